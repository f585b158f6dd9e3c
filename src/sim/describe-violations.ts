import type { Violation } from '../check/violation.ts'

/**
 * The first broken promise with its evidence, and a line for each other one: what else broke is mostly what follows from the first, and
 * one cause breaks a promise again and again.
 *
 * @param violations in the order of the promises
 */
export function describeViolations(violations: readonly Violation[]): readonly string[] {
  const [first] = violations
  if (first === undefined) return []
  const lines = [`broke ${first.property} - ${first.sentence}`, ...first.message.split('\n').map((line) => `  ${line}`)]
  const kinds = new Map<string, number>()
  for (const { property, shape } of violations) {
    const kind = `${property}: ${shape}`
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  for (const [kind, count] of kinds) {
    const isFirst = kind === `${first.property}: ${first.shape}`
    if (!isFirst) lines.push(`also broke ${kind}${count === 1 ? '' : `, ${count} times`}`)
    else if (count > 1) lines.push(`  and ${count - 1} more like it`)
  }
  return lines
}
