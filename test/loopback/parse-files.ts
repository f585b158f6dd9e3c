import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { loadOfficialParsers } from './official-parsers.ts'

/** The official parser's errors of an action.yml, each with line and column; empty where the file is valid. */
export async function checkActionFile(path: string): Promise<string[]> {
  return (await readActionFile(path)).errors
}

/** The official parser's errors of a workflow, each with line and column; empty where the file is valid. */
export async function checkWorkflowFile(path: string): Promise<string[]> {
  return (await readWorkflowFile(path)).errors
}

export async function readActionFile(path: string) {
  const { workflow, actions } = await loadOfficialParsers()
  const file = { name: basename(path), content: readFileSync(path, 'utf8') }
  const { context, value } = actions.parseAction(file, new workflow.NoOperationTraceWriter())
  const template = value === undefined ? null : actions.convertActionTemplate(context, value)
  return { errors: errorsOf(context), template }
}

export async function readWorkflowFile(path: string) {
  const { workflow } = await loadOfficialParsers()
  const file = { name: basename(path), content: readFileSync(path, 'utf8') }
  const { context, value } = workflow.parseWorkflow(file, new workflow.NoOperationTraceWriter())
  const template = value === undefined ? null : await workflow.convertWorkflowTemplate(context, value)
  return { errors: errorsOf(context), root: value ?? null, template }
}

function errorsOf(context: { errors: { getErrors(): { message: string }[] } }): string[] {
  return context.errors.getErrors().map((error) => error.message)
}
