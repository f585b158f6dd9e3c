import { type ApiResponse, failure } from './github-api.ts'
import type { GitHubState } from './github-state.ts'

export type PermissionName = 'actions' | 'checks' | 'contents' | 'issues' | 'pull-requests'
export type PermissionLevel = 'none' | 'read' | 'write'
/** What a job's `permissions:` key grants; a name that is not there is `none`. */
export type Permissions = Readonly<Partial<Record<PermissionName, PermissionLevel>>>

interface Need {
  readonly level: 'read' | 'write'
  readonly anyOf: readonly PermissionName[]
}

/** The permission an operation needs; null for what every valid token may do. */
const needs: Readonly<Record<string, Need | null>> = {
  'repos/get': null,
  'rate-limit/get': null,
  'repos/get-collaborator-permission-level': null,
  'search/issues-and-pull-requests': null,
  'issues/list-for-repo': { level: 'read', anyOf: ['issues', 'pull-requests'] },
  'issues/create': { level: 'write', anyOf: ['issues'] },
  'issues/list-labels-for-repo': { level: 'read', anyOf: ['issues', 'pull-requests'] },
  'issues/get-label': { level: 'read', anyOf: ['issues', 'pull-requests'] },
  'issues/create-label': { level: 'write', anyOf: ['issues', 'pull-requests'] },
  'pulls/get': { level: 'read', anyOf: ['pull-requests'] },
  'git/get-ref': { level: 'read', anyOf: ['contents'] },
  'repos/compare-commits': { level: 'read', anyOf: ['contents'] },
  'actions/delete-artifact': { level: 'write', anyOf: ['actions'] },
}

/**
 * 403 where the token may not do this, else null. Stricter than GitHub in one point: it lets every token read a public
 * repository, here reading needs its permission too, so that tests show what a private repository would need.
 */
export function refuseByPermission(
  operationId: string,
  parameters: Readonly<Record<string, string>>,
  permissions: Permissions,
  state: GitHubState,
): ApiResponse | null {
  const need = needOf(operationId, parameters, state)
  if (need === null || need.anyOf.some((name) => covers(permissions[name] ?? 'none', need.level))) return null
  return failure(403, 'Resource not accessible by integration')
}

function needOf(operationId: string, parameters: Readonly<Record<string, string>>, state: GitHubState): Need | null {
  const listed = needs[operationId]
  if (listed !== undefined) return listed
  if (operationId.startsWith('actions/')) return { level: 'read', anyOf: ['actions'] }
  const level = /\/(get|list)/.test(operationId) ? 'read' : 'write'
  if (level === 'read') return { level, anyOf: ['issues', 'pull-requests'] }
  // What is written decides: a comment on a pull request needs `pull-requests`, one on an issue needs `issues`.
  const commented = state.comments.get(Number(parameters.comment_id))?.issueNumber
  const issue = state.issues.get(commented ?? Number(parameters.issue_number))
  return { level, anyOf: [issue === undefined || issue.pull === null ? 'issues' : 'pull-requests'] }
}

function covers(granted: PermissionLevel, needed: 'read' | 'write'): boolean {
  return granted === 'write' || granted === needed
}
