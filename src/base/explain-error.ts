import { UserError } from './user-error.ts'
import { WorldError } from './world-error.ts'

/** An error that says what happened to people: a mistake of the caller, or the world failing. Null: it is our own bug. */
export function explainError(error: unknown): UserError | WorldError | null {
  return error instanceof UserError || error instanceof WorldError ? error : explainSystemError(error)
}

/** The messages of what caused an error, outermost first, without its own. */
export function listCauses(error: Error): string[] {
  const causes: string[] = []
  for (let { cause } = error; cause instanceof Error; cause = cause.cause) causes.push(cause.message)
  return causes
}

/** What the operating system refused, wherever it was asked: the world failing, not a bug. */
function explainSystemError(error: unknown): WorldError | null {
  if (!(error instanceof Error)) return null
  const { code, syscall, path } = error as NodeJS.ErrnoException
  if (code === undefined || syscall === undefined) return null
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const hint = 'What was committed is kept: free some space and run the same command again'
    return new WorldError('disk-full', `no room left on the disk${path === undefined ? '' : ` for ${path}`}`, { hint })
  }
  return new WorldError('system', `the system refused: ${error.message}`)
}
