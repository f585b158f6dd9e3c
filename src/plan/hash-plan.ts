import { createHash } from 'node:crypto'
import { compareText } from '../base/text.ts'
import type { Plan } from '../model/plan.ts'

/**
 * The id of a plan: the first 12 hexadecimal digits of the sha256 of its content as canonical JSON (keys sorted, no
 * spaces), without the id itself and without what differs when the same campaign is run again: link and event.
 */
export function hashPlan(plan: Omit<Plan, 'campaign'>): string {
  const { runUrl: _runUrl, event: _event, ...origin } = plan.origin
  const { format, version, seedsweep, size, targets, shards, carried, known } = plan
  // Plans from before stored seeds were planned keep their ids.
  const more = known.length === 0 ? {} : { known }
  const content = canonicalJson({ format, version, seedsweep, origin, size, targets, shards, carried, ...more })
  return createHash('sha256').update(content).digest('hex').slice(0, 12)
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b))
  return `{${entries.map(([key, child]) => `${JSON.stringify(key)}:${canonicalJson(child)}`).join(',')}}`
}
