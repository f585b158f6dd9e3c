import type { GitHub, Pace } from '../../../src/publish/github/client.ts'

/** A mistake put into the reporter, to see that the simulation finds it. */
export interface Plant {
  readonly pace?: Partial<Pace>
  /** Changes a client as if its code said so. */
  readonly spoil?: (github: GitHub) => void
}

export const plants: Readonly<Record<string, Plant>> = {
  none: {},
  /** Nobody looks before an issue is created: the list of what was opened since is taken for empty. */
  'no-relist': {
    spoil: ({ octokit }) =>
      octokit.hook.wrap('request', (ask, options) =>
        options.method === 'GET' && options.direction === 'desc'
          ? { status: 200, url: '', headers: {}, data: [] }
          : ask(options),
      ),
  },
  /** Nobody looks whether a comment was written before: the list of an issue's comments is taken for empty. */
  forgetful: {
    spoil: ({ octokit }) =>
      octokit.hook.wrap('request', (ask, options) =>
        options.method === 'GET' && options.url.endsWith('/comments')
          ? { status: 200, url: '', headers: {}, data: [] }
          : ask(options),
      ),
  },
  /** The client retries a create by itself, as it does any other request. */
  'blind-retry': {
    spoil: ({ octokit }) =>
      octokit.hook.before('request', (options) => {
        if (options.method === 'POST') options.request = { ...options.request, retries: 3, once: false }
      }),
  },
  /** A lost answer is looked for once, at once, though lists lag. */
  hasty: { pace: { lookSeconds: [] } },
  /** An issue is written as it was a minute ago. */
  overwrite: {
    spoil({ octokit }) {
      octokit.hook.wrap('request', async (ask, options) => {
        if (options.method !== 'GET' || options.issue_number === undefined) return await ask(options)
        const answer = await ask(options)
        // As if the moment between reading and writing were a minute.
        await new Promise((resolve) => setTimeout(resolve, 60_000))
        return answer
      })
    },
  },
  /** Two writes may follow each other at once. */
  rush: { pace: { writeGapMs: 0 } },
  /** `retry-after` is taken for milliseconds. */
  deaf: { pace: { secondMs: 1 } },
}
