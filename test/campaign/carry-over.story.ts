import { mkdirSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type CampaignResult, runCampaign } from '../../src/campaign/run-campaign.ts'
import { defineTarget } from '../../src/config/define-target.ts'
import { describeCarried } from '../../src/model/report.ts'
import { makeMachine, silent } from './make-machine.ts'

/**
 * The eighth that is run of campaigns 1 and 4 hangs, now and whenever it comes again, until all is mended. Of two that hang
 * at once the one that took longer would have the turn of the other; without one, time passes with each seed.
 */
const script = `echo seed $1
cd "$2" || exit 2
if [ -e mended ]; then date > beat; exit 0; fi
echo "$1" >> "ran-$(cat night)"
case "$(cat night) $(wc -l < "ran-$(cat night)")" in '1 8' | '4 8') echo "$1" >> hanging ;; [23]*) date > beat ;; esac
while grep -qsx -e "$1" hanging; do date > beat; sleep 0.02; done`

/** In the time of the test: none of it passes while seeds are drawn, however slow the machine is. */
const budgetMs = 2_500

test('what a budget cuts goes to the head of the next campaign, is counted apart, and is let go after three times', async () => {
  const machine = makeMachine({ jobs: 1 })
  const hangs = join(machine.cwd, 'hangs')
  mkdirSync(hangs)
  passTimeOnBeats(hangs)
  const target = defineTarget({ name: 'livelock', run: ['sh', '-c', script, 'sh', '{seed}', hangs] }, 'test')
  let night = 0
  const sweep = (): Promise<CampaignResult> => {
    writeFileSync(join(hangs, 'night'), String(++night))
    return runCampaign(
      {
        targets: [target],
        seeds: { by: 'budget', budgetMs },
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

  writeFileSync(join(hangs, 'mended'), '')
  const last = await sweep()
  expect(last.report.carried.map((one) => one.seed)).not.toContain(seed)
  expect(last.report.carried).toMatchObject([{ times: 1, outcome: 'passed' }])
})

/** 50 ms of this process are over whenever the file `beat` of a directory is written, and at no other time. */
function passTimeOnBeats(directory: string): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const watcher = watch(directory, (_, name) => void (name === 'beat' && vi.advanceTimersByTime(50)))
  onTestFinished(() => {
    watcher.close()
    vi.useRealTimers()
  })
}
