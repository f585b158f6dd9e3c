import type { Rate, SeenAt } from '../model/finding.ts'
import type { CampaignEvidence, ClosingObstacle, Fix, IssueLife, Life, LifeState } from '../model/life.ts'
import {
  chanceOfSilence,
  cleanSeedsMissing,
  closingExposure,
  type Exposure,
  silenceToClose,
} from '../statistics/closing.ts'
import { jeffreysInterval } from '../statistics/intervals.ts'
import { seedsToSeeAgain } from '../statistics/seeds-to-see-again.ts'

/** Whether the code of one commit is part of the other's history, itself included; null where nobody can say. */
export type IsAncestor = (ancestor: string, descendant: string) => boolean | null

/** What replaying a stored seed at the commit where it failed gave, in today's environment. */
export type OldCommit = 'fails' | 'passes' | 'not-run' | 'not-here'

/** Everything that the state of a finding is judged from. */
export interface LifeEvidence {
  /** Campaigns of one line of code that ran seeds of the finding's target, oldest first; at least one saw the finding. */
  readonly campaigns: readonly CampaignEvidence[]
  /** The campaign that is reported, the last of them where it ran the target. */
  readonly current: string
  /** Commits that say they fix its issue, in any order. */
  readonly fixes: readonly Fix[]
  readonly isAncestor: IsAncestor
  /** Null while it has no issue, or nobody looked. */
  readonly issue: IssueLife | null
  readonly oldCommit: OldCommit
  /** Its stored seeds can be run again: not where seeds only number attempts, or where what failed came and went. */
  readonly replayable: boolean
}

/** At this chance of silence it should have been seen again by now. */
const dormantSilence = 0.05

/**
 * Judges the state of a finding. Pure; the rule of closing is that of `silenceToClose`.
 *
 * Seeds count as clean at commits that contain the known fix, or without a known fix at commits after the last failing one
 * that descend from it; nothing of the same commit again, for it is the code that failed. Where it is not known which
 * commit came first, seeds count neither way. A fix that is contained in a commit that failed is none.
 *
 * @returns null where no campaign saw it
 */
export function judgeLife(evidence: LifeEvidence): Life | null {
  const { campaigns, issue } = evidence
  const failing = campaigns.filter(hasFailed)
  const [first, last] = [failing[0], failing.at(-1)]
  if (first === undefined || last === undefined) return null
  const since = campaigns.slice(campaigns.indexOf(first))
  const fix = chooseFix(evidence, failing)
  const clean = since.filter((campaign) => isClean(evidence, campaign, { fix, last, since }))
  const there = since.filter(
    (campaign) => !clean.includes(campaign) && isThere(evidence, campaign, { fix, last, since }),
  )
  const before = campaigns.slice(0, campaigns.indexOf(first)).filter(({ seeds }) => seeds > 0)
  const hits = sum(there.map((campaign) => campaign.hits))
  const seeds = sum(there.map((campaign) => campaign.seeds))
  const cleanSeeds = sum(clean.map((campaign) => campaign.seeds + (campaign.known?.passed ?? 0)))
  const exposure = exposeTo(hits, seeds, sum(before.map((campaign) => campaign.seeds)), cleanSeeds)
  const silence = silenceToClose(Math.max(1, hits), fix !== null)
  const missing = cleanSeedsMissing([exposure], silence)
  const newest = campaigns.findLast((campaign) => campaign.seeds > 0 || campaign.repeated !== undefined)
  const pace = newest?.seeds ?? 0
  const recurrence = findRecurrence(evidence, failing, clean)
  const obstacles = missing === 0 && clean.length > 0 ? listObstacles(evidence, clean, last) : []
  const verified = missing === 0 && clean.length > 0 && obstacles.length === 0 && recurrence === null
  const quiet = clean.length > 0 && chanceOfSilence([exposure]) <= dormantSilence
  const newestKnown = campaigns.findLast(({ known }) => known !== null)
  return {
    state: chooseState(evidence, { fix, verified, quiet, recurrence, first }),
    hits,
    seeds,
    rate: rateOf(hits, seeds),
    // Failures of a shard whose canary was not seen are there, its seeds are not.
    seedsToSeeAgain: hits === 0 || hits > seeds ? Number.POSITIVE_INFINITY : seedsToSeeAgain(hits, seeds),
    campaigns: failing.length,
    campaignsSince: since.length,
    first: first.seen,
    last: last.seen,
    before:
      before.length === 0
        ? null
        : { seeds: sum(before.map((campaign) => campaign.seeds)), sha: before.at(-1)?.seen.sha ?? null },
    fix,
    clean: { seeds: cleanSeeds, campaigns: clean.length, since: clean[0]?.seen.sha ?? null },
    silence: { chance: chanceOfSilence([exposure]), asked: silence },
    needed: cleanSeedsMissing([{ ...exposure, clean: 0 }], silence),
    missing,
    campaignsMissing: pace === 0 ? null : Math.ceil(missing / pace),
    repeated: newest?.repeated ?? 0,
    known: newestKnown?.seen.campaign === evidence.current ? newestKnown.known : null,
    obstacles,
    verified,
    recurrence,
    failsThoughClosed: fix === null && recurrence === null ? findFailureSince(issue, failing) : null,
  }
}

function hasFailed({ hits, carriedHits, known }: CampaignEvidence): boolean {
  return hits > 0 || carriedHits > 0 || (known?.failed ?? 0) > 0
}

