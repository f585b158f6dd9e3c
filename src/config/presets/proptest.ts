import { plainPreset, type UsablePreset } from './preset.ts'
import { rustTestRules } from './rust-test-rules.ts'

/** Earlier releases than 1.7 do not know the seed, and say so only where the test fails. */
export const proptest: UsablePreset = {
  ...plainPreset,
  about: 'Rust, proptest 1.7 or newer, without its file of earlier failures.',
  needs: 'the test binary and the name of one test',
  example: 'run: ./target/debug/deps/sums-0a1b2c --exact tests::sums_stay_small',
  env: { PROPTEST_RNG_SEED: '{seed}', PROPTEST_DISABLE_FAILURE_PERSISTENCE: '1' },
  outcome: [
    {
      text: 'Ignoring unknown env-var PROPTEST_RNG_SEED',
      is: 'infra',
      reason: 'this proptest takes no seed: it needs 1.7 or newer',
    },
    ...rustTestRules,
  ],
}
