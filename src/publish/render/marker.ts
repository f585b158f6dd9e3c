import type { LifeMemory } from '../../model/life.ts'
import type { SeedText } from '../../model/seed.ts'
import type { ToldClosing } from './told-closing.ts'

/** What a finding's issue says of itself to later campaigns: an HTML comment that nobody sees. */
export interface IssueMarker {
  readonly key: string
  /** Keys that the failure had under older rules. */
  readonly formerKeys: readonly string[]
  readonly target: string
  /** Key that the printed reproduction shows, where it is another: of what people folded into the finding, or split. */
  readonly shows?: string
  readonly sha: string | null
  /** Null where it was too long to carry. */
  readonly config: Readonly<Record<string, string>> | null
  readonly seeds: readonly SeedText[]
  readonly k: number
  readonly n: number
  /**
   * How it is shown, where not by one run of a seed: `pairs`, two runs of a seed differ; `campaign`, a property that none
   * of its runs saw.
   */
  readonly proof?: 'pairs' | 'campaign'
  /** When the failure was first seen: later campaigns do not know it unless their history does. */
  readonly first: { readonly sha: string | null; readonly at: string } | null
  /** What we did to the issue over its life, so that it is done once. */
  readonly life?: LifeMemory
  /** What it tells of its closing: it is not rewritten for every clean seed. */
  readonly told?: ToldClosing
}

export const beginLine = '<!-- seedsweep:begin -->'
export const endLine = '<!-- seedsweep:end -->'

/** Most characters of configuration carried by a marker. */
const configCharactersMax = 4_000

/** Most former keys carried by a marker. */
const formerKeysMax = 16

/** Whether a marker is of this finding: the key of either may be one that the other had under older rules. */
export function marksFinding(
  marker: IssueMarker,
  finding: { readonly target: string; readonly key: string; readonly formerKeys: readonly string[] },
): boolean {
  if (marker.target !== finding.target) return false
  const keys = [finding.key, ...finding.formerKeys]
  return [marker.key, ...marker.formerKeys].some((key) => keys.includes(key))
}

/** Whether a marker is of exactly this finding, as of one that was opened a moment ago. */
export function isMarkedAs(
  marker: IssueMarker | null,
  finding: { readonly target: string; readonly key: string },
): boolean {
  return marker !== null && marker.key === finding.key && marker.target === finding.target
}

/** The marker as one line. No value can end the comment or be taken for markup: whatever is unusual is `\uXXXX`. */
export function formatMarker(marker: IssueMarker): string {
  const config = JSON.stringify(marker.config).length <= configCharactersMax ? marker.config : null
  const { key, target, sha, seeds, k, n, proof, first, life, told } = marker
  const former = marker.formerKeys.slice(0, formerKeysMax)
  const shows = marker.shows === undefined ? {} : { shows: marker.shows }
  const more = { ...shows, ...(first === null ? {} : { first }), ...(former.length === 0 ? {} : { former }) }
  const json = JSON.stringify({ key, target, sha, config, seeds, k, n, proof, ...more, life, told })
  return `<!-- seedsweep:v1 ${json.replace(unusual, escapeUnit).replaceAll('--', '-\\u002d').replaceAll('::', ':\\u003a')} -->`
}

/** What JSON needs outside of strings, and plain words, stay readable. */
const unusual = /[^A-Za-z0-9 _.,:{}[\]"\\/+=-]/g

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/**
 * The marker of an issue's body, or null: the last well-formed one that stands on a line of its own outside fenced code.
 * Ours can be nowhere else, since everything a simulator said loses its comment delimiters.
 */
export function readMarker(body: string): IssueMarker | null {
  return findMarker(splitLines(body))?.marker ?? null
}

/**
 * Puts a new generated part in the place of the old one: the lines from the begin line above the marker to the end line
 * below it. What people wrote around it stays byte for byte. Null where the lines are no longer there.
 */
export function replaceGenerated(body: string, generated: string): string | null {
  const range = findGenerated(body)
  return range === null ? null : body.slice(0, range.start) + generated + body.slice(range.end)
}

/** The generated part of a body, or null. GitHub's editor saves line breaks as CRLF; they are compared as LF. */
export function readGenerated(body: string): string | null {
  const range = findGenerated(body)
  return range === null ? null : body.slice(range.start, range.end).replaceAll('\r\n', '\n')
}

/** Puts another marker in the place of that of a body; a body without one stays as it is. */
export function replaceMarker(body: string, change: (marker: IssueMarker) => IssueMarker): string {
  const lines = body.split('\n')
  const found = findMarker(splitLines(body))
  return found === null ? body : lines.with(found.index, formatMarker(change(found.marker))).join('\n')
}

interface Line {
  readonly text: string
  readonly start: number
}

function splitLines(body: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const text of body.split('\n')) {
    lines.push({ text: text.trim(), start })
    start += text.length + 1
  }
  return lines
}

