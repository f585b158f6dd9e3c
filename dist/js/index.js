import { J as judgeCampaign, T as extractSignature, U as planCampaign, W as seedAt, c as readStoreReport, d as mergePhase, f as readPlan, n as readConfig, s as planPhase, tt as formatSeed, u as triagePhase, v as sweepPhase } from "./read-config.js";
import { r as runCampaign, t as checkHistoryText } from "./check-history-text.js";
import { n as writeEtcdHistory, o as checkEtcdHistory, t as readEtcdHistory, x as checkLinearizability } from "./read-etcd-history.js";
export { checkEtcdHistory, checkHistoryText, checkLinearizability, extractSignature, formatSeed, judgeCampaign, mergePhase, planCampaign, planPhase, readConfig, readEtcdHistory, readPlan, readStoreReport, runCampaign, seedAt, sweepPhase, triagePhase, writeEtcdHistory };
