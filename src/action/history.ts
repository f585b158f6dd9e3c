import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { info } from '@actions/core'
import { listCauses } from '../base/explain-error.ts'
import { plainLine } from '../base/plain-text.ts'
import { formatCount, formatPlural } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import {
  addCampaign,
  boundStore,
  findHistories,
  type HistoryArtifact,
  historySizeMax,
  mayAddHistory,
  mergeHistory,
  readSources,
  recallFindings,
  rememberSources,
} from '../campaign/history-phase.ts'
import type { GitHubAccess } from '../campaign/publish-phase.ts'
import { readEvent } from '../campaign/read-event.ts'
import type { HistoryPlace } from '../config/config-schema.ts'
import { emptyConfig } from '../config/read-config.ts'
import { downloadHistory, historyFile, openArtifacts, type RunArtifacts, uploadHistory } from './artifacts.ts'
import type { ActionContext } from './context.ts'
import { openAccess } from './github-access.ts'
import { keepOnBranch, openBranch } from './history-branch.ts'
import { untilAborted } from './publish-report.ts'

/** What earlier runs left behind, as this step found it. */
export interface History {
  readonly place: HistoryPlace
  /** Of earlier campaigns, and later of this one too; there is none at that place where `found` is false. */
  readonly dbPath: string
  readonly found: boolean
  /** Of the branch, where the history is on one. */
  readonly commit: string | null
  /** Whether this run may leave one behind: never for a pull request, nor where it could not even look. */
  readonly adds: boolean
  /** What people must know about it, one sentence each. */
  readonly notes: readonly string[]
}

/** Most histories put together: two reports at once leave two behind, and the next one takes both. */
const historiesMax = 5

/** Most that are tried, the newest first. */
const triesMax = 10

/**
 * Fetches the history that earlier runs of the default branch left behind: the newest intact one, and those beside it that
 * it does not hold yet. Nothing that GitHub does, and nothing in an artifact, makes the step fail.
 */
export async function openHistory(context: ActionContext, configured: HistoryPlace | null): Promise<History> {
  const folder = join(context.folder, 'history')
  mkdirSync(folder, { recursive: true })
  const place = context.inputs.history ?? configured ?? emptyConfig.history
  const none: History = { place, dbPath: join(folder, historyFile), found: false, commit: null, adds: false, notes: [] }
  const access = openAccess(context)
  if (place === 'none' || access === null) return none
  const look = () => (place === 'branch' ? lookAtBranch(context, none) : lookAtArtifacts(context, access, none))
  return (await untilAborted(context.world.signal, look)) ?? none
}

async function lookAtBranch(context: ActionContext, none: History): Promise<History> {
  const { env } = context.world
  const branch = await openBranch(context, none.dbPath)
  if (branch === null) return { ...none, notes: ['the branch of the history could not be reached: see the log'] }
  const { replaceable, ...state } = branch
  const adds = replaceable && mayAddHistory(env.GITHUB_EVENT_NAME, env.GITHUB_REF, knownBranch(env))
  return { ...none, adds, ...state }
}

async function lookAtArtifacts(context: ActionContext, access: GitHubAccess, none: History): Promise<History> {
  const { env } = context.world
  const listing = await findHistories(access)
  if (listing.kind === 'forbidden') {
    info(`history: ${plainLine(listing.said, 300)}`)
    return { ...none, notes: ['the history of earlier campaigns cannot be read: give the job actions: read'] }
  }
  if (listing.kind === 'unreadable') {
    const note = `the history of earlier campaigns could not be read: ${plainLine(listing.said, 300)}`
    // What this campaign saw is kept beside it: the next report finds both.
    return { ...none, notes: [note], adds: mayAddHistory(env.GITHUB_EVENT_NAME, env.GITHUB_REF, knownBranch(env)) }
  }
  const adds = mayAddHistory(env.GITHUB_EVENT_NAME, env.GITHUB_REF, listing.defaultBranch)
  const artifacts = await openArtifacts(env, context.inputs.token)
  const { merged, refused } = await takeHistories(artifacts, listing.artifacts, none.dbPath)
  return { ...none, found: merged.length > 0, adds, notes: describeTaken(merged, refused, listing.expired) }
}

/** The default branch, as far as this run knows it: schedules run nowhere else. */
function knownBranch(env: ActionContext['world']['env']): string {
  const scheduled = env.GITHUB_EVENT_NAME === 'schedule' ? (env.GITHUB_REF_NAME ?? '') : ''
  return readEvent(env).defaultBranch ?? scheduled
}

/** Where a plan finds what earlier campaigns cut. Pull requests leave that to the nights. */
export function choosePrevious(
  { world }: ActionContext,
  { found, dbPath }: History,
): { readonly dbPath: string; readonly before: null } | null {
  const event = world.env.GITHUB_EVENT_NAME ?? ''
  return found && !event.startsWith('pull_request') ? { dbPath, before: null } : null
}

interface Refused {
  readonly artifact: HistoryArtifact
  readonly reason: string
}

