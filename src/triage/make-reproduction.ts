import type { FailingSeed } from '../model/finding.ts'
import { carriedAt, type Plan } from '../model/plan.ts'
import type { Repetition, Reproduction } from '../model/reproduction.ts'
import type { Signature } from '../model/signature.ts'
import type { Target } from '../model/target.ts'
import { formatCommandLine } from '../simulator/command-line.ts'

/** The reproduction of one failing seed: made here once, executed by `replayReproduction`, printed by publish. */
export function makeReproduction(
  target: Target,
  plan: Pick<Plan, 'origin' | 'carried' | 'known'>,
  failing: FailingSeed,
  signature: Pick<Signature, 'key' | 'title'>,
  repeat: Repetition,
): Reproduction {
  const { origin } = plan
  return {
    target: target.name,
    seed: failing.seed,
    repository: origin.repository,
    serverUrl: origin.serverUrl,
    sha: origin.sha,
    changes: origin.changes,
    build: target.build,
    commandLine: formatCommandLine(target, failing.seed, { ...target.config, ...failing.config }),
    timeoutMs: limitOf(failing, target, plan),
    repeat,
    expected: {
      exit: repeat.by === 'pairs' ? 'differs from run to run' : describeEnding(failing, target),
      key: signature.key,
      title: signature.title,
      digest: repeat.by === 'seed' ? failing.digest : null,
    },
  }
}

/** What failed after it was carried over may have needed more time than others get; what timed out needs no more. */
function limitOf(failing: FailingSeed, target: Target, plan: Pick<Plan, 'carried' | 'known'>): number {
  const limitMs = carriedAt(plan, failing.index)?.limitMs ?? target.timeoutMs
  return failing.outcome === 'timed-out' ? target.timeoutMs : limitMs
}

function describeEnding(failing: FailingSeed, target: Target): string {
  if (failing.outcome === 'timed-out') return `does not end within ${target.timeoutMs / 1000} s`
  if (failing.exitSignal !== null) return `is killed by ${failing.exitSignal}`
  if (failing.exitCode !== null) return `exits ${failing.exitCode}`
  // Seen in a batch or a worker, whose process did not end with the seed.
  return 'fails'
}
