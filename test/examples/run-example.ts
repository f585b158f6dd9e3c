import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type * as z from 'zod'
import { SimulatorResultSchema, WorkerReadySchema } from '../../src/model/result.ts'

export interface ExampleExit {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface ExampleSurroundings {
  readonly input?: string
  readonly nodeArgs?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** What every result of the examples holds, beyond what the protocol asks for. */
const ExampleResultSchema = SimulatorResultSchema.required({ seed: true, digest: true })
export type ExampleResult = z.infer<typeof ExampleResultSchema>

/** Runs `examples/<name>/sim.js` in a process of its own. */
export function runExample(
  name: string,
  args: readonly string[],
  { input = '', nodeArgs = [], env = {} }: ExampleSurroundings = {},
): Promise<ExampleExit> {
  const simulator = join(import.meta.dirname, '../../examples', name, 'sim.js')
  const child = spawn(process.execPath, [...nodeArgs, simulator, ...args], { env: { ...process.env, ...env } })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  // A simulator that refuses its options does not read what we have to say.
  child.stdin.on('error', () => undefined).end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

/** The results among the lines of a process or a batch, judged by the schema of the protocol. */
export function resultsOf({ stdout }: ExampleExit): ExampleResult[] {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('seedsweep: '))
    .map((line) => ExampleResultSchema.parse(JSON.parse(line.slice('seedsweep: '.length))))
}

/** Asks a worker for these seeds in this order; every line that it writes is judged by the schemas of the protocol. */
export async function runWorkerExample(
  name: string,
  seeds: readonly string[],
  config: Readonly<Record<string, string | number>> = {},
): Promise<{ readonly window: number; readonly results: ExampleResult[] }> {
  const requests = seeds.map((seed, id) => ({ type: 'run', id, seed, config }))
  const input = [...requests, { type: 'exit' }].map((request) => `${JSON.stringify(request)}\n`).join('')
  const { code, stdout, stderr } = await runExample(name, ['--worker'], { input })
  if (code !== 0) throw new Error(`the worker exited with ${code}: ${stderr}`)
  const [first, ...lines] = stdout.trimEnd().split('\n')
  const ready = WorkerReadySchema.parse(JSON.parse(first ?? ''))
  const Answer = ExampleResultSchema.required({ id: true, type: true })
  const answers = lines.map((line) => Answer.parse(JSON.parse(line)))
  return { window: ready.window, results: answers.toSorted((left, right) => left.id - right.id) }
}
