import { readMarker } from '../../../src/publish/render/marker.ts'
import type { GitHubModel, ModelIssue, ModelRequest } from './github-model.ts'
import type { Judge, Reporter } from './judge.ts'
import { type Bug, type Night, showsBug } from './lives.ts'
import { lagMsMax, lateMsMax } from './network.ts'
import { dateOf } from './virtual-time.ts'

/**
 * What may be done to the issue of a bug over its life, by what is true of the bug and what the reporter's history says:
 * told by this file alone, without the rules that are tested (`triage/judge-life.ts`).
 */
export interface LifeRules {
  /** A comment is about to be written. */
  readonly said: (reporter: Reporter, issue: ModelIssue, marker: string) => void
  /** A state or labels are about to be set; `read`: when this reporter had read the issue. */
  readonly edited: (reporter: Reporter, issue: ModelIssue, fields: ModelRequest['body'], read: number) => void
  /** After the last night, in which nothing was in the way. */
  readonly ended: (nights: readonly Night[]) => void
}

type Voice = Pick<Judge, 'violate' | 'met'>

export const environmentLabel = 'environment-dependent'

export function createLifeRules(model: GitHubModel, bugs: readonly Bug[], { violate, met }: Voice): LifeRules {
  const bugOf = new Map(bugs.map((bug) => [bug.key, bug]))
  /** Start of the campaign by which an issue was closed, while it is. */
  const closings = new Map<number, string>()
  const labelled = new Map<number, Reporter>()
  /** Issues whose label may be set again: we took it off, or opened them again. */
  const settable = new Set<number>()
  const told = new Map<string, { readonly version: number; readonly by: Reporter }>()

  function said(reporter: Reporter, issue: ModelIssue, marker: string): void {
    const kind = /^<!-- seedsweep:(close|reopen|remark) /.exec(marker)?.[1]
    if (kind === undefined) return
    met(`a comment says: ${kind}`)
    const { state, reason } = model.current(issue)
    const isLeft = state === 'closed' && reason === 'not_planned' && issue.stateTouchedAt < reporter.startedAt
    if (isLeft && kind !== 'close') violate('OpenedOnEvidence', 'not planned, and it is spoken of', reporter.name)
    if (kind === 'close') return
    // Not opened or closed since by anybody: it is the same step.
    const version = issue.versions.findLastIndex((one, at) => one.state !== issue.versions[at - 1]?.state)
    const before = told.get(`${kind} ${issue.number}`)
    const forgot = (reporter.nights[0]?.number ?? 0) > (before?.by.nights.at(-1)?.number ?? 0)
    const atOnce = before !== undefined && (before.by === reporter || overlaps(before.by, reporter))
    if (before?.version === version && !forgot && !atOnce)
      violate('SaidOnce', `a step is told twice: ${kind}`, `${reporter.name}, #${issue.number}`)
    told.set(`${kind} ${issue.number}`, { version, by: reporter })
  }

  function edited(reporter: Reporter, issue: ModelIssue, fields: ModelRequest['body'], read: number): void {
    const bug = bugOf.get(readMarker(model.current(issue).body)?.key ?? '')
    if (bug === undefined || issue.locked) return
    if (Array.isArray(fields.labels)) judgeLabels(reporter, bug, issue, fields.labels.map(String), read)
    const wasTouched = issue.stateTouchedAt >= reporter.startedAt
    if (fields.state === 'closed' && fields.state_reason === 'completed') {
      closes(reporter, bug, issue, wasTouched)
    } else if (fields.state === 'open') opens(reporter, bug, issue, wasTouched)
    else if (typeof fields.body === 'string') verifies(reporter, bug, issue, fields.body)
  }

  /** A person closed it in the moment before: what was verified then is known as after a closing of ours. */
  function verifies(reporter: Reporter, bug: Bug, issue: ModelIssue, body: string): void {
    const { state, body: before } = model.current(issue)
    const verified = readMarker(body)?.life?.verified
    if (state !== 'closed' || verified === undefined || verified.at === readMarker(before)?.life?.verified?.at) return
    const why = whyNotClosed(bug, reporter.nights)
    if (why !== null) violate('ClosedOnEvidence', `an issue is verified: ${why}`, `${reporter.name}, #${issue.number}`)
    closings.set(issue.number, verified.at)
    met('a person closed an issue in the moment before it was closed on evidence')
  }

  function closes(reporter: Reporter, bug: Bug, issue: ModelIssue, wasTouched: boolean): void {
    const why = whyNotClosed(bug, reporter.nights)
    if (why !== null) violate('ClosedOnEvidence', `an issue is closed: ${why}`, `${reporter.name}, #${issue.number}`)
    const comments = model.comments.filter((one) => one.issue === issue.number)
    if (!comments.some(({ body }) => body.startsWith('<!-- seedsweep:close ')))
      violate('ClosedOnEvidence', 'an issue is closed without a word', reporter.name)
    const closing = closings.get(issue.number)
    const failedSince = closing === undefined || reporter.nights.some((one) => showsBug(bug, one) && one.at > closing)
    if (!failedSince && !wasTouched && model.current(issue).state === 'open')
      violate('ClosedOnEvidence', 'an issue that a person opened is closed again', reporter.name)
    closings.set(issue.number, reporter.nights.at(-1)?.at ?? '')
    met(`an issue was closed on evidence: ${bug.kind}`)
  }

  function opens(reporter: Reporter, bug: Bug, issue: ModelIssue, wasTouched: boolean): void {
    const { state, reason, closedAt } = model.current(issue)
    const closing = closings.get(issue.number)
    const isOurs = closing !== undefined && dateOf(issue.stateTouchedAt) < closing
    const then = isOurs ? closing : (closedAt ?? '')
    const back = reporter.nights.find(
      (night) =>
        showsBug(bug, night) &&
        night.at > then &&
        (isOurs || closing !== undefined || night.number >= (bug.claimedAt ?? Number.POSITIVE_INFINITY)),
    )
    if (state === 'closed' && !wasTouched) {
      if (reason === 'not_planned') violate('OpenedOnEvidence', 'not planned, and it is opened', reporter.name)
      else if (back === undefined || !isEnough(bug, reporter.nights, then))
        violate('OpenedOnEvidence', 'an issue is opened and nothing failed since', `${reporter.name}, #${issue.number}`)
    }
    closings.delete(issue.number)
    settable.add(issue.number)
    met(`an issue was opened again: ${bug.kind}`)
  }

  function judgeLabels(reporter: Reporter, bug: Bug, issue: ModelIssue, labels: string[], read: number): void {
    const there = model.current(issue).labels
    const lower = labels.map((name) => name.toLowerCase())
    if (issue.labelsTouchedAt >= read) met('a person labelled in the moment before a write')
    else
      for (const name of there.filter((old) => !lower.includes(old.toLowerCase()))) takesOff(reporter, bug, issue, name)
    if (new Set(lower).size < lower.length) violate('LabelsStay', 'a label is there twice', reporter.name)
    const added = labels.filter((name) => !there.some((old) => old.toLowerCase() === name.toLowerCase()))
    for (const label of issue.labelsTouchedAt >= read ? [] : added) {
      const before = settable.has(issue.number) ? undefined : labelled.get(issue.number)
      if (label !== environmentLabel) violate('LabelsStay', 'a label is set that is not ours', label)
      else if (whyNotClosed({ ...bug, oldCommit: 'fails' }, reporter.nights) !== null || bug.oldCommit !== 'passes')
        violate('LabelsStay', 'a label is set without evidence', `${reporter.name}, #${issue.number}`)
      else if (before !== undefined && before !== reporter && before.endedAt !== null)
        violate('LabelsStay', 'a label that a person took off is set again', reporter.name)
      labelled.set(issue.number, reporter)
      settable.delete(issue.number)
      met('an issue was labelled as environment-dependent')
    }
  }

  /** Only what says of an old commit that it passes, and only once another one failed. */
  function takesOff(reporter: Reporter, bug: Bug, issue: ModelIssue, name: string): void {
    const since = labelled.get(issue.number)?.nights.at(-1)?.at
    const failed = reporter.nights.some((one) => showsBug(bug, one) && since !== undefined && one.at > since)
    if (name.toLowerCase() !== environmentLabel || !failed)
      violate('LabelsStay', 'a label is lost', `${reporter.name}, #${issue.number}, ${name}`)
    else met('a label was taken off, for it failed again')
    // Not forgotten: this write may not arrive, and is tried again.
    settable.add(issue.number)
  }

  function ended(nights: readonly Night[]): void {
    const newest = nights.at(-1)
    if (newest === undefined) return
    for (const bug of bugs) {
      const issue = model.issues.find((one) => readMarker(model.current(one).body)?.key === bug.key)
      if (issue === undefined || issue.author !== 'bot' || issue.locked || model.current(issue).gone !== null) continue
      // What a person has opened, closed or rewritten is theirs; what was told twice at once has no one issue.
      const doubles = model.issues.filter((one) => readMarker(model.current(one).body)?.key === bug.key)
      if (issue.stateTouchedAt >= 0 || issue.touchedAt >= 0 || doubles.length > 1) continue
      const { state, reason } = model.current(issue)
      if (reason === 'not_planned' || reason === 'duplicate') continue
      const isDue = whyNotClosed(bug, nights) === null
      if (isDue && state === 'open') violate('ClosedOnEvidence', 'an issue is never closed', `#${issue.number}`)
      if (showsBug(bug, newest) && isEnough(bug, nights, '') && state === 'closed')
        violate('OpenedOnEvidence', 'a bug came back and its issue stays closed', `#${issue.number}`)
      const labels = model.current(issue).labels.filter((name) => name.toLowerCase() === 'seedsweep')
      if (issue.labelsTouchedAt < 0 && labels.length !== 1)
        violate('LabelsStay', 'the label of an issue is gone', `#${issue.number}`)
    }
  }

  return { said, edited, ended }
}

