import type { Finding } from '../model/finding.ts'
import { findOwners, isAccount, type OwnerRule, toPattern } from './codeowners.ts'
import type { Locate } from './locate-frames.ts'

/** Who is told of a new finding. */
export interface Owners {
  /** Logins that are assigned. */
  readonly assignees: readonly string[]
  /** `@acme/storage`: a team cannot be assigned. */
  readonly mentions: readonly string[]
}

/** What a checkout says about who owns code. */
export interface Code {
  readonly locate: Locate
  readonly codeowners: readonly OwnerRule[]
}

/** GitHub takes so many; who is left is mentioned. */
const assigneesMax = 10
const mentionsMax = 10

/**
 * Chooses the owners of a finding: of the configuration by the name of its property or type, by the path of a file that
 * its frames name (a key with a slash or a star, the last that matches), or by the name of its target; else of CODEOWNERS,
 * by the innermost file that has owners. Pure.
 */
export function chooseOwners(
  finding: Finding,
  configured: Readonly<Record<string, readonly string[]>>,
  code: Code | null,
): Owners {
  const paths = code === null ? [] : code.locate(finding).map(({ path }) => path)
  const byPath = Object.keys(configured)
    .filter((name) => /[/*]/.test(name))
    .map((name) => ({ pattern: toPattern(name), owners: configured[name] ?? [] }))
  const words =
    own(configured, finding.signature.type) ??
    firstOwners(paths, byPath) ??
    own(configured, finding.target) ??
    firstOwners(paths, code?.codeowners ?? []) ??
    []
  const accounts = [...new Set(words.map((word) => `@${word.replace(/^@/, '')}`))].filter(isAccount)
  const users = accounts.filter((account) => !account.includes('/'))
  const teams = accounts.filter((account) => account.includes('/'))
  return {
    assignees: users.slice(0, assigneesMax).map((account) => account.slice(1)),
    mentions: [...teams, ...users.slice(assigneesMax)].slice(0, mentionsMax),
  }
}

function own(configured: Readonly<Record<string, readonly string[]>>, name: string): readonly string[] | null {
  return Object.hasOwn(configured, name) ? (configured[name] ?? null) : null
}

function firstOwners(paths: readonly string[], rules: readonly OwnerRule[]): readonly string[] | null {
  return paths.map((path) => findOwners(rules, path)).find((owners) => owners.length > 0) ?? null
}
