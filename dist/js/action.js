import { a as notice, c as setSecret, i as info, l as warning, n as error, o as setFailed, r as getInput, s as setOutput } from "./core.js";
import { n as plainLines, t as plainLine } from "./plain-text.js";
import { a as nearestWord, n as formatCount, r as formatPlural } from "./text.js";
import { A as readRunUrls, B as openGitHub, C as loadCorrections, Ct as explainError, D as findEndedRuns, Dt as keepHeapSmall, E as boundStore, Et as usableJobs, F as rememberSources, H as publishPhase, I as bisectCommentPhase, J as renderComment, K as renderAnnotations, L as chooseIssueRules, M as readStarts, O as findHistories, P as recallFindings, Q as historySizeMax, R as commentPhase, S as proveInCheckout, St as parseCompareBudget, T as addCampaign, Tt as describeMachine, U as rememberWaiting, W as withoutOpened, Y as renderSummary, Z as renderBisectComment, a as placeOf, b as writeOutputs, bt as parseSeedRange, ct as splitRepository, d as parseIssueAddress, ft as loadConfig, g as weighBisect, h as describeRange, ht as readSettings, i as openRevisions, j as readSources, k as mergeHistory, l as hashRecipe, m as decideBisect, o as requireHealth, ot as historyArtifact, p as requireKnownServer, q as remembersIssues, r as describeFirst, s as runBatch, st as mayAddHistory, t as askBisect, u as readIssueSuspect, v as commitWords, w as addBisection, wt as listCauses, x as readCode, xt as parseCount, y as readBisectRange, yt as planMatrix, z as lookUpIssues } from "./bisect-phase.js";
import { Bt as isFailure, C as recordBisectBatch, a as _usingCtx, ct as isIntroduced, h as openStore, mt as isCarried, nt as finaliseStore, r as outsideStoreSizeMax, w as recordFirstBad, x as readBisectBatches } from "./check-stores-ahead.js";
import { r as UserError, t as assert } from "./assert.js";
import { A as checkpointMsDefault, Bt as readCoverage, C as mergePhase, D as readPlan, N as sweepPhase, O as planWarnings, S as triagePhase, T as mergeStores, Y as askGitBytes, b as readStoreReport, d as emptyConfig, fn as failOns, gn as sawItsCanary, i as removeDeadWorktrees, k as plannedCount, kt as readEvent, ln as parseDuration, mn as judgeCampaign, n as nameBaseStore, nn as keyRules, t as comparePhase, un as historyPlaces, w as readJobLog, x as startStore, y as planPhase } from "./compare-phase.js";
import { t as WorldError } from "./world-error.js";
import { a as classifyProblem, o as isRequestError } from "./client.js";
import { EOL } from "os";
import { constants, promises } from "fs";
import { Transform } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { createHash } from "node:crypto";
import { closeSync, createReadStream, createWriteStream, existsSync as existsSync$1, mkdirSync, mkdtempSync, openSync, readFileSync as readFileSync$1, readdirSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
// node_modules/@actions/core/lib/summary.js
var __awaiter = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { access, appendFile, writeFile } = promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
	constructor() {
		this._buffer = "";
	}
	filePath() {
		return __awaiter(this, void 0, void 0, function* () {
			if (this._filePath) return this._filePath;
			const pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			try {
				yield access(pathFromEnv, constants.R_OK | constants.W_OK);
			} catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			this._filePath = pathFromEnv;
			return this._filePath;
		});
	}
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		if (!content) return `<${tag}${htmlAttrs}>`;
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	write(options) {
		return __awaiter(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			yield (overwrite ? writeFile : appendFile)(filePath, this._buffer, { encoding: "utf8" });
			return this.emptyBuffer();
		});
	}
	clear() {
		return __awaiter(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	stringify() {
		return this._buffer;
	}
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	emptyBuffer() {
		this._buffer = "";
		return this;
	}
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	addEOL() {
		return this.addRaw(EOL);
	}
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && { lang });
		const element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul";
		const listItems = items.map((item) => this.wrap("li", item)).join("");
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	addTable(rows) {
		const tableBody = rows.map((row) => {
			const cells = row.map((cell) => {
				if (typeof cell === "string") return this.wrap("td", cell);
				const { header, data, colspan, rowspan } = cell;
				const tag = header ? "th" : "td";
				const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
				return this.wrap(tag, data, attrs);
			}).join("");
			return this.wrap("tr", cells);
		}).join("");
		const element = this.wrap("table", tableBody);
		return this.addRaw(element).addEOL();
	}
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
		const element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	addHeading(text, level) {
		const tag = `h${level}`;
		const allowedTag = [
			"h1",
			"h2",
			"h3",
			"h4",
			"h5",
			"h6"
		].includes(tag) ? tag : "h1";
		const element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	addSeparator() {
		const element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	addBreak() {
		const element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && { cite });
		const element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	addLink(text, href) {
		const element = this.wrap("a", text, { href });
		return this.addRaw(element).addEOL();
	}
};
const summary = new Summary();
// src/action/annotator.ts
const writers = {
	error,
	warning,
	notice
};
function openAnnotator() {
	let room = 9;
	return {
		get room() {
			return room;
		},
		write(level, message, title) {
			if (room > 0) writers[level](message, title === void 0 ? {} : { title });
			else info(`${level}: ${message}`);
			room = Math.max(0, room - 1);
		}
	};
}
// src/action/context.ts
function openContext(world, inputs) {
	const base = world.env.RUNNER_TEMP ?? tmpdir();
	mkdirSync(base, { recursive: true });
	const folder = mkdtempSync(join(base, "seedsweep-"));
	const scratch = join(folder, "scratch");
	mkdirSync(scratch);
	return {
		world,
		inputs,
		workspace: world.env.GITHUB_WORKSPACE ?? folder,
		folder,
		attempt: Number(world.env.GITHUB_RUN_ATTEMPT ?? "1"),
		annotator: openAnnotator(),
		machine(directory) {
			const onLaunched = keepHeapSmall();
			return {
				cwd: directory,
				env: world.env,
				nodePath: world.nodePath,
				seedsweepPath: null,
				scratch,
				jobs: inputs.jobs ?? usableJobs(),
				description: describeMachine(),
				now: () => performance.now(),
				date: () => new Date(),
				version: world.version,
				onLaunched
			};
		},
		[Symbol.dispose]: () => rmSync(scratch, {
			recursive: true,
			force: true,
			maxRetries: 3
		})
	};
}
const logEveryMs = 3e4;
function logProgress({ annotator }, now) {
	const findings = new Set();
	let planned = null;
	let done = 0;
	const say = () => {
		if (planned === null) return;
		const seeds = planned === 0 ? formatPlural(done, "seed") : `${formatCount(done)} of ${formatPlural(planned, "seed")}`;
		info(`${seeds}, ${formatPlural(findings.size, "finding")}`);
	};
	const timer = setInterval(say, logEveryMs);
	timer.unref();
	const startedAt = now();
	return {
		onStart(seeds, alreadyDone) {
			planned = seeds;
			done = alreadyDone;
			say();
		},
		onOutcome(outcome) {
			if (outcome.outcome === "cut") return;
			if (!isCarried(outcome.index)) done++;
			if (!isFailure(outcome.outcome) || outcome.signature === null || findings.has(outcome.signature.key)) return;
			findings.add(outcome.signature.key);
			info(`found  ${plainLine(outcome.signature.title, 200)}   seed ${outcome.seed}`);
		},
		onPassed(count) {
			done += count;
		},
		onIssued: () => void 0,
		onWarning: (message) => annotator.write("warning", plainLine(message, 2e3)),
		onConfirming: (found) => info(`confirming ${formatPlural(found.length, "finding")} in fresh processes`),
		onReplay: (replay) => info(`replayed seed ${replay.seed}: ${replay.verdict}`),
		[Symbol.dispose]() {
			clearInterval(timer);
			say();
			info(`${((now() - startedAt) / 1e3).toFixed(1)} s`);
		}
	};
}
// src/action/describe-error.ts
function describeError(error, version) {
	const known = explainError(error);
	if (known !== null) {
		const causes = listCauses(known).map((cause) => `because: ${cause}`);
		return plainLines([
			known.message,
			...describeHint(known),
			...causes
		].join("\n"));
	}
	const text = error instanceof Error ? error.stack ?? error.message : String(error);
	return plainLines(`${text}\nThis is a bug in seedsweep ${version}; please report it with the lines above.`);
}
function describeHint({ code, hint }) {
	if (code === "nothing-to-run") return ["Write run: and the simulator's command with {seed}, or put it into seedsweep.yml:\n  targets:\n    sim:\n      run: ./sim --seed {seed}"];
	return hint === null ? [] : [hint.replace(/--(config|target|run|seeds|count|budget|jobs|shards?)\b/g, "input $1")];
}
// src/action/inputs.ts
const modes = [
	"auto",
	"plan",
	"sweep",
	"report",
	"bisect"
];
function readInputs() {
	const mode = readWord("mode", modes) ?? "auto";
	return {
		mode,
		choice: {
			config: readText("config"),
			target: readText("target"),
			command: null,
			run: readText("run"),
			build: readText("build"),
			preset: readText("preset"),
			bundled: null,
			timeout: readText("timeout"),
			memory: readText("memory")
		},
		seeds: readSeeds(),
		shardCount: readWhole("shards", 1, 256) ?? 1,
		shard: mode === "sweep" ? readShard() : readWhole("shard", 0, 255),
		campaign: readCampaign(),
		bisect: {
			finding: readText("finding"),
			good: readText("good"),
			bad: readText("bad"),
			round: readWhole("round", 1, 9),
			limitMs: readText("budget") === null ? null : parseDuration(getInput("budget"))
		},
		jobs: readWhole("jobs", 1, 4096),
		failOn: readWord("fail-on", failOns),
		floor: readFloor(),
		compareBudgetMs: readCompareBudget(),
		maxNewIssues: readWhole("max-new-issues", 0, 1e3),
		comment: readBoolean("comment"),
		annotations: readBoolean("annotations"),
		outputs: {
			sarif: readText("sarif"),
			junit: readText("junit"),
			json: readText("json")
		},
		token: readText("github-token") ?? "",
		history: readWord("history", historyPlaces)
	};
}
function readText(name) {
	const text = getInput(name);
	return text === "" ? null : text;
}
function readWord(name, words) {
	const text = readText(name);
	if (text === null) return null;
	const word = words.find((candidate) => candidate === text);
	if (word !== void 0) return word;
	const nearest = nearestWord(text, words);
	const guess = nearest === null ? "" : `; did you mean ${nearest}?`;
	throw new UserError("bad-input", `input ${name}: ${text} is not known`, `Write one of: ${words.join(", ")}${guess}`);
}
function readWhole(name, min, max) {
	const text = readText(name);
	if (text === null) return null;
	const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
	if (value >= min && value <= max) return value;
	throw new UserError("bad-input", `input ${name}: ${text} is not a whole number from ${min} to ${max}`, `Write ${name}: ${min}, for example`);
}
function readBoolean(name) {
	const text = readText(name)?.toLowerCase() ?? "true";
	if (text === "true" || text === "false") return text === "true";
	throw new UserError("bad-input", `input ${name}: ${text} is neither true nor false`, `Write ${name}: true or ${name}: false`);
}
function readCompareBudget() {
	const text = readText("compare-budget");
	return text === null ? null : parseCompareBudget(text, "input compare-budget");
}
function readFloor() {
	const text = readText("floor");
	const floor = Number(text ?? .9);
	if (floor >= 0 && floor <= 1) return floor;
	throw new UserError("bad-input", `input floor: ${text} is not a share`, "Write a number from 0 to 1, such as 0.9");
}
function readSeeds() {
	const given = [
		"seeds",
		"count",
		"budget"
	].filter((name) => readText(name) !== null);
	if (given.length > 1) throw new UserError("seeds-twice", `inputs ${given.join(" and ")} contradict each other`, "Write one of seeds, count, budget");
	const [seeds, count] = [readText("seeds"), readText("count")];
	if (seeds !== null) return {
		by: "range",
		...parseSeedRange(seeds)
	};
	if (count !== null) return {
		by: "count",
		count: parseCount(count)
	};
	return {
		by: "budget",
		budgetMs: parseDuration(readText("budget") ?? "5m")
	};
}
function readShard() {
	const shard = readWhole("shard", 0, 255);
	if (shard !== null) return shard;
	throw new UserError("no-shard", "mode sweep needs the input shard", "Write shard: ${{ matrix.shard }}");
}
function readCampaign() {
	const text = readText("campaign");
	if (text === null || /^[0-9a-f]{12}$/.test(text)) return text;
	throw new UserError("bad-input", `input campaign: ${text} is not the id of a campaign`, "Write the plan job's output campaign, 12 hexadecimal digits");
}
// src/action/unpack-file.ts
const entriesMax = 16;
const directoryMax = 65536;
const endSignature = 101010256;
const endSize = 22;
const commentMax = 65535;
const centralSignature = 33639248;
const centralSize = 46;
const localSignature = 67324752;
const localSize = 30;
const elsewhere = 4294967295;
async function unpackFile(archivePath, name, outPath, sizeMax) {
	try {
		var _usingCtx$7 = _usingCtx();
		const archive = _usingCtx$7.a(await open(archivePath, "r"));
		const { size } = await archive.stat();
		const entry = findEntry(await readDirectory(archive, size), name);
		if (entry.unpacked > sizeMax) throw damaged(`${name} in it has ${entry.unpacked} bytes, more than ${sizeMax}`);
		const start = await findData(archive, entry, size);
		const seen = {
			bytes: 0,
			crc: 0
		};
		const check = new Transform({ transform(chunk, _encoding, done) {
			seen.bytes += chunk.length;
			seen.crc = crc32(chunk, seen.crc);
			if (seen.bytes > entry.unpacked) done(damaged(`${name} in it has more than the ${entry.unpacked} bytes it says`));
			else done(null, chunk);
		} });
		const read = createReadStream(archivePath, {
			start,
			end: Math.max(start, start + entry.packed - 1)
		});
		const unpack = entry.method === "stored" ? [] : [createInflateRaw()];
		try {
			if (entry.packed === 0) await pipeline([], check, createWriteStream(outPath, { flags: "wx" }));
			else await pipeline([
				read,
				...unpack,
				check,
				createWriteStream(outPath, { flags: "wx" })
			]);
		} catch (cause) {
			if (cause instanceof WorldError) throw cause;
			if (isZlibError(cause)) throw damaged(`${name} in it cannot be unpacked`, cause);
			throw new WorldError("artifact-not-written", `${name} could not be written`, { cause });
		}
		if (seen.bytes !== entry.unpacked) throw damaged(`${name} in it has ${seen.bytes} of ${entry.unpacked} bytes`);
		if (seen.crc !== entry.crc) throw damaged(`${name} in it is not what was packed`);
	} catch (_) {
		_usingCtx$7.e = _;
	} finally {
		await _usingCtx$7.d();
	}
}
async function readDirectory(archive, size) {
	const tail = await readAt(archive, Math.max(0, size - endSize - commentMax), Math.min(size, 65557));
	const end = findEnd(tail);
	if (end === null) throw damaged("its archive is cut off");
	const count = tail.readUInt16LE(end + 10);
	const length = tail.readUInt32LE(end + 12);
	const at = tail.readUInt32LE(end + 16);
	if (count > entriesMax || length > directoryMax) throw damaged("its archive has more files than one");
	if (at + length > size) throw damaged("its archive is cut off");
	const directory = await readAt(archive, at, length);
	const entries = [];
	for (let next = 0; entries.length < count;) {
		if (next + centralSize > directory.length || directory.readUInt32LE(next) !== centralSignature) throw damaged("the list of files in its archive cannot be read");
		const nameLength = directory.readUInt16LE(next + 28);
		entries.push(readEntry(directory, next, nameLength));
		next += centralSize + nameLength + directory.readUInt16LE(next + 30) + directory.readUInt16LE(next + 32);
	}
	return entries;
}
function findEnd(tail) {
	for (let at = tail.length - endSize; at >= 0; at--) if (tail.readUInt32LE(at) === endSignature && at + endSize + tail.readUInt16LE(at + 20) === tail.length) return at;
	return null;
}
function readEntry(directory, at, nameLength) {
	const method = directory.readUInt16LE(at + 10);
	return {
		name: directory.toString("utf8", at + centralSize, at + centralSize + nameLength),
		method: method === 0 ? "stored" : method === 8 ? "deflated" : "unknown",
		encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
		crc: directory.readUInt32LE(at + 16),
		packed: directory.readUInt32LE(at + 20),
		unpacked: directory.readUInt32LE(at + 24),
		at: directory.readUInt32LE(at + 42)
	};
}
function findEntry(entries, name) {
	const [entry, ...more] = entries.filter((candidate) => candidate.name === name);
	if (entry === void 0) throw damaged(`it holds no plain file ${name}`);
	if (more.length > 0) throw damaged(`it holds ${name} more than once`);
	if (entry.encrypted || entry.method === "unknown") throw damaged(`${name} in it is packed as ours never are`);
	if ([
		entry.packed,
		entry.unpacked,
		entry.at
	].includes(elsewhere)) throw damaged(`${name} in it is larger than ours are`);
	return entry;
}
async function findData(archive, { at, packed, name }, size) {
	const header = await readAt(archive, at, localSize);
	if (header.length < localSize || header.readUInt32LE(0) !== localSignature) throw damaged(`${name} in it is not where the archive says`);
	const start = at + localSize + header.readUInt16LE(26) + header.readUInt16LE(28);
	if (start + packed > size) throw damaged(`${name} in it is cut off`);
	return start;
}
async function readAt(archive, position, length) {
	const { buffer, bytesRead } = await archive.read(Buffer.alloc(length), 0, length, position);
	return buffer.subarray(0, bytesRead);
}
function isZlibError(error) {
	return error instanceof Error && "code" in error && /^(Z_|ERR_BUFFER|ERR_ZLIB)/.test(String(error.code));
}
function damaged(message, cause) {
	return new WorldError("artifact-damaged", message, { cause });
}
// src/action/artifacts.ts
const planFile = "plan.json";
const storeFile = "shard.db";
const historyFile = "history.db";
function planArtifact(campaign) {
	return `seedsweep-${campaign}-plan`;
}
function storeArtifact(campaign, shard, attempt) {
	return `seedsweep-${campaign}-s${shard}-a${attempt}`;
}
async function openArtifacts(env, token) {
	const { DefaultArtifactClient } = await import("./artifact.js");
	const [owner, name] = (env.GITHUB_REPOSITORY ?? "").split("/");
	const run = Number(env.GITHUB_RUN_ID);
	const findBy = token !== "" && owner !== void 0 && name !== void 0 && Number.isSafeInteger(run) ? {
		token,
		workflowRunId: run,
		repositoryOwner: owner,
		repositoryName: name
	} : null;
	return {
		client: new DefaultArtifactClient(),
		findBy,
		elsewhere: false
	};
}
function ofRun({ client, findBy }, workflowRunId) {
	return findBy === null ? null : {
		client,
		findBy: {
			...findBy,
			workflowRunId
		},
		elsewhere: true
	};
}
async function uploadPlan({ client }, campaign, path) {
	try {
		await uploadFile(client, planArtifact(campaign), path, planFile);
	} catch (error) {
		if (!isConflict(error)) throw error;
		info(`the artifact ${planArtifact(campaign)} is there already`);
	}
}
async function uploadHistory({ client }, id, path) {
	const name = `${historyArtifact}-a${id.attempt}`;
	try {
		await uploadFile(client, name, path, historyFile);
		return name;
	} catch (error) {
		if (!isConflict(error)) throw error;
		await uploadFile(client, `${name}-${id.campaign}`, path, historyFile);
		return `${name}-${id.campaign}`;
	}
}
async function downloadHistory({ client, findBy }, { id, name, size, digest, runId }, folder) {
	if (findBy === null || digest === null) return {
		kind: "lost",
		artifact: name,
		reason: "it has no digest"
	};
	const options = { findBy: {
		...findBy,
		workflowRunId: runId
	} };
	return downloadFile(client, {
		id,
		name,
		size,
		digest
	}, options, historyFile, folder);
}
function isConflict(error) {
	return error instanceof WorldError && error.cause instanceof Error && /\(409\) Conflict/.test(error.cause.message);
}
async function uploadStore({ client }, id, path) {
	await uploadFile(client, storeArtifact(id.campaign, id.shard, id.attempt), path, storeFile);
}
function bisectArtifact(bisect, round, shard, attempt) {
	return `seedsweep-bisect-${bisect}-r${round}-s${shard}-a${attempt}`;
}
async function uploadBisect({ client }, id, path) {
	await uploadFile(client, bisectArtifact(id.bisect, id.round, id.shard, id.attempt), path, storeFile);
}
async function downloadBisect(artifacts, bisect, before, folder) {
	const rounds = before === null ? "[1-9]" : `[1-${Math.max(1, before - 1)}]`;
	if (before === 1) return [];
	return downloadMatching(artifacts, new RegExp(`^seedsweep-bisect-${bisect}-r${rounds}-s\\d{1,3}-a\\d{1,4}$`), storeFile, folder);
}
async function uploadFile(client, name, path, expected) {
	if (basename(path) !== expected) throw new Error(`seedsweep bug: ${path} is not a ${expected}`);
	try {
		await client.uploadArtifact(name, [path], dirname(path));
	} catch (error) {
		throw new WorldError("artifact-upload", `the artifact ${name} could not be uploaded`, { cause: error });
	}
}
async function downloadPlans(artifacts, campaign, folder) {
	return downloadMatching(artifacts, new RegExp(`^seedsweep-${campaign ?? "[0-9a-f]{12}"}-plan$`), planFile, folder);
}
async function downloadStores(artifacts, campaign, folder) {
	return downloadMatching(artifacts, new RegExp(`^seedsweep-${campaign}-s\\d{1,3}-a\\d{1,4}$`), storeFile, folder);
}
const downloadsAtOnce = 8;
async function downloadMatching(artifacts, pattern, file, folder) {
	const { found, options } = await listArtifacts(artifacts);
	const matching = found.filter(({ name }) => pattern.test(name));
	const downloads = [];
	for (let first = 0; first < matching.length; first += downloadsAtOnce) {
		const some = matching.slice(first, first + downloadsAtOnce);
		const place = (artifact) => join(folder, `${artifact.name}-${artifact.id}`);
		downloads.push(...await Promise.all(some.map((one) => downloadFile(artifacts.client, one, options, file, place(one)))));
	}
	return downloads;
}
async function listArtifacts({ client, findBy, elsewhere }) {
	const reasons = [];
	const ways = [...findBy === null ? [] : [{ findBy }], ...elsewhere ? [] : [{}]];
	for (const options of ways) try {
		const { artifacts } = await client.listArtifacts(options);
		return {
			found: artifacts,
			options
		};
	} catch (error) {
		reasons.push(error);
	}
	throw new WorldError("artifact-list", `the artifacts of ${elsewhere ? `workflow run ${findBy?.workflowRunId}` : "this workflow run"} could not be listed`, { cause: reasons.at(-1) });
}
const artifactSizeMax = 2 ** 30;
async function downloadFile(client, artifact, options, file, folder) {
	const packed = join(folder, "packed");
	mkdirSync(packed, { recursive: true });
	const lost = (reason) => ({
		kind: "lost",
		artifact: artifact.name,
		reason
	});
	if (artifact.size > artifactSizeMax) return lost(`it is larger than ${artifactSizeMax / 2 ** 20} MiB`);
	try {
		const request = {
			path: packed,
			skipDecompress: true,
			...artifact.digest === void 0 ? {} : { expectedHash: artifact.digest },
			...options
		};
		const { digestMismatch } = await client.downloadArtifact(artifact.id, request);
		if (digestMismatch === true) return lost("its content is not what was uploaded");
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		const hint = options.findBy === void 0 ? " (a token with actions: read may reach it by another way)" : "";
		return lost(`${error.message}${hint}`);
	}
	const [archive] = readdirSync(packed);
	if (archive === void 0) return lost("nothing came of its download");
	const path = join(folder, file);
	try {
		await unpackFile(join(packed, archive), file, path, artifactSizeMax);
		return {
			kind: "file",
			artifact: artifact.name,
			path
		};
	} catch (error) {
		if (!(error instanceof WorldError)) throw error;
		return lost(error.message);
	} finally {
		rmSync(packed, {
			recursive: true,
			force: true
		});
	}
}
// src/action/github-access.ts
function openAccess({ inputs, world }) {
	const repository = world.env.GITHUB_REPOSITORY;
	if (repository === void 0 || inputs.token === "") return null;
	return {
		repository,
		token: inputs.token,
		apiUrl: world.env.GITHUB_API_URL ?? "https://api.github.com",
		version: world.version,
		log: (line) => info(plainLine(line, 1e3)),
		...readPace(world.env.SEEDSWEEP_TEST_PACE)
	};
}
function readPace(milliseconds) {
	if (milliseconds === void 0 || !/^\d{1,4}$/.test(milliseconds)) return {};
	return { pace: {
		secondMs: Number(milliseconds),
		writeGapMs: Number(milliseconds)
	} };
}
function filesIssues({ world }, report) {
	if (!sawItsCanary(report) || report.plan.origin.pullRequest !== null) return false;
	const event = world.env.GITHUB_EVENT_NAME;
	if (event === "schedule" || event === "workflow_dispatch" || event === "repository_dispatch") return true;
	return event === "push" && world.env.GITHUB_REF === `refs/heads/${readEvent(world.env).defaultBranch}`;
}
// src/campaign/history-branch.ts
const historyBranch = "seedsweep-history";
const ref = `refs/heads/${historyBranch}`;
const branchFile = "history.db";
async function fetchHistoryBranch(remote) {
	mkdirSync(remote.folder, { recursive: true });
	await git(remote, [
		"init",
		"--quiet",
		"--bare",
		"."
	]);
	const listed = (await git(remote, [
		"ls-remote",
		remote.url,
		ref
	])).toString();
	const commit = /^([0-9a-f]{40,64})\t/.exec(listed)?.[1] ?? null;
	if (commit === null) return {
		commit,
		path: null
	};
	await git(remote, [
		"fetch",
		"--quiet",
		"--no-tags",
		"--depth",
		"1",
		remote.url,
		`+${ref}:${ref}`
	]);
	const tree = (await git(remote, [
		"ls-tree",
		"-l",
		ref,
		branchFile
	])).toString();
	const size = /^100644 blob [0-9a-f]+ +(\d+)\t/.exec(tree)?.[1];
	if (size === void 0 || Number(size) > outsideStoreSizeMax) return {
		commit,
		path: null
	};
	const path = join(remote.folder, branchFile);
	writeFileSync(path, await git(remote, [
		"cat-file",
		"blob",
		`${ref}:${branchFile}`
	]));
	return {
		commit,
		path
	};
}
async function pushHistoryBranch(remote, path, lease) {
	const commit = await git(remote, ["commit-tree", (await git(remote, ["mktree"], `100644 blob ${(await git(remote, [
		"hash-object",
		"-w",
		"--no-filters",
		"--",
		path
	])).toString().trim()}\t${branchFile}\n`)).toString().trim()], "History of seedsweep\n\nMade anew by every campaign: npx seedsweep show --db history.db\n");
	try {
		await git(remote, [
			"push",
			"--quiet",
			"--porcelain",
			`--force-with-lease=${ref}:${lease ?? ""}`,
			remote.url,
			`${commit.toString().trim()}:${ref}`
		]);
		return true;
	} catch (error) {
		if (error instanceof WorldError && /stale info|fetch first|non-fast-forward|cannot lock ref/.test(error.message)) return false;
		throw error;
	}
}
const timeoutMs = 12e4;
const passed = /^(PATH|HOME|TMPDIR|LANG|https?_proxy|no_proxy|SSL_CERT_(FILE|DIR)|GIT_SSL_CAINFO|GIT_CONFIG_(COUNT|(KEY|VALUE)_\d+))$/i;
async function git(remote, args, input) {
	const { env, folder, token } = remote;
	const repository = {
		directory: folder,
		env: Object.fromEntries(Object.entries(env).filter(([name]) => passed.test(name)))
	};
	const options = {
		config: configure(remote),
		msMax: timeoutMs,
		...input === void 0 ? {} : { input }
	};
	const { code, bytes, stderr } = await askGitBytes(repository, args, options);
	if (code === 0) return bytes;
	const said = `${stderr} ${bytes.toString("utf8", 0, 2e3)}`.trim() || "it did not end well";
	const clean = plainLine(token === "" ? said : said.replaceAll(token, "***"), 300);
	throw new WorldError("history-branch", `git ${args[0]}: ${clean}`, { hint: "history: branch needs contents: write; history: artifact does not" });
}
function configure({ url, token }) {
	const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
	return {
		[`http.${new URL(url).origin}/.extraheader`]: `AUTHORIZATION: basic ${basic}`,
		"credential.helper": "",
		"core.askPass": "",
		"user.name": "seedsweep",
		"user.email": "seedsweep@users.noreply.github.com"
	};
}
// src/action/history-branch.ts
async function openBranch(context, dbPath) {
	try {
		const { commit, path } = await fetchHistoryBranch(openRemote(context, dbPath, "fetched"));
		if (path === null) return {
			found: false,
			commit,
			notes: [],
			replaceable: true
		};
		const refusal = mergeHistory(dbPath, path);
		if (refusal === null) {
			info(`history: branch ${historyBranch} at ${commit?.slice(0, 7)}: taken`);
			return {
				found: true,
				commit,
				notes: [],
				replaceable: true
			};
		}
		return {
			found: false,
			commit,
			notes: [`the history on branch ${historyBranch} could not be taken (${refusal.reason})`],
			replaceable: refusal.damaged
		};
	} catch (error) {
		if (!(error instanceof WorldError)) throw error;
		info(`history: ${plainLine(error.message, 500)}`);
		return null;
	}
}
const pushesMax = 5;
async function keepOnBranch(context, history, campaign) {
	let { commit } = history;
	for (let push = 1;; push++) {
		const remote = openRemote(context, history.dbPath, `pushed-${push}`);
		const now = await fetchHistoryBranch(remote);
		if (now.path !== null && now.commit !== commit) {
			const refusal = mergeHistory(history.dbPath, now.path);
			if (refusal !== null && !refusal.damaged) throw new WorldError("history-branch", refusal.reason);
			boundStore(history.dbPath, campaign);
		}
		commit = now.commit;
		if (await pushHistoryBranch(remote, history.dbPath, commit)) return info(`history: branch ${historyBranch}`);
		if (push === pushesMax) throw new WorldError("history-branch", "other reports moved the branch again and again");
	}
}
function openRemote({ world, inputs }, dbPath, name) {
	const { env } = world;
	return {
		url: `${env.GITHUB_SERVER_URL ?? "https://github.com"}/${env.GITHUB_REPOSITORY}`,
		token: inputs.token,
		env,
		folder: join(dbPath, "..", name)
	};
}
// src/action/publish-report.ts
async function publishReport(context, request) {
	const { inputs, world } = context;
	const corrections = loadCorrections(request.directory, new Date());
	const read = () => readStoreReport(request.dbPath, request.campaign, inputs.floor, corrections);
	const first = read();
	const found = await proveNew(context, request, first) ? read() : first;
	const published = await untilAborted(world.signal, () => publishFindings(context, request, found, {
		corrections,
		reread: read
	}));
	await compareWithBase(context, request, found);
	const report = withoutOpened(read(), published);
	const judgement = judgeCampaign(report, chooseFailOn(context, report), inputs.floor);
	setOutputs(report);
	const { directory } = request;
	await writeOutputs(inputs.outputs, {
		report,
		gaps: judgement.gaps,
		from: context.workspace,
		checkout: {
			directory,
			env: world.env
		}
	});
	const cancelled = world.signal.aborted ? ["the job was cancelled: issues and comment may not be up to date"] : [];
	const notes = [
		...judgement.gaps,
		...request.lost,
		...cancelled
	];
	await summary.addRaw(renderSummary(report, judgement.verdict, {
		published,
		notes
	})).write();
	if (inputs.annotations) annotate(context, report, judgement, published);
	if (inputs.comment) await untilAborted(world.signal, () => comment(context, report, judgement, published));
	return concludeStep(context, judgement, published);
}
async function untilAborted(signal, work) {
	if (signal.aborted) return null;
	const { promise: aborted, resolve } = Promise.withResolvers();
	const stop = () => resolve(null);
	signal.addEventListener("abort", stop, { once: true });
	try {
		return await Promise.race([work(), aborted]);
	} finally {
		signal.removeEventListener("abort", stop);
	}
}
async function publishFindings(context, request, report, correct) {
	const access = openAccess(context);
	if (access === null) return null;
	const files = filesIssues(context, report);
	const remembers = report.history !== null || remembersIssues(request.dbPath, access.repository);
	if (report.findings.length === 0 && !(files && remembers)) return null;
	const { code } = await readCode({
		directory: request.directory,
		env: context.world.env
	});
	const rules = chooseIssueRules(request.issues, context.inputs.maxNewIssues, code);
	const phase = {
		dbPath: request.dbPath,
		report,
		rules,
		at: new Date(),
		correct
	};
	if (!files) return lookUpIssues(access, phase);
	const world = {
		machine: context.machine(request.directory),
		signal: context.world.signal
	};
	return publishPhase(access, {
		...phase,
		world
	});
}
async function proveNew(context, { dbPath, campaign, directory }, report) {
	const { world } = context;
	if (!filesIssues(context, report) || report.findings.length === 0 || world.signal.aborted) return false;
	const phase = {
		dbPath,
		campaign,
		where: context.inputs.mode === "report" ? "report" : "shard 0",
		signal: world.signal,
		observer: tell(context)
	};
	return proveInCheckout(phase, context.machine(directory));
}
function tell({ annotator }) {
	return {
		onWarning: (message) => annotator.write("warning", plainLine(message, 2e3)),
		onComparing: info
	};
}
async function compareWithBase(context, { dbPath, campaign, directory }, { plan, findings }) {
	const { world, inputs } = context;
	if (plan.origin.pullRequest === null || findings.length === 0 || world.signal.aborted) return;
	const phase = {
		dbPath,
		campaign,
		revisions: readEvent(world.env).pullRequest?.baseRevisions ?? [],
		baseDbPath: nameBaseStore(dbPath),
		budgetMs: world.env.GITHUB_EVENT_NAME === "workflow_run" ? 0 : inputs.compareBudgetMs,
		signal: world.signal,
		observer: tell(context)
	};
	await comparePhase(phase, context.machine(directory));
}
function chooseFailOn({ inputs }, report) {
	return inputs.failOn ?? (report.plan.origin.pullRequest === null ? "any" : "new");
}
function setOutputs(report) {
	setOutput("findings", String(report.findings.length));
	setOutput("new-findings", String(report.findings.filter(isNewHere).length));
	setOutput("planned", String(report.planned));
	setOutput("delivered", String(report.delivered));
}
function isNewHere({ comparison, issue }) {
	return comparison === null ? issue?.number == null : isIntroduced(comparison);
}
function annotate({ annotator }, report, { verdict }, published) {
	const extra = {
		issues: published?.results ?? [],
		max: annotator.room
	};
	for (const { level, title, message } of renderAnnotations(report, verdict, extra)) annotator.write(level, message, title);
}
async function comment(context, report, { verdict }, published) {
	const access = openAccess(context);
	const { pullRequest } = report.plan.origin;
	if (access === null || pullRequest === null) return;
	const body = renderComment(report, verdict, { issues: published?.results ?? [] });
	const written = await commentPhase(access, {
		pullRequest,
		report,
		body
	});
	switch (written.kind) {
		case "created":
		case "updated":
		case "unchanged": return info(`comment ${written.kind}: ${plainLine(written.url, 300)}`);
		case "read-only":
		case "failed": return context.annotator.write("warning", plainLine(written.sentence, 1e3));
	}
}
function concludeStep({ annotator }, judgement, published) {
	const end = published?.end ?? { kind: "complete" };
	const failed = end.kind === "failed" ? [plainLine(end.sentence, 2e3)] : [];
	if (end.kind !== "complete" && end.kind !== "failed") annotator.write("warning", plainLine(end.sentence, 2e3));
	const reasons = [...describeRed(judgement), ...failed];
	if (reasons.length === 0) return 0;
	setFailed(reasons.join("; "));
	return 1;
}
function describeRed({ verdict, blocking, gaps }) {
	const open = gaps.map((gap) => plainLine(gap, 500));
	switch (verdict) {
		case "clean": return [];
		case "findings": return [`${formatPlural(blocking.length, "finding")}: see the job summary`, ...open];
		case "inconclusive": return [`inconclusive: ${open.join("; ")}`];
	}
}
// src/action/history.ts
const historiesMax = 5;
const triesMax = 10;
async function openHistory(context, configured) {
	const folder = join(context.folder, "history");
	mkdirSync(folder, { recursive: true });
	const place = context.inputs.history ?? configured ?? emptyConfig.history;
	const none = {
		place,
		dbPath: join(folder, historyFile),
		found: false,
		commit: null,
		adds: false,
		notes: []
	};
	const access = openAccess(context);
	if (place === "none" || access === null) return none;
	const look = () => place === "branch" ? lookAtBranch(context, none) : lookAtArtifacts(context, access, none);
	return await untilAborted(context.world.signal, look) ?? none;
}
async function lookAtBranch(context, none) {
	const { env } = context.world;
	const branch = await openBranch(context, none.dbPath);
	if (branch === null) return {
		...none,
		notes: ["the branch of the history could not be reached: see the log"]
	};
	const { replaceable, ...state } = branch;
	const adds = replaceable && mayAddHistory(env.GITHUB_EVENT_NAME, env.GITHUB_REF, knownBranch(env));
	return {
		...none,
		adds,
		...state
	};
}
async function lookAtArtifacts(context, access, none) {
	const { env } = context.world;
	const listing = await findHistories(access);
	if (listing.kind === "forbidden") {
		info(`history: ${plainLine(listing.said, 300)}`);
		return {
			...none,
			notes: ["the history of earlier campaigns cannot be read: give the job actions: read"]
		};
	}
	if (listing.kind === "unreadable") {
		const note = `the history of earlier campaigns could not be read: ${plainLine(listing.said, 300)}`;
		return {
			...none,
			notes: [note],
			adds: mayAddHistory(env.GITHUB_EVENT_NAME, env.GITHUB_REF, knownBranch(env))
		};
	}
	const adds = mayAddHistory(env.GITHUB_EVENT_NAME, env.GITHUB_REF, listing.defaultBranch);
	const { merged, refused } = await takeHistories(await openArtifacts(env, context.inputs.token), listing.artifacts, none.dbPath);
	return {
		...none,
		found: merged.length > 0,
		adds,
		notes: describeTaken(merged, refused, listing.expired)
	};
}
function knownBranch(env) {
	const scheduled = env.GITHUB_EVENT_NAME === "schedule" ? env.GITHUB_REF_NAME ?? "" : "";
	return readEvent(env).defaultBranch ?? scheduled;
}
function choosePrevious({ world }, { found, dbPath }) {
	const event = world.env.GITHUB_EVENT_NAME ?? "";
	return found && !event.startsWith("pull_request") ? {
		dbPath,
		before: null
	} : null;
}
async function takeHistories(artifacts, found, dbPath) {
	const merged = [];
	const refused = [];
	const sources = [];
	let known = new Set();
	for (const artifact of found.slice(0, triesMax)) {
		if (merged.length === historiesMax) break;
		if (known.has(artifact.id)) continue;
		const download = await downloadHistory(artifacts, artifact, join(dbPath, "..", `of-${artifact.id}`));
		const refusal = download.kind === "lost" ? {
			reason: download.reason,
			damaged: false
		} : mergeHistory(dbPath, download.path);
		if (refusal === null) {
			merged.push(artifact);
			known = readSources(dbPath);
		} else refused.push({
			artifact,
			reason: refusal.reason
		});
		if (refusal === null || refusal.damaged) sources.push({
			artifact: artifact.id,
			merged: refusal === null
		});
		info(`history: ${artifact.name} of run ${artifact.runId}: ${plainLine(refusal?.reason ?? "taken", 500)}`);
	}
	if (merged.length > 0) rememberSources(dbPath, sources);
	return {
		merged,
		refused
	};
}
function describeTaken(merged, refused, expired) {
	const [taken] = merged;
	const instead = taken === void 0 ? "no other was found" : `that of run ${taken.runId} (${taken.createdAt.slice(0, 10)}) was taken`;
	const lines = refused.map(({ artifact, reason }) => `the history that run ${artifact.runId} left could not be taken (${reason}); ${instead}`);
	return taken === void 0 && refused.length === 0 && expired > 0 ? [...lines, `the history is gone: ${formatPlural(expired, "artifact")} of it expired`] : lines;
}
async function joinHistory(context, history, own) {
	const access = openAccess(context);
	if (history.place === "none" || access === null) return {
		dbPath: own.dbPath,
		notes: []
	};
	try {
		addCampaign(history.dbPath, own);
	} catch (error) {
		if (!(error instanceof UserError || error instanceof WorldError)) throw error;
		return {
			dbPath: own.dbPath,
			notes: [plainLine(error.message, 500)]
		};
	}
	if (history.found) return {
		dbPath: history.dbPath,
		notes: []
	};
	const recall = () => recallFindings(access, history.dbPath, own.startedAt);
	const { findings, problem } = await untilAborted(context.world.signal, recall) ?? {
		findings: 0,
		problem: "cancelled"
	};
	if (problem !== null) info(`history: the issues could not be read: ${plainLine(problem, 300)}`);
	const notes = findings === 0 ? [] : [`no history was found: ${formatPlural(findings, "finding")} known from their issues`];
	return {
		dbPath: history.dbPath,
		notes
	};
}
async function keepHistory(context, history, campaign, healthy) {
	if (!history.adds || !existsSync$1(history.dbPath)) return;
	if (!healthy) return info("history: not kept, for a campaign whose canary passed is evidence of nothing");
	try {
		const bound = boundStore(history.dbPath, campaign);
		if (bound.forgotten > 0) info(`history: only counts are left of ${formatPlural(bound.forgotten, "campaign")}`);
		if (bound.size > historySizeMax) {
			const seen = `the history has ${formatCount(Math.ceil(bound.size / 2 ** 20))} MiB, more than ${historySizeMax / 2 ** 20}`;
			context.annotator.write("warning", `${seen}: nothing more can be forgotten of it`);
		}
		if (history.place === "branch") return await keepOnBranch(context, history, campaign);
		const name = await uploadHistory(await openArtifacts(context.world.env, context.inputs.token), {
			campaign,
			attempt: context.attempt
		}, history.dbPath);
		info(`history: ${name}, ${formatCount(Math.ceil(bound.size / 1024))} KiB`);
	} catch (error) {
		if (!(error instanceof UserError || error instanceof WorldError)) throw error;
		const reasons = [error.message, ...listCauses(error)].join(": ");
		context.annotator.write("warning", plainLine(`the history was not kept: ${reasons}`, 1e3));
	}
}
// src/action/keep-store.ts
async function keepStore(open, id, dbPath, work) {
	const [worked] = await Promise.allSettled([work()]);
	const [uploaded] = await Promise.allSettled([upload(open, id, dbPath)]);
	if (worked.status === "rejected") throw worked.reason;
	if (uploaded.status === "fulfilled") return {
		result: worked.value,
		uploadFailure: null
	};
	if (uploaded.reason instanceof Error) return {
		result: worked.value,
		uploadFailure: uploaded.reason
	};
	throw uploaded.reason;
}
async function upload(open, id, dbPath) {
	if (existsSync$1(dbPath)) await uploadStore(await open(), id, dbPath);
}
// src/campaign/schedule.ts
const fields = [
	{
		least: 0,
		most: 59,
		names: []
	},
	{
		least: 0,
		most: 23,
		names: []
	},
	{
		least: 1,
		most: 31,
		names: []
	},
	{
		least: 1,
		most: 12,
		names: "jan feb mar apr may jun jul aug sep oct nov dec".split(" ")
	},
	{
		least: 0,
		most: 7,
		names: "sun mon tue wed thu fri sat".split(" ")
	}
];
const minuteMs = 6e4;
const lookedThroughMaxMs = 7776e6;
function parseSchedule(text) {
	const words = text.trim().toLowerCase().split(/\s+/);
	const [minutes, hours, days, months, weekdays] = fields.map((field, place) => parseField(words[place] ?? "", field));
	if (words.length !== 5 || !minutes || !hours || !days || !months || !weekdays) return null;
	if (weekdays.has(7)) weekdays.add(0);
	const [, , dayWord = "", , weekdayWord = ""] = words;
	return { fires(at) {
		if (!minutes.has(at.getUTCMinutes()) || !hours.has(at.getUTCHours()) || !months.has(at.getUTCMonth() + 1)) return false;
		const [day, weekday] = [days.has(at.getUTCDate()), weekdays.has(at.getUTCDay())];
		return dayWord.startsWith("*") || weekdayWord.startsWith("*") ? day && weekday : day || weekday;
	} };
}
function countFires(schedule, from, to) {
	const start = Math.max(from.getTime(), to.getTime() - lookedThroughMaxMs);
	let count = 0;
	for (let at = Math.floor(start / minuteMs) * minuteMs + minuteMs; at <= to.getTime(); at += minuteMs) if (schedule.fires(new Date(at))) count++;
	return count;
}
function parseField(word, field) {
	const values = new Set();
	for (const part of word.split(",")) {
		const match = /^(?:(\*)|([a-z]{3}|\d{1,2})(?:-([a-z]{3}|\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part);
		if (match === null) return null;
		const [, star, first = "", last, step] = match;
		const low = star === void 0 ? readValue(first, field) : field.least;
		const end = last ?? (step === void 0 ? first : String(field.most));
		const high = star === void 0 ? readValue(end, field) : field.most;
		const stride = Number(step ?? "1");
		if (low === null || high === null || low > high || stride < 1) return null;
		for (let value = low; value <= high; value += stride) values.add(value);
	}
	return values;
}
function readValue(word, { least, most, names }) {
	const named = names.indexOf(word);
	const value = named >= 0 ? named + least : /^\d+$/.test(word) ? Number(word) : NaN;
	return value >= least && value <= most ? value : null;
}
// src/campaign/missed-nights.ts
const gapFactor = 1.5;
const gapSlackMs = 36e5;
const gapsMin = 3;
function describeMissedNights(starts, question) {
	const earlier = starts.filter(({ campaign, event, workflow, startedAt }) => campaign !== question.campaign && event === "schedule" && workflow === question.workflow && startedAt < question.startedAt);
	const last = earlier.at(-1);
	if (last === void 0) return null;
	const schedule = question.cron === null ? null : parseSchedule(question.cron);
	const between = `no campaign between ${formatMinute(last.startedAt)} and ${formatMinute(question.startedAt)} UTC`;
	if (schedule !== null) {
		const missed = countFires(schedule, new Date(last.startedAt), new Date(question.startedAt)) - 1;
		if (missed < 1) return null;
		return `${between}: ${formatPlural(missed, "run")} of the schedule ${question.cron} did not happen, or left no history`;
	}
	const times = earlier.slice(-15).map(({ startedAt }) => Date.parse(startedAt));
	const gaps = times.slice(1).map((time, place) => time - (times[place] ?? time));
	const longest = Math.max(...gaps);
	const gap = Date.parse(question.startedAt) - Date.parse(last.startedAt);
	if (gaps.length < gapsMin || gap <= longest * gapFactor + gapSlackMs) return null;
	const hours = formatPlural(Math.round(longest / 36e5), "hour");
	return `no scheduled ${between.slice(3)}: the last ${gaps.length + 1} began at most ${hours} apart`;
}
function formatMinute(at) {
	return at.slice(0, 16).replace("T", " ");
}
// src/publish/github/job-logs.ts
const pagesMax = 20;
async function listJobs({ octokit }, repository, runId) {
	const jobs = [];
	try {
		for (let page = 1; page <= pagesMax; page++) {
			const { data } = await octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs", {
				...splitRepository(repository),
				run_id: runId,
				filter: "all",
				per_page: 100,
				page
			});
			for (const { id, name, run_attempt: attempt = 1, status, conclusion } of data.jobs) jobs.push({
				id: Number(id),
				name,
				attempt,
				hasLog: status === "completed" && conclusion !== "skipped"
			});
			if (data.jobs.length < 100) break;
		}
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
	return {
		kind: "listed",
		jobs: jobs.toSorted((one, other) => other.attempt - one.attempt)
	};
}
const jobLogMax = 256 * 2 ** 20;
async function downloadJobLog({ octokit }, repository, jobId, path, bytesMax = jobLogMax) {
	let bytes = 0;
	try {
		const { data } = await octokit.request("GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs", {
			...splitRepository(repository),
			job_id: jobId,
			request: { parseSuccessResponseBody: false }
		});
		const file = openSync(path, "w");
		try {
			for await (const chunk of data) {
				bytes += writeSync(file, chunk.subarray(0, bytesMax - bytes));
				if (bytes >= bytesMax) break;
			}
		} finally {
			closeSync(file);
		}
		return null;
	} catch (error) {
		if (bytes > 0 && isTransport(error)) return null;
		if (!isRequestError(error) && !isTransport(error)) throw error;
		const problem = classifyProblem(error);
		return problem.kind === "disabled" ? "it is gone" : problem.said;
	}
}
function isTransport(error) {
	return error instanceof TypeError || error instanceof DOMException && error.name !== "DataCloneError";
}
// src/campaign/recover-shards.ts
const logsMax = 64;
async function recoverShards(access, request) {
	const { dbPath, campaign, runId, folder } = request;
	const lost = listLost(dbPath, campaign);
	if (lost.length === 0) return {
		recovered: [],
		problems: []
	};
	const github = await openGitHub(access);
	const listing = await listJobs(github, access.repository, runId);
	const logs = `the ${lost.length === 1 ? "log" : "logs"} of ${formatPlural(lost.length, "lost shard")}`;
	switch (listing.kind) {
		case "forbidden": return {
			recovered: [],
			problems: [`${logs} cannot be read: give the job actions: read`]
		};
		case "unreadable": return {
			recovered: [],
			problems: [`${logs} could not be read: ${plainLine(listing.said, 300)}`]
		};
	}
	mkdirSync(folder, { recursive: true });
	try {
		return await searchLogs(github, access.repository, request, lost, listing.jobs);
	} finally {
		rmSync(folder, {
			recursive: true,
			force: true
		});
	}
}
function listLost(dbPath, campaign) {
	try {
		var _usingCtx$6 = _usingCtx();
		const store = _usingCtx$6.u(openStore(dbPath, { readonly: true }));
		return readCoverage(store, campaign).shards.flatMap(({ shard, state }) => state === "missing" ? [shard] : []);
	} catch (_) {
		_usingCtx$6.e = _;
	} finally {
		_usingCtx$6.d();
	}
}
async function searchLogs(github, repository, { dbPath, campaign, folder }, lost, jobs) {
	const left = new Set(lost);
	const seen = new Set();
	const recovered = [];
	const problems = [];
	const looksMax = Math.min(logsMax, 2 * lost.length);
	for (const shard of lost) for (const job of orderJobs(jobs, shard)) {
		if (!left.has(shard) || seen.size >= looksMax) break;
		if (seen.has(job.id)) continue;
		seen.add(job.id);
		const path = join(folder, `${job.id}.txt`);
		const name = plainLine(job.name, 100);
		const missing = await downloadJobLog(github, repository, job.id, path);
		if (missing !== null) problems.push(`the log of the job "${name}": ${plainLine(missing, 300)}`);
		const log = missing === null ? readJobLog(path) : nothing;
		if (log.damagedLines > 0) problems.push(describeDamage(name, log.damagedLines));
		if (!log.checkpoints.some((one) => one.campaign === campaign && left.has(one.shard))) continue;
		const merged = mergePhase(dbPath, [dbPath, path], campaign);
		for (const { reason } of merged.refused) problems.push(reason.replaceAll(path, `the log of the job "${name}"`));
		for (const one of merged.recovered.flatMap(({ shards }) => shards)) {
			if (!left.delete(one.shard)) continue;
			const seeds = formatPlural(one.seeds, "seed");
			recovered.push(`no store of shard ${one.shard} arrived: ${seeds} recovered from the log of its job "${name}"`);
		}
	}
	return {
		recovered,
		problems
	};
}
const nothing = {
	checkpoints: [],
	damagedLines: 0
};
function orderJobs(jobs, shard) {
	const named = new RegExp(String.raw`(?<!\d)${shard}(?!\d)`);
	const withLog = jobs.filter(({ hasLog }) => hasLog);
	return [...withLog.filter(({ name }) => named.test(name)), ...withLog.filter(({ name }) => !named.test(name))];
}
function describeDamage(job, lines) {
	return `the log of the job "${job}" has ${formatPlural(lines, "checkpoint line")} not as written, left out`;
}
// src/action/gather-shards.ts
async function gatherShards(artifacts, campaign, { dbPath, folder }) {
	const downloads = await downloadStores(artifacts, campaign, folder);
	const stores = downloads.filter((download) => download.kind === "file");
	const paths = stores.map(({ path }) => path);
	const { refused } = mergePhase(dbPath, paths, campaign);
	const lost = [...downloads.flatMap((download) => download.kind === "lost" ? [`${download.artifact}: ${download.reason}`] : []), ...refused.map(({ path, reason }) => {
		const artifact = stores.find((store) => store.path === path)?.artifact;
		return artifact === void 0 ? reason : `${artifact}: ${reason.replaceAll(path, "its store")}`;
	})];
	return {
		merged: stores.length - refused.length,
		lost: lost.map((line) => plainLine(line, 500))
	};
}
// src/action/unreported-campaigns.ts
const campaignsMax = 3;
async function takeUnreported(context, history, { plan, issues }) {
	const access = openAccess(context);
	if (!history.adds || access === null) return [];
	const { signal } = context.world;
	const late = await untilAborted(signal, () => listUnreported(context, access, history, plan)) ?? [];
	const said = [];
	for (const campaign of late.slice(0, campaignsMax)) {
		const fetched = await untilAborted(signal, () => fetchCampaign(context, access, campaign));
		if (fetched === null) continue;
		const sentence = typeof fetched === "string" ? fetched : addFetched(context, history, {
			...campaign,
			...fetched,
			issues
		});
		if (sentence !== null) said.push(`run ${campaign.runId} ended without a report: ${sentence}`);
	}
	return said;
}
async function listUnreported({ world }, access, { dbPath }, plan) {
	const { workflow, runUrl } = plan.origin;
	const branch = world.env.GITHUB_REF_NAME;
	if (workflow === null || branch === void 0) return [];
	const [starts, urls] = existsSync$1(dbPath) ? [readStarts(dbPath), readRunUrls(dbPath)] : [[], []];
	const known = new Set([...urls, runUrl].map((url) => Number(/\/runs\/(\d+)$/.exec(url ?? "")?.[1])));
	const listing = await findEndedRuns(access, {
		workflow,
		branch,
		known
	});
	if (listing.kind === "unreadable") {
		info(`history: the runs before this one could not be looked through: ${plainLine(listing.said, 300)}`);
		return [];
	}
	return listing.runs.flatMap(({ id, campaigns }) => campaigns.map((campaign) => ({
		runId: id,
		campaign
	}))).filter(({ campaign }) => !starts.some((start) => start.campaign === campaign));
}
async function fetchCampaign(context, access, { runId, campaign }) {
	const folder = join(context.folder, `run-${runId}-${campaign}`);
	const dbPath = join(folder, "campaign.db");
	try {
		const artifacts = ofRun(await openArtifacts(context.world.env, context.inputs.token), runId);
		if (artifacts === null) return null;
		const { merged, lost } = await gatherShards(artifacts, campaign, {
			dbPath,
			folder: join(folder, "stores")
		});
		for (const line of lost) info(`history: of run ${runId}: ${line}`);
		if (merged === 0) return lost.length === 0 ? null : "none of its stores could be taken";
		const logs = await recoverShards(access, {
			dbPath,
			campaign,
			runId,
			folder: join(folder, "logs")
		});
		for (const line of [...logs.recovered, ...logs.problems]) info(`history: of run ${runId}: ${plainLine(line, 500)}`);
		return { dbPath };
	} catch (error) {
		return explain(error);
	}
}
function addFetched(context, history, { dbPath, campaign, issues }) {
	try {
		const report = readStoreReport(dbPath, campaign);
		const { namespace, pullRequest, repository } = report.plan.origin;
		if (namespace !== "ci" || pullRequest !== null || report.harness !== "healthy") return null;
		addCampaign(history.dbPath, {
			dbPath,
			campaign
		});
		if (repository !== null && filesIssues(context, report)) {
			const rules = chooseIssueRules(issues, context.inputs.maxNewIssues);
			const at = context.machine(context.workspace).date();
			const known = readStoreReport(history.dbPath, campaign);
			rememberWaiting(repository, {
				dbPath: history.dbPath,
				report: known,
				rules,
				at
			});
		}
		const { delivered, planned, findings, startedAt } = report;
		const seeds = `${formatCount(delivered)} of ${formatPlural(planned, "seed")}, ${formatPlural(findings.length, "finding")}`;
		return `what it swept on ${startedAt.slice(0, 10)} was taken from its stores (${seeds})`;
	} catch (error) {
		return explain(error);
	}
}
function explain(error) {
	if (!(error instanceof UserError || error instanceof WorldError)) throw error;
	return `what it swept could not be taken (${plainLine(error.message, 300)})`;
}
// src/action/publish-with-history.ts
async function publishWithHistory(context, history, request) {
	const { campaign } = request;
	const { plan, startedAt, harness } = readStoreReport(request.dbPath, campaign, context.inputs.floor);
	const join = () => joinHistory(context, history, {
		dbPath: request.dbPath,
		campaign,
		startedAt
	});
	const keep = (dbPath) => dbPath === history.dbPath ? keepHistory(context, history, campaign, harness === "healthy") : null;
	if (context.world.signal.aborted) {
		const status = await publishReport(context, request);
		await keep((await join()).dbPath);
		return status;
	}
	const late = await takeUnreported(context, history, {
		plan,
		issues: request.issues
	});
	for (const line of late) context.annotator.write("warning", line);
	const { dbPath, notes } = await join();
	setOutput("db", dbPath);
	const missed = plan.origin.pullRequest === null ? findMissed(context, dbPath, {
		campaign,
		startedAt,
		plan
	}) : null;
	if (missed !== null) context.annotator.write("warning", missed);
	const said = [
		...history.notes,
		...late,
		...notes,
		...missed === null ? [] : [missed]
	];
	try {
		return await publishReport(context, {
			...request,
			dbPath,
			lost: [...request.lost, ...said]
		});
	} finally {
		await keep(dbPath);
	}
}
function findMissed({ world }, dbPath, { campaign, startedAt, plan }) {
	const { cron } = readEvent(world.env);
	return describeMissedNights(readStarts(dbPath), {
		campaign,
		startedAt,
		workflow: plan.origin.workflow,
		cron
	});
}
// src/action/modes/auto.ts
async function runAuto(context) {
	const { inputs, world, attempt, annotator } = context;
	const { targets, directory, config } = readSettings(context.workspace, inputs.choice);
	const machine = context.machine(directory);
	const history = await openHistory(context, config?.history ?? null);
	const previous = choosePrevious(context, history);
	const plan = await planPhase({
		targets,
		seeds: inputs.seeds,
		shardCount: 1,
		number: 0,
		previous
	}, machine);
	for (const text of planWarnings(plan)) annotator.write("warning", plainLine(text, 2e3));
	const dbPath = join(context.folder, "shard.db");
	setOutput("campaign", plan.campaign);
	setOutput("db", dbPath);
	const open = () => openArtifacts(world.env, inputs.token);
	const { uploadFailure } = await keepStore(open, {
		campaign: plan.campaign,
		shard: 0,
		attempt
	}, dbPath, async () => {
		try {
			var _usingCtx$5 = _usingCtx();
			const observer = _usingCtx$5.u(logProgress(context, machine.now));
			const phase = {
				plan,
				shard: 0,
				attempt,
				dbPath,
				via: null,
				signal: world.signal,
				observer,
				checkpoints: null
			};
			await sweepPhase(phase, machine);
		} catch (_) {
			_usingCtx$5.e = _;
		} finally {
			_usingCtx$5.d();
		}
	});
	const lost = uploadFailure === null ? [] : [[uploadFailure.message, ...listCauses(uploadFailure)].join(": ")];
	for (const line of lost) annotator.write("warning", plainLine(line, 2e3));
	const issues = config?.issues ?? null;
	return publishWithHistory(context, history, {
		dbPath,
		campaign: plan.campaign,
		issues,
		directory,
		lost
	});
}
// src/campaign/bisect-round.ts
function nameBisect({ suspect, range }) {
	const bad = range.history.shas.at(-1) ?? "";
	const text = JSON.stringify([
		suspect.target.name,
		suspect.key,
		hashRecipe(suspect.target),
		range.good.sha,
		bad
	]);
	return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
function mergeEvidence(dbPath, paths) {
	return mergeStores(dbPath, paths, keyRules).refused.map(({ path, reason }) => reason.replaceAll(path, "its store"));
}
function decideRound(phase, jobs, at) {
	try {
		var _usingCtx$4 = _usingCtx();
		const { suspect, range, dbPath } = phase;
		const question = askBisect(phase);
		const store = _usingCtx$4.u(openStore(dbPath, {
			create: true,
			keyRules
		}));
		const state = weighBisect(question, readBisectBatches(store, describeEvidence(phase)));
		const decision = decideBisect(question, state, jobs);
		const tests = decision.do === "test" ? decision.tests : [];
		const end = decision.do === "end" ? decision.end : describeRange(question, state);
		const first = describeFirst(range, end, at);
		if (first !== null) recordFirstBad(store, suspect.target.name, suspect.key, first);
		finaliseStore(store);
		return {
			state,
			tests,
			result: {
				end,
				state,
				question,
				stopped: decision.do === "test",
				first
			}
		};
	} catch (_) {
		_usingCtx$4.e = _;
	} finally {
		_usingCtx$4.d();
	}
}
async function runRoundTest(phase, round, place, name, machine) {
	try {
		var _usingCtx3 = _usingCtx();
		const { range, signal, observer, limitMs } = phase;
		const test = round.tests[place];
		const results = _usingCtx3.u(openStore(phase.resultPath, {
			create: true,
			keyRules
		}));
		if (test === void 0) return;
		await requireHealth(phase, machine);
		const revisions = _usingCtx3.a(openRevisions(phase, machine));
		const batches = readKnown(phase);
		const tickets = round.tests.findIndex(({ sha }) => sha === test.sha) === place;
		const endsAt = machine.now() + limitMs;
		let slice = 0;
		for (let left = test.seeds; left > 0 && !signal.aborted && machine.now() < endsAt; slice++) {
			const asked = {
				name: `${name}-${slice}`,
				tickets: tickets && slice === 0
			};
			const batch = await runBatch(phase, machine, revisions, {
				...test,
				seeds: left
			}, batches, asked);
			if (batch === null) break;
			recordBisectBatch(results, batch);
			batches.push(batch);
			observer.onBatch(placeOf(range, test), batch, round.state);
			const goesOn = batch.failingWas === "stored" && placeOf(range, test).role === "bad";
			if (batch.failing !== null && !goesOn || batch.untestable !== null) break;
			left -= Math.max(1, batch.clean + batch.other + batch.unjudged);
		}
		finaliseStore(results);
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		await _usingCtx3.d();
	}
}
function readKnown(phase) {
	try {
		var _usingCtx4 = _usingCtx();
		const store = _usingCtx4.u(openStore(phase.dbPath, { readonly: true }));
		return readBisectBatches(store, describeEvidence(phase));
	} catch (_) {
		_usingCtx4.e = _;
	} finally {
		_usingCtx4.d();
	}
}
function describeEvidence({ suspect: { target, key } }) {
	return {
		target: target.name,
		key,
		recipe: hashRecipe(target)
	};
}
// src/action/keep-first-bad.ts
async function keepFirstBad(context, bisection, configured) {
	const history = await openHistory(context, configured);
	for (const note of history.notes) info(`history: ${plainLine(note, 500)}`);
	if (!history.found || !history.adds) return info("history: the first bad commit is not kept in it: this run found none, or may not add to it");
	try {
		addBisection(history.dbPath, bisection.dbPath);
	} catch (error) {
		if (!(error instanceof UserError || error instanceof WorldError)) throw error;
		const reasons = [error.message, ...listCauses(error)].join(": ");
		return context.annotator.write("warning", plainLine(`the first bad commit was not kept: ${reasons}`, 1e3));
	}
	await keepHistory(context, history, bisection.name, true);
}
// src/action/modes/bisect.ts
const confidence = .95;
const limitMsDefault = 18e6;
async function runBisect(context) {
	const { inputs, world } = context;
	const { round } = inputs.bisect;
	const { suspect, address } = await readSuspect(context);
	const loaded = loadConfig(context.workspace, inputs.choice.config);
	const directory = loaded?.directory ?? context.workspace;
	const range = await readRange(context, directory, suspect);
	const artifacts = await openArtifacts(world.env, inputs.token);
	const bisect = nameBisect({
		suspect,
		range
	});
	setOutput("campaign", bisect);
	const dbPath = join(context.folder, "bisect.db");
	setOutput("db", dbPath);
	const machine = context.machine(directory);
	await collectEvidence(context, artifacts, bisect, dbPath);
	const decided = decideRound({
		suspect,
		range,
		confidence,
		dbPath
	}, inputs.shardCount, machine.date());
	if (inputs.shard !== null) {
		if (round === null) throw new UserError("no-round", "a test of a bisection needs its round", "Write round: 1");
		const resultPath = join(context.folder, `s${inputs.shard}`, "shard.db");
		mkdirSync(dirname(resultPath));
		await removeDeadWorktrees({
			directory: range.top,
			env: world.env
		});
		const { signal } = world;
		const limitMs = inputs.bisect.limitMs ?? limitMsDefault;
		const phase = {
			suspect,
			range,
			confidence,
			dbPath,
			resultPath,
			limitMs,
			signal,
			observer: logBisect(range)
		};
		try {
			await runRoundTest(phase, decided, inputs.shard, `r${round}-s${inputs.shard}`, machine);
		} finally {
			await uploadBisect(artifacts, {
				bisect,
				round,
				shard: inputs.shard,
				attempt: context.attempt
			}, resultPath);
		}
		return world.signal.aborted ? 1 : 0;
	}
	if (round === null) {
		const status = await conclude(context, address, suspect, range, decided);
		if (decided.result.first !== null && isOurs(context, address)) await keepFirstBad(context, {
			name: bisect,
			dbPath
		}, loaded?.config.history ?? null);
		return status;
	}
	setOutput("matrix", decided.tests.length === 0 ? "" : JSON.stringify(describeMatrix(decided)));
	info(decided.tests.length === 0 ? "nothing is left to test" : `round ${round}: ${formatPlural(decided.tests.length, "test")} at ${formatPlural(new Set(decided.tests.map(({ sha }) => sha)).size, "commit")}`);
	return 0;
}
function describeMatrix({ tests }) {
	return { include: tests.map(({ sha }, shard) => ({
		shard,
		commit: sha.slice(0, 10)
	})) };
}
async function readSuspect(context) {
	const { inputs, world } = context;
	const { finding } = inputs.bisect;
	const access = openAccess(context);
	if (finding === null || access === null) throw new UserError("no-finding", finding === null ? "mode bisect needs the input finding" : "reading an issue needs a token", "Write finding: 12, the number of an issue");
	const server = world.env.GITHUB_SERVER_URL ?? "https://github.com";
	const address = /^#?\d{1,10}$/.test(finding) ? {
		serverUrl: server,
		repository: access.repository,
		number: Number(finding.replace("#", ""))
	} : parseIssueAddress(finding);
	requireKnownServer(address, world.env);
	const { choice } = inputs;
	const settings = (target) => readSettings(context.workspace, {
		...choice,
		target: choice.target ?? target
	});
	return {
		suspect: await readIssueSuspect(address, access, settings),
		address
	};
}
async function readRange({ inputs, world }, directory, suspect) {
	const { good, bad } = inputs.bisect;
	if (good === null) throw new UserError("no-good", "mode bisect needs the input good", "Write good: v1.4.0");
	const repository = {
		directory,
		env: world.env,
		signal: world.signal
	};
	return readBisectRange(repository, {
		good,
		bad: bad ?? suspect.sha ?? "HEAD"
	}, suspect.excerpt);
}
async function collectEvidence(context, artifacts, bisect, dbPath) {
	const { round } = context.inputs.bisect;
	const downloads = await downloadBisect(artifacts, bisect, round, join(context.folder, "stores"));
	const stores = downloads.flatMap((download) => download.kind === "file" ? [download.path] : []);
	const refused = stores.length === 0 ? [] : mergeEvidence(dbPath, stores);
	const lost = [...downloads.flatMap((download) => download.kind === "lost" ? [`${download.artifact}: ${download.reason}`] : []), ...refused];
	for (const line of lost.slice(0, 10)) context.annotator.write("warning", plainLine(line, 1e3));
	info(`${formatPlural(stores.length - refused.length, "test")} of earlier rounds`);
}
async function conclude(context, address, suspect, range, { result }) {
	const { inputs } = context;
	const body = renderBisectComment({
		first: result.first,
		sentence: describeEnd(result, range),
		commits: range.commits.length,
		tested: listTested(range, result),
		origin: {
			repository: address.repository,
			serverUrl: address.serverUrl
		}
	});
	await summary.addRaw(body).write();
	setOutput("first-bad", result.first?.sha ?? "");
	const access = openAccess(context);
	if (inputs.comment && access !== null && isOurs(context, address)) {
		const told = await bisectCommentPhase(access, address.number, body);
		if (told.kind === "failed" || told.kind === "read-only") context.annotator.write("warning", told.sentence);
	}
	info(`${suspect.id}: ${describeEnd(result, range)}`);
	if (result.first !== null) return 0;
	setFailed(describeEnd(result, range));
	return 1;
}
function isOurs(context, { repository }) {
	const event = context.world.env.GITHUB_EVENT_NAME ?? "";
	return repository === openAccess(context)?.repository && !event.startsWith("pull_request");
}
function describeEnd({ end, first, state }, range) {
	const bad = range.commits.at(-1)?.sha.slice(0, 10) ?? "";
	const good = range.good.sha.slice(0, 10);
	switch (end.state) {
		case "found": return `the first bad commit is ${first?.sha ?? ""}`;
		case "range": return `No first bad commit yet: it is one of ${formatPlural(end.left.length, "commit")} of ${formatCount(range.commits.length)}`;
		case "bad-passes": return `${bad} is not bad: ${formatPlural(end.seeds, "seed")} ran clean there`;
		case "bad-untestable": return `${bad}, the bad commit, cannot be tested: ${plainLine(end.reason, 500).replace(/[^\w .,:;()'-]/g, " ")}`;
		case "good-fails": return `${good} is not good: it fails there already, with seed ${state.good.failing ?? ""}`;
		case "good-untestable": return `${good}, the good commit, cannot be tested: ${plainLine(end.reason, 500).replace(/[^\w .,:;()'-]/g, " ")}`;
		case "too-rare": return `None of ${formatPlural(end.seeds, "fresh seed")} failed at ${bad}: it is far rarer than it was seen`;
	}
}
function listTested(range, { state }) {
	return [{
		at: -1,
		tally: state.good
	}, ...[...state.tallies.entries()].map(([at, tally]) => ({
		at,
		tally
	}))].filter(({ tally }) => tally.batches > 0).map(({ at, tally: { sha, clean, fails, untestable } }) => {
		const verdict = fails ? "fails" : untestable ? "cannot be tested" : "clean";
		return {
			sha,
			subject: at < 0 ? "the good commit" : commitWords(range, at, 80),
			clean,
			verdict
		};
	});
}
function logBisect(range) {
	return {
		onState: () => void 0,
		onBuild: ({ sha }) => info(`building ${sha.slice(0, 10)}`),
		onTest: (place, { seeds }) => info(`testing ${place.sha.slice(0, 10)} with ${formatPlural(seeds, "seed")}`),
		onSeed: () => void 0,
		onBatch({ sha, at }, { clean, stored, other, failing, untestable }) {
			const said = untestable === null ? `${formatCount(clean + stored)} clean` : plainLine(untestable, 500);
			const proof = failing === null ? "" : `, seed ${failing} FAILS`;
			const others = other === 0 ? "" : `, ${formatCount(other)} failed otherwise`;
			info(`${sha.slice(0, 10)} ${commitWords(range, at, 60)}: ${said}${others}${proof}`);
		}
	};
}
// src/action/modes/plan.ts
async function runPlan(context) {
	const { inputs, world } = context;
	const { targets, name, directory, config } = readSettings(context.workspace, inputs.choice);
	const history = await openHistory(context, config?.history ?? null);
	for (const note of history.notes) info(`history: ${plainLine(note, 1e3)}`);
	const previous = choosePrevious(context, history);
	const plan = await planPhase({
		targets,
		seeds: inputs.seeds,
		shardCount: inputs.shardCount,
		number: 0,
		previous
	}, context.machine(directory));
	for (const text of planWarnings(plan)) context.annotator.write("warning", plainLine(text, 2e3));
	const path = join(context.folder, "plan.json");
	writeFileSync(path, `${JSON.stringify(plan, null, 2)}\n`);
	await uploadPlan(await openArtifacts(world.env, inputs.token), plan.campaign, path);
	const count = plannedCount(plan);
	const { shards } = plan;
	info(`campaign ${plan.campaign} of ${name} in ${formatPlural(shards.length, "shard")}`);
	setOutput("matrix", JSON.stringify(planMatrix(plan)));
	setOutput("campaign", plan.campaign);
	if (count !== null) {
		info(`${formatCount(count)} seeds`);
		setOutput("planned", String(count));
	}
	return 0;
}
// src/action/find-plan.ts
async function findPlan(context, artifacts) {
	const { campaign } = context.inputs;
	const downloads = await downloadPlans(artifacts, campaign, join(context.folder, "plans"));
	const lost = downloads.find((download) => download.kind === "lost");
	const plans = new Map();
	for (const download of downloads) {
		if (download.kind !== "file") continue;
		const plan = readPlan(readFileSync$1(download.path, "utf8"), download.artifact);
		if (planArtifact(plan.campaign) !== download.artifact) throw new UserError("plan-foreign", `${download.artifact} holds the plan of campaign ${plan.campaign}`);
		plans.set(plan.campaign, plan);
	}
	const [plan] = plans.values();
	if (plans.size === 1 && plan !== void 0) return plan;
	if (plans.size > 1) throw new UserError("several-plans", `this workflow run has planned ${plans.size} campaigns: ${[...plans.keys()].join(", ")}`, "Write campaign: ${{ needs.plan.outputs.campaign }}");
	if (lost?.kind === "lost") throw new WorldError("plan-lost", `the plan ${lost.artifact} could not be read: ${lost.reason}`);
	throw new UserError("no-plan", campaign === null ? "this workflow run has no plan" : `this workflow run has no plan of campaign ${campaign}`, "A job with mode: plan must run before this one, and this one must need it");
}
// src/action/lost-shards.ts
async function recoverLostShards(context, campaign, dbPath) {
	const access = openAccess(context);
	const runId = Number(context.world.env.GITHUB_RUN_ID);
	if (access === null || !Number.isSafeInteger(runId)) return [];
	const request = {
		dbPath,
		campaign,
		runId,
		folder: join(context.folder, "logs")
	};
	const recovery = await untilAborted(context.world.signal, () => recoverShards(access, request));
	if (recovery === null) return [];
	const { recovered, problems } = recovery;
	for (const line of recovered) info(plainLine(line, 500));
	if (problems.length > 0) {
		const more = problems.length > 5 ? [`and ${problems.length - 5} more: see the job summary`] : [];
		context.annotator.write("warning", [...problems.slice(0, 5).map((line) => plainLine(line, 500)), ...more].join("\n"));
	}
	return [...recovered, ...problems];
}
// src/action/modes/report.ts
async function runReport(context) {
	const { inputs, world } = context;
	const loaded = loadConfig(context.workspace, inputs.choice.config);
	const artifacts = await openArtifacts(world.env, inputs.token);
	const plan = await findPlan(context, artifacts);
	const { campaign } = plan;
	const dbPath = join(context.folder, "campaign.db");
	setOutput("campaign", campaign);
	setOutput("db", dbPath);
	const lost = [...await mergeShards(context, artifacts, plan, dbPath), ...await recoverLostShards(context, campaign, dbPath)];
	const directory = loaded?.directory ?? context.workspace;
	await replayHere(context, dbPath, campaign, directory);
	return publishWithHistory(context, await openHistory(context, loaded?.config.history ?? null), {
		dbPath,
		campaign,
		issues: loaded?.config.issues ?? null,
		directory,
		lost
	});
}
async function mergeShards(context, artifacts, plan, dbPath) {
	startStore(dbPath, plan, context.machine(context.workspace).date());
	const folder = join(context.folder, "stores");
	const { merged, lost } = await gatherShards(artifacts, plan.campaign, {
		dbPath,
		folder
	});
	if (lost.length > 0) {
		const more = lost.length > 5 ? [`and ${lost.length - 5} more: see the job summary`] : [];
		context.annotator.write("warning", [
			"Not merged:",
			...lost.slice(0, 5),
			...more
		].join("\n"));
	}
	info(`${formatPlural(merged, "store")} merged`);
	return lost;
}
async function replayHere(context, dbPath, campaign, directory) {
	try {
		var _usingCtx$3 = _usingCtx();
		const machine = context.machine(directory);
		const observer = _usingCtx$3.u(logProgress(context, machine.now));
		const phase = {
			dbPath,
			campaign,
			where: "report",
			signal: context.world.signal,
			observer
		};
		if (context.world.env.GITHUB_EVENT_NAME === "workflow_run") return info("nothing is replayed in a workflow_run");
		const { report, simulatorHere } = await triagePhase(phase, machine);
		if (report.findings.length > 0 && !simulatorHere) info("this job does not have the simulator: the shards have confirmed what they found");
	} catch (_) {
		_usingCtx$3.e = _;
	} finally {
		_usingCtx$3.d();
	}
}
// src/action/modes/sweep.ts
async function runSweep(context) {
	const { inputs, world, attempt } = context;
	const artifacts = await openArtifacts(world.env, inputs.token);
	const plan = await findPlan(context, artifacts);
	const shard = inputs.shard;
	assert(shard !== null, "mode sweep without a shard");
	checkShard(plan, shard);
	const directory = loadConfig(context.workspace, inputs.choice.config)?.directory ?? context.workspace;
	const dbPath = join(context.folder, `s${shard}`, "shard.db");
	mkdirSync(dirname(dbPath));
	const machine = context.machine(directory);
	setOutput("campaign", plan.campaign);
	setOutput("db", dbPath);
	const id = {
		campaign: plan.campaign,
		shard,
		attempt
	};
	const open = () => Promise.resolve(artifacts);
	const { result, uploadFailure } = await keepStore(open, id, dbPath, async () => {
		try {
			var _usingCtx$2 = _usingCtx();
			const observer = _usingCtx$2.u(logProgress(context, machine.now));
			const { signal } = world;
			const { state } = await sweepPhase({
				plan,
				shard,
				attempt,
				dbPath,
				via: null,
				signal,
				observer,
				checkpoints: {
					everyMs: checkpointMsDefault,
					write: info
				}
			}, machine);
			reportDelivery(dbPath, plan, shard, state);
			return state === "delivered" ? 0 : 1;
		} catch (_) {
			_usingCtx$2.e = _;
		} finally {
			_usingCtx$2.d();
		}
	});
	if (uploadFailure !== null) throw uploadFailure;
	return result;
}
function checkShard(plan, shard) {
	if (plan.shards.some((candidate) => candidate.shard === shard)) return;
	const last = plan.shards.length - 1;
	throw new UserError("shard-out-of-range", `the plan has no shard ${shard}`, `Shards count from 0; the last one is ${last}`);
}
function reportDelivery(dbPath, plan, shard, state) {
	const coverage = readStoreReport(dbPath, plan.campaign).shards.find((candidate) => candidate.shard === shard);
	const seeds = `${formatCount(coverage?.delivered ?? 0)} of ${formatCount(coverage?.planned ?? 0)} planned seeds`;
	setOutput("planned", String(coverage?.planned ?? 0));
	setOutput("delivered", String(coverage?.delivered ?? 0));
	if (state === "delivered") info(`shard ${shard}: ${seeds}`);
	else setFailed(`shard ${shard} was cut short: ${seeds} are in its store`);
}
// src/action/run-action.ts
async function runAction(world) {
	try {
		try {
			var _usingCtx$1 = _usingCtx();
			const inputs = readInputs();
			if (inputs.token !== "") setSecret(inputs.token);
			const context = _usingCtx$1.u(openContext(world, inputs));
			switch (inputs.mode) {
				case "auto": return await runAuto(context);
				case "plan": return await runPlan(context);
				case "sweep": return await runSweep(context);
				case "report": return await runReport(context);
				case "bisect": return await runBisect(context);
			}
		} catch (_) {
			_usingCtx$1.e = _;
		} finally {
			_usingCtx$1.d();
		}
	} catch (error) {
		setFailed(describeError(error, world.version));
		return 1;
	}
}
// src/main/action.ts
process.noDeprecation = true;
const cancellation = new AbortController();
process.on("SIGINT", () => cancellation.abort()).on("SIGTERM", () => cancellation.abort());
process.exitCode = await runAction({
	env: process.env,
	nodePath: process.execPath,
	signal: cancellation.signal,
	version: "0.1.0"
});
if (cancellation.signal.aborted) process.stdout.write("", () => process.exit());
export {};
