import { C as checkLinearizability, _ as applyEtcd, b as findPairs, c as etcdModel, d as isLeftOut, g as describeKeys, l as createsRevision, m as describeEtcdResponse, p as describeEtcdRequest, s as etcdHistory, u as headerRevision, v as emptyEtcdState, x as isSamePair, y as findPair } from "./read-etcd-history.js";
// src/check/impossible-revisions.ts
function findImpossibleRevision(operations) {
	const answered = [];
	for (const operation of operations) {
		const { request, response, return: end } = operation;
		if (response === void 0 || end === void 0 || isLeftOut(request, response)) continue;
		const revision = headerRevision(response);
		if (revision !== null) answered.push({
			operation,
			end,
			revision
		});
	}
	const byReturn = answered.sort((one, other) => one.end - other.end);
	const makers = new Map();
	const highest = [];
	for (const [at, { operation, revision }] of byReturn.entries()) {
		const before = highest[at - 1];
		highest.push(before !== void 0 && (byReturn[before]?.revision ?? 0) >= revision ? before : at);
		const makes = operation.response !== void 0 && createsRevision(operation.response);
		const earlier = byReturn[highest[lastBefore(byReturn, operation.call)] ?? -1];
		if (earlier !== void 0 && (makes ? earlier.revision >= revision : earlier.revision > revision)) {
			const { operation: other, revision: earlierRevision } = earlier;
			return {
				kind: "stale",
				operation,
				revision,
				earlier: other,
				earlierRevision
			};
		}
		if (!makes) continue;
		const maker = makers.get(revision);
		if (maker !== void 0) return {
			kind: "taken",
			operation,
			revision,
			earlier: maker,
			earlierRevision: revision
		};
		makers.set(revision, operation);
	}
}
function lastBefore(byReturn, order) {
	let low = 0;
	let high = byReturn.length;
	while (low < high) {
		const middle = low + high >> 1;
		if ((byReturn[middle]?.end ?? 0) < order) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
// src/check/judge-linearizability.ts
const linearizableSentence = "every answer fits one order of all operations that agrees with time";
function judgeLinearizability(operations, limits, order) {
	const impossible = findImpossibleRevision(operations);
	if (impossible !== void 0) return {
		violations: [describeImpossible(impossible)],
		exercised: operations.length
	};
	const verdict = checkLinearizability(etcdModel, etcdHistory(operations), {
		...order === void 0 ? {} : { order },
		limits
	});
	if (verdict.kind === "linearizable") return {
		violations: [],
		exercised: operations.length,
		order: verdict.order
	};
	if (verdict.kind === "unknown") return {
		violations: [],
		exercised: 0,
		unknown: `the search for an order of ${operations.length} operations was given up after ${verdict.steps} steps (${verdict.why})`
	};
	const operation = operations[verdict.violation.operation];
	if (operation === void 0) return {
		violations: [],
		exercised: operations.length
	};
	const { client, request, response } = operation;
	const answer = response === void 0 ? "" : ` -> ${describeEtcdResponse(response)}`;
	return {
		exercised: operations.length,
		violations: [{
			property: "Linearizable",
			sentence: linearizableSentence,
			shape: shapeOf(operation),
			message: `client ${client}: ${describeEtcdRequest(request)}${answer} fits no order`,
			client,
			at: operation.return ?? operation.call
		}]
	};
}
function describeImpossible({ kind, operation, revision, earlier, earlierRevision }) {
	const { client, request } = operation;
	const told = `client ${earlier.client} had its answer at revision ${earlierRevision}`;
	return {
		property: "Linearizable",
		sentence: linearizableSentence,
		shape: kind === "taken" ? "one revision made twice" : request.kind === "range" ? "stale read" : "stale answer",
		message: kind === "taken" ? `client ${client}: ${describeEtcdRequest(request)} made revision ${revision}, and so did that of client ${earlier.client}` : `client ${client}: ${describeEtcdRequest(request)} is answered at revision ${revision}; before it was called, ${told}`,
		client,
		at: operation.return ?? operation.call,
		revision
	};
}
function shapeOf({ request }) {
	return request.kind === "range" ? "read that fits no order" : "write that fits no order";
}
// src/check/member-guarantees.ts
const memberGuarantees = {
	Panic: "no assertion of a member fails",
	Durable: "an acknowledged write is never lost",
	Revision: "the revision of a member never decreases",
	Hash: "all members agree on every key and revision",
	Liveness: "once faults have stopped, every member answers",
	WatchLiveness: "once faults have stopped, every watch catches up"
};
const memberShapes = {
	refusedApplied: "refused transaction applied",
	belowCompacted: "restart below the compacted revision",
	writeLost: "acknowledged write lost",
	membersDiffer: "members differ at the end"
};
// src/check/replay.ts
function replayRequests(requests, afterEach) {
	const past = new Past();
	for (const request of requests) {
		past.apply(request);
		afterEach?.(past.revision);
	}
	return past;
}
var Past = class {
	compactions = [];
	events = [];
	states = [emptyEtcdState, emptyEtcdState];
	newest = emptyEtcdState;
	get revision() {
		return this.newest.revision;
	}
	get compactRevision() {
		return Math.max(0, this.newest.compactRevision);
	}
	apply(request) {
		if (request.kind === "range") return;
		const before = this.newest;
		const { state, response } = applyEtcd(before, request, false);
		this.newest = state;
		if (state.revision === before.revision) {
			const { compactRevision, revision } = state;
			if (compactRevision !== before.compactRevision) this.compactions.push({
				revision: compactRevision,
				atRevision: revision
			});
			return;
		}
		this.states.push(state);
		switch (request.kind) {
			case "put":
			case "deleteRange":
				this.addEvents(request, before, state);
				return;
			case "leaseRevoke":
				for (const pair of before.kvs) if (pair.lease === request.lease) this.addDelete(pair, state.revision);
				return;
			case "txn": {
				const branch = response.kind === "txn" && response.succeeded ? request.success : request.failure;
				for (const one of branch) this.addEvents(one, before, state);
				return;
			}
			case "compact":
			case "leaseGrant": return;
		}
	}
	at(key, revision) {
		return findPair(this.stateAt(revision).kvs, key) ?? void 0;
	}
	rangeAt(key, rangeEnd, revision) {
		return findPairs(this.stateAt(revision).kvs, key, rangeEnd ?? "");
	}
	firstEventFrom(revision) {
		let low = 0;
		let high = this.events.length;
		while (low < high) {
			const middle = low + high >> 1;
			if (this.events[middle].revision < revision) low = middle + 1;
			else high = middle;
		}
		return low;
	}
	stateAt(revision) {
		return this.states[Math.min(Math.max(revision, 0), this.revision)] ?? this.newest;
	}
	addEvents(request, before, after) {
		if (request.kind === "put") {
			const kv = findPair(after.kvs, request.key);
			const previous = findPair(before.kvs, request.key);
			if (kv === null) return;
			this.events.push({
				type: "put",
				kv,
				...previous === null ? {} : { prevKv: previous },
				revision: after.revision,
				isCreate: previous === null
			});
		} else if (request.kind === "deleteRange") {
			for (const pair of findPairs(before.kvs, request.key, request.rangeEnd ?? "")) if (!this.isDeletedIn(after.revision, pair.key)) this.addDelete(pair, after.revision);
		}
	}
	isDeletedIn(revision, key) {
		for (let at = this.events.length - 1; at >= 0; at -= 1) {
			const event = this.events[at];
			if (event.revision !== revision) return false;
			if (event.kv.key === key) return true;
		}
		return false;
	}
	addDelete(pair, revision) {
		this.events.push({
			type: "delete",
			kv: {
				key: pair.key,
				value: "",
				createRevision: 0,
				modRevision: revision,
				version: 0
			},
			prevKv: pair,
			revision,
			isCreate: false
		});
	}
};
// src/check/serializable-reads.ts
const serializableSentence = "a read at a revision gives the state of that revision";
function checkSerializableReads(operations, replay) {
	const violations = [];
	let exercised = 0;
	for (const operation of operations) {
		const { request, response } = operation;
		if (request.kind !== "range" || response === void 0) continue;
		const asked = request.revision ?? 0;
		if (asked === 0 && request.serializable !== true) continue;
		const broken = (shape, message) => {
			violations.push({
				property: "Serializable",
				sentence: serializableSentence,
				shape,
				message: `${message}; read of ${request.key} by client ${operation.client}`,
				client: operation.client,
				at: operation.return ?? operation.call,
				revision: asked
			});
		};
		if (response.kind === "error") {
			if (response.error === "future-revision" && request.serializable !== true) {
				exercised += 1;
				const known = newestKnownBefore(operations, operation.call);
				if (asked <= known) broken("refused as future, was not", `revision ${asked} is refused, a client was told ${known} before`);
			}
			if (response.error === "compacted") {
				exercised += 1;
				const compacted = Math.max(replay.compactRevision, newestOpenCompaction(operations, operation.return ?? 0));
				if (asked >= compacted) broken("refused as compacted, was not", `revision ${asked} is refused, compacted is ${compacted}`);
			}
			continue;
		}
		if (response.kind !== "range") continue;
		exercised += 1;
		const revision = asked > 0 ? asked : response.revision;
		if (revision > replay.revision) {
			broken("answered at a revision that never was", `revision ${revision} is answered, the last is ${replay.revision}`);
			continue;
		}
		if (asked > response.revision) {
			broken("answered at a revision of the future", `revision ${asked} is answered by a member at revision ${response.revision}`);
			continue;
		}
		const difference = firstDifference(request, response, replay.rangeAt(request.key, request.rangeEnd, revision));
		if (difference !== void 0) broken(difference.shape, `at revision ${revision}: ${difference.message}`);
	}
	return {
		violations,
		exercised
	};
}
function newestOpenCompaction(operations, until) {
	let newest = 0;
	for (const { request, response, call } of operations) {
		if (request.kind !== "compact" || call >= until) continue;
		if ((response === void 0 || response.kind === "error" && response.error === "unknown") && request.revision > newest) newest = request.revision;
	}
	return newest;
}
function newestKnownBefore(operations, call) {
	let newest = 0;
	for (const { response, return: end } of operations) {
		if (response === void 0 || response.kind === "error" || response.kind === "compact") continue;
		if (end !== void 0 && end < call && response.revision > newest) newest = response.revision;
	}
	return newest;
}
function firstDifference(request, got, expected) {
	if (got.count !== expected.length) return {
		shape: "other count",
		message: `count ${got.count}, should be ${expected.length}`
	};
	if (request.countOnly === true) return void 0;
	const limit = request.limit ?? 0;
	const isCut = limit > 0 && expected.length > limit;
	const wanted = isCut ? expected.slice(0, limit) : expected;
	if (got.kvs.length !== wanted.length) return {
		shape: "other number of pairs",
		message: `${got.kvs.length} pairs, should be ${wanted.length}`
	};
	if (got.more === true !== isCut) return {
		shape: "wrong word on whether there is more",
		message: `${expected.length} pairs, limit ${limit}`
	};
	for (const [at, pair] of wanted.entries()) {
		const other = got.kvs[at];
		const told = request.keysOnly === true ? {
			...pair,
			value: ""
		} : pair;
		if (other === void 0 || !isSamePair(other, told)) return {
			shape: "another pair",
			message: `${other?.key ?? "nothing"} modified at ${other?.modRevision ?? 0}, should be ${pair.key} modified at ${pair.modRevision}`
		};
	}
}
// src/check/key-range.ts
function isInRange(key, from, rangeEnd) {
	if (rangeEnd === void 0 || rangeEnd === "") return key === from;
	return key >= from && (rangeEnd === "\0" || key < rangeEnd);
}
// src/check/watch-guarantees.ts
const watchGuarantees = {
	Filter: "a watch delivers only what it asked for",
	Unique: "no event is delivered twice",
	Ordered: "events come in the order of their revisions",
	Atomic: "the events of one revision come in one response",
	Bookmarkable: "a progress notification means that everything up to its revision has been delivered",
	FutureStart: "a watch that starts at a future revision is told nothing below it",
	Resumable: "a watch delivers from its start revision on, so that a broken one can be resumed",
	IsCreate: "an event says that it created its key exactly when the key did not exist before",
	Reliable: "every event after the start revision is delivered",
	PrevKV: "the previous pair of an event is what the key had before it"
};
function checkWatches(records, replay, stuck = new Set()) {
	const exercised = {
		Filter: 0,
		Unique: 0,
		Ordered: 0,
		Atomic: 0,
		Bookmarkable: 0,
		FutureStart: 0,
		Resumable: 0,
		IsCreate: 0,
		Reliable: 0,
		PrevKV: 0
	};
	const violations = [];
	for (const record of records) {
		const check = new WatchCheck(record, replay, exercised);
		check.readStream();
		check.compareWithReplay();
		if (stuck.has(record)) check.judgeStuck();
		violations.push(...check.violations.values());
	}
	return {
		violations,
		exercised
	};
}
const outOfStep = "notification out of step with the events";
const belowStart = "event below the start revision";
const leftOut = "compacted events left out without a word";
const lostDeletion = "missing deletion at a compacted revision";
var WatchCheck = class {
	violations = new Map();
	record;
	replay;
	exercised;
	received = [];
	lastEventRevision = 0;
	lastProgress = 0;
	notified;
	createdRevision;
	constructor(record, replay, exercised) {
		this.record = record;
		this.replay = replay;
		this.exercised = exercised;
	}
	readStream() {
		let lastOfResponse = 0;
		for (const response of this.record.responses) if (response.kind === "created") this.createdRevision = response.revision;
		else if (response.kind === "progress") this.readProgress(response);
		else if (response.kind === "events") {
			const first = response.events[0];
			if (first !== void 0 && lastOfResponse > 0) {
				this.exercised.Atomic += 1;
				if (first.kv.modRevision === lastOfResponse && !this.isRepeated(first)) this.report("Atomic", "one revision in two responses", response, first.kv.modRevision);
			}
			for (const event of response.events) this.readEvent(event, response);
			lastOfResponse = response.events.at(-1)?.kv.modRevision ?? lastOfResponse;
		}
	}
	compareWithReplay() {
		const start = this.startRevision();
		if (start === void 0) return;
		const until = Math.max(this.lastEventRevision, this.lastProgress);
		const { events } = this.replay;
		const first = this.replay.firstEventFrom(start);
		let nth = 0;
		for (let at = first; at < events.length; at += 1) {
			const expected = events[at];
			if (expected.revision > until) break;
			if (!this.isWanted(expected)) continue;
			const got = this.received[nth];
			if (got === void 0 || !isOfSameKey(got.event, expected)) {
				this.compareOutOfStep(at, nth, until, start);
				return;
			}
			this.exercised[this.guaranteeOf(nth === 0)] += 1;
			this.compareEvent(got.event, expected, got.response);
			nth += 1;
		}
		if (nth < this.received.length) this.compareOutOfStep(events.length, nth, until, start);
	}
	compareOutOfStep(from, nth, until, start) {
		const left = new Map();
		for (const one of this.received.slice(nth)) {
			const identity = identityOf(one.event);
			if (!left.has(identity)) left.set(identity, one);
		}
		const known = new Set(this.received.slice(0, nth).map(({ event }) => identityOf(event)));
		let isFirst = nth === 0;
		let before;
		for (let at = from; at < this.replay.events.length; at += 1) {
			const expected = this.replay.events[at];
			if (expected.revision > until) break;
			if (!this.isWanted(expected)) continue;
			const guarantee = this.guaranteeOf(isFirst);
			isFirst = false;
			this.exercised[guarantee] += 1;
			const identity = identityOf(expected);
			const got = left.get(identity);
			if (got === void 0) {
				this.reportMissing(guarantee, expected);
				continue;
			}
			known.add(identity);
			this.compareEvent(got.event, expected, got.response);
			if (before !== void 0 && before.revision === expected.revision && got.place < before.place) this.report("Reliable", "events of one revision in another order", got.response, expected.revision);
			before = {
				place: got.place,
				revision: expected.revision
			};
		}
		for (const [identity, { event, response }] of left) {
			if (known.has(identity) || !this.isWanted(event)) continue;
			const { modRevision, key } = event.kv;
			if (modRevision < start) this.reportBelow(start, response, modRevision);
			else this.report("Reliable", "event that was never written", response, modRevision, key);
		}
	}
	judgeStuck() {
		const start = this.startRevision();
		if (start === void 0 || this.violations.size > 0) return;
		const from = Math.max(start, this.lastEventRevision + 1);
		if (this.missingBetween(from, this.replay.revision + 1).every((event) => this.isCompactedDeletion(event))) this.report("Resumable", lostDeletion, void 0, from);
		else if (this.wasCompactedBy(this.replay.revision)) this.report("Reliable", leftOut, void 0, from);
	}
	readProgress(response) {
		const start = this.record.request.startRevision ?? 0;
		if (start > 0 && response.ofStream !== true) {
			this.exercised.FutureStart += 1;
			if (response.revision < start) this.report("FutureStart", "progress notification below the start revision", response, response.revision);
		}
		this.exercised.Bookmarkable += 1;
		if (response.revision < this.lastProgress || response.revision < this.lastEventRevision) this.report("Bookmarkable", outOfStep, response, response.revision);
		if (response.revision >= this.lastProgress) this.notified = response;
		this.lastProgress = Math.max(this.lastProgress, response.revision);
	}
	readEvent(event, response) {
		const revision = event.kv.modRevision;
		this.exercised.Filter += 1;
		if (!this.isWanted(event)) this.report("Filter", `${event.type} that was not asked for`, response, revision);
		this.exercised.Unique += 1;
		this.exercised.Ordered += 1;
		if (this.isRepeated(event)) this.report("Unique", "event delivered again", response, revision);
		else if (revision < this.lastEventRevision) this.report("Ordered", "event older than the one before", response, revision);
		if (this.lastProgress > 0) {
			this.exercised.Bookmarkable += 1;
			if (revision <= this.lastProgress) this.report("Bookmarkable", outOfStep, response, revision);
		}
		if (revision < (this.record.request.startRevision ?? 0)) this.report("Resumable", belowStart, response, revision);
		this.lastEventRevision = Math.max(this.lastEventRevision, revision);
		this.received.push({
			event,
			response,
			place: this.received.length
		});
	}
	compareEvent(got, expected, response) {
		const { revision } = expected;
		if (got.type === "put" && expected.type === "put") {
			this.exercised.IsCreate += 1;
			const says = got.kv.createRevision === got.kv.modRevision;
			if (says !== expected.isCreate) this.report("IsCreate", says ? "says created, existed" : "created, does not say so", response, revision);
			else if (!isSamePair(got.kv, expected.kv)) this.reportContent(expected, response);
		} else if (got.type !== expected.type || got.kv.value !== "" || got.kv.version !== 0) this.reportContent(expected, response);
		this.comparePrevious(got, expected, response);
	}
	reportBelow(start, response, revision) {
		const isAsked = (this.record.request.startRevision ?? 0) === start;
		this.report("Resumable", isAsked ? belowStart : "event up to the revision of the creation", response, revision);
	}
	reportContent({ revision, kv }, response) {
		this.report("Reliable", "event with other content than was written", response, revision, kv.key);
	}
	comparePrevious({ prevKv }, expected, response) {
		const { revision } = expected;
		if (prevKv === void 0) {
			const isThere = expected.prevKv !== void 0 && revision > this.replay.compactRevision;
			if (this.record.request.prevKv !== true || !isThere) return;
			this.exercised.PrevKV += 1;
			this.report("PrevKV", "no pair although the key had one before", response, revision, expected.kv.key);
			return;
		}
		this.exercised.PrevKV += 1;
		if (expected.prevKv === void 0 || !isSamePair(prevKv, expected.prevKv)) this.report("PrevKV", "another pair than the key had before", response, revision);
	}
	guaranteeOf(isFirst) {
		return isFirst && (this.record.request.startRevision ?? 0) > 0 ? "Resumable" : "Reliable";
	}
	startRevision() {
		const asked = this.record.request.startRevision ?? 0;
		if (asked > 0) return asked;
		return this.createdRevision === void 0 ? void 0 : this.createdRevision + 1;
	}
	isWanted(event) {
		const { key, rangeEnd, noPut, noDelete } = this.record.request;
		if (event.type === "put" ? noPut === true : noDelete === true) return false;
		return isInRange(event.kv.key, key, rangeEnd);
	}
	isRepeated({ kv }) {
		if (kv.modRevision > this.lastEventRevision) return false;
		const isOrdered = !this.violations.has("Ordered");
		for (let at = this.received.length - 1; at >= 0; at -= 1) {
			const other = this.received[at].event.kv;
			if (other.modRevision === kv.modRevision && other.key === kv.key) return true;
			if (isOrdered && other.modRevision < kv.modRevision) return false;
		}
		return false;
	}
	reportMissing(guarantee, expected) {
		const { revision, kv, type } = expected;
		const response = this.record.responses.find(({ events }) => events.some((one) => one.kv.modRevision >= revision));
		const until = response?.events.find((one) => one.kv.modRevision > revision)?.kv.modRevision ?? (response === void 0 ? Math.max(this.lastEventRevision, this.lastProgress) : revision) + 1;
		if (this.missingBetween(revision, until).every((event) => this.isCompactedDeletion(event))) {
			this.report("Resumable", lostDeletion, response ?? this.notified, revision, kv.key);
			return;
		}
		if (response === void 0 && this.notified?.ofStream === true) {
			this.report("Bookmarkable", outOfStep, this.notified, revision, kv.key);
			return;
		}
		const isTold = this.record.responses.some((one) => (one.compactRevision ?? 0) > 0);
		if (this.wasCompactedBy(response?.revision ?? until) && (response !== void 0 || !isTold)) this.report("Reliable", leftOut, response ?? this.notified, revision, kv.key);
		else this.report(guarantee, `missing ${type} event`, response ?? this.notified, revision, kv.key);
	}
	missingBetween(from, until) {
		const received = new Set(this.received.map(({ event }) => identityOf(event)));
		const { events } = this.replay;
		const missing = [];
		for (let at = this.replay.firstEventFrom(from); at < events.length; at += 1) {
			const event = events[at];
			if (event.revision >= until) break;
			if (this.isWanted(event) && !received.has(identityOf(event))) missing.push(event);
		}
		return missing;
	}
	isCompactedDeletion(event) {
		return event.type === "delete" && this.replay.compactions.some((one) => one.revision === event.revision);
	}
	wasCompactedBy(atRevision) {
		const start = this.startRevision() ?? 0;
		return this.replay.compactions.some((one) => one.revision > start && one.atRevision <= atRevision);
	}
	report(guarantee, shape, response, revision, key) {
		if (this.violations.has(guarantee)) return;
		const { client, request } = this.record;
		const from = request.startRevision ?? 0;
		const what = key === void 0 ? `revision ${revision}` : `revision ${revision} of key ${key}`;
		this.violations.set(guarantee, {
			property: guarantee,
			sentence: watchGuarantees[guarantee],
			shape,
			message: `${shape}: ${what}; watch of ${describeKeys(request.key, request.rangeEnd ?? "")}${from > 0 ? ` from revision ${from}` : ""} by client ${client}, last event at ${this.lastEventRevision}, last notification at ${this.lastProgress}`,
			client,
			revision,
			...response === void 0 ? {} : { at: response.at }
		});
	}
};
function identityOf(event) {
	return `${event.kv.modRevision} ${event.kv.key}`;
}
function isOfSameKey(got, expected) {
	return got.kv.modRevision === expected.kv.modRevision && got.kv.key === expected.kv.key;
}
export { serializableSentence as a, memberShapes as c, findImpossibleRevision as d, checkSerializableReads as i, judgeLinearizability as l, watchGuarantees as n, replayRequests as o, isInRange as r, memberGuarantees as s, checkWatches as t, linearizableSentence as u };
