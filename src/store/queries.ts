/** Everything that is read from a store, one file a question. */

export { readBisectBatches, readFirstBads } from './bisect-table.ts'
export { readComparisons, type StoredComparison } from './comparisons.ts'
export { readCommentLook, readCorrections, type StoredCorrection } from './corrections.ts'
export { readCampaigns, readPlan, type StoredCampaign } from './read-campaigns.ts'
export { readCampaignsToAsk } from './read-campaigns-to-ask.ts'
export { readCountedFindings } from './read-counted-findings.ts'
export { type CampaignCoverage, readCoverage } from './read-coverage.ts'
export {
  type Exposure,
  readBlindCampaigns,
  readCampaignsWith,
  readExposure,
  readPastCampaigns,
} from './read-exposure.ts'
export { readFailures, type StoredFailure } from './read-failures.ts'
export { readStoredFindings } from './read-findings.ts'
export {
  type HistoryStart,
  type HistorySweep,
  type PastEvidence,
  readHistorySources,
  readHistoryStarts,
  readHistorySweeps,
  readPastCommits,
  readPastEvidence,
} from './read-history.ts'
export { readFiledSignatures, readKnownKeys } from './read-known-keys.ts'
export { readKnownSeeds, type StoredKnownSeed } from './read-known-seeds.ts'
export { countSignatures, type HistoryCampaign, readEvidence, readHistory, seenAt } from './read-life.ts'
export { readPendingSeeds } from './read-pending-seeds.ts'
export { countJudged, readProperties } from './read-properties.ts'
export { type ReplayFilter, readIssues, readReplays, type StoredIssue } from './read-replays.ts'
export { readRetries } from './read-retries.ts'
export { findPassedIndex, readOutcomeAt, readSeed, type SeedPlace, type StoredSeed } from './read-seed.ts'
