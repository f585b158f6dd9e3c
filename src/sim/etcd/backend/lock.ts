import type { Process } from '../../world/process.ts'

/**
 * A mutex: that of the backend's batch transaction, or that of the server over which backend is open. What holds it across events
 * (a commit until it is durable, a batch of a compaction, a defragmentation) counts itself in and out; what is done within one
 * event only needs it free when the event begins.
 */
export class Lock {
  private holders = 0
  private readonly waiting: (() => void)[] = []
  private readonly process: Process

  constructor(process: Process) {
    this.process = process
  }

  get free(): boolean {
    return this.holders === 0
  }

  /** Runs the task now where the lock is free, else as an event of its own once it is; the task may find others before it. */
  whenFree(task: () => void): void {
    if (this.holders === 0) task()
    else this.waiting.push(task)
  }

  hold(): void {
    this.holders += 1
  }

  letGo(): void {
    this.holders -= 1
    this.release()
  }

  /** Wakes who waits, if nobody holds the lock any more. Like Go's mutex, it may be taken again before the woken one runs. */
  release(): void {
    if (this.holders > 0) return
    const task = this.waiting.shift()
    if (task === undefined) return
    this.process.step(undefined, () => {
      if (this.holders === 0) {
        task()
        this.release()
      } else this.waiting.unshift(task)
    })
  }
}
