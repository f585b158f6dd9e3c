import type { ResultFiles } from '../model/target.ts';
import type { TargetFields } from './config-schema.ts';
/** What `result` adds to the environment, so that the printed command has it too. */
export declare function resultEnv(result: TargetFields['result']): Record<string, string>;
/**
 * Completes `result`, and refuses what could not tell one run from another.
 *
 * @throws UserError `result`
 */
export declare function readResultFiles(fields: TargetFields, run: readonly string[], at: (key: string) => string): ResultFiles;
