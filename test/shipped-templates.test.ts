import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '..')

/** Every workflow, action and snippet that somebody may copy from us, by where it stands. */
const shipped: [string, string][] = [
  ...list('.github/workflows', /\.ya?ml$/).map((path): [string, string] => [path, read(path)]),
  ['action.yml', read('action.yml')],
  ...[...list('.', /\.md$/), ...list('docs', /\.md$/)].flatMap((path) =>
    [...read(path).matchAll(/^( *)```ya?ml\n([\s\S]*?)^\1```/gm)].map(({ index, 2: text = '' }): [string, string] => [
      `${path}:${read(path).slice(0, index).split('\n').length}`,
      text,
    ]),
  ),
]

function list(folder: string, name: RegExp): string[] {
  const files = readdirSync(join(root, folder)).filter((file) => name.test(file))
  return files.map((file) => (folder === '.' ? file : `${folder}/${file}`))
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

interface Grouped {
  readonly permissions?: Readonly<Record<string, string>>
  readonly steps?: readonly { readonly with?: { readonly mode?: string } }[]
  readonly concurrency?: { readonly group?: string; readonly queue?: string }
}

/** All scripts in a parsed file: `run` of a step, and `script` of actions that take one. */
function listScripts(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return key === 'run' || key === 'script' || key === 'shell' ? [value] : []
  if (Array.isArray(value)) return value.flatMap((item) => listScripts(item))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    // Under `with`, `run` is the command of a simulator, which no shell sees; an expression there is data.
    if (name === 'with') return listScripts(inner).filter((text) => 'script' in (inner as object) && text !== '')
    return listScripts(inner, name)
  })
}

/** What a stranger may write: titles, bodies, branch names, commit messages, and everything else of an event. */
const untrusted =
  /\$\{\{[^}]*\b(?:github\.(?:head_ref|event\.(?!pull_request\.number\b|repository\.)|actor|triggering_actor)|steps\.[\w-]+\.outputs\.(?!matrix\b|campaign\b|first-bad\b|findings\b|new-findings\b|planned\b|delivered\b|db\b))/

describe('what we ship', () => {
  test('there are workflows and snippets to look at', () => {
    expect(shipped.length).toBeGreaterThan(8)
    expect(shipped.flatMap(([, text]) => listScripts(parse(text))).length).toBeGreaterThan(8)
  })

  test.each(shipped)('%s: no script holds an expression, so nothing can be put into a shell', (_, text) => {
    expect(listScripts(parse(text)).filter((script) => script.includes('${{'))).toEqual([])
  })

  test.each(shipped)('%s: no expression anywhere reads what a stranger writes', (_, text) => {
    expect(text.match(new RegExp(untrusted, 'g')) ?? []).toEqual([])
  })

  test.each(shipped)('%s: nothing runs code of a pull request with the rights of the repository', (_, text) => {
    expect(text).not.toMatch(/pull_request_target/)
  })

  test.each(shipped.filter(([path]) => path.startsWith('.github')))(
    '%s: only a job that reports may write, and only issues and comments',
    (_, text) => {
      const { permissions, jobs } = parse(text) as {
        permissions: object
        jobs: Record<
          string,
          { permissions?: Record<string, string>; steps?: { uses?: string; with?: Record<string, string> }[] }
        >
      }
      expect(permissions).toEqual({ contents: 'read' })
      for (const { permissions: own = {}, steps = [] } of Object.values(jobs)) {
        const writes = Object.entries(own)
          .filter(([, level]) => level === 'write')
          .map(([name]) => name)
        const ours = steps.filter(({ uses }) => uses === './' || uses?.startsWith('seedsweep/') === true)
        const modes = ours.map(({ with: given }) => given?.mode)
        const reports = modes.some((mode) => mode === undefined || mode === 'report' || mode === 'bisect')
        expect(writes.filter((name) => name !== 'issues' && name !== 'pull-requests')).toEqual([])
        if (!reports) expect(writes).toEqual([])
        for (const { uses, with: given } of steps) {
          if (uses?.startsWith('actions/checkout') === true) expect(given?.['persist-credentials']).toBe(false)
        }
      }
    },
  )

  test.each(shipped.filter(([path, text]) => path.startsWith('.github') && /^ {2}schedule:/m.test(text)))(
    '%s: one run at a time reports, and none is cancelled for the next',
    (_, text) => {
      const { concurrency } = parse(text) as { concurrency?: { group?: string; 'cancel-in-progress'?: boolean } }
      expect(concurrency?.group).toMatch(/^[\w-]+$/)
      expect(concurrency?.['cancel-in-progress']).toBeUndefined()
    },
  )

  test.each(shipped.filter(([path]) => path.startsWith('.github')))(
    '%s: a job that opens issues waits for every other such job, is replaced by none, and is in no group of its caller',
    (_, text) => {
      const { concurrency, jobs } = parse(text) as Grouped & { jobs: Record<string, Grouped> }
      for (const job of Object.values(jobs)) {
        const modes = (job.steps ?? []).map((step) => step.with?.mode ?? 'auto')
        if (job.permissions?.issues !== 'write' || modes.includes('bisect')) continue
        expect(job.concurrency?.group).toMatch(
          /^seedsweep-report-(issues|\$\{\{ github\.event\.pull_request\.number \|\| 'issues' \}\})$/,
        )
        expect(job.concurrency).toMatchObject({ queue: 'max' })
        expect(job.concurrency?.group).not.toBe(concurrency?.group)
      }
    },
  )

  test('an expression in a script, and one that reads a title, would be seen', () => {
    const bad = 'jobs: { a: { steps: [{ run: "echo ${{ inputs.x }}" }] } }'
    expect(listScripts(parse(bad)).filter((script) => script.includes('${{'))).toHaveLength(1)
    expect(untrusted.test('name: ${{ github.event.issue.title }}')).toBe(true)
    expect(untrusted.test('ref: ${{ github.head_ref }}')).toBe(true)
    expect(untrusted.test('x: ${{ github.event.pull_request.number }}')).toBe(false)
  })
})

test('every test that docs/security.md names is there', () => {
  const tests = readdirSync(join(root, 'test'), { recursive: true }).map(
    (path) => `/${String(path).replaceAll('\\', '/')}`,
  )
  const named = [...read('docs/security.md').matchAll(/`([\w/-]+\.test\.ts)`/g)].map(([, path = '']) => path)
  expect(named.length).toBeGreaterThan(12)
  expect(named.filter((path) => !tests.some((there) => there.endsWith(`/${path}`)))).toEqual([])
})
