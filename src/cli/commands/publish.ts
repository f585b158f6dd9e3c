import type { Command } from 'commander'
import { plainLine, plainLines } from '../../base/plain-text.ts'
import { formatPlural } from '../../base/text.ts'
import { UserError } from '../../base/user-error.ts'
import { WorldError } from '../../base/world-error.ts'
import { judgeCampaign, sawItsCanary } from '../../campaign/judge-campaign.ts'
import { loadCorrections } from '../../campaign/load-known.ts'
import { readStoreReport } from '../../campaign/phases.ts'
import {
  chooseIssueRules,
  type GitHubAccess,
  type PublishPhase,
  previewPublishing,
  publishPhase,
  renderIssueChanges,
} from '../../campaign/publish-phase.ts'
import { readCode } from '../../campaign/read-code.ts'
import { loadConfig } from '../../campaign/read-settings.ts'
import { writeOutputs } from '../../campaign/write-outputs.ts'
import { triedCanary } from '../../model/report.ts'
import type { Target } from '../../model/target.ts'
import { findDbPath } from '../find-store.ts'
import { jsonLine } from '../json.ts'
import { openMachine, readInteger, readOutputs } from '../options.ts'
import type { SetExit } from '../program.ts'
import { listStrangers } from '../stored-commands.ts'
import type { World } from '../world.ts'

interface PublishOptions {
  readonly db?: string
  readonly repo?: string
  readonly maxNewIssues?: string
  readonly dryRun?: true
  readonly json?: true | string
  readonly sarif?: string
  readonly junit?: string
}

export function definePublish(program: Command, world: World, setExit: SetExit): void {
  program
    .command('publish')
    .description('file, update and keep one issue per proven finding (GITHUB_TOKEN, GITHUB_API_URL)')
    .option('--db <file>', 'the store (default: that of the default target)')
    .option('--repo <owner/name>', 'the repository (default: where the campaign ran)')
    .option('--max-new-issues <n>', 'most issues opened by this call; the rest stays pending (default: 5)')
    .option('--dry-run', 'print what would be done, and the issues, and do nothing')
    .option('--sarif <file>', 'write the findings as SARIF, for code scanning')
    .option('--junit <file>', 'write findings and properties as JUnit XML')
    .option('--json [file]', 'print the result as JSON; with a file, write the summary of the campaign there')
    .addHelpText('after', '\nExample:\n  seedsweep publish --db night.db --repo acme/raft --dry-run\n')
    .action(async (options: PublishOptions) => {
      const dbPath = findDbPath(world, options)
      const loaded = loadConfig(world.cwd, null)
      const directory = loaded?.directory ?? world.cwd
      const checkout = { directory, env: world.env }
      const corrections = loadCorrections(directory, new Date())
      const reread = () => readStoreReport(dbPath, null, undefined, corrections)
      const report = reread()
      const max = options.maxNewIssues
      const maxNewIssues = max === undefined ? null : readInteger('--max-new-issues', max, 0, 1000)
      const { code } = await readCode(checkout)
      const rules = chooseIssueRules(loaded?.config.issues ?? null, maxNewIssues, code)
      const access = readAccess(world, options.repo ?? report.plan.origin.repository)
      // Looking costs the network: a preview asks GitHub only where the call names a repository or brings a token.
      const looks = options.repo !== undefined || access?.token != null
      const json = options.json === true
      const outputs = readOutputs(options)
      const { gaps } = judgeCampaign(report)
      await writeOutputs(outputs, { report, gaps, from: world.cwd, checkout })
      using machine = openMachine(world, directory, 1)
      const correct = { corrections, reread }
      const mayRun = (target: Target) =>
        listStrangers(world, { targets: [{ target }], directory, config: null }).length === 0
      const here = { machine, signal: world.signal, mayRun }
      const phase = { dbPath, report, rules, at: new Date(), correct, world: here }
      if (options.dryRun === true) await printPreview(world, looks ? access : null, phase, json)
      else if (access?.token == null && Object.values(outputs).some((path) => path !== null)) {
        world.stderr.write(' written; no repository or token to file issues with\n')
      } else await publish(world, access, phase, json)
      setExit(0)
    })
}

/** How GitHub is reached from a shell; null without a repository. */
export function readAccess(world: World, repository: string | null): GitHubAccess | null {
  if (repository === null) return null
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    throw new UserError('bad-repository', `--repo ${repository} is not a repository`, 'Write --repo OWNER/NAME')
  }
  return {
    repository,
    token: world.env.GITHUB_TOKEN ?? null,
    apiUrl: world.env.GITHUB_API_URL ?? 'https://api.github.com',
    version: world.version,
    log: (line) => world.stderr.write(` ${line}\n`),
  }
}

async function printPreview(
  world: World,
  access: GitHubAccess | null,
  phase: PublishPhase,
  json: boolean,
): Promise<void> {
  const { report } = phase
  const { changes, unseen } = await previewPublishing(access, phase)
  if (unseen !== null) {
    const why =
      access === null ? 'GitHub was not asked (name the repository: --repo OWNER/NAME)' : plainLine(unseen, 500)
    world.stderr.write(` ${why}: every finding is taken for new\n`)
  }
  if (json) {
    world.stdout.write(jsonLine({ version: 1, dryRun: true, changes }))
    return
  }
  world.stdout.write(
    `${renderIssueChanges(access?.repository ?? report.plan.origin.repository ?? 'owner/name', changes)}\n`,
  )
  for (const change of changes) {
    if (change.kind === 'create')
      world.stdout.write(`\n=== ${plainLine(change.title, 300)}\n\n${plainLines(change.body)}\n`)
    if (change.kind === 'update')
      world.stdout.write(`\n=== issue ${change.issue.number}\n\n${plainLines(change.body)}\n`)
    if (change.kind === 'close' || change.kind === 'reopen' || change.kind === 'remark')
      world.stdout.write(`\n=== comment on issue ${change.issue.number}\n\n${plainLines(change.comment)}\n`)
  }
}

async function publish(world: World, access: GitHubAccess | null, phase: PublishPhase, json: boolean): Promise<void> {
  const { report } = phase
  if (access === null) {
    throw new UserError('no-repository', 'the campaign ran in no hosted repository', 'Write --repo OWNER/NAME')
  }
  if (access.token === null) {
    throw new UserError(
      'no-token',
      'there is no token to write issues with',
      'Set GITHUB_TOKEN, or look first: --dry-run',
    )
  }
  if (!sawItsCanary(report)) {
    const why = triedCanary(report) ? 'did not fail as it must' : 'was not seen to fail'
    throw new WorldError('harness-unhealthy', `the canary of this campaign ${why}: nothing is filed`, {
      hint: 'See what went wrong: seedsweep show shards',
    })
  }
  const published = await publishPhase(access, phase)
  const lines = published.results.map((result) => {
    const number = 'issue' in result && result.issue !== null ? ` #${result.issue.number}` : ''
    return ` ${result.kind}${number}  ${plainLine(result.finding.title, 200)}`
  })
  if (json) world.stdout.write(jsonLine({ version: 1, ...published }))
  else world.stdout.write(`${[` ${formatPlural(report.findings.length, 'finding')}`, ...lines].join('\n')}\n`)
  if (published.end.kind === 'complete') return
  throw new WorldError('github', published.end.sentence, {
    hint: 'What was done is kept; run publish again to go on.',
    ...(published.end.kind === 'failed' && { cause: published.end.error }),
  })
}
