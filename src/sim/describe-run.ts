import { describeViolations } from './describe-violations.ts'
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
  lines.push(...describeViolations(verdict.violations))
  const step = verdict.violations[0]?.step
  if (step !== undefined && step < steps) lines.push(`it shows by step ${step}: --max-steps ${step} ends the run there`)
  return lines.join('\n')
}
