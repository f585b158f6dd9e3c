import { families, familyNames, type Traffic, traffics } from './families.ts'
import { type PromiseName, promises } from './judge/judge-run.ts'
import type { SeedRun } from './run-seed.ts'

/** One seed's result in the words of seedsweep's protocol; the same shape of words as the bundled simulator's. */
export interface SimulatorResult {
  readonly type: 'result'
  readonly seed: string
  readonly outcome: 'passed' | 'failed' | 'unknown'
  readonly failure?: {
    readonly kind: 'property'
    readonly property: string
    readonly message: string
    readonly detail: string
  }
  readonly properties: readonly PropertyCount[]
}

interface PropertyCount {
  readonly name: string
  readonly kind: 'always' | 'sometimes'
  readonly passes: number
  readonly failures: number
  readonly mustHit?: boolean
}

/** The first broken promise is the failure: with the shape of the violation it says which bug this is. */
export function resultOf({ seed, verdict, traffic, troubles }: SeedRun): SimulatorResult {
  const first = verdict.violations[0]
  const always = (Object.keys(promises) as PromiseName[]).map((name) => {
    const failures = verdict.violations.filter(({ property }) => property === name).length
    return {
      name,
      kind: 'always',
      passes: Math.max(0, (verdict.exercised.get(name) ?? 0) - failures),
      failures,
    } as const
  })
  const sometimes = [
    ...familyNames.map((name) => ({ name: families[name], passes: troubles.get(name) ?? 0 })),
    ...(Object.keys(traffics) as Traffic[]).map((name) => ({ name: traffics[name], passes: name === traffic ? 1 : 0 })),
  ].map(({ name, passes }) => ({ name, kind: 'sometimes', passes, failures: 0, mustHit: false }) as const)
  return {
    type: 'result',
    seed,
    outcome: verdict.outcome,
    ...(first === undefined
      ? {}
      : {
          failure: {
            kind: 'property',
            property: first.property,
            message: first.shape,
            detail: verdict.violations
              .map(({ property, sentence, message }) => `broke ${property} - ${sentence}\n  ${message}`)
              .join('\n')
              .slice(0, 20_000),
          },
        }),
    properties: [...always, ...sometimes],
  }
}

/** The run in a line or a few, for people. */
export function describeRun({ version, traffic, families: on, members, verdict, operations }: SeedRun): string {
  const what = `etcd ${version}, ${members === 1 ? '1 member' : `${members} members`}, traffic ${traffic}, ${on.join(' ') || 'no faults'}`
  const lines = verdict.violations
    .slice(0, 10)
    .map(({ property, sentence, message }) => `broke ${property} - ${sentence}\n  ${message}`)
  const more = verdict.violations.length - lines.length
  if (more > 0) lines.push(`and ${more} more`)
  if (verdict.outcome === 'unknown') lines.push(`unknown: ${verdict.unknown ?? ''}`)
  return [`${what}: ${operations} operations, ${verdict.outcome}`, ...lines].join('\n')
}
