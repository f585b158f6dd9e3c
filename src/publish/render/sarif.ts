import { plainLine } from '../../base/plain-text.ts'
import { formatCount, formatPlural } from '../../base/text.ts'
import { describeStanding } from '../../model/correction.ts'
import type { Finding } from '../../model/finding.ts'
import type { CampaignReport } from '../../model/report.ts'
import type { Locate } from '../locate-frames.ts'

/** GitHub's code scanning takes no more results of one run. */
const resultsMax = 25_000

export interface SarifOptions {
  /** Files of the repository that a finding's frames name. */
  readonly locate: Locate
  /** Where a finding is shown that names no file: the configuration, from the top of the repository. */
  readonly configPath: string
}

/**
 * A report as SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/): one result a finding, known again by
 * its key. What people set aside is there and suppressed.
 */
export function renderSarif(report: CampaignReport, options: SarifOptions): string {
  const all = [...report.findings, ...report.setAside].slice(0, resultsMax)
  const rules = [...new Map(all.map((finding) => [ruleId(finding), finding])).entries()]
  const ids = rules.map(([id]) => id)
  const { repository, serverUrl, sha } = report.plan.origin
  const run = {
    tool: {
      driver: {
        name: 'seedsweep',
        version: report.plan.seedsweep,
        rules: rules.map(([id, finding]) => describeRule(id, finding)),
      },
    },
    // Of each set of targets code scanning keeps the newest results.
    automationDetails: { id: `seedsweep/${report.plan.targets.map(({ target }) => target.name).join('+')}/` },
    ...(repository === null || sha === null
      ? {}
      : { versionControlProvenance: [{ repositoryUri: `${serverUrl}/${repository}`, revisionId: sha }] }),
    columnKind: 'utf16CodeUnits',
    results: all.map((finding) => describeResult(finding, ids.indexOf(ruleId(finding)), options)),
  }
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
  return `${JSON.stringify(log, null, 2)}\n`
}

/** Findings of one type are of one rule: `property/ElectionSafety`. */
function ruleId({ signature }: Finding): string {
  return plainLine(`${signature.kind}/${signature.type || 'unnamed'}`, 200)
}

function describeRule(id: string, finding: Finding): object {
  const text = finding.signature.kind === 'property' ? `The property ${finding.signature.type} holds` : `No ${id}`
  return { id, shortDescription: { text: toText(text, 200) }, defaultConfiguration: { level: 'error' } }
}

function describeResult(finding: Finding, ruleIndex: number, { locate, configPath }: SarifOptions): object {
  const [place] = locate(finding)
  const path = place?.path ?? configPath
  const { key, id, count, seedsJudged, rate, standing, confirmation } = finding
  return {
    ruleId: ruleId(finding),
    ruleIndex,
    level: chooseLevel(finding),
    message: { text: describeFinding(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
          region: { startLine: place?.line ?? 1 },
        },
      },
    ],
    fingerprints: { 'seedsweep/v1': key },
    partialFingerprints: { 'seedsweep/v1': key },
    ...(standing === null
      ? {}
      : { suppressions: [{ kind: 'external', justification: toText(describeStanding(standing), 200) }] }),
    properties: { id, target: finding.target, count, seedsJudged, rate, state: confirmation.state },
  }
}

/** Proven is an error; what comes and goes, or was never seen, a warning; what did not come again a note. */
function chooseLevel({ confirmation }: Finding): 'error' | 'warning' | 'note' {
  switch (confirmation.state) {
    case 'reproducible':
      return 'error'
    case 'nondeterministic':
    case 'never-seen':
    case 'untried':
      return 'warning'
    case 'unconfirmed':
      return 'note'
  }
}

function describeFinding({ signature, count, seedsJudged, reproduction, neverSeen }: Finding): string {
  const title = toText(signature.title, 300)
  if (neverSeen !== null) return `${title}. None of ${formatPlural(neverSeen.seeds, 'seed')} came to it.`
  const seeds = `${formatCount(count)} of ${formatPlural(seedsJudged, 'seed')}`
  const command = reproduction === null ? '' : ` Reproduce: ${toText(reproduction.commandLine, 1_000)}`
  return `${title}. Failed ${seeds}.${command}`
}

/** `[text](link)` in a message would be a link. */
function toText(text: string, max: number): string {
  return plainLine(text, max).replaceAll('](', '] (')
}
