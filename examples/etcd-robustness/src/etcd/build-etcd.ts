import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { UsageError } from '../options.ts'
import { WorldTrouble } from '../world-trouble.ts'

const run = promisify(execFile)

/** A server is about 900 packages: minutes on a small machine. */
const buildMs = 20 * 60_000

const main = `package main

import (
	"os"

	"go.etcd.io/etcd/server/v3/etcdmain"
)

func main() {
	etcdmain.Main(os.Args)
}
`

/**
 * Builds a release of etcd with Go, from the modules that etcd publishes, once: the next time it is in the cache.
 *
 * @param version such as 3.5.21; releases before 3.5.0 are no Go modules
 * @param cache directory of what was built
 * @returns the path of the binary
 * @throws WorldTrouble where there is no Go, or it cannot build this release
 */
export async function buildEtcd(version: string, cache: string): Promise<string> {
  if (!/^3\.[567]\.[0-9]+$/.test(version)) {
    throw new UsageError(`--etcd-version ${version}: expected a release from 3.5.0 on, such as 3.5.21`)
  }
  const binary = join(cache, `etcd-${version}`)
  if (existsSync(binary)) return binary
  await checkGo()
  mkdirSync(dirname(binary), { recursive: true })
  const folder = mkdtempSync(join(cache, 'build-'))
  try {
    writeFileSync(join(folder, 'go.mod'), 'module etcd-for-robustness\n\ngo 1.19\n')
    writeFileSync(join(folder, 'main.go'), main)
    await runGo(folder, version, ['get', `go.etcd.io/etcd/server/v3@v${version}`])
    await runGo(folder, version, ['build', '-trimpath', '-o', 'etcd', '.'])
    // In one step, so that nobody takes a half-written file for a binary.
    renameSync(join(folder, 'etcd'), binary)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return binary
}

/** @throws WorldTrouble where there is none */
export async function checkGo(): Promise<void> {
  try {
    await run('go', ['version'])
  } catch {
    throw new WorldTrouble('there is no Go to build etcd with: install it, or name a binary by --etcd-bin')
  }
}

async function runGo(cwd: string, version: string, args: readonly string[]): Promise<void> {
  try {
    await run('go', args, { cwd, timeout: buildMs, maxBuffer: 16 * 2 ** 20 })
  } catch (error) {
    const { stderr = '' } = error as { readonly stderr?: string }
    const said = stderr.split('\n').slice(-15).join('\n')
    throw new WorldTrouble(`Go cannot build etcd ${version} (go ${args[0] ?? ''}):\n${said}`)
  }
}
