import { type Correction, dayOf } from '../model/correction.ts'
import type { KnownKey } from '../model/known.ts'
import type { CampaignReport } from '../model/report.ts'
import { carryOutDeed, say } from '../publish/github/carry-out-deeds.ts'
import type { GitHub } from '../publish/github/client.ts'
import { classifyProblem, isRequestError } from '../publish/github/problem.ts'
import { type OrderLook, readOrders } from '../publish/github/read-orders.ts'
import type { CorrectedReport, IssueListing } from '../publish/issue-change.ts'
import { type GivenOrder, type JudgedOrders, judgeOrders } from '../publish/orders/judge-orders.ts'
import { type DeedGround, findLifted, type IssueDeed, planDeeds, planReopening } from '../publish/orders/plan-deeds.ts'
import { renderAnswer } from '../publish/orders/render-answers.ts'
import type { IssueMarker } from '../publish/render/marker.ts'
import {
  readCommentLook,
  readCorrections,
  recordCommentLook,
  recordCorrections,
  type StoredCorrection,
} from '../store/corrections.ts'
import { openStore } from '../store/open-store.ts'
import { recordIssue } from '../store/record.ts'
import { type CorrectionRequest, readCorrected } from './read-report.ts'

/** What people's corrections are read and kept with. */
export interface CorrectionWork {
  readonly repository: string
  readonly dbPath: string
  readonly report: CampaignReport
  readonly corrections: CorrectionRequest
  /** Reads the report again, when what holds of its findings has changed. */
  readonly reread: () => CampaignReport
  readonly at: Date
  readonly log: (line: string) => void
}

/**
 * Reads what people order in the comments of our issues and keeps it in the store, so that the report is as they want
 * it. `carryOut` then closes, reopens and answers; an order that it could not carry out is carried out by the next report.
 */
export async function correctIssues(
  github: GitHub,
  listing: IssueListing,
  work: CorrectionWork,
): Promise<CorrectedReport> {
  const { dbPath, repository, corrections, at } = work
  rememberListed(work, listing)
  const look = await lookForOrders(github, listing, work)
  const keyOf = openKeyOf(work.report)
  const today = dayOf(at)
  const judged = withStore(dbPath, (store) => {
    const known = readCorrections(store, repository)
    const ground = { listing, today, keyOf, corrections: known.map(({ correction }) => correction) }
    const fresh = look.comments.filter(
      ({ comment }) => !known.some(({ correction, done }) => done && isOf(correction, comment.id)),
    )
    const found = judgeOrders(fresh, { ...ground, variantCountOf: openVariantCount(work.report) })
    recordCorrections(store, repository, found.given.map(toStored))
    return found
  })
  const ground = (): DeedGround =>
    withStore(dbPath, (store) => {
      const done = readCorrections(store, repository).flatMap(({ correction, done }) => (done ? [correction.id] : []))
      const keys = listKeys(listing, keyOf)
      return {
        listing,
        today,
        keyOf,
        done: new Set(done),
        corrected: readCorrected(store, repository, corrections.known, keys),
      }
    })
  for (const { order, issue } of findLifted(ground())) {
    withStore(dbPath, (store) => recordCorrections(store, repository, [lift(order, issue, 'reopened')]))
  }
  return {
    report: work.reread(),
    async carryOut() {
      await carryOutAll(github, ground(), judged, work)
      if (look.until !== null) withStore(dbPath, (store) => recordCommentLook(store, repository, look.until ?? ''))
    },
  }
}

/** A look that fails loses nothing: the comments are there for the next one, and what is known already holds. */
async function lookForOrders(github: GitHub, listing: IssueListing, work: CorrectionWork): Promise<OrderLook> {
  const { dbPath, repository, log } = work
  const since = withStore(dbPath, (store) => readCommentLook(store, repository))
  try {
    const look = await readOrders(github, repository, listing, since)
    if (look.strangers.length > 0) {
      log(`passed over orders of ${look.strangers.join(', ')}: no right to write to ${repository}`)
    }
    return look
  } catch (error) {
    if (!isRequestError(error)) throw error
    log(`the comments of ${repository} could not be read: ${explain(error)}`)
    return { comments: [], until: null, strangers: [] }
  }
}

