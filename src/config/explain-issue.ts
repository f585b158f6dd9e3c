import type * as z from 'zod'
import { nearestWord, truncate } from '../base/text.ts'
import { outcomeKinds } from '../model/outcome.ts'
import { ConfigFileSchema, OutcomeFieldsSchema, ResultFieldsSchema, TargetFieldsSchema } from './config-schema.ts'

type Issue = z.core.$ZodIssue
type Path = readonly (string | number)[]

/** One mistake in words: what was seen, what to write, and where to point. */
export interface Mistake {
  readonly path: Path
  /** Set where the mistake is a key of the mapping at `path`. */
  readonly key: string | null
  readonly seen: string
  readonly hint: string
}

/**
 * Turns what the schema says about a configuration into sentences for the person who wrote it.
 *
 * @param wordsAt the words that may stand in the mapping at a path; those of seedsweep.yml by default
 */
export function explainIssue(issue: Issue, root: unknown, wordsAt: WordsAt = configWordsAt): Mistake[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => explainUnknownKey(path, key, wordsAt))
  if (issue.code === 'invalid_key') {
    const name = String(path.at(-1))
    const hint = issue.issues[0]?.message ?? 'write another name'
    return [{ path: path.slice(0, -1), key: name, seen: `the name ${show(name)} cannot be used`, hint }]
  }
  const inner = innerIssue(issue)
  if (inner !== null) return explainIssue(inner, root, wordsAt)
  const value = valueAt(root, path)
  const word = path.join('.') || 'the file'
  if (value === undefined) {
    const seen = `${path.slice(0, -1).join('.')} has no "${path.at(-1)}"`
    return [{ path, key: null, seen, hint: missingHint(path) }]
  }
  return [{ path, key: null, seen: `${word} is ${show(value)}`, hint: wanted(issue, value, path) }]
}

/** Of several readings, the one that fits but for something deeper: of "text or a list", the list's bad element. */
function innerIssue(issue: Issue): Issue | null {
  if (issue.code !== 'invalid_union') return null
  const deeper = issue.errors.find((reading) => reading.length > 0 && reading.every((one) => one.path.length > 0))?.[0]
  return deeper === undefined ? null : { ...deeper, path: [...issue.path, ...deeper.path] }
}

type WordsAt = (path: Path) => string[]

function explainUnknownKey(path: Path, key: string, wordsAt: WordsAt): Mistake {
  const place = path.length === 0 ? '' : ` in ${path.join('.')}`
  return { path, key, seen: `unknown key "${truncate(key, 80)}"${place}`, hint: keyHint(path, key, wordsAt) }
}

function keyHint(path: Path, key: string, wordsAt: WordsAt): string {
  const targetWords = Object.keys(TargetFieldsSchema.shape)
  const words = wordsAt(path)
  if (wordsAt === configWordsAt && path.length === 0 && targetWords.includes(key))
    return `"${key}" belongs to a target: write it under targets.<name>`
  const nearest = nearestWord(key, words)
  return nearest === null ? `Known here: ${words.join(', ')}` : `Did you mean "${nearest}"?`
}

/** The words that may stand in the mapping at a path of seedsweep.yml. */
function configWordsAt(path: Path): string[] {
  if (path.length === 0) return Object.keys(ConfigFileSchema.shape)
  if (path[0] === 'targets' && path[2] === 'outcome') return Object.keys(OutcomeFieldsSchema.shape)
  if (path[0] === 'targets' && path[2] === 'result') return Object.keys(ResultFieldsSchema.shape)
  if (path[0] === 'targets') return Object.keys(TargetFieldsSchema.shape)
  return Object.keys(ConfigFileSchema.shape.issues.unwrap().shape)
}

function missingHint(path: Path): string {
  if (path.at(-1) === 'run')
    return 'Every target needs one: findings are proven by it, for example run: ./sim --seed {seed}'
  if (path.at(-1) === 'is') return `Write what the seed gave: ${outcomeKinds.join(', ')}`
  return 'Write it'
}

function wanted(issue: Issue, value: unknown, path: Path): string {
  if (path.at(-1) === 'timeout') return 'Write a duration with its unit, such as 60s, 5m or 500ms'
  switch (issue.code) {
    case 'invalid_value': {
      const words = issue.values.map(String)
      const nearest = nearestWord(String(value), words)
      const list = words.join(', ')
      return nearest === null ? `Write one of: ${list}` : `Did you mean "${nearest}"? One of: ${list}`
    }
    case 'invalid_type':
      return `Write ${nameType(issue.expected)}`
    case 'invalid_union': {
      const expected = issue.errors.flat().flatMap((one) => ('expected' in one ? [one.expected] : []))
      return expected.length === 0 ? 'Write text' : `Write ${[...new Set(expected)].map(nameType).join(' or ')}`
    }
    case 'too_small':
      return issue.origin === 'number'
        ? `Write ${issue.inclusive ? `at least ${issue.minimum}` : `more than ${issue.minimum}`}`
        : `It must not be empty`
    case 'too_big':
      return `At most ${issue.maximum}${issue.origin === 'number' ? '' : ` ${issue.origin === 'string' ? 'characters' : 'entries'}`}`
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return `${issue.message.charAt(0).toUpperCase()}${issue.message.slice(1)}`
  }
}

function nameType(expected: string): string {
  switch (expected) {
    case 'string':
      return 'text'
    case 'number':
      return 'a number'
    case 'int':
      return 'a whole number'
    case 'boolean':
      return 'true or false'
    case 'array':
      return 'a list'
    default:
      return 'keys with values'
  }
}

function show(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : `the list ${truncate(JSON.stringify(value), 80)}`
  if (typeof value === 'object') return 'keys with values'
  return truncate(JSON.stringify(value), 80)
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.getOwnPropertyDescriptor(value, step)?.value
  }
  return value
}
