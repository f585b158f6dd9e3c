import type { TraceLine } from '../world/trace.ts'

/** What a line of the trace says, from its kind and numbers: the run itself builds no text. */
export function describeTraceLine({ kind, a, b, text }: TraceLine): string {
  switch (kind) {
    case 'start':
      return a === 0 ? 'starts' : `starts again (${a})`
    case 'killed':
    case 'crashed at failpoint':
    case 'disk error':
    case 'panic':
      return `${kind}${text === '' ? '' : `: ${text}`}${a === 0 ? '' : `; loses ${a} unsynced writes`}`
    case 'pause':
      return 'is paused'
    case 'resume':
      return 'goes on'
    case 'follower':
      return b === 0 ? `follows nobody in term ${a}` : `follows ${memberName(b)} in term ${a}`
    case 'preCandidate':
      return `asks whether it could win an election after term ${a}`
    case 'candidate':
      return `stands for election in term ${a}`
    case 'leader':
      return `leads in term ${a}`
    case 'elected':
      return `is elected leader of term ${a}, its log up to entry ${b}`
    case 'commit':
      return `knows that entries up to ${a} are committed`
    case 'apply':
      return `applies entry ${a}: revision ${b}`
    case 'skip':
      return `passes over entry ${a}, which it has applied: revision ${b}`
    case 'open database':
      return `opens its database: entry ${a}, revision ${b}`
    case 'save snapshot':
      return `saves a snapshot at entry ${a}`
    case 'send snapshot':
      return `sends its database at entry ${a} to ${memberName(b)}`
    case 'install snapshot':
      return `has installed a snapshot: entry ${a}, revision ${b}`
    case 'compaction batch':
      return `compacts to revision ${a}: a batch of ${b} rows`
    case 'compaction finished':
      return `has compacted to revision ${a}`
    case 'sync watchers':
      return `catches up ${a} ${a === 1 ? 'watcher' : 'watchers'} at revision ${b}`
    case 'fault ends':
      return `fault ${a} ends`
    case 'faults stop':
      return 'all faults end, and nothing disturbs the cluster any more'
    default:
      if (kind.startsWith('fault ')) return `fault ${a}: ${text}`
      return [kind, ...(a === 0 && b === 0 ? [] : [a]), ...(b === 0 ? [] : [b]), text].join(' ').trimEnd()
  }
}

/** Raft's numbers of members begin with 1. */
function memberName(id: number): string {
  return `m${id - 1}`
}
