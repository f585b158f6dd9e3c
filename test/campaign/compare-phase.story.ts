import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCampaign } from '../../src/campaign/run-campaign.ts'
import { defineTarget } from '../../src/config/define-target.ts'
import type { Comparison } from '../../src/model/comparison.ts'
import { openStore } from '../../src/store/open-store.ts'
import { recordIssue } from '../../src/store/record.ts'
import { makeMachine, silent } from './make-machine.ts'
import { makeRepository, type TestRepository } from './make-repository.ts'

/** Its bugs are committed beside it; what it prints of a failure holds the path of its directory. */
const simulator = readFileSync(join(import.meta.dirname, '../e2e/simulators/committed-bugs.js'), 'utf8')

interface CompareOptions {
  readonly count?: number
  readonly base?: string
  readonly build?: string | null
  readonly budgetMs?: number | null
  readonly signal?: AbortSignal
  readonly dbPath?: string
  readonly worker?: null
  onComparing?(words: string): void
}

async function compareHere(repository: TestRepository, options: CompareOptions = {}) {
  const { directory } = repository
  const machine = makeMachine()
  const target = defineTarget(
    {
      name: 'demo',
      run: 'node sim.mjs {seed}',
      ...(options.worker === null ? {} : { worker: 'node sim.mjs --worker' }),
      ...(options.build === null ? {} : { build: options.build ?? 'true' }),
    },
    (key) => key,
  )
  const warnings: string[] = []
  const result = await runCampaign(
    {
      targets: [target],
      seeds: { by: 'count', count: options.count ?? 400 },
      dbPath: options.dbPath ?? join(machine.cwd, 'demo.db'),
      via: null,
      failOn: 'new',
      floor: 0.9,
      signal: options.signal ?? new AbortController().signal,
      observer: silent,
      compare: {
        revisions: [options.base ?? 'main'],
        baseDbPath: join(machine.cwd, 'demo.base.db'),
        budgetMs: options.budgetMs === undefined ? 60_000 : options.budgetMs,
        observer: { onWarning: (line) => warnings.push(line), onComparing: (words) => options.onComparing?.(words) },
      },
    },
    { ...machine, cwd: directory },
  )
  const comparisons = new Map<string, Comparison | null>(
    result.report.findings.map(({ signature, comparison }) => [signature.type, comparison]),
  )
  return { ...result, comparisons, warnings, scratch: machine.scratch }
}

const verdictsOf = (comparisons: ReadonlyMap<string, Comparison | null>) =>
  Object.fromEntries([...comparisons].map(([type, comparison]) => [type, comparison?.verdict]))

const oldBugs = 'Ape 20\nBee 30\n'

/** A repository whose main branch has these files. */
function makeBase(files: Readonly<Record<string, string>>): TestRepository {
  const repository = makeRepository()
  repository.commit('base', files)
  return repository
}

/** A branch whose files were changed as given, over a main branch with two bugs. */
function makeChange(changed: Readonly<Record<string, string>>): TestRepository {
  const repository = makeBase({ 'sim.mjs': simulator, 'bugs.txt': oldBugs })
  repository.git('checkout', '--quiet', '-b', 'topic')
  repository.commit('change', changed)
  return repository
}

function expectNoWorktree(repository: TestRepository): void {
  expect(repository.git('worktree', 'list').split('\n')).toHaveLength(1)
  expect(existsSync(join(repository.directory, '.git/worktrees'))).toBe(false)
}

