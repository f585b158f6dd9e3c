// How often a finding is closed though its bug is still there, and how long one that is fixed stays open: our rule beside
// those of others, in synthetic worlds. `npm run bench -- closing [worlds]`. It compares rules; it foretells no project.
import { chanceOfSilence, closingExposure, silenceToClose } from '../src/statistics/closing.ts'
import { printVerdict, summarise } from './measure.ts'
import { openRandom } from './random.ts'

const worlds = Number(process.argv[2] ?? 2_000)
const nightly = 100_000
const yearNights = 365
/** Nights from the first failure to the fix. */
const nightsToFix = 100
const nightsMax = 4_000
/** Most wrong closures of a bug in a year. */
const must = 0.01

/** What a rule knows of a finding at the end of a quiet night. */
interface Known {
  /** Failures, and seeds since the night that showed the first, without the clean ones; seeds before that night. */
  readonly hits: number
  readonly seeds: number
  readonly before: number
  /** Since the last night that saw it. */
  readonly clean: number
  readonly quietNights: number
}

interface Rule {
  readonly name: string
  closes(known: Known, hasFix: boolean): boolean
}

const ours: Rule = {
  name: 'ours',
  closes({ hits, seeds, before, clean }, hasFix) {
    return chanceOfSilence([{ ...closingExposure(hits, seeds, before), clean }]) <= silenceToClose(hits, hasFix)
  },
}

const rules: readonly Rule[] = [
  ours,
  {
    name: 'ours, with the first failure counted too',
    closes({ hits, seeds, clean }, hasFix) {
      return chanceOfSilence([{ hits, seeds, clean }]) <= silenceToClose(hits, hasFix)
    },
  },
  {
    name: '(n/(n+m))^k at most 1 %',
    closes: ({ hits, seeds, clean }) => chanceOfSilence([{ hits, seeds, clean }]) <= 0.01,
  },
  {
    name: 'naive: ln(100) n/k clean seeds',
    closes: ({ hits, seeds, clean }) => clean >= (Math.log(100) * seeds) / hits,
  },
  { name: 'as ClusterFuzz: 14 quiet nights', closes: ({ quietNights }) => quietNights >= 14 },
  {
    // Three times the quiet time that 99 % of the gaps of its rate do not reach, within bounds; few failures: 100 days.
    name: 'as syzkaller: 80 to 120 quiet nights',
    closes({ hits, seeds, quietNights }) {
      const nights = (3 * Math.log(100) * seeds) / (hits * nightly)
      return quietNights >= (hits < 10 ? 100 : Math.min(120, Math.max(80, nights)))
    },
  },
]

/** Failures of a night: Poisson, which a binomial of so many seeds and so small a rate is. */
function drawHits(random: () => number, mean: number): number {
  if (mean === 0) return 0
  const end = Math.exp(-mean)
  let hits = -1
  for (let product = 1; product > end; product *= random()) hits++
  return hits
}

/** Follows one finding night by night: `rate` of a night, and what is told of it after a night without a failure. */
function follow(
  random: () => number,
  nights: number,
  rate: (night: number) => number,
  tell: (known: Known, night: number) => void,
) {
  let [hits, seeds, before, clean, quietNights] = [0, 0, 0, 0, 0]
  for (let night = 0; night < nights; night++) {
    const found = drawHits(random, rate(night) * nightly)
    if (found > 0) {
      hits += found
      seeds += clean + nightly
      clean = 0
      quietNights = 0
    } else if (hits === 0) before += nightly
    else {
      clean += nightly
      quietNights++
      tell({ hits, seeds, before, clean, quietNights }, night)
    }
  }
}

/** Share of bugs, there to the end, that a rule closes at least once in the year after night `from`, where they begin. */
function countWrong(rate: number, from: number): number[] {
  const wrong = rules.map(() => 0)
  for (let world = 0; world < worlds; world++) {
    const closed = rules.map(() => false)
    const nights = from + yearNights
    follow(
      openRandom(world * 7919 + from),
      nights,
      (night) => (night < from ? 0 : rate),
      (known) => {
        for (const [at, rule] of rules.entries()) closed[at] ||= rule.closes(known, false)
      },
    )
    for (const [at, was] of closed.entries()) wrong[at] = (wrong[at] ?? 0) + Number(was)
  }
  return wrong.map((count) => count / worlds)
}

