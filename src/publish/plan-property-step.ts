import type { CampaignOrigin } from '../model/plan.ts'
import type { PropertyLife } from '../model/property-life.ts'
import type { ListedIssue } from './issue-change.ts'
import { compareUrl, type LifeStep, nameClosing, readIssueLife, tell } from './plan-life-step.ts'
import { renderMissedAgain, renderPropertySeen, renderStillMissed } from './render/property-life.ts'

/** Decides what the life of a never-seen property means for its issue. Pure; what the memory says was done is not done again. */
export function planPropertyStep(
  life: PropertyLife | null,
  listed: ListedIssue,
  origin: CampaignOrigin,
  at: string,
): LifeStep {
  const { memory } = readIssueLife(listed)
  const none: LifeStep = { change: null, memory, label: null }
  if (life === null) return none
  const isOpen = listed.state === 'open'
  const { recurrence, missedThoughClosed, since, fix, missed } = life
  if (!isOpen && recurrence !== null) {
    const comment = renderMissedAgain(life, compareUrl(origin))
    const reopened = { sha: recurrence.sha, at: recurrence.at }
    return { ...none, change: tell('reopen', nameClosing(listed, recurrence.campaign), comment), memory: { reopened } }
  }
  // Opened again by a person after it was seen, it is left to people until it is missed once more.
  const isNews = memory.verified === undefined || Date.parse(memory.verified.at) < Date.parse(missed.last.at)
  if (since !== null && isNews && (isOpen || fix !== null)) {
    const done = { sha: since.last.sha, at }
    const change = tell('close', missed.last.campaign, renderPropertySeen(life, isOpen))
    return { ...none, change, memory: { ...memory, verified: done } }
  }
  if (!isOpen && missedThoughClosed !== null && memory.remarked === undefined) {
    const change = tell('remark', nameClosing(listed, missedThoughClosed.campaign), renderStillMissed(life))
    return { ...none, change, memory: { ...memory, remarked: at } }
  }
  return none
}
