import {
  type ApiContext,
  type ApiRequest,
  type ApiResponse,
  type ApiRoutes,
  failure,
  notFound,
  paginate,
  validationFailed,
} from './github-api.ts'
import {
  commentsOf,
  createComment,
  createIssue,
  findLabel,
  type GitHubState,
  type Issue,
  putLabel,
} from './github-state.ts'

/** Limits of GitHub in characters; counted as code points, which GitHub does not document. */
const bodyCharactersMax = 65_536
const titleCharactersMax = 256
const labelNameCharactersMax = 50
const labelDescriptionCharactersMax = 100

export const issueRoutes: ApiRoutes = {
  'issues/list-for-repo': (request, { state, payloads }) => {
    const { page, headers } = paginate(selectIssues(request.query, state), request)
    return { status: 200, body: page.map((issue) => payloads.issue(issue)), headers }
  },
  'issues/create': (request, { state, payloads, now }) => {
    if (!state.issuesEnabled) return issuesDisabled()
    const { title, body, labels, assignees } = request.body
    const refusal = refuseTitle(title) ?? refuseIssueBody(body) ?? refuseLabelNames(labels)
    if (refusal !== null) return refusal
    const issue = createIssue(state, now(), {
      title: String(title),
      body: typeof body === 'string' ? body : null,
      labels: labelNames(labels),
      assignees: Array.isArray(assignees) ? assignees.map(String) : [],
      user: request.login,
    })
    return { status: 201, body: payloads.issue(issue), headers: { location: `${request.url.href}/${issue.number}` } }
  },
  'issues/get': (request, context) =>
    withIssue(request, context, (issue) => ({ status: 200, body: context.payloads.issue(issue) })),
  'issues/update': (request, context) => withIssue(request, context, (issue) => updateIssue(issue, request, context)),
  'issues/list-comments': (request, context) =>
    withIssue(request, context, (issue) => {
      const since = Date.parse(request.query.get('since') ?? '') || 0
      const all = commentsOf(context.state, issue.number).filter((comment) => comment.updatedAt >= since)
      const { page, headers } = paginate(all, request)
      return { status: 200, body: page.map((comment) => context.payloads.comment(comment)), headers }
    }),
  'issues/create-comment': (request, context) =>
    withIssue(request, context, (issue) => {
      const refusal = refuseCommentBody(request.body.body)
      if (refusal !== null) return refusal
      const fields = { issueNumber: issue.number, body: String(request.body.body), user: request.login }
      const comment = createComment(context.state, context.now(), fields)
      return { status: 201, body: context.payloads.comment(comment) }
    }),
  'issues/get-comment': (request, { state, payloads }) => {
    const comment = state.comments.get(Number(request.parameters.comment_id))
    return comment === undefined ? notFound() : { status: 200, body: payloads.comment(comment) }
  },
  'issues/update-comment': (request, { state, payloads, now }) => {
    const comment = state.comments.get(Number(request.parameters.comment_id))
    if (comment === undefined) return notFound()
    const refusal = refuseCommentBody(request.body.body)
    if (refusal !== null) return refusal
    comment.body = String(request.body.body)
    comment.updatedAt = now()
    return { status: 200, body: payloads.comment(comment) }
  },
  'issues/list-labels-for-repo': (request, { state, payloads }) => {
    const { page, headers } = paginate([...state.labels.values()], request)
    return { status: 200, body: page.map((label) => payloads.label(label)), headers }
  },
  'issues/get-label': (request, { state, payloads }) => {
    const label = findLabel(state, request.parameters.name ?? '')
    return label === undefined ? notFound() : { status: 200, body: payloads.label(label) }
  },
  'issues/create-label': (request, { state, payloads }) => {
    const { name, color, description } = request.body
    const text = String(name)
    if (length(text) > labelNameCharactersMax) return tooLong('Label', 'name', labelNameCharactersMax)
    if (length(description) > labelDescriptionCharactersMax) {
      return tooLong('Label', 'description', labelDescriptionCharactersMax)
    }
    if (findLabel(state, text) !== undefined) {
      return validationFailed({ resource: 'Label', code: 'already_exists', field: 'name' })
    }
    const label = putLabel(state, {
      name: text,
      color: typeof color === 'string' ? color : 'ededed',
      description: typeof description === 'string' ? description : null,
    })
    return { status: 201, body: payloads.label(label) }
  },
  'issues/add-labels': (request, context) =>
    withIssue(request, context, (issue) => {
      const refusal = refuseLabelNames(request.body.labels)
      if (refusal !== null) return refusal
      setLabels(context.state, issue, [...issue.labels, ...labelNames(request.body.labels)])
      issue.updatedAt = context.now()
      return { status: 200, body: issueLabels(issue, context) }
    }),
  'issues/remove-label': (request, context) =>
    withIssue(request, context, (issue) => {
      const name = (request.parameters.name ?? '').toLowerCase()
      if (!issue.labels.some((one) => one.toLowerCase() === name)) return failure(404, 'Label does not exist')
      issue.labels = issue.labels.filter((one) => one.toLowerCase() !== name)
      return { status: 200, body: issueLabels(issue, context) }
    }),
  'search/issues-and-pull-requests': (request, { state, payloads, now, searchLagMs }) => {
    // The index lags: what changed less than searchLagMs ago is not found, which is why nobody may dedupe by search.
    const visible = [...state.issues.values()].filter((issue) => issue.createdAt <= now() - searchLagMs)
    const found = visible.filter((issue) => matchesSearch(issue, request.query.get('q') ?? ''))
    const { page, headers } = paginate(found, request)
    const items = page.map((issue) => ({ ...payloads.issue(issue), body: issue.body ?? undefined, score: 1 }))
    return {
      status: 200,
      body: { total_count: found.length, incomplete_results: false, search_type: 'lexical', items },
      headers,
    }
  },
}

