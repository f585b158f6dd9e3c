import { a as nearestWord } from "./text.js";
import { C as checkLinearizability, c as etcdModel, g as describeKeys, h as describeEtcdState, m as describeEtcdResponse, n as writeEtcdHistory, p as describeEtcdRequest, s as etcdHistory, v as emptyEtcdState } from "./read-etcd-history.js";
import { a as serializableSentence, c as memberShapes, d as findImpossibleRevision, i as checkSerializableReads, l as judgeLinearizability$1, n as watchGuarantees, o as replayRequests, r as isInRange$1, s as memberGuarantees, t as checkWatches, u as linearizableSentence } from "./watch-guarantees.js";
// src/sim/etcd/variants.ts
const noVariants = {
	appliedIndexBeforeData: false,
	unstableEntriesCommitted: false,
	permissionCacheNotRebuilt: false,
	defragCommitWithoutIndex: false,
	progressOvertakesEvents: false,
	syncedWatcherKeepsOldRevision: false,
	emptyBufferExposesOldRecord: false,
	compactedWatcherMarkedSynced: false,
	revisionIgnoresScheduledCompaction: false,
	pendingSnapshotFileRemoved: false,
	tombstoneAtCompactionRemoved: false,
	unansweredRangesSkipped: false,
	loneTombstoneNotRestored: false,
	progressBelowStartRevision: false,
	restoreLowersFutureWatchers: false,
	defragDuringInstall: false,
	leaderChangeIgnoredAfterReadState: false,
	readIndexIdReused: false,
	readIndexWithoutQuorum: false
};
// src/sim/bugs/track-record.ts
const trackRecord = [
	{
		id: "13766",
		title: "Inconsistent revision caused by a crash under high load",
		url: "https://github.com/etcd-io/etcd/issues/13766",
		mechanism: "The applied index was announced to the backend before the entry's data was written. A commit by timer in between saved the index without the data; after a crash the entry was skipped for ever.",
		note: "3.5.0 moved the saving of the consistent index into the backend's pre-commit hook. Post-mortem: etcd's Documentation/postmortems/v3.5-data-inconsistency.md.",
		finding: {
			property: "Hash",
			shape: "index without its data after a restart"
		},
		upstreamNeeds: "Was found by its users. The SIGKILL under load that once reproduced it no longer does: its tests do not reach that load.",
		causeEstablished: true,
		variants: ["appliedIndexBeforeData"],
		brings: [],
		affected: [{
			from: "3.5.0",
			before: "3.5.3"
		}]
	},
	{
		id: "14370",
		title: "A cluster of one member can lose a write in a crash",
		url: "https://github.com/etcd-io/etcd/issues/14370",
		mechanism: "With one voter, raft hands out entries as committed that are not yet in the WAL. They were applied and answered first; a crash before the WAL was written lost an acknowledged write.",
		note: "Needs a cluster of one member.",
		finding: {
			property: "Durable",
			shape: "acknowledged write lost"
		},
		upstreamNeeds: "A panic at raftBeforeSave: the first draft of the robustness tests hit it in 80 % of runs of 20 s.",
		causeEstablished: true,
		variants: ["unstableEntriesCommitted"],
		brings: [],
		affected: [{
			from: "3.4.0",
			before: "3.4.21"
		}, {
			from: "3.5.0",
			before: "3.5.5"
		}]
	},
	{
		id: "14571",
		title: "Authentication can make members inconsistent",
		url: "https://github.com/etcd-io/etcd/issues/14571",
		mechanism: "Permissions are checked when an entry is applied, from a cache. A snapshot that replaced the backend did not rebuild the cache; from then on that member refused every write of a user.",
		note: "Needs authentication, and a member that is sent a snapshot.",
		finding: {
			property: "Hash",
			shape: "write of a user not applied"
		},
		upstreamNeeds: "Not covered: the robustness tests run without authentication.",
		causeEstablished: true,
		variants: ["permissionCacheNotRebuilt"],
		brings: [],
		affected: [{
			from: "3.4.20",
			before: "3.4.22"
		}, {
			from: "3.5.5",
			before: "3.5.6"
		}]
	},
	{
		id: "14685",
		title: "Inconsistent revision caused by a crash during defragmentation",
		url: "https://github.com/etcd-io/etcd/pull/14685",
		mechanism: "The commit at the start of a defragmentation made pending data durable without the applied index; after a crash the entries were applied a second time.",
		note: "Needs a crash between the defragmentation's commit and the next one.",
		finding: {
			property: "Hash",
			shape: "data without its index after a restart"
		},
		upstreamNeeds: "A panic at defragBeforeCopy or defragBeforeRename, under load.",
		causeEstablished: true,
		variants: ["defragCommitWithoutIndex"],
		brings: [],
		affected: [{
			from: "3.5.0",
			before: "3.5.6"
		}]
	},
	{
		id: "15220",
		title: "A progress notification overtakes events",
		url: "https://github.com/etcd-io/etcd/issues/15220",
		mechanism: "A requested progress notification was answered at once, on another channel than the events. It could leave before events that its revision covers.",
		note: "Needs no fault. Where the only thing that it overtakes for good is a deletion at a compacted revision, that may be told as the gap of issue 18089; none of 127 failing seeds was.",
		finding: {
			property: "Bookmarkable",
			shape: "notification out of step with the events"
		},
		upstreamNeeds: "Frequent progress requests beside a kill; still reproduced in January 2026.",
		causeEstablished: true,
		variants: ["progressOvertakesEvents"],
		brings: [],
		affected: [{
			from: "3.4.0",
			before: "3.4.25"
		}, {
			from: "3.5.0",
			before: "3.5.8"
		}]
	},
	{
		id: "15271",
		title: "A watch travels back in time after a partition",
		url: "https://github.com/etcd-io/etcd/issues/15271",
		mechanism: "A watcher that kept up was not noted to have received anything. When a snapshot moved all watchers to the unsynced ones, it was sent everything again from long ago.",
		note: "Needs a watch on a member that is sent a snapshot.",
		finding: {
			property: "Unique",
			shape: "event delivered again"
		},
		upstreamNeeds: "A member cut off until it is sent a snapshot, with a snapshot every 100 entries.",
		causeEstablished: true,
		variants: ["syncedWatcherKeepsOldRevision"],
		brings: [],
		affected: [{
			from: "3.4.0",
			before: "3.4.25"
		}, {
			from: "3.5.0",
			before: "3.5.8"
		}]
	},
	{
		id: "17247",
		title: "A watch delivers an event twice because of a transaction's cache",
		url: "https://github.com/etcd-io/etcd/issues/17247",
		mechanism: "De-duplication of an empty transaction buffer gave it length one, which exposed a record of an earlier transaction to whoever read the bucket next.",
		note: "On the main branch from 2024-01-12 to 2024-01-19, never released.",
		finding: {
			property: "Unique",
			shape: "event delivered again"
		},
		upstreamNeeds: "Kubernetes traffic with a panic at raftAfterSaveSnap and members that are replaced.",
		causeEstablished: true,
		variants: ["emptyBufferExposesOldRecord"],
		brings: [],
		affected: []
	},
	{
		id: "17529",
		title: "Watch events are lost when a stream starves",
		url: "https://github.com/etcd-io/etcd/issues/17529",
		mechanism: "An unsynced watcher whose next revision was compacted must be told so. Where its channel was full the notice was put off, yet the watcher was moved to the synced ones: a silent gap.",
		note: "Needs a reader that stops reading, and a compaction beyond it.",
		finding: {
			property: "Reliable",
			shape: "compacted events left out without a word"
		},
		upstreamNeeds: "Sleeps of 1 s before watch responses; its regression test may take 100 runs.",
		causeEstablished: true,
		variants: ["compactedWatcherMarkedSynced"],
		brings: [],
		affected: [{
			from: "3.4.0",
			before: "3.4.31"
		}, {
			from: "3.5.0",
			before: "3.5.13"
		}]
	},
	{
		id: "17780",
		title: "The revision decreases after a crash during compaction",
		url: "https://github.com/etcd-io/etcd/issues/17780",
		mechanism: "Compaction at the newest revision removed the newest tombstones. At start the revision was taken from what is left and from finished compactions only, not from the scheduled one.",
		note: "Shows only where compaction removes the tombstone at its own revision, which is issue 18089: that one is switched on with it, and most seeds show that one alone.",
		finding: {
			property: "Revision",
			shape: "restart below the compacted revision"
		},
		upstreamNeeds: "A panic at compactBeforeSetFinishedCompact; one hit in 17,160 s of runs, and up to 200 runs in its regression test.",
		causeEstablished: true,
		variants: ["revisionIgnoresScheduledCompaction"],
		brings: ["18089"],
		affected: [{
			from: "3.4.0",
			before: "3.4.32"
		}, {
			from: "3.5.0",
			before: "3.5.14"
		}]
	},
	{
		id: "18055",
		title: "A member panics when two snapshots arrive soon after each other",
		url: "https://github.com/etcd-io/etcd/issues/18055",
		mechanism: "Saving a snapshot removed the files of older ones, also of one that was still waiting to be applied; the member then found no file to open.",
		note: "Needs a member that is slow to open one snapshot, and is sent another one meanwhile. Open upstream; pull request 22046 proposes to keep files that are still to be applied.",
		finding: {
			property: "Panic",
			shape: "failed to open snapshot backend: failed to find database snapshot file"
		},
		showsWith: ["sleep", "isolation"],
		upstreamNeeds: "No scenario of its own: it shows now and then in CI.",
		causeEstablished: true,
		variants: ["pendingSnapshotFileRemoved"],
		brings: [],
		affected: [{ from: "3.4.0" }]
	},
	{
		id: "18089",
		title: "A watch misses a deletion at the compacted revision",
		url: "https://github.com/etcd-io/etcd/issues/18089",
		mechanism: "Compaction at revision R removed a tombstone whose revision is R, although a watch may start at R.",
		note: "Needs no fault but compaction, and a watch from the compacted revision.",
		finding: {
			property: "Resumable",
			shape: "missing deletion at a compacted revision"
		},
		upstreamNeeds: "3 or 4 of 100 runs with a compaction every 100 to 200 ms.",
		causeEstablished: true,
		variants: ["tombstoneAtCompactionRemoved"],
		brings: [],
		affected: [{
			from: "3.4.0",
			before: "3.4.34"
		}, {
			from: "3.5.0",
			before: "3.5.16"
		}]
	},
	{
		id: "18667",
		title: "A transaction that reads a compacted revision splits the members",
		url: "https://github.com/etcd-io/etcd/issues/18667",
		mechanism: "Members that owe the client no answer left out the ranges of a transaction, and with them the check that fails the whole transaction: they wrote, the answering member did not.",
		note: "Needs that transaction and no fault.",
		finding: {
			property: "Hash",
			shape: "refused transaction applied"
		},
		upstreamNeeds: "Its traffic does not send such a transaction; a reader of the code found it.",
		causeEstablished: true,
		variants: ["unansweredRangesSkipped"],
		brings: [],
		affected: [{
			from: "3.4.0",
			before: "3.7.0"
		}]
	},
	{
		id: "19179",
		title: "A watch misses a deletion at the compacted revision after a crash",
		url: "https://github.com/etcd-io/etcd/issues/19179",
		mechanism: "The index that is rebuilt at start ignored a tombstone that is the first revision of its key. The compaction that was resumed then removed the tombstone, although a watch may start at it.",
		note: "Older releases lose the event anyway, by issue 18089. A client sees the same of both, and so does a campaign: what tells them apart is that this one needs a restart during a compaction (of 250 seeds without crashes none showed it). No release had both.",
		finding: {
			property: "Resumable",
			shape: "missing deletion at a compacted revision"
		},
		upstreamNeeds: "Few requests, batches of 50 revisions and a panic at compactBeforeSetFinishedCompact; up to 200 runs.",
		causeEstablished: true,
		variants: ["loneTombstoneNotRestored"],
		brings: [],
		affected: [{
			from: "3.4.34",
			before: "3.4.36"
		}, {
			from: "3.5.16",
			before: "3.5.18"
		}]
	},
	{
		id: "20221a",
		title: "A watch on a future revision gets progress notifications below it",
		url: "https://github.com/etcd-io/etcd/issues/20221",
		mechanism: "A watcher that waits for a future revision counted as synced, and synced watchers were told the store's revision.",
		note: "Needs no fault.",
		finding: {
			property: "FutureStart",
			shape: "progress notification below the start revision"
		},
		upstreamNeeds: "Watches that start 50 to 100 revisions ahead; its validation of watches does not compare notifications with the start.",
		causeEstablished: true,
		variants: ["progressBelowStartRevision"],
		brings: [],
		affected: [
			{
				from: "3.4.0",
				before: "3.4.38"
			},
			{
				from: "3.5.0",
				before: "3.5.22"
			},
			{
				from: "3.6.0",
				before: "3.6.2"
			}
		]
	},
	{
		id: "20221b",
		title: "A watch on a future revision gets older events",
		url: "https://github.com/etcd-io/etcd/issues/20221",
		mechanism: "A snapshot moved all watchers to the unsynced ones, and the loop over those lowered the next revision of a watcher that waits for a future one.",
		note: "Needs a watch of a future revision on a member that is sent a snapshot.",
		finding: {
			property: "Resumable",
			shape: "event below the start revision"
		},
		upstreamNeeds: "15 minutes at first; since then a snapshot every 10 entries and notifications every 10 ms.",
		causeEstablished: true,
		variants: ["restoreLowersFutureWatchers"],
		brings: [],
		affected: [
			{
				from: "3.4.0",
				before: "3.4.38"
			},
			{
				from: "3.5.0",
				before: "3.5.22"
			},
			{
				from: "3.6.0",
				before: "3.6.2"
			}
		]
	},
	{
		id: "20271",
		title: "Defragmentation meets the installation of a snapshot",
		url: "https://github.com/etcd-io/etcd/issues/20271",
		mechanism: "Defragmentation of the old backend did not wait for a snapshot that was being installed. Its rename put the old data back under the name of the database.",
		note: "The page-level panic of the report is not modelled; the files' names are: the open database must be the one that is named db. How upstream's panic came from it is partly derived.",
		finding: {
			property: "Panic",
			shape: "the open database is not the file named db"
		},
		upstreamNeeds: "Found by Antithesis; its own test sleeps at applyAfterOpenSnapshot.",
		causeEstablished: false,
		variants: ["defragDuringInstall"],
		brings: [],
		affected: [
			{
				from: "3.4.0",
				before: "3.4.38"
			},
			{
				from: "3.5.0",
				before: "3.5.23"
			},
			{
				from: "3.6.0",
				before: "3.6.5"
			}
		]
	},
	{
		id: "20418",
		title: "Stale reads around a process that was paused",
		url: "https://github.com/etcd-io/etcd/issues/20418",
		mechanism: "After a read state arrived a change of leader was not looked at again, and a retry of a read index request kept its id.",
		note: "Upstream has not established that these two cause the stale reads; they are what was changed before the reports ended. For a stale read that is certain see stale-read.",
		upstreamNeeds: "Reports of stale reads from long simulations with paused processes: about one in ten hours (our estimate).",
		causeEstablished: false,
		variants: ["leaderChangeIgnoredAfterReadState", "readIndexIdReused"],
		brings: [],
		affected: [
			{
				from: "3.4.20",
				before: "3.4.42"
			},
			{
				from: "3.5.0",
				before: "3.5.28"
			},
			{
				from: "3.6.0",
				before: "3.6.9"
			}
		]
	},
	{
		id: "stale-read",
		title: "A leader answers reads without asking a quorum",
		url: "https://github.com/etcd-io/etcd/issues/20418",
		mechanism: "A read index is answered without a round of heartbeats, so that a leader that was replaced while it was paused answers from the past.",
		note: "Never etcd's: the symptom of issue 20418 by a mechanism that is known, so that the checker has a certain positive.",
		finding: {
			property: "Linearizable",
			shape: "stale read"
		},
		showsWith: [
			"pause",
			"partition",
			"isolation"
		],
		upstreamNeeds: "Not etcd's.",
		causeEstablished: true,
		variants: ["readIndexWithoutQuorum"],
		brings: [],
		affected: []
	}
];
// src/sim/bugs/choose-variants.ts
function chooseByBugs(ids) {
	const wanted = new Set();
	for (const id of ids) {
		const bug = trackRecord.find((one) => one.id === id);
		if (bug === void 0) return {
			kind: "unknown",
			message: `there is no bug "${id}"`,
			hint: hintAt(id, knownBugs)
		};
		wanted.add(bug.id);
		for (const brought of bug.brings) wanted.add(brought);
	}
	return choose(trackRecord.filter((bug) => wanted.has(bug.id)));
}
const newestKnown = [
	[
		3,
		4,
		45
	],
	[
		3,
		5,
		33
	],
	[
		3,
		6,
		14
	],
	[
		3,
		7,
		0
	]
];
function chooseByVersion(version) {
	const numbers = parseVersion(version);
	if (numbers === void 0) return {
		kind: "unknown",
		message: `"${version}" is not a release of etcd`,
		hint: "Write three numbers, such as 3.5.0"
	};
	if (isBefore$2(numbers, [
		3,
		4,
		0
	])) return {
		kind: "unknown",
		message: `etcd ${version} is older than what is known`,
		hint: "Write 3.4.0 or newer"
	};
	const newest = newestKnown.find(([major, minor]) => major === numbers[0] && minor === numbers[1]);
	if (newest === void 0 || isBefore$2(newest, numbers)) {
		const write = newest ?? newestKnown.at(-1) ?? numbers;
		return {
			kind: "unknown",
			message: `it is not known which of the bugs etcd ${version} has`,
			hint: `The newest known releases are ${newestKnown.map(textOf).join(", ")}: write ${textOf(write)}`
		};
	}
	return choose(trackRecord.filter((bug) => isAffected(bug, numbers)));
}
function hintAt(word, known) {
	const nearest = nearestWord(word, known);
	return `${nearest === null ? "" : `Did you mean ${nearest}? `}Known: ${known.join(", ")}`;
}
const knownBugs = trackRecord.map((bug) => bug.id);
function choose(bugs) {
	const on = { ...noVariants };
	for (const bug of bugs) for (const variant of bug.variants) on[variant] = true;
	return {
		kind: "chosen",
		bugs: bugs.map((bug) => bug.id),
		variants: on
	};
}
function isAffected(bug, version) {
	return bug.affected.some(({ from, before }) => {
		const first = parseVersion(from);
		if (first === void 0 || isBefore$2(version, first)) return false;
		if (before === void 0) return true;
		const end = parseVersion(before);
		return end !== void 0 && isBefore$2(version, end);
	});
}
function parseVersion(text) {
	const match = /^v?([0-9]{1,4})\.([0-9]{1,4})\.([0-9]{1,4})$/.exec(text);
	return match === null ? void 0 : [
		Number(match[1]),
		Number(match[2]),
		Number(match[3])
	];
}
function textOf(version) {
	return version.join(".");
}
function isBefore$2(one, other) {
	if (one[0] !== other[0]) return one[0] < other[0];
	if (one[1] !== other[1]) return one[1] < other[1];
	return one[2] < other[2];
}
// src/sim/describe-violations.ts
function describeViolations(violations) {
	const [first] = violations;
	if (first === void 0) return [];
	const lines = [`broke ${first.property} - ${first.sentence}`, ...first.message.split("\n").map((line) => `  ${line}`)];
	const kinds = new Map();
	for (const { property, shape } of violations) {
		const kind = `${property}: ${shape}`;
		kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
	}
	for (const [kind, count] of kinds) if (!(kind === `${first.property}: ${first.shape}`)) lines.push(`also broke ${kind}${count === 1 ? "" : `, ${count} times`}`);
	else if (count > 1) lines.push(`  and ${count - 1} more like it`);
	return lines;
}
// src/sim/world/links.ts
var Links = class {
	random;
	bySender = new Map();
	constructor(random) {
		this.random = random;
	}
	between(from, to) {
		let links = this.bySender.get(from);
		if (links === void 0) {
			links = new Map();
			this.bySender.set(from, links);
		}
		let link = links.get(to);
		if (link === void 0) {
			link = {
				from,
				to,
				random: this.random.fork(`${from}>${to}`),
				blockedBy: 0,
				slowUs: 0,
				jitterUs: 0,
				lossOneIn: 0,
				doubledOneIn: 0,
				reordered: 0,
				lastArrivalUs: 0,
				onUnblocked: []
			};
			links.set(to, link);
		}
		return link;
	}
};
function block(link) {
	link.blockedBy += 1;
}
function unblock(link) {
	link.blockedBy -= 1;
	if (link.blockedBy > 0) return;
	for (const resume of link.onUnblocked.splice(0)) resume();
}
function latencyUs(link) {
	return link.random.between(100, 400) + link.slowUs + (link.jitterUs > 0 ? link.random.below(link.jitterUs) : 0);
}
function arrivalInOrderUs(link, nowUs) {
	const dueUs = nowUs + latencyUs(link);
	link.lastArrivalUs = dueUs > link.lastArrivalUs ? dueUs : link.lastArrivalUs;
	return link.lastArrivalUs;
}
// src/sim/world/apply-faults.ts
function applyFaults(world, faults, actors) {
	const ends = new Set();
	const begun = [];
	let healed = false;
	const lasting = (forUs, end) => {
		const once = () => {
			if (ends.delete(once)) end();
		};
		ends.add(once);
		world.at(world.nowUs + forUs, once);
		return once;
	};
	for (const fault of faults) {
		const { when } = fault;
		const start = () => {
			if (healed) return;
			begun.push(fault.index);
			world.trace.add(world.nowUs, "world", `fault ${fault.family}`, fault.index, 0, () => describeFault(fault));
			begin(world, fault, actors, (forUs, end) => lasting(forUs, () => {
				world.trace.add(world.nowUs, "world", "fault ends", fault.index, 0, void 0);
				end();
			}));
		};
		world.at(fault.atUs, () => {
			if (healed) return;
			if (when === void 0) start();
			else world.armed.push({
				...when,
				passesLeft: 1,
				sleepUs: 0,
				restartAfterUs: 0,
				begins: start
			});
		});
	}
	return {
		begun,
		heal() {
			healed = true;
			world.trace.add(world.nowUs, "world", "faults stop", 0, 0, void 0);
			for (const end of ends) end();
			world.armed.length = 0;
			for (const member of actors.members) world.start(member);
		}
	};
}
function begin(world, fault, actors, lasting) {
	switch (fault.kind) {
		case "crash":
			world.kill(fault.member);
			world.at(world.nowUs + fault.restartAfterUs, () => world.start(fault.member));
			return;
		case "failpoint":
			arm(world, {
				...fault,
				passesLeft: fault.passes,
				sleepUs: 0
			});
			runErrand(world, fault.brings, fault.member, 1, actors, lasting);
			return;
		case "sleep": {
			const armed = arm(world, {
				...fault,
				passesLeft: void 0,
				restartAfterUs: 0
			});
			runErrand(world, fault.brings, fault.member, 2, actors, lasting);
			lasting(fault.forUs, () => {
				const at = world.armed.indexOf(armed);
				if (at >= 0) world.armed.splice(at, 1);
			});
			return;
		}
		case "pause":
			world.pause(fault.member);
			lasting(fault.forUs, () => world.resume(fault.member));
			return;
		case "partition": {
			const cut = linksAcross(world, fault.from, fault.to, fault.oneWay);
			for (const link of cut) block(link);
			lasting(fault.forUs, () => cut.forEach(unblock));
			return;
		}
		case "isolation":
			isolate(world, fault.member, fault.forUsMax, fault.times, actors, lasting);
			return;
		case "slow-disk": {
			const { faults } = world.diskOf(fault.member);
			faults.slowUs += fault.slowUs;
			lasting(fault.forUs, () => {
				faults.slowUs -= fault.slowUs;
			});
			return;
		}
		case "disk-failure": {
			const { faults } = world.diskOf(fault.member);
			faults.failure = fault.failure;
			lasting(fault.forUs, () => {
				faults.failure = void 0;
			});
			return;
		}
		case "clock": {
			const process = world.running(fault.member);
			if (process === void 0) return;
			process.skewUs += fault.skewUs;
			lasting(fault.forUs, () => {
				process.skewUs -= fault.skewUs;
			});
			return;
		}
		case "preemption":
			setPreemption(world, fault.oneIn, fault.upToUs);
			lasting(fault.forUs, () => setPreemption(world, 0, 0));
			return;
		case "slow-reader":
			actors.slowReader(fault.client, true);
			lasting(fault.forUs, () => actors.slowReader(fault.client, false));
			return;
		case "defragment":
			actors.defragment(fault.member);
			return;
		case "leader-transfer":
			actors.transferLeader(fault.to);
			return;
		case "loss":
		case "delay":
		case "duplication":
		case "reordering": onAllLinks(world, fault, actors, lasting);
	}
}
function onAllLinks(world, fault, actors, lasting) {
	const links = linksAcross(world, actors.members, actors.members, true);
	const change = (sign) => {
		for (const link of links) switch (fault.kind) {
			case "loss":
				link.lossOneIn = sign > 0 ? fault.oneIn : 0;
				break;
			case "duplication":
				link.doubledOneIn = sign > 0 ? fault.oneIn : 0;
				break;
			case "delay":
				link.slowUs += sign * fault.slowUs;
				link.jitterUs += sign * fault.jitterUs;
				break;
			case "reordering": link.reordered += sign;
		}
	};
	change(1);
	lasting(fault.forUs, () => change(-1));
}
const errandIsolationUs = 2e6;
function runErrand(world, errand, member, times, actors, lasting) {
	switch (errand) {
		case void 0: return;
		case "defragmentation":
			actors.defragment(member);
			return;
		case "compaction":
			actors.compact();
			return;
		case "isolation": isolate(world, member, errandIsolationUs, times, actors, lasting);
	}
}
const lookUs = 1e4;
function isolate(world, member, forUsMax, times, actors, lasting) {
	const others = actors.members.filter((other) => other !== member);
	const cut = linksAcross(world, [member], others, false);
	for (const link of cut) block(link);
	let ended = false;
	const end = lasting(forUsMax, () => {
		ended = true;
		cut.forEach(unblock);
	});
	const look = () => {
		if (ended) return;
		if (!actors.needsSnapshot(member)) {
			world.at(world.nowUs + lookUs, look);
			return;
		}
		end();
		if (times === 1) return;
		const again = () => isolate(world, member, forUsMax, times - 1, actors, lasting);
		world.armed.push({
			member,
			name: "raftAfterSaveSnap",
			passesLeft: 1,
			sleepUs: 0,
			restartAfterUs: 0,
			begins: again
		});
	};
	look();
}
function arm(world, fault) {
	const { member, name, passesLeft, sleepUs, restartAfterUs } = fault;
	const armed = {
		member,
		name,
		passesLeft,
		sleepUs,
		restartAfterUs
	};
	world.armed.push(armed);
	return armed;
}
function setPreemption(world, oneIn, upToUs) {
	world.preemptionOneIn = oneIn;
	world.preemptionUs = upToUs;
	for (const process of world.everyRunning()) {
		process.preemptionOneIn = oneIn;
		process.preemptionUs = upToUs;
	}
}
function linksAcross(world, from, to, oneWay) {
	const links = [];
	for (const one of from) for (const other of to) {
		if (one === other) continue;
		links.push(world.links.between(one, other));
		if (!oneWay) links.push(world.links.between(other, one));
	}
	return links;
}
function describeFault(fault) {
	const { when } = fault;
	return when === void 0 ? describeAction(fault) : `when ${when.member} passes ${when.name}: ${describeAction(fault)}`;
}
function describeAction(fault) {
	switch (fault.kind) {
		case "crash": return `${fault.member} is killed, back after ${ms(fault.restartAfterUs)}`;
		case "failpoint": return `${fault.member} ends at ${fault.name} (pass ${fault.passes})${led(fault.brings)}, back after ${ms(fault.restartAfterUs)}`;
		case "sleep": return `${fault.member} sleeps ${ms(fault.sleepUs)} at each ${fault.name}${led(fault.brings)} for ${ms(fault.forUs)}`;
		case "pause": return `${fault.member} is paused for ${ms(fault.forUs)}`;
		case "partition": return `${fault.from.join(" ")} ${fault.oneWay ? "cannot reach" : "and"} ${fault.to.join(" ")}${fault.oneWay ? "" : " are apart"} for ${ms(fault.forUs)}`;
		case "isolation": return `${fault.member} is cut off until it needs a snapshot${fault.times === 1 ? "" : `, ${fault.times} times`}`;
		case "loss": return `1 in ${fault.oneIn} messages is lost for ${ms(fault.forUs)}`;
		case "delay": return `messages take ${ms(fault.slowUs)} and up to ${ms(fault.jitterUs)} longer for ${ms(fault.forUs)}`;
		case "duplication": return `1 in ${fault.oneIn} messages arrives twice for ${ms(fault.forUs)}`;
		case "reordering": return `messages overtake each other for ${ms(fault.forUs)}`;
		case "slow-disk": return `the disk of ${fault.member} is ${ms(fault.slowUs)} slower for ${ms(fault.forUs)}`;
		case "disk-failure": return `the disk of ${fault.member} says "${fault.failure}" for ${ms(fault.forUs)}`;
		case "clock": return `the clock of ${fault.member} is off by ${ms(fault.skewUs)} for ${ms(fault.forUs)}`;
		case "preemption": return `1 in ${fault.oneIn} steps waits up to ${ms(fault.upToUs)} for ${ms(fault.forUs)}`;
		case "slow-reader": return `client c${fault.client} stops reading for ${ms(fault.forUs)}`;
		case "defragment": return `${fault.member} is defragmented`;
		case "leader-transfer": return `leadership is asked to move to ${fault.to}`;
	}
}
function led(errand) {
	return errand === void 0 ? "" : `, led there by ${errand === "isolation" ? "an" : "a"} ${errand}`;
}
function ms(us) {
	return `${Math.floor(us / 1e3)} ms`;
}
// src/sim/world/seconds.ts
function seconds(us) {
	return `${Math.floor(us / 1e6)}.${String(us % 1e6).padStart(6, "0")} s`;
}
// src/sim/describe-run.ts
function describeRun(seed, simulation) {
	const { scenario, families, faults, verdict, steps, simulatedUs, digest } = simulation;
	const { cluster, profile } = scenario;
	const lines = [
		`etcd, seed ${seed}: ${cluster.members} ${cluster.members === 1 ? "member" : "members"}, ${profile.name} traffic${cluster.authEnabled ? ", authentication on" : ""}; ${seconds(simulatedUs)} simulated in ${steps} steps, digest ${digest}`,
		`fault families: ${families.length === 0 ? "none" : families.join(" ")}`,
		...faults.map((fault) => `  ${String(fault.index).padStart(2)}  ${seconds(fault.atUs)}  ${describeFault(fault)}`)
	];
	if (verdict.outcome === "passed") lines.push("passed: every promise was kept");
	if (verdict.outcome === "unknown") lines.push(`unknown: ${verdict.unknown ?? ""}`);
	lines.push(...describeViolations(verdict.violations));
	const step = verdict.violations[0]?.step;
	if (step !== void 0 && step < steps) lines.push(`it shows by step ${step}: --max-steps ${step} ends the run there`);
	return lines.join("\n");
}
// src/sim/explain/describe-trace-line.ts
function describeTraceLine({ kind, a, b, text }) {
	switch (kind) {
		case "start": return a === 0 ? "starts" : `starts again (${a})`;
		case "killed":
		case "crashed at failpoint":
		case "disk error":
		case "panic": return `${kind}${text === "" ? "" : `: ${text}`}${a === 0 ? "" : `; loses ${a} unsynced writes`}`;
		case "pause": return "is paused";
		case "resume": return "goes on";
		case "follower": return b === 0 ? `follows nobody in term ${a}` : `follows ${memberName(b)} in term ${a}`;
		case "preCandidate": return `asks whether it could win an election after term ${a}`;
		case "candidate": return `stands for election in term ${a}`;
		case "leader": return `leads in term ${a}`;
		case "elected": return `is elected leader of term ${a}, its log up to entry ${b}`;
		case "commit": return `knows that entries up to ${a} are committed`;
		case "apply": return `applies entry ${a}: revision ${b}`;
		case "skip": return `passes over entry ${a}, which it has applied: revision ${b}`;
		case "open database": return `opens its database: entry ${a}, revision ${b}`;
		case "save snapshot": return `saves a snapshot at entry ${a}`;
		case "send snapshot": return `sends its database at entry ${a} to ${memberName(b)}`;
		case "install snapshot": return `has installed a snapshot: entry ${a}, revision ${b}`;
		case "compaction batch": return `compacts to revision ${a}: a batch of ${b} rows`;
		case "compaction finished": return `has compacted to revision ${a}`;
		case "sync watchers": return `catches up ${a} ${a === 1 ? "watcher" : "watchers"} at revision ${b}`;
		case "fault ends": return `fault ${a} ends`;
		case "faults stop": return "all faults end, and nothing disturbs the cluster any more";
		default:
			if (kind.startsWith("fault ")) return `fault ${a}: ${text}`;
			return [
				kind,
				...a === 0 && b === 0 ? [] : [a],
				...b === 0 ? [] : [b],
				text
			].join(" ").trimEnd();
	}
}
function memberName(id) {
	return `m${id - 1}`;
}
// src/sim/explain/fault-spans.ts
function faultSpans(faults, trace) {
	const from = new Map();
	const until = new Map();
	let stopUs = null;
	for (const { who, kind, a, atUs } of trace) {
		if (who !== "world") continue;
		if (kind === "fault ends") until.set(a, atUs);
		else if (kind === "faults stop") stopUs = atUs;
		else if (kind.startsWith("fault ") && !from.has(a)) from.set(a, atUs);
	}
	return faults.map((fault) => {
		const { index, family } = fault;
		const fromUs = from.get(index) ?? null;
		const untilUs = until.get(index) ?? (fromUs === null ? null : endOfCrash(fault, fromUs, trace, stopUs));
		return {
			index,
			family,
			text: describeFault(fault),
			fromUs,
			untilUs
		};
	});
}
function endOfCrash(fault, fromUs, trace, stopUs) {
	if (fault.kind !== "crash" && fault.kind !== "failpoint") return null;
	const end = fault.kind === "crash" ? "killed" : "crashed at failpoint";
	const died = trace.find(({ who, kind, atUs }) => who === fault.member && kind === end && atUs >= fromUs);
	if (died === void 0) return stopUs;
	return trace.find(({ who, kind, atUs }) => who === fault.member && kind === "start" && atUs >= died.atUs)?.atUs ?? stopUs;
}
const momentary = ["defragment", "leader-transfer"];
function activeAt(spans, atUs, wasStopped) {
	return spans.filter(({ fromUs }) => fromUs !== null && fromUs <= atUs).filter((span) => span.untilUs === null ? wasStopped && !momentary.includes(span.family) : span.untilUs >= atUs).sort((one, other) => (one.fromUs ?? 0) - (other.fromUs ?? 0));
}
function stoppedEarly(trace) {
	return !trace.some(({ kind }) => kind === "faults stop");
}
function endedBefore(spans, acting, atUs, count) {
	const endOf = ({ fromUs, untilUs }) => untilUs ?? fromUs ?? 0;
	return spans.filter((span) => span.fromUs !== null && !acting.includes(span) && endOf(span) < atUs).sort((one, other) => endOf(one) - endOf(other)).slice(-count);
}
// src/sim/explain/find-focus.ts
function findFocus(violation, { operations, watches, replayed }, trace, endUs) {
	const { at, client, revision = 0 } = violation;
	const operation = at === void 0 ? void 0 : operations.find((one) => one.return === at || one.call === at);
	const watch = operation !== void 0 || client === void 0 ? void 0 : watches.find((one) => one.client === client && one.responses.some((response) => response.at === at));
	const response = watch?.responses.find((one) => one.at === at);
	const line = findLine(violation, trace);
	const atUs = operation?.returnUs ?? operation?.callUs ?? response?.atUs ?? line?.atUs ?? timeOf(at, operations) ?? endUs;
	const keys = new Set(operation === void 0 ? [] : keysOf(operation.request));
	if (watch !== void 0 && revision > 0) {
		const { replay } = replayed;
		for (let nth = replay.firstEventFrom(revision); replay.events[nth]?.revision === revision; nth += 1) keys.add(replay.events[nth]?.kv.key ?? "");
	}
	return {
		atUs,
		keys,
		revision,
		...operation === void 0 ? {} : { operation },
		...watch === void 0 ? {} : { watch },
		...line === void 0 ? {} : {
			line,
			member: line.who
		}
	};
}
function keysOf(request) {
	switch (request.kind) {
		case "range":
		case "put":
		case "deleteRange": return [request.key];
		case "txn": return [
			...request.compare,
			...request.success,
			...request.failure
		].map(({ key }) => key);
		case "compact":
		case "leaseGrant":
		case "leaseRevoke": return [];
	}
}
const endings = [
	"panic",
	"apply",
	"skip",
	"open database",
	"install snapshot"
];
function findLine({ message, property, revision }, trace) {
	const member = /^m[0-9]+/.exec(message)?.[0];
	if (member === void 0) return void 0;
	const entry = Number(/entry ([0-9]+)/.exec(message)?.[1] ?? -1);
	return trace.find(({ who, kind, a, b }) => {
		if (who !== member || !endings.includes(kind)) return false;
		return property === "Panic" ? kind === "panic" : a === entry && b === revision;
	});
}
function timeOf(at, operations) {
	if (at === void 0) return void 0;
	let best = -1;
	let atUs;
	const look = (order, us) => {
		if (order === void 0 || us === void 0 || order > at || order <= best) return;
		best = order;
		atUs = us;
	};
	for (const { call, callUs, return: end, returnUs } of operations) {
		look(call, callUs);
		look(end, returnUs);
	}
	return atUs;
}
// src/sim/explain/timeline.ts
function momentsOf({ operations, watches }, trace, focus) {
	const moments = trace.map((line) => {
		const { atUs, who } = line;
		const isOffending = line === focus?.line;
		return {
			atUs,
			who,
			text: describeTraceLine(line),
			isOffending,
			weight: weightOfLine(line, focus)
		};
	});
	for (const operation of operations) moments.push(...operationMoments(operation, focus));
	for (const watch of watches) moments.push(...watchMoments(watch, focus));
	return moments.sort((one, other) => one.atUs - other.atUs);
}
function selectMoments(moments, atUs, count) {
	return moments.map((moment, place) => {
		const distanceMs = moment.atUs <= atUs ? (atUs - moment.atUs) / 1e3 : (moment.atUs - atUs) / 250;
		return {
			place,
			score: moment.isOffending ? Number.POSITIVE_INFINITY : moment.weight / (10 + distanceMs)
		};
	}).filter(({ score }) => score > 0).sort((one, other) => compareScores(one, other)).slice(0, count).map(({ place }) => place).sort((one, other) => one - other).map((place) => moments[place]);
}
function compareScores(one, other) {
	return one.score === other.score ? one.place - other.place : other.score - one.score;
}
function operationMoments(operation, focus) {
	const { client, member, request, response, callUs, returnUs, user } = operation;
	const isOffending = operation === focus?.operation;
	const weight = focus === void 0 ? 1 : weightOfOperation(operation, focus);
	const who = `client ${client}`;
	const where = `${member === "" ? "" : ` at ${member}`}${user === void 0 ? "" : ` as ${user}`}`;
	const asked = `${describeEtcdRequest(request)}${where}`;
	if (returnUs === void 0 || response === void 0) return [{
		atUs: callUs,
		who,
		text: `${asked}, never answered`,
		isOffending,
		weight
	}];
	const answered = {
		atUs: returnUs,
		who,
		text: `${asked}, asked ${(returnUs - callUs) / 1e3} ms ago: ${describeEtcdResponse(response)}`,
		isOffending,
		weight
	};
	return isOffending ? [{
		atUs: callUs,
		who,
		text: `asks: ${asked}`,
		isOffending,
		weight
	}, answered] : [answered];
}
function weightOfOperation({ request, response }, focus) {
	const revision = response !== void 0 && "revision" in response ? response.revision : 0;
	if (revision > 0 && revision === focus.revision && request.kind !== "range") return 20;
	if (request.kind === "compact") return 4;
	return keysOf(request).some((key) => focus.keys.has(key)) ? 4 : 1;
}
function watchMoments(watch, focus) {
	const isFocus = watch === focus?.watch;
	const weight = focus === void 0 ? 1 : isFocus ? 3 : 0;
	const who = `watch ${watch.client}`;
	const { request, member, openedUs } = watch;
	const { key, rangeEnd, startRevision = 0 } = request;
	const asked = describeKeys(key, rangeEnd ?? "");
	return [{
		atUs: openedUs,
		who,
		text: `asks ${member} to watch ${asked}${startRevision > 0 ? ` from revision ${startRevision}` : ""}`,
		isOffending: false,
		weight: isFocus ? 40 : weight
	}, ...watch.responses.map((response) => {
		const isOffending = isFocus && response.atUs === focus?.atUs;
		const isNear = isFocus && response.events.some(({ kv }) => Math.abs(kv.modRevision - focus.revision) <= 1);
		const text = `of ${asked} ${describeWatchResponse(response)}`;
		return {
			atUs: response.atUs,
			who,
			text,
			isOffending,
			weight: isNear ? 40 : weight
		};
	})];
}
function describeWatchResponse({ kind, revision, events, compactRevision }) {
	switch (kind) {
		case "created": return `is created at revision ${revision}`;
		case "events": return `is sent ${events.map(describeWatchEvent).join(", ")}`;
		case "progress": return `is notified that all up to revision ${revision} has been sent`;
		case "canceled": return `is canceled${compactRevision === void 0 ? "" : `: revisions below ${compactRevision} are compacted`}`;
	}
}
function describeWatchEvent({ type, kv }) {
	return `${type} ${kv.key}${type === "put" ? `=${JSON.stringify(kv.value)}` : ""} at revision ${kv.modRevision}`;
}
function weightOfLine({ who, kind, a }, focus) {
	switch (kind) {
		case "start":
		case "killed":
		case "crashed at failpoint":
		case "disk error":
		case "panic":
		case "open database":
		case "install snapshot":
		case "send snapshot":
		case "elected": return who === focus?.member ? 20 : 8;
		case "pause":
		case "resume":
		case "compaction finished":
		case "faults stop": return 4;
		case "apply":
		case "skip": return who === focus?.member && Math.abs(a - (focus?.line?.a ?? 0)) <= 3 ? 10 : 0;
		case "commit":
		case "sync watchers":
		case "compaction batch":
		case "save snapshot": return 0;
		case "follower":
		case "preCandidate":
		case "candidate":
		case "leader": return 1;
		default: return kind.startsWith("fault ") ? 3 : 1;
	}
}
// src/sim/explain/document-run.ts
function documentRun(seed, simulation) {
	const { scenario, families, faults, verdict, digest, simulatedUs, trace } = simulation;
	const { evidence, violations, outcome } = verdict;
	const focuses = violations.map((violation) => findFocus(violation, evidence, trace, simulatedUs));
	const placesOf = (isIt) => [...focuses.keys()].filter((at) => isIt(focuses[at]));
	return {
		version: 1,
		seed: String(seed),
		outcome,
		digest,
		simulatedUs,
		scenario,
		families,
		members: Array.from({ length: scenario.cluster.members }, (_, nth) => documentMember(`m${nth}`, trace)),
		leaders: trace.flatMap(({ kind, who, a, atUs }) => kind === "elected" ? [{
			member: who,
			term: a,
			atUs
		}] : []),
		faults: faultSpans(faults, trace),
		operations: evidence.operations.toSorted((one, other) => one.call - other.call).map((operation) => ({
			client: operation.client,
			member: operation.member,
			user: operation.user ?? null,
			callUs: operation.callUs,
			returnUs: operation.returnUs ?? null,
			call: operation.call,
			return: operation.return ?? null,
			request: operation.request,
			response: operation.response ?? null,
			index: operation.index ?? null,
			offending: placesOf((focus) => focus.operation === operation)
		})),
		watches: evidence.watches.map((watch) => ({
			client: watch.client,
			member: watch.member,
			openedUs: watch.openedUs,
			request: watch.request,
			responses: watch.responses.map((response) => ({
				...response,
				text: describeWatchResponse(response)
			})),
			offending: placesOf((focus) => focus.watch === watch)
		})),
		violations: violations.map((violation, at) => ({
			...violation,
			atUs: focuses[at]?.atUs ?? simulatedUs
		}))
	};
}
const ends = [
	"killed",
	"crashed at failpoint",
	"disk error",
	"panic"
];
function documentMember(name, trace) {
	const own = trace.filter(({ who }) => who === name);
	return {
		name,
		lives: spansOf(own, ["start"], ends).map(({ line, last }) => ({
			fromUs: line.atUs,
			untilUs: last?.atUs ?? null,
			end: last?.kind ?? null
		})),
		pauses: spansOf(own, ["pause"], ["resume", ...ends]).map(({ line, last }) => ({
			fromUs: line.atUs,
			untilUs: last?.atUs ?? null
		})),
		events: own.map((line) => ({
			atUs: line.atUs,
			kind: line.kind,
			text: describeTraceLine(line)
		}))
	};
}
function spansOf(lines, from, to) {
	return lines.flatMap((line, at) => from.includes(line.kind) ? [{
		line,
		last: lines.slice(at + 1).find(({ kind }) => to.includes(kind))
	}] : []);
}
// src/sim/explain/describe-payload.ts
function describeEtcdPayload({ request, user }) {
	return `${describeRequest(request)}${user === void 0 ? "" : ` as ${user}`}`;
}
function describeRequest(request) {
	switch (request.kind) {
		case "put":
		case "deleteRange":
		case "txn":
		case "compact":
		case "leaseGrant":
		case "leaseRevoke": return describeEtcdRequest(request);
		case "leaseCheckpoint": return `checkpoint leases ${request.checkpoints.map(({ lease }) => lease).join(" ")}`;
		case "authEnable": return "enable authentication";
		case "userAdd": return `add user ${request.name}`;
		case "roleAdd": return `add role ${request.name}`;
		case "grantRole": return `grant role ${request.role} to user ${request.name}`;
		case "grantPermission": return `let role ${request.role} ${request.permission.access} from ${request.permission.key} on`;
	}
}
// src/sim/explain/explain-violation.ts
const stepsMax = 2e5;
const widthMax$1 = 400;
function explainViolation(violation, focus, evidence) {
	return linesOf(violation, focus, evidence).map((line) => line.length > widthMax$1 ? `${line.slice(0, widthMax$1)}...` : line);
}
function linesOf(violation, focus, evidence) {
	if (violation.property === "Linearizable") return explainOrder(evidence, focus);
	if (focus.watch !== void 0) return explainWatch(focus, evidence);
	if (violation.property === "Serializable") return explainPast(focus, evidence);
	if (focus.line !== void 0) return explainEntry(focus.line.a, evidence);
	const index = focus.operation?.index;
	return index === void 0 ? [] : explainEntry(index, evidence);
}
function explainOrder({ operations }, focus) {
	const judged = operations.filter(({ request }) => request.kind !== "range" || (request.revision ?? 0) === 0);
	const verdict = checkLinearizability(etcdModel, etcdHistory(judged), { limits: {
		stepsMax,
		wordsMax: 2 ** 22,
		statesMax: 2 ** 17
	} });
	if (verdict.kind !== "not linearizable") return [];
	const { operation: at, isFirst, longest, states } = verdict.violation;
	const first = judged[at];
	if (first === void 0) return [];
	const describe = (nth) => {
		const operation = judged[nth];
		if (operation === void 0) return "";
		const text = etcdModel.describeOperation(operation.request, operation.response ?? null);
		return `  client ${operation.client}${operation.member === "" ? "" : ` at ${operation.member}`}: ${text}`;
	};
	const lines = [`${isFirst ? "the first" : "an"} operation that cannot be explained:`, describe(at)];
	for (const state of states.slice(0, 2)) {
		lines.push(`  before it the state is ${describeEtcdState(narrow(state, first.request))}`);
		lines.push(`  what it could be told there: ${etcdModel.describeAnswer(state, first.request)}`);
	}
	const last = [...longest.subarray(-3)].map(describe);
	if (last.length > 0) lines.push(`the last of the ${longest.length} operations that can be:`, ...last);
	if (focus.operation !== void 0 && focus.operation !== first) lines.push(`seen in that of client ${focus.operation.client}`);
	return lines;
}
function narrow(state, request) {
	const keys = new Set(keysOf(request));
	const rangeEnd = "rangeEnd" in request ? request.rangeEnd : void 0;
	const first = "key" in request ? request.key : "";
	const isSeen = (key) => keys.has(key) || rangeEnd !== void 0 && isInRange$1(key, first, rangeEnd);
	const leases = state.leases.filter((lease) => JSON.stringify(request).includes(`"lease":${lease}`));
	return {
		...state,
		leases,
		kvs: keys.size === 0 ? state.kvs : state.kvs.filter(({ key }) => isSeen(key))
	};
}
const eventsShown = 3;
function explainWatch({ watch, revision }, { replayed }) {
	if (watch === void 0) return [];
	const { request, responses } = watch;
	const { replay } = replayed;
	const wanted = replay.events.filter(({ type, kv, revision: made }) => (type === "put" ? request.noPut : request.noDelete) !== true && isInRange$1(kv.key, request.key, request.rangeEnd) && made >= (request.startRevision ?? 0));
	const sent = responses.flatMap(({ events }) => events);
	const near = (items, revisionOf) => {
		const at = items.findIndex((item) => revisionOf(item) >= revision);
		const place = at < 0 ? items.length : at;
		return items.slice(Math.max(0, place - eventsShown), place + eventsShown);
	};
	const notified = responses.flatMap(({ kind, revision: upTo }) => kind === "progress" ? [upTo] : []);
	return [
		`around revision ${revision} the log has for it: ${orNothing(near(wanted, (one) => one.revision).map(describeWatchEvent))}`,
		`it was sent: ${orNothing(near(sent, (one) => one.kv.modRevision).map(describeWatchEvent))}`,
		...notified.length === 0 ? [] : [`it was notified of revisions ${notified.slice(-8).join(" ")}`]
	];
}
function orNothing(texts) {
	return texts.length === 0 ? "nothing" : texts.join(", ");
}
function explainPast({ operation }, { replayed }) {
	const request = operation?.request;
	const response = operation?.response;
	if (request?.kind !== "range" || response === void 0) return [];
	const { replay } = replayed;
	const asked = request.revision ?? 0;
	const revision = asked > 0 ? asked : "revision" in response ? response.revision : replay.revision;
	const kvs = replay.rangeAt(request.key, request.rangeEnd, revision);
	const { compactRevision } = replay;
	return [`client ${operation?.client}: ${etcdModel.describeOperation(request, response)}`, `  there the log gives ${describeEtcdState({
		...emptyEtcdState,
		revision,
		compactRevision,
		kvs
	})}`];
}
function explainEntry(index, { log, replayed }) {
	const around = [
		index - 1,
		index,
		index + 1
	].flatMap((at) => {
		const entry = log[at];
		if (entry === void 0) return [];
		const what = entry.payload === void 0 ? "the leader's first entry" : describeEtcdPayload(entry.payload);
		const refused = replayed.refused.has(at) ? ", refused" : "";
		return [`  entry ${at} of term ${entry.term}: ${what}${refused}; revision ${replayed.revisionAfter[at] ?? "?"} after it`];
	});
	return around.length === 0 ? [] : ["the log there:", ...around];
}
// src/sim/explain/explain-run.ts
const linesMax = 60;
const endedFaultsMax = 3;
const widthMax = 240;
function explainRun(simulation) {
	const { verdict, faults, trace, simulatedUs } = simulation;
	const { evidence, violations } = verdict;
	const violation = violations[0];
	if (violation === void 0) return [];
	const focus = findFocus(violation, evidence, trace, simulatedUs);
	const reasons = explainViolation(violation, focus, evidence);
	const lines = [
		...reasons.length === 0 ? [] : [`why ${violation.property} is broken:`, ...reasons.map((line) => `  ${line}`)],
		...describeFaults(faultSpans(faults, trace), focus.atUs, stoppedEarly(trace)),
		`what happened around ${seconds(focus.atUs)} ("--trace" prints all):`
	];
	const moments = selectMoments(momentsOf(evidence, trace, focus), focus.atUs, linesMax - lines.length);
	return [...lines, ...moments.map(describeMoment)];
}
function describeEverything({ verdict, trace, simulatedUs }) {
	const { evidence, violations } = verdict;
	const first = violations[0];
	return momentsOf(evidence, trace, first === void 0 ? void 0 : findFocus(first, evidence, trace, simulatedUs)).map(describeMoment).join("\n");
}
function describeFaults(spans, atUs, wasStopped) {
	const active = activeAt(spans, atUs, wasStopped);
	const ended = endedBefore(spans, active, atUs, endedFaultsMax);
	return [
		active.length === 0 ? "no fault acted then" : "faults that acted then:",
		...active.slice(-10).map(describeSpan),
		...ended.length === 0 ? [] : ["the last that had ended:", ...ended.map(describeSpan)]
	];
}
function describeSpan({ index, text, fromUs, untilUs }) {
	const until = untilUs === null ? "" : ` to ${seconds(untilUs)}`;
	return `  ${String(index).padStart(2)}  ${seconds(fromUs ?? 0)}${until}  ${text}`;
}
function describeMoment({ atUs, who, text, isOffending }) {
	const line = `${isOffending ? ">" : " "} ${seconds(atUs).padStart(11)}  ${who.padEnd(9)}  ${text}`;
	return line.length > widthMax ? `${line.slice(0, widthMax)}...` : line;
}
// src/sim/result-of.ts
function resultOf(seed, simulation) {
	const { verdict, digest } = simulation;
	const first = verdict.violations[0];
	const properties = [];
	for (const { name, exercised, broken } of verdict.promises) properties.push({
		name,
		kind: "always",
		passes: Math.max(0, exercised - broken),
		failures: broken
	});
	for (const { name, hits } of verdict.coverage) properties.push({
		name,
		kind: "sometimes",
		passes: hits,
		failures: 0
	});
	return {
		type: "result",
		seed: String(seed),
		outcome: verdict.outcome,
		digest,
		step: first?.step ?? simulation.steps,
		...first === void 0 ? {} : { failure: {
			kind: "property",
			property: first.property,
			message: first.shape,
			detail: describeViolations(verdict.violations).join("\n")
		} },
		properties
	};
}
// src/sim/etcd/payload.ts
const rootUser = "root";
const rootRole = "root";
// src/sim/traffic/caller.ts
function callOnce(options, member, request, done) {
	const { process, network, user, timeoutUs } = options;
	const connection = network.connect(process, member);
	let waits = true;
	const end = (response) => {
		if (!waits) return;
		waits = false;
		process.cancel(timer);
		connection.close();
		done(response);
	};
	const timer = process.after(timeoutUs, () => end(void 0));
	connection.receive = (message) => {
		if (message.kind === "reply") end(message.response);
	};
	connection.closed = () => end(void 0);
	connection.send({
		kind: "call",
		id: 1,
		request,
		...user === void 0 ? {} : { user }
	});
}
function callUntilAnswered(options, members, request, done) {
	const { process } = options;
	let nth = 0;
	const attempt = () => {
		const member = members[nth % members.length];
		nth += 1;
		if (member === void 0) return;
		callOnce(options, member, request, (response) => {
			if (response !== void 0 && !(response.kind === "error" && response.error === "unknown")) done(response);
			else process.after(process.random.between(1e4, 4e4), attempt);
		});
	};
	attempt();
}
// src/sim/traffic/profile.ts
const profiles = [
	{
		name: "put-heavy",
		put: 420,
		get: 150,
		list: 60,
		staleGet: 40,
		staleList: 30,
		serializableGet: 50,
		remove: 50,
		removeRange: 20,
		multiPut: 60,
		compareAndSet: 60,
		staleTxn: 20,
		leaseGrant: 30,
		leasedPut: 15,
		leaseRevoke: 5,
		keepAlive: 10
	},
	{
		name: "delete-lease",
		put: 220,
		get: 120,
		list: 50,
		staleGet: 30,
		staleList: 30,
		serializableGet: 40,
		remove: 220,
		removeRange: 40,
		multiPut: 40,
		compareAndSet: 40,
		staleTxn: 20,
		leaseGrant: 40,
		leasedPut: 70,
		leaseRevoke: 20,
		keepAlive: 20
	},
	{
		name: "kubernetes",
		put: 0,
		get: 100,
		list: 120,
		staleGet: 30,
		staleList: 60,
		serializableGet: 40,
		remove: 0,
		removeRange: 0,
		multiPut: 20,
		compareAndSet: 590,
		staleTxn: 20,
		leaseGrant: 30,
		leasedPut: 10,
		leaseRevoke: 0,
		keepAlive: 5
	}
];
function drawProfile(random) {
	const profile = random.pick(profiles);
	if (random.chance(1, 2)) return profile;
	const drawn = { ...profile };
	for (const kind of requestKinds) drawn[kind] *= random.pick([
		0,
		1,
		1,
		4
	]);
	return drawn;
}
const requestKinds = [
	"put",
	"get",
	"list",
	"staleGet",
	"staleList",
	"serializableGet",
	"remove",
	"removeRange",
	"multiPut",
	"compareAndSet",
	"staleTxn",
	"leaseGrant",
	"leasedPut",
	"leaseRevoke",
	"keepAlive"
];
// src/sim/traffic/choose-request.ts
const keyPrefix = "/registry/pods/";
const prefixEnd = "/registry/pods0";
const alikeOpenMax = 3;
function chooseRequest(random, profile, shared, guest) {
	const kind = drawKind(random, profile);
	return buildRequest(guest && (kind === "leaseGrant" || kind === "leaseRevoke" || kind === "keepAlive") ? "get" : kind, random, shared);
}
function drawKind(random, profile) {
	let total = 0;
	for (const kind of requestKinds) total += profile[kind];
	if (total === 0) return "get";
	let left = random.below(total);
	for (const kind of requestKinds) {
		left -= profile[kind];
		if (left < 0) return kind;
	}
	return "get";
}
function buildRequest(kind, random, shared) {
	const key = random.pick(shared.keys);
	switch (kind) {
		case "put": return {
			kind: "put",
			key,
			value: newValue(shared),
			prevKv: random.chance(1, 4)
		};
		case "get": return {
			kind: "range",
			key
		};
		case "list": return listRequest(random);
		case "staleGet": return {
			kind: "range",
			key,
			revision: olderRevision(random, shared)
		};
		case "staleList": return {
			...listRequest(random),
			revision: olderRevision(random, shared)
		};
		case "serializableGet": return {
			...random.chance(1, 2) ? listRequest(random) : {
				kind: "range",
				key
			},
			serializable: true
		};
		case "remove":
			if (shared.alikeOpen >= alikeOpenMax) return {
				kind: "range",
				key
			};
			return {
				kind: "deleteRange",
				key,
				prevKv: random.chance(1, 4)
			};
		case "removeRange":
			if (shared.alikeOpen >= alikeOpenMax) return {
				kind: "range",
				key
			};
			return {
				kind: "deleteRange",
				key,
				rangeEnd: prefixEnd
			};
		case "multiPut": return {
			kind: "txn",
			compare: [],
			success: distinctPuts(random, shared),
			failure: []
		};
		case "compareAndSet": return compareAndSet(key, random, shared);
		case "staleTxn": return {
			kind: "txn",
			compare: [],
			success: [{
				kind: "put",
				key,
				value: newValue(shared)
			}, {
				kind: "range",
				key: random.pick(shared.keys),
				revision: olderRevision(random, shared)
			}],
			failure: []
		};
		case "leaseGrant":
			shared.leaseNext += 1;
			return {
				kind: "leaseGrant",
				lease: shared.leaseNext,
				ttlS: random.between(1, 4)
			};
		case "leasedPut":
			if (shared.leases.length === 0) return {
				kind: "range",
				key
			};
			return {
				kind: "put",
				key,
				value: newValue(shared),
				lease: random.pick(shared.leases)
			};
		case "leaseRevoke":
			if (shared.leases.length === 0 || shared.alikeOpen >= alikeOpenMax) return {
				kind: "range",
				key
			};
			return {
				kind: "leaseRevoke",
				lease: random.pick(shared.leases)
			};
		case "keepAlive":
			if (shared.leases.length === 0) return {
				kind: "range",
				key
			};
			return {
				kind: "leaseKeepAlive",
				lease: random.pick(shared.leases)
			};
	}
}
function newValue(shared) {
	shared.valueNext += 1;
	return `v${shared.valueNext}`;
}
function listRequest(random) {
	const all = {
		kind: "range",
		key: keyPrefix,
		rangeEnd: prefixEnd
	};
	switch (random.below(6)) {
		case 0: return {
			...all,
			limit: random.between(1, 4)
		};
		case 1: return {
			...all,
			keysOnly: true
		};
		case 2: return {
			...all,
			countOnly: true
		};
		default: return all;
	}
}
function olderRevision(random, shared) {
	const { revisionSeen, compactedSeen } = shared.history;
	const roll = random.below(16);
	if (roll === 0) return Math.max(1, compactedSeen - random.below(4));
	if (roll === 1) return Math.max(1, compactedSeen);
	return Math.max(1, revisionSeen - random.below(24));
}
function distinctPuts(random, shared) {
	const count = random.between(2, 3);
	const first = random.below(shared.keys.length);
	const puts = [];
	for (let nth = 0; nth < Math.min(count, shared.keys.length); nth += 1) {
		const key = shared.keys[(first + nth) % shared.keys.length];
		if (key !== void 0) puts.push({
			kind: "put",
			key,
			value: newValue(shared)
		});
	}
	return puts;
}
function compareAndSet(key, random, shared) {
	const seen = shared.modified.get(key) ?? 0;
	const compare = {
		key,
		target: "mod",
		result: "=",
		number: seen
	};
	const removes = seen > 0 && random.chance(2, 5) && shared.alikeOpen < alikeOpenMax;
	return {
		kind: "txn",
		compare: [compare],
		success: [removes ? {
			kind: "deleteRange",
			key
		} : {
			kind: "put",
			key,
			value: newValue(shared)
		}],
		failure: [{
			kind: "range",
			key
		}]
	};
}
// src/sim/traffic/operator.ts
const writerUser = "writer";
const guestUser = "guest";
const lateUsers = ["late0", "late1"];
const writersRole = "writers";
const compactionStyles = [
	"newest",
	"deletion",
	"mixed"
];
var Operator = class {
	defragmentations = 0;
	leaderMoves = 0;
	compacting = false;
	options;
	calls;
	stopped = false;
	constructor(options) {
		this.options = options;
		this.calls = {
			process: options.process,
			network: options.network,
			user: options.authEnabled ? rootUser : void 0,
			timeoutUs: 1e6
		};
	}
	setUp(done) {
		const requests = this.options.authEnabled ? authRequests() : [];
		const { members } = this.options;
		const calls = {
			...this.calls,
			user: void 0
		};
		let nth = 0;
		const next = () => {
			const request = requests[nth];
			nth += 1;
			if (request === void 0) done();
			else callUntilAnswered(calls, members, request, next);
		};
		next();
	}
	start() {
		const { process, compactionUs, authEnabled, trafficUs } = this.options;
		if (compactionUs > 0) process.after(process.random.between(1, 2 * compactionUs), () => this.compact());
		if (!authEnabled) return;
		const random = process.random.fork("late users");
		for (const name of lateUsers) process.after(random.between(1, trafficUs), () => this.welcome(name, random));
	}
	stop() {
		this.stopped = true;
	}
	welcome(name, random) {
		const { process, members } = this.options;
		const order = random.chance(1, 2) ? members : members.toReversed();
		callUntilAnswered(this.calls, order, {
			kind: "userAdd",
			name
		}, () => {
			process.after(random.between(1, 1e5), () => {
				callUntilAnswered(this.calls, order, {
					kind: "grantRole",
					name,
					role: writersRole
				}, () => void 0);
			});
		});
	}
	compactNow() {
		const { history } = this.options;
		if (history.revisionSeen > history.compactedSeen && !this.compacting) this.compactAt(history.revisionSeen, () => void 0);
	}
	defragment(member) {
		callOnce(this.calls, member, { kind: "defragment" }, (response) => {
			if (response?.kind === "defragment") this.defragmentations += 1;
		});
	}
	transferLeader(to) {
		for (const member of this.options.members) {
			if (member === to) continue;
			callOnce(this.calls, member, {
				kind: "moveLeader",
				target: to
			}, (response) => {
				if (response?.kind === "moveLeader") this.leaderMoves += 1;
			});
		}
	}
	compact() {
		if (this.stopped) return;
		const { process, history, compactionUs } = this.options;
		const { random } = process;
		const revision = this.drawRevision();
		const again = () => {
			process.after(random.between(1, 2 * compactionUs), () => this.compact());
		};
		if (revision <= history.compactedSeen || this.compacting) again();
		else this.compactAt(revision, again);
	}
	drawRevision() {
		const { process, history, compactsAt } = this.options;
		const { revisionSeen, compactedSeen, deletionSeen } = history;
		if (compactsAt === "deletion" && deletionSeen > compactedSeen) return deletionSeen;
		if (compactsAt === "mixed" && process.random.chance(1, 2)) return revisionSeen - process.random.between(1, 20);
		return revisionSeen;
	}
	compactAt(revision, done) {
		const { process, history, members } = this.options;
		const { random } = process;
		const request = {
			kind: "compact",
			revision,
			physical: random.chance(1, 4)
		};
		const member = random.pick(members);
		const operation = history.call(history.newClient(), request, {
			nowUs: process.nowUs(),
			member,
			user: this.calls.user
		});
		this.compacting = true;
		callOnce(this.calls, member, request, (response) => {
			this.compacting = false;
			if (response?.kind === "compact") {
				if (revision > history.compactedSeen) history.compactedSeen = revision;
				history.answered(operation, response, process.nowUs());
			} else history.unanswered(operation);
			done();
		});
	}
};
function authRequests() {
	const all = {
		key: keyPrefix,
		rangeEnd: prefixEnd
	};
	return [
		{
			kind: "userAdd",
			name: rootUser
		},
		{
			kind: "roleAdd",
			name: rootRole
		},
		{
			kind: "grantRole",
			name: rootUser,
			role: rootRole
		},
		{
			kind: "roleAdd",
			name: writersRole
		},
		{
			kind: "grantPermission",
			role: writersRole,
			permission: {
				access: "readwrite",
				...all
			}
		},
		{
			kind: "userAdd",
			name: writerUser
		},
		{
			kind: "grantRole",
			name: writerUser,
			role: writersRole
		},
		{
			kind: "roleAdd",
			name: "readers"
		},
		{
			kind: "grantPermission",
			role: "readers",
			permission: {
				access: "read",
				...all
			}
		},
		{
			kind: "userAdd",
			name: guestUser
		},
		{
			kind: "grantRole",
			name: guestUser,
			role: "readers"
		},
		{ kind: "authEnable" }
	];
}
// src/sim/draw-scenario.ts
function drawScenario(random, durationUs) {
	return slowDown(drawAtSpeed(random, durationUs));
}
function drawAtSpeed(random, durationUs) {
	const members = random.pick([
		1,
		1,
		3,
		3,
		3,
		3,
		3,
		5
	]);
	const heartbeatUs = random.pick([
		2e4,
		2e4,
		5e4,
		1e5
	]);
	const snapshotCount = random.pick([
		5,
		5,
		10,
		10,
		20,
		50,
		100
	]);
	return {
		cluster: {
			members,
			heartbeatUs,
			electionTicks: 10,
			preVote: random.chance(3, 4),
			snapshotCount,
			snapshotCatchUpEntries: random.pick([
				2,
				5,
				10,
				20
			]),
			backendBatchIntervalUs: random.pick([
				1e4,
				5e4,
				1e5
			]),
			backendBatchLimit: random.pick([
				2,
				5,
				50,
				1e4
			]),
			compactionBatchLimit: random.pick([
				1,
				2,
				3,
				5,
				10,
				50
			]),
			compactionSleepIntervalUs: random.pick([
				1e3,
				1e3,
				1e4,
				3e4
			]),
			watchChannelSize: random.pick([
				2,
				4,
				16
			]),
			watchSyncIntervalUs: random.pick([2e4, 1e5]),
			watchVictimIntervalUs: 1e4,
			maxWatchersPerSync: random.pick([2, 512]),
			watchBatchMaxRevs: random.pick([10, 1e3]),
			watchProgressNotifyIntervalUs: random.pick([
				5e4,
				2e5,
				1e6
			]),
			readIndexRetryUs: 5e5,
			requestTimeoutUs: 2e6,
			leaseCheckIntervalUs: random.pick([1e5, 5e5]),
			leaseCheckpointIntervalUs: random.pick([5e5, 5e6]),
			authEnabled: random.chance(1, 3)
		},
		profile: drawProfile(random),
		clients: 8,
		watchClients: random.between(2, 4),
		watchesPerClient: random.pick([
			1,
			2,
			3
		]),
		keys: random.pick([
			3,
			5,
			10
		]),
		thinkUs: random.pick([
			2e4,
			5e4,
			8e4
		]),
		lullUs: random.pick([
			0,
			0,
			1e5,
			2e5
		]),
		timeoutUs: random.pick([
			2e5,
			4e5,
			1e6
		]),
		compactionUs: random.pick([
			0,
			5e4,
			1e5,
			3e5,
			7e5
		]),
		compactsAt: random.pick(compactionStyles),
		watchReplaceUs: random.pick([
			3e4,
			1e5,
			3e5,
			1e6
		]),
		watchProgressUs: random.pick([
			0,
			4e4,
			15e4
		]),
		trafficUs: durationUs ?? random.between(15e5, 35e5)
	};
}
const fullSpeedUs = 1e7;
function slowDown(scenario) {
	const { trafficUs, cluster } = scenario;
	if (trafficUs <= fullSpeedUs) return scenario;
	const slower = (us) => Math.floor(us * trafficUs / fullSpeedUs);
	return {
		...scenario,
		thinkUs: slower(scenario.thinkUs),
		lullUs: slower(scenario.lullUs),
		compactionUs: slower(scenario.compactionUs),
		watchReplaceUs: slower(scenario.watchReplaceUs),
		watchProgressUs: slower(scenario.watchProgressUs),
		cluster: {
			...cluster,
			watchProgressNotifyIntervalUs: slower(cluster.watchProgressNotifyIntervalUs)
		}
	};
}
// src/sim/etcd/check-request.ts
const transactionOperationsMax = 128;
function checkRequest(request) {
	switch (request.kind) {
		case "range":
		case "put":
		case "deleteRange": return checkKvRequest$1(request);
		case "txn": return checkTransaction(request);
		case "compact": return;
		case "leaseGrant":
		case "leaseRevoke": return request.lease === 0 ? "etcdserver: requested lease not found" : void 0;
	}
}
function isReadOnly(request) {
	return request.success.every((one) => one.kind === "range") && request.failure.every((one) => one.kind === "range");
}
function isSerializable(request) {
	return request.success.every(mayBeStale) && request.failure.every(mayBeStale);
}
function mayBeStale(request) {
	return request.kind === "range" && request.serializable === true;
}
function checkTransaction({ compare, success, failure }) {
	if (Math.max(compare.length, success.length, failure.length) > transactionOperationsMax) return "etcdserver: too many operations in txn request";
	if (compare.some(({ key }) => key === "")) return emptyKey;
	return checkBranch(success) ?? checkBranch(failure);
}
function checkBranch(requests) {
	const puts = new Set();
	for (const request of requests) {
		const objection = checkKvRequest$1(request);
		if (objection !== void 0) return objection;
		if (request.kind !== "put") continue;
		if (puts.has(request.key)) return duplicateKey;
		puts.add(request.key);
	}
	for (const request of requests) {
		if (request.kind !== "deleteRange") continue;
		for (const key of puts) if (isInRange(key, request)) return duplicateKey;
	}
}
function checkKvRequest$1({ key }) {
	return key === "" ? emptyKey : void 0;
}
function isInRange(key, { key: begin, rangeEnd }) {
	if (rangeEnd === void 0 || rangeEnd === "") return key === begin;
	return key >= begin && (rangeEnd === "\0" || key < rangeEnd);
}
const emptyKey = "etcdserver: key is not provided";
const duplicateKey = "etcdserver: duplicate key given in txn request";
// src/sim/etcd/mvcc/read-range.ts
function readRange(store, request, viewRevision) {
	const asked = request.revision ?? 0;
	if (asked > viewRevision) return "future-revision";
	const revision = asked <= 0 ? viewRevision : asked;
	if (revision < store.compactRevision) return "compacted";
	const rows = store.tree.rowsAt(request.key, request.rangeEnd, revision);
	const count = rows.length;
	if (request.countOnly === true) return {
		kind: "range",
		kvs: [],
		count
	};
	const limit = request.limit ?? 0;
	const more = limit > 0 && count > limit;
	const kvs = [];
	const taken = more ? limit : count;
	for (let at = 0; at < taken; at += 1) {
		const kv = rows[at]?.kv;
		if (kv !== void 0) kvs.push(request.keysOnly === true ? {
			...kv,
			value: ""
		} : kv);
	}
	return more ? {
		kind: "range",
		kvs,
		count,
		more
	} : {
		kind: "range",
		kvs,
		count
	};
}
// src/sim/etcd/backend/row.ts
function isBefore$1(one, other) {
	return one.main < other.main || one.main === other.main && one.sub < other.sub;
}
function firstRowFrom(rows, count, main) {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = low + high >> 1;
		if (rows[middle].main < main) low = middle + 1;
		else high = middle;
	}
	return low;
}
// src/sim/etcd/mvcc/compaction.ts
function startCompaction(store, compaction, done) {
	const { process, settings, variants } = store.options;
	const { backend } = store;
	const keep = store.tree.compact(compaction.revision, variants.tombstoneAtCompactionRemoved);
	let fromMain = 0;
	let fromSub = 0;
	const whileCurrent = (next) => {
		if (store.epoch === compaction.epoch) next();
	};
	const batch = () => {
		const rows = rowsFrom(backend.rows, fromMain, fromSub, compaction.revision, settings.compactionBatchLimit);
		for (const row of rows) if (!keep.has(row)) backend.deleteRow(row);
		process.trace("compaction batch", compaction.revision, rows.length);
		const last = rows[rows.length - 1];
		if (last === void 0 || rows.length < settings.compactionBatchLimit) {
			backend.lock.hold();
			process.step("compactBeforeSetFinishedCompact", finish);
			return;
		}
		fromMain = last.main;
		fromSub = last.sub + 1;
		backend.unlock();
		process.step("compactBeforeCommitBatch", () => {
			backend.forceCommit(() => {
				process.step("compactAfterCommitBatch", () => {
					process.after(settings.compactionSleepIntervalUs, lockAndBatch);
				});
			});
		});
	};
	const lockAndBatch = () => {
		whileCurrent(() => {
			backend.lock.whenFree(() => {
				whileCurrent(batch);
			});
		});
	};
	const finish = () => {
		backend.write({
			bucket: "meta",
			key: "finishedCompact",
			value: compaction.revision
		});
		backend.unlock();
		backend.lock.letGo();
		process.trace("compaction finished", compaction.revision);
		process.step("compactAfterSetFinishedCompact", () => {
			whileCurrent(done);
		});
	};
	lockAndBatch();
}
function rowsFrom(rows, main, sub, revision, limit) {
	const found = [];
	for (let at = firstRowFrom(rows, rows.length, main); at < rows.length && found.length < limit; at += 1) {
		const row = rows[at];
		if (row.main > revision) break;
		if (row.main > main || row.sub >= sub) found.push(row);
	}
	return found;
}
// src/sim/etcd/mvcc/key-index.ts
var KeyIndex = class KeyIndex {
	key;
	generations;
	constructor(key, generations) {
		this.key = key;
		this.generations = generations;
	}
	static startWith(row) {
		return new KeyIndex(row.kv.key, row.tombstone ? [[row], []] : [[row]]);
	}
	get isEmpty() {
		return this.generations.length === 1 && this.generations[0]?.length === 0;
	}
	get live() {
		const last = this.generations[this.generations.length - 1];
		return last?.[last.length - 1];
	}
	add(row) {
		const last = this.generations[this.generations.length - 1];
		if (last === void 0) return false;
		const before = last[last.length - 1] ?? this.generations[this.generations.length - 2]?.at(-1);
		if (before !== void 0 && !isBefore$1(before, row)) return false;
		if (row.tombstone) {
			if (last.length === 0) return true;
			this.generations.push([]);
		}
		last.push(row);
		return true;
	}
	at(revision) {
		const { generations } = this;
		const lastAt = generations.length - 1;
		for (let at = lastAt; at >= 0; at -= 1) {
			const generation = generations[at];
			const first = generation[0];
			if (first === void 0) continue;
			if (at !== lastAt && lastMain(generation) <= revision) return void 0;
			if (first.main <= revision) return lastUpTo(generation, revision);
		}
	}
	compact(revision, keep, tombstoneAtCompactionRemoved) {
		const { generations } = this;
		let at = generationFor(generations, revision, tombstoneAtCompactionRemoved);
		let generation = generations[at];
		const rowAt = indexUpTo(generation, revision);
		if (rowAt !== -1) {
			keep.add(generation[rowAt]);
			generation = rowAt === 0 ? generation : generation.slice(rowAt);
		}
		const [only] = generation;
		if (tombstoneAtCompactionRemoved && only !== void 0 && generation.length === 1 && at !== generations.length - 1) {
			keep.delete(only);
			at += 1;
			generation = generations[at];
		}
		this.generations = generations.slice(at);
		this.generations[0] = generation;
	}
	keepAt(revision, keep, tombstoneAtCompactionRemoved) {
		const { generations } = this;
		if (this.isEmpty) return;
		const at = generationFor(generations, revision, tombstoneAtCompactionRemoved);
		const generation = generations[at];
		const rowAt = indexUpTo(generation, revision);
		if (rowAt === -1 || rowAt === generation.length - 1 && at !== generations.length - 1) return;
		keep.add(generation[rowAt]);
	}
};
function generationFor(generations, revision, tombstoneAtCompactionRemoved) {
	let at = 0;
	while (at < generations.length - 1) {
		const end = lastMain(generations[at]);
		if (tombstoneAtCompactionRemoved ? end > revision : end >= revision) break;
		at += 1;
	}
	return at;
}
function lastMain(generation) {
	return generation[generation.length - 1].main;
}
function indexUpTo(generation, revision) {
	let at = generation.length - 1;
	while (at >= 0 && generation[at].main > revision) at -= 1;
	return at;
}
function lastUpTo(generation, revision) {
	const at = indexUpTo(generation, revision);
	return at === -1 ? void 0 : generation[at];
}
// src/sim/etcd/mvcc/key-tree.ts
var KeyTree = class {
	byKey = new Map();
	inOrder = [];
	get(key) {
		return this.byKey.get(key);
	}
	add(row) {
		const known = this.byKey.get(row.kv.key);
		if (known !== void 0) return known.add(row);
		const started = KeyIndex.startWith(row);
		this.byKey.set(started.key, started);
		this.inOrder.splice(this.firstFrom(started.key), 0, started);
		return true;
	}
	rowsAt(key, rangeEnd, revision) {
		const found = [];
		if (rangeEnd === void 0 || rangeEnd === "") {
			const row = this.byKey.get(key)?.at(revision);
			if (row !== void 0) found.push(row);
			return found;
		}
		const { inOrder } = this;
		for (let at = this.firstFrom(key); at < inOrder.length; at += 1) {
			const one = inOrder[at];
			if (rangeEnd !== "\0" && one.key >= rangeEnd) break;
			const row = one.at(revision);
			if (row !== void 0) found.push(row);
		}
		return found;
	}
	compact(revision, tombstoneAtCompactionRemoved) {
		const keep = new Set();
		let emptied = false;
		for (const one of this.inOrder) {
			one.compact(revision, keep, tombstoneAtCompactionRemoved);
			if (one.isEmpty) {
				this.byKey.delete(one.key);
				emptied = true;
			}
		}
		if (emptied) this.inOrder = this.inOrder.filter((one) => !one.isEmpty);
		return keep;
	}
	keepAt(revision, tombstoneAtCompactionRemoved) {
		const keep = new Set();
		for (const one of this.inOrder) one.keepAt(revision, keep, tombstoneAtCompactionRemoved);
		return keep;
	}
	firstFrom(key) {
		const { inOrder } = this;
		let low = 0;
		let high = inOrder.length;
		while (low < high) {
			const middle = low + high >> 1;
			if (inOrder[middle].key < key) low = middle + 1;
			else high = middle;
		}
		return low;
	}
};
// src/sim/etcd/mvcc/key-store.ts
var KeyStore = class {
	options;
	backend;
	tree = new KeyTree();
	currentRevision = 1;
	compactRevision = -1;
	epoch = 0;
	compactions = [];
	compactionWaiters = [];
	constructor(options, backend) {
		this.options = options;
		this.backend = backend;
	}
	restore(backend) {
		this.backend = backend;
		this.epoch += 1;
		this.compactions = [];
		this.tree = new KeyTree();
		const { finishedCompact, scheduledCompact } = backend.small;
		this.compactRevision = finishedCompact;
		this.currentRevision = Math.max(this.restoreTree(backend.rows), finishedCompact);
		if (!this.options.variants.revisionIgnoresScheduledCompaction) this.currentRevision = Math.max(this.currentRevision, scheduledCompact);
		if (scheduledCompact > this.compactRevision && scheduledCompact !== 0) this.beginCompaction(scheduledCompact);
		this.wakeCompactionWaiters(this.compactRevision);
	}
	compact(revision) {
		if (revision <= this.compactRevision) return "compacted";
		if (revision > this.currentRevision) return "future-revision";
		this.options.lockedInsideApply();
		this.beginCompaction(revision);
	}
	whenCompacted(revision, done) {
		if (this.backend.small.finishedCompact >= revision) done();
		else this.compactionWaiters.push({
			revision,
			done
		});
	}
	wakeCompactionWaiters(revision) {
		const waiters = this.compactionWaiters;
		this.compactionWaiters = waiters.filter((waiter) => waiter.revision > revision);
		for (const waiter of waiters) if (waiter.revision <= revision) waiter.done();
	}
	beginCompaction(revision) {
		if (revision > this.currentRevision) return;
		const { process } = this.options;
		const { backend, epoch } = this;
		this.compactRevision = revision;
		backend.write({
			bucket: "meta",
			key: "scheduledCompact",
			value: revision
		});
		backend.unlock();
		process.failpoint("compactBeforeCommitScheduledCompact");
		backend.beginCommit(() => {
			process.step("compactAfterCommitScheduledCompact", () => {
				if (this.epoch === epoch) this.schedule({
					revision,
					epoch
				});
			});
		});
	}
	schedule(compaction) {
		this.compactions.push(compaction);
		if (this.compactions.length === 1) this.runCompactions();
	}
	runCompactions() {
		const [compaction] = this.compactions;
		if (compaction === void 0) return;
		startCompaction(this, compaction, () => {
			this.compactions.shift();
			this.wakeCompactionWaiters(compaction.revision);
			this.runCompactions();
		});
	}
	restoreTree(rows) {
		const { process, variants, lessor } = this.options;
		let revision = 1;
		const leases = new Map();
		for (const row of rows) {
			if (row.main < revision) process.panic("revision shouldn't be less than the previous revision");
			revision = row.main;
			const { key, lease = 0 } = row.kv;
			if (lease === 0) leases.delete(key);
			else leases.set(key, lease);
			if (variants.loneTombstoneNotRestored && row.tombstone && this.tree.get(key) === void 0) continue;
			if (!this.tree.add(row)) process.panic("'put' with an unexpected smaller revision");
		}
		for (const [key, lease] of leases) lessor.attach(lease, key);
		return revision;
	}
};
function makeRow(main, sub, kv, tombstone) {
	return {
		main,
		sub,
		tombstone,
		kv
	};
}
// src/sim/etcd/mvcc/write-transaction.ts
var WriteTransaction = class {
	changes = [];
	store;
	beginRevision;
	constructor(store) {
		this.store = store;
		this.beginRevision = store.currentRevision;
		store.options.lockedInsideApply();
	}
	get revision() {
		return this.changes.length > 0 ? this.beginRevision + 1 : this.beginRevision;
	}
	put(request) {
		const { key, value, lease = 0 } = request;
		const { tree, backend, options } = this.store;
		const before = tree.get(key)?.live;
		const main = this.beginRevision + 1;
		const createRevision = before === void 0 ? main : before.kv.createRevision;
		const version = before === void 0 ? 1 : before.kv.version + 1;
		const kv = lease === 0 ? {
			key,
			value,
			createRevision,
			modRevision: main,
			version
		} : {
			key,
			value,
			createRevision,
			modRevision: main,
			version,
			lease
		};
		const row = makeRow(main, this.changes.length, kv, false);
		backend.putRow(row);
		this.addToTree(row);
		const { lessor } = options;
		const leaseBefore = before === void 0 ? 0 : lessor.leaseOf(key);
		if (leaseBefore === lease) return;
		if (leaseBefore !== 0) lessor.detach(leaseBefore, key);
		if (lease !== 0 && !lessor.attach(lease, key)) options.process.panic("unexpected error from lease Attach");
	}
	deleteRange(key, rangeEnd) {
		const { tree, backend, options } = this.store;
		const found = tree.rowsAt(key, rangeEnd, this.revision);
		const main = this.beginRevision + 1;
		for (const { kv } of found) {
			const empty = {
				key: kv.key,
				value: "",
				createRevision: 0,
				modRevision: main,
				version: 0
			};
			const row = makeRow(main, this.changes.length, empty, true);
			backend.putRow(row);
			this.addToTree(row);
			const lease = options.lessor.leaseOf(kv.key);
			if (lease !== 0) options.lessor.detach(lease, kv.key);
		}
		return found.length;
	}
	end() {
		const { store, changes } = this;
		if (changes.length > 0) {
			store.options.notify(this.beginRevision + 1, changes);
			store.currentRevision += 1;
		}
		store.backend.unlock();
	}
	addToTree(row) {
		this.changes.push(row);
		if (!this.store.tree.add(row)) this.store.options.process.panic("'put' with an unexpected smaller revision");
	}
};
// src/sim/etcd/mvcc/execute-transaction.ts
function executeTransaction(store, request, ranges) {
	const succeeded = request.compare.every((compare) => holds(store, compare));
	const chosen = succeeded ? request.success : request.failure;
	const requests = ranges === "ignored" ? chosen.filter(({ kind }) => kind !== "range") : chosen;
	for (const one of requests) {
		const objection = checkKvRequest(store, one);
		if (objection !== void 0) return objection;
	}
	if (isReadOnly(request)) {
		const responses = requests.map((one) => executeKvRequest(store, void 0, one, ranges));
		return {
			kind: "txn",
			revision: store.currentRevision,
			succeeded,
			responses
		};
	}
	const transaction = new WriteTransaction(store);
	const responses = [];
	for (const one of requests) responses.push(executeKvRequest(store, transaction, one, ranges));
	const { revision } = transaction;
	transaction.end();
	return {
		kind: "txn",
		revision,
		succeeded,
		responses
	};
}
function executePut(store, transaction, request) {
	const before = request.prevKv === true ? store.tree.get(request.key)?.live : void 0;
	transaction.put(request);
	return before === void 0 ? { kind: "put" } : {
		kind: "put",
		prevKv: before.kv
	};
}
function executeDeleteRange(store, transaction, { key, rangeEnd, prevKv }) {
	const before = prevKv === true ? store.tree.rowsAt(key, rangeEnd, transaction.revision) : [];
	const deleted = transaction.deleteRange(key, rangeEnd);
	return prevKv === true ? {
		kind: "deleteRange",
		deleted,
		prevKvs: before.map(({ kv }) => kv)
	} : {
		kind: "deleteRange",
		deleted
	};
}
function checkLease(store, { lease = 0 }) {
	return lease === 0 || store.options.lessor.has(lease) ? void 0 : "lease-not-found";
}
function checkKvRequest(store, request) {
	switch (request.kind) {
		case "range": {
			const { revision = 0 } = request;
			if (revision === 0) return void 0;
			if (revision > store.currentRevision) return "future-revision";
			return revision < store.compactRevision ? "compacted" : void 0;
		}
		case "put": return checkLease(store, request);
		case "deleteRange": return;
	}
}
function executeKvRequest(store, transaction, request, ranges) {
	if (request.kind === "range") {
		if (ranges !== "executed") return {
			kind: "range",
			kvs: [],
			count: 0
		};
		const found = readRange(store, request, transaction?.revision ?? store.currentRevision);
		if (typeof found !== "string") return found;
		return store.options.process.panic(`unexpected error during txn: ${found}`);
	}
	if (transaction === void 0) return store.options.process.panic("a write in a read-only txn");
	return request.kind === "put" ? executePut(store, transaction, request) : executeDeleteRange(store, transaction, request);
}
function holds(store, compare) {
	const kv = store.tree.get(compare.key)?.live?.kv;
	if (compare.target === "value") return kv !== void 0 && isOrdered(kv.value, compare.value, compare.result);
	return isOrdered(kv === void 0 ? 0 : numberOf(kv, compare.target), compare.number, compare.result);
}
function numberOf(kv, target) {
	switch (target) {
		case "version": return kv.version;
		case "create": return kv.createRevision;
		case "mod": return kv.modRevision;
		case "lease": return kv.lease ?? 0;
	}
}
function isOrdered(one, other, result) {
	switch (result) {
		case "=": return one === other;
		case "!=": return one !== other;
		case ">": return one > other;
		case "<": return one < other;
	}
}
// src/sim/etcd/apply-request.ts
function applyRequest(applied, { user, request }, waiting) {
	const { store, auth } = applied;
	switch (request.kind) {
		case "put": {
			if (!auth.permitsPut(user, request)) return denied;
			const objection = checkLease(store, request);
			if (objection !== void 0) return refuse(objection);
			const transaction = new WriteTransaction(store);
			const result = executePut(store, transaction, request);
			const { revision } = transaction;
			transaction.end();
			return result.prevKv === void 0 ? {
				kind: "put",
				revision
			} : {
				kind: "put",
				prevKv: result.prevKv,
				revision
			};
		}
		case "deleteRange": {
			if (!auth.permitsDeleteRange(user, request)) return denied;
			const transaction = new WriteTransaction(store);
			const result = executeDeleteRange(store, transaction, request);
			const { revision } = transaction;
			transaction.end();
			return {
				...result,
				revision
			};
		}
		case "txn":
			if (!auth.permitsTransaction(user, request)) return denied;
			return applyTransaction(store, request, waiting);
		case "compact": {
			const objection = store.compact(request.revision);
			return objection === void 0 ? {
				kind: "compact",
				revision: store.currentRevision
			} : refuse(objection);
		}
		case "leaseGrant": return grantLease(applied, request);
		case "leaseRevoke":
			if (!auth.permitsLease(user, request.lease)) return denied;
			return revokeLease(applied, request.lease);
		case "leaseCheckpoint": return checkpointLeases(applied, request);
		case "authEnable":
		case "userAdd":
		case "roleAdd":
		case "grantRole":
		case "grantPermission":
			if (!auth.permitsAdministration(user)) return denied;
			return changeAuth(applied, request);
	}
}
function refuse(error) {
	return {
		kind: "error",
		error
	};
}
function applyTransaction(store, request, waiting) {
	const unanswered = store.options.variants.unansweredRangesSkipped ? "ignored" : "validated";
	const reply = executeTransaction(store, request, waiting ? "executed" : unanswered);
	return typeof reply === "string" ? refuse(reply) : reply;
}
function grantLease({ store, lessor }, { lease, ttlS }) {
	if (lease === 0) return refuse("lease-not-found");
	if (lessor.has(lease)) return refuse("lease-exists");
	store.options.lockedInsideApply();
	lessor.grant(lease, ttlS);
	store.backend.unlock();
	return {
		kind: "leaseGrant",
		revision: store.currentRevision,
		lease
	};
}
function revokeLease({ store, lessor }, lease) {
	if (!lessor.has(lease)) return refuse("lease-not-found");
	const transaction = new WriteTransaction(store);
	for (const key of lessor.keysOf(lease)) transaction.deleteRange(key, void 0);
	lessor.remove(lease);
	transaction.end();
	return {
		kind: "leaseRevoke",
		revision: store.currentRevision
	};
}
function checkpointLeases({ store, lessor }, { checkpoints }) {
	store.options.lockedInsideApply();
	for (const checkpoint of checkpoints) lessor.checkpoint(checkpoint);
	store.backend.unlock();
	return {
		kind: "done",
		revision: store.currentRevision
	};
}
function changeAuth({ store, auth }, change) {
	store.options.lockedInsideApply();
	const objection = auth.change(change);
	store.backend.unlock();
	if (change.kind === "authEnable") store.backend.forceCommit(void 0);
	if (objection !== void 0) return {
		kind: "error",
		error: "rejected",
		message: objection
	};
	return {
		kind: "done",
		revision: store.currentRevision
	};
}
const denied = {
	kind: "error",
	error: "permission-denied",
	message: "etcdserver: permission denied"
};
// src/sim/etcd/auth/permissions.ts
function mergePermissions(permissions) {
	return {
		read: union(permissions.filter(({ access }) => access !== "write").map(toInterval)),
		write: union(permissions.filter(({ access }) => access !== "read").map(toInterval))
	};
}
function covers(intervals, key, rangeEnd) {
	const asked = toInterval(rangeEnd === void 0 ? { key } : {
		key,
		rangeEnd
	});
	return intervals.some(({ begin, end }) => begin <= asked.begin && (end === void 0 || isUpTo(asked.end, end)));
}
function toInterval({ key, rangeEnd }) {
	if (rangeEnd === void 0 || rangeEnd === "") return {
		begin: key,
		end: `${key}\0`
	};
	return {
		begin: key,
		end: rangeEnd === "\0" ? void 0 : rangeEnd
	};
}
function union(intervals) {
	intervals.sort((one, other) => one.begin < other.begin ? -1 : one.begin > other.begin ? 1 : 0);
	const merged = [];
	for (const interval of intervals) {
		const last = merged[merged.length - 1];
		if (last === void 0 || last.end !== void 0 && last.end < interval.begin) merged.push(interval);
		else if (last.end !== void 0 && (interval.end === void 0 || interval.end > last.end)) merged[merged.length - 1] = {
			begin: last.begin,
			end: interval.end
		};
	}
	return merged;
}
function isUpTo(asked, end) {
	return asked !== void 0 && asked <= end;
}
// src/sim/etcd/auth/auth-store.ts
var AuthStore = class {
	enabled = false;
	backend;
	permissions = new Map();
	lessor;
	variants;
	constructor(backend, lessor, variants) {
		this.backend = backend;
		this.lessor = lessor;
		this.variants = variants;
		this.enabled = backend.small.authEnabled;
		this.rebuildPermissions();
	}
	recover(backend) {
		this.backend = backend;
		this.enabled = backend.small.authEnabled;
		if (!this.variants.permissionCacheNotRebuilt) this.rebuildPermissions();
	}
	change(change) {
		const { users, roles } = this.backend.small;
		switch (change.kind) {
			case "authEnable": {
				if (this.enabled) return void 0;
				const held = users.get(rootUser);
				if (held === void 0) return "etcdserver: root user does not exist";
				if (!held.includes("root")) return "etcdserver: root user does not have root role";
				this.backend.write({
					bucket: "auth",
					key: "enabled",
					value: true
				});
				this.enabled = true;
				break;
			}
			case "userAdd":
				if (change.name === "") return "etcdserver: user name is empty";
				if (users.has(change.name)) return "etcdserver: user name already exists";
				this.backend.write({
					bucket: "user",
					key: change.name,
					value: []
				});
				break;
			case "roleAdd":
				if (change.name === "") return "etcdserver: role name is empty";
				if (roles.has(change.name)) return "etcdserver: role name already exists";
				this.backend.write({
					bucket: "role",
					key: change.name,
					value: []
				});
				break;
			case "grantRole": {
				const held = users.get(change.name);
				if (held === void 0) return "etcdserver: user name not found";
				if (change.role !== "root" && !roles.has(change.role)) return "etcdserver: role name not found";
				if (held.includes(change.role)) return void 0;
				this.backend.write({
					bucket: "user",
					key: change.name,
					value: [...held, change.role]
				});
				break;
			}
			case "grantPermission": {
				const { permission } = change;
				const held = roles.get(change.role);
				if (held === void 0) return "etcdserver: role name not found";
				const others = held.filter(({ key, rangeEnd }) => key !== permission.key || rangeEnd !== permission.rangeEnd);
				this.backend.write({
					bucket: "role",
					key: change.role,
					value: [...others, permission]
				});
				break;
			}
		}
		this.rebuildPermissions();
	}
	permitsAdministration(user) {
		return !this.enabled || this.isRoot(user);
	}
	permitsRange(user, key, rangeEnd) {
		return this.permits("read", user, key, rangeEnd);
	}
	permitsPut(user, request) {
		if (!this.enabled) return true;
		const { key, lease = 0 } = request;
		return this.permits("write", user, key, void 0) && this.permitsLease(user, lease) && (request.prevKv !== true || this.permitsRange(user, key, void 0));
	}
	permitsDeleteRange(user, request) {
		const { key, rangeEnd } = request;
		return this.permits("write", user, key, rangeEnd) && (request.prevKv !== true || this.permitsRange(user, key, rangeEnd));
	}
	permitsTransaction(user, request) {
		if (!this.enabled) return true;
		return request.compare.every(({ key }) => this.permitsRange(user, key, void 0)) && request.success.every((one) => this.permitsRequest(user, one)) && request.failure.every((one) => this.permitsRequest(user, one));
	}
	permitsLease(user, lease) {
		if (!this.enabled || lease === 0 || this.isRoot(user)) return true;
		return this.lessor.keysOf(lease).every((key) => this.permits("write", user, key, void 0));
	}
	permitsRequest(user, request) {
		switch (request.kind) {
			case "range": return this.permitsRange(user, request.key, request.rangeEnd);
			case "put": return this.permitsPut(user, request);
			case "deleteRange": return this.permitsDeleteRange(user, request);
		}
	}
	permits(access, user, key, rangeEnd) {
		if (!this.enabled || this.isRoot(user)) return true;
		const permissions = user === void 0 ? void 0 : this.permissions.get(user);
		return permissions !== void 0 && covers(permissions[access], key, rangeEnd);
	}
	isRoot(user) {
		return user !== void 0 && this.backend.small.users.get(user)?.includes("root") === true;
	}
	rebuildPermissions() {
		const { users, roles } = this.backend.small;
		this.permissions = new Map();
		for (const [user, held] of users) this.permissions.set(user, mergePermissions(held.flatMap((role) => roles.get(role) ?? [])));
	}
};
// src/sim/etcd/storage.ts
function snapshotPath(index) {
	return `${String(index).padStart(16, "0")}.snap.db`;
}
// src/sim/etcd/backend/batch.ts
var Batch = class {
	rows = [];
	deleted = new Set();
	small = [];
};
function applyBatch(batch, image) {
	image.rows = applyRows(batch, image.rows);
	for (const write of batch.small) applySmallWrite(write, image.small);
}
function applyRows(batch, rows) {
	for (const row of batch.rows) rows.push(row);
	return batch.deleted.size === 0 ? rows : rows.filter((row) => !batch.deleted.has(row));
}
function applySmallWrite(write, small) {
	switch (write.bucket) {
		case "meta":
			small[write.key] = write.value;
			return;
		case "lease":
			if (write.value === void 0) small.leases.delete(write.key);
			else small.leases.set(write.key, write.value);
			return;
		case "user":
			small.users.set(write.key, write.value);
			return;
		case "role":
			small.roles.set(write.key, write.value);
			return;
		case "auth":
			small.authEnabled = write.value;
			return;
	}
}
// src/sim/etcd/backend/database-image.ts
var DatabaseImage = class DatabaseImage {
	rows;
	small;
	constructor(rows, small) {
		this.rows = rows;
		this.small = small;
	}
	copy() {
		return new DatabaseImage(this.rows.slice(), copySmallBuckets(this.small));
	}
};
function emptyImage() {
	return new DatabaseImage([], {
		consistentIndex: 0,
		term: 0,
		scheduledCompact: 0,
		finishedCompact: -1,
		authEnabled: false,
		leases: new Map(),
		users: new Map(),
		roles: new Map()
	});
}
function copySmallBuckets(small) {
	return {
		...small,
		leases: new Map(small.leases),
		users: new Map(small.users),
		roles: new Map(small.roles)
	};
}
// src/sim/etcd/backend/key-buffers.ts
var KeyBuffers = class {
	write;
	read;
	emptyBufferExposesOldRecord;
	constructor(emptyBufferExposesOldRecord) {
		this.emptyBufferExposesOldRecord = emptyBufferExposesOldRecord;
	}
	get lastWritten() {
		return this.write === void 0 ? void 0 : this.write.rows[this.write.used - 1];
	}
	put(row) {
		this.write ??= {
			rows: [],
			used: 0
		};
		this.write.rows[this.write.used] = row;
		this.write.used += 1;
	}
	writeBack() {
		const { write } = this;
		if (write === void 0) return;
		if (this.read === void 0) {
			this.read = write;
			this.write = void 0;
			if (this.emptyBufferExposesOldRecord && write.rows.length > 0) removeDuplicates(write);
			return;
		}
		for (let at = 0; at < write.used; at += 1) append(this.read, write.rows[at]);
		if (write.used === 0) this.write = void 0;
		else write.used = 0;
	}
	reset() {
		const { read } = this;
		if (read === void 0) return;
		if (read.used === 0) this.read = void 0;
		else read.used = 0;
	}
	collect(from, to, into) {
		const { read } = this;
		if (read === void 0) return;
		for (let at = firstRowFrom(read.rows, read.used, from); at < read.used; at += 1) {
			const row = read.rows[at];
			if (row.main >= to) break;
			into.push(row);
		}
	}
};
function append(buffer, row) {
	buffer.rows[buffer.used] = row;
	buffer.used += 1;
}
function removeDuplicates(buffer) {
	const { rows } = buffer;
	let kept = 0;
	for (let at = 1; at < buffer.used; at += 1) {
		const row = rows[at];
		if (isBefore$1(rows[kept], row)) kept += 1;
		rows[kept] = row;
	}
	buffer.used = kept + 1;
}
// src/sim/etcd/backend/lock.ts
var Lock = class {
	holders = 0;
	waiting = [];
	process;
	constructor(process) {
		this.process = process;
	}
	get free() {
		return this.holders === 0;
	}
	whenFree(task) {
		if (this.holders === 0) task();
		else this.waiting.push(task);
	}
	hold() {
		this.holders += 1;
	}
	letGo() {
		this.holders -= 1;
		this.release();
	}
	release() {
		if (this.holders > 0) return;
		const task = this.waiting.shift();
		if (task === void 0) return;
		this.process.step(void 0, () => {
			if (this.holders === 0) {
				task();
				this.release();
			} else this.waiting.unshift(task);
		});
	}
};
// src/sim/etcd/backend/backend.ts
var Backend = class {
	file;
	lock;
	small;
	rows;
	options;
	buffers;
	batch = new Batch();
	pending = 0;
	pendingDeletions = 0;
	commits = [];
	writesHeld = false;
	timerPhaseUs;
	timerArmed = false;
	closed = false;
	constructor(options, file) {
		this.options = options;
		this.file = file;
		this.lock = new Lock(options.process);
		this.timerPhaseUs = options.process.random.fork("commit timer").below(options.settings.backendBatchIntervalUs);
		const image = imageOf(file);
		this.rows = image.rows.slice();
		this.small = copySmallBuckets(image.small);
		this.buffers = new KeyBuffers(options.variants.emptyBufferExposesOldRecord);
	}
	putRow(row) {
		const last = this.buffers.lastWritten;
		if (last !== void 0 && !isBefore$1(last, row)) this.options.process.panic("Broke the rule of monotonically increasing");
		this.batch.rows.push(row);
		this.buffers.put(row);
		this.pending += 1;
	}
	deleteRow(row) {
		this.batch.deleted.add(row);
		this.pending += 1;
		this.pendingDeletions += 1;
	}
	write(write) {
		applySmallWrite(write, this.small);
		this.batch.small.push(write);
		this.pending += 1;
		if (write.bucket === "lease" && write.value === void 0) this.pendingDeletions += 1;
	}
	unlock() {
		if (this.pending !== 0) {
			const { process, settings } = this.options;
			process.failpoint("beforeWritebackBuf");
			this.buffers.writeBack();
			process.failpoint("afterWritebackBuf");
			if (this.pending >= settings.backendBatchLimit || this.pendingDeletions > 0) this.beginCommit(void 0);
			else this.armTimer();
		}
		this.lock.release();
	}
	rowsBetween(from, to) {
		const found = [];
		const { rows } = this;
		for (let at = firstRowFrom(rows, rows.length, from); at < rows.length; at += 1) {
			const row = rows[at];
			if (row.main >= to) break;
			found.push(row);
		}
		this.buffers.collect(from, to, found);
		return found;
	}
	forceCommit(done) {
		this.lock.whenFree(() => {
			this.beginCommit(done);
		});
	}
	imageAfterCommit() {
		this.beginCommit(void 0);
		return new DatabaseImage(this.rows.slice(), copySmallBuckets(this.small));
	}
	beginCommit(done, withIndex = true) {
		const { process } = this.options;
		if (withIndex) {
			process.failpoint("commitBeforePreCommitHook");
			this.saveConsistentIndex();
			process.failpoint("commitAfterPreCommitHook");
		}
		this.buffers.reset();
		if (this.pending === 0) {
			if (done !== void 0) process.step(void 0, done);
			return;
		}
		const { batch } = this;
		this.batch = new Batch();
		this.pending = 0;
		this.pendingDeletions = 0;
		this.rows = applyRows(batch, this.rows);
		this.lock.hold();
		this.commits.push({
			batch,
			done
		});
		if (this.commits.length === 1 && !this.writesHeld) this.writeCommit();
	}
	get committing() {
		return this.commits.length > 0;
	}
	holdWrites() {
		this.writesHeld = true;
	}
	exchangeFile(file) {
		this.file = file;
		this.writesHeld = false;
		if (this.commits.length > 0) this.writeCommit();
	}
	hasNamedFile() {
		return this.options.disk.lookup("db") === this.file;
	}
	close(done) {
		this.forceCommit(() => {
			this.closed = true;
			if (done !== void 0) done();
		});
	}
	saveConsistentIndex() {
		const { index, term } = this.options.consistentIndex;
		if (index === 0) return;
		if (index < this.small.consistentIndex) this.options.process.panic("update of consistent index not advancing");
		this.write({
			bucket: "meta",
			key: "consistentIndex",
			value: index
		});
		if (term > 0) this.write({
			bucket: "meta",
			key: "term",
			value: term
		});
	}
	writeCommit() {
		const { process, disk } = this.options;
		process.step("beforeCommit", () => {
			process.after(disk.latencyUs(), () => {
				this.endCommit();
			});
		});
	}
	endCommit() {
		const { process, disk } = this.options;
		if (disk.failure !== void 0) process.die(`failed to commit tx: ${disk.failure}`);
		const commit = this.commits.shift();
		if (commit === void 0) return;
		applyBatch(commit.batch, imageOf(this.file));
		process.failpoint("afterCommit");
		process.failpoint("beforeStartDBTxn");
		process.failpoint("afterStartDBTxn");
		if (this.commits.length > 0 && !this.writesHeld) this.writeCommit();
		this.lock.letGo();
		if (commit.done !== void 0) commit.done();
	}
	armTimer() {
		if (this.timerArmed || this.closed) return;
		this.timerArmed = true;
		const { process, settings } = this.options;
		const interval = settings.backendBatchIntervalUs;
		process.after(interval - (process.nowUs() + this.timerPhaseUs) % interval, () => {
			this.timerArmed = false;
			if (this.pending !== 0 && !this.closed) this.forceCommit(void 0);
		});
	}
};
function imageOf(file) {
	if (file.value === void 0) file.value = emptyImage();
	return file.value;
}
// src/sim/etcd/backend/defragment.ts
function defragment(backend, options, done) {
	const { process, disk, variants } = options;
	const withIndex = !variants.defragCommitWithoutIndex;
	const copy = () => {
		if (backend.committing) {
			backend.beginCommit(copy, withIndex);
			return;
		}
		backend.holdWrites();
		process.step("defragBeforeCopy", () => {
			const path = `${temporaryPrefix}${process.incarnation}`;
			const temporary = disk.create(path);
			const { value } = backend.file;
			if (value instanceof DatabaseImage) temporary.value = value.copy();
			process.after(disk.latencyUs(), () => {
				process.step("defragBeforeRename", () => {
					disk.rename(path, "db");
					backend.exchangeFile(temporary);
					backend.lock.letGo();
					done();
				});
			});
		});
	};
	backend.lock.whenFree(() => {
		backend.lock.hold();
		backend.beginCommit(copy, withIndex);
	});
}
const temporaryPrefix = "db.tmp.";
// src/sim/etcd/lease/lease.ts
const forever = Number.MAX_SAFE_INTEGER;
var Lease = class {
	id;
	ttlS;
	remainingS;
	keys = new Set();
	expiryUs = forever;
	dueUs = forever;
	checkpointUs = forever;
	constructor(id, ttlS, remainingS) {
		this.id = id;
		this.ttlS = ttlS;
		this.remainingS = remainingS;
	}
	get leftS() {
		return this.remainingS > 0 ? this.remainingS : this.ttlS;
	}
	refresh(nowUs, extendUs) {
		this.expiryUs = nowUs + extendUs + this.leftS * 1e6;
		this.dueUs = this.expiryUs;
	}
};
// src/sim/etcd/lease/lessor.ts
const expiredRetryUs = 3e6;
var MemberLessor = class {
	options;
	backend;
	leases = new Map();
	leaseOfKey = new Map();
	primary = false;
	constructor(options, backend) {
		this.options = options;
		this.backend = backend;
		this.recover(backend);
	}
	recover(backend) {
		this.backend = backend;
		this.leases = new Map();
		this.leaseOfKey = new Map();
		for (const { id, ttlS, remainingS } of backend.small.leases.values()) this.leases.set(id, new Lease(id, Math.max(ttlS, this.options.ttlMinS), remainingS));
	}
	has(id) {
		return this.leases.has(id);
	}
	keysOf(id) {
		const lease = this.leases.get(id);
		return lease === void 0 ? [] : [...lease.keys].sort((one, other) => one < other ? -1 : one > other ? 1 : 0);
	}
	ids() {
		return [...this.leases.keys()];
	}
	grant(id, ttlS) {
		const lease = new Lease(id, Math.max(ttlS, this.options.ttlMinS), 0);
		this.leases.set(id, lease);
		this.persist(lease);
		if (this.primary) this.start(lease, 0);
	}
	remove(id) {
		this.leases.delete(id);
		this.backend.write({
			bucket: "lease",
			key: id,
			value: void 0
		});
	}
	checkpoint({ lease: id, remainingS }) {
		const lease = this.leases.get(id);
		if (lease === void 0) return;
		lease.remainingS = remainingS;
		this.persist(lease);
		if (this.primary) this.scheduleCheckpoint(lease);
	}
	leaseOf(key) {
		return this.leaseOfKey.get(key) ?? 0;
	}
	attach(id, key) {
		const lease = this.leases.get(id);
		if (lease === void 0) return false;
		lease.keys.add(key);
		this.leaseOfKey.set(key, id);
		return true;
	}
	detach(id, key) {
		const lease = this.leases.get(id);
		if (lease === void 0) return;
		lease.keys.delete(key);
		this.leaseOfKey.delete(key);
	}
	promote(extendUs) {
		this.primary = true;
		for (const lease of this.leases.values()) this.start(lease, extendUs);
	}
	demote() {
		this.primary = false;
		for (const lease of this.leases.values()) {
			lease.expiryUs = forever;
			lease.dueUs = forever;
			lease.checkpointUs = forever;
		}
	}
	expired(limit) {
		if (!this.primary) return [];
		const now = this.options.nowUs();
		const due = [];
		for (const lease of this.leases.values()) if (lease.dueUs <= now) due.push(lease);
		due.sort((one, other) => one.dueUs - other.dueUs || one.id - other.id);
		if (due.length > limit) due.length = limit;
		for (const lease of due) lease.dueUs = now + expiredRetryUs;
		return due.map((lease) => lease.id);
	}
	checkpoints(limit) {
		if (!this.primary) return [];
		const now = this.options.nowUs();
		const found = [];
		for (const lease of this.leases.values()) {
			if (found.length >= limit) break;
			if (lease.checkpointUs > now) continue;
			lease.checkpointUs = forever;
			if (lease.expiryUs <= now) continue;
			const remainingS = Math.ceil((lease.expiryUs - now) / 1e6);
			if (remainingS < lease.ttlS) found.push({
				lease: lease.id,
				remainingS
			});
		}
		return found;
	}
	isCheckpointed(id) {
		return (this.leases.get(id)?.remainingS ?? 0) > 0;
	}
	renew(id) {
		const lease = this.leases.get(id);
		if (!this.primary || lease === void 0 || lease.expiryUs <= this.options.nowUs()) return void 0;
		lease.refresh(this.options.nowUs(), 0);
		return lease.ttlS;
	}
	start(lease, extendUs) {
		lease.refresh(this.options.nowUs(), extendUs);
		this.scheduleCheckpoint(lease);
	}
	scheduleCheckpoint(lease) {
		const { checkpointIntervalUs } = this.options;
		if (lease.leftS * 1e6 > checkpointIntervalUs) lease.checkpointUs = Math.min(lease.checkpointUs, this.options.nowUs() + checkpointIntervalUs);
	}
	persist({ id, ttlS, remainingS }) {
		const value = {
			id,
			ttlS,
			remainingS
		};
		this.backend.write({
			bucket: "lease",
			key: id,
			value
		});
	}
};
function shortestTtlS(heartbeatUs, electionTicks) {
	return Math.ceil(Math.floor(3 * electionTicks / 2) * heartbeatUs / 1e6);
}
// src/sim/etcd/mvcc/hash-keys.ts
function hashKeys(store, asked) {
	const { compactRevision, currentRevision } = store;
	if (asked > 0 && asked < compactRevision) return "compacted";
	if (asked > currentRevision) return "future-revision";
	const revision = asked === 0 ? currentRevision : asked;
	const keep = store.tree.keepAt(revision, store.options.variants.tombstoneAtCompactionRemoved);
	let hash = 2166136261;
	for (const row of distinctRows(store, revision)) {
		if (row.main <= compactRevision && !keep.has(row)) continue;
		if (row.tombstone && row.main === compactRevision) continue;
		hash = mixRow(hash, row);
	}
	return {
		hash: hash >>> 0,
		revision: currentRevision,
		compactRevision
	};
}
function distinctRows(store, revision) {
	return new Set(store.backend.rowsBetween(0, revision + 1));
}
function mixRow(hash, { main, sub, tombstone, kv }) {
	let mixed = mixNumber(mixNumber(hash, main), sub * 2 + (tombstone ? 1 : 0));
	mixed = mixText(mixText(mixed, kv.key), kv.value);
	return mixNumber(mixNumber(mixNumber(mixed, kv.createRevision), kv.version), kv.lease ?? 0);
}
function mixText(hash, text) {
	let mixed = mixNumber(hash, text.length);
	for (let at = 0; at < text.length; at += 1) mixed = Math.imul(mixed ^ text.charCodeAt(at), 16777619);
	return mixed;
}
function mixNumber(hash, value) {
	const low = Math.imul(hash ^ value >>> 0, 16777619);
	return Math.imul(low ^ Math.floor(value / 4294967296), 16777619);
}
// src/sim/etcd/watch/watch-stream.ts
const controlChannelSize = 16;
var MemberWatchStream = class {
	ready = () => void 0;
	watchable;
	auth;
	user;
	inbox = [];
	controls = [];
	events = [];
	unannounced = new Map();
	freed = [];
	announced = new Set();
	watchers = new Map();
	withPrevKv = new Set();
	notified = new Map();
	idNext = 0;
	receiving = true;
	askedInVain = true;
	readyArmed = false;
	notifyArmed = false;
	closed = false;
	constructor(watchable, auth, user) {
		this.watchable = watchable;
		this.auth = auth;
		this.user = user;
	}
	get full() {
		return this.events.length >= this.watchable.store.options.settings.watchChannelSize;
	}
	control(request) {
		this.inbox.push(request);
		this.receive();
	}
	offer(response) {
		if (this.full) return false;
		this.events.push(response);
		this.wake();
		return true;
	}
	next() {
		const { random } = this.watchable;
		for (;;) {
			const freed = this.freed.shift();
			if (freed !== void 0) return freed;
			if (this.events.length > 0 && (this.controls.length === 0 || random.chance(1, 2))) {
				const response = this.nextEvents();
				if (response !== void 0) return response;
			} else if (this.controls.length > 0) return this.nextControl();
			else {
				this.askedInVain = true;
				return;
			}
		}
	}
	close() {
		this.closed = true;
		for (const watcher of this.watchers.values()) this.watchable.cancel(watcher);
		this.watchers.clear();
		this.notified.clear();
	}
	receive() {
		while (this.receiving && !this.closed && this.controls.length < controlChannelSize) {
			const request = this.inbox.shift();
			if (request === void 0) return;
			switch (request.kind) {
				case "create":
					this.create(request);
					break;
				case "cancel":
					this.cancel(request.watchId);
					break;
				case "progress": this.requestProgress();
			}
		}
	}
	create(request) {
		const { startRevision = 0, rangeEnd } = request;
		const key = request.key === "" ? "\0" : request.key;
		if (startRevision < 0) {
			this.refuse("etcdserver: mvcc: required revision has been compacted");
			return;
		}
		if (!this.auth.permitsRange(this.user, key, rangeEnd)) {
			this.refuse("etcdserver: permission denied");
			return;
		}
		const end = rangeEnd === "" ? void 0 : rangeEnd;
		if (end !== void 0 && end !== "\0" && key >= end) {
			this.refuse("mvcc: watcher range is empty");
			return;
		}
		const id = this.chooseId(request.watchId ?? 0);
		if (id === void 0) {
			this.refuse("mvcc: duplicate watch ID provided on the WatchStream");
			return;
		}
		const { filters = [] } = request;
		const watcher = this.watchable.watch({
			id,
			key,
			rangeEnd: end,
			startRevision,
			filters,
			channel: this
		});
		this.watchers.set(id, watcher);
		if (request.prevKv === true) this.withPrevKv.add(id);
		if (request.progressNotify === true) {
			this.notified.set(id, true);
			this.armNotify();
		}
		this.answer(id, true, false, "");
	}
	chooseId(asked) {
		if (asked !== 0) return this.watchers.has(asked) ? void 0 : asked;
		while (this.watchers.has(this.idNext)) this.idNext += 1;
		this.idNext += 1;
		return this.idNext - 1;
	}
	cancel(id) {
		const watcher = this.watchers.get(id);
		if (watcher === void 0) return;
		this.watchable.cancel(watcher);
		this.watchers.delete(id);
		this.withPrevKv.delete(id);
		this.notified.delete(id);
		this.answer(id, false, true, "");
	}
	requestProgress() {
		const { process, variants } = this.watchable.store.options;
		if (variants.progressOvertakesEvents) {
			this.answer(-1, false, false, "");
			return;
		}
		this.receiving = false;
		process.step("beforeProgressIfSync", () => {
			this.receiving = true;
			if (this.closed) return;
			this.watchable.progressIfSynced(this.watchers.values(), -1);
			this.receive();
		});
	}
	refuse(reason) {
		this.answer(-1, true, true, reason);
	}
	answer(watchId, created, canceled, cancelReason) {
		const revision = this.watchable.store.currentRevision;
		this.controls.push({
			watchId,
			revision,
			created,
			canceled,
			compactRevision: 0,
			cancelReason,
			events: []
		});
		this.wake();
	}
	nextControl() {
		const response = this.controls.shift();
		if (response === void 0) return void 0;
		this.receive();
		const { watchId } = response;
		if (response.canceled && watchId !== -1) this.announced.delete(watchId);
		else if (response.created) {
			this.announced.add(watchId);
			const held = this.unannounced.get(watchId);
			if (held !== void 0) this.freed.push(...held);
			this.unannounced.delete(watchId);
		}
		return response;
	}
	nextEvents() {
		const { full } = this;
		const taken = this.events.shift();
		if (taken === void 0) return void 0;
		if (full) this.watchable.hasRoom();
		const { watchId, revision, compactRevision } = taken;
		const canceled = compactRevision !== 0;
		const response = {
			watchId,
			revision,
			created: false,
			canceled,
			compactRevision,
			cancelReason: canceled ? "mvcc: required revision has been compacted" : "",
			events: this.withPrevKv.has(watchId) ? taken.events.map((event) => this.addPrevKv(event)) : taken.events
		};
		if (watchId !== -1 && !this.announced.has(watchId)) {
			const held = this.unannounced.get(watchId);
			if (held === void 0) this.unannounced.set(watchId, [response]);
			else held.push(response);
			return;
		}
		if (taken.events.length > 0 && this.notified.has(watchId)) this.notified.set(watchId, false);
		return response;
	}
	addPrevKv(event) {
		const { key, createRevision, modRevision } = event.kv;
		if (event.type === "put" && createRevision === modRevision) return event;
		const { store } = this.watchable;
		const found = readRange(store, {
			kind: "range",
			key,
			revision: modRevision - 1
		}, store.currentRevision);
		const prevKv = typeof found === "string" ? void 0 : found.kvs[0];
		return prevKv === void 0 ? event : {
			...event,
			prevKv
		};
	}
	wake() {
		if (!this.askedInVain || this.readyArmed) return;
		this.readyArmed = true;
		this.watchable.store.options.process.step(void 0, () => {
			this.readyArmed = false;
			this.askedInVain = false;
			if (!this.closed) this.ready();
		});
	}
	armNotify() {
		if (this.notifyArmed) return;
		this.notifyArmed = true;
		const { process, settings } = this.watchable.store.options;
		const interval = settings.watchProgressNotifyIntervalUs;
		process.after(interval + this.watchable.random.below(1 + Math.floor(interval / 10)), () => {
			this.notifyArmed = false;
			if (this.closed || this.notified.size === 0) return;
			for (const [id, due] of this.notified) {
				const watcher = this.watchers.get(id);
				if (due && watcher !== void 0) {
					process.failpoint("beforeProgressIfSync");
					this.watchable.progressIfSynced([watcher], id);
				}
				this.notified.set(id, true);
			}
			this.armNotify();
		});
	}
};
// src/sim/etcd/watch/watcher.ts
var Watcher = class {
	id;
	key;
	rangeEnd;
	startRevision;
	filters;
	channel;
	minRevision;
	group;
	restored = false;
	constructor(request, minRevision, group) {
		this.id = request.id;
		this.key = request.key;
		this.rangeEnd = request.rangeEnd;
		this.startRevision = request.startRevision;
		this.filters = request.filters;
		this.channel = request.channel;
		this.minRevision = minRevision;
		this.group = group;
	}
	wants(row) {
		if (row.main < this.minRevision) return false;
		const { key } = row.kv;
		if (this.rangeEnd === void 0) return key === this.key;
		return key >= this.key && (this.rangeEnd === "\0" || key < this.rangeEnd);
	}
	filtersOut(event) {
		return this.filters.includes(event.type === "put" ? "noput" : "nodelete");
	}
};
function batchFor(watcher, rows, revisionsMax) {
	let batch;
	let revisions = 0;
	let last = 0;
	for (const row of rows) {
		if (!watcher.wants(row)) continue;
		batch ??= {
			events: [],
			moreRevision: 0
		};
		if (revisions === 0 || row.main > last) {
			revisions += 1;
			if (revisions > revisionsMax) {
				batch.moreRevision = row.main;
				break;
			}
		}
		last = row.main;
		batch.events.push({
			type: row.tombstone ? "delete" : "put",
			kv: row.kv
		});
	}
	return batch;
}
// src/sim/etcd/watch/watchable-store.ts
var WatchableStore = class {
	store;
	random;
	synced = new Set();
	unsynced = new Set();
	victims = new Map();
	phaseUs;
	syncArmed = false;
	victimsArmed = false;
	constructor(store) {
		this.store = store;
		const { process, settings } = store.options;
		this.random = process.random.fork("watch streams");
		this.phaseUs = process.random.fork("watch sync timer").below(settings.watchSyncIntervalUs);
	}
	watch(request) {
		const { currentRevision } = this.store;
		const { startRevision } = request;
		if (startRevision > currentRevision || startRevision === 0) {
			const watcher = new Watcher(request, Math.max(currentRevision + 1, startRevision), "synced");
			this.synced.add(watcher);
			return watcher;
		}
		const watcher = new Watcher(request, startRevision, "unsynced");
		this.unsynced.add(watcher);
		this.armSync();
		return watcher;
	}
	cancel(watcher) {
		this.synced.delete(watcher);
		this.unsynced.delete(watcher);
		this.victims.delete(watcher);
		watcher.group = "gone";
	}
	notify(revision, rows) {
		const { settings, variants } = this.store.options;
		for (const watcher of this.synced) {
			const batch = batchFor(watcher, rows, settings.watchBatchMaxRevs);
			if (batch === void 0) continue;
			const sent = this.send(watcher, batch, revision);
			if (!sent || !variants.syncedWatcherKeepsOldRevision) watcher.minRevision = revision + 1;
			if (!sent) {
				this.synced.delete(watcher);
				this.addVictim(watcher, batch);
			}
		}
	}
	restore() {
		for (const watcher of this.synced) {
			watcher.restored = true;
			watcher.group = "unsynced";
			this.unsynced.add(watcher);
		}
		this.synced.clear();
		if (this.unsynced.size > 0) this.armSync();
	}
	progressIfSynced(watchers, watchId) {
		const { currentRevision, options } = this.store;
		let first;
		for (const watcher of watchers) {
			if (watcher.group !== "synced") return;
			if (currentRevision < watcher.startRevision && !options.variants.progressBelowStartRevision) return;
			first ??= watcher;
		}
		first?.channel.offer({
			watchId,
			revision: currentRevision,
			compactRevision: 0,
			events: []
		});
	}
	hasRoom() {
		if (this.victims.size === 0) return;
		const { process, settings } = this.store.options;
		this.armVictims(untilTick(process.nowUs() + this.phaseUs, settings.watchVictimIntervalUs));
	}
	syncWatchers() {
		const { store } = this;
		const { process, settings, variants } = store.options;
		const { currentRevision, compactRevision } = store;
		const chosen = [];
		let from = currentRevision + 1;
		for (const watcher of this.unsynced) {
			if (chosen.length >= settings.maxWatchersPerSync) break;
			chosen.push(watcher);
		}
		if (chosen.length > 0) process.trace("sync watchers", chosen.length, currentRevision);
		for (const watcher of chosen) {
			if (watcher.minRevision > currentRevision) {
				if (!watcher.restored) process.panic("watcher minimum revision should not exceed current revision");
				watcher.restored = false;
			}
			if (watcher.minRevision >= compactRevision) from = Math.min(from, watcher.minRevision);
			else if (watcher.channel.offer({
				watchId: watcher.id,
				revision: 0,
				compactRevision,
				events: []
			})) {
				this.unsynced.delete(watcher);
				watcher.group = "gone";
			}
		}
		const rows = store.backend.rowsBetween(from, currentRevision + 1);
		for (const watcher of chosen) {
			if (watcher.group === "gone") continue;
			if (watcher.minRevision < compactRevision && !variants.compactedWatcherMarkedSynced) continue;
			this.syncWatcher(watcher, rows);
		}
	}
	syncWatcher(watcher, rows) {
		const { currentRevision, options } = this.store;
		const batch = batchFor(watcher, rows, options.settings.watchBatchMaxRevs);
		watcher.minRevision = options.variants.restoreLowersFutureWatchers ? currentRevision + 1 : Math.max(currentRevision + 1, watcher.minRevision);
		this.unsynced.delete(watcher);
		if (batch === void 0) {
			this.addSynced(watcher);
			return;
		}
		if (batch.moreRevision !== 0) watcher.minRevision = batch.moreRevision;
		if (!this.send(watcher, batch, currentRevision)) this.addVictim(watcher, batch);
		else if (batch.moreRevision !== 0) this.unsynced.add(watcher);
		else this.addSynced(watcher);
	}
	moveVictims() {
		const { currentRevision } = this.store;
		let moved = 0;
		for (const [watcher, batch] of this.victims) {
			if (!this.send(watcher, batch, watcher.minRevision - 1)) continue;
			moved += 1;
			this.victims.delete(watcher);
			if (batch.moreRevision !== 0) watcher.minRevision = batch.moreRevision;
			if (watcher.minRevision <= currentRevision) {
				watcher.group = "unsynced";
				this.unsynced.add(watcher);
				this.armSync();
			} else this.addSynced(watcher);
		}
		if (moved > 0 && this.victims.size > 0) this.armVictims(0);
	}
	send(watcher, batch, revision) {
		const { process, variants } = this.store.options;
		const events = watcher.filters.length === 0 ? batch.events : batch.events.filter((event) => !watcher.filtersOut(event));
		const [first] = events;
		if (first === void 0) return true;
		if (first.kv.modRevision < watcher.startRevision && !variants.restoreLowersFutureWatchers) process.panic("Event.ModRevision is less than the w.startRev for watchID");
		return watcher.channel.offer({
			watchId: watcher.id,
			revision,
			compactRevision: 0,
			events
		});
	}
	addSynced(watcher) {
		watcher.group = "synced";
		this.synced.add(watcher);
	}
	addVictim(watcher, batch) {
		watcher.group = "victim";
		this.victims.set(watcher, batch);
		this.armVictims(0);
	}
	armSync() {
		if (this.syncArmed) return;
		this.syncArmed = true;
		const { process, settings } = this.store.options;
		process.after(untilTick(process.nowUs() + this.phaseUs, settings.watchSyncIntervalUs), this.runSync);
	}
	runSync = () => {
		this.store.options.process.step("beforeSyncWatchers", () => {
			this.syncArmed = false;
			const before = this.unsynced.size;
			if (before > 0) this.syncWatchers();
			if (this.unsynced.size === 0 || this.syncArmed) return;
			if (this.unsynced.size === before) {
				this.armSync();
				return;
			}
			this.syncArmed = true;
			this.runSync();
		});
	};
	armVictims(delayUs) {
		if (this.victimsArmed) return;
		this.victimsArmed = true;
		const { process } = this.store.options;
		process.after(delayUs, () => {
			process.step("beforeMoveVictims", () => {
				this.victimsArmed = false;
				this.moveVictims();
			});
		});
	}
};
function untilTick(nowUs, intervalUs) {
	return intervalUs - nowUs % intervalUs;
}
// src/sim/etcd/open-storage.ts
function openStorage(options) {
	return new MemberStorage(options);
}
var MemberStorage = class {
	lessor;
	watches;
	appliedIndex;
	options;
	backendOptions;
	consistentIndex = {
		index: 0,
		term: 0,
		applyingIndex: 0,
		applyingTerm: 0
	};
	store;
	watchable;
	auth;
	applied;
	backendMutex;
	backend;
	announcedIndex = 0;
	announcedIsNew = false;
	constructor(options) {
		const { process, disk, settings, variants } = options;
		this.options = options;
		this.backendOptions = {
			process,
			disk,
			settings,
			variants,
			consistentIndex: this.consistentIndex
		};
		this.backendMutex = new Lock(process);
		chooseDatabase(options);
		this.backend = new Backend(this.backendOptions, disk.lookup("db") ?? disk.create("db"));
		this.readConsistentIndex();
		this.appliedIndex = this.consistentIndex.index;
		this.lessor = new MemberLessor({
			nowUs: () => process.nowUs(),
			checkpointIntervalUs: settings.leaseCheckpointIntervalUs,
			ttlMinS: shortestTtlS(settings.heartbeatUs, settings.electionTicks)
		}, this.backend);
		this.store = new KeyStore({
			process,
			settings,
			variants,
			lessor: this.lessor,
			notify: (revision, rows) => {
				this.watchable.notify(revision, rows);
			},
			lockedInsideApply: () => {
				this.takeApplyingIndex();
			}
		}, this.backend);
		this.watchable = new WatchableStore(this.store);
		this.store.restore(this.backend);
		this.auth = new AuthStore(this.backend, this.lessor, variants);
		this.applied = {
			store: this.store,
			lessor: this.lessor,
			auth: this.auth
		};
		this.watches = { openStream: (user) => new MemberWatchStream(this.watchable, this.auth, user) };
	}
	get currentRevision() {
		return this.store.currentRevision;
	}
	get compactRevision() {
		return this.store.compactRevision;
	}
	whenUnlocked(task) {
		this.backend.lock.whenFree(task);
	}
	announce(index) {
		const { consistentIndex } = this;
		this.announcedIndex = index;
		this.announcedIsNew = index > consistentIndex.index;
		if (!this.announcedIsNew) return;
		if (this.options.variants.appliedIndexBeforeData) consistentIndex.index = index;
		else consistentIndex.applyingIndex = index;
	}
	execute(index, term, payload, waiting) {
		if (this.announcedIndex !== index) this.announce(index);
		if (!this.announcedIsNew) return void 0;
		this.consistentIndex.applyingTerm = term;
		const reply = applyRequest(this.applied, payload, waiting);
		this.advance(index, term);
		return reply;
	}
	executeEmpty(index, term) {
		if (this.announcedIndex !== index) this.announce(index);
		if (this.announcedIsNew) this.advance(index, term);
	}
	range(request, user) {
		if (!this.auth.permitsRange(user, request.key, request.rangeEnd)) return refuse("permission-denied");
		const revision = this.store.currentRevision;
		const found = readRange(this.store, request, revision);
		return typeof found === "string" ? refuse(found) : {
			...found,
			revision
		};
	}
	readTransaction(request, user) {
		if (!this.auth.permitsTransaction(user, request)) return refuse("permission-denied");
		const reply = executeTransaction(this.store, request, "executed");
		return typeof reply === "string" ? refuse(reply) : reply;
	}
	commit(done) {
		this.backend.forceCommit(done);
	}
	whenCompacted(revision, done) {
		this.store.whenCompacted(revision, done);
	}
	snapshotImage() {
		return this.backend.imageAfterCommit();
	}
	installSnapshot(path, index, done) {
		const { process, disk } = this.options;
		this.backendMutex.whenFree(() => {
			this.backendMutex.hold();
			process.step("applyBeforeOpenSnapshot", () => {
				const file = disk.lookup(path);
				if (file === void 0) return process.panic(missingSnapshot);
				disk.rename(path, "db");
				const backend = new Backend(this.backendOptions, file);
				process.step("applyAfterOpenSnapshot", () => {
					this.exchangeBackend(backend, index);
					process.step(void 0, () => {
						this.auth.recover(backend);
						done();
					});
				});
			});
		});
	}
	defragment(done) {
		const { backendMutex } = this;
		const end = () => {
			this.assertNamedFile();
			done();
		};
		if (this.options.variants.defragDuringInstall) {
			defragment(this.backend, this.backendOptions, end);
			return;
		}
		backendMutex.whenFree(() => {
			backendMutex.hold();
			defragment(this.backend, this.backendOptions, () => {
				backendMutex.letGo();
				end();
			});
		});
	}
	hashKv(revision) {
		return hashKeys(this.store, revision);
	}
	close(done) {
		this.backend.close(done);
	}
	takeApplyingIndex() {
		const { consistentIndex } = this;
		if (!this.options.variants.appliedIndexBeforeData) consistentIndex.index = consistentIndex.applyingIndex;
		consistentIndex.term = consistentIndex.applyingTerm;
	}
	advance(index, term) {
		const { consistentIndex } = this;
		if (consistentIndex.index < index) {
			consistentIndex.index = index;
			consistentIndex.term = term;
		}
		this.appliedIndex = index;
	}
	exchangeBackend(backend, snapshotIndex) {
		const old = this.backend;
		this.backend = backend;
		this.readConsistentIndex();
		const { index } = this.consistentIndex;
		if (index < snapshotIndex) this.options.process.panic("consistent_index is older than snapshot_index");
		this.lessor.recover(backend);
		this.store.restore(backend);
		this.watchable.restore();
		this.appliedIndex = index;
		this.backendMutex.letGo();
		old.close(void 0);
		this.assertNamedFile();
	}
	readConsistentIndex() {
		const { consistentIndex } = this;
		consistentIndex.index = this.backend.small.consistentIndex;
		consistentIndex.term = this.backend.small.term;
		consistentIndex.applyingIndex = consistentIndex.index;
		consistentIndex.applyingTerm = consistentIndex.term;
	}
	assertNamedFile() {
		if (!this.backend.hasNamedFile()) this.options.process.panic("the open database is not the file named db");
	}
};
function chooseDatabase({ process, disk, snapshotIndex }) {
	for (const path of disk.list()) if (path.startsWith("db.tmp.")) disk.unlink(path);
	const value = disk.lookup("db")?.value;
	if (snapshotIndex <= (value instanceof DatabaseImage ? value.small.consistentIndex : 0)) return;
	const path = snapshotPath(snapshotIndex);
	if (disk.lookup(path) === void 0) process.panic(missingSnapshot);
	disk.rename(path, "db");
}
const missingSnapshot = "failed to open snapshot backend: failed to find database snapshot file";
// src/sim/etcd/raft/message.ts
const noEntries = [];
function createMessage(type, from, to, term) {
	return {
		type,
		from,
		to,
		term,
		index: 0,
		logTerm: 0,
		commit: 0,
		entries: noEntries,
		reject: false,
		rejectHint: 0,
		context: 0,
		transfer: false,
		snapshot: void 0,
		taken: false
	};
}
// src/sim/etcd/raft/pending-reads.ts
var PendingReads = class {
	queue = [];
	add(index, request) {
		const context = contextOf(request);
		for (const read of this.queue) if (read.context === context) return;
		this.queue.push({
			request,
			index,
			context,
			acks: 0
		});
	}
	acknowledge(from, context) {
		for (const read of this.queue) {
			if (read.context !== context) continue;
			read.acks |= 1 << from;
			return countBits(read.acks);
		}
		return 0;
	}
	takeUpTo(context) {
		const at = this.queue.findIndex((read) => read.context === context);
		return at < 0 ? [] : this.queue.splice(0, at + 1);
	}
	lastContext() {
		const last = this.queue[this.queue.length - 1];
		return last === void 0 ? 0 : last.context;
	}
	clear() {
		this.queue.length = 0;
	}
};
function contextOf(request) {
	return request.context;
}
function countBits(bits) {
	let count = 0;
	for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
	return count;
}
// src/sim/etcd/raft/progress.ts
var Progress = class {
	match = 0;
	next;
	state = "probe";
	pendingSnapshot = 0;
	recentlyActive = false;
	paused = false;
	sentCommit = 0;
	inflightMax;
	inflight = [];
	inflightStart = 0;
	constructor(next, inflightMax) {
		this.next = next;
		this.inflightMax = inflightMax;
	}
	reset(next) {
		this.match = 0;
		this.next = next;
		this.recentlyActive = false;
		this.sentCommit = 0;
		this.become("probe");
	}
	becomeProbe() {
		const { state, pendingSnapshot } = this;
		this.become("probe");
		this.next = state === "snapshot" ? Math.max(this.match + 1, pendingSnapshot + 1) : this.match + 1;
		this.boundSentCommit();
	}
	becomeReplicate() {
		this.become("replicate");
		this.next = this.match + 1;
	}
	becomeSnapshot(index) {
		this.become("snapshot");
		this.pendingSnapshot = index;
		this.next = index + 1;
		this.sentCommit = index;
	}
	get inflightFull() {
		return this.inflight.length - this.inflightStart >= this.inflightMax;
	}
	sentEntries(count) {
		if (this.state === "replicate") {
			if (count > 0) {
				this.next += count;
				this.inflight.push(this.next - 1);
			}
			this.paused = this.inflightFull;
		} else if (count > 0) this.paused = true;
	}
	sentCommitOf(commit) {
		this.sentCommit = commit;
	}
	canBumpCommit(commit) {
		return commit > this.sentCommit && this.sentCommit < this.next - 1;
	}
	maybeUpdate(index) {
		if (index <= this.match) return false;
		this.match = index;
		if (this.next <= index) this.next = index + 1;
		this.paused = false;
		return true;
	}
	maybeDecrease(rejected, hint) {
		if (this.state === "replicate") {
			if (rejected <= this.match) return false;
			this.next = this.match + 1;
		} else {
			if (this.next - 1 !== rejected) return false;
			this.next = Math.max(Math.min(rejected, hint + 1), this.match + 1);
			this.paused = false;
		}
		this.boundSentCommit();
		return true;
	}
	freeInflightTo(index) {
		const { inflight } = this;
		let start = this.inflightStart;
		while (start < inflight.length && inflight[start] <= index) start += 1;
		if (start === inflight.length || start >= this.inflightMax) {
			inflight.splice(0, start);
			start = 0;
		}
		this.inflightStart = start;
	}
	become(state) {
		this.state = state;
		this.paused = false;
		this.pendingSnapshot = 0;
		this.inflight.length = 0;
		this.inflightStart = 0;
	}
	boundSentCommit() {
		if (this.sentCommit >= this.next) this.sentCommit = this.next - 1;
	}
};
// src/sim/etcd/raft/raft-log.ts
var RaftLog = class {
	entries = [];
	offset;
	offsetTerm;
	handedOut;
	committed;
	applying;
	applied;
	pendingSnapshot = void 0;
	snapshotHandedOut = false;
	snapshot;
	panic;
	constructor(snapshot, entries, panic) {
		this.snapshot = snapshot;
		this.offset = snapshot.index;
		this.offsetTerm = snapshot.term;
		for (const entry of entries) this.entries.push(entry);
		this.handedOut = this.lastIndex();
		this.committed = snapshot.index;
		this.applying = snapshot.index;
		this.applied = snapshot.index;
		this.panic = panic;
	}
	lastIndex() {
		return this.offset + this.entries.length;
	}
	lastTerm() {
		return this.entries.length === 0 ? this.offsetTerm : this.entries[this.entries.length - 1].term;
	}
	termAt(index) {
		if (index === this.offset) return this.offsetTerm;
		const entry = this.entries[index - this.offset - 1];
		return entry === void 0 ? -1 : entry.term;
	}
	slice(from, to) {
		return this.entries.slice(from - this.offset - 1, to - this.offset);
	}
	isUpToDate(index, term) {
		const lastTerm = this.lastTerm();
		return term > lastTerm || term === lastTerm && index >= this.lastIndex();
	}
	appendOwn(entry) {
		this.entries.push(entry);
	}
	appendFromLeader(previous, previousTerm, entries, commit) {
		if (this.termAt(previous) !== previousTerm) return -1;
		const last = previous + entries.length;
		for (let at = 0; at < entries.length; at += 1) {
			const entry = entries[at];
			if (this.termAt(entry.index) === entry.term) continue;
			if (entry.index <= this.committed) this.panic(`entry ${entry.index} conflict with committed entry [committed(${this.committed})]`);
			this.truncateFrom(entry.index);
			for (let rest = at; rest < entries.length; rest += 1) this.entries.push(entries[rest]);
			break;
		}
		this.commitTo(commit < last ? commit : last);
		return last;
	}
	commitTo(index) {
		if (index <= this.committed) return;
		if (index > this.lastIndex()) this.panic(`tocommit(${index}) is out of range [lastIndex(${this.lastIndex()})]. Was the raft log corrupted?`);
		this.committed = index;
	}
	conflictByTerm(index, term) {
		let at = index;
		while (at > 0 && this.termAt(at) > term) at -= 1;
		return at;
	}
	restore(snapshot) {
		this.entries.length = 0;
		this.offset = snapshot.index;
		this.offsetTerm = snapshot.term;
		this.handedOut = snapshot.index;
		this.committed = snapshot.index;
		this.pendingSnapshot = snapshot;
		this.snapshotHandedOut = false;
		this.snapshot = snapshot;
	}
	createSnapshot(index) {
		const term = this.termAt(index);
		if (index <= this.snapshot.index || term < 0) return void 0;
		this.snapshot = {
			index,
			term
		};
		return this.snapshot;
	}
	compact(index) {
		if (index <= this.offset) return;
		if (index > this.lastIndex()) this.panic(`compact ${index} is out of bound lastindex(${this.lastIndex()})`);
		const term = this.termAt(index);
		this.entries.splice(0, index - this.offset);
		this.offset = index;
		this.offsetTerm = term;
	}
	truncateFrom(index) {
		this.entries.length = index - this.offset - 1;
		if (this.handedOut >= index) this.handedOut = index - 1;
	}
};
// src/sim/etcd/raft/raft.ts
const emptyStoredRaft = {
	hardState: {
		term: 0,
		vote: 0,
		commit: 0
	},
	snapshot: {
		index: 0,
		term: 0
	},
	entries: []
};
function createRaft(config, stored) {
	const log = new RaftLog(stored.snapshot, stored.entries, config.panic);
	const { term, vote, commit } = stored.hardState;
	if (commit > 0 && (commit < log.committed || commit > log.lastIndex())) config.panic(`state.commit ${commit} is out of range [${log.committed}, ${log.lastIndex()}]`);
	log.commitTo(commit);
	const progress = [];
	const votes = [];
	for (let id = 1; id <= config.memberCount; id += 1) {
		progress.push(new Progress(log.lastIndex() + 1, config.inflightMax));
		votes.push(0);
	}
	return {
		config,
		id: config.id,
		log,
		role: "follower",
		term,
		vote,
		leader: 0,
		electionElapsed: 0,
		heartbeatElapsed: 0,
		electionTimeout: config.electionTicks + config.random.below(config.electionTicks),
		transferee: 0,
		progress,
		votes,
		messages: [],
		messagesAfterAppend: [],
		readStates: [],
		reads: new PendingReads(),
		earlyReads: [],
		handedOut: {
			term,
			vote,
			commit: log.committed,
			leader: 0,
			role: "follower"
		},
		selfSteps: [],
		snapshotInProgress: void 0,
		busy: false
	};
}
function messageTo(raft, type, to) {
	return createMessage(type, raft.id, to, raft.term);
}
function send(raft, message) {
	raft.messages.push(message);
}
function sendAfterAppend(raft, message) {
	raft.messagesAfterAppend.push(message);
}
function progressOf(raft, id) {
	return raft.progress[id - 1];
}
function quorumOf(raft) {
	return (raft.config.memberCount >> 1) + 1;
}
// src/sim/etcd/server/server.ts
function isLeader(server) {
	return server.lead === server.id;
}
function nameOf(server, id) {
	return server.options.members[id - 1];
}
function electionTimeoutUs({ options: { settings } }) {
	return settings.electionTicks * settings.heartbeatUs;
}
// src/sim/etcd/server/apply-loop.ts
const memorySnapshotCount = 100;
var ApplyJob = class {
	entries;
	snapshot;
	progress = "nothing";
	waiting;
	constructor(entries, snapshot) {
		this.entries = entries;
		this.snapshot = snapshot;
	}
	reach(progress) {
		this.progress = progress;
		const { waiting } = this;
		if (waiting === void 0) return;
		this.waiting = void 0;
		waiting();
	}
	get snapshotIsSaved() {
		return this.progress !== "nothing";
	}
	get isSaved() {
		return this.progress === "saved";
	}
	whenReached(callback) {
		this.waiting = callback;
	}
};
var ApplyLoop = class {
	appliedIndex;
	appliedTerm;
	diskSnapshotIndex;
	memorySnapshotIndex;
	server;
	jobs = [];
	job;
	nextEntry = 0;
	waiters = [];
	constructor(server) {
		this.server = server;
		const { snapshot } = server.raft.log;
		this.appliedIndex = snapshot.index;
		this.appliedTerm = snapshot.term;
		this.diskSnapshotIndex = snapshot.index;
		this.memorySnapshotIndex = snapshot.index;
	}
	enqueue(job) {
		this.jobs.push(job);
		if (this.job !== void 0 || this.jobs.length > 1) return;
		this.server.options.process.step(void 0, this.begin);
	}
	whenApplied(index, callback) {
		if (this.appliedIndex >= index) callback();
		else this.waiters.push({
			index,
			callback
		});
	}
	begin = () => {
		const job = this.jobs[0];
		if (job === void 0) return;
		this.job = job;
		this.jobs.shift();
		if (job.snapshot === void 0) this.applyEntries();
		else if (job.snapshotIsSaved) this.install();
		else job.whenReached(this.install);
	};
	install = () => {
		const snapshot = this.job?.snapshot;
		if (snapshot === void 0) return;
		const { options, storage } = this.server;
		if (snapshot.index <= this.appliedIndex) options.process.panic("unexpected leader snapshot from outdated index");
		storage.installSnapshot(snapshotPath(snapshot.index), snapshot.index, this.installed);
	};
	installed = () => {
		const snapshot = this.job?.snapshot;
		if (snapshot === void 0) return;
		const { options, snapshotFiles, storage } = this.server;
		snapshotFiles.unmarkPending(snapshot.index);
		this.appliedIndex = snapshot.index;
		this.appliedTerm = snapshot.term;
		this.diskSnapshotIndex = snapshot.index;
		this.memorySnapshotIndex = snapshot.index;
		options.process.trace("install snapshot", storage.appliedIndex, storage.currentRevision);
		options.observer?.installed(options.process.name, storage.appliedIndex, storage.currentRevision);
		this.applyEntries();
	};
	applyEntries() {
		const first = this.job?.entries[0];
		if (first !== void 0 && first.index > this.appliedIndex + 1) this.server.options.process.panic("unexpected committed entry index");
		this.nextEntry = first === void 0 ? 0 : this.appliedIndex + 1 - first.index;
		this.announceNext();
	}
	announceNext() {
		const entry = this.job?.entries[this.nextEntry];
		if (entry === void 0) {
			this.applied();
			return;
		}
		this.server.storage.announce(entry.index);
		this.server.options.process.step("beforeApplyEntry", this.lock);
	}
	lock = () => {
		this.server.storage.whenUnlocked(this.execute);
	};
	execute = () => {
		const { server } = this;
		const { storage, proposals } = server;
		const entry = this.job?.entries[this.nextEntry];
		if (entry === void 0) return;
		const { index, term, payload } = entry;
		const isNew = index > storage.appliedIndex;
		if (payload === void 0) {
			storage.executeEmpty(index, term);
			server.readLoop.firstCommitInTerm();
			if (isLeader(server)) server.leaseKeeper.promote(electionTimeoutUs(server));
			this.executed(entry, isNew);
		} else {
			const reply = storage.execute(index, term, payload, proposals.has(payload.id));
			this.executed(entry, isNew);
			if (reply !== void 0) proposals.answer(payload.id, reply);
		}
		this.nextEntry += 1;
		this.announceNext();
	};
	executed({ index, term }, isNew) {
		const { options, storage } = this.server;
		this.appliedIndex = index;
		this.appliedTerm = term;
		this.server.term = term;
		options.process.trace(isNew ? "apply" : "skip", index, storage.currentRevision);
		if (isNew) options.observer?.applied(options.process.name, index, storage.currentRevision);
	}
	applied() {
		this.wakeWaiters();
		if (this.job?.isSaved === false) this.job.whenReached(this.afterSaved);
		else this.afterSaved();
	}
	afterSaved = () => {
		if (this.job?.isSaved === false) {
			this.job.whenReached(this.afterSaved);
			return;
		}
		const { settings } = this.server.options;
		if (this.appliedIndex - this.diskSnapshotIndex > settings.snapshotCount) this.server.storage.commit(this.saveSnapshot);
		else {
			const count = Math.min(memorySnapshotCount, settings.snapshotCount);
			if (this.appliedIndex - this.memorySnapshotIndex > count) {
				this.createSnapshot();
				this.compactLog();
			}
			this.end();
		}
	};
	saveSnapshot = () => {
		const { wal } = this.server;
		const snapshot = this.createSnapshot();
		if (snapshot === void 0) {
			this.end();
			return;
		}
		wal.saveSnapshot(snapshot);
		wal.sync(this.savedSnapshot);
	};
	savedSnapshot = (error) => {
		const { options, snapshotFiles } = this.server;
		if (error !== void 0) options.process.die(`failed to save snapshot: ${error}`);
		this.diskSnapshotIndex = this.appliedIndex;
		snapshotFiles.release(this.appliedIndex);
		options.process.trace("save snapshot", this.appliedIndex);
		this.compactLog();
		this.end();
	};
	createSnapshot() {
		const snapshot = this.server.raft.log.createSnapshot(this.appliedIndex);
		if (snapshot !== void 0) this.memorySnapshotIndex = this.appliedIndex;
		return snapshot;
	}
	compactLog() {
		const { options, raft, snapshotSender } = this.server;
		if (snapshotSender.inflight > 0) return;
		const kept = options.settings.snapshotCatchUpEntries;
		if (this.appliedIndex > kept) raft.log.compact(this.appliedIndex - kept);
	}
	end() {
		this.server.snapshotSender.sendQueued(this.appliedIndex, this.appliedTerm);
		this.job = void 0;
		if (this.jobs.length > 0) this.server.options.process.step(void 0, this.begin);
	}
	wakeWaiters() {
		if (this.waiters.length === 0) return;
		const { waiters } = this;
		this.waiters = [];
		for (const waiter of waiters) if (waiter.index <= this.appliedIndex) waiter.callback();
		else this.waiters.push(waiter);
	}
};
// src/sim/etcd/server/maintenance.ts
function maintain(server, call, done) {
	const { storage } = server;
	switch (call.kind) {
		case "defragment":
			storage.defragment(() => done({ kind: "defragment" }));
			return;
		case "hashKv": {
			const hash = storage.hashKv(call.revision);
			const { appliedIndex } = server.applyLoop;
			done(typeof hash === "string" ? {
				kind: "error",
				error: hash
			} : {
				kind: "hashKv",
				...hash,
				appliedIndex
			});
			return;
		}
		case "status":
			done({
				kind: "status",
				revision: storage.currentRevision,
				...server.lead === 0 ? {} : { leader: nameOf(server, server.lead) },
				term: server.raft.term,
				committedIndex: server.committedIndex,
				appliedIndex: server.applyLoop.appliedIndex
			});
			return;
		case "moveLeader": moveLeader(server, call.target, done);
	}
}
function moveLeader(server, target, done) {
	const { process, settings, members } = server.options;
	const to = members.indexOf(target) + 1;
	if (!isLeader(server) || to === 0) {
		done({
			kind: "error",
			error: "rejected",
			message: to === 0 ? "bad leader transferee" : "not leader"
		});
		return;
	}
	const deadlineUs = process.nowUs() + settings.requestTimeoutUs;
	const look = () => {
		if (server.lead === to) done({ kind: "moveLeader" });
		else if (process.nowUs() >= deadlineUs) done({
			kind: "error",
			error: "unknown",
			message: "leader transfer timed out"
		});
		else process.after(settings.heartbeatUs, look);
	};
	server.raftLoop.transferLeader(to);
	look();
}
// src/sim/etcd/server/watch-transport.ts
function openWatchTransport(server, connection, user) {
	const { process } = server.options;
	const stream = server.storage.watches.openStream(user);
	let held;
	const take = () => {
		if (held !== void 0 || !connection.open) return;
		held = stream.next();
		if (held !== void 0) process.step(held.created || held.canceled ? void 0 : "beforeSendWatchResponse", send);
	};
	const send = () => {
		if (held === void 0 || !connection.open) return;
		if (!connection.writable) {
			connection.whenWritable(send);
			return;
		}
		const response = held;
		held = void 0;
		connection.send({
			kind: "watch",
			response
		});
		take();
	};
	stream.ready = take;
	return stream;
}
// src/sim/etcd/server/client-session.ts
function openSession(server, connection) {
	return new ClientSession(server, connection);
}
var ClientSession = class {
	server;
	connection;
	calls = new Map();
	stream;
	constructor(server, connection) {
		this.server = server;
		this.connection = connection;
		connection.receive = (message) => this.receive(message);
		connection.closed = () => this.close();
	}
	receive(message) {
		switch (message.kind) {
			case "call":
				this.call(message);
				return;
			case "abandon":
				this.calls.get(message.id)?.();
				this.calls.delete(message.id);
				return;
			case "create":
			case "cancel":
			case "progress": this.watchStream(message.user).control(message);
		}
	}
	close() {
		for (const cancel of this.calls.values()) cancel();
		this.calls.clear();
		this.stream?.close();
		this.stream = void 0;
	}
	call({ id, request, user }) {
		const { storage } = this.server;
		switch (request.kind) {
			case "range": {
				const objection = checkRequest(request);
				if (objection !== void 0) this.reply(id, rejected(objection));
				else if (request.serializable === true) this.reply(id, storage.range(request, user));
				else this.read(id, () => storage.range(request, user));
				return;
			}
			case "txn":
				this.transact(id, request, user);
				return;
			case "put":
			case "deleteRange":
			case "leaseRevoke": {
				const objection = checkRequest(request);
				if (objection !== void 0) this.reply(id, rejected(objection));
				else this.propose(id, request, user);
				return;
			}
			case "leaseGrant":
				this.propose(id, request, user);
				return;
			case "compact":
				this.compact(id, request, user);
				return;
			case "leaseKeepAlive":
				this.keepAlive(id, request.lease);
				return;
			case "defragment":
			case "hashKv":
			case "status":
			case "moveLeader":
				this.calls.set(id, nothingToCancel);
				maintain(this.server, request, (response) => this.answer(id, response));
				return;
			case "authEnable":
			case "userAdd":
			case "roleAdd":
			case "grantRole":
			case "grantPermission": this.propose(id, request, user);
		}
	}
	transact(id, request, user) {
		const { storage } = this.server;
		const objection = checkRequest(request);
		if (objection !== void 0) this.reply(id, rejected(objection));
		else if (!isReadOnly(request)) this.propose(id, request, user);
		else if (isSerializable(request)) this.reply(id, storage.readTransaction(request, user));
		else this.read(id, () => storage.readTransaction(request, user));
	}
	propose(id, request, user) {
		const { proposals } = this.server;
		let answered = false;
		const proposal = proposals.propose(request, user, (reply) => {
			answered = true;
			this.calls.delete(id);
			this.reply(id, reply);
		});
		if (!answered) this.calls.set(id, () => proposals.cancel(proposal));
	}
	read(id, serve) {
		this.calls.set(id, nothingToCancel);
		this.server.readLoop.read((error) => {
			if (!this.calls.delete(id)) return;
			this.reply(id, error === void 0 ? serve() : {
				kind: "error",
				error: "unknown",
				message: error
			});
		});
	}
	compact(id, request, user) {
		const { proposals, storage } = this.server;
		const finish = (reply) => {
			this.answer(id, reply.kind === "compact" ? {
				...reply,
				revision: storage.currentRevision
			} : reply);
		};
		this.calls.set(id, nothingToCancel);
		const proposal = proposals.propose(request, user, (reply) => {
			if (request.physical === true && reply.kind === "compact") storage.whenCompacted(request.revision, () => storage.commit(() => finish(reply)));
			else finish(reply);
		});
		if (this.calls.has(id)) this.calls.set(id, () => proposals.cancel(proposal));
	}
	keepAlive(id, lease) {
		const revision = this.server.storage.currentRevision;
		this.calls.set(id, nothingToCancel);
		this.server.leaseKeeper.renew(lease, (ttlS) => {
			this.answer(id, ttlS === void 0 ? {
				kind: "error",
				error: "unknown",
				message: "etcdserver: request timed out"
			} : {
				kind: "leaseKeepAlive",
				revision,
				lease,
				ttlS
			});
		});
	}
	answer(id, response) {
		if (this.calls.delete(id)) this.reply(id, response);
	}
	reply(id, response) {
		if (this.connection.open) this.connection.send({
			kind: "reply",
			id,
			response
		});
	}
	watchStream(user) {
		this.stream ??= openWatchTransport(this.server, this.connection, user);
		return this.stream;
	}
};
function rejected(message) {
	return {
		kind: "error",
		error: "rejected",
		message
	};
}
function nothingToCancel() {}
// src/sim/etcd/server/lease-keeper.ts
const leasesMax = 500;
const applyTimeoutUs = 1e6;
const retryUs$1 = 5e4;
var LeaseKeeper = class {
	server;
	primary = false;
	forwarded = [];
	constructor(server) {
		this.server = server;
	}
	start() {
		const { process, settings } = this.server.options;
		process.after(process.random.between(1, settings.leaseCheckIntervalUs), this.look);
	}
	promote(extendUs) {
		this.primary = true;
		this.server.storage.lessor.promote(extendUs);
	}
	demote() {
		if (!this.primary) return;
		this.primary = false;
		this.server.storage.lessor.demote();
	}
	renew(lease, done) {
		if (!isLeader(this.server)) {
			this.forward(lease, done);
			return;
		}
		this.whenLeadershipSure((leads) => {
			if (!leads) done(void 0);
			else this.renewHere(lease, (ttlS, isPrimary) => {
				if (isPrimary) done(ttlS);
				else this.forward(lease, done);
			});
		});
	}
	receive(from, { id, lease }) {
		const { peers, process } = this.server.options;
		this.renewHere(lease, (ttlS) => {
			const answer = {
				type: "leaseRenewed",
				id,
				ttlS
			};
			peers.send(process.name, from, answer);
		});
	}
	receiveAnswer({ id, ttlS }) {
		const one = this.forwarded.find((candidate) => candidate.id === id);
		if (one === void 0) return;
		if (ttlS === void 0) {
			this.retryLater(one);
			return;
		}
		this.forget(one);
		one.done(ttlS);
	}
	look = () => {
		const { options, storage, proposals } = this.server;
		const { process, settings } = options;
		process.after(settings.leaseCheckIntervalUs, this.look);
		if (!this.primary || !this.leadsInRaft()) return;
		const checkpoints = storage.lessor.checkpoints(leasesMax);
		if (checkpoints.length > 0) proposals.propose({
			kind: "leaseCheckpoint",
			checkpoints
		}, rootUser, ignoreReply);
		const expired = storage.lessor.expired(leasesMax);
		if (expired.length > 0) this.whenLeadershipSure((leads) => {
			if (leads && this.leadsInRaft()) for (const lease of expired) this.revoke(lease);
		});
	};
	leadsInRaft() {
		return this.server.raft.role === "leader";
	}
	revoke(lease) {
		const { options, proposals } = this.server;
		const request = {
			kind: "leaseRevoke",
			lease
		};
		options.observer?.leaseExpired(options.process.name, lease, request);
		proposals.propose(request, rootUser, ignoreReply);
	}
	whenLeadershipSure(then) {
		const { lastTickUs, options, raft, readLoop } = this.server;
		if (lastTickUs + 3 * options.settings.heartbeatUs > options.process.nowUs()) {
			then(true);
			return;
		}
		readLoop.read((error) => then(error === void 0 && raft.leader === this.server.id));
	}
	renewHere(lease, done) {
		const { applyLoop, committedIndex, options } = this.server;
		let waits = true;
		const timer = options.process.after(applyTimeoutUs, () => {
			waits = false;
			done(void 0, true);
		});
		applyLoop.whenApplied(committedIndex, () => {
			if (!waits) return;
			waits = false;
			options.process.cancel(timer);
			this.renewNow(lease, done);
		});
	}
	renewNow(lease, done) {
		const { proposals, storage } = this.server;
		if (!this.primary) {
			done(void 0, false);
			return;
		}
		if (!storage.lessor.isCheckpointed(lease)) {
			done(storage.lessor.renew(lease) ?? 0, true);
			return;
		}
		const checkpoints = [{
			lease,
			remainingS: 0
		}];
		proposals.propose({
			kind: "leaseCheckpoint",
			checkpoints
		}, rootUser, (reply) => {
			if (reply.kind === "error") done(void 0, true);
			else if (!this.primary) done(void 0, false);
			else done(storage.lessor.renew(lease) ?? 0, true);
		});
	}
	forward(lease, done) {
		const { process, settings } = this.server.options;
		const one = {
			lease,
			deadlineUs: process.nowUs() + settings.requestTimeoutUs,
			done,
			id: 0,
			timer: void 0
		};
		this.forwarded.push(one);
		this.attempt(one);
	}
	attempt(one) {
		const { lead, id, options } = this.server;
		const { peers, process } = options;
		if (process.nowUs() >= one.deadlineUs) {
			this.forget(one);
			one.done(void 0);
			return;
		}
		if (lead === 0 || lead === id) {
			if (lead === id && this.primary) {
				this.forget(one);
				this.renew(one.lease, one.done);
			} else this.retryLater(one);
			return;
		}
		one.id = this.server.nextRequestId();
		const renewal = {
			type: "leaseRenewal",
			id: one.id,
			lease: one.lease
		};
		peers.send(process.name, nameOf(this.server, lead), renewal);
		one.timer = process.after(applyTimeoutUs, () => this.attempt(one));
	}
	retryLater(one) {
		const { process } = this.server.options;
		if (one.timer !== void 0) process.cancel(one.timer);
		one.id = 0;
		one.timer = process.after(retryUs$1, () => this.attempt(one));
	}
	forget(one) {
		if (one.timer !== void 0) this.server.options.process.cancel(one.timer);
		this.forwarded = this.forwarded.filter((other) => other !== one);
	}
};
function ignoreReply() {}
// src/sim/etcd/server/proposals.ts
const gapMax = 5e3;
var Proposals = class {
	server;
	waiters = new Map();
	constructor(server) {
		this.server = server;
	}
	propose(request, user, done) {
		const { server } = this;
		const { process, settings } = server.options;
		const id = server.nextRequestId();
		if (server.committedIndex > server.applyLoop.appliedIndex + gapMax) {
			done({
				kind: "error",
				error: "rejected",
				message: "etcdserver: too many requests"
			});
			return id;
		}
		const timer = process.after(settings.requestTimeoutUs, () => this.timeOut(id));
		this.waiters.set(id, {
			timer,
			done
		});
		if (!server.raftLoop.propose({
			id,
			user,
			request
		})) this.drop(id);
		return id;
	}
	has(id) {
		return this.waiters.has(id);
	}
	answer(id, reply) {
		const waiter = this.waiters.get(id);
		if (waiter === void 0) return;
		this.waiters.delete(id);
		this.server.options.process.cancel(waiter.timer);
		waiter.done(reply);
	}
	drop(id) {
		this.answer(id, {
			kind: "error",
			error: "rejected",
			message: "raft proposal dropped"
		});
	}
	cancel(id) {
		const waiter = this.waiters.get(id);
		if (waiter === void 0) return;
		this.waiters.delete(id);
		this.server.options.process.cancel(waiter.timer);
	}
	timeOut(id) {
		this.answer(id, {
			kind: "error",
			error: "unknown",
			message: "etcdserver: request timed out"
		});
	}
};
// src/sim/etcd/raft/replication.ts
function appendOwn(raft, payload) {
	const { log } = raft;
	const index = log.lastIndex() + 1;
	log.appendOwn({
		term: raft.term,
		index,
		payload
	});
	if (raft.config.unstableEntriesCommitted && raft.config.memberCount === 1) {
		progressOf(raft, raft.id).maybeUpdate(index);
		maybeCommit(raft);
		return;
	}
	const own = messageTo(raft, "appendResponse", raft.id);
	own.index = index;
	sendAfterAppend(raft, own);
}
function broadcastAppend(raft) {
	for (let to = 1; to <= raft.config.memberCount; to += 1) if (to !== raft.id) sendAppend(raft, to, true);
}
function sendAppend(raft, to, evenIfEmpty) {
	const progress = progressOf(raft, to);
	if (progress.paused || progress.state === "snapshot") return false;
	const { log } = raft;
	const previous = progress.next - 1;
	const previousTerm = log.termAt(previous);
	const last = log.lastIndex();
	if (previousTerm < 0) return sendSnapshot(raft, to);
	const count = progress.state === "replicate" && progress.inflightFull ? 0 : Math.min(last - previous, raft.config.entriesPerMessageMax);
	if (count === 0 && !evenIfEmpty) return false;
	const message = messageTo(raft, "append", to);
	message.index = previous;
	message.logTerm = previousTerm;
	if (count > 0) message.entries = log.slice(previous + 1, previous + count);
	message.commit = log.committed;
	send(raft, message);
	progress.sentEntries(count);
	progress.sentCommitOf(log.committed);
	return true;
}
function broadcastHeartbeat(raft, context) {
	for (let to = 1; to <= raft.config.memberCount; to += 1) {
		if (to === raft.id) continue;
		const progress = progressOf(raft, to);
		const commit = Math.min(progress.match, raft.log.committed);
		const message = messageTo(raft, "heartbeat", to);
		message.commit = commit;
		message.context = context;
		send(raft, message);
		progress.sentCommitOf(commit);
	}
}
const matches = [];
function maybeCommit(raft) {
	const { log } = raft;
	matches.length = 0;
	for (const { match } of raft.progress) insertSorted(match);
	const index = matches[quorumOf(raft) - 1];
	if (index <= log.committed || log.termAt(index) !== raft.term) return false;
	log.commitTo(index);
	return true;
}
function hasCommittedInTerm(raft) {
	return raft.log.termAt(raft.log.committed) === raft.term;
}
function startRead(raft, request) {
	if (raft.config.readIndexWithoutQuorum) {
		answerRead(raft, request, raft.log.committed);
		return;
	}
	raft.reads.add(raft.log.committed, request);
	raft.reads.acknowledge(raft.id, request.context);
	broadcastHeartbeat(raft, request.context);
}
function answerRead(raft, request, index) {
	if (request.from === raft.id) {
		const state = {
			index,
			context: request.context
		};
		raft.readStates.push(state);
		return;
	}
	const answer = messageTo(raft, "readIndexResponse", request.from);
	answer.index = index;
	answer.context = request.context;
	send(raft, answer);
}
function sendSnapshot(raft, to) {
	const progress = progressOf(raft, to);
	if (!progress.recentlyActive) return false;
	const { snapshot } = raft.log;
	if (snapshot.index === 0) raft.config.panic("need non-empty snapshot");
	progress.becomeSnapshot(snapshot.index);
	const message = messageTo(raft, "snapshot", to);
	message.snapshot = snapshot;
	send(raft, message);
	return true;
}
function insertSorted(match) {
	let at = matches.length;
	matches.push(match);
	while (at > 0 && matches[at - 1] < match) {
		matches[at] = matches[at - 1];
		at -= 1;
	}
	matches[at] = match;
}
// src/sim/etcd/raft/roles.ts
function becomeFollower(raft, term, leader) {
	reset(raft, term);
	raft.leader = leader;
	raft.role = "follower";
}
function becomePreCandidate(raft) {
	raft.votes.fill(0);
	raft.leader = 0;
	raft.role = "preCandidate";
}
function becomeCandidate(raft) {
	reset(raft, raft.term + 1);
	raft.vote = raft.id;
	raft.role = "candidate";
}
function becomeLeader(raft) {
	reset(raft, raft.term);
	raft.leader = raft.id;
	raft.role = "leader";
	const own = progressOf(raft, raft.id);
	own.becomeReplicate();
	own.recentlyActive = true;
	appendOwn(raft, void 0);
}
function abortTransfer(raft) {
	raft.transferee = 0;
}
function reset(raft, term) {
	if (raft.term !== term) {
		raft.term = term;
		raft.vote = 0;
	}
	raft.leader = 0;
	raft.electionElapsed = 0;
	raft.heartbeatElapsed = 0;
	const { electionTicks, random } = raft.config;
	raft.electionTimeout = electionTicks + random.below(electionTicks);
	abortTransfer(raft);
	raft.votes.fill(0);
	const last = raft.log.lastIndex();
	for (const progress of raft.progress) progress.reset(last + 1);
	progressOf(raft, raft.id).match = last;
	raft.reads.clear();
}
// src/sim/etcd/raft/election.ts
function campaign(raft, kind) {
	if (raft.role === "leader" || raft.log.pendingSnapshot !== void 0) return;
	if (kind === "preElection") becomePreCandidate(raft);
	else becomeCandidate(raft);
	const type = kind === "preElection" ? "preVote" : "vote";
	const term = kind === "preElection" ? raft.term + 1 : raft.term;
	for (let to = 1; to <= raft.config.memberCount; to += 1) {
		if (to === raft.id) {
			sendAfterAppend(raft, createMessage(type === "vote" ? "voteResponse" : "preVoteResponse", raft.id, to, term));
			continue;
		}
		const message = createMessage(type, raft.id, to, term);
		message.index = raft.log.lastIndex();
		message.logTerm = raft.log.lastTerm();
		message.transfer = kind === "transfer";
		send(raft, message);
	}
}
function handleVoteRequest(raft, message) {
	const preVote = message.type === "preVote";
	const granted = (raft.vote === message.from || raft.vote === 0 && raft.leader === 0 || preVote && message.term > raft.term) && raft.log.isUpToDate(message.index, message.logTerm);
	const term = granted ? message.term : raft.term;
	const answer = createMessage(preVote ? "preVoteResponse" : "voteResponse", raft.id, message.from, term);
	answer.reject = !granted;
	sendAfterAppend(raft, answer);
	if (granted && !preVote) {
		raft.electionElapsed = 0;
		raft.vote = message.from;
	}
}
function handleVoteResponse(raft, message) {
	const { votes } = raft;
	if (votes[message.from - 1] === 0) votes[message.from - 1] = message.reject ? -1 : 1;
	let granted = 0;
	let refused = 0;
	for (const vote of votes) if (vote > 0) granted += 1;
	else if (vote < 0) refused += 1;
	const quorum = quorumOf(raft);
	if (granted >= quorum) {
		if (raft.role === "preCandidate") campaign(raft, "election");
		else {
			becomeLeader(raft);
			broadcastAppend(raft);
		}
	} else if (refused > raft.config.memberCount - quorum) becomeFollower(raft, raft.term, 0);
}
// src/sim/etcd/raft/step-follower.ts
function stepFollower(raft, message) {
	switch (message.type) {
		case "propose": return passOn(raft, message);
		case "readIndex":
		case "transferLeader":
			passOn(raft, message);
			return true;
		case "append":
			followLeader(raft, message);
			handleAppend(raft, message);
			return true;
		case "heartbeat":
			followLeader(raft, message);
			handleHeartbeat(raft, message);
			return true;
		case "snapshot":
			followLeader(raft, message);
			handleSnapshot(raft, message);
			return true;
		case "voteResponse":
			if (raft.role === "candidate") handleVoteResponse(raft, message);
			return true;
		case "preVoteResponse":
			if (raft.role === "preCandidate") handleVoteResponse(raft, message);
			return true;
		case "timeoutNow":
			if (raft.role === "follower") campaign(raft, "transfer");
			return true;
		case "readIndexResponse":
			if (raft.role === "follower") raft.readStates.push({
				index: message.index,
				context: message.context
			});
			return true;
		case "appendResponse":
		case "heartbeatResponse":
		case "vote":
		case "preVote": return true;
	}
}
function passOn(raft, message) {
	if (raft.leader === 0 || raft.role !== "follower") return false;
	const copy = createMessage(message.type, message.from, raft.leader, message.term);
	copy.entries = message.entries;
	copy.context = message.context;
	send(raft, copy);
	return true;
}
function followLeader(raft, message) {
	if (raft.role !== "follower") becomeFollower(raft, message.term, message.from);
	raft.electionElapsed = 0;
	raft.leader = message.from;
}
function handleAppend(raft, message) {
	const { log } = raft;
	const answer = messageTo(raft, "appendResponse", message.from);
	if (message.index < log.committed) answer.index = log.committed;
	else {
		const last = log.appendFromLeader(message.index, message.logTerm, message.entries, message.commit);
		if (last >= 0) answer.index = last;
		else {
			answer.index = message.index;
			answer.reject = true;
			answer.rejectHint = log.conflictByTerm(Math.min(message.index, log.lastIndex()), message.logTerm);
			answer.logTerm = Math.max(log.termAt(answer.rejectHint), 0);
		}
	}
	sendAfterAppend(raft, answer);
}
function handleHeartbeat(raft, message) {
	raft.log.commitTo(message.commit);
	const answer = messageTo(raft, "heartbeatResponse", message.from);
	answer.context = message.context;
	send(raft, answer);
}
function handleSnapshot(raft, message) {
	const { log } = raft;
	const { snapshot } = message;
	const answer = messageTo(raft, "appendResponse", message.from);
	if (snapshot === void 0 || snapshot.index <= log.committed) answer.index = log.committed;
	else if (log.termAt(snapshot.index) === snapshot.term) {
		log.commitTo(snapshot.index);
		answer.index = log.committed;
	} else {
		log.restore(snapshot);
		answer.index = log.lastIndex();
	}
	sendAfterAppend(raft, answer);
}
// src/sim/etcd/raft/step-leader.ts
function tickLeader(raft) {
	raft.heartbeatElapsed += 1;
	raft.electionElapsed += 1;
	if (raft.electionElapsed >= raft.config.electionTicks) {
		raft.electionElapsed = 0;
		if (raft.config.checkQuorum) checkQuorum(raft);
		if (raft.role !== "leader") return;
		abortTransfer(raft);
	}
	if (raft.heartbeatElapsed >= raft.config.heartbeatTicks) {
		raft.heartbeatElapsed = 0;
		broadcastHeartbeat(raft, raft.reads.lastContext());
	}
}
function stepLeader(raft, message) {
	switch (message.type) {
		case "propose":
			if (raft.transferee !== 0) return false;
			for (const { payload } of message.entries) appendOwn(raft, payload);
			broadcastAppend(raft);
			return true;
		case "readIndex":
			if (raft.config.memberCount === 1) answerRead(raft, message, raft.log.committed);
			else if (!hasCommittedInTerm(raft)) raft.earlyReads.push(message);
			else startRead(raft, message);
			return true;
		case "appendResponse":
			handleAppendResponse(raft, message);
			return true;
		case "heartbeatResponse":
			handleHeartbeatResponse(raft, message);
			return true;
		case "transferLeader":
			handleTransfer(raft, message.from);
			return true;
		case "append":
		case "heartbeat":
		case "snapshot":
		case "vote":
		case "preVote":
		case "voteResponse":
		case "preVoteResponse":
		case "readIndexResponse":
		case "timeoutNow": return true;
	}
}
function reportSnapshot(raft, to, arrived) {
	if (raft.role !== "leader") return;
	const progress = progressOf(raft, to);
	if (progress.state !== "snapshot") return;
	if (!arrived) progress.pendingSnapshot = 0;
	progress.becomeProbe();
	progress.paused = true;
}
function reportUnreachable(raft, id) {
	if (raft.role !== "leader") return;
	const progress = progressOf(raft, id);
	if (progress.state === "replicate") progress.becomeProbe();
}
function checkQuorum(raft) {
	let active = 0;
	for (const progress of raft.progress) if (progress.recentlyActive) active += 1;
	if (active < quorumOf(raft)) becomeFollower(raft, raft.term, 0);
	for (let id = 1; id <= raft.config.memberCount; id += 1) if (id !== raft.id) progressOf(raft, id).recentlyActive = false;
}
function handleAppendResponse(raft, message) {
	const { from } = message;
	const progress = progressOf(raft, from);
	progress.recentlyActive = true;
	if (message.reject) {
		const hint = message.logTerm > 0 ? raft.log.conflictByTerm(message.rejectHint, message.logTerm) : message.rejectHint;
		if (!progress.maybeDecrease(message.index, hint)) return;
		if (progress.state === "replicate") progress.becomeProbe();
		sendAppend(raft, from, true);
		return;
	}
	if (!progress.maybeUpdate(message.index) && !(progress.match === message.index && progress.state === "probe")) return;
	if (progress.state === "probe") progress.becomeReplicate();
	else if (progress.state === "snapshot") {
		if (progress.match >= raft.log.offset) {
			progress.becomeProbe();
			progress.becomeReplicate();
		}
	} else progress.freeInflightTo(message.index);
	if (maybeCommit(raft)) {
		releaseEarlyReads(raft);
		broadcastAppend(raft);
	} else if (from !== raft.id && progress.canBumpCommit(raft.log.committed)) sendAppend(raft, from, true);
	if (from === raft.id) return;
	while (sendAppend(raft, from, false));
	if (from === raft.transferee && progress.match === raft.log.lastIndex()) send(raft, messageTo(raft, "timeoutNow", from));
}
function handleHeartbeatResponse(raft, message) {
	const progress = progressOf(raft, message.from);
	progress.recentlyActive = true;
	progress.paused = false;
	if (progress.match < raft.log.lastIndex() || progress.state === "probe") sendAppend(raft, message.from, true);
	if (message.context === 0) return;
	if (raft.reads.acknowledge(message.from, message.context) < quorumOf(raft)) return;
	for (const read of raft.reads.takeUpTo(message.context)) answerRead(raft, read.request, read.index);
}
function releaseEarlyReads(raft) {
	if (raft.earlyReads.length === 0 || !hasCommittedInTerm(raft)) return;
	const requests = raft.earlyReads;
	raft.earlyReads = [];
	for (const request of requests) startRead(raft, request);
}
function handleTransfer(raft, to) {
	if (raft.transferee === to) return;
	if (raft.transferee !== 0) abortTransfer(raft);
	if (to === raft.id) return;
	raft.electionElapsed = 0;
	raft.transferee = to;
	if (progressOf(raft, to).match === raft.log.lastIndex()) send(raft, messageTo(raft, "timeoutNow", to));
	else sendAppend(raft, to, true);
}
// src/sim/etcd/raft/step.ts
function tick(raft) {
	if (raft.role === "leader") {
		tickLeader(raft);
		return;
	}
	raft.electionElapsed += 1;
	if (raft.electionElapsed >= raft.electionTimeout && raft.log.pendingSnapshot === void 0) {
		raft.electionElapsed = 0;
		campaign(raft, raft.config.preVote ? "preElection" : "election");
	}
}
function createProposal(raft, payload) {
	const message = createMessage("propose", raft.id, raft.id, 0);
	message.entries = [{
		term: 0,
		index: 0,
		payload
	}];
	return message;
}
function requestReadIndex(raft, context) {
	const message = createMessage("readIndex", raft.id, raft.id, 0);
	message.context = context;
	step(raft, message);
}
function transferLeader(raft, to) {
	step(raft, createMessage("transferLeader", to, raft.id, 0));
}
function step(raft, message) {
	const { type, term } = message;
	if (term > raft.term) {
		if (!raiseTerm(raft, message)) return true;
	} else if (term !== 0 && term < raft.term) {
		answerOldTerm(raft, message);
		return true;
	}
	if (type === "vote" || type === "preVote") {
		handleVoteRequest(raft, message);
		return true;
	}
	return raft.role === "leader" ? stepLeader(raft, message) : stepFollower(raft, message);
}
function raiseTerm(raft, message) {
	const { type, term } = message;
	if (type === "vote" || type === "preVote") {
		if (raft.config.checkQuorum && raft.leader !== 0 && raft.electionElapsed < raft.config.electionTicks && !message.transfer) return false;
	}
	if (type === "preVote" || type === "preVoteResponse" && !message.reject) return true;
	becomeFollower(raft, term, type === "append" || type === "heartbeat" || type === "snapshot" ? message.from : 0);
	return true;
}
function answerOldTerm(raft, message) {
	const { type, from } = message;
	const { checkQuorum, preVote } = raft.config;
	if ((checkQuorum || preVote) && (type === "heartbeat" || type === "append")) sendAfterAppend(raft, createMessage("appendResponse", raft.id, from, raft.term));
	else if (type === "preVote") {
		const answer = createMessage("preVoteResponse", raft.id, from, raft.term);
		answer.reject = true;
		sendAfterAppend(raft, answer);
	}
}
// src/sim/etcd/raft/ready.ts
function hasReady(raft) {
	if (raft.busy) return false;
	const { log, handedOut } = raft;
	return raft.messages.length > 0 || raft.messagesAfterAppend.length > 0 || log.handedOut < log.lastIndex() || log.applying < appliableIndex(raft) || handedOut.commit !== log.committed || handedOut.term !== raft.term || handedOut.vote !== raft.vote || handedOut.role !== raft.role || handedOut.leader !== raft.leader || raft.readStates.length > 0 || log.pendingSnapshot !== void 0 && !log.snapshotHandedOut;
}
const nothing = [];
function takeReady(raft) {
	const { log, handedOut } = raft;
	const last = log.lastIndex();
	const entries = log.handedOut < last ? log.slice(log.handedOut + 1, last) : nothing;
	log.handedOut = last;
	const appliable = appliableIndex(raft);
	const committed = log.applying < appliable ? log.slice(log.applying + 1, appliable) : nothing;
	if (committed.length > 0) log.applying = appliable;
	const roleChanged = handedOut.role !== raft.role || handedOut.leader !== raft.leader;
	const promised = handedOut.term !== raft.term || handedOut.vote !== raft.vote;
	const hardState = promised || handedOut.commit !== log.committed ? {
		term: raft.term,
		vote: raft.vote,
		commit: log.committed
	} : void 0;
	handedOut.role = raft.role;
	handedOut.leader = raft.leader;
	handedOut.term = raft.term;
	handedOut.vote = raft.vote;
	handedOut.commit = log.committed;
	let snapshot;
	if (log.pendingSnapshot !== void 0 && !log.snapshotHandedOut) {
		snapshot = log.pendingSnapshot;
		log.snapshotHandedOut = true;
		raft.snapshotInProgress = snapshot;
	}
	let readStates = nothing;
	if (raft.readStates.length > 0) {
		readStates = raft.readStates;
		raft.readStates = [];
	}
	raft.busy = true;
	return {
		roleChanged,
		leader: raft.leader,
		role: raft.role,
		readStates,
		snapshot,
		entries,
		hardState,
		mustSync: promised || entries.length > 0,
		committed,
		messages: takeMessages(raft)
	};
}
function advance(raft) {
	const { log, selfSteps } = raft;
	const committedNow = log.applying;
	raft.busy = false;
	if (selfSteps.length > 0) {
		for (const message of selfSteps) step(raft, message);
		selfSteps.length = 0;
	}
	const { snapshotInProgress } = raft;
	if (snapshotInProgress !== void 0) {
		if (log.pendingSnapshot === snapshotInProgress) log.pendingSnapshot = void 0;
		raft.snapshotInProgress = void 0;
		if (log.applied < snapshotInProgress.index) log.applied = snapshotInProgress.index;
		if (log.applying < log.applied) log.applying = log.applied;
	}
	if (log.applied < committedNow) log.applied = committedNow;
}
function appliableIndex(raft) {
	return raft.log.pendingSnapshot === void 0 ? raft.log.committed : raft.log.applying;
}
function takeMessages(raft) {
	const { messagesAfterAppend, selfSteps } = raft;
	if (messagesAfterAppend.length > 0) {
		for (const message of messagesAfterAppend) if (message.to === raft.id) selfSteps.push(message);
		else raft.messages.push(message);
		messagesAfterAppend.length = 0;
	}
	if (raft.messages.length === 0) return nothing;
	const { messages } = raft;
	raft.messages = [];
	return messages;
}
// src/sim/etcd/server/raft-loop.ts
const waitingProposalsMax = 4096;
var RaftLoop = class {
	server;
	raft;
	ready;
	job;
	leads = false;
	tickWaits = false;
	termLed = 0;
	waitingProposals = [];
	constructor(server) {
		this.server = server;
		this.raft = server.raft;
	}
	start() {
		const { server, raft } = this;
		const { process, settings } = server.options;
		const ahead = settings.members === 1 ? settings.electionTicks - 1 : settings.electionTicks - 2;
		for (let count = 0; count < ahead; count += 1) tick(raft);
		process.after(process.random.between(1, settings.heartbeatUs), this.onTick);
		this.pump();
	}
	receive(message) {
		if (message.type === "propose") {
			if (message.taken) return;
			message.taken = true;
			this.proposeMessage(message);
		} else step(this.raft, message);
		this.pump();
	}
	propose(payload) {
		const taken = this.proposeMessage(createProposal(this.raft, payload));
		this.pump();
		return taken;
	}
	readIndex(context) {
		requestReadIndex(this.raft, context);
		this.pump();
	}
	transferLeader(to) {
		transferLeader(this.raft, to);
		this.pump();
	}
	reportSnapshot(to, arrived) {
		if (!arrived) reportUnreachable(this.raft, to);
		reportSnapshot(this.raft, to, arrived);
		this.pump();
	}
	onTick = () => {
		const { process, settings } = this.server.options;
		process.after(settings.heartbeatUs, this.onTick);
		if (this.ready !== void 0) this.tickWaits = true;
		else this.tickNow();
	};
	tickNow() {
		this.server.lastTickUs = this.server.options.process.nowUs();
		tick(this.raft);
		this.pump();
	}
	pump() {
		const { raft } = this;
		this.observeLeadership();
		if (raft.leader !== 0 && this.waitingProposals.length > 0) this.proposeWaiting();
		while (this.ready === void 0 && hasReady(raft)) this.begin(takeReady(raft));
	}
	begin(ready) {
		const { server } = this;
		this.ready = ready;
		if (ready.roleChanged) this.updateLeadership(ready);
		const { readStates } = ready;
		const state = readStates.length === 0 ? void 0 : readStates[readStates.length - 1];
		if (state === void 0 || server.readLoop.offer(state, this.resume)) this.handOver();
	}
	resume = () => {
		this.handOver();
		this.pump();
	};
	handOver() {
		const { server, ready } = this;
		if (ready === void 0) return;
		const { committed, snapshot, messages } = ready;
		this.leads = ready.role === "leader";
		const sendsSnapshot = messages.some(({ type }) => type === "snapshot");
		this.job = void 0;
		if (committed.length > 0 || snapshot !== void 0 || sendsSnapshot) {
			this.job = new ApplyJob(committed, snapshot);
			this.noteCommitted(ready);
			if (snapshot !== void 0) server.snapshotFiles.markPending(snapshot.index);
			server.applyLoop.enqueue(this.job);
		}
		if (ready.mustSync || snapshot !== void 0) this.workInSteps();
		else this.workAtOnce(ready);
	}
	workAtOnce(ready) {
		const { process } = this.server.options;
		if (ready.hardState !== void 0) {
			if (this.leads) {
				process.failpoint("raftBeforeLeaderSend");
				this.send(ready);
			}
			process.failpoint("raftBeforeSave");
			this.server.wal.save(ready.entries, ready.hardState);
			process.failpoint("raftAfterSave");
			this.job?.reach("saved");
			if (!this.leads) {
				process.failpoint("raftBeforeFollowerSend");
				this.send(ready);
			}
		} else {
			this.send(ready);
			this.job?.reach("saved");
		}
		this.ready = void 0;
		this.advance();
	}
	workInSteps() {
		const { process } = this.server.options;
		if (this.leads) process.step("raftBeforeLeaderSend", this.leaderSend);
		else this.saveSnapshotOrGoOn();
	}
	leaderSend = () => {
		if (this.ready !== void 0) this.send(this.ready);
		this.saveSnapshotOrGoOn();
	};
	saveSnapshotOrGoOn() {
		const { process } = this.server.options;
		if (this.ready?.snapshot === void 0) process.step("raftBeforeSave", this.save);
		else process.step("raftBeforeSaveSnap", this.saveSnapshot);
	}
	saveSnapshot = () => {
		const { wal } = this.server;
		if (this.ready?.snapshot === void 0) return;
		wal.saveSnapshot(this.ready.snapshot);
		wal.sync(this.savedSnapshot);
	};
	savedSnapshot = (error) => {
		const { process } = this.server.options;
		if (error !== void 0) process.die(`failed to save Raft snapshot: ${error}`);
		process.step("raftAfterSaveSnap", this.beforeSave);
	};
	beforeSave = () => {
		this.server.options.process.step("raftBeforeSave", this.save);
	};
	save = () => {
		const { ready, server } = this;
		if (ready === void 0) return;
		server.wal.save(ready.entries, ready.hardState);
		server.wal.sync(this.saved);
	};
	saved = (error) => {
		const { process } = this.server.options;
		if (error !== void 0) process.die(`failed to save Raft hard state and entries: ${error}`);
		process.step("raftAfterSave", this.afterSave);
	};
	afterSave = () => {
		if (this.ready?.snapshot === void 0) {
			this.finish();
			return;
		}
		this.job?.reach("snapshotSaved");
		this.server.options.process.step("raftBeforeApplySnap", this.applySnapshot);
	};
	applySnapshot = () => {
		this.server.options.process.step("raftAfterApplySnap", this.release);
	};
	release = () => {
		const { server, ready } = this;
		if (ready?.snapshot !== void 0) server.snapshotFiles.release(ready.snapshot.index);
		server.options.process.step("raftAfterWALRelease", this.finish);
	};
	finish = () => {
		this.job?.reach("saved");
		if (this.leads) this.done();
		else this.server.options.process.step("raftBeforeFollowerSend", this.followerSend);
	};
	followerSend = () => {
		if (this.ready !== void 0) this.send(this.ready);
		this.done();
	};
	done() {
		this.ready = void 0;
		this.advance();
		this.pump();
	}
	advance() {
		advance(this.raft);
		this.observeLeadership();
		if (!this.tickWaits) return;
		this.tickWaits = false;
		this.tickNow();
	}
	send({ messages }) {
		const { server } = this;
		const { peers, process } = server.options;
		let lastAnswer = -1;
		for (let at = 0; at < messages.length; at += 1) if (messages[at]?.type === "appendResponse") lastAnswer = at;
		for (let at = 0; at < messages.length; at += 1) {
			const message = messages[at];
			if (message.type === "appendResponse" && at !== lastAnswer) continue;
			if (message.type === "snapshot") server.snapshotSender.queue(message);
			else peers.send(process.name, nameOf(server, message.to), message);
		}
	}
	updateLeadership({ leader, role }) {
		const { server } = this;
		const isNew = leader !== 0 && server.lead !== leader;
		server.lead = leader;
		server.options.process.trace(role, this.raft.term, leader);
		if (role !== "leader") server.leaseKeeper.demote();
		if (isNew) server.readLoop.leaderChanged();
	}
	noteCommitted({ committed, snapshot }) {
		const { server } = this;
		const { observer, process } = server.options;
		const last = (committed.length === 0 ? snapshot : committed[committed.length - 1])?.index ?? 0;
		if (last > server.committedIndex) server.committedIndex = last;
		if (committed.length > 0) process.trace("commit", last, committed.length);
		if (observer === void 0) return;
		const { term: ownTerm } = this.raft;
		for (const { index, term, payload } of committed) observer.committed(process.name, ownTerm, index, term, payload);
	}
	observeLeadership() {
		const { raft, termLed } = this;
		if (raft.role !== "leader" || raft.term === termLed) return;
		this.termLed = raft.term;
		const { observer, process } = this.server.options;
		const { log } = raft;
		process.trace("elected", raft.term, log.lastIndex());
		observer?.becameLeader(process.name, raft.term, log.lastIndex() - 1, (index) => Math.max(log.termAt(index), 0));
	}
	proposeMessage(message) {
		if (this.raft.leader !== 0) return step(this.raft, message);
		if (this.waitingProposals.length >= waitingProposalsMax) return false;
		this.waitingProposals.push(message);
		return true;
	}
	proposeWaiting() {
		const { id, proposals } = this.server;
		for (const message of this.waitingProposals.splice(0)) {
			const own = message.from === id ? message.entries[0]?.payload?.id : void 0;
			if (own !== void 0 && !proposals.has(own)) continue;
			if (!step(this.raft, message) && own !== void 0) proposals.drop(own);
		}
	}
};
// src/sim/etcd/server/read-loop.ts
const offerTimeoutUs = 1e6;
var ReadLoop = class {
	server;
	state = "idle";
	waiting = [];
	batch = [];
	ids = [];
	slot;
	offered;
	signals = [];
	selecting = false;
	retryTimer;
	timeOutTimer;
	constructor(server) {
		this.server = server;
	}
	read(callback) {
		this.waiting.push(callback);
		if (this.state === "idle") this.start();
	}
	offer(state, taken) {
		if (this.slot === void 0) {
			this.slot = state;
			this.signal("readState");
			return true;
		}
		const timer = this.server.options.process.after(offerTimeoutUs, this.giveUpOffer);
		this.offered = {
			state,
			taken,
			timer
		};
		return false;
	}
	leaderChanged() {
		this.signal("leaderChanged");
	}
	firstCommitInTerm() {
		this.signal("firstCommit");
	}
	start() {
		this.state = "starting";
		this.server.options.process.step(void 0, this.begin);
	}
	begin = () => {
		const { process, settings } = this.server.options;
		this.state = "asking";
		this.batch = this.waiting;
		this.waiting = [];
		this.ids = [];
		this.signals.length = 0;
		if (this.slot !== void 0) this.signal("readState");
		this.timeOutTimer = process.after(settings.requestTimeoutUs, this.onTimeOut);
		this.ask();
	};
	ask() {
		const { options, raftLoop } = this.server;
		const { process, settings, variants } = options;
		if (this.retryTimer !== void 0) process.cancel(this.retryTimer);
		this.retryTimer = process.after(settings.readIndexRetryUs, this.onRetry);
		const reused = variants.readIndexIdReused ? this.ids[0] : void 0;
		const id = reused ?? this.server.nextRequestId();
		if (reused === void 0) this.ids.push(id);
		raftLoop.readIndex(id);
	}
	onRetry = () => this.signal("retry");
	onTimeOut = () => this.signal("timeOut");
	signal(signal) {
		if (this.state !== "asking") return;
		if (!this.signals.includes(signal)) this.signals.push(signal);
		if (this.selecting) return;
		this.selecting = true;
		this.server.options.process.step(void 0, this.select);
	}
	select = () => {
		this.selecting = false;
		if (this.state !== "asking") return;
		const { signals } = this;
		const count = signals.length;
		if (count === 0) return;
		const at = count === 1 ? 0 : this.server.options.process.random.below(count);
		const signal = signals[at];
		if (signal !== "leaderChanged") signals.splice(at, 1);
		this.handle(signal);
		const next = signals[0];
		if (next !== void 0) this.signal(next);
	};
	handle(signal) {
		switch (signal) {
			case "readState":
				this.handleReadState();
				return;
			case "leaderChanged":
				this.end("etcdserver: leader changed");
				return;
			case "timeOut":
				this.end("etcdserver: request timed out");
				return;
			case "firstCommit":
			case "retry": this.ask();
		}
	}
	handleReadState() {
		const state = this.takeSlot();
		if (state === void 0) return;
		if (this.signals.includes("leaderChanged") && !this.server.options.variants.leaderChangeIgnoredAfterReadState) {
			this.end("etcdserver: leader changed");
			return;
		}
		if (!this.ids.includes(state.context)) return;
		this.stopTimers();
		this.state = "applying";
		this.server.applyLoop.whenApplied(state.index, this.applied);
	}
	applied = () => this.end(void 0);
	end(error) {
		this.stopTimers();
		const { batch } = this;
		this.batch = [];
		this.signals.length = 0;
		this.state = "idle";
		for (const callback of batch) callback(error);
		if (this.waiting.length > 0 && this.isIdle()) this.start();
	}
	isIdle() {
		return this.state === "idle";
	}
	takeSlot() {
		const state = this.slot;
		this.slot = void 0;
		const { offered } = this;
		if (offered !== void 0) {
			this.offered = void 0;
			this.server.options.process.cancel(offered.timer);
			this.slot = offered.state;
			this.signal("readState");
			this.server.options.process.step(void 0, offered.taken);
		}
		return state;
	}
	giveUpOffer = () => {
		const { offered } = this;
		if (offered === void 0) return;
		this.offered = void 0;
		offered.taken();
	};
	stopTimers() {
		const { process } = this.server.options;
		if (this.retryTimer !== void 0) process.cancel(this.retryTimer);
		if (this.timeOutTimer !== void 0) process.cancel(this.timeOutTimer);
		this.retryTimer = void 0;
		this.timeOutTimer = void 0;
	}
};
// src/sim/etcd/server/snapshot-files.ts
const suffix = ".snap.db";
const temporarySuffix = ".snap.tmp";
var SnapshotFiles = class {
	process;
	disk;
	variants;
	pending = new Set();
	temporaryNext = 0;
	constructor({ process, disk, variants }) {
		this.process = process;
		this.disk = disk;
		this.variants = variants;
		for (const path of disk.list()) if (path.endsWith(temporarySuffix)) disk.unlink(path);
	}
	save(index, image, done) {
		const { disk, process } = this;
		const path = snapshotPath(index);
		if (disk.lookup(path) !== void 0) {
			done(true);
			return;
		}
		const temporary = `${index}.${this.temporaryNext}${temporarySuffix}`;
		this.temporaryNext += 1;
		const file = disk.create(temporary);
		file.value = image.copy();
		disk.sync(file, process, (error) => {
			if (error === void 0) disk.rename(temporary, path);
			else disk.unlink(temporary);
			done(error === void 0);
		});
	}
	markPending(index) {
		this.pending.add(index);
	}
	unmarkPending(index) {
		this.pending.delete(index);
	}
	release(index) {
		for (const path of this.disk.list()) {
			if (!path.endsWith(suffix)) continue;
			const fileIndex = Number(path.slice(0, -8));
			if (fileIndex >= index) continue;
			if (this.pending.has(fileIndex) && !this.variants.pendingSnapshotFileRemoved) continue;
			this.disk.unlink(path);
		}
	}
};
// src/sim/etcd/server/snapshot-sender.ts
const queuedMax = 16;
const timeoutElections = 5;
const releaseElections = 1;
var SnapshotSender = class {
	inflight = 0;
	server;
	queued = [];
	transfers = [];
	constructor(server) {
		this.server = server;
	}
	queue(message) {
		if (this.queued.length < queuedMax) this.queued.push(message);
	}
	sendQueued(index, term) {
		const message = this.queued.shift();
		if (message === void 0) return;
		const { options, storage } = this.server;
		const { process, peers } = options;
		const { to } = message;
		message.snapshot = {
			index,
			term
		};
		const image = storage.snapshotImage();
		const id = this.server.nextRequestId();
		const transfer = {
			type: "snapshotTransfer",
			id,
			message,
			image
		};
		this.inflight += 1;
		process.trace("send snapshot", index, to, () => `sends its database at entry ${index} to ${nameOf(this.server, to)}`);
		process.after(process.random.between(1e3, 2e4), () => peers.send(process.name, nameOf(this.server, to), transfer));
		const timer = process.after(timeoutElections * electionTimeoutUs(this.server), () => this.timeOut(id));
		this.transfers.push({
			id,
			to,
			timer
		});
	}
	receive(from, { id, message, image }) {
		const { options, raftLoop, snapshotFiles } = this.server;
		const { snapshot } = message;
		if (snapshot === void 0) return;
		snapshotFiles.save(snapshot.index, image, (saved) => {
			if (!saved) return;
			raftLoop.receive(message);
			const receipt = {
				type: "snapshotReceipt",
				id
			};
			options.peers.send(options.process.name, from, receipt);
		});
	}
	receiveReceipt({ id }) {
		const transfer = this.take(id);
		if (transfer === void 0) return;
		const { process } = this.server.options;
		process.cancel(transfer.timer);
		process.after(releaseElections * electionTimeoutUs(this.server), () => {
			this.inflight -= 1;
		});
		this.server.raftLoop.reportSnapshot(transfer.to, true);
	}
	timeOut(id) {
		const transfer = this.take(id);
		if (transfer === void 0) return;
		this.inflight -= 1;
		this.server.raftLoop.reportSnapshot(transfer.to, false);
	}
	take(id) {
		const transfer = this.transfers.find((one) => one.id === id);
		if (transfer !== void 0) this.transfers = this.transfers.filter((one) => one !== transfer);
		return transfer;
	}
};
function openWal(process, disk) {
	const file = disk.lookup("wal") ?? disk.create("wal");
	return {
		save(entries, hardState) {
			const record = {
				kind: "save",
				entries,
				hardState
			};
			disk.append(file, record);
		},
		saveSnapshot(snapshot) {
			const record = {
				kind: "snapshot",
				snapshot
			};
			disk.append(file, record);
		},
		sync(done) {
			disk.sync(file, process, done);
		}
	};
}
function readWalFile(disk) {
	const file = disk.lookup("wal");
	return file === void 0 ? emptyStoredRaft : readWal(file.records);
}
function readWal(records) {
	let { hardState, snapshot } = emptyStoredRaft;
	for (const record of records) if (record.kind === "save" && record.hardState !== void 0) hardState = record.hardState;
	const entries = [];
	for (const record of records) if (record.kind === "snapshot") {
		if (record.snapshot.index > hardState.commit || record.snapshot.index <= snapshot.index) continue;
		const at = record.snapshot.index - snapshot.index;
		if (entries[at - 1]?.term === record.snapshot.term) entries.splice(0, at);
		else entries.length = 0;
		snapshot = record.snapshot;
	} else for (const entry of record.entries) {
		if (entry.index <= snapshot.index) continue;
		const before = entry.index - snapshot.index - 1;
		if (before > entries.length) throw new Error(`the write-ahead log has no entry before ${entry.index}`);
		entries.length = before;
		entries.push(entry);
	}
	return {
		hardState,
		snapshot,
		entries
	};
}
// src/sim/etcd/server/start-member.ts
const entriesPerMessageMax = 64;
const inflightMax = 64;
function startMember(options) {
	const server = new MemberServer(options);
	server.start();
	return server;
}
var MemberServer = class {
	name;
	options;
	id;
	raft;
	wal;
	storage;
	raftLoop;
	applyLoop;
	readLoop;
	proposals;
	snapshotFiles;
	snapshotSender;
	leaseKeeper;
	lead = 0;
	term = 0;
	committedIndex = 0;
	lastTickUs;
	published = false;
	requestCount = 0;
	constructor(options) {
		const { process, disk, settings, variants, members } = options;
		this.options = options;
		this.name = process.name;
		this.id = members.indexOf(process.name) + 1;
		const stored = readWalFile(disk);
		this.snapshotFiles = new SnapshotFiles(options);
		this.storage = openStorage({
			process,
			disk,
			settings,
			variants,
			snapshotIndex: stored.snapshot.index
		});
		this.raft = createRaft({
			id: this.id,
			memberCount: members.length,
			electionTicks: settings.electionTicks,
			heartbeatTicks: 1,
			preVote: settings.preVote,
			checkQuorum: true,
			entriesPerMessageMax,
			inflightMax,
			random: process.random.fork("raft"),
			unstableEntriesCommitted: variants.unstableEntriesCommitted,
			readIndexWithoutQuorum: variants.readIndexWithoutQuorum,
			panic: (message) => process.panic(message)
		}, stored);
		this.wal = openWal(process, disk);
		this.lastTickUs = process.nowUs();
		this.raftLoop = new RaftLoop(this);
		this.applyLoop = new ApplyLoop(this);
		this.readLoop = new ReadLoop(this);
		this.proposals = new Proposals(this);
		this.snapshotSender = new SnapshotSender(this);
		this.leaseKeeper = new LeaseKeeper(this);
	}
	start() {
		const { options, storage } = this;
		const { process, peers, observer } = options;
		const { appliedIndex, currentRevision, compactRevision } = storage;
		process.trace("open database", appliedIndex, currentRevision);
		observer?.restored(process.name, process.incarnation, appliedIndex, currentRevision, compactRevision);
		peers.listen(process, (from, message) => this.receive(from, message));
		this.raftLoop.start();
		this.leaseKeeper.start();
		this.publish();
	}
	nextRequestId() {
		this.requestCount += 1;
		return (firstRequestOf(this.options.process.incarnation) + this.requestCount) * 8 + this.id;
	}
	receive(from, message) {
		if (message.type === "snapshotTransfer") this.snapshotSender.receive(from, message);
		else if (message.type === "snapshotReceipt") this.snapshotSender.receiveReceipt(message);
		else if (message.type === "leaseRenewal") this.leaseKeeper.receive(from, message);
		else if (message.type === "leaseRenewed") this.leaseKeeper.receiveAnswer(message);
		else this.raftLoop.receive(message);
	}
	publish() {
		this.proposals.propose({
			kind: "leaseCheckpoint",
			checkpoints: []
		}, rootUser, (reply) => {
			if (reply.kind === "error") {
				this.options.process.after(this.options.settings.heartbeatUs, () => this.publish());
				return;
			}
			this.published = true;
			this.options.clients.accept(this.options.process, (connection) => {
				openSession(this, connection);
			});
		});
	}
};
function firstRequestOf(incarnation) {
	return incarnation * 2 ** 20;
}
// src/sim/judge/judge-leases.ts
const leaseSentences = { LeaseLife: "a lease does not end before its time to live is over" };
function judgeLeases(promised, expiries, log) {
	const ended = new Map();
	for (const entry of log) if (entry?.payload !== void 0) ended.set(entry.payload.request, entry.step);
	const violations = [];
	let exercised = 0;
	for (const expiry of expiries) {
		const step = ended.get(expiry.request);
		if (step === void 0) continue;
		const held = promised.filter((promise) => promise.lease === expiry.lease && promise.answeredUs < expiry.atUs);
		exercised += held.length;
		const broken = held.find((promise) => promise.askedUs + promise.ttlUs > expiry.atUs);
		if (broken === void 0 || violations.length > 0) continue;
		violations.push({
			property: "LeaseLife",
			sentence: leaseSentences.LeaseLife,
			shape: "lease ended early",
			message: `lease ${expiry.lease} was ended ${broken.askedUs + broken.ttlUs - expiry.atUs} us early: asked for at ${broken.askedUs} us for ${broken.ttlUs} us`,
			at: expiry.order,
			step
		});
	}
	return {
		violations,
		exercised
	};
}
// src/sim/judge/lease-end.ts
const leaseEndSentence = "once faults have stopped, a lease that nobody keeps alive ends, and its keys go";
const retryUs = 3e6;
function openLeases(log) {
	const open = new Map();
	for (const entry of log) {
		const request = entry?.payload?.request;
		if (request?.kind === "leaseGrant") open.set(request.lease, request.ttlS);
		else if (request?.kind === "leaseRevoke") open.delete(request.lease);
	}
	let ttlS = 0;
	for (const one of open.values()) ttlS = Math.max(ttlS, one);
	return {
		count: open.size,
		ttlS
	};
}
function leaseEndUs(settings, ttlS) {
	const { heartbeatUs, electionTicks, leaseCheckIntervalUs } = settings;
	return heartbeatUs * electionTicks + Math.max(ttlS, shortestTtlS(heartbeatUs, electionTicks)) * 1e6 + 2 * leaseCheckIntervalUs + retryUs + requestUs(settings);
}
function requestUs({ heartbeatUs, electionTicks }) {
	return 5e6 + 2 * heartbeatUs * electionTicks;
}
function judgeLeaseEnd(leases) {
	if (leases === void 0 || leases.left === 0) return [];
	return [{
		property: "LeaseEnd",
		sentence: leaseEndSentence,
		shape: "lease without an end",
		message: `${leases.left} of ${leases.watched} leases that nobody keeps alive have not ended`
	}];
}
// src/sim/judge/observation.ts
var Observation = class {
	log = [];
	sights = new Map();
	violations = [];
	expiries = [];
	losses = [];
	leaderChanges = 0;
	snapshotsInstalled = 0;
	restarts = 0;
	sightCount = 0;
	exercised = {
		ElectionSafety: 0,
		LeaderCompleteness: 0,
		StateMachineSafety: 0
	};
	leaders = new Map();
	clock;
	seen;
	constructor(clock, seen) {
		this.clock = clock;
		this.seen = seen;
	}
	get committedIndex() {
		return this.log.length === 0 ? 0 : this.log.length - 1;
	}
	becameLeader(member, term, lastIndex, logTerm) {
		this.leaderChanges += 1;
		this.exercised.ElectionSafety += 1;
		const other = this.leaders.get(term);
		if (other !== void 0 && other !== member) this.report("ElectionSafety", "two leaders in one term", `two leaders in term ${term}: ${other} and ${member}`);
		this.leaders.set(term, member);
		this.exercised.LeaderCompleteness += 1;
		const last = this.log.findLast((entry) => entry !== void 0 && entry.committedIn < term);
		if (last === void 0) return;
		const has = logTerm(last.index);
		if (lastIndex < last.index || has !== 0 && has !== last.term) {
			this.report("LeaderCompleteness", "leader without a committed entry", `${member} leads term ${term} with a log up to ${lastIndex}; entry ${last.index} of term ${last.term} is committed`);
			this.lose(Math.min(lastIndex, last.index - 1));
		}
	}
	committed(member, committedIn, index, term, payload) {
		const known = this.log[index];
		const entry = {
			index,
			term,
			payload,
			committedIn,
			step: this.clock.steps
		};
		if (known === void 0) {
			this.log[index] = entry;
			if (payload !== void 0) this.seen(payload.request, index);
			return;
		}
		this.exercised.StateMachineSafety += 1;
		if (known.term === term && known.payload?.id === payload?.id) {
			if (committedIn < known.committedIn) this.log[index] = {
				...known,
				committedIn
			};
			return;
		}
		this.report("StateMachineSafety", "two entries committed at one index", `${member} commits an entry of term ${term} at index ${index}, where one of term ${known.term} was committed`);
		this.log[index] = entry;
		if (payload !== void 0) this.seen(payload.request, index);
	}
	applied(member, index, revision) {
		this.addSight(member, "applied", index, revision);
	}
	restored(member, incarnation, index, revision, compacted) {
		if (incarnation > 0) this.restarts += 1;
		this.addSight(member, "restored", index, revision, compacted);
	}
	installed(member, index, revision) {
		this.snapshotsInstalled += 1;
		this.addSight(member, "installed", index, revision);
	}
	leaseExpired(_member, lease, request) {
		this.expiries.push({
			lease,
			request,
			atUs: this.clock.nowUs,
			order: this.clock.nextOrder()
		});
	}
	addSight(member, kind, index, revision, compacted) {
		const { steps: step } = this.clock;
		const seen = {
			kind,
			nth: this.sightCount,
			index,
			revision,
			step
		};
		const sight = compacted === void 0 ? seen : {
			...seen,
			compacted
		};
		this.sightCount += 1;
		const sights = this.sights.get(member);
		if (sights === void 0) this.sights.set(member, [sight]);
		else sights.push(sight);
	}
	lose(lastIndex) {
		this.log.length = Math.min(this.log.length, lastIndex + 1);
		const { nowUs: atUs, steps: step } = this.clock;
		this.losses.push({
			lastIndex,
			nth: this.sightCount,
			atUs,
			order: this.clock.nextOrder(),
			step
		});
	}
	report(property, shape, message) {
		if (this.violations.some((one) => one.property === property)) return;
		this.violations.push({
			property,
			sentence: raftSentences[property],
			shape,
			message,
			at: this.clock.nextOrder()
		});
	}
};
const raftSentences = {
	ElectionSafety: "a term has at most one leader",
	LeaderCompleteness: "a leader has every entry that was committed before it",
	StateMachineSafety: "no index is ever committed with two different entries"
};
// src/sim/properties.ts
const promises = {
	Panic: memberGuarantees.Panic,
	Durable: memberGuarantees.Durable,
	ElectionSafety: raftSentences.ElectionSafety,
	LeaderCompleteness: raftSentences.LeaderCompleteness,
	StateMachineSafety: raftSentences.StateMachineSafety,
	Revision: memberGuarantees.Revision,
	Hash: memberGuarantees.Hash,
	Linearizable: linearizableSentence,
	...watchGuarantees,
	Serializable: serializableSentence,
	...leaseSentences,
	LeaseEnd: leaseEndSentence,
	Liveness: memberGuarantees.Liveness,
	WatchLiveness: memberGuarantees.WatchLiveness
};
const coverage = {
	"a member crashes": "a member was killed, or ended at a failpoint",
	"a member restarts": "a member came back over its disk",
	"the leader changes": "more than one leader was elected",
	"a snapshot is installed": "a lagging member was sent the whole database",
	"revisions are compacted": "a compaction was answered",
	"a member is defragmented": "a defragmentation was answered",
	"the network is cut": "messages between members were held back by a partition",
	"a process is paused": "a member was stopped and went on later",
	"a watch is resumed": "a stream broke and its watches were opened again",
	"a watch is compacted": "a watch was told that what it wants is compacted",
	"a watch waits for the future": "a watch was opened at a revision that did not exist yet",
	"a lease expires": "the leader ended a lease whose time was over",
	"a write stays open": "a client did not learn whether its write happened",
	"a request is refused": "a request was refused: compacted, future, lease, permission"
};
// src/sim/traffic/history-recorder.ts
var HistoryRecorder = class {
	waiting = new Set();
	operations = [];
	watches = [];
	leasePromises = [];
	revisionSeen = 1;
	compactedSeen = 0;
	deletionSeen = 0;
	orderNext = 1;
	clientNext = 0;
	world;
	steps = [0];
	constructor(world) {
		this.world = world;
	}
	newClient() {
		const client = this.clientNext;
		this.clientNext += 1;
		return client;
	}
	nextOrder() {
		const order = this.orderNext;
		this.orderNext += 1;
		this.steps.push(this.world.steps);
		return order;
	}
	stepOf(order) {
		return this.steps[order];
	}
	call(client, request, at) {
		const operation = {
			client,
			call: this.nextOrder(),
			request,
			callUs: at.nowUs,
			member: at.member,
			user: at.user
		};
		this.waiting.add(operation);
		return operation;
	}
	answered(operation, response, nowUs) {
		this.waiting.delete(operation);
		operation.return = this.nextOrder();
		operation.returnUs = nowUs;
		operation.response = response;
		if (response.kind !== "error") this.sawRevision(response.revision);
		if (hasDeleted(response) && response.revision > this.deletionSeen) this.deletionSeen = response.revision;
		this.operations.push(operation);
	}
	unanswered(operation) {
		this.waiting.delete(operation);
		if (operation.request.kind !== "range") this.operations.push(operation);
	}
	openWatch(client, request, member, nowUs) {
		const watch = {
			client,
			request,
			responses: [],
			member,
			openedUs: nowUs
		};
		this.watches.push(watch);
		return watch;
	}
	sawRevision(revision) {
		if (revision > this.revisionSeen) this.revisionSeen = revision;
	}
};
function hasDeleted(response) {
	if (response.kind === "deleteRange") return response.deleted > 0;
	return response.kind === "txn" && response.responses.some((one) => one.kind === "deleteRange" && one.deleted > 0);
}
// src/sim/traffic/kv-client.ts
const lullPeriodUs = 5e5;
var KvClient = class {
	options;
	client;
	connection;
	member;
	callNext = 1;
	waiting;
	request;
	readFirst = false;
	stopped = false;
	constructor(options) {
		this.options = options;
		this.client = options.shared.history.newClient();
		this.member = options.process.random.pick(options.members);
		this.pause();
	}
	stop() {
		this.stopped = true;
	}
	get idle() {
		return this.waiting === void 0;
	}
	pause() {
		const { process, thinkUs, lullUs } = this.options;
		const thinkingUs = process.random.between(1, 2 * thinkUs);
		const lullBeginsUs = lullPeriodUs - lullUs;
		const phaseUs = (process.nowUs() + thinkingUs) % lullPeriodUs;
		const restUs = phaseUs < lullBeginsUs ? 0 : lullPeriodUs - phaseUs;
		process.after(thinkingUs + restUs, () => this.next());
	}
	next() {
		if (this.stopped) return;
		const { process, profile, shared, timeoutUs, user } = this.options;
		const request = this.readFirst ? {
			kind: "range",
			key: process.random.pick(shared.keys)
		} : chooseRequest(process.random, profile, shared, this.options.guest);
		const id = this.callNext;
		this.callNext += 1;
		const recorded = asRecorded(request);
		const operation = recorded === void 0 ? void 0 : shared.history.call(this.client, recorded, {
			nowUs: process.nowUs(),
			member: this.member,
			user
		});
		if (isAlike(request)) shared.alikeOpen += 1;
		this.request = request;
		const timer = process.after(timeoutUs, () => this.timeOut(id));
		this.waiting = {
			id,
			askedUs: process.nowUs(),
			operation,
			timer
		};
		this.connected().send({
			kind: "call",
			id,
			request,
			...user === void 0 ? {} : { user }
		});
	}
	connected() {
		const { connection } = this;
		if (connection?.open === true) return connection;
		const { network, process } = this.options;
		const fresh = network.connect(process, this.member);
		fresh.receive = (message) => {
			if (message.kind === "reply") this.answer(message.id, message.response);
		};
		fresh.closed = () => this.lost(fresh);
		this.connection = fresh;
		return fresh;
	}
	answer(id, response) {
		const { waiting, request } = this;
		if (waiting?.id !== id || request === void 0) return;
		const { process, shared } = this.options;
		process.cancel(waiting.timer);
		this.waiting = void 0;
		if (isAlike(request)) shared.alikeOpen -= 1;
		const { operation, askedUs } = waiting;
		this.noteLease(request, response, askedUs);
		if (operation !== void 0) {
			const answer = response;
			if (answer.kind === "error" && answer.error === "unknown") this.leaveOpen(operation);
			else {
				shared.history.answered(operation, answer, process.nowUs());
				this.readFirst = this.readFirst && answer.kind === "error";
				this.learn(request, answer);
			}
		}
		this.pause();
	}
	timeOut(id) {
		if (this.waiting?.id !== id) return;
		this.connection?.send({
			kind: "abandon",
			id
		});
		this.giveUp();
	}
	lost(connection) {
		if (this.connection !== connection) return;
		this.connection = void 0;
		if (this.waiting !== void 0) this.giveUp();
	}
	giveUp() {
		const { waiting, request } = this;
		if (waiting === void 0 || request === void 0) return;
		const { process, members, shared } = this.options;
		process.cancel(waiting.timer);
		this.waiting = void 0;
		if (isAlike(request)) shared.alikeOpen -= 1;
		if (waiting.operation !== void 0) this.leaveOpen(waiting.operation);
		if (members.length > 1) {
			this.connection?.close();
			this.connection = void 0;
			this.member = process.random.pick(members);
		}
		process.after(process.random.between(5e3, 4e4), () => this.next());
	}
	leaveOpen(operation) {
		const { history } = this.options.shared;
		history.unanswered(operation);
		if (operation.request.kind === "range") return;
		this.client = history.newClient();
		this.readFirst = true;
	}
	noteLease(request, response, askedUs) {
		const { process, shared } = this.options;
		const ttlS = request.kind === "leaseGrant" && response.kind === "leaseGrant" ? request.ttlS : response.kind === "leaseKeepAlive" ? response.ttlS : 0;
		if (ttlS === 0 || request.kind !== "leaseGrant" && request.kind !== "leaseKeepAlive") return;
		shared.history.leasePromises.push({
			lease: request.lease,
			askedUs,
			answeredUs: process.nowUs(),
			ttlUs: ttlS * 1e6
		});
	}
	learn(request, response) {
		const { shared } = this.options;
		if (request.kind === "leaseGrant" && response.kind === "leaseGrant") shared.leases.push(request.lease);
		if (request.kind === "leaseRevoke" && response.kind === "leaseRevoke" || request.kind === "put" && response.kind === "error" && response.error === "lease-not-found") {
			const at = shared.leases.indexOf(request.lease ?? 0);
			if (at >= 0) shared.leases.splice(at, 1);
		}
		if (response.kind === "range") learnPairs(shared, response.kvs);
		if (request.kind === "put" && response.kind === "put") shared.modified.set(request.key, response.revision);
		if (request.kind === "deleteRange" && response.kind === "deleteRange") shared.modified.set(request.key, 0);
		if (request.kind !== "txn" || response.kind !== "txn") return;
		for (const operation of response.succeeded ? request.success : []) {
			if (operation.kind === "put") shared.modified.set(operation.key, response.revision);
			if (operation.kind === "deleteRange") shared.modified.set(operation.key, 0);
		}
		const compared = request.compare[0];
		const found = response.responses[0];
		if (response.succeeded || compared === void 0 || found?.kind !== "range") return;
		shared.modified.set(compared.key, found.kvs[0]?.modRevision ?? 0);
	}
};
function learnPairs(shared, pairs) {
	for (const pair of pairs) shared.modified.set(pair.key, pair.modRevision);
}
function asRecorded(request) {
	if (request.kind === "range" || request.kind === "put" || request.kind === "deleteRange" || request.kind === "txn" || request.kind === "compact" || request.kind === "leaseGrant" || request.kind === "leaseRevoke") return request;
}
function isAlike(request) {
	return request.kind === "deleteRange" || request.kind === "leaseRevoke" || request.kind === "txn" && request.success[0]?.kind === "deleteRange";
}
// src/sim/traffic/watch-client.ts
const everything = [];
var WatchClient = class {
	restarts = 0;
	options;
	client;
	open = new Map();
	connection;
	member;
	watchNext = 1;
	stopped = false;
	slow = false;
	constructor(options) {
		this.options = options;
		this.client = options.history.newClient();
		this.member = options.process.random.pick(options.members);
		const { process } = options;
		process.after(process.random.between(1, 5e4), () => this.start());
	}
	stop() {
		this.stopped = true;
	}
	setSlow(slow) {
		this.slow = slow;
		if (slow) this.connection?.pauseReading();
		else this.connection?.resumeReading();
	}
	behind(replay) {
		const behind = [];
		for (const { record, upTo } of this.open.values()) if (lastEventFor(record.request, replay) > upTo) behind.push(record);
		return behind;
	}
	askForProgress() {
		this.connection?.send({ kind: "progress" });
	}
	start() {
		this.connect();
		const { process, replaceUs, progressUs } = this.options;
		const replace = () => {
			if (this.stopped) return;
			this.replaceOne();
			process.after(process.random.between(1, 2 * replaceUs), replace);
		};
		process.after(process.random.between(1, 2 * replaceUs), replace);
		if (progressUs === 0) return;
		const ask = () => {
			if (this.stopped) return;
			this.askForProgress();
			process.after(progressUs, ask);
		};
		process.after(progressUs, ask);
	}
	connect() {
		const { network, process, watchesMax } = this.options;
		const connection = network.connect(process, this.member);
		connection.receive = (message) => {
			if (message.kind === "watch") this.receive(message.response);
		};
		connection.closed = () => this.lost(connection);
		this.connection = connection;
		if (this.slow) connection.pauseReading();
		const broken = [...this.open.values()];
		this.open.clear();
		for (const watch of broken) this.resume(watch);
		while (this.open.size < watchesMax) this.openFresh();
	}
	lost(connection) {
		if (this.connection !== connection) return;
		const { members, process } = this.options;
		this.connection = void 0;
		this.restarts += 1;
		this.member = process.random.pick(members);
		process.after(process.random.between(5e3, 5e4), () => this.connect());
	}
	replaceOne() {
		if (this.connection === void 0) return;
		const { members } = this.options;
		if (members.length > 1 && this.options.process.random.chance(1, 4)) {
			const { connection } = this;
			this.lost(connection);
			connection.close();
			return;
		}
		const { process } = this.options;
		const ids = [...this.open.keys()];
		if (ids.length > 0) {
			const watchId = process.random.pick(ids);
			this.open.delete(watchId);
			this.connection.send({
				kind: "cancel",
				watchId
			});
		}
		this.openFresh();
	}
	openFresh() {
		const { process, keys } = this.options;
		const one = process.random.chance(1, 4);
		this.create({
			...one ? { key: process.random.pick(keys) } : {
				key: keyPrefix,
				rangeEnd: prefixEnd
			},
			startRevision: this.drawStart(),
			prevKv: process.random.chance(1, 2),
			progressNotify: process.random.chance(1, 2),
			...process.random.chance(1, 10) ? process.random.chance(1, 2) ? { noPut: true } : { noDelete: true } : {}
		});
	}
	drawStart() {
		const { process, history } = this.options;
		switch (process.random.below(9)) {
			case 0:
			case 1:
			case 8: return Math.max(1, history.compactedSeen);
			case 2: return history.revisionSeen + 1;
			case 3: return history.revisionSeen + process.random.between(2, 60);
			case 4:
			case 5: return Math.max(1, history.compactedSeen, history.revisionSeen - process.random.below(30));
			default: return 0;
		}
	}
	resume(watch) {
		const { request } = watch.record;
		const asked = request.startRevision ?? 0;
		this.create({
			...request,
			startRevision: watch.upTo === 0 ? asked : Math.max(asked, watch.upTo + 1)
		});
	}
	create(request) {
		const { history, process, user } = this.options;
		const watchId = this.watchNext;
		this.watchNext += 1;
		const record = history.openWatch(this.client, request, this.member, process.nowUs());
		this.open.set(watchId, {
			record,
			createdAt: -1,
			upTo: 0
		});
		this.connection?.send({
			kind: "create",
			watchId,
			...user === void 0 ? {} : { user },
			...request,
			filters: filtersOf(request)
		});
	}
	receive(response) {
		const { history } = this.options;
		const at = history.nextOrder();
		history.sawRevision(response.revision);
		if (response.watchId === -1) {
			if (response.canceled) return;
			for (const watch of this.open.values()) if (watch.createdAt >= 0 && response.revision > watch.createdAt) this.keep(watch, response, at);
			return;
		}
		const watch = this.open.get(response.watchId);
		if (watch === void 0) return;
		if (response.created) watch.createdAt = response.revision;
		this.keep(watch, response, at);
		if (!response.canceled) return;
		this.open.delete(response.watchId);
		if (response.compactRevision > history.compactedSeen) history.compactedSeen = response.compactRevision;
		if (!this.stopped) this.openFresh();
	}
	keep(watch, response, at) {
		const kind = kindOf(response);
		const { events, revision, compactRevision } = response;
		const received = {
			kind,
			at,
			atUs: this.options.process.nowUs(),
			revision,
			events
		};
		if (compactRevision > 0) watch.record.responses.push({
			...received,
			compactRevision
		});
		else if (response.watchId === -1) watch.record.responses.push({
			...received,
			ofStream: true
		});
		else watch.record.responses.push(received);
		if (kind === "progress") watch.upTo = Math.max(watch.upTo, revision);
		else if (kind === "created" && (watch.record.request.startRevision ?? 0) === 0) watch.upTo = revision;
		else if (kind === "events") watch.upTo = Math.max(watch.upTo, events.at(-1)?.kv.modRevision ?? 0);
	}
};
function filtersOf({ noPut, noDelete }) {
	if (noPut === true) return noDelete === true ? ["noput", "nodelete"] : ["noput"];
	return noDelete === true ? ["nodelete"] : everything;
}
function kindOf(response) {
	if (response.canceled) return "canceled";
	if (response.created) return "created";
	return response.events.length > 0 ? "events" : "progress";
}
function lastEventFor(request, replay) {
	for (let at = replay.events.length - 1; at >= 0; at -= 1) {
		const event = replay.events[at];
		if (event === void 0 || event.revision < (request.startRevision ?? 0)) return 0;
		if (event.type === "put" ? request.noPut === true : request.noDelete === true) continue;
		if (isInRange$1(event.kv.key, request.key, request.rangeEnd)) return event.revision;
	}
	return 0;
}
// src/sim/traffic/start-traffic.ts
function areAtOneEntry(one, other) {
	if (one.status.appliedIndex !== other?.status.appliedIndex) return false;
	return hashedIndex(one) === hashedIndex(other);
}
function hashedIndex({ hash, status }) {
	return hash?.appliedIndex ?? status.appliedIndex;
}
function startTraffic(world, scenario, members) {
	const history = new HistoryRecorder(world);
	const indexOf = new Map();
	const { authEnabled } = scenario.cluster;
	const network = world.clients;
	const shared = {
		history,
		keys: Array.from({ length: scenario.keys }, (_, nth) => `${keyPrefix}${nth}`),
		modified: new Map(),
		leases: [],
		leaseNext: 0,
		valueNext: 0,
		alikeOpen: 0
	};
	const operator = new Operator({
		process: world.addClient("operator"),
		network,
		members,
		history,
		authEnabled,
		compactionUs: scenario.compactionUs,
		compactsAt: scenario.compactsAt,
		trafficUs: scenario.trafficUs
	});
	const judgeCalls = {
		process: world.addClient("judge"),
		network,
		user: authEnabled ? writerUser : void 0,
		timeoutUs: 2e6
	};
	const users = [
		void 0,
		guestUser,
		lateUsers[0],
		void 0,
		void 0,
		void 0,
		lateUsers[1]
	];
	const clients = [];
	const watchClients = [];
	return {
		history,
		operator,
		watchClients,
		indexOf,
		noteIndex: (request, index) => indexOf.set(request, index),
		setUp: (done) => operator.setUp(done),
		start() {
			for (let nth = 0; nth < scenario.clients; nth += 1) {
				const hops = nth >= scenario.clients - 2;
				const user = authEnabled ? users[nth] ?? "writer" : void 0;
				clients.push(new KvClient({
					process: world.addClient(`c${nth}`),
					network,
					members: hops ? members : members.filter((_, at) => at === nth % members.length),
					profile: scenario.profile,
					shared,
					user,
					guest: user !== void 0 && user !== "writer",
					timeoutUs: scenario.timeoutUs,
					thinkUs: scenario.thinkUs,
					lullUs: scenario.lullUs
				}));
			}
			for (let nth = 0; nth < scenario.watchClients; nth += 1) watchClients.push(new WatchClient({
				process: world.addClient(`w${nth}`),
				network,
				members: nth === 0 ? members : members.filter((_, at) => at === nth % members.length),
				keys: shared.keys,
				history,
				user: authEnabled ? writerUser : void 0,
				watchesMax: scenario.watchesPerClient,
				replaceUs: scenario.watchReplaceUs,
				progressUs: scenario.watchProgressUs
			}));
			operator.start();
		},
		stop() {
			operator.stop();
			for (const client of clients) client.stop();
			for (const client of watchClients) client.stop();
		},
		get idle() {
			return !operator.compacting && clients.every((client) => client.idle);
		},
		slowReader: (client, on) => watchClients[client]?.setSlow(on),
		readEverywhere: () => readEverywhere(judgeCalls, members, history),
		writeOnce: (member) => writeOnce(judgeCalls, member, shared),
		askEverywhere: () => askEverywhere(judgeCalls, members),
		behind: (replay) => watchClients.flatMap((client) => client.behind(replay))
	};
}
function readEverywhere(calls, members, history) {
	const waiting = new Set(members);
	for (const member of members) {
		const request = {
			kind: "range",
			key: keyPrefix,
			rangeEnd: prefixEnd
		};
		const client = history.newClient();
		const { process, user } = calls;
		const attempt = () => {
			const operation = history.call(client, request, {
				nowUs: process.nowUs(),
				member,
				user
			});
			callOnce(calls, member, request, (response) => {
				if (response?.kind !== "range") process.after(5e4, attempt);
				else {
					history.answered(operation, response, process.nowUs());
					waiting.delete(member);
				}
			});
		};
		attempt();
	}
	return pending(waiting);
}
function writeOnce(calls, member, shared) {
	const { history } = shared;
	const { process, user } = calls;
	const request = {
		kind: "put",
		key: shared.keys[0] ?? "/registry/pods/",
		value: newValue(shared)
	};
	const operation = history.call(history.newClient(), request, {
		nowUs: process.nowUs(),
		member,
		user
	});
	callOnce(calls, member, request, (response) => {
		if (response?.kind === "put") history.answered(operation, response, process.nowUs());
		else history.unanswered(operation);
	});
}
function askEverywhere(calls, members) {
	const waiting = new Set(members);
	const states = [];
	for (const member of members) callUntilAnswered(calls, [member], { kind: "status" }, (status) => {
		callUntilAnswered(calls, [member], {
			kind: "hashKv",
			revision: 0
		}, (hash) => {
			if (status.kind === "status") states.push({
				member,
				status,
				hash: hash.kind === "hashKv" ? hash : void 0
			});
			waiting.delete(member);
		});
	});
	const answers = pending(waiting);
	return {
		states,
		get done() {
			return answers.done;
		},
		get waitingFor() {
			return answers.waitingFor;
		}
	};
}
function pending(waiting) {
	return {
		get done() {
			return waiting.size === 0;
		},
		get waitingFor() {
			return [...waiting];
		}
	};
}
// src/sim/judge/judge-durability.ts
function judgeDurability(operations, indexOf, log, losses, watches, revisionAfter, stepOf) {
	const violations = [];
	let exercised = 0;
	for (const operation of operations) {
		const { request, response } = operation;
		if (response === void 0 || !isAcknowledgedWrite(request, response)) continue;
		exercised += 1;
		const index = indexOf.get(request);
		if (index !== void 0 && log[index]?.payload?.request === request) continue;
		if (violations.length > 0) continue;
		const at = operation.return ?? operation.call;
		const lostAt = index === void 0 ? 0 : stepOfLoss(index, log, losses);
		violations.push({
			property: "Durable",
			sentence: memberGuarantees.Durable,
			shape: index === void 0 ? "acknowledged write never committed" : memberShapes.writeLost,
			message: index === void 0 ? `client ${operation.client} was told that its ${request.kind} happened; it is in no log` : `client ${operation.client} was told that its ${request.kind} happened at entry ${index}; the log has another entry there now`,
			client: operation.client,
			at,
			step: Math.max(stepOf(at) ?? 0, lostAt)
		});
	}
	const shown = violations.length > 0 ? void 0 : findShownAndLost(operations, losses, watches, revisionAfter);
	if (shown !== void 0) {
		const { client, at, revision, step } = shown;
		violations.push({
			property: "Durable",
			sentence: memberGuarantees.Durable,
			shape: memberShapes.writeLost,
			message: `client ${client} was told of revision ${revision}, whose write is lost`,
			client,
			at,
			revision,
			step: Math.max(stepOf(at) ?? 0, step)
		});
	}
	return {
		violations,
		exercised
	};
}
function stepOfLoss(index, log, losses) {
	return losses.findLast(({ lastIndex }) => lastIndex < index)?.step ?? log[index]?.step ?? 0;
}
function findShownAndLost(operations, losses, watches, revisionAfter) {
	for (const { lastIndex, order, step } of losses) {
		const left = revisionAfter[lastIndex] ?? revisionAfter.at(-1) ?? 1;
		for (const { client, response, return: at } of operations) {
			if (response === void 0 || at === void 0 || at > order || !("revision" in response)) continue;
			if (response.revision > left) return {
				client,
				at,
				revision: response.revision,
				step
			};
		}
		for (const { client, responses } of watches) {
			const told = responses.find(({ at, revision }) => at < order && revision > left);
			if (told !== void 0) return {
				client,
				at: told.at,
				revision: told.revision,
				step
			};
		}
	}
}
function isAcknowledgedWrite(request, response) {
	switch (request.kind) {
		case "range": return false;
		case "txn": return response.kind === "txn" && (response.succeeded ? request.success : request.failure).some(isWrite);
		case "put":
		case "deleteRange":
		case "compact":
		case "leaseGrant":
		case "leaseRevoke": return response.kind !== "error";
	}
}
function isWrite(operation) {
	return operation.kind !== "range";
}
// src/sim/judge/order-history.ts
function orderHistory(operations, log) {
	const moments = [];
	for (const [at, { call, return: end }] of operations.entries()) {
		moments.push({
			order: call,
			at,
			isCall: true
		});
		if (end !== void 0) moments.push({
			order: end,
			at,
			isCall: false
		});
	}
	moments.sort((one, other) => one.order - other.order);
	const slots = new Int32Array(operations.length);
	const placed = [];
	let earliest = 0;
	for (const { at, isCall } of moments) {
		const operation = operations[at];
		if (!isCall) {
			earliest = Math.max(earliest, slots[at]);
			continue;
		}
		const { index, call, response } = operation;
		if (response === void 0 && (index === void 0 || log.denied.has(index))) continue;
		const slot = index ?? (response !== void 0 && "revision" in response ? Math.max(earliest, firstIndexAt(log.revisionAfter, response.revision)) : earliest);
		slots[at] = slot;
		placed.push({
			at,
			slot,
			isRead: index === void 0 ? 1 : 0,
			call
		});
	}
	placed.sort((one, other) => one.slot - other.slot || one.isRead - other.isRead || one.call - other.call);
	return Int32Array.from(placed, ({ at }) => at);
}
function firstIndexAt(revisionAfter, revision) {
	let low = 0;
	let high = revisionAfter.length;
	while (low < high) {
		const middle = low + high >> 1;
		if ((revisionAfter[middle] ?? 0) < revision) low = middle + 1;
		else high = middle;
	}
	return low;
}
// src/sim/judge/judge-linearizability.ts
const limits = {
	stepsMax: 2e4,
	wordsMax: 2 ** 22,
	statesMax: 2 ** 17
};
function judgeLinearizability(operations, log, stepOf) {
	const judged = operations.filter(({ request }) => request.kind !== "range" || (request.revision ?? 0) === 0);
	const judgement = judgeLinearizability$1(judged, limits, orderHistory(judged, log));
	if (judgement.violations.length === 0 || findImpossibleRevision(judged) !== void 0) return judgement;
	return {
		...judgement,
		violations: judgement.violations.map((violation) => withStep(violation, judged, stepOf))
	};
}
function withStep(violation, judged, stepOf) {
	const step = violation.at === void 0 ? void 0 : stepOf(firstReturnThatShows(judged, violation.at));
	return step === void 0 ? violation : {
		...violation,
		step
	};
}
function firstReturnThatShows(operations, at) {
	const ends = operations.flatMap(({ return: end }) => end === void 0 || end < at ? [] : [end]);
	ends.sort((one, other) => one - other);
	let low = 0;
	let high = ends.length - 1;
	for (let middle = 0; low < high; middle = low + high >> 1) if (isBroken(cutAt(operations, ends[middle] ?? at))) high = middle;
	else low = middle + 1;
	return ends[low] ?? at;
}
function isBroken(operations) {
	if (findImpossibleRevision(operations) !== void 0) return true;
	return checkLinearizability(etcdModel, etcdHistory(operations), { limits }).kind === "not linearizable";
}
function cutAt(operations, moment) {
	return operations.flatMap((operation) => {
		if (operation.call > moment) return [];
		if (operation.return === void 0 || operation.return <= moment) return [operation];
		const { return: _end, response: _response, ...open } = operation;
		return open.request.kind === "range" ? [] : [open];
	});
}
// src/sim/judge/judge-storage.ts
function judgeStorage(sights, log, replayed, losses) {
	let exercised = 0;
	let first;
	for (const [member, seen] of sights) {
		exercised += seen.length;
		const sight = seen.find((one) => isDifferent(one, replayed, losses));
		if (sight !== void 0 && (first === void 0 || sight.nth < first.sight.nth)) first = {
			member,
			sight
		};
	}
	return {
		violations: first === void 0 ? [] : [describe(first.member, first.sight, log, replayed)],
		exercised
	};
}
function isDifferent(sight, replayed, losses) {
	const expected = replayed.revisionAfter[sight.index];
	if (expected === void 0 || sight.revision === expected && !lacksCompaction(sight, replayed)) return false;
	return !losses.some((loss) => sight.nth < loss.nth && sight.index > loss.lastIndex);
}
function lacksCompaction({ compacted, index }, replayed) {
	return compacted !== void 0 && compacted < compactedAt(index, replayed);
}
function compactedAt(index, { compactions }) {
	return compactions.findLast((one) => one.index <= index)?.revision ?? -1;
}
function describe(member, sight, log, replayed) {
	const expected = replayed.revisionAfter[sight.index] ?? 0;
	const { shape, property } = explain(sight, expected, log, replayed);
	const [seen, given] = sight.revision === expected ? [`compacted to ${sight.compacted ?? 0}`, compactedAt(sight.index, replayed)] : [`revision ${sight.revision}`, expected];
	return {
		property,
		sentence: memberGuarantees[property],
		shape,
		message: `${member}: ${shape}: ${seen} at entry ${sight.index}, the log gives ${given}`,
		revision: sight.revision,
		step: sight.step
	};
}
function explain({ kind, index, revision }, expected, log, replayed) {
	if (kind === "restored") {
		if (revision > expected) return {
			property: "Hash",
			shape: "data without its index after a restart"
		};
		if (compactedAt(index, replayed) > revision) return {
			property: "Revision",
			shape: memberShapes.belowCompacted
		};
		return {
			property: "Hash",
			shape: "index without its data after a restart"
		};
	}
	if (kind === "installed") return {
		property: "Hash",
		shape: "snapshot with another revision"
	};
	if (revision > expected) return {
		property: "Hash",
		shape: replayed.refused.has(index) ? memberShapes.refusedApplied : "entry applied twice"
	};
	return {
		property: "Hash",
		shape: log[index]?.payload?.user === void 0 ? "entry not applied" : "write of a user not applied"
	};
}
// src/sim/judge/replay-log.ts
function replayLog(log) {
	const revisionAfter = [1];
	const refused = new Set();
	const denied = new Set();
	const compactions = [];
	let compacted = 0;
	const requests = [];
	const indexOf = [];
	const users = new Set();
	const writers = new Set([void 0, rootUser]);
	for (const entry of log) {
		if (entry?.payload === void 0) continue;
		const { request: asked, user } = entry.payload;
		if (isKeyWrite(asked) && !writers.has(user)) denied.add(entry.index);
		if (asked.kind === "userAdd") users.add(asked.name);
		if (asked.kind === "grantRole" && asked.role === "writers" && users.has(asked.name)) writers.add(asked.name);
		const request = changeOf(entry.payload);
		if (request === void 0 || denied.has(entry.index)) continue;
		requests.push(request);
		indexOf.push(entry.index);
	}
	let nth = 0;
	let before = 1;
	const replay = replayRequests(requests, (revision) => {
		const index = indexOf[nth] ?? 0;
		const request = requests[nth];
		nth += 1;
		for (let at = revisionAfter.length; at < index; at += 1) revisionAfter.push(before);
		revisionAfter[index] = revision;
		if (request?.kind === "txn" && revision === before && writes(request.success)) refused.add(index);
		if (request?.kind === "compact" && request.revision > compacted && request.revision <= revision) {
			compacted = request.revision;
			compactions.push({
				index,
				revision: compacted
			});
		}
		before = revision;
	});
	for (let at = revisionAfter.length; at < log.length; at += 1) revisionAfter.push(before);
	return {
		replay,
		revisionAfter,
		refused,
		denied,
		compactions
	};
}
function changeOf({ request }) {
	switch (request.kind) {
		case "put":
		case "deleteRange":
		case "txn":
		case "compact":
		case "leaseGrant":
		case "leaseRevoke": return request;
		case "leaseCheckpoint":
		case "authEnable":
		case "userAdd":
		case "roleAdd":
		case "grantRole":
		case "grantPermission": return;
	}
}
function isKeyWrite({ kind }) {
	return kind === "put" || kind === "deleteRange" || kind === "txn";
}
function writes(operations) {
	return operations.some((operation) => operation.kind === "put");
}
// src/sim/judge/judge-run.ts
function judgeRun(run) {
	const { world, traffic, observation, ending } = run;
	const { history } = traffic;
	const exercised = new Map();
	const violations = [];
	const replayed = (ending.kind === "at rest" ? ending.replayed : void 0) ?? replayLog(observation.log);
	const operations = operationsOf(run);
	const stepOf = (order) => history.stepOf(order);
	exercised.set("Panic", world.passes);
	for (const panic of world.panics) violations.push({
		property: "Panic",
		sentence: promises.Panic,
		shape: panic.message.replace(/[0-9]+/g, "<n>"),
		message: `${panic.member} panics: ${panic.message}`,
		step: panic.step
	});
	for (const [name, count] of Object.entries(observation.exercised)) exercised.set(name, count);
	const alone = run.members.length === 1;
	violations.push(...observation.violations.filter(({ property }) => !alone || property !== "LeaderCompleteness"));
	const durability = judgeDurability(operations, traffic.indexOf, observation.log, observation.losses, history.watches, replayed.revisionAfter, stepOf);
	exercised.set("Durable", durability.exercised);
	violations.push(...durability.violations);
	const storage = judgeStorage(observation.sights, observation.log, replayed, observation.losses);
	exercised.set("Hash", storage.exercised);
	exercised.set("Revision", storage.exercised);
	violations.push(...storage.violations, ...judgeHashes(ending));
	const linearizability = judgeLinearizability(operations, replayed, stepOf);
	exercised.set("Linearizable", linearizability.exercised);
	violations.push(...linearizability.violations);
	const watches = checkWatches(history.watches, replayed.replay, new Set(ending.kind === "at rest" ? ending.watchesBehind : []));
	for (const name of Object.keys(watchGuarantees)) exercised.set(name, watches.exercised[name]);
	violations.push(...watches.violations);
	const reads = checkSerializableReads(operations, replayed.replay);
	exercised.set("Serializable", reads.exercised);
	violations.push(...reads.violations);
	const leases = judgeLeases(history.leasePromises, observation.expiries, observation.log);
	exercised.set("LeaseLife", leases.exercised);
	violations.push(...leases.violations);
	const atRest = ending.kind === "at rest" ? ending.leases : void 0;
	exercised.set("LeaseEnd", atRest?.watched ?? 0);
	violations.push(...judgeLeaseEnd(atRest));
	exercised.set("Liveness", ending.kind === "stopped" ? 0 : run.members.length);
	exercised.set("WatchLiveness", ending.kind === "at rest" ? history.watches.length : 0);
	violations.push(...judgeLiveness(ending));
	const names = Object.keys(promises);
	const rank = new Map(names.map((name, at) => [name, at]));
	const placed = violations.map((violation) => ({
		...violation,
		step: violation.step ?? (violation.at === void 0 ? void 0 : stepOf(violation.at)) ?? world.steps
	}));
	placed.sort((one, other) => (rank.get(one.property) ?? 0) - (rank.get(other.property) ?? 0) || one.step - other.step);
	const { unknown } = linearizability;
	return {
		outcome: placed.length > 0 ? "failed" : unknown === void 0 ? "passed" : "unknown",
		violations: placed,
		promises: names.map((name) => ({
			name,
			exercised: exercised.get(name) ?? 0,
			broken: placed.filter((violation) => violation.property === name).length
		})),
		coverage: Object.keys(coverage).map((name) => ({
			name,
			hits: hitsOf(name, run, operations)
		})),
		...unknown === void 0 ? {} : { unknown },
		evidence: {
			operations,
			watches: history.watches,
			log: observation.log,
			replayed
		}
	};
}
function operationsOf(run) {
	const { history, indexOf } = run.traffic;
	const known = new Set();
	const answered = [...history.operations, ...waitingIn(run)];
	for (const operation of answered) {
		known.add(operation.request);
		const index = indexOf.get(operation.request);
		if (index !== void 0) operation.index = index;
	}
	const expired = [];
	for (const entry of run.observation.log) {
		const request = entry?.payload?.request;
		if (entry === void 0 || request?.kind !== "leaseRevoke" || known.has(request)) continue;
		const expiry = run.observation.expiries.find((one) => one.request === request);
		expired.push({
			client: history.newClient(),
			call: expiry?.order ?? 0,
			request: {
				kind: "leaseRevoke",
				lease: request.lease
			},
			index: entry.index,
			callUs: expiry?.atUs ?? 0,
			member: "",
			user: void 0
		});
	}
	return [...answered, ...expired];
}
function waitingIn({ ending, traffic }) {
	if (ending.kind !== "stopped") return [];
	return [...traffic.history.waiting].filter(({ request }) => request.kind !== "range");
}
function judgeHashes(ending) {
	if (ending.kind !== "at rest") return [];
	const first = ending.states[0];
	const other = ending.states.find((state) => areAtOneEntry(state, first) && (state.hash?.hash !== first?.hash?.hash || state.hash?.revision !== first?.hash?.revision));
	if (first === void 0 || other === void 0) return [];
	return [{
		property: "Hash",
		sentence: memberGuarantees.Hash,
		shape: memberShapes.membersDiffer,
		message: `${first.member} has hash ${first.hash?.hash ?? 0} at revision ${first.hash?.revision ?? 0}, ${other.member} has ${other.hash?.hash ?? 0} at ${other.hash?.revision ?? 0}`
	}];
}
function judgeLiveness(ending) {
	if (ending.kind === "silent") return [liveness("Liveness", "member does not answer", `${ending.members.join(" and ")} does not answer`)];
	if (ending.kind === "never ready") return [liveness("Liveness", "cluster never ready", "the cluster did not answer from the start")];
	if (ending.kind === "at rest" && ending.watchesBehind.length > 0) return [liveness("WatchLiveness", "watch never catches up", `${ending.watchesBehind.length} watches miss events at rest`)];
	return [];
}
function liveness(property, shape, message) {
	return {
		property,
		sentence: promises[property],
		shape,
		message
	};
}
function hitsOf(name, run, operations) {
	const { world, traffic, observation, begun } = run;
	const count = (wanted) => operations.filter(wanted).length;
	switch (name) {
		case "a member crashes": return (world.ends.get("killed") ?? 0) + (world.ends.get("crashed at failpoint") ?? 0);
		case "a member restarts": return observation.restarts;
		case "the leader changes": return Math.max(0, observation.leaderChanges - 1);
		case "a snapshot is installed": return observation.snapshotsInstalled;
		case "revisions are compacted": return count((operation) => operation.response?.kind === "compact");
		case "a member is defragmented": return traffic.operator.defragmentations;
		case "the network is cut": return begun.filter((fault) => fault.kind === "partition" || fault.kind === "isolation").length;
		case "a process is paused": return begun.filter((fault) => fault.kind === "pause").length;
		case "a watch is resumed": return traffic.watchClients.reduce((sum, client) => sum + client.restarts, 0);
		case "a watch is compacted": return traffic.history.watches.filter((watch) => (watch.responses.at(-1)?.compactRevision ?? 0) > 0).length;
		case "a watch waits for the future": return traffic.history.watches.filter((watch) => (watch.request.startRevision ?? 0) > (watch.responses[0]?.revision ?? Number.MAX_SAFE_INTEGER)).length;
		case "a lease expires": return observation.expiries.length;
		case "a write stays open": return count((operation) => operation.response === void 0 && operation.request.kind !== "range");
		case "a request is refused": return count((operation) => operation.response?.kind === "error");
	}
}
// src/sim/mix-history.ts
function mixHistory(trace, { operations, watches }) {
	trace.mix(operations.length);
	for (const { call, return: end, response } of operations) {
		trace.mix(call);
		trace.mix(end ?? 0);
		if (response !== void 0 && "revision" in response) trace.mix(response.revision);
	}
	for (const { responses } of watches) {
		trace.mix(responses.length);
		for (const { at, revision, events } of responses) {
			trace.mix(at);
			trace.mix(revision);
			trace.mix(events.length);
			for (const { kv } of events) trace.mix(kv.modRevision);
		}
	}
}
// src/sim/world/faults.ts
const faultFamilies = [
	"crash",
	"failpoint",
	"sleep",
	"pause",
	"partition",
	"one-way",
	"isolation",
	"loss",
	"delay",
	"duplication",
	"reordering",
	"slow-disk",
	"disk-error",
	"disk-full",
	"clock",
	"preemption",
	"slow-reader",
	"defragment",
	"leader-transfer"
];
// src/sim/world/schedule-faults.ts
function scheduleFaults(random, options) {
	const { only, without, mask } = options;
	const coins = random.fork("families");
	const aim = random.fork("aim");
	const aimedAt = aim.chance(1, 2) ? aim.pick(options.members) : void 0;
	const faults = [];
	const families = [];
	let index = 0;
	for (const family of faultFamilies) {
		const tossed = coins.chance(1, 2);
		if (!(only === void 0 ? tossed : only.includes(family))) continue;
		families.push(family);
		const draws = random.fork(family);
		const count = draws.pick(countsOf(family));
		for (let nth = 0; nth < count; nth += 1) {
			const draw = draws.fork(String(nth));
			const member = aimedAt !== void 0 && draw.chance(3, 4) ? aimedAt : draw.pick(options.members);
			const action = drawFault(family, member, draw, options);
			if (action === void 0) continue;
			const atUs = draw.between(options.fromUs, options.toUs);
			const when = drawOccasion(action, member, draw);
			const fault = {
				index,
				family,
				atUs,
				...when === void 0 ? {} : { when },
				...action
			};
			index += 1;
			if (!without.includes(family) && !mask.includes(fault.index)) faults.push(fault);
		}
	}
	faults.sort((one, other) => one.atUs - other.atUs || one.index - other.index);
	return {
		families,
		faults
	};
}
function countsOf(family) {
	if (family === "crash" || family === "failpoint" || family === "defragment") return [
		1,
		2,
		3,
		4
	];
	if (family === "disk-error" || family === "disk-full") return [1];
	return [
		1,
		2,
		3
	];
}
function drawFault(family, member, draw, options) {
	const { members, clients } = options;
	const single = members.length === 1;
	const restartAfterUs = draw.between(2e4, 4e5);
	const forUs = draw.between(1e5, 15e5);
	switch (family) {
		case "crash": return {
			kind: "crash",
			member,
			restartAfterUs
		};
		case "failpoint": {
			const stretch = draw.pick(single ? stretchesOfOne : stretches);
			return {
				kind: "failpoint",
				member,
				name: draw.pick(stretch.failpoints),
				passes: draw.pick(stretch.passes),
				restartAfterUs,
				brings: stretch.brings
			};
		}
		case "sleep": {
			const name = draw.pick(sleepingFailpoints);
			const ofSnapshot = name === "applyBeforeOpenSnapshot" || name === "applyAfterOpenSnapshot";
			return {
				kind: "sleep",
				member,
				name,
				sleepUs: draw.between(5e3, ofSnapshot ? 2e6 : 4e5),
				forUs: ofSnapshot ? 3e6 : forUs,
				brings: ofSnapshot && !single && draw.chance(1, 2) ? "isolation" : void 0
			};
		}
		case "pause": return {
			kind: "pause",
			member,
			forUs: draw.between(5e4, 3e6)
		};
		case "partition": return single ? void 0 : {
			kind: "partition",
			...drawSides(draw, members),
			oneWay: false,
			forUs
		};
		case "one-way": return single ? void 0 : {
			kind: "partition",
			...drawSides(draw, members),
			oneWay: true,
			forUs
		};
		case "isolation": return single ? void 0 : {
			kind: "isolation",
			member,
			forUsMax: 3e6,
			times: draw.pick([
				1,
				1,
				2,
				3
			])
		};
		case "loss": return {
			kind: "loss",
			oneIn: draw.pick([
				2,
				5,
				20,
				100
			]),
			forUs
		};
		case "delay": return {
			kind: "delay",
			slowUs: draw.pick([
				1e3,
				2e4,
				75e3
			]),
			jitterUs: draw.pick([
				1,
				5e3,
				5e4
			]),
			forUs
		};
		case "duplication": return {
			kind: "duplication",
			oneIn: draw.pick([
				2,
				10,
				50
			]),
			forUs
		};
		case "reordering": return {
			kind: "reordering",
			forUs
		};
		case "slow-disk": return {
			kind: "slow-disk",
			member,
			slowUs: draw.pick([
				5e3,
				3e4,
				12e4
			]),
			forUs
		};
		case "disk-error": return {
			kind: "disk-failure",
			member,
			failure: "input/output error",
			forUs: draw.between(1e4, 2e5)
		};
		case "disk-full": return {
			kind: "disk-failure",
			member,
			failure: "no space left on device",
			forUs: draw.between(1e4, 4e5)
		};
		case "clock": return {
			kind: "clock",
			member,
			skewUs: draw.between(-3e6, 3e6),
			forUs
		};
		case "preemption": return {
			kind: "preemption",
			oneIn: draw.pick([
				8,
				32,
				128
			]),
			upToUs: draw.pick([
				2e3,
				2e4,
				1e5
			]),
			forUs
		};
		case "slow-reader": return {
			kind: "slow-reader",
			client: draw.below(clients),
			forUs: draw.between(2e5, 2e6)
		};
		case "defragment": return {
			kind: "defragment",
			member
		};
		case "leader-transfer": return single ? void 0 : {
			kind: "leader-transfer",
			to: member
		};
	}
}
const sleepingFailpoints = [
	"raftBeforeSave",
	"raftAfterSave",
	"beforeSendWatchResponse",
	"beforeSyncWatchers",
	"beforeMoveVictims",
	"beforeProgressIfSync",
	"beforeApplyEntry",
	"applyBeforeOpenSnapshot",
	"applyAfterOpenSnapshot"
];
const oftenPassed = [
	1,
	1,
	2,
	3,
	5,
	9,
	20
];
const stretchesOfOne = [
	{
		failpoints: [
			"beforeCommit",
			"afterCommit",
			"commitBeforePreCommitHook",
			"commitAfterPreCommitHook",
			"beforeStartDBTxn",
			"afterStartDBTxn",
			"beforeWritebackBuf",
			"afterWritebackBuf"
		],
		passes: oftenPassed,
		brings: void 0
	},
	{
		failpoints: [
			"raftBeforeLeaderSend",
			"raftBeforeSave",
			"raftAfterSave",
			"raftBeforeFollowerSend",
			"beforeApplyEntry"
		],
		passes: oftenPassed,
		brings: void 0
	},
	{
		failpoints: [
			"compactBeforeCommitScheduledCompact",
			"compactAfterCommitScheduledCompact",
			"compactBeforeCommitBatch",
			"compactAfterCommitBatch",
			"compactBeforeSetFinishedCompact",
			"compactAfterSetFinishedCompact"
		],
		passes: [
			1,
			1,
			1,
			2,
			3,
			5
		],
		brings: "compaction"
	},
	{
		failpoints: ["defragBeforeCopy", "defragBeforeRename"],
		passes: [1],
		brings: "defragmentation"
	},
	{
		failpoints: [
			"beforeSendWatchResponse",
			"beforeSyncWatchers",
			"beforeMoveVictims",
			"beforeProgressIfSync"
		],
		passes: oftenPassed,
		brings: void 0
	}
];
const stretches = [...stretchesOfOne, {
	failpoints: [
		"raftBeforeSaveSnap",
		"raftAfterSaveSnap",
		"raftBeforeApplySnap",
		"raftAfterApplySnap",
		"raftAfterWALRelease",
		"applyBeforeOpenSnapshot",
		"applyAfterOpenSnapshot"
	],
	passes: [
		1,
		1,
		2
	],
	brings: "isolation"
}];
const occasions = [
	"raftBeforeSaveSnap",
	"raftAfterSaveSnap",
	"applyBeforeOpenSnapshot",
	"applyAfterOpenSnapshot",
	"compactAfterCommitScheduledCompact",
	"compactAfterCommitBatch",
	"compactBeforeSetFinishedCompact"
];
const mayWait = [
	"crash",
	"pause",
	"isolation",
	"defragment"
];
function drawOccasion({ kind }, member, draw) {
	return mayWait.includes(kind) && draw.chance(1, 2) ? {
		member,
		name: draw.pick(occasions)
	} : void 0;
}
function drawSides(draw, members) {
	const from = [];
	const to = [];
	for (const member of members) (draw.chance(1, 2) ? from : to).push(member);
	if (from.length === 0) from.push(...to.splice(draw.below(to.length), 1));
	else if (to.length === 0) to.push(...from.splice(draw.below(from.length), 1));
	return {
		from,
		to
	};
}
// src/sim/world/client-network.ts
const windowMessages = 16;
var Side = class {
	open = true;
	unread = 0;
	receive = ignore;
	closed = ignore;
	reading = true;
	process;
	peer;
	inbox = [];
	host;
	link;
	waiting = [];
	stalled = [];
	constructor(host, link, process) {
		this.host = host;
		this.link = link;
		this.process = process;
	}
	get writable() {
		return this.unread < windowMessages;
	}
	send(message) {
		if (!this.open) return;
		this.unread += 1;
		if (this.peer !== void 0 && this.link.blockedBy === 0 && this.stalled.length === 0) this.carry(message);
		else {
			this.stalled.push(message);
			if (this.peer !== void 0 && this.stalled.length === 1) this.flush();
		}
	}
	flush() {
		if (this.link.blockedBy === 0) this.carryStalled();
		else this.link.onUnblocked.push(() => this.flush());
	}
	close() {
		if (!this.open) return;
		this.open = false;
		const { peer, host } = this;
		if (peer === void 0) return;
		const finish = () => {
			host.queue.push(arrivalInOrderUs(this.link, host.nowUs), () => peer.endOfStream(), peer.process);
		};
		if (this.link.blockedBy === 0) finish();
		else this.link.onUnblocked.push(finish);
	}
	whenWritable(callback) {
		this.waiting.push(callback);
		if (this.writable) this.wakeWriters();
	}
	pauseReading() {
		this.reading = false;
	}
	resumeReading() {
		if (this.reading) return;
		this.reading = true;
		while (this.reading && this.open && this.inbox.length > 0) this.read(this.inbox.shift());
	}
	endOfStream() {
		if (!this.open) return;
		this.open = false;
		this.closed();
	}
	carryStalled() {
		if (!this.open) return;
		for (const message of this.stalled.splice(0)) this.carry(message);
	}
	carry(message) {
		const { peer } = this;
		if (peer === void 0) return;
		this.host.queue.push(arrivalInOrderUs(this.link, this.host.nowUs), () => peer.arrive(message), peer.process);
	}
	arrive(message) {
		if (!this.open) return;
		if (this.reading) this.read(message);
		else this.inbox.push(message);
	}
	read(message) {
		const { peer } = this;
		if (peer !== void 0) {
			peer.unread -= 1;
			if (peer.writable) peer.wakeWriters();
		}
		this.receive(message);
	}
	wakeWriters() {
		if (this.waiting.length === 0) return;
		for (const callback of this.waiting.splice(0)) this.host.queue.push(this.host.nowUs, callback, this.process);
	}
};
var SimulatedClientNetwork = class {
	host;
	acceptors = new Map();
	constructor(host) {
		this.host = host;
	}
	connect(client, member) {
		const { host } = this;
		const process = client;
		const forth = host.links.between(client.name, member);
		const back = host.links.between(member, client.name);
		const near = new Side(host, forth, process);
		const open = () => {
			const acceptor = this.acceptors.get(member);
			if (acceptor === void 0 || !acceptor.process.alive) {
				host.queue.push(host.nowUs + latencyUs(back), () => near.endOfStream(), process);
				return;
			}
			const far = new Side(host, back, acceptor.process);
			near.peer = far;
			far.peer = near;
			acceptor.sides.add(far);
			host.queue.push(host.nowUs, () => {
				acceptor.opened(far, client.name);
				near.flush();
			}, acceptor.process);
		};
		const dial = () => {
			host.queue.push(arrivalInOrderUs(forth, host.nowUs), open, void 0);
		};
		if (forth.blockedBy === 0) dial();
		else forth.onUnblocked.push(dial);
		return near;
	}
	accept(member, opened) {
		this.acceptors.set(member.name, {
			process: member,
			opened,
			sides: new Set()
		});
	}
	processEnded(process) {
		const acceptor = this.acceptors.get(process.name);
		if (acceptor === void 0 || acceptor.process !== process) return;
		this.acceptors.delete(process.name);
		for (const side of acceptor.sides) side.close();
	}
};
function ignore() {}
// src/sim/world/disk.ts
var SimulatedDisk = class {
	faults = {
		slowUs: 0,
		failure: void 0
	};
	random;
	files = new Map();
	idNext = 1;
	constructor(random) {
		this.random = random;
	}
	get failure() {
		return this.faults.failure;
	}
	lookup(path) {
		return this.files.get(path);
	}
	create(path) {
		const file = {
			id: this.idNext,
			records: [],
			syncedCount: 0,
			value: void 0
		};
		this.idNext += 1;
		this.files.set(path, file);
		return file;
	}
	rename(from, to) {
		const file = this.files.get(from);
		if (file === void 0) throw new Error(`rename ${from}: no such file`);
		this.files.delete(from);
		this.files.set(to, file);
	}
	unlink(path) {
		this.files.delete(path);
	}
	list() {
		return [...this.files.keys()].sort((one, other) => one < other ? -1 : one > other ? 1 : 0);
	}
	append(file, record) {
		file.records.push(record);
	}
	sync(file, caller, done) {
		const count = file.records.length;
		caller.after(this.latencyUs(), () => {
			const { failure } = this.faults;
			if (failure === void 0 && count > file.syncedCount) file.syncedCount = count;
			done(failure);
		});
	}
	latencyUs() {
		return this.random.between(50, 600) + (this.random.chance(1, 32) ? this.random.between(1e3, 8e3) : 0) + this.faults.slowUs;
	}
	loseUnsynced() {
		let lost = 0;
		for (const file of this.files.values()) {
			const unsynced = file.records.length - file.syncedCount;
			if (unsynced === 0) continue;
			const kept = this.random.below(unsynced + 1);
			file.records.length = file.syncedCount + kept;
			file.syncedCount = file.records.length;
			lost += unsynced - kept;
		}
		return lost;
	}
};
// src/sim/world/event-queue.ts
var EventQueue = class {
	heap = [];
	orderNext = 0;
	get size() {
		return this.heap.length;
	}
	push(dueUs, task, owner) {
		const event = {
			dueUs,
			order: this.orderNext,
			task,
			owner,
			cancelled: false
		};
		this.orderNext += 1;
		this.siftUp(event);
		return event;
	}
	pop() {
		const { heap } = this;
		const first = heap[0];
		const last = heap.pop();
		if (first === void 0 || last === void 0 || first === last) return first;
		this.siftDown(last);
		return first;
	}
	putBack(event) {
		this.siftUp(event);
	}
	siftUp(event) {
		const { heap } = this;
		let at = heap.length;
		heap.push(event);
		while (at > 0) {
			const parentAt = at - 1 >> 1;
			const parent = heap[parentAt];
			if (!isBefore(event, parent)) break;
			heap[at] = parent;
			at = parentAt;
		}
		heap[at] = event;
	}
	siftDown(event) {
		const { heap } = this;
		const { length } = heap;
		let at = 0;
		for (;;) {
			let childAt = 2 * at + 1;
			if (childAt >= length) break;
			let child = heap[childAt];
			const rightAt = childAt + 1;
			if (rightAt < length) {
				const right = heap[rightAt];
				if (isBefore(right, child)) {
					child = right;
					childAt = rightAt;
				}
			}
			if (!isBefore(child, event)) break;
			heap[at] = child;
			at = childAt;
		}
		heap[at] = event;
	}
};
function isBefore(one, other) {
	return one.dueUs < other.dueUs || one.dueUs === other.dueUs && one.order < other.order;
}
// src/sim/world/peer-network.ts
var SimulatedPeerNetwork = class {
	host;
	listeners = new Map();
	constructor(host) {
		this.host = host;
	}
	listen(process, receive) {
		this.listeners.set(process.name, {
			process,
			receive
		});
	}
	send(from, to, message) {
		const link = this.host.links.between(from, to);
		if (link.blockedBy > 0) return;
		if (link.lossOneIn > 0 && link.random.chance(1, link.lossOneIn)) return;
		this.deliver(link, message);
		if (link.doubledOneIn > 0 && link.random.chance(1, link.doubledOneIn)) this.deliver(link, message);
	}
	deliver(link, message) {
		const { nowUs } = this.host;
		const arrivalUs = link.reordered > 0 ? nowUs + latencyUs(link) : arrivalInOrderUs(link, nowUs);
		this.host.queue.push(arrivalUs, () => this.arrive(link, message), void 0);
	}
	arrive(link, message) {
		if (link.blockedBy > 0) return;
		const listener = this.listeners.get(link.to);
		if (listener === void 0 || !listener.process.alive) return;
		if (!listener.process.paused) listener.receive(link.from, message);
		else this.host.queue.push(this.host.nowUs, () => listener.receive(link.from, message), listener.process);
	}
};
// src/sim/world/process.ts
var ProcessEnd = class extends Error {};
const processEnd = new ProcessEnd("a process has ended");
var SimulatedProcess = class {
	name;
	incarnation;
	random;
	deferred = [];
	alive = true;
	paused = false;
	skewUs = 0;
	preemptionOneIn = 0;
	preemptionUs = 0;
	host;
	gaps;
	constructor(host, name, incarnation, random) {
		this.host = host;
		this.name = name;
		this.incarnation = incarnation;
		this.random = random;
		this.gaps = random.fork("gaps");
	}
	nowUs() {
		return this.host.nowUs;
	}
	wallUs() {
		return this.host.nowUs + this.skewUs;
	}
	after(delayUs, task) {
		return this.host.queue.push(this.host.nowUs + delayUs, task, this);
	}
	cancel(timer) {
		timer.cancelled = true;
	}
	step(failpoint, next) {
		let gapUs = this.gaps.between(1, 12);
		if (this.preemptionOneIn > 0 && this.gaps.chance(1, this.preemptionOneIn)) gapUs += this.gaps.below(this.preemptionUs);
		if (failpoint !== void 0) {
			const act = this.host.atFailpoint(this, failpoint);
			if (act < 0) this.end("crashed at failpoint", failpoint);
			gapUs += act;
		}
		this.host.queue.push(this.host.nowUs + gapUs, next, this);
	}
	failpoint(name) {
		if (this.host.atFailpoint(this, name) < 0) this.end("crashed at failpoint", name);
	}
	panic(message) {
		this.end("panic", message);
	}
	die(reason) {
		this.end("disk error", reason);
	}
	trace(kind, a = 0, b = 0, text) {
		this.host.trace.add(this.host.nowUs, this.name, kind, a, b, text);
	}
	end(cause, reason) {
		this.host.ended(this, cause, reason);
		throw processEnd;
	}
};
// src/sim/world/random.ts
function createRandom(seed) {
	return new Stream(Number(seed >> 32n & 4294967295n), Number(seed & 4294967295n));
}
var Stream = class Stream {
	high;
	low;
	s0;
	s1;
	s2;
	s3;
	constructor(high, low) {
		this.high = high;
		this.low = low;
		this.s0 = scramble(high + 2654435769);
		this.s1 = scramble(low + 1013904242);
		this.s2 = scramble(this.s0 ^ low);
		this.s3 = scramble(this.s1 ^ high) | 1;
	}
	next() {
		const result = Math.imul(rotateLeft(Math.imul(this.s1, 5), 7), 9) >>> 0;
		const shifted = this.s1 << 9;
		this.s2 ^= this.s0;
		this.s3 ^= this.s1;
		this.s1 ^= this.s2;
		this.s0 ^= this.s3;
		this.s2 ^= shifted;
		this.s3 = rotateLeft(this.s3, 11);
		return result;
	}
	below(bound) {
		return Math.floor(this.next() / 4294967296 * bound);
	}
	between(low, high) {
		return low + this.below(high - low + 1);
	}
	chance(numerator, denominator) {
		return this.below(denominator) < numerator;
	}
	pick(list) {
		return list[this.below(list.length)];
	}
	fork(name) {
		let high = this.high;
		let low = this.low;
		for (let at = 0; at < name.length; at += 1) {
			const unit = name.charCodeAt(at);
			high = Math.imul(high ^ unit, 2246822507);
			low = Math.imul(rotateLeft(low, 5) ^ unit, 3266489909);
		}
		return new Stream(scramble(high ^ name.length), scramble(low + Math.imul(name.length, 668265263)));
	}
};
function rotateLeft(word, count) {
	return word << count | word >>> 32 - count;
}
function scramble(word) {
	let mixed = word | 0;
	mixed = Math.imul(mixed ^ mixed >>> 16, 569420461);
	mixed = Math.imul(mixed ^ mixed >>> 15, 1935289751);
	return mixed ^ mixed >>> 15;
}
// src/sim/world/trace.ts
var Trace = class {
	lines = [];
	linesMax;
	words = new Map();
	high = 1779033703;
	low = 3144134277;
	constructor(linesMax) {
		this.linesMax = linesMax;
	}
	add(atUs, who, kind, a, b, text) {
		this.mix(atUs);
		this.mix(this.wordOf(who));
		this.mix(this.wordOf(kind));
		this.mix(a);
		this.mix(b);
		if (this.lines.length < this.linesMax) this.lines.push({
			atUs,
			who,
			kind,
			a,
			b,
			text: text === void 0 ? "" : text()
		});
	}
	mix(value) {
		const word = value | 0;
		const upper = word === value ? word >> 31 : Math.floor(value / 4294967296);
		this.low = Math.imul(this.low ^ word, 2654435761);
		this.low ^= this.low >>> 15;
		this.high = Math.imul(this.high, 2246822519) + this.low + upper | 0;
	}
	get digest() {
		const high = Math.imul(this.high ^ this.low >>> 13, 3266489917);
		const low = Math.imul(this.low ^ high >>> 16, 668265263);
		return hexadecimal(high) + hexadecimal(low);
	}
	wordOf(text) {
		const known = this.words.get(text);
		if (known !== void 0) return known;
		let word = 2166136261;
		for (let at = 0; at < text.length; at += 1) word = Math.imul(word ^ text.charCodeAt(at), 16777619);
		this.words.set(text, word);
		return word;
	}
};
function hexadecimal(word) {
	return (word >>> 0).toString(16).padStart(8, "0");
}
// src/sim/world/world.ts
var World = class {
	random;
	trace;
	queue = new EventQueue();
	links;
	peers;
	clients;
	panics = [];
	armed = [];
	passes = 0;
	ends = new Map();
	preemptionOneIn = 0;
	preemptionUs = 0;
	nowUs = 0;
	steps = 0;
	hosts = new Map();
	constructor(seed, traceLinesMax) {
		this.random = createRandom(seed);
		this.trace = new Trace(traceLinesMax);
		this.links = new Links(this.random.fork("links"));
		this.peers = new SimulatedPeerNetwork(this);
		this.clients = new SimulatedClientNetwork(this);
	}
	addMember(name, boot) {
		const disk = new SimulatedDisk(this.random.fork(`disk ${name}`));
		this.hosts.set(name, {
			disk,
			boot,
			incarnations: 0,
			process: void 0
		});
		this.start(name);
	}
	addClient(name) {
		return new SimulatedProcess(this, name, 0, this.random.fork(name));
	}
	start(name) {
		const host = this.hostOf(name);
		if (host.process?.alive === true) return;
		const process = new SimulatedProcess(this, name, host.incarnations, this.random.fork(`${name} ${host.incarnations}`));
		process.preemptionOneIn = this.preemptionOneIn;
		process.preemptionUs = this.preemptionUs;
		host.incarnations += 1;
		host.process = process;
		this.trace.add(this.nowUs, name, "start", process.incarnation, 0, void 0);
		this.queue.push(this.nowUs, () => host.boot(process, host.disk), process);
	}
	running(name) {
		const { process } = this.hostOf(name);
		return process?.alive === true ? process : void 0;
	}
	everyRunning() {
		const running = [];
		for (const { process } of this.hosts.values()) if (process?.alive === true) running.push(process);
		return running;
	}
	diskOf(name) {
		return this.hostOf(name).disk;
	}
	kill(name) {
		const process = this.running(name);
		if (process !== void 0) this.ended(process, "killed", "");
	}
	pause(name) {
		const process = this.running(name);
		if (process === void 0) return;
		process.paused = true;
		this.trace.add(this.nowUs, name, "pause", 0, 0, void 0);
	}
	resume(name) {
		const process = this.running(name);
		if (process === void 0 || !process.paused) return;
		process.paused = false;
		this.trace.add(this.nowUs, name, "resume", process.deferred.length, 0, void 0);
		for (const event of process.deferred.splice(0)) if (!event.cancelled) this.queue.push(this.nowUs, event.task, process);
	}
	at(dueUs, task) {
		this.queue.push(dueUs, task, void 0);
	}
	run(condition, untilUs, stepsMax) {
		for (;;) {
			const event = this.queue.pop();
			if (event === void 0) return "nothing left to do";
			if (event.dueUs > untilUs) {
				this.queue.putBack(event);
				this.nowUs = untilUs;
				return "time";
			}
			if (this.steps >= stepsMax && isStep(event)) {
				this.queue.putBack(event);
				return "steps";
			}
			this.dispatch(event);
			if (condition()) return "condition";
		}
	}
	atFailpoint(process, name) {
		this.passes += 1;
		const { armed } = this;
		let sleepUs = 0;
		for (let at = 0; at < armed.length; at += 1) {
			const one = armed[at];
			if (one.name !== name || one.member !== process.name) continue;
			if (one.passesLeft === void 0) {
				sleepUs = Math.max(sleepUs, one.sleepUs);
				continue;
			}
			one.passesLeft -= 1;
			if (one.passesLeft > 0) continue;
			armed.splice(at, 1);
			at -= 1;
			if (one.begins === void 0) {
				this.at(this.nowUs + one.restartAfterUs, () => this.start(process.name));
				return -1;
			}
			this.at(this.nowUs, one.begins);
		}
		return sleepUs;
	}
	ended(process, cause, reason) {
		if (!process.alive) return;
		process.alive = false;
		process.deferred.length = 0;
		this.ends.set(cause, (this.ends.get(cause) ?? 0) + 1);
		const lost = this.hostOf(process.name).disk.loseUnsynced();
		this.trace.add(this.nowUs, process.name, cause, lost, 0, () => reason);
		this.clients.processEnded(process);
		if (cause === "panic") this.panics.push({
			atUs: this.nowUs,
			step: this.steps,
			member: process.name,
			message: reason
		});
		if (cause === "panic" || cause === "disk error") this.at(this.nowUs + 2e5, () => this.start(process.name));
	}
	dispatch(event) {
		this.nowUs = event.dueUs;
		if (event.cancelled) return;
		const { owner } = event;
		if (owner !== void 0) {
			if (!owner.alive) return;
			if (owner.paused) {
				owner.deferred.push(event);
				return;
			}
		}
		this.steps += 1;
		this.trace.mix(event.dueUs);
		this.trace.mix(event.order);
		try {
			event.task();
		} catch (error) {
			if (!(error instanceof ProcessEnd)) throw error;
		}
	}
	hostOf(name) {
		const host = this.hosts.get(name);
		if (host === void 0) throw new Error(`the world has no member ${name}`);
		return host;
	}
};
function isStep({ cancelled, owner }) {
	return !cancelled && (owner === void 0 || owner.alive && !owner.paused);
}
// src/sim/run-simulation.ts
const second = 1e6;
const stepsDefault = 2e7;
const readyMaxUs = 30 * second;
const standstillUs = 5 * second;
const quietRequests = 3;
const leaseEndOneIn = 8;
const never = () => false;
function runSimulation(options) {
	const world = new World(options.seed, options.traceLinesMax ?? 0);
	const stepsMax = options.stepsMax ?? stepsDefault;
	const scenario = drawScenario(world.random.fork("scenario"), options.durationUs);
	const members = Array.from({ length: scenario.cluster.members }, (_, nth) => `m${nth}`);
	const traffic = startTraffic(world, scenario, members);
	const observation = new Observation({
		get nowUs() {
			return world.nowUs;
		},
		get steps() {
			return world.steps;
		},
		nextOrder: () => traffic.history.nextOrder()
	}, traffic.noteIndex);
	const started = new Map();
	for (const name of members) world.addMember(name, (process, disk) => {
		const member = startMember({
			process,
			disk,
			peers: world.peers,
			clients: world.clients,
			members,
			settings: scenario.cluster,
			variants: options.variants,
			observer: observation
		});
		started.set(name, member);
	});
	const schedule = scheduleFaults(world.random.fork("faults"), {
		members,
		clients: scenario.watchClients,
		fromUs: second / 5,
		toUs: scenario.trafficUs,
		only: options.faults,
		without: options.without ?? [],
		mask: options.mask ?? []
	});
	const ending = live(world, scenario, started, traffic, observation, schedule.faults, stepsMax);
	const verdict = judgeRun({
		world,
		scenario,
		members,
		traffic,
		observation,
		ending,
		begun: ending.begun
	});
	mixHistory(world.trace, traffic.history);
	return {
		scenario,
		families: schedule.families,
		faults: schedule.faults,
		verdict,
		digest: world.trace.digest,
		steps: world.steps,
		simulatedUs: world.nowUs,
		trace: world.trace.lines
	};
}
function live(world, scenario, started, traffic, observation, faults, stepsMax) {
	let ready = false;
	traffic.setUp(() => {
		ready = true;
	});
	const stop = world.run(() => ready, readyMaxUs, stepsMax);
	if (stop !== "condition") return {
		kind: stop === "steps" ? "stopped" : "never ready",
		begun: []
	};
	const startUs = world.nowUs;
	traffic.start();
	const control = applyFaults(world, faults.map((fault) => ({
		...fault,
		atUs: startUs + fault.atUs
	})), {
		members: [...started.keys()],
		needsSnapshot: (member) => needsSnapshot(started, member),
		slowReader: (client, on) => traffic.slowReader(client, on),
		defragment: (member) => traffic.operator.defragment(member),
		compact: () => traffic.operator.compactNow(),
		transferLeader: (to) => traffic.operator.transferLeader(to)
	});
	const begun = () => faults.filter((fault) => control.begun.includes(fault.index));
	if (world.run(never, startUs + scenario.trafficUs, stepsMax) === "steps") return {
		kind: "stopped",
		begun: begun()
	};
	return {
		...comeToRest(world, scenario, [...started.keys()], traffic, observation, control, stepsMax),
		begun: begun()
	};
}
function needsSnapshot(started, name) {
	const lagging = started.get(name)?.raft;
	if (lagging === void 0) return false;
	for (const [other, { raft }] of started) if (other !== name && raft.role === "leader" && raft.log.offset > lagging.log.lastIndex()) return true;
	return false;
}
function comeToRest(world, scenario, members, traffic, observation, control, stepsMax) {
	control.heal();
	const healedUs = world.nowUs;
	traffic.stop();
	let limitUs = healedUs + quietRequests * requestUs(scenario.cluster);
	if (world.run(() => traffic.idle, limitUs, stepsMax) === "steps") return { kind: "stopped" };
	const reads = traffic.readEverywhere();
	let read = world.run(() => reads.done, limitUs, stepsMax);
	for (let nth = 2; read === "time" && nth < members.length; nth += 1) {
		const answering = members.find((member) => !reads.waitingFor.includes(member));
		if (answering === void 0) break;
		traffic.writeOnce(answering);
		limitUs += requestUs(scenario.cluster);
		read = world.run(() => reads.done, limitUs, stepsMax);
	}
	if (read === "steps") return { kind: "stopped" };
	if (read !== "condition") return {
		kind: "silent",
		members: reads.waitingFor
	};
	let leases;
	if (world.random.fork("lease end").chance(1, leaseEndOneIn)) {
		const { count, ttlS } = openLeases(observation.log);
		const waitUs = leaseEndUs(scenario.cluster, ttlS);
		const ended = () => openLeases(observation.log).count === 0;
		limitUs += waitUs;
		for (let dueUs = world.nowUs + waitUs; !ended() && world.nowUs < dueUs;) if (world.run(() => false, world.nowUs + 1e5, stepsMax) === "steps") return { kind: "stopped" };
		leases = {
			watched: count,
			left: openLeases(observation.log).count
		};
	}
	const askedUs = world.nowUs;
	let asked = traffic.askEverywhere();
	for (;;) {
		const stop = world.run(() => asked.done, limitUs, stepsMax);
		if (stop === "steps") return { kind: "stopped" };
		if (stop !== "condition") return {
			kind: "silent",
			members: asked.waitingFor
		};
		if (haveAppliedTheSame(asked.states) || world.nowUs >= askedUs + 5 * second) break;
		if (world.run(never, world.nowUs + 5e4, stepsMax) === "steps") return { kind: "stopped" };
		asked = traffic.askEverywhere();
	}
	const replayed = replayLog(observation.log);
	let behind = traffic.behind(replayed.replay);
	const atRest = {
		kind: "at rest",
		states: asked.states,
		...leases === void 0 ? {} : { leases }
	};
	if (behind.length === 0) return {
		...atRest,
		watchesBehind: behind,
		replayed
	};
	let sentUs = world.nowUs;
	while (behind.length > 0 && world.nowUs < Math.max(limitUs, sentUs + standstillUs)) {
		const sent = countEvents(behind);
		if (world.run(never, world.nowUs + 5e4, stepsMax) === "steps") return { kind: "stopped" };
		if (countEvents(behind) > sent) sentUs = world.nowUs;
		behind = traffic.behind(replayed.replay);
	}
	return {
		...atRest,
		watchesBehind: behind
	};
}
function countEvents(watches) {
	let count = 0;
	for (const { responses } of watches) for (const { events } of responses) count += events.length;
	return count;
}
function haveAppliedTheSame(states) {
	const first = states[0];
	return states.every((state) => areAtOneEntry(state, first));
}
// src/sim/write-history.ts
function writeHistory({ verdict }) {
	const { operations, replayed } = verdict.evidence;
	const judged = operations.filter(({ request }) => request.kind !== "range" || (request.revision ?? 0) === 0);
	const order = orderHistory(judged, replayed);
	const places = new Map();
	for (const [place, at] of order.entries()) places.set(at, place + 1);
	return writeEtcdHistory(judged.map(({ client, call, return: end, request, response }, at) => {
		const place = places.get(at);
		return {
			client,
			call,
			...end === void 0 ? {} : { return: end },
			request: asWritten(request),
			...response === void 0 ? {} : { response },
			...place === void 0 ? {} : { index: place }
		};
	}));
}
function asWritten(request) {
	if (request.kind === "leaseGrant") return {
		kind: request.kind,
		lease: request.lease
	};
	if (request.kind === "compact") return {
		kind: request.kind,
		revision: request.revision
	};
	return request;
}
// src/sim/etcd-simulator.ts
const traceLinesMax = 1e6;
function prepareEtcd(choice) {
	const chosen = chooseVariants(choice);
	if (chosen.kind === "unknown") return chosen;
	const faults = choice.faults === void 0 ? void 0 : readFamilies(choice.faults);
	if (faults !== void 0 && "kind" in faults) return faults;
	const without = readFamilies(choice.without);
	if ("kind" in without) return without;
	const { mask, stepsMax, durationUs } = choice;
	return {
		kind: "ready",
		run(seed, trace) {
			const options = {
				seed,
				variants: chosen.variants,
				without,
				mask,
				...faults === void 0 ? {} : { faults: faults.filter((family) => !without.includes(family)) },
				...stepsMax === void 0 ? {} : { stepsMax },
				...durationUs === void 0 ? {} : { durationUs },
				traceLinesMax: trace ? traceLinesMax : 0
			};
			const simulation = runSimulation(options);
			const traced = () => trace ? simulation : runSimulation({
				...options,
				traceLinesMax
			});
			return {
				outcome: simulation.verdict.outcome,
				json: JSON.stringify(resultOf(seed, simulation)),
				text: () => {
					const why = simulation.verdict.outcome === "failed" ? explainRun(traced()) : [];
					return [describeRun(seed, simulation), ...why].join("\n");
				},
				trace: () => describeEverything(traced()),
				document: () => JSON.stringify(documentRun(seed, traced())),
				history: () => writeHistory(simulation)
			};
		}
	};
}
function listBugs() {
	return trackRecord.map((bug) => `${bug.id.padEnd(10)}  ${[bug.title, ...remarksOn(bug)].join("; ")}`).join("\n");
}
function remarksOn({ affected, causeEstablished, finding }) {
	const remarks = [];
	if (affected.length === 0) remarks.push("never in a release of etcd");
	if (!causeEstablished) remarks.push("its cause is not established upstream");
	if (finding === void 0) remarks.push("no seed is known that shows it");
	return remarks;
}
function chooseVariants({ bugs, etcd }) {
	if (etcd === void 0) return chooseByBugs(bugs);
	if (bugs.length === 0) return chooseByVersion(etcd);
	return {
		kind: "unknown",
		message: "a release has its own bugs, and single bugs were named besides",
		hint: "Write --etcd or --bug"
	};
}
function readFamilies(names) {
	const families = [];
	for (const name of names) {
		const family = faultFamilies.find((one) => one === name);
		if (family === void 0) return {
			kind: "unknown",
			message: `there is no family of faults "${name}"`,
			hint: hintAt(name, faultFamilies)
		};
		families.push(family);
	}
	return families;
}
const bundledEtcd = {
	prepare: prepareEtcd,
	listBugs
};
export { bundledEtcd };
