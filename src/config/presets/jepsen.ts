import { plainPreset, type UsablePreset } from './preset.ts'

export const jepsen: UsablePreset = {
  ...plainPreset,
  about: 'Jepsen and Maelstrom: one test. They take no seed: each seed is one more attempt.',
  needs: 'the test',
  example: 'run: lein run test --time-limit 60 --concurrency 10',
  timeout: '1h',
  deterministic: false,
  outcome: [
    { exit: 1, is: 'failed' },
    { exit: 2, is: 'unknown', reason: 'the checker could not decide' },
    { exit: 254, is: 'infra', reason: 'jepsen does not know these arguments' },
    { exit: 255, is: 'infra', reason: 'the test itself crashed' },
  ],
}
