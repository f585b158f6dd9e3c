import type { FailingSeed } from '../model/finding.ts';
import { type Plan } from '../model/plan.ts';
import type { Repetition, Reproduction } from '../model/reproduction.ts';
import type { Signature } from '../model/signature.ts';
import type { Target } from '../model/target.ts';
/** The reproduction of one failing seed: made here once, executed by `replayReproduction`, printed by publish. */
export declare function makeReproduction(target: Target, plan: Pick<Plan, 'origin' | 'carried' | 'known'>, failing: FailingSeed, signature: Pick<Signature, 'key' | 'title'>, repeat: Repetition): Reproduction;
