import type { IssueListing } from '../issue-change.ts'
import { type IssueComment, isOwnComment, type OrderComment, readAnswer } from '../orders/order-comment.ts'
import { parseOrders } from '../orders/parse-orders.ts'
import type { GitHub } from './client.ts'
import { listPages, splitRepository } from './pages.ts'
import { readRequestError } from './problem.ts'

/** Most issues whose comments are read by one report; the next one goes on from there. */
const issuesMax = 50

/** Most comments of one issue that are read at once. */
const commentsMax = 1_000

/** Most people whose rights are asked for by one report. */
const peopleMax = 30

export interface OrderLook {
  /** Comments with orders, of people who may give them, oldest first. */
  readonly comments: readonly OrderComment[]
  /** Up to when comments have been read, by GitHub's clock; null where there was nothing to read yet. */
  readonly until: string | null
  /** People whose orders were passed over, since they may not write to the repository; for the log. */
  readonly strangers: readonly string[]
}

/**
 * Reads the orders in the comments of our issues: of those that changed since the last look, or of all where nobody
 * looked before. Every order comes again until it was answered; an answered one tells what was made of it.
 *
 * Only people who may write to the repository are obeyed, which is asked for each of them: GitHub's word about an author
 * (`author_association`) says member, and not what a member may do. Programs and our own comments never are.
 */
export async function readOrders(
  github: GitHub,
  repository: string,
  listing: IssueListing,
  since: string | null,
): Promise<OrderLook> {
  const { numbers, until } = chooseIssues(listing, since)
  const mayWrite = openRights(github, repository)
  const comments: OrderComment[] = []
  const strangers = new Set<string>()
  for (const issue of numbers) {
    const all = await listComments(github, repository, issue, since)
    const answers = new Map<number, readonly boolean[]>()
    for (const comment of all) {
      const answer = readAnswer(comment.body)
      if (answer !== null && (comment.isBot || (await mayWrite(comment.author))))
        answers.set(answer.comment, answer.accepted)
    }
    for (const comment of all) {
      if (comment.isBot || isOwnComment(comment.body)) continue
      const lines = parseOrders(comment.body)
      if (lines.length === 0) continue
      const answered = answers.get(comment.id) ?? null
      if (answered !== null || (await mayWrite(comment.author))) comments.push({ comment, lines, answered })
      else strangers.add(comment.author)
    }
  }
  comments.sort((a, b) =>
    a.comment.at < b.comment.at ? -1 : a.comment.at > b.comment.at ? 1 : a.comment.id - b.comment.id,
  )
  return { comments, until, strangers: [...strangers] }
}

/** The issues to read, those that changed first of all first, so that a look that is cut short goes on where it ended. */
function chooseIssues({ issues }: IssueListing, since: string | null): { numbers: number[]; until: string | null } {
  const changed = issues
    .flatMap(({ number, marker, activity }) =>
      marker === null || activity === undefined || activity.updatedAt < (since ?? '') ? [] : [{ number, ...activity }],
    )
    .sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : a.updatedAt > b.updatedAt ? 1 : a.number - b.number))
  const commented = changed.filter(({ commentCount }) => commentCount > 0)
  const read = commented.slice(0, issuesMax)
  const last = commented.length > issuesMax ? read.at(-1) : changed.at(-1)
  return { numbers: read.map(({ number }) => number), until: last?.updatedAt ?? since }
}

const commentsRoute = '/repos/{owner}/{repo}/issues/{issue_number}/comments'

async function listComments(
  github: GitHub,
  repository: string,
  issue: number,
  since: string | null,
): Promise<IssueComment[]> {
  const comments: IssueComment[] = []
  const parameters = { ...splitRepository(repository), issue_number: issue, ...(since === null ? {} : { since }) }
  for await (const page of listPages(github, commentsRoute, parameters)) {
    comments.push(...page.flatMap((item) => readComment(item, issue) ?? []))
    if (comments.length >= commentsMax) break
  }
  return comments
}

function readComment(item: unknown, issue: number): IssueComment | null {
  if (typeof item !== 'object' || item === null) return null
  const fields = item as Readonly<Record<string, unknown>>
  const { id, body, user, created_at: at, performed_via_github_app: app } = fields
  if (typeof id !== 'number' || typeof body !== 'string' || typeof at !== 'string') return null
  const person = typeof user === 'object' && user !== null ? (user as Readonly<Record<string, unknown>>) : {}
  const author = typeof person.login === 'string' ? person.login : ''
  const isPerson = author !== '' && person.type === 'User' && !author.endsWith('[bot]') && (app ?? null) === null
  return { id, issue, author, isBot: !isPerson, at, body }
}

/** Asks once for each person whether they may write, and never for more than `peopleMax`: the others may not. */
function openRights(github: GitHub, repository: string): (login: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>()
  return (login) => {
    const asked =
      known.get(login) ?? (known.size < peopleMax ? askRights(github, repository, login) : Promise.resolve(false))
    known.set(login, asked)
    return asked
  }
}

async function askRights({ octokit }: GitHub, repository: string, username: string): Promise<boolean> {
  // A login goes into the path of the request.
  if (!/^[A-Za-z0-9](?:[\w-]{0,98})$/.test(username)) return false
  try {
    const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({
      ...splitRepository(repository),
      username,
    })
    return data.permission === 'admin' || data.permission === 'write'
  } catch (error) {
    // GitHub answers 404 for who is no collaborator, 403 where the token may not ask: nobody is obeyed on a guess.
    const { status } = readRequestError(error)
    if (status === 403 || status === 404) return false
    throw error
  }
}
