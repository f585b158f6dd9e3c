import type { Target } from '../model/target.ts';
import type { Machine } from './machine.ts';
/**
 * How a person in `directory` starts this very seedsweep: by npx and pinned to its version; in a checkout of seedsweep
 * itself, where npx does not look for it and the commit says which one it is, by its file.
 */
export declare function nameOwnProgram(machine: Pick<Machine, 'seedsweepPath' | 'nodePath' | 'version'>, directory: string): readonly string[];
/**
 * The environment in which simulators are started. Where one of these targets is run by npx from this version of
 * seedsweep, the word `npx` leads to the seedsweep that runs here: npx would come to the same one, after it had asked the
 * registry for it and taken a second for every process. So what is printed is what is run, word for word.
 */
export declare function simulatorEnvironment(machine: Machine, targets: readonly Target[]): Machine['env'];
