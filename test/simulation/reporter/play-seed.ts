import type { Finding } from '../../../src/model/finding.ts'
import { createGitHub, type Pace } from '../../../src/publish/github/client.ts'
import { publishIssues } from '../../../src/publish/github/issues.ts'
import { listFiledIssues, type PublishedIssues } from '../../../src/publish/issue-change.ts'
import type { EarlierFinding } from '../../../src/publish/plan-issue-changes.ts'
import { apiUrl, createGitHubModel, findLists, type GitHubModel } from './github-model.ts'
import { createJudge, type Judge, type Reporter, type Violation } from './judge.ts'
import {
  type Bug,
  describeBug,
  isPresent,
  judgeNights,
  makeBugs,
  makeNightReport,
  type Night,
  shaOf,
  showsBug,
} from './lives.ts'
import { createNetwork, lagMsMax, type Network } from './network.ts'
import { carryOutOrders, giveOrder, judgeOrders, type Order } from './orders.ts'
import { actAsPerson } from './people.ts'
import type { Plant } from './plants.ts'
import { createRandom, type Random } from './random.ts'
import { dateOf, installVirtualTime, type VirtualTime } from './virtual-time.ts'

export interface Played {
  readonly violations: readonly Violation[]
  /** How often each situation was come to. */
  readonly meetings: ReadonlyMap<string, number>
  readonly digest: string
  readonly nights: number
}

/** What the store knows of a finding's issue. */
interface Remembered {
  readonly number: number | null
  readonly state: 'pending' | 'open' | 'closed'
}

export interface World {
  readonly random: Random
  readonly time: VirtualTime
  readonly model: GitHubModel
  readonly network: Network
  readonly judge: Judge
  readonly plant: Plant
  readonly bugs: readonly Bug[]
  readonly maxNewIssues: number
  /** The store that outlives a campaign. */
  memory: Map<string, Remembered>
  /** The campaigns of that store, oldest first; null where each campaign is alone. */
  history: Night[] | null
  /** Every finding that a campaign has seen, and those of them that someone must still remember on good nights. */
  readonly seen: Set<string>
  readonly owed: Set<string>
  /** Failures of campaigns that the store of now has. */
  readonly kept: Set<string>
  /** Those without an issue that no campaign of the good nights sees again. */
  readonly rare: Set<string>
  readonly pace: Partial<Pace>
  /** What people ordered to be closed, and whether the store knows that it is. */
  readonly orders: Order[]
  reporters: number
}

const dayMs = 86_400_000
const jobMsMax = 30 * 60_000

/**
 * Some bad nights and then as many good ones as it takes: campaigns find bugs, the real reporter publishes them to a
 * GitHub that fails, people do what people do, and at the end every finding has its issue, once.
 */
export async function playSeed(seed: string, plant: Plant, tell: (line: string) => void = () => {}): Promise<Played> {
  using time = installVirtualTime()
  const random = createRandom(BigInt(seed))
  const world = createWorld(time, random, plant, tell)
  const bad = 1 + random.below(4)
  for (let night = 0; night < bad; night++) {
    await playBadNight(world, night)
    await skipTo(time, (night + 1) * dayMs)
  }
  const good = await playGoodNights(world, bad)
  const { judge } = world
  return { violations: judge.violations, meetings: judge.meetings, digest: judge.digest(), nights: bad + good }
}

function createWorld(time: VirtualTime, random: Random, plant: Plant, tell: (line: string) => void): World {
  const size = random.below(1000)
  const strangersIssues = size < 5 ? 10_000 + random.below(20_000) : size < 50 ? random.below(2_000) : random.below(30)
  const findings = random.chance(0.85)
    ? 1 + random.below(6)
    : random.chance(0.9)
      ? 7 + random.below(14)
      : 21 + random.below(40)
  const model = createGitHubModel(() => time.now(), strangersIssues)
  const lives = random.fork('lives')
  const history = lives.chance(0.4) ? [] : null
  const bugs = makeBugs(findings, lives, history !== null)
  const judge = createJudge(model, bugs, () => time.now(), tell)
  if (history !== null) judge.met('campaigns leave a history')
  if (strangersIssues >= 10_000) judge.met('tens of thousands of issues')
  const budget = random.chance(0.1) ? { requestsMax: 20 + random.below(60), writesMax: 3 + random.below(10) } : {}
  return {
    random,
    time,
    model,
    judge,
    plant,
    network: createNetwork(time, model, random.fork('network'), judge),
    bugs,
    maxNewIssues: findings <= 8 && random.chance(0.2) ? 1 : 5,
    memory: new Map(),
    history,
    seen: new Set(),
    owed: new Set(),
    kept: new Set(),
    rare: new Set(),
    pace: strangersIssues < 100 ? budget : {},
    orders: [],
    reporters: 0,
  }
}

