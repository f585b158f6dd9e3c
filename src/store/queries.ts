/** Everything that is read from a store, one file a question. */

export { readCampaigns, readPlan, type StoredCampaign } from './read-campaigns.ts'
export { type CampaignCoverage, readCoverage } from './read-coverage.ts'
export { readFailures, type StoredFailure } from './read-failures.ts'
export { readStoredFindings } from './read-findings.ts'
export {
  type HistoryStart,
  type HistorySweep,
  type PastEvidence,
  readHistorySources,
  readHistoryStarts,
  readHistorySweeps,
  readPastEvidence,
} from './read-history.ts'
export { readPendingSeeds } from './read-pending-seeds.ts'
export { type ReplayFilter, readIssues, readReplays, type StoredIssue } from './read-replays.ts'
export { readOutcomeAt, readSeed, type SeedPlace, type StoredSeed } from './read-seed.ts'
