import type { Finding } from '../model/finding.ts'
import type { CampaignReport } from '../model/report.ts'
import type { EarlierFinding } from '../publish/plan-issue-changes.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { readCampaignsToAsk, readCountedFindings, readIssues } from '../store/queries.ts'
import { describeCounted } from './counted-findings.ts'
import { floorDefault } from './judge-campaign.ts'
import { type CorrectionRequest, readReport } from './read-report.ts'

/**
 * Findings that wait for an issue in a repository since earlier campaigns and were not seen in this one, however long ago
 * that was: without them a rare failure would lose its turn. Each comes with the report of the newest campaign that saw it,
 * whose numbers its issue prints; where only counts are left of those that did, with this one.
 *
 * @param corrections what people set aside while it waited is not filed
 */
export function readEarlierFindings(
  dbPath: string,
  repository: string,
  report: CampaignReport,
  corrections: CorrectionRequest | null = null,
): EarlierFinding[] {
  using store = openStore(dbPath, { readonly: true })
  const waiting = listWaiting(store, repository, report)
  if (waiting.size === 0) return []
  const found: EarlierFinding[] = []
  const take = (finding: Finding, earlier: CampaignReport) => {
    // What a campaign never saw, the newest one judges.
    if (finding.neverSeen !== null || !waiting.delete(nameFinding(finding))) return
    found.push({ finding: { ...finding, issue: { repository, number: null, state: 'pending' } }, report: earlier })
  }
  for (const campaign of readCampaignsToAsk(store, [...waiting], report.plan.campaign)) {
    if (waiting.size === 0) break
    const earlier = readReport(store, campaign, floorDefault, corrections)
    for (const finding of earlier.findings) take(finding, earlier)
  }
  const counted = readCountedFindings(store, [], repository).filter((finding) => waiting.has(nameFinding(finding)))
  for (const finding of describeCounted(counted, report.plan)) take(finding, report)
  return found
}

/** Whether a store knows of issues of a repository, filed or waiting: then a night without findings has work there too. */
export function remembersIssues(dbPath: string, repository: string): boolean {
  using store = openStore(dbPath)
  return readIssues(store, repository).length > 0
}

/** By name: target and key, with a space between them. */
function listWaiting(store: Store, repository: string, report: CampaignReport): Set<string> {
  const targets = new Set(report.plan.targets.map(({ target }) => target.name))
  const seen = new Set(report.findings.map(nameFinding))
  const pending = readIssues(store, repository).filter(({ issue }) => issue.state === 'pending')
  const names = pending.filter(({ target }) => targets.has(target)).map(nameFinding)
  return new Set(names.filter((name) => !seen.has(name)))
}

function nameFinding({ target, key }: { readonly target: string; readonly key: string }): string {
  return `${target} ${key}`
}
