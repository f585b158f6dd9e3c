// src/base/user-error.ts
var UserError = class extends Error {
	name = "UserError";
	code;
	hint;
	constructor(code, message, hint = null) {
		super(message);
		this.code = code;
		this.hint = hint;
	}
};
// src/base/assert.ts
function assert(condition, message) {
	if (!condition) throw new Error(`seedsweep bug: ${message}`);
}
function assertNever(value) {
	throw new Error(`seedsweep bug: unexpected value ${JSON.stringify(value)}`);
}
export { assertNever as n, UserError as r, assert as t };
