import { i as __toESM } from "./rolldown-runtime.js";
import { a as Octokit$1, i as requestLog, o as retry, r as paginateRest, s as require_light, t as legacyRestEndpointMethods } from "./dist-src.js";
import { t as plainLine } from "./plain-text.js";
import { n as formatCount } from "./text.js";
import { t as WorldError } from "./world-error.js";
import { setTimeout } from "node:timers/promises";
// src/publish/github/problem.ts
function classifyProblem(error) {
	const { status, message, headers } = readRequestError(error);
	const said = plainLine(message.replace(/ - https:\/\/docs\.github\.com\S*$/, ""), 200);
	if (isLimit(status, message, headers)) return {
		kind: "limited",
		said
	};
	switch (status) {
		case 410: return { kind: "disabled" };
		case 401:
		case 403:
		case 404:
		case 451: return {
			kind: "read-only",
			said: `${status} ${said}`
		};
		default: return status >= 400 && status < 500 ? {
			kind: "refused",
			said: `${status} ${said}`
		} : {
			kind: "unclear",
			said
		};
	}
}
function isRequestError(error) {
	return error instanceof WorldError || readRequestError(error).status > 0;
}
function toWorldError(action, error) {
	if (error instanceof WorldError) return error;
	const problem = classifyProblem(error);
	const said = problem.kind === "disabled" ? "issues are disabled" : problem.said;
	const hint = problem.kind === "limited" ? "Run publish again later: it goes on from what is there." : "What was done so far is kept; run publish again to go on.";
	return new WorldError("github", `${action}: ${said}`, {
		hint,
		cause: error
	});
}
function readRequestError(error) {
	const message = error instanceof Error ? error.message : String(error);
	if (typeof error !== "object" || error === null) return {
		status: 0,
		message,
		headers: {}
	};
	const status = "status" in error && typeof error.status === "number" ? error.status : 0;
	const response = "response" in error && isRecord(error.response) ? error.response : {};
	return {
		status,
		message,
		headers: isRecord(response.headers) ? response.headers : {}
	};
}
function isLimit(status, message, headers) {
	if (status === 429) return true;
	if (status !== 403) return false;
	return headers["x-ratelimit-remaining"] === "0" || "retry-after" in headers || /rate limit/i.test(message);
}
function isRecord(value) {
	return typeof value === "object" && value !== null;
}
// node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var import_light = __toESM(require_light(), 1);
var VERSION$1 = "0.0.0-development";
var noop = () => Promise.resolve();
function wrapRequest(state, request, options) {
	return state.retryLimiter.schedule(doRequest, state, request, options);
}
async function doRequest(state, request, options) {
	const { pathname } = new URL(options.url, "http://github.test");
	const isAuth = isAuthRequest(options.method, pathname);
	const isWrite = !isAuth && options.method !== "GET" && options.method !== "HEAD";
	const isSearch = options.method === "GET" && pathname.startsWith("/search/");
	const isGraphQL = pathname.startsWith("/graphql");
	const jobOptions = ~~request.retryCount > 0 ? {
		priority: 0,
		weight: 0
	} : {};
	if (state.clustering) jobOptions.expiration = 6e4;
	if (isWrite || isGraphQL) await state.write.key(state.id).schedule(jobOptions, noop);
	if (isWrite && state.triggersNotification(pathname)) await state.notifications.key(state.id).schedule(jobOptions, noop);
	if (isSearch) await state.search.key(state.id).schedule(jobOptions, noop);
	const req = (isAuth ? state.auth : state.global).key(state.id).schedule(jobOptions, request, options);
	if (isGraphQL) {
		const res = await req;
		if (res.data.errors != null && res.data.errors.some((error) => error.type === "RATE_LIMITED")) throw Object.assign(new Error("GraphQL Rate Limit Exceeded"), {
			response: res,
			data: res.data
		});
	}
	return req;
}
function isAuthRequest(method, pathname) {
	return method === "PATCH" && /^\/applications\/[^/]+\/token\/scoped$/.test(pathname) || method === "POST" && (/^\/applications\/[^/]+\/token$/.test(pathname) || /^\/app\/installations\/[^/]+\/access_tokens$/.test(pathname) || pathname === "/login/oauth/access_token");
}
var triggers_notification_paths_default = [
	"/orgs/{org}/invitations",
	"/orgs/{org}/invitations/{invitation_id}",
	"/orgs/{org}/teams/{team_slug}/discussions",
	"/orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments",
	"/repos/{owner}/{repo}/collaborators/{username}",
	"/repos/{owner}/{repo}/commits/{commit_sha}/comments",
	"/repos/{owner}/{repo}/issues",
	"/repos/{owner}/{repo}/issues/{issue_number}/comments",
	"/repos/{owner}/{repo}/issues/{issue_number}/sub_issue",
	"/repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority",
	"/repos/{owner}/{repo}/pulls",
	"/repos/{owner}/{repo}/pulls/{pull_number}/comments",
	"/repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies",
	"/repos/{owner}/{repo}/pulls/{pull_number}/merge",
	"/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
	"/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
	"/repos/{owner}/{repo}/releases",
	"/teams/{team_id}/discussions",
	"/teams/{team_id}/discussions/{discussion_number}/comments"
];
function routeMatcher(paths) {
	const regex2 = `^(?:${paths.map((path) => path.split("/").map((c) => c.startsWith("{") ? "(?:.+?)" : c).join("/")).map((r) => `(?:${r})`).join("|")})[^/]*$`;
	return new RegExp(regex2, "i");
}
var regex = routeMatcher(triggers_notification_paths_default);
var triggersNotification = regex.test.bind(regex);
var groups = {};
var createGroups = function(Bottleneck, common) {
	groups.global = new Bottleneck.Group({
		id: "octokit-global",
		maxConcurrent: 10,
		...common
	});
	groups.auth = new Bottleneck.Group({
		id: "octokit-auth",
		maxConcurrent: 1,
		...common
	});
	groups.search = new Bottleneck.Group({
		id: "octokit-search",
		maxConcurrent: 1,
		minTime: 2e3,
		...common
	});
	groups.write = new Bottleneck.Group({
		id: "octokit-write",
		maxConcurrent: 1,
		minTime: 1e3,
		...common
	});
	groups.notifications = new Bottleneck.Group({
		id: "octokit-notifications",
		maxConcurrent: 1,
		minTime: 3e3,
		...common
	});
};
function throttling(octokit, octokitOptions) {
	const { enabled = true, Bottleneck = import_light.default, id = "no-id", timeout = 12e4, connection } = octokitOptions.throttle || {};
	if (!enabled) return {};
	const common = { timeout };
	if (typeof connection !== "undefined") common.connection = connection;
	const state = Object.assign({
		clustering: connection != null,
		triggersNotification,
		fallbackSecondaryRateRetryAfter: 60,
		retryAfterBaseValue: 1e3,
		id
	}, octokitOptions.throttle);
	if (typeof state.onSecondaryRateLimit !== "function" || typeof state.onRateLimit !== "function") throw new Error(`octokit/plugin-throttling error:
        You must pass the onSecondaryRateLimit and onRateLimit error handlers.
        See https://octokit.github.io/rest.js/#throttling

        const octokit = new Octokit({
          throttle: {
            onSecondaryRateLimit: (retryAfter, options) => {/* ... */},
            onRateLimit: (retryAfter, options) => {/* ... */}
          }
        })
    `);
	let initialized = false;
	const initializeBottleneck = () => {
		if (initialized) return;
		initialized = true;
		if (groups.global == null) createGroups(Bottleneck, common);
		state.global = state.global ?? groups.global;
		state.auth = state.auth ?? groups.auth;
		state.search = state.search ?? groups.search;
		state.write = state.write ?? groups.write;
		state.notifications = state.notifications ?? groups.notifications;
		state.retryLimiter = state.retryLimiter ?? new Bottleneck();
		const events = {};
		const emitter = new Bottleneck.Events(events);
		events.on("secondary-limit", state.onSecondaryRateLimit);
		events.on("rate-limit", state.onRateLimit);
		events.on("error", (e) => octokit.log.warn("Error in throttling-plugin limit handler", e));
		state.retryLimiter.on("failed", async function(error, info) {
			const [state2, request, options] = info.args;
			const { pathname } = new URL(options.url, "http://github.test");
			if (!(pathname.startsWith("/graphql") && error.status !== 401 || error.status === 403 || error.status === 429)) return;
			const retryCount = ~~request.retryCount;
			request.retryCount = retryCount;
			options.request.retryCount = retryCount;
			const { wantRetry, retryAfter = 0 } = await (async function() {
				if (/\bsecondary rate\b/i.test(error.message)) {
					const retryAfter2 = Number(error.response.headers["retry-after"]) || state2.fallbackSecondaryRateRetryAfter;
					return {
						wantRetry: await emitter.trigger("secondary-limit", retryAfter2, options, octokit, retryCount),
						retryAfter: retryAfter2
					};
				}
				if (error.response.headers != null && error.response.headers["x-ratelimit-remaining"] === "0" || (error.response.data?.errors ?? []).some((error2) => error2.type === "RATE_LIMITED")) {
					const rateLimitReset = new Date(~~error.response.headers["x-ratelimit-reset"] * 1e3).getTime();
					const retryAfter2 = Math.max(Math.ceil((rateLimitReset - Date.now()) / 1e3) + 1, 0);
					return {
						wantRetry: await emitter.trigger("rate-limit", retryAfter2, options, octokit, retryCount),
						retryAfter: retryAfter2
					};
				}
				return {};
			})();
			if (wantRetry) {
				request.retryCount++;
				return retryAfter * state2.retryAfterBaseValue;
			}
		});
	};
	octokit.hook.wrap("request", (request, options) => {
		initializeBottleneck();
		return wrapRequest(state, request, options);
	});
	return {};
}
throttling.VERSION = VERSION$1;
throttling.triggersNotification = triggersNotification;
// node_modules/@octokit/rest/dist-src/index.js
const Octokit = Octokit$1.plugin(requestLog, legacyRestEndpointMethods, paginateRest).defaults({ userAgent: `octokit-rest.js/22.0.1` });
// src/publish/github/clock.ts
const machineClock = {
	now: () => performance.now(),
	date: () => Date.now(),
	wait: (ms) => setTimeout(ms),
	deadline: (ms) => AbortSignal.timeout(ms)
};
// src/publish/github/gate.ts
const budgetSpent = "github-budget";
function createGate(pace, clock, log) {
	let turns = Promise.resolve();
	let [requests, writes] = [0, 0];
	let [freeAt, closedUntil] = [0, 0];
	async function opened() {
		for (;;) {
			const waitMs = closedUntil - clock.now();
			if (waitMs <= 0) return;
			const seconds = Math.ceil(waitMs / pace.secondMs);
			if (seconds > pace.waitSecondsMax) throw new WorldError("github", `GitHub asks to wait ${formatCount(seconds)} s`);
			log(`GitHub asks to wait ${seconds} s before going on`);
			await clock.wait(waitMs);
		}
	}
	async function write(ask) {
		for (;;) {
			await opened();
			const waitMs = freeAt - clock.now();
			if (waitMs <= 0) break;
			await clock.wait(waitMs);
		}
		try {
			return await ask();
		} finally {
			freeAt = clock.now() + pace.writeGapMs;
		}
	}
	return {
		count(method) {
			requests++;
			if (isWrite(method)) writes++;
		},
		async pass(method, ask) {
			const spent = isWrite(method) && writes >= pace.writesMax ? `${formatCount(writes)} writes` : null;
			const all = requests >= pace.requestsMax ? `${formatCount(requests)} requests` : spent;
			if (all !== null) throw new WorldError(budgetSpent, `this run has sent ${all} to GitHub, its budget`);
			if (!isWrite(method)) {
				await opened();
				return await ask();
			}
			const turn = turns.then(() => write(ask));
			turns = turn.catch(() => void 0);
			return await turn;
		},
		close(seconds) {
			closedUntil = Math.max(closedUntil, clock.now() + seconds * pace.secondMs);
		},
		opened
	};
}
function isWrite(method) {
	return method !== "GET" && method !== "HEAD";
}
// src/publish/github/client.ts
const politePace = {
	writeGapMs: 1e3,
	secondMs: 1e3,
	waitSecondsMax: 300,
	retriesMax: 3,
	requestTimeoutMs: 3e4,
	lookSeconds: [
		1,
		4,
		9,
		16,
		30
	],
	requestsMax: 900,
	writesMax: 300
};
const sentOnce = {
	retries: 0,
	once: true
};
const PatientOctokit = Octokit.plugin(retry, throttling);
function createGitHub(settings) {
	const { token, apiUrl, userAgent, log, clock = machineClock } = settings;
	const pace = {
		...politePace,
		...settings.pace
	};
	const write = (message) => log(plainLine(message, 500));
	const gate = shareGate(settings, () => createGate(pace, clock, write));
	const octokit = new PatientOctokit({
		...token === null || token === "" ? {} : { auth: token },
		baseUrl: apiUrl.replace(/\/+$/, ""),
		userAgent,
		log: {
			debug: ignore,
			info: ignore,
			warn: write,
			error: ignore
		},
		request: { fetch: fetchWithin(settings.fetch ?? fetch, pace.requestTimeoutMs, clock, gate) },
		retry: {
			doNotRetry: [
				400,
				401,
				403,
				404,
				410,
				422,
				429,
				451
			],
			retries: pace.retriesMax,
			retryAfterBaseValue: pace.secondMs
		},
		throttle: waitPolitely(pace, gate, write)
	});
	octokit.hook.wrap("request", obeyLimits(pace, clock, gate));
	octokit.hook.wrap("request", (ask, options) => gate.pass(options.method ?? "GET", async () => await ask(options)));
	return {
		octokit,
		pace,
		clock,
		gate,
		pages: new Map()
	};
}
const gates = new Map();
function shareGate({ apiUrl, token, clock }, open) {
	if (clock !== void 0) return open();
	const name = `${apiUrl} ${token ?? ""}`;
	const gate = gates.get(name) ?? open();
	gates.set(name, gate);
	return gate;
}
function ignore() {}
function fetchWithin(send, timeoutMs, clock, gate) {
	return (input, init) => {
		gate.count(init?.method ?? "GET");
		return send(input, {
			...init,
			signal: clock.deadline(timeoutMs)
		});
	};
}
function waitPolitely(pace, gate, log) {
	const waitOut = (seconds, options, _octokit, retryCount) => {
		if (options.request?.once === true || seconds === unsaid) return false;
		gate.close(seconds);
		if (retryCount >= pace.retriesMax || seconds > pace.waitSecondsMax) return false;
		log(`GitHub asks to wait ${seconds} s before going on`);
		return true;
	};
	return {
		onRateLimit: waitOut,
		onSecondaryRateLimit: waitOut,
		fallbackSecondaryRateRetryAfter: unsaid,
		retryAfterBaseValue: pace.secondMs,
		global: unpaced,
		write: unpaced,
		notifications: unpaced
	};
}
const unsaid = -1;
const unpaced = { key: () => ({ schedule: (_job, task, ...given) => Promise.resolve(task(...given)) }) };
function obeyLimits(pace, clock, gate) {
	return async (ask, options) => {
		const once = options.request?.once === true;
		for (let attempt = 0;; attempt++) try {
			return await ask(options);
		} catch (error) {
			const seconds = readLimitSeconds(error, once, attempt, clock);
			if (seconds === null) throw error;
			gate.close(seconds);
			if (once || attempt >= pace.retriesMax || seconds > pace.waitSecondsMax) throw error;
			await gate.opened();
		}
	};
}
function readLimitSeconds(error, once, attempt, clock) {
	const { status, message, headers } = readRequestError(error);
	if (status !== 403 && status !== 429) return null;
	const asked = Number(headers["retry-after"] ?? NaN);
	const isSecondary = /secondary rate/i.test(message);
	if (Number.isFinite(asked) && asked >= 0) return isSecondary && !once ? null : asked;
	if (!isSecondary && headers["x-ratelimit-remaining"] === "0") {
		if (!once) return null;
		const resetMs = Number(headers["x-ratelimit-reset"]) * 1e3 - clock.date();
		return Number.isFinite(resetMs) ? Math.max(1, Math.ceil(resetMs / 1e3) + 1) : 60;
	}
	return isSecondary || status === 429 ? 60 * 2 ** attempt : null;
}
export { classifyProblem as a, toWorldError as c, budgetSpent as i, politePace as n, isRequestError as o, sentOnce as r, readRequestError as s, createGitHub as t };
