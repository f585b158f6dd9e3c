import { plainLine } from '../base/plain-text.ts'
import { formatCount, formatPlural } from '../base/text.ts'
import type { CheckReport, OperationReport, ViolationReport } from '../check/check-report.ts'

/** Longest text of one operation or state. */
const textMax = 400

/** The verdict on a line of its own, then why. */
export function renderCheck(report: CheckReport): string {
  return `${[report.verdict, ...explain(report)].join('\n')}\n`
}

function explain(report: CheckReport): string[] {
  const searched = report.steps === 0 ? 'without a search' : `in ${formatPlural(report.steps, 'step')}`
  const checked = ` ${formatPlural(report.operations, 'operation')}, model ${report.model}, ${searched}`
  switch (report.verdict) {
    case 'linearizable':
      return [checked]
    case 'unknown': {
      const spent = { steps: 'the budget of steps is used up', memory: 'the tables of the search are full' }[report.why]
      const hint = report.why === 'steps' ? '; a larger --budget searches further' : ''
      return [
        checked,
        ` ${spent}${hint}`,
        ' neither an order that explains the history was found, nor that there is none',
      ]
    }
    case 'not linearizable':
      return [checked, ...explainViolation(report.violation)]
  }
}

function explainViolation({ operation, first, part, states, explained, last, overlapping }: ViolationReport): string[] {
  const where = part === null ? '' : ` of key ${plainLine(JSON.stringify(part), textMax)}`
  const lines = [
    '',
    ` ${first ? 'the first' : 'an'} operation${where} that nothing explains`,
    renderOperation(operation),
  ]
  for (const [at, { state, allowed }] of states.entries()) {
    lines.push(` ${at === 0 ? 'state before it' : 'or, in another order'}: ${plainLine(state, textMax)}`)
    lines.push(`   allowed there: ${plainLine(allowed, textMax)}`)
  }
  lines.push('', ` the longest order that leads there has ${formatPlural(explained, 'operation')}`)
  if (last.length < explained) lines.push(`   ... ${formatCount(explained - last.length)} before`)
  lines.push(...last.map(renderOperation))
  if (overlapping.length > 0) lines.push('', ' at the same time', ...overlapping.map(renderOperation))
  return lines
}

function renderOperation({ client, call, return: end, line, text }: OperationReport): string {
  const place = line === null ? '' : `line ${line}, `
  return `   client ${client}, ${place}${call} to ${end ?? 'never'}: ${plainLine(text, textMax)}`
}
