import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('the young generation that starting filled is given back within 30 s of work, and grows to 8 MB for launches alone', () => {
  const file = join(import.meta.dirname, '..', '..', 'src', 'campaign', 'keep-heap-small.ts')
  // Works all the while, as a sweep does: V8 shrinks the young generation of an idle process by itself.
  const program = `
    import { getHeapSpaceStatistics } from 'node:v8'
    import { keepHeapSmall } from ${JSON.stringify(file)}
    const young = () => getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size / 2 ** 20
    const kept = []
    const work = () => { for (let i = 0; i < 2e4; i++) kept[i % 5e3] = { i, text: 'seed ' + i } }
    while (young() < 16) { kept.push(Array.from({ length: 1e3 }, (_, i) => ({ i }))); work() }
    kept.length = 0
    const before = young()
    const onLaunched = keepHeapSmall()
    const started = performance.now()
    let least = before
    const turn = () => {
      work()
      least = Math.min(least, young())
      if (least < before / 2 || performance.now() - started > 30_000) {
        for (let i = 0; i < 200; i++) work()
        const after = young()
        for (let i = 0; i < 2_000; i++) {
          work()
          onLaunched()
        }
        console.log(JSON.stringify({ before, after, launching: young() }))
      } else setImmediate(turn)
    }
    turn()`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  const { before, after, launching } = JSON.parse(said) as Record<'before' | 'after' | 'launching', number>
  expect(before).toBeGreaterThanOrEqual(16)
  expect(after).toBeLessThanOrEqual(before / 2)
  expect(launching).toBe(8)
})
