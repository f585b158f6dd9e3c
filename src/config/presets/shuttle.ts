import { plainPreset, type UsablePreset } from './preset.ts'
import { rustTestRules } from './rust-test-rules.ts'

export const shuttle: UsablePreset = {
  ...plainPreset,
  about: 'Rust, shuttle: a test that calls `check_random(f, 1)`; one iteration, because the seed names the first.',
  needs: 'the test binary and the name of one test',
  example: 'run: ./target/debug/deps/bank-0a1b2c --exact tests::withdrawals_are_kept',
  env: { SHUTTLE_RANDOM_SEED: '{seed}' },
  outcome: rustTestRules,
}
