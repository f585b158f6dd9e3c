import { readFileSync } from 'node:fs'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'

/** One REST operation of GitHub's OpenAPI description, as cut by `scripts/cut-openapi.ts`. */
export interface Operation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: object }[]
  readonly body: object | null
  readonly bodyRequired: boolean
  readonly responses: Readonly<Record<string, object | null>>
}

/** Finds the operation of a request and says in which points request and response break GitHub's description. */
export interface OpenApiJudge {
  find(method: string, pathname: string): { operation: Operation; parameters: Record<string, string> } | null
  judgeRequest(
    operation: Operation,
    parameters: Record<string, string>,
    query: URLSearchParams,
    body: unknown,
  ): string[]
  judgeResponse(operation: Operation, status: number, body: unknown): string[]
}

/** Statuses that GitHub gives to any operation, listed in its description or not. */
const statusesEverywhere = new Set([401, 403, 404, 429, 500, 502, 503])
/** References and `base...head` may hold slashes, encoded or not. */
const parametersWithSlashes = new Set(['ref', 'base', 'head'])

export function createOpenApiJudge(): OpenApiJudge {
  const url = new URL('../fixtures/openapi/github-subset.json', import.meta.url)
  const subset = JSON.parse(readFileSync(url, 'utf8')) as { operations: Operation[]; schemas: Record<string, object> }
  const routes = subset.operations.map((operation) => ({ operation, ...compilePath(operation.path) }))
  const bodies = createAjv(false, subset.schemas)
  const parametersAjv = createAjv(true, subset.schemas)
  const compiled = new Map<object, ValidateFunction>()

  function errorsOf(ajv: Ajv, schema: object, value: unknown, where: string): string[] {
    const validate = compiled.get(schema) ?? ajv.compile(schema)
    compiled.set(schema, validate)
    return validate(value) ? [] : (validate.errors ?? []).map((error) => `${where}${describe(error)}`)
  }

  return {
    find(method, pathname) {
      for (const { operation, pattern, names } of routes) {
        const match = operation.method === method ? pattern.exec(pathname) : null
        if (match === null) continue
        const parameters = Object.fromEntries(names.map((name, index) => [name, decode(match[index + 1] ?? '')]))
        return { operation, parameters }
      }
      return null
    },
    judgeRequest(operation, parameters, query, body) {
      const errors: string[] = []
      for (const parameter of operation.parameters) {
        const value = parameter.in === 'path' ? parameters[parameter.name] : (query.get(parameter.name) ?? undefined)
        if (value === undefined) {
          if (parameter.required) errors.push(`${parameter.in} parameter ${parameter.name} is missing`)
          continue
        }
        const schema = coercedSchema(parameter.schema)
        errors.push(...errorsOf(parametersAjv, schema, { value }, `${parameter.in} parameter ${parameter.name}`))
      }
      const known = new Set(operation.parameters.filter((one) => one.in === 'query').map((one) => one.name))
      for (const name of new Set(query.keys())) {
        if (!known.has(name)) errors.push(`query parameter ${name} is unknown`)
      }
      if (operation.body === null || body === undefined) {
        // Octokit sends no body for an operation without one; a body there is a mistake.
        if (operation.body === null && body !== undefined) errors.push('a body is sent to an operation without one')
        if (operation.bodyRequired && body === undefined) errors.push('the body is missing')
        return errors
      }
      errors.push(...errorsOf(bodies, operation.body, body, 'request body'))
      return [...errors, ...unknownFields(operation.body, body)]
    },
    judgeResponse(operation, status, body) {
      const schema = operation.responses[String(status)]
      if (schema === undefined) {
        if (!statusesEverywhere.has(status)) return [`status ${status} is not in the description`]
        const message = (body as { message?: unknown } | undefined)?.message
        return typeof message === 'string' ? [] : [`response ${status} has no message`]
      }
      if (schema === null) return body === undefined ? [] : [`response ${status} has a body`]
      return errorsOf(bodies, schema, body, `response ${status}`)
    },
  }
}

const wrapped = new Map<object, object>()

/** One wrapped schema for each parameter, so that the compiled form is found again; ajv coerces only properties. */
function coercedSchema(schema: object): object {
  const known = wrapped.get(schema) ?? { type: 'object', properties: { value: schema } }
  wrapped.set(schema, known)
  return known
}

function createAjv(coerceTypes: boolean, schemas: Record<string, object>): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false, coerceTypes })
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)
  ajv.addFormat('uri', (text: string) => URL.canParse(text))
  ajv.addSchema({ $id: 'github', schemas })
  return ajv
}

function compilePath(path: string): { pattern: RegExp; names: string[] } {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].flatMap((match) => match[1] ?? [])
  const source = path
    .replaceAll(/[.]/g, '\\.')
    .replaceAll(/\{([^}]+)\}/g, (_, name: string) => (parametersWithSlashes.has(name) ? '(.+)' : '([^/]+)'))
  return { pattern: new RegExp(`^${source}$`), names }
}

/** GitHub ignores fields it does not know; for a test they are slips of the hand. */
function unknownFields(schema: object, body: unknown): string[] {
  const properties = (schema as { properties?: object }).properties
  if (properties === undefined || body === null || typeof body !== 'object' || Array.isArray(body)) return []
  return Object.keys(body)
    .filter((name) => !(name in properties))
    .map((name) => `request body field ${name} is unknown`)
}

function describe(error: ErrorObject): string {
  const extra = error.keyword === 'enum' ? ` ${JSON.stringify(error.params.allowedValues)}` : ''
  return `${error.instancePath}: ${error.message ?? error.keyword}${extra}`
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
