import { nearestWord, truncate } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'
import { type Target, TargetSchema } from '../model/target.ts'
import { applyPreset } from './apply-preset.ts'
import { checkPlaceholders, placeholdersOf } from './check-placeholders.ts'
import type { CommandFields, TargetFields } from './config-schema.ts'
import { nameTarget } from './name-target.ts'
import { parseDuration } from './parse-duration.ts'
import { parseSize } from './parse-size.ts'
import { checkPassEnv } from './pass-env.ts'
import { checkAxes, namesOf, readConfiguration } from './read-configuration.ts'
import { readOutcomeRules } from './read-outcome-rules.ts'
import { readResultFiles, resultEnv } from './read-result-files.ts'
import { checkArgv, splitCommand } from './split-command.ts'

/** Time one seed may take where the target does not say. */
export const defaultTimeoutMs = 60_000

/** Where a word was written, for errors: `(key) => 'seedsweep.yml:6:14'`, `(key) => '--' + key`, or one place for all. */
export type Where = string | ((key: string) => string)

/** The words of a target, and its name where it has one. Text, as flags and inputs give it, is enough for every word. */
export interface DefinedFields extends TargetFields {
  /** Default: the base name of the program or script of `run`. */
  readonly name?: string | undefined
}

/**
 * Completes a target: splits its commands, fills in every default, and refuses what cannot work.
 *
 * @throws UserError with the place of the word, what was seen and what to write instead
 */
export function defineTarget(written: DefinedFields, where: Where): Target {
  const at = typeof where === 'string' ? () => where : where
  const fields = applyPreset(written, at)
  const { config, axes } = readConfiguration(fields.config, at)
  const configNames = namesOf({ config, axes })
  const run = readCommand(fields.run, at('run'))
  checkPlaceholders(run, 'run', configNames, at('run'))
  const worker = fields.worker === undefined ? null : readCommand(fields.worker, at('worker'))
  if (worker !== null) checkPlaceholders(worker, 'worker', configNames, at('worker'))
  const canary = fields.canary === undefined ? null : readCommand(fields.canary, at('canary'))
  if (canary !== null) checkPlaceholders(canary, 'canary', configNames, at('canary'))
  const batch = readBatch(fields, configNames, at)
  checkPassEnv(fields['pass-env'] ?? [], at('pass-env'))
  const target = {
    name: fields.name ?? nameTarget(run),
    build: readBuild(fields.build, at('build')),
    run,
    batch,
    worker: worker === null ? null : { argv: worker },
    recycle: readRecycle(fields, at),
    memoryMax: fields.memory === undefined ? null : parseSize(fields.memory, at('memory')),
    via: readVia(fields, at),
    env: { ...readEnv(fields, at), ...resultEnv(fields.result) },
    passEnv: fields['pass-env'] ?? [],
    timeoutMs: fields.timeout === undefined ? defaultTimeoutMs : parseDuration(fields.timeout, at('timeout')),
    seedType: fields['seed-type'] ?? 'u64',
    seedStream: readSeedStream(fields, batch?.argv ?? null, at),
    expect: fields.expect ?? null,
    outcome: readOutcomeRules(fields.outcome ?? [], at),
    result: readResultFiles(fields, run, at),
    deterministic: fields.deterministic ?? true,
    canary,
    config,
    axes,
    weight: fields.weight ?? 1,
  }
  const parsed = TargetSchema.safeParse(target)
  if (parsed.success) {
    checkAxes(parsed.data, at)
    return parsed.data
  }
  const issue = parsed.error.issues[0]
  const key = String(issue?.path[0] ?? 'target')
  throw new UserError('target', `${at(key)}: ${key} cannot be used: ${issue?.message}`, null)
}

/**
 * The target with words of flags or inputs put in place of its own. Another `run` is another program: `batch` and
 * `worker` do not survive it.
 */
export function overrideTarget(
  target: Target,
  words: Partial<Pick<TargetFields, 'run' | 'build' | 'timeout' | 'memory'>>,
  where: Where,
): Target {
  const at = typeof where === 'string' ? () => where : where
  const changed = { ...target }
  if (words.build !== undefined) changed.build = readBuild(words.build, at('build'))
  if (words.timeout !== undefined) changed.timeoutMs = parseDuration(words.timeout, at('timeout'))
  if (words.memory !== undefined) changed.memoryMax = parseSize(words.memory, at('memory'))
  if (words.run !== undefined) {
    changed.run = readCommand(words.run, at('run'))
    checkPlaceholders(changed.run, 'run', namesOf(target), at('run'))
    changed.batch = null
    changed.worker = null
    changed.recycle = null
    changed.via = 'run'
    checkAxes(changed, at)
  }
  return changed
}

