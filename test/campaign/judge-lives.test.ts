import { expect, test } from 'vitest'
import { takeTurns } from '../../src/campaign/judge-lives.ts'

test('of 7 old commits that cannot be run, which all stay, each has a turn within 3 campaigns', () => {
  const waiting = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const turns = [7, 8, 9].map((campaign) => takeTurns(waiting, campaign))
  expect(turns.map(({ length }) => length)).toEqual([3, 3, 3])
  expect(new Set(turns.flat())).toEqual(new Set(waiting))
  expect(takeTurns(['a'], 8)).toEqual(['a'])
  expect(takeTurns([], 8)).toEqual([])
})
