import type { Member } from '../etcd/member.ts'
import type { LinkState } from '../etcd/peer-proxy.ts'
import type { Family } from '../families.ts'
import type { Random } from '../random.ts'
import type { Run } from '../run.ts'

/** One fault of the families that are on, and that a cluster of this size can have. */
export async function disturb(run: Run, random: Random): Promise<void> {
  const isAlone = run.cluster.members.length === 1
  const possible = (['crash', 'defrag', 'pause', 'network'] as const satisfies readonly Family[]).filter(
    (family) => run.has(family) && !(isAlone && family === 'network'),
  )
  if (possible.length === 0) return
  const member = random.pick(run.cluster.members)
  switch (random.pick(possible)) {
    case 'crash':
      // Also in the middle of a defragmentation.
      if (run.has('defrag') && random.chance(0.3)) void run.defragment(member)
      return await run.crash(member, random.pick([0, 0, 150]))
    case 'defrag':
      return await run.defragment(member)
    case 'pause':
      return await run.pauseMember(member, random.between(50, 400))
    case 'network':
      return await disturbLinks(run, member, random)
  }
}

async function disturbLinks(run: Run, member: Member, random: Random): Promise<void> {
  run.count('network')
  const others = run.cluster.members.filter((one) => one !== member)
  const state = random.pick<LinkState>([
    { kind: 'cut' },
    { kind: 'cut' },
    { kind: 'slow', delayMs: random.between(5, 60) },
    { kind: 'lossy', probability: 0.3 },
  ])
  const ways = random.pick(['both', 'in', 'out'] as const)
  for (const other of others) {
    if (ways !== 'out') run.cluster.setLink(other, member, state)
    if (ways !== 'in') run.cluster.setLink(member, other, state)
  }
  await run.sleep(random.between(100, 500))
  for (const other of others) {
    run.cluster.setLink(other, member, { kind: 'open' })
    run.cluster.setLink(member, other, { kind: 'open' })
  }
}