/** A failure is proof; that a property is missed is, by as many seeds as missed it first, of campaigns after a moment. */
function isEnough(bug: Bug, nights: readonly Night[], then: string): boolean {
  if (bug.kind === 'failure') return true
  const seen = nights.findLastIndex((night) => (night.hits.get(bug.key) ?? 0) > 0)
  const again = nights.filter((night, place) => place > seen && showsBug(bug, night) && night.at > then)
  const asked = nights.find((night) => showsBug(bug, night))?.seeds ?? 0
  return countSeeds(again) >= asked
}

/** Why the history does not prove that a bug is gone, or null: section by section what the documentation promises. */
function whyNotClosed(bug: Bug, nights: readonly Night[]): string | null {
  const showing = nights.filter((night) => showsBug(bug, night))
  const [first, last] = [showing[0], showing.at(-1)]
  if (first === undefined || last === undefined) return 'no campaign saw it'
  const after = nights.filter((night) => night.number > last.number)
  if (bug.kind === 'property') {
    return after.some((night) => (night.hits.get(bug.key) ?? 0) > 0) ? null : 'no campaign has seen it since'
  }
  const { claimedAt } = bug
  const now = nights.at(-1)?.number ?? 0
  const isClaimed = claimedAt !== null && claimedAt <= now && last.number < claimedAt
  const clean = after.filter((night) => !isClaimed || night.number >= claimedAt)
  if (!clean.some(({ replayed }) => replayed)) return 'its stored seeds were not run again'
  if (bug.oldCommit !== 'fails') return 'its old commit does not fail today'
  const k = showing.reduce((sum, night) => sum + (night.hits.get(bug.key) ?? 0), 0)
  const there = nights.filter((night) => night.number >= first.number && !clean.includes(night))
  const before = nights.filter((night) => night.number < first.number)
  const quiet = countSeeds(clean) + 4 * clean.filter(({ replayed }) => replayed).length
  const [hits, n] = k === 1 ? [1, countSeeds(there) + countSeeds(before)] : [k - 1, countSeeds(there)]
  const asked = Math.max(0.01 / (k * (k + 1)), isClaimed ? 1 / 11 : 0)
  return (n / (n + quiet)) ** hits <= asked * (1 + 1e-9) ? null : 'too few seeds ran clean'
}

function countSeeds(nights: readonly Night[]): number {
  return nights.reduce((sum, { seeds }) => sum + seeds, 0)
}

/** At once: the second starts before the lists must show all that the first one wrote. */
export function overlaps(a: Reporter | undefined, b: Reporter): boolean {
  return a !== undefined && a !== b && (a.endedAt === null || a.endedAt + lagMsMax + lateMsMax > b.startedAt)
}
