import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const source = join(root, 'src')

/** Who may import whom, and which packages: docs/ARCHITECTURE.md says why. */
const rooms: Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }> = {
  base: { rooms: [], packages: [] },
  model: { rooms: ['base'], packages: ['zod'] },
  statistics: { rooms: ['base', 'model'], packages: [] },
  signature: { rooms: ['base', 'model'], packages: [] },
  config: { rooms: ['base', 'model'], packages: ['yaml', 'zod'] },
  plan: { rooms: ['base', 'model', 'statistics'], packages: [] },
  simulator: { rooms: ['base', 'model'], packages: ['zod'] },
  store: { rooms: ['base', 'model'], packages: ['better-sqlite3'] },
  check: { rooms: ['base'], packages: [] },
  sim: { rooms: ['base', 'check'], packages: [] },
  sweep: { rooms: ['base', 'model', 'simulator', 'signature'], packages: ['p-limit'] },
  triage: { rooms: ['base', 'model', 'simulator', 'signature', 'statistics'], packages: ['p-limit'] },
  publish: { rooms: ['base', 'model', 'statistics'], packages: [] },
  campaign: {
    rooms: [
      'base',
      'model',
      'config',
      'plan',
      'sweep',
      'store',
      'triage',
      'publish',
      'simulator',
      'signature',
      'statistics',
    ],
    packages: [],
  },
  cli: { rooms: ['base', 'model', 'config', 'campaign', 'signature', 'check'], packages: ['commander'] },
  action: {
    rooms: ['base', 'model', 'config', 'campaign', 'signature'],
    packages: ['@actions/core', '@actions/github', '@actions/artifact'],
  },
  // The only door to the bundled simulator, which everybody else starts as a process.
  main: { rooms: ['cli', 'action', 'sim'], packages: [] },
  'index.ts': {
    rooms: [
      'model',
      'config',
      'campaign',
      'plan',
      'sweep',
      'store',
      'triage',
      'publish',
      'simulator',
      'signature',
      'check',
    ],
    packages: [],
  },
}

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(source, join(entry.parentPath, entry.name)).split(sep).join('/'))
  .sort()

function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8')
  const statements = text.matchAll(/^(?:import|export)\s(?:[^'";]*?\sfrom\s)?'([^']+)'/gm)
  const dynamic = text.matchAll(/\bimport\('([^']+)'\)/g)
  return [...statements, ...dynamic].map((match) => match[1] ?? '')
}

test('there is source to look at', () => {
  expect(files.length).toBeGreaterThan(80)
})

test('rooms import only the rooms and packages that the house allows', () => {
  const violations: string[] = []
  for (const file of files) {
    const room = file.split('/')[0] ?? ''
    const allowed = rooms[room]
    if (allowed === undefined) {
      violations.push(`${file}: no room ${room} is planned`)
      continue
    }
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith('node:')) continue
      if (!specifier.startsWith('.')) {
        const packages = file.startsWith('publish/github/') ? ['@octokit/'] : allowed.packages
        if (!packages.some((name) => specifier === name || (name.endsWith('/') && specifier.startsWith(name)))) {
          violations.push(`${file} imports the package ${specifier}`)
        }
        continue
      }
      const other = relative(source, join(source, file, '..', specifier)).split(sep)[0] ?? ''
      if (other !== room && !allowed.rooms.includes(other)) violations.push(`${file} imports the room ${other}`)
    }
  }
  expect(violations).toEqual([])
})

test('the doors are thin: each file of main has at most 40 lines', () => {
  for (const file of files.filter((name) => name.startsWith('main/'))) {
    expect(readFileSync(join(source, file), 'utf8').trimEnd().split('\n').length, file).toBeLessThanOrEqual(40)
  }
})

test('the file to read first has under 100 lines', () => {
  const text = readFileSync(join(source, 'campaign/run-campaign.ts'), 'utf8')
  expect(text.trimEnd().split('\n').length).toBeLessThan(110)
})

test('no source file has more than 400 lines', () => {
  const long = files.filter((file) => readFileSync(join(source, file), 'utf8').split('\n').length > 400)
  expect(long).toEqual([])
})

test('file names are kebab-case', () => {
  expect(files.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.ts$/.test(basename(file)))).toEqual([])
})

