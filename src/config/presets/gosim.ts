import { goTestRules } from './go-test-rules.ts'
import { plainPreset, type UsablePreset } from './preset.ts'

export const gosim: UsablePreset = {
  ...plainPreset,
  about: 'Go, gosim: one seed of `gosim test`.',
  needs: 'gosim test, the package and the test',
  example: 'run: gosim test ./raft -run TestElection',
  arguments: ['-seeds={seed}'],
  // Its list of seeds reads a dash as a range, so a negative seed cannot be named.
  seedType: 'u63',
  outcome: goTestRules,
}
