import { type Configured } from '../model/configuration.ts';
import type { SeedJob } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
import type { SeedRunner } from './open-lane.ts';
import type { SimulatorContext } from './simulator-context.ts';
/** Many seeds in one process, by the target's `batch`; what a batch leaves in doubt is run alone, by `run`. */
export declare function openBatchRunner(context: SimulatorContext): SeedRunner;
/**
 * Cuts jobs into groups that one process can run: of one configuration, and consecutive seeds for `{from}` and
 * `{count}`, distinct seeds for `{seeds-file}`.
 */
export declare function groupJobs(target: Configured & Pick<Target, 'batch'>, jobs: readonly SeedJob[]): SeedJob[][];
