/** Kinds of trouble, each on or off for a seed. What a traffic needs and is off, it goes without. */
export const families = {
  compaction: 'old revisions are compacted, at bad moments',
  crash: 'members are killed (SIGKILL) and start again',
  defrag: 'members are defragmented while they work',
  future: 'watches start at revisions that do not exist yet',
  network: 'links between members are cut, one-way, slow or lossy',
  pause: 'members are stopped (SIGSTOP) and go on later',
  progress: 'clients ask how far their watches have got',
  slow: 'clients stop reading their watches for a while',
} as const
export type Family = keyof typeof families

export const familyNames = Object.keys(families) as readonly Family[]

export const traffics = {
  general: 'reads, writes, transactions, leases and watches of every kind',
  kubernetes: 'controllers that list, watch, and write only what they have seen',
  deletions: 'watches that start at the revision of a deletion that is compacted',
  questions: 'clients that ask for progress while others write',
  starved: 'hundreds of watches on a stream that nobody reads for a while',
  future: 'watches that wait for a revision, with notifications of progress',
  lagging: 'a member that falls behind until it needs a snapshot, with watches on it',
  'past-reads': 'transactions that write and read a revision that is compacted',
  'crash-compaction': 'a member that dies while it compacts up to a deletion',
} as const
export type Traffic = keyof typeof traffics

export const trafficNames = Object.keys(traffics) as readonly Traffic[]
