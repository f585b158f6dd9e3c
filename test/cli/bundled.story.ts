import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cleanEnvironment, makeWorkspace, readJson, root, runCli } from './run-cli.ts'

interface Summary {
  readonly planned: number
  readonly delivered: number
  readonly findings: readonly {
    readonly id: string
    readonly title: string
    readonly state: string
    readonly command: string
    readonly count: number
  }[]
}

describe('without configuration, target or command the bundled simulator is swept', () => {
  test('60 seeds of it: no findings, a canary that failed, a sentence about what is swept', {
    timeout: 240_000,
  }, async () => {
    const cwd = makeWorkspace()
    const end = await runCli(['run', '--count', '60', '--fail-on', 'any'], { cwd })
    expect(end.stderr).toContain('no seedsweep.yml here: sweeping etcd, the bundled simulator of an etcd cluster')
    expect(end.stdout).toContain(' etcd   60 of 60 planned seeds')
    expect(end.stdout).toContain('harness healthy (canary failed as it must)')
    // Sixty seeds need not have shown everything that a thousand show: what no seed saw is a finding of the campaign.
    expect(end.stdout).not.toMatch(/^ +npx seedsweep/m)
    expect(end.stderr).toContain('run --etcd 3.5.0')
    expect(readdirSync(join(cwd, '.seedsweep'))).toEqual(['etcd.db'])
  })

  test('run --etcd 3.5.0: 13766 is one of its findings, and each is confirmed by the command that is printed', {
    timeout: 600_000,
  }, async () => {
    const cwd = makeWorkspace()
    const end = await runCli(['run', '--etcd', '3.5.0', '--count', '200', '--json'], { cwd })
    expect(end.code).toBe(1)
    const { planned, delivered, findings } = readJson(end) as Summary
    expect({ planned, delivered }).toEqual({ planned: 200, delivered: 200 })
    const titles = findings.map(({ title }) => title)
    expect(new Set(titles).size).toBe(titles.length)
    expect(titles).toContain('Hash: index without its data after a restart')
    expect(titles.length).toBeGreaterThan(5)
    const [finding] = findings.filter(({ title }) => title.includes('index without its data'))
    expect(finding?.state).toBe('reproducible')
    const { version } = JSON.parse((await runCli(['--version'], { cwd })).stdout.replace(/.*/, '{"version":"$&"}')) as {
      version: string
    }
    expect(finding?.command).toMatch(new RegExp(`^npx seedsweep@${version} sim etcd --seed \\d+ --etcd 3\\.5\\.0$`))
    const again = await runCli(['reproduce', finding?.id ?? ''], { cwd })
    expect(again).toMatchObject({ code: 0 })
    expect(again.stdout).toContain('reproduced')
    const shown = await runCli(['show', 'findings'], { cwd })
    expect(shown.stdout).toContain('index without its data')
    const published = await runCli(['publish', '--dry-run', '--repo', 'acme/etcd'], { cwd })
    expect(published.stdout + published.stderr).toContain('etcd-3.5.0: Hash: index without its data after a restart')
  })

  test('plan and sweep carry the choice of bugs in the plan', async () => {
    const cwd = makeWorkspace()
    const plan = await runCli(['plan', '--bug', '20221a', '--bug', '15220', '--count', '12', '--shards', '2'], { cwd })
    expect(plan).toMatchObject({ code: 0 })
    expect(plan.stderr).toContain('12 seeds of etcd-15220_20221a in 2 shards')
    const sweep = await runCli(['sweep', '--plan', 'plan.json', '--shard', '1'], { cwd })
    expect(sweep).toMatchObject({ code: 0 })
    expect(sweep.stderr).toMatch(/found {2}(?:FutureStart|Bookmarkable)/)
  })

  test('in a checkout of seedsweep the printed command is its own file', async () => {
    const store = join(makeWorkspace(), 'etcd.db')
    const end = await runCli(['run', '--bug', '20221a', '--count', '10', '--db', store, '--json'], { cwd: root })
    const { findings } = readJson(end) as Summary
    const [command = ''] = findings.map((finding) => finding.command)
    expect(command).toMatch(/^node dist\/js\/cli\.js sim etcd --seed \d+ --bug 20221a$/)
    expect(spawnSync('/bin/sh', ['-c', command], { cwd: root, env: cleanEnvironment() }).status).toBe(1)
  })

  test('a target etcd of the configuration goes before the bundled one; --bug means the bundled one', async () => {
    const cwd = makeWorkspace({ 'seedsweep.yml': 'targets: { etcd: { run: "true {seed}", deterministic: true } }' })
    const planOf = async (...words: string[]) => {
      expect(await runCli(['plan', ...words, '--count', '5'], { cwd })).toMatchObject({ code: 0 })
      return readFileSync(join(cwd, 'plan.json'), 'utf8')
    }
    expect(await planOf('--target', 'etcd')).toContain('"true"')
    expect(await planOf()).toContain('"true"')
    expect(await planOf('--bug', '13766')).toContain('"etcd-13766"')
  })

  test.each([
    [['--bug', '13767'], /there is no bug "13767"\n {2}Did you mean 13766\?/],
    [['--etcd', '3.5'], /"3.5" is not a release of etcd/],
    [['--etcd', '3.5.0', '--bug', '13766'], /single bugs were named besides/],
    [['--etcd', '3.5.0', '--target', 'raft'], /--target raft names another one\n {2}Leave out --bug and --etcd/],
    [['--bug', '13766', '--run', './sim {seed}'], /--run names another one/],
    [['--target', 'raft'], /there is no target "raft", and no seedsweep.yml here/],
  ] as const)('%j is refused before anything runs', async (words, message) => {
    const cwd = makeWorkspace()
    const end = await runCli(['run', ...words], { cwd })
    expect(end.stderr).toMatch(message)
    expect(end.code).toBe(2)
    expect(readdirSync(cwd)).toEqual([])
  })
})
