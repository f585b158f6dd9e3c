import type { RunResult } from '../../src/model/outcome.ts'
import type { SeedText } from '../../src/model/seed.ts'
import { type Target, TargetSchema } from '../../src/model/target.ts'

/** A seed that passed in 20 ms by exit 0, but for what is given. */
export function makeRunResult(given: Partial<RunResult> = {}): RunResult {
  return {
    index: 0,
    seed: '104' as SeedText,
    outcome: 'passed',
    durationMs: 20,
    digest: null,
    step: null,
    exit: { code: 0, signal: null, killedByUs: null },
    reported: null,
    properties: [],
    output: '',
    reason: null,
    ...given,
  }
}

/** A seed that failed by exit 1, with what it printed. */
export function makeFailure(output: string, given: Partial<RunResult> = {}): RunResult {
  return makeRunResult({ outcome: 'failed', exit: { code: 1, signal: null, killedByUs: null }, output, ...given })
}

/** `./sim --seed {seed}`, but for what is given. */
export function makeTarget(given: Partial<Target> = {}): Target {
  return TargetSchema.parse({
    name: 'raft',
    build: null,
    run: ['./sim', '--seed', '{seed}'],
    batch: null,
    worker: null,
    via: 'run',
    env: {},
    passEnv: [],
    timeoutMs: 60_000,
    seedType: 'u64',
    seedStream: 'mixed',
    expect: null,
    canary: null,
    config: {},
    axes: [],
    weight: 1,
    ...given,
  })
}

export function seedText(seed: number | bigint | string): SeedText {
  return String(seed) as SeedText
}

/** Where a campaign of a person's machine comes from, of no repository. */
export const localOrigin = {
  namespace: 'local',
  number: 1,
  repository: null,
  serverUrl: null,
  sha: null,
  changes: null,
  ref: null,
  workflow: null,
  event: null,
  runUrl: null,
  pullRequest: null,
} as const
