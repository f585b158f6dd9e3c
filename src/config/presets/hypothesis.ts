import { plainPreset, type UsablePreset } from './preset.ts'

/**
 * Under CI, Hypothesis takes the profile `ci`, which ignores the seed: the profile must be named. Its store of failing
 * examples must be fresh, or a failure of one seed comes back under all others.
 */
export const hypothesis: UsablePreset = {
  ...plainPreset,
  about: 'Python, Hypothesis under pytest, by `--hypothesis-seed`, with a store of examples of its own.',
  run: ['python', '-m', 'pytest'],
  needs: 'pytest and the test file',
  example: 'run: python -m pytest tests/test_bank.py',
  arguments: ['--hypothesis-profile=default', '--hypothesis-seed={seed}', '-p', 'no:cacheprovider'],
  env: { HYPOTHESIS_STORAGE_DIRECTORY: '{out}' },
  outcome: [
    { exit: 2, is: 'infra', reason: 'pytest was interrupted or could not load the tests' },
    { exit: 3, is: 'infra', reason: 'pytest failed itself' },
    { exit: 4, is: 'infra', reason: 'pytest does not know these arguments: is Hypothesis installed?' },
    { exit: 5, is: 'infra', reason: 'no test ran: is its name right?' },
  ],
}
