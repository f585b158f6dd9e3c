import { plainPreset, type UsablePreset } from './preset.ts'

export const etcdRobustness: UsablePreset = {
  ...plainPreset,
  about: 'etcd: the robustness tests against real clusters. They take no seed: each seed is one more attempt.',
  run: ['make', 'test-robustness-main'],
  needs: 'the make target',
  example: 'run: make test-robustness-release-3.5',
  env: { GO_TEST_FLAGS: '--count=1 --failfast', RESULTS_DIR: '{out}' },
  timeout: '40m',
  deterministic: false,
  outcome: [
    { text: 'broke [A-Z]|: Failure: |[Ll]inearization:? illegal', is: 'failed' },
    { text: '(?:[Ll]inearization|validation).*(?:timed out|Timeout)', is: 'unknown', reason: 'the check timed out' },
    { text: '\\[(?:build|setup) failed\\]', is: 'infra', reason: 'the tests do not compile' },
  ],
}
