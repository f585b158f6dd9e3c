import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { documentedPermissions } from '../loopback/documented-permissions.ts'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import type { RunnerEvent } from '../loopback/runner-context.ts'
import { type Checkout, makeCheckout } from './checkout.ts'
import { refused, runBuiltAction, type StepOptions } from './run-built-action.ts'

const config = (build = 'echo nothing to build') => `targets:
  demo:
    build: ${build}
    run: node simulators/committed-bugs.js {seed}
    worker: node simulators/committed-bugs.js --worker
`
const oldBugs = 'Ape 20\nBee 30\n'
const bugsFile = 'simulators/bugs.txt'

function gitIn({ directory }: Checkout, ...words: string[]): string {
  const who = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.com']
  return execFileSync('git', [...who, ...words], { cwd: directory, encoding: 'utf8', stdio: 'pipe' }).trim()
}

interface Pull {
  readonly checkout: Checkout
  readonly base: string
  readonly event: RunnerEvent
  readonly number: number
}

interface Change {
  readonly changed: Readonly<Record<string, string>>
  readonly main?: Readonly<Record<string, string>>
}

/** What actions/checkout leaves with fetch-depth: 0: the merge of the pull request, detached, and main as fetched. */
async function openPull(server: GitHubServer, { changed, main = {} }: Change): Promise<Pull> {
  const checkout = await makeCheckout({ files: { 'seedsweep.yml': config(), [bugsFile]: oldBugs, ...main } })
  const base = gitIn(checkout, 'rev-parse', 'HEAD')
  gitIn(checkout, 'checkout', '--quiet', '-b', 'topic')
  const head = await checkout.commit(changed)
  gitIn(checkout, 'checkout', '--quiet', '--detach', base)
  gitIn(checkout, 'merge', '--quiet', '--no-ff', '-m', 'merge', head)
  gitIn(checkout, 'update-ref', 'refs/remotes/origin/main', base)
  const { number } = server.seed.pull()
  const pull = { number, head: { sha: head, ref: 'topic' }, base: { ref: 'main', sha: base } }
  const payload = { number, pull_request: pull, repository: { default_branch: 'main' } }
  return { checkout, base, event: { name: 'pull_request', payload }, number }
}

function run({ checkout, event }: Pull, server: GitHubServer, more: StepOptions = {}) {
  return runBuiltAction(checkout, server, {
    event,
    ...more,
    inputs: { count: '400', 'compare-budget': '60s', ...more.inputs },
  })
}

