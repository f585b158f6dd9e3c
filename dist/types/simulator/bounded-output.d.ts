/** How much is kept of the first and of the last output of a run, in bytes. */
export declare const outputHeadMax: number;
export declare const outputTailMax: number;
/** Output of a run, kept within bounds however much arrives. */
export interface BoundedOutput {
    readonly push: (chunk: Buffer) => void;
    /** What was kept: head, a line that says how many bytes are missing, tail. Any bytes are accepted; what is not UTF-8 becomes U+FFFD. */
    text(): string;
    clear(): void;
}
/**
 * Keeps the first `headMax` and the last `tailMax` bytes of what is pushed. The tail is a ring, so a simulator that
 * writes gigabytes in tiny pieces costs no more memory than one that writes them at once.
 */
export declare function createBoundedOutput(headMax?: number, tailMax?: number): BoundedOutput;
