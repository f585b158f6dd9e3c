import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRunnerSecret } from '../../src/base/runner-secret.ts'
import { childEnvironment } from '../../src/simulator/child-environment.ts'

const plain = { env: {}, passEnv: [] }

const secrets = {
  ACTIONS_RUNTIME_TOKEN: 'secret',
  ACTIONS_RESULTS_URL: 'secret',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret',
  GITHUB_TOKEN: 'secret',
  GITHUB_OUTPUT: 'secret',
  GITHUB_ENV: 'secret',
  GITHUB_PATH: 'secret',
  GITHUB_STATE: 'secret',
  GITHUB_STEP_SUMMARY: 'secret',
  'INPUT_GITHUB-TOKEN': 'secret',
}

describe('the environment of a simulator', () => {
  test('of a runner it gets the path and its like, and no token', () => {
    const parent = { ...secrets, PATH: '/bin', HOME: '/h', LC_ALL: 'C', CARGO_HOME: '/c', CI: 'true', AWS_KEY: 'k' }
    const child = childEnvironment(parent, plain)
    expect(child).toMatchObject({ PATH: '/bin', HOME: '/h', LC_ALL: 'C', CARGO_HOME: '/c' })
    expect(Object.values(child)).not.toContain('secret')
    expect(child).not.toHaveProperty('CI')
    expect(child).not.toHaveProperty('AWS_KEY')
  })

  test('the 10 secrets of a runner do not pass even when the target asks for them, in any case', () => {
    const lower = Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name.toLowerCase(), value]))
    const passEnv = [...Object.keys(secrets), ...Object.keys(lower), 'MY_LICENSE', 'ABSENT']
    const child = childEnvironment({ ...secrets, ...lower, MY_LICENSE: 'mine' }, { env: {}, passEnv })
    expect(Object.values(child)).not.toContain('secret')
    expect(child.MY_LICENSE).toBe('mine')
    expect(child).not.toHaveProperty('ABSENT')
  })

  test('a crash says where it was, unless the user wants it otherwise', () => {
    expect(childEnvironment({}, plain)).toEqual({
      RUST_BACKTRACE: '1',
      GOTRACEBACK: 'all',
      PYTHONFAULTHANDLER: '1',
      UBSAN_OPTIONS: 'print_stacktrace=1',
      ASAN_OPTIONS: 'symbolize=1:abort_on_error=0',
    })
    const chosen = childEnvironment({ RUST_BACKTRACE: 'full' }, { env: { GOTRACEBACK: 'crash' }, passEnv: [] })
    expect(chosen).toMatchObject({ RUST_BACKTRACE: 'full', GOTRACEBACK: 'crash' })
  })

  test('the target goes before the parent, and what we set goes before both', () => {
    const target = { env: { TZ: 'Asia/Tokyo', SEEDSWEEP_OUT: '/wrong' }, passEnv: [] }
    const child = childEnvironment({ TZ: 'UTC' }, target, { SEEDSWEEP_OUT: '/out' })
    expect(child).toMatchObject({ TZ: 'Asia/Tokyo', SEEDSWEEP_OUT: '/out' })
  })

  test('a campaign inside a campaign does not inherit the outer seed', () => {
    const parent = { SEEDSWEEP_SEED: '1', SEEDSWEEP_INDEX: '2', SEEDSWEEP_OUT: '/o', SEEDSWEEP_DEBUG: '1' }
    const child = childEnvironment(parent, plain)
    expect(Object.keys(child).filter((name) => name.startsWith('SEEDSWEEP_'))).toEqual(['SEEDSWEEP_DEBUG'])
  })

  test('Windows writes Path', () => {
    expect(childEnvironment({ Path: 'C:\\bin', SystemRoot: 'C:\\Windows' }, plain)).toMatchObject({
      Path: 'C:\\bin',
      SystemRoot: 'C:\\Windows',
    })
  })

  test('property: no name that is a runner secret ever passes from the parent', () => {
    const name = fc.oneof(
      fc.constantFrom(...Object.keys(secrets)),
      fc.stringMatching(/^(ACTIONS|INPUT|GITHUB)_[A-Z]{0,6}$/),
    )
    fc.assert(
      fc.property(fc.array(name), (names) => {
        const parent = Object.fromEntries(names.map((each) => [each, 'secret']))
        const child = childEnvironment(parent, { env: {}, passEnv: names })
        return Object.keys(child).every((each) => !isRunnerSecret(each))
      }),
    )
  })
})
