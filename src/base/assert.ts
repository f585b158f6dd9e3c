/** Our own bug, not the caller's mistake: the program is in a state that its author believed impossible. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`seedsweep bug: ${message}`)
}

/** For the `default` of an exhaustive switch: does not type-check while a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`seedsweep bug: unexpected value ${JSON.stringify(value)}`)
}
