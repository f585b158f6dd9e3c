import { truncate } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'
import type { ResultFiles } from '../model/target.ts'
import type { TargetFields } from './config-schema.ts'

const antithesisVariable = 'ANTITHESIS_SDK_LOCAL_OUTPUT'
const antithesisPath = '{out}/sdk.jsonl'

/** What `result` adds to the environment, so that the printed command has it too. */
export function resultEnv(result: TargetFields['result']): Record<string, string> {
  return result?.antithesis === true ? { [antithesisVariable]: antithesisPath } : {}
}

/**
 * Completes `result`, and refuses what could not tell one run from another.
 *
 * @throws UserError `result`
 */
export function readResultFiles(
  fields: TargetFields,
  run: readonly string[],
  at: (key: string) => string,
): ResultFiles {
  const { junit, antithesis = false } = fields.result ?? {}
  if (junit === undefined && !antithesis) return { junit: null, antithesis }
  const where = at('result')
  const via = fields.via ?? (fields.worker !== undefined ? 'worker' : fields.batch !== undefined ? 'batch' : 'run')
  if (via !== 'run') {
    throw new UserError(
      'result',
      `${where}: the files of result belong to one seed, but ${via} runs many in one process`,
      'Write via: run, or let the simulator print a result line for each seed',
    )
  }
  if (junit !== undefined) checkJunit(junit, [...run, ...Object.values(fields.env ?? {}).map(String)], where)
  const own = fields.env?.[antithesisVariable]
  if (antithesis && own !== undefined && own !== antithesisPath) {
    throw new UserError(
      'result',
      `${at('env')}: ${antithesisVariable} is ours to set where result has antithesis: true`,
      `Remove it: it becomes ${antithesisPath}`,
    )
  }
  return { junit: junit ?? null, antithesis }
}

function checkJunit(junit: string, words: readonly string[], where: string): void {
  const shown = JSON.stringify(truncate(junit, 80))
  const pieces = junit.split('/')
  if (pieces[0] !== '{out}' || pieces.length < 2 || pieces.some((piece) => piece === '' || piece === '..')) {
    throw new UserError(
      'result',
      `${where}: junit is ${shown}, which is not below {out}: files elsewhere may be those of another run`,
      'Write for example junit: "{out}/*.xml", and {out} in run or env where the test runner takes the path',
    )
  }
  if (words.some((word) => word.includes('{out}'))) return
  throw new UserError(
    'result',
    `${where}: junit is ${shown}, but neither run nor env has {out}, so nothing is told to write there`,
    'Hand the path over, for example run: pytest --junitxml={out}/junit.xml',
  )
}
