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
export { plainLines as n, plainLine as t };
