import { compareText } from '../base/text.ts'
import type { DrawnCount } from '../model/attribution.ts'
import type { Corrected } from '../model/correction.ts'
import { type FailingSeed, type Finding, findingId, listedSeedsMax, type SeenAt } from '../model/finding.ts'
import { attributeFailures } from '../statistics/attribute-failures.ts'
import { jeffreysInterval } from '../statistics/intervals.ts'
import { seedsToSeeAgain } from '../statistics/seeds-to-see-again.ts'

/**
 * Findings as people want them folded: what they merged is one finding with the sum of the counts, and what they
 * ignore, expect or call wrong is set aside. Pure. Most frequent first, what was never seen last.
 *
 * @param today `2026-11-22`, UTC
 */
export function applyCorrections(
  findings: readonly Finding[],
  corrected: Corrected,
  today: string,
): { readonly findings: readonly Finding[]; readonly setAside: readonly Finding[] } {
  const groups = Map.groupBy(findings, ({ target, key }) => `${target} ${corrected.rootOf(target, key)}`)
  const folded = [...groups.values()].map((members) => foldFindings(members, corrected)).sort(compareFindings)
  const standing = folded.map((finding) => {
    return { ...finding, standing: corrected.standingOf(finding.target, finding.key, today) }
  })
  return {
    findings: standing.filter((finding) => finding.standing === null),
    setAside: standing.filter((finding) => finding.standing !== null),
  }
}

/** Several findings as one, that of their root; what is printed of it is what was proven of one of them. */
function foldFindings(members: readonly Finding[], corrected: Corrected): Finding {
  const shown = chooseShown(members, corrected)
  const { target } = shown
  const root = corrected.rootOf(target, shown.key)
  const own = members.find(({ key }) => key === root) ?? null
  const [only, ...others] = members
  if (only === own && others.length === 0) return shown
  const count = sum(members, (member) => member.count)
  const seedsJudged = Math.max(...members.map((member) => member.seedsJudged))
  const drawn = sumDrawn(members)
  const rest = [...members].filter((member) => member !== own).sort(compareFindings)
  return {
    ...shown,
    key: root,
    id: findingId(root),
    formerKeys: own?.formerKeys ?? [],
    issue: own?.issue ?? null,
    count,
    carried: sum(members, (member) => member.carried),
    seedsJudged,
    seeds: listShortest(members),
    variants: members
      .flatMap(({ variants }) => variants)
      .sort((a, b) => b.count - a.count || compareText(a.variant, b.variant)),
    firstSeen: members.map(({ firstSeen }) => firstSeen).reduce((a, b) => (compareSeen(a, b) <= 0 ? a : b)),
    lastSeen: members.map(({ lastSeen }) => lastSeen).reduce((a, b) => (compareSeen(a, b) >= 0 ? a : b)),
    drawn,
    replays: members.flatMap(({ replays }) => replays),
    rate: count === 0 ? shown.rate : jeffreysInterval(count, seedsJudged),
    seedsToSeeAgain: count === 0 ? Number.POSITIVE_INFINITY : seedsToSeeAgain(count, seedsJudged),
    attribution: attributeFailures(drawn),
    folded: rest.map(({ key, signature, count }) => {
      return { key, title: signature.title, count, by: corrected.foldedBy(target, key)?.by ?? '' }
    }),
  }
}

/** Whose words, seed and proof stand for all: the root's where it was proven, else those of a member that was. */
function chooseShown(members: readonly Finding[], corrected: Corrected): Finding {
  const rank = ({ target, key, confirmation, neverSeen }: Finding): number => {
    const proven = confirmation.state === 'reproducible' ? 0 : 2
    const isRoot = corrected.rootOf(target, key) === key ? 0 : 1
    // Of what was never seen there is nothing to run.
    return (neverSeen === null ? 0 : 4) + proven + isRoot
  }
  return members.reduce((best, member) =>
    (rank(member) - rank(best) || compareFindings(member, best)) < 0 ? member : best,
  )
}

function listShortest(members: readonly Finding[]): FailingSeed[] {
  return members
    .flatMap(({ seeds }) => seeds)
    .sort(compareSeeds)
    .slice(0, listedSeedsMax)
}

/** As the store lists them: by step, where it is known, then duration, campaign and index. */
function compareSeeds(a: FailingSeed, b: FailingSeed): number {
  const [stepOfA, stepOfB] = [a.step ?? Number.MAX_VALUE, b.step ?? Number.MAX_VALUE]
  const byStep = stepOfA - stepOfB
  return byStep || a.durationMs - b.durationMs || compareText(a.campaign, b.campaign) || a.index - b.index
}

function sumDrawn(members: readonly Finding[]): DrawnCount[] {
  const counts = new Map<string, DrawnCount>()
  for (const count of members.flatMap(({ drawn }) => drawn)) {
    const name = JSON.stringify([count.name, count.value])
    const known = counts.get(name)
    counts.set(name, known === undefined ? count : { ...known, failing: known.failing + count.failing })
  }
  return [...counts.values()]
}

function sum(members: readonly Finding[], count: (finding: Finding) => number): number {
  return members.reduce((total, member) => total + count(member), 0)
}

function compareSeen(a: SeenAt, b: SeenAt): number {
  return compareText(a.at, b.at) || a.number - b.number || compareText(a.campaign, b.campaign)
}

function compareFindings(a: Finding, b: Finding): number {
  const neverSeenLast = Number(a.neverSeen !== null) - Number(b.neverSeen !== null)
  return neverSeenLast || b.count - a.count || compareText(a.key, b.key)
}
