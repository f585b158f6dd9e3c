import { bisectSchema } from './schema-version-3-bisect.ts'
import { comparisonSchema } from './schema-version-3-comparison.ts'
import { correctionSchema } from './schema-version-3-correction.ts'
import { knownSeedsSchema } from './schema-version-3-known.ts'
import { pastSchema } from './schema-version-3-past.ts'
import { propertySchema } from './schema-version-3-property.ts'

/**
 * Version 3 of the store: what a history needs beyond a campaign, as SQL, one file a reason. Never edited after a release.
 */
export const schemaVersion3 = [
  bisectSchema,
  comparisonSchema,
  correctionSchema,
  knownSeedsSchema,
  pastSchema,
  propertySchema,
].join('\n')
