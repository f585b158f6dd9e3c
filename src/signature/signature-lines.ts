import { truncate } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'
import type { FailureEvidence, Signature } from '../model/signature.ts'
import { extractSignature } from './extract-signature.ts'
import { normaliseMessage } from './normalise-message.ts'

/**
 * Answers one line of `seedsweep signature --jsonl`: `{"id","text",...}` is a failing run, `{"id","message"}` a message
 * to normalise; the answer is one line of JSON with the same `id`.
 *
 * @throws UserError `signature-line` where the line is no such object; the message quotes the line.
 */
export function answerSignatureLine(line: string): string {
  const request = parseRequest(line)
  const id = request.id
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number') throw badLine(line, '"id" must be text')
  const message = textOf(request, 'message', line)
  const text = textOf(request, 'text', line)
  if (text !== undefined) return answer(id, extractSignature(evidenceOf(request, text, line)))
  if (message === undefined) throw badLine(line, 'it has neither "text" nor "message"')
  const template = normaliseMessage(message, literalsOf(request, line))
  const signature = extractSignature({ text: '', reported: { kind: 'message', message } })
  return answer(id, { ...signature, message: template })
}

function answer(id: string | number | undefined, signature: Signature): string {
  const { key, variant, kind, language, type, message, frames, crash } = signature
  return JSON.stringify({ id, key, variant, kind, language, type, message, frames, crash })
}

type Request = Readonly<Record<string, unknown>>

function parseRequest(line: string): Request {
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch {
    throw badLine(line, 'it is not JSON')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw badLine(line, 'it is not a JSON object')
  return parsed as Request
}

function evidenceOf(request: Request, text: string, line: string): FailureEvidence {
  const target = textOf(request, 'target', line)
  const signal = textOf(request, 'signal', line)
  const seed = textOf(request, 'seed', line)
  const workdir = textOf(request, 'workdir', line)
  const exitCode = request.exitCode ?? undefined
  if (exitCode !== undefined && typeof exitCode !== 'number') throw badLine(line, '"exitCode" must be a number')
  return {
    text,
    ...(target === undefined ? {} : { target }),
    ...(signal === undefined ? {} : { signal }),
    ...(seed === undefined ? {} : { seed }),
    ...(workdir === undefined ? {} : { workdir }),
    ...(exitCode === undefined ? {} : { exitCode }),
    timedOut: request.timedOut === true,
    oomKilled: request.oomKilled === true,
  }
}

function literalsOf(request: Request, line: string): readonly string[] {
  return [textOf(request, 'workdir', line), textOf(request, 'seed', line)].filter((literal) => literal !== undefined)
}

function textOf(request: Request, name: string, line: string): string | undefined {
  const value = request[name] ?? undefined
  if (value !== undefined && typeof value !== 'string') throw badLine(line, `"${name}" must be text`)
  return value
}

function badLine(line: string, problem: string): UserError {
  const hint =
    'write one JSON object a line, as {"id":"a","text":"thread \'main\' panicked at ..."} or {"id":"a","message":"..."}'
  return new UserError(
    'signature-line',
    `cannot read the line ${JSON.stringify(truncate(line, 120))}: ${problem}`,
    hint,
  )
}
