import { compareText } from '../base/text.ts'
import { type Confirmation, type Finding, findingId, type StoredFinding } from '../model/finding.ts'
import type { Plan } from '../model/plan.ts'
import { isCleanCheckout, type Repetition, type Replay, type Reproduction } from '../model/reproduction.ts'
import type { Target } from '../model/target.ts'
import { attributeFailures } from '../statistics/attribute-failures.ts'
import { jeffreysInterval } from '../statistics/intervals.ts'
import { seedsToSeeAgain } from '../statistics/seeds-to-see-again.ts'
import { chooseRepetition } from './choose-repetition.ts'
import { makeReproduction } from './make-reproduction.ts'

/** Adds to stored findings what follows from their numbers: rate, confirmation, reproduction. Pure. */
export function describeFindings(
  stored: readonly StoredFinding[],
  planOf: (campaign: string) => Plan | null,
): Finding[] {
  return stored.map((finding) => describeFinding(finding, planOf)).sort(compareFindings)
}

function describeFinding(finding: StoredFinding, planOf: (campaign: string) => Plan | null): Finding {
  const reproduction = reproduceShortest(finding, planOf)
  return {
    ...finding,
    id: findingId(finding.key),
    rate: jeffreysInterval(finding.count, finding.seedsJudged),
    seedsToSeeAgain:
      finding.count === 0 ? Number.POSITIVE_INFINITY : seedsToSeeAgain(finding.count, finding.seedsJudged),
    confirmation: judgeConfirmation(listOwnReplays(finding, reproduction), reproduction?.repeat.by),
    attribution: attributeFailures(finding.drawn),
    reproduction,
    neverSeen: null,
    life: null,
    comparison: null,
    folded: [],
    standing: null,
    similar: [],
  }
}

/** The replays that speak for a reproduction: those of its seed, and all where seeds only number attempts. */
function listOwnReplays({ replays }: StoredFinding, reproduction: Reproduction | null): readonly Replay[] {
  if (reproduction?.repeat.by === 'attempts') return replays
  return replays.filter((replay) => replay.seed === reproduction?.seed)
}

/** The shortest seed that was proven, or the shortest of all while none is. */
function reproduceShortest(finding: StoredFinding, planOf: (campaign: string) => Plan | null): Reproduction | null {
  const [first] = finding.seeds
  const repeat = first === undefined ? null : chooseFor(finding, planOf(first.campaign))
  if (first === undefined || repeat === null) return null
  const replaysOf = (seed: string) => finding.replays.filter((replay) => replay.seed === seed)
  const isProven = (seed: string) => judgeConfirmation(replaysOf(seed), repeat.by).state === 'reproducible'
  const shortest = finding.seeds.find(({ seed }) => isProven(seed)) ?? first
  const plan = planOf(shortest.campaign)
  const target = findTarget(finding, plan)
  if (plan === null || target === null) return null
  const reproduction = makeReproduction(target, plan, shortest, finding.signature, repeat)
  const seenExit = finding.replays.find(
    (replay) => replay.verdict === 'same' && replay.seed === shortest.seed,
  )?.seenExit
  if (seenExit == null || reproduction.expected.exit !== 'fails') return reproduction
  return { ...reproduction, expected: { ...reproduction.expected, exit: seenExit } }
}

function chooseFor(finding: StoredFinding, plan: Plan | null): Repetition | null {
  const target = findTarget(finding, plan)
  return target === null ? null : chooseRepetition(target, finding)
}

function findTarget({ target: name }: StoredFinding, plan: Plan | null): Target | null {
  return plan?.targets.find(({ target }) => target.name === name)?.target ?? null
}

/** Folds replays into one word; replays that gave no verdict count for nothing. */
export function judgeConfirmation(all: readonly Replay[], by: Repetition['by'] = 'seed'): Confirmation {
  const clean = all.find(({ where, verdict }) => isCleanCheckout(where) && verdict !== 'unknown')
  const confirmation = judgeReplays(
    all.filter(({ where }) => !isCleanCheckout(where)),
    by,
  )
  return clean === undefined ? confirmation : { ...confirmation, inCleanCheckout: clean.verdict }
}

function judgeReplays(all: readonly Replay[], by: Repetition['by']): Confirmation {
  const replays = all.filter((replay) => replay.verdict !== 'unknown')
  const same = replays.filter((replay) => replay.verdict === 'same').length
  const passed = replays.filter((replay) => replay.verdict === 'passed').length
  const where = [...new Set(replays.map((replay) => replay.where))].sort()
  const summary = { same, replays: replays.length, where }
  if (replays.length === 0) return { state: 'untried', ...summary }
  // A failure that comes and goes is shown by coming once.
  if (by !== 'seed') return { state: same > 0 ? 'reproducible' : 'unconfirmed', ...summary }
  if (same === replays.length) return { state: 'reproducible', ...summary }
  return { state: passed === replays.length ? 'unconfirmed' : 'nondeterministic', ...summary }
}

/** Most frequent first; ties by key, so that the order is the same on every machine. */
function compareFindings(a: Finding, b: Finding): number {
  return b.count - a.count || compareText(a.key, b.key)
}
