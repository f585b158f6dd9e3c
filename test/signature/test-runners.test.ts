import { describe, expect, test } from 'vitest'
import { extractSignature } from '../../src/signature/extract-signature.ts'

const sign = (text: string) => extractSignature({ text, exitCode: 1 })
const titleOf = (text: string) => sign(text).title

describe('a test of Rust that returned an error', () => {
  test.for([
    ['a string', '"Ran for duration: 2s"', 'Error: Ran for duration: <t>'],
    ['a string of several lines', String.raw`"\nsaid \"x\" 4\nmore"`, 'Error: said "x" <n>'],
    ['a string with a path', String.raw`"no file C:\\new\\wal"`, 'Error: no file <path>/wal'],
    ['a record', 'Custom { kind: Other, error: "boom 3" }', 'Error: Custom { kind: Other, error: "boom <n>" }'],
    ['a chain of anyhow', 'no quorum\n\nCaused by:\n    timed out', 'Error: no quorum'],
    ['a chain of eyre', '\n   0: no quorum\n   1: timed out', 'Error: no quorum'],
  ])('%s', ([, debug, title]) => {
    expect(sign(libtest('ping', `Error: ${debug}\n`))).toMatchObject({
      kind: 'panic',
      language: 'rust',
      title,
      frames: ['ping'],
    })
  })

  test('one key, whether libtest captured the output or not, and whichever stream came first', () => {
    const verdict = '\nfailures:\n    ping\n\ntest result: FAILED. 0 passed; 1 failed; 0 ignored\n'
    const alone = `running 1 test\ntest ping ... Error: Lost { key: 3 }\nFAILED\n${verdict}`
    const before = `running 1 test\nError: Lost { key: 5 }\ntest ping ... FAILED\n${verdict}`
    const below = `    running 1 test\n    test ping ... FAILED\n${verdict}  stderr ---\n    Error: Lost { key: 99 }\n`
    const { key } = sign(libtest('ping', 'Error: Lost { key: 4 }\n'))
    expect([alone, before, below].map((text) => sign(text).key)).toEqual([key, key, key])
    expect(sign(libtest('pong', 'Error: Lost { key: 4 }\n')).key).not.toBe(key)
  })

  test('what the test logged as an error before is not its error', () => {
    expect(titleOf(libtest('ping', 'Error: retry 3\ntick 4\nError: "no quorum"\n'))).toBe('Error: no quorum')
  })

  test('a panic goes before an error in the log of the test, though its backtrace looks like a stack of V8', () => {
    const panic =
      "\nthread 'ping' (77) panicked at src/lib.rs:10:73:\nslot 3 lost\nstack backtrace:\n" +
      '   0: rt::ping\n             at ./src/lib.rs:10:73\n'
    expect(titleOf(libtest('ping', `Error: noise\n${panic}`))).toBe('panic: slot <n> lost')
    expect(titleOf(libtest('ping', 'Error: noise\nnote: test did not panic as expected\n'))).not.toContain('noise')
  })

  test('the panic by which libtest once reported an error is not the cause', () => {
    const check =
      "thread 'ping' panicked at 'assertion failed: `(left == right)`\n  left: `1`,\n right: `0`: the test returned a termination " +
      "value with a non-zero status code (1) which indicates a failure', /rustc/x/library/test/src/lib.rs:187:5\n"
    expect(titleOf(libtest('ping', `Error: "no quorum"\n${check}`))).toBe('Error: no quorum')
  })

  test('a program that prints the same words outside of libtest is not a test', () => {
    expect(sign('Error: "no quorum"\n').kind).toBe('exit')
  })
})

