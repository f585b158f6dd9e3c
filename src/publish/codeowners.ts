/** One line of a CODEOWNERS file. */
export interface OwnerRule {
  readonly pattern: RegExp
  /** `@ada`, `@acme/storage`; empty where a line takes owners away again. Addresses of mail are left out. */
  readonly owners: readonly string[]
}

/** Where GitHub looks for the file: the first that is there counts. */
export const codeownersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const

/** GitHub does not load a larger file, in bytes. */
export const codeownersBytesMax = 3 * 1024 * 1024

/** Longest pattern that is read: a regular expression is made of each. */
const patternCharactersMax = 500

/** Most `**` of one pattern: more of them take too long to match, and nobody writes them. */
const foldersMax = 5

/**
 * Reads a CODEOWNERS file. A line that GitHub calls invalid is skipped, as GitHub does: `!` to negate, `[ ]` for ranges and
 * `\#` to begin with a number sign do not work there.
 */
export function readCodeowners(text: string): OwnerRule[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [pattern = '', ...words] = splitWords(line.replace(/(^|\s)#.*$/, ''))
    if (pattern === '' || pattern.length > patternCharactersMax) return []
    if (pattern.startsWith('!') || /[[\]]/.test(pattern)) return []
    if (pattern.split('**').length > foldersMax) return []
    // A word that is no owner makes the whole line invalid.
    if (!words.every((word) => isAccount(word) || isAddress(word))) return []
    return [{ pattern: toPattern(pattern), owners: words.filter(isAccount) }]
  })
}

/** The owners of a file: those of the last line that matches it. */
export function findOwners(rules: readonly OwnerRule[], path: string): readonly string[] {
  return rules.findLast(({ pattern }) => pattern.test(path))?.owners ?? []
}

/** White space in a path is written with a backslash before it. */
function splitWords(line: string): string[] {
  return line.match(/(?:\\.|[^\s\\])+/g) ?? []
}

/** `@ada` or `@acme/storage`. */
export function isAccount(word: string): boolean {
  return /^@[A-Za-z0-9][A-Za-z0-9-]{0,99}(\/[A-Za-z0-9][\w.-]{0,99})?$/.test(word)
}

function isAddress(word: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(word)
}

/**
 * A pattern of CODEOWNERS, which are those of gitignore but for a few: a slash at the beginning or in the middle ties it
 * to the top; `*` matches inside a name, `**` across folders; what matches a folder matches all inside it, except that
 * `docs/*` matches the files of `docs` alone.
 */
export function toPattern(written: string): RegExp {
  const text = written.replace(/\\(.)/g, '$1')
  const isFolder = text.endsWith('/')
  const names = text.replace(/^\/+|\/+$/g, '').split(/\/+/)
  const isTied = text.startsWith('/') || names.length > 1
  const last = names.length - 1
  let source = isTied || names[0] === '**' ? '^' : '^(?:.*/)?'
  for (const [index, name] of names.entries()) {
    if (name === '**') {
      source += index === last ? '.+' : '(?:.*/)?'
      continue
    }
    source += nameSource(name)
    if (index < last) source += '/'
    else if (isFolder) source += '/.+'
    // `docs/*` stays among the files of docs; `*` alone, and a name, take what is inside too.
    else if (!(name === '*' && names.length > 1)) source += '(?:/.*)?'
  }
  return new RegExp(`${source}$`)
}

function nameSource(name: string): string {
  return name
    .split('')
    .map((character) => {
      if (character === '*') return '[^/]*'
      return character === '?' ? '[^/]' : character.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    })
    .join('')
    .replace(/(?:\[\^\/\]\*){2,}/g, '[^/]*')
}
