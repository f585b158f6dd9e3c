import { defineConfig } from 'vitest/config'

// What takes minutes: `npm run test:long`, nightly.
export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts'],
    testTimeout: 3_600_000,
    maxWorkers: 2,
  },
})