describe('a change with one bug on top of two old ones', () => {
  test('is red for exactly one; the old ones fail on the base by the very same command', async () => {
    const repository = makeChange({ 'bugs.txt': `${oldBugs}Cat 25\n` })
    const { comparisons, judgement } = await compareHere(repository)
    expect(verdictsOf(comparisons)).toEqual({ Ape: 'pre-existing', Bee: 'pre-existing', Cat: 'new' })
    expect(judgement.blocking.map(({ signature }) => signature.type)).toEqual(['Cat'])
    expect(comparisons.get('Ape')).toMatchObject({
      base: repository.git('rev-parse', 'main'),
      proof: { by: 'replay', exit: 'exits 1' },
    })
    expect(comparisons.get('Cat')).toMatchObject({ onBase: { count: 0 }, chance: expect.closeTo(0.01, 1) })
    expectNoWorktree(repository)
  })

  test('is red for exactly one also where its seeds take other paths than on the base, whose own seeds show the old ones', async () => {
    const repository = makeChange({ 'bugs.txt': `${oldBugs}Cat 25\nshift 1234567\n` })
    const { comparisons, judgement } = await compareHere(repository)
    expect(verdictsOf(comparisons)).toEqual({ Ape: 'pre-existing', Bee: 'pre-existing', Cat: 'new' })
    expect(comparisons.get('Ape')).toMatchObject({ proof: { by: 'sweep' } })
    expect(judgement.blocking.map(({ signature }) => signature.type)).toEqual(['Cat'])
  })

  test('compares with where the branch began: what main got since is not held to be on the base', async () => {
    const repository = makeChange({ 'bugs.txt': `${oldBugs}Cat 25\n` })
    const began = repository.git('rev-parse', 'main')
    repository.git('checkout', '--quiet', 'main')
    repository.commit('change', { 'bugs.txt': `${oldBugs}Cat 25\n`, 'since.txt': 'main went on\n' })
    repository.git('checkout', '--quiet', 'topic')
    const { comparisons } = await compareHere(repository)
    expect(comparisons.get('Cat')).toMatchObject({ verdict: 'new', base: began })
  })

  test('a failure seen once is never more than probably new, and red all the same', async () => {
    const repository = makeBase({ 'sim.mjs': simulator, 'bugs.txt': 'Ape 999983\n' })
    repository.git('checkout', '--quiet', '-b', 'topic')
    repository.commit('change', { 'bugs.txt': 'Dog 401\n' })
    const { comparisons, judgement } = await compareHere(repository, { budgetMs: 3_000 })
    expect(comparisons.get('Dog')).toMatchObject({ verdict: 'probably-new', here: { count: 1 }, lacking: null })
    // Thousands, unless the machine is slow.
    expect(comparisons.get('Dog')?.onBase.seeds).toBeGreaterThan(0)
    expect(judgement.exitCode).toBe(1)
  })
})

describe('what the history knows', () => {
  test('a failure that an earlier campaign of the base found is known, without anything run on the base', async () => {
    const repository = makeBase({ 'sim.mjs': simulator, 'bugs.txt': oldBugs })
    const dbPath = join(repository.directory, '.git/history.db')
    await compareHere(repository, { dbPath, base: 'HEAD', budgetMs: 0 })
    repository.git('checkout', '--quiet', '-b', 'topic')
    repository.commit('change', { 'bugs.txt': `${oldBugs}Cat 25\n` })
    const said: string[] = []
    const { comparisons, judgement } = await compareHere(repository, {
      dbPath,
      budgetMs: 0,
      onComparing: (words) => said.push(words),
    })
    expect(verdictsOf(comparisons)).toMatchObject({ Ape: 'known', Bee: 'known' })
    expect(judgement.blocking.map(({ signature }) => signature.type)).toEqual(['Cat'])
    expect(said).toEqual([])
    expect(comparisons.get('Cat')).toMatchObject({ verdict: 'new', onBase: { count: 0 } })
  })

  test('a known failure that comes five times as often is known and worse, and not red', async () => {
    const repository = makeBase({ 'sim.mjs': simulator, 'bugs.txt': 'Ape 50\n' })
    const dbPath = join(repository.directory, '.git/history.db')
    await compareHere(repository, { dbPath, base: 'HEAD', budgetMs: 0 })
    repository.git('checkout', '--quiet', '-b', 'topic')
    repository.commit('change', { 'bugs.txt': 'Ape 10\n' })
    const { comparisons, judgement } = await compareHere(repository, { dbPath })
    expect(comparisons.get('Ape')).toMatchObject({ verdict: 'known-worse' })
    expect(judgement).toMatchObject({ verdict: 'clean', exitCode: 0 })
  })

  test('what was fixed and comes back is known while its issue is open, and new when it was closed', async () => {
    const repository = makeBase({ 'sim.mjs': simulator, 'bugs.txt': oldBugs })
    repository.git('remote', 'add', 'origin', 'https://github.com/octo/demo.git')
    const dbPath = join(repository.directory, '.git/history.db')
    const night = await compareHere(repository, { dbPath, base: 'HEAD', budgetMs: 0 })
    repository.commit('fix', { 'bugs.txt': 'Bee 30\n' })
    repository.git('checkout', '--quiet', '-b', 'topic')
    repository.commit('breaks it again', { 'bugs.txt': oldBugs })
    expect((await compareHere(repository, { dbPath })).comparisons.get('Ape')?.verdict).toBe('known')
    const ape = night.report.findings.find(({ signature }) => signature.type === 'Ape')
    {
      using store = openStore(dbPath)
      const issue = { repository: 'octo/demo', number: 12, state: 'closed' } as const
      recordIssue(store, { target: 'demo', key: ape?.key ?? '', issue, at: '2026-11-22T00:00:00Z' })
    }
    const { comparisons } = await compareHere(repository, { dbPath, count: 401 })
    expect(comparisons.get('Ape')).toMatchObject({ verdict: 'new', onBase: { count: 0 } })
    expect(comparisons.get('Bee')?.verdict).toBe('known')
  })

  test('what another branch found is not of the base', async () => {
    const repository = makeChange({ 'bugs.txt': `${oldBugs}Cat 25\n` })
    const dbPath = join(repository.directory, '.git/history.db')
    await compareHere(repository, { dbPath, budgetMs: 0 })
    repository.git('checkout', '--quiet', '-b', 'other', 'main')
    repository.commit('change', { 'bugs.txt': `${oldBugs}Cat 25\n`, 'other.txt': 'elsewhere\n' })
    const { comparisons } = await compareHere(repository, { dbPath })
    expect(comparisons.get('Cat')?.verdict).toBe('new')
  })
})

