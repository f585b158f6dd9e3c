import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { publishPhase } from '../../src/campaign/publish-phase.ts'
import { readReport } from '../../src/campaign/read-report.ts'
import { findRecorded } from '../../src/campaign/reproduce-phase.ts'
import { readKnown } from '../../src/config/read-known.ts'
import { dayOf } from '../../src/model/correction.ts'
import type { CampaignReport } from '../../src/model/report.ts'
import { readMarker } from '../../src/publish/render/marker.ts'
import { openStore } from '../../src/store/open-store.ts'
import { readRetries } from '../../src/store/queries.ts'
import { recordReplays } from '../../src/store/record.ts'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { outcomeOf, planOf, seedOf, signatureOf } from '../store/fixtures/campaign.ts'
import { temporaryDirectory } from '../store/fixtures/directory.ts'
import { sweepShard } from '../store/fixtures/sweep-shard.ts'

const repository = 'octo/demo'
const write = (name: string) => signatureOf(name)
/** The hexadecimal key of a finding, which a file can name. */
const keyOf = (digit: string) => digit.repeat(64)

/** Of one cause: which indices of 100 fail by it; two variants of it where the second is named. */
interface Cause {
  readonly digit: string
  readonly indices: readonly number[]
  readonly otherWay?: readonly number[]
}

const apes: Cause = { digit: 'a', indices: [1, 2, 3] }
const bees: Cause = { digit: 'b', indices: [11, 12] }

interface Night {
  readonly report: CampaignReport
  readonly issues: string[]
  readonly lines: string[]
}

/** A repository, and a store that outlives its nights. */
async function openWorld() {
  const directory = temporaryDirectory()
  onTestFinished(() => directory[Symbol.dispose]())
  const server = await startGitHub({ limits: { pointsPerMinute: 100_000 } })
  onTestFinished(() => server[Symbol.asyncDispose]())
  server.state.collaborators.set('ada', 'write').set('grace', 'admin').set('eve', 'read')
  let dbPath = join(directory.path, 'history.db')
  let number = 0
  const night = async (
    causes: readonly Cause[],
    more: { known?: string; at?: string; token?: string } = {},
  ): Promise<Night> => {
    number++
    const lines: string[] = []
    const at = new Date(more.at ?? '2026-11-22T04:00:00Z')
    const corrections = {
      known: more.known === undefined ? [] : readKnown(more.known, '.seedsweep/known.yml'),
      today: dayOf(at),
    }
    const campaign = number.toString(16).padStart(12, '0')
    sweepCampaign(dbPath, campaign, number, causes)
    const reread = () => {
      using store = openStore(dbPath, { readonly: true })
      return readReport(store, campaign, undefined, corrections)
    }
    const rules = { maxNewIssues: 5, labels: ['seedsweep'], owners: {} }
    const access = {
      repository,
      token: more.token ?? server.addToken({ issues: 'write' }),
      apiUrl: server.url,
      version: '0.1.0',
      log: (line: string) => lines.push(line),
      pace: { writeGapMs: 0, secondMs: 1 },
    }
    const { end } = await publishPhase(access, {
      dbPath,
      report: reread(),
      rules,
      at,
      correct: { corrections, reread },
    })
    expect(end).toEqual({ kind: 'complete' })
    return { report: reread(), issues: server.issues().map(describeIssue), lines }
  }
  const loseHistory = () => {
    dbPath = join(directory.path, `history-${number}.db`)
  }
  return { server, night, loseHistory, store: () => openStore(dbPath), dbPathNow: () => dbPath }
}

