import type { Rate } from '../model/finding.ts'
import type { Plan } from '../model/plan.ts'
import type { CampaignReport } from '../model/report.ts'
import { detectableRate } from '../statistics/chance-to-see.ts'
import { discovery } from '../statistics/discovery.ts'
import { jeffreysInterval } from '../statistics/intervals.ts'
import type { Store } from '../store/open-store.ts'
import { readCoverage, readPlan, readStoredFindings } from '../store/queries.ts'
import { describeFindings } from '../triage/describe-findings.ts'

/** Reads everything known about one campaign from its store. */
export function readReport(store: Store, campaign: string): CampaignReport {
  const plan = readPlan(store, campaign)
  const plans = new Map<string, Plan>([[campaign, plan]])
  const findings = describeFindings(readStoredFindings(store, [campaign]), (id) => plans.get(id) ?? null)
  const { secondRuns, ...coverage } = readCoverage(store, campaign)
  const { checked, unequal } = secondRuns
  const { counts } = coverage
  const seeds = counts.passed + counts.failed + counts['timed-out'] + counts.nondeterministic
  const seenTimes = (times: number) => findings.filter((finding) => finding.count === times).length
  const ran = coverage.shards.filter((shard) => shard.state !== 'missing')
  const healthy = ran.length > 0 && ran.every((shard) => shard.canary !== 'passed')
  return {
    ...coverage,
    plan,
    findings,
    harness: healthy ? 'healthy' : 'unhealthy',
    discovery: discovery({ seeds, singletons: seenTimes(1), doubletons: seenTimes(2) }),
    determinism: checked === 0 ? null : { checked, unequal, rate: rateOf(unequal, checked) },
  }
}

function rateOf(unequal: number, checked: number): Rate {
  return unequal === 0 ? { low: 0, estimate: 0, high: detectableRate(checked) } : jeffreysInterval(unequal, checked)
}
