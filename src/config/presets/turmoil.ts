import { plainPreset, type UsablePreset } from './preset.ts'
import { rustTestRules } from './rust-test-rules.ts'

export const turmoil: UsablePreset = {
  ...plainPreset,
  about: 'Rust, turmoil: the test reads `DST_SEED` and hands it to `Builder::rng_seed`.',
  needs: 'the test binary and the name of one test',
  example: 'run: ./target/debug/deps/kv-0a1b2c --exact keeps_acknowledged_writes',
  env: { DST_SEED: '{seed}' },
  outcome: rustTestRules,
}
