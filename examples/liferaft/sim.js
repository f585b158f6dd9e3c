#!/usr/bin/env node
// A deterministic simulator of a cluster of liferaft nodes: one seed in, one verdict out. README.md tells the rest.
import { parseOptions, UsageError, usage } from './options.js'

// Nobody reads any more: no use in running the other seeds.
process.stdout.on('error', () => process.exit(3))

try {
  process.exitCode = await main(parseOptions(process.argv.slice(2)))
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`liferaft simulator: ${error.message}\nRun it with --help to see the options.\n`)
    process.exitCode = 2
  } else {
    // Ours or the machine's fault, not liferaft's: no verdict about the seed.
    process.stderr.write(`liferaft simulator: ${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 3
  }
}

/**
 * Loads what it needs only after the options are known to be right.
 *
 * @param {import('./options.js').Options} options
 * @returns {Promise<number>} Exit code.
 */
async function main(options) {
  switch (options.mode) {
    case 'help':
      process.stdout.write(`${usage}\n`)
      return 0
    case 'process':
      return (await import('./modes/process.js')).runProcess(options)
    case 'batch':
      return (await import('./modes/batch.js')).runBatch(options)
    case 'worker':
      return (await import('./modes/worker.js')).runWorker(options)
  }
}
