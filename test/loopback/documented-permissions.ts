import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Permissions } from './github-permissions.ts'

/** What `docs/action.md` gives to a job of the action, in its section "Permissions". */
export function documentedPermissions(): Permissions {
  const text = readFileSync(join(import.meta.dirname, '../../docs/action.md'), 'utf8')
  const [, sample = ''] = /\n## Permissions\n\n```yaml\n(.*?)```/s.exec(text) ?? []
  return (parse(sample) as { permissions: Permissions }).permissions
}
