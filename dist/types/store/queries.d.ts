/** Everything that is read from a store, one file a question. */
export { readCampaigns, readPlan, type StoredCampaign } from './read-campaigns.ts';
export { type CampaignCoverage, readCoverage } from './read-coverage.ts';
export { readFailures, type StoredFailure } from './read-failures.ts';
export { readStoredFindings } from './read-findings.ts';
export { type ReplayFilter, readIssues, readReplays, type StoredIssue } from './read-replays.ts';
export { type CutSeed, readCutSeeds, readOutcomeAt, readSeed, type SeedPlace, type StoredSeed } from './read-seed.ts';