describe('a failed property of fast-check is named after what the property threw', () => {
  test.for([
    ['by Node', byNode('  [cause]: RangeError: cannot pay 4\n      at Bank.pay (/a/bank.mjs:1:47)\n')],
    [
      'by Node, where fast-check lists every failing value',
      byNode('  [cause]: RangeError: cannot pay 4\n      at Bank.pay (/a/bank.mjs:1:47)\n', '- [7]\n'.repeat(500)),
    ],
    [
      'by console.error, without a caret',
      byNode('  [cause]: RangeError: cannot pay 4\n      at Bank.pay (/a/bank.mjs:1:47)\n').replace(
        /^[\s\S]*?\^\n/,
        '',
      ),
    ],
    [
      'by fast-check itself',
      byNode('', 'Got RangeError: cannot pay 4\n    at Bank.pay (/a/bank.mjs:1:47)\n    at /a/bank.mjs:3:4\n'),
    ],
    ['by vitest', byVitest('Caused by: RangeError: cannot pay 4\n ❯ Bank.pay bank.mjs:1:47\n ❯ a.test.ts:5:43\n')],
    ['by jest', byJest('    Cause:\n        RangeError: cannot pay 4\n\n          at Bank.pay (a.test.js:2:40)\n')],
  ] as const)('%s', ([, text]) => {
    const plain = sign('/a/x.js:1\n^\n\nRangeError: cannot pay 9\n    at Bank.pay (/a/bank.mjs:1:47)\n')
    expect(sign(text)).toMatchObject({ title: 'RangeError: cannot pay <n>', key: plain.key })
  })

  test.for([
    ['thrown text', byNode("  [cause]: 'lost 3'\n}\n"), "thrown value: 'lost <n>'"],
    [
      'an assertion of jest',
      byJest('    Cause:\n        expect(received).toBe(expected)\n'),
      'Error: expect(received).toBe(expected)',
    ],
    ['a plain error of an older fast-check', byNode('', 'Got error: lost 3\n'), 'Error: lost <n>'],
    ['no cause at all', byNode(''), 'Error: Property failed after <n> tests'],
    ['no cause in vitest', byVitest('Caused by: null\n'), 'Error: Property failed after <n> tests'],
  ] as const)('%s', ([, text, title]) => {
    expect(titleOf(text)).toBe(title)
  })

  test('two bugs under one property have two keys', () => {
    expect(keyOfCause('lost 3')).toBe(keyOfCause('lost 44'))
    expect(keyOfCause('lost 3')).not.toBe(keyOfCause('found 3'))
  })

  test('the same words in a JUnit report: the name of the test and the cause', () => {
    expect(junit('expected 9 to be 8').title).toBe('a bank holds: expected <n> to be <n>')
    expect(junit('expected 9 to be 8').key).toBe(junit('expected 1 to be 2').key)
    expect(junit('expected 9 to be 8').key).not.toBe(junit('expected nothing').key)
  })
})

describe('a failed test of vitest or jest', () => {
  test.for([
    [
      'AssertionError: expected 2 to be 3\n\n- Expected\n+ Received\n\n- 3\n+ 2\n\n ❯ a.test.ts:4:46\n',
      'AssertionError: expected <n> to be <n>',
    ],
    [
      'Error: wrapped 7\n ❯ a.test.ts:6:76\n\nCaused by: RangeError: x\n ❯ Bank.pay bank.mjs:1:47\n',
      'Error: wrapped <n>',
    ],
    ['Error: first 1\nsecond: 2\nHint: 3\n ❯ a.test.ts:8:34\n', 'Error: first <n>'],
    ['Unknown Error: text 12\n', 'thrown value: text <n>'],
  ] as const)('vitest: %j is %s, whatever was logged before', ([report, title]) => {
    expect(titleOf(`Error: logged\n    at f (/a/x.js:1:2)\n${vitestReport(report)}`)).toBe(title)
  })

  test('Node: the first line of a message of several lines', () => {
    const text = '/a/x.js:1\n  throw e\n  ^\n\nError: first 1\nsecond: 2\nHint: 3\n    at Bank.pay (/a/bank.mjs:1:47)\n'
    expect(titleOf(text)).toBe('Error: first <n>')
  })

  test('vitest: the source around a frame does not end the stack', () => {
    const source = '      1| export class Bank {\n       |       ^\n      2|\n      3| }\n      4|\n      5|\n'
    const report = `RangeError: cannot pay 8\n ❯ Bank.pay bank.mjs:1:47\n${source} ❯ Bank.later bank.mjs:2:36\n`
    expect(sign(vitestReport(report)).frames).toEqual(['Bank.pay', 'Bank.later'])
  })

  test('vitest: an error that no test awaited', () => {
    const text = `⎯⎯⎯ Unhandled Errors ⎯⎯⎯\n\nVitest caught 1 unhandled error\n\n⎯⎯⎯ Unhandled Rejection ⎯⎯⎯\nRangeError: cannot pay 8\n ❯ Bank.pay bank.mjs:1:47\n`
    expect(sign(text)).toMatchObject({ title: 'RangeError: cannot pay <n>', frames: ['Bank.pay'] })
  })

  test('jest: an assertion and an error; what the test logged is neither', () => {
    const log = '  ● Console\n\n    console.log\n      Error: noise\n\n      at log (a.test.js:3:3)\n\n'
    const failed = '  ● bank › pays\n\n    expect(received).toBe(expected)\n\n    Expected: 3\n    Received: 2\n\n'
    expect(titleOf(`${log}${failed}      at Object.toBe (a.test.js:3:39)\n`)).toBe(
      'Error: expect(received).toBe(expected)',
    )
    const thrown = '  ● bank › pays\n\n    RangeError: cannot pay 9\n\n      at Bank.pay (a.test.js:2:40)\n'
    expect(sign(thrown)).toMatchObject({ title: 'RangeError: cannot pay <n>', frames: ['Bank.pay'] })
  })
})

