import { truncate } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'

/** Longest command line, in UTF-16 units. */
export const commandTextMax = 65_536

/**
 * Splits a command line into argv as a POSIX shell would, without being one: spaces separate, quotes and backslashes
 * keep (IEEE Std 1003.1, Shell Command Language, 2.2 Quoting); nothing is expanded.
 *
 * @param where place named in errors: `seedsweep.yml:4:10`, `--run`
 * @throws UserError `command-quote` for an unterminated quote, `command-shell` for anything that only a shell does
 *   (variables, pipes, redirections, several commands), `command-empty`
 */
export function splitCommand(text: string, where: string): string[] {
  if (text.length > commandTextMax) {
    throw new UserError('command-long', `${where}: a command of ${text.length} characters`, 'Put it into a script')
  }
  const argv: string[] = []
  let word: string | null = null
  let at = 0
  while (at < text.length) {
    const char = text.charAt(at)
    if (char === "'") {
      const end = text.indexOf("'", at + 1)
      if (end < 0) throw unterminated(text, at, where)
      word = (word ?? '') + text.slice(at + 1, end)
      at = end + 1
    } else if (char === '"') {
      const quoted = readDoubleQuotes(text, at, where)
      word = (word ?? '') + quoted.content
      at = quoted.next
    } else if (char === '\\') {
      if (at + 1 >= text.length) throw unterminated(text, at, where)
      // A backslash before a line break joins the lines; before anything else it keeps the character.
      if (text[at + 1] !== '\n') word = (word ?? '') + text.charAt(at + 1)
      at += 2
    } else if (char === '\n' && text.slice(at).trim() !== '' && (argv.length > 0 || word !== null)) {
      throw needsShell(text, 'a second line', where)
    } else if (/\s/.test(char)) {
      if (word !== null) argv.push(word)
      word = null
      at++
    } else {
      refuseShellWord(text, at, word === null, where)
      word = (word ?? '') + char
      at++
    }
  }
  if (word !== null) argv.push(word)
  return checkArgv(argv, where)
}

/**
 * Checks an argv that was given as a list.
 *
 * @throws UserError `command-empty`, `command-nul`, `command-shell` for `NAME=value` where the program should be
 */
export function checkArgv(argv: readonly string[], where: string): string[] {
  const program = argv[0]
  if (program === undefined || program === '') {
    throw new UserError(
      'command-empty',
      `${where}: the command is empty`,
      'Write a program, for example ./sim --seed {seed}',
    )
  }
  if (argv.some((word) => word.includes('\0'))) {
    throw new UserError(
      'command-nul',
      `${where}: the command holds a NUL character`,
      'Remove it: no program can receive it',
    )
  }
  const assignment = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(program)
  if (assignment !== null) {
    const [, name, value] = assignment
    throw new UserError(
      'command-shell',
      `${where}: the command starts with ${truncate(program, 80)}, but there is no shell that would set it`,
      `Write it under env: { ${name}: ${truncate(value ?? '', 80)} }`,
    )
  }
  return [...argv]
}

function readDoubleQuotes(text: string, start: number, where: string): { content: string; next: number } {
  let content = ''
  let at = start + 1
  while (at < text.length) {
    const char = text.charAt(at)
    if (char === '"') return { content, next: at + 1 }
    const next = text.charAt(at + 1)
    if (char === '\\' && next === '\n') {
      at += 2
    } else if (char === '\\' && next !== '' && '$`"\\'.includes(next)) {
      content += next
      at += 2
    } else {
      const expansion = expansionAt(text, at)
      if (expansion !== null) throw needsShell(text, expansion, where)
      content += char
      at++
    }
  }
  throw unterminated(text, start, where)
}

/** Throws where an unquoted character means something that only a shell does. */
function refuseShellWord(text: string, at: number, startsWord: boolean, where: string): void {
  const expansion = expansionAt(text, at)
  if (expansion !== null) throw needsShell(text, expansion, where)
  const operator = /^(?:&&|\|\||>>|<<|[|&;<>()])/.exec(text.slice(at, at + 2))
  if (operator !== null) throw needsShell(text, `"${operator[0]}"`, where)
  const home = startsWord ? /^~(?=\/|\s|$)/.exec(text.slice(at, at + 2)) : null
  if (home !== null) throw needsShell(text, '"~"', where)
}

/** `$NAME`, `${...}`, `$(...)` or a backtick at this place, as it should be named in an error; null for a lone `$`. */
function expansionAt(text: string, at: number): string | null {
  const char = text[at]
  if (char === '`') return 'a backtick'
  if (char !== '$') return null
  const found = /^\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-]|\{[^}]*\}?|\()/.exec(text.slice(at, at + 100))
  return found === null ? null : `"${found[0]}"`
}

function needsShell(text: string, what: string, where: string): UserError {
  const line = text.trim()
  const list = /[\n]/.test(line) ? '[sh, -c, "<the lines>"]' : JSON.stringify(['sh', '-c', truncate(line, 200)])
  return new UserError(
    'command-shell',
    `${where}: the command uses ${what}, but it is started without a shell`,
    `Write ${list} to have one, or put quotes '...' around what is meant as it stands`,
  )
}

function unterminated(text: string, at: number, where: string): UserError {
  const quote = text.charAt(at)
  const what = quote === '\\' ? 'ends with a backslash' : `has a quote ${quote} without its end`
  return new UserError(
    'command-quote',
    `${where}: the command ${what}: ${truncate(text.slice(at).trim(), 60)}`,
    quote === '\\' ? 'Remove it, or write \\\\ for a backslash' : `Close it with ${quote}`,
  )
}
