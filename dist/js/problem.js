import { t as WorldError } from "./world-error.js";
// src/base/plain-text.ts
function plainLines(text) {
	return disarmCommands(text.toWellFormed().replace(terminalSequences, "").replace(lineBreaks, "\n").replace(invisibleCharacters, "").replace(longMarkRuns, "$1"));
}
function plainLine(text, max) {
	const line = plainLines(text.slice(0, 16 * max + 1024)).replace(/\s+/g, " ").trim();
	if (line.length <= max) return line;
	return `${line.slice(0, Math.max(0, max - 1)).toWellFormed().replace(/\uFFFD$/, "")}…`;
}
const terminalSequences = /(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]|(?:\u001B\]|\u009D)[^\u0007\u001B\u009C]*(?:\u0007|\u001B\\|\u009C)/g;
const lineBreaks = /\r\n|[\r\u000B\u000C\u0085\u2028\u2029]/g;
const invisibleCharacters = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\p{Cf}\p{Default_Ignorable_Code_Point}\uFFFE\uFFFF]/gu;
const longMarkRuns = /(\p{M}{4})\p{M}+/gu;
function disarmCommands(text) {
	return text.replace(/(?<!\S):{2,}/g, (colons) => ": ".repeat(colons.length).trimEnd()).replace(/##(?=\[)/g, "# #");
}
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
export { plainLine as a, toWorldError as i, isRequestError as n, plainLines as o, readRequestError as r, classifyProblem as t };
