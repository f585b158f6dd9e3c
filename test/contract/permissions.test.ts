import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { documentedPermissions } from '../loopback/documented-permissions.ts'
import { type PermissionName, type Permissions, refuseByPermission } from '../loopback/github-permissions.ts'
import { createState } from '../loopback/github-state.ts'
import { createOpenApiJudge } from '../loopback/openapi-judge.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

interface Row {
  readonly request: string
  readonly operation: string
  /** One of these; empty where any token may. */
  readonly needs: readonly (readonly [PermissionName, 'read' | 'write'])[]
  readonly senders: readonly string[]
}

/** The table of `docs/security.md`, section "Every request". */
const rows: readonly Row[] =
  (read('docs/security.md').split('### Every request')[1] ?? '')
    .split('\n## ')[0]
    ?.split('\n')
    .filter((line) => /^\| `(GET|POST|PATCH|PUT|DELETE) /.test(line))
    .map((line) => {
      const [, request = '', operation = '', needs = '', senders = ''] = line.split('|').map((cell) => cell.trim())
      return {
        request: request.replaceAll('`', ''),
        operation: operation.replaceAll('`', ''),
        needs: [...needs.matchAll(/`([a-z-]+): (read|write)`/g)].map(
          ([, name, level]) => [name as PermissionName, level as 'read' | 'write'] as const,
        ),
        senders: senders.replaceAll('`', '').split(', '),
      }
    }) ?? []

/** What the jobs that we ship, or print in the documentation, give to each mode. */
const granted: Readonly<Record<string, Permissions>> = {
  plan: jobOf('.github/workflows/sweep.yml', 'plan'),
  sweep: jobOf('.github/workflows/sweep.yml', 'sweep'),
  report: jobOf('.github/workflows/sweep.yml', 'report'),
  auto: documentedPermissions(),
  bisect: jobOf('.github/workflows/bisect-round.yml', 'plan'),
  'bisect last job': jobOf('.github/workflows/bisect.yml', 'report'),
}

function jobOf(path: string, job: string): Permissions {
  const { jobs } = parse(read(path)) as { jobs: Record<string, { permissions?: Permissions }> }
  return jobs[job]?.permissions ?? {}
}

/** Every call of octokit in the source, as method and route, or as the name of Octokit's method. */
function findRequests(): string[] {
  const routes = { issuesRoute: '/repos/{owner}/{repo}/issues' }
  const commentsRoute = `${routes.issuesRoute}/{issue_number}/comments`
  return globSync('src/**/*.ts', { cwd: root }).flatMap((path) => {
    const text = read(path)
      .replaceAll('${issuesRoute}', routes.issuesRoute)
      .replaceAll('${commentsRoute}', commentsRoute)
    const calls = [...text.matchAll(/octokit\.(?:(request|paginate)\(\s*([^,\n]+)|rest\.(\w+)\.(\w+)|(graphql)\()/g)]
    const pages = [...text.matchAll(/listPages\(github, (\w+)/g)].map(([, name]) => {
      return `GET ${name === 'issuesRoute' ? routes.issuesRoute : name === 'commentsRoute' ? commentsRoute : `?${name}`}`
    })
    const sent = calls.flatMap(([, , route = '', room, method, graphql]) => {
      if (graphql !== undefined) return ['graphql']
      if (method !== undefined) return [`${room}/${kebab(method)}`]
      // The one place that sends what `listPages` is called with.
      if (path.endsWith('github/pages.ts') && route === 'route') return []
      return [route.replaceAll(/['`)]/g, '')]
    })
    return [...sent, ...pages]
  })
}

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Octokit's name for comparing, which GitHub's description calls otherwise. */
const aliases: Readonly<Record<string, string>> = { 'repos/compare-commits-with-basehead': 'repos/compare-commits' }

test('every request of the source is in the table, and every request of the table is in the source', () => {
  const judge = createOpenApiJudge()
  const nameOf = (call: string): string => {
    const [method = '', path] = call.split(' ')
    if (path === undefined) return aliases[call] ?? call
    return judge.find(method, path.replaceAll(/\{(\w+)\}/g, '1'))?.operation.id ?? call
  }
  // This one is sent by the package `@actions/artifact`, which is given a token for it.
  const theirs = ['actions/download-artifact']
  const found = new Set([...findRequests().map(nameOf), ...theirs])
  expect([...found].toSorted()).toEqual(rows.map(({ operation }) => operation).toSorted())
  for (const { request, operation } of rows) if (operation !== 'graphql') expect(nameOf(request)).toBe(operation)
})

describe('the permissions of the table', () => {
  const state = createState({ owner: 'octo', repo: 'demo', issuesEnabled: true })

  test.each(rows.filter(({ operation }) => operation !== 'graphql'))(
    '$operation needs them on the GitHub of the tests, no less and no more',
    ({ operation, needs }) => {
      const isRefused = (permissions: Permissions) => refuseByPermission(operation, {}, permissions, state) !== null
      const [first] = needs
      if (first === undefined) return expect(isRefused({})).toBe(false)
      const [name, level] = first
      expect(isRefused({ [name]: level })).toBe(false)
      expect(isRefused({ [name]: level === 'write' ? 'read' : 'none' })).toBe(true)
      expect(isRefused({ contents: 'write', checks: 'write' })).toBe(name !== 'contents')
    },
  )

  test.each(rows)('$operation: every mode that sends it has one of them', ({ needs, senders }) => {
    for (const sender of senders) {
      const own = granted[sender]
      if (own === undefined) throw new Error(`no job is known for ${sender}`)
      const allowed = needs.every(([name, level]) => own[name] === 'write' || own[name] === level)
      // A bisection comments on issues alone.
      const ofIssues = needs.filter(([name]) => name === 'issues').some(([name, level]) => own[name] === level)
      expect(allowed || (sender.startsWith('bisect') && ofIssues), sender).toBe(true)
    }
  })
})
