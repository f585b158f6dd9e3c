import { createHash } from 'node:crypto'
import { truncate } from '../base/text.ts'
import { type Signature, signatureVersion } from '../model/signature.ts'
import type { Failure } from './failure.ts'
import { normaliseMessage } from './normalise-message.ts'

/** How much of the text after the first line of a failure counts as its excerpt. */
const excerptLinesMax = 60
const titleMax = 200

/**
 * Turns the parts of a failure into its three keys. The version is part of each, so that a change of rules re-keys
 * openly instead of quietly merging old findings with new ones.
 *
 * @param lines the text the failure was read from; `failure.line` points into it.
 * @param literals seed and directories of the run, blanked in the message.
 * @param target names what failed where neither a function nor a message does (a timeout, a bare signal).
 */
export function signFailure(
  failure: Failure,
  lines: readonly string[],
  literals: readonly string[],
  target: string,
): Signature {
  const message = failure.message === '' ? '' : normaliseMessage(failure.message, literals)
  const site = failure.stack.site.length > 0 || message !== '' ? failure.stack.site : [`target ${target}`]
  const typeClass = failure.typeClass ?? failure.type
  const parts = [signatureVersion, failure.kind, failure.language, typeClass, unifyPlaceholders(message), site]
  const excerpt = lines.slice(failure.line, failure.line + excerptLinesMax).join('\n')
  return {
    version: signatureVersion,
    key: hash(parts),
    variant: hash([...parts, failure.stack.own]),
    exact: hash([signatureVersion, excerpt.replace(excerptNoise, '<n>')]),
    kind: failure.kind,
    language: failure.language,
    type: failure.type,
    message,
    frames: failure.stack.frames,
    title: titleOf(failure, message, target),
    crash: failure.crash,
  }
}

/** The kind of a placeholder is for the reader: an all-digit identifier must not become another finding. */
function unifyPlaceholders(message: string): string {
  return message.replace(/<(?:time|uuid|email|ip|t)>/g, '<n>')
}

const excerptNoise = /0x[0-9a-f]+|(?<![A-Za-z0-9])(?=[a-f]{0,15}\d)[0-9a-f]{6,64}(?![A-Za-z0-9])|\d+/gi

function titleOf(failure: Failure, message: string, target: string): string {
  if (message !== '')
    return truncate(saysType(message, failure.type) ? message : `${failure.type}: ${message}`, titleMax)
  const place = failure.stack.site[0]
  if (place !== undefined) return truncate(`${failure.type} in ${place}`, titleMax)
  return truncate(target === '' ? failure.type : `${failure.type} in ${target}`, titleMax)
}

function hash(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** `assertion: assertion failed: x` says it twice. */
function saysType(message: string, type: string): boolean {
  return message.toLowerCase().startsWith(type.toLowerCase())
}
