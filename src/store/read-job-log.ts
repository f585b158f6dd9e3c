import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { UserError } from '../base/user-error.ts'
import type { Checkpoint } from '../model/checkpoint.ts'
import { checkpointLineMax, checkpointMark, parseCheckpoint } from './checkpoint-line.ts'

/** Largest job log read, in bytes. */
const logSizeMax = 2 ** 30

/** Most spans, failures and seeds without a verdict taken of one log: a line packs well, and a log has many. */
const itemsMax = 5_000_000

/** What stands before a line in a job log at most, in characters. */
const prefixMax = 512

/** What the checkpoint lines of a job log say. */
export interface JobLog {
  readonly checkpoints: readonly Checkpoint[]
  /** Lines with the mark of a checkpoint that are not what was written, cut, wrapped or changed, or too many. */
  readonly damagedLines: number
}

/**
 * Finds the checkpoint lines in the log of a job, as the sweep printed them or as a CI keeps it: with the name of the job
 * and of the step, time stamps, colours and marks of its own before each line. Everything else in it is skipped unread.
 *
 * @throws UserError `log-too-large`
 */
export function readJobLog(path: string): JobLog {
  const size = statSync(path).size
  if (size > logSizeMax) throw new UserError('log-too-large', `${path} has ${size} bytes, more than ${logSizeMax}`)
  const checkpoints: Checkpoint[] = []
  let damagedLines = 0
  let items = 0
  for (const line of readLines(path)) {
    const at = line.indexOf(checkpointMark)
    if (at === -1 || !prefixPattern.test(line.slice(0, at))) continue
    const checkpoint = items < itemsMax ? parseCheckpoint(line.slice(at)) : null
    if (checkpoint === null) damagedLines++
    else checkpoints.push(checkpoint)
    items += checkpoint === null ? 0 : 1 + countItems(checkpoint)
  }
  return { checkpoints, damagedLines }
}

function countItems({ targets }: Checkpoint): number {
  return targets.reduce((sum, one) => sum + one.spans.length + one.failures.length + one.unjudged.length, 0)
}

/** Whether a file begins as SQLite's do. What does not may be a log, and is no store. */
export function looksLikeStore(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(6)
    readSync(file, head, 0, head.length, 0)
    return head.toString('latin1') === 'SQLite'
  } finally {
    closeSync(file)
  }
}

/**
 * What a CI writes before a line, and nothing that a simulator could have said: the words of a finding stand behind other
 * words of ours. `gh run view --log` puts job and step with tabs before it, GitHub and others a time in ISO 8601, GitLab a
 * stream mark after that, Buildkite an APC sequence, containers the name of the stream.
 */
const prefixPattern = new RegExp(
  [
    String.raw`^\ufeff?`,
    String.raw`(?:[^\t]{0,200}\t[^\t]{0,200}\t\ufeff?)?`,
    String.raw`(?:\x1b_bk;t=\d{1,20}\x07)?`,
    String.raw`(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]? )?`,
    String.raw`(?:std(?:out|err) [FP] |\d\d[OE][+ ]?)?`,
    String.raw`(?:\x1b\[[0-9;]{0,20}[A-Za-z]|##\[[a-z]{1,20}\]|\r| ){0,16}$`,
  ].join(''),
)

const chunkSize = 2 ** 16

/** The lines of a file; of one that is longer than any of ours in a log, its beginning. */
function* readLines(path: string): Generator<string> {
  const lineMax = prefixMax + checkpointLineMax
  const decoder = new StringDecoder('utf8')
  const chunk = Buffer.alloc(chunkSize)
  const file = openSync(path, 'r')
  let rest = ''
  try {
    for (let read = -1; read !== 0; ) {
      read = readSync(file, chunk, 0, chunk.length, null)
      const lines = (rest + decoder.write(chunk.subarray(0, read))).split('\n')
      rest = (lines.pop() ?? '').slice(0, lineMax)
      for (const line of lines) yield line.slice(0, lineMax)
    }
    yield rest
  } finally {
    closeSync(file)
  }
}
