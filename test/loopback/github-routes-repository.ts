import { type ApiRoutes, notFound, paginate } from './github-api.ts'
import type { Artifact } from './github-state.ts'

/** REST zip URLs are valid for one minute. */
const zipUrlValidMs = 60_000

export const repositoryRoutes: ApiRoutes = {
  'repos/get': (_, { payloads }) => ({ status: 200, body: payloads.repository() }),
  'repos/get-collaborator-permission-level': (request, { state, payloads }) => {
    const { username = '' } = request.parameters
    // Of a public repository GitHub says `read` of everybody, and `none` of nobody.
    return { status: 200, body: payloads.permission(username, state.collaborators.get(username) ?? 'read') }
  },
  'rate-limit/get': (_, { rateLimit }) => ({ status: 200, body: rateLimit() }),
  'pulls/get': (request, { state, payloads }) => {
    const issue = state.issues.get(Number(request.parameters.pull_number))
    if (issue === undefined || issue.pull === null) return notFound()
    return { status: 200, body: payloads.pull(issue, issue.pull) }
  },
  'git/get-ref': (request, { state, payloads }) => {
    const name = request.parameters.ref ?? ''
    const sha = state.refs.get(name)
    return sha === undefined ? notFound() : { status: 200, body: payloads.reference(name, sha) }
  },
  'repos/compare-commits': (request, { state, payloads }) => {
    const { base = '', head = '' } = request.parameters
    const comparison = state.comparisons.get(`${base}...${head}`)
    if (comparison === undefined) return notFound()
    return { status: 200, body: payloads.comparison(base, head, comparison) }
  },
  'actions/get-workflow-run': (request, { state, payloads }) => {
    const run = state.runs.get(Number(request.parameters.run_id))
    return run === undefined ? notFound() : { status: 200, body: payloads.run(run) }
  },
  'actions/list-workflow-runs-for-repo': (request, { state, payloads }) => {
    const runs = selectRuns([...state.runs.values()], request.query)
    const { page, headers } = paginate(runs, request)
    return { status: 200, body: { total_count: runs.length, workflow_runs: page.map(payloads.run) }, headers }
  },
  'actions/list-workflow-runs': (request, { state, payloads }) => {
    const workflow = request.parameters.workflow_id ?? ''
    const own = [...state.runs.values()].filter((run) => run.workflowPath.endsWith(`/${workflow}`))
    const runs = selectRuns(own, request.query)
    const { page, headers } = paginate(runs, request)
    return { status: 200, body: { total_count: runs.length, workflow_runs: page.map(payloads.run) }, headers }
  },
  'actions/list-jobs-for-workflow-run': (request, { state, payloads }) => {
    const run = state.runs.get(Number(request.parameters.run_id))
    if (run === undefined) return notFound()
    const everyAttempt = request.query.get('filter') === 'all'
    const ofRun = state.jobs.filter((job) => job.runId === run.id)
    // `latest` gives each job's last execution; jobs that passed are not run again by a later attempt.
    const jobs = everyAttempt ? ofRun : ofRun.filter((job) => !ofRun.some((other) => isLater(other, job)))
    const { page, headers } = paginate(jobs, request)
    return { status: 200, body: { total_count: jobs.length, jobs: page.map(payloads.job) }, headers }
  },
  'actions/download-job-logs-for-workflow-run': (request, { state, apiUrl }) => {
    const job = state.jobs.find((one) => one.id === Number(request.parameters.job_id))
    if (job === undefined || job.status !== 'completed' || job.log === null) return notFound()
    // On another host, as GitHub's are, so that a token which goes along would show.
    return { status: 302, headers: { location: `${apiUrl.replace('127.0.0.1', 'localhost')}/job-logs/${job.id}` } }
  },
  'actions/list-workflow-run-artifacts': (request, { state, payloads, now }) => {
    const id = Number(request.parameters.run_id)
    if (!state.runs.has(id)) return notFound()
    const name = request.query.get('name')
    const all = listed(state.artifacts).filter((one) => one.runId === id && (name === null || one.name === name))
    const { page, headers } = paginate(all, request)
    const artifacts = page.map((artifact) => payloads.artifact(artifact, now()))
    return { status: 200, body: { total_count: all.length, artifacts }, headers }
  },
  'actions/list-artifacts-for-repo': (request, { state, payloads, now }) => {
    const name = request.query.get('name')
    const all = listed(state.artifacts).filter((one) => name === null || one.name === name)
    const { page, headers } = paginate(all, request)
    const artifacts = page.map((artifact) => payloads.artifact(artifact, now()))
    return { status: 200, body: { total_count: all.length, artifacts }, headers }
  },
  'actions/get-artifact': (request, { state, payloads, now }) => {
    const artifact = listed(state.artifacts).find((one) => one.id === Number(request.parameters.artifact_id))
    return artifact === undefined ? notFound() : { status: 200, body: payloads.artifact(artifact, now()) }
  },
  'actions/download-artifact': (request, { state, apiUrl, now }) => {
    const artifact = listed(state.artifacts).find((one) => one.id === Number(request.parameters.artifact_id))
    if (artifact === undefined || request.parameters.archive_format !== 'zip') return notFound()
    if (artifact.expiresAt <= now()) return { status: 410, body: { message: 'Artifact has expired' } }
    const until = now() + zipUrlValidMs
    return {
      status: 302,
      headers: { location: `${apiUrl}/blobs/${artifact.id}?sig=${artifact.signature}&se=${until}` },
    }
  },
  'actions/delete-artifact': (request, { state }) => {
    const at = state.artifacts.findIndex((one) => one.id === Number(request.parameters.artifact_id))
    if (at < 0) return notFound()
    state.artifacts.splice(at, 1)
    return { status: 204 }
  },
}

/** An upload that was not finalised exists for nobody. GitHub lists newest first. */
function listed(artifacts: readonly Artifact[]): Artifact[] {
  return artifacts.filter((artifact) => artifact.finalized !== null).toReversed()
}

interface RunFields {
  readonly event: string
  readonly headBranch: string
  readonly headSha: string
  readonly status: string
  readonly conclusion: string | null
}

function selectRuns<T extends RunFields>(runs: T[], query: URLSearchParams): T[] {
  const wanted = (name: string, ...values: (string | null)[]): boolean =>
    query.get(name) === null || values.includes(query.get(name))
  return runs
    .filter((run) => wanted('event', run.event) && wanted('branch', run.headBranch))
    .filter((run) => wanted('head_sha', run.headSha) && wanted('status', run.status, run.conclusion))
    .toReversed()
}

function isLater(other: { name: string; attempt: number }, job: { name: string; attempt: number }): boolean {
  return other.name === job.name && other.attempt > job.attempt
}
