import { plainLine } from '../base/plain-text.ts'
import { mergePhase } from '../campaign/phases.ts'
import { downloadStores, type RunArtifacts } from './artifacts.ts'

/** What came of the stores of a campaign's shards. */
export interface GatheredShards {
  /** Stores merged. */
  readonly merged: number
  /** What could not be read, one sentence each. */
  readonly lost: readonly string[]
}

/** Merges what the shards of a campaign uploaded, in all attempts, into the store at `dbPath`; `folder` is for what is downloaded. */
export async function gatherShards(
  artifacts: RunArtifacts,
  campaign: string,
  { dbPath, folder }: { readonly dbPath: string; readonly folder: string },
): Promise<GatheredShards> {
  const downloads = await downloadStores(artifacts, campaign, folder)
  const stores = downloads.filter((download) => download.kind === 'file')
  const paths = stores.map(({ path }) => path)
  const { refused } = mergePhase(dbPath, paths, campaign)
  const lost = [
    ...downloads.flatMap((download) => (download.kind === 'lost' ? [`${download.artifact}: ${download.reason}`] : [])),
    ...refused.map(({ path, reason }) => {
      const artifact = stores.find((store) => store.path === path)?.artifact
      return artifact === undefined ? reason : `${artifact}: ${reason.replaceAll(path, 'its store')}`
    }),
  ]
  return { merged: stores.length - refused.length, lost: lost.map((line) => plainLine(line, 500)) }
}