test('only the doors read the process: no env, argv, cwd or exit elsewhere', () => {
  const offenders = files.filter((file) => {
    if (/^(main|action)\//.test(file)) return false
    const code = readFileSync(join(source, file), 'utf8').replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
    return /\bprocess\.(env|argv|cwd|exit|exitCode)\b/.test(code)
  })
  expect(offenders).toEqual([])
})

/** What check and sim must not touch: each would make a run differ from machine to machine, or from day to day. */
const changeable: readonly { readonly what: string; readonly pattern: RegExp; readonly examples: readonly string[] }[] =
  [
    {
      what: 'the clock',
      pattern: /\bDate\b|\bperformance\b|\bTemporal\b/,
      examples: ['const now = Date.now()', 'new Date(0)', 'performance.now()', 'Temporal.Now.instant()'],
    },
    {
      what: 'randomness',
      pattern: /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b|\bcrypto\b/,
      examples: ['Math.random()', 'randomUUID()', 'crypto.subtle', 'getRandomValues(bytes)'],
    },
    {
      // A power of two whole numbers, such as 2 ** 31, is a constant.
      what: 'transcendental Math',
      pattern:
        /\bMath\.(?:a?(?:sin|cos|tan)h?|atan2|exp|expm1|log|log2|log10|log1p|pow|cbrt|hypot)\b|(?<!\d )\*\*|\*\*(?! \d)/,
      examples: ['Math.log(x)', 'Math.sin(x)', 'Math.atanh(x)', 'Math.pow(2, x)', 'Math.hypot(a, b)', '2 ** x'],
    },
    {
      what: 'a timer',
      pattern: /\bset(?:Timeout|Interval|Immediate)\b|\bqueueMicrotask\b|\bPromise\b|\bawait\b/,
      examples: ['setTimeout(run, 1)', 'setImmediate(run)', 'queueMicrotask(run)', 'Promise.resolve()', 'await it'],
    },
    {
      what: 'Node',
      // A member of the cluster is a `process` too, with none of these.
      pattern:
        /\bprocess\.(?:env|argv|cwd|exit|exitCode|hrtime|nextTick|memoryUsage|cpuUsage|std(?:in|out|err)|versions?|pid|platform|arch|uptime)\b|['"]node:|\brequire\(|\bBuffer\b|\bglobalThis\b|\bfetch\(/,
      examples: ["import { join } from 'node:path'", 'process.env.HOME', 'process.hrtime.bigint()', "require('fs')"],
    },
    {
      what: 'the locale',
      pattern: /\btoLocale\w+\b|\blocaleCompare\b|\bIntl\b|\bformatCount\b|\bformatPlural\b/,
      examples: ['count.toLocaleString()', 'a.localeCompare(b)', 'new Intl.Collator()', "formatPlural(2, 'seed')"],
    },
    {
      what: 'a sort without a comparator',
      pattern: /\.(?:sort|toSorted)\(\)/,
      examples: ['keys.sort()', '[...keys].toSorted()'],
    },
    {
      what: 'the garbage collector',
      pattern: /\bWeakRef\b|\bFinalizationRegistry\b/,
      examples: ['new WeakRef(object)', 'new FinalizationRegistry(forget)'],
    },
  ]

function changeableParts(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  return changeable.filter(({ pattern }) => pattern.test(code)).map(({ what }) => what)
}

test.each(changeable)('a file that used $what would be seen', ({ what, examples }) => {
  for (const example of examples) expect(changeableParts(`// innocent\n${example}\n`), example).toContain(what)
  for (const example of examples) expect(changeableParts(`// ${example}\n/* ${example} */`), example).toEqual([])
})

test('check and sim are the same on every machine and at every time', () => {
  const rooms = files.filter((file) => /^(check|sim)\//.test(file))
  expect(rooms.length).toBeGreaterThan(100)
  const offenders = rooms.flatMap((file) =>
    changeableParts(readFileSync(join(source, file), 'utf8')).map((what) => `${file} uses ${what}`),
  )
  expect(offenders).toEqual([])
})

test('every imported package is in package.json', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >
  const known = { ...manifest.dependencies, ...manifest.devDependencies }
  const packages = new Set(
    files.flatMap(importsOf).filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:')),
  )
  expect([...packages].filter((name) => known[name] === undefined)).toEqual([])
})
