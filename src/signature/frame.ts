import type { Stack } from './failure.ts'

/** Most frames of one stack that are looked at; a runaway recursion prints thousands. */
export const framesReadMax = 400
/** Most frames kept in a signature. */
const framesKeptMax = 16

/** One stack frame: who wrote the function decides whether it can be the site of a failure. */
export interface Frame {
  readonly name: string
  /** `machinery`: runtime, standard library, sanitizer, test runner; never the site. */
  readonly owner: 'own' | 'dependency' | 'machinery'
  readonly source?: string
}

export const noStack: Stack = { site: [], frames: [], own: [] }

/**
 * Reads a stack, innermost frame first. The site is the first frame that is neither machinery nor an assertion helper:
 * every check of a program goes through its `must`, so the helper would fold all of them into one finding.
 */
export function readStack(frames: readonly Frame[]): Stack {
  const visible = frames.filter((frame) => frame.owner !== 'machinery' && frame.name !== '')
  const unaided = visible.filter((frame) => !isAssertionHelper(frame.name))
  const kept = unaided.length > 0 ? unaided : visible
  const top = kept[0]
  if (top === undefined) return noStack
  const owned = kept.filter((frame) => frame.owner === 'own')
  const own = owned[0]
  const site = top.owner === 'dependency' && own !== undefined ? [top.name, own.name] : [top.name]
  return {
    site,
    frames: kept.slice(0, framesKeptMax).map((frame) => frame.name),
    own: owned.slice(0, 3).map((frame) => frame.name),
    ...(top.source === undefined ? {} : { source: top.source }),
  }
}

/** A runaway recursion stops in any function of its cycle, so its site is the set of functions seen more than twice. */
export function readRecursion(frames: readonly Frame[]): Stack {
  const visible = frames.filter((frame) => frame.owner !== 'machinery' && frame.name !== '')
  const counts = new Map<string, number>()
  for (const frame of visible) counts.set(frame.name, (counts.get(frame.name) ?? 0) + 1)
  const cycle = visible.filter((frame) => (counts.get(frame.name) ?? 0) > 2)
  if (cycle.length === 0) return readStack(frames)
  const names = [...new Set(cycle.map((frame) => frame.name))].sort()
  return { site: names.slice(0, 10), frames: cycle.slice(0, 16).map((frame) => frame.name), own: names.slice(0, 3) }
}

/** Names that check or give up on behalf of their caller, in any case style: `must`, `assert_eq`, `checkNotNull`. */
const helperPattern = new RegExp(
  '^(?:(?:must|check|ensure|require|expect|verify|assert|assertion|panic|fatal|fail|invariant|die|unreachable|bug)' +
    '(?:_?(?:eq|equals?|ne|not_?equals?|true|false|that|nil|not_?nil|null|not_?null|non_?null|ok|some|none|f|ln|failed|' +
    'failure|fail|condition|state|argument|msg|message|with_?message|fmt|impl|inner|always|now|on))?' +
    '|internal_?error|throw_?error|raise_?error|log_?fatal)$',
  'i',
)

function isAssertionHelper(name: string): boolean {
  const last = name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1)
  return helperPattern.test(last.replace(/<.*$/, '').replace(/^_+/, ''))
}

/** Last component of a path of either kind of slash. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
