import type { Random } from '../world/random.ts'

/** What clients ask for, as weights; etcd's robustness tests have the same profiles. */
export interface Profile {
  readonly name: 'put-heavy' | 'delete-lease' | 'kubernetes'
  readonly put: number
  readonly get: number
  readonly list: number
  readonly staleGet: number
  readonly staleList: number
  readonly serializableGet: number
  readonly remove: number
  readonly removeRange: number
  readonly multiPut: number
  readonly compareAndSet: number
  /** A transaction that writes and reads at an older revision: refused where that is compacted (etcd issue 18667). */
  readonly staleTxn: number
  readonly leaseGrant: number
  readonly leasedPut: number
  readonly leaseRevoke: number
  readonly keepAlive: number
}

const profiles: readonly Profile[] = [
  {
    name: 'put-heavy',
    put: 420,
    get: 150,
    list: 60,
    staleGet: 40,
    staleList: 30,
    serializableGet: 50,
    remove: 50,
    removeRange: 20,
    multiPut: 60,
    compareAndSet: 60,
    staleTxn: 20,
    leaseGrant: 30,
    leasedPut: 15,
    leaseRevoke: 5,
    keepAlive: 10,
  },
  {
    name: 'delete-lease',
    put: 220,
    get: 120,
    list: 50,
    staleGet: 30,
    staleList: 30,
    serializableGet: 40,
    remove: 220,
    removeRange: 40,
    multiPut: 40,
    compareAndSet: 40,
    staleTxn: 20,
    leaseGrant: 40,
    leasedPut: 70,
    leaseRevoke: 20,
    keepAlive: 20,
  },
  {
    name: 'kubernetes',
    put: 0,
    get: 100,
    list: 120,
    staleGet: 30,
    staleList: 60,
    serializableGet: 40,
    remove: 0,
    removeRange: 0,
    multiPut: 20,
    compareAndSet: 590,
    staleTxn: 20,
    leaseGrant: 30,
    leasedPut: 10,
    leaseRevoke: 0,
    keepAlive: 5,
  },
]

/** One of the profiles; in half of the runs some kinds of requests are left out and others come more often (a swarm of traffic). */
export function drawProfile(random: Random): Profile {
  const profile = random.pick(profiles)
  if (random.chance(1, 2)) return profile
  const drawn: { -readonly [kind in keyof Profile]: Profile[kind] } = { ...profile }
  for (const kind of requestKinds) drawn[kind] *= random.pick([0, 1, 1, 4])
  return drawn
}

export type RequestKind = Exclude<keyof Profile, 'name'>
export const requestKinds: readonly RequestKind[] = [
  'put',
  'get',
  'list',
  'staleGet',
  'staleList',
  'serializableGet',
  'remove',
  'removeRange',
  'multiPut',
  'compareAndSet',
  'staleTxn',
  'leaseGrant',
  'leasedPut',
  'leaseRevoke',
  'keepAlive',
]
