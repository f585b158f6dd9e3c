import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { isFull } from '../../examples/etcd-robustness/src/etcd/run-directory.ts'
import { hasEtcd, runHarness, startLongRun } from './find-etcd.ts'

const mounted: string[] = []
afterAll(() => {
  for (const path of mounted) {
    spawnSync('umount', [path])
    rmSync(path, { recursive: true })
  }
})

/** A memory file system of its own, of so many MB; undefined where this user may not mount. */
function mountMemory(megabytes: number): string | undefined {
  const path = mkdtempSync(join(tmpdir(), 'robustness-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', path]).status === 0) {
    mounted.push(path)
    return path
  }
  rmSync(path, { recursive: true })
  return undefined
}

const [small, medium] = [mountMemory(100), mountMemory(160)]

/** Writes until there is not a byte left. */
function fill(path: string): void {
  const file = openSync(join(path, 'filler'), 'w')
  for (const size of [2 ** 16, 2 ** 12, 1]) {
    try {
      for (;;) writeSync(file, Buffer.alloc(size))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  }
  closeSync(file)
}

function usedBytes(path: string): number {
  const { blocks, bfree, bsize } = statfsSync(path)
  return (blocks - bfree) * bsize
}

describe.skipIf(small === undefined || medium === undefined)('memory that is too small (needs to mount tmpfs)', () => {
  test.skipIf(!hasEtcd)('of 100 MB is refused before a member starts, with what it takes and what to do', async () => {
    const base = join(small ?? '', 'runs')
    const run = await runHarness(['--seed', '1', '--traffic', 'lagging', '--dir', base])
    expect(run.stderr).toBe(
      `no space in ${base}: 3 members need 420 MB, 100 MB are free; choose another file system by --dir, or run fewer seeds at once\n`,
    )
    expect(run.status).toBe(3)
    expect(run.stdout).toBe('')
    expect(readdirSync(base)).toEqual([])
  })

  test.skipIf(!hasEtcd)(
    'and that others fill while a member works is no finding of etcd: the machine failed, and nothing is left',
    async () => {
      const path = medium ?? ''
      const base = join(path, 'runs')
      const args = ['--from', '1', '--count', '1000', '--traffic', 'general', '--members', '1', '--families', 'none']
      const child = await startLongRun(base, args, 'pipe')
      let stderr = ''
      child.stderr?.on('data', (text) => {
        stderr += text
      })
      const closed = once(child, 'close')
      fill(path)
      expect(await closed).toEqual([3, null])
      expect(stderr).toMatch(/^no space in \S+: (?:member m0 ended|1 member needs 140 MB), [0-9]+ MB are free; choose/m)
      expect(stderr).not.toContain('broke ')
      expect(readdirSync(base)).toEqual([])
      rmSync(join(path, 'filler'))
      expect(usedBytes(path)).toBe(0)
    },
  )

  test('that is full is known by what is free as well: where a log has no room, it does not say so', () => {
    const path = medium ?? ''
    expect(isFull(path, 'panic: assertion failed')).toBe(false)
    expect(isFull(path, 'write m0.data/member/snap/db: no space left on device')).toBe(true)
    fill(path)
    expect(isFull(path, 'writeAt failed, offset: 28672: %!w(*fs.PathError=&{write m0.data/memb')).toBe(true)
    rmSync(join(path, 'filler'))
  })
})
