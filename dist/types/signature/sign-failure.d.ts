import { type KeyRules, type Signature } from '../model/signature.ts';
import type { Failure } from './failure.ts';
/**
 * Turns the parts of a failure into its three keys. The version is part of each, so that a change of rules re-keys
 * openly instead of quietly merging old findings with new ones.
 *
 * @param lines the text the failure was read from; `failure.line` points into it.
 * @param literals seed and directories of the run, blanked in the message.
 * @param target names what failed where neither a function nor a message does (a timeout, a bare signal).
 */
export declare function signFailure(failure: Failure, lines: readonly string[], literals: readonly string[], target: string): Signature;
/** The rules of this version, for what was signed by an older one. */
export declare const keyRules: KeyRules;
