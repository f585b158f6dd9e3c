import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { UserError } from '../base/user-error.ts'
import type { CampaignReport } from '../model/report.ts'
import { renderJunit } from '../publish/render/junit.ts'
import { renderSarif } from '../publish/render/sarif.ts'
import { summariseJson } from '../publish/render/summary-json.ts'
import type { Repository } from './git.ts'
import type { Judgement } from './judge-campaign.ts'
import { readCode } from './read-code.ts'
import { configName } from './read-settings.ts'

/** Files for other programs; null where one is not asked for. */
export interface Outputs {
  readonly sarif: string | null
  readonly junit: string | null
  readonly json: string | null
}

export const noOutputs: Outputs = { sarif: null, junit: null, json: null }

/**
 * Writes a report for other programs.
 *
 * @param from the directory that the paths of the files are relative to
 * @param checkout the directory of the configuration, in the repository whose files findings are shown in
 * @throws UserError `output-file` where a file cannot be written
 */
export async function writeOutputs(
  { sarif, junit, json }: Outputs,
  {
    report,
    gaps,
    from,
    checkout,
  }: { report: CampaignReport; gaps: Judgement['gaps']; from: string; checkout: Repository },
): Promise<void> {
  if (sarif !== null) {
    const { code, directory: inside } = await readCode(checkout)
    const configPath = inside === '' ? configName : `${inside}/${configName}`
    writeOutput(from, sarif, renderSarif(report, { locate: code.locate, configPath }))
  }
  if (junit !== null) writeOutput(from, junit, renderJunit(report, gaps))
  if (json !== null) writeOutput(from, json, `${JSON.stringify(summariseJson(report), null, 2)}\n`)
}

function writeOutput(from: string, path: string, text: string): void {
  const file = resolve(from, path)
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  } catch (error) {
    throw new UserError('output-file', `${path} cannot be written: ${(error as Error).message}`, 'Name another file')
  }
}
