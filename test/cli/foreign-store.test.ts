import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeRepository, runGitIn } from '../campaign/make-repository.ts'
import { makeWorkspace, runCli } from './run-cli.ts'

/** Fails, and leaves a trace of having run. */
const spy = (trace: string): string => `sh -c 'echo ran >> ${trace}; echo broken; exit 1' sim {seed}`
const configOf = (command: string): string => `targets:\n  raft:\n    run: ${command}\n`

/** A store that somebody else made, with a command of theirs for a target that we have too. */
async function makeForeignStore() {
  const trace = join(makeWorkspace(), 'trace')
  const theirs = makeWorkspace({ 'seedsweep.yml': configOf(spy(trace)) })
  const db = join(theirs, 'foreign.db')
  const swept = await runCli(['run', '--target', 'raft', '--count', '3', '--db', db, '--json'], { cwd: theirs })
  const { findings } = JSON.parse(swept.stdout) as { findings: { id: string }[] }
  return { db, trace, theirs, id: findings[0]?.id ?? '' }
}

test("in CI triage, reproduce and bisect run no command of a store that is not the configuration's; the same one they run", async () => {
  const { db, theirs, id } = await makeForeignStore()
  const unseen = join(makeWorkspace(), 'never')
  // The same store, but here the target of that name is another command.
  const ours = makeWorkspace({ 'seedsweep.yml': configOf(`sh -c 'touch ${unseen}; exit 1' sim {seed}`) })
  const CI = { CI: 'true' }

  const triage = await runCli(['triage', '--db', db], { cwd: ours, env: CI })
  expect(triage.stderr).toContain('nothing was replayed: the command of target "raft" in the store is not that of this')
  const refused = await runCli(['reproduce', id, '--db', db], { cwd: ours, env: CI })
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('the command of target "raft" in the store is not that of this checkout')
  const bisected = await runCli(['bisect', id, '--good', 'HEAD~1', '--db', db], { cwd: ours, env: CI })
  expect(bisected.code).toBe(2)
  expect(bisected.stderr).toContain('the command of target "raft" in the store is not that of this checkout')
  const bare = await runCli(['reproduce', id, '--db', db], { cwd: makeWorkspace(), env: CI })
  expect(bare.code).toBe(2)
  expect(existsSync(unseen)).toBe(false)

  expect((await runCli(['reproduce', id, '--db', db], { cwd: theirs, env: CI })).code).toBe(0)
})

test('in CI triage does not build what a store says either, in a clone of the very commit that it was swept at', async () => {
  const { directory: ours, commit } = makeRepository()
  commit('first', { 'seedsweep.yml': configOf("sh -c 'exit 0' sim {seed}") })
  const theirs = makeWorkspace()
  runGitIn(ours, ['clone', '--quiet', ours, theirs])
  const built = join(makeWorkspace(), 'built')
  const db = join(makeWorkspace(), 'foreign.db')
  const target = ['--config', 'evil.yml', '--target', 'raft']
  // An untracked file is no change of the commit.
  writeFileSync(
    join(theirs, 'evil.yml'),
    `targets:\n  raft:\n    build: touch ${built}\n    run: sh -c 'exit 1' sim {seed}\n`,
  )
  const swept = await runCli(['run', ...target, '--count', '3', '--db', db, '--json'], { cwd: theirs })
  expect(JSON.parse(swept.stdout)).toMatchObject({ findings: [{ state: 'reproducible' }] })
  const triage = await runCli(['triage', '--db', db], { cwd: ours, env: { CI: 'true' } })
  expect(triage.stderr).toContain('nothing was replayed: the command of target "raft" in the store is not that of this')
  expect(existsSync(built)).toBe(false)
  await runCli(['triage', '--db', db, '--run-stored-commands'], { cwd: ours })
  expect(existsSync(built)).toBe(true)
})

test('publishing a store runs nothing of it', async () => {
  const { db, trace } = await makeForeignStore()
  const { size } = statSync(trace)
  const done = await runCli(['publish', '--db', db, '--dry-run'], { cwd: makeWorkspace() })
  expect(done.code, done.stderr).toBe(0)
  expect(statSync(trace).size).toBe(size)
})
