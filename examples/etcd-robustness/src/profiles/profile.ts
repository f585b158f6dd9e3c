import type { MemberSettings } from '../etcd/member-flags.ts'
import type { Family } from '../families.ts'
import type { Random } from '../random.ts'
import type { Run } from '../run.ts'

/** A kind of traffic, with the members that it needs. */
export interface Profile {
  /** Whether it makes sense on the members that it draws and on no others. */
  readonly isOfOneSize: boolean
  members(random: Random, families: ReadonlySet<Family>): 1 | 3
  settings(random: Random): MemberSettings
  /** Ends when all its requests are answered or given up. */
  run(run: Run): Promise<void>
}

/** All keys of a run: names that sort, below one prefix. */
export const prefix = { key: 'k', rangeEnd: 'l' } as const
export const keys: readonly string[] = Array.from({ length: 8 }, (_, at) => `k${at}`)
