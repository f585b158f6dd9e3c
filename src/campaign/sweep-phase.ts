import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import type { Checkpoint } from '../model/checkpoint.ts'
import type { Finding } from '../model/finding.ts'
import type { Outcome } from '../model/outcome.ts'
import { isCarried, type Plan } from '../model/plan.ts'
import type { Replay } from '../model/reproduction.ts'
import type { Via } from '../model/target.ts'
import { keyRules } from '../signature/sign-failure.ts'
import { finaliseStore } from '../store/finalise-store.ts'
import { openStore, type Store } from '../store/open-store.ts'
import {
  beginShardRun,
  finishShardRun,
  openRecorder,
  type Recorder,
  recordPlan,
  recordReplays,
} from '../store/record.ts'
import { completedSpans } from '../store/remaining.ts'
import { type SweepRequest, sweepShard } from '../sweep/sweep-shard.ts'
import { confirmFindings, listMissingReplays } from '../triage/confirm-findings.ts'
import { type CheckpointLog, openCheckpointLog } from './checkpoint-log.ts'
import type { Machine } from './machine.ts'
import { simulatorEnvironment } from './own-program.ts'
import { readReport } from './read-report.ts'

/** Reads: a plan, and the store of an earlier attempt where there is one. Leaves behind: the shard's store, one file. */
export interface SweepPhase {
  readonly plan: Plan
  readonly shard: number
  /** Counts from 1; the CI's run attempt. */
  readonly attempt: number
  readonly dbPath: string
  readonly via: Via | null
  readonly signal: AbortSignal
  readonly observer: SweepObserver
  /** Lines for the job's log, from which `merge` recovers outcomes where this machine dies with its store; null: none. */
  readonly checkpoints: CheckpointLines | null
  /** False where nobody is told of what it finds, so that nothing has to be proven. */
  readonly proves?: boolean
}

/** Where checkpoint lines go, and how often. */
export interface CheckpointLines {
  readonly everyMs: number
  write(line: string): void
}

/** How often a checkpoint line is written where nobody says. */
export const checkpointMsDefault = 60_000

/** Told what happens while it happens; for progress lines. Must not throw. */
export interface SweepObserver {
  onStart(planned: number, alreadyDone: number): void
  onOutcome(outcome: Outcome): void
  /** So many seeds passed, of which there is no outcome each. */
  onPassed(count: number): void
  onIssued(target: string, count: number): void
  onWarning(message: string): void
  onConfirming(findings: readonly Finding[]): void
  onReplay(replay: Replay): void
}

export interface SweepResult {
  /** `delivered`: every index of the shard has an outcome, or its budget is over. */
  readonly state: 'delivered' | 'cut-short'
  /** False where a cancellation left findings that this machine has not replayed as often as a proof wants. */
  readonly proven: boolean
}

/** Runs one shard into its store and proves what it found, in fresh processes on this machine. */
export async function sweepPhase(phase: SweepPhase, machine: Machine): Promise<SweepResult> {
  checkVia(phase)
  using store = openStore(phase.dbPath, { create: true, keyRules })
  recordPlan(store, phase.plan, machine.date().toISOString())
  const state = await recordShard(store, phase, machine)
  if (state === 'delivered' && phase.proves !== false) {
    const replays = confirmCampaign(store, { ...phase, where: nameRunner(phase) }, machine)
    // Each as it ends: what was proven survives a cancellation.
    for await (const replay of replays) recordReplays(store, [replay])
  }
  const proven = state === 'delivered' && isProven(store, phase.plan, nameRunner(phase))
  finaliseOrWarn(store, phase.observer)
  return { state, proven }
}

function checkVia({ plan, via }: SweepPhase): void {
  if (via === null || via === 'run') return
  const without = plan.targets.find(({ target }) => target[via] === null)?.target
  if (without === undefined) return
  const hint = `Add ${via} to the target, or leave --via out`
  throw new UserError('no-such-via', `target "${without.name}" has no ${via} command`, hint)
}

/** Whether this machine, as `where` names it, has replayed every finding of a campaign as often as a proof wants. */
export function isProven(store: Store, plan: Plan, where: string): boolean {
  return listMissingReplays(readReport(store, plan.campaign).findings, where).length === 0
}

/** A reader in the way costs nothing but a second file beside the store; it must not cost the campaign its verdict. */
function finaliseOrWarn(store: Store, observer: SweepObserver): void {
  try {
    finaliseStore(store)
  } catch (error) {
    if (!(error instanceof WorldError) || error.code !== 'store-not-finalised') throw error
    observer.onWarning(`${error.message}: ${error.hint}`)
  }
}

async function recordShard(store: Store, phase: SweepPhase, machine: Machine): Promise<SweepResult['state']> {
  const { plan, shard, attempt, observer } = phase
  const id = { campaign: plan.campaign, shard, attempt }
  beginShardRun(store, {
    ...id,
    jobs: machine.jobs,
    machine: machine.description,
    startedAt: machine.date().toISOString(),
    seedsweep: machine.version,
  })
  const completed = readCompleted(store, plan, shard)
  observer.onStart(countPlanned(plan, shard), countCompleted(completed))
  const launched = new Set(
    plan.targets.flatMap(({ target }) => ((phase.via ?? target.via) === 'run' ? [target.name] : [])),
  )
  const started = machine.now()
  const recorder = openRecorder(store, { ...id, now: machine.now })
  using _flushing = flushRegularly(recorder)
  using log = writeCheckpoints(phase)
  let canary: 'failed' | 'passed' | 'not-run' = 'not-run'
  // Also of a budget that a simulator which does not start never used.
  let state: SweepResult['state'] = 'cut-short'
  try {
    for await (const event of sweepShard(describeSweep(phase, machine, completed))) {
      switch (event.type) {
        case 'outcome':
          if (launched.has(event.outcome.target)) machine.onLaunched?.()
          // First the log: it is for the case that the store cannot be written any more.
          log.add(event.outcome)
          recorder.record(event.outcome)
          observer.onOutcome(event.outcome)
          break
        case 'passed':
          log.addPassed(event.passed)
          recorder.recordPassed(event.passed)
          observer.onPassed(event.passed.spans.reduce((sum, { first, end }) => sum + end - first, 0))
          break
        case 'issued':
          log.addIssued(event.target, event.count)
          recorder.recordIssued(event.target, event.count)
          observer.onIssued(event.target, event.count)
          break
        case 'canary':
          canary = canary === 'passed' ? canary : event.verdict
          log.setCanary(canary)
          if (event.reason !== null) observer.onWarning(event.reason)
          break
        case 'warning':
          observer.onWarning(event.message)
      }
    }
    recorder.flush()
    if (isDelivered(store, phase)) state = 'delivered'
  } finally {
    log.end(state)
    recorder.flush()
    finishShardRun(store, id, { state, wallMs: machine.now() - started, canary })
  }
  return state
}

