import { M as seedAt, U as judgeCampaign, c as planPhase, d as triagePhase, f as readPlan, g as sweepPhase, j as planCampaign, l as readStoreReport, n as readConfig, s as mergePhase, x as extractSignature, z as formatSeed } from "./read-config.js";
import { t as runCampaign } from "./run-campaign.js";
export { extractSignature, formatSeed, judgeCampaign, mergePhase, planCampaign, planPhase, readConfig, readPlan, readStoreReport, runCampaign, seedAt, sweepPhase, triagePhase };
