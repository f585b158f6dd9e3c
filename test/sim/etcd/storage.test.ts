import { describe, expect, test } from 'vitest'
import { BenchMember, BenchStream, compact, del, everything, hashOf, keysOf, Log, makeWorld, put } from './bench-member.ts'

function makeMember(...options: ConstructorParameters<typeof BenchMember> extends [any, any, any, ...infer R] ? R : never) {
  return new BenchMember(makeWorld(), 'm0', new Log(), ...options)
}

describe('smoke', () => {
  test('puts', () => {
    const m = makeMember()
    expect(m.apply(put('a', '1'))).toEqual({ kind: 'put', revision: 2 })
    const s = new BenchStream(m)
    m.act(() => s.create({ ...everything }))
    expect(m.apply({ kind: 'put', key: 'a', value: '2', prevKv: true })).toMatchObject({ revision: 3, prevKv: { value: '1' } })
    m.apply(del('a'))
    m.apply(put('b'))
    expect(keysOf(m)).toEqual(['b=v@5'])
    m.pass(1000)
    expect(s.told).toEqual(['put a@3', 'delete a@4', 'put b@5'])
    const h = hashOf(m)
    m.commit()
    m.restart()
    expect(hashOf(m)).toBe(h)
    expect(m.apply(compact(4))).toEqual({ kind: 'compact', revision: 5 })
    m.pass(1_000_000)
    expect(m.storage.compactRevision).toBe(4)
  })
})
