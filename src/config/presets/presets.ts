import { coyote } from './coyote.ts'
import { etcdRobustness } from './etcd-robustness.ts'
import { fastCheck, jest, vitest } from './fast-check.ts'
import { foundationdb } from './foundationdb.ts'
import { goTest } from './go-test.ts'
import { gosim } from './gosim.ts'
import { hypothesis } from './hypothesis.ts'
import { jepsen } from './jepsen.ts'
import { jqwik } from './jqwik.ts'
import { loom } from './loom.ts'
import { madsim } from './madsim.ts'
import { openraft } from './openraft.ts'
import { type Preset, plainPreset } from './preset.ts'
import { proptest } from './proptest.ts'
import { resonate } from './resonate.ts'
import { shuttle } from './shuttle.ts'
import { turmoil } from './turmoil.ts'
import { vopr } from './vopr.ts'

export const presetNames = [
  'plain',
  'madsim',
  'turmoil',
  'shuttle',
  'loom',
  'proptest',
  'go-test',
  'gosim',
  'fast-check',
  'vitest',
  'jest',
  'hypothesis',
  'jqwik',
  'coyote',
  'jepsen',
  'foundationdb',
  'vopr',
  'etcd-robustness',
  'openraft',
  'resonate',
] as const
export type PresetName = (typeof presetNames)[number]

/** Every preset by the name that a target writes. */
export const presets: Readonly<Record<PresetName, Preset>> = {
  plain: plainPreset,
  madsim,
  turmoil,
  shuttle,
  loom,
  proptest,
  'go-test': goTest,
  gosim,
  'fast-check': fastCheck,
  vitest,
  jest,
  hypothesis,
  jqwik,
  coyote,
  jepsen,
  foundationdb,
  vopr,
  'etcd-robustness': etcdRobustness,
  openraft,
  resonate,
}
