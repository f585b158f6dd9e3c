import { UserError } from '../base/user-error.ts'
import { SeedTextSchema } from '../model/seed.ts'
import { openStore } from '../store/open-store.ts'
import { readSeed, type StoredSeed } from '../store/queries.ts'

export type { StoredSeed } from '../store/queries.ts'

/** What a store knows of a seed by name. Seeds that passed are only counted, not named. */
export function readStoreSeed(dbPath: string, seed: string): StoredSeed {
  if (!SeedTextSchema.safeParse(seed).success) {
    throw new UserError(
      'not-a-seed',
      `"${seed}" is not a seed`,
      'Write a whole number of at most 64 bits: show seed 8817421930012253311',
    )
  }
  using store = openStore(dbPath, { readonly: true })
  return readSeed(store, seed)
}
