import type { EtcdOperation } from './etcd-operation.ts';
/** First line of a history of etcd. A later version has another number, and this program says that it cannot read it. */
export declare const etcdHistoryHeader = "{\"history\":\"etcd\",\"version\":1}";
export interface EtcdHistoryText {
    readonly operations: readonly EtcdOperation[];
    /** The line of each. */
    readonly lines: readonly number[];
}
/**
 * A history in our own format: JSON, one operation a line, after a header (docs/check.md has the grammar).
 *
 * @throws UserError `empty-history`, `bad-history` with the number of the line and what was expected,
 *   `history-version` for a version that this program does not know
 */
export declare function readEtcdHistory(text: string): EtcdHistoryText;
/** The text of a history, as `readEtcdHistory` reads it. */
export declare function writeEtcdHistory(operations: readonly EtcdOperation[]): string;
