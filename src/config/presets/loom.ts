import type { RefusedPreset } from './preset.ts'

export const loom: RefusedPreset = {
  kind: 'refused',
  about: 'Rust, loom: goes through all schedules of a test, and takes no seed.',
  reason: 'loom goes through every schedule of a test and takes no seed, so a thousand seeds would be one run',
  hint: 'Run it once as a test (cargo test), or write the test for shuttle and use preset: shuttle',
}
