import { plainPreset, type UsablePreset } from './preset.ts'

export const resonate: UsablePreset = {
  ...plainPreset,
  about: 'Resonate: the simulator of its TypeScript SDK. Every option changes what a seed means: write all of them.',
  run: ['npm', 'run', 'dst', '--'],
  needs: 'the simulator',
  example: 'run: npm run dst -- --steps 2000',
  arguments: ['--seed', '{seed}'],
  seedType: 'u32',
}
