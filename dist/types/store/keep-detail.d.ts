/** Of each signature's failures, this many at either end of the order of discovery keep their text. */
export declare const detailsPerEnd = 16;
/** Longest text kept of one failure, in UTF-16 units. */
export declare const detailMax = 8192;
/** Which failure a text belongs to, with the number of its campaign: the order of discovery. */
export interface DetailPlace {
    readonly number: number;
    readonly campaign: string;
    readonly index: number;
    readonly attempt: number;
    readonly shard: number;
}
/**
 * Enters a failure into the sorted places that keep their text, in place.
 *
 * The places kept of a set are its 16 least and its 16 greatest, so keeping after every step or once at the end gives
 * the same: merging does not depend on order.
 *
 * @returns whether it stays, and which place lost its text to it
 */
export declare function keepDetail(kept: DetailPlace[], place: DetailPlace): {
    stays: boolean;
    evicted: DetailPlace | null;
};
/**
 * Whether no place from `least` to `greatest`, both included, can stay beside the sorted places `kept`: all of them come
 * after the 16 earliest and before the 16 newest.
 */
export declare function leavesNoRoom(kept: readonly DetailPlace[], least: DetailPlace, greatest: DetailPlace): boolean;
/** Head and tail of a text, within the bound; what broke is often last, what led there first. */
export declare function boundDetail(text: string): string;
