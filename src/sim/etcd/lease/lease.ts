/** A time that never comes, in microseconds. */
export const forever = Number.MAX_SAFE_INTEGER

/** One lease as its member's lessor sees it. */
export class Lease {
  readonly id: number
  readonly ttlS: number
  /** By the last checkpoint; 0 for the whole time to live. */
  remainingS: number
  readonly keys = new Set<string>()
  /** When it ends, on the primary. */
  expiryUs = forever
  /** When it is next to be called expired. */
  dueUs = forever
  /** When what is left of it is next to be checkpointed. */
  checkpointUs = forever

  constructor(id: number, ttlS: number, remainingS: number) {
    this.id = id
    this.ttlS = ttlS
    this.remainingS = remainingS
  }

  /** Seconds that it starts with now. */
  get leftS(): number {
    return this.remainingS > 0 ? this.remainingS : this.ttlS
  }

  refresh(nowUs: number, extendUs: number): void {
    this.expiryUs = nowUs + extendUs + this.leftS * 1_000_000
    this.dueUs = this.expiryUs
  }
}
