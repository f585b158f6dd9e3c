import type { OutcomeRule } from '../model/outcome-rule.ts';
import type { OutcomeFields } from './config-schema.ts';
/**
 * Completes the rules of `outcome` and refuses what could never match or not be searched for.
 *
 * @param at place of a word: `outcome.0.text` is the text of the first rule.
 * @throws UserError `outcome`
 */
export declare function readOutcomeRules(rules: readonly OutcomeFields[], at: (key: string) => string): OutcomeRule[];
