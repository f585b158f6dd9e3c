import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readMarker } from '../../src/publish/render/marker.ts'
import { startGitHub } from '../loopback/github-server.ts'
import { parseWorkflowCommands } from '../loopback/workflow-commands.ts'
import { invisible, stripCode } from '../publish/hostile-text.ts'
import { makeCheckout } from './checkout.ts'
import { runBuiltAction } from './run-built-action.ts'

const config = `targets:
  hostile:
    run: node simulators/hostile.js {seed}
`
const checkout = await makeCheckout({ files: { 'seedsweep.yml': config } })
afterAll(() => checkout[Symbol.asyncDispose]())

const secrets = /^(ACTIONS_|INPUT_|GITHUB_|RUNNER_(?!TRACKING_ID))/i

/** What could come to life in Markdown must be in code; what nobody sees must not be there at all. */
function expectInert(markdown: string): void {
  expect(markdown).not.toMatch(invisible)
  const live = stripCode(markdown)
  expect(live).not.toMatch(/@(octocat|acme)|evil\.example|forged|<script|<img|!\[|onerror/)
  expect(live.match(/<\/details>/g)?.length ?? 0).toBe(live.match(/<details>/g)?.length ?? 0)
}

describe('a hostile simulator', () => {
  test('says nothing to the runner, to people or to our own next run', async () => {
    await using server = await startGitHub()
    const dump = join(dirname(checkout.directory), 'environment.json')
    const token = server.addToken({ actions: 'write', contents: 'write', issues: 'write', 'pull-requests': 'write' })
    const night = (runNumber: number) =>
      runBuiltAction(checkout, server, {
        inputs: { count: '8' },
        run: { runNumber },
        token,
        env: { SEEDSWEEP_DUMP: dump, MY_LICENSE: 'not asked for' },
      })
    const done = await night(1)

    // The runner's own parser finds our commands only, on both streams.
    const known = new Set(['add-mask', 'debug', 'warning', 'error'])
    for (const stream of [done.stdout, done.stderr]) {
      expect(parseWorkflowCommands(stream).filter(({ command }) => !known.has(command))).toEqual([])
    }
    expect(done.masks.filter((mask) => mask !== token && !/^[0-9a-f-]{36}$/.test(mask))).toEqual([])
    expect(done.masks).toContain(token)
    expect(done.stdout.replace(`::add-mask::${token}`, '')).not.toContain(token)
    expect(done.stdout).not.toMatch(/\r(?!\n)|\u001B|\u2028/)
    expect(done).toMatchObject({ failures: [], env: {}, path: [], state: {}, stderr: '' })
    expect(Object.keys(done.outputs).toSorted()).toEqual([
      'campaign',
      'db',
      'delivered',
      'findings',
      'new-findings',
      'planned',
    ])
    expect(JSON.stringify(done.outputs)).not.toContain('forged')
    expect(done.annotations.length).toBeLessThanOrEqual(10)
    for (const { message, properties } of done.annotations) expect(message + properties.title).not.toMatch(invisible)

    // The simulator saw nothing of the runner's.
    const environments = (await readFile(dump, 'utf8')).trimEnd().split('\n')
    const names = new Set(environments.flatMap((json) => Object.keys(JSON.parse(json) as object)))
    expect([...names].filter((name) => secrets.test(name) || name === 'MY_LICENSE')).toEqual([])
    expect([...names]).toContain('SEEDSWEEP_SEED')
    // 8 seeds, 3 of them for the preflight too, and each finding 3 times.
    expect(environments.length).toBeGreaterThanOrEqual(14)

    // What people read is inert.
    expect(server.issues().length).toBeGreaterThan(0)
    for (const { title, body } of server.issues()) {
      expect(title).not.toMatch(/(?<!\w)@\w|\n|#1|<!--|`/)
      expect(body?.length).toBeLessThanOrEqual(60_000)
      expectInert(body ?? '')
      expect(stripCode(body ?? '').match(/seedsweep:v1/g)).toHaveLength(1)
      expect(readMarker(body ?? '')?.key).toMatch(/^[0-9a-f]{64}$/)
    }
    expectInert(done.summary)
    expect(done.summary).toContain('**never seen**')

    // A forged marker would make the next night lose its issue, or file it twice.
    const before = server.issues().length
    await night(2)
    expect(server.issues()).toHaveLength(before)
    expect(server.violations).toEqual([])
  })

  test('cannot forge the comment of a pull request', async () => {
    await using server = await startGitHub()
    const { number } = server.seed.pull()
    const pull = { number, head: { sha: 'a'.repeat(40), ref: 'topic' }, base: { ref: 'main' } }
    const event = { name: 'pull_request', payload: { number, pull_request: pull } }
    // A stranger's comment with our marker is not ours to edit, nor a verdict to believe.
    server.seed.comments(number, 1, { user: 'mallory', body: '<!-- seedsweep:comment hostile -->\nall green' })
    await runBuiltAction(checkout, server, { inputs: { count: '2' }, event })
    const [forged, ours] = server.comments(number)
    expect(forged?.body).toContain('all green')
    expect(ours?.body.match(/^<!-- seedsweep:comment hostile -->$/gm)).toHaveLength(1)
    expectInert(ours?.body ?? '')
    expect(ours?.body.length).toBeLessThanOrEqual(60_000)
  })
})
