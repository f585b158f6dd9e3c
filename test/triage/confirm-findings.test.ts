import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { planCampaign } from '../../src/plan/plan-campaign.ts'
import { extractSignature } from '../../src/signature/extract-signature.ts'
import { confirmFindings } from '../../src/triage/confirm-findings.ts'
import { describeFindings } from '../../src/triage/describe-findings.ts'
import { makeContext } from '../simulator/fixture-context.ts'
import { makeFailingSeed, makeStoredFinding } from './make-finding.ts'

/** A finding of a simulator that is this shell script, in a directory of its own. */
function makeScript(script: string): { findings: Finding[]; context: ReturnType<typeof makeContext> } {
  const base = makeContext(['sh', 'sim.sh', '{seed}'])
  const context = { ...base, cwd: base.scratch }
  writeFileSync(join(context.cwd, 'sim.sh'), script)
  const signature = extractSignature({ text: '', reported: { kind: 'property', property: 'P', message: 'm' } })
  const plan = planCampaign({
    seedsweep: '1.0.0',
    origin: {
      namespace: 'local',
      number: 1,
      repository: null,
      serverUrl: null,
      sha: null,
      changes: null,
      ref: null,
      workflow: null,
      event: null,
      runUrl: null,
      pullRequest: null,
    },
    targets: [context.target],
    seeds: { by: 'count', count: 10 },
    shardCount: 1,
  })
  const stored = makeStoredFinding({
    target: 'fixture',
    key: signature.key,
    signature,
    seeds: [makeFailingSeed(7, { digest: null })],
  })
  return { findings: describeFindings([stored], () => plan), context }
}

const failsByP = `echo x >> ran; echo 'seedsweep: {"outcome":"failed","failure":{"kind":"property","property":"P","message":"m"}}'; exit 1`

function request(
  findings: readonly Finding[],
  context: ReturnType<typeof makeContext>,
  signal = new AbortController().signal,
) {
  return { findings, contextFor: () => context, campaign: '0123456789ab', where: 'local', jobs: 2, signal }
}

test('a finding is replayed three times by its printed command, each in a fresh process', async () => {
  const { findings, context } = makeScript(failsByP)
  const replays = await Array.fromAsync(confirmFindings(request(findings, context)))
  expect(replays.map(({ replay, verdict, where }) => [replay, verdict, where])).toEqual([
    [1, 'same', 'local'],
    [2, 'same', 'local'],
    [3, 'same', 'local'],
  ])
  expect(readFileSync(join(context.cwd, 'ran'), 'utf8')).toBe('x\nx\nx\n')
})

test('findings of targets that this machine does not have are left alone', async () => {
  const { findings, context } = makeScript(failsByP)
  const replays = confirmFindings({ ...request(findings, context), contextFor: () => null })
  expect(await Array.fromAsync(replays)).toEqual([])
})

test('a cancellation keeps what ended before it and kills what runs', async () => {
  const { findings, context } = makeScript(`[ -e ran ] && sleep 600; ${failsByP}`)
  const controller = new AbortController()
  const replays = []
  for await (const replay of confirmFindings({ ...request(findings, context, controller.signal), jobs: 1 })) {
    replays.push(replay)
    controller.abort()
  }
  expect(replays.map(({ replay, verdict }) => [replay, verdict])).toEqual([[1, 'same']])
})

test('a caller that stops after the first replay stops the others', async () => {
  const { findings, context } = makeScript(`[ -e ran ] && sleep 600; ${failsByP}`)
  for await (const replay of confirmFindings({ ...request(findings, context), jobs: 1 })) {
    expect(replay.verdict).toBe('same')
    break
  }
})
