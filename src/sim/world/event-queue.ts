/** Who an event belongs to: nobody (the world itself), or a process that may be dead or paused when it comes due. */
export interface Owner {
  alive: boolean
  paused: boolean
  /** Events that came due while the owner was paused, in order. */
  readonly deferred: Event[]
}

export interface Event {
  dueUs: number
  /** Breaks ties: of two events due at once the one scheduled first runs first. */
  order: number
  task: () => void
  owner: Owner | undefined
  cancelled: boolean
}

/** Events by time, then by the order in which they were scheduled: a binary heap. */
export class EventQueue {
  private readonly heap: Event[] = []
  private orderNext = 0

  get size(): number {
    return this.heap.length
  }

  push(dueUs: number, task: () => void, owner: Owner | undefined): Event {
    const event: Event = { dueUs, order: this.orderNext, task, owner, cancelled: false }
    this.orderNext += 1
    this.siftUp(event)
    return event
  }

  /** Takes the earliest event, or undefined where there is none. */
  pop(): Event | undefined {
    const { heap } = this
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || first === last) return first
    this.siftDown(last)
    return first
  }

  /** Undoes `pop`: the same event, with its place among those of the same time. */
  putBack(event: Event): void {
    this.siftUp(event)
  }

  private siftUp(event: Event): void {
    const { heap } = this
    let at = heap.length
    heap.push(event)
    while (at > 0) {
      const parentAt = (at - 1) >> 1
      const parent = heap[parentAt] as Event
      if (!isBefore(event, parent)) break
      heap[at] = parent
      at = parentAt
    }
    heap[at] = event
  }

  private siftDown(event: Event): void {
    const { heap } = this
    const { length } = heap
    let at = 0
    for (;;) {
      let childAt = 2 * at + 1
      if (childAt >= length) break
      let child = heap[childAt] as Event
      const rightAt = childAt + 1
      if (rightAt < length) {
        const right = heap[rightAt] as Event
        if (isBefore(right, child)) {
          child = right
          childAt = rightAt
        }
      }
      if (!isBefore(child, event)) break
      heap[at] = child
      at = childAt
    }
    heap[at] = event
  }
}

function isBefore(one: Event, other: Event): boolean {
  return one.dueUs < other.dueUs || (one.dueUs === other.dueUs && one.order < other.order)
}
