import type { IssueLife, Life, LifeMemory } from '../model/life.ts'
import type { CampaignOrigin } from '../model/plan.ts'
import type { LabelChange, LifeChange, ListedIssue } from './issue-change.ts'
import { renderReopened, renderStillFails, renderVerified } from './render/life.ts'

/** What an issue says to the rule of lives. */
export function readIssueLife({ state, reason = null, closedAt = null, marker }: ListedIssue): IssueLife {
  return { state, reason, closedAt, memory: marker?.life ?? {} }
}

const environmentLabel = 'environment-dependent'

/** The next step in the life of an issue, and what its marker is to remember from then on. */
export interface LifeStep {
  /** Null: nothing is told, and only the text is brought up to date. */
  readonly change: Pick<LifeChange, 'kind' | 'comment'> | null
  readonly memory: LifeMemory
  readonly label: LabelChange | null
}

/** Decides what a life means for its issue. Pure; what the memory says was done is not done again. */
export function planLifeStep(life: Life | null, listed: ListedIssue, origin: CampaignOrigin, at: string): LifeStep {
  const { memory: remembered } = readIssueLife(listed)
  if (life === null) return { change: null, memory: remembered, label: null }
  const isOpen = listed.state === 'open'
  const hasFailedSince = (day: string | undefined) => day === undefined || Date.parse(day) < Date.parse(life.last.at)
  const isNews = hasFailedSince(remembered.verified?.at)
  const { verified: _, ...others } = remembered
  // A person opened it again, and it failed: whoever closes it next, it is another closing.
  const memory = isOpen && isNews ? others : remembered
  const none: LifeStep = { change: null, memory, label: null }
  const { recurrence, failsThoughClosed, verified, obstacles, fix, clean, last } = life
  if (!isOpen && recurrence !== null) {
    const comment = renderReopened(life, compareUrl(origin))
    const reopened = { sha: recurrence.at.sha, at: recurrence.at.at }
    return {
      ...none,
      change: tell('reopen', nameClosing(listed, recurrence.at.campaign), comment),
      memory: memory.environment === undefined ? { reopened } : { reopened, environment: memory.environment },
    }
  }
  // Who closed it without a word of a fix has made up their mind: nobody asked for a proof.
  if (verified && isNews && (isOpen || fix !== null)) {
    const done = { sha: fix?.sha ?? clean.since, at }
    const change = tell('close', last.campaign, renderVerified(life, isOpen))
    return { ...none, change, memory: { ...memory, verified: done } }
  }
  if (!isOpen && failsThoughClosed !== null && memory.remarked === undefined) {
    const change = tell('remark', nameClosing(listed, failsThoughClosed.campaign), renderStillFails(life))
    return { ...none, change, memory: { ...memory, remarked: at } }
  }
  if (!hasFailedSince(memory.environment)) return none
  if (obstacles.includes('environment-dependent')) {
    return { ...none, memory: { ...memory, environment: at }, label: { name: environmentLabel, isOn: true } }
  }
  if (memory.environment === undefined) return none
  // It failed since, at a commit of which nobody has said so.
  const { environment: __, ...rest } = memory
  return { ...none, memory: rest, label: { name: environmentLabel, isOn: false } }
}

/**
 * What a comment on a closed issue answers: its closing. Not the campaign, for a run that ends between the comment and the
 * edit may leave no campaign behind, and then the next one would tell the same by another name.
 */
export function nameClosing({ closedAt }: ListedIssue, campaign: string): string {
  return closedAt == null ? campaign : `of ${closedAt}`
}

/** The first line finds the comment again where the answer to it was lost, or the run ended behind it. */
export function tell(kind: LifeChange['kind'], about: string, comment: string): Pick<LifeChange, 'kind' | 'comment'> {
  return { kind, comment: `<!-- seedsweep:${kind} ${about.replace(/[^\w ]/g, '')} -->\n${comment}` }
}

/** Where the commits between two can be looked at, but for the two; null where nobody hosts them. */
export function compareUrl({ serverUrl, repository }: CampaignOrigin): string | null {
  const url = `${serverUrl}/${repository}/compare`
  return serverUrl !== null && repository !== null && /^https?:\/\/[\w./:-]+$/.test(url) ? url : null
}
