import type { GitHub } from './client.ts'
import { isOwnRun } from './list-histories.ts'
import { splitRepository } from './pages.ts'
import { classifyProblem, isRequestError } from './problem.ts'

/** A workflow run that has ended, and the campaigns of which it left a plan or stores behind. */
export interface EndedRun {
  readonly id: number
  readonly campaigns: readonly string[]
}

export type EndedRuns =
  /** Newest first. */
  | { readonly kind: 'listed'; readonly runs: readonly EndedRun[] }
  /** The token may not look, or GitHub did not answer. */
  | { readonly kind: 'unreadable'; readonly said: string }

/** Of which workflow and branch; runs of which all is known already are not asked about. */
export interface EndedRunsQuestion {
  /** Path of its file: `.github/workflows/nightly.yml`. */
  readonly workflow: string
  readonly branch: string
  readonly known: ReadonlySet<number>
}

/** Newest runs listed, most of them whose artifacts are, and pages of 100 of these: 256 shards, and their second attempts. */
const runsListed = 30
const runsMax = 5
const pagesMax = 6

const artifactPattern = /^seedsweep-([0-9a-f]{12})-(?:plan|s\d{1,3}-a\d{1,4})$/

/**
 * The newest runs of a workflow that have ended, of the branch's own code and of no fork's, with the campaigns that they
 * swept. Never throws for what GitHub does.
 */
export async function listEndedRuns(
  github: GitHub,
  repository: string,
  { workflow, branch, known }: EndedRunsQuestion,
): Promise<EndedRuns> {
  try {
    const { data } = await github.octokit.request('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs', {
      ...splitRepository(repository),
      workflow_id: workflow.slice(workflow.lastIndexOf('/') + 1),
      branch,
      status: 'completed',
      per_page: runsListed,
    })
    const own = data.workflow_runs.filter((run) => isOwnRun(run, branch)).map(({ id }) => Number(id))
    const runs: EndedRun[] = []
    for (const id of own.filter((run) => !known.has(run)).slice(0, runsMax)) {
      runs.push({ id, campaigns: await listCampaigns(github, repository, id) })
    }
    return { kind: 'listed', runs }
  } catch (error) {
    if (!isRequestError(error)) throw error
    const problem = classifyProblem(error)
    return { kind: 'unreadable', said: problem.kind === 'disabled' ? 'GitHub has none' : problem.said }
  }
}

async function listCampaigns({ octokit }: GitHub, repository: string, runId: number): Promise<string[]> {
  const campaigns = new Set<string>()
  for (let page = 1; page <= pagesMax; page++) {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', {
      ...splitRepository(repository),
      run_id: runId,
      per_page: 100,
      page,
    })
    for (const { name, expired } of data.artifacts) {
      const campaign = artifactPattern.exec(name)?.[1]
      if (campaign !== undefined && !expired) campaigns.add(campaign)
    }
    if (data.artifacts.length < 100) break
  }
  return [...campaigns]
}
