import { plainPreset, type UsablePreset } from './preset.ts'

export const openraft: UsablePreset = {
  ...plainPreset,
  about: 'openraft: its fuzzer in `tests-turmoil`.',
  needs: 'the fuzzer',
  example: 'run: ./target/release/fuzz --max-steps 30000',
  arguments: ['--reproduce', '{seed}'],
  batch: { before: [], behind: ['--seed', '{from}', '--iterations', '{count}'], stopsAtFirstFailure: true },
  timeout: '5m',
}
