import type { Finding } from '../model/finding.ts'

/** A place in the repository. */
export interface SourcePlace {
  /** From the top of the repository, with slashes. */
  readonly path: string
  /** Counted from 1; null where it is not known. */
  readonly line: number | null
}

/** What must be known of a finding for its places. */
export type Located = Pick<Finding, 'excerpt' | 'signature'>

export type Locate = (finding: Located) => readonly SourcePlace[]

/** Most lines of an excerpt that are searched, most characters of one, and most places found. */
const linesMax = 2_000
const lineCharactersMax = 2_000
const placesMax = 32

/** A path with an extension, and behind it `:12`, `(12`, `", line 12` or `:line 12` where a line is told. */
const pathPattern =
  /((?:[A-Za-z]:)?[\w@+.~$/\\-]{0,400}[\w@+-]\.[A-Za-z]\w{0,9})(?:(?:", line |:line |:|\()(\d{1,7}))?/g

/**
 * Finds the repository's files that the text of a failure names: those of its frames first, the innermost first of all.
 * What is no file of the repository is no place. Pure.
 *
 * @param files paths of the repository's files, from its top, with slashes
 */
export function openLocator(files: readonly string[]): Locate {
  const byName = Map.groupBy(files, (path) => path.slice(path.lastIndexOf('/') + 1))
  return ({ excerpt, signature }) => {
    const lines = excerpt.split('\n', linesMax).map((line) => line.slice(0, lineCharactersMax))
    const hits = lines.flatMap((line, at) => findPlaces(line, byName).map((place) => ({ place, at })))
    // Python prints the innermost frame last.
    if (signature.language === 'python') hits.reverse()
    const ofFrames = signature.frames.flatMap((frame) => {
      const name = simpleName(frame)
      // A frame's path stands on its own line, or on the one below (Rust, Go).
      const hit = hits.find(({ at }) => [lines[at], lines[at - 1]].some((line) => line?.includes(name) === true))
      return hit === undefined ? [] : [hit]
    })
    const distinct = new Map([...ofFrames, ...hits].map(({ place }) => [`${place.path}:${place.line}`, place]))
    return [...distinct.values()].slice(0, placesMax)
  }
}

function findPlaces(line: string, byName: ReadonlyMap<string, readonly string[]>): SourcePlace[] {
  return [...line.matchAll(pathPattern)].flatMap(([, written = '', number]) => {
    const path = chooseFile(written.replaceAll('\\', '/'), byName)
    return path === null ? [] : [{ path, line: number === undefined || Number(number) === 0 ? null : Number(number) }]
  })
}

/** The file that is meant: the longest whose path is the end of what is written, else the only one that ends like it. */
function chooseFile(written: string, byName: ReadonlyMap<string, readonly string[]>): string | null {
  if (foreignPath.test(written)) return null
  const candidates = byName.get(written.slice(written.lastIndexOf('/') + 1)) ?? []
  const relative = written.replace(/^(?:\.{1,2}\/)+/, '')
  const within = candidates.filter((path) => relative === path || relative.endsWith(`/${path}`))
  const longest = within.sort((a, b) => b.length - a.length)[0]
  if (longest !== undefined) return longest
  // An absolute path of another place is no file of ours, be it called alike.
  if (/^(?:\/|[A-Za-z]:)/.test(written)) return null
  const ending = candidates.filter((path) => path.endsWith(`/${relative}`))
  return ending.length === 1 ? (ending[0] ?? null) : null
}

/** Sources of compilers and packages, some of which are called like files of ours. */
const foreignPath = /^\/rustc\/|\/(?:node_modules|site-packages|\.cargo\/registry|go\/pkg\/mod)\//

/** `raft::Node::vote` is printed as `vote` here and there; a name that is too short would be found anywhere. */
function simpleName(frame: string): string {
  const last = /[^.:#/]+$/.exec(frame)?.[0] ?? frame
  return last.length >= 3 ? last : frame
}