async function playBadNight(world: World, number: number): Promise<void> {
  const { random, time, model, network, judge } = world
  const start = time.now()
  network.weather = {
    faultRate: random.pick([0, 0.02, 0.1, 0.3]),
    lagMs: random.pick([0, 0, 5_000, random.below(lagMsMax)]),
  }
  if (network.weather.lagMs > 0) judge.met('lists lag')
  if (random.chance(0.1)) {
    world.memory = new Map()
    world.kept.clear()
    if (world.history !== null) world.history = []
    judge.met('the store was lost')
  }
  const night = sweepNight(world, number, 0.7)
  if (random.chance(0.15))
    troubleAt(world, start + random.below(120_000), 'the token may not write', () => (model.mayWrite = false))
  if (random.chance(0.08))
    troubleAt(world, start + random.below(60_000), 'issues are disabled', () => (model.enabled = false))
  if (random.fork(`order ${start}`).chance(0.3)) giveOrder(world)
  for (let deeds = random.below(5); deeds > 0; deeds--) {
    time.at(start + random.below(random.chance(0.5) ? 300_000 : 3_600_000), () => {
      const word = actAsPerson(model, random.fork(`${time.now()}`), time.now(), world.bugs)
      if (word !== null) judge.met(word)
    })
  }
  const reporters = [startReporter(world, night, random.chance(0.25) ? random.below(30) : null)]
  if (random.chance(0.15)) {
    await skipTo(time, start + random.below(60_000))
    if (reporters.every(isLive)) judge.met('two reporters at once')
    reporters.push(startReporter(world, night, null))
  }
  await time.drive(() => !reporters.some(isLive))
  if (reporters[0]?.dead === true && random.chance(0.7)) {
    // Somebody runs the job again; a runner takes minutes to be there.
    await skipTo(time, time.now() + 120_000 + random.below(600_000))
    judge.met('a killed reporter was started again')
    const again = startReporter(world, night, null)
    await time.drive(() => !isLive(again))
  }
  await skipTo(time, start + dayMs / 2)
  Object.assign(model, { mayWrite: true, enabled: true })
}

/**
 * One campaign. `share` of the bugs that the commit has are seen; a good night sees all that were seen before but `rare` ones, as often as
 * the night before it, so that the issue of a finding without a history is up to date and stays as it is.
 */
function sweepNight({ bugs, seen, owed, rare, memory, random }: World, number: number, share: number): Night {
  const stream = random.fork(`night ${number}`)
  const hits = new Map<string, number>()
  const missed = new Set<string>()
  const isGood = share === 1
  for (const bug of bugs) {
    const { key, kind } = bug
    const shows = isPresent(bug, number) && (isGood ? seen.has(key) && !rare.has(key) : stream.chance(share))
    if (kind === 'property') {
      if (shows) missed.add(key)
      else if (!isPresent(bug, number) && stream.chance(0.8)) hits.set(key, 1 + stream.below(5))
    } else if (shows) hits.set(key, isGood ? 30 : stream.chance(0.1) ? 1 : 1 + stream.below(50))
    if (!shows) continue
    seen.add(key)
    if (isGood) owed.add(key)
  }
  if (isGood) for (const [key, { state }] of memory) if (state === 'pending') owed.add(key)
  return {
    number,
    campaign: `c${number}`,
    sha: shaOf(number),
    at: dateOf(number * dayMs),
    seeds: stream.pick([1_000, 1_000, 5_000, 100_000]),
    hits,
    missed,
    replayed: isGood || stream.chance(0.8),
  }
}

