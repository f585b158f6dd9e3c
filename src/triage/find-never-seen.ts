import { compareText } from '../base/text.ts'
import { type FiledIssue, type Finding, findingId, type SeenAt } from '../model/finding.ts'
import { isNeverSeen, type PropertyTotal } from '../model/report.ts'
import { signNeverSeen } from '../signature/sign-never-seen.ts'
import { detectableRate } from '../statistics/chance-to-see.ts'

/** What was not seen once in n seeds comes in fewer than 4.6/n of them, with this certainty. */
export const neverSeenCertainty = 0.99

/**
 * The properties that a whole campaign had to come to and did not, each a finding of the campaign: it has no seed, and
 * nothing to replay. Only for a campaign that delivered all that its verdict needs: a lost shard may have seen them.
 */
export function findNeverSeen(
  properties: readonly PropertyTotal[],
  campaign: SeenAt,
  issueOf: (target: string, key: string) => FiledIssue | null,
): Finding[] {
  return properties
    .filter((property) => isNeverSeen(property) && property.seeds > 0)
    .map((property) => describeNeverSeen(property, campaign, issueOf))
    .sort((a, b) => compareText(a.key, b.key))
}

function describeNeverSeen(
  property: PropertyTotal,
  campaign: SeenAt,
  issueOf: (target: string, key: string) => FiledIssue | null,
): Finding {
  const { target, kind, name, seeds } = property
  const signature = signNeverSeen(target, kind, name)
  const { key } = signature
  return {
    target,
    key,
    signature,
    count: 0,
    carried: 0,
    seedsJudged: seeds,
    seeds: [],
    variants: [],
    excerpt: '',
    firstSeen: campaign,
    lastSeen: campaign,
    formerKeys: [],
    drawn: [],
    replays: [],
    issue: issueOf(target, key),
    firstBad: null,
    id: findingId(key),
    rate: { low: 0, estimate: 0, high: detectableRate(seeds, neverSeenCertainty) },
    seedsToSeeAgain: Number.POSITIVE_INFINITY,
    confirmation: { state: 'never-seen', same: 0, replays: 0, where: [] },
    attribution: null,
    reproduction: null,
    neverSeen: { ...property, life: null },
    life: null,
    comparison: null,
    folded: [],
    standing: null,
    similar: [],
  }
}
