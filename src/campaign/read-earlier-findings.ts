import type { CampaignReport } from '../model/report.ts'
import type { EarlierFinding } from '../publish/plan-issue-changes.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { readCampaigns, readIssues } from '../store/queries.ts'
import { readReport } from './read-report.ts'

/** Most earlier campaigns that are looked through for what still waits, newest first. */
const campaignsMax = 50

/**
 * Findings that wait for an issue in a repository since earlier campaigns and were not seen in this one: without them a
 * rare failure would lose its turn. Each comes with the report of the newest campaign that saw it, whose numbers its
 * issue prints.
 */
export function readEarlierFindings(dbPath: string, repository: string, report: CampaignReport): EarlierFinding[] {
  using store = openStore(dbPath)
  const waiting = listWaiting(store, repository, report)
  const found: EarlierFinding[] = []
  for (const campaign of listCampaigns(store, report)) {
    if (waiting.size === 0) break
    const earlier = readReport(store, campaign)
    for (const finding of earlier.findings) {
      // What a campaign never saw, the newest one judges.
      if (finding.neverSeen !== null || !waiting.delete(nameFinding(finding))) continue
      found.push({ finding: { ...finding, issue: { repository, number: null, state: 'pending' } }, report: earlier })
    }
  }
  return found
}

/** Whether a store knows of issues of a repository, filed or waiting: then a night without findings has work there too. */
export function remembersIssues(dbPath: string, repository: string): boolean {
  using store = openStore(dbPath)
  return readIssues(store, repository).length > 0
}

function listWaiting(store: Store, repository: string, report: CampaignReport): Set<string> {
  const targets = new Set(report.plan.targets.map(({ target }) => target.name))
  const seen = new Set(report.findings.map(nameFinding))
  const pending = readIssues(store, repository).filter(({ issue }) => issue.state === 'pending')
  const names = pending.filter(({ target }) => targets.has(target)).map(nameFinding)
  return new Set(names.filter((name) => !seen.has(name)))
}

/** Of the same repository's own code, newest first: what a pull request found is not everybody's. */
function listCampaigns(store: Store, { plan }: CampaignReport): string[] {
  return readCampaigns(store)
    .filter(({ campaign, origin }) => campaign !== plan.campaign && origin.pullRequest === null)
    .slice(0, campaignsMax)
    .map(({ campaign }) => campaign)
}

function nameFinding({ target, key }: { readonly target: string; readonly key: string }): string {
  return `${target} ${key}`
}
