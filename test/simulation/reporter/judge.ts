import { createHash } from 'node:crypto'
import { readMarker } from '../../../src/publish/render/marker.ts'
import { readWaitingTarget } from '../../../src/publish/render/waiting.ts'
import type { Answer, GitHubModel, ModelIssue, ModelRequest } from './github-model.ts'
import { createLifeRules, type LifeRules, overlaps } from './life-rules.ts'
import type { Bug, Night } from './lives.ts'
import { type Arrival, lagMsMax, lateMsMax, type Watcher } from './network.ts'

/** What must hold whatever happens. */
export const rules = [
  'OneIssueAFinding',
  'SaidOnce',
  'NothingLost',
  'WithinLimits',
  'PeoplesTextStays',
  'ClosedOnEvidence',
  'OpenedOnEvidence',
  'LabelsStay',
  'NeverThrows',
] as const
export type Rule = (typeof rules)[number]

export interface Violation {
  readonly rule: Rule
  /** Without numbers that differ from seed to seed. */
  readonly message: string
  readonly detail: string
}

/** One process that publishes. */
export interface Reporter {
  readonly name: string
  readonly startedAt: number
  endedAt: number | null
  dead: boolean
  /** Key of a finding to the number that the store knew when it started. */
  readonly knows: ReadonlyMap<string, number>
  readonly requestsMax: number
  /** The history that it judges lives by, the campaign that it reports last; empty where there is none. */
  readonly nights: readonly Night[]
}

export interface Judge extends Watcher {
  readonly violations: Violation[]
  /** How often each situation was come to. */
  readonly met: (what: string) => void
  readonly meetings: ReadonlyMap<string, number>
  enter(reporter: Reporter): void
  /** Somebody orders that the issue of a finding is closed. */
  order(key: string): void
  violate(rule: Rule, message: string, detail?: string): void
  /** Whether a reporter can know that an issue is of a finding. */
  isOf(issue: ModelIssue, key: string, knows: ReadonlyMap<string, number>): boolean
  digest(): string
  readonly lives: LifeRules
}

/** Longest time from the reading of an issue to the arrival of what was written after it. */
const windowMsMax = 45_000

