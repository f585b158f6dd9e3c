import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TargetFields } from '../../src/config/config-schema.ts'
import { defineTarget } from '../../src/config/define-target.ts'
import type { PresetName } from '../../src/config/presets/presets.ts'
import type { ProcessExit } from '../../src/model/outcome.ts'
import type { Target } from '../../src/model/target.ts'
import { extractSignature } from '../../src/signature/extract-signature.ts'
import { classify } from '../../src/simulator/classify.ts'
import { noResult } from '../../src/simulator/reported-result.ts'

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'presets')

/** Output that the real tool printed, with the paths of its machine replaced. */
export function readOutput(file: string): string {
  return readFileSync(join(fixtures, file), 'utf8')
}

export function presetTarget(preset: PresetName, fields: TargetFields = {}): Target {
  return defineTarget({ name: preset, run: ['./tool'], ...fields, preset }, 'test')
}

/** Outcome, and reason or remark where there is one, that this preset gives to an end with this output. */
export function judgeOutput(preset: PresetName, output: string, end: number | string, fields?: TargetFields): string {
  const target = presetTarget(preset, fields)
  const exit: ProcessExit =
    typeof end === 'number'
      ? { code: end, signal: null, killedByUs: null }
      : { code: null, signal: end, killedByUs: null }
  const { outcome, reason, remark } = classify({
    startError: null,
    exit,
    report: noResult,
    expect: target.expect === null ? null : { text: target.expect, seen: output.includes(target.expect) },
    shell: false,
    memoryMax: null,
    rules: target.outcome,
    output: () => output,
  })
  const why = reason ?? remark
  return why === null ? outcome : `${outcome}: ${why}`
}

/** `kind | title` of the finding that an output gives, and its key. */
export function signOutput(text: string, exitCode: number, target = 'tool'): { title: string; key: string } {
  const { kind, title, key } = extractSignature({ text, exitCode, target })
  return { title: `${kind} | ${title}`, key }
}
