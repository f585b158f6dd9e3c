import type { Finding } from '../../model/finding.ts'
import type { CampaignOrigin } from '../../model/plan.ts'
import type { Reproduction } from '../../model/reproduction.ts'
import { fenceVerbatim } from './escape-text.ts'

/** Most characters of build and command that are printed; a command that long is not pasted by anybody. */
export const reproduceCharactersMax = 16_000

/**
 * The block to paste: clone, checkout, build and the very command that triage executed, byte for byte; in a loop where it
 * takes attempts, twice where two runs of it are to be compared.
 *
 * A build or command that holds invisible characters, or text that could be taken for a marker, is not printed: what
 * people paste must be what they see. Returns a sentence instead then.
 */
export function renderReproduceBlock(finding: Finding, origin: CampaignOrigin): string {
  const { reproduction } = finding
  if (reproduction === null) return 'No seed of it was kept, so there is no command to print.'
  const lines = [
    ...listCheckoutLines(reproduction, origin),
    ...(reproduction.build === null ? [] : [reproduction.build]),
  ]
  const block = [...lines, ...listCommandLines(reproduction), renderExpectation(finding, reproduction)].join('\n')
  const hidden = describeUnprintable(reproduction)
  return hidden === null ? fenceVerbatim(block, 'sh') : hidden
}

function listCommandLines({ commandLine, repeat, expected }: Reproduction): string[] {
  switch (repeat.by) {
    case 'seed':
      return [commandLine]
    case 'attempts': {
      // What fails with exit 0 is told apart by what it prints alone: there the loop goes on.
      const stop = expected.exit === 'exits 0' ? '' : ' || break'
      return [`for attempt in $(seq ${repeat.most}); do ${commandLine}${stop}; done`]
    }
    case 'pairs':
      return [commandLine, commandLine]
  }
}

/** Why a build or command is not printed, in a sentence, or null. */
export function describeUnprintable({
  build,
  commandLine,
}: Pick<Reproduction, 'build' | 'commandLine'>): string | null {
  const text = `${build ?? ''}${commandLine}`
  if (text.length > reproduceCharactersMax) return 'The command is too long to print here; the store has it.'
  const hidden = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u
  if (hidden.test(text) || /[\n\t]/.test(commandLine)) {
    return 'The command holds invisible characters, so it is not printed here; the store has it.'
  }
  return /<!--\s*seedsweep:/.test(text) ? 'The command cannot be printed here; the store has it.' : null
}

/** Only words of safe characters reach a line that people paste into a shell. */
export function listCheckoutLines(
  { repository, serverUrl, sha }: Pick<Reproduction, 'repository' | 'serverUrl' | 'sha'>,
  { pullRequest }: Pick<CampaignOrigin, 'pullRequest'>,
): string[] {
  // The merge of a pull request with its base is on no branch: a clone does not bring it along.
  const fetch = pullRequest === null ? '' : `git fetch origin ${sha} && `
  const checkout = sha !== null && /^[0-9a-f]{7,64}$/.test(sha) ? `${fetch}git checkout ${sha}` : null
  const name = repository === null ? null : /^[A-Za-z0-9][\w-]*\/([\w.-]+)$/.exec(repository)?.[1]
  if (name == null || name.startsWith('-') || /^\.{1,2}$/.test(name)) return checkout === null ? [] : [checkout]
  const server = serverUrl ?? 'https://github.com'
  if (!/^https?:\/\/[A-Za-z0-9.-]+(:\d+)?(\/[\w./-]*)?$/.test(server)) return checkout === null ? [] : [checkout]
  const clone = `git clone ${server.replace(/\/+$/, '')}/${repository} && cd ${name}`
  return [checkout === null ? clone : `${clone} && ${checkout}`]
}

/**
 * On a line of its own, since zsh on a terminal hands a trailing comment to the command as arguments; and in letters
 * only, since it would run what a simulator put there.
 */
function renderExpectation(finding: Finding, { expected, repeat }: Reproduction): string {
  const { signature, confirmation } = finding
  const seen = confirmation.same > 0 ? `${confirmation.same} of ${confirmation.replays} ` : ''
  if (repeat.by === 'pairs') return `# ${seen}pairs of runs differ: ${shellWords(signature.message)}`
  const wall = finding.replays.find(({ verdict }) => verdict === 'same')?.durationMs ?? finding.seeds[0]?.durationMs
  const took = wall === undefined ? '' : ` in ${formatSeconds(wall)}`
  const times = repeat.by === 'attempts' ? `${seen}attempts: ` : ''
  return `# ${times}${shellWords(expected.exit)}${took}: ${shellWords(signature.type) || 'the same failure'}`
}

function shellWords(text: string): string {
  return text
    .replace(/[^A-Za-z0-9 _.:,/-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
}

function formatSeconds(durationMs: number): string {
  return durationMs < 95 ? `${Math.max(1, Math.round(durationMs))} ms` : `${(durationMs / 1000).toFixed(1)} s`
}
