import type { Comparison } from '../model/comparison.ts'
import type { Determinism } from '../model/determinism.ts'
import type { Finding } from '../model/finding.ts'
import type { HistorySummary } from '../model/history.ts'
import type { Life } from '../model/life.ts'
import type { CampaignReport } from '../model/report.ts'
import type { Repetition } from '../model/reproduction.ts'
import type { PropertyKind } from '../model/result.ts'

/** The `--json` shape of `run` and `show findings`, version 1. */
export interface SummaryJson {
  readonly version: 1
  readonly campaign: string
  readonly planned: number
  readonly delivered: number
  /** What running seeds a second time showed; null where none was. `rate` as of findings. */
  readonly determinism: Determinism | null
  readonly findings: readonly FindingJson[]
  /** What it says together with the campaigns before it in its store; null where there are none. */
  readonly history: HistorySummary | null
}

export interface FindingJson {
  readonly id: string
  readonly key: string
  readonly target: string
  readonly title: string
  readonly count: number
  /** Further seeds that failed in this way among those carried over from earlier campaigns: in no rate. */
  readonly carried: number
  readonly rate: { readonly low: number; readonly estimate: number; readonly high: number }
  /** Decimal text, shortest first. */
  readonly seeds: readonly string[]
  readonly command: string | null
  readonly state: string
  /** How `command` is repeated until it shows the failure; null without a command. */
  readonly repeat: Repetition | null
  /** In how many of how many repetitions it did. */
  readonly confirmation: { readonly same: number; readonly replays: number }
  /** The property that no run came to, and how many seeds could have: such a finding has count 0, and no seeds. Else null. */
  readonly neverSeen: { readonly kind: PropertyKind; readonly name: string; readonly seeds: number } | null
  /** What is known of it over the campaigns of its store; null where there is but one. */
  readonly life: Life | null
  /** What comparing it with the base came to (`run --base`); null where nothing was compared. */
  readonly comparison: Comparison | null
}

/** A value as one line of JSON that is safe to print: what simulators said travels in it as escapes. */
export function jsonLine(value: unknown): string {
  return `${escapeJson(JSON.stringify(value))}\n`
}

/**
 * The same JSON text with escapes for what a terminal or a CI's log would act on: invisible and bidirectional
 * characters, and the `##[` that GitHub's runners take for a command anywhere in a line. Outside of strings JSON has
 * none of these.
 */
export function escapeJson(json: string): string {
  return json
    .replace(/[\u007F-\u009F\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, escapeUnits)
    .replaceAll('##[', '\\u0023\\u0023[')
}

function escapeUnits(character: string): string {
  return Array.from({ length: character.length }, (_, at) => {
    return `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`
  }).join('')
}

export function summariseJson(report: CampaignReport): SummaryJson {
  return {
    version: 1,
    campaign: report.plan.campaign,
    planned: report.planned,
    delivered: report.delivered,
    determinism: report.determinism,
    findings: report.findings.map(describeFinding),
    history: report.history,
  }
}

function describeFinding(finding: Finding): FindingJson {
  const { neverSeen } = finding
  const { state, same, replays } = finding.confirmation
  return {
    id: finding.id,
    key: finding.key,
    target: finding.target,
    title: finding.signature.title,
    count: finding.count,
    carried: finding.carried,
    rate: finding.rate,
    seeds: finding.seeds.map(({ seed }) => seed),
    command: finding.reproduction?.commandLine ?? null,
    state,
    repeat: finding.reproduction?.repeat ?? null,
    confirmation: { same, replays },
    neverSeen: neverSeen === null ? null : { kind: neverSeen.kind, name: neverSeen.name, seeds: neverSeen.seeds },
    life: finding.life,
    comparison: finding.comparison,
  }
}
