import type { EtcdTxn } from '../../../check/etcd-operation.ts'
import type { CallMessage, CallResponse, ClientMessage, CompactCall, MemberConnection } from '../api.ts'
import { checkRequest, isReadOnly, isSerializable } from '../check-request.ts'
import type { RaftReply, RaftRequest } from '../payload.ts'
import type { WatchStream } from '../storage.ts'
import { maintain } from './maintenance.ts'
import type { Server } from './server.ts'
import { openWatchTransport } from './watch-transport.ts'

/** Nobody is to be told any more. */
type Cancel = () => void

/** Serves a client that has connected, until the connection closes. */
export function openSession(server: Server, connection: MemberConnection): ClientSession {
  return new ClientSession(server, connection)
}

/** The member's side of one client's connection: its calls and its watch stream (etcd: api/v3rpc). */
class ClientSession {
  private readonly server: Server
  private readonly connection: MemberConnection
  private readonly calls = new Map<number, Cancel>()
  private stream: WatchStream | undefined

  constructor(server: Server, connection: MemberConnection) {
    this.server = server
    this.connection = connection
    connection.receive = (message) => this.receive(message)
    connection.closed = () => this.close()
  }

  private receive(message: ClientMessage): void {
    switch (message.kind) {
      case 'call':
        this.call(message)
        return
      case 'abandon':
        this.calls.get(message.id)?.()
        this.calls.delete(message.id)
        return
      case 'create':
      case 'cancel':
      case 'progress':
        this.watchStream(message.user).control(message)
    }
  }

  private close(): void {
    for (const cancel of this.calls.values()) cancel()
    this.calls.clear()
    this.stream?.close()
    this.stream = undefined
  }

  private call({ id, request, user }: CallMessage): void {
    const { storage } = this.server
    switch (request.kind) {
      case 'range': {
        const objection = checkRequest(request)
        if (objection !== undefined) this.reply(id, rejected(objection))
        else if (request.serializable === true) this.reply(id, storage.range(request, user))
        else this.read(id, () => storage.range(request, user))
        return
      }
      case 'txn':
        this.transact(id, request, user)
        return
      case 'put':
      case 'deleteRange':
      case 'leaseRevoke': {
        const objection = checkRequest(request)
        if (objection !== undefined) this.reply(id, rejected(objection))
        else this.propose(id, request, user)
        return
      }
      case 'leaseGrant':
        this.propose(id, request, user)
        return
      case 'compact':
        this.compact(id, request, user)
        return
      case 'leaseKeepAlive':
        this.keepAlive(id, request.lease)
        return
      case 'defragment':
      case 'hashKv':
      case 'status':
      case 'moveLeader': {
        this.calls.set(id, nothingToCancel)
        maintain(this.server, request, (response) => this.answer(id, response))
        return
      }
      case 'authEnable':
      case 'userAdd':
      case 'roleAdd':
      case 'grantRole':
      case 'grantPermission':
        this.propose(id, request, user)
    }
  }

  private transact(id: number, request: EtcdTxn, user: string | undefined): void {
    const { storage } = this.server
    const objection = checkRequest(request)
    if (objection !== undefined) this.reply(id, rejected(objection))
    else if (!isReadOnly(request)) this.propose(id, request, user)
    else if (isSerializable(request)) this.reply(id, storage.readTransaction(request, user))
    else this.read(id, () => storage.readTransaction(request, user))
  }

  private propose(id: number, request: RaftRequest, user: string | undefined): void {
    const { proposals } = this.server
    let answered = false
    const proposal = proposals.propose(request, user, (reply) => {
      answered = true
      this.calls.delete(id)
      this.reply(id, reply)
    })
    if (!answered) this.calls.set(id, () => proposals.cancel(proposal))
  }

  private read(id: number, serve: () => CallResponse): void {
    this.calls.set(id, nothingToCancel)
    this.server.readLoop.read((error) => {
      if (!this.calls.delete(id)) return
      this.reply(id, error === undefined ? serve() : { kind: 'error', error: 'unknown', message: error })
    })
  }

  private compact(id: number, request: CompactCall, user: string | undefined): void {
    const { proposals, storage } = this.server
    const finish = (reply: RaftReply): void => {
      // The header is filled in when the answer leaves, not when the compaction was applied.
      this.answer(id, reply.kind === 'compact' ? { ...reply, revision: storage.currentRevision } : reply)
    }
    this.calls.set(id, nothingToCancel)
    const proposal = proposals.propose(request, user, (reply) => {
      if (request.physical === true && reply.kind === 'compact')
        storage.whenCompacted(request.revision, () => storage.commit(() => finish(reply)))
      else finish(reply)
    })
    if (this.calls.has(id)) this.calls.set(id, () => proposals.cancel(proposal))
  }

  private keepAlive(id: number, lease: number): void {
    const revision = this.server.storage.currentRevision
    this.calls.set(id, nothingToCancel)
    this.server.leaseKeeper.renew(lease, (ttlS) => {
      this.answer(
        id,
        ttlS === undefined
          ? { kind: 'error', error: 'unknown', message: 'etcdserver: request timed out' }
          : { kind: 'leaseKeepAlive', revision, lease, ttlS },
      )
    })
  }

  /** Answers a call, unless it was abandoned meanwhile. */
  private answer(id: number, response: CallResponse): void {
    if (this.calls.delete(id)) this.reply(id, response)
  }

  private reply(id: number, response: CallResponse): void {
    if (this.connection.open) this.connection.send({ kind: 'reply', id, response })
  }

  private watchStream(user: string | undefined): WatchStream {
    this.stream ??= openWatchTransport(this.server, this.connection, user)
    return this.stream
  }
}

function rejected(message: string): CallResponse {
  return { kind: 'error', error: 'rejected', message }
}

function nothingToCancel(): void {
  // The work goes on; only its answer is dropped.
}
