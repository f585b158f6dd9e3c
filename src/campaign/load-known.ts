import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readKnown } from '../config/read-known.ts'
import { dayOf } from '../model/correction.ts'
import { knownPath } from '../model/known.ts'
import type { CorrectionRequest } from './read-report.ts'
import { readTextFile } from './read-text-file.ts'

export type { CorrectionRequest } from './read-report.ts'

/**
 * What people corrected, as of a day: `.seedsweep/known.yml` beside the configuration, where there is one, and what the
 * store knows of comments.
 *
 * @throws UserError as of `readKnown`
 */
export function loadCorrections(directory: string, at: Date): CorrectionRequest {
  const path = join(directory, ...knownPath.split('/'))
  const known = existsSync(path) ? readKnown(readTextFile(path, knownPath, 'Make it a file'), knownPath) : []
  return { known, today: dayOf(at) }
}
