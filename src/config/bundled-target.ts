import { compareText } from '../base/text.ts'
import type { Target } from '../model/target.ts'
import type { TargetFields } from './config-schema.ts'
import { defineTarget, type Where } from './define-target.ts'

/** Which etcd the bundled simulator is: one without known bugs, with some of them, or a release with all of its own. */
export interface BundledSystem {
  readonly bugs: readonly string[]
  readonly etcd: string | null
}

/** The target that is swept where nothing else is there to be swept. */
export const bundledName = 'etcd'

/** What the name of a target may hold. */
const nameMax = 64

/** `etcd`, `etcd-3.5.0`, `etcd-13766_15220`: another system, another target with a store of its own. */
export function nameBundled({ bugs, etcd }: BundledSystem): string {
  const words = etcd === null ? orderBugs(bugs).join('_') : etcd.replace(/^v/, '')
  return (words === '' ? bundledName : `${bundledName}-${words}`).slice(0, nameMax)
}

/** The system that a name of `nameBundled` stands for; null for any other name. */
export function parseBundledName(name: string): BundledSystem | null {
  if (name === bundledName) return { bugs: [], etcd: null }
  const [, words] = /^etcd-([0-9a-z._-]+)$/.exec(name) ?? []
  if (words === undefined) return null
  return /^\d+\.\d+\.\d+$/.test(words) ? { bugs: [], etcd: words } : { bugs: words.split('_'), etcd: null }
}

/**
 * The bundled simulator as a target like any other: commands that are spawned, and a canary that must fail.
 *
 * @param program how a person in the directory of the campaign starts this seedsweep, such as `npx seedsweep@1.0.0`
 */
export function bundledTarget(
  system: BundledSystem,
  program: readonly string[],
  words: Pick<TargetFields, 'build' | 'timeout' | 'memory'>,
  where: Where,
): Target {
  const simulator = [...program, 'sim', 'etcd']
  const bugs = orderBugs(system.bugs)
  const flags = system.etcd === null ? (bugs.length === 0 ? [] : ['--bug', ...bugs]) : ['--etcd', system.etcd]
  const written = {
    ...words,
    name: nameBundled(system),
    run: [...simulator, '--seed', '{seed}', ...flags],
    worker: [...simulator, '--worker', ...flags],
    // Two bugs that most seeds show within two seconds, and ten of them: whatever the scenario, this fails.
    canary: [...simulator, '--seed', '{seed}', '--duration', '10s', '--bug', '15220', '20221a'],
  }
  return defineTarget(written, where)
}

/** The same bugs are the same system, in whatever order they were named. */
function orderBugs(bugs: readonly string[]): string[] {
  return [...new Set(bugs)].sort(compareText)
}
