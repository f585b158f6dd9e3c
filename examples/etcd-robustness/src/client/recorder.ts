import type { EtcdOperation, EtcdRequest, EtcdResponse, WatchRecord, WatchRequest, WatchResponse } from 'seedsweep'

export type OpenOperation = { -readonly [Field in keyof EtcdOperation]: EtcdOperation[Field] }

export interface RecordedWatch extends WatchRecord {
  readonly responses: WatchResponse[]
}

/** What all clients of a run did and saw, on one clock of order numbers: this process sends and receives everything. */
export class Recorder {
  readonly operations: EtcdOperation[] = []
  readonly watches: RecordedWatch[] = []
  /** Requests sent, answered or not. */
  asked = 0
  /** The newest revision that anybody was told, the newest one compacted, and the newest that deleted something. */
  revisionSeen = 1
  compactedSeen = 0
  deletionSeen = 0
  private orderNext = 1
  private clientNext = 1
  private valueNext = 1

  /** One whose write may or may not have happened goes on under a new number. */
  newClient(): number {
    const client = this.clientNext
    this.clientNext += 1
    return client
  }

  nextOrder(): number {
    const order = this.orderNext
    this.orderNext += 1
    return order
  }

  /** No value is ever written twice, so that whoever sees it knows who wrote it. */
  newValue(): string {
    const value = `v${this.valueNext}`
    this.valueNext += 1
    return value
  }

  call(client: number, request: EtcdRequest): OpenOperation {
    this.asked += 1
    return { client, call: this.nextOrder(), request }
  }

  /** Whether the answer is definite. A read that failed has told nothing and had no effect: it is left out. */
  ended(operation: OpenOperation, response: EtcdResponse): boolean {
    if (response.kind === 'error' && response.error === 'unknown') {
      if (operation.request.kind !== 'range') this.operations.push(operation)
      return false
    }
    operation.return = this.nextOrder()
    operation.response = response
    this.operations.push(operation)
    this.learn(operation.request, response)
    return true
  }

  openWatch(client: number, request: WatchRequest): RecordedWatch {
    const watch: RecordedWatch = { client, request, responses: [] }
    this.watches.push(watch)
    return watch
  }

  private learn(request: EtcdRequest, response: EtcdResponse): void {
    if (response.kind === 'error') return
    this.revisionSeen = Math.max(this.revisionSeen, response.revision)
    if (request.kind === 'compact') this.compactedSeen = Math.max(this.compactedSeen, request.revision)
    if (hasDeleted(response)) this.deletionSeen = Math.max(this.deletionSeen, response.revision)
  }
}

function hasDeleted(response: EtcdResponse): boolean {
  if (response.kind === 'deleteRange') return response.deleted > 0
  return response.kind === 'txn' && response.responses.some((one) => one.kind === 'deleteRange' && one.deleted > 0)
}