/** Nights from the fix, `nightsToFix` after the bug's first failure, until each rule closes it; none where it does not. */
function countNights(rate: number, hasFix: boolean): number[] {
  const nights = rules.map((): number[] => [])
  for (let world = 0; world < Math.min(worlds, 400); world++) {
    const random = openRandom(world * 104_729)
    const first = Math.floor(-Math.log(random()) / (rate * nightly))
    const fixed = first + nightsToFix
    const rateOf = (night: number) =>
      night < first || night >= fixed ? 0 : night === first ? Math.max(rate, 1 / nightly) : rate
    const closed = rules.map(() => Number.POSITIVE_INFINITY)
    let clean = 0
    follow(random, fixed + nightsMax, rateOf, (known, night) => {
      if (night < fixed) return
      // Clean seeds count at commits with the fix alone, and those before it are of a bug that was there.
      clean = (night - fixed + 1) * nightly
      const seeds = known.seeds + (hasFix ? known.clean - clean : 0)
      for (const [at, rule] of rules.entries()) {
        const told = { ...known, seeds, clean: hasFix ? clean : known.clean }
        if (closed[at] === Number.POSITIVE_INFINITY && rule.closes(told, hasFix)) closed[at] = night - fixed + 1
      }
    })
    if (clean > 0) for (const [at, when] of closed.entries()) nights[at]?.push(when)
  }
  return nights.map((all) => summarise(all).median)
}

/** Of the closings after an explicit fix that works 9 times of 10: the share that is wrong. */
function countWrongFixes(rate: number): number {
  let [closings, wrong] = [0, 0]
  for (let world = 0; world < worlds; world++) {
    const random = openRandom(world * 15_485_863)
    const works = random() < 0.9
    const fixed = nightsToFix
    const end = { closed: false, failed: false }
    let hitsBefore = -1
    follow(
      random,
      fixed + nightsMax,
      (night) => (night >= fixed && works ? 0 : rate),
      (known, night) => {
        if (end.closed || end.failed) return
        if (night < fixed) hitsBefore = known.hits
        else if (hitsBefore >= 0 && known.hits !== hitsBefore && known.quietNights <= night - fixed) end.failed = true
        else {
          const clean = (night - fixed + 1) * nightly
          if (known.clean >= clean && ours.closes({ ...known, seeds: known.seeds + known.clean - clean, clean }, true))
            end.closed = true
        }
      },
    )
    closings += Number(end.closed)
    wrong += Number(end.closed && !works)
  }
  return closings === 0 ? 0 : wrong / closings
}

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 2 : 0)} %`
const rates = [1e4, 1e5, 5e5, 2e6, 1e7, 3e7]
const head = (cells: readonly string[]): string =>
  `| ${cells.join(' | ')} |\n| --- |${' ---: |'.repeat(cells.length - 1)}`

console.log(`${worlds} worlds a figure, ${nightly.toLocaleString('en-US')} seeds a night, one commit a night`)
let worst = 0
for (const [title, from] of [
  ['bugs as old as the history', 0],
  ['bugs that come half a year into the history', 180],
] as const) {
  console.log(
    `\n## Wrongly closed within a year: ${title}\n\n${head(['rule', ...rates.map((one) => `1 in ${one.toLocaleString('en-US')}`)])}`,
  )
  const columns = rates.map((one) => countWrong(1 / one, from))
  for (const [at, { name }] of rules.entries()) {
    console.log(`| ${name} | ${columns.map((column) => percent(column[at] ?? 0)).join(' | ')} |`)
  }
  worst = Math.max(worst, ...columns.map((column) => column[0] ?? 0))
}
for (const [title, hasFix] of [
  ['nobody said what fixed it', false],
  ['a commit that says so', true],
] as const) {
  console.log(
    `\n## Median nights to close a fixed bug: ${title}\n\n${head(['rule', ...rates.map((one) => `1 in ${one.toLocaleString('en-US')}`)])}`,
  )
  const columns = rates.map((one) => countNights(1 / one, hasFix))
  for (const [at, { name }] of rules.entries()) {
    const cells = columns.map((column) => (Number.isFinite(column[at]) ? String(column[at]) : `over ${nightsMax}`))
    console.log(`| ${name} | ${cells.join(' | ')} |`)
  }
}
const wrongFixes = rates.map((one) => countWrongFixes(1 / one))
console.log(
  `\n## Wrong share of our closings after a fix that works 9 times of 10\n\n${head(rates.map((one) => `1 in ${one.toLocaleString('en-US')}`))}\n| ${wrongFixes.map(percent).join(' | ')} |`,
)
printVerdict('wrong closures of a bug in a year, worst rate', percent(worst), worst < must, 'under 1 %')
printVerdict(
  'wrong closures after a fix, worst rate',
  percent(Math.max(...wrongFixes)),
  Math.max(...wrongFixes) <= must,
  'at most 1 %',
)
if (worst >= must || Math.max(...wrongFixes) > must) process.exitCode = 1
