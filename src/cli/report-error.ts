import { CommanderError } from 'commander'
import { explainError, listCauses } from '../base/explain-error.ts'
import { plainLines } from '../base/plain-text.ts'
import { UserError } from '../base/user-error.ts'
import type { World } from './world.ts'

/** Says on stderr what ended a command, and returns its exit status: 2 for a user's mistake, 3 for anything else. */
export function reportError(error: unknown, world: World): number {
  // Commander has said it already; asking for help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const known = explainError(error)
  if (known !== null) {
    const hint = known.hint === null ? '' : `\n  ${known.hint.replaceAll('\n', '\n  ')}`
    const causes = listCauses(known).map((cause) => `\n  because: ${cause}`)
    world.stderr.write(plainLines(`seedsweep: ${known.message}${hint}${causes.join('')}\n`))
    return known instanceof UserError ? 2 : 3
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const request = `this is a bug in seedsweep ${world.version}; please report it with the lines above`
  world.stderr.write(plainLines(`${text}\nseedsweep: ${request}\n`))
  return 3
}
