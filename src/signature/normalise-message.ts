import { stripControls } from './read-failure-text.ts'

/** Longest message looked at, and longest template that comes out. UTF-16 units. */
const messageReadMax = 8000
const templateMax = 200
/** Shorter literals (a seed `7`) would blank half the alphabet; numbers are blanked anyway. */
const literalMin = 4

/**
 * Turns a message into its template: what the author wrote, with placeholders for what differs from run to run.
 *
 * The order of the steps is the contract: what a later step would misread is taken away by an earlier one, and words in
 * which a digit is part of the meaning (`int32`, `signal 11`, `utf-8`) are hidden from all of them.
 *
 * @param literals the run's own seed, work directory and the like, blanked where they appear as they are.
 */
export function normaliseMessage(message: string, literals: readonly string[] = []): string {
  return makeTemplate(clearMessage(message, literals))
}

/** The first steps: the message without log prefix, terminal sequences and what is the run's own. It can be kept. */
export function clearMessage(message: string, literals: readonly string[]): string {
  let text = stripControls(message.length > messageReadMax ? message.slice(0, messageReadMax) : message)
  text = stripLogPrefix(text)
  for (const literal of literals) {
    if (literal.length >= literalMin) text = text.replaceAll(literal, /[/\\]/.test(literal) ? '/w' : '<n>')
  }
  return text
}

/** The other steps, on a message that was cleared, or that a store from elsewhere says was. */
export function makeTemplate(cleared: string): string {
  let text = cleared.slice(0, messageReadMax).replace(protectedPattern, hideDigits)
  text = blankNames(text)
  text = blankNumbers(text)
  text = collapseLists(text)
  text = text.replace(hiddenDigits, (digit) => String.fromCharCode(digit.charCodeAt(0) - hiddenBase))
  text = text.replace(/\s+/g, ' ').trim()
  return text.length > templateMax ? text.slice(0, templateMax).toWellFormed().trimEnd() : text
}

/** Time, level and process id in front of a line of a log. */
export function stripLogPrefix(line: string): string {
  const rest = line.trimStart().replace(stampPrefix, '').replace(levelPrefix, '')
  return rest === '' ? line : rest
}

const stampPrefix =
  /^\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ]|\d\d\/\d\d\/\d\d ?)?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]? +/
const levelPrefix =
  /^(?:\[(?:trace|debug|info|warn|warning|error|fatal)\]|(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR):?) +(?:\[\d+\] +)?/

const protectedPattern = new RegExp(
  [
    String.raw`\b(?:signal|exit(?:ed)?(?: with)?(?: code| status)?|status(?: code)?|errno|os error)[ =:]{1,3}\d+\b`,
    String.raw`\bHTTP(?:\/\d(?:\.\d)?)? \d{3}\b|\bHTTP\/\d(?:\.\d)?`,
    String.raw`\b[ui]?(?:int|float|fp|complex)(?:8|16|32|64|128)(?:_t)?\b|\b[uif](?:8|16|32|64|128)\b`,
    String.raw`\bsha-?\d{1,3}\b|\bmd[45]\b|\bcrc-?(?:16|32|64)c?\b|\bxxh(?:3|32|64)\b|\bbase(?:32|58|64)\b`,
    String.raw`\b(?:utf|ucs)-?\d{1,2}\b|\bip(?:v[46]|6)\b|\bx(?:86(?:_64)?|64)\b|\bamd64\b|\barm(?:64|v7)\b|\baarch64\b`,
    String.raw`\b(?:tls|ssl)v?\d(?:\.\d)?\b|\b[0-9]{1,3}-bit\b|\bk8s\b|\bG[0-2][abc]?(?:-\w+)?\b|\bE2BIG\b|\bL[123] cache\b`,
  ].join('|'),
  'gi',
)
const hiddenBase = 0xe000
const hiddenDigits = /[\ue030-\ue039]/g
function hideDigits(word: string): string {
  return word.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + hiddenBase))
}

