import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultBase } from './etcd/run-directory.ts'
import { type Family, familyNames, type Traffic, trafficNames } from './families.ts'

export interface Options {
  readonly mode:
    | { readonly kind: 'seeds'; readonly from: bigint; readonly count: number }
    | { readonly kind: 'worker' }
    | { readonly kind: 'clean' }
    | { readonly kind: 'help' }
  readonly etcdBin: string | undefined
  readonly etcdVersion: string | undefined
  /** Where what was built is kept. */
  readonly cache: string
  readonly base: string
  readonly out: string | undefined
  readonly jobs: number
  readonly traffic: Traffic | undefined
  readonly families: ReadonlySet<Family> | undefined
  readonly members: 1 | 3 | undefined
}

/** A mistake of whoever called: exit status 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

export const usage = `node examples/etcd-robustness/src/main.ts --seed N [options]

  --seed N                 run one seed; prints a result line, exit status 0 passed, 1 failed, 4 unknown
  --from A --count N       run many seeds, a result line each; --jobs J of them at once
  --worker                 run seeds as seedsweep says, one JSON object a line
  --clean                  remove what runners left that were killed; every start does it
  --traffic NAME           ${trafficNames.join(', ')}; default: the seed decides
  --families LIST          ${familyNames.join(', ')}; or all, none, or crash=on,pause=off; default: the seed decides
  --members 1|3            of traffics that run on either; default: the seed decides
  --etcd-bin PATH          the etcd to test; default: etcd on the PATH (Debian, Ubuntu: apt-get install etcd-server)
  --etcd-version X.Y.Z     a release from 3.5.0 on, built with Go at its first use, then kept in ~/.cache
  --out DIR                a run that does not pass leaves its history, logs and data in DIR/SEED; the newest are kept
  --dir DIR                where members run; default: ${defaultBase()}
`

/** @throws UsageError */
export function readOptions(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Options {
  const { values } = parse(args)
  const { seed, from, count, worker, clean, help } = values
  const one = seed === undefined ? undefined : parseSeed(seed)
  if (help !== true && worker !== true && clean !== true && one === undefined && from === undefined) {
    throw new UsageError('nothing to run: expected --seed N, --from A --count N, or --worker')
  }
  const mode: Options['mode'] =
    help === true
      ? { kind: 'help' }
      : worker === true
        ? { kind: 'worker' }
        : clean === true
          ? { kind: 'clean' }
          : {
              kind: 'seeds',
              from: one ?? parseSeed(from ?? '0'),
              count: one === undefined ? parseCount(count, 'count') : 1,
            }
  return {
    mode,
    etcdBin: values['etcd-bin'],
    etcdVersion: values['etcd-version'],
    cache: join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'seedsweep-etcd'),
    base: values.dir ?? defaultBase(),
    out: values.out,
    jobs: parseCount(values.jobs ?? '1', 'jobs'),
    traffic: values.traffic === undefined ? undefined : parseTraffic(values.traffic),
    families: values.families === undefined ? undefined : parseFamilies(values.families),
    members: values.members === undefined ? undefined : parseMembers(values.members),
  }
}

function parse(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const
    const flag = { type: 'boolean' } as const
    return parseArgs({
      args: [...args],
      options: {
        seed: text,
        from: text,
        count: text,
        jobs: text,
        worker: flag,
        clean: flag,
        help: flag,
        traffic: text,
        families: text,
        members: text,
        'etcd-bin': text,
        'etcd-version': text,
        out: text,
        dir: text,
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function parseSeed(text: string): bigint {
  if (!/^[0-9]{1,20}$/.test(text)) throw new UsageError(`--seed ${text} is no seed: expected a whole number`)
  return BigInt(text)
}

function parseCount(text: string | undefined, name: string): number {
  if (text === undefined || !/^[1-9][0-9]{0,8}$/.test(text)) {
    throw new UsageError(`--${name} ${text ?? ''}: expected a whole number from 1`)
  }
  return Number(text)
}

function parseMembers(text: string): 1 | 3 {
  if (text !== '1' && text !== '3') throw new UsageError(`--members ${text}: expected 1 or 3`)
  return text === '1' ? 1 : 3
}

export function parseTraffic(text: string): Traffic {
  const found = trafficNames.find((name) => name === text)
  if (found === undefined) throw new UsageError(`--traffic ${text}: expected one of ${trafficNames.join(', ')}`)
  return found
}

/** `all`, `none`, `crash,pause`, or `crash=on,pause=off`. */
export function parseFamilies(text: string): ReadonlySet<Family> {
  if (text === 'all') return new Set(familyNames)
  if (text === 'none' || text === '') return new Set()
  const on = new Set<Family>()
  for (const part of text.split(',')) {
    const [name, state = 'on'] = part.split('=')
    const family = familyNames.find((one) => one === name)
    if (family === undefined || (state !== 'on' && state !== 'off')) {
      throw new UsageError(
        `--families ${part}: expected one of ${familyNames.join(', ')}, each with =on or =off or alone`,
      )
    }
    if (state === 'on') on.add(family)
  }
  return on
}
