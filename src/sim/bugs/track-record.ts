import { bug13766 } from './bug-13766.ts'
import { bug14370 } from './bug-14370.ts'
import { bug14571 } from './bug-14571.ts'
import { bug14685 } from './bug-14685.ts'
import { bug15220 } from './bug-15220.ts'
import { bug15271 } from './bug-15271.ts'
import { bug17247 } from './bug-17247.ts'
import { bug17529 } from './bug-17529.ts'
import { bug17780 } from './bug-17780.ts'
import { bug18055 } from './bug-18055.ts'
import { bug18089 } from './bug-18089.ts'
import { bug18667 } from './bug-18667.ts'
import { bug19179 } from './bug-19179.ts'
import { bug20221a } from './bug-20221a.ts'
import { bug20221b } from './bug-20221b.ts'
import { bug20271 } from './bug-20271.ts'
import { bug20418 } from './bug-20418.ts'
import type { HistoricalBug } from './historical-bug.ts'
import { staleRead } from './stale-read.ts'

/** All bugs that the simulator can be given, in the order of their issues. */
export const trackRecord: readonly HistoricalBug[] = [
  bug13766,
  bug14370,
  bug14571,
  bug14685,
  bug15220,
  bug15271,
  bug17247,
  bug17529,
  bug17780,
  bug18055,
  bug18089,
  bug18667,
  bug19179,
  bug20221a,
  bug20221b,
  bug20271,
  bug20418,
  staleRead,
]