function selectIssues(query: URLSearchParams, state: GitHubState): Issue[] {
  const wantedState = query.get('state') ?? 'open'
  const wantedLabels = (query.get('labels') ?? '').split(',').filter((name) => name !== '')
  const since = Date.parse(query.get('since') ?? '') || 0
  const creator = query.get('creator')
  const direction = query.get('direction') === 'asc' ? 1 : -1
  const sort = query.get('sort') ?? 'created'
  const keyOf = (issue: Issue): number => {
    if (sort === 'updated') return issue.updatedAt
    return sort === 'comments' ? commentsOf(state, issue.number).length : issue.createdAt
  }
  return [...state.issues.values()]
    .filter((issue) => state.issuesEnabled || issue.pull !== null)
    .filter((issue) => wantedState === 'all' || issue.state === wantedState)
    .filter((issue) => wantedLabels.every((name) => issue.labels.some((one) => equalsIgnoringCase(one, name))))
    .filter((issue) => issue.updatedAt >= since && (creator === null || creator === issue.user))
    .sort((a, b) => direction * (keyOf(a) - keyOf(b) || a.number - b.number))
}

function withIssue(request: ApiRequest, context: ApiContext, answer: (issue: Issue) => ApiResponse): ApiResponse {
  const issue = context.state.issues.get(Number(request.parameters.issue_number))
  if (issue === undefined) return notFound()
  return issue.pull === null && !context.state.issuesEnabled ? issuesDisabled() : answer(issue)
}

function updateIssue(issue: Issue, request: ApiRequest, { state, payloads, now }: ApiContext): ApiResponse {
  const { title, body, labels, assignees, state_reason: reason } = request.body
  const refusal = (title === undefined ? null : refuseTitle(title)) ?? refuseIssueBody(body) ?? refuseLabelNames(labels)
  if (refusal !== null) return refusal
  if (typeof title === 'string') issue.title = title
  if (body !== undefined) issue.body = typeof body === 'string' ? body : null
  if (labels !== undefined) setLabels(state, issue, labelNames(labels))
  if (Array.isArray(assignees)) issue.assignees = assignees.map(String)
  if (request.body.state === 'closed') {
    issue.state = 'closed'
    issue.stateReason = reason === 'not_planned' || reason === 'duplicate' ? reason : 'completed'
    issue.closedAt = now()
  } else if (request.body.state === 'open' && issue.state === 'closed') {
    issue.state = 'open'
    issue.stateReason = 'reopened'
    issue.closedAt = null
  }
  issue.updatedAt = now()
  return { status: 200, body: payloads.issue(issue) }
}

