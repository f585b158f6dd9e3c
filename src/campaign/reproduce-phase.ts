import { assert } from '../base/assert.ts'
import { UserError } from '../base/user-error.ts'
import { describeStanding } from '../model/correction.ts'
import { findingId, type StoredFinding } from '../model/finding.ts'
import type { Plan } from '../model/plan.ts'
import type { Repetition, Replay, Reproduction } from '../model/reproduction.ts'
import { SeedTextSchema } from '../model/seed.ts'
import type { Target } from '../model/target.ts'
import { isStartFailure } from '../simulator/classify.ts'
import { chanceToSee } from '../statistics/chance-to-see.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { readCampaigns, readPlan, readReplays, readSeed, readStoredFindings } from '../store/queries.ts'
import { recordReplays } from '../store/record.ts'
import { chooseRepetition } from '../triage/choose-repetition.ts'
import { describeFindings } from '../triage/describe-findings.ts'
import { findNondeterminism } from '../triage/find-nondeterminism.ts'
import { makeReproduction } from '../triage/make-reproduction.ts'
import { type ReplayRun, replayReproduction } from '../triage/replay-reproduction.ts'
import type { Machine } from './machine.ts'
import { simulatorEnvironment } from './own-program.ts'
import { readOrigin } from './read-origin.ts'
import { type CorrectionRequest, readCorrected } from './read-report.ts'

export type { ReplayRun } from '../triage/replay-reproduction.ts'

/** The name of this machine in replays that a person asked for. */
const here = 'local'

/** Something that can be run again: a recorded failure, and the target whose limits and environment it runs under. */
export interface Recorded {
  readonly reproduction: Reproduction
  readonly target: Target
  readonly campaign: string
}

/**
 * Finds what was recorded of a finding (`f-7c3e91a0`, or more of its key) or of a failing seed; null where nothing was.
 * The newest campaign goes first; what it does not have is looked for in all others.
 *
 * @param known what the repository's file says of findings: the id may be that of one which it made of several
 * @throws UserError `ambiguous-finding`
 */
export function findRecorded(dbPath: string, wanted: string, known: CorrectionRequest['known'] = []): Recorded | null {
  using store = openStore(dbPath, { readonly: true })
  const campaigns = readCampaigns(store).map(({ campaign }) => campaign)
  const prefix = /^(?:f-)?([0-9a-f]{4,64})$/.exec(wanted)?.[1] ?? null
  for (const among of [campaigns.slice(0, 1), campaigns]) {
    const found = [
      ...(prefix === null ? [] : findByKey(store, among, prefix, known)),
      ...(SeedTextSchema.safeParse(wanted).success ? findBySeed(store, among, wanted) : []),
    ]
    // A number can be a seed and the beginning of a key; the same failure found by both ways is one.
    const distinct = [
      ...Map.groupBy(found, ({ target, reproduction: { seed, expected } }) =>
        JSON.stringify([target.name, seed, expected.key]),
      ).values(),
    ].flatMap((same) => same.slice(0, 1))
    if (distinct.length > 1) throw describeAmbiguity(wanted, distinct)
    if (distinct[0] !== undefined) return distinct[0]
  }
  return null
}

function findByKey(
  store: Store,
  campaigns: readonly string[],
  prefix: string,
  known: CorrectionRequest['known'],
): Recorded[] {
  const planOf = (campaign: string) => readPlan(store, campaign)
  const isNamed = ({ key }: { readonly key: string }) => key.startsWith(prefix)
  const all = describeFindings(readStoredFindings(store, campaigns), planOf)
  const own = all.filter(isNamed)
  const named = own.length > 0 ? own : describeFindings(findCorrected(store, campaigns, prefix, known), planOf)
  return [...named, ...findNondeterminism(all, () => null).filter(isNamed)].flatMap(
    ({ target: name, reproduction, seeds }) => {
      const campaign = seeds.find(({ seed }) => seed === reproduction?.seed)?.campaign
      if (reproduction === null || campaign === undefined) return []
      const target = findPlanned(planOf(campaign), name)
      return target === null ? [] : [{ reproduction, target, campaign }]
    },
  )
}

/** The id may be that of a variant that people made a finding of, or of one into which they folded what failed. */
function findCorrected(
  store: Store,
  campaigns: readonly string[],
  prefix: string,
  known: CorrectionRequest['known'],
): StoredFinding[] {
  const repository = readCampaigns(store)[0]?.origin.repository ?? null
  const corrected = readCorrected(store, repository, known)
  return readStoredFindings(store, campaigns, repository, corrected.split).filter(({ target, key }) =>
    [key, corrected.rootOf(target, key)].some((name) => name.startsWith(prefix)),
  )
}

/** What people said of the finding of a failure, as a sentence; null where they said nothing, or no longer do. */
export function describeCorrected(
  dbPath: string,
  { reproduction, target: { name } }: Recorded,
  { known, today }: CorrectionRequest,
): string | null {
  using store = openStore(dbPath, { readonly: true })
  const corrected = readCorrected(store, readCampaigns(store)[0]?.origin.repository ?? null, known)
  const { key } = reproduction.expected
  const root = corrected.rootOf(name, key)
  const standing = corrected.standingOf(name, root, today)
  const by = corrected.foldedBy(name, key)?.by
  const said = [
    ...(root === key ? [] : [`folded into ${findingId(root)}${by === undefined ? '' : ` (${by})`}`]),
    ...(standing === null ? [] : [describeStanding(standing)]),
  ]
  return said.length === 0 ? null : `this finding is ${said.join(', and ')}`
}

