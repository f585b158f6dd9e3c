import { type CheckReport, reportVerdict } from './check-report.ts'
import { checkEtcdHistory, etcdHistory } from './etcd-history.ts'
import type { History } from './history.ts'
import { type CheckOptions, checkLinearizability } from './linearizability.ts'
import { emptyHistory } from './lines.ts'
import type { Model } from './model.ts'
import { etcdModel } from './models/etcd.ts'
import { etcdCasRegister } from './models/etcd-cas-register.ts'
import { kvNoPartition, kvPartitioned } from './models/kv.ts'
import { readEtcdHistory } from './read-etcd-history.ts'
import { jepsenGrammar, readJepsenLog } from './read-jepsen-log.ts'
import { kvGrammar, readKvLog } from './read-kv-log.ts'

export const modelNames = ['etcd', 'etcd-cas-register', 'kv-partitioned', 'kv-no-partition'] as const

export type ModelName = (typeof modelNames)[number]

/**
 * Checks the text of a history: JSON lines for `etcd`, Jepsen's log for `etcd-cas-register`, Porcupine's for both `kv`.
 *
 * @throws UserError `bad-history`, `empty-history` and those of `checkHistory`, with the number of the line
 */
export function checkHistoryText(
  name: ModelName,
  text: string,
  options: Pick<CheckOptions, 'limits'> = {},
): CheckReport {
  switch (name) {
    case 'etcd': {
      const { operations, lines } = readEtcdHistory(text)
      const verdict = checkEtcdHistory(operations, { ...options, lines })
      return reportVerdict(etcdModel, etcdHistory(operations, lines), verdict)
    }
    case 'etcd-cas-register':
      return check(etcdCasRegister, readJepsenLog(text), jepsenGrammar, options)
    case 'kv-partitioned':
      return check(kvPartitioned, readKvLog(text), kvGrammar, options)
    case 'kv-no-partition':
      return check(kvNoPartition, readKvLog(text), kvGrammar, options)
  }
}

function check<State, Input, Output>(
  model: Model<State, Input, Output>,
  history: History<Input, Output>,
  grammar: string,
  options: CheckOptions,
): CheckReport {
  if (history.length === 0) throw emptyHistory(grammar)
  return reportVerdict(model, history, checkLinearizability(model, history, options))
}
