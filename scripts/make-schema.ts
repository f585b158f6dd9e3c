// Writes seedsweep.schema.json from the schema that reads the file, so that editors and seedsweep say the same.
// With --check it writes nothing and fails where the file is not what it would write.
import { readFile, writeFile } from 'node:fs/promises'
import { renderConfigSchema } from '../src/config/render-config-schema.ts'

const path = new URL('../seedsweep.schema.json', import.meta.url)
const text = renderConfigSchema()
if (!process.argv.includes('--check')) {
  await writeFile(path, text)
} else if ((await readFile(path, 'utf8').catch(() => null)) !== text) {
  console.error('seedsweep.schema.json is not what scripts/make-schema.ts writes: run node scripts/make-schema.ts')
  process.exitCode = 1
}
