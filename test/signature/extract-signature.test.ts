import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractSignature } from '../../src/signature/extract-signature.ts'

const sign = (text: string, exitCode?: number) =>
  extractSignature({ text, ...(exitCode === undefined ? {} : { exitCode }) })

/** Each family: the same bug twice, then another bug; and what a reader must see of it. */
const families = [
  {
    name: 'Rust, with a check through a helper',
    same: [
      rustPanic('ballot rule broken: left=5 right=3', [
        'main::insure::ensure',
        'main::Peer::count_ballots',
        'main::drive',
      ]),
      rustPanic('ballot rule broken: left=88 right=1', [
        'main::insure::ensure',
        'main::Peer::count_ballots',
        'main::replay',
      ]),
    ],
    other: rustPanic('ballot rule broken: left=5 right=3', [
      'main::insure::ensure',
      'main::Peer::grant_lease',
      'main::drive',
    ]),
    shown: { language: 'rust', kind: 'panic', site: 'main::Peer::count_ballots' },
  },
  {
    name: 'Rust before 1.73',
    same: [
      "thread '<unnamed>' panicked at 'slot 7 taken', src/slots.rs:9:5\n",
      "thread 'w2' panicked at 'slot 91 taken', src/slots.rs:12:5\n",
    ],
    other: "thread 'w2' panicked at 'slot 91 lost', src/slots.rs:12:5\n",
    shown: { language: 'rust', kind: 'panic', site: undefined },
  },
  {
    name: 'Go',
    same: [
      goPanic('index out of range [9] with length 2', 'store.(*Tree).split', 4),
      goPanic('index out of range [71] with length 0', 'store.(*Tree).split', 90),
    ],
    other: goPanic('index out of range [9] with length 2', 'store.(*Tree).join', 4),
    shown: { language: 'go', kind: 'panic', site: 'store.(*Tree).split' },
  },
  {
    name: 'Node',
    same: [
      nodeError('queue of 3 items overflowed', 'Broker.enqueue'),
      nodeError('queue of 4096 items overflowed', 'async Broker.enqueue'),
    ],
    other: nodeError('queue of 3 items underflowed', 'Broker.enqueue'),
    shown: { language: 'node', kind: 'exception', site: 'Broker.enqueue' },
  },
  {
    name: 'Python, with a bare assert',
    same: [
      pythonAssert('assert low <= high', 'split', '/a/tree.py'),
      pythonAssert('assert low <= high', 'split', '/b/c/tree.py'),
    ],
    other: pythonAssert('assert low in keys', 'split', '/a/tree.py'),
    shown: { language: 'python', kind: 'exception', site: 'tree.split' },
  },
  {
    name: 'pytest',
    same: [pytestFailure('split', 'ValueError: 3 keys', 11), pytestFailure('split', 'ValueError: 40 keys', 19)],
    other: pytestFailure('join', 'ValueError: 3 keys', 11),
    shown: { language: 'python', kind: 'exception', site: 'tree.split' },
  },
  {
    name: 'JVM, with the cause inside a wrapper',
    same: [jvmException('a.b.Tree.split', 3), jvmException('a.b.Tree.split', 77)],
    other: jvmException('a.b.Tree.join', 3),
    shown: { language: 'jvm', kind: 'exception', site: 'a.b.Tree.split' },
  },
  {
    name: '.NET, with a closure',
    same: [
      'Unhandled exception. System.InvalidOperationException: key 3 is gone\n   at Shop.Cart.<>c__DisplayClass4_0.<Pay>b__1() in /a/Cart.cs:line 4\n   at System.Threading.Thread.StartCallback()\n',
      'Unhandled exception. System.InvalidOperationException: key 81 is gone\n   at Shop.Cart.<>c__DisplayClass9_0.<Pay>b__0() in /x/Cart.cs:line 40\n',
    ],
    other:
      'Unhandled exception. System.InvalidOperationException: key 3 is gone\n   at Shop.Cart.Ship() in /a/Cart.cs:line 4\n',
    shown: { language: 'dotnet', kind: 'exception', site: 'Shop.Cart.Pay' },
  },
  {
    name: 'AddressSanitizer, where one stray read shows as overflow and as SEGV',
    same: [
      asanReport(
        'heap-buffer-overflow on address 0x606000000070 at pc 0x55 bp 0x7f sp 0x7f\nREAD of size 8 at 0x60 thread T0',
        'kv::Page::slot(int)',
      ),
      asanReport(
        'SEGV on unknown address 0x00000 (pc 0x5 bp 0x7 sp 0x7 T0)\n==9==The signal is caused by a READ memory access.',
        'kv::Page::slot(unsigned long)',
      ),
    ],
    other: asanReport(
      'heap-buffer-overflow on address 0x606000000070 at pc 0x55 bp 0x7f sp 0x7f\nWRITE of size 8 at 0x60 thread T0',
      'kv::Page::slot(int)',
    ),
    shown: { language: 'native', kind: 'sanitizer', site: 'kv::Page::slot' },
  },
  {
    name: 'ThreadSanitizer, with the two threads in either order',
    same: [tsanRace('kv::put()', 'kv::get()'), tsanRace('kv::get()', 'kv::put()')],
    other: tsanRace('kv::put()', 'kv::scan()'),
    shown: { language: 'native', kind: 'sanitizer', site: 'kv::put' },
  },
  {
    name: 'UndefinedBehaviorSanitizer without a stack',
    same: [
      "a/b.cc:3:9: runtime error: shift exponent 43 is too large for 32-bit type 'int'\n",
      "/x/b.cc:7:1: runtime error: shift exponent 99 is too large for 32-bit type 'int'\n",
    ],
    other: 'a/b.cc:3:9: runtime error: division by zero\n',
    shown: { language: 'native', kind: 'sanitizer', site: undefined },
  },
  {
    name: 'assert of C',
    same: [
      "p: b.c:3: int put(int): Assertion `n < cap' failed.\nAborted\n",
      "q: /x/b.c:9: int put(int): Assertion `n < cap' failed.\n",
    ],
    other: "p: b.c:3: int put(int): Assertion `n > 0' failed.\n",
    shown: { language: 'native', kind: 'assertion', site: 'put' },
  },
  {
    name: 'uncaught C++ exception',
    same: [
      "terminate called after throwing an instance of 'std::runtime_error'\n  what():  page 3 torn\n",
      "terminate called after throwing an instance of 'std::runtime_error'\n  what():  page 90 torn\n",
    ],
    other: "terminate called after throwing an instance of 'std::logic_error'\n  what():  page 3 torn\n",
    shown: { language: 'native', kind: 'assertion', site: undefined },
  },
  {
    name: 'Zig, where only the source line tells two asserts apart',
    same: [zigPanic('assert(a <= b);', 44), zigPanic('assert(a <= b);', 71)],
    other: zigPanic('assert(a != b);', 44),
    shown: { language: 'zig', kind: 'panic', site: 'run_op' },
  },
  {
    name: 'FoundationDB trace',
    same: [
      foundationTrace('v &gt;= low', 'store.actor.cpp', 10),
      foundationTrace('v &gt;= low', 'store.actor.cpp', 99),
    ],
    other: foundationTrace('v &gt;= low', 'log.actor.cpp', 10),
    shown: { language: 'foundationdb', kind: 'fatal', site: undefined },
  },
  {
    name: 'Antithesis',
    same: [antithesisAssert('No write is lost', 3), antithesisAssert('No write is lost', 4)],
    other: antithesisAssert('One leader a term', 3),
    shown: { language: 'antithesis', kind: 'property', site: undefined },
  },
  {
    name: 'a guarantee of etcd',
    same: [
      '    x_test.go:9: watch: Failure: broke Reliable - drops nothing\n',
      '    x_test.go:12: watch: Failure: broke Reliable - other words\n',
    ],
    other: '    x_test.go:9: watch: Failure: broke Ordered - by revision\n',
    shown: { language: 'none', kind: 'property', site: undefined },
  },
  {
    name: 'a violated invariant on a line of its own',
    same: [
      'INVARIANT VIOLATED fencing: token 3 after 9 t=1.5s\n',
      'INVARIANT VIOLATED fencing: token 41 after 900 t=77s\n',
    ],
    other: 'INVARIANT VIOLATED durability: token 3 after 9 t=1.5s\n',
    shown: { language: 'none', kind: 'violation', site: undefined },
  },
] as const

