import type Database from 'better-sqlite3';
import type { Signature } from '../model/signature.ts';
import type { RunProgress } from './progress.ts';
import type { ShardRunKey } from './record.ts';
/** Commits what an attempt has not written yet, all of it or nothing; then nothing is pending. */
export declare function writeProgress(database: Database.Database, run: ShardRunKey, progress: RunProgress): void;
/** Enters a signature and gives its id in this file. */
export declare function writeSignature(database: Database.Database, signature: Signature): number;
