import { createHash } from 'node:crypto'
import { assert } from '../base/assert.ts'
import { UserError } from '../base/user-error.ts'
import { findingId, listedSeedsMax } from '../model/finding.ts'
import type { SeedText } from '../model/seed.ts'
import { unequalRunsType } from '../model/signature.ts'
import type { Target } from '../model/target.ts'
import type { SeenRate } from '../statistics/bisect-rate.ts'
import { openStore } from '../store/open-store.ts'
import { readCampaigns, readPlan, readStoredFindings } from '../store/queries.ts'
import type { GitHubAccess } from './publish-phase.ts'
import { type IssueAddress, readIssueMarker } from './read-issue.ts'
import { onlyTarget, type Settings } from './read-settings.ts'
import { findRecorded } from './reproduce-phase.ts'

/** A finding as a bisection needs it. */
export interface Suspect {
  readonly target: Target
  readonly key: string
  readonly id: string
  readonly title: string
  /** Failing seeds, to be tried first at every commit. */
  readonly seeds: readonly SeedText[]
  readonly seen: SeenRate
  /** Commit at which it failed, or null where that is not known. */
  readonly sha: string | null
  /** What a failing run said; untrusted. */
  readonly excerpt: string
}

/**
 * Finds a finding (`f-7c3e91a0`, or more of its key) or the finding of a failing seed in a store, with the rate that it has
 * in the newest campaign that saw it; null where there is none.
 */
export function findSuspect(dbPath: string, wanted: string): Suspect | null {
  const recorded = findRecorded(dbPath, wanted)
  if (recorded === null) return null
  using store = openStore(dbPath, { readonly: true })
  const { target, reproduction } = recorded
  const { key } = reproduction.expected
  for (const { campaign } of readCampaigns(store)) {
    const finding = readStoredFindings(store, [campaign]).find(
      (known) => known.key === key && known.target === target.name,
    )
    if (finding === undefined) continue
    if (finding.signature.type === unequalRunsType) throw describePairs(findingId(key))
    const planned = readPlan(store, campaign).targets.find((one) => one.target.name === target.name)
    assert(planned !== undefined, 'a finding has a planned target')
    return {
      target: planned.target,
      key,
      id: findingId(key),
      title: finding.signature.title,
      seeds: finding.seeds.map(({ seed }) => seed),
      seen: { failures: finding.count, seeds: finding.seedsJudged },
      sha: planned === undefined ? null : reproduction.sha,
      excerpt: finding.excerpt,
    }
  }
  return null
}

/** The same of an issue: what its hidden marker says, with the command of the local configuration. */
export async function readIssueSuspect(
  address: IssueAddress,
  access: GitHubAccess,
  settingsOf: (target: string) => Pick<Settings, 'targets'>,
): Promise<Suspect> {
  const marker = await readIssueMarker(address, access)
  if (marker.proof === 'pairs') throw describePairs(`issue ${address.number}`)
  return {
    target: onlyTarget(settingsOf(marker.target)),
    key: marker.key,
    id: findingId(marker.key),
    title: `the failure of issue ${address.number}`,
    seeds: marker.seeds.slice(0, listedSeedsMax),
    seen: { failures: marker.k, seeds: marker.n },
    sha: marker.sha,
    excerpt: '',
  }
}

/** How a commit is built and run, as 16 hexadecimal digits: evidence by another recipe is other evidence. */
export function hashRecipe({ build, run, batch, worker, via, env, config, axes, ...rest }: Target): string {
  const { timeoutMs, memoryMax, expect, outcome, result, seedType } = rest
  const recipe = [
    build,
    run,
    batch,
    worker,
    via,
    env,
    config,
    axes,
    timeoutMs,
    memoryMax,
    expect,
    outcome,
    result,
    seedType,
  ]
  return createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 16)
}

function describePairs(what: string): UserError {
  return new UserError(
    'bisect-of-pairs',
    `${what} is about runs of one seed that differ from each other: that is not bisected yet`,
    'Reproduce it at commits of your choice: seedsweep reproduce --help',
  )
}
