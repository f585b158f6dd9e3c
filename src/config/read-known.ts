import { UserError } from '../base/user-error.ts'
import type { KnownCorrection } from '../model/known.ts'
import { explainIssue } from './explain-issue.ts'
import { type KnownFields, KnownFieldsSchema, KnownFileSchema, knownVersion } from './known-schema.ts'
import { mistakesError } from './read-config.ts'
import { readYaml, type YamlSource } from './yaml-source.ts'

/**
 * Reads the text of `.seedsweep/known.yml`. Pure: whether there are such findings is not looked up.
 *
 * @param path how the file is named in errors, `path:line:column`
 * @throws UserError `config-yaml`, `config-version`, `config`, `known-circle`
 */
export function readKnown(text: string, path: string): KnownCorrection[] {
  const source = readYaml(text, path)
  const root = source.value ?? {}
  if (typeof root !== 'object' || Array.isArray(root)) {
    throw new UserError('config', `${source.at([])}: the file does not hold keys`, 'Write corrections: first')
  }
  const version: unknown = Object.getOwnPropertyDescriptor(root, 'version')?.value
  if (typeof version === 'number' && version > knownVersion) {
    const seen = `${source.at(['version'])}: the file is of version ${version}; this release reads version ${knownVersion}`
    throw new UserError('config-version', seen, 'Update seedsweep, or write the file for this release')
  }
  const parsed = KnownFileSchema.safeParse(root)
  if (!parsed.success) {
    const explain = (issue: (typeof parsed.error.issues)[number]) => explainIssue(issue, root, wordsAt)
    throw mistakesError(parsed.error.issues.flatMap(explain), source)
  }
  const fields = parsed.data.corrections ?? []
  refuseCircles(fields, source)
  return fields.map((one, index) => toCorrection(one, source.at(['corrections', index])))
}

function wordsAt(path: readonly (string | number)[]): string[] {
  return Object.keys(path[0] === 'corrections' ? KnownFieldsSchema.shape : KnownFileSchema.shape)
}

function toCorrection(fields: KnownFields, place: string): KnownCorrection {
  const target = fields.target ?? null
  const { merge, split, ignore, expected, wrong, until } = fields
  if (merge !== undefined) return { place, target, order: { kind: 'merge', keys: merge.map(toPrefix) } }
  if (ignore !== undefined) {
    return { place, target, order: { kind: 'ignore', key: toPrefix(ignore), until: until ?? null } }
  }
  if (split !== undefined) return { place, target, order: { kind: 'split', key: toPrefix(split) } }
  if (expected !== undefined) return { place, target, order: { kind: 'expected', key: toPrefix(expected) } }
  return { place, target, order: { kind: 'wrong', key: toPrefix(wrong ?? '') } }
}

function toPrefix(finding: string): string {
  return finding.replace(/^f-/, '')
}

/** Two lines that fold the same findings into each other would make none of both. */
function refuseCircles(fields: readonly KnownFields[], source: YamlSource): void {
  const parents = new Map<string, string>()
  const rootOf = (name: string): string => {
    let root = name
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent
    return root
  }
  for (const [index, { merge = [], target = '' }] of fields.entries()) {
    const [into = '', ...others] = merge.map((finding) => `${target} ${toPrefix(finding)}`)
    for (const [position, other] of others.entries()) {
      if (rootOf(other) === rootOf(into)) {
        const place = source.at(['corrections', index, 'merge', position + 1])
        const seen = `${place}: ${merge[position + 1]} and ${merge[0]} are one already`
        throw new UserError('known-circle', seen, 'Name every finding once, after the one that stays')
      }
      parents.set(rootOf(other), rootOf(into))
    }
  }
}
