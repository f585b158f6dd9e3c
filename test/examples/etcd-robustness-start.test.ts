import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Cluster } from '../../examples/etcd-robustness/src/etcd/cluster.ts'
import { innerSocket, peerSocket } from '../../examples/etcd-robustness/src/etcd/member-flags.ts'
import { defaultBase } from '../../examples/etcd-robustness/src/etcd/run-directory.ts'
import { Random } from '../../examples/etcd-robustness/src/random.ts'

const scratch = mkdtempSync(join(tmpdir(), 'robustness-'))
const base = `${defaultBase()}-start-${process.pid}`
afterAll(() => {
  for (const path of [scratch, base]) rmSync(path, { recursive: true, force: true })
})

/** Notes what happens in which order; the first member answers others, the others end. */
const noted = `#!${process.execPath}
const { appendFileSync } = require('node:fs')
const { createServer } = require('node:http')
const flag = (name) => process.argv.find((word) => word.startsWith('--' + name + '=')).split('=')[1]
const note = (what) => appendFileSync('journal', flag('name') + ' ' + what + '\\n')
note('starts')
if (flag('name') !== 'm0') process.exit(7)
createServer((request, response) => {
  note('is asked for ' + request.url)
  response.end()
}).listen(flag('listen-peer-urls').replace('unix://', ''))
`

/** A cluster of the three members above, which has its directory. */
function makeCluster(isProxied: boolean): Cluster {
  const path = join(scratch, 'etcd')
  writeFileSync(path, noted)
  chmodSync(path, 0o755)
  const binary = { path, version: '3.4.23', minor: 4 } as const
  return new Cluster({ binary, base, members: 3, settings: {}, isProxied, random: new Random('1') })
}

test.each([true, false])(
  'of three members two start once the first answers others, for whom etcd would wait 2 seconds (proxies: %s)',
  async (isProxied) => {
    await using cluster = makeCluster(isProxied)
    await expect(cluster.start()).rejects.toThrow(/member m[12] ended \(exit code 7\)/)
    await Promise.all([cluster.member(1).ended(), cluster.member(2).ended()])
    const journal = readFileSync(join(cluster.directory.path, 'journal'), 'utf8').trim().split('\n')
    expect(journal.slice(0, 2)).toEqual(['m0 starts', 'm0 is asked for /version'])
    expect(journal.slice(2).sort()).toEqual(['m1 starts', 'm2 starts'])
  },
)

test.each([
  { isProxied: true, socket: innerSocket('m0') },
  { isProxied: false, socket: peerSocket('m0') },
])('a socket that is taken, $socket, is the member’s once it starts', async ({ isProxied, socket }) => {
  await using cluster = makeCluster(isProxied)
  const asked: string[] = []
  const squatter = createServer(() => asked.push('squatter')).listen(join(cluster.directory.path, socket))
  await once(squatter, 'listening')
  await expect(cluster.start()).rejects.toThrow(/member m[12] ended \(exit code 7\)/)
  squatter.close()
  expect(asked).toEqual([])
  expect(readFileSync(join(cluster.directory.path, 'journal'), 'utf8')).toContain('m0 is asked for /version')
})
