import { createInterface } from 'node:readline'
import type { Family, Traffic } from './families.ts'
import { familyNames } from './families.ts'
import { parseTraffic } from './options.ts'
import { resultOf, type SimulatorResult } from './result.ts'
import { runSeed, type SeedSettings } from './run-seed.ts'

interface RunRequest {
  readonly type: 'run' | 'exit'
  readonly id: number
  readonly seed: string
  readonly config: Readonly<Record<string, string>>
}

/** Runs seeds one after the other as seedsweep asks for them (its worker protocol, version 1). Ends with its input. */
export async function runWorker(settings: Omit<SeedSettings, 'seed'>): Promise<void> {
  write({ type: 'ready', protocol: 1, name: `etcd ${settings.binary.version}`, window: 1 })
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line) as RunRequest
    if (request.type === 'exit') return
    const { id, seed, config } = request
    const run = await runSeed({ ...settings, seed, ...readConfig(settings, config) })
    write({ ...resultOf(run), id } satisfies SimulatorResult & { id: number })
  }
}

function write(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

/** What the campaign draws for a seed wins over the command line. */
function readConfig(
  { traffic, families }: Omit<SeedSettings, 'seed'>,
  config: Readonly<Record<string, string>>,
): { readonly traffic: Traffic | undefined; readonly families: ReadonlySet<Family> | undefined } {
  const isTold = familyNames.some((name) => config[name] !== undefined)
  return {
    traffic: config.traffic === undefined ? traffic : parseTraffic(config.traffic),
    families: isTold ? new Set(familyNames.filter((name) => config[name] === 'on')) : families,
  }
}
