import { a as plainLine, i as toWorldError, n as isRequestError, o as plainLines, t as classifyProblem } from "./problem.js";
import { a as formatCount, c as nearestWord, i as compareText, l as truncate, n as assertNever, o as formatPlural, r as UserError } from "./assert.js";
import { C as _usingCtx, D as describeCarried, F as describeConfiguration, M as detectableRate, N as recordIssue, O as isNeverSeen, P as asksToBeSeen, Z as windowSize, a as overrideTarget, i as findTarget, j as chanceToSee, n as readConfig$1, nt as seedRanges, o as presetNames, r as defineTarget, t as emptyConfig, z as openStore } from "./read-config.js";
import { t as WorldError } from "./world-error.js";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { setTimeout } from "node:timers/promises";
// src/campaign/keep-heap-small.ts
function keepHeapSmall() {
	setFlagsFromString("--semi-space-growth-factor=1");
	setFlagsFromString("--heap-growing-percent=20");
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
// src/publish/github/create-once.ts
async function createOnce({ pace }, create, find) {
	for (let attempt = 0;; attempt++) {
		const answer = await settle(create);
		if (answer.kind === "created") return answer.thing;
		await setTimeout((attempt + 1) ** 2 * pace.secondMs);
		const found = await find();
		if (found !== null) return found;
		if (attempt >= pace.retriesMax) throw answer.error;
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
		if (!isRequestError(error) || classifyProblem(error).kind !== "unclear") throw error;
		return {
			kind: "unclear",
			error
		};
	}
}
// src/publish/github/pages.ts
const pagesMax = 1e3;
async function* listPages({ octokit }, route, parameters) {
	let response = await octokit.request(`GET ${route}`, {
		per_page: 100,
		...parameters
	});
	for (let page = 1;; page++) {
		const items = response.data;
		if (!Array.isArray(items)) throw new WorldError("github", `GitHub answered ${route} with something that is no list`);
		yield items;
		const next = /<([^<>]+)>;\s*rel="next"/.exec(response.headers.link ?? "")?.[1];
		if (next === void 0) return;
		if (page === pagesMax) throw new WorldError("github", `${route} has more than ${pagesMax} pages, too many to look through`);
		response = await octokit.request(`GET ${next}`);
	}
}
function splitRepository(repository) {
	const [owner = "", repo = ""] = repository.split("/");
	return {
		owner,
		repo
	};
}
// src/publish/github/comments.ts
async function publishComment(github, request) {
	try {
		const old = await findComment(github, request);
		if (old === null) {
			const made = await createOnce(github, () => postComment(github, request), () => findComment(github, request));
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
const commentsRoute = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
async function findComment(github, request) {
	const parameters = {
		...splitRepository(request.repository),
		issue_number: request.pullRequest
	};
	for await (const page of listPages(github, commentsRoute, parameters)) for (const item of page) {
		const comment = readComment(item);
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
		request: { retries: 0 }
	};
	const { data } = await octokit.request(`POST ${commentsRoute}`, parameters);
	return readComment(data);
}
function readComment(item) {
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
function isTrusted(user, association) {
	if (typeof user === "object" && user !== null && "type" in user && user.type === "Bot") return true;
	return typeof association !== "string" || [
		"OWNER",
		"MEMBER",
		"COLLABORATOR"
	].includes(association);
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
function renderClosing({ kind, seeds }) {
	return `<details><summary>When this closes, and how this issue is kept</summary>\n\n${[
		`It closes when it is ${kind === "always" ? "checked" : "seen"}: close it once the table of properties in a job summary says so. A campaign that is incomplete says nothing of it, and one of far fewer than ${formatCount(seeds)} seeds says little.`,
		`What counts is the target, the kind \`${kind}\` and the name.`,
		`A campaign that does not come to it again rewrites this text. What you write above or below it stays, and so does the title.`
	].join("\n\n")}\n\n</details>`;
}
// src/publish/render/describe-confirmation.ts
function describeConfirmation({ confirmation, reproduction, neverSeen }) {
	if (neverSeen !== null) return describeNeverSeen(neverSeen);
	const { state, same, replays, where } = confirmation;
	const repeat = reproduction?.repeat ?? { by: "seed" };
	switch (state) {
		case "reproducible":
			if (repeat.by === "attempts") return `Failed in ${same} of ${replays} re-runs, ${describePlaces(where)}.`;
			if (repeat.by === "pairs") return `Two runs of its seed differed again in ${same} of ${formatPlural(replays, "pair")}, ${describePlaces(where)}.`;
			return `Reproduced ${same} of ${replays} times in fresh processes, ${describePlaces(where)}.`;
		case "nondeterministic": return `Not deterministic: the same failure came back in ${same} of ${replays} fresh processes.`;
		case "unconfirmed":
			if (repeat.by === "attempts") return `Not confirmed: failed in 0 of ${replays} re-runs, which show a failure of its rate with ${formatChance(chanceToSee(repeat.rate, replays))} probability.`;
			if (repeat.by === "pairs") return `Not confirmed: two runs of its seed differed in the sweep, and not in ${formatPlural(replays, "pair")} since.`;
			return `Not confirmed: its seed passed when it was run again (${formatPlural(replays, "time")}).`;
		case "untried":
		case "never-seen": return "Not replayed yet.";
	}
}
function describePlaces(where) {
	if (!where.every((place) => place.startsWith("shard ") || place === "local")) return where.length > 1 ? `on ${where.length} runners` : "on another runner than the one that found it";
	return where.length > 1 ? "confirmed on the runners that found it" : "confirmed on the runner that found it";
}
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
function formatMarker(marker) {
	const config = JSON.stringify(marker.config).length <= configCharactersMax ? marker.config : null;
	const { key, target, sha, seeds, k, n, proof, first } = marker;
	const former = marker.formerKeys.slice(0, formerKeysMax);
	const more = {
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
		...more
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
	const { key, target, sha, config, seeds, k, n, proof, first, former } = value;
	if (!isKey(key)) return null;
	if (typeof target !== "string" || target === "") return null;
	if (sha !== null && typeof sha !== "string") return null;
	if (!isCount(k) || !isCount(n) || !Array.isArray(seeds) || !seeds.every(isSeedText)) return null;
	const read = {
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
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isCount(value) {
	return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
function isSeedText(value) {
	return typeof value === "string" && /^(0|-?[1-9][0-9]{0,19})$/.test(value);
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
function describeSeedsToSeeAgain({ seedsToSeeAgain, reproduction }) {
	if (!Number.isFinite(seedsToSeeAgain) || reproduction?.repeat.by === "attempts") return "";
	return `On other code the same seed may take another path; then sweep: about ${formatPlural(roundUp(seedsToSeeAgain), "fresh seed")} show it again with 99 % probability.`;
}
function roundUp(count) {
	const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
	return Math.ceil(count / unit) * unit;
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
			previous: options.previous
		}))
	};
	const details = renderDetails(finding);
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
		return `${title}\n\n${describeConfirmation(finding)} ${missed}`;
	}
	const seeds = `${formatCount(finding.count)} of ${formatPlural(finding.seedsJudged, "seed")}`;
	const carried = finding.carried === 0 ? "" : `, and ${formatPlural(finding.carried, "seed")} carried over from earlier campaigns`;
	const seen = describeSeen("First seen", first, finding.lastSeen);
	const differing = finding.reproduction?.repeat.by === "pairs" && report.determinism !== null ? ` ${describeDeterminism(report.determinism)}.` : "";
	return `${title}\n\n${describeConfirmation(finding)} ${seeds} (${formatRateInWords(finding.rate)})${carried}. ${seen}${differing}`;
}
function earlier(previous, { sha, at }) {
	return previous !== null && previous.at <= at ? previous : {
		sha,
		at
	};
}
function describeSeen(words, first, last) {
	const seen = `${words} ${describeMoment(first)}`;
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
			["Configuration", renderConfiguration(finding, report)],
			["Made with", describeOrigin(finding, report)],
			["Run", describeRun(report)],
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
function renderDetails(finding) {
	const { signature, variants, neverSeen } = finding;
	if (neverSeen !== null) return renderClosing(neverSeen);
	return `<details><summary>What counts as this failure, and how this issue is kept</summary>\n\n${[
		`Signature ${escapeInline(signature.key.slice(0, 16), 16)} (version ${signature.version}): every failure of kind ${escapeInline(signature.kind, 40)} that reads ${escapeInline(signature.title, 200)}.`,
		...signature.frames.length === 0 ? [] : [`Frames, innermost first: ${signature.frames.slice(0, 5).map((frame) => escapeInline(frame, 120)).join(", ")}`],
		...variants.length > 1 ? [`It came by ${formatPlural(variants.length, "path")} through the code, the commonest ${formatPlural(variants[0]?.count ?? 0, "time")}.`] : [],
		"A campaign that sees it again rewrites this text. What you write above or below it stays, and so does the title."
	].join("\n\n")}\n\n</details>`;
}
function markFinding(finding, report, { first, previous }) {
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
		sha,
		config: configOf(finding, report),
		seeds: listMarkerSeeds(finding, sha),
		k: finding.count,
		n: finding.seedsJudged,
		...proofOf(finding),
		first
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
// src/publish/plan-issue-changes.ts
const bodyCharactersMax = 65e3;
const generatedCharactersMin = 4e3;
function planIssueChanges(repository, listing, report, rules) {
	const findings = [...report.findings].sort((a, b) => b.count - a.count || compareText(a.key, b.key));
	const claimed = new Set();
	let created = 0;
	return findings.flatMap((finding) => {
		const ref = refer(finding);
		const [issue, ...duplicates] = findIssues(repository, listing, finding).filter((candidate) => !claimed.has(candidate.number) && !isOfAnother(candidate, finding, findings));
		for (const { number } of issue === void 0 ? [] : [issue, ...duplicates]) claimed.add(number);
		if (issue !== void 0) {
			const others = duplicates.map((other) => toDuplicate(ref, other, issue));
			return [planExisting(finding, report, issue), ...others];
		}
		const doubt = describeDoubt(finding);
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
		return [planNew(finding, report, rules)];
	});
}
function findIssues(repository, { issues }, finding) {
	const known = finding.issue?.repository === repository ? finding.issue.number : null;
	return issues.filter(({ marker, number }) => marker === null ? number === known : marksFinding(marker, finding)).sort((a, b) => a.number - b.number);
}
function isOfAnother({ marker }, finding, findings) {
	if (marker === null || marker.key === finding.key) return false;
	return findings.some(({ key, target }) => key === marker.key && target === marker.target);
}
function planExisting(finding, report, listed) {
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
	if (describeDoubt(finding) !== null) return keep("not-reproducible");
	const old = readGenerated(listed.body);
	if (old === null) return keep("no-generated-part");
	const around = listed.body.length - old.length;
	const charactersMax = Math.min(issueCharactersMax, bodyCharactersMax - around);
	if (charactersMax < generatedCharactersMin) return keep("no-room");
	const { body: generated } = renderIssue(finding, report, {
		url: issue.url,
		previous: listed.marker,
		charactersMax
	});
	if (generated.length > charactersMax) return keep("no-room");
	const body = replaceGenerated(listed.body, generated);
	if (body === null) return keep("no-generated-part");
	return generated === old ? keep("unchanged") : {
		kind: "update",
		finding: ref,
		issue,
		body
	};
}
function planNew(finding, report, { labels, owners }) {
	const assignees = owners[finding.signature.type] ?? owners[finding.target] ?? [];
	return {
		kind: "create",
		finding: refer(finding),
		...renderIssue(finding, report, newIssue),
		labels,
		assignees
	};
}
function describeDoubt({ confirmation, reproduction, neverSeen }) {
	if (neverSeen !== null) return null;
	if (reproduction === null) return "no seed of it was kept";
	switch (confirmation.state) {
		case "reproducible": return null;
		case "nondeterministic": return "not deterministic: its seed gives the same failure only sometimes";
		case "unconfirmed": return describeUnconfirmed(reproduction, confirmation.replays);
		case "untried":
		case "never-seen": return "not replayed yet";
	}
}
function describeUnconfirmed({ repeat }, replays) {
	switch (repeat.by) {
		case "seed": return "not confirmed: its seed passed when it was run again";
		case "attempts": return `not confirmed: failed in 0 of ${replays} re-runs`;
		case "pairs": return `not confirmed: two runs of its seed differed in the sweep, and not in ${formatPlural(replays, "pair")} since`;
	}
}
function toDuplicate(finding, other, { number }) {
	return {
		kind: "duplicate",
		finding,
		issue: referIssue(other),
		of: number
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
// src/publish/github/list-issues.ts
async function listIssues(github, repository, known = new Set()) {
	const issues = [];
	let highestNumber = 0;
	const order = {
		state: "all",
		sort: "created",
		direction: "asc"
	};
	for await (const page of listPages(github, issuesRoute, {
		...splitRepository(repository),
		...order
	})) for (const item of page) {
		const read = readIssue(item);
		if (read === null) continue;
		highestNumber = Math.max(highestNumber, read.issue.number);
		if (!read.isPullRequest && (read.issue.marker !== null || known.has(read.issue.number))) issues.push(read.issue);
	}
	return {
		issues,
		highestNumber
	};
}
async function relistIssues(github, repository, before) {
	const found = new Map(before.issues.map((issue) => [issue.number, issue]));
	let highestNumber = before.highestNumber;
	const order = {
		state: "all",
		sort: "created",
		direction: "desc"
	};
	for await (const page of listPages(github, issuesRoute, {
		...splitRepository(repository),
		...order
	})) {
		const read = page.flatMap((item) => readIssue(item) ?? []);
		for (const { issue, isPullRequest } of read) {
			highestNumber = Math.max(highestNumber, issue.number);
			if (issue.marker !== null && !isPullRequest) found.set(issue.number, issue);
		}
		if (read.some(({ issue }) => issue.number <= before.highestNumber)) break;
	}
	return {
		issues: [...found.values()],
		highestNumber
	};
}
const issuesRoute = "/repos/{owner}/{repo}/issues";
function readIssue(item) {
	if (typeof item !== "object" || item === null) return null;
	const { number, state, body, html_url: url, pull_request: pullRequest } = item;
	if (typeof number !== "number" || !Number.isSafeInteger(number)) return null;
	const text = typeof body === "string" ? body : "";
	return {
		issue: {
			number,
			url: typeof url === "string" ? url : "",
			state: state === "closed" ? "closed" : "open",
			body: text,
			marker: text.includes("seedsweep:v1") ? readMarker(text) : null
		},
		isPullRequest: pullRequest !== void 0 && pullRequest !== null
	};
}
// src/publish/github/issues.ts
async function publishIssues(github, request) {
	const { repository, report, options } = request;
	const results = [];
	try {
		let listing = await listIssues(github, repository, listKnownNumbers(repository, report));
		let changes = planIssueChanges(repository, listing, report, options);
		if (changes.some(({ kind }) => kind === "create")) {
			listing = await relistIssues(github, repository, listing);
			changes = planIssueChanges(repository, listing, report, options);
		}
		return {
			repository,
			end: await applyIssueChanges(github, {
				repository,
				listing,
				changes
			}, (result) => results.push(result)),
			results
		};
	} catch (error) {
		return {
			repository,
			end: describeEnd(repository, error),
			results
		};
	}
}
function listKnownNumbers(repository, { findings }) {
	const issues = findings.flatMap(({ issue }) => issue !== null && issue.repository === repository ? [issue] : []);
	return new Set(issues.flatMap(({ number }) => number === null ? [] : [number]));
}
async function applyIssueChanges(github, { repository, listing, changes }, tell) {
	let end = { kind: "complete" };
	for (const change of changes) {
		if (end.kind !== "complete" && (change.kind === "create" || change.kind === "update")) {
			tell(undo(change, end.sentence));
			continue;
		}
		try {
			tell(await applyChange(github, repository, listing, change));
		} catch (error) {
			end = describeEnd(repository, error);
			if (change.kind === "create" || change.kind === "update") tell(undo(change, sentenceOf(end)));
		}
	}
	return end;
}
async function applyChange(github, repository, listing, change) {
	switch (change.kind) {
		case "create": return await applyCreate(github, repository, listing, change);
		case "update": return await applyUpdate(github, repository, change);
		case "keep": return {
			...change,
			kind: "kept"
		};
		case "withhold": return {
			...change,
			kind: "withheld"
		};
		case "pending":
		case "duplicate": return change;
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
		return issues.find(({ marker }) => marker?.key === finding.key && marker.target === finding.target) ?? null;
	};
	try {
		const issue = await createDecorated(create, {
			labels,
			assignees
		});
		return {
			kind: "created",
			finding,
			issue: {
				number: issue.number,
				url: issue.url,
				state: issue.state
			}
		};
	} catch (error) {
		const problem = classifyProblem(error);
		if (!isRequestError(error) || problem.kind !== "refused") throw error;
		return undo(change, `GitHub refused it: ${problem.said}`);
	}
}
async function createDecorated(create, { labels, assignees }) {
	const extra = {
		...labels.length > 0 ? { labels: [...labels] } : {},
		...assignees.length > 0 ? { assignees: [...assignees] } : {}
	};
	if (Object.keys(extra).length === 0) return await create({});
	try {
		return await create(extra);
	} catch (error) {
		const { kind } = classifyProblem(error);
		if (!isRequestError(error) || kind !== "refused" && kind !== "read-only") throw error;
		return await create({});
	}
}
async function postIssue({ octokit }, repository, fields) {
	const parameters = {
		...splitRepository(repository),
		...fields,
		request: { retries: 0 }
	};
	const { data } = await octokit.request(`POST ${issuesRoute}`, parameters);
	return readIssue(data)?.issue ?? null;
}
async function applyUpdate({ octokit }, repository, change) {
	const { issue, body, finding } = change;
	try {
		await octokit.rest.issues.update({
			...splitRepository(repository),
			issue_number: issue.number,
			body
		});
		return {
			kind: "updated",
			finding,
			issue
		};
	} catch (error) {
		const problem = classifyProblem(error);
		if (!isRequestError(error)) throw error;
		if (problem.kind === "disabled") return undo(change, "the issue was deleted meanwhile");
		if (problem.kind === "refused") return undo(change, `GitHub refused it: ${problem.said}`);
		throw error;
	}
}
function undo(change, why) {
	return {
		kind: "undone",
		finding: change.finding,
		issue: change.kind === "update" ? change.issue : null,
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
		case "kept": return {
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
// src/publish/render/headline.ts
const namedShardsMax = 5;
function renderHeadline(report, verdict, known) {
	const seeds = `${formatCount(report.delivered)} of ${formatPlural(report.planned, "planned seed")}`;
	const gaps = describeGaps(report.shards);
	const sentence = `${countFindings(report, known)} in ${seeds}${gaps === "" ? "" : `; ${gaps}`}.`;
	return [verdict === "inconclusive" ? `Inconclusive: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence, ...describeDoubts(report)].join(" ");
}
function countFindings({ findings }, known) {
	const count = findings.length;
	if (count === 0) return "No findings";
	if (known === count) return `No new findings (${formatCount(known)} known seen again)`;
	if (known === 0) return formatPlural(count, "finding");
	return `${formatPlural(count, "finding")} (${formatCount(known)} known)`;
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
function describeDoubts({ counts, harness, shards }) {
	const unjudged = counts.infra + counts.unknown;
	const recovered = shards.reduce((sum, shard) => sum + shard.recovered, 0);
	return [
		...unjudged > 0 ? [`${formatPlural(unjudged, "seed")} gave no verdict.`] : [],
		...recovered > 0 ? [`Of ${formatPlural(recovered, "seed")} only a job log tells: outcomes without details.`] : [],
		...harness === "unhealthy" ? ["The canary did not fail as it must: this harness may not see failures at all."] : []
	];
}
function renderPower(report) {
	const { counts, discovery, plan } = report;
	const judged = counts.passed + counts.failed + counts["timed-out"] + counts.nondeterministic;
	if (judged < 3 || plan.targets.length !== 1) return [];
	const common = 10 ** Math.max(1, Math.floor(Math.log10(judged / 3)));
	const chance = (one) => formatChance(chanceToSee(1 / one, judged));
	const words = `A sweep of this size sees a 1-in-${formatCount(common)} bug with ${chance(common)} and a 1-in-${formatCount(common * 10)} bug with ${chance(common * 10)} probability.`;
	const { high } = discovery.nextNew;
	return [words, ...high > 0 && high < .5 ? [`One more seed shows something new with a probability under ${formatOneIn(high)} (95 %).`] : []];
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
// src/publish/render/known-issue.ts
function findKnownIssue(finding, results) {
	const result = results.find((candidate) => isAbout(candidate, finding) && candidate.kind !== "duplicate");
	if (result !== void 0 && "issue" in result && result.issue !== null) {
		const { number, state } = result.issue;
		return {
			number,
			state,
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
	const issue = findKnownIssue(finding, results);
	if (issue === null || issue.opened) return "new";
	return issue.state === "closed" ? "back" : "known";
}
function countKnown(findings, results) {
	return findings.filter((finding) => judgeNovelty(finding, results) === "known").length;
}
function isAbout({ finding: ref }, { target, key }) {
	return ref.target === target && ref.key === key;
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
		case "update": return `#${change.issue.number} (${change.issue.state}) ${finding}`;
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
		renderFindings$1(report, results),
		renderLeftOpen(results),
		...unfiled.slice(0, blocksMax$1).map((finding) => renderReproduceDetails(finding, report)),
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
function renderFindings$1({ findings, plan }, results) {
	if (findings.length === 0) return "";
	return renderTable([
		"finding",
		"what broke",
		"issue",
		"seeds",
		"rate (95 %)",
		"confirmed",
		"seed"
	], findings.map((finding) => {
		const issue = findKnownIssue(finding, results);
		return [
			escapeCell(finding.id, 20),
			escapeCell(finding.signature.title, 200),
			issue === null ? "" : describeIssue$1(issue, plan.origin),
			formatCount(finding.count) + (finding.carried === 0 ? "" : ` + ${formatCount(finding.carried)} carried over`),
			formatFindingRate(finding),
			describeReplays(finding),
			finding.reproduction === null ? "" : escapeCell(finding.reproduction.seed, 20)
		];
	}), rowsMax);
}
function describeReplays({ confirmation: { same, replays }, neverSeen }) {
	if (neverSeen !== null) return "never seen";
	return replays === 0 ? "not replayed" : `${same} of ${replays}`;
}
function describeIssue$1({ number, state, opened }, { serverUrl, repository }) {
	const url = `${serverUrl}/${repository}/issues/${number}`;
	return `${/^https?:\/\/[\w./:-]+$/.test(url) ? `[#${number}](${url})` : `#${number}`}${opened ? ", opened" : state === "closed" ? ", closed" : ""}`;
}
function renderLeftOpen(results) {
	const lines = results.flatMap((result) => {
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
		case "pending": return "pending, since this run has opened as many issues as max-new-issues lets it";
		case "withheld": return `not filed: ${escapeInline(result.why, 200)}`;
		case "duplicate": return `#${result.issue.number} is about the same finding as #${result.of}, which is the one kept up to date`;
		case "undone": return `not ${result.issue === null ? "filed" : "updated"}: ${escapeInline(result.why, 200)}`;
	}
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
		...describeProperty(property, conclusive)
	]), rowsMax)}`;
}
function describeProperty(property, conclusive) {
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
	const [fresh, back, known] = [
		groups.get("new") ?? [],
		groups.get("back") ?? [],
		groups.get("known") ?? []
	];
	return joinSections([
		`${commentMarker(report.plan.targets.map(({ target }) => target.name).join("."))}\n### seedsweep: ${renderTitle(fresh.length, back.length, known.length)}`,
		`${renderHeadline(report, verdict, known.length)} ${renderCircumstances(report)}`,
		renderFindings([
			...fresh,
			...back,
			...known
		], issues),
		...[...fresh, ...back].slice(0, blocksMax).map((finding) => renderReproduceDetails(finding, report)),
		describeMissed(report),
		renderPower(report).slice(0, 1).join(""),
		report.determinism === null ? "" : `${describeDeterminism(report.determinism)}.`
	], commentCharactersMax);
}
function renderTitle(fresh, back, known) {
	if (fresh + back + known === 0) return "no findings";
	return [
		...fresh > 0 ? [`${formatCount(fresh)} probably new ${fresh === 1 ? "finding" : "findings"}`] : [],
		...back > 0 ? [`${formatCount(back)} came back`] : [],
		...known > 0 ? [`${formatCount(known)} known`] : []
	].join(", ");
}
function renderCircumstances(report) {
	const { sha } = report.plan.origin;
	const jobs = report.shards.reduce((sum, shard) => sum + (shard.jobs ?? 0), 0);
	return `Swept ${[...sha === null ? [] : [`at ${escapeInline(sha.slice(0, 7), 7)}`], `in ${formatDuration(report.wallMs)}`].join(" ")}${jobs > 0 ? `, ${formatPlural(jobs, "seed")} at a time` : ""}${report.cut > 0 ? `; ${formatPlural(report.cut, "seed")} cut at the time limit` : ""}, ${describeRun(report)}.`;
}
function renderFindings(findings, issues) {
	if (findings.length === 0) return "";
	return renderTable([
		"",
		"finding",
		"here",
		"rate (95 %)",
		"seed"
	], findings.map((finding) => {
		return [
			describeIssue(findKnownIssue(finding, issues)),
			escapeCell(finding.signature.title, 200),
			`${formatCount(finding.count)} of ${formatCount(finding.seedsJudged)}`,
			formatFindingRate(finding),
			finding.reproduction === null ? "" : escapeCell(finding.reproduction.seed, 20)
		];
	}), 50);
}
function describeIssue(issue) {
	if (issue === null) return "🆕 probably new";
	return issue.state === "closed" ? `⚠️ came back, #${issue.number} is closed` : `known, #${issue.number}`;
}
const annotationCharactersMax = 4096;
function renderAnnotations(report, verdict, { issues, max } = {
	issues: [],
	max: 10
}) {
	const doubts = verdict === "inconclusive" || report.harness === "unhealthy" ? [renderDoubt(report, verdict, issues)].slice(0, max) : [];
	const room = Math.min(max, 10) - doubts.length;
	if (room < 1) return doubts;
	const level = verdict === "findings" ? "error" : "warning";
	const all = report.findings.map((finding) => renderFinding(finding, level, issues));
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
	const { count, seedsJudged, rate, reproduction, signature, neverSeen } = finding;
	const seeds = `${formatCount(count)} of ${formatCount(seedsJudged)} seeds (${formatRate(rate)}). `;
	const known = findKnownIssue(finding, issues);
	const lines = [
		`${neverSeen === null ? seeds : ""}${describeConfirmation(finding)}`,
		...known === null ? [] : [`${known.opened ? "Opened" : "Known as"} issue ${known.number}.`],
		...reproduction === null ? [] : [`Reproduce: ${escapeMessage(reproduction.commandLine, 2e3)}`]
	];
	return {
		level,
		title: escapeTitle(`${finding.target}: ${signature.title}`, 240),
		message: escapeMessage(lines.join("\n"), annotationCharactersMax)
	};
}
// src/campaign/publish-phase.ts
function chooseIssueRules(settings, maxNewIssues) {
	const { labels, owners, maxNewIssues: configured } = settings ?? emptyConfig.issues;
	return {
		labels,
		owners: Object.fromEntries(owners),
		maxNewIssues: maxNewIssues ?? configured
	};
}
async function publishPhase(access, request) {
	const { report, rules, dbPath, at } = request;
	const published = await publishIssues(await openGitHub(access), {
		repository: access.repository,
		report,
		options: rules
	});
	rememberIssues(dbPath, published, at);
	return published;
}
function withoutOpened(report, published) {
	const opened = new Set(published?.results.flatMap(({ kind, finding }) => kind === "created" ? [nameFinding(finding)] : []));
	const findings = report.findings.map((finding) => opened.has(nameFinding(finding)) ? {
		...finding,
		issue: null
	} : finding);
	return {
		...report,
		findings
	};
}
function nameFinding({ target, key }) {
	return `${target} ${key}`;
}
async function previewPublishing(access, report, rules) {
	const repository = access?.repository ?? report.plan.origin.repository ?? "owner/name";
	const { listing, unseen } = access === null ? {
		listing: emptyListing,
		unseen: "no repository was named"
	} : await lookAtIssues(access, report);
	return {
		changes: planIssueChanges(repository, listing, report, rules),
		unseen
	};
}
async function lookUpIssues(access, request) {
	const { report, rules, dbPath, at } = request;
	const { listing, unseen } = await lookAtIssues(access, report);
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
async function lookAtIssues(access, report) {
	try {
		const { repository } = access;
		return {
			listing: await listIssues(await openGitHub(access), repository, listKnownNumbers(repository, report)),
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
	const { createGitHub } = await import("./client.js");
	return createGitHub({
		token,
		apiUrl,
		log,
		userAgent: `seedsweep/${version}`,
		...pace === void 0 ? {} : { pace }
	});
}
function rememberIssues(dbPath, published, at) {
	try {
		var _usingCtx$1 = _usingCtx();
		const store = _usingCtx$1.u(openStore(dbPath));
		for (const filed of listFiledIssues(published)) recordIssue(store, {
			...filed,
			at: at.toISOString()
		});
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		_usingCtx$1.d();
	}
}
export { listCauses as A, readTextFile as C, parseSeedRange as D, planMatrix as E, usableJobs as M, keepHeapSmall as N, parseCount as O, readSettings as S, bundledName as T, configName as _, previewPublishing as a, nameChoice as b, renderAnnotations as c, renderIssueChanges as d, readMarker as f, chooseDbPath as g, splitRepository as h, openGitHub as i, describeMachine as j, explainError as k, renderComment as l, describeAttribution as m, commentPhase as n, publishPhase as o, describeDeterminism as p, lookUpIssues as r, withoutOpened as s, chooseIssueRules as t, renderSummary as u, joinTargetNames as v, textFileBytesMax as w, onlyTarget as x, loadConfig as y };
