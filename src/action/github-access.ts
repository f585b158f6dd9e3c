import { info } from '@actions/core'
import { plainLine } from '../base/plain-text.ts'
import { sawItsCanary } from '../campaign/judge-campaign.ts'
import type { GitHubAccess } from '../campaign/publish-phase.ts'
import { readEvent } from '../campaign/read-event.ts'
import type { CampaignReport } from '../model/report.ts'
import type { ActionContext } from './context.ts'

/** How this step reaches GitHub, or null where it has no repository or no token. */
export function openAccess({ inputs, world }: ActionContext): GitHubAccess | null {
  const repository = world.env.GITHUB_REPOSITORY
  if (repository === undefined || inputs.token === '') return null
  return {
    repository,
    token: inputs.token,
    apiUrl: world.env.GITHUB_API_URL ?? 'https://api.github.com',
    version: world.version,
    log: (line) => info(plainLine(line, 1000)),
    ...readPace(world.env.SEEDSWEEP_TEST_PACE),
  }
}

/** Our end-to-end tests talk to a GitHub of their own, with a second of so many milliseconds; nobody else sets it. */
function readPace(milliseconds: string | undefined): Pick<GitHubAccess, 'pace'> {
  if (milliseconds === undefined || !/^\d{1,4}$/.test(milliseconds)) return {}
  return { pace: { secondMs: Number(milliseconds), writeGapMs: Number(milliseconds) } }
}

/** Issues are for code that everybody has: schedules, dispatches, the default branch. And only while the canary works. */
export function filesIssues({ world }: ActionContext, report: CampaignReport): boolean {
  if (!sawItsCanary(report) || report.plan.origin.pullRequest !== null) return false
  const event = world.env.GITHUB_EVENT_NAME
  if (event === 'schedule' || event === 'workflow_dispatch' || event === 'repository_dispatch') return true
  return event === 'push' && world.env.GITHUB_REF === `refs/heads/${readEvent(world.env).defaultBranch}`
}
