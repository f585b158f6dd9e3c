import { UserError } from '../base/user-error.ts';
import { WorldError } from '../base/world-error.ts';
/** Runs `action` on the store at `path`; what SQLite throws comes out as a sentence that says what to do. */
export declare function withStoreErrors<T>(path: string, action: () => T): T;
/** The `UserError` or `WorldError` for what SQLite said about the store at `path`; any other error as it is. */
export declare function explainStoreError(path: string, error: unknown): unknown;
export declare function notOurs(path: string, why: string): UserError;
export declare function damaged(path: string, why: string, cause?: unknown): WorldError;
export declare function busy(path: string): UserError;
export declare function newer(path: string, seen: number, known: number): UserError;
