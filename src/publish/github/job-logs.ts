import { closeSync, openSync, writeSync } from 'node:fs'
import type { GitHub } from './client.ts'
import { splitRepository } from './pages.ts'
import { classifyProblem, isRequestError } from './problem.ts'

/** One execution of a job of a workflow run. */
export interface RunJob {
  readonly id: number
  readonly name: string
  readonly attempt: number
  /** GitHub keeps the log of a job that has ended, by itself or with its runner, and that was not passed over. */
  readonly hasLog: boolean
}

export type JobListing =
  /** Of all attempts, the newest first. */
  | { readonly kind: 'listed'; readonly jobs: readonly RunJob[] }
  /** The token may not look. */
  | { readonly kind: 'forbidden'; readonly said: string }
  /** GitHub did not answer. */
  | { readonly kind: 'unreadable'; readonly said: string }

/** Pages of 100 looked through: a matrix has 256 jobs at most, a workflow may have several, and a run attempts. */
const pagesMax = 20

/** Lists the jobs of a workflow run. Never throws for what GitHub does. */
export async function listJobs({ octokit }: GitHub, repository: string, runId: number): Promise<JobListing> {
  const jobs: RunJob[] = []
  try {
    for (let page = 1; page <= pagesMax; page++) {
      const { data } = await octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs', {
        ...splitRepository(repository),
        run_id: runId,
        filter: 'all',
        per_page: 100,
        page,
      })
      for (const { id, name, run_attempt: attempt = 1, status, conclusion } of data.jobs) {
        jobs.push({ id: Number(id), name, attempt, hasLog: status === 'completed' && conclusion !== 'skipped' })
      }
      if (data.jobs.length < 100) break
    }
  } catch (error) {
    if (!isRequestError(error)) throw error
    const problem = classifyProblem(error)
    if (problem.kind === 'disabled') return { kind: 'unreadable', said: 'GitHub has none' }
    return { kind: problem.kind === 'read-only' ? 'forbidden' : 'unreadable', said: problem.said }
  }
  return { kind: 'listed', jobs: jobs.toSorted((one, other) => other.attempt - one.attempt) }
}

/** Longest log taken, in bytes; of a longer one its beginning is. */
export const jobLogMax = 256 * 2 ** 20

/**
 * Downloads the log of a job into a file, as it comes and within bounds; of one that breaks off, what has come. Null, or
 * why there is none. Never throws for what GitHub does.
 */
export async function downloadJobLog(
  { octokit }: GitHub,
  repository: string,
  jobId: number,
  path: string,
  bytesMax: number = jobLogMax,
): Promise<string | null> {
  let bytes = 0
  try {
    // The answer leads to another host, to which fetch takes no token along.
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs', {
      ...splitRepository(repository),
      job_id: jobId,
      request: { parseSuccessResponseBody: false },
    })
    const file = openSync(path, 'w')
    try {
      for await (const chunk of data as AsyncIterable<Uint8Array>) {
        bytes += writeSync(file, chunk.subarray(0, bytesMax - bytes))
        if (bytes >= bytesMax) break
      }
    } finally {
      closeSync(file)
    }
    return null
  } catch (error) {
    if (bytes > 0 && isTransport(error)) return null
    if (!isRequestError(error) && !isTransport(error)) throw error
    const problem = classifyProblem(error)
    return problem.kind === 'disabled' ? 'it is gone' : problem.said
  }
}

/** How a body fails on the way, after the answer has begun: by fetch itself, or by our own deadline. */
function isTransport(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && error.name !== 'DataCloneError')
}
