import type { WatchRequest } from 'seedsweep'
import type { WatchStream } from '../client/watch-stream.ts'
import type { Random } from '../random.ts'
import type { Run } from '../run.ts'
import { prefix } from './profile.ts'

/** Opens a watch with options of every kind, where starts at revisions that are about to go are as likely as others. */
export function openRandomWatch(run: Run, stream: WatchStream, random: Random): void {
  stream.create(drawWatch(run, random))
}

function drawWatch(run: Run, random: Random): WatchRequest {
  const startRevision = drawStart(run, random)
  const filter = random.below(8)
  return {
    ...(random.chance(0.6) ? prefix : { key: random.pick(run.keys) }),
    ...(startRevision > 0 ? { startRevision } : {}),
    ...(random.chance(0.4) ? { prevKv: true } : {}),
    ...(random.chance(0.4) ? { progressNotify: true } : {}),
    ...(filter === 0 ? { noPut: true } : {}),
    ...(filter === 1 ? { noDelete: true } : {}),
  }
}

function drawStart(run: Run, random: Random): number {
  const { revisionSeen, compactedSeen, deletionSeen } = run.recorder
  const choice = random.below(run.has('future') ? 6 : 5)
  if (choice === 0) return compactedSeen
  if (choice === 1) return deletionSeen
  if (choice === 2) return Math.max(0, revisionSeen - random.below(30))
  if (choice === 5) {
    run.count('future')
    return revisionSeen + random.between(2, 40)
  }
  return 0
}