/** What is allowed and yet often a mistake, one sentence each. */
export function targetWarnings(target: Target): string[] {
  if (!target.deterministic) return []
  if (placeholdersOf([...target.run, ...Object.values(target.env)]).includes('seed')) return []
  return [
    `the command of target "${target.name}" has no {seed}: it must read SEEDSWEEP_SEED from its environment, ` +
      'or every seed runs the same',
  ]
}

function readCommand(command: CommandFields, where: string): string[] {
  return typeof command === 'string' ? splitCommand(command, where) : checkArgv(command.map(String), where)
}

function readBuild(build: string | undefined, where: string): string | null {
  if (build === undefined) return null
  if (build.trim() === '' || build.includes('\0')) {
    throw new UserError(
      'build',
      `${where}: the build line is empty or holds a NUL character`,
      'Remove the key, or write a shell line',
    )
  }
  return build.trim()
}

function readBatch(
  fields: DefinedFields,
  configNames: readonly string[],
  at: (key: string) => string,
): Target['batch'] {
  const stops = fields['stops-at-first-failure']
  if (fields.batch === undefined) {
    if (stops === undefined) return null
    throw new UserError(
      'batch',
      `${at('stops-at-first-failure')}: stops-at-first-failure says something about batch, but there is no batch`,
      'Write batch: ./sim --from {from} --count {count}, or remove it',
    )
  }
  const where = at('batch')
  const argv = readCommand(fields.batch, where)
  checkPlaceholders(argv, 'batch', configNames, where)
  const used = placeholdersOf(argv)
  const consecutive = used.includes('from') && used.includes('count')
  if (used.includes('seeds-file') ? used.includes('from') || used.includes('count') : !consecutive) {
    throw new UserError(
      'batch',
      `${where}: batch does not say which seeds to run: ${truncate(argv.join(' '), 120)}`,
      'Write both {from} and {count} for consecutive seeds, or {seeds-file} alone for a file with one seed a line',
    )
  }
  return { argv, stopsAtFirstFailure: stops ?? false }
}

function readVia(fields: DefinedFields, at: (key: string) => string): Target['via'] {
  const { via } = fields
  if (via === undefined) return fields.worker !== undefined ? 'worker' : fields.batch !== undefined ? 'batch' : 'run'
  if (fields[via] === undefined) {
    throw new UserError(
      'via',
      `${at('via')}: via is ${via}, but the target has no ${via}`,
      `Add ${via}, or write via: run`,
    )
  }
  return via
}

function readRecycle({ recycle, worker }: DefinedFields, at: (key: string) => string): Target['recycle'] {
  if (recycle === undefined || worker !== undefined) return recycle ?? null
  const seen = `${at('recycle')}: recycle says something about worker, but there is no worker`
  throw new UserError('recycle', seen, 'Write worker: ./sim --worker, or remove it')
}

function readSeedStream(
  fields: DefinedFields,
  batch: readonly string[] | null,
  at: (key: string) => string,
): Target['seedStream'] {
  const implied = batch !== null && placeholdersOf(batch).includes('from')
  if (implied && fields['seed-stream'] === 'mixed') {
    throw new UserError(
      'seed-stream',
      `${at('seed-stream')}: seed-stream is mixed, but batch takes {from} and {count}: consecutive seeds`,
      'Remove seed-stream, or let batch take {seeds-file}',
    )
  }
  return implied ? 'consecutive' : (fields['seed-stream'] ?? 'mixed')
}

function readEnv(fields: DefinedFields, at: (key: string) => string): Record<string, string> {
  const env = textValues(fields.env)
  for (const [name, value] of Object.entries(env)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || value.includes('\0')) {
      const hint = 'Names have letters, digits and underscores; values have no NUL character'
      throw new UserError(
        'env',
        `${at('env')}: ${JSON.stringify(truncate(name, 80))} cannot be an environment variable`,
        hint,
      )
    }
  }
  return env
}

function textValues(values: TargetFields['env']): Record<string, string> {
  return Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, String(value)]))
}

/** The target of a configuration by name; the error names the nearest one. */
export function findTarget(targets: ReadonlyMap<string, Target>, name: string, where: string): Target {
  const target = targets.get(name)
  if (target !== undefined) return target
  const names = [...targets.keys()]
  const nearest = nearestWord(name, names)
  const hint =
    nearest !== null
      ? `Did you mean "${nearest}"?`
      : names.length > 0
        ? `Known: ${names.join(', ')}`
        : 'No target is configured'
  throw new UserError('target-unknown', `${where}: there is no target "${truncate(name, 80)}"`, hint)
}
