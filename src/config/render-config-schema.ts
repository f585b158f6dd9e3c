import * as z from 'zod'
import { ConfigFileSchema } from './config-schema.ts'

const lineMax = 120

/** `seedsweep.schema.json`: JSON Schema of `seedsweep.yml` for editors, formatted as it is committed. */
export function renderConfigSchema(): string {
  const schema = z.toJSONSchema(ConfigFileSchema, { target: 'draft-07', io: 'input' })
  const text = JSON.stringify({ title: 'seedsweep.yml', ...schema }, null, 2)
  // Lists of words on one line, as the formatter of this repository wants them.
  const compact = text.replaceAll(/(?<=\n(.*))\[\n([^[\]{}]*)\n *\]/g, (list, before: string, words: string) => {
    const line = `[${words.trim().replaceAll(/,\n */g, ', ')}]`
    return before.length + line.length < lineMax ? line : list
  })
  return `${compact}\n`
}
