/**
 * A text without the tokens of GitHub in it: `ghs_` and its like, and JSON web tokens such as the one that a runner lends
 * to its steps. A simulator gets none from us, but it may find one, in a `.git/config` for instance, and what it says
 * ends in stores, artifacts and issues, where no runner masks anything. A token in another encoding is not seen.
 */
export declare function maskTokens(text: string): string;
