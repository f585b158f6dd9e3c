import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type GitHubAccess, publishPhase } from '../../src/campaign/publish-phase.ts'
import { runCampaign } from '../../src/campaign/run-campaign.ts'
import { defineTarget } from '../../src/config/define-target.ts'
import { startGitHub } from '../loopback/github-server.ts'
import { makeMachine, silent } from './make-machine.ts'

test('7 findings of one night, seen by no other: 5 have issues that night, 2 the next, with the numbers of the first', async () => {
  await using server = await startGitHub()
  const machine = makeMachine()
  const broken = join(machine.cwd, 'broken')
  const script = `case $1 in 0) b=Ape;; 1) b=Bee;; 2) b=Cat;; 3) b=Dog;; 4) b=Elk;; 5) b=Fox;; 6) b=Gnu;; *) exit 0;; esac
    [ -e "$2" ] || exit 0
    echo 'seedsweep: {"type":"result","outcome":"failed","failure":{"kind":"property","property":"'$b'","message":"is broken"}}'
    exit 1`
  const target = defineTarget({ name: 'zoo', run: ['sh', '-c', script, 'sh', '{seed}', broken] }, 'test')
  const dbPath = join(machine.cwd, 'zoo.db')
  const access: GitHubAccess = {
    repository: 'octo/demo',
    token: server.addToken({ issues: 'write' }),
    apiUrl: server.url,
    version: '1.0.0',
    log: () => {},
    pace: { writeGapMs: 0, secondMs: 1 },
  }
  const night = async () => {
    const request = { targets: [target], dbPath, via: null, failOn: 'any', floor: 0, observer: silent } as const
    const seeds = { by: 'range', first: 0n, end: 10n } as const
    const { report } = await runCampaign({ ...request, seeds, signal: new AbortController().signal }, machine)
    const rules = { maxNewIssues: 5, labels: [], owners: {} }
    return publishPhase(access, { dbPath, report, rules, at: new Date() })
  }
  writeFileSync(broken, '')
  const first = await night()
  expect(first.results.filter(({ kind }) => kind === 'created')).toHaveLength(5)
  expect(first.waiting).toMatchObject([{ kind: 'created', target: 'zoo', count: 2 }])

  rmSync(broken)
  const second = await night()
  expect(second.end).toEqual({ kind: 'complete' })
  // The first five were not seen this time: their issues say so.
  const updated = Array.from({ length: 5 }, () => 'updated')
  expect(second.results.map(({ kind }) => kind)).toEqual(['created', 'created', ...updated])
  expect(second.waiting).toMatchObject([{ kind: 'closed', count: 0 }])
  const names = server.issues().map(({ title }) => /: (\w+)/.exec(title)?.[1])
  expect(new Set(names)).toEqual(new Set(['Ape', 'Bee', 'Cat', 'Dog', 'Elk', 'Fox', 'Gnu', 'more']))
  expect(names).toHaveLength(8)
  expect(server.issues().at(-1)?.body).toContain('1 of 10 seeds')
  expect(server.violations).toEqual([])
})
