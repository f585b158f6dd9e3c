// The runner's door: reads the world, calls src/action.
import { runAction } from '../action/run-action.ts'

// unzip-stream, by which artifacts are unpacked, still calls `new Buffer`; nobody who reads a log can do anything about it.
process.noDeprecation = true

const cancellation = new AbortController()
// A runner that cancels sends SIGINT to this process alone, SIGTERM 7.5 s later, and kills the tree 2.5 s after that.
process.on('SIGINT', () => cancellation.abort()).on('SIGTERM', () => cancellation.abort())

process.exitCode = await runAction({
  env: process.env,
  nodePath: process.execPath,
  signal: cancellation.signal,
  version: SEEDSWEEP_VERSION,
})
// A cancelled step does not wait for what it gave up waiting for: requests, pauses between them, uploads.
if (cancellation.signal.aborted) process.stdout.write('', () => process.exit())
