import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import type { Command } from 'commander'
import { nearestWord } from '../../base/text.ts'
import { UserError } from '../../base/user-error.ts'
import { readTextFile, textFileBytesMax } from '../../campaign/read-text-file.ts'
import { checkHistoryText, type ModelName, modelNames } from '../../check/check-history-text.ts'
import type { CheckReport } from '../../check/check-report.ts'
import { checkLimits } from '../../check/linearizability.ts'
import { jsonLine } from '../json.ts'
import { readInteger } from '../options.ts'
import type { SetExit } from '../program.ts'
import { renderCheck } from '../render-check.ts'
import type { World } from '../world.ts'

interface CheckFlags {
  readonly model?: string
  readonly budget?: string
  readonly json?: true
}

/** Where counting steps stops being exact. */
const stepsMax = 999_999_999_999_999

export function defineCheck(program: Command, world: World, setExit: SetExit): void {
  program
    .command('check')
    .description('say whether a recorded history is linearizable, and where not, what cannot be explained')
    .argument('<file>', 'the history, in the format of its model (docs/check.md); - reads stdin')
    .option('--model <name>', `what the system should do: ${modelNames.join(', ')}`)
    .option(
      '--budget <steps>',
      `steps of the search before the verdict is "unknown" (default: ${checkLimits.stepsMax})`,
    )
    .option('--json', 'print the verdict as JSON')
    .addHelpText(
      'after',
      '\nExit status: 0 linearizable, 1 not linearizable, 4 unknown.\n\nExample:\n  seedsweep check --model etcd-cas-register etcd_002.log\n',
    )
    .action(async (file: string, flags: CheckFlags) => {
      const model = readModel(flags.model)
      const steps = readInteger('--budget', flags.budget ?? `${checkLimits.stepsMax}`, 1, stepsMax)
      const text =
        file === '-' ? await readInput(world.stdin) : readTextFile(resolve(world.cwd, file), file, 'Name a history')
      const report = checkHistoryText(model, text, { limits: { stepsMax: steps } })
      world.stdout.write(flags.json === true ? jsonLine(report) : renderCheck(report))
      setExit(exitStatus(report))
    })
}

function exitStatus(report: CheckReport): number {
  switch (report.verdict) {
    case 'linearizable':
      return 0
    case 'not linearizable':
      return 1
    case 'unknown':
      return 4
  }
}

function readModel(name: string | undefined): ModelName {
  if (name === undefined) {
    const hint = `Write --model and one of: ${modelNames.join(', ')} (docs/check.md)`
    throw new UserError('no-model', 'it is not said what the system should do', hint)
  }
  const model = modelNames.find((candidate) => candidate === name)
  if (model !== undefined) return model
  const near = nearestWord(name, modelNames)
  const hint = near === null ? `Write one of: ${modelNames.join(', ')}` : `Did you mean ${near}?`
  throw new UserError('unknown-model', `--model ${name} is not known`, hint)
}

async function readInput(stdin: Readable): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stdin) {
    const part = Buffer.from(chunk)
    bytes += part.length
    if (bytes > textFileBytesMax) {
      throw new UserError('file-too-large', `the history on stdin has more than the ${textFileBytesMax} bytes allowed`)
    }
    chunks.push(part)
  }
  return Buffer.concat(chunks).toString('utf8')
}
