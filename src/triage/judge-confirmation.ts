import { compareText } from '../base/text.ts'
import type { Confirmation, ElsewhereVerdict, FailingSeed, StoredFinding } from '../model/finding.ts'
import { isCleanCheckout, type Repetition, type Replay } from '../model/reproduction.ts'
import type { SeedText } from '../model/seed.ts'
import { replaysWanted } from './choose-repetition.ts'

export interface JudgedReplays {
  readonly confirmation: Confirmation
  /** The seed that shows it: its replays are those counted. */
  readonly shown: FailingSeed | null
}

/**
 * Folds the replays of a finding into one word, and chooses the seed to print. Its seeds stand for one cause, so what one of
 * them says against it holds of all: a seed that comes and goes is not made good by another that has come each time so far.
 * Without such a seed it is the shortest proven one that is printed, or the shortest of all while none is. Replays that gave
 * no verdict count for nothing. Pure.
 */
export function judgeReplays(
  { seeds, replays: all }: Pick<StoredFinding, 'seeds' | 'replays'>,
  by: Repetition['by'],
): JudgedReplays {
  const clean = all.filter(({ where }) => isCleanCheckout(where))
  const replays = all.filter(({ where }) => !isCleanCheckout(where))
  const { confirmation, seed } = by === 'seed' ? judgeSeeds(seeds, replays) : judgeRepeated(seeds, replays, by)
  const shown = seeds.find((failing) => failing.seed === seed) ?? seeds[0] ?? null
  const tried = clean.find((replay) => {
    return replay.verdict !== 'unknown' && (by === 'attempts' || replay.seed === shown?.seed)
  })
  return {
    shown,
    confirmation: tried === undefined ? confirmation : { ...confirmation, inCleanCheckout: tried.verdict },
  }
}

interface JudgedSeed {
  readonly seed: SeedText
  readonly confirmation: Confirmation
}

/** A failure that comes and goes is shown by coming once. */
function judgeRepeated(
  seeds: readonly FailingSeed[],
  replays: readonly Replay[],
  by: 'attempts' | 'pairs',
): { readonly confirmation: Confirmation; readonly seed: SeedText | null } {
  const isShown = ({ seed }: Pick<FailingSeed, 'seed'>) =>
    replays.some((replay) => replay.seed === seed && replay.verdict === 'same')
  const seed = (seeds.find(isShown) ?? seeds[0])?.seed ?? null
  const own = by === 'attempts' ? replays : replays.filter((replay) => replay.seed === seed)
  const counts = countVerdicts(own)
  const state = counts.replays === 0 ? 'untried' : counts.same > 0 ? 'reproducible' : 'unconfirmed'
  // That it passes or fails otherwise is to be expected anywhere.
  const elsewhere = listElsewhere(own).filter(({ verdict }) => verdict === 'unknown')
  return { seed, confirmation: { state, ...counts, ...(elsewhere.length > 0 && { elsewhere }) } }
}

function judgeSeeds(
  seeds: readonly FailingSeed[],
  replays: readonly Replay[],
): { readonly confirmation: Confirmation; readonly seed: SeedText | null } {
  const bySeed = Map.groupBy(replays, ({ seed }) => seed)
  // Also of seeds that are not listed: a finding lists its shortest.
  const all = [...new Set([...seeds.map(({ seed }) => seed), ...[...bySeed.keys()].sort(compareText)])]
  const judged = all.map((seed): JudgedSeed => ({ seed, confirmation: judgeSeed(bySeed.get(seed) ?? []) }))
  const against = findContradiction(seeds, judged)
  if (against === undefined) {
    // What is not listed cannot be printed, and so proves nothing that is.
    const listed = judged.filter(({ seed }) => seeds.some((failing) => failing.seed === seed))
    return listed.find(isProven) ?? listed.find(isUnshown) ?? listed[0] ?? noSeed
  }
  const own = bySeed.get(against.seed) ?? []
  // Another seed shows that the failure is real, and this one that it passes where it was swept: it comes and goes.
  const isHiding = judged.some(isProven) && groupPlaces(own).some(isUnequal)
  return isHiding ? { ...against, confirmation: { ...against.confirmation, state: 'nondeterministic' } } : against
}

