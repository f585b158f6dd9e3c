import { nearestWord } from '../base/text.ts'
import { badLine } from './lines.ts'

/** Reads the fields of one JSON object of a history, each once; what is wrong is an error with line and place. */
export interface JsonFields {
  text(name: string): string
  optionalText(name: string): string | undefined
  whole(name: string): number
  optionalWhole(name: string): number | undefined
  flag(name: string): boolean
  optionalFlag(name: string): boolean | undefined
  choice<Word extends string>(name: string, words: readonly Word[]): Word
  list<Item>(name: string, read: (item: unknown, at: string) => Item): Item[]
  optional<Item>(name: string, read: (item: unknown, at: string) => Item): Item | undefined
  required<Item>(name: string, read: (item: unknown, at: string) => Item): Item
  /** Refuses fields that nobody asked for. */
  end(): void
}

/** `at` is the place in the line, such as `request.compare[0]`; empty for the whole. */
export function jsonFields(value: unknown, line: number, at: string): JsonFields {
  const here = at === '' ? 'the operation' : at
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badLine(line, `${here} is ${show(value)}`, `${here} to be an object`)
  }
  const fields = value as Readonly<Record<string, unknown>>
  const asked = new Set<string>()

  const get = (name: string): unknown => {
    asked.add(name)
    return Object.hasOwn(fields, name) ? fields[name] : undefined
  }
  const place = (name: string): string => (at === '' ? name : `${at}.${name}`)
  const wrong = (name: string, what: string) => {
    const seen = get(name)
    return badLine(
      line,
      `${place(name)} is ${seen === undefined ? 'missing' : show(seen)}`,
      `${place(name)} to be ${what}`,
    )
  }
  const optionalText = (name: string): string | undefined => {
    const found = get(name)
    if (found !== undefined && typeof found !== 'string') throw wrong(name, 'a text')
    return found
  }
  const optionalWhole = (name: string): number | undefined => {
    const found = get(name)
    if (found === undefined) return undefined
    if (typeof found !== 'number' || !Number.isSafeInteger(found) || found < 0) throw wrong(name, 'a whole number')
    return found
  }
  const optionalFlag = (name: string): boolean | undefined => {
    const found = get(name)
    if (found !== undefined && typeof found !== 'boolean') throw wrong(name, 'true or false')
    return found
  }
  const must = <Found>(found: Found | undefined, name: string, what: string): Found => {
    if (found === undefined) throw wrong(name, what)
    return found
  }
  const optional = <Item>(name: string, read: (item: unknown, at: string) => Item): Item | undefined => {
    const found = get(name)
    return found === undefined ? undefined : read(found, place(name))
  }

  return {
    optionalText,
    optionalWhole,
    optionalFlag,
    optional,
    text: (name) => must(optionalText(name), name, 'a text'),
    whole: (name) => must(optionalWhole(name), name, 'a whole number'),
    flag: (name) => must(optionalFlag(name), name, 'true or false'),
    required: (name, read) => must(optional(name, read), name, 'an object'),
    choice(name, words) {
      const found = get(name)
      const word = words.find((candidate) => candidate === found)
      if (word === undefined) throw wrong(name, `one of ${words.join(', ')}`)
      return word
    },
    list(name, read) {
      const found = get(name)
      if (!Array.isArray(found)) throw wrong(name, 'a list')
      return found.map((item, index) => read(item, `${place(name)}[${index}]`))
    },
    end() {
      const extra = Object.keys(fields).find((name) => !asked.has(name))
      if (extra === undefined) return
      const near = nearestWord(extra, [...asked])
      throw badLine(
        line,
        `${place(extra)} is not a field`,
        near === null ? `none but ${[...asked].join(', ')}` : `"${near}"`,
      )
    },
  }
}

function show(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 60) ?? 'missing'
}
