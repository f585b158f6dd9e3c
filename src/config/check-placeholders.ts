import { nearestWord } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'

/** The placeholders of each command. `{config.NAME}` is allowed in all of them. */
const placeholders = {
  run: ['seed', 'out'],
  batch: ['from', 'count', 'seeds-file', 'out'],
  worker: [],
  canary: ['seed', 'out'],
} as const satisfies Record<string, readonly string[]>
export type CommandKey = keyof typeof placeholders

/** Braces around one word. JSON such as `{"steps":1}` and shell groups such as `{ a; }` are not placeholders. */
const pattern = /\{([A-Za-z][A-Za-z0-9._-]*)\}/g

/** The names between braces in a command, each once. */
export function placeholdersOf(argv: readonly string[]): string[] {
  return [...new Set(argv.flatMap((word) => [...word.matchAll(pattern)].map((match) => match[1] ?? '')))]
}

/**
 * Refuses placeholders that nothing would fill in: a slip in `{sede}` would hand the same text to every seed.
 *
 * @throws UserError `placeholder`
 */
export function checkPlaceholders(
  argv: readonly string[],
  command: CommandKey,
  configNames: readonly string[],
  where: string,
): void {
  const known: readonly string[] = placeholders[command]
  for (const name of placeholdersOf(argv)) {
    if (name.startsWith('config.')) checkConfigName(name.slice('config.'.length), configNames, where)
    else if (!known.includes(name)) throw unknownPlaceholder(name, command, known, where)
  }
}

function checkConfigName(name: string, configNames: readonly string[], where: string): void {
  if (configNames.includes(name)) return
  const nearest = nearestWord(name, configNames)
  throw new UserError(
    'placeholder',
    `${where}: {config.${name}} has no value`,
    nearest === null ? `Write it under config: { ${name}: ... }` : `Did you mean {config.${nearest}}?`,
  )
}

function unknownPlaceholder(name: string, command: CommandKey, known: readonly string[], where: string): UserError {
  const seen = `${where}: {${name}} means nothing in ${command}`
  const owner = Object.entries(placeholders).find(([, names]) => (names as readonly string[]).includes(name))?.[0]
  if (owner !== undefined) return new UserError('placeholder', seen, `{${name}} belongs in ${owner}; ${list(known)}`)
  const nearest = nearestWord(name, known)
  return new UserError('placeholder', seen, nearest === null ? list(known) : `Did you mean {${nearest}}?`)
}

function list(known: readonly string[]): string {
  return `write one of: ${[...known, 'config.NAME'].map((name) => `{${name}}`).join(', ')}`
}
