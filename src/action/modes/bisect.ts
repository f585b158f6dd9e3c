import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { info, setFailed, setOutput, summary } from '@actions/core'
import { plainLine } from '../../base/plain-text.ts'
import { formatCount, formatPlural } from '../../base/text.ts'
import { UserError } from '../../base/user-error.ts'
import type { BisectObserver, BisectResult } from '../../campaign/bisect-phase.ts'
import { type BisectRange, commitWords, readBisectRange } from '../../campaign/bisect-range.ts'
import { decideRound, mergeEvidence, nameBisect, type Round, runRoundTest } from '../../campaign/bisect-round.ts'
import { readIssueSuspect, type Suspect } from '../../campaign/find-suspect.ts'
import { bisectCommentPhase, renderBisectComment } from '../../campaign/publish-phase.ts'
import { type IssueAddress, parseIssueAddress, requireKnownServer } from '../../campaign/read-issue.ts'
import { loadConfig, readSettings } from '../../campaign/read-settings.ts'
import { removeDeadWorktrees } from '../../campaign/worktrees.ts'
import { downloadBisect, openArtifacts, type RunArtifacts, uploadBisect } from '../artifacts.ts'
import type { ActionContext } from '../context.ts'
import { openAccess } from '../github-access.ts'
import { keepFirstBad } from '../keep-first-bad.ts'

/** How sure an answer is. */
const confidence = 0.95
/** Longest that one test may take where nobody says; a job has its own limit besides. */
const limitMsDefault = 5 * 3_600_000

/**
 * One job of a bisection. Without `shard` it decides: with `round` it gives the matrix of that round's tests, without it
 * tells everybody how it ended. With `shard` and `round` it runs one test.
 */
export async function runBisect(context: ActionContext): Promise<number> {
  const { inputs, world } = context
  const { round } = inputs.bisect
  const { suspect, address } = await readSuspect(context)
  const loaded = loadConfig(context.workspace, inputs.choice.config)
  const directory = loaded?.directory ?? context.workspace
  const range = await readRange(context, directory, suspect)
  const artifacts = await openArtifacts(world.env, inputs.token)
  const bisect = nameBisect({ suspect, range })
  setOutput('campaign', bisect)
  const dbPath = join(context.folder, 'bisect.db')
  setOutput('db', dbPath)
  const machine = context.machine(directory)
  await collectEvidence(context, artifacts, bisect, dbPath)
  const decided = decideRound({ suspect, range, confidence, dbPath }, inputs.shardCount, machine.date())
  if (inputs.shard !== null) {
    if (round === null) throw new UserError('no-round', 'a test of a bisection needs its round', 'Write round: 1')
    const resultPath = join(context.folder, `s${inputs.shard}`, 'shard.db')
    mkdirSync(dirname(resultPath))
    await removeDeadWorktrees({ directory: range.top, env: world.env })
    const { signal } = world
    const limitMs = inputs.bisect.limitMs ?? limitMsDefault
    const phase = { suspect, range, confidence, dbPath, resultPath, limitMs, signal, observer: logBisect(range) }
    try {
      await runRoundTest(phase, decided, inputs.shard, `r${round}-s${inputs.shard}`, machine)
    } finally {
      await uploadBisect(artifacts, { bisect, round, shard: inputs.shard, attempt: context.attempt }, resultPath)
    }
    return world.signal.aborted ? 1 : 0
  }
  if (round === null) {
    const status = await conclude(context, address, suspect, range, decided)
    if (decided.result.first !== null && isOurs(context, address)) {
      await keepFirstBad(context, { name: bisect, dbPath }, loaded?.config.history ?? null)
    }
    return status
  }
  setOutput('matrix', decided.tests.length === 0 ? '' : JSON.stringify(describeMatrix(decided)))
  info(
    decided.tests.length === 0
      ? 'nothing is left to test'
      : `round ${round}: ${formatPlural(decided.tests.length, 'test')} at ${formatPlural(new Set(decided.tests.map(({ sha }) => sha)).size, 'commit')}`,
  )
  return 0
}

function describeMatrix({ tests }: Round): unknown {
  return { include: tests.map(({ sha }, shard) => ({ shard, commit: sha.slice(0, 10) })) }
}

async function readSuspect(context: ActionContext): Promise<{ suspect: Suspect; address: IssueAddress }> {
  const { inputs, world } = context
  const { finding } = inputs.bisect
  const access = openAccess(context)
  if (finding === null || access === null) {
    const seen = finding === null ? 'mode bisect needs the input finding' : 'reading an issue needs a token'
    throw new UserError('no-finding', seen, 'Write finding: 12, the number of an issue')
  }
  const server = world.env.GITHUB_SERVER_URL ?? 'https://github.com'
  const isNumber = /^#?\d{1,10}$/.test(finding)
  const address = isNumber
    ? { serverUrl: server, repository: access.repository, number: Number(finding.replace('#', '')) }
    : parseIssueAddress(finding)
  requireKnownServer(address, world.env)
  const { choice } = inputs
  const settings = (target: string) => readSettings(context.workspace, { ...choice, target: choice.target ?? target })
  return { suspect: await readIssueSuspect(address, access, settings), address }
}

