import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Examples import the library by its name; here they are tested against the source, not what was built last.
  resolve: { alias: { seedsweep: fileURLToPath(new URL('src/index.ts', import.meta.url)) } },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Children of many tests at once would starve each other of two cores and turn limits into accidents.
    maxWorkers: 2,
    maxConcurrency: 3,
    // Real processes, signals and clocks on a shared machine: one second try, which the reporter names.
    retry: 1,
  },
})
