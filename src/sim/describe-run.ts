import type { Violation } from '../check/violation.ts'
import type { Simulation } from './run-simulation.ts'
import { describeFault } from './world/apply-faults.ts'
import { seconds } from './world/seconds.ts'

/** What a person reads of one seed: the cluster, the faults, what was broken and how. */
export function describeRun(seed: bigint, simulation: Simulation): string {
  const { scenario, families, faults, verdict, steps, simulatedUs, digest } = simulation
  const { cluster, profile } = scenario
  const lines = [
    `etcd, seed ${seed}: ${cluster.members} ${cluster.members === 1 ? 'member' : 'members'}, ${profile.name} traffic` +
      `${cluster.authEnabled ? ', authentication on' : ''}; ${seconds(simulatedUs)} simulated in ${steps} steps, digest ${digest}`,
    `fault families: ${families.length === 0 ? 'none' : families.join(' ')}`,
    ...faults.map((fault) => `  ${String(fault.index).padStart(2)}  ${seconds(fault.atUs)}  ${describeFault(fault)}`),
  ]
  if (verdict.outcome === 'passed') lines.push('passed: every promise was kept')
  if (verdict.outcome === 'unknown') lines.push(`unknown: ${verdict.unknown ?? ''}`)
  for (const { first, others } of byProperty(verdict.violations)) {
    lines.push(`broke ${first.property} - ${first.sentence}`)
    for (const line of first.message.split('\n')) lines.push(`  ${line}`)
    if (others > 0) lines.push(`  and ${others} more like it`)
  }
  return lines.join('\n')
}

/** Each broken promise once, by its first violation: one cause breaks it again and again. */
function byProperty(
  violations: readonly Violation[],
): readonly { readonly first: Violation; readonly others: number }[] {
  const firsts = violations.filter(
    ({ property }, at) => violations.findIndex((other) => other.property === property) === at,
  )
  return firsts.map((first) => ({
    first,
    others: violations.filter(({ property }) => property === first.property).length - 1,
  }))
}
