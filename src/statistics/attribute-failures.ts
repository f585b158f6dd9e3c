import type { Attribution, DrawnCount, Influence } from '../model/attribution.ts'
import { betaRegularized } from './special-functions.ts'

/** With fewer failing seeds than this nothing is claimed: of 12 families, 8 seeds name none (facts of the rule below). */
export const failingSeedsMin = 9

/**
 * Which drawn values a failure has to do with.
 *
 * For each value of each axis: the chance that so many of the k failing seeds had it, if it made no difference and each
 * had it with its share among all seeds; the upper tail of the binomial distribution, P(X >= x) = I_share(x, k-x+1).
 * Over all values of all axes (2 for a family of faults) the errors are held together by Holm's rule, so that with
 * probability `certainty` not a single value is named wrongly, however many axes there are.
 *
 * Source: Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 1979.
 *
 * @param counts every value of every axis; those of one axis add up to its failing seeds and to its seeds
 * @returns null where nothing is drawn, or too few seeds failed
 */
export function attributeFailures(counts: readonly DrawnCount[], certainty = 0.95): Attribution | null {
  const axes = Map.groupBy(counts, ({ name }) => name)
  const tested = [...axes.values()].flatMap((values) => {
    const of = sum(values.map(({ failing }) => failing))
    const seeds = sum(values.map((value) => value.seeds))
    return values.map((value) => ({ value, of, chance: upperTail(value, of, seeds) }))
  })
  const most = Math.max(0, ...tested.map(({ of }) => of))
  if (most < failingSeedsMin) return null

  const named: Influence[] = []
  const ascending = [...tested].sort((a, b) => a.chance - b.chance)
  for (const [position, { value, of, chance }] of ascending.entries()) {
    if (chance > (1 - certainty) / (ascending.length - position)) break
    const { name, failing } = value
    if (of >= failingSeedsMin) named.push({ name, value: value.value, failing, of })
  }
  return {
    needs: named.filter(({ failing, of }) => failing === of),
    favours: named.filter(({ failing, of }) => failing < of),
    indifferent: [...axes.keys()].filter((name) => named.every((influence) => influence.name !== name)),
  }
}

function upperTail({ failing, seeds }: DrawnCount, of: number, allSeeds: number): number {
  if (failing === 0 || seeds === allSeeds) return 1
  return betaRegularized(seeds / allSeeds, failing, of - failing + 1)
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
