import type { Correction, CorrectionOrder } from '../model/correction.ts'
import { commentLookRule, correctionRule, upsertSql } from './merge-rules.ts'
import type { Store } from './open-store.ts'
import { withStoreErrors } from './store-errors.ts'

/** An order of a comment, as a store keeps it. */
export interface StoredCorrection {
  readonly correction: Correction
  readonly author: string
  readonly issue: number
  /** Its issues were brought in line, and its comment was answered: it is never carried out again. */
  readonly done: boolean
}

interface CorrectionRow {
  readonly id: string
  readonly at: string
  readonly author: string
  readonly issue: number
  readonly target: string
  readonly kind: CorrectionOrder['kind']
  readonly key: string
  readonly mergeInto: string | null
  readonly until: string | null
  readonly done: number
}

/** The orders that were read from comments of a repository, by id. */
export function readCorrections(store: Store, repository: string): StoredCorrection[] {
  return withStoreErrors(store.path, () =>
    store.database
      .prepare<unknown[], CorrectionRow>(
        `SELECT id, at, author, issue, target, kind, key, merge_into AS mergeInto, until, done
        FROM correction WHERE repository = ? ORDER BY id`,
      )
      .all(repository)
      .map(toCorrection),
  )
}

/** Records orders. One that is recorded again stays; done, it stays done. */
export function recordCorrections(store: Store, repository: string, corrections: readonly StoredCorrection[]): void {
  withStoreErrors(store.path, () => {
    const upsert = store.database.prepare(upsertSql(correctionRule))
    store.database
      .transaction(() => {
        for (const { correction, author, issue, done } of corrections) {
          const { id, at, target, order } = correction
          const into = order.kind === 'merge' ? order.into : null
          const until = order.kind === 'ignore' ? order.until : null
          upsert.run(repository, id, done ? 1 : 0, at, author, issue, target, order.kind, order.key, into, until)
        }
      })
      .immediate()
  })
}

/** Up to when the comments of a repository have been read (ISO 8601, GitHub's clock), or null. */
export function readCommentLook(store: Store, repository: string): string | null {
  return withStoreErrors(
    store.path,
    () =>
      store.database
        .prepare<unknown[], string>('SELECT at FROM comment_look WHERE repository = ?')
        .pluck()
        .get(repository) ?? null,
  )
}

export function recordCommentLook(store: Store, repository: string, at: string): void {
  withStoreErrors(store.path, () => store.database.prepare(upsertSql(commentLookRule)).run(repository, at))
}

function toCorrection(row: CorrectionRow): StoredCorrection {
  const { id, at, author, issue, target, done } = row
  const by = `${author} in issue ${issue}`
  return {
    correction: { id, source: 'comment', target, at, by, order: toOrder(row) },
    author,
    issue,
    done: done === 1,
  }
}

function toOrder({ kind, key, mergeInto, until }: CorrectionRow): CorrectionOrder {
  switch (kind) {
    case 'merge':
      return { kind, into: mergeInto ?? key, key }
    case 'ignore':
      return { kind, key, until }
    case 'split':
    case 'expected':
    case 'wrong':
    case 'retry':
    case 'lift':
      return { kind, key }
  }
}
