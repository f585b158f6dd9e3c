import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read-config.ts'

const root = join(import.meta.dirname, '../..')
const config = readConfig(readFileSync(join(root, 'seedsweep.yml'), 'utf8'), 'seedsweep.yml')

test('all simulators are targets of this repository, liferaft by default', () => {
  expect(config.default).toBe('liferaft')
  expect([...config.targets.keys()]).toEqual(['etcd', 'liferaft', 'reporter', 'tiny', 'etcd-robustness'])
})

test.each(['liferaft', 'tiny'])('%s runs one seed a process, in batches and as a worker, 30 s a seed', (name) => {
  const simulator = `examples/${name}/sim.js`
  expect(config.targets.get(name)).toMatchObject({
    run: ['node', simulator, '--seed', '{seed}'],
    batch: { argv: ['node', simulator, '--seeds-file', '{seeds-file}'], stopsAtFirstFailure: false },
    worker: { argv: ['node', simulator, '--worker'] },
    timeoutMs: 30_000,
    seedType: 'u64',
  })
})
