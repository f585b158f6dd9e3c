import { createHash } from 'node:crypto'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../src/model/outcome.ts'
import type { KeyRules, Signature } from '../../src/model/signature.ts'
import { extractSignature } from '../../src/signature/extract-signature.ts'
import { keyRules } from '../../src/signature/sign-failure.ts'
import { canonicalRows } from '../../src/store/canonical-rows.ts'
import { mergeStores } from '../../src/store/merge-stores.ts'
import { openStore } from '../../src/store/open-store.ts'
import { readStoredFindings } from '../../src/store/queries.ts'
import { recordIssue, recordReplays } from '../../src/store/record.ts'
import { outcomeOf, planOf, seedOf, simulate } from './fixtures/campaign.ts'
import { temporaryDirectory } from './fixtures/directory.ts'
import { sweepShard } from './fixtures/sweep-shard.ts'

const plan = planOf(600, 4)

/** Rules that came before: numbers stay in messages, so that one cause has as many keys as numbers. */
const finerRules: KeyRules = {
  version: keyRules.version - 1,
  makeKeys: ({ type }, { message, site, own }) => keysOf(type, [type, message, site], own),
}

/** Rules that came before: the type alone is the key, so that two causes have one. */
const coarserRules: KeyRules = {
  version: keyRules.version - 1,
  makeKeys: ({ type }, { message, own }) => keysOf(type, [type], [message.replace(/\d+/g, ''), ...own]),
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}

function keysOf(type: string, parts: unknown, own: readonly string[]) {
  return { key: hash(['old', parts]), variant: hash(['old', parts, own]), message: '', title: type }
}

/** As a seed fails by the rules of today: two assertions in one function, of 5 numbers each. */
function signatureAt(index: number): Signature {
  const words = index % 2 === 0 ? `two leaders in term ${index % 5}` : `log differs at ${index % 5}`
  return extractSignature({ text: `Error: ${words}\n    at Node.vote (/app/node.js:${index % 7}:1)\n` })
}

/** The same outcomes whatever the rules; null: those of today. */
function simulateBy(rules: KeyRules | null): (index: number) => Outcome {
  return (index) => {
    if (index % 3 !== 0) return simulate(index).outcome === 'passed' ? simulate(index) : outcomeOf(index, 'passed')
    const today = signatureAt(index)
    const { parts } = today
    if (rules === null || parts === null) return outcomeOf(index, 'failed', { signature: today })
    const signature = { ...today, version: rules.version, ...rules.makeKeys(today, parts) }
    return outcomeOf(index, 'failed', { signature })
  }
}

function sweepAll(directory: string, name: string, rulesOf: (shard: number) => KeyRules | null): string[] {
  return plan.shards.map(({ shard }) => {
    const path = join(directory, `${name}-${shard}.db`)
    sweepShard(path, { plan, shard, simulate: simulateBy(rulesOf(shard)) })
    return path
  })
}

/** All rows but what keys were called before, which a store of today does not know. */
function rowsOf(path: string): string[] {
  using store = openStore(path, { readonly: true })
  return canonicalRows(store).filter((row) => !row.startsWith('former_key '))
}

function findingsOf(path: string) {
  using store = openStore(path, { readonly: true })
  return readStoredFindings(store, [plan.campaign])
}

