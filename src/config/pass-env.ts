import { isRunnerSecret } from '../base/runner-secret.ts'
import { truncate } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'

/** @throws UserError `pass-env` for a name that is none, or that a simulator must not see */
export function checkPassEnv(names: readonly string[], where: string): void {
  for (const name of names) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      const hint = 'Write names only, such as [MY_LICENSE]; values go under env'
      throw new UserError(
        'pass-env',
        `${where}: ${JSON.stringify(truncate(name, 80))} is not the name of a variable`,
        hint,
      )
    }
    if (isRunnerSecret(name)) {
      throw new UserError(
        'pass-env',
        `${where}: ${name} is never passed to a simulator: with it, a simulator could act as the workflow`,
        'Pass a secret of its own under another name, if the simulator needs one',
      )
    }
  }
}
