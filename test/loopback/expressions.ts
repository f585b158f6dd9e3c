import type { FunctionDefinition } from '@actions/expressions/funcs/info'
import type { Token } from '@actions/expressions/lexer'
import type { MappingToken } from '@actions/workflow-parser/templates/tokens/mapping-token'
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token'
import type { OfficialParsers } from './official-parsers.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** What an expression can see: its contexts (`github`, `needs`, `matrix` …) and the state behind `success()`. */
export interface Scope {
  readonly parsers: OfficialParsers
  readonly contexts: Readonly<Record<string, Json>>
  readonly status: { readonly success: boolean; readonly failure: boolean; readonly cancelled: boolean }
}

/** The value of an expression without its `${{ }}`, by GitHub's own evaluator. Throws where it does not parse. */
export function evaluateExpression(expression: string, scope: Scope): Json {
  const { Lexer, Parser, Evaluator, data } = scope.parsers.expressions
  const functions = statusFunctions(scope)
  const tokens = new Lexer(expression).lex().tokens.map(undoDoubledQuotes)
  const tree = new Parser(tokens, Object.keys(scope.contexts), functions).parse()
  const contexts = JSON.parse(JSON.stringify(scope.contexts), data.reviver) as InstanceType<typeof data.Dictionary>
  const named = new Map(functions.map((one) => [one.name.toLowerCase(), one]))
  const result = new Evaluator(tree, contexts, named).evaluate()
  return JSON.parse(JSON.stringify(result, data.replacer)) as Json
}

/** The value of a piece of a workflow with all its expressions evaluated. */
export function evaluateToken(token: TemplateToken | undefined, scope: Scope): Json {
  const { workflow } = scope.parsers
  if (token === undefined) return null
  if (workflow.isBasicExpression(token)) return evaluateExpression(token.expression, scope)
  if (workflow.isMapping(token)) {
    return Object.fromEntries(entriesOf(token).map(([key, value]) => [key, evaluateToken(value, scope)]))
  }
  if (workflow.isSequence(token)) return Array.from(token, (one) => evaluateToken(one, scope))
  if (workflow.isString(token) || workflow.isNumber(token) || workflow.isBoolean(token)) return token.value
  return null
}

/** A mapping whose values are all text, as `env` and `with` are. */
export function evaluateTexts(token: TemplateToken | undefined, scope: Scope): Record<string, string> {
  const value = evaluateToken(token, scope)
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toText(one)]))
}

/** How GitHub writes a value into text. */
export function toText(value: Json): string {
  if (value === null) return ''
  if (typeof value === 'object') return Array.isArray(value) ? 'Array' : 'Object'
  return String(value)
}

/** GitHub's truth: null, false, 0 and the empty text are false. */
export const isTruthy = (value: Json): boolean => value !== null && value !== false && value !== 0 && value !== ''

export function entriesOf(mapping: MappingToken): [string, TemplateToken][] {
  return Array.from(mapping, ({ key, value }) => [key.toString(), value])
}

/** The value of a key, where the token is a mapping that has it. */
export function childOf(token: TemplateToken | undefined, key: string, parsers: OfficialParsers) {
  return token !== undefined && parsers.workflow.isMapping(token) ? token.find(key) : undefined
}

/** The text of a name or id, which hold no expression that matters here; null where the key is absent. */
export function scalarText(token: TemplateToken | undefined, parsers: OfficialParsers): string | null {
  return token !== undefined && parsers.workflow.isScalar(token) ? token.toString() : null
}

/**
 * In a string `''` stands for a quote. The official lexer (0.3.61) undoes only the first of them, the runner all: a
 * `run:` script with two quoted words and an expression would come out with doubled quotes.
 */
function undoDoubledQuotes(token: Token): Token {
  if (!token.lexeme.startsWith("'")) return token
  return { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") }
}

function statusFunctions({ parsers, status }: Scope): FunctionDefinition[] {
  const { data } = parsers.expressions
  const constant = (name: string, value: boolean): FunctionDefinition => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  })
  return [
    constant('success', status.success),
    constant('failure', status.failure),
    constant('cancelled', status.cancelled),
    constant('always', true),
    { name: 'hashFiles', minArgs: 1, maxArgs: 255, call: () => new data.StringData('0'.repeat(64)) },
  ]
}
