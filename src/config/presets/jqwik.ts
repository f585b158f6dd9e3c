import { plainPreset, type UsablePreset } from './preset.ts'

export const jqwik: UsablePreset = {
  ...plainPreset,
  about:
    'Java, jqwik. It takes a seed from its source alone, so each seed is one more attempt; a failure prints its own.',
  needs: 'the build tool and the test',
  example: 'run: mvn -o -B test -Dtest=BankProperties',
  timeout: '10m',
  deterministic: false,
  outcome: [
    { text: 'COMPILATION ERROR|Compilation failed', is: 'infra', reason: 'the tests do not compile' },
    { text: 'No tests (?:were executed|found)', is: 'infra', reason: 'no test ran: is its name right?' },
  ],
}
