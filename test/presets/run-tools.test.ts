import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { TargetFields } from '../../src/config/config-schema.ts'
import { defineTarget } from '../../src/config/define-target.ts'
import type { RunResult } from '../../src/model/outcome.ts'
import { extractSignature } from '../../src/signature/extract-signature.ts'
import { formatCommandLine } from '../../src/simulator/command-line.ts'
import { runCommandLine } from '../../src/simulator/run-command-line.ts'
import { runSeed } from '../../src/simulator/run-seed.ts'
import type { SimulatorContext } from '../../src/simulator/simulator-context.ts'
import { job, noSignal } from '../simulator/fixture-context.ts'

const root = join(import.meta.dirname, '..', '..')

function has(...argv: [string, ...string[]]): boolean {
  try {
    execFileSync(argv[0], argv.slice(1), { stdio: 'ignore', timeout: 20_000 })
    return true
  } catch {
    return false
  }
}

/** A directory with these files, which goes when the test ends. */
function makeDirectory(files: Readonly<Record<string, string>>, parent: string): string {
  const directory = mkdtempSync(join(parent, 'preset-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)
  return directory
}

function makeContext(fields: TargetFields, cwd: string): SimulatorContext {
  const scratch = mkdtempSync(join(tmpdir(), 'seedsweep-test-'))
  onTestFinished(() => rmSync(scratch, { recursive: true, force: true }))
  return { target: defineTarget(fields, 'test'), cwd, parentEnv: { ...process.env, CI: 'true' }, scratch }
}

function titleOf(result: RunResult): string {
  const { output: text, reported } = result
  return extractSignature({ text, ...(reported !== null && { reported }) }).title
}

const goTest = `package shuffled

import "testing"

var shared int

func TestA(t *testing.T) { shared++ }

func TestB(t *testing.T) {
	if shared != 0 {
		t.Errorf("order dependent: shared=%d", shared)
	}
}
`

describe.skipIf(!has('go', 'version'))('go-test (needs go)', () => {
  test('seed 1 orders the tests so that one fails, seed 2 does not', async () => {
    const files = { 'go.mod': 'module example.com/shuffled\n\ngo 1.21\n', 'x_test.go': goTest }
    const context = makeContext({ preset: 'go-test' }, makeDirectory(files, tmpdir()))
    const failed = await runSeed(context, job(1), noSignal)
    expect(failed.outcome, failed.output).toBe('failed')
    expect(titleOf(failed)).toContain('order dependent: shared=<n>')
    expect((await runSeed(context, job(2), noSignal)).outcome).toBe('passed')
    const none = makeContext({ preset: 'go-test', run: 'go test ./... -run Nope' }, context.cwd)
    expect((await runSeed(none, job(1), noSignal)).reason).toBe('no test ran: is its name right?')
  })
})

const hypothesisTest = `from hypothesis import given, strategies as st


@given(st.integers(0, 2**64), st.integers(0, 2**64))
def test_draws(a, b):
    print("drew", a, b)
    assert a + b < 1000
`

describe.skipIf(!has('python3', '-c', 'import hypothesis, pytest'))('hypothesis (needs python3 with pytest)', () => {
  test('fails by its JUnit XML, under CI too, and does not remember other seeds', async () => {
    const cwd = makeDirectory({ 'test_draws.py': hypothesisTest }, tmpdir())
    const run = 'python3 -m pytest -s test_draws.py --junitxml={out}/junit.xml'
    const context = makeContext({ preset: 'hypothesis', run, result: { junit: '{out}/*.xml' } }, cwd)
    const results = [await runSeed(context, job(1), noSignal), await runSeed(context, job(2), noSignal)]
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'failed'])
    expect(results.map(({ reported }) => reported?.property)).toEqual(['test_draws', 'test_draws'])
    const drawn = results.map(({ output }) => /drew [1-9].*/.exec(output)?.[0])
    expect(drawn[0]).not.toBe(drawn[1])
  })
})

const vitestTest = `import fc from 'fast-check'
import { expect, test } from 'vitest'

fc.configureGlobal({ seed: Number(process.env.SEED), numRuns: 1 })

test('a byte is small', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 255 }), (byte) => {
      expect(byte).toBeLessThan(128)
    }),
  )
})
`

describe('vitest', () => {
  test('gives a verdict by its JUnit XML, and the printed command gives the same', async () => {
    const cwd = makeDirectory({ 'byte.test.ts': vitestTest }, join(root, 'test', 'presets'))
    const run = [process.execPath, join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--root', cwd]
    const reporters = ['--reporter=default', '--reporter=junit', '--outputFile.junit={out}/junit.xml']
    const fields: TargetFields = { preset: 'vitest', run: [...run, ...reporters], result: { junit: '{out}/*.xml' } }
    const context = makeContext(fields, cwd)
    const outcomes = new Set<string>()
    for (const seed of ['-7', '1', '2', '3', '4', '5']) {
      const result = await runSeed(context, job(seed, 0), noSignal)
      const met = outcomes.has(result.outcome)
      outcomes.add(result.outcome)
      if (met || result.outcome !== 'failed') continue
      expect(result.reported?.property).toBe('byte.test.ts a byte is small')
      const line = formatCommandLine(context.target, result.seed)
      expect(line).toContain(`SEED=${result.seed}`)
      const again = await runCommandLine(line, context, job(seed, 0), noSignal)
      expect([again.outcome, again.reported?.property]).toEqual(['failed', result.reported?.property])
    }
    expect([...outcomes.keys()].sort()).toEqual(['failed', 'passed'])
  })
})
