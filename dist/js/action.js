import { a as notice, c as setSecret, i as info, l as warning, n as error, o as setFailed, r as getInput, s as setOutput } from "./core.js";
import { a as plainLine, o as plainLines } from "./problem.js";
import { a as formatCount, c as nearestWord, o as formatPlural, r as UserError, t as assert } from "./assert.js";
import { A as listCauses, D as parseSeedRange, E as planMatrix, M as usableJobs, N as keepHeapSmall, O as parseCount, S as readSettings, c as renderAnnotations, j as describeMachine, k as explainError, l as renderComment, n as commentPhase, o as publishPhase, r as lookUpIssues, s as withoutOpened, t as chooseIssueRules, u as renderSummary, y as loadConfig } from "./publish-phase.js";
import { C as _usingCtx, G as parseDuration, J as judgeCampaign, K as failOns, X as isCarried, c as readStoreReport, d as mergePhase, f as readPlan, h as checkpointMsDefault, l as startStore, m as plannedCount, p as planWarnings, rt as isFailure, s as planPhase, u as triagePhase, v as sweepPhase } from "./read-config.js";
import { t as WorldError } from "./world-error.js";
import { EOL } from "os";
import { constants, promises } from "fs";
import { Transform } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { createReadStream, createWriteStream, existsSync as existsSync$1, mkdirSync, mkdtempSync, readFileSync as readFileSync$1, readdirSync, rmSync, writeFileSync } from "node:fs";
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
			keepHeapSmall();
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
				version: world.version
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
	"report"
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
		shard: mode === "sweep" ? readShard() : null,
		campaign: readCampaign(),
		jobs: readWhole("jobs", 1, 4096),
		failOn: readWord("fail-on", failOns),
		floor: readFloor(),
		maxNewIssues: readWhole("max-new-issues", 0, 1e3),
		comment: readBoolean("comment"),
		annotations: readBoolean("annotations"),
		token: readText("github-token") ?? ""
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
		var _usingCtx$5 = _usingCtx();
		const archive = _usingCtx$5.a(await open(archivePath, "r"));
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
		_usingCtx$5.e = _;
	} finally {
		await _usingCtx$5.d();
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
		findBy
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
function isConflict(error) {
	return error instanceof WorldError && error.cause instanceof Error && /\(409\) Conflict/.test(error.cause.message);
}
async function uploadStore({ client }, id, path) {
	await uploadFile(client, storeArtifact(id.campaign, id.shard, id.attempt), path, storeFile);
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
async function listArtifacts({ client, findBy }) {
	const reasons = [];
	for (const options of findBy === null ? [{}] : [{ findBy }, {}]) try {
		const { artifacts } = await client.listArtifacts(options);
		return {
			found: artifacts,
			options
		};
	} catch (error) {
		reasons.push(error);
	}
	throw new WorldError("artifact-list", "the artifacts of this workflow run could not be listed", { cause: reasons.at(-1) });
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
	if (report.harness !== "healthy" || report.plan.origin.pullRequest !== null) return false;
	const event = world.env.GITHUB_EVENT_NAME;
	if (event === "schedule" || event === "workflow_dispatch" || event === "repository_dispatch") return true;
	return event === "push" && world.env.GITHUB_REF === `refs/heads/${readDefaultBranch(world.env.GITHUB_EVENT_PATH)}`;
}
function readDefaultBranch(eventPath) {
	if (eventPath === void 0) return null;
	const branch = JSON.parse(readFileSync$1(eventPath, "utf8"))?.repository?.default_branch;
	return typeof branch === "string" ? branch : null;
}
// src/action/publish-report.ts
async function publishReport(context, request) {
	const { inputs, world } = context;
	const read = () => readStoreReport(request.dbPath, request.campaign, inputs.floor);
	const found = read();
	const published = await untilAborted(world.signal, () => publishFindings(context, request, found));
	const report = withoutOpened(read(), published);
	const judgement = judgeCampaign(report, chooseFailOn(context, report), inputs.floor);
	setOutputs(report);
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
async function publishFindings(context, request, report) {
	const access = openAccess(context);
	if (access === null || report.findings.length === 0) return null;
	const rules = chooseIssueRules(request.issues, context.inputs.maxNewIssues);
	const phase = {
		dbPath: request.dbPath,
		report,
		rules,
		at: new Date()
	};
	return filesIssues(context, report) ? publishPhase(access, phase) : lookUpIssues(access, phase);
}
function chooseFailOn({ inputs }, report) {
	return inputs.failOn ?? (report.plan.origin.pullRequest === null ? "any" : "new");
}
function setOutputs(report) {
	setOutput("findings", String(report.findings.length));
	setOutput("new-findings", String(report.findings.filter(({ issue }) => issue?.number == null).length));
	setOutput("planned", String(report.planned));
	setOutput("delivered", String(report.delivered));
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
	if (end.kind === "read-only" || end.kind === "disabled") annotator.write("warning", plainLine(end.sentence, 2e3));
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
// src/action/modes/auto.ts
async function runAuto(context) {
	const { inputs, world, attempt, annotator } = context;
	const { targets, directory, config } = readSettings(context.workspace, inputs.choice);
	const machine = context.machine(directory);
	const plan = await planPhase({
		targets,
		seeds: inputs.seeds,
		shardCount: 1,
		number: 0,
		previous: null
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
			var _usingCtx$4 = _usingCtx();
			const observer = _usingCtx$4.u(logProgress(context, machine.now));
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
			_usingCtx$4.e = _;
		} finally {
			_usingCtx$4.d();
		}
	});
	const lost = uploadFailure === null ? [] : [[uploadFailure.message, ...listCauses(uploadFailure)].join(": ")];
	for (const line of lost) annotator.write("warning", plainLine(line, 2e3));
	return publishReport(context, {
		dbPath,
		campaign: plan.campaign,
		issues: config?.issues ?? null,
		lost
	});
}
// src/action/modes/plan.ts
async function runPlan(context) {
	const { inputs, world } = context;
	const { targets, name, directory } = readSettings(context.workspace, inputs.choice);
	const plan = await planPhase({
		targets,
		seeds: inputs.seeds,
		shardCount: inputs.shardCount,
		number: 0,
		previous: null
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
	const lost = await mergeShards(context, artifacts, plan, dbPath);
	await replayHere(context, dbPath, campaign, loaded?.directory ?? context.workspace);
	return publishReport(context, {
		dbPath,
		campaign,
		issues: loaded?.config.issues ?? null,
		lost
	});
}
async function mergeShards(context, artifacts, plan, dbPath) {
	startStore(dbPath, plan, context.machine(context.workspace).date());
	const downloads = await downloadStores(artifacts, plan.campaign, join(context.folder, "stores"));
	const stores = downloads.filter((download) => download.kind === "file");
	const { refused } = mergePhase(dbPath, [dbPath, ...stores.map(({ path }) => path)], plan.campaign);
	const lost = [...downloads.flatMap((download) => download.kind === "lost" ? [`${download.artifact}: ${download.reason}`] : []), ...refused.map(({ path, reason }) => {
		const artifact = stores.find((store) => store.path === path)?.artifact;
		return artifact === void 0 ? reason : `${artifact}: ${reason.replaceAll(path, "its store")}`;
	})];
	if (lost.length > 0) {
		const lines = lost.slice(0, 5).map((line) => plainLine(line, 500));
		const more = lost.length > lines.length ? [`and ${lost.length - lines.length} more: see the job summary`] : [];
		context.annotator.write("warning", [
			"Not merged:",
			...lines,
			...more
		].join("\n"));
	}
	info(`${formatPlural(stores.length - refused.length, "store")} merged`);
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
