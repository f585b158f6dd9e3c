import type { Json } from './expressions.ts'

export type MatrixEntry = { [key: string]: Json }

/**
 * The jobs of an evaluated `matrix`: the product of its vectors, less `exclude`, and `include` merged into every
 * combination whose own values it does not change, or added as one of its own.
 */
export function expandMatrix(matrix: Json): MatrixEntry[] {
  if (matrix === null) return [{}]
  const { include, exclude, ...vectors } = matrix as { [key: string]: Json }
  let product: MatrixEntry[] = Object.keys(vectors).length === 0 ? [] : [{}]
  for (const [name, values] of Object.entries(vectors)) {
    product = product.flatMap((entry) => asArray(values).map((value) => ({ ...entry, [name]: value })))
  }
  const kept = product.filter((entry) => !asEntries(exclude).some((one) => agrees(one, entry, Object.keys(one))))
  const jobs = kept.map((entry) => ({ ...entry }))
  for (const one of asEntries(include)) {
    const own = Object.keys(one).filter((name) => name in vectors)
    const hosts = kept.flatMap((entry, at) => (agrees(one, entry, own) ? [at] : []))
    for (const at of hosts) Object.assign(jobs[at] ?? {}, one)
    if (hosts.length === 0) jobs.push({ ...one })
  }
  return jobs
}

function agrees(one: MatrixEntry, entry: MatrixEntry, names: readonly string[]): boolean {
  return names.every((name) => JSON.stringify(one[name]) === JSON.stringify(entry[name]))
}

const asArray = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])
const asEntries = (value: Json | undefined): MatrixEntry[] => asArray(value) as MatrixEntry[]
