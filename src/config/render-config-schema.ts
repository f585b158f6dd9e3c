import * as z from 'zod'
import { knownPath } from '../model/known.ts'
import { ConfigFileSchema } from './config-schema.ts'
import { KnownFileSchema } from './known-schema.ts'

const lineMax = 120

/** `seedsweep.schema.json`: JSON Schema of `seedsweep.yml` for editors, formatted as it is committed. */
export function renderConfigSchema(): string {
  return renderSchema('seedsweep.yml', ConfigFileSchema)
}

/** `known.schema.json`: the same for `.seedsweep/known.yml`. */
export function renderKnownSchema(): string {
  return renderSchema(knownPath, KnownFileSchema)
}

function renderSchema(title: string, words: z.ZodType): string {
  const schema = z.toJSONSchema(words, { target: 'draft-07', io: 'input' })
  const text = JSON.stringify({ title, ...schema }, null, 2)
  // Lists of words on one line, as the formatter of this repository wants them.
  const compact = text.replaceAll(/(?<=\n(.*))\[\n([^[\]{}]*)\n *\]/g, (list, before: string, words: string) => {
    const line = `[${words.trim().replaceAll(/,\n */g, ', ')}]`
    return before.length + line.length < lineMax ? line : list
  })
  return `${compact}\n`
}
