import { WorldError } from '../../base/world-error.ts'
import type { GitHub } from './client.ts'
import { classifyProblem, isRequestError } from './problem.ts'

export interface Creation<Thing> {
  readonly thing: Thing
  /** False where it was there before we tried: somebody else made it. */
  readonly made: boolean
}

/**
 * Creates something that GitHub has no idempotency key for, at most once. It is looked for right before every attempt,
 * and where the answer of one is lost the thing may exist all the same, so it is looked for again and again until the
 * lists must show it: `lookSeconds`, a minute in all.
 *
 * `looked`: the caller has looked a moment ago, and it was not there.
 *
 * `create` must not be retried by the client itself (`sentOnce`) and returns null for an answer that cannot be read.
 * Throws what GitHub said last.
 */
export async function createOnce<Thing>(
  github: GitHub,
  create: () => Promise<Thing | null>,
  find: () => Promise<Thing | null>,
  { looked = false }: { readonly looked?: boolean } = {},
): Promise<Creation<Thing>> {
  const { clock, gate, pace } = github
  for (let attempt = 0; ; attempt++) {
    const there = looked && attempt === 0 ? null : await find()
    if (there !== null) return { thing: there, made: attempt > 0 }
    const answer = await settle(create)
    if (answer.kind === 'created') return { thing: answer.thing, made: true }
    if (answer.kind === 'unclear') {
      for (const seconds of pace.lookSeconds) {
        await clock.wait(seconds * pace.secondMs)
        const found = await find()
        if (found !== null) return { thing: found, made: true }
      }
    }
    if (attempt >= pace.retriesMax) throw answer.error
    await gate.opened()
  }
}

type Answer<Thing> =
  | { readonly kind: 'created'; readonly thing: Thing }
  /** `limited`: GitHub did not do it and says when to come again. `unclear`: it may have. */
  | { readonly kind: 'limited' | 'unclear'; readonly error: unknown }

async function settle<Thing>(create: () => Promise<Thing | null>): Promise<Answer<Thing>> {
  try {
    const thing = await create()
    if (thing !== null) return { kind: 'created', thing }
    return { kind: 'unclear', error: Object.assign(new Error('GitHub gave an unreadable answer'), { status: 502 }) }
  } catch (error) {
    // The gate's own: nothing was sent.
    if (error instanceof WorldError || !isRequestError(error)) throw error
    const { kind } = classifyProblem(error)
    if (kind !== 'limited' && kind !== 'unclear') throw error
    return { kind, error }
  }
}
