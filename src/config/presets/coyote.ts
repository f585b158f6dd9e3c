import { plainPreset, type UsablePreset } from './preset.ts'

export const coyote: UsablePreset = {
  ...plainPreset,
  about: '.NET, Coyote: one iteration of `coyote test`.',
  needs: 'coyote test, the assembly and the method',
  example: 'run: coyote test ./bin/Raft.dll -m Raft.Tests.ElectsOneLeader',
  arguments: ['--iterations', '1', '--seed', '{seed}'],
  seedType: 'u32',
  outcome: [
    { exit: 2, is: 'failed' },
    { exit: 1, is: 'infra', reason: 'coyote could not run the test' },
    { exit: 3, is: 'infra', reason: 'coyote failed itself' },
  ],
}
