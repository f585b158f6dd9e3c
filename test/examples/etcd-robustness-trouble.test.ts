import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readBinary } from '../../examples/etcd-robustness/src/etcd/binary.ts'
import { Cluster } from '../../examples/etcd-robustness/src/etcd/cluster.ts'
import { processesIn } from '../../examples/etcd-robustness/src/etcd/processes.ts'
import {
  defaultBase,
  RunDirectory,
  removeAbandonedRuns,
} from '../../examples/etcd-robustness/src/etcd/run-directory.ts'
import { judgeRun } from '../../examples/etcd-robustness/src/judge/judge-run.ts'
import { Random } from '../../examples/etcd-robustness/src/random.ts'
import { hasEtcd, runHarness, startLongRun } from './find-etcd.ts'

const scratch = mkdtempSync(join(tmpdir(), 'robustness-'))
const base = `${defaultBase()}-trouble-${process.pid}`
afterAll(() => {
  rmSync(scratch, { recursive: true })
  rmSync(base, { recursive: true, force: true })
})

/** A program that says that it is etcd, and does as a script tells when it is to serve. */
function fakeEtcd(name: string, script: string, version = '3.4.23'): string {
  const path = join(scratch, name)
  writeFileSync(
    path,
    `#!/bin/sh\nif [ "$1" = --version ]; then echo "etcd Version: ${version}"; exit 0; fi\n${script}\n`,
  )
  chmodSync(path, 0o755)
  return path
}

describe('what is wrong is said, with status 2 for the caller and 3 for the machine', () => {
  test.each([
    [['--seed', '1', '--etcd-bin', '/nowhere/etcd'], 3, 'apt-get install etcd-server'],
    [['--seed', '1', '--etcd-version', '3.3.1'], 2, 'expected a release from 3.5.0 on'],
    [['--seed', 'x'], 2, '--seed x is no seed'],
    [['--seed', '1', '--traffic', 'jam'], 2, 'expected one of general, kubernetes'],
    [['--seed', '1', '--families', 'crash,quake'], 2, 'expected one of compaction, crash'],
    [[], 2, 'nothing to run'],
  ] as const)('%j', async (args, status, words) => {
    const run = await runHarness([...args, '--dir', base])
    expect(run.stderr).toContain(words)
    expect(run.status).toBe(status)
    expect(run.stdout).toBe('')
  })

  test('an etcd 2.3.8', async () => {
    const run = await runHarness(['--seed', '1', '--etcd-bin', fakeEtcd('old', 'exit 1', '2.3.8'), '--dir', base])
    expect(run.stderr).toContain('expected etcd 3.4 to 3.7')
    expect(run.status).toBe(3)
  })

  test('no Go where a release is to be built', async () => {
    const env = { PATH: scratch, XDG_CACHE_HOME: join(scratch, 'cache') }
    const run = await runHarness(['--seed', '1', '--etcd-version', '3.5.21', '--dir', base], env)
    expect(run.stderr).toContain('there is no Go')
    expect(run.status).toBe(3)
  })

  test.each(['1', '3'])('a member of %s that does not start: its log is shown, nothing is left', async (members) => {
    const etcd = fakeEtcd('broken', 'echo "no such flag: --heartbeat" >&2; exit 7')
    const args = ['--seed', '1', '--traffic', 'general', '--members', members, '--etcd-bin', etcd, '--dir', base]
    const run = await runHarness(args)
    expect(run.stderr).toContain('member m0 ended (exit code 7); its log:\nno such flag: --heartbeat')
    expect(run.status).toBe(3)
    expect(readdirSync(base)).toEqual([])
  })
})

test('a file system without room for a million members is refused before anything starts', () => {
  expect(() => new RunDirectory(base, 1_000_000)).toThrow(/^no space in .*: 1000000 members need 140000000 MB/)
})

test('a place where nothing can be made is refused by name', () => {
  expect(() => new RunDirectory('/proc/nope', 1)).toThrow('/proc/nope cannot be made')
})

test('a path that is too long for a socket is refused by name', () => {
  expect(() => new RunDirectory(join(scratch, 'x'.repeat(90)), 1)).toThrow('choose a shorter one by --dir')
})

describe('directories of runs', () => {
  test('of a runner that is gone are removed with the process that works there; those of a living one stay', async () => {
    using living = new RunDirectory(base, 1)
    const [child, directory] = await orphan(join(base, '1-1-1'))
    const ended = once(child, 'exit')
    expect(processesIn(directory)).toEqual([child.pid])
    expect(removeAbandonedRuns(base)).toBe(1)
    await ended
    expect(readdirSync(base).map((name) => join(base, name))).toEqual([living.path])
  })

  test('that were not made here are left alone', () => {
    const other = mkdtempSync(join(base, 'mine-'))
    expect(removeAbandonedRuns(base)).toBe(0)
    expect(statSync(other).isDirectory()).toBe(true)
    rmSync(other, { recursive: true })
  })
})

/** A process that works in the directory of a run whose runner (process 1, but started at another time) is gone. */
async function orphan(directory: string) {
  mkdirSync(directory, { recursive: true })
  const child = spawn('sleep', ['600'], { cwd: directory })
  await once(child, 'spawn')
  return [child, directory] as const
}

const longRun = ['--from', '1', '--count', '1000', '--traffic', 'general', '--families', 'none']

test.skipIf(!hasEtcd).each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends the harness and leaves no member and no directory (needs etcd-server)',
  async (signal) => {
    const child = await startLongRun(base, longRun)
    const closed = once(child, 'exit')
    child.kill(signal)
    expect(await closed).toEqual([signal === 'SIGINT' ? 130 : 143, null])
    await expect.poll(() => processesIn(base)).toEqual([])
    expect(readdirSync(base)).toEqual([])
  },
)

test.skipIf(!hasEtcd)(
  'of a harness that is killed by SIGKILL nothing is left a moment later, though nobody starts another (needs etcd-server)',
  async () => {
    const child = await startLongRun(base, longRun)
    const changes = watch(base)
    const closed = once(child, 'exit')
    child.kill('SIGKILL')
    await closed
    while (readdirSync(base).length > 0) await once(changes, 'change')
    changes.close()
    await expect.poll(() => processesIn(base)).toEqual([])
  },
)

test.skipIf(!hasEtcd)(
  'a member that dies by itself is a broken promise of its own, told by its last words (needs etcd-server)',
  async () => {
    const binary = await readBinary('etcd')
    const options = { binary, base, members: 1, settings: {}, isProxied: false, random: new Random('1') } as const
    await using cluster = new Cluster(options)
    await cluster.start()
    const [pid] = processesIn(cluster.directory.path)
    if (pid === undefined) throw new Error('no member works')
    const member = cluster.member(0)
    process.kill(pid, 'SIGABRT')
    await member.ended()
    const { selfEnds } = cluster
    expect(selfEnds).toHaveLength(1)
    const rest = { rest: undefined, trouble: undefined, asked: 0, operations: [], watches: [], restarts: [] }
    const { outcome, violations } = judgeRun({ ...rest, selfEnds })
    expect(outcome).toBe('failed')
    expect(violations.map(({ property, sentence }) => `${property}: ${sentence}`)).toEqual([
      'Panic: no assertion of a member fails',
    ])
    expect(existsSync(member.log)).toBe(true)
  },
)
