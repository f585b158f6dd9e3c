import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Artifact, ArtifactClient, FindOptions } from '@actions/artifact'
import { info } from '@actions/core'
import { WorldError } from '../base/world-error.ts'
import { type HistoryArtifact, historyArtifact } from '../campaign/history-phase.ts'
import { unpackFile } from './unpack-file.ts'

/** Name of the only file inside an artifact. */
const planFile = 'plan.json'
const storeFile = 'shard.db'
export const historyFile = 'history.db'

/** How artifacts of one workflow run are found: by the REST API where the token may, else by the runner's service. */
export interface RunArtifacts {
  readonly client: ArtifactClient
  readonly findBy: NonNullable<FindOptions['findBy']> | null
  /** Whether they are of another run than this one, where the runner's service does not reach. */
  readonly elsewhere: boolean
}

export function planArtifact(campaign: string): string {
  return `seedsweep-${campaign}-plan`
}

/** Carries shard and attempt: a re-run must never collide with, or be taken for, the attempt before it. */
export function storeArtifact(campaign: string, shard: number, attempt: number): string {
  return `seedsweep-${campaign}-s${shard}-a${attempt}`
}

/** The client is large and slow to load; it is loaded where it is used. */
export async function openArtifacts(
  env: Readonly<Record<string, string | undefined>>,
  token: string,
): Promise<RunArtifacts> {
  const { DefaultArtifactClient } = await import('@actions/artifact')
  const [owner, name] = (env.GITHUB_REPOSITORY ?? '').split('/')
  const run = Number(env.GITHUB_RUN_ID)
  const reachable = token !== '' && owner !== undefined && name !== undefined && Number.isSafeInteger(run)
  const findBy = reachable ? { token, workflowRunId: run, repositoryOwner: owner, repositoryName: name } : null
  return { client: new DefaultArtifactClient(), findBy, elsewhere: false }
}

/** Those of another run of the repository; null where no token reaches it. */
export function ofRun({ client, findBy }: RunArtifacts, workflowRunId: number): RunArtifacts | null {
  return findBy === null ? null : { client, findBy: { ...findBy, workflowRunId }, elsewhere: true }
}

/**
 * Uploads a plan. Its name holds no attempt: a re-run makes the same plan again, and where GitHub still has the one of
 * the attempt before, that one serves. (Whether it does is told differently by different people.)
 */
export async function uploadPlan({ client }: RunArtifacts, campaign: string, path: string): Promise<void> {
  try {
    await uploadFile(client, planArtifact(campaign), path, planFile)
  } catch (error) {
    if (!isConflict(error)) throw error
    info(`the artifact ${planArtifact(campaign)} is there already`)
  }
}

/** Uploads a history. Where another report of this attempt was first, it gets the campaign's name too. */
export async function uploadHistory(
  { client }: RunArtifacts,
  id: { readonly campaign: string; readonly attempt: number },
  path: string,
): Promise<string> {
  const name = `${historyArtifact}-a${id.attempt}`
  try {
    await uploadFile(client, name, path, historyFile)
    return name
  } catch (error) {
    if (!isConflict(error)) throw error
    await uploadFile(client, `${name}-${id.campaign}`, path, historyFile)
    return `${name}-${id.campaign}`
  }
}

/** Downloads a history that another run uploaded, by the REST API; one without a digest is not taken. */
export async function downloadHistory(
  { client, findBy }: RunArtifacts,
  { id, name, size, digest, runId }: HistoryArtifact,
  folder: string,
): Promise<Downloaded> {
  if (findBy === null || digest === null) return { kind: 'lost', artifact: name, reason: 'it has no digest' }
  const options = { findBy: { ...findBy, workflowRunId: runId } }
  return downloadFile(client, { id, name, size, digest }, options, historyFile, folder)
}

function isConflict(error: unknown): boolean {
  return error instanceof WorldError && error.cause instanceof Error && /\(409\) Conflict/.test(error.cause.message)
}

export async function uploadStore(
  { client }: RunArtifacts,
  id: { readonly campaign: string; readonly shard: number; readonly attempt: number },
  path: string,
): Promise<void> {
  await uploadFile(client, storeArtifact(id.campaign, id.shard, id.attempt), path, storeFile)
}

/** Of a test of a bisection: its round goes before its shard. */
export function bisectArtifact(bisect: string, round: number, shard: number, attempt: number): string {
  return `seedsweep-bisect-${bisect}-r${round}-s${shard}-a${attempt}`
}

export async function uploadBisect(
  { client }: RunArtifacts,
  id: { readonly bisect: string; readonly round: number; readonly shard: number; readonly attempt: number },
  path: string,
): Promise<void> {
  await uploadFile(client, bisectArtifact(id.bisect, id.round, id.shard, id.attempt), path, storeFile)
}

