import type { PresetRule } from './preset.ts'

/** Ends of Rust's test harness, alone or under cargo, that say nothing about a seed. */
export const rustTestRules: readonly PresetRule[] = [
  { exit: 0, text: '^test result: ok\\. [1-9]\\d* passed', is: 'passed' },
  { exit: 0, text: '^running 0 tests$', is: 'infra', reason: 'no test ran: is its name right?' },
  { exit: 101, text: '^error: could not compile ', is: 'infra', reason: 'the program does not compile' },
]
