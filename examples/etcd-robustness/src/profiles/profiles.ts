import type { Traffic } from '../families.ts'
import { crashCompaction } from './crash-compaction.ts'
import { deletions } from './deletions.ts'
import { future } from './future.ts'
import { general } from './general.ts'
import { kubernetes } from './kubernetes.ts'
import { lagging } from './lagging.ts'
import { pastReads } from './past-reads.ts'
import type { Profile } from './profile.ts'
import { questions } from './questions.ts'
import { starved } from './starved.ts'

export const profiles: Readonly<Record<Traffic, Profile>> = {
  general,
  kubernetes,
  deletions,
  questions,
  starved,
  future,
  lagging,
  'past-reads': pastReads,
  'crash-compaction': crashCompaction,
}
