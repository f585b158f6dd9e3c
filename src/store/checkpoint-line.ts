import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { assert } from '../base/assert.ts'
import { truncate } from '../base/text.ts'
import type { Checkpoint, CheckpointTarget } from '../model/checkpoint.ts'
import { decodeCheckpoint, encodeCheckpoint } from '../model/checkpoint-payload.ts'

/** What a checkpoint line begins with; the number is the version of its format. */
export const checkpointMark = 'seedsweep checkpoint 1'

/** Longest payload of one line, in characters, and most bytes that one may unpack to. */
const payloadMax = 6_000
const unpackedMax = 2 ** 20

/** Longest line read, in characters: the mark, the names, the payload, the checksum. */
export const checkpointLineMax = payloadMax + 200

const checksumDigits = 16
const linePattern = new RegExp(
  `^${checkpointMark} ([0-9a-f]{12}) s(\\d{1,5}) ([A-Za-z0-9_-]{1,${payloadMax}}) ([0-9a-f]{${checksumDigits}})(?![A-Za-z0-9_-])`,
)

/**
 * A checkpoint as lines of a log, mostly one: `seedsweep checkpoint 1 <campaign> s<shard> <payload> <checksum>`. What does
 * not fit into one line is cut into parts that each stand for themselves. Letters, digits, `_` and `-` alone: nothing that
 * a simulator said is read by a terminal or a CI on the way.
 */
export function formatCheckpoint(checkpoint: Checkpoint): string[] {
  const payload = deflateRawSync(JSON.stringify(encodeCheckpoint(checkpoint)), { level: 9 }).toString('base64url')
  if (payload.length > payloadMax) return split(checkpoint).flatMap(formatCheckpoint)
  const line = `${checkpointMark} ${checkpoint.campaign} s${checkpoint.shard} ${payload}`
  return [`${line} ${checksumOf(line)}`]
}

/**
 * Reads a line that begins with the mark; null where it is not what `formatCheckpoint` made. A checksum is no signature:
 * whoever can write the log can write a line, as they could write a store.
 */
export function parseCheckpoint(line: string): Checkpoint | null {
  const parts = linePattern.exec(truncate(line, checkpointLineMax))
  if (parts === null) return null
  const [, campaign = '', shard = '', payload = '', checksum = ''] = parts
  if (checksumOf(`${checkpointMark} ${campaign} s${shard} ${payload}`) !== checksum) return null
  const said = decodeCheckpoint(unpack(payload))
  return said === null ? null : { campaign, shard: Number(shard), ...said }
}

function unpack(payload: string): unknown {
  try {
    return JSON.parse(
      inflateRawSync(Buffer.from(payload, 'base64url'), { maxOutputLength: unpackedMax }).toString('utf8'),
    )
  } catch {
    // Not packed, or not JSON, or much more than it looks: not ours.
    return null
  }
}

function checksumOf(line: string): string {
  return createHash('sha256').update(line).digest('hex').slice(0, checksumDigits)
}

/** Two checkpoints that say the same together, each about fewer targets, spans or indices with a word of their own. */
function split(checkpoint: Checkpoint): Checkpoint[] {
  const { targets } = checkpoint
  const half = Math.ceil(targets.length / 2)
  const parts = targets.length > 1 ? [targets.slice(0, half), targets.slice(half)] : targets.flatMap(splitTarget)
  return parts.map((part) => ({ ...checkpoint, targets: part }))
}

function splitTarget(target: CheckpointTarget): CheckpointTarget[][] {
  const at = findMiddle(target)
  const within = (low: number, high: number): CheckpointTarget => ({
    ...target,
    spans: target.spans.flatMap(([lo, hi]) => {
      const part = [Math.max(lo, low), Math.min(hi, high)] as const
      return part[0] < part[1] ? [part] : []
    }),
    failures: target.failures.filter(({ index }) => low <= index && index < high),
    unjudged: target.unjudged.filter(({ index }) => low <= index && index < high),
  })
  return [[within(0, at)], [within(at, Number.MAX_SAFE_INTEGER)]]
}

/** An index that leaves something of the target on either side of it. */
function findMiddle({ spans, failures, unjudged }: CheckpointTarget): number {
  const [first] = spans
  assert(first !== undefined, 'a checkpoint without indices fits into a line')
  if (spans.length > 1) return spans[Math.floor(spans.length / 2)]?.[0] ?? 0
  const told = [...failures, ...unjudged].map(({ index }) => index).sort((a, b) => a - b)
  assert(told.length > 1, 'one index fits into a line')
  return Math.max(first[0] + 1, told[Math.floor(told.length / 2)] ?? 0)
}
