import { createHash, randomUUID } from 'node:crypto'
import { type Artifact, type GitHubState, nextArtifactId } from './github-state.ts'

/** Answer of the artifact service or the blob store. */
export interface StoreResponse {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

export interface ArtifactService {
  /** An unsigned JWT as the runner hands it to actions: `scp` names the run attempt and the job. */
  runtimeToken(owner: { runId: number; attempt: number; jobName: string }): string
  /** One call of `github.actions.results.api.v1.ArtifactService`. */
  call(method: string, body: unknown, bearer: string): StoreResponse
  /** Azure-style block upload and plain download on `/blobs/<id>`. */
  blob(method: string, url: URL, headers: { contentType: string }, body: Buffer): StoreResponse
}

export interface ArtifactServiceOptions {
  readonly state: GitHubState
  readonly baseUrl: string
  /**
   * Since July 2026 the in-run path may list an artifact of an earlier attempt and then answer 404
   * `workflow run not found` for its URL (actions/download-artifact#486).
   */
  readonly earlierAttemptUrls: 'served' | 'not-found'
  readonly now: () => number
  /** Called with what a client must never do. */
  readonly violate: (message: string) => void
}

interface Backend {
  readonly runBackendId: string
  readonly jobBackendId: string
  readonly runId: number
  readonly attempt: number
}

const retentionMs = 90 * 86_400_000
const urlValidMs = 600_000
const nameForbidden = /["<>|*?\r\n\\/:]/

export function createArtifactService(options: ArtifactServiceOptions): ArtifactService {
  const { state, baseUrl, now, violate } = options
  const backends: Backend[] = []

  function addBackend(owner: { runId: number; attempt: number }): Backend {
    const sameAttempt = backends.find((one) => one.runId === owner.runId && one.attempt === owner.attempt)
    const runBackendId = sameAttempt?.runBackendId ?? randomUUID()
    const backend = { runBackendId, jobBackendId: randomUUID(), runId: owner.runId, attempt: owner.attempt }
    backends.push(backend)
    return backend
  }

  function runtimeToken(owner: { runId: number; attempt: number; jobName: string }): string {
    const { runBackendId, jobBackendId } = addBackend(owner)
    const scope = `Actions.ExampleScope Actions.Results:${runBackendId}:${jobBackendId}`
    return `${encodeBase64Url({ alg: 'none', typ: 'JWT' })}.${encodeBase64Url({ scp: scope, job: owner.jobName })}.unsigned`
  }

  function call(method: string, body: unknown, bearer: string): StoreResponse {
    const fields = (body ?? {}) as Record<string, unknown>
    const backend = backends.find((one) => bearer.includes('.') && scopeOf(bearer).includes(one.jobBackendId))
    if (backend === undefined) return twirpError(401, 'unauthenticated', 'the runtime token is unknown')
    // Fetching and deleting name the listed artifact's ids, which another attempt or job may have made.
    const isOwn = (one: Backend): boolean =>
      one.runBackendId === fields.workflow_run_backend_id && one.jobBackendId === fields.workflow_job_run_backend_id
    const named = backends.find((one) => one.runId === backend.runId && isOwn(one))
    const isOfListed = method === 'GetSignedArtifactURL' || method === 'DeleteArtifact'
    if (isOfListed ? named === undefined : !isOwn(backend)) {
      violate(`artifact/${method}: backend ids are not those of the token`)
      return twirpError(403, 'permission_denied', 'backend ids are not those of the token')
    }
    const visible = state.artifacts.filter((one) => one.runId === backend.runId && one.attempt <= backend.attempt)
    const own = visible.filter((one) => one.attempt === backend.attempt)
    const listed = visible.find((one) => one.attempt === named?.attempt && one.name === fields.name)
    const existing = own.find((one) => one.name === fields.name)
    switch (method) {
      case 'CreateArtifact':
        return create(fields, backend, existing)
      case 'FinalizeArtifact':
        return finalize(fields, existing)
      case 'ListArtifacts': {
        const [name, id] = [fields.name_filter, fields.id_filter]
        const found = visible.filter((one) => one.finalized !== null && (name === undefined || name === one.name))
        const artifacts = found.filter((one) => id === undefined || id === String(one.id)).map(listEntry)
        return json(200, { artifacts })
      }
      case 'GetSignedArtifactURL':
        if (listed === undefined || listed.finalized === null) return twirpError(404, 'not_found', 'artifact not found')
        return listed.attempt !== backend.attempt && options.earlierAttemptUrls === 'not-found'
          ? twirpError(404, 'not_found', 'workflow run not found')
          : json(200, { signed_url: signedUrl(listed) })
      case 'DeleteArtifact':
        if (listed === undefined) return twirpError(404, 'not_found', 'artifact not found')
        state.artifacts.splice(state.artifacts.indexOf(listed), 1)
        return json(200, { ok: true, artifact_id: String(listed.id) })
      default:
        violate(`artifact/${method}: no such method`)
        return twirpError(404, 'bad_route', `no such method: ${method}`)
    }
  }

  function create(fields: Record<string, unknown>, backend: Backend, named: Artifact | undefined): StoreResponse {
    const name = fields.name
    if (typeof name !== 'string' || name === '' || nameForbidden.test(name)) {
      violate(`artifact/CreateArtifact: bad name ${JSON.stringify(name)}`)
      return twirpError(400, 'invalid_argument', 'name is not allowed')
    }
    if (named !== undefined) {
      return twirpError(409, 'already_exists', 'an artifact with this name already exists on the workflow run')
    }
    const expiresAt = typeof fields.expires_at === 'string' ? Date.parse(fields.expires_at) : now() + retentionMs
    const artifact: Artifact = {
      id: nextArtifactId(state),
      runId: backend.runId,
      attempt: backend.attempt,
      name,
      mimeType: typeof fields.mime_type === 'string' ? fields.mime_type : 'application/zip',
      finalized: null,
      content: Buffer.alloc(0),
      blocks: new Map(),
      signature: randomUUID(),
      createdAt: now(),
      expiresAt,
    }
    state.artifacts.push(artifact)
    return json(200, { ok: true, signed_upload_url: signedUrl(artifact) })
  }

  function finalize(fields: Record<string, unknown>, named: Artifact | undefined): StoreResponse {
    if (named === undefined || named.finalized !== null) return twirpError(404, 'not_found', 'artifact not found')
    const digest = `sha256:${createHash('sha256').update(named.content).digest('hex')}`
    const size = named.content.length
    if (String(fields.size) !== String(size) || (fields.hash !== undefined && fields.hash !== digest)) {
      violate(`artifact/FinalizeArtifact: ${String(fields.size)} bytes ${String(fields.hash)} is not the content`)
      return twirpError(400, 'invalid_argument', 'size or hash is not that of the content')
    }
    named.finalized = { size, digest }
    named.blocks.clear()
    return json(200, { ok: true, artifact_id: String(named.id) })
  }

  function listEntry(artifact: Artifact): object {
    const made = backends.find((one) => one.runId === artifact.runId && one.attempt === artifact.attempt)
    const backend = made ?? addBackend(artifact)
    return {
      workflow_run_backend_id: backend.runBackendId,
      workflow_job_run_backend_id: backend.jobBackendId,
      database_id: String(artifact.id),
      name: artifact.name,
      size: String(artifact.finalized?.size ?? 0),
      created_at: new Date(artifact.createdAt).toISOString(),
      digest: artifact.finalized?.digest,
    }
  }

  function signedUrl(artifact: Artifact): string {
    return `${baseUrl}/blobs/${artifact.id}?sig=${artifact.signature}&se=${now() + urlValidMs}`
  }

  function blob(method: string, url: URL, headers: { contentType: string }, body: Buffer): StoreResponse {
    const artifact = state.artifacts.find((one) => `/blobs/${one.id}` === url.pathname)
    if (artifact === undefined) return { status: 404, body: 'BlobNotFound' }
    if (url.searchParams.get('sig') !== artifact.signature || Number(url.searchParams.get('se')) < now()) {
      return { status: 403, body: 'AuthenticationFailed' }
    }
    if (method === 'GET') {
      const isZip = artifact.mimeType === 'application/zip'
      const fileName = isZip ? `${artifact.name}.zip` : artifact.name
      const disposition = `attachment; filename="${fileName}"`
      const contentType = artifact.mimeType
      return {
        status: 200,
        headers: { 'content-type': contentType, 'content-disposition': disposition },
        body: artifact.content,
      }
    }
    if (artifact.finalized !== null) {
      violate('blob: an artifact is immutable once it is finalised')
      return { status: 409, body: 'BlobImmutable' }
    }
    return putBlob(artifact, url.searchParams, headers, body)
  }

  return { runtimeToken, call, blob }
}

function putBlob(
  artifact: Artifact,
  query: URLSearchParams,
  headers: { contentType: string },
  body: Buffer,
): StoreResponse {
  const comp = query.get('comp')
  if (comp === 'block') {
    artifact.blocks.set(query.get('blockid') ?? '', body)
  } else if (comp === 'blocklist') {
    const ids = [...body.toString().matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]*)</g)].map((match) => match[1])
    const blocks = ids.map((id) => artifact.blocks.get(id ?? ''))
    if (blocks.includes(undefined)) return { status: 400, body: 'InvalidBlockList' }
    artifact.content = Buffer.concat(blocks.filter((block) => block !== undefined))
  } else {
    artifact.content = body
  }
  if (headers.contentType !== '') artifact.mimeType = headers.contentType
  const etag = `"${createHash('md5').update(body).digest('hex')}"`
  const date = new Date(artifact.createdAt).toUTCString()
  return {
    status: 201,
    headers: { etag, 'last-modified': date, 'x-ms-request-id': randomUUID(), 'x-ms-version': '2025-05-05' },
  }
}

const encodeBase64Url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function scopeOf(token: string): string {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { scp?: unknown }
    return typeof claims.scp === 'string' ? claims.scp : ''
  } catch {
    return ''
  }
}

function json(status: number, body: object): StoreResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function twirpError(status: number, code: string, message: string): StoreResponse {
  return json(status, { code, msg: message })
}
