import type { FailureEvidence, Signature } from '../model/signature.ts';
/**
 * Names the cause of one failing run, so that the same bug under another seed, commit, directory or machine has the same
 * key and two bugs have two.
 *
 * Never throws: any text is evidence of something, if only of an exit status. What the simulator itself reported goes
 * first; then every language family looks for its own format, and the most specific cause wins, the earlier of equals.
 */
export declare function extractSignature(evidence: FailureEvidence): Signature;
