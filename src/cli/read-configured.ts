import { UserError } from '../base/user-error.ts'
import { loadConfig, onlyTarget, readSettings } from '../campaign/read-settings.ts'
import type { Target } from '../model/target.ts'
import { offerBundled } from './options.ts'
import type { World } from './world.ts'

/** Whether no person is there to look at a command before it runs. */
export function isCi(env: World['env']): boolean {
  return env.CI === 'true' || env.GITHUB_ACTIONS === 'true'
}

/** The targets of the local configuration by their names, and the bundled simulator, which needs none. */
export function readConfigured(world: World, config: string | null): (name: string) => Target | null {
  const configured = loadConfig(world.cwd, config)?.config.targets
  return (name) => configured?.get(name) ?? readBundled(world, name)
}

function readBundled(world: World, name: string): Target | null {
  const open = { config: null, command: null, run: null, build: null, preset: null, timeout: null, memory: null }
  try {
    return onlyTarget(readSettings(world.cwd, { ...open, target: name, bundled: offerBundled(world, null) }))
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}
