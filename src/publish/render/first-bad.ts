import { formatPlural } from '../../base/text.ts'
import type { Finding } from '../../model/finding.ts'
import type { CampaignOrigin } from '../../model/plan.ts'
import { escapeCell } from './escape-text.ts'

/** The row of an issue's table that names the commit since which the finding fails; none where nobody bisected it. */
export function listFirstBad(
  { firstBad }: Pick<Finding, 'firstBad'>,
  origin: Pick<CampaignOrigin, 'repository' | 'serverUrl'>,
): readonly string[][] {
  if (firstBad === null) return []
  const { sha, subject, author, date, probability, suspects } = firstBad
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0]
  const words = [escapeCell(subject, 120), escapeCell(author, 60), ...(day === undefined ? [] : [day])]
  const others = suspects.length === 0 ? '' : ` (or ${formatPlural(suspects.length, 'commit')} before it, not testable)`
  return [['First bad commit', `${linkCommit(sha, origin)} ${words.join(', ')}: ${describeSure(probability)}${others}`]]
}

/** Never more certain than it is: `96 % sure`, `over 99.9 % sure`. */
function describeSure(probability: number): string {
  const percent = probability * 100
  if (percent >= 99.9) return 'over 99.9 % sure'
  return `${percent >= 99 ? (Math.floor(percent * 10) / 10).toFixed(1) : Math.floor(percent)} % sure`
}

function linkCommit(sha: string, { repository, serverUrl }: Pick<CampaignOrigin, 'repository' | 'serverUrl'>): string {
  const name = escapeCell(sha.slice(0, 10), 10)
  const server = serverUrl ?? 'https://github.com'
  const plain = /^https?:\/\/[A-Za-z0-9.-]+(:\d+)?$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(repository ?? '')
  return plain && /^[0-9a-f]{40,64}$/.test(sha) ? `[${name}](${server}/${repository}/commit/${sha})` : name
}