describe('where the base cannot be had', () => {
  const change = { 'bugs.txt': 'Cat 25\n' }

  test('a base that does not build leaves it at probably new, and says so', async () => {
    const repository = makeBase({
      'sim.mjs': simulator,
      'bugs.txt': oldBugs,
      'ok.sh': 'echo no compiler; exit 7\n',
    })
    repository.git('checkout', '--quiet', '-b', 'topic')
    repository.commit('change', { ...change, 'ok.sh': 'exit 0\n' })
    const { comparisons, warnings } = await compareHere(repository, { build: 'sh ok.sh' })
    expect(comparisons.get('Cat')).toMatchObject({ verdict: 'probably-new', lacking: 'the base does not build' })
    expect(warnings.join('\n')).toMatch(/does not build: no compiler/)
    expectNoWorktree(repository)
  })

  test('a base on which the simulator does not exist yet proves nothing to be new', async () => {
    const repository = makeBase({ 'readme.txt': 'nothing yet\n' })
    repository.git('checkout', '--quiet', '-b', 'topic')
    repository.commit('change', { 'sim.mjs': simulator, ...change })
    const { comparisons } = await compareHere(repository, { budgetMs: 3_000 })
    expect(comparisons.get('Cat')).toMatchObject({
      verdict: 'probably-new',
      onBase: { count: 0, seeds: 0 },
      lacking: expect.stringMatching(/the base/),
    })
  })

  test('a base of which every seed fails otherwise could not have shown it, however many run', async () => {
    const repository = makeBase({ 'sim.mjs': simulator, 'bugs.txt': 'Ape 1\n' })
    repository.git('checkout', '--quiet', '-b', 'topic')
    repository.commit('change', change)
    const { comparisons } = await compareHere(repository, { budgetMs: 3_000 })
    expect(comparisons.get('Cat')).toMatchObject({
      verdict: 'probably-new',
      onBase: { count: 0, seeds: 0 },
      lacking: 'no seed of the base could have shown it',
    })
  })

  test('without a build line nothing is run there', async () => {
    const repository = makeChange(change)
    const { comparisons } = await compareHere(repository, { build: null })
    expect(comparisons.get('Cat')).toMatchObject({
      verdict: 'probably-new',
      lacking: expect.stringContaining('write build into seedsweep.yml'),
    })
  })

  test('a shallow clone says what to configure', async () => {
    const origin = makeChange(change)
    const clone = makeBase({ 'x.txt': '' })
    clone.git('fetch', '--quiet', '--depth', '1', `file://${origin.directory}`, 'topic')
    clone.git('checkout', '--quiet', '--detach', 'FETCH_HEAD')
    clone.git('branch', '--delete', '--force', 'main')
    const { comparisons } = await compareHere(clone, { base: 'refs/remotes/origin/main' })
    expect(comparisons.get('Cat')).toMatchObject({
      verdict: 'probably-new',
      base: null,
      lacking: expect.stringContaining('fetch-depth: 0'),
    })
  })
})

