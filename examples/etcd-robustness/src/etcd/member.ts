import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '../client/connection.ts'
import { WorldTrouble } from '../world-trouble.ts'
import { answersHttp } from './answers-http.ts'
import type { EtcdBinary } from './binary.ts'
import { clientSocket, innerSocket, type MemberSettings, memberFlags, peerSocket } from './member-flags.ts'
import { logSays, readLogTail } from './read-log.ts'
import { isFull, noSpace } from './run-directory.ts'

export interface MemberOptions {
  readonly binary: EtcdBinary
  readonly directory: string
  readonly name: string
  readonly names: readonly string[]
  readonly settings: MemberSettings
  readonly isProxied: boolean
}

/** How a member ended although nobody ended it. */
export interface SelfEnd {
  readonly member: string
  readonly exit: string
  readonly log: string
  /** It found no room on its file system: the machine is at fault, not etcd. */
  readonly isForSpace: boolean
}

/** One etcd process after the other over one data directory. */
export class Member {
  readonly name: string
  readonly log: string
  /** Ended by itself: a finding. */
  selfEnd: SelfEnd | undefined
  private readonly options: MemberOptions
  private child: ChildProcess | undefined
  private isEnding = false
  private starts = 0

  constructor(options: MemberOptions) {
    this.options = options
    this.name = options.name
    this.log = join(options.directory, `${options.name}.log`)
  }

  get socket(): string {
    return join(this.options.directory, clientSocket(this.name))
  }

  private get peerSocket(): string {
    const { directory, name, isProxied } = this.options
    return join(directory, isProxied ? innerSocket(name) : peerSocket(name))
  }

  get running(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null
  }

  start(): void {
    const { binary, directory, name, names, settings, isProxied } = this.options
    // What a killed process left: a socket file that nobody listens at.
    for (const socket of [this.socket, this.peerSocket]) rmSync(socket, { force: true })
    const log = openSync(this.log, 'a')
    this.isEnding = false
    this.starts += 1
    const child = spawn(binary.path, memberFlags(binary, name, names, settings, isProxied), {
      cwd: directory,
      stdio: ['ignore', log, log],
      env: { GOMAXPROCS: '2', ETCD_UNSUPPORTED_ARCH: process.arch },
    })
    closeSync(log)
    this.child = child
    child.once('exit', (code, signal) => {
      if (this.isEnding || child !== this.child) return
      const exit = signal === null ? `exit code ${code ?? 0}` : `signal ${signal}`
      const log = readLogTail(this.log)
      this.selfEnd = { member: name, exit, log, isForSpace: isFull(directory, log) }
    })
    child.once('error', (error) => {
      this.selfEnd = { member: name, exit: error.message, log: '', isForSpace: false }
    })
  }

  /**
   * Waits until it answers a linearizable read.
   *
   * @throws WorldTrouble with its log where it does not in time, or ends before it ever did
   */
  async ready(timeoutMs: number): Promise<void> {
    using connection = new Connection(this.socket)
    const until = Date.now() + timeoutMs
    while (Date.now() < until && this.running) {
      const answer = await connection.ask({ kind: 'range', key: 'ready' }, { timeoutMs: 500, patient: true })
      if (answer.kind === 'range') return
    }
    // Later starts are judged: etcd that ends over its own data is a finding.
    if (this.selfEnd !== undefined && this.starts > 1) return
    throw this.notUp(`does not answer within ${timeoutMs} ms`)
  }

  /**
   * Waits until it answers other members, which it does some time after it has begun to listen to them.
   *
   * @throws WorldTrouble with its log where it does not in time, or ends
   */
  async servesPeers(timeoutMs: number): Promise<void> {
    const until = AbortSignal.timeout(timeoutMs)
    while (!until.aborted && this.running) {
      if (await answersHttp(this.peerSocket, '/version', until)) return
      await sleep(2)
    }
    throw this.notUp(`does not answer other members within ${timeoutMs} ms`)
  }

  private notUp(late: string): WorldTrouble {
    if (this.selfEnd?.isForSpace === true) return noSpace(dirname(this.options.directory), `member ${this.name} ended`)
    const why = this.running ? late : `ended (${this.selfEnd?.exit ?? 'killed'})`
    return new WorldTrouble(`member ${this.name} ${why}; its log:\n${readLogTail(this.log)}`)
  }

  /**
   * Waits until its log says something that it had not said when this was called.
   *
   * @returns false where it does not in time
   */
  says(words: string, timeoutMs: number): Promise<boolean> {
    return logSays(this.log, words, timeoutMs)
  }

  async kill(): Promise<void> {
    const { child } = this
    if (child === undefined || !this.running) return
    this.isEnding = true
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }

  /** Waits for its end, whoever ends it. */
  async ended(): Promise<void> {
    if (this.child !== undefined && this.running) await once(this.child, 'exit')
  }

  pause(): void {
    this.child?.kill('SIGSTOP')
  }

  resume(): void {
    this.child?.kill('SIGCONT')
  }
}