const timeout = (target: string, text: string) => extractSignature({ text, target, timedOut: true }).key

const property = (name: string, message: string) =>
  extractSignature({ text: rustPanic('noise', ['main::x']), reported: { kind: 'property', property: name, message } })

const error = (called: string, line: number) => {
  const stack = `NotFoundError: Key not found [k${line}]\n    at ${called} (/repo/log.js:${line}:5)\n    at main (/repo/main.js:${line}:1)`
  return extractSignature({
    text: '',
    reported: { kind: 'error', type: 'NotFoundError', message: `Key not found [k${line}]`, stack },
  })
}

describe.for(families)('$name', ({ same, other, shown }) => {
  test('the same bug under another seed has the same key', () => {
    expect(sign(same[1]).key).toBe(sign(same[0]).key)
  })
  test('another bug has another key', () => {
    expect(sign(other).key).not.toBe(sign(same[0]).key)
  })
  test('language, kind and failing function are what a reader expects', () => {
    const { language, kind, frames, crash } = sign(same[0])
    expect({ language, kind, site: frames[0], crash }).toEqual({ ...shown, crash: true })
  })
})

describe('a cause goes before the crash that it leads to', () => {
  test('an assertion before the abort that AddressSanitizer reports', () => {
    const text = `p: b.c:3: int put(int): Assertion \`n < cap' failed.\n${asanReport('ABRT on unknown address 0x01 (pc 0x5)', 'put')}`
    expect(sign(text)).toMatchObject({ kind: 'assertion', message: 'n < cap' })
  })
  test('a Go panic before the deadly signal of the fuzzer around it', () => {
    expect(
      sign(`${goPanic('integer divide by zero', 'a.f', 1)}==1== ERROR: libFuzzer: deadly signal\n    #0 0x1 in g\n`),
    ).toMatchObject({ language: 'go' })
  })
  test('the first of two panics, though the second aborts the process', () => {
    const second = rustPanic('poisoned', ['main::other'])
    expect(sign(rustPanic('slot lost', ['main::first']) + second).frames[0]).toBe('main::first')
  })
  test('a panic before exit status 101, signal and timeout', () => {
    const evidence = { text: rustPanic('slot lost', ['main::first']), exitCode: 101, timedOut: true }
    expect(extractSignature(evidence).key).toBe(sign(evidence.text).key)
  })
})

