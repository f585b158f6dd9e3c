import { EventEmitter, once } from 'node:events'
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { status as grpc } from '@grpc/grpc-js'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { readError } from '../../examples/etcd-robustness/src/client/read-error.ts'
import { type RecordedWatch, Recorder } from '../../examples/etcd-robustness/src/client/recorder.ts'
import { WatchStream } from '../../examples/etcd-robustness/src/client/watch-stream.ts'
import { writeRequest } from '../../examples/etcd-robustness/src/client/wire.ts'
import { type LinkState, PeerProxy } from '../../examples/etcd-robustness/src/etcd/peer-proxy.ts'
import { logSays, readLastWords } from '../../examples/etcd-robustness/src/etcd/read-log.ts'
import { isAnswering } from '../../examples/etcd-robustness/src/finish-run.ts'
import { judgeRun, promises, type RunToJudge } from '../../examples/etcd-robustness/src/judge/judge-run.ts'
import { parseFamilies } from '../../examples/etcd-robustness/src/options.ts'
import { pruneEvidence } from '../../examples/etcd-robustness/src/prune-evidence.ts'
import { Random } from '../../examples/etcd-robustness/src/random.ts'
import { recipes } from '../../examples/etcd-robustness/src/recipes.ts'
import type { EtcdOperation, WatchRecord } from '../../src/index.ts'
import { trackRecord } from '../../src/sim/bugs/track-record.ts'
import { promises as promisesOfSimulator } from '../../src/sim/properties.ts'

async function read(socket: Socket): Promise<string> {
  const [bytes] = (await once(socket, 'data')) as [Buffer]
  return bytes.toString()
}

const draw = (random: Random): number[] => Array.from({ length: 5 }, () => random.below(1_000))

describe('a proxy between two members', () => {
  let directory = ''
  let state: LinkState = { kind: 'open' }
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'proxy-'))
    state = { kind: 'open' }
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  /** A member that echoes, behind a proxy that asks for the state of links into `m1` (named "b"). */
  async function openProxy(asked: string[] = []) {
    const echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket))
    echo.listen(join(directory, 'inner'))
    await once(echo, 'listening')
    const links = (from: string | undefined, to: string): LinkState => {
      asked.push(`${from ?? '?'} -> ${to}`)
      return to === 'b' ? state : { kind: 'open' }
    }
    const proxy = new PeerProxy(join(directory, 'peer'), join(directory, 'inner'), links, new Random('1'))
    proxy.member = 'b'
    await proxy.ready()
    const client = connect(join(directory, 'peer'))
    client.on('error', () => undefined)
    await once(client, 'connect')
    return { echo, proxy, client }
  }

  const head = 'GET /raft/stream HTTP/1.1\r\nX-Server-From: a1\r\n\r\n'

  test('passes bytes both ways, and knows each direction by the header that names who asks', async () => {
    const asked: string[] = []
    const { echo, proxy, client } = await openProxy(asked)
    client.write(head)
    expect(await read(client)).toBe(head)
    expect(asked).toContain('a1 -> b')
    expect(asked).toContain('b -> a1')
    client.destroy()
    await proxy[Symbol.asyncDispose]()
    echo.close()
  })

  test('holds back what is sent over a link that is cut, and delivers it in order once it is open', async () => {
    const { echo, proxy, client } = await openProxy()
    client.write(head)
    await read(client)
    state = { kind: 'cut' }
    const received: string[] = []
    client.on('data', (bytes) => received.push(String(bytes)))
    client.write('one')
    client.write('two')
    // Three answers on the way that no proxy stands in: ample time for those above, were they not held back.
    const direct = connect(join(directory, 'inner'))
    for (const word of ['a', 'b', 'c']) {
      direct.write(word)
      expect(await read(direct)).toBe(word)
    }
    direct.destroy()
    expect(received).toEqual([])
    state = { kind: 'open' }
    proxy.changed()
    while (received.join('') !== 'onetwo') await once(client, 'data')
    client.destroy()
    await proxy[Symbol.asyncDispose]()
    echo.close()
  })

  test('passes megabytes to a reader that is slower than who sends, and leaves no listeners behind', async () => {
    const warnings: string[] = []
    const note = ({ name }: Error) => void warnings.push(name)
    process.on('warning', note)
    onTestFinished(() => void process.off('warning', note))
    const { echo, proxy, client } = await openProxy()
    const sent = Buffer.alloc(8 * 2 ** 20, head)
    client.write(sent)
    const received: Buffer[] = []
    for await (const chunk of client as AsyncIterable<Buffer>) {
      received.push(chunk)
      // Long enough for all buffers on the way to be full again.
      for (let turn = 0; turn < 20; turn++) await setImmediate()
      if (received.reduce((sum, { length }) => sum + length, 0) >= sent.length) break
    }
    expect(Buffer.concat(received).equals(sent)).toBe(true)
    await proxy[Symbol.asyncDispose]()
    echo.close()
    expect(warnings).toEqual([])
  })

  test('a link that loses everything breaks the connection', async () => {
    const { echo, proxy, client } = await openProxy()
    state = { kind: 'lossy', probability: 1 }
    const closed = once(client, 'close')
    client.write(head)
    await closed
    await proxy[Symbol.asyncDispose]()
    echo.close()
  })

  test('ends its connections with itself', async () => {
    const { echo, proxy, client } = await openProxy()
    state = { kind: 'cut' }
    client.write(head)
    const { promise: closed, resolve } = Promise.withResolvers<void>()
    client.once('close', () => resolve())
    await proxy[Symbol.asyncDispose]()
    await closed
    echo.close()
  })
})

