import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createGitHub } from '../../src/publish/github/client.ts'
import { downloadJobLog, listJobs } from '../../src/publish/github/job-logs.ts'

function makePath(): string {
  const directory = mkdtempSync(join(tmpdir(), 'seedsweep-log-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return join(directory, 'log.txt')
}

function gitHubThat(answers: (url: string) => Response) {
  const settings = { token: 'ghs_x', apiUrl: 'https://api.example', userAgent: 'test', log() {}, pace: { secondMs: 1 } }
  return createGitHub({
    ...settings,
    fetch: async (input) => answers(input instanceof Request ? input.url : input.toString()),
  })
}

/** A body of chunks of 1 kB: so many, and then an end, an error, or none. */
function body(chunks: number, end: 'close' | 'error'): { stream: ReadableStream<Uint8Array>; pulled: () => number } {
  let pulled = 0
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (pulled < chunks) controller.enqueue(new Uint8Array(1_024).fill(97 + (pulled % 26)))
      else if (end === 'close') controller.close()
      else controller.error(new TypeError('terminated'))
      pulled++
    },
  })
  return { stream, pulled: () => pulled }
}

const text = { 'content-type': 'text/plain; charset=utf-8' }

test('a log without an end is read up to its bound, and no further', async () => {
  const path = makePath()
  const { stream, pulled } = body(Number.POSITIVE_INFINITY, 'close')
  const github = gitHubThat(() => new Response(stream, { headers: text }))
  expect(await downloadJobLog(github, 'octo/demo', 7, path, 10_000)).toBeNull()
  expect(statSync(path).size).toBe(10_000)
  expect(pulled()).toBeLessThan(20)
})

test('of a log that breaks off, what has come is kept', async () => {
  const path = makePath()
  const github = gitHubThat(() => new Response(body(3, 'error').stream, { headers: text }))
  expect(await downloadJobLog(github, 'octo/demo', 7, path)).toBeNull()
  expect(readFileSync(path, 'latin1')).toBe(`${'a'.repeat(1_024)}${'b'.repeat(1_024)}${'c'.repeat(1_024)}`)
})

test.each([
  [404, '404 Not Found'],
  [410, 'it is gone'],
])('a log that GitHub does not have (%i) is said to be missing: %s', async (status, said) => {
  const json = { 'content-type': 'application/json' }
  const github = gitHubThat(() => new Response('{"message":"Not Found"}', { status, headers: json }))
  expect(await downloadJobLog(github, 'octo/demo', 7, makePath())).toBe(said)
})

const job = (id: number, attempt: number, status: string, conclusion: string | null) => {
  return { id, name: `sweep (${id})`, run_attempt: attempt, status, conclusion }
}

test('jobs are listed page by page, the newest attempt first; a log is there of what ended and was not skipped', async () => {
  const pages = [
    Array.from({ length: 100 }, (_, id) => job(id, 1, 'completed', 'success')),
    [job(100, 2, 'completed', 'failure'), job(101, 2, 'in_progress', null), job(102, 1, 'completed', 'skipped')],
  ]
  const github = gitHubThat((url) => {
    const page = Number(new URL(url).searchParams.get('page'))
    return Response.json({ total_count: 103, jobs: pages[page - 1] ?? [] })
  })
  const listing = await listJobs(github, 'octo/demo', 5)
  const jobs = listing.kind === 'listed' ? listing.jobs : []
  expect(jobs).toHaveLength(103)
  expect(jobs.slice(0, 2)).toEqual([
    { id: 100, name: 'sweep (100)', attempt: 2, hasLog: true },
    { id: 101, name: 'sweep (101)', attempt: 2, hasLog: false },
  ])
  expect(jobs.at(-1)).toMatchObject({ id: 102, hasLog: false })
})
