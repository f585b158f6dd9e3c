import { compareText } from '../base/text.ts'
import type { SimilarIssue } from '../model/finding.ts'
import type { Signature } from '../model/signature.ts'

/** Most issues suggested for one finding. */
const similarMax = 3

/** A message shorter than this says too little to be the same by anything but chance. */
const messageCharactersMin = 12

/** A finding that has an issue, as far as it can be compared. */
export interface FiledSignature {
  readonly target: string
  readonly key: string
  readonly number: number
  readonly signature: Pick<Signature, 'kind' | 'type' | 'message' | 'frames'>
}

/**
 * The issues that may be about the same bug, with why their failures were not folded: a suggestion for people, who
 * alone may merge. Even the best measure of likeness puts the right bug first only in 62 to 84 of 100 cases (TraceSim,
 * EMSE 2022). At most three, the most alike first; only of the same target.
 */
export function findSimilar(
  {
    target,
    key,
    signature,
  }: { readonly target: string; readonly key: string; readonly signature: FiledSignature['signature'] },
  filed: readonly FiledSignature[],
): SimilarIssue[] {
  return filed
    .filter((other) => other.target === target && other.key !== key)
    .flatMap((other) => {
      const likeness = compareSignatures(signature, other.signature)
      return likeness === null ? [] : [{ ...likeness, number: other.number }]
    })
    .sort((a, b) => b.weight - a.weight || a.number - b.number || compareText(a.why, b.why))
    .slice(0, similarMax)
    .map(({ number, why }) => ({ number, why }))
}

function compareSignatures(
  a: FiledSignature['signature'],
  b: FiledSignature['signature'],
): { readonly weight: number; readonly why: string } | null {
  const frames = countEqualFrames(a.frames, b.frames)
  const ofProperty = a.kind === 'property' && b.kind === 'property'
  const sameType = a.type === b.type
  const sameMessage = a.message === b.message && a.message.replace(/<\w*>/g, '').length >= messageCharactersMin
  const place = frames === 1 ? 'the same top frame' : `the same top ${frames} frames`
  if (frames > 0 && !sameType)
    return { weight: 2 + frames, why: `has ${place} but another ${ofProperty ? 'property' : 'type'}` }
  if (frames > 0 && !sameMessage) return { weight: 3 + frames, why: `has ${place} but another message` }
  if (frames > 0) return { weight: 1 + frames, why: `has ${place} and came by another way` }
  if (ofProperty && sameType) return { weight: 2, why: 'broke the same property in another way' }
  if (sameMessage && !sameType) return { weight: 1, why: 'has the same message but another type' }
  return null
}

/** How many of the three innermost frames are the same, from the innermost on. */
function countEqualFrames(a: readonly string[], b: readonly string[]): number {
  let equal = 0
  while (equal < 3 && equal < a.length && a[equal] === b[equal]) equal++
  return equal
}