describe('a comparison that is cancelled', () => {
  test('while the base is swept leaves no worktree, and what the campaign found', async () => {
    const repository = makeBase({ 'sim.mjs': simulator, 'bugs.txt': 'Ape 999983\n' })
    repository.git('checkout', '--quiet', '-b', 'topic')
    repository.commit('change', { 'bugs.txt': 'Dog 401\n' })
    const cancel = new AbortController()
    const { comparisons, judgement } = await compareHere(repository, {
      budgetMs: 600_000,
      signal: cancel.signal,
      onComparing: (words) => {
        if (words.startsWith('sweeping')) setImmediate(() => cancel.abort())
      },
    })
    expect(comparisons.get('Dog')).toMatchObject({ verdict: 'probably-new', lacking: 'the comparison was cancelled' })
    expect(judgement.exitCode).toBe(1)
    expectNoWorktree(repository)
  })

  test('while the base is built likewise', async () => {
    const repository = makeChange({ 'bugs.txt': 'Cat 25\n' })
    const cancel = new AbortController()
    const mark = join(repository.directory, '.git/building')
    const comparing = compareHere(repository, { build: `touch ${mark} && sleep 600`, signal: cancel.signal })
    await expect.poll(() => existsSync(mark)).toBe(true)
    cancel.abort()
    const { comparisons } = await comparing
    expect(comparisons.get('Cat')).toMatchObject({ verdict: 'probably-new', lacking: 'the comparison was cancelled' })
    expectNoWorktree(repository)
  })
})

/** Says of each seed whether it came to `Elected`, as one in so many does. */
const seeing = (every: number, names = "'Elected'") => `
const seed = BigInt(process.argv[2])
const hit = ${every} > 0 && seed % ${every || 1}n === 0n
const properties = [${names}].map((name) => ({ name, kind: 'sometimes', passes: hit ? 1 : 0, failures: hit ? 0 : 1 }))
console.log('seedsweep: ' + JSON.stringify({ outcome: 'passed', digest: String(seed), properties }))
`
const change = (before: string, after: string) => {
  const repository = makeBase({ 'sim.mjs': before })
  repository.git('checkout', '--quiet', '-b', 'topic')
  repository.commit('change', { 'sim.mjs': `${after}// changed\n` })
  return repository
}

describe('properties that a change does not come to', () => {
  const options = { count: 40, worker: null }

  test('are new and red where 1 of 4 seeds of the base comes to them', async () => {
    const { comparisons, judgement } = await compareHere(change(seeing(4), seeing(0)), options)
    const seeds = comparisons.get('Elected')
    expect(seeds).toMatchObject({ verdict: 'new', about: 'property', here: { count: 0, seeds: 40 } })
    expect(seeds?.onBase.seeds).toBeGreaterThanOrEqual(40)
    expect(judgement).toMatchObject({ verdict: 'findings' })
  })

  test('are known and green where the base does not come to them either', async () => {
    const { comparisons, judgement } = await compareHere(change(seeing(0), seeing(0)), options)
    expect(comparisons.get('Elected')).toMatchObject({ verdict: 'known', onBase: { count: 0 } })
    expect(judgement.verdict).toBe('clean')
  })

  test('are new where they came with the change, and the old one beside them is not', async () => {
    const { comparisons } = await compareHere(change(seeing(0), seeing(0, "'Elected', 'Healed'")), options)
    expect(verdictsOf(comparisons)).toEqual({ Elected: 'known', Healed: 'new' })
  })

  test('are probably new where nothing may be run on the base', async () => {
    const { comparisons } = await compareHere(change(seeing(4), seeing(0)), { ...options, budgetMs: 0 })
    expect(comparisons.get('Elected')).toMatchObject({
      verdict: 'probably-new',
      lacking: 'nothing was run on the base: compare-budget is 0',
    })
  })
})
