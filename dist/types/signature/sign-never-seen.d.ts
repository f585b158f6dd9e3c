import type { PropertyKind } from '../model/result.ts';
import { type Signature } from '../model/signature.ts';
/** The identity of a property that a whole campaign did not come to: its target, kind and name, and nothing of a run. */
export declare function signNeverSeen(target: string, kind: PropertyKind, name: string): Signature;