describe('the recorder', () => {
  const put = { kind: 'put', key: 'k', value: 'v' } as const

  test('numbers calls and answers on one clock', () => {
    const recorder = new Recorder()
    const one = recorder.call(1, put)
    const other = recorder.call(2, put)
    expect(recorder.ended(other, { kind: 'put', revision: 3 })).toBe(true)
    expect(recorder.ended(one, { kind: 'put', revision: 2 })).toBe(true)
    expect(recorder.operations.map(({ client, call, return: end }) => [client, call, end])).toEqual([
      [2, 2, 3],
      [1, 1, 4],
    ])
    expect(recorder.revisionSeen).toBe(3)
  })

  test('leaves a write open whose fate is unknown, and drops such a read', () => {
    const recorder = new Recorder()
    expect(recorder.ended(recorder.call(1, put), { kind: 'error', error: 'unknown' })).toBe(false)
    expect(recorder.ended(recorder.call(2, { kind: 'range', key: 'k' }), { kind: 'error', error: 'unknown' })).toBe(
      false,
    )
    expect(recorder.operations).toEqual([{ client: 1, call: 1, request: put }])
    expect(recorder.asked).toBe(2)
  })

  test('never gives a value twice', () => {
    const recorder = new Recorder()
    expect(new Set(Array.from({ length: 100 }, () => recorder.newValue())).size).toBe(100)
  })
})

test.each([
  [grpc.OUT_OF_RANGE, 'etcdserver: mvcc: required revision has been compacted', 'compacted'],
  [grpc.OUT_OF_RANGE, 'etcdserver: mvcc: required revision is a future revision', 'future-revision'],
  [grpc.NOT_FOUND, 'etcdserver: requested lease not found', 'lease-not-found'],
  [grpc.INVALID_ARGUMENT, 'etcdserver: duplicate key given in txn request', 'rejected'],
  [grpc.UNAVAILABLE, 'etcdserver: leader changed', 'unknown'],
  [grpc.DEADLINE_EXCEEDED, 'Deadline exceeded', 'unknown'],
])('status %i, "%s" is %s', (code, details, error) => {
  expect(readError({ code, details } as never)).toEqual({ kind: 'error', error, message: details })
})

test('one key has no end on the wire: an empty one would ask for all keys from there on', () => {
  expect(writeRequest({ kind: 'range', key: 'k' }, {}).message).not.toHaveProperty('range_end')
  const whole = { kind: 'range', key: 'k', rangeEnd: '\0' } as const
  expect(writeRequest(whole, {}).message).toMatchObject({ range_end: Buffer.from([0]) })
})

describe('the last words of a member', () => {
  test.each([
    [
      '{"level":"panic","msg":"failed to open snapshot backend","error":"failed to find database snapshot file (snap: 0000000000000082.snap.db)"}',
      'failed to open snapshot backend: failed to find database snapshot file (snap: <file>)',
    ],
    [
      '{"level":"panic","msg":"failed to recover v3 backend from snapshot","error":"no file after 20ms"}\npanic: failed to recover v3 backend from snapshot',
      'failed to recover v3 backend from snapshot: no file after <n>ms',
    ],
    ['panic: page 17 already freed\n\ngoroutine 1 [running]:', 'page <n> already freed'],
    ['fatal error: all goroutines are asleep - deadlock!', 'all goroutines are asleep - deadlock!'],
  ])('%s', (log, words) => {
    expect(readLastWords(`{"level":"info","msg":"serving"}\n${log}`)).toBe(words)
  })

  test('are none where it just ended', () => {
    expect(readLastWords('{"level":"info","msg":"serving"}')).toBeUndefined()
  })
})

test('families are named alone, with their state, all or none', () => {
  expect([...parseFamilies('crash=on,pause=off,slow')]).toEqual(['crash', 'slow'])
  expect(parseFamilies('all').size).toBe(8)
  expect(parseFamilies('none').size).toBe(0)
})

