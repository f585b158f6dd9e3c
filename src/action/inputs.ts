import { getInput } from '@actions/core'
import { nearestWord } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'
import { type FailOn, failOns, floorDefault } from '../campaign/judge-campaign.ts'
import type { PlanRequest } from '../campaign/phases.ts'
import type { TargetChoice } from '../campaign/read-settings.ts'
import type { Outputs } from '../campaign/write-outputs.ts'
import { type HistoryPlace, historyPlaces } from '../config/config-schema.ts'
import { parseCompareBudget } from '../config/parse-compare-budget.ts'
import { parseCount } from '../config/parse-count.ts'
import { parseDuration } from '../config/parse-duration.ts'
import { parseSeedRange } from '../config/parse-seed-range.ts'
import { shardCountMax } from '../model/plan.ts'

export const modes = ['auto', 'plan', 'sweep', 'report', 'bisect'] as const
export type Mode = (typeof modes)[number]

/** The action's inputs, complete: every default is filled in, every word is checked. */
export interface Inputs {
  readonly mode: Mode
  readonly choice: TargetChoice
  readonly seeds: PlanRequest['seeds']
  readonly shardCount: number
  /** Never null in `sweep`; in `bisect` null where the job decides. */
  readonly shard: number | null
  readonly campaign: string | null
  readonly bisect: BisectInputs
  /** Null: the cores this job may use. */
  readonly jobs: number | null
  readonly failOn: FailOn | null
  readonly floor: number
  /** Null: as long as the campaign. */
  readonly compareBudgetMs: number | null
  /** Null: from seedsweep.yml. */
  readonly maxNewIssues: number | null
  readonly comment: boolean
  readonly annotations: boolean
  /** Files for other programs, from the workspace. */
  readonly outputs: Outputs
  readonly token: string
  /** Null: from seedsweep.yml, else artifact. */
  readonly history: HistoryPlace | null
}

/** Inputs of `mode: bisect`, as they were written. */
export interface BisectInputs {
  /** Number or address of an issue. */
  readonly finding: string | null
  readonly good: string | null
  readonly bad: string | null
  /** Counts from 1; null: after the last one. */
  readonly round: number | null
  /** Longest that one test may take; null: as long as its job. */
  readonly limitMs: number | null
}

export function readInputs(): Inputs {
  const mode = readWord('mode', modes) ?? 'auto'
  return {
    mode,
    choice: {
      config: readText('config'),
      target: readText('target'),
      command: null,
      run: readText('run'),
      build: readText('build'),
      preset: readText('preset'),
      bundled: null,
      timeout: readText('timeout'),
      memory: readText('memory'),
    },
    seeds: readSeeds(),
    shardCount: readWhole('shards', 1, shardCountMax) ?? 1,
    shard: mode === 'sweep' ? readShard() : readWhole('shard', 0, shardCountMax - 1),
    campaign: readCampaign(),
    bisect: {
      finding: readText('finding'),
      good: readText('good'),
      bad: readText('bad'),
      round: readWhole('round', 1, 9),
      limitMs: readText('budget') === null ? null : parseDuration(getInput('budget')),
    },
    jobs: readWhole('jobs', 1, 4096),
    failOn: readWord('fail-on', failOns),
    floor: readFloor(),
    compareBudgetMs: readCompareBudget(),
    maxNewIssues: readWhole('max-new-issues', 0, 1000),
    comment: readBoolean('comment'),
    annotations: readBoolean('annotations'),
    outputs: { sarif: readText('sarif'), junit: readText('junit'), json: readText('json') },
    token: readText('github-token') ?? '',
    history: readWord('history', historyPlaces),
  }
}

function readText(name: string): string | null {
  const text = getInput(name)
  return text === '' ? null : text
}

function readWord<const Word extends string>(name: string, words: readonly Word[]): Word | null {
  const text = readText(name)
  if (text === null) return null
  const word = words.find((candidate) => candidate === text)
  if (word !== undefined) return word
  const nearest = nearestWord(text, words)
  const guess = nearest === null ? '' : `; did you mean ${nearest}?`
  throw new UserError('bad-input', `input ${name}: ${text} is not known`, `Write one of: ${words.join(', ')}${guess}`)
}

function readWhole(name: string, min: number, max: number): number | null {
  const text = readText(name)
  if (text === null) return null
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  throw new UserError(
    'bad-input',
    `input ${name}: ${text} is not a whole number from ${min} to ${max}`,
    `Write ${name}: ${min}, for example`,
  )
}

function readBoolean(name: string): boolean {
  const text = readText(name)?.toLowerCase() ?? 'true'
  if (text === 'true' || text === 'false') return text === 'true'
  throw new UserError(
    'bad-input',
    `input ${name}: ${text} is neither true nor false`,
    `Write ${name}: true or ${name}: false`,
  )
}

function readCompareBudget(): number | null {
  const text = readText('compare-budget')
  return text === null ? null : parseCompareBudget(text, 'input compare-budget')
}

function readFloor(): number {
  const text = readText('floor')
  const floor = Number(text ?? floorDefault)
  if (floor >= 0 && floor <= 1) return floor
  throw new UserError('bad-input', `input floor: ${text} is not a share`, 'Write a number from 0 to 1, such as 0.9')
}

function readSeeds(): PlanRequest['seeds'] {
  const given = ['seeds', 'count', 'budget'].filter((name) => readText(name) !== null)
  if (given.length > 1) {
    throw new UserError(
      'seeds-twice',
      `inputs ${given.join(' and ')} contradict each other`,
      'Write one of seeds, count, budget',
    )
  }
  const [seeds, count] = [readText('seeds'), readText('count')]
  if (seeds !== null) return { by: 'range', ...parseSeedRange(seeds) }
  if (count !== null) return { by: 'count', count: parseCount(count) }
  return { by: 'budget', budgetMs: parseDuration(readText('budget') ?? '5m') }
}

function readShard(): number {
  const shard = readWhole('shard', 0, shardCountMax - 1)
  if (shard !== null) return shard
  throw new UserError('no-shard', 'mode sweep needs the input shard', 'Write shard: ${{ matrix.shard }}')
}

function readCampaign(): string | null {
  const text = readText('campaign')
  if (text === null || /^[0-9a-f]{12}$/.test(text)) return text
  throw new UserError(
    'bad-input',
    `input campaign: ${text} is not the id of a campaign`,
    "Write the plan job's output campaign, 12 hexadecimal digits",
  )
}
