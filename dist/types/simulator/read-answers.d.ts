import type { ProcessExit } from '../model/outcome.ts';
/** What a launch server says. */
export interface AnswerListener {
    onReady(): void;
    /** Output of the oldest process that has not ended. */
    onOutput(stream: 'stdout' | 'stderr', chunk: Buffer): void;
    /** `status` as `wait` gives it. */
    onEnd(id: number, status: number, why: ProcessExit['killedByUs'], durationMs: number): void;
    onCancelled(id: number): void;
    onNotStarted(id: number): void;
    onTakenBack(id: number): void;
    /** What a recall takes back has been told. */
    onRecalled(): void;
}
/** Reads the answers of a launch server, however its bytes are cut into chunks. */
export declare function readAnswers(listener: AnswerListener): (chunk: Buffer) => void;
