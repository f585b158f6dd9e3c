import * as z from 'zod'
import { ComparisonSchema } from '../../src/model/comparison.ts'

const share = z.number().min(0).max(1)
const rate = z.strictObject({ low: share, estimate: share, high: share })
const count = z.number().int().nonnegative()
const most = z.number().int().positive()

const sha = z.string().nullable()
const seen = z.strictObject({ campaign: z.string(), number: count, sha, at: z.iso.datetime() })
const life = z.strictObject({
  state: z.enum(['new', 'open', 'fix-pending', 'dormant', 'closed', 'reopened']),
  hits: count,
  seeds: count,
  rate,
  // Infinite, which JSON has no word for, where only a stored seed showed it.
  seedsToSeeAgain: most.nullable(),
  campaigns: most,
  campaignsSince: most,
  first: seen,
  last: seen,
  before: z.strictObject({ seeds: most, sha }).nullable(),
  fix: z.strictObject({ sha: z.string(), pullRequest: most.nullable() }).nullable(),
  clean: z.strictObject({ seeds: count, campaigns: count, since: sha }),
  silence: z.strictObject({ chance: share, asked: share }),
  needed: count,
  missing: count,
  campaignsMissing: count.nullable(),
  repeated: count,
  known: z.strictObject({ failed: count, passed: count, unknown: count }).nullable(),
  obstacles: z.array(
    z.enum([
      'known-seeds-not-run',
      'old-commit-not-run',
      'old-commit-not-here',
      'environment-dependent',
      'reopened-by-person',
    ]),
  ),
  verified: z.boolean(),
  recurrence: z.strictObject({ at: seen, cleanSha: sha }).nullable(),
  failsThoughClosed: seen.nullable(),
})

const sightings = z.strictObject({ hits: most, seeds: most, first: seen, last: seen })
const propertyLife = z.strictObject({
  state: z.enum(['new', 'open', 'fix-pending', 'closed', 'reopened']),
  missed: z.strictObject({ campaigns: most, seeds: most, first: seen, last: seen }),
  before: sightings.nullable(),
  since: sightings.nullable(),
  asked: most,
  silence: share.nullable(),
  fix: z.strictObject({ sha: z.string(), pullRequest: most.nullable() }).nullable(),
  verified: z.boolean(),
  recurrence: seen.nullable(),
  missedThoughClosed: seen.nullable(),
})

const finding = z.strictObject({
  id: z.string().regex(/^f-[0-9a-f]{8}$/),
  key: z.string().regex(/^[0-9a-f]{64}$/),
  target: z.string(),
  title: z.string().min(1).max(200),
  count,
  carried: count,
  rate,
  seedsToSeeAgain: most.nullable(),
  seeds: z.array(z.string().regex(/^-?[0-9]{1,20}$/)),
  command: z.string().min(1).nullable(),
  state: z.enum(['reproducible', 'nondeterministic', 'unconfirmed', 'untried', 'never-seen']),
  repeat: z
    .discriminatedUnion('by', [
      z.strictObject({ by: z.literal('seed') }),
      z.strictObject({ by: z.literal('attempts'), most, rate: share }),
      z.strictObject({ by: z.literal('pairs'), most }),
    ])
    .nullable(),
  confirmation: z.strictObject({ same: count, replays: count }),
  neverSeen: z
    .strictObject({
      kind: z.enum(['always', 'sometimes', 'reachable']),
      name: z.string(),
      seeds: most,
      life: propertyLife.nullable(),
    })
    .nullable(),
  life: life.nullable(),
  comparison: ComparisonSchema.nullable(),
})

const discovery = z.strictObject({
  singletons: count,
  nextNew: z.strictObject({ estimate: share, high: share }),
  detectable: share,
})

/** The `--json` shape of `run` and `show findings`, as documented, and nothing else. */
export const SummarySchema = z.strictObject({
  version: z.literal(1),
  campaign: z.string().regex(/^[0-9a-f]{12}$/),
  planned: z.number().int().nonnegative(),
  delivered: z.number().int().nonnegative(),
  determinism: z.strictObject({ checked: count, unequal: count, rate }).nullable(),
  judged: z.array(z.strictObject({ target: z.string(), seeds: count, failing: count })),
  discovery,
  findings: z.array(finding),
  setAside: z.array(
    finding.extend({
      standing: z.strictObject({
        kind: z.enum(['ignored', 'expected', 'wrong']),
        until: z.string().nullable(),
        by: z.string(),
      }),
    }),
  ),
  history: z
    .strictObject({
      campaigns: most,
      since: z.iso.datetime(),
      seeds: count,
      exposed: count,
      signatures: count,
      discovery,
      forecast: z.strictObject({ seeds: count, signatures: z.number().nonnegative() }),
      quiet: z.array(
        z.strictObject({
          target: z.string(),
          key: z.string().regex(/^[0-9a-f]{64}$/),
          id: z.string().regex(/^f-[0-9a-f]{8}$/),
          title: z.string().min(1).max(200),
          issue: z
            .strictObject({
              repository: z.string(),
              number: most.nullable(),
              state: z.enum(['pending', 'open', 'closed']),
            })
            .nullable(),
          life,
        }),
      ),
    })
    .nullable(),
})
export type Summary = z.infer<typeof SummarySchema>
