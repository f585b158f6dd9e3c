import { plainLine } from '../base/plain-text.ts'
import { formatCount, formatPlural } from '../base/text.ts'
import type { BisectObserver, BisectPlace, BisectState } from '../campaign/bisect-phase.ts'
import { type BisectRange, commitWords } from '../campaign/bisect-range.ts'
import type { Suspect } from '../campaign/find-suspect.ts'
import type { BisectBatch } from '../model/bisect.ts'
import { formatDuration } from './progress.ts'
import { formatOneIn } from './terminal.ts'
import type { Output } from './world.ts'

/** How often the line of a running batch is redrawn on a terminal, and written as plain text elsewhere. */
const redrawMs = 200
const plainMs = 30_000

/** A line for each batch on stderr, and one that is redrawn while it runs. */
export function openBisectProgress(
  suspect: Suspect,
  range: BisectRange,
  output: Output,
  now: () => number,
): BisectObserver & Disposable {
  const live = output.isTTY
  let current: { words: string; seeds: number; startedAt: number } | null = null
  let drawnAt = now()
  const clear = () => {
    if (live) output.write('\r\u001b[2K')
  }
  const say = (line: string) => {
    clear()
    output.write(` ${line}\n`)
  }
  const draw = (done: number) => {
    if (current === null || now() - drawnAt < (live ? redrawMs : plainMs)) return
    drawnAt = now()
    const line = ` ${current.words}   ${formatCount(done)} of ${formatPlural(current.seeds, 'seed')}   ${formatDuration(now() - current.startedAt)}`
    output.write(live ? `\r\u001b[2K${line.slice(0, (output.columns || 100) - 1)}` : `${line}\n`)
  }
  return {
    onState(state, known) {
      const { commits, good, note } = range
      const bad = commits.at(-1)?.sha.slice(0, 10) ?? ''
      say(`bisecting ${suspect.id} ${plainLine(suspect.title, 100)}`)
      say(`  ${formatPlural(commits.length, 'commit')} from ${good.sha.slice(0, 10)} (good) to ${bad} (bad)`)
      if (note !== null) say(`  note: ${plainLine(note, 300)}`)
      say(`  ${describeRate(state)}`)
      if (known > 0)
        say(`  going on: ${formatPlural(known, 'batch').replace('batchs', 'batches')} of it are in the store`)
    },
    onBuild(place) {
      if (suspect.target.build === null) return
      clear()
      current = null
      if (live) output.write(` building ${place.sha.slice(0, 10)}`)
    },
    onTest(place, test) {
      current = { words: describePlace(range, place), seeds: test.seeds, startedAt: now() }
    },
    onSeed: draw,
    onBatch(place, batch, state) {
      say(`${describePlace(range, place)}   ${describeBatch(batch)}${describeLeft(place, state)}`)
    },
    [Symbol.dispose]: clear,
  }
}

/** `comes in at least 1 of 72 seeds: 342 clean seeds make a commit good`. */
export function describeRate({ rate, seedsPerStep }: Pick<BisectState, 'rate' | 'seedsPerStep'>): string {
  return `it comes at least ${formatOneIn(rate)} seeds: ${formatCount(seedsPerStep)} clean seeds make a commit good`
}

function describePlace(range: BisectRange, place: BisectPlace): string {
  const { role, at, sha } = place
  const word = role === 'between' ? `${at + 1}/${range.commits.length}` : role
  return `${word.padEnd(9)} ${sha.slice(0, 10)}  ${commitWords(range, at, 40).padEnd(40)}`
}

function describeBatch(batch: BisectBatch): string {
  const { clean, stored, other, failing, failingWas, untestable } = batch
  if (failing !== null) {
    const was = failingWas === 'stored' ? 'a known seed' : `seed ${failing} after ${formatCount(clean)} clean`
    return `FAILS  ${was}`
  }
  if (untestable !== null) return `cannot be tested: ${plainLine(untestable, 100)}`
  const others = other > 0 ? `, ${formatCount(other)} failed otherwise` : ''
  return `clean  ${formatPlural(clean + stored, 'seed')}${others}`
}

function describeLeft({ role }: BisectPlace, { posterior }: BisectState): string {
  if (role !== 'between') return ''
  const left = posterior.commits.filter((share) => share > 0.001).length
  const most = posterior.commits.reduce((best, share) => Math.max(best, share), 0)
  return `   ${formatPlural(left, 'commit')} left, the likeliest ${Math.floor(most * 100)} %`
}
