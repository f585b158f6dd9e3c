import type { History } from '../../src/check/history.ts'
import { checkLinearizability, type Violation } from '../../src/check/linearizability.ts'
import type { Model } from '../../src/check/model.ts'
import { etcdModel } from '../../src/check/models/etcd.ts'
import { etcdCasRegister } from '../../src/check/models/etcd-cas-register.ts'
import { kvNoPartition, kvPartitioned } from '../../src/check/models/kv.ts'
import { type SearchRules, soundRules } from '../../src/check/search-rules.ts'
import { verifyOrder } from '../../src/check/verify-order.ts'
import { isLinearizable } from './brute-force.ts'
import { makeRandom } from './generate-register-history.ts'
import { type Below, randomEtcdHistory, randomKvHistory, randomRegisterHistory } from './random-histories.ts'

export interface Comparison {
  readonly histories: number
  readonly linearizable: number
  /** Seeds whose verdict differs from brute force, or whose order does not explain the history. */
  readonly mismatches: readonly string[]
}

/** Every rule alone left out, none at all, and all. */
export const soundVariants: Readonly<Record<string, SearchRules>> = {
  all: soundRules,
  none: { isForced: () => false, twins: false, openOperations: false, dominance: false, returnFirst: false },
  'no forced reads': { ...soundRules, isForced: () => false },
  'no twins': { ...soundRules, twins: false },
  'no rule for open operations': { ...soundRules, openOperations: false },
  'no dominance': { ...soundRules, dominance: false },
  'in the order of calls': { ...soundRules, returnFirst: false },
}

/** Takes at once whatever does not change the state: a write of 3 where 3 stands, which may be needed later. */
export const unsoundRules: SearchRules = { ...soundRules, isForced: () => true }

export type Subject = 'register' | 'kv' | 'etcd'

/** Compares verdicts on the histories of these seeds with brute force. */
export function compareWithBruteForce(
  subject: Subject,
  seeds: { readonly from: number; readonly count: number },
  variants: Readonly<Record<string, SearchRules>>,
): Comparison {
  const tally = { histories: 0, linearizable: 0, mismatches: [] as string[] }
  for (let seed = seeds.from; seed < seeds.from + seeds.count; seed++) {
    const random = makeRandom(seed)
    const below: Below = (n) => Math.floor(random() * n)
    tally.histories++
    switch (subject) {
      case 'register':
        compare(etcdCasRegister, randomRegisterHistory(below), variants, seed, tally)
        break
      case 'kv': {
        const history = randomKvHistory(below)
        if (seed % 2 === 0) compare(kvPartitioned, history, variants, seed, tally)
        else compare(kvNoPartition, history, variants, seed, tally)
        break
      }
      case 'etcd':
        compare(etcdModel, randomEtcdHistory(below), variants, seed, tally)
    }
  }
  return tally
}

function compare<State, Input, Output>(
  model: Model<State, Input, Output>,
  history: History<Input, Output>,
  variants: Readonly<Record<string, SearchRules>>,
  seed: number,
  tally: { linearizable: number; readonly mismatches: string[] },
): void {
  const expected = isLinearizable(model, history)
  if (expected) tally.linearizable++
  // Most of them without the order that the model proposes, so that the search is compared too.
  const { proposeOrder, ...searched } = model
  for (const [name, rules] of Object.entries(variants)) {
    const subject = proposeOrder !== undefined && seed % 4 === 0 ? model : searched
    const verdict = checkLinearizability<State, Input, Output>(subject, history, { rules })
    if ((verdict.kind === 'linearizable') !== expected) tally.mismatches.push(`${model.name} seed ${seed}, ${name}`)
    if (verdict.kind === 'linearizable' && verifyOrder(history, verdict.order, model).kind !== 'verified') {
      tally.mismatches.push(`${model.name} seed ${seed}, ${name}: wrong order`)
    }
    if (verdict.kind === 'not linearizable' && name === 'all' && !isFirst(model, history, verdict.violation)) {
      tally.mismatches.push(`${model.name} seed ${seed}, ${name}: not the first operation that nothing explains`)
    }
  }
}

/** Whether the history until the operation's return is fine while that need not have happened, and not fine with it. */
function isFirst<State, Input, Output>(
  model: Model<State, Input, Output>,
  history: History<Input, Output>,
  { operation, isFirst: isProven, part }: Violation<State>,
): boolean {
  const broken = history[operation]
  // Of equal times any may be named first.
  const isTie = history.some(
    (other) => other !== broken && other.return === broken?.return && other.call === broken.call,
  )
  if (broken === undefined || isTie) return broken !== undefined
  if (!isProven) return false
  const until = (withIt: boolean): History<Input, Output> =>
    history
      .filter(({ call, input }) => call <= broken.return && (part === null || model.partOf?.(input) === part))
      .map((other) => {
        const isEarlier = other.return < broken.return || (other.return === broken.return && other.call < broken.call)
        const isOver = isEarlier || (other === broken && withIt)
        return isOver ? other : { ...other, return: Number.POSITIVE_INFINITY }
      })
  return isLinearizable(model, until(false)) && !isLinearizable(model, until(true))
}
