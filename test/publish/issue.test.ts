import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainLines } from '../../src/base/plain-text.ts'
import { issueCharactersMax, renderIssue, titleCharactersMax } from '../../src/publish/render/issue.ts'
import { readMarker } from '../../src/publish/render/marker.ts'
import { parseWorkflowCommands } from '../loopback/workflow-commands.ts'
import { hostileText, invisible, stripCode } from './hostile-text.ts'
import { key, makeFinding, makeReport, makeSeed, sha } from './make-report.ts'

const finding = makeFinding()
const report = makeReport([finding])

describe('the issue of a finding', () => {
  test('reads as people expect', () => {
    const { title, body } = renderIssue(finding, report)
    expect(title).toBe('[seedsweep] liferaft: ElectionSafety: two leaders in term <n>')
    expect(body).toBe(`<!-- seedsweep:begin -->

**\`ElectionSafety: two leaders in term <n>\`**

Reproduced 3 of 3 times in fresh processes, on 2 runners: the one that found it and the report job's. 41 of 2,000 seeds (2.1 %, 95 % interval 1.5-2.8 %). First seen in \`4c1f2ab\` (2026-11-22).

### Reproduce
\`\`\`sh
git clone https://github.com/acme/raft && cd raft && git checkout ${sha}
npm ci
node examples/liferaft/sim.ts --seed 8817421930012253311 --steps 100
# exits 1 in 0.1 s: ElectionSafety
\`\`\`

The command was run in a fresh process before it was printed.

On other code the same seed may take another path; then sweep: about 240 fresh seeds show it again with 99 % probability.

### What happened
\`\`\`
two leaders in term 1: n2 and n1
  t=275  n2 asks n0 for its vote in term 1
\`\`\`

| | |
| --- | --- |
| Seeds, shortest first | \`8817421930012253311\` (13 steps), \`1200\` (14 steps), \`7731\` and 38 more in the store |
| Configuration | \`nodes 3, steps 100\` |
| Made with | seedsweep \`0.1.0\`, commit \`${sha}\`, \`linux x64\` |
| Run | [campaign 214](https://github.com/acme/raft/actions/runs/29000000000) |

<details><summary>What counts as this failure, and how this issue is kept</summary>

Signature \`7777777777777777\` (version 1): every failure of kind \`property\` that reads \`ElectionSafety: two leaders in term <n>\`.

Frames, innermost first: \`Node.vote\`, \`Node.receive\`

In [campaign 214](https://github.com/acme/raft/actions/runs/29000000000) one more seed would have shown something new with a probability under 1 in 668 (95 %). Known failures ended 2.1 % of its seeds: these looked no further.

A campaign that sees it again rewrites this text. What you write above or below it stays, and so does the title.

</details>

<details><summary>How to steer it</summary>

Who may write to this repository steers it by a comment here, each order on a line of its own: \`/seedsweep merge #12\` (#12 is the same bug), \`/seedsweep split\`, \`/seedsweep ignore\` or \`/seedsweep ignore until 2027-01-01\`, \`/seedsweep expected\`, \`/seedsweep wrong\` (no bug of the target), \`/seedsweep retry\`. The next report obeys and answers. An issue that was closed so is taken back by reopening it.

</details>

<!-- seedsweep:v1 {"key":"${key('7')}","target":"liferaft","sha":"${sha}","config":{"nodes":"3","steps":"100"},"seeds":["8817421930012253311","1200","7731"],"k":41,"n":2000,"first":{"sha":"${sha}","at":"2026-11-22T02:00:00.000Z"}} -->
<!-- seedsweep:end -->`)
  })

  test('once it has an address it says how to reproduce by it, with the version pinned', () => {
    const url = 'https://github.com/acme/raft/issues/12'
    const { body } = renderIssue(finding, report, { url, previous: null, charactersMax: issueCharactersMax })
    expect(body).toContain('Or `npx seedsweep@0.1.0 reproduce https://github.com/acme/raft/issues/12`.')
  })

  test('says what seeds run twice showed, above all where that is the finding', () => {
    const determinism = { checked: 105, unequal: 4, rate: { low: 0.0131, estimate: 0.0381, high: 0.0888 } }
    const told = '105 seeds run twice: 4 differed (3.8 %, 95 % interval 1.3-8.9 %)'
    const other = makeReport([finding], { determinism })
    expect(renderIssue(finding, other).body).toContain(`\n| Determinism | ${told} |\n`)
    const reproduction =
      finding.reproduction === null ? null : { ...finding.reproduction, repeat: { by: 'pairs', most: 5 } as const }
    const confirmation = { state: 'reproducible', same: 4, replays: 5, where: ['report'] } as const
    const { body } = renderIssue(makeFinding({ reproduction, confirmation }), other)
    expect(body).toContain(
      'Two runs of its seed differed again in 4 of 5 pairs, on another runner than the one that found it.',
    )
    expect(body).toContain(` (2026-11-22). ${told}.\n`)
    const command = reproduction?.commandLine
    expect(body).toContain(`\nnpm ci\n${command}\n${command}\n# 4 of 5 pairs of runs differ: two leaders in term n\n`)
    expect(readMarker(body)?.proof).toBe('pairs')
  })

  test('the first sighting outlives the campaign that made it', () => {
    const first = { sha: 'a'.repeat(40), at: '2026-10-01T02:00:00.000Z' }
    const previous = {
      key: key('7'),
      formerKeys: [],
      target: 'liferaft',
      sha,
      config: {},
      seeds: [],
      k: 1,
      n: 1,
      first,
    }
    const { body } = renderIssue(finding, report, { url: null, previous, charactersMax: issueCharactersMax })
    expect(body).toContain('First seen in `aaaaaaa` (2026-10-01), last in `4c1f2ab` (2026-11-22).')
    expect(readMarker(body)?.first).toEqual(first)
  })

  test('claims a second runner only where there was one', () => {
    expect(renderConfirmed(['shard 3 attempt 1'])).toContain('confirmed on the runner that found it.')
    expect(renderConfirmed(['local'])).toContain('confirmed on the runner that found it.')
    expect(renderConfirmed(['shard 3 attempt 1', 'shard 5 attempt 1'])).toContain(
      'confirmed on the runners that found it.',
    )
    expect(renderConfirmed(['report', 'shard 3 attempt 1'])).toContain(
      "on 2 runners: the one that found it and the report job's.",
    )
    expect(renderConfirmed(['report'])).toContain('on another runner than the one that found it.')
  })

  test('says that the tree had uncommitted changes', () => {
    const reproduction = finding.reproduction === null ? null : { ...finding.reproduction, changes: 'deadbeef' }
    expect(renderIssue(makeFinding({ reproduction }), report).body).toContain('The tree had uncommitted changes')
  })

  test('outside a hosted repository it clones nothing', () => {
    const reproduction = finding.reproduction === null ? null : { ...finding.reproduction, repository: null }
    const { body } = renderIssue(makeFinding({ reproduction }), report)
    expect(body).not.toContain('git clone')
    expect(body).toContain(`\`\`\`sh\ngit checkout ${sha}\nnpm ci`)
  })

  test('a rate of 37 in 4,930,000 is told as one in so many', () => {
    const rate = { low: 1 / 183_000, estimate: 1 / 133_243, high: 1 / 98_000 }
    const { body } = renderIssue(makeFinding({ count: 37, seedsJudged: 4_930_000, rate }), report)
    expect(body).toContain('37 of 4,930,000 seeds (1 in 133,000, 95 % interval 1 in 183,000 to 1 in 98,000)')
  })
})

