import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { UserError } from '../base/user-error.ts'
import { chooseDbPath, configName, loadConfig, nameChoice } from '../campaign/read-settings.ts'
import type { World } from './world.ts'

/** What a call says about the store it means. */
export interface StoreChoice {
  readonly db?: string
  readonly target?: string
  readonly config?: string
}

/**
 * The store that a reading command means: `--db`; else that of the target, named or the configuration's default; else
 * the only one in `.seedsweep` here.
 *
 * @throws UserError `no-store-named` where that is none or several
 */
export function findDbPath(world: World, choice: StoreChoice): string {
  const { cwd } = world
  if (choice.db !== undefined) return chooseDbPath(cwd, cwd, choice.db, '', null)
  const loaded = loadConfig(cwd, choice.config ?? null)
  const directory = loaded?.directory ?? cwd
  const names = [...(loaded?.config.targets.keys() ?? [])]
  const name = choice.target ?? loaded?.config.default ?? (names.length === 1 ? names[0] : undefined)
  if (name !== undefined) {
    return chooseDbPath(directory, cwd, null, loaded === null ? name : nameChoice(loaded.config, name), null)
  }
  if (names.length > 1) {
    throw new UserError(
      'no-store-named',
      `no store was named, and ${configName} has ${names.length} targets and no default`,
      `Write --db with one of: ${names.map((target) => shortPath(world, chooseDbPath(directory, cwd, null, target, null))).join(', ')}`,
    )
  }
  return findOnlyStore(world)
}

function findOnlyStore(world: World): string {
  const directory = join(world.cwd, '.seedsweep')
  const files = existsSync(directory) ? readdirSync(directory).filter((name) => name.endsWith('.db')) : []
  const [only, ...others] = files.sort()
  if (only !== undefined && others.length === 0) return join(directory, only)
  const seen = only === undefined ? `there is none in .seedsweep here` : `there are ${files.length} in .seedsweep here`
  const hint =
    only === undefined
      ? 'FILE'
      : `one of: ${files
          .slice(0, 10)
          .map((name) => `.seedsweep/${name}`)
          .join(', ')}`
  throw new UserError('no-store-named', `no store was named, and ${seen}`, `Write --db ${hint}`)
}

/** The flags with which another command finds this store again, with a space before; empty where it needs none. */
export function storeFlags(world: World, dbPath: string, config: string | undefined): string {
  const flags = config === undefined ? '' : ` --config ${quoteWord(config)}`
  return isFoundWithout(world, dbPath, config) ? flags : `${flags} --db ${quoteWord(shortPath(world, dbPath))}`
}

function isFoundWithout(world: World, dbPath: string, config: string | undefined): boolean {
  try {
    return findDbPath(world, config === undefined ? {} : { config }) === dbPath
  } catch (error) {
    if (error instanceof UserError) return false
    throw error
  }
}

/** A path as people in this directory would write it. */
export function shortPath(world: World, path: string): string {
  const short = relative(world.cwd, path)
  return short.startsWith('..') ? path : short
}

/** A word as a POSIX shell reads it back. */
function quoteWord(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
