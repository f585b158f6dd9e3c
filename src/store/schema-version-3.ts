import { correctionSchema } from './schema-version-3-correction.ts'

/**
 * Version 3 of the store: what a history needs beyond a campaign, as SQL, one file a reason. Never edited after a release.
 */
export const schemaVersion3 = [correctionSchema].join('\n')