describe('the end of a process that says nothing', () => {
  test('a timeout is keyed by its target, not by its text', () => {
    expect(timeout('raft', 'tick 1\n')).toBe(timeout('raft', 'tick 99\nin flight 4\n'))
    expect(timeout('raft', '')).not.toBe(timeout('kv', ''))
  })
  test('signal 11 is one finding, however it is told, and another than signal 6', () => {
    const told = [{ exitCode: -11 }, { exitCode: 139 }, { signal: 'SIGSEGV' }].map((end) =>
      extractSignature({ text: '', target: 'kv', ...end }),
    )
    expect(new Set(told.map((signature) => signature.key)).size).toBe(1)
    expect(told[0]).toMatchObject({ kind: 'signal', type: 'SIGSEGV', crash: false })
    expect(extractSignature({ text: '', target: 'kv', exitCode: -6 }).key).not.toBe(told[0]?.key)
  })
  test('an out-of-memory kill is told from exit status 137', () => {
    expect(extractSignature({ text: '', exitCode: 137, oomKilled: true }).kind).toBe('oom')
    expect(extractSignature({ text: '', exitCode: 137 }).kind).toBe('signal')
  })
  test('exit status 129 with an error line is keyed by the line', () => {
    expect(sign('info: tick 3\nerror(sim): checksum mismatch op=17\n', 129)).toMatchObject({
      kind: 'exit',
      type: 'exit 129',
      message: 'checksum mismatch op=<n>',
    })
  })
})