/** `tell` is told everything that happens, a line at a time. */
export function createJudge(
  model: GitHubModel,
  bugs: readonly Bug[],
  now: () => number,
  tell: (line: string) => void,
): Judge {
  const violations: Violation[] = []
  const meetings = new Map<string, number>()
  const watched = new Map<string, Watched>()
  const madeBy = new Map<number, Reporter>()
  const saidBy = new Map<number, Reporter>()
  const orders = new Set<string>()
  const hash = createHash('sha1')

  const note = (line: string): void => {
    hash.update(`${line}\n`)
    tell(`t=${(now() / 1000).toFixed(1)} ${line}`)
  }
  const met = (what: string): void => {
    meetings.set(what, (meetings.get(what) ?? 0) + 1)
    note(what)
  }
  const violate = (rule: Rule, message: string, detail = ''): void => {
    violations.push({ rule, message, detail: `at ${Math.round(now())} ms: ${detail}` })
  }
  const lives = createLifeRules(model, bugs, { violate, met })
  const of = (name: string): Watched => {
    const found = watched.get(name)
    if (found === undefined) throw new Error(`nobody is called ${name}`)
    return found
  }

  function sent({ reporter, request, sentAt }: Arrival): void {
    const { method, url } = request
    note(`${reporter} ${method} ${url.pathname}${url.search}`)
    const state = of(reporter)
    state.requests++
    if (state.requests > state.reporter.requestsMax + 8)
      violate('WithinLimits', 'more requests than the budget', reporter)
    if (sentAt < state.closedUntil) {
      violate(
        'WithinLimits',
        `a ${method} is sent while GitHub asks to wait`,
        `${reporter}, until ${state.closedUntil}`,
      )
    }
    if (method === 'GET') return
    if (sentAt - state.wroteAt < 1_000) violate('WithinLimits', 'two writes within a second', reporter)
    state.wroteAt = sentAt
  }

  function carriedOut({ reporter, request, sentAt }: Arrival): void {
    const [, word, comments] = /\/issues\/(\d+)(\/comments)?$/.exec(request.url.pathname) ?? []
    const number = Number(word)
    const issue = model.issues.find((one) => one.number === number)
    if (request.method === 'GET') {
      if (issue !== undefined && comments === undefined) of(reporter).reads.push({ number, at: now() })
    } else if (!model.enabled || !model.mayWrite) {
      met('a write was refused')
    } else if (comments !== undefined) judgeComment(of(reporter).reporter, issue, String(request.body.body))
    else if (request.method === 'POST') judgeCreate(of(reporter).reporter, request.body)
    else if (issue !== undefined) judgeEdit(of(reporter), issue, request.body, sentAt)
  }

  function judgeCreate(reporter: Reporter, { body: text, labels }: ModelRequest['body']): void {
    const body = String(text)
    if (JSON.stringify(labels) !== '["seedsweep"]')
      violate('LabelsStay', 'an issue is opened without its label', reporter.name)
    madeBy.set(model.strangersIssues + model.issues.length + 1, reporter)
    const key = readMarker(body)?.key
    if (key === undefined) {
      if (readWaitingTarget(body) === null) violate('OneIssueAFinding', 'an issue without a marker is opened')
      met('a list of what waits was opened')
      return
    }
    const there = model.issues.filter((issue) => isOf(issue, key, reporter.knows))
    if (there.some(({ author }) => author === 'bot')) met('a finding was opened again')
    if (there.length === 0) return
    const besides = there.every((issue) => isFreshCopy(issue, now()) || overlaps(madeBy.get(issue.number), reporter))
    if (besides) met('two reporters opened one finding')
    else
      violate(
        'OneIssueAFinding',
        'a finding that has an issue gets another',
        `${reporter.name}, #${there.map((one) => one.number).join(', #')}`,
      )
  }

  function judgeComment(reporter: Reporter, issue: ModelIssue | undefined, body: string): void {
    if (issue === undefined || issue.locked || model.current(issue).gone !== null) return
    const marker = body.split('\n', 1)[0]
    const there = model.comments.filter((one) => one.issue === issue.number && one.body.split('\n', 1)[0] === marker)
    saidBy.set(model.comments.length + 1, reporter)
    lives.said(reporter, issue, marker ?? '')
    met('a comment was written')
    if (there.length === 0) return
    if (there.every(({ id }) => overlaps(saidBy.get(id), reporter))) met('two reporters wrote one comment')
    else violate('SaidOnce', 'a comment is written twice', `${reporter.name}, in #${issue.number}: ${marker}`)
  }

  function judgeEdit(
    { reporter, reads }: Watched,
    issue: ModelIssue,
    fields: ModelRequest['body'],
    sentAt: number,
  ): void {
    const { body, gone } = model.current(issue)
    if (gone !== null) return
    if ('title' in fields) violate('PeoplesTextStays', 'a title is changed', reporter.name)
    const before = reads.findLast(({ number, at }) => number === issue.number && at <= sentAt)
    const read = before?.at ?? Number.NEGATIVE_INFINITY
    lives.edited(reporter, issue, fields, read)
    const key = readMarker(body)?.key
    const isOurs = issue.author !== 'stranger' || [...reporter.knows.values()].includes(issue.number)
    if (!isOurs) violate('PeoplesTextStays', "a stranger's issue is edited", reporter.name)
    if (fields.state === 'closed' && key !== undefined && fields.state_reason === 'not_planned') {
      // A list may lag, and GitHub does not: what is not there yet was never said.
      const said = model.comments.some((one) => one.issue === issue.number && one.body.startsWith('<!-- seedsweep:'))
      if (!orders.has(key)) violate('NothingLost', 'the issue of a finding is closed', reporter.name)
      else if (said) met('an order closed an issue')
      else violate('NothingLost', 'an issue is closed without a word', reporter.name)
    }
    if (fields.state_reason === 'duplicate') met('a double was closed')
    if (
      key === undefined &&
      fields.state === 'closed' &&
      fields.state_reason !== 'duplicate' &&
      /\*\*[\d,]+ more findings? of/.test(typeof fields.body === 'string' ? fields.body : body)
    )
      violate('NothingLost', 'the list of what waits is closed while something waits', reporter.name)
    if (typeof fields.body !== 'string') return
    // GitHub has no conditional write: what a person writes between our read and our write is lost to all clients alike.
    if (issue.touchedAt >= read && now() - read < windowMsMax) {
      met('a person wrote in the moment before a write')
      return
    }
    const kept = peoplesText(body)
    if (peoplesText(fields.body) !== kept)
      violate('PeoplesTextStays', 'text of people is changed', `#${issue.number}: ${kept}`)
    else if (kept.trim() !== '') met("people's text was kept")
  }

  function isOf(issue: ModelIssue, key: string, knows: ReadonlyMap<string, number>): boolean {
    const { gone, body } = model.current(issue)
    if (gone === 'deleted') return false
    if (knows.get(key) === issue.number) return true
    return gone === null && issue.author !== 'stranger' && readMarker(body)?.key === key
  }

  function answered({ reporter, request }: Arrival, { status }: Answer, waitMs: number | null): void {
    note(`${reporter} is answered ${status}`)
    if (status === 304) met('a list had not changed')
    if (status === 201 && !request.url.pathname.endsWith('/comments')) met('an issue was opened')
    const state = of(reporter)
    if (waitMs !== null) state.closedUntil = Math.max(state.closedUntil, now() + waitMs)
    if (request.method === 'PATCH' && status === 200) met('an issue was edited')
  }

  return {
    violations,
    meetings,
    lives,
    met,
    violate,
    isOf,
    sent,
    carriedOut,
    answered,
    enter: (reporter) => {
      const fresh = { reporter, requests: 0, closedUntil: 0, wroteAt: Number.NEGATIVE_INFINITY, reads: [] }
      watched.set(reporter.name, fresh)
    },
    order(key) {
      orders.add(key)
      met('somebody orders to close')
    },
    digest: () => hash.copy().digest('hex').slice(0, 16),
  }
}

interface Watched {
  readonly reporter: Reporter
  requests: number
  closedUntil: number
  wroteAt: number
  /** When it read single issues. */
  readonly reads: { readonly number: number; readonly at: number }[]
}

/** All that stands before and behind what is generated. */
function peoplesText(body: string): string {
  const starts = ['<!-- seedsweep:begin -->', '<!-- seedsweep:waiting:begin -->'].map((line) => body.indexOf(line))
  const ends = ['<!-- seedsweep:end -->', '<!-- seedsweep:waiting:end -->'].map(
    (line) => body.lastIndexOf(line) + line.length,
  )
  const start = Math.max(...starts)
  return start < 0 ? body : `${body.slice(0, start)}|${body.slice(Math.max(...ends))}`
}

/** A copy that a person made a moment ago is in no list yet. */
function isFreshCopy({ author, versions: [first] }: ModelIssue, now: number): boolean {
  return author === 'member' && first !== undefined && now - first.at <= lagMsMax + lateMsMax
}
