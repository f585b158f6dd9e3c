import { createHash } from 'node:crypto'
import { assert } from '../base/assert.ts'
import { type Axis, familyValues, valuesOf } from './axis.ts'
import type { SeedText } from './seed.ts'
import { mix64 } from './seed-stream.ts'

/** Values by name, of a whole configuration or of what was drawn. */
export type Configuration = Readonly<Record<string, string>>

/** What configures a target; `Target` has it. */
export interface Configured {
  readonly name: string
  /** The values that never change. */
  readonly config: Configuration
  readonly axes: readonly Axis[]
}

/**
 * The values of a target's axes for one seed, axes in alphabetical order.
 *
 * Each axis has a stream of its own, keyed by target and name, apart from the seed's: adding, removing or renaming an
 * axis changes no other. Drawn by the seed and not by its place in a campaign: so a seed means the same configuration
 * in every campaign, sharding and replay, and as a campaign's seeds never come again, neither do its configurations.
 */
export function drawConfiguration(target: Configured, seed: SeedText): Configuration {
  if (target.axes.length === 0) return {}
  const bits = BigInt.asUintN(64, BigInt(seed))
  return Object.fromEntries(
    keyedAxes(target).map(({ axis, key }) => {
      const values = valuesOf(axis)
      // The high bits of the product: a draw from n values, uneven by less than n / 2^64.
      const value = values[Number((mix64(BigInt.asUintN(64, key + bits)) * BigInt(values.length)) >> 64n)]
      assert(value !== undefined, 'a draw is one of the values')
      return [axis.name, value]
    }),
  )
}

/** The whole configuration of one seed: what never changes, and what is drawn. */
export function configurationOf(target: Configured, seed: SeedText): Configuration {
  return target.axes.length === 0 ? target.config : { ...target.config, ...drawConfiguration(target, seed) }
}

/**
 * The names of the fault families that are on, sorted; null where the target has none. A fixed `on` or `off` is a family
 * that is not drawn.
 */
export function familiesOn(target: Pick<Configured, 'config' | 'axes'>, configuration: Configuration): string[] | null {
  const families = [
    ...target.axes.flatMap((axis) => (axis.kind === 'family' ? [axis.name] : [])),
    ...Object.entries(target.config).flatMap(([name, value]) => (isFamilyValue(value) ? [name] : [])),
  ]
  return families.length === 0 ? null : families.filter((name) => configuration[name] === 'on').sort()
}

function isFamilyValue(value: string): boolean {
  return (familyValues as readonly string[]).includes(value)
}

/** `delay on, nodes 5`, in alphabetical order; empty for an empty configuration. */
export function describeConfiguration(configuration: Configuration): string {
  return Object.keys(configuration)
    .sort()
    .map((name) => `${name} ${configuration[name]}`)
    .join(', ')
}

interface KeyedAxis {
  readonly axis: Axis
  readonly key: bigint
}

/** By the axes of a target: hashing the names again for every seed would cost more than drawing. */
const keys = new WeakMap<readonly Axis[], { readonly target: string; readonly keyed: readonly KeyedAxis[] }>()

function keyedAxes({ name: target, axes }: Configured): readonly KeyedAxis[] {
  const known = keys.get(axes)
  if (known?.target === target) return known.keyed
  const sorted = [...axes].sort((a, b) => (a.name < b.name ? -1 : 1))
  const keyed = sorted.map((axis) => ({ axis, key: axisKey(target, axis.name) }))
  keys.set(axes, { target, keyed })
  return keyed
}

function axisKey(target: string, axis: string): bigint {
  const digest = createHash('sha256')
    .update(JSON.stringify(['config', target, axis]))
    .digest('hex')
  return BigInt(`0x${digest.slice(0, 16)}`)
}
