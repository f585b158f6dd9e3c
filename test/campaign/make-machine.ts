import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Machine } from '../../src/campaign/machine.ts'
import type { CampaignRequest } from '../../src/campaign/run-campaign.ts'

/** This machine with two jobs, in a directory of its own outside of any repository, which goes when the test ends. */
export function makeMachine(given: Partial<Machine> = {}): Machine {
  const cwd = mkdtempSync(join(tmpdir(), 'seedsweep-campaign-'))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  return {
    cwd,
    env: { PATH: process.env.PATH },
    nodePath: process.execPath,
    seedsweepPath: null,
    scratch: cwd,
    jobs: 2,
    description: 'test',
    now: () => performance.now(),
    date: () => new Date(),
    version: '1.0.0',
    ...given,
  }
}

/** Hears everything and says nothing. */
export const silent: CampaignRequest['observer'] = {
  onPlan() {},
  onStart() {},
  onOutcome() {},
  onPassed() {},
  onIssued() {},
  onWarning() {},
  onConfirming() {},
  onReplay() {},
}
