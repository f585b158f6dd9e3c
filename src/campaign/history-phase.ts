import { statSync } from 'node:fs'
import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import { type EndedRuns, type EndedRunsQuestion, listEndedRuns } from '../publish/github/list-ended-runs.ts'
import { listHistories } from '../publish/github/list-histories.ts'
import { listIssues } from '../publish/github/list-issues.ts'
import { classifyProblem, isRequestError } from '../publish/github/problem.ts'
import type { ListedIssue } from '../publish/issue-change.ts'
import { keyRules } from '../signature/sign-failure.ts'
import { type BoundHistory, boundHistory } from '../store/bound-history.ts'
import { finaliseStore } from '../store/finalise-store.ts'
import { mergeStores } from '../store/merge-stores.ts'
import { openOutsideStore } from '../store/open-outside-store.ts'
import { openStore } from '../store/open-store.ts'
import {
  type HistoryStart,
  type HistorySweep,
  readCampaigns,
  readHistorySources,
  readHistoryStarts,
  readHistorySweeps,
} from '../store/queries.ts'
import { recordIssue } from '../store/record.ts'
import { type RecalledFinding, recordHistorySources, recordRecalled } from '../store/record-history.ts'
import { type GitHubAccess, openGitHub } from './publish-phase.ts'

export {
  type HistoryArtifact,
  type HistoryListing,
  historyArtifact,
  mayAddHistory,
} from '../publish/github/list-histories.ts'
export { type BoundHistory, historySizeMax } from '../store/bound-history.ts'
export type { HistoryStart, HistorySweep } from '../store/queries.ts'

/*
 * The history: one store with all campaigns of the default branch, which outlives each of them.
 *
 *   findHistories     asks GitHub which runs left one behind that may be trusted
 *   mergeHistory      takes one in: intact, ours, and of no pull request
 *   addCampaign       puts the campaign that was just swept into it
 *   findEndedRuns     asks which runs ended, and what they swept: of one whose report never came it is not there yet
 *   addBisection      puts the first bad commit of a finding into it
 *   recallFindings    stands in where none was found: what the markers of issues know
 *   boundStore        makes it fit before it is uploaded
 */

/** Which histories earlier runs left behind. */
export async function findHistories(access: GitHubAccess) {
  return listHistories(await openGitHub(access), access.repository)
}

/** Which runs of a workflow ended, and which campaigns they swept. */
export async function findEndedRuns(access: GitHubAccess, question: EndedRunsQuestion): Promise<EndedRuns> {
  return listEndedRuns(await openGitHub(access), access.repository, question)
}

/** Why a history was not taken. `damaged`: it never will be. */
export interface RefusedHistory {
  readonly reason: string
  readonly damaged: boolean
}

/** Merges a history from outside into the one at `dbPath`, made where there is none; null where it was taken. */
export function mergeHistory(dbPath: string, path: string): RefusedHistory | null {
  try {
    const stranger = findStranger(path)
    if (stranger !== null) return { reason: `it holds ${stranger}, which no history does`, damaged: true }
  } catch (error) {
    if (!(error instanceof UserError || error instanceof WorldError)) throw error
    return toRefusal(error.code, error.message, path)
  }
  const [refused] = mergeStores(dbPath, [path], keyRules).refused
  return refused === undefined ? null : toRefusal(refused.code, refused.reason, path)
}

/** Codes of what stays as it is, whoever reads it. */
const hopeless = ['store-damaged', 'store-not-ours', 'store-too-large']

function toRefusal(code: string, reason: string, path: string): RefusedHistory {
  return { reason: reason.replaceAll(path, 'its store'), damaged: hopeless.includes(code) }
}

/** A history is of the default branch's own campaigns. */
function findStranger(path: string): string | null {
  using store = openOutsideStore(path)
  const stranger = readCampaigns(store).find(({ origin }) => origin.namespace !== 'ci' || origin.pullRequest !== null)
  return stranger === undefined
    ? null
    : `campaign ${stranger.campaign} of ${describeNamespace(stranger.origin.namespace)}`
}

function describeNamespace(namespace: 'ci' | 'pull-request' | 'local'): string {
  return namespace === 'local' ? 'a local sweep' : 'a pull request'
}

/**
 * Puts a campaign's own store into a history; a re-run of it adds to what is there.
 *
 * @throws WorldError `history` where the two do not fit together, or the history has forgotten the campaign
 */
