import { type Finding } from '../model/finding.ts';
/**
 * Which findings of a campaign are replayed where there are more than `replayedFindingsMax`: the most frequent in half of the
 * places. For the other half each campaign draws anew among the rest, so that everything that keeps failing has its turn. Pure.
 *
 * @param findings most frequent first
 */
export declare function chooseReplayed(findings: readonly Finding[]): readonly Finding[];
