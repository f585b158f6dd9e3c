/** A piece of a text pattern. Sets hold pairs of UTF-16 units, both included. */
export type PatternNode =
  | { readonly type: 'set'; readonly ranges: readonly (readonly [number, number])[]; readonly negated: boolean }
  | { readonly type: 'assertion'; readonly kind: Assertion }
  | { readonly type: 'sequence'; readonly nodes: readonly PatternNode[] }
  | { readonly type: 'either'; readonly nodes: readonly PatternNode[] }
  | { readonly type: 'repeat'; readonly node: PatternNode; readonly min: number; readonly max: number }

/** Start of a line, end of a line, border of a word, no border of a word. */
export type Assertion = 'start' | 'end' | 'border' | 'no-border'

/** Largest number in `{n,m}`. */
export const repeatMax = 1_000

/** Thrown by `parsePattern`, caught by `compileTextPattern`: what cannot be read, as a sentence. */
export class PatternMistake extends Error {}

/**
 * Reads the part of JavaScript's regular expressions that can be searched for in linear time: everything but look-around
 * and back-references.
 *
 * @throws PatternMistake
 */
export function parsePattern(source: string): PatternNode {
  const reader: Reader = { source, at: 0 }
  const node = readEither(reader)
  if (reader.at < source.length) throw new PatternMistake('a ")" without its "("')
  return node
}

interface Reader {
  readonly source: string
  at: number
}

function readEither(reader: Reader): PatternNode {
  const nodes = [readSequence(reader)]
  while (take(reader, '|')) nodes.push(readSequence(reader))
  return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { type: 'either', nodes }
}

function readSequence(reader: Reader): PatternNode {
  const nodes: PatternNode[] = []
  while (reader.at < reader.source.length && !'|)'.includes(peek(reader))) nodes.push(readRepeat(reader))
  return { type: 'sequence', nodes }
}

function readRepeat(reader: Reader): PatternNode {
  const node = readAtom(reader)
  const bounds = readBounds(reader)
  if (bounds === null) return node
  if (node.type === 'assertion') throw new PatternMistake('a "^", "$" or "\\b" cannot be repeated')
  take(reader, '?')
  if (readBounds(reader) !== null) throw new PatternMistake('two repetitions one after the other')
  return { type: 'repeat', node, ...bounds }
}

function readBounds(reader: Reader): { readonly min: number; readonly max: number } | null {
  if (take(reader, '*')) return { min: 0, max: Number.POSITIVE_INFINITY }
  if (take(reader, '+')) return { min: 1, max: Number.POSITIVE_INFINITY }
  if (take(reader, '?')) return { min: 0, max: 1 }
  const counted = /^\{(\d{1,9})(,(\d{0,9}))?\}/.exec(reader.source.slice(reader.at, reader.at + 24))
  if (counted === null) return null
  reader.at += counted[0].length
  const min = Number(counted[1])
  const max = counted[2] === undefined ? min : counted[3] === '' ? Number.POSITIVE_INFINITY : Number(counted[3])
  if (min > repeatMax || (max > repeatMax && max !== Number.POSITIVE_INFINITY)) {
    throw new PatternMistake(`${counted[0]} repeats more than ${repeatMax} times`)
  }
  if (max < min) throw new PatternMistake(`${counted[0]} ends before it starts`)
  return { min, max }
}

function readAtom(reader: Reader): PatternNode {
  const char = peek(reader)
  reader.at++
  switch (char) {
    case '^':
      return { type: 'assertion', kind: 'start' }
    case '$':
      return { type: 'assertion', kind: 'end' }
    case '.':
      return { type: 'set', ranges: lineEnds, negated: true }
    case '(':
      return readGroup(reader)
    case '[':
      return readClass(reader)
    case '\\':
      return readEscape(reader)
    case '*':
    case '+':
    case '?':
      throw new PatternMistake(`nothing before "${char}" that it could repeat`)
    default:
      return literal(char)
  }
}

