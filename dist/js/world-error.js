// src/base/world-error.ts
var WorldError = class extends Error {
	name = "WorldError";
	code;
	hint;
	constructor(code, message, options = {}) {
		super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
		this.code = code;
		this.hint = options.hint ?? null;
	}
};
export { WorldError as t };
