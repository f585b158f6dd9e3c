import { t as WorldError } from "./world-error.js";
import { r as UserError, t as assert } from "./assert.js";
import { n as plainLines, t as plainLine } from "./plain-text.js";
import { a as nearestWord, n as formatCount, o as truncate, r as formatPlural } from "./text.js";
import { $ as describePropertyLife, C as loadCorrections, Ct as explainError, Dt as keepHeapSmall, Et as usableJobs, G as summariseJson, H as publishPhase, L as chooseIssueRules, N as readSweeps, Ot as capYoungGeneration, S as proveInCheckout, St as parseCompareBudget, Tt as describeMachine, V as previewPublishing, X as renderIssueChanges, _ as commitAt, _t as textFileBytesMax, at as describeAttribution, b as writeOutputs, bt as parseSeedRange, c as findSuspect, d as parseIssueAddress, dt as joinTargetNames, et as describeSightings, f as readIssueReproduction, ft as loadConfig, gt as readTextFile, ht as readSettings, it as describeDeterminism, kt as seedBySeedBytes, lt as chooseDbPath, mt as onlyTarget, n as bisectPhase, nt as describeKnown, p as requireKnownServer, pt as nameChoice, rt as describeLife, tt as countStored, u as readIssueSuspect, ut as configName, v as commitWords, wt as listCauses, x as readCode, xt as parseCount, y as readBisectRange, yt as planMatrix } from "./bisect-phase.js";
import { A as checkpointMsDefault, At as describeCommand, B as keepReplays, C as mergePhase, D as readPlan, Dt as describeMaskedSeeds, H as nameOwnProgram, It as describeConfiguration, L as compareCode, Mt as listCommands, N as sweepPhase, Nt as listUnknownTargets, O as planWarnings, Ot as describeNextNew, R as describeCorrected, Rt as readSeed, S as triagePhase, Tt as describeHistory, V as reproducePhase, Yt as countSeedsToSeeAgain, _n as describeCarried, b as readStoreReport, fn as failOns, gn as sawItsCanary, hn as listShardGaps, jt as describeUnknownCommand, k as plannedCount, ln as parseDuration, mn as judgeCampaign, n as nameBaseStore, pn as floorDefault, rn as normaliseMessage, rt as extractSignature, st as describeStanding, u as resolveRevision, vn as isNeverSeen, y as planPhase, yn as triedCanary, z as findRecorded } from "./compare-phase.js";
import { Bt as isFailure, a as _usingCtx, bt as vias, h as openStore, lt as listLacking, mt as isCarried, st as describeComparison, wt as SeedTextSchema } from "./check-stores-ahead.js";
import { n as modelNames, r as runCampaign, t as checkHistoryText } from "./check-history-text.js";
import { S as checkLimits } from "./read-etcd-history.js";
import { stripVTControlCharacters } from "node:util";
import { EventEmitter } from "node:events";
import { createHash } from "node:crypto";
import fs, { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path, { dirname, join, relative, resolve } from "node:path";
import childProcess from "node:child_process";
import process$1 from "node:process";
import { createInterface } from "node:readline/promises";
import { createInterface as createInterface$1 } from "node:readline";
import { text } from "node:stream/consumers";
// node_modules/commander/lib/error.js
var CommanderError = class extends Error {
	constructor(exitCode, code, message) {
		super(message);
		Error.captureStackTrace(this, this.constructor);
		this.name = this.constructor.name;
		this.code = code;
		this.exitCode = exitCode;
		this.nestedError = void 0;
	}
};
var InvalidArgumentError = class extends CommanderError {
	constructor(message) {
		super(1, "commander.invalidArgument", message);
		Error.captureStackTrace(this, this.constructor);
		this.name = this.constructor.name;
	}
};
// node_modules/commander/lib/argument.js
var Argument = class {
	constructor(name, description) {
		this.description = description || "";
		this.variadic = false;
		this.parseArg = void 0;
		this.defaultValue = void 0;
		this.defaultValueDescription = void 0;
		this.argChoices = void 0;
		switch (name[0]) {
			case "<":
				this.required = true;
				this._name = name.slice(1, -1);
				break;
			case "[":
				this.required = false;
				this._name = name.slice(1, -1);
				break;
			default:
				this.required = true;
				this._name = name;
		}
		if (this._name.endsWith("...")) {
			this.variadic = true;
			this._name = this._name.slice(0, -3);
		}
	}
	name() {
		return this._name;
	}
	_collectValue(value, previous) {
		if (previous === this.defaultValue || !Array.isArray(previous)) return [value];
		previous.push(value);
		return previous;
	}
	default(value, description) {
		this.defaultValue = value;
		this.defaultValueDescription = description;
		return this;
	}
	argParser(fn) {
		this.parseArg = fn;
		return this;
	}
	choices(values) {
		this.argChoices = values.slice();
		this.parseArg = (arg, previous) => {
			if (!this.argChoices.includes(arg)) throw new InvalidArgumentError(`Allowed choices are ${this.argChoices.join(", ")}.`);
			if (this.variadic) return this._collectValue(arg, previous);
			return arg;
		};
		return this;
	}
	argRequired() {
		this.required = true;
		return this;
	}
	argOptional() {
		this.required = false;
		return this;
	}
};
function humanReadableArgName(arg) {
	const nameOutput = arg.name() + (arg.variadic === true ? "..." : "");
	return arg.required ? "<" + nameOutput + ">" : "[" + nameOutput + "]";
}
// node_modules/commander/lib/help.js
var Help = class {
	constructor() {
		this.helpWidth = void 0;
		this.minWidthToWrap = 40;
		this.sortSubcommands = false;
		this.sortOptions = false;
		this.showGlobalOptions = false;
	}
	prepareContext(contextOptions) {
		this.helpWidth = this.helpWidth ?? contextOptions.helpWidth ?? 80;
	}
	visibleCommands(cmd) {
		const visibleCommands = cmd.commands.filter((cmd) => !cmd._hidden);
		const helpCommand = cmd._getHelpCommand();
		if (helpCommand && !helpCommand._hidden) visibleCommands.push(helpCommand);
		if (this.sortSubcommands) visibleCommands.sort((a, b) => {
			return a.name().localeCompare(b.name());
		});
		return visibleCommands;
	}
	compareOptions(a, b) {
		const getSortKey = (option) => {
			return option.short ? option.short.replace(/^-/, "") : option.long.replace(/^--/, "");
		};
		return getSortKey(a).localeCompare(getSortKey(b));
	}
	visibleOptions(cmd) {
		const visibleOptions = cmd.options.filter((option) => !option.hidden);
		const helpOption = cmd._getHelpOption();
		if (helpOption && !helpOption.hidden) {
			const removeShort = helpOption.short && cmd._findOption(helpOption.short);
			const removeLong = helpOption.long && cmd._findOption(helpOption.long);
			if (!removeShort && !removeLong) visibleOptions.push(helpOption);
			else if (helpOption.long && !removeLong) visibleOptions.push(cmd.createOption(helpOption.long, helpOption.description).helpGroup(helpOption.helpGroupHeading));
			else if (helpOption.short && !removeShort) visibleOptions.push(cmd.createOption(helpOption.short, helpOption.description).helpGroup(helpOption.helpGroupHeading));
		}
		if (this.sortOptions) visibleOptions.sort(this.compareOptions);
		return visibleOptions;
	}
	visibleGlobalOptions(cmd) {
		if (!this.showGlobalOptions) return [];
		const globalOptions = [];
		for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent) {
			const visibleOptions = ancestorCmd.options.filter((option) => !option.hidden);
			globalOptions.push(...visibleOptions);
		}
		if (this.sortOptions) globalOptions.sort(this.compareOptions);
		return globalOptions;
	}
	visibleArguments(cmd) {
		if (cmd._argsDescription) cmd.registeredArguments.forEach((argument) => {
			argument.description = argument.description || cmd._argsDescription[argument.name()] || "";
		});
		if (cmd.registeredArguments.find((argument) => argument.description)) return cmd.registeredArguments;
		return [];
	}
	subcommandTerm(cmd) {
		const args = cmd.registeredArguments.map((arg) => humanReadableArgName(arg)).join(" ");
		return cmd._name + (cmd._aliases[0] ? "|" + cmd._aliases[0] : "") + (cmd.options.length ? " [options]" : "") + (args ? " " + args : "");
	}
	optionTerm(option) {
		return option.flags;
	}
	argumentTerm(argument) {
		return argument.name();
	}
	longestSubcommandTermLength(cmd, helper) {
		return helper.visibleCommands(cmd).reduce((max, command) => {
			return Math.max(max, this.displayWidth(helper.styleSubcommandTerm(helper.subcommandTerm(command))));
		}, 0);
	}
	longestOptionTermLength(cmd, helper) {
		return helper.visibleOptions(cmd).reduce((max, option) => {
			return Math.max(max, this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option))));
		}, 0);
	}
	longestGlobalOptionTermLength(cmd, helper) {
		return helper.visibleGlobalOptions(cmd).reduce((max, option) => {
			return Math.max(max, this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option))));
		}, 0);
	}
	longestArgumentTermLength(cmd, helper) {
		return helper.visibleArguments(cmd).reduce((max, argument) => {
			return Math.max(max, this.displayWidth(helper.styleArgumentTerm(helper.argumentTerm(argument))));
		}, 0);
	}
	commandUsage(cmd) {
		let cmdName = cmd._name;
		if (cmd._aliases[0]) cmdName = cmdName + "|" + cmd._aliases[0];
		let ancestorCmdNames = "";
		for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent) ancestorCmdNames = ancestorCmd.name() + " " + ancestorCmdNames;
		return ancestorCmdNames + cmdName + " " + cmd.usage();
	}
	commandDescription(cmd) {
		return cmd.description();
	}
	subcommandDescription(cmd) {
		return cmd.summary() || cmd.description();
	}
	optionDescription(option) {
		const extraInfo = [];
		if (option.argChoices) extraInfo.push(`choices: ${option.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`);
		if (option.defaultValue !== void 0) {
			if (option.required || option.optional || option.isBoolean() && typeof option.defaultValue === "boolean") extraInfo.push(`default: ${option.defaultValueDescription || JSON.stringify(option.defaultValue)}`);
		}
		if (option.presetArg !== void 0 && option.optional) extraInfo.push(`preset: ${JSON.stringify(option.presetArg)}`);
		if (option.envVar !== void 0) extraInfo.push(`env: ${option.envVar}`);
		if (extraInfo.length > 0) {
			const extraDescription = `(${extraInfo.join(", ")})`;
			if (option.description) return `${option.description} ${extraDescription}`;
			return extraDescription;
		}
		return option.description;
	}
	argumentDescription(argument) {
		const extraInfo = [];
		if (argument.argChoices) extraInfo.push(`choices: ${argument.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`);
		if (argument.defaultValue !== void 0) extraInfo.push(`default: ${argument.defaultValueDescription || JSON.stringify(argument.defaultValue)}`);
		if (extraInfo.length > 0) {
			const extraDescription = `(${extraInfo.join(", ")})`;
			if (argument.description) return `${argument.description} ${extraDescription}`;
			return extraDescription;
		}
		return argument.description;
	}
	formatItemList(heading, items, helper) {
		if (items.length === 0) return [];
		return [
			helper.styleTitle(heading),
			...items,
			""
		];
	}
	groupItems(unsortedItems, visibleItems, getGroup) {
		const result = new Map();
		unsortedItems.forEach((item) => {
			const group = getGroup(item);
			if (!result.has(group)) result.set(group, []);
		});
		visibleItems.forEach((item) => {
			const group = getGroup(item);
			if (!result.has(group)) result.set(group, []);
			result.get(group).push(item);
		});
		return result;
	}
	formatHelp(cmd, helper) {
		const termWidth = helper.padWidth(cmd, helper);
		const helpWidth = helper.helpWidth ?? 80;
		function callFormatItem(term, description) {
			return helper.formatItem(term, termWidth, description, helper);
		}
		let output = [`${helper.styleTitle("Usage:")} ${helper.styleUsage(helper.commandUsage(cmd))}`, ""];
		const commandDescription = helper.commandDescription(cmd);
		if (commandDescription.length > 0) output = output.concat([helper.boxWrap(helper.styleCommandDescription(commandDescription), helpWidth), ""]);
		const argumentList = helper.visibleArguments(cmd).map((argument) => {
			return callFormatItem(helper.styleArgumentTerm(helper.argumentTerm(argument)), helper.styleArgumentDescription(helper.argumentDescription(argument)));
		});
		output = output.concat(this.formatItemList("Arguments:", argumentList, helper));
		this.groupItems(cmd.options, helper.visibleOptions(cmd), (option) => option.helpGroupHeading ?? "Options:").forEach((options, group) => {
			const optionList = options.map((option) => {
				return callFormatItem(helper.styleOptionTerm(helper.optionTerm(option)), helper.styleOptionDescription(helper.optionDescription(option)));
			});
			output = output.concat(this.formatItemList(group, optionList, helper));
		});
		if (helper.showGlobalOptions) {
			const globalOptionList = helper.visibleGlobalOptions(cmd).map((option) => {
				return callFormatItem(helper.styleOptionTerm(helper.optionTerm(option)), helper.styleOptionDescription(helper.optionDescription(option)));
			});
			output = output.concat(this.formatItemList("Global Options:", globalOptionList, helper));
		}
		this.groupItems(cmd.commands, helper.visibleCommands(cmd), (sub) => sub.helpGroup() || "Commands:").forEach((commands, group) => {
			const commandList = commands.map((sub) => {
				return callFormatItem(helper.styleSubcommandTerm(helper.subcommandTerm(sub)), helper.styleSubcommandDescription(helper.subcommandDescription(sub)));
			});
			output = output.concat(this.formatItemList(group, commandList, helper));
		});
		return output.join("\n");
	}
	displayWidth(str) {
		return stripVTControlCharacters(str).length;
	}
	styleTitle(str) {
		return str;
	}
	styleUsage(str) {
		return str.split(" ").map((word) => {
			if (word === "[options]") return this.styleOptionText(word);
			if (word === "[command]") return this.styleSubcommandText(word);
			if (word[0] === "[" || word[0] === "<") return this.styleArgumentText(word);
			return this.styleCommandText(word);
		}).join(" ");
	}
	styleCommandDescription(str) {
		return this.styleDescriptionText(str);
	}
	styleOptionDescription(str) {
		return this.styleDescriptionText(str);
	}
	styleSubcommandDescription(str) {
		return this.styleDescriptionText(str);
	}
	styleArgumentDescription(str) {
		return this.styleDescriptionText(str);
	}
	styleDescriptionText(str) {
		return str;
	}
	styleOptionTerm(str) {
		return this.styleOptionText(str);
	}
	styleSubcommandTerm(str) {
		return str.split(" ").map((word) => {
			if (word === "[options]") return this.styleOptionText(word);
			if (word[0] === "[" || word[0] === "<") return this.styleArgumentText(word);
			return this.styleSubcommandText(word);
		}).join(" ");
	}
	styleArgumentTerm(str) {
		return this.styleArgumentText(str);
	}
	styleOptionText(str) {
		return str;
	}
	styleArgumentText(str) {
		return str;
	}
	styleSubcommandText(str) {
		return str;
	}
	styleCommandText(str) {
		return str;
	}
	padWidth(cmd, helper) {
		return Math.max(helper.longestOptionTermLength(cmd, helper), helper.longestGlobalOptionTermLength(cmd, helper), helper.longestSubcommandTermLength(cmd, helper), helper.longestArgumentTermLength(cmd, helper));
	}
	preformatted(str) {
		return /\n[^\S\r\n]/.test(str);
	}
	formatItem(term, termWidth, description, helper) {
		const itemIndent = 2;
		const itemIndentStr = " ".repeat(itemIndent);
		if (!description) return itemIndentStr + term;
		const paddedTerm = term.padEnd(termWidth + term.length - helper.displayWidth(term));
		const spacerWidth = 2;
		const remainingWidth = (this.helpWidth ?? 80) - termWidth - spacerWidth - itemIndent;
		let formattedDescription;
		if (remainingWidth < this.minWidthToWrap || helper.preformatted(description)) formattedDescription = description;
		else formattedDescription = helper.boxWrap(description, remainingWidth).replace(/\n/g, "\n" + " ".repeat(termWidth + spacerWidth));
		return itemIndentStr + paddedTerm + " ".repeat(spacerWidth) + formattedDescription.replace(/\n/g, `\n${itemIndentStr}`);
	}
	boxWrap(str, width) {
		if (width < this.minWidthToWrap) return str;
		const rawLines = str.split(/\r\n|\n/);
		const chunkPattern = /[\s]*[^\s]+/g;
		const wrappedLines = [];
		rawLines.forEach((line) => {
			const chunks = line.match(chunkPattern);
			if (chunks === null) {
				wrappedLines.push("");
				return;
			}
			let sumChunks = [chunks.shift()];
			let sumWidth = this.displayWidth(sumChunks[0]);
			chunks.forEach((chunk) => {
				const visibleWidth = this.displayWidth(chunk);
				if (sumWidth + visibleWidth <= width) {
					sumChunks.push(chunk);
					sumWidth += visibleWidth;
					return;
				}
				wrappedLines.push(sumChunks.join(""));
				const nextChunk = chunk.trimStart();
				sumChunks = [nextChunk];
				sumWidth = this.displayWidth(nextChunk);
			});
			wrappedLines.push(sumChunks.join(""));
		});
		return wrappedLines.join("\n");
	}
};
// node_modules/commander/lib/option.js
var Option = class {
	constructor(flags, description) {
		this.flags = flags;
		this.description = description || "";
		this.required = flags.includes("<");
		this.optional = flags.includes("[");
		this.variadic = /\p{ID_Continue}\.\.\.[>\]]$/u.test(flags);
		this.mandatory = false;
		const optionFlags = splitOptionFlags(flags);
		this.short = optionFlags.shortFlag;
		this.long = optionFlags.longFlag;
		this.negate = false;
		if (this.long) this.negate = this.long.startsWith("--no-");
		this.defaultValue = void 0;
		this.defaultValueDescription = void 0;
		this.presetArg = void 0;
		this.envVar = void 0;
		this.parseArg = void 0;
		this.hidden = false;
		this.argChoices = void 0;
		this.conflictsWith = [];
		this.implied = void 0;
		this.helpGroupHeading = void 0;
	}
	default(value, description) {
		this.defaultValue = value;
		this.defaultValueDescription = description;
		return this;
	}
	preset(arg) {
		this.presetArg = arg;
		return this;
	}
	conflicts(names) {
		this.conflictsWith = this.conflictsWith.concat(names);
		return this;
	}
	implies(impliedOptionValues) {
		let newImplied = impliedOptionValues;
		if (typeof impliedOptionValues === "string") newImplied = { [impliedOptionValues]: true };
		this.implied = Object.assign(this.implied || {}, newImplied);
		return this;
	}
	env(name) {
		this.envVar = name;
		return this;
	}
	argParser(fn) {
		this.parseArg = fn;
		return this;
	}
	makeOptionMandatory(mandatory = true) {
		this.mandatory = !!mandatory;
		return this;
	}
	hideHelp(hide = true) {
		this.hidden = !!hide;
		return this;
	}
	_collectValue(value, previous) {
		if (previous === this.defaultValue || !Array.isArray(previous)) return [value];
		previous.push(value);
		return previous;
	}
	choices(values) {
		this.argChoices = values.slice();
		this.parseArg = (arg, previous) => {
			if (!this.argChoices.includes(arg)) throw new InvalidArgumentError(`Allowed choices are ${this.argChoices.join(", ")}.`);
			if (this.variadic) return this._collectValue(arg, previous);
			return arg;
		};
		return this;
	}
	name() {
		if (this.long) return this.long.replace(/^--/, "");
		return this.short.replace(/^-/, "");
	}
	attributeName() {
		if (this.negate) return camelcase(this.name().replace(/^no-/, ""));
		return camelcase(this.name());
	}
	helpGroup(heading) {
		this.helpGroupHeading = heading;
		return this;
	}
	is(arg) {
		return this.short === arg || this.long === arg;
	}
	isBoolean() {
		return !this.required && !this.optional && !this.negate;
	}
};
var DualOptions = class {
	constructor(options) {
		this.positiveOptions = new Map();
		this.negativeOptions = new Map();
		this.dualOptions = new Set();
		options.forEach((option) => {
			if (option.negate) this.negativeOptions.set(option.attributeName(), option);
			else this.positiveOptions.set(option.attributeName(), option);
		});
		this.negativeOptions.forEach((value, key) => {
			if (this.positiveOptions.has(key)) this.dualOptions.add(key);
		});
	}
	valueFromOption(value, option) {
		const optionKey = option.attributeName();
		if (!this.dualOptions.has(optionKey)) return true;
		const preset = this.negativeOptions.get(optionKey).presetArg;
		const negativeValue = preset !== void 0 ? preset : false;
		return option.negate === (negativeValue === value);
	}
};
function camelcase(str) {
	return str.split("-").reduce((str, word) => {
		return str + word[0].toUpperCase() + word.slice(1);
	});
}
function splitOptionFlags(flags) {
	let shortFlag;
	let longFlag;
	const shortFlagExp = /^-[^-]$/;
	const longFlagExp = /^--[^-]/;
	const flagParts = flags.split(/[ |,]+/).concat("guard");
	if (shortFlagExp.test(flagParts[0])) shortFlag = flagParts.shift();
	if (longFlagExp.test(flagParts[0])) longFlag = flagParts.shift();
	if (!shortFlag && shortFlagExp.test(flagParts[0])) shortFlag = flagParts.shift();
	if (!shortFlag && longFlagExp.test(flagParts[0])) {
		shortFlag = longFlag;
		longFlag = flagParts.shift();
	}
	if (flagParts[0].startsWith("-")) {
		const unsupportedFlag = flagParts[0];
		const baseError = `option creation failed due to '${unsupportedFlag}' in option flags '${flags}'`;
		if (/^-[^-][^-]/.test(unsupportedFlag)) throw new Error(`${baseError}
- a short flag is a single dash and a single character
  - either use a single dash and a single character (for a short flag)
  - or use a double dash for a long option (and can have two, like '--ws, --workspace')`);
		if (shortFlagExp.test(unsupportedFlag)) throw new Error(`${baseError}
- too many short flags`);
		if (longFlagExp.test(unsupportedFlag)) throw new Error(`${baseError}
- too many long flags`);
		throw new Error(`${baseError}
- unrecognised flag format`);
	}
	if (shortFlag === void 0 && longFlag === void 0) throw new Error(`option creation failed due to no flags found in '${flags}'.`);
	return {
		shortFlag,
		longFlag
	};
}
// node_modules/commander/lib/suggestSimilar.js
const maxDistance = 3;
function editDistance(a, b) {
	if (Math.abs(a.length - b.length) > maxDistance) return Math.max(a.length, b.length);
	const d = [];
	for (let i = 0; i <= a.length; i++) d[i] = [i];
	for (let j = 0; j <= b.length; j++) d[0][j] = j;
	for (let j = 1; j <= b.length; j++) for (let i = 1; i <= a.length; i++) {
		let cost;
		if (a[i - 1] === b[j - 1]) cost = 0;
		else cost = 1;
		d[i][j] = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost);
		if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
	}
	return d[a.length][b.length];
}
function suggestSimilar(word, candidates) {
	if (!candidates || candidates.length === 0) return "";
	candidates = Array.from(new Set(candidates));
	const searchingOptions = word.startsWith("--");
	if (searchingOptions) {
		word = word.slice(2);
		candidates = candidates.map((candidate) => candidate.slice(2));
	}
	let similar = [];
	let bestDistance = maxDistance;
	const minSimilarity = .4;
	candidates.forEach((candidate) => {
		if (candidate.length <= 1) return;
		const distance = editDistance(word, candidate);
		const length = Math.max(word.length, candidate.length);
		if ((length - distance) / length > minSimilarity) {
			if (distance < bestDistance) {
				bestDistance = distance;
				similar = [candidate];
			} else if (distance === bestDistance) similar.push(candidate);
		}
	});
	similar.sort((a, b) => a.localeCompare(b));
	if (searchingOptions) similar = similar.map((candidate) => `--${candidate}`);
	if (similar.length > 1) return `\n(Did you mean one of ${similar.join(", ")}?)`;
	if (similar.length === 1) return `\n(Did you mean ${similar[0]}?)`;
	return "";
}
// node_modules/commander/lib/command.js
var Command = class Command extends EventEmitter {
	constructor(name) {
		super();
		this.commands = [];
		this.options = [];
		this.parent = null;
		this._allowUnknownOption = false;
		this._allowExcessArguments = false;
		this.registeredArguments = [];
		this._args = this.registeredArguments;
		this.args = [];
		this.rawArgs = [];
		this.processedArgs = [];
		this._scriptPath = null;
		this._name = name || "";
		this._optionValues = {};
		this._optionValueSources = {};
		this._storeOptionsAsProperties = false;
		this._actionHandler = null;
		this._executableHandler = false;
		this._executableFile = null;
		this._executableDir = null;
		this._defaultCommandName = null;
		this._exitCallback = null;
		this._aliases = [];
		this._combineFlagAndOptionalValue = true;
		this._description = "";
		this._summary = "";
		this._argsDescription = void 0;
		this._enablePositionalOptions = false;
		this._passThroughOptions = false;
		this._lifeCycleHooks = {};
		this._showHelpAfterError = false;
		this._showSuggestionAfterError = true;
		this._savedState = null;
		this._outputConfiguration = {
			writeOut: (str) => process$1.stdout.write(str),
			writeErr: (str) => process$1.stderr.write(str),
			outputError: (str, write) => write(str),
			getOutHelpWidth: () => process$1.stdout.isTTY ? process$1.stdout.columns : void 0,
			getErrHelpWidth: () => process$1.stderr.isTTY ? process$1.stderr.columns : void 0,
			getOutHasColors: () => useColor() ?? (process$1.stdout.isTTY && process$1.stdout.hasColors?.()),
			getErrHasColors: () => useColor() ?? (process$1.stderr.isTTY && process$1.stderr.hasColors?.()),
			stripColor: (str) => stripVTControlCharacters(str)
		};
		this._hidden = false;
		this._helpOption = void 0;
		this._addImplicitHelpCommand = void 0;
		this._helpCommand = void 0;
		this._helpConfiguration = {};
		this._helpGroupHeading = void 0;
		this._defaultCommandGroup = void 0;
		this._defaultOptionGroup = void 0;
	}
	copyInheritedSettings(sourceCommand) {
		this._outputConfiguration = sourceCommand._outputConfiguration;
		this._helpOption = sourceCommand._helpOption;
		this._helpCommand = sourceCommand._helpCommand;
		this._helpConfiguration = sourceCommand._helpConfiguration;
		this._exitCallback = sourceCommand._exitCallback;
		this._storeOptionsAsProperties = sourceCommand._storeOptionsAsProperties;
		this._combineFlagAndOptionalValue = sourceCommand._combineFlagAndOptionalValue;
		this._allowExcessArguments = sourceCommand._allowExcessArguments;
		this._enablePositionalOptions = sourceCommand._enablePositionalOptions;
		this._showHelpAfterError = sourceCommand._showHelpAfterError;
		this._showSuggestionAfterError = sourceCommand._showSuggestionAfterError;
		return this;
	}
	_getCommandAndAncestors() {
		const result = [];
		for (let command = this; command; command = command.parent) result.push(command);
		return result;
	}
	command(nameAndArgs, actionOptsOrExecDesc, execOpts) {
		let desc = actionOptsOrExecDesc;
		let opts = execOpts;
		if (typeof desc === "object" && desc !== null) {
			opts = desc;
			desc = null;
		}
		opts = opts || {};
		const [, name, args] = nameAndArgs.match(/([^ ]+) *(.*)/);
		const cmd = this.createCommand(name);
		if (desc) {
			cmd.description(desc);
			cmd._executableHandler = true;
		}
		if (opts.isDefault) this._defaultCommandName = cmd._name;
		cmd._hidden = !!(opts.noHelp || opts.hidden);
		cmd._executableFile = opts.executableFile || null;
		if (args) cmd.arguments(args);
		this._registerCommand(cmd);
		cmd.parent = this;
		cmd.copyInheritedSettings(this);
		if (desc) return this;
		return cmd;
	}
	createCommand(name) {
		return new Command(name);
	}
	createHelp() {
		return Object.assign(new Help(), this.configureHelp());
	}
	configureHelp(configuration) {
		if (configuration === void 0) return this._helpConfiguration;
		this._helpConfiguration = configuration;
		return this;
	}
	configureOutput(configuration) {
		if (configuration === void 0) return this._outputConfiguration;
		this._outputConfiguration = {
			...this._outputConfiguration,
			...configuration
		};
		return this;
	}
	showHelpAfterError(displayHelp = true) {
		if (typeof displayHelp !== "string") displayHelp = !!displayHelp;
		this._showHelpAfterError = displayHelp;
		return this;
	}
	showSuggestionAfterError(displaySuggestion = true) {
		this._showSuggestionAfterError = !!displaySuggestion;
		return this;
	}
	addCommand(cmd, opts) {
		if (!cmd._name) throw new Error(`Command passed to .addCommand() must have a name
- specify the name in Command constructor or using .name()`);
		opts = opts || {};
		if (opts.isDefault) this._defaultCommandName = cmd._name;
		if (opts.noHelp || opts.hidden) cmd._hidden = true;
		this._registerCommand(cmd);
		cmd.parent = this;
		cmd._checkForBrokenPassThrough();
		return this;
	}
	createArgument(name, description) {
		return new Argument(name, description);
	}
	argument(name, description, parseArg, defaultValue) {
		const argument = this.createArgument(name, description);
		if (typeof parseArg === "function") argument.default(defaultValue).argParser(parseArg);
		else argument.default(parseArg);
		this.addArgument(argument);
		return this;
	}
	arguments(names) {
		names.trim().split(/ +/).forEach((detail) => {
			this.argument(detail);
		});
		return this;
	}
	addArgument(argument) {
		const previousArgument = this.registeredArguments.slice(-1)[0];
		if (previousArgument?.variadic) throw new Error(`only the last argument can be variadic '${previousArgument.name()}'`);
		if (argument.required && argument.defaultValue !== void 0 && argument.parseArg === void 0) throw new Error(`a default value for a required argument is never used: '${argument.name()}'`);
		this.registeredArguments.push(argument);
		return this;
	}
	helpCommand(enableOrNameAndArgs, description) {
		if (typeof enableOrNameAndArgs === "boolean") {
			this._addImplicitHelpCommand = enableOrNameAndArgs;
			if (enableOrNameAndArgs && this._defaultCommandGroup) this._initCommandGroup(this._getHelpCommand());
			return this;
		}
		const [, helpName, helpArgs] = (enableOrNameAndArgs ?? "help [command]").match(/([^ ]+) *(.*)/);
		const helpDescription = description ?? "display help for command";
		const helpCommand = this.createCommand(helpName);
		helpCommand.helpOption(false);
		if (helpArgs) helpCommand.arguments(helpArgs);
		if (helpDescription) helpCommand.description(helpDescription);
		this._addImplicitHelpCommand = true;
		this._helpCommand = helpCommand;
		if (enableOrNameAndArgs || description) this._initCommandGroup(helpCommand);
		return this;
	}
	addHelpCommand(helpCommand, deprecatedDescription) {
		if (typeof helpCommand !== "object") {
			this.helpCommand(helpCommand, deprecatedDescription);
			return this;
		}
		this._addImplicitHelpCommand = true;
		this._helpCommand = helpCommand;
		this._initCommandGroup(helpCommand);
		return this;
	}
	_getHelpCommand() {
		if (this._addImplicitHelpCommand ?? (this.commands.length && !this._actionHandler && !this._findCommand("help"))) {
			if (this._helpCommand === void 0) this.helpCommand(void 0, void 0);
			return this._helpCommand;
		}
		return null;
	}
	hook(event, listener) {
		const allowedValues = [
			"preSubcommand",
			"preAction",
			"postAction"
		];
		if (!allowedValues.includes(event)) throw new Error(`Unexpected value for event passed to hook : '${event}'.
Expecting one of '${allowedValues.join("', '")}'`);
		if (this._lifeCycleHooks[event]) this._lifeCycleHooks[event].push(listener);
		else this._lifeCycleHooks[event] = [listener];
		return this;
	}
	exitOverride(fn) {
		if (fn) this._exitCallback = fn;
		else this._exitCallback = (err) => {
			if (err.code !== "commander.executeSubCommandAsync") throw err;
		};
		return this;
	}
	_exit(exitCode, code, message) {
		if (this._exitCallback) this._exitCallback(new CommanderError(exitCode, code, message));
		process$1.exit(exitCode);
	}
	action(fn) {
		const listener = (args) => {
			const expectedArgsCount = this.registeredArguments.length;
			const actionArgs = args.slice(0, expectedArgsCount);
			if (this._storeOptionsAsProperties) actionArgs[expectedArgsCount] = this;
			else actionArgs[expectedArgsCount] = this.opts();
			actionArgs.push(this);
			return fn.apply(this, actionArgs);
		};
		this._actionHandler = listener;
		return this;
	}
	createOption(flags, description) {
		return new Option(flags, description);
	}
	_callParseArg(target, value, previous, invalidArgumentMessage) {
		try {
			return target.parseArg(value, previous);
		} catch (err) {
			if (err.code === "commander.invalidArgument") {
				const message = `${invalidArgumentMessage} ${err.message}`;
				this.error(message, {
					exitCode: err.exitCode,
					code: err.code
				});
			}
			throw err;
		}
	}
	_registerOption(option) {
		const matchingOption = option.short && this._findOption(option.short) || option.long && this._findOption(option.long);
		if (matchingOption) {
			const matchingFlag = option.long && this._findOption(option.long) ? option.long : option.short;
			throw new Error(`Cannot add option '${option.flags}'${this._name && ` to command '${this._name}'`} due to conflicting flag '${matchingFlag}'
-  already used by option '${matchingOption.flags}'`);
		}
		this._initOptionGroup(option);
		this.options.push(option);
	}
	_registerCommand(command) {
		const knownBy = (cmd) => {
			return [cmd.name()].concat(cmd.aliases());
		};
		const alreadyUsed = knownBy(command).find((name) => this._findCommand(name));
		if (alreadyUsed) {
			const existingCmd = knownBy(this._findCommand(alreadyUsed)).join("|");
			const newCmd = knownBy(command).join("|");
			throw new Error(`cannot add command '${newCmd}' as already have command '${existingCmd}'`);
		}
		this._initCommandGroup(command);
		this.commands.push(command);
	}
	addOption(option) {
		this._registerOption(option);
		const oname = option.name();
		const name = option.attributeName();
		if (option.defaultValue !== void 0) this.setOptionValueWithSource(name, option.defaultValue, "default");
		const handleOptionValue = (val, invalidValueMessage, valueSource) => {
			if (val == null && option.presetArg !== void 0) val = option.presetArg;
			const oldValue = this.getOptionValue(name);
			if (val !== null && option.parseArg) val = this._callParseArg(option, val, oldValue, invalidValueMessage);
			else if (val !== null && option.variadic) val = option._collectValue(val, oldValue);
			if (val == null) {
				if (option.negate) val = false;
				else if (option.isBoolean() || option.optional) val = true;
				else val = "";
			}
			this.setOptionValueWithSource(name, val, valueSource);
		};
		this.on("option:" + oname, (val) => {
			const invalidValueMessage = `error: option '${option.flags}' argument '${val}' is invalid.`;
			handleOptionValue(val, invalidValueMessage, "cli");
		});
		if (option.envVar) this.on("optionEnv:" + oname, (val) => {
			const invalidValueMessage = `error: option '${option.flags}' value '${val}' from env '${option.envVar}' is invalid.`;
			handleOptionValue(val, invalidValueMessage, "env");
		});
		return this;
	}
	_optionEx(config, flags, description, fn, defaultValue) {
		if (typeof flags === "object" && flags instanceof Option) throw new Error("To add an Option object use addOption() instead of option() or requiredOption()");
		const option = this.createOption(flags, description);
		option.makeOptionMandatory(!!config.mandatory);
		if (typeof fn === "function") option.default(defaultValue).argParser(fn);
		else if (fn instanceof RegExp) {
			const regex = fn;
			fn = (val, def) => {
				const m = regex.exec(val);
				return m ? m[0] : def;
			};
			option.default(defaultValue).argParser(fn);
		} else option.default(fn);
		return this.addOption(option);
	}
	option(flags, description, parseArg, defaultValue) {
		return this._optionEx({}, flags, description, parseArg, defaultValue);
	}
	requiredOption(flags, description, parseArg, defaultValue) {
		return this._optionEx({ mandatory: true }, flags, description, parseArg, defaultValue);
	}
	combineFlagAndOptionalValue(combine = true) {
		this._combineFlagAndOptionalValue = !!combine;
		return this;
	}
	allowUnknownOption(allowUnknown = true) {
		this._allowUnknownOption = !!allowUnknown;
		return this;
	}
	allowExcessArguments(allowExcess = true) {
		this._allowExcessArguments = !!allowExcess;
		return this;
	}
	enablePositionalOptions(positional = true) {
		this._enablePositionalOptions = !!positional;
		return this;
	}
	passThroughOptions(passThrough = true) {
		this._passThroughOptions = !!passThrough;
		this._checkForBrokenPassThrough();
		return this;
	}
	_checkForBrokenPassThrough() {
		if (this.parent && this._passThroughOptions && !this.parent._enablePositionalOptions) throw new Error(`passThroughOptions cannot be used for '${this._name}' without turning on enablePositionalOptions for parent command(s)`);
	}
	storeOptionsAsProperties(storeAsProperties = true) {
		if (this.options.length) throw new Error("call .storeOptionsAsProperties() before adding options");
		if (Object.keys(this._optionValues).length) throw new Error("call .storeOptionsAsProperties() before setting option values");
		this._storeOptionsAsProperties = !!storeAsProperties;
		return this;
	}
	getOptionValue(key) {
		if (this._storeOptionsAsProperties) return this[key];
		return this._optionValues[key];
	}
	setOptionValue(key, value) {
		return this.setOptionValueWithSource(key, value, void 0);
	}
	setOptionValueWithSource(key, value, source) {
		if (this._storeOptionsAsProperties) this[key] = value;
		else this._optionValues[key] = value;
		this._optionValueSources[key] = source;
		return this;
	}
	getOptionValueSource(key) {
		return this._optionValueSources[key];
	}
	getOptionValueSourceWithGlobals(key) {
		let source;
		this._getCommandAndAncestors().forEach((cmd) => {
			if (Object.hasOwn(cmd._optionValueSources, key)) source = cmd.getOptionValueSource(key);
		});
		return source;
	}
	_prepareUserArgs(argv, parseOptions) {
		if (argv !== void 0 && !Array.isArray(argv)) throw new Error("first parameter to parse must be array or undefined");
		parseOptions = parseOptions || {};
		if (argv === void 0 && parseOptions.from === void 0) {
			if (process$1.versions?.electron) parseOptions.from = "electron";
			const execArgv = process$1.execArgv ?? [];
			if (execArgv.includes("-e") || execArgv.includes("--eval") || execArgv.includes("-p") || execArgv.includes("--print")) parseOptions.from = "eval";
		}
		if (argv === void 0) argv = process$1.argv;
		this.rawArgs = argv.slice();
		let userArgs;
		switch (parseOptions.from) {
			case void 0:
			case "node":
				this._scriptPath = argv[1];
				userArgs = argv.slice(2);
				break;
			case "electron":
				if (process$1.defaultApp) {
					this._scriptPath = argv[1];
					userArgs = argv.slice(2);
				} else userArgs = argv.slice(1);
				break;
			case "user":
				userArgs = argv.slice(0);
				break;
			case "eval":
				userArgs = argv.slice(1);
				break;
			default: throw new Error(`unexpected parse option { from: '${parseOptions.from}' }`);
		}
		if (!this._name && this._scriptPath) this.nameFromFilename(this._scriptPath);
		this._name = this._name || "program";
		return userArgs;
	}
	parse(argv, parseOptions) {
		this._prepareForParse();
		const userArgs = this._prepareUserArgs(argv, parseOptions);
		this._parseCommand([], userArgs);
		return this;
	}
	async parseAsync(argv, parseOptions) {
		this._prepareForParse();
		const userArgs = this._prepareUserArgs(argv, parseOptions);
		await this._parseCommand([], userArgs);
		return this;
	}
	_prepareForParse() {
		if (this._savedState === null) {
			this.options.filter((option) => option.negate && option.defaultValue === void 0 && this.getOptionValue(option.attributeName()) === void 0).forEach((option) => {
				const positiveLongFlag = option.long.replace(/^--no-/, "--");
				if (!this._findOption(positiveLongFlag)) this.setOptionValueWithSource(option.attributeName(), true, "default");
			});
			this.saveStateBeforeParse();
		} else this.restoreStateBeforeParse();
	}
	saveStateBeforeParse() {
		this._savedState = {
			_name: this._name,
			_optionValues: { ...this._optionValues },
			_optionValueSources: { ...this._optionValueSources }
		};
	}
	restoreStateBeforeParse() {
		if (this._storeOptionsAsProperties) throw new Error(`Can not call parse again when storeOptionsAsProperties is true.
- either make a new Command for each call to parse, or stop storing options as properties`);
		this._name = this._savedState._name;
		this._scriptPath = null;
		this.rawArgs = [];
		this._optionValues = { ...this._savedState._optionValues };
		this._optionValueSources = { ...this._savedState._optionValueSources };
		this.args = [];
		this.processedArgs = [];
	}
	_checkForMissingExecutable(executableFile, executableDir, subcommandName) {
		if (fs.existsSync(executableFile)) return;
		const executableMissing = `'${executableFile}' does not exist
 - if '${subcommandName}' is not meant to be an executable command, remove description parameter from '.command()' and use '.description()' instead
 - if the default executable name is not suitable, use the executableFile option to supply a custom name or path
 - ${executableDir ? `searched for local subcommand relative to directory '${executableDir}'` : "no directory for search for local subcommand, use .executableDir() to supply a custom directory"}`;
		throw new Error(executableMissing);
	}
	_executeSubCommand(subcommand, args) {
		args = args.slice();
		const sourceExt = [
			".js",
			".ts",
			".tsx",
			".mjs",
			".cjs"
		];
		function findFile(baseDir, baseName) {
			const localBin = path.resolve(baseDir, baseName);
			if (fs.existsSync(localBin)) return localBin;
			if (sourceExt.includes(path.extname(baseName))) return void 0;
			const foundExt = sourceExt.find((ext) => fs.existsSync(`${localBin}${ext}`));
			if (foundExt) return `${localBin}${foundExt}`;
		}
		this._checkForMissingMandatoryOptions();
		this._checkForConflictingOptions();
		let executableFile = subcommand._executableFile || `${this._name}-${subcommand._name}`;
		let executableDir = this._executableDir || "";
		if (this._scriptPath) {
			let resolvedScriptPath;
			try {
				resolvedScriptPath = fs.realpathSync(this._scriptPath);
			} catch {
				resolvedScriptPath = this._scriptPath;
			}
			executableDir = path.resolve(path.dirname(resolvedScriptPath), executableDir);
		}
		if (executableDir) {
			let localFile = findFile(executableDir, executableFile);
			if (!localFile && !subcommand._executableFile && this._scriptPath) {
				const legacyName = path.basename(this._scriptPath, path.extname(this._scriptPath));
				if (legacyName !== this._name) localFile = findFile(executableDir, `${legacyName}-${subcommand._name}`);
			}
			executableFile = localFile || executableFile;
		}
		const launchWithNode = sourceExt.includes(path.extname(executableFile));
		let proc;
		if (process$1.platform !== "win32") {
			if (launchWithNode) {
				args.unshift(executableFile);
				args = incrementNodeInspectorPort(process$1.execArgv).concat(args);
				proc = childProcess.spawn(process$1.argv[0], args, { stdio: "inherit" });
			} else proc = childProcess.spawn(executableFile, args, { stdio: "inherit" });
		} else {
			this._checkForMissingExecutable(executableFile, executableDir, subcommand._name);
			args.unshift(executableFile);
			args = incrementNodeInspectorPort(process$1.execArgv).concat(args);
			proc = childProcess.spawn(process$1.execPath, args, { stdio: "inherit" });
		}
		if (!proc.killed) [
			"SIGUSR1",
			"SIGUSR2",
			"SIGTERM",
			"SIGINT",
			"SIGHUP"
		].forEach((signal) => {
			process$1.on(signal, () => {
				if (proc.killed === false && proc.exitCode === null) proc.kill(signal);
			});
		});
		const exitCallback = this._exitCallback;
		proc.on("close", (code) => {
			code = code ?? 1;
			if (!exitCallback) process$1.exit(code);
			else exitCallback(new CommanderError(code, "commander.executeSubCommandAsync", "(close)"));
		});
		proc.on("error", (err) => {
			if (err.code === "ENOENT") this._checkForMissingExecutable(executableFile, executableDir, subcommand._name);
			else if (err.code === "EACCES") throw new Error(`'${executableFile}' not executable`);
			if (!exitCallback) process$1.exit(1);
			else {
				const wrappedError = new CommanderError(1, "commander.executeSubCommandAsync", "(error)");
				wrappedError.nestedError = err;
				exitCallback(wrappedError);
			}
		});
		this.runningCommand = proc;
	}
	_dispatchSubcommand(commandName, operands, unknown) {
		const subCommand = this._findCommand(commandName);
		if (!subCommand) this.help({ error: true });
		subCommand._prepareForParse();
		let promiseChain;
		promiseChain = this._chainOrCallSubCommandHook(promiseChain, subCommand, "preSubcommand");
		promiseChain = this._chainOrCall(promiseChain, () => {
			if (subCommand._executableHandler) this._executeSubCommand(subCommand, operands.concat(unknown));
			else return subCommand._parseCommand(operands, unknown);
		});
		return promiseChain;
	}
	_dispatchHelpCommand(subcommandName) {
		if (!subcommandName) this.help();
		const subCommand = this._findCommand(subcommandName);
		if (subCommand && !subCommand._executableHandler) subCommand.help();
		return this._dispatchSubcommand(subcommandName, [], [this._getHelpOption()?.long ?? this._getHelpOption()?.short ?? "--help"]);
	}
	_checkNumberOfArguments() {
		this.registeredArguments.forEach((arg, i) => {
			if (arg.required && this.args[i] == null) this.missingArgument(arg.name());
		});
		if (this.registeredArguments.length > 0 && this.registeredArguments[this.registeredArguments.length - 1].variadic) return;
		if (this.args.length > this.registeredArguments.length) this._excessArguments(this.args);
	}
	_processArguments() {
		const myParseArg = (argument, value, previous) => {
			let parsedValue = value;
			if (value !== null && argument.parseArg) {
				const invalidValueMessage = `error: command-argument value '${value}' is invalid for argument '${argument.name()}'.`;
				parsedValue = this._callParseArg(argument, value, previous, invalidValueMessage);
			}
			return parsedValue;
		};
		this._checkNumberOfArguments();
		const processedArgs = [];
		this.registeredArguments.forEach((declaredArg, index) => {
			let value = declaredArg.defaultValue;
			if (declaredArg.variadic) {
				if (index < this.args.length) {
					value = this.args.slice(index);
					if (declaredArg.parseArg) value = value.reduce((processed, v) => {
						return myParseArg(declaredArg, v, processed);
					}, declaredArg.defaultValue);
				} else if (value === void 0) value = [];
			} else if (index < this.args.length) {
				value = this.args[index];
				if (declaredArg.parseArg) value = myParseArg(declaredArg, value, declaredArg.defaultValue);
			}
			processedArgs[index] = value;
		});
		this.processedArgs = processedArgs;
	}
	_chainOrCall(promise, fn) {
		if (promise?.then && typeof promise.then === "function") return promise.then(() => fn());
		return fn();
	}
	_chainOrCallHooks(promise, event) {
		let result = promise;
		const hooks = [];
		this._getCommandAndAncestors().reverse().filter((cmd) => cmd._lifeCycleHooks[event] !== void 0).forEach((hookedCommand) => {
			hookedCommand._lifeCycleHooks[event].forEach((callback) => {
				hooks.push({
					hookedCommand,
					callback
				});
			});
		});
		if (event === "postAction") hooks.reverse();
		hooks.forEach((hookDetail) => {
			result = this._chainOrCall(result, () => {
				return hookDetail.callback(hookDetail.hookedCommand, this);
			});
		});
		return result;
	}
	_chainOrCallSubCommandHook(promise, subCommand, event) {
		let result = promise;
		if (this._lifeCycleHooks[event] !== void 0) this._lifeCycleHooks[event].forEach((hook) => {
			result = this._chainOrCall(result, () => {
				return hook(this, subCommand);
			});
		});
		return result;
	}
	_parseCommand(operands, unknown) {
		const parsed = this.parseOptions(unknown);
		this._parseOptionsEnv();
		this._parseOptionsImplied();
		operands = operands.concat(parsed.operands);
		unknown = parsed.unknown;
		this.args = operands.concat(unknown);
		if (operands && this._findCommand(operands[0])) return this._dispatchSubcommand(operands[0], operands.slice(1), unknown);
		if (this._getHelpCommand() && operands[0] === this._getHelpCommand().name()) return this._dispatchHelpCommand(operands[1]);
		if (this._defaultCommandName) {
			this._outputHelpIfRequested(unknown);
			return this._dispatchSubcommand(this._defaultCommandName, operands, unknown);
		}
		if (this.commands.length && this.args.length === 0 && !this._actionHandler && !this._defaultCommandName) this.help({ error: true });
		this._outputHelpIfRequested(parsed.unknown);
		this._checkForMissingMandatoryOptions();
		this._checkForConflictingOptions();
		const checkForUnknownOptions = () => {
			if (parsed.unknown.length > 0) this.unknownOption(parsed.unknown[0]);
		};
		const commandEvent = `command:${this.name()}`;
		if (this._actionHandler) {
			checkForUnknownOptions();
			this._processArguments();
			let promiseChain;
			promiseChain = this._chainOrCallHooks(promiseChain, "preAction");
			promiseChain = this._chainOrCall(promiseChain, () => this._actionHandler(this.processedArgs));
			if (this.parent) promiseChain = this._chainOrCall(promiseChain, () => {
				this.parent.emit(commandEvent, operands, unknown);
			});
			promiseChain = this._chainOrCallHooks(promiseChain, "postAction");
			return promiseChain;
		}
		if (this.parent?.listenerCount(commandEvent)) {
			checkForUnknownOptions();
			this._processArguments();
			this.parent.emit(commandEvent, operands, unknown);
		} else if (operands.length) {
			if (this._findCommand("*")) return this._dispatchSubcommand("*", operands, unknown);
			if (this.listenerCount("command:*")) this.emit("command:*", operands, unknown);
			else if (this.commands.length) this.unknownCommand();
			else {
				checkForUnknownOptions();
				this._processArguments();
			}
		} else if (this.commands.length) {
			checkForUnknownOptions();
			this.help({ error: true });
		} else {
			checkForUnknownOptions();
			this._processArguments();
		}
	}
	_findCommand(name) {
		if (!name) return void 0;
		return this.commands.find((cmd) => cmd._name === name || cmd._aliases.includes(name));
	}
	_findOption(arg) {
		return this.options.find((option) => option.is(arg));
	}
	_checkForMissingMandatoryOptions() {
		this._getCommandAndAncestors().forEach((cmd) => {
			cmd.options.forEach((anOption) => {
				if (anOption.mandatory && cmd.getOptionValue(anOption.attributeName()) === void 0) cmd.missingMandatoryOptionValue(anOption);
			});
		});
	}
	_checkForConflictingLocalOptions() {
		const definedNonDefaultOptions = this.options.filter((option) => {
			const optionKey = option.attributeName();
			if (this.getOptionValue(optionKey) === void 0) return false;
			return this.getOptionValueSource(optionKey) !== "default";
		});
		definedNonDefaultOptions.filter((option) => option.conflictsWith.length > 0).forEach((option) => {
			const conflictingAndDefined = definedNonDefaultOptions.find((defined) => option.conflictsWith.includes(defined.attributeName()));
			if (conflictingAndDefined) this._conflictingOption(option, conflictingAndDefined);
		});
	}
	_checkForConflictingOptions() {
		this._getCommandAndAncestors().forEach((cmd) => {
			cmd._checkForConflictingLocalOptions();
		});
	}
	parseOptions(args) {
		const operands = [];
		const unknown = [];
		let dest = operands;
		function maybeOption(arg) {
			return arg.length > 1 && arg[0] === "-";
		}
		const negativeNumberArg = (arg) => {
			if (!/^-(\d+|\d*\.\d+)([eE][+-]?\d+)?$/.test(arg)) return false;
			return !this._getCommandAndAncestors().some((cmd) => cmd.options.map((opt) => opt.short).some((short) => /^-\d$/.test(short)));
		};
		let activeVariadicOption = null;
		let activeGroup = null;
		let i = 0;
		while (i < args.length || activeGroup) {
			const arg = activeGroup ?? args[i++];
			activeGroup = null;
			if (arg === "--") {
				if (dest === unknown) dest.push(arg);
				dest.push(...args.slice(i));
				break;
			}
			if (activeVariadicOption && (!maybeOption(arg) || negativeNumberArg(arg))) {
				this.emit(`option:${activeVariadicOption.name()}`, arg);
				continue;
			}
			activeVariadicOption = null;
			if (maybeOption(arg)) {
				const option = this._findOption(arg);
				if (option) {
					if (option.required) {
						const value = args[i++];
						if (value === void 0) this.optionMissingArgument(option);
						this.emit(`option:${option.name()}`, value);
					} else if (option.optional) {
						let value = null;
						if (i < args.length && (!maybeOption(args[i]) || negativeNumberArg(args[i]))) value = args[i++];
						this.emit(`option:${option.name()}`, value);
					} else this.emit(`option:${option.name()}`);
					activeVariadicOption = option.variadic ? option : null;
					continue;
				}
			}
			if (arg.length > 2 && arg[0] === "-" && arg[1] !== "-") {
				const option = this._findOption(`-${arg[1]}`);
				if (option) {
					if (option.required || option.optional && this._combineFlagAndOptionalValue) this.emit(`option:${option.name()}`, arg.slice(2));
					else {
						this.emit(`option:${option.name()}`);
						activeGroup = `-${arg.slice(2)}`;
					}
					continue;
				}
			}
			if (/^--[^=]+=/.test(arg)) {
				const index = arg.indexOf("=");
				const option = this._findOption(arg.slice(0, index));
				if (option && (option.required || option.optional)) {
					this.emit(`option:${option.name()}`, arg.slice(index + 1));
					continue;
				}
			}
			if (dest === operands && maybeOption(arg) && !(this.commands.length === 0 && negativeNumberArg(arg))) dest = unknown;
			if ((this._enablePositionalOptions || this._passThroughOptions) && operands.length === 0 && unknown.length === 0) {
				if (this._findCommand(arg)) {
					operands.push(arg);
					unknown.push(...args.slice(i));
					break;
				} else if (this._getHelpCommand() && arg === this._getHelpCommand().name()) {
					operands.push(arg, ...args.slice(i));
					break;
				} else if (this._defaultCommandName) {
					unknown.push(arg, ...args.slice(i));
					break;
				}
			}
			if (this._passThroughOptions) {
				dest.push(arg, ...args.slice(i));
				break;
			}
			dest.push(arg);
		}
		return {
			operands,
			unknown
		};
	}
	opts() {
		if (this._storeOptionsAsProperties) {
			const result = {};
			const len = this.options.length;
			for (let i = 0; i < len; i++) {
				const key = this.options[i].attributeName();
				result[key] = key === this._versionOptionName ? this._version : this[key];
			}
			return result;
		}
		return this._optionValues;
	}
	optsWithGlobals() {
		return this._getCommandAndAncestors().reduce((combinedOptions, cmd) => Object.assign(combinedOptions, cmd.opts()), {});
	}
	error(message, errorOptions) {
		this._outputConfiguration.outputError(`${message}\n`, this._outputConfiguration.writeErr);
		if (typeof this._showHelpAfterError === "string") this._outputConfiguration.writeErr(`${this._showHelpAfterError}\n`);
		else if (this._showHelpAfterError) {
			this._outputConfiguration.writeErr("\n");
			this.outputHelp({ error: true });
		}
		const config = errorOptions || {};
		const exitCode = config.exitCode || 1;
		const code = config.code || "commander.error";
		this._exit(exitCode, code, message);
	}
	_parseOptionsEnv() {
		this.options.forEach((option) => {
			if (option.envVar && option.envVar in process$1.env) {
				const optionKey = option.attributeName();
				if (this.getOptionValue(optionKey) === void 0 || [
					"default",
					"config",
					"env"
				].includes(this.getOptionValueSource(optionKey))) {
					if (option.required || option.optional) this.emit(`optionEnv:${option.name()}`, process$1.env[option.envVar]);
					else this.emit(`optionEnv:${option.name()}`);
				}
			}
		});
	}
	_parseOptionsImplied() {
		const dualHelper = new DualOptions(this.options);
		const hasCustomOptionValue = (optionKey) => {
			return this.getOptionValue(optionKey) !== void 0 && !["default", "implied"].includes(this.getOptionValueSource(optionKey));
		};
		this.options.filter((option) => option.implied !== void 0 && hasCustomOptionValue(option.attributeName()) && dualHelper.valueFromOption(this.getOptionValue(option.attributeName()), option)).forEach((option) => {
			Object.keys(option.implied).filter((impliedKey) => !hasCustomOptionValue(impliedKey)).forEach((impliedKey) => {
				this.setOptionValueWithSource(impliedKey, option.implied[impliedKey], "implied");
			});
		});
	}
	missingArgument(name) {
		const message = `error: missing required argument '${name}'`;
		this.error(message, { code: "commander.missingArgument" });
	}
	optionMissingArgument(option) {
		const message = `error: option '${option.flags}' argument missing`;
		this.error(message, { code: "commander.optionMissingArgument" });
	}
	missingMandatoryOptionValue(option) {
		const message = `error: required option '${option.flags}' not specified`;
		this.error(message, { code: "commander.missingMandatoryOptionValue" });
	}
	_conflictingOption(option, conflictingOption) {
		const findBestOptionFromValue = (option) => {
			const optionKey = option.attributeName();
			const optionValue = this.getOptionValue(optionKey);
			const negativeOption = this.options.find((target) => target.negate && optionKey === target.attributeName());
			const positiveOption = this.options.find((target) => !target.negate && optionKey === target.attributeName());
			if (negativeOption && (negativeOption.presetArg === void 0 && optionValue === false || negativeOption.presetArg !== void 0 && optionValue === negativeOption.presetArg)) return negativeOption;
			return positiveOption || option;
		};
		const getErrorMessage = (option) => {
			const bestOption = findBestOptionFromValue(option);
			const optionKey = bestOption.attributeName();
			if (this.getOptionValueSource(optionKey) === "env") return `environment variable '${bestOption.envVar}'`;
			return `option '${bestOption.flags}'`;
		};
		const message = `error: ${getErrorMessage(option)} cannot be used with ${getErrorMessage(conflictingOption)}`;
		this.error(message, { code: "commander.conflictingOption" });
	}
	unknownOption(flag) {
		if (this._allowUnknownOption) return;
		let suggestion = "";
		if (flag.startsWith("--") && this._showSuggestionAfterError) {
			let candidateFlags = [];
			let command = this;
			do {
				const moreFlags = command.createHelp().visibleOptions(command).filter((option) => option.long).map((option) => option.long);
				candidateFlags = candidateFlags.concat(moreFlags);
				command = command.parent;
			} while (command && !command._enablePositionalOptions);
			suggestion = suggestSimilar(flag, candidateFlags);
		}
		const message = `error: unknown option '${flag}'${suggestion}`;
		this.error(message, { code: "commander.unknownOption" });
	}
	_excessArguments(receivedArgs) {
		if (this._allowExcessArguments) return;
		const expected = this.registeredArguments.length;
		const s = expected === 1 ? "" : "s";
		const received = receivedArgs.length;
		const message = `error: too many arguments${this.parent ? ` for '${this.name()}'` : ""}. Expected ${expected} argument${s} but got ${received}: ${receivedArgs.join(", ")}.`;
		this.error(message, { code: "commander.excessArguments" });
	}
	unknownCommand() {
		const unknownName = this.args[0];
		let suggestion = "";
		if (this._showSuggestionAfterError) {
			const candidateNames = [];
			this.createHelp().visibleCommands(this).forEach((command) => {
				candidateNames.push(command.name());
				if (command.alias()) candidateNames.push(command.alias());
			});
			suggestion = suggestSimilar(unknownName, candidateNames);
		}
		const message = `error: unknown command '${unknownName}'${suggestion}`;
		this.error(message, { code: "commander.unknownCommand" });
	}
	version(str, flags, description) {
		if (str === void 0) return this._version;
		this._version = str;
		flags = flags || "-V, --version";
		description = description || "output the version number";
		const versionOption = this.createOption(flags, description);
		this._versionOptionName = versionOption.attributeName();
		this._registerOption(versionOption);
		this.on("option:" + versionOption.name(), () => {
			this._outputConfiguration.writeOut(`${str}\n`);
			this._exit(0, "commander.version", str);
		});
		return this;
	}
	description(str, argsDescription) {
		if (str === void 0 && argsDescription === void 0) return this._description;
		this._description = str;
		if (argsDescription) this._argsDescription = argsDescription;
		return this;
	}
	summary(str) {
		if (str === void 0) return this._summary;
		this._summary = str;
		return this;
	}
	alias(alias) {
		if (alias === void 0) return this._aliases[0];
		let command = this;
		if (this.commands.length !== 0 && this.commands[this.commands.length - 1]._executableHandler) command = this.commands[this.commands.length - 1];
		if (alias === command._name) throw new Error("Command alias can't be the same as its name");
		const matchingCommand = this.parent?._findCommand(alias);
		if (matchingCommand) {
			const existingCmd = [matchingCommand.name()].concat(matchingCommand.aliases()).join("|");
			throw new Error(`cannot add alias '${alias}' to command '${this.name()}' as already have command '${existingCmd}'`);
		}
		command._aliases.push(alias);
		return this;
	}
	aliases(aliases) {
		if (aliases === void 0) return this._aliases;
		aliases.forEach((alias) => this.alias(alias));
		return this;
	}
	usage(str) {
		if (str === void 0) {
			if (this._usage) return this._usage;
			const args = this.registeredArguments.map((arg) => {
				return humanReadableArgName(arg);
			});
			return [].concat(this.options.length || this._helpOption !== null ? "[options]" : [], this.commands.length ? "[command]" : [], this.registeredArguments.length ? args : []).join(" ");
		}
		this._usage = str;
		return this;
	}
	name(str) {
		if (str === void 0) return this._name;
		this._name = str;
		return this;
	}
	helpGroup(heading) {
		if (heading === void 0) return this._helpGroupHeading ?? "";
		this._helpGroupHeading = heading;
		return this;
	}
	commandsGroup(heading) {
		if (heading === void 0) return this._defaultCommandGroup ?? "";
		this._defaultCommandGroup = heading;
		return this;
	}
	optionsGroup(heading) {
		if (heading === void 0) return this._defaultOptionGroup ?? "";
		this._defaultOptionGroup = heading;
		return this;
	}
	_initOptionGroup(option) {
		if (this._defaultOptionGroup && !option.helpGroupHeading) option.helpGroup(this._defaultOptionGroup);
	}
	_initCommandGroup(cmd) {
		if (this._defaultCommandGroup && !cmd.helpGroup()) cmd.helpGroup(this._defaultCommandGroup);
	}
	nameFromFilename(filename) {
		this._name = path.basename(filename, path.extname(filename));
		return this;
	}
	executableDir(path) {
		if (path === void 0) return this._executableDir;
		this._executableDir = path;
		return this;
	}
	helpInformation(contextOptions) {
		const helper = this.createHelp();
		const context = this._getOutputContext(contextOptions);
		helper.prepareContext({
			error: context.error,
			helpWidth: context.helpWidth,
			outputHasColors: context.hasColors
		});
		const text = helper.formatHelp(this, helper);
		if (context.hasColors) return text;
		return this._outputConfiguration.stripColor(text);
	}
	_getOutputContext(contextOptions) {
		contextOptions = contextOptions || {};
		const error = !!contextOptions.error;
		let baseWrite;
		let hasColors;
		let helpWidth;
		if (error) {
			baseWrite = (str) => this._outputConfiguration.writeErr(str);
			hasColors = this._outputConfiguration.getErrHasColors();
			helpWidth = this._outputConfiguration.getErrHelpWidth();
		} else {
			baseWrite = (str) => this._outputConfiguration.writeOut(str);
			hasColors = this._outputConfiguration.getOutHasColors();
			helpWidth = this._outputConfiguration.getOutHelpWidth();
		}
		const write = (str) => {
			if (!hasColors) str = this._outputConfiguration.stripColor(str);
			return baseWrite(str);
		};
		return {
			error,
			write,
			hasColors,
			helpWidth
		};
	}
	outputHelp(contextOptions) {
		let deprecatedCallback;
		if (typeof contextOptions === "function") {
			deprecatedCallback = contextOptions;
			contextOptions = void 0;
		}
		const outputContext = this._getOutputContext(contextOptions);
		const eventContext = {
			error: outputContext.error,
			write: outputContext.write,
			command: this
		};
		this._getCommandAndAncestors().reverse().forEach((command) => command.emit("beforeAllHelp", eventContext));
		this.emit("beforeHelp", eventContext);
		let helpInformation = this.helpInformation({ error: outputContext.error });
		if (deprecatedCallback) {
			helpInformation = deprecatedCallback(helpInformation);
			if (typeof helpInformation !== "string" && !Buffer.isBuffer(helpInformation)) throw new Error("outputHelp callback must return a string or a Buffer");
		}
		outputContext.write(helpInformation);
		if (this._getHelpOption()?.long) this.emit(this._getHelpOption().long);
		this.emit("afterHelp", eventContext);
		this._getCommandAndAncestors().forEach((command) => command.emit("afterAllHelp", eventContext));
	}
	helpOption(flags, description) {
		if (typeof flags === "boolean") {
			if (flags) {
				if (this._helpOption === null) this._helpOption = void 0;
				if (this._defaultOptionGroup) this._initOptionGroup(this._getHelpOption());
			} else this._helpOption = null;
			return this;
		}
		this._helpOption = this.createOption(flags ?? "-h, --help", description ?? "display help for command");
		if (flags || description) this._initOptionGroup(this._helpOption);
		return this;
	}
	_getHelpOption() {
		if (this._helpOption === void 0) this.helpOption(void 0, void 0);
		return this._helpOption;
	}
	addHelpOption(option) {
		this._helpOption = option;
		this._initOptionGroup(option);
		return this;
	}
	help(contextOptions) {
		this.outputHelp(contextOptions);
		let exitCode = Number(process$1.exitCode ?? 0);
		if (exitCode === 0 && contextOptions && typeof contextOptions !== "function" && contextOptions.error) exitCode = 1;
		this._exit(exitCode, "commander.help", "(outputHelp)");
	}
	addHelpText(position, text) {
		const allowedValues = [
			"beforeAll",
			"before",
			"after",
			"afterAll"
		];
		if (!allowedValues.includes(position)) throw new Error(`Unexpected value for position to addHelpText.
Expecting one of '${allowedValues.join("', '")}'`);
		const helpEvent = `${position}Help`;
		this.on(helpEvent, (context) => {
			let helpStr;
			if (typeof text === "function") helpStr = text({
				error: context.error,
				command: context.command
			});
			else helpStr = text;
			if (helpStr) context.write(`${helpStr}\n`);
		});
		return this;
	}
	_outputHelpIfRequested(args) {
		const helpOption = this._getHelpOption();
		if (helpOption && args.find((arg) => helpOption.is(arg))) {
			this.outputHelp();
			this._exit(0, "commander.helpDisplayed", "(outputHelp)");
		}
	}
};
function incrementNodeInspectorPort(args) {
	return args.map((arg) => {
		if (!arg.startsWith("--inspect")) return arg;
		let debugOption;
		let debugHost = "127.0.0.1";
		let debugPort = "9229";
		let match;
		if ((match = arg.match(/^(--inspect(-brk|-wait)?)$/)) !== null) debugOption = match[1];
		else if ((match = arg.match(/^(--inspect(-brk|-port|-wait)?)=(\[[^\]]+\]|[^:]+)$/)) !== null) {
			debugOption = match[1];
			if (/^\d+$/.test(match[3])) debugPort = match[3];
			else debugHost = match[3];
		} else if ((match = arg.match(/^(--inspect(-brk|-port|-wait)?)=(\[[^\]]+\]|[^:]+):(\d+)$/)) !== null) {
			debugOption = match[1];
			debugHost = match[3];
			debugPort = match[4];
		}
		if (debugOption && debugPort !== "0") return `${debugOption}=${debugHost}:${parseInt(debugPort) + 1}`;
		return arg;
	});
}
function useColor() {
	if (process$1.env.NO_COLOR || process$1.env.FORCE_COLOR === "0" || process$1.env.FORCE_COLOR === "false") return false;
	if (process$1.env.FORCE_COLOR || process$1.env.CLICOLOR_FORCE !== void 0) return true;
}
new Command();
// src/cli/progress.ts
const redrawMs$1 = 100;
const plainMs$1 = 5e3;
const barWidth = 28;
const foundShownMax = 20;
function openProgress(label, output, now, options) {
	const { quiet, budgetMs } = options;
	const state = {
		planned: 0,
		done: 0,
		resumed: 0,
		startedAt: now(),
		findings: new Set(),
		confirming: ""
	};
	let lastDrawn = 0;
	let closed = false;
	const live = !quiet && output.isTTY;
	const draw = () => {
		lastDrawn = now();
		const line = describeProgress(label, {
			...state,
			budgetMs
		}, now() - state.startedAt, live ? output.columns || 100 : 100);
		output.write(live ? `\r\u001b[2K${line}` : `${line}\n`);
	};
	const say = (line) => {
		if (quiet) return;
		output.write(live ? `\r\u001b[2K${line}\n` : `${line}\n`);
		if (live) draw();
	};
	const tick = () => {
		if (!quiet && now() - lastDrawn >= (live ? redrawMs$1 : plainMs$1)) draw();
	};
	const timer = quiet ? null : setInterval(tick, live ? redrawMs$1 : plainMs$1);
	timer?.unref();
	return {
		say,
		onStart(planned, alreadyDone) {
			Object.assign(state, {
				planned,
				done: alreadyDone,
				resumed: alreadyDone,
				startedAt: now()
			});
			lastDrawn = now();
			if (live) draw();
		},
		onOutcome(outcome) {
			if (outcome.outcome === "cut") return;
			if (!isCarried(outcome.index)) state.done++;
			if (isFailure(outcome.outcome) && outcome.signature !== null && !state.findings.has(outcome.signature.key)) {
				state.findings.add(outcome.signature.key);
				if (state.findings.size > foundShownMax) return;
				const steps = outcome.step === null ? "" : `   (${formatPlural(outcome.step, "step")})`;
				say(` found  ${plainLine(outcome.signature.title, 100)}   seed ${outcome.seed}${steps}`);
				if (state.findings.size === foundShownMax) say(" further findings are counted, and listed by \"seedsweep show\"");
			}
			tick();
		},
		onPassed(count) {
			state.done += count;
			tick();
		},
		onIssued: tick,
		onWarning: (message) => say(` warning  ${plainLine(message, 1e3)}`),
		onConfirming(findings) {
			state.confirming = `confirming ${formatPlural(findings.length, "finding")}`;
			if (live) draw();
		},
		onReplay: tick,
		[Symbol.dispose]() {
			if (closed) return;
			closed = true;
			if (timer !== null) clearInterval(timer);
			if (live) output.write("\r\x1B[2K");
		}
	};
}
function describeProgress(label, state, elapsedMs, columns) {
	const rate = (state.done - state.resumed) / Math.max(elapsedMs / 1e3, .001);
	const share = state.budgetMs !== null ? elapsedMs / state.budgetMs : state.done / Math.max(state.planned, 1);
	const bar = columns < 90 ? "" : `  ${drawBar(Math.min(share, 1))}`;
	const seeds = `${state.budgetMs !== null ? "" : `${formatCount(state.done)} of `}${formatPlural(state.budgetMs !== null ? state.done : state.planned, "seed")}`;
	const leftMs = state.budgetMs !== null ? state.budgetMs - elapsedMs : (state.planned - state.done) / rate * 1e3;
	const parts = state.confirming === "" ? [
		seeds,
		`${formatCount(Math.round(rate))}/s`,
		formatPlural(state.findings.size, "finding")
	] : [seeds, state.confirming];
	if (state.confirming === "" && rate > 0) parts.push(`${formatDuration(Math.max(leftMs, 0))} left`);
	return ` ${label}${bar}  ${parts.join("   ")}`.slice(0, columns - 1);
}
function drawBar(share) {
	const filled = Math.min(barWidth, Math.floor(share * barWidth));
	return filled === barWidth ? "━".repeat(barWidth) : `${"━".repeat(filled)}╸${"─".repeat(barWidth - filled - 1)}`;
}
function formatDuration(ms) {
	if (ms < 1e4) return `${(ms / 1e3).toFixed(1)} s`;
	const seconds = Math.round(ms / 1e3);
	if (seconds < 120) return `${seconds} s`;
	const minutes = Math.floor(seconds / 60);
	if (minutes < 120) return `${minutes} min ${seconds % 60} s`;
	return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
// src/cli/terminal.ts
const detailedMax = 6;
const namedMax = 8;
function renderSummary(report, judgement, options) {
	const sections = [renderHeadline(report), ""];
	if (report.findings.length > 0) sections.push(...renderFindings$1(report.findings, options), "");
	sections.push(...renderVerdict(report, judgement), ...renderSetAside(report));
	const [shortest] = report.findings.filter(({ seeds }) => seeds.length > 0).sort(compareLength);
	const reproduce = shortest === void 0 ? "" : ` Shortest: ${options.program} reproduce ${shortest.id}${options.storeFlags}       `;
	sections.push(`${reproduce} Store: ${options.dbPath}`);
	return `${sections.join("\n")}\n`;
}
function renderHeadline(report) {
	const { plan } = report;
	const names = plan.targets.map(({ target }) => target.name).join(", ");
	const changed = plan.origin.changes === null ? "" : " with uncommitted changes";
	const at = plan.origin.sha === null ? "" : ` at ${plan.origin.sha.slice(0, 7)}${changed}`;
	const jobs = Math.max(0, ...report.shards.map((shard) => shard.jobs ?? 0));
	return ` ${names}${at}   ${`${formatCount(report.delivered)} of ${formatCount(report.planned)} planned seeds`}   ${formatDuration(report.wallMs)}   ${formatPlural(jobs, "job")}   ${describeHarness(report)}`;
}
function describeHarness({ harness, shards }) {
	if (harness === "unhealthy") return "HARNESS UNHEALTHY (canary did not fail)";
	return shards.some(({ canary }) => canary === "failed") ? "harness healthy (canary failed as it must)" : "canary not run";
}
function renderFindings$1(findings, options) {
	const [header = "", ...lines] = alignColumns([[
		"finding",
		"what broke",
		"seeds",
		"rate (95 %)",
		"confirmed"
	], ...findings.map((finding) => [
		finding.id,
		plainLine(finding.signature.title, 64),
		formatFailures(finding),
		formatFindingRate(finding),
		formatConfirmation(finding)
	])]);
	const detailed = lines.slice(0, detailedMax).flatMap((line, position) => {
		const finding = findings[position];
		return finding === void 0 ? [line] : [
			line,
			...describeReproduction(finding),
			...describeNeeds(finding),
			...describeCompared(finding)
		];
	});
	const named = lines.slice(detailedMax, 14);
	const rest = findings.length - detailedMax - namedMax;
	const more = rest > 0 ? [` and ${formatPlural(rest, "more finding")}: ${options.program} show findings${options.storeFlags}`] : [];
	return [
		header,
		...detailed,
		...named,
		...more
	];
}
function formatFailures(finding) {
	const { count, carried } = finding;
	const stored = countStored(finding);
	if (stored > 0) return `0 + ${formatCount(stored)} stored`;
	return carried === 0 ? formatCount(count) : `${formatCount(count)} + ${formatCount(carried)} carried over`;
}
function renderSetAside({ setAside }) {
	return setAside.map((finding) => {
		const why = finding.standing === null ? "" : describeStanding(finding.standing);
		const seeds = `${formatFailures(finding)} of ${formatPlural(finding.seedsJudged, "seed")}`;
		return ` set aside: ${finding.id}   ${plainLine(finding.signature.title, 64)}   ${seeds}   ${plainLine(why, 200)}`;
	});
}
function describeReproduction(finding) {
	const { reproduction, neverSeen } = finding;
	if (neverSeen !== null) return [`                in none of the ${formatPlural(neverSeen.seeds, "seed")} that could have`];
	if (reproduction === null) return [];
	const step = finding.seeds.find(({ seed }) => seed === reproduction.seed)?.step ?? null;
	const steps = step === null ? "" : `   # ${formatPlural(step, "step")}`;
	return [`                ${plainLines(reproduction.commandLine)}${steps}`];
}
function describeNeeds({ attribution }) {
	if (attribution === null || attribution.needs.length + attribution.favours.length === 0) return [];
	return [`                ${plainLine(describeAttribution(attribution), 300)}`];
}
function describeCompared({ comparison }) {
	return comparison === null ? [] : [`                ${plainLine(describeComparison(comparison), 300)}`];
}
function renderVerdict(report, judgement) {
	const denominator = `${formatCount(report.delivered)} of ${formatCount(report.planned)} planned seeds`;
	const detectable = formatOneIn(report.discovery.detectable);
	const lines = [];
	if (report.findings.length === 0) {
		const gaps = judgement.gaps.length === 0 ? "" : `: ${judgement.gaps.map((gap) => plainLine(gap, 1e3)).join("; ")}`;
		lines.push(` no findings in ${denominator}${gaps === "" ? `; a bug as rare as ${detectable} would have shown with 95 % probability` : gaps}`, ...renderMasked(report));
	} else {
		lines.push(...judgement.gaps.map((gap) => ` incomplete: ${plainLine(gap, 1e3)}`));
		lines.push(...renderDiscovery(report));
		lines.push(...listLacking(report.findings).map((sentence) => ` not fully compared: ${plainLine(sentence, 500)}`));
	}
	if (report.determinism !== null) lines.push(` ${describeDeterminism(report.determinism)}`);
	const missed = report.conclusive ? 0 : report.properties.filter(isNeverSeen).length;
	if (missed > 0) lines.push(` not seen in what was delivered: ${formatCount(missed)} ${missed === 1 ? "property" : "properties"}`);
	lines.push(...describeCarried(report.carried).map((line) => ` ${plainLine(line, 1e3)}`));
	const { infra, unknown } = report.counts;
	if (infra + unknown > 0 || report.cut > 0) lines.push(` ${describeUncounted(report)}`);
	return lines;
}
function renderDiscovery(report) {
	if (report.judged.every(({ seeds }) => seeds === 0)) return [];
	const { singletons } = report.discovery;
	const chance = describeNextNew(report.discovery);
	return [` ${singletons === 0 ? "No finding was seen only once" : `${formatPlural(singletons, "finding")} seen only once`}: ${chance === null ? "too few seeds to say how likely one more shows something new" : `one more seed shows something new with probability ${chance}`}.`, ...renderMasked(report)];
}
function renderMasked(report) {
	return describeMaskedSeeds(report, "the seeds").map((sentence) => ` ${sentence}`);
}
function describeUncounted(report) {
	const { infra, unknown } = report.counts;
	const parts = [
		infra > 0 ? `${formatCount(infra)} infra` : "",
		unknown > 0 ? `${formatCount(unknown)} unknown` : "",
		report.cut > 0 ? `${formatCount(report.cut)} cut` : ""
	].filter((part) => part !== "");
	const [reason] = report.reasons;
	const why = reason === void 0 ? "" : ` (${plainLine(reason.reason, 200)})`;
	return `Counted neither as passed nor as failed: ${parts.join(", ")}${why}`;
}
function formatRate(rate) {
	if (rate.high < 1e-4) return `${formatOneIn(rate.estimate)} (${formatOneIn(rate.high)} to ${formatOneIn(rate.low)})`;
	return `${formatPercent(rate.estimate)} % (${formatPercent(rate.low)}-${formatPercent(rate.high)} %)`;
}
function formatFindingRate({ rate, neverSeen }) {
	if (neverSeen === null) return formatRate(rate);
	return `under ${rate.high < 1e-4 ? formatOneIn(rate.high) : `${formatPercent(rate.high)} %`} (99 %)`;
}
function formatPercent(share) {
	const percent = share * 100;
	if (percent >= 1) return percent.toFixed(1);
	return percent === 0 ? "0" : percent.toPrecision(percent >= .1 ? 1 : 1);
}
function formatOneIn(probability) {
	return probability <= 0 ? "never" : `1 in ${formatCount(Math.max(1, Math.round(1 / probability)))}`;
}
function formatConfirmation({ confirmation, reproduction }) {
	const pairs = reproduction?.repeat.by === "pairs" ? " pairs" : "";
	switch (confirmation.state) {
		case "untried": return confirmation.replays === 0 ? "not tried" : `not proven: ${confirmation.same} of ${confirmation.replays}`;
		case "never-seen": return "never seen";
		case "reproducible": return `${confirmation.same} of ${confirmation.replays}${pairs}`;
		case "nondeterministic": return `NONDETERMINISTIC: ${confirmation.same} of ${confirmation.replays}`;
		case "unconfirmed": return `does not reproduce: ${confirmation.same} of ${confirmation.replays}${pairs}`;
	}
}
function compareLength(a, b) {
	return stepsOf(a) - stepsOf(b) || b.count - a.count;
}
function stepsOf(finding) {
	return finding.seeds[0]?.step ?? Number.MAX_SAFE_INTEGER;
}
function alignColumns(rows) {
	const widths = [];
	for (const [column, cell] of rows.flatMap((row) => [...row.entries()])) widths[column] = Math.max(widths[column] ?? 0, cell.length);
	return rows.map((row) => ` ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("   ")}`.trimEnd());
}
// src/cli/bisect-progress.ts
const redrawMs = 200;
const plainMs = 3e4;
function openBisectProgress(suspect, range, output, now) {
	const live = output.isTTY;
	let current = null;
	let drawnAt = now();
	const clear = () => {
		if (live) output.write("\r\x1B[2K");
	};
	const say = (line) => {
		clear();
		output.write(` ${line}\n`);
	};
	const draw = (done) => {
		if (current === null || now() - drawnAt < (live ? redrawMs : plainMs)) return;
		drawnAt = now();
		const line = ` ${current.words}   ${formatCount(done)} of ${formatPlural(current.seeds, "seed")}   ${formatDuration(now() - current.startedAt)}`;
		output.write(live ? `\r\u001b[2K${line.slice(0, (output.columns || 100) - 1)}` : `${line}\n`);
	};
	return {
		onState(state, known) {
			const { commits, good, note } = range;
			const bad = commits.at(-1)?.sha.slice(0, 10) ?? "";
			say(`bisecting ${suspect.id} ${plainLine(suspect.title, 100)}`);
			say(`  ${formatPlural(commits.length, "commit")} from ${good.sha.slice(0, 10)} (good) to ${bad} (bad)`);
			if (note !== null) say(`  note: ${plainLine(note, 300)}`);
			say(`  ${describeRate(state)}`);
			if (known > 0) say(`  going on: ${formatPlural(known, "batch").replace("batchs", "batches")} of it are in the store`);
		},
		onBuild(place) {
			if (suspect.target.build === null) return;
			clear();
			current = null;
			if (live) output.write(` building ${place.sha.slice(0, 10)}`);
		},
		onTest(place, test) {
			current = {
				words: describePlace(range, place),
				seeds: test.seeds,
				startedAt: now()
			};
		},
		onSeed: draw,
		onBatch(place, batch, state) {
			say(`${describePlace(range, place)}   ${describeBatch(batch)}${describeLeft(place, state)}`);
		},
		[Symbol.dispose]: clear
	};
}
function describeRate({ rate, seedsPerStep }) {
	return `it comes at least ${formatOneIn(rate)} seeds: ${formatCount(seedsPerStep)} clean seeds make a commit good`;
}
function describePlace(range, place) {
	const { role, at, sha } = place;
	return `${(role === "between" ? `${at + 1}/${range.commits.length}` : role).padEnd(9)} ${sha.slice(0, 10)}  ${commitWords(range, at, 40).padEnd(40)}`;
}
function describeBatch(batch) {
	const { clean, stored, other, failing, failingWas, untestable } = batch;
	if (failing !== null) return `FAILS  ${failingWas === "stored" ? "a known seed" : `seed ${failing} after ${formatCount(clean)} clean`}`;
	if (untestable !== null) return `cannot be tested: ${plainLine(untestable, 100)}`;
	const others = other > 0 ? `, ${formatCount(other)} failed otherwise` : "";
	return `clean  ${formatPlural(clean + stored, "seed")}${others}`;
}
function describeLeft({ role }, { posterior }) {
	if (role !== "between") return "";
	const left = posterior.commits.filter((share) => share > .001).length;
	const most = posterior.commits.reduce((best, share) => Math.max(best, share), 0);
	return `   ${formatPlural(left, "commit")} left, the likeliest ${Math.floor(most * 100)} %`;
}
// src/cli/find-store.ts
function findDbPath(world, choice) {
	const { cwd } = world;
	if (choice.db !== void 0) return chooseDbPath(cwd, cwd, choice.db, "", null);
	const loaded = loadConfig(cwd, choice.config ?? null);
	const directory = loaded?.directory ?? cwd;
	const names = [...loaded?.config.targets.keys() ?? []];
	const name = choice.target ?? loaded?.config.default ?? (names.length === 1 ? names[0] : void 0);
	if (name !== void 0) return chooseDbPath(directory, cwd, null, loaded === null ? name : nameChoice(loaded.config, name), null);
	if (names.length > 1) throw new UserError("no-store-named", `no store was named, and ${configName} has ${names.length} targets and no default`, `Write --db with one of: ${names.map((target) => shortPath(world, chooseDbPath(directory, cwd, null, target, null))).join(", ")}`);
	return findOnlyStore(world);
}
function findOnlyStore(world) {
	const directory = join(world.cwd, ".seedsweep");
	const files = existsSync(directory) ? readdirSync(directory).filter((name) => name.endsWith(".db")) : [];
	const [only, ...others] = files.sort();
	if (only !== void 0 && others.length === 0) return join(directory, only);
	const seen = only === void 0 ? `there is none in .seedsweep here` : `there are ${files.length} in .seedsweep here`;
	const hint = only === void 0 ? "FILE" : `one of: ${files.slice(0, 10).map((name) => `.seedsweep/${name}`).join(", ")}`;
	throw new UserError("no-store-named", `no store was named, and ${seen}`, `Write --db ${hint}`);
}
function storeFlags(world, dbPath, config) {
	const flags = config === void 0 ? "" : ` --config ${quoteWord(config)}`;
	return isFoundWithout(world, dbPath, config) ? flags : `${flags} --db ${quoteWord(shortPath(world, dbPath))}`;
}
function isFoundWithout(world, dbPath, config) {
	try {
		return findDbPath(world, config === void 0 ? {} : { config }) === dbPath;
	} catch (error) {
		if (error instanceof UserError) return false;
		throw error;
	}
}
function shortPath(world, path) {
	const short = relative(world.cwd, path);
	return short.startsWith("..") ? path : short;
}
function quoteWord(word) {
	return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
// src/cli/json.ts
function jsonLine(value) {
	return `${escapeJson(JSON.stringify(value))}\n`;
}
function escapeJson(json) {
	return json.replace(/[\u007F-\u009F\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, escapeUnits).replaceAll("##[", "\\u0023\\u0023[");
}
function escapeUnits(character) {
	return Array.from({ length: character.length }, (_, at) => {
		return `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`;
	}).join("");
}
// src/cli/bundled-simulator.ts
function prepareBundled(bundled, choice) {
	const simulator = bundled.prepare(choice);
	if (simulator.kind === "ready") return simulator;
	throw new UserError("unknown-choice", simulator.message, simulator.hint);
}
// src/cli/options.ts
function addTargetOptions(command) {
	return command.option("--target <name>", "target of seedsweep.yml to run, several with commas between, or all (default: its \"default\")").option("--config <file>", "configuration file (default: seedsweep.yml here)").option("--run <command>", "the simulator's command with {seed}, split as a shell does; or write it after --").option("--preset <name>", "known simulator or test runner: madsim, go-test, hypothesis, ... (docs/presets.md)").option("--bug <ID...>", "the bundled etcd simulator with these historical bugs: 13766 (sim etcd --list-bugs)").option("--etcd <VERSION>", "the bundled etcd simulator with the bugs that this release had: 3.5.0").option("--build <line>", "shell line that makes the simulator runnable; printed in reproductions").option("--timeout <duration>", "wall time a seed may take: 90s, 5m (default: 60s)").option("--memory <size>", "memory a seed may use, with all its processes: 2GiB, 512MiB (Linux; default: no bound)");
}
const bundledCount = 1e3;
function addSeedOptions(command) {
	return command.option("--seeds <A..B>", "seeds A to B, B not included").option("--count <n>", "so many fresh seeds").option("--budget <duration>", `fresh seeds for so long: 90s, 5m, 1h (default: 5m, or ${bundledCount} seeds of the bundled simulator)`);
}
async function readTargetSettings(world, options, command) {
	const settings = readSettings(world.cwd, {
		config: options.config ?? null,
		target: options.target ?? null,
		command: command.length > 0 ? command : null,
		run: options.run ?? null,
		build: options.build ?? null,
		preset: options.preset ?? null,
		timeout: options.timeout ?? null,
		memory: options.memory ?? null,
		bundled: offerBundled(world, readBundledSystem(options))
	});
	if (settings.bundled !== null) await checkBundled(world, settings.bundled);
	return settings;
}
function offerBundled(world, system) {
	return {
		system,
		programIn: (directory) => nameOwnProgram(world, directory)
	};
}
function readBundledSystem({ bug, etcd }) {
	if (bug === void 0 && etcd === void 0) return null;
	return {
		bugs: (bug ?? []).flatMap((ids) => ids.split(",")).filter((id) => id !== ""),
		etcd: etcd ?? null
	};
}
async function checkBundled(world, { bugs, etcd }) {
	if (bugs.length === 0 && etcd === null) return;
	prepareBundled(await world.bundledSimulator(), {
		faults: void 0,
		without: [],
		mask: [],
		stepsMax: void 0,
		durationUs: void 0,
		bugs,
		etcd: etcd ?? void 0
	});
}
function readSeeds(options, { bundled }) {
	const given = [
		"seeds",
		"count",
		"budget"
	].filter((name) => options[name] !== void 0);
	if (given.length > 1) throw new UserError("seeds-twice", `--${given.join(" and --")} contradict each other`, "Write one of --seeds, --count, --budget");
	if (options.seeds !== void 0) return {
		by: "range",
		...parseSeedRange(options.seeds)
	};
	if (options.count !== void 0) return {
		by: "count",
		count: parseCount(options.count)
	};
	if (bundled !== null && options.budget === void 0) return {
		by: "count",
		count: bundledCount
	};
	return {
		by: "budget",
		budgetMs: parseDuration(options.budget ?? "5m")
	};
}
function readInteger(flag, text, min, max) {
	const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
	if (value >= min && value <= max) return value;
	throw new UserError("not-a-number", `${flag} ${text} is not a whole number from ${min} to ${max}`, `Write ${flag} ${min}, for example`);
}
const jobsMax = 4096;
function readJobs(text) {
	return text === void 0 ? usableJobs() : readInteger("--jobs", text, 1, jobsMax);
}
function readVia(text) {
	if (text === void 0) return null;
	const via = vias.find((candidate) => candidate === text);
	if (via !== void 0) return via;
	throw new UserError("unknown-via", `--via ${text} is none of the ways to run a seed`, `Write one of: ${vias.join(", ")}`);
}
function readFailOn(text) {
	const failOn = failOns.find((candidate) => candidate === (text ?? "any"));
	if (failOn !== void 0) return failOn;
	throw new UserError("unknown-fail-on", `--fail-on ${text} is not known`, `Write one of: ${failOns.join(", ")}`);
}
function readFloor(text) {
	if (text === void 0) return floorDefault;
	const floor = Number(text);
	if (text.trim() !== "" && floor >= 0 && floor <= 1) return floor;
	throw new UserError("bad-floor", `--floor ${text} is not a share`, "Write a number from 0 to 1, such as 0.9");
}
function openMachine(world, directory, jobs) {
	const onLaunched = keepHeapSmall();
	const scratch = makeScratch();
	const remove = () => rmSync(scratch, {
		recursive: true,
		force: true,
		maxRetries: 3
	});
	process.once("exit", remove);
	return {
		cwd: directory,
		env: world.env,
		nodePath: world.nodePath,
		seedsweepPath: world.seedsweepPath,
		scratch,
		jobs,
		description: describeMachine(),
		now: () => performance.now(),
		date: () => new Date(),
		version: world.version,
		onLaunched,
		[Symbol.dispose]() {
			process.removeListener("exit", remove);
			remove();
		}
	};
}
function makeScratch() {
	try {
		return mkdtempSync(join(tmpdir(), "seedsweep-"));
	} catch (cause) {
		throw new WorldError("no-scratch", `no directory for temporary files can be made in ${tmpdir()}`, {
			hint: "Make room there, or set TMPDIR to another directory",
			cause
		});
	}
}
function programName(world) {
	return world.env.npm_lifecycle_event === "npx" || world.env.npm_command === "exec" ? "npx seedsweep" : "seedsweep";
}
function readOutputs({ sarif, junit, json }) {
	return {
		sarif: sarif ?? null,
		junit: junit ?? null,
		json: typeof json === "string" ? json : null
	};
}
// src/cli/render-bisect.ts
const listedMax = 10;
const rowsMax = 40;
function renderBisect(suspect, range, result) {
	return `${[
		...renderEnd(range, result),
		"",
		...renderEvidence(range, result),
		""
	].map((line) => line.trimEnd()).join("\n")} ${suspect.id}: ${describeRate(result.state)}.\n`;
}
function bisectExitCode({ end }) {
	return end.state === "found" ? 0 : 4;
}
function formatSure(probability) {
	const percent = probability * 100;
	if (percent >= 99.95) return "over 99.9 %";
	return percent >= 99 ? `${(Math.floor(percent * 10) / 10).toFixed(1)} %` : `${Math.floor(percent)} %`;
}
function renderEnd(range, { end, state, first }) {
	const named = commitWords(range, -1, 100);
	const good = `${range.good.sha.slice(0, 10)}${named === "" ? "" : ` (${named})`}`;
	const last = range.commits.at(-1)?.sha.slice(0, 10) ?? "";
	switch (end.state) {
		case "found": {
			const commit = commitAt(range, end.at);
			return [
				` first bad commit ${commit.sha}, ${formatSure(end.probability)} sure`,
				`   ${plainLine(commit.subject, 200)}`,
				`   ${plainLine(commit.author, 100)}, ${plainLine(commit.date.slice(0, 10), 10)}`,
				...describeSuspects(range, first?.suspects ?? [])
			];
		}
		case "range": return [
			` no first bad commit yet: ${describeRange(end.left.length, range.commits.length)}`,
			...end.left.slice(0, listedMax).map((at) => {
				return `   ${formatSure(state.posterior.commits[at] ?? 0).padStart(5)}  ${commitAt(range, at).sha.slice(0, 10)}  ${commitWords(range, at, 70)}`;
			}),
			...end.left.length > listedMax ? [`   and ${formatCount(end.left.length - listedMax)} more`] : []
		];
		case "bad-passes": return [` ${last} is not bad: ${formatPlural(end.seeds, "seed")} ran clean there, which would have shown the failure with 99 %`, "   Name a commit at which it fails: --bad"];
		case "bad-untestable": return [` ${last}, the bad commit, cannot be tested: ${plainLine(end.reason, 1e3)}`, "   Give the --build line?"];
		case "good-fails": return [` ${good} is not good: it fails there already, with seed ${state.good.failing ?? ""}`, "   Name an older commit: --good"];
		case "good-untestable": return [` ${good}, the good commit, cannot be tested: ${plainLine(end.reason, 1e3)}`, "   Name another commit: --good"];
		case "too-rare": return [` its known seeds fail at ${last}, and none of ${formatPlural(end.seeds, "fresh seed")} did: it is far rarer than it was seen,`, "   and clean seeds of other commits would say nothing. Sweep the bad commit for longer first, then bisect."];
	}
}
function describeRange(left, all) {
	if (left === 0) return "nothing that can be tested would tell the commits apart";
	return `it is one of ${left === 1 ? "this" : `these ${formatCount(left)}`}, of ${formatPlural(all, "commit")}`;
}
function describeSuspects(range, suspects) {
	if (suspects.length === 0) return [];
	const listed = suspects.slice(0, listedMax).map((sha) => sha.slice(0, 10));
	const more = suspects.length > listedMax ? ` and ${formatCount(suspects.length - listedMax)} more` : "";
	return [`   or ${suspects.length === 1 ? "a commit before it" : `${formatCount(suspects.length)} commits before it`} ${`of the ${formatPlural(range.commits.length, "commit")}`}, which cannot be tested: ${listed.join(", ")}${more}`];
}
function renderEvidence(range, { state, end }) {
	const rows = [{
		at: -1,
		tally: state.good
	}, ...[...state.tallies.entries()].map(([at, tally]) => ({
		at,
		tally
	}))].filter(({ tally }) => tally.batches > 0).map(({ at, tally }) => {
		const mark = end.state === "found" && end.at === at ? "->" : "  ";
		const failures = tally.fails ? `fails (seed ${tally.failing ?? ""})` : tally.untestable ? "cannot be tested" : "clean";
		const others = tally.other > 0 ? `${formatCount(tally.other)} otherwise` : "";
		return [
			mark,
			tally.sha.slice(0, 10),
			formatCount(tally.clean),
			failures,
			others,
			commitWords(range, at, 50)
		];
	});
	if (rows.length === 0) return [];
	const shown = rows.slice(0, rowsMax);
	const more = rows.length > rowsMax ? [` and ${formatPlural(rows.length - rowsMax, "commit")} more`] : [];
	return [...alignColumns([[
		"  ",
		"commit",
		"clean seeds",
		"failure",
		"",
		""
	], ...shown]), ...more];
}
function summariseBisect(suspect, range, { end, state, stopped, first }) {
	const { posterior, rate, seedsPerStep } = state;
	const candidates = [...posterior.commits.entries()].filter(([, share]) => share > .001);
	const tallies = [state.good, ...state.tallies].filter(({ batches }) => batches > 0);
	return {
		version: 1,
		finding: suspect.id,
		key: suspect.key,
		target: suspect.target.name,
		state: end.state,
		stopped,
		commits: range.commits.length,
		good: range.good.sha,
		bad: range.commits.at(-1)?.sha ?? null,
		rate,
		seedsPerStep,
		first,
		candidates: candidates.sort(([, a], [, b]) => b - a).slice(0, 100).map(([at, probability]) => ({
			sha: commitAt(range, at).sha,
			probability
		})),
		before: posterior.before,
		evidence: tallies.map(({ sha, clean, fails, failing, other, unjudged, untestable, reason }) => ({
			sha,
			clean,
			fails,
			failing,
			other,
			unjudged,
			untestable: untestable ? reason : null
		}))
	};
}
// src/cli/read-configured.ts
function isCi(env) {
	return env.CI === "true" || env.GITHUB_ACTIONS === "true";
}
function readConfigured(world, config) {
	const configured = loadConfig(world.cwd, config)?.config.targets;
	return (name) => configured?.get(name) ?? readBundled(world, name);
}
function readBundled(world, name) {
	const open = {
		config: null,
		command: null,
		run: null,
		build: null,
		preset: null,
		timeout: null,
		memory: null
	};
	try {
		return onlyTarget(readSettings(world.cwd, {
			...open,
			target: name,
			bundled: offerBundled(world, null)
		}));
	} catch (error) {
		if (error instanceof UserError) return null;
		throw error;
	}
}
// src/cli/stored-commands.ts
const consentFlag = "--run-stored-commands";
const consentWords = "run the store's commands though neither the configuration nor an earlier call here has them";
async function mayRunStored(world, stored) {
	const { directory, consent } = stored;
	const unknown = listStrangers(world, stored);
	if (unknown.length === 0) return true;
	if (!consent && (isCi(world.env) || world.stdin.isTTY !== true || !world.stderr.isTTY)) return false;
	world.stderr.write(unknown.map(describeTarget).join(""));
	if (consent) return true;
	if (!await ask(world, ` These commands come with the store. Run them in ${plainLine(directory, 500)}? [y/N] `)) return false;
	rememberStarted(world, directory, unknown);
	return true;
}
async function requireStored(world, stored) {
	if (await mayRunStored(world, stored)) return;
	const seen = describeUnknownCommand(stored, readConfigured(world, stored.config)) ?? "the command of the store was not run";
	throw new UserError("unknown-command", seen, `Look at it, then say ${consentFlag}, or configure the target`);
}
function listStrangers(world, { targets, directory, config }) {
	return listUnknownTargets(targets, readConfigured(world, config)).filter((target) => isCi(world.env) || !wasStarted(world, directory, target));
}
function describeTarget(target) {
	const lines = listCommands(target).flatMap(([label, text]) => `${label}: ${plainLines(text)}`.split("\n"));
	return [
		` ${target.name}`,
		...lines.map((line) => `   ${line}`),
		""
	].join("\n");
}
async function ask({ stdin, stderr, signal }, question) {
	try {
		var _usingCtx$8 = _usingCtx();
		stderr.write(question);
		const lines = _usingCtx$8.u(createInterface({ input: stdin }));
		const answer = await Promise.race([new Promise((resolve) => lines.once("line", resolve).once("close", () => resolve(""))), new Promise((resolve) => signal.addEventListener("abort", () => resolve(""), { once: true }))]);
		return /^\s*y(es)?\s*$/i.test(answer);
	} catch (_) {
		_usingCtx$8.e = _;
	} finally {
		_usingCtx$8.d();
	}
}
const startedMax = 1e4;
function rememberStarted(world, directory, targets) {
	const folder = stateFolder(world.env);
	if (folder === null || isCi(world.env)) return;
	try {
		mkdirSync(folder, {
			recursive: true,
			mode: 448
		});
		const news = targets.map((target) => join(folder, hashStarted(directory, target))).filter((file) => !existsSync(file));
		if (news.length === 0 || readdirSync(folder).length + news.length > startedMax) return;
		for (const file of news) writeFileSync(file, "");
	} catch {}
}
function wasStarted({ env }, directory, target) {
	const folder = stateFolder(env);
	return folder !== null && existsSync(join(folder, hashStarted(directory, target)));
}
function stateFolder(env) {
	const home = env.HOME ?? env.USERPROFILE;
	const state = env.XDG_STATE_HOME ?? env.LOCALAPPDATA ?? (home === void 0 ? void 0 : join(home, ".local", "state"));
	return state === void 0 || state === "" ? null : join(state, "seedsweep", "started");
}
function hashStarted(directory, target) {
	const text = JSON.stringify([
		realpathSync(directory),
		target.name,
		describeCommand(target)
	]);
	return createHash("sha256").update(text).digest("hex");
}
// src/cli/commands/publish.ts
function definePublish(program, world, setExit) {
	program.command("publish").description("file, update and keep one issue per proven finding (GITHUB_TOKEN, GITHUB_API_URL)").option("--db <file>", "the store (default: that of the default target)").option("--repo <owner/name>", "the repository (default: where the campaign ran)").option("--max-new-issues <n>", "most issues opened by this call; the rest stays pending (default: 5)").option("--dry-run", "print what would be done, and the issues, and do nothing").option("--sarif <file>", "write the findings as SARIF, for code scanning").option("--junit <file>", "write findings and properties as JUnit XML").option("--json [file]", "print the result as JSON; with a file, write the summary of the campaign there").addHelpText("after", "\nExample:\n  seedsweep publish --db night.db --repo acme/raft --dry-run\n").action(async (options) => {
		try {
			var _usingCtx$7 = _usingCtx();
			const dbPath = findDbPath(world, options);
			const loaded = loadConfig(world.cwd, null);
			const directory = loaded?.directory ?? world.cwd;
			const checkout = {
				directory,
				env: world.env
			};
			const corrections = loadCorrections(directory, new Date());
			const reread = () => readStoreReport(dbPath, null, void 0, corrections);
			const report = reread();
			const max = options.maxNewIssues;
			const maxNewIssues = max === void 0 ? null : readInteger("--max-new-issues", max, 0, 1e3);
			const { code } = await readCode(checkout);
			const rules = chooseIssueRules(loaded?.config.issues ?? null, maxNewIssues, code);
			const access = readAccess(world, options.repo ?? report.plan.origin.repository);
			const looks = options.repo !== void 0 || access?.token != null;
			const json = options.json === true;
			const outputs = readOutputs(options);
			const { gaps } = judgeCampaign(report);
			await writeOutputs(outputs, {
				report,
				gaps,
				from: world.cwd,
				checkout
			});
			const machine = _usingCtx$7.u(openMachine(world, directory, 1));
			const correct = {
				corrections,
				reread
			};
			const mayRun = (target) => listStrangers(world, {
				targets: [{ target }],
				directory,
				config: null
			}).length === 0;
			const here = {
				machine,
				signal: world.signal,
				mayRun
			};
			const phase = {
				dbPath,
				report,
				rules,
				at: new Date(),
				correct,
				world: here
			};
			if (options.dryRun === true) await printPreview(world, looks ? access : null, phase, json);
			else if (access?.token == null && Object.values(outputs).some((path) => path !== null)) world.stderr.write(" written; no repository or token to file issues with\n");
			else await publish(world, access, phase, json);
			setExit(0);
		} catch (_) {
			_usingCtx$7.e = _;
		} finally {
			_usingCtx$7.d();
		}
	});
}
function readAccess(world, repository) {
	if (repository === null) return null;
	if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new UserError("bad-repository", `--repo ${repository} is not a repository`, "Write --repo OWNER/NAME");
	return {
		repository,
		token: world.env.GITHUB_TOKEN ?? null,
		apiUrl: world.env.GITHUB_API_URL ?? "https://api.github.com",
		version: world.version,
		log: (line) => world.stderr.write(` ${line}\n`)
	};
}
async function printPreview(world, access, phase, json) {
	const { report } = phase;
	const { changes, unseen } = await previewPublishing(access, phase);
	if (unseen !== null) {
		const why = access === null ? "GitHub was not asked (name the repository: --repo OWNER/NAME)" : plainLine(unseen, 500);
		world.stderr.write(` ${why}: every finding is taken for new\n`);
	}
	if (json) {
		world.stdout.write(jsonLine({
			version: 1,
			dryRun: true,
			changes
		}));
		return;
	}
	world.stdout.write(`${renderIssueChanges(access?.repository ?? report.plan.origin.repository ?? "owner/name", changes)}\n`);
	for (const change of changes) {
		if (change.kind === "create") world.stdout.write(`\n=== ${plainLine(change.title, 300)}\n\n${plainLines(change.body)}\n`);
		if (change.kind === "update") world.stdout.write(`\n=== issue ${change.issue.number}\n\n${plainLines(change.body)}\n`);
		if (change.kind === "close" || change.kind === "reopen" || change.kind === "remark") world.stdout.write(`\n=== comment on issue ${change.issue.number}\n\n${plainLines(change.comment)}\n`);
	}
}
async function publish(world, access, phase, json) {
	const { report } = phase;
	if (access === null) throw new UserError("no-repository", "the campaign ran in no hosted repository", "Write --repo OWNER/NAME");
	if (access.token === null) throw new UserError("no-token", "there is no token to write issues with", "Set GITHUB_TOKEN, or look first: --dry-run");
	if (!sawItsCanary(report)) {
		const why = triedCanary(report) ? "did not fail as it must" : "was not seen to fail";
		throw new WorldError("harness-unhealthy", `the canary of this campaign ${why}: nothing is filed`, { hint: "See what went wrong: seedsweep show shards" });
	}
	const published = await publishPhase(access, phase);
	const lines = published.results.map((result) => {
		const number = "issue" in result && result.issue !== null ? ` #${result.issue.number}` : "";
		return ` ${result.kind}${number}  ${plainLine(result.finding.title, 200)}`;
	});
	if (json) world.stdout.write(jsonLine({
		version: 1,
		...published
	}));
	else world.stdout.write(`${[` ${formatPlural(report.findings.length, "finding")}`, ...lines].join("\n")}\n`);
	if (published.end.kind === "complete") return;
	throw new WorldError("github", published.end.sentence, {
		hint: "What was done is kept; run publish again to go on.",
		...published.end.kind === "failed" && { cause: published.end.error }
	});
}
// src/cli/commands/bisect.ts
function defineBisect(program, world, setExit) {
	program.command("bisect").argument("<what>", "a finding (f-7c3e91a0), a failing seed, or the address of an issue").description("find the commit since which it fails: fresh seeds at commits between a good and a bad one").requiredOption("--good <revision>", "a commit, tag or branch at which it does not fail").option("--bad <revision>", "one at which it fails (default: the commit that it was recorded at, else HEAD)").option("--build <line>", "shell line that builds a commit (default: the target's own)").option("--jobs <n>", "seeds at once (default: the cores this process may use)").option("--budget <duration>", "stop after so long with what is left; called again it goes on (default: none)").option("--confidence <percent>", "how sure the answer must be (default: 95%)").option("--db <file>", "the store; it keeps the evidence too (default: that of the default target)").option("--target <name>", "target whose store is meant").option("--config <file>", "configuration file; commands run in its directory (default: here)").option(consentFlag, consentWords).option("--json", "print the result as JSON").addHelpText("after", "\nExample:\n  seedsweep bisect f-7c3e91a0 --good v1.4.0 --bad main\n").action(async (what, options) => {
		try {
			var _usingCtx$6 = _usingCtx();
			const confidence = readConfidence(options.confidence);
			const { suspect: known, dbPath } = await findWanted$1(world, what, options);
			const suspect = withBuild(known, options.build);
			const directory = loadConfig(world.cwd, options.config ?? null)?.directory ?? world.cwd;
			const machine = _usingCtx$6.u(openMachine(world, directory, readJobs(options.jobs)));
			const consent = options.runStoredCommands === true;
			const stored = {
				targets: [known],
				directory,
				config: options.config ?? null,
				consent
			};
			if (!isAddress(what)) await requireStored(world, stored);
			const named = {
				good: options.good,
				bad: options.bad ?? suspect.sha ?? "HEAD"
			};
			const repository = {
				directory,
				env: world.env,
				signal: world.signal
			};
			const range = await readBisectRange(repository, named, suspect.excerpt);
			const budget = _usingCtx$6.u(openBudget(world.signal, options.budget));
			const progress = _usingCtx$6.u(openBisectProgress(suspect, range, world.stderr, machine.now));
			const { signal } = budget;
			const result = await bisectPhase({
				suspect,
				range,
				confidence,
				dbPath,
				signal,
				observer: progress
			}, machine);
			progress[Symbol.dispose]();
			if (options.json === true) world.stdout.write(jsonLine(summariseBisect(suspect, range, result)));
			else world.stdout.write(`\n${renderBisect(suspect, range, result)}`);
			if (result.stopped) {
				const why = world.signal.aborted ? "Stopped" : "The budget is over";
				world.stderr.write(` ${why}. What was run is in ${shortPath(world, dbPath)}; the same command goes on from there.\n`);
			}
			setExit(bisectExitCode(result));
		} catch (_) {
			_usingCtx$6.e = _;
		} finally {
			_usingCtx$6.d();
		}
	});
}
async function findWanted$1(world, what, options) {
	if (isAddress(what)) {
		const address = parseIssueAddress(what);
		requireKnownServer(address, world.env);
		const access = readAccess(world, address.repository);
		assert(access !== null, "an issue without a repository");
		const suspect = await readIssueSuspect(address, access, (target) => localSettings(world, target, options));
		const directory = loadConfig(world.cwd, options.config ?? null)?.directory ?? world.cwd;
		return {
			suspect,
			dbPath: chooseDbPath(directory, world.cwd, options.db ?? null, suspect.target.name, null)
		};
	}
	const dbPath = findDbPath(world, options);
	const suspect = findSuspect(dbPath, what);
	if (suspect !== null) return {
		suspect,
		dbPath
	};
	throw new UserError("unknown-finding", `${dbPath} has no finding and no failing seed ${truncate(what, 100)}`, `See what it has: ${programName(world)} show findings --db ${shortPath(world, dbPath)}`);
}
function isAddress(what) {
	return /^https?:\/\//.test(what);
}
function localSettings(world, target, { config }) {
	return readSettings(world.cwd, {
		config: config ?? null,
		target,
		command: null,
		run: null,
		build: null,
		preset: null,
		timeout: null,
		memory: null,
		bundled: offerBundled(world, null)
	});
}
function withBuild(suspect, build) {
	return build === void 0 ? suspect : {
		...suspect,
		target: {
			...suspect.target,
			build
		}
	};
}
function readConfidence(text) {
	if (text === void 0) return confidenceDefault;
	const value = /^\d{1,3}(?:\.\d{1,6})?\s*%?$/.test(text) ? Number(text.replace("%", "")) : NaN;
	const share = value > 1 || text.includes("%") ? value / 100 : value;
	if (share >= .5 && share <= .999999) return share;
	const seen = `--confidence ${plainLine(text, 40)} is not a percentage from 50 to 99.9999`;
	throw new UserError("bad-confidence", seen, "Write --confidence 95%");
}
const confidenceDefault = .95;
function openBudget(signal, text) {
	const stop = new AbortController();
	const abort = () => stop.abort();
	signal.addEventListener("abort", abort, { once: true });
	if (signal.aborted) abort();
	const timer = text === void 0 ? void 0 : setTimeout(abort, Math.min(parseDuration(text), 2 ** 31 - 1));
	return {
		signal: stop.signal,
		[Symbol.dispose]() {
			clearTimeout(timer);
			signal.removeEventListener("abort", abort);
		}
	};
}
// src/cli/render-check.ts
const textMax = 400;
function renderCheck(report) {
	return `${[report.verdict, ...explain(report)].join("\n")}\n`;
}
function explain(report) {
	const searched = report.steps === 0 ? "without a search" : `in ${formatPlural(report.steps, "step")}`;
	const checked = ` ${formatPlural(report.operations, "operation")}, model ${report.model}, ${searched}`;
	switch (report.verdict) {
		case "linearizable": return [checked];
		case "unknown": return [
			checked,
			` ${{
				steps: "the budget of steps is used up",
				memory: "the tables of the search are full"
			}[report.why]}${report.why === "steps" ? "; a larger --budget searches further" : ""}`,
			" neither an order that explains the history was found, nor that there is none"
		];
		case "not linearizable": return [checked, ...explainViolation(report.violation)];
	}
}
function explainViolation({ operation, first, part, states, explained, last, overlapping }) {
	const where = part === null ? "" : ` of key ${plainLine(JSON.stringify(part), textMax)}`;
	const lines = [
		"",
		` ${first ? "the first" : "an"} operation${where} that nothing explains`,
		renderOperation(operation)
	];
	for (const [at, { state, allowed }] of states.entries()) {
		lines.push(` ${at === 0 ? "state before it" : "or, in another order"}: ${plainLine(state, textMax)}`);
		lines.push(`   allowed there: ${plainLine(allowed, textMax)}`);
	}
	lines.push("", ` the longest order that leads there has ${formatPlural(explained, "operation")}`);
	if (last.length < explained) lines.push(`   ... ${formatCount(explained - last.length)} before`);
	lines.push(...last.map(renderOperation));
	if (overlapping.length > 0) lines.push("", " at the same time", ...overlapping.map(renderOperation));
	return lines;
}
function renderOperation({ client, call, return: end, line, text }) {
	return `   client ${client}, ${line === null ? "" : `line ${line}, `}${call} to ${end ?? "never"}: ${plainLine(text, textMax)}`;
}
// src/cli/commands/check.ts
const stepsMax = 999999999999999;
function defineCheck(program, world, setExit) {
	program.command("check").description("say whether a recorded history is linearizable, and where not, what cannot be explained").argument("<file>", "the history, in the format of its model (docs/check.md); - reads stdin").option("--model <name>", `what the system should do: ${modelNames.join(", ")}`).option("--budget <steps>", `steps of the search before the verdict is "unknown" (default: ${checkLimits.stepsMax})`).option("--json", "print the verdict as JSON").addHelpText("after", "\nExit status: 0 linearizable, 1 not linearizable, 4 unknown.\n\nExample:\n  seedsweep check --model etcd-cas-register etcd_002.log\n").action(async (file, flags) => {
		const model = readModel(flags.model);
		const steps = readInteger("--budget", flags.budget ?? `${checkLimits.stepsMax}`, 1, stepsMax);
		const text = file === "-" ? await readInput(world.stdin) : readTextFile(resolve(world.cwd, file), file, "Name a history");
		const report = checkHistoryText(model, text, { limits: { stepsMax: steps } });
		world.stdout.write(flags.json === true ? jsonLine(report) : renderCheck(report));
		setExit(exitStatus(report));
	});
}
function exitStatus(report) {
	switch (report.verdict) {
		case "linearizable": return 0;
		case "not linearizable": return 1;
		case "unknown": return 4;
	}
}
function readModel(name) {
	if (name === void 0) {
		const hint = `Write --model and one of: ${modelNames.join(", ")} (docs/check.md)`;
		throw new UserError("no-model", "it is not said what the system should do", hint);
	}
	const model = modelNames.find((candidate) => candidate === name);
	if (model !== void 0) return model;
	const near = nearestWord(name, modelNames);
	const hint = near === null ? `Write one of: ${modelNames.join(", ")}` : `Did you mean ${near}?`;
	throw new UserError("unknown-model", `--model ${name} is not known`, hint);
}
async function readInput(stdin) {
	const chunks = [];
	let bytes = 0;
	for await (const chunk of stdin) {
		const part = Buffer.from(chunk);
		bytes += part.length;
		if (bytes > 67108864) throw new UserError("file-too-large", `the history on stdin has more than the ${textFileBytesMax} bytes allowed`);
		chunks.push(part);
	}
	return Buffer.concat(chunks).toString("utf8");
}
// src/cli/commands/merge.ts
function defineMerge(program, world, setExit) {
	program.command("merge").argument("<stores...>", "stores of shards, of campaigns, in any order; for a store that is lost, the log of its job").description("merge stores into one: any order, any subset, again, with the same result; names what is missing").requiredOption("-o, --output <file>", "the merged store").option("--json", "print what was merged, refused and missing as JSON").addHelpText("after", `
A job log in place of a store gives the outcomes of its checkpoint lines, without details; a store wins over it.

Example:
  seedsweep merge -o night.db shard-*.db
  seedsweep merge -o night.db shard-0.db shard-2.db job-of-shard-1.txt
`).action((stores, options) => {
		const outPath = resolve(world.cwd, options.output);
		const report = mergePhase(outPath, stores.map((store) => resolve(world.cwd, store)));
		for (const refused of report.refused) world.stderr.write(` refused ${plainLine(refused.path, 1e3)}: ${plainLine(refused.reason, 1e3)}\n`);
		if (report.merged.length + report.recovered.length === 0) throw new UserError("nothing-merged", "none of the files is a store that can be merged", "See the reasons above");
		const merged = report.campaigns.map(({ campaign }) => readStoreReport(outPath, campaign));
		const incomplete = merged.some(({ shards }) => shards.some(({ state }) => state !== "delivered"));
		if (options.json === true) world.stdout.write(jsonLine({
			version: 1,
			...report
		}));
		else world.stdout.write(describeMerge(report, merged, options.output));
		const damaged = report.recovered.some(({ damagedLines }) => damagedLines > 0);
		setExit(incomplete || damaged || report.refused.length > 0 ? 4 : 0);
	});
}
const campaignsShown = 20;
const gapsShown = 16;
function describeMerge(report, merged, named) {
	const older = merged.length - campaignsShown;
	return [
		` merged ${formatPlural(report.merged.length, "store")} into ${named}`,
		...report.recovered.map(describeLog),
		...older > 0 ? [` ${formatPlural(older, "older campaign")}`] : [],
		...merged.slice(-20).map(describeCampaign),
		""
	].join("\n");
}
function describeLog({ path, shards, damagedLines }) {
	const told = shards.map(({ shard, seeds }) => `${formatPlural(seeds, "seed")} of shard ${shard}`).join(", ");
	const damaged = damagedLines === 0 ? "" : `; ${formatPlural(damagedLines, "checkpoint line")} not as written, left out`;
	return ` read ${told} from the job log ${plainLine(path, 1e3)}: outcomes without details${damaged}`;
}
function describeCampaign(report) {
	const { plan, delivered, planned, findings } = report;
	const gaps = listShardGaps(report);
	const more = gaps.length > gapsShown ? [`and ${formatCount(gaps.length - gapsShown)} more`] : [];
	const seeds = `${formatCount(delivered)} of ${formatCount(planned)} planned seeds, ${formatPlural(findings.length, "finding")}`;
	return [
		` campaign ${plan.campaign}: ${seeds}`,
		...gaps.slice(0, gapsShown),
		...more
	].join("; ");
}
// src/cli/commands/plan.ts
const numberMax = 2 ** 32 - 1;
function definePlan(program, world, setExit) {
	addSeedOptions(addTargetOptions(program.command("plan").argument("[command...]", "the simulator's command after --, with {seed}").description("make the plan of a campaign and print the matrix of its shards").passThroughOptions())).option("--shards <n>", `runners that share the campaign, at most 256`, "1").option("--number <n>", "number of the campaign outside a CI: other numbers, other seeds", "1").option("--db <file>", "store of the campaigns before: the seeds that they cut are carried over").option("-o, --output <file>", "where to write the plan", "plan.json").option("--json", "print campaign, matrix and the name of the file as JSON").addHelpText("after", "\nExample:\n  seedsweep plan --target raft --count 1000000 --shards 8 -o plan.json\n").action(async (words, options) => {
		const settings = await readTargetSettings(world, options, words);
		const plan = await planPhase({
			targets: settings.targets,
			seeds: readSeeds(options, settings),
			shardCount: readInteger("--shards", options.shards, 1, 256),
			previous: options.db === void 0 ? null : {
				dbPath: resolve(world.cwd, options.db),
				before: Infinity
			},
			number: readInteger("--number", options.number, 0, numberMax)
		}, {
			cwd: settings.directory,
			env: world.env,
			version: world.version
		});
		for (const warning of planWarnings(plan)) world.stderr.write(` warning  ${warning}\n`);
		writePlan(plan, resolve(world.cwd, options.output), options.output);
		const count = plannedCount(plan);
		const size = plan.size.by === "budget" ? `${plan.size.budgetMs / 1e3} s` : formatPlural(count ?? 0, "seed");
		world.stderr.write(` campaign ${plan.campaign}: ${size} of ${settings.targets.map(({ name }) => name).join(", ")} in ${formatPlural(plan.shards.length, "shard")}, written to ${options.output}\n`);
		const matrix = planMatrix(plan);
		const { campaign } = plan;
		world.stdout.write(jsonLine(options.json === true ? {
			version: 1,
			campaign,
			matrix,
			plan: options.output
		} : matrix));
		setExit(0);
	});
}
function writePlan(plan, path, named) {
	try {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, `${JSON.stringify(plan, null, 2)}\n`);
	} catch (cause) {
		throw new WorldError("plan-not-written", `the plan cannot be written to ${named}`, {
			hint: "Name another file with -o",
			cause
		});
	}
}
// src/cli/describe-reproduced.ts
function describeReproduced(recorded, done) {
	const { repeat } = recorded.reproduction;
	switch (repeat.by) {
		case "seed": return describeRun(recorded, done.last);
		case "attempts": return describeAttempts(done, repeat.most, repeat.rate);
		case "pairs": return describePairs(done, repeat.most);
	}
}
function describeRun({ reproduction }, { replay, result }) {
	const ending = `${replay.seenExit ?? result.reason ?? "no verdict"} in ${formatDuration(replay.durationMs)}`;
	switch (replay.verdict) {
		case "same": return `reproduced: the same signature${replay.seenDigest === null ? "" : ` and the same digest (${replay.seenDigest})`}; ${ending}`;
		case "passed": return `not reproduced: the seed passed; ${ending}`;
		case "other":
			if (replay.seenKey !== reproduction.expected.key) return `not reproduced: it failed, with another signature: ${replay.seenTitle ?? ""}; ${ending}`;
			return `not reproduced: the same signature, with another digest (${replay.seenDigest} instead of ${reproduction.expected.digest}): the simulator is not deterministic; ${ending}`;
		case "unknown": return `not reproduced: the run gave no verdict: ${result.reason ?? ""}`;
	}
}
function describeAttempts({ runs, last, reproduced, chance }, most, rate) {
	const { replay, result } = last;
	if (reproduced) {
		const ending = `${replay.seenExit ?? "it fails"} in ${formatDuration(replay.durationMs)}`;
		return `reproduced: attempt ${runs.length} of at most ${most} failed with the same signature; ${ending}`;
	}
	const count = (verdict) => runs.filter((run) => run.replay.verdict === verdict).length;
	const [passed, other, unknown] = [
		count("passed"),
		count("other"),
		count("unknown")
	];
	if (passed + other === 0) return `not reproduced: no attempt gave a verdict: ${result.reason ?? ""}`;
	const parts = [
		...passed > 0 ? [`${passed} passed`] : [],
		...other > 0 ? [`${other} failed otherwise`] : [],
		...unknown > 0 ? [`${unknown} gave no verdict`] : []
	];
	const shown = `so many show a failure of its rate (${percent(rate)} % of attempts) with ${percent(chance ?? 0)} % probability`;
	return `not reproduced in ${formatPlural(runs.length, "attempt")} (${parts.join(", ")}): ${shown}`;
}
function describePairs({ runs, last, reproduced }, most) {
	if (reproduced) return `reproduced: the two runs of pair ${runs.length} of at most ${most} differ: ${last.replay.seenTitle}`;
	const judged = runs.filter(({ replay }) => replay.verdict === "passed").length;
	if (judged === 0) return `not reproduced: no pair of runs gave a verdict: ${last.result.reason ?? "it timed out"}`;
	return `not reproduced: in ${formatPlural(judged, "pair")} both runs gave the same; what differs seldom may still do so`;
}
function percent(share) {
	if (share < 1 && share > .999) return "over 99.9";
	return String(Number((share * 100).toPrecision(share > .99 ? 3 : 2)));
}
// src/cli/commands/reproduce.ts
const shownLines = 30;
function defineReproduce(program, world, setExit) {
	program.command("reproduce").argument("<what>", "a finding (f-7c3e91a0), a failing seed, or the address of an issue").description("run a failure again by its recorded command, in fresh processes; compare signature and digest").option("--db <file>", "the store (default: that of the default target)").option("--target <name>", "target whose store is meant").option("--config <file>", "configuration file; commands run in its directory (default: here)").option(consentFlag, consentWords).option("--json", "print the result as JSON").addHelpText("after", "\nExample:\n  seedsweep reproduce f-7c3e91a0\n").action(async (what, options) => {
		try {
			var _usingCtx$5 = _usingCtx();
			const directory = loadConfig(world.cwd, options.config ?? null)?.directory ?? world.cwd;
			const machine = _usingCtx$5.u(openMachine(world, directory, 1));
			const corrections = loadCorrections(directory, machine.date());
			const { recorded, dbPath } = await findWanted(world, what, options, corrections);
			const { reproduction } = recorded;
			world.stderr.write(` ${plainLine(reproduction.expected.title, 1e3)}\n   ${plainLines(reproduction.commandLine)}\n`);
			const corrected = dbPath === null ? null : describeCorrected(dbPath, recorded, corrections);
			if (corrected !== null) world.stderr.write(` note: ${plainLine(corrected, 1e3)}\n`);
			const consent = options.runStoredCommands === true;
			const stored = {
				targets: [recorded],
				directory,
				config: options.config ?? null,
				consent
			};
			if (dbPath !== null) await requireStored(world, stored);
			const { code, note } = await compareCode(reproduction, machine);
			if (note !== null) world.stderr.write(` note: ${note}\n`);
			const done = await reproducePhase(recorded, world.signal, machine);
			if (done === null) {
				world.stderr.write(" stopped before the run ended\n");
				setExit(3);
				return;
			}
			if (dbPath !== null && code === "same") keepOrNote(world, dbPath, done.runs);
			if (options.json === true) world.stdout.write(renderJson$1(recorded, done));
			else world.stdout.write(`${renderOutput(done.last)} ${plainLine(describeReproduced(recorded, done), 4e3)}\n`);
			setExit(done.reproduced ? 0 : 1);
		} catch (_) {
			_usingCtx$5.e = _;
		} finally {
			_usingCtx$5.d();
		}
	});
}
function keepOrNote(world, dbPath, runs) {
	try {
		keepReplays(dbPath, runs);
	} catch (error) {
		if (!(error instanceof UserError || error instanceof WorldError)) throw error;
		world.stderr.write(` note: this run was not recorded: ${plainLine(error.message, 1e3)}\n`);
	}
}
async function findWanted(world, what, options, { known }) {
	if (/^https?:\/\//.test(what)) {
		const settings = (target) => readSettings(world.cwd, {
			config: options.config ?? null,
			target,
			command: null,
			run: null,
			build: null,
			preset: null,
			timeout: null,
			memory: null,
			bundled: offerBundled(world, null)
		});
		const address = parseIssueAddress(what);
		requireKnownServer(address, world.env);
		const access = readAccess(world, address.repository);
		assert(access !== null, "an issue without a repository");
		return {
			recorded: await readIssueReproduction(address, access, settings),
			dbPath: null
		};
	}
	const dbPath = findDbPath(world, options);
	const recorded = findRecorded(dbPath, what, known);
	if (recorded !== null) return {
		recorded,
		dbPath
	};
	requireSeed(world, dbPath, what);
	throw new UserError("unknown-finding", `${dbPath} has no finding and no failing seed ${truncate(what, 100)}`, `See what it has: ${programName(world)} show findings --db ${shortPath(world, dbPath)}`);
}
function requireSeed(world, dbPath, what) {
	const { findings } = readStoreReport(dbPath);
	const prefix = what.replace(/^f-/, "");
	const property = findings.find(({ key, neverSeen }) => neverSeen !== null && prefix.length >= 4 && key.startsWith(prefix));
	if (property === void 0) return;
	throw new UserError("no-seed", `${property.id} is about a property that no run of the campaign saw: it has no seed`, `Sweep again: ${programName(world)} run --target ${property.target}`);
}
function renderJson$1({ reproduction }, { runs, last, reproduced, chance }) {
	const { repeat } = reproduction;
	const { difference } = last;
	return jsonLine({
		version: 1,
		...last.replay,
		by: repeat.by,
		reproduced,
		runs: runs.length,
		chance,
		difference
	});
}
function renderOutput({ result, difference }) {
	const lines = plainLines(difference ?? result.output).trimEnd().split("\n");
	const left = lines.length - shownLines;
	return [
		...left > 0 ? [`   | ... ${left} lines before`] : [],
		...lines.slice(-30).map((line) => `   | ${truncate(line, 400)}`),
		""
	].join("\n");
}
// src/cli/commands/run.ts
function defineRun(program, world, setExit) {
	addSeedOptions(addTargetOptions(program.command("run").argument("[command...]", "the simulator's command after --, with {seed}").description("all stages on this machine: plan, sweep, store, confirm, summary").passThroughOptions())).option("--jobs <n>", "seeds at once (default: the cores this process may use)").option("--via <run|batch|worker>", "how seeds reach the simulator (default: worker, else batch, else run)").option("--db <file>", "the store (default: .seedsweep/<target>.db)").option("--base <rev>", "compare what is found with the commit that this one and <rev> have in common").option("--compare-budget <duration>", "with --base: how long the base may be swept (default: as long as this run)").option("--fail-on <new|any|never>", "which findings make the exit status 1 (default: any; with --base: new)").option("--floor <share>", "share of planned seeds that need a verdict, else inconclusive (default: 0.9)").option("--sarif <file>", "write the findings as SARIF, for code scanning").option("--junit <file>", "write findings and properties as JUnit XML").option("--json [file]", "print the result as JSON, or write it to a file").addHelpText("after", "\nExample:\n  seedsweep run --seeds 0..100000 -- ./sim --seed {seed}\n").action(async (words, options) => {
		try {
			var _usingCtx$4 = _usingCtx();
			const settings = await readTargetSettings(world, options, words);
			if (settings.bundled !== null) announceBundled(world, settings, options);
			const seeds = readSeeds(options, settings);
			const dbPath = chooseDbPath(settings.directory, world.cwd, options.db ?? null, settings.name, null);
			const machine = _usingCtx$4.u(openMachine(world, settings.directory, readJobs(options.jobs)));
			await checkBase(machine, options);
			rememberStarted(world, settings.directory, settings.targets);
			const budgetMs = seeds.by === "budget" ? seeds.budgetMs : null;
			const progress = _usingCtx$4.u(openProgress(settings.name, world.stderr, machine.now, {
				quiet: false,
				budgetMs
			}));
			const result = await runCampaign({
				targets: settings.targets,
				seeds,
				dbPath,
				via: readVia(options.via),
				failOn: readFailOn(options.failOn ?? (options.base === void 0 ? void 0 : "new")),
				floor: readFloor(options.floor),
				corrections: loadCorrections(settings.directory, machine.date()),
				signal: world.signal,
				compare: readCompare(options, dbPath, progress),
				observer: {
					...progress,
					onPlan(plan, resumed) {
						for (const warning of planWarnings(plan)) progress.onWarning(warning);
						if (resumed) progress.onWarning(`going on with campaign ${plan.origin.number} of this store`);
					}
				}
			}, machine);
			progress[Symbol.dispose]();
			const names = {
				dbPath: shortPath(world, dbPath),
				storeFlags: storeFlags(world, dbPath, options.config)
			};
			const { gaps } = result.judgement;
			await writeOutputs(readOutputs(options), {
				report: result.report,
				gaps,
				from: world.cwd,
				checkout: {
					directory: settings.directory,
					env: world.env
				}
			});
			printResult(world, result, names, options.json === true);
			if (settings.bundled !== null && options.json !== true) world.stderr.write(`\n${suggestNext(world, settings.bundled)}`);
			setExit(result.judgement.exitCode);
		} catch (_) {
			_usingCtx$4.e = _;
		} finally {
			_usingCtx$4.d();
		}
	});
}
async function checkBase(machine, { base, compareBudget }) {
	if (base !== void 0) await resolveRevision({
		directory: machine.cwd,
		env: machine.env
	}, base);
	else if (compareBudget !== void 0) throw new UserError("no-base", "--compare-budget without a base to compare with", "Write --base origin/main");
}
function readCompare({ base, compareBudget }, dbPath, progress) {
	if (base === void 0) return null;
	return {
		revisions: [base],
		baseDbPath: nameBaseStore(dbPath),
		budgetMs: compareBudget === void 0 ? null : parseCompareBudget(compareBudget, "--compare-budget"),
		observer: {
			onWarning: (message) => progress.onWarning(message),
			onComparing: (words) => progress.say(` ${words}`)
		}
	};
}
function announceBundled(world, { config, name }, { target: named }) {
	const reason = config === null && named === void 0 && name === "etcd" ? `no ${configName} here: ` : "";
	world.stderr.write(` ${reason}sweeping ${name}, the bundled simulator of an etcd cluster\n`);
}
function suggestNext(world, { bugs, etcd }) {
	const program = programName(world);
	return ` ${[...bugs.length === 0 && etcd === null ? [`A release with bugs that cost its users data:   ${program} run --etcd 3.5.0`] : [`See a failing seed happen: its command above, with --trace (docs/simulator.md)`], `Your own simulator:   ${program} run --count 1000 -- ./sim --seed {seed}`].join("\n ")}\n`;
}
function printResult(world, result, names, json) {
	const options = {
		...names,
		program: programName(world)
	};
	if (json) world.stdout.write(jsonLine(summariseJson(result.report)));
	else world.stdout.write(`\n${renderSummary(result.report, result.judgement, options)}`);
	if (world.signal.aborted) world.stderr.write(` Stopped. What was found is in ${names.dbPath}; the same command goes on from there.\n`);
}
// src/campaign/read-seed.ts
function readStoreSeed(dbPath, seed) {
	try {
		var _usingCtx$3 = _usingCtx();
		if (!SeedTextSchema.safeParse(seed).success) throw new UserError("not-a-seed", `"${seed}" is not a seed`, "Write a whole number of at most 64 bits: show seed 8817421930012253311");
		const store = _usingCtx$3.u(openStore(dbPath, { readonly: true }));
		return readSeed(store, seed);
	} catch (_) {
		_usingCtx$3.e = _;
	} finally {
		_usingCtx$3.d();
	}
}
// src/cli/commands/show-history.ts
function renderHistory(sweeps) {
	if (sweeps.length === 0) return " no campaign yet\n";
	return `${alignColumns([[
		"started (UTC)",
		"number",
		"commit",
		"workflow",
		"seeds",
		"failed",
		"findings",
		"campaign"
	], ...sweeps.map((sweep) => [
		sweep.startedAt.slice(0, 16).replace("T", " "),
		formatCount(sweep.number),
		sweep.sha?.slice(0, 7) ?? "",
		plainLine(sweep.workflow?.replace(/^\.github\/workflows\//, "") ?? "", 40),
		`${formatCount(sweep.judged)} of ${formatCount(sweep.planned)}`,
		formatCount(sweep.failed),
		formatCount(sweep.findings),
		`${sweep.campaign}${sweep.past ? " (only counts)" : ""}`
	])]).join("\n")}\n`;
}
// src/cli/commands/show.ts
const topics = [
	...[
		"findings",
		"properties",
		"config",
		"shards"
	],
	"history",
	"seed"
];
function defineShow(program, world, setExit) {
	program.command("show").argument("[topic]", topics.join(", "), "findings").argument("[seed]", "the seed, for \"show seed N\"").description("print what a store holds about its newest campaign").option("--db <file>", "the store (default: that of the default target)").option("--target <name>", "target whose store is meant").option("--campaign <id>", "another campaign than the newest").option("--json", "print as JSON").addHelpText("after", "\nExample:\n  seedsweep show findings --db night.db\n").action((topic, seed, options) => {
		const dbPath = findDbPath(world, options);
		const known = topics.find((candidate) => candidate === topic);
		if (known === void 0) throw new UserError("unknown-topic", `show ${topic} is not known`, `Write one of: ${topics.join(", ")}`);
		if (known === "seed") {
			const stored = readStoreSeed(dbPath, seed ?? "");
			world.stdout.write(options.json === true ? jsonLine({
				version: 1,
				seed,
				...stored
			}) : plainLines(renderSeed(seed ?? "", stored)));
		} else if (known === "history") {
			const sweeps = readSweeps(dbPath);
			world.stdout.write(options.json === true ? jsonLine({
				version: 1,
				campaigns: sweeps
			}) : renderHistory(sweeps));
		} else {
			const report = readStoreReport(dbPath, options.campaign ?? null, void 0, correctionsHere(world));
			world.stdout.write(options.json === true ? renderJson(known, report) : plainLines(renderTable(known, report)));
		}
		setExit(0);
	});
}
function correctionsHere({ cwd }) {
	return loadCorrections(loadConfig(cwd, null)?.directory ?? cwd, new Date());
}
function renderJson(topic, report) {
	switch (topic) {
		case "findings": return jsonLine(summariseJson(report));
		case "properties": return jsonLine({
			version: 1,
			campaign: report.plan.campaign,
			properties: report.properties
		});
		case "config": return jsonLine({
			version: 1,
			campaign: report.plan.campaign,
			config: report.configValues
		});
		case "shards": return jsonLine({
			version: 1,
			campaign: report.plan.campaign,
			shards: report.shards
		});
	}
}
function renderTable(topic, report) {
	switch (topic) {
		case "findings": return renderFindings(report);
		case "properties": return renderProperties(report);
		case "config": return renderConfigValues(report);
		case "shards": return renderShards(report);
	}
}
function renderFindings(report) {
	const seeds = `${formatCount(report.delivered)} of ${formatPlural(report.planned, "planned seed")}`;
	const determinism = report.determinism === null ? "" : ` ${describeDeterminism(report.determinism)}\n`;
	const history = renderOverAll(report);
	const aside = renderSetAside(report).map((line) => `${line}\n`).join("");
	const discovery = renderDiscovery(report).map((line) => `${line}\n`).join("");
	if (report.findings.length === 0) return ` no findings in ${seeds}\n${discovery}${determinism}${aside}${history}`;
	const lines = report.findings.flatMap((finding) => [
		...alignColumns([[
			finding.id,
			plainLine(finding.signature.title, 100),
			countSeeds(formatFailures(finding)),
			formatFindingRate(finding),
			formatConfirmation(finding)
		]]),
		...listSeeds(finding),
		...finding.reproduction === null ? [] : [`     ${plainLines(finding.reproduction.commandLine)}`],
		...describeAgain(finding),
		...finding.life === null ? [] : [`     ${describeOverAll(finding.life)}`],
		...finding.attribution === null ? [] : [`     ${plainLine(describeAttribution(finding.attribution), 1e3)}`]
	]);
	return `${[
		` ${formatPlural(report.findings.length, "finding")} in ${seeds}`,
		"",
		...lines
	].join("\n")}\n${discovery}${determinism}${aside}${history}`;
}
function describeAgain(finding) {
	const seeds = countSeedsToSeeAgain(finding);
	if (seeds === null) return [];
	return [`     about ${formatPlural(seeds, "fresh seed")} show it again with 99 % probability`];
}
function describeOverAll(life) {
	const known = describeKnown(life);
	const campaigns = `${formatCount(life.hits)} of ${formatPlural(life.seeds, "seed")} over ${formatPlural(life.campaignsSince, "campaign")}`;
	const seen = `first seen ${life.first.at.slice(0, 10)}, last ${life.last.at.slice(0, 10)}`;
	return `${describeLife(life)}: ${campaigns}, ${seen}${known === "" ? "" : `; stored seeds run again: ${known}`}`;
}
function describeProperty(life) {
	return `${describePropertyLife(life)}: ${describeSightings(life)}, last missed ${life.missed.last.at.slice(0, 10)}`;
}
function renderOverAll({ history }) {
	if (history === null) return "";
	const quiet = history.quiet.map(({ id, title, life }) => ` ${id}  ${plainLine(title, 100)}\n     ${describeOverAll(life)}`);
	const unseen = quiet.length === 0 ? [] : [" Not seen this time:", ...quiet];
	return `${[
		"",
		...describeHistory(history).map((sentence) => ` ${sentence}`),
		...unseen
	].join("\n")}\n`;
}
function countSeeds(count) {
	return `${count} ${count === "1" ? "seed" : "seeds"}`;
}
function listSeeds({ seeds, neverSeen }) {
	if (neverSeen !== null) {
		const missed = `     in none of the ${formatPlural(neverSeen.seeds, "seed")} that could have`;
		return neverSeen.life === null ? [missed] : [missed, `     ${describeProperty(neverSeen.life)}`];
	}
	return [`     shortest first: ${seeds.slice(0, 6).map(({ seed }) => seed).join(", ")}`];
}
function renderProperties(report) {
	if (report.properties.length === 0) return " the simulators reported no properties\n";
	const neverSeen = report.conclusive ? "NEVER SEEN" : "not seen in what was delivered";
	const missed = report.properties.filter(isNeverSeen);
	const others = report.properties.filter((property) => !isNeverSeen(property));
	return `${alignColumns([[
		"kind",
		"property",
		"passes",
		"failures",
		"seeds"
	], ...[...missed, ...others].map((property) => [
		property.kind,
		plainLine(property.name, 80),
		isNeverSeen(property) ? neverSeen : formatCount(property.passes),
		formatCount(property.failures),
		formatCount(property.seeds)
	])]).join("\n")}\n`;
}
function renderConfigValues({ configValues }) {
	if (configValues.length === 0) return " nothing of the configuration is drawn\n";
	return `${alignColumns([[
		"target",
		"drawn",
		"value",
		"passed",
		"failed"
	], ...configValues.map(({ target, name, value, passes, failures }) => [
		target,
		name,
		plainLine(value, 80),
		formatCount(passes),
		formatCount(failures)
	])]).join("\n")}\n`;
}
function renderShards(report) {
	return `${alignColumns([[
		"shard",
		"state",
		"seeds",
		"cut",
		"time",
		"canary",
		"machine"
	], ...report.shards.map((shard) => [
		String(shard.shard),
		shard.state,
		`${formatCount(shard.delivered)} of ${formatCount(shard.planned)}`,
		shard.cut === 0 ? "" : `${formatCount(shard.cut)} cut`,
		shard.wallMs === null ? "" : formatDuration(shard.wallMs),
		shard.canary === "failed" ? "canary failed as it must" : `canary ${shard.canary}`,
		plainLine(shard.machine ?? "", 60)
	])]).join("\n")}\n`;
}
function renderSeed(seed, stored) {
	const { failures, exceptions, cuts, replays } = stored;
	const rows = [
		...failures.map((failure) => {
			const drawn = describeConfiguration(failure.config);
			const words = drawn === "" ? failure.title : `${failure.title}; with ${drawn}`;
			return [
				failure.outcome,
				failure.target,
				failure.campaign,
				plainLine(words, 300)
			];
		}),
		...exceptions.map((exception) => [
			exception.outcome,
			exception.target,
			exception.campaign,
			plainLine(exception.reason, 100)
		]),
		...cuts.map((cut) => [
			"cut",
			cut.target,
			cut.campaign,
			`after ${formatDuration(cut.elapsedMs)}`
		]),
		...replays.map((replay) => [
			`replay: ${replay.verdict}`,
			replay.target,
			replay.campaign,
			plainLine(replay.where, 100)
		])
	];
	if (rows.length === 0) return ` nothing is known of seed ${seed} by name: it passed, or was not swept\n`;
	return `${alignColumns([[
		"outcome",
		"target",
		"campaign",
		""
	], ...rows]).join("\n")}\n`;
}
// src/signature/signature-lines.ts
function answerSignatureLine(line) {
	const request = parseRequest(line);
	const id = request.id;
	if (id !== void 0 && typeof id !== "string" && typeof id !== "number") throw badLine(line, "\"id\" must be text");
	const message = textOf(request, "message", line);
	const text = textOf(request, "text", line);
	if (text !== void 0) return answer(id, extractSignature(evidenceOf(request, text, line)));
	if (message === void 0) throw badLine(line, "it has neither \"text\" nor \"message\"");
	const template = normaliseMessage(message, literalsOf(request, line));
	return answer(id, {
		...extractSignature({
			text: "",
			reported: {
				kind: "message",
				message
			}
		}),
		message: template
	});
}
function answer(id, signature) {
	const { key, variant, kind, language, type, message, frames, crash } = signature;
	return JSON.stringify({
		id,
		key,
		variant,
		kind,
		language,
		type,
		message,
		frames,
		crash
	});
}
function parseRequest(line) {
	let parsed;
	try {
		parsed = JSON.parse(line);
	} catch {
		throw badLine(line, "it is not JSON");
	}
	if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) throw badLine(line, "it is not a JSON object");
	return parsed;
}
function evidenceOf(request, text, line) {
	const target = textOf(request, "target", line);
	const signal = textOf(request, "signal", line);
	const seed = textOf(request, "seed", line);
	const workdir = textOf(request, "workdir", line);
	const exitCode = request.exitCode ?? void 0;
	if (exitCode !== void 0 && typeof exitCode !== "number") throw badLine(line, "\"exitCode\" must be a number");
	return {
		text,
		...target === void 0 ? {} : { target },
		...signal === void 0 ? {} : { signal },
		...seed === void 0 ? {} : { seed },
		...workdir === void 0 ? {} : { workdir },
		...exitCode === void 0 ? {} : { exitCode },
		timedOut: request.timedOut === true,
		oomKilled: request.oomKilled === true
	};
}
function literalsOf(request, line) {
	return [textOf(request, "workdir", line), textOf(request, "seed", line)].filter((literal) => literal !== void 0);
}
function textOf(request, name, line) {
	const value = request[name] ?? void 0;
	if (value !== void 0 && typeof value !== "string") throw badLine(line, `"${name}" must be text`);
	return value;
}
function badLine(line, problem) {
	return new UserError("signature-line", `cannot read the line ${JSON.stringify(truncate(line, 120))}: ${problem}`, "write one JSON object a line, as {\"id\":\"a\",\"text\":\"thread 'main' panicked at ...\"} or {\"id\":\"a\",\"message\":\"...\"}");
}
// src/cli/commands/signature.ts
function defineSignature(program, world, setExit) {
	program.command("signature").description("read the output of a failed run, print its signature").option("--jsonl", "one JSON object a line in, one out").option("--json", "print as JSON").addHelpText("after", "\nExample:\n  ./sim --seed 104 2>&1 | seedsweep signature\n").action(async (options) => {
		if (options.jsonl === true) await answerLines(world);
		else await answerText(world, options.json === true);
		setExit(0);
	});
}
async function answerLines(world) {
	for await (const line of createInterface$1({
		input: world.stdin,
		crlfDelay: Number.POSITIVE_INFINITY
	})) if (line.trim() !== "") world.stdout.write(`${escapeJson(answerSignatureLine(line))}\n`);
}
async function answerText(world, json) {
	const signature = extractSignature({ text: await text(world.stdin) });
	if (json) {
		world.stdout.write(jsonLine(signature));
		return;
	}
	const frames = signature.frames.map((frame) => `  at ${plainLine(frame, 200)}\n`).join("");
	world.stdout.write(`${plainLine(signature.title, 1e3)}\n${frames}key ${signature.key}\nkind ${signature.kind}, ${signature.language}\n`);
}
// src/cli/commands/sim.ts
const workerWindow = 16;
function defineSim(program, world, setExit) {
	program.command("sim").description("run the bundled simulator, a deterministic model of an etcd cluster, as any simulator is run").argument("<system>", "what is simulated: etcd").option("--seed <S>", "the seed to run").option("--from <A>", "the first of several seeds to run one after the other").option("--count <N>", "how many seeds from the first on").option("--worker", "be a worker: runs asked for by NDJSON on stdin, results on stdout").option("--bug <ID...>", "switch historical bugs on, such as 13766").option("--etcd <VERSION>", "switch the bugs on that a release had, such as 3.5.0").option("--faults <FAMILIES>", "exactly these families of faults, separated by commas; \"none\" for none").option("--without <FAMILIES>", "leave out families of faults that the seed switched on").option("--mask <INDICES>", "leave out single faults by their index, separated by commas").option("--max-steps <N>", "stop after so many steps and judge what there is").option("--duration <TIME>", "how long clients go on in simulated time, such as 10m").option("--trace", "print everything that happened").option("--json", "print all of the run as one JSON document (docs/run-document.md)").option("--history <FILE>", "write what key-value clients saw, as \"check --model etcd\" reads it; - for stdout").option("--list-bugs", "print the historical bugs that --bug knows").addHelpText("after", "\nExample:\n  seedsweep sim etcd --seed 214 --bug 15220 --trace\n").action(async (system, options) => {
		if (system !== "etcd") throw new UserError("unknown-system", `there is no simulator "${system}"`, "write: seedsweep sim etcd --seed 1");
		const bundled = await world.bundledSimulator();
		if (options.listBugs === true) world.stdout.write(`${bundled.listBugs()}\n`);
		else setExit(await runSim(world, bundled, options));
	});
}
async function runSim(world, bundled, options) {
	const simulator = prepareBundled(bundled, readChoice(options));
	if (options.worker === true) {
		await serve(world, simulator);
		return 0;
	}
	let failed = false;
	if (options.history !== void 0 && options.seed === void 0) throw new UserError("which-seeds", "--history is of one seed", "write --seed S --history FILE");
	const cap = capYoungGeneration(seedBySeedBytes);
	for (const seed of seedsOf(options)) {
		const run = simulator.run(seed, options.trace === true);
		failed ||= run.outcome === "failed";
		const heard = await write(world, wantedText(world, run, options));
		cap();
		if (!heard || world.signal.aborted) break;
	}
	return failed ? 1 : 0;
}
function wantedText(world, run, { json, history, trace }) {
	if (history !== void 0 && history !== "-") try {
		writeFileSync(resolve(world.cwd, history), run.history());
	} catch (cause) {
		throw new WorldError("history-not-written", `the history cannot be written to ${history}`, {
			hint: "Name another file, or - for stdout",
			cause
		});
	}
	if (history === "-") return run.history();
	if (json === true) return `${run.document()}\n`;
	return `${trace === true ? `${run.trace()}\n` : ""}${run.text()}\nseedsweep: ${run.json}\n`;
}
function write({ stdout }, text) {
	return new Promise((resolve) => {
		stdout.write(text, (error) => setImmediate(resolve, !error));
	});
}
async function serve(world, simulator) {
	const { stdin, stdout, signal } = world;
	const cap = capYoungGeneration(seedBySeedBytes);
	stdout.write(`{"type":"ready","protocol":1,"name":"etcd","window":${workerWindow}}\n`);
	for await (const line of createInterface$1({
		input: stdin,
		crlfDelay: Number.POSITIVE_INFINITY,
		signal
	})) {
		if (line.trim() === "") continue;
		const request = readRequest(line);
		if (request === "exit") return;
		const { json } = simulator.run(request.seed, false);
		stdout.write(`{"id":${request.id},${json.slice(1)}\n`);
		cap();
	}
}
function readRequest(line) {
	let request;
	try {
		request = JSON.parse(line);
	} catch {
		throw new UserError("worker-request", `a line on stdin is not JSON: ${line.slice(0, 200)}`, workerHint);
	}
	if (typeof request !== "object" || request === null) throw new UserError("worker-request", `a line on stdin is no object: ${line.slice(0, 200)}`, workerHint);
	const { type, id, seed } = request;
	if (type === "exit") return "exit";
	if (type !== "run" || typeof id !== "number" || typeof seed !== "string") throw new UserError("worker-request", `a line on stdin asks for no run: ${line.slice(0, 200)}`, workerHint);
	return {
		id,
		seed: parseSeed(seed)
	};
}
const workerHint = "write {\"type\":\"run\",\"id\":1,\"seed\":\"104\"} or {\"type\":\"exit\"}";
function* seedsOf(options) {
	const { seed, from, count } = options;
	if (seed !== void 0 && from === void 0 && count === void 0) {
		yield parseSeed(seed);
		return;
	}
	const hint = "write --seed S, or --from A --count N";
	if (seed !== void 0) throw new UserError("which-seeds", "--seed is one seed, --from and --count are several", hint);
	if (from === void 0 || count === void 0) throw new UserError("which-seeds", "it is not said which seeds to run", hint);
	const first = parseSeed(from);
	const end = BigInt(readNumber(count, "--count", 1));
	for (let nth = 0n; nth < end; nth += 1n) yield BigInt.asUintN(64, first + nth);
}
function readChoice(options) {
	return {
		bugs: (options.bug ?? []).flatMap(splitList),
		etcd: options.etcd,
		faults: options.faults === void 0 ? void 0 : options.faults === "none" ? [] : splitList(options.faults),
		without: options.without === void 0 ? [] : splitList(options.without),
		mask: options.mask === void 0 ? [] : splitList(options.mask).map((index) => readNumber(index, "--mask", 0)),
		stepsMax: options.maxSteps === void 0 ? void 0 : readNumber(options.maxSteps, "--max-steps", 1),
		durationUs: options.duration === void 0 ? void 0 : parseDuration(options.duration, "--duration") * 1e3
	};
}
function parseSeed(text) {
	if (!/^[0-9]{1,20}$/.test(text) || BigInt(text) >= 1n << 64n) throw new UserError("seed", `"${text.slice(0, 40)}" is not a seed`, "Write a whole number from 0 to 18446744073709551615");
	return BigInt(text);
}
function splitList(text) {
	return text.split(",").filter((part) => part !== "");
}
function readNumber(text, flag, least) {
	if (!/^[0-9]{1,15}$/.test(text) || Number(text) < least) throw new UserError("not-a-number", `${flag} ${text} is not a whole number from ${least} on`, `write ${flag} 100`);
	return Number(text);
}
// src/cli/commands/sweep.ts
function defineSweep(program, world, setExit) {
	program.command("sweep").description("run one shard of a plan; goes on where an earlier attempt's store ends").requiredOption("--plan <file>", "the plan, made by \"seedsweep plan\"").requiredOption("--shard <i|auto>", "which shard, counting from 0; auto reads it from the CI").option("--config <file>", "configuration file; commands run in its directory (default: here)").option("--jobs <n>", "seeds at once (default: the cores this process may use)").option("--via <run|batch|worker>", "how seeds reach the simulator").option("--db <file>", "the store (default: .seedsweep/<target>-s<shard>.db)").option("--checkpoint <duration|off>", "how often a line is printed from which merge recovers a lost store (default: 60s; off on a terminal)").option("--json", "print what was delivered as JSON").addHelpText("after", `
Where a machine may die with its store, keep what this prints: merge takes it in place of the store.

Example:
  seedsweep sweep --plan plan.json --shard 3
`).action(async (options) => {
		try {
			var _usingCtx$2 = _usingCtx();
			const plan = loadPlan(world, options.plan);
			const shard = readShard(world, plan, options.shard);
			const directory = loadConfig(world.cwd, options.config ?? null)?.directory ?? world.cwd;
			const name = joinTargetNames(plan.targets.map(({ target }) => target.name));
			const dbPath = chooseDbPath(directory, world.cwd, options.db ?? null, name, shard);
			const machine = _usingCtx$2.u(openMachine(world, directory, readJobs(options.jobs)));
			rememberStarted(world, directory, plan.targets.map(({ target }) => target));
			const budgetMs = plan.size.by === "budget" ? plan.size.budgetMs : null;
			const label = `${name} shard ${shard}`;
			const progress = _usingCtx$2.u(openProgress(label, world.stderr, machine.now, {
				quiet: false,
				budgetMs
			}));
			const attempt = readInteger("GITHUB_RUN_ATTEMPT", world.env.GITHUB_RUN_ATTEMPT ?? "1", 1, 1e6);
			const via = readVia(options.via);
			const everyMs = readCheckpointMs(options.checkpoint, world);
			const checkpoints = everyMs === null ? null : {
				everyMs,
				write: (line) => progress.say(line)
			};
			const { signal } = world;
			const result = await sweepPhase({
				plan,
				shard,
				attempt,
				dbPath,
				via,
				signal,
				observer: progress,
				checkpoints
			}, machine);
			progress[Symbol.dispose]();
			const delivery = describeDelivery(result, dbPath, plan, shard);
			world.stderr.write(` shard ${shard}: ${delivery.sentence}; store ${shortPath(world, dbPath)}${delivery.more}\n`);
			if (options.json === true) world.stdout.write(jsonLine(delivery.json));
			setExit(result.state === "delivered" && result.proven ? 0 : 4);
		} catch (_) {
			_usingCtx$2.e = _;
		} finally {
			_usingCtx$2.d();
		}
	});
}
function readCheckpointMs(text, world) {
	if (text === void 0) return world.stderr.isTTY ? null : checkpointMsDefault;
	return text === "off" ? null : parseDuration(text, "--checkpoint");
}
function describeDelivery({ state, proven }, dbPath, plan, shard) {
	const { campaign } = plan;
	const { delivered = 0, planned = 0, cut = 0 } = readStoreReport(dbPath, campaign).shards.find((candidate) => candidate.shard === shard) ?? {};
	const unproven = state === "delivered" && !proven ? ", stopped before every finding was replayed" : "";
	return {
		sentence: `${formatCount(delivered)} of ${formatPlural(planned, "planned seed")}, ${state}${unproven}`,
		more: state === "delivered" && proven ? "" : "; the same command goes on from there",
		json: {
			version: 1,
			campaign,
			shard,
			state,
			proven,
			planned,
			delivered,
			cut
		}
	};
}
function loadPlan(world, named) {
	return readPlan(readTextFile(resolve(world.cwd, named), named, "Make one: seedsweep plan --count 1000 --shards 4 -o plan.json"), named);
}
const shardVariables = [
	{
		name: "SEEDSWEEP_SHARD",
		first: 0
	},
	{
		name: "JOB_COMPLETION_INDEX",
		first: 0
	},
	{
		name: "BUILDKITE_PARALLEL_JOB",
		first: 0
	},
	{
		name: "CI_NODE_INDEX",
		first: 1
	}
];
function readShard(world, plan, text) {
	const last = plan.shards.length - 1;
	const shard = text === "auto" ? readShardVariable(world) : text;
	const value = /^\d{1,6}$/.test(shard) ? Number(shard) : -1;
	if (plan.shards.some((candidate) => candidate.shard === value)) return value;
	const range = last === 0 ? "The plan has one shard: write --shard 0" : `Shards count from 0: write a number from 0 to ${last}`;
	throw new UserError("shard-out-of-range", `the plan has no shard ${shard}`, range);
}
function readShardVariable(world) {
	for (const { name, first } of shardVariables) {
		const text = world.env[name];
		if (text !== void 0) return String(readInteger(name, text, first, 1e6) - first);
	}
	const names = shardVariables.map(({ name }) => name).join(", ");
	throw new UserError("no-shard-variable", `--shard auto finds no shard number in the environment`, `Set one of ${names}, or write the number`);
}
// src/cli/commands/triage.ts
function defineTriage(program, world, setExit) {
	program.command("triage").description("replay the findings of a store on this machine, in fresh processes, by the commands that issues print; new ones once more in a clean checkout").option("--db <file>", "the store (default: that of the default target)").option("--config <file>", "configuration file; commands run in its directory (default: here)").option(consentFlag, consentWords).option("--jobs <n>", "replays at once (default: the cores this process may use)").option("--json", "print the findings as JSON").addHelpText("after", "\nExample:\n  seedsweep triage --db night.db\n").action(async (options) => {
		try {
			var _usingCtx$1 = _usingCtx();
			const dbPath = findDbPath(world, options);
			const directory = loadConfig(world.cwd, options.config ?? null)?.directory ?? world.cwd;
			const { targets } = readStoreReport(dbPath).plan;
			const config = options.config ?? null;
			const mayRun = await mayRunStored(world, {
				targets,
				directory,
				config,
				consent: options.runStoredCommands === true
			});
			const machine = _usingCtx$1.u(openMachine(world, directory, readJobs(options.jobs)));
			const progress = _usingCtx$1.u(openProgress("triage", world.stderr, machine.now, {
				quiet: true,
				budgetMs: null
			}));
			const phase = {
				dbPath,
				where: world.env.CI === "true" ? "triage" : "local",
				signal: world.signal,
				observer: progress,
				...!mayRun && { configured: readConfigured(world, config) }
			};
			const { report: replayed, simulatorHere, otherCode } = await triagePhase(phase, machine);
			const checkout = {
				...phase,
				campaign: replayed.plan.campaign,
				observer: {
					onWarning: (message) => world.stderr.write(` warning  ${plainLine(message, 1e3)}\n`),
					onComparing: (words) => world.stderr.write(` ${words}\n`)
				}
			};
			if (mayRun && !world.signal.aborted) await proveInCheckout(checkout, machine);
			const report = readStoreReport(dbPath, replayed.plan.campaign);
			const hint = otherCode === (mayRun ? null : describeUnknownCommand({ targets }, readConfigured(world, config))) ? `; look at it, then say ${consentFlag}` : "";
			if (otherCode !== null) world.stderr.write(` nothing was replayed: ${otherCode}${hint}\n`);
			else if (!simulatorHere && report.findings.length > 0) world.stderr.write(" no replay gave a verdict: the simulator is not built here, or not in this directory\n");
			if (options.json === true) world.stdout.write(jsonLine(summariseJson(report)));
			else {
				const rows = report.findings.map((finding) => [finding.id, formatConfirmation(finding)]);
				world.stdout.write(`${alignColumns([["finding", "confirmed"], ...rows]).join("\n")}\n`);
			}
			setExit(0);
		} catch (_) {
			_usingCtx$1.e = _;
		} finally {
			_usingCtx$1.d();
		}
	});
}
// src/cli/report-error.ts
function reportError(error, world) {
	if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
	const known = explainError(error);
	if (known !== null) {
		const hint = known.hint === null ? "" : `\n  ${known.hint.replaceAll("\n", "\n  ")}`;
		const causes = listCauses(known).map((cause) => `\n  because: ${cause}`);
		world.stderr.write(plainLines(`seedsweep: ${known.message}${hint}${causes.join("")}\n`));
		return known instanceof UserError ? 2 : 3;
	}
	const text = error instanceof Error ? error.stack ?? error.message : String(error);
	const request = `this is a bug in seedsweep ${world.version}; please report it with the lines above`;
	world.stderr.write(plainLines(`${text}\nseedsweep: ${request}\n`));
	return 3;
}
// src/cli/program.ts
async function runCli(world) {
	let exitCode = 0;
	const setExit = (code) => {
		exitCode = code;
	};
	const program = defineProgram(world, setExit);
	const outputFailure = watchOutput(world);
	try {
		await program.parseAsync([...world.argv], { from: "user" });
		const failure = await outputFailure();
		if (failure !== null) throw new WorldError("output", "the result could not be written", { cause: failure });
		return exitCode;
	} catch (error) {
		return reportError(error, world);
	}
}
function watchOutput({ stdout, stderr }) {
	let failure = null;
	stdout.on("error", (error) => {
		if (error.code !== "EPIPE") failure ??= error;
	});
	stderr.on("error", () => void 0);
	return async () => {
		await new Promise((resolve) => setImmediate(resolve));
		return failure;
	};
}
function defineProgram(world, setExit) {
	const program = new Command("seedsweep").description("Sweeps a deterministic simulator over many seeds, folds failures with one cause into one finding, proves that each reproduces, and files one GitHub issue per finding.").version(world.version, "-V, --version", "print the version").helpOption("-h, --help", "print help; every command has it, with an example").helpCommand(false).showSuggestionAfterError(true).enablePositionalOptions().addHelpText("after", `
Exit status: 0 clean, 1 findings, 2 a mistake in the call or the configuration, 3 the world failed, 4 inconclusive.

Example:
  seedsweep run --count 1000 -- ./sim --seed {seed}
`);
	for (const define of [
		defineRun,
		definePlan,
		defineSweep,
		defineMerge,
		defineTriage,
		defineShow,
		defineReproduce,
		defineBisect,
		definePublish,
		defineSignature,
		defineCheck,
		defineSim
	]) define(program, world, setExit);
	for (const command of [program, ...program.commands]) command.exitOverride().configureOutput({
		writeOut: (text) => world.stdout.write(text),
		writeErr: (text) => world.stderr.write(text),
		outputError: (text, write) => write(text.replace(/^error: /, "seedsweep: "))
	});
	return program;
}
export { runCli };
