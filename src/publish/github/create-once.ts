import { setTimeout as delay } from 'node:timers/promises'
import type { GitHub } from './client.ts'
import { classifyProblem, isRequestError } from './problem.ts'

/**
 * Creates something that GitHub has no idempotency key for, at most once. Where the answer is lost the thing may exist
 * all the same, so before every further attempt it is looked for.
 *
 * `create` must not be retried by the client itself (`request: { retries: 0 }`) and returns null for an answer that
 * cannot be read. Throws what GitHub said last.
 */
export async function createOnce<Thing>(
  { pace }: GitHub,
  create: () => Promise<Thing | null>,
  find: () => Promise<Thing | null>,
): Promise<Thing> {
  for (let attempt = 0; ; attempt++) {
    const answer = await settle(create)
    if (answer.kind === 'created') return answer.thing
    // A request that is still on its way inside GitHub gets time to arrive.
    await delay((attempt + 1) ** 2 * pace.secondMs)
    const found = await find()
    if (found !== null) return found
    if (attempt >= pace.retriesMax) throw answer.error
  }
}

type Answer<Thing> =
  | { readonly kind: 'created'; readonly thing: Thing }
  | { readonly kind: 'unclear'; readonly error: unknown }

async function settle<Thing>(create: () => Promise<Thing | null>): Promise<Answer<Thing>> {
  try {
    const thing = await create()
    if (thing !== null) return { kind: 'created', thing }
    return { kind: 'unclear', error: Object.assign(new Error('GitHub gave an unreadable answer'), { status: 502 }) }
  } catch (error) {
    if (!isRequestError(error) || classifyProblem(error).kind !== 'unclear') throw error
    return { kind: 'unclear', error }
  }
}
