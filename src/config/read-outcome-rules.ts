import { constants } from 'node:os'
import { nearestWord, truncate } from '../base/text.ts'
import { compileTextPattern } from '../base/text-pattern.ts'
import { UserError } from '../base/user-error.ts'
import type { OutcomeRule } from '../model/outcome-rule.ts'
import type { OutcomeFields } from './config-schema.ts'

/**
 * Completes the rules of `outcome` and refuses what could never match or not be searched for.
 *
 * @param at place of a word: `outcome.0.text` is the text of the first rule.
 * @throws UserError `outcome`
 */
export function readOutcomeRules(rules: readonly OutcomeFields[], at: (key: string) => string): OutcomeRule[] {
  return rules.map((rule, index) => readRule(rule, (key) => at(`outcome.${index}${key}`), index + 1))
}

function readRule(fields: OutcomeFields, at: (key: string) => string, number: number): OutcomeRule {
  const { exit, signal, text, is, reason } = fields
  if (exit === undefined && signal === undefined && text === undefined) {
    const seen = `${at('')}: rule ${number} of outcome has no condition`
    throw new UserError('outcome', seen, 'Write exit, signal or text beside "is"')
  }
  if (exit !== undefined && signal !== undefined) {
    const seen = `${at('')}: rule ${number} of outcome wants an exit code and a signal, and no process ends by both`
    throw new UserError('outcome', seen, 'Write two rules')
  }
  return {
    exit: exit === undefined ? null : asList(exit).map((codes) => readExitCodes(codes, at('.exit'))),
    signal: signal === undefined ? null : asList(signal).map((name) => readSignal(name, at('.signal'))),
    text: text === undefined ? null : readPattern(text, at('.text')),
    is,
    reason: reason ?? null,
  }
}

function readExitCodes(codes: number | string, where: string): [number, number] {
  const range = /^\s*(\d{1,10})(?:\s*-\s*(\d{1,10}))?\s*$/.exec(String(codes))
  const low = Number(range?.[1] ?? Number.NaN)
  const high = Number(range?.[2] ?? low)
  if (range !== null && low <= high && high <= 0xffff_ffff) return [low, high]
  throw new UserError(
    'outcome',
    `${where}: ${JSON.stringify(truncate(String(codes), 40))} is no exit code`,
    'Write a code such as 2, or a range with both ends such as "250-255"',
  )
}

function readSignal(name: string, where: string): string {
  const names = ['any', ...Object.keys(constants.signals)]
  if (names.includes(name)) return name
  const nearest = names.includes(`SIG${name}`) ? `SIG${name}` : nearestWord(name, names)
  throw new UserError(
    'outcome',
    `${where}: ${JSON.stringify(truncate(name, 40))} is no signal`,
    nearest === null ? 'Write a name such as SIGABRT, or any' : `Did you mean "${nearest}"?`,
  )
}

function readPattern(text: string, where: string): string {
  const pattern = compileTextPattern(text)
  if ('matches' in pattern) return text
  throw new UserError(
    'outcome',
    `${where}: the pattern ${JSON.stringify(truncate(text, 80))} cannot be used: ${pattern.mistake}`,
    'Write a regular expression without look-around and back-references; a backslash makes \\( or \\. plain text',
  )
}

function asList<Value>(value: Value | readonly Value[]): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [value as Value]
}
