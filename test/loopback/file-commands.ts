/** What a step wrote to `GITHUB_OUTPUT`, `GITHUB_ENV` or `GITHUB_STATE`, or why the runner would fail the step. */
export type KeyValueFile =
  | { readonly kind: 'values'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'invalid'; readonly message: string }

/**
 * Reads a file of `name=value` lines and `name<<DELIMITER` … `DELIMITER` blocks, as `FileCommandManager` of
 * actions/runner 2.336.0 does: whichever of `=` and `<<` comes first in a line decides.
 */
export function parseKeyValueFile(text: string): KeyValueFile {
  const values: Record<string, string> = {}
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) return invalid(`Invalid format '${line}'. Name must not be empty`)
      values[line.slice(0, equals)] = line.slice(equals + 1)
    } else if (heredoc >= 0) {
      const name = line.slice(0, heredoc)
      const delimiter = line.slice(heredoc + 2)
      if (name === '' || delimiter === '') {
        return invalid(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`)
      }
      const end = lines.indexOf(delimiter, at + 1)
      if (end < 0) return invalid(`Invalid value. Matching delimiter not found '${delimiter}'`)
      values[name] = lines.slice(at + 1, end).join('\n')
      at = end
    } else {
      return invalid(`Invalid format '${line}'`)
    }
  }
  return { kind: 'values', values }
}

/** The directories of a `GITHUB_PATH` file; the last one written is looked up first. */
export function parsePathFile(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line !== '')
  return lines.filter((line, at) => lines.lastIndexOf(line) === at).toReversed()
}

/** A summary over 1 MiB is not shown at all; the step is unaffected. */
export const summaryBytesMax = 1024 * 1024

function invalid(message: string): KeyValueFile {
  return { kind: 'invalid', message }
}
