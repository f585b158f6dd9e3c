import type { GitHub, Pace } from '../../../src/publish/github/client.ts'
import type { LifePlant } from './lives.ts'

/** A mistake put into the reporter, to see that the simulation finds it. */
export interface Plant {
  readonly pace?: Partial<Pace>
  /** Changes a client as if its code said so. */
  readonly spoil?: (github: GitHub) => void
  readonly lives?: LifePlant
  /** What GitHub was not asked about is not remembered. */
  readonly forgetsUntold?: boolean
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
  /** A few quiet nights are taken for a proof. */
  eager: { lives: { life: (life) => (life.clean.seeds > 0 ? { ...life, verified: true } : life) } },
  /** A property is closed by a fix that nobody has seen to work. */
  trusting: {
    lives: {
      propertyLife: (life) =>
        life.fix === null
          ? life
          : { ...life, since: { hits: 1, seeds: 1, first: life.missed.last, last: life.missed.last } },
    },
  },
  /** What was closed stays closed. */
  stubborn: { lives: { life: (life) => ({ ...life, recurrence: null, failsThoughClosed: null }) } },
  /** What people closed as not planned is opened for every failure. */
  pushy: { lives: { life: (life) => ({ ...life, recurrence: { at: life.last, cleanSha: null } }) } },
  /** What is proven is not told on. */
  silent: { lives: { life: (life) => ({ ...life, verified: false }) } },
  /** Labels are written without those that are there. */
  unlabel: {
    spoil: ({ octokit }) =>
      octokit.hook.after('request', (answer, options) => {
        const fields = answer.data as { labels?: unknown }
        if (options.method === 'GET' && options.issue_number !== undefined && !options.url.endsWith('/comments'))
          fields.labels = []
      }),
  },
  /** Of what was found while GitHub did not answer, nothing is kept. */
  careless: { forgetsUntold: true },
  /** Issues are opened bare. */
  bare: {
    spoil: ({ octokit }) =>
      octokit.hook.before('request', (options) => {
        if (options.method === 'POST') delete options.labels
      }),
  },
}
