import { UserError } from '../base/user-error.ts'
import { type Configuration, configurationOf, familiesOn } from '../model/configuration.ts'
import type { SeedText } from '../model/seed.ts'
import type { Target } from '../model/target.ts'

/** What placeholders stand for. One that is absent here stays in the text as it is. */
export interface PlaceholderValues {
  readonly seed?: string
  readonly out?: string
  readonly from?: string
  readonly count?: string
  readonly 'seeds-file'?: string
  readonly config: Configuration
}

/**
 * Fills `{seed}`, `{out}`, `{from}`, `{count}`, `{seeds-file}` and `{config.NAME}` into each argument; an argument
 * stays one argument whatever is filled in, and what is filled in is not looked at again. Other braces are left alone.
 *
 * @throws UserError for a `{config.NAME}` that the target does not configure.
 */
export function expandArgv(argv: readonly string[], values: PlaceholderValues): string[] {
  return argv.map((argument) => expandText(argument, values))
}

/** The same for every value of an environment, so that `MADSIM_TEST_SEED: "{seed}"` works. */
export function expandEnvironment(
  env: Readonly<Record<string, string>>,
  values: PlaceholderValues,
): Record<string, string> {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, expandText(value, values)]))
}

/**
 * The one POSIX shell line that runs one seed of a target: what issues print, people paste, and replays execute.
 * Quoted only where the shell would read something else, with the target's `env` in front; `{out}` becomes a fresh
 * temporary directory. A simulator that is not told its seed by `{seed}` gets it as `SEEDSWEEP_SEED`, and one with
 * fault families those that are on as `SEEDSWEEP_FAMILIES`.
 *
 * @param configuration the whole configuration of the seed, where it is recorded
 */
export function formatCommandLine(
  target: Pick<Target, 'name' | 'run' | 'env' | 'config' | 'axes'>,
  seed: SeedText,
  configuration: Configuration = configurationOf(target, seed),
): string {
  const words = [...target.run, ...Object.values(target.env)]
  const outs = words.join('\n').split('{out}').length - 1
  const outText = outs > 1 ? '"$out"' : '"$(mktemp -d)"'
  const values = { seed, config: configuration }
  const env = Object.entries({ ...target.env, ...familyEnvironment(target, configuration) })
  if (!words.some((word) => word.includes('{seed}'))) env.push(['SEEDSWEEP_SEED', seed])

  // A shell assigns only to names that are identifiers; `env` takes any.
  const assigned = env.every(([name]) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
  const prefix = env.map(([name, value]) =>
    assigned ? `${name}=${formatWord(value, values, outText)}` : formatWord(`${name}=${value}`, values, outText),
  )
  const [program = '', ...rest] = target.run
  const line = [
    ...(assigned ? [] : ['env']),
    ...prefix,
    formatProgram(formatWord(program, values, outText)),
    ...rest.map((word) => formatWord(word, values, outText) || "''"),
  ].join(' ')
  // Two uses of {out} are the same directory, so it needs a name.
  return outs > 1 ? `out="$(mktemp -d)" && ${line}` : line
}

/** The words of a command as a configuration has them, placeholders and all. */
export function formatArgv(argv: readonly string[]): string {
  return argv.map((word) => (/^[A-Za-z0-9_@%+=:,./{}-]+$/.test(word) ? word : quote(word) || "''")).join(' ')
}

/** What tells a simulator its fault families: the names of those that are on, sorted, with commas between. */
export function familyEnvironment(
  target: Pick<Target, 'config' | 'axes'>,
  configuration: Configuration,
): Readonly<Record<string, string>> {
  const families = familiesOn(target, configuration)
  return families === null ? {} : { SEEDSWEEP_FAMILIES: families.join(',') }
}

function expandText(text: string, values: PlaceholderValues): string {
  return text.replace(/\{(seed|out|from|count|seeds-file|config\.([^{}]+))\}/g, (placeholder, name, key) => {
    if (typeof key !== 'string') return values[name as Exclude<keyof PlaceholderValues, 'config'>] ?? placeholder
    const value = Object.hasOwn(values.config, key) ? values.config[key] : undefined
    if (value !== undefined) return value
    throw new UserError(
      'unknown-config',
      `the command uses ${placeholder}, but the target configures no "${key}"`,
      `add it under config:, for example config: { ${key}: "1" }`,
    )
  })
}

/** Quotes one word, except for the directory that `{out}` stands for, which the shell must make. */
function formatWord(word: string, values: PlaceholderValues, outText: string): string {
  return word
    .split('{out}')
    .map((part) => quote(expandText(part, values)))
    .join(outText)
}

function quote(text: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]*$/.test(text)) return text
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** The first word is special: `a=b` would assign, `if` is grammar, `%1` is a job. Quotes make it a plain command. */
function formatProgram(word: string): string {
  if (word === '') return "''"
  const special = /^[A-Za-z0-9_]+\+?=|^%/.test(word) || reservedWords.has(word)
  return special ? `'${word}'` : word
}

const reservedWords = new Set(
  'case do done elif else esac fi for function if in select then time until while'.split(' '),
)
