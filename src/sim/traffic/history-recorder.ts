import type { EtcdOperation, EtcdRequest, EtcdResponse } from '../../check/etcd-operation.ts'
import type { WatchRecord, WatchRequest, WatchResponse } from '../../check/watch-record.ts'

/** An operation while its client waits; the history's own record once it has ended. */
export interface RecordedOperation extends EtcdOperation {
  call: number
  return?: number
  response?: EtcdResponse
  index?: number
  readonly callUs: number
  returnUs?: number
  /** The member that was asked, and the user who asked. */
  readonly member: string
  readonly user: string | undefined
}

/** A client was told that its lease lives so long: granted, or kept alive. */
export interface LeasePromise {
  readonly lease: number
  readonly askedUs: number
  readonly answeredUs: number
  readonly ttlUs: number
}

export interface RecordedResponse extends WatchResponse {
  readonly atUs: number
}

export interface RecordedWatch extends WatchRecord {
  readonly responses: RecordedResponse[]
  readonly member: string
  readonly openedUs: number
}

/** What all clients of a run did and saw, on one clock of order numbers. */
export class HistoryRecorder {
  /** Requests that wait for their answer: where a run is cut off, they may have happened. */
  readonly waiting = new Set<RecordedOperation>()
  readonly operations: RecordedOperation[] = []
  readonly watches: RecordedWatch[] = []
  readonly leasePromises: LeasePromise[] = []
  /** The newest revision that any client was told, and the newest that one compacted. */
  revisionSeen = 1
  compactedSeen = 0
  /** The newest revision that is known to have deleted something. */
  deletionSeen = 0
  private orderNext = 1
  private clientNext = 0
  private readonly world: { readonly steps: number }
  /** The step in which each order number was given out. */
  private readonly steps: number[] = [0]

  constructor(world: { readonly steps: number }) {
    this.world = world
  }

  /** Clients are numbered as they come; one whose write may or may not have happened goes on under a new number. */
  newClient(): number {
    const client = this.clientNext
    this.clientNext += 1
    return client
  }

  nextOrder(): number {
    const order = this.orderNext
    this.orderNext += 1
    this.steps.push(this.world.steps)
    return order
  }

  /** The step of an order number, counted from 1. */
  stepOf(order: number): number | undefined {
    return this.steps[order]
  }

  call(
    client: number,
    request: EtcdRequest,
    at: { readonly nowUs: number; readonly member: string; readonly user: string | undefined },
  ): RecordedOperation {
    const operation = { client, call: this.nextOrder(), request, callUs: at.nowUs, member: at.member, user: at.user }
    this.waiting.add(operation)
    return operation
  }

  /** A definite answer. A read that failed has told nothing and had no effect: it is left out of the history. */
  answered(operation: RecordedOperation, response: EtcdResponse, nowUs: number): void {
    this.waiting.delete(operation)
    operation.return = this.nextOrder()
    operation.returnUs = nowUs
    operation.response = response
    if (response.kind !== 'error') this.sawRevision(response.revision)
    if (hasDeleted(response) && response.revision > this.deletionSeen) this.deletionSeen = response.revision
    this.operations.push(operation)
  }

  /** No answer, or one that leaves open whether it happened. */
  unanswered(operation: RecordedOperation): void {
    this.waiting.delete(operation)
    if (operation.request.kind !== 'range') this.operations.push(operation)
  }

  openWatch(client: number, request: WatchRequest, member: string, nowUs: number): RecordedWatch {
    const watch: RecordedWatch = { client, request, responses: [], member, openedUs: nowUs }
    this.watches.push(watch)
    return watch
  }

  sawRevision(revision: number): void {
    if (revision > this.revisionSeen) this.revisionSeen = revision
  }
}

function hasDeleted(response: EtcdResponse): response is Extract<EtcdResponse, { kind: 'deleteRange' | 'txn' }> {
  if (response.kind === 'deleteRange') return response.deleted > 0
  return response.kind === 'txn' && response.responses.some((one) => one.kind === 'deleteRange' && one.deleted > 0)
}
