// A simulation of our own reporter: the code that speaks to GitHub, against a GitHub that fails in every way we know of.
// It is a simulator like any other, and a target of this repository's seedsweep.yml.
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { rules } from './judge.ts'
import { plants } from './plants.ts'
import { playSeed } from './play-seed.ts'
import { situations } from './situations.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    worker: { type: 'boolean' },
    trace: { type: 'boolean', default: false },
    plant: { type: 'string', default: 'none' },
  },
})
const plant = plants[values.plant]
if (plant === undefined || (values.seed === undefined) === (values.worker === undefined)) {
  console.error(`usage: node sim.ts (--seed N [--trace] | --worker) [--plant ${Object.keys(plants).join('|')}]`)
  process.exitCode = 2
} else if (values.seed !== undefined) await playOne(values.seed)
else await serve()

async function playOne(seed: string): Promise<void> {
  const result = await play(seed)
  if (result.failure !== undefined)
    console.log(`${result.failure.property}: ${result.failure.message}\n${result.failure.detail}`)
  console.log(`seedsweep: ${JSON.stringify(result)}`)
  process.exitCode = result.outcome === 'passed' ? 0 : 1
}

async function serve(): Promise<void> {
  console.log(JSON.stringify({ type: 'ready', protocol: 1, name: 'reporter', window: 2 }))
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line) as { readonly type: string; readonly id?: number; readonly seed?: string }
    if (request.type === 'exit') break
    console.log(JSON.stringify({ ...(await play(request.seed ?? '')), id: request.id }))
  }
}

async function play(seed: string) {
  if (plant === undefined) throw new Error('no such plant')
  const { violations, meetings, digest, nights } = await playSeed(
    seed,
    plant,
    values.trace ? (line) => console.log(line) : undefined,
  )
  const [first] = violations
  const broken = new Set(violations.map(({ rule }) => rule))
  return {
    type: 'result' as const,
    seed,
    outcome: first === undefined ? ('passed' as const) : ('failed' as const),
    digest,
    step: nights,
    ...(first === undefined
      ? {}
      : {
          failure: {
            kind: 'property' as const,
            property: first.rule,
            message: first.message,
            detail: violations
              .map(({ rule, message, detail }) => `${rule}: ${message} (${detail})`)
              .join('\n')
              .slice(0, 4000),
          },
        }),
    properties: [
      ...rules.map((name) => ({
        name,
        kind: 'always',
        passes: broken.has(name) ? 0 : 1,
        failures: broken.has(name) ? 1 : 0,
      })),
      ...situations.map((name) => ({ name, kind: 'sometimes', passes: meetings.get(name) ?? 0, failures: 0 })),
    ],
  }
}
