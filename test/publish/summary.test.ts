import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WorldError } from '../../src/base/world-error.ts'
import { emptyListing, type IssueResult, type PublishedIssues } from '../../src/publish/issue-change.ts'
import { planIssueChanges } from '../../src/publish/plan-issue-changes.ts'
import { annotationCharactersMax, renderAnnotations } from '../../src/publish/render/annotations.ts'
import { commentCharactersMax, commentMarker, renderComment } from '../../src/publish/render/comment.ts'
import { formatChance, formatOneIn, formatRate } from '../../src/publish/render/format-rate.ts'
import { renderHeadline, renderPower } from '../../src/publish/render/headline.ts'
import { newIssue, renderIssue } from '../../src/publish/render/issue.ts'
import { formatDuration, renderSummary, summaryCharactersMax } from '../../src/publish/render/summary.ts'
import { findNeverSeen } from '../../src/triage/find-never-seen.ts'
import { parseWorkflowCommands } from '../loopback/workflow-commands.ts'
import { hostileText, invisible, stripCode } from './hostile-text.ts'
import { key, makeFinding, makeReport, makeShard, sha } from './make-report.ts'

const nothing = { published: null, notes: [] }

describe('rates in words', () => {
  test('common ones are percentages, rare ones are one in so many', () => {
    expect(formatRate({ low: 0.0149, estimate: 0.0205, high: 0.0275 })).toBe('2.1 % (1.5-2.8 %)')
    expect(formatRate({ low: 0.0007, estimate: 0.002, high: 0.0048 })).toBe('0.2 % (0.07-0.48 %)')
    expect(formatRate({ low: 0, estimate: 1 / 133_243, high: 1 / 98_000 })).toBe('1 in 133,000 (0 to 1 in 98,000)')
    expect(formatRate({ low: 0.98, estimate: 0.9999, high: 1 })).toBe('99.99 % (98-100 %)')
    expect(formatOneIn(1 / 668)).toBe('1 in 668')
  })

  test('a chance is never rounded to certainty', () => {
    expect([0.99999, 0.9934, 0.3934, 0.0042, 0.00001].map(formatChance)).toEqual([
      'over 99.9 %',
      '99 %',
      '39 %',
      '0.42 %',
      'under 0.1 %',
    ])
  })

  test('5,000 seeds see a 1-in-1,000 bug with 99 % and a 1-in-10,000 bug with 39 %', () => {
    const counts = { passed: 4_996, failed: 4, 'timed-out': 0, nondeterministic: 0, unknown: 900, infra: 77 }
    expect(renderPower(makeReport([], { counts }))[0]).toBe(
      'A sweep of this size sees a 1-in-1,000 bug with 99 % and a 1-in-10,000 bug with 39 % probability.',
    )
    expect(renderPower(makeReport([], { counts: { ...counts, passed: 0, failed: 0 } }))).toEqual([
      'Too few seeds of `liferaft` looked far enough to see a bug there.',
    ])
  })

  test('seeds that ended at a failure could show nothing else: of 1,000 with 904 such, 96 looked further', () => {
    const judged = [{ target: 'liferaft', seeds: 1000, failing: 904 }]
    expect(renderPower(makeReport([], { judged })).slice(0, 2)).toEqual([
      'A sweep of this size sees a 1-in-10 bug with over 99.9 % and a 1-in-100 bug with 61 % probability.',
      'Known failures ended 90 % of its seeds: these looked no further.',
    ])
  })

  test('of several targets it says what is seen of the one that is seen least', () => {
    const judged = [
      { target: 'liferaft', seeds: 5000, failing: 4 },
      { target: 'paxos', seeds: 300, failing: 0 },
    ]
    expect(renderPower(makeReport([], { judged }))[0]).toBe(
      'A sweep of this size sees a 1-in-100 bug of `paxos` with 95 % and a 1-in-1,000 bug with 25 % probability.',
    )
    const masked = [...judged, { target: 'zab', seeds: 300, failing: 298 }]
    expect(renderPower(makeReport([], { judged: masked }))).toEqual([
      'A sweep of this size sees a 1-in-100 bug of `paxos` with 95 % and a 1-in-1,000 bug with 25 % probability.',
      'One more seed shows something new with a probability under 1 in 668 (95 %).',
      'Too few seeds of `zab` looked far enough to see a bug there.',
    ])
  })
})