async function readRange({ inputs, world }: ActionContext, directory: string, suspect: Suspect): Promise<BisectRange> {
  const { good, bad } = inputs.bisect
  if (good === null) throw new UserError('no-good', 'mode bisect needs the input good', 'Write good: v1.4.0')
  const repository = { directory, env: world.env, signal: world.signal }
  return readBisectRange(repository, { good, bad: bad ?? suspect.sha ?? 'HEAD' }, suspect.excerpt)
}

async function collectEvidence(
  context: ActionContext,
  artifacts: RunArtifacts,
  bisect: string,
  dbPath: string,
): Promise<void> {
  const { round } = context.inputs.bisect
  const downloads = await downloadBisect(artifacts, bisect, round, join(context.folder, 'stores'))
  const stores = downloads.flatMap((download) => (download.kind === 'file' ? [download.path] : []))
  const refused = stores.length === 0 ? [] : mergeEvidence(dbPath, stores)
  const lost = [
    ...downloads.flatMap((download) => (download.kind === 'lost' ? [`${download.artifact}: ${download.reason}`] : [])),
    ...refused,
  ]
  for (const line of lost.slice(0, 10)) context.annotator.write('warning', plainLine(line, 1_000))
  info(`${formatPlural(stores.length - refused.length, 'test')} of earlier rounds`)
}

async function conclude(
  context: ActionContext,
  address: IssueAddress,
  suspect: Suspect,
  range: BisectRange,
  { result }: Round,
): Promise<number> {
  const { inputs } = context
  const body = renderBisectComment({
    first: result.first,
    sentence: describeEnd(result, range),
    commits: range.commits.length,
    tested: listTested(range, result),
    origin: { repository: address.repository, serverUrl: address.serverUrl },
  })
  await summary.addRaw(body).write()
  setOutput('first-bad', result.first?.sha ?? '')
  const access = openAccess(context)
  if (inputs.comment && access !== null && isOurs(context, address)) {
    const told = await bisectCommentPhase(access, address.number, body)
    if (told.kind === 'failed' || told.kind === 'read-only') context.annotator.write('warning', told.sentence)
  }
  info(`${suspect.id}: ${describeEnd(result, range)}`)
  if (result.first !== null) return 0
  setFailed(describeEnd(result, range))
  return 1
}

/** Told only in the issues of this repository, and not from a pull request, whose code decided what was run. */
function isOurs(context: ActionContext, { repository }: IssueAddress): boolean {
  const event = context.world.env.GITHUB_EVENT_NAME ?? ''
  return repository === openAccess(context)?.repository && !event.startsWith('pull_request')
}

function describeEnd({ end, first, state }: BisectResult, range: BisectRange): string {
  const bad = range.commits.at(-1)?.sha.slice(0, 10) ?? ''
  const good = range.good.sha.slice(0, 10)
  switch (end.state) {
    case 'found':
      return `the first bad commit is ${first?.sha ?? ''}`
    case 'range':
      return `No first bad commit yet: it is one of ${formatPlural(end.left.length, 'commit')} of ${formatCount(range.commits.length)}`
    case 'bad-passes':
      return `${bad} is not bad: ${formatPlural(end.seeds, 'seed')} ran clean there`
    case 'bad-untestable':
      return `${bad}, the bad commit, cannot be tested: ${plainLine(end.reason, 500).replace(/[^\w .,:;()'-]/g, ' ')}`
    case 'good-fails':
      return `${good} is not good: it fails there already, with seed ${state.good.failing ?? ''}`
    case 'good-untestable':
      return `${good}, the good commit, cannot be tested: ${plainLine(end.reason, 500).replace(/[^\w .,:;()'-]/g, ' ')}`
    case 'too-rare':
      return `None of ${formatPlural(end.seeds, 'fresh seed')} failed at ${bad}: it is far rarer than it was seen`
  }
}

function listTested(range: BisectRange, { state }: BisectResult) {
  const all = [{ at: -1, tally: state.good }, ...[...state.tallies.entries()].map(([at, tally]) => ({ at, tally }))]
  return all
    .filter(({ tally }) => tally.batches > 0)
    .map(({ at, tally: { sha, clean, fails, untestable } }) => {
      const verdict = fails ? ('fails' as const) : untestable ? ('cannot be tested' as const) : ('clean' as const)
      return { sha, subject: at < 0 ? 'the good commit' : commitWords(range, at, 80), clean, verdict }
    })
}

/** A line for each batch in the log; nothing that a simulator or a build said reaches it raw. */
function logBisect(range: BisectRange): BisectObserver {
  return {
    onState: () => undefined,
    onBuild: ({ sha }) => info(`building ${sha.slice(0, 10)}`),
    onTest: (place, { seeds }) => info(`testing ${place.sha.slice(0, 10)} with ${formatPlural(seeds, 'seed')}`),
    onSeed: () => undefined,
    onBatch({ sha, at }, { clean, stored, other, failing, untestable }) {
      const said = untestable === null ? `${formatCount(clean + stored)} clean` : plainLine(untestable, 500)
      const proof = failing === null ? '' : `, seed ${failing} FAILS`
      const others = other === 0 ? '' : `, ${formatCount(other)} failed otherwise`
      info(`${sha.slice(0, 10)} ${commitWords(range, at, 60)}: ${said}${others}${proof}`)
    },
  }
}