describe('what the simulator itself reports', () => {
  test('goes before the text: property and shape of the violation are the key', () => {
    const leaders = property('ElectionSafety', 'two leaders in term 1: n2 and n1')
    expect(leaders).toMatchObject({
      kind: 'property',
      type: 'ElectionSafety',
      title: 'ElectionSafety: two leaders in term <n>: n<n> and n<n>',
    })
    expect(property('ElectionSafety', 'two leaders in term 33: n1 and n3').key).toBe(leaders.key)
    expect(property('ElectionSafety', 'leader without a quorum in term 1').key).not.toBe(leaders.key)
    expect(property('LogMatching', 'two leaders in term 1: n2 and n1').key).not.toBe(leaders.key)
  })
  test('an error is keyed by class, message and failing function of its V8 stack', () => {
    expect(error('Log.get', 4).key).toBe(error('Log.get', 90).key)
    expect(error('Log.get', 4).key).not.toBe(error('Log.put', 4).key)
    expect(error('Log.get', 4)).toMatchObject({
      language: 'node',
      frames: ['Log.get', 'main'],
      title: 'NotFoundError: Key not found [k<n>]',
    })
  })
  test('a result line in the output counts as a report; a broken one does not', () => {
    const line = 'seedsweep: {"outcome":"failed","failure":{"kind":"property","property":"P","message":"lost 3"}}'
    expect(sign(`tick\n${line}\n`)).toMatchObject({ kind: 'property', type: 'P', message: 'lost <n>' })
    expect(sign(`tick\n${line.slice(0, 60)}\n`, 1).kind).toBe('exit')
  })
  test('nondeterminism is a kind of its own', () => {
    expect(extractSignature({ text: '', reported: { kind: 'nondeterminism', message: 'digest differs' } }).kind).toBe(
      'nondeterminism',
    )
  })
})

describe('three keys', () => {
  test('another caller is another variant of the same finding; another number only another text', () => {
    const a = sign(rustPanic('slot 3 lost', ['main::f', 'main::g', 'main::h']))
    const b = sign(rustPanic('slot 3 lost', ['main::f', 'main::k', 'main::h']))
    expect(b.key).toBe(a.key)
    expect(b.variant).not.toBe(a.variant)
    expect(sign(rustPanic('slot 9 lost', ['main::f', 'main::g', 'main::h'])).exact).toBe(a.exact)
    expect(a.key).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('hostile and broken input', () => {
  test('any bytes give a signature', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 2000 }),
        fc.constantFrom(
          '',
          'panicked at a.rs:1:1:\n',
          'Traceback (most recent call last):\n',
          'ERROR: AddressSanitizer: ',
        ),
        (text, start) => {
          const signature = extractSignature({ text: start + text })
          expect(signature.title.length).toBeLessThanOrEqual(200)
          expect(signature.title.isWellFormed()).toBe(true)
        },
      ),
    )
  })
  test('the failure at the end of 8 MB of log is found, and so is the one at its start', () => {
    const log = 'tick 12 node 3 ok\n'.repeat(450_000)
    const panic = rustPanic('slot 3 lost', ['main::f'])
    expect(sign(log + panic).frames).toEqual(['main::f'])
    expect(sign(panic + log).frames).toEqual(['main::f'])
  })
  test('a line of 2 MB is skipped, not searched', () => {
    expect(sign(`${'panicked at '.repeat(170_000)}\n${rustPanic('slot 3 lost', ['main::f'])}`).frames).toEqual([
      'main::f',
    ])
  })
})

function rustPanic(message: string, frames: readonly string[]): string {
  const rows = ['__rustc::rust_begin_unwind', 'core::panicking::panic_fmt', ...frames, 'std::rt::lang_start']
  const trace = rows
    .map((frame, index) => `   ${index}: ${frame}\n             at ./src/x.rs:${index + 3}:9\n`)
    .join('')
  return `thread 'main' (${message.length}77) panicked at src/x.rs:3:9:\n${message}\nstack backtrace:\n${trace}note: run with more\n`
}

