import { WorldError } from '../../base/world-error.ts'
import { classifyProblem, isRequestError } from './problem.ts'

export interface Decoration {
  readonly labels?: string[]
  readonly assignees?: string[]
}

/** With labels and assignees where the token may set them, else bare: an issue without a label beats no issue. */
export async function createDecorated<Created>(
  create: (extra: Decoration) => Promise<Created>,
  { labels, assignees }: { readonly labels: readonly string[]; readonly assignees: readonly string[] },
): Promise<Created> {
  const extra = {
    ...(labels.length > 0 ? { labels: [...labels] } : {}),
    ...(assignees.length > 0 ? { assignees: [...assignees] } : {}),
  }
  if (Object.keys(extra).length === 0) return await create({})
  try {
    return await create(extra)
  } catch (error) {
    if (error instanceof WorldError || !isRequestError(error)) throw error
    const { kind } = classifyProblem(error)
    if (kind !== 'refused' && kind !== 'read-only') throw error
    return await create({})
  }
}
