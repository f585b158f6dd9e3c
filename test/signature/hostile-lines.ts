import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Text made to keep a pattern busy: a name, and the unit that is repeated to any length. */
export interface HostileText {
  readonly name: string
  /** What stands before the repeated part, so that the family that reads it is at work. */
  readonly start: string
  readonly unit: string
}

/** Runs of each of these, for patterns that look for the one and stop at another. */
const characters = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at))
const others = ['\t', '\r', '\u001b[', '\u009b', '\u001b]', 'é', '⎯', '\ud83d', '\ue030', '\u2028', '<n>', '::', '&gt;']
const nested = [
  '((',
  '[[',
  '{{',
  '<<',
  '([{<',
  '()',
  '[]',
  '{}',
  '<>',
  '<a',
  'a<',
  '[a',
  '(a',
  '{a',
  '"\\',
  "'\\",
  '`1[',
]
const mixed = [
  'a1',
  '1.',
  'a.',
  'a:',
  'a/',
  './',
  '1:',
  '-1',
  'a@b.',
  'f:',
  '0x',
  '12:',
  '_1',
  'a-',
  'a b ',
  '=" ',
  ': ',
]

/** How much of a line the patterns see. */
const lineSize = 16 * 1024

/** Hostile texts for a number; the same ones for the same number. */
export function makeHostileTexts(number: number, count: number): HostileText[] {
  const random = openRandom(number)
  const runs = [...characters, ...others, ...nested, ...mixed]
  const fixed = runs.flatMap((run): HostileText[] => [
    { name: `lines of 16 KiB of ${JSON.stringify(run)}`, start: '', unit: `${fill(run, lineSize - 1)}\n` },
    { name: `one line of ${JSON.stringify(run)}`, start: '', unit: run },
  ])
  const texts = readRuns()
  const lines = shapesOf(texts)
  const pick = <T>(values: readonly T[], fallback: T): T => values[random(values.length)] ?? fallback
  const near = lines.map((line): HostileText => ({ name: `lines ${shown(line)}`, start: '', unit: `${line}\n` }))
  const made = Array.from({ length: count }, (): HostileText => {
    const [line, other, run] = [pick(lines, ''), pick(lines, ''), pick(runs, 'a')]
    const at = random(line.length + 1)
    const stretched = line.slice(0, at) + fill(run, lineSize - line.length) + line.slice(at)
    switch (random(4)) {
      case 0:
        return {
          name: `${shown(line)} with a run of ${JSON.stringify(run)} at ${at}`,
          start: '',
          unit: `${stretched}\n`,
        }
      case 1: {
        const start = `${pick(texts, '')}\n`
        return {
          name: `a failure, then ${shown(line)} with a run of ${JSON.stringify(run)} at ${at}`,
          start,
          unit: `${stretched}\n`,
        }
      }
      case 2: {
        const unit = `${fill(line.slice(0, at) || line, lineSize)}\n`
        return { name: `lines of the first ${at} of ${shown(line)}`, start: '', unit }
      }
      default:
        return {
          name: `lines ${shown(line)} and ${shown(other)}`,
          start: `${pick(texts, '')}\n`,
          unit: `${line}\n${other}\n`,
        }
    }
  })
  return [...fixed, ...near, ...made]
}

/** So many characters of a hostile text. */
export function stretch({ start, unit }: HostileText, length: number): string {
  return start + fill(unit, length - start.length)
}

function fill(unit: string, length: number): string {
  return unit.repeat(Math.ceil(Math.max(0, length) / unit.length)).slice(0, Math.max(0, length))
}

function readRuns(): string[] {
  const path = join(import.meta.dirname, '../fixtures/signatures/labelled-runs.jsonl')
  const rows = readFileSync(path, 'utf8').trim().split('\n')
  return rows.map((row) => String((JSON.parse(row) as { text: unknown }).text))
}

/** One line of each shape that the real outputs of all families have: words and numbers aside. */
function shapesOf(texts: readonly string[]): string[] {
  const shapes = new Map<string, string>()
  for (const line of texts.flatMap((text) => text.split('\n')).filter(({ length }) => length > 0 && length < 400)) {
    const shape = line.replace(/[A-Za-z]+/g, 'w').replace(/\d+/g, '0')
    if (!shapes.has(shape)) shapes.set(shape, line)
  }
  return [...shapes.values()]
}

function shown(line: string): string {
  return JSON.stringify(line.slice(0, 80))
}

/** Numbers below `count`: splitmix32. */
function openRandom(number: number): (count: number) => number {
  let state = number | 0
  return (count) => {
    state = (state + 0x9e3779b9) | 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return ((z ^ (z >>> 15)) >>> 0) % count
  }
}
