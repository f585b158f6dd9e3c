import type { Finding } from '../model/finding.ts'
import type { CampaignReport } from '../model/report.ts'

/** The `--json` shape of `run` and `show findings`, version 1. */
export interface SummaryJson {
  readonly version: 1
  readonly campaign: string
  readonly planned: number
  readonly delivered: number
  readonly findings: readonly FindingJson[]
}

export interface FindingJson {
  readonly id: string
  readonly key: string
  readonly target: string
  readonly title: string
  readonly count: number
  readonly rate: { readonly low: number; readonly estimate: number; readonly high: number }
  /** Decimal text, shortest first. */
  readonly seeds: readonly string[]
  readonly command: string | null
  readonly state: string
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
    findings: report.findings.map(describeFinding),
  }
}

function describeFinding(finding: Finding): FindingJson {
  return {
    id: finding.id,
    key: finding.key,
    target: finding.target,
    title: finding.signature.title,
    count: finding.count,
    rate: finding.rate,
    seeds: finding.seeds.map(({ seed }) => seed),
    command: finding.reproduction?.commandLine ?? null,
    state: finding.confirmation.state,
  }
}
