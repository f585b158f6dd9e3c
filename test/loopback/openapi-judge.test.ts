import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { issueRoutes } from './github-routes-issues.ts'
import { repositoryRoutes } from './github-routes-repository.ts'
import { createOpenApiJudge, type Operation } from './openapi-judge.ts'

const path = new URL('../fixtures/openapi/github-subset.json', import.meta.url)
const text = readFileSync(path, 'utf8')
const subset = JSON.parse(text) as { source: string; license: string; operations: Operation[] }

test('the subset has at most 400,000 bytes and names its source and licence', () => {
  expect(text.length).toBeLessThanOrEqual(400_000)
  expect(subset.source).toBe('@octokit/openapi@23.0.2 generated/api.github.com.json')
  expect(subset.license).toMatch(/^MIT/)
})

test('every operation of the subset is served, and nothing is served that cannot be judged', () => {
  const served = Object.keys({ ...issueRoutes, ...repositoryRoutes })
  expect(served.sort()).toEqual(subset.operations.map((operation) => operation.id).sort())
})

test('a reference with a slash and a comparison of two branches are found, encoded or not', () => {
  const judge = createOpenApiJudge()
  for (const reference of ['heads/main', 'heads%2Fmain']) {
    const found = judge.find('GET', `/repos/o/r/git/ref/${reference}`)
    expect(found).toMatchObject({ operation: { id: 'git/get-ref' }, parameters: { ref: 'heads/main' } })
  }
  const found = judge.find('GET', '/repos/o/r/compare/main...feature%2Fx')
  expect(found).toMatchObject({ parameters: { base: 'main', head: 'feature/x' } })
  expect(judge.find('DELETE', '/repos/o/r/issues/1')).toBeNull()
})

test('a nullable field may be null, a field that is not may not, and an unlisted status is named', () => {
  const judge = createOpenApiJudge()
  const operation = subset.operations.find((one) => one.id === 'issues/get-label')
  if (operation === undefined) throw new Error('issues/get-label is not in the subset')
  const label = {
    id: 1,
    node_id: 'x',
    url: 'https://x.y/z',
    name: 'n',
    description: null,
    color: 'ffffff',
    default: true,
  }
  expect(judge.judgeResponse(operation, 200, label)).toEqual([])
  expect(judge.judgeResponse(operation, 200, { ...label, name: null })).toEqual(['response 200/name: must be string'])
  expect(judge.judgeResponse(operation, 418, {})).toEqual(['status 418 is not in the description'])
})
