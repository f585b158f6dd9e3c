import type { Correction } from '../../../src/model/correction.ts'
import { carryOutDeed } from '../../../src/publish/github/carry-out-deeds.ts'
import type { GitHub } from '../../../src/publish/github/client.ts'
import type { IssueListing } from '../../../src/publish/issue-change.ts'
import type { Reporter } from './judge.ts'
import type { World } from './play-seed.ts'

export interface Order {
  readonly correction: Correction
  done: boolean
}

/** Somebody orders that the issue of a finding is closed: it is no bug of the target. */
export function giveOrder({ random, time, seen, orders, judge }: World): void {
  if (seen.size === 0) return
  const key = random.fork(`order of ${time.now()}`).pick([...seen])
  if (orders.some(({ correction }) => correction.order.key === key)) return
  const id = `comment ${orders.length + 1} 0`
  const by = { id, source: 'comment', target: 'liferaft', at: '', by: 'ada in issue 1' } as const
  orders.push({ correction: { ...by, order: { kind: 'wrong', key } }, done: false })
  judge.order(key)
}

/** As the code around the reporter does it: for the lowest issue of each order that the store does not know to be done. */
export async function carryOutOrders(
  world: World,
  reporter: Reporter,
  github: GitHub,
  listing: IssueListing,
): Promise<void> {
  for (const order of world.orders.filter(({ done }) => !done)) {
    const { key } = order.correction.order
    const [issue] = listing.issues.filter(({ marker }) => marker?.key === key).sort((a, b) => a.number - b.number)
    if (issue === undefined) continue
    const deed = { kind: 'close', issue: issue.number, order: order.correction, as: { kind: 'wrong' } } as const
    const isDone = issue.state === 'closed' || (await carryOutDeed(github, 'octo/demo', deed))
    if (isDone && !reporter.dead) order.done = true
  }
}

/** At the end each order is carried out, where there was an issue that may be closed when the last night began. */
export function judgeOrders({ model, judge, orders }: World, lastNight: number): void {
  for (const { correction, done } of orders) {
    if (done) continue
    const { key } = correction.order
    const [issue] = model.issues.filter((one) => one.author !== 'stranger' && judge.isOf(one, key, new Map()))
    if (issue === undefined || issue.locked || model.current(issue).state === 'closed') continue
    if ((issue.versions[0]?.at ?? 0) >= lastNight) continue
    judge.violate('NothingLost', 'an order was never carried out', `${correction.id} of #${issue.number}`)
  }
}
