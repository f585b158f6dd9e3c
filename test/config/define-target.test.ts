import { describe, expect, test } from 'vitest'
import { type DefinedFields, defineTarget, overrideTarget, targetWarnings } from '../../src/config/define-target.ts'
import { nameTarget } from '../../src/config/name-target.ts'
import { TargetSchema } from '../../src/model/target.ts'

function define(fields: Partial<DefinedFields> = {}) {
  return defineTarget({ run: './sim --seed {seed}', ...fields }, (key) => `--${key}`)
}

describe('defineTarget', () => {
  test('completes a bare command after --', () => {
    const target = defineTarget({ run: ['node', 'test/raft.sim.ts', '--seed', '{seed}'] }, 'the command after --')
    expect(target).toMatchObject({
      name: 'raft.sim',
      via: 'run',
      timeoutMs: 60_000,
      seedType: 'u64',
      seedStream: 'mixed',
    })
    expect(TargetSchema.parse(target)).toEqual(target)
    expect(targetWarnings(target)).toEqual([])
  })

  test('sweeps by worker, else by batch, else by run, unless via says otherwise', () => {
    const batch = './sim {from} {count}'
    const worker = './sim --worker'
    expect(define().via).toBe('run')
    expect(define({ batch }).via).toBe('batch')
    expect(define({ batch, worker }).via).toBe('worker')
    expect(define({ batch, worker, via: 'run' }).via).toBe('run')
  })

  test('runs consecutive seeds where batch takes {from} and {count}, mixed ones where it takes {seeds-file}', () => {
    expect(define({ batch: './sim {from} {count}' }).seedStream).toBe('consecutive')
    expect(define({ batch: './sim {from} {count}', 'seed-stream': 'consecutive' }).seedStream).toBe('consecutive')
    expect(define({ batch: './sim {seeds-file}' }).seedStream).toBe('mixed')
    expect(define({ batch: './sim {seeds-file}', 'stops-at-first-failure': true }).batch).toEqual({
      argv: ['./sim', '{seeds-file}'],
      stopsAtFirstFailure: true,
    })
  })

  test.each(['./sim {from}', './sim {count}', './sim {from} {count} {seeds-file}', './sim {out}'])(
    'refuses the batch %j',
    (batch) => {
      expect(() => define({ batch })).toThrow('--batch: batch does not say which seeds to run')
    },
  )

  test('names the flag in an error, and the whole command where there is one place for all', () => {
    expect(() => define({ timeout: '5' })).toThrow('--timeout: "5" has no unit')
    expect(() => defineTarget({ run: ['sim', '{sed}'] }, 'the command after --')).toThrow(
      'the command after --: {sed} means nothing in run',
    )
  })

  test('refuses a name that cannot be a file or a flag', () => {
    expect(() => define({ name: '../raft' })).toThrow('--name: name cannot be used')
  })

  test('notes a run without {seed}, which may read SEEDSWEEP_SEED', () => {
    const [warning] = targetWarnings(define({ run: './sim --steps 100' }))
    expect(warning).toContain('target "sim" has no {seed}')
  })
})

describe('overrideTarget', () => {
  test('replaces build and timeout, and keeps the rest', () => {
    const target = define({ worker: './sim --worker' })
    expect(overrideTarget(target, { build: 'make', timeout: '5m' }, 'flags')).toEqual({
      ...target,
      build: 'make',
      timeoutMs: 300_000,
    })
  })

  test('forgets batch and worker of another program', () => {
    const target = define({ worker: './sim --worker' })
    expect(overrideTarget(target, { run: './other {seed}' }, '--run')).toMatchObject({
      name: 'sim',
      run: ['./other', '{seed}'],
      worker: null,
      via: 'run',
    })
  })
})

describe('nameTarget', () => {
  test.each([
    [['./target/release/sim', '--seed', '{seed}'], 'sim'],
    [['C:\\build\\sim.exe', '{seed}'], 'sim'],
    [['node', '--enable-source-maps', 'examples/liferaft/sim.ts', '{seed}'], 'sim'],
    [['python3', '-m', 'raft.sim', '{seed}'], 'raft.sim'],
    [['java', '-jar', 'out/raft-sim.jar', '{seed}'], 'raft-sim'],
    [['deno', 'run', '-A', 'sim.ts'], 'sim'],
    [['env', 'A=1', './sim'], 'sim'],
    [['sh', '-c', './sim {seed} | tee log'], 'sh'],
    [['cargo', 'run', '--', '{seed}'], 'cargo'],
    [['./my sim!'], 'my-sim-'],
    [['./-'], 'simulator'],
  ])('of %j is %s', (argv, name) => {
    expect(nameTarget(argv)).toBe(name)
  })
})

describe('configuration', () => {
  const run = './sim --seed {seed} --nodes {config.nodes}'

  test('a value is fixed, a list is drawn, on/off is a family of faults', () => {
    const target = define({ run, config: { nodes: [3, 5], steps: 100, partitions: 'on/off', clock: 'on' } })
    expect(target.config).toEqual({ steps: '100', clock: 'on' })
    expect(target.axes).toEqual([
      { kind: 'values', name: 'nodes', values: ['3', '5'] },
      { kind: 'family', name: 'partitions' },
    ])
    expect(define({ config: { nodes: [3] } })).toMatchObject({ config: { nodes: '3' }, axes: [] })
  })

  test('what is drawn must reach run and batch; a family does by itself', () => {
    const config = { nodes: [3, 5] }
    expect(() => define({ config })).toThrow('--config.nodes: every seed draws its nodes, but run is not told which')
    expect(() => define({ run, batch: './sim {seeds-file}', config })).toThrow('but batch is not told which')
    expect(define({ config, env: { NODES: '{config.nodes}' } }).axes).toHaveLength(1)
    expect(define({ config: { partitions: 'on/off' } }).axes).toHaveLength(1)
  })

  test('consecutive seeds in one batch, and a worker told once, cannot each have a configuration of their own', () => {
    const config = { partitions: 'on/off' }
    expect(() => define({ batch: './sim {from} {count}', config })).toThrow('a batch has one configuration')
    expect(() => define({ worker: './sim --worker {config.partitions}', config })).toThrow('each draws its partitions')
    expect(define({ batch: './sim {seeds-file}', worker: './sim --worker', config }).via).toBe('worker')
  })

  test.each([
    [{ nodes: [3, 5, 3] }, 'nodes has the value "3" twice'],
    [{ partitions: ['on', 'off'] }, 'partitions is on or off, and is not written as a family of faults'],
  ])('refuses %j', (config, message) => {
    expect(() => define({ run, config })).toThrow(message)
  })

  test('another command is told what is drawn too', () => {
    const target = define({ run, config: { nodes: [3, 5] } })
    expect(() => overrideTarget(target, { run: './other {seed}' }, 'run')).toThrow('every seed draws its nodes')
    expect(overrideTarget(target, { run: './other {seed} {config.nodes}' }, 'run').axes).toEqual(target.axes)
  })
})
