import type { CampaignOrigin } from '../model/plan.ts';
type Environment = Readonly<Record<string, string | undefined>>;
/**
 * Where a campaign comes from: the commit that is checked out in `cwd`, and the CI run that asked for it, if any.
 * `number` is the CI's run number (the same on a re-run), else `localNumber`.
 */
export declare function readOrigin(cwd: string, env: Environment, localNumber: number): Promise<CampaignOrigin>;
export {};
