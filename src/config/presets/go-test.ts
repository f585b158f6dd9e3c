import { goTestRules } from './go-test-rules.ts'
import { plainPreset, type UsablePreset } from './preset.ts'

export const goTest: UsablePreset = {
  ...plainPreset,
  about: 'Go: the order of tests by `go test -shuffle`, never from the cache.',
  run: ['go', 'test', './...'],
  needs: 'go test and the packages',
  example: 'run: go test ./raft',
  arguments: ['-shuffle={seed}', '-count=1'],
  seedType: 'i64',
  timeout: '10m',
  outcome: goTestRules,
}
