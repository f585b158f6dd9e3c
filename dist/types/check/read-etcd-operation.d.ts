import type { EtcdOperation } from './etcd-operation.ts';
/**
 * One operation of a history of etcd, checked in every field.
 *
 * @throws UserError `bad-history` with the line, the field and what was expected there
 */
export declare function readEtcdOperation(value: unknown, line: number): EtcdOperation;
