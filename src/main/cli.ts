#!/usr/bin/env node
// The shell's door: reads the world, calls src/cli. Says so plainly on a Node that is too old, before SQLite's native
// file is loaded: it would crash the process without a word.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const cwd = readDirectory()
// The only door to the bundled simulator, which is a guest: everybody else spawns it.
const bundledSimulator = async () => (await import('../sim/etcd-simulator.ts')).bundledEtcd
if (major < 22 || (major === 22 && minor < 13)) {
  console.error(`seedsweep: needs Node 22.13 or newer, this is ${process.versions.node} (${process.execPath})
  With a newer one for this call: npx -p node@24 -p seedsweep@${SEEDSWEEP_VERSION} seedsweep ...`)
  process.exitCode = 2
} else if (cwd instanceof Error) {
  console.error(`seedsweep: the directory of this call is gone (${cwd.message.split(',')[0]})`)
  process.exitCode = 2
} else {
  const { runCli } = await import('../cli/program.ts')
  const interrupts = new AbortController()
  const interrupt = () => {
    // The first signal stops cleanly; a second one means that the person wants out now. The store survives both.
    if (interrupts.signal.aborted) process.exit(130)
    interrupts.abort()
  }
  // SIGHUP: simulators lead process groups of their own, which a closing terminal does not reach.
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt).on('SIGHUP', interrupt)
  const { env, execPath: nodePath, stdin, stdout, stderr } = process
  const { signal } = interrupts
  const files = { cwd, nodePath, seedsweepPath: import.meta.filename, version: SEEDSWEEP_VERSION }
  const argv = process.argv.slice(2)
  process.exitCode = await runCli({ argv, env, ...files, stdin, stdout, stderr, signal, bundledSimulator })
}

function readDirectory(): string | Error {
  try {
    return process.cwd()
  } catch (error) {
    return error as Error
  }
}
