import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { nearestWord } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'
import { defineTarget, findTarget, overrideTarget } from '../config/define-target.ts'
import { type PresetName, presetNames } from '../config/presets/presets.ts'
import { type Config, readConfig } from '../config/read-config.ts'
import type { Target } from '../model/target.ts'
import { readTextFile } from './read-text-file.ts'

/** Name of the configuration file, looked for in the directory of the call. */
export const configName = 'seedsweep.yml'

/** What flags or inputs say about the target; null where they say nothing. */
export interface TargetChoice {
  readonly config: string | null
  readonly target: string | null
  /** argv after `--`, or null. */
  readonly command: readonly string[] | null
  /** A command line, split as a shell does, or null. */
  readonly run: string | null
  /** Name of a preset, for a command that is given here; a target of the configuration has its own. */
  readonly preset: string | null
  readonly build: string | null
  readonly timeout: string | null
  readonly memory: string | null
}

export interface Settings {
  readonly config: Config | null
  /** Where commands run: the directory of the configuration, or of the call. */
  readonly directory: string
  readonly target: Target
}

/** The configuration file of a call, or null where there is none and none was named. */
export function loadConfig(cwd: string, named: string | null): { config: Config; directory: string } | null {
  const path = named === null ? join(cwd, configName) : resolve(cwd, named)
  if (named === null && !existsSync(path)) return null
  const text = readTextFile(path, named ?? configName, `Write one, or leave out --config to use ${configName}`)
  return { config: readConfig(text, named ?? configName), directory: dirname(path) }
}

/** Decides which target a call means: its own command, the named target, or the configuration's default. */
export function readSettings(cwd: string, choice: TargetChoice): Settings {
  const loaded = loadConfig(cwd, choice.config)
  checkCommand(choice, loaded?.config ?? null)
  const command = choice.command ?? choice.run
  const words = {
    ...(command !== null && { run: typeof command === 'string' ? command : [...command] }),
    ...(choice.build !== null && { build: choice.build }),
    ...(choice.timeout !== null && { timeout: choice.timeout }),
    ...(choice.memory !== null && { memory: choice.memory }),
  }
  const where = (key: string) => (key === 'run' && choice.command !== null ? 'the command after --' : key)
  const preset = choice.preset === null ? null : readPreset(choice.preset)
  const known = choice.target !== null && loaded?.config.targets.has(choice.target) === true
  if (loaded === null || ((command !== null || preset !== null) && !known)) {
    if (command === null && preset === null) throw describeNothingToRun(choice)
    const name = choice.target === null ? {} : { name: choice.target }
    const target = defineTarget({ ...name, ...words, ...(preset !== null && { preset }) }, where)
    return { config: loaded?.config ?? null, directory: loaded?.directory ?? cwd, target }
  }
  if (preset !== null) {
    const seen = `preset: target "${choice.target}" is configured already`
    throw new UserError('preset-of-target', seen, `Write preset: ${preset} into that target, or leave the target out`)
  }
  return { ...loaded, target: overrideTarget(chooseTarget(loaded.config, choice.target), words, where) }
}

function readPreset(text: string): PresetName {
  const name = presetNames.find((candidate) => candidate === text)
  if (name !== undefined) return name
  const nearest = nearestWord(text, presetNames)
  const guess = nearest === null ? '' : `Did you mean ${nearest}? `
  throw new UserError(
    'unknown-preset',
    `preset: there is no preset "${text}"`,
    `${guess}Known: ${presetNames.join(', ')}`,
  )
}

function checkCommand({ command, run }: TargetChoice, config: Config | null): void {
  if (command === null) return
  if (run !== null) {
    throw new UserError('command-twice', 'there are two commands: one in --run, one after --', 'Leave one of them out')
  }
  const [first = ''] = command
  // `run raft --count 100` hands everything to a program named raft, which hardly anybody means.
  if (config?.targets.has(first) !== true || command.some((word) => word.includes('{seed}'))) return
  throw new UserError('target-as-command', `"${first}" is a target, not a command`, `Write --target ${first}`)
}

function chooseTarget(config: Config, name: string | null): Target {
  const names = [...config.targets.keys()]
  const wanted = name ?? config.default ?? (names.length === 1 ? (names[0] ?? null) : null)
  const where = config.path ?? configName
  if (wanted !== null) return findTarget(config.targets, wanted, where)
  const hint = `Write --target with one of: ${names.join(', ')}`
  throw new UserError('no-target', `${where} has ${names.length} targets and no default`, hint)
}

function describeNothingToRun(choice: TargetChoice): UserError {
  const seen = choice.target === null ? 'there is no command to run' : `there is no target "${choice.target}"`
  return new UserError(
    'nothing-to-run',
    `${seen}, and no ${configName} here`,
    `Write the simulator's command after --, for example\n  seedsweep run --count 1000 -- ./sim --seed {seed}\nor put it into ${configName}:\n  targets:\n    sim:\n      run: ./sim --seed {seed}`,
  )
}

/** `.seedsweep/<target>.db`, or the shard's own file in a sharded campaign; `named` goes first. */
export function chooseDbPath(
  directory: string,
  cwd: string,
  named: string | null,
  target: string,
  shard: number | null,
): string {
  if (named !== null) return isAbsolute(named) ? named : resolve(cwd, named)
  return join(directory, '.seedsweep', shard === null ? `${target}.db` : `${target}-s${shard}.db`)
}
