import { createHash } from 'node:crypto'
import { readWaitingTarget } from '../../../src/publish/render/waiting.ts'
import { dateOf } from './virtual-time.ts'

/** One issue as it was from a moment on. */
export interface Version {
  readonly at: number
  readonly title: string
  readonly body: string
  readonly state: 'open' | 'closed'
  readonly reason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null
  readonly gone: 'deleted' | 'moved' | null
  readonly labels: readonly string[]
  /** ISO 8601; null while it is open. */
  readonly closedAt: string | null
}

export interface ModelIssue {
  readonly number: number
  readonly author: 'bot' | 'member' | 'stranger'
  /** Oldest first. */
  readonly versions: Version[]
  /** Nobody but people may edit it. */
  locked: boolean
  /** When a person last changed its text. */
  touchedAt: number
  /** When a person last opened or closed it, and put a label on or took one off. */
  stateTouchedAt: number
  labelsTouchedAt: number
}

export interface ModelComment {
  readonly id: number
  /** Number of its issue. */
  readonly issue: number
  readonly at: number
  body: string
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * The issues of one repository, as far as GitHub's interface shows them. What is asked of it happens at once; delays,
 * losses and refusals are the network's (`network.ts`). It keeps every version of an issue, so that a list can be told as
 * it was some seconds ago.
 */
export interface GitHubModel {
  readonly issues: ModelIssue[]
  /** Ours, oldest first; those of people have nothing to do with us. */
  readonly comments: ModelComment[]
  /** Issues of other people, numbered before all of ours, that have nothing to do with us. */
  readonly strangersIssues: number
  enabled: boolean
  mayWrite: boolean
  /** Carries out one request. Lists are as they were `lagMs` ago. */
  answer(request: ModelRequest, lagMs: number): Answer
  add(author: ModelIssue['author'], title: string, body: string, labels?: readonly string[]): ModelIssue
  change(issue: ModelIssue, fields: Partial<Version>): void
  current(issue: ModelIssue): Version
}

export interface ModelRequest {
  readonly method: string
  readonly url: URL
  readonly body: Readonly<Record<string, unknown>>
  readonly etag: string | undefined
}

export const apiUrl = 'https://api.model'
const root = '/repos/octo/demo/issues'

export function createGitHubModel(now: () => number, strangersIssues: number): GitHubModel {
  const issues: ModelIssue[] = []
  const comments: ModelComment[] = []
  const model: GitHubModel = {
    issues,
    comments,
    strangersIssues,
    enabled: true,
    mayWrite: true,
    answer,
    add(author, title, body, labels = []) {
      const fields = { state: 'open', reason: null, gone: null, labels, closedAt: null } as const
      const first: Version = { at: now(), title, body, ...fields }
      const issue = {
        number: strangersIssues + issues.length + 1,
        author,
        versions: [first],
        locked: false,
        touchedAt: -1,
        stateTouchedAt: -1,
        labelsTouchedAt: -1,
      }
      issues.push(issue)
      return issue
    },
    change(issue, fields) {
      const before = model.current(issue)
      const state = fields.state ?? before.state
      const closedAt = state === 'open' ? null : (before.closedAt ?? dateOf(now()))
      issue.versions.push({ ...before, ...fields, closedAt, at: now() })
    },
    current: (issue) => last(issue.versions),
  }

  function answer(request: ModelRequest, lagMs: number): Answer {
    const { method, url, body } = request
    if (url.pathname === root) {
      if (method === 'GET') return list(request, lagMs)
      if (!model.enabled) return refuse(410, 'Issues has been disabled in this repository.')
      if (!model.mayWrite) return refuse(403, 'Resource not accessible by integration')
      return json(201, show(model.add('bot', String(body.title), String(body.body), namesOf(body.labels) ?? [])))
    }
    const comment = comments.find(({ id }) => url.pathname === `${root}/comments/${id}`)
    if (comment !== undefined) return rewriteComment(comment, String(body.body))
    const [, word, things] = /^\/(\d+)(\/comments)?$/.exec(url.pathname.slice(root.length)) ?? []
    const number = Number(word)
    const issue = issues[number - strangersIssues - 1]
    if (issue === undefined) return refuse(404, 'Not Found')
    if (!model.enabled) return refuse(410, 'Issues are disabled for this repo')
    const { gone } = model.current(issue)
    if (gone === 'deleted') return refuse(410, 'This issue was deleted')
    if (gone === 'moved')
      return { ...refuse(301, 'Moved Permanently'), headers: { location: `${apiUrl}/repositories/2/issues/9` } }
    if (method === 'GET') return json(200, things === undefined ? show(issue) : listComments(number, now() - lagMs))
    if (!model.mayWrite) return refuse(403, 'Resource not accessible by integration')
    if (issue.locked) return refuse(403, 'Unable to edit: the issue is locked')
    if (things !== undefined) return json(201, say(number, String(body.body)))
    edit(issue, body)
    return json(200, show(issue))
  }

  function rewriteComment(comment: ModelComment, text: string): Answer {
    const issue = issues[comment.issue - strangersIssues - 1]
    if (!model.enabled) return refuse(410, 'Issues are disabled for this repo')
    if (!model.mayWrite) return refuse(403, 'Resource not accessible by integration')
    if (issue?.locked === true) return refuse(403, 'Unable to edit: the issue is locked')
    comment.body = text
    return json(200, showComment(comment))
  }

  function say(issue: number, body: string): object {
    const comment = { id: comments.length + 1, issue, at: now(), body }
    comments.push(comment)
    return showComment(comment)
  }

  function listComments(issue: number, then: number): object[] {
    return comments.filter((comment) => comment.issue === issue && comment.at <= then).map(showComment)
  }

  function edit(issue: ModelIssue, { body, state, state_reason: reason, labels }: ModelRequest['body']): void {
    const names = namesOf(labels)
    model.change(issue, {
      ...(names === null ? {} : { labels: names }),
      ...(typeof body === 'string' ? { body } : {}),
      ...(state === 'open' ? { state, reason: 'reopened' as const } : {}),
      ...(state === 'closed'
        ? { state, reason: reason === 'duplicate' || reason === 'not_planned' ? reason : ('completed' as const) }
        : {}),
    })
  }

  function list({ url, etag }: ModelRequest, lagMs: number): Answer {
    const then = now() - lagMs
    const shown = issues.flatMap((issue) => {
      const version = issue.versions.findLast(({ at }) => at <= then)
      return version === undefined || version.gone !== null || !model.enabled ? [] : [show(issue, version)]
    })
    const page = Number(url.searchParams.get('page') ?? 1)
    const size = Number(url.searchParams.get('per_page') ?? 30)
    const total = strangersIssues + shown.length
    const items: object[] = []
    for (let rank = (page - 1) * size; rank < Math.min(total, page * size); rank++) {
      const place = url.searchParams.get('direction') === 'desc' ? total - 1 - rank : rank
      items.push(place < strangersIssues ? strangersIssue(place + 1) : (shown[place - strangersIssues] ?? {}))
    }
    const next = new URL(url)
    next.searchParams.set('page', String(page + 1))
    const link = page * size < total ? { link: `<${next.href}>; rel="next"` } : {}
    const answer = json(200, items)
    const tag = `"${createHash('sha1').update(answer.body).digest('hex')}"`
    if (etag === tag) return { status: 304, headers: { etag: tag }, body: '' }
    return { ...answer, headers: { ...answer.headers, ...link, etag: tag } }
  }

  function show(issue: ModelIssue, version = model.current(issue)): object {
    const { title, body, state, reason, labels, closedAt } = version
    const user = { type: issue.author === 'bot' ? 'Bot' : 'User' }
    const association = issue.author === 'member' ? 'MEMBER' : 'NONE'
    const html_url = `https://github.model/octo/demo/issues/${issue.number}`
    return {
      number: issue.number,
      html_url,
      title,
      body,
      state,
      state_reason: reason,
      // To the second, as GitHub tells it.
      closed_at: closedAt?.replace(/\.\d+/, '') ?? null,
      labels: labels.map((name) => ({ name })),
      user,
      author_association: association,
    }
  }

  return model
}

/** The issue that lists what waits, of those that are still here. */
export function findLists(model: GitHubModel): ModelIssue[] {
  return model.issues.filter((issue) => {
    const { gone, body } = model.current(issue)
    return gone === null && issue.author !== 'stranger' && readWaitingTarget(body) !== null
  })
}

function showComment({ id, body }: ModelComment): object {
  return { id, html_url: '', body, user: { type: 'Bot' }, author_association: 'NONE' }
}

function strangersIssue(number: number): object {
  return {
    number,
    html_url: '',
    title: 'x',
    body: 'It does not work.',
    state: 'open',
    state_reason: null,
    user: { type: 'User' },
    author_association: 'NONE',
  }
}

/** Labels of a request; GitHub takes one of two that differ in case alone. */
function namesOf(labels: unknown): string[] | null {
  if (!Array.isArray(labels)) return null
  const names = labels.map(String)
  return names.filter((name, place) => names.findIndex((one) => one.toLowerCase() === name.toLowerCase()) === place)
}

function refuse(status: number, message: string): Answer {
  return json(status, { message })
}

function json(status: number, body: object): Answer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) }
}

function last(versions: readonly Version[]): Version {
  const version = versions.at(-1)
  if (version === undefined) throw new Error('an issue without a version')
  return version
}
