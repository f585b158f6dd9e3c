import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** One request as it arrived, with what was answered. */
export interface GitRequest {
  readonly method: string
  readonly path: string
  /** The header as it was sent, or null. */
  readonly authorization: string | null
  readonly status: number
}

/** The bare repositories below a directory, served as GitHub serves them: by `git http-backend`, to one token alone. */
export interface GitServer extends AsyncDisposable {
  /** Without a slash at the end. */
  readonly url: string
  readonly requests: readonly GitRequest[]
}

/** Serves `root` on a loopback port. `git`: the program, which a test may have hidden behind one of its own. */
export async function startGitServer(root: string, token: string, git: string): Promise<GitServer> {
  const requests: GitRequest[] = []
  const wanted = `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request
    const authorization = request.headers.authorization ?? null
    const isAllowed = authorization?.replace(/^basic/i, 'basic') === wanted
    // Node reports a body that nobody reads as a reset of the connection.
    const body = await buffer(request)
    const answer = isAllowed ? await askBackend(request, body) : refused
    requests.push({ method, path: url, authorization, status: answer.status })
    response.writeHead(answer.status, answer.headers).end(answer.body)
  }

  async function askBackend({ method, url = '', headers }: IncomingMessage, body: Buffer): Promise<Answer> {
    const { pathname, search } = new URL(url, 'http://localhost')
    const child = spawn(git, ['http-backend'], {
      env: {
        PATH: '/usr/bin:/bin',
        GIT_PROJECT_ROOT: root,
        GIT_HTTP_EXPORT_ALL: '1',
        // Who is named may push.
        REMOTE_USER: 'x-access-token',
        REQUEST_METHOD: method,
        PATH_INFO: pathname,
        QUERY_STRING: search.slice(1),
        CONTENT_LENGTH: String(body.length),
        CONTENT_TYPE: headers['content-type'],
        HTTP_CONTENT_ENCODING: headers['content-encoding'],
        HTTP_GIT_PROTOCOL: headers['git-protocol']?.toString(),
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    child.stdin.on('error', () => undefined).end(body)
    return parseAnswer(await buffer(child.stdout))
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Answer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: Buffer | string
}

const refused: Answer = { status: 401, headers: { 'www-authenticate': 'Basic realm="GitHub"' }, body: '' }

/** What a CGI program writes: headers, an empty line, the body. */
function parseAnswer(output: Buffer): Answer {
  const end = output.indexOf('\r\n\r\n')
  const lines = output.subarray(0, end).toString('latin1').split('\r\n')
  const headers = Object.fromEntries(lines.map((line) => /^([^:]+):\s*(.*)$/.exec(line)?.slice(1, 3) ?? []))
  return { status: Number.parseInt(headers.Status ?? '200', 10), headers, body: output.subarray(end + 4) }
}
