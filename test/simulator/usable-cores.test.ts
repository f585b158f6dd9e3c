import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { usableCores } from '../../src/simulator/usable-cores.ts'

function cores(available: number, files: Record<string, string> = {}): number {
  return usableCores({ availableParallelism: available, readText: (path) => files[path] ?? null })
}

describe('usable cores', () => {
  test('this machine has at least one', () => {
    expect(usableCores()).toBeGreaterThanOrEqual(1)
  })

  test('without cgroups it is what the system says', () => {
    expect(cores(64)).toBe(64)
  })

  test.each([
    ['200000 100000\n', 2],
    ['250000 100000\n', 2],
    ['50000 100000\n', 1],
    ['max 100000\n', 64],
    ['', 64],
    ['nonsense', 64],
  ])('cgroup v2 in a container: cpu.max %j gives %d of 64', (cpuMax, expected) => {
    expect(cores(64, { '/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/cpu.max': cpuMax })).toBe(expected)
  })

  test('the tightest of all parent groups counts', () => {
    const files = {
      '/proc/self/cgroup': '0::/user.slice/a.scope\n',
      '/sys/fs/cgroup/user.slice/a.scope/cpu.max': 'max 100000',
      '/sys/fs/cgroup/user.slice/cpu.max': '300000 100000',
    }
    expect(cores(8, files)).toBe(3)
  })

  test('cgroup v1: a quota of 400 ms in 100 ms gives 4, -1 gives all', () => {
    const files = {
      '/proc/self/cgroup': '5:memory:/x\n4:cpu,cpuacct:/docker/abc\n',
      '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '400000\n',
      '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
    }
    expect(cores(16, files)).toBe(4)
    expect(cores(16, { ...files, '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n' })).toBe(16)
  })

  test.each([
    ['v2-container-of-2', 2],
    ['v2-slice-of-3', 3],
    ['v1-docker-of-4', 4],
    ['v1-pod-of-half', 1],
    ['hybrid-of-6', 6],
    ['v2-without-limit', 16],
    ['no-such-system', 16],
  ])('of 16 cores, with the files of %s, are %d', (name, expected) => {
    const root = join(import.meta.dirname, '..', 'fixtures', 'cgroups', name)
    const readText = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null)
    expect(usableCores({ availableParallelism: 16, readText })).toBe(expected)
  })

  test.skipIf(!existsSync('/usr/bin/taskset'))('bound to one core by taskset is one (skipped without taskset)', () => {
    const source = join(import.meta.dirname, '..', '..', 'src', 'simulator', 'usable-cores.ts')
    const script = `import(${JSON.stringify(source)}).then(({ usableCores }) => console.log(usableCores()))`
    const words = ['-c', '0', process.execPath, '--input-type=module', '-e', script]
    expect(execFileSync('/usr/bin/taskset', words, { encoding: 'utf8' }).trim()).toBe('1')
  })
})