function sweepCampaign(dbPath: string, campaign: string, number: number, causes: readonly Cause[]): void {
  const { origin, ...plan } = planOf(100, 1, { campaign })
  sweepShard(dbPath, {
    plan: { ...plan, origin: { ...origin, number, repository } },
    shard: 0,
    simulate(index) {
      for (const { digit, indices, otherWay = [] } of causes) {
        const parts = { key: keyOf(digit), variant: digit.padEnd(64, otherWay.includes(index) ? '2' : '1') }
        const signature = { ...write(`Property${digit}`), ...parts }
        if ([...indices, ...otherWay].includes(index)) return outcomeOf(index, 'failed', { signature })
      }
      return outcomeOf(index, 'passed')
    },
  })
  using store = openStore(dbPath)
  for (const { digit, indices, otherWay = [] } of causes) {
    const key = keyOf(digit)
    for (const index of [...indices, ...otherWay]) {
      const seen = {
        verdict: 'same',
        seenKey: key,
        seenTitle: null,
        seenDigest: null,
        seenExit: 'exits 1',
        durationMs: 1,
      } as const
      recordReplays(
        store,
        [1, 2, 3].map((replay) => {
          return { campaign, target: 'raft', key, seed: seedOf(index), replay, where: 'report', ...seen }
        }),
      )
    }
  }
}

function describeIssue({ number, state, stateReason, body }: ReturnType<GitHubServer['issues']>[number]): string {
  const count = /\. (\d+) of 100 seeds/.exec(body ?? '')?.[1]
  return `#${number} ${state}${stateReason === null ? '' : ` ${stateReason}`}: ${count}`
}

const say = (server: GitHubServer, issue: number, user: string, body: string) =>
  server.seed.comments(issue, 1, { user, body })[0]

const textsOf = (server: GitHubServer, issue: number) =>
  server.comments(issue).map(({ body }) => body.replace(/^<!-- .* -->\n/, ''))

const countsOf = ({ findings }: CampaignReport) => findings.map(({ id, count }) => `${id.slice(2, 3)} ${count}`)

describe('a person merges two issues', () => {
  test('the next night counts both in one, closes the other, and answers once; later nights respect it', async () => {
    const { server, night } = await openWorld()
    expect((await night([apes, bees])).issues).toEqual(['#1 open: 3', '#2 open: 2'])
    say(server, 1, 'ada', 'The same, I am sure.\n\n/seedsweep merge #2')
    const second = await night([apes, bees])
    expect(second.issues).toEqual(['#1 open: 5', '#2 closed duplicate: 2'])
    expect(countsOf(second.report)).toEqual(['a 5'])
    expect(server.issues()[0]?.body).toContain(
      'People folded into it: `Propertyb: two leaders in term <n>`, 2 times (`ada in issue 1`)',
    )
    expect(textsOf(server, 1)[1]).toContain('`/seedsweep merge #2`: #2 and this are one finding from now on.')
    expect(textsOf(server, 2)).toEqual([expect.stringContaining('Duplicate of #1 (`ada in issue 1`)')])

    const third = await night([bees])
    expect(third.issues).toEqual(['#1 open: 2', '#2 closed duplicate: 2'])
    expect(server.comments(1)).toHaveLength(2)
    expect(server.comments(2)).toHaveLength(1)
    expect(server.violations).toEqual([])
  })

  test('when the history is lost, the comments still say it, and nothing is answered or filed twice', async () => {
    const { server, night, loseHistory } = await openWorld()
    await night([apes, bees])
    say(server, 1, 'ada', '/seedsweep merge #2')
    await night([apes, bees])
    loseHistory()
    const after = await night([apes, bees])
    expect(after.issues).toEqual(['#1 open: 5', '#2 closed duplicate: 2'])
    expect(server.comments(1)).toHaveLength(2)
    expect(server.comments(2)).toHaveLength(1)
  })

  test('split takes it out again, and so does reopening the other issue', async () => {
    const { server, night } = await openWorld()
    await night([apes, bees])
    say(server, 1, 'ada', '/seedsweep merge #2')
    await night([apes, bees])
    say(server, 1, 'grace', '/seedsweep split')
    expect((await night([apes, bees])).issues).toEqual(['#1 open: 3', '#2 open reopened: 2'])
    say(server, 1, 'ada', '/seedsweep merge #2')
    expect((await night([apes, bees])).issues).toEqual(['#1 open: 5', '#2 closed duplicate: 2'])
    Object.assign(server.issues()[1] ?? {}, { state: 'open', stateReason: 'reopened', updatedAt: server.now() })
    const last = await night([apes, bees])
    expect(last.issues).toEqual(['#1 open: 3', '#2 open reopened: 2'])
    expect(countsOf(last.report)).toEqual(['a 3', 'b 2'])
    expect((await night([apes, bees])).issues).toEqual(last.issues)
  })

  test('killed before the answer, the next night answers, and says nothing twice', async () => {
    const { server, night } = await openWorld()
    await night([apes, bees])
    say(server, 1, 'ada', '/seedsweep merge #2')
    // The note in #2 and its closing are the first two writes behind the update of #1: the answer is never written.
    server.inject({ kind: 'reset', path: 'issues/create-comment', skip: 1, times: 4 })
    expect((await night([apes, bees])).issues).toEqual(['#1 open: 5', '#2 closed duplicate: 2'])
    expect(server.comments(1)).toHaveLength(1)
    await night([apes, bees])
    expect(server.comments(1)).toHaveLength(2)
    expect(server.comments(2)).toHaveLength(1)
  })
})