/** The failures of one seed, of each target and key the one of the newest campaign. */
function findBySeed(store: Store, campaigns: readonly string[], seed: string): Recorded[] {
  const newestFirst = readSeed(store, seed)
    .failures.filter(({ campaign }) => campaigns.includes(campaign))
    .sort((a, b) => campaigns.indexOf(a.campaign) - campaigns.indexOf(b.campaign))
  return [...Map.groupBy(newestFirst, ({ target, key }) => `${target} ${key}`).values()].flatMap(([failure]) => {
    const plan = failure === undefined ? null : readPlan(store, failure.campaign)
    const target = failure === undefined || plan === null ? null : findPlanned(plan, failure.target)
    if (failure === undefined || plan === null || target === null) return []
    const { campaign, target: name, key } = failure
    const finding = readStoredFindings(store, [campaign]).find((known) => known.target === name && known.key === key)
    assert(finding !== undefined, 'a failure is part of a finding')
    const reproduction = makeReproduction(target, plan, failure, failure, chooseRepetition(target, finding))
    return [{ reproduction, target, campaign: failure.campaign }]
  })
}

function findPlanned(plan: Plan, name: string): Target | null {
  return plan.targets.find(({ target }) => target.name === name)?.target ?? null
}

function describeAmbiguity(wanted: string, found: readonly Recorded[]): UserError {
  const names = found.map(({ target, reproduction: { seed, expected } }) => {
    return `${findingId(expected.key)} of ${target.name} (seed ${seed}, ${expected.title})`
  })
  return new UserError(
    'ambiguous-finding',
    `${wanted} could be any of:\n  ${names.join('\n  ')}`,
    'Write more of the finding, or its whole id',
  )
}

/** What running a reproduction again came to. */
export interface Reproduced {
  /** At least one; the last one showed the failure, where it was reproduced. */
  readonly runs: readonly ReplayRun[]
  readonly last: ReplayRun
  readonly reproduced: boolean
  /** By attempts: how likely so many verdicts show a failure of the rate that it had in its campaign. Else null. */
  readonly chance: number | null
}

/**
 * Runs a recorded command in fresh processes, as often as it may take, until it shows the failure; null when it was
 * cancelled before.
 */
export async function reproducePhase(
  recorded: Recorded,
  signal: AbortSignal,
  machine: Machine,
): Promise<Reproduced | null> {
  const { repeat } = recorded.reproduction
  const { target } = recorded
  const parentEnv = simulatorEnvironment(machine, [target])
  const context = { target, cwd: machine.cwd, parentEnv, scratch: machine.scratch }
  const runs: ReplayRun[] = []
  let last: ReplayRun | null = null
  do {
    const labels = { campaign: recorded.campaign, replay: runs.length + 1, where: here }
    last = await replayReproduction(recorded.reproduction, context, labels, signal)
    if (last === null) return null
    runs.push(last)
  } while (last.replay.verdict !== 'same' && !isStartFailure(last.result) && runs.length < mostRuns(repeat))
  const judged = runs.filter(({ replay }) => replay.verdict !== 'unknown').length
  const chance = repeat.by === 'attempts' ? chanceToSee(repeat.rate, judged) : null
  return { runs, last, reproduced: last.replay.verdict === 'same', chance }
}

function mostRuns(repeat: Repetition): number {
  return repeat.by === 'seed' ? 1 : repeat.most
}

/**
 * Keeps replays in the store, beside those that this machine ran before. They count as evidence for the finding, so they
 * must come from the code that failed.
 */
export function keepReplays(dbPath: string, runs: readonly ReplayRun[]): void {
  using store = openStore(dbPath)
  const numbered: Replay[] = []
  for (const { replay } of runs) {
    const { campaign, target, key, seed } = replay
    const known = [...readReplays(store, { campaigns: [campaign], target, key, seed }), ...numbered]
    const numbers = known.filter(({ where }) => where === here).map((earlier) => earlier.replay)
    numbered.push({ ...replay, replay: Math.max(0, ...numbers) + 1 })
  }
  recordReplays(store, numbered)
}

/** Whether the code here is the code that failed; `unknown` outside git. */
export type CodeComparison =
  | { readonly code: 'same' | 'unknown'; readonly note: null }
  | { readonly code: 'other'; readonly note: string }

/** Compares the commit and the uncommitted changes in `machine.cwd` with those that a failure was recorded at. */
export async function compareCode(
  recorded: { readonly sha: string | null; readonly changes: string | null },
  machine: Pick<Machine, 'cwd' | 'env'>,
): Promise<CodeComparison> {
  const { sha, changes } = await readOrigin(machine.cwd, machine.env, 0)
  const otherCommit = describeOtherCommit(recorded.sha, sha)
  if (otherCommit !== null) return { code: 'other', note: otherCommit }
  if (recorded.sha === null || sha === null) return { code: 'unknown', note: null }
  if (changes === recorded.changes) return { code: 'same', note: null }
  return { code: 'other', note: 'the tree has other uncommitted changes than when it failed' }
}

/** One sentence where two commits are known to differ, else null. */
export function describeOtherCommit(failedAt: string | null, here: string | null): string | null {
  if (failedAt === null || here === null || failedAt === here) return null
  return `it failed at ${failedAt.slice(0, 7)} and this is ${here.slice(0, 7)}: on other code the same seed may take another path`
}
