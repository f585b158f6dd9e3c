import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type CampaignResult, runCampaign } from '../../src/campaign/run-campaign.ts'
import { defineTarget } from '../../src/config/define-target.ts'
import { describeCarried } from '../../src/model/report.ts'
import { makeMachine, silent } from './make-machine.ts'

test('what a budget cuts goes to the head of the next campaign, is counted apart, and is let go after three times', async () => {
  const machine = makeMachine({ jobs: 1 })
  const hangs = join(machine.cwd, 'hangs')
  // The eighth that is run of each campaign hangs, now and whenever it comes again, as long as a directory is there.
  const script = `echo seed $1
cd "$2" 2>/dev/null || exit 0
echo "$1" >> ran
[ $(wc -l < ran) != 8 ] || echo "$1" >> hanging
while grep -qsx -e "$1" hanging; do sleep 0.05; done`
  const target = defineTarget({ name: 'livelock', run: ['sh', '-c', script, 'sh', '{seed}', hangs] }, 'test')
  const sweep = (): Promise<CampaignResult> => {
    rmSync(join(hangs, 'ran'), { force: true })
    return runCampaign(
      {
        targets: [target],
        seeds: { by: 'budget', budgetMs: 2_500 },
        dbPath: join(machine.cwd, 'livelock.db'),
        via: null,
        failOn: 'any',
        floor: 0,
        signal: new AbortController().signal,
        observer: silent,
      },
      machine,
    )
  }
  mkdirSync(hangs)
  const first = await sweep()
  expect(first.report.carried).toEqual([])
  expect(first.report.cut).toBeGreaterThan(0)

  const told: string[] = []
  let seed = ''
  for (const times of [1, 2, 3]) {
    const { report } = await sweep()
    const [carried] = report.carried
    seed ||= carried?.seed ?? ''
    expect(report.carried.find((one) => one.seed === seed)).toMatchObject({ times, outcome: 'cut' })
    // Fresh seeds had the other half of the budget, and are all that is counted.
    expect(report.delivered).toBeGreaterThan(0)
    expect(report.planned).toBe(report.delivered + report.cut)
    told.push(...describeCarried(report.carried))
  }
  expect(told[0]).toBe('1 carried over: 1 cut again')
  expect(told.at(-1)).toBe(`1 seed never ended in 4 campaigns, and will not be carried over again: livelock ${seed}`)

  rmSync(hangs, { recursive: true })
  const last = await sweep()
  expect(last.report.carried.length).toBeGreaterThan(0)
  expect(last.report.carried.map((one) => one.seed)).not.toContain(seed)
  // The first of the lane has passed; the others may take longer than the budget has left, so they wait their turn.
  expect(last.report.carried.map(({ outcome }) => outcome)).toEqual([
    'passed',
    ...last.report.carried.slice(1).map(() => 'missing'),
  ])
})
