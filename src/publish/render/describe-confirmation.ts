import { formatPlural } from '../../base/text.ts'
import type { Confirmation, Finding } from '../../model/finding.ts'
import type { Repetition } from '../../model/reproduction.ts'
import { chanceToSee } from '../../statistics/chance-to-see.ts'
import { formatChance } from './format-rate.ts'
import { describeNeverSeen } from './never-seen.ts'

/**
 * What replaying showed, in a sentence or two; claims no more than was done.
 *
 * @param quote for titles of failures, which are what simulators said, where they would be markup
 */
export function describeConfirmation(
  { confirmation, reproduction, neverSeen }: Finding,
  quote: (title: string) => string = (title) => title,
): string {
  if (neverSeen !== null) return describeNeverSeen(neverSeen)
  const missing = (confirmation.elsewhere ?? []).filter(({ verdict }) => verdict === 'unknown')
  const sentences = missing.map(
    ({ where, title }) =>
      ` On ${describeRunner(where)} it cannot be told: there it ${describeFailure(title, quote)}, and no seed that passed in the sweep is known to pass there.`,
  )
  return `${describeReplays(confirmation, reproduction?.repeat ?? { by: 'seed' }, quote)}${sentences.join('')}`
}

function describeReplays(confirmation: Confirmation, repeat: Repetition, quote: (title: string) => string): string {
  const { state, same, replays, where } = confirmation
  const checkout = describeCheckout(confirmation)
  switch (state) {
    case 'reproducible':
      if (repeat.by === 'attempts')
        return `Failed in ${same} of ${replays} re-runs, ${describePlaces(where)}${checkout}.`
      if (repeat.by === 'pairs') {
        return `Two runs of its seed differed again in ${same} of ${formatPlural(replays, 'pair')}, ${describePlaces(where)}${checkout}.`
      }
      return `Reproduced ${same} of ${replays} times in fresh processes, ${describePlaces(where)}${checkout}.`
    case 'nondeterministic':
      return `Not deterministic: the same failure came back in ${same} of ${replays} fresh processes.`
    case 'unconfirmed': {
      if (repeat.by === 'attempts') {
        const chance = formatChance(chanceToSee(repeat.rate, replays))
        return `Not confirmed: failed in 0 of ${replays} re-runs, which show a failure of its rate with ${chance} probability.`
      }
      if (repeat.by === 'pairs') {
        return `Not confirmed: two runs of its seed differed in the sweep, and not in ${formatPlural(replays, 'pair')} since.`
      }
      const elsewhere = describeElsewhere(confirmation, quote)
      if (elsewhere !== '')
        return `Not confirmed: the same failure came back in ${same} of ${replays} fresh processes, ${elsewhere}.`
      return `Not confirmed: its seed passed when it was run again (${formatPlural(replays, 'time')}).`
    }
    case 'untried':
      return replays === 0
        ? 'Not replayed yet.'
        : `Not proven yet: only ${formatPlural(replays, 'replay')} gave a verdict.`
    case 'never-seen':
      return 'Not replayed yet.'
  }
}

/** Where runners disagree, in words: what each saw. Empty where they do not. */
export function describeElsewhere(
  { same, elsewhere = [] }: Confirmation,
  quote: (title: string) => string = (title) => title,
): string {
  const others = elsewhere.flatMap(({ where, verdict, title }) => {
    if (verdict === 'unknown') return []
    return [`on ${describeRunner(where)} it ${verdict === 'passed' ? 'passed' : describeFailure(title, quote)}`]
  })
  if (others.length === 0) return ''
  return [...(same > 0 ? ['on the runner that found it each time'] : []), ...others].join('; ')
}

function describeFailure(title: string | null, quote: (title: string) => string): string {
  return title === null ? 'gave another digest' : `failed otherwise (${quote(title)})`
}

function describeRunner(where: string): string {
  return where === 'report' ? "the report job's runner" : 'another runner'
}

/** Beside the runs in the tree that was swept. */
function describeCheckout({ inCleanCheckout: verdict }: Confirmation): string {
  if (verdict === 'same') return ', and once in a clean checkout'
  if (verdict === 'passed') return ', but in a clean checkout it passed'
  return verdict === 'other' ? ', but in a clean checkout it failed otherwise' : ''
}

function describePlaces(where: readonly string[]): string {
  // A shard replays only its own failures; `local` is the one machine of a run in a terminal.
  const others = where.filter((place) => !place.startsWith('shard ') && place !== 'local')
  const own = where.length - others.length
  if (others.length === 0)
    return own > 1 ? 'confirmed on the runners that found it' : 'confirmed on the runner that found it'
  if (own === 0 && others.length === 1) return 'on another runner than the one that found it'
  const finders = own === 1 ? 'the one that found it' : 'those that found it'
  const reporter = own > 0 && others.join() === 'report' ? `: ${finders} and the report job's` : ''
  return `on ${where.length} runners${reporter}`
}