describe('the headline', () => {
  test('a green names its denominator', () => {
    expect(renderHeadline(makeReport([]), 'clean', 0)).toBe('No findings in 2,000 of 2,000 planned seeds.')
  })

  test('a shard that delivered 0.94 is named', () => {
    const shards = [makeShard(0), makeShard(1, { delivered: 949, state: 'cut-short' })]
    expect(renderHeadline(makeReport([makeFinding()], { shards, delivered: 1_949 }), 'clean', 1)).toBe(
      'No new findings (1 known seen again) in 1,949 of 2,000 planned seeds; shard 1 delivered 0.94.',
    )
  })

  test('a lost shard is never green', () => {
    const shards = [makeShard(0), makeShard(1, { delivered: 0, state: 'missing' })]
    expect(renderHeadline(makeReport([], { shards, delivered: 1_000 }), 'inconclusive', 0)).toBe(
      'Inconclusive: no findings in 1,000 of 2,000 planned seeds; shard 1 (of 0-1) never delivered.',
    )
  })

  test('9 lost shards are 5 names and a number', () => {
    const shards = Array.from({ length: 9 }, (_, shard) => makeShard(shard, { delivered: 0, state: 'missing' }))
    expect(renderHeadline(makeReport([], { shards, delivered: 0 }), 'inconclusive', 0)).toContain(
      'shard 4 (of 0-8) never delivered, 4 more shards likewise.',
    )
  })

  test('seeds without a verdict and a canary that passed are said', () => {
    const counts = { passed: 1_990, failed: 0, 'timed-out': 0, nondeterministic: 0, unknown: 3, infra: 7 }
    expect(renderHeadline(makeReport([], { counts, harness: 'unhealthy' }), 'inconclusive', 0)).toBe(
      'Inconclusive: no findings in 2,000 of 2,000 planned seeds. 10 seeds gave no verdict. The canary did not fail as it must: this harness may not see failures at all, so nothing is filed.',
    )
  })

  test('that no shard has seen its canary is why nothing is filed', () => {
    const shards = [makeShard(0, { canary: 'not-run' }), makeShard(1, { canary: 'not-run' })]
    expect(renderHeadline(makeReport([makeFinding()], { shards }), 'findings', 0)).toBe(
      '1 finding in 2,000 of 2,000 planned seeds. No canary was seen to fail: this harness may not see failures at all, so nothing is filed.',
    )
  })
})

describe('the job summary', () => {
  test('has findings, what is left open, shards, properties with the never-seen first, and the slowest seeds', () => {
    const known = makeFinding({ key: key('a') })
    const pending = makeFinding({ key: key('b'), signature: { ...known.signature, title: 'Durable: lost' } })
    const [back, opened] = [makeFinding({ key: key('c') }), makeFinding({ key: key('d') })]
    const refer = ({ target, key: findingKey, id, signature }: typeof known) => ({
      target,
      key: findingKey,
      id,
      title: signature.title,
    })
    const results: IssueResult[] = [
      { kind: 'updated', finding: refer(known), issue: { number: 9, url: '', state: 'open' } },
      { kind: 'updated', finding: refer(back), issue: { number: 12, url: '', state: 'closed' } },
      { kind: 'created', finding: refer(opened), issue: { number: 13, url: '', state: 'open' } },
      { kind: 'pending', finding: refer(pending) },
    ]
    const published: PublishedIssues = { repository: 'acme/raft', end: { kind: 'complete' }, results }
    const text = renderSummary(makeReport([known, back, opened, pending]), 'findings', { published, notes: [] })
    expect(text).toContain('**4 findings (1 known) in 2,000 of 2,000 planned seeds.**')
    expect(text).toContain(
      '| `f-cccccccc` | `ElectionSafety: two leaders in term <n>` | [#12](https://github.com/acme/raft/issues/12), closed | 41 | 2.1 % (1.5-2.8 %) | 240 fresh seeds | 3 of 3 | `8817421930012253311` |',
    )
    expect(text).toContain(
      '### Left open\n- `ElectionSafety: two leaders in term <n>`: #12 is closed, and it was seen again\n- `Durable: lost`: pending, since this run has opened as many issues as max-new-issues lets it',
    )
    expect(text).toContain(
      '| 0 | 1,000 of 1,000 (1.00) | delivered |  | 4.9 s | `linux x64`, 4 seeds at a time | failed, as it must |',
    )
    expect(text.indexOf('leader re-elected')).toBeLessThan(text.indexOf('| `ElectionSafety` |'))
    expect(text).toContain('| `leader re-elected` | sometimes | **never seen** |  |')
    expect(text).toContain('| [#13](https://github.com/acme/raft/issues/13), opened |')
    // The reproduction of what has no issue to stand in.
    expect(text.match(/<summary>Reproduce/g)).toHaveLength(1)
    expect(text).toContain('| `liferaft` | `99` | 1.8 s | passed |')
  })

  test('says in a sentence why nothing was filed', () => {
    const end = { kind: 'read-only', sentence: 'The token may not write.' } as const
    const published = { repository: 'acme/raft', end, results: [] }
    expect(renderSummary(makeReport([]), 'clean', { published, notes: ['A note.'] })).toContain(
      '> `The token may not write.`\n>\n> `A note.`',
    )
  })

  test('of 5,000 findings on 256 shards with 5,000 properties it keeps to 60,000 characters, and says what is left out', () => {
    const title = 'x'.repeat(400)
    const findings = Array.from({ length: 5_000 }, (_, index) =>
      makeFinding({ key: index.toString(16).padStart(64, '0'), signature: { ...makeFinding().signature, title } }),
    )
    const properties = findings.map(({ key: name }) => ({
      target: 't',
      name,
      kind: 'always' as const,
      passes: 1,
      failures: 0,
      seeds: 1,
      seen: 1,
      mustHit: false,
    }))
    const shards = Array.from({ length: 256 }, (_, shard) => makeShard(shard, { machine: 'm'.repeat(300) }))
    const text = renderSummary(makeReport(findings, { properties, shards }), 'findings', nothing)
    expect(text.length).toBeLessThanOrEqual(summaryCharactersMax)
    expect(text).toContain('and 4950 more in the store')
    expect(text).toMatch(/left out for length; the store has all\.$/)
  })

  test('durations are told in the unit people think in', () => {
    expect([83, 4_900, 303_000, 7_260_000].map(formatDuration)).toEqual(['83 ms', '4.9 s', '5 min 3 s', '2 h 1 min'])
  })
})

