import { createHash } from 'node:crypto'
import { truncate } from '../base/text.ts'
import { type KeyParts, type KeyRules, type Signature, signatureVersion } from '../model/signature.ts'
import type { Failure } from './failure.ts'
import { clearMessage, makeTemplate } from './normalise-message.ts'

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
  const { kind, language, type, stack } = failure
  const cleared = clearMessage(failure.message, literals)
  const message = cleared.trim() === '' ? '' : cleared
  const site = stack.site.length > 0 || message !== '' ? stack.site : [`${targetSite}${target}`]
  const parts: KeyParts = { typeClass: failure.typeClass ?? type, message, site, own: stack.own }
  const excerpt = lines.slice(failure.line, failure.line + excerptLinesMax).join('\n')
  return {
    version: signatureVersion,
    ...makeKeys({ kind, language, type }, parts),
    exact: hash([signatureVersion, excerpt.replace(excerptNoise, '<n>')]),
    kind,
    language,
    type,
    frames: stack.frames,
    crash: failure.crash,
    parts,
  }
}

/** The rules of this version, for what was signed by an older one. */
export const keyRules: KeyRules = { version: signatureVersion, makeKeys }

/** What stands for the site where only the target is known. */
const targetSite = 'target '

function makeKeys(
  { kind, language, type }: Pick<Signature, 'kind' | 'language' | 'type'>,
  { typeClass, message: cleared, site, own }: KeyParts,
): Pick<Signature, 'key' | 'variant' | 'message' | 'title'> {
  const message = cleared === '' ? '' : makeTemplate(cleared)
  const parts = [signatureVersion, kind, language, typeClass, unifyPlaceholders(message), site]
  return { key: hash(parts), variant: hash([...parts, own]), message, title: titleOf(type, message, site) }
}

/** The kind of a placeholder is for the reader: an all-digit identifier must not become another finding. */
function unifyPlaceholders(message: string): string {
  return message.replace(/<(?:time|uuid|email|ip|t)>/g, '<n>')
}

const excerptNoise = /0x[0-9a-f]+|(?<![A-Za-z0-9])(?=[a-f]{0,15}\d)[0-9a-f]{6,64}(?![A-Za-z0-9])|\d+/gi

function titleOf(type: string, message: string, [place = '']: readonly string[]): string {
  if (message !== '') return truncate(saysType(message, type) ? message : `${type}: ${message}`, titleMax)
  const name = place.startsWith(targetSite) ? place.slice(targetSite.length) : place
  return truncate(name === '' ? type : `${type} in ${name}`, titleMax)
}

function hash(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** `assertion: assertion failed: x` says it twice. */
function saysType(message: string, type: string): boolean {
  return message.toLowerCase().startsWith(type.toLowerCase())
}
