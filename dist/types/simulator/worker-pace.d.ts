/** How fast seeds have been so far. */
export interface Pace {
    seeds: number;
    ms: number;
}
export declare function newPace(): Pace;
export declare function addToPace(pace: Pace, seeds: number, ms: number): void;
/** Mean of one seed in milliseconds; null before the first. */
export declare function meanMs({ seeds, ms }: Pace): number | null;
/**
 * How long a worker may be silent over a range of `count` seeds: the time that one seed may take, and eight times what
 * so many take on average; while no average is known, that of eight seeds at most. Never more than the time that all of
 * its seeds may take. A range that comes to this limit is run again seed by seed, so a wrong guess gives no seed a
 * wrong verdict.
 */
export declare function silenceMsMax(timeoutMs: number, count: number, pace: Pace): number;
