/** What the loopback GitHub remembers of its one repository. Times are milliseconds since 1970. */
export interface GitHubState {
  readonly owner: string
  readonly repo: string
  readonly defaultBranch: string
  /** May be switched in mid-test. */
  issuesEnabled: boolean
  readonly labels: Map<string, Label>
  readonly issues: Map<number, Issue>
  readonly comments: Map<number, Comment>
  /** `heads/main` -> commit sha. */
  readonly refs: Map<string, string>
  /** `base...head` -> what the comparison shows. */
  readonly comparisons: Map<string, Comparison>
  readonly runs: Map<number, Run>
  readonly jobs: Job[]
  readonly artifacts: Artifact[]
  /** Who has which rights: login -> `admin`, `write`, `read`; nobody else is a collaborator. */
  readonly collaborators: Map<string, 'admin' | 'write' | 'read'>
  /** Issue -> the pull requests that somebody linked to it in the sidebar. */
  readonly links: Map<number, readonly number[]>
  nextId: number
  /** Artifacts ever made, the deleted ones too. */
  artifactCount: number
}

export interface Label {
  name: string
  color: string
  description: string | null
}

/** An issue, or with `pull` a pull request: GitHub numbers and lists them together. */
export interface Issue {
  id: number
  number: number
  title: string
  body: string | null
  state: 'open' | 'closed'
  stateReason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null
  labels: string[]
  assignees: string[]
  user: string
  createdAt: number
  updatedAt: number
  closedAt: number | null
  pull: Pull | null
}

export interface Pull {
  headSha: string
  headRef: string
  /** `owner/name` of the head's repository; another than the base's for a fork. */
  headRepository: string
  baseSha: string
  baseRef: string
  mergeCommitSha: string | null
  /** Null while it is not merged. */
  mergedAt: number | null
}

export interface Comment {
  id: number
  issueNumber: number
  body: string
  user: string
  createdAt: number
  updatedAt: number
}

export interface Comparison {
  mergeBaseSha: string
  /** Commits from the merge base to the head, oldest first. */
  commits: { sha: string; message: string }[]
}

export interface Run {
  id: number
  number: number
  attempt: number
  name: string
  workflowPath: string
  event: string
  headBranch: string
  /** `owner/name` of the head's repository, where it is a fork. */
  headRepository?: string
  headSha: string
  status: 'queued' | 'in_progress' | 'completed'
  conclusion: Conclusion | null
  createdAt: number
}

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped'

export interface Job {
  id: number
  runId: number
  attempt: number
  name: string
  status: 'queued' | 'in_progress' | 'completed'
  conclusion: Conclusion | null
  startedAt: number
  completedAt: number | null
  /** What its log says, as GitHub keeps it; null where there is none. */
  log: string | null
}

export interface Artifact {
  id: number
  runId: number
  attempt: number
  name: string
  mimeType: string
  /** Null until FinalizeArtifact: an upload that was cut short is not listed. */
  finalized: { size: number; digest: string } | null
  content: Buffer
  blocks: Map<string, Buffer>
  /** Secret part of this artifact's signed URLs. */
  signature: string
  createdAt: number
  expiresAt: number
}

export function createState(options: { owner: string; repo: string; issuesEnabled: boolean }): GitHubState {
  return {
    ...options,
    defaultBranch: 'main',
    labels: new Map(),
    issues: new Map(),
    comments: new Map(),
    refs: new Map(),
    comparisons: new Map(),
    runs: new Map(),
    jobs: [],
    artifacts: [],
    collaborators: new Map(),
    links: new Map(),
    nextId: 1,
    artifactCount: 0,
  }
}

/** Labels are compared without case, as GitHub does. */
export function findLabel(state: GitHubState, name: string): Label | undefined {
  return state.labels.get(name.toLowerCase())
}

export function putLabel(state: GitHubState, label: Label): Label {
  state.labels.set(label.name.toLowerCase(), label)
  return label
}

export function createIssue(
  state: GitHubState,
  now: number,
  fields: Partial<Issue> & { title: string; user: string },
): Issue {
  const number = fields.number ?? Math.max(0, ...state.issues.keys()) + 1
  const issue: Issue = {
    id: 2_000_000_000 + state.nextId++,
    body: null,
    state: 'open',
    stateReason: null,
    labels: [],
    assignees: [],
    createdAt: now,
    updatedAt: now,
    closedAt: fields.state === 'closed' ? now : null,
    pull: null,
    ...fields,
    number,
  }
  for (const name of issue.labels) {
    if (findLabel(state, name) === undefined) putLabel(state, { name, color: 'ededed', description: null })
  }
  state.issues.set(number, issue)
  return issue
}

export function createComment(
  state: GitHubState,
  now: number,
  fields: { issueNumber: number; body: string; user: string },
): Comment {
  const comment: Comment = { id: 3_000_000_000 + state.nextId++, createdAt: now, updatedAt: now, ...fields }
  state.comments.set(comment.id, comment)
  const issue = state.issues.get(fields.issueNumber)
  if (issue !== undefined) issue.updatedAt = now
  return comment
}

export function commentsOf(state: GitHubState, issueNumber: number): Comment[] {
  return [...state.comments.values()].filter((comment) => comment.issueNumber === issueNumber)
}

/**
 * Artifact ids are not monotonic in time on GitHub: attempt 1 of a run had id 10338854604, attempt 2, eleven minutes
 * later, 10338734845 (MeshWeaver#4303). Every second id here is smaller than the one before and than all others, so
 * neither ascending nor descending order of ids is the order of time.
 */
export function nextArtifactId(state: GitHubState): number {
  const count = state.artifactCount++
  return 10_338_854_604 + (count % 2 === 0 ? count * 7_919 : count * -119_759)
}