describe('a store that older rules keyed', () => {
  test('opened for writing holds what today’s rules would have made of it: 10 findings become 2, 16 texts at either end', () => {
    using directory = temporaryDirectory()
    const [old = ''] = sweepAll(directory.path, 'old', () => finerRules)
    const [today = ''] = sweepAll(directory.path, 'today', () => null)
    expect(findingsOf(old)).toHaveLength(10)
    expect(rowsOf(old)).not.toEqual(rowsOf(today))
    openStore(old, { keyRules })[Symbol.dispose]()
    expect(rowsOf(old)).toEqual(rowsOf(today))
    const findings = findingsOf(old)
    expect(findings.map(({ formerKeys }) => formerKeys.length)).toEqual([5, 5])
    expect(findings.map(({ signature }) => signature.version)).toEqual([keyRules.version, keyRules.version])
    // Once more changes nothing.
    openStore(old, { keyRules })[Symbol.dispose]()
    expect(rowsOf(old)).toEqual(rowsOf(today))
    expect(findingsOf(old)).toEqual(findings)
  })

  test('read, or opened without rules, is left as it is', () => {
    using directory = temporaryDirectory()
    const [old = ''] = sweepAll(directory.path, 'old', () => finerRules)
    const before = rowsOf(old)
    openStore(old)[Symbol.dispose]()
    expect(rowsOf(old)).toEqual(before)
  })

  test('of a key that two causes shared makes two, each with its own failures, texts and former key', () => {
    using directory = temporaryDirectory()
    const [old = ''] = sweepAll(directory.path, 'old', () => coarserRules)
    const [today = ''] = sweepAll(directory.path, 'today', () => null)
    const [only, ...more] = findingsOf(old)
    expect(more).toEqual([])
    openStore(old, { keyRules })[Symbol.dispose]()
    const seen = findingsOf(old)
    const wanted = findingsOf(today)
    expect(seen.map(({ key, count, seeds }) => ({ key, count, seeds }))).toEqual(
      wanted.map(({ key, count, seeds }) => ({ key, count, seeds })),
    )
    expect(seen.map(({ formerKeys }) => formerKeys)).toEqual([[only?.key], [only?.key]])
    const details = rowsOf(old).filter((row) => row.startsWith('detail '))
    expect(details).toHaveLength(32)
    for (const row of details) expect(rowsOf(today)).toContain(row)
  })

  test('keeps its replays and its issues under the new keys; of two issues the one known last', () => {
    using directory = temporaryDirectory()
    const [old = ''] = sweepAll(directory.path, 'old', () => finerRules)
    const before = findingsOf(old).filter(({ signature }) => signature.parts?.message.startsWith('two leaders'))
    {
      using store = openStore(old)
      for (const [place, { key }] of before.entries()) {
        const issue = { repository: 'acme/raft', number: 12 + place, state: 'open' } as const
        recordIssue(store, { target: 'raft', key, issue, at: `2026-11-2${place}T00:00:00.000Z` })
      }
      const labels = { campaign: plan.campaign, target: 'raft', seed: seedOf(0), where: 'local', durationMs: 1 }
      const key = simulateBy(finerRules)(0).signature?.key ?? ''
      const seen = { seenKey: key, seenTitle: 'x', seenDigest: null, seenExit: null, verdict: 'same' } as const
      recordReplays(store, [{ ...labels, ...seen, key, replay: 1 }])
    }
    openStore(old, { keyRules })[Symbol.dispose]()
    const { key } = signatureAt(0)
    const finding = findingsOf(old).find((one) => one.key === key)
    expect(finding?.issue).toEqual({ repository: 'acme/raft', number: 16, state: 'open' })
    expect(finding?.replays).toMatchObject([{ key, seenKey: key, verdict: 'same' }])
    expect(finding?.formerKeys.toSorted()).toEqual(before.map((one) => one.key).toSorted())
  })

  test('merged with stores of today in any order, nested, and again, gives the rows of stores of today', () => {
    using directory = temporaryDirectory()
    const mixed = sweepAll(directory.path, 'mixed', (shard) => (shard % 2 === 0 ? finerRules : null))
    const today = sweepAll(directory.path, 'today', () => null)
    const all = join(directory.path, 'all.db')
    mergeStores(all, today)
    const expected = rowsOf(all)
    let run = 0
    const order = fc.shuffledSubarray(mixed, { minLength: mixed.length })
    fc.assert(
      fc.property(order, fc.integer({ min: 1, max: 3 }), fc.boolean(), (paths, at, late) => {
        const out = join(directory.path, `out-${run++}.db`)
        // Without rules the older keys stay; whoever merges with rules makes up for it.
        mergeStores(out, paths.slice(0, at), late ? null : keyRules)
        mergeStores(out, [...paths.slice(at), out], keyRules)
        mergeStores(out, paths, keyRules)
        expect(rowsOf(out)).toEqual(expected)
        expect(findingsOf(out).map(({ formerKeys }) => formerKeys.length)).toEqual([5, 5])
      }),
      { numRuns: 10 },
    )
  })

  test('without parts, or keyed by newer rules, is left as it is', () => {
    using directory = temporaryDirectory()
    const [path = ''] = sweepAll(directory.path, 'old', () => finerRules)
    {
      using store = openStore(path)
      store.database.exec(
        'UPDATE signature SET parts = NULL WHERE id % 2 = 0; UPDATE signature SET version = 99 WHERE id % 2 = 1',
      )
    }
    const before = rowsOf(path)
    openStore(path, { keyRules })[Symbol.dispose]()
    expect(rowsOf(path)).toEqual(before)
  })
})
