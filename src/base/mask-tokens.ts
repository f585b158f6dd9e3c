/**
 * A text without the tokens of GitHub in it: `ghs_` and its like, and JSON web tokens such as the one that a runner lends
 * to its steps. A simulator gets none from us, but it may find one, in a `.git/config` for instance, and what it says
 * ends in stores, artifacts and issues, where no runner masks anything. A token in another encoding is not seen.
 */
export function maskTokens(text: string): string {
  return text.replace(token, '***')
}

// No word boundary before it: in JSON the token after a line feed follows the letter n.
const token =
  /(?:gh[oprsu]_[A-Za-z0-9_]{16,}|github_pat_[A-Za-z0-9_]{20,}|eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?)/g
