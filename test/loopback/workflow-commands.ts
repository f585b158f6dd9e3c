/** A workflow command that the runner would carry out. */
export interface WorkflowCommand {
  /** As written; the runner compares names without case. */
  readonly command: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
  /** The whole line it stood in. */
  readonly line: string
  readonly syntax: '::' | '##['
}

/** Finds the commands in a stream of output, as the runner does while it arrives. */
export interface WorkflowCommandParser {
  /** Takes one line without its end; the command it holds, if any. */
  line(line: string): WorkflowCommand | null
}

/** Commands that runner 2.336.0 knows. `internal-set-repo-path` is registered for its own plug-ins only. */
const commandsKnown = new Set(
  (
    'add-mask add-matcher add-path debug echo endgroup error group notice remove-matcher save-state set-env set-output ' +
    'stop-commands warning'
  ).split(' '),
)

/**
 * All commands in a text, in order: a port of `ActionCommand` and `ActionCommandManager` of actions/runner 2.336.0.
 * `::name key=value,key=value::data` counts after white space at the start of a line, `##[name key=value;…]data`
 * anywhere in one; a lone CR starts a new line; after `::stop-commands::token` nothing counts until `::token::`.
 */
export function parseWorkflowCommands(text: string): WorkflowCommand[] {
  const parser = createWorkflowCommandParser()
  return splitRunnerLines(text).flatMap((line) => parser.line(line) ?? [])
}

/** .NET's ReadLine ends a line at LF, CR LF and a lone CR. */
export function splitRunnerLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

export function createWorkflowCommandParser(): WorkflowCommandParser {
  let stopToken: string | null = null

  return {
    line(line) {
      const isKnown = (name: string): boolean => {
        const lower = name.toLowerCase()
        return commandsKnown.has(lower) || (stopToken !== null && lower === stopToken.toLowerCase())
      }
      const found = parseModern(line, isKnown) ?? parseLegacy(line, isKnown)
      if (found === null) return null
      if (stopToken !== null) {
        if (found.command.toLowerCase() === stopToken.toLowerCase()) stopToken = null
        return null
      }
      if (found.command.toLowerCase() === 'stop-commands') stopToken = found.data
      return found
    },
  }
}

function parseModern(line: string, isKnown: (name: string) => boolean): WorkflowCommand | null {
  const trimmed = line.trimStart()
  const end = trimmed.startsWith('::') ? trimmed.indexOf('::', 2) : -1
  if (end < 0) return null
  const { name, rest } = splitInfo(trimmed.slice(2, end))
  if (!isKnown(name)) return null
  const properties = parseProperties(rest.trim(), ',', propertyEscapes)
  return { command: name, properties, data: undoEscapes(trimmed.slice(end + 2), dataEscapes), line, syntax: '::' }
}

function parseLegacy(line: string, isKnown: (name: string) => boolean): WorkflowCommand | null {
  const start = line.indexOf('##[')
  const end = start < 0 ? -1 : line.indexOf(']', start)
  if (end < 0) return null
  const { name, rest } = splitInfo(line.slice(start + 3, end))
  if (!isKnown(name)) return null
  const properties = parseProperties(rest, ';', legacyEscapes)
  return { command: name, properties, data: undoEscapes(line.slice(end + 1), legacyEscapes), line, syntax: '##[' }
}

function splitInfo(info: string): { name: string; rest: string } {
  const space = info.indexOf(' ')
  return space < 0 ? { name: info, rest: '' } : { name: info.slice(0, space), rest: info.slice(space + 1) }
}

function parseProperties(text: string, separator: string, escapes: Escapes): Record<string, string> {
  const properties: Record<string, string> = {}
  for (const pair of text.split(separator)) {
    const equals = pair.indexOf('=')
    // The runner drops empty names and empty values.
    if (equals > 0 && equals < pair.length - 1) {
      properties[pair.slice(0, equals)] = undoEscapes(pair.slice(equals + 1), escapes)
    }
  }
  return properties
}

type Escapes = readonly (readonly [escaped: string, text: string])[]
/** `%25` comes last, in the runner too. */
const dataEscapes: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
]
const propertyEscapes: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
]
const legacyEscapes: Escapes = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
]

function undoEscapes(text: string, escapes: Escapes): string {
  return escapes.reduce((result, [escaped, plain]) => result.replaceAll(escaped, plain), text)
}
