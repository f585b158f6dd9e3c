import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type GitHubServer, startGitHub } from './github-server.ts'
import { runAction } from './mini-runner.ts'
import { zipFiles } from './zip-file.ts'

const actionDir = join(import.meta.dirname, '../fixtures/actions/artifact')
const directory = await mkdtemp(join(tmpdir(), 'loopback-artifact-'))
afterAll(() => rm(directory, { recursive: true, force: true }))

const runId = 29_250_000_001

/** One step of the run that does something with the real @actions/artifact 6.2.1. */
async function act(server: GitHubServer, inputs: Record<string, string>, attempt = 1) {
  const done = await runAction({ actionDir, server, inputs, run: { runId, attempt }, cwd: directory })
  const text = done.outputs.result
  return { ...done, answer: text === undefined ? null : (JSON.parse(text) as Record<string, unknown>) }
}

const hash = (data: Buffer): string => createHash('sha256').update(data).digest('hex')

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(directory, name)
  await writeFile(path, content)
  return path
}

describe('artifacts with the real client', () => {
  test('20 MiB go up in three blocks, are listed, and come down by both paths with the same bytes', async () => {
    await using server = await startGitHub()
    const bytes = randomBytes(20 * 1024 * 1024)
    const up = await act(server, { do: 'upload', name: 'big', path: await fileOf('big.bin', bytes) })
    expect(up.stdout).toContain('successfully finalized')
    expect(server.requests.filter((one) => one.operation === 'blob/put-block')).toHaveLength(3)
    const listed = await act(server, { do: 'list' })
    expect(listed.answer).toMatchObject({ artifacts: [{ name: 'big', id: up.answer?.id }] })
    const byRest = await act(server, { do: 'list', 'run-id': String(runId) })
    expect(byRest.answer).toMatchObject({
      artifacts: [{ name: 'big', size: up.answer?.size, digest: `sha256:${String(up.answer?.digest)}` }],
    })
    for (const [name, source] of Object.entries({ inRun: {}, rest: { 'run-id': String(runId) } })) {
      const path = join(directory, name)
      const down = await act(server, { do: 'download', id: String(up.answer?.id), path, ...source })
      expect(down.exitCode).toBe(0)
      expect(hash(await readFile(join(path, 'big.bin')))).toBe(hash(bytes))
    }
    expect(server.violations).toEqual([])
  })

  test('a second artifact of one name in one attempt is refused with 409, a deleted one may come again', async () => {
    await using server = await startGitHub()
    const upload = { do: 'upload', name: 'one', path: await fileOf('one.txt', '1') }
    expect((await act(server, upload)).exitCode).toBe(0)
    const second = await act(server, upload)
    expect(second.exitCode).toBe(1)
    expect(second.stdout).toContain('(409) Conflict: an artifact with this name already exists on the workflow run')
    expect((await act(server, { do: 'delete', name: 'one' })).exitCode).toBe(0)
    expect((await act(server, upload)).exitCode).toBe(0)
    expect(server.violations).toEqual([])
  })

  test('attempt 2 of a name has the smaller id, so that "latest" of the real client is the stale one', async () => {
    await using server = await startGitHub()
    const upload = { do: 'upload', name: 'shard', path: await fileOf('shard.txt', '1') }
    const first = await act(server, upload, 1)
    const second = await act(server, upload, 2)
    expect(Number(second.answer?.id)).toBeLessThan(Number(first.answer?.id))
    const all = await act(server, { do: 'list' }, 2)
    expect(all.answer?.artifacts).toHaveLength(2)
    for (const source of [{}, { 'run-id': String(runId) }]) {
      const latest = await act(server, { do: 'latest', ...source }, 2)
      expect(latest.answer).toMatchObject({ artifacts: [{ id: first.answer?.id }] })
    }
    const early = await act(server, { do: 'list' }, 1)
    expect(early.answer?.artifacts).toHaveLength(1)
  })

  test('a raw upload is named after its file and comes down as it went up', async () => {
    await using server = await startGitHub()
    const path = await fileOf('store.sqlite', 'SQLite format 3\0')
    const up = await act(server, { do: 'upload-raw', path })
    expect(server.state.artifacts).toMatchObject([{ name: 'store.sqlite', mimeType: 'application/octet-stream' }])
    const target = join(directory, 'raw')
    await act(server, { do: 'download', id: String(up.answer?.id), path: target })
    expect(await readdir(target)).toEqual(['store.sqlite'])
    expect(server.violations).toEqual([])
  })

  test('an earlier attempt can be listed in the run but not fetched, by REST it can', async () => {
    await using server = await startGitHub({ earlierAttemptUrls: 'not-found' })
    const up = await act(server, { do: 'upload', name: 'early', path: await fileOf('early.txt', '1') })
    const id = String(up.answer?.id)
    const inRun = await act(server, { do: 'download', id, path: join(directory, 'early') }, 2)
    expect(inRun.stdout).toContain('workflow run not found')
    const rest = { do: 'download', id, path: join(directory, 'early'), 'run-id': String(runId) }
    expect((await act(server, rest, 2)).exitCode).toBe(0)
  })

  test('a 503 while creating is retried by the client after 3 s, and without actions: read REST gives 403', async () => {
    await using server = await startGitHub()
    server.inject({ kind: '5xx', path: 'artifact/CreateArtifact' })
    const up = await act(server, { do: 'upload', path: await fileOf('retry.txt', '1') })
    expect(up.exitCode).toBe(0)
    expect(up.durationMs).toBeGreaterThan(2900)
    const token = server.addToken({ contents: 'read' })
    const list = await act(server, { do: 'list', 'run-id': String(runId), 'github-token': token })
    expect(list.stdout).toContain('Resource not accessible by integration')
  })

  test('an artifact that a test made itself comes down by both paths', async () => {
    await using server = await startGitHub()
    const content = zipFiles({ 'a.txt': 'alpha', 'deep/b.txt': 'beta' })
    const { id } = server.seed.artifact({ runId, name: 'made', content })
    const path = join(directory, 'made')
    for (const source of [{}, { 'run-id': String(runId) }]) {
      await rm(path, { recursive: true, force: true })
      await act(server, { do: 'download', id: String(id), path, ...source })
      expect(await readFile(join(path, 'deep/b.txt'), 'utf8')).toBe('beta')
    }
    expect(server.violations).toEqual([])
  })

  test('a REST zip address is dead after one minute, and an unfinished upload is not listed', async () => {
    await using server = await startGitHub()
    const run = server.seed.run()
    const { id } = server.seed.artifact({ runId: run.id, name: 'made', content: zipFiles({}) })
    server.seed.artifact({ runId: run.id, name: 'half', content: Buffer.alloc(0), finalized: null })
    const headers = { authorization: `token ${server.addToken({ actions: 'read' })}` }
    const actions = `${server.url}/repos/octo/demo/actions`
    const list = (await (await fetch(`${actions}/runs/${run.id}/artifacts`, { headers })).json()) as object
    expect(list).toMatchObject({ total_count: 1, artifacts: [{ name: 'made', expired: false }] })
    const found = await fetch(`${actions}/artifacts/${id}/zip`, { headers, redirect: 'manual' })
    const address = found.headers.get('location') ?? ''
    expect((await fetch(address)).status).toBe(200)
    server.advance(60_001)
    expect((await fetch(address)).status).toBe(403)
    expect(server.violations).toEqual([])
  })
})
