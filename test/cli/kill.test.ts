import { expect, test } from 'vitest'
import { runKillCase } from './kill-net.ts'

/** `npm run test:long` runs 200 cases, larger ones. */
test.skipIf(process.platform !== 'linux').each(Array.from({ length: 5 }, (_, number) => number))(
  'kill -9, case %i: the store opens, no more than a checkpoint interval ran in vain, and the same command ends with the rows of a campaign in peace (needs /proc)',
  async (number) => {
    const { hits } = await runKillCase(number, 'small')
    expect(hits.length).toBeGreaterThan(0)
  },
)
