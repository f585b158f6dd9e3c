import { WorldError } from '../../base/world-error.ts'
import type { GitHub } from './client.ts'

/** Most pages of one listing: 100,000 issues. Past it we refuse, since to miss one would be to file it twice. */
const pagesMax = 1_000

/**
 * All items of a listing, page by page, along the `next` links. (Octokit's own paginator takes 409 for an empty list,
 * and page numbers end where GitHub goes over to cursors.)
 */
export async function* listPages(
  { octokit }: GitHub,
  route: string,
  parameters: Readonly<Record<string, string | number>>,
): AsyncGenerator<readonly unknown[]> {
  let response = await octokit.request(`GET ${route}`, { per_page: 100, ...parameters })
  for (let page = 1; ; page++) {
    const items: unknown = response.data
    if (!Array.isArray(items)) throw new WorldError('github', `GitHub answered ${route} with something that is no list`)
    yield items
    const next = /<([^<>]+)>;\s*rel="next"/.exec(response.headers.link ?? '')?.[1]
    if (next === undefined) return
    if (page === pagesMax) {
      throw new WorldError('github', `${route} has more than ${pagesMax} pages, too many to look through`)
    }
    response = await octokit.request(`GET ${next}`)
  }
}

/** Owner and name of `owner/name`, for Octokit's parameters. */
export function splitRepository(repository: string): { readonly owner: string; readonly repo: string } {
  const [owner = '', repo = ''] = repository.split('/')
  return { owner, repo }
}
