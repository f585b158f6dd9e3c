import { join } from 'node:path'
import { info } from '@actions/core'
import { plainLine } from '../base/plain-text.ts'
import { WorldError } from '../base/world-error.ts'
import { type BranchRemote, fetchHistoryBranch, historyBranch, pushHistoryBranch } from '../campaign/history-branch.ts'
import { boundStore, mergeHistory } from '../campaign/history-phase.ts'
import type { ActionContext } from './context.ts'

/** What the orphan branch held when this step looked. */
export interface BranchState {
  readonly found: boolean
  /** The commit that may be replaced; null where there is no branch. */
  readonly commit: string | null
  readonly notes: readonly string[]
  /** False where there is a history that only another version of seedsweep can read. */
  readonly replaceable: boolean
}

/** Takes the history from its branch into the store at `dbPath`; null where the branch could not be reached. */
export async function openBranch(context: ActionContext, dbPath: string): Promise<BranchState | null> {
  try {
    const { commit, path } = await fetchHistoryBranch(openRemote(context, dbPath, 'fetched'))
    if (path === null) return { found: false, commit, notes: [], replaceable: true }
    const refusal = mergeHistory(dbPath, path)
    if (refusal === null) {
      info(`history: branch ${historyBranch} at ${commit?.slice(0, 7)}: taken`)
      return { found: true, commit, notes: [], replaceable: true }
    }
    const note = `the history on branch ${historyBranch} could not be taken (${refusal.reason})`
    return { found: false, commit, notes: [note], replaceable: refusal.damaged }
  } catch (error) {
    if (!(error instanceof WorldError)) throw error
    info(`history: ${plainLine(error.message, 500)}`)
    return null
  }
}

/** Reports at once move the branch under each other; each takes in what the other put there. */
const pushesMax = 5

/** Puts the history on its branch, with what another report put there meanwhile in it. */
export async function keepOnBranch(
  context: ActionContext,
  history: { readonly dbPath: string; readonly commit: string | null },
  campaign: string,
): Promise<void> {
  let { commit } = history
  for (let push = 1; ; push++) {
    const remote = openRemote(context, history.dbPath, `pushed-${push}`)
    const now = await fetchHistoryBranch(remote)
    if (now.path !== null && now.commit !== commit) {
      const refusal = mergeHistory(history.dbPath, now.path)
      if (refusal !== null && !refusal.damaged) throw new WorldError('history-branch', refusal.reason)
      boundStore(history.dbPath, campaign)
    }
    commit = now.commit
    if (await pushHistoryBranch(remote, history.dbPath, commit)) return info(`history: branch ${historyBranch}`)
    if (push === pushesMax) throw new WorldError('history-branch', 'other reports moved the branch again and again')
  }
}

function openRemote({ world, inputs }: ActionContext, dbPath: string, name: string): BranchRemote {
  const { env } = world
  return {
    url: `${env.GITHUB_SERVER_URL ?? 'https://github.com'}/${env.GITHUB_REPOSITORY}`,
    token: inputs.token,
    env,
    folder: join(dbPath, '..', name),
  }
}
