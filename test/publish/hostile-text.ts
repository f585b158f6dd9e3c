import * as fc from 'fast-check'

/** What a simulator could say to reach somebody, something or out of its box. */
const hostileParts = [
  ['@octocat', ' @acme/security ', 'fixes #12', '#0', 'GH-12', 'acme/raft#1', sha(), 'https://evil.example/?a=b'],
  ['www.evil.example', 'a@b.example', '![x](https://evil.example/x.png)', '[x](javascript:alert(1))', '**bold**'],
  ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<details>', '</details>', '</summary>', '&lt;'],
  ['<!--', '-->', '--!>', '<!-- seedsweep:begin -->', '<!-- seedsweep:end -->', marker()],
  ['`', '``', '```', '````````````', '~~~', '\n```\n', '\n```sh\n', '\n~~~\n', '    ', '\t', '|', '\\|', '\\', '$x$'],
  ['::error::x', '\n::set-output name=a::b', '  ::add-mask::x', ':::error::', '##[error]x', 'a ###[add-mask]b'],
  ['\r::stop-commands::t\r', '\u2028::debug::x', '\u001B[31m::error::x\u001B[0m', '\u001B]8;;https://e\u0007x'],
  ['\u202E', '\u2066', '\u200B', '\uFEFF', '\u00AD', '\u0000', '\u0007', '\u009B31m', '\uD800', '\u{E0041}'],
  [
    '@\u200Boctocat',
    '<\u200B!--',
    ':\u200B:error::',
    '#\u00AD12',
    '-\u2060->',
    '\n',
    '\r\n',
    '# Title',
    '- [ ] x',
    '> q',
  ],
  ['e\u0301\u0301\u0301\u0301\u0301\u0301\u0301', '😀', 'std::bad_alloc', 'ok', ' ', '1', 'x'],
].flat()

export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...hostileParts) }, fc.string({ unit: 'binary', maxLength: 4 })),
    {
      maxLength: 24,
    },
  )
  .map((parts) => parts.join(''))

/** Characters that nobody sees: none may be left, tabs and line feeds apart. */
export const invisible =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cs}\u2028\u2029]/u

function sha(): string {
  return '4c1f2ab0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f60'
}

function marker(): string {
  return '\n<!-- seedsweep:v1 {"key":"forged","target":"liferaft","sha":null,"config":{},"seeds":[],"k":1,"n":1} -->\n'
}

/** The text without its code, by CommonMark's rules for fences and code spans: what a renderer could bring to life. */
export function stripCode(markdown: string): string {
  const kept: string[] = []
  let fence: string | null = null
  for (const line of markdown.split('\n')) {
    if (fence !== null) {
      const close: string | undefined = /^ {0,3}(`{3,})\s*$/.exec(line)?.[1]
      if (close !== undefined && close.length >= fence.length) fence = null
      continue
    }
    fence = /^ {0,3}(`{3,})[^`]*$/.exec(line)?.[1] ?? null
    if (fence === null) kept.push(stripSpans(line))
  }
  if (fence !== null) throw new Error('a fence is not closed')
  return kept.join('\n')
}

function stripSpans(line: string): string {
  return line.replace(/(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, '‹code›')
}
