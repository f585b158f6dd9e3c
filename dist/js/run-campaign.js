import { A as readCampaigns, C as readReport, O as _usingCtx, U as judgeCampaign, c as planPhase, g as sweepPhase, h as nameRunner, k as openStore, m as isProven } from "./read-config.js";
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
			observer
		}, machine);
		const store = _usingCtx$1.u(openStore(dbPath, { readonly: true }));
		const report = readReport(store, plan.campaign);
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
	const { targets, seeds } = request;
	const planNumber = (number) => planPhase({
		targets,
		seeds,
		shardCount: 1,
		number
	}, machine);
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
		const store = _usingCtx3.u(openStore(dbPath, { create: true }));
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
export { runCampaign as t };
