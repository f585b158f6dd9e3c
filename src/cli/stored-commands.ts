import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { plainLine, plainLines } from '../base/plain-text.ts'
import { UserError } from '../base/user-error.ts'
import { describeCommand, describeUnknownCommand, listCommands, listUnknownTargets } from '../campaign/known-command.ts'
import type { Target } from '../model/target.ts'
import { isCi, readConfigured } from './read-configured.ts'
import type { World } from './world.ts'

/** What is asked before commands of a store run. */
export interface StoredCommands {
  /** Of the store's plan. */
  readonly targets: readonly { readonly target: Target }[]
  /** Where they would run. */
  readonly directory: string
  readonly config: string | null
  /** Whether the call says `--run-stored-commands`. */
  readonly consent: boolean
}

export const consentFlag = '--run-stored-commands'
export const consentWords =
  "run the store's commands though neither the configuration nor an earlier call here has them"

/**
 * Whether the commands of a store may run here. A store can come from anywhere, and whoever made it wrote its commands. They
 * run where the local configuration has the same, where this user has started the same in this directory before, or where
 * the call consents; else a person at a terminal is shown them and asked. A CI has nobody to ask, and no "before".
 */
export async function mayRunStored(world: World, stored: StoredCommands): Promise<boolean> {
  const { directory, consent } = stored
  const unknown = listStrangers(world, stored)
  if (unknown.length === 0) return true
  if (!consent && (isCi(world.env) || world.stdin.isTTY !== true || !world.stderr.isTTY)) return false
  world.stderr.write(unknown.map(describeTarget).join(''))
  if (consent) return true
  if (!(await ask(world, ` These commands come with the store. Run them in ${plainLine(directory, 500)}? [y/N] `))) {
    return false
  }
  rememberStarted(world, directory, unknown)
  return true
}

/**
 * The same, where without it nothing is left to do.
 *
 * @throws UserError `unknown-command` where they may not run
 */
export async function requireStored(world: World, stored: StoredCommands): Promise<void> {
  if (await mayRunStored(world, stored)) return
  const unknown = describeUnknownCommand(stored, readConfigured(world, stored.config))
  const seen = unknown ?? 'the command of the store was not run'
  throw new UserError('unknown-command', seen, `Look at it, then say ${consentFlag}, or configure the target`)
}

/** The targets whose commands are neither those of the configuration nor started here before. */
export function listStrangers(
  world: World,
  { targets, directory, config }: Omit<StoredCommands, 'consent'>,
): readonly Target[] {
  return listUnknownTargets(targets, readConfigured(world, config)).filter(
    (target) => isCi(world.env) || !wasStarted(world, directory, target),
  )
}

/** All that would be run, and what with, before it is. */
function describeTarget(target: Target): string {
  const lines = listCommands(target).flatMap(([label, text]) => `${label}: ${plainLines(text)}`.split('\n'))
  return [` ${target.name}`, ...lines.map((line) => `   ${line}`), ''].join('\n')
}

async function ask({ stdin, stderr, signal }: World, question: string): Promise<boolean> {
  stderr.write(question)
  using lines = createInterface({ input: stdin })
  // The end of the input, or Ctrl-C, is no consent.
  const answer = await Promise.race([
    new Promise<string>((resolve) => lines.once('line', resolve).once('close', () => resolve(''))),
    new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve(''), { once: true })),
  ])
  return /^\s*y(es)?\s*$/i.test(answer)
}

/** Most commands that are remembered; with so many started, more are asked for. */
const startedMax = 10_000

/** Remembers for this user that they have started the commands of targets in a directory themselves. */
export function rememberStarted(world: World, directory: string, targets: readonly Target[]): void {
  const folder = stateFolder(world.env)
  if (folder === null || isCi(world.env)) return
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const news = targets
      .map((target) => join(folder, hashStarted(directory, target)))
      .filter((file) => !existsSync(file))
    if (news.length === 0 || readdirSync(folder).length + news.length > startedMax) return
    for (const file of news) writeFileSync(file, '')
  } catch {
    // A home that cannot be written to costs a question later, and no campaign now.
  }
}

function wasStarted({ env }: World, directory: string, target: Target): boolean {
  const folder = stateFolder(env)
  return folder !== null && existsSync(join(folder, hashStarted(directory, target)))
}

/** Not beside the store, where whoever made the store could have put it too. */
function stateFolder(env: World['env']): string | null {
  const home = env.HOME ?? env.USERPROFILE
  const state =
    env.XDG_STATE_HOME ?? env.LOCALAPPDATA ?? (home === undefined ? undefined : join(home, '.local', 'state'))
  return state === undefined || state === '' ? null : join(state, 'seedsweep', 'started')
}

function hashStarted(directory: string, target: Target): string {
  const text = JSON.stringify([realpathSync(directory), target.name, describeCommand(target)])
  return createHash('sha256').update(text).digest('hex')
}
