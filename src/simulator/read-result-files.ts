import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ResultFiles } from '../model/target.ts'
import { combineReports } from './combine-reports.ts'
import { readAntithesis } from './read-antithesis.ts'
import { readJunit } from './read-junit.ts'
import { noResult, type ReportedResult } from './reported-result.ts'

/** Where the Antithesis SDK of a run writes, below `{out}`. */
const antithesisFile = 'sdk.jsonl'
/** Longest single file read, in bytes; most files and directories looked at. */
const fileMax = 64 * 1024 * 1024
const entriesMax = 10_000
const depthMax = 8

/**
 * What the files say that a target's `result` names.
 *
 * @param directories where `{out}` may be: the first that holds such a file counts.
 */
export function readResultFiles(directories: readonly string[], files: ResultFiles): ReportedResult {
  const junit = files.junit === null ? noResult : readJunitFiles(directories, files.junit)
  const antithesis = files.antithesis ? readAntithesisFile(directories) : noResult
  return combineReports(antithesis, junit)
}

/** What it means that a run left no files at all. */
export function missingFiles(files: ResultFiles): ReportedResult {
  return readResultFiles([], files)
}

function readJunitFiles(directories: readonly string[], pattern: string): ReportedResult {
  const wanted = pattern.replace(/^\{out\}\//, '').split('/')
  const paths = firstNotEmpty(directories, (directory) => findFiles(directory, wanted))
  if (paths.length === 0) return unusable(`the run left no JUnit XML at ${pattern}`)
  let testCount = 0
  let torn: string | null = null
  for (const path of paths) {
    const text = readText(path)
    const report = text === null ? null : readJunit(text)
    const failure = report?.failures[0]
    if (failure !== undefined) return { kind: 'result', result: { outcome: 'failed', failure }, by: 'files' }
    if (report === null || report.torn) torn ??= `a file at ${pattern} is no JUnit XML, is cut off or is too long`
    testCount += report?.testCount ?? 0
  }
  if (torn !== null) return unusable(torn)
  if (testCount === 0) return unusable(`the JUnit XML at ${pattern} names no test that ran`)
  return { kind: 'result', result: { outcome: 'passed' }, by: 'files' }
}

function readAntithesisFile(directories: readonly string[]): ReportedResult {
  const [path] = firstNotEmpty(directories, (directory) => findFiles(directory, [antithesisFile]))
  const text = path === undefined ? null : readText(path)
  if (text === null) {
    return unusable(`the run left no {out}/${antithesisFile}: is the Antithesis SDK part of the program?`)
  }
  const { outcome, failure, properties, unreadableCount } = readAntithesis(text)
  // A broken assertion is the program's own word; that none was broken leaves the verdict to the exit.
  if (failure !== null) return { kind: 'result', result: { outcome, failure, properties: [...properties] } }
  if (unreadableCount > 0) return unusable(`{out}/${antithesisFile} has ${unreadableCount} lines that are no JSON`)
  return { kind: 'result', result: { outcome, properties: [...properties] }, by: 'files' }
}

/** Where the run failed anyway this adds nothing; a run that ended well is then no evidence of having passed. */
function unusable(reason: string): ReportedResult {
  return { kind: 'invalid', reason, torn: true, by: 'files' }
}

function firstNotEmpty(directories: readonly string[], find: (directory: string) => string[]): string[] {
  for (const directory of directories) {
    const paths = find(directory)
    if (paths.length > 0) return paths
  }
  return []
}

/** Plain files below a directory whose path matches, piece by piece; `*` stands for any text in a name, `**` for any depth. */
function findFiles(directory: string, wanted: readonly string[]): string[] {
  const found: string[] = []
  let seen = 0
  const walk = (at: string, pieces: readonly string[], depth: number): void => {
    const [piece, ...rest] = pieces
    if (piece === undefined || depth > depthMax) return
    if (piece === '**') walk(at, rest, depth)
    for (const entry of readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (++seen > entriesMax) return
      const path = join(at, entry.name)
      // Links are not followed: they could lead anywhere.
      if (piece === '**') {
        if (entry.isDirectory()) walk(path, pieces, depth + 1)
      } else if (!matchesName(entry.name, piece)) continue
      else if (rest.length > 0) {
        if (entry.isDirectory()) walk(path, rest, depth + 1)
      } else if (entry.isFile()) found.push(path)
    }
  }
  walk(directory, wanted, 0)
  return found
}

function matchesName(name: string, piece: string): boolean {
  const parts = piece.split('*')
  const [first = ''] = parts
  if (parts.length === 1) return name === first
  const last = parts.at(-1) ?? ''
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const next = name.indexOf(part, at)
    if (next === -1) return false
    at = next + part.length
  }
  return at <= name.length - last.length
}

/** Null for what is too long to be read, or not there any more. */
function readText(path: string): string | null {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  return stat?.isFile() === true && stat.size <= fileMax ? readFileSync(path, 'utf8') : null
}