test('a control sequence of one C1 character leaves nothing in a title', () => {
  const text = "thread 'main' panicked at src/a.rs:3:9:\n\u009b31mslot\u009b0m 7 lost\n"
  expect(sign(text).title).toBe('panic: slot <n> lost')
})

const search =
  '{ seed: 1, path: "0:1:0", endOnFailure: true }\nCounterexample: [[1000]]\nShrunk 14 time(s)\n\nHint: Enable verbose mode in order to have the list of all failing values encountered during the run\n'

function keyOfCause(said: string): string {
  return sign(byNode(`  [cause]: Error: ${said}\n      at file:///a/bank.mjs:6:30\n`)).key
}

function junit(said: string) {
  return extractSignature({
    text: '',
    reported: {
      kind: 'property',
      property: 'a bank holds',
      message: `Property failed after 1 tests\n${search}`,
      stack: `Error: Property failed after 1 tests\n${search} ❯ buildError /a/node_modules/fast-check/x.js:1:2\n\nCaused by: Caused by: AssertionError: ${said}\n ❯ a.test.ts:9:67\n`,
    },
  })
}

function libtest(name: string, said: string): string {
  return `\nrunning 1 test\ntest ${name} ... FAILED\n\nfailures:\n\n---- ${name} stdout ----\n${said}\n\nfailures:\n    ${name}\n\ntest result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.12s\n`
}

function byNode(cause: string, said = ''): string {
  const frames =
    '    at buildError (file:///a/node_modules/fast-check/lib/fast-check.js:2469:16)\n    at file:///a/bank.mjs:3:4'
  return `file:///a/node_modules/fast-check/lib/fast-check.js:2469\n\tconst error = new SError(errorMessage);\n\t              ^\n\nError: Property failed after 1 tests\n${search.replace('\n\n', `\n${said}\n`)}${frames} {\n${cause}}\n\nNode.js v24.0.0\n`
}

function vitestReport(report: string): string {
  return `\n RUN  v5.1.1 /a\n\n⎯⎯⎯⎯⎯⎯⎯ Failed Tests 1 ⎯⎯⎯⎯⎯⎯⎯\n\n FAIL  a.test.ts > one\n FAIL  a.test.ts > two\n${report}\n⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯[1/1]⎯\n\n\n Test Files  1 failed (1)\n`
}

function byVitest(cause: string): string {
  return vitestReport(
    `Error: Property failed after 1 tests\n${search} ❯ buildError node_modules/fast-check/lib/fast-check.js:2469:16\n ❯ a.test.ts:7:6\n      5|\n      6| test()\n       |   ^\n\n${cause}`,
  )
}

function byJest(cause: string): string {
  const said = `Property failed after 1 tests\n${search}`.replace(/^(?=.)/gm, '    ')
  return `FAIL ./a.test.js\n  ● pays\n\n${said}\n      at buildError (node_modules/fast-check/lib/x.js:135:19)\n      at Object.assert (a.test.js:7:31)\n\n${cause}\nTests:       1 failed, 1 total\n`
}
