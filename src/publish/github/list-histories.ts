import type { GitHub } from './client.ts'
import { splitRepository } from './pages.ts'
import { classifyProblem, isRequestError } from './problem.ts'

/** An artifact that an earlier run of this repository left behind, and that may be trusted to be ours. */
export interface HistoryArtifact {
  readonly id: number
  readonly name: string
  /** Bytes, packed. */
  readonly size: number
  /** `sha256:` and 64 hexadecimal digits, or null where GitHub has none. */
  readonly digest: string | null
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly runId: number
}

export type HistoryListing =
  | ListedHistories
  /** The token may not look. */
  | { readonly kind: 'forbidden'; readonly said: string }
  /** GitHub did not answer. */
  | { readonly kind: 'unreadable'; readonly said: string }

export interface ListedHistories {
  readonly kind: 'listed'
  readonly defaultBranch: string
  /** Newest first. */
  readonly artifacts: readonly HistoryArtifact[]
  /** Histories of ours that are no longer there to be fetched. */
  readonly expired: number
}

/** What every history artifact is called; behind it comes the campaign, where one run uploads several. */
export const historyArtifact = 'seedsweep-history'
const namePattern = new RegExp(`^${historyArtifact}-a\\d{1,4}(-[0-9a-f]{12})?$`)

/** Listing goes by the exact name, so attempts after these are found beside an earlier one alone. */
const attemptsListed = 3

/** Pages of 100 looked through for each name: anybody's pull request may upload artifacts of any name. */
const pagesMax = 5

/** Most runs asked about, and most of them whose further artifacts are listed. */
const runsMax = 8
const runsListedMax = 3

/**
 * Events whose runs are of the default branch's own code. A run for a pull request, or one that another run has set off, may
 * have worked on a stranger's files.
 */
const trustedEvents = ['schedule', 'workflow_dispatch', 'repository_dispatch', 'push']

/**
 * Finds the histories that earlier runs of this repository uploaded: of its default branch, of this very repository and
 * none of its forks, whatever came of the run. Never throws for what GitHub does.
 */
export async function listHistories(github: GitHub, repository: string): Promise<HistoryListing> {
  try {
    return await lookThrough(github, repository)
  } catch (error) {
    if (!isRequestError(error)) throw error
    const problem = classifyProblem(error)
    if (problem.kind === 'disabled') return { kind: 'unreadable', said: 'GitHub has none' }
    return { kind: problem.kind === 'read-only' ? 'forbidden' : 'unreadable', said: problem.said }
  }
}

async function lookThrough(github: GitHub, repository: string): Promise<ListedHistories> {
  const { data: own } = await github.octokit.request('GET /repos/{owner}/{repo}', splitRepository(repository))
  const repo: OwnRepository = { name: repository, id: Number(own.id), defaultBranch: own.default_branch }
  const listed: ListedArtifact[] = []
  for (let attempt = 1; attempt <= attemptsListed; attempt++) {
    listed.push(...(await listNamed(github, repo, `${historyArtifact}-a${attempt}`)))
  }
  const runs = [
    ...new Set(
      listed
        .filter(({ expired }) => !expired)
        .sort(newestFirst)
        .map(({ runId }) => runId),
    ),
  ]
  const trusted = new Set<number>()
  for (const runId of runs.slice(0, runsMax)) if (await isTrustedRun(github, repo, runId)) trusted.add(runId)
  const more: ListedArtifact[] = []
  for (const runId of [...trusted].slice(0, runsListedMax)) more.push(...(await listOfRun(github, repo, runId)))
  const byId = new Map([...listed, ...more].map((artifact) => [artifact.id, artifact]))
  const artifacts = [...byId.values()].filter(({ runId, expired }) => trusted.has(runId) && !expired).sort(newestFirst)
  const expired = listed.filter((artifact) => artifact.expired).length
  return { kind: 'listed', defaultBranch: repo.defaultBranch, artifacts, expired }
}

interface OwnRepository {
  readonly name: string
  readonly id: number
  readonly defaultBranch: string
}

interface ListedArtifact extends HistoryArtifact {
  readonly expired: boolean
}

/** By when they were made: the ids of artifacts do not grow with time. */
function newestFirst(a: HistoryArtifact, b: HistoryArtifact): number {
  return Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.id - a.id
}

/** Artifacts of a name that come from the default branch of the repository itself, as far as their listing says. */
async function listNamed({ octokit }: GitHub, repo: OwnRepository, name: string): Promise<ListedArtifact[]> {
  const found: ListedArtifact[] = []
  for (let page = 1; page <= pagesMax; page++) {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/actions/artifacts', {
      ...splitRepository(repo.name),
      name,
      per_page: 100,
      page,
    })
    found.push(...data.artifacts.flatMap((item) => readArtifact(item, repo)))
    if (data.artifacts.length < 100 || found.length >= runsMax) break
  }
  return found
}

async function listOfRun({ octokit }: GitHub, repo: OwnRepository, runId: number): Promise<ListedArtifact[]> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', {
    ...splitRepository(repo.name),
    run_id: runId,
    per_page: 100,
  })
  return data.artifacts.flatMap((item) => readArtifact(item, repo))
}

interface ArtifactItem {
  readonly id: number
  readonly name: string
  readonly size_in_bytes: number
  readonly expired: boolean
  readonly created_at: string | null
  readonly digest?: string | null
  readonly workflow_run?: {
    readonly id?: number
    readonly repository_id?: number
    readonly head_repository_id?: number
    readonly head_branch?: string | null
  } | null
}

function readArtifact(item: ArtifactItem, repo: OwnRepository): ListedArtifact[] {
  const { workflow_run: run, created_at: createdAt } = item
  if (run?.id === undefined || createdAt === null || !namePattern.test(item.name)) return []
  if (run.repository_id !== repo.id || run.head_repository_id !== repo.id) return []
  if (run.head_branch !== repo.defaultBranch) return []
  const { id, name, size_in_bytes: size, digest = null, expired } = item
  return [{ id, name, size, digest, createdAt, runId: run.id, expired }]
}

async function isTrustedRun({ octokit }: GitHub, repo: OwnRepository, runId: number): Promise<boolean> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', {
    ...splitRepository(repo.name),
    run_id: runId,
  })
  return isOwnRun(data, repo.defaultBranch) && data.repository.id === repo.id
}

interface RunItem {
  readonly event: string
  readonly head_branch: string | null
  readonly repository: { readonly id: number | bigint }
  readonly head_repository: { readonly id: number | bigint } | null
}

/** Whether a run was of a branch's own code, as it stands in the repository that the run is of. */
export function isOwnRun(run: RunItem, branch: string): boolean {
  const { event, head_branch: head, repository, head_repository: from } = run
  return trustedEvents.includes(event) && head === branch && from?.id === repository.id
}

/** Whether a run of this event on this ref adds to the history: the same that readers trust. */
export function mayAddHistory(event: string | undefined, ref: string | undefined, defaultBranch: string): boolean {
  return event !== undefined && trustedEvents.includes(event) && ref === `refs/heads/${defaultBranch}`
}
