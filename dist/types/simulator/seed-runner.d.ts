import { type LaunchServer } from './launch-server.ts';
import type { SeedRunner } from './open-lane.ts';
import type { SimulatorContext } from './simulator-context.ts';
/** Seeds that wait in the launch server at most; it runs one at a time and never waits for the next. */
export declare const waitingMax = 64;
/**
 * A fresh process per seed, by the target's `run`: started by a launch server where there is one, else by ourselves.
 *
 * @param start null where this system has no launch server.
 * @param seedsForServer number of seeds from which on a server is worth its own start of about 20 ms.
 */
export declare function openSeedRunner(context: SimulatorContext, start?: (context: SimulatorContext) => LaunchServer | null, seedsForServer?: number): SeedRunner;
