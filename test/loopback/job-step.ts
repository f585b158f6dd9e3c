import { existsSync } from 'node:fs'
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token'
import { childOf, evaluateTexts, evaluateToken, type Scope, scalarText, toText } from './expressions.ts'
import type { OfficialParsers } from './official-parsers.ts'
import { type PreparedAction, prepareAction } from './prepare-action.ts'
import type { JobContext } from './runner-context.ts'
import type { CancelAt } from './runner-process.ts'
import { runStep, type StepRun } from './step-run.ts'

export interface JobStepOptions {
  readonly parsers: OfficialParsers
  readonly raw: TemplateToken
  readonly rawJob: TemplateToken
  readonly rawWorkflow: TemplateToken
  readonly scope: Scope
  readonly context: JobContext
  readonly repositoryDir: string
  readonly actions: Readonly<Record<string, string>>
  readonly env: Readonly<Record<string, string>>
  readonly cancelled: AbortSignal
  readonly killAt: CancelAt | undefined
  readonly onLine: (line: string) => void
}

export interface JobStepRun {
  /** Null for checkout and set-up actions, which are not really run. */
  readonly process: StepRun | null
  /** An action whose `post` is still to run, with the variables that name it. */
  readonly post: { readonly action: PreparedAction; readonly names: Readonly<Record<string, string>> } | null
}

type How = Pick<JobStepOptions, 'env' | 'killAt' | 'onLine'> & { readonly cancelAt: AbortSignal }

/** Runs the `run:` or `uses:` of one step, within its own time limit. */
export async function runJobStep(options: JobStepOptions): Promise<JobStepRun> {
  const { parsers, raw, scope, cancelled, env, killAt, onLine } = options
  const minutes = Number(textOf(options, 'timeout-minutes') ?? 0)
  const timeout = new AbortController()
  const timer = minutes > 0 ? setTimeout(() => timeout.abort(), minutes * 60_000) : undefined
  // A step that starts after the cancellation (`always()`) is not cancelled again.
  const signals = [...(cancelled.aborted ? [] : [cancelled]), timeout.signal]
  const how = { env, killAt, onLine, cancelAt: AbortSignal.any(signals) }
  try {
    const script = textOf(options, 'run')
    const inputs = evaluateTexts(childOf(raw, 'with', parsers), scope)
    const done =
      script === null
        ? await runUses(options, textOf(options, 'uses') ?? '', inputs, how)
        : { process: await runScript(options, script, how), post: null }
    // A step that ran out of its own time has failed; only a cancelled job has cancelled steps.
    const hasTimedOut = timeout.signal.aborted && !cancelled.aborted
    return done.process !== null && hasTimedOut ? { ...done, process: { ...done.process, outcome: 'failure' } } : done
  } finally {
    clearTimeout(timer)
  }
}

async function runScript(options: JobStepOptions, script: string, how: How): Promise<StepRun> {
  const { files } = options.context
  const directory = join(files.temp, 'scripts')
  await mkdir(directory, { recursive: true })
  const file = join(directory, `${Buffer.from(script).toString('base64url').slice(0, 40)}.sh`)
  await writeFile(file, script)
  const shell = textOf(options, 'shell') ?? defaultOf(options, 'shell')
  const [command = 'bash', ...args] = shellCommand(shell).map((part) => part.replace('{0}', file))
  const own = textOf(options, 'working-directory') ?? defaultOf(options, 'working-directory') ?? '.'
  return runStep({ ...how, command, args, cwd: resolve(files.workspace, own), temp: files.temp })
}

async function runUses(
  options: JobStepOptions,
  uses: string,
  inputs: Record<string, string>,
  how: How,
): Promise<JobStepRun> {
  const { context, actions, repositoryDir } = options
  if (uses.startsWith('actions/checkout@')) {
    await checkOut(repositoryDir, join(context.files.workspace, inputs.path ?? '.'))
    return { process: null, post: null }
  }
  if (/^(actions\/(setup-|cache)|[\w-]+\/setup-)/.test(uses)) return { process: null, post: null }
  const [repository = '', reference = ''] = uses.startsWith('./') ? [] : uses.split('@')
  const directory = uses.startsWith('./') ? join(context.files.workspace, uses) : actions[repository]
  if (directory === undefined) throw new Error(`uses: ${uses}: name its directory in the option 'actions'`)
  const { runId, attempt } = context.run
  const token = context.server.runtimeToken({ runId, attempt, jobName: context.jobId })
  const action = await prepareAction(directory, inputs, context, token)
  const names = { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: reference }
  const process = await action.run('main', { ...how, env: { ...how.env, ...names } })
  return { process, post: action.hasPost ? { action, names } : null }
}

function textOf({ raw, scope, parsers }: JobStepOptions, key: string): string | null {
  const token = childOf(raw, key, parsers)
  return token === undefined ? null : toText(evaluateToken(token, scope))
}

function defaultOf({ rawJob, rawWorkflow, scope, parsers }: JobStepOptions, key: string): string | null {
  for (const owner of [rawJob, rawWorkflow]) {
    const token = childOf(childOf(childOf(owner, 'defaults', parsers), 'run', parsers), key, parsers)
    if (token !== undefined) return toText(evaluateToken(token, scope))
  }
  return null
}

/** `id:`, `name:`, `uses:` or the first line of `run:`, whichever is there. */
export function stepName(raw: TemplateToken, parsers: OfficialParsers): string {
  const names = ['id', 'name', 'uses', 'run'].flatMap((key) => scalarText(childOf(raw, key, parsers), parsers) ?? [])
  return names[0]?.split('\n')[0] ?? ''
}

/** How GitHub starts a shell; without `shell:` there is no pipefail. */
function shellCommand(shell: string | null): string[] {
  switch (shell) {
    case null:
      return ['bash', '-e', '{0}']
    case 'bash':
      return ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '{0}']
    case 'sh':
      return ['sh', '-e', '{0}']
    default:
      if (shell.includes('{0}')) return shell.split(' ')
      throw new Error(`shell: ${shell} is not known here`)
  }
}

/** Puts the repository into a workspace; its installed packages are linked, not copied. */
async function checkOut(repositoryDir: string, workspace: string): Promise<void> {
  const packages = join(repositoryDir, 'node_modules')
  await cp(repositoryDir, workspace, { recursive: true, filter: (source) => source !== packages })
  const link = join(workspace, 'node_modules')
  await rm(link, { recursive: true, force: true })
  if (existsSync(packages)) await symlink(packages, link)
}
