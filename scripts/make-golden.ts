// Writes test/golden/etcd-seeds.txt, by which test/golden holds the simulator to its paths: `npm run golden`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeGoldenSeeds } from '../test/golden/describe-seeds.ts'

writeFileSync(join(import.meta.dirname, '..', 'test', 'golden', 'etcd-seeds.txt'), describeGoldenSeeds())
