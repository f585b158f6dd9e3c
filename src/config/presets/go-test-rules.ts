import type { PresetRule } from './preset.ts'

/** Ends of `go test` that say nothing about a seed. */
export const goTestRules: readonly PresetRule[] = [
  { text: '^FAIL\\s+\\S+ \\[(?:build|setup) failed\\]', is: 'infra', reason: 'the tests do not compile' },
  { exit: 0, text: '^ok\\s+\\S+\\s+(?:[\\d.]+s|\\(cached\\))\\s*$', is: 'passed' },
  { exit: 0, text: '\\[no tests? (?:to run|files)\\]', is: 'infra', reason: 'no test ran: is its name right?' },
]