export function addCampaign(dbPath: string, own: { readonly dbPath: string; readonly campaign: string }): void {
  const [refused] = mergeStores(dbPath, [own.dbPath], keyRules).refused
  if (refused !== undefined) throw new WorldError('history', `the campaign does not fit its history: ${refused.reason}`)
  using store = openStore(dbPath, { readonly: true })
  if (readCampaigns(store).some(({ campaign }) => campaign === own.campaign)) return
  throw new WorldError('history', 'the history has only counts of this campaign, which was run again long after')
}

/**
 * Puts what a bisection ran and concluded into a history.
 *
 * @throws WorldError `history` where the two do not fit together
 */
export function addBisection(dbPath: string, own: string): void {
  const [refused] = mergeStores(dbPath, [own], keyRules).refused
  if (refused !== undefined) throw new WorldError('history', `it does not fit the history: ${refused.reason}`)
}

/** The artifacts that the history at `dbPath` was made of; none where there is no history. */
export function readSources(dbPath: string): ReadonlySet<number> {
  if (statSync(dbPath, { throwIfNoEntry: false }) === undefined) return new Set()
  using store = openStore(dbPath, { readonly: true })
  return readHistorySources(store)
}

export function rememberSources(dbPath: string, sources: Parameters<typeof recordHistorySources>[1]): void {
  using store = openStore(dbPath)
  recordHistorySources(store, sources)
}

/** When the campaigns that a store knows of began, oldest first. */
export function readStarts(dbPath: string): HistoryStart[] {
  using store = openStore(dbPath, { readonly: true })
  return readHistoryStarts(store)
}

/** The runs of the campaigns of a store, those of which only counts are left excepted. */
export function readRunUrls(dbPath: string): string[] {
  using store = openStore(dbPath, { readonly: true })
  return readCampaigns(store).flatMap(({ origin }) => origin.runUrl ?? [])
}

/** What the campaigns of a store did, newest first. */
export function readSweeps(dbPath: string): HistorySweep[] {
  using store = openStore(dbPath, { readonly: true })
  return readHistorySweeps(store)
}

/** Makes a history fit on disk and finishes its file. */
export function boundStore(dbPath: string, campaign: string, sizeMax?: number): BoundHistory {
  using store = openStore(dbPath)
  const bound = boundHistory(store, campaign, sizeMax)
  finaliseStore(store)
  return bound
}

/**
 * Reads what the issues of a repository say of their findings into a store that has no history: number and state, when it
 * was first seen, in how many of how many seeds. Nothing that GitHub does is thrown.
 *
 * @param at start of the campaign that found no history, ISO 8601, UTC
 * @returns how many findings were recalled, or why none could be
 */
export async function recallFindings(
  access: GitHubAccess,
  dbPath: string,
  at: string,
): Promise<{ readonly findings: number; readonly problem: string | null }> {
  const { repository } = access
  try {
    const { issues } = await listIssues(await openGitHub(access), repository)
    // Of several issues about one finding the first is the one that is kept up to date.
    const seen = new Set<string>()
    const findings = issues
      .toSorted((a, b) => a.number - b.number)
      .flatMap((issue) => recall(repository, issue, at))
      .filter(({ target, key }) => !seen.has(`${target} ${key}`) && seen.add(`${target} ${key}`))
    using store = openStore(dbPath)
    recordRecalled(store, findings, at)
    for (const { target, key, number, state } of findings) {
      recordIssue(store, { target, key, issue: { repository, number, state }, at })
    }
    return { findings: findings.length, problem: null }
  } catch (error) {
    if (!isRequestError(error)) throw error
    const problem = classifyProblem(error)
    // A repository without issues has nothing to recall.
    if (problem.kind === 'disabled') return { findings: 0, problem: null }
    return { findings: 0, problem: problem.said }
  }
}

/** What the store has room for; an issue is text from people. */
function recall(repository: string, { marker, number, state }: ListedIssue, at: string): RecalledFinding[] {
  if (marker === null || marker.target.length > 64) return []
  const { target, key, formerKeys, k, n, proof, shows } = marker
  // Of two runs that differ, one run of the seed says nothing; and what people folded into a finding fails by another key.
  const seeds = proof === undefined && shows === undefined ? marker.seeds : []
  const sha = shaOf(marker.sha)
  const said = marker.first ?? { sha, at }
  const date = new Date(said.at)
  const first = { sha: shaOf(said.sha), at: date.getTime() <= Date.parse(at) ? date.toISOString() : at }
  return [{ repository, target, key, formerKeys, number, state, first, sha, k, n, seeds }]
}

const shaPattern = /^[0-9a-f]{40,64}$/

/** People can edit what goes to git. */
function shaOf(text: string | null): string | null {
  return text !== null && shaPattern.test(text) ? text : null
}
