import type { Command } from 'commander'
import { plainLine } from '../../base/plain-text.ts'
import { describeUnknownCommand } from '../../campaign/known-command.ts'
import { readStoreReport, triagePhase } from '../../campaign/phases.ts'
import { proveInCheckout } from '../../campaign/prove-in-checkout.ts'
import { loadConfig } from '../../campaign/read-settings.ts'
import { findDbPath } from '../find-store.ts'
import { jsonLine, summariseJson } from '../json.ts'
import { openMachine, readJobs } from '../options.ts'
import type { SetExit } from '../program.ts'
import { openProgress } from '../progress.ts'
import { readConfigured } from '../read-configured.ts'
import { consentFlag, consentWords, mayRunStored } from '../stored-commands.ts'
import { alignColumns, formatConfirmation } from '../terminal.ts'
import type { World } from '../world.ts'

interface TriageOptions {
  readonly db?: string
  readonly config?: string
  readonly jobs?: string
  readonly json?: true
  readonly runStoredCommands?: true
}

export function defineTriage(program: Command, world: World, setExit: SetExit): void {
  program
    .command('triage')
    .description(
      'replay the findings of a store on this machine, in fresh processes, by the commands that issues print; new ones once more in a clean checkout',
    )
    .option('--db <file>', 'the store (default: that of the default target)')
    .option('--config <file>', 'configuration file; commands run in its directory (default: here)')
    .option(consentFlag, consentWords)
    .option('--jobs <n>', 'replays at once (default: the cores this process may use)')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', '\nExample:\n  seedsweep triage --db night.db\n')
    .action(async (options: TriageOptions) => {
      const dbPath = findDbPath(world, options)
      const directory = loadConfig(world.cwd, options.config ?? null)?.directory ?? world.cwd
      const { targets } = readStoreReport(dbPath).plan
      const config = options.config ?? null
      const mayRun = await mayRunStored(world, {
        targets,
        directory,
        config,
        consent: options.runStoredCommands === true,
      })
      using machine = openMachine(world, directory, readJobs(options.jobs))
      using progress = openProgress('triage', world.stderr, machine.now, { quiet: true, budgetMs: null })
      const phase = {
        dbPath,
        where: world.env.CI === 'true' ? 'triage' : 'local',
        signal: world.signal,
        observer: progress,
        ...(!mayRun && { configured: readConfigured(world, config) }),
      }
      const { report: replayed, simulatorHere, otherCode } = await triagePhase(phase, machine)
      const checkout = {
        ...phase,
        campaign: replayed.plan.campaign,
        observer: {
          onWarning: (message: string) => world.stderr.write(` warning  ${plainLine(message, 1000)}\n`),
          onComparing: (words: string) => world.stderr.write(` ${words}\n`),
        },
      }
      if (mayRun && !world.signal.aborted) await proveInCheckout(checkout, machine)
      const report = readStoreReport(dbPath, replayed.plan.campaign)
      const unknown = mayRun ? null : describeUnknownCommand({ targets }, readConfigured(world, config))
      const hint = otherCode === unknown ? `; look at it, then say ${consentFlag}` : ''
      if (otherCode !== null) world.stderr.write(` nothing was replayed: ${otherCode}${hint}\n`)
      else if (!simulatorHere && report.findings.length > 0) {
        world.stderr.write(' no replay gave a verdict: the simulator is not built here, or not in this directory\n')
      }
      if (options.json === true) world.stdout.write(jsonLine(summariseJson(report)))
      else {
        const rows = report.findings.map((finding) => [finding.id, formatConfirmation(finding)])
        world.stdout.write(`${alignColumns([['finding', 'confirmed'], ...rows]).join('\n')}\n`)
      }
      setExit(0)
    })
}
