import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/base/user-error.ts'
import { emptyConfig, readConfig } from '../../src/config/read-config.ts'

/** `message | hint` of the error that reading this file gives. */
function errorOf(text: string): string {
  try {
    readConfig(text, 'seedsweep.yml')
  } catch (error) {
    if (error instanceof UserError) return error.hint === null ? error.message : `${error.message} | ${error.hint}`
    throw error
  }
  return 'read without an error'
}

/** A file with one target that has these lines. */
function withTarget(...lines: string[]): string {
  return ['targets:', '  raft:', ...lines.map((line) => `    ${line}`)].join('\n')
}

describe('readConfig', () => {
  test('reads the file of the documentation and fills in every default', () => {
    const config = readConfig(
      `
default: raft
targets:
  raft:
    build: cargo build --release --bin sim        # needed to replay
    run: ./target/release/sim --seed {seed} --nodes {config.nodes}
    env: { RUST_LOG: warn, RUST_BACKTRACE: 1, LIMIT: 18446744073709551615, RATE: 1e3, ON: true }
    pass-env: [MY_LICENSE]
    timeout: 1m30s
    seed-type: i64
    config: { nodes: 3 }
    weight: 2
    canary: ./target/release/sim --must-fail
    expect: "PASSED"
  kv:
    run: [node, sim.ts, --seed, "{seed}", --steps, 100]
issues: { labels: [seedsweep, bug], max-new-issues: 7, owners: { raft: ann, kv: [bob, eve] } }
`,
      'seedsweep.yml',
    )
    expect(config.path).toBe('seedsweep.yml')
    expect(config.default).toBe('raft')
    expect(config.issues).toEqual({
      labels: ['seedsweep', 'bug'],
      maxNewIssues: 7,
      fileUnconfirmed: false,
      owners: new Map([
        ['raft', ['ann']],
        ['kv', ['bob', 'eve']],
      ]),
    })
    expect(config.targets.get('raft')).toEqual({
      name: 'raft',
      build: 'cargo build --release --bin sim',
      run: ['./target/release/sim', '--seed', '{seed}', '--nodes', '{config.nodes}'],
      batch: null,
      worker: null,
      recycle: null,
      memoryMax: null,
      via: 'run',
      // As written: a number would have lost the last digits of 2^64 - 1.
      env: { RUST_LOG: 'warn', RUST_BACKTRACE: '1', LIMIT: '18446744073709551615', RATE: '1e3', ON: 'true' },
      passEnv: ['MY_LICENSE'],
      timeoutMs: 90_000,
      seedType: 'i64',
      seedStream: 'mixed',
      expect: 'PASSED',
      outcome: [],
      result: { junit: null, antithesis: false },
      deterministic: true,
      axes: [],
      canary: ['./target/release/sim', '--must-fail'],
      config: { nodes: '3' },
      weight: 2,
    })
    expect(config.targets.get('kv')?.run).toEqual(['node', 'sim.ts', '--seed', '{seed}', '--steps', '100'])
    expect(config.targets.get('kv')?.timeoutMs).toBe(60_000)
  })

  test.each(['', '# nothing yet\n', '---\n', '{}'])(
    'reads the empty file %j as no targets and the defaults',
    (text) => {
      expect(readConfig(text, 'seedsweep.yml')).toEqual({ ...emptyConfig, path: 'seedsweep.yml' })
    },
  )

  test('reads anchors and aliases, and points at the place where the mistake was written', () => {
    const text = 'targets:\n  a: &sim\n    run: ./sim {seed}\n    timeout: 5m\n  b: *sim\n'
    expect(readConfig(text, 'seedsweep.yml').targets.get('b')?.timeoutMs).toBe(300_000)
    expect(errorOf(text.replace('5m', '5 minutes'))).toContain('seedsweep.yml:4:14: "5 minutes" is not a duration')
  })
})

