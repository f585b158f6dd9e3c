import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { info } from '@actions/core'
import { plainLine } from '../base/plain-text.ts'
import { formatCount, formatPlural } from '../base/text.ts'
import { keepHeapSmall } from '../campaign/keep-heap-small.ts'
import type { Machine } from '../campaign/machine.ts'
import { describeMachine, usableJobs } from '../campaign/read-machine.ts'
import type { SweepObserver } from '../campaign/sweep-phase.ts'
import { isFailure } from '../model/outcome.ts'
import { isCarried } from '../model/plan.ts'
import { type Annotator, openAnnotator } from './annotator.ts'
import type { Inputs } from './inputs.ts'
import type { ActionWorld } from './run-action.ts'

/** What every mode of the action works with. */
export interface ActionContext extends Disposable {
  readonly world: ActionWorld
  readonly inputs: Inputs
  /** The checkout. */
  readonly workspace: string
  /** A folder of this step alone, outside the checkout; stores stay in it, for later steps. */
  readonly folder: string
  readonly attempt: number
  readonly annotator: Annotator
  machine(directory: string): Machine
}

export function openContext(world: ActionWorld, inputs: Inputs): ActionContext {
  const base = world.env.RUNNER_TEMP ?? tmpdir()
  mkdirSync(base, { recursive: true })
  const folder = mkdtempSync(join(base, 'seedsweep-'))
  const scratch = join(folder, 'scratch')
  mkdirSync(scratch)
  return {
    world,
    inputs,
    workspace: world.env.GITHUB_WORKSPACE ?? folder,
    folder,
    attempt: Number(world.env.GITHUB_RUN_ATTEMPT ?? '1'),
    annotator: openAnnotator(),
    machine(directory) {
      const onLaunched = keepHeapSmall()
      return {
        cwd: directory,
        env: world.env,
        nodePath: world.nodePath,
        seedsweepPath: null,
        scratch,
        jobs: inputs.jobs ?? usableJobs(),
        description: describeMachine(),
        now: () => performance.now(),
        date: () => new Date(),
        version: world.version,
        onLaunched,
      }
    },
    [Symbol.dispose]: () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }),
  }
}

/** How often the log says how far a sweep is. */
const logEveryMs = 30_000

/** Writes the progress of a sweep to the log, a line at a time; nothing a simulator said reaches it raw. */
export function logProgress({ annotator }: ActionContext, now: () => number): SweepObserver & Disposable {
  const findings = new Set<string>()
  let planned: number | null = null
  let done = 0
  const say = () => {
    if (planned === null) return
    // Under a budget nobody knows how many there will be.
    const seeds =
      planned === 0 ? formatPlural(done, 'seed') : `${formatCount(done)} of ${formatPlural(planned, 'seed')}`
    info(`${seeds}, ${formatPlural(findings.size, 'finding')}`)
  }
  const timer = setInterval(say, logEveryMs)
  timer.unref()
  const startedAt = now()
  return {
    onStart(seeds, alreadyDone) {
      planned = seeds
      done = alreadyDone
      say()
    },
    onOutcome(outcome) {
      if (outcome.outcome === 'cut') return
      if (!isCarried(outcome.index)) done++
      if (!isFailure(outcome.outcome) || outcome.signature === null || findings.has(outcome.signature.key)) return
      findings.add(outcome.signature.key)
      info(`found  ${plainLine(outcome.signature.title, 200)}   seed ${outcome.seed}`)
    },
    onPassed(count) {
      done += count
    },
    onIssued: () => undefined,
    onWarning: (message) => annotator.write('warning', plainLine(message, 2000)),
    onConfirming: (found) => info(`confirming ${formatPlural(found.length, 'finding')} in fresh processes`),
    onReplay: (replay) => info(`replayed seed ${replay.seed}: ${replay.verdict}`),
    [Symbol.dispose]() {
      clearInterval(timer)
      say()
      info(`${((now() - startedAt) / 1000).toFixed(1)} s`)
    },
  }
}
