import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { plainLine } from '../../base/plain-text.ts'
import { extractSignature } from '../../signature/extract-signature.ts'
import { answerSignatureLine } from '../../signature/signature-lines.ts'
import { escapeJson, jsonLine } from '../json.ts'
import type { SetExit } from '../program.ts'
import type { World } from '../world.ts'

interface SignatureOptions {
  readonly jsonl?: true
  readonly json?: true
}

export function defineSignature(program: Command, world: World, setExit: SetExit): void {
  program
    .command('signature')
    .description('read the output of a failed run, print its signature')
    .option('--jsonl', 'one JSON object a line in, one out')
    .option('--json', 'print as JSON')
    .addHelpText('after', '\nExample:\n  ./sim --seed 104 2>&1 | seedsweep signature\n')
    .action(async (options: SignatureOptions) => {
      if (options.jsonl === true) await answerLines(world)
      else await answerText(world, options.json === true)
      setExit(0)
    })
}

async function answerLines(world: World): Promise<void> {
  for await (const line of createInterface({ input: world.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') world.stdout.write(`${escapeJson(answerSignatureLine(line))}\n`)
  }
}

async function answerText(world: World, json: boolean): Promise<void> {
  const signature = extractSignature({ text: await text(world.stdin) })
  if (json) {
    world.stdout.write(jsonLine(signature))
    return
  }
  const frames = signature.frames.map((frame) => `  at ${plainLine(frame, 200)}\n`).join('')
  world.stdout.write(
    `${plainLine(signature.title, 1000)}\n${frames}key ${signature.key}\nkind ${signature.kind}, ${signature.language}\n`,
  )
}