function troubleAt({ time, judge }: World, at: number, word: string, begin: () => void): void {
  time.at(at, () => {
    begin()
    judge.met(word)
  })
}

/** The faults are over: after the first night every finding is filed or listed as waiting, after the last it is filed. */
async function playGoodNights(world: World, before: number): Promise<number> {
  const { time, network, seen, owed, kept, rare, memory, random, maxNewIssues } = world
  network.weather = { faultRate: 0, lagMs: 0 }
  for (const key of kept) {
    if ((memory.get(key)?.number ?? null) !== null) continue
    owed.add(key)
    if (random.fork(`rare ${key}`).chance(0.5)) rare.add(key)
  }
  if (rare.size > 0) world.judge.met('a finding that waits is seen no more')
  const nights = Math.ceil(seen.size / maxNewIssues) + (world.history === null ? 2 : 3)
  for (let night = 0; night < nights; night++) {
    await skipTo(time, (before + night) * dayMs)
    const swept = sweepNight(world, before + night, 1)
    const calm = { ...world, pace: {} }
    const reporter = startReporter(calm, swept, null)
    await time.drive(() => !isLive(reporter))
    if (night === 0) judgeFirstGoodNight(world)
  }
  for (const key of owed)
    if (!isFiled(world, key)) world.judge.violate('NothingLost', 'a finding was never filed', key.slice(0, 8))
  judgeDoubles(world)
  judgeOrders(world, (before + nights - 1) * dayMs)
  world.judge.lives.ended(world.history ?? [])
  const lists = findLists(world.model).filter(({ author, locked }) => author === 'bot' && !locked)
  const open = lists.filter((issue) => world.model.current(issue).state === 'open')
  if (open.some((issue) => world.model.current(issue).reason !== 'reopened')) {
    world.judge.violate('NothingLost', 'nothing waits, and the list of what waits is open')
  }
  return nights
}

function judgeFirstGoodNight(world: World): void {
  const { judge, model, owed, memory } = world
  const lists = findLists(model)
  for (const key of owed) {
    if (isFiled(world, key)) continue
    if (memory.get(key)?.state !== 'pending')
      judge.violate('NothingLost', 'a finding is neither filed nor pending', key.slice(0, 8))
    const listed = lists.some((issue) => issue.locked || model.current(issue).body.includes(`f-${key.slice(0, 8)}`))
    if (!listed) judge.violate('NothingLost', 'a finding waits and no list says so', key.slice(0, 8))
    judge.met('a finding waited for its turn')
  }
}

function isFiled({ model, judge, memory }: World, key: string): boolean {
  return model.issues.some((issue) => judge.isOf(issue, key, numbersOf(memory)))
}

/** Of two that one finding got from two reporters at once, one is closed, unless a person has a hand in it. */
function judgeDoubles({ model, judge, seen }: World): void {
  for (const key of seen) {
    const open = model.issues.filter((issue) => {
      const { state, reason } = model.current(issue)
      return (
        issue.author === 'bot' &&
        judge.isOf(issue, key, new Map()) &&
        state === 'open' &&
        reason === null &&
        !issue.locked
      )
    })
    if (open.length > 1)
      judge.violate(
        'OneIssueAFinding',
        'two issues of one finding stay open',
        open.map(({ number }) => number).join(', '),
      )
  }
}

function isLive({ dead, endedAt }: Reporter): boolean {
  return !dead && endedAt === null
}

/** Starts a job that publishes, and lets it run by itself. */
function startReporter(world: World, night: Night, diesAt: number | null): Reporter {
  const { time, judge, memory, random } = world
  const pace = { ...world.pace, ...world.plant.pace }
  const reporter: Reporter = {
    name: `reporter ${world.reporters++}`,
    startedAt: time.now(),
    endedAt: null,
    dead: false,
    knows: numbersOf(memory),
    requestsMax: pace.requestsMax ?? 900,
    nights: world.history === null ? [] : [...world.history.filter(({ number }) => number !== night.number), night],
  }
  judge.enter(reporter)
  const when = random.pick(['before', 'after'] as const)
  let asked = 0
  const dies = (moment: 'before' | 'after'): boolean => {
    if (moment === 'before') asked++
    if (diesAt !== null && asked > diesAt && moment === when && !reporter.dead)
      die(world, reporter, 'a reporter was killed')
    return reporter.dead
  }
  time.at(time.now() + jobMsMax, () => {
    if (isLive(reporter)) die(world, reporter, 'a reporter ran into the limit of its job')
  })
  void run(world, reporter, night, dies, pace)
  return reporter
}

