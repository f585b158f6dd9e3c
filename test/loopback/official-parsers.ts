import { registerHooks } from 'node:module'

/**
 * GitHub's own parsers of workflows, actions and expressions.
 *
 * `@actions/workflow-parser` imports its schemas as JSON without an import attribute, which Node 24 refuses. The hook
 * adds the attribute; it has to be there before the package is loaded, so the imports are dynamic.
 */
export async function loadOfficialParsers() {
  _hook ??= registerHooks({
    load(url, context, nextLoad) {
      if (!/workflow-parser\/dist\/[^/]+\.json$/.test(url)) return nextLoad(url, context)
      return nextLoad(url, { ...context, format: 'json', importAttributes: { type: 'json' } })
    },
  })
  const [workflow, actions, expressions] = await Promise.all([
    import('@actions/workflow-parser'),
    import('@actions/workflow-parser/actions/index'),
    import('@actions/expressions'),
  ])
  return { workflow, actions, expressions }
}

export type OfficialParsers = Awaited<ReturnType<typeof loadOfficialParsers>>

let _hook: ReturnType<typeof registerHooks> | null = null
