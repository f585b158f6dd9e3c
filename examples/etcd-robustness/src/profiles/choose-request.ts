import type { EtcdRequest } from 'seedsweep'
import type { Random } from '../random.ts'
import type { Run } from '../run.ts'
import { prefix } from './profile.ts'

/** Leases of a run, which its clients share. */
export class Leases {
  readonly granted: number[] = []
  private next = 1_000

  fresh(): number {
    this.next += 1
    return this.next
  }
}

/** One request of etcd's own mix: a little more than half of them write. */
export function chooseRequest(run: Run, random: Random, leases: Leases): EtcdRequest {
  const key = random.pick(run.keys)
  const { recorder } = run
  const dice = random.below(100)
  if (dice < 18) return { kind: 'range', key }
  if (dice < 24) return { kind: 'range', ...prefix, ...(random.chance(0.3) ? { limit: random.between(1, 4) } : {}) }
  if (dice < 29) return { kind: 'range', ...prefix, serializable: true }
  if (dice < 35) return { kind: 'range', key, revision: Math.max(1, recorder.revisionSeen - random.below(40)) }
  if (dice < 60)
    return { kind: 'put', key, value: recorder.newValue(), ...(random.chance(0.2) ? { prevKv: true } : {}) }
  if (dice < 74) return { kind: 'deleteRange', key, ...(random.chance(0.3) ? { prevKv: true } : {}) }
  if (dice < 78) {
    const lease = leases.fresh()
    leases.granted.push(lease)
    return { kind: 'leaseGrant', lease }
  }
  if (dice < 83 && leases.granted.length > 0) {
    return { kind: 'put', key, value: recorder.newValue(), lease: random.pick(leases.granted) }
  }
  if (dice < 86 && leases.granted.length > 0) return { kind: 'leaseRevoke', lease: random.pick(leases.granted) }
  return chooseTransaction(run, random, key)
}

function chooseTransaction(run: Run, random: Random, key: string): EtcdRequest {
  const { recorder } = run
  const other = random.pick(run.keys.filter((one) => one !== key))
  return {
    kind: 'txn',
    compare: [{ key, target: 'version', result: random.chance(0.5) ? '=' : '>', number: 0 }],
    success: [
      { kind: 'put', key, value: recorder.newValue() },
      random.chance(0.5)
        ? { kind: 'deleteRange', key: other }
        : { kind: 'put', key: other, value: recorder.newValue() },
    ],
    failure: [{ kind: 'range', key }],
  }
}
