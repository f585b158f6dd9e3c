import { get } from 'node:http'

/**
 * Asks a server behind a unix socket. One that listens and does not serve yet keeps this waiting until it does.
 *
 * @returns false where nobody listens, or the connection or the signal ends before an answer
 */
export function answersHttp(socketPath: string, path: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ socketPath, path, signal, agent: false }, (response) => {
      response.resume()
      resolve(true)
    })
    request.once('error', () => resolve(false))
  })
}
