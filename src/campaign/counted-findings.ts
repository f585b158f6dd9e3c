import { drawConfiguration } from '../model/configuration.ts'
import type { Finding, StoredFinding } from '../model/finding.ts'
import type { Plan } from '../model/plan.ts'
import { describeFindings } from '../triage/describe-findings.ts'

/**
 * Adds to findings of which a history has only counts what follows from them. How they were run is forgotten: their seeds
 * are run as the newest plan runs its own, at the commit that failed last.
 */
export function describeCounted(counted: readonly StoredFinding[], newest: Plan): Finding[] {
  return counted.flatMap((finding) => {
    const target = newest.targets.find((planned) => planned.target.name === finding.target)?.target
    const seeds = finding.seeds.map((failing) => ({
      ...failing,
      config: target === undefined ? {} : drawConfiguration(target, failing.seed),
    }))
    const origin = { ...newest.origin, sha: finding.lastSeen.sha, changes: null }
    return describeFindings([{ ...finding, seeds }], () => ({ ...newest, origin, carried: [], known: [] }))
  })
}
