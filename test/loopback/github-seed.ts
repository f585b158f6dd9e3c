import { createHash, randomUUID } from 'node:crypto'
import {
  type Artifact,
  type Comment,
  type Comparison,
  createComment,
  createIssue,
  type GitHubState,
  type Issue,
  type Job,
  type Label,
  nextArtifactId,
  type Pull,
  putLabel,
  type Run,
} from './github-state.ts'

/** Puts things into the repository before a test starts, past tokens, limits and the request log. */
export interface Seed {
  issue(fields?: Partial<Issue>): Issue
  /** An issue that is a pull request; `headRepository` of another owner makes it one from a fork. */
  pull(fields?: Partial<Omit<Issue, 'pull'>> & { pull?: Partial<Pull> }): Issue & { pull: Pull }
  /** `count` comments on an issue, numbered from 1 in their text. */
  comments(issueNumber: number, count: number, fields?: { user?: string; body?: string }): Comment[]
  label(name: string, fields?: Partial<Label>): Label
  ref(name: string, sha: string): void
  comparison(base: string, head: string, comparison: Comparison): void
  run(fields?: Partial<Run>): Run
  job(fields: Partial<Job> & { runId: number; name: string }): Job
  /** A finished artifact; `content` is what a download gives, for instance of `zipFiles`. */
  artifact(fields: { runId: number; name: string; content: Uint8Array } & Partial<Artifact>): Artifact
}

export function createSeed(state: GitHubState, now: () => number): Seed {
  return {
    issue: (fields = {}) => createIssue(state, now(), { title: 'An issue', user: 'ada', ...fields }),
    pull(fields = {}) {
      const pull: Pull = {
        headSha: sha('head'),
        headRef: 'topic',
        headRepository: `${state.owner}/${state.repo}`,
        baseSha: sha('base'),
        baseRef: state.defaultBranch,
        mergeCommitSha: sha('merge'),
        mergedAt: null,
        ...fields.pull,
      }
      return Object.assign(createIssue(state, now(), { title: 'A pull request', user: 'ada', ...fields, pull }), {
        pull,
      })
    },
    comments(issueNumber, count, fields = {}) {
      const user = fields.user ?? 'ada'
      return Array.from({ length: count }, (_, index) =>
        createComment(state, now(), { issueNumber, user, body: fields.body ?? `comment ${index + 1}` }),
      )
    },
    label: (name, fields = {}) => putLabel(state, { name, color: 'ededed', description: null, ...fields }),
    ref: (name, commit) => void state.refs.set(name, commit),
    comparison: (base, head, comparison) => void state.comparisons.set(`${base}...${head}`, comparison),
    run(fields = {}) {
      const id = fields.id ?? 29_000_000_000 + state.runs.size
      const run: Run = {
        number: state.runs.size + 1,
        attempt: 1,
        name: 'Nightly',
        workflowPath: '.github/workflows/nightly.yml',
        event: 'schedule',
        headBranch: state.defaultBranch,
        headSha: sha('head'),
        status: 'in_progress',
        conclusion: null,
        createdAt: now(),
        ...fields,
        id,
      }
      state.runs.set(id, run)
      return run
    },
    job(fields) {
      const job: Job = {
        id: 70_000_000_000 + state.jobs.length,
        attempt: 1,
        status: 'in_progress',
        conclusion: null,
        startedAt: now(),
        completedAt: null,
        log: null,
        ...fields,
      }
      state.jobs.push(job)
      return job
    },
    artifact(fields) {
      const content = Buffer.from(fields.content)
      const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`
      const artifact: Artifact = {
        id: nextArtifactId(state),
        attempt: 1,
        mimeType: 'application/zip',
        finalized: { size: content.length, digest },
        blocks: new Map(),
        signature: randomUUID(),
        createdAt: now(),
        expiresAt: now() + 90 * 86_400_000,
        ...fields,
        content,
      }
      state.artifacts.push(artifact)
      return artifact
    },
  }
}

const sha = (name: string): string => createHash('sha1').update(name).digest('hex')
