import { formatCount } from '../../base/text.ts'
import { describeComparison, isIntroduced } from '../../model/comparison.ts'
import type { Finding } from '../../model/finding.ts'
import { type CampaignReport, triedCanary, type Verdict } from '../../model/report.ts'
import type { IssueResult } from '../issue-change.ts'
import { describeConfirmation } from './describe-confirmation.ts'
import { escapeMessage, escapeTitle } from './escape-text.ts'
import { formatRate } from './format-rate.ts'
import { renderHeadline } from './headline.ts'
import { countKnown, findKnownIssue } from './known-issue.ts'

/** GitHub shows ten of each level a step and cuts messages; we stay below both. */
export const annotationsMax = 10
export const annotationCharactersMax = 4_096

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
}

export interface AnnotationExtra {
  /** Results of publishing or looking at the issues, for their numbers; may be empty. */
  readonly issues: readonly IssueResult[]
  /** Most annotations to make, at most `annotationsMax`. */
  readonly max: number
}

/** At most ten annotations: first what is missing, then the findings, most frequent first, the last one counting the rest. */
export function renderAnnotations(
  report: CampaignReport,
  verdict: Verdict,
  { issues, max }: AnnotationExtra = { issues: [], max: annotationsMax },
): Annotation[] {
  const doubtful = verdict === 'inconclusive' || report.harness === 'unhealthy' || !triedCanary(report)
  const doubts = doubtful ? [renderDoubt(report, verdict, issues)].slice(0, max) : []
  const room = Math.min(max, annotationsMax) - doubts.length
  if (room < 1) return doubts
  const level = verdict === 'findings' ? 'error' : 'warning'
  // What a change did not bring is in the summary: nobody who works on the change has to act on it.
  const annotated = report.findings.filter(({ comparison }) => comparison === null || isIntroduced(comparison))
  const all = annotated.map((finding) => renderFinding(finding, level, issues))
  if (all.length <= room) return [...doubts, ...all]
  const more = all.length - (room - 1)
  const rest: Annotation = {
    level,
    title: 'seedsweep',
    message: `${formatCount(more)} more findings: see the job summary.`,
  }
  return [...doubts, ...all.slice(0, room - 1), rest]
}

function renderDoubt(report: CampaignReport, verdict: Verdict, issues: readonly IssueResult[]): Annotation {
  const known = countKnown(report.findings, issues)
  return {
    level: 'warning',
    title: 'seedsweep',
    message: escapeMessage(renderHeadline(report, verdict, known), annotationCharactersMax),
  }
}

function renderFinding(finding: Finding, level: Annotation['level'], issues: readonly IssueResult[]): Annotation {
  const { count, seedsJudged, rate, reproduction, signature, neverSeen, comparison } = finding
  const seeds = `${formatCount(count)} of ${formatCount(seedsJudged)} seeds (${formatRate(rate)}). `
  const known = findKnownIssue(finding, issues)
  const lines = [
    `${neverSeen === null ? seeds : ''}${describeConfirmation(finding)}`,
    ...(comparison === null ? [] : [`Compared: ${describeComparison(comparison)}.`]),
    ...(known === null ? [] : [`${known.opened ? 'Opened' : 'Known as'} issue ${known.number}.`]),
    ...(reproduction === null ? [] : [`Reproduce: ${escapeMessage(reproduction.commandLine, 2_000)}`]),
  ]
  return {
    level,
    title: escapeTitle(`${finding.target}: ${signature.title}`, 240),
    message: escapeMessage(lines.join('\n'), annotationCharactersMax),
  }
}
