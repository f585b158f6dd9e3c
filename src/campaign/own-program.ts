import { mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, isAbsolute, join, relative, sep } from 'node:path'
import type { Target } from '../model/target.ts'
import type { Machine } from './machine.ts'

/**
 * How a person in `directory` starts this very seedsweep: by npx and pinned to its version; in a checkout of seedsweep
 * itself, where npx does not look for it and the commit says which one it is, by its file.
 */
export function nameOwnProgram(
  machine: Pick<Machine, 'seedsweepPath' | 'nodePath' | 'version'>,
  directory: string,
): readonly string[] {
  const { seedsweepPath, nodePath, version } = machine
  if (seedsweepPath !== null) {
    // Windows finds npx only as a script of its shell, which a simulator is started without.
    if (process.platform === 'win32') return [nodePath, seedsweepPath]
    const path = relative(directory, seedsweepPath)
    const inside = !isAbsolute(path) && !path.startsWith('..') && !path.split(sep).includes('node_modules')
    if (inside) return ['node', path.split(sep).join('/')]
  }
  return ['npx', `seedsweep@${version}`]
}

/**
 * The environment in which simulators are started. Where one of these targets is run by npx from this version of
 * seedsweep, the word `npx` leads to the seedsweep that runs here: npx would come to the same one, after it had asked the
 * registry for it and taken a second for every process. So what is printed is what is run, word for word.
 */
export function simulatorEnvironment(machine: Machine, targets: readonly Target[]): Machine['env'] {
  const { env, seedsweepPath, version } = machine
  const own = `seedsweep@${version}`
  const isOwn = ({ run: [program, name] }: Target) => program === 'npx' && name === own
  if (seedsweepPath === null || process.platform === 'win32' || !targets.some(isOwn)) return env
  const directory = join(machine.scratch, 'npx')
  mkdirSync(directory, { recursive: true })
  const script = `#!/bin/sh
if [ "$1" = ${quote(own)} ]; then
  shift
  exec ${quote(machine.nodePath)} ${quote(seedsweepPath)} "$@"
fi
PATH=\${PATH#${quote(`${directory}:`)}}
exec npx "$@"
`
  writeFileSync(join(directory, 'npx'), script, { mode: 0o755 })
  return { ...env, PATH: `${directory}${delimiter}${env.PATH ?? ''}` }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