describe('the comment of a pull request', () => {
  test('tells known from probably new, and claims nothing about the base', () => {
    const known = makeFinding({ key: key('a'), issue: { repository: 'acme/raft', number: 12, state: 'open' } })
    const fresh = makeFinding({ key: key('b'), count: 3, signature: { ...known.signature, title: 'Durable: lost' } })
    const text = renderComment(makeReport([known, fresh]), 'findings', { issues: [] })
    expect(text.split('\n').slice(0, 2)).toEqual([
      '<!-- seedsweep:comment liferaft -->',
      '### seedsweep: 1 probably new finding, 1 known',
    ])
    expect(text).toContain('| 🆕 probably new | `Durable: lost` | 3 of 2,000 |')
    expect(text).toContain('| known, #12 | `ElectionSafety: two leaders in term <n>` | 41 of 2,000 |')
    expect(text).not.toMatch(/new in this|introduced/)
    expect(text.match(/<summary>Reproduce/g)).toHaveLength(1)
  })

  test('a closed issue came back: neither new nor known, and its reproduction is there', () => {
    const back = makeFinding({ issue: { repository: 'acme/raft', number: 12, state: 'closed' } })
    const report = makeReport([back])
    const { plan } = report
    const onPull = { ...report, plan: { ...plan, origin: { ...plan.origin, pullRequest: 7 } } }
    const text = renderComment(onPull, 'findings', { issues: [] })
    expect(text).toContain('### seedsweep: 1 came back\n\n1 finding in 2,000 of 2,000 planned seeds.')
    expect(text).toContain('| ⚠️ came back, #12 is closed | `ElectionSafety: two leaders in term <n>` |')
    // What is checked out for a pull request is on no branch, so a clone does not have it.
    expect(text).toContain(`cd raft && git fetch origin ${sha} && git checkout ${sha}\n`)
  })

  test('says what seeds run twice showed, and what was not seen while a part is missing', () => {
    const determinism = { checked: 105, unequal: 0, rate: { low: 0, estimate: 0, high: 0.028 } }
    const whole = renderComment(makeReport([], { determinism }), 'clean', { issues: [] })
    expect(whole).toContain('\n\n105 seeds run twice: all the same (nondeterministic under 2.8 %, 95 %).')
    expect(whole).not.toContain('Not seen')
    const partial = renderComment(makeReport([], { conclusive: false }), 'inconclusive', { issues: [] })
    expect(partial).toContain('\n\nNot seen in what was delivered: `leader re-elected`.')
    expect(renderSummary(makeReport([], { conclusive: false }), 'inconclusive', nothing)).toContain(
      '| `leader re-elected` | sometimes | not seen in what was delivered |  |',
    )
  })

  test('a marker never holds what would end the comment early', () => {
    expect(commentMarker('a-->b')).toBe('<!-- seedsweep:comment a-b -->')
  })

  test('of 5,000 findings it keeps to 60,000 characters', () => {
    const findings = Array.from({ length: 5_000 }, () => makeFinding())
    expect(renderComment(makeReport(findings), 'findings', { issues: [] }).length).toBeLessThanOrEqual(
      commentCharactersMax,
    )
  })
})

