/**
 * A mistake of the person who called: wrong flag, wrong key, missing file. Ends with exit status 2.
 *
 * `message` says what was seen; `hint` says what to write instead. Both are plain sentences for people.
 */
export declare class UserError extends Error {
    readonly name = "UserError";
    readonly code: string;
    readonly hint: string | null;
    constructor(code: string, message: string, hint?: string | null);
}
