/** How much likelier than another a commit is, before anything was run, that changed a file of the failure's own text. */
export const suspicionWeight = 4

/** Files longer than this are no paths of a stack. */
const pathMax = 1_000

/**
 * Weights of commits before anything was run: those that touch a file which the failure's text names weigh more.
 *
 * @param changedFiles of each commit, paths from the top of the repository, with slashes
 * @param excerpt what the failing run said; untrusted, and only looked at
 * @param subdirectory where the simulator runs below the top: its paths may begin there
 */
export function weighCommits(
  changedFiles: readonly (readonly string[])[],
  excerpt: string,
  subdirectory: string,
): number[] {
  const named = new Map<string, boolean>()
  const isNamed = (path: string): boolean => {
    const known = named.get(path)
    if (known !== undefined) return known
    const found = namesFile(excerpt, path, subdirectory)
    named.set(path, found)
    return found
  }
  return changedFiles.map((files) => (files.some(isNamed) ? suspicionWeight : 1))
}

/** `src/raft/vote.rs`, the same from the simulator's directory, or `vote.rs:17` alone, as Java and Go write it. */
function namesFile(excerpt: string, path: string, subdirectory: string): boolean {
  if (path.length > pathMax || path === '') return false
  const inside = path.startsWith(`${subdirectory}/`) ? path.slice(subdirectory.length + 1) : path
  if (inside.includes('/') && hasWord(excerpt, inside, /[^\w.-]/)) return true
  const name = path.slice(path.lastIndexOf('/') + 1)
  return hasWord(excerpt, name, /[^\w.-]/, /^:\d/)
}

/** Whether a text holds a word after the start or one of these characters, followed by what is asked for. */
function hasWord(text: string, word: string, before: RegExp, after: RegExp = /^(?:[^\w-]|$)/): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const starts = at === 0 || before.test(text[at - 1] ?? '')
    if (starts && after.test(text.slice(at + word.length, at + word.length + 2))) return true
  }
  return false
}
