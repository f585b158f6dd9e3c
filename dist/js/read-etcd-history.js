import { a as nearestWord, t as compareText } from "./text.js";
import { r as UserError, t as assert } from "./assert.js";
// src/check/int-arrays.ts
const wordsPerOperation = 24;
const wordsAtLeast = 256;
const blockMax = 2 ** 14;
function makeIntArrays(operations) {
	const words = Math.min(wordsPerOperation * operations + wordsAtLeast, blockMax);
	let block = new ArrayBuffer(4 * words);
	let used = 0;
	return (length) => {
		if (length > words / 8) return new Int32Array(length);
		if (used + length > words) {
			block = new ArrayBuffer(4 * words);
			used = 0;
		}
		const array = new Int32Array(block, 4 * used, length);
		used += length;
		return array;
	};
}
function copyInto(larger, smaller) {
	larger.set(smaller);
	return larger;
}
// src/check/compiled-history.ts
function compileHistory(model, history, indices, arrays) {
	const { origin, completed, open } = numberOperations(model, history, indices, arrays);
	const classes = classify(model, history, origin, open > 0, arrays);
	const order = orderReturns(history, origin, completed, open, arrays);
	return {
		completed,
		open,
		origin,
		...classes,
		...order,
		...layMasks(completed, open, order, arrays)
	};
}
function numberOperations(model, history, indices, arrays) {
	const finished = [];
	const unfinished = [];
	for (const index of inCallOrder$1(history, indices)) {
		const operation = history[index];
		if (operation === void 0) continue;
		const { input, output, return: end } = operation;
		if (output === null && model.isReadOnly(input, null)) continue;
		if (end === Number.POSITIVE_INFINITY) unfinished.push(index);
		else finished.push(index);
	}
	const origin = arrays(finished.length + unfinished.length);
	origin.set(finished);
	origin.set(unfinished, finished.length);
	return {
		origin,
		completed: finished.length,
		open: unfinished.length
	};
}
function inCallOrder$1(history, indices) {
	const callOf = (index) => history[index]?.call ?? 0;
	let before = Number.NEGATIVE_INFINITY;
	for (let at = 0; at < indices.length; at++) {
		const call = callOf(indices[at]);
		if (call < before) return indices.toSorted((a, b) => callOf(a) - callOf(b) || a - b);
		before = call;
	}
	return indices;
}
function classify(model, history, origin, withInputs, arrays) {
	const classes = [];
	const sizes = [];
	const known = new Map();
	const readOnly = [];
	const inputs = new Map();
	const numberInput = (key) => {
		if (key === null) return -1;
		const id = inputs.get(key) ?? inputs.size;
		inputs.set(key, id);
		return id;
	};
	const classOf = arrays(origin.length);
	const inputOf = arrays(withInputs ? origin.length : 0);
	for (let operation = 0; operation < origin.length; operation++) {
		const noted = history[origin[operation] ?? 0];
		if (noted === void 0) continue;
		const { input, output } = noted;
		const key = model.operationKey(input, output);
		const found = key === null ? void 0 : known.get(key);
		const id = found ?? classes.length;
		if (found === void 0) {
			classes.push({
				input,
				output
			});
			readOnly.push(model.isReadOnly(input, output) ? 1 : 0);
			sizes.push(0);
			if (key !== null) known.set(key, id);
		}
		sizes[id] = (sizes[id] ?? 0) + 1;
		classOf[operation] = id;
		if (withInputs) inputOf[operation] = readOnly[id] === 1 ? -1 : numberInput(output === null ? key : model.operationKey(input, null));
	}
	const hasTwin = arrays(origin.length);
	for (let operation = 0; operation < origin.length; operation++) if (sizes[classOf[operation]] > 1) hasTwin[operation] = 1;
	return {
		classes,
		classOf,
		inputOf,
		readOnly: copyInto(arrays(readOnly.length), readOnly),
		hasTwin
	};
}
function orderReturns(history, origin, completed, open, arrays) {
	const calls = [];
	const ends = [];
	for (let operation = 0; operation < completed + open; operation++) {
		const noted = history[origin[operation]];
		calls.push(noted?.call ?? 0);
		if (operation < completed) ends.push(noted?.return ?? 0);
	}
	const returning = inReturnOrder(ends, arrays);
	const position = arrays(completed);
	const calledUntil = arrays(completed);
	const openUntil = arrays(completed);
	let called = 0;
	let opened = 0;
	for (let at = 0; at < completed; at++) {
		const operation = returning[at] ?? 0;
		const end = ends[operation] ?? 0;
		position[operation] = at;
		while (called < completed && (calls[called] ?? 0) <= end) called++;
		while (opened < open && (calls[completed + opened] ?? 0) <= end) opened++;
		calledUntil[at] = called;
		openUntil[at] = opened;
	}
	return {
		returning,
		position,
		calledUntil,
		openUntil
	};
}
const movesPerOperation = 16;
function inReturnOrder(ends, arrays) {
	const order = arrays(ends.length);
	let movesLeft = movesPerOperation * ends.length;
	for (let operation = 0; operation < ends.length; operation++) {
		const end = ends[operation];
		let at = operation;
		for (; at > 0 && ends[order[at - 1]] > end; at--) order[at] = order[at - 1];
		order[at] = operation;
		movesLeft -= operation - at;
		if (movesLeft < 0) return sortAll(ends);
	}
	return order;
}
function sortAll(ends) {
	const order = new Int32Array(ends.length);
	for (let operation = 0; operation < ends.length; operation++) order[operation] = operation;
	return order.sort((a, b) => ends[a] - ends[b] || a - b);
}
function layMasks(completed, open, { returning, calledUntil }, arrays) {
	const slots = arrays(completed);
	const free = [];
	let slotCount = 0;
	let called = 0;
	for (let at = 0; at < completed; at++) {
		for (const until = calledUntil[at]; called < until; called++) slots[called] = free.pop() ?? slotCount++;
		free.push(slots[returning[at]]);
	}
	const completedWords = slotCount + 31 >>> 5;
	const words = completedWords + (open + 31 >>> 5);
	const word = arrays(completed + open);
	const bit = arrays(completed + open);
	for (let operation = 0; operation < completed; operation++) {
		const slot = slots[operation] ?? 0;
		word[operation] = slot >>> 5;
		bit[operation] = 1 << (slot & 31);
	}
	for (let slot = 0; slot < open; slot++) {
		word[completed + slot] = completedWords + (slot >>> 5);
		bit[completed + slot] = 1 << (slot & 31);
	}
	return {
		word,
		bit,
		completedWords,
		words
	};
}
// src/check/history.ts
const operationsMax = 2e7;
function checkHistory(history) {
	if (history.length > 2e7) throw new UserError("history-too-long", `the history has ${history.length} operations, at most ${operationsMax} fit`);
	for (const operation of history) {
		const { call, return: end } = operation;
		if (!Number.isSafeInteger(call) || !(Number.isSafeInteger(end) || end === Number.POSITIVE_INFINITY)) throw new UserError("bad-time", `${at(operation)}call ${call} and return ${end} are not whole numbers`);
		if (end < call) throw new UserError("return-before-call", `${at(operation)}client ${operation.client} has an operation that returns at ${end}, before its call at ${call}`, "Expected a return that is not before the call");
	}
	checkClients(history);
}
function checkClients(history) {
	const last = new Map();
	for (const operation of inCallOrder(history)) {
		const before = last.get(operation.client);
		if (before !== void 0 && before.return > operation.call) {
			const until = before.return === Number.POSITIVE_INFINITY ? "was never answered" : `returned at ${before.return}`;
			throw new UserError("two-open-operations", `${at(operation)}client ${operation.client} calls at ${operation.call} while its call at ${before.call} ${until}`, "Expected one operation at a time of each client; one whose call was never answered goes on under a new number");
		}
		last.set(operation.client, operation);
	}
}
function inCallOrder(history) {
	for (let index = 1; index < history.length; index++) if ((history[index - 1]?.call ?? 0) > (history[index]?.call ?? 0)) return history.toSorted((a, b) => a.call - b.call);
	return history;
}
function at(operation) {
	return operation.line === void 0 ? "" : `line ${operation.line}: `;
}
// src/check/merge-orders.ts
function mergeOrders(history, orders) {
	const [only] = orders;
	if (only !== void 0 && orders.length === 1) return only;
	const rank = rankCalls(history);
	const places = new Int32Array(history.length + 1);
	let size = 0;
	for (const order of orders) {
		let moment = 0;
		for (const index of order) {
			moment = Math.max(moment, rank[index]);
			places[moment + 1] = places[moment + 1] + 1;
			size++;
		}
	}
	for (let moment = 1; moment < places.length; moment++) places[moment] = places[moment] + places[moment - 1];
	const merged = new Int32Array(size);
	for (const order of orders) {
		let moment = 0;
		for (const index of order) {
			moment = Math.max(moment, rank[index]);
			const place = places[moment];
			merged[place] = index;
			places[moment] = place + 1;
		}
	}
	return merged;
}
function rankCalls(history) {
	const byCall = new Int32Array(history.length);
	for (let index = 0; index < byCall.length; index++) byCall[index] = index;
	const callOf = (index) => history[index]?.call ?? 0;
	if (history.every(({ call }, index) => index === 0 || callOf(index - 1) <= call)) return byCall;
	byCall.sort((a, b) => callOf(a) - callOf(b) || a - b);
	const rank = new Int32Array(history.length);
	for (const [at, index] of byCall.entries()) rank[index] = at;
	return rank;
}
// src/check/linearization-path.ts
function makePath(capacity, arrays) {
	const items = arrays(capacity);
	const copy = arrays(capacity);
	let length = 0;
	let copyLength = 0;
	let shared = 0;
	let markedLength = -1;
	const save = () => {
		copy.set(items.subarray(shared, markedLength), shared);
		copyLength = markedLength;
		shared = markedLength;
		markedLength = -1;
	};
	return {
		get length() {
			return length;
		},
		push(operation) {
			items[length++] = operation;
		},
		truncate(to) {
			if (to < markedLength) save();
			length = to;
			if (to < shared) shared = to;
		},
		mark() {
			markedLength = length;
		},
		current: () => items.slice(0, length),
		marked: () => markedLength === -1 ? copy.slice(0, copyLength) : items.slice(0, markedLength)
	};
}
// src/check/search-rules.ts
const soundRules = {
	isForced: (readOnly) => readOnly,
	twins: true,
	openOperations: true,
	dominance: true,
	returnFirst: true
};
// src/check/hash-chains.ts
function makeHashChains(capacity, arrays) {
	let heads = arrays(capacity).fill(-1);
	let nexts = arrays(capacity);
	let hashes = arrays(capacity);
	let size = 0;
	const grow = () => {
		const larger = 2 * nexts.length;
		heads = arrays(larger).fill(-1);
		nexts = copyInto(arrays(larger), nexts);
		hashes = copyInto(arrays(larger), hashes);
		for (let entry = 0; entry < size; entry++) link(entry, hashes[entry]);
	};
	const link = (entry, hash) => {
		const place = hash & heads.length - 1;
		nexts[entry] = heads[place];
		heads[place] = entry;
	};
	return {
		first: (hash) => heads[hash & heads.length - 1],
		after: (entry) => nexts[entry],
		hashOf: (entry) => hashes[entry],
		add(hash) {
			if (size === nexts.length) grow();
			hashes[size] = hash;
			link(size, hash);
			return size++;
		},
		get allocatedWords() {
			return 3 * nexts.length;
		}
	};
}
const internStart = 16;
function makeStateTable(model, { classes, readOnly }, arrays) {
	const states = [model.init];
	const chains = makeHashChains(internStart, arrays);
	chains.add(model.hash(model.init) | 0);
	let memo = arrays(192).fill(-1);
	let memoMask = 63;
	let memoCount = 0;
	const intern = (state) => {
		const hash = model.hash(state) | 0;
		for (let id = chains.first(hash); id !== -1; id = chains.after(id)) {
			if (chains.hashOf(id) !== hash) continue;
			const other = states[id];
			if (other === state || model.equals(other, state)) return id;
		}
		states.push(state);
		return chains.add(hash);
	};
	const ask = (from, operationClass) => {
		const operation = classes[operationClass];
		const state = states[from];
		assert(operation !== void 0 && state !== void 0, "a step from a state or with a class that is not known");
		const next = model.step(state, operation.input, operation.output);
		if (next === null) return -1;
		const id = next === state ? from : intern(next);
		assert(readOnly[operationClass] === 0 || id === from, `a read-only operation of ${model.name} changes the state`);
		return id;
	};
	const grow = () => {
		const old = memo;
		memoMask = memoMask * 2 + 1;
		memo = arrays(3 * (memoMask + 1)).fill(-1);
		for (let at = 0; at < old.length; at += 3) {
			const state = old[at];
			if (state === -1) continue;
			let place = mix(state, old[at + 1]) & memoMask;
			while (memo[3 * place] !== -1) place = place + 1 & memoMask;
			memo[3 * place] = state;
			memo[3 * place + 1] = old[at + 1];
			memo[3 * place + 2] = old[at + 2];
		}
	};
	const step = (state, operationClass) => {
		let place = mix(state, operationClass) & memoMask;
		for (;;) {
			const noted = memo[3 * place];
			if (noted === state && memo[3 * place + 1] === operationClass) return memo[3 * place + 2];
			if (noted === -1) break;
			place = place + 1 & memoMask;
		}
		const next = ask(state, operationClass);
		memo[3 * place] = state;
		memo[3 * place + 1] = operationClass;
		memo[3 * place + 2] = next;
		memoCount++;
		if (2 * memoCount > memoMask) grow();
		return next;
	};
	return {
		states,
		step,
		get allocatedWords() {
			return memo.length + chains.allocatedWords;
		}
	};
}
function mix(state, operationClass) {
	let hash = Math.imul(state, 2654435761) ^ Math.imul(operationClass, 2246822507);
	hash = Math.imul(hash ^ hash >>> 15, 739982445);
	return hash ^ hash >>> 13;
}
// src/check/visited-table.ts
const start = 16;
function makeVisitedTable(words, completedWords, dominance, arrays) {
	const chains = makeHashChains(start, arrays);
	const stride = 2 + words;
	const exactWords = dominance ? completedWords : words;
	let arena = arrays(start * stride);
	const hash = (position, state, mask) => {
		let value = Math.imul(position, 2654435761) ^ Math.imul(state + 1, 2246822507);
		for (let word = 0; word < exactWords; word++) value = Math.imul(value ^ value >>> 15 ^ mask[word], 739982445);
		value = Math.imul(value ^ value >>> 15, 695872825);
		return value ^ value >>> 15;
	};
	const covers = (at, mask) => {
		for (let word = 0; word < exactWords; word++) if (arena[at + word] !== mask[word]) return false;
		for (let word = exactWords; word < words; word++) if ((arena[at + word] & ~mask[word]) !== 0) return false;
		return true;
	};
	return {
		add(position, state, mask) {
			const code = hash(position, state, mask);
			for (let entry = chains.first(code); entry !== -1; entry = chains.after(entry)) {
				if (chains.hashOf(entry) !== code) continue;
				const at = entry * stride;
				if (arena[at] === position && arena[at + 1] === state && covers(at + 2, mask)) return false;
			}
			const at = chains.add(code) * stride;
			if (at + stride > arena.length) arena = copyInto(arrays(2 * arena.length), arena);
			arena[at] = position;
			arena[at + 1] = state;
			for (let word = 0; word < words; word++) arena[at + 2 + word] = mask[word];
			return true;
		},
		get allocatedWords() {
			return arena.length + chains.allocatedWords;
		}
	};
}
// src/check/search.ts
const deadEndStatesMax = 8;
const framesStart = 16;
const frameFields = 5;
const untried = -1;
const none = -2;
function startSearch(model, history, arrays, rules = soundRules) {
	const { completed, open, classOf, inputOf, classes, returning, position, calledUntil, openUntil } = history;
	const { word, bit, words, hasTwin, readOnly } = history;
	const table = makeStateTable(model, history, arrays);
	const visited = makeVisitedTable(words, history.completedWords, rules.dominance, arrays);
	const forced = arrays(readOnly.length);
	for (let id = 0; id < forced.length; id++) forced[id] = rules.isForced(readOnly[id] === 1) ? 1 : 0;
	const path = makePath(completed + open, arrays);
	const mask = arrays(words);
	let state = 0;
	let at = 0;
	let steps = 0;
	const next = arrays(completed + 1);
	const previous = arrays(completed + 1);
	for (let operation = 0; operation <= completed; operation++) {
		next[operation] = operation === completed ? 0 : operation + 1;
		previous[operation] = operation === 0 ? completed : operation - 1;
	}
	const stride = frameFields + words;
	let frames = arrays(stride * framesStart);
	let depth = 0;
	let furthest = -1;
	let furthestLength = -1;
	let deadEndStates = [];
	let isExact = model.narrowsSteps !== true;
	let result = { kind: "searching" };
	const isTaken = (operation) => (mask[word[operation]] & bit[operation]) !== 0;
	const take = (operation) => {
		const at = word[operation];
		mask[at] = mask[at] | bit[operation];
		path.push(operation);
	};
	const settle = () => {
		if (completed === 0) return;
		let until = calledUntil[at];
		force(next[completed], until);
		while (isTaken(returning[at])) {
			pass();
			if (at === completed) return;
			const newer = calledUntil[at];
			if (newer > until) force(until, newer);
			until = newer;
		}
	};
	const force = (from, until) => {
		for (let operation = from; operation < until; operation = next[operation]) {
			const id = classOf[operation];
			if (forced[id] === 1 && !isTaken(operation) && table.step(state, id) === state) take(operation);
		}
	};
	const pass = () => {
		const operation = returning[at++];
		const place = word[operation];
		mask[place] = mask[place] & ~bit[operation];
		next[previous[operation]] = next[operation];
		previous[next[operation]] = previous[operation];
	};
	const pushFrame = () => {
		let frame = depth * stride;
		if (frame === frames.length) frames = copyInto(arrays(2 * frames.length), frames);
		depth++;
		frames[frame++] = at;
		frames[frame++] = state;
		frames[frame++] = path.length;
		frames[frame++] = untried;
		frames[frame++] = 0;
		for (let place = 0; place < words; place++) frames[frame++] = mask[place];
	};
	const restore = () => {
		let frame = (depth - 1) * stride;
		const position = frames[frame++];
		while (at > position) {
			at--;
			const operation = returning[at];
			next[previous[operation]] = operation;
			previous[next[operation]] = operation;
		}
		state = frames[frame++];
		path.truncate(frames[frame++]);
		frame += 2;
		for (let place = 0; place < words; place++) mask[place] = frames[frame++];
	};
	const noteProgress = () => {
		if (at < furthest) return;
		const isLonger = at > furthest || path.length > furthestLength;
		if (at > furthest) deadEndStates = [];
		if (isLonger) {
			furthest = at;
			furthestLength = path.length;
			path.mark();
			if (deadEndStates[0] !== state) deadEndStates = [state, ...deadEndStates.filter((other) => other !== state)];
		} else if (!deadEndStates.includes(state) && deadEndStates.length < deadEndStatesMax) deadEndStates.push(state);
		if (deadEndStates.length > deadEndStatesMax) deadEndStates.pop();
	};
	const candidateAfter = (tried) => {
		const first = rules.returnFirst ? returning[at] : untried;
		let operation;
		if (tried === untried && rules.returnFirst) return first;
		if (tried >= completed) operation = tried + 1;
		else {
			operation = next[tried === first || tried === untried ? completed : tried];
			if (operation === first) operation = next[operation];
			if (operation < calledUntil[at]) return operation;
			operation = completed;
		}
		return operation - completed < openUntil[at] ? operation : none;
	};
	const tryOperation = (operation) => {
		if (isTaken(operation)) return -1;
		const id = classOf[operation];
		if (operation < completed) {
			if (forced[id] === 1 && readOnly[id] === 1) return -1;
			if (rules.twins && hasTwin[operation] === 1 && hasEarlierTwin(operation, id)) return -1;
			return table.step(state, id);
		}
		const to = table.step(state, id);
		if (!rules.openOperations || to === -1) return to;
		return to === state || isReplaceable(operation) ? -1 : to;
	};
	const hasEarlierTwin = (operation, id) => {
		const until = calledUntil[at];
		for (let other = next[completed]; other < until; other = next[other]) if (classOf[other] === id && position[other] < position[operation] && !isTaken(other)) return true;
		return false;
	};
	const isReplaceable = (operation) => {
		const input = inputOf[operation];
		if (input === -1) return false;
		for (let other = completed; other < operation; other++) if (inputOf[other] === input && !isTaken(other)) return true;
		const until = calledUntil[at];
		for (let other = next[completed]; other < until; other = next[other]) {
			if (inputOf[other] !== input || isTaken(other)) continue;
			if (table.step(state, classOf[other]) !== -1) return true;
		}
		return false;
	};
	const isHopeless = () => {
		if (model.mayStillAnswer === void 0 || steps < completed) return false;
		const before = table.states[state];
		const until = calledUntil[at];
		for (let other = next[completed]; other < until; other = next[other]) {
			if (isTaken(other)) continue;
			const operation = classes[classOf[other]];
			if (operation === void 0 || model.mayStillAnswer(before, operation.input, operation.output)) continue;
			if (other !== returning[at]) isExact = false;
			return true;
		}
		return false;
	};
	const enter = () => {
		noteProgress();
		if (isHopeless()) restore();
		else pushFrame();
	};
	const begin = () => {
		settle();
		if (at === completed) result = {
			kind: "found",
			order: path.current()
		};
		else {
			noteProgress();
			pushFrame();
		}
	};
	const exhaust = () => {
		result = {
			kind: "exhausted",
			deadEnd: {
				operation: returning[furthest],
				order: path.marked(),
				states: deadEndStates,
				isExact
			}
		};
	};
	const run = (budget) => {
		const limit = steps + budget;
		if (depth === 0 && result.kind === "searching") begin();
		while (result.kind === "searching" && steps < limit) {
			steps++;
			const cursor = (depth - 1) * stride + 3;
			const operation = candidateAfter(frames[cursor]);
			if (operation === none) {
				depth--;
				if (depth === 0) exhaust();
				else restore();
				continue;
			}
			frames[cursor] = operation;
			frames[cursor + 1] = frames[cursor + 1] + 1;
			const to = tryOperation(operation);
			if (to === -1) continue;
			const isSameState = to === state;
			take(operation);
			state = to;
			if (!isSameState || operation === returning[at]) settle();
			if (at === completed) result = {
				kind: "found",
				order: path.current()
			};
			else if (visited.add(at, state, mask)) enter();
			else restore();
		}
		return result;
	};
	const guessShare = () => {
		let share = 0;
		let part = 1;
		for (let frame = 0; frame < depth * stride; frame += stride) {
			const tried = frames[frame + 4];
			if (tried === 0) break;
			const position = frames[frame];
			const candidates = calledUntil[position] - position + openUntil[position];
			part /= candidates;
			share += part * (tried - 1);
		}
		return share;
	};
	return {
		run,
		guessShare,
		get steps() {
			return steps;
		},
		states: table.states,
		get allocatedWords() {
			return visited.allocatedWords + table.allocatedWords + frames.length;
		}
	};
}
// src/check/verify-order.ts
function verifyOrder(history, order, model) {
	const seen = new Uint8Array(history.length);
	const states = new Map();
	let state = model.init;
	let latestCall = Number.NEGATIVE_INFINITY;
	for (let at = 0; at < order.length; at++) {
		const index = order[at];
		const operation = history[index];
		if (operation === void 0 || seen[index] === 1) return {
			kind: "refuted",
			at,
			why: "repeated"
		};
		seen[index] = 1;
		if (operation.return < latestCall) return {
			kind: "refuted",
			at,
			why: "time"
		};
		if (operation.call > latestCall) latestCall = operation.call;
		const part = model.partOf?.(operation.input);
		if (part !== void 0) state = states.get(part) ?? model.init;
		const next = model.step(state, operation.input, operation.output);
		if (next === null) return {
			kind: "refuted",
			at,
			why: "answer"
		};
		state = next;
		if (part !== void 0) states.set(part, state);
	}
	for (let index = 0; index < history.length; index++) {
		if (seen[index] === 1) continue;
		const operation = history[index];
		if (operation === void 0 || operation.return === Number.POSITIVE_INFINITY) continue;
		if (operation.output === null && model.isReadOnly(operation.input, null)) continue;
		return {
			kind: "refuted",
			at: order.length,
			why: "missing"
		};
	}
	return { kind: "verified" };
}
// src/check/linearizability.ts
const checkLimits = {
	stepsMax: 5e7,
	wordsMax: 2 ** 27,
	statesMax: 2 ** 21
};
function checkLinearizability(model, history, options = {}) {
	checkHistory(history);
	for (const propose of [() => options.order, () => model.proposeOrder?.(history)]) {
		const order = propose();
		if (order !== void 0 && verifyOrder(history, order, model).kind === "verified") return {
			kind: "linearizable",
			order,
			steps: 0
		};
	}
	const only = onlyOrder(history);
	if (only !== void 0) return judgeOnlyOrder(model, history, only);
	const narrowed = model.forHistory?.(history) ?? model;
	const arrays = makeIntArrays(history.length);
	const verdict = searchParts(history, splitHistory(model, history).map(([name, indices]) => () => startPart(narrowed, history, name, indices, arrays, options.rules)), {
		...checkLimits,
		...options.limits
	});
	return "deadEnd" in verdict ? explain(model, verdict, arrays, options.rules) : verdict;
}
function onlyOrder(history) {
	let end = Number.NEGATIVE_INFINITY;
	for (const operation of history) {
		if (operation.call <= end) return void 0;
		end = operation.return;
	}
	if (end === Number.POSITIVE_INFINITY) return void 0;
	const order = new Int32Array(history.length);
	for (let index = 0; index < order.length; index++) order[index] = index;
	return order;
}
function judgeOnlyOrder(model, history, order) {
	const verdict = verifyOrder(history, order, model);
	if (verdict.kind === "verified") return {
		kind: "linearizable",
		order,
		steps: 0
	};
	const { at: operation, why } = verdict;
	assert(why === "answer", `an order of everything, by time, is refuted by ${why}`);
	const partOf = (index) => {
		const noted = history[index];
		return noted === void 0 ? null : model.partOf?.(noted.input) ?? null;
	};
	const part = partOf(operation);
	const longest = order.subarray(0, operation).filter((index) => partOf(index) === part);
	let state = model.init;
	for (const index of longest) {
		const { input, output } = history[index];
		state = model.step(state, input, output) ?? state;
	}
	return {
		kind: "not linearizable",
		violation: {
			operation,
			isFirst: true,
			longest,
			states: [state],
			part
		},
		steps: 0
	};
}
function explain(model, { part, deadEnd, steps }, arrays, rules) {
	const kind = "not linearizable";
	if (deadEnd.isExact) return {
		kind,
		violation: describeDeadEnd(part, deadEnd),
		steps
	};
	const { mayStillAnswer: _, ...plain } = model;
	const search = startSearch(plain, part.compiled, arrays, rules);
	const result = search.run(Math.min(Math.max(explanationSteps.min, 2 * part.search.steps), explanationSteps.max));
	assert(result.kind !== "found", `the model ${model.name} for one history refuses what the plain one explains`);
	return {
		kind,
		violation: result.kind === "exhausted" ? describeDeadEnd({
			...part,
			search
		}, result.deadEnd) : describeDeadEnd(part, deadEnd),
		steps: steps + search.steps
	};
}
function startPart(model, history, name, indices, arrays, rules) {
	const compiled = compileHistory(model, history, indices, arrays);
	return {
		name,
		compiled,
		search: startSearch(model, compiled, arrays, rules),
		order: null
	};
}
function splitHistory(model, history) {
	if (model.partOf === void 0) {
		const all = new Int32Array(history.length);
		for (let index = 0; index < all.length; index++) all[index] = index;
		return [[null, all]];
	}
	const parts = new Map();
	for (let index = 0; index < history.length; index++) {
		const operation = history[index];
		if (operation === void 0) continue;
		const name = model.partOf(operation.input);
		const part = parts.get(name);
		if (part === void 0) parts.set(name, [index]);
		else part.push(index);
	}
	return [...parts].map(([name, indices]) => [name, Int32Array.from(indices)]);
}
const explanationSteps = {
	min: 2e4,
	max: 5e5
};
const firstSlice = 512;
const sliceMax = 2 ** 20;
function searchParts(history, starts, limits) {
	const parts = [];
	let open = [...starts.keys()];
	let steps = 0;
	const searchPart = (nth, slice) => {
		const part = parts[nth] ?? starts[nth]?.();
		assert(part !== void 0, "a part that is not there");
		parts[nth] = part;
		const { search, compiled } = part;
		const before = search.steps;
		const result = search.run(Math.min(slice, limits.stepsMax - steps));
		steps += search.steps - before;
		if (result.kind === "exhausted") return {
			part,
			deadEnd: result.deadEnd,
			steps
		};
		if (result.kind === "found") part.order = result.order.map((operation) => compiled.origin[operation]);
		else if (steps >= limits.stepsMax) return {
			kind: "unknown",
			why: "steps",
			steps
		};
		else if (isFull(parts, limits)) return {
			kind: "unknown",
			why: "memory",
			steps
		};
		return null;
	};
	for (let slice = firstSlice; open.length > 0; slice = Math.min(2 * slice, sliceMax)) {
		for (const nth of open) {
			const end = searchPart(nth, slice);
			if (end !== null) return end;
		}
		open = open.filter((nth) => parts[nth]?.order === null);
		if (open.length < 2) continue;
		const end = searchPart(findNearest(open, parts), open.length * slice / 2);
		if (end !== null) return end;
		open = open.filter((nth) => parts[nth]?.order === null);
	}
	return {
		kind: "linearizable",
		order: mergeOrders(history, parts.map(({ order }) => {
			assert(order !== null, "a part is done without an order");
			return order;
		})),
		steps
	};
}
function findNearest(open, parts) {
	let nearest = -1;
	let fewest = Number.POSITIVE_INFINITY;
	for (const nth of open) {
		const { search } = parts[nth];
		const left = search.steps * (1 / search.guessShare() - 1);
		if (nearest !== -1 && left >= fewest) continue;
		nearest = nth;
		fewest = left;
	}
	return nearest;
}
function isFull(parts, { wordsMax, statesMax }) {
	let words = 0;
	let states = 0;
	for (const { search } of parts) {
		words += search.allocatedWords;
		states += search.states.length;
	}
	return words > wordsMax || states > statesMax;
}
function describeDeadEnd({ name, compiled, search }, { operation, order, states, isExact }) {
	const [first, ...others] = states.map((id) => search.states[id]);
	assert(first !== void 0, "a dead end without a state");
	return {
		operation: compiled.origin[operation],
		isFirst: isExact,
		longest: order.map((taken) => compiled.origin[taken]),
		states: [first, ...others],
		part: name
	};
}
// src/check/models/etcd-state.ts
const emptyEtcdState = {
	revision: 1,
	compactRevision: -1,
	kvs: [],
	leases: [],
	hash: 0,
	before: null,
	pastHash: 0
};
function draftOf(state) {
	return {
		revision: state.revision + 1,
		changed: false,
		kvs: state.kvs,
		hash: state.hash
	};
}
function finishDraft(state, draft, keepPast) {
	if (!draft.changed) return state;
	return {
		...state,
		revision: draft.revision,
		kvs: draft.kvs,
		hash: draft.hash,
		before: keepPast ? state : null,
		pastHash: keepPast ? Math.imul(state.pastHash ^ state.hash, 16777619) : 0
	};
}
function putPair(draft, key, value, lease) {
	const at = placeOf(draft.kvs, key);
	const found = draft.kvs[at];
	const before = found?.key === key ? found : null;
	const pair = {
		key,
		value,
		createRevision: before?.createRevision ?? draft.revision,
		modRevision: draft.revision,
		version: (before?.version ?? 0) + 1,
		...lease === 0 ? {} : { lease }
	};
	const kvs = before === null ? draft.kvs.toSpliced(at, 0, pair) : draft.kvs.with(at, pair);
	return {
		...draft,
		changed: true,
		kvs,
		hash: draft.hash ^ hashPair(pair) ^ (before === null ? 0 : hashPair(before))
	};
}
function deletePairs(draft, deleted) {
	if (deleted.length === 0) return draft;
	const kvs = draft.kvs.filter((pair) => !deleted.includes(pair));
	return {
		...draft,
		changed: true,
		kvs,
		hash: deleted.reduce((hash, pair) => hash ^ hashPair(pair), draft.hash)
	};
}
function findPair(kvs, key) {
	const found = kvs[placeOf(kvs, key)];
	return found?.key === key ? found : null;
}
function findPairs(kvs, key, rangeEnd) {
	if (rangeEnd === "") {
		const pair = findPair(kvs, key);
		return pair === null ? [] : [pair];
	}
	return kvs.slice(placeOf(kvs, key), rangeEnd === "\0" ? kvs.length : placeOf(kvs, rangeEnd));
}
function placeOf(kvs, key) {
	let low = 0;
	let high = kvs.length;
	while (low < high) {
		const middle = low + high >>> 1;
		if (compareText(kvs[middle]?.key ?? "", key) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}
function hashPair({ key, value, modRevision, version }) {
	let hash = Math.imul(modRevision, 2654435761) ^ Math.imul(version, 2246822507);
	for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 16777619);
	const end = Math.min(value.length, 32);
	for (let at = 0; at < end; at++) hash = Math.imul(hash ^ value.charCodeAt(at), 16777619);
	return hash;
}
function isSamePair(a, b) {
	return a === b || a.modRevision === b.modRevision && a.key === b.key && a.value === b.value && a.createRevision === b.createRevision && a.version === b.version && (a.lease ?? 0) === (b.lease ?? 0);
}
function isSameState(a, b) {
	for (let one = a, other = b; one !== other;) {
		if (one === null || other === null || !isSameMoment(one, other)) return false;
		one = one.before;
		other = other.before;
	}
	return true;
}
function isSameMoment(a, b) {
	return a.revision === b.revision && a.compactRevision === b.compactRevision && a.hash === b.hash && a.pastHash === b.pastHash && a.kvs.length === b.kvs.length && a.leases.length === b.leases.length && a.kvs.every((pair, at) => isSamePair(pair, b.kvs[at] ?? pair)) && a.leases.every((lease, at) => lease === b.leases[at]);
}
// src/check/models/apply-etcd.ts
function applyEtcd(state, request, keepPast) {
	switch (request.kind) {
		case "range":
		case "put":
		case "deleteRange": {
			const error = findError(state, [request]);
			if (error !== null) return fail(state, error);
			const [draft, result] = applyToKeys(state, draftOf(state), request);
			const next = finishDraft(state, draft, keepPast);
			return {
				state: next,
				response: {
					...result,
					revision: next.revision
				}
			};
		}
		case "txn": return applyTxn(state, request, keepPast);
		case "compact":
			if (request.revision <= state.compactRevision) return fail(state, "compacted");
			if (request.revision > state.revision) return fail(state, "future-revision");
			return {
				state: {
					...state,
					compactRevision: request.revision
				},
				response: {
					kind: "compact",
					revision: state.revision
				}
			};
		case "leaseGrant": {
			const { lease } = request;
			if (state.leases.includes(lease)) return fail(state, "lease-exists");
			const leases = [...state.leases, lease].sort((a, b) => a - b);
			return {
				state: {
					...state,
					leases
				},
				response: {
					kind: "leaseGrant",
					revision: state.revision,
					lease
				}
			};
		}
		case "leaseRevoke": {
			const { lease } = request;
			if (!state.leases.includes(lease)) return fail(state, "lease-not-found");
			const kept = {
				...state,
				leases: state.leases.filter((other) => other !== lease)
			};
			const attached = state.kvs.filter((pair) => pair.lease === lease);
			const next = finishDraft(kept, deletePairs(draftOf(kept), attached), keepPast);
			return {
				state: next,
				response: {
					kind: "leaseRevoke",
					revision: next.revision
				}
			};
		}
	}
}
function applyTxn(state, { compare, success, failure }, keepPast) {
	const succeeded = compare.every((comparison) => holds(state, comparison));
	const requests = succeeded ? success : failure;
	const error = findError(state, requests);
	if (error !== null) return fail(state, error);
	let draft = draftOf(state);
	const responses = [];
	for (const request of requests) {
		const [after, result] = applyToKeys(state, draft, request);
		draft = after;
		responses.push(result);
	}
	const next = finishDraft(state, draft, keepPast);
	return {
		state: next,
		response: {
			kind: "txn",
			revision: next.revision,
			succeeded,
			responses
		}
	};
}
function fail(state, error) {
	return {
		state,
		response: {
			kind: "error",
			error
		}
	};
}
function findError(state, requests) {
	for (const request of requests) {
		if (request.kind === "put" && (request.lease ?? 0) !== 0 && !state.leases.includes(request.lease ?? 0)) return "lease-not-found";
		if (request.kind !== "range") continue;
		const revision = request.revision ?? 0;
		if (revision > state.revision) return "future-revision";
		if (revision > 0 && revision < state.compactRevision) return "compacted";
	}
	return null;
}
function holds(state, comparison) {
	const pair = findPair(state.kvs, comparison.key);
	if (comparison.target === "value") return pair !== null && orders(compareText(pair.value, comparison.value), comparison.result);
	return orders(fieldOf(pair, comparison.target) - comparison.number, comparison.result);
}
function fieldOf(pair, target) {
	switch (target) {
		case "version": return pair?.version ?? 0;
		case "create": return pair?.createRevision ?? 0;
		case "mod": return pair?.modRevision ?? 0;
		case "lease": return pair?.lease ?? 0;
	}
}
function orders(order, result) {
	switch (result) {
		case "=": return order === 0;
		case "!=": return order !== 0;
		case ">": return order > 0;
		case "<": return order < 0;
	}
}
function applyToKeys(state, draft, request) {
	switch (request.kind) {
		case "range": return [draft, readRange(kvsAt(state, draft, request.revision ?? 0), request)];
		case "put": {
			const before = request.prevKv === true ? findPair(draft.kvs, request.key) : null;
			return [putPair(draft, request.key, request.value, request.lease ?? 0), {
				kind: "put",
				...before === null ? {} : { prevKv: before }
			}];
		}
		case "deleteRange": {
			const found = findPairs(draft.kvs, request.key, request.rangeEnd ?? "");
			const result = {
				kind: "deleteRange",
				deleted: found.length
			};
			const prevKvs = request.prevKv === true && found.length > 0 ? { prevKvs: found } : {};
			return [deletePairs(draft, found), {
				...result,
				...prevKvs
			}];
		}
	}
}
function kvsAt(state, draft, revision) {
	if (revision === 0) return draft.kvs;
	let moment = state;
	while (moment !== null && moment.revision > revision) moment = moment.before;
	return moment?.kvs ?? [];
}
function readRange(kvs, request) {
	const found = findPairs(kvs, request.key, request.rangeEnd ?? "");
	if (request.countOnly === true) return {
		kind: "range",
		kvs: [],
		count: found.length
	};
	const limit = request.limit ?? 0;
	const more = limit > 0 && found.length > limit;
	const shown = more ? found.slice(0, limit) : found;
	return {
		kind: "range",
		kvs: request.keysOnly === true ? shown.map((pair) => ({
			...pair,
			value: ""
		})) : shown,
		count: found.length,
		...more ? { more } : {}
	};
}
// src/check/models/describe-etcd.ts
const pairsMax = 20;
function describeEtcdRequest(request) {
	switch (request.kind) {
		case "range": {
			const flags = [
				(request.revision ?? 0) > 0 ? ` at revision ${request.revision}` : "",
				(request.limit ?? 0) > 0 ? ` limit ${request.limit}` : "",
				request.keysOnly === true ? " keys only" : "",
				request.countOnly === true ? " count only" : "",
				request.serializable === true ? " serializable" : ""
			];
			return `range ${describeKeys(request.key, request.rangeEnd ?? "")}${flags.join("")}`;
		}
		case "put": return `put ${request.key}=${JSON.stringify(request.value)}${(request.lease ?? 0) === 0 ? "" : ` lease ${request.lease}`}`;
		case "deleteRange": return `delete ${describeKeys(request.key, request.rangeEnd ?? "")}`;
		case "txn": {
			const branch = (requests) => requests.map(describeEtcdRequest).join("; ");
			const otherwise = request.failure.length === 0 ? "" : ` else [${branch(request.failure)}]`;
			return `txn if [${request.compare.map(describeCompare).join(", ")}] then [${branch(request.success)}]${otherwise}`;
		}
		case "compact": return `compact ${request.revision}`;
		case "leaseGrant": return `grant lease ${request.lease}`;
		case "leaseRevoke": return `revoke lease ${request.lease}`;
	}
}
function describeEtcdResponse(response) {
	switch (response.kind) {
		case "error": return `error ${response.error}`;
		case "compact": return "compacted";
		case "range":
		case "put":
		case "deleteRange": return `${describeResult(response)} at revision ${response.revision}`;
		case "txn": {
			const results = response.responses.map(describeResult).join("; ");
			return `${response.succeeded ? "succeeded" : "failed"} [${results}] at revision ${response.revision}`;
		}
		case "leaseGrant":
		case "leaseRevoke": return `done at revision ${response.revision}`;
	}
}
function describeEtcdState({ revision, compactRevision, kvs, leases }) {
	return `revision ${revision}${compactRevision < 0 ? "" : `, compacted to ${compactRevision}`}${leases.length === 0 ? "" : `, leases ${leases.join(" ")}`}, ${describePairs(kvs)}`;
}
function describeResult(result) {
	switch (result.kind) {
		case "range": return `${describePairs(result.kvs)} count ${result.count}${result.more === true ? " and more" : ""}`;
		case "put": return result.prevKv === void 0 ? "done" : `done, before ${describePairs([result.prevKv])}`;
		case "deleteRange": return `deleted ${result.deleted}${result.prevKvs === void 0 ? "" : `, before ${describePairs(result.prevKvs)}`}`;
	}
}
function describePairs(kvs) {
	const shown = kvs.slice(0, pairsMax).map(({ key, value, modRevision, version, lease }) => {
		return `${key}=${JSON.stringify(value)} (mod ${modRevision}, version ${version}${lease === void 0 ? "" : `, lease ${lease}`})`;
	});
	const rest = kvs.length > pairsMax ? [`and ${kvs.length - pairsMax} more`] : [];
	return `{${[...shown, ...rest].join(", ")}}`;
}
function describeKeys(key, rangeEnd) {
	if (rangeEnd === "") return key;
	if (rangeEnd === "\0") return key === "\0" ? "all keys" : `all keys from ${key}`;
	return `[${key}, ${rangeEnd})`;
}
function describeCompare(comparison) {
	const value = comparison.target === "value" ? JSON.stringify(comparison.value) : comparison.number;
	return `${comparison.target} ${comparison.key} ${comparison.result} ${value}`;
}
// src/check/models/etcd-response.ts
function isSameEtcdResponse(a, b) {
	switch (a.kind) {
		case "error": return b.kind === "error" && a.error === b.error;
		case "compact": return b.kind === "compact";
		case "leaseGrant": return b.kind === "leaseGrant" && a.revision === b.revision && a.lease === b.lease;
		case "leaseRevoke": return b.kind === "leaseRevoke" && a.revision === b.revision;
		case "txn": return b.kind === "txn" && a.revision === b.revision && a.succeeded === b.succeeded && a.responses.length === b.responses.length && a.responses.every((result, at) => isSameAt(result, b.responses[at]));
		case "range":
		case "put":
		case "deleteRange": return (b.kind === "range" || b.kind === "put" || b.kind === "deleteRange") && a.revision === b.revision && isSameAt(a, b);
	}
}
function isSameAt(a, b) {
	switch (a.kind) {
		case "range": return b?.kind === "range" && a.count === b.count && (a.more ?? false) === (b.more ?? false) && areSame(a.kvs, b.kvs);
		case "put": return b?.kind === "put" && areSame(a.prevKv === void 0 ? [] : [a.prevKv], b.prevKv === void 0 ? [] : [b.prevKv]);
		case "deleteRange": return b?.kind === "deleteRange" && a.deleted === b.deleted && areSame(a.prevKvs ?? [], b.prevKvs ?? []);
	}
}
function areSame(a, b) {
	return a.length === b.length && a.every((pair, at) => isSamePair(pair, b[at] ?? pair));
}
function pairsOf(response) {
	switch (response.kind) {
		case "range":
		case "put":
		case "deleteRange": return pairsOfResult(response);
		case "txn": return response.responses.flatMap(pairsOfResult);
		case "compact":
		case "leaseGrant":
		case "leaseRevoke":
		case "error": return [];
	}
}
function pairsOfResult(result) {
	switch (result.kind) {
		case "range": return result.kvs;
		case "put": return result.prevKv === void 0 ? [] : [result.prevKv];
		case "deleteRange": return result.prevKvs ?? [];
	}
}
function headerRevision(response) {
	return response.kind === "error" || response.kind === "compact" ? null : response.revision;
}
function createsRevision(response) {
	switch (response.kind) {
		case "put": return true;
		case "deleteRange": return response.deleted > 0;
		case "txn": return response.responses.some(changesKeys);
		case "range":
		case "compact":
		case "leaseGrant":
		case "leaseRevoke":
		case "error": return false;
	}
}
function changesKeys(result) {
	return result.kind === "put" || result.kind === "deleteRange" && result.deleted > 0;
}
function isLeftOut(request, response) {
	if (request.kind === "range" && request.serializable === true) return true;
	return response?.kind === "error" && (response.error === "permission-denied" || response.error === "rejected");
}
// src/check/models/observe-etcd.ts
function observeEtcd(history) {
	const createdRevisions = new Set();
	const pairs = new Map();
	let readsPast = false;
	for (const { input, output } of history) {
		if (input.kind === "range" && input.serializable === true) continue;
		if (readsRevision(input)) readsPast = true;
		if (output === null) continue;
		const revision = headerRevision(output);
		if (revision !== null && createsRevision(output)) createdRevisions.add(revision);
		if (hidesValues(input)) continue;
		for (const pair of pairsOf(output)) {
			const known = pairs.get(pair.modRevision);
			if (known === void 0) pairs.set(pair.modRevision, [pair]);
			else if (!known.some(({ key }) => key === pair.key)) known.push(pair);
		}
	}
	return {
		createdRevisions,
		pairs,
		readsPast
	};
}
function readsRevision(request) {
	if (request.kind === "txn") return [...request.success, ...request.failure].some(readsRevision);
	return request.kind === "range" && (request.revision ?? 0) > 0;
}
function hidesValues(request) {
	if (request.kind === "txn") return [...request.success, ...request.failure].some(hidesValues);
	return request.kind === "range" && request.keysOnly === true;
}
// src/check/models/propose-etcd-order.ts
function proposeEtcdOrder(history) {
	const places = [];
	const open = [];
	const { createdRevisions, pairs } = observeEtcd(history);
	const earliest = findEarliestRevisions(history);
	for (const [index, { input, output, call, return: end }] of history.entries()) {
		if (output === null) {
			if (end === Number.POSITIVE_INFINITY) open.push(index);
			continue;
		}
		const revision = isLeftOut(input, output) ? null : headerRevision(output);
		if (revision === null) places.push({
			index,
			revision: earliest[index] ?? 1,
			after: 1,
			call
		});
		else {
			const makes = createsRevision(output) || input.kind === "leaseRevoke" && !createdRevisions.has(revision);
			places.push({
				index,
				revision,
				after: makes && revision > 1 ? 0 : 1,
				call
			});
		}
	}
	const writers = groupWriters(history, open);
	for (const [revision, seen] of pairs) {
		if (createdRevisions.has(revision)) continue;
		const index = seen.map(({ key, value }) => writers.get(`${key}\0${value}`)?.shift()).find((at) => at !== void 0);
		if (index !== void 0) places.push({
			index,
			revision,
			after: 0,
			call: 0
		});
	}
	places.sort((a, b) => a.revision - b.revision || a.after - b.after || a.call - b.call);
	return Int32Array.from(places, ({ index }) => index);
}
function findEarliestRevisions(history) {
	const byCall = Array.from(history.keys()).sort((a, b) => (history[a]?.call ?? 0) - (history[b]?.call ?? 0));
	const byReturn = Array.from(history.keys()).sort((a, b) => compareEnds(history[a]?.return, history[b]?.return));
	const earliest = new Int32Array(history.length);
	let told = 0;
	let newest = 1;
	for (const index of byCall) {
		const call = history[index]?.call ?? 0;
		for (let other = history[byReturn[told] ?? -1]; other !== void 0 && other.return < call;) {
			newest = Math.max(newest, (other.output === null ? null : headerRevision(other.output)) ?? 1);
			told++;
			other = history[byReturn[told] ?? -1];
		}
		earliest[index] = newest;
	}
	return earliest;
}
function compareEnds(a = 0, b = 0) {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
function groupWriters(history, open) {
	const writers = new Map();
	for (const index of open) {
		const request = history[index]?.input;
		if (request === void 0) continue;
		for (const pair of new Set(pairsWritten(request))) {
			const known = writers.get(pair);
			if (known === void 0) writers.set(pair, [index]);
			else known.push(index);
		}
	}
	return writers;
}
function pairsWritten(request) {
	return (request.kind === "txn" ? [...request.success, ...request.failure] : [request]).flatMap((each) => each.kind === "put" ? [`${each.key}\0${each.value}`] : []);
}
// src/check/models/etcd.ts
const etcdModel = makeEtcdModel(null);
function makeEtcdModel(observed) {
	const keepPast = observed === null || observed.readsPast;
	return {
		name: "etcd",
		init: emptyEtcdState,
		step(state, request, response) {
			if (isLeftOut(request, response)) return state;
			if (response === null) return stepOpen(state, request, observed, keepPast);
			if (!mayAnswerAt(state, request, response)) return null;
			const applied = applyEtcd(state, request, keepPast);
			return isSameEtcdResponse(applied.response, response) ? applied.state : null;
		},
		hash: ({ revision, compactRevision, hash, pastHash, leases }) => Math.imul(hash ^ Math.imul(revision, 2654435761), 2246822507) ^ pastHash ^ compactRevision * 31 + leases.length,
		equals: isSameState,
		operationKey(request, response) {
			return response !== null && (isReadOnly(request, response) || createsRevision(response)) ? null : JSON.stringify([request, response]);
		},
		isReadOnly,
		mayStillAnswer(state, request, response) {
			const revision = response === null ? null : headerRevision(response);
			if (revision === null || isLeftOut(request, response)) return true;
			return response !== null && createsRevision(response) ? state.revision < revision : state.revision <= revision;
		},
		forHistory: (history) => makeEtcdModel(observeEtcd(history)),
		...observed === null ? {} : { narrowsSteps: true },
		proposeOrder: proposeEtcdOrder,
		describeOperation: (request, response) => `${describeEtcdRequest(request)}${response === null ? "" : ` -> ${describeEtcdResponse(response)}`}`,
		describeState: describeEtcdState,
		describeAnswer: (state, request) => `${describeEtcdRequest(request)} -> ${describeEtcdResponse(applyEtcd(state, request, true).response)}`
	};
}
function stepOpen(state, request, observed, keepPast) {
	const revision = state.revision + 1;
	const isTaken = observed?.createdRevisions.has(revision) === true;
	if (isTaken && request.kind === "put" && (request.lease ?? 0) === 0) return null;
	const { state: next } = applyEtcd(state, request, keepPast);
	if (next.revision !== revision) return next;
	return isTaken || !writes(next, observed?.pairs.get(revision) ?? []) ? null : next;
}
function writes({ kvs }, seen) {
	return seen.every((pair) => kvs.some((other) => isSamePair(pair, other)));
}
function mayAnswerAt(state, request, response) {
	const revision = headerRevision(response);
	if (revision === null) return true;
	if (request.kind === "leaseRevoke") return state.revision === revision || state.revision === revision - 1;
	return state.revision === (createsRevision(response) ? revision - 1 : revision);
}
function isReadOnly(request, response) {
	if (isLeftOut(request, response)) return true;
	if (response !== null) switch (response.kind) {
		case "error":
		case "range": return true;
		case "deleteRange":
		case "txn": return !createsRevision(response);
		case "put":
		case "compact":
		case "leaseGrant":
		case "leaseRevoke": return false;
	}
	if (request.kind === "txn") return [...request.success, ...request.failure].every(({ kind }) => kind === "range");
	return request.kind === "range";
}
// src/check/etcd-history.ts
function checkEtcdHistory(operations, options = {}) {
	const history = etcdHistory(operations, options.lines);
	const order = orderByIndex(operations);
	return checkLinearizability(etcdModel, history, order === null ? options : {
		...options,
		order
	});
}
function etcdHistory(operations, lines = []) {
	return operations.map(({ client, call, return: end, request, response }, at) => {
		const isOpen = response === void 0 || end === void 0 || isUnknown(response);
		const line = lines[at];
		return {
			client,
			call,
			return: isOpen ? Number.POSITIVE_INFINITY : end,
			input: request,
			output: isOpen ? null : response,
			...line === void 0 ? {} : { line }
		};
	});
}
function isUnknown(response) {
	return response.kind === "error" && response.error === "unknown";
}
function orderByIndex(operations) {
	const known = [];
	for (const [at, { request, response, index, call, return: end }] of operations.entries()) {
		const isOpen = response === void 0 || end === void 0 || isUnknown(response);
		if (index !== void 0) {
			const reads = etcdModel.isReadOnly(request, isOpen ? null : response) ? 1 : 0;
			known.push({
				at,
				index,
				reads,
				call
			});
		} else if (!isOpen) return null;
	}
	known.sort((a, b) => a.index - b.index || a.reads - b.reads || a.call - b.call);
	return Int32Array.from(known, ({ at }) => at);
}
// src/check/lines.ts
const shownMax = 80;
function eachLine(text, read) {
	let number = 0;
	for (let start = 0; start < text.length;) {
		const found = text.indexOf("\n", start);
		const end = found === -1 ? text.length : found;
		const line = text.slice(start, text.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end);
		number++;
		if (line.trim() !== "") read(line, number);
		start = end + 1;
	}
}
function badLine(number, seen, expected) {
	const shown = seen.length > shownMax ? `${seen.slice(0, shownMax)}…` : seen;
	return new UserError("bad-history", `line ${number}: ${shown}`, `Expected ${expected}`);
}
function emptyHistory(expected) {
	return new UserError("empty-history", "the history is empty: it has no operation", `Expected ${expected}`);
}
// src/check/json-fields.ts
function jsonFields(value, line, at) {
	const here = at === "" ? "the operation" : at;
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw badLine(line, `${here} is ${show(value)}`, `${here} to be an object`);
	const fields = value;
	const asked = new Set();
	const get = (name) => {
		asked.add(name);
		return Object.hasOwn(fields, name) ? fields[name] : void 0;
	};
	const place = (name) => at === "" ? name : `${at}.${name}`;
	const wrong = (name, what) => {
		const seen = get(name);
		return badLine(line, `${place(name)} is ${seen === void 0 ? "missing" : show(seen)}`, `${place(name)} to be ${what}`);
	};
	const optionalText = (name) => {
		const found = get(name);
		if (found !== void 0 && typeof found !== "string") throw wrong(name, "a text");
		return found;
	};
	const optionalWhole = (name) => {
		const found = get(name);
		if (found === void 0) return void 0;
		if (typeof found !== "number" || !Number.isSafeInteger(found) || found < 0) throw wrong(name, "a whole number");
		return found;
	};
	const optionalFlag = (name) => {
		const found = get(name);
		if (found !== void 0 && typeof found !== "boolean") throw wrong(name, "true or false");
		return found;
	};
	const must = (found, name, what) => {
		if (found === void 0) throw wrong(name, what);
		return found;
	};
	const optional = (name, read) => {
		const found = get(name);
		return found === void 0 ? void 0 : read(found, place(name));
	};
	return {
		optionalText,
		optionalWhole,
		optionalFlag,
		optional,
		text: (name) => must(optionalText(name), name, "a text"),
		whole: (name) => must(optionalWhole(name), name, "a whole number"),
		flag: (name) => must(optionalFlag(name), name, "true or false"),
		required: (name, read) => must(optional(name, read), name, "an object"),
		choice(name, words) {
			const found = get(name);
			const word = words.find((candidate) => candidate === found);
			if (word === void 0) throw wrong(name, `one of ${words.join(", ")}`);
			return word;
		},
		list(name, read) {
			const found = get(name);
			if (!Array.isArray(found)) throw wrong(name, "a list");
			return found.map((item, index) => read(item, `${place(name)}[${index}]`));
		},
		end() {
			const extra = Object.keys(fields).find((name) => !asked.has(name));
			if (extra === void 0) return;
			const near = nearestWord(extra, [...asked]);
			throw badLine(line, `${place(extra)} is not a field`, near === null ? `none but ${[...asked].join(", ")}` : `"${near}"`);
		}
	};
}
function show(value) {
	return JSON.stringify(value)?.slice(0, 60) ?? "missing";
}
// src/check/read-etcd-operation.ts
const requestKinds = [
	"range",
	"put",
	"deleteRange",
	"txn",
	"compact",
	"leaseGrant",
	"leaseRevoke"
];
const kvKinds = [
	"range",
	"put",
	"deleteRange"
];
const compareTargets = [
	"version",
	"create",
	"mod",
	"lease",
	"value"
];
const compareResults = [
	"=",
	"!=",
	">",
	"<"
];
const errorKinds = [
	"compacted",
	"future-revision",
	"lease-not-found",
	"lease-exists",
	"permission-denied",
	"rejected",
	"unknown"
];
function readEtcdOperation(value, line) {
	const read = makeReader(line);
	const fields = jsonFields(value, line, "");
	const operation = {
		client: fields.whole("client"),
		call: fields.whole("call"),
		...present("return", fields.optionalWhole("return")),
		request: fields.required("request", read.request),
		...present("response", fields.optional("response", read.response)),
		...present("index", fields.optionalWhole("index"))
	};
	fields.end();
	const { request, response } = operation;
	if (response !== void 0 && operation.return === void 0) throw badLine(line, "return is missing", "the order number of the response");
	if (response !== void 0 && response.kind !== "error" && response.kind !== request.kind) throw badLine(line, `response.kind is "${response.kind}"`, `"${request.kind}", as in the request, or "error"`);
	return operation;
}
function present(name, value) {
	return value === void 0 ? {} : { [name]: value };
}
function makeReader(line) {
	const request = (value, at) => {
		const fields = jsonFields(value, line, at);
		const kind = fields.choice("kind", requestKinds);
		switch (kind) {
			case "range":
			case "put":
			case "deleteRange": return kvRequest(value, at);
			case "txn": {
				const branches = {
					success: fields.list("success", kvRequest),
					failure: fields.list("failure", kvRequest)
				};
				return finish(fields, {
					kind,
					compare: fields.list("compare", compare),
					...branches
				});
			}
			case "compact": return finish(fields, {
				kind,
				revision: fields.whole("revision")
			});
			case "leaseGrant":
			case "leaseRevoke": {
				const lease = fields.whole("lease");
				if (lease === 0) throw badLine(line, `${at}.lease is 0`, "the number of a lease, from 1");
				return finish(fields, {
					kind,
					lease
				});
			}
		}
	};
	const kvRequest = (value, at) => {
		const fields = jsonFields(value, line, at);
		const kind = fields.choice("kind", kvKinds);
		const key = fields.text("key");
		switch (kind) {
			case "range": return finish(fields, {
				kind,
				key,
				...present("rangeEnd", fields.optionalText("rangeEnd")),
				...present("revision", fields.optionalWhole("revision")),
				...present("limit", fields.optionalWhole("limit")),
				...present("keysOnly", fields.optionalFlag("keysOnly")),
				...present("countOnly", fields.optionalFlag("countOnly")),
				...present("serializable", fields.optionalFlag("serializable"))
			});
			case "put": {
				const options = {
					...present("lease", fields.optionalWhole("lease")),
					...present("prevKv", fields.optionalFlag("prevKv"))
				};
				return finish(fields, {
					kind,
					key,
					value: fields.text("value"),
					...options
				});
			}
			case "deleteRange": return finish(fields, {
				kind,
				key,
				...present("rangeEnd", fields.optionalText("rangeEnd")),
				...present("prevKv", fields.optionalFlag("prevKv"))
			});
		}
	};
	const compare = (value, at) => {
		const fields = jsonFields(value, line, at);
		const key = fields.text("key");
		const target = fields.choice("target", compareTargets);
		const result = fields.choice("result", compareResults);
		return target === "value" ? finish(fields, {
			key,
			target,
			result,
			value: fields.text("value")
		}) : finish(fields, {
			key,
			target,
			result,
			number: fields.whole("number")
		});
	};
	const response = (value, at) => {
		const fields = jsonFields(value, line, at);
		const kind = fields.choice("kind", [...requestKinds, "error"]);
		if (kind === "error") return finish(fields, {
			kind,
			error: fields.choice("error", errorKinds),
			...present("message", fields.optionalText("message"))
		});
		const revision = fields.whole("revision");
		switch (kind) {
			case "range":
			case "put":
			case "deleteRange": return finish(fields, {
				...resultFields(kind, fields),
				revision
			});
			case "txn": return finish(fields, {
				kind,
				revision,
				succeeded: fields.flag("succeeded"),
				responses: fields.list("responses", kvResult)
			});
			case "leaseGrant": return finish(fields, {
				kind,
				revision,
				lease: fields.whole("lease")
			});
			case "compact":
			case "leaseRevoke": return finish(fields, {
				kind,
				revision
			});
		}
	};
	const kvResult = (value, at) => {
		const fields = jsonFields(value, line, at);
		return finish(fields, resultFields(fields.choice("kind", kvKinds), fields));
	};
	const resultFields = (kind, fields) => {
		switch (kind) {
			case "range": return {
				kind,
				kvs: fields.list("kvs", keyValue),
				count: fields.whole("count"),
				...present("more", fields.optionalFlag("more"))
			};
			case "put": return {
				kind,
				...present("prevKv", fields.optional("prevKv", keyValue))
			};
			case "deleteRange": {
				const prevKvs = fields.optional("prevKvs", () => fields.list("prevKvs", keyValue));
				return {
					kind,
					deleted: fields.whole("deleted"),
					...present("prevKvs", prevKvs)
				};
			}
		}
	};
	const keyValue = (value, at) => {
		const fields = jsonFields(value, line, at);
		return finish(fields, {
			key: fields.text("key"),
			value: fields.text("value"),
			createRevision: fields.whole("createRevision"),
			modRevision: fields.whole("modRevision"),
			version: fields.whole("version"),
			...present("lease", fields.optionalWhole("lease"))
		});
	};
	return {
		request,
		response
	};
}
function finish(fields, item) {
	fields.end();
	return item;
}
// src/check/read-etcd-history.ts
const etcdHistoryHeader = "{\"history\":\"etcd\",\"version\":1}";
const expected = `the first line ${etcdHistoryHeader}, then one operation a line`;
function readEtcdHistory(text) {
	const operations = [];
	const lines = [];
	let header = false;
	eachLine(text, (line, number) => {
		const value = parseLine(line, number);
		if (header) {
			operations.push(readEtcdOperation(value, number));
			lines.push(number);
		} else header = readHeader(value, line, number);
	});
	if (operations.length === 0) throw emptyHistory(expected);
	return {
		operations,
		lines
	};
}
function readHeader(value, line, number) {
	const { history, version } = value ?? {};
	if (history !== "etcd") throw badLine(number, line, expected);
	if (version !== 1) throw new UserError("history-version", `line ${number}: version ${JSON.stringify(version)} of the format is not known`, "Expected 1");
	return true;
}
function parseLine(line, number) {
	try {
		return JSON.parse(line);
	} catch (error) {
		throw badLine(number, error instanceof Error ? error.message : line, "a line of JSON");
	}
}
function writeEtcdHistory(operations) {
	return `${[etcdHistoryHeader, ...operations.map((operation) => JSON.stringify(operation))].join("\n")}\n`;
}
export { checkLinearizability as C, checkLimits as S, applyEtcd as _, emptyHistory as a, findPairs as b, etcdModel as c, isLeftOut as d, pairsOf as f, describeKeys as g, describeEtcdState as h, eachLine as i, createsRevision as l, describeEtcdResponse as m, writeEtcdHistory as n, checkEtcdHistory as o, describeEtcdRequest as p, badLine as r, etcdHistory as s, readEtcdHistory as t, headerRevision as u, emptyEtcdState as v, isSamePair as x, findPair as y };
