import { i as readCheckedStore } from "./check-stores-ahead.js";
import { workerData } from "node:worker_threads";
// src/store/check-stores-worker.ts
const { paths, port, counts } = workerData;
for (const [place, path] of paths.entries()) {
	for (let taken = Atomics.load(counts, 1); place - taken >= 4;) {
		Atomics.wait(counts, 1, taken);
		taken = Atomics.load(counts, 1);
	}
	const bytes = readCheckedStore(path);
	port.postMessage({
		path,
		bytes
	}, bytes === null ? [] : [bytes]);
	Atomics.add(counts, 0, 1);
	Atomics.notify(counts, 0);
}
export {};
