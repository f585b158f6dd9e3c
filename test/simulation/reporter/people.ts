import { renderIssue } from '../../../src/publish/render/issue.ts'
import { makeFinding, makeReport } from '../../publish/make-report.ts'
import type { GitHubModel, ModelIssue, Version } from './github-model.ts'
import { environmentLabel } from './life-rules.ts'
import type { Bug } from './lives.ts'
import type { Random } from './random.ts'

type Deed = (model: GitHubModel, issue: ModelIssue, now: number, random: Random) => void

function setState(change: (state: Version['state']) => Partial<Version> | null): Deed {
  return (model, issue, now) => {
    const fields = change(model.current(issue).state)
    if (fields === null) return
    model.change(issue, fields)
    issue.stateTouchedAt = now
  }
}

function relabel(change: (labels: readonly string[]) => readonly string[]): Deed {
  return (model, issue, now) => {
    model.change(issue, { labels: change(model.current(issue).labels) })
    issue.labelsTouchedAt = now
  }
}

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
  'closes as done': setState(() => ({ state: 'closed', reason: 'completed' })),
  'closes as not planned': setState(() => ({ state: 'closed', reason: 'not_planned' })),
  'opens again': setState((state) => (state === 'closed' ? { state: 'open', reason: 'reopened' } : null)),
  'puts a label on': relabel((labels) => [...labels.filter((name) => name !== 'help wanted'), 'help wanted']),
  'takes a label off': relabel((labels) =>
    labels.filter((name) => name !== environmentLabel && name !== 'help wanted'),
  ),
  'spells a label in another way': relabel((labels) => labels.map((name) => name.toUpperCase())),
  locks: (_model, issue) => {
    issue.locked = true
  },
  moves: (model, issue) => model.change(issue, { gone: 'moved' }),
  deletes: (model, issue) => model.change(issue, { gone: 'deleted' }),
  'copies it': (model, issue) => void model.add('member', 'Same as before', model.current(issue).body),
}

/** Lets somebody do something to one of our issues, or a stranger open one that says it is of a finding. Returns the word. */
export function actAsPerson(model: GitHubModel, random: Random, now: number, bugs: readonly Bug[]): string | null {
  if (random.chance(0.1)) {
    const finding = makeFinding({ key: random.pick(bugs).key })
    model.add('stranger', 'Not to be filed', renderIssue(finding, makeReport([finding])).body)
    return "a stranger opens an issue with a finding's marker"
  }
  const ours = model.issues.filter((issue) => issue.author === 'bot' && model.current(issue).gone === null)
  if (ours.length === 0) return null
  const name = random.pick(Object.keys(deeds))
  deeds[name]?.(model, random.pick(ours), now, random)
  return `somebody ${name}`
}
