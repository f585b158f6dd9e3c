import type { Simulation } from './run-simulation.ts'
import { describeFault } from './world/apply-faults.ts'
import type { TraceLine } from './world/trace.ts'

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
  for (const violation of verdict.violations) {
    lines.push(`broke ${violation.property} - ${violation.sentence}`)
    for (const line of violation.message.split('\n')) lines.push(`  ${line}`)
  }
  return lines.join('\n')
}

/** The trace as text, one line for each thing that happened, times in seconds. */
export function describeTrace(lines: readonly TraceLine[]): string {
  return lines
    .map(({ atUs, who, kind, a, b, text }) => {
      const numbers = a === 0 && b === 0 ? '' : b === 0 ? ` ${a}` : ` ${a} ${b}`
      return `${seconds(atUs).padStart(11)}  ${who.padEnd(8)}  ${kind}${numbers}${text === '' ? '' : `  ${text}`}`
    })
    .join('\n')
}

function seconds(us: number): string {
  const whole = Math.floor(us / 1_000_000)
  return `${whole}.${String(us % 1_000_000).padStart(6, '0')} s`
}
