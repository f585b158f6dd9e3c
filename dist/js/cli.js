#!/usr/bin/env node
// src/main/cli.ts
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const cwd = readDirectory();
const bundledSimulator = async () => (await import("./etcd-simulator.js")).bundledEtcd;
if (major < 22 || major === 22 && minor < 13) {
	console.error(`seedsweep: needs Node 22.13 or newer, this is ${process.versions.node} (${process.execPath})
  With a newer one for this call: npx -p node@24 -p seedsweep@0.1.0 seedsweep ...`);
	process.exitCode = 2;
} else if (cwd instanceof Error) {
	console.error(`seedsweep: the directory of this call is gone (${cwd.message.split(",")[0]})`);
	process.exitCode = 2;
} else {
	const { runCli } = await import("./program.js");
	const interrupts = new AbortController();
	const interrupt = () => {
		if (interrupts.signal.aborted) process.exit(130);
		interrupts.abort();
	};
	process.on("SIGINT", interrupt).on("SIGTERM", interrupt).on("SIGHUP", interrupt);
	const { env, execPath: nodePath, stdin, stdout, stderr } = process;
	const { signal } = interrupts;
	const files = {
		cwd,
		nodePath,
		seedsweepPath: import.meta.filename,
		version: "0.1.0"
	};
	const argv = process.argv.slice(2);
	process.exitCode = await runCli({
		argv,
		env,
		...files,
		stdin,
		stdout,
		stderr,
		signal,
		bundledSimulator
	});
}
function readDirectory() {
	try {
		return process.cwd();
	} catch (error) {
		return error;
	}
}
export {};
