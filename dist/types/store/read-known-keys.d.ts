import type { KnownKey } from '../model/known.ts';
import type { Signature } from '../model/signature.ts';
import type { Store } from './open-store.ts';
/** Every key of the store, and every one that has an issue in the repository. */
export declare function readKnownKeys(store: Store, repository: string | null): KnownKey[];
/** What is known of a finding that has an issue. */
export interface StoredIssueSignature extends KnownKey {
    readonly number: number;
    readonly signature: Pick<Signature, 'kind' | 'type' | 'message' | 'frames'>;
}
/** The signatures of all findings that have an issue in the repository; of each key that of one variant. */
export declare function readFiledSignatures(store: Store, repository: string): StoredIssueSignature[];
