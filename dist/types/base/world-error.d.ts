/**
 * The world failed, not the caller and not us: a disk is full, GitHub answers 500, the simulator does not start.
 * Ends with exit status 3. The original error, where there is one, is the `cause`.
 */
export declare class WorldError extends Error {
    readonly name = "WorldError";
    readonly code: string;
    readonly hint: string | null;
    constructor(code: string, message: string, options?: {
        hint?: string | null;
        cause?: unknown;
    });
}