function findMarker(lines: readonly Line[]): { readonly marker: IssueMarker; readonly index: number } | null {
  const fenced = findFencedLines(lines)
  for (let index = lines.length - 1; index >= 0; index--) {
    const marker = fenced.has(index) ? null : parseMarker(lines[index]?.text ?? '')
    if (marker !== null) return { marker, index }
  }
  return null
}

function findGenerated(body: string): { readonly start: number; readonly end: number } | null {
  const lines = splitLines(body)
  const found = findMarker(lines)
  if (found === null) return null
  const begin = lines.findLast(({ text }, index) => index < found.index && text === beginLine)
  const end = lines.find(({ text }, index) => index > found.index && text === endLine)
  if (begin === undefined || end === undefined) return null
  const start = body.indexOf(beginLine, begin.start)
  return { start, end: body.indexOf(endLine, end.start) + endLine.length }
}

/**
 * Indices of the lines inside fenced code. A fence that is never closed hides nothing here, though a renderer hides
 * all below it: a slip of somebody's hand must not make us lose the issue and file it again.
 */
function findFencedLines(lines: readonly Line[]): ReadonlySet<number> {
  const fenced = new Set<number>()
  let open: { readonly delimiter: string; readonly index: number } | null = null
  for (const [index, { text }] of lines.entries()) {
    if (open === null) {
      const delimiter = /^(`{3,}(?=[^`]*$)|~{3,})/.exec(text)?.[0]
      if (delimiter !== undefined) open = { delimiter, index }
    } else if (text.startsWith(open.delimiter) && text === open.delimiter.charAt(0).repeat(text.length)) {
      for (let inside = open.index; inside <= index; inside++) fenced.add(inside)
      open = null
    }
  }
  return fenced
}

function parseMarker(line: string): IssueMarker | null {
  const json = /^<!-- seedsweep:v1 (\{.*\}) -->$/.exec(line)?.[1]
  if (json === undefined) return null
  try {
    return readMarkerObject(JSON.parse(json))
  } catch {
    // Not JSON, so not a marker: somebody's text that looks like one.
    return null
  }
}

function readMarkerObject(value: unknown): IssueMarker | null {
  if (!isRecord(value)) return null
  const { key, target, sha, config, seeds, k, n, proof, first, former, life, shows, told } = value
  if (!isKey(key)) return null
  if (typeof target !== 'string' || target === '') return null
  if (sha !== null && typeof sha !== 'string') return null
  if (!isCount(k) || !isCount(n) || !Array.isArray(seeds) || !seeds.every(isSeedText)) return null
  const formerKeys = Array.isArray(former) ? former.filter(isKey).slice(0, formerKeysMax) : []
  const base = { key, formerKeys, target, sha, config: readConfig(config), seeds, k, n, first: readFirst(first) }
  const known = isKey(shows) ? { ...base, shows } : base
  const memory = readMemory(life)
  const closing = readTold(told)
  const read = {
    ...known,
    ...(memory === null ? {} : { life: memory }),
    ...(closing === null ? {} : { told: closing }),
  }
  return proof === 'pairs' || proof === 'campaign' ? { ...read, proof } : read
}

function isKey(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,128}$/.test(value)
}

interface Fields {
  readonly [name: string]: unknown
  readonly at?: unknown
  readonly sha?: unknown
}

function readConfig(config: unknown): IssueMarker['config'] {
  if (!isRecord(config)) return null
  return Object.fromEntries(Object.entries(config).map(([name, value]) => [name, String(value)]))
}

function readFirst(first: unknown): IssueMarker['first'] {
  if (!isRecord(first) || typeof first.at !== 'string' || Number.isNaN(Date.parse(first.at))) return null
  return { sha: typeof first.sha === 'string' ? first.sha : null, at: first.at }
}

/** Null where nothing is remembered; what is not as we write it is forgotten. */
function readMemory(value: unknown): LifeMemory | null {
  if (!isRecord(value)) return null
  const { verified, reopened, remarked, environment } = value
  const [closed, opened] = [readFirst(verified), readFirst(reopened)]
  return {
    ...(closed === null ? {} : { verified: closed }),
    ...(opened === null ? {} : { reopened: opened }),
    ...(isDay(remarked) ? { remarked } : {}),
    ...(isDay(environment) ? { environment } : {}),
  }
}

function readTold(value: unknown): ToldClosing | null {
  if (!isRecord(value)) return null
  const { at, clean, campaigns, missing, campaignsMissing } = value
  if (!isDay(at) || !isCount(clean) || !isCount(campaigns) || !isCount(missing)) return null
  return { at, clean, campaigns, missing, campaignsMissing: isCount(campaignsMissing) ? campaignsMissing : null }
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function isSeedText(value: unknown): value is SeedText {
  return typeof value === 'string' && /^(0|-?[1-9][0-9]{0,19})$/.test(value)
}
