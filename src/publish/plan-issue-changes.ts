import { compareText, formatPlural } from '../base/text.ts'
import { type Finding, findingId, replayedFindingsMax } from '../model/finding.ts'
import type { Life } from '../model/life.ts'
import type { CampaignReport } from '../model/report.ts'
import type { Reproduction } from '../model/reproduction.ts'
import { chooseOwners } from './choose-owners.ts'
import type {
  FindingRef,
  IssueChange,
  IssueListing,
  IssueRef,
  IssueRules,
  ListedIssue,
  QuietIssue,
} from './issue-change.ts'
import { planLifeStep } from './plan-life-step.ts'
import { planPropertyStep } from './plan-property-step.ts'
import { describeElsewhere } from './render/describe-confirmation.ts'
import { type IssueOptions, issueCharactersMax, newIssue, renderIssue } from './render/issue.ts'
import { rewriteLife } from './render/keep-proof.ts'
import { marksFinding, readGenerated, replaceGenerated } from './render/marker.ts'
import { asTold, isWorthTelling } from './render/told-closing.ts'

/** GitHub's own limit of a body, for what people wrote and the generated part together. */
export const bodyCharactersMax = 65_000

/** Below this the generated part says too little to be worth an edit. */
const generatedCharactersMin = 4_000

/** A finding that waits for its issue since an earlier campaign, with the report of that one. */
export interface EarlierFinding {
  readonly finding: Finding
  readonly report: CampaignReport
}

/**
 * Decides what is to be done about every finding of a report, and about those that wait since `earlier` ones. Those that
 * wait go first, the longest first; then the most frequent. Pure: `listing` is what the repository holds, the answer is
 * what `applyIssueChanges` does and what a dry run prints. `quiet`: what earlier campaigns saw and this one did not; their
 * issues are brought up to date, closed on evidence, and never made.
 */
export function planIssueChanges(
  repository: string,
  listing: IssueListing,
  report: CampaignReport,
  rules: IssueRules,
  quiet: readonly QuietIssue[] = [],
  earlier: readonly EarlierFinding[] = [],
): IssueChange[] {
  const reports = new Map(earlier.map((one) => [one.finding, one.report]))
  const findings = [...report.findings, ...reports.keys()].sort(compareTurns)
  const claimed = new Set<number>()
  let created = 0
  const seen = findings.flatMap((finding): IssueChange[] => {
    const ref = refer(finding)
    const [issue, ...duplicates] = findIssues(repository, listing, finding).filter(
      (candidate) => !claimed.has(candidate.number) && !isOfAnother(candidate, finding, findings),
    )
    for (const { number } of issue === undefined ? [] : [issue, ...duplicates]) claimed.add(number)
    if (issue !== undefined) {
      const others = duplicates.map((other) => toDuplicate(ref, other, issue))
      // What an earlier campaign saw is older than what the issue says.
      const existing: IssueChange = reports.has(finding)
        ? { kind: 'keep', finding: ref, issue: referIssue(issue), why: 'unchanged' }
        : planExisting(finding, report, issue, report.startedAt)
      return [existing, ...others]
    }
    const moved = finding.issue?.repository === repository ? finding.issue.number : null
    if (moved !== null && listing.moved?.has(moved)) {
      return [{ kind: 'withhold', finding: ref, why: `its issue #${moved} was moved to another repository` }]
    }
    const doubt = whyNotFiled(finding, rules)
    if (awaitsProof(finding, reports.get(finding) ?? report, reports.has(finding)))
      return [{ kind: 'pending', finding: ref }]
    if (doubt !== null) return [{ kind: 'withhold', finding: ref, why: doubt }]
    if (created >= rules.maxNewIssues) return [{ kind: 'pending', finding: ref }]
    created++
    return [planNew(finding, reports.get(finding) ?? report, rules)]
  })
  const unseen = quiet.flatMap(({ finding, report: last }): IssueChange[] => {
    const own = findIssues(repository, listing, finding).filter(({ number }) => !claimed.has(number))
    const [issue, ...others] = own
    if (issue === undefined) return []
    for (const { number } of own) claimed.add(number)
    // A double that we opened closes also where what it is of is seen no more.
    const doubles = others.map((other) => toDuplicate(refer(finding), other, issue)).filter(isToClose)
    const change = planExisting(finding, last, issue, report.startedAt, 'quiet')
    // Of what is closed and stays so, nothing is to be said.
    const state = finding.neverSeen === null ? finding.life?.state : finding.neverSeen.life?.state
    const settled = issue.state === 'closed' && state === 'closed' && change.kind === 'update'
    return settled || change.kind === 'keep' ? doubles : [change, ...doubles]
  })
  return [...seen, ...unseen, ...closeForgotten(listing, claimed)]
}

