import { describe, expect, test } from 'vitest'
import type { PresetName } from '../../src/config/presets/presets.ts'
import { judgeOutput, readOutput, signOutput } from './judge-output.ts'

describe('what real tools print when they fail: one finding for two seeds', () => {
  test.each<[PresetName, string, string, number, string]>([
    ['madsim', 'madsim-seed-2', 'madsim-seed-4', 101, 'two leaders in term <n>'],
    ['madsim', 'madsim-blocked-seed-2', 'madsim-blocked-seed-8', 101, 'no events, all tasks will block forever'],
    ['turmoil', 'turmoil-seed-2', 'turmoil-seed-4', 101, '| Error: Ran for duration: <t> steps: <n> without'],
    ['shuttle', 'shuttle-seed-1', 'shuttle-seed-3', 101, 'a withdrawal was lost'],
    ['shuttle', 'shuttle-deadlock-seed-1', 'shuttle-deadlock-seed-2', 101, 'deadlock! blocked tasks'],
    ['proptest', 'proptest-seed-1', 'proptest-seed-2', 101, 'Test failed: sum too large'],
    ['go-test', 'go-test-seed-1', 'go-test-seed--4', 1, 'order dependent: shared=<n>'],
    ['hypothesis', 'hypothesis-seed-1', 'hypothesis-seed-2', 1, 'AssertionError: assert total(xs) < <n>'],
    ['fast-check', 'fast-check-seed-1', 'fast-check-seed--7', 1, '| Error: the bank holds <n>, more than <n>'],
    ['vitest', 'vitest-seed-1', 'vitest-seed--7', 1, '| AssertionError: expected <n> to be less than <n>'],
  ])('%s: %s and %s', (preset, first, second, code, title) => {
    const [one, two] = [readOutput(`${first}.txt`), readOutput(`${second}.txt`)]
    expect(one).not.toBe(two)
    expect(judgeOutput(preset, one, code)).toBe('failed')
    expect(judgeOutput(preset, two, code)).toBe('failed')
    expect(signOutput(one, code).title).toContain(title)
    expect(signOutput(two, code)).toEqual(signOutput(one, code))
  })
})

describe('what real tools print when they pass', () => {
  test.each<[PresetName, string]>([
    ['madsim', 'madsim-passed'],
    ['shuttle', 'shuttle-passed'],
    ['turmoil', 'turmoil-passed'],
    ['proptest', 'proptest-passed'],
    ['go-test', 'go-test-passed'],
  ])('%s: %s', (preset, file) => {
    expect(judgeOutput(preset, readOutput(`${file}.txt`), 0)).toBe('passed')
    expect(judgeOutput(preset, readOutput(`${file}.txt`), 0, { expect: 'nothing lost' })).toContain(
      'failed: exit code 0',
    )
  })
})

describe('what real tools print when they ran no test: never a pass, never a finding', () => {
  test.each<[PresetName, string, number, string]>([
    ['madsim', 'madsim-no-tests', 0, 'infra: no test ran: is its name right?'],
    ['go-test', 'go-test-no-tests', 0, 'infra: no test ran: is its name right?'],
    ['go-test', 'go-test-not-built', 1, 'infra: the tests do not compile'],
    ['hypothesis', 'hypothesis-not-loaded', 2, 'infra: pytest was interrupted or could not load the tests'],
    ['vitest', 'vitest-no-tests', 1, 'infra: no test ran: is its name right?'],
  ])('%s: %s', (preset, file, code, expected) => {
    expect(judgeOutput(preset, readOutput(`${file}.txt`), code)).toBe(expected)
  })
})

