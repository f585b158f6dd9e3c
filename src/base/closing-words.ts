/** Most of a text that is looked at, in UTF-16 units: GitHub's own limit of a body. */
const textMax = 65_536

/**
 * The issues of a repository that a text says it closes, by the words that GitHub acts on: `Fixes #12`, `closes GH-12`,
 * `resolved acme/raft#12`, or the issue's address. Ascending, each once.
 *
 * Source: https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue
 *
 * @param repository `owner/name`
 */
export function readClosingNumbers(text: string, repository: string): number[] {
  const found = text.slice(0, textMax).matchAll(closing)
  const numbers = [...found].flatMap(([, , named, short, inPath, path]) => {
    const other = named ?? inPath
    if (other !== undefined && other.toLowerCase() !== repository.toLowerCase()) return []
    const number = Number(short ?? path)
    return Number.isSafeInteger(number) && number > 0 ? [number] : []
  })
  return [...new Set(numbers)].sort((a, b) => a - b)
}

const closing =
  /\b(close[sd]?|fix(?:e[sd])?|resolve[sd]?):?[ \t]+(?:(?:([\w.-]+\/[\w.-]+)?#|GH-)(\d{1,9})|https?:\/\/[\w.-]+\/([\w.-]+\/[\w.-]+)\/issues\/(\d{1,9}))(?!\d)/gi
