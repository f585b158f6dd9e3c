import type { Json } from './expressions.ts'
import type { PermissionLevel, PermissionName, Permissions } from './github-permissions.ts'

const names: readonly PermissionName[] = ['actions', 'checks', 'contents', 'issues', 'pull-requests']
const levels: readonly PermissionLevel[] = ['none', 'read', 'write']

/** What an evaluated `permissions:` key grants; any key sets all that it does not name to none. */
export function permissionsOf(value: Json): Permissions | null {
  if (value === null) return null
  if (value === 'read-all' || value === 'write-all') return uniformPermissions(value === 'read-all' ? 'read' : 'write')
  const given = value as { [key: string]: Json }
  return Object.fromEntries(names.map((name) => [name, (given[name] as PermissionLevel | undefined) ?? 'none']))
}

/** The lower of two grants for each name: a called workflow can only narrow, a fork's token only reads. */
export function narrowPermissions(one: Permissions, other: Permissions): Permissions {
  const lower = (name: PermissionName): PermissionLevel => {
    const [a, b] = [levels.indexOf(one[name] ?? 'none'), levels.indexOf(other[name] ?? 'none')]
    return levels[Math.min(a, b)] ?? 'none'
  }
  return Object.fromEntries(names.map((name) => [name, lower(name)]))
}

export function uniformPermissions(level: PermissionLevel): Permissions {
  return Object.fromEntries(names.map((name) => [name, level]))
}
