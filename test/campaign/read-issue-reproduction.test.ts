import { describe, expect, test } from 'vitest'
import { parseIssueAddress, readIssueReproduction } from '../../src/campaign/read-issue.ts'
import { formatMarker, type IssueMarker } from '../../src/publish/render/marker.ts'
import { startGitHub } from '../loopback/github-server.ts'
import { makeTarget, seedText } from '../sweep/make-run-result.ts'

/** Reads the reproduction that an issue with this marker gives, for a target that is so. */
async function readFrom(marker: Partial<IssueMarker>, deterministic: boolean) {
  await using server = await startGitHub()
  const shown = { sha: null, config: {}, seeds: [seedText(7)], k: 1, n: 100 }
  const complete = { key: 'a'.repeat(64), formerKeys: [], target: 'raft', ...shown }
  server.seed.issue({ body: formatMarker({ ...complete, first: null, ...marker }) })
  const access = {
    repository: 'octo/demo',
    token: server.addToken({ issues: 'read' }),
    apiUrl: server.url,
    version: 'test',
    log: () => {},
  }
  const target = makeTarget({ deterministic })
  const settingsOf = () => ({ targets: [target] })
  return await readIssueReproduction(parseIssueAddress('https://github.com/octo/demo/issues/1'), access, settingsOf)
}

describe('the reproduction of an issue', () => {
  test('is one run of its seed', async () => {
    const { reproduction } = await readFrom({}, true)
    expect(reproduction).toMatchObject({ seed: '7', repeat: { by: 'seed' } })
  })

  test('of a target that is not deterministic is as many attempts as k of n ask for', async () => {
    const { reproduction } = await readFrom({ k: 40, n: 100 }, false)
    expect(reproduction.repeat).toEqual({ by: 'attempts', most: 13, rate: 0.4 })
  })

  test('about runs that differ is pairs of runs', async () => {
    const { reproduction } = await readFrom({ proof: 'pairs' }, true)
    expect(reproduction.repeat).toEqual({ by: 'pairs', most: 5 })
  })

  test('about a property that was never seen there is none', async () => {
    await expect(readFrom({ proof: 'campaign', seeds: [], k: 0 }, true)).rejects.toMatchObject({ code: 'no-seed' })
  })
})