describe('a mistake names its line and column, what was seen and what to write', () => {
  test.each([
    // Unknown keys
    ['targts: {}', 'seedsweep.yml:1:1: unknown key "targts" | Did you mean "targets"?'],
    [
      withTarget('run: ./sim {seed}', 'timout: 5m'),
      'seedsweep.yml:4:5: unknown key "timout" in targets.raft | Did you mean "timeout"?',
    ],
    [
      'run: ./sim {seed}',
      'seedsweep.yml:1:1: unknown key "run" | "run" belongs to a target: write it under targets.<name>',
    ],
    [
      'issues: { max-issues: 3 }',
      'seedsweep.yml:1:11: unknown key "max-issues" in issues | Known here: labels, max-new-issues, file-unconfirmed, owners',
    ],
    [
      'zzzzzzzz: 1',
      'seedsweep.yml:1:1: unknown key "zzzzzzzz" | Known here: version, default, targets, history, issues',
    ],
    // Wrong types and values
    [withTarget('run: 5'), 'seedsweep.yml:3:10: targets.raft.run is 5 | Write text or a list'],
    [withTarget('run: []'), 'seedsweep.yml:3:10: targets.raft.run is an empty list | It must not be empty'],
    [
      withTarget('run: [sim, [a]]'),
      'seedsweep.yml:3:16: targets.raft.run.1 is the list ["a"] | Write text or a number or true or false',
    ],
    [withTarget('run:'), 'seedsweep.yml:3:9: targets.raft.run is empty | Write text or a list'],
    [
      withTarget('run: x', 'timeout: 60'),
      'seedsweep.yml:4:14: targets.raft.timeout is 60 | Write a duration with its unit, such as 60s, 5m or 500ms',
    ],
    [
      withTarget('run: x', 'timeout: "60"'),
      'seedsweep.yml:4:14: "60" has no unit | Write 60s for seconds or 60ms for milliseconds',
    ],
    [
      withTarget('run: x', 'seed-type: u46'),
      'seedsweep.yml:4:16: targets.raft.seed-type is "u46" | Did you mean "u64"? One of: u64, u63, u32, i32, i64',
    ],
    [withTarget('run: x', 'weight: -1'), 'seedsweep.yml:4:13: targets.raft.weight is -1 | Write more than 0'],
    [
      withTarget('run: x', 'env: [A=1]'),
      'seedsweep.yml:4:10: targets.raft.env is the list ["A=1"] | Write keys with values',
    ],
    [
      withTarget('run: x', 'env: { A: [1] }'),
      'seedsweep.yml:4:15: targets.raft.env.A is the list [1] | Write text or a number or true or false',
    ],
    [
      withTarget('run: x', 'env: { "A B": 1 }'),
      'seedsweep.yml:4:10: "A B" cannot be an environment variable | Names have letters, digits and underscores; values have no NUL character',
    ],
    [
      withTarget('build: make'),
      'seedsweep.yml:3:5: targets.raft has no "run" | Every target needs one: findings are proven by it, for example run: ./sim --seed {seed}',
    ],
    ['issues: { max-new-issues: 1.5 }', 'seedsweep.yml:1:27: issues.max-new-issues is 1.5 | Write a whole number'],
    [
      'targets: { "a b": { run: x } }',
      'seedsweep.yml:1:12: the name "a b" cannot be used | a name is 1 to 64 letters, digits, dots, dashes or underscores',
    ],
    ['targets: { raft: }', 'seedsweep.yml:1:18: targets.raft is empty | Write keys with values'],
    [`default: raf\n${withTarget('run: x')}`, 'seedsweep.yml:1:10: there is no target "raf" | Did you mean "raft"?'],
    ['- a\n- b', 'seedsweep.yml:1:1: the file holds a list, not keys | Write targets: first'],
    [
      'version: 2\nnew-words: true',
      'seedsweep.yml:1:10: the file is of version 2; this release reads version 1 | Update seedsweep, or write the file for this release',
    ],
    // What the words mean together
    [withTarget('run: ./sim {sede}'), 'seedsweep.yml:3:10: {sede} means nothing in run | Did you mean {seed}?'],
    [
      withTarget('run: ./sim {from}'),
      'seedsweep.yml:3:10: {from} means nothing in run | {from} belongs in batch; write one of: {seed}, {out}, {config.NAME}',
    ],
    [
      withTarget('run: ./sim {config.nodes}', 'config: { node: 3 }'),
      'seedsweep.yml:3:10: {config.nodes} has no value | Did you mean {config.node}?',
    ],
    [
      withTarget('run: x', 'batch: ./sim --all'),
      'seedsweep.yml:4:12: batch does not say which seeds to run: ./sim --all | Write both {from} and {count} for consecutive seeds, or {seeds-file} alone for a file with one seed a line',
    ],
    [
      withTarget('run: x', 'batch: ./sim {from} {count}', 'seed-stream: mixed'),
      'seedsweep.yml:5:18: seed-stream is mixed, but batch takes {from} and {count}: consecutive seeds | Remove seed-stream, or let batch take {seeds-file}',
    ],
    [
      withTarget('run: x', 'stops-at-first-failure: true'),
      'seedsweep.yml:4:29: stops-at-first-failure says something about batch, but there is no batch | Write batch: ./sim --from {from} --count {count}, or remove it',
    ],
    [
      withTarget('run: x', 'via: worker'),
      'seedsweep.yml:4:10: via is worker, but the target has no worker | Add worker, or write via: run',
    ],
    [
      withTarget('run: x', 'pass-env: [HOME, GITHUB_TOKEN]'),
      'seedsweep.yml:4:15: GITHUB_TOKEN is never passed to a simulator: with it, a simulator could act as the workflow | Pass a secret of its own under another name, if the simulator needs one',
    ],
    [
      withTarget('run: ./sim {seed} | tee log'),
      'seedsweep.yml:3:10: the command uses "|", but it is started without a shell | Write ["sh","-c","./sim {seed} | tee log"] to have one, or put quotes \'...\' around what is meant as it stands',
    ],
    // Not YAML
    ['targets: { __proto__: { run: x } }', 'seedsweep.yml:1:12: "__proto__" cannot be a key | Write another name'],
    ['a: 1\na: 2', 'seedsweep.yml:2:1: Map keys must be unique | Write each key once'],
    ['targets:\n\traft:', 'seedsweep.yml:2:1: Tabs are not allowed as indentation | Indent with spaces'],
    [
      'default: a: b',
      'seedsweep.yml:1:10: Nested mappings are not allowed in compact mappings | Put the text in quotes: a colon followed by a space starts a new key',
    ],
    [
      'a: 1\n---\nb: 1',
      'seedsweep.yml:2:1: Source contains multiple documents; please use YAML.parseAllDocuments() | Write one document, without a line "---" between',
    ],
    ['default: !!set raft', 'seedsweep.yml:1:10: Unresolved tag: tag:yaml.org,2002:set'],
    [
      'default: *raft',
      'seedsweep.yml: Unresolved alias (the anchor must be set before the alias): raft | Write the values out, without anchors',
    ],
  ])('%j', (text, expected) => {
    expect(errorOf(text)).toBe(expected)
  })

  test('names all of three mistakes at once, each on its line', () => {
    const text = withTarget('run: ./sim {seed}', 'timout: 5m', 'seed-type: natural', 'weight: heavy')
    expect(errorOf(text).split('\n')).toEqual([
      'seedsweep.yml:5:16: targets.raft.seed-type is "natural". Write one of: u64, u63, u32, i32, i64',
      'seedsweep.yml:6:13: targets.raft.weight is "heavy". Write a number',
      'seedsweep.yml:4:5: unknown key "timout" in targets.raft. Did you mean "timeout"?',
    ])
  })

  test.each([
    ['ACTIONS_RUNTIME_TOKEN'],
    ['INPUT_GITHUB-TOKEN'],
    ['GITHUB_OUTPUT'],
    ['GITHUB_ENV'],
    ['GITHUB_PATH'],
    ['GITHUB_STATE'],
    ['GITHUB_STEP_SUMMARY'],
    ['github_token'],
  ])('never lets %s through to a simulator', (name) => {
    expect(errorOf(withTarget('run: x', `pass-env: ["${name}"]`))).toMatch(
      /is never passed|is not the name of a variable/,
    )
  })

  test('refuses, and does not crash on, aliases that multiply to 10^8 values', () => {
    const names = 'bcdefghi'.split('')
    const lines = names.map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`)
    const text = `a: &a [1,1,1,1,1,1,1,1,1]\n${lines.join('\n')}`
    expect(errorOf(text)).toBe(
      'seedsweep.yml: Excessive alias count indicates a resource exhaustion attack | Write the values out, without anchors',
    )
  })

  test('refuses, and does not crash on, 100,000 brackets and a file of 2 MB', () => {
    expect(errorOf(`default: ${'['.repeat(50_000)}${']'.repeat(50_000)}`)).toMatch(/^seedsweep\.yml/)
    expect(errorOf(`# ${'x'.repeat(2_000_000)}`)).toContain('seedsweep.yml has 2000002 characters')
  })
})
