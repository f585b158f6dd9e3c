import type { Random } from './random.ts'

/** One direction between two processes, and what the faults do to it now. */
export interface Link {
  readonly from: string
  readonly to: string
  readonly random: Random
  /** Nothing gets through: datagrams are lost, connections stall. Counted, because faults overlap. */
  blockedBy: number
  /** Added to every message: a fixed part, and a random part up to this. */
  slowUs: number
  jitterUs: number
  /** One datagram in this many is lost, or doubled; 0 for none. */
  lossOneIn: number
  doubledOneIn: number
  /** Datagrams may overtake each other. */
  reordered: number
  /** When the last message that keeps its order arrives. */
  lastArrivalUs: number
  /** Called when the link is no longer blocked. */
  readonly onUnblocked: (() => void)[]
}

/** All links, made when first used; each draws from a stream of its own. */
export class Links {
  private readonly random: Random
  private readonly bySender = new Map<string, Map<string, Link>>()

  constructor(random: Random) {
    this.random = random
  }

  between(from: string, to: string): Link {
    let links = this.bySender.get(from)
    if (links === undefined) {
      links = new Map()
      this.bySender.set(from, links)
    }
    let link = links.get(to)
    if (link === undefined) {
      link = {
        from,
        to,
        random: this.random.fork(`${from}>${to}`),
        blockedBy: 0,
        slowUs: 0,
        jitterUs: 0,
        lossOneIn: 0,
        doubledOneIn: 0,
        reordered: 0,
        lastArrivalUs: 0,
        onUnblocked: [],
      }
      links.set(to, link)
    }
    return link
  }
}

export function block(link: Link): void {
  link.blockedBy += 1
}

export function unblock(link: Link): void {
  link.blockedBy -= 1
  if (link.blockedBy > 0) return
  for (const resume of link.onUnblocked.splice(0)) resume()
}

/** How long a message takes on a link now: a local network's 0.1 to 0.4 ms, and what the faults add. */
export function latencyUs(link: Link): number {
  const usual = link.random.between(100, 400)
  return usual + link.slowUs + (link.jitterUs > 0 ? link.random.below(link.jitterUs) : 0)
}

/** When a message sent now arrives, after everything sent before it on this link. */
export function arrivalInOrderUs(link: Link, nowUs: number): number {
  const dueUs = nowUs + latencyUs(link)
  link.lastArrivalUs = dueUs > link.lastArrivalUs ? dueUs : link.lastArrivalUs
  return link.lastArrivalUs
}