/** The stores of all tests of the rounds before one; null: of all rounds. */
export async function downloadBisect(
  artifacts: RunArtifacts,
  bisect: string,
  before: number | null,
  folder: string,
): Promise<Downloaded[]> {
  const rounds = before === null ? '[1-9]' : `[1-${Math.max(1, before - 1)}]`
  if (before === 1) return []
  const pattern = new RegExp(`^seedsweep-bisect-${bisect}-r${rounds}-s\\d{1,3}-a\\d{1,4}$`)
  return downloadMatching(artifacts, pattern, storeFile, folder)
}

async function uploadFile(client: ArtifactClient, name: string, path: string, expected: string): Promise<void> {
  if (basename(path) !== expected) throw new Error(`seedsweep bug: ${path} is not a ${expected}`)
  try {
    await client.uploadArtifact(name, [path], dirname(path))
  } catch (error) {
    throw new WorldError('artifact-upload', `the artifact ${name} could not be uploaded`, { cause: error })
  }
}

/** A downloaded file, or why there is none. */
export type Downloaded =
  | { readonly kind: 'file'; readonly artifact: string; readonly path: string }
  | { readonly kind: 'lost'; readonly artifact: string; readonly reason: string }

/** The plans of this workflow run; `campaign` narrows them to one. */
export async function downloadPlans(
  artifacts: RunArtifacts,
  campaign: string | null,
  folder: string,
): Promise<Downloaded[]> {
  const pattern = new RegExp(`^seedsweep-${campaign ?? '[0-9a-f]{12}'}-plan$`)
  return downloadMatching(artifacts, pattern, planFile, folder)
}

/** The stores of all shards and all attempts of a campaign. */
export async function downloadStores(artifacts: RunArtifacts, campaign: string, folder: string): Promise<Downloaded[]> {
  return downloadMatching(artifacts, new RegExp(`^seedsweep-${campaign}-s\\d{1,3}-a\\d{1,4}$`), storeFile, folder)
}

/** Downloads at once; a campaign of 256 shards would take minutes one by one. */
const downloadsAtOnce = 8

async function downloadMatching(
  artifacts: RunArtifacts,
  pattern: RegExp,
  file: string,
  folder: string,
): Promise<Downloaded[]> {
  const { found, options } = await listArtifacts(artifacts)
  const matching = found.filter(({ name }) => pattern.test(name))
  const downloads: Downloaded[] = []
  for (let first = 0; first < matching.length; first += downloadsAtOnce) {
    const some = matching.slice(first, first + downloadsAtOnce)
    const place = (artifact: Artifact) => join(folder, `${artifact.name}-${artifact.id}`)
    downloads.push(
      ...(await Promise.all(some.map((one) => downloadFile(artifacts.client, one, options, file, place(one))))),
    )
  }
  return downloads
}

/** All artifacts of the run; the client's own "latest" sorts by id, and ids do not grow with time. */
async function listArtifacts({ client, findBy, elsewhere }: RunArtifacts): Promise<{
  readonly found: Artifact[]
  readonly options: FindOptions
}> {
  const reasons: unknown[] = []
  const ways: FindOptions[] = [...(findBy === null ? [] : [{ findBy }]), ...(elsewhere ? [] : [{}])]
  for (const options of ways) {
    try {
      const { artifacts } = await client.listArtifacts(options)
      return { found: artifacts, options }
    } catch (error) {
      // The token may lack actions:read; the runner's own service needs no permission.
      reasons.push(error)
    }
  }
  throw new WorldError(
    'artifact-list',
    `the artifacts of ${elsewhere ? `workflow run ${findBy?.workflowRunId}` : 'this workflow run'} could not be listed`,
    {
      cause: reasons.at(-1),
    },
  )
}

/** Largest artifact taken, packed, and largest file in one; ours are a few MiB. */
const artifactSizeMax = 2 ** 30

/** The archive is kept as it comes and unpacked by us: the client would write whatever it holds, however much. */
async function downloadFile(
  client: ArtifactClient,
  artifact: Artifact,
  options: FindOptions,
  file: string,
  folder: string,
): Promise<Downloaded> {
  const packed = join(folder, 'packed')
  mkdirSync(packed, { recursive: true })
  const lost = (reason: string): Downloaded => ({ kind: 'lost', artifact: artifact.name, reason })
  if (artifact.size > artifactSizeMax) return lost(`it is larger than ${artifactSizeMax / 2 ** 20} MiB`)
  try {
    const digest = artifact.digest === undefined ? {} : { expectedHash: artifact.digest }
    const request = { path: packed, skipDecompress: true, ...digest, ...options }
    const { digestMismatch } = await client.downloadArtifact(artifact.id, request)
    if (digestMismatch === true) return lost('its content is not what was uploaded')
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const hint = options.findBy === undefined ? ' (a token with actions: read may reach it by another way)' : ''
    return lost(`${error.message}${hint}`)
  }
  const [archive] = readdirSync(packed)
  if (archive === undefined) return lost('nothing came of its download')
  const path = join(folder, file)
  try {
    await unpackFile(join(packed, archive), file, path, artifactSizeMax)
    return { kind: 'file', artifact: artifact.name, path }
  } catch (error) {
    if (!(error instanceof WorldError)) throw error
    return lost(error.message)
  } finally {
    rmSync(packed, { recursive: true, force: true })
  }
}