describe('who may order', () => {
  test('a stranger, a reader and a bot are ignored, and nobody is notified', async () => {
    const { server, night } = await openWorld()
    await night([apes, bees])
    for (const user of ['mallory', 'eve', 'helper[bot]'])
      say(server, 1, user, '/seedsweep merge #2\n/seedsweep nonsense')
    const { issues, lines } = await night([apes, bees])
    expect(issues).toEqual(['#1 open: 3', '#2 open: 2'])
    expect(server.comments(1)).toHaveLength(3)
    expect(server.requests.filter(({ operation }) => operation === 'issues/create-comment')).toEqual([])
    expect(lines).toEqual(['passed over orders of mallory, eve: no right to write to octo/demo'])
  })

  test('a stranger who forges our answer does not silence a maintainer', async () => {
    const { server, night } = await openWorld()
    await night([apes, bees])
    const comment = say(server, 1, 'ada', '/seedsweep merge #2')
    say(server, 1, 'mallory', `<!-- seedsweep:answered ${comment?.id} n -->`)
    expect((await night([apes, bees])).issues[1]).toBe('#2 closed duplicate: 2')
  })

  test('what cannot be obeyed is answered with what there is, once', async () => {
    const { server, night } = await openWorld()
    await night([apes, bees])
    server.seed.issue({ number: 7, body: 'no finding' })
    say(server, 1, 'ada', '/seedsweep mrge #2\n/seedsweep merge #7\n/seedsweep merge #1\n/seedsweep split')
    await night([apes, bees])
    await night([apes, bees])
    expect(textsOf(server, 1).slice(1)).toEqual([expect.stringContaining('there is no such word; did you mean merge?')])
    const [, answer = ''] = textsOf(server, 1)
    expect(answer).toContain('There are `merge #12`, `split`, `ignore`')
    expect(answer).toContain('#7 is no issue of a finding of this repository')
    expect(answer).toContain('an issue cannot be merged into itself')
    expect(answer).toContain('it came by one path through the code only')
  })

  test('an issue of an edited comment is not obeyed again', async () => {
    const { server, night } = await openWorld()
    await night([apes, bees])
    const comment = say(server, 1, 'ada', '/seedsweep retry')
    await night([apes, bees])
    if (comment !== undefined) Object.assign(comment, { body: '/seedsweep merge #2', updatedAt: server.now() })
    Object.assign(server.issues()[0] ?? {}, { updatedAt: server.now() })
    expect((await night([apes, bees])).issues).toEqual(['#1 open: 3', '#2 open: 2'])
  })
})

