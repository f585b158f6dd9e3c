import type { Store } from './open-store.ts';
/**
 * The campaigns that know of findings, newest first: of each the newest that saw it, and those with replays that gave something
 * else, since that may be a finding of which no seed failed. Not those of pull requests: what they found is not everybody's.
 *
 * @param names `<target> <key>`
 * @param but a campaign that is left out
 */
export declare function readCampaignsToAsk(store: Store, names: readonly string[], but: string): string[];
