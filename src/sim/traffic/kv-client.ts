import type { EtcdKeyValue, EtcdRequest, EtcdResponse } from '../../check/etcd-operation.ts'
import type { CallRequest, CallResponse, ClientConnection, ClientMessage, MemberMessage } from '../etcd/api.ts'
import type { ClientNetwork } from '../world/client-network.ts'
import type { Process, Timer } from '../world/process.ts'
import { chooseRequest, type SharedKnowledge } from './choose-request.ts'
import type { RecordedOperation } from './history-recorder.ts'
import type { Profile } from './profile.ts'

export interface KvClientOptions {
  readonly process: Process
  readonly network: ClientNetwork<ClientMessage, MemberMessage>
  /** The members it may ask; one for a client that stays with its member. */
  readonly members: readonly string[]
  readonly profile: Profile
  readonly shared: SharedKnowledge
  readonly user: string | undefined
  /** A guest, whose writes of keys are refused, at least at first; it asks for no leases, which nobody refuses. */
  readonly guest: boolean
  readonly timeoutUs: number
  /** Mean pause between two requests. */
  readonly thinkUs: number
  readonly lullUs: number
}

interface Waiting {
  readonly id: number
  readonly askedUs: number
  readonly operation: RecordedOperation | undefined
  readonly timer: Timer
}

const lullPeriodUs = 500_000

/**
 * A client that sends one request after the other. A write that was not answered is not repeated (it may have happened); the client
 * goes on under a new number, and reads successfully before it writes again, so that open writes stay few.
 */
export class KvClient {
  private readonly options: KvClientOptions
  private client: number
  private connection: ClientConnection | undefined
  private member: string
  private callNext = 1
  private waiting: Waiting | undefined
  private request: CallRequest | undefined
  private readFirst = false
  private stopped = false

  constructor(options: KvClientOptions) {
    this.options = options
    this.client = options.shared.history.newClient()
    this.member = options.process.random.pick(options.members)
    this.pause()
  }

  /** No new requests from now on; one that is under way may end. */
  stop(): void {
    this.stopped = true
  }

  get idle(): boolean {
    return this.waiting === undefined
  }

  private pause(): void {
    const { process, thinkUs, lullUs } = this.options
    const thinkingUs = process.random.between(1, 2 * thinkUs)
    // All clients rest at the same time.
    const lullBeginsUs = lullPeriodUs - lullUs
    const phaseUs = (process.nowUs() + thinkingUs) % lullPeriodUs
    const restUs = phaseUs < lullBeginsUs ? 0 : lullPeriodUs - phaseUs
    process.after(thinkingUs + restUs, () => this.next())
  }

  private next(): void {
    if (this.stopped) return
    const { process, profile, shared, timeoutUs, user } = this.options
    const request = this.readFirst
      ? ({ kind: 'range', key: process.random.pick(shared.keys) } as const)
      : chooseRequest(process.random, profile, shared, this.options.guest)
    const id = this.callNext
    this.callNext += 1
    const recorded = asRecorded(request)
    const operation =
      recorded === undefined
        ? undefined
        : shared.history.call(this.client, recorded, { nowUs: process.nowUs(), member: this.member, user })
    if (isAlike(request)) shared.alikeOpen += 1
    this.request = request
    const timer = process.after(timeoutUs, () => this.timeOut(id))
    this.waiting = { id, askedUs: process.nowUs(), operation, timer }
    this.connected().send({ kind: 'call', id, request, ...(user === undefined ? {} : { user }) })
  }

  private connected(): ClientConnection {
    const { connection } = this
    if (connection?.open === true) return connection
    const { network, process } = this.options
    const fresh = network.connect(process, this.member)
    fresh.receive = (message) => {
      if (message.kind === 'reply') this.answer(message.id, message.response)
    }
    fresh.closed = () => this.lost(fresh)
    this.connection = fresh
    return fresh
  }

  private answer(id: number, response: CallResponse): void {
    const { waiting, request } = this
    if (waiting?.id !== id || request === undefined) return
    const { process, shared } = this.options
    process.cancel(waiting.timer)
    this.waiting = undefined
    if (isAlike(request)) shared.alikeOpen -= 1
    const { operation, askedUs } = waiting
    this.noteLease(request, response, askedUs)
    if (operation !== undefined) {
      // Whoever recorded the request sent one of the kinds that a history knows, and so gets such an answer.
      const answer = response as EtcdResponse
      if (answer.kind === 'error' && answer.error === 'unknown') this.leaveOpen(operation)
      else {
        shared.history.answered(operation, answer, process.nowUs())
        this.readFirst = this.readFirst && answer.kind === 'error'
        this.learn(request, answer)
      }
    }
    this.pause()
  }

