/**
 * Untrusted text as visible characters, lines kept: what a simulator said, fit to be shown anywhere.
 *
 * No terminal sequence, control, bidirectional, zero-width or other invisible character is left (tabs and line feeds
 * are), every kind of line break is a line feed, and nothing is left that a GitHub runner takes for a workflow command:
 * neither `::error::` at the start of a line nor the older `##[error]`, which works anywhere in one.
 */
export function plainLines(text: string): string {
  return disarmCommands(
    text
      .toWellFormed()
      .replace(terminalSequences, '')
      .replace(lineBreaks, '\n')
      .replace(invisibleCharacters, '')
      .replace(longMarkRuns, '$1'),
  )
}

/** The same as one line of at most `max` UTF-16 units; white space of any kind and length is one space. */
export function plainLine(text: string, max: number): string {
  // A hostile text is cut before the work, generously: the passes below are linear, and need not see megabytes.
  const line = plainLines(text.slice(0, 16 * max + 1024))
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= max) return line
  return `${line
    .slice(0, Math.max(0, max - 1))
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`
}

/** CSI and OSC sequences whole, so that `ESC[31m` does not leave `[31m` behind. */
const terminalSequences =
  /(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]|(?:\u001B\]|\u009D)[^\u0007\u001B\u009C]*(?:\u0007|\u001B\\|\u009C)/g

/** A lone carriage return starts a new line for the runner, which is why it may not stay. */
const lineBreaks = /\r\n|[\r\u000B\u000C\u0085\u2028\u2029]/g

const invisibleCharacters =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\p{Cf}\p{Default_Ignorable_Code_Point}\uFFFE\uFFFF]/gu

/** Marks that pile up on one letter and paint over the lines around; real scripts need four at most. */
const longMarkRuns = /(\p{M}{4})\p{M}+/gu

function disarmCommands(text: string): string {
  // `std::vector` stays as it is: a command starts a line, after white space at most.
  return text.replace(/(?<!\S):{2,}/g, (colons) => ': '.repeat(colons.length).trimEnd()).replace(/##(?=\[)/g, '# #')
}
