import { n as plainLines, t as plainLine } from "./plain-text.js";
import { a as nearestWord, n as formatCount, o as truncate, r as formatPlural, t as compareText } from "./text.js";
import { $ as upsertSql, Bt as isFailure, C as recordBisectBatch, Ct as valuesOf, Et as seedRanges, Ft as strictObject, It as string, K as recalledRule, Tt as formatSeed, _t as windowSize, a as _usingCtx, at as withStoreErrors, c as readPlan, ct as isIntroduced, h as openStore, jt as literal, kt as array, lt as listLacking, n as openOutsideStore, nt as finaliseStore, s as readCampaigns, st as describeComparison, w as recordFirstBad, x as readBisectBatches, z as historySourceRule } from "./check-stores-ahead.js";
import { n as assertNever, r as UserError, t as assert } from "./assert.js";
import { t as WorldError } from "./world-error.js";
import { $t as readCorrections, Ct as chanceToSee, Dt as describeMaskedSeeds, E as dropPast, Et as describeMasked, F as runCanaries, Ft as recordReplays, G as runSeed, Gt as readPastCommits, Ht as readHistorySources, I as openLane, It as describeConfiguration, J as askGit, Jt as shortestFirst, K as describeEvidence, Kt as readStoredFindings, Lt as drawConfiguration, Ot as describeNextNew, P as pLimit, Pt as recordIssue, Q as readQuietFindings, Qt as readCommentLook, St as exposedSeeds, T as mergeStores, Tt as describeHistory, U as simulatorEnvironment, Ut as readHistoryStarts, Vt as readCountedFindings, W as replayReproduction, Wt as readHistorySweeps, X as readGit, Xt as findingId, Yt as countSeedsToSeeAgain, Z as gatherEvidence, Zt as readCampaignsToAsk, _ as findTarget, _n as describeCarried, _t as isCleanCheckout, a as commitsBetween, at as knownPath, bn as asksToBeSeen, bt as clopperPearsonInterval, c as listPresent, cn as windowStart, ct as foldCorrections, d as emptyConfig, dn as presetNames, dt as judgePropertyLife, en as recordCommentLook, et as openPropertyHistory, f as mistakesError, ft as judgeLife, g as defineTarget, gt as inCleanCheckout, h as explainIssue, ht as makeReproduction, i as removeDeadWorktrees, in as unequalRunsType, it as findNeverSeen, l as mergeBase, ln as parseDuration, lt as isDay$1, m as readYaml, mt as closingError, nn as keyRules, nt as readReport, o as findWorkTree, on as seedAt, ot as dayOf, p as readConfig$1, pn as floorDefault, pt as chanceOfSilence, q as isStartFailure, qt as readIssues, r as openRevision, rt as extractSignature, s as isAncestor, sn as windowCount, st as describeStanding, tn as recordCorrections, tt as readCorrected, u as resolveRevision, ut as describeCounted, v as overrideTarget, vn as isNeverSeen, vt as chooseRepetition, wt as detectableRate, xt as jeffreysInterval, yn as triedCanary, yt as countReplays, z as findRecorded, zt as readHistory$1 } from "./compare-phase.js";
import { a as classifyProblem, c as toWorldError, o as isRequestError, r as sentOnce, s as readRequestError } from "./client.js";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { mkdtemp, readFile, stat } from "node:fs/promises";
// src/campaign/cap-young-generation.ts
const seedBySeedBytes = 32 * 2 ** 20;
function capYoungGeneration(bytesMax) {
	let capped = false;
	setFlagsFromString("--semi-space-growth-factor=2");
	return () => {
		if (capped) return;
		capped = (getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space")?.space_size ?? 0) >= bytesMax;
		if (capped) setFlagsFromString("--semi-space-growth-factor=1");
	};
}
// src/campaign/keep-heap-small.ts
const settledMs = 1e3;
const launchingBytes = 8 * 2 ** 20;
function keepHeapSmall() {
	setFlagsFromString("--semi-space-growth-factor=1");
	setFlagsFromString("--heap-growing-percent=20");
	let settled = false;
	let cap = null;
	setTimeout(() => {
		shrinkHeap();
		settled = true;
	}, settledMs).unref();
	return () => {
		if (!settled) return;
		cap ??= capYoungGeneration(launchingBytes);
		cap();
	};
}
function shrinkHeap() {
	setFlagsFromString("--expose-gc");
	const collect = runInNewContext("gc");
	setFlagsFromString("--no-expose-gc");
	if (typeof collect === "function") collect({
		type: "major",
		flavor: "last-resort"
	});
}
// src/simulator/usable-cores.ts
function usableCores(host = thisHost()) {
	const quotas = [host.availableParallelism, ...cgroupQuotas(host)];
	return Math.max(1, Math.floor(Math.min(...quotas)));
}
function thisHost() {
	return {
		availableParallelism: availableParallelism(),
		readText(path) {
			try {
				return readFileSync(path, "utf8");
			} catch {
				return null;
			}
		}
	};
}
function cgroupQuotas(host) {
	const mounts = readMounts(host);
	const quotas = [];
	for (const line of (host.readText("/proc/self/cgroup") ?? "").split("\n")) {
		const [id, controllers, ...rest] = line.split(":");
		const group = rest.join(":");
		if (id === "0" && controllers === "") for (const path of withParents(group, mounts.v2)) quotas.push(...quotaV2(host, path));
		else if (controllers?.split(",").includes("cpu")) for (const path of withParents(group, mounts.v1)) quotas.push(...quotaV1(host, path));
	}
	return quotas;
}
function readMounts(host) {
	let v1 = {
		root: "/",
		point: "/sys/fs/cgroup/cpu"
	};
	let v2 = {
		root: "/",
		point: "/sys/fs/cgroup"
	};
	for (const line of (host.readText("/proc/self/mountinfo") ?? "").split("\n")) {
		const [place = "", kind = ""] = line.split(" - ");
		const [, , , root, point] = place.split(" ");
		const [type, , options = ""] = kind.split(" ");
		if (root === void 0 || point === void 0) continue;
		if (type === "cgroup2") v2 = {
			root,
			point
		};
		if (type === "cgroup" && options.split(",").includes("cpu")) v1 = {
			root,
			point
		};
	}
	return {
		v1,
		v2
	};
}
function withParents(group, { root, point }) {
	const names = (group.startsWith(root) ? group.slice(root.length) : group).split("/").filter((name) => name !== "");
	return names.map((_, last) => `${point}/${names.slice(0, last + 1).join("/")}`).concat(point);
}
function quotaV2(host, directory) {
	const [quota, period] = (host.readText(`${directory}/cpu.max`) ?? "").trim().split(" ").map(Number);
	return ratio(quota, period);
}
function quotaV1(host, directory) {
	const quota = host.readText(`${directory}/cpu.cfs_quota_us`);
	const period = host.readText(`${directory}/cpu.cfs_period_us`);
	return quota === null || period === null ? [] : ratio(Number(quota), Number(period));
}
function ratio(quota, period) {
	if (quota === void 0 || period === void 0) return [];
	return quota > 0 && period > 0 ? [quota / period] : [];
}
// src/campaign/read-machine.ts
function usableJobs() {
	return usableCores();
}
function describeMachine() {
	return `${process.platform} ${process.arch}, ${usableCores()} cores, node ${process.versions.node}`;
}
// src/base/explain-error.ts
function explainError(error) {
	return error instanceof UserError || error instanceof WorldError ? error : explainSystemError(error);
}
function listCauses(error) {
	const causes = [];
	for (let { cause } = error; cause instanceof Error; cause = cause.cause) causes.push(cause.message);
	return causes;
}
function explainSystemError(error) {
	if (!(error instanceof Error)) return null;
	const { code, syscall, path } = error;
	if (code === void 0 || syscall === void 0) return null;
	if (code === "ENOSPC" || code === "EDQUOT") return new WorldError("disk-full", `no room left on the disk${path === void 0 ? "" : ` for ${path}`}`, { hint: "What was committed is kept: free some space and run the same command again" });
	return new WorldError("system", `the system refused: ${error.message}`);
}
// src/config/parse-compare-budget.ts
function parseCompareBudget(text, where) {
	return /^0+(?:ms|s|m|h)?$/.test(text.trim()) ? 0 : parseDuration(text, where);
}
// src/config/parse-count.ts
const seedCountMax = windowSize;
function parseCount(text, where = "count") {
	const trimmed = text.trim();
	const shown = `${where}: ${JSON.stringify(truncate(trimmed, 40))}`;
	const digits = readDigits(trimmed);
	if (digits === null) throw new UserError("count", `${shown} is not a number of seeds`, countHint(trimmed));
	const count = Number(digits);
	if (count === 0) throw new UserError("count", `${shown} runs nothing`, "Write at least 1");
	if (count > seedCountMax) {
		const most = formatCount(seedCountMax);
		throw new UserError("count", `${shown} is more than one campaign can have`, `Write at most ${most} and run several campaigns`);
	}
	return count;
}
function readDigits(text) {
	if (!/^(?:[0-9]+(?:_[0-9]+)*|[0-9]{1,3}(?:,[0-9]{3})+)$/.test(text)) return null;
	return text.replaceAll(/[_,]/g, "").replace(/^0+(?=[0-9])/, "");
}
function countHint(text) {
	const value = /^[0-9.]+e[0-9]+$/i.test(text) ? Number(text) : NaN;
	if (Number.isInteger(value) && value > 0 && value <= seedCountMax) return `Write ${value}`;
	const scaled = /^([0-9]+)([kKM])$/.exec(text);
	if (scaled !== null) return `Write ${scaled[1]}${scaled[2] === "M" ? "000000" : "000"}`;
	if (text.includes("..")) return "Write a range as seeds, a count as a number: 2000";
	if (/^[0-9]+(?:ms|s|m|h)$/.test(text)) return `Write a time as budget, a count as a number: 2000`;
	return "Write a whole number: 2000";
}
// src/config/parse-seed-range.ts
function parseSeedRange(text, where = "seeds", type = null) {
	const trimmed = text.trim();
	const shown = `${where}: ${JSON.stringify(truncate(trimmed, 60))}`;
	const parts = /^(-?[0-9_,]+)\.\.(-?[0-9_,]+)$/.exec(trimmed);
	const first = readInteger(parts?.[1]);
	const end = readInteger(parts?.[2]);
	if (first === null || end === null) throw new UserError("seed-range", `${shown} is not a range of seeds`, rangeHint(trimmed.slice(0, 60)));
	if (first === end) throw new UserError("seed-range", `${shown} is empty: its end is not part of it`, `Write ${first}..${first + 1n} for one seed`);
	if (first > end) throw new UserError("seed-range", `${shown} is reversed`, `Write ${end}..${first}`);
	checkLimits(first, end, shown, type);
	return {
		first,
		end
	};
}
function checkLimits(first, end, shown, type) {
	const { min, max } = type === null ? {
		min: seedRanges.i64.min,
		max: seedRanges.u64.max
	} : seedRanges[type];
	const typeName = type ?? "64 bits";
	if (first < 0n && (min === 0n || end - 1n > seedRanges.i64.max)) throw new UserError("seed-range", `${shown} starts below zero, where unsigned seeds have nothing`, "Write a range from 0, or declare seed-type: i64 (or i32) for the target");
	if (first < min || end - 1n > max) {
		const hint = `Write a range within ${min < 0n && first >= 0n ? 0n : min}..${max + 1n}`;
		throw new UserError("seed-range", `${shown} goes past ${typeName}`, hint);
	}
}
function readInteger(text) {
	if (text === void 0) return null;
	const negative = text.startsWith("-");
	const digits = text.length > 60 ? null : readDigits(negative ? text.slice(1) : text);
	if (digits === null) return null;
	return negative ? -BigInt(digits) : BigInt(digits);
}
function rangeHint(text) {
	const inclusive = /^([0-9]+)\.\.=([0-9]+)$/.exec(text);
	if (inclusive !== null) return `The end is not part of the range: write ${inclusive[1]}..${BigInt(inclusive[2] ?? 0) + 1n}`;
	const other = /^([0-9]+)(?:-|:|\.\.\.|…|–| )([0-9]+)$/.exec(text);
	if (other !== null) return `Write ${other[1]}..${other[2]}; the end is not part of it`;
	if (/^[0-9]{1,20}$/.test(text)) return `Write ${text}..${BigInt(text) + 1n} for this one seed`;
	const open = /^([0-9]+)\.\.$/.exec(text);
	if (open !== null) return `Write where it ends, for example ${open[1]}..${BigInt(open[1] ?? 0) + 1000n}`;
	if (/^\.\.[0-9]+$/.test(text)) return `Write 0${text}`;
	return "Write A..B in decimal digits, for example 0..100000; B is not part of it";
}
// src/plan/plan-matrix.ts
function planMatrix(plan) {
	return { include: plan.shards.map(({ shard }) => ({ shard })) };
}
// src/config/bundled-target.ts
const bundledName = "etcd";
const nameMax = 64;
function nameBundled({ bugs, etcd }) {
	const words = etcd === null ? orderBugs(bugs).join("_") : etcd.replace(/^v/, "");
	return (words === "" ? bundledName : `${bundledName}-${words}`).slice(0, nameMax);
}
function parseBundledName(name) {
	if (name === "etcd") return {
		bugs: [],
		etcd: null
	};
	const [, words] = /^etcd-([0-9a-z._-]+)$/.exec(name) ?? [];
	if (words === void 0) return null;
	return /^\d+\.\d+\.\d+$/.test(words) ? {
		bugs: [],
		etcd: words
	} : {
		bugs: words.split("_"),
		etcd: null
	};
}
function bundledTarget(system, program, words, where) {
	const simulator = [
		...program,
		"sim",
		"etcd"
	];
	const bugs = orderBugs(system.bugs);
	const flags = system.etcd === null ? bugs.length === 0 ? [] : ["--bug", ...bugs] : ["--etcd", system.etcd];
	const written = {
		...words,
		name: nameBundled(system),
		run: [
			...simulator,
			"--seed",
			"{seed}",
			...flags
		],
		worker: [
			...simulator,
			"--worker",
			...flags
		],
		canary: [
			...simulator,
			"--seed",
			"{seed}",
			"--duration",
			"10s",
			"--bug",
			"15220",
			"20221a"
		]
	};
	return defineTarget(written, where);
}
function orderBugs(bugs) {
	return [...new Set(bugs)].sort(compareText);
}
// src/campaign/read-text-file.ts
const textFileBytesMax = 67108864;
function readTextFile(path, named, hint) {
	const file = statSync(path, { throwIfNoEntry: false });
	if (file === void 0) throw new UserError("no-file", `there is no file ${named}`, hint);
	if (file.isDirectory()) throw new UserError("not-readable", `${named} is a directory, not a file`, hint);
	if (file.size > 67108864) throw new UserError("file-too-large", `${named} has ${file.size} bytes, more than the ${textFileBytesMax} allowed`);
	try {
		return readFileSync(path, "utf8");
	} catch (error) {
		throw new UserError("not-readable", `${named} cannot be read: ${error.message}`, hint);
	}
}
// src/campaign/read-settings.ts
const configName = "seedsweep.yml";
function loadConfig(cwd, named) {
	const path = named === null ? join(cwd, configName) : resolve(cwd, named);
	if (named === null && !existsSync(path)) return null;
	const text = readTextFile(path, named ?? "seedsweep.yml", `Write one, or leave out --config to use ${configName}`);
	return {
		config: readConfig$1(text, named ?? "seedsweep.yml"),
		directory: dirname(path)
	};
}
function readSettings(cwd, choice) {
	const loaded = loadConfig(cwd, choice.config);
	checkCommand(choice, loaded?.config ?? null);
	const command = choice.command ?? choice.run;
	const words = {
		...command !== null && { run: typeof command === "string" ? command : [...command] },
		...choice.build !== null && { build: choice.build },
		...choice.timeout !== null && { timeout: choice.timeout },
		...choice.memory !== null && { memory: choice.memory }
	};
	const where = (key) => key === "run" && choice.command !== null ? "the command after --" : key;
	const preset = choice.preset === null ? null : readPreset(choice.preset);
	const system = chooseBundled(choice, loaded?.config ?? null);
	if (system !== null && choice.bundled !== null) {
		const directory = loaded?.directory ?? cwd;
		const target = bundledTarget(system, choice.bundled.programIn(directory), words, where);
		return {
			config: loaded?.config ?? null,
			directory,
			targets: [target],
			name: target.name,
			bundled: system
		};
	}
	const known = choice.target !== null && loaded !== null && namesTargets(loaded.config, choice.target);
	if (loaded === null || (command !== null || preset !== null) && !known) {
		if (command === null && preset === null) throw describeNothingToRun(choice);
		const name = choice.target === null ? {} : { name: choice.target };
		const target = defineTarget({
			...name,
			...words,
			...preset !== null && { preset }
		}, where);
		return {
			config: loaded?.config ?? null,
			directory: loaded?.directory ?? cwd,
			bundled: null,
			targets: [target],
			name: target.name
		};
	}
	if (preset !== null) {
		const seen = `preset: target "${choice.target}" is configured already`;
		throw new UserError("preset-of-target", seen, `Write preset: ${preset} into that target, or leave the target out`);
	}
	const chosen = chooseTargets(loaded.config, choice.target);
	const [changed] = Object.keys(words);
	if (chosen.length > 1 && changed !== void 0) {
		const seen = `${changed}: ${chosen.length} targets were named, and each has its own`;
		throw new UserError("several-targets", seen, `Name one target, or leave ${changed} out`);
	}
	const targets = chosen.map((target) => overrideTarget(target, words, where));
	return {
		...loaded,
		targets,
		name: nameTargets(targets, loaded.config),
		bundled: null
	};
}
function chooseBundled({ bundled, target, command, run, preset }, config) {
	if (bundled === null) return null;
	const other = command !== null ? "a command" : run !== null ? "--run" : preset !== null ? "--preset" : null;
	if (bundled.system !== null) {
		const named = other ?? (target === null ? null : `--target ${target}`);
		if (named === null) return bundled.system;
		const seen = `--bug and --etcd are of the bundled simulator, and ${named} names another one`;
		throw new UserError("not-bundled", seen, `Leave out --bug and --etcd, or ${named}`);
	}
	if (other !== null) return null;
	if (target !== null) return config?.targets.has(target) === true ? null : parseBundledName(target);
	return config === null || config.targets.size === 0 ? {
		bugs: [],
		etcd: null
	} : null;
}
function onlyTarget({ targets }) {
	const [target, ...others] = targets;
	if (target !== void 0 && others.length === 0) return target;
	throw new UserError("several-targets", `${targets.length} targets were named`, "Name one");
}
function readPreset(text) {
	const name = presetNames.find((candidate) => candidate === text);
	if (name !== void 0) return name;
	const nearest = nearestWord(text, presetNames);
	const guess = nearest === null ? "" : `Did you mean ${nearest}? `;
	throw new UserError("unknown-preset", `preset: there is no preset "${text}"`, `${guess}Known: ${presetNames.join(", ")}`);
}
function checkCommand({ command, run }, config) {
	if (command === null) return;
	if (run !== null) throw new UserError("command-twice", "there are two commands: one in --run, one after --", "Leave one of them out");
	const [first = ""] = command;
	if (config?.targets.has(first) !== true || command.some((word) => word.includes("{seed}"))) return;
	throw new UserError("target-as-command", `"${first}" is a target, not a command`, `Write --target ${first}`);
}
const allTargets = "all";
function namesTargets({ targets }, choice) {
	return choice === allTargets && targets.size > 0 || choice.split(",").every((name) => targets.has(name.trim()));
}
function nameChoice(config, choice) {
	return namesTargets(config, choice) ? nameTargets(chooseTargets(config, choice), config) : choice;
}
function chooseTargets(config, choice) {
	const names = [...config.targets.keys()];
	const wanted = choice ?? config.default ?? (names.length === 1 ? names[0] ?? null : null);
	const where = config.path ?? "seedsweep.yml";
	if (wanted === allTargets && names.length > 0 && !config.targets.has(allTargets)) return [...config.targets.values()];
	if (wanted !== null) {
		const named = new Set(wanted.split(",").map((name) => findTarget(config.targets, name.trim(), where)));
		return [...config.targets.values()].filter((target) => named.has(target));
	}
	const hint = `Write --target with one of: ${names.join(", ")}; several with commas between, or all`;
	throw new UserError("no-target", `${where} has ${names.length} targets and no default`, hint);
}
const storeNameMax = 100;
function nameTargets(targets, config) {
	const [first] = targets;
	if (targets.length === 1 && first !== void 0) return first.name;
	if (targets.length === config.targets.size && !config.targets.has(allTargets)) return allTargets;
	return joinTargetNames(targets.map((target) => target.name));
}
function joinTargetNames(names) {
	const name = names.join("+");
	return name.length <= storeNameMax ? name : `${name.slice(0, storeNameMax)}+${hashText(name)}`;
}
function hashText(text) {
	return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
function describeNothingToRun(choice) {
	const seen = choice.target === null ? "there is no command to run" : `there is no target "${choice.target}"`;
	return new UserError("nothing-to-run", `${seen}, and no ${configName} here`, `Write the simulator's command after --, for example\n  seedsweep run --count 1000 -- ./sim --seed {seed}\nor put it into ${configName}:\n  targets:\n    sim:\n      run: ./sim --seed {seed}`);
}
function chooseDbPath(directory, cwd, named, target, shard) {
	if (named !== null) return isAbsolute(named) ? named : resolve(cwd, named);
	return join(directory, ".seedsweep", shard === null ? `${target}.db` : `${target}-s${shard}.db`);
}
// src/publish/github/pages.ts
const pagesMax$2 = 600;
const knownPagesMax = 16;
async function* listPages(github, route, parameters, { again = false } = {}) {
	const ask = again ? askAgain : askPage;
	const asked = {
		per_page: 100,
		...parameters
	};
	let { data, link } = await ask(github, `GET ${route}`, asked);
	for (let page = 1;; page++) {
		if (!Array.isArray(data)) throw new WorldError("github", `GitHub answered ${route} with something that is no list`);
		yield data;
		const next = /<([^<>]+)>;\s*rel="next"/.exec(link ?? "")?.[1];
		if (next === void 0) return;
		if (page === pagesMax$2) throw new WorldError("github", `${route} has more than ${pagesMax$2} pages, too many to look through`);
		({data, link} = await ask(github, `GET ${next}`, {}));
	}
}
async function askPage({ octokit }, route, parameters) {
	const { data, headers } = await octokit.request(route, parameters);
	return {
		data,
		link: headers.link
	};
}
async function askAgain({ octokit, pages }, route, parameters) {
	const name = `${route} ${JSON.stringify(parameters)}`;
	const known = pages.get(name);
	const tag = known === void 0 ? {} : { headers: { "if-none-match": known.etag } };
	try {
		const { data, headers } = await octokit.request(route, {
			...parameters,
			...tag
		});
		if (headers.etag !== void 0 && (known !== void 0 || pages.size < knownPagesMax)) pages.set(name, {
			etag: headers.etag,
			data,
			link: headers.link
		});
		return {
			data,
			link: headers.link
		};
	} catch (error) {
		if (known === void 0 || readRequestError(error).status !== 304) throw error;
		return known;
	}
}
function splitRepository(repository) {
	const [owner = "", repo = ""] = repository.split("/");
	return {
		owner,
		repo
	};
}
// src/publish/github/list-histories.ts
const historyArtifact = "seedsweep-history";
const namePattern = new RegExp(`^${historyArtifact}-a\\d{1,4}(-[0-9a-f]{12})?$`);
const attemptsListed = 3;
const pagesMax$1 = 5;
const runsMax$1 = 8;
const runsListedMax = 3;
const trustedEvents = [
	"schedule",
	"workflow_dispatch",
	"repository_dispatch",
	"push"
];
async function listHistories(github, repository) {
	try {
		return await lookThrough(github, repository);
	} catch (error) {
		if (!isRequestError(error)) throw error;
		const problem = classifyProblem(error);
		if (problem.kind === "disabled") return {
			kind: "unreadable",
			said: "GitHub has none"
		};
		return {
			kind: problem.kind === "read-only" ? "forbidden" : "unreadable",
			said: problem.said
		};
	}
}
async function lookThrough(github, repository) {
	const { data: own } = await github.octokit.request("GET /repos/{owner}/{repo}", splitRepository(repository));
	const repo = {
		name: repository,
		id: Number(own.id),
		defaultBranch: own.default_branch
	};
	const listed = [];
	for (let attempt = 1; attempt <= attemptsListed; attempt++) listed.push(...await listNamed(github, repo, `${historyArtifact}-a${attempt}`));
	const runs = [...new Set(listed.filter(({ expired }) => !expired).sort(newestFirst).map(({ runId }) => runId))];
	const trusted = new Set();
	for (const runId of runs.slice(0, runsMax$1)) if (await isTrustedRun(github, repo, runId)) trusted.add(runId);
	const more = [];
	for (const runId of [...trusted].slice(0, runsListedMax)) more.push(...await listOfRun(github, repo, runId));
	const artifacts = [...new Map([...listed, ...more].map((artifact) => [artifact.id, artifact])).values()].filter(({ runId, expired }) => trusted.has(runId) && !expired).sort(newestFirst);
	const expired = listed.filter((artifact) => artifact.expired).length;
	return {
		kind: "listed",
		defaultBranch: repo.defaultBranch,
		artifacts,
		expired
	};
}
function newestFirst(a, b) {
	return Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.id - a.id;
}
async function listNamed({ octokit }, repo, name) {
	const found = [];
	for (let page = 1; page <= pagesMax$1; page++) {
		const { data } = await octokit.request("GET /repos/{owner}/{repo}/actions/artifacts", {
			...splitRepository(repo.name),
			name,
			per_page: 100,
			page
		});
		found.push(...data.artifacts.flatMap((item) => readArtifact(item, repo)));
		if (data.artifacts.length < 100 || found.length >= runsMax$1) break;
	}
	return found;
}
async function listOfRun({ octokit }, repo, runId) {
	const { data } = await octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts", {
		...splitRepository(repo.name),
		run_id: runId,
		per_page: 100
	});
	return data.artifacts.flatMap((item) => readArtifact(item, repo));
}
function readArtifact(item, repo) {
	const { workflow_run: run, created_at: createdAt } = item;
	if (run?.id === void 0 || createdAt === null || !namePattern.test(item.name)) return [];
	if (run.repository_id !== repo.id || run.head_repository_id !== repo.id) return [];
	if (run.head_branch !== repo.defaultBranch) return [];
	const { id, name, size_in_bytes: size, digest = null, expired } = item;
	return [{
		id,
		name,
		size,
		digest,
		createdAt,
		runId: run.id,
		expired
	}];
}
async function isTrustedRun({ octokit }, repo, runId) {
	const { data } = await octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}", {
		...splitRepository(repo.name),
		run_id: runId
	});
	return isOwnRun(data, repo.defaultBranch) && data.repository.id === repo.id;
}
function isOwnRun(run, branch) {
	const { event, head_branch: head, repository, head_repository: from } = run;
	return trustedEvents.includes(event) && head === branch && from?.id === repository.id;
}
function mayAddHistory(event, ref, defaultBranch) {
	return event !== void 0 && trustedEvents.includes(event) && ref === `refs/heads/${defaultBranch}`;
}
// src/publish/github/list-ended-runs.ts
const runsListed = 30;
const runsMax = 5;
const pagesMax = 6;
const artifactPattern = /^seedsweep-([0-9a-f]{12})-(?:plan|s\d{1,3}-a\d{1,4})$/;
async function listEndedRuns(github, repository, { workflow, branch, known }) {
	try {
		const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs", {
			...splitRepository(repository),
			workflow_id: workflow.slice(workflow.lastIndexOf("/") + 1),
			branch,
			status: "completed",
			per_page: runsListed
		});
		const own = data.workflow_runs.filter((run) => isOwnRun(run, branch)).map(({ id }) => Number(id));
		const runs = [];
		for (const id of own.filter((run) => !known.has(run)).slice(0, runsMax)) runs.push({
			id,
			campaigns: await listCampaigns(github, repository, id)
		});
		return {
			kind: "listed",
			runs
		};
	} catch (error) {
		if (!isRequestError(error)) throw error;
		const problem = classifyProblem(error);
		return {
			kind: "unreadable",
			said: problem.kind === "disabled" ? "GitHub has none" : problem.said
		};
	}
}
async function listCampaigns({ octokit }, repository, runId) {
	const campaigns = new Set();
	for (let page = 1; page <= pagesMax; page++) {
		const { data } = await octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts", {
			...splitRepository(repository),
			run_id: runId,
			per_page: 100,
			page
		});
		for (const { name, expired } of data.artifacts) {
			const campaign = artifactPattern.exec(name)?.[1];
			if (campaign !== void 0 && !expired) campaigns.add(campaign);
		}
		if (data.artifacts.length < 100) break;
	}
	return [...campaigns];
}
// src/base/closing-words.ts
const textMax = 65536;
function readClosingNumbers(text, repository) {
	const numbers = [...text.slice(0, textMax).matchAll(closing)].flatMap(([, , named, short, inPath, path]) => {
		const other = named ?? inPath;
		if (other !== void 0 && other.toLowerCase() !== repository.toLowerCase()) return [];
		const number = Number(short ?? path);
		return Number.isSafeInteger(number) && number > 0 ? [number] : [];
	});
	return [...new Set(numbers)].sort((a, b) => a - b);
}
const closing = /\b(close[sd]?|fix(?:e[sd])?|resolve[sd]?):?[ \t]+(?:(?:([\w.-]+\/[\w.-]+)?#|GH-)(\d{1,9})|https?:\/\/[\w.-]+\/([\w.-]+\/[\w.-]+)\/issues\/(\d{1,9}))(?!\d)/gi;
// src/publish/render/marker.ts
const beginLine = "<!-- seedsweep:begin -->";
const endLine = "<!-- seedsweep:end -->";
const configCharactersMax = 4e3;
const formerKeysMax = 16;
function marksFinding(marker, finding) {
	if (marker.target !== finding.target) return false;
	const keys = [finding.key, ...finding.formerKeys];
	return [marker.key, ...marker.formerKeys].some((key) => keys.includes(key));
}
function isMarkedAs(marker, finding) {
	return marker !== null && marker.key === finding.key && marker.target === finding.target;
}
function formatMarker(marker) {
	const config = JSON.stringify(marker.config).length <= configCharactersMax ? marker.config : null;
	const { key, target, sha, seeds, k, n, proof, first, life, told } = marker;
	const former = marker.formerKeys.slice(0, formerKeysMax);
	const more = {
		...marker.shows === void 0 ? {} : { shows: marker.shows },
		...first === null ? {} : { first },
		...former.length === 0 ? {} : { former }
	};
	return `<!-- seedsweep:v1 ${JSON.stringify({
		key,
		target,
		sha,
		config,
		seeds,
		k,
		n,
		proof,
		...more,
		life,
		told
	}).replace(unusual, escapeUnit).replaceAll("--", "-\\u002d").replaceAll("::", ":\\u003a")} -->`;
}
const unusual = /[^A-Za-z0-9 _.,:{}[\]"\\/+=-]/g;
function escapeUnit(unit) {
	return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
function readMarker(body) {
	return findMarker(splitLines(body))?.marker ?? null;
}
function replaceGenerated(body, generated) {
	const range = findGenerated(body);
	return range === null ? null : body.slice(0, range.start) + generated + body.slice(range.end);
}
function readGenerated(body) {
	const range = findGenerated(body);
	return range === null ? null : body.slice(range.start, range.end).replaceAll("\r\n", "\n");
}
function replaceMarker(body, change) {
	const lines = body.split("\n");
	const found = findMarker(splitLines(body));
	return found === null ? body : lines.with(found.index, formatMarker(change(found.marker))).join("\n");
}
function splitLines(body) {
	const lines = [];
	let start = 0;
	for (const text of body.split("\n")) {
		lines.push({
			text: text.trim(),
			start
		});
		start += text.length + 1;
	}
	return lines;
}
function findMarker(lines) {
	const fenced = findFencedLines(lines);
	for (let index = lines.length - 1; index >= 0; index--) {
		const marker = fenced.has(index) ? null : parseMarker(lines[index]?.text ?? "");
		if (marker !== null) return {
			marker,
			index
		};
	}
	return null;
}
function findGenerated(body) {
	const lines = splitLines(body);
	const found = findMarker(lines);
	if (found === null) return null;
	const begin = lines.findLast(({ text }, index) => index < found.index && text === "<!-- seedsweep:begin -->");
	const end = lines.find(({ text }, index) => index > found.index && text === "<!-- seedsweep:end -->");
	if (begin === void 0 || end === void 0) return null;
	return {
		start: body.indexOf(beginLine, begin.start),
		end: body.indexOf(endLine, end.start) + 22
	};
}
function findFencedLines(lines) {
	const fenced = new Set();
	let open = null;
	for (const [index, { text }] of lines.entries()) if (open === null) {
		const delimiter = /^(`{3,}(?=[^`]*$)|~{3,})/.exec(text)?.[0];
		if (delimiter !== void 0) open = {
			delimiter,
			index
		};
	} else if (text.startsWith(open.delimiter) && text === open.delimiter.charAt(0).repeat(text.length)) {
		for (let inside = open.index; inside <= index; inside++) fenced.add(inside);
		open = null;
	}
	return fenced;
}
function parseMarker(line) {
	const json = /^<!-- seedsweep:v1 (\{.*\}) -->$/.exec(line)?.[1];
	if (json === void 0) return null;
	try {
		return readMarkerObject(JSON.parse(json));
	} catch {
		return null;
	}
}
function readMarkerObject(value) {
	if (!isRecord(value)) return null;
	const { key, target, sha, config, seeds, k, n, proof, first, former, life, shows, told } = value;
	if (!isKey(key)) return null;
	if (typeof target !== "string" || target === "") return null;
	if (sha !== null && typeof sha !== "string") return null;
	if (!isCount(k) || !isCount(n) || !Array.isArray(seeds) || !seeds.every(isSeedText)) return null;
	const base = {
		key,
		formerKeys: Array.isArray(former) ? former.filter(isKey).slice(0, formerKeysMax) : [],
		target,
		sha,
		config: readConfig(config),
		seeds,
		k,
		n,
		first: readFirst(first)
	};
	const known = isKey(shows) ? {
		...base,
		shows
	} : base;
	const memory = readMemory(life);
	const closing = readTold(told);
	const read = {
		...known,
		...memory === null ? {} : { life: memory },
		...closing === null ? {} : { told: closing }
	};
	return proof === "pairs" || proof === "campaign" ? {
		...read,
		proof
	} : read;
}
function isKey(value) {
	return typeof value === "string" && /^[\w-]{1,128}$/.test(value);
}
function readConfig(config) {
	if (!isRecord(config)) return null;
	return Object.fromEntries(Object.entries(config).map(([name, value]) => [name, String(value)]));
}
function readFirst(first) {
	if (!isRecord(first) || typeof first.at !== "string" || Number.isNaN(Date.parse(first.at))) return null;
	return {
		sha: typeof first.sha === "string" ? first.sha : null,
		at: first.at
	};
}
function readMemory(value) {
	if (!isRecord(value)) return null;
	const { verified, reopened, remarked, environment } = value;
	const [closed, opened] = [readFirst(verified), readFirst(reopened)];
	return {
		...closed === null ? {} : { verified: closed },
		...opened === null ? {} : { reopened: opened },
		...isDay(remarked) ? { remarked } : {},
		...isDay(environment) ? { environment } : {}
	};
}
function readTold(value) {
	if (!isRecord(value)) return null;
	const { at, clean, campaigns, missing, campaignsMissing } = value;
	if (!isDay(at) || !isCount(clean) || !isCount(campaigns) || !isCount(missing)) return null;
	return {
		at,
		clean,
		campaigns,
		missing,
		campaignsMissing: isCount(campaignsMissing) ? campaignsMissing : null
	};
}
function isDay(value) {
	return typeof value === "string" && !Number.isNaN(Date.parse(value));
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isCount(value) {
	return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
function isSeedText(value) {
	return typeof value === "string" && /^(0|-?[1-9][0-9]{0,19})$/.test(value);
}
// src/publish/render/escape-text.ts
function escapeInline(text, max) {
	const content = inertLine(text, max);
	if (content === "") return "`(empty)`";
	const delimiter = "`".repeat(shortestFreeRun(content));
	const pad = /^`|`$/.test(content) ? " " : "";
	return `${delimiter}${pad}${content}${pad}${delimiter}`;
}
function escapeCell(text, max) {
	return escapeInline(text.replaceAll("|", "¦"), max);
}
function escapeTitle(text, max) {
	return inertLine(text.replaceAll("`", "'"), max);
}
function escapeMessage(text, max) {
	const plain = disarmReferences(plainLines(text.slice(0, 4 * max))).trim();
	return plain.length <= max ? plain : `${cutText(plain, max - 1)}…`;
}
function fence(text, maxChars, linesMax = 50) {
	const lines = inertLines(text.slice(0, 4 * maxChars)).split("\n");
	const shown = lines.slice(0, linesMax);
	const room = Math.max(0, maxChars - 2 * (backtickRunMax + 1) - 48);
	let content = shown.join("\n");
	const cutInside = content.length > room || text.length > 4 * maxChars;
	if (content.length > room) content = cutText(content, room);
	const note = cutInside ? "\n… (cut)" : lines.length > linesMax ? `\n… (${lines.length - linesMax} more lines)` : "";
	return fenceVerbatim(`${content}${note}`, "");
}
function fenceVerbatim(content, language) {
	const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
	const delimiter = "`".repeat(longest + 1);
	return `${delimiter}${language}\n${content}\n${delimiter}`;
}
const backtickRunMax = 8;
function inertLine(text, max) {
	const line = shortenBacktickRuns(disarmReferences(plainLine(text, 4 * max)).replace(numberSign, "# "));
	return line.length <= max ? line : `${cutText(line, max - 1).trimEnd()}…`;
}
function inertLines(text) {
	return shortenBacktickRuns(disarmReferences(plainLines(text))).replace(/[ \t]+$/gm, "").replace(/^\n+|\n+$/g, "");
}
const numberSign = /#(?=\d)/g;
function disarmReferences(text) {
	return text.replace(/(?<![A-Za-z0-9_])@(?=\w)(?!(?<=\/@)[\w-]+\/)/g, "@ ").replace(/(?<!^[ \t]*)#(?=\d)/gm, "# ").replace(/<!--/g, "<! --").replace(/--(!?)>/g, "--$1 >");
}
function shortenBacktickRuns(text) {
	return text.replace(/`{9,}/g, "`".repeat(backtickRunMax));
}
function shortestFreeRun(text) {
	const lengths = new Set([...text.matchAll(/`+/g)].map(([run]) => run.length));
	let length = 1;
	while (lengths.has(length)) length++;
	return length;
}
function cutText(text, max) {
	const cut = text.slice(0, Math.max(0, max));
	return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
// src/model/attribution.ts
const plain = {
	name: (text) => text,
	value: (text) => text
};
function describeAttribution({ needs, favours, indifferent }, style = plain) {
	const parts = [
		...needs.length === 0 ? [] : [`needs ${listInfluences(needs, style)}`],
		...favours.length === 0 ? [] : [`comes more often with ${listInfluences(favours, style)}`],
		...indifferent.length === 0 ? [] : [`no difference seen with ${joinWords(indifferent.map(style.value))}`]
	].join("; ");
	return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}`;
}
function listInfluences(influences, { name, value }) {
	return joinWords(influences.map((influence, position) => {
		const { failing, of } = influence;
		const unit = position === 0 ? formatPlural(of, "failing seed") : formatCount(of);
		return `${name(influence.name)} ${value(influence.value)} (${formatCount(failing)} of ${unit})`;
	}));
}
function joinWords(words) {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
// src/model/determinism.ts
function describeDeterminism({ checked, unequal, rate }) {
	const seeds = `${formatPlural(checked, "seed")} run twice`;
	if (unequal === 0) return `${seeds}: all the same (nondeterministic under ${percent$1(rate.high)} %, 95 %)`;
	const shares = `${percent$1(rate.estimate)} %, 95 % interval ${percent$1(rate.low)}-${percent$1(rate.high)} %`;
	return `${seeds}: ${formatCount(unequal)} differed (${shares})`;
}
function percent$1(share) {
	return String(Number((share * 100).toPrecision(2)));
}
// src/model/life.ts
function describeLife(life) {
	const name = life.state === "fix-pending" ? "fix pending" : life.state;
	switch (life.state) {
		case "fix-pending":
		case "dormant": return `${name}, ${describeMissing(life)}`;
		case "closed": return life.failsThoughClosed === null ? name : `${name}, and still fails`;
		case "new":
		case "open":
		case "reopened": return life.clean.seeds === 0 ? name : `${name}, ${formatPlural(life.clean.seeds, "clean seed")} since`;
	}
}
function describeMissing({ missing, obstacles }) {
	if (missing > 0) return `${formatPlural(missing, "clean seed")} missing`;
	const [obstacle] = obstacles;
	return obstacle === void 0 ? "nothing missing" : obstacleWords[obstacle];
}
const obstacleWords = {
	"known-seeds-not-run": "its stored seeds not run again",
	"old-commit-not-run": "the old commit not run again",
	"old-commit-not-here": "the old commit cannot be run here",
	"environment-dependent": "environment-dependent",
	"reopened-by-person": "opened again by a person"
};
function describeKnown({ known }) {
	if (known === null) return "";
	const { failed, passed, unknown } = known;
	return [
		...failed > 0 ? [`${formatCount(failed)} failed`] : [],
		...passed > 0 ? [`${formatCount(passed)} passed`] : [],
		...unknown > 0 ? [`${formatCount(unknown)} without a verdict`] : []
	].join(", ");
}
function countStored({ count, carried, life }) {
	return count + carried === 0 ? life?.known?.failed ?? 0 : 0;
}
// src/publish/render/format-rate.ts
const tinyRate = 5e-4;
function formatRate(rate) {
	if (rate.estimate < tinyRate) return `${formatOneIn(rate.estimate)} (${formatOneIn(rate.low)} to ${formatOneIn(rate.high)})`;
	return `${percent(rate.estimate)} % (${percent(rate.low)}-${percent(rate.high)} %)`;
}
function formatRateInWords(rate) {
	if (rate.estimate < tinyRate) return `${formatOneIn(rate.estimate)}, 95 % interval ${formatOneIn(rate.low)} to ${formatOneIn(rate.high)}`;
	return `${percent(rate.estimate)} %, 95 % interval ${percent(rate.low)}-${percent(rate.high)} %`;
}
function formatFindingRate({ rate, neverSeen }) {
	return neverSeen === null ? formatRate(rate) : `${formatUpperBound(rate.high)} (99 %)`;
}
function formatUpperBound(rate) {
	return `under ${formatShare(rate)}`;
}
function formatShare(rate) {
	return rate < tinyRate ? formatOneIn(rate) : `${percent(rate)} %`;
}
function formatOneIn(rate) {
	return rate <= 0 ? "0" : `1 in ${formatCount(Math.round(Number((1 / rate).toPrecision(3))))}`;
}
function formatChance(chance) {
	if (chance > .999) return "over 99.9 %";
	if (chance < .001) return "under 0.1 %";
	return chance < .01 ? `${percent(chance)} %` : `${Math.floor(chance * 100)} %`;
}
function percent(share) {
	const value = share * 100;
	if (value >= 99.5 && value < 100) return String(Math.floor(value * 100) / 100);
	return String(Number(value.toPrecision(2)));
}
// src/model/property-life.ts
function describePropertyLife({ state, missed, since, missedThoughClosed }) {
	const name = state === "fix-pending" ? "fix pending" : state;
	if (state === "closed") {
		if (missedThoughClosed !== null) return `${name}, and still missed`;
		return since === null ? name : `${name}, seen by ${describeHits$1(since)}`;
	}
	return missed.campaigns < 2 ? name : `${name}, missed by ${formatCount(missed.campaigns)} campaigns in a row`;
}
function describeSightings({ missed, before, since }) {
	return [
		`missed by ${formatPlural(missed.seeds, "seed")}`,
		before === null ? "not seen before" : `seen before, by ${describeHits$1(before)}`,
		...since === null ? [] : [`seen since, by ${describeHits$1(since)}`]
	].join("; ");
}
function describeHits$1({ hits, seeds }) {
	return `${formatCount(hits)} of ${formatPlural(seeds, "seed")}`;
}
// src/publish/render/property-life.ts
function describeMisses({ missed, before, since, silence }) {
	const run = missed.campaigns < 2 ? [] : [`${formatCount(missed.campaigns)} whole campaigns in a row missed it, of ${formatPlural(missed.seeds, "seed")} together.`];
	const seen = before === null ? [] : [`Before, ${describeHits$1(before)} saw it, the last ${describeMoment$2(before.last)}${silence === null ? "" : `: at that rate so many seeds miss it with a probability of ${formatChance(silence)}`}.`];
	const later = since === null ? [] : [`Since then ${describeHits$1(since)} saw it, first ${describeMoment$2(since.first)}.`];
	const said = [
		...run,
		...seen,
		...later
	].join(" ");
	return said === "" ? "" : ` ${said}`;
}
function explainPropertyClosing({ kind, seeds, life }) {
	const seen = kind === "always" ? "checks" : "sees";
	const asked = life?.asked ?? seeds;
	return [`It closes by itself when one seed of a later campaign ${seen} it: one sighting is proof.${life?.fix == null ? "" : ` ${nameFix$1(life.fix)} says that it fixes it; that is shown by the next sighting.`}`, `It opens again when whole campaigns of together at least ${formatPlural(asked, "seed")} miss it once more. Closed as not planned, it is left alone. Where the property is taken out of the simulator no campaign speaks of it any more: then close it.`].join(" ");
}
function renderPropertySeen(life, isOpen) {
	const { missed, since, fix } = life;
	if (since === null) return "";
	const fixed = fix === null ? "" : ` ${nameFix$1(fix)} says that it fixes it.`;
	return [
		`**${isOpen ? "Closed" : "Verified"}: it was seen.**`,
		`${describeHits$1(since)} of later campaigns came to it, first ${describeMoment$2(since.first)}; one sighting is proof. Before, ${countCampaigns(missed)} of ${formatPlural(missed.seeds, "seed")} had missed it.${fixed}`,
		describeRarity(since, life.asked),
		`It opens again by itself if whole campaigns of together at least ${formatPlural(life.asked, "seed")} miss it once more.`
	].filter((paragraph) => paragraph !== "").join("\n\n");
}
function describeRarity(since, asked) {
	const chance = chanceOfSilence([{
		hits: since.hits,
		seeds: since.seeds,
		clean: asked
	}]);
	if (chance < rareChance) return "";
	return `It is rare: at that rate a campaign of ${formatPlural(asked, "seed")} misses it with a probability of ${formatChance(chance)}. More seeds, or a likelier state, keep it from coming back here.`;
}
const rareChance = .02;
function renderMissedAgain(life, compareUrl) {
	const { missed, before, silence } = life;
	const [clean, lost] = [before?.last.sha ?? null, missed.first.sha];
	const range = clean == null || lost == null || clean === lost ? "" : ` What keeps runs from it is in \`${clean.slice(0, 7)}..${lost.slice(0, 7)}\`${compareUrl === null ? "" : `, [these commits](${compareUrl}/${clean}...${lost})`}, unless it is chance.`;
	const chance = before === null || silence === null ? "" : ` Before, ${describeHits$1(before)} saw it: at that rate so many seeds miss it with a probability of ${formatChance(silence)}.`;
	return `**Missed again.** ${capital(countCampaigns(missed))} of ${formatPlural(missed.seeds, "seed")} did not come to it, the last ${describeMoment$2(missed.last)}.${chance}${range}`;
}
function renderStillMissed({ missedThoughClosed, missed }) {
	if (missedThoughClosed === null) return "";
	return [`**It is still not seen.** This was closed, and ${countCampaigns(missed)} of ${formatPlural(missed.seeds, "seed")} missed it, the last ${describeMoment$2(missedThoughClosed)}.`, "It stays closed, and is counted. This is said once; closed as not planned, not even that."].join("\n\n");
}
function countCampaigns({ campaigns }) {
	return campaigns === 1 ? "a whole campaign" : `${formatCount(campaigns)} whole campaigns`;
}
function capital(words) {
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
function nameFix$1({ sha, pullRequest }) {
	return `${escapeInline(sha.slice(0, 7), 7)}${pullRequest === null ? "" : ` (#${pullRequest})`}`;
}
function describeMoment$2({ sha, at }) {
	const date = /^\d{4}-\d{2}-\d{2}/.exec(at)?.[0] ?? "an unknown day";
	return sha === null ? `on ${date}` : `at ${escapeInline(sha.slice(0, 7), 7)} (${date})`;
}
function renderReproduceBlock(finding, origin) {
	const { reproduction } = finding;
	if (reproduction === null) return "No seed of it was kept, so there is no command to print.";
	const block = [
		...[...listCheckoutLines(reproduction, origin), ...reproduction.build === null ? [] : [reproduction.build]],
		...listCommandLines(reproduction),
		renderExpectation(finding, reproduction)
	].join("\n");
	const hidden = describeUnprintable(reproduction);
	return hidden === null ? fenceVerbatim(block, "sh") : hidden;
}
function listCommandLines({ commandLine, repeat, expected }) {
	switch (repeat.by) {
		case "seed": return [commandLine];
		case "attempts": {
			const stop = expected.exit === "exits 0" ? "" : " || break";
			return [`for attempt in $(seq ${repeat.most}); do ${commandLine}${stop}; done`];
		}
		case "pairs": return [commandLine, commandLine];
	}
}
function describeUnprintable({ build, commandLine }) {
	const text = `${build ?? ""}${commandLine}`;
	if (text.length > 16e3) return "The command is too long to print here; the store has it.";
	if (/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u.test(text) || /[\n\t]/.test(commandLine)) return "The command holds invisible characters, so it is not printed here; the store has it.";
	return /<!--\s*seedsweep:/.test(text) ? "The command cannot be printed here; the store has it." : null;
}
function listCheckoutLines({ repository, serverUrl, sha }, { pullRequest }) {
	const fetch = pullRequest === null ? "" : `git fetch origin ${sha} && `;
	const checkout = sha !== null && /^[0-9a-f]{7,64}$/.test(sha) ? `${fetch}git checkout ${sha}` : null;
	const name = repository === null ? null : /^[A-Za-z0-9][\w-]*\/([\w.-]+)$/.exec(repository)?.[1];
	if (name == null || name.startsWith("-") || /^\.{1,2}$/.test(name)) return checkout === null ? [] : [checkout];
	const server = serverUrl ?? "https://github.com";
	if (!/^https?:\/\/[A-Za-z0-9.-]+(:\d+)?(\/[\w./-]*)?$/.test(server)) return checkout === null ? [] : [checkout];
	const clone = `git clone ${server.replace(/\/+$/, "")}/${repository} && cd ${name}`;
	return [checkout === null ? clone : `${clone} && ${checkout}`];
}
function renderExpectation(finding, { expected, repeat }) {
	const { signature, confirmation } = finding;
	const seen = confirmation.same > 0 ? `${confirmation.same} of ${confirmation.replays} ` : "";
	if (repeat.by === "pairs") return `# ${seen}pairs of runs differ: ${shellWords(signature.message)}`;
	const wall = finding.replays.find(({ verdict }) => verdict === "same")?.durationMs ?? finding.seeds[0]?.durationMs;
	const took = wall === void 0 ? "" : ` in ${formatSeconds(wall)}`;
	return `# ${repeat.by === "attempts" ? `${seen}attempts: ` : ""}${shellWords(expected.exit)}${took}: ${shellWords(signature.type) || "the same failure"}`;
}
function shellWords(text) {
	return text.replace(/[^A-Za-z0-9 _.:,/-]+/g, " ").replace(/\s+/g, " ").trim().slice(0, 80);
}
function formatSeconds(durationMs) {
	return durationMs < 95 ? `${Math.max(1, Math.round(durationMs))} ms` : `${(durationMs / 1e3).toFixed(1)} s`;
}
// src/publish/render/never-seen.ts
const certainty = .99;
function describeNeverSeen({ kind, seeds }) {
	const verb = kind === "always" ? "come to it" : "seen it";
	const bound = formatUpperBound(detectableRate(seeds, certainty));
	return `None of the ${formatPlural(seeds, "seed")} that could have ${verb} did, so it comes in ${bound} of them (99 %).`;
}
function describeMissed({ properties, conclusive }) {
	const missed = conclusive ? [] : properties.filter(isNeverSeen);
	if (missed.length === 0) return "";
	const named = missed.slice(0, 3).map(({ name }) => escapeInline(name, 120));
	const more = missed.length - named.length;
	return `Not seen in what was delivered: ${named.join(", ")}${more > 0 ? ` and ${formatCount(more)} more` : ""}.`;
}
function explainNeverSeen({ kind, name }) {
	const shown = escapeInline(name, 120);
	return [`### What it means\n${explainKind(kind)}`, [
		`- It is rare: a longer sweep sees it. Give \`${kind}\` properties seeds enough, or make the state likelier (more faults, longer runs, another configuration).`,
		`- It cannot happen any more: a fault is no longer injected, a path of the code is gone, the check is never reached. Then mend the simulator.`,
		`- It need not happen: take ${shown} out of the simulator.`
	].join("\n")].join("\n\n");
}
function explainKind(kind) {
	switch (kind) {
		case "sometimes": return "A `sometimes` names a state that some run must get into for the sweep to be worth its time. No run of the whole campaign got there, so whatever is tested behind it was not tested. No single seed failed by it: one of these holds.";
		case "reachable": return "A `reachable` marks a place in the code that some run must come to. No run of the whole campaign came there, so it was not tested. No single seed failed by it: one of these holds.";
		case "always":
		case "unreachable": return "An `always` that some run must check was checked by none in the whole campaign: that nothing broke it says nothing. No single seed failed by it: one of these holds.";
		default: return assertNever(kind);
	}
}
function renderSweepAgain({ target, seeds }, { plan }) {
	const { origin, seedsweep } = plan;
	const planned = plan.targets.find((candidate) => candidate.target.name === target)?.target;
	if (planned === void 0) return "There is no seed to run: what a campaign did not see, no single run shows.";
	const { build } = planned;
	const program = /^[\w.+-]+$/.test(seedsweep) ? `npx seedsweep@${seedsweep}` : "npx seedsweep";
	const lines = [
		...listCheckoutLines(origin, origin),
		...build === null ? [] : [build],
		`${program} run --target ${target} --count ${seeds * 10}`,
		`${program} show properties --target ${target}`
	];
	return `### Sweep again\n${describeUnprintable({
		build,
		commandLine: ""
	}) ?? fenceVerbatim(lines.join("\n"), "sh")}\n\n${`Ten times as many seeds see, with 99 %, what comes in ${formatShare(detectableRate(seeds * 10, certainty))} of them.`} There is no seed to run: what a campaign did not see, no single run shows.`;
}
function renderClosing(neverSeen, more) {
	const { kind } = neverSeen;
	return `<details><summary>When this closes, and how this issue is kept</summary>\n\n${[
		explainPropertyClosing(neverSeen),
		`A campaign that is incomplete has not missed it. What counts is the target, the kind \`${kind}\` and the name.`,
		...more,
		`A campaign that does not come to it again rewrites this text. What you write above or below it stays, and so does the title.`
	].join("\n\n")}\n\n</details>`;
}
// src/publish/render/describe-confirmation.ts
function describeConfirmation({ confirmation, reproduction, neverSeen }, quote = (title) => title) {
	if (neverSeen !== null) return describeNeverSeen(neverSeen);
	const sentences = (confirmation.elsewhere ?? []).filter(({ verdict }) => verdict === "unknown").map(({ where, title }) => ` On ${describeRunner(where)} it cannot be told: there it ${describeFailure$1(title, quote)}, and no seed that passed in the sweep is known to pass there.`);
	return `${describeReplays$1(confirmation, reproduction?.repeat ?? { by: "seed" }, quote)}${sentences.join("")}`;
}
function describeReplays$1(confirmation, repeat, quote) {
	const { state, same, replays, where } = confirmation;
	const checkout = describeCheckout(confirmation);
	switch (state) {
		case "reproducible":
			if (repeat.by === "attempts") return `Failed in ${same} of ${replays} re-runs, ${describePlaces(where)}${checkout}.`;
			if (repeat.by === "pairs") return `Two runs of its seed differed again in ${same} of ${formatPlural(replays, "pair")}, ${describePlaces(where)}${checkout}.`;
			return `Reproduced ${same} of ${replays} times in fresh processes, ${describePlaces(where)}${checkout}.`;
		case "nondeterministic": return `Not deterministic: the same failure came back in ${same} of ${replays} fresh processes.`;
		case "unconfirmed": {
			if (repeat.by === "attempts") return `Not confirmed: failed in 0 of ${replays} re-runs, which show a failure of its rate with ${formatChance(chanceToSee(repeat.rate, replays))} probability.`;
			if (repeat.by === "pairs") return `Not confirmed: two runs of its seed differed in the sweep, and not in ${formatPlural(replays, "pair")} since.`;
			const elsewhere = describeElsewhere(confirmation, quote);
			if (elsewhere !== "") return `Not confirmed: the same failure came back in ${same} of ${replays} fresh processes, ${elsewhere}.`;
			return `Not confirmed: its seed passed when it was run again (${formatPlural(replays, "time")}).`;
		}
		case "untried": return replays === 0 ? "Not replayed yet." : `Not proven yet: only ${formatPlural(replays, "replay")} gave a verdict.`;
		case "never-seen": return "Not replayed yet.";
	}
}
function describeElsewhere({ same, elsewhere = [] }, quote = (title) => title) {
	const others = elsewhere.flatMap(({ where, verdict, title }) => {
		if (verdict === "unknown") return [];
		return [`on ${describeRunner(where)} it ${verdict === "passed" ? "passed" : describeFailure$1(title, quote)}`];
	});
	if (others.length === 0) return "";
	return [...same > 0 ? ["on the runner that found it each time"] : [], ...others].join("; ");
}
function describeFailure$1(title, quote) {
	return title === null ? "gave another digest" : `failed otherwise (${quote(title)})`;
}
function describeRunner(where) {
	return where === "report" ? "the report job's runner" : "another runner";
}
function describeCheckout({ inCleanCheckout: verdict }) {
	if (verdict === "same") return ", and once in a clean checkout";
	if (verdict === "passed") return ", but in a clean checkout it passed";
	return verdict === "other" ? ", but in a clean checkout it failed otherwise" : "";
}
function describePlaces(where) {
	const others = where.filter((place) => !place.startsWith("shard ") && place !== "local");
	const own = where.length - others.length;
	if (others.length === 0) return own > 1 ? "confirmed on the runners that found it" : "confirmed on the runner that found it";
	if (own === 0 && others.length === 1) return "on another runner than the one that found it";
	const finders = own === 1 ? "the one that found it" : "those that found it";
	const reporter = own > 0 && others.join() === "report" ? `: ${finders} and the report job's` : "";
	return `on ${where.length} runners${reporter}`;
}
// src/publish/render/first-bad.ts
function listFirstBad({ firstBad }, origin) {
	if (firstBad === null) return [];
	const { sha, subject, author, date, probability, suspects } = firstBad;
	const day = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0];
	const words = [
		escapeCell(subject, 120),
		escapeCell(author, 60),
		...day === void 0 ? [] : [day]
	];
	const others = suspects.length === 0 ? "" : ` (or ${formatPlural(suspects.length, "commit")} before it, not testable)`;
	return [["First bad commit", `${linkCommit(sha, origin)} ${words.join(", ")}: ${describeSure(probability)}${others}`]];
}
function describeSure(probability) {
	const percent = probability * 100;
	if (percent >= 99.9) return "over 99.9 % sure";
	return `${percent >= 99 ? (Math.floor(percent * 10) / 10).toFixed(1) : Math.floor(percent)} % sure`;
}
function linkCommit(sha, { repository, serverUrl }) {
	const name = escapeCell(sha.slice(0, 10), 10);
	const server = serverUrl ?? "https://github.com";
	return /^https?:\/\/[A-Za-z0-9.-]+(:\d+)?$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(repository ?? "") && /^[0-9a-f]{40,64}$/.test(sha) ? `[${name}](${server}/${repository}/commit/${sha})` : name;
}
// src/publish/render/life.ts
function describeBefore({ before }) {
	if (before === null) return "";
	return `, not in ${formatPlural(before.seeds, "seed")} before${before.sha === null ? "" : ` (up to ${shortSha(before.sha)})`}`;
}
function describeHits({ hits, seeds, rate, campaigns, campaignsSince, clean }) {
	if (campaignsSince < 2) return "";
	const since = clean.campaigns === 0 ? "" : `, and since then ${formatPlural(clean.seeds, "clean seed")}`;
	const seen = `seen by ${formatCount(campaigns)} of ${formatPlural(campaignsSince - clean.campaigns, "campaign")}`;
	return ` Over all campaigns: ${formatCount(hits)} of ${formatPlural(seeds, "seed")} (${formatRateInWords(rate)}), ${seen}${since}.`;
}
function explainClosing(life, asOf) {
	const { fix, clean, needed, missing, campaignsMissing, obstacles } = life;
	const where = fix === null ? "at commits after the last failing one" : `at commits that contain the fix, ${nameFix(fix)}`;
	const soFar = `${formatCount(clean.seeds)} so far, ${formatCount(missing)} missing`;
	const pace = missing === 0 || campaignsMissing === null ? "" : `, about ${formatPlural(campaignsMissing, "more campaign")}`;
	return [
		`${`It closes by itself when its stored seeds pass and ${formatPlural(needed, "clean seed")} ran ${where}: ${soFar}${pace} (as of ${asOf}).`}${fix === null ? " No fix is known: a merged pull request or a commit that says `Fixes` and the number of this issue needs fewer." : ""}`,
		...life.repeated === 0 || missing === 0 ? [] : [`The newest campaign ran ${formatPlural(life.repeated, "seed")} that earlier ones had run: each counts once. Fresh seeds (\`--count\`, \`--budget\`) bring it on.`],
		...obstacles.map((obstacle) => explainObstacle(obstacle, life)),
		...life.failsThoughClosed === null ? [] : [`It was closed, and failed again ${describeMoment$1(life.failsThoughClosed)}.`],
		"It opens again if it comes back at a commit that contains the fix. Closed as not planned, it is counted and left alone."
	];
}
function explainObstacle(obstacle, { last }) {
	const old = last.sha === null ? "the commit that failed" : shortSha(last.sha);
	switch (obstacle) {
		case "known-seeds-not-run": return "Enough clean seeds ran, but none of its stored seeds ran again at a commit with the fix: it stays open until one did.";
		case "old-commit-not-run": return `Enough clean seeds ran. Before it closes, ${old} has to fail once more in today's environment.`;
		case "old-commit-not-here": return `Enough clean seeds ran, but ${old} could not be run again, so it is not known whether the code or the machine changed. The job that publishes needs the whole history (\`fetch-depth: 0\`), what \`build\` needs, and the simulator.`;
		case "environment-dependent": return `**Environment-dependent.** Enough clean seeds ran, but ${old} no longer fails either: something other than the code has changed, so nothing is known of a fix. It stays open.`;
		case "reopened-by-person": return "It was closed with all evidence and a person opened it again: closing it is left to people until it fails once more.";
		default: return assertNever(obstacle);
	}
}
function nameFix({ sha, pullRequest }) {
	return `${shortSha(sha)}${pullRequest === null ? "" : ` (#${pullRequest})`}`;
}
function shortSha(sha) {
	return escapeInline(sha.slice(0, 7), 7);
}
function describeMoment$1({ sha, at }) {
	const date = /^\d{4}-\d{2}-\d{2}/.exec(at)?.[0] ?? "an unknown day";
	return sha === null ? `on ${date}` : `at ${shortSha(sha)} (${date})`;
}
function renderVerified(life, isOpen) {
	const { hits, seeds, clean, known, fix, last, silence } = life;
	const after = fix === null ? `after ${last.sha === null ? "the last failing commit" : shortSha(last.sha)}` : `that contain the fix, ${nameFix(fix)}`;
	const evidence = `It failed in ${formatCount(hits)} of ${formatPlural(seeds, "seed")}; since then ${formatPlural(clean.seeds, "seed")} of ${formatPlural(clean.campaigns, "campaign")} ran clean at commits ${after}.`;
	const asked = `At its old rate it would have stayed silent for so long with a probability of ${formatSilence(silence.chance)}; ${formatSilence(silence.asked)} is the most at which it is closed${fix === null ? ` (${closingError * 100} % over all its quiet times together)` : " after a fix"}.`;
	const seedsPassed = known === null || known.passed === 0 ? "" : ` ${formatPlural(known.passed, "stored seed")} of it ran again and passed.`;
	const old = last.sha === null ? "" : ` ${shortSha(last.sha)} still fails in today's environment, so it is the code that changed.`;
	return [`**${isOpen ? "Closed" : "Verified"}: the evidence is there.**`, `${evidence} ${asked}${seedsPassed}${old} It opens again by itself if it comes back.`].join("\n\n");
}
function formatSilence(chance) {
	return chance < .001 ? "under 0.1 %" : chance < .01 ? `${Number((chance * 100).toPrecision(1))} %` : formatChance(chance);
}
function renderReopened({ recurrence, clean }, compareUrl) {
	if (recurrence === null) return "";
	const { at, cleanSha } = recurrence;
	const range = cleanSha === null || at.sha === null ? "" : ` ${shortSha(cleanSha)} was clean: what brought it back is in \`${cleanSha.slice(0, 7)}..${at.sha.slice(0, 7)}\`${compareUrl === null ? "" : `, [these commits](${compareUrl}/${cleanSha}...${at.sha})`}.`;
	return `**Back.** ${`It was closed, and failed again ${describeMoment$1(at)}, at a commit that contains the fix${clean.seeds === 0 ? "" : `, after ${formatPlural(clean.seeds, "clean seed")}`}.`}${range}`;
}
function renderStillFails({ failsThoughClosed }) {
	if (failsThoughClosed === null) return "";
	return [`**It still fails.** This was closed, and it failed again ${describeMoment$1(failsThoughClosed)}. No fix is known: a merged pull request or a commit that says \`Fixes\` and the number of this issue makes one known.`, "It stays closed, and is counted. This is said once; closed as not planned, not even that."].join("\n\n");
}
// src/publish/render/reproduce-section.ts
function renderReproduceDetails(finding, report) {
	const { neverSeen } = finding;
	const [heading, block] = neverSeen === null ? ["Reproduce", renderReproduceBlock(finding, report.plan.origin)] : ["Sweep again", `${describeNeverSeen(neverSeen)}\n\n${renderSweepAgain(neverSeen, report)}`];
	return `${escapeInline(finding.signature.title, 200)}\n\n<details><summary>${heading}</summary>\n\n${block}\n\n</details>`;
}
function renderReproduce(finding, report, url) {
	const { neverSeen } = finding;
	if (neverSeen !== null) return `${explainNeverSeen(neverSeen)}\n\n${renderSweepAgain(neverSeen, report)}`;
	return [
		`### Reproduce\n${renderReproduceBlock(finding, report.plan.origin)}`,
		listSentences(finding, report, url).join(" "),
		describeSeedsToSeeAgain(finding)
	].filter((paragraph) => paragraph !== "").join("\n\n");
}
function listSentences(finding, report, url) {
	const { reproduction } = finding;
	const version = report.plan.seedsweep;
	return [
		...url !== null && /^[\w.+-]+$/.test(version) && /^https?:\/\/[\w./:-]+$/.test(url) ? [`Or \`npx seedsweep@${version} reproduce ${url}\`.`] : [],
		...describeRepetition(finding),
		...reproduction?.changes != null ? ["The tree had uncommitted changes when it was found: the commit alone may not show it."] : []
	];
}
function describeRepetition({ reproduction, confirmation }) {
	if (reproduction === null) return [];
	const { repeat } = reproduction;
	const wasRun = confirmation.same > 0;
	switch (repeat.by) {
		case "seed": return wasRun ? ["The command was run in a fresh process before it was printed."] : [];
		case "attempts": {
			const chance = formatChance(chanceToSee(repeat.rate, repeat.most));
			return [`The target is not deterministic, so the seed only numbers an attempt: ${formatPlural(repeat.most, "attempt")} show a failure of its rate with ${chance} probability.`, ...wasRun ? ["The command in the loop was run in fresh processes before it was printed."] : []];
		}
		case "pairs": return ["Compare what the two runs give: how they end, or the digest that they print. Not every pair differs.", ...wasRun ? ["The command was run in fresh processes before it was printed, and compared in that way."] : []];
	}
}
function describeSeedsToSeeAgain(finding) {
	const seeds = countSeedsToSeeAgain(finding);
	if (seeds === null) return "";
	return `On other code the same seed may take another path; then sweep: about ${formatPlural(seeds, "fresh seed")} show it again with 99 % probability.`;
}
// src/publish/render/steering.ts
const foldedMax = 5;
function renderRelated({ similar }) {
	if (similar.length === 0) return [];
	return [["Related", `${similar.map(({ number, why }) => `#${number} ${why}`).join("; ")}: not folded`]];
}
function renderSteering({ folded }) {
	const named = folded.slice(0, foldedMax).map(({ title, count, by }) => {
		return `${escapeInline(title, 120)}, ${formatPlural(count, "time")} (${escapeInline(by, 120)})`;
	});
	const more = folded.length > foldedMax ? ` and ${folded.length - foldedMax} more` : "";
	return `<details><summary>How to steer it</summary>\n\n${[...named.length === 0 ? [] : [`People folded into it: ${named.join("; ")}${more}.`], "Who may write to this repository steers it by a comment here, each order on a line of its own: `/seedsweep merge #12` (#12 is the same bug), `/seedsweep split`, `/seedsweep ignore` or `/seedsweep ignore until 2027-01-01`, `/seedsweep expected`, `/seedsweep wrong` (no bug of the target), `/seedsweep retry`. The next report obeys and answers. An issue that was closed so is taken back by reopening it."].join("\n\n")}\n\n</details>`;
}
function listSetAside(setAside) {
	return setAside.map(({ signature, count, seedsJudged, standing }) => [
		escapeCell(signature.title, 120),
		`${count} of ${formatPlural(seedsJudged, "seed")}`,
		escapeCell(standing === null ? "" : describeStanding(standing), 160)
	]);
}
// src/publish/render/told-closing.ts
const shareTold = .1;
const daysTold = 7;
function tellClosing(life, at) {
	const { clean, missing, campaignsMissing } = life;
	return {
		at,
		clean: clean.seeds,
		campaigns: clean.campaigns,
		missing,
		campaignsMissing
	};
}
function isWorthTelling({ missing }, told, at) {
	if (missing === 0 || told.missing === 0) return missing !== told.missing;
	const days = (Date.parse(at) - Date.parse(told.at)) / 864e5;
	return Math.abs(missing - told.missing) > told.missing * shareTold || days >= daysTold;
}
function asTold(life, told) {
	const { clean, campaigns, missing, campaignsMissing } = told;
	return {
		...life,
		clean: {
			...life.clean,
			seeds: clean,
			campaigns
		},
		campaignsSince: life.campaignsSince - life.clean.campaigns + campaigns,
		missing,
		campaignsMissing
	};
}
// src/publish/render/issue.ts
const issueCharactersMax = 6e4;
const markerSeedsMax = 20;
const tableSeedsMax = 10;
const newIssue = {
	url: null,
	previous: null,
	charactersMax: issueCharactersMax
};
function renderIssue(finding, report, options = newIssue) {
	return {
		title: renderTitle$1(finding),
		body: renderBody(finding, report, options)
	};
}
function renderTitle$1(finding) {
	const { title, type, message } = finding.signature;
	const words = title.trim() || [type, message].filter(Boolean).join(": ") || finding.id;
	return escapeTitle(`[seedsweep] ${finding.target}: ${words}`, 256);
}
function renderBody(finding, report, options) {
	const first = earlier(options.previous?.first ?? null, finding.firstSeen);
	const kept = {
		verdict: renderVerdict(finding, report, first),
		reproduce: renderReproduce(finding, report, options.url),
		marker: formatMarker(markFinding(finding, report, {
			first,
			options
		}))
	};
	const details = [renderDetails(finding, report, options.asOf ?? report.startedAt), renderSteering(finding)].join("\n\n");
	const table = [...renderAttribution(finding), renderTable$1(finding, report)].join("\n\n");
	const choices = [
		[table, details],
		[table],
		[]
	];
	for (const extra of choices) {
		const frame = assemble(kept, null, extra);
		const room = options.charactersMax - frame.length - 64;
		if (room < excerptRoomMin) continue;
		return plainLines(finding.excerpt).trim() === "" ? frame : assemble(kept, fence(finding.excerpt, room, 50), extra);
	}
	return assemble(kept, null, []);
}
const excerptRoomMin = 400;
function assemble(kept, excerpt, extra) {
	const happened = excerpt === null ? [] : [`### What happened\n${excerpt}`];
	return [
		beginLine,
		kept.verdict,
		kept.reproduce,
		...happened,
		...extra,
		`${kept.marker}\n${endLine}`
	].join("\n\n");
}
function renderVerdict(finding, report, first) {
	const title = `**${escapeInline(finding.signature.title, 200)}**`;
	if (finding.neverSeen !== null) {
		const missed = describeSeen("First missed", first, finding.lastSeen);
		const { life } = finding.neverSeen;
		return `${title}\n\n${describeConfirmation(finding)} ${missed}${life === null ? "" : describeMisses(life)}`;
	}
	const seeds = `${formatCount(finding.count)} of ${formatPlural(finding.seedsJudged, "seed")}`;
	const carried = finding.carried === 0 ? "" : `, and ${formatPlural(finding.carried, "seed")} carried over from earlier campaigns`;
	const { life } = finding;
	const before = life !== null && life.first.at === first.at ? describeBefore(life) : "";
	const seen = describeSeen("First seen", first, finding.lastSeen, before);
	const known = countStored(finding);
	const rate = finding.count === 0 ? "" : ` (${formatRateInWords(finding.rate)})`;
	const stored = known === 0 ? "" : `, and ${formatPlural(known, "stored seed")} run again`;
	const differing = finding.reproduction?.repeat.by === "pairs" && report.determinism !== null ? ` ${describeDeterminism(report.determinism)}.` : "";
	return `${title}\n\n${describeConfirmation(finding, (text) => escapeInline(text, 200))} ${seeds}${rate}${carried}${stored}. ${seen}${life === null ? "" : describeHits(life)}${differing}`;
}
function earlier(previous, { sha, at }) {
	return previous !== null && previous.at <= at ? previous : {
		sha,
		at
	};
}
function describeSeen(words, first, last, before = "") {
	const seen = `${words} ${describeMoment(first)}${before}`;
	return describeMoment(last) === describeMoment(first) ? `${seen}.` : `${seen}, last ${describeMoment(last)}.`;
}
function describeMoment({ sha, at }) {
	const date = escapeDate(at);
	return sha === null ? `on ${date}` : `in ${escapeInline(sha.slice(0, 7), 7)} (${date})`;
}
function escapeDate(at) {
	return /^\d{4}-\d{2}-\d{2}/.exec(at)?.[0] ?? "an unknown day";
}
function renderAttribution({ attribution }) {
	if (attribution === null) return [];
	return [`${describeAttribution(attribution, {
		name: (text) => `**${escapeInline(text, 64)}**`,
		value: (text) => escapeInline(text, 64)
	})}.`];
}
function renderTable$1(finding, report) {
	return [
		"| | |",
		"| --- | --- |",
		...[
			...finding.neverSeen === null ? [["Seeds, shortest first", listSeeds(finding)]] : [],
			...listFirstBad(finding, report.plan.origin),
			["Configuration", renderConfiguration(finding, report)],
			["Made with", describeOrigin(finding, report)],
			["Run", describeRun(report)],
			...renderRelated(finding),
			...report.determinism === null ? [] : [["Determinism", describeDeterminism(report.determinism)]]
		].map(([name, text]) => `| ${name} | ${text} |`)
	].join("\n");
}
function listSeeds(finding) {
	const listed = finding.seeds.slice(0, tableSeedsMax);
	const seeds = listed.map(({ seed, step }) => escapeCell(seed, 20) + (step === null ? "" : ` (${formatPlural(step, "step")})`));
	const more = finding.count + finding.carried - listed.length;
	return more > 0 ? `${seeds.join(", ")} and ${formatCount(more)} more in the store` : seeds.join(", ");
}
function renderConfiguration(finding, report) {
	const words = describeConfiguration(configOf(finding, report));
	return words === "" ? "none" : escapeCell(words, 500);
}
function configOf(finding, report) {
	const target = report.plan.targets.find((planned) => planned.target.name === finding.target)?.target;
	const seed = finding.seeds.find((failing) => failing.seed === finding.reproduction?.seed) ?? finding.seeds[0];
	return {
		...target?.config,
		...seed?.config
	};
}
function describeOrigin(finding, report) {
	const machines = [...new Set(report.shards.flatMap(({ machine }) => machine === null ? [] : [machine]))];
	const sha = finding.reproduction?.sha ?? report.plan.origin.sha;
	return [
		`seedsweep ${escapeCell(report.plan.seedsweep, 40)}`,
		...sha === null ? [] : [`commit ${escapeCell(sha, 64)}`],
		...machines.slice(0, 3).map((machine) => escapeCell(machine, 80))
	].join(", ");
}
function describeRun({ plan }) {
	const { runUrl, number, pullRequest } = plan.origin;
	const name = pullRequest === null ? `campaign ${formatCount(number)}` : "this run";
	return runUrl !== null && /^https?:\/\/[\w./:-]+$/.test(runUrl) ? `[${name}](${runUrl})` : name;
}
function renderDetails(finding, report, asOf) {
	const { signature, variants, neverSeen, life } = finding;
	const unseen = describeUnseen(report);
	if (neverSeen !== null) return renderClosing(neverSeen, unseen);
	const lines = [
		...life === null ? [] : explainClosing(life, escapeDate(asOf)),
		`${signatureWord}${escapeInline(signature.key.slice(0, 16), 16)} (version ${signature.version}): every failure of kind ${escapeInline(signature.kind, 40)} that reads ${escapeInline(signature.title, 200)}.`,
		...signature.frames.length === 0 ? [] : [`Frames, innermost first: ${signature.frames.slice(0, 5).map((frame) => escapeInline(frame, 120)).join(", ")}`],
		...variants.length > 1 ? [`It came by ${formatPlural(variants.length, "path")} through the code, the commonest ${formatPlural(variants[0]?.count ?? 0, "time")}.`] : [],
		...unseen,
		"A campaign that sees it again rewrites this text. What you write above or below it stays, and so does the title."
	];
	return `${life === null ? detailsHead : detailsHeadWithClosing}\n\n${lines.join("\n\n")}\n\n</details>`;
}
function describeUnseen(report) {
	const next = describeNextNew(report.discovery);
	if (next === null) return [];
	const masked = describeMaskedSeeds(report, "its seeds").join("");
	const chance = `In ${describeRun(report)} one more seed would have shown something new with a probability ${next}.`;
	return [masked === "" ? chance : `${chance} ${masked}`];
}
const detailsHead = "<details><summary>What counts as this failure, and how this issue is kept</summary>";
const detailsHeadWithClosing = "<details><summary>When this closes, what counts as this failure, and how this issue is kept</summary>";
const signatureWord = "Signature ";
function markFinding(finding, report, { first, options }) {
	const { previous, memory = previous?.life ?? {}, asOf = report.startedAt } = options;
	const keys = [
		finding.key,
		...finding.formerKeys,
		...previous === null ? [] : [previous.key, ...previous.formerKeys]
	];
	const sha = finding.reproduction?.sha ?? report.plan.origin.sha;
	return {
		key: finding.key,
		formerKeys: [...new Set(keys)].slice(1),
		target: finding.target,
		...finding.signature.key === finding.key ? {} : { shows: finding.signature.key },
		sha,
		config: configOf(finding, report),
		seeds: listMarkerSeeds(finding, sha),
		k: finding.count,
		n: finding.seedsJudged,
		...proofOf(finding),
		first,
		...Object.keys(memory).length === 0 ? {} : { life: memory },
		...finding.life === null ? {} : { told: tellClosing(finding.life, asOf) }
	};
}
function proofOf({ reproduction, neverSeen }) {
	if (neverSeen !== null) return { proof: "campaign" };
	return reproduction?.repeat.by === "pairs" ? { proof: "pairs" } : {};
}
function listMarkerSeeds(finding, sha) {
	const proven = finding.reproduction === null ? [] : [finding.reproduction.seed];
	const others = finding.seeds.filter((failing) => failing.sha === sha).map(({ seed }) => seed);
	return [...new Set([...proven, ...others])].slice(0, markerSeedsMax);
}
// src/publish/render/join-sections.ts
function joinSections(sections, charactersMax) {
	const [first = "", ...others] = sections.filter((section) => section !== "");
	let text = first;
	let left = 0;
	for (const section of others) if (text.length + section.length + 2 + noteRoom > charactersMax) left++;
	else text += `\n\n${section}`;
	return left === 0 ? text : `${text}\n\n${left === 1 ? "One section was" : `${left} sections were`} left out for length; the store has all.`;
}
const noteRoom = 80;
function renderTable(head, rows, rowsMax) {
	const lines = [
		toLine(head),
		toLine(head.map(() => "---")),
		...rows.slice(0, rowsMax).map(toLine)
	];
	const more = rows.length - rowsMax;
	return more > 0 ? `${lines.join("\n")}\n\nand ${more} more in the store` : lines.join("\n");
}
function toLine(cells) {
	return `| ${cells.join(" | ")} |`;
}
// src/publish/render/waiting.ts
const rowsMax$4 = 100;
const beginWaiting = "<!-- seedsweep:waiting:begin -->";
const endWaiting = "<!-- seedsweep:waiting:end -->";
function renderWaitingTitle(target) {
	return escapeTitle(`[seedsweep] ${target}: more findings wait`, 256);
}
function renderWaiting(target, findings, maxNewIssues) {
	const body = findings.length === 0 ? [`**No more findings of ${escapeInline(target, 64)} wait.** Each has an issue of its own.`] : [
		`**${formatPlural(findings.length, "more finding")} of ${escapeInline(target, 64)} ${findings.length === 1 ? "waits" : "wait"}** for an issue of ${findings.length === 1 ? "its" : "their"} own. A run opens ${formatCount(maxNewIssues)} at most (\`max-new-issues\`); the next ones go on, first with what has waited longest, then with what fails most.`,
		...renderUntried(findings),
		renderTable([
			"finding",
			"what broke",
			"seeds",
			"a seed",
			"at"
		], findings.map(renderRow), rowsMax$4),
		"Each run rewrites this list and leaves what is written around it. The issue closes when nothing waits."
	];
	return [
		beginWaiting,
		...body,
		`${formatWaitingMarker(target)}\n${endWaiting}`
	].join("\n\n");
}
function renderUntried(findings) {
	const untried = findings.filter(({ confirmation }) => confirmation.state === "untried").length;
	if (untried === 0) return [];
	return [`${formatCount(untried)} of them ${untried === 1 ? "is" : "are"} not proven yet: a campaign replays 100 findings at most, half of them the most frequent and half drawn among the others.`];
}
function renderRow({ id, signature, count, seeds }) {
	const [first] = seeds;
	return [
		escapeCell(id, 20),
		escapeCell(signature.title, 200),
		formatCount(count),
		first === void 0 ? "" : escapeCell(first.seed, 20),
		first?.sha == null ? "" : escapeCell(first.sha.slice(0, 7), 7)
	];
}
function formatWaitingMarker(target) {
	return `<!-- seedsweep:waiting {"target":"${target.replace(/[^A-Za-z0-9_.]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)}"} -->`;
}
function readWaitingTarget(body) {
	if (findWaiting(body) === null) return null;
	const json = /^<!-- seedsweep:waiting (\{.*\}) -->\r?$/m.exec(body)?.[1];
	if (json === void 0) return null;
	try {
		const { target } = JSON.parse(json);
		return typeof target === "string" && target !== "" ? target : null;
	} catch {
		return null;
	}
}
function replaceWaiting(body, generated) {
	const range = findWaiting(body);
	return range === null ? null : body.slice(0, range.start) + generated + body.slice(range.end);
}
function readWaiting(body) {
	const range = findWaiting(body);
	return range === null ? null : body.slice(range.start, range.end).replaceAll("\r\n", "\n");
}
function findWaiting(body) {
	const start = body.indexOf(beginWaiting);
	const end = body.indexOf(endWaiting, start);
	return start < 0 || end < 0 ? null : {
		start,
		end: end + 30
	};
}
// src/publish/github/trusted-author.ts
function isTrusted(user, association) {
	if (isBot(user)) return true;
	return typeof association !== "string" || [
		"OWNER",
		"MEMBER",
		"COLLABORATOR"
	].includes(association);
}
function isBot(user) {
	return typeof user === "object" && user !== null && "type" in user && user.type === "Bot";
}
// src/publish/github/list-issues.ts
async function listIssues(github, repository, known = new Set(), since = null) {
	const issues = [];
	const fixes = [];
	const unseen = new Set(known);
	let highestNumber = 0;
	const order = {
		state: "all",
		sort: "created",
		direction: "asc",
		...since === null ? {} : { since }
	};
	for await (const page of listPages(github, issuesRoute, {
		...splitRepository(repository),
		...order
	})) for (const item of page) {
		const read = readIssue(item);
		if (read === null) continue;
		highestNumber = Math.max(highestNumber, read.issue.number);
		unseen.delete(read.issue.number);
		if (!read.isPullRequest && (concernsUs(read.issue) || known.has(read.issue.number))) issues.push(read.issue);
		fixes.push(...readFixingPull(item, repository));
	}
	const moved = new Set();
	for (const number of unseen) {
		const found = await getIssue(github, repository, number);
		if (found === "moved") moved.add(number);
		else if (found !== "deleted") issues.push(found);
	}
	return {
		issues,
		highestNumber,
		moved,
		fixes
	};
}
function concernsUs({ marker, body, trusted }) {
	return marker !== null || trusted === true && readWaitingTarget(body) !== null;
}
async function getIssue({ octokit }, repository, number) {
	try {
		const parameters = {
			...splitRepository(repository),
			issue_number: number
		};
		const { status, data } = await octokit.request(`GET ${issuesRoute}/{issue_number}`, {
			...parameters,
			request: { redirect: "manual" }
		});
		const read = readIssue(data);
		return status >= 300 || read === null ? "moved" : read.issue;
	} catch (error) {
		const { status, message } = readRequestError(error);
		if (status === 404) return "moved";
		if (status === 410 && !/disabled/i.test(message)) return "deleted";
		throw error;
	}
}
async function relistIssues(github, repository, before) {
	const found = new Map(before.issues.map((issue) => [issue.number, issue]));
	let highestNumber = before.highestNumber;
	const order = {
		state: "all",
		sort: "created",
		direction: "desc",
		per_page: 20
	};
	const parameters = {
		...splitRepository(repository),
		...order
	};
	for await (const page of listPages(github, issuesRoute, parameters, { again: true })) {
		const read = page.flatMap((item) => readIssue(item) ?? []);
		for (const { issue, isPullRequest } of read) {
			highestNumber = Math.max(highestNumber, issue.number);
			if (concernsUs(issue) && !isPullRequest) found.set(issue.number, issue);
		}
		if (read.some(({ issue }) => issue.number <= before.highestNumber)) break;
	}
	return {
		...before,
		issues: [...found.values()],
		highestNumber
	};
}
const issuesRoute = "/repos/{owner}/{repo}/issues";
function readIssue(item) {
	if (typeof item !== "object" || item === null) return null;
	const fields = item;
	const { number, state, body, html_url: url, pull_request: pullRequest } = fields;
	const { user, author_association: association } = fields;
	const ours = isTrusted(user, association);
	if (typeof number !== "number" || !Number.isSafeInteger(number)) return null;
	const text = typeof body === "string" ? body : "";
	return {
		issue: {
			number,
			url: typeof url === "string" ? url : "",
			state: state === "closed" ? "closed" : "open",
			reason: typeof fields.state_reason === "string" ? fields.state_reason : null,
			closedAt: typeof fields.closed_at === "string" ? fields.closed_at : null,
			trusted: ours,
			byBot: isBot(user),
			body: text,
			labels: readLabels(fields.labels),
			marker: ours && text.includes("seedsweep:v1") ? readMarker(text) : null,
			activity: readActivity(fields)
		},
		isPullRequest: pullRequest !== void 0 && pullRequest !== null
	};
}
function readLabels(labels) {
	return (Array.isArray(labels) ? labels.map((label) => typeof label === "object" && label !== null && "name" in label ? label.name : label) : []).filter((name) => typeof name === "string");
}
function readFixingPull(item, repository) {
	if (typeof item !== "object" || item === null) return [];
	const { number, title, body, pull_request: pull } = item;
	if (!(typeof pull === "object" && pull !== null && "merged_at" in pull && typeof pull.merged_at === "string") || typeof number !== "number") return [];
	const issues = readClosingNumbers(`${String(title)}\n${typeof body === "string" ? body : ""}`, repository);
	return issues.length === 0 ? [] : [{
		pullRequest: number,
		issues
	}];
}
function readActivity(fields) {
	const { updated_at: updatedAt, comments } = fields;
	return {
		updatedAt: typeof updatedAt === "string" ? updatedAt : "",
		commentCount: typeof comments === "number" ? comments : 0
	};
}
// src/store/forget-campaigns.ts
function forgetCampaigns(store, campaigns) {
	const { database, path } = store;
	const asked = JSON.stringify(campaigns);
	const among = "campaign IN (SELECT value FROM json_each(?))";
	withStoreErrors(path, () => database.transaction(() => {
		const add = (table, select) => database.prepare(`INSERT INTO ${table} ${select}`).run(asked);
		add("past_campaign", `SELECT campaign, (SELECT ifnull(sum(hi - lo), 0) FROM span n WHERE n.campaign = c.campaign), number, sha, started_at,
            json_extract(plan_json, '$.origin.workflow'), json_extract(plan_json, '$.origin.event')
          FROM campaign c WHERE ${among}`);
		add("past_sweep", `SELECT campaign, target, sum(planned), sum(passed), sum(failed), sum(timed_out), sum(nondeterministic),
            sum(unknown), sum(infra)
          FROM coverage WHERE ${among} GROUP BY campaign, target`);
		add("past_sighting", `SELECT campaign, target, key, count, carried, seed FROM (
            SELECT campaign, target, key, seed, sum(NOT carried) OVER own AS count, sum(carried) OVER own AS carried,
              row_number() OVER (own ORDER BY ${shortestFirst}) AS place
            FROM failures WHERE ${among} WINDOW own AS (PARTITION BY campaign, target, key))
          WHERE place = 1`);
		dropPast(database);
	}).immediate());
}
// src/store/bound-history.ts
const historySizeMax = 64 * 2 ** 20;
const roomLeft = .75;
const wholeOfWorkflow = [5, 1];
function boundHistory(store, keep, sizeMax = historySizeMax) {
	const goal = sizeMax * roomLeft;
	let size = shrink(store);
	let forgotten = 0;
	if (size <= sizeMax) return {
		size,
		forgotten,
		textsDropped: false
	};
	for (const whole of wholeOfWorkflow) while (size > goal) {
		const old = listForgettable(store, keep, whole);
		if (old.length === 0) break;
		const some = old.slice(0, Math.ceil(old.length / 4));
		forgetCampaigns(store, some);
		forgotten += some.length;
		size = shrink(store);
	}
	if (size <= goal) return {
		size,
		forgotten,
		textsDropped: false
	};
	dropTexts(store, keep);
	return {
		size: shrink(store),
		forgotten,
		textsDropped: true
	};
}
function listForgettable(store, keep, whole) {
	const campaigns = readCampaigns(store);
	const newest = [...Map.groupBy(campaigns, ({ origin }) => origin.workflow).values()].flatMap((own) => own.slice(0, whole));
	const kept = new Set([keep, ...newest.map(({ campaign }) => campaign)]);
	return campaigns.map(({ campaign }) => campaign).filter((campaign) => !kept.has(campaign)).toReversed();
}
function dropTexts({ database, path }, keep) {
	withStoreErrors(path, () => {
		database.prepare("DELETE FROM detail WHERE campaign <> ?").run(keep);
		database.exec(`DELETE FROM signature WHERE NOT EXISTS (SELECT 1 FROM failure f WHERE f.signature = signature.id)
      AND EXISTS (SELECT 1 FROM signature o WHERE o.key = signature.key AND (o.variant < signature.variant
        OR EXISTS (SELECT 1 FROM failure f WHERE f.signature = o.id)))`);
	});
}
function shrink({ database, path }) {
	return withStoreErrors(path, () => {
		database.exec("VACUUM");
		const pragma = (name) => Number(database.pragma(name, { simple: true }));
		return pragma("page_count") * pragma("page_size");
	});
}
// src/store/record-history.ts
const sourcesMax = 1e3;
const recalledSeedsMax = 32;
function recordHistorySources({ database, path }, sources) {
	withStoreErrors(path, () => {
		const upsert = database.prepare(upsertSql(historySourceRule));
		for (const { artifact, merged } of sources) upsert.run(artifact, merged ? 1 : 0);
		database.prepare("DELETE FROM history_source WHERE artifact NOT IN (SELECT artifact FROM history_source ORDER BY artifact DESC LIMIT ?)").run(sourcesMax);
	});
}
function recordRecalled({ database, path }, findings, at) {
	withStoreErrors(path, () => {
		const recall = database.prepare(upsertSql(recalledRule));
		const former = database.prepare("INSERT OR IGNORE INTO former_key VALUES (?, ?)");
		database.transaction(() => {
			for (const { repository, target, key, number, first, sha, k, n, seeds, formerKeys } of findings) {
				const some = JSON.stringify(seeds.slice(0, recalledSeedsMax));
				recall.run(repository, target, key, at, number, first.sha, first.at, sha, k, n, some);
				for (const name of formerKeys) if (name !== key) former.run(key, name);
			}
		}).immediate();
	});
}
// src/publish/github/create-once.ts
async function createOnce(github, create, find, { looked = false } = {}) {
	const { clock, gate, pace } = github;
	for (let attempt = 0;; attempt++) {
		const there = looked && attempt === 0 ? null : await find();
		if (there !== null) return {
			thing: there,
			made: attempt > 0
		};
		const answer = await settle(create);
		if (answer.kind === "created") return {
			thing: answer.thing,
			made: true
		};
		if (answer.kind === "unclear") for (const seconds of pace.lookSeconds) {
			await clock.wait(seconds * pace.secondMs);
			const found = await find();
			if (found !== null) return {
				thing: found,
				made: true
			};
		}
		if (attempt >= pace.retriesMax) throw answer.error;
		await gate.opened();
	}
}
async function settle(create) {
	try {
		const thing = await create();
		if (thing !== null) return {
			kind: "created",
			thing
		};
		return {
			kind: "unclear",
			error: Object.assign(new Error("GitHub gave an unreadable answer"), { status: 502 })
		};
	} catch (error) {
		if (error instanceof WorldError || !isRequestError(error)) throw error;
		const { kind } = classifyProblem(error);
		if (kind !== "limited" && kind !== "unclear") throw error;
		return {
			kind,
			error
		};
	}
}
// src/publish/github/comments.ts
async function publishComment(github, request) {
	try {
		const old = await findComment(github, request);
		if (old === null) {
			const { thing: made } = await createOnce(github, () => postComment(github, request), () => findComment(github, request), { looked: true });
			return {
				kind: "created",
				id: made.id,
				url: made.url
			};
		}
		const { id, url } = old;
		if (old.body.replaceAll("\r\n", "\n") === request.body) return {
			kind: "unchanged",
			id,
			url
		};
		const { repository, body } = request;
		await github.octokit.rest.issues.updateComment({
			...splitRepository(repository),
			comment_id: id,
			body
		});
		return {
			kind: "updated",
			id,
			url
		};
	} catch (error) {
		return describeFailure(request, error);
	}
}
const commentsRoute$1 = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
async function findComment(github, request) {
	const parameters = {
		...splitRepository(request.repository),
		issue_number: request.pullRequest
	};
	for await (const page of listPages(github, commentsRoute$1, parameters)) for (const item of page) {
		const comment = readComment$1(item);
		if (comment?.trusted && comment.body.split("\n", 1)[0]?.trim() === request.marker) return comment;
	}
	return null;
}
async function postComment({ octokit }, request) {
	const { repository, pullRequest, body } = request;
	const parameters = {
		...splitRepository(repository),
		issue_number: pullRequest,
		body,
		request: sentOnce
	};
	const { data } = await octokit.request(`POST ${commentsRoute$1}`, parameters);
	return readComment$1(data);
}
function readComment$1(item) {
	if (typeof item !== "object" || item === null) return null;
	const { id, html_url: url, body, user, author_association: association } = item;
	if (typeof id !== "number") return null;
	return {
		id,
		url: typeof url === "string" ? url : "",
		body: typeof body === "string" ? body : "",
		trusted: isTrusted(user, association)
	};
}
function describeFailure({ repository, pullRequest }, error) {
	if (!isRequestError(error)) throw error;
	const place = `pull request ${pullRequest} of ${repository}`;
	const problem = error instanceof WorldError ? null : classifyProblem(error);
	if (problem?.kind === "read-only") return {
		kind: "read-only",
		sentence: `The token may not comment on ${place} (${problem.said}): see the summary.`
	};
	if (problem?.kind === "disabled" || problem?.kind === "refused") return {
		kind: "read-only",
		sentence: `GitHub takes no comment on ${place} (${problem.kind === "disabled" ? "comments are disabled" : problem.said}): see the summary.`
	};
	const failure = toWorldError(place, error);
	return {
		kind: "failed",
		sentence: `The comment was not written: ${failure.message}`,
		error: failure
	};
}
// src/publish/codeowners.ts
const codeownersPaths = [
	".github/CODEOWNERS",
	"CODEOWNERS",
	"docs/CODEOWNERS"
];
const patternCharactersMax = 500;
const foldersMax = 5;
function readCodeowners(text) {
	return text.split(/\r?\n/).flatMap((line) => {
		const [pattern = "", ...words] = splitWords(line.replace(/(^|\s)#.*$/, ""));
		if (pattern === "" || pattern.length > patternCharactersMax) return [];
		if (pattern.startsWith("!") || /[[\]]/.test(pattern)) return [];
		if (pattern.split("**").length > foldersMax) return [];
		if (!words.every((word) => isAccount(word) || isAddress(word))) return [];
		return [{
			pattern: toPattern(pattern),
			owners: words.filter(isAccount)
		}];
	});
}
function findOwners(rules, path) {
	return rules.findLast(({ pattern }) => pattern.test(path))?.owners ?? [];
}
function splitWords(line) {
	return line.match(/(?:\\.|[^\s\\])+/g) ?? [];
}
function isAccount(word) {
	return /^@[A-Za-z0-9][A-Za-z0-9-]{0,99}(\/[A-Za-z0-9][\w.-]{0,99})?$/.test(word);
}
function isAddress(word) {
	return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(word);
}
function toPattern(written) {
	const text = written.replace(/\\(.)/g, "$1");
	const isFolder = text.endsWith("/");
	const names = text.replace(/^\/+|\/+$/g, "").split(/\/+/);
	const isTied = text.startsWith("/") || names.length > 1;
	const last = names.length - 1;
	let source = isTied || names[0] === "**" ? "^" : "^(?:.*/)?";
	for (const [index, name] of names.entries()) {
		if (name === "**") {
			source += index === last ? ".+" : "(?:.*/)?";
			continue;
		}
		source += nameSource(name);
		if (index < last) source += "/";
		else if (isFolder) source += "/.+";
		else if (!(name === "*" && names.length > 1)) source += "(?:/.*)?";
	}
	return new RegExp(`${source}$`);
}
function nameSource(name) {
	return name.split("").map((character) => {
		if (character === "*") return "[^/]*";
		return character === "?" ? "[^/]" : character.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
	}).join("").replace(/(?:\[\^\/\]\*){2,}/g, "[^/]*");
}
// src/publish/choose-owners.ts
const assigneesMax = 10;
const mentionsMax = 10;
function chooseOwners(finding, configured, code) {
	const paths = code === null ? [] : code.locate(finding).map(({ path }) => path);
	const byPath = Object.keys(configured).filter((name) => /[/*]/.test(name)).map((name) => ({
		pattern: toPattern(name),
		owners: configured[name] ?? []
	}));
	const words = own(configured, finding.signature.type) ?? firstOwners(paths, byPath) ?? own(configured, finding.target) ?? firstOwners(paths, code?.codeowners ?? []) ?? [];
	const accounts = [...new Set(words.map((word) => `@${word.replace(/^@/, "")}`))].filter(isAccount);
	const users = accounts.filter((account) => !account.includes("/"));
	const teams = accounts.filter((account) => account.includes("/"));
	return {
		assignees: users.slice(0, assigneesMax).map((account) => account.slice(1)),
		mentions: [...teams, ...users.slice(assigneesMax)].slice(0, mentionsMax)
	};
}
function own(configured, name) {
	return Object.hasOwn(configured, name) ? configured[name] ?? null : null;
}
function firstOwners(paths, rules) {
	return paths.map((path) => findOwners(rules, path)).find((owners) => owners.length > 0) ?? null;
}
// src/publish/plan-life-step.ts
function readIssueLife({ state, reason = null, closedAt = null, marker }) {
	return {
		state,
		reason,
		closedAt,
		memory: marker?.life ?? {}
	};
}
const environmentLabel = "environment-dependent";
function planLifeStep(life, listed, origin, at) {
	const { memory: remembered } = readIssueLife(listed);
	if (life === null) return {
		change: null,
		memory: remembered,
		label: null
	};
	const isOpen = listed.state === "open";
	const hasFailedSince = (day) => day === void 0 || Date.parse(day) < Date.parse(life.last.at);
	const isNews = hasFailedSince(remembered.verified?.at);
	const { verified: _, ...others } = remembered;
	const memory = isOpen && isNews ? others : remembered;
	const none = {
		change: null,
		memory,
		label: null
	};
	const { recurrence, failsThoughClosed, verified, obstacles, fix, clean, last } = life;
	if (!isOpen && recurrence !== null) {
		const comment = renderReopened(life, compareUrl(origin));
		const reopened = {
			sha: recurrence.at.sha,
			at: recurrence.at.at
		};
		return {
			...none,
			change: tell("reopen", nameClosing(listed, recurrence.at.campaign), comment),
			memory: memory.environment === void 0 ? { reopened } : {
				reopened,
				environment: memory.environment
			}
		};
	}
	if (verified && isNews && (isOpen || fix !== null)) {
		const done = {
			sha: fix?.sha ?? clean.since,
			at
		};
		const change = tell("close", last.campaign, renderVerified(life, isOpen));
		return {
			...none,
			change,
			memory: {
				...memory,
				verified: done
			}
		};
	}
	if (!isOpen && failsThoughClosed !== null && memory.remarked === void 0) {
		const change = tell("remark", nameClosing(listed, failsThoughClosed.campaign), renderStillFails(life));
		return {
			...none,
			change,
			memory: {
				...memory,
				remarked: at
			}
		};
	}
	if (!hasFailedSince(memory.environment)) return none;
	if (obstacles.includes("environment-dependent")) return {
		...none,
		memory: {
			...memory,
			environment: at
		},
		label: {
			name: environmentLabel,
			isOn: true
		}
	};
	if (memory.environment === void 0) return none;
	const { environment: __, ...rest } = memory;
	return {
		...none,
		memory: rest,
		label: {
			name: environmentLabel,
			isOn: false
		}
	};
}
function nameClosing({ closedAt }, campaign) {
	return closedAt == null ? campaign : `of ${closedAt}`;
}
function tell(kind, about, comment) {
	return {
		kind,
		comment: `<!-- seedsweep:${kind} ${about.replace(/[^\w ]/g, "")} -->\n${comment}`
	};
}
function compareUrl({ serverUrl, repository }) {
	const url = `${serverUrl}/${repository}/compare`;
	return serverUrl !== null && repository !== null && /^https?:\/\/[\w./:-]+$/.test(url) ? url : null;
}
// src/publish/plan-property-step.ts
function planPropertyStep(life, listed, origin, at) {
	const { memory } = readIssueLife(listed);
	const none = {
		change: null,
		memory,
		label: null
	};
	if (life === null) return none;
	const isOpen = listed.state === "open";
	const { recurrence, missedThoughClosed, since, fix, missed } = life;
	if (!isOpen && recurrence !== null) {
		const comment = renderMissedAgain(life, compareUrl(origin));
		const reopened = {
			sha: recurrence.sha,
			at: recurrence.at
		};
		return {
			...none,
			change: tell("reopen", nameClosing(listed, recurrence.campaign), comment),
			memory: { reopened }
		};
	}
	const isNews = memory.verified === void 0 || Date.parse(memory.verified.at) < Date.parse(missed.last.at);
	if (since !== null && isNews && (isOpen || fix !== null)) {
		const done = {
			sha: since.last.sha,
			at
		};
		const change = tell("close", missed.last.campaign, renderPropertySeen(life, isOpen));
		return {
			...none,
			change,
			memory: {
				...memory,
				verified: done
			}
		};
	}
	if (!isOpen && missedThoughClosed !== null && memory.remarked === void 0) {
		const change = tell("remark", nameClosing(listed, missedThoughClosed.campaign), renderStillMissed(life));
		return {
			...none,
			change,
			memory: {
				...memory,
				remarked: at
			}
		};
	}
	return none;
}
// src/publish/render/keep-proof.ts
const verdictLine = 4;
const hitsSentence = / Over all campaigns: .*? of [\d,]+ campaigns?(?:, and since then [\d,]+ clean seeds?)?\./;
function rewriteLife(generated, life, memory, asOf) {
	const lines = rewriteDetails(generated.split("\n"), life, asOf);
	const hits = describeHits(life);
	return replaceMarker(lines.map((line, at) => at === verdictLine && hits !== "" ? line.replace(hitsSentence, () => hits) : line).join("\n"), ({ life: _life, ...marker }) => ({
		...marker,
		...memory === void 0 || Object.keys(memory).length === 0 ? {} : { life: memory },
		told: tellClosing(life, asOf)
	}));
}
function rewriteDetails(lines, life, asOf) {
	const begin = lines.findLastIndex((line) => line === "<details><summary>What counts as this failure, and how this issue is kept</summary>" || line === "<details><summary>When this closes, what counts as this failure, and how this issue is kept</summary>");
	const rest = lines.findIndex((line, at) => at > begin && line.startsWith("Signature "));
	if (begin === -1 || rest === -1) return lines;
	const closing = explainClosing(life, escapeDate(asOf)).flatMap((paragraph) => ["", paragraph]);
	return [
		...lines.slice(0, begin),
		detailsHeadWithClosing,
		...closing,
		"",
		...lines.slice(rest)
	];
}
// src/publish/plan-issue-changes.ts
const bodyCharactersMax = 65e3;
const generatedCharactersMin = 4e3;
function planIssueChanges(repository, listing, report, rules, quiet = [], earlier = []) {
	const reports = new Map(earlier.map((one) => [one.finding, one.report]));
	const findings = [...report.findings, ...reports.keys()].sort(compareTurns);
	const claimed = new Set();
	let created = 0;
	const seen = findings.flatMap((finding) => {
		const ref = refer(finding);
		const [issue, ...duplicates] = findIssues(repository, listing, finding).filter((candidate) => !claimed.has(candidate.number) && !isOfAnother(candidate, finding, findings));
		for (const { number } of issue === void 0 ? [] : [issue, ...duplicates]) claimed.add(number);
		if (issue !== void 0) {
			const others = duplicates.map((other) => toDuplicate(ref, other, issue));
			return [reports.has(finding) ? {
				kind: "keep",
				finding: ref,
				issue: referIssue(issue),
				why: "unchanged"
			} : planExisting(finding, report, issue, report.startedAt), ...others];
		}
		const moved = finding.issue?.repository === repository ? finding.issue.number : null;
		if (moved !== null && listing.moved?.has(moved)) return [{
			kind: "withhold",
			finding: ref,
			why: `its issue #${moved} was moved to another repository`
		}];
		const doubt = whyNotFiled(finding, rules);
		if (awaitsProof(finding, reports.get(finding) ?? report, reports.has(finding))) return [{
			kind: "pending",
			finding: ref
		}];
		if (doubt !== null) return [{
			kind: "withhold",
			finding: ref,
			why: doubt
		}];
		if (created >= rules.maxNewIssues) return [{
			kind: "pending",
			finding: ref
		}];
		created++;
		return [planNew(finding, reports.get(finding) ?? report, rules)];
	});
	const unseen = quiet.flatMap(({ finding, report: last }) => {
		const own = findIssues(repository, listing, finding).filter(({ number }) => !claimed.has(number));
		const [issue, ...others] = own;
		if (issue === void 0) return [];
		for (const { number } of own) claimed.add(number);
		const doubles = others.map((other) => toDuplicate(refer(finding), other, issue)).filter(isToClose);
		const change = planExisting(finding, last, issue, report.startedAt, "quiet");
		const state = finding.neverSeen === null ? finding.life?.state : finding.neverSeen.life?.state;
		return issue.state === "closed" && state === "closed" && change.kind === "update" || change.kind === "keep" ? doubles : [change, ...doubles];
	});
	return [
		...seen,
		...unseen,
		...closeForgotten(listing, claimed)
	];
}
function closeForgotten({ issues }, claimed) {
	const open = issues.filter(({ number, state }) => state === "open" && !claimed.has(number));
	const firsts = new Map();
	return open.toSorted((a, b) => a.number - b.number).flatMap((issue) => {
		if (issue.marker === null) return [];
		const { target, key } = issue.marker;
		const first = firsts.get(`${target} ${key}`);
		if (first === void 0) firsts.set(`${target} ${key}`, issue);
		const id = findingId(key);
		return first === void 0 ? [] : [toDuplicate({
			target,
			key,
			id,
			title: id
		}, issue, first)].filter(isToClose);
	});
}
function whyNotFiled(finding, { fileUnconfirmed }) {
	const { state, inCleanCheckout } = finding.confirmation;
	return fileUnconfirmed === true && (state === "unconfirmed" || inCleanCheckout === "passed") ? null : describeDoubt(finding);
}
function compareTurns(a, b) {
	const waited = Number(isWaiting(b)) - Number(isWaiting(a));
	const since = isWaiting(a) && isWaiting(b) ? compareText(a.firstSeen.at, b.firstSeen.at) : 0;
	return waited || since || b.count - a.count || compareText(a.key, b.key);
}
function isWaiting({ issue }) {
	return issue?.state === "pending";
}
function findIssues(repository, { issues }, finding) {
	const known = finding.issue?.repository === repository ? finding.issue.number : null;
	return issues.filter(({ marker, number }) => marker === null ? number === known : marksFinding(marker, finding)).sort((a, b) => a.number - b.number);
}
function isOfAnother({ marker }, finding, findings) {
	if (marker === null || marker.key === finding.key) return false;
	return findings.some(({ key, target }) => key === marker.key && target === marker.target);
}
function planExisting(finding, report, listed, at, was = "seen") {
	const ref = refer(finding);
	const issue = referIssue(listed);
	const keep = (why) => {
		return {
			kind: "keep",
			finding: ref,
			issue,
			why
		};
	};
	const isProven = describeDoubt(finding) === null;
	if (!isProven && was === "seen") return keep("not-reproducible");
	const old = readGenerated(listed.body);
	if (old === null) return keep("no-generated-part");
	const around = listed.body.length - old.length;
	const charactersMax = Math.min(issueCharactersMax, bodyCharactersMax - around);
	if (charactersMax < generatedCharactersMin) return keep("no-room");
	const { origin } = report.plan;
	const { neverSeen, life } = finding;
	const { change, memory, label } = neverSeen === null ? planLifeStep(life, listed, origin, at) : planPropertyStep(neverSeen.life, listed, origin, at);
	if (!isProven && (life === null || change !== null && change.kind !== "close")) return keep("not-reproducible");
	const write = (told, asOf) => {
		if (!isProven && told !== null) return rewriteLife(old, told, memory, asOf);
		const options = {
			url: issue.url,
			previous: listed.marker,
			charactersMax,
			memory,
			asOf
		};
		return renderIssue({
			...finding,
			life: told
		}, report, options).body;
	};
	const generated = write(life, at);
	if (generated.length > charactersMax) return keep("no-room");
	const body = replaceGenerated(listed.body, generated);
	if (body === null) return keep("no-generated-part");
	if (change !== null) return {
		...change,
		finding: ref,
		issue,
		body
	};
	const labelled = label === null ? {} : { label };
	return generated !== old && (label !== null || !tellsEnough(old, life, listed, write, at)) ? {
		kind: "update",
		finding: ref,
		issue,
		body,
		...labelled
	} : keep("unchanged");
}
function tellsEnough(old, life, { marker }, write, at) {
	const told = marker?.told;
	if (life === null || told === void 0 || isWorthTelling(life, told, at)) return false;
	return write(asTold(life, told), told.at) === old;
}
function planNew(finding, report, { labels, owners, code }) {
	const { assignees, mentions } = chooseOwners(finding, owners, code ?? null);
	const { title, body } = renderIssue(finding, report, newIssue);
	const told = mentions.length === 0 ? body : `${body}\n\nFor ${mentions.join(" ")}`;
	return {
		kind: "create",
		finding: refer(finding),
		title,
		body: told,
		labels,
		assignees
	};
}
function awaitsProof({ confirmation, reproduction }, { findings }, waits) {
	if (confirmation.state !== "untried") return false;
	const replayable = findings.filter((other) => other.reproduction !== null);
	return waits || reproduction !== null && replayable.length > 100;
}
function describeDoubt({ confirmation, reproduction, neverSeen }) {
	if (neverSeen !== null) return null;
	if (reproduction === null) return "no seed of it was kept";
	switch (confirmation.state) {
		case "reproducible": return describeCheckoutDoubt(confirmation);
		case "nondeterministic": return "not deterministic: its seed gives the same failure only sometimes";
		case "unconfirmed": return describeUnconfirmed(reproduction, confirmation);
		case "untried":
		case "never-seen": {
			const { replays } = confirmation;
			return replays === 0 ? "not replayed yet" : `not proven yet: only ${formatPlural(replays, "replay")} gave a verdict`;
		}
	}
}
function describeCheckoutDoubt({ inCleanCheckout }) {
	if (inCleanCheckout !== "passed") return null;
	return "not in the commit alone: in a clean checkout of it, built by its build line, it passes";
}
function describeUnconfirmed({ repeat }, confirmation) {
	const { replays } = confirmation;
	switch (repeat.by) {
		case "seed": {
			const elsewhere = describeElsewhere(confirmation);
			if (elsewhere !== "") return `not confirmed: the same failure came back ${elsewhere}`;
			return "not confirmed: its seed passed when it was run again";
		}
		case "attempts": return `not confirmed: failed in 0 of ${replays} re-runs`;
		case "pairs": return `not confirmed: two runs of its seed differed in the sweep, and not in ${formatPlural(replays, "pair")} since`;
	}
}
function isToClose({ closes, issue }) {
	return closes === true && issue.state === "open";
}
function toDuplicate(finding, other, { number }) {
	const closes = other.byBot === true && other.reason == null;
	return {
		kind: "duplicate",
		finding,
		issue: referIssue(other),
		of: number,
		...closes ? { closes } : {}
	};
}
function refer({ target, key, id, signature }) {
	return {
		target,
		key,
		id,
		title: signature.title
	};
}
function referIssue({ number, url, state }) {
	return {
		number,
		url,
		state
	};
}
// src/publish/github/edit-issue.ts
async function editIssue(github, repository, number, edit) {
	const { octokit, clock, gate, pace } = github;
	for (let attempt = 0;; attempt++) try {
		const issue = await getIssue(github, repository, number);
		if (issue === "moved") return {
			kind: "gone",
			why: "the issue was moved to another repository meanwhile"
		};
		if (issue === "deleted") return {
			kind: "gone",
			why: "the issue was deleted meanwhile"
		};
		const change = edit(issue);
		if (typeof change === "string") return {
			kind: "left",
			why: change
		};
		const parameters = {
			...splitRepository(repository),
			issue_number: number,
			...change
		};
		const { status } = await octokit.request(`PATCH ${issuesRoute}/{issue_number}`, {
			...parameters,
			request: {
				...sentOnce,
				redirect: "manual"
			}
		});
		if (status >= 300) return {
			kind: "gone",
			why: "the issue was moved to another repository meanwhile"
		};
		return { kind: "edited" };
	} catch (error) {
		if (error instanceof WorldError || !isRequestError(error)) throw error;
		const problem = classifyProblem(error);
		if (problem.kind === "refused") return {
			kind: "refused",
			why: `GitHub refused it: ${problem.said}`
		};
		if (!(problem.kind === "unclear" || problem.kind === "limited") || attempt >= pace.retriesMax) throw error;
		if (problem.kind === "unclear") await clock.wait((attempt + 1) ** 2 * pace.secondMs);
		await gate.opened();
	}
}
async function editIssueAlone(github, repository, number, edit) {
	try {
		return await editIssue(github, repository, number, edit);
	} catch (error) {
		if (error instanceof WorldError || !isRequestError(error)) throw error;
		const problem = classifyProblem(error);
		if (problem.kind !== "read-only") throw error;
		return {
			kind: "refused",
			why: `GitHub refused it: ${problem.said}`
		};
	}
}
// src/publish/github/apply-life-change.ts
async function applyLifeChange(github, repository, change) {
	const { kind, finding, issue, comment } = change;
	const marker = comment.split("\n", 1)[0] ?? "";
	const told = await publishComment(github, {
		repository,
		pullRequest: issue.number,
		body: comment,
		marker
	});
	if (told.kind === "failed") throw told.error;
	if (told.kind === "read-only") return {
		kind: "undone",
		finding,
		issue,
		why: told.sentence
	};
	const generated = readGenerated(change.body);
	const edit = await editIssue(github, repository, issue.number, ({ body, state }) => {
		const step = stateAfter(kind, state);
		const rewritten = generated === null ? null : replaceGenerated(body, generated);
		if (rewritten === null) return Object.keys(step).length === 0 ? "no-generated-part" : step;
		return {
			...step,
			body: rewritten
		};
	});
	switch (edit.kind) {
		case "gone":
		case "refused": return {
			kind: "undone",
			finding,
			issue,
			why: edit.why
		};
		case "edited":
		case "left": return describeStep(change);
	}
}
function stateAfter(kind, state) {
	switch (kind) {
		case "close": return state === "closed" ? {} : {
			state: "closed",
			state_reason: "completed"
		};
		case "reopen": return {
			state: "open",
			state_reason: "reopened"
		};
		case "remark": return {};
	}
}
function describeStep({ kind, finding, issue }) {
	switch (kind) {
		case "close": return {
			kind: "closed",
			finding,
			issue: {
				...issue,
				state: "closed"
			}
		};
		case "reopen": return {
			kind: "reopened",
			finding,
			issue: {
				...issue,
				state: "open"
			}
		};
		case "remark": return {
			kind: "remarked",
			finding,
			issue
		};
	}
}
// src/publish/github/close-doubles.ts
async function closeOwnDoubles(github, opened) {
	const { repository, listing, results } = opened;
	if (!results.some(({ kind }) => kind === "created")) return [...results];
	const { issues } = await relistIssues(github, repository, listing);
	const settled = [];
	for (const result of results) {
		const first = result.kind === "created" ? lowest(issues, result.finding) : null;
		if (result.kind !== "created" || first === null || first.number >= result.issue.number) {
			settled.push(result);
			continue;
		}
		const { finding, issue } = result;
		await closeDouble(github, repository, issue);
		settled.push({
			kind: "kept",
			finding,
			issue: first,
			why: "unchanged"
		}, {
			kind: "duplicate",
			finding,
			issue: {
				...issue,
				state: "closed"
			},
			of: first.number
		});
	}
	return settled;
}
function lowest(issues, finding) {
	const numbers = issues.filter(({ marker }) => isMarkedAs(marker, finding)).map(({ number }) => number);
	const found = issues.find(({ number }) => number === Math.min(...numbers));
	return found === void 0 ? null : {
		number: found.number,
		url: found.url,
		state: found.state
	};
}
async function closeDouble(github, repository, issue) {
	await editIssueAlone(github, repository, issue.number, ({ state, reason }) => state === "open" && reason == null ? {
		state: "closed",
		state_reason: "duplicate"
	} : "unchanged");
}
// src/publish/github/create-decorated.ts
async function createDecorated(create, { labels, assignees }) {
	const extra = {
		...labels.length > 0 ? { labels: [...labels] } : {},
		...assignees.length > 0 ? { assignees: [...assignees] } : {}
	};
	if (Object.keys(extra).length === 0) return await create({});
	try {
		return await create(extra);
	} catch (error) {
		if (error instanceof WorldError || !isRequestError(error)) throw error;
		const { kind } = classifyProblem(error);
		if (kind !== "refused" && kind !== "read-only") throw error;
		return await create({});
	}
}
// src/publish/plan-waiting.ts
function planWaiting({ issues }, target, findings, maxNewIssues) {
	const issue = findWaitingIssue(issues, target);
	const generated = renderWaiting(target, findings, maxNewIssues);
	if (issue === null) return findings.length === 0 ? {
		kind: "keep",
		issue: null
	} : {
		kind: "create",
		title: renderWaitingTitle(target),
		body: generated
	};
	const ref = {
		number: issue.number,
		url: issue.url,
		state: issue.state
	};
	const state = chooseState(issue, findings.length);
	if (state === null && readWaiting(issue.body) === generated) return {
		kind: "keep",
		issue: ref
	};
	return {
		kind: "update",
		issue: ref,
		generated,
		state
	};
}
function findWaitingIssue(issues, target) {
	return listWaitingIssues(issues, target)[0] ?? null;
}
function listWaitingIssues(issues, target) {
	return issues.filter(({ body, trusted }) => trusted === true && readWaitingTarget(body) === target).sort((a, b) => a.number - b.number);
}
function chooseState({ state, reason }, count) {
	if (count === 0) return state === "open" ? "closed" : null;
	return state === "closed" && reason !== "not_planned" ? "open" : null;
}
// src/publish/github/publish-waiting.ts
async function publishWaiting(github, work) {
	const results = [];
	for (const { target } of work.report.plan.targets) {
		const findings = listWaiting$1(work, target.name);
		await closeOtherLists(github, work, target.name);
		const change = planWaiting(work.listing, target.name, findings, work.rules.maxNewIssues);
		const result = await applyWaiting(github, work, target.name, change);
		if (result !== null) results.push({
			...result,
			target: target.name,
			count: findings.length
		});
	}
	return results;
}
async function closeOtherLists(github, { repository, listing }, target) {
	const kept = findWaitingIssue(listing.issues, target);
	for (const other of listWaitingIssues(listing.issues, target)) {
		if (other.number === kept?.number || other.byBot !== true || other.state !== "open") continue;
		await closeDouble(github, repository, other);
	}
}
function listWaiting$1({ report, earlier, left, opened }, target) {
	const known = [...report.findings, ...earlier.map(({ finding }) => finding)];
	return [...opened.filter(({ kind }) => kind === "undone"), ...left.filter(({ kind }) => kind === "pending")].flatMap(({ finding: ref }) => {
		const finding = known.find(({ key, target: of }) => key === ref.key && of === ref.target);
		return finding === void 0 || finding.target !== target ? [] : [finding];
	});
}
async function applyWaiting(github, work, target, change) {
	switch (change.kind) {
		case "keep": return change.issue === null ? null : {
			kind: "kept",
			issue: change.issue
		};
		case "create": return await openWaiting(github, work, target, change);
		case "update": return await rewrite$1(github, work.repository, change);
	}
}
async function openWaiting(github, { repository, listing, rules }, target, { title, body }) {
	const find = async () => findWaitingIssue((await relistIssues(github, repository, listing)).issues, target);
	try {
		const { thing, made } = await createDecorated((extra) => createOnce(github, async () => {
			const parameters = {
				...splitRepository(repository),
				title,
				body,
				...extra,
				request: sentOnce
			};
			return readIssue((await github.octokit.request(`POST /repos/{owner}/{repo}/issues`, parameters)).data)?.issue ?? null;
		}, find), {
			labels: rules.labels,
			assignees: []
		});
		const issue = {
			number: thing.number,
			url: thing.url,
			state: thing.state
		};
		return {
			kind: made ? "created" : "kept",
			issue
		};
	} catch (error) {
		if (error instanceof WorldError || !isRequestError(error) || classifyProblem(error).kind !== "refused") throw error;
		return {
			kind: "undone",
			issue: null
		};
	}
}
async function rewrite$1(github, repository, { issue, generated, state }) {
	switch ((await editIssueAlone(github, repository, issue.number, ({ body }) => {
		const rewritten = replaceWaiting(body, generated);
		if (rewritten === null) return "no-generated-part";
		if (rewritten.length > 65e3) return "no-room";
		if (state === null && readWaiting(body) === generated) return "unchanged";
		return {
			body: rewritten,
			...turn(state)
		};
	})).kind) {
		case "edited": return state === null ? {
			kind: "updated",
			issue
		} : {
			kind: kindOf(state),
			issue: {
				...issue,
				state
			}
		};
		case "left": return {
			kind: "kept",
			issue
		};
		case "gone":
		case "refused": return {
			kind: "undone",
			issue
		};
	}
}
function turn(state) {
	if (state === null) return {};
	return state === "open" ? {
		state,
		state_reason: "reopened"
	} : {
		state,
		state_reason: "completed"
	};
}
function kindOf(state) {
	return state === "open" ? "updated" : "closed";
}
// src/publish/github/issues.ts
async function publishIssues(github, request) {
	const { repository, options, earlier = [] } = request;
	const results = [];
	const waiting = [];
	let lives = null;
	const tell = (result) => void results.push(result);
	const done = (end) => {
		return {
			repository,
			end,
			results,
			waiting,
			...lives === null ? {} : { lives }
		};
	};
	try {
		let listing = await listIssues(github, repository, listKnownNumbers(repository, request.report));
		const corrected = await request.correct?.(listing) ?? {
			report: request.report,
			carryOut: null
		};
		const judged = await request.judge?.(listing, corrected.report) ?? {
			report: corrected.report,
			quiet: []
		};
		const { report, quiet } = judged;
		if (request.judge !== void 0) lives = listLives(judged);
		const plan = () => planIssueChanges(repository, listing, report, options, quiet, earlier);
		let changes = plan();
		if (changes.some(opens)) {
			listing = await relistIssues(github, repository, listing);
			changes = plan();
		}
		const [opening, others] = [changes.filter(opens), changes.filter((change) => !opens(change))];
		let end = await applyIssueChanges(github, {
			repository,
			listing,
			changes: opening
		}, tell);
		if (end.kind === "complete") end = await settleOpened(github, {
			repository,
			listing,
			report,
			rules: options,
			earlier,
			left: others,
			opened: results
		}, results, waiting);
		end = await applyIssueChanges(github, {
			repository,
			listing,
			changes: others
		}, tell, end);
		if (end.kind === "complete") await corrected.carryOut?.();
		return done(end);
	} catch (error) {
		return done(describeEnd(repository, error));
	}
}
function listLives({ report, quiet }) {
	return [...report.findings, ...quiet.map(({ finding }) => finding)].flatMap(({ target, key, life, neverSeen }) => {
		const propertyLife = neverSeen?.life ?? null;
		return life === null && propertyLife === null ? [] : [{
			target,
			key,
			life,
			propertyLife
		}];
	});
}
async function settleOpened(github, work, results, waiting) {
	try {
		results.splice(0, results.length, ...await closeOwnDoubles(github, {
			...work,
			results
		}));
		waiting.push(...await publishWaiting(github, work));
		return { kind: "complete" };
	} catch (error) {
		return describeEnd(work.repository, error);
	}
}
function opens({ kind }) {
	return kind === "create";
}
function listKnownNumbers(repository, { findings }) {
	const issues = findings.flatMap(({ issue }) => issue !== null && issue.repository === repository ? [issue] : []);
	return new Set(issues.flatMap(({ number }) => number === null ? [] : [number]));
}
async function applyIssueChanges(github, { repository, listing, changes }, tell, before = { kind: "complete" }) {
	let end = before;
	let refusals = 0;
	for (const change of changes) {
		if (end.kind !== "complete" && isWritten(change)) {
			tell(undo(change, end.sentence));
			continue;
		}
		if (end.kind !== "complete" && change.kind === "duplicate") {
			tell(change);
			continue;
		}
		try {
			tell(await applyChange(github, repository, listing, change));
			refusals = 0;
		} catch (error) {
			const problem = describeEnd(repository, error);
			if (change.kind === "create" || problem.kind !== "read-only" || ++refusals === refusalsMax) end = problem;
			if (isWritten(change)) tell(undo(change, sentenceOf(problem)));
			if (change.kind === "duplicate") tell(change);
		}
	}
	return end;
}
function isWritten(change) {
	return [
		"create",
		"update",
		"close",
		"reopen",
		"remark"
	].includes(change.kind);
}
const refusalsMax = 10;
async function applyChange(github, repository, listing, change) {
	switch (change.kind) {
		case "create": return await applyCreate(github, repository, listing, change);
		case "update":
		case "close":
		case "reopen":
		case "remark": return await applyUpdate(github, repository, change);
		case "keep": return {
			...change,
			kind: "kept"
		};
		case "withhold": return {
			...change,
			kind: "withheld"
		};
		case "duplicate":
			if (change.closes === true && change.issue.state === "open") await closeDouble(github, repository, change.issue);
			return change;
		case "pending": return change;
	}
}
async function applyCreate(github, repository, listing, change) {
	const { title, body, labels, assignees, finding } = change;
	const create = (extra) => createOnce(github, () => postIssue(github, repository, {
		title,
		body,
		...extra
	}), findIt);
	const findIt = async () => {
		const { issues } = await relistIssues(github, repository, listing);
		return issues.find(({ marker }) => isMarkedAs(marker, finding)) ?? null;
	};
	try {
		const { thing, made } = await createDecorated(create, {
			labels,
			assignees
		});
		const issue = {
			number: thing.number,
			url: thing.url,
			state: thing.state
		};
		return made ? {
			kind: "created",
			finding,
			issue
		} : {
			kind: "kept",
			finding,
			issue,
			why: "unchanged"
		};
	} catch (error) {
		const problem = classifyProblem(error);
		if (error instanceof WorldError || !isRequestError(error) || problem.kind !== "refused") throw error;
		return undo(change, `GitHub refused it: ${problem.said}`);
	}
}
async function postIssue({ octokit }, repository, fields) {
	const parameters = {
		...splitRepository(repository),
		...fields,
		request: sentOnce
	};
	const { data } = await octokit.request(`POST ${issuesRoute}`, parameters);
	return readIssue(data)?.issue ?? null;
}
async function applyUpdate(github, repository, change) {
	if (change.kind !== "update") return await applyLifeChange(github, repository, change);
	const { issue, finding, label } = change;
	const generated = readGenerated(change.body);
	if (generated === null) return {
		kind: "kept",
		finding,
		issue,
		why: "no-generated-part"
	};
	const edit = await editIssue(github, repository, issue.number, ({ body, labels = [] }) => {
		const relabelled = label === void 0 ? null : relabel(labels, label);
		const rewritten = rewrite(body, generated);
		return typeof rewritten === "string" ? relabelled ?? rewritten : {
			...rewritten,
			...relabelled
		};
	});
	switch (edit.kind) {
		case "edited": return {
			kind: "updated",
			finding,
			issue
		};
		case "left": return {
			kind: "kept",
			finding,
			issue,
			why: edit.why
		};
		case "gone":
		case "refused": return undo(change, edit.why);
	}
}
function relabel(labels, { name, isOn }) {
	const others = labels.filter((one) => one.toLowerCase() !== name.toLowerCase());
	if (isOn === others.length < labels.length) return null;
	return { labels: isOn ? [...others, name] : others };
}
function rewrite(body, generated) {
	if (readGenerated(body) === generated) return "unchanged";
	const rewritten = replaceGenerated(body, generated);
	if (rewritten === null) return "no-generated-part";
	return rewritten.length > 65e3 ? "no-room" : { body: rewritten };
}
function undo(change, why) {
	return {
		kind: "undone",
		finding: change.finding,
		issue: change.kind === "create" ? null : change.issue,
		why
	};
}
function describeEnd(repository, error) {
	if (!isRequestError(error)) throw error;
	const problem = error instanceof WorldError ? null : classifyProblem(error);
	if (problem?.kind === "disabled") return {
		kind: "disabled",
		sentence: `Issues are disabled in ${repository}: the findings are in the summary and the store only.`
	};
	if (problem?.kind === "read-only") return {
		kind: "read-only",
		sentence: `The token may not write issues of ${repository} (${problem.said}): the findings are in the summary and the store only.`
	};
	if (error instanceof WorldError && error.code === "github-budget") return {
		kind: "paused",
		sentence: `Publishing paused: ${error.message}. The next run goes on from here.`
	};
	const failure = toWorldError(`issues of ${repository}`, error);
	return {
		kind: "failed",
		sentence: `Publishing stopped: ${failure.message}`,
		error: failure
	};
}
function sentenceOf(end) {
	return end.kind === "complete" ? "" : end.sentence;
}
// src/publish/issue-change.ts
const emptyListing = {
	issues: [],
	highestNumber: 0
};
function listFiledIssues({ repository, results }) {
	return results.flatMap((result) => {
		const issue = toFiledIssue(repository, result);
		return issue === null ? [] : [{
			target: result.finding.target,
			key: result.finding.key,
			issue
		}];
	});
}
function toFiledIssue(repository, result) {
	switch (result.kind) {
		case "created":
		case "updated":
		case "kept":
		case "closed":
		case "reopened":
		case "remarked": return {
			repository,
			number: result.issue.number,
			state: result.issue.state
		};
		case "pending": return {
			repository,
			number: null,
			state: "pending"
		};
		case "undone": return result.issue === null ? {
			repository,
			number: null,
			state: "pending"
		} : null;
		case "withheld":
		case "duplicate": return null;
	}
}
// src/publish/render/bisect-comment.ts
const bisectMarker = "<!-- seedsweep:bisect -->";
const rowsMax$3 = 60;
function renderBisectComment({ first, sentence, commits, tested, origin }) {
	const answer = first === null ? `**${sentence}**` : `**First bad commit:** ${listFirstBad({ firstBad: first }, origin)[0]?.[1] ?? ""}`;
	const rows = tested.slice(0, rowsMax$3).map(({ sha, subject, clean, verdict }) => `| ${sha === first?.sha ? "➡" : ""} | ${escapeCell(sha.slice(0, 10), 10)} | ${escapeCell(subject, 80)} | ${formatCount(clean)} | ${verdict} |`);
	const more = tested.length > rowsMax$3 ? [`\n${formatPlural(tested.length - rowsMax$3, "commit")} more were tested.`] : [];
	return [
		bisectMarker,
		answer,
		"",
		`${formatPlural(tested.length, "commit")} tested, of a range of ${formatCount(commits)}. A failure is proof; clean seeds make it likely that a commit is good.`,
		"",
		"| | commit | | clean seeds | |",
		"| --- | --- | --- | --- | --- |",
		...rows,
		...more,
		""
	].join("\n");
}
// src/publish/render/known-issue.ts
function findKnownIssue(finding, results) {
	const result = results.find((candidate) => isAbout(candidate, finding) && candidate.kind !== "duplicate");
	if (result !== void 0 && "issue" in result && result.issue !== null) {
		const { number, state } = result.issue;
		return {
			number,
			state: result.kind === "reopened" ? "closed" : state,
			opened: result.kind === "created"
		};
	}
	const stored = finding.issue;
	if (stored === null || stored.number === null || stored.state === "pending") return null;
	return {
		number: stored.number,
		state: stored.state,
		opened: false
	};
}
function judgeNovelty(finding, results) {
	const { comparison } = finding;
	if (comparison !== null && !isIntroduced(comparison)) return comparison.verdict;
	const issue = findKnownIssue(finding, results);
	if (issue === null || issue.opened) return comparison?.verdict ?? "probably-new";
	return issue.state === "closed" ? "back" : "known";
}
function countKnown(findings, results) {
	return findings.filter((finding) => {
		const novelty = judgeNovelty(finding, results);
		return novelty === "known" || novelty === "known-worse" || novelty === "pre-existing";
	}).length;
}
function isAbout({ finding: ref }, { target, key }) {
	return ref.target === target && ref.key === key;
}
// src/publish/render/comparison.ts
const rowsMax$2 = 50;
const reasonsMax = 10;
function renderCompared(findings, results) {
	if (findings.length === 0) return "";
	const compared = findings.some(({ comparison }) => comparison !== null);
	const rows = findings.map((finding) => {
		const { signature, count, seedsJudged, comparison, reproduction } = finding;
		return [
			describeNovelty(finding, results),
			escapeCell(signature.title, 200),
			`${formatCount(count)} of ${formatCount(seedsJudged)}`,
			formatFindingRate(finding),
			...compared ? [comparison === null ? "" : describeBase(comparison)] : [],
			reproduction === null ? "" : escapeCell(reproduction.seed, 20)
		];
	});
	return [
		renderTable([
			"",
			"finding",
			"here",
			"rate (95 %)",
			...compared ? ["on the base"] : [],
			"seed"
		], rows, rowsMax$2),
		renderComparisons(findings),
		renderLacking(findings)
	].filter((part) => part !== "").join("\n\n");
}
function renderComparisons(findings) {
	const lines = findings.flatMap(({ signature, comparison }) => comparison === null || comparison.verdict === "known" ? [] : [`- ${escapeInline(signature.title, 120)}: ${describeComparison(comparison)}.`]);
	const more = lines.length - reasonsMax;
	return [...lines.slice(0, reasonsMax), ...more > 0 ? [`- and ${formatCount(more)} more in the store`] : []].join("\n");
}
function renderLacking(findings) {
	return listLacking(findings).map((sentence) => `> Not fully compared: ${sentence}.`).join("\n>\n");
}
function describeBase({ onBase: { count, seeds }, verdict }) {
	if (seeds > 0) return `${formatCount(count)} of ${formatCount(seeds)}`;
	return verdict === "pre-existing" ? "fails there too" : "";
}
function describeNovelty(finding, results) {
	const issue = findKnownIssue(finding, results);
	const name = describeWord(judgeNovelty(finding, results));
	if (issue === null) return name;
	return issue.state === "closed" ? `${name}, #${issue.number} is closed` : `${name}, #${issue.number}`;
}
function describeWord(novelty) {
	switch (novelty) {
		case "new": return "🆕 new";
		case "probably-new": return "🆕 probably new";
		case "back": return "⚠️ came back";
		case "known": return "known";
		case "known-worse": return "⚠️ known, more frequent";
		case "pre-existing": return "already on the base";
		case "undecided": return "not judged";
	}
}
// src/publish/render/headline.ts
const namedShardsMax = 5;
function renderHeadline(report, verdict, known) {
	const seeds = `${formatCount(report.delivered)} of ${formatPlural(report.planned, "planned seed")}`;
	const gaps = describeGaps(report.shards);
	const sentence = `${countFindings(report, known)} in ${seeds}${gaps === "" ? "" : `; ${gaps}`}.`;
	return [verdict === "inconclusive" ? `Inconclusive: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence, ...describeDoubts(report)].join(" ");
}
function countFindings({ findings, setAside }, known) {
	const count = findings.length;
	const seenAgain = known === 0 ? [] : [`${formatCount(known)} known${known === count ? " seen again" : ""}`];
	const aside = setAside.length === 0 ? [] : [`${formatCount(setAside.length)} set aside`];
	const notes = [...seenAgain, ...aside];
	const words = count === 0 ? "No findings" : known === count ? "No new findings" : formatPlural(count, "finding");
	return notes.length === 0 ? words : `${words} (${notes.join(", ")})`;
}
function describeGaps(shards) {
	const last = Math.max(0, ...shards.map(({ shard }) => shard));
	const gaps = shards.flatMap((shard) => {
		if (shard.state === "missing") return [`shard ${shard.shard} (of 0-${last}) never delivered`];
		if (shard.state === "running") return [`shard ${shard.shard} stopped without a word`];
		return shard.delivered < shard.planned ? [`shard ${shard.shard} delivered ${formatPart(shard)}`] : [];
	});
	const named = gaps.slice(0, namedShardsMax);
	const more = gaps.length - named.length;
	return [...named, ...more > 0 ? [`${more} more shards likewise`] : []].join(", ");
}
function formatPart({ delivered, planned }) {
	return planned === 0 ? "1.00" : (Math.floor(100 * delivered / planned) / 100).toFixed(2);
}
function describeDoubts(report) {
	const { counts, shards } = report;
	const unjudged = counts.infra + counts.unknown;
	const recovered = shards.reduce((sum, shard) => sum + shard.recovered, 0);
	return [
		...unjudged > 0 ? [`${formatPlural(unjudged, "seed")} gave no verdict.`] : [],
		...recovered > 0 ? [`Of ${formatPlural(recovered, "seed")} only a job log tells: outcomes without details.`] : [],
		...describeHarness(report)
	];
}
function describeHarness(report) {
	const tried = triedCanary(report);
	if (tried && report.harness === "healthy") return [];
	return [`${tried ? "The canary did not fail as it must" : "No canary was seen to fail"}: this harness may not see failures at all, so nothing is filed.`];
}
const namedTargetsMax = 5;
function renderPower({ discovery, judged }) {
	const targets = judged.map(({ target, seeds, failing }) => ({
		target,
		seeds,
		exposed: exposedSeeds(seeds, failing)
	})).toSorted((a, b) => a.exposed - b.exposed);
	const least = targets.find(({ exposed }) => exposed >= 3);
	const blind = describeBlind(targets.filter(({ exposed }) => exposed < 3));
	if (least === void 0) return [...blind, ...describeMaskedSeeds({ judged }, "the seeds")];
	const common = 10 ** Math.max(1, Math.floor(Math.log10(least.exposed / 3)));
	const chance = (one) => formatChance(chanceToSee(1 / one, least.exposed));
	const where = judged.length === 1 ? "" : ` of ${escapeInline(least.target, 64)}`;
	const words = `A sweep of this size sees a 1-in-${formatCount(common)} bug${where} with ${chance(common)} and a 1-in-${formatCount(common * 10)} bug with ${chance(common * 10)} probability.`;
	const next = describeNextNew(discovery);
	return [
		words,
		...describeMasked(least.seeds, least.exposed, judged.length === 1 ? "its seeds" : "those seeds"),
		...next === null ? [] : [`One more seed shows something new with a probability ${next}.`],
		...blind
	];
}
function describeBlind(targets) {
	if (targets.length === 0) return [];
	const named = targets.slice(0, namedTargetsMax).map(({ target }) => escapeInline(target, 64));
	const more = targets.length > named.length ? ` and ${targets.length - named.length} more` : "";
	return [`Too few seeds of ${named.join(", ")}${more} looked far enough to see a bug there.`];
}
// src/publish/render/history.ts
const rowsMax$1 = 50;
function renderHistory({ findings, history }) {
	if (history === null) return "";
	const rows = [...findings.flatMap(({ id, signature, issue, life }) => life === null ? [] : [{
		id,
		title: signature.title,
		issue,
		life
	}]), ...history.quiet].map(({ id, title, issue, life }) => [
		escapeCell(id, 20),
		escapeCell(title, 120),
		describeIssue$1(issue),
		describeLife(life),
		`${formatCount(life.hits)} of ${formatCount(life.seeds)}: ${formatRate(life.rate)}`,
		describeLast(life),
		describeKnown(life)
	]);
	const properties = findings.flatMap(({ id, signature, issue, neverSeen }) => neverSeen?.life == null ? [] : [describeProperty$3({
		id,
		title: signature.title,
		issue
	}, neverSeen.life)]);
	const head = [
		"finding",
		"what broke",
		"issue",
		"state",
		"over all campaigns (95 %)",
		"last seen",
		"stored seeds"
	];
	const words = describeHistory(history).join(" ");
	return [`### Over ${formatPlural(history.campaigns, "campaign")}\n\n${words}`, ...rows.length + properties.length === 0 ? [] : [renderTable(head, [...rows, ...properties], rowsMax$1)]].join("\n\n");
}
function describeProperty$3({ id, title, issue }, life) {
	const last = life.since?.last ?? life.before?.last ?? null;
	return [
		escapeCell(id, 20),
		escapeCell(title, 120),
		describeIssue$1(issue),
		describePropertyLife(life),
		describeSightings(life),
		last === null ? "never" : describeLast({ last }),
		""
	];
}
function describeIssue$1(issue) {
	return issue?.number == null ? "" : `#${issue.number}`;
}
function describeLast({ last }) {
	const date = /^\d{4}-\d{2}-\d{2}/.exec(last.at)?.[0] ?? "an unknown day";
	return last.sha === null ? date : `${date}, ${escapeCell(last.sha.slice(0, 7), 7)}`;
}
// src/publish/render/issue-changes.ts
function renderIssueChanges(repository, changes) {
	if (changes.length === 0) return `${plainLine(repository, 140)}: no findings, nothing to do`;
	return changes.map((change) => `${renderVerb(change)}  ${renderSubject(change)}`).join("\n");
}
function renderVerb({ kind }) {
	return kind.padEnd(9);
}
function renderSubject(change) {
	const finding = `${plainLine(change.finding.id, 40)} ${plainLine(change.finding.title, 120)}`;
	switch (change.kind) {
		case "create": return `${finding}: ${change.body.length} characters`;
		case "update":
		case "close":
		case "reopen":
		case "remark": return `#${change.issue.number} (${change.issue.state}) ${finding}`;
		case "keep": return `#${change.issue.number} (${change.issue.state}) ${finding}: ${describeKept(change.why)}`;
		case "pending": return `${finding}: more new findings than max-new-issues`;
		case "withhold": return `${finding}: ${change.why}`;
		case "duplicate": return `#${change.issue.number} (${change.issue.state}) ${finding}: same finding as #${change.of}`;
		default: return assertNever(change);
	}
}
function describeKept(why) {
	switch (why) {
		case "unchanged": return "says all of it already";
		case "not-reproducible": return "seen again, but not proven this time";
		case "no-generated-part": return "somebody removed the generated part, so its text is left alone";
		case "no-room": return "the text around the generated part leaves too little room for it";
	}
}
// src/publish/render/summary.ts
const summaryCharactersMax = 6e4;
const rowsMax = 50;
const blocksMax$1 = 5;
function renderSummary(report, verdict, extra) {
	const results = extra.published?.results ?? [];
	const known = countKnown(report.findings, results);
	const unfiled = report.findings.filter((finding) => findKnownIssue(finding, results) === null);
	return joinSections([
		`## seedsweep: ${report.plan.targets.map(({ target }) => escapeInline(target.name, 64)).join(", ")}`,
		`**${renderHeadline(report, verdict, known)}**`,
		renderNotes(extra),
		renderFindings(report, results),
		renderComparisons(report.findings),
		renderLacking(report.findings),
		renderSetAside(report),
		renderLeftOpen(report, results),
		renderWaitingIssues(extra.published?.waiting ?? [], report.plan.origin),
		...unfiled.slice(0, blocksMax$1).map((finding) => renderReproduceDetails(finding, report)),
		renderHistory(report),
		renderPower(report).join(" "),
		report.determinism === null ? "" : `${describeDeterminism(report.determinism)}.`,
		renderOrigin(report),
		renderShards(report.shards),
		renderAttributions(report.findings),
		renderConfigValues(report.configValues),
		renderProperties(report),
		renderSlowest(report),
		renderReasons(report),
		describeCarried(report.carried).map((line) => `${escapeInline(line, 1e3)}.`).join(" "),
		report.cut > 0 ? `${formatPlural(report.cut, "seed")} started and cut at the time limit: counted neither as passed nor as failed.` : ""
	], summaryCharactersMax);
}
function renderNotes({ published, notes }) {
	return [...published === null || published.end.kind === "complete" ? [] : [published.end.sentence], ...notes].map((note) => `> ${escapeInline(note, 500)}`).join("\n>\n");
}
function renderFindings({ findings, plan }, results) {
	if (findings.length === 0) return "";
	return renderTable([
		"finding",
		"what broke",
		"issue",
		"seeds",
		"rate (95 %)",
		"again by (99 %)",
		"confirmed",
		"seed"
	], findings.map((finding) => {
		const issue = findKnownIssue(finding, results);
		return [
			escapeCell(finding.id, 20),
			escapeCell(finding.signature.title, 200),
			issue === null ? "" : describeIssue(issue, plan.origin),
			formatCount(finding.count) + (finding.carried === 0 ? "" : ` + ${formatCount(finding.carried)} carried over`) + (countStored(finding) === 0 ? "" : ` + ${formatCount(countStored(finding))} stored`),
			formatFindingRate(finding),
			formatSeeds(countSeedsToSeeAgain(finding)),
			describeReplays(finding),
			finding.reproduction === null ? "" : escapeCell(finding.reproduction.seed, 20)
		];
	}), rowsMax);
}
function formatSeeds(count) {
	return count === null ? "" : formatPlural(count, "fresh seed");
}
function renderSetAside({ setAside }) {
	if (setAside.length === 0) return "";
	return `### Set aside by people\n${renderTable([
		"what broke",
		"seeds",
		"why"
	], listSetAside(setAside), rowsMax)}`;
}
function describeReplays({ confirmation: { same, replays }, neverSeen }) {
	if (neverSeen !== null) return "never seen";
	return replays === 0 ? "not replayed" : `${same} of ${replays}`;
}
function describeIssue({ number, state, opened }, { serverUrl, repository }) {
	const url = `${serverUrl}/${repository}/issues/${number}`;
	return `${/^https?:\/\/[\w./:-]+$/.test(url) ? `[#${number}](${url})` : `#${number}`}${opened ? ", opened" : state === "closed" ? ", closed" : ""}`;
}
function renderLeftOpen({ findings }, results) {
	const seen = new Set(findings.map(({ target, key }) => `${target} ${key}`));
	const lines = results.flatMap((result) => {
		const { target, key } = result.finding;
		if ((result.kind === "updated" || result.kind === "kept") && !seen.has(`${target} ${key}`)) return [];
		const line = describeLeftOpen(result);
		return line === null ? [] : [`- ${escapeInline(result.finding.title, 200)}: ${line}`];
	});
	if (lines.length === 0) return "";
	const more = lines.length > rowsMax ? [`- and ${lines.length - rowsMax} more in the store`] : [];
	return [
		"### Left open",
		...lines.slice(0, rowsMax),
		...more
	].join("\n");
}
function describeLeftOpen(result) {
	switch (result.kind) {
		case "created": return null;
		case "updated":
		case "kept": {
			const closed = result.issue.state === "closed" ? [`#${result.issue.number} is closed, and it was seen again`] : [];
			const kept = result.kind === "kept" && result.why !== "unchanged" ? [`#${result.issue.number}: ${describeKept(result.why)}`] : [];
			return closed.length + kept.length === 0 ? null : [...closed, ...kept].join("; ");
		}
		case "closed": return `#${result.issue.number} is closed on evidence`;
		case "reopened": return `#${result.issue.number} is open again: it came back after it was closed`;
		case "remarked": return `#${result.issue.number} was closed by a person, and it is still there`;
		case "pending": return "pending, since this run has opened as many issues as max-new-issues lets it";
		case "withheld": return `not filed: ${escapeInline(result.why, 200)}`;
		case "duplicate": return `#${result.issue.number} is about the same finding as #${result.of}, which is the one kept up to date`;
		case "undone": return `not ${result.issue === null ? "filed" : "updated"}: ${escapeInline(result.why, 200)}`;
	}
}
function renderWaitingIssues(waiting, origin) {
	return waiting.flatMap(({ target, count, issue }) => issue === null || count === 0 ? [] : [`${formatPlural(count, "finding")} of ${escapeInline(target, 64)} ${count === 1 ? "waits" : "wait"} for an issue: ${describeIssue({
		...issue,
		opened: false
	}, origin)}.`]).join(" ");
}
function renderOrigin(report) {
	const { origin } = report.plan;
	const at = origin.sha === null ? "" : ` at ${escapeInline(origin.sha.slice(0, 7), 7)}`;
	const dirty = origin.changes === null ? "" : " with uncommitted changes";
	return `${describeRun(report)}${at}${dirty}, ${formatDuration(report.wallMs)}, seedsweep ${escapeInline(report.plan.seedsweep, 40)}`;
}
function renderShards(shards) {
	const rows = shards.map((shard) => [
		String(shard.shard),
		`${formatCount(shard.delivered)} of ${formatCount(shard.planned)} (${formatPart(shard)})`,
		shard.state,
		shard.cut === 0 ? "" : formatCount(shard.cut),
		shard.wallMs === null ? "" : formatDuration(shard.wallMs),
		[...shard.machine === null ? [] : [escapeCell(shard.machine, 80)], ...shard.jobs === null ? [] : [`${formatPlural(shard.jobs, "seed")} at a time`]].join(", "),
		describeCanary(shard.canary)
	]);
	if (rows.length === 0) return "";
	return `### Shards\n\n${renderTable([
		"shard",
		"delivered",
		"state",
		"cut",
		"time",
		"machine",
		"canary"
	], rows, 256)}`;
}
function describeCanary(canary) {
	switch (canary) {
		case "failed": return "failed, as it must";
		case "passed": return "**passed: unhealthy**";
		case "not-run": return "not run";
	}
}
function renderProperties({ properties, conclusive }) {
	if (properties.length === 0) return "";
	return `### Properties\n\n${renderTable([
		"property",
		"kind",
		"held",
		"failed"
	], [...properties].sort((a, b) => Number(isNeverSeen(b)) - Number(isNeverSeen(a)) || countFailures(b) - countFailures(a)).map((property) => [
		escapeCell(property.name, 120),
		property.kind,
		...describeProperty$2(property, conclusive)
	]), rowsMax)}`;
}
function describeProperty$2(property, conclusive) {
	if (isNeverSeen(property)) return [conclusive ? "**never seen**" : "not seen in what was delivered", ""];
	const { passes, failures } = property;
	if (asksToBeSeen(property.kind)) return [`${formatCount(passes)} of ${formatCount(passes + failures)}`, ""];
	return [formatCount(passes), formatCount(failures)];
}
function countFailures(property) {
	return asksToBeSeen(property.kind) ? 0 : property.failures;
}
function renderAttributions(findings) {
	const lines = findings.flatMap(({ id, attribution }) => {
		if (attribution === null || attribution.needs.length + attribution.favours.length === 0) return [];
		return [`- ${escapeInline(id, 20)}: ${describeAttribution(attribution, {
			name: (text) => `**${escapeInline(text, 64)}**`,
			value: (text) => escapeInline(text, 64)
		})}`];
	});
	return lines.length === 0 ? "" : [
		"### What the findings need",
		"",
		...lines.slice(0, rowsMax)
	].join("\n");
}
function renderConfigValues(configValues) {
	if (configValues.length === 0) return "";
	return `### Configuration\n\n${renderTable([
		"target",
		"drawn",
		"value",
		"passed",
		"failed"
	], configValues.map(({ target, name, value, passes, failures }) => [
		escapeCell(target, 64),
		escapeCell(name, 64),
		escapeCell(value, 120),
		formatCount(passes),
		formatCount(failures)
	]), rowsMax)}`;
}
function renderSlowest({ slowest }) {
	if (slowest.length === 0) return "";
	return `### Slowest seeds\n\n${renderTable([
		"target",
		"seed",
		"time",
		"outcome"
	], slowest.map(({ target, seed, durationMs, outcome }) => [
		escapeCell(target, 64),
		escapeCell(seed, 20),
		formatDuration(durationMs),
		outcome
	]).slice(0, 10), 10)}`;
}
function renderReasons({ reasons }) {
	if (reasons.length === 0) return "";
	return `### Seeds without a verdict\n\n${renderTable([
		"seeds",
		"outcome",
		"why"
	], reasons.map(({ outcome, reason, count }) => [
		formatCount(count),
		outcome,
		escapeCell(reason, 300)
	]), 10)}`;
}
function formatDuration(ms) {
	if (ms < 1e3) return `${Math.round(ms)} ms`;
	if (ms < 1e5) return `${(ms / 1e3).toFixed(1)} s`;
	const seconds = Math.round(ms / 1e3);
	const minutes = Math.floor(seconds / 60);
	return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
// src/publish/render/comment.ts
const commentCharactersMax = 6e4;
const blocksMax = 3;
function commentMarker(target) {
	return `<!-- seedsweep:comment ${target.replace(/[^A-Za-z0-9._]/g, "-").replace(/-{2,}/g, "-").slice(0, 64)} -->`;
}
function renderComment(report, verdict, { issues }) {
	const groups = Map.groupBy(report.findings, (finding) => judgeNovelty(finding, issues));
	const fresh = introduced.flatMap((novelty) => groups.get(novelty) ?? []);
	const old = beforehand.flatMap((novelty) => groups.get(novelty) ?? []);
	return joinSections([
		`${commentMarker(report.plan.targets.map(({ target }) => target.name).join("."))}\n### seedsweep: ${renderTitle(groups)}`,
		`${renderHeadline(report, verdict, old.length)} ${renderCircumstances(report)}`,
		renderCompared([...fresh, ...old], issues),
		...fresh.slice(0, blocksMax).map((finding) => renderReproduceDetails(finding, report)),
		describeMissed(report),
		...listSetAside(report.setAside.slice(0, 5)).map((cells) => `Set aside by people: ${cells.join(", ")}.`),
		renderPower(report).join(" "),
		report.determinism === null ? "" : `${describeDeterminism(report.determinism)}.`
	], commentCharactersMax);
}
const introduced = [
	"new",
	"probably-new",
	"back"
];
const beforehand = [
	"undecided",
	"known-worse",
	"pre-existing",
	"known"
];
function renderTitle(groups) {
	if (groups.size === 0) return "no findings";
	return [...introduced, ...beforehand].flatMap((novelty) => {
		const count = groups.get(novelty)?.length ?? 0;
		return count === 0 ? [] : [`${formatCount(count)} ${nameGroup(novelty, count)}`];
	}).join(", ");
}
function nameGroup(novelty, count) {
	const findings = count === 1 ? "finding" : "findings";
	switch (novelty) {
		case "new": return `new ${findings}`;
		case "probably-new": return `probably new ${findings}`;
		case "back": return "came back";
		case "known-worse": return "more frequent than before";
		case "pre-existing": return "already on the base";
		case "known": return "known";
		case "undecided": return "not judged";
	}
}
function renderCircumstances(report) {
	const { sha } = report.plan.origin;
	const jobs = report.shards.reduce((sum, shard) => sum + (shard.jobs ?? 0), 0);
	return `Swept ${[...sha === null ? [] : [`at ${escapeInline(sha.slice(0, 7), 7)}`], `in ${formatDuration(report.wallMs)}`].join(" ")}${jobs > 0 ? `, ${formatPlural(jobs, "seed")} at a time` : ""}${report.cut > 0 ? `; ${formatPlural(report.cut, "seed")} cut at the time limit` : ""}, ${describeRun(report)}.`;
}
// src/publish/orders/order-comment.ts
const ownPrefix = "<!-- seedsweep:";
function isOwnComment(body) {
	return body.startsWith(ownPrefix);
}
function answerMarker(comment, accepted) {
	return `${ownPrefix}answered ${comment} ${accepted.map((one) => one ? "y" : "n").join("")} -->`;
}
function readAnswer(body) {
	const match = /^<!-- seedsweep:answered (\d{1,15}) ([yn]{1,9}) -->(?:\r?\n|$)/.exec(body);
	if (match === null) return null;
	return {
		comment: Number(match[1]),
		accepted: (match[2] ?? "").split("").map((letter) => letter === "y")
	};
}
function noteMarker(orderId, deed) {
	return `${ownPrefix}note ${deed} ${orderId.replaceAll(/[^\w .:/-]|--/g, "_")} -->`;
}
// src/publish/orders/parse-orders.ts
const ordersMax = 5;
const lineCharactersMax$1 = 200;
const orderForms = "`merge #12`, `split`, `ignore`, `ignore until 2027-01-01`, `expected`, `wrong`, `retry`";
const verbs = [
	"merge",
	"split",
	"ignore",
	"expected",
	"wrong",
	"retry"
];
function parseOrders(body) {
	return listOrderLines(body).slice(0, ordersMax).map(parseLine);
}
function listOrderLines(body) {
	const lines = [];
	let fence = null;
	let hiddenUntil = null;
	let quoted = false;
	for (const line of body.split(/\r\n|\n|\r/)) {
		if (hiddenUntil !== null) {
			if (line.toLowerCase().includes(hiddenUntil)) hiddenUntil = null;
			continue;
		}
		if (fence !== null) {
			if (closesFence(line, fence)) fence = null;
			continue;
		}
		fence = /^ {0,3}(?:[-*+>] ?|\d{1,9}[.)] )*(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? null;
		if (fence !== null) continue;
		hiddenUntil = beginsHidden(line);
		quoted = /^ {0,3}>/.test(line) || quoted && line.trim() !== "";
		if (!quoted && /^ {0,3}\/seedsweep(?:[ \t]|$)/.test(line)) lines.push(line.trim());
	}
	return lines;
}
function beginsHidden(line) {
	if (line.lastIndexOf("<!--") > line.lastIndexOf("-->")) return "-->";
	const text = line.toLowerCase();
	return text.lastIndexOf("<pre") > text.lastIndexOf("</pre>") ? "</pre>" : null;
}
function closesFence(line, fence) {
	const text = line.trim().replace(/^(?:> ?)+/, "");
	return text.startsWith(fence) && text === fence.charAt(0).repeat(text.length);
}
function parseLine(text) {
	if (text.length > lineCharactersMax$1) return refuse$1(text, `the line is longer than ${lineCharactersMax$1} characters`);
	const [verb = "", ...words] = text.slice(10).trim().split(/[ \t]+/);
	const rest = words.join(" ");
	const known = verbs.find((candidate) => candidate === verb);
	if (known === void 0) return refuse$1(text, describeUnknown(verb));
	switch (known) {
		case "merge": return parseMerge(text, rest);
		case "ignore": return parseIgnore(text, rest);
		case "split":
		case "expected":
		case "wrong":
		case "retry": return rest === "" ? {
			ok: true,
			text,
			words: { kind: known }
		} : refuse$1(text, `nothing may stand behind ${known}`);
	}
}
function describeUnknown(verb) {
	const nearest = verb === "" ? null : nearestWord(verb, verbs);
	const guess = nearest === null ? "" : `; did you mean ${nearest}?`;
	return `${verb === "" ? "a word is missing" : "there is no such word"}${guess}`;
}
function parseMerge(text, rest) {
	const number = /^#([1-9]\d{0,8})$/.exec(rest)?.[1];
	if (number === void 0) return refuse$1(text, "merge wants the number of one issue, such as #12");
	return {
		ok: true,
		text,
		words: {
			kind: "merge",
			number: Number(number)
		}
	};
}
function parseIgnore(text, rest) {
	if (rest === "") return {
		ok: true,
		text,
		words: {
			kind: "ignore",
			until: null
		}
	};
	const day = /^until (\d{4}-\d{2}-\d{2})$/.exec(rest)?.[1];
	if (day === void 0 || !isDay$1(day)) return refuse$1(text, "ignore takes nothing, or a day: until 2027-01-01");
	return {
		ok: true,
		text,
		words: {
			kind: "ignore",
			until: day
		}
	};
}
function refuse$1(text, why) {
	return {
		ok: false,
		text: truncate(text, lineCharactersMax$1),
		why
	};
}
// src/publish/orders/render-answers.ts
function renderAnswer({ comment, lines }) {
	const marker = answerMarker(comment, lines.map(({ ok }) => ok));
	return {
		marker,
		body: [marker, ...lines.map(renderLine)].join("\n")
	};
}
function renderLine(line) {
	if (line.ok) return `- \`${line.text.replace(/\s+/g, " ")}\`: ${describeEffect(line.effect)}`;
	return `- ${escapeInline(line.text, 120)}: not done: ${line.why}. There are ${orderForms}, each on a line behind \`/seedsweep\`.`;
}
function describeEffect(effect) {
	switch (effect.kind) {
		case "merge": return `#${effect.other} and this are one finding from now on. Its failures are counted here, and #${effect.other} is closed as a duplicate. To undo it, write \`/seedsweep split\` here, or reopen #${effect.other}.`;
		case "unfold": return `${listNumbers(effect.issues)} ${effect.issues.length === 1 ? "is a finding" : "are findings"} again, counted apart from now on.`;
		case "split-variants": return "from now on each path through the code that leads here is a finding of its own, with an issue of its own when it is seen again. This issue is closed. To undo it, reopen the issue.";
		case "ignore": return `counted in silence${effect.until === null ? "" : ` until ${effect.until}`}: no red, no change of this issue, which is closed as not planned. To undo it, reopen the issue.`;
		case "expected": return "known and accepted: it makes nothing red and is never filed again. This issue is closed as not planned. To undo it, reopen the issue.";
		case "wrong": return "no bug of the target, but of the harness around it: kept apart and never red. This issue is closed as not planned. To undo it, reopen the issue.";
		case "retry": return "the next campaign runs its shortest seeds again, before its own.";
	}
}
function renderNote(deed) {
	const marker = noteMarker(deed.order.id, deed.kind);
	return {
		marker,
		body: `${marker}\n${describeDeed(deed)}`
	};
}
function describeDeed(deed) {
	const by = escapeInline(deed.order.by, 120);
	if (deed.kind === "reopen") return deed.why === "ended" ? `It was to be ignored until a day that is past (${by}), and was seen again.` : `It is a finding of its own again (${by}).`;
	const undo = deed.order.source === "file" ? "To undo it, change the file: what it says wins over what is done here." : "To undo it, reopen the issue.";
	switch (deed.as.kind) {
		case "duplicate": return `Duplicate of ${deed.as.of.length === 0 ? "another finding" : listNumbers(deed.as.of)} (${by}): its failures are counted there from now on. ${undo}`;
		case "split": return `From now on each path through the code that leads here is a finding of its own (${by}). ${undo}`;
		case "ignored": return `Counted in silence (${by}). ${undo}`;
		case "expected": return `Known and accepted (${by}). ${undo}`;
		case "wrong": return `No bug of the target, but of the harness around it (${by}). ${undo}`;
	}
}
function listNumbers(numbers) {
	return numbers.map((number) => `#${number}`).join(", ");
}
// src/publish/github/carry-out-deeds.ts
async function carryOutDeed(github, repository, deed) {
	if (!await say(github, repository, deed.issue, renderNote(deed))) return false;
	const wanted = wantedState(deed);
	try {
		const edit = await editIssue(github, repository, deed.issue, ({ state }) => state === wanted.state ? "unchanged" : wanted);
		return edit.kind === "edited" || edit.kind === "left";
	} catch (error) {
		if (!isRequestError(error)) throw error;
		return false;
	}
}
function wantedState(deed) {
	if (deed.kind === "reopen") return {
		state: "open",
		state_reason: "reopened"
	};
	return {
		state: "closed",
		state_reason: deed.as.kind === "duplicate" ? "duplicate" : "not_planned"
	};
}
async function say(github, repository, issue, { marker, body }) {
	const written = await publishComment(github, {
		repository,
		pullRequest: issue,
		body,
		marker
	});
	return written.kind === "created" || written.kind === "updated" || written.kind === "unchanged";
}
// src/publish/github/read-orders.ts
const issuesMax = 50;
const commentsMax = 1e3;
const peopleMax = 30;
async function readOrders(github, repository, listing, since) {
	const { numbers, until } = chooseIssues(listing, since);
	const mayWrite = openRights(github, repository);
	const comments = [];
	const strangers = new Set();
	for (const issue of numbers) {
		const all = await listComments(github, repository, issue, since);
		const answers = new Map();
		for (const comment of all) {
			const answer = readAnswer(comment.body);
			if (answer !== null && (comment.isBot || await mayWrite(comment.author))) answers.set(answer.comment, answer.accepted);
		}
		for (const comment of all) {
			if (comment.isBot || isOwnComment(comment.body)) continue;
			const lines = parseOrders(comment.body);
			if (lines.length === 0) continue;
			const answered = answers.get(comment.id) ?? null;
			if (answered !== null || await mayWrite(comment.author)) comments.push({
				comment,
				lines,
				answered
			});
			else strangers.add(comment.author);
		}
	}
	comments.sort((a, b) => a.comment.at < b.comment.at ? -1 : a.comment.at > b.comment.at ? 1 : a.comment.id - b.comment.id);
	return {
		comments,
		until,
		strangers: [...strangers]
	};
}
function chooseIssues({ issues }, since) {
	const changed = issues.flatMap(({ number, marker, activity }) => marker === null || activity === void 0 || activity.updatedAt < (since ?? "") ? [] : [{
		number,
		...activity
	}]).sort((a, b) => a.updatedAt < b.updatedAt ? -1 : a.updatedAt > b.updatedAt ? 1 : a.number - b.number);
	const commented = changed.filter(({ commentCount }) => commentCount > 0);
	const read = commented.slice(0, issuesMax);
	const last = commented.length > issuesMax ? read.at(-1) : changed.at(-1);
	return {
		numbers: read.map(({ number }) => number),
		until: last?.updatedAt ?? since
	};
}
const commentsRoute = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
async function listComments(github, repository, issue, since) {
	const comments = [];
	const parameters = {
		...splitRepository(repository),
		issue_number: issue,
		...since === null ? {} : { since }
	};
	for await (const page of listPages(github, commentsRoute, parameters)) {
		comments.push(...page.flatMap((item) => readComment(item, issue) ?? []));
		if (comments.length >= commentsMax) break;
	}
	return comments;
}
function readComment(item, issue) {
	if (typeof item !== "object" || item === null) return null;
	const { id, body, user, created_at: at, performed_via_github_app: app } = item;
	if (typeof id !== "number" || typeof body !== "string" || typeof at !== "string") return null;
	const person = typeof user === "object" && user !== null ? user : {};
	const author = typeof person.login === "string" ? person.login : "";
	return {
		id,
		issue,
		author,
		isBot: !(author !== "" && person.type === "User" && !author.endsWith("[bot]") && (app ?? null) === null),
		at,
		body
	};
}
function openRights(github, repository) {
	const known = new Map();
	return (login) => {
		const asked = known.get(login) ?? (known.size < peopleMax ? askRights(github, repository, login) : Promise.resolve(false));
		known.set(login, asked);
		return asked;
	};
}
async function askRights({ octokit }, repository, username) {
	if (!/^[A-Za-z0-9](?:[\w-]{0,98})$/.test(username)) return false;
	try {
		const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({
			...splitRepository(repository),
			username
		});
		return data.permission === "admin" || data.permission === "write";
	} catch (error) {
		const { status } = readRequestError(error);
		if (status === 403 || status === 404) return false;
		throw error;
	}
}
// src/publish/orders/judge-orders.ts
function judgeOrders(comments, ground) {
	const given = [];
	const answers = [];
	for (const { comment, lines, answered } of comments) {
		const issue = ground.listing.issues.find(({ number }) => number === comment.issue);
		if (issue === void 0 || issue.marker === null) continue;
		const { target } = issue.marker;
		const judged = lines.map((line, position) => {
			if (answered !== null && answered[position] !== true) return {
				ok: false,
				text: line.text,
				why: "refused before"
			};
			const corrected = foldCorrections([...ground.corrections, ...given.map(({ correction }) => correction)]);
			const then = answered === null ? {} : {
				today: "",
				variantCountOf: () => null
			};
			const verdict = judgeLine(line, issue, {
				...ground,
				...then,
				corrected
			});
			if (!verdict.ok) return {
				ok: false,
				text: line.text,
				why: verdict.why
			};
			const by = `${comment.author} in issue ${comment.issue}`;
			const correction = {
				id: `comment ${comment.id} ${position}`,
				source: "comment",
				target,
				at: comment.at,
				by,
				order: verdict.order
			};
			const { author } = comment;
			given.push({
				correction,
				comment: comment.id,
				author,
				issue: comment.issue,
				done: answered !== null
			});
			return {
				ok: true,
				text: line.text,
				effect: verdict.effect
			};
		});
		if (answered === null) answers.push({
			comment: comment.id,
			issue: comment.issue,
			lines: judged
		});
	}
	return {
		given,
		answers
	};
}
function judgeLine(line, issue, ground) {
	if (!line.ok) return line;
	const { marker } = issue;
	if (marker === null) return refuse("this issue bears no mark of a finding any more");
	const key = ground.keyOf(marker);
	const root = ground.corrected.rootOf(marker.target, key);
	if (root !== key && line.words.kind !== "split") return refuse(`this finding is folded into ${numbersOf(ground, marker.target, root).map((number) => `#${number}`).join(", ") || "another"}: write it there`);
	return judgeWords(line.words, {
		issue,
		target: marker.target,
		key
	}, ground);
}
function judgeWords(words, place, ground) {
	const { key } = place;
	switch (words.kind) {
		case "merge": return judgeMerge(words.number, place, ground);
		case "split": return judgeSplit(place, ground);
		case "ignore":
			if (words.until !== null && words.until <= ground.today) return refuse(`${words.until} is not in the future`);
			return {
				ok: true,
				order: {
					kind: "ignore",
					key,
					until: words.until
				},
				effect: words
			};
		case "expected":
		case "wrong":
		case "retry": return {
			ok: true,
			order: {
				kind: words.kind,
				key
			},
			effect: { kind: words.kind }
		};
	}
}
function judgeMerge(number, { issue, target, key }, ground) {
	if (number === issue.number) return refuse("an issue cannot be merged into itself");
	const other = ground.listing.issues.find((candidate) => candidate.number === number);
	if (other === void 0 || other.marker === null) return refuse(`#${number} is no issue of a finding of this repository`);
	if (other.marker.target !== target) return refuse(`#${number} is of another target, and its seeds are counted apart`);
	const otherKey = ground.keyOf(other.marker);
	if (ground.corrected.rootOf(target, otherKey) === ground.corrected.rootOf(target, key)) return refuse(`#${number} and this are one already`);
	return {
		ok: true,
		order: {
			kind: "merge",
			into: key,
			key: otherKey
		},
		effect: {
			kind: "merge",
			other: number
		}
	};
}
function judgeSplit({ issue, target, key }, ground) {
	const { corrected, listing, keyOf } = ground;
	const order = {
		kind: "split",
		key
	};
	if (corrected.foldedBy(target, key) !== null) return {
		ok: true,
		order,
		effect: {
			kind: "unfold",
			issues: [issue.number]
		}
	};
	const folded = listing.issues.flatMap(({ number, marker }) => {
		if (marker === null || marker.target !== target) return [];
		const by = corrected.foldedBy(target, keyOf(marker));
		return by?.order.kind === "merge" && corrected.rootOf(target, by.order.into) === key ? [number] : [];
	});
	if (folded.length > 0) return {
		ok: true,
		order,
		effect: {
			kind: "unfold",
			issues: folded
		}
	};
	if (corrected.splitBy(target, key) !== null) return refuse("it is split already");
	const variants = ground.variantCountOf(target, key);
	if (variants !== null && variants < 2) return refuse("it came by one path through the code only: there is nothing to split");
	return {
		ok: true,
		order,
		effect: { kind: "split-variants" }
	};
}
function numbersOf({ listing, keyOf }, target, key) {
	return listing.issues.flatMap(({ number, marker }) => marker !== null && marker.target === target && keyOf(marker) === key ? [number] : []);
}
function refuse(why) {
	return {
		ok: false,
		why
	};
}
// src/publish/orders/plan-deeds.ts
function findLifted({ listing, corrected, today, keyOf, done }) {
	return listing.issues.flatMap((issue) => {
		if (issue.marker === null || issue.state !== "open" || issue.reason !== "reopened") return [];
		const order = closingOrder(issue.marker.target, keyOf(issue.marker), corrected, today);
		return order !== null && order.source === "comment" && done.has(order.id) ? [{
			order,
			issue: issue.number
		}] : [];
	});
}
function planDeeds(ground, seen) {
	const { listing, corrected, today, keyOf } = ground;
	return listing.issues.flatMap((issue) => {
		const { marker, number } = issue;
		if (marker === null) return [];
		const { target } = marker;
		const key = keyOf(marker);
		const order = closingOrder(target, key, corrected, today);
		if (order !== null) return issue.state === "open" ? [{
			kind: "close",
			issue: number,
			order,
			as: describeClosing(order, key, ground)
		}] : [];
		const ended = corrected.orderOf(target, key);
		if (ended !== null && closedAs(issue, "not_planned") && seen(target, key)) return [{
			kind: "reopen",
			issue: number,
			order: ended,
			why: "ended"
		}];
		return [];
	});
}
function planReopening(order, issues, { listing }) {
	return listing.issues.filter((issue) => issues.includes(issue.number) && closedAs(issue, "duplicate")).map((issue) => ({
		kind: "reopen",
		issue: issue.number,
		order,
		why: "unfolded"
	}));
}
function closedAs(issue, reason) {
	return issue.state === "closed" && issue.reason === reason;
}
function closingOrder(target, key, corrected, today) {
	const folded = corrected.foldedBy(target, key);
	if (folded !== null) return folded;
	return (corrected.standingOf(target, key, today) === null ? null : corrected.orderOf(target, key)) ?? corrected.splitBy(target, key);
}
function describeClosing({ order, target }, key, { listing, corrected, keyOf }) {
	switch (order.kind) {
		case "merge": {
			const root = corrected.rootOf(target, key);
			return {
				kind: "duplicate",
				of: listing.issues.filter(({ marker }) => marker?.target === target && keyOf(marker) === root).map(({ number }) => number)
			};
		}
		case "ignore": return { kind: "ignored" };
		case "expected":
		case "wrong": return { kind: order.kind };
		case "split":
		case "retry":
		case "lift": return { kind: "split" };
	}
}
// src/campaign/correct-issues.ts
async function correctIssues(github, listing, work) {
	const { dbPath, repository, corrections, at } = work;
	rememberListed(work, listing);
	const look = await lookForOrders(github, listing, work);
	const keyOf = openKeyOf(work.report);
	const today = dayOf(at);
	const judged = withStore(dbPath, (store) => {
		const known = readCorrections(store, repository);
		const ground = {
			listing,
			today,
			keyOf,
			corrections: known.map(({ correction }) => correction)
		};
		const found = judgeOrders(look.comments.filter(({ comment }) => !known.some(({ correction, done }) => done && isOf(correction, comment.id))), {
			...ground,
			variantCountOf: openVariantCount(work.report)
		});
		recordCorrections(store, repository, found.given.map(toStored));
		return found;
	});
	const ground = () => withStore(dbPath, (store) => {
		const done = readCorrections(store, repository).flatMap(({ correction, done }) => done ? [correction.id] : []);
		const keys = listKeys(listing, keyOf);
		return {
			listing,
			today,
			keyOf,
			done: new Set(done),
			corrected: readCorrected(store, repository, corrections.known, keys)
		};
	});
	for (const { order, issue } of findLifted(ground())) withStore(dbPath, (store) => recordCorrections(store, repository, [lift(order, issue, "reopened")]));
	return {
		report: work.reread(),
		async carryOut() {
			await carryOutAll(github, ground(), judged, work);
			if (look.until !== null) withStore(dbPath, (store) => recordCommentLook(store, repository, look.until ?? ""));
		}
	};
}
async function lookForOrders(github, listing, work) {
	const { dbPath, repository, log } = work;
	const since = withStore(dbPath, (store) => readCommentLook(store, repository));
	try {
		const look = await readOrders(github, repository, listing, since);
		if (look.strangers.length > 0) log(`passed over orders of ${look.strangers.join(", ")}: no right to write to ${repository}`);
		return look;
	} catch (error) {
		if (!isRequestError(error)) throw error;
		log(`the comments of ${repository} could not be read: ${explain(error)}`);
		return {
			comments: [],
			until: null,
			strangers: []
		};
	}
}
function explain(error) {
	const problem = classifyProblem(error);
	return problem.kind === "disabled" ? "issues are disabled" : problem.said;
}
async function carryOutAll(github, ground, judged, work) {
	const { repository, dbPath, report } = work;
	const seen = new Set([...report.findings, ...report.setAside].map(({ target, key }) => `${target} ${key}`));
	const unfolded = judged.answers.flatMap(({ comment, lines }) => lines.flatMap((line, position) => {
		const order = judged.given.find(({ correction }) => correction.id === `comment ${comment} ${position}`)?.correction;
		return line.ok && line.effect.kind === "unfold" && order !== void 0 ? planReopening(order, line.effect.issues, ground) : [];
	}));
	const failed = new Set();
	for (const deed of [...planDeeds(ground, (target, key) => seen.has(`${target} ${key}`)), ...unfolded]) if (!await carryOutDeed(github, repository, deed)) failed.add(deed.order.id);
	else if (hasEndedBy(deed)) {
		const ended = lift(deed.order, deed.issue, "ended");
		withStore(dbPath, (store) => recordCorrections(store, repository, [ended]));
	}
	for (const answer of judged.answers) {
		const given = judged.given.filter(({ comment }) => comment === answer.comment);
		if (given.some(({ correction }) => failed.has(correction.id))) continue;
		if (!await say(github, repository, answer.issue, renderAnswer(answer))) continue;
		const done = given.map((order) => toStored({
			...order,
			done: true
		}));
		withStore(dbPath, (store) => recordCorrections(store, repository, done));
	}
}
function hasEndedBy(deed) {
	return deed.kind === "reopen" && deed.why === "ended" && deed.order.source === "comment";
}
function lift({ id, target, at, order }, issue, why) {
	const words = {
		kind: "lift",
		key: order.key
	};
	return {
		correction: {
			id: `${why} ${id}`,
			source: "comment",
			target,
			at,
			by: `#${issue}`,
			order: words
		},
		author: why,
		issue,
		done: true
	};
}
function toStored({ correction, author, issue, done }) {
	return {
		correction,
		author,
		issue,
		done
	};
}
function isOf({ id }, comment) {
	return id.startsWith(`comment ${comment} `);
}
function openKeyOf({ findings, setAside }) {
	const all = [...findings, ...setAside];
	return ({ key, target }) => all.find((finding) => finding.target === target && finding.formerKeys.includes(key))?.key ?? key;
}
function openVariantCount({ findings, setAside }) {
	const all = [...findings, ...setAside];
	return (target, key) => all.find((finding) => finding.target === target && finding.key === key)?.variants.length ?? null;
}
function listKeys({ issues }, keyOf) {
	return issues.flatMap(({ marker }) => marker === null ? [] : [{
		target: marker.target,
		key: keyOf(marker)
	}]);
}
function rememberListed({ dbPath, repository, at }, { issues }) {
	const listed = new Map([...issues].sort((a, b) => b.number - a.number).map((issue) => [`${issue.marker?.target} ${issue.marker?.key}`, issue]));
	withStore(dbPath, (store) => {
		for (const { marker, number, state } of listed.values()) {
			if (marker === null) continue;
			const { target, key } = marker;
			recordIssue(store, {
				target,
				key,
				issue: {
					repository,
					number,
					state
				},
				at: at.toISOString()
			});
		}
	});
}
function withStore(dbPath, use) {
	try {
		var _usingCtx$10 = _usingCtx();
		return use(_usingCtx$10.u(openStore(dbPath)));
	} catch (_) {
		_usingCtx$10.e = _;
	} finally {
		_usingCtx$10.d();
	}
}
// src/publish/github/commits.ts
const shaPattern$2 = /^[0-9a-f]{40,64}$/;
async function compareCommits({ octokit }, repository, base, head) {
	if (!shaPattern$2.test(base) || !shaPattern$2.test(head)) return null;
	try {
		const basehead = `${base}...${head}`;
		const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
			...splitRepository(repository),
			basehead
		});
		const commits = data.commits.map(({ sha, commit }) => ({
			sha,
			message: commit.message
		}));
		return {
			isAncestor: data.merge_base_commit.sha === base,
			commits
		};
	} catch (error) {
		if (isRequestError(error)) return null;
		throw error;
	}
}
async function readMergeCommit({ octokit }, repository, pullRequest) {
	try {
		const { data } = await octokit.rest.pulls.get({
			...splitRepository(repository),
			pull_number: pullRequest
		});
		const sha = data.merged ? data.merge_commit_sha : null;
		return sha !== null && shaPattern$2.test(sha) ? sha : null;
	} catch (error) {
		if (isRequestError(error)) return null;
		throw error;
	}
}
// src/campaign/commit-graph.ts
const noGraph = { isAncestor: (a, b) => Promise.resolve(a === b ? true : null) };
async function readCommitGraph(repository, shas) {
	try {
		const tree = await findWorkTree(repository);
		if (tree === null) return noGraph;
		const present = await listPresent(repository, shas);
		const known = shas.filter((sha) => present.has(sha));
		const [oldest] = known;
		if (oldest === void 0) return noGraph;
		const args = [
			"rev-list",
			"--parents",
			"--ignore-missing",
			...known,
			`^${oldest}`,
			"--"
		];
		const { code, stdout } = await askGit(repository, args);
		const parents = code === 0 ? parseParents(stdout) : new Map();
		return { async isAncestor(a, b) {
			if (a === b || reaches(parents, b, a)) return true;
			if (parents.has(a) && parents.has(b)) return tree.shallow ? null : false;
			if (!present.has(a) || !present.has(b)) return null;
			return askAncestor(repository, a, b);
		} };
	} catch (error) {
		if (error instanceof WorldError) return noGraph;
		throw error;
	}
}
function parseParents(text) {
	const rows = text.split("\n").filter((line) => line !== "");
	return new Map(rows.map((line) => {
		const [sha = "", ...parents] = line.split(" ");
		return [sha, parents];
	}));
}
function reaches(parents, from, wanted) {
	const seen = new Set([from]);
	for (const sha of seen) {
		if (sha === wanted) return true;
		for (const parent of parents.get(sha) ?? []) seen.add(parent);
	}
	return false;
}
async function askAncestor(repository, a, b) {
	try {
		return await isAncestor(repository, a, b);
	} catch (error) {
		if (error instanceof UserError || error instanceof WorldError) return null;
		throw error;
	}
}
// src/publish/github/linked-pulls.ts
const issuesAtOnce = 50;
const pullsOfIssue = 10;
const shaPattern$1 = /^[0-9a-f]{40,64}$/;
async function readLinkedFixes({ octokit }, repository, issues) {
	const found = new Map();
	const asked = issues.filter((number) => Number.isSafeInteger(number) && number > 0).slice(0, 100);
	for (let from = 0; from < asked.length; from += issuesAtOnce) {
		const some = asked.slice(from, from + issuesAtOnce);
		const answer = await ask(() => octokit.graphql(queryFor(some), splitRepository(repository)));
		for (const number of some) {
			const fixes = readFixes(answer, number, repository);
			if (fixes.length > 0) found.set(number, fixes);
		}
	}
	return found;
}
function queryFor(issues) {
	const pulls = `closedByPullRequestsReferences(first: ${pullsOfIssue}, includeClosedPrs: true)`;
	const fields = "nodes { number merged mergeCommit { oid } repository { nameWithOwner } }";
	return `query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { ${issues.map((number) => `issue${number}: issue(number: ${number}) { ${pulls} { ${fields} } }`).join(" ")} } }`;
}
async function ask(request) {
	try {
		return await request();
	} catch (error) {
		if (error instanceof Error && error.name === "GraphqlResponseError" && "data" in error) return error.data;
		if (isRequestError(error)) return null;
		throw error;
	}
}
function readFixes(answer, issue, repository) {
	const nodes = dig(answer, [
		"repository",
		`issue${issue}`,
		"closedByPullRequestsReferences",
		"nodes"
	]);
	if (!Array.isArray(nodes)) return [];
	return nodes.flatMap((node) => {
		const [number, merged, sha, of] = [
			dig(node, ["number"]),
			dig(node, ["merged"]),
			dig(node, ["mergeCommit", "oid"]),
			dig(node, ["repository", "nameWithOwner"])
		];
		if (!(typeof of === "string" && of.toLowerCase() === repository.toLowerCase()) || merged !== true || typeof sha !== "string" || !shaPattern$1.test(sha)) return [];
		return typeof number === "number" ? [{
			sha,
			pullRequest: number
		}] : [];
	});
}
function dig(value, path) {
	return path.reduce((at, name) => {
		return typeof at === "object" && at !== null ? at[name] : void 0;
	}, value);
}
// src/campaign/find-fixes.ts
const commitsReadMax = 5e3;
const pullsAskedMax = 30;
async function findFixes(search, issues) {
	const { repository } = search;
	const commits = await listCommits(search);
	const reverted = commits.flatMap(({ message }) => /^This reverts commit ([0-9a-f]{40})/m.exec(message)?.[1] ?? []);
	const found = new Map();
	const add = (number, fix) => {
		const known = found.get(number) ?? [];
		if (!reverted.includes(fix.sha) && known.every(({ sha }) => sha !== fix.sha)) found.set(number, [...known, fix]);
	};
	for (const { pullRequest, numbers } of listPulls(search.listing, issues)) {
		const sha = await readMergeCommit(search.github, repository, pullRequest);
		for (const number of sha === null ? [] : numbers) add(number, {
			sha: sha ?? "",
			pullRequest
		});
	}
	for (const { sha, message } of commits) {
		if (/^Revert\b/.test(message)) continue;
		for (const number of readClosingNumbers(message, repository)) if (issues.has(number)) add(number, {
			sha,
			pullRequest: null
		});
	}
	const asked = listUnfixed(search.listing, (number) => issues.has(number) && !found.has(number));
	const linked = asked.length === 0 ? new Map() : await readLinkedFixes(search.github, repository, asked);
	for (const [number, fixes] of linked) for (const fix of fixes) add(number, fix);
	return found;
}
function listUnfixed({ issues }, isAsked) {
	return issues.filter(({ marker, number }) => marker !== null && isAsked(number)).filter(({ state, reason, marker }) => state === "open" || reason === "completed" && !marker?.life?.verified).sort((a, b) => compareText(changeOf(b), changeOf(a)) || a.number - b.number).map(({ number }) => number);
}
function changeOf({ activity }) {
	return activity?.updatedAt ?? "";
}
function listPulls({ fixes = [] }, issues) {
	return fixes.map(({ pullRequest, issues: all }) => ({
		pullRequest,
		numbers: all.filter((number) => issues.has(number))
	})).filter(({ numbers }) => numbers.length > 0).sort((a, b) => b.pullRequest - a.pullRequest).slice(0, pullsAskedMax);
}
async function listCommits({ github, repository, clone, range }) {
	const { oldest, newest } = range;
	if (oldest === null || newest === null || oldest === newest) return [];
	return (clone === null ? null : await readLog(clone, oldest, newest)) ?? (await compareCommits(github, repository, oldest, newest))?.commits ?? [];
}
async function readLog(clone, oldest, newest) {
	try {
		const shallow = await askGit(clone, ["rev-parse", "--is-shallow-repository"]);
		if (shallow.code !== 0 || shallow.stdout.trim() !== "false") return null;
		const present = await listPresent(clone, [oldest, newest]);
		if (!present.has(newest)) return null;
		const args = [
			"log",
			"--no-show-signature",
			"-z",
			`--max-count=${commitsReadMax}`,
			"--format=%H%n%B"
		];
		const range = present.has(oldest) ? `${oldest}..${newest}` : newest;
		const { code, stdout } = await askGit(clone, [
			...args,
			range,
			"--"
		]);
		if (code !== 0) return null;
		return stdout.split("\0").filter((entry) => entry !== "").map((entry) => ({
			sha: entry.slice(0, entry.indexOf("\n")),
			message: entry.slice(entry.indexOf("\n") + 1)
		}));
	} catch (error) {
		if (error instanceof WorldError) return null;
		throw error;
	}
}
// src/campaign/quiet-properties.ts
function listQuietProperties({ plan, findings, setAside }, issues, properties) {
	const targets = new Set(plan.targets.map(({ target }) => target.name));
	const shown = [...findings, ...setAside].flatMap(({ target, key, signature, folded, formerKeys }) => [
		key,
		signature.key,
		...folded.map((other) => other.key)
	].map((name) => ({
		target,
		key: name,
		formerKeys
	})));
	const lowestFirst = issues.toSorted((a, b) => a.number - b.number);
	const taken = new Set();
	return lowestFirst.flatMap(({ marker, number, state }) => {
		if (marker?.proof !== "campaign" || !targets.has(marker.target)) return [];
		if (taken.has(`${marker.target} ${marker.key}`) || shown.some((each) => marksFinding(marker, each))) return [];
		taken.add(`${marker.target} ${marker.key}`);
		const newest = properties.newestOf(marker);
		if (newest === null) return [];
		const known = properties.evidenceOf(marker);
		const first = {
			campaign: "issue",
			number: 0,
			...marker.first ?? {
				sha: marker.sha,
				at: ""
			}
		};
		const recalled = {
			seen: first,
			seeds: Math.max(1, marker.n),
			hits: 0,
			missed: true
		};
		const campaigns = known.some(({ missed }) => missed) ? known : [recalled, ...known];
		const last = campaigns.findLast(({ missed }) => missed) ?? recalled;
		const total = {
			...newest,
			passes: 0,
			failures: 0,
			seen: 0,
			seeds: last.seeds,
			mustHit: true
		};
		const issue = {
			repository: plan.origin.repository ?? "",
			number,
			state
		};
		return findNeverSeen([total], last.seen, () => issue).map((finding) => {
			return {
				finding: {
					...finding,
					firstSeen: first.at === "" ? last.seen : first
				},
				campaigns
			};
		});
	});
}
// src/campaign/run-old-commit.ts
async function runOldCommit({ reproduction, target, campaign }, machine, signal) {
	const { sha, build } = reproduction;
	if (sha === null) return "not-here";
	try {
		try {
			var _usingCtx$9 = _usingCtx();
			const clone = {
				directory: machine.cwd,
				env: machine.env,
				signal
			};
			const tree = await findWorkTree(clone);
			if (tree === null || !await haveCommit(clone, tree, sha)) return "not-here";
			await removeDeadWorktrees({
				directory: tree.top,
				env: machine.env
			});
			const folder = await mkdtemp(join(machine.scratch, "old-"));
			const { top: repository, subdirectory } = tree;
			const { passEnv } = target;
			const request = {
				repository,
				subdirectory,
				revision: sha,
				build,
				passEnv,
				env: machine.env,
				signal,
				folder
			};
			const checkout = _usingCtx$9.a(await openRevision(request));
			if (!checkout.build.ok) return "not-here";
			return await replay({
				reproduction,
				target,
				campaign
			}, machine, checkout.directory, signal);
		} catch (_) {
			_usingCtx$9.e = _;
		} finally {
			await _usingCtx$9.d();
		}
	} catch (error) {
		if (error instanceof UserError || error instanceof WorldError) return "not-here";
		throw error;
	}
}
async function haveCommit(clone, tree, sha) {
	if (await isHere(clone, sha)) return true;
	if (!/^[0-9a-f]{40,64}$/.test(sha)) return false;
	const depth = tree.shallow ? ["--depth=1"] : [];
	await askGit(clone, [
		"fetch",
		"--quiet",
		"--no-tags",
		...depth,
		"origin",
		sha
	]);
	return isHere(clone, sha);
}
async function isHere(clone, sha) {
	try {
		return await resolveRevision(clone, sha) === sha;
	} catch (error) {
		if (error instanceof UserError) return false;
		throw error;
	}
}
async function replay({ reproduction, target, campaign }, machine, cwd, signal) {
	const context = {
		target,
		cwd,
		parentEnv: simulatorEnvironment(machine, [target]),
		scratch: machine.scratch
	};
	const most = countReplays(reproduction.repeat);
	let passed = 0;
	for (let number = 1; number <= most; number++) {
		const run = await replayReproduction(reproduction, context, {
			campaign,
			replay: number,
			where: "old commit"
		}, signal);
		if (run?.replay.verdict === "same") return "fails";
		if (run?.replay.verdict === "passed") passed++;
	}
	return passed === most ? "passes" : "not-here";
}
// src/campaign/judge-lives.ts
const oldCommitsMax = 3;
const oldCommitsMs = 6e5;
const comparisonsMax = 60;
async function judgeLives(github, request) {
	try {
		var _usingCtx$8 = _usingCtx();
		const { dbPath, report, world } = request;
		const store = _usingCtx$8.u(openStore(dbPath, { readonly: true }));
		const history = readHistory$1(store, report.plan.campaign);
		if (history.length < 2) return {
			report,
			quiet: []
		};
		const { judge, judgeProperty } = await openJudge(github, request, store, history);
		const properties = openPropertyHistory(store, history, report);
		const findings = [];
		for (const finding of report.findings) if (finding.neverSeen === null) findings.push({
			...finding,
			life: await judge(finding, "not-run")
		});
		else findings.push(withPropertyLife(finding, await judgeProperty(finding, properties.evidenceOf(finding))));
		const reports = new Map();
		const whole = new Set(history.map(({ plan }) => plan.campaign));
		const readLast = (campaign) => whole.has(campaign) ? reports.get(campaign) ?? readReport(store, campaign) : report;
		const judged = [];
		for (const finding of readQuietFindings(store, report, history)) {
			if (findIssue(request.listing, finding) === null) continue;
			const life = await judge(finding, "not-run");
			const last = readLast(life?.last.campaign ?? finding.lastSeen.campaign);
			reports.set(last.plan.campaign, last);
			judged.push({
				finding,
				life,
				last
			});
		}
		if (world !== null) {
			const { signal } = world;
			const bounded = {
				...world,
				signal: AbortSignal.any([signal, AbortSignal.timeout(oldCommitsMs)])
			};
			for (const one of takeTurns(judged.filter(lacksOldCommit), report.plan.origin.number)) if (!bounded.signal.aborted) one.life = await judge(one.finding, await runOld(one.finding, one.last, bounded));
		}
		const quiet = judged.map(({ finding, life, last }) => {
			return {
				finding: {
					...speakFor(finding, last),
					life
				},
				report: last
			};
		});
		for (const { finding, campaigns } of listQuietProperties(report, request.listing.issues, properties)) {
			const life = await judgeProperty(finding, campaigns);
			if (life === null) continue;
			const { campaign } = life.missed.last;
			quiet.push({
				finding: withPropertyLife(finding, life),
				report: readLast(campaign)
			});
		}
		return {
			report: {
				...report,
				findings
			},
			quiet
		};
	} catch (_) {
		_usingCtx$8.e = _;
	} finally {
		_usingCtx$8.d();
	}
}
function lacksOldCommit({ life }) {
	return life?.obstacles.join() === "old-commit-not-run";
}
function takeTurns(waiting, campaign) {
	const first = campaign * oldCommitsMax % Math.max(1, waiting.length);
	return [...waiting.slice(first), ...waiting.slice(0, first)].slice(0, oldCommitsMax);
}
function withPropertyLife(finding, life) {
	return finding.neverSeen === null ? finding : {
		...finding,
		neverSeen: {
			...finding.neverSeen,
			life
		}
	};
}
async function openJudge(github, { repository, listing, report, world }, store, history) {
	const shas = [...readPastCommits(store), ...history.flatMap(({ plan }) => plan.origin.sha ?? [])];
	const clone = world === null ? null : {
		directory: world.machine.cwd,
		env: world.machine.env,
		signal: world.signal
	};
	const range = {
		oldest: shas[0] ?? null,
		newest: shas.at(-1) ?? null
	};
	const numbers = new Set(listing.issues.map(({ number }) => number));
	const fixes = await findFixes({
		github,
		repository,
		listing,
		clone,
		range
	}, numbers);
	const fixShas = [...fixes.values()].flatMap((all) => all.map(({ sha }) => sha));
	const isAncestor = rememberAncestry(github, repository, clone === null ? noGraph : await readCommitGraph(clone, [...new Set([...shas, ...fixShas])]));
	const know = (finding) => {
		const issue = findIssue(listing, finding);
		return {
			fixes: issue === null ? [] : fixes.get(issue.number) ?? [],
			issue: issue === null ? null : readIssueLife(issue)
		};
	};
	return {
		judge(finding, oldCommit) {
			const evidence = gatherEvidence(store, history, finding);
			if (evidence === null) return Promise.resolve(null);
			return isAncestor((ask) => judgeLife({
				...evidence,
				...know(finding),
				isAncestor: ask,
				oldCommit
			}));
		},
		judgeProperty(finding, campaigns) {
			const current = report.plan.campaign;
			return isAncestor((ask) => judgePropertyLife({
				campaigns,
				current,
				...know(finding),
				isAncestor: ask
			}));
		}
	};
}
function findIssue({ issues }, finding) {
	return issues.filter(({ marker }) => marker !== null && marksFinding(marker, finding)).sort((a, b) => a.number - b.number)[0] ?? null;
}
function rememberAncestry(github, repository, graph) {
	const known = new Map();
	let comparisons = 0;
	const findOut = async (a, b) => {
		const local = await graph.isAncestor(a, b);
		if (local !== null || comparisons >= comparisonsMax) return local;
		comparisons++;
		return (await compareCommits(github, repository, a, b))?.isAncestor ?? null;
	};
	return async (judge) => {
		for (;;) {
			const asked = new Map();
			const result = judge((a, b) => {
				if (a === b) return true;
				const answer = known.get(`${a} ${b}`);
				if (answer === void 0) asked.set(`${a} ${b}`, [a, b]);
				return answer ?? null;
			});
			if (asked.size === 0) return result;
			for (const [pair, [a, b]] of asked) known.set(pair, await findOut(a, b));
		}
	};
}
async function runOld(finding, last, { machine, signal, mayRun = () => true }) {
	const { reproduction } = speakFor(finding, last);
	const target = last.plan.targets.find((planned) => planned.target.name === finding.target)?.target;
	if (reproduction === null || target === void 0 || !mayRun(target)) return "not-here";
	return runOldCommit({
		reproduction,
		target,
		campaign: last.plan.campaign
	}, machine, signal);
}
function speakFor(finding, { findings }) {
	const own = findings.find(({ target, key }) => target === finding.target && key === finding.key);
	return own === void 0 || own.confirmation.state !== "reproducible" ? finding : {
		...own,
		issue: finding.issue
	};
}
// src/campaign/read-earlier-findings.ts
function readEarlierFindings(dbPath, repository, report, corrections = null) {
	try {
		var _usingCtx$7 = _usingCtx();
		const store = _usingCtx$7.u(openStore(dbPath, { readonly: true }));
		const waiting = listWaiting(store, repository, report);
		if (waiting.size === 0) return [];
		const found = [];
		const take = (finding, earlier) => {
			if (finding.neverSeen !== null || !waiting.delete(nameFinding$1(finding))) return;
			found.push({
				finding: {
					...finding,
					issue: {
						repository,
						number: null,
						state: "pending"
					}
				},
				report: earlier
			});
		};
		for (const campaign of readCampaignsToAsk(store, [...waiting], report.plan.campaign)) {
			if (waiting.size === 0) break;
			const earlier = readReport(store, campaign, floorDefault, corrections);
			for (const finding of earlier.findings) take(finding, earlier);
		}
		const counted = readCountedFindings(store, [], repository).filter((finding) => waiting.has(nameFinding$1(finding)));
		for (const finding of describeCounted(counted, report.plan)) take(finding, report);
		return found;
	} catch (_) {
		_usingCtx$7.e = _;
	} finally {
		_usingCtx$7.d();
	}
}
function remembersIssues(dbPath, repository) {
	try {
		var _usingCtx3 = _usingCtx();
		const store = _usingCtx3.u(openStore(dbPath));
		return readIssues(store, repository).length > 0;
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		_usingCtx3.d();
	}
}
function listWaiting(store, repository, report) {
	const targets = new Set(report.plan.targets.map(({ target }) => target.name));
	const seen = new Set(report.findings.map(nameFinding$1));
	const names = readIssues(store, repository).filter(({ issue }) => issue.state === "pending").filter(({ target }) => targets.has(target)).map(nameFinding$1);
	return new Set(names.filter((name) => !seen.has(name)));
}
function nameFinding$1({ target, key }) {
	return `${target} ${key}`;
}
const annotationCharactersMax = 4096;
function renderAnnotations(report, verdict, { issues, max } = {
	issues: [],
	max: 10
}) {
	const doubts = verdict === "inconclusive" || report.harness === "unhealthy" || !triedCanary(report) ? [renderDoubt(report, verdict, issues)].slice(0, max) : [];
	const room = Math.min(max, 10) - doubts.length;
	if (room < 1) return doubts;
	const level = verdict === "findings" ? "error" : "warning";
	const all = report.findings.filter(({ comparison }) => comparison === null || isIntroduced(comparison)).map((finding) => renderFinding(finding, level, issues));
	if (all.length <= room) return [...doubts, ...all];
	const more = all.length - (room - 1);
	const rest = {
		level,
		title: "seedsweep",
		message: `${formatCount(more)} more findings: see the job summary.`
	};
	return [
		...doubts,
		...all.slice(0, room - 1),
		rest
	];
}
function renderDoubt(report, verdict, issues) {
	return {
		level: "warning",
		title: "seedsweep",
		message: escapeMessage(renderHeadline(report, verdict, countKnown(report.findings, issues)), annotationCharactersMax)
	};
}
function renderFinding(finding, level, issues) {
	const { count, seedsJudged, rate, reproduction, signature, neverSeen, comparison } = finding;
	const seeds = `${formatCount(count)} of ${formatCount(seedsJudged)} seeds (${formatRate(rate)}). `;
	const known = findKnownIssue(finding, issues);
	const lines = [
		`${neverSeen === null ? seeds : ""}${describeConfirmation(finding)}`,
		...comparison === null ? [] : [`Compared: ${describeComparison(comparison)}.`],
		...known === null ? [] : [`${known.opened ? "Opened" : "Known as"} issue ${known.number}.`],
		...reproduction === null ? [] : [`Reproduce: ${escapeMessage(reproduction.commandLine, 2e3)}`]
	];
	return {
		level,
		title: escapeTitle(`${finding.target}: ${signature.title}`, 240),
		message: escapeMessage(lines.join("\n"), annotationCharactersMax)
	};
}
// src/publish/render/summary-json.ts
function summariseJson(report) {
	return {
		version: 1,
		campaign: report.plan.campaign,
		planned: report.planned,
		delivered: report.delivered,
		determinism: report.determinism,
		judged: report.judged,
		discovery: report.discovery,
		findings: report.findings.map(describeFinding$2),
		history: report.history,
		setAside: report.setAside.map((finding) => {
			assert(finding.standing !== null, "what was set aside has a standing");
			return {
				...describeFinding$2(finding),
				standing: finding.standing
			};
		})
	};
}
function describeFinding$2(finding) {
	const { neverSeen } = finding;
	const { state, same, replays } = finding.confirmation;
	return {
		id: finding.id,
		key: finding.key,
		target: finding.target,
		title: finding.signature.title,
		count: finding.count,
		carried: finding.carried,
		rate: finding.rate,
		seedsToSeeAgain: Number.isFinite(finding.seedsToSeeAgain) ? finding.seedsToSeeAgain : null,
		seeds: finding.seeds.map(({ seed }) => seed),
		command: finding.reproduction?.commandLine ?? null,
		state,
		repeat: finding.reproduction?.repeat ?? null,
		confirmation: {
			same,
			replays
		},
		neverSeen: neverSeen === null ? null : describeProperty$1(neverSeen),
		life: finding.life,
		comparison: finding.comparison
	};
}
function describeProperty$1({ kind, name, seeds, life }) {
	return {
		kind,
		name,
		seeds,
		life
	};
}
// src/campaign/publish-phase.ts
function chooseIssueRules(settings, maxNewIssues, code = null) {
	const { labels, owners, maxNewIssues: configured, fileUnconfirmed } = settings ?? emptyConfig.issues;
	const max = maxNewIssues ?? configured;
	const rules = {
		labels,
		owners: Object.fromEntries(owners),
		maxNewIssues: max,
		fileUnconfirmed
	};
	return code === null ? rules : {
		...rules,
		code
	};
}
async function publishPhase(access, request) {
	const { report, rules, dbPath, at, world = null, correct } = request;
	const github = await openGitHub(access);
	const { repository, log } = access;
	rememberWaiting(repository, request);
	const published = await publishIssues(github, {
		repository,
		report,
		options: rules,
		earlier: readEarlierFindings(dbPath, repository, report, correct?.corrections),
		...correct !== void 0 && { correct: (listing) => correctIssues(github, listing, {
			...correct,
			repository,
			dbPath,
			report,
			at,
			log
		}) },
		...report.history !== null && { judge: (listing, corrected) => judgeLives(github, {
			repository,
			dbPath,
			report: corrected,
			listing,
			world
		}) }
	});
	rememberIssues(dbPath, published, at);
	return published;
}
function withoutOpened(report, published) {
	const opened = new Set(published?.results.flatMap(({ kind, finding }) => kind === "created" ? [nameFinding(finding)] : []));
	const reopened = new Set(published?.results.flatMap(({ kind, finding }) => kind === "reopened" ? [nameFinding(finding)] : []));
	const findings = report.findings.map((finding) => {
		if (opened.has(nameFinding(finding))) return {
			...finding,
			issue: null
		};
		return reopened.has(nameFinding(finding)) && finding.issue !== null ? {
			...finding,
			issue: {
				...finding.issue,
				state: "closed"
			}
		} : finding;
	});
	return withLives({
		...report,
		findings
	}, published?.lives ?? []);
}
function withLives(report, lives) {
	const judged = new Map(lives.map((life) => [nameFinding(life), life]));
	const findings = report.findings.map((finding) => {
		const { life, propertyLife } = judged.get(nameFinding(finding)) ?? {
			life: null,
			propertyLife: null
		};
		const { neverSeen } = finding;
		if (neverSeen === null) return {
			...finding,
			life: life ?? finding.life
		};
		return {
			...finding,
			neverSeen: {
				...neverSeen,
				life: propertyLife ?? neverSeen.life
			}
		};
	});
	if (report.history === null) return {
		...report,
		findings
	};
	const quiet = report.history.quiet.map((finding) => ({
		...finding,
		life: judged.get(nameFinding(finding))?.life ?? finding.life
	})).filter(({ life }) => life.state !== "closed");
	return {
		...report,
		findings,
		history: {
			...report.history,
			quiet
		}
	};
}
function nameFinding({ target, key }) {
	return `${target} ${key}`;
}
async function previewPublishing(access, { dbPath, report, rules, world = null, correct }) {
	const repository = access?.repository ?? report.plan.origin.repository ?? "owner/name";
	const { listing, unseen } = access === null ? {
		listing: emptyListing,
		unseen: "no repository was named"
	} : await lookAtIssues(access, report);
	const earlier = readEarlierFindings(dbPath, repository, report, correct?.corrections);
	if (access === null || unseen !== null || report.history === null) return {
		changes: planIssueChanges(repository, listing, report, rules, [], earlier),
		unseen
	};
	const judged = await judgeLives(await openGitHub(access), {
		repository,
		dbPath,
		report,
		listing,
		world
	});
	return {
		changes: planIssueChanges(repository, listing, judged.report, rules, judged.quiet, earlier),
		unseen
	};
}
async function lookUpIssues(access, request) {
	const { report, rules, dbPath, at } = request;
	const { listing, unseen } = await lookAtIssues(access, report, readLastLook(dbPath, report.plan.campaign));
	const results = planIssueChanges(access.repository, listing, report, rules).flatMap((change) => change.kind === "keep" || change.kind === "update" ? [{
		kind: "kept",
		finding: change.finding,
		issue: change.issue,
		why: "unchanged"
	}] : []);
	const end = unseen === null ? { kind: "complete" } : {
		kind: "read-only",
		sentence: unseen
	};
	const found = {
		repository: access.repository,
		end,
		results
	};
	rememberIssues(dbPath, found, at);
	return found;
}
async function commentPhase(access, request) {
	const { pullRequest, report, body } = request;
	const marker = commentMarker(report.plan.targets.map(({ target }) => target.name).join("."));
	return publishComment(await openGitHub(access), {
		repository: access.repository,
		pullRequest,
		body,
		marker
	});
}
async function bisectCommentPhase(access, issue, body) {
	const request = {
		repository: access.repository,
		pullRequest: issue,
		body,
		marker: bisectMarker
	};
	return publishComment(await openGitHub(access), request);
}
const reportMsMax = 864e5;
function readLastLook(dbPath, own) {
	try {
		var _usingCtx$6 = _usingCtx();
		const store = _usingCtx$6.u(openStore(dbPath, { readonly: true }));
		const last = readCampaigns(store).find(({ campaign, origin }) => campaign !== own && origin.namespace === "ci");
		return last === void 0 ? null : new Date(Date.parse(last.startedAt) - reportMsMax).toISOString();
	} catch (_) {
		_usingCtx$6.e = _;
	} finally {
		_usingCtx$6.d();
	}
}
async function lookAtIssues(access, report, since = null) {
	try {
		const { repository } = access;
		return {
			listing: await listIssues(await openGitHub(access), repository, listKnownNumbers(repository, report), since),
			unseen: null
		};
	} catch (error) {
		if (!isRequestError(error)) throw error;
		const problem = classifyProblem(error);
		const said = problem.kind === "disabled" ? "issues are disabled" : problem.said;
		return {
			listing: emptyListing,
			unseen: `the issues of ${access.repository} could not be listed: ${said}`
		};
	}
}
async function openGitHub({ token, apiUrl, version, log, pace }) {
	const { createGitHub } = await import("./client2.js");
	return createGitHub({
		token,
		apiUrl,
		log,
		userAgent: `seedsweep/${version}`,
		...pace === void 0 ? {} : { pace }
	});
}
function rememberWaiting(repository, { dbPath, report, rules, at }) {
	try {
		var _usingCtx3 = _usingCtx();
		const store = _usingCtx3.u(openStore(dbPath));
		const issue = {
			repository,
			number: null,
			state: "pending"
		};
		for (const finding of report.findings) {
			const { target, key, neverSeen } = finding;
			if (finding.issue !== null || neverSeen !== null || whyNotFiled(finding, rules) !== null) continue;
			recordIssue(store, {
				target,
				key,
				issue,
				at: at.toISOString()
			});
		}
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		_usingCtx3.d();
	}
}
function rememberIssues(dbPath, published, at) {
	try {
		var _usingCtx4 = _usingCtx();
		const store = _usingCtx4.u(openStore(dbPath));
		for (const filed of listFiledIssues(published)) recordIssue(store, {
			...filed,
			at: at.toISOString()
		});
	} catch (_) {
		_usingCtx4.e = _;
	} finally {
		_usingCtx4.d();
	}
}
// src/campaign/history-phase.ts
async function findHistories(access) {
	return listHistories(await openGitHub(access), access.repository);
}
async function findEndedRuns(access, question) {
	return listEndedRuns(await openGitHub(access), access.repository, question);
}
function mergeHistory(dbPath, path) {
	try {
		const stranger = findStranger(path);
		if (stranger !== null) return {
			reason: `it holds ${stranger}, which no history does`,
			damaged: true
		};
	} catch (error) {
		if (!(error instanceof UserError || error instanceof WorldError)) throw error;
		return toRefusal(error.code, error.message, path);
	}
	const [refused] = mergeStores(dbPath, [path], keyRules).refused;
	return refused === void 0 ? null : toRefusal(refused.code, refused.reason, path);
}
const hopeless = [
	"store-damaged",
	"store-not-ours",
	"store-too-large"
];
function toRefusal(code, reason, path) {
	return {
		reason: reason.replaceAll(path, "its store"),
		damaged: hopeless.includes(code)
	};
}
function findStranger(path) {
	try {
		var _usingCtx$5 = _usingCtx();
		const store = _usingCtx$5.u(openOutsideStore(path));
		const stranger = readCampaigns(store).find(({ origin }) => origin.namespace !== "ci" || origin.pullRequest !== null);
		return stranger === void 0 ? null : `campaign ${stranger.campaign} of ${describeNamespace(stranger.origin.namespace)}`;
	} catch (_) {
		_usingCtx$5.e = _;
	} finally {
		_usingCtx$5.d();
	}
}
function describeNamespace(namespace) {
	return namespace === "local" ? "a local sweep" : "a pull request";
}
function addCampaign(dbPath, own) {
	try {
		var _usingCtx3 = _usingCtx();
		const [refused] = mergeStores(dbPath, [own.dbPath], keyRules).refused;
		if (refused !== void 0) throw new WorldError("history", `the campaign does not fit its history: ${refused.reason}`);
		const store = _usingCtx3.u(openStore(dbPath, { readonly: true }));
		if (readCampaigns(store).some(({ campaign }) => campaign === own.campaign)) return;
		throw new WorldError("history", "the history has only counts of this campaign, which was run again long after");
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		_usingCtx3.d();
	}
}
function addBisection(dbPath, own) {
	const [refused] = mergeStores(dbPath, [own], keyRules).refused;
	if (refused !== void 0) throw new WorldError("history", `it does not fit the history: ${refused.reason}`);
}
function readSources(dbPath) {
	try {
		var _usingCtx4 = _usingCtx();
		if (statSync(dbPath, { throwIfNoEntry: false }) === void 0) return new Set();
		const store = _usingCtx4.u(openStore(dbPath, { readonly: true }));
		return readHistorySources(store);
	} catch (_) {
		_usingCtx4.e = _;
	} finally {
		_usingCtx4.d();
	}
}
function rememberSources(dbPath, sources) {
	try {
		var _usingCtx5 = _usingCtx();
		recordHistorySources(_usingCtx5.u(openStore(dbPath)), sources);
	} catch (_) {
		_usingCtx5.e = _;
	} finally {
		_usingCtx5.d();
	}
}
function readStarts(dbPath) {
	try {
		var _usingCtx6 = _usingCtx();
		const store = _usingCtx6.u(openStore(dbPath, { readonly: true }));
		return readHistoryStarts(store);
	} catch (_) {
		_usingCtx6.e = _;
	} finally {
		_usingCtx6.d();
	}
}
function readRunUrls(dbPath) {
	try {
		var _usingCtx7 = _usingCtx();
		const store = _usingCtx7.u(openStore(dbPath, { readonly: true }));
		return readCampaigns(store).flatMap(({ origin }) => origin.runUrl ?? []);
	} catch (_) {
		_usingCtx7.e = _;
	} finally {
		_usingCtx7.d();
	}
}
function readSweeps(dbPath) {
	try {
		var _usingCtx8 = _usingCtx();
		const store = _usingCtx8.u(openStore(dbPath, { readonly: true }));
		return readHistorySweeps(store);
	} catch (_) {
		_usingCtx8.e = _;
	} finally {
		_usingCtx8.d();
	}
}
function boundStore(dbPath, campaign, sizeMax) {
	try {
		var _usingCtx9 = _usingCtx();
		const store = _usingCtx9.u(openStore(dbPath));
		const bound = boundHistory(store, campaign, sizeMax);
		finaliseStore(store);
		return bound;
	} catch (_) {
		_usingCtx9.e = _;
	} finally {
		_usingCtx9.d();
	}
}
async function recallFindings(access, dbPath, at) {
	const { repository } = access;
	try {
		try {
			var _usingCtx10 = _usingCtx();
			const { issues } = await listIssues(await openGitHub(access), repository);
			const seen = new Set();
			const findings = issues.toSorted((a, b) => a.number - b.number).flatMap((issue) => recall(repository, issue, at)).filter(({ target, key }) => !seen.has(`${target} ${key}`) && seen.add(`${target} ${key}`));
			const store = _usingCtx10.u(openStore(dbPath));
			recordRecalled(store, findings, at);
			for (const { target, key, number, state } of findings) recordIssue(store, {
				target,
				key,
				issue: {
					repository,
					number,
					state
				},
				at
			});
			return {
				findings: findings.length,
				problem: null
			};
		} catch (_) {
			_usingCtx10.e = _;
		} finally {
			_usingCtx10.d();
		}
	} catch (error) {
		if (!isRequestError(error)) throw error;
		const problem = classifyProblem(error);
		if (problem.kind === "disabled") return {
			findings: 0,
			problem: null
		};
		return {
			findings: 0,
			problem: problem.said
		};
	}
}
function recall(repository, { marker, number, state }, at) {
	if (marker === null || marker.target.length > 64) return [];
	const { target, key, formerKeys, k, n, proof, shows } = marker;
	const seeds = proof === void 0 && shows === void 0 ? marker.seeds : [];
	const sha = shaOf(marker.sha);
	const said = marker.first ?? {
		sha,
		at
	};
	const date = new Date(said.at);
	return [{
		repository,
		target,
		key,
		formerKeys,
		number,
		state,
		first: {
			sha: shaOf(said.sha),
			at: date.getTime() <= Date.parse(at) ? date.toISOString() : at
		},
		sha,
		k,
		n,
		seeds
	}];
}
const shaPattern = /^[0-9a-f]{40,64}$/;
function shaOf(text) {
	return text !== null && shaPattern.test(text) ? text : null;
}
const entriesMax = 1e3;
const FindingSchema = string().regex(/^(f-)?[0-9a-f]{8,64}$/, "write the id of a finding, such as f-7c3e91a0, or more of its key");
const DaySchema = string().regex(/^\d{4}-\d{2}-\d{2}$/, "write a day, such as 2027-01-01").refine((day) => isDay$1(day), "there is no such day");
const KnownFieldsSchema = strictObject({
	merge: array(FindingSchema).min(2).max(entriesMax).optional().describe("Findings that are one: the failures of all are counted with those of the first."),
	split: FindingSchema.optional().describe("Finding whose variants are findings of their own."),
	ignore: FindingSchema.optional().describe("Finding that is counted in silence: no issue, no red."),
	expected: FindingSchema.optional().describe("Finding that is known and accepted: never red, never filed again."),
	wrong: FindingSchema.optional().describe("Finding that is no bug of the target, but of the harness around it."),
	until: DaySchema.optional().describe("Of ignore: the day on which it ends, at 0:00 UTC. Default: never."),
	target: string().min(1).max(64).optional().describe("Target that it is of. Default: any."),
	reason: string().min(1).max(1e3).optional().describe("Why, for those who read the file.")
}).superRefine((fields, context) => {
	const said = orderWords.filter((word) => fields[word] !== void 0);
	if (said.length !== 1) {
		const words = orderWords.join(", ");
		context.addIssue({
			code: "custom",
			message: `write exactly one of ${words}`,
			path: said.slice(1, 2)
		});
	}
	if (fields.until !== void 0 && fields.ignore === void 0) context.addIssue({
		code: "custom",
		message: "only ignore has an end",
		path: ["until"]
	});
});
const orderWords = [
	"merge",
	"split",
	"ignore",
	"expected",
	"wrong"
];
const KnownFileSchema = strictObject({
	version: literal(1).optional().describe("Version of this format."),
	corrections: array(KnownFieldsSchema).max(entriesMax).optional().describe("What holds of findings; wins over what comments of their issues say.")
}).describe("Corrections of the folding, .seedsweep/known.yml");
// src/config/read-known.ts
function readKnown(text, path) {
	const source = readYaml(text, path);
	const root = source.value ?? {};
	if (typeof root !== "object" || Array.isArray(root)) throw new UserError("config", `${source.at([])}: the file does not hold keys`, "Write corrections: first");
	const version = Object.getOwnPropertyDescriptor(root, "version")?.value;
	if (typeof version === "number" && version > 1) {
		const seen = `${source.at(["version"])}: the file is of version ${version}; this release reads version 1`;
		throw new UserError("config-version", seen, "Update seedsweep, or write the file for this release");
	}
	const parsed = KnownFileSchema.safeParse(root);
	if (!parsed.success) {
		const explain = (issue) => explainIssue(issue, root, wordsAt);
		throw mistakesError(parsed.error.issues.flatMap(explain), source);
	}
	const fields = parsed.data.corrections ?? [];
	refuseCircles(fields, source);
	return fields.map((one, index) => toCorrection(one, source.at(["corrections", index])));
}
function wordsAt(path) {
	return Object.keys(path[0] === "corrections" ? KnownFieldsSchema.shape : KnownFileSchema.shape);
}
function toCorrection(fields, place) {
	const target = fields.target ?? null;
	const { merge, split, ignore, expected, wrong, until } = fields;
	if (merge !== void 0) return {
		place,
		target,
		order: {
			kind: "merge",
			keys: merge.map(toPrefix)
		}
	};
	if (ignore !== void 0) return {
		place,
		target,
		order: {
			kind: "ignore",
			key: toPrefix(ignore),
			until: until ?? null
		}
	};
	if (split !== void 0) return {
		place,
		target,
		order: {
			kind: "split",
			key: toPrefix(split)
		}
	};
	if (expected !== void 0) return {
		place,
		target,
		order: {
			kind: "expected",
			key: toPrefix(expected)
		}
	};
	return {
		place,
		target,
		order: {
			kind: "wrong",
			key: toPrefix(wrong ?? "")
		}
	};
}
function toPrefix(finding) {
	return finding.replace(/^f-/, "");
}
function refuseCircles(fields, source) {
	const parents = new Map();
	const rootOf = (name) => {
		let root = name;
		for (let parent = parents.get(root); parent !== void 0; parent = parents.get(root)) root = parent;
		return root;
	};
	for (const [index, { merge = [], target = "" }] of fields.entries()) {
		const [into = "", ...others] = merge.map((finding) => `${target} ${toPrefix(finding)}`);
		for (const [position, other] of others.entries()) {
			if (rootOf(other) === rootOf(into)) {
				const seen = `${source.at([
					"corrections",
					index,
					"merge",
					position + 1
				])}: ${merge[position + 1]} and ${merge[0]} are one already`;
				throw new UserError("known-circle", seen, "Name every finding once, after the one that stays");
			}
			parents.set(rootOf(other), rootOf(into));
		}
	}
}
// src/campaign/load-known.ts
function loadCorrections(directory, at) {
	const path = join(directory, ...knownPath.split("/"));
	return {
		known: existsSync(path) ? readKnown(readTextFile(path, knownPath, "Make it a file"), knownPath) : [],
		today: dayOf(at)
	};
}
// src/triage/replay-in-checkout.ts
async function* replayInCheckout(request) {
	const limit = pLimit(Math.max(1, request.jobs));
	const stop = new AbortController();
	const signal = AbortSignal.any([request.signal, stop.signal]);
	const runs = request.findings.flatMap(({ reproduction }) => reproduction === null ? [] : [limit(() => replayOnce(reproduction, {
		...request,
		signal
	}))]);
	const ended = Promise.allSettled(runs);
	try {
		for (const run of runs) {
			const replay = await run;
			if (replay !== null) yield replay;
		}
	} finally {
		stop.abort();
		await ended;
	}
}
async function replayOnce(reproduction, { context, labels, signal }) {
	const asked = {
		...reproduction,
		expected: {
			...reproduction.expected,
			digest: null
		}
	};
	const most = asked.repeat.by === "seed" ? 1 : countReplays(asked.repeat);
	let last = null;
	for (let run = 1; run <= most && !signal.aborted && last?.verdict !== "same"; run++) last = (await replayReproduction(asked, context, {
		...labels,
		replay: 1
	}, signal))?.replay ?? last;
	return last;
}
// src/campaign/prove-in-checkout.ts
async function proveInCheckout(phase, machine) {
	try {
		var _usingCtx$4 = _usingCtx();
		const store = _usingCtx$4.u(openStore(phase.dbPath));
		const { plan, findings } = readReport(store, phase.campaign);
		const { sha, changes } = plan.origin;
		if (sha === null || changes !== null) return false;
		let tried = false;
		for (const { target } of plan.targets) {
			const wanted = findings.filter((finding) => finding.target === target.name && wantsCheckout(finding));
			if (target.build === null || wanted.length === 0 || phase.signal.aborted) continue;
			tried = true;
			try {
				await proveTarget(store, wanted, target, {
					...phase,
					sha,
					machine
				});
			} catch (error) {
				if (!(error instanceof UserError || error instanceof WorldError)) throw error;
				if (!phase.signal.aborted) phase.observer.onWarning(`nothing was replayed in a clean checkout of ${sha.slice(0, 7)}: ${error.message}`);
			}
		}
		return tried;
	} catch (_) {
		_usingCtx$4.e = _;
	} finally {
		_usingCtx$4.d();
	}
}
function wantsCheckout({ issue, confirmation, reproduction, replays }) {
	const isNew = issue === null || issue.number === null;
	const done = replays.some(({ where, seed }) => isCleanCheckout(where) && seed === reproduction?.seed);
	return isNew && !done && reproduction !== null && confirmation.state === "reproducible";
}
async function proveTarget(store, findings, target, { campaign, where, signal, observer, sha, machine }) {
	try {
		var _usingCtx3 = _usingCtx();
		const { env } = machine;
		const tree = await findWorkTree({
			directory: machine.cwd,
			env,
			signal
		});
		if (tree === null) return;
		await removeDeadWorktrees({
			directory: tree.top,
			env
		});
		observer.onComparing(`replaying ${findings.length} new findings in a clean checkout of ${sha.slice(0, 7)}`);
		const { top: repository, subdirectory } = tree;
		const { build, passEnv } = target;
		const folder = join(machine.scratch, "checkout");
		const checkout = _usingCtx3.a(await openRevision({
			repository,
			subdirectory,
			revision: sha,
			build,
			passEnv,
			env,
			signal,
			folder
		}));
		if (signal.aborted) return;
		if (!checkout.build.ok) {
			observer.onWarning(`the build line of target "${target.name}" fails in a clean checkout: ${checkout.build.excerpt}`);
			return;
		}
		const parentEnv = simulatorEnvironment(machine, [target]);
		const context = {
			target,
			cwd: checkout.directory,
			parentEnv,
			scratch: machine.scratch
		};
		const labels = {
			campaign,
			where: inCleanCheckout(where)
		};
		for await (const replay of replayInCheckout({
			findings,
			context,
			labels,
			jobs: machine.jobs,
			signal
		})) recordReplays(store, [replay]);
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		await _usingCtx3.d();
	}
}
// src/publish/locate-frames.ts
const linesMax = 2e3;
const lineCharactersMax = 2e3;
const placesMax = 32;
const pathPattern = /((?:[A-Za-z]:)?[\w@+.~$/\\-]{0,400}[\w@+-]\.[A-Za-z]\w{0,9})(?:(?:", line |:line |:|\()(\d{1,7}))?/g;
function openLocator(files) {
	const byName = Map.groupBy(files, (path) => path.slice(path.lastIndexOf("/") + 1));
	return ({ excerpt, signature }) => {
		const lines = excerpt.split("\n", linesMax).map((line) => line.slice(0, lineCharactersMax));
		const hits = lines.flatMap((line, at) => findPlaces(line, byName).map((place) => ({
			place,
			at
		})));
		if (signature.language === "python") hits.reverse();
		const ofFrames = signature.frames.flatMap((frame) => {
			const name = simpleName(frame);
			const hit = hits.find(({ at }) => [lines[at], lines[at - 1]].some((line) => line?.includes(name) === true));
			return hit === void 0 ? [] : [hit];
		});
		return [...new Map([...ofFrames, ...hits].map(({ place }) => [`${place.path}:${place.line}`, place])).values()].slice(0, placesMax);
	};
}
function findPlaces(line, byName) {
	return [...line.matchAll(pathPattern)].flatMap(([, written = "", number]) => {
		const path = chooseFile(written.replaceAll("\\", "/"), byName);
		return path === null ? [] : [{
			path,
			line: number === void 0 || Number(number) === 0 ? null : Number(number)
		}];
	});
}
function chooseFile(written, byName) {
	if (foreignPath.test(written)) return null;
	const candidates = byName.get(written.slice(written.lastIndexOf("/") + 1)) ?? [];
	const relative = written.replace(/^(?:\.{1,2}\/)+/, "");
	const longest = candidates.filter((path) => relative === path || relative.endsWith(`/${path}`)).sort((a, b) => b.length - a.length)[0];
	if (longest !== void 0) return longest;
	if (/^(?:\/|[A-Za-z]:)/.test(written)) return null;
	const ending = candidates.filter((path) => path.endsWith(`/${relative}`));
	return ending.length === 1 ? ending[0] ?? null : null;
}
const foreignPath = /^\/rustc\/|\/(?:node_modules|site-packages|\.cargo\/registry|go\/pkg\/mod)\//;
function simpleName(frame) {
	const last = /[^.:#/]+$/.exec(frame)?.[0] ?? frame;
	return last.length >= 3 ? last : frame;
}
// src/campaign/read-code.ts
async function readCode(repository) {
	const { directory } = repository;
	const top = await readGit(repository, ["rev-parse", "--show-toplevel"]);
	if (top === null) return {
		code: {
			locate: () => [],
			codeowners: []
		},
		directory: ""
	};
	const [files, codeowners] = await Promise.all([readGit({
		...repository,
		directory: top
	}, ["ls-files", "-z"]), readOwners(top)]);
	const paths = (files ?? "").split("\0").filter((path) => path !== "");
	const inside = await readGit(repository, ["rev-parse", "--show-prefix"]) ?? relative(top, directory);
	return {
		code: {
			locate: openLocator(paths),
			codeowners
		},
		directory: inside.replace(/\/$/, "")
	};
}
async function readOwners(top) {
	for (const path of codeownersPaths) {
		const file = join(top, path);
		const known = await stat(file).catch(() => null);
		if (known?.isFile() === true) return known.size > 3145728 ? [] : readCodeowners(await readFile(file, "utf8"));
	}
	return [];
}
// src/publish/render/junit.ts
const outputCharactersMax = 2e4;
function renderJunit(report, gaps) {
	const suites = report.plan.targets.map(({ target }) => ({
		name: target.name,
		cases: [
			describeSweep(report, gaps),
			...report.findings.filter((finding) => finding.target === target.name).map(describeFinding$1),
			...report.setAside.filter((finding) => finding.target === target.name).map(describeSetAside),
			...report.properties.filter((property) => property.target === target.name).map((one) => describeProperty(one, report))
		]
	}));
	const seconds = (report.wallMs / 1e3).toFixed(3);
	return `${[
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
		`<testsuites name="seedsweep" ${countEnds(suites.flatMap(({ cases }) => cases))} time="${seconds}">`,
		...suites.flatMap(({ name, cases }) => [
			`  <testsuite name="${escapeAttribute(name, 64)}" ${countEnds(cases)} time="${seconds}" timestamp="${escapeAttribute(report.startedAt.replace(/\.\d+Z$/, ""), 40)}">`,
			...cases.map((one) => renderCase(one, name)),
			"  </testsuite>"
		]),
		"</testsuites>"
	].join("\n")}\n`;
}
function describeSweep({ planned, delivered }, gaps) {
	const name = `sweep: ${formatCount(delivered)} of ${formatPlural(planned, "planned seed")}`;
	if (gaps.length === 0) return {
		name,
		end: { kind: "passed" }
	};
	return {
		name,
		end: {
			kind: "error",
			type: "inconclusive",
			message: gaps.join("; "),
			text: gaps.join("\n")
		}
	};
}
function describeFinding$1(finding) {
	const { id, signature, count, seedsJudged, reproduction, excerpt, neverSeen } = finding;
	const seeds = neverSeen === null ? `failed ${formatCount(count)} of ${formatPlural(seedsJudged, "seed")}` : "never seen";
	const command = reproduction === null ? [] : [`Reproduce: ${reproduction.commandLine}`];
	const text = [
		describeConfirmation(finding),
		...command,
		"",
		excerpt
	].join("\n");
	const message = `${signature.title} (${seeds})`;
	return {
		name: `${id} ${signature.title}`,
		end: {
			kind: "failure",
			type: signature.type || signature.kind,
			message,
			text
		}
	};
}
function describeSetAside({ id, signature, standing }) {
	const message = standing === null ? "" : describeStanding(standing);
	return {
		name: `${id} ${signature.title}`,
		end: {
			kind: "skipped",
			message
		}
	};
}
function describeProperty(property, { conclusive, findings, setAside }) {
	const { kind, name, failures, passes } = property;
	const named = `property ${kind} ${name}`;
	const missed = isNeverSeen(property);
	if (missed && !conclusive) return {
		name: named,
		end: {
			kind: "skipped",
			message: "not seen in what was delivered"
		}
	};
	if (!missed && failures === 0) return {
		name: named,
		end: { kind: "passed" }
	};
	const ofProperty = (finding) => finding.target === property.target && finding.signature.type === name;
	if (setAside.some(ofProperty) && !findings.some(ofProperty)) return {
		name: named,
		end: {
			kind: "skipped",
			message: "set aside by people"
		}
	};
	const message = missed ? "never seen in the whole campaign" : `broken ${formatCount(failures)} times, held ${formatCount(passes)} times`;
	return {
		name: named,
		end: {
			kind: "failure",
			type: name,
			message,
			text: message
		}
	};
}
function countEnds(cases) {
	const count = (kind) => cases.filter(({ end }) => end.kind === kind).length;
	return `tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}"`;
}
function renderCase({ name, end }, suite) {
	const open = `    <testcase classname="${escapeAttribute(suite, 64)}" name="${escapeAttribute(name, 300)}"`;
	switch (end.kind) {
		case "passed": return `${open}/>`;
		case "skipped": return `${open}><skipped message="${escapeAttribute(end.message, 300)}"/></testcase>`;
		case "failure":
		case "error": {
			const text = escapeText(plainLines(end.text.slice(0, outputCharactersMax)));
			return `${open}><${end.kind} type="${escapeAttribute(end.type, 200)}" message="${escapeAttribute(end.message, 1e3)}">${text}</${end.kind}></testcase>`;
		}
	}
}
function escapeAttribute(text, max) {
	return escapeText(plainLine(text, max)).replaceAll("\"", "&quot;");
}
function escapeText(text) {
	return text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
// src/publish/render/sarif.ts
const resultsMax = 25e3;
function renderSarif(report, options) {
	const all = [...report.findings, ...report.setAside].slice(0, resultsMax);
	const rules = [...new Map(all.map((finding) => [ruleId(finding), finding])).entries()];
	const ids = rules.map(([id]) => id);
	const { repository, serverUrl, sha } = report.plan.origin;
	const log = {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "seedsweep",
				version: report.plan.seedsweep,
				rules: rules.map(([id, finding]) => describeRule(id, finding))
			} },
			automationDetails: { id: `seedsweep/${report.plan.targets.map(({ target }) => target.name).join("+")}/` },
			...repository === null || sha === null ? {} : { versionControlProvenance: [{
				repositoryUri: `${serverUrl}/${repository}`,
				revisionId: sha
			}] },
			columnKind: "utf16CodeUnits",
			results: all.map((finding) => describeResult(finding, ids.indexOf(ruleId(finding)), options))
		}]
	};
	return `${JSON.stringify(log, null, 2)}\n`;
}
function ruleId({ signature }) {
	return plainLine(`${signature.kind}/${signature.type || "unnamed"}`, 200);
}
function describeRule(id, finding) {
	return {
		id,
		shortDescription: { text: toText(finding.signature.kind === "property" ? `The property ${finding.signature.type} holds` : `No ${id}`, 200) },
		defaultConfiguration: { level: "error" }
	};
}
function describeResult(finding, ruleIndex, { locate, configPath }) {
	const [place] = locate(finding);
	const path = place?.path ?? configPath;
	const { key, id, count, seedsJudged, rate, standing, confirmation } = finding;
	return {
		ruleId: ruleId(finding),
		ruleIndex,
		level: chooseLevel(finding),
		message: { text: describeFinding(finding) },
		locations: [{ physicalLocation: {
			artifactLocation: {
				uri: path.split("/").map(encodeURIComponent).join("/"),
				uriBaseId: "%SRCROOT%"
			},
			region: { startLine: place?.line ?? 1 }
		} }],
		fingerprints: { "seedsweep/v1": key },
		partialFingerprints: { "seedsweep/v1": key },
		...standing === null ? {} : { suppressions: [{
			kind: "external",
			justification: toText(describeStanding(standing), 200)
		}] },
		properties: {
			id,
			target: finding.target,
			count,
			seedsJudged,
			rate,
			state: confirmation.state
		}
	};
}
function chooseLevel({ confirmation }) {
	switch (confirmation.state) {
		case "reproducible": return "error";
		case "nondeterministic":
		case "never-seen":
		case "untried": return "warning";
		case "unconfirmed": return "note";
	}
}
function describeFinding({ signature, count, seedsJudged, reproduction, neverSeen }) {
	const title = toText(signature.title, 300);
	if (neverSeen !== null) return `${title}. None of ${formatPlural(neverSeen.seeds, "seed")} came to it.`;
	return `${title}. Failed ${`${formatCount(count)} of ${formatPlural(seedsJudged, "seed")}`}.${reproduction === null ? "" : ` Reproduce: ${toText(reproduction.commandLine, 1e3)}`}`;
}
function toText(text, max) {
	return plainLine(text, max).replaceAll("](", "] (");
}
// src/campaign/write-outputs.ts
async function writeOutputs({ sarif, junit, json }, { report, gaps, from, checkout }) {
	if (sarif !== null) {
		const { code, directory: inside } = await readCode(checkout);
		const configPath = inside === "" ? configName : `${inside}/${configName}`;
		writeOutput(from, sarif, renderSarif(report, {
			locate: code.locate,
			configPath
		}));
	}
	if (junit !== null) writeOutput(from, junit, renderJunit(report, gaps));
	if (json !== null) writeOutput(from, json, `${JSON.stringify(summariseJson(report), null, 2)}\n`);
}
function writeOutput(from, path, text) {
	const file = resolve(from, path);
	try {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	} catch (error) {
		throw new UserError("output-file", `${path} cannot be written: ${error.message}`, "Name another file");
	}
}
// src/triage/bisect-history.ts
function readHistory(commits) {
	const words = Math.ceil(commits.length / 32);
	const places = new Map();
	const rows = [];
	for (const [at, { sha, parents }] of commits.entries()) {
		const row = new Uint32Array(words);
		row[at >>> 5] = 1 << (at & 31);
		for (const parent of parents) {
			const place = places.get(parent);
			const held = place === void 0 ? void 0 : rows[place];
			if (held === void 0) continue;
			for (let word = 0; word < words; word++) row[word] = (row[word] ?? 0) | (held[word] ?? 0);
		}
		assert(!places.has(sha), `commit ${sha} comes twice`);
		places.set(sha, at);
		rows.push(row);
	}
	return {
		shas: commits.map(({ sha }) => sha),
		holds: (at, candidate) => ((rows[at]?.[candidate >>> 5] ?? 0) >>> (candidate & 31) & 1) === 1
	};
}
const pathMax = 1e3;
function weighCommits(changedFiles, excerpt, subdirectory) {
	const named = new Map();
	const isNamed = (path) => {
		const known = named.get(path);
		if (known !== void 0) return known;
		const found = namesFile(excerpt, path, subdirectory);
		named.set(path, found);
		return found;
	};
	return changedFiles.map((files) => files.some(isNamed) ? 4 : 1);
}
function namesFile(excerpt, path, subdirectory) {
	if (path.length > pathMax || path === "") return false;
	const inside = path.startsWith(`${subdirectory}/`) ? path.slice(subdirectory.length + 1) : path;
	if (inside.includes("/") && hasWord(excerpt, inside, /[^\w.-]/)) return true;
	return hasWord(excerpt, path.slice(path.lastIndexOf("/") + 1), /[^\w.-]/, /^:\d/);
}
function hasWord(text, word, before, after = /^(?:[^\w-]|$)/) {
	for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) if ((at === 0 || before.test(text[at - 1] ?? "")) && after.test(text.slice(at + word.length, at + word.length + 2))) return true;
	return false;
}
// src/campaign/bisect-range.ts
async function readBisectRange(repository, named, excerpt) {
	const tree = await findWorkTree(repository);
	if (tree === null) throw new UserError("no-repository", `${repository.directory} is in no git repository`, "Call from inside a clone of the repository, with its history (fetch-depth: 0)");
	const top = {
		...repository,
		directory: tree.top
	};
	const wanted = await resolveRevision(top, named.good);
	const bad = await resolveRevision(top, named.bad);
	const good = await findGood(top, wanted, bad, named);
	const commits = await commitsBetween(top, good, bad);
	const history = readHistory(commits);
	const prior = weighCommits(await listChanges(top, good, bad, commits), excerpt, tree.subdirectory);
	const note = good === wanted ? null : `${named.good} is not in the history of ${named.bad}: their merge base ${good.slice(0, 10)} stands for it`;
	return {
		top: tree.top,
		subdirectory: tree.subdirectory,
		good: {
			sha: good,
			named: named.good
		},
		commits,
		history,
		prior,
		note
	};
}
async function findGood(repository, wanted, bad, named) {
	if (wanted === bad) throw new UserError("same-commit", `${named.good} and ${named.bad} are the same commit`, "Name an older good one");
	if (await isAncestor(repository, wanted, bad)) return wanted;
	if (await isAncestor(repository, bad, wanted)) {
		const seen = `${named.good} is newer than ${named.bad}: what fails at the older and passes at the newer was fixed`;
		throw new UserError("good-is-newer", seen, "Name the older commit as good");
	}
	const base = await mergeBase(repository, wanted, bad);
	if (base !== null) return base;
	throw new UserError("no-common-commit", `${named.good} and ${named.bad} have no history in common`);
}
async function listChanges(repository, good, bad, commits) {
	const args = [
		"log",
		"--no-show-signature",
		"--name-only",
		"-z",
		"--no-renames",
		"--format=%x00%H",
		bad,
		`^${good}`,
		"--"
	];
	const { code, stdout } = await askGit(repository, args);
	const files = new Map();
	let own = [];
	for (const field of code === 0 ? stdout.split("\0") : []) {
		const text = field.replace(/^\n/, "");
		if (/^[0-9a-f]{40,64}$/.test(text)) {
			own = [];
			files.set(text, own);
		} else if (text !== "") own.push(text);
	}
	return commits.map(({ sha }) => files.get(sha) ?? []);
}
function commitAt({ commits }, at) {
	const commit = commits[at];
	assert(commit !== void 0, `the range has no commit ${at}`);
	return commit;
}
function commitWords({ commits, good }, at, max) {
	const named = good.sha.startsWith(good.named) ? "" : good.named;
	return plainLine(at < 0 ? named : commits[at]?.subject ?? "", max);
}
// src/statistics/bisect-posterior.ts
const priorBefore = .1;
function seedsPerStep(rate, commits, delta = .05) {
	assert(rate > 0 && rate <= 1 && commits >= 1 && delta > 0 && delta < 1, `rate ${rate}, ${commits} commits, ${delta}`);
	return Math.ceil(Math.log(Math.ceil(Math.log2(commits + 1)) / delta) / rate);
}
function bisectPosterior({ commits, good, holds, prior, rate }) {
	const doubt = Math.log1p(-Math.min(rate, 1 - Number.EPSILON));
	const tested = [...commits.keys()].filter((at) => commits[at]?.fails === true || (commits[at]?.clean ?? 0) > 0);
	const logWeight = (candidate) => {
		let sum = Math.log(prior[candidate] ?? 0);
		for (const at of tested) {
			const inside = holds(at, candidate);
			const { clean = 0, fails = false } = commits[at] ?? {};
			if (fails && !inside) return Number.NEGATIVE_INFINITY;
			if (inside) sum += clean * doubt;
		}
		return sum;
	};
	const logs = commits.map(({ untestable }, candidate) => untestable || good.fails ? Number.NEGATIVE_INFINITY : logWeight(candidate));
	const priorSum = prior.reduce((sum, weight, at) => sum + (commits[at]?.untestable === true ? 0 : weight), 0);
	const seen = good.clean + commits.reduce((sum, { clean }) => sum + clean, 0);
	const logBefore = Math.log(priorSum * priorBefore / .9) + seen * doubt;
	const highest = Math.max(logBefore, ...chunkedMax(logs));
	if (highest === Number.NEGATIVE_INFINITY) return {
		commits: logs.map(() => 0),
		before: 1
	};
	const weights = logs.map((log) => Math.exp(log - highest));
	const before = Math.exp(logBefore - highest);
	const sum = weights.reduce((all, weight) => all + weight, before);
	return {
		commits: weights.map((weight) => weight / sum),
		before: before / sum
	};
}
function chunkedMax(values) {
	const greatest = [];
	for (let at = 0; at < values.length; at += 1e3) greatest.push(Math.max(...values.slice(at, at + 1e3)));
	return greatest;
}
function chooseTests(evidence, posterior, count, prefer = new Set()) {
	const candidates = [...posterior.commits.keys()].filter((at) => (posterior.commits[at] ?? 0) > negligible);
	const useful = [...[...evidence.commits.entries()].flatMap(([at, { fails, untestable }]) => {
		if (fails || untestable) return [];
		let share = posterior.before;
		for (const candidate of candidates) if (evidence.holds(at, candidate)) share += posterior.commits[candidate] ?? 0;
		return [{
			at,
			share
		}];
	}), {
		at: -1,
		share: posterior.before
	}].filter(({ share }) => share > negligible && share < 1 - negligible);
	return Array.from({ length: count }, (_, place) => {
		const wanted = (place + 1) / (count + 1);
		const distance = ({ at, share }) => Math.abs(share - wanted) - (prefer.has(at) ? nearlyAsGood : 0);
		return useful.reduce((best, option) => best === null || distance(option) < distance(best) ? option : best, null);
	}).flatMap((chosen) => chosen === null ? [] : [chosen.at]);
}
const negligible = 1e-9;
const nearlyAsGood = .1;
function likelyCommits({ commits }, confidence) {
	const likeliest = [...commits.keys()].sort((a, b) => (commits[b] ?? 0) - (commits[a] ?? 0) || a - b);
	let sum = 0;
	const chosen = [];
	for (const at of likeliest) {
		if (sum >= confidence || (commits[at] ?? 0) <= negligible) break;
		chosen.push(at);
		sum += commits[at] ?? 0;
	}
	return chosen;
}
// src/statistics/bisect-rate.ts
function bisectRate(stored, fresh) {
	if (contradicts(stored, fresh)) return lowerBound(fresh);
	return lowerBound({
		failures: stored.failures + fresh.failures,
		seeds: stored.seeds + fresh.seeds
	});
}
function contradicts(stored, fresh) {
	return fresh.seeds > 0 && clopperPearsonInterval(fresh.failures, fresh.seeds).high < lowerBound(stored);
}
function lowerBound({ failures, seeds }) {
	const known = Math.max(1, failures);
	return jeffreysInterval(known, Math.max(known, seeds)).low;
}
// src/triage/bisect-decide.ts
const calibrationFailures = 5;
const badMissed = .01;
const rareFactor = 30;
const batchFactor = 1.5;
function weighBisect(question, batches) {
	const bySha = Map.groupBy(batches, ({ sha }) => sha);
	const tallies = question.history.shas.map((sha) => tallyCommit(sha, bySha.get(sha) ?? []));
	const good = tallyCommit(question.good, bySha.get(question.good) ?? []);
	const rate = bisectRate(question.seen, tallies.at(-1)?.fresh ?? {
		failures: 0,
		seeds: 0
	});
	const { holds } = question.history;
	return {
		tallies,
		good,
		posterior: bisectPosterior({
			commits: tallies,
			good,
			holds,
			prior: question.prior,
			rate
		}),
		rate,
		seedsPerStep: seedsPerStep(rate, tallies.length, 1 - question.confidence)
	};
}
function decideBisect(question, state, jobs = 1, built = new Set()) {
	const bad = decideBad(question, state);
	if (bad !== null && "state" in bad) return {
		do: "end",
		end: bad
	};
	const good = decideGood(question, state);
	if (good !== null && "state" in good) return {
		do: "end",
		end: good
	};
	const first = [bad, ...splitTest(good, batchSize(state), Math.max(1, Math.floor(jobs / 4)))].filter((test) => test !== null);
	if (jobs === 1 && first[0] !== void 0) return {
		do: "test",
		tests: first.slice(0, 1)
	};
	const end = first.length === 0 ? findEnd(question, state) : null;
	if (end !== null) return {
		do: "end",
		end
	};
	const { holds, shas } = question.history;
	const search = chooseTests({
		commits: state.tallies,
		holds
	}, state.posterior, jobs - first.length, built).map((at) => ({
		at,
		sha: shas[at] ?? question.good,
		seeds: batchSize(state)
	}));
	const tests = [...first, ...search];
	return tests.length > 0 ? {
		do: "test",
		tests
	} : {
		do: "end",
		end: describeRange(question, state)
	};
}
function describeRange({ confidence }, { posterior }) {
	return {
		state: "range",
		left: likelyCommits(posterior, confidence)
	};
}
function findEnd(question, state) {
	const { posterior, tallies } = state;
	const at = posterior.commits.reduce((best, share, place) => share > (posterior.commits[best] ?? 0) ? place : best, 0);
	const probability = posterior.commits[at] ?? 0;
	if (probability < question.confidence) return null;
	return {
		state: "found",
		at,
		probability,
		suspects: findSuspects(question, state, tallies, at)
	};
}
function findSuspects({ history: { holds }, prior }, { good, rate }, tallies, found) {
	if (!tallies.some(({ untestable }) => untestable)) return [];
	const open = bisectPosterior({
		commits: tallies.map((tally) => ({
			...tally,
			untestable: false
		})),
		good,
		holds,
		prior,
		rate
	}).commits;
	return [...tallies.keys()].filter((at) => tallies[at]?.untestable === true && (open[at] ?? 0) > (open[found] ?? 0) / 20);
}
function decideBad(question, { tallies, rate }) {
	const bad = tallies.at(-1);
	if (bad === void 0) return {
		state: "range",
		left: []
	};
	const test = (seeds) => ({
		at: tallies.length - 1,
		sha: bad.sha,
		seeds: Math.ceil(seeds)
	});
	const { seen } = question;
	const { fresh } = bad;
	if (bad.untestable) return {
		state: "bad-untestable",
		reason: bad.reason ?? ""
	};
	if (!bad.fails) {
		const enough = Math.ceil(-Math.log(badMissed) / bisectRate(seen, {
			failures: 0,
			seeds: 0
		}));
		return bad.clean >= enough ? {
			state: "bad-passes",
			seeds: bad.clean
		} : test(enough - bad.clean);
	}
	if (fresh.failures === 0) {
		const { estimate } = jeffreysInterval(Math.max(1, seen.failures), Math.max(1, seen.failures, seen.seeds));
		const enough = Math.ceil(rareFactor / estimate);
		return fresh.seeds >= enough ? {
			state: "too-rare",
			seeds: fresh.seeds
		} : test(enough - fresh.seeds);
	}
	return (contradicts(seen, fresh) ? fresh.failures : seen.failures + fresh.failures) >= calibrationFailures ? null : test(calibrationFailures / rate);
}
function decideGood({ good: sha }, state) {
	const { good } = state;
	if (good.fails) return { state: "good-fails" };
	if (good.untestable) return {
		state: "good-untestable",
		reason: good.reason ?? ""
	};
	const missing = state.seedsPerStep - good.clean;
	return missing > 0 ? {
		at: -1,
		sha,
		seeds: missing
	} : null;
}
function splitTest(test, batch, most) {
	if (test === null) return [];
	const count = Math.max(1, Math.min(most, Math.ceil(test.seeds / batch)));
	return Array.from({ length: count }, () => ({
		...test,
		seeds: Math.ceil(test.seeds / count)
	}));
}
function batchSize({ rate }) {
	return Math.ceil(batchFactor / rate);
}
function tallyCommit(sha, batches) {
	const sum = (count) => batches.reduce((all, batch) => all + count(batch), 0);
	const proof = batches.find(({ failing }) => failing !== null);
	const reason = batches.find(({ untestable }) => untestable !== null)?.untestable ?? null;
	const freshClean = sum(({ clean }) => clean);
	const freshFailures = sum(({ failingWas }) => failingWas === "fresh" ? 1 : 0);
	return {
		sha,
		clean: freshClean + sum(({ stored }) => stored),
		fails: proof !== void 0,
		untestable: proof === void 0 && reason !== null && freshClean === 0,
		fresh: {
			failures: freshFailures,
			seeds: freshClean + freshFailures
		},
		other: sum(({ other }) => other),
		unjudged: sum(({ unjudged }) => unjudged),
		failing: proof?.failing ?? null,
		failingWas: proof?.failingWas ?? null,
		reason,
		batches: batches.length
	};
}
// src/campaign/read-issue.ts
function parseIssueAddress(address) {
	const match = /^(https:\/\/[\w.-]+)\/([\w.-]+\/[\w.-]+)\/issues\/(\d{1,10})\/?(?:[?#].*)?$/.exec(address);
	if (match?.[1] === void 0 || match[2] === void 0) throw new UserError("not-an-issue", `${address} is not the address of an issue`, "Write https://github.com/OWNER/NAME/issues/NUMBER");
	return {
		serverUrl: match[1],
		repository: match[2],
		number: Number(match[3])
	};
}
function requireKnownServer({ serverUrl }, env) {
	const known = env.GITHUB_SERVER_URL ?? "https://github.com";
	if (serverUrl === known) return;
	throw new UserError("other-server", `the issue is on ${serverUrl}, and issues are read from ${known}`, "Set GITHUB_SERVER_URL and GITHUB_API_URL to those of that server");
}
async function readIssueReproduction(address, access, settingsOf) {
	const marker = await readIssueMarker(address, access);
	const target = onlyTarget(settingsOf(marker.target));
	return {
		target,
		campaign: "issue",
		reproduction: describeReproduction(marker, address, target)
	};
}
async function readIssueMarker(address, access) {
	const marker = readMarker(await fetchBody(address, access));
	if (marker === null) throw new UserError("no-marker", `issue ${address.number} of ${address.repository} has no seedsweep marker`, "Give the seed and the target instead");
	if (marker.proof === "campaign") throw new UserError("no-seed", `issue ${address.number} of ${address.repository} is about a property that no run of a campaign saw: it has no seed`, `Sweep again: seedsweep run --target ${marker.target}`);
	return marker;
}
function describeReproduction(marker, address, target) {
	const [seed] = marker.seeds;
	if (seed === void 0) throw new UserError("no-seed", `issue ${address.number} names no seed`);
	const origin = {
		namespace: "local",
		number: 0,
		repository: address.repository,
		serverUrl: address.serverUrl,
		sha: marker.sha,
		changes: null,
		ref: null,
		workflow: null,
		event: null,
		runUrl: null,
		pullRequest: null
	};
	const failing = {
		campaign: "issue",
		index: 0,
		seed,
		outcome: "failed",
		sha: marker.sha,
		step: null,
		durationMs: 0,
		digest: null,
		exitCode: null,
		exitSignal: null,
		config: readDrawn(marker, target, seed)
	};
	const title = `the failure of issue ${address.number}`;
	return makeReproduction(target, {
		origin,
		carried: [],
		known: []
	}, failing, {
		key: marker.shows ?? marker.key,
		title
	}, repeatOf(marker, target));
}
function repeatOf({ proof, k, n }, target) {
	return chooseRepetition(target, {
		signature: { type: proof === "pairs" ? unequalRunsType : "" },
		count: k,
		seedsJudged: n,
		seeds: []
	});
}
function readDrawn({ config }, target, seed) {
	const said = target.axes.flatMap((axis) => {
		const value = config?.[axis.name];
		return value !== void 0 && valuesOf(axis).includes(value) ? [[axis.name, value]] : [];
	});
	return {
		...drawConfiguration(target, seed),
		...Object.fromEntries(said)
	};
}
async function fetchBody(address, access) {
	const { owner, repo } = splitRepository(address.repository);
	const { octokit } = await openGitHub(access);
	try {
		const { data } = await octokit.rest.issues.get({
			owner,
			repo,
			issue_number: address.number
		});
		return data.body ?? "";
	} catch (error) {
		const failed = toWorldError(`reading issue ${address.number} of ${address.repository}`, error);
		throw new WorldError(failed.code, failed.message, {
			hint: "For a private repository set GITHUB_TOKEN to a token that may read its issues.",
			cause: error
		});
	}
}
// src/campaign/find-suspect.ts
function findSuspect(dbPath, wanted) {
	try {
		var _usingCtx$3 = _usingCtx();
		const recorded = findRecorded(dbPath, wanted);
		if (recorded === null) return null;
		const store = _usingCtx$3.u(openStore(dbPath, { readonly: true }));
		const { target, reproduction } = recorded;
		const { key } = reproduction.expected;
		for (const { campaign } of readCampaigns(store)) {
			const finding = readStoredFindings(store, [campaign]).find((known) => known.key === key && known.target === target.name);
			if (finding === void 0) continue;
			if (finding.signature.type === "unequal runs") throw describePairs(findingId(key));
			const planned = readPlan(store, campaign).targets.find((one) => one.target.name === target.name);
			assert(planned !== void 0, "a finding has a planned target");
			return {
				target: planned.target,
				key,
				id: findingId(key),
				title: finding.signature.title,
				seeds: finding.seeds.map(({ seed }) => seed),
				seen: {
					failures: finding.count,
					seeds: finding.seedsJudged
				},
				sha: planned === void 0 ? null : reproduction.sha,
				excerpt: finding.excerpt
			};
		}
		return null;
	} catch (_) {
		_usingCtx$3.e = _;
	} finally {
		_usingCtx$3.d();
	}
}
async function readIssueSuspect(address, access, settingsOf) {
	const marker = await readIssueMarker(address, access);
	if (marker.proof === "pairs") throw describePairs(`issue ${address.number}`);
	return {
		target: onlyTarget(settingsOf(marker.target)),
		key: marker.key,
		id: findingId(marker.key),
		title: `the failure of issue ${address.number}`,
		seeds: marker.seeds.slice(0, 32),
		seen: {
			failures: marker.k,
			seeds: marker.n
		},
		sha: marker.sha,
		excerpt: ""
	};
}
function hashRecipe({ build, run, batch, worker, via, env, config, axes, ...rest }) {
	const { timeoutMs, memoryMax, expect, outcome, result, seedType } = rest;
	const recipe = [
		build,
		run,
		batch,
		worker,
		via,
		env,
		config,
		axes,
		timeoutMs,
		memoryMax,
		expect,
		outcome,
		result,
		seedType
	];
	return createHash("sha256").update(JSON.stringify(recipe)).digest("hex").slice(0, 16);
}
function describePairs(what) {
	return new UserError("bisect-of-pairs", `${what} is about runs of one seed that differ from each other: that is not bisected yet`, "Reproduce it at commits of your choice: seedsweep reproduce --help");
}
// src/campaign/test-revision.ts
const unjudgedMax = 20;
async function testRevision(test) {
	const tally = {
		clean: 0,
		stored: 0,
		other: 0,
		unjudged: 0,
		failing: null,
		failingWas: null,
		untestable: null,
		otherTitle: null
	};
	const stop = new AbortController();
	const abort = () => stop.abort();
	test.signal.addEventListener("abort", abort, { once: true });
	if (test.signal.aborted) abort();
	const watch = openWatch(test, tally, stop);
	try {
		await runStored(test, watch, stop.signal);
		if (watch.goesOn()) await runFresh(test, watch, stop.signal);
	} finally {
		test.signal.removeEventListener("abort", abort);
	}
	if (tally.failing === null && !test.signal.aborted) tally.untestable = watch.explainNothing();
	return tally;
}
function bisectStream(target, key, sha, batch) {
	const text = JSON.stringify([
		"bisect",
		target.name,
		key,
		sha,
		batch
	]);
	const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
	const type = target.seedType;
	if (target.seedStream === "mixed") return {
		kind: "mixed",
		type,
		key: hash,
		number: 0
	};
	const number = Number(BigInt(`0x${hash}`) % BigInt(windowCount(type)));
	return {
		kind: "consecutive",
		type,
		base: formatSeed(windowStart(type, number), type)
	};
}
function openWatch(test, tally, stop) {
	const digests = new Map();
	let reason = null;
	let startless = false;
	let done = 0;
	const judged = () => tally.clean + tally.stored + tally.other;
	async function isProven(job) {
		if (!test.context.target.deterministic) return true;
		return sign(await runSeed(test.context, job, test.signal), test.context)?.key === test.key;
	}
	return {
		goesOn: () => tally.failing === null && !startless && !stop.signal.aborted,
		async see(result, was) {
			if (result.outcome === "cut" || tally.failing !== null) return;
			test.onSeed(++done);
			if (result.outcome === "passed") {
				if (was === "stored") tally.stored++;
				else tally.clean++;
				if (result.digest !== null) digests.set(result.digest, result.seed);
				else digests.set(result.seed, result.seed);
				return;
			}
			if (!isFailure(result.outcome)) {
				tally.unjudged++;
				reason = result.reason;
				if (isStartFailure(result) || judged() === 0 && tally.unjudged >= unjudgedMax) startless = true;
				return;
			}
			const signature = sign(result, test.context);
			if (signature?.key === test.key && await isProven(result)) {
				if (tally.failing !== null) return;
				tally.failing = result.seed;
				tally.failingWas = was;
				stop.abort();
				return;
			}
			if (test.signal.aborted) return;
			tally.other++;
			tally.otherTitle ??= signature?.title ?? null;
		},
		explainNothing() {
			if (judged() === 0 && reason !== null) return reason;
			const passed = tally.clean + tally.stored;
			if (passed === 0 && tally.other > 0) return `every seed fails otherwise: ${tally.otherTitle ?? "no signature"}`;
			if (test.context.target.deterministic && passed >= 3 && digests.size === 1 && tally.other === 0) return "every seed gives the same digest: the simulator does not use its seed here";
			return null;
		}
	};
}
function sign(result, { target, scratch }) {
	if (result.outcome === "cut" || !isFailure(result.outcome)) return null;
	return extractSignature(describeEvidence(result, target.name, scratch));
}
async function runStored(test, watch, signal) {
	const left = [...new Set(test.stored)];
	const lane = async () => {
		for (let seed = left.shift(); seed !== void 0 && watch.goesOn(); seed = left.shift()) await watch.see(await runSeed(test.context, {
			index: 0,
			seed
		}, signal), "stored");
	};
	await Promise.all(Array.from({ length: Math.min(test.jobs, left.length) }, lane));
}
const firstChunk = 4;
async function runFresh(test, watch, signal) {
	const startedAt = test.now();
	const endsAt = startedAt + test.limitMs;
	let next = 0;
	let finished = 0;
	const affordable = () => {
		const laneMs = (test.now() - startedAt) * test.jobs;
		return finished === 0 ? firstChunk : Math.max(1, Math.floor((endsAt - test.now()) * finished / laneMs));
	};
	const most = test.seeds;
	const drive = async () => {
		try {
			var _usingCtx$2 = _usingCtx();
			const lane = _usingCtx$2.a(openLane(test.context, test.context.target.via));
			while (next < most && watch.goesOn() && test.now() < endsAt) {
				const share = Math.ceil((most - next) / (2 * test.jobs));
				const count = Math.min(lane.chunk, Math.max(1, share), most - next, affordable());
				const jobs = Array.from({ length: count }, (_, offset) => {
					return {
						index: next + offset,
						seed: seedAt(test.stream, next + offset)
					};
				});
				next += count;
				for await (const result of lane.runSeeds(jobs, signal)) {
					finished++;
					await watch.see(result, "fresh");
				}
			}
		} catch (_) {
			_usingCtx$2.e = _;
		} finally {
			await _usingCtx$2.d();
		}
	};
	await Promise.all(Array.from({ length: Math.min(test.jobs, Math.max(1, most)) }, drive));
}
// src/campaign/bisect-phase.ts
const sliceMs = 3e4;
const checkoutsMax = 3;
async function bisectPhase(phase, machine) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { suspect, range, signal, observer } = phase;
		const question = askBisect(phase);
		const store = _usingCtx$1.u(openStore(phase.dbPath, {
			create: true,
			keyRules
		}));
		await requireHealth(phase, machine);
		await removeDeadWorktrees({
			directory: range.top,
			env: machine.env
		});
		const revisions = _usingCtx$1.a(openRevisions(phase, machine));
		const evidence = {
			target: suspect.target.name,
			key: suspect.key,
			recipe: hashRecipe(suspect.target)
		};
		const batches = readBisectBatches(store, evidence);
		let state = weighBisect(question, batches);
		observer.onState(state, batches.length);
		for (;;) {
			const decision = decideBisect(question, state, 1, revisions.built(range));
			if (decision.do === "end") return conclude(phase, question, state, decision.end, store, machine);
			const [test] = decision.tests;
			if (test === void 0 || signal.aborted) return stopHere(question, state);
			const before = batches.length;
			for (let left = test.seeds; left > 0;) {
				const batch = await runBatch(phase, machine, revisions, {
					...test,
					seeds: left
				}, batches);
				if (batch === null) return stopHere(question, state);
				recordBisectBatch(store, batch);
				batches.push(batch);
				state = weighBisect(question, batches);
				if (signal.aborted) return stopHere(question, state);
				if (batch.failing !== null || batch.untestable !== null) break;
				left -= Math.max(1, batch.clean + batch.other + batch.unjudged);
			}
			const ran = sumBatches(batches.slice(before));
			if (ran !== null) observer.onBatch(placeOf(range, test), ran, state);
		}
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
function sumBatches(slices) {
	const last = slices.at(-1);
	if (last === void 0) return null;
	const sum = (count) => slices.reduce((all, slice) => all + count(slice), 0);
	return {
		...last,
		clean: sum(({ clean }) => clean),
		stored: sum(({ stored }) => stored),
		other: sum(({ other }) => other),
		unjudged: sum(({ unjudged }) => unjudged)
	};
}
function askBisect({ suspect, range, confidence }) {
	const { history, good, prior } = range;
	return {
		history,
		good: good.sha,
		prior,
		seen: suspect.seen,
		confidence
	};
}
async function runBatch(phase, machine, revisions, test, batches, asked = null) {
	const { suspect, range, signal, observer } = phase;
	const { target, key } = suspect;
	const here = batches.filter(({ sha }) => sha === test.sha);
	const batch = asked?.name ?? freeName(here);
	const known = {
		target: target.name,
		key,
		recipe: hashRecipe(target),
		sha: test.sha,
		batch
	};
	const at = machine.date().toISOString();
	const nothing = {
		clean: 0,
		stored: 0,
		other: 0,
		unjudged: 0,
		failing: null,
		failingWas: null
	};
	let revision;
	try {
		revision = await revisions.open(placeOf(range, test));
	} catch (error) {
		if (signal.aborted && error instanceof WorldError) return null;
		throw error;
	}
	if (!revision.build.ok) return {
		...known,
		...nothing,
		untestable: describeBuild(revision.build.excerpt),
		at
	};
	observer.onTest(placeOf(range, test), test);
	const parentEnv = simulatorEnvironment(machine, [target]);
	const { clean, stored, other, unjudged, failing, failingWas, untestable } = await testRevision({
		context: {
			target,
			cwd: revision.directory,
			parentEnv,
			scratch: machine.scratch
		},
		key,
		stored: here.length === 0 && asked?.tickets !== false ? listTickets(suspect, batches) : [],
		stream: bisectStream(target, key, test.sha, batch),
		seeds: test.seeds,
		limitMs: sliceMs,
		jobs: machine.jobs,
		now: machine.now,
		signal,
		onSeed: (done) => observer.onSeed(done)
	});
	if (signal.aborted && clean + stored + other === 0 && failing === null) return null;
	return {
		...known,
		clean,
		stored,
		other,
		unjudged,
		failing,
		failingWas,
		untestable,
		at
	};
}
function listTickets({ seeds }, batches) {
	const own = batches.flatMap(({ failing, failingWas }) => failing !== null && failingWas === "fresh" ? [failing] : []);
	return [...new Set([...seeds, ...own])].slice(0, ticketsMax);
}
const ticketsMax = 48;
function freeName(here) {
	const names = new Set(here.map(({ batch }) => batch));
	for (let number = 0;; number++) if (!names.has(`b${number}`)) return `b${number}`;
}
function describeBuild(excerpt) {
	return `it does not build:\n${excerpt}`.slice(0, 4096);
}
function placeOf({ history }, { at, sha }) {
	return {
		at,
		sha,
		role: at < 0 ? "good" : at === history.shas.length - 1 ? "bad" : "between"
	};
}
async function requireHealth({ suspect: { target }, range, signal }, machine) {
	const context = {
		target: {
			...target,
			canary: null
		},
		cwd: range.top,
		parentEnv: machine.env,
		scratch: machine.scratch
	};
	const { verdict, reason } = await runCanaries(context, machine.nodePath, signal);
	if (verdict === "passed") throw new WorldError("unhealthy", reason ?? "this machine cannot tell failures");
}
function openRevisions({ suspect: { target }, range, signal, observer }, machine) {
	const kept = [];
	return {
		async open(place) {
			const known = kept.findIndex(({ sha }) => sha === place.sha);
			const [found] = known < 0 ? [] : kept.splice(known, 1);
			if (found !== void 0) {
				kept.push(found);
				return found;
			}
			while (kept.length >= checkoutsMax) await kept.shift()?.[Symbol.asyncDispose]();
			observer.onBuild(place);
			const { top: repository, subdirectory } = range;
			const { build, passEnv } = target;
			const folder = join(machine.scratch, "revisions");
			const asked = {
				repository,
				subdirectory,
				revision: place.sha,
				build,
				passEnv,
				env: machine.env,
				signal,
				folder
			};
			const opened = await openRevision(asked);
			kept.push(opened);
			return opened;
		},
		built: ({ history: { shas } }) => new Set(kept.flatMap(({ sha, build }) => build.ok && shas.includes(sha) ? [shas.indexOf(sha)] : [])),
		async [Symbol.asyncDispose]() {
			for (const checkout of kept.splice(0)) await checkout[Symbol.asyncDispose]();
		}
	};
}
function stopHere(question, state) {
	return {
		end: describeRange(question, state),
		state,
		question,
		stopped: true,
		first: null
	};
}
function conclude({ suspect, range }, question, state, end, store, machine) {
	const first = describeFirst(range, end, machine.date());
	if (first !== null) recordFirstBad(store, suspect.target.name, suspect.key, first);
	return {
		end,
		state,
		question,
		stopped: false,
		first
	};
}
function describeFirst(range, end, at) {
	if (end.state !== "found") return null;
	const { sha, author, date, subject } = commitAt(range, end.at);
	const bad = range.history.shas.at(-1) ?? sha;
	const suspects = end.suspects.map((place) => commitAt(range, place).sha);
	const { probability } = end;
	return {
		sha,
		probability,
		author,
		date,
		subject,
		good: range.good.sha,
		bad,
		suspects,
		at: at.toISOString()
	};
}
export { describePropertyLife as $, readRunUrls as A, openGitHub as B, loadCorrections as C, explainError as Ct, findEndedRuns as D, keepHeapSmall as Dt, boundStore as E, usableJobs as Et, rememberSources as F, summariseJson as G, publishPhase as H, bisectCommentPhase as I, renderComment as J, renderAnnotations as K, chooseIssueRules as L, readStarts as M, readSweeps as N, findHistories as O, capYoungGeneration as Ot, recallFindings as P, historySizeMax as Q, commentPhase as R, proveInCheckout as S, parseCompareBudget as St, addCampaign as T, describeMachine as Tt, rememberWaiting as U, previewPublishing as V, withoutOpened as W, renderIssueChanges as X, renderSummary as Y, renderBisectComment as Z, commitAt as _, textFileBytesMax as _t, placeOf as a, describeAttribution as at, writeOutputs as b, parseSeedRange as bt, findSuspect as c, splitRepository as ct, parseIssueAddress as d, joinTargetNames as dt, describeSightings as et, readIssueReproduction as f, loadConfig as ft, weighBisect as g, readTextFile as gt, describeRange as h, readSettings as ht, openRevisions as i, describeDeterminism as it, readSources as j, mergeHistory as k, seedBySeedBytes as kt, hashRecipe as l, chooseDbPath as lt, decideBisect as m, onlyTarget as mt, bisectPhase as n, describeKnown as nt, requireHealth as o, historyArtifact as ot, requireKnownServer as p, nameChoice as pt, remembersIssues as q, describeFirst as r, describeLife as rt, runBatch as s, mayAddHistory as st, askBisect as t, countStored as tt, readIssueSuspect as u, configName as ut, commitWords as v, bundledName as vt, addBisection as w, listCauses as wt, readCode as x, parseCount as xt, readBisectRange as y, planMatrix as yt, lookUpIssues as z };
