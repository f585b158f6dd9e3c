import { afterAll, expect, test } from 'vitest'
import { type KillReport, runKillCase } from '../cli/kill-net.ts'

const reports: KillReport[] = []

test.skipIf(process.platform !== 'linux').each(Array.from({ length: 200 }, (_, number) => number))(
  'kill -9, case %i: nothing is lost or counted twice (needs /proc)',
  async (number) => {
    const report = await runKillCase(number, 'large')
    reports.push(report)
    expect(report.hits.length).toBeGreaterThan(0)
  },
)

afterAll(() => {
  const hits = Map.groupBy(
    reports.flatMap((report) => report.hits),
    (hit) => hit,
  )
  for (const [hit, all] of hits) console.log(`${all.length} x ${hit}`)
  for (const via of ['run', 'batch', 'worker']) {
    const lost = reports.filter(({ campaign }) => campaign.endsWith(via)).flatMap((report) => report.lost)
    console.log(`via ${via}: ${lost.length} kills of the command, at most ${Math.max(0, ...lost)} seeds run in vain`)
  }
})
