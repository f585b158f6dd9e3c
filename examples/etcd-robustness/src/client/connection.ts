import { join } from 'node:path'
import { Client, type ClientDuplexStream, credentials, Metadata, type ServiceError } from '@grpc/grpc-js'
import { loadSync, type MethodDefinition, type ServiceDefinition } from '@grpc/proto-loader'
import type { EtcdRequest, EtcdResponse } from 'seedsweep'
import { readError } from './read-error.ts'
import { readHeader, readResponse, type WireHeader, type WireMessage, writeRequest } from './wire.ts'

const definitions = loadSync(join(import.meta.dirname, '../../proto/etcd.proto'), {
  keepCase: true,
  longs: String,
  enums: String,
  defaults: true,
  oneofs: true,
})

/** One client's connection to one member, over its unix socket. */
export class Connection implements Disposable {
  private readonly client: Client

  constructor(socket: string) {
    this.client = new Client(`unix:${socket}`, credentials.createInsecure(), {
      // A subchannel of its own, so that a member that was down for one client is not given up by all.
      'grpc.use_local_subchannel_pool': 1,
      'grpc.initial_reconnect_backoff_ms': 10,
      'grpc.min_reconnect_backoff_ms': 10,
      'grpc.max_reconnect_backoff_ms': 25,
      'grpc.max_receive_message_length': 64 * 2 ** 20,
    })
  }

  [Symbol.dispose](): void {
    this.client.close()
  }

  /** What the member answers; a failure is an answer of kind `error`, `unknown` where it may have happened. */
  async ask(request: EtcdRequest, options: AskOptions): Promise<EtcdResponse> {
    const { method, message } = writeRequest(request, options)
    try {
      return readResponse(request, await this.unary(method, message, options))
    } catch (error) {
      return readError(error as ServiceError)
    }
  }

  /** @throws ServiceError */
  async status(timeoutMs: number): Promise<MemberStatus> {
    const answer = await this.unary('Maintenance/Status', {}, { timeoutMs })
    const { leader, raftAppliedIndex, version } = answer as unknown as Record<string, string>
    return {
      ...readHeader(answer.header),
      leader: leader ?? '0',
      appliedIndex: raftAppliedIndex ?? '',
      version: version ?? '',
    }
  }

  /** @throws ServiceError */
  async hash(timeoutMs: number): Promise<{ readonly revision: number; readonly hash: number }> {
    const answer = await this.unary('Maintenance/HashKV', { revision: 0 }, { timeoutMs })
    return { ...readHeader(answer.header), hash: Number(answer.hash) }
  }

  /** @throws ServiceError */
  async defragment(timeoutMs: number): Promise<void> {
    await this.unary('Maintenance/Defragment', {}, { timeoutMs })
  }

  watch(): ClientDuplexStream<WireMessage, WireMessage> {
    const { path, requestSerialize, responseDeserialize } = methodOf('Watch/Watch')
    return this.client.makeBidiStreamRequest(path, requestSerialize, read(responseDeserialize))
  }

  private unary(name: string, message: WireMessage, options: AskOptions): Promise<AnswerMessage> {
    const { path, requestSerialize, responseDeserialize } = methodOf(name)
    const metadata = new Metadata({ waitForReady: options.patient === true })
    const deadline = Date.now() + options.timeoutMs
    return new Promise((resolve, reject) => {
      this.client.makeUnaryRequest(
        path,
        requestSerialize,
        read(responseDeserialize),
        message,
        metadata,
        { deadline },
        (error, answer) => {
          if (error !== null) reject(error)
          else resolve(answer as AnswerMessage)
        },
      )
    })
  }
}

export interface AskOptions {
  readonly timeoutMs: number
  /** Waits for a member that cannot be reached yet. */
  readonly patient?: boolean
  /** Of a compaction: answered once the revisions are gone from the database. */
  readonly physical?: boolean
}

export interface MemberStatus {
  readonly revision: number
  /** Hexadecimal, as in the headers between members. */
  readonly memberId: string
  /** Decimal, 0 for none. */
  readonly leader: string
  /** Of the last entry of the log that it has applied. */
  readonly appliedIndex: string
  readonly version: string
}

type AnswerMessage = WireMessage & { readonly header: WireHeader }

function methodOf(name: string): MethodDefinition<object, object> {
  const [service = '', method = ''] = name.split('/')
  const definition = (definitions[`etcdserverpb.${service}`] as ServiceDefinition | undefined)?.[method]
  if (definition === undefined) throw new RangeError(`etcd.proto has no ${name}`)
  return definition
}

function read(deserialize: (bytes: Buffer) => object): (bytes: Buffer) => WireMessage {
  return (bytes) => deserialize(bytes) as WireMessage
}