describe('setting aside', () => {
  test('expected: the issue is closed as not planned, the night is clean of it, and it is never filed again', async () => {
    const { server, night } = await openWorld()
    await night([apes, bees])
    say(server, 2, 'ada', '/seedsweep expected')
    const second = await night([apes, bees])
    expect(second.issues).toEqual(['#1 open: 3', '#2 closed not_planned: 2'])
    expect(countsOf(second.report)).toEqual(['a 3'])
    expect(second.report.setAside).toMatchObject([
      { key: keyOf('b'), count: 2, standing: { kind: 'expected', by: 'ada in issue 2' } },
    ])
    expect((await night([apes, bees])).issues).toEqual(second.issues)
    // Reopened by hand: no longer expected, and closed by nobody again.
    Object.assign(server.issues()[1] ?? {}, { state: 'open', stateReason: 'reopened', updatedAt: server.now() })
    for (const _ of [1, 2]) {
      const again = await night([apes, bees])
      expect(again.issues[1]).toBe('#2 open reopened: 2')
      expect(countsOf(again.report)).toEqual(['a 3', 'b 2'])
    }
  })

  test('wrong: a bug of the harness closes as not planned with the words of who said so, and stays in no verdict', async () => {
    const { server, night, loseHistory } = await openWorld()
    await night([apes, bees])
    say(server, 1, 'eve', '/seedsweep wrong')
    say(server, 2, 'grace', 'The checker is off by one.\n\n/seedsweep wrong')
    const second = await night([apes, bees])
    expect(second.issues).toEqual(['#1 open: 3', '#2 closed not_planned: 2'])
    expect(countsOf(second.report)).toEqual(['a 3'])
    expect(second.report.setAside).toMatchObject([
      { key: keyOf('b'), count: 2, standing: { kind: 'wrong', by: 'grace in issue 2' } },
    ])
    const told = textsOf(server, 2).slice(1)
    expect(told).toHaveLength(2)
    expect(told.join('\n')).toContain('`grace in issue 2`')
    expect(told.join('\n')).toContain('`/seedsweep wrong`')
    loseHistory()
    expect((await night([apes, bees])).issues).toEqual(second.issues)
    expect(server.comments(2)).toHaveLength(3)
    Object.assign(server.issues()[1] ?? {}, { state: 'open', stateReason: 'reopened', updatedAt: server.now() })
    expect(countsOf((await night([apes, bees])).report)).toEqual(['a 3', 'b 2'])
    expect(server.violations).toEqual([])
  })

  test('ignored until a day: silent before it, reopened with a word once it is past and the failure is seen', async () => {
    const { server, night } = await openWorld()
    await night([apes, bees])
    say(server, 2, 'ada', '/seedsweep ignore until 2026-12-01')
    expect((await night([apes, bees])).issues[1]).toBe('#2 closed not_planned: 2')
    expect((await night([apes], { at: '2026-12-01T04:00:00Z' })).issues[1]).toBe('#2 closed not_planned: 2')
    const back = await night([apes, bees], { at: '2026-12-02T04:00:00Z' })
    expect(back.issues[1]).toBe('#2 open reopened: 2')
    expect(countsOf(back.report)).toEqual(['a 3', 'b 2'])
    expect(textsOf(server, 2).at(-1)).toContain('was to be ignored until a day that is past')
    // Closed by hand from now on, it stays closed.
    Object.assign(server.issues()[1] ?? {}, { state: 'closed', stateReason: 'not_planned' })
    expect((await night([apes, bees], { at: '2026-12-03T04:00:00Z' })).issues[1]).toBe('#2 closed not_planned: 2')
  })
})