async function takeHistories(
  artifacts: RunArtifacts,
  found: readonly HistoryArtifact[],
  dbPath: string,
): Promise<{ merged: readonly HistoryArtifact[]; refused: readonly Refused[] }> {
  const merged: HistoryArtifact[] = []
  const refused: Refused[] = []
  const sources: { artifact: number; merged: boolean }[] = []
  let known: ReadonlySet<number> = new Set()
  for (const artifact of found.slice(0, triesMax)) {
    if (merged.length === historiesMax) break
    // What the histories taken so far were made of is in them.
    if (known.has(artifact.id)) continue
    const place = join(dbPath, '..', `of-${artifact.id}`)
    const download = await downloadHistory(artifacts, artifact, place)
    const refusal =
      download.kind === 'lost' ? { reason: download.reason, damaged: false } : mergeHistory(dbPath, download.path)
    if (refusal === null) {
      merged.push(artifact)
      known = readSources(dbPath)
    } else refused.push({ artifact, reason: refusal.reason })
    if (refusal === null || refusal.damaged) sources.push({ artifact: artifact.id, merged: refusal === null })
    info(`history: ${artifact.name} of run ${artifact.runId}: ${plainLine(refusal?.reason ?? 'taken', 500)}`)
  }
  if (merged.length > 0) rememberSources(dbPath, sources)
  return { merged, refused }
}

function describeTaken(merged: readonly HistoryArtifact[], refused: readonly Refused[], expired: number): string[] {
  const [taken] = merged
  const instead =
    taken === undefined
      ? 'no other was found'
      : `that of run ${taken.runId} (${taken.createdAt.slice(0, 10)}) was taken`
  const lines = refused.map(
    ({ artifact, reason }) => `the history that run ${artifact.runId} left could not be taken (${reason}); ${instead}`,
  )
  const gone = taken === undefined && refused.length === 0 && expired > 0
  return gone ? [...lines, `the history is gone: ${formatPlural(expired, 'artifact')} of it expired`] : lines
}

/** The store to publish from, and what to say about it. */
export interface JoinedHistory {
  readonly dbPath: string
  readonly notes: readonly string[]
}

/**
 * Puts the campaign that was just swept into the history. Where none was found, what issues say of their findings stands in
 * for it; where the two cannot be put together, and without a history at all, the campaign's own store is the answer.
 */
export async function joinHistory(
  context: ActionContext,
  history: History,
  own: { readonly dbPath: string; readonly campaign: string; readonly startedAt: string },
): Promise<JoinedHistory> {
  const access = openAccess(context)
  if (history.place === 'none' || access === null) return { dbPath: own.dbPath, notes: [] }
  try {
    addCampaign(history.dbPath, own)
  } catch (error) {
    if (!(error instanceof UserError || error instanceof WorldError)) throw error
    return { dbPath: own.dbPath, notes: [plainLine(error.message, 500)] }
  }
  if (history.found) return { dbPath: history.dbPath, notes: [] }
  const recall = () => recallFindings(access, history.dbPath, own.startedAt)
  const { findings, problem } = (await untilAborted(context.world.signal, recall)) ?? {
    findings: 0,
    problem: 'cancelled',
  }
  if (problem !== null) info(`history: the issues could not be read: ${plainLine(problem, 300)}`)
  const notes =
    findings === 0 ? [] : [`no history was found: ${formatPlural(findings, 'finding')} known from their issues`]
  return { dbPath: history.dbPath, notes }
}

/** Bounds the history and leaves it behind for the next run; what goes wrong is said, and is no failure of the step. */
export async function keepHistory(
  context: ActionContext,
  history: History,
  campaign: string,
  healthy: boolean,
): Promise<void> {
  if (!history.adds || !existsSync(history.dbPath)) return
  if (!healthy) return info('history: not kept, for a campaign whose canary passed is evidence of nothing')
  try {
    const bound = boundStore(history.dbPath, campaign)
    if (bound.forgotten > 0) info(`history: only counts are left of ${formatPlural(bound.forgotten, 'campaign')}`)
    if (bound.size > historySizeMax) {
      const seen = `the history has ${formatCount(Math.ceil(bound.size / 2 ** 20))} MiB, more than ${historySizeMax / 2 ** 20}`
      context.annotator.write('warning', `${seen}: nothing more can be forgotten of it`)
    }
    if (history.place === 'branch') return await keepOnBranch(context, history, campaign)
    const artifacts = await openArtifacts(context.world.env, context.inputs.token)
    const name = await uploadHistory(artifacts, { campaign, attempt: context.attempt }, history.dbPath)
    info(`history: ${name}, ${formatCount(Math.ceil(bound.size / 1024))} KiB`)
  } catch (error) {
    if (!(error instanceof UserError || error instanceof WorldError)) throw error
    const reasons = [error.message, ...listCauses(error)].join(': ')
    context.annotator.write('warning', plainLine(`the history was not kept: ${reasons}`, 1000))
  }
}
