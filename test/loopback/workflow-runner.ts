import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { childOf, evaluateToken, toText } from './expressions.ts'
import { uniformPermissions } from './job-permissions.ts'
import { loadOfficialParsers } from './official-parsers.ts'
import { identifyRun, registerRun } from './runner-context.ts'
import { runLevel } from './workflow-level.ts'
import {
  openWorkflow,
  plainScope,
  resolveInputs,
  type WorkflowOptions,
  type WorkflowResult,
  worstResult,
} from './workflow-run.ts'

/**
 * Runs a workflow offline with real processes: needs, if, matrix, outputs, permissions, reusable workflows, cancelling,
 * lost runners, re-runs. Throws before anything runs where the file has errors or does not listen to the event.
 */
export async function runWorkflow(options: WorkflowOptions): Promise<WorkflowResult> {
  const { server, previous, workflowPath, event = { name: 'workflow_dispatch' } } = options
  const parsers = await loadOfficialParsers()
  const { root, jobs, events } = await openWorkflow(resolve(options.repositoryDir, workflowPath))
  if (!(event.name in events)) throw new Error(`${workflowPath} does not run on ${event.name}`)
  const workflow = toText(evaluateToken(childOf(root, 'name', parsers), plainScope(parsers))) || workflowPath
  const again = previous === undefined ? {} : { ...previous.run, attempt: previous.run.attempt + 1 }
  const identity = identifyRun(event, server, { workflow, workflowPath, ...options.run, ...again })
  const trigger = childOf(childOf(root, 'on', parsers), event.name, parsers)
  const inputs = resolveInputs(trigger, options.inputs ?? {}, workflowPath, parsers)
  const shown = registerRun(server, identity, event)

  const cancel = new AbortController()
  const { cancelAt } = options
  const timer = typeof cancelAt === 'number' ? setTimeout(() => cancel.abort(), cancelAt) : undefined
  if (cancelAt instanceof AbortSignal) cancelAt.addEventListener('abort', () => cancel.abort())
  const onLine = (line: string): void => {
    if (cancelAt instanceof RegExp && cancelAt.test(line)) cancel.abort()
  }
  const directories: string[] = []
  const limit = createLimit(options.jobsAtOnce ?? 2)
  const run = { parsers, options, event, identity, cancelled: cancel.signal, directories, onLine, limit }
  try {
    const groups = await runLevel({
      run,
      root,
      jobs,
      inputs,
      secrets: options.fork === true ? {} : { ...options.secrets },
      namePrefix: '',
      ceiling: uniformPermissions(options.fork === true ? 'read' : 'write'),
      defaultPermissions: options.defaultPermissions ?? { contents: 'read' },
      mustRerun: false,
    })
    const results = [...groups.values()].flatMap((group) => group.jobs)
    const conclusion = cancel.signal.aborted ? 'cancelled' : worstResult(results.map((job) => job.result))
    Object.assign(shown, { status: 'completed', conclusion })
    return {
      conclusion,
      run: identity,
      jobs: results,
      job(name) {
        const found = results.find((one) => one.name === name)
        if (found === undefined) throw new Error(`no job ${name}; there are: ${results.map((one) => one.name).join()}`)
        return found
      },
      async [Symbol.asyncDispose]() {
        await Promise.all(directories.map((directory) => rm(directory, { recursive: true, force: true })))
      },
    }
  } finally {
    clearTimeout(timer)
  }
}

function createLimit(countMax: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (task) => {
    if (running >= countMax) await new Promise<void>((go) => waiting.push(go))
    else running++
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}
