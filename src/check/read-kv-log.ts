import { pairEvents } from './event-pairs.ts'
import type { History } from './history.ts'
import { badLine, eachLine } from './lines.ts'
import { hashText, type KvInput, type KvOutput } from './models/kv.ts'

export const kvGrammar =
  '{:process NUMBER, :type :invoke|:ok, :f :get|:put|:append, :key "KEY", :value nil|"VALUE"}, where only the call of a get has nil'

const eventPattern =
  /^\{:process (\d{1,9}), :type :(invoke|ok), :f :(get|put|append), :key "([^"\\]*)", :value (?:nil|"([^"\\]*)")\}\s*$/

/**
 * The log of a key-value store with get, put and append, as Porcupine's examples have it; time is the order of lines.
 *
 * @throws UserError `bad-history` with the number of the line and what was expected
 */
export function readKvLog(text: string): History<KvInput, KvOutput> {
  const events = pairEvents<KvInput, KvOutput>()
  eachLine(text, (line, number) => {
    const match = eventPattern.exec(line)
    if (match === null) throw badLine(number, line, kvGrammar)
    const [, process = '', type, kind = '', key = '', value] = match
    if (kind !== 'get' && kind !== 'put' && kind !== 'append') throw badLine(number, line, kvGrammar)
    if ((value === undefined) !== (kind === 'get' && type === 'invoke')) throw badLine(number, line, kvGrammar)
    const client = Number(process)
    if (type === 'invoke') return events.call(client, number, { kind, key, value: value ?? '' })
    return events.end(client, number, (input) => {
      if (input.kind !== kind || input.key !== key || (kind !== 'get' && input.value !== value)) {
        const called = `${input.kind} ${input.key}`
        throw badLine(number, `${kind} ${key} ends a ${called}`, `the end of the ${called} that this process called`)
      }
      return hashText(kind === 'get' ? (value ?? '') : '')
    })
  })
  return events.operations()
}
