import { plainPreset, type UsablePreset } from './preset.ts'

/** Every run needs a directory of its own: traces and simulated disks are written where it starts. */
export const foundationdb: UsablePreset = {
  ...plainPreset,
  about: 'FoundationDB: one simulated test of `fdbserver -r simulation`, started in `{out}`.',
  needs: 'fdbserver and the test file, started in {out}',
  example: 'run: env -C {out} /opt/fdb/bin/fdbserver -r simulation -f /src/foundationdb/tests/fast/AtomicOps.toml',
  arguments: ['-s', '{seed}', '-b', 'on', '-fi', 'on', '--crash', '--trace_format', 'json'],
  seedType: 'u32',
  timeout: '30m',
  // It can end with 0 without having come to its end.
  expect: 'tests passed; 0 tests failed',
  outcome: [{ exit: 20, is: 'infra', reason: 'fdbserver ran out of memory' }],
}
