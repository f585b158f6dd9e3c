import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startGitHub } from './github-server.ts'
import { checkActionFile, checkWorkflowFile, runAction } from './mini-runner.ts'

const actionDir = join(import.meta.dirname, '../fixtures/actions/echo')
const directory = await mkdtemp(join(tmpdir(), 'loopback-runner-'))
afterAll(() => rm(directory, { recursive: true, force: true }))

interface Seen {
  readonly inputs: Record<string, string>
  readonly names: string[]
  readonly event: unknown
  readonly sha: string
  readonly attempt: string
  readonly cwd: string
  readonly node: string
}

describe('runAction', () => {
  test('inputs, defaults, event, run facts and file commands arrive as on GitHub', async () => {
    await using server = await startGitHub()
    const payload = { action: 'opened', pull_request: { number: 7, head: { ref: 'topic' }, base: { ref: 'main' } } }
    const done = await runAction({
      actionDir,
      server,
      inputs: { text: 'hi', 'two words': 'x', unheard: 'of' },
      event: { name: 'pull_request', payload },
      run: { attempt: 3, sha: 'f'.repeat(40) },
      token: 'ghs_known',
      cwd: directory,
    })
    const seen = JSON.parse(done.outputs.json ?? '') as Seen
    expect(seen.inputs).toEqual({
      INPUT_TEXT: 'hi',
      INPUT_DO: 'nothing',
      INPUT_TWO_WORDS: 'x',
      'INPUT_GITHUB-TOKEN': 'ghs_known',
      INPUT_UNHEARD: 'of',
    })
    expect(done.unexpectedInputs).toEqual(['unheard'])
    expect(seen).toMatchObject({ event: payload, sha: 'f'.repeat(40), attempt: '3', cwd: directory })
    expect(seen.node).toBe(process.versions.node)
    for (const name of ['GITHUB_ACTIONS', 'GITHUB_API_URL', 'GITHUB_RUN_ID', 'GITHUB_WORKFLOW_REF', 'RUNNER_TEMP']) {
      expect(seen.names).toContain(name)
    }
    expect(seen.names).toContain('ACTIONS_RUNTIME_TOKEN')
    expect(done).toMatchObject({ exitCode: 0, outcome: 'success', stdout: 'hi\n', summary: '# hi\n', leftovers: [] })
    expect(done.env).toEqual({ SET_BY_ECHO: 'yes' })
  })

  test('an exit code of 3 is a failure', async () => {
    await using server = await startGitHub()
    const done = await runAction({ actionDir, server, inputs: { do: 'fail' } })
    expect(done).toMatchObject({ exitCode: 3, outcome: 'failure', cancelled: null })
  })

  test('commands in the output are found; ::set-env fails the step although the action ends with 0', async () => {
    await using server = await startGitHub()
    const text = '::warning file=a.ts::careful\npanic: ##[set-output name=x]1\r::set-env name=A::b'
    const done = await runAction({ actionDir, server, inputs: { text } })
    expect(done.commands.map((one) => one.command)).toEqual(['warning', 'set-output', 'set-env'])
    expect(done.annotations).toEqual([{ level: 'warning', message: 'careful', properties: { file: 'a.ts' } }])
    expect(done.outputs).toMatchObject({ x: '1' })
    expect(done).toMatchObject({ exitCode: 0, outcome: 'failure', failures: ["The 'set-env' command is disabled."] })
  })

  test('of 12 errors 10 are shown, and a summary over 1 MiB is not', async () => {
    await using server = await startGitHub()
    const text = Array.from({ length: 12 }, (_, index) => `::error::${index}`).join('\n')
    expect((await runAction({ actionDir, server, inputs: { text } })).annotations).toHaveLength(10)
    const script = `require('fs').appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(1048577))`
    const own = join(directory, 'summary')
    await mkdir(own)
    const file = 'name: s\ndescription: s\nruns:\n  using: node24\n  main: main.cjs\n'
    await writeFile(join(own, 'action.yml'), file)
    await writeFile(join(own, 'main.cjs'), script)
    const done = await runAction({ actionDir: own, server })
    expect(done).toMatchObject({ outcome: 'success', summary: '' })
    expect(done.failures[0]).toContain('GITHUB_STEP_SUMMARY')
  })
})

describe('cancelling', () => {
  test('an action that stops on SIGINT needs nothing more and leaves nothing', async () => {
    await using server = await startGitHub()
    const done = await runAction({ actionDir, server, inputs: { do: 'stop cleanly' }, signalAt: /^child \d+/ })
    expect(done).toMatchObject({ outcome: 'cancelled', exitCode: 130, cancelled: { needed: 'SIGINT' }, leftovers: [] })
  })

  test.skipIf(process.platform !== 'linux')('a child that outlives the action is named (reads /proc)', async () => {
    await using server = await startGitHub()
    const done = await runAction({ actionDir, server, inputs: { do: 'leave a child' }, signalAt: /^child \d+/ })
    expect(done.leftovers).toEqual([expect.stringMatching(/^\d+ sleep 60$/)])
  })

  test('SIGTERM comes 7.5 s after an ignored SIGINT, the tree is killed 2.5 s after an ignored SIGTERM', async () => {
    await using server = await startGitHub()
    const run = (what: string) =>
      runAction({ actionDir, server, inputs: { do: what }, signalAt: /^child \d+/, run: { runId: 5 } })
    const [term, kill] = await Promise.all([run('ignore SIGINT'), run('ignore everything')])
    expect(term).toMatchObject({ signal: 'SIGTERM', cancelled: { needed: 'SIGTERM' } })
    expect(term.cancelled?.afterMs).toBeGreaterThanOrEqual(7450)
    expect(kill).toMatchObject({ signal: 'SIGKILL', cancelled: { needed: 'SIGKILL' }, leftovers: [] })
    expect(kill.cancelled?.afterMs).toBeGreaterThanOrEqual(9900)
  })

  test.skipIf(process.platform !== 'linux')(
    'output held open by a child is cut off after 5 s (reads /proc)',
    async () => {
      await using server = await startGitHub()
      const started = performance.now()
      const done = await runAction({ actionDir, server, inputs: { do: 'hold the output open' } })
      expect(done).toMatchObject({ outputHeldOpen: true, exitCode: 0 })
      expect(performance.now() - started).toBeLessThan(55_000)
    },
  )
})

describe('checking files', () => {
  test('a valid action and workflow have no errors', async () => {
    expect(await checkActionFile(join(actionDir, 'action.yml'))).toEqual([])
    const workflows = join(import.meta.dirname, 'workflows')
    expect(await checkWorkflowFile(join(workflows, 'campaign.yml'))).toEqual([])
  })

  test('a misspelt key, an unknown context and a bad cron line are named with line and column', async () => {
    const action = join(directory, 'action.yml')
    await writeFile(action, 'name: a\ndescription: b\nrun:\n  using: node24\n')
    expect((await checkActionFile(action)).join('\n')).toContain("Unexpected value 'run'")
    const workflow = join(directory, 'bad.yml')
    const text =
      "on:\n  schedule:\n    - cron: '0 99 * * *'\njobs:\n  a:\n    runs-on: x\n    stepz: []\n    if: ${{ secret.x }}\n"
    await writeFile(workflow, text)
    const errors = (await checkWorkflowFile(workflow)).join('\n')
    expect(errors).toContain('(Line: 7, Col: 5)')
    expect(errors).toContain("Unrecognized named-value: 'secret'")
  })
})
