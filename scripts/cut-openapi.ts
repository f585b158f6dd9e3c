import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Cuts the REST operations that seedsweep and its tests use out of GitHub's OpenAPI description and writes
 * `test/fixtures/openapi/github-subset.json`, with OpenAPI 3.0 schemas turned into the JSON Schema that ajv reads.
 *
 *     npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz
 *     node scripts/cut-openapi.ts package/generated/api.github.com.json
 */
const operationIds = new Set([
  'actions/delete-artifact',
  'actions/download-artifact',
  'actions/download-job-logs-for-workflow-run',
  'actions/get-artifact',
  'actions/get-workflow-run',
  'actions/list-artifacts-for-repo',
  'actions/list-jobs-for-workflow-run',
  'actions/list-workflow-run-artifacts',
  'actions/list-workflow-runs',
  'actions/list-workflow-runs-for-repo',
  'git/get-ref',
  'issues/add-labels',
  'issues/create',
  'issues/create-comment',
  'issues/create-label',
  'issues/get',
  'issues/get-comment',
  'issues/get-label',
  'issues/list-comments',
  'issues/list-for-repo',
  'issues/list-labels-for-repo',
  'issues/remove-label',
  'issues/update',
  'issues/update-comment',
  'pulls/get',
  'rate-limit/get',
  'repos/compare-commits',
  'repos/get',
  'repos/get-collaborator-permission-level',
  'search/issues-and-pull-requests',
])
const keywordsDropped = new Set([
  'description',
  'example',
  'examples',
  'title',
  'externalDocs',
  'deprecated',
  'default',
])
const bytesMax = 400_000
const source = '@octokit/openapi@23.0.2 generated/api.github.com.json'
const output = new URL('../test/fixtures/openapi/github-subset.json', import.meta.url)

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type JsonObject = { [key: string]: Json }

const inputPath = process.argv[2]
if (inputPath === undefined) throw new Error('usage: node scripts/cut-openapi.ts <path to api.github.com.json>')
const text = cutOpenApi(JSON.parse(readFileSync(inputPath, 'utf8')) as JsonObject)
if (text.length > bytesMax) throw new Error(`the subset has ${text.length} bytes, more than ${bytesMax}`)
writeFileSync(output, text)

function cutOpenApi(description: JsonObject): string {
  const operations: JsonObject[] = []
  for (const [path, methods] of Object.entries(asObject(description.paths))) {
    for (const [method, operation] of Object.entries(asObject(methods))) {
      const id = asObject(operation).operationId
      if (typeof id === 'string' && operationIds.has(id)) {
        operations.push(cutOperation(description, id, method.toUpperCase(), path, asObject(operation)))
      }
    }
  }
  const missing = [...operationIds].filter((id) => !operations.some((operation) => operation.id === id))
  if (missing.length > 0) throw new Error(`operations not found in the description: ${missing.join(', ')}`)
  const lines = operations.map((operation) => JSON.stringify(operation)).sort()
  const schemas = Object.entries(collectSchemas(description, operations))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => `${JSON.stringify(name)}:${JSON.stringify(schema)}`)
  // One line an operation and a schema: a newer description then shows as a readable diff.
  return [
    '{',
    `"source":${JSON.stringify(source)},`,
    '"license":"MIT, Copyright (c) 2020 Octokit contributors; the description itself is github/rest-api-description, MIT",',
    '"note":"Cut by scripts/cut-openapi.ts: the operations used, without descriptions and examples, `nullable` written as JSON Schema. Do not edit.",',
    `"operations":[\n${lines.join(',\n')}\n],`,
    `"schemas":{\n${schemas.join(',\n')}\n}`,
    '}\n',
  ].join('\n')
}

function cutOperation(
  description: JsonObject,
  id: string,
  method: string,
  path: string,
  operation: JsonObject,
): JsonObject {
  const parameters = asArray(operation.parameters ?? []).map((entry) => {
    const parameter = resolve(description, entry)
    return {
      name: parameter.name ?? null,
      in: parameter.in ?? null,
      required: parameter.required === true,
      schema: toJsonSchema(parameter.schema ?? {}),
    }
  })
  const responses: JsonObject = {}
  for (const [status, entry] of Object.entries(asObject(operation.responses))) {
    responses[status] = jsonSchemaOf(resolve(description, entry))
  }
  const body = operation.requestBody
  return {
    id,
    method,
    path,
    parameters,
    body: body === undefined ? null : jsonSchemaOf(resolve(description, body)),
    bodyRequired: body !== undefined && resolve(description, body).required === true,
    responses,
  }
}

/** The schema of the JSON form of a body, or null where the body is empty or not JSON. */
function jsonSchemaOf(bodyOrResponse: JsonObject): Json {
  const content = asObject(bodyOrResponse.content ?? {})
  const json = content['application/json'] ?? content['application/scim+json']
  return json === undefined ? null : toJsonSchema(asObject(json).schema ?? {})
}

/** Follows references from the operations until every schema that can be reached is in. */
function collectSchemas(description: JsonObject, operations: JsonObject[]): JsonObject {
  const all = asObject(asObject(description.components).schemas)
  const found: JsonObject = {}
  const queue = referencesIn(operations)
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (name in found) continue
    const schema = toJsonSchema(all[name] ?? {})
    found[name] = schema
    queue.push(...referencesIn(schema))
  }
  return found
}

function referencesIn(value: Json): string[] {
  return [...JSON.stringify(value).matchAll(/"\$ref":"github#\/schemas\/([^"]+)"/g)].flatMap((match) => match[1] ?? [])
}

/** OpenAPI 3.0 schema -> JSON Schema: prose and vendor keys go, `nullable` becomes a type. */
function toJsonSchema(schema: Json, isPropertyMap = false): Json {
  if (Array.isArray(schema)) return schema.map((entry) => toJsonSchema(entry))
  if (schema === null || typeof schema !== 'object') return schema
  if (isPropertyMap) {
    return Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, toJsonSchema(value)]))
  }
  const reference = schema.$ref
  if (typeof reference === 'string') return { $ref: reference.replace('#/components/schemas/', 'github#/schemas/') }
  const result: JsonObject = {}
  for (const [key, value] of Object.entries(schema)) {
    if (keywordsDropped.has(key) || key.startsWith('x-') || key === 'nullable') continue
    result[key] = key === 'enum' || key === 'required' ? value : toJsonSchema(value, key === 'properties')
  }
  if (schema.nullable !== true) return result
  if (Array.isArray(result.enum) && !result.enum.includes(null)) result.enum.push(null)
  if (typeof result.type === 'string') return { ...result, type: [result.type, 'null'] }
  return Object.keys(result).length === 0 ? result : { anyOf: [result, { type: 'null' }] }
}

function resolve(description: JsonObject, value: Json): JsonObject {
  const reference = asObject(value).$ref
  if (typeof reference !== 'string') return asObject(value)
  let found: Json = description
  for (const part of reference.split('/').slice(1)) found = asObject(found)[part] ?? null
  return resolve(description, found)
}

function asObject(value: Json | undefined): JsonObject {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new Error(`expected an object, got ${JSON.stringify(value)?.slice(0, 80)}`)
  }
  return value
}

function asArray(value: Json): Json[] {
  if (!Array.isArray(value)) throw new Error(`expected a list, got ${JSON.stringify(value)?.slice(0, 80)}`)
  return value
}
