import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/base/user-error.ts'
import { splitCommand } from '../../src/config/split-command.ts'

function messageOf(text: string): string {
  try {
    return JSON.stringify(splitCommand(text, '--run'))
  } catch (error) {
    if (error instanceof UserError) return `${error.code}: ${error.message}`
    throw error
  }
}

describe('splitCommand', () => {
  test.each([
    ['./sim --seed {seed}', ['./sim', '--seed', '{seed}']],
    ['  ./sim\t--steps   100  ', ['./sim', '--steps', '100']],
    [`sim 'a b' "c d" e\\ f`, ['sim', 'a b', 'c d', 'e f']],
    [`sim --name='it''s' "say \\"hi\\"" ''`, ['sim', '--name=its', 'say "hi"', '']],
    [`sim "a\\b" 'a\\b' a\\\\b`, ['sim', 'a\\b', 'a\\b', 'a\\b']],
    [`sim '$HOME' "cost: \\$5" '|' \\> 5$`, ['sim', '$HOME', 'cost: $5', '|', '>', '5$']],
    ['sim --filter=a* {"steps":1}', ['sim', '--filter=a*', '{steps:1}']],
    ['sim \\\n  --seed {seed}\n', ['sim', '--seed', '{seed}']],
    ["sh -c './sim {seed} | tee log'", ['sh', '-c', './sim {seed} | tee log']],
    ['sim héllo 🎲', ['sim', 'héllo', '🎲']],
    ['sim --env A=1 a~b', ['sim', '--env', 'A=1', 'a~b']],
  ])('%j is %j', (text, argv) => {
    expect(splitCommand(text, '--run')).toEqual(argv)
  })

  test.each([
    ['', 'command-empty: --run: the command is empty'],
    ['   \n', 'command-empty: --run: the command is empty'],
    ["''", 'command-empty: --run: the command is empty'],
    ["sim 'abc", "command-quote: --run: the command has a quote ' without its end: 'abc"],
    ['sim "abc', 'command-quote: --run: the command has a quote " without its end: "abc'],
    ['sim abc\\', 'command-quote: --run: the command ends with a backslash: \\'],
    ['sim $SEED', 'command-shell: --run: the command uses "$SEED", but it is started without a shell'],
    ['sim "${SEED}"', 'command-shell: --run: the command uses "${SEED}", but it is started without a shell'],
    ['sim $(date)', 'command-shell: --run: the command uses "$(", but it is started without a shell'],
    ['sim `date`', 'command-shell: --run: the command uses a backtick, but it is started without a shell'],
    ['sim | tee x', 'command-shell: --run: the command uses "|", but it is started without a shell'],
    ['sim > log', 'command-shell: --run: the command uses ">", but it is started without a shell'],
    ['sim 2>&1', 'command-shell: --run: the command uses ">", but it is started without a shell'],
    ['cd x && sim', 'command-shell: --run: the command uses "&&", but it is started without a shell'],
    ['cd x; sim', 'command-shell: --run: the command uses ";", but it is started without a shell'],
    ['cd x\n./sim', 'command-shell: --run: the command uses a second line, but it is started without a shell'],
    ['~/bin/sim', 'command-shell: --run: the command uses "~", but it is started without a shell'],
    [
      'RUST_LOG=warn ./sim',
      'command-shell: --run: the command starts with RUST_LOG=warn, but there is no shell that would set it',
    ],
    ['sim a\0b', 'command-nul: --run: the command holds a NUL character'],
  ])('refuses %j', (text, expected) => {
    expect(messageOf(text)).toBe(expected)
  })

  test('names what to write for a shell', () => {
    try {
      splitCommand('./sim {seed} > log', '--run')
      expect.fail('it was split')
    } catch (error) {
      expect((error as UserError).hint).toContain('["sh","-c","./sim {seed} > log"]')
    }
  })

  test('gives back any words that were quoted for a shell', () => {
    const word = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const argv = ['sim', ...words]
        const quoted = argv.map((text) => `'${text.replaceAll("'", `'\\''`)}'`).join(' ')
        expect(splitCommand(quoted, '--run')).toEqual(argv)
      }),
      { numRuns: 300 },
    )
  })

  test.skipIf(process.platform === 'win32')(
    'splits 40 lines of quotes, backslashes and spaces as /bin/sh does (skipped on Windows, which has none)',
    () => {
      const piece = fc.constantFrom('a', ' ', '\\ ', "'", '"', '\\"', '\\\\', "\\'", '=', '{seed}', '#b', '\\$')
      const lines = fc.sample(
        fc.array(piece, { maxLength: 10 }).map((pieces) => `p${pieces.join('')}`),
        {
          numRuns: 80,
          seed: 42,
        },
      )
      let compared = 0
      for (const line of lines) {
        const ours = messageOf(line)
        // A word that starts with # begins a comment for a shell; we take it as it stands.
        if (!ours.startsWith('[') || / #/.test(line)) continue
        const out = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
        expect(ours).toBe(JSON.stringify(out.split('\0').slice(0, -1)))
        compared++
      }
      expect(compared).toBeGreaterThanOrEqual(40)
    },
  )
})
