import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** A repository of somebody who uses the built action; dispose it to remove it. */
export interface Checkout extends AsyncDisposable {
  /** Top of the checkout, a real git repository. */
  readonly directory: string
  /** A copy of action.yml, dist/ and the workflows, so that a build beside the tests does not pull them away. */
  readonly actionDir: string
  /** Writes files and commits them; returns the new commit. */
  commit(files: Readonly<Record<string, string>>): Promise<string>
}

export interface CheckoutOptions {
  readonly files?: Readonly<Record<string, string>>
  /** Files and folders of this repository that are copied to the same place. */
  readonly copied?: readonly string[]
  /** Whether the action itself lies at the top of the checkout, as in our own repository. */
  readonly withAction?: boolean
}

/** SQLite for the machine that the tests run on; those of all platforms are a lot to copy for every job. */
const prebuilds = readdirSync(join(root, 'dist/prebuilds'))
  .filter((name) => name.startsWith(process.platform) && name.endsWith(`-${process.arch}.node`))
  .map((name) => `dist/prebuilds/${name}`)

/** Makes a checkout with the simulators of this folder in `simulators/`. */
export async function makeCheckout({
  files = {},
  copied = [],
  withAction = false,
}: CheckoutOptions): Promise<Checkout> {
  const place = await mkdtemp(join(tmpdir(), 'seedsweep-e2e-'))
  const directory = join(place, 'demo')
  const actionDir = withAction ? directory : join(place, 'action')
  await mkdir(directory)
  await mkdir(actionDir, { recursive: true })
  for (const path of ['action.yml', 'dist/js', ...prebuilds, '.github/workflows']) {
    await cp(join(root, path), join(actionDir, path), { recursive: true })
  }
  await cp(join(import.meta.dirname, 'simulators'), join(directory, 'simulators'), { recursive: true })
  for (const path of copied) await cp(join(root, path), join(directory, path), { recursive: true })
  // The packages of the example simulators.
  await symlink(join(root, 'node_modules'), join(directory, 'node_modules'))
  const git = (...words: string[]): string =>
    execFileSync('git', ['-c', 'user.name=ada', '-c', 'user.email=ada@example.com', ...words], {
      cwd: directory,
      encoding: 'utf8',
    })
  const commit = async (changed: Readonly<Record<string, string>>): Promise<string> => {
    for (const [path, text] of Object.entries(changed)) {
      await mkdir(dirname(join(directory, path)), { recursive: true })
      await writeFile(join(directory, path), text)
    }
    git('add', '.')
    git('commit', '--quiet', '--message', 'change')
    return git('rev-parse', 'HEAD').trim()
  }
  git('init', '--quiet', '--initial-branch', 'main')
  await commit({ '.gitignore': 'node_modules\n', ...files })
  return {
    directory,
    actionDir,
    commit,
    [Symbol.asyncDispose]: () => rm(place, { recursive: true, force: true }),
  }
}