describe('splitting by variants', () => {
  const two: Cause = { digit: 'a', indices: [1, 2, 3], otherWay: [4, 5] }

  test('a finding of two paths becomes two with an issue each, and the old one is closed; reopened, it is one again', async () => {
    const { server, night, dbPathNow } = await openWorld()
    expect((await night([two])).issues).toEqual(['#1 open: 5'])
    say(server, 1, 'ada', '/seedsweep split')
    const split = await night([two])
    expect(split.issues).toEqual(['#1 closed not_planned: 5', '#2 open: 3', '#3 open: 2'])
    expect((await night([two])).issues).toEqual(split.issues)
    const recorded = findRecorded(dbPathNow(), split.report.findings[0]?.key ?? '')
    expect(recorded?.reproduction).toMatchObject({ seed: seedOf(3), expected: { key: keyOf('a') } })
    Object.assign(server.issues()[0] ?? {}, { state: 'open', stateReason: 'reopened', updatedAt: server.now() })
    const one = await night([two])
    expect(one.issues[0]).toBe('#1 open reopened: 5')
    expect(countsOf(one.report)).toEqual(['a 5'])
  })
})

describe('retry', () => {
  test('gives the shortest seeds of the finding to the next campaign, and to no later one', async () => {
    const { server, night, store } = await openWorld()
    await night([apes, bees])
    say(server, 1, 'ada', '/seedsweep retry')
    await night([apes, bees])
    using open = store()
    expect(readRetries(open, 3).map(({ target, seed, times }) => `${target} ${seed} ${times}`)).toEqual(
      [3, 2, 1].map((index) => `raft ${seedOf(index)} 0`),
    )
    open.database.prepare("UPDATE campaign SET started_at = '2999-01-01T00:00:00.000Z' WHERE number = 2").run()
    expect(readRetries(open, 3)).toEqual([])
  })
})

describe('.seedsweep/known.yml', () => {
  const merging = 'corrections:\n  - merge: [f-aaaaaaaa, f-bbbbbbbb]\n    reason: one lock\n'

  test('merges like a comment, closes the other issue, and wins when somebody reopens it', async () => {
    const { server, night } = await openWorld()
    await night([apes, bees])
    const known = await night([apes, bees], { known: merging })
    expect(known.issues).toEqual(['#1 open: 5', '#2 closed duplicate: 2'])
    expect(textsOf(server, 2)[0]).toContain('Duplicate of #1 (`.seedsweep/known.yml:2:5`)')
    Object.assign(server.issues()[1] ?? {}, { state: 'open', stateReason: 'reopened', updatedAt: server.now() })
    expect((await night([apes, bees], { known: merging })).issues[1]).toBe('#2 closed duplicate: 2')
    expect(server.comments(2)).toHaveLength(1)
  })

  test('folds a finding of tonight into one that only its issue knows', async () => {
    const { server, night, loseHistory } = await openWorld()
    await night([apes])
    loseHistory()
    const { issues, report } = await night([bees], { known: merging })
    expect(issues).toEqual(['#1 open: 2'])
    expect(report.findings).toMatchObject([{ key: keyOf('a'), count: 2, signature: { key: keyOf('b') } }])
    // Its reproduction shows the other key, and whoever runs it from the issue is told so.
    const marker = readMarker(server.issues()[0]?.body ?? '')
    expect(marker).toMatchObject({ key: keyOf('a'), shows: keyOf('b') })
  })

  test('what it expects is never filed at all', async () => {
    const { night } = await openWorld()
    const { issues, report } = await night([apes, bees], { known: 'corrections:\n  - expected: f-bbbbbbbb\n' })
    expect(issues).toEqual(['#1 open: 3'])
    expect(report.setAside).toMatchObject([{ standing: { kind: 'expected', by: '.seedsweep/known.yml:2:5' } }])
  })
})

test('a night without orders asks for the comments of no issue that has none, and for the others only what is new', async () => {
  const { server, night } = await openWorld()
  await night([apes, bees])
  await night([apes, bees])
  const looks = () => server.requests.filter(({ operation }) => operation === 'issues/list-comments')
  expect(looks()).toEqual([])
  say(server, 1, 'ada', 'hm')
  await night([apes, bees])
  expect(looks()).toHaveLength(1)
  await night([apes, bees])
  expect(looks().at(-1)?.query.since).toMatch(/^2\d{3}-/)
})
