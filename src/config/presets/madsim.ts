import { plainPreset, type UsablePreset } from './preset.ts'
import { rustTestRules } from './rust-test-rules.ts'

/** `MADSIM_TEST_NUM` runs seeds from `MADSIM_TEST_SEED` on and stops at the first that fails. */
export const madsim: UsablePreset = {
  ...plainPreset,
  about: 'Rust, madsim: a test binary built with `RUSTFLAGS="--cfg madsim"`, one test of it.',
  needs: 'the test binary and the name of one test',
  example: 'run: ./target/debug/deps/raft-0a1b2c --exact tests::elects_one_leader',
  env: { MADSIM_TEST_SEED: '{seed}' },
  batch: {
    before: ['env', 'MADSIM_TEST_SEED={from}', 'MADSIM_TEST_NUM={count}'],
    behind: [],
    stopsAtFirstFailure: true,
  },
  outcome: [
    { text: 'non-determinism detected', is: 'nondeterministic', reason: 'madsim saw two runs of the seed differ' },
    ...rustTestRules,
  ],
}
