import { formatPlural } from '../base/text.ts'
import type { Recorded, ReplayRun, Reproduced } from '../campaign/reproduce-phase.ts'
import { formatDuration } from './progress.ts'

/** What running a reproduction again came to, in a sentence that says what it proves; not yet safe for a terminal. */
export function describeReproduced(recorded: Recorded, done: Reproduced): string {
  const { repeat } = recorded.reproduction
  switch (repeat.by) {
    case 'seed':
      return describeRun(recorded, done.last)
    case 'attempts':
      return describeAttempts(done, repeat.most, repeat.rate)
    case 'pairs':
      return describePairs(done, repeat.most)
  }
}

function describeRun({ reproduction }: Recorded, { replay, result }: ReplayRun): string {
  const ending = `${replay.seenExit ?? result.reason ?? 'no verdict'} in ${formatDuration(replay.durationMs)}`
  switch (replay.verdict) {
    case 'same': {
      const digest = replay.seenDigest === null ? '' : ` and the same digest (${replay.seenDigest})`
      return `reproduced: the same signature${digest}; ${ending}`
    }
    case 'passed':
      return `not reproduced: the seed passed; ${ending}`
    case 'other': {
      if (replay.seenKey !== reproduction.expected.key) {
        return `not reproduced: it failed, with another signature: ${replay.seenTitle ?? ''}; ${ending}`
      }
      return `not reproduced: the same signature, with another digest (${replay.seenDigest} instead of ${reproduction.expected.digest}): the simulator is not deterministic; ${ending}`
    }
    case 'unknown':
      return `not reproduced: the run gave no verdict: ${result.reason ?? ''}`
  }
}

function describeAttempts({ runs, last, reproduced, chance }: Reproduced, most: number, rate: number): string {
  const { replay, result } = last
  if (reproduced) {
    const ending = `${replay.seenExit ?? 'it fails'} in ${formatDuration(replay.durationMs)}`
    return `reproduced: attempt ${runs.length} of at most ${most} failed with the same signature; ${ending}`
  }
  const count = (verdict: typeof replay.verdict) => runs.filter((run) => run.replay.verdict === verdict).length
  const [passed, other, unknown] = [count('passed'), count('other'), count('unknown')]
  if (passed + other === 0) return `not reproduced: no attempt gave a verdict: ${result.reason ?? ''}`
  const parts = [
    ...(passed > 0 ? [`${passed} passed`] : []),
    ...(other > 0 ? [`${other} failed otherwise`] : []),
    ...(unknown > 0 ? [`${unknown} gave no verdict`] : []),
  ]
  const shown = `so many show a failure of its rate (${percent(rate)} % of attempts) with ${percent(chance ?? 0)} % probability`
  return `not reproduced in ${formatPlural(runs.length, 'attempt')} (${parts.join(', ')}): ${shown}`
}

function describePairs({ runs, last, reproduced }: Reproduced, most: number): string {
  if (reproduced)
    return `reproduced: the two runs of pair ${runs.length} of at most ${most} differ: ${last.replay.seenTitle}`
  const judged = runs.filter(({ replay }) => replay.verdict === 'passed').length
  if (judged === 0) return `not reproduced: no pair of runs gave a verdict: ${last.result.reason ?? 'it timed out'}`
  return `not reproduced: in ${formatPlural(judged, 'pair')} both runs gave the same; what differs seldom may still do so`
}

/** Never rounded to certainty. */
function percent(share: number): string {
  if (share < 1 && share > 0.999) return 'over 99.9'
  return String(Number((share * 100).toPrecision(share > 0.99 ? 3 : 2)))
}
