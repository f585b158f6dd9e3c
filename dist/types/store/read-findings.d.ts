import type { StoredFinding } from '../model/finding.ts';
import type { Signature, SignatureKind } from '../model/signature.ts';
import type { Store } from './open-store.ts';
/**
 * The findings of these campaigns, most frequent first. First and last seen look at the whole store.
 *
 * @param repository whose issues to look up; by default that of the newest of the campaigns
 * @param split keys whose variants are findings of their own, each with its variant as its key
 */
export declare function readStoredFindings(store: Store, campaigns: readonly string[], repository?: string | null, split?: readonly {
    readonly target: string;
    readonly key: string;
}[]): StoredFinding[];
export interface VariantRow {
    readonly key: string;
    readonly variant: string;
    readonly version: number;
    readonly kind: SignatureKind;
    readonly language: string;
    readonly type: string;
    readonly message: string;
    readonly frames: string;
    readonly title: string;
    readonly crash: number;
    readonly parts: string | null;
    readonly count: number;
}
export declare function signatureOf(row: VariantRow, exact: string): Signature;
