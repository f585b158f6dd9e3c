import { createHash } from 'node:crypto'
import { truncate } from '../base/text.ts'
import type { PropertyKind } from '../model/result.ts'
import { type Signature, signatureVersion } from '../model/signature.ts'

/** The identity of a property that a whole campaign did not come to: its target, kind and name, and nothing of a run. */
export function signNeverSeen(target: string, kind: PropertyKind, name: string): Signature {
  const key = createHash('sha256')
    .update(JSON.stringify([signatureVersion, 'never seen', target, kind, name]))
    .digest('hex')
  const message = kind === 'always' ? 'never checked' : 'never seen'
  return {
    version: signatureVersion,
    key,
    variant: key,
    exact: key,
    kind: 'property',
    language: 'none',
    type: name,
    message,
    frames: [],
    title: truncate(`${kind} ${message}: ${name}`, 200),
    crash: false,
    parts: null,
  }
}
