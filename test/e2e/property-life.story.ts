import { describe, expect, onTestFinished, test } from 'vitest'
import { readMarker } from '../../src/publish/render/marker.ts'
import { type GitHubServer, startGitHub } from '../loopback/github-server.ts'
import { type Checkout, makeCheckout } from './checkout.ts'
import { runBuiltAction } from './run-built-action.ts'

const dayMs = 86_400_000
const state = 'simulators/state.txt'

async function open(every: number): Promise<Checkout> {
  const config = 'targets:\n  raft:\n    run: sh simulators/properties.sh {seed}\n'
  const checkout = await makeCheckout({ files: { 'seedsweep.yml': config, [state]: `${every}\n` } })
  onTestFinished(() => checkout[Symbol.asyncDispose]())
  return checkout
}

async function night(checkout: Checkout, server: GitHubServer, number: number, count = 60) {
  const run = { runId: 100 + number, runNumber: number }
  const done = await runBuiltAction(checkout, server, { inputs: { count: String(count) }, run })
  server.advance(dayMs)
  return done
}

const only = (server: GitHubServer) => {
  const [issue, ...others] = server.issues()
  if (issue === undefined || others.length > 0) throw new Error(`${server.issues().length} issues`)
  return issue
}

describe('the life of a property that must be seen', () => {
  test('missed for two nights it is one issue; the night that sees it closes it; missed again by as many seeds it opens', async () => {
    await using server = await startGitHub()
    const checkout = await open(0)
    const first = await night(checkout, server, 1)
    expect(first).toMatchObject({ exitCode: 1, outputs: { findings: '1', 'new-findings': '1' } })
    expect(only(server)).toMatchObject({ state: 'open', title: '[seedsweep] raft: sometimes never seen: Elected' })
    expect(only(server).body).toContain('It closes by itself when one seed of a later campaign sees it')
    const second = await night(checkout, server, 2)
    expect(only(server).body).toContain('2 whole campaigns in a row missed it, of 120 seeds together.')
    expect(second.summary).toContain(
      'open, missed by 2 campaigns in a row | missed by 120 seeds; not seen before | never |',
    )

    const mended = await checkout.commit({ [state]: '3\n' })
    const third = await night(checkout, server, 3)
    expect(third).toMatchObject({ exitCode: 0, outputs: { findings: '0' } })
    expect(only(server)).toMatchObject({ state: 'closed', stateReason: 'completed' })
    const [closed, ...others] = server.comments(1).map(({ body }) => body)
    expect(others).toEqual([])
    expect(closed).toMatch(
      new RegExp(
        `\\*\\*Closed: it was seen\\.\\*\\*\\n\\n\\d+ of 60 seeds of later campaigns came to it, first at \`${mended.slice(0, 7)}\` \\(.*\\); one sighting is proof\\. Before, 2 whole campaigns of 120 seeds had missed it\\.`,
      ),
    )
    expect(closed).not.toContain('It is rare')
    expect(third.summary).toContain('#1 is closed on evidence')
    // Nothing more is said while it is seen.
    const requests = server.requests.length
    await night(checkout, server, 4)
    const asked = server.requests.slice(requests).map(({ operation }) => operation ?? '')
    expect(asked.filter((operation) => /^issues\/(create|update|add|remove)/.test(operation))).toEqual([])

    // A night that is smaller than the one that opened it says too little; as many seeds open it again.
    const lost = await checkout.commit({ [state]: '0\n' })
    await night(checkout, server, 5, 40)
    expect(only(server).state).toBe('closed')
    const sixth = await night(checkout, server, 6, 60)
    expect(only(server)).toMatchObject({ state: 'open', stateReason: 'reopened' })
    expect(server.comments(1)[1]?.body).toMatch(
      /\*\*Missed again\.\*\* 2 whole campaigns of 100 seeds did not come to it, the last at `[0-9a-f]{7}` \(.*\)\. Before, \d+ of \d+ seeds saw it: at that rate so many seeds miss it with a probability of under 0\.1 %\./,
    )
    expect(server.comments(1)[1]?.body).toContain(`${mended.slice(0, 7)}..${lost.slice(0, 7)}`)
    expect(readMarker(only(server).body ?? '')?.life).toMatchObject({ reopened: { sha: lost } })
    expect(sixth.summary).toContain('#1 is open again')
    expect(server.violations).toEqual([])
  })

  test('seen while its history is lost: the marker of the issue stands in for the campaigns that missed it', async () => {
    await using server = await startGitHub()
    const checkout = await open(0)
    await night(checkout, server, 1)
    server.state.artifacts.length = 0
    await checkout.commit({ [state]: '3\n' })
    await night(checkout, server, 2)
    await night(checkout, server, 3)
    expect(only(server)).toMatchObject({ state: 'closed', stateReason: 'completed' })
    expect(server.comments(1)[0]?.body).toContain('Before, a whole campaign of 60 seeds had missed it.')
    expect(server.violations).toEqual([])
  })
})
