import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { WorldTrouble } from '../world-trouble.ts'

export interface EtcdBinary {
  readonly path: string
  /** Such as 3.4.23. */
  readonly version: string
  readonly minor: 4 | 5 | 6 | 7
}

/**
 * Asks a binary for its version.
 *
 * @param path a path, or a name that is looked for on the PATH
 * @throws WorldTrouble where there is none, or one that this harness was not made for
 */
export async function readBinary(path: string): Promise<EtcdBinary> {
  const text = await versionText(path)
  const [, version = '', minor = ''] = /^etcd Version: (3\.([0-9]+)\.[0-9]+\S*)/m.exec(text) ?? []
  switch (minor) {
    case '4':
    case '5':
    case '6':
    case '7':
      return { path, version, minor: Number(minor) as EtcdBinary['minor'] }
    default:
      throw new WorldTrouble(
        `${path} says "${text.split('\n')[0] ?? ''}": expected etcd 3.4 to 3.7; choose another by --etcd-bin or --etcd-version`,
      )
  }
}

async function versionText(path: string): Promise<string> {
  try {
    return (await promisify(execFile)(path, ['--version'], { timeout: 20_000 })).stdout
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new WorldTrouble(
        `there is no ${path}: install it (Debian, Ubuntu: apt-get install etcd-server), name one by --etcd-bin, ` +
          'or have one built by --etcd-version (needs Go)',
      )
    }
    throw new WorldTrouble(`${path} --version fails: ${error instanceof Error ? error.message : String(error)}`)
  }
}
