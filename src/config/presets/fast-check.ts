import { plainPreset, type UsablePreset } from './preset.ts'

/** fast-check folds wider seeds into 32 bits without a word, so two seeds would be one. */
export const fastCheck: UsablePreset = {
  ...plainPreset,
  about: 'JavaScript, fast-check in any program: it hands `Number(process.env.SEED)` on as `seed`.',
  needs: 'the program',
  example: 'run: node test/bank.property.js',
  env: { SEED: '{seed}', NO_COLOR: '1' },
  seedType: 'i32',
}

export const vitest: UsablePreset = {
  ...fastCheck,
  about: 'JavaScript, vitest: a set-up file calls `fc.configureGlobal({ seed: Number(process.env.SEED) })`.',
  run: ['npx', 'vitest', 'run'],
  needs: 'vitest and the test file',
  example: 'run: npx vitest run test/bank.test.ts',
  outcome: [
    { exit: 1, text: '^No test files found', is: 'infra', reason: 'no test ran: is its name right?' },
    { exit: 1, text: '^Startup Error', is: 'infra', reason: 'vitest did not start' },
  ],
}

export const jest: UsablePreset = {
  ...fastCheck,
  about: 'JavaScript, jest: a set-up file calls `fc.configureGlobal({ seed: Number(process.env.SEED) })`.',
  run: ['npx', 'jest'],
  needs: 'jest and the test file',
  example: 'run: npx jest test/bank.test.js',
  outcome: [{ exit: 1, text: '^No tests found', is: 'infra', reason: 'no test ran: is its name right?' }],
}
