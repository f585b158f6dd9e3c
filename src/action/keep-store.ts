import { existsSync } from 'node:fs'
import { type RunArtifacts, uploadStore } from './artifacts.ts'

/** What filled a store gave, and what came of uploading the store. */
export interface Kept<Result> {
  readonly result: Result
  /** Why the store is on this runner only, or null. */
  readonly uploadFailure: Error | null
}

/**
 * Runs what fills a store, then uploads the store whatever happened: a failed or cancelled sweep has found things too.
 * A failure of the work goes before a failure of the upload, which is told and left to the caller: what was found is
 * still here. The client is large; it is opened when it is needed, after the seeds.
 */
export async function keepStore<Result>(
  open: () => Promise<RunArtifacts>,
  id: { readonly campaign: string; readonly shard: number; readonly attempt: number },
  dbPath: string,
  work: () => Promise<Result>,
): Promise<Kept<Result>> {
  const [worked] = await Promise.allSettled([work()])
  const [uploaded] = await Promise.allSettled([upload(open, id, dbPath)])
  if (worked.status === 'rejected') throw worked.reason
  if (uploaded.status === 'fulfilled') return { result: worked.value, uploadFailure: null }
  if (uploaded.reason instanceof Error) return { result: worked.value, uploadFailure: uploaded.reason }
  throw uploaded.reason
}

async function upload(
  open: () => Promise<RunArtifacts>,
  id: { readonly campaign: string; readonly shard: number; readonly attempt: number },
  dbPath: string,
): Promise<void> {
  if (existsSync(dbPath)) await uploadStore(await open(), id, dbPath)
}
