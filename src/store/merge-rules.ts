/**
 * When two stores hold a row with the same key, which row the merged store holds. Each rule picks a greatest or least
 * element of an order that looks at the rows alone, so merging is commutative, associative and idempotent:
 *
 * - `greatest-row`: the whole row that is greater, comparing values from left to right;
 * - `greatest-each`, `least-each`: value by value. Counters only grow, so of an early and a late copy the late one wins;
 * - `any-row`: rows of one key are the same row.
 *
 * The order of rules is the order of merging: what is referred to comes first. `span` (a union), `slow` (ten slowest)
 * and `detail` (16 earliest and 16 newest) need more than a rule and say so where they are merged; so do campaigns that are
 * past (`merge-past.ts`).
 */
export interface MergeRule {
  readonly table: string
  readonly key: readonly string[]
  readonly values: readonly string[]
  readonly rule: 'greatest-row' | 'greatest-each' | 'least-each' | 'any-row'
}

const run = ['campaign', 'shard', 'attempt']
const targetRun = ['campaign', 'target', 'shard', 'attempt']
const indexRun = ['campaign', 'target', 'idx', 'shard', 'attempt']

export const campaignRule: MergeRule = {
  table: 'campaign',
  key: ['campaign'],
  values: ['number', 'sha', 'started_at', 'plan_json'],
  rule: 'least-each',
}

export const shardRunRule: MergeRule = {
  table: 'shard_run',
  key: run,
  values: ['revision', 'state', 'canary', 'wall_ms', 'dropped', 'jobs', 'machine', 'started_at', 'seedsweep'],
  rule: 'greatest-row',
}

export const issuedRule: MergeRule = { table: 'issued', key: targetRun, values: ['count'], rule: 'greatest-each' }

export const signatureRule: MergeRule = {
  table: 'signature',
  key: ['key', 'variant'],
  values: ['version', 'kind', 'language', 'type', 'message', 'frames', 'title', 'crash', 'parts'],
  rule: 'greatest-row',
}

export const failureRule: MergeRule = {
  table: 'failure',
  key: indexRun,
  values: [
    'signature',
    'outcome',
    'seed',
    'exact',
    'step',
    'duration_ms',
    'digest',
    'exit_code',
    'exit_signal',
    'config',
  ],
  rule: 'greatest-row',
}

export const exceptionRule: MergeRule = {
  table: 'exception',
  key: indexRun,
  values: ['outcome', 'seed', 'reason'],
  rule: 'greatest-row',
}

export const cutRule: MergeRule = { table: 'cut', key: indexRun, values: ['elapsed_ms', 'seed'], rule: 'greatest-row' }

export const durationRule: MergeRule = {
  table: 'duration',
  key: [...targetRun, 'bucket'],
  values: ['count'],
  rule: 'greatest-each',
}

export const propertyRule: MergeRule = {
  table: 'property',
  key: [...targetRun, 'name', 'kind'],
  values: ['passes', 'failures', 'seeds', 'seen', 'must_hit'],
  rule: 'greatest-each',
}

export const configValueRule: MergeRule = {
  table: 'config_value',
  key: [...targetRun, 'name', 'value'],
  values: ['passes', 'failures'],
  rule: 'greatest-each',
}

export const secondRunRule: MergeRule = {
  table: 'second_run',
  key: targetRun,
  values: ['checked', 'unequal'],
  rule: 'greatest-each',
}

export const slowRule: MergeRule = {
  table: 'slow',
  key: [...run, 'target', 'idx'],
  values: ['duration_ms', 'outcome', 'seed'],
  rule: 'greatest-row',
}

export const detailRule: MergeRule = {
  table: 'detail',
  key: ['target', 'key', 'campaign', 'idx', 'shard', 'attempt'],
  values: ['text'],
  rule: 'greatest-row',
}

export const replayRule: MergeRule = {
  table: 'replay',
  key: ['campaign', 'target', 'key', 'seed', 'place', 'replay'],
  values: ['revision', 'verdict', 'seen_key', 'seen_title', 'seen_digest', 'seen_exit', 'duration_ms'],
  rule: 'greatest-row',
}

export const issueRule: MergeRule = {
  table: 'issue',
  key: ['repository', 'target', 'key'],
  values: ['updated_at', 'number', 'state'],
  rule: 'greatest-row',
}

export const pastCampaignRule: MergeRule = {
  table: 'past_campaign',
  key: ['campaign'],
  values: ['known', 'number', 'sha', 'started_at', 'workflow', 'event'],
  rule: 'greatest-row',
}

