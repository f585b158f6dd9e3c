import { UserError } from '../base/user-error.ts'
import { placeholdersOf } from './check-placeholders.ts'
import type { CommandFields, TargetFields } from './config-schema.ts'
import type { UsablePreset } from './presets/preset.ts'
import { presets } from './presets/presets.ts'
import { isDrawn } from './read-configuration.ts'
import { splitCommand } from './split-command.ts'

/** The words of a target with those of its preset filled in: what the target writes itself goes first. */
export type CompletedFields<Fields extends TargetFields> = Fields & { readonly run: CommandFields }

/**
 * Fills in what the target's preset knows.
 *
 * @throws UserError `preset` where the preset cannot be used or needs the user's part; `run` where there is no command
 */
export function applyPreset<Fields extends TargetFields>(
  fields: Fields,
  at: (key: string) => string,
): CompletedFields<Fields> {
  const { preset: name, run } = fields
  if (name === undefined) {
    if (run !== undefined) return { ...fields, run }
    throw new UserError('run', `${at('run')}: there is no command`, 'Write run: ./sim --seed {seed}')
  }
  const preset = presets[name]
  if (preset.kind === 'refused') throw new UserError('preset', `${at('preset')}: ${preset.reason}`, preset.hint)
  const command = run ?? preset.run
  if (command === null) {
    const seen = `${at('preset')}: preset ${name} needs run: ${preset.needs}`
    throw new UserError('preset', seen, `For example ${preset.example}`)
  }
  const words = typeof command === 'string' ? splitCommand(command, at('run')) : command.map(String)
  const complete = placeholdersOf(words).includes('seed')
  return {
    ...fields,
    ...batchOf(preset, fields, complete ? null : words),
    run: complete ? words : [...words, ...preset.arguments],
    env: { ...preset.env, ...fields.env },
    outcome: [...(fields.outcome ?? []), ...rulesOf(preset, fields)],
    'seed-type': fields['seed-type'] ?? preset.seedType,
    deterministic: fields.deterministic ?? preset.deterministic,
    timeout: fields.timeout ?? preset.timeout ?? undefined,
    expect: fields.expect ?? preset.expect ?? undefined,
  }
}

/** The preset's batch, unless the target says in any way how its seeds are to be run. */
function batchOf(
  { batch }: UsablePreset,
  fields: TargetFields,
  words: readonly string[] | null,
): Pick<TargetFields, 'batch' | 'stops-at-first-failure'> {
  const decided = [fields.batch, fields.worker, fields.via, fields['seed-stream'], fields.result]
  if (batch === null || words === null || decided.some((word) => word !== undefined)) return {}
  // Seeds that each draw their configuration cannot share a process that is told only one.
  if (isDrawn(fields.config)) return {}
  return {
    batch: [...batch.before, ...words, ...batch.behind],
    'stops-at-first-failure': batch.stopsAtFirstFailure,
  }
}

/** A text that the target expects must be able to fail what the preset alone would have passed. */
function rulesOf({ outcome }: UsablePreset, { expect }: TargetFields): UsablePreset['outcome'] {
  return expect === undefined ? outcome : outcome.filter((rule) => rule.is !== 'passed')
}
