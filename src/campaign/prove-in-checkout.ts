import { join } from 'node:path'
import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import type { Finding } from '../model/finding.ts'
import { inCleanCheckout, isCleanCheckout } from '../model/reproduction.ts'
import type { Target } from '../model/target.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { recordReplays } from '../store/record.ts'
import { replayInCheckout } from '../triage/replay-in-checkout.ts'
import { findWorkTree } from './ancestry.ts'
import type { CompareObserver } from './compare-phase.ts'
import type { Machine } from './machine.ts'
import { simulatorEnvironment } from './own-program.ts'
import { readReport } from './read-report.ts'
import { openRevision } from './revision-checkout.ts'
import { removeDeadWorktrees } from './worktrees.ts'

/** Reads: a campaign's store. Leaves behind: for each new finding, a replay in a clean checkout of the campaign's commit. */
export interface CheckoutProof {
  readonly dbPath: string
  readonly campaign: string
  /** Names this machine: `report`, `local`. */
  readonly where: string
  readonly signal: AbortSignal
  readonly observer: CompareObserver
}

/**
 * Replays the new findings once more, each by its command, in a checkout of nothing but the commit, built by the line that the
 * issue prints: so that what somebody else pastes was done once. Where a target has no `build`, where the tree was changed,
 * where this is no clone of it, nothing is done; where the build fails there, it is told.
 *
 * @returns whether anything was tried: only then the store may know more than before
 */
export async function proveInCheckout(phase: CheckoutProof, machine: Machine): Promise<boolean> {
  using store = openStore(phase.dbPath)
  const { plan, findings } = readReport(store, phase.campaign)
  const { sha, changes } = plan.origin
  if (sha === null || changes !== null) return false
  let tried = false
  for (const { target } of plan.targets) {
    const wanted = findings.filter((finding) => finding.target === target.name && wantsCheckout(finding))
    if (target.build === null || wanted.length === 0 || phase.signal.aborted) continue
    tried = true
    try {
      await proveTarget(store, wanted, target, { ...phase, sha, machine })
    } catch (error) {
      if (!(error instanceof UserError || error instanceof WorldError)) throw error
      if (!phase.signal.aborted) {
        phase.observer.onWarning(`nothing was replayed in a clean checkout of ${sha.slice(0, 7)}: ${error.message}`)
      }
    }
  }
  return tried
}

/** What has an issue was proven when it got it. */
function wantsCheckout({ issue, confirmation, reproduction, replays }: Finding): boolean {
  const isNew = issue === null || issue.number === null
  const done = replays.some(({ where, seed }) => isCleanCheckout(where) && seed === reproduction?.seed)
  return isNew && !done && reproduction !== null && confirmation.state === 'reproducible'
}

async function proveTarget(
  store: Store,
  findings: readonly Finding[],
  target: Target,
  { campaign, where, signal, observer, sha, machine }: CheckoutProof & { sha: string; machine: Machine },
): Promise<void> {
  const { env } = machine
  const tree = await findWorkTree({ directory: machine.cwd, env, signal })
  if (tree === null) return
  await removeDeadWorktrees({ directory: tree.top, env })
  observer.onComparing(`replaying ${findings.length} new findings in a clean checkout of ${sha.slice(0, 7)}`)
  const { top: repository, subdirectory } = tree
  const { build, passEnv } = target
  const folder = join(machine.scratch, 'checkout')
  await using checkout = await openRevision({
    repository,
    subdirectory,
    revision: sha,
    build,
    passEnv,
    env,
    signal,
    folder,
  })
  if (signal.aborted) return
  if (!checkout.build.ok) {
    observer.onWarning(`the build line of target "${target.name}" fails in a clean checkout: ${checkout.build.excerpt}`)
    return
  }
  const parentEnv = simulatorEnvironment(machine, [target])
  const context = { target, cwd: checkout.directory, parentEnv, scratch: machine.scratch }
  const labels = { campaign, where: inCleanCheckout(where) }
  // Each as it ends: what was proven survives a cancellation.
  for await (const replay of replayInCheckout({ findings, context, labels, jobs: machine.jobs, signal })) {
    recordReplays(store, [replay])
  }
}
