import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nameOwnProgram, simulatorEnvironment } from '../../src/campaign/own-program.ts'
import { bundledTarget, nameBundled, parseBundledName } from '../../src/config/bundled-target.ts'
import { defineTarget } from '../../src/config/define-target.ts'
import { makeMachine } from './make-machine.ts'

const program = { seedsweepPath: '/home/a/seedsweep/dist/js/cli.js', nodePath: '/bin/node', version: '1.2.3' }

test.skipIf(process.platform === 'win32')(
  'a person starts it by npx, pinned, and in its own checkout by its file',
  () => {
    const npx = ['npx', 'seedsweep@1.2.3']
    expect(nameOwnProgram(program, '/home/a/raft')).toEqual(npx)
    expect(nameOwnProgram(program, '/home/a/seedsweep')).toEqual(['node', 'dist/js/cli.js'])
    const installed = { ...program, seedsweepPath: '/home/a/raft/node_modules/seedsweep/dist/js/cli.js' }
    expect(nameOwnProgram(installed, '/home/a/raft')).toEqual(npx)
    expect(nameOwnProgram({ ...program, seedsweepPath: null }, '/home/a')).toEqual(npx)
  },
)

test('names of bundled systems say which bugs they have, and are read back', () => {
  for (const [name, system] of [
    ['etcd', { bugs: [], etcd: null }],
    ['etcd-3.5.0', { bugs: [], etcd: '3.5.0' }],
    ['etcd-13766', { bugs: ['13766'], etcd: null }],
    ['etcd-13766_20221a', { bugs: ['13766', '20221a'], etcd: null }],
  ] as const) {
    expect(nameBundled(system)).toBe(name)
    expect(parseBundledName(name)).toEqual(system)
  }
  expect(nameBundled({ bugs: ['20221a', '13766', '13766'], etcd: null })).toBe('etcd-13766_20221a')
  expect(nameBundled({ bugs: [], etcd: 'v3.4.23' })).toBe('etcd-3.4.23')
  expect(parseBundledName('raft')).toBeNull()
  expect(parseBundledName('etcd-UP')).toBeNull()
})

test.skipIf(process.platform === 'win32')(
  'npx of the own version is this seedsweep; every other npx is the one of the machine',
  () => {
    const machine = makeMachine()
    const bin = join(machine.scratch, 'bin')
    mkdirSync(bin)
    writeFileSync(join(bin, 'npx'), '#!/bin/sh\necho the real one: "$@"\n')
    chmodSync(join(bin, 'npx'), 0o755)
    const cli = join(machine.scratch, "it's cli.mjs")
    writeFileSync(cli, 'console.log(JSON.stringify(process.argv.slice(2)))\n')
    const here = { ...machine, seedsweepPath: cli, version: '1.2.3', env: { PATH: `${bin}:/usr/bin:/bin` } }
    const target = bundledTarget({ bugs: ['13766'], etcd: null }, ['npx', 'seedsweep@1.2.3'], {}, 'test')
    const env = simulatorEnvironment(here, [target])
    const run = (line: string) => execFileSync('/bin/sh', ['-c', line], { env, encoding: 'utf8' }).trim()
    expect(run("npx seedsweep@1.2.3 sim 'a b' --x")).toBe('["sim","a b","--x"]')
    expect(run('npx seedsweep@1.2.4 sim')).toBe('the real one: seedsweep@1.2.4 sim')
    expect(run('npx other --seed 3')).toBe('the real one: other --seed 3')
    expect(simulatorEnvironment(here, [defineTarget({ run: 'npx other {seed}' }, 'test')])).toBe(here.env)
  },
)
