import type { Target } from '../model/target.ts';
import type { TargetFields } from './config-schema.ts';
type Configured = Pick<Target, 'config' | 'axes'>;
/**
 * Splits `config` of a target into what never changes and what is drawn for every seed: a list, or `on/off`.
 *
 * @throws UserError `config-values`
 */
export declare function readConfiguration(fields: TargetFields['config'], at: (key: string) => string): Configured;
/** Whether any of it differs from seed to seed. */
export declare function isDrawn(fields: TargetFields['config']): boolean;
/** The names that `{config.NAME}` can stand for. */
export declare function namesOf({ config, axes }: Configured): string[];
/**
 * Refuses axes that would be drawn and recorded and yet change nothing: a value that `run` or `batch` is not told, or
 * differs within one batch or worker. Families reach every process as `SEEDSWEEP_FAMILIES`, and a worker is told
 * everything with each seed.
 *
 * @throws UserError `config-unused`, `config-batch`, `config-worker`
 */
export declare function checkAxes(target: Target, at: (key: string) => string): void;
export {};
