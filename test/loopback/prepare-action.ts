import { join } from 'node:path'
import { evaluateToken, toText } from './expressions.ts'
import { loadOfficialParsers } from './official-parsers.ts'
import { readActionFile } from './parse-files.ts'
import { gitHubContext, type JobContext } from './runner-context.ts'
import type { CancelAt } from './runner-process.ts'
import { runStep, type StepRun } from './step-run.ts'

export interface PreparedAction {
  /** Inputs that action.yml does not know; GitHub warns about them. */
  readonly unexpectedInputs: string[]
  readonly hasPost: boolean
  /** The condition of `post`; null means `always()`. */
  readonly postIf: string | null
  run(phase: 'pre' | 'main' | 'post', step: PhaseOptions): Promise<StepRun>
}

export interface PhaseOptions {
  readonly env: Readonly<Record<string, string>>
  readonly cancelAt?: CancelAt | undefined
  readonly killAt?: CancelAt | undefined
  readonly onLine?: (line: string) => void
}

/** Reads an action.yml and gives what runs its phases. Throws where the file is invalid or not a JavaScript action. */
export async function prepareAction(
  actionDir: string,
  inputs: Readonly<Record<string, string>>,
  job: JobContext,
  runtimeToken: string,
): Promise<PreparedAction> {
  const path = join(actionDir, 'action.yml')
  const { template, errors } = await readActionFile(path)
  if (template === null || errors.length > 0) throw new Error(`${path}: ${errors.join('; ')}`)
  const { runs } = template
  if (runs.using === 'composite' || runs.using === 'docker')
    throw new Error(`${path}: only JavaScript actions run here`)
  if (runs.using !== 'node24') throw new Error(`${path}: ${runs.using} is no longer run by GitHub`)

  const parsers = await loadOfficialParsers()
  const contexts = {
    github: gitHubContext(job),
    inputs: {},
    env: {},
    runner: {},
    job: {},
    steps: {},
    strategy: {},
    matrix: {},
  }
  const scope = { parsers, contexts, status: { success: true, failure: false, cancelled: false } }
  const declared = template.inputs ?? []
  const defaults = declared.map((input) => [input.id, toText(evaluateToken(input.default, scope))] as const)
  const values = { ...Object.fromEntries(defaults), ...inputs }
  const inputEnvironment = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  )
  const known = new Set(declared.map((input) => input.id.toLowerCase()))
  let state: Readonly<Record<string, string>> = {}

  return {
    unexpectedInputs: Object.keys(inputs).filter((name) => !known.has(name.toLowerCase())),
    hasPost: runs.post !== undefined,
    postIf: runs.postIf ?? null,
    async run(phase, step) {
      const script = runs[phase]
      if (script === undefined) throw new Error(`${path}: no ${phase}`)
      const stateEnvironment = Object.fromEntries(
        Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]),
      )
      const done = await runStep({
        ...step,
        command: process.execPath,
        args: [join(actionDir, script)],
        cwd: job.files.workspace,
        temp: job.files.temp,
        env: {
          ...step.env,
          ...inputEnvironment,
          ...stateEnvironment,
          // Only actions get these two, `run:` steps do not.
          ACTIONS_RUNTIME_TOKEN: runtimeToken,
          ACTIONS_RESULTS_URL: `${job.server.url}/`,
        },
      })
      state = { ...state, ...done.state }
      return done
    },
  }
}
