import type Database from 'better-sqlite3';
import type { BisectBatch, FirstBad } from '../model/bisect.ts';
import type { Store } from './open-store.ts';
/** Records one batch; recorded again, the greater of the two stays. */
export declare function recordBisectBatch(store: Store, batch: BisectBatch): void;
/** All that was run for a finding, built and run by this recipe. */
export declare function readBisectBatches(store: Store, { target, key, recipe }: Pick<BisectBatch, 'target' | 'key' | 'recipe'>): BisectBatch[];
/** Records what a bisection concluded; of several the newest (`at`) stays. */
export declare function recordFirstBad(store: Store, target: string, key: string, first: FirstBad): void;
/** What the newest bisection of each finding concluded, by target and key with a space between. */
export declare function readFirstBads(store: Store): ReadonlyMap<string, FirstBad>;
/** Where a newer version keys the finding otherwise, its evidence goes with it. */
export declare function moveBisects(database: Database.Database, replaced: ReadonlyMap<string, string>): void;
