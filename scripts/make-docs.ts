// Writes the tables of docs/ that say what action.yml, the configuration's schema and --help say, from those very
// sources. With --check, compares instead.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { presets } from '../src/config/presets/presets.ts'

const root = join(import.meta.dirname, '..')
const check = process.argv.includes('--check')

interface Entry {
  readonly description?: string
  readonly default?: string
}

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Record<
  'inputs' | 'outputs',
  Record<string, Entry>
>
const schema = JSON.parse(readFileSync(join(root, 'seedsweep.schema.json'), 'utf8')) as Schema

interface Schema {
  readonly description?: string
  readonly properties?: Record<string, Schema>
  readonly items?: Schema
  readonly additionalProperties?: Schema | boolean
}

const commands = ['run', 'plan', 'sweep', 'merge', 'triage', 'show', 'reproduce', 'publish', 'signature', 'check']

const generated: Record<string, Record<string, string>> = {
  'docs/action.md': { inputs: inputTable(), outputs: outputTable() },
  'docs/configuration.md': {
    target: targetTable(),
    outcome: outcomeTable(),
    result: resultTable(),
    issues: propertyTable(schema.properties?.issues),
  },
  'docs/presets.md': { presets: presetTable() },
  'docs/cli.md': { help: helpText() },
}

let stale = 0
for (const [file, parts] of Object.entries(generated)) {
  const path = join(root, file)
  const before = readFileSync(path, 'utf8')
  const after = Object.entries(parts).reduce((text, [name, part]) => replacePart(file, text, name, part), before)
  if (after === before) continue
  if (check) {
    stale++
    console.error(`${file} is not what its sources say; run "node scripts/make-docs.ts" and commit`)
  } else writeFileSync(path, after)
}
process.exitCode = stale > 0 ? 1 : 0

function replacePart(file: string, text: string, name: string, part: string): string {
  const pattern = new RegExp(`(<!-- generated:${name} -->\n)[^]*?(\n<!-- /generated -->)`)
  if (!pattern.test(text)) throw new Error(`${file} has no place for ${name}`)
  return text.replace(pattern, (_, open: string, close: string) => `${open}${part}${close}`)
}

function inputTable(): string {
  const rows = Object.entries(action.inputs).map(
    ([name, { description = '', default: value = '' }]) =>
      `| \`${name}\` | ${cell(description)} | ${value === '' ? '' : `\`${value}\``} |`,
  )
  return ['| input | meaning | default |', '| --- | --- | --- |', ...rows].join('\n')
}

function outputTable(): string {
  const rows = Object.entries(action.outputs).map(
    ([name, { description = '' }]) => `| \`${name}\` | ${cell(description)} |`,
  )
  return ['| output | meaning |', '| --- | --- |', ...rows].join('\n')
}

function targetTable(): string {
  const { additionalProperties } = schema.properties?.targets ?? {}
  return propertyTable(typeof additionalProperties === 'object' ? additionalProperties : undefined)
}

function targetWord(name: string): Schema | undefined {
  const { additionalProperties } = schema.properties?.targets ?? {}
  return typeof additionalProperties === 'object' ? additionalProperties.properties?.[name] : undefined
}

function outcomeTable(): string {
  return propertyTable(targetWord('outcome')?.items)
}

function resultTable(): string {
  return propertyTable(targetWord('result'))
}

function presetTable(): string {
  const rows = Object.entries(presets).map(([name, preset]) => {
    if (preset.kind === 'refused') return `| \`${name}\` | ${cell(preset.about)} | refused: ${cell(preset.reason)} | |`
    const env = Object.entries(preset.env).map(([variable, value]) => `\`${variable}=${value}\``)
    const words = preset.arguments.length === 0 ? [] : [`\`... ${preset.arguments.join(' ')}\``]
    const notes = [
      ...(preset.run === null ? [] : [`default \`run: ${preset.run.join(' ')}\``]),
      ...[...env, ...words].map((added) => `adds ${added}`),
      ...(preset.seedType === 'u64' ? [] : [`seeds are \`${preset.seedType}\``]),
      ...(preset.batch === null ? [] : ['many seeds in one process']),
      ...(preset.expect === null ? [] : [`expects \`${preset.expect}\``]),
      ...(preset.timeout === null ? [] : [`timeout ${preset.timeout}`]),
      ...(preset.deterministic ? [] : ['not deterministic']),
    ]
    return `| \`${name}\` | ${cell(preset.about)} | ${cell(notes.join('; '))} | \`${cell(preset.example)}\` |`
  })
  return ['| preset | for | what it fills in | your part |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

function propertyTable(object: Schema | undefined): string {
  const properties = Object.entries(object?.properties ?? {})
  if (properties.length === 0) throw new Error('the schema has no such properties')
  const rows = properties.map(([name, { description = '' }]) => `| \`${name}\` | ${cell(description)} |`)
  return ['| key | meaning |', '| --- | --- |', ...rows].join('\n')
}

function helpText(): string {
  const cli = join(root, 'dist/js/cli.js')
  const help = (args: string[]) =>
    execFileSync(process.execPath, [cli, ...args, '--help'], { encoding: 'utf8' }).trimEnd()
  return [[], ...commands.map((command) => [command])].map((args) => `\`\`\`\n${help(args)}\n\`\`\``).join('\n\n')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
