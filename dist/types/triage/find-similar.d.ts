import type { SimilarIssue } from '../model/finding.ts';
import type { Signature } from '../model/signature.ts';
/** A finding that has an issue, as far as it can be compared. */
export interface FiledSignature {
    readonly target: string;
    readonly key: string;
    readonly number: number;
    readonly signature: Pick<Signature, 'kind' | 'type' | 'message' | 'frames'>;
}
/**
 * The issues that may be about the same bug, with why their failures were not folded: a suggestion for people, who
 * alone may merge. Even the best measure of likeness puts the right bug first only in 62 to 84 of 100 cases (TraceSim,
 * EMSE 2022). At most three, the most alike first; only of the same target.
 */
export declare function findSimilar({ target, key, signature, }: {
    readonly target: string;
    readonly key: string;
    readonly signature: FiledSignature['signature'];
}, filed: readonly FiledSignature[]): SimilarIssue[];
