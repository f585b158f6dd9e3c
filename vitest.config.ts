import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Examples import the library by its name; here they are tested against the source, not what was built last.
  resolve: { alias: { seedsweep: fileURLToPath(new URL('src/index.ts', import.meta.url)) } },
  test: {
    include: ['test/**/*.test.ts'],
    // What only hangs comes to these: a test awaits events and states, and how soon they come is the machine's affair.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    // Children of many tests at once would starve each other of two cores and turn limits into accidents.
    maxWorkers: 2,
    maxConcurrency: 3,
    // Real processes, signals and clocks on a shared machine: one second try, which the reporter names.
    retry: 1,
  },
})
