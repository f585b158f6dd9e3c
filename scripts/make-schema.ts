// Writes seedsweep.schema.json and known.schema.json from the schemas that read the files, so that editors and seedsweep
// say the same. With --check it writes nothing and fails where a file is not what it would write.
import { readFile, writeFile } from 'node:fs/promises'
import { renderConfigSchema, renderKnownSchema } from '../src/config/render-config-schema.ts'

const schemas = { 'seedsweep.schema.json': renderConfigSchema(), 'known.schema.json': renderKnownSchema() }
for (const [name, text] of Object.entries(schemas)) {
  const path = new URL(`../${name}`, import.meta.url)
  if (!process.argv.includes('--check')) {
    await writeFile(path, text)
  } else if ((await readFile(path, 'utf8').catch(() => null)) !== text) {
    console.error(`${name} is not what scripts/make-schema.ts writes: run node scripts/make-schema.ts`)
    process.exitCode = 1
  }
}