function setLabels(state: GitHubState, issue: Issue, names: readonly string[]): void {
  issue.labels = names.filter((name, at) => names.findIndex((other) => equalsIgnoringCase(other, name)) === at)
  for (const name of issue.labels) {
    if (findLabel(state, name) === undefined) putLabel(state, { name, color: 'ededed', description: null })
  }
}

function issueLabels(issue: Issue, { state, payloads }: ApiContext): object[] {
  return issue.labels.flatMap((name) => findLabel(state, name) ?? []).map((label) => payloads.label(label))
}

function matchesSearch(issue: Issue, query: string): boolean {
  const text = `${issue.title}\n${issue.body ?? ''}`.toLowerCase()
  return [...query.matchAll(/"([^"]*)"|(\S+)/g)].every(([, quoted, word]) => {
    if (quoted !== undefined) return text.includes(quoted.toLowerCase())
    const [qualifier = '', value = ''] = (word ?? '').split(':')
    if (qualifier === 'is' && value === 'issue') return issue.pull === null
    if (qualifier === 'is' && value === 'pr') return issue.pull !== null
    if (qualifier === 'is' || qualifier === 'state') return issue.state === value
    if (qualifier === 'label') return issue.labels.some((name) => equalsIgnoringCase(name, value))
    return value !== '' || text.includes(qualifier.toLowerCase())
  })
}

function refuseTitle(title: unknown): ApiResponse | null {
  if (typeof title !== 'string') {
    return validationFailed({ resource: 'Issue', code: 'missing_field', field: 'title' })
  }
  if (title.trim() === '') {
    return validationFailed({ resource: 'Issue', code: 'custom', field: 'title', message: "title can't be blank" })
  }
  return length(title) > titleCharactersMax ? tooLong('Issue', 'title', titleCharactersMax) : null
}

function refuseIssueBody(body: unknown): ApiResponse | null {
  return length(body) > bodyCharactersMax ? tooLong('Issue', 'body', bodyCharactersMax) : null
}

/** A comment's error has other words and fields than an issue's (jest-lcov-reporter#14). */
function refuseCommentBody(body: unknown): ApiResponse | null {
  if (typeof body !== 'string' || body.trim() === '') {
    const message = "Body can't be blank"
    return validationFailed({ resource: 'IssueComment', code: 'unprocessable', field: 'data', message })
  }
  if (length(body) <= bodyCharactersMax) return null
  const message = `Body is too long (maximum is ${bodyCharactersMax} characters)`
  return validationFailed({ resource: 'IssueComment', code: 'unprocessable', field: 'data', message })
}

/** An over-long label given to an issue has another error shape than one that is created (z-shell/.github#616). */
function refuseLabelNames(labels: unknown): ApiResponse | null {
  const bad = labelNames(labels).some((name) => length(name) > labelNameCharactersMax || name === '')
  return bad ? validationFailed({ resource: 'Label', code: 'invalid', field: 'name' }) : null
}

function tooLong(resource: string, field: string, max: number): ApiResponse {
  const message = `${field} is too long (maximum is ${max} characters)`
  return validationFailed({ resource, code: 'custom', field, message })
}

const issuesDisabled = (): ApiResponse => failure(410, 'Issues has been disabled in this repository.')

function labelNames(labels: unknown): string[] {
  if (!Array.isArray(labels)) return []
  return labels.map((label: unknown) =>
    typeof label === 'string' ? label : String((label as { name?: unknown }).name),
  )
}

const length = (text: unknown): number => (typeof text === 'string' ? Array.from(text).length : 0)
const equalsIgnoringCase = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
