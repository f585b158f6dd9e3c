import type { EtcdRequest, EtcdResponse } from 'seedsweep'
import type { AskOptions, Connection } from './connection.ts'
import type { Recorder } from './recorder.ts'

/** A client of the history: one request at a time, each recorded. */
export class Caller {
  /** Whether its last write was left open: it reads before it writes again, so that open writes stay few. */
  doubtful = false
  private readonly recorder: Recorder
  private readonly connect: () => Connection
  private client: number

  /** @param connect gives the connection to the member that it asks next */
  constructor(recorder: Recorder, connect: () => Connection) {
    this.recorder = recorder
    this.connect = connect
    this.client = recorder.newClient()
  }

  async ask(request: EtcdRequest, options: Partial<AskOptions> = {}): Promise<EtcdResponse> {
    const operation = this.recorder.call(this.client, request)
    const response = await this.connect().ask(request, { timeoutMs: 1_500, ...options })
    const isDefinite = this.recorder.ended(operation, response)
    if (isDefinite) this.doubtful = false
    else if (request.kind !== 'range') {
      this.client = this.recorder.newClient()
      this.doubtful = true
    }
    return response
  }

  /** @throws Error where it is refused or fails, for traffic that makes no sense then */
  async must(
    request: EtcdRequest,
    options: Partial<AskOptions> = {},
  ): Promise<Exclude<EtcdResponse, { kind: 'error' }>> {
    const response = await this.ask(request, { timeoutMs: 5_000, ...options })
    if (response.kind === 'error') throw new TrafficError(request.kind, response.message ?? response.error)
    return response
  }
}

/** A step that the rest of a run depends on failed: the run proves nothing. */
export class TrafficError extends Error {
  constructor(kind: string, message: string) {
    super(`${kind} was refused or failed: ${message}`)
    this.name = 'TrafficError'
  }
}
