import { existsSync } from 'node:fs'
import { isFailure } from '../model/outcome.ts'
import type { CampaignOrigin } from '../model/plan.ts'
import type { Target } from '../model/target.ts'
import { planCampaign } from '../plan/plan-campaign.ts'
import { openStore } from '../store/open-store.ts'
import { readCampaigns } from '../store/queries.ts'
import type { Machine } from './machine.ts'
import { type SweepObserver, sweepPhase } from './sweep-phase.ts'

export interface BaseSweepRequest {
  readonly target: Target
  /** Of the campaign that is compared. */
  readonly origin: CampaignOrigin
  readonly base: string
  /** The store of sweeps of bases; made where there is none. */
  readonly dbPath: string
  readonly budgetMs: number
  /** What is looked for, and how many seeds without it are enough. */
  readonly wanted: readonly { readonly key: string; readonly seeds: number }[]
  readonly signal: AbortSignal
  onWarning(message: string): void
}

/**
 * Sweeps fresh seeds of one target on the base, in whose checkout `machine.cwd` is, into a store of its own: until each
 * wanted failure was seen, or so many seeds could have shown it, or the budget is over.
 *
 * @throws UserError, WorldError as of a sweep: where the simulator of today's configuration does not run there
 */
export async function sweepBase(request: BaseSweepRequest, machine: Machine): Promise<void> {
  const { target, base, dbPath, budgetMs, wanted } = request
  const number = countCampaigns(dbPath) + 1
  const plan = planCampaign({
    seedsweep: machine.version,
    targets: [target],
    seeds: { by: 'budget', budgetMs },
    shardCount: 1,
    origin: { ...request.origin, namespace: 'pull-request', number, sha: base, changes: null },
    // A stream of its own for each sweep: neither the seeds of the change nor those of any night.
    headSha: `base ${base} ${number}`,
  })
  const decided = new AbortController()
  const signal = AbortSignal.any([request.signal, decided.signal])
  const observer = watchFor(
    wanted,
    (message) => request.onWarning(message),
    () => decided.abort(),
  )
  await sweepPhase(
    { plan, shard: 0, attempt: 1, dbPath, via: null, signal, observer, checkpoints: null, proves: false },
    machine,
  )
}

function countCampaigns(dbPath: string): number {
  if (!existsSync(dbPath)) return 0
  using store = openStore(dbPath, { readonly: true })
  return readCampaigns(store).length
}

function watchFor(
  wanted: BaseSweepRequest['wanted'],
  onWarning: SweepObserver['onWarning'],
  onDecided: () => void,
): SweepObserver {
  const left = new Map(wanted.map(({ key, seeds }) => [key, seeds]))
  let passed = 0
  const settle = () => {
    for (const [key, seeds] of left) if (passed >= seeds) left.delete(key)
    if (left.size === 0) onDecided()
  }
  return {
    onOutcome({ outcome, signature }) {
      if (outcome === 'passed') passed++
      else if (outcome !== 'cut' && isFailure(outcome) && signature !== null) left.delete(signature.key)
      settle()
    },
    onPassed(count) {
      passed += count
      settle()
    },
    onWarning,
    onStart: () => undefined,
    onIssued: () => undefined,
    onConfirming: () => undefined,
    onReplay: () => undefined,
  }
}
