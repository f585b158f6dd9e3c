import { truncate } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'
import type { Axis } from '../model/axis.ts'
import type { Target } from '../model/target.ts'
import { placeholdersOf } from './check-placeholders.ts'
import type { TargetFields } from './config-schema.ts'

/** How a family of faults is written. `on` and `off` are text in YAML 1.2, and so is this. */
const familyWord = 'on/off'

type Configured = Pick<Target, 'config' | 'axes'>

/**
 * Splits `config` of a target into what never changes and what is drawn for every seed: a list, or `on/off`.
 *
 * @throws UserError `config-values`
 */
export function readConfiguration(fields: TargetFields['config'], at: (key: string) => string): Configured {
  const config: Record<string, string> = {}
  const axes: Axis[] = []
  for (const [name, written] of Object.entries(fields ?? {})) {
    const values = Array.isArray(written) ? written.map(String) : [String(written)]
    checkValues(name, values, at(`config.${name}`))
    const [first = ''] = values
    if (values.length > 1) axes.push({ kind: 'values', name, values })
    else if (first === familyWord) axes.push({ kind: 'family', name })
    else config[name] = first
  }
  return { config, axes }
}

/** Whether any of it differs from seed to seed. */
export function isDrawn(fields: TargetFields['config']): boolean {
  return Object.values(fields ?? {}).some((value) => value === familyWord || (Array.isArray(value) && value.length > 1))
}

/** The names that `{config.NAME}` can stand for. */
export function namesOf({ config, axes }: Configured): string[] {
  return [...Object.keys(config), ...axes.map(({ name }) => name)]
}

/**
 * Refuses axes that would be drawn and recorded and yet change nothing: a value that `run` or `batch` is not told, or
 * differs within one batch or worker. Families reach every process as `SEEDSWEEP_FAMILIES`, and a worker is told
 * everything with each seed.
 *
 * @throws UserError `config-unused`, `config-batch`, `config-worker`
 */
export function checkAxes(target: Target, at: (key: string) => string): void {
  for (const [key, argv] of [['run', target.run] as const, ['batch', target.batch?.argv ?? null] as const]) {
    const placed = argv === null ? null : placeholdersOf([...argv, ...Object.values(target.env)])
    const unused = target.axes.find(
      ({ kind, name }) => kind === 'values' && placed?.includes(`config.${name}`) === false,
    )
    if (unused === undefined) continue
    throw new UserError(
      'config-unused',
      `${at(`config.${unused.name}`)}: every seed draws its ${unused.name}, but ${key} is not told which`,
      `Write {config.${unused.name}} into ${key}, or into a variable of env`,
    )
  }
  const ofWorker = placeholdersOf(target.worker?.argv ?? [])
  const fixed = target.axes.find(({ name }) => ofWorker.includes(`config.${name}`))
  if (fixed !== undefined) {
    throw new UserError(
      'config-worker',
      `${at('worker')}: a worker runs many seeds, and each draws its ${fixed.name}`,
      `Remove {config.${fixed.name}}: it is in "config" of every request`,
    )
  }
  const [drawn] = target.axes
  if (drawn === undefined || target.batch?.argv.some((word) => word.includes('{from}')) !== true) return
  throw new UserError(
    'config-batch',
    `${at('batch')}: a batch has one configuration, but consecutive seeds each draw their ${drawn.name}`,
    'Let batch take {seeds-file}: seeds of one configuration then share a file',
  )
}

function checkValues(name: string, values: readonly string[], where: string): void {
  const nul = values.find((value) => value.includes('\0'))
  if (nul !== undefined) throw new UserError('config-values', `${where}: ${name} holds a NUL character`, 'Remove it')
  const twice = values.find((value, position) => values.indexOf(value) !== position)
  if (twice !== undefined) {
    const seen = `${where}: ${name} has the value ${JSON.stringify(truncate(twice, 80))} twice`
    throw new UserError('config-values', seen, 'Write each value once: all are drawn equally often')
  }
  if (values.length === 2 && values.includes('on') && values.includes('off')) {
    throw new UserError(
      'config-values',
      `${where}: ${name} is on or off, and is not written as a family of faults`,
      `Write ${name}: ${familyWord}`,
    )
  }
}
