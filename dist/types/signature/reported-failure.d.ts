import type { ReportedFailure } from '../model/signature.ts';
import { type Failure, type FailureText } from './failure.ts';
/**
 * The failure as the simulator itself reported it. A property is identified by its name and the shape of the violation,
 * not by the name alone: one property can be broken by two bugs that say different things.
 *
 * @param readLanguages finds what a stack says, by the rules of its language.
 */
export declare function readReportedFailure(reported: ReportedFailure, readLanguages: (text: FailureText) => Failure | null): Failure;
/** The failure in the last `seedsweep: {...}` line of an output, or null. */
export declare function findReportedLine(source: FailureText): ReportedFailure | null;
