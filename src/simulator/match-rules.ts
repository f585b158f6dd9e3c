import { assert } from '../base/assert.ts'
import { compileTextPattern, type TextPattern } from '../base/text-pattern.ts'
import type { ProcessExit } from '../model/outcome.ts'
import type { OutcomeRule } from '../model/outcome-rule.ts'

/**
 * The first rule that matches how a run ended, or null.
 *
 * @param output the kept output; only asked for where a rule with `text` comes to its turn.
 */
export function matchRules(
  rules: readonly OutcomeRule[],
  exit: Pick<ProcessExit, 'code' | 'signal'>,
  output: () => string,
): OutcomeRule | null {
  for (const rule of rules) {
    if (!matchesEnd(rule, exit)) continue
    // A run that the system killed has not shown that it would have passed, whatever it printed before.
    if (exit.signal === 'SIGKILL' && rule.is === 'passed') continue
    if (rule.text === null || patternOf(rule).matches(output())) return rule
  }
  return null
}

function matchesEnd({ exit, signal }: OutcomeRule, end: Pick<ProcessExit, 'code' | 'signal'>): boolean {
  const { code } = end
  if (exit !== null && (code === null || !exit.some(([low, high]) => code >= low && code <= high))) return false
  if (signal !== null && (end.signal === null || !(signal.includes('any') || signal.includes(end.signal)))) return false
  return true
}

/** A sweep asks the same rules for every seed; rules live as long as their target. */
const compiled = new WeakMap<OutcomeRule, TextPattern>()

function patternOf(rule: OutcomeRule): TextPattern {
  let pattern = compiled.get(rule)
  if (pattern === undefined) {
    const made = compileTextPattern(rule.text ?? '')
    assert('matches' in made, `the configuration let a pattern through that cannot be read: ${rule.text}`)
    pattern = made
    compiled.set(rule, pattern)
  }
  return pattern
}
