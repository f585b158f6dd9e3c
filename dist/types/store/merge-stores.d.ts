import type { KeyRules } from '../model/signature.ts';
/** What a merge took, what it did not and why, and what is still missing of the campaigns it now holds. */
export interface MergeReport {
    readonly merged: readonly string[];
    readonly refused: readonly {
        readonly path: string;
        readonly code: string;
        readonly reason: string;
    }[];
    readonly campaigns: readonly {
        readonly campaign: string;
        readonly missingShards: readonly number[];
    }[];
}
/**
 * Merges stores into the one at `outPath`, which may exist and may be among the inputs. In any order, any subset, again
 * and again, the result is the same. An input that is not ours or not intact is refused by name and the others go on.
 *
 * The merged store replaces the old one in one step at the end, so a crash on the way loses nothing. Nothing is written
 * when no input was taken.
 *
 * @param only refuses what holds another campaign than this one
 * @param keyRules what older rules than these have keyed is keyed anew, in the inputs as in the store at `outPath`
 * @throws UserError `store-busy` while another process writes the store at `outPath`
 * @throws WorldError `store-disk-full` and what else can go wrong with `outPath`
 */
export declare function mergeStores(outPath: string, inputPaths: readonly string[], keyRules?: KeyRules | null, only?: string | null): MergeReport;
