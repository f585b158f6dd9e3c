import { type CheckReport } from './check-report.ts';
import { type CheckOptions } from './linearizability.ts';
export declare const modelNames: readonly ['etcd', 'etcd-cas-register', 'kv-partitioned', 'kv-no-partition'];
export type ModelName = (typeof modelNames)[number];
/**
 * Checks the text of a history: JSON lines for `etcd`, Jepsen's log for `etcd-cas-register`, Porcupine's for both `kv`.
 *
 * @throws UserError `bad-history`, `empty-history` and those of `checkHistory`, with the number of the line
 */
export declare function checkHistoryText(name: ModelName, text: string, options?: Pick<CheckOptions, 'limits'>): CheckReport;
