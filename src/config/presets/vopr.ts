import { plainPreset, type UsablePreset } from './preset.ts'

export const vopr: UsablePreset = {
  ...plainPreset,
  about: 'TigerBeetle: the VOPR, built with `zig build vopr:build -Drelease -Dprint-exe`.',
  needs: 'the VOPR program',
  example: 'run: ./zig-out/bin/vopr --lite',
  arguments: ['{seed}'],
  timeout: '30m',
  expect: 'PASSED',
  outcome: [
    // It does not simulate what it cannot, and says so.
    { exit: 0, text: 'not crashing in VOPR', is: 'passed' },
    { exit: 127, is: 'failed', reason: 'crash' },
    { exit: 128, is: 'failed', reason: 'liveness' },
    { exit: 129, is: 'failed', reason: 'correctness' },
  ],
}
