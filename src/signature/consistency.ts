import { type Failure, type FailureText, ranks } from './failure.ts'
import { noStack } from './frame.ts'

/** Verdicts of consistency checkers: etcd's robustness tests, Porcupine, Knossos and Elle. */
export function findConsistencyFailure(source: FailureText): Failure | null {
  const { text, lines } = source
  return findGuarantee(text, lines) ?? findAnomalies(text, lines) ?? findVerdict(text, lines)
}

/** The history differs with every seed; the broken promise does not. Its explanation after the dash may change. */
function findGuarantee(text: string, lines: readonly string[]): Failure | null {
  if (!/: (?:Failure|Timeout): |\bbroke [A-Z]/.test(text)) return null
  for (const [at, line] of lines.entries()) {
    const verdict =
      /\b(linearization|linearizability|watch|serializable|serialization|validation): (Failure|Timeout): (.{1,400})$/.exec(
        line,
      )
    if (verdict !== null)
      return property(verdict[1] ?? '', `${verdict[2] ?? ''}: ${(verdict[3] ?? '').replace(/ - .*$/, '')}`, at)
    const broken = /\bbroke ([A-Z][a-z]{2,30}(?: [A-Z][a-z]{2,30})?)\b/.exec(line)
    if (broken !== null) return property('watch', `Failure: broke ${broken[1] ?? ''}`, at)
  }
  return null
}

function findAnomalies(text: string, lines: readonly string[]): Failure | null {
  if (!text.includes(':anomaly-types')) return null
  for (const [at, line] of lines.entries()) {
    const match = /:anomaly-types [[(#{]{1,2}([^\])}]{1,400})/.exec(line)
    if (match === null) continue
    const names = (match[1] ?? '').split(/[\s,]+/).filter((name) => name !== '')
    return property('anomaly', [...new Set(names)].sort().join(' ').replaceAll(':', ''), at)
  }
  return null
}

function findVerdict(text: string, lines: readonly string[]): Failure | null {
  if (!text.includes('not linearizable') && !text.includes('Analysis invalid!')) return null
  const at = lines.findIndex((line) => /^\s{0,8}(?:history is )?not linearizable\b|^Analysis invalid!/i.test(line))
  if (at === -1) return null
  return property('linearizability', 'not linearizable', at)
}

function property(type: string, message: string, line: number): Failure {
  return {
    kind: 'property',
    rank: ranks.structured,
    language: 'none',
    type,
    message,
    stack: noStack,
    line,
    crash: true,
  }
}
