/**
 * Version 3 of the store: what a history needs beyond a campaign, as SQL, one file a reason. Never edited after a release.
 */
export declare const schemaVersion3: string;
