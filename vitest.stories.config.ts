import { defineConfig, mergeConfig } from 'vitest/config'
import unit from './vitest.config.ts'

/**
 * Stories of many nights on the built action, and simulators that misbehave in every way: `npm run test:stories`, about ten
 * minutes on two cores.
 */
export default mergeConfig(
  { ...unit, test: { ...unit.test, include: [] } },
  defineConfig({ test: { include: ['test/**/*.story.ts'] } }),
)
