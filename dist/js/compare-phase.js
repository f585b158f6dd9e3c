import { i as __toESM, r as __require, t as __commonJSMin } from "./rolldown-runtime.js";
import { n as plainLines } from "./plain-text.js";
import { a as nearestWord, i as formatSize, n as formatCount, o as truncate, r as formatPlural, t as compareText } from "./text.js";
import { $ as upsertSql, A as configValueRule, At as boolean, B as issueRule, Bt as isFailure, Ct as valuesOf, D as columnsOf, Dt as seedTypes, E as campaignRule, Et as seedRanges, F as exceptionRule, Ft as strictObject, G as propertyRule, H as pastCampaignRule, Ht as outcomeKinds, I as failureRule, It as string, J as secondRunRule, K as recalledRule, L as firstBadRule, Lt as tuple, M as cutRule, Mt as number, N as detailRule, Nt as object, O as commentLookRule, Ot as _enum, P as durationRule, Pt as record, Q as upsertAllSql, R as formerKeyRule, Rt as union, S as readFirstBads, St as familyValues, T as bisectBatchRule, Tt as formatSeed, U as pastSightingRule, Ut as wasKilledFromOutside, V as issuedRule, Vt as isKillFromOutside, W as pastSweepRule, X as signatureRule, Y as shardRunRule, Z as slowRule, _ as rekeySignatures, _t as windowSize, a as _usingCtx, at as withStoreErrors, b as leavesNoRoom, bt as vias, c as readPlan$1, ct as isIntroduced, d as readComparisons, dt as carriedAt, et as migrateStore, f as recordComparisons, ft as carriedIndexMin, g as parseParts, gt as knownMax, h as openStore, ht as knownIndexMin, it as explainStoreError, j as correctionRule, jt as literal$1, k as comparisonRule, kt as array, l as readPlans, m as openClaimedStore, mt as isCarried, nt as finaliseStore, o as parsePlan, ot as require_lib, p as makeDirectory, pt as carriedMax, q as replayRule, rt as damaged$1, s as readCampaigns, t as openOutsideStores, tt as claimStore, u as readStartedPlan, ut as PlanSchema, v as boundDetail, vt as TargetSchema, wt as SeedTextSchema, xt as configNamePattern, y as keepDetail, yt as noResultFiles, z as historySourceRule, zt as failureKinds } from "./check-stores-ahead.js";
import { n as assertNever, r as UserError, t as assert } from "./assert.js";
import { t as WorldError } from "./world-error.js";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { createHash } from "node:crypto";
import { closeSync, existsSync, fsyncSync, lstatSync, mkdirSync, mkdtempSync, openSync, readFileSync, readSync, readdirSync, realpathSync, renameSync, rmSync, rmdirSync, statSync, writeFileSync } from "node:fs";
import { constants as constants$1, tmpdir } from "node:os";
import { basename, delimiter, dirname, isAbsolute, join, relative, sep } from "node:path";
import { spawn } from "node:child_process";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { chmod, mkdir, mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { StringDecoder } from "node:string_decoder";
// src/model/result.ts
const rangeMax = 4096;
const reportedTextMax = 65536;
const Text = string().transform((text) => text.slice(0, reportedTextMax));
const ReportedFailureSchema = object({
	kind: Text,
	property: Text.optional(),
	type: Text.optional(),
	message: Text,
	stack: Text.optional(),
	detail: Text.optional()
});
const propertyKinds = [
	"always",
	"sometimes",
	"reachable",
	"unreachable"
];
function asksToBeSeen(kind) {
	return kind === "sometimes" || kind === "reachable";
}
function countHits({ kind, passes, failures }) {
	switch (kind) {
		case "sometimes":
		case "reachable": return passes;
		case "always": return passes + failures;
		case "unreachable": return 0;
	}
}
const PropertyCountSchema = object({
	name: Text,
	kind: _enum(propertyKinds),
	passes: number().int().nonnegative(),
	failures: number().int().nonnegative(),
	mustHit: boolean().optional()
});
const SimulatorResultSchema = object({
	type: literal$1("result").optional(),
	id: number().int().nonnegative().optional(),
	seed: SeedTextSchema.optional(),
	outcome: _enum([
		"passed",
		"failed",
		"unknown"
	]),
	digest: string().max(128).optional(),
	step: number().int().nonnegative().optional(),
	failure: ReportedFailureSchema.optional(),
	properties: array(PropertyCountSchema).max(1e4).optional()
});
const IndexTextSchema = string().regex(/^(0|[1-9][0-9]{0,15})$/, "an index is a whole number below 2^53, as text");
const RangeFailureSchema = SimulatorResultSchema.omit({
	type: true,
	id: true,
	outcome: true
}).extend({
	index: IndexTextSchema,
	outcome: _enum(["failed", "unknown"]).default("failed")
});
const RangeResultSchema = object({
	type: literal$1("result").optional(),
	id: number().int().nonnegative(),
	passed: array(tuple([IndexTextSchema, IndexTextSchema])).max(rangeMax).default([]),
	failed: array(RangeFailureSchema).max(rangeMax).default([]),
	last: SeedTextSchema.optional(),
	digest: string().max(128).optional(),
	properties: array(PropertyCountSchema).max(1e4).optional()
});
const WorkerReadySchema = object({
	type: literal$1("ready"),
	protocol: literal$1(1),
	name: Text.optional(),
	window: number().int().positive().max(65536).default(1),
	ranges: boolean().default(false)
});
// src/model/report.ts
function isNeverSeen(property) {
	return property.kind !== "unreachable" && property.mustHit && countHits(property) === 0;
}
function triedCanary({ shards }) {
	return shards.some(({ canary }) => canary !== "not-run");
}
function describeCarried(carried) {
	if (carried.length === 0) return [];
	const words = carriedWords.flatMap(([outcome, word]) => {
		const count = carried.filter((seed) => seed.outcome === outcome).length;
		return count === 0 ? [] : [`${formatCount(count)} ${word}`];
	});
	const endless = carried.filter(({ outcome, times }) => outcome === "cut" && times >= 3);
	const [first] = endless;
	const gaveUp = first === void 0 ? [] : [`${formatPlural(endless.length, "seed")} never ended in 4 campaigns, and will not be carried over again: ${endless.map(({ target, seed }) => `${target} ${seed}`).join(", ")}`];
	return [`${formatCount(carried.length)} carried over: ${words.join(", ")}`, ...gaveUp];
}
const carriedWords = [
	["passed", "passed"],
	["failed", "failed"],
	["timed-out", "timed out"],
	["nondeterministic", "nondeterministic"],
	["unknown", "unknown"],
	["infra", "infra"],
	["cut", "cut again"],
	["missing", "not started"]
];
// src/campaign/judge-campaign.ts
const failOns = [
	"new",
	"any",
	"never"
];
const floorDefault = .9;
function judgeCampaign(report, failOn = "any", floor = floorDefault) {
	const gaps = listGaps(report, floor);
	const blocking = report.findings.filter((finding) => blocks(finding, failOn));
	if (blocking.length > 0) return {
		verdict: "findings",
		exitCode: 1,
		gaps,
		blocking
	};
	if (gaps.length > 0) return {
		verdict: "inconclusive",
		exitCode: 4,
		gaps,
		blocking
	};
	return {
		verdict: "clean",
		exitCode: 0,
		gaps,
		blocking
	};
}
function blocks(finding, failOn) {
	switch (failOn) {
		case "any": return true;
		case "new": return isNew(finding);
		case "never": return false;
	}
}
function isNew({ comparison, issue }) {
	return comparison === null ? issue?.number == null || issue.state === "closed" : isIntroduced(comparison);
}
function sawItsCanary({ harness, shards }) {
	return harness === "healthy" && shards.some(({ canary }) => canary === "failed");
}
function listGaps(report, floor) {
	const gaps = listShardGaps(report);
	const { counts, planned } = report;
	const judged = counts.passed + counts.failed + counts["timed-out"] + counts.nondeterministic;
	if (gaps.length === 0 && (judged < planned * floor || judged === 0)) gaps.push(describeShortfall(report, judged, floor));
	if (!triedCanary(report)) gaps.push("no canary was seen to fail: whether the harness sees failures is not known");
	else if (report.harness === "unhealthy") gaps.push("the canary did not fail as it must: the harness is unhealthy");
	return gaps;
}
function listShardGaps(report) {
	const gaps = [];
	const last = Math.max(...report.shards.map(({ shard }) => shard));
	for (const shard of report.shards) {
		const name = report.shards.length === 1 ? "the sweep" : `shard ${shard.shard} (of 0-${last})`;
		if (shard.state === "missing") gaps.push(`${name} never delivered`);
		if (shard.state === "running") gaps.push(`${name} stopped without a word after ${formatCount(shard.delivered)} seeds`);
		if (shard.state === "cut-short") gaps.push(`${name} was cut short after ${formatCount(shard.delivered)} of ${formatCount(shard.planned)} seeds`);
	}
	return gaps;
}
function describeShortfall(report, judged, floor) {
	const [reason] = report.reasons;
	const why = reason === void 0 ? "" : `; ${formatCount(reason.count)} x ${reason.outcome}: ${reason.reason}`;
	if (report.planned === 0) return `no seed was started before the budget was over${why}`;
	return `only ${formatCount(judged)} of ${formatCount(report.planned)} planned seeds have a verdict (floor ${floor})${why}`;
}
// src/config/presets/preset.ts
const plainPreset = {
	kind: "usable",
	about: "Any program that takes a seed: exit 0 passes, anything else fails. The same as no preset.",
	run: null,
	needs: "the command",
	example: "run: ./sim --seed {seed}",
	arguments: [],
	batch: null,
	env: {},
	seedType: "u64",
	timeout: null,
	expect: null,
	outcome: [],
	deterministic: true
};
// src/config/presets/coyote.ts
const coyote = {
	...plainPreset,
	about: ".NET, Coyote: one iteration of `coyote test`.",
	needs: "coyote test, the assembly and the method",
	example: "run: coyote test ./bin/Raft.dll -m Raft.Tests.ElectsOneLeader",
	arguments: [
		"--iterations",
		"1",
		"--seed",
		"{seed}"
	],
	seedType: "u32",
	outcome: [
		{
			exit: 2,
			is: "failed"
		},
		{
			exit: 1,
			is: "infra",
			reason: "coyote could not run the test"
		},
		{
			exit: 3,
			is: "infra",
			reason: "coyote failed itself"
		}
	]
};
// src/config/presets/etcd-robustness.ts
const etcdRobustness = {
	...plainPreset,
	about: "etcd: the robustness tests against real clusters. They take no seed: each seed is one more attempt.",
	run: ["make", "test-robustness-main"],
	needs: "the make target",
	example: "run: make test-robustness-release-3.5",
	env: {
		GO_TEST_FLAGS: "--count=1 --failfast",
		RESULTS_DIR: "{out}"
	},
	timeout: "40m",
	deterministic: false,
	outcome: [
		{
			text: "broke [A-Z]|: Failure: |[Ll]inearization:? illegal",
			is: "failed"
		},
		{
			text: "(?:[Ll]inearization|validation).*(?:timed out|Timeout)",
			is: "unknown",
			reason: "the check timed out"
		},
		{
			text: "\\[(?:build|setup) failed\\]",
			is: "infra",
			reason: "the tests do not compile"
		}
	]
};
// src/config/presets/fast-check.ts
const fastCheck = {
	...plainPreset,
	about: "JavaScript, fast-check in any program: it hands `Number(process.env.SEED)` on as `seed`.",
	needs: "the program",
	example: "run: node test/bank.property.js",
	env: {
		SEED: "{seed}",
		NO_COLOR: "1"
	},
	seedType: "i32"
};
const vitest = {
	...fastCheck,
	about: "JavaScript, vitest: a set-up file calls `fc.configureGlobal({ seed: Number(process.env.SEED) })`.",
	run: [
		"npx",
		"vitest",
		"run"
	],
	needs: "vitest and the test file",
	example: "run: npx vitest run test/bank.test.ts",
	outcome: [{
		exit: 1,
		text: "^No test files found",
		is: "infra",
		reason: "no test ran: is its name right?"
	}, {
		exit: 1,
		text: "^Startup Error",
		is: "infra",
		reason: "vitest did not start"
	}]
};
const jest = {
	...fastCheck,
	about: "JavaScript, jest: a set-up file calls `fc.configureGlobal({ seed: Number(process.env.SEED) })`.",
	run: ["npx", "jest"],
	needs: "jest and the test file",
	example: "run: npx jest test/bank.test.js",
	outcome: [{
		exit: 1,
		text: "^No tests found",
		is: "infra",
		reason: "no test ran: is its name right?"
	}]
};
// src/config/presets/foundationdb.ts
const foundationdb = {
	...plainPreset,
	about: "FoundationDB: one simulated test of `fdbserver -r simulation`, started in `{out}`.",
	needs: "fdbserver and the test file, started in {out}",
	example: "run: env -C {out} /opt/fdb/bin/fdbserver -r simulation -f /src/foundationdb/tests/fast/AtomicOps.toml",
	arguments: [
		"-s",
		"{seed}",
		"-b",
		"on",
		"-fi",
		"on",
		"--crash",
		"--trace_format",
		"json"
	],
	seedType: "u32",
	timeout: "30m",
	expect: "tests passed; 0 tests failed",
	outcome: [{
		exit: 20,
		is: "infra",
		reason: "fdbserver ran out of memory"
	}]
};
// src/config/presets/go-test-rules.ts
const goTestRules = [
	{
		text: "^FAIL\\s+\\S+ \\[(?:build|setup) failed\\]",
		is: "infra",
		reason: "the tests do not compile"
	},
	{
		exit: 0,
		text: "^ok\\s+\\S+\\s+(?:[\\d.]+s|\\(cached\\))\\s*$",
		is: "passed"
	},
	{
		exit: 0,
		text: "\\[no tests? (?:to run|files)\\]",
		is: "infra",
		reason: "no test ran: is its name right?"
	}
];
// src/config/presets/go-test.ts
const goTest = {
	...plainPreset,
	about: "Go: the order of tests by `go test -shuffle`, never from the cache.",
	run: [
		"go",
		"test",
		"./..."
	],
	needs: "go test and the packages",
	example: "run: go test ./raft",
	arguments: ["-shuffle={seed}", "-count=1"],
	seedType: "i64",
	timeout: "10m",
	outcome: goTestRules
};
// src/config/presets/gosim.ts
const gosim = {
	...plainPreset,
	about: "Go, gosim: one seed of `gosim test`.",
	needs: "gosim test, the package and the test",
	example: "run: gosim test ./raft -run TestElection",
	arguments: ["-seeds={seed}"],
	seedType: "u63",
	outcome: goTestRules
};
// src/config/presets/hypothesis.ts
const hypothesis = {
	...plainPreset,
	about: "Python, Hypothesis under pytest, by `--hypothesis-seed`, with a store of examples of its own.",
	run: [
		"python",
		"-m",
		"pytest"
	],
	needs: "pytest and the test file",
	example: "run: python -m pytest tests/test_bank.py",
	arguments: [
		"--hypothesis-profile=default",
		"--hypothesis-seed={seed}",
		"-p",
		"no:cacheprovider"
	],
	env: { HYPOTHESIS_STORAGE_DIRECTORY: "{out}" },
	outcome: [
		{
			exit: 2,
			is: "infra",
			reason: "pytest was interrupted or could not load the tests"
		},
		{
			exit: 3,
			is: "infra",
			reason: "pytest failed itself"
		},
		{
			exit: 4,
			is: "infra",
			reason: "pytest does not know these arguments: is Hypothesis installed?"
		},
		{
			exit: 5,
			is: "infra",
			reason: "no test ran: is its name right?"
		}
	]
};
// src/config/presets/jepsen.ts
const jepsen = {
	...plainPreset,
	about: "Jepsen and Maelstrom: one test. They take no seed: each seed is one more attempt.",
	needs: "the test",
	example: "run: lein run test --time-limit 60 --concurrency 10",
	timeout: "1h",
	deterministic: false,
	outcome: [
		{
			exit: 1,
			is: "failed"
		},
		{
			exit: 2,
			is: "unknown",
			reason: "the checker could not decide"
		},
		{
			exit: 254,
			is: "infra",
			reason: "jepsen does not know these arguments"
		},
		{
			exit: 255,
			is: "infra",
			reason: "the test itself crashed"
		}
	]
};
// src/config/presets/jqwik.ts
const jqwik = {
	...plainPreset,
	about: "Java, jqwik. It takes a seed from its source alone, so each seed is one more attempt; a failure prints its own.",
	needs: "the build tool and the test",
	example: "run: mvn -o -B test -Dtest=BankProperties",
	timeout: "10m",
	deterministic: false,
	outcome: [{
		text: "COMPILATION ERROR|Compilation failed",
		is: "infra",
		reason: "the tests do not compile"
	}, {
		text: "No tests (?:were executed|found)",
		is: "infra",
		reason: "no test ran: is its name right?"
	}]
};
// src/config/presets/loom.ts
const loom = {
	kind: "refused",
	about: "Rust, loom: goes through all schedules of a test, and takes no seed.",
	reason: "loom goes through every schedule of a test and takes no seed, so a thousand seeds would be one run",
	hint: "Run it once as a test (cargo test), or write the test for shuttle and use preset: shuttle"
};
// src/config/presets/rust-test-rules.ts
const rustTestRules = [
	{
		exit: 0,
		text: "^test result: ok\\. [1-9]\\d* passed",
		is: "passed"
	},
	{
		exit: 0,
		text: "^running 0 tests$",
		is: "infra",
		reason: "no test ran: is its name right?"
	},
	{
		exit: 101,
		text: "^error: could not compile ",
		is: "infra",
		reason: "the program does not compile"
	}
];
// src/config/presets/madsim.ts
const madsim = {
	...plainPreset,
	about: "Rust, madsim: a test binary built with `RUSTFLAGS=\"--cfg madsim\"`, one test of it.",
	needs: "the test binary and the name of one test",
	example: "run: ./target/debug/deps/raft-0a1b2c --exact tests::elects_one_leader",
	env: { MADSIM_TEST_SEED: "{seed}" },
	batch: {
		before: [
			"env",
			"MADSIM_TEST_SEED={from}",
			"MADSIM_TEST_NUM={count}"
		],
		behind: [],
		stopsAtFirstFailure: true
	},
	outcome: [{
		text: "non-determinism detected",
		is: "nondeterministic",
		reason: "madsim saw two runs of the seed differ"
	}, ...rustTestRules]
};
// src/config/presets/openraft.ts
const openraft = {
	...plainPreset,
	about: "openraft: its fuzzer in `tests-turmoil`.",
	needs: "the fuzzer",
	example: "run: ./target/release/fuzz --max-steps 30000",
	arguments: ["--reproduce", "{seed}"],
	batch: {
		before: [],
		behind: [
			"--seed",
			"{from}",
			"--iterations",
			"{count}"
		],
		stopsAtFirstFailure: true
	},
	timeout: "5m"
};
// src/config/presets/proptest.ts
const proptest = {
	...plainPreset,
	about: "Rust, proptest 1.7 or newer, without its file of earlier failures.",
	needs: "the test binary and the name of one test",
	example: "run: ./target/debug/deps/sums-0a1b2c --exact tests::sums_stay_small",
	env: {
		PROPTEST_RNG_SEED: "{seed}",
		PROPTEST_DISABLE_FAILURE_PERSISTENCE: "1"
	},
	outcome: [{
		text: "Ignoring unknown env-var PROPTEST_RNG_SEED",
		is: "infra",
		reason: "this proptest takes no seed: it needs 1.7 or newer"
	}, ...rustTestRules]
};
// src/config/presets/resonate.ts
const resonate = {
	...plainPreset,
	about: "Resonate: the simulator of its TypeScript SDK. Every option changes what a seed means: write all of them.",
	run: [
		"npm",
		"run",
		"dst",
		"--"
	],
	needs: "the simulator",
	example: "run: npm run dst -- --steps 2000",
	arguments: ["--seed", "{seed}"],
	seedType: "u32"
};
// src/config/presets/shuttle.ts
const shuttle = {
	...plainPreset,
	about: "Rust, shuttle: a test that calls `check_random(f, 1)`; one iteration, because the seed names the first.",
	needs: "the test binary and the name of one test",
	example: "run: ./target/debug/deps/bank-0a1b2c --exact tests::withdrawals_are_kept",
	env: { SHUTTLE_RANDOM_SEED: "{seed}" },
	outcome: rustTestRules
};
// src/config/presets/turmoil.ts
const turmoil = {
	...plainPreset,
	about: "Rust, turmoil: the test reads `DST_SEED` and hands it to `Builder::rng_seed`.",
	needs: "the test binary and the name of one test",
	example: "run: ./target/debug/deps/kv-0a1b2c --exact keeps_acknowledged_writes",
	env: { DST_SEED: "{seed}" },
	outcome: rustTestRules
};
// src/config/presets/vopr.ts
const vopr = {
	...plainPreset,
	about: "TigerBeetle: the VOPR, built with `zig build vopr:build -Drelease -Dprint-exe`.",
	needs: "the VOPR program",
	example: "run: ./zig-out/bin/vopr --lite",
	arguments: ["{seed}"],
	timeout: "30m",
	expect: "PASSED",
	outcome: [
		{
			exit: 0,
			text: "not crashing in VOPR",
			is: "passed"
		},
		{
			exit: 127,
			is: "failed",
			reason: "crash"
		},
		{
			exit: 128,
			is: "failed",
			reason: "liveness"
		},
		{
			exit: 129,
			is: "failed",
			reason: "correctness"
		}
	]
};
// src/config/presets/presets.ts
const presetNames = [
	"plain",
	"madsim",
	"turmoil",
	"shuttle",
	"loom",
	"proptest",
	"go-test",
	"gosim",
	"fast-check",
	"vitest",
	"jest",
	"hypothesis",
	"jqwik",
	"coyote",
	"jepsen",
	"foundationdb",
	"vopr",
	"etcd-robustness",
	"openraft",
	"resonate"
];
const presets = {
	plain: plainPreset,
	madsim,
	turmoil,
	shuttle,
	loom,
	proptest,
	"go-test": goTest,
	gosim,
	"fast-check": fastCheck,
	vitest,
	jest,
	hypothesis,
	jqwik,
	coyote,
	jepsen,
	foundationdb,
	vopr,
	"etcd-robustness": etcdRobustness,
	openraft,
	resonate
};
const historyPlaces = [
	"artifact",
	"branch",
	"none"
];
const entriesMax$1 = 1e3;
const Name = string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "a name is 1 to 64 letters, digits, dots, dashes or underscores");
const ValueSchema = union([
	string(),
	number(),
	boolean()
]);
const CommandSchema = union([string(), array(ValueSchema).min(1).max(entriesMax$1)]);
const ValuesSchema = record(string(), ValueSchema);
const ConfigName = string().regex(configNamePattern, "a name is 1 to 64 letters, digits, dots, dashes or underscores");
const ConfigValueSchema = union([
	string().max(256),
	number(),
	boolean()
]);
const ConfigSchema = record(ConfigName, union([ConfigValueSchema, array(ConfigValueSchema).min(1).max(64)]));
const ExitCodesSchema = union([number().int().nonnegative(), string()]);
const SignalSchema = string().min(1);
const OutcomeFieldsSchema = strictObject({
	exit: union([ExitCodesSchema, array(ExitCodesSchema).min(1).max(entriesMax$1)]).optional().describe("Exit code, a range with both ends such as \"250-255\", or a list of them."),
	signal: union([SignalSchema, array(SignalSchema).min(1).max(100)]).optional().describe("Signal that ended the process, such as SIGABRT, a list of them, or any."),
	text: string().min(1).optional().describe("Regular expression that the output must contain; without look-around and back-references."),
	is: _enum(outcomeKinds).describe("What the seed gave when all of the above hold."),
	reason: string().min(1).max(200).optional().describe("What it means, in a few words, for people.")
});
const ResultFieldsSchema = strictObject({
	junit: string().min(1).optional().describe("JUnit XML that a run writes, such as \"{out}/*.xml\": a failure or error in it fails the seed."),
	antithesis: boolean().optional().describe("Whether the assertions of the Antithesis SDK are read; ANTITHESIS_SDK_LOCAL_OUTPUT is then set.")
});
const TargetFieldsSchema = strictObject({
	preset: _enum(presetNames).optional().describe("Known simulator or test runner, which fills in what its kind needs; see docs/presets.md."),
	build: string().optional().describe("Shell line that makes the simulator runnable on a fresh checkout. Needed to replay on other commits."),
	run: CommandSchema.optional().describe("Command that runs one seed in a fresh process; exit status 0 passes. {seed} is where the seed goes; {out} is a directory of its own; {config.NAME} is a value of \"config\". Split like a shell does, without a shell."),
	batch: CommandSchema.optional().describe("Command that runs many seeds in one process: {from} and {count} for consecutive seeds, or {seeds-file} with one seed a line."),
	"stops-at-first-failure": boolean().optional().describe("Whether a batch ends at its first failing seed; the sweep then goes on at the next seed."),
	worker: CommandSchema.optional().describe("Command of a process that stays and runs seeds as it is told to, one JSON object a line."),
	recycle: number().int().positive().max(2 ** 32).optional().describe("Seeds after which a worker is replaced by a fresh one. Default: never."),
	via: _enum(vias).optional().describe("Which of run, batch and worker a sweep uses. Default: worker, else batch, else run."),
	env: ValuesSchema.optional().describe("Environment variables added for the simulator."),
	"pass-env": array(string()).max(entriesMax$1).optional().describe("Names of further environment variables to let through to the simulator; never tokens of the runner."),
	timeout: string().optional().describe("Time one seed may take before its process tree is killed, such as 60s, 5m or 500ms. Default: 60s."),
	memory: string().optional().describe("Memory that one seed may use, with all its processes, such as 2GiB or 512MiB; more is a failure. Linux only. Default: no bound."),
	"seed-type": _enum(seedTypes).optional().describe("Integer type of the seeds that the simulator takes. Default: u64."),
	"seed-stream": _enum(["mixed", "consecutive"]).optional().describe("mixed: seeds spread over the whole type. consecutive: base, base + 1, ...; implied by {from} and {count}."),
	weight: number().positive().max(1e6).optional().describe("Share of time against the other targets. Default: 1."),
	canary: CommandSchema.optional().describe("Command that must fail: proves in every campaign that failures of this target are still seen."),
	expect: string().min(1).optional().describe("Text that must appear in the output for exit status 0 to count as passed."),
	outcome: array(OutcomeFieldsSchema).max(100).optional().describe("Rules that say what an end means, the first that matches decides; else exit status 0 passes."),
	result: ResultFieldsSchema.optional().describe("Files of a run that decide with its exit: junit, antithesis."),
	deterministic: boolean().optional().describe("false: the same seed may give something else next time; a seed only numbers an attempt. Default: true."),
	config: ConfigSchema.optional().describe("Configuration of the simulator, for {config.NAME} and for the record. A value is fixed; of a list, and of on/off (a family of faults), every seed draws its own.")
}).superRefine((fields, context) => {
	if (fields.run === void 0 && fields.preset === void 0) context.addIssue({
		code: "custom",
		path: ["run"],
		message: "write run, or preset"
	});
}).meta({ anyOf: [{ required: ["run"] }, { required: ["preset"] }] });
const IssuesSchema = strictObject({
	labels: array(string().min(1).max(50)).max(100).optional().describe("Labels of new issues. Default: seedsweep."),
	"max-new-issues": number().int().nonnegative().max(entriesMax$1).optional().describe("Most issues opened by one report; the rest stay pending. Default: 5."),
	"file-unconfirmed": boolean().optional().describe("Whether a finding is filed that passed whenever it was run again, or did not show on every runner. Default: false."),
	owners: record(string(), union([string(), array(string()).min(1).max(entriesMax$1)])).optional().describe("Who is told of a new finding: name of a property, type or target, or a path pattern such as src/raft/**, and GitHub logins, which are assigned, or teams such as acme/storage, which are mentioned. Else CODEOWNERS is asked.")
});
const ConfigFileSchema = strictObject({
	version: literal$1(1).optional().describe("Version of this format."),
	default: Name.optional().describe("Target that is swept when none is named."),
	targets: record(Name, TargetFieldsSchema).optional().describe("Simulators by name."),
	history: _enum(historyPlaces).optional().describe("Where the action keeps what earlier campaigns found: artifact (default), an orphan branch (needs contents: write), or none."),
	issues: IssuesSchema.optional().describe("How findings become GitHub issues.")
}).describe("Configuration of seedsweep, seedsweep.yml");
// src/config/parse-duration.ts
const durationMsMax = 2 ** 31 - 1;
const unitMs = {
	h: 36e5,
	m: 6e4,
	s: 1e3,
	ms: 1
};
function parseDuration(text, where = "duration") {
	const trimmed = text.trim();
	const shown = `${where}: ${JSON.stringify(truncate(trimmed, 40))}`;
	if (/^[0-9]+$/.test(trimmed)) throw new UserError("duration", `${shown} has no unit`, `Write ${trimmed}s for seconds or ${trimmed}ms for milliseconds`);
	const parts = /^(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?(?:(\d+)ms)?$/.exec(trimmed);
	if (parts === null || trimmed === "") throw new UserError("duration", `${shown} is not a duration`, "Write hours, minutes, seconds: 5m, 90s, 1h30m or 500ms");
	let sum = 0;
	for (const [place, ms] of Object.values(unitMs).entries()) sum += Number(parts[place + 1] ?? 0) * ms;
	const durationMs = Math.round(sum);
	if (durationMs === 0) throw new UserError("duration", `${shown} is no time at all`, "Write at least 1ms");
	if (durationMs > durationMsMax) throw new UserError("duration", `${shown} is more than 24 days`, "Write at most 596h");
	return durationMs;
}
// src/plan/hash-plan.ts
function hashPlan(plan) {
	const { runUrl: _runUrl, event: _event, ...origin } = plan.origin;
	const { format, version, seedsweep, size, targets, shards, carried, known } = plan;
	const content = canonicalJson({
		format,
		version,
		seedsweep,
		origin,
		size,
		targets,
		shards,
		carried,
		...known.length === 0 ? {} : { known }
	});
	return createHash("sha256").update(content).digest("hex").slice(0, 12);
}
function canonicalJson(value) {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	return `{${Object.entries(value).sort(([a], [b]) => compareText(a, b)).map(([key, child]) => `${JSON.stringify(key)}:${canonicalJson(child)}`).join(",")}}`;
}
// src/model/seed-stream.ts
const narrowWindowSize = 2 ** 20;
const indexMax = 2 ** 53;
function seedAt(stream, index) {
	assert(Number.isInteger(index) && index >= 0, `index ${index} is not a whole number from 0`);
	const { type } = stream;
	if (stream.kind === "consecutive") {
		assert(index < indexMax, `index ${index} is past 2^53`);
		const seed = BigInt(stream.base) + BigInt(index);
		assert(seed <= seedRanges[type].max, `seed ${seed} is past the end of ${type}`);
		return seed.toString();
	}
	assert(index < windowSize, `index ${index} is past the window of 2^32`);
	const key = BigInt(`0x${stream.key}`);
	const counter = windowStart(type, stream.number) + BigInt(index);
	switch (seedRanges[type].bits) {
		case 64: return formatSeed(mix64(BigInt.asUintN(64, key + counter)), type);
		case 63: return formatSeed(walk$1(BigInt.asUintN(63, key + counter), mix64), type);
		default: return formatSeed(BigInt(feistel(Number(BigInt.asUintN(32, counter)), roundKeys(key))), type);
	}
}
function describeStream(stream) {
	if (stream.kind === "consecutive") return stream;
	return {
		...stream,
		number: String(stream.number)
	};
}
function streamWarnings(stream, count) {
	if (stream.kind === "consecutive" || seedRanges[stream.type].bits > 32) return [];
	const warnings = [];
	const windows = windowCount(stream.type);
	if (stream.number >= windows) warnings.push(`campaign ${formatCount(stream.number)} runs seeds of campaign ${formatCount(stream.number % windows)} again: ${stream.type} has room for ${formatCount(windows)} campaigns; a 64-bit seed-type never runs out`);
	if (count > narrowWindowSize) {
		const last = stream.number + Math.ceil(count / narrowWindowSize) - 1;
		warnings.push(`${formatCount(count)} seeds of ${stream.type} reach into the seeds of later campaigns, up to number ${formatCount(last)}: a campaign has ${formatCount(narrowWindowSize)} to itself; a 64-bit seed-type has 2^32`);
	}
	return warnings;
}
function windowCount(type) {
	const { bits } = seedRanges[type];
	return bits === 32 ? 2 ** 32 / narrowWindowSize : 2 ** (bits - 32);
}
function windowStart(type, number) {
	const { bits } = seedRanges[type];
	return BigInt.asUintN(bits, BigInt(number) * BigInt(bits === 32 ? narrowWindowSize : windowSize));
}
function mix64(x) {
	let z = BigInt.asUintN(64, x + 11400714819323198485n);
	z = BigInt.asUintN(64, (z ^ z >> 30n) * 13787848793156543929n);
	z = BigInt.asUintN(64, (z ^ z >> 27n) * 10723151780598845931n);
	return z ^ z >> 31n;
}
function walk$1(from, step) {
	let x = step(from);
	while (x >= 2n ** 63n) x = step(x);
	return x;
}
const rounds = 4;
function roundKeys(key) {
	const keys = new Uint32Array(rounds);
	const high = Number(key >> 32n);
	const low = Number(BigInt.asUintN(32, key));
	for (let round = 0; round < rounds; round++) keys[round] = scramble(scramble(high + Math.imul(round, 2654435769)) ^ low);
	return keys;
}
function feistel(counter, keys) {
	let left = counter >>> 16;
	let right = counter & 65535;
	for (let round = 0; round < rounds; round++) {
		const next = left ^ scramble(right ^ (keys[round] ?? 0)) & 65535;
		left = right;
		right = next;
	}
	return (left << 16 | right) >>> 0;
}
function scramble(x) {
	let h = x | 0;
	h = Math.imul(h ^ h >>> 16, 2246822507);
	h = Math.imul(h ^ h >>> 13, 3266489909);
	return h ^ h >>> 16;
}
// src/plan/carry-over.ts
const limitFactor = 4;
const limitMsMax = 36e5;
const limitShareMax = .4;
function carryOver(pending, targets, size, shardCount) {
	const byName = new Map(targets.map((target) => [target.name, target]));
	return pending.flatMap(({ times, ...seed }) => {
		const target = byName.get(seed.target);
		if (target === void 0 || times >= 3 || !isOfType(seed.seed, target)) return [];
		return [{
			...seed,
			limitMs: limitOf$1(seed.elapsedMs, target.timeoutMs, size),
			times: times + 1
		}];
	}).sort((a, b) => b.elapsedMs - a.elapsedMs || compareText(a.target, b.target) || compareText(a.seed, b.seed)).slice(0, carriedMax).map((seed, position) => ({
		...seed,
		shard: position % shardCount
	}));
}
function limitOf$1(elapsedMs, timeoutMs, size) {
	const budgetMs = size.by === "budget" ? size.budgetMs * limitShareMax : Number.POSITIVE_INFINITY;
	const wanted = limitFactor * Math.max(elapsedMs, timeoutMs);
	return Math.ceil(Math.max(timeoutMs, Math.min(wanted, limitMsMax, budgetMs)));
}
function isOfType(seed, { seedType }) {
	const { min, max } = seedRanges[seedType];
	const value = BigInt(seed);
	return value >= min && value <= max;
}
// src/plan/choose-known.ts
const timeOfFindingMaxMs = 12e4;
function chooseKnown(stored, targets, shardCount) {
	const byName = new Map(targets.map((target) => [target.name, target]));
	const usable = stored.flatMap(({ closed, ...seed }) => {
		const target = byName.get(seed.target);
		if (target === void 0 || !target.deterministic || !isOfType(seed.seed, target)) return [];
		const limitMs = Math.ceil(Math.max(target.timeoutMs, 4 * (seed.elapsedMs ?? 0)));
		return [{
			...seed,
			closed,
			limitMs,
			elapsedMs: seed.elapsedMs ?? target.timeoutMs
		}];
	});
	const findings = [...Map.groupBy(usable, ({ target, key }) => `${target} ${key}`).values()].map(takeNewest);
	const rounds = Math.max(0, ...findings.map((seeds) => seeds.length));
	return Array.from({ length: rounds }, (_, round) => findings.flatMap((seeds) => seeds.slice(round, round + 1))).flat().slice(0, knownMax).map(({ closed: _closed, ...seed }, position) => ({
		...seed,
		shard: position % shardCount
	}));
}
function takeNewest(seeds) {
	const distinct = [...new Map(seeds.toReversed().map((seed) => [seed.seed, seed])).values()].toReversed();
	let timeMs = 0;
	return distinct.slice(0, 32).filter(({ elapsedMs, closed }, position) => {
		timeMs += elapsedMs;
		return position === 0 || !closed && timeMs <= timeOfFindingMaxMs;
	});
}
// src/plan/choose-stream.ts
function chooseStream(origin, target, seeds, headSha) {
	const type = target.seedType;
	if (seeds.by === "range") return {
		kind: "consecutive",
		type,
		base: seeds.first.toString()
	};
	const key = hashKey(keyParts(origin, target, headSha));
	const byHead = origin.namespace === "pull-request";
	switch (target.seedStream) {
		case "mixed": return {
			kind: "mixed",
			type,
			key,
			number: byHead ? 0 : origin.number
		};
		case "consecutive": {
			const number = byHead ? drawWindow(key, windowCount(type)) : (origin.number + firstWindow(origin, type, key)) % windowCount(type);
			return {
				kind: "consecutive",
				type,
				base: formatSeed(windowStart(type, number), type)
			};
		}
		default: return assertNever(target.seedStream);
	}
}
const firstWindows = 2 ** 20;
function firstWindow(origin, type, key) {
	return origin.namespace === "ci" && windowCount(type) > firstWindows ? drawWindow(key, firstWindows) : 0;
}
function drawWindow(key, count) {
	return Number.parseInt(key.slice(0, 8), 16) % count;
}
function keyParts(origin, target, headSha) {
	switch (origin.namespace) {
		case "ci": return [
			"ci",
			origin.repository,
			origin.workflow,
			target.name
		];
		case "pull-request":
			if (headSha !== null) return [
				origin.repository,
				target.name,
				"pull-request",
				headSha
			];
			throw new UserError("no-commit", "the seeds of a pull request come from its head commit, and none is known", "Check the repository out");
		case "local": return ["local", target.name];
		default: return assertNever(origin.namespace);
	}
}
function hashKey(parts) {
	return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}
// src/plan/plan-campaign.ts
function planCampaign(request) {
	const { origin, seeds, shardCount } = request;
	checkRequest(request);
	const targets = request.targets.map((target) => {
		checkNumber(origin.number, target);
		return {
			target,
			stream: chooseStream(origin, target, seeds, request.headSha ?? origin.sha)
		};
	});
	const counts = targets.map(({ target, stream }) => ({
		target: target.name,
		count: countIndices$2(seeds, target, stream)
	}));
	const shards = Array.from({ length: shardCount }, (_, shard) => ({
		shard,
		slices: counts.map(({ target, count }) => ({
			target,
			...cutSlice(count, shardCount, shard, seeds.by)
		}))
	}));
	const size = sizeOf(seeds);
	const content = {
		format: "seedsweep-plan",
		version: 1,
		seedsweep: request.seedsweep,
		origin,
		size,
		targets,
		shards,
		carried: seeds.by === "range" ? [] : carryOver(request.pending ?? [], request.targets, size, shardCount),
		known: seeds.by === "range" ? [] : chooseKnown(request.stored ?? [], request.targets, shardCount)
	};
	return {
		...content,
		campaign: hashPlan(content)
	};
}
function checkRequest({ targets, seeds, shardCount }) {
	assert(targets.length > 0, "a plan without targets");
	assert(new Set(targets.map(({ name }) => name)).size === targets.length, "a plan with one target twice");
	if (!Number.isInteger(shardCount) || shardCount < 1 || shardCount > 256) throw new UserError("shards", `${shardCount} shards cannot be planned`, `Write 1 to 256: a CI matrix has no more jobs`);
	const count = seeds.by === "range" ? seeds.end - seeds.first : seeds.by === "count" ? seeds.count : null;
	if (count === null) return;
	if (count <= 0 || !Number.isInteger(Number(count))) throw new UserError("seeds", "no seeds are asked for", "Write at least 1");
	if (count > windowSize) {
		const seen = `${count.toLocaleString("en-US")} seeds are more than one campaign can have`;
		throw new UserError("seeds", seen, `Write at most ${formatCount(windowSize)} and run several campaigns`);
	}
	if (count < shardCount) {
		const seen = `${formatPlural(Number(count), "seed")} cannot be cut into ${shardCount} shards`;
		throw new UserError("shards", seen, `Write shards ${count} or less, or more seeds`);
	}
}
function checkNumber(number, { name, seedType }) {
	assert(Number.isInteger(number) && number >= 0, `campaign number ${number}`);
	const windows = windowCount(seedType);
	if (seedRanges[seedType].bits === 32 || number < windows) return;
	throw new UserError("campaign-number", `campaign number ${formatCount(number)} is past the last of target "${name}"`, `Numbers of ${seedType} end at ${formatCount(windows - 1)}`);
}
function countIndices$2(seeds, target, stream) {
	const { min, max } = seedRanges[target.seedType];
	switch (seeds.by) {
		case "range": {
			if (seeds.first >= min && seeds.end - 1n <= max) return Number(seeds.end - seeds.first);
			const seen = `${seeds.first}..${seeds.end} goes past the seeds of target "${target.name}", which are ${target.seedType}`;
			throw new UserError("seeds", seen, `Write a range within ${min}..${max + 1n}, or another seed-type`);
		}
		case "count":
		case "budget": {
			const left = stream.kind === "mixed" ? BigInt(windowSize) : max - BigInt(stream.base) + 1n;
			const room = left < BigInt(windowSize) ? Number(left) : windowSize;
			if (seeds.by === "budget") return room;
			if (seeds.count <= room) return seeds.count;
			const seen = `${formatCount(seeds.count)} seeds of target "${target.name}" go past the end of ${target.seedType}`;
			throw new UserError("seeds", seen, `Write at most ${formatCount(room)}, or another seed-type`);
		}
		default: return assertNever(seeds);
	}
}
function cutSlice(count, shardCount, shard, by) {
	if (by === "budget") {
		const width = Math.floor(count / shardCount);
		return {
			first: shard * width,
			end: (shard + 1) * width
		};
	}
	return {
		first: Math.floor(count * shard / shardCount),
		end: Math.floor(count * (shard + 1) / shardCount)
	};
}
function sizeOf(seeds) {
	switch (seeds.by) {
		case "range": return {
			by: "count",
			count: Number(seeds.end - seeds.first)
		};
		case "count": return {
			by: "count",
			count: seeds.count
		};
		case "budget": return {
			by: "budget",
			budgetMs: seeds.budgetMs
		};
		default: return assertNever(seeds);
	}
}
// src/model/signature.ts
const signatureKinds = [
	"property",
	"sanitizer",
	"panic",
	"exception",
	"assertion",
	"test",
	"fatal",
	"timeout",
	"oom",
	"violation",
	"signal",
	"exit",
	"nondeterminism"
];
const unequalRunsType = "unequal runs";
// src/signature/read-failure-text.ts
const headMax = 262144;
const lineMax$2 = 1048576;
const lineReadMax = 16384;
function readFailureText(output) {
	const text = stripControls(cutMiddle(output));
	return {
		text,
		lines: text.split("\n").map(readLine$1)
	};
}
function cutMiddle(output) {
	if (output.length <= 2359296) return output;
	const head = output.slice(0, headMax);
	const tail = output.slice(-2097152);
	return `${head.slice(0, head.lastIndexOf("\n") + 1)}\n${tail.slice(tail.indexOf("\n") + 1)}`;
}
function stripControls(text) {
	const plain = /[\x1b\x9b\x9d]/.test(text) ? text.replace(escapePattern, "") : text;
	const lined = plain.includes("\r") ? plain.replace(/\r+\n?/g, "\n") : plain;
	const printable = controlPattern.test(lined) ? lined.replace(controlsPattern, "") : lined;
	return printable.isWellFormed() ? printable : printable.toWellFormed();
}
const escapePattern = new RegExp([
	String.raw`(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]`,
	String.raw`(?:\x1b\]|\x9d)[^\x07\x1b\x9c]{0,512}(?:\x07|\x1b\\|\x9c)`,
	String.raw`\x1b[@-Z\\-_]`
].join("|"), "g");
const controlPattern = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]/;
const controlsPattern = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]/g;
function readLine$1(line) {
	if (line.length > lineMax$2) return "";
	const read = line.length > lineReadMax ? line.slice(0, lineReadMax) : line;
	const first = read.charCodeAt(0);
	return first >= 48 && first <= 57 ? read.replace(collectorPrefix, "") : read;
}
const collectorPrefix = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d) (?:std(?:out|err) [FP] )?/;
// src/signature/normalise-message.ts
const messageReadMax = 8e3;
const templateMax = 200;
const literalMin = 4;
function normaliseMessage(message, literals = []) {
	return makeTemplate(clearMessage(message, literals));
}
function clearMessage(message, literals) {
	let text = stripControls(message.length > messageReadMax ? message.slice(0, messageReadMax) : message);
	text = stripLogPrefix(text);
	for (const literal of literals) if (literal.length >= literalMin) text = text.replaceAll(literal, /[/\\]/.test(literal) ? "/w" : "<n>");
	return text;
}
function makeTemplate(cleared) {
	let text = cleared.slice(0, messageReadMax).replace(protectedPattern, hideDigits);
	text = blankNames(text);
	text = blankNumbers(text);
	text = collapseLists(text);
	text = text.replace(hiddenDigits, (digit) => String.fromCharCode(digit.charCodeAt(0) - hiddenBase));
	text = text.replace(/\s+/g, " ").trim();
	return text.length > templateMax ? text.slice(0, templateMax).toWellFormed().trimEnd() : text;
}
function stripLogPrefix(line) {
	const rest = line.trimStart().replace(stampPrefix, "").replace(levelPrefix, "");
	return rest === "" ? line : rest;
}
const stampPrefix = /^\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ]|\d\d\/\d\d\/\d\d ?)?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]? +/;
const levelPrefix = /^(?:\[(?:trace|debug|info|warn|warning|error|fatal)\]|(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR):?) +(?:\[\d+\] +)?/;
const protectedPattern = new RegExp([
	String.raw`\b(?:signal|exit(?:ed)?(?: with)?(?: code| status)?|status(?: code)?|errno|os error)[ =:]{1,3}\d+\b`,
	String.raw`\bHTTP(?:\/\d(?:\.\d)?)? \d{3}\b|\bHTTP\/\d(?:\.\d)?`,
	String.raw`\b[ui]?(?:int|float|fp|complex)(?:8|16|32|64|128)(?:_t)?\b|\b[uif](?:8|16|32|64|128)\b`,
	String.raw`\bsha-?\d{1,3}\b|\bmd[45]\b|\bcrc-?(?:16|32|64)c?\b|\bxxh(?:3|32|64)\b|\bbase(?:32|58|64)\b`,
	String.raw`\b(?:utf|ucs)-?\d{1,2}\b|\bip(?:v[46]|6)\b|\bx(?:86(?:_64)?|64)\b|\bamd64\b|\barm(?:64|v7)\b|\baarch64\b`,
	String.raw`\b(?:tls|ssl)v?\d(?:\.\d)?\b|\b[0-9]{1,3}-bit\b|\bk8s\b|\bG[0-2][abc]?(?:-\w+)?\b|\bE2BIG\b|\bL[123] cache\b`
].join("|"), "gi");
const hiddenBase = 57344;
const hiddenDigits = /[\ue030-\ue039]/g;
function hideDigits(word) {
	return word.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + hiddenBase));
}
function blankNames(text) {
	return text.replace(timePattern, "<time>").replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, "<uuid>").replace(/(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, "<email>").replace(/\b[a-z][a-z0-9+]{1,15}:\/\/[^\s'"`<>)\]]+/gi, "<url>").replace(/(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\d)(?::\d{1,5})?/g, "<ip>").replace(/\[[0-9a-f:]{0,39}::?[0-9a-f:.%]{1,39}\](?::\d{1,5})?/gi, (found) => isAddress(found) ? "<ip>" : found).replace(/(?<![\w:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:(])/gi, (found) => isAddress(found) ? "<ip>" : found).replace(/(?<![\w:/\\])[A-Za-z]:[\\/][^\s'"`:;,)\]]+/g, blankPath$1).replace(/(?<![\w:/\\<>.~-])(?:~|\.{1,2})?\/(?=\/*[\w.@+=~%-])[\w.@+=~%/-]+/g, blankPath$1).replace(/(?<![\w:/\\<.@+=-])[\w.@+=-]+\/[\w.@+=/-]+/g, blankRelativePath);
}
const timePattern = new RegExp([
	String.raw`\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?)?`,
	String.raw`\b\d\d\/\d\d\/\d\d(?:\d\d)? \d\d:\d\d:\d\d(?:[.,]\d{1,9})?`,
	String.raw`\b(?:(?:mon|tue|wed|thu|fri|sat|sun),? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) {1,2}\d{1,2},? \d\d:\d\d:\d\d(?: \d{4})?`,
	String.raw`(?<![\w:])\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?![\w:])`
].join("|"), "gi");
function isAddress(text) {
	return /\d/.test(text) && (text.includes("::") || (text.match(/:/g)?.length ?? 0) >= 5);
}
function blankPath$1(path) {
	const end = /[.,;:]+$/.exec(path)?.[0] ?? "";
	return `<path>/${path.slice(0, path.length - end.length).replace(/[\\/]+$/, "").split(/[\\/]/).at(-1) ?? ""}${end}`;
}
function blankRelativePath(text) {
	return (text.split("/").length - 1 >= 2 || /\.[A-Za-z]\w{0,7}$/.test(text)) && /[A-Za-z]/.test(text) ? blankPath$1(text) : text;
}
function blankNumbers(text) {
	return text.replace(/\b0x[0-9a-f]+\b\??/gi, "<n>").replace(/@[0-9a-f]{3,16}\b/g, "@<n>").replace(/(?<![A-Za-z0-9])(?:(?<![\w)\]>])[-+])?(?=[a-f]{0,15}\d)[0-9a-f]{6,128}(?![A-Za-z0-9]|\.\d)/gi, "<n>").replace(/(?<![A-Za-z0-9])(?=[A-Za-z]{0,40}\d)[A-Za-z0-9]{20,128}(?![A-Za-z0-9])/g, "<n>").replace(/(\.[A-Za-z]{1,6}|>|\w):\d+:\d+\b/g, "$1").replace(/(\.[A-Za-z]{1,6}):\d+\b/g, "$1").replace(/(['"`])([^'"`\s]{0,80}[A-Za-z]\d+[A-Za-z][^'"`\s]{0,80})\1/g, "$1<n>$1").replace(/(?<![\w.])[-+]?\d+(?:\.\d+)?(?:ns|us|µs|μs|ms|s|sec|secs|m|min|h|d)[\d.hmsuµn]*\b/g, "<t>").replace(/(?<![\w.]|[\w)\]>]-)[-+]?\d[\d.,_]*(?<![.,_])(?:[eE][-+]?\d+)?%?/g, "<n>").replace(/(?<=[\w)\]>]-)\d[\d.]*(?<!\.)/g, "<n>").replace(/([A-Za-z_])\d[\d.]*(?<!\.)(?![A-Za-z\d])/g, "$1<n>");
}
function collapseLists(text) {
	if (!text.includes("<")) return text;
	return dropRepeats(text.replace(/\bmap\[([^[\]]*)\]/g, (_, entries) => `map[${[...new Set(entries.split(" "))].sort().join(" ")}]`).replace(/\[[^[\]]+\]/g, collapseGroup).replace(/\([^()]+\)|\{[^{}]+\}/g, collapseGroup), " ", 3);
}
function collapseGroup(group) {
	const pad = group.charAt(1) === " " && group.at(-2) === " " ? " " : "";
	const inner = group.slice(1, -1).trim();
	return group.charAt(0) + pad + dropRepeats(inner, inner.includes(", ") ? ", " : " ", 2) + pad + group.slice(-1);
}
function dropRepeats(list, separator, least) {
	const items = list.split(separator);
	const kept = [];
	for (let at = 0; at < items.length;) {
		const item = items[at] ?? "";
		let end = at + 1;
		while (end < items.length && sameItem(items[end] ?? "", item)) end++;
		const repeats = end - at >= least && item.includes("<");
		kept.push(...repeats ? [item.replace(/[,;]$/, "")] : items.slice(at, end));
		at = end;
	}
	return kept.join(separator);
}
function sameItem(a, b) {
	return a === b || a.replace(/[,;]$/, "") === b.replace(/[,;]$/, "");
}
// src/signature/sign-failure.ts
const excerptLinesMax = 60;
const titleMax$1 = 200;
function signFailure(failure, lines, literals, target) {
	const { kind, language, type, stack } = failure;
	const cleared = clearMessage(failure.message, literals);
	const message = cleared.trim() === "" ? "" : cleared;
	const site = stack.site.length > 0 || message !== "" ? stack.site : [`${targetSite}${target}`];
	const parts = {
		typeClass: failure.typeClass ?? type,
		message,
		site,
		own: stack.own
	};
	const excerpt = lines.slice(failure.line, failure.line + excerptLinesMax).join("\n");
	return {
		version: 1,
		...makeKeys({
			kind,
			language,
			type
		}, parts),
		exact: hash([1, excerpt.replace(excerptNoise, "<n>")]),
		kind,
		language,
		type,
		frames: stack.frames,
		crash: failure.crash,
		parts
	};
}
const keyRules = {
	version: 1,
	makeKeys
};
const targetSite = "target ";
function makeKeys({ kind, language, type }, { typeClass, message: cleared, site, own }) {
	const message = cleared === "" ? "" : makeTemplate(cleared);
	const parts = [
		1,
		kind,
		language,
		typeClass,
		unifyPlaceholders(message),
		site
	];
	return {
		key: hash(parts),
		variant: hash([...parts, own]),
		message,
		title: titleOf(type, message, site)
	};
}
function unifyPlaceholders(message) {
	return message.replace(/<(?:time|uuid|email|ip|t)>/g, "<n>");
}
const excerptNoise = /0x[0-9a-f]+|(?<![A-Za-z0-9])(?=[a-f]{0,15}\d)[0-9a-f]{6,64}(?![A-Za-z0-9])|\d+/gi;
function titleOf(type, message, [place = ""]) {
	if (message !== "") return truncate(saysType(message, type) ? message : `${type}: ${message}`, titleMax$1);
	const name = place.startsWith(targetSite) ? place.slice(7) : place;
	return truncate(name === "" ? type : `${type} in ${name}`, titleMax$1);
}
function hash(parts) {
	return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
function saysType(message, type) {
	return message.toLowerCase().startsWith(type.toLowerCase());
}
// src/store/corrections.ts
function readCorrections(store, repository) {
	return withStoreErrors(store.path, () => store.database.prepare(`SELECT id, at, author, issue, target, kind, key, merge_into AS mergeInto, until, done
        FROM correction WHERE repository = ? ORDER BY id`).all(repository).map(toCorrection));
}
function recordCorrections(store, repository, corrections) {
	withStoreErrors(store.path, () => {
		const upsert = store.database.prepare(upsertSql(correctionRule));
		store.database.transaction(() => {
			for (const { correction, author, issue, done } of corrections) {
				const { id, at, target, order } = correction;
				const into = order.kind === "merge" ? order.into : null;
				const until = order.kind === "ignore" ? order.until : null;
				upsert.run(repository, id, done ? 1 : 0, at, author, issue, target, order.kind, order.key, into, until);
			}
		}).immediate();
	});
}
function readCommentLook(store, repository) {
	return withStoreErrors(store.path, () => store.database.prepare("SELECT at FROM comment_look WHERE repository = ?").pluck().get(repository) ?? null);
}
function recordCommentLook(store, repository, at) {
	withStoreErrors(store.path, () => store.database.prepare(upsertSql(commentLookRule)).run(repository, at));
}
function toCorrection(row) {
	const { id, at, author, issue, target, done } = row;
	return {
		correction: {
			id,
			source: "comment",
			target,
			at,
			by: `${author} in issue ${issue}`,
			order: toOrder(row)
		},
		author,
		issue,
		done: done === 1
	};
}
function toOrder({ kind, key, mergeInto, until }) {
	switch (kind) {
		case "merge": return {
			kind,
			into: mergeInto ?? key,
			key
		};
		case "ignore": return {
			kind,
			key,
			until
		};
		case "split":
		case "expected":
		case "wrong":
		case "retry":
		case "lift": return {
			kind,
			key
		};
	}
}
// src/store/read-campaigns-to-ask.ts
function readCampaignsToAsk(store, names, but) {
	return withStoreErrors(store.path, () => store.database.prepare(`WITH own AS (
          SELECT campaign, started_at, number FROM campaign
          WHERE campaign <> $but AND json_extract(plan_json, '$.origin.pullRequest') IS NULL),
        seen AS (
          SELECT campaign, row_number() OVER (
            PARTITION BY f.target, f.key ORDER BY o.started_at DESC, o.number DESC, campaign) AS place
          FROM failures f JOIN own o USING (campaign)
          WHERE f.target || ' ' || f.key IN (SELECT value FROM json_each($names)))
        SELECT campaign FROM own WHERE campaign IN (SELECT campaign FROM seen WHERE place = 1)
          OR campaign IN (SELECT campaign FROM replay WHERE verdict IN ('passed', 'other'))
        ORDER BY started_at DESC, number DESC, campaign`).pluck().all({
		but,
		names: JSON.stringify(names)
	}));
}
// src/model/finding.ts
function findingId(key) {
	return `f-${key.slice(0, 8)}`;
}
function countSeedsToSeeAgain(finding) {
	const { life, reproduction } = finding;
	const seeds = life === null || life.hits === 0 ? finding.seedsToSeeAgain : life.seedsToSeeAgain;
	if (!Number.isFinite(seeds) || reproduction?.repeat.by === "attempts") return null;
	const unit = 10 ** Math.max(0, Math.floor(Math.log10(seeds)) - 1);
	return Math.ceil(seeds / unit) * unit;
}
// src/store/read-failures.ts
const failuresReadMax = 1e6;
function readFailures(store, key, options = {}) {
	const { target = null, limit = failuresReadMax } = options;
	return readWhere(store, "key = ? AND target = ifnull(?, target)", [key, target], limit);
}
function readFailuresOfSeed(store, seed) {
	return readWhere(store, "seed = ?", [seed], failuresReadMax);
}
const shortestFirst = `attempt = 0, step IS NULL, step, CASE WHEN step IS NULL THEN duration_ms END, campaign, idx`;
const failureColumns = `campaign, idx AS "index", seed, outcome, sha, step, duration_ms AS durationMs, digest,
  exit_code AS exitCode, exit_signal AS exitSignal, config, variant, exact`;
function toFailingSeed$1({ variant: _variant, exact: _exact, config, ...seed }) {
	return {
		...seed,
		config: parseConfiguration(config)
	};
}
function parseConfiguration(json) {
	const config = json === null ? {} : JSON.parse(json);
	return Object.fromEntries(Object.entries(config ?? {}).map(([name, value]) => [name, String(value)]));
}
function readWhere(store, where, values, limit) {
	return withStoreErrors(store.path, () => store.database.prepare(`SELECT ${failureColumns}, target, shard, attempt, key, title, (
          SELECT text FROM detail d WHERE d.target = f.target AND d.key = f.key AND d.campaign = f.campaign
            AND d.idx = f.idx AND d.shard = f.shard AND d.attempt = f.attempt) AS detail
        FROM failures f WHERE ${where} ORDER BY ${shortestFirst} LIMIT ?`).all(...values, limit).map(({ config, ...failure }) => ({
		...failure,
		config: parseConfiguration(config)
	})));
}
// src/store/read-replays.ts
function readReplays(store, filter = {}) {
	const { campaigns, target = null, key = null, seed = null } = filter;
	return withStoreErrors(store.path, () => store.database.prepare(`SELECT campaign, target, key, seed, replay, place AS "where", verdict, seen_key AS seenKey,
          seen_title AS seenTitle, seen_digest AS seenDigest, seen_exit AS seenExit, duration_ms AS durationMs
        FROM replay WHERE ($asked IS NULL OR campaign IN (SELECT value FROM json_each($asked)))
          AND target = ifnull($target, target) AND key = ifnull($key, key) AND seed = ifnull($seed, seed)
        ORDER BY campaign, target, key, seed, place, replay`).all({
		asked: campaigns === void 0 ? null : JSON.stringify(campaigns),
		target,
		key,
		seed
	}));
}
function readIssues$1(store, repository) {
	return withStoreErrors(store.path, () => store.database.prepare("SELECT target, key, updated_at AS \"at\", number, state FROM issue WHERE repository = ? ORDER BY target, key").all(repository)).map(({ target, key, at, number, state }) => ({
		target,
		key,
		at,
		issue: {
			repository,
			number,
			state
		}
	}));
}
// src/store/read-findings.ts
function readStoredFindings(store, campaigns, repository = repositoryOf(store, campaigns), split = []) {
	return withStoreErrors(store.path, () => {
		const asked = JSON.stringify(campaigns);
		const judged = readJudged$1(store, asked);
		const replays = Map.groupBy(readReplays(store, { campaigns }), ({ target, key }) => `${target} ${key}`);
		const issues = new Map((repository === null ? [] : readIssues$1(store, repository)).map(({ target, key, issue }) => [`${target} ${key}`, issue]));
		const rows = store.database.prepare(`SELECT target, key AS cause, CASE WHEN target || ' ' || key IN (SELECT value FROM json_each(?)) THEN variant END AS part,
          sum(NOT carried) AS count, sum(carried AND idx < ${knownIndexMin}) AS carried
        FROM failures WHERE campaign IN (SELECT value FROM json_each(?))
        GROUP BY target, key, part ORDER BY count DESC, target, key, part`).all(JSON.stringify(split.map(({ target, key }) => `${target} ${key}`)), asked);
		const readers = openReaders(store);
		const drawn = readDrawn(store, asked);
		const firstBads = readFirstBads(store);
		return rows.map(({ target, cause, part, count, carried }) => {
			const key = part ?? cause;
			const known = {
				target,
				key,
				count,
				carried,
				seedsJudged: judged.get(target) ?? 0,
				replays: replays.get(`${target} ${cause}`) ?? [],
				issue: issues.get(`${target} ${key}`) ?? null,
				drawn: drawn.get(target) ?? [],
				formerKeys: part === null ? readers.formerKeys.all({ key }) : [],
				firstBad: firstBads.get(`${target} ${key}`) ?? null
			};
			return readFinding(readers, {
				asked,
				key: cause,
				part
			}, known);
		});
	});
}
function readFinding(readers, failures, known) {
	const { target } = known;
	const seedsBelow = (below) => readers.seeds.all({
		target,
		...failures,
		below,
		limit: 32
	});
	const fresh = seedsBelow(knownIndexMin);
	const shortest = fresh.length > 0 ? fresh : seedsBelow(Number.MAX_SAFE_INTEGER);
	const [first] = shortest;
	assert(first !== void 0, "a finding has a failing seed");
	const variants = readers.variants.all({
		target,
		...failures
	});
	const own = variants.find(({ variant }) => variant === first.variant);
	assert(own !== void 0, "a failing seed has a signature");
	const seen = readers.seen.all({
		target,
		key: failures.key,
		part: failures.part
	});
	const [firstSeen, lastSeen] = [seen[0], seen.at(-1)];
	assert(firstSeen !== void 0 && lastSeen !== void 0, "a finding was seen in a campaign");
	const isOwn = ({ seed }) => failures.part === null || shortest.some((failing) => failing.seed === seed);
	return {
		...known,
		replays: known.replays.filter(isOwn),
		drawn: countFailing(readers, failures, known),
		signature: signatureOf(own, first.exact),
		seeds: shortest.map(toFailingSeed$1),
		variants: variants.map(({ variant, count, frames }) => ({
			variant,
			count,
			frames: parseFrames(frames)
		})),
		excerpt: readers.excerpt.get({
			target,
			...failures
		})?.text ?? "",
		firstSeen,
		lastSeen
	};
}
function countFailing(readers, failures, { target, drawn }) {
	if (drawn.length === 0) return [];
	const failing = new Map(readers.drawn.all({
		target,
		...failures
	}).map(({ name, value, failing }) => [`${name} ${value}`, failing]));
	return drawn.map((count) => ({
		...count,
		failing: failing.get(`${count.name} ${count.value}`) ?? 0
	}));
}
function openReaders({ database }) {
	const ofFinding = "target = $target AND key = $key AND ($part IS NULL OR variant = $part)";
	const among = "campaign IN (SELECT value FROM json_each($asked))";
	return {
		seeds: database.prepare(`SELECT ${failureColumns} FROM failures WHERE ${ofFinding} AND ${among} AND idx < $below ORDER BY ${shortestFirst} LIMIT $limit`),
		drawn: database.prepare(`SELECT j.key AS name, j.value, count(*) AS failing FROM failures f, json_each(f.config) j
      WHERE f.target = $target AND f.key = $key AND ($part IS NULL OR variant = $part) AND NOT carried
      AND attempt <> 0 AND ${among} GROUP BY j.key, j.value`),
		variants: database.prepare(`SELECT s.*, v.count FROM (
        SELECT key, variant, count(*) AS count FROM failures WHERE ${ofFinding} AND ${among} GROUP BY key, variant
      ) v JOIN signature s USING (key, variant) ORDER BY v.count DESC, variant`),
		excerpt: database.prepare(`SELECT text FROM detail d JOIN failures f USING (target, key, campaign, idx, shard, attempt)
      WHERE ${ofFinding} AND text <> '' ORDER BY ${among} DESC, idx >= ${knownIndexMin}, ${shortestFirst} LIMIT 1`),
		formerKeys: database.prepare("SELECT former FROM former_key WHERE key = $key ORDER BY former").pluck(),
		seen: database.prepare(`SELECT campaign, number, sha, started_at AS "at" FROM campaign
      WHERE campaign IN (SELECT campaign FROM failures WHERE ${ofFinding})
      UNION ALL SELECT campaign, number, sha, started_at FROM past_sightings
      WHERE target = $target AND key = $key AND $part IS NULL
      ORDER BY 4, number, campaign`)
	};
}
function signatureOf(row, exact) {
	const { key, variant, version, kind, language, type, message, title } = row;
	return {
		version,
		key,
		variant,
		exact,
		kind,
		language,
		type,
		message,
		frames: parseFrames(row.frames),
		title,
		crash: row.crash === 1,
		parts: parseParts(row.parts)
	};
}
function parseFrames(json) {
	const frames = JSON.parse(json);
	return Array.isArray(frames) ? frames.map(String) : [];
}
function readDrawn(store, asked) {
	const rows = store.database.prepare(`SELECT target, name, value, sum(passes + failures) AS seeds FROM config_values
      WHERE campaign IN (SELECT value FROM json_each(?)) GROUP BY target, name, value ORDER BY name, value`).all(asked);
	const byTarget = Map.groupBy(rows, ({ target }) => target);
	return new Map([...byTarget].map(([target, counts]) => [target, counts.map(({ target: _target, ...count }) => count)]));
}
function readJudged$1(store, asked) {
	const rows = store.database.prepare(`SELECT target, sum(delivered - unknown - infra) AS judged FROM coverage
      WHERE campaign IN (SELECT value FROM json_each(?)) GROUP BY target`).all(asked);
	return new Map(rows.map(({ target, judged }) => [target, judged]));
}
function repositoryOf(store, campaigns) {
	return readCampaigns(store).find(({ campaign }) => campaigns.includes(campaign))?.origin.repository ?? null;
}
// src/store/read-history.ts
function readHistoryStarts({ database, path }) {
	return withStoreErrors(path, () => database.prepare(`SELECT campaign, number, started_at AS startedAt, json_extract(plan_json, '$.origin.workflow') AS workflow,
          json_extract(plan_json, '$.origin.event') AS event FROM campaign
        UNION ALL SELECT campaign, number, started_at, workflow, event FROM past_campaign
        ORDER BY 3, 2, 1`).all());
}
function readHistorySweeps({ database, path }) {
	return withStoreErrors(path, () => database.prepare(`WITH known AS (
          SELECT campaign, number, sha, started_at, json_extract(plan_json, '$.origin.workflow') AS workflow, 0 AS past FROM campaign
          UNION ALL SELECT campaign, number, sha, started_at, workflow, 1 FROM past_campaign),
        done AS (
          SELECT campaign, sum(planned) AS planned, sum(failed + timed_out + nondeterministic) AS failed,
            sum(passed + failed + timed_out + nondeterministic) AS judged FROM sweeps GROUP BY campaign),
        seen AS (SELECT campaign, count(*) AS findings FROM sightings GROUP BY campaign)
        SELECT k.campaign, k.number, k.sha, k.started_at AS startedAt, k.workflow, k.past, ifnull(d.planned, 0) AS planned,
          ifnull(d.judged, 0) AS judged, ifnull(d.failed, 0) AS failed, ifnull(s.findings, 0) AS findings
        FROM known k LEFT JOIN done d USING (campaign) LEFT JOIN seen s USING (campaign)
        ORDER BY k.started_at DESC, k.number DESC, k.campaign`).all()).map((row) => ({
		...row,
		past: row.past === 1
	}));
}
function readPastEvidence({ database, path }, { target, keys }) {
	return withStoreErrors(path, () => database.prepare(`SELECT w.campaign, c.number, c.sha, c.started_at AS "at",
          w.passed + w.failed + w.timed_out + w.nondeterministic AS seeds, ifnull(sum(s.count), 0) AS hits,
          ifnull(sum(s.carried), 0) AS carriedHits
        FROM past_sweep w JOIN past_campaign c USING (campaign)
        LEFT JOIN past_sighting s ON s.campaign = w.campaign AND s.target = w.target
          AND s.key IN (SELECT value FROM json_each($keys))
        WHERE w.target = $target GROUP BY w.campaign
        UNION ALL SELECT 'issue', 0, first_sha, first_at, n, k, 0 FROM standing_in
        WHERE target = $target AND key IN (SELECT value FROM json_each($keys))
        UNION ALL SELECT 'issue', 0, ifnull(sha, first_sha), first_at, 0, 0, 1 FROM standing_in
        WHERE target = $target AND key IN (SELECT value FROM json_each($keys)) AND (sha IS NOT first_sha OR k = 0)
        ORDER BY 4, 2, 1, 7`).all({
		target,
		keys: JSON.stringify(keys)
	})).map(({ seeds, hits, carriedHits, ...seen }) => ({
		seen,
		seeds,
		hits,
		carriedHits
	}));
}
function readPastCommits({ database, path }) {
	const shas = withStoreErrors(path, () => database.prepare(`SELECT sha FROM (
          SELECT sha, started_at AS at, number FROM past_campaign
          UNION ALL SELECT first_sha, first_at, 0 FROM standing_in
          UNION ALL SELECT sha, first_at, 1 FROM standing_in)
        WHERE sha IS NOT NULL ORDER BY at, number, sha`).pluck().all());
	return [...new Set(shas)];
}
function readHistorySources({ database, path }) {
	return withStoreErrors(path, () => new Set(database.prepare("SELECT artifact FROM history_source").pluck().all()));
}
// src/store/read-counted-findings.ts
function readCountedFindings(store, campaigns, repository) {
	return withStoreErrors(store.path, () => {
		const rows = readCountedSeeds(store, campaigns);
		if (rows.length === 0) return [];
		const firstBads = readFirstBads(store);
		const issues = new Map((repository === null ? [] : readIssues$1(store, repository)).map((known) => [nameFinding(known), known.issue]));
		const words = store.database.prepare("SELECT *, 0 AS count FROM signature WHERE key = ? ORDER BY variant LIMIT 1");
		const formerKeys = store.database.prepare("SELECT former FROM former_key WHERE key = ? ORDER BY former").pluck();
		return [...Map.groupBy(rows, nameFinding)].flatMap(([name, seeds]) => {
			const [{ target, key } = {
				target: "",
				key: ""
			}] = seeds;
			const evidence = readPastEvidence(store, {
				target,
				keys: [key]
			});
			const since = evidence.slice(evidence.findIndex(isSighting));
			const [first, last] = [since.find(isSighting)?.seen, since.findLast(isSighting)?.seen];
			if (first === void 0 || last === void 0) return [];
			const row = words.get(key);
			const count = sum$5(since.map(({ hits }) => hits));
			return [{
				target,
				key,
				formerKeys: formerKeys.all(key),
				signature: row === void 0 ? unknownWords(key) : signatureOf(row, ""),
				count,
				carried: sum$5(since.map(({ carriedHits }) => carriedHits)),
				seedsJudged: Math.max(1, count, sum$5(since.map((one) => one.seeds))),
				seeds: seeds.slice(0, 32).map(toFailingSeed),
				variants: [],
				excerpt: "",
				firstSeen: first,
				lastSeen: last,
				drawn: [],
				replays: [],
				issue: issues.get(name) ?? null,
				firstBad: firstBads.get(name) ?? null
			}];
		});
	});
}
function readCountedSeeds({ database }, campaigns) {
	return database.prepare(`SELECT target, key, campaign, sha, seed FROM (
        SELECT target, key, campaign, sha, seed, started_at AS at, number, 0 AS place
        FROM past_sighting JOIN past_campaign USING (campaign)
        UNION ALL SELECT target, r.key, 'issue', ifnull(sha, first_sha), value, first_at, 0, j.key
        FROM standing_in r, json_each(r.seeds) j)
      WHERE (target, key) NOT IN (
        SELECT target, key FROM failures WHERE campaign IN (SELECT value FROM json_each(?)))
      ORDER BY target, key, at DESC, number DESC, campaign, place`).all(JSON.stringify(campaigns));
}
function toFailingSeed({ campaign, sha, seed }) {
	return {
		campaign,
		index: 0,
		seed,
		outcome: "failed",
		sha,
		step: null,
		durationMs: 0,
		digest: null,
		exitCode: null,
		exitSignal: null,
		config: {}
	};
}
function unknownWords(key) {
	return {
		version: 1,
		key,
		variant: key,
		exact: "",
		kind: "exit",
		language: "none",
		type: "",
		message: "",
		frames: [],
		title: findingId(key),
		crash: false,
		parts: null
	};
}
function isSighting({ hits, carriedHits }) {
	return hits > 0 || carriedHits > 0;
}
function nameFinding({ target, key }) {
	return `${target} ${key}`;
}
function sum$5(counts) {
	return counts.reduce((total, count) => total + count, 0);
}
// src/store/read-properties.ts
function readProperties(store, campaigns) {
	return withStoreErrors(store.path, () => {
		const rows = store.database.prepare(`SELECT campaign, target, name, kind, passes, failures, seeds, seen, must_hit AS mustHit FROM properties
        WHERE campaign IN (SELECT value FROM json_each(?)) ORDER BY campaign, target, name, kind`).all(JSON.stringify(campaigns)).map(({ campaign, ...property }) => ({
			campaign,
			property: {
				...property,
				mustHit: property.mustHit === 1
			}
		}));
		const byCampaign = Map.groupBy(rows, ({ campaign }) => campaign);
		return new Map([...byCampaign].map(([campaign, all]) => [campaign, all.map(({ property }) => property)]));
	});
}
function countJudged(store, campaigns, target) {
	return withStoreErrors(store.path, () => {
		return store.database.prepare(`SELECT ifnull(sum(delivered - unknown - infra), 0) FROM coverage
        WHERE campaign IN (SELECT value FROM json_each(?)) AND target = ?`).pluck().get(JSON.stringify(campaigns), target) ?? 0;
	});
}
// src/store/read-coverage.ts
const slowestListed = 10;
const reasonsListed = 20;
function readCoverage(store, campaign) {
	const { plan, startedAt } = readStartedPlan(store, campaign);
	return withStoreErrors(store.path, () => {
		const rows = readRows(store, campaign);
		const runs = readRuns(store, campaign);
		const recovered = readRecovered(store, campaign);
		const shards = plan.shards.map(({ shard }) => shardCoverage(shard, rows, runs, recovered.get(shard) ?? 0));
		const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
		return {
			plan,
			startedAt,
			wallMs: Math.max(0, ...shards.map(({ wallMs }) => wallMs ?? 0)),
			planned: sum("planned"),
			delivered: sum("delivered"),
			counts: Object.fromEntries(outcomeKinds.map((kind) => [kind, sum(kind)])),
			cut: sum("cut"),
			judged: plan.targets.map(({ target: { name } }) => judgedOf(name, rows)),
			shards,
			properties: readProperties(store, [campaign]).get(campaign) ?? [],
			configValues: readConfigValues(store, campaign),
			secondRuns: readSecondRuns(store, campaign),
			carried: readCarried(store, campaign),
			slowest: readSlowest(store, campaign),
			reasons: readReasons(store, campaign),
			harness: judgeHarness(shards)
		};
	});
}
function readRows(store, campaign) {
	return store.database.prepare(`SELECT shard, target, planned, delivered, cut, passed, failed, timed_out AS "timed-out", nondeterministic, unknown, infra
      FROM coverage WHERE campaign = ?`).all(campaign);
}
function judgedOf(target, rows) {
	const own = rows.filter((row) => row.target === target);
	const sum = (column) => own.reduce((total, row) => total + row[column], 0);
	const failing = sum("failed") + sum("timed-out") + sum("nondeterministic");
	return {
		target,
		seeds: sum("passed") + failing,
		failing
	};
}
function readRuns(store, campaign) {
	const rows = store.database.prepare(`SELECT shard, attempt, state, canary, wall_ms AS wallMs, jobs, machine FROM shard_run WHERE campaign = ?
      ORDER BY shard, state = 'delivered' DESC, attempt DESC`).all(campaign);
	return Map.groupBy(rows, ({ shard }) => shard);
}
function readRecovered(store, campaign) {
	return new Map(store.database.prepare("SELECT shard, sum(won) FROM attempts WHERE campaign = ? AND attempt = ? GROUP BY shard").raw().all(campaign, 0));
}
function shardCoverage(shard, rows, runs, recovered) {
	const own = rows.filter((row) => row.shard === shard);
	const sum = (column) => own.reduce((total, row) => total + row[column], 0);
	const attempts = runs.get(shard) ?? [];
	const [speaker] = attempts;
	return {
		shard,
		planned: sum("planned"),
		delivered: sum("delivered"),
		recovered,
		cut: sum("cut"),
		state: speaker?.state ?? "missing",
		attempt: speaker?.attempt ?? null,
		jobs: speaker === void 0 || speaker.attempt === 0 ? null : speaker.jobs,
		wallMs: speaker === void 0 || speaker.wallMs === 0 ? null : speaker.wallMs,
		machine: speaker?.machine ?? null,
		canary: attempts.some(({ canary }) => canary === "passed") ? "passed" : speaker?.canary ?? "not-run"
	};
}
function judgeHarness(shards) {
	return !shards.some(({ state, canary }) => canary === "passed" || state === "delivered" && canary !== "failed") && shards.some(({ canary }) => canary === "failed") ? "healthy" : "unhealthy";
}
function readConfigValues(store, campaign) {
	return store.database.prepare(`SELECT target, name, value, passes, failures FROM config_values WHERE campaign = ? ORDER BY target, name, value`).all(campaign);
}
function readSecondRuns(store, campaign) {
	const [total] = store.database.prepare(`SELECT ifnull(sum(checked), 0) AS checked, ifnull(sum(unequal), 0) AS unequal FROM second_runs WHERE campaign = ?`).all(campaign);
	return total ?? {
		checked: 0,
		unequal: 0
	};
}
function readSlowest(store, campaign) {
	return store.database.prepare(`SELECT target, seed, duration_ms AS durationMs, outcome FROM slow s WHERE campaign = ? AND NOT EXISTS (
        SELECT 1 FROM span n WHERE n.campaign = s.campaign AND n.target = s.target AND n.shard = s.shard
          AND n.attempt > s.attempt AND n.lo <= s.idx AND n.hi > s.idx)
      ORDER BY duration_ms DESC, target, idx LIMIT ${slowestListed}`).all(campaign);
}
function readCarried(store, campaign) {
	return store.database.prepare(`SELECT target, seed, times, elapsed_ms AS elapsedMs, outcome FROM carried WHERE campaign = ? ORDER BY idx`).all(campaign);
}
function readReasons(store, campaign) {
	return store.database.prepare(`SELECT outcome, reason, count(*) AS count FROM exceptions WHERE campaign = $campaign GROUP BY outcome, reason
      UNION ALL SELECT 'infra', 'too many without a verdict; these count as not delivered', sum(dropped) FROM shard_run
        WHERE campaign = $campaign HAVING sum(dropped) > 0
      ORDER BY count DESC, outcome, reason LIMIT ${reasonsListed}`).all({ campaign });
}
// src/store/repeated-seeds.ts
function findRepeatedSeeds(trials) {
	const covered = new Map();
	const repeated = new Map();
	for (const { campaign, line, offset, spans } of trials) {
		const before = covered.get(line) ?? [];
		const own = spans.map(([lo, hi]) => [offset + BigInt(lo), offset + BigInt(hi)]);
		const again = own.flatMap((range) => intersect(range, before));
		if (again.length > 0) repeated.set(campaign, again.map(([low, high]) => [Number(low - offset), Number(high - offset)]));
		covered.set(line, unite([...before, ...own]));
	}
	return repeated;
}
function intersect([low, high], ranges) {
	return ranges.map(([from, to]) => [from > low ? from : low, to < high ? to : high]).filter(([from, to]) => from < to);
}
function unite(ranges) {
	const united = [];
	for (const [low, high] of ranges.toSorted(([a], [b]) => a < b ? -1 : a > b ? 1 : 0)) {
		const last = united.at(-1);
		if (last === void 0 || last[1] < low) united.push([low, high]);
		else if (last[1] < high) last[1] = high;
	}
	return united;
}
// src/store/read-repeated.ts
const isInSpans = "EXISTS (SELECT 1 FROM json_each($spans) s WHERE f.idx >= s.value ->> 0 AND f.idx < s.value ->> 1)";
function readRepeatedSeeds(store, plans, target) {
	const lines = plans.flatMap((plan) => placeOf$1(plan, target) ?? []);
	const may = [...Map.groupBy(lines, ({ line }) => line).values()].filter((own) => own.length > 1).flat();
	if (may.length === 0) return new Map();
	const known = new Set(may.map(({ campaign }) => campaign));
	const spans = withStoreErrors(store.path, () => store.database.prepare(`SELECT campaign, lo, hi FROM span WHERE campaign IN (SELECT value FROM json_each(?)) AND target = ?
          AND lo < ${carriedIndexMin} ORDER BY campaign, lo`).all(JSON.stringify([...known]), target));
	const byCampaign = Map.groupBy(spans, ({ campaign }) => campaign);
	return findRepeatedSeeds(lines.filter(({ campaign }) => known.has(campaign)).map((place) => {
		const own = byCampaign.get(place.campaign) ?? [];
		return {
			...place,
			spans: own.map(({ lo, hi }) => [lo, hi])
		};
	}));
}
function placeOf$1({ campaign, targets }, name) {
	const planned = targets.find(({ target }) => target.name === name);
	if (planned === void 0 || !planned.target.deterministic) return null;
	const { run, batch, worker, env, config, axes } = planned.target;
	const { stream } = planned;
	if (stream.kind === "mixed") return null;
	return {
		campaign,
		line: JSON.stringify([
			stream.type,
			run,
			batch,
			worker,
			env,
			config,
			axes
		]),
		offset: BigInt(stream.base)
	};
}
// src/store/spans.ts
function addIndex(spans, index) {
	const next = firstAfter(spans, index);
	const before = spans[next - 1];
	if (before !== void 0 && before[1] > index) return null;
	const after = spans[next];
	const joinsBefore = before !== void 0 && before[1] === index;
	const joinsAfter = after !== void 0 && after[0] === index + 1;
	const added = [joinsBefore ? before[0] : index, joinsAfter ? after[1] : index + 1];
	const start = joinsBefore ? next - 1 : next;
	return {
		removed: spans.splice(start, Number(joinsBefore) + Number(joinsAfter), added).map(([lo]) => lo).filter((lo) => lo !== added[0]),
		added
	};
}
function addSpan(spans, lo, hi) {
	const before = firstAfter(spans, lo) - 1;
	const start = (spans[before]?.[1] ?? -1) >= lo ? before : before + 1;
	const end = firstAfter(spans, hi);
	const touched = spans.slice(start, end);
	const added = [Math.min(lo, touched[0]?.[0] ?? lo), Math.max(hi, touched.at(-1)?.[1] ?? hi)];
	const count = added[1] - added[0] - countIndices$1(touched);
	if (count === 0) return null;
	spans.splice(start, touched.length, added);
	return {
		removed: touched.map(([low]) => low).filter((low) => low !== added[0]),
		added,
		count
	};
}
function unionSpans(spans) {
	const union = [];
	for (const [lo, hi] of [...spans].sort((a, b) => a[0] - b[0])) {
		const last = union.at(-1);
		if (last !== void 0 && lo <= last[1]) union[union.length - 1] = [last[0], Math.max(last[1], hi)];
		else union.push([lo, hi]);
	}
	return union;
}
function includesIndex(spans, index) {
	const before = spans[firstAfter(spans, index) - 1];
	return before !== void 0 && before[1] > index;
}
function countIndices$1(spans) {
	return spans.reduce((count, [lo, hi]) => count + hi - lo, 0);
}
function firstAfter(spans, index) {
	let low = 0;
	let high = spans.length;
	while (low < high) {
		const middle = low + high >>> 1;
		if ((spans[middle]?.[0] ?? 0) <= index) low = middle + 1;
		else high = middle;
	}
	return low;
}
// src/store/read-exposure.ts
function readExposure(store, campaigns, target) {
	const asked = {
		asked: JSON.stringify(campaigns),
		target
	};
	const among = "campaign IN (SELECT value FROM json_each($asked)) AND target = $target";
	return withStoreErrors(store.path, () => {
		const passed = store.database.prepare(`SELECT ifnull(sum(passed), 0) FROM sweeps WHERE ${among}`).pluck().get(asked);
		const rows = store.database.prepare(`SELECT key, sum(count) AS count, sum(carried) AS carried FROM sightings WHERE ${among} GROUP BY key`).all(asked);
		const failures = new Map(rows.map(({ key, ...counts }) => [key, counts]));
		return withoutRepeated(store, campaigns, target, {
			passed: passed ?? 0,
			failures
		});
	});
}
function withoutRepeated(store, campaigns, target, all) {
	if (campaigns.length < 2) return all;
	const plans = readPlans(store, campaigns);
	const failures = new Map(all.failures);
	let { passed } = all;
	for (const [campaign, spans] of readRepeatedSeeds(store, plans, target)) {
		const rows = store.database.prepare(`SELECT key, count(*) AS count FROM failures f WHERE campaign = $campaign AND target = $target
          AND ${isInSpans}
        GROUP BY key`).all({
			campaign,
			target,
			spans: JSON.stringify(spans)
		});
		for (const { key, count } of rows) {
			const known = failures.get(key) ?? {
				count: 0,
				carried: 0
			};
			failures.set(key, {
				count: known.count - count,
				carried: known.carried + count
			});
		}
		passed = Math.max(0, passed - countIndices$1(spans) + rows.reduce((sum, { count }) => sum + count, 0));
	}
	return {
		passed,
		failures
	};
}
function readBlindCampaigns(store) {
	return withStoreErrors(store.path, () => store.database.prepare("SELECT DISTINCT campaign FROM shard_run WHERE canary = 'passed' ORDER BY campaign").pluck().all());
}
function readPastCampaigns(store) {
	return withStoreErrors(store.path, () => store.database.prepare("SELECT campaign, sha FROM past_campaign ORDER BY started_at, number, campaign").all());
}
function readCampaignsWith(store, campaigns, failure) {
	return withStoreErrors(store.path, () => store.database.prepare(`SELECT campaign FROM sightings WHERE target = $target AND key = $key
          AND campaign IN (SELECT value FROM json_each($asked))
        ORDER BY started_at, number, campaign`).pluck().all({
		asked: JSON.stringify(campaigns),
		...failure
	}));
}
// src/store/read-known-keys.ts
function readKnownKeys(store, repository) {
	return withStoreErrors(store.path, () => store.database.prepare(`SELECT target, key FROM failures UNION SELECT target, variant FROM failures
        UNION SELECT target, key FROM issue WHERE repository = ? ORDER BY 1, 2`).all(repository ?? ""));
}
function readFiledSignatures(store, repository) {
	return withStoreErrors(store.path, () => store.database.prepare(`SELECT i.target, i.key, i.number, s.kind, s.type, s.message, s.frames
        FROM issue i JOIN signature s ON s.key = i.key OR s.variant = i.key
        WHERE i.repository = ? AND i.number IS NOT NULL GROUP BY i.target, i.key HAVING s.variant = min(s.variant)
        ORDER BY i.number`).all(repository)).map(({ target, key, number, kind, type, message, frames }) => {
		const names = JSON.parse(frames);
		return {
			target,
			key,
			number,
			signature: {
				kind,
				type,
				message,
				frames: Array.isArray(names) ? names.map(String) : []
			}
		};
	});
}
// src/store/read-known-seeds.ts
function readKnownSeeds(store, before) {
	return withStoreErrors(store.path, () => store.database.prepare(`WITH ranked AS MATERIALIZED (
          SELECT f.target, f.key, f.seed, f.duration_ms AS elapsedMs, c.started_at AS at, row_number() OVER (
            PARTITION BY f.target, f.key ORDER BY c.started_at DESC, f.number DESC, f.duration_ms, f.idx) AS place
          FROM failures f JOIN campaign c USING (campaign)
          WHERE f.number < ifnull($before, f.number + 1) AND f.outcome <> 'nondeterministic'
            AND json_extract(c.plan_json, '$.origin.pullRequest') IS NULL),
        counted AS (
          SELECT target, key, seed, started_at AS at, number, 0 AS place
          FROM past_sighting JOIN past_campaign USING (campaign) WHERE number < ifnull($before, number + 1)
          UNION ALL SELECT target, r.key, value, first_at, 0, j.key FROM standing_in r, json_each(r.seeds) j),
        known AS (
          SELECT * FROM ranked
          UNION ALL SELECT target, key, seed, NULL, at, row_number() OVER (
            PARTITION BY target, key ORDER BY at DESC, number DESC, place)
          FROM counted WHERE (target, key) NOT IN (SELECT target, key FROM ranked)
            AND key NOT IN (SELECT key FROM signature WHERE type = $unequal))
        SELECT target, key, seed, elapsedMs, EXISTS (
          SELECT 1 FROM issue i WHERE i.target = r.target AND i.key = r.key AND i.state = 'closed') AS closed
        FROM known r WHERE place <= 64
        ORDER BY closed, max(at) OVER (PARTITION BY target, key) DESC, target, key, place`).all({
		before,
		unequal: unequalRunsType
	}).map((row) => ({
		...row,
		closed: row.closed === 1
	})));
}
// src/store/read-life.ts
function readHistory(store, current) {
	return withStoreErrors(store.path, () => {
		const rows = store.database.prepare(`SELECT c.started_at AS startedAt, c.plan_json AS planJson FROM campaign c, campaign own
        WHERE own.campaign = ? AND (c.started_at, c.number) <= (own.started_at, own.number)
        ORDER BY c.started_at, c.number, c.campaign = own.campaign, c.campaign`).all(current).map(({ planJson, startedAt }) => ({
			plan: parsePlan(store.path, planJson),
			startedAt
		}));
		const ref = rows.at(-1)?.plan.origin.ref ?? null;
		const own = rows.filter(({ plan }) => plan.origin.pullRequest === null && plan.origin.ref === ref);
		const judged = readJudged(store, own.map(({ plan }) => plan.campaign));
		return own.map((row) => ({
			...row,
			judged: judged.get(row.plan.campaign) ?? new Map()
		}));
	});
}
function readJudged(store, campaigns) {
	const rows = store.database.prepare(`SELECT campaign, target, sum(delivered - unknown - infra) AS judged FROM coverage v
      WHERE campaign IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
        SELECT 1 FROM shard_run r WHERE r.campaign = v.campaign AND r.shard = v.shard AND r.canary = 'passed')
      GROUP BY campaign, target`).all(JSON.stringify(campaigns));
	const byCampaign = Map.groupBy(rows, ({ campaign }) => campaign);
	return new Map([...byCampaign].map(([id, of]) => [id, new Map(of.map(({ target, judged }) => [target, judged]))]));
}
function countSignatures(store, campaigns, targets) {
	return withStoreErrors(store.path, () => store.database.prepare(`SELECT target, key, count(*) AS count FROM failures WHERE NOT carried
        AND campaign IN (SELECT value FROM json_each(?)) AND target IN (SELECT value FROM json_each(?))
        GROUP BY target, key ORDER BY count DESC, target, key`).all(JSON.stringify(campaigns), JSON.stringify(targets)));
}
function readEvidence(store, history, { target, keys }) {
	return withStoreErrors(store.path, () => {
		const rows = store.database.prepare(`SELECT campaign, sum(NOT carried) AS hits, sum(carried AND idx < ${knownIndexMin}) AS carriedHits,
          sum(idx >= ${knownIndexMin}) AS knownHits FROM failures
        WHERE target = $target AND (key IN (SELECT value FROM json_each($keys)) OR variant IN (SELECT value FROM json_each($keys)))
        GROUP BY campaign`).all({
			target,
			keys: JSON.stringify(keys)
		});
		const found = new Map(rows.map((row) => [row.campaign, row]));
		const past = readPastEvidence(store, {
			target,
			keys
		}).map((counts) => ({
			...counts,
			known: null
		}));
		const whole = history.flatMap(({ plan, startedAt, judged }) => {
			const hits = found.get(plan.campaign);
			const seeds = judged.get(target) ?? 0;
			const known = readKnown(store, plan, target, keys, hits?.knownHits ?? 0);
			if (seeds === 0 && hits === void 0 && known === null) return [];
			return [{
				seen: seenAt({
					plan,
					startedAt
				}),
				seeds,
				hits: hits?.hits ?? 0,
				carriedHits: hits?.carriedHits ?? 0,
				known
			}];
		});
		return [...past, ...countOnce(store, history, whole, {
			target,
			keys
		})];
	});
}
function countOnce(store, history, evidence, finding) {
	const last = evidence.findLastIndex(({ hits, carriedHits, known }) => hits + carriedHits + (known?.failed ?? 0) > 0);
	const plans = new Map(history.map(({ plan }) => [plan.campaign, plan]));
	return [evidence.slice(0, last + 1), evidence.slice(last + 1)].flatMap((half) => {
		const repeated = readRepeatedSeeds(store, half.flatMap(({ seen }) => plans.get(seen.campaign) ?? []), finding.target);
		return half.map((campaign) => {
			const spans = repeated.get(campaign.seen.campaign);
			if (spans === void 0) return campaign;
			const again = countFailuresIn(store, campaign.seen.campaign, spans, finding);
			return {
				...campaign,
				seeds: Math.max(0, campaign.seeds - countIndices$1(spans)),
				hits: campaign.hits - again,
				carriedHits: campaign.carriedHits + again,
				repeated: countIndices$1(spans)
			};
		});
	});
}
function countFailuresIn({ database }, campaign, spans, { target, keys }) {
	return database.prepare(`SELECT count(*) FROM failures f WHERE campaign = $campaign AND target = $target
        AND (key IN (SELECT value FROM json_each($keys)) OR variant IN (SELECT value FROM json_each($keys)))
        AND EXISTS (SELECT 1 FROM json_each(\$spans) s WHERE f.idx >= s.value ->> 0 AND f.idx < s.value ->> 1)`).pluck().get({
		campaign,
		target,
		keys: JSON.stringify(keys),
		spans: JSON.stringify(spans)
	}) ?? 0;
}
function seenAt({ plan, startedAt }) {
	return {
		campaign: plan.campaign,
		number: plan.origin.number,
		sha: shaOf(plan),
		at: startedAt
	};
}
function shaOf({ origin }) {
	return origin.namespace === "local" && origin.changes !== null ? null : origin.sha;
}
function readKnown({ database }, plan, target, keys, failed) {
	const { campaign } = plan;
	const indices = plan.known.flatMap((seed, position) => seed.target === target && keys.includes(seed.key) ? [knownIndexMin + position] : []);
	if (indices.length === 0) return null;
	const passed = database.prepare(`SELECT count(*) FROM json_each($indices) i WHERE EXISTS (
        SELECT 1 FROM span n WHERE n.campaign = $campaign AND n.target = $target AND n.lo <= i.value AND n.hi > i.value)
      AND NOT EXISTS (SELECT 1 FROM failures f WHERE f.campaign = $campaign AND f.target = $target AND f.idx = i.value)
      AND NOT EXISTS (SELECT 1 FROM exceptions e WHERE e.campaign = $campaign AND e.target = $target AND e.idx = i.value)`).pluck().get({
		campaign,
		target,
		indices: JSON.stringify(indices)
	});
	return {
		failed,
		passed: passed ?? 0,
		unknown: indices.length - failed - (passed ?? 0)
	};
}
// src/store/read-pending-seeds.ts
function readPendingSeeds(store, before, workflow) {
	const pending = new Map();
	return withStoreErrors(store.path, () => {
		const { database } = store;
		const carriedRows = database.prepare(`SELECT target, seed, times, elapsed_ms AS elapsedMs, outcome FROM carried WHERE campaign = ? ORDER BY idx`);
		const cutRows = database.prepare(`SELECT target, seed, 0 AS times, elapsed_ms AS elapsedMs FROM cuts
      WHERE campaign = ? AND idx < 4503599627370496 AND elapsed_ms > 0 ORDER BY target, idx`);
		for (const { campaign, carried, origin } of readPlansBefore(store, before)) {
			if (workflow !== void 0 && origin.workflow !== workflow) continue;
			for (const seed of carried) pending.delete(nameOf$2(seed));
			for (const { outcome, times, ...seed } of carriedRows.all(campaign)) {
				if (outcome === "cut") pending.set(nameOf$2(seed), {
					...seed,
					times
				});
				if (outcome === "missing") pending.set(nameOf$2(seed), {
					...seed,
					times: times - 1
				});
			}
			for (const seed of cutRows.all(campaign)) pending.set(nameOf$2(seed), seed);
		}
		return [...pending.values()];
	});
}
function nameOf$2({ target, seed }) {
	return `${target} ${seed}`;
}
function readPlansBefore({ database, path }, before) {
	return database.prepare("SELECT plan_json FROM campaign WHERE number < ? ORDER BY number, started_at, campaign").pluck().all(before).map((planJson) => parsePlan(path, planJson));
}
// src/store/read-retries.ts
const seedsMax = 16;
function readRetries(store, before) {
	return withStoreErrors(store.path, () => {
		const { database } = store;
		const orders = database.prepare(`SELECT DISTINCT target, key FROM correction
        WHERE kind = 'retry' AND at >= (SELECT ifnull(max(started_at), '') FROM campaign WHERE number < ?)
        ORDER BY target, key`).all(before);
		const seeds = database.prepare(`SELECT target, seed, 0 AS times, 0 AS elapsedMs FROM failures
      WHERE target = ? AND (key = ? OR variant = ?) GROUP BY seed ORDER BY ${shortestFirst} LIMIT ${seedsMax}`);
		return orders.flatMap(({ target, key }) => seeds.all(target, key, key));
	});
}
// src/store/read-seed.ts
function readSeed(store, seed) {
	return withStoreErrors(store.path, () => ({
		failures: readFailuresOfSeed(store, seed),
		exceptions: store.database.prepare(`SELECT campaign, target, idx AS "index", outcome, reason FROM exceptions WHERE seed = ?
        ORDER BY campaign, target, idx`).all(seed),
		cuts: store.database.prepare(`SELECT campaign, target, idx AS "index", elapsed_ms AS elapsedMs FROM cuts WHERE seed = ?
        ORDER BY campaign, target, idx`).all(seed),
		replays: readReplays(store, { seed })
	}));
}
function findPassedIndex(store, { campaign, target }) {
	return withStoreErrors(store.path, () => store.database.prepare(`WITH broken AS (
          SELECT idx FROM failures WHERE campaign = $campaign AND target = $target
          UNION SELECT idx FROM exceptions WHERE campaign = $campaign AND target = $target),
        own AS (SELECT lo, hi FROM span WHERE campaign = $campaign AND target = $target AND lo < ${carriedIndexMin})
        SELECT idx FROM (SELECT lo AS idx FROM own UNION SELECT idx + 1 FROM broken)
        WHERE idx NOT IN (SELECT idx FROM broken) AND EXISTS (SELECT 1 FROM own WHERE lo <= idx AND hi > idx)
        ORDER BY idx LIMIT 1`).pluck().get({
		campaign,
		target
	})) ?? null;
}
// src/model/configuration.ts
function drawConfiguration(target, seed) {
	if (target.axes.length === 0) return {};
	const bits = BigInt.asUintN(64, BigInt(seed));
	return Object.fromEntries(keyedAxes(target).map(({ axis, key }) => {
		const values = valuesOf(axis);
		const value = values[Number(mix64(BigInt.asUintN(64, key + bits)) * BigInt(values.length) >> 64n)];
		assert(value !== void 0, "a draw is one of the values");
		return [axis.name, value];
	}));
}
function configurationOf(target, seed) {
	return target.axes.length === 0 ? target.config : {
		...target.config,
		...drawConfiguration(target, seed)
	};
}
function familiesOn(target, configuration) {
	const families = [...target.axes.flatMap((axis) => axis.kind === "family" ? [axis.name] : []), ...Object.entries(target.config).flatMap(([name, value]) => isFamilyValue(value) ? [name] : [])];
	return families.length === 0 ? null : families.filter((name) => configuration[name] === "on").sort();
}
function isFamilyValue(value) {
	return familyValues.includes(value);
}
function describeConfiguration(configuration) {
	return Object.keys(configuration).sort().map((name) => `${name} ${configuration[name]}`).join(", ");
}
const keys = new WeakMap();
function keyedAxes({ name: target, axes }) {
	const known = keys.get(axes);
	if (known?.target === target) return known.keyed;
	const keyed = [...axes].sort((a, b) => a.name < b.name ? -1 : 1).map((axis) => ({
		axis,
		key: axisKey(target, axis.name)
	}));
	keys.set(axes, {
		target,
		keyed
	});
	return keyed;
}
function axisKey(target, axis) {
	const digest = createHash("sha256").update(JSON.stringify([
		"config",
		target,
		axis
	])).digest("hex");
	return BigInt(`0x${digest.slice(0, 16)}`);
}
// src/store/duration-bucket.ts
const bucketsPerOctave = 16;
const starts = Array.from({ length: bucketsPerOctave }, (_, bucket) => 2 ** (bucket / bucketsPerOctave));
function durationBucket(durationMs) {
	let microseconds = Math.min(Math.max(1, Math.round(durationMs * 1e3)), Number.MAX_SAFE_INTEGER);
	let octave = 0;
	while (microseconds >= 2) {
		microseconds /= 2;
		octave += 1;
	}
	return octave * bucketsPerOctave + starts.findLastIndex((start) => start <= microseconds);
}
// src/store/prepare-once.ts
const prepared = new WeakMap();
function prepareOnce(database, sql) {
	const ofDatabase = prepared.get(database) ?? new Map();
	prepared.set(database, ofDatabase);
	const statement = ofDatabase.get(sql) ?? database.prepare(sql);
	ofDatabase.set(sql, statement);
	return statement;
}
// src/store/detail-table.ts
function readKeptDetails(database) {
	const rows = database.prepare(`SELECT target, key, number, campaign, idx AS "index", attempt, shard FROM detail JOIN campaign USING (campaign)
      UNION SELECT target, key, number, campaign, idx, attempt, shard FROM past_detail
      ORDER BY 1, 2, 3, 4, 5, 6, 7`).all();
	const kept = new Map();
	for (const { target, key, ...place } of rows) placesOf(kept, target, key).push(place);
	return kept;
}
function openDetailWriter(database, kept, schema = "main") {
	const upsert = prepareOnce(database, upsertSql(detailRule, schema));
	const removals = ["detail", "past_detail"].map((table) => prepareOnce(database, `DELETE FROM ${schema}.${table} WHERE (target, key, campaign, idx, shard, attempt) = (?, ?, ?, ?, ?, ?)`));
	return (target, key, place, text) => {
		const { stays, evicted } = keepDetail(placesOf(kept, target, key), place);
		if (evicted !== null) {
			const at = [
				target,
				key,
				evicted.campaign,
				evicted.index,
				evicted.shard,
				evicted.attempt
			];
			for (const remove of removals) remove.run(...at);
		}
		if (stays) upsert.run(target, key, place.campaign, place.index, place.shard, place.attempt, text());
	};
}
function detailsKey(target, key) {
	return `${target} ${key}`;
}
function placesOf(kept, target, key) {
	const name = detailsKey(target, key);
	const places = kept.get(name) ?? [];
	kept.set(name, places);
	return places;
}
// src/store/progress.ts
const propertiesMax$1 = 1e4;
const propertyNameMax = 512;
function openProgress(database, run) {
	const key = [
		run.campaign,
		run.shard,
		run.attempt
	];
	const targets = new Map();
	const progress = {
		targets,
		of(target) {
			const known = targets.get(target) ?? newTarget();
			targets.set(target, known);
			return known;
		},
		details: readKeptDetails(database),
		campaignNumber: Number(database.prepare("SELECT number FROM campaign WHERE campaign = ?").pluck().get(run.campaign)),
		failures: [],
		exceptions: [],
		cuts: [],
		slowest: database.prepare(`SELECT target, idx AS "index", seed, duration_ms AS durationMs, outcome FROM slow
        WHERE campaign = ? AND shard = ? AND attempt = ? ORDER BY duration_ms DESC, target, idx`).all(...key),
		slowestChanged: false,
		exceptionCount: Number(database.prepare("SELECT count(*) FROM exception WHERE campaign = ? AND shard = ? AND attempt = ?").pluck().get(...key)),
		dropped: Number(database.prepare("SELECT dropped FROM shard_run WHERE campaign = ? AND shard = ? AND attempt = ?").pluck().get(...key)),
		pending: 0
	};
	readTargets(database, key, progress);
	return progress;
}
function countProperties(ofTarget, counts, seeds) {
	if (counts.length === 0) return;
	const reported = new Set();
	const seen = new Set();
	for (const { kind, passes, failures, mustHit = asksToBeSeen(kind), ...count } of counts) {
		if (seeds === 0 && !mustHit) continue;
		const name = ofTarget.properties.size < propertiesMax$1 || ofTarget.properties.has(`${kind} ${count.name}`) ? truncate(count.name, propertyNameMax) : `(beyond ${propertiesMax$1} properties)`;
		const key = `${kind} ${name}`;
		const total = ofTarget.properties.get(key) ?? {
			name,
			kind,
			passes: 0,
			failures: 0,
			seeds: 0,
			seen: 0,
			mustHit
		};
		total.passes += passes;
		total.failures += failures;
		total.seeds += reported.has(key) ? 0 : seeds;
		total.mustHit ||= mustHit;
		reported.add(key);
		if (seeds > 0 && !seen.has(key) && countHits({
			kind,
			passes,
			failures
		}) > 0) {
			total.seen += 1;
			seen.add(key);
		}
		ofTarget.properties.set(key, total);
		ofTarget.changedProperties.add(key);
	}
}
function countConfigValues(ofTarget, drawn, passed) {
	for (const [name, value] of Object.entries(drawn)) {
		const key = `${name} ${value}`;
		const count = ofTarget.configValues.get(key) ?? {
			name,
			value,
			passes: 0,
			failures: 0
		};
		if (passed) count.passes += 1;
		else count.failures += 1;
		ofTarget.configValues.set(key, count);
		ofTarget.changedConfigValues.add(key);
	}
}
function newTarget() {
	return {
		spans: [],
		changedSpans: new Map(),
		buckets: new Map(),
		changedBuckets: new Set(),
		properties: new Map(),
		changedProperties: new Set(),
		configValues: new Map(),
		changedConfigValues: new Set(),
		issued: 0,
		checked: 0,
		unequal: 0
	};
}
function readTargets(database, key, progress) {
	const rows = (columns, table) => database.prepare(`SELECT target, ${columns} FROM ${table} WHERE campaign = ? AND shard = ? AND attempt = ?`).all(...key);
	for (const { target, lo, hi } of rows("lo, hi", "span")) progress.of(target).spans.push([lo, hi]);
	for (const { spans } of progress.targets.values()) spans.sort((a, b) => a[0] - b[0]);
	for (const { target, bucket, count } of rows("bucket, count", "duration")) progress.of(target).buckets.set(bucket, count);
	const properties = rows("name, kind, passes, failures, seeds, seen, must_hit AS mustHit", "property");
	for (const { target, mustHit, ...total } of properties) progress.of(target).properties.set(`${total.kind} ${total.name}`, {
		...total,
		mustHit: mustHit === 1
	});
	for (const { target, ...count } of rows("name, value, passes, failures", "config_value")) progress.of(target).configValues.set(`${count.name} ${count.value}`, count);
	for (const { target, count } of rows("count", "issued")) progress.of(target).issued = count;
	const secondRuns = rows("checked, unequal", "second_run");
	for (const { target, checked, unequal } of secondRuns) Object.assign(progress.of(target), {
		checked,
		unequal
	});
}
// src/store/write-progress.ts
const upserts = {
	signature: upsertSql(signatureRule),
	failure: upsertSql(failureRule),
	exception: upsertSql(exceptionRule),
	cut: upsertSql(cutRule),
	duration: upsertSql(durationRule),
	property: upsertSql(propertyRule),
	configValue: upsertSql(configValueRule),
	issued: upsertSql(issuedRule),
	secondRun: upsertSql(secondRunRule),
	slow: upsertSql(slowRule)
};
function writeProgress(database, run, progress) {
	if (progress.pending === 0) return;
	const kept = copyTouchedDetails(progress);
	database.transaction(() => {
		for (const [target, ofTarget] of progress.targets) writeTarget(database, run, target, ofTarget);
		writeFailures(database, run, progress, kept);
		writeOthers(database, run, progress);
		prepareOnce(database, "UPDATE shard_run SET revision = revision + 1, dropped = ? WHERE campaign = ? AND shard = ? AND attempt = ?").run(progress.dropped, run.campaign, run.shard, run.attempt);
	}).immediate();
	for (const [key, places] of kept) progress.details.set(key, places);
	for (const ofTarget of progress.targets.values()) {
		ofTarget.changedSpans.clear();
		ofTarget.changedBuckets.clear();
		ofTarget.changedProperties.clear();
		ofTarget.changedConfigValues.clear();
	}
	for (const pending of [
		progress.failures,
		progress.exceptions,
		progress.cuts
	]) pending.length = 0;
	progress.slowestChanged = false;
	progress.pending = 0;
}
function writeSignature(database, signature) {
	const { key, variant, version, kind, language, crash } = signature;
	const frames = JSON.stringify(signature.frames.slice(0, 64).map((frame) => truncate(frame, 512)));
	const texts = [
		truncate(signature.type, 1024),
		truncate(signature.message, 8192),
		frames,
		truncate(signature.title, 1024)
	];
	const parts = formatParts(signature.parts);
	prepareOnce(database, upserts.signature).run(key, variant, version, kind, language, ...texts, crash ? 1 : 0, parts);
	return prepareOnce(database, "SELECT id FROM signature WHERE key = ? AND variant = ?").get(key, variant).id;
}
const partsMax = 65536;
function formatParts(parts) {
	if (parts === null) return null;
	const { typeClass, message, site, own } = parts;
	const json = JSON.stringify({
		typeClass,
		message,
		site,
		own
	});
	return json.length <= partsMax ? json : null;
}
function copyTouchedDetails({ failures, details }) {
	const copy = new Map();
	for (const { target, signature } of failures) {
		const key = detailsKey(target, signature.key);
		if (!copy.has(key)) copy.set(key, [...details.get(key) ?? []]);
	}
	return copy;
}
function writeTarget(database, run, target, ofTarget) {
	const key = [
		run.campaign,
		target,
		run.shard,
		run.attempt
	];
	const remove = prepareOnce(database, "DELETE FROM span WHERE campaign = ? AND target = ? AND shard = ? AND attempt = ? AND lo = ?");
	const insert = prepareOnce(database, "INSERT OR REPLACE INTO span VALUES (?, ?, ?, ?, ?, ?)");
	for (const [lo, hi] of ofTarget.changedSpans) if (hi === null) remove.run(...key, lo);
	else insert.run(...key, lo, hi);
	const duration = prepareOnce(database, upserts.duration);
	for (const bucket of ofTarget.changedBuckets) duration.run(...key, bucket, ofTarget.buckets.get(bucket));
	const property = prepareOnce(database, upserts.property);
	for (const name of ofTarget.changedProperties) {
		const total = ofTarget.properties.get(name);
		if (total === void 0) continue;
		const counts = [
			total.passes,
			total.failures,
			total.seeds,
			total.seen,
			total.mustHit ? 1 : 0
		];
		property.run(...key, total.name, total.kind, ...counts);
	}
	const configValue = prepareOnce(database, upserts.configValue);
	for (const name of ofTarget.changedConfigValues) {
		const count = ofTarget.configValues.get(name);
		if (count !== void 0) configValue.run(...key, count.name, count.value, count.passes, count.failures);
	}
	if (ofTarget.issued > 0) prepareOnce(database, upserts.issued).run(...key, ofTarget.issued);
	if (ofTarget.checked > 0) prepareOnce(database, upserts.secondRun).run(...key, ofTarget.checked, ofTarget.unequal);
}
function writeFailures(database, run, progress, kept) {
	const insert = prepareOnce(database, upserts.failure);
	const writeDetail = openDetailWriter(database, kept);
	for (const failure of progress.failures) {
		const { target, index, signature } = failure;
		const key = [
			run.campaign,
			target,
			index,
			run.shard,
			run.attempt
		];
		const cause = [
			writeSignature(database, signature),
			failure.outcome,
			failure.seed,
			signature.exact
		];
		const { step, durationMs, digest, exitCode, exitSignal, config } = failure;
		const ending = [
			step,
			durationMs,
			digest,
			exitCode,
			exitSignal,
			config
		];
		insert.run(...key, ...cause, ...ending);
		const { campaign, shard, attempt } = run;
		const place = {
			number: progress.campaignNumber,
			campaign,
			index,
			attempt,
			shard
		};
		writeDetail(target, signature.key, place, () => failure.detail);
	}
}
function writeOthers(database, run, progress) {
	const exception = prepareOnce(database, upserts.exception);
	for (const { target, index, seed, outcome, reason } of progress.exceptions) exception.run(run.campaign, target, index, run.shard, run.attempt, outcome, seed, reason);
	const cut = prepareOnce(database, upserts.cut);
	for (const { target, index, seed, elapsedMs } of progress.cuts) cut.run(run.campaign, target, index, run.shard, run.attempt, elapsedMs, seed);
	if (!progress.slowestChanged) return;
	const key = [
		run.campaign,
		run.shard,
		run.attempt
	];
	prepareOnce(database, "DELETE FROM slow WHERE campaign = ? AND shard = ? AND attempt = ?").run(...key);
	const slow = prepareOnce(database, upserts.slow);
	for (const { target, index, durationMs, outcome, seed } of progress.slowest) slow.run(...key, target, index, durationMs, outcome, seed);
}
// src/store/recorder.ts
const commitEverySeeds = 100;
const commitEveryMs = 1e3;
function openRecorder(store, run) {
	const plan = readPlan$1(store, run.campaign);
	const slices = plan.shards.find(({ shard }) => shard === run.shard)?.slices ?? [];
	const targets = new Map(plan.targets.map(({ target }) => [target.name, target]));
	const progress = withStoreErrors(store.path, () => openProgress(store.database, run));
	let committedAt = run.now();
	function flush() {
		committedAt = run.now();
		withStoreErrors(store.path, () => writeProgress(store.database, run, progress));
	}
	function checkOwn(target, first, end) {
		assert(slices.some((slice) => slice.target === target && slice.first <= first && end <= slice.end), `index ${first} of ${target} is not shard ${run.shard}'s`);
	}
	function flushWhenDue() {
		if (progress.pending >= commitEverySeeds || run.now() - committedAt >= commitEveryMs) flush();
	}
	return {
		record(outcome) {
			const { index, seed } = outcome;
			const target = targets.get(outcome.target);
			assert(target !== void 0, `the plan has no target ${outcome.target}`);
			const carried = carriedAt(plan, index);
			if (carried === null) checkOwn(outcome.target, index, index + 1);
			else assert(carried.target === outcome.target && carried.shard === run.shard, `seed ${seed} is not carried to here`);
			addOutcome(progress, outcome, drawConfiguration(target, seed));
			flushWhenDue();
		},
		recordPassed(passed) {
			const target = targets.get(passed.target);
			assert(target?.axes.length === 0, "what was drawn is counted seed by seed");
			for (const { first, end } of passed.spans) checkOwn(passed.target, first, end);
			addPassed(progress, progress.of(passed.target), passed);
			flushWhenDue();
		},
		recordIssued(target, count) {
			const ofTarget = progress.of(target);
			if (count <= ofTarget.issued) return;
			ofTarget.issued = count;
			progress.pending += 1;
		},
		flush
	};
}
function addOutcome(progress, outcome, drawn) {
	const { index, seed, durationMs, target, outcome: kind } = outcome;
	const ofTarget = progress.of(target);
	if (includesIndex(ofTarget.spans, index)) return;
	progress.pending += 1;
	if (kind === "cut") {
		progress.cuts.push({
			target,
			index,
			seed,
			elapsedMs: roundMs(durationMs)
		});
		return;
	}
	if (kind === "unknown" || kind === "infra") {
		if (progress.exceptionCount >= 1e5) {
			progress.dropped += 1;
			return;
		}
		progress.exceptionCount += 1;
		const reason = truncate(outcome.reason ?? "no reason given", 1024);
		progress.exceptions.push({
			target,
			index,
			seed,
			outcome: kind,
			reason
		});
	}
	if (isFailure(kind)) addFailure(progress, outcome, kind, drawn);
	complete(ofTarget, index);
	countProperties(ofTarget, outcome.properties, isCarried(index) ? 0 : 1);
	if (isCarried(index)) return;
	countDuration(ofTarget, durationMs, 1);
	if (kind === "passed" || isFailure(kind)) countConfigValues(ofTarget, drawn, kind === "passed");
	if (outcome.secondRun !== null) ofTarget.checked += 1;
	if (outcome.secondRun === "unequal") ofTarget.unequal += 1;
	addSlow(progress, {
		target,
		index,
		seed,
		durationMs: roundMs(durationMs),
		outcome: kind
	});
}
function addPassed(progress, ofTarget, passed) {
	let added = 0;
	for (const { first, end } of passed.spans) {
		const change = addSpan(ofTarget.spans, first, end);
		if (change === null) continue;
		added += change.count;
		for (const lo of change.removed) ofTarget.changedSpans.set(lo, null);
		ofTarget.changedSpans.set(change.added[0], change.added[1]);
	}
	if (added === 0) return;
	progress.pending += 1;
	countDuration(ofTarget, passed.durationMs, added);
	countProperties(ofTarget, passed.properties, added);
	if (passed.ranTwice) ofTarget.checked += added;
}
function countDuration(ofTarget, durationMs, seeds) {
	const bucket = durationBucket(durationMs);
	ofTarget.buckets.set(bucket, (ofTarget.buckets.get(bucket) ?? 0) + seeds);
	ofTarget.changedBuckets.add(bucket);
}
function complete(ofTarget, index) {
	const change = addIndex(ofTarget.spans, index);
	assert(change !== null, "the index was not complete");
	for (const lo of change.removed) ofTarget.changedSpans.set(lo, null);
	ofTarget.changedSpans.set(change.added[0], change.added[1]);
}
function addFailure(progress, outcome, kind, drawn) {
	assert(outcome.signature !== null, "a failure has a signature");
	progress.failures.push({
		target: outcome.target,
		index: outcome.index,
		seed: outcome.seed,
		outcome: kind,
		signature: outcome.signature,
		step: outcome.step,
		durationMs: roundMs(outcome.durationMs),
		digest: outcome.digest === null ? null : truncate(outcome.digest, 256),
		exitCode: outcome.exit?.code ?? null,
		exitSignal: outcome.exit?.signal ?? null,
		config: Object.keys(drawn).length === 0 ? null : JSON.stringify(drawn),
		detail: boundDetail(describeFailure$3(outcome))
	});
}
function describeFailure$3({ reported, output }) {
	const { message = "", detail = "", stack = "" } = reported ?? {};
	return [
		stack.includes(message) ? "" : message,
		stack,
		detail,
		output
	].filter((part) => part !== "").join("\n").toWellFormed();
}
function addSlow(progress, slow) {
	const last = progress.slowest[9];
	if (last !== void 0 && compareSlow(slow, last) > 0) return;
	progress.slowest.push(slow);
	progress.slowest.sort(compareSlow);
	progress.slowest.splice(10);
	progress.slowestChanged = true;
}
function compareSlow(a, b) {
	return b.durationMs - a.durationMs || compareText(a.target, b.target) || a.index - b.index;
}
function roundMs(durationMs) {
	return Math.max(0, Math.round(durationMs * 1e3) / 1e3);
}
// src/store/record.ts
function recordPlan(store, plan, startedAt) {
	const { campaign, origin } = plan;
	withStoreErrors(store.path, () => store.database.prepare(upsertSql(campaignRule)).run(campaign, origin.number, origin.sha, startedAt, JSON.stringify(plan)));
}
function beginShardRun(store, start) {
	withStoreErrors(store.path, () => store.database.prepare(`INSERT INTO shard_run (campaign, shard, attempt, revision, state, canary, wall_ms, dropped, jobs, machine, started_at, seedsweep)
        VALUES (?, ?, ?, 1, 'running', 'not-run', 0, 0, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET revision = revision + 1, state = 'running', jobs = excluded.jobs,
          machine = excluded.machine, seedsweep = excluded.seedsweep, started_at = min(started_at, excluded.started_at)`).run(start.campaign, start.shard, start.attempt, start.jobs, truncate(start.machine, 1024), start.startedAt, start.seedsweep));
}
function finishShardRun(store, run, end) {
	const { changes } = withStoreErrors(store.path, () => store.database.prepare(`UPDATE shard_run SET revision = revision + 1, state = $state, wall_ms = wall_ms + $wallMs,
          canary = CASE WHEN canary = 'passed' OR $canary = 'not-run' THEN canary ELSE $canary END
        WHERE campaign = $campaign AND shard = $shard AND attempt = $attempt AND state = 'running'`).run({
		campaign: run.campaign,
		shard: run.shard,
		attempt: run.attempt,
		state: end.state,
		wallMs: Math.max(0, end.wallMs),
		canary: end.canary
	}));
	assert(changes === 1, `shard ${run.shard} attempt ${run.attempt} of ${run.campaign} was not running`);
}
function recordReplays(store, replays) {
	withStoreErrors(store.path, () => {
		const revision = store.database.prepare(`SELECT max(revision) FROM replay WHERE campaign = ? AND target = ? AND key = ? AND seed = ? AND place = ? AND replay = ?`).pluck();
		const upsert = store.database.prepare(upsertSql(replayRule));
		store.database.transaction(() => {
			for (const replay of replays) {
				const { campaign, target, key, seed } = replay;
				const place = [
					campaign,
					target,
					key,
					seed,
					truncate(replay.where, 256),
					replay.replay
				];
				upsert.run(...place, (revision.get(...place) ?? 0) + 1, ...whatItGave(replay));
			}
		}).immediate();
	});
}
function recordIssue(store, filed) {
	const { repository, number, state } = filed.issue;
	withStoreErrors(store.path, () => store.database.prepare(upsertSql(issueRule)).run(repository, filed.target, filed.key, filed.at, number, state));
}
function whatItGave(replay) {
	const { seenTitle, seenDigest, seenExit } = replay;
	const seen = [
		replay.seenKey,
		bound(seenTitle, 1024),
		bound(seenDigest, 256),
		bound(seenExit, 256)
	];
	return [
		replay.verdict,
		...seen,
		Math.max(0, replay.durationMs)
	];
}
function bound(text, max) {
	return text === null ? null : truncate(text, max);
}
// src/simulator/command-line.ts
function expandArgv(argv, values) {
	return argv.map((argument) => expandText(argument, values));
}
function expandEnvironment(env, values) {
	return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, expandText(value, values)]));
}
function formatCommandLine(target, seed, configuration = configurationOf(target, seed)) {
	const words = [...target.run, ...Object.values(target.env)];
	const outs = words.join("\n").split("{out}").length - 1;
	const outText = outs > 1 ? "\"$out\"" : "\"$(mktemp -d)\"";
	const values = {
		seed,
		config: configuration
	};
	const env = Object.entries({
		...target.env,
		...familyEnvironment(target, configuration)
	});
	if (!words.some((word) => word.includes("{seed}"))) env.push(["SEEDSWEEP_SEED", seed]);
	const assigned = env.every(([name]) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
	const prefix = env.map(([name, value]) => assigned ? `${name}=${formatWord(value, values, outText)}` : formatWord(`${name}=${value}`, values, outText));
	const [program = "", ...rest] = target.run;
	const line = [
		...assigned ? [] : ["env"],
		...prefix,
		formatProgram(formatWord(program, values, outText)),
		...rest.map((word) => formatWord(word, values, outText) || "''")
	].join(" ");
	return outs > 1 ? `out="$(mktemp -d)" && ${line}` : line;
}
function formatArgv(argv) {
	return argv.map((word) => /^[A-Za-z0-9_@%+=:,./{}-]+$/.test(word) ? word : quote$1(word) || "''").join(" ");
}
function familyEnvironment(target, configuration) {
	const families = familiesOn(target, configuration);
	return families === null ? {} : { SEEDSWEEP_FAMILIES: families.join(",") };
}
function expandText(text, values) {
	return text.replace(/\{(seed|out|from|count|seeds-file|config\.([^{}]+))\}/g, (placeholder, name, key) => {
		if (typeof key !== "string") return values[name] ?? placeholder;
		const value = Object.hasOwn(values.config, key) ? values.config[key] : void 0;
		if (value !== void 0) return value;
		throw new UserError("unknown-config", `the command uses ${placeholder}, but the target configures no "${key}"`, `add it under config:, for example config: { ${key}: "1" }`);
	});
}
function formatWord(word, values, outText) {
	return word.split("{out}").map((part) => quote$1(expandText(part, values))).join(outText);
}
function quote$1(text) {
	if (/^[A-Za-z0-9_@%+=:,./-]*$/.test(text)) return text;
	return `'${text.replaceAll("'", "'\\''")}'`;
}
function formatProgram(word) {
	if (word === "") return "''";
	return /^[A-Za-z0-9_]+\+?=|^%/.test(word) || reservedWords.has(word) ? `'${word}'` : word;
}
const reservedWords = new Set("case do done elif else esac fi for function if in select then time until while".split(" "));
// src/campaign/known-command.ts
function listUnknownTargets(targets, configured) {
	return targets.flatMap(({ target }) => {
		const own = configured(target.name);
		return own !== null && describeCommand(own) === describeCommand(target) ? [] : [target];
	});
}
function describeUnknownCommand({ targets }, configured) {
	const [unknown] = listUnknownTargets(targets, configured);
	if (unknown === void 0) return null;
	return `the command of target "${unknown.name}" in the store is not that of this checkout's configuration`;
}
const firstSeed = SeedTextSchema.parse("1");
function listCommands(target) {
	const { build, passEnv } = target;
	return [
		...build === null ? [] : [["build", build]],
		["run", formatCommandLine(target, firstSeed)],
		...passEnv.length === 0 ? [] : [["pass-env", passEnv.join(" ")]]
	];
}
function describeCommand({ build, run, batch, worker, via, env, passEnv, canary, config, axes }) {
	return JSON.stringify([
		build,
		run,
		batch,
		worker,
		via,
		sorted(env),
		passEnv,
		canary,
		sorted(config),
		axes
	]);
}
function sorted(fields) {
	return Object.entries(fields).toSorted(([a], [b]) => compareText(a, b));
}
// src/campaign/read-event.ts
const shaPattern$1 = /^[0-9a-f]{40,64}$/;
function readEvent$1(env) {
	const path = env.GITHUB_EVENT_PATH;
	const event = path === void 0 ? null : readJson(path);
	const branch = event?.repository?.default_branch;
	const cron = event?.schedule;
	return {
		defaultBranch: typeof branch === "string" ? branch : null,
		cron: typeof cron === "string" ? cron : null,
		pullRequest: readPullRequest(event?.pull_request)
	};
}
function readOwnPullRequest(env) {
	if (env.GITHUB_EVENT_NAME !== "pull_request" && env.GITHUB_EVENT_NAME !== "pull_request_target") return null;
	return readEvent$1(env).pullRequest;
}
function readPullRequest(fields) {
	const { number, head, base } = fields ?? {};
	if (typeof number !== "number") return null;
	const ref = typeof base?.ref === "string" && base.ref !== "" ? [`refs/remotes/origin/${base.ref}`] : [];
	const sha = typeof base?.sha === "string" && shaPattern$1.test(base.sha) ? [base.sha] : [];
	return {
		number,
		headSha: typeof head?.sha === "string" ? head.sha : null,
		baseRevisions: [...ref, ...sha]
	};
}
function readJson(path) {
	try {
		return JSON.parse(readFileSync(path, "utf8"));
	} catch (cause) {
		throw new WorldError("event-unreadable", `the event of this run cannot be read from ${path}`, { cause });
	}
}
// src/model/history.ts
function describeHistory({ campaigns, since, seeds, exposed, signatures, ...rest }) {
	const { discovery, forecast } = rest;
	const { singletons } = discovery;
	const chance = describeNextNew(discovery);
	const once = singletons === 0 ? "none seen only once" : `${formatCount(singletons)} of them seen only once`;
	const known = signatures === 0 ? "no signatures" : `${formatPlural(signatures, "known signature")}, ${once}`;
	const date = /^\d{4}-\d{2}-\d{2}/.exec(since)?.[0] ?? "an unknown day";
	return [
		`${formatPlural(seeds, "seed")} in ${formatPlural(campaigns, "campaign")} since ${date}, ${known}.`,
		...describeMasked(seeds, exposed, "them"),
		...chance === null ? [] : [`One more seed shows something new with a probability ${chance}.`],
		...singletons === 0 ? [] : [`The next campaign of ${formatPlural(forecast.seeds, "seed")} may show about ${digits(forecast.signatures)} new signatures.`]
	];
}
function describeMasked(seeds, exposed, which) {
	const masked = seeds - exposed;
	if (masked * 100 < seeds) return [];
	return [`Known failures ended ${share(masked / seeds)} of ${which}: these looked no further.`];
}
function describeMaskedSeeds({ judged }, which) {
	const seeds = judged.reduce((sum, one) => sum + one.seeds, 0);
	const failing = judged.reduce((sum, one) => sum + one.failing, 0);
	return seeds === 0 ? [] : describeMasked(seeds, seeds - failing, which);
}
function describeNextNew({ nextNew }) {
	if (nextNew.high >= 1) return null;
	const under = `under ${odds(nextNew.high)}`;
	return nextNew.estimate === 0 ? `${under} (95 %)` : `about ${odds(nextNew.estimate)} (95 %: ${under})`;
}
function odds(probability) {
	if (probability > .1) return share(probability);
	return `1 in ${formatCount(Math.round(Number((1 / probability).toPrecision(3))))}`;
}
function share(part) {
	return `${digits(part * 100)} %`;
}
function digits(value) {
	return formatDecimal(Number(value.toPrecision(2)));
}
function formatDecimal(value) {
	return Number.isInteger(value) ? formatCount(value) : String(value);
}
// src/statistics/chance-to-see.ts
function chanceToSee(rate, n) {
	assert(rate >= 0 && rate <= 1 && n >= 0, `rate ${rate}, ${n} seeds`);
	if (n === 0) return 0;
	return -Math.expm1(n * Math.log1p(-rate));
}
function detectableRate(n, certainty = .95) {
	assert(n >= 0 && certainty > 0 && certainty < 1, `${n} seeds, certainty ${certainty}`);
	return n === 0 ? 1 : -Math.expm1(Math.log1p(-certainty) / n);
}
// src/statistics/special-functions.ts
const lanczos = [
	.9999999999998099,
	676.5203681218851,
	-1259.1392167224028,
	771.3234287776531,
	-176.6150291621406,
	12.507343278686905,
	-.13857109526572012,
	9984369578019572e-21,
	1.5056327351493116e-7
];
const stirlingMin = 16;
function logGamma(x) {
	assert(x > 0, `logGamma of ${x}`);
	if (x >= stirlingMin) return (x - .5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + stirlingRest(x);
	if (x < .5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
	const shifted = x - 1;
	let sum = lanczos[0] ?? 0;
	for (const [term, coefficient] of lanczos.entries()) if (term > 0) sum += coefficient / (shifted + term);
	const t = shifted + 7.5;
	return Math.log(2 * Math.PI) / 2 + (shifted + .5) * Math.log(t) - t + Math.log(sum);
}
function stirlingRest(x) {
	const square = 1 / (x * x);
	return (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / x;
}
function logBeta(a, b) {
	const [small, large] = a < b ? [a, b] : [b, a];
	if (large < stirlingMin) return logGamma(a) + logGamma(b) - logGamma(a + b);
	const sum = small + large;
	const difference = small - small * Math.log(large) - (sum - .5) * Math.log1p(small / large) + stirlingRest(large) - stirlingRest(sum);
	return logGamma(small) + difference;
}
function betaRegularized(x, a, b, y = 1 - x) {
	assert(a > 0 && b > 0, `incomplete beta of shape ${a}, ${b}`);
	if (x <= 0) return 0;
	if (y <= 0) return 1;
	const [logX, logY] = x < y ? [Math.log(x), Math.log1p(-x)] : [Math.log1p(-y), Math.log(y)];
	const front = Math.exp(a * logX + b * logY - logBeta(a, b));
	return x < (a + 1) / (a + b + 2) ? front * betaFraction(x, a, b) / a : 1 - front * betaFraction(y, b, a) / b;
}
const stepsMax$1 = 1e6;
const tiny = 1e-300;
function betaFraction(x, a, b) {
	let c = 1;
	let d = 1 / nonZero(1 - (a + b) * x / (a + 1));
	let result = d;
	for (let m = 1; m <= stepsMax$1; m++) {
		const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / nonZero(1 + even * d);
		c = nonZero(1 + even / c);
		result *= d * c;
		const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / nonZero(1 + odd * d);
		c = nonZero(1 + odd / c);
		result *= d * c;
		if (Math.abs(d * c - 1) < 1e-15) return result;
	}
	return result;
}
function nonZero(value) {
	return Math.abs(value) < tiny ? tiny : value;
}
function gammaRegularized(a, x) {
	assert(a > 0, `incomplete gamma of shape ${a}`);
	if (x <= 0) return 0;
	const front = Math.exp(a * Math.log(x) - x - logGamma(a));
	if (x < a + 1) {
		let term = 1 / a;
		let sum = term;
		for (let n = 1; n <= stepsMax$1 && term > sum * 1e-16; n++) {
			term *= x / (a + n);
			sum += term;
		}
		return front * sum;
	}
	let b = x + 1 - a;
	let c = 1 / tiny;
	let d = 1 / b;
	let result = d;
	for (let n = 1; n <= stepsMax$1; n++) {
		const step = -n * (n - a);
		b += 2;
		d = 1 / nonZero(step * d + b);
		c = nonZero(b + step / c);
		result *= d * c;
		if (Math.abs(d * c - 1) < 1e-15) break;
	}
	return 1 - front * result;
}
function betaQuantile(probability, a, b) {
	assert(probability >= 0 && probability <= 1, `probability ${probability}`);
	if (probability === 0 || probability === 1) return probability;
	return logistic(bisect((t) => betaRegularized(logistic(t), a, b, logistic(-t)) < probability, -700, 700));
}
function logistic(t) {
	return 1 / (1 + Math.exp(-t));
}
function gammaQuantile(probability, a) {
	assert(probability >= 0 && probability < 1, `probability ${probability}`);
	if (probability === 0) return 0;
	return Math.exp(bisect((t) => gammaRegularized(a, Math.exp(t)) < probability, -700, Math.log(a + 1) + 50));
}
function bisect(isBelow, from, to) {
	let low = from;
	let high = to;
	for (;;) {
		const middle = (low + high) / 2;
		if (middle <= low || middle >= high) return middle;
		if (isBelow(middle)) low = middle;
		else high = middle;
	}
}
// src/statistics/discovery.ts
function countExposed(exposed, singletons, doubletons) {
	return {
		seeds: exposed + singletons + 2 * doubletons,
		singletons,
		doubletons
	};
}
function discovery({ seeds, singletons, doubletons }) {
	assert(singletons >= 0 && doubletons >= 0 && singletons + 2 * doubletons <= seeds, "more failures than seeds");
	return {
		singletons,
		nextNew: boundNextNew(seeds, singletons, doubletons),
		detectable: detectableRate(seeds)
	};
}
function boundNextNew(seeds, singletons, doubletons) {
	if (seeds === 0) return {
		estimate: 0,
		high: 1
	};
	const poisson = gammaQuantile(.95, singletons + 1);
	const normal = singletons + 1.645 * Math.sqrt(singletons + 2 * doubletons);
	return {
		estimate: singletons / seeds,
		high: Math.min(1, Math.max(poisson, normal) / seeds)
	};
}
// src/statistics/forecast.ts
function forecastNew({ seeds, singletons, doubletons }, more) {
	assert(more >= 0, `${more} seeds`);
	const unseen = doubletons > 0 ? singletons ** 2 / (2 * doubletons) : singletons * (singletons - 1) / 2;
	if (unseen === 0) return seeds === 0 ? 0 : Math.min(singletons, more * singletons / seeds);
	return -unseen * Math.expm1(more * Math.log1p(-singletons / (seeds * unseen + singletons)));
}
function exposedSeeds(seeds, failing) {
	assert(failing >= 0 && failing <= seeds, `${failing} failing of ${seeds} seeds`);
	return seeds - failing;
}
function attributeFailures(counts, certainty = .95) {
	const axes = Map.groupBy(counts, ({ name }) => name);
	const tested = [...axes.values()].flatMap((values) => {
		const of = sum$4(values.map(({ failing }) => failing));
		const seeds = sum$4(values.map((value) => value.seeds));
		return values.map((value) => ({
			value,
			of,
			chance: upperTail(value, of, seeds)
		}));
	});
	if (Math.max(0, ...tested.map(({ of }) => of)) < 9) return null;
	const named = [];
	const ascending = [...tested].sort((a, b) => a.chance - b.chance);
	for (const [position, { value, of, chance }] of ascending.entries()) {
		if (chance > (1 - certainty) / (ascending.length - position)) break;
		const { name, failing } = value;
		if (of >= 9) named.push({
			name,
			value: value.value,
			failing,
			of
		});
	}
	return {
		needs: named.filter(({ failing, of }) => failing === of),
		favours: named.filter(({ failing, of }) => failing < of),
		indifferent: [...axes.keys()].filter((name) => named.every((influence) => influence.name !== name))
	};
}
function upperTail({ failing, seeds }, of, allSeeds) {
	if (failing === 0 || seeds === allSeeds) return 1;
	return betaRegularized(seeds / allSeeds, failing, of - failing + 1);
}
function sum$4(counts) {
	return counts.reduce((total, count) => total + count, 0);
}
// src/statistics/intervals.ts
function jeffreysInterval(k, n, certainty = .95) {
	checkCounts(k, n);
	if (n === 0) return {
		low: 0,
		estimate: 0,
		high: 1
	};
	const tail = (1 - certainty) / 2;
	return {
		low: k === 0 ? 0 : betaQuantile(tail, k + .5, n - k + .5),
		estimate: k / n,
		high: k === n ? 1 : betaQuantile(1 - tail, k + .5, n - k + .5)
	};
}
function clopperPearsonInterval(k, n, certainty = .95) {
	checkCounts(k, n);
	if (n === 0) return {
		low: 0,
		estimate: 0,
		high: 1
	};
	const tail = (1 - certainty) / 2;
	return {
		low: k === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
		estimate: k / n,
		high: k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k)
	};
}
function checkCounts(k, n) {
	assert(Number.isInteger(k) && Number.isInteger(n) && k >= 0 && k <= n, `${k} failures of ${n} seeds`);
}
// src/statistics/seeds-to-see-again.ts
function seedsToSeeAgain(k, n, certainty = .99) {
	assert(Number.isInteger(k) && k >= 1 && k <= n, `${k} failures of ${n} seeds`);
	assert(certainty > 0 && certainty < 1, `certainty ${certainty}`);
	const shape = k === 1 ? 1.5 : k;
	return Math.max(1, Math.ceil(n * Math.expm1(-Math.log1p(-certainty) / shape)));
}
const attemptsTimeMs = 12e4;
function chooseRepetition({ deterministic }, failure) {
	if (failure.signature.type === "unequal runs") return {
		by: "pairs",
		most: 5
	};
	if (deterministic) return { by: "seed" };
	const count = Math.max(1, failure.count);
	const seen = {
		...failure,
		count,
		seedsJudged: Math.max(count, failure.seedsJudged)
	};
	return {
		by: "attempts",
		most: countAttempts(seen),
		rate: count / seen.seedsJudged
	};
}
function countReplays(repeat) {
	return repeat.by === "seed" ? 3 : repeat.most;
}
function countAttempts({ count, seedsJudged, seeds }) {
	const sumMs = seeds.reduce((sum, { durationMs }) => sum + durationMs, 0);
	const affordable = sumMs === 0 ? 100 : Math.floor(attemptsTimeMs / (sumMs / seeds.length));
	return Math.max(3, Math.min(seedsToSeeAgain(count, seedsJudged), 100, affordable));
}
// src/model/reproduction.ts
const checkoutPrefix = "clean checkout, ";
function inCleanCheckout(where) {
	return `${checkoutPrefix}${where}`;
}
function isCleanCheckout(where) {
	return where.startsWith(checkoutPrefix);
}
// src/triage/judge-confirmation.ts
function judgeReplays({ seeds, replays: all }, by) {
	const clean = all.filter(({ where }) => isCleanCheckout(where));
	const replays = all.filter(({ where }) => !isCleanCheckout(where));
	const { confirmation, seed } = by === "seed" ? judgeSeeds(seeds, replays) : judgeRepeated(seeds, replays, by);
	const shown = seeds.find((failing) => failing.seed === seed) ?? seeds[0] ?? null;
	const tried = clean.find((replay) => {
		return replay.verdict !== "unknown" && (by === "attempts" || replay.seed === shown?.seed);
	});
	return {
		shown,
		confirmation: tried === void 0 ? confirmation : {
			...confirmation,
			inCleanCheckout: tried.verdict
		}
	};
}
function judgeRepeated(seeds, replays, by) {
	const isShown = ({ seed }) => replays.some((replay) => replay.seed === seed && replay.verdict === "same");
	const seed = (seeds.find(isShown) ?? seeds[0])?.seed ?? null;
	const own = by === "attempts" ? replays : replays.filter((replay) => replay.seed === seed);
	const counts = countVerdicts(own);
	const state = counts.replays === 0 ? "untried" : counts.same > 0 ? "reproducible" : "unconfirmed";
	const elsewhere = listElsewhere(own).filter(({ verdict }) => verdict === "unknown");
	return {
		seed,
		confirmation: {
			state,
			...counts,
			...elsewhere.length > 0 && { elsewhere }
		}
	};
}
function judgeSeeds(seeds, replays) {
	const bySeed = Map.groupBy(replays, ({ seed }) => seed);
	const judged = [...new Set([...seeds.map(({ seed }) => seed), ...[...bySeed.keys()].sort(compareText)])].map((seed) => ({
		seed,
		confirmation: judgeSeed(bySeed.get(seed) ?? [])
	}));
	const against = findContradiction$1(seeds, judged);
	if (against === void 0) {
		const listed = judged.filter(({ seed }) => seeds.some((failing) => failing.seed === seed));
		return listed.find(isProven$1) ?? listed.find(isUnshown) ?? listed[0] ?? noSeed$1;
	}
	const own = bySeed.get(against.seed) ?? [];
	return judged.some(isProven$1) && groupPlaces(own).some(isUnequal$1) ? {
		...against,
		confirmation: {
			...against.confirmation,
			state: "nondeterministic"
		}
	} : against;
}
const noSeed$1 = {
	seed: null,
	confirmation: {
		state: "untried",
		same: 0,
		replays: 0,
		where: []
	}
};
function findContradiction$1(seeds, judged) {
	const timedOut = new Set(seeds.flatMap(({ seed, outcome }) => outcome === "timed-out" ? [seed] : []));
	const isAgainst = ({ seed, confirmation: { same } }) => same > 0 || !timedOut.has(seed);
	return judged.find(({ confirmation }) => confirmation.state === "nondeterministic") ?? judged.find((one) => one.confirmation.state === "unconfirmed" && isAgainst(one));
}
function isProven$1({ confirmation }) {
	return confirmation.state === "reproducible";
}
function isUnshown({ confirmation }) {
	return confirmation.state === "unconfirmed";
}
function judgeSeed(replays) {
	const counts = countVerdicts(replays);
	const places = groupPlaces(replays);
	const elsewhere = listElsewhere(replays);
	const told = {
		...counts,
		...elsewhere.length > 0 && { elsewhere }
	};
	if (counts.replays === 0) return {
		state: "untried",
		...told
	};
	if (counts.same === counts.replays) return {
		state: counts.same < 3 ? "untried" : "reproducible",
		...told
	};
	if (places.every((place) => place.replays.every(({ verdict }) => verdict === "passed"))) return {
		state: "unconfirmed",
		...counts
	};
	return places.some(isUnequal$1) ? {
		state: "nondeterministic",
		...counts
	} : {
		state: "unconfirmed",
		...told
	};
}
function countVerdicts(all) {
	const replays = all.filter(({ verdict }) => verdict !== "unknown");
	return {
		same: replays.filter(({ verdict }) => verdict === "same").length,
		replays: replays.length,
		where: [...new Set(replays.map(({ where }) => where))].sort(compareText)
	};
}
function groupPlaces(replays) {
	const known = replays.filter(({ verdict, where }) => verdict !== "unknown" && !isCleanCheckout(where));
	const byPlace = Map.groupBy(known, ({ where }) => where);
	const sharded = replays.some(({ where }) => isShard(where));
	return [...byPlace].map(([where, own]) => {
		return {
			where,
			swept: isShard(where) || where === "local" && !sharded,
			replays: own
		};
	});
}
function isShard(where) {
	return where.startsWith("shard ");
}
function isUnequal$1({ replays, swept }) {
	return new Set(replays.map(({ verdict, seenKey, seenDigest }) => `${verdict} ${seenKey} ${seenDigest}`)).size > 1 || swept && replays.some(({ verdict }) => verdict !== "same");
}
function listElsewhere(replays) {
	const swept = new Set(groupPlaces(replays).flatMap((place) => place.swept ? [place.where] : []));
	return [...Map.groupBy(replays, ({ where }) => where)].flatMap(([where, own]) => {
		const told = own.find(({ verdict, seenTitle }) => verdict !== "same" && (verdict !== "unknown" || seenTitle !== null));
		if (swept.has(where) || told === void 0 || told.verdict === "same") return [];
		const title = told.seenKey === told.key ? null : told.seenTitle;
		return [{
			where,
			verdict: told.verdict,
			title
		}];
	});
}
// src/triage/make-reproduction.ts
function makeReproduction(target, plan, failing, signature, repeat) {
	const { origin } = plan;
	return {
		target: target.name,
		seed: failing.seed,
		repository: origin.repository,
		serverUrl: origin.serverUrl,
		sha: origin.sha,
		changes: origin.changes,
		build: target.build,
		commandLine: formatCommandLine(target, failing.seed, {
			...target.config,
			...failing.config
		}),
		timeoutMs: limitOf(failing, target, plan),
		repeat,
		expected: {
			exit: repeat.by === "pairs" ? "differs from run to run" : describeEnding$1(failing, target),
			key: signature.key,
			title: signature.title,
			digest: repeat.by === "seed" ? failing.digest : null
		}
	};
}
function limitOf(failing, target, plan) {
	const limitMs = carriedAt(plan, failing.index)?.limitMs ?? target.timeoutMs;
	return failing.outcome === "timed-out" ? target.timeoutMs : limitMs;
}
function describeEnding$1(failing, target) {
	if (failing.outcome === "timed-out") return `does not end within ${target.timeoutMs / 1e3} s`;
	if (failing.exitSignal !== null) return `is killed by ${failing.exitSignal}`;
	if (failing.exitCode !== null) return `exits ${failing.exitCode}`;
	return "fails";
}
// src/triage/describe-findings.ts
function describeFindings(stored, planOf) {
	return stored.map((finding) => describeFinding(finding, planOf)).sort(compareFindings$1);
}
function describeFinding(finding, planOf) {
	const { confirmation, reproduction } = proveFinding(finding, planOf);
	return {
		...finding,
		id: findingId(finding.key),
		rate: jeffreysInterval(finding.count, finding.seedsJudged),
		seedsToSeeAgain: finding.count === 0 ? Number.POSITIVE_INFINITY : seedsToSeeAgain(finding.count, finding.seedsJudged),
		confirmation,
		attribution: attributeFailures(finding.drawn),
		reproduction,
		neverSeen: null,
		life: null,
		comparison: null,
		folded: [],
		standing: null,
		similar: []
	};
}
function proveFinding(finding, planOf) {
	const [first] = finding.seeds;
	const repeat = first === void 0 ? null : chooseFor(finding, planOf(first.campaign));
	const { confirmation, shown } = judgeReplays(finding, repeat?.by ?? "seed");
	const plan = shown === null ? null : planOf(shown.campaign);
	const target = findTarget$1(finding, plan);
	if (shown === null || repeat === null || plan === null || target === null) return {
		confirmation: untried,
		reproduction: null
	};
	const reproduction = makeReproduction(target, plan, shown, finding.signature, repeat);
	const seenExit = finding.replays.find(({ verdict, seed }) => verdict === "same" && seed === shown.seed)?.seenExit;
	const expected = seenExit == null || reproduction.expected.exit !== "fails" ? reproduction.expected : {
		...reproduction.expected,
		exit: seenExit
	};
	return {
		confirmation,
		reproduction: {
			...reproduction,
			expected
		}
	};
}
const untried = {
	state: "untried",
	same: 0,
	replays: 0,
	where: []
};
function chooseFor(finding, plan) {
	const target = findTarget$1(finding, plan);
	return target === null ? null : chooseRepetition(target, finding);
}
function findTarget$1({ target: name }, plan) {
	return plan?.targets.find(({ target }) => target.name === name)?.target ?? null;
}
function compareFindings$1(a, b) {
	return b.count - a.count || compareText(a.key, b.key);
}
// src/statistics/closing.ts
const closingError = .01;
const fixPrior = .9;
function chanceOfSilence(exposures) {
	return Math.exp(exposures.reduce((sum, exposure) => sum + logSilence(exposure), 0));
}
function logSilence({ hits, seeds, clean }) {
	assert(hits >= 1 && seeds >= 1 && clean >= 0, `${hits} hits in ${seeds} seeds, ${clean} clean`);
	return -hits * Math.log1p(clean / seeds);
}
function silenceToClose(failures, hasFix, prior = fixPrior) {
	assert(failures >= 1 && prior > 0 && prior < 1, `${failures} failures, prior ${prior}`);
	const spent = closingError / (failures * (failures + 1));
	if (!hasFix) return spent;
	return Math.max(spent, Math.min(1, closingError * prior / (.99 * (1 - prior))));
}
function cleanSeedsMissing(exposures, silence) {
	assert(exposures.length > 0 && silence > 0 && silence <= 1, `${exposures.length} targets, silence ${silence}`);
	const enough = silence * (1 + 1e-12);
	if (chanceOfSilence(exposures) <= enough) return 0;
	const all = exposures.reduce((sum, { seeds }) => sum + seeds, 0);
	const after = (missing) => chanceOfSilence(exposures.map((one) => ({
		...one,
		clean: one.clean + missing * one.seeds / all
	})));
	let high = 1;
	while (after(high) > enough) high *= 2;
	let low = Math.floor(high / 2);
	while (high - low > 1 && high < Number.MAX_SAFE_INTEGER) {
		const middle = Math.floor((low + high) / 2);
		if (after(middle) > enough) low = middle;
		else high = middle;
	}
	return high;
}
function closingExposure(k, n, before) {
	assert(k >= 1 && n >= 1 && before >= 0, `${k} failures in ${n} seeds after ${before}`);
	return k === 1 ? {
		hits: 1,
		seeds: n + before
	} : {
		hits: k - 1,
		seeds: n
	};
}
// src/triage/judge-life.ts
const dormantSilence = .05;
function judgeLife(evidence) {
	const { campaigns, issue } = evidence;
	const failing = campaigns.filter(hasFailed);
	const [first, last] = [failing[0], failing.at(-1)];
	if (first === void 0 || last === void 0) return null;
	const since = campaigns.slice(campaigns.indexOf(first));
	const fix = chooseFix$1(evidence, failing);
	const clean = since.filter((campaign) => isClean(evidence, campaign, {
		fix,
		last,
		since
	}));
	const there = since.filter((campaign) => !clean.includes(campaign) && isThere(evidence, campaign, {
		fix,
		last,
		since
	}));
	const before = campaigns.slice(0, campaigns.indexOf(first)).filter(({ seeds }) => seeds > 0);
	const hits = sum$3(there.map((campaign) => campaign.hits));
	const seeds = sum$3(there.map((campaign) => campaign.seeds));
	const cleanSeeds = sum$3(clean.map((campaign) => campaign.seeds + (campaign.known?.passed ?? 0)));
	const exposure = exposeTo(hits, seeds, sum$3(before.map((campaign) => campaign.seeds)), cleanSeeds);
	const silence = silenceToClose(Math.max(1, hits), fix !== null);
	const missing = cleanSeedsMissing([exposure], silence);
	const newest = campaigns.findLast((campaign) => campaign.seeds > 0 || campaign.repeated !== void 0);
	const pace = newest?.seeds ?? 0;
	const recurrence = findRecurrence(evidence, failing, clean);
	const obstacles = missing === 0 && clean.length > 0 ? listObstacles(evidence, clean, last) : [];
	const verified = missing === 0 && clean.length > 0 && obstacles.length === 0 && recurrence === null;
	const quiet = clean.length > 0 && chanceOfSilence([exposure]) <= dormantSilence;
	const newestKnown = campaigns.findLast(({ known }) => known !== null);
	return {
		state: chooseState$1(evidence, {
			fix,
			verified,
			quiet,
			recurrence,
			first
		}),
		hits,
		seeds,
		rate: rateOf$1(hits, seeds),
		seedsToSeeAgain: hits === 0 || hits > seeds ? Number.POSITIVE_INFINITY : seedsToSeeAgain(hits, seeds),
		campaigns: failing.length,
		campaignsSince: since.length,
		first: first.seen,
		last: last.seen,
		before: before.length === 0 ? null : {
			seeds: sum$3(before.map((campaign) => campaign.seeds)),
			sha: before.at(-1)?.seen.sha ?? null
		},
		fix,
		clean: {
			seeds: cleanSeeds,
			campaigns: clean.length,
			since: clean[0]?.seen.sha ?? null
		},
		silence: {
			chance: chanceOfSilence([exposure]),
			asked: silence
		},
		needed: cleanSeedsMissing([{
			...exposure,
			clean: 0
		}], silence),
		missing,
		campaignsMissing: pace === 0 ? null : Math.ceil(missing / pace),
		repeated: newest?.repeated ?? 0,
		known: newestKnown?.seen.campaign === evidence.current ? newestKnown.known : null,
		obstacles,
		verified,
		recurrence,
		failsThoughClosed: fix === null && recurrence === null ? findFailureSince(issue, failing) : null
	};
}
function hasFailed({ hits, carriedHits, known }) {
	return hits > 0 || carriedHits > 0 || (known?.failed ?? 0) > 0;
}
function chooseFix$1({ fixes, isAncestor }, failing) {
	const standing = fixes.filter(({ sha }) => failing.every(({ seen }) => seen.sha === null || isAncestor(sha, seen.sha) !== true));
	return standing.find((fix) => standing.every((other) => isAncestor(other.sha, fix.sha) === true)) ?? standing[0] ?? null;
}
function isClean(evidence, campaign, gap) {
	const { fix, last, since } = gap;
	const { sha } = campaign.seen;
	if (hasFailed(campaign) || sha === null || campaign.seeds === 0) return false;
	if (fix !== null) return evidence.isAncestor(fix.sha, sha) === true;
	if (since.indexOf(campaign) < since.indexOf(last) || last.seen.sha === null) return false;
	return sha !== last.seen.sha && evidence.isAncestor(last.seen.sha, sha) === true;
}
function isThere({ isAncestor }, campaign, { fix, last, since }) {
	if (since.indexOf(campaign) <= since.indexOf(last)) return true;
	const { sha } = campaign.seen;
	if (sha === null) return false;
	return sha === last.seen.sha || fix !== null && isAncestor(fix.sha, sha) === false;
}
function exposeTo(hits, seeds, before, clean) {
	return {
		...closingExposure(Math.max(1, hits), Math.max(1, seeds), before),
		clean
	};
}
function rateOf$1(hits, seeds) {
	return jeffreysInterval(Math.min(hits, seeds), seeds);
}
function findRecurrence({ issue, fixes, isAncestor }, failing, clean) {
	if (issue === null || issue.state === "open" || issue.reason === "not_planned") return null;
	const { verified } = issue.memory;
	const fixed = [...fixes.map(({ sha }) => sha), ...verified?.sha == null ? [] : [verified.sha]];
	const back = failing.find(({ seen: { sha, at } }) => {
		if (sha === null || !isAfter(at, verified?.at ?? issue.closedAt)) return false;
		return fixed.some((each) => isAncestor(each, sha) === true);
	});
	if (back === void 0) return null;
	const cleanSha = clean.at(-1)?.seen.sha ?? verified?.sha ?? null;
	return {
		at: back.seen,
		cleanSha
	};
}
function findFailureSince(issue, failing) {
	if (issue === null || issue.state === "open" || issue.reason === "not_planned") return null;
	return failing.findLast(({ seen }) => isAfter(seen.at, issue.closedAt))?.seen ?? null;
}
function isAfter(at, then) {
	return then === null || Date.parse(at) > Date.parse(then);
}
function listObstacles({ issue, oldCommit, replayable }, clean, last) {
	const memory = issue?.memory ?? {};
	const ranKnown = clean.some(({ known }) => (known?.passed ?? 0) > 0);
	const wasVerified = isRemembered(memory.verified?.at, last);
	const opened = issue?.state === "open" && wasVerified;
	return [
		...replayable && !ranKnown ? ["known-seeds-not-run"] : [],
		...opened ? ["reopened-by-person"] : [],
		...wasVerified ? [] : describeOldCommit(isRemembered(memory.environment, last) ? "passes" : oldCommit)
	];
}
function isRemembered(day, last) {
	return day !== void 0 && !isAfter(last.seen.at, day);
}
function describeOldCommit(oldCommit) {
	switch (oldCommit) {
		case "fails": return [];
		case "passes": return ["environment-dependent"];
		case "not-run": return ["old-commit-not-run"];
		case "not-here": return ["old-commit-not-here"];
	}
}
function chooseState$1({ issue, current }, judged) {
	const { fix, verified, quiet, recurrence, first } = judged;
	if (recurrence !== null) return "reopened";
	if (verified) return "closed";
	if (fix !== null) return "fix-pending";
	if (issue?.state === "closed") return "closed";
	if (issue === null && first.seen.campaign === current) return "new";
	if (quiet) return "dormant";
	return issue?.memory.reopened === void 0 ? "open" : "reopened";
}
function sum$3(counts) {
	return counts.reduce((total, count) => total + count, 0);
}
// src/triage/judge-property-life.ts
function judgePropertyLife(evidence) {
	const { campaigns, issue } = evidence;
	const asked = campaigns.find(({ missed }) => missed)?.seeds;
	const last = campaigns.findLastIndex(({ missed }) => missed);
	if (asked === void 0) return null;
	const begin = campaigns.findLastIndex(({ hits }, position) => position < last && hits > 0) + 1;
	const run = campaigns.slice(begin, last + 1).filter(({ missed }) => missed);
	const missed = describeRun$2(run);
	const before = countSightings(campaigns.slice(0, begin));
	const since = countSightings(campaigns.slice(last + 1).filter((campaign) => isProof(evidence, missed.last, campaign)));
	const fix = chooseFix(evidence);
	const again = issue === null || since !== null ? [] : listMissedSince(evidence, issue, run);
	const back = again.reduce((sum, { seeds }) => sum + seeds, 0) >= asked ? again.at(-1)?.seen ?? null : null;
	const wasFixed = issue?.memory.verified !== void 0 || evidence.fixes.length > 0;
	const recurrence = wasFixed ? back : null;
	return {
		state: chooseState(evidence, {
			recurrence,
			since,
			fix,
			missed,
			before
		}),
		missed,
		before,
		since,
		asked,
		silence: before === null ? null : chanceOfSilence([{
			hits: before.hits,
			seeds: before.seeds,
			clean: missed.seeds
		}]),
		fix,
		verified: since !== null,
		recurrence,
		missedThoughClosed: wasFixed ? null : back
	};
}
function describeRun$2(run) {
	const [first, last] = [run[0]?.seen, run.at(-1)?.seen];
	assert(first !== void 0 && last !== void 0, "a run of campaigns that missed it is not empty");
	return {
		campaigns: run.length,
		seeds: run.reduce((sum, { seeds }) => sum + seeds, 0),
		first,
		last
	};
}
function countSightings(all) {
	const campaigns = all.slice(Math.max(0, all.findIndex(({ hits }) => hits > 0)));
	const seen = campaigns.filter(({ hits }) => hits > 0);
	const [first, last] = [seen[0]?.seen, seen.at(-1)?.seen];
	if (first === void 0 || last === void 0) return null;
	const seeds = campaigns.reduce((sum, campaign) => sum + campaign.seeds, 0);
	const hits = seen.reduce((sum, campaign) => sum + campaign.hits, 0);
	return {
		hits,
		seeds: Math.max(hits, seeds),
		first,
		last
	};
}
function isProof({ isAncestor }, last, { seen, hits }) {
	return hits > 0 && seen.sha !== null && (last.sha === null || isAncestor(last.sha, seen.sha) !== false);
}
function chooseFix({ fixes, campaigns, isAncestor }) {
	const shas = campaigns.flatMap(({ missed, seen }) => missed && seen.sha !== null ? [seen.sha] : []);
	return fixes.find(({ sha }) => shas.every((other) => isAncestor(sha, other) !== true)) ?? null;
}
function listMissedSince({ fixes, isAncestor }, issue, run) {
	if (issue.state === "open" || issue.reason === "not_planned") return [];
	const { verified } = issue.memory;
	const then = verified?.at ?? issue.closedAt;
	const mended = [...fixes.map(({ sha }) => sha), ...verified?.sha == null ? [] : [verified.sha]];
	return run.filter(({ seen: { at, sha } }) => {
		if (then !== null && Date.parse(at) <= Date.parse(then)) return false;
		return sha === null || mended.length === 0 || mended.some((each) => isAncestor(each, sha) !== false);
	});
}
function chooseState({ issue, current }, judged) {
	const { recurrence, since, fix, missed, before } = judged;
	if (recurrence !== null) return "reopened";
	if (since !== null) return "closed";
	if (fix !== null) return "fix-pending";
	if (issue?.state === "closed") return "closed";
	if (issue === null && before === null && missed.first.campaign === current) return "new";
	return issue?.memory.reopened === void 0 ? "open" : "reopened";
}
// src/campaign/counted-findings.ts
function describeCounted(counted, newest) {
	return counted.flatMap((finding) => {
		const target = newest.targets.find((planned) => planned.target.name === finding.target)?.target;
		const seeds = finding.seeds.map((failing) => ({
			...failing,
			config: target === void 0 ? {} : drawConfiguration(target, failing.seed)
		}));
		const origin = {
			...newest.origin,
			sha: finding.lastSeen.sha,
			changes: null
		};
		return describeFindings([{
			...finding,
			seeds
		}], () => ({
			...newest,
			origin,
			carried: [],
			known: []
		}));
	});
}
// src/signature/sign-never-seen.ts
function signNeverSeen(target, kind, name) {
	const key = createHash("sha256").update(JSON.stringify([
		1,
		"never seen",
		target,
		kind,
		name
	])).digest("hex");
	const message = kind === "always" ? "never checked" : "never seen";
	return {
		version: 1,
		key,
		variant: key,
		exact: key,
		kind: "property",
		language: "none",
		type: name,
		message,
		frames: [],
		title: truncate(`${kind} ${message}: ${name}`, 200),
		crash: false,
		parts: null
	};
}
// src/model/correction.ts
function foldCorrections(corrections) {
	const parents = new Map();
	const standings = new Map();
	const split = new Map();
	const retries = new Map();
	const refused = [];
	const rootOf = (target, key) => {
		let root = key;
		for (let parent = parents.get(nameOf$1(target, root)); parent !== void 0; parent = parents.get(nameOf$1(target, root))) root = parent.into;
		return root;
	};
	const merge = (by, into, key) => {
		const { target } = by;
		if (by.source === "file") {
			for (const one of [into, key]) if (parents.get(nameOf$1(target, one))?.by.source === "comment") parents.delete(nameOf$1(target, one));
		}
		const [root, folded] = [rootOf(target, into), rootOf(target, key)];
		if (root === folded) refused.push(by);
		else parents.set(nameOf$1(target, folded), {
			into: root,
			by
		});
	};
	const splitKey = (by, key) => {
		const { target } = by;
		if (parents.delete(nameOf$1(target, key))) return;
		const children = [...parents].filter(([name, { into }]) => name.startsWith(`${target} `) && into === key);
		for (const [name] of children) parents.delete(name);
		if (children.length === 0) split.set(nameOf$1(target, key), by);
	};
	for (const correction of inOrder(corrections)) {
		const { target, order } = correction;
		const name = nameOf$1(target, order.key);
		switch (order.kind) {
			case "merge":
				merge(correction, order.into, order.key);
				break;
			case "split":
				splitKey(correction, order.key);
				break;
			case "ignore":
			case "expected":
			case "wrong":
				standings.set(nameOf$1(target, rootOf(target, order.key)), correction);
				break;
			case "retry":
				retries.set(name, correction);
				break;
			case "lift":
				parents.delete(name);
				standings.delete(name);
				split.delete(name);
		}
	}
	return {
		rootOf,
		foldedBy: (target, key) => parents.get(nameOf$1(target, key))?.by ?? null,
		standingOf(target, key, today) {
			const correction = standings.get(nameOf$1(target, key));
			return correction === void 0 ? null : toStanding(correction, today);
		},
		orderOf: (target, key) => standings.get(nameOf$1(target, key)) ?? null,
		splitBy: (target, key) => split.get(nameOf$1(target, key)) ?? null,
		split: [...split.values()].map(({ target, order }) => ({
			target,
			key: order.key
		})),
		retries: [...retries.values()],
		refused
	};
}
const noCorrections = foldCorrections([]);
function inOrder(corrections) {
	return [...new Map(corrections.map((correction) => [`${correction.source} ${correction.id}`, correction])).values()].sort((a, b) => compareText(a.source, b.source) || (a.source === "file" ? 0 : compareText(a.at, b.at) || compareText(a.id, b.id)));
}
function toStanding({ order, by }, today) {
	switch (order.kind) {
		case "ignore": return hasEnded(order.until, today) ? null : {
			kind: "ignored",
			until: order.until,
			by
		};
		case "expected":
		case "wrong": return {
			kind: order.kind,
			until: null,
			by
		};
		case "merge":
		case "split":
		case "retry":
		case "lift": return null;
	}
}
function hasEnded(until, today) {
	return until !== null && until <= today;
}
function isDay(text) {
	const at = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
function dayOf(at) {
	return at.toISOString().slice(0, 10);
}
function describeStanding({ kind, until, by }) {
	return `${{
		ignored: "ignored",
		expected: "expected",
		wrong: "wrong: a bug of the harness"
	}[kind]}${until === null ? "" : ` until ${until}`} (${by})`;
}
function nameOf$1(target, key) {
	return `${target} ${key}`;
}
// src/model/known.ts
const knownPath = ".seedsweep/known.yml";
function resolveKnown(known, keys) {
	const byTarget = Map.groupBy(keys, ({ target }) => target);
	return known.flatMap((correction) => [...byTarget].filter(([target]) => correction.target === null || correction.target === target).flatMap(([target, own]) => {
		const find = (prefix) => own.find(({ key }) => key.startsWith(prefix))?.key ?? null;
		return toOrders(correction.order, find).map((order, position) => {
			const { place } = correction;
			return {
				id: `${place} ${target} ${position}`,
				source: "file",
				target,
				at: "",
				by: place,
				order
			};
		});
	}));
}
function toOrders(order, find) {
	if (order.kind === "merge") {
		const [into, ...others] = new Set(order.keys.flatMap((prefix) => find(prefix) ?? []));
		return into === void 0 ? [] : others.map((key) => ({
			kind: "merge",
			into,
			key
		}));
	}
	const key = find(order.key);
	if (key === null) return [];
	return [order.kind === "ignore" ? {
		kind: order.kind,
		key,
		until: order.until
	} : {
		kind: order.kind,
		key
	}];
}
// src/triage/apply-corrections.ts
function applyCorrections(findings, corrected, today) {
	const standing = [...Map.groupBy(findings, ({ target, key }) => `${target} ${corrected.rootOf(target, key)}`).values()].map((members) => foldFindings(members, corrected)).sort(compareFindings).map((finding) => {
		return {
			...finding,
			standing: corrected.standingOf(finding.target, finding.key, today)
		};
	});
	return {
		findings: standing.filter((finding) => finding.standing === null),
		setAside: standing.filter((finding) => finding.standing !== null)
	};
}
function foldFindings(members, corrected) {
	const shown = chooseShown(members, corrected);
	const { target } = shown;
	const root = corrected.rootOf(target, shown.key);
	const own = members.find(({ key }) => key === root) ?? null;
	const [only, ...others] = members;
	if (only === own && others.length === 0) return shown;
	const count = sum$2(members, (member) => member.count);
	const seedsJudged = Math.max(...members.map((member) => member.seedsJudged));
	const drawn = sumDrawn(members);
	const rest = [...members].filter((member) => member !== own).sort(compareFindings);
	return {
		...shown,
		key: root,
		id: findingId(root),
		formerKeys: own?.formerKeys ?? [],
		issue: own?.issue ?? null,
		count,
		carried: sum$2(members, (member) => member.carried),
		seedsJudged,
		seeds: listShortest(members),
		variants: members.flatMap(({ variants }) => variants).sort((a, b) => b.count - a.count || compareText(a.variant, b.variant)),
		firstSeen: members.map(({ firstSeen }) => firstSeen).reduce((a, b) => compareSeen(a, b) <= 0 ? a : b),
		lastSeen: members.map(({ lastSeen }) => lastSeen).reduce((a, b) => compareSeen(a, b) >= 0 ? a : b),
		drawn,
		replays: members.flatMap(({ replays }) => replays),
		rate: count === 0 ? shown.rate : jeffreysInterval(count, seedsJudged),
		seedsToSeeAgain: count === 0 ? Number.POSITIVE_INFINITY : seedsToSeeAgain(count, seedsJudged),
		attribution: attributeFailures(drawn),
		folded: rest.map(({ key, signature, count }) => {
			return {
				key,
				title: signature.title,
				count,
				by: corrected.foldedBy(target, key)?.by ?? ""
			};
		})
	};
}
function chooseShown(members, corrected) {
	const rank = ({ target, key, confirmation, neverSeen }) => {
		const proven = confirmation.state === "reproducible" ? 0 : 2;
		const isRoot = corrected.rootOf(target, key) === key ? 0 : 1;
		return (neverSeen === null ? 0 : 4) + proven + isRoot;
	};
	return members.reduce((best, member) => (rank(member) - rank(best) || compareFindings(member, best)) < 0 ? member : best);
}
function listShortest(members) {
	return members.flatMap(({ seeds }) => seeds).sort(compareSeeds).slice(0, 32);
}
function compareSeeds(a, b) {
	const [stepOfA, stepOfB] = [a.step ?? Number.MAX_VALUE, b.step ?? Number.MAX_VALUE];
	return stepOfA - stepOfB || a.durationMs - b.durationMs || compareText(a.campaign, b.campaign) || a.index - b.index;
}
function sumDrawn(members) {
	const counts = new Map();
	for (const count of members.flatMap(({ drawn }) => drawn)) {
		const name = JSON.stringify([count.name, count.value]);
		const known = counts.get(name);
		counts.set(name, known === void 0 ? count : {
			...known,
			failing: known.failing + count.failing
		});
	}
	return [...counts.values()];
}
function sum$2(members, count) {
	return members.reduce((total, member) => total + count(member), 0);
}
function compareSeen(a, b) {
	return compareText(a.at, b.at) || a.number - b.number || compareText(a.campaign, b.campaign);
}
function compareFindings(a, b) {
	return Number(a.neverSeen !== null) - Number(b.neverSeen !== null) || b.count - a.count || compareText(a.key, b.key);
}
// src/triage/find-never-seen.ts
const neverSeenCertainty = .99;
function findNeverSeen(properties, campaign, issueOf) {
	return properties.filter((property) => isNeverSeen(property) && property.seeds > 0).map((property) => describeNeverSeen(property, campaign, issueOf)).sort((a, b) => compareText(a.key, b.key));
}
function describeNeverSeen(property, campaign, issueOf) {
	const { target, kind, name, seeds } = property;
	const signature = signNeverSeen(target, kind, name);
	const { key } = signature;
	return {
		target,
		key,
		signature,
		count: 0,
		carried: 0,
		seedsJudged: seeds,
		seeds: [],
		variants: [],
		excerpt: "",
		firstSeen: campaign,
		lastSeen: campaign,
		formerKeys: [],
		drawn: [],
		replays: [],
		issue: issueOf(target, key),
		firstBad: null,
		id: findingId(key),
		rate: {
			low: 0,
			estimate: 0,
			high: detectableRate(seeds, neverSeenCertainty)
		},
		seedsToSeeAgain: Number.POSITIVE_INFINITY,
		confirmation: {
			state: "never-seen",
			same: 0,
			replays: 0,
			where: []
		},
		attribution: null,
		reproduction: null,
		neverSeen: {
			...property,
			life: null
		},
		life: null,
		comparison: null,
		folded: [],
		standing: null,
		similar: []
	};
}
// src/signature/compare-runs.ts
const lineMax$1 = 500;
function isSameRun(a, b) {
	if (!hasVerdict(a) || !hasVerdict(b)) return null;
	if (a.outcome !== b.outcome) return false;
	if (a.digest !== null && b.digest !== null) return a.digest === b.digest;
	return a.signature?.key === b.signature?.key;
}
function hasVerdict({ outcome }) {
	return outcome === "passed" || outcome === "failed";
}
function describeUnequalRuns(first, second) {
	const difference = findDifference(first.output, second.output);
	return {
		...nameUnequalRuns({
			passed: first.outcome !== second.outcome,
			sameFailure: first.digest !== null && second.digest !== null
		}),
		detail: [
			`one run:     ${describeRun$1(first)}`,
			`another run: ${describeRun$1(second)}`,
			...difference
		].join("\n")
	};
}
function nameUnequalRuns({ passed, sameFailure }) {
	return {
		kind: "nondeterminism",
		type: unequalRunsType,
		message: passed ? "one run of a seed passed and another failed" : sameFailure ? "two runs of a seed have different digests" : "two runs of a seed failed in different ways"
	};
}
function describeRun$1({ outcome, digest, signature }) {
	const title = signature === null ? "" : ` (${signature.title})`;
	return `${outcome}, ${digest === null ? "no digest" : `digest ${truncate(digest, 128)}`}${title}`;
}
function findDifference(first, second) {
	if (first === second) return ["the outputs are the same"];
	const [a, b] = [first.split("\n"), second.split("\n")];
	const at = a.findIndex((line, position) => line !== b[position]);
	const line = at === -1 ? a.length : at;
	return [
		`first difference of the outputs, line ${line + 1}:`,
		`- ${truncate(a[line] ?? "(the end)", lineMax$1)}`,
		`+ ${truncate(b[line] ?? "(the end)", lineMax$1)}`
	];
}
// src/signature/failure.ts
const ranks = {
	structured: 1,
	sanitizer: 2,
	panic: 3,
	assertion: 4,
	abort: 5,
	test: 6,
	fatal: 7,
	timeout: 8,
	oom: 9,
	violation: 10,
	neverReached: 11,
	signal: 12,
	exit: 13
};
// src/signature/frame.ts
const framesKeptMax = 16;
const noStack = {
	site: [],
	frames: [],
	own: []
};
function readStack(frames) {
	const visible = frames.filter((frame) => frame.owner !== "machinery" && frame.name !== "");
	const unaided = visible.filter((frame) => !isAssertionHelper(frame.name));
	const kept = unaided.length > 0 ? unaided : visible;
	const top = kept[0];
	if (top === void 0) return noStack;
	const owned = kept.filter((frame) => frame.owner === "own");
	const own = owned[0];
	return {
		site: top.owner === "dependency" && own !== void 0 ? [top.name, own.name] : [top.name],
		frames: kept.slice(0, framesKeptMax).map((frame) => frame.name),
		own: owned.slice(0, 3).map((frame) => frame.name),
		...top.source === void 0 ? {} : { source: top.source }
	};
}
function readRecursion(frames) {
	const visible = frames.filter((frame) => frame.owner !== "machinery" && frame.name !== "");
	const counts = new Map();
	for (const frame of visible) counts.set(frame.name, (counts.get(frame.name) ?? 0) + 1);
	const cycle = visible.filter((frame) => (counts.get(frame.name) ?? 0) > 2);
	if (cycle.length === 0) return readStack(frames);
	const names = [...new Set(cycle.map((frame) => frame.name))].sort();
	return {
		site: names.slice(0, 10),
		frames: cycle.slice(0, 16).map((frame) => frame.name),
		own: names.slice(0, 3)
	};
}
const helperPattern = new RegExp("^(?:(?:must|check|ensure|require|expect|verify|assert|assertion|panic|fatal|fail|invariant|die|unreachable|bug)(?:_?(?:eq|equals?|ne|not_?equals?|true|false|that|nil|not_?nil|null|not_?null|non_?null|ok|some|none|f|ln|failed|failure|fail|condition|state|argument|msg|message|with_?message|fmt|impl|inner|always|now|on))?|internal_?error|throw_?error|raise_?error|log_?fatal)$", "i");
function isAssertionHelper(name) {
	const last = name.slice(Math.max(name.lastIndexOf("."), name.lastIndexOf(":")) + 1);
	return helperPattern.test(last.replace(/<.*$/, "").replace(/^_+/, ""));
}
function baseName$1(path) {
	return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
// src/signature/antithesis.ts
function findAntithesisFailure(source) {
	if (!source.text.includes("\"antithesis_assert\"")) return null;
	const missing = new Map();
	for (const [at, line] of source.text.split("\n").entries()) {
		if (!line.includes("\"antithesis_assert\"")) continue;
		const assertion = parseAssertion(line);
		if (assertion === null) continue;
		const once = assertion.kind === "sometimes" || assertion.kind === "reachability" && assertion.mustHit;
		if (!once && assertion.hit && !assertion.condition) return property$1(assertion, ranks.structured, at);
		if (!once) continue;
		if (assertion.hit && (assertion.condition || assertion.kind === "reachability")) missing.set(assertion.name, {
			assertion: {
				...assertion,
				mustHit: false
			},
			line: at
		});
		else if (assertion.mustHit && !missing.has(assertion.name)) missing.set(assertion.name, {
			assertion,
			line: at
		});
	}
	const never = [...missing.values()].find((entry) => entry.assertion.mustHit);
	return never === void 0 ? null : property$1(never.assertion, ranks.neverReached, never.line);
}
function parseAssertion(line) {
	let parsed;
	try {
		parsed = JSON.parse(line.slice(Math.max(line.indexOf("{"), 0)));
	} catch {
		return null;
	}
	const body = fieldOf$2(parsed, "antithesis_assert");
	const name = fieldOf$2(body, "message") ?? fieldOf$2(body, "id");
	if (typeof name !== "string") return null;
	const kind = fieldOf$2(body, "assert_type");
	const shown = fieldOf$2(body, "display_type");
	return {
		kind: typeof kind === "string" ? kind : "",
		shown: typeof shown === "string" ? shown : "",
		name,
		hit: fieldOf$2(body, "hit") === true,
		mustHit: fieldOf$2(body, "must_hit") === true,
		condition: fieldOf$2(body, "condition") === true
	};
}
function fieldOf$2(value, name) {
	return typeof value === "object" && value !== null ? value[name] : void 0;
}
function property$1(assertion, rank, line) {
	return {
		kind: "property",
		rank,
		language: "antithesis",
		type: assertion.shown,
		message: assertion.name,
		stack: noStack,
		line,
		crash: true
	};
}
// src/signature/consistency.ts
function findConsistencyFailure(source) {
	const { text, lines } = source;
	return findGuarantee(text, lines) ?? findAnomalies(text, lines) ?? findVerdict(text, lines);
}
function findGuarantee(text, lines) {
	if (!/: (?:Failure|Timeout): |\bbroke [A-Z]/.test(text)) return null;
	for (const [at, line] of lines.entries()) {
		const verdict = /\b(linearization|linearizability|watch|serializable|serialization|validation): (Failure|Timeout): (.{1,400})$/.exec(line);
		if (verdict !== null) return property(verdict[1] ?? "", `${verdict[2] ?? ""}: ${(verdict[3] ?? "").replace(/ - .*$/, "")}`, at);
		const broken = /\bbroke ([A-Z][a-z]{2,30}(?: [A-Z][a-z]{2,30})?)\b/.exec(line);
		if (broken !== null) return property("watch", `Failure: broke ${broken[1] ?? ""}`, at);
	}
	return null;
}
function findAnomalies(text, lines) {
	if (!text.includes(":anomaly-types")) return null;
	for (const [at, line] of lines.entries()) {
		const match = /:anomaly-types [[(#{]{1,2}([^\])}]{1,400})/.exec(line);
		if (match === null) continue;
		const names = (match[1] ?? "").split(/[\s,]+/).filter((name) => name !== "");
		return property("anomaly", [...new Set(names)].sort().join(" ").replaceAll(":", ""), at);
	}
	return null;
}
function findVerdict(text, lines) {
	if (!text.includes("not linearizable") && !text.includes("Analysis invalid!")) return null;
	const at = lines.findIndex((line) => /^\s{0,8}(?:history is )?not linearizable\b|^Analysis invalid!/i.test(line));
	if (at === -1) return null;
	return property("linearizability", "not linearizable", at);
}
function property(type, message, line) {
	return {
		kind: "property",
		rank: ranks.structured,
		language: "none",
		type,
		message,
		stack: noStack,
		line,
		crash: true
	};
}
// src/signature/dotnet.ts
function findDotnetException(source) {
	const { text, lines } = source;
	if (!/Unhandled [Ee]xception|System\.\w+|:line \d/.test(text)) return null;
	for (const [at, line] of lines.entries()) {
		const match = headlinePattern$2.exec(line);
		if (match === null || !(line.includes("nhandled ") || framePattern$3.test(lines[at + 1] ?? ""))) continue;
		return readException(match[1] ?? "", (match[2] ?? "").trim(), at, lines);
	}
	return null;
}
const headlinePattern$2 = /(?:^|Unhandled exception\. |Unhandled Exception:\s{0,4}|\s)((?:[A-Z]\w{0,100}\.){0,12}[A-Z]\w{0,100}(?:Exception|Error))(?:: (.*))?$/;
const framePattern$3 = /^\s{1,12}at ((?:\(wrapper [\w-]{1,40}\) )?[\w.<>`+|$[\],-]{1,600}?) ?\(([^)]{0,1000})\)(?: (?:in|\[0x[0-9a-f]+\] in) .{1,600})?$/;
function readException(outer, message, at, lines) {
	const frames = [];
	let inner = null;
	let strangers = 0;
	for (let index = at + 1; index < lines.length && frames.length < 400 && strangers < 4; index++) {
		const line = lines[index] ?? "";
		const cause = /^ ?---> ([\w.]{1,300})(?:: (.*))?$/.exec(line);
		const frame = framePattern$3.exec(line);
		if (cause !== null) inner = cause[1] ?? "";
		else if (/End of inner exception stack trace/.test(line)) frames.length = 0;
		else if (frame !== null) frames.push(classifyFrame$4(frame[1] ?? ""));
		strangers = cause !== null || frame !== null || /^\s*--- End of/.test(line) ? 0 : strangers + 1;
	}
	const name = simpleName$1(outer);
	const type = inner === null ? name : `${name} <${simpleName$1(inner)}`;
	const base = {
		kind: "exception",
		rank: ranks.panic,
		language: "dotnet",
		line: at,
		crash: true
	};
	if (name === "OutOfMemoryException") return {
		...base,
		kind: "oom",
		type,
		message: "",
		stack: {
			...readStack(frames),
			site: []
		}
	};
	if (/^(?:StackOverflow|InsufficientExecutionStack)Exception$/.test(name)) return {
		...base,
		type,
		message: "",
		stack: readRecursion(frames)
	};
	const runtime = /^(?:NullReference|IndexOutOfRange|ArgumentOutOfRange|KeyNotFound)Exception$/.test(name);
	return {
		...base,
		type,
		message: runtime ? "" : message,
		stack: readStack(frames)
	};
}
function simpleName$1(type) {
	return type.slice(type.lastIndexOf(".") + 1);
}
function classifyFrame$4(called) {
	return {
		name: called.replace(/\.?<>c(?:__DisplayClass[\d_]+)?(?=[.+])/g, "").replace(/[.+]?<(\w+)>d__\d+(?:`\d+)?\.MoveNext/, ".$1").replace(/<\w*>g__(\w+)\|[\d_]+/, "$1").replace(/<(\w+)>b__[\d_]+/, "$1").replace(/`\d+|\[[^\]]*\]/g, "").replace(/\.{2,}/g, ".").replace("+", "."),
		owner: /^(?:System|Microsoft|Mono|Xunit|NUnit|MSTest|FluentAssertions|Shouldly|Interop)\b|^\(wrapper/.test(called) ? "machinery" : "own"
	};
}
// src/signature/fatal-line.ts
function findFatalLine(source) {
	if (!/fatal|panic|critical/i.test(source.text)) return null;
	for (const [at, line] of source.lines.entries()) {
		const message = readFatal$1(line);
		if (message !== null) return {
			kind: "fatal",
			rank: ranks.fatal,
			language: "none",
			type: "fatal",
			message,
			stack: noStack,
			line: at,
			crash: true
		};
	}
	return null;
}
function readFatal$1(line) {
	if (!/fatal|panic|critical/i.test(line)) return null;
	if (/"(?:level|severity|lvl)"\s?:\s?"(?:fatal|panic|critical|dpanic)"/i.test(line)) return /"(?:msg|message)"\s?:\s?"((?:[^"\\]|\\.){1,1000})"/.exec(line)?.[1] ?? "fatal";
	if (/\b(?:level|lvl|severity)=(?:fatal|panic|critical)\b/i.test(line)) return /\b(?:msg|message)="((?:[^"\\]|\\.){1,1000})"/.exec(line)?.[1] ?? /\b(?:msg|message)=(\S{1,1000})/.exec(line)?.[1] ?? "fatal";
	const plain = /^(?:fatal(?: error)?|panic(?:ked)?|critical)(?:\(\w{1,40}\))?[\]:!]\s{0,4}(\S.{0,1000})$/i.exec(stripLogPrefix(line).replace(/^\[/, ""));
	if (plain !== null) return plain[1] ?? "";
	return /(?:^|[\s\]])(?:FATAL|PANIC|CRITICAL)[\]:]?\s{1,8}(\S.{0,1000})$/.exec(line)?.[1] ?? null;
}
function findViolationLine(source) {
	if (!violationGate.test(source.text)) return null;
	for (const [at, line] of source.lines.entries()) {
		if (!violationGate.test(line)) continue;
		const named = /\b(?:invariant|property|safety|liveness|oracle|consistency|postcondition|precondition)(?: check)? (?:violat(?:ed|ion)|failed|broken)\b[:\s!-]{0,4}(.{0,1000})/i.exec(line);
		if (named !== null) return violation(named[1] ?? "", at);
		const prefixed = /\b(?:invariant|property|safety|liveness|oracle)[: ]{1,2}["'`]?([\w.:/-]{1,200})["'`]? (?:(?:is|was|has been|does|check) ?)?(?:violated|failed|broken|not hold|falsified)\b[:\s.-]{0,4}(.{0,1000})/i.exec(line);
		if (prefixed !== null) return violationOf(prefixed[1] ?? "", prefixed[2] ?? "", at);
	}
	return null;
}
const violationGate = /\b(?:invariant|property|safety|liveness|oracle|consistency|postcondition|precondition)\b.{0,220}\b(?:violat|fail|brok|not hold|falsified)/i;
function violation(rest, line) {
	const name = /^["'`]?([\w.-]{1,200})["'`]?(?:: |:$|$)(.*)/.exec(rest);
	return name === null ? violationOf("violation", rest, line) : violationOf(name[1] ?? "", name[2] ?? "", line);
}
function violationOf(type, message, line) {
	return {
		kind: "violation",
		rank: ranks.violation,
		language: "none",
		type,
		message,
		stack: noStack,
		line,
		crash: true
	};
}
// src/signature/foundationdb.ts
function findFoundationFailure(source) {
	const { text, lines } = source;
	if (!(text.includes("Severity=") || text.includes("\"Severity\"")) && !text.includes(" failed @ ")) return null;
	for (const [at, line] of lines.entries()) {
		const found = readEvent(line, at) ?? readHarness(line, at) ?? readAssertion$1(line, at);
		if (found !== null) return found;
	}
	return null;
}
function readEvent(line, at) {
	if (!/Severity"?[=:] ?"?40"?/.test(line) || !/"?Type"?[=:]/.test(line)) return null;
	const read = attributesOf(line);
	if (read.get("Severity") !== "40" || read.get("ErrorIsInjectedFault") === "1") return null;
	return fatal([read.get("Type"), read.get("Error")].filter((part) => part !== void 0).join("/"), read.get("FailedAssertion") ?? read.get("Reason") ?? "", read.get("File") ?? "", at);
}
function attributesOf(line) {
	const attributes = new Map();
	for (const match of line.matchAll(/"?([A-Za-z]\w{0,60})"?\s?[=:]\s?"([^"]*)"/g)) if (!attributes.has(match[1] ?? "")) attributes.set(match[1] ?? "", decodeEntities(match[2] ?? ""));
	return attributes;
}
function decodeEntities(text) {
	return text.replaceAll("&gt;", ">").replaceAll("&lt;", "<").replaceAll("&quot;", "\"").replaceAll("&apos;", "'").replaceAll("&amp;", "&");
}
function readHarness(line, at) {
	const match = /<(TestUnexpectedlyNotFinished|UnseedMismatch|DBCorruption|ExternalError)\b/.exec(line);
	return match === null ? null : fatal(match[1] ?? "", "", "", at);
}
function readAssertion$1(line, at) {
	const match = /^(?:.{0,200} )?Assertion (.{1,1000}) failed @ (\S{1,600}) \d+:/.exec(line);
	return match === null ? null : fatal("assertion", match[1] ?? "", match[2] ?? "", at);
}
function fatal(type, message, file, line) {
	const stack = file === "" ? noStack : {
		site: [baseName$1(file)],
		frames: [],
		own: []
	};
	return {
		kind: "fatal",
		rank: ranks.structured,
		language: "foundationdb",
		type,
		message,
		stack,
		line,
		crash: true
	};
}
// src/signature/go.ts
const goroutineDistanceMax = 60;
function findGoFailure(source) {
	const { text, lines } = source;
	if (text.includes("WARNING: DATA RACE")) {
		const race = readRace(lines);
		if (race !== null) return race;
	}
	if (!text.includes("goroutine ")) return null;
	for (const [at, line] of lines.entries()) {
		const match = /^(panic|fatal error): (.{0,4000})$/.exec(line);
		if (match !== null && hasGoroutine(lines, at)) return match[1] === "panic" ? readPanic$1(match[2] ?? "", at, lines) : readFatal(match[2] ?? "", at, lines);
	}
	return null;
}
function findGoTestFailure(source) {
	const { text, lines } = source;
	if (!text.includes("--- FAIL: ")) return null;
	const at = lines.findIndex((line) => line.startsWith("--- FAIL: "));
	if (at === -1) return null;
	const name = /^--- FAIL: ([^\s/]{1,200})/.exec(lines[at] ?? "")?.[1] ?? "";
	const message = saidBelow(lines, at) ?? saidAbove(lines, at, name) ?? "";
	return {
		kind: "test",
		rank: ranks.test,
		language: "go",
		type: name,
		message,
		stack: noStack,
		line: at,
		crash: true
	};
}
function hasGoroutine(lines, at) {
	for (let index = at + 1; index < Math.min(lines.length, at + goroutineDistanceMax); index++) if (goroutinePattern.test(lines[index] ?? "")) return true;
	return false;
}
const goroutinePattern = /^goroutine \d+ (?:gp=\S+ )?(?:m=\S+ )?(?:mp=\S+ )?\[([^\]]{1,200})\]:/;
function readPanic$1(said, at, lines) {
	const text = said.replace(/ ?\[recovered[^\]]*\]$/, "").trim();
	const goroutines = readGoroutines(lines, at);
	if (text.startsWith("test timed out after")) return failure("panic", "test timed out", "", deepestWaiting(goroutines), at);
	const stack = readStack((goroutines.find((goroutine) => goroutine.state.startsWith("running")) ?? goroutines[0])?.frames ?? []);
	if (!text.startsWith("runtime error: ")) return failure("panic", "panic", text, stack, at);
	const error = text.slice(15);
	const bounds = /^(index out of range|slice bounds out of range|makeslice: \w+ out of range|integer divide by zero|invalid memory address or nil pointer dereference)/.exec(error);
	return failure("panic", bounds?.[1] ?? "runtime error", bounds === null ? error : "", stack, at);
}
function readFatal(said, at, lines) {
	const goroutines = readGoroutines(lines, at);
	const running = goroutines.find((goroutine) => goroutine.state.startsWith("running")) ?? goroutines[0];
	if (/out of memory|cannot allocate memory/.test(said)) return {
		...failure("panic", "fatal: out of memory", "", {
			...readStack(running?.frames ?? []),
			site: []
		}, at),
		kind: "oom"
	};
	if (said.startsWith("stack overflow")) return failure("panic", "fatal: stack overflow", "", readRecursion(running?.frames ?? []), at);
	if (said.startsWith("all goroutines are asleep")) return failure("panic", "fatal: all goroutines are asleep", "", deepestWaiting(goroutines), at);
	const type = said.startsWith("concurrent map ") ? "fatal: concurrent map access" : "fatal";
	return failure("panic", type, type === "fatal" ? said : "", readStack(running?.frames ?? []), at);
}
function failure(kind, type, message, stack, line) {
	return {
		kind,
		rank: kind === "panic" ? ranks.panic : ranks.sanitizer,
		language: "go",
		type,
		message,
		stack,
		line,
		crash: true
	};
}
function readGoroutines(lines, from) {
	const goroutines = [];
	for (let at = from; at < lines.length && goroutines.length < 200; at++) {
		const state = goroutinePattern.exec(lines[at] ?? "")?.[1];
		if (state !== void 0) goroutines.push({
			state,
			frames: readFrames$3(lines, at + 1)
		});
	}
	return goroutines;
}
function deepestWaiting(goroutines) {
	let best = null;
	for (const goroutine of goroutines) {
		const stack = readStack(goroutine.frames);
		if (goroutine.state.startsWith("running") || stack.own.length === 0) continue;
		const depth = stack.own.length * 1e3 + goroutine.frames.length;
		const tie = best !== null && depth === best.depth && (stack.site[0] ?? "") > (best.stack.site[0] ?? "");
		if (best === null || depth > best.depth || tie) best = {
			stack,
			depth
		};
	}
	return best?.stack ?? noStack;
}
function readFrames$3(lines, from) {
	const frames = [];
	let strangers = 0;
	for (let at = from; at < lines.length && frames.length < 400 && strangers < 4; at++) {
		const line = lines[at] ?? "";
		if (line.trim() === "" || /^(?:created by |goroutine \d)/.test(line) || /^\s{2,}Previous |^={10}/.test(line)) break;
		const open = line.endsWith(")") ? line.lastIndexOf("(") : -1;
		const file = open > 0 ? /^\s{0,16}(\S.{0,600}\.(?:go|s)):\d+/.exec(lines[at + 1] ?? "")?.[1] : void 0;
		if (file === void 0) {
			strangers += /^\s{0,16}\S.{0,600}\.(?:go|s):\d+/.test(line) ? 0 : 1;
			continue;
		}
		frames.push(classifyFrame$3(line.slice(0, open).trim(), file));
		strangers = 0;
		at++;
	}
	return frames;
}
function classifyFrame$3(called, file) {
	const name = cleanName(called);
	if (machinery.test(called) || /(?:^|\/)_testmain\.go$|^_cgo_gotypes\.go$/.test(file)) return {
		name,
		owner: "machinery"
	};
	const standard = /^[\w/]+\.|^[\w/]+\//.test(called) && /\/(?:go|goroot|go-?[\d.]+|go\/go)\/src\/(?!.*\/src\/)(?!github\.com|[\w-]+\.\w+\/)/.test(file);
	return {
		name,
		owner: (/\/pkg\/mod\/|\/vendor\/|@v\d/.test(file) || standard) && !called.startsWith("main.") ? "dependency" : "own"
	};
}
const machinery = /^(?:panic|runtime|testing|sync|reflect|time|syscall|internal\/[\w/]+|runtime\/\w+|sync\/\w+|os\/signal|testing\/\w+)(?:\.|$)|^(?:log|log\/slog)\.|stretchr\/testify|go\.uber\.org\/zap|sirupsen\/logrus|_cgoexp/;
function cleanName(called) {
	return called.replace(/\[[^\]]{0,2000}\]/g, "").replace(/\/v\d+(?=\.)/, "").replace(/^.*\/(?=[^/]*$)/, "").replace(/\.(?:func|gowrap|deferwrap)\d+[.\w-]*/g, ".func").replace(/-fm$|-range\d+$/g, "");
}
function readRace(lines) {
	const at = lines.findIndex((line) => line.startsWith("WARNING: DATA RACE"));
	if (at === -1) return null;
	const stacks = [];
	for (let index = at + 1; index < Math.min(lines.length, at + 400) && stacks.length < 2; index++) {
		const line = lines[index] ?? "";
		if (/^={10}/.test(line)) break;
		if (/^(?:Previous )?(?:atomic )?(?:[Rr]ead|[Ww]rite) at 0x/i.test(line)) stacks.push(readStack(readFrames$3(lines, index + 1)));
	}
	const tops = [...new Set(stacks.flatMap((stack) => stack.frames.slice(0, 1)))].sort();
	return failure("sanitizer", "data race", "", {
		site: tops,
		frames: [...new Set(stacks.flatMap((stack) => stack.frames))],
		own: tops
	}, at);
}
const saidPattern = /^\s+([\w.-]{1,200}\.go):\d+: ?(.*)$/;
function readSaid(lines, at) {
	const match = saidPattern.exec(lines[at] ?? "");
	if (match === null) return null;
	const said = (match[2] ?? "").trim();
	if (match[1] === "logger.go" || /^\d{4}-\d\d-\d\dT\S+\s+(?:DEBUG|INFO|WARN)/.test(said)) return null;
	if (said !== "") return said;
	for (let index = at + 1; index < at + 12; index++) {
		const error = /^\s+Error:\s+(\S.*)$/.exec(lines[index] ?? "");
		if (error !== null) return error[1] ?? "";
	}
	return "";
}
function saidBelow(lines, at) {
	for (let index = at + 1; index < lines.length && !/^(?:--- |=== |FAIL|ok\s|PASS|panic: )/.test(lines[index] ?? ""); index++) {
		const said = readSaid(lines, index);
		if (said !== null) return said;
	}
	return null;
}
function saidAbove(lines, at, name) {
	let first = null;
	for (let index = at - 1; index >= 0; index--) {
		const line = lines[index] ?? "";
		if (line.startsWith("--- ") || line.startsWith("=== RUN") && line.trimEnd().endsWith(` ${name}`)) break;
		first = readSaid(lines, index) ?? first;
	}
	return first;
}
// src/signature/jvm.ts
function findJvmException(source) {
	const { text, lines } = source;
	if (text.includes("# A fatal error has been detected by the Java Runtime")) return readVmCrash(lines);
	if (!text.includes("at ") && !text.includes("Exception in thread \"")) return null;
	const frame = lines.findIndex((line) => framePattern$2.test(line));
	const headline = frame === -1 ? findBareHeadline(lines) : findHeadline$1(lines, frame);
	if (headline === null) return null;
	return readChain(lines, headline);
}
const framePattern$2 = /^\s{0,40}at ((?:[\w.@-]{0,100}\/\/?){0,2})([\w$.<>-]{1,600})\(([^()]{1,200}(?:\.(?:java|kt|scala|clj|groovy)(?::\d+)?)|Native Method|Unknown Source|[\w$]+:\d+|SourceFile(?::\d+)?|<generated>)\)/;
const headlinePattern$1 = /^\s{0,40}(?:.{0,200}?\s|Caused by: |Suppressed: )?((?:[a-z_][\w$]{0,60}\.){1,12}[A-Z][\w$]{0,100}(?:Exception|Error|Throwable|Failure|Violation|Interrupt|[\w$]{0,40}))(?:: (.*))?$/;
function findHeadline$1(lines, frame) {
	for (let at = frame - 1; at >= Math.max(0, frame - 20); at--) {
		const match = headlinePattern$1.exec(lines[at] ?? "");
		if (match !== null) return {
			type: match[1] ?? "",
			message: (match[2] ?? "").trim(),
			line: at
		};
	}
	const thread = /^Exception in thread "[^"]{0,200}" ([\w$.]{1,300})(?:: (.*))?$/.exec(lines[frame - 1] ?? "");
	return thread === null ? null : {
		type: thread[1] ?? "",
		message: thread[2] ?? "",
		line: frame - 1
	};
}
function findBareHeadline(lines) {
	for (const [at, line] of lines.entries()) {
		const match = /^Exception in thread "[^"]{0,200}" ([\w$.]{1,300})(?:: (.*))?$/.exec(line);
		if (match !== null) return {
			type: match[1] ?? "",
			message: match[2] ?? "",
			line: at
		};
	}
	return null;
}
const wrappers = /\.(?:ExecutionException|CompletionException|InvocationTargetException|UndeclaredThrowableException|ExceptionInInitializerError)$/;
function readChain(lines, outer) {
	let root = outer;
	let block = outer;
	let [frames, at] = readFrames$2(lines, outer.line + 1);
	while (at < lines.length) {
		const match = /^\s{0,40}Caused by: ([\w$.]{1,300})(?:: (.*))?$/.exec(lines[at] ?? "");
		if (match === null) break;
		root = {
			type: match[1] ?? "",
			message: (match[2] ?? "").trim(),
			line: at
		};
		const [inner, end] = readFrames$2(lines, at + 1);
		if (wrappers.test(block.type)) [block, frames] = [root, inner];
		at = end;
	}
	return build(block, root, frames, outer.line);
}
function build(block, root, frames, line) {
	const name = simpleName(block.type);
	const type = root === block ? name : `${name} <${simpleName(root.type)}`;
	const base = {
		kind: "exception",
		rank: ranks.panic,
		language: "jvm",
		line,
		crash: true
	};
	if (name === "OutOfMemoryError") return {
		...base,
		kind: "oom",
		type: `OutOfMemoryError: ${block.message}`,
		message: "",
		stack: {
			...readStack(frames),
			site: []
		}
	};
	if (name === "StackOverflowError") return {
		...base,
		type,
		message: "",
		stack: readRecursion(frames)
	};
	const runtime = /^NullPointerException$|IndexOutOfBoundsException$|^NegativeArraySizeException$|^NoSuchElementException$/.test(name);
	return {
		...base,
		type,
		message: runtime ? "" : block.message,
		stack: readStack(frames)
	};
}
function simpleName(type) {
	return type.slice(type.lastIndexOf(".") + 1);
}
function readFrames$2(lines, from) {
	const frames = [];
	let end = from;
	for (let at = from; at < lines.length && at - end < 5 && frames.length < 1200; at++) {
		const line = lines[at] ?? "";
		const match = framePattern$2.exec(line);
		if (match !== null) frames.push(classifyFrame$2(match[1] ?? "", match[2] ?? ""));
		else if (/^\s{0,40}Caused by: /.test(line)) return [frames, at];
		else if (!/^\s{0,40}\.\.\. \d+ (?:more|common)/.test(line)) continue;
		end = at + 1;
	}
	return [frames, end];
}
function classifyFrame$2(module, called) {
	return {
		name: called.replace(/lambda\$(\w*)\$\d+/, "lambda$$$1").replace(/\$\$(?:Lambda|EnhancerBy\w+|FastClassBy\w+|SpringCGLIB|ByteBuddy)\b[\w$./]*/g, "").replace(/\$\d+/g, "$"),
		owner: module.startsWith("java.") || module.startsWith("jdk.") || machineryPackages.test(called) || called.includes("$$Lambda") ? "machinery" : "own"
	};
}
const machineryPackages = /^(?:java|javax|jdk|sun|com\.sun|kotlin|kotlinx\.coroutines|scala|clojure\.(?:lang|core)|groovy|org\.codehaus\.groovy|org\.junit|junit|org\.testng|org\.gradle|worker\.org\.gradle|org\.apache\.maven|org\.hamcrest|org\.assertj|com\.google\.common\.(?:base\.Preconditions|truth)|com\.code_intelligence\.jazzer)\b/;
function readVmCrash(lines) {
	const at = lines.findIndex((line) => line.includes("A fatal error has been detected by the Java Runtime"));
	const near = lines.slice(at, at + 40);
	const signal = near.map((line) => /^#\s+(SIG\w+|EXCEPTION_\w+|Internal Error)/.exec(line)?.[1]).find((name) => name !== void 0);
	const problem = near.findIndex((line) => line.startsWith("# Problematic frame"));
	const frame = problem === -1 ? void 0 : /^#\s+\w\s+(?:\[([\w.+-]+?)\+0x[0-9a-f]+\]\s*)?(.*)$/.exec(near[problem + 1] ?? "");
	const name = (frame?.[2] ?? "").replace(/\+0x.*$/, "").trim() || (frame?.[1] ?? "");
	const stack = name === "" ? noStack : {
		site: [name],
		frames: [name],
		own: [name]
	};
	return {
		kind: "fatal",
		rank: ranks.panic,
		language: "jvm",
		type: signal ?? "crash",
		message: "",
		stack,
		line: at,
		crash: true
	};
}
// src/signature/native-name.ts
function cleanNativeName(raw) {
	const plain = raw.slice(0, 4e3).replace(/\(anonymous namespace\)|<unnamed>|`anonymous namespace'|\{anonymous\}/g, "{anon}").replace(/\[abi:\w+\]/g, "").replace(/ ?\[clone [^\]]*\]/g, "").replace(/\[[0-9a-f]{8,16}\]/g, "").replace(/\.(?:cold|part|isra|constprop|llvm|lto_priv|localalias)\b[.\d]*/g, "").replace(/::h[0-9a-f]{16}\b/g, "").replace(/\{\{closure\}\}|\{closure#\d+\}|\{lambda\([^)]*\)#\d+\}|\$_\d+/g, "{closure}").replace(/\+0x[0-9a-f]+$/, "");
	if (/^[-+]\[/.test(plain)) return plain;
	return dropReturnType(dropArguments(collapseTemplates(plain))).trim();
}
function collapseTemplates(name) {
	let out = "";
	let depth = 0;
	const shown = name.startsWith("<") && / as /.test(name) ? 1 : 0;
	for (let at = 0; at < name.length; at++) {
		const char = name.charAt(at);
		const operator = depth === 0 && out.endsWith("operator") ? /^(?:<=>|<<=?|>>=?|->\*?|<=?|>=?)/.exec(name.slice(at, at + 3)) : null;
		if (operator !== null) {
			out += operator[0];
			at += operator[0].length - 1;
		} else if (char === "<") {
			depth++;
			if (depth <= shown) out += "<";
			else if (depth === shown + 1) out += "<T>";
		} else if (char === ">" && depth > 0 && name.charAt(at - 1) !== "-") {
			if (depth <= shown) out += ">";
			depth--;
		} else if (depth <= shown) out += char;
	}
	return out;
}
function dropArguments(name) {
	const from = name.startsWith("<") ? name.indexOf(">") : 0;
	let open = name.indexOf("(", Math.max(from, 0));
	if (open >= 8 && name.slice(open - 8, open + 2) === "operator()") open = name.indexOf("(", open + 1);
	return open > 0 ? name.slice(0, open) : name;
}
function dropReturnType(name) {
	const text = name.trimEnd();
	if (text.startsWith("<")) return text;
	const operator = text.indexOf("operator ");
	const space = operator === -1 ? text.lastIndexOf(" ") : text.lastIndexOf(" ", operator - 1);
	return text.slice(space + 1).replace(/^[*&]+/, "");
}
// src/signature/native-stack.ts
const strangersMax$1 = 4;
function readNativeStack(lines, from, until = lines.length) {
	const frames = [];
	let end = from;
	for (let at = from; at < until && frames.length < 400; at++) {
		const match = framePattern$1.exec(lines[at] ?? "");
		if (match !== null) {
			frames.push(readFrame$1(match[2] ?? ""));
			end = at + 1;
		} else if (frames.length > 0 && (at - end >= strangersMax$1 || (lines[at] ?? "").trim() === "")) break;
	}
	return {
		frames,
		end
	};
}
function isNativeFrame(line) {
	return framePattern$1.test(line);
}
const framePattern$1 = /^\s{0,40}#(\d{1,4})\s+(?:0x[0-9a-f]+\s?)?(?:in )?(.*)$/i;
function readFrame$1(rest) {
	const module = modulePattern.exec(rest);
	const [called, file] = splitFile((module === null ? rest : rest.slice(0, module.index)).trim());
	if (called === "" || called === "<null>") {
		if (file !== "") return {
			name: baseName$1(file),
			owner: isSystemFile(file) ? "machinery" : "own"
		};
		const binary = module?.[1] ?? "";
		return {
			name: binary !== "" && !isSystemModule(binary) ? baseName$1(binary) : "",
			owner: "machinery"
		};
	}
	if (called.startsWith("LLVMFuzzerTestOneInput")) return {
		name: file === "" ? "LLVMFuzzerTestOneInput" : baseName$1(file),
		owner: "own"
	};
	const name = cleanNativeName(called);
	return classify$1(name === "operator()" && file !== "" ? `${baseName$1(file)}:operator()` : name, file, file === "" ? module?.[1] ?? "" : "");
}
const modulePattern = /\s?\(((?:[A-Za-z]:)?[^()\s]*?)\+0x[0-9a-f]+\)(?:\s*\(BuildId: \w+\))?\s*$|\s?\(<unknown module>\)\s*$/i;
function splitFile(code) {
	const space = code.lastIndexOf(" ");
	const word = code.slice(space + 1);
	if (word === "<null>") return [space === -1 ? "" : code.slice(0, space).trimEnd(), ""];
	const file = word.replace(/:\d[\d:]*$/, "");
	if (!(/^(?:[A-Za-z]:)?[\w.@+~$-]*[\\/]/.test(file) || /^[\w+-]+\.(?:cc?|cpp|cxx|hh?|hpp|rs|S|s|m|mm|inc|inl)$/.test(file)) || /[()<>,]/.test(file)) return [code, ""];
	return [space === -1 ? "" : code.slice(0, space).trimEnd(), file];
}
function classify$1(name, file, module = "") {
	if (isSystemFile(file) || machineryNames.test(name) || isSystemModule(module)) return {
		name,
		owner: "machinery"
	};
	return {
		name,
		owner: dependencyFiles.test(file) ? "dependency" : "own"
	};
}
function isSystemFile(file) {
	return file !== "" && systemFiles.test(file.replaceAll("\\", "/"));
}
function isSystemModule(module) {
	return systemModules.test(module);
}
const systemFiles = new RegExp([
	String.raw`\/(?:sysdeps|nptl|csu|glibc[\w.-]*|eglibc[\w.-]*|compiler-rt[\w-]*|libsanitizer|libcxx(?:abi)?|libunwind)\/`,
	String.raw`^(?:\.\.\/)*(?:sysdeps|nptl|csu|bionic)\/`,
	String.raw`\/include\/c\+\+\/|\/c\+\+\/v1\/|\/bits\/stl_|\/libstdc\+\+|\/libc\+\+\/`,
	String.raw`\/Fuzzer[A-Z]\w+\.(?:cc|cpp|h|def)$|\/libfuzzer-sys|\/bionic\/`,
	String.raw`\/rustc\/[0-9a-f]{6,40}\/|\/lib(?:rary|rary\/)?\/?(?:std|core|alloc|panic_unwind)\/src\/|\/src\/lib(?:std|core|alloc)\/`,
	String.raw`\/asan_\w+\.(?:cc|cpp)$|\/(?:sanitizer|msan|tsan|lsan|hwasan|ubsan)_\w+\.(?:cc|cpp|inc)$`,
	String.raw`^runtime\/\w+\.(?:go|s)$`
].join("|"));
const systemModules = /^\/(?:usr\/)?lib(?:32|64)?\/|libc[.-]\d|libc\.so|libstdc\+\+|libc\+\+|libpthread|ld-linux|\/apex\/|\.dylib$|^(?:ntdll|kernel32|KERNEL32|ucrtbase)/i;
const dependencyFiles = /(?:^|\/)(?:third[_-]party|vendor|external|_deps|node_modules|\.cargo\/registry|\.cargo\/git)\//;
const machineryNames = new RegExp(`^(?:${[
	String.raw`__(?:futex|asan|msan|tsan|ubsan|lsan|hwasan|sanitizer|interceptor|interposer|interception|cxa|gxx|libc|GI|assert|pthread|restore|kernel|memcpy|mem\w+_|str\w+_|stack_chk|fortify|chk_fail|invoke|rust|rustc|Unwind|throw)\w*`,
	String.raw`___interceptor_\w+|_Unwind_\w+|_start|_dl_\w+|_IO_\w+|_Exit|_exit|_objc_terminate|_sigtramp|_pthread\w*|_mem\w+|_str\w+`,
	"gsignal|raise|abort|abort_message|t?g?kill|pthread_kill|_?exit|terminate|demangling_terminate_handler",
	"(?:rpl_|aligned_)?(?:malloc|calloc|realloc|free|cfree|memalign|posix_memalign|strdup|strndup|valloc|aligned_alloc|reallocarray)",
	"mem(?:cpy|move|set|cmp|chr|rchr|mem)|str(?:len|nlen|cpy|ncpy|cat|ncat|cmp|ncmp|casecmp|chr|rchr|str|tol|toul|tod)|wcslen|bcmp|bcopy|printf|v?s?n?printf|puts|fwrite|fread|qsort",
	String.raw`mem(?:cpy|move|set|cmp)[-_.][\w.:-]+`,
	String.raw`operator (?:new|delete)(?:\[\])?`,
	String.raw`_M_(?:invoke|run)|(?:std|__gnu_cxx|__cxxabiv1|core|alloc|rust_begin_unwind|rust_panic\w*|panic_abort|panic_unwind)(?:$|::).*`,
	String.raw`<T>(?:::.*)?|<(?:core|alloc|std|&|\[|usize|u\d+|i\d+|T)\b.* as .*|rust_begin_unwind|rust_panic\w*|lang_start\w*`,
	"__rustc::.*|fuzzer::.*|clone3?|start_thread|thread_start|BaseThreadInitThunk|RtlUserThreadStart|LLVMFuzzerInitialize",
	String.raw`base::debug::.*|logging::(?:\{anon\}::)?\w{0,40}(?:Message|Error|RawLog)\w{0,20}\b.*|google::(?:LogMessage|LogMessageFatal|DumpStackTrace\w*)\b.*|absl::.*(?:LogMessage|RawLog|log_internal).*`,
	String.raw`WTF::(?:Vector|RefPtr|HashTable|HashMap|String\w*|WTFCrash\w*|WTFReportAssertionFailure\w*)\b.*|WTFCrash\w*|blink::.*ReportAssert.*`,
	String.raw`V8_(?:Fatal|Dcheck)\w*|v8::base::(?:OS::Abort|debug::\w+|FatalOOM).*|v8::internal::(?:V8::FatalProcess\w*|Heap::FatalProcess\w*)|backtrace\w*`,
	String.raw`g_(?:assertion_message\w*|log\w*|logv|malloc\w*|realloc\w*|free)|NSAssert\w*|objc_\w+|dispatch_\w+|[\w.+-]+\.(?:so|dylib)[.\d]*|_asan_rtl_|in|syscall|libfuzzer_sys::.*|rust_fuzzer_\w+`
].join("|")})$`);
// src/signature/native-assertion.ts
const stackDistanceMax = 60;
function findNativeAssertion(source) {
	const { text, lines } = source;
	if (!gate.test(text)) return null;
	for (const [at, line] of lines.entries()) {
		if (!gate.test(line)) continue;
		const check = readCheck(line, lines, at);
		if (check === null) continue;
		const stack = stackOf(check, lines, at);
		return {
			kind: "assertion",
			rank: ranks.assertion,
			language: "native",
			type: check.type,
			message: check.message,
			stack,
			line: at,
			crash: true
		};
	}
	return null;
}
const gate = /assert|Check failed|CHECK failed|terminat|Fatal error in|FATAL:|\*\*\* .{1,60} \*\*\*|free\(\): |malloc\(\): |double free|corrupt|munmap_chunk|pure virtual|std::bad_alloc/i;
function readCheck(line, lines, at) {
	return readAssert(line) ?? readLogCheck(line) ?? readBlockCheck(line, lines, at) ?? readTerminate(line, lines, at) ?? readLibcCheck(line);
}
const wordsMax = 3;
const beforeMax = 1420;
const behindMax = 2200;
function readAssert(line) {
	let words = 0;
	for (const { index } of line.matchAll(/assertion/gi)) {
		if (words++ === wordsMax) break;
		const check = readAssertAt(line.slice(Math.max(0, index - beforeMax), index), line.slice(index, index + behindMax));
		if (check !== null) return check;
	}
	const match = /\bassert(?:ion)? fail(?:ed|ure): (.{1,1000})/i.exec(line);
	return match === null || /^\s*(?:at|left|right)\b/.test(line) ? null : {
		type: "assertion",
		message: (match[1] ?? "").replace(/\.$/, "")
	};
}
function readAssertAt(before, word) {
	let said = /^Assertion [`'](.{1,1000}?)'? failed/.exec(word);
	let named = said === null ? null : /([^\s:]{1,400}):\d+: (.{1,1000}): $/.exec(before);
	if (named !== null) return {
		type: "assertion",
		file: named[1],
		called: named[2],
		message: said?.[1] ?? ""
	};
	said = /^Assertion failed: (.{1,1000}?), (?:function (.{1,400}?), )?file (.{1,400}?), line \d+/.exec(word);
	if (said !== null) return {
		type: "assertion",
		file: said[3],
		called: said[2],
		message: said[1] ?? ""
	};
	said = /^Assertion failed: (.{1,1000}) \(([^\s:()]{1,400}): (\S{1,400}): \d+\)/.exec(word);
	if (said !== null) return {
		type: "assertion",
		file: said[2],
		called: said[3],
		message: said[1] ?? ""
	};
	said = /^assertion failed:? (.{1,1000})/.exec(word);
	named = said === null ? null : /([^\s:]{1,400}):\d+:(\w{1,200}): $/.exec(before.slice(-620));
	if (named !== null) return {
		type: "assertion",
		file: named[1],
		called: named[2],
		message: said?.[1] ?? ""
	};
	said = /^assertion ['"](.{1,1000}?)['"] failed/.exec(word);
	named = said === null ? null : /(\w{1,200}): $/.exec(before.slice(-202));
	if (named !== null) return {
		type: "assertion",
		called: named[1],
		message: said?.[1] ?? ""
	};
	said = /^assertion (.{1,1000}?) failed(?:: (.{1,1000}))?/.exec(word);
	named = said === null ? null : /([^\s:]{1,400}):\d+: (?:libc\+\+ Hardening )?$/.exec(before.slice(-440));
	return named === null ? null : {
		type: "assertion",
		message: said?.[2] ?? said?.[1] ?? ""
	};
}
function readLogCheck(line) {
	const match = /(?:^|[\s:])(?:FATAL:|F\d{4} .{10,40} )([^\s:(]{1,300})[:(]\d+[)\]]{1,2} (.{1,1000})/.exec(line);
	if (match === null) return null;
	const text = match[2] ?? "";
	const check = /^(?:Check|Debug check|DCHECK|CHECK) failed: (.*)/.exec(text);
	return {
		type: check === null ? "fatal" : "check",
		file: match[1],
		message: cutValues(check?.[1] ?? text)
	};
}
function readBlockCheck(line, lines, at) {
	let match = /^#?\s{0,8}Fatal error in (.{0,300}), line \d+/.exec(line);
	if (match !== null) {
		const text = (lines[at + 1] ?? "").replace(/^#\s*/, "");
		return {
			type: "check",
			file: match[1],
			message: cutValues(text.replace(/^(?:Debug )?[Cc]heck failed: /, ""))
		};
	}
	match = /^(?:#\s+)?(?:Debug )?[Cc](?:heck|HECK) failed: (.{1,1000})/.exec(line);
	return match === null ? null : {
		type: "check",
		message: cutValues(match[1] ?? "")
	};
}
function cutValues(text) {
	return text.replace(/ \(\S.{0,200} vs\. .*$/, "").replace(/(?:: | = )['"].*$/, "").replace(/[.\s]+$/, "");
}
function readTerminate(line, lines, at) {
	let match = /terminate called after throwing an instance of ['"](.{1,400})['"]/.exec(line);
	if (match !== null) {
		const what = /^\s*what\(\):\s*(.*)/.exec(lines[at + 1] ?? "");
		return {
			type: match[1] ?? "",
			message: what?.[1] ?? ""
		};
	}
	match = /terminat(?:ing|e called) (?:with|due to) uncaught exception of type ([^\s:]{1,300}(?:::[^\s:]{1,300}){0,8})(?:: (.*))?/.exec(line);
	if (match !== null) return {
		type: match[1] ?? "",
		message: match[2] ?? ""
	};
	match = /(terminate called without an active exception|terminate called recursively|pure virtual (?:method|function) call(?:ed)?)/.exec(line);
	return match === null ? null : {
		type: "terminate",
		message: match[1] ?? ""
	};
}
function readLibcCheck(line) {
	const match = /(\*\*\* (?:stack smashing|buffer overflow|bit out of range|invalid) .{1,60}|(?:free|malloc|realloc|calloc)\(\): [\w ]{3,60}|double free or corruption(?: \(\S{1,12}\))?|munmap_chunk\(\): [\w ]{3,40}|corrupted (?:size vs\. prev_size|double-linked list)[\w ]{0,30})/.exec(line);
	return match === null ? null : {
		type: "heap corruption",
		message: (match[1] ?? "").replace(/\*\*\*.*?(\w.*?)(?: \*\*\*.*|$)/, "$1")
	};
}
function stackOf(check, lines, at) {
	const below = readStackBelow(lines, at);
	const called = check.called === void 0 ? "" : cleanNativeName(check.called);
	if (called !== "") return {
		...below,
		site: [called],
		frames: below.frames.length > 0 ? below.frames : [called],
		own: below.own.length > 0 ? below.own : [called]
	};
	if (below.site.length > 0) return below;
	return check.file === void 0 || check.file === "" ? noStack : {
		site: [baseName$1(check.file)],
		frames: [],
		own: []
	};
}
function readStackBelow(lines, at) {
	const until = Math.min(lines.length, at + stackDistanceMax);
	for (let index = at + 1; index < until; index++) {
		const line = lines[index] ?? "";
		if (isNativeFrame(line)) {
			const stack = readStack(readNativeStack(lines, index).frames);
			if (stack.frames.length > 0) return stack;
		} else if (bracketFrame.test(line)) return readStack(readBracketFrames(lines, index));
	}
	return noStack;
}
const bracketFrame = /^\s+(\S.{0,1000}?) \[0x[0-9A-Fa-f]+\+\d+\](?: \((.{1,400}?)(?::\d+)?\))?\s*$/;
function readBracketFrames(lines, from) {
	const frames = [];
	for (let at = from; at < lines.length && frames.length < 400; at++) {
		const match = bracketFrame.exec(lines[at] ?? "");
		if (match === null) break;
		frames.push(classify$1(cleanNativeName(match[1] ?? ""), (match[2] ?? "").replaceAll("\\", "/")));
	}
	return frames;
}
// src/signature/v8-error.ts
function readHeadline$1(line) {
	const match = headlinePattern.exec(line);
	return match === null ? null : {
		type: (match[2] ?? "").replace(/^.*\./, ""),
		message: (match[4] ?? "").trim(),
		announced: /uncaught|unhandled/i.test(match[1] ?? "")
	};
}
const headlinePattern = /^(?:\[cause\]: )?((?:==\d+== )?(?:error: )?(?:(?:Uncaught|Unhandled)(?: [a-z]\w{0,20}| Exception){0,2}(?: \(in promise\))?:? (?:Jazzer\.js: )?)?)([A-Z_$][\w$]*(?:\.[A-Z]\w*)?|\w+Error)(?: \[(\w{1,80})\])?(?:: (.*))?$/;
function isV8Frame(line) {
	return line.includes("at ") && v8Pattern.test(line);
}
const v8Pattern = /^\s{0,40}at (?!.{1,800}\.rs:\d+:\d+$)(?:.{0,800} \()?(?:.{0,800}:\d+:\d+|<anonymous>|native|index \d+|node:[\w/]+)\)?(?:,| \{)?$/;
function isVitestFrame(line) {
	return line.includes("❯ ") && vitestPattern.test(line);
}
const vitestPattern = /^ {0,8}❯ (?:(\S.{0,400}?) )?(\S{1,800}:\d+:\d+)$/;
const sourcePattern = /^ {0,12}\d{0,7}\|/;
function readV8Frames(lines, from) {
	const frames = [];
	let strangers = 0;
	for (let at = from; at < lines.length && frames.length < 400 && strangers < 4; at++) {
		const line = lines[at] ?? "";
		const frame = readFrame(line);
		if (frame !== null) {
			frames.push(frame);
			strangers = 0;
			if (line.endsWith("{")) break;
		} else if (/^\s*\[cause\]|^Caused by: /.test(line) || headlinePattern.test(line)) break;
		else if (!sourcePattern.test(line)) strangers++;
	}
	return frames;
}
function readFrame(line) {
	const match = isVitestFrame(line) ? vitestPattern.exec(line) : null;
	if (match !== null) return frameOf(match[1] ?? "", match[2] ?? "");
	const text = isV8Frame(line) ? /^\s{0,40}at (.*?)(?:,| \{)?$/.exec(line)?.[1] : void 0;
	if (text === void 0) return null;
	const open = text.endsWith(")") ? text.lastIndexOf(" (") : -1;
	return open === -1 ? frameOf("", text) : frameOf(text.slice(0, open), text.slice(open + 2, -1));
}
function frameOf(called, place) {
	const file = place.replace(/^async /, "").replace(/:\d+(?::\d+)?$/, "");
	if (/^(?:node:|internal\/|<anonymous>|native|index \d)/.test(file) || /^(?:events|assert|fs|net|timers|module|buffer|domain|vm)\.js$/.test(file)) return {
		name: called,
		owner: "machinery"
	};
	const bare = called.replace(/^(?:async |new )+/, "").replace(/ \[as [^\]]{1,100}\]$/, "").replace(/^(?:async )?(?:Object|Module|Function)\.<anonymous>$/, "<anonymous>").replace(/^process\.processTicksAndRejections$/, "");
	const script = baseName$1(file.replaceAll("\\", "/").replace(/\?.*$/, ""));
	const name = bare === "" || bare === "<anonymous>" ? `${script}:<anonymous>` : bare;
	if (toolPattern.test(file)) return {
		name,
		owner: "machinery"
	};
	return {
		name,
		owner: file.includes("node_modules") ? "dependency" : "own"
	};
}
const toolPattern = /(?:^|[\\/])node_modules[\\/](?:mocha|jest[\w-]*|vitest|@vitest|@jest|ava|jasmine[\w-]*|tap|chai|expect|fast-check|@fast-check)[\\/]/;
// src/signature/fast-check.ts
const causeDistanceMax = 2e3;
const frameDistanceMax$1 = 80;
function findPropertyFailure(source) {
	const { text, lines } = source;
	if (!text.includes("Property failed after ")) return null;
	const at = lines.findIndex((line, index) => isPropertyEnd(line) && /^\s*\{ seed: /.test(lines[index + 1] ?? ""));
	if (at === -1) return null;
	const cause = findCause(lines, at + 2) ?? {
		type: "Error",
		message: (lines[at] ?? "").trim(),
		line: at
	};
	return {
		kind: "exception",
		rank: ranks.panic,
		language: "node",
		type: cause.type,
		message: cause.message,
		stack: readStack(readV8Frames(lines, firstFrame$1(lines, cause.line + 1))),
		line: at,
		crash: true
	};
}
function isPropertyEnd(line) {
	return /^\s{0,40}(?:[\w ():]{1,60}: )?Property failed after \d+ tests?$/.test(line);
}
function findCause(lines, from) {
	for (let at = from; at < Math.min(lines.length, from + causeDistanceMax); at++) {
		const line = lines[at] ?? "";
		if (isPropertyEnd(line) || /^ ?FAIL {1,2}\S|^ {2}● \S/.test(line)) return null;
		const said = /^\s{0,40}\[cause\]: (.*)$/.exec(line)?.[1] ?? /^\s{0,8}(?:Caused by: ){1,2}(.*)$/.exec(line)?.[1] ?? /^\s{0,8}Got ((?:error|[A-Z][\w$.]{0,100})(?: \[\w{1,80}\])?: .*)$/.exec(line)?.[1];
		if (said !== void 0) return readCause(said, lines, at);
		if (/^\s{4,8}Cause:$/.test(line)) {
			const below = (lines[at + 1] ?? "").trim();
			return readCause(readHeadline$1(below) === null ? `Error: ${below}` : below, lines, at + 1);
		}
	}
	return null;
}
function readCause(said, lines, line) {
	if (said === "null" || said === "undefined") return null;
	const headline = readHeadline$1(said.replace(/^error: /, "Error: "));
	if (headline === null) return {
		type: "thrown value",
		message: said,
		line
	};
	const message = headline.message === "" ? textBelow$1(lines, line) : headline.message;
	return {
		type: headline.type,
		message,
		line
	};
}
function textBelow$1(lines, line) {
	const below = lines[line + 1] ?? "";
	return isFrame(below) ? "" : below.trim();
}
function firstFrame$1(lines, from) {
	const until = Math.min(lines.length, from + frameDistanceMax$1);
	for (let at = from; at < until; at++) {
		const line = lines[at] ?? "";
		if (isFrame(line)) return at;
		if (/^\s*\[cause\]: |^Caused by: |^⎯{4}/.test(line)) break;
	}
	return lines.length;
}
function isFrame(line) {
	return isV8Frame(line) || isVitestFrame(line);
}
// src/signature/test-runner.ts
const frameDistanceMax = 200;
function findTestRunnerFailure(source) {
	const { text, lines } = source;
	const [vitest, jest] = [text.includes("⎯⎯⎯"), text.includes("  ● ")];
	if (!vitest && !jest) return null;
	for (const [at, line] of lines.entries()) {
		const found = vitest && vitestHeading.test(line) ? readVitest(lines, at + 1) : null;
		if (found !== null) return found;
		if (jest && jestHeading.test(line) && lines[at + 1] === "") return readJest(lines, at + 2);
	}
	return null;
}
const vitestHeading = /^ FAIL {2}\S|^⎯{2,} (?:Unhandled (?:Error|Rejection)|Uncaught Exception) ⎯{2,}$/;
const jestHeading = /^ {2}● (?!Console$)\S/;
function readVitest(lines, at) {
	const said = lines[at] ?? "";
	const thrown = /^Unknown Error: (.*)$/.exec(said)?.[1];
	if (thrown !== void 0) return describe("thrown value", thrown, lines, at);
	const headline = readHeadline$1(said);
	return headline === null ? null : describe(headline.type, headline.message, lines, at);
}
function readJest(lines, at) {
	const said = (lines[at] ?? "").trim();
	const headline = readHeadline$1(said);
	const named = headline !== null && headline.message !== "";
	return describe(named ? headline.type : "Error", named ? headline.message : said, lines, at);
}
function describe(type, message, lines, line) {
	const frames = readV8Frames(lines, firstFrame(lines, line + 1));
	const recursion = /Maximum call stack size exceeded/.test(message);
	return {
		kind: "exception",
		rank: ranks.panic,
		language: "node",
		type,
		message: recursion ? "" : message,
		stack: frames.length === 0 ? noStack : recursion ? readRecursion(frames) : readStack(frames),
		line,
		crash: true
	};
}
function firstFrame(lines, from) {
	for (let at = from; at < Math.min(lines.length, from + frameDistanceMax); at++) {
		const line = lines[at] ?? "";
		if (isVitestFrame(line) || isV8Frame(line)) return at;
		if (/^⎯{4}|^Caused by: |^ {2}● /.test(line)) break;
	}
	return lines.length;
}
// src/signature/node.ts
const headlineDistanceMax = 80;
function findNodeError(source) {
	const { text, lines } = source;
	if (text.includes("JavaScript heap out of memory")) return {
		...uncaught("JavaScript heap out of memory", "", lines.findIndex((candidate) => candidate.includes("JavaScript heap out of memory"))),
		kind: "oom"
	};
	const thrown = findThrownValue(text, lines);
	if (thrown !== null) return thrown;
	const blocks = text.includes(" at ") ? findBlocks(lines) : [];
	const announced = blocks.find((candidate) => candidate.uncaught);
	const verdict = findTestRunnerFailure(source) ?? readBlock(lines, announced);
	const property = findPropertyFailure(source);
	if (property !== null && (verdict === null || property.line <= verdict.line)) return property;
	return verdict ?? readBlock(lines, blocks[0]);
}
function readBlock(lines, block) {
	if (block === void 0) return null;
	const frames = readV8Frames(lines, block.frame);
	const recursion = /Maximum call stack size exceeded|too much recursion/.test(block.message);
	return {
		...uncaught(block.type, recursion || block.type === "UnhandledPromiseRejection" ? "" : block.message, block.line),
		stack: recursion ? readRecursion(frames) : readStack(frames)
	};
}
function uncaught(type, message, line) {
	return {
		kind: "exception",
		rank: ranks.panic,
		language: "node",
		type,
		message,
		stack: noStack,
		line,
		crash: true
	};
}
function findThrownValue(text, lines) {
	if (!text.includes("(Use `node --trace-uncaught")) return null;
	const hint = lines.findIndex((line) => line.startsWith("(Use `node --trace-uncaught"));
	return uncaught("thrown value", (lines[hint - 1] ?? "").replace(/^Uncaught:?\s*/, ""), Math.max(hint - 1, 0));
}
function findBlocks(lines) {
	const blocks = [];
	let inside = false;
	for (let at = 0; at < lines.length && blocks.length < 20; at++) {
		const line = lines[at] ?? "";
		const frame = line.includes(" at ") && isV8Frame(line);
		if (frame && !inside) {
			const block = findHeadline(lines, at);
			if (block !== null) blocks.push(block);
		}
		inside = frame || inside && /^\s+\.\.\. \d+ lines matching/.test(line);
	}
	return blocks;
}
function findHeadline(lines, frame) {
	let nearest = null;
	for (let at = frame - 1; at >= Math.max(0, frame - headlineDistanceMax); at--) {
		const line = lines[at] ?? "";
		const headline = readHeadline$1(line);
		if (headline !== null) {
			const caret = [
				1,
				2,
				3
			].some((above) => /^\s*\^+\s*$/.test(lines[at - above] ?? ""));
			const more = headline.message === "" && at + 1 < frame ? (lines[at + 1] ?? "").trim() : headline.message;
			const block = {
				type: headline.type,
				message: more,
				line: at,
				frame,
				uncaught: caret || headline.announced
			};
			if (block.uncaught || /(?:Error|Exception)$/.test(block.type)) return nearest === null || block.uncaught ? block : nearest;
			nearest ??= block;
		} else if (isV8Frame(line)) break;
	}
	return nearest;
}
// src/signature/process-end.ts
function readProcessEnds(evidence, source) {
	const ends = [];
	const end = {
		language: "none",
		message: "",
		stack: noStack,
		line: 0,
		crash: false
	};
	if (evidence.timedOut === true) ends.push({
		...end,
		kind: "timeout",
		rank: ranks.timeout,
		type: "timeout"
	});
	if (evidence.oomKilled === true) ends.push({
		...end,
		kind: "oom",
		rank: ranks.oom,
		type: "out of memory"
	});
	const signal = signalOf(evidence);
	if (signal !== null) ends.push({
		...end,
		kind: "signal",
		rank: ranks.signal,
		type: signal
	});
	const [message, line] = lastErrorLine(source);
	const type = evidence.exitCode === void 0 || evidence.exitCode < 0 ? "exit" : `exit ${evidence.exitCode}`;
	ends.push({
		...end,
		kind: "exit",
		rank: ranks.exit,
		type,
		message,
		line,
		crash: message !== ""
	});
	return ends;
}
const signalNames$1 = {
	4: "SIGILL",
	5: "SIGTRAP",
	6: "SIGABRT",
	7: "SIGBUS",
	8: "SIGFPE",
	9: "SIGKILL",
	11: "SIGSEGV",
	13: "SIGPIPE",
	15: "SIGTERM",
	24: "SIGXCPU",
	25: "SIGXFSZ",
	31: "SIGSYS"
};
const shellSignals = new Set([
	4,
	5,
	6,
	7,
	8,
	9,
	11,
	15
]);
function signalOf(evidence) {
	if (evidence.signal !== void 0 && evidence.signal !== "") return evidence.signal;
	const code = evidence.exitCode;
	if (code === void 0) return null;
	if (code < 0) return signalNames$1[-code] ?? `signal ${-code}`;
	return shellSignals.has(code - 128) ? signalNames$1[code - 128] ?? null : null;
}
const errorPattern$1 = /\b(?:error|err|fail(?:ed|ure|s)?|fatal|critical|violat\w{2,6}|mismatch\w{0,2}|corrupt\w{0,4}|diverg\w{2,6}|invalid|unexpected|exception|cannot|could not|broken|panic\w{0,3}|abort\w{0,3})\b/i;
const hintPattern = /\breproduce\b|\bre-?run\b|\b0 (?:errors|failures|failed)\b|^\s*(?:seed|hint|note|help)\b/i;
function lastErrorLine(source) {
	for (let at = source.lines.length - 1; at >= 0; at--) {
		const line = source.lines[at] ?? "";
		if (line.length > 4e3 || !errorPattern$1.test(line) || hintPattern.test(line)) continue;
		const said = stripLogPrefix(line).replace(/^\[?(?:error|err|fatal|critical|warn(?:ing)?|info)\b(?:\([\w.-]{1,40}\))?[\]:]{0,2}\s*/i, "");
		return [said === "" ? line.trim() : said, at];
	}
	return ["", 0];
}
// src/signature/python.ts
function findPythonException(source) {
	const { text, lines } = source;
	if (text.includes("Fatal Python error: ")) return readFault(lines);
	if (!text.includes("Traceback (most recent call last)")) return null;
	let raised = null;
	let cause = null;
	for (let at = 0; at < lines.length; at++) if ((lines[at] ?? "").includes("Traceback (most recent call last)")) {
		if (raised !== null && !isChained(lines, at)) break;
		const [exception, end] = readTraceback(lines, at);
		cause = raised;
		raised = exception;
		at = end - 1;
	}
	return raised === null ? null : pythonFailure(raised, cause);
}
function pythonFailure(raised, cause) {
	const name = lastName(raised.type);
	const type = cause === null ? name : `${name} <${lastName(cause.type)}`;
	const stack = name === "RecursionError" ? readRecursion(raised.frames) : readStack(raised.frames);
	return {
		kind: "exception",
		rank: ranks.panic,
		language: "python",
		type,
		message: messageOf(name, raised.message, stack),
		stack,
		line: raised.line,
		crash: true
	};
}
function messageOf(name, message, stack) {
	if (name === "KeyError" || name === "IndexError" || name === "RecursionError" || name === "UnboundLocalError") return "";
	if (message === "" && name === "AssertionError") return stack.source ?? "";
	return message;
}
function lastName(type) {
	return type.slice(type.lastIndexOf(".") + 1);
}
function isChained(lines, at) {
	for (let index = at - 1; index >= Math.max(0, at - 4); index--) if (/the direct cause of the following exception|During handling of the above exception/.test(lines[index] ?? "")) return true;
	return false;
}
function readTraceback(lines, start) {
	const header = lines[start] ?? "";
	const prefix = header.slice(0, header.indexOf("Traceback"));
	const frames = [];
	let at = start + 1;
	for (let strangers = 0; at < lines.length && strangers < 8; at++) {
		const line = lines[at] ?? "";
		const match = framePattern.exec(line);
		if (match !== null) {
			if (frames.length >= 400) frames.shift();
			frames.push(classifyFrame$1(match[1] ?? "", match[2] ?? "", sourceBelow(lines, at)));
			strangers = 0;
			continue;
		}
		const repeated = /^\s*\[Previous line repeated (\d+) more times\]/.test(line);
		const last = frames.at(-1);
		if (repeated && last !== void 0) frames.push(last, last, last);
		const end = frames.length > 0 ? exceptionPattern.exec(line.startsWith(prefix) ? line.slice(prefix.length) : line) : null;
		if (end !== null) return [{
			type: end[1] ?? "",
			message: end[2] ?? "",
			frames: frames.reverse(),
			line: start
		}, at + 1];
		strangers += line.startsWith("    ") || repeated ? 0 : 1;
	}
	const above = exceptionPattern.exec((lines[start - 1] ?? "").trim());
	return [{
		type: above?.[1] ?? "exception",
		message: above?.[2] ?? "",
		frames: frames.reverse(),
		line: start
	}, at];
}
const framePattern = /^[\s|]{0,40}File "([^"]{1,600})", line \d+(?:, in (.{1,200}))?/;
const exceptionPattern = /^([A-Za-z_][\w.]{0,300})(?:: (.*))?$/;
function sourceBelow(lines, at) {
	const line = lines[at + 1] ?? "";
	return /^\s{4}/.test(line) && !framePattern.test(line) ? line.trim() : "";
}
function classifyFrame$1(file, called, source) {
	const path = file.replaceAll("\\", "/");
	const stem = baseName$1(path).replace(/\.py$/, "");
	const name = called === "" ? stem : `${stem}.${called.replace(/\.<locals>/g, "")}`;
	const dependency = /\/(?:site|dist)-packages\//.test(path);
	if (dependency && /\/(?:_pytest|pluggy|pytest|hypothesis|atheris)\//.test(path)) return {
		name,
		owner: "machinery"
	};
	if (dependency) return {
		name,
		owner: "dependency",
		source
	};
	return {
		name,
		owner: /^<|\/lib(?:64)?\/python[\d.]*\/|\/Lib\/(?:asyncio|concurrent|unittest|threading|importlib)|\/unittest\//.test(path) ? "machinery" : "own",
		source
	};
}
function readFault(lines) {
	const at = lines.findIndex((line) => line.includes("Fatal Python error: "));
	const said = /Fatal Python error: (.{0,400})/.exec(lines[at] ?? "")?.[1] ?? "";
	const frames = [];
	let threads = 0;
	for (let index = at + 1; index < lines.length && frames.length < 400; index++) {
		const line = lines[index] ?? "";
		if (/^(?:Current thread|Thread) 0x/.test(line)) threads++;
		const match = framePattern.exec(line);
		if (match !== null && threads <= 1) frames.push(classifyFrame$1(match[1] ?? "", match[2] ?? "", ""));
	}
	return pythonFailure({
		type: "Fatal Python error",
		message: said,
		frames,
		line: at
	}, null);
}
// src/signature/pytest.ts
function findPytestFailure(source) {
	const { text, lines } = source;
	if (!/=== (?:FAILURES|ERRORS) ===/.test(text)) return null;
	const start = lines.findIndex((line) => /^=+ (?:FAILURES|ERRORS) =+$/.test(line));
	if (start === -1) return null;
	let raised = null;
	let cause = null;
	let open = newException();
	for (let at = start + 2; at < lines.length; at++) {
		const line = lines[at] ?? "";
		if (/^(?:-+ Captured |=+ |_{3,} .* _{3,}$)/.test(line)) break;
		if (/the direct cause of the following exception|During handling of the above exception/.test(line)) {
			cause = raised;
			open = newException();
			continue;
		}
		readLine(open, lines, at);
		if (open.error !== null) raised = {
			...open.error,
			frames: open.frames.toReversed(),
			line: start
		};
	}
	return raised === null ? null : pythonFailure(raised, cause);
}
function newException() {
	return {
		frames: [],
		called: "",
		source: "",
		short: false,
		error: null
	};
}
function readLine(open, lines, at) {
	const line = lines[at] ?? "";
	if (/^(?:_ ){4}/.test(line)) open.short = false;
	const definition = /^(?:>|\s)\s*(?:async )?def (\w{1,200})/.exec(line);
	if (definition !== null && open.called === "" && !open.short) open.called = definition[1] ?? "";
	if (line.startsWith(">")) open.source = line.slice(1).trim();
	if (line.startsWith("E  ")) {
		open.error ??= readError(line.slice(1).trim());
		return;
	}
	const place = /^([^\s:][^:]{0,400}\.py):\d+: ?(?:in (\S{1,200})|[\w.]*)\s*$/.exec(line);
	if (place === null) return;
	const short = place[2];
	const called = short ?? open.called;
	const source = short === void 0 ? open.source : (lines[at + 1] ?? "").trim();
	open.frames.push(classifyFrame$1(place[1] ?? "", called, source));
	open.called = "";
	open.source = "";
	open.short = short !== void 0;
}
function readError(said) {
	if (/^assert\b/.test(said)) return {
		type: "AssertionError",
		message: ""
	};
	const match = /^([A-Za-z_][\w.]{0,300})(?:: (.*))?$/.exec(said);
	if (match === null) return {
		type: "exception",
		message: said
	};
	const message = match[2] ?? "";
	return {
		type: match[1] ?? "",
		message: /^assert\b/.test(message) ? "" : message
	};
}
// src/signature/reported-failure.ts
function readReportedFailure(reported, readLanguages) {
	const inStack = reported.stack === void 0 ? null : readStackText(reported.stack, readLanguages);
	const said = firstLine$2(reported.message);
	const message = isPropertyEnd(said) && inStack !== null && inStack.message !== "" ? inStack.message : said;
	const base = {
		rank: ranks.structured,
		language: inStack?.language ?? "none",
		message,
		line: 0,
		crash: true
	};
	if (reported.kind === "property" || reported.property !== void 0 && reported.kind !== "error") {
		const stack = inStack === null ? noStack : {
			...inStack.stack,
			site: []
		};
		return {
			...base,
			kind: "property",
			language: "none",
			type: reported.property ?? "property",
			stack
		};
	}
	const type = reported.type ?? (reported.kind === "error" ? inStack?.type ?? "Error" : reported.kind);
	return {
		...base,
		kind: kindOf$1(reported.kind),
		type,
		stack: inStack?.stack ?? noStack
	};
}
function kindOf$1(word) {
	if (word === "error") return "exception";
	if (word === "memory") return "oom";
	return word === "nondeterminism" ? "nondeterminism" : "violation";
}
function findReportedLine(source) {
	if (!source.text.includes("seedsweep: {")) return null;
	for (const line of source.lines.toReversed()) {
		if (!line.startsWith("seedsweep: {")) continue;
		const failure = fieldOf$1(parseJson$2(line.slice(11)), "failure");
		const [kind, message] = [fieldOf$1(failure, "kind"), fieldOf$1(failure, "message")];
		if (typeof kind !== "string" || typeof message !== "string") continue;
		const text = (name) => {
			const value = fieldOf$1(failure, name);
			return typeof value === "string" ? value : void 0;
		};
		return {
			kind,
			message,
			property: text("property"),
			type: text("type"),
			stack: text("stack")
		};
	}
	return null;
}
function parseJson$2(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function fieldOf$1(value, name) {
	return typeof value === "object" && value !== null ? value[name] : void 0;
}
function firstLine$2(message) {
	return message.split("\n").find((line) => line.trim() !== "") ?? "";
}
function readStackText(stack, readLanguages) {
	const text = readFailureText(stack);
	const found = readLanguages(text);
	if (found !== null) return found;
	const frames = readV8Frames(text.lines, 0);
	if (frames.length === 0) return null;
	const recursion = frames.length > 8 ? readRecursion(frames) : readStack(frames);
	return {
		kind: "exception",
		rank: ranks.panic,
		language: "node",
		type: "Error",
		message: "",
		stack: recursion,
		line: 0,
		crash: true
	};
}
// src/signature/rust.ts
const strangersMax = 6;
function findRustPanic(source) {
	const { text, lines } = source;
	if (!text.includes("panicked at") && !text.includes("has overflowed its stack") && !text.includes("memory allocation of")) return null;
	for (const [at, line] of lines.entries()) if (line.includes("panicked at")) {
		const header = headerPattern.exec(line) ?? oldHeaderPattern.exec(line);
		if (header !== null) return readPanic(header, at, lines);
	} else if (/^(?:.{0,200} )?thread '.{0,100}'(?: \(\d+\))? has overflowed its stack/.test(line)) return panic("stack overflow", "", noStack, at);
	else if (/memory allocation of \d+ bytes failed/.test(line)) return {
		...panic("allocation failure", "", readAnyStack(lines, at), at),
		kind: "oom"
	};
	return null;
}
const headerPattern = /panicked at (?!')(.{1,400}):\d+:\d+:?\s*$/;
const oldHeaderPattern = /panicked at '(.{0,4000})$/;
function readPanic(header, at, lines) {
	const rest = header[1] ?? "";
	const old = header[0].startsWith("panicked at '");
	const said = old ? rest.replace(/', [^']{1,400}:\d+:\d+\s*$/, "") : firstLine$1(lines, at + 1);
	const file = old ? /', (\S{1,400}):\d+:\d+\s*$/.exec(rest)?.[1] ?? "" : rest;
	const stack = readAnyStack(lines, at);
	const located = stack.site.length > 0 || file === "" ? stack : {
		...stack,
		site: [baseName$1(file.replaceAll("\\", "/"))]
	};
	const [type, message] = classifyMessage(said);
	return panic(type, message, located, at);
}
function firstLine$1(lines, from) {
	for (let at = from; at < from + 3; at++) {
		const line = (lines[at] ?? "").trim();
		if (line !== "") return /^(?:stack backtrace:|note: )/.test(line) ? "" : line;
	}
	return "";
}
function classifyMessage(said) {
	if (/^index out of bounds: |out of range for slice|^slice index starts at|^byte index \d|range (?:start|end) index/.test(said)) return ["index out of bounds", ""];
	if (said.includes("`Option::unwrap()` on a `None`")) return ["unwrap on None", ""];
	if (said.includes("`Result::unwrap()` on an `Err`")) return ["unwrap on Err", said];
	if (/^attempt to .*(?:overflow|zero)/.test(said)) return ["arithmetic", said];
	if (/^assertion\b/.test(said)) return ["assertion", said];
	return ["panic", said];
}
function panic(type, message, stack, line) {
	return {
		kind: "panic",
		rank: ranks.panic,
		language: "rust",
		type,
		message,
		stack,
		line,
		crash: true
	};
}
function readAnyStack(lines, at) {
	const backtrace = readStack(readBacktrace(lines, at + 1));
	if (backtrace.frames.length > 0) return backtrace;
	for (let index = at + 1; index < Math.min(lines.length, at + 40); index++) if (isNativeFrame(lines[index] ?? "")) return readStack(readNativeStack(lines, index).frames);
	return noStack;
}
function readBacktrace(lines, from) {
	const frames = [];
	let last = from + 20;
	for (let at = from; at < lines.length && at <= last && frames.length < 400; at++) {
		const line = lines[at] ?? "";
		if (line.includes("panicked at")) break;
		const match = /^\s{0,12}(\d{1,4}): (?:\s{0,4}0x[0-9a-f]{1,16} - )?(\S.{0,2000})$/.exec(line);
		if (match === null) continue;
		if (match[1] === "0" && frames.length > 0) break;
		const file = fileBelow(lines, at);
		frames.push(classify$1(cleanNativeName(match[2] ?? ""), file));
		last = at + strangersMax;
	}
	return frames;
}
function fileBelow(lines, at) {
	for (let index = at + 1; index < at + 3; index++) {
		const match = /^\s{4,}at (.{1,600}?)(?::\d+)?(?::\d+)?$/.exec(lines[index] ?? "");
		if (match !== null) return (match[1] ?? "").replaceAll("\\", "/");
	}
	return "";
}
// src/signature/rust-test.ts
const verdictDistanceMax = 200;
function findRustTestError(source) {
	const { text, lines } = source;
	if (!text.includes("Error: ") || !text.includes("test result: FAILED")) return null;
	const error = findInSections(lines) ?? findInRawOutput(lines);
	if (error === null) return null;
	const stack = {
		site: [error.test],
		frames: [error.test],
		own: [error.test]
	};
	const message = readDebug(error.said);
	return {
		kind: "panic",
		rank: ranks.panic,
		language: "rust",
		type: "Error",
		message,
		stack,
		line: error.line,
		crash: true
	};
}
function findInSections(lines) {
	for (const [at, line] of lines.entries()) {
		const test = /^---- (\S{1,400})(?: - should panic)? stdout ----$/.exec(line)?.[1];
		if (test === void 0) continue;
		let end = at + 1;
		while (end < lines.length && !/^---- \S{1,400} .{0,40}stdout ----$|^failures:$/.test(lines[end] ?? "")) end++;
		const error = lastError(lines, at + 1, end, test);
		if (error !== null) return error;
	}
	return null;
}
function findInRawOutput(lines) {
	let test = "";
	for (const [at, line] of lines.entries()) {
		test = startPattern.exec(line)?.[1] ?? test;
		if (test === "" || !/^\s{0,8}(?:test \S{1,400} (?:- should panic )?\.\.\. )?FAILED$/.test(line)) continue;
		const error = lastError(lines, Math.max(0, at - verdictDistanceMax), at, test) ?? lastError(lines, at, Math.min(lines.length, at + verdictDistanceMax), test);
		if (error !== null) return error;
	}
	return null;
}
const startPattern = /^\s{0,8}test (\S{1,400}) (?:- should panic )?\.\.\. /;
const errorPattern = /^\s{0,8}(?:test \S{1,400} \.\.\. )?Error: (.*)$/;
function lastError(lines, from, end, test) {
	let error = null;
	for (let at = from; at < end; at++) {
		const line = lines[at] ?? "";
		const started = startPattern.exec(line)?.[1];
		if (started !== void 0 && started !== test) error = null;
		const said = errorPattern.exec(line)?.[1];
		if (said !== void 0) error = {
			test,
			said: said.trim() === "" ? textBelow(lines, at) : said,
			line: at
		};
		if (line.includes("panicked at") && !isReturnCheck(lines, at) || line.startsWith("note: test did not panic")) return null;
	}
	return error;
}
function isReturnCheck(lines, at) {
	return lines.slice(at, at + 5).some((line) => line.includes("returned a termination value with a non-zero status code"));
}
function textBelow(lines, at) {
	for (const line of lines.slice(at + 1, at + 4)) if (line.trim() !== "") return line.trim().replace(/^\d{1,3}: /, "");
	return "";
}
function readDebug(said) {
	const literal = /^"((?:[^"\\]|\\.){0,4000})"$/.exec(said.trim())?.[1];
	if (literal === void 0) return said;
	return (literal.replace(/\\(.)/g, (_, escaped) => escaped === "n" ? "\n" : escaped).split("\n").find((line) => line.trim() !== "") ?? "").trim();
}
// src/signature/sanitizer.ts
function findSanitizerReport(source) {
	const { text, lines } = source;
	if (!text.includes("Sanitizer") && !text.includes("libFuzzer") && !text.includes(": runtime error: ")) return null;
	for (const [at, line] of lines.entries()) {
		const found = readHeadline(line, at, lines);
		if (found !== null) return found;
	}
	return null;
}
function readHeadline(line, at, lines) {
	if (line.includes("Sanitizer: ") && !line.startsWith("SUMMARY")) {
		const match = /(ERROR|WARNING|FATAL|CHECK failed): (\w+)Sanitizer: (.{1,2000})/.exec(line);
		if (match !== null) return readReport$1(match[2] ?? "", match[3] ?? "", at, lines, match[1] === "WARNING");
	}
	if (line.includes("libFuzzer: ")) {
		const match = /ERROR: libFuzzer: (.{1,200})/.exec(line);
		if (match !== null) return readFuzzerEnd(match[1] ?? "", at, lines);
	}
	if (line.includes(": runtime error: ")) {
		const match = /^(?:.{0,400}[\s|])?([^\s:]{1,400}\.\w{1,5}):\d+(?::\d+)?: runtime error: (.{1,2000})/.exec(line);
		if (match !== null) return readUndefined(match[1] ?? "", match[2] ?? "", at, lines);
	}
	return null;
}
function readReport$1(tool, rest, at, lines, warning) {
	if (tool === "Thread") return readThreadReport(rest, at, lines);
	if (warning && !rest.startsWith("use-of-uninitialized-value")) return null;
	if (rest.startsWith("detected memory leaks")) return readLeak(at, lines);
	const type = reportType(rest);
	if (type === "timeout" || type === "out-of-memory") return report(type, at, readFrames$1(at, lines));
	const stack = readNativeStack(lines, at + 1);
	if (type === "stack-overflow") return report(type, at, readRecursion(stack.frames));
	const failure = report(type, at, readStack(stack.frames));
	if (endTypes.has(type)) return {
		...failure,
		rank: ranks.abort
	};
	if (!accessTypes.has(type)) return failure;
	const write = lines.slice(at, at + 6).some((line) => /^\s{0,8}WRITE of size|caused by a WRITE/.test(line) || /tags?: .* WRITE/.test(line));
	return {
		...failure,
		typeClass: `memory-access ${write ? "write" : "read"}`
	};
}
const endTypes = new Set([
	"ABRT",
	"ILL",
	"TRAP",
	"deadly-signal"
]);
const accessTypes = new Set([
	"SEGV",
	"BUS",
	"access-violation",
	"heap-buffer-overflow",
	"heap-use-after-free",
	"stack-buffer-overflow",
	"stack-buffer-underflow",
	"stack-use-after-return",
	"stack-use-after-scope",
	"global-buffer-overflow",
	"container-overflow",
	"use-after-poison",
	"dynamic-stack-buffer-overflow",
	"intra-object-overflow",
	"unknown-crash",
	"tag-mismatch",
	"allocation-tail-overwritten",
	"wild-access"
]);
function reportType(rest) {
	if (rest.startsWith("attempting double-free")) return "double-free";
	if (/^attempting (?:free|to)|^invalid-free|not malloc\(\)-ed/.test(rest)) return "invalid-free";
	if (/^requested allocation size|^calloc parameters overflow/.test(rest)) return "allocation-size-too-big";
	if (/out.of.memory/i.test(rest.slice(0, 80))) return "out-of-memory";
	return /^[\w-]+/.exec(rest)?.[0] ?? "report";
}
function readFrames$1(at, lines) {
	return readStack(readNativeStack(lines, at + 1).frames);
}
function report(type, line, stack, message = "") {
	return {
		kind: "sanitizer",
		rank: ranks.sanitizer,
		language: "native",
		type,
		message,
		stack,
		line,
		crash: true
	};
}
function readLeak(at, lines) {
	const find = (kind) => lines.findIndex((line, index) => index > at && line.startsWith(kind));
	const direct = find("Direct leak");
	const start = direct === -1 ? find("Indirect leak") : direct;
	return report("memory-leak", at, start === -1 ? noStack : readFrames$1(start, lines));
}
function readThreadReport(rest, at, lines) {
	const type = rest.replace(/ \(pid=\d+\).*/, "").replace(/ on .*/, "");
	const first = readNativeStack(lines, at + 1);
	const top = readStack(first.frames);
	if (!type.includes("race")) return report(type, at, top);
	const second = readStack(readNativeStack(lines, first.end).frames);
	const pair = [...new Set([top.frames[0], second.frames[0]].filter((name) => name !== void 0))].sort();
	return report(type, at, {
		site: pair,
		frames: [...new Set([...top.frames, ...second.frames])],
		own: pair
	});
}
function readUndefined(file, text, at, lines) {
	const read = readStack(readNativeStack(lines, at + 1, at + 8).frames.length > 0 ? readNativeStack(lines, at + 1).frames : []);
	const template = text.replace(/'[^']{0,500}'/g, "'…'");
	return report("undefined-behavior", at, read.site.length > 0 ? read : {
		...read,
		site: [baseName$1(file)]
	}, template);
}
function readFuzzerEnd(rest, at, lines) {
	const stack = readFrames$1(at, lines);
	if (rest.startsWith("timeout")) return {
		...limit("timeout", "timeout", at, stack),
		rank: ranks.timeout
	};
	if (rest.startsWith("out-of-memory")) return {
		...limit("oom", "out of memory", at, stack),
		rank: ranks.oom
	};
	return {
		...report("deadly-signal", at, stack),
		rank: ranks.abort
	};
}
function limit(kind, type, line, stack) {
	const shown = {
		...stack,
		site: []
	};
	return {
		kind,
		rank: ranks.sanitizer,
		language: "native",
		type,
		message: "",
		stack: shown,
		line,
		crash: true
	};
}
// src/signature/zig.ts
function findZigPanic(source) {
	const { text, lines } = source;
	if (!text.includes(".zig:")) return null;
	for (const [at, line] of lines.entries()) {
		const panic = /(?:^|\s)(?:thread \d+ )?panic: (.{0,2000})$/.exec(line);
		const fault = panic === null ? /^((?:Segmentation fault|Bus error|Illegal instruction|General protection exception|Arithmetic exception)) .*address/.exec(line) : null;
		const error = panic === null && fault === null ? /^error: (\w{1,200})$/.exec(line) : null;
		if (panic === null && fault === null && error === null) continue;
		const frames = readFrames(lines, at + 1);
		if (frames.length === 0) continue;
		const stack = readStack(frames);
		const said = panic?.[1] ?? "";
		const message = panic !== null && !generic.test(said) ? said : bounds.test(said) ? "" : stack.source ?? "";
		const type = fault?.[1] ?? error?.[1] ?? (generic.exec(said)?.[1] || "panic");
		return {
			kind: "panic",
			rank: ranks.panic,
			language: "zig",
			type,
			message,
			stack,
			line: at,
			crash: true
		};
	}
	return null;
}
const bounds = /^index out of bounds/;
const generic = /^(reached unreachable code|index out of bounds|integer overflow|integer cast truncated bits|attempt to use null value|attempt to unwrap error|start index \d+ is larger|incorrect alignment|division by zero|cast causes pointer to be null|invalid enum value|access of (?:inactive )?union field|sentinel mismatch|left shift overflowed bits|exact division produced remainder|unwrap of null)/;
function readFrames(lines, from) {
	const frames = [];
	let strangers = 0;
	for (let at = from; at < lines.length && frames.length < 400 && strangers < 6; at++) {
		const match = /^(.{1,600}?):(?:\d+|\?):(?:\d+|\?): 0x[0-9a-f]+ in (.{1,400}?)(?: \(.{0,200}\))?$/.exec(lines[at] ?? "");
		if (match === null) {
			strangers += /^\s/.test(lines[at] ?? "") ? 0 : 1;
			continue;
		}
		strangers = 0;
		frames.push(classifyFrame((match[1] ?? "").replaceAll("\\", "/"), match[2] ?? "", (lines[at + 1] ?? "").trim()));
	}
	return frames;
}
function classifyFrame(file, called, source) {
	const name = called.replace(/__anon_\d+/g, "").replace(/__struct_\d+/g, "");
	return {
		name,
		owner: /(?:^|\/)(?:lib\/)?std\/|\/start\.zig$|^\?\?\?$|compiler_rt/.test(file) || /^(?:\?\?\?|panic\w*|_start|main\.0)$/.test(name) ? "machinery" : "own",
		source
	};
}
// src/signature/extract-signature.ts
const assertionDistanceMax = 60;
function extractSignature(evidence) {
	const source = readFailureText(evidence.text);
	const literals = [evidence.workdir, evidence.seed].filter((literal) => literal !== void 0);
	const target = evidence.target ?? "";
	const reported = evidence.reported ?? findReportedLine(source);
	if (reported !== null) return signFailure(readReportedFailure(reported, (text) => pickCause(readFamilies(text, languages))), [reported.message], literals, target);
	return signFailure(pickCause([...readFamilies(source, families), ...readProcessEnds(evidence, source)]) ?? unknownEnd, source.lines, literals, target);
}
const languages = [
	findRustPanic,
	findRustTestError,
	findGoFailure,
	findNodeError,
	findPytestFailure,
	findPythonException,
	findJvmException,
	findDotnetException,
	findZigPanic
];
const families = [
	findAntithesisFailure,
	findConsistencyFailure,
	findFoundationFailure,
	findSanitizerReport,
	...languages,
	findNativeAssertion,
	findGoTestFailure,
	findFatalLine,
	findViolationLine
];
const unknownEnd = {
	kind: "exit",
	rank: ranks.exit,
	language: "none",
	type: "exit",
	message: "",
	stack: {
		site: [],
		frames: [],
		own: []
	},
	line: 0,
	crash: false
};
function readFamilies(source, all) {
	return all.map((find) => find(source)).filter((failure) => failure !== null);
}
function pickCause(found) {
	let best = null;
	for (const failure of found) if (best === null || failure.rank < best.rank || failure.rank === best.rank && failure.line < best.line) best = failure;
	if (best?.rank !== ranks.sanitizer || best.language === "go") return best;
	const report = best;
	const panic = found.find((failure) => failure.language === "go" && failure.kind === "panic" && failure.line < report.line);
	if (panic !== void 0) return panic;
	const assertion = found.find((failure) => failure.kind === "assertion" && failure.line < report.line);
	return assertion !== void 0 && signalTypes.has(report.type) && report.line - assertion.line <= assertionDistanceMax ? assertion : report;
}
const signalTypes = new Set([
	"SEGV",
	"BUS",
	"TRAP",
	"ILL",
	"ABRT",
	"BREAKPOINT",
	"access-violation"
]);
// src/triage/find-nondeterminism.ts
function findNondeterminism(findings, issueOf) {
	const shown = findings.flatMap((finding) => {
		const unequal = describeUnequal(finding);
		return unequal === null ? [] : [{
			finding,
			...unequal
		}];
	});
	return [...Map.groupBy(shown, ({ finding, signature }) => `${finding.target} ${signature.key}`).values()].map((same) => fold(same, issueOf)).filter(({ target, key }) => findings.every((other) => other.target !== target || other.key !== key)).sort((a, b) => compareText(a.key, b.key));
}
function describeUnequal({ confirmation, reproduction, replays }) {
	if (confirmation.state !== "nondeterministic" || reproduction === null) return null;
	const places = [...Map.groupBy(replays, ({ seed }) => seed).values()].flatMap(groupPlaces).filter(isUnequal$1);
	if (places.length === 0) return null;
	const unequal = places.flatMap((place) => place.replays);
	return {
		signature: extractSignature({
			text: "",
			reported: nameUnequalRuns({
				passed: unequal.some(({ verdict }) => verdict === "passed"),
				sameFailure: unequal.every(({ seenKey }) => seenKey === reproduction.expected.key)
			})
		}),
		differing: unequal.filter(({ verdict }) => verdict !== "same").length,
		replays: unequal
	};
}
function fold(same, issueOf) {
	const [first, ...others] = same;
	if (first === void 0) throw new Error("seedsweep bug: a cause of nothing");
	const { finding, signature } = first;
	const reproduction = finding.reproduction;
	const seeds = same.flatMap(({ finding: { seeds, reproduction } }) => {
		const own = seeds.find(({ seed }) => seed === reproduction?.seed);
		return own === void 0 ? [] : [own];
	});
	const replays = same.flatMap((one) => one.replays);
	const { key, title } = signature;
	return {
		...finding,
		key,
		formerKeys: [],
		signature,
		id: findingId(key),
		count: 1 + others.length,
		carried: 0,
		seeds,
		variants: [],
		excerpt: describeRuns(replays),
		drawn: [],
		replays,
		issue: issueOf(finding.target, key),
		rate: jeffreysInterval(same.length, finding.seedsJudged),
		seedsToSeeAgain: seedsToSeeAgain(same.length, finding.seedsJudged),
		confirmation: {
			state: "reproducible",
			same: same.reduce((sum, { differing }) => sum + differing, 0),
			replays: replays.length,
			where: [...new Set(replays.map(({ where }) => where))].sort(compareText)
		},
		attribution: null,
		reproduction: reproduction === null ? null : {
			...reproduction,
			repeat: {
				by: "pairs",
				most: 5
			},
			expected: {
				exit: "differs from run to run",
				key,
				title,
				digest: null
			}
		},
		comparison: null
	};
}
function describeRuns(replays) {
	return replays.slice(0, 20).map(({ replay, where, verdict, seenTitle, seenDigest, seenExit }) => {
		const failure = verdict === "passed" ? "passed" : `failed: ${seenTitle ?? "no words"}`;
		const digest = seenDigest === null ? "" : `, digest ${seenDigest}`;
		return `run ${replay} (${where}): ${failure}, ${seenExit ?? "no exit"}${digest}`;
	}).join("\n");
}
// src/triage/find-similar.ts
const similarMax = 3;
const messageCharactersMin = 12;
function findSimilar({ target, key, signature }, filed) {
	return filed.filter((other) => other.target === target && other.key !== key).flatMap((other) => {
		const likeness = compareSignatures(signature, other.signature);
		return likeness === null ? [] : [{
			...likeness,
			number: other.number
		}];
	}).sort((a, b) => b.weight - a.weight || a.number - b.number || compareText(a.why, b.why)).slice(0, similarMax).map(({ number, why }) => ({
		number,
		why
	}));
}
function compareSignatures(a, b) {
	const frames = countEqualFrames(a.frames, b.frames);
	const ofProperty = a.kind === "property" && b.kind === "property";
	const sameType = a.type === b.type;
	const sameMessage = a.message === b.message && a.message.replace(/<\w*>/g, "").length >= messageCharactersMin;
	const place = frames === 1 ? "the same top frame" : `the same top ${frames} frames`;
	if (frames > 0 && !sameType) return {
		weight: 2 + frames,
		why: `has ${place} but another ${ofProperty ? "property" : "type"}`
	};
	if (frames > 0 && !sameMessage) return {
		weight: 3 + frames,
		why: `has ${place} but another message`
	};
	if (frames > 0) return {
		weight: 1 + frames,
		why: `has ${place} and came by another way`
	};
	if (ofProperty && sameType) return {
		weight: 2,
		why: "broke the same property in another way"
	};
	if (sameMessage && !sameType) return {
		weight: 1,
		why: "has the same message but another type"
	};
	return null;
}
function countEqualFrames(a, b) {
	let equal = 0;
	while (equal < 3 && equal < a.length && a[equal] === b[equal]) equal++;
	return equal;
}
// src/campaign/read-report.ts
function readReport(store, campaign, floor = floorDefault, corrections = null) {
	const plan = readPlan$1(store, campaign);
	const plans = new Map([[campaign, plan]]);
	const { repository } = plan.origin;
	const corrected = corrections === null ? noCorrections : readCorrected(store, repository, corrections.known);
	const described = describeFindings(readStoredFindings(store, [campaign], repository, corrected.split), (id) => plans.get(id) ?? null);
	const issueOf = openIssues(store, plan);
	const failures = withComparisons(store, campaign, described);
	const unequalRuns = withComparisons(store, campaign, findNondeterminism(described, issueOf));
	const { secondRuns, ...coverage } = readCoverage(store, campaign);
	const { checked, unequal } = secondRuns;
	const exposed = coverage.judged.reduce((sum, { seeds, failing }) => sum + exposedSeeds(seeds, failing), 0);
	const seenTimes = (times) => failures.filter((finding) => finding.count === times).length;
	const ran = coverage.shards.filter((shard) => shard.state !== "missing");
	const harness = ran.length > 0 && ran.every((shard) => shard.canary !== "passed") ? "healthy" : "unhealthy";
	const conclusive = isConclusive({
		...coverage,
		harness
	}, floor);
	const neverSeen = conclusive ? withComparisons(store, campaign, readNeverSeen(plan, coverage, issueOf)) : [];
	const all = [
		...failures,
		...unequalRuns,
		...neverSeen
	];
	return {
		...coverage,
		plan,
		...correctFindings(store, repository, all, corrected, corrections?.today ?? ""),
		conclusive,
		harness,
		discovery: discovery(countExposed(exposed, seenTimes(1), seenTimes(2))),
		determinism: checked === 0 ? null : {
			checked,
			unequal,
			rate: rateOf(unequal, checked)
		},
		history: null
	};
}
function isConclusive(delivery, floor) {
	const recovered = delivery.shards.some((shard) => shard.recovered > 0);
	return listGaps(delivery, floor).length === 0 && !recovered;
}
function readCorrected(store, repository, known, moreKeys = []) {
	const ordered = repository === null ? [] : readCorrections(store, repository).map(({ correction }) => correction);
	const keys = known.length === 0 ? [] : [...readKnownKeys(store, repository), ...moreKeys];
	return foldCorrections([...ordered, ...resolveKnown(known, keys)]);
}
function correctFindings(store, repository, all, corrected, today) {
	const { findings, setAside } = applyCorrections(all, corrected, today);
	const own = (repository === null || findings.length === 0 ? [] : readFiledSignatures(store, repository)).filter(({ target, key }) => corrected.rootOf(target, key) === key);
	return {
		findings: findings.map((finding) => ({
			...finding,
			similar: findSimilar(finding, own)
		})),
		setAside
	};
}
function withComparisons(store, campaign, findings) {
	const comparisons = readComparisons(store, campaign);
	const comparisonOf = ({ target, key }) => comparisons.find((compared) => compared.target === target && compared.key === key)?.comparison ?? null;
	return findings.map((finding) => ({
		...finding,
		comparison: comparisonOf(finding)
	}));
}
function openIssues(store, { origin: { repository } }) {
	const issues = repository === null ? [] : readIssues$1(store, repository);
	return (target, key) => issues.find((known) => known.target === target && known.key === key)?.issue ?? null;
}
function readNeverSeen({ campaign, origin: { number, sha } }, { startedAt, properties }, issueOf) {
	return findNeverSeen(properties, {
		campaign,
		number,
		sha,
		at: startedAt
	}, issueOf);
}
function rateOf(unequal, checked) {
	return unequal === 0 ? {
		low: 0,
		estimate: 0,
		high: detectableRate(checked)
	} : jeffreysInterval(unequal, checked);
}
// src/campaign/property-history.ts
function openPropertyHistory(store, history, report) {
	const totals = new Map([...readProperties(store, history.map(({ plan }) => plan.campaign))].map(([campaign, properties]) => [campaign, new Map(properties.map((property) => [`${property.target} ${keyOfProperty(property)}`, property]))]));
	const conclusive = new Map([[report.plan.campaign, report.conclusive]]);
	const isWhole = (campaign) => {
		const known = conclusive.get(campaign) ?? isConclusive(readCoverage(store, campaign), .9);
		conclusive.set(campaign, known);
		return known;
	};
	const totalIn = (campaign, { target, key }) => totals.get(campaign)?.get(`${target} ${key}`) ?? null;
	const evidenceOf = (property) => history.flatMap((campaign) => {
		const id = campaign.plan.campaign;
		const total = totalIn(id, property);
		if (total === null) return [];
		const missed = isNeverSeen(total) && total.seeds > 0 && isWhole(id);
		return [{
			seen: seenAt(campaign),
			seeds: total.seeds,
			hits: countSeeds$2(total),
			missed
		}];
	});
	const newestOf = (property) => {
		const newest = history.findLast(({ plan }) => totalIn(plan.campaign, property) !== null);
		return newest === void 0 ? null : totalIn(newest.plan.campaign, property);
	};
	return {
		evidenceOf,
		newestOf,
		totalIn
	};
}
function countSeeds$2(property) {
	return countHits(property) === 0 ? 0 : Math.max(1, property.seen);
}
function keyOfProperty({ target, kind, name }) {
	return signNeverSeen(target, kind, name).key;
}
// src/campaign/read-history.ts
function withHistory(store, report) {
	const { plan } = report;
	const history = plan.origin.pullRequest === null ? readHistory(store, plan.campaign) : [];
	if (history.length < 2) return report;
	const properties = openPropertyHistory(store, history, report);
	const findings = report.findings.map((finding) => finding.neverSeen === null ? {
		...finding,
		life: judgeByStore(store, history, finding)
	} : {
		...finding,
		neverSeen: {
			...finding.neverSeen,
			life: judgePropertyByStore(properties, history, finding)
		}
	});
	return {
		...report,
		findings,
		history: summarise$1(store, report, history)
	};
}
function judgeByStore(store, history, finding) {
	const evidence = gatherEvidence(store, history, finding);
	if (evidence === null) return null;
	const life = judgeLife({
		...evidence,
		...byOrder(history)
	});
	if (life === null || finding.issue?.state !== "closed") return life;
	return {
		...life,
		state: life.last.campaign === evidence.current ? "reopened" : "closed"
	};
}
function judgePropertyByStore(properties, history, finding) {
	const { isAncestor, fixes, issue } = byOrder(history);
	const current = history.at(-1)?.plan.campaign ?? "";
	const life = judgePropertyLife({
		campaigns: properties.evidenceOf(finding),
		current,
		isAncestor,
		fixes,
		issue
	});
	if (life === null || finding.issue?.state !== "closed") return life;
	return {
		...life,
		state: "closed",
		missedThoughClosed: life.missed.last
	};
}
function gatherEvidence(store, history, finding) {
	const newest = history.at(-1);
	if (newest === void 0 || finding.neverSeen !== null) return null;
	const target = newest.plan.targets.find((planned) => planned.target.name === finding.target)?.target;
	return {
		campaigns: readEvidence(store, history, {
			target: finding.target,
			keys: [finding.key, ...finding.folded.map(({ key }) => key)]
		}),
		current: newest.plan.campaign,
		replayable: target?.deterministic === true && finding.signature.type !== "unequal runs"
	};
}
function byOrder(history) {
	const order = new Map();
	for (const [position, { plan }] of history.entries()) {
		const { sha } = plan.origin;
		if (sha !== null && !order.has(sha)) order.set(sha, position);
	}
	const isAncestor = (a, b) => (order.get(a) ?? 0) <= (order.get(b) ?? -1);
	return {
		isAncestor,
		fixes: [],
		issue: null,
		oldCommit: "not-run"
	};
}
function summarise$1(store, report, history) {
	const targets = report.plan.targets.map(({ target }) => target.name);
	const judgedOf = ({ judged }) => sum$1(targets.map((target) => judged.get(target) ?? 0));
	const counts = countSignatures(store, history.map(({ plan }) => plan.campaign), targets);
	const seeds = sum$1(history.map(judgedOf));
	const failing = Math.min(seeds, sum$1(counts.map(({ count }) => count)));
	const seenTimes = (times) => counts.filter(({ count }) => count === times).length;
	const found = countExposed(exposedSeeds(seeds, failing), seenTimes(1), seenTimes(2));
	const next = history.at(-1) === void 0 ? 0 : judgedOf(history.at(-1));
	return {
		campaigns: history.length,
		since: history[0]?.startedAt ?? report.startedAt,
		seeds,
		exposed: found.seeds,
		signatures: counts.length,
		discovery: discovery(found),
		forecast: {
			seeds: next,
			signatures: forecastNew(found, next)
		},
		quiet: listQuiet(store, report, history)
	};
}
function listQuiet(store, report, history) {
	return readQuietFindings(store, report, history).flatMap((finding) => {
		const life = judgeByStore(store, history, {
			...finding,
			neverSeen: null
		});
		if (life === null || life.state === "closed") return [];
		const { target, key, signature, issue } = finding;
		return [{
			target,
			key,
			id: findingId(key),
			title: signature.title,
			issue,
			life
		}];
	}).slice(0, 50);
}
function readQuietFindings(store, { plan, findings, setAside }, history) {
	const targets = plan.targets.map(({ target }) => target.name);
	const seen = new Set([...findings, ...setAside].flatMap(({ target, key, signature, folded }) => [
		key,
		signature.key,
		...folded.map((other) => other.key)
	].map((name) => `${target} ${name}`)));
	const repository = plan.origin.repository;
	const ids = history.map(({ plan: { campaign } }) => campaign);
	const plans = new Map(history.map((each) => [each.plan.campaign, each.plan]));
	const isQuiet = ({ target, key }) => targets.includes(target) && !seen.has(`${target} ${key}`);
	const quiet = readStoredFindings(store, ids, repository).filter(isQuiet);
	const counted = readCountedFindings(store, ids, repository).filter(isQuiet);
	const issues = new Set((repository === null ? [] : readIssues$1(store, repository)).map(({ target, key }) => `${target} ${key}`));
	const known = (finding) => issues.has(`${finding.target} ${finding.key}`);
	return [...describeFindings(quiet, (campaign) => plans.get(campaign) ?? null), ...describeCounted(counted, plan)].sort((a, b) => Number(known(b)) - Number(known(a)) || b.lastSeen.at.localeCompare(a.lastSeen.at));
}
function sum$1(counts) {
	return counts.reduce((total, count) => total + count, 0);
}
// src/base/runner-secret.ts
const runnerSecret = /^(?:ACTIONS_.*|INPUT_.*|GITHUB_TOKEN|GH_TOKEN|GITHUB_OUTPUT|GITHUB_ENV|GITHUB_PATH|GITHUB_STATE|GITHUB_STEP_SUMMARY)$/i;
function isRunnerSecret(name) {
	return runnerSecret.test(name);
}
// src/simulator/bounded-output.ts
const outputHeadMax = 65536;
const outputTailMax = 262144;
function createBoundedOutput(headMax = outputHeadMax, tailMax = outputTailMax) {
	let head = [];
	let headSize = 0;
	let ring = null;
	let beyondHead = 0;
	function pushTail(chunk) {
		ring ??= Buffer.allocUnsafe(tailMax);
		const kept = chunk.subarray(Math.max(0, chunk.length - tailMax));
		const at = (beyondHead + chunk.length - kept.length) % tailMax;
		const first = kept.copy(ring, at);
		if (first < kept.length) kept.copy(ring, 0, first);
		beyondHead += chunk.length;
	}
	function tail() {
		if (ring === null) return Buffer.alloc(0);
		if (beyondHead <= tailMax) return ring.subarray(0, beyondHead);
		const at = beyondHead % tailMax;
		return Buffer.concat([ring.subarray(at), ring.subarray(0, at)]);
	}
	return {
		push(chunk) {
			const fits = Math.min(chunk.length, headMax - headSize);
			if (fits > 0) head.push(chunk.subarray(0, fits));
			headSize += Math.max(0, fits);
			if (fits < chunk.length) pushTail(chunk.subarray(Math.max(0, fits)));
		},
		text() {
			const missing = beyondHead - tailMax;
			if (missing <= 0) return decode(Buffer.concat([...head, tail()]));
			const start = decode(withoutHalfCharacterAtEnd(Buffer.concat(head)));
			const end = decode(withoutHalfCharacterAtStart(tail()));
			return `${start}\n[... ${formatCount(missing)} bytes left out ...]\n${end}`;
		},
		clear() {
			head = [];
			headSize = 0;
			beyondHead = 0;
		}
	};
}
function decode(bytes) {
	return bytes.toString("utf8");
}
function withoutHalfCharacterAtEnd(bytes) {
	for (let back = 1; back <= Math.min(3, bytes.length); back++) {
		const byte = bytes[bytes.length - back] ?? 0;
		if (byte >= 192) return characterLength(byte) > back ? bytes.subarray(0, bytes.length - back) : bytes;
		if (byte < 128) return bytes;
	}
	return bytes;
}
function withoutHalfCharacterAtStart(bytes) {
	let start = 0;
	while (start < Math.min(3, bytes.length) && ((bytes[start] ?? 0) & 192) === 128) start++;
	return bytes.subarray(start);
}
function characterLength(leadByte) {
	if (leadByte >= 240) return 4;
	return leadByte >= 224 ? 3 : 2;
}
// src/simulator/limit-process.ts
const timerMsMax$1 = 2 ** 31 - 1;
function limitProcess(process, signal, silenceMsMax, onSilence = () => {}) {
	let lifted = false;
	const cancel = () => process.kill("cancelled");
	const expire = () => {
		onSilence();
		process.kill("timeout");
	};
	let allowedMs = Math.min(silenceMsMax, timerMsMax$1);
	let timer = setTimeout(expire, allowedMs);
	signal.addEventListener("abort", cancel, { once: true });
	if (signal.aborted) cancel();
	return {
		touch: () => void (lifted || timer.refresh()),
		allow(ms) {
			const newMs = Math.min(ms, timerMsMax$1);
			if (lifted || newMs === allowedMs) return;
			allowedMs = newMs;
			clearTimeout(timer);
			timer = setTimeout(expire, allowedMs);
		},
		lift() {
			lifted = true;
			clearTimeout(timer);
			signal.removeEventListener("abort", cancel);
		}
	};
}
// src/simulator/kill-marked.ts
const pauseMs$1 = 5;
const looksMax = 200;
async function killMarked(leader, out) {
	if (process.platform !== "linux" || out === void 0) return;
	const mark = `SEEDSWEEP_OUT=${out}\0`;
	for (let look = 0; look < looksMax; look++) {
		const found = bornAfter(leader).filter((pid) => hasMark(pid, mark));
		if (found.length === 0) return;
		for (const pid of found) kill(pid);
		await setTimeout$1(pauseMs$1);
	}
}
const triedMax = 48;
function bornAfter(leader) {
	const born = Number(readFileSync("/proc/loadavg", "latin1").trim().split(" ").at(-1)) - leader;
	if (born >= 0 && born <= triedMax) return Array.from({ length: born }, (_, offset) => leader + 1 + offset);
	const pids = readdirSync("/proc").flatMap((name) => /^[0-9]+$/.test(name) ? [Number(name)] : []);
	return born >= 0 ? pids.filter((pid) => pid > leader) : pids;
}
function hasMark(pid, mark) {
	try {
		return existsSync(`/proc/${pid}`) && readFileSync(`/proc/${pid}/environ`, "latin1").includes(mark);
	} catch {
		return false;
	}
}
function kill(pid) {
	try {
		process.kill(pid, "SIGKILL");
	} catch (error) {
		if (error.code !== "ESRCH") throw error;
	}
}
// src/simulator/kill-tree.ts
function killTree(pid) {
	if (process.platform === "win32") {
		spawn("taskkill", [
			"/pid",
			String(pid),
			"/T",
			"/F"
		], {
			stdio: "ignore",
			windowsHide: true
		}).on("error", () => {});
		return;
	}
	const descendants = process.platform === "linux" ? stopDescendants(pid) : [];
	killGroup(pid);
	for (const descendant of descendants) send(descendant, "SIGKILL");
}
const scansMax = 16;
function stopDescendants(leader) {
	send(-leader, "SIGSTOP");
	const stopped = new Set();
	for (let scan = 0; scan < scansMax; scan++) {
		const fresh = linuxDescendants(leader).filter((pid) => !stopped.has(pid));
		if (fresh.length === 0) break;
		for (const pid of fresh) {
			send(pid, "SIGSTOP");
			stopped.add(pid);
		}
	}
	return [...stopped];
}
function killGroup(pid) {
	if (process.platform !== "win32") send(-pid, "SIGKILL");
}
function killSession(pid) {
	for (const name of readdirSync("/proc")) if (/^[0-9]+$/.test(name) && statusField(name, 6) === pid) send(Number(name), "SIGKILL");
}
function send(pid, signal) {
	try {
		process.kill(pid, signal);
	} catch (error) {
		const code = error.code;
		if (code !== "ESRCH" && code !== "EPERM") throw error;
	}
}
function linuxDescendants(root) {
	const childrenOf = new Map();
	for (const name of readdirSync("/proc")) {
		const parent = /^[0-9]+$/.test(name) ? parentOf(name) : null;
		if (parent === null) continue;
		const siblings = childrenOf.get(parent);
		if (siblings === void 0) childrenOf.set(parent, [Number(name)]);
		else siblings.push(Number(name));
	}
	const found = [];
	const pending = [root];
	for (let pid = pending.pop(); pid !== void 0; pid = pending.pop()) {
		const children = childrenOf.get(pid) ?? [];
		found.push(...children);
		pending.push(...children);
	}
	return found;
}
function parentOf(pid) {
	return statusField(pid, 4);
}
function statusField(pid, field) {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
		const value = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[field - 3]);
		return Number.isInteger(value) ? value : null;
	} catch {
		return null;
	}
}
// src/simulator/tree-memory.ts
function treeMemory(root, enough) {
	const tree = descendantsWith(root);
	const sizes = tree.map((pid) => readKilobytes(pid, "status", "VmRSS") * 1024);
	const sum = sizes.reduce((total, size) => total + size, 0);
	if (tree.length === 1 || sum <= enough) return sum;
	const shared = tree.reduce((total, pid) => total + readKilobytes(pid, "smaps_rollup", "Pss") * 1024, 0);
	return Math.max(shared, ...sizes);
}
function descendantsWith(root) {
	const found = [root];
	for (const pid of found) try {
		for (const task of readdirSync(`/proc/${pid}/task`)) {
			const children = readFileSync(`/proc/${pid}/task/${task}/children`, "latin1");
			found.push(...children.split(" ").filter(Boolean).map(Number));
		}
	} catch {}
	return found;
}
function readKilobytes(pid, file, name) {
	try {
		const text = readFileSync(`/proc/${pid}/${file}`, "latin1");
		return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? 0);
	} catch {
		return 0;
	}
}
// src/simulator/limit-memory.ts
const firstMs = 20;
const pauseMsMax = 250;
function limitMemory(pid, max, onOver) {
	if (process.platform !== "linux") return () => {};
	const startedAt = performance.now();
	let timer = setTimeout(look, firstMs);
	function look() {
		const bytes = treeMemory(pid, max);
		if (bytes > max) {
			onOver();
			return;
		}
		timer = setTimeout(look, pauseMs(performance.now() - startedAt, bytes > max / 2));
	}
	return () => clearTimeout(timer);
}
function pauseMs(ageMs, near) {
	return near ? firstMs : Math.min(pauseMsMax, Math.max(firstMs, ageMs / 10));
}
function memoryWarning(target, platform) {
	if (target.memoryMax === null || platform === "linux") return null;
	return `target "${target.name}": memory bounds a seed on Linux only; on this system nothing does`;
}
// src/simulator/simulator-process.ts
const drainMs = 100;
const abandonMs = 1e3;
const killMs = 5e3;
function startProcess(options) {
	const startedAt = performance.now();
	const [program = "", ...rest] = options.argv;
	let child;
	try {
		child = spawn(program, rest, {
			cwd: options.cwd,
			env: options.env,
			stdio: [
				options.stdin,
				"pipe",
				"pipe"
			],
			detached: process.platform !== "win32",
			windowsHide: true,
			windowsVerbatimArguments: options.verbatim ?? false
		});
	} catch (error) {
		return neverStarted(describeStartError(error, options));
	}
	child.stdout?.on("data", options.onStdout);
	child.stderr?.on("data", options.onStderr);
	child.stdin?.on("error", () => {});
	const { promise: ended, resolve } = Promise.withResolvers();
	let killedByUs = null;
	let over = false;
	let giveUp = null;
	const { memoryMax } = options;
	const stopLooking = memoryMax === null || child.pid === void 0 ? null : limitMemory(child.pid, memoryMax, () => kill("memory"));
	function finish(exit, startError, endedAt) {
		if (giveUp !== null) clearTimeout(giveUp);
		const durationMs = Math.round((endedAt - startedAt) * 1e3) / 1e3;
		resolve({
			exit,
			startError,
			durationMs
		});
	}
	child.once("error", (error) => {
		if (child.pid !== void 0) return;
		over = true;
		finish(null, describeStartError(error, options), performance.now());
	});
	child.once("exit", (code, signal) => {
		over = true;
		stopLooking?.();
		const endedAt = performance.now();
		const exit = {
			code,
			signal,
			killedByUs: process.platform === "win32" || signal === "SIGKILL" ? killedByUs : null
		};
		drain(child, options.env.SEEDSWEEP_OUT).then(() => finish(exit, null, endedAt));
	});
	function kill(why) {
		if (over || killedByUs !== null || child.pid === void 0) return;
		killedByUs = why;
		stopLooking?.();
		killTree(child.pid);
		giveUp = setTimeout(() => {
			release(child);
			finish({
				code: null,
				signal: "SIGKILL",
				killedByUs: why
			}, null, performance.now());
		}, killMs);
	}
	return {
		ended,
		write: (text) => void (child.stdin?.writable === true && child.stdin.write(text)),
		closeStdin: () => void child.stdin?.end(),
		kill
	};
}
async function drain(child, out) {
	const closed = new Promise((resolve) => void child.once("close", () => resolve()));
	const pid = child.pid;
	await within(closed, drainMs);
	if (pid !== void 0) {
		killGroup(pid);
		await killMarked(pid, out);
	}
	if (!await within(closed, abandonMs)) release(child);
}
function release(child) {
	child.stdout?.destroy();
	child.stderr?.destroy();
	child.stdin?.destroy();
}
async function within(promise, ms) {
	let timer;
	const late = new Promise((resolve) => {
		timer = setTimeout(() => resolve(false), ms);
	});
	try {
		return await Promise.race([promise.then(() => true), late]);
	} finally {
		clearTimeout(timer);
	}
}
function neverStarted(startError) {
	return {
		ended: Promise.resolve({
			exit: null,
			startError,
			durationMs: 0
		}),
		write() {},
		closeStdin() {},
		kill() {}
	};
}
function describeStartError(error, options) {
	const { code, message } = error;
	const program = JSON.stringify(options.argv[0] ?? "");
	if (code === "ENOENT" && !existsSync(options.cwd)) return `does not start: the directory ${JSON.stringify(options.cwd)} does not exist`;
	if (code === "ENOENT") return `does not start: there is no program ${program}`;
	if (code === "EACCES") return `does not start: ${program} is not executable`;
	return `does not start: ${program}: ${message}`;
}
// src/campaign/git.ts
const answerBytesMax = 2 ** 30;
async function runGit(repository, args, options = {}) {
	const answer = await askGit(repository, args, options);
	if (answer.code !== 0) throw describeFailure$2(repository, args, answer);
	return answer.stdout;
}
async function askGit(repository, args, options = {}) {
	const { bytes, ...answer } = await askGitBytes(repository, args, options);
	return {
		...answer,
		stdout: bytes.toString("utf8")
	};
}
async function readGit(repository, args, options = {}) {
	try {
		const { code, cut, stdout } = await askGit(repository, args, options);
		return code === 0 || cut ? stdout.replace(/\n$/, "") : null;
	} catch (error) {
		if (error instanceof WorldError) return null;
		throw error;
	}
}
async function askGitBytes(repository, args, { config = {}, input, cutAt = answerBytesMax, msMax = 18e5 } = {}) {
	const { directory, env, signal = new AbortController().signal } = repository;
	const chunks = [];
	let bytes = 0;
	const errors = createBoundedOutput();
	const child = startProcess({
		argv: ["git", ...args],
		cwd: directory,
		env: gitEnvironment(env, {
			"core.hooksPath": "/dev/null",
			"core.fsmonitor": "false",
			...config
		}),
		stdin: input === void 0 ? "ignore" : "pipe",
		memoryMax: null,
		onStdout(chunk) {
			if (bytes < cutAt) chunks.push(chunk.subarray(0, cutAt - bytes));
			bytes += chunk.length;
			if (bytes > cutAt) child.kill("memory");
		},
		onStderr: errors.push
	});
	if (input !== void 0) {
		child.write(input);
		child.closeStdin();
	}
	const limit = limitProcess(child, signal, msMax);
	const { exit, startError } = await child.ended.finally(() => limit.lift());
	if (startError !== null) throw new WorldError("no-git", `git ${startError}`, { hint: "Install git, and call from inside a clone of the repository" });
	if (signal.aborted) throw new WorldError("stopped", "stopped before git ended");
	const cut = bytes > cutAt;
	const answer = {
		code: exit?.code ?? null,
		bytes: Buffer.concat(chunks),
		stderr: errors.text(),
		cut
	};
	if (exit?.killedByUs != null && !(cut && cutAt < answerBytesMax) || isDistrusted(answer)) throw describeFailure$2(repository, args, answer);
	return answer;
}
function gitEnvironment(env, config = {}) {
	const kept = {};
	for (const [name, value] of Object.entries(env)) {
		if (value === void 0 || isRunnerSecret(name)) continue;
		if (!/^GIT_/i.test(name) || harmless.test(name)) kept[name] = value;
	}
	const known = /^\d{1,3}$/.test(kept.GIT_CONFIG_COUNT ?? "") ? Number(kept.GIT_CONFIG_COUNT) : 0;
	const settings = Object.entries(config);
	for (const [at, [key, value]] of settings.entries()) {
		kept[`GIT_CONFIG_KEY_${known + at}`] = key;
		kept[`GIT_CONFIG_VALUE_${known + at}`] = value;
	}
	return {
		...kept,
		GIT_CONFIG_COUNT: String(known + settings.length),
		GIT_TERMINAL_PROMPT: "0",
		GIT_OPTIONAL_LOCKS: "0",
		LC_ALL: "C"
	};
}
const harmless = /^GIT_(?:CONFIG_(?:COUNT|KEY_\d+|VALUE_\d+|PARAMETERS|GLOBAL|SYSTEM|NOSYSTEM)|SSH|SSH_COMMAND|SSH_VARIANT|SSL_\w+|HTTP_\w+|PROXY_\w+|ASKPASS|EXEC_PATH|ALLOW_PROTOCOL|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/i;
function isDistrusted({ code, stderr }) {
	return code !== 0 && /detected dubious ownership|unsafe repository/.test(stderr);
}
function describeFailure$2({ directory }, args, answer) {
	const said = truncate(answer.stderr.trim(), 2e3);
	const command = `git ${args[0] === "-C" ? args[2] : args[0]}`;
	const cause = new Error(said === "" ? `it ended with ${answer.code ?? "a signal"}` : said);
	if (isDistrusted(answer)) {
		const seen = `git does not trust ${directory}: another user owns it`;
		const hint = `If you do: git config --global --add safe.directory ${directory}`;
		return new WorldError("git-distrusts", seen, {
			hint,
			cause
		});
	}
	return new WorldError("git-failed", `${command} failed in ${directory}`, { cause });
}
// src/campaign/read-origin.ts
const diffBytesMax = 67108864;
async function readOrigin(cwd, env, localNumber) {
	const repository = {
		directory: cwd,
		env
	};
	const [tree, remote] = await Promise.all([readTree(repository), readRemote(repository)]);
	if (env.GITHUB_ACTIONS !== "true") return {
		namespace: "local",
		number: localNumber,
		...remote,
		...tree,
		ref: null,
		workflow: null,
		event: null,
		runUrl: null,
		pullRequest: null
	};
	const serverUrl = env.GITHUB_SERVER_URL ?? "https://github.com";
	const named = env.GITHUB_REPOSITORY ?? remote.repository;
	const pullRequest = readOwnPullRequest(env)?.number ?? null;
	return {
		namespace: pullRequest === null ? "ci" : "pull-request",
		number: pullRequest === null ? readRunNumber(env) : 0,
		repository: named,
		serverUrl,
		sha: tree.sha ?? env.GITHUB_SHA ?? null,
		changes: tree.changes,
		ref: env.GITHUB_REF ?? null,
		workflow: readWorkflowPath(env),
		event: env.GITHUB_EVENT_NAME ?? null,
		runUrl: env.GITHUB_RUN_ID ? `${serverUrl}/${named}/actions/runs/${env.GITHUB_RUN_ID}` : null,
		pullRequest
	};
}
async function readTree(repository) {
	const sha = await readGit(repository, [
		"rev-parse",
		"--verify",
		"HEAD"
	]);
	if (sha === null) return {
		sha: null,
		changes: null
	};
	const diff = await readGit(repository, [
		"diff",
		"--no-ext-diff",
		"--no-textconv",
		"--binary",
		"HEAD"
	], { cutAt: diffBytesMax });
	return {
		sha,
		changes: diff ? createHash("sha256").update(diff).digest("hex").slice(0, 12) : null
	};
}
function readRunNumber(env) {
	const text = env.GITHUB_RUN_NUMBER ?? "0";
	if (/^\d{1,9}$/.test(text)) return Number(text);
	throw new UserError("run-number", `GITHUB_RUN_NUMBER is ${JSON.stringify(text)}, not a number`);
}
async function readRemote(from) {
	const url = await readGit(from, [
		"remote",
		"get-url",
		"origin"
	]) ?? "";
	const match = /^(?:https:\/\/(?:[^@/]*@)?|ssh:\/\/git@|git@)(github\.com|[\w-]+\.ghe\.com)[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url);
	if (match?.[1] === void 0 || match[2] === void 0) return {
		repository: null,
		serverUrl: null
	};
	return {
		repository: match[2],
		serverUrl: `https://${match[1]}`
	};
}
function readWorkflowPath(env) {
	return /^[^/]+\/[^/]+\/(.+)@/.exec(env.GITHUB_WORKFLOW_REF ?? "")?.[1] ?? env.GITHUB_WORKFLOW ?? null;
}
// src/base/pattern-syntax.ts
const repeatMax = 1e3;
var PatternMistake = class extends Error {};
function parsePattern(source) {
	const reader = {
		source,
		at: 0
	};
	const node = readEither(reader);
	if (reader.at < source.length) throw new PatternMistake("a \")\" without its \"(\"");
	return node;
}
function readEither(reader) {
	const nodes = [readSequence(reader)];
	while (take(reader, "|")) nodes.push(readSequence(reader));
	return nodes.length === 1 && nodes[0] !== void 0 ? nodes[0] : {
		type: "either",
		nodes
	};
}
function readSequence(reader) {
	const nodes = [];
	while (reader.at < reader.source.length && !"|)".includes(peek(reader))) nodes.push(readRepeat(reader));
	return {
		type: "sequence",
		nodes
	};
}
function readRepeat(reader) {
	const node = readAtom(reader);
	const bounds = readBounds(reader);
	if (bounds === null) return node;
	if (node.type === "assertion") throw new PatternMistake("a \"^\", \"$\" or \"\\b\" cannot be repeated");
	take(reader, "?");
	if (readBounds(reader) !== null) throw new PatternMistake("two repetitions one after the other");
	return {
		type: "repeat",
		node,
		...bounds
	};
}
function readBounds(reader) {
	if (take(reader, "*")) return {
		min: 0,
		max: Number.POSITIVE_INFINITY
	};
	if (take(reader, "+")) return {
		min: 1,
		max: Number.POSITIVE_INFINITY
	};
	if (take(reader, "?")) return {
		min: 0,
		max: 1
	};
	const counted = /^\{(\d{1,9})(,(\d{0,9}))?\}/.exec(reader.source.slice(reader.at, reader.at + 24));
	if (counted === null) return null;
	reader.at += counted[0].length;
	const min = Number(counted[1]);
	const max = counted[2] === void 0 ? min : counted[3] === "" ? Number.POSITIVE_INFINITY : Number(counted[3]);
	if (min > 1e3 || max > 1e3 && max !== Number.POSITIVE_INFINITY) throw new PatternMistake(`${counted[0]} repeats more than ${repeatMax} times`);
	if (max < min) throw new PatternMistake(`${counted[0]} ends before it starts`);
	return {
		min,
		max
	};
}
function readAtom(reader) {
	const char = peek(reader);
	reader.at++;
	switch (char) {
		case "^": return {
			type: "assertion",
			kind: "start"
		};
		case "$": return {
			type: "assertion",
			kind: "end"
		};
		case ".": return {
			type: "set",
			ranges: lineEnds,
			negated: true
		};
		case "(": return readGroup(reader);
		case "[": return readClass(reader);
		case "\\": return readEscape(reader);
		case "*":
		case "+":
		case "?": throw new PatternMistake(`nothing before "${char}" that it could repeat`);
		default: return literal(char);
	}
}
function readGroup(reader) {
	const kind = /^\?(?::|=|!|<=|<!|<[A-Za-z_]\w*>|)/.exec(reader.source.slice(reader.at))?.[0] ?? "";
	if (/^\?<?[=!]$/.test(kind)) throw new PatternMistake(`look-around "(${kind}" cannot be searched for in linear time`);
	if (kind === "?") throw new PatternMistake("a group that starts with \"(?\"");
	reader.at += kind.length;
	const node = readEither(reader);
	if (!take(reader, ")")) throw new PatternMistake("a \"(\" without its \")\"");
	return node;
}
function readClass(reader) {
	const negated = take(reader, "^");
	const ranges = [];
	while (!take(reader, "]")) {
		const low = readClassPart(reader);
		if (!(peek(reader) === "-" && reader.source.charAt(reader.at + 1) !== "]") || low.length !== 1) {
			ranges.push(...low);
			continue;
		}
		reader.at++;
		const high = readClassPart(reader);
		const [from, to] = [low[0]?.[0] ?? 0, high[0]?.[1] ?? 0];
		if (high.length !== 1 || to < from) throw new PatternMistake("a range in [...] that ends before it starts");
		ranges.push([from, to]);
	}
	return {
		type: "set",
		ranges,
		negated
	};
}
function readClassPart(reader) {
	if (reader.at >= reader.source.length) throw new PatternMistake("a \"[\" without its \"]\"");
	const char = peek(reader);
	reader.at++;
	if (char !== "\\") return literal(char).ranges;
	if (take(reader, "b")) return [[8, 8]];
	const node = readEscape(reader);
	if (node.type !== "set") throw new PatternMistake("a \"\\B\" in [...]");
	return node.negated ? complement(node.ranges) : node.ranges;
}
function readEscape(reader) {
	const char = peek(reader);
	reader.at++;
	if (char === "") throw new PatternMistake("a backslash at the end");
	if (char === "b") return {
		type: "assertion",
		kind: "border"
	};
	if (char === "B") return {
		type: "assertion",
		kind: "no-border"
	};
	const named = classes[char.toLowerCase()];
	if (named !== void 0) return {
		type: "set",
		ranges: named,
		negated: char !== char.toLowerCase()
	};
	const control = controls[char];
	if (control !== void 0) return literal(control);
	const digits = char === "x" ? 2 : char === "u" ? 4 : 0;
	const code = reader.source.slice(reader.at, reader.at + digits);
	if (digits > 0 && new RegExp(`^[0-9A-Fa-f]{${digits}}$`).test(code)) {
		reader.at += digits;
		return literal(String.fromCharCode(Number.parseInt(code, 16)));
	}
	if (/[1-9k]/.test(char)) throw new PatternMistake(`back-reference "\\${char}" cannot be searched for in linear time`);
	if (/[A-Za-z0-9]/.test(char)) throw new PatternMistake(`"\\${char}" has no meaning here`);
	return literal(char);
}
function literal(char) {
	const code = char.charCodeAt(0);
	return {
		type: "set",
		ranges: [[code, code]],
		negated: false
	};
}
function complement(ranges) {
	const gaps = [];
	let next = 0;
	for (const [low, high] of ranges.toSorted((a, b) => a[0] - b[0])) {
		if (low > next) gaps.push([next, low - 1]);
		next = high + 1;
	}
	if (next <= 65535) gaps.push([next, 65535]);
	return gaps;
}
function peek(reader) {
	return reader.source.charAt(reader.at);
}
function take(reader, char) {
	if (reader.source.charAt(reader.at) !== char) return false;
	reader.at++;
	return true;
}
const lineEnds = [
	[10, 10],
	[13, 13],
	[8232, 8233]
];
const controls = {
	t: "	",
	n: "\n",
	r: "\r",
	f: "\f",
	v: "\v"
};
const classes = {
	d: [[48, 57]],
	w: [
		[48, 57],
		[65, 90],
		[95, 95],
		[97, 122]
	],
	s: [
		[9, 13],
		[32, 32],
		[160, 160],
		[5760, 5760],
		[8192, 8202],
		[8232, 8233],
		[8239, 8239],
		[8287, 8287],
		[12288, 12288],
		[65279, 65279]
	]
};
// src/base/text-pattern.ts
const patternTextMax = 1e3;
const stepsMax = 4e3;
const statesMax = 2e3;
const transitionsMax = 5e4;
function compileTextPattern(source) {
	if (source.length > 1e3) return { mistake: `it has more than ${patternTextMax} characters` };
	const anyCase = source.startsWith("(?i)");
	try {
		const program = [{ type: "match" }];
		return { matches: createSearch(program, compileNode(program, parsePattern(anyCase ? source.slice(4) : source), 0, anyCase)) };
	} catch (error) {
		if (error instanceof PatternMistake) return { mistake: error.message };
		throw error;
	}
}
function compileNode(program, node, next, anyCase) {
	switch (node.type) {
		case "set": return add(program, {
			type: "unit",
			accepts: unitTest(node, anyCase),
			next
		});
		case "assertion": return add(program, {
			type: "assertion",
			kind: node.kind,
			next
		});
		case "sequence": return node.nodes.reduceRight((after, part) => compileNode(program, part, after, anyCase), next);
		case "either": return add(program, {
			type: "fork",
			next: node.nodes.map((part) => compileNode(program, part, next, anyCase))
		});
		case "repeat": {
			let first = next;
			if (node.max === Number.POSITIVE_INFINITY) {
				first = add(program, { type: "match" });
				program[first] = {
					type: "fork",
					next: [next, compileNode(program, node.node, first, anyCase)]
				};
			} else for (let optional = node.min; optional < node.max; optional++) first = add(program, {
				type: "fork",
				next: [next, compileNode(program, node.node, first, anyCase)]
			});
			for (let count = 0; count < node.min; count++) first = compileNode(program, node.node, first, anyCase);
			return first;
		}
	}
}
function add(program, step) {
	if (program.length >= stepsMax) throw new PatternMistake(`its repetitions unfold to more than ${stepsMax} steps`);
	program.push(step);
	return program.length - 1;
}
function unitTest(set, anyCase) {
	const inSet = (unit) => set.ranges.some(([low, high]) => unit >= low && unit <= high);
	if (!anyCase) return (unit) => inSet(unit) !== set.negated;
	return (unit) => {
		const letter = unit >= 65 && unit <= 90 || unit >= 97 && unit <= 122;
		return (inSet(unit) || letter && inSet(unit ^ 32)) !== set.negated;
	};
}
function createSearch(program, start) {
	let states = new Map();
	let transitions = 0;
	function stateOf(steps, before) {
		const key = `${before} ${steps.join(" ")}`;
		const known = states.get(key);
		if (known !== void 0) return known;
		if (states.size >= statesMax || transitions >= transitionsMax) {
			states = new Map();
			transitions = 0;
		}
		const state = {
			steps,
			before,
			next: new Map()
		};
		states.set(key, state);
		return state;
	}
	function advance(state, unit) {
		const reached = new Set();
		const after = sideOf(unit);
		const open = [...state.steps];
		const next = new Set([start]);
		for (let at = open.pop(); at !== void 0; at = open.pop()) {
			if (reached.has(at)) continue;
			reached.add(at);
			const step = program[at];
			if (step?.type === "match") return "match";
			if (step?.type === "fork") open.push(...step.next);
			else if (step?.type === "assertion" && holds(step.kind, state.before, after)) open.push(step.next);
			else if (step?.type === "unit" && unit !== endOfText && step.accepts(unit)) next.add(step.next);
		}
		return stateOf([...next].sort((a, b) => a - b), after);
	}
	return (text) => {
		let state = stateOf([start], "line");
		for (let at = 0; at <= text.length; at++) {
			const unit = at < text.length ? text.charCodeAt(at) : endOfText;
			let next = state.next.get(unit);
			if (next === void 0) {
				next = advance(state, unit);
				state.next.set(unit, next);
				transitions++;
			}
			if (next === "match") return true;
			state = next;
		}
		return false;
	};
}
const endOfText = -1;
function sideOf(unit) {
	if (unit === endOfText || unit === 10 || unit === 13 || unit === 8232 || unit === 8233) return "line";
	return unit >= 48 && unit <= 57 || unit >= 65 && unit <= 90 || unit === 95 || unit >= 97 && unit <= 122 ? "word" : "other";
}
function holds(kind, before, after) {
	switch (kind) {
		case "start": return before === "line";
		case "end": return after === "line";
		case "border": return before === "word" !== (after === "word");
		case "no-border": return before === "word" === (after === "word");
	}
}
// src/simulator/match-rules.ts
function matchRules(rules, exit, output) {
	for (const rule of rules) {
		if (!matchesEnd(rule, exit)) continue;
		if (exit.signal === "SIGKILL" && rule.is === "passed") continue;
		if (rule.text === null || patternOf(rule).matches(output())) return rule;
	}
	return null;
}
function matchesEnd({ exit, signal }, end) {
	const { code } = end;
	if (exit !== null && (code === null || !exit.some(([low, high]) => code >= low && code <= high))) return false;
	if (signal !== null && (end.signal === null || !(signal.includes("any") || signal.includes(end.signal)))) return false;
	return true;
}
const compiled = new WeakMap();
function patternOf(rule) {
	let pattern = compiled.get(rule);
	if (pattern === void 0) {
		const made = compileTextPattern(rule.text ?? "");
		assert("matches" in made, `the configuration let a pattern through that cannot be read: ${rule.text}`);
		pattern = made;
		compiled.set(rule, pattern);
	}
	return pattern;
}
// src/simulator/reported-result.ts
const resultLinePrefix = "seedsweep: {";
const noResult = { kind: "none" };
function parseResultLine(line) {
	return parseResult(line.slice(11), "the result line");
}
function parseResult(text, what) {
	const json = parseJson$1(text);
	if (json === void 0) return {
		kind: "invalid",
		reason: `${what} is not JSON: ${showUntrusted(text)}`,
		torn: true
	};
	const parsed = SimulatorResultSchema.safeParse(json);
	if (parsed.success) return {
		kind: "result",
		result: parsed.data
	};
	return {
		kind: "invalid",
		reason: `${what} is not a result: ${describeIssue(parsed.error)}`,
		torn: false
	};
}
function checkSeed(report, seed) {
	if (report.kind !== "result" || report.result.seed === void 0 || report.result.seed === seed) return report;
	return {
		kind: "invalid",
		reason: `the result is about seed ${report.result.seed}, but seed ${seed} was run`,
		torn: false
	};
}
function parseJson$1(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function describeIssue(error) {
	const issue = error.issues[0];
	const path = issue?.path.join(".") ?? "";
	return `${path === "" ? "" : `"${truncate(path, 100)}": `}${truncate(issue?.message ?? "unreadable", 200)}`;
}
function showUntrusted(text) {
	return JSON.stringify(truncate(text, 200));
}
// src/simulator/classify.ts
function classify(evidence) {
	const { exit, report } = evidence;
	if (exit === null) return infra(evidence.startError ?? "does not start: the reason is unknown");
	if (exit.killedByUs === "cancelled") return plain("cut");
	if (exit.killedByUs === "timeout") return plain("timed-out");
	if (exit.killedByUs === "memory") return {
		...plain("failed"),
		reported: describeMemory(evidence.memoryMax ?? 0)
	};
	const own = report.kind !== "none" && report.by !== "files";
	const torn = report.kind === "invalid" && report.torn && exit.code !== 0;
	if (own && report.kind === "invalid" && !torn) return infra(report.reason);
	if (own && report.kind === "result" && report.result.outcome !== "passed") return classifyResult(report.result, exit);
	if (isShellStartFailure(evidence, exit)) return infra(`does not start: the shell ended with exit code ${exit.code}`);
	const rule = matchRules(evidence.rules, exit, evidence.output);
	if (rule !== null) return classifyByRule(rule);
	switch (report.kind) {
		case "result":
			if (report.result.outcome === "passed" && !own) return classifyExit(evidence, exit);
			return classifyResult(report.result, exit);
		case "invalid": return torn ? classifyExit(evidence, exit) : infra(report.reason);
		case "none": return classifyExit(evidence, exit);
		default: return assertNever(report);
	}
}
function classifyReported(result) {
	return classifyResult(result, {
		code: 0,
		signal: null,
		killedByUs: null
	});
}
function describeMemory(memoryMax) {
	return {
		kind: "memory",
		type: "out of memory",
		message: `used more than ${formatSize(memoryMax)}`
	};
}
function isStartFailure(result) {
	return result.outcome === "infra" && /^(does not start|the worker did not start):/.test(result.reason ?? "");
}
function classifyResult({ outcome, failure }, exit) {
	switch (outcome) {
		case "failed": return plain("failed");
		case "unknown": {
			const why = failure === void 0 ? "" : `: ${showUntrusted(failure.message)}`;
			return {
				...plain("unknown"),
				reason: `the simulator reports that it could not decide${why}`
			};
		}
		case "passed":
			if (exit.code === 0) return plain("passed");
			return exit.signal === "SIGKILL" ? killedBySystem() : plain("failed");
		default: return assertNever(outcome);
	}
}
function classifyByRule({ is, reason, exit, signal, text }) {
	const conditions = [
		exit && "exit",
		signal && "signal",
		text && "text"
	].filter((word) => word !== null).join(" and ");
	const words = reason ?? `so says the rule of the target about its ${conditions}`;
	switch (is) {
		case "passed": return plain("passed");
		case "failed":
		case "timed-out": return {
			...plain(is),
			remark: reason
		};
		case "nondeterministic": return {
			...plain(is),
			remark: reason,
			reported: {
				kind: "nondeterminism",
				message: words
			}
		};
		case "unknown":
		case "infra": return {
			...plain(is),
			reason: words
		};
		default: return assertNever(is);
	}
}
function isShellStartFailure({ shell, report }, exit) {
	return shell && (exit.code === 126 || exit.code === 127) && (report.kind !== "result" || report.by === "files");
}
function classifyExit(evidence, exit) {
	if (exit.signal === "SIGKILL") return killedBySystem();
	if (exit.code !== 0) return plain("failed");
	if (evidence.expect === null || evidence.expect.seen) return plain("passed");
	const remark = `exit code 0, but the expected text ${showUntrusted(evidence.expect.text)} did not appear`;
	return {
		...plain("failed"),
		remark
	};
}
function plain(outcome) {
	return {
		outcome,
		reason: null,
		remark: null,
		reported: null
	};
}
function infra(reason) {
	return {
		...plain("infra"),
		reason
	};
}
function killedBySystem() {
	return infra("killed by the system, probably out of memory");
}
// src/base/mask-tokens.ts
function maskTokens(text) {
	return text.replace(token, "***");
}
const token = /(?:gh[oprsu]_[A-Za-z0-9_]{16,}|github_pat_[A-Za-z0-9_]{20,}|eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?)/g;
// src/signature/describe-evidence.ts
function describeEvidence(found, target, workdir) {
	const result = maskResult(found);
	return {
		text: result.output,
		target,
		seed: result.seed,
		workdir,
		...result.exit?.code != null && { exitCode: result.exit.code },
		...result.exit?.signal != null && { signal: result.exit.signal },
		...result.outcome === "timed-out" && { timedOut: true },
		...result.reported !== null && { reported: result.reported }
	};
}
function maskResult(result) {
	const { output, reason, reported } = result;
	return {
		...result,
		output: maskTokens(output),
		reason: reason === null ? null : maskTokens(reason),
		reported: reported === null ? null : maskReported(reported)
	};
}
function maskReported(reported) {
	const words = Object.entries(reported).map(([name, word]) => [name, typeof word === "string" ? maskTokens(word) : word]);
	return {
		...reported,
		...Object.fromEntries(words)
	};
}
// src/simulator/child-environment.ts
function childEnvironment(parentEnv, target, extra = {}) {
	const child = { ...diagnostics };
	const passed = new Set(target.passEnv);
	for (const [name, value] of Object.entries(parentEnv)) {
		if (value === void 0 || isRunnerSecret(name)) continue;
		if (isAllowed(name) || passed.has(name)) child[name] = value;
	}
	return Object.assign(child, target.env, extra);
}
function isAllowed(name) {
	const upper = name.toUpperCase();
	if (perSeed.has(upper)) return false;
	return allowed.has(upper) || upper.startsWith("LC_") || upper.startsWith("SEEDSWEEP_");
}
const diagnostics = {
	RUST_BACKTRACE: "1",
	GOTRACEBACK: "all",
	PYTHONFAULTHANDLER: "1",
	UBSAN_OPTIONS: "print_stacktrace=1",
	ASAN_OPTIONS: "symbolize=1:abort_on_error=0"
};
const perSeed = new Set([
	"SEEDSWEEP_SEED",
	"SEEDSWEEP_INDEX",
	"SEEDSWEEP_OUT",
	"SEEDSWEEP_FAMILIES"
]);
const allowed = new Set([
	...`PATH HOME TMPDIR TMP TEMP LANG TZ USER LOGNAME SHELL
    SYSTEMROOT SYSTEMDRIVE COMSPEC PATHEXT WINDIR USERPROFILE HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA
    PROGRAMDATA PROGRAMFILES PROCESSOR_ARCHITECTURE NUMBER_OF_PROCESSORS
    CARGO_HOME RUSTUP_HOME GOPATH GOROOT GOCACHE GOMODCACHE JAVA_HOME M2_HOME GRADLE_USER_HOME NVM_DIR VOLTA_HOME
    PYENV_ROOT VIRTUAL_ENV DOTNET_ROOT LD_LIBRARY_PATH DYLD_LIBRARY_PATH`.split(/\s+/),
	...Object.keys(diagnostics),
	"RUNNER_TRACKING_ID"
]);
// src/simulator/combine-reports.ts
function combineReports(first, second) {
	if (second.kind === "none") return first;
	if (first.kind === "none") return second;
	const [chosen, other] = compare(first, second) <= 0 ? [first, second] : [second, first];
	if (chosen.kind !== "result" || other.kind !== "result") return chosen;
	const { digest = other.result.digest, step = other.result.step, properties = [] } = chosen.result;
	const result = {
		...chosen.result,
		...digest !== void 0 && { digest },
		...step !== void 0 && { step },
		properties: [...properties, ...other.result.properties ?? []]
	};
	return {
		...chosen,
		result
	};
}
function compare(a, b) {
	return weights.indexOf(weightOf(a)) - weights.indexOf(weightOf(b)) || Number(isByFiles(a)) - Number(isByFiles(b));
}
function weightOf(report) {
	return report.kind === "result" ? report.result.outcome : report.kind;
}
function isByFiles(report) {
	return report.kind !== "none" && report.by === "files";
}
const weights = [
	"failed",
	"invalid",
	"unknown",
	"passed",
	"none"
];
// src/simulator/read-antithesis.ts
const propertiesMax = 1e4;
function readAntithesis(text) {
	const counts = new Map();
	let failure = null;
	let setupComplete = false;
	let unreadableCount = 0;
	const lines = text.split("\n");
	for (const [at, line] of lines.entries()) {
		if (line.trim() === "") continue;
		const entry = parseJson$1(line);
		if (entry === void 0) {
			if (at < lines.length - 1) unreadableCount++;
			continue;
		}
		if (isSetupComplete(fieldOf(entry, "antithesis_setup"))) setupComplete = true;
		const assertion = readAssertion(fieldOf(entry, "antithesis_assert"));
		if (assertion === null) continue;
		const count = countOf$2(counts, assertion);
		if (!assertion.hit || count === null) continue;
		const held = assertion.kind === "unreachable" ? false : assertion.kind === "reachable" || assertion.condition;
		if (held) count.passes++;
		else count.failures++;
		if (!held && (assertion.kind === "always" || assertion.kind === "unreachable")) failure ??= describeFailure$1(assertion);
	}
	const properties = [...counts.values()];
	return {
		outcome: failure === null ? "passed" : "failed",
		failure,
		properties,
		setupComplete,
		unreadableCount
	};
}
function countOf$2(counts, { name, kind, mustHit }) {
	const key = `${kind} ${name}`;
	const known = counts.get(key);
	if (known !== void 0) {
		known.mustHit ||= mustHit;
		return known;
	}
	if (counts.size >= propertiesMax) return null;
	const count = {
		name,
		kind,
		passes: 0,
		failures: 0,
		mustHit
	};
	counts.set(key, count);
	return count;
}
function readAssertion(body) {
	const name = textOf(fieldOf(body, "id")) || textOf(fieldOf(body, "message"));
	const shown = textOf(fieldOf(body, "display_type"));
	const mustHit = fieldOf(body, "must_hit") === true;
	const kind = kindOf(textOf(fieldOf(body, "assert_type")), shown, mustHit);
	if (name === "" || kind === null) return null;
	return {
		name: name.slice(0, 1e3),
		kind,
		shown: shown || kind,
		hit: fieldOf(body, "hit") === true,
		mustHit,
		condition: fieldOf(body, "condition") === true,
		location: fieldOf(body, "location"),
		details: fieldOf(body, "details")
	};
}
function kindOf(assertType, displayType, mustHit) {
	if (assertType === "always" || assertType === "sometimes") return assertType;
	if (assertType !== "reachability") return null;
	return displayType === "Unreachable" || !mustHit ? "unreachable" : "reachable";
}
function describeFailure$1({ name, kind, shown, location, details }) {
	const place = textOf(fieldOf(location, "function"));
	const file = textOf(fieldOf(location, "file"));
	const line = fieldOf(location, "begin_line");
	const where = `${place === "" ? "somewhere" : place} (${file}${typeof line === "number" ? `:${line}` : ""})`;
	return {
		kind: "property",
		property: name,
		message: `${shown} ${kind === "unreachable" ? "was reached" : "was false"}`,
		detail: `${where}${details == null ? "" : `\n${JSON.stringify(details, null, 2)}`}`.slice(0, 65536)
	};
}
function isSetupComplete(setup) {
	return setup === "complete" || fieldOf(setup, "status") === "complete";
}
function fieldOf(value, name) {
	return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : void 0;
}
function textOf(value) {
	return typeof value === "string" ? value : "";
}
// src/simulator/read-xml.ts
function* readXml(text) {
	let at = text.startsWith("﻿") ? 1 : 0;
	let depth = 0;
	while (at < text.length) {
		const open = text.indexOf("<", at);
		const chars = text.slice(at, open === -1 ? text.length : open);
		if (chars.trim() !== "") yield {
			type: "text",
			text: replaceEntities(chars)
		};
		if (open === -1) break;
		const kind = kinds.find(({ start }) => text.startsWith(start, open));
		if (kind !== void 0) {
			const end = text.indexOf(kind.end, open + kind.start.length);
			if (end === -1) return { torn: true };
			if (kind.start === "<![CDATA[") yield {
				type: "text",
				text: text.slice(open + kind.start.length, end)
			};
			at = end + kind.end.length;
			continue;
		}
		const end = endOfTag(text, open);
		if (end === -1) return { torn: true };
		const tag = text.slice(open + 1, end);
		if (tag.startsWith("/")) {
			depth--;
			yield {
				type: "close",
				name: tag.slice(1).trim()
			};
		} else {
			const name = /^[^\s/>]+/.exec(tag)?.[0] ?? "";
			yield {
				type: "open",
				name,
				attributes: readAttributes(tag.slice(name.length))
			};
			if (tag.endsWith("/")) yield {
				type: "close",
				name
			};
			else depth++;
		}
		at = end + 1;
	}
	return { torn: depth > 0 };
}
const kinds = [
	{
		start: "<!--",
		end: "-->"
	},
	{
		start: "<![CDATA[",
		end: "]]>"
	},
	{
		start: "<?",
		end: "?>"
	},
	{
		start: "<!",
		end: ">"
	}
];
function endOfTag(text, open) {
	let quote = "";
	for (let at = open + 1; at < text.length; at++) {
		const char = text.charAt(at);
		if (quote !== "") {
			if (char === quote) quote = "";
		} else if (char === "\"" || char === "'") quote = char;
		else if (char === ">") return at;
	}
	return -1;
}
function readAttributes(text) {
	const attributes = Object.create(null);
	for (const [, name = "", double, single] of text.matchAll(/([^\s=/"']{1,100})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/g)) attributes[name] = replaceEntities(double ?? single ?? "");
	return attributes;
}
function replaceEntities(text) {
	if (!text.includes("&")) return text;
	return text.replace(/&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
		if (name !== void 0) return entities[String(name)] ?? whole;
		const code = decimal === void 0 ? Number.parseInt(String(hex), 16) : Number(decimal);
		return code <= 1114111 ? String.fromCodePoint(code) : whole;
	});
}
const entities = {
	lt: "<",
	gt: ">",
	amp: "&",
	quot: "\"",
	apos: "'"
};
// src/simulator/read-junit.ts
const failuresMax = 100;
function readJunit(text) {
	const failures = [];
	let testCount = 0;
	let suite = "";
	let counted = 0;
	let test = null;
	let found = null;
	let isJunit = false;
	const events = readXml(text);
	let event = events.next();
	for (; event.done !== true; event = events.next()) {
		const { value } = event;
		if (value.type === "text") {
			if (found !== null && found.text.length < textMax) found.text += value.text;
			continue;
		}
		switch (value.name) {
			case "testsuites":
			case "testsuite":
				isJunit = true;
				if (value.type === "open" && value.name === "testsuite") {
					suite = value.attributes.name ?? "";
					counted += countOf$1(value.attributes.failures) + countOf$1(value.attributes.errors);
				}
				break;
			case "testcase":
				if (value.type === "open") test = {
					name: nameOf(value.attributes, suite),
					skipped: false
				};
				else if (test !== null) {
					testCount += test.skipped ? 0 : 1;
					test = null;
				}
				break;
			case "skipped":
				if (test !== null) test.skipped = true;
				break;
			case "failure":
			case "error": if (value.type === "open") found = {
				element: value.name,
				test: test?.name ?? suite,
				attributes: value.attributes,
				text: ""
			};
			else if (found !== null) {
				if (failures.length < failuresMax) failures.push(describeFailure(found));
				found = null;
			}
		}
	}
	if (failures.length === 0 && counted > 0) failures.push({
		kind: "property",
		property: suite,
		message: "the suite counts failures outside of its tests"
	});
	return {
		testCount,
		failures,
		torn: event.value.torn || !isJunit
	};
}
const textMax = 65536;
function countOf$1(text) {
	return /^\d{1,9}$/.test(text ?? "") ? Number(text) : 0;
}
function nameOf(attributes, suite) {
	const { name = "", classname = suite } = attributes;
	return classname === "" || `${name} `.startsWith(`${classname} `) ? name : `${classname} ${name}`;
}
function describeFailure({ element, test, attributes, text }) {
	const stack = text.trim();
	const more = stack === "" ? {} : { stack };
	const message = attributes.message?.trim() || firstLine(stack) || `${element} without a message`;
	const named = /^(?:[A-Za-z_]\w*\.){0,9}([A-Z]\w{0,99}): /.exec(message);
	const type = attributes.type || named?.[1] || "";
	if (type === "" || type === "Error" || assertion.test(type)) return {
		kind: "property",
		property: test,
		message,
		...more
	};
	return {
		kind: "error",
		type,
		message: named?.[1] === type ? message.slice(named[0].length) : message,
		detail: `in ${test}`,
		...more
	};
}
const assertion = /assert|comparisonfailure|multiplefailures|^expect/i;
function firstLine(text) {
	return text.split("\n", 1)[0]?.trim() ?? "";
}
// src/simulator/read-result-files.ts
const antithesisFile = "sdk.jsonl";
const fileMax = 67108864;
const entriesMax = 1e4;
const depthMax = 8;
function readResultFiles$1(directories, files) {
	const junit = files.junit === null ? noResult : readJunitFiles(directories, files.junit);
	return combineReports(files.antithesis ? readAntithesisFile(directories) : noResult, junit);
}
function missingFiles(files) {
	return readResultFiles$1([], files);
}
function readJunitFiles(directories, pattern) {
	const wanted = pattern.replace(/^\{out\}\//, "").split("/");
	const paths = firstNotEmpty(directories, (directory) => findFiles(directory, wanted));
	if (paths.length === 0) return unusable(`the run left no JUnit XML at ${pattern}`);
	let testCount = 0;
	let torn = null;
	for (const path of paths) {
		const text = readText(path);
		const report = text === null ? null : readJunit(text);
		const failure = report?.failures[0];
		if (failure !== void 0) return {
			kind: "result",
			result: {
				outcome: "failed",
				failure
			},
			by: "files"
		};
		if (report === null || report.torn) torn ??= `a file at ${pattern} is no JUnit XML, is cut off or is too long`;
		testCount += report?.testCount ?? 0;
	}
	if (torn !== null) return unusable(torn);
	if (testCount === 0) return unusable(`the JUnit XML at ${pattern} names no test that ran`);
	return {
		kind: "result",
		result: { outcome: "passed" },
		by: "files"
	};
}
function readAntithesisFile(directories) {
	const [path] = firstNotEmpty(directories, (directory) => findFiles(directory, [antithesisFile]));
	const text = path === void 0 ? null : readText(path);
	if (text === null) return unusable(`the run left no {out}/${antithesisFile}: is the Antithesis SDK part of the program?`);
	const { outcome, failure, properties, unreadableCount } = readAntithesis(text);
	if (failure !== null) return {
		kind: "result",
		result: {
			outcome,
			failure,
			properties: [...properties]
		}
	};
	if (unreadableCount > 0) return unusable(`{out}/${antithesisFile} has ${unreadableCount} lines that are no JSON`);
	return {
		kind: "result",
		result: {
			outcome,
			properties: [...properties]
		},
		by: "files"
	};
}
function unusable(reason) {
	return {
		kind: "invalid",
		reason,
		torn: true,
		by: "files"
	};
}
function firstNotEmpty(directories, find) {
	for (const directory of directories) {
		const paths = find(directory);
		if (paths.length > 0) return paths;
	}
	return [];
}
function findFiles(directory, wanted) {
	const found = [];
	let seen = 0;
	const walk = (at, pieces, depth) => {
		const [piece, ...rest] = pieces;
		if (piece === void 0 || depth > depthMax) return;
		if (piece === "**") walk(at, rest, depth);
		for (const entry of readdirSync(at, { withFileTypes: true }).sort((a, b) => a.name < b.name ? -1 : 1)) {
			if (++seen > entriesMax) return;
			const path = join(at, entry.name);
			if (piece === "**") {
				if (entry.isDirectory()) walk(path, pieces, depth + 1);
			} else if (!matchesName(entry.name, piece)) continue;
			else if (rest.length > 0) {
				if (entry.isDirectory()) walk(path, rest, depth + 1);
			} else if (entry.isFile()) found.push(path);
		}
	};
	walk(directory, wanted, 0);
	return found;
}
function matchesName(name, piece) {
	const parts = piece.split("*");
	const [first = ""] = parts;
	if (parts.length === 1) return name === first;
	const last = parts.at(-1) ?? "";
	if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
	let at = first.length;
	for (const part of parts.slice(1, -1)) {
		const next = name.indexOf(part, at);
		if (next === -1) return false;
		at = next + part.length;
	}
	return at <= name.length - last.length;
}
function readText(path) {
	const stat = lstatSync(path, { throwIfNoEntry: false });
	return stat?.isFile() === true && stat.size <= fileMax ? readFileSync(path, "utf8") : null;
}
// src/simulator/split-lines.ts
const lineMax = 4194304;
function createLineSplitter(listener) {
	const prefix = Buffer.from(listener.prefix);
	const firstByte = prefix[0];
	let parts = [];
	let size = 0;
	let skipping = false;
	function take(part) {
		parts.push(part);
		size += part.length;
		if (prefix.length > 0 && !couldMatch()) drop();
		else if (size > 4194304) {
			listener.onOverlong(Buffer.concat(parts).toString("utf8", 0, 300));
			drop();
		}
	}
	function couldMatch() {
		if ((parts[0]?.length ?? 0) < prefix.length && parts.length > 1) parts = [Buffer.concat(parts)];
		const start = parts[0] ?? prefix;
		const compared = Math.min(start.length, prefix.length);
		return start.compare(prefix, 0, compared, 0, compared) === 0;
	}
	function drop() {
		parts = [];
		size = 0;
		skipping = true;
	}
	function finish(whole, end) {
		if (!skipping && (whole || size > 0) && size >= prefix.length) {
			const line = (parts.length === 1 ? parts[0] : Buffer.concat(parts))?.toString("utf8") ?? "";
			listener.onLine(line.endsWith("\r") ? line.slice(0, -1) : line, whole, end);
		}
		parts = [];
		size = 0;
		skipping = false;
	}
	return {
		push(chunk) {
			let start = 0;
			while (start < chunk.length) {
				const newline = chunk.indexOf(10, start);
				const stop = newline === -1 ? chunk.length : newline;
				if (size === 0 && firstByte !== void 0 && stop > start && chunk[start] !== firstByte) skipping = true;
				if (!skipping && stop > start) take(chunk.subarray(start, stop));
				if (newline === -1) return;
				finish(true, newline + 1);
				start = newline + 1;
			}
		},
		end() {
			finish(false, 0);
		}
	};
}
// src/simulator/out-directory.ts
function freshOutDirectories(scratch) {
	return {
		make: () => makeOutDirectory(scratch),
		take: takeOutDirectory
	};
}
function openOutDirectories(scratch, stampMs = stampMsDefault) {
	const idle = [];
	const lent = new Map();
	return {
		make() {
			const one = idle.pop();
			const path = one?.path ?? makeOutDirectory(scratch);
			const now = performance.now();
			const { stat, changedAt } = one ?? {
				stat: lstatSync(path),
				changedAt: now
			};
			lent.set(path, {
				stat,
				changedAt,
				stampTells: now - changedAt > stampMs
			});
			return path;
		},
		async take(out, files = noResultFiles) {
			const before = lent.get(out);
			lent.delete(out);
			const untouched = before === void 0 ? null : asUntouched(out, before);
			if (untouched === null) return takeOutDirectory(out, files);
			idle.push(untouched);
			return missingFiles(files);
		},
		[Symbol.dispose]() {
			for (const { path } of idle) rmdirSync(path);
			idle.length = 0;
		}
	};
}
const stampMsDefault = 3e3;
function asUntouched(out, { stat: before, changedAt, stampTells }) {
	const stat = lstatSync(out, { throwIfNoEntry: false });
	if (stat === void 0 || stat.ino !== before.ino || stat.mode !== before.mode) return null;
	if (stat.uid !== before.uid || stat.gid !== before.gid) return null;
	const unstamped = stat.mtimeMs === before.mtimeMs;
	if (unstamped && stampTells) return {
		path: out,
		stat: before,
		changedAt
	};
	if (readdirSync(out).length > 0) return null;
	return {
		path: out,
		stat,
		changedAt: unstamped ? changedAt : performance.now()
	};
}
function makeOutDirectory(scratch) {
	return mkdtempSync(join(scratch, "out-"));
}
async function takeOutDirectory(out, files = noResultFiles) {
	try {
		rmdirSync(out);
		return missingFiles(files);
	} catch (error) {
		if (error.code === "ENOENT") return missingFiles(files);
	}
	let report;
	try {
		const directories = [out, ...readdirSync(out, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name.startsWith("tmp.")).map((entry) => join(out, entry.name))];
		report = combineReports(readResultFile(directories), readResultFiles$1(directories, files));
	} catch (error) {
		report = {
			kind: "invalid",
			reason: `{out} cannot be read: ${error.code}`,
			torn: false
		};
	}
	await rm(out, {
		recursive: true,
		force: true,
		maxRetries: 3
	}).catch(() => {});
	return report;
}
function readResultFile(directories) {
	for (const directory of directories) {
		const file = join(directory, "result.json");
		const stat = lstatSync(file, { throwIfNoEntry: false });
		if (stat === void 0 || !stat.isFile()) continue;
		if (stat.size > 4194304) return {
			kind: "invalid",
			reason: `result.json is longer than ${lineMax} bytes`,
			torn: false
		};
		return parseResult(readFileSync(file, "utf8"), "result.json");
	}
	return noResult;
}
// src/simulator/watch-text.ts
function createTextWatch(text) {
	const wanted = Buffer.from(text ?? "");
	let seen = text === "";
	let tail = Buffer.alloc(0);
	return {
		push(chunk) {
			if (seen || text === null) return;
			seen = Buffer.concat([tail, chunk.subarray(0, wanted.length - 1)]).includes(wanted) || chunk.includes(wanted);
			const recent = chunk.length >= wanted.length - 1 ? chunk : Buffer.concat([tail, chunk]);
			tail = recent.subarray(Math.max(0, recent.length - wanted.length + 1));
		},
		seen: () => seen
	};
}
// src/simulator/run-process.ts
async function runProcess(request, signal) {
	const reader = createReportReader(request.expect);
	const { onStdout, onStderr } = reader;
	const env = {
		...request.baseEnv,
		...request.env
	};
	const child = startProcess({
		...request,
		env,
		stdin: "ignore",
		onStdout,
		onStderr
	});
	const limit = limitProcess(child, signal, request.timeoutMs);
	try {
		return reader.finish(await child.ended);
	} finally {
		limit.lift();
	}
}
function createReportReader(expect) {
	const output = createBoundedOutput();
	let report = noResult;
	let stdout = null;
	let stderr = null;
	function openStreamReader() {
		const watch = createTextWatch(expect);
		const lines = createLineSplitter({
			prefix: resultLinePrefix,
			onLine: (line) => {
				report = parseResultLine(line);
			},
			onOverlong: () => {
				report = {
					kind: "invalid",
					reason: `the result line is longer than ${lineMax} bytes`,
					torn: false
				};
			}
		});
		return {
			push(chunk) {
				output.push(chunk);
				watch.push(chunk);
				lines.push(chunk);
			},
			end: () => lines.end(),
			seen: () => watch.seen()
		};
	}
	return {
		onStdout(chunk) {
			stdout ??= openStreamReader();
			stdout.push(chunk);
		},
		onStderr(chunk) {
			stderr ??= openStreamReader();
			stderr.push(chunk);
		},
		finish(end) {
			stdout?.end();
			stderr?.end();
			const expectSeen = expect === "" || stdout?.seen() === true || stderr?.seen() === true;
			return {
				end,
				output,
				report,
				expectSeen
			};
		}
	};
}
// src/simulator/unwrap-shell-exit.ts
function unwrapShellExit(exit, output) {
	const words = exit.code === null ? void 0 : descriptions.get(exit.code - 128);
	if (words === void 0) return {
		exit,
		output
	};
	const said = `(?:${words.description})(?:: \\d+)?(?: +\\(core dumped\\))?`;
	const bash = `[^\\n]*sh: line \\d+: +\\d+ ${said}[^\\n]*`;
	const [lastLine] = output.match(new RegExp(`(?<![^\\n])(?:${said}|${bash})\\n?$`)) ?? [];
	if (lastLine === void 0) return {
		exit,
		output
	};
	return {
		exit: {
			...exit,
			code: null,
			signal: words.signal
		},
		output: output.slice(0, -lastLine.length)
	};
}
const descriptions = new Map(Object.entries({
	SIGHUP: "Hangup",
	SIGQUIT: "Quit",
	SIGILL: "Illegal instruction",
	SIGTRAP: "Trace/breakpoint trap|Trace/BPT trap",
	SIGABRT: "Aborted|Abort trap",
	SIGBUS: "Bus error",
	SIGFPE: "Floating point exception",
	SIGKILL: "Killed",
	SIGSEGV: "Segmentation fault",
	SIGTERM: "Terminated",
	SIGSYS: "Bad system call"
}).map(([signal, description]) => [constants$1.signals[signal], {
	signal,
	description
}]));
// src/simulator/run-seed.ts
async function runSeed(context, job, signal, keepOutput = false) {
	const result = await runSeedBy(here$1(context), context, job, signal, keepOutput);
	assert(typeof result === "object", "a process of our own always reports");
	return result;
}
function here$1({ scratch }) {
	return {
		launch: runProcess,
		directories: freshOutDirectories(scratch)
	};
}
function runSeedBy(way, context, job, signal, keepOutput = false) {
	const { target } = context;
	const command = (out) => {
		const config = configurationOf(target, job.seed);
		const values = {
			seed: job.seed,
			out,
			config
		};
		const env = {
			...expandEnvironment(target.env, values),
			...familyEnvironment(target, config),
			SEEDSWEEP_SEED: job.seed,
			SEEDSWEEP_INDEX: String(job.index),
			SEEDSWEEP_OUT: out
		};
		return {
			argv: expandArgv(target.run, values),
			baseEnv: sharedEnvironment(context),
			env,
			shell: false
		};
	};
	return launchOnce(way, context, job, signal, keepOutput, command);
}
const sharedEnvironments = new WeakMap();
function sharedEnvironment(context) {
	const known = sharedEnvironments.get(context);
	if (known !== void 0) return known;
	const shared = childEnvironment(context.parentEnv, {
		passEnv: context.target.passEnv,
		env: {}
	});
	sharedEnvironments.set(context, shared);
	return shared;
}
async function runOnce(context, job, signal, keepOutput, command) {
	const result = await launchOnce(here$1(context), context, job, signal, keepOutput, command);
	assert(typeof result === "object", "a process of our own always reports");
	return result;
}
async function launchOnce({ launch, directories }, context, job, signal, keepOutput, command) {
	if (signal.aborted) return cutResult(job);
	const { target, cwd } = context;
	const out = directories.make();
	let file = null;
	try {
		const { shell, ...how } = command(out);
		const { timeoutMs, memoryMax, expect } = target;
		const report = await launch({
			...how,
			cwd,
			timeoutMs,
			memoryMax,
			expect
		}, signal);
		if (typeof report === "string") return report;
		file = await directories.take(out, target.result);
		const said = checkSeed(combineReports(report.report, file), job.seed);
		const { exit, output } = endOfRun(report, shell);
		const verdict = classify({
			startError: report.end.startError,
			exit,
			report: said,
			expect: target.expect === null ? null : {
				text: target.expect,
				seen: report.expectSeen
			},
			shell,
			rules: target.outcome,
			memoryMax,
			output
		});
		const fields = reportedFields(said, verdict.outcome, verdict.reported);
		return {
			...emptyResult(job),
			...fields,
			outcome: verdict.outcome,
			reason: verdict.reason,
			durationMs: report.end.durationMs,
			exit,
			output: verdict.outcome === "passed" && !keepOutput ? "" : withRemark(blankPath(output(), out), verdict.remark),
			reported: fields.reported === null ? null : blankFailure(fields.reported, out)
		};
	} finally {
		if (file === null) await directories.take(out);
	}
}
function cutResult(job, durationMs = 0) {
	return {
		...emptyResult(job),
		outcome: "cut",
		durationMs
	};
}
function infraResult(job, reason, output = "", durationMs = 0) {
	return {
		...emptyResult(job),
		outcome: "infra",
		reason,
		output,
		durationMs
	};
}
function sharedResult(job, result, durationMs, output) {
	const { outcome, reason } = classifyReported(result);
	const fields = reportedFields({
		kind: "result",
		result
	}, outcome);
	return {
		...emptyResult(job),
		...fields,
		outcome,
		reason,
		durationMs,
		output: outcome === "passed" ? "" : output
	};
}
function reportedFields(said, outcome, instead = null) {
	if (said.kind !== "result" || outcome === "cut") return {
		...noFields,
		reported: instead
	};
	const { digest = null, step = null, failure = null, properties = [] } = said.result;
	return {
		digest,
		step,
		reported: outcome === "passed" ? null : instead ?? failure,
		properties
	};
}
const noFields = {
	digest: null,
	step: null,
	reported: null,
	properties: []
};
function emptyResult(job) {
	return {
		index: job.index,
		seed: job.seed,
		durationMs: 0,
		exit: null,
		output: "",
		reason: null,
		...noFields
	};
}
function endOfRun({ end, output }, shell) {
	if (!shell || end.exit === null) return {
		exit: end.exit,
		output: () => output.text()
	};
	const unwrapped = unwrapShellExit(end.exit, output.text());
	return {
		exit: unwrapped.exit,
		output: () => unwrapped.output
	};
}
function blankPath(text, out) {
	const [start = "", ...rest] = text.split(out);
	return [start, ...rest.map((part) => part.replace(/^\/tmp\.\w+/, ""))].join("{out}");
}
function blankFailure(failure, out) {
	const blanked = Object.entries(failure).map(([key, text]) => [key, text === void 0 ? text : blankPath(text, out)]);
	return Object.fromEntries(blanked);
}
function withRemark(text, remark) {
	if (remark === null) return text;
	return `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}[seedsweep: ${remark}]\n`;
}
// src/simulator/run-command-line.ts
async function runCommandLine(commandLine, context, job, signal, shell = findShell$1()) {
	const baseEnv = sharedEnvironment(context);
	return runOnce(context, job, signal, true, (out) => {
		if (process.platform === "win32") {
			const argv = [
				"cmd.exe",
				"/d",
				"/s",
				"/c",
				`"${commandLine}"`
			];
			const env = {
				...context.target.env,
				SEEDSWEEP_SEED: job.seed,
				SEEDSWEEP_OUT: out
			};
			return {
				argv,
				baseEnv,
				env,
				shell: true,
				verbatim: true
			};
		}
		return {
			argv: [
				shell,
				"-c",
				commandLine
			],
			baseEnv,
			env: {
				TMPDIR: out,
				SEEDSWEEP_OUT: out
			},
			shell: true
		};
	});
}
function findShell$1() {
	return existsSync("/bin/bash") ? "/bin/bash" : "/bin/sh";
}
// src/triage/replay-reproduction.ts
async function replayReproduction(reproduction, context, labels, signal) {
	const first = await runSigned(reproduction, context, signal);
	if (first === null) return null;
	if (reproduction.repeat.by !== "pairs") {
		const replay = judgeReplay(reproduction, first.result, first.signature, labels);
		return {
			...first,
			replay,
			difference: null
		};
	}
	const second = await runSigned(reproduction, context, signal);
	return second === null ? null : {
		...second,
		...judgePair(reproduction, first, second, labels)
	};
}
async function runSigned({ commandLine, seed, timeoutMs }, context, signal) {
	const limited = {
		...context,
		target: {
			...context.target,
			timeoutMs
		}
	};
	const run = () => runCommandLine(commandLine, limited, {
		index: 0,
		seed
	}, signal);
	const first = await run();
	const result = wasKilledFromOutside(first) ? await run() : first;
	if (result.outcome === "cut") return null;
	return {
		result,
		signature: isFailure(result.outcome) ? extractSignature(describeEvidence(result, context.target.name, context.scratch)) : null
	};
}
function judgeReplay(reproduction, result, signature, labels) {
	return {
		...labels,
		target: reproduction.target,
		key: reproduction.expected.key,
		seed: reproduction.seed,
		verdict: compareRun(reproduction, result, signature),
		seenKey: signature?.key ?? null,
		seenTitle: signature?.title ?? null,
		seenDigest: result.digest,
		seenExit: describeExit$1(result),
		durationMs: result.durationMs
	};
}
function judgePair(reproduction, first, second, labels) {
	const one = {
		...first.result,
		signature: first.signature
	};
	const another = {
		...second.result,
		signature: second.signature
	};
	const same = isSameRun(one, another);
	const unequal = same === false ? describeUnequalRuns(one, another) : null;
	const signature = unequal === null ? null : extractSignature({
		text: "",
		reported: unequal
	});
	const ends = [one, another].map((result) => describeExit$1(result) ?? "gives no verdict");
	return {
		replay: {
			...judgeReplay(reproduction, second.result, signature, labels),
			verdict: same === null ? "unknown" : same ? "passed" : "same",
			seenDigest: same === true ? second.result.digest : null,
			seenExit: [...new Set(ends)].join(", then "),
			durationMs: first.result.durationMs + second.result.durationMs
		},
		difference: unequal?.detail ?? null
	};
}
function compareRun(reproduction, result, signature) {
	if (result.outcome === "passed") return "passed";
	if (signature === null) return "unknown";
	if (signature.key !== reproduction.expected.key) return "other";
	const digests = [result.digest, reproduction.expected.digest];
	return digests.includes(null) || digests[0] === digests[1] ? "same" : "other";
}
function describeExit$1(result) {
	if (result.outcome === "timed-out") return "does not end in time";
	if (result.exit?.signal != null) return `is killed by ${result.exit.signal}`;
	return result.exit?.code == null ? null : `exits ${result.exit.code}`;
}
// src/campaign/own-program.ts
function nameOwnProgram(machine, directory) {
	const { seedsweepPath, nodePath, version } = machine;
	if (seedsweepPath !== null) {
		if (process.platform === "win32") return [nodePath, seedsweepPath];
		const path = relative(directory, seedsweepPath);
		if (!isAbsolute(path) && !path.startsWith("..") && !path.split(sep).includes("node_modules")) return ["node", path.split(sep).join("/")];
	}
	return ["npx", `seedsweep@${version}`];
}
function simulatorEnvironment(machine, targets) {
	const { env, seedsweepPath, version } = machine;
	const own = `seedsweep@${version}`;
	const isOwn = ({ run: [program, name] }) => program === "npx" && name === own;
	if (seedsweepPath === null || process.platform === "win32" || !targets.some(isOwn)) return env;
	const directory = join(machine.scratch, "npx");
	mkdirSync(directory, { recursive: true });
	const script = `#!/bin/sh
if [ "$1" = ${quote(own)} ]; then
  shift
  exec ${quote(machine.nodePath)} ${quote(seedsweepPath)} "$@"
fi
PATH=\${PATH#${quote(`${directory}:`)}}
exec npx "$@"
`;
	writeFileSync(join(directory, "npx"), script, { mode: 493 });
	return {
		...env,
		PATH: `${directory}${delimiter}${env.PATH ?? ""}`
	};
}
function quote(text) {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
// src/campaign/reproduce-phase.ts
const here = "local";
function findRecorded(dbPath, wanted, known = []) {
	try {
		var _usingCtx$10 = _usingCtx();
		const store = _usingCtx$10.u(openStore(dbPath, { readonly: true }));
		const campaigns = readCampaigns(store).map(({ campaign }) => campaign);
		const prefix = /^(?:f-)?([0-9a-f]{4,64})$/.exec(wanted)?.[1] ?? null;
		for (const among of [campaigns.slice(0, 1), campaigns]) {
			const found = [...prefix === null ? [] : findByKey(store, among, prefix, known), ...SeedTextSchema.safeParse(wanted).success ? findBySeed(store, among, wanted) : []];
			const distinct = [...Map.groupBy(found, ({ target, reproduction: { seed, expected } }) => JSON.stringify([
				target.name,
				seed,
				expected.key
			])).values()].flatMap((same) => same.slice(0, 1));
			if (distinct.length > 1) throw describeAmbiguity(wanted, distinct);
			if (distinct[0] !== void 0) return distinct[0];
		}
		return null;
	} catch (_) {
		_usingCtx$10.e = _;
	} finally {
		_usingCtx$10.d();
	}
}
function findByKey(store, campaigns, prefix, known) {
	const planOf = (campaign) => readPlan$1(store, campaign);
	const isNamed = ({ key }) => key.startsWith(prefix);
	const all = describeFindings(readStoredFindings(store, campaigns), planOf);
	const own = all.filter(isNamed);
	return [...own.length > 0 ? own : describeFindings(findCorrected(store, campaigns, prefix, known), planOf), ...findNondeterminism(all, () => null).filter(isNamed)].flatMap(({ target: name, reproduction, seeds }) => {
		const campaign = seeds.find(({ seed }) => seed === reproduction?.seed)?.campaign;
		if (reproduction === null || campaign === void 0) return [];
		const target = findPlanned(planOf(campaign), name);
		return target === null ? [] : [{
			reproduction,
			target,
			campaign
		}];
	});
}
function findCorrected(store, campaigns, prefix, known) {
	const repository = readCampaigns(store)[0]?.origin.repository ?? null;
	const corrected = readCorrected(store, repository, known);
	return readStoredFindings(store, campaigns, repository, corrected.split).filter(({ target, key }) => [key, corrected.rootOf(target, key)].some((name) => name.startsWith(prefix)));
}
function describeCorrected(dbPath, { reproduction, target: { name } }, { known, today }) {
	try {
		var _usingCtx3 = _usingCtx();
		const store = _usingCtx3.u(openStore(dbPath, { readonly: true }));
		const corrected = readCorrected(store, readCampaigns(store)[0]?.origin.repository ?? null, known);
		const { key } = reproduction.expected;
		const root = corrected.rootOf(name, key);
		const standing = corrected.standingOf(name, root, today);
		const by = corrected.foldedBy(name, key)?.by;
		const said = [...root === key ? [] : [`folded into ${findingId(root)}${by === void 0 ? "" : ` (${by})`}`], ...standing === null ? [] : [describeStanding(standing)]];
		return said.length === 0 ? null : `this finding is ${said.join(", and ")}`;
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		_usingCtx3.d();
	}
}
function findBySeed(store, campaigns, seed) {
	const newestFirst = readSeed(store, seed).failures.filter(({ campaign }) => campaigns.includes(campaign)).sort((a, b) => campaigns.indexOf(a.campaign) - campaigns.indexOf(b.campaign));
	return [...Map.groupBy(newestFirst, ({ target, key }) => `${target} ${key}`).values()].flatMap(([failure]) => {
		const plan = failure === void 0 ? null : readPlan$1(store, failure.campaign);
		const target = failure === void 0 || plan === null ? null : findPlanned(plan, failure.target);
		if (failure === void 0 || plan === null || target === null) return [];
		const { campaign, target: name, key } = failure;
		const finding = readStoredFindings(store, [campaign]).find((known) => known.target === name && known.key === key);
		assert(finding !== void 0, "a failure is part of a finding");
		return [{
			reproduction: makeReproduction(target, plan, failure, failure, chooseRepetition(target, finding)),
			target,
			campaign: failure.campaign
		}];
	});
}
function findPlanned(plan, name) {
	return plan.targets.find(({ target }) => target.name === name)?.target ?? null;
}
function describeAmbiguity(wanted, found) {
	const names = found.map(({ target, reproduction: { seed, expected } }) => {
		return `${findingId(expected.key)} of ${target.name} (seed ${seed}, ${expected.title})`;
	});
	return new UserError("ambiguous-finding", `${wanted} could be any of:\n  ${names.join("\n  ")}`, "Write more of the finding, or its whole id");
}
async function reproducePhase(recorded, signal, machine) {
	const { repeat } = recorded.reproduction;
	const { target } = recorded;
	const parentEnv = simulatorEnvironment(machine, [target]);
	const context = {
		target,
		cwd: machine.cwd,
		parentEnv,
		scratch: machine.scratch
	};
	const runs = [];
	let last = null;
	do {
		const labels = {
			campaign: recorded.campaign,
			replay: runs.length + 1,
			where: here
		};
		last = await replayReproduction(recorded.reproduction, context, labels, signal);
		if (last === null) return null;
		runs.push(last);
	} while (last.replay.verdict !== "same" && !isStartFailure(last.result) && runs.length < mostRuns(repeat));
	const judged = runs.filter(({ replay }) => replay.verdict !== "unknown").length;
	const chance = repeat.by === "attempts" ? chanceToSee(repeat.rate, judged) : null;
	return {
		runs,
		last,
		reproduced: last.replay.verdict === "same",
		chance
	};
}
function mostRuns(repeat) {
	return repeat.by === "seed" ? 1 : repeat.most;
}
function keepReplays(dbPath, runs) {
	try {
		var _usingCtx4 = _usingCtx();
		const store = _usingCtx4.u(openStore(dbPath));
		const numbered = [];
		for (const { replay } of runs) {
			const { campaign, target, key, seed } = replay;
			const numbers = [...readReplays(store, {
				campaigns: [campaign],
				target,
				key,
				seed
			}), ...numbered].filter(({ where }) => where === here).map((earlier) => earlier.replay);
			numbered.push({
				...replay,
				replay: Math.max(0, ...numbers) + 1
			});
		}
		recordReplays(store, numbered);
	} catch (_) {
		_usingCtx4.e = _;
	} finally {
		_usingCtx4.d();
	}
}
async function compareCode(recorded, machine) {
	const { sha, changes } = await readOrigin(machine.cwd, machine.env, 0);
	const otherCommit = describeOtherCommit(recorded.sha, sha);
	if (otherCommit !== null) return {
		code: "other",
		note: otherCommit
	};
	if (recorded.sha === null || sha === null) return {
		code: "unknown",
		note: null
	};
	if (changes === recorded.changes) return {
		code: "same",
		note: null
	};
	return {
		code: "other",
		note: "the tree has other uncommitted changes than when it failed"
	};
}
function describeOtherCommit(failedAt, here) {
	if (failedAt === null || here === null || failedAt === here) return null;
	return `it failed at ${failedAt.slice(0, 7)} and this is ${here.slice(0, 7)}: on other code the same seed may take another path`;
}
// src/store/remaining.ts
function completedSpans(store, campaign, target, shard) {
	return withStoreErrors(store.path, () => unionSpans(store.database.prepare("SELECT lo, hi FROM span WHERE campaign = ? AND target = ? AND shard = ifnull(?, shard) ORDER BY lo").raw().all(campaign, target, shard ?? null)));
}
// src/sweep/async-queue.ts
function openAsyncQueue() {
	let values = [];
	let ended = null;
	let wake = null;
	const wakeConsumer = () => {
		wake?.();
		wake = null;
	};
	return {
		put(value) {
			values.push(value);
			wakeConsumer();
		},
		end(error) {
			ended ??= { error };
			wakeConsumer();
		},
		async *[Symbol.asyncIterator]() {
			for (;;) {
				const ready = values;
				values = [];
				for (const value of ready) yield value;
				if (values.length > 0) continue;
				if (ended !== null) {
					if (ended.error !== void 0) throw ended.error;
					return;
				}
				await new Promise((resolve) => {
					wake = resolve;
				});
			}
		}
	};
}
// src/sweep/carried-queue.ts
const knownExtraMs = 1e3;
function openCarriedQueue(plan, shard, targets, completed, deadline) {
	const jobs = [...plan.known.map((seed, position) => {
		const wantedMs = Math.min(seed.limitMs, 2 * seed.elapsedMs + knownExtraMs);
		return {
			...seed,
			index: knownIndexMin + position,
			wantedMs
		};
	}), ...plan.carried.map((seed, position) => ({
		...seed,
		index: carriedIndexMin + position,
		wantedMs: seed.limitMs
	}))].flatMap(({ index, seed, limitMs, wantedMs, target: name, shard: owner }) => {
		const target = targets.find(({ context }) => context.target.name === name);
		const isDone = (completed.get(name) ?? []).some(([low, high]) => low <= index && index < high);
		return owner !== shard || target === void 0 || isDone ? [] : [{
			index,
			seed,
			limitMs,
			wantedMs,
			target
		}];
	});
	return {
		size: jobs.length,
		signal: deadline.signal,
		take(first) {
			const [job] = jobs;
			if (job === void 0 || deadline.signal.aborted || !mayStart(first, job.wantedMs, deadline.leftMs())) return null;
			return jobs.shift() ?? null;
		}
	};
}
function mayStart(first, limitMs, leftMs) {
	return leftMs > 0 && (first || limitMs <= leftMs);
}
// src/sweep/chunk-sizer.ts
const chunkSizes = {
	run: {
		targetMs: 128,
		first: 1
	},
	batch: {
		targetMs: 500,
		first: 8
	},
	worker: {
		targetMs: 500,
		first: 8
	},
	ranges: {
		targetMs: 250,
		first: 8
	}
};
function openChunkSizer(jobs, kind) {
	const { targetMs, first } = chunkSizes[kind];
	let seeds = 0;
	let elapsedMs = 0;
	return {
		next(laneMax, remaining) {
			const wanted = seeds === 0 ? first : Math.ceil(targetMs * seeds / Math.max(elapsedMs, 1));
			const fairShare = Math.ceil(remaining / (jobs * 2));
			return Math.max(1, Math.min(laneMax, wanted, fairShare));
		},
		see(count, ms) {
			seeds += count;
			elapsedMs += ms;
		},
		meanMs: () => seeds === 0 ? Number.POSITIVE_INFINITY : elapsedMs / seeds
	};
}
// src/sweep/deadline.ts
const graceMaxMs = 6e4;
const timerMsMax = 2 ** 31 - 1;
function openDeadline(parent, now, budgetMs, graceMs = Math.min(graceMaxMs, budgetMs / 10)) {
	const controller = new AbortController();
	const abort = () => controller.abort();
	if (parent.aborted) abort();
	parent.addEventListener("abort", abort, { once: true });
	const end = now() + budgetMs;
	const limitMs = budgetMs + graceMs;
	const drawing = new AbortController();
	const timers = Number.isFinite(limitMs) ? [setTimeout(abort, Math.min(limitMs, timerMsMax)), setTimeout(() => drawing.abort(), Math.min(budgetMs + 1, timerMsMax))] : [];
	return {
		drawingEnded: () => now() >= end,
		drawingEnd: drawing.signal,
		leftMs: () => end - now(),
		graceLeftMs: () => end + graceMs - now(),
		signal: controller.signal,
		stop: abort,
		[Symbol.dispose]() {
			for (const timer of timers) clearTimeout(timer);
			parent.removeEventListener("abort", abort);
		}
	};
}
// src/sweep/drawing.ts
const fitTimes = 4;
function openDrawing(deadline) {
	let underway = 0;
	const ended = () => deadline.drawingEnded();
	return {
		mode() {
			if (deadline.signal.aborted) return "no";
			if (!ended()) return "freely";
			return underway > 0 ? "one" : "no";
		},
		allows: (meanMs) => !ended() || meanMs * fitTimes <= deadline.graceLeftMs(),
		begin() {
			if (ended()) return () => {};
			underway++;
			return () => {
				underway--;
			};
		}
	};
}
// src/simulator/judge-batch.ts
function judgeBatch(evidence) {
	const { pending, failureCount, otherCount } = evidence;
	if (evidence.timedOut) return judgeSilence(evidence);
	const reportsFailuresOnly = otherCount === 0;
	if (failureCount > 0 && evidence.stopsAtFirstFailure) {
		const before = reportsFailuresOnly ? evidence.pendingBeforeFailure : 0;
		return {
			...nothing,
			passed: pending.slice(0, before),
			again: pending.slice(before)
		};
	}
	if (evidence.succeeded) return reportsFailuresOnly ? {
		...nothing,
		passed: pending
	} : {
		...nothing,
		alone: pending
	};
	return failureCount > 0 ? {
		...nothing,
		again: pending
	} : {
		...nothing,
		alone: pending
	};
}
const nothing = {
	passed: [],
	timedOut: [],
	again: [],
	alone: []
};
function judgeSilence({ pending, silentAt, failureCount, otherCount }) {
	if (failureCount + otherCount === 0) return {
		...nothing,
		alone: pending
	};
	return {
		...nothing,
		timedOut: pending.filter((job) => job === silentAt),
		again: pending.filter((job) => job !== silentAt)
	};
}
// src/simulator/batch-tally.ts
function createBatchTally(group, stopsAtFirstFailure, post) {
	const positions = new Map(group.map((job, position) => [job.seed, position]));
	const pending = new Map(group.map((job) => [job.seed, job]));
	const only = group.length === 1 ? group[0]?.seed : void 0;
	let failureCount = 0;
	let otherCount = 0;
	let lastFailure = -1;
	let spoilt = false;
	let foreign = null;
	let silentAt = null;
	let lastAt = performance.now();
	let held = null;
	function release(result = held) {
		if (result !== null) post(result);
		held = null;
	}
	function finish(end, output, proven) {
		const rest = [...pending.values()];
		const { exit } = end;
		if (exit === null || foreign !== null) {
			release();
			const reason = foreign ?? end.startError ?? "does not start: the reason is unknown";
			for (const job of rest) post(infraResult(job, reason, output));
			return nothingLeft;
		}
		const elapsedMs = performance.now() - lastAt;
		if (exit.killedByUs === "cancelled") {
			release();
			for (const [position, job] of rest.entries()) post(cutResult(job, position === 0 ? elapsedMs : 0));
			return nothingLeft;
		}
		const succeeded = exit.code === 0 && proven && !spoilt;
		const why = describeUnexplained(exit);
		if (held !== null && held.outcome !== "failed" && !succeeded && failureCount === 0) {
			const { index, seed } = held;
			return {
				again: [],
				alone: [{
					index,
					seed
				}],
				why
			};
		}
		release(held?.outcome === "failed" ? {
			...held,
			exit,
			output: held.output + output
		} : held);
		const verdict = judgeBatch({
			pending: rest,
			succeeded,
			timedOut: exit.killedByUs === "timeout",
			silentAt,
			failureCount,
			otherCount,
			pendingBeforeFailure: rest.filter((job) => (positions.get(job.seed) ?? 0) < lastFailure).length,
			stopsAtFirstFailure
		});
		for (const job of verdict.passed) post(sharedResult(job, { outcome: "passed" }, 0, ""));
		for (const job of verdict.timedOut) post({
			...cutResult(job, elapsedMs),
			outcome: "timed-out",
			exit,
			output
		});
		return {
			again: verdict.again,
			alone: verdict.alone,
			why
		};
	}
	return {
		see(reported, output) {
			const seed = reported.seed ?? only;
			if (seed === void 0) {
				spoilt = true;
				return true;
			}
			const job = pending.get(seed);
			if (job === void 0) {
				if (positions.has(seed)) return true;
				foreign ??= `the batch reports seed ${seed}, which it was not asked to run`;
				return false;
			}
			release();
			pending.delete(seed);
			const now = performance.now();
			const result = sharedResult(job, reported, now - lastAt, output);
			lastAt = now;
			if (result.outcome === "failed") {
				failureCount++;
				lastFailure = Math.max(lastFailure, positions.get(seed) ?? -1);
			} else otherCount++;
			if (pending.size === 0 || stopsAtFirstFailure && result.outcome === "failed") held = result;
			else post(result);
			return true;
		},
		spoil() {
			spoilt = true;
		},
		noteSilence() {
			for (const job of pending.values()) {
				silentAt = job;
				return;
			}
		},
		finish
	};
}
const nothingLeft = {
	again: [],
	alone: [],
	why: null
};
function describeUnexplained(exit) {
	if (exit.code === 0 || exit.killedByUs !== null || exit.signal === "SIGKILL") return null;
	return `the batch ended ${exit.signal === null ? `with exit code ${exit.code}` : `by ${exit.signal}`}, but each of its seeds passes alone`;
}
// src/simulator/mailbox.ts
function createMailbox() {
	let items = [];
	let next = 0;
	let waiting = null;
	return {
		post(item) {
			if (waiting === null) {
				items.push(item);
				return;
			}
			const resolve = waiting;
			waiting = null;
			resolve(item);
		},
		async take() {
			if (next < items.length) {
				const item = items[next++];
				if (next === items.length) {
					items = [];
					next = 0;
				}
				return item;
			}
			return new Promise((resolve) => {
				waiting = resolve;
			});
		}
	};
}
// src/simulator/shared-output.ts
function createSharedOutput(headMax, tailMax) {
	const output = createBoundedOutput(headMax, tailMax);
	let previous = [];
	let turn = [];
	let settling = false;
	return {
		push(chunk) {
			output.push(chunk);
			turn.push(chunk);
		},
		text: () => output.text(),
		clear() {
			output.clear();
			previous = [];
			turn = [];
		},
		settle() {
			settling = true;
		},
		endTurn() {
			if (settling) {
				output.clear();
				for (const chunk of [...previous, ...turn]) output.push(chunk);
			}
			settling = false;
			previous = turn;
			turn = [];
		},
		quiet() {
			previous = [];
		}
	};
}
function createTurnReader(listener) {
	let stdout = [];
	let stderr = [];
	const flush = () => {
		const turn = [stderr, stdout];
		stdout = [];
		stderr = [];
		listener.onTurn(...turn);
		setImmediate(() => {
			if (stdout.length + stderr.length === 0) listener.onQuiet();
		});
	};
	const mark = () => {
		if (stdout.length + stderr.length === 0) setImmediate(flush);
	};
	return {
		onStdout(chunk) {
			mark();
			stdout.push(chunk);
		},
		onStderr(chunk) {
			mark();
			stderr.push(chunk);
		},
		flush
	};
}
// src/simulator/batch-process.ts
function startBatch(context, group, signal) {
	const { target } = context;
	assert(target.batch !== null, `target ${target.name} has no batch`);
	const events = createMailbox();
	const tally = createBatchTally(group, target.batch.stopsAtFirstFailure, (result) => events.post({
		type: "result",
		result
	}));
	const outputs = {
		stdout: createSharedOutput(),
		stderr: createSharedOutput()
	};
	const allOutput = () => outputs.stdout.text() + outputs.stderr.text();
	function seeReport(report, from, other) {
		if (report.kind !== "result") tally.spoil();
		else if (!tally.see(report.result, report.result.outcome === "passed" ? "" : allOutput())) child.kill("cancelled");
		from.clear();
		other.settle();
		limit.touch();
	}
	const stdout = readStream(outputs.stdout, target.expect, (report) => seeReport(report, outputs.stdout, outputs.stderr));
	const stderr = readStream(outputs.stderr, target.expect, (report) => seeReport(report, outputs.stderr, outputs.stdout));
	const turn = createTurnReader({
		onTurn(stderrChunks, stdoutChunks) {
			for (const chunk of stderrChunks) stderr.push(chunk);
			for (const chunk of stdoutChunks) stdout.push(chunk);
			outputs.stdout.endTurn();
			outputs.stderr.endTurn();
		},
		onQuiet() {
			outputs.stdout.quiet();
			outputs.stderr.quiet();
		}
	});
	const files = prepareFiles(context, group);
	const { argv, env } = files;
	const { onStdout, onStderr } = turn;
	const { memoryMax } = target;
	const child = startProcess({
		argv,
		env,
		memoryMax,
		cwd: context.cwd,
		stdin: "ignore",
		onStdout,
		onStderr
	});
	const limit = limitProcess(child, signal, target.timeoutMs, () => tally.noteSilence());
	return {
		events,
		ended: child.ended.then(async (end) => {
			limit.lift();
			turn.flush();
			stdout.end();
			stderr.end();
			const proven = target.expect === null || stdout.seen() || stderr.seen();
			const judged = applyRules(target.outcome, end, proven, allOutput);
			const left = tally.finish(judged.end, allOutput(), judged.proven);
			await files.remove();
			events.post({
				type: "ended",
				left
			});
		}),
		kill: () => child.kill("cancelled")
	};
}
function applyRules(rules, end, proven, output) {
	const { exit } = end;
	if (exit === null || exit.killedByUs !== null) return {
		end,
		proven
	};
	const rule = matchRules(rules, exit, output);
	if (rule === null) return {
		end,
		proven
	};
	if (rule.is !== "passed") return {
		end,
		proven: false
	};
	return {
		end: {
			...end,
			exit: {
				...exit,
				code: 0,
				signal: null
			}
		},
		proven: true
	};
}
function readStream(output, expect, see) {
	const watch = createTextWatch(expect);
	let current = Buffer.alloc(0);
	let kept = 0;
	const keepUntil = (end) => {
		if (end > kept) output.push(current.subarray(kept, end));
		kept = end;
	};
	const lines = createLineSplitter({
		prefix: resultLinePrefix,
		onLine(line, whole, end) {
			keepUntil(end);
			const report = parseResultLine(line);
			if (whole || report.kind === "result") see(report);
		},
		onOverlong: () => see({
			kind: "invalid",
			reason: "a result line is too long",
			torn: false
		})
	});
	return {
		push(chunk) {
			current = chunk;
			kept = 0;
			watch.push(chunk);
			lines.push(chunk);
			keepUntil(chunk.length);
		},
		end: () => lines.end(),
		seen: () => watch.seen()
	};
}
function prepareFiles(context, group) {
	const { target } = context;
	const out = makeOutDirectory(context.scratch);
	const seedsFile = join(context.scratch, `${out.slice(-6)}.seeds`);
	const argv = target.batch?.argv ?? [];
	const usesFile = argv.some((word) => word.includes("{seeds-file}"));
	if (usesFile) writeFileSync(seedsFile, group.map((job) => `${job.seed}\n`).join(""));
	const [first] = group;
	assert(first !== void 0, "a batch without seeds");
	const config = configurationOf(target, first.seed);
	const values = {
		from: first.seed,
		count: String(group.length),
		"seeds-file": seedsFile,
		out,
		config
	};
	const targetEnv = {
		passEnv: target.passEnv,
		env: expandEnvironment(target.env, values)
	};
	return {
		argv: expandArgv(argv, values),
		env: childEnvironment(context.parentEnv, targetEnv, {
			...familyEnvironment(target, config),
			SEEDSWEEP_OUT: out
		}),
		async remove() {
			if (usesFile) rmSync(seedsFile, { force: true });
			await takeOutDirectory(out);
		}
	};
}
// src/simulator/batch-runner.ts
const chunkMax$2 = 256;
function openBatchRunner(context) {
	const { target } = context;
	assert(target.batch !== null, `target ${target.name} has no batch`);
	let ended = Promise.resolve();
	async function* runGroup(group, signal) {
		const process = startBatch(context, group, signal);
		ended = process.ended;
		try {
			for (;;) {
				const event = await process.events.take();
				if (event.type === "ended") return event.left;
				yield event.result;
			}
		} finally {
			process.kill();
			await process.ended;
		}
	}
	async function* runAlone({ alone, why }, signal) {
		for (const [position, job] of alone.entries()) {
			const running = runSeed(context, job, signal);
			ended = running.catch(() => {});
			const result = await running;
			yield why !== null && result.outcome === "passed" && position === alone.length - 1 ? {
				...result,
				outcome: "unknown",
				reason: why
			} : result;
			if (result.outcome !== "passed") return alone.slice(position + 1);
		}
		return [];
	}
	return {
		chunk: chunkMax$2,
		async *runSeeds(jobs, signal) {
			const groups = groupJobs(target, jobs);
			for (let group = groups.shift(); group !== void 0; group = groups.shift()) {
				if (signal.aborted) {
					yield* group.map((job) => cutResult(job));
					continue;
				}
				const left = yield* runGroup(group, signal);
				groups.unshift(...groupJobs(target, left.again));
				groups.unshift(...groupJobs(target, yield* runAlone(left, signal)));
			}
		},
		async close() {
			await ended;
		}
	};
}
function groupJobs(target, jobs) {
	const cut = target.batch?.argv.some((word) => word.includes("{seeds-file}")) === true ? cutAtRepeated : cutAtGaps;
	if (target.axes.length === 0) return cut(jobs);
	return [...Map.groupBy(jobs, ({ seed }) => JSON.stringify(drawConfiguration(target, seed))).values()].flatMap(cut);
}
function cutAtGaps(jobs) {
	const groups = [];
	for (const job of jobs) {
		const group = groups.at(-1);
		const previous = group?.at(-1);
		if (group !== void 0 && previous !== void 0 && BigInt(previous.seed) + 1n === BigInt(job.seed)) group.push(job);
		else groups.push([job]);
	}
	return groups;
}
function cutAtRepeated(jobs) {
	const groups = [];
	let seen = new Set();
	for (const job of jobs) {
		const group = groups.at(-1);
		if (group !== void 0 && !seen.has(job.seed)) group.push(job);
		else {
			groups.push([job]);
			seen = new Set();
		}
		seen.add(job.seed);
	}
	return groups;
}
// src/simulator/launch-server-script.ts
const launchServerScript = `
import ctypes, fcntl, json, os, select, signal, sys, time

DRAIN, ABANDON, KILL = 0.1, 1.0, 5.0
SET_CHILD_SUBREAPER = 36
# How soon after its start a seed is looked at, and how long it is left alone at most: as in limit-memory.ts.
FIRST, PAUSE = 0.02, 0.25
NEVER = float("inf")
memory_max = int(sys.argv[2])
page_size = os.sysconf("SC_PAGE_SIZE")
# Answers travel together until half of what waited is used up: each write wakes a process that then competes with the seeds.
HOLD = 0.05
# A seed that ends sooner is not woken for between: who reads what it says at once competes with it for the processor.
# One that says more than a pipe holds waits that long, so this is only for those whose predecessor said little.
ATTACH = 0.02
ATTACH_LOUD = 0.003
LOUD = 16384
# Naming every signal costs the child half of the calls that it costs to ask for each how it is handled.
DEFAULTS = tuple(signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP})
now = time.monotonic
waiting = []
unread = b""
held = b""
held_until = 0.0
cancelled = False
idle = True
half = 0
loud = True
poller = select.poll()
# What seeds say goes into one pair of pipes after the other's end, as long as nobody of a seed is left who could write to it:
# making and closing a pair for each would cost a tenth of launching the shortest.
pipes = None
outputs = select.poll()
# Seeds read nothing: what they inherit as stdin is empty from the start, which is cheaper than opening it in each.
requests = os.dup(0)
os.dup2(os.open("/dev/null", os.O_RDONLY), 0)

def answer(data):
    global held, held_until
    if not held:
        held_until = now() + HOLD
    held += data
    if len(held) > 65536:
        flush()

def flush():
    global held
    while held:
        held = held[os.write(1, held):]

def read_requests():
    global unread, cancelled, half
    data = os.read(requests, 65536)
    if not data:
        return False
    *lines, unread = (unread + data).split(b"\\n")
    for line in lines:
        request = json.loads(line)
        if request == "cancel":
            for ident, *_ in waiting:
                answer(b"c %d\\n" % ident)
            waiting.clear()
            cancelled = True
        elif request == "recall":
            # Where nothing runs the first is as good as started.
            first = 1 if idle else 0
            for ident, *_ in waiting[first:]:
                answer(b"b %d\\n" % ident)
            del waiting[first:]
            answer(b"k 0\\n")
            flush()
        else:
            waiting.append(request)
    half = len(waiting) // 2
    return True

def parent_of(pid):
    try:
        with open("/proc/%d/stat" % pid, "rb") as file:
            stat = file.read()
        return int(stat[stat.rindex(b")") + 2:].split()[1])
    except (OSError, ValueError):
        return 0

def descendants_of(pid):
    children = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            children.setdefault(parent_of(int(name)), []).append(int(name))
    found = list(children.get(pid, ()))
    for descendant in found:
        found.extend(children.get(descendant, ()))
    return found

# Stopped from the top down first, as in kill-tree.ts: what is stopped starts nothing any more.
def kill_tree(pid):
    kill(os.killpg, pid, signal.SIGSTOP)
    stopped = []
    for scan in range(16):
        fresh = [descendant for descendant in descendants_of(pid) if descendant not in stopped]
        if not fresh:
            break
        for descendant in fresh:
            kill(os.kill, descendant, signal.SIGSTOP)
        stopped.extend(fresh)
    kill(os.killpg, pid)
    for descendant in stopped:
        kill(os.kill, descendant)

def children():
    try:
        with open("/proc/self/task/%d/children" % os.getpid(), "rb") as file:
            return [int(pid) for pid in file.read().split()]
    except OSError:
        return []

# A daemon that left its group and lost its parent is our child then. Who is killed leaves its own children to us.
def kill_orphans():
    until = now() + KILL
    while now() < until:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] != 0:
                continue
        except ChildProcessError:
            return
        for pid in children():
            kill(os.kill, pid)
        time.sleep(0.001)

def kill(how, pid, number=signal.SIGKILL):
    try:
        how(pid, number)
    except (ProcessLookupError, PermissionError):
        pass

def tree_with(pid):
    found = [pid]
    for member in found:
        try:
            for task in os.listdir("/proc/%d/task" % member):
                with open("/proc/%d/task/%s/children" % (member, task), "rb") as file:
                    found.extend(map(int, file.read().split()))
        except OSError:
            pass
    return found

def resident(pid):
    try:
        with open("/proc/%d/statm" % pid, "rb") as file:
            return int(file.read().split()[1]) * page_size
    except (OSError, IndexError):
        return 0

def resident_share(pid):
    try:
        with open("/proc/%d/smaps_rollup" % pid, "rb") as file:
            return sum(int(line.split()[1]) * 1024 for line in file if line.startswith(b"Pss:"))
    except OSError:
        return 0

# As in tree-memory.ts: what processes share is told apart only where it matters.
def tree_memory(pid):
    tree = tree_with(pid)
    sizes = [resident(member) for member in tree]
    if len(tree) == 1 or sum(sizes) <= memory_max:
        return sum(sizes)
    return max(sum(map(resident_share, tree)), *sizes)

def open_pipes():
    global pipes
    if pipes is None:
        pipes = os.pipe() + os.pipe()
        for end in pipes[::2]:
            outputs.register(end, select.POLLIN)
    else:
        # A seed before may have made them non-blocking: such flags belong to the pipe, not to who set them.
        for end in pipes[1::2]:
            fcntl.fcntl(end, fcntl.F_SETFL, 0)
    return pipes

# From now on it shows when nobody has them open any more; the next seed gets new ones.
def give_up_pipes():
    global pipes
    out_end, out, err_end, err = pipes
    for end in (out_end, err_end):
        outputs.unregister(end)
    os.close(out)
    os.close(err)
    pipes = None

def start(argv, env):
    _, out, _, err = open_pipes()
    try:
        actions = ((os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, err, 2))
        return os.posix_spawnp(argv[0], argv, env, file_actions=actions, setpgroup=0, setsigmask=(), setsigdef=DEFAULTS)
    except (OSError, ValueError):
        return 0

# Who lost its parent is our child, so without a child there is no process left of the seed that was waited for.
def nobody_left():
    try:
        while os.waitpid(-1, os.WNOHANG)[0] != 0:
            pass
        return False
    except ChildProcessError:
        return True

def pass_on(stream, data):
    answer(b"%s %d\\n%s" % (stream, len(data), data))

# What the last one said that was not read while it ran.
def drain(streams):
    said = 0
    while ready := outputs.poll(0):
        for fd, _ in ready:
            data = os.read(fd, 65536)
            said += len(data)
            pass_on(streams[fd], data)
    return said

# Everything of a group is killed that still has a member: it keeps the number of the group from being given to others.
def kill_group(group):
    for pid in children():
        try:
            if os.getpgid(pid) == group:
                return kill(os.killpg, group)
        except ProcessLookupError:
            pass

def run(ident, argv, env, limit):
    global cancelled, held_until, loud
    started = now()
    pid = start(argv, env)
    if pid == 0:
        answer(b"f %d\\n" % ident)
        return True
    handle = os.pidfd_open(pid)
    poller.register(handle, select.POLLIN)
    out, _, err, _ = pipes
    streams = {out: b"o", err: b"e"}
    attach = started + (ATTACH_LOUD if loud else ATTACH)
    said = 0
    parent = True
    why = b"-"
    ended = 0.0
    status = signal.SIGKILL
    swept = False
    until = started + limit
    look = started + FIRST if memory_max else NEVER
    while True:
        wake = min(until, look, attach, held_until if held else NEVER)
        events = poller.poll(max(0, min((wake - now()) * 1000 + 1, 2000000000)))
        if held and now() >= held_until:
            flush()
        for fd, event in events:
            if fd == requests:
                parent = read_requests()
                if not parent:
                    poller.unregister(requests)
                if (cancelled or not parent) and why == b"-" and not ended:
                    why = b"cancelled"
                    kill_tree(pid)
                    until = now() + KILL
            elif fd == handle:
                ended = now()
                until = ended + DRAIN
                poller.unregister(fd)
                status = os.waitpid(pid, 0)[1]
            else:
                # A hang-up alone: there is nothing left to read.
                data = b"" if event == select.POLLHUP else os.read(fd, 65536)
                said += len(data)
                if data:
                    pass_on(streams[fd], data)
                else:
                    poller.unregister(fd)
                    os.close(fd)
                    del streams[fd]
        if ended and pipes is not None:
            if nobody_left():
                said += drain(streams)
                break
            give_up_pipes()
        if attach != NEVER and (ended or now() >= attach):
            attach = NEVER
            for fd in streams:
                poller.register(fd, select.POLLIN)
            if ended:
                continue
        if ended or why != b"-":
            look = NEVER
        elif now() >= look:
            size = tree_memory(pid)
            look = now() + (FIRST if size > memory_max / 2 else min(PAUSE, max(FIRST, (now() - started) / 10)))
            if size > memory_max:
                why = b"memory"
                kill_tree(pid)
                until = now() + KILL
        if ended and (not streams or now() >= until):
            if swept:
                break
            kill_group(pid)
            swept = True
            if not streams:
                break
            until = now() + ABANDON
        elif not ended and now() >= until:
            if why != b"-":
                break
            why = b"timeout"
            kill_tree(pid)
            until = now() + KILL
    if attach == NEVER:
        for fd in streams:
            poller.unregister(fd)
    if not ended:
        give_up_pipes()
        poller.unregister(handle)
        ended = now()
    os.close(handle)
    # The pipes are kept exactly where nobody is left.
    if pipes is None:
        for fd in streams:
            os.close(fd)
        kill_orphans()
    cancelled = False
    loud = said > LOUD
    answer(b"x %d %d %s %.3f\\n" % (ident, status, why, (ended - started) * 1000))
    # In time for who hands them over to bring more while the others run.
    if len(waiting) - 1 <= half:
        held_until = 0.0
    return parent

def encode(env):
    return {name.encode(): value.encode() for name, value in env.items()}

def serve():
    global cancelled, idle
    poller.register(requests, select.POLLIN)
    os.close(os.pidfd_open(os.getpid()))
    if ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        return
    shared = encode(json.loads(sys.argv[1]))
    answer(b"r 0\\n")
    while True:
        while not waiting:
            flush()
            if not read_requests():
                return
        # What was cancelled while nothing ran was forgotten, and what waits came later.
        cancelled = False
        ident, argv, changes, limit = waiting.pop(0)
        try:
            command = [word.encode() for word in argv]
            env = {**shared, **encode(changes)}
        except UnicodeEncodeError:
            answer(b"f %d\\n" % ident)
            continue
        idle = False
        if not run(ident, command, env, limit):
            return
        idle = True

try:
    serve()
    flush()
except BrokenPipeError:
    pass
`;
// src/simulator/read-answers.ts
function readAnswers(listener) {
	let header = "";
	let stream = "stdout";
	let bodyLeft = 0;
	function readHeader(line) {
		const [kind = "", number = "", status = "", why = "", durationMs = ""] = line.split(" ");
		switch (kind) {
			case "r":
				listener.onReady();
				break;
			case "o":
			case "e":
				stream = kind === "o" ? "stdout" : "stderr";
				bodyLeft = Number(number);
				break;
			case "x":
				listener.onEnd(Number(number), Number(status), reasons[why] ?? null, Number(durationMs));
				break;
			case "c":
				listener.onCancelled(Number(number));
				break;
			case "f":
				listener.onNotStarted(Number(number));
				break;
			case "b":
				listener.onTakenBack(Number(number));
				break;
			case "k":
				listener.onRecalled();
				break;
			default: assert(false, `the launch server said ${JSON.stringify(line)}`);
		}
	}
	return (chunk) => {
		let start = 0;
		while (start < chunk.length) {
			if (bodyLeft > 0) {
				const body = chunk.subarray(start, start + bodyLeft);
				bodyLeft -= body.length;
				start += body.length;
				listener.onOutput(stream, body);
				continue;
			}
			const newline = chunk.indexOf(10, start);
			header += chunk.toString("latin1", start, newline === -1 ? chunk.length : newline);
			if (newline === -1) return;
			start = newline + 1;
			const line = header;
			header = "";
			readHeader(line);
		}
	};
}
const reasons = {
	timeout: "timeout",
	memory: "memory",
	cancelled: "cancelled"
};
// src/simulator/launch-server.ts
const closeMs = 2e3;
const limitSecondsMax = 2e6;
function startLaunchServer(context) {
	const python = process.platform === "linux" ? findPython(context.parentEnv) : null;
	if (python === null) return null;
	const { target } = context;
	const fixed = Object.entries(target.env).filter(([, value]) => !value.includes("{"));
	const shared = childEnvironment(context.parentEnv, {
		passEnv: target.passEnv,
		env: Object.fromEntries(fixed)
	});
	return drive(startPython(python, shared, context), shared);
}
function readerOf(running) {
	running.reader ??= createReportReader(running.expect);
	return running.reader;
}
function drive(child, shared) {
	const running = new Map();
	const ready = Promise.withResolvers();
	const gone = Promise.withResolvers();
	const recalls = [];
	let recalled = [];
	let state = "starting";
	let nextId = 1;
	let unsent = "";
	const watched = new Set();
	function settle(id, finish) {
		const one = running.get(id);
		running.delete(id);
		one?.resolve(finish(readerOf(one)));
	}
	const cancel = () => {
		if (running.size > 0) send("\"cancel\"\n");
	};
	function watch(signal) {
		if (watched.has(signal)) return;
		if (running.size === 0) forgetSignals();
		watched.add(signal);
		signal.addEventListener("abort", cancel);
	}
	function forgetSignals() {
		for (const signal of watched) signal.removeEventListener("abort", cancel);
		watched.clear();
	}
	function send(line) {
		if (unsent === "") setImmediate(flush);
		unsent += line;
	}
	function flush() {
		if (child.stdin?.writable === true) child.stdin.write(unsent);
		unsent = "";
	}
	function end() {
		if (state === "gone") return;
		state = "gone";
		ready.resolve(false);
		if (child.pid !== void 0) killSession(child.pid);
		for (const one of running.values()) one.resolve("not-started");
		running.clear();
		forgetSignals();
		for (const resolve of recalls) resolve(0);
		gone.resolve();
	}
	function oldest() {
		const one = running.values().next().value;
		return one === void 0 ? null : readerOf(one);
	}
	child.stdout?.on("data", readAnswers({
		onReady() {
			state = "ready";
			ready.resolve(true);
		},
		onOutput: (stream, chunk) => stream === "stdout" ? oldest()?.onStdout(chunk) : oldest()?.onStderr(chunk),
		onEnd: (id, status, why, durationMs) => settle(id, (reader) => reader.finish({
			exit: toExit(status, why),
			startError: null,
			durationMs
		})),
		onCancelled: (id) => settle(id, (reader) => {
			return reader.finish({
				exit: {
					code: null,
					signal: "SIGKILL",
					killedByUs: "cancelled"
				},
				startError: null,
				durationMs: 0
			});
		}),
		onNotStarted: (id) => settle(id, () => "not-started"),
		onTakenBack: (id) => recalled.push(id),
		onRecalled() {
			for (const id of recalled) settle(id, () => "recalled");
			recalls.shift()?.(recalled.length);
			recalled = [];
		}
	}));
	child.stdin?.on("error", () => {});
	child.once("error", () => child.pid === void 0 && end());
	child.once("close", end);
	return {
		isReady: () => state === "ready",
		ready: ready.promise,
		launch(request, signal) {
			const changes = changedEnvironment(shared, request.env);
			if (state === "gone" || "PATH" in changes) return Promise.resolve("not-started");
			watch(signal);
			const { promise, resolve } = Promise.withResolvers();
			const id = nextId++;
			running.set(id, {
				expect: request.expect,
				reader: null,
				resolve
			});
			const seconds = Math.min(request.timeoutMs / 1e3, limitSecondsMax);
			send(`${JSON.stringify([
				id,
				request.argv,
				changes,
				seconds
			])}\n`);
			if (signal.aborted) cancel();
			return promise;
		},
		async recall() {
			if (state === "gone" || running.size < 2) return 0;
			const { promise, resolve } = Promise.withResolvers();
			recalls.push(resolve);
			send("\"recall\"\n");
			return promise;
		},
		async close() {
			child.stdin?.end();
			const timer = setTimeout(() => child.kill("SIGKILL"), closeMs);
			await gone.promise;
			clearTimeout(timer);
		}
	};
}
function startPython(python, shared, { cwd, target }) {
	const { PATH } = shared;
	return spawn(python, [
		"-I",
		"-S",
		"-c",
		launchServerScript,
		JSON.stringify(shared),
		String(target.memoryMax ?? 0)
	], {
		cwd,
		env: PATH === void 0 ? {} : { PATH },
		stdio: [
			"pipe",
			"pipe",
			"ignore"
		],
		detached: true
	});
}
function findPython(parentEnv) {
	return [
		"/usr/bin",
		"/usr/local/bin",
		...(parentEnv.PATH ?? "").split(":").filter((directory) => isAbsolute(directory))
	].map((directory) => join(directory, "python3")).find((candidate) => existsSync(candidate)) ?? null;
}
function changedEnvironment(shared, env) {
	const changes = {};
	for (const name in env) {
		const value = env[name];
		if (value !== void 0 && value !== shared[name]) changes[name] = value;
	}
	return changes;
}
const signalNames = new Map(Object.entries(constants$1.signals).map(([name, number]) => [number, name]).reverse());
function toExit(status, why) {
	const signal = (status & 127) === 0 ? null : signalNames.get(status & 127) ?? "SIGKILL";
	return {
		code: signal === null ? status >> 8 : null,
		signal,
		killedByUs: signal === "SIGKILL" ? why : null
	};
}
// src/simulator/seed-feed.ts
function feedAll(jobs, keepOutput, ahead) {
	let left = jobs.map((job) => ({
		index: job.index,
		seed: job.seed,
		keepOutput
	}));
	return {
		next: () => left.shift() ?? null,
		ahead: () => ahead,
		takeBack(taken) {
			left = [...taken, ...left];
		}
	};
}
// src/simulator/seed-runner.ts
const chunkMax$1 = 256;
function openSeedRunner(context, start = startLaunchServer, seedsForServer = 4) {
	let server;
	let seen = 0;
	let running = [];
	let takeBack = null;
	let recalling = null;
	const directories = openOutDirectories(context.scratch);
	async function* runThere({ launch, recall }, feed, signal) {
		const stop = new AbortController();
		const abort = () => stop.abort();
		signal.addEventListener("abort", abort);
		const underway = [];
		running = underway;
		const topUp = () => {
			const ahead = feed.ahead();
			if (underway.length - 1 > ahead / 2) return;
			while (underway.length <= ahead) {
				const job = feed.next();
				if (job === null) return;
				const ended = runSeedBy({
					launch,
					directories
				}, context, job, stop.signal, job.keepOutput);
				underway.push({
					job,
					ended
				});
			}
		};
		takeBack = async () => {
			const count = await recall();
			const back = underway.splice(underway.length - count);
			feed.takeBack(back.map(({ job }) => job));
			return count;
		};
		try {
			for (;;) {
				if (recalling !== null) {
					await recalling;
					continue;
				}
				topUp();
				const [oldest] = underway;
				if (oldest === void 0) return [];
				const result = await oldest.ended;
				if (result === "recalled") continue;
				if (result === "not-started") return underway.map(({ job }) => job);
				underway.shift();
				yield [oldest.job, result];
			}
		} finally {
			signal.removeEventListener("abort", abort);
			if (underway.length > 0) stop.abort();
			await Promise.allSettled(underway.map(({ ended }) => ended));
			running = [];
		}
	}
	async function* runFed(feed, signal) {
		let left = [];
		for (;;) {
			if (server === void 0 && seen + 1 >= seedsForServer) server = start(context);
			if (server?.isReady() && left.length === 0 && !signal.aborted) {
				left = yield* runThere(server, feed, signal);
				if (left.length === 0) return;
				await server.close();
				server = null;
			}
			takeBack = async () => {
				const back = left;
				left = [];
				feed.takeBack(back);
				return back.length;
			};
			const job = left[0] ?? feed.next();
			if (job === null) return;
			left = left.slice(1);
			seen++;
			const ended = runSeed(context, job, signal, job.keepOutput);
			running = [{ ended }];
			yield [job, await ended];
			running = [];
		}
	}
	return {
		chunk: chunkMax$1,
		async *runSeeds(jobs, signal, keepOutput = false) {
			if (server === void 0 && seen + jobs.length >= seedsForServer) server = start(context);
			for await (const [, result] of runFed(feedAll(jobs, keepOutput, 64), signal)) yield result;
		},
		runFed,
		async recall() {
			recalling ??= takeBack?.().finally(() => {
				recalling = null;
			}) ?? null;
			return recalling ?? 0;
		},
		async close() {
			await Promise.allSettled(running.map(({ ended }) => ended));
			await server?.close();
			directories[Symbol.dispose]();
		}
	};
}
// src/simulator/worker-pace.ts
function newPace() {
	return {
		seeds: 0,
		ms: 0
	};
}
function addToPace(pace, seeds, ms) {
	pace.seeds += seeds;
	pace.ms += ms;
}
function meanMs({ seeds, ms }) {
	return seeds === 0 ? null : ms / seeds;
}
const rangeSlack = 8;
function silenceMsMax(timeoutMs, count, pace) {
	const mean = meanMs(pace);
	const allowedMs = mean === null ? timeoutMs * rangeSlack : timeoutMs + rangeSlack * count * mean;
	return Math.min(timeoutMs * count, allowedMs);
}
// src/simulator/worker-work.ts
function isRange(work) {
	return "end" in work;
}
function countSeeds$1(work) {
	return isRange(work) ? work.end - work.first : 1;
}
function singlesOf(work) {
	if (!isRange(work)) return [work];
	const { first, end, stream } = work;
	return Array.from({ length: end - first }, (_, offset) => {
		const index = first + offset;
		return {
			index,
			seed: seedAt(stream, index)
		};
	});
}
function splitRange(range, count) {
	const middle = range.first + count;
	return [{
		...range,
		end: middle
	}, {
		...range,
		first: middle
	}];
}
function readRangeResult(range, message, durationMs, output) {
	const passed = message.passed.map(([low, high]) => ({
		first: Number(low),
		end: Number(high) + 1
	}));
	const reason = findMiscount(range, passed, message.failed) ?? findOtherSeed(range, message);
	if (reason !== null) return reason;
	const seedMs = durationMs / countSeeds$1(range);
	const shared = message.failed.length > 1;
	const failed = message.failed.map(({ index: text, ...result }) => {
		const index = Number(text);
		const own = shared && result.failure !== void 0 ? "" : output;
		return sharedResult({
			index,
			seed: seedAt(range.stream, index)
		}, result, seedMs, own);
	});
	const { digest = null, properties = [] } = message;
	return {
		...range,
		passed,
		failed,
		digest,
		properties,
		durationMs
	};
}
function findMiscount(range, passed, failed) {
	const singles = failed.map(({ index }) => ({
		first: Number(index),
		end: Number(index) + 1
	}));
	let next = range.first;
	for (const { first, end } of [...passed, ...singles].sort((a, b) => a.first - b.first || a.end - b.end)) {
		if (end <= first) return `its result has the indices ${first} to ${end - 1}, which are none`;
		if (first < range.first || end > range.end) return `its result has index ${first < range.first ? first : end - 1}, which is outside of ${describeRange(range)}`;
		if (first < next) return `its result has index ${first} twice`;
		if (first > next) return `its result says nothing about index ${next}`;
		next = end;
	}
	return next === range.end ? null : `its result says nothing about index ${next}`;
}
function findOtherSeed(range, { last, failed }) {
	const named = failed.map(({ index, seed }) => ({
		index: Number(index),
		seed
	}));
	for (const { index, seed } of [...named, {
		index: range.end - 1,
		seed: last
	}]) {
		if (seed === void 0) continue;
		const wanted = seedAt(range.stream, index);
		if (seed !== wanted) return `it says that index ${index} has seed ${showUntrusted(seed)}, which is ${wanted}`;
	}
	return null;
}
function describeRange({ first, end }) {
	return `${first} to ${end - 1}`;
}
// src/simulator/worker-process.ts
const stderrTailMax = 65536;
function startWorker(context) {
	const { target } = context;
	assert(target.worker !== null, `target ${target.name} has no worker`);
	const events = createMailbox();
	const stderr = createSharedOutput(0, stderrTailMax);
	const greeted = Promise.withResolvers();
	let ready = false;
	let broken = false;
	let gone = false;
	let owed = 0;
	let answered = 0;
	let nextId = 1;
	let limit = null;
	function breakOff(id, reason) {
		if (broken) return;
		broken = true;
		greeted.resolve(null);
		events.post({
			type: "broken",
			id,
			reason
		});
	}
	function readLine(line) {
		if (broken || line.trim() === "") return;
		limit?.touch();
		const message = parseJson$1(line);
		if (message === void 0) breakOff(null, `a line on stdout is not JSON: ${showUntrusted(line)}`);
		else if (ready && isRangeMessage(message)) readRange(message, line);
		else if (ready) readResult(message, line);
		else readReady(message, line);
		if (owed === 0 && ready) unlimit();
	}
	function readReady(message, line) {
		const parsed = WorkerReadySchema.safeParse(message);
		ready = parsed.success;
		if (parsed.success) {
			const { window, ranges } = parsed.data;
			greeted.resolve(parsed.data);
			events.post({
				type: "ready",
				window,
				ranges
			});
		} else breakOff(null, `its first line is no ready message: ${showUntrusted(line)}`);
	}
	function readRange(message, line) {
		const parsed = RangeResultSchema.safeParse(message);
		if (!parsed.success) {
			breakOff(idOf(message), `${describeIssue(parsed.error)}: ${showUntrusted(line)}`);
			return;
		}
		owed--;
		answered++;
		const { id, failed } = parsed.data;
		const output = failed.length === 0 ? "" : stderr.text();
		events.post({
			type: "range",
			id,
			message: parsed.data,
			at: performance.now(),
			output
		});
		stderr.settle();
	}
	function readResult(message, line) {
		const parsed = SimulatorResultSchema.safeParse(message);
		const id = parsed.data?.id;
		if (!parsed.success) breakOff(idOf(message), `${describeIssue(parsed.error)}: ${showUntrusted(line)}`);
		else if (id === void 0) breakOff(null, `a result without "id": ${showUntrusted(line)}`);
		else {
			owed--;
			answered++;
			const output = parsed.data.outcome === "passed" ? "" : stderr.text();
			events.post({
				type: "result",
				id,
				result: parsed.data,
				at: performance.now(),
				output
			});
			stderr.settle();
		}
	}
	function unlimit() {
		limit?.lift();
		limit = null;
	}
	const lines = createLineSplitter({
		prefix: "",
		onLine: (line, whole) => {
			if (whole) readLine(line);
		},
		onOverlong: (start) => breakOff(null, `a line on stdout is longer than ${lineMax} bytes: ${showUntrusted(start)}`)
	});
	const turn = createTurnReader({
		onTurn(stderrChunks, stdoutChunks) {
			for (const chunk of stderrChunks) stderr.push(chunk);
			for (const chunk of stdoutChunks) lines.push(chunk);
			stderr.endTurn();
		},
		onQuiet: () => stderr.quiet()
	});
	const out = makeOutDirectory(context.scratch);
	const values = {
		out,
		config: target.config
	};
	const child = startProcess({
		argv: expandArgv(target.worker.argv, values),
		cwd: context.cwd,
		env: childEnvironment(context.parentEnv, {
			passEnv: target.passEnv,
			env: expandEnvironment(lastingEnvironment(target), values)
		}, { SEEDSWEEP_OUT: out }),
		stdin: "pipe",
		memoryMax: target.memoryMax,
		onStdout: turn.onStdout,
		onStderr: turn.onStderr
	});
	const ended = child.ended.then(async (end) => {
		unlimit();
		gone = true;
		greeted.resolve(null);
		turn.flush();
		lines.end();
		await takeOutDirectory(out);
		events.post({
			type: "ended",
			end,
			output: stderr.text()
		});
	});
	let signal = null;
	function limitAgain() {
		if (limit !== null || signal === null || gone) return;
		limit = limitProcess(child, signal, target.timeoutMs, () => events.post({ type: "silent" }));
	}
	return {
		events,
		ended,
		greeted: greeted.promise,
		hasEnded: () => gone,
		answered: () => answered,
		drive(newSignal) {
			signal = newSignal;
			if (!ready) limitAgain();
		},
		rest() {
			unlimit();
			signal = null;
		},
		send(works, silenceMsMax) {
			const firstId = nextId;
			if (works.length === 0) return firstId;
			owed += works.length;
			limitAgain();
			limit?.allow(silenceMsMax);
			child.write(works.map((work) => formatRequest(requestFor(work, nextId++, target))).join(""));
			return firstId;
		},
		dismiss() {
			child.write(formatRequest({ type: "exit" }));
			child.closeStdin();
		},
		kill: () => child.kill("cancelled")
	};
}
function lastingEnvironment({ env, axes }) {
	const drawn = axes.map(({ name }) => `{config.${name}}`);
	return Object.fromEntries(Object.entries(env).filter(([, value]) => !drawn.some((word) => value.includes(word))));
}
function requestFor(work, id, target) {
	if (!isRange(work)) return {
		type: "run",
		id,
		seed: work.seed,
		config: configurationOf(target, work.seed)
	};
	assert(target.axes.length === 0, "what is drawn for each seed of a range, one request cannot say");
	const { first, end, stream } = work;
	return {
		type: "run",
		id,
		first: String(first),
		count: end - first,
		stream: describeStream(stream),
		config: target.config
	};
}
function formatRequest(request) {
	return `${JSON.stringify(request)}\n`;
}
function isRangeMessage(message) {
	if (typeof message !== "object" || message === null || "outcome" in message) return false;
	return "passed" in message || "failed" in message;
}
function idOf(message) {
	const id = typeof message === "object" && message !== null && "id" in message ? message.id : null;
	return typeof id === "number" ? id : null;
}
// src/simulator/worker-session.ts
const killedStartsMax = 3;
async function* runWorkerSession(tools, worker, start) {
	const session = {
		...start,
		...tools,
		waiting: [...start.waiting],
		worker,
		next: 0,
		ranges: true,
		inFlight: new Map(),
		largest: 1,
		lastAt: 0,
		silentAt: null
	};
	fillWindow(session);
	while (session.window === null || session.inFlight.size > 0) {
		const step = see(session, await worker.events.take());
		yield* step.results;
		if (step.left !== null) return step.left;
		fillWindow(session);
	}
	return {
		...leftOf(session),
		lost: false,
		window: session.window,
		carefully: session.carefully
	};
}
const goOn = {
	results: [],
	left: null
};
function fillWindow(session) {
	const { worker, waiting, inFlight, target, pace } = session;
	const window = session.carefully > 0 ? Math.min(1, session.window ?? 0) : session.window ?? 0;
	const works = [];
	if (inFlight.size === 0) session.largest = 1;
	while (inFlight.size + works.length < window && session.quota > 0) {
		const work = waiting[session.next];
		if (work === void 0) break;
		const part = takePart(session, work);
		if (part === null) continue;
		works.push(part);
		session.next++;
		session.quota -= countSeeds$1(part);
		session.largest = Math.max(session.largest, countSeeds$1(part));
	}
	if (works.length === 0) return;
	const firstId = worker.send(works, silenceMsMax(target.timeoutMs, session.largest, pace));
	const sentAt = performance.now();
	for (const [position, work] of works.entries()) inFlight.set(firstId + position, {
		work,
		sentAt
	});
	session.onQuota(session.quota);
}
function takePart(session, work) {
	if (!isRange(work)) return work;
	if (!session.ranges || countSeeds$1(work) === 1) {
		session.waiting.splice(session.next, 1, ...singlesOf(work));
		return null;
	}
	if (countSeeds$1(work) <= session.quota) return work;
	session.waiting.splice(session.next, 1, ...splitRange(work, session.quota));
	return null;
}
function see(session, event) {
	switch (event.type) {
		case "ready":
			session.window = event.window;
			session.ranges = event.ranges;
			session.killedStarts = 0;
			return goOn;
		case "silent":
			session.silentAt = oldest(session);
			return goOn;
		case "result": return seeResult$1(session, event);
		case "range": return seeRange(session, event);
		case "broken":
			if (session.window === null) return neverReady(session, event.reason, "");
			return lose(session, event.id, (job, ms) => infraResult(job, `worker protocol: ${event.reason}`, "", ms));
		case "ended": return seeEnd(session, event.end, event.output);
		default: return assertNever(event);
	}
}
function seeResult$1(session, event) {
	const work = session.inFlight.get(event.id)?.work;
	if (work === void 0 || isRange(work)) return seeForeign(session, event, work);
	const said = checkSeed({
		kind: "result",
		result: event.result
	}, work.seed);
	if (said.kind === "invalid") return lose(session, event.id, (job, ms) => infraResult(job, `worker protocol: ${said.reason}`, event.output, ms));
	const durationMs = settle(session, event);
	return {
		results: [sharedResult(work, event.result, durationMs, event.output)],
		left: null
	};
}
function seeRange(session, event) {
	const sent = session.inFlight.get(event.id);
	if (sent === void 0 || !isRange(sent.work)) return seeForeign(session, event, sent?.work);
	const durationMs = event.at - Math.max(sent.sentAt, session.lastAt);
	const result = readRangeResult(sent.work, event.message, durationMs, event.output);
	if (typeof result === "string") return disbelieve(session, event.id, sent.work, result, event.output);
	settle(session, event);
	return {
		results: [result],
		left: null
	};
}
function seeForeign(session, { id, output }, work) {
	if (work !== void 0 && isRange(work)) return disbelieve(session, id, work, "a range got the result of a single seed", output);
	const what = work === void 0 ? `a result has id ${id}, which is not running` : "a seed got the result of a range";
	return lose(session, id, (job, ms) => infraResult(job, `worker protocol: ${what}`, output, ms));
}
function settle(session, { id, at }) {
	if (id !== oldest(session)) session.inOrder = false;
	const sent = session.inFlight.get(id);
	if (sent === void 0) return 0;
	session.inFlight.delete(id);
	session.carefully = Math.max(0, session.carefully - 1);
	const durationMs = at - Math.max(sent.sentAt, session.lastAt);
	session.lastAt = at;
	addToPace(session.pace, countSeeds$1(sent.work), durationMs);
	return durationMs;
}
function seeEnd(session, end, output) {
	const { exit, startError } = end;
	if (exit === null) return failAll(session, startError ?? "does not start: the reason is unknown", output);
	if (exit.killedByUs === "cancelled") return cutAll(session);
	if (session.window === null) {
		if (isKillFromOutside(exit) && ++session.killedStarts < killedStartsMax) return loseNobody(session, session.carefully);
		return neverReady(session, describeEarlyEnd(session, exit), output);
	}
	if (exit.killedByUs === "timeout") {
		if (session.silentAt === null || !session.inFlight.has(session.silentAt)) return loseNobody(session, 0);
		return lose(session, null, (job, ms) => ({
			...cutResult(job, ms),
			outcome: "timed-out",
			exit,
			output
		}));
	}
	if (exit.code === 0) {
		if (session.worker.answered() > 0) return loseNobody(session, session.carefully);
		const reason = "the worker ended with exit code 0 and without a result";
		return lose(session, null, (job, ms) => ({
			...cutResult(job, ms),
			outcome: "unknown",
			reason,
			exit,
			output
		}));
	}
	const { memoryMax } = session.target;
	const evidence = {
		startError: null,
		exit,
		report: noResult,
		expect: null,
		shell: false,
		memoryMax,
		output: () => output
	};
	const rules = session.target.outcome.filter((rule) => rule.is !== "passed");
	const { outcome, reason, reported } = classify({
		...evidence,
		rules
	});
	return lose(session, null, (job, ms) => ({
		...cutResult(job, ms),
		outcome,
		reason,
		reported,
		exit,
		output
	}));
}
function lose(session, id, toResult) {
	const { inFlight } = session;
	const known = id !== null && inFlight.has(id) ? id : null;
	if (known === null && !session.inOrder && inFlight.size > 1) return loseNobody(session, inFlight.size);
	const accusedId = known ?? oldest(session);
	const accused = accusedId === null ? void 0 : inFlight.get(accusedId);
	if (accusedId === null || accused === void 0) return loseNobody(session, session.carefully);
	inFlight.delete(accusedId);
	const { work } = accused;
	const carefully = Math.max(0, session.carefully - 1);
	if (isRange(work)) {
		const { left } = loseNobody(session, session.inOrder ? 0 : countSeeds$1(work) + carefully);
		return {
			results: [],
			left: left && {
				...left,
				waiting: [...singlesOf(work), ...left.waiting]
			}
		};
	}
	const durationMs = performance.now() - Math.max(accused.sentAt, session.lastAt);
	const { left } = loseNobody(session, carefully);
	return {
		results: [toResult(work, durationMs)],
		left
	};
}
function disbelieve(session, id, range, reason, output) {
	session.inFlight.delete(id);
	const { left } = loseNobody(session, Math.max(0, session.carefully - 1));
	const why = `worker protocol: ${reason}`;
	return {
		results: singlesOf(range).map((job) => infraResult(job, why, output)),
		left
	};
}
function loseNobody(session, carefully) {
	return {
		results: [],
		left: {
			...leftOf(session),
			lost: true,
			window: null,
			carefully
		}
	};
}
function cutAll(session) {
	const [first] = session.inFlight.values();
	const elapsedMs = first === void 0 ? 0 : performance.now() - Math.max(first.sentAt, session.lastAt);
	const begun = new Set(session.inOrder ? [first?.work] : [...session.inFlight.values()].map(({ work }) => work));
	return over(session, unfinished(session).flatMap((work) => isRange(work) && !begun.has(work) ? [] : singlesOf(work)).map((job, position) => cutResult(job, position === 0 ? elapsedMs : 0)));
}
function neverReady(session, reason, output) {
	return failAll(session, `the worker did not start: ${reason}`, output);
}
function failAll(session, reason, output) {
	const works = unfinished(session);
	const first = works.find(isRange);
	return over(session, works.flatMap((work) => isRange(work) && work !== first ? [] : singlesOf(work)).map((job) => infraResult(job, reason, output)));
}
function over(session, results) {
	return {
		results,
		left: {
			...leftOf(session),
			lost: true,
			waiting: [],
			window: null,
			carefully: 0
		}
	};
}
function leftOf(session) {
	const { inOrder, quota, killedStarts } = session;
	return {
		waiting: unfinished(session),
		inOrder,
		quota,
		killedStarts
	};
}
function unfinished(session) {
	return [...[...session.inFlight.values()].map(({ work }) => work), ...session.waiting.slice(session.next)];
}
function oldest(session) {
	for (const id of session.inFlight.keys()) return id;
	return null;
}
function describeEarlyEnd(session, exit) {
	if (exit.killedByUs === "timeout") return `it was not ready within ${session.target.timeoutMs / 1e3} s`;
	return `it ended ${exit.signal === null ? `with exit code ${exit.code}` : `by ${exit.signal}`} before it was ready`;
}
// src/simulator/worker-runner.ts
const chunkMax = 256;
const dismissMs = 200;
function openWorkerRunner(context) {
	const { target } = context;
	assert(target.worker !== null, `target ${target.name} has no worker`);
	const fresh = {
		window: null,
		quota: target.recycle ?? Number.POSITIVE_INFINITY
	};
	const pace = newPace();
	let worker = null;
	let state = {
		...fresh,
		inOrder: true,
		killedStarts: 0
	};
	let successor = null;
	const retired = new Set();
	let startMs = 0;
	function start() {
		const startedAt = performance.now();
		const started = startWorker(context);
		started.greeted.then(() => {
			startMs = performance.now() - startedAt;
		});
		return started;
	}
	function current() {
		if (worker !== null && !worker.hasEnded()) return worker;
		worker = successor?.hasEnded() === false ? successor : start();
		successor = null;
		state = {
			...state,
			...fresh
		};
		return worker;
	}
	function prepare(quota) {
		if (successor !== null || quota > 2 * startMs / Math.max(meanMs(pace) ?? 0, 1e-6)) return;
		successor = start();
	}
	function retire(last) {
		const timer = setTimeout(() => last.kill(), dismissMs);
		last.dismiss();
		const ended = last.ended.then(() => {
			clearTimeout(timer);
			retired.delete(ended);
		});
		retired.add(ended);
	}
	async function* work(works, signal) {
		let waiting = works;
		let carefully = 0;
		while (waiting.length > 0) {
			if (signal.aborted) {
				for (const one of waiting) if (!isRange(one)) yield cutResult(one);
				return;
			}
			const now = current();
			let left = null;
			try {
				now.drive(signal);
				left = yield* runWorkerSession({
					target,
					pace,
					onQuota: prepare
				}, now, {
					...state,
					waiting,
					carefully
				});
			} finally {
				now.rest();
				if (left === null || left.lost) {
					now.kill();
					await now.ended;
					worker = null;
				}
			}
			({waiting, carefully} = left);
			state = left;
			if (left.lost || left.quota > 0) continue;
			retire(now);
			worker = null;
		}
	}
	return {
		chunk: chunkMax,
		async *runSeeds(jobs, signal) {
			for await (const result of work(jobs, signal)) {
				assert(!isRange(result), "single seeds have single results");
				yield result;
			}
		},
		async canRunRanges(signal) {
			if (signal.aborted) return false;
			const now = current();
			try {
				now.drive(signal);
				return (await now.greeted)?.ranges ?? false;
			} finally {
				now.rest();
			}
		},
		runRanges: (stream, ranges, signal) => work(ranges.map((range) => ({
			...range,
			stream
		})), signal),
		async close() {
			for (const last of [worker, successor]) if (last !== null) retire(last);
			worker = null;
			successor = null;
			await Promise.all(retired);
		}
	};
}
// src/simulator/open-lane.ts
function openLane(context, via) {
	const runner = openRunner(context, via);
	const closing = new AbortController();
	let busy = false;
	async function* use(signal, run) {
		assert(!busy, "a lane is used by one caller at a time");
		busy = true;
		const stop = new AbortController();
		const abort = () => stop.abort();
		if (signal.aborted || closing.signal.aborted) abort();
		signal.addEventListener("abort", abort);
		closing.signal.addEventListener("abort", abort);
		try {
			yield* run(stop.signal);
		} finally {
			busy = false;
			signal.removeEventListener("abort", abort);
			closing.signal.removeEventListener("abort", abort);
		}
	}
	const { runFed } = runner;
	return {
		chunk: runner.chunk,
		runFed: runFed === void 0 ? null : (feed, signal) => use(signal, (stop) => runFed(feed, stop)),
		recall: async () => await runner.recall?.() ?? 0,
		runSeeds: (jobs, signal, keepOutput) => use(signal, (stop) => runner.runSeeds(jobs, stop, keepOutput)),
		canRunRanges: async (signal) => await runner.canRunRanges?.(signal) ?? false,
		runRanges(stream, ranges, signal) {
			const { runRanges } = runner;
			assert(runRanges !== void 0, "only lanes that can run ranges are asked to");
			return use(signal, (stop) => runRanges(stream, ranges, stop));
		},
		async [Symbol.asyncDispose]() {
			closing.abort();
			await runner.close();
		}
	};
}
function openRunner(context, via) {
	switch (via) {
		case "run": return openSeedRunner(context);
		case "batch": return openBatchRunner(context);
		case "worker": return openWorkerRunner(context);
		default: return assertNever(via);
	}
}
// src/sweep/rerun-killed.ts
async function rerunKilled(context, result, signal, keepOutput = false) {
	return againIfKilled(result, () => runSeed(context, {
		index: result.index,
		seed: result.seed
	}, signal, keepOutput));
}
async function againIfKilled(result, again) {
	return wasKilledFromOutside(result) ? again() : result;
}
// src/sweep/sign-outcome.ts
function signOutcome(result, target, workdir) {
	const signature = result.outcome !== "cut" && isFailure(result.outcome) ? extractSignature(describeEvidence(result, target.name, workdir)) : null;
	return {
		...maskResult(result),
		target: target.name,
		signature,
		secondRun: null
	};
}
// src/sweep/second-runs.ts
const sampleEvery = 20;
const freshRunsMax = 4;
function isRunTwice(index, outcome) {
	return outcome === "failed" || outcome === "passed" && isSampled(index);
}
function isSampled(number) {
	return scatter(number) % sampleEvery === 0;
}
function scatter(index) {
	return finalise(finalise(index % 2 ** 32) ^ Math.floor(index / 2 ** 32));
}
function finalise(x) {
	let h = x | 0;
	h = Math.imul(h ^ h >>> 16, 2246822507);
	h = Math.imul(h ^ h >>> 13, 3266489909);
	return (h ^ h >>> 16) >>> 0;
}
function openSecondRuns(context, via, lane, onLeak) {
	const { target, scratch } = context;
	let other = null;
	const sign = (result) => signOutcome(result, target, scratch);
	const runFresh = async ({ index, seed }, signal) => sign(await rerunKilled(context, await runSeed(context, {
		index,
		seed
	}, signal, true), signal, true));
	function otherLane() {
		other ??= openLane(context, via);
		return other;
	}
	async function* checkShared(results, signal) {
		for await (const [first, second] of pair(results.toReversed(), otherLane(), signal)) {
			const same = isSameRun(first, second);
			yield same === false ? await settle(first, signal) : withSecondRun(first, same);
		}
	}
	async function* pair(results, on, signal) {
		const firsts = new Map(results.map((result) => [result.index, result]));
		const jobs = results.map(({ index, seed }) => ({
			index,
			seed
		}));
		for await (const second of on.runSeeds(jobs, signal, true)) {
			const first = firsts.get(second.index);
			if (first !== void 0) yield [sign(first), sign(await rerunKilled(context, second, signal, true))];
		}
	}
	async function settle(first, signal) {
		const fresh = await runFresh(first, signal);
		if (!hasVerdict(fresh)) return first;
		for (let run = 2; run <= freshRunsMax; run++) {
			const again = await runFresh(first, signal);
			if (isSameRun(fresh, again) === false) return unequal(first, fresh, again);
			if (signal.aborted) return first;
		}
		onLeak();
		return {
			...fresh,
			output: fresh.outcome === "passed" ? "" : fresh.output,
			secondRun: "equal"
		};
	}
	async function* checkFresh(results, signal) {
		for await (const [first, second] of pair(results, lane, signal)) yield await compareFresh(first, second, signal);
	}
	async function compareFresh(first, second, signal) {
		const same = isSameRun(first, second);
		return same === false ? await showUnequal(first, second, signal) : withSecondRun(first, same);
	}
	async function showUnequal(first, second, signal) {
		const shown = first.outcome === "passed" ? await runFresh(first, signal) : first;
		return unequal(first, isSameRun(shown, second) === false ? shown : first, second);
	}
	function unequal(first, one, another) {
		const output = [one, another].find(({ outcome }) => outcome === "failed")?.output ?? "";
		const reported = describeUnequalRuns(one, another);
		const run = {
			...first,
			outcome: "nondeterministic",
			output,
			reported,
			reason: null
		};
		return {
			...sign(run),
			secondRun: "unequal"
		};
	}
	return {
		check: (results, signal) => via === "run" ? checkFresh(results, signal) : checkShared(results, signal),
		async compare(first, second, signal) {
			return compareFresh(sign(first), sign(await rerunKilled(context, second, signal, true)), signal);
		},
		settle,
		otherLane,
		async [Symbol.asyncDispose]() {
			await other?.[Symbol.asyncDispose]();
		}
	};
}
function withSecondRun(first, same) {
	return same === true ? {
		...first,
		secondRun: "equal"
	} : first;
}
function cutRanges(spans) {
	const ranges = [];
	for (const { first: low, end } of spans) {
		let first = low;
		while (first < end) {
			const stop = Math.min(end, first + rangeMax, isRangeRunTwice(first) ? nextBlock(first) : nextTwice(first, end));
			ranges.push({
				first,
				end: stop
			});
			first = stop;
		}
	}
	return ranges;
}
function isRangeRunTwice(first) {
	return isSampled(Math.floor(first / 256));
}
function nextBlock(index) {
	return (Math.floor(index / 256) + 1) * 256;
}
function nextTwice(first, end) {
	let next = nextBlock(first);
	while (next < end && !isRangeRunTwice(next)) next += 256;
	return next;
}
// src/sweep/fair-share.ts
function nextInTurn(targets, now) {
	let next = null;
	for (const target of targets) {
		const runtime = (target.usedMs + sum(target.since.map((since) => now - since))) / target.weight;
		const lanes = target.since.length / target.weight;
		if (next === null || runtime < next.runtime || runtime === next.runtime && lanes < next.lanes) next = {
			target,
			runtime,
			lanes
		};
	}
	return next?.target ?? null;
}
function openLaneAccount(weight) {
	const running = [];
	let usedMs = 0;
	return {
		weight,
		get usedMs() {
			return usedMs;
		},
		get since() {
			return running.map(({ since }) => since);
		},
		take(now) {
			const lane = { since: now() };
			running.push(lane);
			return () => {
				running.splice(running.indexOf(lane), 1);
				usedMs += now() - lane.since;
			};
		},
		add(ms) {
			usedMs += ms;
		}
	};
}
function sum(numbers) {
	return numbers.reduce((total, number) => total + number, 0);
}
// src/sweep/see-result.ts
async function seeResult({ deadline, byBudget }, { context, gate }, ran, twice) {
	const result = wasKilledFromOutside(ran) ? await rerunKilled(context, ran, deadline.signal) : ran;
	if (result.outcome === "cut" && result.durationMs === 0 && !byBudget) return;
	if (context.target.deterministic && isRunTwice(result.index, result.outcome)) twice.push(result);
	else gate.put({
		type: "outcome",
		outcome: signOutcome(result, context.target, context.scratch)
	});
}
// src/sweep/feed-lane.ts
const turnMs = 250;
async function feedLane(shard, target, { lane, ...fed }) {
	const { deadline, drawing, byBudget } = shard;
	const { context, cursor, gate, size, stream } = target;
	const { signal } = deadline;
	const isTurnOver = openTurn(shard, target);
	let inHand = [];
	let twice = [];
	let told = null;
	function draw() {
		if (drawing.mode() === "no" || !drawing.allows(size.meanMs()) || isTurnOver()) return null;
		const [range] = cursor.takeRanges(1);
		if (range === void 0) return null;
		const index = range.first;
		return {
			index,
			seed: seedAt(stream, index),
			keepOutput: false,
			first: null,
			end: drawing.begin()
		};
	}
	function tellStarted(head) {
		if (head === void 0 || head.first !== null || head === told) return;
		told = head;
		target.issued++;
		if (byBudget) gate.put({
			type: "issued",
			target: context.target.name,
			count: target.issued
		});
	}
	const feed = {
		next() {
			const job = signal.aborted ? null : twice.shift() ?? draw();
			if (job !== null && inHand.push(job) === 1) tellStarted(job);
			return job;
		},
		ahead: () => drawing.mode() === "freely" ? size.next(64, cursor.remaining()) : 0,
		takeBack(jobs) {
			const back = new Set(jobs);
			inHand = inHand.filter((job) => !back.has(job));
			const [firsts, seconds] = [jobs.filter(({ first }) => first === null), jobs.filter(({ first }) => first !== null)];
			twice = [...seconds, ...twice];
			cursor.giveBack(firsts.map(({ index }) => index));
			for (const { end } of firsts) end();
		}
	};
	async function see(job, ran, wasTold) {
		if (job.first !== null) {
			gate.put({
				type: "outcome",
				outcome: await fed.secondRuns.compare(job.first, ran, signal)
			});
			return job.end();
		}
		if (ran.outcome !== "cut") size.see(1, ran.durationMs);
		const again = [];
		if (wasTold) await seeResult(shard, target, ran, again);
		const [first] = again;
		if (first === void 0) return job.end();
		twice.push({
			...job,
			keepOutput: true,
			first
		});
	}
	const ahead = {
		waiting: () => inHand.slice(1).filter(({ first }) => first === null).length,
		recall: () => lane.recall()
	};
	const recall = () => void lane.recall();
	shard.ahead.add(ahead);
	deadline.drawingEnd.addEventListener("abort", recall);
	try {
		for await (const [job, ran] of fed.runFed(feed, signal)) {
			if (ran.outcome !== "cut" || ran.durationMs > 0) tellStarted(job);
			const wasTold = told === job;
			inHand.shift();
			if (!signal.aborted) tellStarted(inHand[0]);
			await see(job, ran, wasTold);
		}
	} finally {
		shard.ahead.delete(ahead);
		deadline.drawingEnd.removeEventListener("abort", recall);
	}
	for (const { first, end } of twice) {
		if (first !== null) gate.put({
			type: "outcome",
			outcome: signOutcome(first, context.target, context.scratch)
		});
		end();
	}
}
function openTurn({ targets, now }, target) {
	const began = now();
	let over = false;
	return () => {
		if (over || targets.length < 2 || now() - began < turnMs) return over;
		over = nextInTurn(targets.filter(({ cursor }) => cursor.remaining() > 0).map(({ account }) => account), now()) !== target.account;
		return over;
	};
}
// src/sweep/run-ranges.ts
async function* checkRanges(runs, firsts) {
	const { stream, secondRuns, signal, target } = runs;
	const { seconds, alone } = await runAgain(runs, firsts);
	for (const first of firsts) {
		const second = seconds.get(first.first);
		const suspects = new Set();
		for (const { index, outcome } of [...alone, ...second?.failed ?? []]) if (outcome === "failed" && hasPassed(first, index)) suspects.add(index);
		const differs = second !== void 0 && isUnequal(first, second);
		if (differs && suspects.size === 0) {
			const culprit = await findUnequal(runs, first);
			if (culprit === null && !signal.aborted) runs.onLeak();
			else if (culprit !== null && hasPassed(first, culprit)) suspects.add(culprit);
		}
		yield {
			type: "passed",
			passed: tellPassed(target, first, suspects, second !== void 0 && !differs && suspects.size === 0)
		};
		for (const index of suspects) {
			const passed = {
				...emptyResult({
					index,
					seed: seedAt(stream, index)
				}),
				outcome: "passed"
			};
			const durationMs = first.durationMs / (first.end - first.first);
			const outcome = {
				...passed,
				durationMs,
				target,
				signature: null,
				secondRun: null
			};
			yield {
				type: "outcome",
				outcome: await secondRuns.settle(outcome, signal)
			};
		}
	}
}
function tellPassed(target, range, without, ranTwice) {
	const { passed, properties, durationMs, first, end } = range;
	return {
		target,
		spans: without.size === 0 ? passed : passed.flatMap((span) => takeOut(span, without)),
		properties,
		durationMs: durationMs / (end - first),
		ranTwice
	};
}
function takeOut({ first, end }, without) {
	const holes = [...without].filter((index) => first <= index && index < end).sort((a, b) => a - b);
	return [first, ...holes.map((index) => index + 1)].map((start, position) => ({
		first: start,
		end: holes[position] ?? end
	})).filter((span) => span.first < span.end);
}
async function runAgain(runs, firsts) {
	const wanted = firsts.map(({ first, end }) => ({
		first,
		end
	})).reverse();
	const lane = runs.secondRuns.otherLane();
	const seconds = new Map();
	const alone = [];
	if (!await lane.canRunRanges(runs.signal)) return {
		seconds,
		alone
	};
	for await (const result of lane.runRanges(runs.stream, wanted, runs.signal)) if (!isRange(result)) alone.push(result);
	else if (firsts.some(({ first, end }) => first === result.first && end === result.end)) seconds.set(result.first, result);
	else alone.push(...result.failed);
	return {
		seconds,
		alone
	};
}
function isUnequal(a, b) {
	return a.digest !== null && b.digest !== null && a.digest !== b.digest;
}
function hasPassed({ passed }, index) {
	return passed.some(({ first, end }) => first <= index && index < end);
}
async function findUnequal(runs, range) {
	let { first, end } = range;
	while (end - first > 1) {
		const middle = Math.floor((first + end) / 2);
		if (await differAgain(runs, {
			first,
			end: middle
		})) end = middle;
		else if (await differAgain(runs, {
			first: middle,
			end
		})) first = middle;
		else return null;
	}
	return first;
}
async function differAgain({ lane, secondRuns, stream, signal }, range) {
	const runOn = async (on) => {
		for await (const result of on.runRanges(stream, [range], signal)) return result.digest;
		return null;
	};
	const [a, b] = await Promise.all([lane, secondRuns.otherLane()].map(runOn));
	return a !== b;
}
// src/sweep/drive-lane.ts
async function driveLane(shard) {
	try {
		var _usingCtx$9 = _usingCtx();
		const { targets, drawing } = shard;
		await runCarried(shard);
		const runners = _usingCtx$9.a(openRunners());
		for (let mode = drawing.mode(); mode !== "no"; mode = drawing.mode()) {
			const left = targets.filter(({ cursor, size }) => cursor.remaining() > 0 && drawing.allows(size.meanMs()));
			const account = nextInTurn(left.map((target) => target.account), shard.now());
			const target = left.find((candidate) => candidate.account === account);
			if (target === void 0) {
				if (await recallWaiting(shard.ahead)) continue;
				return;
			}
			const runner = runners.of(target);
			const { runFed } = runner.lane;
			const giveBack = target.account.take(shard.now);
			const end = runFed === null ? drawing.begin() : () => {};
			try {
				if (runFed !== null) await feedLane(shard, target, {
					...runner,
					runFed
				});
				else await runChunk(shard, target, runner, mode === "one" ? 1 : Number.POSITIVE_INFINITY);
			} finally {
				end();
				giveBack();
			}
		}
	} catch (_) {
		_usingCtx$9.e = _;
	} finally {
		await _usingCtx$9.d();
	}
}
async function recallWaiting(lanes) {
	for (const lane of [...lanes].toSorted((one, other) => other.waiting() - one.waiting())) if (lane.waiting() > 0 && await lane.recall() > 0) return true;
	return false;
}
async function runCarried({ carried, now }) {
	const { signal } = carried;
	for (let job = carried.take(true); job !== null; job = carried.take(false)) {
		const { gate, account, context: usual } = job.target;
		const context = {
			...usual,
			target: {
				...usual.target,
				timeoutMs: job.limitMs
			}
		};
		const giveBack = account.take(now);
		try {
			const result = await rerunKilled(context, await runSeed(context, {
				index: job.index,
				seed: job.seed
			}, signal), signal);
			if (result.outcome === "cut" && result.durationMs === 0) return;
			if (context.target.deterministic && isRunTwice(result.index, result.outcome)) try {
				var _usingCtx3 = _usingCtx();
				const lane = _usingCtx3.a(openLane(context, "run"));
				const secondRuns = _usingCtx3.a(openSecondRuns(context, "run", lane, () => {}));
				for await (const outcome of secondRuns.check([result], signal)) gate.put({
					type: "outcome",
					outcome
				});
			} catch (_) {
				_usingCtx3.e = _;
			} finally {
				await _usingCtx3.d();
			}
			else gate.put({
				type: "outcome",
				outcome: signOutcome(result, context.target, context.scratch)
			});
		} finally {
			giveBack();
		}
	}
}
function openRunners() {
	const open = new Map();
	return {
		of(target) {
			const known = open.get(target);
			if (known !== void 0) return known;
			const { context, via } = target;
			const lane = openLane(context, via);
			const runner = {
				lane,
				secondRuns: openSecondRuns(context, via, lane, () => warnOfLeak(target)),
				inRanges: null
			};
			open.set(target, runner);
			return runner;
		},
		async [Symbol.asyncDispose]() {
			const all = [...open.values()].flatMap(({ lane, secondRuns }) => [secondRuns, lane]);
			await Promise.all(all.map((one) => one[Symbol.asyncDispose]()));
		}
	};
}
async function runChunk(shard, target, runner, seedsMax) {
	const { context, cursor, gate } = target;
	runner.inRanges ??= context.target.axes.length === 0 && await runner.lane.canRunRanges(shard.deadline.signal);
	const size = runner.inRanges ? target.rangeSize : target.size;
	const laneMax = Math.min(runner.inRanges ? rangedChunkMax : runner.lane.chunk, seedsMax);
	const ranges = cursor.takeRanges(size.next(laneMax, cursor.remaining()));
	target.issued += countIndices(ranges);
	if (shard.byBudget) gate.put({
		type: "issued",
		target: context.target.name,
		count: target.issued
	});
	const started = shard.now();
	const twice = await (runner.inRanges ? runRanges : runSingles)(shard, target, runner, ranges, () => size.see(countIndices(ranges), shard.now() - started));
	if (twice.length === 0) return;
	for await (const outcome of runner.secondRuns.check(twice, shard.deadline.signal)) gate.put({
		type: "outcome",
		outcome
	});
}
const rangedChunkMax = 2 ** 20;
async function runSingles(shard, target, { lane }, ranges, onRan) {
	const jobs = ranges.flatMap((range) => singlesOf({
		...range,
		stream: target.stream
	}));
	const twice = [];
	for await (const ran of lane.runSeeds(jobs, shard.deadline.signal)) await seeResult(shard, target, ran, twice);
	onRan();
	return twice;
}
async function runRanges(shard, target, { lane, secondRuns }, taken, onRan) {
	const { stream, gate } = target;
	const { deterministic, name } = target.context.target;
	const { signal } = shard.deadline;
	const twice = [];
	const again = [];
	for await (const result of lane.runRanges(stream, cutRanges(taken), signal)) {
		for (const one of isRange(result) ? result.failed : [result]) await seeResult(shard, target, one, twice);
		if (!isRange(result)) continue;
		if (deterministic && isRangeRunTwice(result.first)) again.push(result);
		else gate.put({
			type: "passed",
			passed: tellPassed(name, result, new Set(), false)
		});
	}
	onRan();
	const runs = {
		target: name,
		lane,
		secondRuns,
		stream,
		signal,
		onLeak: () => warnOfLeak(target)
	};
	if (again.length > 0) for await (const event of checkRanges(runs, again)) gate.put(event);
	return twice;
}
function countIndices(ranges) {
	return ranges.reduce((sum, { first, end }) => sum + end - first, 0);
}
function warnOfLeak(target) {
	if (target.leaks) return;
	target.leaks = true;
	const { name } = target.context.target;
	const message = `target "${name}": some seeds give in a process that they share with others what they do not give in one of their own, which decides; does the simulator keep state from seed to seed? --via run avoids it`;
	target.gate.put({
		type: "warning",
		message
	});
}
// src/sweep/index-cursor.ts
function openIndexCursor(first, end, completed) {
	const gaps = findGaps(first, end, completed);
	let gap = 0;
	let next = gaps[0]?.[0] ?? end;
	let left = gaps.reduce((sum, [low, high]) => sum + high - low, 0);
	let returned = [];
	function takeRanges(count) {
		const taken = returned.splice(0, count).map((index) => ({
			first: index,
			end: index + 1
		}));
		let wanted = count - taken.length;
		for (let current = gaps[gap]; wanted > 0 && current !== void 0; current = gaps[gap]) {
			const first = next;
			next = Math.min(current[1], first + wanted);
			wanted -= next - first;
			left -= next - first;
			taken.push({
				first,
				end: next
			});
			if (next < current[1]) break;
			gap++;
			next = gaps[gap]?.[0] ?? end;
		}
		return taken;
	}
	return {
		take: (count) => takeRanges(count).flatMap(({ first, end }) => Array.from({ length: end - first }, (_, offset) => first + offset)),
		takeRanges,
		giveBack(indices) {
			returned = [...returned, ...indices].toSorted((one, other) => one - other);
		},
		remaining: () => left + returned.length
	};
}
function findGaps(first, end, completed) {
	const gaps = [];
	let low = first;
	for (const [spanLow, spanHigh] of completed) {
		if (spanHigh <= low) continue;
		if (spanLow >= end) break;
		if (spanLow > low) gaps.push([low, spanLow]);
		low = Math.max(low, spanHigh);
	}
	if (low < end) gaps.push([low, end]);
	return gaps;
}
// src/sweep/preflight.ts
const preflightSeeds = 3;
async function runPreflight(context, stream, slice, signal) {
	const count = Math.min(preflightSeeds, slice.end - slice.first);
	const jobs = Array.from({ length: count }, (_, offset) => {
		const index = slice.first + offset;
		return {
			index,
			seed: seedAt(stream, index)
		};
	});
	const told = new AbortController();
	const stop = AbortSignal.any([signal, told.signal]);
	const ended = [];
	const run = async (job) => {
		const result = await runSeed(context, job, stop, true);
		ended.push(result);
		if (context.target.deterministic && isNoMistake(ended)) told.abort();
		return result;
	};
	return Promise.all(jobs.map(run));
}
function isNoMistake(results) {
	const passed = results.every((result) => result.outcome === "passed");
	const failed = results.every((result) => result.outcome === "failed" && result.digest !== null);
	return !passed && !failed || new Set(results.map(describeRun)).size > 1;
}
function checkPreflight(target, results) {
	if (results.length < preflightSeeds || !target.deterministic) return null;
	if (isNoMistake(results)) return null;
	const [digest = ""] = results.map(describeRun);
	const what = results[0]?.digest == null ? "output" : "digest";
	if (!passesSeed(target)) throw describeUnusedSeed(target, what, digest);
	if (results.every((result) => result.digest === null && result.output.trim() === "")) return null;
	return `target "${target.name}": ${preflightSeeds} seeds gave the same ${what} (${digest}); does the simulator use its seed?`;
}
function passesSeed({ run, env }) {
	return [...run, ...Object.values(env)].some((word) => word.includes("{seed}"));
}
function describeRun(result) {
	if (result.digest !== null) return result.digest;
	return createHash("sha256").update(result.output).digest("hex").slice(0, 8);
}
function describeUnusedSeed(target, what, digest) {
	const command = formatArgv(target.run);
	return new UserError("seed-not-used", `the command of target "${target.name}" does not use the seed\n  run: ${command}\n  ${preflightSeeds} seeds gave the same ${what} (${digest})`, `Write {seed} where the seed goes, for example\n  run: ${command} --seed {seed}`);
}
// src/sweep/start-watch.ts
const unstartedMax = 3;
const alikeMax = 10;
const atOnceMs = 5e3;
function openStartWatch(target) {
	let seen = 0;
	let unstarted = 0;
	let alike = 0;
	let first = null;
	let settled = false;
	let verdict = null;
	return {
		see(result) {
			if (verdict !== null) throw verdict;
			if (settled || result.outcome === "cut") return;
			seen++;
			if (result.outcome === "infra") unstarted++;
			if (seen === unstarted && unstarted >= unstartedMax) verdict = describeUnstarted(target, result);
			const ending = describeEnding(result);
			first ??= ending;
			if (ending !== null && ending === first) alike++;
			if (seen === alike && alike >= alikeMax) verdict = describeDead(target, result, alike);
			if (verdict !== null) throw verdict;
			settled = seen > Math.max(unstarted, alike);
		},
		settled: () => settled
	};
}
function describeEnding(result) {
	if (!(result.outcome !== "cut" && isFailure(result.outcome)) || result.outcome === "timed-out") return null;
	if (result.reported !== null || result.exit === null || result.durationMs > atOnceMs) return null;
	return `${result.exit.code} ${result.exit.signal} ${result.output.replaceAll(result.seed, "<seed>").replace(/\d+/g, "<n>")}`;
}
function describeUnstarted(target, result) {
	const reason = result.reason ?? "no reason given";
	const name = `the simulator of target "${target.name}"`;
	if (isStartFailure(result)) {
		const message = `${name} does not start: ${reason.replace(/^does not start:\s*/, "")}${showLastLines(result.output)}`;
		return new WorldError("simulator-does-not-start", message, { hint: startHint(target, result) });
	}
	const message = `${name} gave no verdict on any of the first ${unstartedMax} seeds: ${reason}${showLastLines(result.output)}`;
	return new WorldError("simulator-gives-no-verdict", message, { hint: startHint(target, result) });
}
function describeDead(target, result, count) {
	const ending = result.exit?.signal ? `was killed by ${result.exit.signal}` : `exited ${result.exit?.code}`;
	return new WorldError("simulator-does-not-start", `the simulator of target "${target.name}" does not start: it ${ending} in the same way on each of the first ${count} seeds` + (showLastLines(result.output) || ", without output"), { hint: startHint(target, result) });
}
function showLastLines(output) {
	const lines = output.trim().split("\n").slice(-6);
	return output.trim() === "" ? "" : `:\n${lines.map((line) => `    ${truncate(line.trim(), 160)}`).join("\n")}`;
}
function startHint(target, { seed }) {
	return `${target.build === null ? "Build it first" : `Build it first (${target.build})`}, then try the command by hand: ${formatCommandLine(target, seed)}`;
}
// src/sweep/start-gate.ts
function openStartGate(target, forward) {
	const watch = openStartWatch(target);
	let held = [];
	const open = () => {
		const events = held ?? [];
		held = null;
		events.forEach(forward);
	};
	return {
		put(event) {
			if (held === null) return forward(event);
			held.push(event);
			if (event.type === "outcome" && event.outcome.index < carriedIndexMin) watch.see(event.outcome);
			if (event.type === "passed" || watch.settled()) open();
		},
		open
	};
}
// src/simulator/run-canary.ts
const canaryJob = {
	index: 0,
	seed: "0"
};
const canaryResult = {
	type: "result",
	outcome: "failed",
	failure: {
		kind: "property",
		property: "Canary",
		message: "planted failure: this run must fail"
	}
};
const canaryScript = "console.log(process.argv[1]); process.exit(1)";
async function runCanary(context, signal, nodePath) {
	const target = {
		...context.target,
		run: [
			nodePath,
			"-e",
			canaryScript,
			`seedsweep: ${JSON.stringify(canaryResult)}`
		],
		env: {},
		config: {},
		expect: null,
		outcome: [],
		result: noResultFiles,
		timeoutMs: 6e4,
		memoryMax: null
	};
	return runSeed({
		...context,
		target
	}, canaryJob, signal);
}
async function runTargetCanary(context, signal) {
	const { target } = context;
	assert(target.canary !== null, `target ${target.name} has no canary`);
	return runSeed({
		...context,
		target: {
			...target,
			run: target.canary
		}
	}, canaryJob, signal);
}
// src/sweep/watch-canary.ts
async function runCanaries(context, nodePath, signal) {
	const ownVerdict = judgeOwnCanary(await twiceIfKilled(() => runCanary(context, signal, nodePath)), context);
	if (ownVerdict.verdict !== "failed" || context.target.canary === null) return ownVerdict;
	return judgeTargetCanary(await twiceIfKilled(() => runTargetCanary(context, signal)));
}
async function twiceIfKilled(run) {
	return againIfKilled(await run(), run);
}
function judgeOwnCanary(result, context) {
	if (result.outcome === "cut") return {
		verdict: "not-run",
		reason: null
	};
	if (result.outcome !== "failed") return {
		verdict: "passed",
		reason: `the engine's canary gave ${result.outcome}${describeReason(result)}`
	};
	const signature = extractSignature(describeEvidence(result, context.target.name, context.scratch));
	if (signature.type === "Canary") return {
		verdict: "failed",
		reason: null
	};
	return {
		verdict: "passed",
		reason: `the engine's canary failed with another signature: ${signature.title}`
	};
}
function judgeTargetCanary(result) {
	if (result.outcome === "cut") return {
		verdict: "not-run",
		reason: null
	};
	if (result.outcome === "failed" || result.outcome === "timed-out") return {
		verdict: "failed",
		reason: null
	};
	return {
		verdict: "passed",
		reason: `the target's canary gave ${result.outcome}${describeReason(result)}`
	};
}
function describeReason(result) {
	return result.reason === null ? "" : `: ${result.reason}`;
}
// src/sweep/sweep-shard.ts
const preflightShareMax = .2;
async function* sweepShard(request) {
	try {
		var _usingCtx$8 = _usingCtx();
		const { plan, jobs, now } = request;
		const share = plan.shards.find((candidate) => candidate.shard === request.shard);
		assert(share !== void 0, `plan has no shard ${request.shard}`);
		const budgetMs = plan.size.by === "budget" ? plan.size.budgetMs : Number.POSITIVE_INFINITY;
		const deadline = _usingCtx$8.u(openDeadline(request.signal, now, budgetMs));
		const queue = openAsyncQueue();
		const targets = share.slices.map((slice) => openTarget(request, slice, queue));
		const left = targets.filter(({ cursor }) => cursor.remaining() > 0);
		const weightSum = left.reduce((sum, { account }) => sum + account.weight, 0);
		for (const target of targets) {
			const shareMs = budgetMs * preflightShareMax * target.account.weight / weightSum;
			const [canary, results] = await Promise.all([runCanaries(target.context, request.nodePath, request.signal), left.includes(target) && !deadline.signal.aborted ? preflight(request, target, shareMs) : []]);
			yield {
				type: "canary",
				...canary
			};
			if (request.signal.aborted) return;
			const warning = checkPreflight(target.context.target, results);
			if (warning !== null) yield {
				type: "warning",
				message: warning
			};
			const unbounded = left.includes(target) ? memoryWarning(target.context.target, process.platform) : null;
			if (unbounded !== null) yield {
				type: "warning",
				message: unbounded
			};
		}
		const carriedLeftMs = Number.isFinite(budgetMs) ? Math.max(0, deadline.leftMs() - budgetMs * .5) : Number.POSITIVE_INFINITY;
		const carriedDeadline = _usingCtx$8.u(openDeadline(deadline.signal, now, carriedLeftMs, 0));
		const carried = openCarriedQueue(plan, request.shard, targets, request.completed, carriedDeadline);
		const shard = {
			targets: left,
			carried,
			deadline,
			drawing: openDrawing(deadline),
			ahead: new Set(),
			byBudget: plan.size.by === "budget",
			now
		};
		const seedsLeft = left.reduce((sum, { cursor }) => sum + cursor.remaining(), 0);
		const lanes = Array.from({ length: Math.min(jobs, seedsLeft + carried.size) }, () => driveLane(shard));
		const finished = Promise.all(lanes).then(() => {
			for (const { gate } of targets) gate.open();
			queue.end();
		}, (error) => {
			deadline.stop();
			return Promise.allSettled(lanes).then(() => queue.end(error));
		});
		try {
			yield* queue;
		} finally {
			deadline.stop();
			await finished;
		}
	} catch (_) {
		_usingCtx$8.e = _;
	} finally {
		_usingCtx$8.d();
	}
}
function openTarget(request, slice, queue) {
	const planned = request.plan.targets.find((candidate) => candidate.target.name === slice.target);
	assert(planned !== void 0, `plan has no target ${slice.target}`);
	const { target, stream } = planned;
	const { cwd, parentEnv, scratch, jobs } = request;
	const via = request.via ?? target.via;
	const cursor = openIndexCursor(slice.first, slice.end, request.completed.get(target.name) ?? []);
	return {
		context: {
			target,
			cwd,
			parentEnv,
			scratch
		},
		via,
		slice,
		stream,
		cursor,
		size: openChunkSizer(jobs, via),
		rangeSize: openChunkSizer(jobs, "ranges"),
		gate: openStartGate(target, (event) => queue.put(event)),
		account: openLaneAccount(target.weight),
		issued: slice.end - slice.first - cursor.remaining(),
		leaks: false
	};
}
async function preflight(request, target, limitMs) {
	try {
		var _usingCtx3 = _usingCtx();
		const { context, stream, slice, account } = target;
		const results = await runPreflight(context, stream, slice, _usingCtx3.u(openDeadline(request.signal, request.now, limitMs)).signal);
		account.add(results.reduce((sum, { durationMs }) => sum + durationMs, 0));
		return results;
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		_usingCtx3.d();
	}
}
// node_modules/yocto-queue/index.js
var Node = class {
	value;
	next;
	constructor(value) {
		this.value = value;
	}
};
var Queue = class {
	#head;
	#tail;
	#size;
	constructor() {
		this.clear();
	}
	enqueue(value) {
		const node = new Node(value);
		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}
		this.#size++;
	}
	dequeue() {
		const current = this.#head;
		if (!current) return;
		this.#head = this.#head.next;
		this.#size--;
		if (!this.#head) this.#tail = void 0;
		return current.value;
	}
	peek() {
		if (!this.#head) return;
		return this.#head.value;
	}
	clear() {
		this.#head = void 0;
		this.#tail = void 0;
		this.#size = 0;
	}
	get size() {
		return this.#size;
	}
	*[Symbol.iterator]() {
		let current = this.#head;
		while (current) {
			yield current.value;
			current = current.next;
		}
	}
	*drain() {
		while (this.#head) yield this.dequeue();
	}
};
// node_modules/p-limit/index.js
function pLimit(concurrency) {
	let rejectOnClear = false;
	if (typeof concurrency === "object") ({concurrency, rejectOnClear = false} = concurrency);
	validateConcurrency(concurrency);
	if (typeof rejectOnClear !== "boolean") throw new TypeError("Expected `rejectOnClear` to be a boolean");
	const queue = new Queue();
	let activeCount = 0;
	const resumeNext = () => {
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};
	const next = () => {
		activeCount--;
		resumeNext();
	};
	const run = async (function_, resolve, arguments_) => {
		const result = (async () => function_(...arguments_))();
		resolve(result);
		try {
			await result;
		} catch {}
		next();
	};
	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = { reject };
		new Promise((internalResolve) => {
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(void 0, function_, resolve, arguments_));
		if (activeCount < concurrency) resumeNext();
	};
	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});
	Object.defineProperties(generator, {
		activeCount: { get: () => activeCount },
		pendingCount: { get: () => queue.size },
		clearQueue: { value() {
			if (!rejectOnClear) {
				queue.clear();
				return;
			}
			const abortError = AbortSignal.abort().reason;
			while (queue.size > 0) queue.dequeue().reject(abortError);
		} },
		concurrency: {
			get: () => concurrency,
			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;
				queueMicrotask(() => {
					while (activeCount < concurrency && queue.size > 0) resumeNext();
				});
			}
		},
		map: { async value(iterable, function_) {
			const promises = [];
			try {
				Array.from(iterable, (value, index) => {
					const promise = generator(function_, value, index);
					promises.push(promise);
					return promise;
				});
			} catch (error) {
				for (const promise of promises) promise.catch(() => {});
				throw error;
			}
			return Promise.all(promises);
		} }
	});
	return generator;
}
function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) throw new TypeError("Expected `concurrency` to be a number from 1 and up");
}
// src/triage/choose-replayed.ts
function chooseReplayed(findings) {
	if (findings.length <= 100) return findings;
	const half = 50;
	const drawn = findings.slice(half).map((finding) => ({
		finding,
		lot: drawLot(finding)
	})).sort((a, b) => compareText(a.lot, b.lot));
	return [...findings.slice(0, half), ...drawn.slice(0, half).map(({ finding }) => finding)];
}
function drawLot({ seeds, target, key }) {
	return createHash("sha256").update(`${seeds[0]?.campaign} ${target} ${key}`).digest("hex");
}
// src/triage/confirm-findings.ts
async function* confirmFindings(request) {
	const limit = pLimit(Math.max(1, request.jobs));
	const stop = new AbortController();
	const signal = AbortSignal.any([request.signal, stop.signal]);
	const ended = [];
	const proofs = [...Map.groupBy(listMissingReplays(request.findings, request.where), ({ finding }) => finding)].flatMap(([finding, replays]) => {
		const context = request.contextFor(finding.target);
		if (context === null) return [];
		const enough = new AbortController();
		const start = ({ reproduction, replay }) => {
			const run = limit(() => {
				if (signal.aborted || enough.signal.aborted) return null;
				const labels = {
					campaign: request.campaign,
					replay,
					where: request.where
				};
				return replayReproduction(reproduction, context, labels, signal);
			});
			ended.push(run.catch(() => void 0));
			return run;
		};
		return [{
			finding,
			done: listOwnReplays(finding, request.where),
			enough,
			start,
			runs: replays.map(start)
		}];
	});
	try {
		for (const proof of proofs) yield* takeReplays(proof);
		await Promise.all(ended);
	} finally {
		stop.abort();
		await Promise.all(ended);
	}
}
async function* takeReplays({ finding, done, enough, start, runs }) {
	let next = runs;
	while (next.length > 0) {
		let lacksVerdict = false;
		for (const run of next) {
			const replayed = await run;
			if (replayed === null) continue;
			const { replay } = replayed;
			if (replay.verdict === "unknown") lacksVerdict = true;
			done.push(replay);
			const isShown = isShownEnough(finding, done);
			if (isShown) enough.abort();
			yield replay;
			if (isShown) return;
		}
		next = lacksVerdict ? listMissing(finding, done).map(start) : [];
	}
}
function listMissingReplays(findings, where) {
	return chooseReplayed(findings.filter((finding) => finding.reproduction !== null && !isMadeOfReplays(finding))).flatMap((finding) => listMissing(finding, listOwnReplays(finding, where)));
}
function listMissing(finding, own) {
	const { reproduction } = finding;
	if (reproduction === null || isMadeOfReplays(finding) || isShownEnough(finding, own)) return [];
	const bySeed = reproduction.repeat.by === "seed";
	const done = new Set(own.map(({ replay }) => replay));
	const numbers = Array.from({ length: bySeed ? 6 : countReplays(reproduction.repeat) }, (_, position) => position + 1).filter((replay) => !done.has(replay));
	const wanted = bySeed ? 3 - own.filter(({ verdict }) => verdict !== "unknown").length : numbers.length;
	return numbers.slice(0, Math.max(0, wanted)).map((replay) => ({
		finding,
		reproduction,
		replay
	}));
}
function listOwnReplays({ replays, reproduction }, where) {
	return replays.filter((replay) => replay.where === where && (reproduction?.repeat.by === "attempts" || replay.seed === reproduction?.seed));
}
function isShownEnough({ reproduction }, replays) {
	return reproduction?.repeat.by === "attempts" && replays.filter(({ verdict }) => verdict === "same").length >= 3;
}
function isMadeOfReplays({ signature, key, replays }) {
	return signature.type === "unequal runs" && replays.some((replay) => replay.key !== key);
}
// src/model/checkpoint-payload.ts
const states = [
	"running",
	"delivered",
	"cut-short"
];
const canaries = [
	"failed",
	"passed",
	"not-run"
];
const typeMax = 100;
const titleMax = 200;
const Index = number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const Cause = tuple([
	string().regex(/^[0-9a-zA-Z-]{1,128}$/),
	_enum(signatureKinds),
	string().max(typeMax),
	string().max(titleMax)
]);
const PayloadSchema = tuple([
	_enum(states),
	_enum(canaries),
	array(Cause).max(1e5),
	array(tuple([
		string().min(1).max(64),
		Index,
		array(tuple([Index, Index.min(1)])),
		array(tuple([
			Index,
			Index,
			_enum(failureKinds),
			Index.nullable(),
			Index
		])),
		array(tuple([Index, _enum(["unknown", "infra"])]))
	]))
]);
function encodeCheckpoint({ state, canary, targets }) {
	const causes = new Map();
	const placeOf = ({ key, kind, type, title }) => {
		const known = causes.get(key) ?? {
			place: causes.size,
			cause: [
				key,
				kind,
				truncate(type, typeMax),
				truncate(title, titleMax)
			]
		};
		causes.set(key, known);
		return known.place;
	};
	const encoded = targets.map((one) => [
		one.target,
		one.issued,
		one.spans.map(([lo, hi], place) => [lo - (one.spans[place - 1]?.[1] ?? 0), hi - lo]),
		one.failures.map((failure) => [
			failure.index,
			placeOf(failure),
			failure.outcome,
			failure.step,
			Math.round(failure.durationMs)
		]),
		one.unjudged.map(({ index, outcome }) => [index, outcome])
	]);
	return [
		state,
		canary,
		[...causes.values()].map(({ cause }) => cause),
		encoded
	];
}
function decodeCheckpoint(payload) {
	const parsed = PayloadSchema.safeParse(payload);
	if (!parsed.success) return null;
	const [state, canary, causes, encoded] = parsed.data;
	const targets = [];
	for (const [target, issued, gaps, told, unjudged] of encoded) {
		const spans = decodeSpans(gaps);
		const failures = told.flatMap(([index, place, outcome, step, durationMs]) => {
			const [key, kind, type, title] = causes[place] ?? [];
			if (key === void 0 || kind === void 0 || type === void 0 || title === void 0) return [];
			return [{
				index,
				outcome,
				step,
				durationMs,
				key,
				kind,
				type,
				title
			}];
		});
		const exceptions = unjudged.map(([index, outcome]) => ({
			index,
			outcome
		}));
		if (failures.length < told.length || !areDone(spans, [...failures, ...exceptions])) return null;
		if ((spans.at(-1)?.[1] ?? 0) > Number.MAX_SAFE_INTEGER) return null;
		targets.push({
			target,
			issued,
			spans,
			failures,
			unjudged: exceptions
		});
	}
	return {
		state,
		canary,
		targets
	};
}
function areDone(spans, told) {
	let place = 0;
	return told.map(({ index }) => index).sort((a, b) => a - b).every((index) => {
		while ((spans[place]?.[1] ?? Infinity) <= index) place++;
		return (spans[place]?.[0] ?? Infinity) <= index;
	});
}
function decodeSpans(gaps) {
	let end = 0;
	return gaps.map(([gap, length]) => {
		const lo = end + gap;
		end = lo + length;
		return [lo, end];
	});
}
// src/store/checkpoint-line.ts
const checkpointMark = "seedsweep checkpoint 1";
const payloadMax = 6e3;
const unpackedMax = 2 ** 20;
const checkpointLineMax = 6200;
const checksumDigits = 16;
const linePattern = new RegExp(`^${checkpointMark} ([0-9a-f]{12}) s(\\d{1,5}) ([A-Za-z0-9_-]{1,${payloadMax}}) ([0-9a-f]{${checksumDigits}})(?![A-Za-z0-9_-])`);
function formatCheckpoint(checkpoint) {
	const payload = deflateRawSync(JSON.stringify(encodeCheckpoint(checkpoint)), { level: 9 }).toString("base64url");
	if (payload.length > payloadMax) return split(checkpoint).flatMap(formatCheckpoint);
	const line = `${checkpointMark} ${checkpoint.campaign} s${checkpoint.shard} ${payload}`;
	return [`${line} ${checksumOf(line)}`];
}
function parseCheckpoint(line) {
	const parts = linePattern.exec(truncate(line, checkpointLineMax));
	if (parts === null) return null;
	const [, campaign = "", shard = "", payload = "", checksum = ""] = parts;
	if (checksumOf(`seedsweep checkpoint 1 ${campaign} s${shard} ${payload}`) !== checksum) return null;
	const said = decodeCheckpoint(unpack(payload));
	return said === null ? null : {
		campaign,
		shard: Number(shard),
		...said
	};
}
function unpack(payload) {
	try {
		return JSON.parse(inflateRawSync(Buffer.from(payload, "base64url"), { maxOutputLength: unpackedMax }).toString("utf8"));
	} catch {
		return null;
	}
}
function checksumOf(line) {
	return createHash("sha256").update(line).digest("hex").slice(0, checksumDigits);
}
function split(checkpoint) {
	const { targets } = checkpoint;
	const half = Math.ceil(targets.length / 2);
	return (targets.length > 1 ? [targets.slice(0, half), targets.slice(half)] : targets.flatMap(splitTarget)).map((part) => ({
		...checkpoint,
		targets: part
	}));
}
function splitTarget(target) {
	const at = findMiddle(target);
	const within = (low, high) => ({
		...target,
		spans: target.spans.flatMap(([lo, hi]) => {
			const part = [Math.max(lo, low), Math.min(hi, high)];
			return part[0] < part[1] ? [part] : [];
		}),
		failures: target.failures.filter(({ index }) => low <= index && index < high),
		unjudged: target.unjudged.filter(({ index }) => low <= index && index < high)
	});
	return [[within(0, at)], [within(at, Number.MAX_SAFE_INTEGER)]];
}
function findMiddle({ spans, failures, unjudged }) {
	const [first] = spans;
	assert(first !== void 0, "a checkpoint without indices fits into a line");
	if (spans.length > 1) return spans[Math.floor(spans.length / 2)]?.[0] ?? 0;
	const told = [...failures, ...unjudged].map(({ index }) => index).sort((a, b) => a - b);
	assert(told.length > 1, "one index fits into a line");
	return Math.max(first[0] + 1, told[Math.floor(told.length / 2)] ?? 0);
}
// src/campaign/checkpoint-log.ts
const waitingMax = 1e4;
function openCheckpointLog(campaign, shard) {
	const targets = new Map();
	let canary = "not-run";
	let news = false;
	const waitingOf = (target) => {
		const known = targets.get(target) ?? {
			issued: 0,
			spans: [],
			failures: [],
			unjudged: []
		};
		targets.set(target, known);
		return known;
	};
	return {
		add(outcome) {
			const { outcome: kind, index, signature } = outcome;
			const { spans, failures, unjudged } = waitingOf(outcome.target);
			if (kind === "cut" || Math.max(spans.length, failures.length, unjudged.length) >= waitingMax) return;
			if (addIndex(spans, index) === null) return;
			news = true;
			if (kind === "unknown" || kind === "infra") unjudged.push({
				index,
				outcome: kind
			});
			if (!isFailure(kind) || signature === null) return;
			const { key, kind: cause, type, title } = signature;
			const { step, durationMs } = outcome;
			failures.push({
				index,
				outcome: kind,
				step,
				durationMs,
				key,
				kind: cause,
				type,
				title
			});
		},
		addPassed(passed) {
			const { spans } = waitingOf(passed.target);
			for (const { first, end } of passed.spans) {
				if (spans.length >= waitingMax) return;
				if (addSpan(spans, first, end) !== null) news = true;
			}
		},
		addIssued(target, count) {
			const waiting = waitingOf(target);
			if (count > waiting.issued) news = true;
			waiting.issued = Math.max(waiting.issued, count);
		},
		setCanary(seen) {
			if (canary !== "passed") canary = seen;
		},
		take(state) {
			if (!news && state === "running") return [];
			const told = [...targets].map(([target, waiting]) => ({
				target,
				...waiting
			}));
			for (const [target, { issued }] of targets) targets.set(target, {
				issued,
				spans: [],
				failures: [],
				unjudged: []
			});
			news = false;
			return formatCheckpoint({
				campaign,
				shard,
				state,
				canary,
				targets: told
			});
		}
	};
}
// src/campaign/sweep-phase.ts
const checkpointMsDefault = 6e4;
async function sweepPhase(phase, machine) {
	try {
		var _usingCtx$7 = _usingCtx();
		checkVia(phase);
		const store = _usingCtx$7.u(openStore(phase.dbPath, {
			create: true,
			keyRules
		}));
		recordPlan(store, phase.plan, machine.date().toISOString());
		const state = await recordShard(store, phase, machine);
		if (state === "delivered" && phase.proves !== false) {
			const replays = confirmCampaign(store, {
				...phase,
				where: nameRunner(phase)
			}, machine);
			for await (const replay of replays) recordReplays(store, [replay]);
		}
		const proven = state === "delivered" && isProven(store, phase.plan, nameRunner(phase));
		finaliseOrWarn(store, phase.observer);
		return {
			state,
			proven
		};
	} catch (_) {
		_usingCtx$7.e = _;
	} finally {
		_usingCtx$7.d();
	}
}
function checkVia({ plan, via }) {
	if (via === null || via === "run") return;
	const without = plan.targets.find(({ target }) => target[via] === null)?.target;
	if (without === void 0) return;
	const hint = `Add ${via} to the target, or leave --via out`;
	throw new UserError("no-such-via", `target "${without.name}" has no ${via} command`, hint);
}
function isProven(store, plan, where) {
	return listMissingReplays(readReport(store, plan.campaign).findings, where).length === 0;
}
function finaliseOrWarn(store, observer) {
	try {
		finaliseStore(store);
	} catch (error) {
		if (!(error instanceof WorldError) || error.code !== "store-not-finalised") throw error;
		observer.onWarning(`${error.message}: ${error.hint}`);
	}
}
async function recordShard(store, phase, machine) {
	try {
		var _usingCtx3 = _usingCtx();
		const { plan, shard, attempt, observer } = phase;
		const id = {
			campaign: plan.campaign,
			shard,
			attempt
		};
		beginShardRun(store, {
			...id,
			jobs: machine.jobs,
			machine: machine.description,
			startedAt: machine.date().toISOString(),
			seedsweep: machine.version
		});
		const completed = readCompleted(store, plan, shard);
		observer.onStart(countPlanned(plan, shard), countCompleted(completed));
		const launched = new Set(plan.targets.flatMap(({ target }) => (phase.via ?? target.via) === "run" ? [target.name] : []));
		const started = machine.now();
		const recorder = openRecorder(store, {
			...id,
			now: machine.now
		});
		_usingCtx3.u(flushRegularly(recorder));
		const log = _usingCtx3.u(writeCheckpoints(phase));
		let canary = "not-run";
		let state = "cut-short";
		try {
			for await (const event of sweepShard(describeSweep(phase, machine, completed))) switch (event.type) {
				case "outcome":
					if (launched.has(event.outcome.target)) machine.onLaunched?.();
					log.add(event.outcome);
					recorder.record(event.outcome);
					observer.onOutcome(event.outcome);
					break;
				case "passed":
					log.addPassed(event.passed);
					recorder.recordPassed(event.passed);
					observer.onPassed(event.passed.spans.reduce((sum, { first, end }) => sum + end - first, 0));
					break;
				case "issued":
					log.addIssued(event.target, event.count);
					recorder.recordIssued(event.target, event.count);
					observer.onIssued(event.target, event.count);
					break;
				case "canary":
					canary = canary === "passed" ? canary : event.verdict;
					log.setCanary(canary);
					if (event.reason !== null) observer.onWarning(event.reason);
					break;
				case "warning": observer.onWarning(event.message);
			}
			recorder.flush();
			if (isDelivered(store, phase)) state = "delivered";
		} finally {
			log.end(state);
			recorder.flush();
			finishShardRun(store, id, {
				state,
				wallMs: machine.now() - started,
				canary
			});
		}
		return state;
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		_usingCtx3.d();
	}
}
const flushMs = 1e3;
function flushRegularly(recorder) {
	const timer = setInterval(() => {
		try {
			recorder.flush();
		} catch (error) {
			if (!(error instanceof WorldError || error instanceof UserError)) throw error;
		}
	}, flushMs);
	return { [Symbol.dispose]: () => clearInterval(timer) };
}
function writeCheckpoints({ plan, shard, checkpoints }) {
	if (checkpoints === null) return noLog;
	const log = openCheckpointLog(plan.campaign, shard);
	const write = (state) => {
		for (const line of log.take(state)) checkpoints.write(line);
	};
	const timer = setInterval(() => write("running"), checkpoints.everyMs);
	return {
		...log,
		end: write,
		[Symbol.dispose]: () => clearInterval(timer)
	};
}
const noLog = {
	add: () => void 0,
	addPassed: () => void 0,
	addIssued: () => void 0,
	setCanary: () => void 0,
	end: () => void 0,
	[Symbol.dispose]: () => void 0
};
async function* confirmCampaign(store, phase, machine) {
	const { plan, where, observer, signal } = phase;
	const findings = readReport(store, plan.campaign).findings.filter(({ reproduction }) => reproduction !== null);
	if (findings.length === 0) return;
	observer.onConfirming(findings);
	const targets = plan.targets.map(({ target }) => target);
	const parentEnv = simulatorEnvironment(machine, targets);
	const contextFor = (name) => {
		const target = targets.find((candidate) => candidate.name === name);
		return target === void 0 ? null : {
			target,
			cwd: machine.cwd,
			parentEnv,
			scratch: machine.scratch
		};
	};
	const request = {
		findings,
		contextFor,
		campaign: plan.campaign,
		where,
		jobs: machine.jobs,
		signal
	};
	for await (const replay of confirmFindings(request)) {
		observer.onReplay(replay);
		yield replay;
	}
}
function nameRunner({ plan, shard, attempt }) {
	return plan.origin.namespace === "local" && plan.shards.length === 1 ? "local" : `shard ${shard} attempt ${attempt}`;
}
function describeSweep(phase, machine, completed) {
	return {
		plan: phase.plan,
		shard: phase.shard,
		cwd: machine.cwd,
		parentEnv: simulatorEnvironment(machine, phase.plan.targets.map(({ target }) => target)),
		scratch: machine.scratch,
		nodePath: machine.nodePath,
		jobs: machine.jobs,
		via: phase.via,
		completed,
		signal: phase.signal,
		now: machine.now
	};
}
function readCompleted(store, plan, shard) {
	return new Map(plan.targets.map(({ target }) => [target.name, completedSpans(store, plan.campaign, target.name, shard)]));
}
function countCompleted(completed) {
	return [...completed.values()].flat().filter(([low]) => !isCarried(low)).reduce((sum, [low, high]) => sum + high - low, 0);
}
function countPlanned(plan, shard) {
	if (plan.size.by === "budget") return 0;
	return (plan.shards.find((candidate) => candidate.shard === shard)?.slices ?? []).reduce((sum, slice) => sum + slice.end - slice.first, 0);
}
function isDelivered(store, { plan, shard, signal }) {
	if (plan.size.by === "budget") return !signal.aborted;
	return countCompleted(readCompleted(store, plan, shard)) >= countPlanned(plan, shard);
}
// src/campaign/weigh-replays.ts
async function weighReplays(store, plan, replays, signal, machine) {
	const kept = [];
	for (const planned of plan.targets) {
		const own = replays.filter(({ target }) => target === planned.target.name);
		const seen = new Set(own.map(({ verdict }) => verdict));
		const isDoubtful = seen.has("other") && !seen.has("same");
		const isHere = !isDoubtful || await passesHere(store, plan, planned, signal, machine);
		if (isDoubtful && signal.aborted) continue;
		const weighed = own.map((replay) => {
			return isHere || replay.verdict !== "other" ? replay : {
				...replay,
				verdict: "unknown"
			};
		});
		if (weighed.some(({ verdict, seenKey }) => verdict !== "unknown" || seenKey !== null)) kept.push(...weighed);
	}
	return kept;
}
async function passesHere(store, { campaign }, { target, stream }, signal, machine) {
	const index = findPassedIndex(store, {
		campaign,
		target: target.name
	});
	if (index === null) return false;
	const seed = seedAt(stream, index);
	const { cwd, scratch } = machine;
	const context = {
		target,
		cwd,
		parentEnv: simulatorEnvironment(machine, [target]),
		scratch
	};
	const { outcome } = await runCommandLine(formatCommandLine(target, seed), context, {
		index,
		seed
	}, signal);
	return outcome === "passed";
}
// src/plan/planned-count.ts
function plannedCount(plan, shard) {
	if (plan.size.by === "budget") return null;
	assert(shard === void 0 || plan.shards[shard] !== void 0, `shard ${shard} is not in the plan`);
	return (shard === void 0 ? plan.shards : plan.shards.slice(shard, shard + 1)).flatMap(({ slices }) => slices).reduce((sum, { first, end }) => sum + end - first, 0);
}
function planWarnings(plan) {
	const { size } = plan;
	return plan.targets.flatMap(({ target, stream }) => {
		return streamWarnings(stream, size.by === "count" ? size.count : plan.shards.length === 1 ? 1 : lastEnd(plan, target.name)).map((warning) => `${target.name}: ${warning}`);
	});
}
function lastEnd(plan, target) {
	return plan.shards.at(-1)?.slices.find((slice) => slice.target === target)?.end ?? 1;
}
function readPlan(text, where) {
	const value = parseJson(text, where);
	const { format, version, seedsweep } = headOf(value);
	if (format !== "seedsweep-plan") throw new UserError("plan-foreign", `${where} is not a plan of seedsweep`, "Make one with: seedsweep plan -o plan.json");
	if (version !== 1) throw new UserError("plan-version", `${where} is a plan of version ${show$1(version)}, made by seedsweep ${show$1(seedsweep)}; this release reads version 1`, "Use the same release of seedsweep in every job of a campaign");
	const parsed = PlanSchema.safeParse(value);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		throw damaged(where, `${issue?.path.join(".") || "its content"}: ${issue?.message}`);
	}
	const plan = parsed.data;
	if (hashPlan(plan) !== plan.campaign) throw damaged(where, `its content does not belong to campaign ${plan.campaign}`);
	const contradiction = findContradiction(plan);
	if (contradiction !== null) throw damaged(where, contradiction);
	return plan;
}
function parseJson(text, where) {
	if (text.length > 67108864) throw new UserError("plan-foreign", `${where} is too long to be a plan`, null);
	try {
		return JSON.parse(text);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new UserError("plan-not-json", `${where} is not JSON: ${truncate(reason, 120)}`, "Make a plan with: seedsweep plan -o plan.json");
	}
}
function headOf(value) {
	return typeof value === "object" && value !== null ? value : {};
}
function show$1(value) {
	return typeof value === "string" || typeof value === "number" ? truncate(String(value), 40) : "unknown";
}
function damaged(where, reason) {
	return new UserError("plan-damaged", `${where} is damaged: ${truncate(reason, 300)}`, "Make the plan again, and do not edit it");
}
function findContradiction({ targets, shards, carried, known }) {
	const ends = new Map(targets.map(({ target }) => [target.name, 0]));
	if (ends.size !== targets.length) return "a target is planned twice";
	for (const [position, { shard, slices }] of shards.entries()) {
		if (shard !== position) return `shard ${shard} stands in the place of shard ${position}`;
		for (const { target, first, end } of slices) {
			const free = ends.get(target);
			if (free === void 0) return `shard ${shard} has seeds of target ${target}, which is not planned`;
			if (first < free || end < first) return `shard ${shard} owns indices ${first}..${end} of ${target}, from ${free} on are free`;
			ends.set(target, end);
		}
	}
	const stray = [...carried, ...known].find(({ target, shard }) => !ends.has(target) || shards[shard] === void 0);
	if (stray !== void 0) return `seed ${stray.seed} is carried over for target ${stray.target} by shard ${stray.shard}`;
	return null;
}
// src/store/merge-past.ts
var import_lib = __toESM(require_lib(), 1);
const countRules = [pastSweepRule, pastSightingRule];
function mergePast(input, draft, kept) {
	if (input.prepare("SELECT 1 FROM main.past_campaign LIMIT 1").get() === void 0) return;
	for (const rule of countRules) {
		input.exec(`DELETE FROM ${draft}.${rule.table} WHERE campaign IN (${knewMore("main", draft)})`);
		const rows = `SELECT ${columnsOf(rule).join(", ")} FROM main.${rule.table}
      WHERE campaign NOT IN (${knewMore(draft, "main")})`;
		input.exec(upsertAllSql(rule, draft, rows));
	}
	const columns = columnsOf(pastCampaignRule).join(", ");
	input.exec(upsertAllSql(pastCampaignRule, draft, `SELECT ${columns} FROM main.past_campaign WHERE true`));
	mergePlaces(input, draft, kept);
}
function knewMore(one, other) {
	return `SELECT campaign FROM ${one}.past_campaign a JOIN ${other}.past_campaign b USING (campaign) WHERE a.known > b.known`;
}
function mergePlaces(input, draft, kept) {
	const insert = input.prepare(`INSERT OR IGNORE INTO ${draft}.past_detail VALUES (?, ?, ?, ?, ?, ?, ?)`);
	const removals = ["detail", "past_detail"].map((table) => input.prepare(`DELETE FROM ${draft}.${table} WHERE (target, key, campaign, idx, shard, attempt) = (?, ?, ?, ?, ?, ?)`));
	const rows = input.prepare("SELECT target, key, campaign, number, idx AS \"index\", shard, attempt FROM main.past_detail").all();
	for (const { target, key, ...place } of rows) {
		const name = detailsKey(target, key);
		const places = kept.get(name) ?? [];
		kept.set(name, places);
		const { stays, evicted } = keepDetail(places, place);
		if (evicted !== null) {
			const at = [
				target,
				key,
				evicted.campaign,
				evicted.index,
				evicted.shard,
				evicted.attempt
			];
			for (const remove of removals) remove.run(...at);
		}
		if (stays) insert.run(target, key, place.campaign, place.number, place.index, place.shard, place.attempt);
	}
}
function dropPast(database) {
	const past = "campaign IN (SELECT campaign FROM past_campaign)";
	if (database.prepare("SELECT 1 FROM past_campaign LIMIT 1").get() === void 0) return;
	database.exec(`INSERT OR IGNORE INTO past_detail
      SELECT target, key, campaign, c.number, idx, shard, attempt FROM detail JOIN campaign c USING (campaign) WHERE ${past}`);
	for (const table of tablesOfCampaigns(database)) database.exec(`DELETE FROM "${table}" WHERE ${past}`);
}
function tablesOfCampaigns(database) {
	return [...database.prepare(`SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c ON c.name = 'campaign'
      WHERE t.type = 'table' AND t.name NOT LIKE 'past~_%' ESCAPE '~' ORDER BY t.rowid DESC`).pluck().all().filter((name) => !roots.includes(name)), ...roots];
}
const roots = ["shard_run", "campaign"];
// src/store/merge-rows.ts
const draftSchema = "draft";
const plainRules = [
	campaignRule,
	shardRunRule,
	issuedRule,
	exceptionRule,
	cutRule,
	durationRule,
	propertyRule,
	configValueRule,
	secondRunRule,
	slowRule,
	replayRule,
	issueRule,
	recalledRule,
	historySourceRule,
	comparisonRule,
	signatureRule,
	formerKeyRule,
	bisectBatchRule,
	firstBadRule,
	correctionRule,
	commentLookRule
];
function mergeRows(input, kept) {
	for (const rule of withRows(input, plainRules)) {
		const columns = columnsOf(rule).join(", ");
		input.exec(upsertAllSql(rule, draftSchema, `SELECT ${columns} FROM main.${rule.table} WHERE true`));
	}
	mergeSpans(input);
	mergeFailures(input);
	mergeDetails(input, kept);
	mergePast(input, draftSchema, kept);
}
function trimSlowest(database) {
	database.exec(`DELETE FROM slow WHERE (campaign, shard, attempt, target, idx) IN (
      SELECT campaign, shard, attempt, target, idx FROM (
        SELECT *, row_number() OVER (
          PARTITION BY campaign, shard, attempt ORDER BY duration_ms DESC, target, idx) AS place FROM slow)
      WHERE place > 10)`);
}
function withRows(input, all) {
	const looks = all.map(({ table }) => `EXISTS (SELECT 1 FROM main.${table})`).join(", ");
	const found = input.prepare(`SELECT ${looks}`).raw().get() ?? [];
	return all.filter((_, place) => found[place] === 1);
}
function mergeSpans(input) {
	const rows = input.prepare("SELECT campaign, target, shard, attempt, lo, hi FROM main.span").raw().all();
	const own = input.prepare(`SELECT lo, hi FROM ${draftSchema}.span WHERE (campaign, target, shard, attempt) = (?, ?, ?, ?)`);
	const insert = input.prepare(`INSERT INTO ${draftSchema}.span VALUES (?, ?, ?, ?, ?, ?)`);
	for (const [name, ofAttempt] of Map.groupBy(rows, (row) => JSON.stringify(row.slice(0, 4)))) {
		const attempt = JSON.parse(name);
		const known = own.raw().all(...attempt);
		const union = unionSpans([...known, ...ofAttempt.map((row) => [Number(row[4]), Number(row[5])])]);
		if (known.length > 0) removeSpans(input, attempt);
		for (const [lo, hi] of union) insert.run(...attempt, lo, hi);
	}
}
function removeSpans(input, attempt) {
	input.prepare(`DELETE FROM ${draftSchema}.span WHERE (campaign, target, shard, attempt) = (?, ?, ?, ?)`).run(...attempt);
}
function mergeFailures(input) {
	const columns = columnsOf(failureRule).map((name) => name === "signature" ? "own.id" : `f.${name}`);
	input.exec(upsertAllSql(failureRule, draftSchema, `SELECT ${columns.join(", ")} FROM main.failure f CROSS JOIN main.signature s ON s.id = f.signature
      CROSS JOIN ${draftSchema}.signature own ON own.key = s.key AND own.variant = s.variant WHERE true`));
}
function mergeDetails(input, kept) {
	const rows = readPlaces(input, kept);
	if (rows.length === 0) return;
	const readText = input.prepare("SELECT text FROM main.detail WHERE (target, key, campaign, idx, shard, attempt) = (?, ?, ?, ?, ?, ?)").pluck();
	const write = openDetailWriter(input, kept, draftSchema);
	const staying = new Map();
	for (const { target, key, place } of rows) {
		const name = detailsKey(target, key);
		const union = staying.get(name) ?? [...kept.get(name) ?? []];
		staying.set(name, union);
		keepDetail(union, place);
	}
	for (const { target, key, place } of rows) {
		if (staying.get(detailsKey(target, key))?.some((other) => samePlace(other, place)) !== true) continue;
		const at = [
			target,
			key,
			place.campaign,
			place.index,
			place.shard,
			place.attempt
		];
		write(target, key, place, () => readText.get(...at) ?? "");
	}
}
function readPlaces(input, kept) {
	const groups = input.prepare("SELECT target, key, campaign, min(idx), max(idx) FROM main.detail GROUP BY target, key, campaign").raw().all();
	const numbers = new Map(input.prepare("SELECT campaign, number FROM main.campaign").raw().all());
	const open = groups.filter(([target, key, campaign, least, greatest]) => {
		const end = {
			number: Number(numbers.get(String(campaign))),
			campaign: String(campaign)
		};
		return !leavesNoRoom(kept.get(detailsKey(String(target), String(key))) ?? [], {
			...end,
			index: Number(least),
			attempt: -1,
			shard: -1
		}, {
			...end,
			index: Number(greatest),
			attempt: Infinity,
			shard: Infinity
		});
	});
	if (open.length === 0) return [];
	const ofGroup = input.prepare(`SELECT target, key, number, campaign, idx, attempt, shard FROM main.detail JOIN main.campaign USING (campaign)
      WHERE (target, key, campaign) = (?, ?, ?)`).raw();
	return open.flatMap(([target, key, campaign]) => ofGroup.all(target, key, campaign).map(toPlace));
}
function toPlace([target, key, number, campaign, index, attempt, shard]) {
	return {
		target: String(target),
		key: String(key),
		place: {
			number: Number(number),
			campaign: String(campaign),
			index: Number(index),
			attempt: Number(attempt),
			shard: Number(shard)
		}
	};
}
function samePlace(a, b) {
	return a.campaign === b.campaign && a.index === b.index && a.attempt === b.attempt && a.shard === b.shard;
}
// src/store/merge-stores.ts
function mergeStores(outPath, inputPaths, keyRules = null, only = null) {
	try {
		var _usingCtx$6 = _usingCtx();
		makeDirectory(dirname(outPath));
		_usingCtx$6.u(claimStore(outPath));
		const draftPath = `${outPath}-merging`;
		removeDraft(draftPath);
		try {
			const existed = existsSync(outPath);
			const draft = withStoreErrors(outPath, () => openDraft(outPath, draftPath, existed));
			if (keyRules !== null) withStoreErrors(outPath, () => rekeySignatures(draft, keyRules));
			const refusals = new Map();
			let campaigns;
			try {
				try {
					var _usingCtx3 = _usingCtx();
					const kept = readKeptDetails(draft);
					const aids = withStoreErrors(outPath, () => dropAids(draft));
					const isOwn = (path) => existed && isSameFile(path, outPath);
					const others = endsFirst(inputPaths.filter((path) => !isOwn(path)));
					for (const path of inputPaths.filter(isOwn)) refusals.set(path, null);
					const stores = _usingCtx3.u(openOutsideStores(others));
					for (const path of others) refusals.set(path, mergeInput(draft, path, {
						stores,
						kept,
						outPath,
						keyRules,
						only
					}));
					campaigns = withStoreErrors(outPath, () => finishDraft(draft, outPath, aids));
				} catch (_) {
					_usingCtx3.e = _;
				} finally {
					_usingCtx3.d();
				}
			} finally {
				draft.close();
			}
			const merged = inputPaths.filter((path) => refusals.get(path) === null);
			const refused = inputPaths.flatMap((path) => {
				const refusal = refusals.get(path) ?? null;
				return refusal === null ? [] : [{
					path,
					...refusal
				}];
			});
			if (merged.length > 0) replace(draftPath, outPath);
			return {
				merged,
				refused,
				campaigns
			};
		} finally {
			removeDraft(draftPath);
		}
	} catch (_) {
		_usingCtx$6.e = _;
	} finally {
		_usingCtx$6.d();
	}
}
function endsFirst(paths) {
	const sorted = [...new Set(paths)].sort((a, b) => compareText(padNumbers(a), padNumbers(b)));
	return sorted.map((_, place) => sorted.at(place % 2 === 0 ? place / 2 : -(place + 1) / 2) ?? "");
}
function padNumbers(path) {
	return path.replace(/\d+/g, (digits) => digits.padStart(16, "0"));
}
function openDraft(outPath, draftPath, existed) {
	if (existed) try {
		var _usingCtx4 = _usingCtx();
		_usingCtx4.u(openClaimedStore(outPath, { [Symbol.dispose]: () => void 0 })).database.prepare("VACUUM INTO ?").run(draftPath);
	} catch (_) {
		_usingCtx4.e = _;
	} finally {
		_usingCtx4.d();
	}
	const draft = new import_lib.default(draftPath);
	prepareDraft(draft, "main");
	if (!existed) migrateStore(draft);
	return draft;
}
function prepareDraft(database, schema) {
	database.pragma(`${schema}.journal_mode = MEMORY`);
	database.pragma(`${schema}.synchronous = OFF`);
	database.pragma("foreign_keys = OFF");
}
function dropAids(draft) {
	const aids = draft.prepare(`SELECT type, name, sql FROM sqlite_schema WHERE type IN ('index', 'view') AND sql IS NOT NULL ORDER BY rowid`).all();
	for (const { type, name } of aids) draft.exec(`DROP ${type} "${name}"`);
	return aids.map(({ sql }) => sql);
}
function mergeInput(draft, path, { stores, kept, outPath, keyRules, only }) {
	try {
		var _usingCtx5 = _usingCtx();
		let input;
		try {
			input = stores.open(path);
		} catch (error) {
			return toRefusal(error);
		}
		_usingCtx5.u(input);
		const { database } = input;
		const foreign = only === null ? null : describeForeign(input, only);
		if (foreign !== null) return {
			code: "store-foreign",
			reason: foreign
		};
		try {
			withStoreErrors(outPath, () => attachDraft(database, draft.name));
			requireSamePlans(input);
			if (keyRules !== null) rekeySignatures(database, keyRules);
			database.exec("BEGIN");
			mergeRows(database, kept);
			database.exec("COMMIT");
			return null;
		} catch (error) {
			if (database.inTransaction) database.exec("ROLLBACK");
			kept.clear();
			for (const [key, places] of readKeptDetails(draft)) kept.set(key, places);
			if (error instanceof import_lib.default.SqliteError) {
				if (!/^SQLITE_(CONSTRAINT|CORRUPT)/.test(error.code)) throw explainStoreError(outPath, error);
				return toRefusal(damaged$1(path, error.message, error));
			}
			return toRefusal(error);
		}
	} catch (_) {
		_usingCtx5.e = _;
	} finally {
		_usingCtx5.d();
	}
}
function describeForeign({ database, path }, campaign) {
	const other = database.prepare("SELECT campaign FROM campaign ORDER BY campaign").pluck().all().find((candidate) => candidate !== campaign);
	return other === void 0 ? null : `${path} is of campaign ${other}, not of ${campaign}`;
}
function attachDraft(input, draftPath) {
	input.prepare(`ATTACH ? AS ${draftSchema}`).run(draftPath);
	prepareDraft(input, draftSchema);
	input.pragma("query_only = OFF");
}
function requireSamePlans({ database, path }) {
	const pairs = database.prepare(`SELECT campaign, i.plan_json AS planJson, o.plan_json AS known
      FROM main.campaign i JOIN ${draftSchema}.campaign o USING (campaign) WHERE i.plan_json <> o.plan_json`).all();
	for (const { campaign, planJson, known } of pairs) if (withoutLinks(path, known) !== withoutLinks(path, planJson)) throw damaged$1(path, `its plan of campaign ${campaign} differs from the one of the stores before it`);
}
function withoutLinks(path, planJson) {
	const { size, targets, shards, carried, known } = parsePlan(path, planJson);
	return JSON.stringify({
		size,
		targets,
		shards,
		carried,
		known
	});
}
function toRefusal(error) {
	if (error instanceof UserError || error instanceof WorldError) return {
		code: error.code,
		reason: error.message
	};
	throw error;
}
function finishDraft(draft, outPath, aids) {
	draft.exec("BEGIN");
	dropPast(draft);
	trimSlowest(draft);
	for (const sql of aids) draft.exec(sql);
	const rows = draft.prepare("SELECT campaign, plan_json AS planJson FROM campaign ORDER BY started_at, number, campaign").all();
	const shards = draft.prepare("SELECT DISTINCT shard FROM shard_run WHERE campaign = ?").pluck();
	const campaigns = rows.map(({ campaign, planJson }) => {
		const seen = new Set(shards.all(campaign));
		return {
			campaign,
			missingShards: parsePlan(outPath, planJson).shards.map(({ shard }) => shard).filter((shard) => !seen.has(shard))
		};
	});
	draft.exec("COMMIT");
	return campaigns;
}
function isSameFile(a, b) {
	return existsSync(a) && realpathSync(a) === realpathSync(b);
}
function replace(draftPath, outPath) {
	try {
		const file = openSync(draftPath, "r+");
		fsyncSync(file);
		closeSync(file);
		renameSync(draftPath, outPath);
	} catch (cause) {
		throw new WorldError("store-not-writable", `cannot replace ${outPath}`, { cause });
	}
}
function removeDraft(draftPath) {
	for (const suffix of [
		"",
		"-journal",
		"-wal",
		"-shm"
	]) rmSync(`${draftPath}${suffix}`, { force: true });
}
// src/store/read-job-log.ts
const logSizeMax = 2 ** 30;
const itemsMax = 5e6;
function readJobLog(path) {
	const size = statSync(path).size;
	if (size > logSizeMax) throw new UserError("log-too-large", `${path} has ${size} bytes, more than ${logSizeMax}`);
	const checkpoints = [];
	let damagedLines = 0;
	let items = 0;
	for (const line of readLines(path)) {
		const at = line.indexOf(checkpointMark);
		if (at === -1 || !prefixPattern.test(line.slice(0, at))) continue;
		const checkpoint = items < itemsMax ? parseCheckpoint(line.slice(at)) : null;
		if (checkpoint === null) damagedLines++;
		else checkpoints.push(checkpoint);
		items += checkpoint === null ? 0 : 1 + countItems(checkpoint);
	}
	return {
		checkpoints,
		damagedLines
	};
}
function countItems({ targets }) {
	return targets.reduce((sum, one) => sum + one.spans.length + one.failures.length + one.unjudged.length, 0);
}
function looksLikeStore(path) {
	const file = openSync(path, "r");
	try {
		const head = Buffer.alloc(6);
		readSync(file, head, 0, head.length, 0);
		return head.toString("latin1") === "SQLite";
	} finally {
		closeSync(file);
	}
}
const prefixPattern = new RegExp([
	String.raw`^\ufeff?`,
	String.raw`(?:[^\t]{0,200}\t[^\t]{0,200}\t\ufeff?)?`,
	String.raw`(?:\x1b_bk;t=\d{1,20}\x07)?`,
	String.raw`(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]? )?`,
	String.raw`(?:std(?:out|err) [FP] |\d\d[OE][+ ]?)?`,
	String.raw`(?:\x1b\[[0-9;]{0,20}[A-Za-z]|##\[[a-z]{1,20}\]|\r| ){0,16}$`
].join(""));
const chunkSize = 2 ** 16;
function* readLines(path) {
	const lineMax = 6712;
	const decoder = new StringDecoder("utf8");
	const chunk = Buffer.alloc(chunkSize);
	const file = openSync(path, "r");
	let rest = "";
	try {
		for (let read = -1; read !== 0;) {
			read = readSync(file, chunk, 0, chunk.length, null);
			const lines = (rest + decoder.write(chunk.subarray(0, read))).split("\n");
			rest = (lines.pop() ?? "").slice(0, lineMax);
			for (const line of lines) yield line.slice(0, lineMax);
		}
		yield rest;
	} finally {
		closeSync(file);
	}
}
// src/store/store-of-log.ts
const logMachine = "known from a job log";
function makeStoreOfLog(path, { plan, startedAt }, checkpoints) {
	try {
		var _usingCtx$5 = _usingCtx();
		const store = _usingCtx$5.u(openStore(path, { create: true }));
		recordPlan(store, plan, startedAt);
		const ofShards = Map.groupBy(checkpoints, ({ shard }) => shard);
		const planned = plan.shards.filter(({ shard }) => ofShards.has(shard));
		return withStoreErrors(path, () => store.database.transaction(() => planned.map(({ shard }) => ({
			shard,
			seeds: writeShard(store, plan, shard, ofShards.get(shard) ?? [])
		})))());
	} catch (_) {
		_usingCtx$5.e = _;
	} finally {
		_usingCtx$5.d();
	}
}
function writeShard(store, plan, shard, checkpoints) {
	const { campaign } = plan;
	const slices = plan.shards.find((candidate) => candidate.shard === shard)?.slices ?? [];
	const told = Map.groupBy(checkpoints.flatMap(({ targets }) => targets), ({ target }) => target);
	const insert = store.database.prepare(`INSERT INTO shard_run (campaign, shard, attempt, revision, state, canary, wall_ms, dropped, jobs, machine, started_at, seedsweep)
    SELECT campaign, ?, ?, 0, 'running', ?, 0, 0, 0, ?, started_at, ? FROM campaign WHERE campaign = ?`);
	const canaries = checkpoints.map(({ canary }) => canary);
	const canary = [
		"passed",
		"failed",
		"not-run"
	].find((one) => canaries.includes(one));
	insert.run(shard, 0, canary, logMachine, truncate(plan.seedsweep, 128), campaign);
	const seeds = slices.reduce((sum, slice) => sum + writeSlice(store, plan, shard, slice, told.get(slice.target) ?? []), 0);
	const planned = slices.reduce((sum, { first, end }) => sum + end - first, 0);
	const ends = new Set(checkpoints.map(({ state }) => state));
	const isWhole = plan.size.by === "budget" || seeds === planned;
	const state = ends.has("delivered") && isWhole ? "delivered" : ends.has("cut-short") ? "cut-short" : "running";
	store.database.prepare("UPDATE shard_run SET state = ?, revision = ? WHERE shard = ?").run(state, state === "running" ? 0 : 1, shard);
	return seeds;
}
function writeSlice({ database }, plan, shard, slice, told) {
	const { target } = slice;
	const planned = plan.targets.find((candidate) => candidate.target.name === target);
	assert(planned !== void 0, `plan has no target ${target}`);
	const key = [
		plan.campaign,
		target,
		shard,
		0
	];
	const seedOf = (index) => findSeed(plan, shard, slice, planned.stream, index);
	const isOwn = ({ index }) => seedOf(index) !== null;
	const own = unionSpans(told.flatMap((one) => clip(one.spans, slice)));
	const carried = unionSpans(told.flatMap((one) => carriedRanges(plan).flatMap((range) => clip(one.spans, range).flatMap((span) => takeOwn(span, isOwn)))));
	const spans = [...own, ...carried];
	const insertSpan = database.prepare("INSERT INTO span VALUES (?, ?, ?, ?, ?, ?)");
	for (const [lo, hi] of spans) insertSpan.run(...key, lo, hi);
	const issued = Math.max(0, ...told.map((one) => one.issued));
	if (issued > 0) database.prepare(upsertSql(issuedRule)).run(...key, issued);
	const place = (index) => [
		plan.campaign,
		target,
		index,
		shard,
		0
	];
	const insertFailure = database.prepare(upsertSql(failureRule));
	for (const failure of told.flatMap(({ failures }) => failures).filter(isOwn)) {
		const { index, outcome, step, durationMs } = failure;
		const seed = seedOf(index);
		assert(seed !== null, "of those that are the shard’s own");
		const drawn = planned.target.axes.length === 0 ? null : JSON.stringify(drawConfiguration(planned.target, seed));
		const cause = [
			enterCause(database, failure),
			outcome,
			seed,
			""
		];
		insertFailure.run(...place(index), ...cause, step, durationMs, null, null, null, drawn);
	}
	const insertException = database.prepare(upsertSql(exceptionRule));
	for (const { index, outcome } of told.flatMap(({ unjudged }) => unjudged).filter(isOwn)) insertException.run(...place(index), outcome, seedOf(index), logMachine);
	return countIndices$1(own);
}
function enterCause(database, { key, kind, type, title }) {
	database.prepare(upsertSql(signatureRule)).run(key, "", 0, kind, "none", type, "", "[]", title, 1, null);
	return Number(database.prepare(`SELECT id FROM signature WHERE key = ? AND variant = ''`).pluck().get(key));
}
function findSeed(plan, shard, { target, first, end }, stream, index) {
	if (first <= index && index < end) return seedAt(stream, index);
	const carried = carriedAt(plan, index);
	return carried !== null && carried.target === target && carried.shard === shard ? carried.seed : null;
}
function carriedRanges({ carried, known }) {
	return [{
		first: carriedIndexMin,
		end: carriedIndexMin + carried.length
	}, {
		first: knownIndexMin,
		end: knownIndexMin + known.length
	}];
}
function takeOwn([lo, hi], isOwn) {
	return Array.from({ length: hi - lo }, (_, place) => [lo + place, lo + place + 1]).filter(([index]) => isOwn({ index }));
}
function clip(spans, { first, end }) {
	return spans.flatMap(([lo, hi]) => {
		const part = [Math.max(lo, first), Math.min(hi, end)];
		return part[0] < part[1] ? [part] : [];
	});
}
// src/campaign/merge-phase.ts
function mergePhase(outPath, inputPaths, only = null) {
	const inputs = inputPaths.map((path) => ({
		path,
		log: path === outPath ? null : findJobLog(path)
	}));
	let result = {
		...mergeStores(outPath, inputs.filter(({ log }) => log === null).map(({ path }) => path), keyRules, only),
		recovered: []
	};
	for (const { path, log } of inputs) if (log !== null) result = addLog(result, outPath, {
		path,
		log,
		only
	});
	return result;
}
function findJobLog(path) {
	if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true || looksLikeStore(path)) return null;
	const log = readJobLog(path);
	return log.checkpoints.length + log.damagedLines === 0 ? null : log;
}
function addLog(result, outPath, { path, log, only }) {
	const refuse = (code, reason) => {
		return {
			...result,
			refused: [...result.refused, {
				path,
				code,
				reason
			}]
		};
	};
	const told = [...Map.groupBy(log.checkpoints, ({ campaign }) => campaign)];
	const known = readKnownPlans(outPath).filter(({ plan }) => only === null || plan.campaign === only);
	const mine = told.filter(([campaign]) => known.some(({ plan }) => plan.campaign === campaign));
	if (told.length === 0) return refuse("log-damaged", `${path} has ${formatCount(log.damagedLines)} checkpoint lines, none of them as it was written`);
	if (mine.length === 0) return refuse("log-foreign", `${path} is the log of campaign ${told.map(([campaign]) => campaign).slice(0, 3).join(", ")}, and no store here has its plan`);
	const directory = mkdtempSync(join(tmpdir(), "seedsweep-log-"));
	try {
		const shards = [];
		let campaigns = result.campaigns;
		for (const [campaign, checkpoints] of mine) {
			const planned = known.find(({ plan }) => plan.campaign === campaign);
			if (planned === void 0) continue;
			const storePath = join(directory, `${campaign}.db`);
			shards.push(...makeStoreOfLog(storePath, planned, checkpoints).map((one) => ({
				campaign,
				...one
			})));
			const merged = mergeStores(outPath, [storePath], keyRules);
			const [refused] = merged.refused;
			if (refused !== void 0) return refuse(refused.code, refused.reason.replaceAll(storePath, path));
			campaigns = merged.campaigns;
		}
		const recovered = [...result.recovered, {
			path,
			shards,
			damagedLines: log.damagedLines
		}];
		return {
			...result,
			campaigns,
			recovered
		};
	} finally {
		rmSync(directory, {
			recursive: true,
			force: true
		});
	}
}
function readKnownPlans(outPath) {
	try {
		var _usingCtx$4 = _usingCtx();
		if (statSync(outPath, { throwIfNoEntry: false }) === void 0) return [];
		const store = _usingCtx$4.u(openStore(outPath, { readonly: true }));
		return readCampaigns(store).map(({ campaign, startedAt }) => ({
			plan: readPlan$1(store, campaign),
			startedAt
		}));
	} catch (_) {
		_usingCtx$4.e = _;
	} finally {
		_usingCtx$4.d();
	}
}
// src/campaign/phases.ts
async function planPhase(request, machine) {
	try {
		var _usingCtx$3 = _usingCtx();
		const { number, previous, ...wanted } = request;
		const origin = await readOrigin(machine.cwd, machine.env, number);
		const headSha = readOwnPullRequest(machine.env)?.headSha ?? null;
		const known = {
			...wanted,
			origin,
			headSha,
			seedsweep: machine.version
		};
		if (previous === null) return planCampaign(known);
		const store = _usingCtx$3.u(openStore(previous.dbPath, { readonly: true }));
		const plan = planCampaign({
			...known,
			...readEarlier(store, origin, previous.before)
		});
		return previous.before === null ? planAgain(store, plan) : plan;
	} catch (_) {
		_usingCtx$3.e = _;
	} finally {
		_usingCtx$3.d();
	}
}
function readEarlier(store, { number, workflow }, before) {
	const cut = before === null ? readPendingSeeds(store, number, workflow) : readPendingSeeds(store, before);
	const known = new Set(cut.map(({ target, seed }) => `${target} ${seed}`));
	const retries = readRetries(store, before ?? Number.MAX_SAFE_INTEGER);
	return {
		pending: [...cut, ...retries.filter(({ target, seed }) => !known.has(`${target} ${seed}`))],
		stored: readKnownSeeds(store, before)
	};
}
function planAgain(store, plan) {
	const { number, workflow } = plan.origin;
	return readCampaigns(store).filter(({ origin }) => origin.number === number && origin.workflow === workflow).map(({ campaign }) => readPlan$1(store, campaign)).map(({ campaign, carried, known }) => ({
		...plan,
		campaign,
		carried,
		known
	})).find((candidate) => hashPlan(candidate) === candidate.campaign) ?? plan;
}
function startStore(dbPath, plan, at) {
	try {
		var _usingCtx3 = _usingCtx();
		const store = _usingCtx3.u(openStore(dbPath, { create: true }));
		recordPlan(store, plan, at.toISOString());
		finaliseStore(store);
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		_usingCtx3.d();
	}
}
function readStoreReport(dbPath, campaign = null, floor, corrections = null) {
	try {
		var _usingCtx4 = _usingCtx();
		const store = _usingCtx4.u(openStore(dbPath, { readonly: true }));
		const newest = readCampaigns(store).sort((a, b) => a.startedAt.localeCompare(b.startedAt) || a.number - b.number).at(-1);
		const id = campaign ?? newest?.campaign;
		if (id === void 0) throw new UserError("store-empty", `${dbPath} holds no campaign yet`, "Sweep something first: seedsweep run --help");
		return withHistory(store, readReport(store, id, floor, corrections));
	} catch (_) {
		_usingCtx4.e = _;
	} finally {
		_usingCtx4.d();
	}
}
function rekeyStore(dbPath) {
	try {
		var _usingCtx5 = _usingCtx();
		_usingCtx5.u(openStore(dbPath, { keyRules }));
	} catch (_) {
		_usingCtx5.e = _;
	} finally {
		_usingCtx5.d();
	}
}
async function triagePhase(phase, machine) {
	try {
		var _usingCtx6 = _usingCtx();
		rekeyStore(phase.dbPath);
		const found = readStoreReport(phase.dbPath, phase.campaign ?? null);
		const { plan } = found;
		const otherCode = describeOtherCommit(plan.origin.sha, (await readOrigin(machine.cwd, machine.env, 0)).sha);
		if (otherCode !== null) return {
			report: found,
			simulatorHere: false,
			otherCode
		};
		const unknown = phase.configured === void 0 ? null : describeUnknownCommand(plan, phase.configured);
		if (unknown !== null) return {
			report: found,
			simulatorHere: false,
			otherCode: unknown
		};
		const store = _usingCtx6.u(openStore(phase.dbPath));
		const all = await Array.fromAsync(confirmCampaign(store, {
			...phase,
			plan
		}, machine));
		const replays = await weighReplays(store, plan, all, phase.signal, machine);
		const simulatorHere = all.length === 0 || replays.some(({ verdict }) => verdict !== "unknown");
		recordReplays(store, replays);
		return {
			report: readReport(store, plan.campaign),
			simulatorHere,
			otherCode
		};
	} catch (_) {
		_usingCtx6.e = _;
	} finally {
		_usingCtx6.d();
	}
}
// src/config/check-placeholders.ts
const placeholders = {
	run: ["seed", "out"],
	batch: [
		"from",
		"count",
		"seeds-file",
		"out"
	],
	worker: [],
	canary: ["seed", "out"]
};
const pattern = /\{([A-Za-z][A-Za-z0-9._-]*)\}/g;
function placeholdersOf(argv) {
	return [...new Set(argv.flatMap((word) => [...word.matchAll(pattern)].map((match) => match[1] ?? "")))];
}
function checkPlaceholders(argv, command, configNames, where) {
	const known = placeholders[command];
	for (const name of placeholdersOf(argv)) if (name.startsWith("config.")) checkConfigName(name.slice(7), configNames, where);
	else if (!known.includes(name)) throw unknownPlaceholder(name, command, known, where);
}
function checkConfigName(name, configNames, where) {
	if (configNames.includes(name)) return;
	const nearest = nearestWord(name, configNames);
	throw new UserError("placeholder", `${where}: {config.${name}} has no value`, nearest === null ? `Write it under config: { ${name}: ... }` : `Did you mean {config.${nearest}}?`);
}
function unknownPlaceholder(name, command, known, where) {
	const seen = `${where}: {${name}} means nothing in ${command}`;
	const owner = Object.entries(placeholders).find(([, names]) => names.includes(name))?.[0];
	if (owner !== void 0) return new UserError("placeholder", seen, `{${name}} belongs in ${owner}; ${list(known)}`);
	const nearest = nearestWord(name, known);
	return new UserError("placeholder", seen, nearest === null ? list(known) : `Did you mean {${nearest}}?`);
}
function list(known) {
	return `write one of: ${[...known, "config.NAME"].map((name) => `{${name}}`).join(", ")}`;
}
// src/config/read-configuration.ts
const familyWord = "on/off";
function readConfiguration(fields, at) {
	const config = {};
	const axes = [];
	for (const [name, written] of Object.entries(fields ?? {})) {
		const values = Array.isArray(written) ? written.map(String) : [String(written)];
		checkValues(name, values, at(`config.${name}`));
		const [first = ""] = values;
		if (values.length > 1) axes.push({
			kind: "values",
			name,
			values
		});
		else if (first === familyWord) axes.push({
			kind: "family",
			name
		});
		else config[name] = first;
	}
	return {
		config,
		axes
	};
}
function isDrawn(fields) {
	return Object.values(fields ?? {}).some((value) => value === familyWord || Array.isArray(value) && value.length > 1);
}
function namesOf({ config, axes }) {
	return [...Object.keys(config), ...axes.map(({ name }) => name)];
}
function checkAxes(target, at) {
	for (const [key, argv] of [["run", target.run], ["batch", target.batch?.argv ?? null]]) {
		const placed = argv === null ? null : placeholdersOf([...argv, ...Object.values(target.env)]);
		const unused = target.axes.find(({ kind, name }) => kind === "values" && placed?.includes(`config.${name}`) === false);
		if (unused === void 0) continue;
		throw new UserError("config-unused", `${at(`config.${unused.name}`)}: every seed draws its ${unused.name}, but ${key} is not told which`, `Write {config.${unused.name}} into ${key}, or into a variable of env`);
	}
	const ofWorker = placeholdersOf(target.worker?.argv ?? []);
	const fixed = target.axes.find(({ name }) => ofWorker.includes(`config.${name}`));
	if (fixed !== void 0) throw new UserError("config-worker", `${at("worker")}: a worker runs many seeds, and each draws its ${fixed.name}`, `Remove {config.${fixed.name}}: it is in "config" of every request`);
	const [drawn] = target.axes;
	if (drawn === void 0 || target.batch?.argv.some((word) => word.includes("{from}")) !== true) return;
	throw new UserError("config-batch", `${at("batch")}: a batch has one configuration, but consecutive seeds each draw their ${drawn.name}`, "Let batch take {seeds-file}: seeds of one configuration then share a file");
}
function checkValues(name, values, where) {
	if (values.find((value) => value.includes("\0")) !== void 0) throw new UserError("config-values", `${where}: ${name} holds a NUL character`, "Remove it");
	const twice = values.find((value, position) => values.indexOf(value) !== position);
	if (twice !== void 0) {
		const seen = `${where}: ${name} has the value ${JSON.stringify(truncate(twice, 80))} twice`;
		throw new UserError("config-values", seen, "Write each value once: all are drawn equally often");
	}
	if (values.length === 2 && values.includes("on") && values.includes("off")) throw new UserError("config-values", `${where}: ${name} is on or off, and is not written as a family of faults`, `Write ${name}: ${familyWord}`);
}
function splitCommand(text, where) {
	if (text.length > 65536) throw new UserError("command-long", `${where}: a command of ${text.length} characters`, "Put it into a script");
	const argv = [];
	let word = null;
	let at = 0;
	while (at < text.length) {
		const char = text.charAt(at);
		if (char === "'") {
			const end = text.indexOf("'", at + 1);
			if (end < 0) throw unterminated(text, at, where);
			word = (word ?? "") + text.slice(at + 1, end);
			at = end + 1;
		} else if (char === "\"") {
			const quoted = readDoubleQuotes(text, at, where);
			word = (word ?? "") + quoted.content;
			at = quoted.next;
		} else if (char === "\\") {
			if (at + 1 >= text.length) throw unterminated(text, at, where);
			if (text[at + 1] !== "\n") word = (word ?? "") + text.charAt(at + 1);
			at += 2;
		} else if (char === "\n" && text.slice(at).trim() !== "" && (argv.length > 0 || word !== null)) throw needsShell(text, "a second line", where);
		else if (/\s/.test(char)) {
			if (word !== null) argv.push(word);
			word = null;
			at++;
		} else {
			refuseShellWord(text, at, word === null, where);
			word = (word ?? "") + char;
			at++;
		}
	}
	if (word !== null) argv.push(word);
	return checkArgv(argv, where);
}
function checkArgv(argv, where) {
	const program = argv[0];
	if (program === void 0 || program === "") throw new UserError("command-empty", `${where}: the command is empty`, "Write a program, for example ./sim --seed {seed}");
	if (argv.some((word) => word.includes("\0"))) throw new UserError("command-nul", `${where}: the command holds a NUL character`, "Remove it: no program can receive it");
	const assignment = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(program);
	if (assignment !== null) {
		const [, name, value] = assignment;
		throw new UserError("command-shell", `${where}: the command starts with ${truncate(program, 80)}, but there is no shell that would set it`, `Write it under env: { ${name}: ${truncate(value ?? "", 80)} }`);
	}
	return [...argv];
}
function readDoubleQuotes(text, start, where) {
	let content = "";
	let at = start + 1;
	while (at < text.length) {
		const char = text.charAt(at);
		if (char === "\"") return {
			content,
			next: at + 1
		};
		const next = text.charAt(at + 1);
		if (char === "\\" && next === "\n") at += 2;
		else if (char === "\\" && next !== "" && "$`\"\\".includes(next)) {
			content += next;
			at += 2;
		} else {
			const expansion = expansionAt(text, at);
			if (expansion !== null) throw needsShell(text, expansion, where);
			content += char;
			at++;
		}
	}
	throw unterminated(text, start, where);
}
function refuseShellWord(text, at, startsWord, where) {
	const expansion = expansionAt(text, at);
	if (expansion !== null) throw needsShell(text, expansion, where);
	const operator = /^(?:&&|\|\||>>|<<|[|&;<>()])/.exec(text.slice(at, at + 2));
	if (operator !== null) throw needsShell(text, `"${operator[0]}"`, where);
	if ((startsWord ? /^~(?=\/|\s|$)/.exec(text.slice(at, at + 2)) : null) !== null) throw needsShell(text, "\"~\"", where);
}
function expansionAt(text, at) {
	const char = text[at];
	if (char === "`") return "a backtick";
	if (char !== "$") return null;
	const found = /^\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-]|\{[^}]*\}?|\()/.exec(text.slice(at, at + 100));
	return found === null ? null : `"${found[0]}"`;
}
function needsShell(text, what, where) {
	const line = text.trim();
	const list = /[\n]/.test(line) ? "[sh, -c, \"<the lines>\"]" : JSON.stringify([
		"sh",
		"-c",
		truncate(line, 200)
	]);
	return new UserError("command-shell", `${where}: the command uses ${what}, but it is started without a shell`, `Write ${list} to have one, or put quotes '...' around what is meant as it stands`);
}
function unterminated(text, at, where) {
	const quote = text.charAt(at);
	const what = quote === "\\" ? "ends with a backslash" : `has a quote ${quote} without its end`;
	return new UserError("command-quote", `${where}: the command ${what}: ${truncate(text.slice(at).trim(), 60)}`, quote === "\\" ? "Remove it, or write \\\\ for a backslash" : `Close it with ${quote}`);
}
// src/config/apply-preset.ts
function applyPreset(fields, at) {
	const { preset: name, run } = fields;
	if (name === void 0) {
		if (run !== void 0) return {
			...fields,
			run
		};
		throw new UserError("run", `${at("run")}: there is no command`, "Write run: ./sim --seed {seed}");
	}
	const preset = presets[name];
	if (preset.kind === "refused") throw new UserError("preset", `${at("preset")}: ${preset.reason}`, preset.hint);
	const command = run ?? preset.run;
	if (command === null) {
		const seen = `${at("preset")}: preset ${name} needs run: ${preset.needs}`;
		throw new UserError("preset", seen, `For example ${preset.example}`);
	}
	const words = typeof command === "string" ? splitCommand(command, at("run")) : command.map(String);
	const complete = placeholdersOf(words).includes("seed");
	return {
		...fields,
		...batchOf(preset, fields, complete ? null : words),
		run: complete ? words : [...words, ...preset.arguments],
		env: {
			...preset.env,
			...fields.env
		},
		outcome: [...fields.outcome ?? [], ...rulesOf(preset, fields)],
		"seed-type": fields["seed-type"] ?? preset.seedType,
		deterministic: fields.deterministic ?? preset.deterministic,
		timeout: fields.timeout ?? preset.timeout ?? void 0,
		expect: fields.expect ?? preset.expect ?? void 0
	};
}
function batchOf({ batch }, fields, words) {
	const decided = [
		fields.batch,
		fields.worker,
		fields.via,
		fields["seed-stream"],
		fields.result
	];
	if (batch === null || words === null || decided.some((word) => word !== void 0)) return {};
	if (isDrawn(fields.config)) return {};
	return {
		batch: [
			...batch.before,
			...words,
			...batch.behind
		],
		"stops-at-first-failure": batch.stopsAtFirstFailure
	};
}
function rulesOf({ outcome }, { expect }) {
	return expect === void 0 ? outcome : outcome.filter((rule) => rule.is !== "passed");
}
// src/config/name-target.ts
const interpreters = /^(?:node|bun|deno|tsx|ts-node|npx|python[0-9.]*|pypy[0-9.]*|ruby|perl|php|java|mono|dotnet|sh|bash|dash|zsh|env)$/;
const modes = /^(?:run|exec|-m|-jar)$/;
function nameTarget(argv) {
	const program = baseName(argv[0] ?? "");
	const script = interpreters.test(program) ? scriptOf(argv.slice(1)) : null;
	return (script === null ? program : baseName(script)).replaceAll(/[^A-Za-z0-9._-]+/g, "-").replace(/^[^A-Za-z0-9]+/, "").slice(0, 64) || "simulator";
}
function scriptOf(words) {
	const script = words.find((word) => !word.startsWith("-") && !modes.test(word) && !word.includes("="));
	return script === void 0 || /[\s{]/.test(script) ? null : script;
}
function baseName(path) {
	return path.replace(/[/\\]+$/, "").replace(/^.*[/\\]/, "").replace(/\.(?:exe|cmd|bat|[cm]?[jt]sx?|py|rb|pl|php|jar|sh|dll)$/i, "");
}
// src/config/parse-size.ts
const unitBytes = {
	KiB: 1024,
	MiB: 2 ** 20,
	GiB: 2 ** 30,
	TiB: 2 ** 40,
	KB: 1e3,
	MB: 1e6,
	GB: 1e9,
	TB: 0xe8d4a51000
};
const sizeMin = 2 ** 20;
function parseSize(text, where = "size") {
	const trimmed = text.trim();
	const shown = `${where}: ${JSON.stringify(truncate(trimmed, 40))}`;
	const [, number = "", unit = ""] = /^([0-9]+(?:\.[0-9]+)?) ?([A-Za-z]*)$/.exec(trimmed) ?? [];
	const factor = Object.entries(unitBytes).find(([name]) => name.toLowerCase() === unit.toLowerCase())?.[1];
	if (number === "") throw new UserError("size", `${shown} is not a size`, "Write a number and a unit: 2GiB, 512MiB");
	if (factor === void 0) {
		const hint = /^[kmgt]?$/i.test(unit) ? `${number}${unit.toUpperCase() || "M"}iB` : "2GiB, 512MiB";
		throw new UserError("size", `${shown} has no unit that is known`, `Write ${hint}`);
	}
	const bytes = Math.round(Number(number) * factor);
	if (bytes < sizeMin) throw new UserError("size", `${shown} is less than any program needs`, "Write at least 1MiB");
	if (!Number.isSafeInteger(bytes)) throw new UserError("size", `${shown} is more than any machine has`, "Write 2GiB");
	return bytes;
}
// src/config/pass-env.ts
function checkPassEnv(names, where) {
	for (const name of names) {
		if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new UserError("pass-env", `${where}: ${JSON.stringify(truncate(name, 80))} is not the name of a variable`, "Write names only, such as [MY_LICENSE]; values go under env");
		if (isRunnerSecret(name)) throw new UserError("pass-env", `${where}: ${name} is never passed to a simulator: with it, a simulator could act as the workflow`, "Pass a secret of its own under another name, if the simulator needs one");
	}
}
// src/config/read-outcome-rules.ts
function readOutcomeRules(rules, at) {
	return rules.map((rule, index) => readRule(rule, (key) => at(`outcome.${index}${key}`), index + 1));
}
function readRule(fields, at, number) {
	const { exit, signal, text, is, reason } = fields;
	if (exit === void 0 && signal === void 0 && text === void 0) {
		const seen = `${at("")}: rule ${number} of outcome has no condition`;
		throw new UserError("outcome", seen, "Write exit, signal or text beside \"is\"");
	}
	if (exit !== void 0 && signal !== void 0) {
		const seen = `${at("")}: rule ${number} of outcome wants an exit code and a signal, and no process ends by both`;
		throw new UserError("outcome", seen, "Write two rules");
	}
	return {
		exit: exit === void 0 ? null : asList(exit).map((codes) => readExitCodes(codes, at(".exit"))),
		signal: signal === void 0 ? null : asList(signal).map((name) => readSignal(name, at(".signal"))),
		text: text === void 0 ? null : readPattern(text, at(".text")),
		is,
		reason: reason ?? null
	};
}
function readExitCodes(codes, where) {
	const range = /^\s*(\d{1,10})(?:\s*-\s*(\d{1,10}))?\s*$/.exec(String(codes));
	const low = Number(range?.[1] ?? NaN);
	const high = Number(range?.[2] ?? low);
	if (range !== null && low <= high && high <= 4294967295) return [low, high];
	throw new UserError("outcome", `${where}: ${JSON.stringify(truncate(String(codes), 40))} is no exit code`, "Write a code such as 2, or a range with both ends such as \"250-255\"");
}
function readSignal(name, where) {
	const names = ["any", ...Object.keys(constants$1.signals)];
	if (names.includes(name)) return name;
	const nearest = names.includes(`SIG${name}`) ? `SIG${name}` : nearestWord(name, names);
	throw new UserError("outcome", `${where}: ${JSON.stringify(truncate(name, 40))} is no signal`, nearest === null ? "Write a name such as SIGABRT, or any" : `Did you mean "${nearest}"?`);
}
function readPattern(text, where) {
	const pattern = compileTextPattern(text);
	if ("matches" in pattern) return text;
	throw new UserError("outcome", `${where}: the pattern ${JSON.stringify(truncate(text, 80))} cannot be used: ${pattern.mistake}`, "Write a regular expression without look-around and back-references; a backslash makes \\( or \\. plain text");
}
function asList(value) {
	return Array.isArray(value) ? value : [value];
}
// src/config/read-result-files.ts
const antithesisVariable = "ANTITHESIS_SDK_LOCAL_OUTPUT";
const antithesisPath = "{out}/sdk.jsonl";
function resultEnv(result) {
	return result?.antithesis === true ? { [antithesisVariable]: antithesisPath } : {};
}
function readResultFiles(fields, run, at) {
	const { junit, antithesis = false } = fields.result ?? {};
	if (junit === void 0 && !antithesis) return {
		junit: null,
		antithesis
	};
	const where = at("result");
	const via = fields.via ?? (fields.worker !== void 0 ? "worker" : fields.batch !== void 0 ? "batch" : "run");
	if (via !== "run") throw new UserError("result", `${where}: the files of result belong to one seed, but ${via} runs many in one process`, "Write via: run, or let the simulator print a result line for each seed");
	if (junit !== void 0) checkJunit(junit, [...run, ...Object.values(fields.env ?? {}).map(String)], where);
	const own = fields.env?.[antithesisVariable];
	if (antithesis && own !== void 0 && own !== antithesisPath) throw new UserError("result", `${at("env")}: ${antithesisVariable} is ours to set where result has antithesis: true`, `Remove it: it becomes ${antithesisPath}`);
	return {
		junit: junit ?? null,
		antithesis
	};
}
function checkJunit(junit, words, where) {
	const shown = JSON.stringify(truncate(junit, 80));
	const pieces = junit.split("/");
	if (pieces[0] !== "{out}" || pieces.length < 2 || pieces.some((piece) => piece === "" || piece === "..")) throw new UserError("result", `${where}: junit is ${shown}, which is not below {out}: files elsewhere may be those of another run`, "Write for example junit: \"{out}/*.xml\", and {out} in run or env where the test runner takes the path");
	if (words.some((word) => word.includes("{out}"))) return;
	throw new UserError("result", `${where}: junit is ${shown}, but neither run nor env has {out}, so nothing is told to write there`, "Hand the path over, for example run: pytest --junitxml={out}/junit.xml");
}
// src/config/define-target.ts
const defaultTimeoutMs = 6e4;
function defineTarget(written, where) {
	const at = typeof where === "string" ? () => where : where;
	const fields = applyPreset(written, at);
	const { config, axes } = readConfiguration(fields.config, at);
	const configNames = namesOf({
		config,
		axes
	});
	const run = readCommand(fields.run, at("run"));
	checkPlaceholders(run, "run", configNames, at("run"));
	const worker = fields.worker === void 0 ? null : readCommand(fields.worker, at("worker"));
	if (worker !== null) checkPlaceholders(worker, "worker", configNames, at("worker"));
	const canary = fields.canary === void 0 ? null : readCommand(fields.canary, at("canary"));
	if (canary !== null) checkPlaceholders(canary, "canary", configNames, at("canary"));
	const batch = readBatch(fields, configNames, at);
	checkPassEnv(fields["pass-env"] ?? [], at("pass-env"));
	const target = {
		name: fields.name ?? nameTarget(run),
		build: readBuild(fields.build, at("build")),
		run,
		batch,
		worker: worker === null ? null : { argv: worker },
		recycle: readRecycle(fields, at),
		memoryMax: fields.memory === void 0 ? null : parseSize(fields.memory, at("memory")),
		via: readVia(fields, at),
		env: {
			...readEnv(fields, at),
			...resultEnv(fields.result)
		},
		passEnv: fields["pass-env"] ?? [],
		timeoutMs: fields.timeout === void 0 ? defaultTimeoutMs : parseDuration(fields.timeout, at("timeout")),
		seedType: fields["seed-type"] ?? "u64",
		seedStream: readSeedStream(fields, batch?.argv ?? null, at),
		expect: fields.expect ?? null,
		outcome: readOutcomeRules(fields.outcome ?? [], at),
		result: readResultFiles(fields, run, at),
		deterministic: fields.deterministic ?? true,
		canary,
		config,
		axes,
		weight: fields.weight ?? 1
	};
	const parsed = TargetSchema.safeParse(target);
	if (parsed.success) {
		checkAxes(parsed.data, at);
		return parsed.data;
	}
	const issue = parsed.error.issues[0];
	const key = String(issue?.path[0] ?? "target");
	throw new UserError("target", `${at(key)}: ${key} cannot be used: ${issue?.message}`, null);
}
function overrideTarget(target, words, where) {
	const at = typeof where === "string" ? () => where : where;
	const changed = { ...target };
	if (words.build !== void 0) changed.build = readBuild(words.build, at("build"));
	if (words.timeout !== void 0) changed.timeoutMs = parseDuration(words.timeout, at("timeout"));
	if (words.memory !== void 0) changed.memoryMax = parseSize(words.memory, at("memory"));
	if (words.run !== void 0) {
		changed.run = readCommand(words.run, at("run"));
		checkPlaceholders(changed.run, "run", namesOf(target), at("run"));
		changed.batch = null;
		changed.worker = null;
		changed.recycle = null;
		changed.via = "run";
		checkAxes(changed, at);
	}
	return changed;
}
function readCommand(command, where) {
	return typeof command === "string" ? splitCommand(command, where) : checkArgv(command.map(String), where);
}
function readBuild(build, where) {
	if (build === void 0) return null;
	if (build.trim() === "" || build.includes("\0")) throw new UserError("build", `${where}: the build line is empty or holds a NUL character`, "Remove the key, or write a shell line");
	return build.trim();
}
function readBatch(fields, configNames, at) {
	const stops = fields["stops-at-first-failure"];
	if (fields.batch === void 0) {
		if (stops === void 0) return null;
		throw new UserError("batch", `${at("stops-at-first-failure")}: stops-at-first-failure says something about batch, but there is no batch`, "Write batch: ./sim --from {from} --count {count}, or remove it");
	}
	const where = at("batch");
	const argv = readCommand(fields.batch, where);
	checkPlaceholders(argv, "batch", configNames, where);
	const used = placeholdersOf(argv);
	const consecutive = used.includes("from") && used.includes("count");
	if (used.includes("seeds-file") ? used.includes("from") || used.includes("count") : !consecutive) throw new UserError("batch", `${where}: batch does not say which seeds to run: ${truncate(argv.join(" "), 120)}`, "Write both {from} and {count} for consecutive seeds, or {seeds-file} alone for a file with one seed a line");
	return {
		argv,
		stopsAtFirstFailure: stops ?? false
	};
}
function readVia(fields, at) {
	const { via } = fields;
	if (via === void 0) return fields.worker !== void 0 ? "worker" : fields.batch !== void 0 ? "batch" : "run";
	if (fields[via] === void 0) throw new UserError("via", `${at("via")}: via is ${via}, but the target has no ${via}`, `Add ${via}, or write via: run`);
	return via;
}
function readRecycle({ recycle, worker }, at) {
	if (recycle === void 0 || worker !== void 0) return recycle ?? null;
	const seen = `${at("recycle")}: recycle says something about worker, but there is no worker`;
	throw new UserError("recycle", seen, "Write worker: ./sim --worker, or remove it");
}
function readSeedStream(fields, batch, at) {
	const implied = batch !== null && placeholdersOf(batch).includes("from");
	if (implied && fields["seed-stream"] === "mixed") throw new UserError("seed-stream", `${at("seed-stream")}: seed-stream is mixed, but batch takes {from} and {count}: consecutive seeds`, "Remove seed-stream, or let batch take {seeds-file}");
	return implied ? "consecutive" : fields["seed-stream"] ?? "mixed";
}
function readEnv(fields, at) {
	const env = textValues(fields.env);
	for (const [name, value] of Object.entries(env)) if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || value.includes("\0")) throw new UserError("env", `${at("env")}: ${JSON.stringify(truncate(name, 80))} cannot be an environment variable`, "Names have letters, digits and underscores; values have no NUL character");
	return env;
}
function textValues(values) {
	return Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, String(value)]));
}
function findTarget(targets, name, where) {
	const target = targets.get(name);
	if (target !== void 0) return target;
	const names = [...targets.keys()];
	const nearest = nearestWord(name, names);
	const hint = nearest !== null ? `Did you mean "${nearest}"?` : names.length > 0 ? `Known: ${names.join(", ")}` : "No target is configured";
	throw new UserError("target-unknown", `${where}: there is no target "${truncate(name, 80)}"`, hint);
}
// src/config/explain-issue.ts
function explainIssue(issue, root, wordsAt = configWordsAt) {
	const path = issue.path.map((step) => typeof step === "number" ? step : String(step));
	if (issue.code === "unrecognized_keys") return issue.keys.map((key) => explainUnknownKey(path, key, wordsAt));
	if (issue.code === "invalid_key") {
		const name = String(path.at(-1));
		const hint = issue.issues[0]?.message ?? "write another name";
		return [{
			path: path.slice(0, -1),
			key: name,
			seen: `the name ${show(name)} cannot be used`,
			hint
		}];
	}
	const inner = innerIssue(issue);
	if (inner !== null) return explainIssue(inner, root, wordsAt);
	const value = valueAt(root, path);
	const word = path.join(".") || "the file";
	if (value === void 0) return [{
		path,
		key: null,
		seen: `${path.slice(0, -1).join(".")} has no "${path.at(-1)}"`,
		hint: missingHint(path)
	}];
	return [{
		path,
		key: null,
		seen: `${word} is ${show(value)}`,
		hint: wanted(issue, value, path)
	}];
}
function innerIssue(issue) {
	if (issue.code !== "invalid_union") return null;
	const deeper = issue.errors.find((reading) => reading.length > 0 && reading.every((one) => one.path.length > 0))?.[0];
	return deeper === void 0 ? null : {
		...deeper,
		path: [...issue.path, ...deeper.path]
	};
}
function explainUnknownKey(path, key, wordsAt) {
	const place = path.length === 0 ? "" : ` in ${path.join(".")}`;
	return {
		path,
		key,
		seen: `unknown key "${truncate(key, 80)}"${place}`,
		hint: keyHint(path, key, wordsAt)
	};
}
function keyHint(path, key, wordsAt) {
	const targetWords = Object.keys(TargetFieldsSchema.shape);
	const words = wordsAt(path);
	if (wordsAt === configWordsAt && path.length === 0 && targetWords.includes(key)) return `"${key}" belongs to a target: write it under targets.<name>`;
	const nearest = nearestWord(key, words);
	return nearest === null ? `Known here: ${words.join(", ")}` : `Did you mean "${nearest}"?`;
}
function configWordsAt(path) {
	if (path.length === 0) return Object.keys(ConfigFileSchema.shape);
	if (path[0] === "targets" && path[2] === "outcome") return Object.keys(OutcomeFieldsSchema.shape);
	if (path[0] === "targets" && path[2] === "result") return Object.keys(ResultFieldsSchema.shape);
	if (path[0] === "targets") return Object.keys(TargetFieldsSchema.shape);
	return Object.keys(ConfigFileSchema.shape.issues.unwrap().shape);
}
function missingHint(path) {
	if (path.at(-1) === "run") return "Every target needs one: findings are proven by it, for example run: ./sim --seed {seed}";
	if (path.at(-1) === "is") return `Write what the seed gave: ${outcomeKinds.join(", ")}`;
	return "Write it";
}
function wanted(issue, value, path) {
	if (path.at(-1) === "timeout") return "Write a duration with its unit, such as 60s, 5m or 500ms";
	switch (issue.code) {
		case "invalid_value": {
			const words = issue.values.map(String);
			const nearest = nearestWord(String(value), words);
			const list = words.join(", ");
			return nearest === null ? `Write one of: ${list}` : `Did you mean "${nearest}"? One of: ${list}`;
		}
		case "invalid_type": return `Write ${nameType(issue.expected)}`;
		case "invalid_union": {
			const expected = issue.errors.flat().flatMap((one) => "expected" in one ? [one.expected] : []);
			return expected.length === 0 ? "Write text" : `Write ${[...new Set(expected)].map(nameType).join(" or ")}`;
		}
		case "too_small": return issue.origin === "number" ? `Write ${issue.inclusive ? `at least ${issue.minimum}` : `more than ${issue.minimum}`}` : `It must not be empty`;
		case "too_big": return `At most ${issue.maximum}${issue.origin === "number" ? "" : ` ${issue.origin === "string" ? "characters" : "entries"}`}`;
		case "custom":
		case "invalid_element":
		case "invalid_format":
		case "invalid_key":
		case "not_multiple_of":
		case "unrecognized_keys": return `${issue.message.charAt(0).toUpperCase()}${issue.message.slice(1)}`;
	}
}
function nameType(expected) {
	switch (expected) {
		case "string": return "text";
		case "number": return "a number";
		case "int": return "a whole number";
		case "boolean": return "true or false";
		case "array": return "a list";
		default: return "keys with values";
	}
}
function show(value) {
	if (value === null) return "empty";
	if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `the list ${truncate(JSON.stringify(value), 80)}`;
	if (typeof value === "object") return "keys with values";
	return truncate(JSON.stringify(value), 80);
}
function valueAt(root, path) {
	let value = root;
	for (const step of path) {
		if (typeof value !== "object" || value === null) return void 0;
		value = Object.getOwnPropertyDescriptor(value, step)?.value;
	}
	return value;
}
// node_modules/yaml/dist/nodes/identity.js
var require_identity = __commonJSMin(((exports) => {
	const ALIAS = Symbol.for("yaml.alias");
	const DOC = Symbol.for("yaml.document");
	const MAP = Symbol.for("yaml.map");
	const PAIR = Symbol.for("yaml.pair");
	const SCALAR = Symbol.for("yaml.scalar");
	const SEQ = Symbol.for("yaml.seq");
	const NODE_TYPE = Symbol.for("yaml.node.type");
	const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
	const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return true;
		}
		return false;
	}
	const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	exports.ALIAS = ALIAS;
	exports.DOC = DOC;
	exports.MAP = MAP;
	exports.NODE_TYPE = NODE_TYPE;
	exports.PAIR = PAIR;
	exports.SCALAR = SCALAR;
	exports.SEQ = SEQ;
	exports.hasAnchor = hasAnchor;
	exports.isAlias = isAlias;
	exports.isCollection = isCollection;
	exports.isDocument = isDocument;
	exports.isMap = isMap;
	exports.isNode = isNode;
	exports.isPair = isPair;
	exports.isScalar = isScalar;
	exports.isSeq = isSeq;
}));
// node_modules/yaml/dist/visit.js
var require_visit = __commonJSMin(((exports) => {
	var identity = require_identity();
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove node");
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	visit.BREAK = BREAK;
	visit.SKIP = SKIP;
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	visitAsync.BREAK = BREAK;
	visitAsync.SKIP = SKIP;
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (identity.isDocument(parent)) parent.contents = node;
		else {
			const pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit;
	exports.visitAsync = visitAsync;
}));
// node_modules/yaml/dist/doc/directives.js
var require_directives = __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	const escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			this.docStart = null;
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				const tags = {};
				visit.visit(doc.contents, (_key, node) => {
					if (identity.isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	exports.Directives = Directives;
}));
// node_modules/yaml/dist/doc/anchors.js
var require_anchors = __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = new Set();
		visit.visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid;
	exports.anchorNames = anchorNames;
	exports.createNodeAnchors = createNodeAnchors;
	exports.findNewAnchor = findNewAnchor;
}));
// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = __commonJSMin(((exports) => {
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
}));
// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = __commonJSMin(((exports) => {
	var identity = require_identity();
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	exports.toJS = toJS;
}));
// node_modules/yaml/dist/nodes/Node.js
var require_Node = __commonJSMin(((exports) => {
	var applyReviver = require_applyReviver();
	var identity = require_identity();
	var toJS = require_toJS();
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	exports.NodeBase = NodeBase;
}));
// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var visit = require_visit();
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit.visit(doc, { Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS.toJS(found, null, ctx);
					data = anchors.get(found);
				}
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchors.anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (identity.isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (identity.isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
}));
// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	exports.Scalar = Scalar;
	exports.isScalarValue = isScalarValue;
}));
// node_modules/yaml/dist/doc/createNode.js
var require_createNode = __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var Scalar = require_Scalar();
	const defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value)) value = value.contents;
		if (identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias.Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar.Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	exports.createNode = createNode;
}));
// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var identity = require_identity();
	var Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: new Map()
		});
	}
	const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node;
			else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return identity.isCollection(node) ? node.hasIn(rest) : false;
		}
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	exports.Collection = Collection;
	exports.collectionFromPath = collectionFromPath;
	exports.isEmptyPath = isEmptyPath;
}));
// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = __commonJSMin(((exports) => {
	const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	exports.indentComment = indentComment;
	exports.lineComment = lineComment;
	exports.stringifyComment = stringifyComment;
}));
// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = __commonJSMin(((exports) => {
	const FOLD_FLOW = "flow";
	const FOLD_BLOCK = "block";
	const FOLD_QUOTED = "quoted";
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === FOLD_BLOCK) {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === FOLD_QUOTED) {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK;
	exports.FOLD_FLOW = FOLD_FLOW;
	exports.FOLD_QUOTED = FOLD_QUOTED;
	exports.foldFlowLines = foldFlowLines;
}));
// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var foldFlowLines = require_foldFlowLines();
	const getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
}));
// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var identity = require_identity();
	var stringifyComment = require_stringifyComment();
	var stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		if (anchor && anchors.anchorIsValid(anchor)) {
			anchors$1.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	exports.createStringifyContext = createStringifyContext;
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (identity.isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	exports.stringifyPair = stringifyPair;
}));
// node_modules/yaml/dist/log.js
var require_log = __commonJSMin(((exports) => {
	var node_process = __require("process");
	function debug(logLevel, ...messages) {
		if (logLevel === "debug") console.log(...messages);
	}
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") {
			if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning);
			else console.warn(warning);
		}
	}
	exports.debug = debug;
	exports.warn = warn;
}));
// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	const MERGE_KEY = "<<";
	const merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	const isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap;
	exports.isMergeKey = isMergeKey;
	exports.merge = merge;
}));
// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = __commonJSMin(((exports) => {
	var log = require_log();
	var merge = require_merge();
	var stringify = require_stringify();
	var identity = require_identity();
	var toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS.toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			const strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
}));
// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyPair = require_stringifyPair();
	var addPairToJSMap = require_addPairToJSMap();
	var identity = require_identity();
	function createPair(key, value, ctx) {
		return new Pair(createNode.createNode(key, void 0, ctx), createNode.createNode(value, void 0, ctx));
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (identity.isNode(key)) key = key.clone(schema);
			if (identity.isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			const pair = ctx?.mapAsMap ? new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair;
	exports.createPair = createPair;
}));
// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = identity.isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
}));
// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = __commonJSMin(((exports) => {
	var stringifyCollection = require_stringifyCollection();
	var addPairToJSMap = require_addPairToJSMap();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	function findPair(items, key) {
		const k = identity.isScalar(key) ? key.value : key;
		for (const it of items) if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (identity.isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema);
			this.items = [];
		}
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		add(pair, overwrite) {
			let _pair;
			if (identity.isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair.Pair(pair, pair?.value);
			else _pair = new Pair.Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), true);
		}
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	exports.YAMLMap = YAMLMap;
	exports.findPair = findPair;
}));
// node_modules/yaml/dist/schema/common/map.js
var require_map = __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLMap = require_YAMLMap();
	exports.map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!identity.isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyCollection = require_stringifyCollection();
	var Collection = require_Collection();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var toJS = require_toJS();
	var YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
}));
// node_modules/yaml/dist/schema/common/seq.js
var require_seq = __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLSeq = require_YAMLSeq();
	exports.seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!identity.isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/schema/common/string.js
var require_string = __commonJSMin(((exports) => {
	var stringifyString = require_stringifyString();
	exports.string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/common/null.js
var require_null = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
}));
// node_modules/yaml/dist/schema/core/bool.js
var require_bool$1 = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
}));
// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = __commonJSMin(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
}));
// node_modules/yaml/dist/schema/core/float.js
var require_float$1 = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/core/int.js
var require_int$1 = __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	const intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber.stringifyNumber(node);
	}
	const intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/core/schema.js
var require_schema$2 = __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
}));
// node_modules/yaml/dist/schema/json/schema.js
var require_schema$1 = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var map = require_map();
	var seq = require_seq();
	function intIdentify(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	const stringifyJSON = ({ value }) => JSON.stringify(value);
	const jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	exports.schema = [map.map, seq.seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
}));
// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = __commonJSMin(((exports) => {
	var node_buffer = __require("buffer");
	var Scalar = require_Scalar();
	var stringifyString = require_stringifyString();
	exports.binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		resolve(src, onError) {
			if (typeof node_buffer.Buffer === "function") return node_buffer.Buffer.from(src, "base64");
			else if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof node_buffer.Buffer === "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
			if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (identity.isPair(item)) continue;
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	const pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs;
	exports.pairs = pairs;
	exports.resolvePairs = resolvePairs;
}));
// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = __commonJSMin(((exports) => {
	var identity = require_identity();
	var toJS = require_toJS();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var pairs = require_pairs();
	var YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (identity.isPair(pair)) {
					key = toJS.toJS(pair.key, "", ctx);
					value = toJS.toJS(pair.value, key, ctx);
				} else key = toJS.toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs$1 = pairs.createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs$1.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	const omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs$1 = pairs.resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs$1.items) if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap;
	exports.omap = omap;
}));
// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	const trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(true),
		stringify: boolStringify
	};
	const falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(false),
		stringify: boolStringify
	};
	exports.falseTag = falseTag;
	exports.trueTag = trueTag;
}));
// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int = __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	const intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	const intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intBin = intBin;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (identity.isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null);
			else pair = new Pair.Pair(key, null);
			if (!YAMLMap.findPair(this.items, pair.key)) this.items.push(pair);
		}
		get(key, keepPair) {
			const pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = YAMLMap.findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(Pair.createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	const set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet;
	exports.set = set;
}));
// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	const intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	const floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	const timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime;
	exports.intTime = intTime;
	exports.timestamp = timestamp;
}));
// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema = __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var binary = require_binary();
	var bool = require_bool();
	var float = require_float();
	var int = require_int();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var set = require_set();
	var timestamp = require_timestamp();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
}));
// node_modules/yaml/dist/schema/tags.js
var require_tags = __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	var schema = require_schema$2();
	var schema$1 = require_schema$1();
	var binary = require_binary();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var schema$2 = require_schema();
	var set = require_set();
	var timestamp = require_timestamp();
	const schemas = new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]);
	const tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	};
	const coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge.merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags;
	exports.getTags = getTags;
}));
// node_modules/yaml/dist/schema/Schema.js
var require_Schema = __commonJSMin(((exports) => {
	var identity = require_identity();
	var map = require_map();
	var seq = require_seq();
	var string = require_string();
	var tags = require_tags();
	const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	exports.Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
			this.tags = tags.getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, identity.MAP, { value: map.map });
			Object.defineProperty(this, identity.SCALAR, { value: string.string });
			Object.defineProperty(this, identity.SEQ, { value: seq.seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
}));
// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = stringify.createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(stringifyComment.indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(stringifyComment.indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
}));
// node_modules/yaml/dist/doc/Document.js
var require_Document = __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var toJS = require_toJS();
	var Schema = require_Schema();
	var stringifyDocument = require_stringifyDocument();
	var anchors = require_anchors();
	var applyReviver = require_applyReviver();
	var createNode = require_createNode();
	var directives = require_directives();
	var Document = class Document {
		constructor(value, replacer, options) {
			this.commentBefore = null;
			this.comment = null;
			this.errors = [];
			this.warnings = [];
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new directives.Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		clone() {
			const copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode.createNode(value, tag, ctx);
			if (flow && identity.isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		createPair(key, value, options = {}) {
			const k = this.createNode(key, null, options);
			const v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		deleteIn(path) {
			if (Collection.isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		getIn(path, keepScalar) {
			if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
			return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : false;
		}
		hasIn(path) {
			if (Collection.isEmptyPath(path)) return this.contents !== void 0;
			return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		set(key, value) {
			if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		setIn(path, value) {
			if (Collection.isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new directives.Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new directives.Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
}));
// node_modules/yaml/dist/errors.js
var require_errors = __commonJSMin(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	const prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	exports.YAMLError = YAMLError;
	exports.YAMLParseError = YAMLParseError;
	exports.YAMLWarning = YAMLWarning;
	exports.prettifyError = prettifyError;
}));
// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = __commonJSMin(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
}));
// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = __commonJSMin(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	exports.containsNewline = containsNewline;
}));
// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = __commonJSMin(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
}));
// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = __commonJSMin(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
}));
// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = __commonJSMin(((exports) => {
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	var utilMapIncludes = require_util_map_includes();
	const startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	exports.resolveBlockMap = resolveBlockMap;
}));
// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = __commonJSMin(((exports) => {
	var YAMLSeq = require_YAMLSeq();
	var resolveProps = require_resolve_props();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
}));
// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = __commonJSMin(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
}));
// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilMapIncludes = require_util_map_includes();
	const blockMsg = "Block collections are not allowed within flow collections";
	const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (identity.isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
}));
// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveBlockMap = require_resolve_block_map();
	var resolveBlockSeq = require_resolve_block_seq();
	var resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	exports.composeCollection = composeCollection;
}));
// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
}));
// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		let trimEnd, trimBoth;
		try {
			trimEnd = new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	const escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
}));
// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[identity.SCALAR];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[identity.SCALAR];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar.Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[identity.SCALAR];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
}));
// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = __commonJSMin(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
}));
// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var composeCollection = require_compose_collection();
	var composeScalar = require_compose_scalar();
	var resolveEnd = require_resolve_end();
	var utilEmptyScalarPosition = require_util_empty_scalar_position();
	const CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		};
		const node = composeScalar.composeScalar(ctx, token, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias.Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	exports.composeEmptyNode = composeEmptyNode;
	exports.composeNode = composeNode;
}));
// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = __commonJSMin(((exports) => {
	var Document = require_Document();
	var composeNode = require_compose_node();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const opts = Object.assign({ _directives: directives }, options);
		const doc = new Document.Document(void 0, opts);
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	exports.composeDoc = composeDoc;
}));
// node_modules/yaml/dist/compose/composer.js
var require_composer = __commonJSMin(((exports) => {
	var node_process = __require("process");
	var directives = require_directives();
	var Document = require_Document();
	var errors = require_errors();
	var identity = require_identity();
	var composeDoc = require_compose_doc();
	var resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message));
				else this.errors.push(new errors.YAMLParseError(pos, code, message));
			};
			this.directives = new directives.Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (identity.isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		*next(token) {
			if (node_process.env.LOG_STREAM) console.dir(token, { depth: null });
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const opts = Object.assign({ _directives: this.directives }, this.options);
				const doc = new Document.Document(void 0, opts);
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	exports.Composer = Composer;
}));
// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = __commonJSMin(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	var errors = require_errors();
	var stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = true, onError) {
		if (token) {
			const _onError = (pos, code, message) => {
				const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	function createScalarToken(value, context) {
		const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		const end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				const he = source.indexOf("\n");
				const head = source.substring(0, he);
				const body = source.substring(he + 1) + "\n";
				const props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				if (!addEndtoBlockProps(props, end)) props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				});
				return {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	function setScalarValue(token, value, context = {}) {
		let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
		let indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent === "number") indent += 2;
		if (!type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				const header = token.props[0];
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		const he = source.indexOf("\n");
		const head = source.substring(0, he);
		const body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			const header = token.props[0];
			if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
			header.source = head;
			token.source = body;
		} else {
			const { offset } = token;
			const indent = "indent" in token ? token.indent : -1;
			const props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0)) props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	function addEndtoBlockProps(props, end) {
		if (end) for (const st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline":
				props.push(st);
				return true;
		}
		return false;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type;
				token.source = source;
				break;
			case "block-scalar": {
				const end = token.props.slice(1);
				let oa = source.length;
				if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length;
				for (const tok of end) tok.offset += oa;
				delete token.props;
				Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				const nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items;
				Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				const indent = "indent" in token ? token.indent : -1;
				const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken;
	exports.resolveAsScalar = resolveAsScalar;
	exports.setScalarValue = setScalarValue;
}));
// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = __commonJSMin(((exports) => {
	const stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (const tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (const item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (const item of token.items) res += stringifyItem(item);
				for (const st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (const st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (const st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (const st of start) res += st.source;
		if (key) res += stringifyToken(key);
		if (sep) for (const st of sep) res += st.source;
		if (value) res += stringifyToken(value);
		return res;
	}
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = __commonJSMin(((exports) => {
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove item");
	function visit(cst, visitor) {
		if ("type" in cst && cst.type === "document") cst = {
			start: cst.start,
			value: cst.value
		};
		_visit(Object.freeze([]), cst, visitor);
	}
	visit.BREAK = BREAK;
	visit.SKIP = SKIP;
	visit.REMOVE = REMOVE;
	visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (const [field, index] of path) {
			const tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return void 0;
		}
		return item;
	};
	visit.parentCollection = (cst, path) => {
		const parent = visit.itemAtPath(cst, path.slice(0, -1));
		const field = path[path.length - 1][0];
		const coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw new Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl === "symbol") return ctrl;
		for (const field of ["key", "value"]) {
			const token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						token.items.splice(i, 1);
						i -= 1;
					}
				}
				if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
			}
		}
		return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
}));
// node_modules/yaml/dist/parse/cst.js
var require_cst = __commonJSMin(((exports) => {
	var cstScalar = require_cst_scalar();
	var cstStringify = require_cst_stringify();
	var cstVisit = require_cst_visit();
	const BOM = "﻿";
	const DOCUMENT = "";
	const FLOW_END = "";
	const SCALAR = "";
	const isCollection = (token) => !!token && "items" in token;
	const isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	function prettyToken(token) {
		switch (token) {
			case BOM: return "<BOM>";
			case DOCUMENT: return "<DOC>";
			case FLOW_END: return "<FLOW_END>";
			case SCALAR: return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	function tokenType(source) {
		switch (source) {
			case BOM: return "byte-order-mark";
			case DOCUMENT: return "doc-mode";
			case FLOW_END: return "flow-error-end";
			case SCALAR: return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken;
	exports.resolveAsScalar = cstScalar.resolveAsScalar;
	exports.setScalarValue = cstScalar.setScalarValue;
	exports.stringify = cstStringify.stringify;
	exports.visit = cstVisit.visit;
	exports.BOM = BOM;
	exports.DOCUMENT = DOCUMENT;
	exports.FLOW_END = FLOW_END;
	exports.SCALAR = SCALAR;
	exports.isCollection = isCollection;
	exports.isScalar = isScalar;
	exports.prettyToken = prettyToken;
	exports.tokenType = tokenType;
}));
// node_modules/yaml/dist/parse/lexer.js
var require_lexer = __commonJSMin(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	const hexDigits = new Set("0123456789ABCDEFabcdef");
	const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	const flowIndicatorChars = new Set(",[]{}");
	const invalidAnchorChars = new Set(" ,[]{}\n\r	");
	const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	var Lexer = class {
		constructor() {
			this.atEnd = false;
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			this.buffer = "";
			this.flowKey = false;
			this.flowLevel = 0;
			this.indentNext = 0;
			this.indentValue = 0;
			this.lineEndPos = null;
			this.next = null;
			this.pos = 0;
		}
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM) {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield cst.DOCUMENT;
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield cst.FLOW_END;
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield cst.SCALAR;
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield cst.SCALAR;
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	exports.Lexer = Lexer;
}));
// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = __commonJSMin(((exports) => {
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	exports.LineCounter = LineCounter;
}));
// node_modules/yaml/dist/parse/parser.js
var require_parser = __commonJSMin(((exports) => {
	var node_process = __require("process");
	var cst = require_cst();
	var lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			default: return [];
		}
	}
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	var Parser = class {
		constructor(onNewLine) {
			this.atNewLine = true;
			this.atScalar = false;
			this.indent = 0;
			this.offset = 0;
			this.onKeyLine = false;
			this.stack = [];
			this.source = "";
			this.type = "";
			this.lexer = new lexer.Lexer();
			this.onNewLine = onNewLine;
		}
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		*next(source) {
			this.source = source;
			if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source));
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = cst.tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	exports.Parser = Parser;
}));
// node_modules/yaml/dist/public-api.js
var require_public_api = __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var errors = require_errors();
	var log = require_log();
	var identity = require_identity();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		const docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer$1.streamInfo());
	}
	function parseDocument(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		let doc = null;
		for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		if (prettyErrors && lineCounter) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		return doc;
	}
	function parse(src, reviver, options) {
		let _reviver = void 0;
		if (typeof reviver === "function") _reviver = reviver;
		else if (options === void 0 && reviver && typeof reviver === "object") options = reviver;
		const doc = parseDocument(src, options);
		if (!doc) return null;
		doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
		if (doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			else doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) options = replacer;
		if (typeof options === "string") options = options.length;
		if (typeof options === "number") {
			const indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			const { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return void 0;
		}
		if (identity.isDocument(value) && !_replacer) return value.toString(options);
		return new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse;
	exports.parseAllDocuments = parseAllDocuments;
	exports.parseDocument = parseDocument;
	exports.stringify = stringify;
}));
// src/config/yaml-source.ts
var import_dist = __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var Schema = require_Schema();
	var errors = require_errors();
	var Alias = require_Alias();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	require_cst();
	var lexer = require_lexer();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	var publicApi = require_public_api();
	var visit = require_visit();
	exports.Composer = composer.Composer;
	exports.Document = Document.Document;
	exports.Schema = Schema.Schema;
	exports.YAMLError = errors.YAMLError;
	exports.YAMLParseError = errors.YAMLParseError;
	exports.YAMLWarning = errors.YAMLWarning;
	exports.Alias = Alias.Alias;
	exports.isAlias = identity.isAlias;
	exports.isCollection = identity.isCollection;
	exports.isDocument = identity.isDocument;
	exports.isMap = identity.isMap;
	exports.isNode = identity.isNode;
	exports.isPair = identity.isPair;
	exports.isScalar = identity.isScalar;
	exports.isSeq = identity.isSeq;
	exports.Pair = Pair.Pair;
	exports.Scalar = Scalar.Scalar;
	exports.YAMLMap = YAMLMap.YAMLMap;
	exports.YAMLSeq = YAMLSeq.YAMLSeq;
	exports.Lexer = lexer.Lexer;
	exports.LineCounter = lineCounter.LineCounter;
	exports.Parser = parser.Parser;
	exports.parse = publicApi.parse;
	exports.parseAllDocuments = publicApi.parseAllDocuments;
	exports.parseDocument = publicApi.parseDocument;
	exports.stringify = publicApi.stringify;
	exports.visit = visit.visit;
	exports.visitAsync = visit.visitAsync;
}))();
const configTextMax = 1048576;
function readYaml(text, path) {
	if (text.length > 1048576) throw new UserError("config-yaml", `${path} has ${text.length} characters`, `A configuration has at most ${configTextMax}`);
	const lines = new import_dist.LineCounter();
	const place = (offset) => {
		const { line, col } = lines.linePos(offset);
		return `${path}:${line}:${col}`;
	};
	try {
		const document = (0, import_dist.parseDocument)(text, {
			lineCounter: lines,
			prettyErrors: false,
			stringKeys: true,
			logLevel: "error"
		});
		const mistake = document.errors[0] ?? document.warnings[0];
		if (mistake !== void 0) throw new UserError("config-yaml", `${place(mistake.pos[0])}: ${mistake.message}`, yamlHint(mistake.code));
		refuseProto(document, place);
		return {
			value: document.toJS({ maxAliasCount: 100 }),
			at: (at) => place(offsetOf(document, at)),
			has: (at) => walk(document, at).node !== null,
			atKey: (at, key) => place(keyOffset(document, at, key)),
			written: (at) => writtenText(walk(document, at).node)
		};
	} catch (error) {
		if (error instanceof UserError) throw error;
		const reason = error instanceof Error ? error.message : String(error);
		throw new UserError("config-yaml", `${path}: ${truncate(reason, 200)}`, "Write the values out, without anchors");
	}
}
function refuseProto(document, place) {
	(0, import_dist.visit)(document, { Pair(_, { key }) {
		if (!(0, import_dist.isScalar)(key) || key.value !== "__proto__") return;
		throw new UserError("config-yaml", `${place(key.range?.[0] ?? 0)}: "__proto__" cannot be a key`, "Write another name");
	} });
}
function yamlHint(code) {
	switch (code) {
		case "DUPLICATE_KEY": return "Write each key once";
		case "TAB_AS_INDENT": return "Indent with spaces";
		case "MULTIPLE_DOCS": return "Write one document, without a line \"---\" between";
		case "BLOCK_AS_IMPLICIT_KEY":
		case "MULTILINE_IMPLICIT_KEY": return `Put the text in quotes: a colon followed by a space starts a new key`;
		default: return null;
	}
}
function walk(document, path) {
	let node = document.contents;
	let nearest = node;
	for (const step of path) {
		const child = childOf(document, node, step);
		if (child === null) return {
			node: null,
			nearest
		};
		node = child;
		nearest = child;
	}
	return {
		node: resolved(document, node),
		nearest
	};
}
function childOf(document, parent, step) {
	const node = resolved(document, parent);
	if ((0, import_dist.isMap)(node) || (0, import_dist.isSeq)(node)) return node.get(step, true) ?? null;
	return null;
}
function resolved(document, node) {
	return (0, import_dist.isAlias)(node) ? node.resolve(document) ?? null : node;
}
function offsetOf(document, path) {
	return walk(document, path).nearest?.range?.[0] ?? 0;
}
function keyOffset(document, path, key) {
	const { node } = walk(document, path);
	if ((0, import_dist.isMap)(node)) {
		for (const pair of node.items) if ((0, import_dist.isScalar)(pair.key) && String(pair.key.value) === key) return pair.key.range?.[0] ?? offsetOf(document, path);
	}
	return offsetOf(document, path);
}
function writtenText(node) {
	if (!(0, import_dist.isScalar)(node)) return null;
	return typeof node.value === "string" ? node.value : node.source ?? String(node.value);
}
// src/config/read-config.ts
const emptyConfig = {
	path: null,
	default: null,
	targets: new Map(),
	issues: {
		labels: ["seedsweep"],
		maxNewIssues: 5,
		fileUnconfirmed: false,
		owners: new Map()
	},
	history: "artifact"
};
const mistakesMax = 10;
function readConfig(text, path) {
	const source = readYaml(text, path);
	const root = source.value ?? {};
	if (typeof root !== "object" || Array.isArray(root)) throw new UserError("config", `${source.at([])}: the file holds ${Array.isArray(root) ? "a list" : "a value"}, not keys`, "Write targets: first");
	checkVersion(root, source);
	const parsed = ConfigFileSchema.safeParse(root);
	if (!parsed.success) throw mistakesError(parsed.error.issues.flatMap((issue) => explainIssue(issue, root)), source);
	const file = parsed.data;
	const targets = new Map();
	for (const [name, fields] of Object.entries(file.targets ?? {})) targets.set(name, defineTarget({
		name,
		...asWritten(fields, ["targets", name], source)
	}, placeOf(name, source)));
	if (file.default !== void 0) findTarget(targets, file.default, source.at(["default"]));
	return {
		path,
		default: file.default ?? null,
		targets,
		issues: readIssues(file),
		history: file.history ?? emptyConfig.history
	};
}
function checkVersion(root, source) {
	const version = Object.getOwnPropertyDescriptor(root, "version")?.value;
	if (typeof version !== "number" || version <= 1) return;
	throw new UserError("config-version", `${source.at(["version"])}: the file is of version ${version}; this release reads version 1`, "Update seedsweep, or write the file for this release");
}
function mistakesError(mistakes, source) {
	const place = (mistake) => mistake.key === null ? source.at(mistake.path) : source.atKey(mistake.path, mistake.key);
	const [first, ...more] = mistakes;
	if (first !== void 0 && more.length === 0) return new UserError("config", `${place(first)}: ${first.seen}`, first.hint);
	const lines = mistakes.slice(0, mistakesMax).map((mistake) => `${place(mistake)}: ${mistake.seen}. ${mistake.hint}`);
	const left = mistakes.length - lines.length;
	return new UserError("config", truncate(lines.join("\n"), 8e3), left > 0 ? `And ${left} more` : null);
}
function placeOf(name, source) {
	const path = ["targets", name];
	return (key) => {
		const [first = "", ...rest] = key.split(".");
		if (!source.has([...path, first])) return source.atKey(["targets"], name);
		return source.at([
			...path,
			first,
			...rest.map((step) => /^\d+$/.test(step) ? Number(step) : step)
		]);
	};
}
function asWritten(fields, path, source) {
	const command = (argv, key) => Array.isArray(argv) ? argv.map((word, index) => source.written([
		...path,
		key,
		index
	]) ?? word) : argv;
	const values = (record, key) => record === void 0 ? void 0 : Object.fromEntries(Object.entries(record).map(([name, value]) => [name, source.written([
		...path,
		key,
		name
	]) ?? value]));
	const config = Object.entries(fields.config ?? {}).map(([name, value]) => [name, Array.isArray(value) ? value.map((one, index) => source.written([
		...path,
		"config",
		name,
		index
	]) ?? one) : source.written([
		...path,
		"config",
		name
	]) ?? value]);
	return {
		...fields,
		run: command(fields.run, "run"),
		batch: command(fields.batch, "batch"),
		worker: command(fields.worker, "worker"),
		canary: command(fields.canary, "canary"),
		env: values(fields.env, "env"),
		...fields.config !== void 0 && { config: Object.fromEntries(config) }
	};
}
function readIssues(file) {
	const defaults = emptyConfig.issues;
	const owners = Object.entries(file.issues?.owners ?? {}).map(([name, logins]) => [name, typeof logins === "string" ? [logins] : logins]);
	return {
		labels: file.issues?.labels ?? defaults.labels,
		maxNewIssues: file.issues?.["max-new-issues"] ?? defaults.maxNewIssues,
		fileUnconfirmed: file.issues?.["file-unconfirmed"] ?? defaults.fileUnconfirmed,
		owners: new Map(owners)
	};
}
// src/campaign/ancestry.ts
const commitsMax = 16384;
const shaPattern = /^[0-9a-f]{40,64}$/;
async function findWorkTree(repository) {
	const answer = await askGit(repository, [
		"rev-parse",
		"--is-shallow-repository",
		"--show-prefix",
		"--show-toplevel"
	]);
	if (answer.code !== 0) return null;
	const [shallow, prefix = "", ...rest] = answer.stdout.split("\n");
	const top = rest.slice(0, -1).join("\n");
	return top === "" ? null : {
		top,
		subdirectory: prefix.replace(/\/$/, ""),
		shallow: shallow === "true"
	};
}
async function resolveRevision(repository, revision) {
	if (revision === "" || revision.startsWith("-") || /[\u0000-\u001F\u007F]/.test(revision)) throw new UserError("bad-revision", `${JSON.stringify(revision)} is no revision`, "Write a sha, a branch or a tag");
	const answer = await askGit(repository, [
		"rev-parse",
		"--verify",
		"--quiet",
		`${revision}^{commit}`
	]);
	const sha = answer.stdout.trim();
	if (answer.code === 0 && shaPattern.test(sha)) return sha;
	const seen = `this repository has no commit ${revision}`;
	const hint = await isShallow(repository) ? unshallow : "Write a sha, a branch or a tag; what is on the server alone needs \"git fetch\" first";
	throw new UserError("unknown-revision", seen, hint);
}
async function isAncestor(repository, a, b) {
	const [older, newer] = await Promise.all([resolveRevision(repository, a), resolveRevision(repository, b)]);
	const { code, stderr } = await askGit(repository, [
		"merge-base",
		"--is-ancestor",
		older,
		newer
	]);
	if (code === 0) return true;
	if (code !== 1) throw new WorldError("git-failed", "git merge-base failed", { cause: new Error(stderr.trim()) });
	await requireWhole(repository);
	return false;
}
async function listPresent(repository, shas) {
	const wanted = shas.filter((sha) => shaPattern.test(sha));
	if (wanted.length === 0) return new Set();
	return await listRevisions(repository, ["--no-walk=unsorted"], wanted);
}
async function listAncestors(repository, shas, newest) {
	const present = await listPresent(repository, [...new Set(shas)]);
	if (present.size === 0) return present;
	const beyond = await listRevisions(repository, [], [...present, `^${newest}`]);
	return new Set([...present].filter((sha) => !beyond.has(sha)));
}
async function listRevisions(repository, flags, revisions) {
	const input = revisions.map((revision) => `${revision}\n`).join("");
	const text = await runGit(repository, [
		"rev-list",
		...flags,
		"--ignore-missing",
		"--stdin"
	], { input });
	return new Set(text.split("\n").filter((line) => line !== ""));
}
async function mergeBase(repository, a, b) {
	const [one, other] = await Promise.all([resolveRevision(repository, a), resolveRevision(repository, b)]);
	const { code, stdout, stderr } = await askGit(repository, [
		"merge-base",
		one,
		other
	]);
	const sha = stdout.trim();
	if (code === 0 && sha !== "") return sha;
	if (code !== 1) throw new WorldError("git-failed", "git merge-base failed", { cause: new Error(stderr.trim()) });
	await requireWhole(repository);
	return null;
}
async function commitsBetween(repository, good, bad) {
	const [from, to] = await Promise.all([resolveRevision(repository, good), resolveRevision(repository, bad)]);
	await requireWhole(repository);
	const fields = (await runGit(repository, [
		"log",
		"--no-show-signature",
		"--format=%H%x00%P%x00%an%x00%aI%x00%s%x00",
		...[
			"--topo-order",
			"--reverse",
			to,
			`^${from}`
		],
		"--"
	])).split("\0");
	const commits = [];
	for (let at = 0; at + 4 < fields.length; at += 5) {
		const [sha = "", parents = "", author = "", date = "", subject = ""] = fields.slice(at, at + 5);
		const parentShas = parents.split(" ").filter((parent) => parent !== "");
		commits.push({
			sha: sha.trim(),
			parents: parentShas,
			author,
			date,
			subject
		});
	}
	if (commits.length <= 16384) return commits;
	const seen = `${commits.length} commits lie between ${good} and ${bad}, and ${commitsMax} are the most`;
	throw new UserError("too-many-commits", seen, "Name a newer good revision");
}
const unshallow = "The clone is shallow: run \"git fetch --unshallow\", or write fetch-depth: 0 at actions/checkout";
async function requireWhole(repository) {
	if (!await isShallow(repository)) return;
	throw new WorldError("shallow-clone", "the history of this clone is cut off, so it does not tell", { hint: unshallow });
}
async function isShallow(repository) {
	return (await runGit(repository, ["rev-parse", "--is-shallow-repository"])).trim() === "true";
}
// src/campaign/submodules.ts
async function fillSubmodules(repository, top) {
	for (const { name, path } of await listSubmodules({
		...repository,
		directory: top
	})) {
		const own = join(repository.directory, path);
		if (!existsSync(join(own, ".git"))) continue;
		const missing = await fillSubmodule(repository, top, {
			name,
			path,
			own
		});
		if (missing !== null) return missing;
		const inner = await fillSubmodules({
			...repository,
			directory: own
		}, join(top, path));
		if (inner !== null) return inner;
	}
	return null;
}
async function listSubmodules(repository) {
	if (!existsSync(join(repository.directory, ".gitmodules"))) return [];
	const { stdout } = await askGit(repository, [
		"config",
		"--file",
		".gitmodules",
		"--null",
		"--get-regexp",
		"^submodule\\..*\\.path$"
	]);
	return stdout.split("\0").flatMap((line) => {
		const [, name, path] = /^submodule\.(.*?)\.path\n(.*)$/s.exec(line) ?? [];
		const plain = path !== void 0 && !path.startsWith("-") && !path.split("/").includes("..");
		return name === void 0 || path === void 0 || !plain ? [] : [{
			name,
			path
		}];
	});
}
async function fillSubmodule(repository, top, { name, path, own }) {
	const here = {
		...repository,
		directory: top
	};
	const update = [
		"submodule",
		"update",
		"--init",
		"--checkout",
		"--force",
		"--",
		path
	];
	const local = await askGit({
		...repository,
		directory: own
	}, ["rev-parse", "--absolute-git-dir"]);
	if (local.code === 0) {
		if ((await askGit(here, update, { config: {
			[`submodule.${name}.url`]: local.stdout.trimEnd(),
			"protocol.file.allow": "always"
		} })).code === 0) return null;
		await pointAtServer(here, name, path);
	}
	const { code, stderr } = await askGit(here, update);
	return code === 0 ? null : `the submodule ${path} cannot be checked out:\n${plainLines(stderr).trim().slice(-2e3)}`;
}
async function pointAtServer(here, name, path) {
	const directory = join(here.directory, path);
	const url = await askGit(here, [
		"config",
		"--get",
		`submodule.${name}.url`
	]);
	if (url.code !== 0 || !existsSync(join(directory, ".git"))) return;
	await askGit({
		...here,
		directory
	}, [
		"remote",
		"set-url",
		"origin",
		url.stdout.trimEnd()
	]);
}
// src/campaign/worktrees.ts
const worktreePrefix = "seedsweep-worktree-";
async function removeDeadWorktrees(repository) {
	const { code, stdout } = await askGit(repository, [
		"worktree",
		"list",
		"--porcelain",
		"-z"
	]);
	const listed = code === 0 ? stdout.split("\0") : (await listOld(repository)).split("\n");
	for (const line of listed) {
		const path = line.startsWith("worktree ") ? line.slice(9) : "";
		const owner = new RegExp(`^${worktreePrefix}(\\d{1,10})-`).exec(basename(path))?.[1];
		if (owner !== void 0 && !isAlive(Number(owner))) await removeWorktree(repository, path);
	}
}
function listOld(repository) {
	return runGit(repository, [
		"worktree",
		"list",
		"--porcelain"
	]);
}
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code !== "ESRCH";
	}
}
async function removeWorktree(repository, top) {
	await removeTree(top);
	const { code } = await askGit(repository, [
		"worktree",
		"remove",
		"--force",
		"--force",
		top
	]);
	if (code !== 0) await askGit(repository, [
		"worktree",
		"remove",
		"--force",
		"--force",
		basename(top)
	]);
}
async function removeTree(directory) {
	try {
		await rm(directory, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	} catch (error) {
		const { code } = error;
		if (code !== "EACCES" && code !== "EPERM") throw error;
		await makeWritable(directory);
		await rm(directory, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	}
}
async function makeWritable(directory) {
	await chmod(directory, 448);
	for (const entry of await readdir(directory, { withFileTypes: true })) if (entry.isDirectory()) await makeWritable(join(directory, entry.name));
}
// src/campaign/revision-checkout.ts
const buildMsMax = 36e5;
async function openRevision(request) {
	const { env, signal } = request;
	const repository = {
		directory: request.repository,
		env,
		signal
	};
	const sha = await resolveRevision(repository, request.revision);
	await mkdir(request.folder, { recursive: true });
	const folder = await realpath(request.folder);
	const top = await mkdtemp(join(folder, `${worktreePrefix}${process.pid}-`));
	const remove = () => removeWorktree({
		directory: request.repository,
		env
	}, top);
	try {
		await runGit(repository, [
			"worktree",
			"add",
			"--detach",
			"--force",
			top,
			sha
		]);
		const missing = await fillSubmodules(repository, top);
		const directory = join(top, request.subdirectory);
		const build = missing === null ? await buildIn(directory, request) : {
			ok: false,
			excerpt: missing
		};
		if (signal.aborted) throw new WorldError("stopped", `stopped before ${sha.slice(0, 7)} was built`);
		return {
			directory,
			sha,
			build,
			[Symbol.asyncDispose]: remove
		};
	} catch (error) {
		await remove();
		throw error;
	}
}
async function buildIn(directory, request) {
	const { subdirectory, build, env, passEnv, signal } = request;
	if (!existsSync(directory)) return {
		ok: false,
		excerpt: `there is no directory ${subdirectory} at this commit`
	};
	if (build === null) return { ok: true };
	const output = createBoundedOutput();
	const windows = process.platform === "win32";
	const child = startProcess({
		argv: windows ? [
			"cmd.exe",
			"/d",
			"/s",
			"/c",
			`"${build}"`
		] : [
			findShell(),
			"-c",
			build
		],
		cwd: directory,
		env: childEnvironment(env, {
			passEnv,
			env: {}
		}),
		stdin: "ignore",
		verbatim: windows,
		memoryMax: null,
		onStdout: output.push,
		onStderr: output.push
	});
	const limit = limitProcess(child, signal, buildMsMax);
	const { exit, startError } = await child.ended.finally(() => limit.lift());
	if (exit?.code === 0) return { ok: true };
	const ending = startError ?? describeEnd(exit);
	const said = plainLines(output.text()).trimEnd();
	return {
		ok: false,
		excerpt: said === "" ? ending : `${said.slice(-4e3)}\n${ending}`
	};
}
function describeEnd(exit) {
	if (exit?.killedByUs === "timeout") return `it did not end within ${buildMsMax / 6e4} minutes`;
	return exit?.code == null ? "it was killed" : `it exits ${exit.code}`;
}
function findShell() {
	return existsSync("/bin/bash") ? "/bin/bash" : "/bin/sh";
}
// src/statistics/compare-rates.ts
const oldChanceMax = .02;
function chanceOfOld(here, baseSeeds) {
	assert(here.count >= 1 && here.count <= here.seeds && baseSeeds >= 0, `${here.count} of ${here.seeds}, ${baseSeeds}`);
	return (here.seeds / (here.seeds + baseSeeds)) ** (here.count - .5);
}
function baseSeedsWanted(here) {
	const onceMost = 1 / oldChanceMax - 1;
	if (here.count <= 1) return Math.ceil(here.seeds * onceMost);
	const most = Math.min(onceMost, oldChanceMax ** (-1 / (here.count - .5)) - 1);
	return Math.ceil(here.seeds * most);
}
function isCalledNew(here, baseSeeds) {
	return here.count > 1 && chanceOfOld(here, baseSeeds) <= .02;
}
function chanceNotWorse(here, base) {
	if (here.count === 0) return 1;
	const share = here.seeds / (here.seeds + base.seeds);
	return share === 1 ? 1 : betaRegularized(share, here.count, base.count + 1);
}
// src/triage/compare-findings.ts
function compareFinding(evidence, testedCount) {
	const { base, here, history, swept, proof, lacking } = evidence;
	const onBase = {
		count: history.count + swept.count,
		seeds: history.seeds + swept.seeds
	};
	const compared = {
		base,
		here,
		onBase
	};
	if (isKnown(evidence)) {
		if (!canBeWorse(evidence)) return {
			verdict: "known",
			...compared
		};
		const chance = chanceNotWorse(here, onBase);
		if (chance > .01 / Math.max(1, testedCount)) return {
			verdict: "known",
			...compared
		};
		return {
			verdict: "known-worse",
			...compared,
			chance
		};
	}
	if (proof !== null) return {
		verdict: "pre-existing",
		...compared,
		proof
	};
	const chance = chanceOfOld(here, onBase.seeds);
	if (isCalledNew(here, onBase.seeds)) return {
		verdict: "new",
		...compared,
		chance
	};
	return {
		verdict: "probably-new",
		...compared,
		chance,
		lacking
	};
}
function isKnown({ issue, inHistory }) {
	return inHistory || issue !== null && issue.number !== null && issue.state === "open";
}
function canBeWorse({ history, issue, inHistory }) {
	return isKnown({
		issue,
		inHistory
	}) && history.count > 0;
}
function countMissingSeeds(evidence) {
	if (isKnown(evidence) || evidence.proof !== null) return 0;
	return Math.max(0, baseSeedsWanted(evidence.here) - evidence.history.seeds - evidence.swept.seeds);
}
// src/triage/compare-property.ts
function compareProperty(evidence) {
	const { base, issue, here, history, swept, lacking } = evidence;
	const { seen, silent } = summarise([...history.campaigns, ...swept.campaigns]);
	const compared = {
		about: "property",
		base,
		here: {
			count: 0,
			seeds: here.seeds
		}
	};
	const silentOnBase = {
		...compared,
		onBase: {
			count: 0,
			seeds: silent
		}
	};
	if (issue !== null && issue.number !== null && issue.state === "open") return {
		verdict: "known",
		...silentOnBase
	};
	if (silent >= here.seeds) return {
		verdict: "known",
		...silentOnBase
	};
	if (seen === null) {
		const chance = silent > 0 ? 1 : chanceNotReported(here, history.judged + swept.judged);
		if (chance <= .02) return {
			verdict: "new",
			...silentOnBase,
			chance
		};
		return {
			verdict: "probably-new",
			...silentOnBase,
			chance,
			lacking
		};
	}
	if (chanceOfSilence([{
		...seen,
		clean: silent
	}]) <= .02) return {
		verdict: "known",
		...silentOnBase
	};
	const all = {
		hits: seen.hits,
		seeds: seen.seeds + silent
	};
	const chance = chanceOfSilence([{
		...all,
		clean: here.seeds
	}]);
	const onBase = {
		count: all.hits,
		seeds: all.seeds
	};
	return {
		verdict: chance <= .02 ? "new" : "undecided",
		...compared,
		onBase,
		chance
	};
}
function countPropertySeeds(evidence) {
	const { here, history, swept } = evidence;
	const { verdict } = compareProperty(evidence);
	if (verdict === "known" || verdict === "new") return 0;
	const reported = countSeeds(history.campaigns) + countSeeds(swept.campaigns);
	return Math.ceil(Math.max(0, here.seeds - reported) * here.judged / Math.max(1, here.seeds));
}
function summarise(campaigns) {
	const first = campaigns.findIndex(({ hits }) => hits > 0);
	const last = campaigns.findLastIndex(({ hits }) => hits > 0);
	const silent = countSeeds(campaigns.slice(last + 1));
	if (first < 0) return {
		seen: null,
		silent
	};
	const some = campaigns.slice(first, last + 1);
	const hits = some.reduce((sum, campaign) => sum + campaign.hits, 0);
	return {
		seen: {
			hits,
			seeds: Math.max(hits, countSeeds(some))
		},
		silent
	};
}
function countSeeds(campaigns) {
	return campaigns.reduce((sum, { seeds }) => sum + seeds, 0);
}
function chanceNotReported({ seeds, judged }, judgedOnBase) {
	return seeds === 0 ? 1 : chanceOfSilence([{
		hits: seeds,
		seeds: Math.max(seeds, judged),
		clean: judgedOnBase
	}]);
}
// src/triage/replay-on-base.ts
async function* replayOnBase(request) {
	const limit = pLimit(Math.max(1, request.jobs));
	const stop = new AbortController();
	const signal = AbortSignal.any([request.signal, stop.signal]);
	const runs = request.findings.flatMap((finding) => {
		const { reproduction } = finding;
		return reproduction === null ? [] : [limit(() => replayOne(finding, reproduction, {
			...request,
			signal
		}))];
	});
	const ended = Promise.allSettled(runs);
	try {
		for (const run of runs) yield await run;
	} finally {
		stop.abort();
		await ended;
	}
}
async function replayOne(finding, reproduction, { context, campaign, signal }) {
	const asked = {
		...reproduction,
		expected: {
			...reproduction.expected,
			digest: null
		}
	};
	const most = asked.repeat.by === "seed" ? 1 : countReplays(asked.repeat);
	let judged = false;
	for (let replay = 1; replay <= most && !signal.aborted; replay++) {
		const run = await replayReproduction(asked, context, {
			campaign,
			replay,
			where: "base"
		}, signal);
		if (run === null) break;
		const { verdict, seenExit } = run.replay;
		judged ||= verdict !== "unknown";
		if (verdict === "same") return {
			finding,
			judged,
			proof: {
				by: "replay",
				seed: asked.seed,
				exit: seenExit
			}
		};
	}
	return {
		finding,
		judged,
		proof: null
	};
}
// src/campaign/find-base.ts
const advice = "check the repository out with fetch-depth: 0";
async function findBase(repository, sha, revisions) {
	try {
		const tree = await findWorkTree(repository);
		if (tree === null || sha === null) return {
			sha: null,
			lacking: `there is no clone of the repository here: ${advice}`
		};
		for (const revision of revisions) {
			if (!await isHere(repository, revision)) continue;
			const base = await mergeBase(repository, sha, revision);
			if (base === null) return {
				sha: null,
				lacking: "this commit and the base have no commit in common"
			};
			return {
				sha: base,
				tree,
				listOfBase: (shas) => listAncestors(repository, shas, base)
			};
		}
		return {
			sha: null,
			lacking: `this clone does not have the base: ${advice}`
		};
	} catch (error) {
		if (!(error instanceof WorldError || error instanceof UserError)) throw error;
		return {
			sha: null,
			lacking: error.code === "shallow-clone" ? `this clone is shallow: ${advice}` : "git cannot tell the base"
		};
	}
}
async function isHere(repository, revision) {
	try {
		await resolveRevision(repository, revision);
		return true;
	} catch (error) {
		if (error instanceof UserError) return false;
		throw error;
	}
}
// src/campaign/read-base-history.ts
async function listBaseCampaigns(store, listOfBase, among) {
	const blind = new Set(readBlindCampaigns(store));
	const clean = readCampaigns(store).filter(({ campaign, origin }) => !blind.has(campaign) && origin.sha !== null && origin.changes === null).filter(among);
	const oldestFirst = [...readPastCampaigns(store), ...clean.map(({ campaign, origin: { sha } }) => ({
		campaign,
		sha
	})).toReversed()];
	const ofBase = await listOfBase([...new Set(oldestFirst.flatMap(({ sha }) => sha ?? []))]);
	return oldestFirst.flatMap(({ campaign, sha }) => sha !== null && ofBase.has(sha) ? [campaign] : []);
}
function countOf({ passed, failures }, key) {
	const { count = 0, carried = 0 } = failures.get(key) ?? {};
	return {
		count,
		seeds: passed + count,
		seen: count + carried > 0
	};
}
function readHistoryOf(store, campaigns, { target, key, issue }) {
	const last = issue?.state === "closed" ? readCampaignsWith(store, campaigns, {
		target,
		key
	}).at(-1) : void 0;
	return countOf(readExposure(store, last === void 0 ? campaigns : campaigns.slice(campaigns.indexOf(last) + 1), target), key);
}
async function openSweptBase(dbPath, listOfBase) {
	if (!existsSync(dbPath)) return {
		countsOf: () => ({
			swept: {
				count: 0,
				seeds: 0
			},
			proof: null
		}),
		sightingsOf: () => ({
			campaigns: [],
			judged: 0
		}),
		[Symbol.dispose]() {}
	};
	const store = openStore(dbPath, { readonly: true });
	const campaigns = await listBaseCampaigns(store, listOfBase, () => true).catch((error) => {
		store[Symbol.dispose]();
		throw error;
	});
	return {
		countsOf: ({ target, key }) => {
			const { count, seeds } = countOf(readExposure(store, campaigns, target), key);
			const failure = readFailures(store, key, { target }).find(({ campaign }) => campaigns.includes(campaign));
			const proof = failure === void 0 ? null : {
				by: "sweep",
				seed: failure.seed,
				exit: describeExit(failure)
			};
			return {
				swept: {
					count,
					seeds
				},
				proof
			};
		},
		sightingsOf: (finding) => readBaseSightings(store, campaigns, finding),
		[Symbol.dispose]: () => store[Symbol.dispose]()
	};
}
function readBaseSightings(store, campaigns, { target, key }) {
	const totals = readProperties(store, campaigns);
	return {
		campaigns: campaigns.flatMap((campaign) => (totals.get(campaign) ?? []).flatMap((property) => property.target === target && keyOfProperty(property) === key ? [{
			seeds: property.seeds,
			hits: countSeeds$2(property)
		}] : [])),
		judged: countJudged(store, campaigns, target)
	};
}
function describeExit({ exitCode, exitSignal }) {
	if (exitSignal !== null) return /^SIG[A-Z0-9]{1,20}$/.test(exitSignal) ? `is killed by ${exitSignal}` : null;
	return exitCode === null ? null : `exits ${exitCode}`;
}
// src/campaign/sweep-base.ts
async function sweepBase(request, machine) {
	const { target, base, dbPath, budgetMs, wanted } = request;
	const number = countCampaigns(dbPath) + 1;
	const plan = planCampaign({
		seedsweep: machine.version,
		targets: [target],
		seeds: {
			by: "budget",
			budgetMs
		},
		shardCount: 1,
		origin: {
			...request.origin,
			namespace: "pull-request",
			number,
			sha: base,
			changes: null
		},
		headSha: `base ${base} ${number}`
	});
	const decided = new AbortController();
	await sweepPhase({
		plan,
		shard: 0,
		attempt: 1,
		dbPath,
		via: null,
		signal: AbortSignal.any([request.signal, decided.signal]),
		observer: watchFor(wanted, (message) => request.onWarning(message), () => decided.abort()),
		checkpoints: null,
		proves: false
	}, machine);
}
function countCampaigns(dbPath) {
	try {
		var _usingCtx$2 = _usingCtx();
		if (!existsSync(dbPath)) return 0;
		const store = _usingCtx$2.u(openStore(dbPath, { readonly: true }));
		return readCampaigns(store).length;
	} catch (_) {
		_usingCtx$2.e = _;
	} finally {
		_usingCtx$2.d();
	}
}
function watchFor(wanted, onWarning, onDecided) {
	const left = new Map(wanted.map(({ key, seeds }) => [key, seeds]));
	let passed = 0;
	const settle = () => {
		for (const [key, seeds] of left) if (passed >= seeds) left.delete(key);
		if (left.size === 0) onDecided();
	};
	return {
		onOutcome({ outcome, signature }) {
			if (outcome === "passed") passed++;
			else if (outcome !== "cut" && isFailure(outcome) && signature !== null) left.delete(signature.key);
			settle();
		},
		onPassed(count) {
			passed += count;
			settle();
		},
		onWarning,
		onStart: () => void 0,
		onIssued: () => void 0,
		onConfirming: () => void 0,
		onReplay: () => void 0
	};
}
// src/campaign/compare-phase.ts
function nameBaseStore(dbPath) {
	return `${dbPath.replace(/\.db$/, "")}.base.db`;
}
async function comparePhase(phase, machine) {
	try {
		var _usingCtx$1 = _usingCtx();
		const store = _usingCtx$1.u(openStore(phase.dbPath));
		const report = readReport(store, phase.campaign);
		const { findings } = report;
		if (findings.length === 0) return;
		const base = await findBase({
			directory: machine.cwd,
			env: machine.env,
			signal: phase.signal
		}, report.plan.origin.sha, phase.revisions);
		let questions = await askHistory(store, {
			base,
			findings,
			phase,
			plan: report.plan
		});
		const record = () => recordAnswers(store, phase.campaign, questions);
		record();
		if (base.sha === null) return;
		const request = {
			phase,
			base,
			report,
			machine
		};
		for (const target of report.plan.targets.map((planned) => planned.target)) {
			const open = questions.filter((question) => question.finding.target === target.name && isOpen(question));
			if (open.length === 0) continue;
			const answered = await askBase(open, target, request);
			questions = questions.map((question) => answered.find(({ finding }) => finding === question.finding) ?? question);
			record();
		}
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		_usingCtx$1.d();
	}
}
function isOpen(question) {
	return countSeedsWanted(question) > 0;
}
function countSeedsWanted({ about, evidence }) {
	return about === "failure" ? countMissingSeeds(evidence) : countPropertySeeds(evidence);
}
async function askHistory(store, { base, findings, phase, plan }) {
	try {
		var _usingCtx3 = _usingCtx();
		const listOfBase = base.sha === null ? () => Promise.resolve(new Set()) : base.listOfBase;
		const campaigns = await listBaseCampaigns(store, listOfBase, ({ campaign, origin }) => {
			return campaign !== plan.campaign && origin.namespace !== "pull-request" && origin.pullRequest === null;
		});
		const lacking = base.sha === null ? base.lacking : null;
		const swept = _usingCtx3.u(await openSweptBase(phase.baseDbPath, listOfBase));
		return findings.map((finding) => {
			if (finding.neverSeen !== null) {
				const here = {
					seeds: finding.neverSeen.seeds,
					judged: countJudged(store, [plan.campaign], finding.target)
				};
				const history = readBaseSightings(store, campaigns, finding);
				return {
					about: "property",
					finding,
					evidence: {
						base: base.sha,
						here,
						history,
						swept: swept.sightingsOf(finding),
						issue: finding.issue,
						lacking
					}
				};
			}
			const { seen, ...history } = readHistoryOf(store, campaigns, finding);
			const here = countOf(readExposure(store, [plan.campaign], finding.target), finding.key);
			const count = Math.max(1, here.count);
			return {
				about: "failure",
				finding,
				evidence: {
					base: base.sha,
					here: {
						count,
						seeds: Math.max(count, here.seeds)
					},
					history,
					inHistory: seen,
					issue: finding.issue,
					lacking,
					...swept.countsOf(finding)
				}
			};
		});
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		_usingCtx3.d();
	}
}
const cancelled = "the comparison was cancelled";
const noSeed = "no seed of the base could have shown it";
async function askBase(questions, target, request) {
	const { phase, base, machine } = request;
	const lack = (lacking) => questions.map((question) => withLacking(question, lacking));
	if (phase.budgetMs === 0) return lack("nothing was run on the base: compare-budget is 0");
	if (target.build === null) return lack(`target "${target.name}" has no build, without which the base cannot be run: write build into seedsweep.yml`);
	try {
		try {
			var _usingCtx4 = _usingCtx();
			await removeDeadWorktrees({
				directory: base.tree.top,
				env: machine.env
			});
			phase.observer.onComparing(`comparing with the base ${base.sha.slice(0, 7)}: building it`);
			const checkout = _usingCtx4.a(await openRevision({
				repository: base.tree.top,
				subdirectory: base.tree.subdirectory,
				revision: base.sha,
				build: target.build,
				passEnv: target.passEnv,
				env: machine.env,
				signal: phase.signal,
				folder: join(machine.scratch, "base")
			}));
			if (phase.signal.aborted) return lack(cancelled);
			if (!checkout.build.ok) {
				phase.observer.onWarning(`the base ${base.sha.slice(0, 7)} does not build: ${checkout.build.excerpt}`);
				return lack("the base does not build");
			}
			return await runBase(questions, target, {
				...request,
				machine: {
					...machine,
					cwd: checkout.directory
				}
			});
		} catch (_) {
			_usingCtx4.e = _;
		} finally {
			await _usingCtx4.d();
		}
	} catch (error) {
		if (phase.signal.aborted) return lack(cancelled);
		if (!(error instanceof UserError || error instanceof WorldError)) throw error;
		phase.observer.onWarning(`nothing more was found out about the base ${base.sha.slice(0, 7)}: ${error.message}`);
		return lack("the base could not be run");
	}
}
async function runBase(questions, target, request) {
	try {
		var _usingCtx5 = _usingCtx();
		const replayed = await replayThere(questions, target, request);
		const open = replayed.filter(isOpen);
		if (open.length === 0 || request.phase.signal.aborted) return replayed;
		const lacking = await sweepThere(open, target, request);
		const { phase, base } = request;
		const swept = _usingCtx5.u(await openSweptBase(phase.baseDbPath, base.listOfBase));
		return replayed.map((question) => {
			const found = withSwept(question, swept);
			const nothing = countSwept(found) === countSwept(question);
			return isOpen(found) ? withLacking(found, lacking ?? (nothing ? noSeed : null)) : found;
		});
	} catch (_) {
		_usingCtx5.e = _;
	} finally {
		_usingCtx5.d();
	}
}
function withSwept(question, swept) {
	if (question.about === "property") return {
		...question,
		evidence: {
			...question.evidence,
			swept: swept.sightingsOf(question.finding)
		}
	};
	const { evidence } = question;
	const counts = swept.countsOf(question.finding);
	return {
		...question,
		evidence: {
			...evidence,
			...counts,
			proof: evidence.proof ?? counts.proof
		}
	};
}
function countSwept({ about, evidence }) {
	return about === "failure" ? evidence.swept.seeds : evidence.swept.judged;
}
async function replayThere(questions, target, { phase, machine }) {
	const findings = questions.filter(({ about }) => about === "failure").map(({ finding }) => finding);
	if (findings.length === 0) return [...questions];
	phase.observer.onComparing(`running ${findings.length} failing seeds on the base`);
	const parentEnv = simulatorEnvironment(machine, [target]);
	const context = {
		target,
		cwd: machine.cwd,
		parentEnv,
		scratch: machine.scratch
	};
	const { campaign, signal } = phase;
	let replayed = [...questions];
	for await (const { finding, proof } of replayOnBase({
		findings,
		context,
		campaign,
		signal,
		jobs: machine.jobs
	})) replayed = replayed.map((question) => question.finding === finding && proof !== null ? withProof(question, proof) : question);
	return replayed;
}
async function sweepThere(open, target, { phase, base, report, machine }) {
	const { plan } = report;
	const budgetMs = chooseBudget(phase, report);
	phase.observer.onComparing(`sweeping the base ${base.sha.slice(0, 7)} with fresh seeds for up to ${Math.ceil(budgetMs / 1e3)} s`);
	await sweepBase({
		target,
		origin: plan.origin,
		base: base.sha,
		dbPath: phase.baseDbPath,
		budgetMs,
		wanted: open.map((question) => ({
			key: question.finding.key,
			seeds: countSeedsWanted(question)
		})),
		signal: phase.signal,
		onWarning: (message) => phase.observer.onWarning(`the base: ${message}`)
	}, machine);
	return phase.signal.aborted ? cancelled : null;
}
const budgetMsMin = 1e4;
function chooseBudget({ budgetMs }, { plan, wallMs }) {
	const own = plan.size.by === "budget" ? plan.size.budgetMs : Math.max(budgetMsMin, wallMs);
	return Math.max(1, Math.round((budgetMs ?? own) / plan.targets.length));
}
function withLacking(question, lacking) {
	return question.about === "failure" ? {
		...question,
		evidence: {
			...question.evidence,
			lacking
		}
	} : {
		...question,
		evidence: {
			...question.evidence,
			lacking
		}
	};
}
function withProof(question, proof) {
	return question.about === "failure" ? {
		...question,
		evidence: {
			...question.evidence,
			proof
		}
	} : question;
}
function recordAnswers(store, campaign, questions) {
	const tested = questions.filter(({ about, evidence }) => about === "failure" && canBeWorse(evidence)).length;
	recordComparisons(store, questions.map(({ about, finding: { target, key }, evidence }) => {
		return {
			campaign,
			target,
			key,
			comparison: about === "failure" ? compareFinding(evidence, tested) : compareProperty(evidence)
		};
	}));
}
export { withHistory as $, readCorrections as $t, checkpointMsDefault as A, describeCommand as At, keepReplays as B, readCoverage as Bt, mergePhase as C, chanceToSee as Ct, readPlan as D, describeMaskedSeeds as Dt, dropPast as E, describeMasked as Et, runCanaries as F, recordReplays as Ft, runSeed as G, readPastCommits as Gt, nameOwnProgram as H, readHistorySources as Ht, openLane as I, describeConfiguration as It, askGit as J, shortestFirst as Jt, describeEvidence as K, readStoredFindings as Kt, compareCode as L, drawConfiguration as Lt, nameRunner as M, listCommands as Mt, sweepPhase as N, listUnknownTargets as Nt, planWarnings as O, describeNextNew as Ot, pLimit as P, recordIssue as Pt, readQuietFindings as Q, readCommentLook as Qt, describeCorrected as R, readSeed as Rt, triagePhase as S, exposedSeeds as St, mergeStores as T, describeHistory as Tt, simulatorEnvironment as U, readHistoryStarts as Ut, reproducePhase as V, readCountedFindings as Vt, replayReproduction as W, readHistorySweeps as Wt, readGit as X, findingId as Xt, askGitBytes as Y, countSeedsToSeeAgain as Yt, gatherEvidence as Z, readCampaignsToAsk as Zt, findTarget as _, describeCarried as _n, isCleanCheckout as _t, commitsBetween as a, planCampaign as an, knownPath as at, readStoreReport as b, asksToBeSeen as bn, clopperPearsonInterval as bt, listPresent as c, windowStart as cn, foldCorrections as ct, emptyConfig as d, presetNames as dn, judgePropertyLife as dt, recordCommentLook as en, openPropertyHistory as et, mistakesError as f, failOns as fn, judgeLife as ft, defineTarget as g, sawItsCanary as gn, inCleanCheckout as gt, explainIssue as h, listShardGaps as hn, makeReproduction as ht, removeDeadWorktrees as i, unequalRunsType as in, findNeverSeen as it, isProven as j, describeUnknownCommand as jt, plannedCount as k, readEvent$1 as kt, mergeBase as l, parseDuration as ln, isDay as lt, readYaml as m, judgeCampaign as mn, closingError as mt, nameBaseStore as n, keyRules as nn, readReport as nt, findWorkTree as o, seedAt as on, dayOf as ot, readConfig as p, floorDefault as pn, chanceOfSilence as pt, isStartFailure as q, readIssues$1 as qt, openRevision as r, normaliseMessage as rn, extractSignature as rt, isAncestor as s, windowCount as sn, describeStanding as st, comparePhase as t, recordCorrections as tn, readCorrected as tt, resolveRevision as u, historyPlaces as un, describeCounted as ut, overrideTarget as v, isNeverSeen as vn, chooseRepetition as vt, readJobLog as w, detectableRate as wt, startStore as x, jeffreysInterval as xt, planPhase as y, triedCanary as yn, countReplays as yt, findRecorded as z, readHistory as zt };
