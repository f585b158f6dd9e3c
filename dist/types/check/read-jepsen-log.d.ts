import type { History } from './history.ts';
import type { RegisterInput, RegisterOutput } from './models/etcd-cas-register.ts';
export declare const jepsenGrammar = "\"INFO jepsen.util - PROCESS :invoke|:ok|:fail|:info :read|:write|:cas ARGUMENT\", where ARGUMENT is nil, a whole number, [FROM TO] or :timed-out";
/**
 * The log of one of Jepsen's early tests of etcd: a register with compare-and-swap, time is the order of lines.
 *
 * @throws UserError `bad-history` with the number of the line and what was expected
 */
export declare function readJepsenLog(text: string): History<RegisterInput, RegisterOutput>;
