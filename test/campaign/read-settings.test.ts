import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { chooseDbPath, onlyTarget, readSettings, type TargetChoice } from '../../src/campaign/read-settings.ts'

function makeDirectory(files: Readonly<Record<string, string>> = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'seedsweep-settings-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)
  return directory
}

const nothing: TargetChoice = {
  config: null,
  target: null,
  command: null,
  run: null,
  preset: null,
  build: null,
  timeout: null,
  memory: null,
  bundled: null,
}

const two = `default: raft
targets:
  raft: { run: ./raft --seed 1 }
  kv: { run: './kv --seed {seed}', timeout: 5s, build: make kv }
`

describe('the target of a call', () => {
  test('is the default of the configuration, the named one, or the only one', () => {
    const cwd = makeDirectory({ 'seedsweep.yml': two })
    expect(onlyTarget(readSettings(cwd, nothing)).name).toBe('raft')
    expect(readSettings(cwd, { ...nothing, target: 'kv' })).toMatchObject({
      directory: cwd,
      targets: [{ name: 'kv', timeoutMs: 5_000 }],
    })
    const only = makeDirectory({ 'seedsweep.yml': 'targets: { kv: { run: ./kv } }' })
    expect(onlyTarget(readSettings(only, nothing)).name).toBe('kv')
  })

  test('is a command, which goes before the configuration and takes its name from the program', () => {
    const cwd = makeDirectory({ 'seedsweep.yml': two })
    const choice = { ...nothing, command: ['node', 'sim/raft.sim.js', '{seed}'], timeout: '2s' }
    expect(onlyTarget(readSettings(cwd, choice))).toMatchObject({
      name: 'raft.sim',
      timeoutMs: 2_000,
      run: choice.command,
    })
    expect(onlyTarget(readSettings(cwd, { ...choice, target: 'mine' })).name).toBe('mine')
    expect(onlyTarget(readSettings(makeDirectory(), { ...nothing, run: './sim {seed}' })).run).toEqual([
      './sim',
      '{seed}',
    ])
  })

  test('named together with a command keeps what else the configuration says of it', () => {
    const cwd = makeDirectory({ 'seedsweep.yml': two })
    const target = onlyTarget(readSettings(cwd, { ...nothing, target: 'kv', command: ['./other', '{seed}'] }))
    expect(target).toMatchObject({ name: 'kv', run: ['./other', '{seed}'], build: 'make kv', timeoutMs: 5_000 })
  })

  test('of a configuration elsewhere runs in its directory', () => {
    const cwd = makeDirectory()
    mkdirSync(join(cwd, 'deep'))
    writeFileSync(join(cwd, 'deep', 'sims.yml'), two)
    expect(readSettings(cwd, { ...nothing, config: 'deep/sims.yml' }).directory).toBe(join(cwd, 'deep'))
  })

  const mistakes: [string, string | null, Partial<TargetChoice>, string][] = [
    ['nothing at all', null, {}, 'nothing-to-run'],
    ['a target without a configuration', null, { target: 'raft' }, 'nothing-to-run'],
    ['several targets and no default', 'targets: { a: { run: ./a }, b: { run: ./b } }', {}, 'no-target'],
    ['two commands', null, { command: ['./a', '{seed}'], run: './b {seed}' }, 'command-twice'],
    ['a target in the place of the command', two, { command: ['kv', '--count', '5'] }, 'target-as-command'],
    ['a configuration that is not there', null, { config: 'x.yml' }, 'no-file'],
    ['a configuration that is a directory', null, { config: '.' }, 'not-readable'],
  ]
  test.each(mistakes)('%s is a mistake', (_, config, choice, code) => {
    const cwd = makeDirectory(config === null ? {} : { 'seedsweep.yml': config })
    expect(() => readSettings(cwd, { ...nothing, ...choice })).toThrow(
      expect.objectContaining({ name: 'UserError', code }),
    )
  })

  test('a program that has the name of a target is run where its command has a {seed}', () => {
    const cwd = makeDirectory({ 'seedsweep.yml': two })
    expect(onlyTarget(readSettings(cwd, { ...nothing, command: ['kv', '{seed}'] })).run).toEqual(['kv', '{seed}'])
  })
})

describe('several targets', () => {
  const three = 'default: kv\ntargets: { raft: { run: ./raft }, kv: { run: ./kv }, log: { run: ./log } }'
  const choose = (target: string | null, more: object = {}) => {
    const { targets, name } = readSettings(makeDirectory({ 'seedsweep.yml': three }), { ...nothing, target, ...more })
    return `${targets.map((one) => one.name).join(' ')} in ${name}`
  }

  test('are named with commas between, in any order, or all of them by one word', () => {
    expect(choose('raft,log')).toBe('raft log in raft+log')
    expect(choose('log, raft,log')).toBe('raft log in raft+log')
    expect(choose('all')).toBe('raft kv log in all')
    expect(choose('log,kv,raft')).toBe('raft kv log in all')
    expect(choose('kv')).toBe('kv in kv')
    expect(choose(null)).toBe('kv in kv')
  })

  test('each keep their own words: a flag that changes one of them is refused', () => {
    expect(() => choose('raft,log', { timeout: '5s' })).toThrow('timeout: 2 targets were named, and each has its own')
    expect(() => choose('raft,lgo')).toThrow('there is no target "lgo"')
  })
})

test('a store is .seedsweep/<target>.db beside the configuration, a shard has its own, a named one is where it is named', () => {
  expect(chooseDbPath('/repo', '/repo/sub', null, 'raft', null)).toBe('/repo/.seedsweep/raft.db')
  expect(chooseDbPath('/repo', '/repo/sub', null, 'raft', 3)).toBe('/repo/.seedsweep/raft-s3.db')
  expect(chooseDbPath('/repo', '/repo/sub', 'a.db', 'raft', 3)).toBe('/repo/sub/a.db')
  expect(chooseDbPath('/repo', '/repo/sub', '/tmp/a.db', 'raft', null)).toBe('/tmp/a.db')
})

describe('a preset by flag', () => {
  test('completes a command that is given here', () => {
    const directory = makeDirectory({})
    const target = onlyTarget(readSettings(directory, { ...nothing, run: 'go test ./raft', preset: 'go-test' }))
    expect(target.run.join(' ')).toContain('-shuffle={seed}')
  })

  test('of no such name names the nearest, and for a configured target says where it belongs', () => {
    const directory = makeDirectory({ 'seedsweep.yml': two })
    expect(() => readSettings(directory, { ...nothing, run: 'x {seed}', preset: 'madsin' })).toThrow(
      /no preset "madsin"/,
    )
    expect(() => readSettings(directory, { ...nothing, target: 'kv', preset: 'madsim' })).toThrow(/configured already/)
  })
})
