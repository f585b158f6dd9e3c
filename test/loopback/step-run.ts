import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { parseKeyValueFile, parsePathFile, summaryBytesMax } from './file-commands.ts'
import { type CancelAt, type ProcessResult, runProcess } from './runner-process.ts'
import { createWorkflowCommandParser, type WorkflowCommand } from './workflow-commands.ts'

export interface StepOptions {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** `RUNNER_TEMP`: the files of file commands are made here. */
  readonly temp: string
  readonly cancelAt?: CancelAt | undefined
  readonly killAt?: CancelAt | undefined
  readonly onLine?: ((line: string) => void) | undefined
}

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly properties: Readonly<Record<string, string>>
}

/** What a process did, and what the runner makes of its commands and files. */
export interface StepRun extends ProcessResult {
  readonly outcome: 'success' | 'failure' | 'cancelled'
  /** Every command found in stdout and stderr, in order of arrival. */
  readonly commands: readonly WorkflowCommand[]
  /** What GitHub shows: at most 10 of each level, each cut at 4,096 characters. */
  readonly annotations: readonly Annotation[]
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  /** Set for the steps that follow, by GITHUB_ENV and GITHUB_PATH. */
  readonly env: Readonly<Record<string, string>>
  readonly path: readonly string[]
  readonly masks: readonly string[]
  /** The step summary; empty where it was over 1 MiB, which is then in `failures`. */
  readonly summary: string
  /** What the runner itself complained about; `::set-env` and a broken file command fail the step. */
  readonly failures: readonly string[]
}

const annotationsPerLevelMax = 10
const annotationCharactersMax = 4096
const fileCommands = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const

/** Runs one process of a step with its own file-command files and carries out its commands. */
export async function runStep(options: StepOptions): Promise<StepRun> {
  const directory = join(options.temp, '_runner_file_commands', randomUUID())
  await mkdir(directory, { recursive: true })
  const paths = Object.fromEntries(fileCommands.map((name) => [name, join(directory, name.toLowerCase())]))
  await Promise.all(Object.values(paths).map((path) => writeFile(path, '')))
  const read = async (name: (typeof fileCommands)[number]): Promise<string> =>
    readFile(join(directory, name.toLowerCase()), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    })

  const parser = createWorkflowCommandParser()
  const commands: WorkflowCommand[] = []
  const { command, args, cwd, cancelAt, killAt } = options
  const done = await runProcess({
    command,
    args,
    cwd,
    cancelAt,
    killAt,
    env: { ...options.env, ...paths },
    onLine(line) {
      options.onLine?.(line)
      const found = parser.line(line)
      if (found !== null) commands.push(found)
    },
  })

  const failures = commands.filter((one) => isForbidden(one)).map((one) => `The '${one.command}' command is disabled.`)
  const readValues = async (name: (typeof fileCommands)[number]): Promise<Record<string, string>> => {
    const file = parseKeyValueFile(await read(name))
    if (file.kind === 'values') return { ...file.values }
    failures.push(`Unable to process file command '${name}' successfully. ${file.message}`)
    return {}
  }
  const outputs = { ...valuesOf(commands, 'set-output'), ...(await readValues('GITHUB_OUTPUT')) }
  const state = { ...valuesOf(commands, 'save-state'), ...(await readValues('GITHUB_STATE')) }
  const env = await readValues('GITHUB_ENV')
  const isFailed = done.exitCode !== 0 || failures.length > 0
  let summary = await read('GITHUB_STEP_SUMMARY')
  if (Buffer.byteLength(summary) > summaryBytesMax) {
    summary = ''
    failures.push('$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k')
  }
  const masks = commands.filter((one) => isNamed(one, 'add-mask') && one.data.trim() !== '').map((one) => one.data)
  return {
    ...done,
    outcome: done.cancelled !== null ? 'cancelled' : isFailed ? 'failure' : 'success',
    commands,
    outputs,
    state,
    env,
    masks,
    summary,
    failures,
    annotations: annotationsOf(commands),
    path: parsePathFile(await read('GITHUB_PATH')),
  }
}

/** `PATH` with the directories that steps have added in front. */
export function extendPath(path: string, added: readonly string[]): string {
  return [...added, path].join(delimiter)
}

const isNamed = (command: WorkflowCommand, name: string): boolean => command.command.toLowerCase() === name
const isForbidden = (command: WorkflowCommand): boolean => isNamed(command, 'set-env') || isNamed(command, 'add-path')

function valuesOf(commands: readonly WorkflowCommand[], name: string): Record<string, string> {
  const named = commands.filter((one) => isNamed(one, name) && one.properties.name !== undefined)
  return Object.fromEntries(named.map((one) => [one.properties.name ?? '', one.data]))
}

function annotationsOf(commands: readonly WorkflowCommand[]): Annotation[] {
  return (['error', 'warning', 'notice'] as const).flatMap((level) =>
    commands
      .filter((one) => isNamed(one, level))
      .slice(0, annotationsPerLevelMax)
      .map(({ data, properties }) => ({ level, message: data.slice(0, annotationCharactersMax), properties })),
  )
}