function explain(error: unknown): string {
  const problem = classifyProblem(error)
  return problem.kind === 'disabled' ? 'issues are disabled' : problem.said
}

async function carryOutAll(
  github: GitHub,
  ground: DeedGround,
  judged: JudgedOrders,
  work: CorrectionWork,
): Promise<void> {
  const { repository, dbPath, report } = work
  const seen = new Set([...report.findings, ...report.setAside].map(({ target, key }) => `${target} ${key}`))
  const unfolded = judged.answers.flatMap(({ comment, lines }) =>
    lines.flatMap((line, position) => {
      const order = judged.given.find(
        ({ correction }) => correction.id === `comment ${comment} ${position}`,
      )?.correction
      return line.ok && line.effect.kind === 'unfold' && order !== undefined
        ? planReopening(order, line.effect.issues, ground)
        : []
    }),
  )
  const failed = new Set<string>()
  for (const deed of [...planDeeds(ground, (target, key) => seen.has(`${target} ${key}`)), ...unfolded]) {
    if (!(await carryOutDeed(github, repository, deed))) failed.add(deed.order.id)
    else if (hasEndedBy(deed)) {
      const ended = lift(deed.order, deed.issue, 'ended')
      withStore(dbPath, (store) => recordCorrections(store, repository, [ended]))
    }
  }
  for (const answer of judged.answers) {
    const given = judged.given.filter(({ comment }) => comment === answer.comment)
    if (given.some(({ correction }) => failed.has(correction.id))) continue
    if (!(await say(github, repository, answer.issue, renderAnswer(answer)))) continue
    const done = given.map((order) => toStored({ ...order, done: true }))
    withStore(dbPath, (store) => recordCorrections(store, repository, done))
  }
}

function hasEndedBy(deed: IssueDeed): boolean {
  return deed.kind === 'reopen' && deed.why === 'ended' && deed.order.source === 'comment'
}

/** Voids one order, and nothing that is newer: it has the order's own time, and its id makes it follow the order. */
function lift({ id, target, at, order }: Correction, issue: number, why: 'reopened' | 'ended'): StoredCorrection {
  const words = { kind: 'lift', key: order.key } as const
  const correction: Correction = { id: `${why} ${id}`, source: 'comment', target, at, by: `#${issue}`, order: words }
  return { correction, author: why, issue, done: true }
}

function toStored({ correction, author, issue, done }: GivenOrder): StoredCorrection {
  return { correction, author, issue, done }
}

function isOf({ id }: Correction, comment: number): boolean {
  return id.startsWith(`comment ${comment} `)
}

/** The key that the failures of a marker have today: newer rules may have keyed them anew. */
function openKeyOf({ findings, setAside }: CampaignReport): (marker: IssueMarker) => string {
  const all = [...findings, ...setAside]
  return ({ key, target }) =>
    all.find((finding) => finding.target === target && finding.formerKeys.includes(key))?.key ?? key
}

function openVariantCount({ findings, setAside }: CampaignReport) {
  const all = [...findings, ...setAside]
  return (target: string, key: string): number | null =>
    all.find((finding) => finding.target === target && finding.key === key)?.variants.length ?? null
}

function listKeys({ issues }: IssueListing, keyOf: (marker: IssueMarker) => string): KnownKey[] {
  return issues.flatMap(({ marker }) => (marker === null ? [] : [{ target: marker.target, key: keyOf(marker) }]))
}

/**
 * The store learns which findings have issues, of two the one with the lower number: a file may name one that only its
 * issue knows, and what is alike can be told from the first night on.
 */
function rememberListed({ dbPath, repository, at }: CorrectionWork, { issues }: IssueListing): void {
  const listed = new Map(
    [...issues]
      .sort((a, b) => b.number - a.number)
      .map((issue) => [`${issue.marker?.target} ${issue.marker?.key}`, issue]),
  )
  withStore(dbPath, (store) => {
    for (const { marker, number, state } of listed.values()) {
      if (marker === null) continue
      const { target, key } = marker
      recordIssue(store, { target, key, issue: { repository, number, state }, at: at.toISOString() })
    }
  })
}

function withStore<Result>(dbPath: string, use: (store: ReturnType<typeof openStore>) => Result): Result {
  using store = openStore(dbPath)
  return use(store)
}
