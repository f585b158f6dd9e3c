import { type Assertion, PatternMistake, type PatternNode, parsePattern } from './pattern-syntax.ts'

/** Longest pattern, in UTF-16 units, and most steps that it may unfold to. */
export const patternTextMax = 1_000
const stepsMax = 4_000
/** Most states and transitions remembered before the memory is emptied: text of a simulator decides how many arise. */
const statesMax = 2_000
const transitionsMax = 50_000

/** A regular expression whose search takes time linear in the text, whatever pattern and text are. */
export interface TextPattern {
  /** Whether it matches anywhere; `^` and `$` are the borders of lines. */
  readonly matches: (text: string) => boolean
}

/**
 * Compiles a pattern in JavaScript's syntax without look-around and back-references; `(?i)` in front ignores the case of
 * ASCII letters. Simulator output is untrusted, and JavaScript's own engine can be made to search for ever.
 *
 * @returns the pattern, or the mistake in it as part of a sentence
 */
export function compileTextPattern(source: string): TextPattern | { readonly mistake: string } {
  if (source.length > patternTextMax) return { mistake: `it has more than ${patternTextMax} characters` }
  const anyCase = source.startsWith('(?i)')
  try {
    const program: Step[] = [{ type: 'match' }]
    const start = compileNode(program, parsePattern(anyCase ? source.slice(4) : source), 0, anyCase)
    return { matches: createSearch(program, start) }
  } catch (error) {
    if (error instanceof PatternMistake) return { mistake: error.message }
    throw error
  }
}

type Step =
  | { readonly type: 'match' }
  | { readonly type: 'unit'; readonly accepts: (unit: number) => boolean; readonly next: number }
  | { readonly type: 'assertion'; readonly kind: Assertion; readonly next: number }
  | { readonly type: 'fork'; readonly next: readonly number[] }

/** Adds the steps of a node, of which the last ones lead to `next`; returns the first. */
function compileNode(program: Step[], node: PatternNode, next: number, anyCase: boolean): number {
  switch (node.type) {
    case 'set':
      return add(program, { type: 'unit', accepts: unitTest(node, anyCase), next })
    case 'assertion':
      return add(program, { type: 'assertion', kind: node.kind, next })
    case 'sequence':
      return node.nodes.reduceRight((after, part) => compileNode(program, part, after, anyCase), next)
    case 'either':
      return add(program, {
        type: 'fork',
        next: node.nodes.map((part) => compileNode(program, part, next, anyCase)),
      })
    case 'repeat': {
      let first = next
      if (node.max === Number.POSITIVE_INFINITY) {
        // The fork comes before its body exists, so that the body can lead back to it.
        first = add(program, { type: 'match' })
        program[first] = { type: 'fork', next: [next, compileNode(program, node.node, first, anyCase)] }
      } else {
        for (let optional = node.min; optional < node.max; optional++) {
          first = add(program, { type: 'fork', next: [next, compileNode(program, node.node, first, anyCase)] })
        }
      }
      for (let count = 0; count < node.min; count++) first = compileNode(program, node.node, first, anyCase)
      return first
    }
  }
}

function add(program: Step[], step: Step): number {
  if (program.length >= stepsMax) throw new PatternMistake(`its repetitions unfold to more than ${stepsMax} steps`)
  program.push(step)
  return program.length - 1
}

function unitTest(set: Extract<PatternNode, { type: 'set' }>, anyCase: boolean): (unit: number) => boolean {
  const inSet = (unit: number) => set.ranges.some(([low, high]) => unit >= low && unit <= high)
  if (!anyCase) return (unit) => inSet(unit) !== set.negated
  return (unit) => {
    const letter = (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)
    return (inSet(unit) || (letter && inSet(unit ^ 32))) !== set.negated
  }
}

/** What stands before or after a place of the text. The borders of the text are borders of lines. */
type Side = 'line' | 'word' | 'other'

/** A set of steps that the search may be at, between two units of the text. */
interface State {
  readonly steps: readonly number[]
  readonly before: Side
  readonly next: Map<number, State | 'match'>
}

/** Runs all ways through the program at once; sets of steps met before are remembered (a lazily built automaton). */
function createSearch(program: readonly Step[], start: number): (text: string) => boolean {
  let states = new Map<string, State>()
  let transitions = 0

  function stateOf(steps: readonly number[], before: Side): State {
    const key = `${before} ${steps.join(' ')}`
    const known = states.get(key)
    if (known !== undefined) return known
    if (states.size >= statesMax || transitions >= transitionsMax) {
      states = new Map()
      transitions = 0
    }
    const state: State = { steps, before, next: new Map() }
    states.set(key, state)
    return state
  }

  function advance(state: State, unit: number): State | 'match' {
    const reached = new Set<number>()
    const after = sideOf(unit)
    const open = [...state.steps]
    const next = new Set([start])
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (reached.has(at)) continue
      reached.add(at)
      const step = program[at]
      if (step?.type === 'match') return 'match'
      if (step?.type === 'fork') open.push(...step.next)
      else if (step?.type === 'assertion' && holds(step.kind, state.before, after)) open.push(step.next)
      else if (step?.type === 'unit' && unit !== endOfText && step.accepts(unit)) next.add(step.next)
    }
    return stateOf(
      [...next].sort((a, b) => a - b),
      after,
    )
  }

  return (text) => {
    let state = stateOf([start], 'line')
    for (let at = 0; at <= text.length; at++) {
      const unit = at < text.length ? text.charCodeAt(at) : endOfText
      let next = state.next.get(unit)
      if (next === undefined) {
        next = advance(state, unit)
        state.next.set(unit, next)
        transitions++
      }
      if (next === 'match') return true
      state = next
    }
    return false
  }
}

const endOfText = -1

function sideOf(unit: number): Side {
  if (unit === endOfText || unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029) return 'line'
  const word = (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || unit === 95 || (unit >= 97 && unit <= 122)
  return word ? 'word' : 'other'
}

function holds(kind: Assertion, before: Side, after: Side): boolean {
  switch (kind) {
    case 'start':
      return before === 'line'
    case 'end':
      return after === 'line'
    case 'border':
      return (before === 'word') !== (after === 'word')
    case 'no-border':
      return (before === 'word') === (after === 'word')
  }
}
