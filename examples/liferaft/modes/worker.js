import { parseSeed, parseSettings, settingNames, UsageError } from '../options.js'
import { resultOf } from '../report.js'
import { simulate } from '../simulate.js'

/**
 * Serves requests until `exit` or the end of stdin: one JSON object a line in both directions, answers in the order of
 * the requests.
 *
 * @param {{ settings: import('../simulate.js').Settings }} options What holds where a request's `config` is silent.
 * @returns {Promise<number>} Exit code: failing seeds are answers here, so 0.
 */
export async function runWorker({ settings }) {
  send({ type: 'ready', protocol: 1, name: 'liferaft', window: 64 })
  for await (const line of linesOf(process.stdin.setEncoding('utf8'))) {
    const request = parseRequest(line)
    if (request.type === 'exit') break
    const run = await simulate(parseSeed(request.seed), parseSettings(request.config, settings))
    send(resultOf(run, request.id))
  }
  return 0
}

/** @param {object} message */
function send(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

/** @param {AsyncIterable<string>} chunks */
async function* linesOf(chunks) {
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

/**
 * @param {string} line
 * @returns {{ type: 'exit' } | { type: 'run', id: number, seed: string, config: Record<string, unknown> }}
 */
function parseRequest(line) {
  const request = parseJson(line)
  if (request?.type === 'exit') return { type: 'exit' }
  if (request?.type !== 'run' || typeof request.id !== 'number' || typeof request.seed !== 'string') {
    throw new UsageError(`a request is {"type":"run","id":1,"seed":"104"} or {"type":"exit"}, not ${line}`)
  }
  const config = request.config ?? {}
  const unknown = Object.keys(config).find((name) => !settingNames.includes(name))
  if (unknown !== undefined) throw new UsageError(`there is no setting "${unknown}": write ${settingNames.join(', ')}`)
  return { type: 'run', id: request.id, seed: request.seed, config }
}

/** @param {string} line */
function parseJson(line) {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new UsageError(`a request is one JSON object a line, not ${line}`, { cause })
  }
}
