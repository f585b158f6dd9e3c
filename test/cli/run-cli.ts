import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Top of the repository. */
export const root = join(import.meta.dirname, '..', '..')
const cli = join(root, 'dist', 'js', 'cli.js')
const simulators = join(root, 'test', 'fixtures', 'simulators')
export const digits = join(root, 'test', 'fixtures', 'cli', 'digits.sh')

/** A command that ended: exit status, signal, and what it printed. */
export interface CliEnd {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  readonly ms: number
}

export interface CliOptions {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  /** Another Node than the one that runs the tests. */
  readonly nodePath?: string
}

export interface RunningCli {
  readonly child: ChildProcess
  readonly ended: Promise<CliEnd>
  /** Resolves when stdout and stderr together have matched; rejects when the command ends before. */
  seen(pattern: RegExp): Promise<void>
}

/** Starts the built command line in a clean environment: nothing of the CI that runs these tests reaches it. */
export function startCli(words: readonly string[], options: CliOptions): RunningCli {
  const started = performance.now()
  const child = spawn(options.nodePath ?? process.execPath, [cli, ...words], {
    cwd: options.cwd,
    env: cleanEnvironment(options.env ?? {}),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const printed = { stdout: '', stderr: '' }
  const watchers = new Set<() => void>()
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      printed[name] += chunk
      for (const look of watchers) look()
    })
  }
  child.stdin.on('error', () => {}).end(options.input ?? '')
  const ended = new Promise<CliEnd>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, ...printed, ms: performance.now() - started }))
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const seen = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => pattern.test(printed.stdout + printed.stderr) && resolve()
      watchers.add(look)
      look()
      void ended.then((end) => reject(new Error(`ended before ${pattern}: ${end.stdout}${end.stderr}`)))
    })
  return { child, ended, seen }
}

export async function runCli(words: readonly string[], options: CliOptions): Promise<CliEnd> {
  return startCli(words, options).ended
}

/** What a shell of a person has, and `node` as the Node that runs the tests. */
export function cleanEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { PATH = '', HOME = '/', LANG = 'C.UTF-8', TMPDIR } = process.env
  // What tests have started is not remembered for the person who runs them.
  const XDG_STATE_HOME = join(tmpdir(), 'seedsweep-test-state')
  const temporary = TMPDIR === undefined ? {} : { TMPDIR }
  return { PATH: `${dirname(process.execPath)}${delimiter}${PATH}`, HOME, LANG, XDG_STATE_HOME, ...temporary, ...more }
}

/** A directory of the test's own, outside any git repository, with these files in it. */
export function makeWorkspace(files: Readonly<Record<string, string>> = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'seedsweep-cli-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), text)
  }
  return directory
}

/** Words after `--` that run one seed of a fixture simulator. */
export function simulator(behaviour: string, ...more: string[]): string[] {
  return ['--', process.execPath, join(simulators, 'single.mjs'), behaviour, '{seed}', ...more]
}

/** `seedsweep.yml` with the digits simulator in all three ways. */
export const digitsConfig = `default: digits
targets:
  digits:
    run: sh ${digits} {seed}
    batch: node ${digits.replace('.sh', '.mjs')} --seeds-file {seeds-file}
    worker: node ${digits.replace('.sh', '.mjs')} --worker
    seed-type: u32
`

/** Of the files that SQLite and the claim make beside a store, those that are there. */
export function filesBeside(dbPath: string): string[] {
  return ['-wal', '-shm', '-journal', '-claim', '-merging'].filter((suffix) => existsSync(`${dbPath}${suffix}`))
}

/** Parses what a command printed as `--json`. */
export function readJson(end: CliEnd): unknown {
  return JSON.parse(end.stdout)
}
