import { WorldError } from '../../base/world-error.ts'
import type { GitHub } from './client.ts'
import { readRequestError } from './problem.ts'

/** Most pages of one listing: 60,000 issues. Past it we refuse, since to miss one would be to file it twice. */
const pagesMax = 600

/** Most pages kept to be asked for again with their tag. */
const knownPagesMax = 16

export interface ListOptions {
  /** Remember the pages, and ask only whether they changed: for lists that are read again and again. */
  readonly again?: boolean
}

/**
 * All items of a listing, page by page, along the `next` links. (Octokit's own paginator takes 409 for an empty list,
 * and page numbers end where GitHub goes over to cursors.)
 */
export async function* listPages(
  github: GitHub,
  route: string,
  parameters: Readonly<Record<string, string | number>>,
  { again = false }: ListOptions = {},
): AsyncGenerator<readonly unknown[]> {
  const ask = again ? askAgain : askPage
  const asked = { per_page: 100, ...parameters }
  let { data, link } = await ask(github, `GET ${route}`, asked)
  for (let page = 1; ; page++) {
    if (!Array.isArray(data)) throw new WorldError('github', `GitHub answered ${route} with something that is no list`)
    yield data
    const next = /<([^<>]+)>;\s*rel="next"/.exec(link ?? '')?.[1]
    if (next === undefined) return
    if (page === pagesMax) {
      throw new WorldError('github', `${route} has more than ${pagesMax} pages, too many to look through`)
    }
    ;({ data, link } = await ask(github, `GET ${next}`, {}))
  }
}

interface Page {
  readonly data: unknown
  readonly link: string | undefined
}

type Parameters = Readonly<Record<string, string | number>>

async function askPage({ octokit }: GitHub, route: string, parameters: Parameters): Promise<Page> {
  const { data, headers } = await octokit.request(route, parameters)
  return { data, link: headers.link }
}

/** GitHub does not count a request whose answer is that nothing changed. */
async function askAgain({ octokit, pages }: GitHub, route: string, parameters: Parameters): Promise<Page> {
  const name = `${route} ${JSON.stringify(parameters)}`
  const known = pages.get(name)
  const tag = known === undefined ? {} : { headers: { 'if-none-match': known.etag } }
  try {
    const { data, headers } = await octokit.request(route, { ...parameters, ...tag })
    if (headers.etag !== undefined && (known !== undefined || pages.size < knownPagesMax)) {
      pages.set(name, { etag: headers.etag, data, link: headers.link })
    }
    return { data, link: headers.link }
  } catch (error) {
    if (known === undefined || readRequestError(error).status !== 304) throw error
    return known
  }
}

/** Owner and name of `owner/name`, for Octokit's parameters. */
export function splitRepository(repository: string): { readonly owner: string; readonly repo: string } {
  const [owner = '', repo = ''] = repository.split('/')
  return { owner, repo }
}
