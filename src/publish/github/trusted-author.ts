/**
 * Whether an issue or comment may be ours. It stays in the hands of whoever wrote it: were a stranger's comment taken for
 * ours because it bears the marker, its author could turn our red into a green, and a stranger's issue would keep a finding
 * from being filed. Bots and members are believed.
 */
export function isTrusted(user: unknown, association: unknown): boolean {
  if (isBot(user)) return true
  return typeof association !== 'string' || ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(association)
}

/** Whether a program wrote it, as one with the token of a workflow does. */
export function isBot(user: unknown): boolean {
  return typeof user === 'object' && user !== null && 'type' in user && user.type === 'Bot'
}
