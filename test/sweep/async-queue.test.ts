import { expect, test } from 'vitest'
import { openAsyncQueue } from '../../src/sweep/async-queue.ts'

test('gives what was put in, in order, also what comes while it is read, and ends', async () => {
  const queue = openAsyncQueue<number>()
  queue.put(1)
  queue.put(2)
  const taken: number[] = []
  const reading = (async () => {
    for await (const value of queue) {
      taken.push(value)
      if (value === 2) queue.put(3)
    }
  })()
  await Promise.resolve()
  queue.put(4)
  queue.end()
  await reading
  expect(taken.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4])
})

test('an error comes after the values before it', async () => {
  const queue = openAsyncQueue<number>()
  queue.put(1)
  queue.end(new Error('broken'))
  queue.end()
  const taken: number[] = []
  await expect(
    (async () => {
      for await (const value of queue) taken.push(value)
    })(),
  ).rejects.toThrow('broken')
  expect(taken).toEqual([1])
})
