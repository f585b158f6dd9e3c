import { compareText } from '../base/text.ts'
import { type Confirmation, type Finding, findingId, type StoredFinding } from '../model/finding.ts'
import type { Plan } from '../model/plan.ts'
import type { Repetition, Reproduction } from '../model/reproduction.ts'
import type { Target } from '../model/target.ts'
import { attributeFailures } from '../statistics/attribute-failures.ts'
import { jeffreysInterval } from '../statistics/intervals.ts'
import { seedsToSeeAgain } from '../statistics/seeds-to-see-again.ts'
import { chooseRepetition } from './choose-repetition.ts'
import { judgeReplays } from './judge-confirmation.ts'
import { makeReproduction } from './make-reproduction.ts'

/** Adds to stored findings what follows from their numbers: rate, confirmation, reproduction. Pure. */
export function describeFindings(
  stored: readonly StoredFinding[],
  planOf: (campaign: string) => Plan | null,
): Finding[] {
  return stored.map((finding) => describeFinding(finding, planOf)).sort(compareFindings)
}

function describeFinding(finding: StoredFinding, planOf: (campaign: string) => Plan | null): Finding {
  const { confirmation, reproduction } = proveFinding(finding, planOf)
  return {
    ...finding,
    id: findingId(finding.key),
    rate: jeffreysInterval(finding.count, finding.seedsJudged),
    seedsToSeeAgain:
      finding.count === 0 ? Number.POSITIVE_INFINITY : seedsToSeeAgain(finding.count, finding.seedsJudged),
    confirmation,
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

/** The reproduction of the seed that its replays show best, and what they say. */
function proveFinding(
  finding: StoredFinding,
  planOf: (campaign: string) => Plan | null,
): { readonly confirmation: Confirmation; readonly reproduction: Reproduction | null } {
  const [first] = finding.seeds
  const repeat = first === undefined ? null : chooseFor(finding, planOf(first.campaign))
  const { confirmation, shown } = judgeReplays(finding, repeat?.by ?? 'seed')
  const plan = shown === null ? null : planOf(shown.campaign)
  const target = findTarget(finding, plan)
  if (shown === null || repeat === null || plan === null || target === null) {
    return { confirmation: untried, reproduction: null }
  }
  const reproduction = makeReproduction(target, plan, shown, finding.signature, repeat)
  const seenExit = finding.replays.find(({ verdict, seed }) => verdict === 'same' && seed === shown.seed)?.seenExit
  const isKnown = seenExit == null || reproduction.expected.exit !== 'fails'
  const expected = isKnown ? reproduction.expected : { ...reproduction.expected, exit: seenExit }
  return { confirmation, reproduction: { ...reproduction, expected } }
}

const untried: Confirmation = { state: 'untried', same: 0, replays: 0, where: [] }

function chooseFor(finding: StoredFinding, plan: Plan | null): Repetition | null {
  const target = findTarget(finding, plan)
  return target === null ? null : chooseRepetition(target, finding)
}

function findTarget({ target: name }: StoredFinding, plan: Plan | null): Target | null {
  return plan?.targets.find(({ target }) => target.name === name)?.target ?? null
}

/** Most frequent first; ties by key, so that the order is the same on every machine. */
function compareFindings(a: Finding, b: Finding): number {
  return b.count - a.count || compareText(a.key, b.key)
}
