import { UserError } from '../base/user-error.ts'

/** What the command `sim` is given by the only door to the bundled simulator, which it never imports. */
export interface BundledSimulator {
  prepare(choice: SimulatorChoice): PreparedSimulator
  /** The historical bugs that can be switched on, a line each. */
  listBugs(): string
}

/** What was typed after `sim etcd`. */
export interface SimulatorChoice {
  readonly bugs: readonly string[]
  readonly etcd: string | undefined
  readonly faults: readonly string[] | undefined
  readonly without: readonly string[]
  readonly mask: readonly number[]
  readonly stepsMax: number | undefined
  readonly durationUs: number | undefined
}

export type PreparedSimulator =
  | { readonly kind: 'ready'; run(seed: bigint, trace: boolean): SeedRun }
  /** The choice names something that does not exist; `hint` says what there is. */
  | { readonly kind: 'unknown'; readonly message: string; readonly hint: string }

export interface SeedRun {
  readonly outcome: 'passed' | 'failed' | 'unknown'
  /** The result object of the simulator protocol, as JSON. */
  readonly json: string
  text(): string
  trace(): string
  /** Everything that happened, as one JSON document. */
  document(): string
  /** What key-value clients saw, as `check --model etcd` reads it. */
  history(): string
}

export type ReadySimulator = Extract<PreparedSimulator, { kind: 'ready' }>

/** @throws UserError `unknown-choice` where the choice names something that does not exist */
export function prepareBundled(bundled: BundledSimulator, choice: SimulatorChoice): ReadySimulator {
  const simulator = bundled.prepare(choice)
  if (simulator.kind === 'ready') return simulator
  throw new UserError('unknown-choice', simulator.message, simulator.hint)
}
