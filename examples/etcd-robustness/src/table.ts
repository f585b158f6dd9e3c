import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type EtcdBinary, readBinary } from './etcd/binary.ts'
import { buildEtcd } from './etcd/build-etcd.ts'
import { guardRuns } from './etcd/guard-runs.ts'
import { defaultBase, removeAbandonedRuns, removeLiveRuns } from './etcd/run-directory.ts'
import { type Family, familyNames, type Traffic } from './families.ts'
import { mixes, type Recipe, recipes } from './recipes.ts'
import { runSeed } from './run-seed.ts'
import { WorldTrouble } from './world-trouble.ts'

/**
 * Bug x version: how many of the first seeds of each recipe show its bug, and what else they show.
 *
 *     node examples/etcd-robustness/src/table.ts --seeds 10 --versions 3.5.7,3.5.35 --write docs/etcd-robustness.md
 *
 * The etcd on the PATH is always the first column; a release that cannot be built is left out, and why is said.
 */
process.on('exit', removeLiveRuns)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    versions: { type: 'string', default: '' },
    jobs: { type: 'string', default: '2' },
    write: { type: 'string' },
  },
})
const seeds = Number(values.seeds)
const base = defaultBase()
removeAbandonedRuns(base)
guardRuns(base)
// What is counted is the work of this code, which goes on: as it was when the count began.
const code = execFileSync('git', ['describe', '--always', '--dirty', '--exclude=*'], { encoding: 'utf8' }).trim()
const text = renderTable(await countAll(await findBinaries(values.versions.split(',').filter((one) => one !== ''))))
if (values.write === undefined) process.stdout.write(`${text}\n`)
else writeBetweenMarkers(values.write, text)

interface Column {
  readonly version: string
  readonly hits: ReadonlyMap<string, number>
  readonly unknown: number
  readonly runs: number
  readonly others: ReadonlyMap<string, number>
}

async function findBinaries(versions: readonly string[]): Promise<readonly EtcdBinary[]> {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'seedsweep-etcd')
  const binaries: EtcdBinary[] = []
  for (const find of [() => Promise.resolve('etcd'), ...versions.map((version) => () => buildEtcd(version, cache))]) {
    try {
      binaries.push(await readBinary(await find()))
    } catch (error) {
      if (!(error instanceof WorldTrouble)) throw error
      process.stderr.write(`left out: ${error.message}\n`)
    }
  }
  return binaries
}

async function countAll(binaries: readonly EtcdBinary[]): Promise<readonly Column[]> {
  const columns: Column[] = []
  for (const binary of binaries) columns.push(await countVersion(binary))
  return columns
}

async function countVersion(binary: EtcdBinary): Promise<Column> {
  const hits = new Map<string, number>()
  const others = new Map<string, number>()
  let unknown = 0
  const jobs: {
    readonly seed: number
    readonly recipe: Recipe | undefined
    traffic: Traffic
    families: ReadonlySet<Family>
  }[] = []
  for (let seed = 0; seed < seeds; seed += 1) {
    for (const recipe of recipes) {
      jobs.push({ seed, recipe, traffic: recipe.traffic, families: new Set(recipe.families) })
    }
    for (const { traffic } of mixes) jobs.push({ seed, recipe: undefined, traffic, families: new Set(familyNames) })
  }
  const runs = jobs.length
  const lane = async (): Promise<void> => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      const { seed, recipe, traffic, families } = job
      const { verdict } = await runSeed({ seed: String(seed), binary, base, traffic, families, out: undefined })
      if (verdict.outcome === 'unknown') unknown += 1
      const first = verdict.violations[0]
      if (first === undefined) continue
      const isAimedAt = [recipe, recipe?.elsewhere].some(
        (told) => first.property === told?.property && first.shape === told.shape,
      )
      const key = recipe !== undefined && isAimedAt ? recipe.issue : `${traffic}: ${first.property}: ${first.shape}`
      const counts = isAimedAt ? hits : others
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: Number(values.jobs) }, lane))
  process.stderr.write(`${binary.version}: ${runs} runs\n`)
  return { version: binary.version, hits, unknown, runs, others }
}

function renderTable(columns: readonly Column[]): string {
  const versions = columns.map(({ version }) => version)
  const bugs = recipes.map(({ issue, traffic, property, shape, elsewhere, fixedIn }) => {
    const told = `${property}: ${shape}${elsewhere === undefined ? '' : `; or ${elsewhere.property}: ${elsewhere.shape}`}`
    return row([issue, traffic, told, fixedIn, ...columns.map(({ hits }) => hits.get(issue) ?? 0)])
  })
  const sums = [
    ['runs', (column: Column) => column.runs],
    ['unknown', (column: Column) => column.unknown],
  ] as const
  return [
    `Hits in ${seeds} ${seeds === 1 ? 'seed' : 'seeds'} of each recipe (seeds 0 to ${seeds - 1}), and ${seeds} of each mix; all`,
    `columns counted on ${new Date().toISOString().slice(0, 10)} by the code of commit ${code}:`,
    '',
    row(['issue', 'traffic', 'what is told', 'fixed in', ...versions]),
    row(['---', '---', '---', '---', ...versions.map(() => '--:')]),
    ...bugs,
    ...sums.map(([name, count]) => row([name, '', '', '', ...columns.map(count)])),
    '',
    'Told by runs that were not aimed at it:',
    '',
    ...columns.map(({ version, others }) => `- ${version}: ${listOthers(others)}`),
  ].join('\n')
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`
}

function listOthers(others: ReadonlyMap<string, number>): string {
  if (others.size === 0) return 'nothing'
  return [...others].map(([what, count]) => `${what} (${count})`).join('; ')
}

function writeBetweenMarkers(path: string, table: string): void {
  const page = readFileSync(path, 'utf8')
  const [begin, end] = ['<!-- measured:table -->', '<!-- /measured -->']
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${path} has no place for the table`)
  writeFileSync(path, `${page.slice(0, from)}${begin}\n${table}\n${page.slice(to)}`)
}