/** How long an outcome may wait for others to be committed with, where the next one takes minutes. */
const flushMs = 1_000

function flushRegularly(recorder: Recorder): Disposable {
  const timer = setInterval(() => {
    try {
      recorder.flush()
    } catch (error) {
      // Nothing of it is lost: what is pending stays so, and the flush after the next outcome, or at the end, says it.
      if (!(error instanceof WorldError || error instanceof UserError)) throw error
    }
  }, flushMs)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

interface EndingLog extends Omit<CheckpointLog, 'take'>, Disposable {
  end(state: SweepResult['state']): void
}

/** Writes what is new as checkpoint lines, regularly and at the end. */
function writeCheckpoints({ plan, shard, checkpoints }: SweepPhase): EndingLog {
  if (checkpoints === null) return noLog
  const log = openCheckpointLog(plan.campaign, shard)
  const write = (state: Checkpoint['state']) => {
    for (const line of log.take(state)) checkpoints.write(line)
  }
  const timer = setInterval(() => write('running'), checkpoints.everyMs)
  return { ...log, end: write, [Symbol.dispose]: () => clearInterval(timer) }
}

const noLog: EndingLog = {
  add: () => undefined,
  addPassed: () => undefined,
  addIssued: () => undefined,
  setCanary: () => undefined,
  end: () => undefined,
  [Symbol.dispose]: () => undefined,
}

/** What confirming needs of a phase. `where` names this machine in the replays. */
export interface ConfirmPhase {
  readonly plan: Plan
  readonly where: string
  readonly signal: AbortSignal
  readonly observer: SweepObserver
}

/** Replays the findings of a campaign that this machine has not replayed yet, each as often as a proof wants. */
export async function* confirmCampaign(store: Store, phase: ConfirmPhase, machine: Machine): AsyncGenerator<Replay> {
  const { plan, where, observer, signal } = phase
  // What was never seen has no command to run.
  const findings = readReport(store, plan.campaign).findings.filter(({ reproduction }) => reproduction !== null)
  if (findings.length === 0) return
  observer.onConfirming(findings)
  const targets = plan.targets.map(({ target }) => target)
  const parentEnv = simulatorEnvironment(machine, targets)
  const contextFor = (name: string) => {
    const target = targets.find((candidate) => candidate.name === name)
    return target === undefined ? null : { target, cwd: machine.cwd, parentEnv, scratch: machine.scratch }
  }
  const request = { findings, contextFor, campaign: plan.campaign, where, jobs: machine.jobs, signal }
  for await (const replay of confirmFindings(request)) {
    observer.onReplay(replay)
    yield replay
  }
}

/** How the replays of a shard name the machine that ran it. */
export function nameRunner({ plan, shard, attempt }: Pick<SweepPhase, 'plan' | 'shard' | 'attempt'>): string {
  return plan.origin.namespace === 'local' && plan.shards.length === 1 ? 'local' : `shard ${shard} attempt ${attempt}`
}

function describeSweep(phase: SweepPhase, machine: Machine, completed: SweepRequest['completed']): SweepRequest {
  return {
    plan: phase.plan,
    shard: phase.shard,
    cwd: machine.cwd,
    parentEnv: simulatorEnvironment(
      machine,
      phase.plan.targets.map(({ target }) => target),
    ),
    scratch: machine.scratch,
    nodePath: machine.nodePath,
    jobs: machine.jobs,
    via: phase.via,
    completed,
    signal: phase.signal,
    now: machine.now,
  }
}

type CompletedSpans = Map<string, readonly (readonly [number, number])[]>

function readCompleted(store: Store, plan: Plan, shard: number): CompletedSpans {
  return new Map(
    plan.targets.map(({ target }) => [target.name, completedSpans(store, plan.campaign, target.name, shard)]),
  )
}

/** Of the campaign's own indices. */
function countCompleted(completed: CompletedSpans): number {
  const own = [...completed.values()].flat().filter(([low]) => !isCarried(low))
  return own.reduce((sum, [low, high]) => sum + high - low, 0)
}

/** Indices of a shard; under a budget nobody knows, and it is 0. */
function countPlanned(plan: Plan, shard: number): number {
  if (plan.size.by === 'budget') return 0
  const slices = plan.shards.find((candidate) => candidate.shard === shard)?.slices ?? []
  return slices.reduce((sum, slice) => sum + slice.end - slice.first, 0)
}

function isDelivered(store: Store, { plan, shard, signal }: SweepPhase): boolean {
  if (plan.size.by === 'budget') return !signal.aborted
  return countCompleted(readCompleted(store, plan, shard)) >= countPlanned(plan, shard)
}