describe('the command of an issue', () => {
  test('is printed byte for byte, with backticks, mentions and arrows', () => {
    const command = `./sim --seed 5 --note '@acme #12 \`\`\` --> <!-- x'`
    expect(withCommand(command)).toContain(`\n\`\`\`\`sh\n`)
    expect(withCommand(command)).toContain(`\n${command}\n`)
  })

  test.each([
    ['a bidirectional override', './sim --seed 5 \u202E'],
    ['a terminal sequence', './sim --seed 5 \u001B[2K'],
    ['a second line', './sim --seed 5\nrm -rf ~'],
    ['a forged end of our part', "./sim '<!-- seedsweep:end -->'"],
    ['20,000 characters', `./sim ${'x'.repeat(20_000)}`],
  ])('is not printed with %s', (_, command) => {
    const body = withCommand(command)
    expect(body).not.toContain('./sim')
    expect(body).toMatch(/printed here|print here/)
    expect(readMarker(body)?.k).toBe(41)
  })

  test('what a simulator named its failure cannot be run by a shell that takes # for a word', () => {
    const signature = { ...finding.signature, type: '$(touch /tmp/x); `id` && echo "a" | sh #\n!1 Raft::Safety' }
    const { body } = renderIssue(makeFinding({ signature }), report)
    const comment = /^# exits 1.*$/m.exec(body)?.[0] ?? ''
    expect(comment).toBe('# exits 1 in 0.1 s: touch /tmp/x id echo a sh 1 Raft::Safety')
  })

  test('a repository or server with a shell word in its name is not cloned', () => {
    expect(withCommand('./sim', { repository: 'acme/raft;id' })).not.toContain('git clone')
    expect(withCommand('./sim', { serverUrl: 'https://x/$(id)' })).not.toContain('git clone')
    expect(withCommand('./sim', { sha: '4c1f2ab; id' })).not.toContain('git checkout')
  })
})

