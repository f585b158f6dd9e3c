/**
 * Which reductions a search uses. All of them are sound, and each may be left out: the property tests compare the
 * combinations with brute force.
 */
export interface SearchRules {
    /**
     * Whether an operation, given whether its model declares it read-only, is taken as soon as it is possible without a
     * change of state. Sound for those that change nothing in any state, and for no others.
     */
    readonly isForced: (readOnly: boolean) => boolean;
    /** Of operations that no state can tell apart, only the one that returns first goes next. */
    readonly twins: boolean;
    /** Open operations are not taken where they change nothing, nor where one with the same input could go instead. */
    readonly openOperations: boolean;
    /** A configuration counts as visited where one was that had taken fewer of the open operations. */
    readonly dominance: boolean;
    /** Tries the operation that must return next first; else all in the order of their calls. */
    readonly returnFirst: boolean;
}
export declare const soundRules: SearchRules;