describe('tools whose words are known from their sources and issues', () => {
  const vopr = 'SEED=7938063119968382403\n\nno state convergence\ndebug: exit with code: 128\n'
  const etcd = '    main_test.go:122: linearization: illegal\n--- FAIL: TestRobustness (205.05s)\n'
  const fdb = 'Unseed: 66494\nElapsed: 412.1 simsec, 9.3 real seconds\n1 tests passed; 0 tests failed.\n'
  const noTest = 'ok  \texample.com/raft\t0.010s [no tests to run]\n'
  test.each<[string, PresetName, string, number | string, string]>([
    ['an unconverged cluster', 'vopr', vopr, 128, 'failed: liveness'],
    ['a broken invariant', 'vopr', 'correctness', 129, 'failed: correctness'],
    ['a crash', 'vopr', 'thread 1 panic: reached unreachable code\n', 'SIGABRT', 'failed'],
    ['what it does not simulate', 'vopr', 'unimplemented: not crashing in VOPR\n', 0, 'passed'],
    ['a pass', 'vopr', 'PASSED (40000 ticks)\n', 0, 'passed'],
    [
      'exit 0 without its last word',
      'vopr',
      '',
      0,
      'failed: exit code 0, but the expected text "PASSED" did not appear',
    ],
    ['an illegal history', 'etcd-robustness', etcd, 1, 'failed'],
    ['a broken promise', 'etcd-robustness', '  broke Ordered - events are ordered by revision\n', 1, 'failed'],
    ['a check that gave up', 'etcd-robustness', 'linearization: timed out\n', 1, 'unknown: the check timed out'],
    ['a pass', 'foundationdb', fdb, 0, 'passed'],
    [
      'an end without its end event',
      'foundationdb',
      'Unseed: 66494\n',
      0,
      'failed: exit code 0, but the expected text "tests passed; 0 tests failed" did not appear',
    ],
    ['an end by too little memory', 'foundationdb', '', 20, 'infra: fdbserver ran out of memory'],
    ['an aborted run', 'foundationdb', '', 3, 'failed'],
    ['a bug', 'coyote', '... Task 0 found a bug.\n..... Found 1 bug.\n', 2, 'failed'],
    ['a wrong argument', 'coyote', '', 1, 'infra: coyote could not run the test'],
    ['an invalid analysis', 'jepsen', 'Analysis invalid! (ﾉಥ益ಥ）ﾉ ┻━┻\n', 1, 'failed'],
    ['an analysis without a verdict', 'jepsen', '', 2, 'unknown: the checker could not decide'],
    ['a crash of the test', 'jepsen', '', 255, 'infra: the test itself crashed'],
    ['a valid analysis', 'jepsen', 'Everything looks good! ヽ(‘ー`)ノ\n', 0, 'passed'],
    ['a failed simulation', 'gosim', '--- FAIL: TestGosim (4.00s simulated)\n', 1, 'failed'],
    ['no test', 'gosim', noTest, 0, 'infra: no test ran: is its name right?'],
    [
      'two runs of one seed',
      'madsim',
      'non-determinism detected at 1.2s\n',
      101,
      'nondeterministic: madsim saw two runs of the seed differ',
    ],
    [
      'an old proptest',
      'proptest',
      'proptest: Ignoring unknown env-var PROPTEST_RNG_SEED.\n',
      101,
      'infra: this proptest takes no seed: it needs 1.7 or newer',
    ],
    ['no crate', 'shuttle', 'error: could not compile `bank` (lib test)\n', 101, 'infra: the program does not compile'],
    ['a failure', 'openraft', '=== FAILED at iteration 54 (seed: 3053) ===\n', 1, 'failed'],
    ['a failed fence check', 'resonate', 'ResonateError: Fence check failed\n', 1, 'failed'],
    ['a failed property', 'jqwik', 'seed = 1066117555581106850\n', 1, 'failed'],
    [
      'no class of this name',
      'jest',
      'No tests found, exiting with code 1\n',
      1,
      'infra: no test ran: is its name right?',
    ],
    ['an exit', 'plain', '', 3, 'failed'],
  ])('%s: %s', (_, preset, output, end, expected) => {
    expect(judgeOutput(preset, output, end)).toBe(expected)
  })

  test('a rule of the target goes before the preset', () => {
    const outcome = [{ exit: 2, is: 'infra' as const, reason: 'the checker ran out of time' }]
    expect(judgeOutput('jepsen', '', 2, { outcome })).toBe('infra: the checker ran out of time')
    expect(judgeOutput('jepsen', '', 1, { outcome })).toBe('failed')
  })
})
