import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import { truncate } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'

/** Largest file read: a configuration written by people stays far below. */
export const configTextMax = 1_048_576

export type YamlPath = readonly (string | number)[]

/** A parsed file that still knows where everything was written. */
export interface YamlSource {
  /** The content as plain JavaScript values; null for an empty file. */
  readonly value: unknown
  /** `path:line:column` of the value at a path, or of the nearest thing around it that was written. */
  readonly at: (path: YamlPath) => string
  /** Whether something was written at a path. */
  readonly has: (path: YamlPath) => boolean
  /** `path:line:column` of a key of the mapping at a path. */
  readonly atKey: (path: YamlPath, key: string) => string
  /** The scalar at a path as it was written: `0x10` stays `0x10`. Null where there is no scalar. */
  readonly written: (path: YamlPath) => string | null
}

/**
 * Parses one YAML document and keeps its positions.
 *
 * @throws UserError `config-yaml` for anything that is not one well-formed document: duplicate keys, tabs as
 *   indentation, unknown tags and aliases, aliases that multiply beyond reason, several documents, nesting too deep.
 */
export function readYaml(text: string, path: string): YamlSource {
  if (text.length > configTextMax) {
    throw new UserError(
      'config-yaml',
      `${path} has ${text.length} characters`,
      `A configuration has at most ${configTextMax}`,
    )
  }
  const lines = new LineCounter()
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return `${path}:${line}:${col}`
  }
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      logLevel: 'error',
    })
    const mistake = document.errors[0] ?? document.warnings[0]
    if (mistake !== undefined) {
      throw new UserError('config-yaml', `${place(mistake.pos[0])}: ${mistake.message}`, yamlHint(mistake.code))
    }
    refuseProto(document, place)
    return {
      value: document.toJS({ maxAliasCount: 100 }),
      at: (at) => place(offsetOf(document, at)),
      has: (at) => walk(document, at).node !== null,
      atKey: (at, key) => place(keyOffset(document, at, key)),
      written: (at) => writtenText(walk(document, at).node),
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    // The parser throws where the text is legal but hostile: aliases without anchor or multiplied, nesting too deep.
    const reason = error instanceof Error ? error.message : String(error)
    throw new UserError('config-yaml', `${path}: ${truncate(reason, 200)}`, 'Write the values out, without anchors')
  }
}

/** A key that JavaScript objects treat specially would be dropped without a word on its way through the schema. */
function refuseProto(document: Document, place: (offset: number) => string): void {
  visit(document, {
    Pair(_, { key }) {
      if (!isScalar(key) || key.value !== '__proto__') return
      throw new UserError(
        'config-yaml',
        `${place(key.range?.[0] ?? 0)}: "__proto__" cannot be a key`,
        'Write another name',
      )
    },
  })
}

function yamlHint(code: string): string | null {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'Write each key once'
    case 'TAB_AS_INDENT':
      return 'Indent with spaces'
    case 'MULTIPLE_DOCS':
      return 'Write one document, without a line "---" between'
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return `Put the text in quotes: a colon followed by a space starts a new key`
    default:
      return null
  }
}

/** Follows a path as far as it was written, through aliases; `node` is null where the end was not reached. */
function walk(document: Document, path: YamlPath): { node: Node | null; nearest: Node | null } {
  let node: Node | null = document.contents
  let nearest = node
  for (const step of path) {
    const child = childOf(document, node, step)
    if (child === null) return { node: null, nearest }
    node = child
    nearest = child
  }
  return { node: resolved(document, node), nearest }
}

function childOf(document: Document, parent: Node | null, step: string | number): Node | null {
  const node = resolved(document, parent)
  if (isMap(node) || isSeq(node)) return (node.get(step, true) as Node | undefined) ?? null
  return null
}

function resolved(document: Document, node: Node | null): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node
}

function offsetOf(document: Document, path: YamlPath): number {
  return walk(document, path).nearest?.range?.[0] ?? 0
}

function keyOffset(document: Document, path: YamlPath, key: string): number {
  const { node } = walk(document, path)
  if (isMap(node)) {
    for (const pair of node.items) {
      if (isScalar(pair.key) && String(pair.key.value) === key) return pair.key.range?.[0] ?? offsetOf(document, path)
    }
  }
  return offsetOf(document, path)
}

function writtenText(node: Node | null): string | null {
  if (!isScalar(node)) return null
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
}
