import { compareText } from '../base/text.ts'
import type { Confirmation, Finding, StoredFinding } from '../model/finding.ts'
import type { Plan } from '../model/plan.ts'
import type { Replay, Reproduction } from '../model/reproduction.ts'
import { unequalRunsType } from '../model/signature.ts'
import { attributeFailures } from '../statistics/attribute-failures.ts'
import { jeffreysInterval } from '../statistics/intervals.ts'
import { seedsToSeeAgain } from '../statistics/seeds-to-see-again.ts'
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
    confirmation:
      finding.signature.type === unequalRunsType
        ? shownBySecondRun
        : judgeConfirmation(finding.replays.filter((replay) => replay.seed === reproduction?.seed)),
    attribution: attributeFailures(finding.drawn),
    reproduction,
  }
}

/** The sweep itself ran the seed twice, and the runs differed. */
const shownBySecondRun: Confirmation = { state: 'nondeterministic', same: 0, replays: 0, where: [] }

/** What people call a finding. */
export function findingId(key: string): string {
  return `f-${key.slice(0, 8)}`
}

/** The shortest seed that was proven, or the shortest of all while none is. */
function reproduceShortest(finding: StoredFinding, planOf: (campaign: string) => Plan | null): Reproduction | null {
  const replaysOf = (seed: string) => finding.replays.filter((replay) => replay.seed === seed)
  const proven = finding.seeds.find(({ seed }) => judgeConfirmation(replaysOf(seed)).state === 'reproducible')
  const shortest = proven ?? finding.seeds[0]
  const plan = shortest === undefined ? null : planOf(shortest.campaign)
  const planned = plan?.targets.find((candidate) => candidate.target.name === finding.target)
  if (shortest === undefined || plan === null || planned === undefined) return null
  const reproduction = makeReproduction(planned.target, plan, shortest, finding.signature)
  const seenExit = finding.replays.find(
    (replay) => replay.verdict === 'same' && replay.seed === shortest.seed,
  )?.seenExit
  if (seenExit == null || reproduction.expected.exit !== 'fails') return reproduction
  return { ...reproduction, expected: { ...reproduction.expected, exit: seenExit } }
}

/** Folds replays into one word; replays that gave no verdict count for nothing. */
export function judgeConfirmation(all: readonly Replay[]): Confirmation {
  const replays = all.filter((replay) => replay.verdict !== 'unknown')
  const same = replays.filter((replay) => replay.verdict === 'same').length
  const passed = replays.filter((replay) => replay.verdict === 'passed').length
  const where = [...new Set(replays.map((replay) => replay.where))].sort()
  const summary = { same, replays: replays.length, where }
  if (replays.length === 0) return { state: 'untried', ...summary }
  if (same === replays.length) return { state: 'reproducible', ...summary }
  return { state: passed === replays.length ? 'unconfirmed' : 'nondeterministic', ...summary }
}

/** Most frequent first; ties by key, so that the order is the same on every machine. */
function compareFindings(a: Finding, b: Finding): number {
  return b.count - a.count || compareText(a.key, b.key)
}
