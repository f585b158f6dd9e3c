import { createSign } from 'node:crypto'
import { createServer } from 'node:net'
import { createEmulator } from 'emulate'
import { createGitHub, type GitHub } from '../../src/publish/github/client.ts'

export const repository = 'octo/demo'

/** A GitHub that others wrote: an independent reading of the same interface. */
export interface EmulatedGitHub extends AsyncDisposable {
  readonly url: string
  /** A client of ours with an installation token that may do no more than this, as a job's `permissions` say. */
  connect(permissions: Readonly<Record<string, 'read' | 'write'>>): Promise<GitHub>
  /** Straight to the emulator, as the owner of the repository: what a person would do. */
  asOwner(method: string, path: string, body?: object): Promise<unknown>
}

const appId = 4242
const ownerToken = 'ghp_owner'

export async function startEmulatedGitHub(): Promise<EmulatedGitHub> {
  const emulator = await createEmulator({
    service: 'github',
    port: await freePort(),
    seed: {
      tokens: { [ownerToken]: { login: 'octo', scopes: ['repo'] } },
      github: {
        users: [{ login: 'octo' }],
        repos: [{ owner: 'octo', name: 'demo' }],
        apps: [
          {
            app_id: appId,
            slug: 'actions',
            name: 'Actions',
            permissions: {
              contents: 'read',
              issues: 'write',
              pull_requests: 'write',
              actions: 'read',
              metadata: 'read',
            },
            installations: [{ installation_id: 100, account: 'octo', repository_selection: 'all' }],
          },
        ],
      },
    },
  })
  const key = emulator.generatedSecrets.find(({ kind }) => kind === 'github.app_private_key')?.value ?? ''

  async function ask(authorization: string, method: string, path: string, body?: object): Promise<unknown> {
    const headers = { authorization, accept: 'application/vnd.github+json', 'content-type': 'application/json' }
    const text = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(`${emulator.url}${path}`, { method, headers, ...text })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }

  return {
    url: emulator.url,
    async connect(permissions) {
      const path = '/app/installations/100/access_tokens'
      const granted = (await ask(`Bearer ${signAppToken(key)}`, 'POST', path, { permissions })) as { token: string }
      return createGitHub({
        token: granted.token,
        apiUrl: emulator.url,
        userAgent: 'seedsweep/test',
        log: () => {},
        pace: { writeGapMs: 0, secondMs: 1 },
      })
    },
    asOwner: (method, path, body) => ask(`Bearer ${ownerToken}`, method, path, body),
    [Symbol.asyncDispose]: () => emulator.close(),
  }
}

/** What an app proves itself with (RFC 7519, RS256); it is good for minutes only. */
function signAppToken(privateKey: string): string {
  const seconds = Math.floor(Date.now() / 1000)
  const text = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode({ iss: String(appId), iat: seconds - 30, exp: seconds + 300 })}`
  return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** The emulator takes no port 0. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