const noSeed = { seed: null, confirmation: { state: 'untried', same: 0, replays: 0, where: [] } } as const

/** That a seed which ran out of time passes again is the machine's doing as much as the simulator's. */
function findContradiction(seeds: readonly FailingSeed[], judged: readonly JudgedSeed[]): JudgedSeed | undefined {
  const timedOut = new Set(seeds.flatMap(({ seed, outcome }) => (outcome === 'timed-out' ? [seed] : [])))
  const isAgainst = ({ seed, confirmation: { same } }: JudgedSeed) => same > 0 || !timedOut.has(seed)
  return (
    judged.find(({ confirmation }) => confirmation.state === 'nondeterministic') ??
    judged.find((one) => one.confirmation.state === 'unconfirmed' && isAgainst(one))
  )
}

function isProven({ confirmation }: JudgedSeed): boolean {
  return confirmation.state === 'reproducible'
}

function isUnshown({ confirmation }: JudgedSeed): boolean {
  return confirmation.state === 'unconfirmed'
}

/** What the replays of one seed say. */
function judgeSeed(replays: readonly Replay[]): Confirmation {
  const counts = countVerdicts(replays)
  const places = groupPlaces(replays)
  const elsewhere = listElsewhere(replays)
  const told = { ...counts, ...(elsewhere.length > 0 && { elsewhere }) }
  if (counts.replays === 0) return { state: 'untried', ...told }
  if (counts.same === counts.replays) {
    return { state: counts.same < replaysWanted ? 'untried' : 'reproducible', ...told }
  }
  if (places.every((place) => place.replays.every(({ verdict }) => verdict === 'passed'))) {
    return { state: 'unconfirmed', ...counts }
  }
  // Two runners that disagree may differ themselves: in what is installed, or in speed.
  return places.some(isUnequal) ? { state: 'nondeterministic', ...counts } : { state: 'unconfirmed', ...told }
}

function countVerdicts(all: readonly Replay[]): Pick<Confirmation, 'same' | 'replays' | 'where'> {
  const replays = all.filter(({ verdict }) => verdict !== 'unknown')
  return {
    same: replays.filter(({ verdict }) => verdict === 'same').length,
    replays: replays.length,
    where: [...new Set(replays.map(({ where }) => where))].sort(compareText),
  }
}

/** What one place gave for one seed, in replays with a verdict. */
export interface ReplayPlace {
  readonly where: string
  /** The sweep that failed ran there too. */
  readonly swept: boolean
  readonly replays: readonly Replay[]
}

/** The replays of one seed by the place that ran them. */
export function groupPlaces(replays: readonly Replay[]): ReplayPlace[] {
  const known = replays.filter(({ verdict, where }) => verdict !== 'unknown' && !isCleanCheckout(where))
  const byPlace = Map.groupBy(known, ({ where }) => where)
  const sharded = replays.some(({ where }) => isShard(where))
  return [...byPlace].map(([where, own]) => {
    return { where, swept: isShard(where) || (where === 'local' && !sharded), replays: own }
  })
}

function isShard(where: string): boolean {
  return where.startsWith('shard ')
}

/**
 * The runs of one place differ from each other, or at the place that ran the sweep, from the sweep. That two places differ may
 * be theirs.
 */
export function isUnequal({ replays, swept }: ReplayPlace): boolean {
  const given = new Set(replays.map(({ verdict, seenKey, seenDigest }) => `${verdict} ${seenKey} ${seenDigest}`))
  return given.size > 1 || (swept && replays.some(({ verdict }) => verdict !== 'same'))
}

/** What places that did not run the sweep gave in place of the failure, each by its first such replay. */
function listElsewhere(replays: readonly Replay[]): ElsewhereVerdict[] {
  const swept = new Set(groupPlaces(replays).flatMap((place) => (place.swept ? [place.where] : [])))
  const byPlace = Map.groupBy(replays, ({ where }) => where)
  return [...byPlace].flatMap(([where, own]) => {
    const told = own.find(
      ({ verdict, seenTitle }) => verdict !== 'same' && (verdict !== 'unknown' || seenTitle !== null),
    )
    if (swept.has(where) || told === undefined || told.verdict === 'same') return []
    const title = told.seenKey === told.key ? null : told.seenTitle
    return [{ where, verdict: told.verdict, title }]
  })
}
