import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeGoldenSeeds } from './describe-seeds.ts'

const meaning = `the simulator takes other paths than it did: a seed in somebody's issue or store no longer shows its bug.
An optimisation must not do that. A new step, message or draw may: then run "npm run golden", commit the file, and say in
CHANGELOG.md that seeds changed.`

test('64 seeds take the paths that they took when the golden file was made', () => {
  const golden = readFileSync(join(import.meta.dirname, 'etcd-seeds.txt'), 'utf8')
  expect(describeGoldenSeeds().split('\n'), meaning).toEqual(golden.split('\n'))
})