describe('a property that no run saw', () => {
  const property = {
    target: 'liferaft',
    name: 'leader re-elected',
    kind: 'sometimes' as const,
    passes: 0,
    failures: 2000,
    seeds: 2000,
    seen: 0,
    mustHit: true,
  }
  const seen = { campaign: 'c00000000001', number: 214, sha, at: '2026-11-22T02:00:00.000Z' }
  const report = makeReport(findNeverSeen([property], seen, () => null))
  const bound = 'None of the 2,000 seeds that could have seen it did, so it comes in under 0.23 % of them (99 %).'

  test('is a row of summary and comment with its bound, and says how to sweep again in place of a reproduction', () => {
    const summary = renderSummary(report, 'findings', nothing)
    expect(summary).toMatch(
      /\| `f-[0-9a-f]{8}` \| `sometimes never seen: leader re-elected` \| {2}\| 0 \| under 0\.23 % \(99 %\) \| {2}\| never seen \| {2}\|/,
    )
    const comment = renderComment(report, 'findings', { issues: [] })
    expect(comment).toContain('| `sometimes never seen: leader re-elected` | 0 of 2,000 | under 0.23 % (99 %) |  |')
    for (const text of [summary, comment]) {
      expect(text).toContain(`<details><summary>Sweep again</summary>\n\n${bound}`)
      expect(text).toContain(
        `cd raft && git checkout ${sha}\nnpm ci\nnpx seedsweep@0.1.0 run --target liferaft --count 20000\n`,
      )
      expect(text).toContain('Ten times as many seeds see, with 99 %, what comes in 1 in 4,340 of them.')
      expect(text).not.toMatch(/No seed of it was kept|Infinity|NaN/)
    }
  })

  test('of a target that its plan does not name brings no command along', () => {
    const stray = findNeverSeen([{ ...property, target: 'x;id' }], seen, () => null)
    const text = renderSummary(makeReport(stray), 'findings', nothing)
    expect(text).toContain('There is no seed to run')
    expect(text).not.toContain('npx seedsweep')
  })

  test('is annotated in one sentence', () => {
    expect(renderAnnotations(report, 'findings')).toEqual([
      { level: 'error', title: 'liferaft: sometimes never seen: leader re-elected', message: bound },
    ])
  })

  test('is filed for its owner, after what broke, and the first night that missed it outlives later ones', () => {
    const [neverSeen] = report.findings
    const rules = { maxNewIssues: 1, labels: [], owners: { 'leader re-elected': ['ada'] } }
    const plan = (findings: typeof report.findings) =>
      planIssueChanges('acme/raft', emptyListing, makeReport(findings), rules)
    expect(plan(report.findings)).toMatchObject([{ kind: 'create', assignees: ['ada'] }])
    expect(plan([...report.findings, makeFinding()])).toMatchObject([{ kind: 'create' }, { kind: 'pending' }])
    if (neverSeen === undefined) throw new Error('no finding')
    const first = { sha: 'a'.repeat(40), at: '2026-10-01T02:00:00.000Z' }
    const shown = { sha, config: {}, seeds: [], k: 0, n: 10, first }
    const previous = { key: neverSeen.key, formerKeys: [], target: 'liferaft', ...shown }
    const { body } = renderIssue(neverSeen, report, { ...newIssue, previous })
    expect(body).toContain(`${bound} First missed in \`aaaaaaa\` (2026-10-01), last in \`4c1f2ab\` (2026-11-22).`)
  })
})