export const pastSweepRule: MergeRule = {
  table: 'past_sweep',
  key: ['campaign', 'target'],
  values: ['planned', 'passed', 'failed', 'timed_out', 'nondeterministic', 'unknown', 'infra'],
  rule: 'greatest-row',
}

export const pastSightingRule: MergeRule = {
  table: 'past_sighting',
  key: ['campaign', 'target', 'key'],
  values: ['count', 'carried', 'seed'],
  rule: 'greatest-row',
}

export const recalledRule: MergeRule = {
  table: 'recalled',
  key: ['repository', 'target', 'key', 'recalled_at'],
  values: ['number', 'first_sha', 'first_at', 'sha', 'k', 'n', 'seeds'],
  rule: 'greatest-row',
}

export const historySourceRule: MergeRule = {
  table: 'history_source',
  key: ['artifact'],
  values: ['merged'],
  rule: 'greatest-each',
}

export const comparisonRule: MergeRule = {
  table: 'comparison',
  key: ['campaign', 'target', 'key'],
  values: ['revision', 'verdict', 'base', 'evidence'],
  rule: 'greatest-row',
}

export const formerKeyRule: MergeRule = { table: 'former_key', key: ['key', 'former'], values: [], rule: 'any-row' }

export const bisectBatchRule: MergeRule = {
  table: 'bisect_batch',
  key: ['target', 'key', 'recipe', 'sha', 'batch'],
  values: ['clean', 'stored', 'other', 'unjudged', 'failing', 'failing_was', 'untestable', 'at'],
  rule: 'greatest-row',
}

export const firstBadRule: MergeRule = {
  table: 'first_bad',
  key: ['target', 'key'],
  values: ['at', 'sha', 'probability', 'author', 'date', 'subject', 'good', 'bad', 'suspects'],
  rule: 'greatest-row',
}

/** An order is the same wherever it was read; done once, it is done. */
export const correctionRule: MergeRule = {
  table: 'correction',
  key: ['repository', 'id'],
  values: ['done', 'at', 'author', 'issue', 'target', 'kind', 'key', 'merge_into', 'until'],
  rule: 'greatest-row',
}

export const commentLookRule: MergeRule = {
  table: 'comment_look',
  key: ['repository'],
  values: ['at'],
  rule: 'greatest-each',
}

export function columnsOf(rule: MergeRule): readonly string[] {
  return [...rule.key, ...rule.values]
}

/** The statement that adds one row, its columns in the order of `columnsOf`, by the table's rule. */
export function upsertSql(rule: MergeRule, schema = 'main'): string {
  const columns = columnsOf(rule)
  return `${insertSql(rule, schema)} VALUES (${columns.map(() => '?').join(', ')}) ${onConflictSql(rule, schema)}`
}

/** The statement that adds all rows of `select`, its columns in the order of `columnsOf`, by the table's rule. */
export function upsertAllSql(rule: MergeRule, schema: string, select: string): string {
  return `${insertSql(rule, schema)} ${select} ${onConflictSql(rule, schema)}`
}

function insertSql(rule: MergeRule, schema: string): string {
  return `INSERT INTO ${schema}.${rule.table} (${columnsOf(rule).join(', ')})`
}

function onConflictSql(rule: MergeRule, schema: string): string {
  return `ON CONFLICT (${rule.key.join(', ')}) DO ${resolution(rule, schema)}`
}

function resolution(rule: MergeRule, schema: string): string {
  const each = (choose: string) => rule.values.map((value) => `${value} = ${choose}(${value}, excluded.${value})`)
  switch (rule.rule) {
    case 'any-row':
      return 'NOTHING'
    case 'greatest-each':
      return `UPDATE SET ${each('max').join(', ')}`
    case 'least-each':
      return `UPDATE SET ${each('min').join(', ')}`
    case 'greatest-row': {
      const set = rule.values.map((value) => `${value} = excluded.${value}`).join(', ')
      const row = (source: string) => rule.values.map((value) => comparable(source, value, schema)).join(', ')
      return `UPDATE SET ${set} WHERE (${row('excluded')}) > (${row(rule.table)})`
    }
  }
}

/**
 * NULL compares as neither greater nor less, which would not be an order: minus infinity, which no column holds, stands
 * for it. The id of a signature is the file's own, so what it stands for is compared instead.
 */
function comparable(source: string, column: string, schema: string): string {
  if (column === 'signature') {
    return `(SELECT s.key || ' ' || s.variant FROM ${schema}.signature s WHERE s.id = ${source}.signature)`
  }
  return `ifnull(${source}.${column}, -9e999)`
}
