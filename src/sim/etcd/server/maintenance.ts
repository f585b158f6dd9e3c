import type { CallResponse, MaintenanceCall } from '../api.ts'
import { isLeader, nameOf, type Server } from './server.ts'

/** What operators ask of one member (etcd: api/v3rpc/maintenance.go). */
export function maintain(server: Server, call: MaintenanceCall, done: (response: CallResponse) => void): void {
  const { storage } = server
  switch (call.kind) {
    case 'defragment':
      storage.defragment(() => done({ kind: 'defragment' }))
      return
    case 'hashKv': {
      const hash = storage.hashKv(call.revision)
      const { appliedIndex } = server.applyLoop
      done(typeof hash === 'string' ? { kind: 'error', error: hash } : { kind: 'hashKv', ...hash, appliedIndex })
      return
    }
    case 'status':
      done({
        kind: 'status',
        revision: storage.currentRevision,
        ...(server.lead === 0 ? {} : { leader: nameOf(server, server.lead) }),
        term: server.raft.term,
        committedIndex: server.committedIndex,
        appliedIndex: server.applyLoop.appliedIndex,
      })
      return
    case 'moveLeader':
      moveLeader(server, call.target, done)
  }
}

function moveLeader(server: Server, target: string, done: (response: CallResponse) => void): void {
  const { process, settings, members } = server.options
  const to = members.indexOf(target) + 1
  if (!isLeader(server) || to === 0) {
    done({ kind: 'error', error: 'rejected', message: to === 0 ? 'bad leader transferee' : 'not leader' })
    return
  }
  const deadlineUs = process.nowUs() + settings.requestTimeoutUs
  const look = (): void => {
    if (server.lead === to) done({ kind: 'moveLeader' })
    else if (process.nowUs() >= deadlineUs)
      done({ kind: 'error', error: 'unknown', message: 'leader transfer timed out' })
    else process.after(settings.heartbeatUs, look)
  }
  server.raftLoop.transferLeader(to)
  look()
}
