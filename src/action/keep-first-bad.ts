import { info } from '@actions/core'
import { listCauses } from '../base/explain-error.ts'
import { plainLine } from '../base/plain-text.ts'
import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import { addBisection } from '../campaign/history-phase.ts'
import type { HistoryPlace } from '../config/config-schema.ts'
import type { ActionContext } from './context.ts'
import { keepHistory, openHistory } from './history.ts'

/**
 * Puts what a bisection concluded into the history, so that the issue says it from the next report on. Where there is no
 * history yet none is made of it: it would stand in the way of what the issues know. What goes wrong is said, and is no failure
 * of the step.
 *
 * @param bisection its name, and the store with its evidence
 */
export async function keepFirstBad(
  context: ActionContext,
  bisection: { readonly name: string; readonly dbPath: string },
  configured: HistoryPlace | null,
): Promise<void> {
  const history = await openHistory(context, configured)
  for (const note of history.notes) info(`history: ${plainLine(note, 500)}`)
  if (!history.found || !history.adds) {
    return info('history: the first bad commit is not kept in it: this run found none, or may not add to it')
  }
  try {
    addBisection(history.dbPath, bisection.dbPath)
  } catch (error) {
    if (!(error instanceof UserError || error instanceof WorldError)) throw error
    const reasons = [error.message, ...listCauses(error)].join(': ')
    return context.annotator.write('warning', plainLine(`the first bad commit was not kept: ${reasons}`, 1000))
  }
  await keepHistory(context, history, bisection.name, true)
}