function goPanic(error: string, called: string, line: number): string {
  return `panic: runtime error: ${error}\n\ngoroutine ${line} [running]:\nexample.com/x/${called}(0xc00001${line}, 0x4)\n\t/home/a${line}/x/f.go:${line} +0x30\nmain.main()\n\t/home/a/x/main.go:9 +0x1\n`
}

function nodeError(message: string, called: string): string {
  return `/a/q.js:3\n    throw new Error('x')\n    ^\n\nError: ${message}\n    at ${called} (/a/${message.length}/q.js:3:9)\n    at node:internal/main/run_main_module:28:49\n\nNode.js v24.0.0\n`
}

function pythonAssert(source: string, called: string, file: string): string {
  return `Traceback (most recent call last):\n  File "${file}", line 90, in <module>\n    main()\n  File "${file}", line ${file.length}, in ${called}\n    ${source}\n           ^^^^^\nAssertionError\n`
}

function pytestFailure(called: string, error: string, line: number): string {
  return `=== FAILURES ===\n____ test_it ____\n\n    def test_it():\n>       tree.run()\n\ntest_tree.py:3: \n_ _ _ _ _ _\ntree.py:40: in run\n    def run(): go()\n_ _ _ _ _ _\n\nself = <T object at 0x7f0272>\n\n    def ${called}(self):\n>       raise_it()\nE       ${error}\n\ntree.py:${line}: ValueError\n=== short test summary info ===\n`
}

function jvmException(called: string, line: number): string {
  return `Exception in thread "w-${line}" java.util.concurrent.ExecutionException: java.lang.IllegalStateException: key ${line}\n\tat java.base/java.util.concurrent.FutureTask.get(FutureTask.java:${line})\n\tat a.b.Main.main(Main.java:${line})\nCaused by: java.lang.IllegalStateException: key ${line}\n\tat ${called}(Tree.java:${line})\n\t... 3 more\n`
}

function asanReport(headline: string, called: string): string {
  return `==9==ERROR: AddressSanitizer: ${headline}\n    #0 0x7f5 in __asan_memcpy /llvm/compiler-rt/lib/asan/asan_interceptors.cpp:22:3\n    #1 0x55 in ${called} /a/page.cc:20\n    #2 0x56 in main /a/main.cc:5\n\nSUMMARY: AddressSanitizer: x\n`
}

function tsanRace(first: string, second: string): string {
  return `WARNING: ThreadSanitizer: data race (pid=9)\n  Read of size 8 at 0x7ff by thread T2:\n    #0 ${first} /a/kv.cc:3 (p+0x65)\n\n  Previous write of size 8 at 0x7ff by thread T1:\n    #0 ${second} /a/kv.cc:9 (p+0x66)\n\nSUMMARY: ThreadSanitizer: data race\n`
}

function zigPanic(source: string, line: number): string {
  return `thread ${line} panic: reached unreachable code\n/usr/lib/zig/std/debug.zig:403:14: 0x4${line} in assert (sim)\n    if (!ok) unreachable;\n             ^\n/a/src/op.zig:${line}:15: 0xc18 in run_op (sim)\n        ${source}\n              ^\n`
}

function foundationTrace(assertion: string, file: string, line: number): string {
  return `<Event Severity="40" ErrorIsInjectedFault="1" Type="IOError" File="x.cpp" />\n<Event Severity="40" Time="${line}.5" Type="InternalError" Error="internal_error" FailedAssertion="${assertion}" File="/a/${line}/${file}" Line="${line}" />\n`
}

function antithesisAssert(message: string, key: number): string {
  const fields = {
    assert_type: 'always',
    display_type: 'Always',
    hit: true,
    must_hit: true,
    condition: false,
    details: { key },
  }
  return `${JSON.stringify({ antithesis_assert: { ...fields, message, id: message } })}\n`
}
