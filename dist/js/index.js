import { C as mergePhase, D as readPlan, N as sweepPhase, S as triagePhase, an as planCampaign, b as readStoreReport, mn as judgeCampaign, on as seedAt, p as readConfig, rt as extractSignature, y as planPhase } from "./compare-phase.js";
import { r as runCampaign, t as checkHistoryText } from "./check-history-text.js";
import { C as checkLinearizability, f as pairsOf, n as writeEtcdHistory, o as checkEtcdHistory, t as readEtcdHistory } from "./read-etcd-history.js";
import { a as serializableSentence, c as memberShapes, i as checkSerializableReads, l as judgeLinearizability, n as watchGuarantees, o as replayRequests, s as memberGuarantees, t as checkWatches, u as linearizableSentence } from "./watch-guarantees.js";
import { Tt as formatSeed } from "./check-stores-ahead.js";
// src/check/judge-members.ts
function judgeMembers({ operations, watches, restarts, states }) {
	const restarted = restarts.flatMap(judgeRestart);
	const order = ["Durable", "Revision"];
	restarted.sort((one, other) => order.indexOf(one.property) - order.indexOf(other.property));
	return [
		...restarted,
		...findRefusedApplied(operations, watches),
		...judgeStates(states)
	];
}
function judgeRestart({ member, toldRevision, compactedRevision, revision }) {
	if (revision >= toldRevision) return [];
	const property = compactedRevision > revision ? "Revision" : "Durable";
	const shape = property === "Revision" ? memberShapes.belowCompacted : memberShapes.writeLost;
	return [{
		property,
		sentence: memberGuarantees[property],
		shape,
		message: `${member} restarts at revision ${revision}; ${toldRevision} was told before, compaction asked for ${compactedRevision}`,
		revision
	}];
}
function findRefusedApplied(operations, watches) {
	const refused = new Map();
	for (const operation of operations) {
		const { request, response } = operation;
		if (request.kind !== "txn" || response?.kind !== "error" || response.error === "unknown") continue;
		for (const put of [...request.success, ...request.failure].filter(isPut)) refused.set(`${put.key}\0${put.value}`, operation);
	}
	if (refused.size === 0) return [];
	const seen = [...operations.flatMap(({ response }) => response === void 0 ? [] : pairsOf(response)), ...watches.flatMap(({ responses }) => responses.flatMap(({ events }) => events.map(({ kv }) => kv)))];
	for (const pair of seen) {
		const operation = refused.get(`${pair.key}\0${pair.value}`);
		if (operation === void 0) continue;
		const why = operation.response?.kind === "error" ? operation.response.error : "";
		return [{
			property: "Hash",
			sentence: memberGuarantees.Hash,
			shape: memberShapes.refusedApplied,
			message: `client ${operation.client} was told that its transaction is refused (${why}), but its value ${pair.value} of key ${pair.key} is there at revision ${pair.modRevision}`,
			client: operation.client,
			at: operation.return ?? operation.call,
			revision: pair.modRevision
		}];
	}
	return [];
}
function isPut(request) {
	return request.kind === "put";
}
function judgeStates(states) {
	const first = states[0];
	const other = states.find(({ hash, revision }) => hash !== first?.hash || revision !== first.revision);
	if (first === void 0 || other === void 0) return [];
	return [{
		property: "Hash",
		sentence: memberGuarantees.Hash,
		shape: memberShapes.membersDiffer,
		message: `${first.member} has hash ${first.hash} at revision ${first.revision}, ${other.member} has ${other.hash} at ${other.revision}`
	}];
}
export { checkEtcdHistory, checkHistoryText, checkLinearizability, checkSerializableReads, checkWatches, extractSignature, formatSeed, judgeCampaign, judgeLinearizability, judgeMembers, linearizableSentence, memberGuarantees, mergePhase, planCampaign, planPhase, readConfig, readEtcdHistory, readPlan, readStoreReport, replayRequests, runCampaign, seedAt, serializableSentence, sweepPhase, triagePhase, watchGuarantees, writeEtcdHistory };
