import { compareText } from '../base/text.ts'
import { SeedTextSchema } from '../model/seed.ts'
import type { Target } from '../model/target.ts'
import { formatCommandLine } from '../simulator/command-line.ts'

/** The targets of a store. */
type Targets = readonly { readonly target: Target }[]

/**
 * The targets whose commands are not those of the configuration of the checkout. A store can come from anywhere, an
 * artifact of a pull request for instance, and whoever made it wrote its commands: a job that may write issues runs only
 * what its own repository says, and a person is shown them first.
 *
 * @param configured the target of this name in the local configuration, or null
 */
export function listUnknownTargets(targets: Targets, configured: (name: string) => Target | null): Target[] {
  return targets.flatMap(({ target }) => {
    const own = configured(target.name)
    return own !== null && describeCommand(own) === describeCommand(target) ? [] : [target]
  })
}

/** Why the commands of a store may not be run, or null where the configuration of the checkout has the same. */
export function describeUnknownCommand(
  { targets }: { readonly targets: Targets },
  configured: (name: string) => Target | null,
): string | null {
  const [unknown] = listUnknownTargets(targets, configured)
  if (unknown === undefined) return null
  return `the command of target "${unknown.name}" in the store is not that of this checkout's configuration`
}

const firstSeed = SeedTextSchema.parse('1')

/** What of a target replays would run, here with seed 1, and what they would let through to it, by the keys of seedsweep.yml. */
export function listCommands(target: Target): (readonly [key: string, text: string])[] {
  const { build, passEnv } = target
  return [
    ...(build === null ? [] : [['build', build] as const]),
    ['run', formatCommandLine(target, firstSeed)],
    ...(passEnv.length === 0 ? [] : [['pass-env', passEnv.join(' ')] as const]),
  ]
}

/** All of a target that decides what is run, as one text. */
export function describeCommand({
  build,
  run,
  batch,
  worker,
  via,
  env,
  passEnv,
  canary,
  config,
  axes,
}: Target): string {
  return JSON.stringify([build, run, batch, worker, via, sorted(env), passEnv, canary, sorted(config), axes])
}

function sorted(fields: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  return Object.entries(fields).toSorted(([a], [b]) => compareText(a, b))
}
