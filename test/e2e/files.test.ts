import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkActionFile, checkWorkflowFile } from '../loopback/mini-runner.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

type Named = Readonly<Record<string, unknown>>
const action = parse(read('action.yml')) as { readonly inputs: Named; readonly outputs: Named }
const workflows = readdirSync(join(root, '.github/workflows')).map((name) => `.github/workflows/${name}`)

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Named
}
interface Workflow {
  readonly on: { readonly workflow_call?: { readonly inputs?: Named } }
  readonly permissions?: Named
  readonly jobs: Readonly<Record<string, { readonly permissions?: Named; readonly steps?: readonly Step[] }>>
}

const open = (path: string): Workflow => parse(read(path)) as Workflow
const stepsOf = ({ jobs }: Workflow): Step[] => Object.values(jobs).flatMap(({ steps }) => steps ?? [])
const isOurs = ({ uses }: Step): boolean => uses === './' || uses?.startsWith('seedsweep/seedsweep@') === true

const source = readdirSync(join(root, 'src/action'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => read(`src/action/${name}`))
  .join('\n')

const sorted = (names: Iterable<string | undefined>): string[] => [...new Set(names)].map(String).sort(compare)
const compare = (a: string, b: string): number => (a < b ? -1 : 1)

describe('action.yml', () => {
  test('is valid by the official parser', async () => {
    expect(await checkActionFile(join(root, 'action.yml'))).toEqual([])
  })

  test('has the inputs that are read, and no other', () => {
    const text = read('src/action/inputs.ts')
    const words = [...text.matchAll(/\bread(?:Text|Word|Whole|Boolean)\('([a-z-]+)'/g)].map((match) => match[1])
    const listed = [...text.matchAll(/const given = \[([^\]]+)\]/g)].flatMap(
      (match) => match[1]?.match(/[a-z-]+/g) ?? [],
    )
    expect(sorted([...words, ...listed])).toEqual(sorted(Object.keys(action.inputs)))
  })

  test('has the outputs that are set, and no other', () => {
    const set = [...source.matchAll(/\bsetOutput\('([a-z-]+)'/g)].map((match) => match[1])
    expect(sorted(set)).toEqual(sorted(Object.keys(action.outputs)))
  })
})

describe.for(workflows)('%s', (path) => {
  const workflow = open(path)

  test('is valid by the official parser', async () => {
    expect(await checkWorkflowFile(join(root, path))).toEqual([])
  })

  test('gives our action only inputs that it has', () => {
    const given = stepsOf(workflow)
      .filter(isOurs)
      .flatMap((step) => Object.keys(step.with ?? {}))
    expect(given.filter((name) => !(name in action.inputs))).toEqual([])
  })

  test('uses every input that it declares, and declares every one that it uses', () => {
    const declared = Object.keys(workflow.on.workflow_call?.inputs ?? {})
    if (declared.length === 0) return
    const used = [...read(path).matchAll(/\binputs\.([a-z-]+)/g)].map((match) => match[1])
    expect(sorted(used)).toEqual(sorted(declared))
  })

  test('gives every token as little as it needs', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    for (const { permissions } of Object.values(workflow.jobs)) {
      const written = Object.entries(permissions ?? {}).filter(([, level]) => level !== 'read')
      expect(written.every(([name]) => name === 'issues' || name === 'pull-requests')).toBe(true)
    }
    const checkouts = stepsOf(workflow).filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false))
  })

  test('lets no expression into a shell, and pins every action to a major version', () => {
    for (const { run, uses } of stepsOf(workflow)) {
      expect(run ?? '').not.toContain('${{')
      expect(uses ?? './').toMatch(/^(\.\/|[\w-]+\/[\w-]+@v\d+$)/)
    }
  })
})
