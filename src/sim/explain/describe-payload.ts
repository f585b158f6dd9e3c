import { describeEtcdRequest } from '../../check/models/describe-etcd.ts'
import type { RaftPayload } from '../etcd/payload.ts'

/** What an entry of the log asks for, and who asks it. */
export function describeEtcdPayload({ request, user }: RaftPayload): string {
  return `${describeRequest(request)}${user === undefined ? '' : ` as ${user}`}`
}

function describeRequest(request: RaftPayload['request']): string {
  switch (request.kind) {
    case 'put':
    case 'deleteRange':
    case 'txn':
    case 'compact':
    case 'leaseGrant':
    case 'leaseRevoke':
      return describeEtcdRequest(request)
    case 'leaseCheckpoint':
      return `checkpoint leases ${request.checkpoints.map(({ lease }) => lease).join(' ')}`
    case 'authEnable':
      return 'enable authentication'
    case 'userAdd':
      return `add user ${request.name}`
    case 'roleAdd':
      return `add role ${request.name}`
    case 'grantRole':
      return `grant role ${request.role} to user ${request.name}`
    case 'grantPermission':
      return `let role ${request.role} ${request.permission.access} from ${request.permission.key} on`
  }
}
