import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { nearestWord } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'
import { type BundledSystem, bundledTarget, parseBundledName } from '../config/bundled-target.ts'
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
  /** The simulator that comes with seedsweep; null where it is not offered. */
  readonly bundled: BundledOffer | null
}

export interface BundledOffer {
  /** What flags say about it; null where they say nothing. */
  readonly system: BundledSystem | null
  /** How a person in this directory starts seedsweep. */
  readonly programIn: (directory: string) => readonly string[]
}

export interface Settings {
  readonly config: Config | null
  /** Where commands run: the directory of the configuration, or of the call. */
  readonly directory: string
  /** At least one, in the order of the configuration. */
  readonly targets: readonly Target[]
  /** What the store of this choice is called: the target's name, `raft+paxos`, or `all`. */
  readonly name: string
  /** Which etcd the target is, where it is the bundled simulator. */
  readonly bundled: BundledSystem | null
}

/** The configuration file of a call, or null where there is none and none was named. */
export function loadConfig(cwd: string, named: string | null): { config: Config; directory: string } | null {
  const path = named === null ? join(cwd, configName) : resolve(cwd, named)
  if (named === null && !existsSync(path)) return null
  const text = readTextFile(path, named ?? configName, `Write one, or leave out --config to use ${configName}`)
  return { config: readConfig(text, named ?? configName), directory: dirname(path) }
}

/** Decides which targets a call means: its own command, those named (`raft`, `raft,paxos`, `all`), or the default. */
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
  const system = chooseBundled(choice, loaded?.config ?? null)
  if (system !== null && choice.bundled !== null) {
    const directory = loaded?.directory ?? cwd
    const target = bundledTarget(system, choice.bundled.programIn(directory), words, where)
    return { config: loaded?.config ?? null, directory, targets: [target], name: target.name, bundled: system }
  }
  const known = choice.target !== null && loaded !== null && namesTargets(loaded.config, choice.target)
  if (loaded === null || ((command !== null || preset !== null) && !known)) {
    if (command === null && preset === null) throw describeNothingToRun(choice)
    const name = choice.target === null ? {} : { name: choice.target }
    const target = defineTarget({ ...name, ...words, ...(preset !== null && { preset }) }, where)
    const own = { config: loaded?.config ?? null, directory: loaded?.directory ?? cwd, bundled: null }
    return { ...own, targets: [target], name: target.name }
  }
  if (preset !== null) {
    const seen = `preset: target "${choice.target}" is configured already`
    throw new UserError('preset-of-target', seen, `Write preset: ${preset} into that target, or leave the target out`)
  }
  const chosen = chooseTargets(loaded.config, choice.target)
  const [changed] = Object.keys(words)
  if (chosen.length > 1 && changed !== undefined) {
    const seen = `${changed}: ${chosen.length} targets were named, and each has its own`
    throw new UserError('several-targets', seen, `Name one target, or leave ${changed} out`)
  }
  const targets = chosen.map((target) => overrideTarget(target, words, where))
  return { ...loaded, targets, name: nameTargets(targets, loaded.config), bundled: null }
}

/** The bundled system that a call means: one asked for by its flags or name, or the default of a call that says nothing. */
function chooseBundled({ bundled, target, command, run, preset }: TargetChoice, config: Config | null) {
  if (bundled === null) return null
  const other = command !== null ? 'a command' : run !== null ? '--run' : preset !== null ? '--preset' : null
  if (bundled.system !== null) {
    const named = other ?? (target === null ? null : `--target ${target}`)
    if (named === null) return bundled.system
    const seen = `--bug and --etcd are of the bundled simulator, and ${named} names another one`
    throw new UserError('not-bundled', seen, `Leave out --bug and --etcd, or ${named}`)
  }
  if (other !== null) return null
  // A target of the configuration goes before one that comes with seedsweep.
  if (target !== null) return config?.targets.has(target) === true ? null : parseBundledName(target)
  return config === null || config.targets.size === 0 ? { bugs: [], etcd: null } : null
}

/** The only target of a call that cannot mean several. */
export function onlyTarget({ targets }: Pick<Settings, 'targets'>): Target {
  const [target, ...others] = targets
  if (target !== undefined && others.length === 0) return target
  throw new UserError('several-targets', `${targets.length} targets were named`, 'Name one')
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

/** The word that means every target of the configuration, unless one is called so. */
const allTargets = 'all'

/** Whether every name in a choice is that of a target. */
function namesTargets({ targets }: Config, choice: string): boolean {
  return (choice === allTargets && targets.size > 0) || choice.split(',').every((name) => targets.has(name.trim()))
}

/** What the store of a choice of targets is called; a name that is no target's stands for itself. */
export function nameChoice(config: Config, choice: string): string {
  return namesTargets(config, choice) ? nameTargets(chooseTargets(config, choice), config) : choice
}

function chooseTargets(config: Config, choice: string | null): Target[] {
  const names = [...config.targets.keys()]
  const wanted = choice ?? config.default ?? (names.length === 1 ? (names[0] ?? null) : null)
  const where = config.path ?? configName
  if (wanted === allTargets && names.length > 0 && !config.targets.has(allTargets)) return [...config.targets.values()]
  if (wanted !== null) {
    const named = new Set(wanted.split(',').map((name) => findTarget(config.targets, name.trim(), where)))
    return [...config.targets.values()].filter((target) => named.has(target))
  }
  const hint = `Write --target with one of: ${names.join(', ')}; several with commas between, or all`
  throw new UserError('no-target', `${where} has ${names.length} targets and no default`, hint)
}

/** Longest name of a store that is made of the names of targets. */
const storeNameMax = 100

/** The same for the same targets in whatever order they were named. */
function nameTargets(targets: readonly Target[], config: Config): string {
  const [first] = targets
  if (targets.length === 1 && first !== undefined) return first.name
  if (targets.length === config.targets.size && !config.targets.has(allTargets)) return allTargets
  return joinTargetNames(targets.map((target) => target.name))
}

/** `raft+paxos`, at most as long as a file's name may be. */
export function joinTargetNames(names: readonly string[]): string {
  const name = names.join('+')
  return name.length <= storeNameMax ? name : `${name.slice(0, storeNameMax)}+${hashText(name)}`
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
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