function blankNames(text: string): string {
  return text
    .replace(timePattern, '<time>')
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<uuid>')
    .replace(/(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, '<email>')
    .replace(/\b[a-z][a-z0-9+]{1,15}:\/\/[^\s'"`<>)\]]+/gi, '<url>')
    .replace(/(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\d)(?::\d{1,5})?/g, '<ip>')
    .replace(/\[[0-9a-f:]{0,39}::?[0-9a-f:.%]{1,39}\](?::\d{1,5})?/gi, (found) => (isAddress(found) ? '<ip>' : found))
    .replace(/(?<![\w:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:(])/gi, (found) =>
      isAddress(found) ? '<ip>' : found,
    )
    .replace(/(?<![\w:/\\])[A-Za-z]:[\\/][^\s'"`:;,)\]]+/g, blankPath)
    .replace(/(?<![\w:/\\<>.~-])(?:~|\.{1,2})?\/(?=\/*[\w.@+=~%-])[\w.@+=~%/-]+/g, blankPath)
    .replace(/(?<![\w:/\\<.@+=-])[\w.@+=-]+\/[\w.@+=/-]+/g, blankRelativePath)
}

const timePattern = new RegExp(
  [
    String.raw`\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?)?`,
    String.raw`\b\d\d\/\d\d\/\d\d(?:\d\d)? \d\d:\d\d:\d\d(?:[.,]\d{1,9})?`,
    String.raw`\b(?:(?:mon|tue|wed|thu|fri|sat|sun),? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) {1,2}\d{1,2},? \d\d:\d\d:\d\d(?: \d{4})?`,
    String.raw`(?<![\w:])\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?![\w:])`,
  ].join('|'),
  'gi',
)

/** `fe80::2` and a port in brackets, not `Fee::add` nor `[1:2]`. */
function isAddress(text: string): boolean {
  return /\d/.test(text) && (text.includes('::') || (text.match(/:/g)?.length ?? 0) >= 5)
}

function blankPath(path: string): string {
  const end = /[.,;:]+$/.exec(path)?.[0] ?? ''
  const parts = path
    .slice(0, path.length - end.length)
    .replace(/[\\/]+$/, '')
    .split(/[\\/]/)
  return `<path>/${parts.at(-1) ?? ''}${end}`
}

/** `src/main.rs` and `a/b/c` are paths; `read/write` and `1/2` are not. */
function blankRelativePath(text: string): string {
  const slashes = text.split('/').length - 1
  const isPath = slashes >= 2 || /\.[A-Za-z]\w{0,7}$/.test(text)
  return isPath && /[A-Za-z]/.test(text) ? blankPath(text) : text
}

function blankNumbers(text: string): string {
  return (
    text
      .replace(/\b0x[0-9a-f]+\b\??/gi, '<n>')
      .replace(/@[0-9a-f]{3,16}\b/g, '@<n>')
      // Hexadecimal with and without letters must become the same token, or an all-digit hash is another finding.
      .replace(/(?<![A-Za-z0-9])(?:(?<![\w)\]>])[-+])?(?=[a-f]{0,15}\d)[0-9a-f]{6,128}(?![A-Za-z0-9]|\.\d)/gi, '<n>')
      .replace(/(?<![A-Za-z0-9])(?=[A-Za-z]{0,40}\d)[A-Za-z0-9]{20,128}(?![A-Za-z0-9])/g, '<n>')
      .replace(/(\.[A-Za-z]{1,6}|>|\w):\d+:\d+\b/g, '$1')
      .replace(/(\.[A-Za-z]{1,6}):\d+\b/g, '$1')
      .replace(/(['"`])([^'"`\s]{0,80}[A-Za-z]\d+[A-Za-z][^'"`\s]{0,80})\1/g, '$1<n>$1')
      .replace(/(?<![\w.])[-+]?\d+(?:\.\d+)?(?:ns|us|µs|μs|ms|s|sec|secs|m|min|h|d)[\d.hmsuµn]*\b/g, '<t>')
      .replace(/(?<![\w.]|[\w)\]>]-)[-+]?\d[\d.,_]*(?<![.,_])(?:[eE][-+]?\d+)?%?/g, '<n>')
      .replace(/(?<=[\w)\]>]-)\d[\d.]*(?<!\.)/g, '<n>')
      .replace(/([A-Za-z_])\d[\d.]*(?<!\.)(?![A-Za-z\d])/g, '$1<n>')
  )
}

/** Lists and dumps differ in length from run to run: equal neighbours count as one. */
function collapseLists(text: string): string {
  if (!text.includes('<')) return text
  const grouped = text
    .replace(/\bmap\[([^[\]]*)\]/g, (_, entries: string) => `map[${[...new Set(entries.split(' '))].sort().join(' ')}]`)
    // A list inside a dumped record goes before the record.
    .replace(/\[[^[\]]+\]/g, collapseGroup)
    .replace(/\([^()]+\)|\{[^{}]+\}/g, collapseGroup)
  return dropRepeats(grouped, ' ', 3)
}

function collapseGroup(group: string): string {
  // Node prints `[ 1, 2 ]`.
  const pad = group.charAt(1) === ' ' && group.at(-2) === ' ' ? ' ' : ''
  const inner = group.slice(1, -1).trim()
  return group.charAt(0) + pad + dropRepeats(inner, inner.includes(', ') ? ', ' : ' ', 2) + pad + group.slice(-1)
}

function dropRepeats(list: string, separator: string, least: number): string {
  const items = list.split(separator)
  const kept: string[] = []
  for (let at = 0; at < items.length; ) {
    const item = items[at] ?? ''
    let end = at + 1
    while (end < items.length && sameItem(items[end] ?? '', item)) end++
    const repeats = end - at >= least && item.includes('<')
    kept.push(...(repeats ? [item.replace(/[,;]$/, '')] : items.slice(at, end)))
    at = end
  }
  return kept.join(separator)
}

function sameItem(a: string, b: string): boolean {
  return a === b || a.replace(/[,;]$/, '') === b.replace(/[,;]$/, '')
}