/**
 * Of a finding that no campaign sees any more, a history that was lost knows nothing: by their markers alone its issues are
 * left as they are, but for a double that we opened.
 */
function closeForgotten({ issues }: IssueListing, claimed: ReadonlySet<number>): IssueChange[] {
  const open = issues.filter(({ number, state }) => state === 'open' && !claimed.has(number))
  const firsts = new Map<string, ListedIssue>()
  return open
    .toSorted((a, b) => a.number - b.number)
    .flatMap((issue): IssueChange[] => {
      if (issue.marker === null) return []
      const { target, key } = issue.marker
      const first = firsts.get(`${target} ${key}`)
      if (first === undefined) firsts.set(`${target} ${key}`, issue)
      const id = findingId(key)
      return first === undefined ? [] : [toDuplicate({ target, key, id, title: id }, issue, first)].filter(isToClose)
    })
}

/** Why a finding gets no issue, or null where it may have one. */
export function whyNotFiled(finding: Finding, { fileUnconfirmed }: Pick<IssueRules, 'fileUnconfirmed'>): string | null {
  const { state, inCleanCheckout } = finding.confirmation
  const filed = fileUnconfirmed === true && (state === 'unconfirmed' || inCleanCheckout === 'passed')
  return filed ? null : describeDoubt(finding)
}

function compareTurns(a: Finding, b: Finding): number {
  const waited = Number(isWaiting(b)) - Number(isWaiting(a))
  const since = isWaiting(a) && isWaiting(b) ? compareText(a.firstSeen.at, b.firstSeen.at) : 0
  return waited || since || b.count - a.count || compareText(a.key, b.key)
}

function isWaiting({ issue }: Finding): boolean {
  return issue?.state === 'pending'
}

/**
 * The issues of a finding, lowest number first: by marker, which may bear a key of older rules, or by number where a person
 * removed the marker.
 */
function findIssues(repository: string, { issues }: IssueListing, finding: Finding): ListedIssue[] {
  const known = finding.issue?.repository === repository ? finding.issue.number : null
  return issues
    .filter(({ marker, number }) => (marker === null ? number === known : marksFinding(marker, finding)))
    .sort((a, b) => a.number - b.number)
}

/** Newer rules can make several keys of one: the issue is of the finding whose key it bears, else of the most frequent. */
function isOfAnother({ marker }: ListedIssue, finding: Finding, findings: readonly Finding[]): boolean {
  if (marker === null || marker.key === finding.key) return false
  return findings.some(({ key, target }) => key === marker.key && target === marker.target)
}

/** @param at when what is known now was known, ISO 8601: the start of the campaign that is reported */
function planExisting(
  finding: Finding,
  report: CampaignReport,
  listed: ListedIssue,
  at: string,
  was: 'seen' | 'quiet' = 'seen',
): IssueChange {
  const ref = refer(finding)
  const issue = referIssue(listed)
  const keep = (why: 'unchanged' | 'not-reproducible' | 'no-generated-part' | 'no-room'): IssueChange => {
    return { kind: 'keep', finding: ref, issue, why }
  }
  // What was proven once stays printed: an attempt that failed to show it again does not replace it.
  const isProven = describeDoubt(finding) === null
  if (!isProven && was === 'seen') return keep('not-reproducible')
  const old = readGenerated(listed.body)
  if (old === null) return keep('no-generated-part')
  const around = listed.body.length - old.length
  const charactersMax = Math.min(issueCharactersMax, bodyCharactersMax - around)
  if (charactersMax < generatedCharactersMin) return keep('no-room')
  const { origin } = report.plan
  const { neverSeen, life } = finding
  const step =
    neverSeen === null ? planLifeStep(life, listed, origin, at) : planPropertyStep(neverSeen.life, listed, origin, at)
  const { change, memory, label } = step
  // Its silence needs no new proof; that it is back does.
  if (!isProven && (life === null || (change !== null && change.kind !== 'close'))) return keep('not-reproducible')
  const write: WriteBody = (told, asOf) => {
    if (!isProven && told !== null) return rewriteLife(old, told, memory, asOf)
    const options: IssueOptions = { url: issue.url, previous: listed.marker, charactersMax, memory, asOf }
    return renderIssue({ ...finding, life: told }, report, options).body
  }
  const generated = write(life, at)
  if (generated.length > charactersMax) return keep('no-room')
  const body = replaceGenerated(listed.body, generated)
  if (body === null) return keep('no-generated-part')
  if (change !== null) return { ...change, finding: ref, issue, body }
  const labelled = label === null ? {} : { label }
  const isNews = generated !== old && (label !== null || !tellsEnough(old, life, listed, write, at))
  return isNews ? { kind: 'update', finding: ref, issue, body, ...labelled } : keep('unchanged')
}