describe('a pull request that introduces one bug on top of two old ones', () => {
  test('is red for exactly that one; comment, summary and annotations show the proof that the others are older', async () => {
    await using server = await startGitHub()
    const pull = await openPull(server, { changed: { [bugsFile]: `${oldBugs}Cat 25\n` } })
    await using checkout = pull.checkout
    const done = await run(pull, server, { token: server.addToken(documentedPermissions()) })
    expect(refused(server)).toEqual([])
    expect(done).toMatchObject({ exitCode: 1, outputs: { findings: '3', 'new-findings': '1' } })
    expect(done.annotations.at(-1)?.message).toBe('1 finding: see the job summary')
    const findings = done.annotations.filter(({ properties }) => properties.title?.startsWith('demo:') === true)
    expect(findings.map(({ properties }) => properties.title)).toEqual([expect.stringContaining('Cat is broken')])
    const [comment] = server.comments(pull.number)
    const short = pull.base.slice(0, 7)
    expect(comment?.body).toContain('### seedsweep: 1 new finding, 2 already on the base')
    expect(comment?.body).toMatch(/\| 🆕 new \| `Cat is broken in <path>\/state` \| \d+ of 400 \| .* \| 0 of [\d,]+ \|/)
    expect(comment?.body).toMatch(
      new RegExp(
        `Ape is broken.*: already broken: the same command, seed \\d+, exits 1 with the same failure on the base ${short}`,
      ),
    )
    // Of the 400 seeds some 50 ended at one of the three.
    expect(comment?.body).toMatch(
      /A sweep of this size sees a 1-in-100 bug with 9[67] % and a 1-in-1,000 bug with \d+ % probability\. Known failures ended [\d.]+ % of its seeds/,
    )
    expect(done.summary).toContain(`on the base ${short}`)
    expect(gitIn(checkout, 'worktree', 'list').split('\n')).toHaveLength(1)
    expect(server.violations).toEqual([])
  })

  test('is red for exactly that one also where it moved the stream of every seed', async () => {
    await using server = await startGitHub()
    const pull = await openPull(server, { changed: { [bugsFile]: `${oldBugs}Cat 25\nshift 1234567\n` } })
    await using _checkout = pull.checkout
    const done = await run(pull, server)
    expect(done).toMatchObject({ exitCode: 1, outputs: { findings: '3', 'new-findings': '1' } })
    expect(server.comments(pull.number)[0]?.body).toContain('### seedsweep: 1 new finding, 2 already on the base')
  })

  test('in 2 shards is compared by the report, in which alone the base is run', async () => {
    await using server = await startGitHub()
    const pull = await openPull(server, { changed: { [bugsFile]: `${oldBugs}Cat 25\n` } })
    await using checkout = pull.checkout
    const { event } = pull
    const step = (inputs: Record<string, string>) => {
      return runBuiltAction(checkout, server, { event, inputs, run: { runId: 4711, runNumber: 7, attempt: 1 } })
    }
    await step({ mode: 'plan', count: '400', shards: '2' })
    for (const shard of ['0', '1']) expect(await step({ mode: 'sweep', shard })).toMatchObject({ exitCode: 0 })
    const done = await step({ mode: 'report', 'compare-budget': '60s' })
    expect(done).toMatchObject({ exitCode: 1, outputs: { findings: '3', 'new-findings': '1' } })
    expect(server.comments(pull.number)[0]?.body).toContain('### seedsweep: 1 new finding, 2 already on the base')
  })

  test('is green where it introduces none, and says what is older', async () => {
    await using server = await startGitHub()
    const pull = await openPull(server, { changed: { 'readme.md': 'words\n' } })
    await using _checkout = pull.checkout
    const done = await run(pull, server)
    expect(done).toMatchObject({ exitCode: 0, outputs: { findings: '2', 'new-findings': '0' } })
    expect(server.comments(pull.number)[0]?.body).toContain('### seedsweep: 2 already on the base')
    expect(done.annotations.filter(({ properties }) => properties.title?.startsWith('demo:') === true)).toEqual([])
  })

  test('from a fork, whose token may only read, is compared all the same', async () => {
    await using server = await startGitHub()
    const pull = await openPull(server, { changed: { [bugsFile]: `${oldBugs}Cat 25\n` } })
    await using _checkout = pull.checkout
    const readOnly = { actions: 'read', contents: 'read', issues: 'read', 'pull-requests': 'read' } as const
    const done = await run(pull, server, { token: server.addToken(readOnly) })
    expect(done).toMatchObject({ exitCode: 1, outputs: { findings: '3', 'new-findings': '1' } })
    expect(done.summary).toContain('already broken: the same command')
    expect(server.comments(pull.number)).toEqual([])
  })

  test('whose base does not build is probably new, red, and the log shows why', async () => {
    await using server = await startGitHub()
    const changed = { [bugsFile]: 'Cat 25\n', 'build.sh': 'exit 0\n' }
    const main = { 'seedsweep.yml': config('sh build.sh'), 'build.sh': 'echo no compiler; exit 7\n' }
    const pull = await openPull(server, { changed, main })
    await using _checkout = pull.checkout
    const done = await run(pull, server)
    expect(done.exitCode).toBe(1)
    const body = server.comments(pull.number)[0]?.body
    expect(body).toContain('### seedsweep: 1 probably new finding')
    expect(body).toContain('> Not fully compared: the base does not build.')
    expect(done.annotations.map(({ message }) => message).join('\n')).toContain('no compiler')
  })

  test('in a shallow clone is probably new, and the comment says what to configure', async () => {
    await using server = await startGitHub()
    const pull = await openPull(server, { changed: { [bugsFile]: 'Cat 25\n' } })
    await using checkout = pull.checkout
    gitIn(checkout, 'update-ref', '-d', 'refs/remotes/origin/main')
    const merged = gitIn(checkout, 'rev-parse', 'HEAD')
    gitIn(checkout, 'clone', '--quiet', '--depth', '1', '--no-checkout', `file://${checkout.directory}`, '../shallow')
    // A clone takes branches; the merge is on none.
    gitIn(checkout, '-C', '../shallow', 'fetch', '--quiet', '--depth', '1', 'origin', merged)
    gitIn(checkout, '-C', '../shallow', 'checkout', '--quiet', '--detach', merged)
    for (const ref of ['refs/remotes/origin/main', 'refs/remotes/origin/HEAD']) {
      gitIn(checkout, '-C', '../shallow', 'update-ref', '-d', ref)
    }
    const shallow = { ...pull, checkout: { ...checkout, directory: `${checkout.directory}/../shallow` } }
    const done = await run(shallow, server)
    expect(done.exitCode).toBe(1)
    expect(server.comments(pull.number)[0]?.body).toContain(
      '> Not fully compared: this clone does not have the base: check the repository out with fetch-depth: 0.',
    )
  })
})

