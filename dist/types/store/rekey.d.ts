import type Database from 'better-sqlite3';
import type { KeyParts, KeyRules } from '../model/signature.ts';
/**
 * Keys anew what older rules have keyed: failures of one cause have one key again, whichever version saw them. The keys that
 * they had stay known as former ones. What has no parts, and what newer rules keyed, is left as it is. All or nothing.
 *
 * @returns how many signatures have other keys now
 */
export declare function rekeySignatures(database: Database.Database, keyRules: KeyRules): number;
/** The parts of a stored signature; null where none are kept, or something else. */
export declare function parseParts(json: string | null): KeyParts | null;