/** The fix that no failing commit contains; of several the newest, which contains the others. */
function chooseFix({ fixes, isAncestor }: LifeEvidence, failing: readonly CampaignEvidence[]): Fix | null {
  const standing = fixes.filter(({ sha }) =>
    failing.every(({ seen }) => seen.sha === null || isAncestor(sha, seen.sha) !== true),
  )
  return (
    standing.find((fix) => standing.every((other) => isAncestor(other.sha, fix.sha) === true)) ?? standing[0] ?? null
  )
}

interface Gap {
  readonly fix: Fix | null
  readonly last: CampaignEvidence
  /** Campaigns since the first that saw it. */
  readonly since: readonly CampaignEvidence[]
}

function isClean(evidence: LifeEvidence, campaign: CampaignEvidence, gap: Gap): boolean {
  const { fix, last, since } = gap
  const { sha } = campaign.seen
  if (hasFailed(campaign) || sha === null || campaign.seeds === 0) return false
  if (fix !== null) return evidence.isAncestor(fix.sha, sha) === true
  if (since.indexOf(campaign) < since.indexOf(last) || last.seen.sha === null) return false
  return sha !== last.seen.sha && evidence.isAncestor(last.seen.sha, sha) === true
}

/** Whether the bug was in the code of a campaign, as far as anybody can say. */
function isThere({ isAncestor }: LifeEvidence, campaign: CampaignEvidence, { fix, last, since }: Gap): boolean {
  if (since.indexOf(campaign) <= since.indexOf(last)) return true
  const { sha } = campaign.seen
  if (sha === null) return false
  return sha === last.seen.sha || (fix !== null && isAncestor(fix.sha, sha) === false)
}

/** What only stored or carried seeds showed is as good as seen once. */
function exposeTo(hits: number, seeds: number, before: number, clean: number): Exposure {
  return { ...closingExposure(Math.max(1, hits), Math.max(1, seeds), before), clean }
}

function rateOf(hits: number, seeds: number): Rate {
  return jeffreysInterval(Math.min(hits, seeds), seeds)
}

/** After it was closed: a failure at code that was taken for fixed. */
function findRecurrence(
  { issue, fixes, isAncestor }: LifeEvidence,
  failing: readonly CampaignEvidence[],
  clean: readonly CampaignEvidence[],
): Life['recurrence'] {
  if (issue === null || issue.state === 'open' || issue.reason === 'not_planned') return null
  const { verified } = issue.memory
  const fixed = [...fixes.map(({ sha }) => sha), ...(verified?.sha == null ? [] : [verified.sha])]
  const back = failing.find(({ seen: { sha, at } }) => {
    if (sha === null || !isAfter(at, verified?.at ?? issue.closedAt)) return false
    return fixed.some((each) => isAncestor(each, sha) === true)
  })
  if (back === undefined) return null
  const cleanSha = clean.at(-1)?.seen.sha ?? verified?.sha ?? null
  return { at: back.seen, cleanSha }
}

/** The last failure since a person closed it; null where it is open, or closed as not planned. */
function findFailureSince(issue: IssueLife | null, failing: readonly CampaignEvidence[]): SeenAt | null {
  if (issue === null || issue.state === 'open' || issue.reason === 'not_planned') return null
  return failing.findLast(({ seen }) => isAfter(seen.at, issue.closedAt))?.seen ?? null
}

function isAfter(at: string, then: string | null): boolean {
  return then === null || Date.parse(at) > Date.parse(then)
}

function listObstacles(
  { issue, oldCommit, replayable }: LifeEvidence,
  clean: readonly CampaignEvidence[],
  last: CampaignEvidence,
): ClosingObstacle[] {
  const memory = issue?.memory ?? {}
  const ranKnown = clean.some(({ known }) => (known?.passed ?? 0) > 0)
  const wasVerified = isRemembered(memory.verified?.at, last)
  const opened = issue?.state === 'open' && wasVerified
  return [
    ...(replayable && !ranKnown ? (['known-seeds-not-run'] as const) : []),
    ...(opened ? (['reopened-by-person'] as const) : []),
    ...(wasVerified ? [] : describeOldCommit(isRemembered(memory.environment, last) ? 'passes' : oldCommit)),
  ]
}

/** What was found out on a day holds until it fails again: then there is another old commit. */
function isRemembered(day: string | undefined, last: CampaignEvidence): boolean {
  return day !== undefined && !isAfter(last.seen.at, day)
}

function describeOldCommit(oldCommit: OldCommit): ClosingObstacle[] {
  switch (oldCommit) {
    case 'fails':
      return []
    case 'passes':
      return ['environment-dependent']
    case 'not-run':
      return ['old-commit-not-run']
    case 'not-here':
      return ['old-commit-not-here']
  }
}

interface Judged extends Pick<Life, 'fix' | 'verified' | 'recurrence'> {
  readonly quiet: boolean
  readonly first: CampaignEvidence
}

function chooseState({ issue, current }: LifeEvidence, judged: Judged): LifeState {
  const { fix, verified, quiet, recurrence, first } = judged
  if (recurrence !== null) return 'reopened'
  if (verified) return 'closed'
  if (fix !== null) return 'fix-pending'
  if (issue?.state === 'closed') return 'closed'
  if (issue === null && first.seen.campaign === current) return 'new'
  if (quiet) return 'dormant'
  return issue?.memory.reopened === undefined ? 'open' : 'reopened'
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
