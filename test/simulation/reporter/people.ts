import { renderIssue } from '../../../src/publish/render/issue.ts'
import { makeFinding, makeReport } from '../../publish/make-report.ts'
import type { GitHubModel, ModelIssue } from './github-model.ts'
import type { Random } from './random.ts'

type Deed = (model: GitHubModel, issue: ModelIssue, now: number, random: Random) => void

function rewrite(change: (body: string, random: Random) => string): Deed {
  return (model, issue, now, random) => {
    model.change(issue, { body: change(model.current(issue).body, random) })
    issue.touchedAt = now
  }
}

/** What people do to an issue, by the word that a simulation tells it by. */
const deeds: Readonly<Record<string, Deed>> = {
  'writes above': rewrite((body, random) => `Seen on my machine too, ${random.below(1000)}.\n\n${body}`),
  'writes below': rewrite((body, random) => `${body}\n\nI suspect commit ${random.below(1000)}.`),
  'saves with other line ends': rewrite((body) => body.replaceAll(/\r?\n/g, '\r\n')),
  'deletes the marker': rewrite((body) => body.replace(/^<!-- seedsweep:(v1|waiting) \{.*$/m, '')),
  'breaks the marker': rewrite((body) => body.replace('<!-- seedsweep:v1 {"key"', '<!-- seedsweep:v1 {"key')),
  'deletes all of it': rewrite(() => 'See the discussion in the chat.'),
  renames: (model, issue) => model.change(issue, { title: 'Leader election is broken' }),
  'closes as done': (model, issue) => model.change(issue, { state: 'closed', reason: 'completed' }),
  'closes as not planned': (model, issue) => model.change(issue, { state: 'closed', reason: 'not_planned' }),
  'opens again': (model, issue) => {
    if (model.current(issue).state === 'closed') model.change(issue, { state: 'open', reason: 'reopened' })
  },
  locks: (_model, issue) => {
    issue.locked = true
  },
  moves: (model, issue) => model.change(issue, { gone: 'moved' }),
  deletes: (model, issue) => model.change(issue, { gone: 'deleted' }),
  'copies it': (model, issue) => void model.add('member', 'Same as before', model.current(issue).body),
}

/** Lets somebody do something to one of our issues, or a stranger open one that says it is of a finding. Returns the word. */
export function actAsPerson(model: GitHubModel, random: Random, now: number, keys: readonly string[]): string | null {
  if (random.chance(0.1)) {
    const finding = makeFinding({ key: random.pick(keys) })
    model.add('stranger', 'Not to be filed', renderIssue(finding, makeReport([finding])).body)
    return "a stranger opens an issue with a finding's marker"
  }
  const ours = model.issues.filter((issue) => issue.author === 'bot' && model.current(issue).gone === null)
  if (ours.length === 0) return null
  const name = random.pick(Object.keys(deeds))
  deeds[name]?.(model, random.pick(ours), now, random)
  return `somebody ${name}`
}
