import type { KnownKey } from '../model/known.ts'
import type { Signature, SignatureKind } from '../model/signature.ts'
import type { Store } from './open-store.ts'
import { withStoreErrors } from './store-errors.ts'

/** Every key of the store, and every one that has an issue in the repository. */
export function readKnownKeys(store: Store, repository: string | null): KnownKey[] {
  return withStoreErrors(store.path, () =>
    store.database
      .prepare<unknown[], KnownKey>(
        `SELECT target, key FROM failures UNION SELECT target, variant FROM failures
        UNION SELECT target, key FROM issue WHERE repository = ? ORDER BY 1, 2`,
      )
      .all(repository ?? ''),
  )
}

/** What is known of a finding that has an issue. */
export interface StoredIssueSignature extends KnownKey {
  readonly number: number
  readonly signature: Pick<Signature, 'kind' | 'type' | 'message' | 'frames'>
}

interface Row extends KnownKey {
  readonly number: number
  readonly kind: SignatureKind
  readonly type: string
  readonly message: string
  readonly frames: string
}

/** The signatures of all findings that have an issue in the repository; of each key that of one variant. */
export function readFiledSignatures(store: Store, repository: string): StoredIssueSignature[] {
  const rows = withStoreErrors(store.path, () =>
    store.database
      .prepare<unknown[], Row>(
        `SELECT i.target, i.key, i.number, s.kind, s.type, s.message, s.frames
        FROM issue i JOIN signature s ON s.key = i.key OR s.variant = i.key
        WHERE i.repository = ? AND i.number IS NOT NULL GROUP BY i.target, i.key HAVING s.variant = min(s.variant)
        ORDER BY i.number`,
      )
      .all(repository),
  )
  return rows.map(({ target, key, number, kind, type, message, frames }) => {
    const names: unknown = JSON.parse(frames)
    return {
      target,
      key,
      number,
      signature: { kind, type, message, frames: Array.isArray(names) ? names.map(String) : [] },
    }
  })
}
