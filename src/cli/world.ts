import type { Readable } from 'node:stream'
import type { WriteStream } from 'node:tty'
import type { BundledSimulator } from './bundled-simulator.ts'

/** What the command line is given of the world; nothing below reads it from the process. */
export interface World {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly nodePath: string
  /** The file of this command line. */
  readonly seedsweepPath: string
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Output
  /** Progress, warnings and errors: what people read while results go to stdout. */
  readonly stderr: Output
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal
  readonly version: string
  /** Loads the simulator that is bundled, when the command `sim` asks for it. */
  readonly bundledSimulator: () => Promise<BundledSimulator>
}

export type Output = Pick<WriteStream, 'write' | 'isTTY' | 'columns' | 'on'>