describe('a pull request that loses what some run must come to', () => {
  const main = {
    'seedsweep.yml': `targets:
  raft:
    build: 'true'
    run: sh simulators/properties.sh {seed}
`,
  }
  const state = 'simulators/state.txt'

  test('is red where 1 of 4 seeds of the base comes to it, and the comment gives the numbers', async () => {
    await using server = await startGitHub()
    const pull = await openPull(server, { changed: { [state]: '0\n' }, main: { ...main, [state]: '4\n' } })
    await using _checkout = pull.checkout
    const done = await run(pull, server, { inputs: { count: '40' } })
    expect(done).toMatchObject({ exitCode: 1, outputs: { findings: '1', 'new-findings': '1' } })
    const body = server.comments(pull.number)[0]?.body
    expect(body).toContain('### seedsweep: 1 new finding')
    expect(body).toMatch(
      new RegExp(
        `- \`sometimes never seen: Elected\`: new: \\d+ of \\d+ seeds of the base ${pull.base.slice(0, 7)} saw it; were nothing changed, 40 seeds miss it with a probability (of [\\d.]+ %|under 0.01 %)\\.`,
      ),
    )
  })

  test('is green where the base does not come to it either', async () => {
    await using server = await startGitHub()
    const pull = await openPull(server, { changed: { 'readme.md': 'words\n' }, main: { ...main, [state]: '0\n' } })
    await using _checkout = pull.checkout
    const done = await run(pull, server, { inputs: { count: '40' } })
    expect(done).toMatchObject({ exitCode: 0, outputs: { findings: '1', 'new-findings': '0' } })
    expect(server.comments(pull.number)[0]?.body).toContain('### seedsweep: 1 known')
  })
})

describe('a harness that loses failures', () => {
  test('is reported, and nothing that it found is filed: the canary of the target passes', async () => {
    await using server = await startGitHub()
    const files = { 'seedsweep.yml': `${config()}    canary: node --version\n`, [bugsFile]: oldBugs }
    await using checkout = await makeCheckout({ files })
    const done = await runBuiltAction(checkout, server, { inputs: { count: '60' } })
    expect(done.exitCode).toBe(1)
    expect(done.outputs.findings).not.toBe('0')
    expect(server.issues()).toEqual([])
    expect(done.summary).toContain(
      'The canary did not fail as it must: this harness may not see failures at all, so nothing is filed.',
    )
  })

  test('while a healthy one files it, with a replay in a clean checkout', async () => {
    await using server = await startGitHub()
    await using checkout = await makeCheckout({ files: { 'seedsweep.yml': config(), [bugsFile]: oldBugs } })
    await runBuiltAction(checkout, server, { inputs: { count: '60' } })
    expect(server.issues().length).toBeGreaterThan(0)
    for (const { body } of server.issues()) {
      expect(body).toContain(
        'Reproduced 3 of 3 times in fresh processes, confirmed on the runner that found it, and once in a clean checkout.',
      )
    }
    expect(gitIn(checkout, 'worktree', 'list').split('\n')).toHaveLength(1)
  })
})
