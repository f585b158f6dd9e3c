import { plainLine, plainLines } from '../../base/plain-text.ts'

/*
 * Everything a simulator said is untrusted. It reaches GitHub in two forms only: as code inside a line, or as a fenced
 * block. Inside code GitHub renders no markup, HTML, link, emoji or formula, notifies nobody and links no reference;
 * what would be live if it ever left the code (mentions, `#12`, HTML comments) is broken by a space besides.
 */

/** Untrusted text as code inside a line: one line, at most `max` UTF-16 units of content. */
export function escapeInline(text: string, max: number): string {
  const content = inertLine(text, max)
  if (content === '') return '`(empty)`'
  const delimiter = '`'.repeat(shortestFreeRun(content))
  // A space at either side is stripped by the renderer; it is needed where the content touches the delimiter.
  const pad = /^`|`$/.test(content) ? ' ' : ''
  return `${delimiter}${pad}${content}${pad}${delimiter}`
}

/** The same inside a table, where an escaped `|` could still end the cell: `\\|` does, so a look-alike stands in. */
export function escapeCell(text: string, max: number): string {
  return escapeInline(text.replaceAll('|', '¦'), max)
}

/** Untrusted text for an issue's title, which has no code form: one line, at most `max` UTF-16 units. */
export function escapeTitle(text: string, max: number): string {
  return inertLine(text.replaceAll('`', "'"), max)
}

/** Untrusted text where nothing is rendered at all (an annotation's message): lines kept, at most `max` UTF-16 units. */
export function escapeMessage(text: string, max: number): string {
  const plain = disarmReferences(plainLines(text.slice(0, 4 * max))).trim()
  return plain.length <= max ? plain : `${cutText(plain, max - 1)}…`
}

/**
 * Untrusted text as a fenced block of at most `maxChars` UTF-16 units with its fences, and at most `linesMax` lines of
 * content; what was cut is counted below the content.
 */
export function fence(text: string, maxChars: number, linesMax = 50): string {
  const lines = inertLines(text.slice(0, 4 * maxChars)).split('\n')
  const shown = lines.slice(0, linesMax)
  const room = Math.max(0, maxChars - 2 * (backtickRunMax + 1) - 48)
  let content = shown.join('\n')
  const cutInside = content.length > room || text.length > 4 * maxChars
  if (content.length > room) content = cutText(content, room)
  const note = cutInside ? '\n… (cut)' : lines.length > linesMax ? `\n… (${lines.length - linesMax} more lines)` : ''
  return fenceVerbatim(`${content}${note}`, '')
}

/** Fences a text that is known to be safe, without changing a byte of it. */
export function fenceVerbatim(content: string, language: '' | 'sh'): string {
  const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map(([run]) => run.length))
  const delimiter = '`'.repeat(longest + 1)
  return `${delimiter}${language}\n${content}\n${delimiter}`
}

/** Longest run of backticks left in a text; a longer delimiter always fits. */
const backtickRunMax = 8

function inertLine(text: string, max: number): string {
  // The spaces that break references make the line longer: cut last.
  const line = shortenBacktickRuns(disarmReferences(plainLine(text, 4 * max)).replace(numberSign, '# '))
  return line.length <= max ? line : `${cutText(line, max - 1).trimEnd()}…`
}

function inertLines(text: string): string {
  const lines = shortenBacktickRuns(disarmReferences(plainLines(text)))
  return lines.replace(/[ \t]+$/gm, '').replace(/^\n+|\n+$/g, '')
}

/** Also at the start of a line, where blocks keep it: `#0  0x55d0 in main` is a stack frame. */
const numberSign = /#(?=\d)/g

function disarmReferences(text: string): string {
  return (
    text
      // A mention; not `node_modules/@scope/name`, which is part of a path and notifies nobody.
      .replace(/(?<![A-Za-z0-9_])@(?=\w)(?!(?<=\/@)[\w-]+\/)/g, '@ ')
      .replace(/(?<!^[ \t]*)#(?=\d)/gm, '# ')
      .replace(/<!--/g, '<! --')
      .replace(/--(!?)>/g, '--$1 >')
  )
}

function shortenBacktickRuns(text: string): string {
  return text.replace(/`{9,}/g, '`'.repeat(backtickRunMax))
}

/** The length of the shortest run of backticks that does not occur in the text. */
function shortestFreeRun(text: string): number {
  const lengths = new Set([...text.matchAll(/`+/g)].map(([run]) => run.length))
  let length = 1
  while (lengths.has(length)) length++
  return length
}

/** Cuts without leaving half a character. */
function cutText(text: string, max: number): string {
  const cut = text.slice(0, Math.max(0, max))
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
}
