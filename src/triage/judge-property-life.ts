import { assert } from '../base/assert.ts'
import type { SeenAt } from '../model/finding.ts'
import type { Fix, IssueLife } from '../model/life.ts'
import type { PropertyEvidence, PropertyLife, Sightings } from '../model/property-life.ts'
import { chanceOfSilence } from '../statistics/closing.ts'
import type { IsAncestor } from './judge-life.ts'

/** Everything that the state of a never-seen property is judged from. */
export interface PropertyLifeEvidence {
  /** Campaigns of one line of code that reported the property, oldest first. */
  readonly campaigns: readonly PropertyEvidence[]
  /** The campaign that is reported. */
  readonly current: string
  /** Commits that say they fix its issue, in any order. */
  readonly fixes: readonly Fix[]
  readonly isAncestor: IsAncestor
  /** Null while it has no issue, or nobody looked. */
  readonly issue: IssueLife | null
}

/**
 * Judges the state of a property that a whole campaign had to come to and did not. Pure.
 *
 * A sighting is proof: the first later campaign that sees it, at a commit that is not older than the last one that missed it,
 * closes it. That it is missed is proof of nothing but rarity, so what was closed is opened again only by whole campaigns that
 * together have as many seeds as the campaign that missed it first.
 *
 * @returns null where no campaign missed it
 */
export function judgePropertyLife(evidence: PropertyLifeEvidence): PropertyLife | null {
  const { campaigns, issue } = evidence
  const asked = campaigns.find(({ missed }) => missed)?.seeds
  const last = campaigns.findLastIndex(({ missed }) => missed)
  if (asked === undefined) return null
  const begin = campaigns.findLastIndex(({ hits }, position) => position < last && hits > 0) + 1
  const run = campaigns.slice(begin, last + 1).filter(({ missed }) => missed)
  const missed = describeRun(run)
  const before = countSightings(campaigns.slice(0, begin))
  const since = countSightings(campaigns.slice(last + 1).filter((campaign) => isProof(evidence, missed.last, campaign)))
  const fix = chooseFix(evidence)
  const again = issue === null || since !== null ? [] : listMissedSince(evidence, issue, run)
  const enough = again.reduce((sum, { seeds }) => sum + seeds, 0) >= asked
  const back = enough ? (again.at(-1)?.seen ?? null) : null
  const wasFixed = issue?.memory.verified !== undefined || evidence.fixes.length > 0
  const recurrence = wasFixed ? back : null
  return {
    state: chooseState(evidence, { recurrence, since, fix, missed, before }),
    missed,
    before,
    since,
    asked,
    silence:
      before === null ? null : chanceOfSilence([{ hits: before.hits, seeds: before.seeds, clean: missed.seeds }]),
    fix,
    verified: since !== null,
    recurrence,
    missedThoughClosed: wasFixed ? null : back,
  }
}

function describeRun(run: readonly PropertyEvidence[]): PropertyLife['missed'] {
  const [first, last] = [run[0]?.seen, run.at(-1)?.seen]
  assert(first !== undefined && last !== undefined, 'a run of campaigns that missed it is not empty')
  return { campaigns: run.length, seeds: run.reduce((sum, { seeds }) => sum + seeds, 0), first, last }
}

/** From the first sighting on: what missed it before may have been other code. */
function countSightings(all: readonly PropertyEvidence[]): Sightings | null {
  const campaigns = all.slice(
    Math.max(
      0,
      all.findIndex(({ hits }) => hits > 0),
    ),
  )
  const seen = campaigns.filter(({ hits }) => hits > 0)
  const [first, last] = [seen[0]?.seen, seen.at(-1)?.seen]
  if (first === undefined || last === undefined) return null
  const seeds = campaigns.reduce((sum, campaign) => sum + campaign.seeds, 0)
  const hits = seen.reduce((sum, campaign) => sum + campaign.hits, 0)
  // Seeds carried over are in no count, and one of them may be the only one that saw it.
  return { hits, seeds: Math.max(hits, seeds), first, last }
}

/** What a commit before the one that missed it saw is no news; nor is what no commit has. */
function isProof({ isAncestor }: PropertyLifeEvidence, last: SeenAt, { seen, hits }: PropertyEvidence): boolean {
  return hits > 0 && seen.sha !== null && (last.sha === null || isAncestor(last.sha, seen.sha) !== false)
}

/** The fix that no commit which missed it contains; of several any. */
function chooseFix({ fixes, campaigns, isAncestor }: PropertyLifeEvidence): Fix | null {
  const shas = campaigns.flatMap(({ missed, seen }) => (missed && seen.sha !== null ? [seen.sha] : []))
  return fixes.find(({ sha }) => shas.every((other) => isAncestor(sha, other) !== true)) ?? null
}

/** Of the newest run of campaigns that missed it, those after its issue was closed, at code that was taken for mended. */
function listMissedSince(
  { fixes, isAncestor }: PropertyLifeEvidence,
  issue: IssueLife,
  run: readonly PropertyEvidence[],
): readonly PropertyEvidence[] {
  if (issue.state === 'open' || issue.reason === 'not_planned') return []
  const { verified } = issue.memory
  const then = verified?.at ?? issue.closedAt
  const mended = [...fixes.map(({ sha }) => sha), ...(verified?.sha == null ? [] : [verified.sha])]
  return run.filter(({ seen: { at, sha } }) => {
    if (then !== null && Date.parse(at) <= Date.parse(then)) return false
    return sha === null || mended.length === 0 || mended.some((each) => isAncestor(each, sha) !== false)
  })
}

type Judged = Pick<PropertyLife, 'recurrence' | 'since' | 'fix' | 'missed' | 'before'>

function chooseState({ issue, current }: PropertyLifeEvidence, judged: Judged): PropertyLife['state'] {
  const { recurrence, since, fix, missed, before } = judged
  if (recurrence !== null) return 'reopened'
  if (since !== null) return 'closed'
  if (fix !== null) return 'fix-pending'
  if (issue?.state === 'closed') return 'closed'
  if (issue === null && before === null && missed.first.campaign === current) return 'new'
  return issue?.memory.reopened === undefined ? 'open' : 'reopened'
}