test('random numbers come from the seed and the name alone', () => {
  expect(draw(new Random('7').fork('a'))).toEqual(draw(new Random('7').fork('a')))
  expect(draw(new Random('7').fork('a'))).not.toEqual(draw(new Random('7').fork('b')))
  expect(draw(new Random('7'))).not.toEqual(draw(new Random('8')))
})

describe('a run', () => {
  const quiet: RunToJudge = {
    operations: [],
    watches: [],
    asked: 0,
    restarts: [],
    selfEnds: [],
    rest: { states: [], silent: [], behind: new Set() },
    trouble: undefined,
  }

  test('in which nothing was answered is unknown, not passed', () => {
    expect(judgeRun(quiet)).toMatchObject({ outcome: 'unknown', unknown: 'nothing was answered' })
  })

  test('of which only 6 of 40 requests were answered is unknown', () => {
    const recorder = new Recorder()
    recorder.ended(recorder.call(1, { kind: 'range', key: 'k' }), { kind: 'range', kvs: [], count: 0, revision: 1 })
    for (let revision = 2; revision < 7; revision += 1) {
      recorder.ended(recorder.call(1, { kind: 'put', key: 'k', value: `${revision}` }), { kind: 'put', revision })
    }
    const { operations } = recorder
    expect(judgeRun({ ...quiet, operations, asked: 40 })).toMatchObject({
      outcome: 'unknown',
      unknown: 'only 6 of 40 requests were answered, at least 14 must be',
    })
    expect(judgeRun({ ...quiet, operations, asked: 6 }).outcome).toBe('passed')
    const rest = { states: [], silent: ['m1'], behind: new Set<never>() }
    expect(judgeRun({ ...quiet, operations, asked: 6, rest })).toMatchObject({
      outcome: 'unknown',
      unknown: 'm1 did not answer',
    })
    // What the store held before nobody knows.
    expect(judgeRun({ ...quiet, operations: operations.slice(1), asked: 5 }).outcome).toBe('unknown')
  })
})

describe('writes without an answer, of which one was seen by a watch alone', () => {
  const operations: readonly EtcdOperation[] = [
    {
      client: 1,
      call: 1,
      return: 2,
      request: { kind: 'range', key: 'k' },
      response: { kind: 'range', kvs: [], count: 0, revision: 1 },
    },
    { client: 2, call: 3, request: { kind: 'put', key: 'k', value: 'a' } },
    { client: 3, call: 4, request: { kind: 'put', key: 'k', value: 'b' } },
    ...[0, 1, 2].map((nth) => ({
      client: 1,
      call: 10 + 2 * nth,
      return: 11 + 2 * nth,
      request: { kind: 'put', key: 'other', value: `${nth}` } as const,
      response: { kind: 'put', revision: 3 + nth } as const,
    })),
    {
      client: 1,
      call: 20,
      return: 21,
      request: { kind: 'deleteRange', key: 'k' },
      response: { kind: 'deleteRange', deleted: 1, revision: 6 },
    },
  ]
  const seen = (value: string) => {
    const kv = { key: 'k', value, createRevision: 2, modRevision: 2, version: 1 }
    const watch: WatchRecord = {
      client: 4,
      request: { key: 'k' },
      responses: [
        { kind: 'created', at: 2, revision: 1, events: [] },
        { kind: 'events', at: 25, revision: 2, events: [{ type: 'put', kv }] },
      ],
    }
    const rest = { states: [], silent: [], behind: new Set<never>() }
    return judgeRun({ operations, watches: [watch], asked: 7, restarts: [], selfEnds: [], rest, trouble: undefined })
  }

  test.each(['a', 'b'])('are put in the order in which %s took effect', (value) => {
    expect(seen(value)).toMatchObject({ outcome: 'passed', violations: [] })
  })

  test('do not explain what nobody wrote', () => {
    expect(seen('c')).toMatchObject({
      outcome: 'failed',
      violations: [{ property: 'Reliable', shape: 'event with other content than was written' }],
    })
  })
})

test('promises have the sentences of the bundled simulator, in its order', () => {
  const names = Object.keys(promises)
  expect(names).toEqual(Object.keys(promisesOfSimulator).filter((name) => names.includes(name)))
  expect(promisesOfSimulator).toMatchObject(promises)
})

test('each of the 9 recipes tells its bug as the bundled simulator does, and no two tell the same', () => {
  for (const { issue, property, shape } of recipes) {
    const told = trackRecord.find(({ id }) => id === issue)?.finding
    // The simulator asserts at once what a member dies of at its next start.
    expect(told, issue).toEqual(issue === '20271' ? { property, shape: told?.shape } : { property, shape })
  }
  expect(new Set(recipes.map(({ property, shape }) => `${property}: ${shape}`)).size).toBe(9)
})

