import { i as __toESM, r as __require, t as __commonJSMin } from "./rolldown-runtime.js";
import { n as formatCount, o as truncate, t as compareText } from "./text.js";
import { r as UserError, t as assert } from "./assert.js";
import { t as WorldError } from "./world-error.js";
import { MessageChannel, Worker, receiveMessageOnPort } from "node:worker_threads";
import { chmodSync, closeSync, constants, copyFileSync, existsSync, fstatSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
// src/model/outcome.ts
const outcomeKinds = [
	"passed",
	"failed",
	"timed-out",
	"nondeterministic",
	"unknown",
	"infra"
];
const failureKinds = [
	"failed",
	"timed-out",
	"nondeterministic"
];
function isFailure(outcome) {
	return failureKinds.includes(outcome);
}
function wasKilledFromOutside({ outcome, exit }) {
	return outcome === "infra" && exit !== null && isKillFromOutside(exit);
}
function isKillFromOutside({ signal, killedByUs }) {
	return signal === "SIGKILL" && killedByUs === null;
}
// node_modules/zod/v4/core/util.js
function getEnumValues(entries) {
	const numericValues = Object.values(entries).filter((v) => typeof v === "number");
	return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
}
function joinValues(array, separator = "|") {
	return array.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
	if (typeof value === "bigint") return value.toString();
	return value;
}
var Cached = class {
	constructor(getter) {
		this._getter = getter;
		this._value = void 0;
	}
	get value() {
		const getter = this._getter;
		if (getter !== void 0) {
			this._value = getter();
			this._getter = void 0;
		}
		return this._value;
	}
};
function cached(getter) {
	return new Cached(getter);
}
function nullish(input) {
	return input === null || input === void 0;
}
function cleanRegex(source) {
	const start = source.startsWith("^") ? 1 : 0;
	const end = source.endsWith("$") ? source.length - 1 : source.length;
	return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
	const ratio = val / step;
	const roundedRatio = Math.round(ratio);
	const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
	if (Math.abs(ratio - roundedRatio) < tolerance) return 0;
	return ratio - roundedRatio;
}
function assignProp(target, prop, value) {
	Object.defineProperty(target, prop, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
function rawShape(def) {
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
	return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
	Object.defineProperty(target, key, {
		get() {
			const value = getter();
			assignProp(this, key, value);
			return value;
		},
		enumerable: true,
		configurable: true
	});
}
function putProp(target, key, value) {
	if (key in target) assignProp(target, key, value);
	else target[key] = value;
}
function mirrorShape(target, source, keys, wrap) {
	const raw = sourceShape(source);
	for (const key of keys) {
		const desc = Object.getOwnPropertyDescriptor(raw, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => {
			const value = source._zod.def.shape[key];
			return wrap ? wrap(value, key) : value;
		});
		else putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
	}
}
function mirrorProps(target, source) {
	for (const key of Reflect.ownKeys(source)) {
		const desc = Object.getOwnPropertyDescriptor(source, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => source[key]);
		else putProp(target, key, desc.value);
	}
}
function mergeDefs(...defs) {
	const mergedDescriptors = {};
	for (const def of defs) {
		const descriptors = Object.getOwnPropertyDescriptors(def);
		Object.assign(mergedDescriptors, descriptors);
	}
	return Object.defineProperties({}, mergedDescriptors);
}
function esc(str) {
	return JSON.stringify(str);
}
function slugify(input) {
	return input.toLowerCase().trim().replace(/[^\w\s-]/g, "").replace(/[\s_-]+/g, "-").replace(/^-+|-+$/g, "");
}
const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
function isObject(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
const allowsEval = cached(() => {
	if (globalConfig.jitless) return false;
	if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) return false;
	try {
		new Function("");
		return true;
	} catch (_) {
		return false;
	}
});
function isPlainObject(o) {
	if (isObject(o) === false) return false;
	const ctor = o.constructor;
	if (ctor === void 0) return true;
	if (typeof ctor !== "function") return true;
	const prot = ctor.prototype;
	if (isObject(prot) === false) return false;
	if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) return false;
	return true;
}
function shallowClone(o) {
	if (isPlainObject(o)) return { ...o };
	if (Array.isArray(o)) return [...o];
	if (o instanceof Map) return new Map(o);
	if (o instanceof Set) return new Set(o);
	return o;
}
const propertyKeyTypes = new Set([
	"string",
	"number",
	"symbol"
]);
function escapeRegex(str) {
	return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
	const cl = new inst._zod.constr(def ?? inst._zod.def);
	if (!def || params?.parent) cl._zod.parent = inst;
	return cl;
}
function normalizeParams(_params) {
	const params = _params;
	if (!params) return {};
	if (typeof params === "string") return { error: () => params };
	if (params?.message !== void 0) {
		if (params?.error !== void 0) throw new Error("Cannot specify both `message` and `error` params");
		params.error = params.message;
	}
	delete params.message;
	if (typeof params.error === "string") return {
		...params,
		error: () => params.error
	};
	return params;
}
function stringifyPrimitive(value) {
	if (typeof value === "bigint") return value.toString() + "n";
	if (typeof value === "string") return `"${value}"`;
	return `${value}`;
}
function optionalKeys(shape) {
	return Object.keys(shape).filter((k) => {
		return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
	});
}
const NUMBER_FORMAT_RANGES = (() => ({
	safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
	int32: [-2147483648, 2147483647],
	uint32: [0, 4294967295],
	float32: [-34028234663852886e22, 34028234663852886e22],
	float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
const BIGINT_FORMAT_RANGES = {
	int64: [BigInt("-9223372036854775808"), BigInt("9223372036854775807")],
	uint64: [BigInt(0), BigInt("18446744073709551615")]
};
function pick(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".pick() cannot be used on object schemas containing refinements");
	const newShape = {};
	mirrorShape(newShape, schema, maskedKeys(schema, mask));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function maskedKeys(schema, mask) {
	const raw = sourceShape(schema);
	const keys = [];
	for (const key of Reflect.ownKeys(mask)) {
		if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) throw new Error(`Unrecognized key: "${String(key)}"`);
		if (mask[key]) keys.push(key);
	}
	return keys;
}
function omit(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".omit() cannot be used on object schemas containing refinements");
	const omitted = new Set(maskedKeys(schema, mask));
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function extend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to extend: expected a plain object");
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) {
		const existingShape = sourceShape(schema);
		for (const key of Reflect.ownKeys(shape)) if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
	}
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function extended(schema, shape) {
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
	mirrorProps(newShape, shape);
	return newShape;
}
function safeExtend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to safeExtend: expected a plain object");
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
	if (!b?._zod?.def) throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
	if (a._zod.def.checks?.length) throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
	const newShape = {};
	mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
	mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
	return clone(a, mergeDefs(a._zod.def, {
		shape: newShape,
		get catchall() {
			return b._zod.def.catchall;
		},
		checks: b._zod.def.checks ?? []
	}));
}
function partial(Class, schema, mask, name = "partial") {
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class && ((value, key) => selected && !selected.has(key) ? value : new Class({
		type: "optional",
		innerType: value
	})));
	return clone(schema, mergeDefs(schema._zod.def, {
		shape: newShape,
		checks: []
	}));
}
function required(Class, schema, mask) {
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => selected && !selected.has(key) ? value : new Class({
		type: "nonoptional",
		innerType: value
	}));
	return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
function aborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== true) return true;
	return false;
}
function explicitlyAborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === false) return true;
	return false;
}
function prefixIssues(path, issues) {
	return issues.map((iss) => {
		var _a;
		(_a = iss).path ?? (_a.path = []);
		iss.path.unshift(path);
		return iss;
	});
}
function unwrapMessage(message) {
	return typeof message === "string" ? message : message?.message;
}
function sizeCaps(defChecks) {
	const caps = [];
	for (const ch of defChecks ?? []) {
		const d = ch._zod.def;
		if (!/_(length|size)$|_equals$/.test(d.check)) break;
		const max = d.maximum ?? d.length ?? d.size;
		if (max >= 0) caps.push([max, ch]);
	}
	return caps;
}
function attachSchema(issues, start, inst) {
	var _a;
	for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
}
function finalizeIssue(iss, ctx, config) {
	var _a;
	const traits = iss.inst?._zod?.traits;
	if (traits?.has("$ZodType")) {
		if (traits.has("$ZodCheck")) (_a = iss).schema ?? (_a.schema = iss.inst);
		else iss.schema = iss.inst;
	}
	const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
	const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input";
	const full = {};
	for (const k of Object.keys(iss)) {
		if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__") continue;
		full[k] = iss[k];
	}
	full.path ?? (full.path = []);
	full.message = message;
	if (ctx?.reportInput) full.input = iss.input;
	return full;
}
const highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
	const units = str.length;
	if (!highSurrogate.test(str)) return units;
	let count = units;
	for (let i = 0; i < units - 1; i++) if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
		count--;
		i++;
	}
	return count;
}
function getLengthableOrigin(input) {
	if (Array.isArray(input)) return "array";
	if (typeof input === "string") return "string";
	return "unknown";
}
function parsedType(data) {
	const t = typeof data;
	switch (t) {
		case "number": return Number.isNaN(data) ? "nan" : "number";
		case "object": {
			if (data === null) return "null";
			if (Array.isArray(data)) return "array";
			const obj = data;
			if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) return obj.constructor.name;
		}
	}
	return t;
}
function issue(...args) {
	const [iss, input, inst] = args;
	if (typeof iss === "string") return {
		message: iss,
		code: "custom",
		input,
		inst
	};
	return { ...iss };
}
function members(proto, table) {
	for (const key in table) {
		const desc = Object.getOwnPropertyDescriptor(table, key);
		if (desc.get) Object.defineProperty(proto, key, {
			...desc,
			enumerable: false
		});
		else defineBound(proto, key, desc.value);
	}
}
function own(inst, key, value, enumerable = true) {
	Object.defineProperty(inst, key, {
		configurable: true,
		writable: true,
		enumerable,
		value
	});
	return value;
}
function hide(inst, key, value) {
	return own(inst, key, value, false);
}
function derived(computes, table) {
	for (const key in computes) {
		const compute = computes[key];
		Object.defineProperty(table, key, {
			configurable: true,
			enumerable: true,
			get() {
				return own(this, key, compute(this));
			},
			set(value) {
				own(this, key, value);
			}
		});
	}
	return table;
}
function defineBound(proto, key, fn) {
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			return this == null ? fn : own(this, key, fn.bind(this));
		},
		set(value) {
			own(this, key, value);
		}
	});
}
function claim(inst, sentinel) {
	const proto = Object.getPrototypeOf(inst);
	return sentinel in proto ? void 0 : proto;
}
let installing;
let broke = false;
const breaker = {
	configurable: true,
	get() {
		broke = true;
	}
};
function defineLazyInternal(inst, key, compute) {
	const proto = Object.getPrototypeOf(inst._zod);
	if (key in proto && installing !== inst._zod) {
		installing = void 0;
		return;
	}
	installing = inst._zod;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			Object.defineProperty(this, key, breaker);
			const outer = broke;
			broke = false;
			try {
				const value = compute(this);
				if (broke) delete this[key];
				else Object.defineProperty(this, key, {
					configurable: true,
					writable: true,
					value
				});
				broke = broke || outer;
				return value;
			} catch (err) {
				delete this[key];
				broke = broke || outer;
				throw err;
			}
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				value
			});
		}
	});
}
function installLazyProp(inst, key, make, enumerable) {
	const proto = claim(inst, key);
	if (!proto) return;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			const desc = {
				configurable: true,
				writable: true,
				enumerable,
				value: void 0
			};
			Object.defineProperty(this, key, desc);
			desc.value = make(this);
			Object.defineProperty(this, key, desc);
			return desc.value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				enumerable,
				value
			});
		}
	});
}
const CONSTANT_CATCH = "~constantCatch";
function constantCatch(value) {
	const fn = () => value;
	fn[CONSTANT_CATCH] = true;
	return fn;
}
// node_modules/zod/v4/core/core.js
var _a$1;
const _zodDesc = {
	value: void 0,
	enumerable: false
};
let _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
	const E = _E;
	if (E) {
		const saved = E.stackTraceLimit;
		if (typeof saved === "number") {
			try {
				E.stackTraceLimit = 0;
			} catch {
				_E = null;
				return new Definition();
			}
			try {
				return new Definition();
			} finally {
				E.stackTraceLimit = saved;
			}
		}
	}
	return new Definition();
}
function $constructor(name, initializer, proto, params) {
	const zodProto = {};
	function Internals(def) {
		this.def = def;
		this.constr = _;
		this.traits = new Set();
	}
	Internals.prototype = zodProto;
	const protoMembers = proto;
	const initialized = protoMembers && new WeakSet();
	function init(inst, def) {
		if (!inst._zod) {
			_zodDesc.value = new Internals(def);
			try {
				Object.defineProperty(inst, "_zod", _zodDesc);
			} finally {
				_zodDesc.value = void 0;
			}
		} else if (inst._zod.traits.has(name)) return;
		inst._zod.traits.add(name);
		initializer(inst, def);
		if (initialized) {
			const own = Object.getPrototypeOf(inst);
			const ctorProto = inst._zod.constr.prototype;
			let up = own;
			while (up && up !== ctorProto) up = Object.getPrototypeOf(up);
			const target = up ?? own;
			if (!initialized.has(target)) {
				initialized.add(target);
				members(target, protoMembers);
			}
		}
		const proto = _.prototype;
		for (const k in proto) {
			if (!Object.prototype.hasOwnProperty.call(proto, k)) continue;
			if (!(k in inst)) inst[k] = proto[k].bind(inst);
		}
	}
	const Parent = params?.Parent ?? Object;
	class Definition extends Parent {}
	Object.defineProperty(Definition, "name", { value: name });
	function _(def) {
		const inst = params?.Parent ? newError(Definition) : this;
		init(inst, def);
		const deferred = inst._zod.deferred;
		if (deferred) {
			for (const fn of deferred) fn();
			inst._zod.deferred = void 0;
		}
		const pp = globalThis.__zod_globalConfig?.postProcessor;
		if (pp) pp(inst);
		return inst;
	}
	Object.defineProperty(_, "init", { value: init });
	Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => {
		if (params?.Parent && inst instanceof params.Parent) return true;
		return inst?._zod?.traits?.has(name);
	} });
	Object.defineProperty(_, "name", { value: name });
	return _;
}
var $ZodAsyncError = class extends Error {
	constructor() {
		super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
	}
};
var $ZodEncodeError = class extends Error {
	constructor(name) {
		super(`Encountered unidirectional transform during encode: ${name}`);
		this.name = "ZodEncodeError";
	}
};
(_a$1 = globalThis).__zod_globalConfig ?? (_a$1.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
	if (newConfig) Object.assign(globalConfig, newConfig);
	return globalConfig;
}
// node_modules/zod/v4/core/errors.js
function _getMessage() {
	const internals = this._zod;
	internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
	return internals.message;
}
function _setMessage(value) {
	this._zod.message = value;
}
const _messageDesc = {
	get: _getMessage,
	set: _setMessage,
	enumerable: true,
	configurable: true
};
const _issuesDesc = {
	value: void 0,
	enumerable: false
};
const _installedToString = new WeakSet([Object.prototype, Error.prototype]);
const initializer$1 = (inst, def) => {
	inst.name = "$ZodError";
	_issuesDesc.value = def;
	Object.defineProperty(inst, "issues", _issuesDesc);
	_issuesDesc.value = void 0;
	Object.defineProperty(inst, "message", _messageDesc);
	const proto = Object.getPrototypeOf(inst);
	if (!_installedToString.has(proto)) {
		_installedToString.add(proto);
		Object.defineProperty(proto, "toString", {
			configurable: true,
			enumerable: false,
			get() {
				const value = () => this.message;
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
				return value;
			},
			set(value) {
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
			}
		});
	}
};
const $ZodError = $constructor("$ZodError", initializer$1);
function node(obj, key, make) {
	if (!Object.prototype.hasOwnProperty.call(obj, key)) {
		if (key === "__proto__") Object.defineProperty(obj, key, {
			value: make(),
			writable: true,
			enumerable: true,
			configurable: true
		});
		else obj[key] = make();
	}
	return obj[key];
}
function flattenError(error, mapper = (issue) => issue.message) {
	const fieldErrors = {};
	const formErrors = [];
	for (const sub of error.issues) if (sub.path.length > 0) node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
	else formErrors.push(mapper(sub));
	return {
		formErrors,
		fieldErrors
	};
}
function formatError(error, mapper = (issue) => issue.message) {
	const fieldErrors = { _errors: [] };
	const processError = (error, path = []) => {
		for (const issue of error.issues) if (issue.code === "invalid_union" && issue.errors.length) issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
		else if (issue.code === "invalid_key") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else if (issue.code === "invalid_element") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else {
			const fullpath = [...path, ...issue.path];
			if (fullpath.length === 0) fieldErrors._errors.push(mapper(issue));
			else {
				let curr = fieldErrors;
				let i = 0;
				while (i < fullpath.length) {
					const el = fullpath[i];
					const terminal = i === fullpath.length - 1;
					if (el === "_errors") {
						if (terminal) curr._errors.push(mapper(issue));
						i++;
						continue;
					}
					if (!Object.prototype.hasOwnProperty.call(curr, el)) Object.defineProperty(curr, el, {
						value: { _errors: [] },
						enumerable: true,
						writable: true,
						configurable: true
					});
					const node = curr[el];
					if (terminal) node._errors.push(mapper(issue));
					curr = node;
					i++;
				}
			}
		}
	};
	processError(error);
	return fieldErrors;
}
// node_modules/zod/v4/core/parse.js
function finalizeParams(callee, params) {
	return {
		callee: params?.callee ?? callee,
		Err: params?.Err
	};
}
const _parse = (_Err) => {
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: false
		} : { async: false };
		const result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) throw new $ZodAsyncError();
		if (result.issues.length) {
			const e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, _params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _parseAsync = (_Err) => {
	const fn = async (schema, value, _ctx, params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: true
		} : { async: true };
		let result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) result = await result;
		if (result.issues.length) {
			const e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _safeParse = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: false
	} : { async: false };
	const result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
function failure(Err, issues, ctx) {
	let error;
	return {
		success: false,
		get error() {
			if (!error) {
				error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
				issues = void 0;
				ctx = void 0;
			}
			return error;
		},
		set error(e) {
			error = e;
			issues = void 0;
			ctx = void 0;
		}
	};
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true
	} : { async: true };
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const COMPILE_INVALID = Symbol.for("zod.compile.invalid");
const COMPILE_FALLBACK = Symbol.for("zod.compile.fallback");
const validate = ((schema, value, _ctx) => {
	const validator = schema._zod.bag.validator;
	if (validator !== void 0) {
		if (validator(value) !== COMPILE_INVALID) return true;
		if (validator.definite === true && _ctx === void 0) return false;
	}
	return validateFallback(schema, value, _ctx);
});
function validateFallback(schema, value, _ctx) {
	const ctx = _ctx ? {
		..._ctx,
		async: false,
		abortEarly: true
	} : {
		async: false,
		abortEarly: true
	};
	const fallbackRun = schema._zod.bag.fallbackRun;
	let result;
	if (fallbackRun) {
		ctx[COMPILE_FALLBACK] = true;
		result = fallbackRun({
			value,
			issues: []
		}, ctx);
	} else result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length === 0;
}
const validateAsync$1 = async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true,
		abortEarly: true
	} : {
		async: true,
		abortEarly: true
	};
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length === 0;
};
const _encode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return parse(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		return parse(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _encodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return await parseAsync(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		return await parseAsync(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _safeEncode = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParse(_Err)(schema, value, ctx);
};
const _safeDecode = (_Err) => (schema, value, _ctx) => {
	return _safeParse(_Err)(schema, value, _ctx);
};
const _safeEncodeAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParseAsync(_Err)(schema, value, ctx);
};
const _safeDecodeAsync = (_Err) => async (schema, value, _ctx) => {
	return _safeParseAsync(_Err)(schema, value, _ctx);
};
// node_modules/zod/v4/core/regexes.js
const cuid = /^[cC][0-9a-z]{6,}$/;
const cuid2 = /^[0-9a-z]+$/;
const ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
const xid = /^[0-9a-vA-V]{20}$/;
const ksuid = /^[A-Za-z0-9]{27}$/;
const nanoid = /^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length) {
	return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`);
}
const duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
const guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
const uuid = (version) => {
	if (!version) return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
	return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
};
const email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
const _emoji$1 = `^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`;
function emoji() {
	return new RegExp(_emoji$1, "u");
}
const ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
const ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
const cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
const cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
const base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
const base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
const httpProtocol = /^https?$/;
const e164 = /^\+[1-9]\d{6,14}$/;
const dateSource = `(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`;
function anchor(source) {
	return new RegExp(`^${source}$`);
}
const date = anchor(dateSource);
function timeSource(args) {
	const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
	return typeof args.precision === "number" ? args.precision === -1 ? `${hhmm}` : args.precision === 0 ? `${hhmm}:[0-5]\\d` : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}` : args.seconds ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?` : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
}
function time(args) {
	return new RegExp(`^${timeSource(args)}$`);
}
function datetime(args) {
	const opts = ["Z"];
	if (args.offset) opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
	const qualified = `${timeSource({
		precision: args.precision,
		seconds: true
	})}(?:${opts.join("|")})`;
	const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
	return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
const anyString = /^[\s\S]{0,}$/;
const integer = /^-?\d+$/;
const number$1 = /^-?\d+(?:\.\d+)?$/;
const boolean$1 = /^(?:true|false)$/i;
const lowercase = /^[^A-Z]*$/;
const uppercase = /^[^a-z]*$/;
// node_modules/zod/v4/core/checks.js
const $ZodCheck = $constructor("$ZodCheck", (inst, def) => {
	var _a;
	inst._zod ?? (inst._zod = {});
	inst._zod.def = def;
	(_a = inst._zod).onattach ?? (_a.onattach = []);
});
const _whenHasLength = (payload) => {
	const val = payload.value;
	return !nullish(val) && val.length !== void 0;
};
const numericOriginMap = {
	number: "number",
	bigint: "bigint",
	object: "date"
};
const $ZodCheckLessThan = $constructor("$ZodCheckLessThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value <= def.value : payload.value < def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_big",
			maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckGreaterThan = $constructor("$ZodCheckGreaterThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value >= def.value : payload.value > def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_small",
			minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMultipleOf = $constructor("$ZodCheckMultipleOf", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		if (typeof payload.value !== typeof def.value) throw new Error("Cannot mix number and bigint in multiple_of check.");
		if (typeof payload.value === "bigint" ? def.value !== BigInt(0) && payload.value % def.value === BigInt(0) : floatSafeRemainder(payload.value, def.value) === 0) return;
		payload.issues.push({
			origin: typeof payload.value,
			code: "not_multiple_of",
			divisor: def.value,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckNumberFormat = $constructor("$ZodCheckNumberFormat", (inst, def) => {
	$ZodCheck.init(inst, def);
	def.format = def.format || "float64";
	const isInt = def.format?.includes("int");
	const origin = isInt ? "int" : "number";
	const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
	inst._zod.check = (payload) => {
		const input = payload.value;
		if (isInt) {
			if (!Number.isInteger(input)) {
				payload.issues.push({
					expected: origin,
					format: def.format,
					code: "invalid_type",
					continue: false,
					input,
					inst
				});
				return;
			}
			if (!Number.isSafeInteger(input)) {
				if (input > 0) payload.issues.push({
					input,
					code: "too_big",
					maximum: Number.MAX_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				else payload.issues.push({
					input,
					code: "too_small",
					minimum: Number.MIN_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				return;
			}
		}
		if (input < minimum) payload.issues.push({
			origin: "number",
			input,
			code: "too_small",
			minimum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
		if (input > maximum) payload.issues.push({
			origin: "number",
			input,
			code: "too_big",
			maximum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMaxLength = $constructor("$ZodCheckMaxLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units > def.maximum ? codePointLength(input) : units) <= def.maximum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_big",
			maximum: def.maximum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMinLength = $constructor("$ZodCheckMinLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units) >= def.minimum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_small",
			minimum: def.minimum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLengthEquals = $constructor("$ZodCheckLengthEquals", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		const length = typeof input === "string" && units >= def.length && units <= def.length * 2 ? codePointLength(input) : units;
		if (length === def.length) return;
		const origin = getLengthableOrigin(input);
		const tooBig = length > def.length;
		payload.issues.push({
			origin,
			...tooBig ? {
				code: "too_big",
				maximum: def.length
			} : {
				code: "too_small",
				minimum: def.length
			},
			inclusive: true,
			exact: true,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStringFormat = $constructor("$ZodCheckStringFormat", (inst, def) => {
	var _a, _b;
	$ZodCheck.init(inst, def);
	if (def.pattern) (_a = inst._zod).check ?? (_a.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: def.format,
			input: payload.value,
			...def.pattern ? { pattern: def.pattern.toString() } : {},
			inst,
			continue: !def.abort
		});
	});
	else (_b = inst._zod).check ?? (_b.check = () => {});
});
const $ZodCheckRegex = $constructor("$ZodCheckRegex", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "regex",
			input: payload.value,
			pattern: def.pattern.toString(),
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLowerCase = $constructor("$ZodCheckLowerCase", (inst, def) => {
	def.pattern ?? (def.pattern = lowercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckUpperCase = $constructor("$ZodCheckUpperCase", (inst, def) => {
	def.pattern ?? (def.pattern = uppercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckIncludes = $constructor("$ZodCheckIncludes", (inst, def) => {
	$ZodCheck.init(inst, def);
	const escapedRegex = escapeRegex(def.includes);
	def.pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
	inst._zod.check = (payload) => {
		if (payload.value.includes(def.includes, def.position)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "includes",
			includes: def.includes,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStartsWith = $constructor("$ZodCheckStartsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`^${escapeRegex(def.prefix)}.*`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.startsWith(def.prefix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "starts_with",
			prefix: def.prefix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckEndsWith = $constructor("$ZodCheckEndsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`.*${escapeRegex(def.suffix)}$`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.endsWith(def.suffix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "ends_with",
			suffix: def.suffix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckOverwrite = $constructor("$ZodCheckOverwrite", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		payload.value = def.tx(payload.value);
	};
});
// node_modules/zod/v4/core/doc.js
var Doc = class {
	constructor(args = [], closed = {}) {
		this.content = [];
		this.indent = 0;
		this.args = args;
		this.closed = closed;
	}
	indented(fn) {
		this.indent += 1;
		try {
			fn(this);
		} finally {
			this.indent -= 1;
		}
	}
	write(arg) {
		if (typeof arg === "function") {
			arg(this, { execution: "sync" });
			arg(this, { execution: "async" });
			return;
		}
		const lines = arg.split("\n").filter((x) => x);
		const minIndent = Math.min(...lines.map((x) => x.length - x.trimStart().length));
		const dedented = lines.map((x) => x.slice(minIndent)).map((x) => " ".repeat(this.indent * 2) + x);
		for (const line of dedented) this.content.push(line);
	}
	compile() {
		const F = Function;
		const content = this?.content ?? [``];
		return new F(...Object.keys(this.closed), `return function (${this.args.join(", ")}) {\n${content.join("\n")}\n};`)(...Object.values(this.closed));
	}
};
// node_modules/zod/v4/core/versions.js
const version = {
	major: 4,
	minor: 6,
	patch: 7
};
// node_modules/zod/v4/core/schemas.js
const $ZodType = $constructor("$ZodType", (inst, def) => {
	var _a;
	inst ?? (inst = {});
	inst._zod.def = def;
	inst._zod.bag = inst._zod.bag || {};
	inst._zod.version = version;
	const defChecks = inst._zod.def.checks;
	const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
	for (const ch of checks) for (const fn of ch._zod.onattach) fn(inst);
	if (checks.length === 0) {
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred?.push(() => {
			inst._zod.run = inst._zod.parse;
		});
	} else {
		const runChecks = (payload, checks, ctx) => {
			if (payload.memo) return payload;
			let isAborted = aborted(payload);
			let asyncResult;
			for (const ch of checks) {
				if (ch._zod.def.when) {
					if (explicitlyAborted(payload)) continue;
					if (!ch._zod.def.when(payload)) continue;
				} else if (isAborted) continue;
				const currLen = payload.issues.length;
				const _ = ch._zod.check(payload);
				if (_ instanceof Promise && ctx?.async === false) throw new $ZodAsyncError();
				if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
					await _;
					if (payload.issues.length === currLen) return;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				});
				else {
					if (payload.issues.length === currLen) continue;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				}
			}
			if (asyncResult) return asyncResult.then(() => {
				return payload;
			});
			return payload;
		};
		const handleCanaryResult = (canary, payload, ctx) => {
			if (aborted(canary)) {
				canary.aborted = true;
				return canary;
			}
			const checkResult = runChecks(payload, checks, ctx);
			if (checkResult instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
			}
			return inst._zod.parse(checkResult, ctx);
		};
		inst._zod.run = (payload, ctx) => {
			if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
			if (ctx.direction === "backward") {
				const canary = inst._zod.parse({
					value: payload.value,
					issues: []
				}, {
					...ctx,
					skipChecks: true
				});
				if (canary instanceof Promise) return canary.then((canary) => {
					return handleCanaryResult(canary, payload, ctx);
				});
				return handleCanaryResult(canary, payload, ctx);
			}
			const result = inst._zod.parse(payload, ctx);
			if (result instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return result.then((result) => runChecks(result, checks, ctx));
			}
			return runChecks(result, checks, ctx);
		};
	}
}, {
	get "~standard"() {
		return hide(this, "~standard", standardProps(this));
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	}
});
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
	const ctx = { async: true };
	return toStandardResult(await inst._zod.run({
		value,
		issues: []
	}, ctx), ctx);
}
function standardProps(inst) {
	return {
		validate: (value) => {
			const ctx = { async: false };
			try {
				const r = inst._zod.run({
					value,
					issues: []
				}, ctx);
				if (!(r instanceof Promise)) return toStandardResult(r, ctx);
			} catch (_) {}
			return validateAsync(inst, value);
		},
		vendor: "zod",
		version: 1
	};
}
const $ZodString = $constructor("$ZodString", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = def.pattern ?? anyString;
	inst._zod.parse = (payload, _) => {
		if (def.coerce) try {
			payload.value = String(payload.value);
		} catch (_) {}
		if (typeof payload.value === "string") return payload;
		payload.issues.push({
			expected: "string",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
const $ZodStringFormat = $constructor("$ZodStringFormat", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	$ZodString.init(inst, def);
});
const $ZodGUID = $constructor("$ZodGUID", (inst, def) => {
	def.pattern ?? (def.pattern = guid);
	$ZodStringFormat.init(inst, def);
});
const $ZodUUID = $constructor("$ZodUUID", (inst, def) => {
	if (def.version) {
		const v = {
			v1: 1,
			v2: 2,
			v3: 3,
			v4: 4,
			v5: 5,
			v6: 6,
			v7: 7,
			v8: 8
		}[def.version];
		if (v === void 0) throw new Error(`Invalid UUID version: "${def.version}"`);
		def.pattern ?? (def.pattern = uuid(v));
	} else def.pattern ?? (def.pattern = uuid());
	$ZodStringFormat.init(inst, def);
});
const $ZodEmail = $constructor("$ZodEmail", (inst, def) => {
	def.pattern ?? (def.pattern = email);
	$ZodStringFormat.init(inst, def);
});
function canParseURL(input) {
	try {
		if (typeof URL !== "undefined" && typeof URL.canParse === "function") return URL.canParse(input);
		new URL(input);
		return true;
	} catch {
		return false;
	}
}
function validateURL(trimmed, def) {
	if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) return canParseURL(trimmed) || 2;
	return parseURLObject(trimmed, def);
}
function parseURLObject(trimmed, def) {
	if (!def.normalize && def.protocol?.source === httpProtocol.source && !/^https?:\/\//i.test(trimmed)) return 1;
	try {
		if (typeof URL !== "undefined") {
			const URLStatic = URL;
			if (typeof URLStatic.parse === "function") return URLStatic.parse(trimmed) ?? 2;
		}
		return new URL(trimmed);
	} catch {
		return 2;
	}
}
const asciiTabOrNewline = /[\t\n\r]/g;
function stripTabAndNewline(value) {
	return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
	hostname.lastIndex = 0;
	return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
	protocol.lastIndex = 0;
	return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
const $ZodURL = $constructor("$ZodURL", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		try {
			const trimmed = payload.value.trim();
			const url = validateURL(trimmed, def);
			if (url === 1) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					note: "Invalid URL format",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === 2) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === true) {
				payload.value = stripTabAndNewline(trimmed);
				return;
			}
			if (def.hostname && !urlHostnameOk(url, def.hostname)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid hostname",
				pattern: def.hostname.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			if (def.protocol && !urlProtocolOk(url, def.protocol)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid protocol",
				pattern: def.protocol.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
			return;
		} catch (_) {
			payload.issues.push({
				code: "invalid_format",
				format: "url",
				input: payload.value,
				inst,
				continue: !def.abort
			});
		}
	};
});
const $ZodEmoji = $constructor("$ZodEmoji", (inst, def) => {
	def.pattern ?? (def.pattern = emoji());
	$ZodStringFormat.init(inst, def);
});
const $ZodNanoID = $constructor("$ZodNanoID", (inst, def) => {
	if (def.length !== void 0 && (!Number.isInteger(def.length) || def.length < 1)) throw new Error(`Invalid nanoid length: ${def.length}`);
	def.pattern ?? (def.pattern = def.length === void 0 ? nanoid : nanoidOfLength(def.length));
	$ZodStringFormat.init(inst, def);
});
const $ZodCUID = $constructor("$ZodCUID", (inst, def) => {
	def.pattern ?? (def.pattern = cuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodCUID2 = $constructor("$ZodCUID2", (inst, def) => {
	def.pattern ?? (def.pattern = cuid2);
	$ZodStringFormat.init(inst, def);
});
const $ZodULID = $constructor("$ZodULID", (inst, def) => {
	def.pattern ?? (def.pattern = ulid);
	$ZodStringFormat.init(inst, def);
});
const $ZodXID = $constructor("$ZodXID", (inst, def) => {
	def.pattern ?? (def.pattern = xid);
	$ZodStringFormat.init(inst, def);
});
const $ZodKSUID = $constructor("$ZodKSUID", (inst, def) => {
	def.pattern ?? (def.pattern = ksuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodISODateTime = $constructor("$ZodISODateTime", (inst, def) => {
	def.pattern ?? (def.pattern = datetime(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODate = $constructor("$ZodISODate", (inst, def) => {
	def.pattern ?? (def.pattern = date);
	$ZodStringFormat.init(inst, def);
});
const $ZodISOTime = $constructor("$ZodISOTime", (inst, def) => {
	def.pattern ?? (def.pattern = time(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODuration = $constructor("$ZodISODuration", (inst, def) => {
	def.pattern ?? (def.pattern = duration);
	$ZodStringFormat.init(inst, def);
});
const $ZodIPv4 = $constructor("$ZodIPv4", (inst, def) => {
	def.pattern ?? (def.pattern = ipv4);
	$ZodStringFormat.init(inst, def);
});
const ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
function isValidIPv6(value) {
	if (!ipv6Alphabet.test(value)) return false;
	return canParseURL(`http://[${value}]`);
}
const $ZodIPv6 = $constructor("$ZodIPv6", (inst, def) => {
	def.pattern ?? (def.pattern = ipv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidIPv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "ipv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCIDRv4 = $constructor("$ZodCIDRv4", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv4);
	$ZodStringFormat.init(inst, def);
});
function isValidCIDRv6(value) {
	const parts = value.split("/");
	if (parts.length !== 2) return false;
	const [address, prefix] = parts;
	if (!prefix) return false;
	const prefixNum = Number(prefix);
	if (`${prefixNum}` !== prefix) return false;
	if (prefixNum < 0 || prefixNum > 128) return false;
	return isValidIPv6(address);
}
const $ZodCIDRv6 = $constructor("$ZodCIDRv6", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidCIDRv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "cidrv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
function isValidBase64(data) {
	if (data === "") return true;
	if (/\s/.test(data)) return false;
	if (data.length % 4 !== 0) return false;
	try {
		atob(data);
		return true;
	} catch {
		return false;
	}
}
const base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
const $ZodBase64 = $constructor("$ZodBase64", (inst, def) => {
	def.pattern ?? (def.pattern = base64Charset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const base64urlCharset = /^[A-Za-z0-9_-]*$/;
function isValidBase64URL(data) {
	if (!base64urlCharset.test(data)) return false;
	const base64 = data.replace(/[-_]/g, (c) => c === "-" ? "+" : "/");
	return isValidBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, "="));
}
const $ZodBase64URL = $constructor("$ZodBase64URL", (inst, def) => {
	def.pattern ?? (def.pattern = base64urlCharset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64URL(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64url",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodE164 = $constructor("$ZodE164", (inst, def) => {
	def.pattern ?? (def.pattern = e164);
	$ZodStringFormat.init(inst, def);
});
function isValidJWT(token, algorithm = null) {
	try {
		const tokensParts = token.split(".");
		if (tokensParts.length !== 3) return false;
		const [header] = tokensParts;
		if (!header) return false;
		const parsedHeader = JSON.parse(atob(header));
		if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT") return false;
		if (!parsedHeader.alg) return false;
		if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm)) return false;
		return true;
	} catch {
		return false;
	}
}
const $ZodJWT = $constructor("$ZodJWT", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidJWT(payload.value, def.alg)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "jwt",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodNumber = $constructor("$ZodNumber", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = number$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Number(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
		const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
		payload.issues.push({
			expected: "number",
			code: "invalid_type",
			input,
			inst,
			...received ? { received } : {}
		});
		return payload;
	};
});
const $ZodNumberFormat = $constructor("$ZodNumberFormat", (inst, def) => {
	$ZodCheckNumberFormat.init(inst, def);
	$ZodNumber.init(inst, def);
});
const $ZodBoolean = $constructor("$ZodBoolean", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = boolean$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Boolean(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "boolean") return payload;
		payload.issues.push({
			expected: "boolean",
			code: "invalid_type",
			input,
			inst
		});
		return payload;
	};
});
const $ZodUnknown = $constructor("$ZodUnknown", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload) => payload;
});
const $ZodNever = $constructor("$ZodNever", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _ctx) => {
		payload.issues.push({
			expected: "never",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
function capSize(inst, size) {
	const caps = sizeCaps(inst._zod.def.checks);
	if (!caps.length) return;
	const cap = Math.min(...caps.map((c) => c[0]));
	const parse = inst._zod.parse;
	inst._zod.parse = (payload, ctx) => {
		const n = size(payload.value);
		if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
			for (const [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
				const start = payload.issues.length;
				ch._zod.check(payload);
				payload.issues[start].continue = false;
				attachSchema(payload.issues, start, inst);
				return payload;
			}
		}
		return parse(payload, ctx);
	};
}
const arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
const $ZodArray = $constructor("$ZodArray", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				expected: "array",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
		const proms = [];
		const abortEarly = ctx?.abortEarly;
		for (let i = 0; i < input.length; i++) {
			const item = input[i];
			const result = def.element._zod.run({
				value: item,
				issues: []
			}, ctx);
			if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
			else {
				handleArrayResult(result, payload, i);
				if (abortEarly && result.issues.length !== 0 && aborted(result)) break;
			}
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
	capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
	const isPresent = key in input;
	const isOptionalOut = optout === "optional";
	if (!isPresent && isOptionalOut && optin === "optional") return;
	if (result.issues.length) {
		if (optin !== void 0 && isOptionalOut && !isPresent) return;
		final.issues.push(...prefixIssues(key, result.issues));
	}
	if (!isPresent && optin === void 0) {
		if (!result.issues.length) final.issues.push({
			code: "invalid_type",
			expected: "nonoptional",
			input: void 0,
			path: [key]
		});
		return;
	}
	if (result.value === void 0) {
		if (isPresent || optin === "defaulted" && !isOptionalOut) final.value[key] = void 0;
	} else final.value[key] = result.value;
}
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
	const keys = Object.keys(def.shape);
	const ownSymbols = Object.getOwnPropertySymbols(def.shape);
	const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
	const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
	for (const k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
	const okeys = optionalKeys(def.shape);
	return {
		...def,
		allKeys,
		symbolKeys,
		keySet: new Set(keys),
		numKeys: keys.length,
		optionalKeys: new Set(okeys)
	};
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
	const unrecognized = [];
	const keySet = def.keySet;
	const _catchall = def.catchall._zod;
	const t = _catchall.def.type;
	const optin = _catchall.optin;
	const optout = _catchall.optout;
	let seen = 0;
	for (const key in input) {
		if (abortEarly && payload.issues.length !== seen) {
			if (aborted(payload, seen)) break;
			seen = payload.issues.length;
		}
		if (keySet.has(key)) continue;
		if (key === "__proto__") {
			if (t === "never") unrecognized.push(key);
			continue;
		}
		if (t === "never") {
			unrecognized.push(key);
			continue;
		}
		const r = _catchall.run({
			value: input[key],
			issues: []
		}, ctx);
		if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
		else handlePropertyResult(r, payload, key, input, optin, optout);
	}
	if (unrecognized.length) payload.issues.push({
		code: "unrecognized_keys",
		keys: unrecognized,
		input,
		inst,
		continue: true
	});
	if (!proms.length) return payload;
	return Promise.all(proms).then(() => {
		return payload;
	});
}
const $ZodObject = $constructor("$ZodObject", (inst, def) => {
	$ZodType.init(inst, def);
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	const sh = desc?.get ? desc.get.raw : def.shape ?? {};
	if (sh) {
		const get = () => {
			const newSh = { ...sh };
			Object.defineProperty(def, "shape", { value: newSh });
			get.raw = newSh;
			return newSh;
		};
		get.raw = sh;
		Object.defineProperty(def, "shape", { get });
	}
	const _normalized = cached(() => normalizeDef(def));
	defineLazyInternal(inst, "propValues", (zod) => {
		const shape = zod.def.shape;
		const propValues = {};
		for (const key in shape) {
			const field = shape[key]._zod;
			if (field.values) {
				if (!Object.prototype.hasOwnProperty.call(propValues, key)) assignProp(propValues, key, new Set());
				for (const v of field.values) propValues[key].add(v);
				if (field.optin !== void 0) propValues[key].add(void 0);
			}
		}
		return propValues;
	});
	const isObject$1 = isObject;
	const catchall = def.catchall;
	let value;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$1(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
		const proms = [];
		const shape = value.shape;
		const abortEarly = ctx?.abortEarly;
		let seen = payload.issues.length;
		for (const key of value.allKeys) {
			if (abortEarly && payload.issues.length !== seen) {
				if (aborted(payload, seen)) break;
				seen = payload.issues.length;
			}
			if (key === "__proto__") continue;
			const el = shape[key];
			const optin = el._zod.optin;
			const optout = el._zod.optout;
			const r = el._zod.run({
				value: input[key],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
			else handlePropertyResult(r, payload, key, input, optin, optout);
		}
		if (!catchall) return proms.length ? Promise.all(proms).then(() => payload) : payload;
		return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
	};
});
const $ZodObjectJIT = $constructor("$ZodObjectJIT", (inst, def) => {
	$ZodObject.init(inst, def);
	const superParse = inst._zod.parse;
	const _normalized = cached(() => normalizeDef(def));
	const memo = globalConfig.memoizer;
	const generateFastpass = (shape) => {
		const normalized = _normalized.value;
		const syms = normalized.symbolKeys;
		const doc = new Doc(["payload", "ctx"], {
			shape,
			inst,
			memo,
			syms
		});
		const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
		const prefixStr = (id, k) => `
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
		doc.write(`const input = payload.value;`);
		const ids = Object.create(null);
		let counter = 0;
		for (const key of normalized.allKeys) ids[key] = `key_${counter++}`;
		doc.write(memo ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
		for (const key of normalized.allKeys) {
			if (key === "__proto__") continue;
			const id = ids[key];
			const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : esc(key);
			const isPresent = `${k} in input`;
			const schema = shape[key];
			const optin = schema?._zod?.optin;
			const isOptionalIn = optin !== void 0;
			const isOptionalOut = schema?._zod?.optout === "optional";
			doc.write(`const ${id} = ${parseStr(k)};`);
			if (isOptionalIn && isOptionalOut) {
				const assign = optin === "optional" ? `${id}_present` : `${id}.value !== undefined || ${id}_present`;
				doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id, k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `);
			} else if (!isOptionalIn) doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `);
			else {
				doc.write(`
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
      `);
				if (optin === "defaulted") doc.write(`newResult[${k}] = ${id}.value;`);
				else doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `);
			}
		}
		doc.write(`payload.value = newResult;`);
		doc.write(`return payload;`);
		return doc.compile();
	};
	let fastpass;
	const isObject$2 = isObject;
	const jit = !globalConfig.jitless;
	const fastEnabled = jit && allowsEval.value;
	const catchall = def.catchall;
	let value;
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$2(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
			if (!fastpass) fastpass = generateFastpass(def.shape);
			payload = fastpass(payload, ctx);
			if (!catchall) return payload;
			return handleCatchall([], input, payload, ctx, value, inst, ctx?.abortEarly === true);
		}
		return superParse(payload, ctx);
	};
});
function handleUnionResults(results, final, inst, ctx) {
	for (const result of results) if (result.issues.length === 0) {
		final.value = result.value;
		return final;
	}
	const nonaborted = results.filter((r) => !aborted(r));
	if (nonaborted.length === 1) {
		final.value = nonaborted[0].value;
		return nonaborted[0];
	}
	final.issues.push({
		code: "invalid_union",
		input: final.value,
		inst,
		errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
	});
	return final;
}
const $ZodUnion = $constructor("$ZodUnion", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
	defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
	defineLazyInternal(inst, "values", (zod) => {
		if (zod.def.options.every((o) => o._zod.values)) return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		if (zod.def.options.every((o) => o._zod.pattern)) {
			const patterns = zod.def.options.map((o) => o._zod.pattern);
			return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
		}
	});
	const first = def.options.length === 1 ? def.options[0]._zod.run : null;
	inst._zod.parse = (payload, ctx) => {
		if (first) return first(payload, ctx);
		let async = false;
		const results = [];
		for (const option of def.options) {
			const result = option._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) {
				results.push(result);
				async = true;
			} else {
				if (result.issues.length === 0) return result;
				results.push(result);
			}
		}
		if (!async) return handleUnionResults(results, payload, inst, ctx);
		return Promise.all(results).then((results) => {
			return handleUnionResults(results, payload, inst, ctx);
		});
	};
});
function discriminatorMap(def) {
	const map = new Map();
	for (const option of def.options) {
		const values = option._zod.propValues?.[def.discriminator];
		if (!values || values.size === 0) throw new Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
		for (const value of values) if (map.has(value)) {
			if (value !== void 0) throw new Error(`Duplicate discriminator value "${String(value)}"`);
			map.set(value, null);
		} else map.set(value, option);
	}
	return map;
}
const $ZodDiscriminatedUnion = $constructor("$ZodDiscriminatedUnion", (inst, def) => {
	def.inclusive = false;
	$ZodUnion.init(inst, def);
	const _super = inst._zod.parse;
	defineLazyInternal(inst, "propValues", (zod) => {
		const propValues = {};
		let undefinedCount = 0;
		for (const option of zod.def.options) {
			const pv = option._zod.propValues;
			if (!pv || Object.keys(pv).length === 0) throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
			if (pv[zod.def.discriminator]?.has(void 0)) undefinedCount++;
			for (const [k, v] of Object.entries(pv)) {
				if (!Object.prototype.hasOwnProperty.call(propValues, k)) assignProp(propValues, k, new Set());
				for (const val of v) propValues[k].add(val);
			}
		}
		if (!zod.def.unionFallback && undefinedCount > 1) propValues[zod.def.discriminator]?.delete(void 0);
		return propValues;
	});
	def.options.forEach((option, i) => {
		const propShape = rawShape(option._zod.def);
		if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) throw new Error(`Invalid discriminated union option at index "${i}"`);
	});
	const disc = cached(() => discriminatorMap(def));
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isObject(input)) {
			payload.issues.push({
				code: "invalid_type",
				expected: "object",
				input,
				inst
			});
			return payload;
		}
		const value = input?.[def.discriminator];
		const opt = disc.value.get(value);
		if (opt && (value !== void 0 || ctx.direction !== "backward")) return opt._zod.run(payload, ctx);
		if (def.unionFallback || ctx.direction === "backward") return _super(payload, ctx);
		payload.issues.push({
			code: "invalid_union",
			errors: [],
			note: "No matching discriminator",
			discriminator: def.discriminator,
			options: Array.from(disc.value.keys()).filter((value) => disc.value.get(value) !== null),
			input,
			path: [def.discriminator],
			inst
		});
		return payload;
	};
});
const $ZodIntersection = $constructor("$ZodIntersection", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		const left = def.left._zod.run({
			value: input,
			issues: []
		}, ctx);
		const right = def.right._zod.run({
			value: input,
			issues: []
		}, ctx);
		if (left instanceof Promise || right instanceof Promise) return Promise.all([left, right]).then(([left, right]) => {
			return handleIntersectionResults(payload, left, right);
		});
		return handleIntersectionResults(payload, left, right);
	};
});
function mergeValues(a, b) {
	if (a === b) return {
		valid: true,
		data: a
	};
	if (a instanceof Date && b instanceof Date && +a === +b) return {
		valid: true,
		data: a
	};
	if (isPlainObject(a) && isPlainObject(b)) {
		const bKeys = Object.keys(b);
		const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
		const newObj = {
			...a,
			...b
		};
		if (Object.prototype.hasOwnProperty.call(newObj, "__proto__")) delete newObj.__proto__;
		for (const key of sharedKeys) {
			if (key === "__proto__") continue;
			const sharedValue = mergeValues(a[key], b[key]);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [key, ...sharedValue.mergeErrorPath]
			};
			newObj[key] = sharedValue.data;
		}
		return {
			valid: true,
			data: newObj
		};
	}
	if (Array.isArray(a) && Array.isArray(b)) {
		if (a.length !== b.length) return {
			valid: false,
			mergeErrorPath: []
		};
		const newArray = [];
		for (let index = 0; index < a.length; index++) {
			const itemA = a[index];
			const itemB = b[index];
			const sharedValue = mergeValues(itemA, itemB);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [index, ...sharedValue.mergeErrorPath]
			};
			newArray.push(sharedValue.data);
		}
		return {
			valid: true,
			data: newArray
		};
	}
	return {
		valid: false,
		mergeErrorPath: []
	};
}
function handleIntersectionResults(result, left, right) {
	const unrecKeys = new Map();
	let unrecIssue;
	const keyIssues = new Map();
	const collect = (iss, side) => {
		let keys;
		if (iss.code === "unrecognized_keys" && !iss.path?.length) {
			unrecIssue ?? (unrecIssue = iss);
			keys = iss.keys;
		} else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
			const k = String(iss.path[0]);
			if (!keyIssues.has(k)) keyIssues.set(k, iss);
			keys = [k];
		} else return false;
		for (const k of keys) {
			if (!unrecKeys.has(k)) unrecKeys.set(k, {});
			unrecKeys.get(k)[side] = true;
		}
		return true;
	};
	for (const iss of left.issues) if (!collect(iss, "l")) result.issues.push(iss);
	for (const iss of right.issues) if (!collect(iss, "r")) result.issues.push(iss);
	const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
	if (bothKeys.length) {
		const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
		if (aggregated.length) result.issues.push({
			...unrecIssue,
			keys: aggregated
		});
		for (const k of bothKeys) if (!aggregated.includes(k) && keyIssues.has(k)) result.issues.push(keyIssues.get(k));
	}
	const merged = mergeValues(left.value, right.value);
	if (!merged.valid) {
		if (aborted(result)) return result;
		throw new Error(`Unmergable intersection. Error path: ${JSON.stringify(merged.mergeErrorPath)}`);
	}
	result.value = merged.data;
	return result;
}
const $ZodTuple = $constructor("$ZodTuple", (inst, def) => {
	$ZodType.init(inst, def);
	const items = def.items;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				input,
				inst,
				expected: "tuple",
				code: "invalid_type"
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, [], ctx) : [];
		const proms = [];
		const optinStart = getTupleOptStart(items, "optin");
		const optoutStart = getTupleOptStart(items, "optout");
		if (!def.rest) {
			if (input.length < optinStart) {
				payload.issues.push({
					code: "too_small",
					minimum: optinStart,
					inclusive: true,
					input,
					inst,
					origin: "array"
				});
				return payload;
			}
			if (input.length > items.length) payload.issues.push({
				code: "too_big",
				maximum: items.length,
				inclusive: true,
				input,
				inst,
				origin: "array"
			});
		}
		const itemResults = new Array(items.length);
		const abortEarly = def.rest ? ctx?.abortEarly : void 0;
		let itemAborted = false;
		for (let i = 0; i < items.length; i++) {
			const r = items[i]._zod.run({
				value: input[i],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((rr) => {
				itemResults[i] = rr;
			}));
			else {
				itemResults[i] = r;
				if (abortEarly && !itemAborted && r.issues.length) itemAborted = aborted(r);
			}
		}
		if (def.rest && !itemAborted) {
			let i = items.length - 1;
			const rest = input.slice(items.length);
			let seen = payload.issues.length;
			for (const el of rest) {
				if (abortEarly && payload.issues.length !== seen) {
					if (aborted(payload, seen)) break;
					seen = payload.issues.length;
				}
				i++;
				const result = def.rest._zod.run({
					value: el,
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((r) => handleTupleResult(r, payload, i)));
				else handleTupleResult(result, payload, i);
			}
		}
		if (proms.length) return Promise.all(proms).then(() => handleTupleResults(itemResults, payload, items, input, optoutStart));
		return handleTupleResults(itemResults, payload, items, input, optoutStart);
	};
});
function getTupleOptStart(items, key) {
	for (let i = items.length - 1; i >= 0; i--) if (!(key === "optin" ? items[i]._zod.optin !== void 0 : items[i]._zod.optout === "optional")) return i + 1;
	return 0;
}
function handleTupleResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
function handleTupleResults(itemResults, final, items, input, optoutStart) {
	for (let i = 0; i < items.length; i++) {
		const r = itemResults[i];
		const isPresent = i < input.length;
		if (!isPresent && i >= optoutStart && items[i]._zod.optin === "optional") {
			final.value.length = i;
			break;
		}
		if (r.issues.length) {
			if (!isPresent && i >= optoutStart) {
				final.value.length = i;
				break;
			}
			final.issues.push(...prefixIssues(i, r.issues));
		}
		final.value[i] = r.value;
	}
	for (let i = final.value.length - 1; i >= input.length; i--) if (items[i]._zod.optout === "optional" && final.value[i] === void 0) final.value.length = i;
	else break;
	return final;
}
const $ZodRecord = $constructor("$ZodRecord", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isPlainObject(input)) {
			payload.issues.push({
				expected: "record",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		const proms = [];
		const values = def.keyType._zod.values;
		if (values && !def.partial) {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			const recordKeys = new Set();
			for (const key of values) if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
				recordKeys.add(typeof key === "number" ? key.toString() : key);
				if (key === "__proto__") continue;
				const keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (keyResult.issues.length) {
					payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			let unrecognized;
			for (const key in input) if (!recordKeys.has(key)) {
				if (def.mode === "loose") {
					if (key === "__proto__") continue;
					payload.value[key] = input[key];
				} else {
					unrecognized = unrecognized ?? [];
					unrecognized.push(key);
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		} else {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			let unrecognized;
			for (const key of Reflect.ownKeys(input)) {
				if (key === "__proto__") continue;
				if (!Object.prototype.propertyIsEnumerable.call(input, key)) continue;
				let keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (typeof key === "string" && number$1.test(key) && keyResult.issues.length) {
					const retryResult = def.keyType._zod.run({
						value: Number(key),
						issues: []
					}, ctx);
					if (retryResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
					if (retryResult.issues.length === 0) keyResult = retryResult;
				}
				if (keyResult.issues.length) {
					if (def.mode === "loose") payload.value[key] = input[key];
					else if (values) {
						unrecognized = unrecognized ?? [];
						unrecognized.push(key);
					} else payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
});
const $ZodEnum = $constructor("$ZodEnum", (inst, def) => {
	$ZodType.init(inst, def);
	const values = getEnumValues(def.entries);
	const valuesSet = new Set(values);
	inst._zod.values = valuesSet;
	defineLazyInternal(inst, "pattern", (zod) => {
		const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
		return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (valuesSet.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodLiteral = $constructor("$ZodLiteral", (inst, def) => {
	$ZodType.init(inst, def);
	const values = new Set(def.values);
	inst._zod.values = values;
	defineLazyInternal(inst, "pattern", (zod) => {
		const vals = zod.def.values;
		return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (values.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values: def.values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodTransform = $constructor("$ZodTransform", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "optional";
	globalConfig.memoizer?.guard(inst);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		const _out = def.transform(payload.value, payload);
		if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => {
			payload.value = output;
			return payload;
		});
		if (_out instanceof Promise) throw new $ZodAsyncError();
		payload.value = _out;
		return payload;
	};
});
function handleOptionalResult(payload, result) {
	payload.value = result.issues.length ? void 0 : result.value;
	return payload;
}
const $ZodOptional = $constructor("$ZodOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	inst._zod.optout = "optional";
	defineLazyInternal(inst, "values", (zod) => {
		const values = zod.def.innerType._zod.values;
		return values ? new Set([...values, void 0]) : void 0;
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === void 0) {
			if (def.innerType._zod.optin !== "defaulted") return payload;
			const result = def.innerType._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) return result.then((result) => handleOptionalResult(payload, result));
			return handleOptionalResult(payload, result);
		}
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodExactOptional = $constructor("$ZodExactOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
	inst._zod.parse = (payload, ctx) => {
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNullable = $constructor("$ZodNullable", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
	});
	defineLazyInternal(inst, "values", (zod) => {
		return zod.def.innerType._zod.values ? new Set([...zod.def.innerType._zod.values, null]) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === null) return payload;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodDefault = $constructor("$ZodDefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) {
			payload.value = def.defaultValue;
			return payload;
		}
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleDefaultResult(result, def));
		return handleDefaultResult(result, def);
	};
});
function handleDefaultResult(payload, def) {
	if (payload.value === void 0) payload.value = def.defaultValue;
	return payload;
}
const $ZodPrefault = $constructor("$ZodPrefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) payload.value = def.defaultValue;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNonOptional = $constructor("$ZodNonOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => {
		const v = zod.def.innerType._zod.values;
		return v ? new Set([...v].filter((x) => x !== void 0)) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleNonOptionalResult(result, inst));
		return handleNonOptionalResult(result, inst);
	};
});
function handleNonOptionalResult(payload, inst) {
	if (!payload.issues.length && payload.value === void 0) payload.issues.push({
		code: "invalid_type",
		expected: "nonoptional",
		input: payload.value,
		inst
	});
	return payload;
}
function handleCatchResult(payload, result, def, ctx) {
	if (!result.issues.length) {
		payload.value = result.value;
		if (result.memo) payload.memo = true;
		return payload;
	}
	payload.value = def.catchValue({
		...result,
		value: payload.value,
		error: { issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config())) },
		input: payload.value
	});
	return payload;
}
const $ZodCatch = $constructor("$ZodCatch", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run({
			value: payload.value,
			issues: []
		}, ctx);
		if (result instanceof Promise) return result.then((result) => handleCatchResult(payload, result, def, ctx));
		return handleCatchResult(payload, result, def, ctx);
	};
});
const $ZodPipe = $constructor("$ZodPipe", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") {
			const right = def.out._zod.run(payload, ctx);
			if (right instanceof Promise) return right.then((right) => handlePipeResult(right, def.in, ctx));
			return handlePipeResult(right, def.in, ctx);
		}
		const left = def.in._zod.run(payload, ctx);
		if (left instanceof Promise) return left.then((left) => handlePipeResult(left, def.out, ctx));
		return handlePipeResult(left, def.out, ctx);
	};
});
function handlePipeResult(left, next, ctx) {
	if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
		left.aborted = true;
		return left;
	}
	return next._zod.run({
		value: left.value,
		issues: left.issues
	}, ctx);
}
const $ZodReadonly = $constructor("$ZodReadonly", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then(handleReadonlyResult);
		return handleReadonlyResult(result);
	};
});
function handleReadonlyResult(payload) {
	if (!payload.memo) payload.value = Object.freeze(payload.value);
	return payload;
}
const $ZodCustom = $constructor("$ZodCustom", (inst, def) => {
	$ZodCheck.init(inst, def);
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _) => {
		return payload;
	};
	inst._zod.check = (payload) => {
		const input = payload.value;
		const r = def.fn(input);
		if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
		handleRefineResult(r, payload, input, inst);
	};
});
function handleRefineResult(result, payload, input, inst) {
	if (!result) {
		const _iss = {
			code: "custom",
			input,
			inst,
			path: [...inst._zod.def.path ?? []],
			continue: !inst._zod.def.abort
		};
		if (inst._zod.def.params) _iss.params = inst._zod.def.params;
		payload.issues.push(issue(_iss));
	}
}
// node_modules/zod/v4/core/memoizer.js
var $ZodCyclicError = class extends Error {
	constructor() {
		super(`Cannot parse a reference cycle that closes through a transform`);
		this.name = "ZodCyclicError";
	}
};
const STATE = "~memo";
const NO_ISSUES = [];
function isRef(value) {
	return value !== null && typeof value === "object";
}
function cloneIssues(issues) {
	return issues.map((iss) => iss.path ? {
		...iss,
		path: iss.path.slice()
	} : { ...iss });
}
const recursive = new WeakMap();
const NONE = 0;
const ASSUMED = 1;
const PROVEN = 2;
function isRecursive(inst, stack, resolve) {
	const cached = recursive.get(inst);
	if (cached !== void 0) return cached ? PROVEN : NONE;
	if (stack.has(inst)) return PROVEN;
	stack.add(inst);
	let result = NONE;
	const check = (child) => {
		if (result !== PROVEN && child?._zod) {
			const answer = isRecursive(child, stack, resolve);
			if (answer > result) result = answer;
		}
	};
	const shape = (sh, spread) => {
		let answer = NONE;
		for (const key of Reflect.ownKeys(sh)) {
			const desc = Object.getOwnPropertyDescriptor(sh, key);
			if (spread && !desc.enumerable) continue;
			const child = desc.get ? ASSUMED : desc.value?._zod ? isRecursive(desc.value, stack, resolve) : NONE;
			if (child > answer) answer = child;
		}
		return answer;
	};
	const merge = (answer) => {
		if (answer > result) result = answer;
	};
	const def = inst._zod.def;
	switch (def.type) {
		case "object": {
			const raw = rawShape(def);
			merge(raw ? shape(raw, true) : ASSUMED);
			check(def.catchall);
			break;
		}
		case "array":
			check(def.element);
			break;
		case "tuple":
			for (const el of def.items) check(el);
			check(def.rest);
			break;
		case "record":
		case "map":
			check(def.keyType);
			check(def.valueType);
			break;
		case "set":
			check(def.valueType);
			break;
		case "union":
			for (const el of def.options) check(el);
			break;
		case "intersection":
			check(def.left);
			check(def.right);
			break;
		case "optional":
		case "nullable":
		case "default":
		case "prefault":
		case "catch":
		case "readonly":
		case "nonoptional":
		case "promise":
		case "success":
			check(def.innerType);
			break;
		case "pipe":
			check(def.in);
			check(def.out);
			break;
		case "function":
			check(def.input);
			check(def.output);
			break;
		case "lazy": {
			const inner = def._cachedInner ?? (resolve ? inst._zod.innerType : void 0);
			merge(inner ? isRecursive(inner, stack, false) : ASSUMED);
			break;
		}
		case "template_literal":
		case "string":
		case "number":
		case "int":
		case "boolean":
		case "bigint":
		case "symbol":
		case "undefined":
		case "null":
		case "void":
		case "never":
		case "any":
		case "unknown":
		case "date":
		case "nan":
		case "enum":
		case "literal":
		case "file":
		case "transform":
		case "custom": break;
		default: for (const key in def) {
			const desc = Object.getOwnPropertyDescriptor(def, key);
			if (!desc || desc.get) continue;
			const value = desc.value;
			if (!value || typeof value !== "object") continue;
			if (value._zod) check(value);
			else if (Array.isArray(value)) for (const el of value) check(el);
		}
	}
	stack.delete(inst);
	return settle(inst, result);
}
function settle(inst, answer) {
	if (answer !== ASSUMED) recursive.set(inst, answer === PROVEN);
	return answer;
}
function bucketFor(state, inst) {
	let bucket = state.buckets.get(inst);
	if (!bucket) {
		bucket = new WeakMap();
		state.buckets.set(inst, bucket);
	}
	return bucket;
}
let handoff;
const open = [];
const memo = {
	alloc(_inst, payload, empty) {
		const bucket = handoff;
		if (!bucket) return empty;
		handoff = void 0;
		const entry = {
			value: empty,
			issues: null
		};
		bucket.set(payload.value, entry);
		open.push(entry);
		return empty;
	},
	guard(inst) {
		var _a;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (ctx.direction !== "backward" && isBackEdge(ctx, payload.value)) throw new $ZodCyclicError();
				return base(payload, ctx);
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	},
	attach(inst) {
		var _a;
		let isRecursiveInst;
		let rechecked = false;
		let lastCtx;
		let lastBucket;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (isRecursiveInst === void 0) {
					const walked = isRecursive(inst, new Set(), false);
					if (walked === NONE) {
						inst._zod.parse = base;
						if (inst._zod.run === wrapped) inst._zod.run = base;
						return base(payload, ctx);
					}
					if (walked === PROVEN || rechecked) isRecursiveInst = true;
					else rechecked = true;
				}
				const input = payload.value;
				if (!isRef(input)) return base(payload, ctx);
				let state = ctx[STATE];
				if (!state) {
					state = {
						buckets: new WeakMap(),
						backEdges: void 0
					};
					ctx[STATE] = state;
				}
				let bucket;
				if (lastCtx === ctx) bucket = lastBucket;
				else {
					bucket = bucketFor(state, inst);
					lastCtx = ctx;
					lastBucket = bucket;
				}
				const hit = bucket.get(input);
				if (hit) {
					payload.value = hit.value;
					if (hit.issues) {
						if (hit.issues.length) payload.issues.push(...cloneIssues(hit.issues));
					} else {
						payload.memo = true;
						state.backEdges ?? (state.backEdges = new WeakSet());
						state.backEdges.add(hit.value);
					}
					return payload;
				}
				handoff = bucket;
				const depth = open.length;
				const result = base(payload, ctx);
				handoff = void 0;
				const entry = open.length > depth ? open.pop() : void 0;
				if (result instanceof Promise) return result.then((r) => {
					if (entry) entry.issues = r.issues.length ? cloneIssues(r.issues) : NO_ISSUES;
					return r;
				});
				if (entry) entry.issues = result.issues.length ? cloneIssues(result.issues) : NO_ISSUES;
				return result;
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	}
};
function memoizer() {
	return memo;
}
function isBackEdge(ctx, value) {
	const backEdges = ctx[STATE]?.backEdges;
	return backEdges !== void 0 && isRef(value) && backEdges.has(value);
}
// node_modules/zod/v4/locales/en.js
const error = () => {
	const Sizable = {
		string: {
			unit: "characters",
			verb: "to have"
		},
		file: {
			unit: "bytes",
			verb: "to have"
		},
		array: {
			unit: "items",
			verb: "to have"
		},
		set: {
			unit: "items",
			verb: "to have"
		},
		map: {
			unit: "entries",
			verb: "to have"
		}
	};
	function getSizing(origin) {
		return Sizable[origin] ?? null;
	}
	const FormatDictionary = {
		regex: "input",
		email: "email address",
		url: "URL",
		emoji: "emoji",
		uuid: "UUID",
		uuidv4: "UUIDv4",
		uuidv6: "UUIDv6",
		nanoid: "nanoid",
		guid: "GUID",
		cuid: "cuid",
		cuid2: "cuid2",
		ulid: "ULID",
		xid: "XID",
		ksuid: "KSUID",
		datetime: "ISO datetime",
		date: "ISO date",
		time: "ISO time",
		duration: "ISO duration",
		ipv4: "IPv4 address",
		ipv6: "IPv6 address",
		mac: "MAC address",
		cidrv4: "IPv4 range",
		cidrv6: "IPv6 range",
		base64: "base64-encoded string",
		base64url: "base64url-encoded string",
		json_string: "JSON string",
		e164: "E.164 number",
		currency_code: "currency code",
		credit_card: "credit card number",
		iban: "IBAN",
		jwt: "JWT",
		template_literal: "input"
	};
	const TypeDictionary = { nan: "NaN" };
	function getTypeName(type, input) {
		if (type === "number" && typeof input === "number" && !Number.isFinite(input)) return String(input);
		return TypeDictionary[type] ?? type;
	}
	return (issue) => {
		switch (issue.code) {
			case "invalid_type": return `Invalid input: expected ${getTypeName(issue.expected)}, received ${getTypeName(parsedType(issue.input), issue.input)}`;
			case "invalid_value":
				if (issue.values.length === 1) return `Invalid input: expected ${stringifyPrimitive(issue.values[0])}`;
				return `Invalid option: expected one of ${joinValues(issue.values, "|")}`;
			case "too_big": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? "<=" : "<";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too big: expected ${issue.origin ?? "value"} to have ${adj}${issue.maximum.toString()} ${sizing.unit ?? "elements"}`;
				return `Too big: expected ${issue.origin ?? "value"} to be ${adj}${issue.maximum.toString()}`;
			}
			case "too_small": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? ">=" : ">";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too small: expected ${issue.origin} to have ${adj}${issue.minimum.toString()} ${sizing.unit}`;
				return `Too small: expected ${issue.origin} to be ${adj}${issue.minimum.toString()}`;
			}
			case "invalid_format": {
				const _issue = issue;
				if (_issue.format === "starts_with") return `Invalid string: must start with "${_issue.prefix}"`;
				if (_issue.format === "ends_with") return `Invalid string: must end with "${_issue.suffix}"`;
				if (_issue.format === "includes") return `Invalid string: must include "${_issue.includes}"`;
				if (_issue.format === "regex") return `Invalid string: must match pattern ${_issue.pattern}`;
				return `Invalid ${FormatDictionary[_issue.format] ?? issue.format}`;
			}
			case "not_multiple_of": return `Invalid number: must be a multiple of ${issue.divisor}`;
			case "unrecognized_keys": return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${joinValues(issue.keys, ", ")}`;
			case "invalid_key": return `Invalid key in ${issue.origin}`;
			case "invalid_union":
				if (issue.options && Array.isArray(issue.options) && issue.options.length > 0) return `Invalid discriminator value. Expected ${issue.options.map((o) => `'${o}'`).join(" | ")}`;
				if (issue.inclusive === false) return "Invalid input: more than one option matched";
				return "Invalid input";
			case "invalid_element": return `Invalid value in ${issue.origin}`;
			default: return `Invalid input`;
		}
	};
};
function en_default() {
	return { localeError: error() };
}
// node_modules/zod/v4/core/registries.js
var _a;
var $ZodRegistry = class {
	constructor() {
		this._map = new WeakMap();
		this._idmap = new Map();
	}
	add(schema, ..._meta) {
		const meta = _meta[0];
		this._map.set(schema, meta);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.set(meta.id, schema);
		return this;
	}
	clear() {
		this._map = new WeakMap();
		this._idmap = new Map();
		return this;
	}
	remove(schema) {
		const meta = this._map.get(schema);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.delete(meta.id);
		this._map.delete(schema);
		return this;
	}
	get(schema) {
		const p = schema._zod.parent;
		if (p) {
			const pm = { ...this.get(p) ?? {} };
			delete pm.id;
			const f = {
				...pm,
				...this._map.get(schema)
			};
			return Object.keys(f).length ? f : void 0;
		}
		return this._map.get(schema);
	}
	has(schema) {
		return this._map.has(schema);
	}
};
function registry() {
	return new $ZodRegistry();
}
(_a = globalThis).__zod_globalRegistry ?? (_a.__zod_globalRegistry = registry());
const globalRegistry = globalThis.__zod_globalRegistry;
// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
	if (def.checks) def.checks = [...def.checks];
	return def;
}
function _string(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		...normalizeParams(params)
	}));
}
function _email(Class, params) {
	return new Class({
		type: "string",
		format: "email",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _guid(Class, params) {
	return new Class({
		type: "string",
		format: "guid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _uuid(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _uuidv4(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v4",
		...normalizeParams(params)
	});
}
function _uuidv6(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v6",
		...normalizeParams(params)
	});
}
function _uuidv7(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v7",
		...normalizeParams(params)
	});
}
function _url(Class, params) {
	return new Class({
		type: "string",
		format: "url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _emoji(Class, params) {
	return new Class({
		type: "string",
		format: "emoji",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _nanoid(Class, params) {
	return new Class({
		type: "string",
		format: "nanoid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _cuid(Class, params) {
	return new Class({
		type: "string",
		format: "cuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _cuid2(Class, params) {
	return new Class({
		type: "string",
		format: "cuid2",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _ulid(Class, params) {
	return new Class({
		type: "string",
		format: "ulid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _xid(Class, params) {
	return new Class({
		type: "string",
		format: "xid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _ksuid(Class, params) {
	return new Class({
		type: "string",
		format: "ksuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _ipv4(Class, params) {
	return new Class({
		type: "string",
		format: "ipv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _ipv6(Class, params) {
	return new Class({
		type: "string",
		format: "ipv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _cidrv4(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _cidrv6(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _base64(Class, params) {
	return new Class({
		type: "string",
		format: "base64",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _base64url(Class, params) {
	return new Class({
		type: "string",
		format: "base64url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _e164(Class, params) {
	return new Class({
		type: "string",
		format: "e164",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _jwt(Class, params) {
	return new Class({
		type: "string",
		format: "jwt",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
function _isoDateTime(Class, params) {
	return new Class({
		type: "string",
		format: "datetime",
		check: "string_format",
		offset: false,
		local: false,
		precision: null,
		...normalizeParams(params)
	});
}
function _isoDate(Class, params) {
	return new Class({
		type: "string",
		format: "date",
		check: "string_format",
		...normalizeParams(params)
	});
}
function _isoTime(Class, params) {
	return new Class({
		type: "string",
		format: "time",
		check: "string_format",
		precision: null,
		...normalizeParams(params)
	});
}
function _isoDuration(Class, params) {
	return new Class({
		type: "string",
		format: "duration",
		check: "string_format",
		...normalizeParams(params)
	});
}
function _number(Class, params) {
	return new Class(snapshotChecks({
		type: "number",
		checks: [],
		...normalizeParams(params)
	}));
}
function _int(Class, params) {
	return new Class({
		type: "number",
		check: "number_format",
		abort: false,
		format: "safeint",
		...normalizeParams(params)
	});
}
function _boolean(Class, params) {
	return new Class({
		type: "boolean",
		...normalizeParams(params)
	});
}
function _unknown(Class) {
	return new Class({ type: "unknown" });
}
function _never(Class, params) {
	return new Class({
		type: "never",
		...normalizeParams(params)
	});
}
function _lt(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
function _lte(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
function _gt(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
function _gte(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
function _multipleOf(value, params) {
	return new $ZodCheckMultipleOf({
		check: "multiple_of",
		...normalizeParams(params),
		value
	});
}
function _maxLength(maximum, params) {
	return new $ZodCheckMaxLength({
		check: "max_length",
		...normalizeParams(params),
		maximum
	});
}
function _minLength(minimum, params) {
	return new $ZodCheckMinLength({
		check: "min_length",
		...normalizeParams(params),
		minimum
	});
}
function _length(length, params) {
	return new $ZodCheckLengthEquals({
		check: "length_equals",
		...normalizeParams(params),
		length
	});
}
function _regex(pattern, params) {
	return new $ZodCheckRegex({
		check: "string_format",
		format: "regex",
		...normalizeParams(params),
		pattern
	});
}
function _lowercase(params) {
	return new $ZodCheckLowerCase({
		check: "string_format",
		format: "lowercase",
		...normalizeParams(params)
	});
}
function _uppercase(params) {
	return new $ZodCheckUpperCase({
		check: "string_format",
		format: "uppercase",
		...normalizeParams(params)
	});
}
function _includes(includes, params) {
	return new $ZodCheckIncludes({
		check: "string_format",
		format: "includes",
		...normalizeParams(params),
		includes
	});
}
function _startsWith(prefix, params) {
	return new $ZodCheckStartsWith({
		check: "string_format",
		format: "starts_with",
		...normalizeParams(params),
		prefix
	});
}
function _endsWith(suffix, params) {
	return new $ZodCheckEndsWith({
		check: "string_format",
		format: "ends_with",
		...normalizeParams(params),
		suffix
	});
}
function _overwrite(tx) {
	return new $ZodCheckOverwrite({
		check: "overwrite",
		tx
	});
}
function _normalize(form) {
	return _overwrite((input) => input.normalize(form));
}
function _trim() {
	return _overwrite((input) => input.trim());
}
function _toLowerCase() {
	return _overwrite((input) => input.toLowerCase());
}
function _toUpperCase() {
	return _overwrite((input) => input.toUpperCase());
}
function _slugify() {
	return _overwrite((input) => slugify(input));
}
function _array(Class, element, params) {
	return new Class({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
function _refine(Class, fn, _params) {
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...normalizeParams(_params)
	});
}
function _superRefine(fn, params) {
	const ch = _check((payload) => {
		payload.addIssue = (issue$2) => {
			if (typeof issue$2 === "string") payload.issues.push(issue(issue$2, payload.value, ch._zod.def));
			else {
				const _issue = issue$2;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = ch);
				_issue.continue ?? (_issue.continue = !ch._zod.def.abort);
				payload.issues.push(issue(_issue));
			}
		};
		return fn(payload.value, payload);
	}, params);
	return ch;
}
function _check(fn, params) {
	const ch = new $ZodCheck({
		check: "custom",
		...normalizeParams(params)
	});
	ch._zod.check = fn;
	return ch;
}
// node_modules/zod/v4/core/to-json-schema.js
function assignProps(target, ...sources) {
	for (const source of sources) for (const key of Reflect.ownKeys(source)) if (Object.prototype.propertyIsEnumerable.call(source, key)) assignProp(target, key, source[key]);
	return target;
}
function initializeContext(params) {
	let target = params?.target ?? "draft-2020-12";
	if (target === "draft-4") target = "draft-04";
	if (target === "draft-7") target = "draft-07";
	return {
		processors: params.processors ?? {},
		metadataRegistry: params?.metadata ?? globalRegistry,
		target,
		unrepresentable: params?.unrepresentable ?? "throw",
		override: params?.override ?? (() => {}),
		io: params?.io ?? "output",
		counter: 0,
		seen: new Map(),
		sharedDefsExtractedFor: void 0,
		sharedEmitDoneFor: void 0,
		cycles: params?.cycles ?? "ref",
		reused: params?.reused ?? "inline",
		intersections: [],
		deferred: [],
		external: params?.external ?? void 0
	};
}
function handleUnrepresentable(schema, ctx, json, params, message) {
	const result = typeof ctx.unrepresentable === "function" ? ctx.unrepresentable({
		zodSchema: schema,
		path: params.path,
		message
	}) : ctx.unrepresentable;
	if (result === "any") return false;
	if (result === void 0 || result === "throw") throw new Error(message);
	Object.assign(json, result);
	return true;
}
function processSchema(schema, ctx, _params = {
	path: [],
	schemaPath: []
}) {
	var _a;
	const def = schema._zod.def;
	const seen = ctx.seen.get(schema);
	if (seen) {
		seen.count++;
		if (_params.schemaPath.includes(schema)) seen.cycle = _params.path;
		return seen.schema;
	}
	const result = {
		schema: {},
		count: 1,
		cycle: void 0,
		path: _params.path
	};
	ctx.seen.set(schema, result);
	ctx.sharedDefsExtractedFor = void 0;
	ctx.sharedEmitDoneFor = void 0;
	const overrideSchema = schema._zod.toJSONSchema?.();
	if (overrideSchema) result.schema = overrideSchema;
	else {
		const params = {
			..._params,
			schemaPath: [..._params.schemaPath, schema],
			path: _params.path
		};
		if (schema._zod.processJSONSchema) schema._zod.processJSONSchema(ctx, result.schema, params);
		else {
			const _json = result.schema;
			const processor = ctx.processors[def.type];
			if (!processor) throw new Error(`[toJSONSchema]: Non-representable type encountered: ${def.type}`);
			processor(schema, ctx, _json, params);
		}
		const parent = schema._zod.parent;
		if (parent) {
			if (!result.ref) result.ref = parent;
			processSchema(parent, ctx, params);
			ctx.seen.get(parent).isParent = true;
		}
	}
	const meta = ctx.metadataRegistry.get(schema);
	if (meta) assignProps(result.schema, meta);
	if (ctx.io === "input" && isTransforming(schema)) {
		delete result.schema.examples;
		delete result.schema.default;
	}
	if (ctx.io === "input" && "_prefault" in result.schema) (_a = result.schema).default ?? (_a.default = result.schema._prefault);
	delete result.schema._prefault;
	return ctx.seen.get(schema).schema;
}
function encodeJSONPointerSegment(segment) {
	return segment.replace(/~/g, "~0").replace(/\//g, "~1");
}
function extractDefs(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	if (ctx.external && ctx.sharedDefsExtractedFor === ctx.external) return;
	const idToSchema = new Map();
	for (const entry of ctx.seen.entries()) {
		const id = ctx.metadataRegistry.get(entry[0])?.id;
		if (id) {
			const existing = idToSchema.get(id);
			if (existing && existing !== entry[0]) throw new Error(`Duplicate schema id "${id}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);
			idToSchema.set(id, entry[0]);
		}
	}
	const makeURI = (entry) => {
		const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
		if (ctx.external) {
			const externalId = ctx.external.registry.get(entry[0])?.id;
			const uriGenerator = ctx.external.uri ?? ((id) => id);
			if (externalId) return { ref: uriGenerator(externalId) };
			const id = entry[1].defId ?? entry[1].schema.id ?? `schema${ctx.counter++}`;
			entry[1].defId = id;
			return {
				defId: id,
				ref: `${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id)}`
			};
		}
		const uriPrefix = `#`;
		const defUriPrefix = `${uriPrefix}/${defsSegment}/`;
		if (entry[1] === root && !entry[1].schema.id) return { ref: uriPrefix };
		const defId = entry[1].schema.id ?? `__schema${ctx.counter++}`;
		return {
			defId,
			ref: defUriPrefix + encodeJSONPointerSegment(defId)
		};
	};
	const extractToDef = (entry) => {
		if (entry[1].schema.$ref) return;
		const seen = entry[1];
		const { ref, defId } = makeURI(entry);
		seen.def = { ...seen.schema };
		if (defId) seen.defId = defId;
		const schema = seen.schema;
		for (const key in schema) delete schema[key];
		schema.$ref = ref;
	};
	if (ctx.cycles === "throw") for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.cycle) throw new Error(`Cycle detected: #/${seen.cycle?.join("/")}/<root>

Set the \`cycles\` parameter to \`"ref"\` to resolve cyclical schemas with defs.`);
	}
	for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (schema === entry[0]) {
			extractToDef(entry);
			continue;
		}
		if (ctx.external) {
			const ext = ctx.external.registry.get(entry[0])?.id;
			if (schema !== entry[0] && ext) {
				extractToDef(entry);
				continue;
			}
		}
		if (ctx.metadataRegistry.get(entry[0])?.id) {
			extractToDef(entry);
			continue;
		}
		if (seen.cycle) {
			extractToDef(entry);
			continue;
		}
		if (seen.count > 1) {
			if (ctx.reused === "ref") extractToDef(entry);
		}
	}
	if (ctx.external) ctx.sharedDefsExtractedFor = ctx.external;
}
function compactTypeUnion(schema) {
	const options = schema.anyOf;
	if (!Array.isArray(options) || options.length === 0 || schema.type !== void 0) return;
	const types = [];
	for (const option of options) {
		if (!option || typeof option !== "object") return;
		compactTypeUnion(option);
		const keys = Object.keys(option);
		if (keys.length !== 1 || keys[0] !== "type") return;
		const type = option.type;
		for (const member of Array.isArray(type) ? type : [type]) {
			if (typeof member !== "string") return;
			if (!types.includes(member)) types.push(member);
		}
	}
	delete schema.anyOf;
	schema.type = types.length === 1 ? types[0] : types;
}
const FOLDABLE_KEYS = new Set([
	"type",
	"properties",
	"required",
	"additionalProperties"
]);
const UNION_KEYS = ["oneOf", "anyOf"];
function undeclaredConstraint(member) {
	const extra = member.additionalProperties;
	if (extra === void 0 || extra === false || typeof extra !== "object" || extra === null) return null;
	return Object.keys(extra).length ? extra : null;
}
function foldObjects(members) {
	const objects = [];
	for (const member of members) {
		if (typeof member !== "object" || member.type !== "object") return null;
		for (const key in member) if (!FOLDABLE_KEYS.has(key)) return null;
		objects.push(member);
	}
	const properties = {};
	const required = new Set();
	for (const object of objects) {
		for (const key in object.properties) {
			if (Object.prototype.hasOwnProperty.call(properties, key)) continue;
			const parts = [];
			for (const other of objects) {
				const part = other.properties?.[key] ?? undeclaredConstraint(other);
				if (part === null || part === void 0) continue;
				if (!parts.some((seen) => JSON.stringify(seen) === JSON.stringify(part))) parts.push(part);
			}
			assignProp(properties, key, parts.length === 1 ? parts[0] : foldObjects(parts) ?? { allOf: parts });
		}
		for (const key of object.required ?? []) required.add(key);
	}
	const folded = {
		type: "object",
		properties
	};
	if (required.size) folded.required = [...required];
	if (objects.every((object) => object.additionalProperties === false)) folded.additionalProperties = false;
	else {
		const constraints = [];
		for (const object of objects) {
			const constraint = undeclaredConstraint(object);
			if (constraint && !constraints.some((seen) => JSON.stringify(seen) === JSON.stringify(constraint))) constraints.push(constraint);
		}
		if (constraints.length === 1) folded.additionalProperties = constraints[0];
		else if (constraints.length > 1) folded.additionalProperties = { allOf: constraints };
	}
	return folded;
}
function foldIntersection(json) {
	const allOf = json.allOf;
	if (!Array.isArray(allOf) || allOf.length < 2) return;
	for (const key of FOLDABLE_KEYS) if (key in json) return;
	const unions = allOf.filter((m) => UNION_KEYS.some((k) => Array.isArray(m[k])));
	let folded = null;
	if (!unions.length) folded = foldObjects(allOf);
	else {
		const union = unions[0];
		const keyword = UNION_KEYS.find((k) => Array.isArray(union[k]));
		if (Object.keys(union).length !== 1) return;
		const rest = allOf.filter((m) => m !== union);
		const branches = union[keyword].map((branch) => foldObjects([...rest, branch]));
		if (branches.some((b) => !b)) return;
		folded = { [keyword]: branches };
	}
	if (!folded) return;
	delete json.allOf;
	assignProps(json, folded);
}
function finalize(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	const flattenRef = (zodSchema) => {
		const seen = ctx.seen.get(zodSchema);
		if (seen.ref === null) return;
		const schema = seen.def ?? seen.schema;
		const _cached = { ...schema };
		const ref = seen.ref;
		seen.ref = null;
		if (ref) {
			flattenRef(ref);
			const refSeen = ctx.seen.get(ref);
			const refSchema = refSeen.schema;
			if (refSchema.$ref && (ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0")) {
				schema.allOf = schema.allOf ?? [];
				schema.allOf.push(refSchema);
			} else assignProps(schema, refSchema);
			assignProps(schema, _cached);
			if (zodSchema._zod.parent === ref) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (!(key in _cached)) delete schema[key];
			}
			if (refSchema.$ref && refSeen.def) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (key in refSeen.def && JSON.stringify(schema[key]) === JSON.stringify(refSeen.def[key])) delete schema[key];
			}
		}
		const parent = zodSchema._zod.parent;
		if (parent && parent !== ref) {
			flattenRef(parent);
			const parentSeen = ctx.seen.get(parent);
			if (parentSeen?.schema.$ref) {
				schema.$ref = parentSeen.schema.$ref;
				if (parentSeen.def) for (const key in schema) {
					if (key === "$ref" || key === "allOf") continue;
					if (key in parentSeen.def && JSON.stringify(schema[key]) === JSON.stringify(parentSeen.def[key])) delete schema[key];
				}
			}
		}
		ctx.override({
			zodSchema,
			jsonSchema: schema,
			path: seen.path ?? []
		});
	};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
		for (const entry of [...ctx.seen.entries()].reverse()) flattenRef(entry[0]);
		if (ctx.target !== "openapi-3.0") for (const entry of ctx.seen.entries()) compactTypeUnion(entry[1].def ?? entry[1].schema);
		for (const rewrite of ctx.deferred) rewrite();
		if (ctx.intersections.length) {
			const carriers = new Map();
			for (const seen of ctx.seen.values()) for (const json of [seen.schema, seen.def]) {
				const allOf = json?.allOf;
				if (!Array.isArray(allOf)) continue;
				const existing = carriers.get(allOf);
				if (existing) existing.push(json);
				else carriers.set(allOf, [json]);
			}
			for (const allOf of ctx.intersections) for (const json of carriers.get(allOf) ?? []) foldIntersection(json);
		}
	}
	const result = {};
	if (ctx.target === "draft-2020-12") result.$schema = "https://json-schema.org/draft/2020-12/schema";
	else if (ctx.target === "draft-07") result.$schema = "http://json-schema.org/draft-07/schema#";
	else if (ctx.target === "draft-04") result.$schema = "http://json-schema.org/draft-04/schema#";
	else if (ctx.target === "openapi-3.0") {}
	if (ctx.external?.uri) {
		const id = ctx.external.registry.get(schema)?.id;
		if (!id) throw new Error("Schema is missing an `id` property");
		result.$id = ctx.external.uri(id);
	}
	assignProps(result, root.defId ? root.schema : root.def ?? root.schema);
	const rootMetaId = ctx.metadataRegistry.get(schema)?.id;
	if (rootMetaId !== void 0 && result.id === rootMetaId) delete result.id;
	const defs = ctx.external?.defs ?? {};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.def && seen.defId) {
			if (seen.def.id === seen.defId) delete seen.def.id;
			assignProp(defs, seen.defId, seen.def);
		}
	}
	if (ctx.external) ctx.sharedEmitDoneFor = ctx.external;
	if (ctx.external) {} else if (Object.keys(defs).length > 0) {
		if (ctx.target === "draft-2020-12") result.$defs = defs;
		else result.definitions = defs;
	}
	try {
		const finalized = JSON.parse(JSON.stringify(result));
		Object.defineProperty(finalized, "~standard", {
			value: {
				...schema["~standard"],
				jsonSchema: {
					input: createStandardJSONSchemaMethod(schema, "input", ctx.processors),
					output: createStandardJSONSchemaMethod(schema, "output", ctx.processors)
				}
			},
			enumerable: false,
			writable: false
		});
		return finalized;
	} catch (_err) {
		throw new Error("Error converting schema to JSON.");
	}
}
function isTransforming(_schema, _ctx) {
	const ctx = _ctx ?? { seen: new Set() };
	if (ctx.seen.has(_schema)) return false;
	ctx.seen.add(_schema);
	const def = _schema._zod.def;
	if (def.type === "transform") return true;
	if (def.type === "array") return isTransforming(def.element, ctx);
	if (def.type === "set") return isTransforming(def.valueType, ctx);
	if (def.type === "lazy") return isTransforming(def.getter(), ctx);
	if (def.type === "promise" || def.type === "optional" || def.type === "nonoptional" || def.type === "nullable" || def.type === "readonly" || def.type === "default" || def.type === "prefault" || def.type === "catch") return isTransforming(def.innerType, ctx);
	if (def.type === "intersection") return isTransforming(def.left, ctx) || isTransforming(def.right, ctx);
	if (def.type === "record" || def.type === "map") return isTransforming(def.keyType, ctx) || isTransforming(def.valueType, ctx);
	if (def.type === "pipe") {
		if (_schema._zod.traits.has("$ZodCodec")) return true;
		return isTransforming(def.in, ctx) || isTransforming(def.out, ctx);
	}
	if (def.type === "object") {
		for (const key in def.shape) if (isTransforming(def.shape[key], ctx)) return true;
		return false;
	}
	if (def.type === "union") {
		for (const option of def.options) if (isTransforming(option, ctx)) return true;
		return false;
	}
	if (def.type === "tuple") {
		for (const item of def.items) if (isTransforming(item, ctx)) return true;
		if (def.rest && isTransforming(def.rest, ctx)) return true;
		return false;
	}
	return false;
}
const createToJSONSchemaMethod = (schema, processors = {}) => (params) => {
	const ctx = initializeContext({
		...params,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};
const createStandardJSONSchemaMethod = (schema, io, processors = {}) => (params) => {
	const { libraryOptions, target } = params ?? {};
	const ctx = initializeContext({
		...libraryOptions ?? {},
		target,
		io,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};
// node_modules/zod/v4/core/json-schema-processors.js
const narrowMin = (agg, key, value) => {
	if (agg[key] === void 0 || value > agg[key]) agg[key] = value;
};
const narrowMax = (agg, key, value) => {
	if (agg[key] === void 0 || value < agg[key]) agg[key] = value;
};
const narrowBoth = (agg, value) => {
	narrowMin(agg, "minimum", value);
	narrowMax(agg, "maximum", value);
};
const addDivisor = (agg, value) => {
	agg.multipleOf ?? (agg.multipleOf = []);
	if (!agg.multipleOf.includes(value)) agg.multipleOf.push(value);
};
const addPattern = (agg, pattern) => {
	agg.patterns ?? (agg.patterns = new Set());
	agg.patterns.add(pattern);
};
const intersectMime = (agg, mime) => {
	agg.mime = agg.mime ? agg.mime.filter((m) => mime.includes(m)) : [...mime];
};
const setFormat = (agg, format) => {
	agg.format = format;
	if (format.includes("int")) agg.isInt = true;
};
const minContributor = (agg, def) => narrowMin(agg, "minimum", def.minimum);
const maxContributor = (agg, def) => narrowMax(agg, "maximum", def.maximum);
const formatContributor = (ranges) => (agg, def) => {
	setFormat(agg, def.format);
	const [minimum, maximum] = ranges[def.format];
	narrowMin(agg, "minimum", minimum);
	narrowMax(agg, "maximum", maximum);
};
const contributors = {
	greater_than: (agg, def) => narrowMin(agg, def.inclusive ? "minimum" : "exclusiveMinimum", def.value),
	less_than: (agg, def) => narrowMax(agg, def.inclusive ? "maximum" : "exclusiveMaximum", def.value),
	multiple_of: (agg, def) => addDivisor(agg, def.value),
	number_format: formatContributor(NUMBER_FORMAT_RANGES),
	bigint_format: formatContributor(BIGINT_FORMAT_RANGES),
	min_length: minContributor,
	max_length: maxContributor,
	length_equals: (agg, def) => narrowBoth(agg, def.length),
	min_size: minContributor,
	max_size: maxContributor,
	size_equals: (agg, def) => narrowBoth(agg, def.size),
	string_format: (agg, def) => {
		setFormat(agg, def.format);
		if (def.pattern) addPattern(agg, def.pattern);
		if (def.format === "base64" || def.format === "base64url") agg.contentEncoding = def.format;
		if (def.local || def.precision === -1) agg.laxFormat = true;
	},
	mime_type: (agg, def) => intersectMime(agg, def.mime)
};
function aggregateChecks(schema) {
	const agg = {};
	const def = schema._zod.def;
	const list = schema._zod.traits.has("$ZodCheck") ? [schema, ...def.checks ?? []] : def.checks ?? [];
	for (const ch of list) contributors[ch._zod.def.check]?.(agg, ch._zod.def);
	const bag = schema._zod.bag;
	if (bag.minimum !== void 0) narrowMin(agg, "minimum", bag.minimum);
	if (bag.exclusiveMinimum !== void 0) narrowMin(agg, "exclusiveMinimum", bag.exclusiveMinimum);
	if (bag.maximum !== void 0) narrowMax(agg, "maximum", bag.maximum);
	if (bag.exclusiveMaximum !== void 0) narrowMax(agg, "exclusiveMaximum", bag.exclusiveMaximum);
	if (bag.multipleOf !== void 0) addDivisor(agg, bag.multipleOf);
	if (bag.format !== void 0) {
		agg.format ?? (agg.format = bag.format);
		if (bag.format.includes("int")) agg.isInt = true;
	}
	if (bag.mime) intersectMime(agg, bag.mime);
	for (const pattern of bag.patterns ?? []) addPattern(agg, pattern);
	return agg;
}
const formatMap = {
	guid: "uuid",
	url: "uri",
	datetime: "date-time",
	json_string: "json-string",
	regex: ""
};
const exactPatterns = new Map([[base64Charset, base64], [base64urlCharset, base64url]]);
const exactPattern = (p) => exactPatterns.get(p) ?? p;
const stringProcessor = (schema, ctx, _json, _params) => {
	const json = _json;
	json.type = "string";
	const { minimum, maximum, format, patterns, contentEncoding, laxFormat } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minLength = minimum;
	if (typeof maximum === "number") json.maxLength = maximum;
	if (format) {
		json.format = formatMap[format] ?? format;
		if (json.format === "") delete json.format;
		if (format === "time" || laxFormat) delete json.format;
	}
	if (contentEncoding) json.contentEncoding = contentEncoding;
	if (patterns && patterns.size > 0) {
		const patternList = [...patterns].map(exactPattern);
		if (patternList.length === 1) json.pattern = patternList[0].source;
		else if (patternList.length > 1) json.allOf = [...patternList.map((regex) => ({
			...ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0" ? { type: "string" } : {},
			pattern: regex.source
		}))];
	}
};
const numberProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const { minimum, maximum, multipleOf, exclusiveMaximum, exclusiveMinimum, isInt } = aggregateChecks(schema);
	json.type = isInt ? "integer" : "number";
	const exMin = typeof exclusiveMinimum === "number" && exclusiveMinimum >= (minimum ?? Number.NEGATIVE_INFINITY);
	const exMax = typeof exclusiveMaximum === "number" && exclusiveMaximum <= (maximum ?? Number.POSITIVE_INFINITY);
	const legacy = ctx.target === "draft-04" || ctx.target === "openapi-3.0";
	if (exMin) {
		if (legacy) {
			json.minimum = exclusiveMinimum;
			json.exclusiveMinimum = true;
		} else json.exclusiveMinimum = exclusiveMinimum;
	} else if (typeof minimum === "number") json.minimum = minimum;
	if (exMax) {
		if (legacy) {
			json.maximum = exclusiveMaximum;
			json.exclusiveMaximum = true;
		} else json.exclusiveMaximum = exclusiveMaximum;
	} else if (typeof maximum === "number") json.maximum = maximum;
	if (multipleOf) {
		const divisors = new Set();
		for (const divisor of multipleOf) if (Number.isFinite(divisor) && divisor !== 0) divisors.add(Math.abs(divisor));
		else handleUnrepresentable(schema, ctx, json, params, `A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);
		const [first, ...rest] = divisors;
		if (first !== void 0) json.multipleOf = first;
		if (rest.length) json.allOf = [...json.allOf ?? [], ...rest.map((m) => ({ multipleOf: m }))];
	}
};
const booleanProcessor = (_schema, _ctx, json, _params) => {
	json.type = "boolean";
};
const neverProcessor = (_schema, _ctx, json, _params) => {
	json.not = {};
};
const enumProcessor = (schema, _ctx, json, _params) => {
	const def = schema._zod.def;
	const values = getEnumValues(def.entries);
	if (values.length === 0) {
		json.not = {};
		return;
	}
	if (values.every((v) => typeof v === "number")) json.type = "number";
	if (values.every((v) => typeof v === "string")) json.type = "string";
	json.enum = values;
};
const literalProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	if (def.values.length === 0) {
		json.not = {};
		return;
	}
	const vals = [];
	for (const val of def.values) if (val === void 0) {
		if (handleUnrepresentable(schema, ctx, json, params, "Literal `undefined` cannot be represented in JSON Schema")) return;
	} else if (typeof val === "bigint") {
		if (handleUnrepresentable(schema, ctx, json, params, "BigInt literals cannot be represented in JSON Schema")) return;
		vals.push(Number(val));
	} else vals.push(val);
	if (vals.length === 0) {} else if (vals.length === 1) {
		const val = vals[0];
		json.type = val === null ? "null" : typeof val;
		if (ctx.target === "draft-04" || ctx.target === "openapi-3.0") json.enum = [val];
		else json.const = val;
	} else {
		if (vals.every((v) => typeof v === "number")) json.type = "number";
		if (vals.every((v) => typeof v === "string")) json.type = "string";
		if (vals.every((v) => typeof v === "boolean")) json.type = "boolean";
		if (vals.every((v) => v === null)) json.type = "null";
		json.enum = vals;
	}
};
const customProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Custom types cannot be represented in JSON Schema");
};
const transformProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Transforms cannot be represented in JSON Schema");
};
const arrayProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const { minimum, maximum } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minItems = minimum;
	if (typeof maximum === "number") json.maxItems = maximum;
	json.type = "array";
	json.items = processSchema(def.element, ctx, {
		...params,
		path: [...params.path, "items"]
	});
};
function inputOptin(schema) {
	const def = schema._zod.def;
	if (def.type === "pipe" && def.in._zod.traits.has("$ZodTransform")) return inputOptin(def.out);
	if (def.type === "catch") return inputOptin(def.innerType);
	return schema._zod.optin;
}
const objectProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const shape = def.shape;
	if (Object.getOwnPropertySymbols(shape).length && handleUnrepresentable(schema, ctx, json, params, "Symbol keys cannot be represented in JSON Schema")) return;
	json.type = "object";
	json.properties = {};
	for (const key in shape) assignProp(json.properties, key, processSchema(shape[key], ctx, {
		...params,
		path: [
			...params.path,
			"properties",
			key
		]
	}));
	const requiredKeys = [];
	for (const key of Object.keys(shape)) {
		const field = def.shape[key];
		if (ctx.io === "input" ? inputOptin(field) === void 0 : field._zod.optout === void 0) requiredKeys.push(key);
	}
	if (requiredKeys.length > 0) json.required = requiredKeys;
	if (def.catchall?._zod.def.type === "never") json.additionalProperties = false;
	else if (!def.catchall) {
		if (ctx.io === "output") json.additionalProperties = false;
	} else if (def.catchall) json.additionalProperties = processSchema(def.catchall, ctx, {
		...params,
		path: [...params.path, "additionalProperties"]
	});
};
const unionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const isExclusive = def.inclusive === false;
	const options = def.options.map((x, i) => processSchema(x, ctx, {
		...params,
		path: [
			...params.path,
			isExclusive ? "oneOf" : "anyOf",
			i
		]
	}));
	if (isExclusive) json.oneOf = options;
	else json.anyOf = options;
};
const intersectionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const a = processSchema(def.left, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			0
		]
	});
	const b = processSchema(def.right, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			1
		]
	});
	const isSimpleIntersection = (val) => "allOf" in val && Object.keys(val).length === 1;
	const allOf = [...isSimpleIntersection(a) ? a.allOf : [a], ...isSimpleIntersection(b) ? b.allOf : [b]];
	json.allOf = allOf;
	ctx.intersections.push(allOf);
};
const tupleProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	json.type = "array";
	const prefixPath = ctx.target === "draft-2020-12" ? "prefixItems" : "items";
	const restPath = ctx.target === "draft-2020-12" ? "items" : ctx.target === "openapi-3.0" ? "items" : "additionalItems";
	const prefixItems = def.items.map((x, i) => processSchema(x, ctx, {
		...params,
		path: [
			...params.path,
			prefixPath,
			i
		]
	}));
	const rest = def.rest ? processSchema(def.rest, ctx, {
		...params,
		path: [
			...params.path,
			restPath,
			...ctx.target === "openapi-3.0" ? [def.items.length] : []
		]
	}) : null;
	let minItems = def.items.length;
	while (minItems > 0) {
		const item = def.items[minItems - 1];
		if (!(ctx.io === "input" ? inputOptin(item) !== void 0 : item._zod.optout === "optional")) break;
		minItems--;
	}
	const maxItems = def.items.length;
	const isClosed = !def.rest;
	if (ctx.target === "draft-2020-12") {
		json.prefixItems = prefixItems;
		if (isClosed) json.items = false;
		else if (rest) json.items = rest;
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	} else if (ctx.target === "openapi-3.0") {
		json.items = { anyOf: prefixItems };
		if (rest) json.items.anyOf.push(rest);
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	} else {
		json.items = prefixItems;
		if (isClosed) json.additionalItems = false;
		else if (rest) json.additionalItems = rest;
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	}
	const { minimum, maximum } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minItems = minimum;
	if (typeof maximum === "number") json.maxItems = maximum;
};
function stringifyKeyNames(bySchema, json, visited) {
	if (json.$ref) {
		if (visited.has(json)) return json;
		visited.add(json);
		const def = bySchema.get(json)?.def;
		if (!def) return json;
		const inlined = stringifyKeyNames(bySchema, def, visited);
		return inlined === def ? json : inlined;
	}
	for (const keyword of ["anyOf", "oneOf"]) {
		const branches = json[keyword];
		if (!Array.isArray(branches)) continue;
		const mapped = branches.map((branch) => stringifyKeyNames(bySchema, branch, visited));
		if (mapped.some((branch, i) => branch !== branches[i])) json = {
			...json,
			[keyword]: mapped
		};
	}
	const types = Array.isArray(json.type) ? json.type : [json.type];
	const numericType = !types.includes("string") && types.some((t) => t === "number" || t === "integer");
	const values = json.enum ?? (json.const !== void 0 ? [json.const] : void 0);
	if (!numericType && !values?.some((v) => typeof v === "number")) return json;
	const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, id, ...rest } = json;
	if (rest.enum) rest.enum = rest.enum.map((v) => typeof v === "number" ? String(v) : v);
	else if (typeof rest.const === "number") rest.const = String(rest.const);
	if (!numericType) return rest;
	rest.type = "string";
	if (!values) rest.pattern = (types.includes("number") ? number$1 : integer).source;
	return rest;
}
const pendingRecords = new WeakMap();
function rewriteKeyNames(ctx) {
	const bySchema = new Map();
	for (const entry of ctx.seen.values()) if (entry.def && !bySchema.has(entry.schema)) bySchema.set(entry.schema, entry);
	const rewrites = new Map();
	for (const record of pendingRecords.get(ctx) ?? []) {
		const seen = ctx.seen.get(record);
		const names = (seen?.def ?? seen?.schema)?.propertyNames;
		if (!names || names === true || rewrites.has(names)) continue;
		const rewritten = stringifyKeyNames(bySchema, names, new Set());
		if (rewritten !== names) rewrites.set(names, rewritten);
	}
	if (!rewrites.size) return;
	for (const entry of ctx.seen.values()) for (const carrier of [entry.schema, entry.def]) {
		const rewritten = carrier && rewrites.get(carrier.propertyNames);
		if (rewritten) carrier.propertyNames = rewritten;
	}
}
const recordProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	json.type = "object";
	const keyType = def.keyType;
	const patterns = aggregateChecks(keyType).patterns;
	if (def.mode === "loose" && patterns && patterns.size > 0) {
		const valueSchema = processSchema(def.valueType, ctx, {
			...params,
			path: [
				...params.path,
				"patternProperties",
				"*"
			]
		});
		json.patternProperties = {};
		for (const pattern of patterns) assignProp(json.patternProperties, exactPattern(pattern).source, valueSchema);
	} else {
		if (ctx.target === "draft-07" || ctx.target === "draft-2020-12") {
			json.propertyNames = processSchema(def.keyType, ctx, {
				...params,
				path: [...params.path, "propertyNames"]
			});
			let pending = pendingRecords.get(ctx);
			if (!pending) {
				pending = [];
				pendingRecords.set(ctx, pending);
				ctx.deferred.push(() => rewriteKeyNames(ctx));
			}
			pending.push(schema);
		}
		json.additionalProperties = processSchema(def.valueType, ctx, {
			...params,
			path: [...params.path, "additionalProperties"]
		});
	}
	const keyValues = keyType._zod.values;
	const omittableOnInput = ctx.io === "input" && inputOptin(def.valueType) !== void 0;
	if (keyValues && !def.partial && !omittableOnInput) {
		const validKeyValues = [...keyValues].filter((v) => typeof v === "string" || typeof v === "number");
		if (validKeyValues.length > 0) json.required = validKeyValues.map(String);
	}
};
const nullableProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const inner = processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	if (ctx.target === "openapi-3.0") {
		seen.ref = def.innerType;
		json.nullable = true;
	} else json.anyOf = [inner, { type: "null" }];
};
const nonoptionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
const UNREPRESENTABLE_DEFAULT = Symbol();
function serializeDefaultValue(value, schema, ctx, json, params) {
	let unrepresentable = false;
	const serialized = JSON.stringify(value, (_, val) => {
		if (typeof val !== "bigint") return val;
		unrepresentable = true;
		return null;
	});
	if (!unrepresentable) return JSON.parse(serialized);
	handleUnrepresentable(schema, ctx, json, params, "BigInt defaults cannot be represented in JSON Schema");
	return UNREPRESENTABLE_DEFAULT;
}
const defaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json.default = value;
};
const prefaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	if (ctx.io !== "input") return;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json._prefault = value;
};
const catchProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	let catchValue;
	try {
		catchValue = def.catchValue(void 0);
	} catch {
		handleUnrepresentable(schema, ctx, json, params, "Dynamic catch values are not supported in JSON Schema");
		return;
	}
	json.default = catchValue;
};
const pipeProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	const inIsTransform = def.in._zod.traits.has("$ZodTransform");
	const innerType = ctx.io === "input" ? inIsTransform ? def.out : def.in : def.out;
	processSchema(innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = innerType;
};
const readonlyProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	json.readOnly = true;
};
const optionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
// node_modules/zod/v4/classic/errors.js
const _installedErrorProtos = new WeakSet([Object.prototype, Error.prototype]);
function _lazyMethod(proto, key, make) {
	Object.defineProperty(proto, key, {
		configurable: true,
		enumerable: false,
		get() {
			const value = make(this);
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
			return value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
		}
	});
}
const initializer = (inst, issues) => {
	$ZodError.init(inst, issues);
	inst.name = "ZodError";
	const proto = Object.getPrototypeOf(inst);
	if (_installedErrorProtos.has(proto)) return;
	_installedErrorProtos.add(proto);
	_lazyMethod(proto, "format", (self) => (mapper) => formatError(self, mapper));
	_lazyMethod(proto, "flatten", (self) => (mapper) => flattenError(self, mapper));
	_lazyMethod(proto, "addIssue", (self) => (issue) => {
		self.issues.push(issue);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	_lazyMethod(proto, "addIssues", (self) => (issues) => {
		self.issues.push(...issues);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	Object.defineProperty(proto, "isEmpty", {
		configurable: true,
		enumerable: false,
		get() {
			return this.issues.length === 0;
		}
	});
};
const ZodRealError = $constructor("ZodError", initializer, void 0, { Parent: Error });
// node_modules/zod/v4/classic/parse.js
const parse = _parse(ZodRealError);
const parseAsync = _parseAsync(ZodRealError);
const safeParse = _safeParse(ZodRealError);
const safeParseAsync = _safeParseAsync(ZodRealError);
const encode = _encode(ZodRealError);
const decode = _decode(ZodRealError);
const encodeAsync = _encodeAsync(ZodRealError);
const decodeAsync = _decodeAsync(ZodRealError);
const safeEncode = _safeEncode(ZodRealError);
const safeDecode = _safeDecode(ZodRealError);
const safeEncodeAsync = _safeEncodeAsync(ZodRealError);
const safeDecodeAsync = _safeDecodeAsync(ZodRealError);
// node_modules/zod/v4/classic/schemas.js
function _ensureDefaultLocale() {
	if (!globalConfig.localeError) config(en_default());
}
function _ensureDefaultMemoizer() {
	if (!globalConfig.memoizer) config({ memoizer: memoizer() });
}
const ZodType = $constructor("ZodType", (inst, def) => {
	_ensureDefaultLocale();
	$ZodType.init(inst, def);
	inst.def = def;
	inst.type = def.type;
	return inst;
}, {
	check(...chks) {
		const def = this.def;
		return this.clone(mergeDefs(def, { checks: [...def.checks ?? [], ...chks.map((ch) => typeof ch === "function" ? { _zod: {
			check: ch,
			def: { check: "custom" },
			onattach: []
		} } : ch)] }), { parent: true });
	},
	with(...chks) {
		return this.check(...chks);
	},
	clone(def, params) {
		return clone(this, def, params);
	},
	brand() {
		return this;
	},
	register(reg, meta) {
		reg.add(this, meta);
		return this;
	},
	refine(check, params) {
		return this.check(refine(check, params));
	},
	superRefine(refinement, params) {
		return this.check(superRefine(refinement, params));
	},
	overwrite(fn) {
		return this.check(_overwrite(fn));
	},
	optional() {
		return optional(this);
	},
	exactOptional() {
		return exactOptional(this);
	},
	nullable() {
		return nullable(this);
	},
	nullish() {
		return optional(nullable(this));
	},
	nonoptional(params) {
		return nonoptional(this, params);
	},
	array() {
		return array(this);
	},
	or(arg) {
		return union([this, arg]);
	},
	and(arg) {
		return intersection(this, arg);
	},
	transform(tx) {
		return pipe(this, transform(tx));
	},
	default(d) {
		return _default(this, d);
	},
	prefault(d) {
		return prefault(this, d);
	},
	catch(params) {
		return _catch(this, params);
	},
	pipe(target) {
		return pipe(this, target);
	},
	readonly() {
		return readonly(this);
	},
	describe(description) {
		const cl = this.clone();
		globalRegistry.add(cl, { description });
		return cl;
	},
	meta(...args) {
		if (args.length === 0) return globalRegistry.get(this);
		const cl = this.clone();
		globalRegistry.add(cl, args[0]);
		return cl;
	},
	isOptional() {
		return this.safeParse(void 0).success;
	},
	isNullable() {
		return this.safeParse(null).success;
	},
	apply(fn, ...args) {
		return args.length === 0 ? fn(this) : fn(this, ...args);
	},
	get "~standard"() {
		return hide(this, "~standard", {
			...standardProps(this),
			jsonSchema: {
				input: createStandardJSONSchemaMethod(this, "input"),
				output: createStandardJSONSchemaMethod(this, "output")
			}
		});
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	},
	parse: function _parse(data, params) {
		return parse(this, data, params, { callee: _parse });
	},
	parseAsync: async function _parseAsync(data, params) {
		return await parseAsync(this, data, params, { callee: _parseAsync });
	},
	safeParse(data, params) {
		return safeParse(this, data, params);
	},
	async safeParseAsync(data, params) {
		return safeParseAsync(this, data, params);
	},
	get spa() {
		return this?.safeParseAsync;
	},
	set spa(value) {
		own(this, "spa", value);
	},
	validate(data, params) {
		return validate(this, data, params);
	},
	validateAsync(data, params) {
		return validateAsync$1(this, data, params);
	},
	encode: function _encode(data, params) {
		return encode(this, data, params, { callee: _encode });
	},
	decode: function _decode(data, params) {
		return decode(this, data, params, { callee: _decode });
	},
	encodeAsync: async function _encodeAsync(data, params) {
		return await encodeAsync(this, data, params, { callee: _encodeAsync });
	},
	decodeAsync: async function _decodeAsync(data, params) {
		return await decodeAsync(this, data, params, { callee: _decodeAsync });
	},
	safeEncode(data, params) {
		return safeEncode(this, data, params);
	},
	safeDecode(data, params) {
		return safeDecode(this, data, params);
	},
	async safeEncodeAsync(data, params) {
		return safeEncodeAsync(this, data, params);
	},
	async safeDecodeAsync(data, params) {
		return safeDecodeAsync(this, data, params);
	},
	toJSONSchema(params) {
		return createToJSONSchemaMethod(this, {})(params);
	},
	get description() {
		return globalRegistry.get(this)?.description;
	},
	get _def() {
		return this._zod.def;
	}
});
const _ZodString = $constructor("_ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => stringProcessor(inst, ctx, json, params);
}, derived({
	format: (inst) => aggregateChecks(inst).format ?? null,
	minLength: (inst) => aggregateChecks(inst).minimum ?? null,
	maxLength: (inst) => aggregateChecks(inst).maximum ?? null
}, {
	regex(...args) {
		return this.check(_regex(...args));
	},
	includes(...args) {
		return this.check(_includes(...args));
	},
	startsWith(...args) {
		return this.check(_startsWith(...args));
	},
	endsWith(...args) {
		return this.check(_endsWith(...args));
	},
	min(...args) {
		return this.check(_minLength(...args));
	},
	max(...args) {
		return this.check(_maxLength(...args));
	},
	length(...args) {
		return this.check(_length(...args));
	},
	nonempty(...args) {
		return this.check(_minLength(1, ...args));
	},
	lowercase(params) {
		return this.check(_lowercase(params));
	},
	uppercase(params) {
		return this.check(_uppercase(params));
	},
	trim() {
		return this.check(_trim());
	},
	normalize(...args) {
		return this.check(_normalize(...args));
	},
	toLowerCase() {
		return this.check(_toLowerCase());
	},
	toUpperCase() {
		return this.check(_toUpperCase());
	},
	slugify() {
		return this.check(_slugify());
	}
}));
const ZodString = $constructor("ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	_ZodString.init(inst, def);
}, {
	email(params) {
		return this.check(_email(ZodEmail, params));
	},
	url(params) {
		return this.check(_url(ZodURL, params));
	},
	jwt(params) {
		return this.check(_jwt(ZodJWT, params));
	},
	emoji(params) {
		return this.check(_emoji(ZodEmoji, params));
	},
	guid(params) {
		return this.check(_guid(ZodGUID, params));
	},
	uuid(params) {
		return this.check(_uuid(ZodUUID, params));
	},
	uuidv4(params) {
		return this.check(_uuidv4(ZodUUID, params));
	},
	uuidv6(params) {
		return this.check(_uuidv6(ZodUUID, params));
	},
	uuidv7(params) {
		return this.check(_uuidv7(ZodUUID, params));
	},
	nanoid(params) {
		return this.check(_nanoid(ZodNanoID, params));
	},
	cuid(params) {
		return this.check(_cuid(ZodCUID, params));
	},
	cuid2(params) {
		return this.check(_cuid2(ZodCUID2, params));
	},
	ulid(params) {
		return this.check(_ulid(ZodULID, params));
	},
	base64(params) {
		return this.check(_base64(ZodBase64, params));
	},
	base64url(params) {
		return this.check(_base64url(ZodBase64URL, params));
	},
	xid(params) {
		return this.check(_xid(ZodXID, params));
	},
	ksuid(params) {
		return this.check(_ksuid(ZodKSUID, params));
	},
	ipv4(params) {
		return this.check(_ipv4(ZodIPv4, params));
	},
	ipv6(params) {
		return this.check(_ipv6(ZodIPv6, params));
	},
	cidrv4(params) {
		return this.check(_cidrv4(ZodCIDRv4, params));
	},
	cidrv6(params) {
		return this.check(_cidrv6(ZodCIDRv6, params));
	},
	e164(params) {
		return this.check(_e164(ZodE164, params));
	},
	datetime(params) {
		return this.check(_isoDateTime(ZodISODateTime, params));
	},
	date(params) {
		return this.check(_isoDate(ZodISODate, params));
	},
	time(params) {
		return this.check(_isoTime(ZodISOTime, params));
	},
	duration(params) {
		return this.check(_isoDuration(ZodISODuration, params));
	}
});
function string(params) {
	return _string(ZodString, params);
}
const ZodStringFormat = $constructor("ZodStringFormat", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	_ZodString.init(inst, def);
});
const ZodISODateTime = $constructor("ZodISODateTime", (inst, def) => {
	$ZodISODateTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODate = $constructor("ZodISODate", (inst, def) => {
	$ZodISODate.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISOTime = $constructor("ZodISOTime", (inst, def) => {
	$ZodISOTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODuration = $constructor("ZodISODuration", (inst, def) => {
	$ZodISODuration.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodEmail = $constructor("ZodEmail", (inst, def) => {
	$ZodEmail.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodGUID = $constructor("ZodGUID", (inst, def) => {
	$ZodGUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodUUID = $constructor("ZodUUID", (inst, def) => {
	$ZodUUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodURL = $constructor("ZodURL", (inst, def) => {
	$ZodURL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodEmoji = $constructor("ZodEmoji", (inst, def) => {
	$ZodEmoji.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNanoID = $constructor("ZodNanoID", (inst, def) => {
	$ZodNanoID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCUID = $constructor("ZodCUID", (inst, def) => {
	$ZodCUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCUID2 = $constructor("ZodCUID2", (inst, def) => {
	$ZodCUID2.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodULID = $constructor("ZodULID", (inst, def) => {
	$ZodULID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodXID = $constructor("ZodXID", (inst, def) => {
	$ZodXID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodKSUID = $constructor("ZodKSUID", (inst, def) => {
	$ZodKSUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv4 = $constructor("ZodIPv4", (inst, def) => {
	$ZodIPv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv6 = $constructor("ZodIPv6", (inst, def) => {
	$ZodIPv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv4 = $constructor("ZodCIDRv4", (inst, def) => {
	$ZodCIDRv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv6 = $constructor("ZodCIDRv6", (inst, def) => {
	$ZodCIDRv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64 = $constructor("ZodBase64", (inst, def) => {
	$ZodBase64.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64URL = $constructor("ZodBase64URL", (inst, def) => {
	$ZodBase64URL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodE164 = $constructor("ZodE164", (inst, def) => {
	$ZodE164.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodJWT = $constructor("ZodJWT", (inst, def) => {
	$ZodJWT.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNumber = $constructor("ZodNumber", (inst, def) => {
	$ZodNumber.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => numberProcessor(inst, ctx, json, params);
	inst.isFinite = true;
}, derived({
	minValue: (inst) => {
		const { minimum, exclusiveMinimum } = aggregateChecks(inst);
		return Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
	},
	maxValue: (inst) => {
		const { maximum, exclusiveMaximum } = aggregateChecks(inst);
		return Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
	},
	isInt: (inst) => {
		const { isInt, multipleOf } = aggregateChecks(inst);
		return !!isInt || !!multipleOf?.some(Number.isSafeInteger);
	},
	format: (inst) => aggregateChecks(inst).format ?? null
}, {
	gt(value, params) {
		return this.check(_gt(value, params));
	},
	gte(value, params) {
		return this.check(_gte(value, params));
	},
	min(value, params) {
		return this.check(_gte(value, params));
	},
	lt(value, params) {
		return this.check(_lt(value, params));
	},
	lte(value, params) {
		return this.check(_lte(value, params));
	},
	max(value, params) {
		return this.check(_lte(value, params));
	},
	int(params) {
		return this.check(int(params));
	},
	safe(params) {
		return this.check(int(params));
	},
	positive(params) {
		return this.check(_gt(0, params));
	},
	nonnegative(params) {
		return this.check(_gte(0, params));
	},
	negative(params) {
		return this.check(_lt(0, params));
	},
	nonpositive(params) {
		return this.check(_lte(0, params));
	},
	multipleOf(value, params) {
		return this.check(_multipleOf(value, params));
	},
	step(value, params) {
		return this.check(_multipleOf(value, params));
	},
	finite() {
		return this;
	}
}));
function number(params) {
	return _number(ZodNumber, params);
}
const ZodNumberFormat = $constructor("ZodNumberFormat", (inst, def) => {
	$ZodNumberFormat.init(inst, def);
	ZodNumber.init(inst, def);
});
function int(params) {
	return _int(ZodNumberFormat, params);
}
const ZodBoolean = $constructor("ZodBoolean", (inst, def) => {
	$ZodBoolean.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => booleanProcessor(inst, ctx, json, params);
});
function boolean(params) {
	return _boolean(ZodBoolean, params);
}
const ZodUnknown = $constructor("ZodUnknown", (inst, def) => {
	$ZodUnknown.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => void 0;
});
function unknown() {
	return _unknown(ZodUnknown);
}
const ZodNever = $constructor("ZodNever", (inst, def) => {
	$ZodNever.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => neverProcessor(inst, ctx, json, params);
});
function never(params) {
	return _never(ZodNever, params);
}
const ZodArray = $constructor("ZodArray", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodArray.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => arrayProcessor(inst, ctx, json, params);
	inst.element = def.element;
}, {
	min(n, params) {
		return this.check(_minLength(n, params));
	},
	nonempty(params) {
		return this.check(_minLength(1, params));
	},
	max(n, params) {
		return this.check(_maxLength(n, params));
	},
	length(n, params) {
		return this.check(_length(n, params));
	},
	unwrap() {
		return this.element;
	}
});
function array(element, params) {
	return _array(ZodArray, element, params);
}
const ZodObject = $constructor("ZodObject", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodObjectJIT.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => objectProcessor(inst, ctx, json, params);
	installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
}, {
	keyof() {
		return _enum(Object.keys(this._zod.def.shape));
	},
	catchall(catchall) {
		return this.clone(mergeDefs(this._zod.def, { catchall }));
	},
	passthrough() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	loose() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	strict() {
		return this.clone(mergeDefs(this._zod.def, { catchall: never() }));
	},
	strip() {
		return this.clone(mergeDefs(this._zod.def, { catchall: void 0 }));
	},
	extend(incoming) {
		return extend(this, incoming);
	},
	safeExtend(incoming) {
		return safeExtend(this, incoming);
	},
	merge(other) {
		return merge(this, other);
	},
	pick(mask) {
		return pick(this, mask);
	},
	omit(mask) {
		return omit(this, mask);
	},
	partial(...args) {
		return partial(ZodOptional, this, args[0]);
	},
	exactPartial(...args) {
		return partial(ZodExactOptional, this, args[0], "exactPartial");
	},
	required(...args) {
		return required(ZodNonOptional, this, args[0]);
	}
});
function object(shape, params) {
	const def = {
		type: "object",
		shape: shape ?? {},
		...normalizeParams(params)
	};
	return new ZodObject(def);
}
function strictObject(shape, params) {
	return new ZodObject({
		type: "object",
		shape,
		catchall: never(),
		...normalizeParams(params)
	});
}
const ZodUnion = $constructor("ZodUnion", (inst, def) => {
	$ZodUnion.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => unionProcessor(inst, ctx, json, params);
	inst.options = def.options;
});
function union(options, params) {
	return new ZodUnion({
		type: "union",
		options,
		...normalizeParams(params)
	});
}
const ZodDiscriminatedUnion = $constructor("ZodDiscriminatedUnion", (inst, def) => {
	ZodUnion.init(inst, def);
	$ZodDiscriminatedUnion.init(inst, def);
});
function discriminatedUnion(discriminator, options, params) {
	return new ZodDiscriminatedUnion({
		type: "union",
		options,
		discriminator,
		...normalizeParams(params)
	});
}
const ZodIntersection = $constructor("ZodIntersection", (inst, def) => {
	$ZodIntersection.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => intersectionProcessor(inst, ctx, json, params);
});
function intersection(left, right) {
	return new ZodIntersection({
		type: "intersection",
		left,
		right
	});
}
const ZodTuple = $constructor("ZodTuple", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodTuple.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => tupleProcessor(inst, ctx, json, params);
}, {
	rest(rest) {
		return this.clone({
			...this._zod.def,
			rest
		});
	},
	partial() {
		const def = this._zod.def;
		if (def.checks?.length) throw new Error(".partial() cannot be used on tuple schemas containing refinements");
		return this.clone({
			...def,
			items: def.items.map((item) => new ZodOptional({
				type: "optional",
				innerType: item
			}))
		});
	}
});
function tuple(items, _paramsOrRest, _params) {
	const hasRest = _paramsOrRest instanceof $ZodType;
	return new ZodTuple({
		type: "tuple",
		items,
		rest: hasRest ? _paramsOrRest : null,
		...normalizeParams(hasRest ? _params : _paramsOrRest)
	});
}
const ZodRecord = $constructor("ZodRecord", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodRecord.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => recordProcessor(inst, ctx, json, params);
	inst.keyType = def.keyType;
	inst.valueType = def.valueType;
});
function record(keyType, valueType, params) {
	if (!valueType || !valueType._zod) return new ZodRecord({
		type: "record",
		keyType: string(),
		valueType: keyType,
		...normalizeParams(valueType)
	});
	return new ZodRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params)
	});
}
const ZodEnum = $constructor("ZodEnum", (inst, def) => {
	$ZodEnum.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => enumProcessor(inst, ctx, json, params);
	inst.enum = def.entries;
	inst.options = [...inst._zod.values];
	const keys = new Set(Object.keys(def.entries));
	inst.extract = (values, params) => {
		const newEntries = {};
		for (const value of values) if (keys.has(value)) newEntries[value] = def.entries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
	inst.exclude = (values, params) => {
		const newEntries = { ...def.entries };
		for (const value of values) if (keys.has(value)) delete newEntries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
});
function _enum(values, params) {
	const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodEnum({
		type: "enum",
		entries,
		...normalizeParams(params)
	});
}
const ZodLiteral = $constructor("ZodLiteral", (inst, def) => {
	$ZodLiteral.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => literalProcessor(inst, ctx, json, params);
	inst.values = new Set(def.values);
	Object.defineProperty(inst, "value", { get() {
		if (def.values.length > 1) throw new Error("This schema contains multiple valid literal values. Use `.values` instead.");
		return def.values[0];
	} });
});
function literal(value, params) {
	return new ZodLiteral({
		type: "literal",
		values: Array.isArray(value) ? value : [value],
		...normalizeParams(params)
	});
}
const ZodTransform = $constructor("ZodTransform", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodTransform.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => transformProcessor(inst, ctx, json, params);
	inst._zod.parse = (payload, _ctx) => {
		if (_ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		payload.addIssue = (issue$1) => {
			if (typeof issue$1 === "string") payload.issues.push(issue(issue$1, payload.value, def));
			else {
				const _issue = issue$1;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = inst);
				payload.issues.push(issue(_issue));
			}
		};
		const output = def.transform(payload.value, payload);
		if (output instanceof Promise) return output.then((output) => {
			payload.value = output;
			return payload;
		});
		payload.value = output;
		return payload;
	};
});
function transform(fn) {
	return new ZodTransform({
		type: "transform",
		transform: fn
	});
}
const ZodOptional = $constructor("ZodOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function optional(innerType) {
	return new ZodOptional({
		type: "optional",
		innerType
	});
}
const ZodExactOptional = $constructor("ZodExactOptional", (inst, def) => {
	$ZodExactOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function exactOptional(innerType) {
	return new ZodExactOptional({
		type: "optional",
		innerType
	});
}
const ZodNullable = $constructor("ZodNullable", (inst, def) => {
	$ZodNullable.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nullableProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nullable(innerType) {
	return new ZodNullable({
		type: "nullable",
		innerType
	});
}
const ZodDefault = $constructor("ZodDefault", (inst, def) => {
	$ZodDefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => defaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeDefault = inst.unwrap;
});
function _default(innerType, defaultValue) {
	return new ZodDefault({
		type: "default",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodPrefault = $constructor("ZodPrefault", (inst, def) => {
	$ZodPrefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => prefaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function prefault(innerType, defaultValue) {
	return new ZodPrefault({
		type: "prefault",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodNonOptional = $constructor("ZodNonOptional", (inst, def) => {
	$ZodNonOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nonoptionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nonoptional(innerType, params) {
	return new ZodNonOptional({
		type: "nonoptional",
		innerType,
		...normalizeParams(params)
	});
}
const ZodCatch = $constructor("ZodCatch", (inst, def) => {
	$ZodCatch.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => catchProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeCatch = inst.unwrap;
});
function _catch(innerType, catchValue) {
	return new ZodCatch({
		type: "catch",
		innerType,
		catchValue: typeof catchValue === "function" ? catchValue : constantCatch(catchValue)
	});
}
const ZodPipe = $constructor("ZodPipe", (inst, def) => {
	$ZodPipe.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => pipeProcessor(inst, ctx, json, params);
	inst.in = def.in;
	inst.out = def.out;
});
function pipe(in_, out) {
	return new ZodPipe({
		type: "pipe",
		in: in_,
		out
	});
}
const ZodReadonly = $constructor("ZodReadonly", (inst, def) => {
	$ZodReadonly.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => readonlyProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function readonly(innerType) {
	return new ZodReadonly({
		type: "readonly",
		innerType
	});
}
const ZodCustom = $constructor("ZodCustom", (inst, def) => {
	$ZodCustom.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => customProcessor(inst, ctx, json, params);
});
function refine(fn, _params = {}) {
	return _refine(ZodCustom, fn, _params);
}
function superRefine(fn, params) {
	return _superRefine(fn, params);
}
// src/model/seed.ts
const seedTypes = [
	"u64",
	"u63",
	"u32",
	"i32",
	"i64"
];
const SeedTextSchema = string().regex(/^(0|-?[1-9][0-9]{0,19})$/, "a seed is a decimal integer of at most 64 bits, as text").brand("SeedText");
const seedRanges = {
	u64: {
		bits: 64,
		min: 0n,
		max: 2n ** 64n - 1n
	},
	u63: {
		bits: 63,
		min: 0n,
		max: 2n ** 63n - 1n
	},
	u32: {
		bits: 32,
		min: 0n,
		max: 2n ** 32n - 1n
	},
	i32: {
		bits: 32,
		min: -(2n ** 31n),
		max: 2n ** 31n - 1n
	},
	i64: {
		bits: 64,
		min: -(2n ** 63n),
		max: 2n ** 63n - 1n
	}
};
function formatSeed(bits, type) {
	const width = seedRanges[type].bits;
	return (type === "i32" || type === "i64" ? BigInt.asIntN(width, bits) : BigInt.asUintN(width, bits)).toString();
}
// src/model/axis.ts
const configNamePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const AxisNameSchema = string().regex(configNamePattern);
const AxisSchema = discriminatedUnion("kind", [strictObject({
	kind: literal("values"),
	name: AxisNameSchema,
	values: array(string().max(256)).min(2).max(64).readonly()
}), strictObject({
	kind: literal("family"),
	name: AxisNameSchema
})]);
const familyValues = ["on", "off"];
function valuesOf(axis) {
	return axis.kind === "family" ? familyValues : axis.values;
}
// src/model/outcome-rule.ts
const ExitCode = number().int().min(0).max(4294967295);
const OutcomeRuleSchema = strictObject({
	exit: array(tuple([ExitCode, ExitCode]).readonly()).min(1).readonly().nullable(),
	signal: array(string()).min(1).readonly().nullable(),
	text: string().nullable(),
	is: _enum(outcomeKinds),
	reason: string().nullable()
}).readonly();
// src/model/target.ts
const vias = [
	"run",
	"batch",
	"worker"
];
const ArgvSchema = array(string()).min(1).readonly();
const ResultFilesSchema = strictObject({
	junit: string().nullable(),
	antithesis: boolean()
}).readonly();
const noResultFiles = {
	junit: null,
	antithesis: false
};
const TargetSchema = strictObject({
	name: string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
	build: string().nullable(),
	run: ArgvSchema,
	batch: strictObject({
		argv: ArgvSchema,
		stopsAtFirstFailure: boolean()
	}).readonly().nullable(),
	worker: strictObject({ argv: ArgvSchema }).readonly().nullable(),
	recycle: number().int().positive().nullable().default(null),
	memoryMax: number().int().positive().nullable().default(null),
	via: _enum(vias),
	env: record(string(), string()).readonly(),
	passEnv: array(string()).readonly(),
	timeoutMs: number().int().positive(),
	seedType: _enum(seedTypes),
	seedStream: _enum(["mixed", "consecutive"]),
	expect: string().nullable(),
	outcome: array(OutcomeRuleSchema).max(100).readonly().default([]),
	result: ResultFilesSchema.default(noResultFiles),
	deterministic: boolean().default(true),
	canary: ArgvSchema.nullable(),
	config: record(string(), string()).readonly(),
	axes: array(AxisSchema).max(64).readonly().default([]),
	weight: number().positive()
}).readonly();
const windowSize = 2 ** 32;
const SeedStreamSchema = discriminatedUnion("kind", [strictObject({
	kind: literal("mixed"),
	type: _enum(seedTypes),
	key: string().regex(/^[0-9a-f]{16}$/),
	number: number().int().nonnegative()
}), strictObject({
	kind: literal("consecutive"),
	type: _enum(seedTypes),
	base: SeedTextSchema
})]);
const CampaignSizeSchema = discriminatedUnion("by", [strictObject({
	by: literal("count"),
	count: number().int().positive()
}), strictObject({
	by: literal("budget"),
	budgetMs: number().int().positive()
})]);
const CampaignOriginSchema = strictObject({
	namespace: _enum([
		"ci",
		"pull-request",
		"local"
	]),
	number: number().int().nonnegative(),
	repository: string().nullable(),
	serverUrl: string().nullable(),
	sha: string().nullable(),
	changes: string().nullable(),
	ref: string().nullable(),
	workflow: string().nullable(),
	event: string().nullable(),
	runUrl: string().nullable(),
	pullRequest: number().int().positive().nullable()
});
const SliceSchema = strictObject({
	target: string(),
	first: number().int().nonnegative(),
	end: number().int().nonnegative()
});
const carriedIndexMin = 2 ** 52;
const carriedMax = 1024;
const CarriedSeedSchema = strictObject({
	target: string(),
	seed: SeedTextSchema,
	elapsedMs: number().nonnegative(),
	limitMs: number().int().positive(),
	times: number().int().positive(),
	shard: number().int().nonnegative()
});
const knownIndexMin = 2 ** 52 + 2 ** 51;
const knownMax = 1024;
const KnownSeedSchema = strictObject({
	target: string(),
	key: string().min(1).max(128),
	seed: SeedTextSchema,
	elapsedMs: number().nonnegative(),
	limitMs: number().int().positive(),
	shard: number().int().nonnegative()
});
const PlanSchema = strictObject({
	format: literal("seedsweep-plan"),
	version: literal(1),
	seedsweep: string(),
	campaign: string().regex(/^[0-9a-f]{12}$/),
	origin: CampaignOriginSchema,
	size: CampaignSizeSchema,
	targets: array(strictObject({
		target: TargetSchema,
		stream: SeedStreamSchema
	})).min(1),
	shards: array(strictObject({
		shard: number().int().nonnegative(),
		slices: array(SliceSchema)
	})).min(1).max(256),
	carried: array(CarriedSeedSchema).max(carriedMax).default([]),
	known: array(KnownSeedSchema).max(knownMax).default([])
});
function isCarried(index) {
	return index >= carriedIndexMin;
}
function carriedAt({ carried, known }, index) {
	if (!isCarried(index)) return null;
	return (index < knownIndexMin ? carried[index - carriedIndexMin] : known[index - knownIndexMin]) ?? null;
}
// src/model/comparison.ts
const Whole = number().int().nonnegative();
const Words = string().max(500).regex(/^[A-Za-z0-9_ ":,.()=-]*$/);
const Chance = number().min(0).max(1);
const CountedSchema = strictObject({
	count: Whole,
	seeds: Whole
}).refine(({ count, seeds }) => count <= seeds);
const ProofSchema = strictObject({
	by: _enum(["replay", "sweep"]),
	seed: SeedTextSchema,
	exit: Words.nullable()
});
const compared = {
	about: literal("property").optional(),
	base: string().regex(/^[0-9a-f]{7,64}$/).nullable(),
	here: CountedSchema,
	onBase: CountedSchema
};
const ComparisonSchema = discriminatedUnion("verdict", [
	strictObject({
		verdict: literal("known"),
		...compared
	}),
	strictObject({
		verdict: literal("known-worse"),
		...compared,
		chance: Chance
	}),
	strictObject({
		verdict: literal("pre-existing"),
		...compared,
		proof: ProofSchema
	}),
	strictObject({
		verdict: literal("new"),
		...compared,
		chance: Chance
	}),
	strictObject({
		verdict: literal("probably-new"),
		...compared,
		chance: Chance,
		lacking: Words.nullable()
	}),
	strictObject({
		verdict: literal("undecided"),
		...compared,
		chance: Chance
	})
]);
function isIntroduced({ verdict }) {
	return verdict === "new" || verdict === "probably-new";
}
function listLacking(findings) {
	const sentences = findings.flatMap(({ comparison }) => comparison?.verdict === "probably-new" && comparison.lacking !== null ? [comparison.lacking] : []);
	return [...new Set(sentences)];
}
function describeComparison(comparison) {
	const { base, onBase } = comparison;
	const where = base === null ? "the base" : `the base ${base.slice(0, 7)}`;
	if (comparison.about === "property") return describeProperty(comparison, where);
	const seen = `${formatCount(onBase.count)} of ${formatCount(onBase.seeds)} seeds of ${where}`;
	switch (comparison.verdict) {
		case "known": return onBase.count === 0 ? "known" : `known: ${seen} showed it too`;
		case "known-worse": return `known, but more frequent here: ${seen} showed it; at the same rate, as many here had a probability ${formatSmall(comparison.chance)}`;
		case "pre-existing": return describeProof(comparison.proof, where);
		case "new": return `new: ${seen} showed it; if it were old, that had a probability ${formatSmall(comparison.chance)}`;
		case "probably-new": return `probably new: ${onBase.seeds === 0 ? `nothing is known of ${where}` : `${seen} showed it, too few to be sure`}`;
		case "undecided": return "not judged";
	}
}
function describeProperty(comparison, where) {
	const { verdict, here, onBase } = comparison;
	const base = `${formatCount(onBase.count)} of ${formatCount(onBase.seeds)} seeds of ${where}`;
	const missing = (chance) => `${formatCount(here.seeds)} seeds miss it with a probability ${formatSmall(chance)}`;
	switch (verdict) {
		case "known":
		case "known-worse":
		case "pre-existing": return onBase.seeds === 0 ? "known" : `known: none of ${formatCount(onBase.seeds)} seeds of ${where} saw it either`;
		case "new": return onBase.seeds === 0 ? `new: no seed of ${where} speaks of it, so it came with this change` : `new: ${base} saw it; were nothing changed, ${missing(comparison.chance)}`;
		case "undecided": return `not judged: ${base} saw it; at that rate ${missing(comparison.chance)}, change or not`;
		case "probably-new": return `probably new: ${onBase.seeds === 0 ? `nothing is known of ${where}` : `none of ${formatCount(onBase.seeds)} seeds of ${where} saw it either, too few to be sure`}`;
	}
}
function describeProof({ by, seed, exit }, where) {
	const end = exit === null ? "fails in the same way" : `${exit} with the same failure`;
	return by === "replay" ? `already broken: the same command, seed ${seed}, ${end} on ${where}` : `already broken: seed ${seed} ${end} on ${where}`;
}
function formatSmall(chance) {
	return chance < 1e-4 ? "under 0.01 %" : `of ${Number((chance * 100).toPrecision(2))} %`;
}
// node_modules/better-sqlite3/lib/util.js
var require_util = __commonJSMin(((exports) => {
	exports.getBooleanOption = (options, key) => {
		let value = false;
		if (key in options && typeof (value = options[key]) !== "boolean") throw new TypeError(`Expected the "${key}" option to be a boolean`);
		return value;
	};
	exports.cppdb = Symbol();
	exports.inspect = Symbol.for("nodejs.util.inspect.custom");
}));
// node_modules/better-sqlite3/lib/sqlite-error.js
var require_sqlite_error = __commonJSMin(((exports, module) => {
	var SqliteError = class SqliteError extends Error {
		constructor(message, code) {
			if (typeof code !== "string") throw new TypeError("Expected second argument to be a string");
			super("" + message);
			this.code = code;
			if (typeof Error.captureStackTrace === "function") Error.captureStackTrace(this, SqliteError);
		}
	};
	Object.defineProperty(SqliteError.prototype, "name", {
		value: "SqliteError",
		writable: true,
		enumerable: false,
		configurable: true
	});
	module.exports = SqliteError;
}));
// node_modules/better-sqlite3/lib/methods/wrappers.js
var require_wrappers = __commonJSMin(((exports) => {
	const { cppdb } = require_util();
	exports.prepare = function prepare(sql) {
		return this[cppdb].prepare(sql, this, false, false);
	};
	exports.exec = function exec(sql) {
		this[cppdb].exec(sql);
		return this;
	};
	exports.close = function close() {
		this[cppdb].close();
		return this;
	};
	exports.loadExtension = function loadExtension(...args) {
		this[cppdb].loadExtension(...args);
		return this;
	};
	exports.defaultSafeIntegers = function defaultSafeIntegers(...args) {
		this[cppdb].defaultSafeIntegers(...args);
		return this;
	};
	exports.unsafeMode = function unsafeMode(...args) {
		this[cppdb].unsafeMode(...args);
		return this;
	};
	exports.getters = {
		name: {
			get: function name() {
				return this[cppdb].name;
			},
			enumerable: true
		},
		open: {
			get: function open() {
				return this[cppdb].open;
			},
			enumerable: true
		},
		inTransaction: {
			get: function inTransaction() {
				return this[cppdb].inTransaction;
			},
			enumerable: true
		},
		readonly: {
			get: function readonly() {
				return this[cppdb].readonly;
			},
			enumerable: true
		},
		memory: {
			get: function memory() {
				return this[cppdb].memory;
			},
			enumerable: true
		}
	};
}));
// node_modules/better-sqlite3/lib/methods/transaction.js
var require_transaction = __commonJSMin(((exports, module) => {
	const { cppdb } = require_util();
	const controllers = new WeakMap();
	module.exports = function transaction(fn) {
		if (typeof fn !== "function") throw new TypeError("Expected first argument to be a function");
		const db = this[cppdb];
		const controller = getController(db, this);
		const { apply } = Function.prototype;
		const properties = {
			default: { value: wrapTransaction(apply, fn, db, controller.default) },
			deferred: { value: wrapTransaction(apply, fn, db, controller.deferred) },
			immediate: { value: wrapTransaction(apply, fn, db, controller.immediate) },
			exclusive: { value: wrapTransaction(apply, fn, db, controller.exclusive) },
			database: {
				value: this,
				enumerable: true
			}
		};
		Object.defineProperties(properties.default.value, properties);
		Object.defineProperties(properties.deferred.value, properties);
		Object.defineProperties(properties.immediate.value, properties);
		Object.defineProperties(properties.exclusive.value, properties);
		return properties.default.value;
	};
	const getController = (db, self) => {
		let controller = controllers.get(db);
		if (!controller) {
			const shared = {
				commit: db.prepare("COMMIT", self, false, false),
				rollback: db.prepare("ROLLBACK", self, false, false),
				savepoint: db.prepare("SAVEPOINT `	_bs3.	`", self, false, false),
				release: db.prepare("RELEASE `	_bs3.	`", self, false, false),
				rollbackTo: db.prepare("ROLLBACK TO `	_bs3.	`", self, false, false)
			};
			controllers.set(db, controller = {
				default: Object.assign({ begin: db.prepare("BEGIN", self, false, false) }, shared),
				deferred: Object.assign({ begin: db.prepare("BEGIN DEFERRED", self, false, false) }, shared),
				immediate: Object.assign({ begin: db.prepare("BEGIN IMMEDIATE", self, false, false) }, shared),
				exclusive: Object.assign({ begin: db.prepare("BEGIN EXCLUSIVE", self, false, false) }, shared)
			});
		}
		return controller;
	};
	const wrapTransaction = (apply, fn, db, { begin, commit, rollback, savepoint, release, rollbackTo }) => function sqliteTransaction() {
		let before, after, undo;
		if (db.inTransaction) {
			before = savepoint;
			after = release;
			undo = rollbackTo;
		} else {
			before = begin;
			after = commit;
			undo = rollback;
		}
		before.run();
		try {
			const result = apply.call(fn, this, arguments);
			if (result && typeof result.then === "function") throw new TypeError("Transaction function cannot return a promise");
			after.run();
			return result;
		} catch (ex) {
			if (db.inTransaction) {
				undo.run();
				if (undo !== rollback) after.run();
			}
			throw ex;
		}
	};
}));
// node_modules/better-sqlite3/lib/methods/pragma.js
var require_pragma = __commonJSMin(((exports, module) => {
	const { getBooleanOption, cppdb } = require_util();
	module.exports = function pragma(source, options) {
		if (options == null) options = {};
		if (typeof source !== "string") throw new TypeError("Expected first argument to be a string");
		if (typeof options !== "object") throw new TypeError("Expected second argument to be an options object");
		const simple = getBooleanOption(options, "simple");
		const stmt = this[cppdb].prepare(`PRAGMA ${source}`, this, true, false);
		return simple ? stmt.pluck().get() : stmt.all();
	};
}));
// node_modules/better-sqlite3/lib/methods/explain.js
var require_explain = __commonJSMin(((exports, module) => {
	const { cppdb } = require_util();
	module.exports = function explain(source) {
		if (typeof source !== "string") throw new TypeError("Expected first argument to be a string");
		return this[cppdb].prepare(`EXPLAIN ${source}`, this, false, true).all();
	};
}));
// node_modules/better-sqlite3/lib/methods/backup.js
var require_backup = __commonJSMin(((exports, module) => {
	const fs = __require("fs");
	const path = __require("path");
	const { promisify } = __require("util");
	const { cppdb } = require_util();
	const fsAccess = promisify(fs.access);
	module.exports = async function backup(filename, options) {
		if (options == null) options = {};
		if (typeof filename !== "string") throw new TypeError("Expected first argument to be a string");
		if (typeof options !== "object") throw new TypeError("Expected second argument to be an options object");
		filename = filename.trim();
		const attachedName = "attached" in options ? options.attached : "main";
		const handler = "progress" in options ? options.progress : null;
		if (!filename) throw new TypeError("Backup filename cannot be an empty string");
		if (filename === ":memory:") throw new TypeError("Invalid backup filename \":memory:\"");
		if (typeof attachedName !== "string") throw new TypeError("Expected the \"attached\" option to be a string");
		if (!attachedName) throw new TypeError("The \"attached\" option cannot be an empty string");
		if (handler != null && typeof handler !== "function") throw new TypeError("Expected the \"progress\" option to be a function");
		await fsAccess(path.dirname(filename)).catch(() => {
			throw new TypeError("Cannot save backup because the directory does not exist");
		});
		const isNewFile = await fsAccess(filename).then(() => false, () => true);
		return runBackup(this[cppdb].backup(this, attachedName, filename, isNewFile), handler || null);
	};
	const runBackup = (backup, handler) => {
		let rate = 0;
		let useDefault = true;
		return new Promise((resolve, reject) => {
			setImmediate(function step() {
				try {
					const progress = backup.transfer(rate);
					if (!progress.remainingPages) {
						backup.close();
						resolve(progress);
						return;
					}
					if (useDefault) {
						useDefault = false;
						rate = 100;
					}
					if (handler) {
						const ret = handler(progress);
						if (ret !== void 0) {
							if (typeof ret === "number" && ret === ret) rate = Math.max(0, Math.min(2147483647, Math.round(ret)));
							else throw new TypeError("Expected progress callback to return a number or undefined");
						}
					}
					setImmediate(step);
				} catch (err) {
					backup.close();
					reject(err);
				}
			});
		});
	};
}));
// node_modules/better-sqlite3/lib/methods/serialize.js
var require_serialize = __commonJSMin(((exports, module) => {
	const { cppdb } = require_util();
	module.exports = function serialize(options) {
		if (options == null) options = {};
		if (typeof options !== "object") throw new TypeError("Expected first argument to be an options object");
		const attachedName = "attached" in options ? options.attached : "main";
		if (typeof attachedName !== "string") throw new TypeError("Expected the \"attached\" option to be a string");
		if (!attachedName) throw new TypeError("The \"attached\" option cannot be an empty string");
		return this[cppdb].serialize(attachedName);
	};
}));
// node_modules/better-sqlite3/lib/methods/function.js
var require_function = __commonJSMin(((exports, module) => {
	const { getBooleanOption, cppdb } = require_util();
	module.exports = function defineFunction(name, options, fn) {
		if (options == null) options = {};
		if (typeof options === "function") {
			fn = options;
			options = {};
		}
		if (typeof name !== "string") throw new TypeError("Expected first argument to be a string");
		if (typeof fn !== "function") throw new TypeError("Expected last argument to be a function");
		if (typeof options !== "object") throw new TypeError("Expected second argument to be an options object");
		if (!name) throw new TypeError("User-defined function name cannot be an empty string");
		const safeIntegers = "safeIntegers" in options ? +getBooleanOption(options, "safeIntegers") : 2;
		const deterministic = getBooleanOption(options, "deterministic");
		const directOnly = getBooleanOption(options, "directOnly");
		const varargs = getBooleanOption(options, "varargs");
		let argCount = -1;
		if (!varargs) {
			argCount = fn.length;
			if (!Number.isInteger(argCount) || argCount < 0) throw new TypeError("Expected function.length to be a positive integer");
			if (argCount > 100) throw new RangeError("User-defined functions cannot have more than 100 arguments");
		}
		this[cppdb].function(fn, name, argCount, safeIntegers, deterministic, directOnly);
		return this;
	};
}));
// node_modules/better-sqlite3/lib/methods/aggregate.js
var require_aggregate = __commonJSMin(((exports, module) => {
	const { getBooleanOption, cppdb } = require_util();
	module.exports = function defineAggregate(name, options) {
		if (typeof name !== "string") throw new TypeError("Expected first argument to be a string");
		if (typeof options !== "object" || options === null) throw new TypeError("Expected second argument to be an options object");
		if (!name) throw new TypeError("User-defined function name cannot be an empty string");
		const start = "start" in options ? options.start : null;
		const step = getFunctionOption(options, "step", true);
		const inverse = getFunctionOption(options, "inverse", false);
		const result = getFunctionOption(options, "result", false);
		const safeIntegers = "safeIntegers" in options ? +getBooleanOption(options, "safeIntegers") : 2;
		const deterministic = getBooleanOption(options, "deterministic");
		const directOnly = getBooleanOption(options, "directOnly");
		const varargs = getBooleanOption(options, "varargs");
		let argCount = -1;
		if (!varargs) {
			argCount = Math.max(getLength(step), inverse ? getLength(inverse) : 0);
			if (argCount > 0) argCount -= 1;
			if (argCount > 100) throw new RangeError("User-defined functions cannot have more than 100 arguments");
		}
		this[cppdb].aggregate(start, step, inverse, result, name, argCount, safeIntegers, deterministic, directOnly);
		return this;
	};
	const getFunctionOption = (options, key, required) => {
		const value = key in options ? options[key] : null;
		if (typeof value === "function") return value;
		if (value != null) throw new TypeError(`Expected the "${key}" option to be a function`);
		if (required) throw new TypeError(`Missing required option "${key}"`);
		return null;
	};
	const getLength = ({ length }) => {
		if (Number.isInteger(length) && length >= 0) return length;
		throw new TypeError("Expected function.length to be a positive integer");
	};
}));
// node_modules/better-sqlite3/lib/methods/table.js
var require_table = __commonJSMin(((exports, module) => {
	const { cppdb } = require_util();
	module.exports = function defineTable(name, factory) {
		if (typeof name !== "string") throw new TypeError("Expected first argument to be a string");
		if (!name) throw new TypeError("Virtual table module name cannot be an empty string");
		let eponymous = false;
		if (typeof factory === "object" && factory !== null) {
			eponymous = true;
			factory = defer(parseTableDefinition(factory, "used", name));
		} else {
			if (typeof factory !== "function") throw new TypeError("Expected second argument to be a function or a table definition object");
			factory = wrapFactory(factory);
		}
		this[cppdb].table(factory, name, eponymous);
		return this;
	};
	function wrapFactory(factory) {
		return function virtualTableFactory(moduleName, databaseName, tableName, ...args) {
			const thisObject = {
				module: moduleName,
				database: databaseName,
				table: tableName
			};
			const def = apply.call(factory, thisObject, args);
			if (typeof def !== "object" || def === null) throw new TypeError(`Virtual table module "${moduleName}" did not return a table definition object`);
			return parseTableDefinition(def, "returned", moduleName);
		};
	}
	function parseTableDefinition(def, verb, moduleName) {
		if (!hasOwnProperty.call(def, "rows")) throw new TypeError(`Virtual table module "${moduleName}" ${verb} a table definition without a "rows" property`);
		if (!hasOwnProperty.call(def, "columns")) throw new TypeError(`Virtual table module "${moduleName}" ${verb} a table definition without a "columns" property`);
		const rows = def.rows;
		if (typeof rows !== "function" || Object.getPrototypeOf(rows) !== GeneratorFunctionPrototype) throw new TypeError(`Virtual table module "${moduleName}" ${verb} a table definition with an invalid "rows" property (should be a generator function)`);
		let columns = def.columns;
		if (!Array.isArray(columns) || !isStringArray(columns = [...columns])) throw new TypeError(`Virtual table module "${moduleName}" ${verb} a table definition with an invalid "columns" property (should be an array of strings)`);
		if (columns.length !== new Set(columns).size) throw new TypeError(`Virtual table module "${moduleName}" ${verb} a table definition with duplicate column names`);
		if (!columns.length) throw new RangeError(`Virtual table module "${moduleName}" ${verb} a table definition with zero columns`);
		let parameters;
		if (hasOwnProperty.call(def, "parameters")) {
			parameters = def.parameters;
			if (!Array.isArray(parameters) || !isStringArray(parameters = [...parameters])) throw new TypeError(`Virtual table module "${moduleName}" ${verb} a table definition with an invalid "parameters" property (should be an array of strings)`);
		} else parameters = inferParameters(rows);
		if (parameters.length !== new Set(parameters).size) throw new TypeError(`Virtual table module "${moduleName}" ${verb} a table definition with duplicate parameter names`);
		if (parameters.length > 32) throw new RangeError(`Virtual table module "${moduleName}" ${verb} a table definition with more than the maximum number of 32 parameters`);
		for (const parameter of parameters) if (columns.includes(parameter)) throw new TypeError(`Virtual table module "${moduleName}" ${verb} a table definition with column "${parameter}" which was ambiguously defined as both a column and parameter`);
		let safeIntegers = 2;
		if (hasOwnProperty.call(def, "safeIntegers")) {
			const bool = def.safeIntegers;
			if (typeof bool !== "boolean") throw new TypeError(`Virtual table module "${moduleName}" ${verb} a table definition with an invalid "safeIntegers" property (should be a boolean)`);
			safeIntegers = +bool;
		}
		let directOnly = false;
		if (hasOwnProperty.call(def, "directOnly")) {
			directOnly = def.directOnly;
			if (typeof directOnly !== "boolean") throw new TypeError(`Virtual table module "${moduleName}" ${verb} a table definition with an invalid "directOnly" property (should be a boolean)`);
		}
		return [
			`CREATE TABLE x(${[...parameters.map(identifier).map((str) => `${str} HIDDEN`), ...columns.map(identifier)].join(", ")});`,
			wrapGenerator(rows, new Map(columns.map((x, i) => [x, parameters.length + i])), moduleName),
			parameters,
			safeIntegers,
			directOnly
		];
	}
	function wrapGenerator(generator, columnMap, moduleName) {
		return function* virtualTable(...args) {
			const output = args.map((x) => Buffer.isBuffer(x) ? Buffer.from(x) : x);
			for (let i = 0; i < columnMap.size; ++i) output.push(null);
			for (const row of generator(...args)) if (Array.isArray(row)) {
				extractRowArray(row, output, columnMap.size, moduleName);
				yield output;
			} else if (typeof row === "object" && row !== null) {
				extractRowObject(row, output, columnMap, moduleName);
				yield output;
			} else throw new TypeError(`Virtual table module "${moduleName}" yielded something that isn't a valid row object`);
		};
	}
	function extractRowArray(row, output, columnCount, moduleName) {
		if (row.length !== columnCount) throw new TypeError(`Virtual table module "${moduleName}" yielded a row with an incorrect number of columns`);
		const offset = output.length - columnCount;
		for (let i = 0; i < columnCount; ++i) output[i + offset] = row[i];
	}
	function extractRowObject(row, output, columnMap, moduleName) {
		let count = 0;
		for (const key of Object.keys(row)) {
			const index = columnMap.get(key);
			if (index === void 0) throw new TypeError(`Virtual table module "${moduleName}" yielded a row with an undeclared column "${key}"`);
			output[index] = row[key];
			count += 1;
		}
		if (count !== columnMap.size) throw new TypeError(`Virtual table module "${moduleName}" yielded a row with missing columns`);
	}
	function inferParameters({ length }) {
		if (!Number.isInteger(length) || length < 0) throw new TypeError("Expected function.length to be a positive integer");
		const params = [];
		for (let i = 0; i < length; ++i) params.push(`$${i + 1}`);
		return params;
	}
	const { hasOwnProperty } = Object.prototype;
	const { apply } = Function.prototype;
	const GeneratorFunctionPrototype = Object.getPrototypeOf(function* () {});
	const identifier = (str) => `"${str.replace(/"/g, "\"\"")}"`;
	const defer = (x) => () => x;
	const isStringArray = (arr) => {
		for (let i = 0; i < arr.length; ++i) if (typeof arr[i] !== "string") return false;
		return true;
	};
}));
// node_modules/better-sqlite3/lib/methods/inspect.js
var require_inspect = __commonJSMin(((exports, module) => {
	const DatabaseInspection = function Database() {};
	module.exports = function inspect(depth, opts) {
		return Object.assign(new DatabaseInspection(), this);
	};
}));
// node_modules/better-sqlite3/lib/database.js
var require_database = __commonJSMin(((exports, module) => {
	const fs = __require("fs");
	const path = __require("path");
	const util = require_util();
	const SqliteError = require_sqlite_error();
	module.exports = function createDatabase(getAddon, allowNativeBinding) {
		function Database(filenameGiven, options) {
			if (new.target == null) return new Database(filenameGiven, options);
			let buffer;
			let fd;
			if (Buffer.isBuffer(filenameGiven)) {
				buffer = filenameGiven;
				filenameGiven = ":memory:";
			} else if (typeof filenameGiven === "number") {
				if (!Number.isInteger(filenameGiven) || filenameGiven < 0 || filenameGiven > 2147483647) throw new TypeError("Expected the file descriptor to be a non-negative 32-bit integer");
				fd = filenameGiven;
				filenameGiven = `fd:${fd}`;
			}
			if (filenameGiven == null) filenameGiven = "";
			if (options == null) options = {};
			if (typeof filenameGiven !== "string") throw new TypeError("Expected first argument to be a string");
			if (typeof options !== "object") throw new TypeError("Expected second argument to be an options object");
			if ("readOnly" in options) throw new TypeError("Misspelled option \"readOnly\" should be \"readonly\"");
			if ("memory" in options) throw new TypeError("Option \"memory\" was removed in v7.0.0 (use \":memory:\" filename instead)");
			const filename = filenameGiven.trim();
			const anonymous = filename === "" || filename === ":memory:";
			const readonly = util.getBooleanOption(options, "readonly");
			const fileMustExist = util.getBooleanOption(options, "fileMustExist");
			const timeout = "timeout" in options ? options.timeout : 5e3;
			const verbose = "verbose" in options ? options.verbose : null;
			const nativeBinding = "nativeBinding" in options ? options.nativeBinding : null;
			const journalFd = "journalFd" in options ? options.journalFd : void 0;
			if (readonly && anonymous && !buffer) throw new TypeError("In-memory/temporary databases cannot be readonly");
			if (!Number.isInteger(timeout) || timeout < 0) throw new TypeError("Expected the \"timeout\" option to be a positive integer");
			if (timeout > 2147483647) throw new RangeError("Option \"timeout\" cannot be greater than 2147483647");
			if (verbose != null && typeof verbose !== "function") throw new TypeError("Expected the \"verbose\" option to be a function");
			if (fd !== void 0 && journalFd === void 0) throw new TypeError("The \"journalFd\" option is required when opening a database from a file descriptor");
			if (fd === void 0 && journalFd !== void 0) throw new TypeError("The \"journalFd\" option can only be used when opening a database from a file descriptor");
			if (journalFd !== void 0 && !(Number.isInteger(journalFd) && journalFd >= 0 && journalFd <= 2147483647)) throw new TypeError("Expected the \"journalFd\" option to be a non-negative 32-bit integer");
			if (!allowNativeBinding && "nativeBinding" in options) throw new TypeError("The \"nativeBinding\" option is only supported by the default better-sqlite3 entrypoint");
			if (allowNativeBinding && nativeBinding != null && typeof nativeBinding !== "string" && typeof nativeBinding !== "object") throw new TypeError("Expected the \"nativeBinding\" option to be a string or addon object");
			const addon = getAddon(nativeBinding);
			if (!addon.isInitialized) {
				addon.initialize(SqliteError, arrayFactory, arrayAppender, rowFactory, recordFactory);
				addon.isInitialized = true;
			}
			if (fd === void 0 && !anonymous && !filename.startsWith("file:") && !fs.existsSync(path.dirname(filename))) throw new TypeError("Cannot open database because the directory does not exist");
			Object.defineProperties(this, {
				[util.cppdb]: { value: new addon.Database(filename, filenameGiven, anonymous, readonly, fileMustExist, timeout, verbose || null, buffer || null, fd ?? null, journalFd ?? null) },
				...wrappers.getters
			});
		}
		const wrappers = require_wrappers();
		Database.prototype.prepare = wrappers.prepare;
		Database.prototype.transaction = require_transaction();
		Database.prototype.pragma = require_pragma();
		Database.prototype.explain = require_explain();
		Database.prototype.backup = require_backup();
		Database.prototype.serialize = require_serialize();
		Database.prototype.function = require_function();
		Database.prototype.aggregate = require_aggregate();
		Database.prototype.table = require_table();
		Database.prototype.loadExtension = wrappers.loadExtension;
		Database.prototype.exec = wrappers.exec;
		Database.prototype.close = wrappers.close;
		Database.prototype.defaultSafeIntegers = wrappers.defaultSafeIntegers;
		Database.prototype.unsafeMode = wrappers.unsafeMode;
		Database.prototype[util.inspect] = require_inspect();
		return Database;
	};
	function arrayFactory(...values) {
		return values;
	}
	function arrayAppender(array, ...values) {
		const offset = array.length;
		for (let i = 0; i < values.length; ++i) array[offset + i] = values[i];
	}
	function rowFactory(...keys) {
		if (!keys.includes("__proto__")) {
			const parameters = keys.map((_, index) => `v${index}`).join(",");
			const properties = keys.map((key, index) => `${JSON.stringify(key)}:v${index}`).join(",");
			return Function(`return (${parameters}) => ({${properties}})`)();
		}
		return (...values) => {
			const row = {};
			for (let i = 0; i < keys.length; ++i) row[keys[i]] = values[i];
			return row;
		};
	}
	function recordFactory(value) {
		return {
			value,
			done: false
		};
	}
}));
// node_modules/better-sqlite3/lib/binding.js
var require_binding = __commonJSMin(((exports, module) => {
	const fs = __require("fs");
	const path = __require("path");
	const PREBUILD_PLATFORMS = [
		"linux",
		"darwin",
		"win32"
	];
	const PREBUILD_ARCHS = ["x64", "arm64"];
	let DEFAULT_ADDON;
	function getBinding(nativeBinding) {
		if (typeof nativeBinding === "string") return (typeof __non_webpack_require__ === "function" ? __non_webpack_require__ : __require)(path.resolve(nativeBinding).replace(/(\.node)?$/, ".node"));
		if (typeof nativeBinding === "object" && nativeBinding !== null) return nativeBinding;
		if (DEFAULT_ADDON) return DEFAULT_ADDON;
		let filename = path.join(import.meta.dirname, "..", "build", "Debug", "better_sqlite3.node");
		if (!fs.existsSync(filename)) filename = path.join(import.meta.dirname, "..", "build", "Release", "better_sqlite3.node");
		if (fs.existsSync(filename)) return DEFAULT_ADDON = __require(filename);
		return DEFAULT_ADDON = __require(getPrebuildPath() || filename);
	}
	function getPrebuildPath() {
		if (PREBUILD_PLATFORMS.includes(process.platform) && PREBUILD_ARCHS.includes(process.arch)) {
			const target = `${isLinuxMusl() ? "linuxmusl" : process.platform}-${process.arch}`;
			const filename = path.join(import.meta.dirname, "..", "prebuilds", `${target}.node`);
			if (fs.existsSync(filename)) return filename;
		}
		return null;
	}
	function isLinuxMusl() {
		if (process.platform !== "linux") return false;
		try {
			const maps = fs.readFileSync("/proc/self/maps", "latin1");
			if (/\/ld-musl-[^/\s]*\.so/.test(maps)) return true;
			if (/\/(?:ld-linux[^/\s]*|libc)\.so\.\d/.test(maps)) return false;
		} catch {}
		const { report } = process;
		const previousExcludeNetwork = report.excludeNetwork;
		report.excludeNetwork = true;
		try {
			return !report.getReport().header.glibcVersionRuntime;
		} finally {
			report.excludeNetwork = previousExcludeNetwork;
		}
	}
	exports.getBinding = getBinding;
	exports.getPrebuildPath = getPrebuildPath;
	if (__require.main === module) process.stdout.write(getPrebuildPath() ? "1" : "0");
}));
// node_modules/better-sqlite3/lib/index.js
var require_lib = __commonJSMin(((exports, module) => {
	module.exports = require_database()(require_binding().getBinding, true);
	module.exports.SqliteError = require_sqlite_error();
}));
// src/store/store-errors.ts
var import_lib = __toESM(require_lib(), 1);
function withStoreErrors(path, action) {
	try {
		return action();
	} catch (error) {
		throw explainStoreError(path, error);
	}
}
function explainStoreError(path, error) {
	if (!(error instanceof import_lib.default.SqliteError)) return error;
	const { code } = error;
	if (code === "SQLITE_NOTADB") return notOurs(path, "it is not a SQLite file");
	if (code.startsWith("SQLITE_CORRUPT")) return damaged(path, error.message, error);
	if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) return busy(path);
	if (diskFullCodes.has(code)) return new WorldError("store-disk-full", `no room left to write ${path}`, {
		hint: "what was committed before is still in it: free some space and run the same command again to continue",
		cause: error
	});
	if (code.startsWith("SQLITE_READONLY") || code.startsWith("SQLITE_CANTOPEN") || code === "SQLITE_PERM") return new WorldError("store-not-writable", `cannot open ${path}: ${error.message}`, {
		hint: "check the rights of the file and of its directory, or name another store with --db",
		cause: error
	});
	return new WorldError("store-failed", `SQLite failed on ${path}: ${error.message} (${code})`, { cause: error });
}
const diskFullCodes = new Set([
	"SQLITE_FULL",
	"SQLITE_IOERR_WRITE",
	"SQLITE_IOERR_SHMSIZE"
]);
function notOurs(path, why) {
	return new UserError("store-not-ours", `${path} is not a seedsweep store: ${why}`, "name another file with --db");
}
function damaged(path, why, cause) {
	return new WorldError("store-damaged", `${path} is damaged: ${why}`, {
		hint: "fetch the file again, or go on without it: what it held then counts as missing",
		cause
	});
}
function busy(path) {
	return new UserError("store-busy", `${path} is being written by another process`, "wait until it has ended, or name another store with --db");
}
function newer(path, seen, known) {
	return new UserError("store-newer", `${path} was written by a newer seedsweep: its format is version ${seen}, this one knows up to ${known}`, "update seedsweep");
}
// src/store/finalise-store.ts
const waitMs = 1e3;
function finaliseStore(store) {
	if (store.database.readonly) return;
	withStoreErrors(store.path, () => {
		store.database.pragma(`busy_timeout = ${waitMs}`);
		store.database.pragma("wal_checkpoint(TRUNCATE)");
		if (leaveWal(store)) return;
		throw new WorldError("store-not-finalised", `${store.path} is being read by another process`, { hint: `close the reader, or keep ${store.path}-wal together with it` });
	});
}
function leaveWal(store) {
	try {
		return store.database.pragma("journal_mode = DELETE", { simple: true }) === "delete";
	} catch (error) {
		if (error instanceof import_lib.default.SqliteError && error.code.startsWith("SQLITE_BUSY")) return false;
		throw error;
	}
}
// src/store/check-header.ts
const headerSize = 100;
const headerMagic = "SQLite format 3\0";
function checkHeader(path) {
	const header = readHeader(path);
	if (header === null) throw notOurs(path, "it is not a SQLite file");
	if (header.read === 0) throw notOurs(path, "it is empty");
	requireWhole(path, header);
}
function checkWhole(path) {
	const header = readHeader(path);
	if (header !== null && header.read > 0) requireWhole(path, header);
}
function readHeader(path) {
	const bytes = Buffer.alloc(headerSize);
	const file = openSync(path, "r");
	try {
		const read = readSync(file, bytes, 0, headerSize, 0);
		const fileSize = fstatSync(file).size;
		if (read > 0 && (read < headerSize || bytes.toString("latin1", 0, 16) !== headerMagic)) return null;
		return {
			read,
			bytes,
			fileSize
		};
	} finally {
		closeSync(file);
	}
}
function requireWhole(path, { bytes, fileSize }) {
	const pageSize = bytes.readUInt16BE(16) === 1 ? 65536 : bytes.readUInt16BE(16);
	const expected = bytes.readUInt32BE(28) * pageSize;
	if (fileSize < expected && bytes[18] !== 2) throw damaged(path, `it is cut off: ${fileSize} of ${expected} bytes`);
}
// src/store/claim-store.ts
const triesMax = 100;
function claimStore(path) {
	const claimPath = `${path}-claim`;
	for (let tries = 1; tries <= triesMax; tries++) {
		const claim = lockFile(claimPath);
		if (claim === null) throw busy(path);
		const rival = existsSync(claimPath) ? lockFile(claimPath) : null;
		if (rival === null && existsSync(claimPath)) return releasable(claim, claimPath);
		rival?.close();
		claim.close();
	}
	throw busy(path);
}
function lockFile(claimPath) {
	return withStoreErrors(claimPath, () => {
		const claim = new import_lib.default(claimPath, { timeout: 0 });
		try {
			claim.pragma("journal_mode = MEMORY");
			claim.exec("BEGIN EXCLUSIVE");
			return claim;
		} catch (error) {
			claim.close();
			if (error instanceof import_lib.default.SqliteError && error.code.startsWith("SQLITE_BUSY")) return null;
			throw error;
		}
	});
}
function releasable(claim, claimPath) {
	let released = false;
	return { [Symbol.dispose]() {
		if (released) return;
		released = true;
		if (process.platform !== "win32") rmSync(claimPath, { force: true });
		claim.close();
		assert(!claim.open, "the claim is closed");
	} };
}
// src/store/schema-version-1.ts
const schemaVersion1 = `
CREATE TABLE campaign (
  -- One planned sweep at one commit, with its whole plan. Copies of a plan differ in links only; one of them is kept.
  campaign TEXT NOT NULL PRIMARY KEY CHECK (length(campaign) BETWEEN 1 AND 64),
  number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 9007199254740991),
  sha TEXT CHECK (length(sha) <= 128),
  started_at TEXT NOT NULL CHECK (length(started_at) <= 40),
  plan_json TEXT NOT NULL CHECK (length(plan_json) <= 16777216)
) STRICT, WITHOUT ROWID;

CREATE TABLE shard_run (
  -- One attempt of one shard. The copy with the higher revision is the later one; dropped counts infra and unknown
  -- outcomes beyond the bound, whose indices are not in any span.
  campaign TEXT NOT NULL REFERENCES campaign,
  shard INTEGER NOT NULL CHECK (shard BETWEEN 0 AND 65535),
  attempt INTEGER NOT NULL CHECK (attempt BETWEEN 0 AND 4294967295),
  revision INTEGER NOT NULL CHECK (revision BETWEEN 0 AND 9007199254740991),
  state TEXT NOT NULL CHECK (state IN ('running', 'delivered', 'cut-short')),
  canary TEXT NOT NULL CHECK (canary IN ('failed', 'passed', 'not-run')),
  wall_ms REAL NOT NULL CHECK (wall_ms >= 0),
  dropped INTEGER NOT NULL CHECK (dropped BETWEEN 0 AND 9007199254740991),
  jobs INTEGER NOT NULL CHECK (jobs BETWEEN 0 AND 65535),
  machine TEXT NOT NULL CHECK (length(machine) <= 1024),
  started_at TEXT NOT NULL CHECK (length(started_at) <= 40),
  seedsweep TEXT NOT NULL CHECK (length(seedsweep) <= 128),
  PRIMARY KEY (campaign, shard, attempt)
) STRICT, WITHOUT ROWID;

CREATE TABLE issued (
  -- Under a budget: how many indices of its slices a shard has started on.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK (count BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (campaign, target, shard, attempt),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE span (
  -- Indices lo <= index < hi have an outcome, whatever it is. Spans of one attempt neither touch nor overlap.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  lo INTEGER NOT NULL CHECK (lo >= 0),
  hi INTEGER NOT NULL CHECK (hi > lo AND hi <= 9007199254740991),
  PRIMARY KEY (campaign, target, shard, attempt, lo),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE signature (
  -- The causes of failures: one row per variant of a key. Ids are this file's own and mean nothing elsewhere.
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  variant TEXT NOT NULL CHECK (length(variant) <= 128),
  version INTEGER NOT NULL CHECK (version BETWEEN 0 AND 65535),
  kind TEXT NOT NULL CHECK (length(kind) <= 64),
  language TEXT NOT NULL CHECK (length(language) <= 64),
  type TEXT NOT NULL CHECK (length(type) <= 1024),
  message TEXT NOT NULL CHECK (length(message) <= 8192),
  frames TEXT NOT NULL CHECK (length(frames) <= 65536 AND json_valid(frames) AND json_type(frames) = 'array'),
  title TEXT NOT NULL CHECK (length(title) <= 1024),
  crash INTEGER NOT NULL CHECK (crash IN (0, 1)),
  UNIQUE (key, variant)
) STRICT;

CREATE TABLE failure (
  -- Every failing seed of every attempt; the view failures leaves out what a newer attempt has superseded.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  idx INTEGER NOT NULL CHECK (idx BETWEEN 0 AND 9007199254740990),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  seed TEXT NOT NULL CHECK (length(seed) BETWEEN 1 AND 20 AND seed NOT GLOB '*[^0-9-]*'),
  outcome TEXT NOT NULL CHECK (outcome IN ('failed', 'timed-out', 'nondeterministic')),
  signature INTEGER NOT NULL REFERENCES signature,
  exact TEXT NOT NULL CHECK (length(exact) <= 128),
  step INTEGER CHECK (step BETWEEN 0 AND 9007199254740991),
  duration_ms REAL NOT NULL CHECK (duration_ms >= 0),
  digest TEXT CHECK (length(digest) <= 256),
  exit_code INTEGER CHECK (exit_code BETWEEN -4294967296 AND 4294967296),
  exit_signal TEXT CHECK (length(exit_signal) <= 64),
  PRIMARY KEY (campaign, target, idx, shard, attempt),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE INDEX failure_signature ON failure (signature, target);

CREATE TABLE exception (
  -- Seeds without a verdict, with the reason: counted neither as passed nor as failed.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  idx INTEGER NOT NULL CHECK (idx BETWEEN 0 AND 9007199254740990),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  seed TEXT NOT NULL CHECK (length(seed) BETWEEN 1 AND 20 AND seed NOT GLOB '*[^0-9-]*'),
  outcome TEXT NOT NULL CHECK (outcome IN ('unknown', 'infra')),
  reason TEXT NOT NULL CHECK (length(reason) <= 1024),
  PRIMARY KEY (campaign, target, idx, shard, attempt),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE cut (
  -- Seeds that were stopped before they could say anything; they count only while no attempt completed their index.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  idx INTEGER NOT NULL CHECK (idx BETWEEN 0 AND 9007199254740990),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  seed TEXT NOT NULL CHECK (length(seed) BETWEEN 1 AND 20 AND seed NOT GLOB '*[^0-9-]*'),
  elapsed_ms REAL NOT NULL CHECK (elapsed_ms >= 0),
  PRIMARY KEY (campaign, target, idx, shard, attempt),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE duration (
  -- How long seeds took: bucket b counts durations from 2^(b/16) to 2^((b+1)/16) microseconds.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  bucket INTEGER NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
  count INTEGER NOT NULL CHECK (count BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (campaign, target, shard, attempt, bucket),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE property (
  -- How often simulators judged their named rules.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 1024),
  kind TEXT NOT NULL CHECK (kind IN ('always', 'sometimes', 'reachable', 'unreachable')),
  passes INTEGER NOT NULL CHECK (passes BETWEEN 0 AND 9007199254740991),
  failures INTEGER NOT NULL CHECK (failures BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (campaign, target, shard, attempt, name, kind),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE second_run (
  -- How many seeds were run a second time, and of how many the two runs differed.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  checked INTEGER NOT NULL CHECK (checked BETWEEN 0 AND 9007199254740991),
  unequal INTEGER NOT NULL CHECK (unequal BETWEEN 0 AND checked),
  PRIMARY KEY (campaign, target, shard, attempt),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE slow (
  -- The ten slowest seeds of each attempt.
  campaign TEXT NOT NULL,
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  idx INTEGER NOT NULL CHECK (idx BETWEEN 0 AND 9007199254740990),
  duration_ms REAL NOT NULL CHECK (duration_ms >= 0),
  outcome TEXT NOT NULL CHECK (outcome IN ('passed', 'failed', 'timed-out', 'nondeterministic', 'unknown', 'infra')),
  seed TEXT NOT NULL CHECK (length(seed) BETWEEN 1 AND 20 AND seed NOT GLOB '*[^0-9-]*'),
  PRIMARY KEY (campaign, shard, attempt, target, idx),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE detail (
  -- What failing seeds printed, for the 16 earliest and the 16 newest of a signature. Untrusted text.
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  campaign TEXT NOT NULL,
  idx INTEGER NOT NULL CHECK (idx BETWEEN 0 AND 9007199254740990),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (length(text) <= 16384),
  PRIMARY KEY (target, key, campaign, idx, shard, attempt),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE replay (
  -- Executions of a reproduction in a fresh process. A replay that was done again has a higher revision.
  campaign TEXT NOT NULL REFERENCES campaign,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  seed TEXT NOT NULL CHECK (length(seed) BETWEEN 1 AND 20 AND seed NOT GLOB '*[^0-9-]*'),
  place TEXT NOT NULL CHECK (length(place) <= 256),
  replay INTEGER NOT NULL CHECK (replay BETWEEN 0 AND 4294967295),
  revision INTEGER NOT NULL CHECK (revision BETWEEN 0 AND 9007199254740991),
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'other', 'passed', 'unknown')),
  seen_key TEXT CHECK (length(seen_key) <= 128),
  seen_title TEXT CHECK (length(seen_title) <= 1024),
  seen_digest TEXT CHECK (length(seen_digest) <= 256),
  seen_exit TEXT CHECK (length(seen_exit) <= 256),
  duration_ms REAL NOT NULL CHECK (duration_ms >= 0),
  PRIMARY KEY (campaign, target, key, seed, place, replay)
) STRICT, WITHOUT ROWID;

CREATE TABLE issue (
  -- The issue of a finding in a repository, as last known.
  repository TEXT NOT NULL CHECK (length(repository) BETWEEN 1 AND 256),
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  updated_at TEXT NOT NULL CHECK (length(updated_at) <= 40),
  number INTEGER CHECK (number BETWEEN 0 AND 9007199254740991),
  state TEXT NOT NULL CHECK (state IN ('pending', 'open', 'closed')),
  PRIMARY KEY (repository, target, key)
) STRICT, WITHOUT ROWID;

CREATE VIEW failures AS
-- Failing seeds, one row per seed: a row of an older attempt is left out where a newer attempt completed that index.
SELECT f.campaign, c.number, c.sha, f.target, f.idx, f.shard, f.attempt, f.seed, f.outcome, s.key, s.variant, f.exact,
  s.title, f.step, f.duration_ms, f.digest, f.exit_code, f.exit_signal
FROM failure f JOIN campaign c USING (campaign) JOIN signature s ON s.id = f.signature
WHERE NOT EXISTS (
  SELECT 1 FROM span n WHERE n.campaign = f.campaign AND n.target = f.target AND n.shard = f.shard
    AND n.attempt > f.attempt AND n.lo <= f.idx AND n.hi > f.idx);

CREATE VIEW exceptions AS
-- Seeds without a verdict (unknown, infra), resolved over attempts like failures; a failure of the same attempt wins.
SELECT e.campaign, e.target, e.idx, e.shard, e.attempt, e.seed, e.outcome, e.reason
FROM exception e
WHERE NOT EXISTS (
  SELECT 1 FROM span n WHERE n.campaign = e.campaign AND n.target = e.target AND n.shard = e.shard
    AND n.attempt > e.attempt AND n.lo <= e.idx AND n.hi > e.idx)
AND NOT EXISTS (
  SELECT 1 FROM failure f WHERE f.campaign = e.campaign AND f.target = e.target AND f.idx = e.idx
    AND f.shard = e.shard AND f.attempt = e.attempt);

CREATE VIEW cuts AS
-- Seeds that were stopped and that no attempt completed.
SELECT k.campaign, k.target, k.idx, k.shard, max(k.attempt) AS attempt, k.seed, k.elapsed_ms
FROM cut k
WHERE NOT EXISTS (
  SELECT 1 FROM span n WHERE n.campaign = k.campaign AND n.target = k.target AND n.shard = k.shard
    AND n.lo <= k.idx AND n.hi > k.idx)
GROUP BY k.campaign, k.target, k.idx;

CREATE VIEW attempts AS
-- For each attempt of a shard: won, the indices it completed and no newer attempt did. Their sum is what was delivered.
WITH since AS (SELECT DISTINCT campaign, target, shard, attempt FROM span),
reach AS (
  SELECT n.campaign, n.target, n.shard, a.attempt, n.lo, n.hi,
    ifnull(max(n.hi) OVER (PARTITION BY n.campaign, n.target, n.shard, a.attempt ORDER BY n.lo, n.hi
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
  FROM since a JOIN span n USING (campaign, target, shard) WHERE n.attempt >= a.attempt),
total AS (
  SELECT campaign, target, shard, attempt, sum(max(0, hi - max(lo, before))) AS completed
  FROM reach GROUP BY campaign, target, shard, attempt)
SELECT campaign, target, shard, attempt,
  completed - ifnull(lead(completed) OVER (PARTITION BY campaign, target, shard ORDER BY attempt), 0) AS won
FROM total;

CREATE VIEW coverage AS
-- What each shard was to do and did, by target. planned: indices it owns, under a budget those it started on;
-- delivered: indices with an outcome, whatever it is; state 'missing': nothing was ever heard of that shard.
WITH owned AS (
  SELECT c.campaign, json_extract(l.value, '$.target') AS target, json_extract(s.value, '$.shard') AS shard,
    json_extract(c.plan_json, '$.size.by') AS size,
    sum(json_extract(l.value, '$.end') - json_extract(l.value, '$.first')) AS count
  FROM campaign c, json_each(c.plan_json, '$.shards') s, json_each(s.value, '$.slices') l
  GROUP BY 1, 2, 3),
done AS (SELECT campaign, target, shard, sum(won) AS delivered FROM attempts GROUP BY 1, 2, 3),
broken AS (
  SELECT campaign, target, shard, sum(outcome = 'failed') AS failed, sum(outcome = 'timed-out') AS timed_out,
    sum(outcome = 'nondeterministic') AS nondeterministic
  FROM failures GROUP BY 1, 2, 3),
unjudged AS (
  SELECT campaign, target, shard, sum(outcome = 'unknown') AS unknown, sum(outcome = 'infra') AS infra
  FROM exceptions GROUP BY 1, 2, 3),
stopped AS (SELECT campaign, target, shard, count(*) AS cut FROM cuts GROUP BY 1, 2, 3),
asked AS (SELECT campaign, target, shard, max(count) AS issued FROM issued GROUP BY 1, 2, 3)
SELECT o.campaign, o.target, o.shard,
  iif(o.size = 'budget', max(ifnull(issued, 0), ifnull(delivered, 0) + ifnull(cut, 0)), o.count) AS planned,
  ifnull(delivered, 0) AS delivered,
  ifnull(delivered, 0) - ifnull(failed, 0) - ifnull(timed_out, 0) - ifnull(nondeterministic, 0) - ifnull(unknown, 0)
    - ifnull(infra, 0) AS passed,
  ifnull(failed, 0) AS failed, ifnull(timed_out, 0) AS timed_out, ifnull(nondeterministic, 0) AS nondeterministic,
  ifnull(unknown, 0) AS unknown, ifnull(infra, 0) AS infra, ifnull(cut, 0) AS cut,
  ifnull((SELECT state FROM shard_run r WHERE r.campaign = o.campaign AND r.shard = o.shard
    ORDER BY state = 'delivered' DESC, attempt DESC LIMIT 1), 'missing') AS state
FROM owned o
LEFT JOIN done USING (campaign, target, shard) LEFT JOIN broken USING (campaign, target, shard)
LEFT JOIN unjudged USING (campaign, target, shard) LEFT JOIN stopped USING (campaign, target, shard)
LEFT JOIN asked USING (campaign, target, shard);

CREATE VIEW findings AS
-- Failures folded by cause: one row per target and key, over all campaigns of this store.
SELECT target, key, max(title) AS title, count(*) AS count, count(DISTINCT variant) AS variants,
  count(DISTINCT campaign) AS campaigns, min(number) AS first_number, max(number) AS last_number,
  (SELECT o.seed FROM failures o WHERE o.target = f.target AND o.key = f.key
    ORDER BY o.step IS NULL, o.step, o.duration_ms, o.campaign, o.idx LIMIT 1) AS shortest_seed
FROM failures f GROUP BY target, key;

CREATE VIEW properties AS
-- Named rules over a campaign. An attempt counts unless newer attempts completed every index that it completed.
SELECT p.campaign, p.target, p.name, p.kind, sum(p.passes) AS passes, sum(p.failures) AS failures
FROM property p JOIN attempts a USING (campaign, target, shard, attempt)
WHERE a.won > 0 GROUP BY p.campaign, p.target, p.name, p.kind;

CREATE VIEW second_runs AS
-- Seeds run twice over a campaign; attempts count as in properties.
SELECT r.campaign, r.target, sum(r.checked) AS checked, sum(r.unequal) AS unequal
FROM second_run r JOIN attempts a USING (campaign, target, shard, attempt)
WHERE a.won > 0 GROUP BY r.campaign, r.target;
`;
// src/store/schema-version-2.ts
const schemaVersion2 = `

-- The parts that key and variant were made of, of one of the failures; NULL where nobody kept them.
ALTER TABLE signature ADD COLUMN parts TEXT
  CHECK (length(parts) <= 65536 AND json_valid(parts) AND json_type(parts) = 'object');

CREATE TABLE former_key (
  -- A key that the failures of this key had under older rules: issues bear it still.
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  former TEXT NOT NULL CHECK (length(former) BETWEEN 1 AND 128),
  PRIMARY KEY (key, former)
) STRICT, WITHOUT ROWID;

ALTER TABLE failure ADD COLUMN config TEXT
  CHECK (length(config) <= 65536 AND json_valid(config) AND json_type(config) = 'object');

-- How many seeds reported the property, be it with no hit at all, and whether the campaign must come to it at least once.
-- Version 1 counted no such seeds: 0 where all of a row is from it.
ALTER TABLE property ADD COLUMN seeds INTEGER NOT NULL DEFAULT 0 CHECK (seeds BETWEEN 0 AND 9007199254740991);
ALTER TABLE property ADD COLUMN must_hit INTEGER NOT NULL DEFAULT 0 CHECK (must_hit IN (0, 1));
UPDATE property SET must_hit = 1 WHERE kind IN ('sometimes', 'reachable');

CREATE TABLE config_value (
  -- How many seeds passed and failed with each value of the configuration that is drawn for every seed.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
  value TEXT NOT NULL CHECK (length(value) <= 256),
  passes INTEGER NOT NULL CHECK (passes BETWEEN 0 AND 9007199254740991),
  failures INTEGER NOT NULL CHECK (failures BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (campaign, target, shard, attempt, name, value),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

DROP VIEW properties;
DROP VIEW findings;
DROP VIEW coverage;
DROP VIEW attempts;
DROP VIEW failures;

CREATE VIEW failures AS
-- Failing seeds, one row per seed: a row of an older attempt is left out where a newer attempt completed that index.
-- carried: the seed was carried over from an earlier campaign, and is in no count of this one.
SELECT f.campaign, c.number, c.sha, f.target, f.idx, f.shard, f.attempt, f.seed, f.outcome, s.key, s.variant, f.exact,
  s.title, f.step, f.duration_ms, f.digest, f.exit_code, f.exit_signal, f.config,
  f.idx >= 4503599627370496 AS carried
FROM failure f JOIN campaign c USING (campaign) JOIN signature s ON s.id = f.signature
WHERE NOT EXISTS (
  SELECT 1 FROM span n WHERE n.campaign = f.campaign AND n.target = f.target AND n.shard = f.shard
    AND n.attempt > f.attempt AND n.lo <= f.idx AND n.hi > f.idx);

CREATE VIEW attempts AS
-- For each attempt of a shard: won, the indices it completed and no newer attempt did. Their sum is what was delivered.
-- Seeds carried over are not of the campaign's indices, and left out.
WITH since AS (SELECT DISTINCT campaign, target, shard, attempt FROM span WHERE lo < 4503599627370496),
reach AS (
  SELECT n.campaign, n.target, n.shard, a.attempt, n.lo, n.hi,
    ifnull(max(n.hi) OVER (PARTITION BY n.campaign, n.target, n.shard, a.attempt ORDER BY n.lo, n.hi
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
  FROM since a JOIN span n USING (campaign, target, shard)
  WHERE n.attempt >= a.attempt AND n.lo < 4503599627370496),
total AS (
  SELECT campaign, target, shard, attempt, sum(max(0, hi - max(lo, before))) AS completed
  FROM reach GROUP BY campaign, target, shard, attempt)
SELECT campaign, target, shard, attempt,
  completed - ifnull(lead(completed) OVER (PARTITION BY campaign, target, shard ORDER BY attempt), 0) AS won
FROM total;

CREATE VIEW coverage AS
-- What each shard was to do and did, by target. planned: indices it owns, under a budget those it started on;
-- delivered: indices with an outcome, whatever it is; state 'missing': nothing was ever heard of that shard.
-- Seeds carried over from earlier campaigns are in the view carried, not here.
WITH owned AS (
  SELECT c.campaign, json_extract(l.value, '$.target') AS target, json_extract(s.value, '$.shard') AS shard,
    json_extract(c.plan_json, '$.size.by') AS size,
    sum(json_extract(l.value, '$.end') - json_extract(l.value, '$.first')) AS count
  FROM campaign c, json_each(c.plan_json, '$.shards') s, json_each(s.value, '$.slices') l
  GROUP BY 1, 2, 3),
done AS (SELECT campaign, target, shard, sum(won) AS delivered FROM attempts GROUP BY 1, 2, 3),
broken AS (
  SELECT campaign, target, shard, sum(outcome = 'failed') AS failed, sum(outcome = 'timed-out') AS timed_out,
    sum(outcome = 'nondeterministic') AS nondeterministic
  FROM failures WHERE NOT carried GROUP BY 1, 2, 3),
unjudged AS (
  SELECT campaign, target, shard, sum(outcome = 'unknown') AS unknown, sum(outcome = 'infra') AS infra
  FROM exceptions WHERE idx < 4503599627370496 GROUP BY 1, 2, 3),
stopped AS (SELECT campaign, target, shard, count(*) AS cut FROM cuts WHERE idx < 4503599627370496 GROUP BY 1, 2, 3),
asked AS (SELECT campaign, target, shard, max(count) AS issued FROM issued GROUP BY 1, 2, 3)
SELECT o.campaign, o.target, o.shard,
  iif(o.size = 'budget', max(ifnull(issued, 0), ifnull(delivered, 0) + ifnull(cut, 0)), o.count) AS planned,
  ifnull(delivered, 0) AS delivered,
  ifnull(delivered, 0) - ifnull(failed, 0) - ifnull(timed_out, 0) - ifnull(nondeterministic, 0) - ifnull(unknown, 0)
    - ifnull(infra, 0) AS passed,
  ifnull(failed, 0) AS failed, ifnull(timed_out, 0) AS timed_out, ifnull(nondeterministic, 0) AS nondeterministic,
  ifnull(unknown, 0) AS unknown, ifnull(infra, 0) AS infra, ifnull(cut, 0) AS cut,
  ifnull((SELECT state FROM shard_run r WHERE r.campaign = o.campaign AND r.shard = o.shard
    ORDER BY state = 'delivered' DESC, attempt DESC LIMIT 1), 'missing') AS state
FROM owned o
LEFT JOIN done USING (campaign, target, shard) LEFT JOIN broken USING (campaign, target, shard)
LEFT JOIN unjudged USING (campaign, target, shard) LEFT JOIN stopped USING (campaign, target, shard)
LEFT JOIN asked USING (campaign, target, shard);

CREATE VIEW findings AS
-- Failures folded by cause: one row per target and key, over all campaigns of this store. count: without the seeds that
-- were carried over.
SELECT target, key, max(title) AS title, sum(NOT carried) AS count, sum(carried) AS carried,
  count(DISTINCT variant) AS variants, count(DISTINCT campaign) AS campaigns,
  min(number) AS first_number, max(number) AS last_number,
  (SELECT o.seed FROM failures o WHERE o.target = f.target AND o.key = f.key
    ORDER BY o.step IS NULL, o.step, o.duration_ms, o.campaign, o.idx LIMIT 1) AS shortest_seed
FROM failures f GROUP BY target, key;

CREATE VIEW properties AS
-- Named rules over a campaign. An attempt counts unless newer attempts completed every index that it completed.
SELECT p.campaign, p.target, p.name, p.kind, sum(p.passes) AS passes, sum(p.failures) AS failures, sum(p.seeds) AS seeds,
  max(p.must_hit) AS must_hit
FROM property p JOIN attempts a USING (campaign, target, shard, attempt)
WHERE a.won > 0 GROUP BY p.campaign, p.target, p.name, p.kind;

CREATE VIEW config_values AS
-- Seeds by drawn value over a campaign; attempts count as in properties.
SELECT v.campaign, v.target, v.name, v.value, sum(v.passes) AS passes, sum(v.failures) AS failures
FROM config_value v JOIN attempts a USING (campaign, target, shard, attempt)
WHERE a.won > 0 GROUP BY v.campaign, v.target, v.name, v.value;

CREATE VIEW carried AS
-- Seeds carried over from earlier campaigns, one row per seed of the plan. outcome: 'missing' where nothing came of it.
WITH planned AS (
  SELECT c.campaign, json_extract(s.value, '$.target') AS target, 4503599627370496 + s.key AS idx,
    json_extract(s.value, '$.shard') AS shard, json_extract(s.value, '$.seed') AS seed,
    json_extract(s.value, '$.times') AS times, json_extract(s.value, '$.elapsedMs') AS elapsed_ms
  FROM campaign c, json_each(c.plan_json, '$.carried') s)
SELECT p.campaign, p.target, p.idx, p.shard, p.seed, p.times,
  max(p.elapsed_ms, ifnull(k.elapsed_ms, 0)) AS elapsed_ms,
  coalesce(f.outcome, e.outcome, iif(n.lo IS NULL, NULL, 'passed'), iif(k.idx IS NULL, 'missing', 'cut')) AS outcome
FROM planned p
LEFT JOIN failures f USING (campaign, target, idx)
LEFT JOIN exceptions e USING (campaign, target, idx)
LEFT JOIN cuts k USING (campaign, target, idx)
LEFT JOIN (SELECT campaign, target, lo, max(hi) AS hi FROM span GROUP BY 1, 2, 3) n
  ON n.campaign = p.campaign AND n.target = p.target AND n.lo <= p.idx AND n.hi > p.idx
GROUP BY p.campaign, p.target, p.idx;
`;
// src/store/schema-version-3.ts
const schemaVersion3 = [
	`
CREATE TABLE bisect_batch (
  -- What one batch of seeds gave at one commit: the evidence of a bisection, whatever range was asked about.
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  -- Hash of how the commit was built and run.
  recipe TEXT NOT NULL CHECK (length(recipe) = 16 AND recipe NOT GLOB '*[^0-9a-f]*'),
  sha TEXT NOT NULL CHECK (length(sha) IN (40, 64) AND sha NOT GLOB '*[^0-9a-f]*'),
  -- Which batch of the commit: its seeds follow from this name.
  batch TEXT NOT NULL CHECK (length(batch) BETWEEN 1 AND 64 AND batch NOT GLOB '*[^0-9a-z-]*'),
  -- Fresh seeds that passed; seeds that failed elsewhere and passed here; that failed otherwise; without a verdict.
  clean INTEGER NOT NULL CHECK (clean BETWEEN 0 AND 9007199254740991),
  stored INTEGER NOT NULL CHECK (stored BETWEEN 0 AND 9007199254740991),
  other INTEGER NOT NULL CHECK (other BETWEEN 0 AND 9007199254740991),
  unjudged INTEGER NOT NULL CHECK (unjudged BETWEEN 0 AND 9007199254740991),
  -- The seed that showed the failure in a fresh process, and whether it had failed elsewhere before; NULL: none did.
  failing TEXT CHECK (length(failing) BETWEEN 1 AND 21 AND failing NOT GLOB '*[^0-9-]*'),
  failing_was TEXT CHECK (failing_was IN ('stored', 'fresh')),
  -- Why nothing can be said about this commit, or NULL.
  untestable TEXT CHECK (length(untestable) <= 4096),
  at TEXT NOT NULL CHECK (length(at) BETWEEN 10 AND 40),
  PRIMARY KEY (target, key, recipe, sha, batch),
  CHECK ((failing IS NULL) = (failing_was IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE first_bad (
  -- The commit since which a finding fails, as the newest bisection concluded.
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  at TEXT NOT NULL CHECK (length(at) BETWEEN 10 AND 40),
  sha TEXT NOT NULL CHECK (length(sha) IN (40, 64) AND sha NOT GLOB '*[^0-9a-f]*'),
  probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
  author TEXT NOT NULL CHECK (length(author) <= 1024),
  date TEXT NOT NULL CHECK (length(date) <= 40),
  subject TEXT NOT NULL CHECK (length(subject) <= 1024),
  good TEXT NOT NULL CHECK (length(good) IN (40, 64) AND good NOT GLOB '*[^0-9a-f]*'),
  bad TEXT NOT NULL CHECK (length(bad) IN (40, 64) AND bad NOT GLOB '*[^0-9a-f]*'),
  -- Commits that could not be tested and may be the cause as well.
  suspects TEXT NOT NULL CHECK (length(suspects) <= 65536 AND json_valid(suspects) AND json_type(suspects) = 'array'),
  PRIMARY KEY (target, key)
) STRICT, WITHOUT ROWID;
`,
	`
CREATE TABLE comparison (
  -- One verdict per finding of a campaign: known, known-worse, pre-existing, new, probably-new, undecided. evidence has the counts
  -- here and on the base, and what proves it. A comparison that was made again has a higher revision.
  campaign TEXT NOT NULL REFERENCES campaign,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  revision INTEGER NOT NULL CHECK (revision BETWEEN 0 AND 9007199254740991),
  verdict TEXT NOT NULL CHECK (verdict IN ('known', 'known-worse', 'pre-existing', 'new', 'probably-new', 'undecided')),
  base TEXT CHECK (length(base) <= 128),
  evidence TEXT NOT NULL
    CHECK (length(evidence) <= 4096 AND json_valid(evidence) AND json_type(evidence) = 'object'),
  PRIMARY KEY (campaign, target, key)
) STRICT, WITHOUT ROWID;
`,
	`
CREATE TABLE correction (
  -- One order of one comment, or the lifting of one where somebody reopened an issue.
  repository TEXT NOT NULL CHECK (length(repository) BETWEEN 1 AND 256),
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  at TEXT NOT NULL CHECK (length(at) BETWEEN 1 AND 40),
  author TEXT NOT NULL CHECK (length(author) BETWEEN 1 AND 128),
  -- Number of the issue that it was ordered in.
  issue INTEGER NOT NULL CHECK (issue BETWEEN 0 AND 9007199254740991),
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'ignore', 'expected', 'wrong', 'retry', 'lift')),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  -- Of merge: the key that counts the failures of both.
  merge_into TEXT CHECK (length(merge_into) BETWEEN 1 AND 128),
  -- Of ignore: the day on which it ends.
  until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- Whether its issues were brought in line and the comment was answered.
  done INTEGER NOT NULL CHECK (done IN (0, 1)),
  CHECK ((kind = 'merge') = (merge_into IS NOT NULL)),
  PRIMARY KEY (repository, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE comment_look (
  -- Up to when the comments of a repository have been read, by GitHub's clock.
  repository TEXT NOT NULL CHECK (length(repository) BETWEEN 1 AND 256),
  at TEXT NOT NULL CHECK (length(at) BETWEEN 1 AND 40),
  PRIMARY KEY (repository)
) STRICT, WITHOUT ROWID;
`,
	`
DROP VIEW findings;

CREATE VIEW findings AS
-- Failures folded by cause: one row per target and key, over all campaigns of this store. count: without the seeds that
-- were carried over, and without the stored ones that failed again when a later campaign ran them (known).
SELECT target, key, max(title) AS title, sum(NOT carried) AS count,
  sum(carried AND idx < 6755399441055744) AS carried, sum(idx >= 6755399441055744) AS known,
  count(DISTINCT variant) AS variants, count(DISTINCT campaign) AS campaigns,
  min(number) AS first_number, max(number) AS last_number,
  (SELECT o.seed FROM failures o WHERE o.target = f.target AND o.key = f.key
    ORDER BY o.step IS NULL, o.step, o.duration_ms, o.campaign, o.idx LIMIT 1) AS shortest_seed
FROM failures f GROUP BY target, key;
`,
	`
CREATE TABLE past_campaign (
  -- A campaign of which only counts are left. known: indices that its attempts had completed, together; of two copies that
  -- were forgotten at different times, the one that knew more stays.
  campaign TEXT NOT NULL PRIMARY KEY CHECK (length(campaign) BETWEEN 1 AND 64),
  known INTEGER NOT NULL CHECK (known BETWEEN 0 AND 9007199254740991),
  number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 9007199254740991),
  sha TEXT CHECK (length(sha) <= 128),
  started_at TEXT NOT NULL CHECK (length(started_at) <= 40),
  workflow TEXT CHECK (length(workflow) <= 1024),
  event TEXT CHECK (length(event) <= 64)
) STRICT, WITHOUT ROWID;

CREATE TABLE past_sweep (
  -- What a past campaign was to do and did of one target, over all shards: the sums of the view coverage.
  campaign TEXT NOT NULL REFERENCES past_campaign,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  planned INTEGER NOT NULL CHECK (planned BETWEEN 0 AND 9007199254740991),
  passed INTEGER NOT NULL CHECK (passed BETWEEN 0 AND 9007199254740991),
  failed INTEGER NOT NULL CHECK (failed BETWEEN 0 AND 9007199254740991),
  timed_out INTEGER NOT NULL CHECK (timed_out BETWEEN 0 AND 9007199254740991),
  nondeterministic INTEGER NOT NULL CHECK (nondeterministic BETWEEN 0 AND 9007199254740991),
  unknown INTEGER NOT NULL CHECK (unknown BETWEEN 0 AND 9007199254740991),
  infra INTEGER NOT NULL CHECK (infra BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (campaign, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE past_sighting (
  -- How often a past campaign saw a failure, among its own seeds and among those carried over to it.
  campaign TEXT NOT NULL REFERENCES past_campaign,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  count INTEGER NOT NULL CHECK (count BETWEEN 0 AND 9007199254740991),
  carried INTEGER NOT NULL CHECK (carried BETWEEN 0 AND 9007199254740991),
  -- The shortest of the failing seeds.
  seed TEXT NOT NULL CHECK (length(seed) BETWEEN 1 AND 20 AND seed NOT GLOB '*[^0-9-]*'),
  PRIMARY KEY (campaign, target, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE past_detail (
  -- Where a text stood in detail before its campaign was forgotten: it keeps its place among the 16 earliest and the 16
  -- newest, so that which texts are kept does not depend on when a campaign was forgotten.
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  campaign TEXT NOT NULL REFERENCES past_campaign,
  number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 9007199254740991),
  idx INTEGER NOT NULL CHECK (idx BETWEEN 0 AND 9007199254740990),
  shard INTEGER NOT NULL CHECK (shard BETWEEN 0 AND 65535),
  attempt INTEGER NOT NULL CHECK (attempt BETWEEN 0 AND 4294967295),
  PRIMARY KEY (target, key, campaign, idx, shard, attempt)
) STRICT, WITHOUT ROWID;

CREATE TABLE recalled (
  -- What the marker of an issue said of its finding when no history was found; recalled_at is the start of the campaign
  -- that found none. It counts until a sighting from before that time is found again.
  repository TEXT NOT NULL CHECK (length(repository) BETWEEN 1 AND 256),
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  recalled_at TEXT NOT NULL CHECK (length(recalled_at) <= 40),
  number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 9007199254740991),
  first_sha TEXT CHECK (length(first_sha) <= 128),
  first_at TEXT NOT NULL CHECK (length(first_at) <= 40),
  sha TEXT CHECK (length(sha) <= 128),
  k INTEGER NOT NULL CHECK (k BETWEEN 0 AND 9007199254740991),
  n INTEGER NOT NULL CHECK (n BETWEEN 0 AND 9007199254740991),
  seeds TEXT NOT NULL CHECK (length(seeds) <= 4096 AND json_valid(seeds) AND json_type(seeds) = 'array'),
  PRIMARY KEY (repository, target, key, recalled_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE history_source (
  -- The artifacts that this history was made of, so that none is fetched twice; merged 0: it was refused.
  artifact INTEGER NOT NULL PRIMARY KEY CHECK (artifact BETWEEN 0 AND 9007199254740991),
  merged INTEGER NOT NULL CHECK (merged IN (0, 1))
) STRICT;

CREATE VIEW standing_in AS
-- What issues say of findings of which no sighting is known from before they were asked; of two times, the first.
SELECT r.* FROM recalled r
WHERE NOT EXISTS (
  SELECT 1 FROM failures f JOIN campaign c USING (campaign)
  WHERE f.target = r.target AND f.key = r.key AND c.started_at < r.recalled_at)
AND NOT EXISTS (
  SELECT 1 FROM past_sighting s JOIN past_campaign c USING (campaign)
  WHERE s.target = r.target AND s.key = r.key AND c.started_at < r.recalled_at)
AND NOT EXISTS (
  SELECT 1 FROM recalled o WHERE o.repository = r.repository AND o.target = r.target AND o.key = r.key
    AND o.recalled_at < r.recalled_at);

CREATE VIEW past_sightings AS
-- Failures by campaign, of the campaigns that are past and, as campaign 'issue', of issues that stand in for a lost history.
SELECT s.campaign, c.number, c.sha, c.started_at, s.target, s.key, s.count, s.carried
FROM past_sighting s JOIN past_campaign c USING (campaign)
UNION ALL SELECT 'issue', 0, first_sha, first_at, target, key, k, 0 FROM standing_in;

CREATE VIEW sightings AS
-- How often each campaign saw each failure: over everything that this history knows.
SELECT f.campaign, f.number, f.sha, c.started_at, f.target, f.key, sum(NOT f.carried) AS count, sum(f.carried) AS carried
FROM failures f JOIN campaign c USING (campaign) GROUP BY f.campaign, f.target, f.key
UNION ALL SELECT * FROM past_sightings;

CREATE VIEW sweeps AS
-- How many seeds of each target each campaign was to run and ran: over everything that this history knows.
SELECT v.campaign, c.number, c.sha, c.started_at, v.target, sum(v.planned) AS planned, sum(v.passed) AS passed,
  sum(v.failed) AS failed, sum(v.timed_out) AS timed_out, sum(v.nondeterministic) AS nondeterministic,
  sum(v.unknown) AS unknown, sum(v.infra) AS infra
FROM coverage v JOIN campaign c USING (campaign) GROUP BY v.campaign, v.target
UNION ALL
SELECT s.campaign, c.number, c.sha, c.started_at, s.target, s.planned, s.passed, s.failed, s.timed_out,
  s.nondeterministic, s.unknown, s.infra
FROM past_sweep s JOIN past_campaign c USING (campaign);
`,
	`
-- Of older stores one seed of each attempt is known.
ALTER TABLE property ADD COLUMN seen INTEGER NOT NULL DEFAULT 0 CHECK (seen BETWEEN 0 AND 9007199254740991);
UPDATE property SET seen = 1 WHERE seeds > 0 AND (passes > 0 OR (kind = 'always' AND failures > 0));

DROP VIEW properties;

CREATE VIEW properties AS
-- Named rules over a campaign. An attempt counts unless newer attempts completed every index that it completed.
SELECT p.campaign, p.target, p.name, p.kind, sum(p.passes) AS passes, sum(p.failures) AS failures, sum(p.seeds) AS seeds,
  sum(p.seen) AS seen, max(p.must_hit) AS must_hit
FROM property p JOIN attempts a USING (campaign, target, shard, attempt)
WHERE a.won > 0 GROUP BY p.campaign, p.target, p.name, p.kind;
`
].join("\n");
// src/store/migrate.ts
const storeApplicationId = 1936024932;
const migrations = [
	schemaVersion1,
	schemaVersion2,
	schemaVersion3
];
const storeVersion = migrations.length;
function migrateStore(database, steps = migrations) {
	database.transaction(() => {
		const version = Number(database.pragma("user_version", { simple: true }));
		assert(version <= steps.length, `store version ${version} is newer than ${steps.length}`);
		for (const step of steps.slice(version)) database.exec(step);
		database.pragma(`application_id = ${storeApplicationId}`);
		database.pragma(`user_version = ${steps.length}`);
	}).immediate();
}
function describeSchema(database) {
	return database.prepare("SELECT type, name, sql FROM sqlite_schema LIMIT 1000").all().map((row) => `${row.type} ${row.name} ${row.sql ?? ""}`).sort();
}
const expectedSchemas = new Map();
function expectedSchema(version) {
	const known = expectedSchemas.get(version);
	if (known !== void 0) return known;
	const database = new import_lib.default(":memory:");
	try {
		migrateStore(database, migrations.slice(0, version));
		const schema = describeSchema(database);
		expectedSchemas.set(version, schema);
		return schema;
	} finally {
		database.close();
	}
}
// src/store/merge-rules.ts
const run = [
	"campaign",
	"shard",
	"attempt"
];
const targetRun = [
	"campaign",
	"target",
	"shard",
	"attempt"
];
const indexRun = [
	"campaign",
	"target",
	"idx",
	"shard",
	"attempt"
];
const campaignRule = {
	table: "campaign",
	key: ["campaign"],
	values: [
		"number",
		"sha",
		"started_at",
		"plan_json"
	],
	rule: "least-each"
};
const shardRunRule = {
	table: "shard_run",
	key: run,
	values: [
		"revision",
		"state",
		"canary",
		"wall_ms",
		"dropped",
		"jobs",
		"machine",
		"started_at",
		"seedsweep"
	],
	rule: "greatest-row"
};
const issuedRule = {
	table: "issued",
	key: targetRun,
	values: ["count"],
	rule: "greatest-each"
};
const signatureRule = {
	table: "signature",
	key: ["key", "variant"],
	values: [
		"version",
		"kind",
		"language",
		"type",
		"message",
		"frames",
		"title",
		"crash",
		"parts"
	],
	rule: "greatest-row"
};
const failureRule = {
	table: "failure",
	key: indexRun,
	values: [
		"signature",
		"outcome",
		"seed",
		"exact",
		"step",
		"duration_ms",
		"digest",
		"exit_code",
		"exit_signal",
		"config"
	],
	rule: "greatest-row"
};
const exceptionRule = {
	table: "exception",
	key: indexRun,
	values: [
		"outcome",
		"seed",
		"reason"
	],
	rule: "greatest-row"
};
const cutRule = {
	table: "cut",
	key: indexRun,
	values: ["elapsed_ms", "seed"],
	rule: "greatest-row"
};
const durationRule = {
	table: "duration",
	key: [...targetRun, "bucket"],
	values: ["count"],
	rule: "greatest-each"
};
const propertyRule = {
	table: "property",
	key: [
		...targetRun,
		"name",
		"kind"
	],
	values: [
		"passes",
		"failures",
		"seeds",
		"seen",
		"must_hit"
	],
	rule: "greatest-each"
};
const configValueRule = {
	table: "config_value",
	key: [
		...targetRun,
		"name",
		"value"
	],
	values: ["passes", "failures"],
	rule: "greatest-each"
};
const secondRunRule = {
	table: "second_run",
	key: targetRun,
	values: ["checked", "unequal"],
	rule: "greatest-each"
};
const slowRule = {
	table: "slow",
	key: [
		...run,
		"target",
		"idx"
	],
	values: [
		"duration_ms",
		"outcome",
		"seed"
	],
	rule: "greatest-row"
};
const detailRule = {
	table: "detail",
	key: [
		"target",
		"key",
		"campaign",
		"idx",
		"shard",
		"attempt"
	],
	values: ["text"],
	rule: "greatest-row"
};
const replayRule = {
	table: "replay",
	key: [
		"campaign",
		"target",
		"key",
		"seed",
		"place",
		"replay"
	],
	values: [
		"revision",
		"verdict",
		"seen_key",
		"seen_title",
		"seen_digest",
		"seen_exit",
		"duration_ms"
	],
	rule: "greatest-row"
};
const issueRule = {
	table: "issue",
	key: [
		"repository",
		"target",
		"key"
	],
	values: [
		"updated_at",
		"number",
		"state"
	],
	rule: "greatest-row"
};
const pastCampaignRule = {
	table: "past_campaign",
	key: ["campaign"],
	values: [
		"known",
		"number",
		"sha",
		"started_at",
		"workflow",
		"event"
	],
	rule: "greatest-row"
};
const pastSweepRule = {
	table: "past_sweep",
	key: ["campaign", "target"],
	values: [
		"planned",
		"passed",
		"failed",
		"timed_out",
		"nondeterministic",
		"unknown",
		"infra"
	],
	rule: "greatest-row"
};
const pastSightingRule = {
	table: "past_sighting",
	key: [
		"campaign",
		"target",
		"key"
	],
	values: [
		"count",
		"carried",
		"seed"
	],
	rule: "greatest-row"
};
const recalledRule = {
	table: "recalled",
	key: [
		"repository",
		"target",
		"key",
		"recalled_at"
	],
	values: [
		"number",
		"first_sha",
		"first_at",
		"sha",
		"k",
		"n",
		"seeds"
	],
	rule: "greatest-row"
};
const historySourceRule = {
	table: "history_source",
	key: ["artifact"],
	values: ["merged"],
	rule: "greatest-each"
};
const comparisonRule = {
	table: "comparison",
	key: [
		"campaign",
		"target",
		"key"
	],
	values: [
		"revision",
		"verdict",
		"base",
		"evidence"
	],
	rule: "greatest-row"
};
const formerKeyRule = {
	table: "former_key",
	key: ["key", "former"],
	values: [],
	rule: "any-row"
};
const bisectBatchRule = {
	table: "bisect_batch",
	key: [
		"target",
		"key",
		"recipe",
		"sha",
		"batch"
	],
	values: [
		"clean",
		"stored",
		"other",
		"unjudged",
		"failing",
		"failing_was",
		"untestable",
		"at"
	],
	rule: "greatest-row"
};
const firstBadRule = {
	table: "first_bad",
	key: ["target", "key"],
	values: [
		"at",
		"sha",
		"probability",
		"author",
		"date",
		"subject",
		"good",
		"bad",
		"suspects"
	],
	rule: "greatest-row"
};
const correctionRule = {
	table: "correction",
	key: ["repository", "id"],
	values: [
		"done",
		"at",
		"author",
		"issue",
		"target",
		"kind",
		"key",
		"merge_into",
		"until"
	],
	rule: "greatest-row"
};
const commentLookRule = {
	table: "comment_look",
	key: ["repository"],
	values: ["at"],
	rule: "greatest-each"
};
function columnsOf(rule) {
	return [...rule.key, ...rule.values];
}
function upsertSql(rule, schema = "main") {
	const columns = columnsOf(rule);
	return `${insertSql(rule, schema)} VALUES (${columns.map(() => "?").join(", ")}) ${onConflictSql(rule, schema)}`;
}
function upsertAllSql(rule, schema, select) {
	return `${insertSql(rule, schema)} ${select} ${onConflictSql(rule, schema)}`;
}
function insertSql(rule, schema) {
	return `INSERT INTO ${schema}.${rule.table} (${columnsOf(rule).join(", ")})`;
}
function onConflictSql(rule, schema) {
	return `ON CONFLICT (${rule.key.join(", ")}) DO ${resolution(rule, schema)}`;
}
function resolution(rule, schema) {
	const each = (choose) => rule.values.map((value) => `${value} = ${choose}(${value}, excluded.${value})`);
	switch (rule.rule) {
		case "any-row": return "NOTHING";
		case "greatest-each": return `UPDATE SET ${each("max").join(", ")}`;
		case "least-each": return `UPDATE SET ${each("min").join(", ")}`;
		case "greatest-row": {
			const set = rule.values.map((value) => `${value} = excluded.${value}`).join(", ");
			const row = (source) => rule.values.map((value) => comparable(source, value, schema)).join(", ");
			return `UPDATE SET ${set} WHERE (${row("excluded")}) > (${row(rule.table)})`;
		}
	}
}
function comparable(source, column, schema) {
	if (column === "signature") return `(SELECT s.key || ' ' || s.variant FROM ${schema}.signature s WHERE s.id = ${source}.signature)`;
	return `ifnull(${source}.${column}, -9e999)`;
}
// src/store/bisect-table.ts
function recordBisectBatch(store, batch) {
	const { target, key, recipe, sha, clean, stored, other, unjudged, failing, failingWas, untestable, at } = batch;
	const counts = [
		clean,
		stored,
		other,
		unjudged
	];
	withStoreErrors(store.path, () => store.database.prepare(upsertSql(bisectBatchRule)).run(target, key, recipe, sha, batch.batch, ...counts, failing, failingWas, cut(untestable, 4096), at));
}
function readBisectBatches(store, { target, key, recipe }) {
	return withStoreErrors(store.path, () => store.database.prepare(`SELECT target, key, recipe, sha, batch, clean, stored, other, unjudged, failing, failing_was AS failingWas,
          untestable, at FROM bisect_batch WHERE (target, key, recipe) = (?, ?, ?) ORDER BY sha, batch`).all(target, key, recipe));
}
function recordFirstBad(store, target, key, first) {
	const { at, sha, probability, author, date, subject, good, bad, suspects } = first;
	const words = [
		truncate(author, 1024),
		date,
		truncate(subject, 1024)
	];
	const listed = JSON.stringify(suspects.slice(0, 500));
	withStoreErrors(store.path, () => store.database.prepare(upsertSql(firstBadRule)).run(target, key, at, sha, probability, ...words, good, bad, listed));
}
function readFirstBads(store) {
	return withStoreErrors(store.path, () => {
		const rows = store.database.prepare("SELECT target, key, at, sha, probability, author, date, subject, good, bad, suspects FROM first_bad").all();
		return new Map(rows.map(({ target, key, suspects, ...first }) => [`${target} ${key}`, {
			...first,
			suspects: parseShas(suspects)
		}]));
	});
}
function moveBisects(database, replaced) {
	for (const [from, to] of replaced) for (const rule of [bisectBatchRule, firstBadRule]) {
		const moved = columnsOf(rule).map((column) => column === "key" ? "? AS key" : column).join(", ");
		database.prepare(upsertAllSql(rule, "main", `SELECT ${moved} FROM ${rule.table} WHERE key = ?`)).run(to, from);
		database.prepare(`DELETE FROM ${rule.table} WHERE key = ?`).run(from);
	}
}
function parseShas(json) {
	const shas = JSON.parse(json);
	return Array.isArray(shas) ? shas.map(String).filter((sha) => /^[0-9a-f]{40,64}$/.test(sha)) : [];
}
function cut(text, max) {
	return text === null ? null : truncate(text, max);
}
const detailMax = 8192;
function keepDetail(kept, place) {
	let position = kept.length;
	while (position > 0 && comparePlaces(kept[position - 1] ?? place, place) > 0) position--;
	const before = kept[position - 1];
	if (before !== void 0 && comparePlaces(before, place) === 0) return {
		stays: true,
		evicted: null
	};
	kept.splice(position, 0, place);
	if (kept.length <= 32) return {
		stays: true,
		evicted: null
	};
	const [evicted = place] = kept.splice(16, 1);
	return evicted === place ? {
		stays: false,
		evicted: null
	} : {
		stays: true,
		evicted
	};
}
function leavesNoRoom(kept, least, greatest) {
	const lower = kept[15];
	const upper = kept[16];
	if (kept.length < 32 || lower === void 0 || upper === void 0) return false;
	return comparePlaces(lower, least) < 0 && comparePlaces(greatest, upper) < 0;
}
function boundDetail(text) {
	if (text.length <= 8192) return text;
	const mark = "\n[... cut ...]\n";
	const head = text.slice(0, detailMax / 4);
	const tail = text.slice(text.length - (detailMax - head.length - 15));
	return (head + mark + tail).toWellFormed();
}
function comparePlaces(a, b) {
	return a.number - b.number || compareText(a.campaign, b.campaign) || a.index - b.index || a.attempt - b.attempt || a.shard - b.shard;
}
// src/store/rekey-past.ts
function movePast(database, replaced) {
	const add = database.prepare(`INSERT INTO past_sighting SELECT campaign, target, $to, count, carried, seed FROM past_sighting WHERE key = $from
    ON CONFLICT (campaign, target, key) DO UPDATE SET count = count + excluded.count, carried = carried + excluded.carried,
      seed = min(seed, excluded.seed)`);
	for (const [from, to] of replaced) {
		add.run({
			from,
			to
		});
		database.prepare("DELETE FROM past_sighting WHERE key = ?").run(from);
		for (const table of ["past_detail", "recalled"]) database.prepare(`UPDATE OR REPLACE ${table} SET key = ? WHERE key = ?`).run(to, from);
	}
}
// src/store/rekey.ts
function rekeySignatures(database, keyRules) {
	const old = readOlder(database, keyRules.version);
	if (old.length === 0) return 0;
	return database.transaction(() => {
		const changes = old.map((row) => moveSignature(database, row, keyRules)).filter(({ from, to }) => from !== to);
		const replaced = new Map(changes.map(({ from, to }) => [from, to]));
		for (const move of changes) moveBareSignature(database, move);
		movePast(database, replaced);
		moveDetails(database, replaced);
		moveReplays(database, replaced);
		moveIssues(database, replaced);
		moveBisects(database, replaced);
		moveComparisons(database, replaced);
		rememberFormer(database, changes);
		database.prepare(`DELETE FROM signature WHERE id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM failure WHERE failure.signature = signature.id)`).run(JSON.stringify(old.map(({ id }) => id)));
		return changes.length;
	})();
}
function parseParts(json) {
	if (json === null) return null;
	const { typeClass, message, site, own } = JSON.parse(json);
	if (typeof typeClass !== "string" || typeof message !== "string") return null;
	return isTexts(site) && isTexts(own) ? {
		typeClass,
		message,
		site,
		own
	} : null;
}
function isTexts(value) {
	return Array.isArray(value) && value.every((item) => typeof item === "string");
}
function readOlder(database, version) {
	return database.prepare(`SELECT id, key, kind, language, type, frames, crash, parts AS json FROM signature
      WHERE version < ? AND parts IS NOT NULL ORDER BY key, variant`).all(version).flatMap((row) => {
		const parts = parseParts(row.json);
		return parts === null ? [] : [{
			...row,
			parts
		}];
	});
}
function moveSignature(database, row, { version, makeKeys }) {
	const { key, variant, message, title } = makeKeys(row, row.parts);
	const id = enterSignature(database, [
		key,
		variant,
		...[
			version,
			row.kind,
			row.language,
			row.type,
			message,
			row.frames,
			title,
			row.crash,
			row.json
		]
	]);
	database.prepare("UPDATE failure SET signature = ? WHERE signature = ?").run(id, row.id);
	return {
		from: row.key,
		to: key
	};
}
function enterSignature(database, row) {
	database.prepare(upsertSql(signatureRule)).run(...row);
	return Number(database.prepare("SELECT id FROM signature WHERE key = ? AND variant = ?").pluck().get(row[0], row[1]));
}
function moveBareSignature(database, { from, to }) {
	const bare = database.prepare(`SELECT id, ${signatureColumns} FROM signature WHERE key = ? AND parts IS NULL`).raw().all(from);
	for (const [old, , ...values] of bare) {
		const id = enterSignature(database, [to, ...values]);
		database.prepare("UPDATE failure SET signature = ? WHERE signature = ?").run(id, old);
		database.prepare("DELETE FROM signature WHERE id = ?").run(old);
	}
}
const signatureColumns = columnsOf(signatureRule).join(", ");
function moveDetails(database, replaced) {
	const ofFailure = `SELECT s.key FROM failure f JOIN signature s ON s.id = f.signature
    WHERE (f.campaign, f.target, f.idx, f.shard, f.attempt) =
      (detail.campaign, detail.target, detail.idx, detail.shard, detail.attempt)`;
	for (const [from, to] of replaced) database.prepare(`UPDATE OR REPLACE detail SET key = ifnull((${ofFailure}), ?) WHERE key = ?`).run(to, from);
	for (const to of new Set(replaced.values())) trimDetails(database, to);
}
function trimDetails(database, key) {
	const rows = database.prepare(`SELECT target, number, campaign, idx AS "index", attempt, shard FROM detail JOIN campaign USING (campaign)
      WHERE key = $key
      UNION SELECT target, number, campaign, idx, attempt, shard FROM past_detail WHERE key = $key`).all({ key });
	const removals = ["detail", "past_detail"].map((table) => database.prepare(`DELETE FROM ${table} WHERE (target, key, campaign, idx, shard, attempt) = (?, ?, ?, ?, ?, ?)`));
	for (const [target, places] of Map.groupBy(rows, (row) => row.target)) {
		const kept = [];
		for (const place of places) keepDetail(kept, place);
		for (const { campaign, index, shard, attempt } of places.filter((place) => !kept.includes(place))) for (const remove of removals) remove.run(target, key, campaign, index, shard, attempt);
	}
}
function moveReplays(database, replaced) {
	const ofSeed = `SELECT min(s.key) FROM failure f JOIN signature s ON s.id = f.signature
    WHERE (f.campaign, f.target, f.seed) = (replay.campaign, replay.target, replay.seed)`;
	for (const [from, to] of replaced) {
		database.prepare(`UPDATE OR REPLACE replay SET key = ifnull((${ofSeed}), ?) WHERE key = ?`).run(to, from);
		database.prepare("UPDATE replay SET seen_key = ? WHERE seen_key = ?").run(to, from);
	}
}
function moveIssues(database, replaced) {
	const upsert = database.prepare(upsertSql(issueRule));
	for (const [from, to] of replaced) {
		const rows = database.prepare("SELECT repository, target, updated_at, number, state FROM issue WHERE key = ?").raw().all(from);
		for (const [repository, target, ...values] of rows) upsert.run(repository, target, to, ...values);
		database.prepare("DELETE FROM issue WHERE key = ?").run(from);
	}
}
function moveComparisons(database, replaced) {
	const upsert = database.prepare(upsertSql(comparisonRule));
	for (const [from, to] of replaced) {
		const rows = database.prepare("SELECT campaign, target, revision, verdict, base, evidence FROM comparison WHERE key = ?").raw().all(from);
		for (const [campaign, target, ...values] of rows) upsert.run(campaign, target, to, ...values);
		database.prepare("DELETE FROM comparison WHERE key = ?").run(from);
	}
}
function rememberFormer(database, moves) {
	const add = database.prepare(upsertSql(formerKeyRule));
	const pass = database.prepare("INSERT OR IGNORE INTO former_key SELECT ?, former FROM former_key WHERE key = ?");
	for (const { from, to } of moves) {
		add.run(to, from);
		pass.run(to, from);
	}
	for (const { from } of moves) database.prepare("DELETE FROM former_key WHERE key = ?").run(from);
}
// src/store/open-store.ts
const busyTimeoutMs = 5e3;
function openStore(path, options = {}) {
	const file = statSync(path, { throwIfNoEntry: false });
	if (file !== void 0 && !file.isFile()) throw notOurs(path, "it is not a file");
	if (options.readonly === true) {
		if (file === void 0) throw missing(path);
		checkReadable(path);
		return openForReading(path);
	}
	if (file === void 0 && options.create !== true) throw missing(path);
	if (file === void 0) makeDirectory(dirname(path));
	else checkReadable(path);
	const claim = claimStore(path);
	try {
		return openClaimedStore(path, claim, options.keyRules);
	} catch (error) {
		claim[Symbol.dispose]();
		throw error;
	}
}
function checkReadable(path) {
	try {
		checkWhole(path);
	} catch (error) {
		if (error instanceof WorldError) throw error;
	}
}
function openClaimedStore(path, claim, keyRules) {
	return withStoreErrors(path, () => {
		const database = new import_lib.default(path, { timeout: busyTimeoutMs });
		try {
			if (!isEmpty(database)) requireKnownVersion(database, path);
			database.pragma("journal_mode = WAL");
			database.pragma("synchronous = NORMAL");
			if (versionOf(database) < storeVersion) migrateStore(database);
			if (keyRules !== void 0) rekeySignatures(database, keyRules);
			return writableStore(path, database, claim);
		} catch (error) {
			database.close();
			throw error;
		}
	});
}
function requireKnownVersion(database, path) {
	if (Number(database.pragma("application_id", { simple: true })) !== 1936024932) throw notOurs(path, "another program made it");
	const version = versionOf(database);
	if (version < 1) throw damaged(path, "it has no version");
	if (version > storeVersion) throw newer(path, version, storeVersion);
}
function migratedCopy(database) {
	const bytes = database.serialize();
	bytes.fill(1, 18, 20);
	const copy = new import_lib.default(bytes);
	migrateStore(copy);
	return copy;
}
function versionOf(database) {
	return Number(database.pragma("user_version", { simple: true }));
}
function openForReading(path) {
	return withStoreErrors(path, () => {
		const database = new import_lib.default(path, {
			readonly: true,
			fileMustExist: true,
			timeout: busyTimeoutMs
		});
		try {
			if (isEmpty(database)) throw notOurs(path, "it is empty");
			requireKnownVersion(database, path);
			if (versionOf(database) === storeVersion) return readableStore(path, database);
			const copy = migratedCopy(database);
			database.close();
			return readableStore(path, copy);
		} catch (error) {
			database.close();
			throw error;
		}
	});
}
function isEmpty(database) {
	return database.prepare("SELECT count(*) AS count FROM sqlite_schema").get()?.count === 0 && Number(database.pragma("application_id", { simple: true })) === 0;
}
function readableStore(path, database) {
	return {
		path,
		database,
		[Symbol.dispose]: () => void database.close()
	};
}
function writableStore(path, database, claim) {
	const store = {
		path,
		database,
		[Symbol.dispose]() {
			if (!database.open) return;
			try {
				finaliseStore(store);
			} catch {}
			database.close();
			claim[Symbol.dispose]();
		}
	};
	return store;
}
function missing(path) {
	return new UserError("store-missing", `there is no store at ${path}`, "run a sweep first, or name another with --db");
}
function makeDirectory(directory) {
	try {
		mkdirSync(directory, { recursive: true });
	} catch (cause) {
		throw new WorldError("store-not-writable", `cannot make the directory ${directory}`, {
			hint: "check the rights of the directory above, or name another store with --db",
			cause
		});
	}
}
// src/store/comparisons.ts
function recordComparisons(store, comparisons) {
	withStoreErrors(store.path, () => {
		const revision = store.database.prepare("SELECT revision FROM comparison WHERE campaign = ? AND target = ? AND key = ?").pluck();
		const upsert = store.database.prepare(upsertSql(comparisonRule));
		store.database.transaction(() => {
			for (const { campaign, target, key, comparison } of comparisons) {
				const place = [
					campaign,
					target,
					key
				];
				const { verdict, base } = comparison;
				upsert.run(...place, (revision.get(...place) ?? 0) + 1, verdict, base, JSON.stringify(comparison));
			}
		}).immediate();
	});
}
function readComparisons(store, campaign) {
	return withStoreErrors(store.path, () => store.database.prepare("SELECT target, key, evidence FROM comparison WHERE campaign = ? ORDER BY target, key").all(campaign)).map(({ target, key, evidence }) => ({
		campaign,
		target,
		key,
		comparison: parseComparison(store.path, evidence)
	}));
}
function checkComparisons({ database, path }) {
	const rows = database.prepare("SELECT verdict, base, evidence FROM comparison");
	for (const { verdict, base, evidence } of rows.iterate()) {
		const comparison = parseComparison(path, evidence);
		if (comparison.verdict === verdict && comparison.base === base) continue;
		throw damaged(path, `a comparison says ${verdict} and its evidence ${comparison.verdict}`);
	}
}
function parseComparison(path, evidence) {
	const parsed = ComparisonSchema.safeParse(JSON.parse(evidence));
	if (parsed.success) return parsed.data;
	throw damaged(path, "a comparison cannot be read", parsed.error);
}
// src/store/read-campaigns.ts
function readCampaigns(store) {
	return planRows(store, null).map(({ campaign, startedAt, plan }) => ({
		campaign,
		number: plan.origin.number,
		startedAt,
		origin: plan.origin,
		targets: plan.targets.map(({ target }) => target.name),
		shardCount: plan.shards.length
	}));
}
function readPlan(store, campaign) {
	return readStartedPlan(store, campaign).plan;
}
function readPlans$1(store, campaigns) {
	const asked = new Set(campaigns);
	return planRows(store, null).filter(({ campaign }) => asked.has(campaign)).map(({ plan }) => plan).toReversed();
}
function readStartedPlan(store, campaign) {
	const [row] = planRows(store, campaign);
	if (row === void 0) throw new UserError("campaign-unknown", `${store.path} has no campaign ${campaign}`, "seedsweep show lists what it has");
	return row;
}
function planRows(store, campaign) {
	return withStoreErrors(store.path, () => store.database.prepare(`SELECT campaign, started_at AS startedAt, plan_json AS planJson FROM campaign
        WHERE campaign = ifnull(?, campaign) ORDER BY started_at DESC, number DESC, campaign`).all(campaign)).map(({ planJson, ...row }) => ({
		...row,
		plan: parsePlan(store.path, planJson)
	}));
}
function parsePlan(path, planJson) {
	try {
		return PlanSchema.parse(JSON.parse(planJson));
	} catch (cause) {
		throw damaged(path, "its plan cannot be read", cause);
	}
}
// \0@oxc-project+runtime@0.156.0/helpers/esm/usingCtx.js
function _usingCtx() {
	var r = "function" == typeof SuppressedError ? SuppressedError : function(r, e) {
		var n = Error();
		return n.name = "SuppressedError", n.error = r, n.suppressed = e, n;
	}, e = {}, n = [];
	function using(r, e) {
		if (null != e) {
			if (Object(e) !== e) throw new TypeError("using declarations can only be used with objects, functions, null, or undefined.");
			if (r) var o = e[Symbol.asyncDispose || Symbol["for"]("Symbol.asyncDispose")];
			if (void 0 === o && (o = e[Symbol.dispose || Symbol["for"]("Symbol.dispose")], r)) var t = o;
			if ("function" != typeof o) throw new TypeError("Object is not disposable.");
			t && (o = function o() {
				try {
					t.call(e);
				} catch (r) {
					return Promise.reject(r);
				}
			}), n.push({
				v: e,
				d: o,
				a: r
			});
		} else r && n.push({
			d: e,
			a: r
		});
		return e;
	}
	return {
		e,
		u: using.bind(null, !1),
		a: using.bind(null, !0),
		d: function d() {
			var o, t = this.e, s = 0;
			function next() {
				for (; o = n.pop();) try {
					if (!o.a && 1 === s) return s = 0, n.push(o), Promise.resolve().then(next);
					if (o.d) {
						var r = o.d.call(o.v);
						if (o.a) return s |= 2, Promise.resolve(r).then(next, err);
					} else s |= 1;
				} catch (r) {
					return err(r);
				}
				if (1 === s) return t !== e ? Promise.reject(t) : Promise.resolve();
				if (t !== e) throw t;
			}
			function err(n) {
				return t = t !== e ? new r(n, t) : n, next();
			}
			return next();
		}
	};
}
// src/store/check-outside-rows.ts
function checkOutsideRows(store) {
	for (const plan of readPlans(store)) {
		checkShards(store, plan);
		checkSpans(store, plan);
		checkSeeds(store, plan, "second_run", "checked");
		checkSeeds(store, plan, "property", "seeds");
		checkSeeds(store, plan, "property", "seen");
		checkConfiguration(store, plan);
	}
	checkComparisons(store);
	for (const table of ["failure", "exception"]) requireCompleted(store, table);
	checkPast(store);
}
function readPlans({ database, path }) {
	return database.prepare("SELECT campaign, number, sha, plan_json AS planJson FROM campaign").all().map(({ planJson, ...row }) => {
		const plan = parseSharedPlan(path, planJson);
		const { campaign, origin } = plan;
		if (campaign === row.campaign && origin.number === row.number && origin.sha === row.sha) return plan;
		throw damaged(path, `the plan of campaign ${row.campaign} is another's`);
	});
}
let lastPlan = null;
function parseSharedPlan(path, planJson) {
	if (lastPlan?.planJson !== planJson) lastPlan = {
		planJson,
		plan: parsePlan(path, planJson)
	};
	return lastPlan.plan;
}
function checkShards({ database, path }, plan) {
	const shards = database.prepare("SELECT DISTINCT shard FROM shard_run WHERE campaign = ?").pluck();
	const planned = new Set(plan.shards.map(({ shard }) => shard));
	const stray = shards.all(plan.campaign).find((shard) => !planned.has(shard));
	if (stray !== void 0) throw damaged(path, `campaign ${plan.campaign} has no shard ${stray}`);
}
function checkSpans({ database, path }, plan) {
	const slices = new Map(plan.shards.map((shard) => [shard.shard, shard.slices]));
	const spans = database.prepare("SELECT target, shard, lo, hi FROM span WHERE campaign = ?");
	for (const { target, shard, lo, hi } of spans.iterate(plan.campaign)) {
		if (lo >= carriedIndexMin) {
			if (ownsCarried(plan, {
				target,
				shard,
				lo,
				hi
			})) continue;
			throw damaged(path, `shard ${shard} of campaign ${plan.campaign} has carried seeds that are not its own`);
		}
		const own = slices.get(shard) ?? [];
		if (own.some((slice) => slice.target === target && slice.first <= lo && hi <= slice.end)) continue;
		if (own.filter((slice) => slice.target === target).length > 1) continue;
		throw damaged(path, `shard ${shard} of campaign ${plan.campaign} has indices that are not its own`);
	}
}
function ownsCarried(plan, span) {
	const [all, first] = span.lo < knownIndexMin ? [plan.carried, carriedIndexMin] : [plan.known, knownIndexMin];
	const carried = all.slice(span.lo - first, span.hi - first);
	return carried.length === span.hi - span.lo && carried.every(({ target, shard }) => target === span.target && shard === span.shard);
}
function checkSeeds({ database, path }, { campaign }, table, column) {
	if (database.prepare(`SELECT 1 FROM ${table} r WHERE campaign = ? AND ${column} > (
        SELECT ifnull(sum(hi - lo), 0) FROM span n WHERE n.campaign = r.campaign AND n.target = r.target
          AND n.shard = r.shard AND n.attempt = r.attempt) LIMIT 1`).get(campaign) !== void 0) throw damaged(path, `campaign ${campaign} counts more seeds in ${table} than it ran`);
}
function checkConfiguration({ database, path }, { campaign, targets }) {
	const known = new Set(targets.flatMap(({ target }) => target.axes.flatMap((axis) => valuesOf(axis).map((value) => JSON.stringify([
		target.name,
		axis.name,
		value
	])))));
	const drawn = database.prepare(`SELECT target, name, value FROM config_value WHERE campaign = $campaign
    UNION SELECT f.target, j.key, j.value FROM failure f, json_each(f.config) j WHERE f.campaign = $campaign`);
	for (const word of drawn.raw().iterate({ campaign })) {
		if (known.has(JSON.stringify(word))) continue;
		throw damaged(path, `campaign ${campaign} has a configuration that its plan does not know`);
	}
}
function checkPast({ database, path }) {
	if (database.prepare("SELECT 1 FROM past_campaign JOIN campaign USING (campaign) LIMIT 1").get() !== void 0) throw damaged(path, "a campaign is both whole and past");
	if (database.prepare(`SELECT 1 FROM (SELECT campaign, target, sum(count) AS seen FROM past_sighting GROUP BY campaign, target) s
      LEFT JOIN past_sweep w USING (campaign, target)
      WHERE seen > ifnull(w.failed + w.timed_out + w.nondeterministic, 0) LIMIT 1`).get() !== void 0) throw damaged(path, "a past campaign saw more failures than seeds that failed");
}
function requireCompleted({ database, path }, table) {
	if (database.prepare(`SELECT 1 FROM ${table} r WHERE ifnull((
        SELECT hi FROM span n WHERE n.campaign = r.campaign AND n.target = r.target AND n.shard = r.shard
          AND n.attempt = r.attempt AND n.lo <= r.idx ORDER BY n.lo DESC LIMIT 1), 0) <= r.idx LIMIT 1`).get() !== void 0) throw damaged(path, `a row of ${table} is at an index that was never completed`);
}
// src/store/open-outside-store.ts
const outsideStoreSizeMax = 2 ** 30;
const memoryMax = 2 ** 26;
function openOutsideStore(path, options = {}) {
	const size = checkFile(path, options.sizeMax ?? outsideStoreSizeMax);
	checkHeader(path);
	const copy = fitsMemory(path, size) ? {
		directory: null,
		source: readPrivately(path, size, takeRoom(size))
	} : copyPrivately(path, options.scratchDirectory ?? tmpdir());
	let database = null;
	const discard = () => {
		database?.close();
		if (copy.directory !== null) rmSync(copy.directory, {
			recursive: true,
			force: true
		});
	};
	try {
		return withStoreErrors(path, () => {
			database = new import_lib.default(copy.source);
			const store = {
				path,
				database,
				[Symbol.dispose]: discard
			};
			checkDatabase(store);
			return store;
		});
	} catch (error) {
		discard();
		throw error;
	}
}
function readCheckedStore(path) {
	try {
		try {
			var _usingCtx$1 = _usingCtx();
			const size = checkFile(path, outsideStoreSizeMax);
			checkHeader(path);
			if (!fitsMemory(path, size)) return null;
			const room = new ArrayBuffer(size + 1);
			const source = readPrivately(path, size, Buffer.from(room));
			const store = _usingCtx$1.u(openBytes(path, source));
			if (versionOf(store.database) !== storeVersion) return null;
			checkDatabase(store);
			return room;
		} catch (_) {
			_usingCtx$1.e = _;
		} finally {
			_usingCtx$1.d();
		}
	} catch (error) {
		if (error instanceof UserError || error instanceof WorldError || error instanceof import_lib.default.SqliteError) return null;
		throw error;
	}
}
function openCheckedStore(path, room) {
	const store = openBytes(path, Buffer.from(room, 0, room.byteLength - 1));
	harden(store.database);
	store.database.pragma("query_only = ON");
	return store;
}
function openBytes(path, bytes) {
	const database = new import_lib.default(bytes);
	return {
		path,
		database,
		[Symbol.dispose]: () => void database.close()
	};
}
function fitsMemory(path, size) {
	return size <= memoryMax && logSize(path) === null;
}
function checkDatabase(store) {
	const { database, path } = store;
	harden(database);
	requireKnownVersion(database, path);
	requireExpectedSchema(database, path);
	requireIntact(database, path);
	if (versionOf(database) < storeVersion) migrateStore(database);
	database.pragma("query_only = ON");
	checkOutsideRows(store);
}
function checkFile(path, sizeMax) {
	const file = statSync(path, { throwIfNoEntry: false });
	if (file === void 0) throw new UserError("store-missing", `there is no store at ${path}`);
	if (!file.isFile()) throw notOurs(path, "it is not a file");
	if (statSync(`${path}-journal`, { throwIfNoEntry: false }) !== void 0) throw damaged(path, `${path}-journal says that a write to it was never finished`);
	const log = logSize(path) ?? 0;
	if (file.size + log > sizeMax) throw new UserError("store-too-large", `${path} has ${file.size + log} bytes, more than the ${sizeMax} allowed`);
	return file.size;
}
function logSize(path) {
	return statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? null;
}
const scratchSize = 2 ** 22;
let scratch = null;
function takeRoom(size) {
	scratch ??= Buffer.allocUnsafeSlow(scratchSize);
	return size < scratchSize ? scratch.subarray(0, size + 1) : Buffer.allocUnsafeSlow(size + 1);
}
function readPrivately(path, size, room) {
	let length = 0;
	try {
		const file = openSync(path, "r");
		try {
			for (let read = -1; read !== 0; length += read) read = readSync(file, room, length, room.length - length, length);
		} finally {
			closeSync(file);
		}
	} catch (cause) {
		throw new WorldError("store-failed", `cannot read ${path}`, { cause });
	}
	if (length !== size) throw damaged(path, "it changed while it was read");
	const source = room.subarray(0, size);
	for (const at of [18, 19]) if (source[at] === 2) source[at] = 1;
	return source;
}
function copyPrivately(path, scratchDirectory) {
	const directory = mkdtempSync(join(scratchDirectory, "seedsweep-store-"));
	const copy = join(directory, "store.db");
	try {
		copyFileSync(path, copy, constants.COPYFILE_FICLONE);
		chmodSync(copy, 384);
		if (statSync(`${path}-wal`, { throwIfNoEntry: false })?.isFile() === true) copyFileSync(`${path}-wal`, `${copy}-wal`);
	} catch (cause) {
		rmSync(directory, {
			recursive: true,
			force: true
		});
		throw new WorldError("store-failed", `cannot copy ${path} to ${directory} to read it`, { cause });
	}
	return {
		directory,
		source: copy
	};
}
function harden(database) {
	database.pragma("trusted_schema = OFF");
	database.pragma("cell_size_check = ON");
	database.pragma("mmap_size = 0");
}
function requireExpectedSchema(database, path) {
	const encoding = String(database.pragma("encoding", { simple: true }));
	if (encoding !== "UTF-8") throw notOurs(path, `its texts are ${encoding}`);
	const expected = new Set(expectedSchema(versionOf(database)));
	const seen = describeSchema(database);
	const foreign = seen.find((line) => !expected.has(line));
	if (foreign !== void 0) {
		const name = foreign.split(" ").slice(0, 2).join(" ");
		throw notOurs(path, `seedsweep makes no such ${JSON.stringify(name.slice(0, 80))}`);
	}
	if (seen.length !== expected.size) throw damaged(path, "tables are missing");
}
function requireIntact(database, path) {
	const verdict = String(database.pragma("quick_check(1)", { simple: true }));
	if (verdict !== "ok") throw damaged(path, verdict);
	const [orphan] = database.pragma("foreign_key_check");
	if (orphan !== void 0) throw damaged(path, `rows of ${orphan.table} refer to nothing`);
}
const storesMin = 16;
const patienceMs = 1e4;
function openOutsideStores(paths) {
	if (paths.length < storesMin) return {
		open: (path) => openOutsideStore(path),
		[Symbol.dispose]: () => void 0
	};
	const counts = new Int32Array(new SharedArrayBuffer(8));
	const { port1: port, port2 } = new MessageChannel();
	const file = new URL(`./check-stores-worker${import.meta.url.slice(-3)}`, import.meta.url);
	const worker = new Worker(file, {
		workerData: {
			paths,
			port: port2,
			counts
		},
		transferList: [port2],
		stderr: true
	});
	worker.on("error", () => void 0);
	worker.unref();
	let taken = 0;
	let gone = false;
	function receive() {
		if (Atomics.load(counts, 0) <= taken) Atomics.wait(counts, 0, taken, patienceMs);
		const received = receiveMessageOnPort(port);
		if (received === void 0) return null;
		taken++;
		Atomics.store(counts, 1, taken);
		Atomics.notify(counts, 1);
		return received.message;
	}
	return {
		open(path) {
			const checked = gone ? null : receive();
			gone ||= checked === null || checked.path !== path;
			return gone || checked?.bytes == null ? openOutsideStore(path) : openCheckedStore(path, checked.bytes);
		},
		[Symbol.dispose]() {
			port.close();
			worker.terminate();
		}
	};
}
export { upsertSql as $, configValueRule as A, boolean as At, issueRule as B, isFailure as Bt, recordBisectBatch as C, valuesOf as Ct, columnsOf as D, seedTypes as Dt, campaignRule as E, seedRanges as Et, exceptionRule as F, strictObject as Ft, propertyRule as G, pastCampaignRule as H, outcomeKinds as Ht, failureRule as I, string as It, secondRunRule as J, recalledRule as K, firstBadRule as L, tuple as Lt, cutRule as M, number as Mt, detailRule as N, object as Nt, commentLookRule as O, _enum as Ot, durationRule as P, record as Pt, upsertAllSql as Q, formerKeyRule as R, union as Rt, readFirstBads as S, familyValues as St, bisectBatchRule as T, formatSeed as Tt, pastSightingRule as U, wasKilledFromOutside as Ut, issuedRule as V, isKillFromOutside as Vt, pastSweepRule as W, signatureRule as X, shardRunRule as Y, slowRule as Z, rekeySignatures as _, windowSize as _t, _usingCtx as a, withStoreErrors as at, leavesNoRoom as b, vias as bt, readPlan as c, isIntroduced as ct, readComparisons as d, carriedAt as dt, migrateStore as et, recordComparisons as f, carriedIndexMin as ft, parseParts as g, knownMax as gt, openStore as h, knownIndexMin as ht, readCheckedStore as i, explainStoreError as it, correctionRule as j, literal as jt, comparisonRule as k, array as kt, readPlans$1 as l, listLacking as lt, openClaimedStore as m, isCarried as mt, openOutsideStore as n, finaliseStore as nt, parsePlan as o, require_lib as ot, makeDirectory as p, carriedMax as pt, replayRule as q, outsideStoreSizeMax as r, damaged as rt, readCampaigns as s, describeComparison as st, openOutsideStores as t, claimStore as tt, readStartedPlan as u, PlanSchema as ut, boundDetail as v, TargetSchema as vt, recordFirstBad as w, SeedTextSchema as wt, readBisectBatches as x, configNamePattern as xt, keepDetail as y, noResultFiles as yt, historySourceRule as z, failureKinds as zt };
