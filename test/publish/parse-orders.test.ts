import { describe, expect, test } from 'vitest'
import { answerMarker, isOwnComment, noteMarker, readAnswer } from '../../src/publish/orders/order-comment.ts'
import { parseOrders } from '../../src/publish/orders/parse-orders.ts'

const wordsOf = (body: string) => parseOrders(body).map((line) => (line.ok ? line.words : line.why))

describe('orders in a comment', () => {
  test('each of the seven forms on a line of its own is one order', () => {
    const lines = ['merge #12', 'split', 'ignore', 'ignore until 2027-01-01', 'expected']
    expect(wordsOf(lines.map((line) => `/seedsweep ${line}`).join('\n'))).toEqual([
      { kind: 'merge', number: 12 },
      { kind: 'split' },
      { kind: 'ignore', until: null },
      { kind: 'ignore', until: '2027-01-01' },
      { kind: 'expected' },
    ])
    expect(wordsOf('/seedsweep wrong\r\n/seedsweep retry  ')).toEqual([{ kind: 'wrong' }, { kind: 'retry' }])
  })

  test('text around it does not hide it, and of more than 5 orders the first 5 are read', () => {
    expect(wordsOf('I looked at both.\n\n  /seedsweep merge #7\n\nThanks!')).toEqual([{ kind: 'merge', number: 7 }])
    expect(wordsOf('/seedsweep split\n'.repeat(9))).toHaveLength(5)
  })

  test.each([
    ['in a sentence', 'write /seedsweep split here'],
    ['in fenced code', '```\n/seedsweep split\n```'],
    ['in a fence of tildes that holds backticks', '~~~\n```\n/seedsweep split\n~~~'],
    ['in a fence that is never closed', '````sh\n/seedsweep split\n```'],
    ['in indented code', '    /seedsweep split'],
    ['behind a tab', '\t/seedsweep split'],
    ['in a quote', '> /seedsweep split'],
    ['right below a quote, which is shown as part of it', '> he said\n/seedsweep split'],
    ['in an HTML comment', '<!--\n/seedsweep split\n-->'],
    ['in preformatted text', '<pre>\n/seedsweep split\n</pre>'],
    ['as another word', '/seedsweeper split'],
    ['in capitals', '/Seedsweep split'],
  ])('%s it is none', (_, body) => {
    expect(parseOrders(body)).toEqual([])
  })

  test('behind code, quotes and comments that have ended it is one again', () => {
    const body = '```\ncode\n```\n<!-- a\nb -->\n> quote\n\n<pre>x</pre>\n/seedsweep split'
    expect(wordsOf(body)).toEqual([{ kind: 'split' }])
  })

  test.each([
    ['/seedsweep', 'a word is missing'],
    ['/seedsweep mrge #12', 'there is no such word; did you mean merge?'],
    ['/seedsweep close', 'there is no such word'],
    ['/seedsweep merge', 'merge wants the number of one issue, such as #12'],
    ['/seedsweep merge 12', 'merge wants the number of one issue, such as #12'],
    ['/seedsweep merge #12 #13', 'merge wants the number of one issue, such as #12'],
    ['/seedsweep merge #0', 'merge wants the number of one issue, such as #12'],
    ['/seedsweep ignore 2027-01-01', 'ignore takes nothing, or a day: until 2027-01-01'],
    ['/seedsweep ignore until 2027-02-30', 'ignore takes nothing, or a day: until 2027-01-01'],
    ['/seedsweep split please', 'nothing may stand behind split'],
    [`/seedsweep split ${'x'.repeat(300)}`, 'the line is longer than 200 characters'],
  ])('%s is answered with: %s', (line, why) => {
    expect(parseOrders(line)).toMatchObject([{ ok: false, why }])
  })
})

test('our answer tells which comment it is to, and what was made of its 3 lines', () => {
  const body = `${answerMarker(3_000_000_001, [true, false, true])}\n- done`
  expect(readAnswer(body)).toEqual({ comment: 3_000_000_001, accepted: [true, false, true] })
  expect(isOwnComment(body)).toBe(true)
  expect(readAnswer(`quoting:\n${body}`)).toBeNull()
})

test('no id of an order can end the comment that marks a note', () => {
  expect(noteMarker('a --> b', 'close').indexOf('-->')).toBe(noteMarker('a --> b', 'close').length - 3)
})
