import type { ProcessExit } from '../model/outcome.ts';
/**
 * The exit of the program that a shell ran, where the shell waited for it instead of becoming it. bash becomes the last
 * command of its line; dash waits, and then a death by SIGSEGV arrives as exit code 139 with a line `Segmentation fault`
 * at the end. Undone here, because the same crash must look the same with and without a shell. An exit code 139 without
 * that line was the program's own.
 */
export declare function unwrapShellExit(exit: ProcessExit, output: string): {
    exit: ProcessExit;
    output: string;
};
