import { truncate } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'
import type { Target } from '../model/target.ts'
import {
  type ConfigFile,
  ConfigFileSchema,
  configVersion,
  type HistoryPlace,
  type TargetFields,
} from './config-schema.ts'
import { defineTarget, findTarget } from './define-target.ts'
import { explainIssue, type Mistake } from './explain-issue.ts'
import { readYaml, type YamlPath, type YamlSource } from './yaml-source.ts'

/** `seedsweep.yml`, complete: every default is filled in, every command split. */
export interface Config {
  /** Path of the file, or null where there is none. */
  readonly path: string | null
  /** Name of the target that is swept when none is named, or null. */
  readonly default: string | null
  readonly targets: ReadonlyMap<string, Target>
  readonly issues: IssueSettings
  /** Where the action keeps its history between runs. */
  readonly history: HistoryPlace
}

/** How findings become issues. */
export interface IssueSettings {
  readonly labels: readonly string[]
  /** Most issues opened by one report. */
  readonly maxNewIssues: number
  /** Whether findings are filed that passed whenever they were run again. */
  readonly fileUnconfirmed: boolean
  /** Who is assigned: name of a target or property -> GitHub logins. */
  readonly owners: ReadonlyMap<string, readonly string[]>
}

/** What holds where there is no file. */
export const emptyConfig: Config = {
  path: null,
  default: null,
  targets: new Map(),
  issues: { labels: ['seedsweep'], maxNewIssues: 5, fileUnconfirmed: false, owners: new Map() },
  history: 'artifact',
}

/** Most mistakes named at once. */
const mistakesMax = 10

/**
 * Reads the text of a configuration file. Pure: nothing is looked up on disk.
 *
 * @param path how the file is named in errors, `path:line:column`
 * @throws UserError `config-yaml`, `config-version`, `config`, or the code of the word that cannot be used
 */
export function readConfig(text: string, path: string): Config {
  const source = readYaml(text, path)
  const root = source.value ?? {}
  if (typeof root !== 'object' || Array.isArray(root)) {
    throw new UserError(
      'config',
      `${source.at([])}: the file holds ${Array.isArray(root) ? 'a list' : 'a value'}, not keys`,
      'Write targets: first',
    )
  }
  checkVersion(root, source)
  const parsed = ConfigFileSchema.safeParse(root)
  if (!parsed.success)
    throw mistakesError(
      parsed.error.issues.flatMap((issue) => explainIssue(issue, root)),
      source,
    )
  const file = parsed.data
  const targets = new Map<string, Target>()
  for (const [name, fields] of Object.entries(file.targets ?? {})) {
    targets.set(name, defineTarget({ name, ...asWritten(fields, ['targets', name], source) }, placeOf(name, source)))
  }
  if (file.default !== undefined) findTarget(targets, file.default, source.at(['default']))
  return {
    path,
    default: file.default ?? null,
    targets,
    issues: readIssues(file),
    history: file.history ?? emptyConfig.history,
  }
}

/** A file for a later release is refused as such, before its new words are called unknown. */
function checkVersion(root: object, source: YamlSource): void {
  const version: unknown = Object.getOwnPropertyDescriptor(root, 'version')?.value
  if (typeof version !== 'number' || version <= configVersion) return
  throw new UserError(
    'config-version',
    `${source.at(['version'])}: the file is of version ${version}; this release reads version ${configVersion}`,
    'Update seedsweep, or write the file for this release',
  )
}

/** All mistakes of a file, each with its place, as one error. */
export function mistakesError(mistakes: readonly Mistake[], source: YamlSource): UserError {
  const place = (mistake: Mistake) =>
    mistake.key === null ? source.at(mistake.path) : source.atKey(mistake.path, mistake.key)
  const [first, ...more] = mistakes
  if (first !== undefined && more.length === 0) {
    return new UserError('config', `${place(first)}: ${first.seen}`, first.hint)
  }
  const lines = mistakes.slice(0, mistakesMax).map((mistake) => `${place(mistake)}: ${mistake.seen}. ${mistake.hint}`)
  const left = mistakes.length - lines.length
  return new UserError('config', truncate(lines.join('\n'), 8_000), left > 0 ? `And ${left} more` : null)
}

function placeOf(name: string, source: YamlSource): (key: string) => string {
  const path: YamlPath = ['targets', name]
  return (key) => {
    const [first = '', ...rest] = key.split('.')
    if (!source.has([...path, first])) return source.atKey(['targets'], name)
    return source.at([...path, first, ...rest.map((step) => (/^\d+$/.test(step) ? Number(step) : step))])
  }
}

/** Numbers and truth values of commands, env and config as they were written: `1e3` stays `1e3`, 2^64-1 stays exact. */
function asWritten(fields: TargetFields, path: YamlPath, source: YamlSource): TargetFields {
  const command = <Command extends TargetFields['run'] | undefined>(argv: Command, key: string) =>
    Array.isArray(argv) ? argv.map((word, index) => source.written([...path, key, index]) ?? word) : argv
  const values = (record: TargetFields['env'], key: string) =>
    record === undefined
      ? undefined
      : Object.fromEntries(
          Object.entries(record).map(([name, value]) => [name, source.written([...path, key, name]) ?? value]),
        )
  const config = Object.entries(fields.config ?? {}).map(([name, value]) => [
    name,
    Array.isArray(value)
      ? value.map((one, index) => source.written([...path, 'config', name, index]) ?? one)
      : (source.written([...path, 'config', name]) ?? value),
  ])
  return {
    ...fields,
    run: command(fields.run, 'run'),
    batch: command(fields.batch, 'batch'),
    worker: command(fields.worker, 'worker'),
    canary: command(fields.canary, 'canary'),
    env: values(fields.env, 'env'),
    ...(fields.config !== undefined && { config: Object.fromEntries(config) }),
  }
}

function readIssues(file: ConfigFile): IssueSettings {
  const defaults = emptyConfig.issues
  const owners = Object.entries(file.issues?.owners ?? {}).map(
    ([name, logins]) => [name, typeof logins === 'string' ? [logins] : logins] as const,
  )
  return {
    labels: file.issues?.labels ?? defaults.labels,
    maxNewIssues: file.issues?.['max-new-issues'] ?? defaults.maxNewIssues,
    fileUnconfirmed: file.issues?.['file-unconfirmed'] ?? defaults.fileUnconfirmed,
    owners: new Map(owners),
  }
}
