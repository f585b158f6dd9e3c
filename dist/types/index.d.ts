/**
 * The library: the stages and the nouns. Everything the command line and the action do is done with these.
 *
 * @packageDocumentation
 */
export { type FailOn, type Judgement, judgeCampaign } from './campaign/judge-campaign.ts';
export type { Machine } from './campaign/machine.ts';
export { mergePhase, planPhase, readStoreReport, triagePhase } from './campaign/phases.ts';
export { type CampaignRequest, type CampaignResult, runCampaign } from './campaign/run-campaign.ts';
export { type SweepObserver, type SweepPhase, sweepPhase } from './campaign/sweep-phase.ts';
export { checkHistoryText, type ModelName } from './check/check-history-text.ts';
export type { CheckReport } from './check/check-report.ts';
export { checkEtcdHistory } from './check/etcd-history.ts';
export type { EtcdCompare, EtcdErrorKind, EtcdKeyValue, EtcdKvRequest, EtcdKvResult, EtcdOperation, EtcdRequest, EtcdResponse, } from './check/etcd-operation.ts';
export type { History, Operation } from './check/history.ts';
export { judgeLinearizability, type LinearizabilityJudgement, linearizableSentence, } from './check/judge-linearizability.ts';
export { judgeMembers, type MemberRestart, type MemberState, type MembersAtRest } from './check/judge-members.ts';
export { checkLinearizability, type Verdict } from './check/linearizability.ts';
export { type MemberGuarantee, memberGuarantees } from './check/member-guarantees.ts';
export type { Model } from './check/model.ts';
export { readEtcdHistory, writeEtcdHistory } from './check/read-etcd-history.ts';
export { type Replay, replayRequests } from './check/replay.ts';
export { checkSerializableReads, serializableSentence } from './check/serializable-reads.ts';
export type { Violation } from './check/violation.ts';
export { checkWatches, type WatchGuarantee, watchGuarantees } from './check/watch-guarantees.ts';
export type { WatchEvent, WatchRecord, WatchRequest, WatchResponse } from './check/watch-record.ts';
export { type Config, readConfig } from './config/read-config.ts';
export type { Comparison } from './model/comparison.ts';
export type { Finding } from './model/finding.ts';
export type { Outcome, OutcomeKind, RunResult, SeedJob } from './model/outcome.ts';
export type { Plan, SeedStream } from './model/plan.ts';
export type { CampaignReport } from './model/report.ts';
export type { SimulatorResult } from './model/result.ts';
export { formatSeed, type SeedText, type SeedType } from './model/seed.ts';
export { seedAt } from './model/seed-stream.ts';
export type { FailureEvidence, Signature } from './model/signature.ts';
export type { Target } from './model/target.ts';
export { planCampaign } from './plan/plan-campaign.ts';
export { readPlan } from './plan/read-plan.ts';
export { extractSignature } from './signature/extract-signature.ts';
