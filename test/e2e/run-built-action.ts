import type { GitHubServer } from '../loopback/github-server.ts'
import { type RunActionOptions, runAction } from '../loopback/mini-runner.ts'
import type { Checkout } from './checkout.ts'

/** GitHub's second of the tests, in milliseconds: pauses between writes and attempts are counted in it. */
export const secondMs = 10

export type StepOptions = Omit<RunActionOptions, 'actionDir' | 'cwd' | 'server'>

/** Runs the built action as the only step of a job in the checkout. */
export function runBuiltAction(checkout: Checkout, server: GitHubServer, options: StepOptions) {
  const env = { SEEDSWEEP_TEST_PACE: String(secondMs), ...options.env }
  return runAction({ ...options, actionDir: checkout.actionDir, cwd: checkout.directory, server, env })
}

/** A configuration with the simulator of `simulators/bugs.sh`, which breaks the properties named. */
export function bugsConfig(bugs: string, more = ''): string {
  return `targets:
  demo:
    run: sh simulators/bugs.sh --bugs ${bugs} --seed {seed}
${more}`
}

/** What a token was refused: with the permissions of the workflow there is nothing that a job is not allowed to ask. */
export const refused = (server: GitHubServer): string[] =>
  server.requests.flatMap(({ method, pathname, status }) => (status === 403 ? [`${method} ${pathname}`] : []))
