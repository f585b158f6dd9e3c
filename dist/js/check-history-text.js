import { t as compareText } from "./text.js";
import { a as _usingCtx, h as openStore, s as readCampaigns } from "./check-stores-ahead.js";
import { $ as withHistory, M as nameRunner, N as sweepPhase, j as isProven, mn as judgeCampaign, nn as keyRules, nt as readReport, t as comparePhase, y as planPhase } from "./compare-phase.js";
import { C as checkLinearizability, a as emptyHistory, c as etcdModel, i as eachLine, o as checkEtcdHistory, r as badLine, s as etcdHistory, t as readEtcdHistory } from "./read-etcd-history.js";
import { existsSync } from "node:fs";
// src/campaign/run-campaign.ts
const onlyShard = {
	shard: 0,
	attempt: 1
};
async function runCampaign(request, machine) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { plan, resumed } = await planHere(request, machine);
		request.observer.onPlan(plan, resumed);
		const { dbPath, via, signal, observer } = request;
		const { state } = await sweepPhase({
			plan,
			...onlyShard,
			dbPath,
			via,
			signal,
			observer,
			checkpoints: null
		}, machine);
		if (state === "delivered" && request.compare != null) await comparePhase({
			...request.compare,
			dbPath,
			campaign: plan.campaign,
			signal
		}, machine);
		const store = _usingCtx$1.u(openStore(dbPath, { readonly: true }));
		const report = withHistory(store, readReport(store, plan.campaign, request.floor, request.corrections ?? null));
		return {
			plan,
			report,
			judgement: judgeCampaign(report, request.failOn, request.floor),
			state
		};
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		_usingCtx$1.d();
	}
}
async function planHere(request, machine) {
	const newest = readNewest(request.dbPath);
	const { targets, seeds, dbPath } = request;
	const planNumber = (number) => {
		return planPhase({
			targets,
			seeds,
			shardCount: 1,
			number,
			previous: newest === null ? null : {
				dbPath,
				before: number
			}
		}, machine);
	};
	if (newest === null) return {
		plan: await planNumber(1),
		resumed: false
	};
	if (newest.unfinished) {
		const plan = await planNumber(newest.number);
		if (plan.campaign === newest.campaign) return {
			plan,
			resumed: true
		};
	}
	return {
		plan: await planNumber(newest.number + 1),
		resumed: false
	};
}
function readNewest(dbPath) {
	try {
		var _usingCtx3 = _usingCtx();
		if (!existsSync(dbPath)) return null;
		const store = _usingCtx3.u(openStore(dbPath, {
			create: true,
			keyRules
		}));
		const newest = readCampaigns(store).sort((a, b) => b.number - a.number)[0];
		if (newest === void 0) return null;
		const { plan, shards } = readReport(store, newest.campaign);
		const delivered = shards.every(({ state }) => state === "delivered");
		const proven = isProven(store, plan, nameRunner({
			plan,
			...onlyShard
		}));
		return {
			...newest,
			unfinished: !(delivered && proven)
		};
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		_usingCtx3.d();
	}
}
// src/check/check-report.ts
const shownMax = 5;
function reportVerdict(model, history, verdict) {
	const checked = {
		version: 1,
		model: model.name,
		operations: history.length,
		steps: verdict.steps
	};
	switch (verdict.kind) {
		case "linearizable": return {
			...checked,
			verdict: verdict.kind
		};
		case "unknown": return {
			...checked,
			verdict: verdict.kind,
			why: verdict.why
		};
		case "not linearizable": return {
			...checked,
			verdict: verdict.kind,
			violation: reportViolation(model, history, verdict.violation)
		};
	}
}
function reportViolation(model, history, { operation: at, isFirst, longest, states, part }) {
	const report = (index) => {
		const found = history[index];
		if (found === void 0) return [];
		const { client, call, return: end, line = null, input, output } = found;
		const text = model.describeOperation(input, output);
		return [{
			client,
			call,
			return: end === Number.POSITIVE_INFINITY ? null : end,
			line,
			text
		}];
	};
	const broken = history[at];
	const [operation] = report(at);
	if (broken === void 0 || operation === void 0) throw new RangeError(`a violation by operation ${at}, which is not there`);
	const overlapping = [];
	for (const [index, other] of history.entries()) {
		if (index === at || other.call > broken.return || other.return < broken.call) continue;
		if (part === null || model.partOf?.(other.input) === part) overlapping.push(index);
		if (overlapping.length === shownMax) break;
	}
	return {
		operation,
		first: isFirst,
		part,
		states: states.map((state) => ({
			state: model.describeState(state),
			allowed: model.describeAnswer(state, broken.input)
		})),
		explained: longest.length,
		last: Array.from(longest.subarray(-5)).flatMap(report),
		overlapping: overlapping.flatMap(report)
	};
}
// src/check/models/etcd-cas-register.ts
const etcdCasRegister = {
	name: "etcd-cas-register",
	init: "nil",
	step(state, input, output) {
		switch (input.kind) {
			case "read": return output === null || output.kind === "read" && output.value === state ? state : null;
			case "write": return input.value;
			case "cas": {
				const swaps = state === input.from;
				if (output !== null && (output.kind !== "cas" || output.swapped !== swaps)) return null;
				return swaps ? input.to : state;
			}
		}
	},
	hash: (state) => state === "nil" ? 1540483477 : Math.imul(state, 2654435761),
	equals: (a, b) => a === b,
	operationKey(input, output) {
		switch (input.kind) {
			case "read": return keyOf(0, output?.kind === "read" ? output.value : "nil", output === null ? 0 : 1);
			case "write": return keyOf(output === null ? 1 : 2, input.value, 0);
			case "cas": return keyOf(output?.kind === "cas" ? output.swapped ? 3 : 4 : 5, input.from, input.to);
		}
	},
	isReadOnly(input, output) {
		return input.kind === "read" || input.kind === "cas" && output?.kind === "cas" && !output.swapped;
	},
	describeOperation(input, output) {
		switch (input.kind) {
			case "read": return `read${output?.kind === "read" ? ` -> ${output.value}` : ""}`;
			case "write": return `write ${input.value}`;
			case "cas": {
				const answer = output?.kind === "cas" ? ` -> ${output.swapped ? "swapped" : "not swapped"}` : "";
				return `cas ${input.from} to ${input.to}${answer}`;
			}
		}
	},
	describeState: (state) => `${state}`,
	describeAnswer(state, input) {
		switch (input.kind) {
			case "read": return `read -> ${state}`;
			case "write": return `write ${input.value}`;
			case "cas": return `cas ${input.from} to ${input.to} -> ${state === input.from ? "swapped" : "not swapped"}`;
		}
	}
};
function keyOf(kind, a, b) {
	if (a === "nil") return b === 0 ? -1 : -2;
	if (a < 0 || a > 9998 || b < 0 || b > 9998) return `${kind} ${a} ${b}`;
	return (kind * 9999 + a) * 9999 + b;
}
// src/check/models/foresee-gets.ts
function foreseeGets(history) {
	const beginnings = new Map();
	let writes = null;
	const put = new Map();
	const beginningsOf = (key) => {
		const known = beginnings.get(key);
		if (known !== void 0) return known;
		writes ??= groupWrites(history);
		const found = findBeginnings(writes.get(key) ?? []);
		beginnings.set(key, found);
		return found;
	};
	const putOf = (input, output) => {
		const known = put.get(output);
		if (known !== void 0) return known;
		const { distinct, unclear } = beginningsOf(input.key);
		const found = unclear.some((value) => output.text.startsWith(value)) ? true : distinct.find((value) => output.text.startsWith(value)) ?? null;
		put.set(output, found);
		return found;
	};
	return (text, input, output) => {
		if (input.kind !== "get" || output === null || output.text.startsWith(text)) return true;
		const value = putOf(input, output);
		return value === true || value !== null && !text.startsWith(value);
	};
}
function groupWrites(history) {
	const writes = new Map();
	for (const { input } of history) {
		if (input.kind === "get") continue;
		const known = writes.get(input.key);
		if (known === void 0) writes.set(input.key, [input]);
		else known.push(input);
	}
	return writes;
}
function findBeginnings(writes) {
	const distinct = [];
	const unclear = [];
	const around = [];
	const sorted = writes.toSorted((a, b) => compareText(a.value, b.value));
	for (const [at, { kind, value }] of sorted.entries()) {
		while (around.length > 0 && !value.startsWith(around.at(-1) ?? "")) around.pop();
		const isUnclear = around.length > 0 || sorted[at + 1]?.value.startsWith(value) === true;
		around.push(value);
		if (kind !== "put") continue;
		if (isUnclear) unclear.push(value);
		else distinct.push(value);
	}
	return {
		distinct,
		unclear
	};
}
// src/check/models/kv.ts
const fnvStart = -2128831035;
function hashText(text) {
	return {
		text,
		hash: continueHash(fnvStart, text)
	};
}
const emptyText = hashText("");
const kvPartitioned = {
	name: "kv-partitioned",
	init: emptyText,
	step: stepText,
	hash: ({ hash }) => hash,
	equals: isSameText,
	operationKey,
	isReadOnly: ({ kind }) => kind === "get",
	partOf: ({ key }) => key,
	forHistory(history) {
		const mayStillGet = foreseeGets(history);
		return {
			...kvPartitioned,
			mayStillAnswer: ({ text }, input, output) => mayStillGet(text, input, output)
		};
	},
	describeOperation,
	describeState: ({ text }) => JSON.stringify(text),
	describeAnswer: (state, input) => describeOperation(input, state)
};
const kvNoPartition = {
	name: "kv-no-partition",
	init: {
		pairs: [],
		hash: 0
	},
	step(state, input, output) {
		const { pairs } = state;
		const at = placeOf(pairs, input.key);
		const pair = pairs[at];
		const before = pair !== void 0 && pair.key === input.key ? pair : null;
		const after = stepText(before ?? emptyText, input, output);
		if (after === null) return null;
		if (after === before || before === null && after === emptyText) return state;
		const pairHash = continueHash(after.hash, input.key);
		const written = {
			key: input.key,
			text: after.text,
			hash: after.hash,
			pairHash
		};
		return {
			pairs: before === null ? pairs.toSpliced(at, 0, written) : pairs.with(at, written),
			hash: state.hash ^ (before?.pairHash ?? 0) ^ pairHash
		};
	},
	hash: ({ hash }) => hash,
	equals(a, b) {
		return a.hash === b.hash && a.pairs.length === b.pairs.length && a.pairs.every((pair, at) => isSame(pair, b.pairs[at]));
	},
	operationKey,
	isReadOnly: ({ kind }) => kind === "get",
	forHistory(history) {
		const mayStillGet = foreseeGets(history);
		return {
			...kvNoPartition,
			mayStillAnswer: ({ pairs }, input, output) => mayStillGet(pairs.find(({ key }) => key === input.key)?.text ?? "", input, output)
		};
	},
	describeOperation,
	describeState: ({ pairs }) => `{${pairs.map(({ key, text }) => `${key}: ${JSON.stringify(text)}`).join(", ")}}`,
	describeAnswer({ pairs }, input) {
		return describeOperation(input, pairs.find(({ key }) => key === input.key) ?? emptyText);
	}
};
function stepText(state, { kind, value }, output) {
	switch (kind) {
		case "get": return output === null || isSameText(output, state) ? state : null;
		case "put": return value === state.text ? state : {
			text: value,
			hash: continueHash(fnvStart, value)
		};
		case "append": return value === "" ? state : {
			text: state.text + value,
			hash: continueHash(state.hash, value)
		};
	}
}
function isSameText(a, b) {
	return a.hash === b.hash && a.text === b.text;
}
function continueHash(start, text) {
	let hash = start;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
	return hash;
}
function operationKey({ kind, key, value }, output) {
	if (kind === "get") return output === null ? `g${key}` : null;
	return `${kind === "put" ? "p" : "a"}${key}\0${value}${output === null ? "\0?" : ""}`;
}
function describeOperation({ kind, key, value }, output) {
	if (kind !== "get") return `${kind} ${key} ${JSON.stringify(value)}`;
	return `get ${key}${output === null ? "" : ` -> ${JSON.stringify(output.text)}`}`;
}
function placeOf(pairs, key) {
	let at = 0;
	for (let pair = pairs[0]; pair !== void 0 && compareText(pair.key, key) < 0; pair = pairs[at]) at++;
	return at;
}
function isSame(a, b) {
	return a === b || b !== void 0 && a.pairHash === b.pairHash && a.key === b.key && a.text === b.text;
}
// src/check/event-pairs.ts
function pairEvents() {
	const operations = [];
	const pending = new Map();
	const crashed = new Map();
	const close = (client, line) => {
		const found = pending.get(client);
		if (found === void 0) throw badLine(line, `client ${client} gets an answer without a call`, "the call of an operation before its end");
		pending.delete(client);
		return found;
	};
	return {
		call(client, line, input) {
			const open = pending.get(client)?.line ?? crashed.get(client);
			if (open !== void 0) throw badLine(line, `client ${client} calls while its operation of line ${open} is open`, "one operation at a time of each client; one whose call was never answered goes on under a new number");
			pending.set(client, {
				input,
				line,
				place: operations.length
			});
			operations.push({
				client,
				call: line,
				return: Number.POSITIVE_INFINITY,
				input,
				output: null,
				line
			});
		},
		end(client, line, output) {
			const { input, line: call, place } = close(client, line);
			operations[place] = {
				client,
				call,
				return: line,
				input,
				output: output(input),
				line
			};
		},
		crash(client, line) {
			close(client, line);
			crashed.set(client, line);
		},
		operations: () => operations
	};
}
// src/check/read-jepsen-log.ts
const jepsenGrammar = "\"INFO jepsen.util - PROCESS :invoke|:ok|:fail|:info :read|:write|:cas ARGUMENT\", where ARGUMENT is nil, a whole number, [FROM TO] or :timed-out";
const eventPattern$1 = /^INFO\s+jepsen\.util\s+-\s+(\d{1,9})\s+:(invoke|ok|fail|info)\s+:(read|write|cas)\s+(nil|-?\d{1,9}|\[-?\d{1,9}\s+-?\d{1,9}\]|:timed-out)\s*$/;
function readJepsenLog(text) {
	const events = pairEvents();
	eachLine(text, (line, number) => {
		const match = eventPattern$1.exec(line);
		if (match === null) throw badLine(number, line, jepsenGrammar);
		const [, process = "", type = "", operation = "", argument = ""] = match;
		const client = Number(process);
		switch (type) {
			case "invoke": return events.call(client, number, readInput(operation, argument, number));
			case "info": return events.crash(client, number);
			default: return events.end(client, number, (input) => readOutput(input, type === "ok", operation, argument, number));
		}
	});
	return events.operations();
}
function readInput(operation, argument, line) {
	if (operation === "read" && argument === "nil") return { kind: "read" };
	if (operation === "write" && /^-?\d/.test(argument)) return {
		kind: "write",
		value: Number(argument)
	};
	if (operation === "cas" && argument.startsWith("[")) {
		const [from = "", to = ""] = argument.slice(1, -1).split(/\s+/);
		return {
			kind: "cas",
			from: Number(from),
			to: Number(to)
		};
	}
	throw badLine(line, `:invoke :${operation} ${argument}`, "\":read nil\", \":write NUMBER\" or \":cas [FROM TO]\"");
}
function readOutput(input, ok, operation, argument, line) {
	if (input.kind !== operation) throw badLine(line, `:${operation} ends a :${input.kind}`, `the end of the :${input.kind} that this process called`);
	switch (input.kind) {
		case "read":
			if (!ok) return null;
			if (argument === "nil") return {
				kind: "read",
				value: "nil"
			};
			if (/^-?\d/.test(argument)) return {
				kind: "read",
				value: Number(argument)
			};
			throw badLine(line, `:ok :read ${argument}`, "\":ok :read\" with nil or a whole number");
		case "write":
			if (ok) return { kind: "write" };
			throw badLine(line, ":fail :write", "\":ok :write\" or, where its fate is unknown, \":info :write\"");
		case "cas":
			if (ok || argument !== ":timed-out") return {
				kind: "cas",
				swapped: ok
			};
			throw badLine(line, ":fail :cas :timed-out", "\":fail :cas [FROM TO]\" or, where its fate is unknown, \":info :cas\"");
	}
}
// src/check/read-kv-log.ts
const kvGrammar = "{:process NUMBER, :type :invoke|:ok, :f :get|:put|:append, :key \"KEY\", :value nil|\"VALUE\"}, where only the call of a get has nil";
const eventPattern = /^\{:process (\d{1,9}), :type :(invoke|ok), :f :(get|put|append), :key "([^"\\]*)", :value (?:nil|"([^"\\]*)")\}\s*$/;
function readKvLog(text) {
	const events = pairEvents();
	eachLine(text, (line, number) => {
		const match = eventPattern.exec(line);
		if (match === null) throw badLine(number, line, kvGrammar);
		const [, process = "", type, kind = "", key = "", value] = match;
		if (kind !== "get" && kind !== "put" && kind !== "append") throw badLine(number, line, kvGrammar);
		if (value === void 0 !== (kind === "get" && type === "invoke")) throw badLine(number, line, kvGrammar);
		const client = Number(process);
		if (type === "invoke") return events.call(client, number, {
			kind,
			key,
			value: value ?? ""
		});
		return events.end(client, number, (input) => {
			if (input.kind !== kind || input.key !== key || kind !== "get" && input.value !== value) {
				const called = `${input.kind} ${input.key}`;
				throw badLine(number, `${kind} ${key} ends a ${called}`, `the end of the ${called} that this process called`);
			}
			return hashText(kind === "get" ? value ?? "" : "");
		});
	});
	return events.operations();
}
// src/check/check-history-text.ts
const modelNames = [
	"etcd",
	"etcd-cas-register",
	"kv-partitioned",
	"kv-no-partition"
];
function checkHistoryText(name, text, options = {}) {
	switch (name) {
		case "etcd": {
			const { operations, lines } = readEtcdHistory(text);
			const verdict = checkEtcdHistory(operations, {
				...options,
				lines
			});
			return reportVerdict(etcdModel, etcdHistory(operations, lines), verdict);
		}
		case "etcd-cas-register": return check(etcdCasRegister, readJepsenLog(text), jepsenGrammar, options);
		case "kv-partitioned": return check(kvPartitioned, readKvLog(text), kvGrammar, options);
		case "kv-no-partition": return check(kvNoPartition, readKvLog(text), kvGrammar, options);
	}
}
function check(model, history, grammar, options) {
	if (history.length === 0) throw emptyHistory(grammar);
	return reportVerdict(model, history, checkLinearizability(model, history, options));
}
export { modelNames as n, runCampaign as r, checkHistoryText as t };