/** Writes the generated part of an issue with this life, as of this day. */
type WriteBody = (life: Life | null, asOf: string) => string

/** Whether an issue says all but the clean seeds of the last nights, and these are few. */
function tellsEnough(old: string, life: Life | null, { marker }: ListedIssue, write: WriteBody, at: string): boolean {
  const told = marker?.told
  if (life === null || told === undefined || isWorthTelling(life, told, at)) return false
  return write(asTold(life, told), told.at) === old
}

function planNew(finding: Finding, report: CampaignReport, { labels, owners, code }: IssueRules): IssueChange {
  const { assignees, mentions } = chooseOwners(finding, owners, code ?? null)
  const { title, body } = renderIssue(finding, report, newIssue)
  // Below the generated part, which later campaigns rewrite: nobody is told twice.
  const told = mentions.length === 0 ? body : `${body}\n\nFor ${mentions.join(' ')}`
  return { kind: 'create', finding: refer(finding), title, body: told, labels, assignees }
}

/**
 * Whether a finding that is not proven keeps its place: of what waits and has only counts left, until its stored seed fails
 * again; and of more findings than a campaign replays, since a later one may have room for it.
 */
function awaitsProof({ confirmation, reproduction }: Finding, { findings }: CampaignReport, waits: boolean): boolean {
  if (confirmation.state !== 'untried') return false
  const replayable = findings.filter((other) => other.reproduction !== null)
  return waits || (reproduction !== null && replayable.length > replayedFindingsMax)
}

/** Why a finding may not be filed, or null: only what was shown again, by a command that we can print, is. */
function describeDoubt({ confirmation, reproduction, neverSeen }: Finding): string | null {
  // The whole campaign is its proof.
  if (neverSeen !== null) return null
  if (reproduction === null) return 'no seed of it was kept'
  switch (confirmation.state) {
    case 'reproducible':
      return describeCheckoutDoubt(confirmation)
    case 'nondeterministic':
      return 'not deterministic: its seed gives the same failure only sometimes'
    case 'unconfirmed':
      return describeUnconfirmed(reproduction, confirmation)
    case 'untried':
    case 'never-seen': {
      const { replays } = confirmation
      return replays === 0
        ? 'not replayed yet'
        : `not proven yet: only ${formatPlural(replays, 'replay')} gave a verdict`
    }
  }
}

/**
 * What passes in a clean checkout is not in the commit, or not for others. What fails there in another way is filed, and says
 * so: more often than not the checkout lacks something.
 */
function describeCheckoutDoubt({ inCleanCheckout }: Finding['confirmation']): string | null {
  if (inCleanCheckout !== 'passed') return null
  return 'not in the commit alone: in a clean checkout of it, built by its build line, it passes'
}

function describeUnconfirmed({ repeat }: Reproduction, confirmation: Finding['confirmation']): string {
  const { replays } = confirmation
  switch (repeat.by) {
    case 'seed': {
      const elsewhere = describeElsewhere(confirmation)
      if (elsewhere !== '') return `not confirmed: the same failure came back ${elsewhere}`
      return 'not confirmed: its seed passed when it was run again'
    }
    case 'attempts':
      return `not confirmed: failed in 0 of ${replays} re-runs`
    case 'pairs':
      return `not confirmed: two runs of its seed differed in the sweep, and not in ${formatPlural(replays, 'pair')} since`
  }
}

type Duplicate = Extract<IssueChange, { kind: 'duplicate' }>

function isToClose({ closes, issue }: Duplicate): boolean {
  return closes === true && issue.state === 'open'
}

function toDuplicate(finding: FindingRef, other: ListedIssue, { number }: ListedIssue): Duplicate {
  // A copy that a person made, or opened again, is meant.
  const closes = other.byBot === true && other.reason == null
  return { kind: 'duplicate', finding, issue: referIssue(other), of: number, ...(closes ? { closes } : {}) }
}

function refer({ target, key, id, signature }: Finding): FindingRef {
  return { target, key, id, title: signature.title }
}

function referIssue({ number, url, state }: ListedIssue): IssueRef {
  return { number, url, state }
}
