/** Our own bug, not the caller's mistake: the program is in a state that its author believed impossible. */
export declare function assert(condition: unknown, message: string): asserts condition;
/** For the `default` of an exhaustive switch: does not type-check while a case is missing. */
export declare function assertNever(value: never): never;
