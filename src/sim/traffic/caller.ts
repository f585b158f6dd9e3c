import type { CallRequest, CallResponse, ClientMessage, MemberMessage } from '../etcd/api.ts'
import type { ClientNetwork } from '../world/client-network.ts'
import type { Process } from '../world/process.ts'

/** What a single call needs. */
export interface CallOptions {
  readonly process: Process
  readonly network: ClientNetwork<ClientMessage, MemberMessage>
  readonly user: string | undefined
  readonly timeoutUs: number
}

/** One call on a connection of its own; `done` gets the answer, or undefined after the time-out or a lost connection. */
export function callOnce(
  options: CallOptions,
  member: string,
  request: CallRequest,
  done: (response: CallResponse | undefined) => void,
): void {
  const { process, network, user, timeoutUs } = options
  const connection = network.connect(process, member)
  let waits = true
  const end = (response: CallResponse | undefined): void => {
    if (!waits) return
    waits = false
    process.cancel(timer)
    connection.close()
    done(response)
  }
  const timer = process.after(timeoutUs, () => end(undefined))
  connection.receive = (message) => {
    if (message.kind === 'reply') end(message.response)
  }
  connection.closed = () => end(undefined)
  connection.send({ kind: 'call', id: 1, request, ...(user === undefined ? {} : { user }) })
}

/** Repeats a call, at one member after the other, until it is answered without an error that leaves it open. */
export function callUntilAnswered(
  options: CallOptions,
  members: readonly string[],
  request: CallRequest,
  done: (response: CallResponse) => void,
): void {
  const { process } = options
  let nth = 0
  const attempt = (): void => {
    const member = members[nth % members.length]
    nth += 1
    if (member === undefined) return
    callOnce(options, member, request, (response) => {
      if (response !== undefined && !(response.kind === 'error' && response.error === 'unknown')) done(response)
      else process.after(process.random.between(10_000, 40_000), attempt)
    })
  }
  attempt()
}
