import { plainLine, plainLines } from '../../base/plain-text.ts'
import { formatCount, formatPlural } from '../../base/text.ts'
import { describeStanding } from '../../model/correction.ts'
import type { Finding } from '../../model/finding.ts'
import { type CampaignReport, isNeverSeen, type PropertyTotal } from '../../model/report.ts'
import { describeConfirmation } from './describe-confirmation.ts'

/** Most characters of a failing seed's output in one test case. */
const outputCharactersMax = 20_000

interface TestCase {
  readonly name: string
  readonly end:
    | { readonly kind: 'passed' }
    | { readonly kind: 'skipped'; readonly message: string }
    | { readonly kind: 'failure' | 'error'; readonly type: string; readonly message: string; readonly text: string }
}

/**
 * A report as JUnit XML, the way most CIs read it: a suite a target; in it a case for each finding, for each property,
 * and for the sweep itself, which errs where the campaign is inconclusive. What people set aside is skipped.
 *
 * @param gaps why the campaign is inconclusive, one sentence each
 */
export function renderJunit(report: CampaignReport, gaps: readonly string[]): string {
  const suites = report.plan.targets.map(({ target }) => ({
    name: target.name,
    cases: [
      describeSweep(report, gaps),
      ...report.findings.filter((finding) => finding.target === target.name).map(describeFinding),
      ...report.setAside.filter((finding) => finding.target === target.name).map(describeSetAside),
      ...report.properties
        .filter((property) => property.target === target.name)
        .map((one) => describeProperty(one, report)),
    ],
  }))
  const seconds = (report.wallMs / 1_000).toFixed(3)
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="seedsweep" ${countEnds(suites.flatMap(({ cases }) => cases))} time="${seconds}">`,
    ...suites.flatMap(({ name, cases }) => [
      `  <testsuite name="${escapeAttribute(name, 64)}" ${countEnds(cases)} time="${seconds}" timestamp="${escapeAttribute(report.startedAt.replace(/\.\d+Z$/, ''), 40)}">`,
      ...cases.map((one) => renderCase(one, name)),
      '  </testsuite>',
    ]),
    '</testsuites>',
  ]
  return `${lines.join('\n')}\n`
}

function describeSweep({ planned, delivered }: CampaignReport, gaps: readonly string[]): TestCase {
  const name = `sweep: ${formatCount(delivered)} of ${formatPlural(planned, 'planned seed')}`
  if (gaps.length === 0) return { name, end: { kind: 'passed' } }
  return { name, end: { kind: 'error', type: 'inconclusive', message: gaps.join('; '), text: gaps.join('\n') } }
}

function describeFinding(finding: Finding): TestCase {
  const { id, signature, count, seedsJudged, reproduction, excerpt, neverSeen } = finding
  const seeds =
    neverSeen === null ? `failed ${formatCount(count)} of ${formatPlural(seedsJudged, 'seed')}` : 'never seen'
  const command = reproduction === null ? [] : [`Reproduce: ${reproduction.commandLine}`]
  const text = [describeConfirmation(finding), ...command, '', excerpt].join('\n')
  const message = `${signature.title} (${seeds})`
  return {
    name: `${id} ${signature.title}`,
    end: { kind: 'failure', type: signature.type || signature.kind, message, text },
  }
}

function describeSetAside({ id, signature, standing }: Finding): TestCase {
  const message = standing === null ? '' : describeStanding(standing)
  return { name: `${id} ${signature.title}`, end: { kind: 'skipped', message } }
}

function describeProperty(property: PropertyTotal, { conclusive, findings, setAside }: CampaignReport): TestCase {
  const { kind, name, failures, passes } = property
  const named = `property ${kind} ${name}`
  const missed = isNeverSeen(property)
  if (missed && !conclusive) return { name: named, end: { kind: 'skipped', message: 'not seen in what was delivered' } }
  if (!missed && failures === 0) return { name: named, end: { kind: 'passed' } }
  const ofProperty = (finding: Finding) => finding.target === property.target && finding.signature.type === name
  // Where all that broke it is set aside, so is it.
  if (setAside.some(ofProperty) && !findings.some(ofProperty)) {
    return { name: named, end: { kind: 'skipped', message: 'set aside by people' } }
  }
  const message = missed
    ? 'never seen in the whole campaign'
    : `broken ${formatCount(failures)} times, held ${formatCount(passes)} times`
  return { name: named, end: { kind: 'failure', type: name, message, text: message } }
}

function countEnds(cases: readonly TestCase[]): string {
  const count = (kind: TestCase['end']['kind']) => cases.filter(({ end }) => end.kind === kind).length
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`
}

function renderCase({ name, end }: TestCase, suite: string): string {
  const open = `    <testcase classname="${escapeAttribute(suite, 64)}" name="${escapeAttribute(name, 300)}"`
  switch (end.kind) {
    case 'passed':
      return `${open}/>`
    case 'skipped':
      return `${open}><skipped message="${escapeAttribute(end.message, 300)}"/></testcase>`
    case 'failure':
    case 'error': {
      const text = escapeText(plainLines(end.text.slice(0, outputCharactersMax)))
      return `${open}><${end.kind} type="${escapeAttribute(end.type, 200)}" message="${escapeAttribute(end.message, 1_000)}">${text}</${end.kind}></testcase>`
    }
  }
}

/** An attribute: one line. */
function escapeAttribute(text: string, max: number): string {
  return escapeText(plainLine(text, max)).replaceAll('"', '&quot;')
}

/**
 * Text for XML 1.0, which knows no control characters but tab, line feed and carriage return, no half of a surrogate
 * pair, and neither U+FFFE nor U+FFFF, be they escaped or not (production 2, Char). `]]>` may not stand in it.
 */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