describe('evidence of failing runs', () => {
  let out = ''
  beforeEach(() => {
    out = mkdtempSync(join(tmpdir(), 'evidence-'))
  })
  afterEach(() => rmSync(out, { recursive: true }))

  /** A run of so many bytes, written so many seconds after the first. */
  function keep(seed: number, second: number, violation: object | undefined, bytes = 10): void {
    const directory = join(out, String(seed))
    mkdirSync(join(directory, 'm0.data'), { recursive: true })
    writeFileSync(join(directory, 'm0.data', 'db'), 'x'.repeat(bytes))
    writeFileSync(join(directory, 'violations.json'), JSON.stringify(violation === undefined ? [] : [violation]))
    utimesSync(directory, 1_000 + second, 1_000 + second)
  }
  const unique = { property: 'Unique', shape: 'event delivered again' }
  const left = (): number[] =>
    readdirSync(out)
      .map(Number)
      .sort((one, other) => one - other)

  test('is that of the 3 newest runs of each kind, where 5 and 1 failed', () => {
    for (const seed of [1, 2, 3, 4, 5]) keep(seed, 10 - seed, unique)
    keep(6, 0, { property: 'Panic', shape: 'page already freed' })
    pruneEvidence(out)
    expect(left()).toEqual([1, 2, 3, 6])
  })

  test('is bounded in runs and in bytes, but the newest stays', () => {
    for (const seed of [1, 2, 3]) keep(seed, seed, { ...unique, shape: `${seed}` }, 1_000)
    pruneEvidence(out, { runsOfKind: 3, runs: 2, bytes: 10_000 })
    expect(left()).toEqual([2, 3])
    pruneEvidence(out, { runsOfKind: 3, runs: 2, bytes: 500 })
    expect(left()).toEqual([3])
  })

  test('that a killed runner left half-written goes; what others put there, or write just now, stays', () => {
    for (const name of ['mine', '7', `8.${process.pid}`, '9.4194305']) mkdirSync(join(out, name))
    pruneEvidence(out)
    expect(readdirSync(out).sort()).toEqual(['7', `8.${process.pid}`, 'mine'].sort())
  })
})

test('a log says what is added to it, also in two parts, and not what it said before', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'log-'))
  const log = join(directory, 'm0.log')
  writeFileSync(log, 'applied snapshot\n')
  const says = logSays(log, 'applied snapshot', 10_000)
  const never = logSays(log, 'lost', 50)
  expect(await never).toBe(false)
  appendFileSync(log, 'applied sn')
  appendFileSync(log, 'apshot\n')
  expect(await says).toBe(true)
  rmSync(directory, { recursive: true })
})

const kinds = ({ responses }: RecordedWatch) => responses.map(({ kind }) => kind)

test('an answer for a whole stream says nothing of a watch that was asked for after its question', () => {
  const wire = Object.assign(new EventEmitter(), { write: () => true })
  const recorder = new Recorder()
  const stream = new WatchStream({ watch: () => wire } as never, recorder)
  const tell = (id: number, revision: number, created = false): void => {
    wire.emit('data', {
      header: { revision: `${revision}`, member_id: '1' },
      watch_id: `${id}`,
      created,
      compact_revision: '0',
      events: [],
    })
  }
  const early = stream.create({ key: 'k' })
  tell(1, 20, true)
  stream.askForProgress()
  const late = stream.create({ key: 'k', startRevision: 20 })
  // Created at once, while the answer waits behind events.
  tell(2, 23, true)
  tell(-1, 23)
  expect(kinds(early)).toEqual(['created', 'progress'])
  expect(kinds(late)).toEqual(['created'])
  stream.askForProgress()
  tell(-1, 24)
  expect(kinds(early)).toEqual(['created', 'progress', 'progress'])
  expect(kinds(late)).toEqual(['created', 'progress'])
})

/** A run whose members answer so: by an error of these words, or well. */
const runOf = (next: () => string | undefined) =>
  ({
    caller: () => ({
      ask: () => {
        const message = next()
        return Promise.resolve(message === undefined ? { kind: 'range' } : { kind: 'error', error: 'unknown', message })
      },
    }),
    sleep: () => Promise.resolve(),
  }) as never

test('a member that refuses while its cluster votes is not silent; one that never answers is', async () => {
  const answers = ['leader changed', 'no leader', undefined]
  const voting = runOf(() => answers.shift())
  expect(await isAnswering(voting, undefined as never, 10_000)).toBe(true)
  expect(answers).toEqual([])
  const headless = runOf(() => 'no leader')
  expect(await isAnswering(headless, undefined as never, 10)).toBe(false)
})
