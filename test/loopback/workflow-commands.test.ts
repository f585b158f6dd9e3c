import { describe, expect, test } from 'vitest'
import { parseKeyValueFile, parsePathFile } from './file-commands.ts'
import { parseWorkflowCommands } from './workflow-commands.ts'

/** The commands of a text as `name(properties)data`. */
function commandsIn(text: string): string[] {
  return parseWorkflowCommands(text).map(
    ({ command, properties, data }) => `${command}(${JSON.stringify(properties)})${data}`,
  )
}

describe('stdout commands', () => {
  test('::name:: counts after leading white space only, ##[name] anywhere in a line', () => {
    expect(commandsIn('  ::set-output name=a::1\n')).toEqual(['set-output({"name":"a"})1'])
    expect(commandsIn('panic: ::set-output name=a::1\n')).toEqual([])
    expect(commandsIn('panic: ##[set-output name=a]1\n')).toEqual(['set-output({"name":"a"})1'])
    expect(commandsIn('panic: ##[error]no')).toEqual(['error({})no'])
  })

  test('a lone CR starts a new line', () => {
    expect(commandsIn('progress 10%\r::add-mask::secret\rprogress 20%')).toEqual(['add-mask({})secret'])
    expect(commandsIn('a\r\n::debug::b\r\n')).toEqual(['debug({})b'])
  })

  test('names are compared without case and unknown names are text', () => {
    expect(commandsIn('::SET-ENV name=PATH::/tmp')).toEqual(['SET-ENV({"name":"PATH"})/tmp'])
    expect(commandsIn('::std::vector<int>::at\n##[cfg(test)]\n::set output::x')).toEqual([])
  })

  test('escapes are undone: data, properties and the legacy form differ', () => {
    expect(commandsIn('::error file=a%2Cb,title=c%3Ad::1%0A2%252C')).toEqual([
      'error({"file":"a,b","title":"c:d"})1\n2%2C',
    ])
    expect(commandsIn('##[error file=a%3Bb;line=1]x%5D')).toEqual(['error({"file":"a;b","line":"1"})x]'])
  })

  test('between stop-commands and its token nothing counts, in either form', () => {
    const text = '::stop-commands::t0ken\n::error::a\n##[error]b\n::other::\n::T0KEN::\n::error::c\n'
    expect(commandsIn(text)).toEqual(['stop-commands({})t0ken', 'error({})c'])
  })
})

describe('file commands', () => {
  test('lines and blocks are read, a value may hold = and <<, and the later one wins', () => {
    const text = 'a=1=2<<3\n\nm<<E=F\n{"x":1}\n\nlast\nE=F\na=2\nempty<<X\nX\n'
    expect(parseKeyValueFile(text)).toEqual({
      kind: 'values',
      values: { a: '2', m: '{"x":1}\n\nlast', empty: '' },
    })
  })

  test('a line without = and a block without its end are invalid', () => {
    expect(parseKeyValueFile('nothing\n')).toMatchObject({ kind: 'invalid' })
    expect(parseKeyValueFile('a<<EOF\n1\n')).toEqual({
      kind: 'invalid',
      message: "Invalid value. Matching delimiter not found 'EOF'",
    })
  })

  test('paths: the last one written comes first', () => {
    expect(parsePathFile('/a\n/b\n/a\n')).toEqual(['/a', '/b'])
  })
})
