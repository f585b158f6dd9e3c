import { explainError, listCauses } from '../base/explain-error.ts'
import { plainLines } from '../base/plain-text.ts'
import type { UserError } from '../base/user-error.ts'
import type { WorldError } from '../base/world-error.ts'

/** What a failed step says: what was seen, what to do, and why; for our own bugs where to report them. */
export function describeError(error: unknown, version: string): string {
  const known = explainError(error)
  if (known !== null) {
    const causes = listCauses(known).map((cause) => `because: ${cause}`)
    return plainLines([known.message, ...describeHint(known), ...causes].join('\n'))
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return plainLines(`${text}\nThis is a bug in seedsweep ${version}; please report it with the lines above.`)
}

/** Hints speak to a terminal; in a workflow the same words are inputs. */
function describeHint({ code, hint }: UserError | WorldError): string[] {
  if (code === 'nothing-to-run') {
    return [
      "Write run: and the simulator's command with {seed}, or put it into seedsweep.yml:\n  targets:\n    sim:\n      run: ./sim --seed {seed}",
    ]
  }
  return hint === null ? [] : [hint.replace(/--(config|target|run|seeds|count|budget|jobs|shards?)\b/g, 'input $1')]
}
