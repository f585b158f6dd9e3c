import { pairEvents } from './event-pairs.ts'
import type { History } from './history.ts'
import { badLine, eachLine } from './lines.ts'
import type { RegisterInput, RegisterOutput } from './models/etcd-cas-register.ts'

export const jepsenGrammar =
  '"INFO jepsen.util - PROCESS :invoke|:ok|:fail|:info :read|:write|:cas ARGUMENT", where ARGUMENT is nil, a whole number, [FROM TO] or :timed-out'

const eventPattern =
  /^INFO\s+jepsen\.util\s+-\s+(\d{1,9})\s+:(invoke|ok|fail|info)\s+:(read|write|cas)\s+(nil|-?\d{1,9}|\[-?\d{1,9}\s+-?\d{1,9}\]|:timed-out)\s*$/

/**
 * The log of one of Jepsen's early tests of etcd: a register with compare-and-swap, time is the order of lines.
 *
 * @throws UserError `bad-history` with the number of the line and what was expected
 */
export function readJepsenLog(text: string): History<RegisterInput, RegisterOutput> {
  const events = pairEvents<RegisterInput, RegisterOutput>()
  eachLine(text, (line, number) => {
    const match = eventPattern.exec(line)
    if (match === null) throw badLine(number, line, jepsenGrammar)
    const [, process = '', type = '', operation = '', argument = ''] = match
    const client = Number(process)
    switch (type) {
      case 'invoke':
        return events.call(client, number, readInput(operation, argument, number))
      case 'info':
        return events.crash(client, number)
      default:
        return events.end(client, number, (input) => readOutput(input, type === 'ok', operation, argument, number))
    }
  })
  return events.operations()
}

function readInput(operation: string, argument: string, line: number): RegisterInput {
  if (operation === 'read' && argument === 'nil') return { kind: 'read' }
  if (operation === 'write' && /^-?\d/.test(argument)) return { kind: 'write', value: Number(argument) }
  if (operation === 'cas' && argument.startsWith('[')) {
    const [from = '', to = ''] = argument.slice(1, -1).split(/\s+/)
    return { kind: 'cas', from: Number(from), to: Number(to) }
  }
  throw badLine(line, `:invoke :${operation} ${argument}`, '":read nil", ":write NUMBER" or ":cas [FROM TO]"')
}

function readOutput(
  input: RegisterInput,
  ok: boolean,
  operation: string,
  argument: string,
  line: number,
): RegisterOutput | null {
  if (input.kind !== operation) {
    throw badLine(line, `:${operation} ends a :${input.kind}`, `the end of the :${input.kind} that this process called`)
  }
  switch (input.kind) {
    case 'read':
      // A read that failed was answered, with nothing.
      if (!ok) return null
      if (argument === 'nil') return { kind: 'read', value: 'nil' }
      if (/^-?\d/.test(argument)) return { kind: 'read', value: Number(argument) }
      throw badLine(line, `:ok :read ${argument}`, '":ok :read" with nil or a whole number')
    case 'write':
      if (ok) return { kind: 'write' }
      throw badLine(line, ':fail :write', '":ok :write" or, where its fate is unknown, ":info :write"')
    case 'cas':
      if (ok || argument !== ':timed-out') return { kind: 'cas', swapped: ok }
      throw badLine(line, ':fail :cas :timed-out', '":fail :cas [FROM TO]" or, where its fate is unknown, ":info :cas"')
  }
}
