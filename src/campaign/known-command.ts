import { compareText } from '../base/text.ts'
import type { Target } from '../model/target.ts'

/**
 * Why the commands of a store may not be run by a CI, or null where the configuration of the checkout has the same. A
 * store can come from anywhere, an artifact of a pull request for instance, and whoever made it wrote its commands; a job
 * that may write issues runs only what its own repository says. A person at a terminal decides for themselves.
 *
 * @param configured the target of this name in the local configuration, or null
 */
export function describeUnknownCommand(
  { targets }: { readonly targets: readonly { readonly target: Target }[] },
  configured: (name: string) => Target | null,
): string | null {
  const unknown = targets.find(({ target }) => {
    const own = configured(target.name)
    return own === null || describeCommand(own) !== describeCommand(target)
  })
  if (unknown === undefined) return null
  return `the command of target "${unknown.target.name}" in the store is not that of this checkout's configuration`
}

/** All of a target that decides what is run, as one text. */
function describeCommand({ build, run, batch, worker, via, env, passEnv, canary, config, axes }: Target): string {
  return JSON.stringify([build, run, batch, worker, via, sorted(env), passEnv, canary, sorted(config), axes])
}

function sorted(fields: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  return Object.entries(fields).toSorted(([a], [b]) => compareText(a, b))
}
