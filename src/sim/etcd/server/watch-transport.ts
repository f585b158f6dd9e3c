import type { MemberConnection } from '../api.ts'
import type { WatchStream } from '../storage.ts'
import type { WatchResponse } from '../watch/watch-message.ts'
import type { Server } from './server.ts'

/**
 * The send loop of a watch stream (etcd: serverWatchStream.sendLoop): takes one response at a time, and holds it while the client
 * does not read. What comes after waits in the stream, whose channel is bounded.
 */
export function openWatchTransport(
  server: Server,
  connection: MemberConnection,
  user: string | undefined,
): WatchStream {
  const { process } = server.options
  const stream = server.storage.watches.openStream(user)
  let held: WatchResponse | undefined

  const take = (): void => {
    if (held !== undefined || !connection.open) return
    held = stream.next()
    if (held !== undefined) process.step(held.created || held.canceled ? undefined : 'beforeSendWatchResponse', send)
  }
  const send = (): void => {
    if (held === undefined || !connection.open) return
    if (!connection.writable) {
      connection.whenWritable(send)
      return
    }
    const response = held
    held = undefined
    connection.send({ kind: 'watch', response })
    take()
  }
  stream.ready = take
  return stream
}
