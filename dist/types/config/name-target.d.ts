/**
 * A name for a target that was given as a bare command: the base name of its program, or of the script that its
 * program runs, without the extension. `node test/raft.sim.ts --seed {seed}` is `raft.sim`.
 */
export declare function nameTarget(argv: readonly string[]): string;
