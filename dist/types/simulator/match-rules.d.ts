import type { ProcessExit } from '../model/outcome.ts';
import type { OutcomeRule } from '../model/outcome-rule.ts';
/**
 * The first rule that matches how a run ended, or null.
 *
 * @param output the kept output; only asked for where a rule with `text` comes to its turn.
 */
export declare function matchRules(rules: readonly OutcomeRule[], exit: Pick<ProcessExit, 'code' | 'signal'>, output: () => string): OutcomeRule | null;