  private timeOut(id: number): void {
    if (this.waiting?.id !== id) return
    this.connection?.send({ kind: 'abandon', id })
    this.giveUp()
  }

  private lost(connection: ClientConnection): void {
    if (this.connection !== connection) return
    this.connection = undefined
    if (this.waiting !== undefined) this.giveUp()
  }

  private giveUp(): void {
    const { waiting, request } = this
    if (waiting === undefined || request === undefined) return
    const { process, members, shared } = this.options
    process.cancel(waiting.timer)
    this.waiting = undefined
    if (isAlike(request)) shared.alikeOpen -= 1
    if (waiting.operation !== undefined) this.leaveOpen(waiting.operation)
    if (members.length > 1) {
      this.connection?.close()
      this.connection = undefined
      this.member = process.random.pick(members)
    }
    process.after(process.random.between(5_000, 40_000), () => this.next())
  }

  private leaveOpen(operation: RecordedOperation): void {
    const { history } = this.options.shared
    history.unanswered(operation)
    if (operation.request.kind === 'range') return
    this.client = history.newClient()
    this.readFirst = true
  }

  private noteLease(request: CallRequest, response: CallResponse, askedUs: number): void {
    const { process, shared } = this.options
    const ttlS =
      request.kind === 'leaseGrant' && response.kind === 'leaseGrant'
        ? request.ttlS
        : response.kind === 'leaseKeepAlive'
          ? response.ttlS
          : 0
    if (ttlS === 0 || (request.kind !== 'leaseGrant' && request.kind !== 'leaseKeepAlive')) return
    shared.history.leasePromises.push({
      lease: request.lease,
      askedUs,
      answeredUs: process.nowUs(),
      ttlUs: ttlS * 1_000_000,
    })
  }

  private learn(request: CallRequest, response: EtcdResponse): void {
    const { shared } = this.options
    if (request.kind === 'leaseGrant' && response.kind === 'leaseGrant') shared.leases.push(request.lease)
    if (
      (request.kind === 'leaseRevoke' && response.kind === 'leaseRevoke') ||
      (request.kind === 'put' && response.kind === 'error' && response.error === 'lease-not-found')
    ) {
      const at = shared.leases.indexOf(request.lease ?? 0)
      if (at >= 0) shared.leases.splice(at, 1)
    }
    if (response.kind === 'range') learnPairs(shared, response.kvs)
    if (request.kind === 'put' && response.kind === 'put') shared.modified.set(request.key, response.revision)
    if (request.kind === 'deleteRange' && response.kind === 'deleteRange') shared.modified.set(request.key, 0)
    if (request.kind !== 'txn' || response.kind !== 'txn') return
    for (const operation of response.succeeded ? request.success : []) {
      if (operation.kind === 'put') shared.modified.set(operation.key, response.revision)
      if (operation.kind === 'deleteRange') shared.modified.set(operation.key, 0)
    }
    const compared = request.compare[0]
    const found = response.responses[0]
    if (response.succeeded || compared === undefined || found?.kind !== 'range') return
    shared.modified.set(compared.key, found.kvs[0]?.modRevision ?? 0)
  }
}

function learnPairs(shared: SharedKnowledge, pairs: readonly EtcdKeyValue[]): void {
  for (const pair of pairs) shared.modified.set(pair.key, pair.modRevision)
}

/** What a history records: a keep-alive changes no key, and clients send nothing else. */
function asRecorded(request: CallRequest): EtcdRequest | undefined {
  if (
    request.kind === 'range' ||
    request.kind === 'put' ||
    request.kind === 'deleteRange' ||
    request.kind === 'txn' ||
    request.kind === 'compact' ||
    request.kind === 'leaseGrant' ||
    request.kind === 'leaseRevoke'
  ) {
    return request
  }
  return undefined
}

function isAlike(request: CallRequest): boolean {
  return (
    request.kind === 'deleteRange' ||
    request.kind === 'leaseRevoke' ||
    (request.kind === 'txn' && request.success[0]?.kind === 'deleteRange')
  )
}