describe('annotations', () => {
  test('of 30 findings 9 are shown and 21 counted', () => {
    const findings = Array.from({ length: 30 }, (_, index) => makeFinding({ count: 30 - index }))
    const annotations = renderAnnotations(makeReport(findings), 'findings')
    expect(annotations).toHaveLength(10)
    expect(annotations[0]).toEqual({
      level: 'error',
      title: 'liferaft: ElectionSafety: two leaders in term <n>',
      message:
        "30 of 2,000 seeds (2.1 % (1.5-2.8 %)). Reproduced 3 of 3 times in fresh processes, on 2 runners: the one that found it and the report job's.\nReproduce: node examples/liferaft/sim.ts --seed 8817421930012253311 --steps 100",
    })
    expect(annotations[9]?.message).toBe('21 more findings: see the job summary.')
  })

  test('tell an issue that was opened just now from one that was known, and keep to the room there is', () => {
    const [known, opened] = [makeFinding({ key: key('a') }), makeFinding({ key: key('b') })]
    const refer = ({ target, key: findingKey, id }: typeof known) => ({ target, key: findingKey, id, title: '' })
    const issues: IssueResult[] = [
      { kind: 'updated', finding: refer(known), issue: { number: 1, url: '', state: 'open' } },
      { kind: 'created', finding: refer(opened), issue: { number: 2, url: '', state: 'open' } },
    ]
    const report = makeReport([known, opened])
    const messages = renderAnnotations(report, 'findings', { issues, max: 9 }).map(({ message }) => message)
    expect(messages).toEqual([expect.stringContaining('Known as issue 1.'), expect.stringContaining('Opened issue 2.')])
    const few = renderAnnotations(report, 'findings', { issues, max: 1 }).map(({ message }) => message)
    expect(few).toEqual(['2 more findings: see the job summary.'])
    expect(renderAnnotations(report, 'findings', { issues, max: 0 })).toEqual([])
  })

  test('a lost shard is a warning even when nothing was found', () => {
    const shards = [makeShard(0), makeShard(1, { delivered: 0, state: 'missing' })]
    expect(renderAnnotations(makeReport([], { shards, delivered: 1_000 }), 'inconclusive')).toEqual([
      expect.objectContaining({
        level: 'warning',
        message: expect.stringContaining('shard 1 (of 0-1) never delivered'),
      }),
    ])
    expect(renderAnnotations(makeReport([]), 'clean')).toEqual([])
  })
})

test('no hostile text gets out of its box in summary, comment or annotations', () => {
  const error = new Error('x') as WorldError
  const render = (text: string) => {
    const finding = makeFinding({ signature: { ...makeFinding().signature, title: text, type: text }, excerpt: text })
    const report = makeReport([finding], {
      properties: [
        { target: text, name: text, kind: 'always', passes: 1, failures: 1, seeds: 1, seen: 1, mustHit: false },
      ],
      reasons: [{ outcome: 'infra', reason: text, count: 1 }],
      shards: [makeShard(0, { machine: text })],
    })
    const published = { repository: 'acme/raft', end: { kind: 'failed', sentence: text, error } as const, results: [] }
    return {
      summary: renderSummary(report, 'findings', { published, notes: [text] }),
      comment: renderComment(report, 'findings', { issues: [] }),
      annotations: renderAnnotations(report, 'findings'),
    }
  }
  const plain = render('word')
  fc.assert(
    fc.property(hostileText, (text) => {
      const { summary, comment, annotations } = render(text)
      expect(stripCode(summary)).toBe(stripCode(plain.summary))
      expect(stripCode(comment)).toBe(stripCode(plain.comment))
      const messages = annotations.map(({ title, message }) => `${title}\n${message}`).join('\n')
      expect(`${summary}${comment}${messages}`.replaceAll('\t', '')).not.toMatch(invisible)
      expect(parseWorkflowCommands(`${summary}\n${comment}\n${messages}`)).toEqual([])
      for (const { message } of annotations) expect(message.length).toBeLessThanOrEqual(annotationCharactersMax)
    }),
    { numRuns: 500 },
  )
})

test('the job summary says how many seeds were run twice and what that shows, or nothing where none was', () => {
  const determinism = { checked: 105, unequal: 4, rate: { low: 0.0128, estimate: 4 / 105, high: 0.0876 } }
  expect(renderSummary(makeReport([], { determinism }), 'clean', nothing)).toContain(
    '\n105 seeds run twice: 4 differed (3.8 %, 95 % interval 1.3-8.8 %).\n',
  )
  expect(renderSummary(makeReport([]), 'clean', nothing)).not.toContain('run twice')
})
