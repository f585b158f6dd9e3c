// Builds dist/: the action, the CLI and the library as ES modules in dist/js, SQLite's native files beside them in
// dist/prebuilds, type declarations in dist/types. With --check, builds into .build/dist and compares with dist/.
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from 'rolldown'

const root = join(import.meta.dirname, '..')
const check = process.argv.includes('--check')
/** Built aside and put in place whole: what runs from dist/ meanwhile never sees half of it. */
const outDir = join(root, '.build', check ? 'checked' : 'dist')

/** The platforms that a runner or a developer's machine can be; others get SQLite's own error. */
const prebuilds = ['linux-x64', 'linux-arm64', 'linuxmusl-x64', 'darwin-arm64', 'win32-x64']

rmSync(outDir, { recursive: true, force: true })
await bundle()
// npx runs the file itself in a checkout of this repository.
chmodSync(join(outDir, 'js', 'cli.js'), 0o755)
copyPrebuilds()
emitTypes()
if (check) compareWithCommitted()
else putInPlace()

async function bundle(): Promise<void> {
  const version: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
  await build({
    cwd: root,
    input: {
      cli: 'src/main/cli.ts',
      action: 'src/main/action.ts',
      index: 'src/index.ts',
      'check-stores-worker': 'src/store/check-stores-worker.ts',
    },
    platform: 'node',
    // @actions/core would bring an HTTP client for tokens that nobody asks it for, and loading that costs 80 ms.
    treeshake: {
      moduleSideEffects: [{ test: /[\\/]node_modules[\\/]@actions[\\/](core|http-client)[\\/]/, sideEffects: false }],
    },
    transform: {
      target: 'node22',
      define: {
        SEEDSWEEP_VERSION: JSON.stringify(version),
        // better-sqlite3 looks for ../prebuilds beside its own folder; bundled, that is dist/prebuilds beside dist/js.
        __dirname: 'import.meta.dirname',
      },
    },
    logLevel: 'warn',
    output: {
      dir: join(outDir, 'js'),
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: '[name].js',
      comments: { legal: true, annotation: false, jsdoc: false },
    },
  })
}

function copyPrebuilds(): void {
  mkdirSync(join(outDir, 'prebuilds'), { recursive: true })
  for (const platform of prebuilds) {
    const file = `${platform}.node`
    copyFileSync(join(root, 'node_modules/better-sqlite3/prebuilds', file), join(outDir, 'prebuilds', file))
  }
}

function emitTypes(): void {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const arguments_ = [tsc, '-p', 'tsconfig.types.json', '--outDir', join(outDir, 'types')]
  execFileSync(process.execPath, arguments_, { cwd: root, stdio: 'inherit' })
}

function putInPlace(): void {
  const dist = join(root, 'dist')
  rmSync(dist, { recursive: true, force: true })
  renameSync(outDir, dist)
}

function compareWithCommitted(): void {
  const committed = join(root, 'dist')
  const names = new Set([...listFiles(outDir), ...listFiles(committed)])
  const different = [...names].sort().filter((name) => {
    const [built, kept] = [join(outDir, name), join(committed, name)]
    return !existsSync(built) || !existsSync(kept) || !readFileSync(built).equals(readFileSync(kept))
  })
  if (different.length > 0) {
    console.error(`dist/ is not what src/ builds; run "npm run build" and commit. Different: ${different.join(', ')}`)
    process.exit(1)
  }
  console.log(`dist/ is what src/ builds (${names.size} files)`)
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}
