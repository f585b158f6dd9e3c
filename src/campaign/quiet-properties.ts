import type { Finding, SeenAt } from '../model/finding.ts'
import type { PropertyEvidence } from '../model/property-life.ts'
import type { CampaignReport } from '../model/report.ts'
import type { ListedIssue } from '../publish/issue-change.ts'
import { marksFinding } from '../publish/render/marker.ts'
import { findNeverSeen } from '../triage/find-never-seen.ts'
import type { PropertyHistory } from './property-history.ts'

/** A property that has an issue and that the reported campaign did not miss, and what its campaigns say. */
export interface QuietProperty {
  readonly finding: Finding
  readonly campaigns: readonly PropertyEvidence[]
}

/**
 * The properties that have an issue of never being seen and are not among the findings of a report, each as the last campaign
 * had it that missed it. Where the history has forgotten all of those, the marker of the issue stands in for the first.
 */
export function listQuietProperties(
  { plan, findings, setAside }: CampaignReport,
  issues: readonly ListedIssue[],
  properties: PropertyHistory,
): QuietProperty[] {
  const targets = new Set(plan.targets.map(({ target }) => target.name))
  const shown = [...findings, ...setAside].flatMap(({ target, key, signature, folded, formerKeys }) =>
    [key, signature.key, ...folded.map((other) => other.key)].map((name) => ({ target, key: name, formerKeys })),
  )
  const lowestFirst = issues.toSorted((a, b) => a.number - b.number)
  const taken = new Set<string>()
  return lowestFirst.flatMap(({ marker, number, state }): QuietProperty[] => {
    if (marker?.proof !== 'campaign' || !targets.has(marker.target)) return []
    if (taken.has(`${marker.target} ${marker.key}`) || shown.some((each) => marksFinding(marker, each))) return []
    taken.add(`${marker.target} ${marker.key}`)
    const newest = properties.newestOf(marker)
    if (newest === null) return []
    const known = properties.evidenceOf(marker)
    const first: SeenAt = { campaign: 'issue', number: 0, ...(marker.first ?? { sha: marker.sha, at: '' }) }
    const recalled: PropertyEvidence = { seen: first, seeds: Math.max(1, marker.n), hits: 0, missed: true }
    const campaigns = known.some(({ missed }) => missed) ? known : [recalled, ...known]
    const last = campaigns.findLast(({ missed }) => missed) ?? recalled
    const total = { ...newest, passes: 0, failures: 0, seen: 0, seeds: last.seeds, mustHit: true }
    const issue = { repository: plan.origin.repository ?? '', number, state }
    return findNeverSeen([total], last.seen, () => issue).map((finding) => {
      return { finding: { ...finding, firstSeen: first.at === '' ? last.seen : first }, campaigns }
    })
  })
}