function die({ judge, time }: World, reporter: Reporter, word: string): void {
  reporter.dead = true
  reporter.endedAt = time.now()
  judge.met(word)
}

async function run(
  world: World,
  reporter: Reporter,
  night: Night,
  dies: (moment: 'before' | 'after') => boolean,
  pace: Partial<Pace>,
): Promise<void> {
  const { time, network, judge, memory, plant } = world
  const fetch = network.fetchOf(reporter.name, dies)
  const client = {
    token: 'ghs_model',
    apiUrl,
    userAgent: 'seedsweep/model',
    log: () => {},
    pace,
    fetch,
    clock: time.clock,
  }
  const github = createGitHub(client)
  plant.spoil?.(github)
  const found = world.bugs.filter((bug) => showsBug(bug, night))
  const findings = found.map((bug) => describeBug(bug, night, issueOf(world, bug)))
  const earlier = world.bugs.filter((bug) => memory.get(bug.key)?.state === 'pending' && !found.includes(bug))
  try {
    const report = makeNightReport(night, findings)
    const published = await publishIssues(github, {
      repository: 'octo/demo',
      report,
      correct: (listing) => {
        return Promise.resolve({ report, carryOut: () => carryOutOrders(world, reporter, github, listing) })
      },
      options: { maxNewIssues: world.maxNewIssues, labels: ['seedsweep'], owners: {} },
      earlier: earlier.map((bug) => waitsSince(world, bug, night)),
      ...(world.history === null
        ? {}
        : {
            judge: (listing, corrected) =>
              Promise.resolve(judgeNights(world.bugs, reporter.nights, listing, corrected, plant.lives ?? {})),
          }),
    })
    if (reporter.dead) return
    keep(world, published, night, found)
  } catch (error) {
    judge.violate(
      'NeverThrows',
      'publishing threw',
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    )
  }
  reporter.endedAt = time.now()
}

function issueOf({ memory }: World, { key }: Bug): Finding['issue'] {
  const known = memory.get(key)
  return known === undefined ? null : { repository: 'octo/demo', ...known }
}

function waitsSince(world: World, bug: Bug, night: Night): EarlierFinding {
  const finding = describeBug(bug, { ...night, hits: new Map([[bug.key, 30]]) }, issueOf(world, bug))
  return { finding, report: makeNightReport(night, [finding]) }
}

/** As the store merges: what was learned last. */
function keep(world: World, published: PublishedIssues, night: Night, found: readonly Bug[]): void {
  const { memory, judge, history, plant, kept } = world
  // As `publishPhase` does before it asks GitHub: what is proven waits for its issue.
  for (const { key, kind } of found) {
    if (kind !== 'failure') continue
    kept.add(key)
    if (!memory.has(key) && plant.forgetsUntold !== true) memory.set(key, { number: null, state: 'pending' })
  }
  if (history?.every(({ number }) => number !== night.number)) history.push(night)
  judge.met(`publishing ended: ${published.end.kind}`)
  for (const { key, issue } of listFiledIssues(published)) memory.set(key, { number: issue.number, state: issue.state })
  for (const { kind } of published.results) judge.met(`result: ${kind}`)
  for (const { kind } of published.waiting ?? []) judge.met(`list of what waits: ${kind}`)
}

function numbersOf(memory: ReadonlyMap<string, Remembered>): Map<string, number> {
  return new Map([...memory].flatMap(([key, { number }]) => (number === null ? [] : [[key, number] as const])))
}

async function skipTo(time: VirtualTime, ms: number): Promise<void> {
  let there = false
  time.at(ms, () => (there = true))
  await time.drive(() => there || time.now() > ms)
}