function readGroup(reader: Reader): PatternNode {
  const kind = /^\?(?::|=|!|<=|<!|<[A-Za-z_]\w*>|)/.exec(reader.source.slice(reader.at))?.[0] ?? ''
  if (/^\?<?[=!]$/.test(kind)) throw new PatternMistake(`look-around "(${kind}" cannot be searched for in linear time`)
  if (kind === '?') throw new PatternMistake('a group that starts with "(?"')
  reader.at += kind.length
  const node = readEither(reader)
  if (!take(reader, ')')) throw new PatternMistake('a "(" without its ")"')
  return node
}

function readClass(reader: Reader): PatternNode {
  const negated = take(reader, '^')
  const ranges: (readonly [number, number])[] = []
  while (!take(reader, ']')) {
    const low = readClassPart(reader)
    const dash = peek(reader) === '-' && reader.source.charAt(reader.at + 1) !== ']'
    if (!dash || low.length !== 1) {
      ranges.push(...low)
      continue
    }
    reader.at++
    const high = readClassPart(reader)
    const [from, to] = [low[0]?.[0] ?? 0, high[0]?.[1] ?? 0]
    if (high.length !== 1 || to < from) throw new PatternMistake('a range in [...] that ends before it starts')
    ranges.push([from, to])
  }
  return { type: 'set', ranges, negated }
}

function readClassPart(reader: Reader): readonly (readonly [number, number])[] {
  if (reader.at >= reader.source.length) throw new PatternMistake('a "[" without its "]"')
  const char = peek(reader)
  reader.at++
  if (char !== '\\') return literal(char).ranges
  if (take(reader, 'b')) return [[8, 8]]
  const node = readEscape(reader)
  if (node.type !== 'set') throw new PatternMistake('a "\\B" in [...]')
  return node.negated ? complement(node.ranges) : node.ranges
}

function readEscape(reader: Reader): PatternNode {
  const char = peek(reader)
  reader.at++
  if (char === '') throw new PatternMistake('a backslash at the end')
  if (char === 'b') return { type: 'assertion', kind: 'border' }
  if (char === 'B') return { type: 'assertion', kind: 'no-border' }
  const named = classes[char.toLowerCase()]
  if (named !== undefined) return { type: 'set', ranges: named, negated: char !== char.toLowerCase() }
  const control = controls[char]
  if (control !== undefined) return literal(control)
  const digits = char === 'x' ? 2 : char === 'u' ? 4 : 0
  const code = reader.source.slice(reader.at, reader.at + digits)
  if (digits > 0 && new RegExp(`^[0-9A-Fa-f]{${digits}}$`).test(code)) {
    reader.at += digits
    return literal(String.fromCharCode(Number.parseInt(code, 16)))
  }
  if (/[1-9k]/.test(char)) throw new PatternMistake(`back-reference "\\${char}" cannot be searched for in linear time`)
  if (/[A-Za-z0-9]/.test(char)) throw new PatternMistake(`"\\${char}" has no meaning here`)
  return literal(char)
}

function literal(char: string): { type: 'set'; ranges: readonly (readonly [number, number])[]; negated: false } {
  const code = char.charCodeAt(0)
  return { type: 'set', ranges: [[code, code]], negated: false }
}

function complement(ranges: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const gaps: (readonly [number, number])[] = []
  let next = 0
  for (const [low, high] of ranges.toSorted((a, b) => a[0] - b[0])) {
    if (low > next) gaps.push([next, low - 1])
    next = high + 1
  }
  if (next <= 0xffff) gaps.push([next, 0xffff])
  return gaps
}

function peek(reader: Reader): string {
  return reader.source.charAt(reader.at)
}

function take(reader: Reader, char: string): boolean {
  if (reader.source.charAt(reader.at) !== char) return false
  reader.at++
  return true
}

const lineEnds = [
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
] as const

const controls: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v' }

/** What `\d`, `\w` and `\s` are in JavaScript; the capital letters are the rest. */
const classes: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  d: [[48, 57]],
  w: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122],
  ],
  s: [
    [9, 13],
    [32, 32],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ],
}