describe('an issue about hostile text', () => {
  const hostileFinding = fc
    .record({ title: hostileText, type: hostileText, frame: hostileText, excerpt: hostileText })
    .map(({ title, type, frame, excerpt }) =>
      makeFinding({ excerpt, signature: { ...finding.signature, title, type, frames: [frame, frame] } }),
    )

  test('outside of code nothing of it is left, and our marker is the only one', () => {
    const expected = stripCode(renderIssue(finding, report).body)
    fc.assert(
      fc.property(hostileFinding, (hostile) => {
        const { title, body } = renderIssue(hostile, makeReport([hostile]))
        // What is not code is our own text: the same for any finding, but for a heading where the excerpt is empty.
        const blank =
          plainLines(hostile.excerpt).trim() === '' ? expected.replace('### What happened\n\n', '') : expected
        expect(stripCode(body)).toBe(blank)
        expect(body.replaceAll('\t', '')).not.toMatch(invisible)
        expect(body.match(/<!--/g)).toHaveLength(3)
        expect(readMarker(body)?.key).toBe(key('7'))
        expect(parseWorkflowCommands(`${title}\n${body}`)).toEqual([])
        expect(title.length).toBeLessThanOrEqual(titleCharactersMax)
      }),
      { numRuns: 1_000 },
    )
  })

  test('of any length, it keeps to 60,000 characters with its marker and its reproduction', () => {
    const long = fc
      .tuple(hostileText, fc.integer({ min: 1, max: 20_000 }))
      .map(([text, times]) => text.repeat(times).slice(0, 200_000))
    fc.assert(
      fc.property(long, long, fc.integer({ min: 4_000, max: issueCharactersMax }), (excerpt, title, charactersMax) => {
        const signature = {
          ...finding.signature,
          title,
          frames: Array.from({ length: 40 }, () => title.slice(0, 1_000)),
        }
        const { body } = renderIssue(makeFinding({ excerpt, signature }), report, {
          url: null,
          previous: null,
          charactersMax,
        })
        expect(body.length).toBeLessThanOrEqual(charactersMax)
        expect(body).toContain('\nnode examples/liferaft/sim.ts --seed 8817421930012253311 --steps 100\n')
        expect(readMarker(body)?.key).toBe(key('7'))
      }),
      { numRuns: 100 },
    )
  })
})

function renderConfirmed(where: string[]): string {
  return renderIssue(makeFinding({ confirmation: { state: 'reproducible', same: 3, replays: 3, where } }), report).body
}

function withCommand(commandLine: string, fields: object = {}): string {
  const reproduction = finding.reproduction === null ? null : { ...finding.reproduction, commandLine, ...fields }
  return renderIssue(makeFinding({ reproduction }), report).body
}

test('an issue says what its failure needs of the drawn configuration, and the one that its command has', () => {
  const { body } = renderIssue(
    makeFinding({
      attribution: {
        needs: [{ name: 'delay', value: 'on', failing: 41, of: 41 }],
        favours: [],
        indifferent: ['loss', 'partitions'],
      },
      seeds: [makeSeed('8817421930012253311', { config: { delay: 'on', loss: 'off', partitions: 'on' } })],
    }),
    makeReport([]),
  )
  expect(body).toContain(
    'Needs **`delay`** `on` (41 of 41 failing seeds); no difference seen with `loss` and `partitions`.',
  )
  expect(body).toContain('| Configuration | `delay on, loss off, nodes 3, partitions on, steps 100` |')
})
