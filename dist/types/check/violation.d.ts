/** A broken promise: which one, in which way, and the evidence. */
export interface Violation {
    /** The promise's name, such as `Reliable`. */
    readonly property: string;
    /** The promise itself, as one sentence. */
    readonly sentence: string;
    /**
     * The way it was broken, without any number or name of this run: with the property it identifies the cause, so that two
     * bugs that break one promise in different ways stay apart.
     */
    readonly shape: string;
    /** What was seen, with numbers and names. */
    readonly message: string;
    /** Clients, times and revisions to look at in a timeline. */
    readonly client?: number;
    readonly at?: number;
    readonly revision?: number;
    /** How many steps a run needs for this to be seen, where its judge knows better than by `at`. */
    readonly step?: number;
}
