import { compareText } from '../base/text.ts'
import { type FiledIssue, type Finding, findingId } from '../model/finding.ts'
import type { Replay } from '../model/reproduction.ts'
import type { ReportedFailure } from '../model/signature.ts'
import { nameUnequalRuns } from '../signature/compare-runs.ts'
import { extractSignature } from '../signature/extract-signature.ts'
import { jeffreysInterval } from '../statistics/intervals.ts'
import { seedsToSeeAgain } from '../statistics/seeds-to-see-again.ts'
import { pairsWanted } from './choose-repetition.ts'
import { groupPlaces, isUnequal } from './judge-confirmation.ts'

/**
 * That fresh runs of one command gave different things is a finding of its own kind: the failure that it hides may be real,
 * and is kept apart from it, unproven. Made of the replays alone; what the sweep's own second runs found of the same kind has
 * the same key, and is left to speak for both.
 */
export function findNondeterminism(
  findings: readonly Finding[],
  issueOf: (target: string, key: string) => FiledIssue | null,
): Finding[] {
  const shown = findings.flatMap((finding) => {
    const unequal = describeUnequal(finding)
    return unequal === null ? [] : [{ finding, ...unequal }]
  })
  const byCause = Map.groupBy(shown, ({ finding, signature }) => `${finding.target} ${signature.key}`)
  return [...byCause.values()]
    .map((same) => fold(same, issueOf))
    .filter(({ target, key }) => findings.every((other) => other.target !== target || other.key !== key))
    .sort((a, b) => compareText(a.key, b.key))
}

interface Unequal {
  readonly finding: Finding
  readonly signature: Finding['signature']
  /** Those that gave something else than the sweep, and all with a verdict. */
  readonly differing: number
  readonly replays: readonly Replay[]
}

function describeUnequal({ confirmation, reproduction, replays }: Finding): Omit<Unequal, 'finding'> | null {
  if (confirmation.state !== 'nondeterministic' || reproduction === null) return null
  const bySeed = Map.groupBy(replays, ({ seed }) => seed)
  const places = [...bySeed.values()].flatMap(groupPlaces).filter(isUnequal)
  if (places.length === 0) return null
  const unequal = places.flatMap((place) => place.replays)
  const reported: ReportedFailure = nameUnequalRuns({
    passed: unequal.some(({ verdict }) => verdict === 'passed'),
    sameFailure: unequal.every(({ seenKey }) => seenKey === reproduction.expected.key),
  })
  return {
    signature: extractSignature({ text: '', reported }),
    differing: unequal.filter(({ verdict }) => verdict !== 'same').length,
    replays: unequal,
  }
}

function fold(same: readonly Unequal[], issueOf: (target: string, key: string) => FiledIssue | null): Finding {
  const [first, ...others] = same
  if (first === undefined) throw new Error('seedsweep bug: a cause of nothing')
  const { finding, signature } = first
  const reproduction = finding.reproduction
  const seeds = same.flatMap(({ finding: { seeds, reproduction } }) => {
    const own = seeds.find(({ seed }) => seed === reproduction?.seed)
    return own === undefined ? [] : [own]
  })
  const replays = same.flatMap((one) => one.replays)
  const { key, title } = signature
  return {
    ...finding,
    key,
    formerKeys: [],
    signature,
    id: findingId(key),
    count: 1 + others.length,
    carried: 0,
    seeds,
    variants: [],
    excerpt: describeRuns(replays),
    drawn: [],
    replays,
    issue: issueOf(finding.target, key),
    rate: jeffreysInterval(same.length, finding.seedsJudged),
    seedsToSeeAgain: seedsToSeeAgain(same.length, finding.seedsJudged),
    confirmation: {
      state: 'reproducible',
      same: same.reduce((sum, { differing }) => sum + differing, 0),
      replays: replays.length,
      where: [...new Set(replays.map(({ where }) => where))].sort(compareText),
    },
    attribution: null,
    reproduction:
      reproduction === null
        ? null
        : {
            ...reproduction,
            repeat: { by: 'pairs', most: pairsWanted },
            expected: { exit: 'differs from run to run', key, title, digest: null },
          },
    comparison: null,
  }
}

/** What each run gave, a line each: titles are what simulators said. */
function describeRuns(replays: readonly Replay[]): string {
  return replays
    .slice(0, 20)
    .map(({ replay, where, verdict, seenTitle, seenDigest, seenExit }) => {
      const failure = verdict === 'passed' ? 'passed' : `failed: ${seenTitle ?? 'no words'}`
      const digest = seenDigest === null ? '' : `, digest ${seenDigest}`
      return `run ${replay} (${where}): ${failure}, ${seenExit ?? 'no exit'}${digest}`
    })
    .join('\n')
}
