import type { Message } from './message.ts'

export interface PendingRead {
  readonly request: Message
  /** The commit index when the request came. */
  readonly index: number
  readonly context: number
  /** Who has confirmed since that this member is the leader: a bit for each. */
  acks: number
}

/**
 * Read index requests of which a quorum has not yet confirmed that this member still leads (raft 3.6: readOnly). In the order of
 * arrival: what confirms one confirms all before it.
 */
export class PendingReads {
  private readonly queue: PendingRead[] = []

  /** A request whose context is pending already is not noted again. */
  add(index: number, request: Message): void {
    const context = contextOf(request)
    for (const read of this.queue) if (read.context === context) return
    this.queue.push({ request, index, context, acks: 0 })
  }

  /** How many members have confirmed the request; 0 where it is not pending. */
  acknowledge(from: number, context: number): number {
    for (const read of this.queue) {
      if (read.context !== context) continue
      read.acks |= 1 << from
      return countBits(read.acks)
    }
    return 0
  }

  /** Takes the request out, and all before it. */
  takeUpTo(context: number): readonly PendingRead[] {
    const at = this.queue.findIndex((read) => read.context === context)
    return at < 0 ? [] : this.queue.splice(0, at + 1)
  }

  /** The newest request: what heartbeats carry. 0 for none. */
  lastContext(): number {
    const last = this.queue[this.queue.length - 1]
    return last === undefined ? 0 : last.context
  }

  clear(): void {
    this.queue.length = 0
  }
}

/** The id of a read index request, which its sender chose. */
export function contextOf(request: Message): number {
  return request.context
}

function countBits(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}
