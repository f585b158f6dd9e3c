import { keyPartsSchema } from './schema-version-2-key-parts.ts'

/** What version 2 of the store adds to version 1, one file for each reason. */
export const schemaVersion2 = [keyPartsSchema].join('\n')
