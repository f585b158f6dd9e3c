import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../random.ts'

/** What messages from one member to another meet on their way. */
export type LinkState =
  | { readonly kind: 'open' }
  /** Nothing arrives; what was sent waits, as in the buffers of a network that is cut. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** Connections break at random, and what was on them is lost. */
  | { readonly kind: 'lossy'; readonly probability: number }

/** Asks the state of the link between members, by their raft numbers in hexadecimal; undefined for one that is not known. */
export type Links = (from: string | undefined, to: string) => LinkState

/**
 * Stands in front of one member's peer socket. etcd's members connect to each other in both directions: whoever wants to receive asks
 * for a stream, whose answer has no end, and long messages are posted. The first lines of a connection say who asks
 * (`X-Server-From`), so that each direction of a link has its own state.
 */
export class PeerProxy implements AsyncDisposable {
  private readonly server: Server
  private readonly sockets = new Set<Socket>()
  private readonly links: Links
  private readonly random: Random
  private readonly target: string
  private readonly listening: Promise<unknown>
  private changes: { resolve: () => void; promise: Promise<void> } = withResolvers()

  constructor(listen: string, target: string, links: Links, random: Random) {
    this.target = target
    this.links = links
    this.random = random
    rmSync(listen, { force: true })
    this.server = createServer((inbound) => this.accept(inbound))
    this.server.listen(listen)
    this.listening = once(this.server, 'listening')
  }

  async ready(): Promise<void> {
    await this.listening
  }

  /** Tells what waits that links have another state now. */
  changed(): void {
    this.changes.resolve()
    this.changes = withResolvers()
  }

  /** @param member the raft number of the member behind it */
  set member(member: string) {
    this.memberId = member
  }

  private memberId = ''

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.server, 'close')
    this.server.close()
    for (const socket of this.sockets) socket.destroy()
    this.changed()
    await closed
  }

  private accept(inbound: Socket): void {
    const outbound = connect(this.target)
    let peer: string | undefined
    const head = (chunk: Buffer): void => {
      peer ??= /^x-server-from:\s*([0-9a-f]+)/im.exec(chunk.toString('latin1', 0, 4_096))?.[1]
    }
    const close = (): void => {
      inbound.destroy()
      outbound.destroy()
    }
    for (const socket of [inbound, outbound]) {
      this.sockets.add(socket)
      socket.once('close', () => this.sockets.delete(socket))
      socket.on('error', close)
    }
    void this.carry(inbound, outbound, () => this.links(peer, this.memberId), head).finally(close)
    void this.carry(outbound, inbound, () => this.links(this.memberId, peer ?? ''), undefined).finally(close)
  }

  /** Moves bytes one way, as fast as the state of the link lets them. Ends with either side. */
  private async carry(
    from: Socket,
    to: Socket,
    state: () => LinkState,
    look: ((chunk: Buffer) => void) | undefined,
  ): Promise<void> {
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        look?.(chunk)
        for (let link = state(); link.kind === 'cut'; link = state()) {
          await this.changes.promise
          if (to.destroyed) return
        }
        const link = state()
        if (link.kind === 'slow') await sleep(link.delayMs)
        if (link.kind === 'lossy' && this.random.chance(link.probability)) return
        if (to.destroyed) return
        if (!to.write(chunk)) await drained(to)
      }
    } catch {
      // The other side went away: that is what members do here.
    }
  }
}

/** Until a socket takes more, or is closed. */
async function drained(socket: Socket): Promise<void> {
  const done = new AbortController()
  const { signal } = done
  try {
    await Promise.race([once(socket, 'drain', { signal }), once(socket, 'close', { signal })])
  } finally {
    // Else the other one listens for as long as the connection lives.
    done.abort()
  }
}

function withResolvers(): { resolve: () => void; promise: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { promise, resolve }
}
