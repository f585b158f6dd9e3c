import { defineConfig } from 'vitest/config'

/** The nets that take minutes: `npm run test:long`. Each case is told by its number, so that it can be run alone. */
export default defineConfig({
  test: {
    include: ['test/long/*.long.ts'],
    testTimeout: 900_000,
    maxWorkers: 2,
    maxConcurrency: 2,
  },
})
