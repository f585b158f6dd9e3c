import { type Failure, type FailureText } from './failure.ts';
/** FoundationDB: severity-40 trace events (XML or JSON), its test harness's summary, and assertions on stderr. */
export declare function findFoundationFailure(source: FailureText): Failure | null;
