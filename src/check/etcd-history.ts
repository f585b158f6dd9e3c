import type { EtcdOperation, EtcdRequest, EtcdResponse } from './etcd-operation.ts'
import type { History } from './history.ts'
import { type CheckOptions, checkLinearizability, type Verdict } from './linearizability.ts'
import { etcdModel } from './models/etcd.ts'
import type { EtcdState } from './models/etcd-state.ts'

/**
 * Whether clients could have seen these operations of one etcd store that was empty at the start. The order in which
 * the system applied them is tried first where every operation that was answered has its `index`; then that of
 * revisions; only then is one searched for.
 *
 * @throws UserError where no client can have seen such a history, see `checkHistory`
 */
export function checkEtcdHistory(
  operations: readonly EtcdOperation[],
  options: Omit<CheckOptions, 'order'> & { readonly lines?: readonly number[] } = {},
): Verdict<EtcdState> {
  const history = etcdHistory(operations, options.lines)
  const order = orderByIndex(operations)
  return checkLinearizability(etcdModel, history, order === null ? options : { ...options, order })
}

/** Operation for operation; one that was not answered, or whose fate is unknown, is open. */
export function etcdHistory(
  operations: readonly EtcdOperation[],
  lines: readonly number[] = [],
): History<EtcdRequest, EtcdResponse> {
  return operations.map(({ client, call, return: end, request, response }, at) => {
    const isOpen = response === undefined || end === undefined || isUnknown(response)
    const line = lines[at]
    return {
      client,
      call,
      return: isOpen ? Number.POSITIVE_INFINITY : end,
      input: request,
      output: isOpen ? null : response,
      ...(line === undefined ? {} : { line }),
    }
  })
}

function isUnknown(response: EtcdResponse): boolean {
  return response.kind === 'error' && response.error === 'unknown'
}

/** Null where an operation that was answered has no index. Of equal ones, that which changes something goes first. */
function orderByIndex(operations: readonly EtcdOperation[]): Int32Array | null {
  const known: { readonly at: number; readonly index: number; readonly reads: number; readonly call: number }[] = []
  for (const [at, { request, response, index, call, return: end }] of operations.entries()) {
    const isOpen = response === undefined || end === undefined || isUnknown(response)
    if (index !== undefined) {
      const reads = etcdModel.isReadOnly(request, isOpen ? null : response) ? 1 : 0
      known.push({ at, index, reads, call })
    } else if (!isOpen) return null
  }
  known.sort((a, b) => a.index - b.index || a.reads - b.reads || a.call - b.call)
  return Int32Array.from(known, ({ at }) => at)
}
