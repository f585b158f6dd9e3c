import { assert } from '../../base/assert.ts'
import type { Comparison } from '../../model/comparison.ts'
import type { Standing } from '../../model/correction.ts'
import type { Determinism } from '../../model/determinism.ts'
import type { Finding } from '../../model/finding.ts'
import type { HistorySummary } from '../../model/history.ts'
import type { Life } from '../../model/life.ts'
import type { NeverSeen, PropertyLife } from '../../model/property-life.ts'
import type { CampaignReport, Discovery, JudgedSeeds } from '../../model/report.ts'
import type { Repetition } from '../../model/reproduction.ts'
import type { PropertyKind } from '../../model/result.ts'

/** The `--json` shape of `run` and `show findings`, version 1. */
export interface SummaryJson {
  readonly version: 1
  readonly campaign: string
  readonly planned: number
  readonly delivered: number
  /** What running seeds a second time showed; null where none was. `rate` as of findings. */
  readonly determinism: Determinism | null
  /** By target, seeds with a verdict, and those of them that failed: these could show nothing else. */
  readonly judged: readonly JudgedSeeds[]
  /** What the others say of failures that nobody has seen yet. */
  readonly discovery: Discovery
  readonly findings: readonly FindingJson[]
  /** What it says together with the campaigns before it in its store; null where there are none. */
  readonly history: HistorySummary | null
  /** What people ignore, expect or call wrong: in no verdict. */
  readonly setAside: readonly (FindingJson & { readonly standing: Standing })[]
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
  /** Fresh seeds that show it again with 99 % probability, by this campaign alone; null for what was never seen. */
  readonly seedsToSeeAgain: number | null
  /** Decimal text, shortest first. */
  readonly seeds: readonly string[]
  readonly command: string | null
  readonly state: string
  /** How `command` is repeated until it shows the failure; null without a command. */
  readonly repeat: Repetition | null
  /** In how many of how many repetitions it did. */
  readonly confirmation: { readonly same: number; readonly replays: number }
  /** The property that no run came to, and how many seeds could have: such a finding has count 0, and no seeds. Else null. */
  readonly neverSeen: {
    readonly kind: PropertyKind
    readonly name: string
    readonly seeds: number
    /** What is known of it over the campaigns of its store; null where there is but one. */
    readonly life: PropertyLife | null
  } | null
  /** What is known of it over the campaigns of its store; null where there is but one. */
  readonly life: Life | null
  /** What comparing it with the base came to (`run --base`); null where nothing was compared. */
  readonly comparison: Comparison | null
}

export function summariseJson(report: CampaignReport): SummaryJson {
  return {
    version: 1,
    campaign: report.plan.campaign,
    planned: report.planned,
    delivered: report.delivered,
    determinism: report.determinism,
    judged: report.judged,
    discovery: report.discovery,
    findings: report.findings.map(describeFinding),
    history: report.history,
    setAside: report.setAside.map((finding) => {
      assert(finding.standing !== null, 'what was set aside has a standing')
      return { ...describeFinding(finding), standing: finding.standing }
    }),
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
    seedsToSeeAgain: Number.isFinite(finding.seedsToSeeAgain) ? finding.seedsToSeeAgain : null,
    seeds: finding.seeds.map(({ seed }) => seed),
    command: finding.reproduction?.commandLine ?? null,
    state,
    repeat: finding.reproduction?.repeat ?? null,
    confirmation: { same, replays },
    neverSeen: neverSeen === null ? null : describeProperty(neverSeen),
    life: finding.life,
    comparison: finding.comparison,
  }
}

function describeProperty({ kind, name, seeds, life }: NeverSeen): FindingJson['neverSeen'] {
  return { kind, name, seeds, life }
}
