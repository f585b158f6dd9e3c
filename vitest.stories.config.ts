import { defineConfig, mergeConfig } from 'vitest/config'
import unit from './vitest.config.ts'

/**
 * Stories of many nights on the built action, whole campaigns that wait for budgets and limits or are compared with a base,
 * and simulators that misbehave in every way: `npm run test:stories`, about twelve minutes on two cores.
 */
export default mergeConfig(
  { ...unit, test: { ...unit.test, include: [] } },
  // The longest take minutes on a slow machine; what hangs comes to this limit all the same. A host that takes a virtual
  // machine's time away for seconds can end a real budget twice before it has begun.
  defineConfig({ test: { include: ['test/**/*.story.ts'], testTimeout: 900_000, retry: 2 } }),
)
