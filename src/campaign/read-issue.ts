import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import { valuesOf } from '../model/axis.ts'
import { type Configuration, drawConfiguration } from '../model/configuration.ts'
import type { Repetition, Reproduction } from '../model/reproduction.ts'
import type { SeedText } from '../model/seed.ts'
import { unequalRunsType } from '../model/signature.ts'
import { splitRepository } from '../publish/github/pages.ts'
import { toWorldError } from '../publish/github/problem.ts'
import { type IssueMarker, readMarker } from '../publish/render/marker.ts'
import { chooseRepetition } from '../triage/choose-repetition.ts'
import { makeReproduction } from '../triage/make-reproduction.ts'
import { type GitHubAccess, openGitHub } from './publish-phase.ts'
import { onlyTarget, type Settings } from './read-settings.ts'
import type { Recorded } from './reproduce-phase.ts'

export interface IssueAddress {
  readonly serverUrl: string
  readonly repository: string
  readonly number: number
}

/** `https://github.com/acme/raft/issues/12` in parts. */
export function parseIssueAddress(address: string): IssueAddress {
  const match = /^(https:\/\/[\w.-]+)\/([\w.-]+\/[\w.-]+)\/issues\/(\d{1,10})\/?(?:[?#].*)?$/.exec(address)
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new UserError(
      'not-an-issue',
      `${address} is not the address of an issue`,
      'Write https://github.com/OWNER/NAME/issues/NUMBER',
    )
  }
  return { serverUrl: match[1], repository: match[2], number: Number(match[3]) }
}

/** A token goes to the server that the environment names, never to one that an address names. */
export function requireKnownServer(
  { serverUrl }: IssueAddress,
  env: Readonly<Record<string, string | undefined>>,
): void {
  const known = env.GITHUB_SERVER_URL ?? 'https://github.com'
  if (serverUrl === known) return
  throw new UserError(
    'other-server',
    `the issue is on ${serverUrl}, and issues are read from ${known}`,
    'Set GITHUB_SERVER_URL and GITHUB_API_URL to those of that server',
  )
}

/**
 * Reads what an issue says of its finding: target, commit and seed from the hidden marker. The command is that of the
 * local configuration, never of the issue: an issue is text from people, and its commands are not run.
 */
export async function readIssueReproduction(
  address: IssueAddress,
  access: GitHubAccess,
  settingsOf: (target: string) => Pick<Settings, 'targets'>,
): Promise<Recorded> {
  const marker = await readIssueMarker(address, access)
  const target = onlyTarget(settingsOf(marker.target))
  return { target, campaign: 'issue', reproduction: describeReproduction(marker, address, target) }
}

/** The hidden marker of an issue that names a seed. */
export async function readIssueMarker(address: IssueAddress, access: GitHubAccess): Promise<IssueMarker> {
  const marker = readMarker(await fetchBody(address, access))
  if (marker === null) {
    throw new UserError(
      'no-marker',
      `issue ${address.number} of ${address.repository} has no seedsweep marker`,
      'Give the seed and the target instead',
    )
  }
  if (marker.proof === 'campaign') {
    throw new UserError(
      'no-seed',
      `issue ${address.number} of ${address.repository} is about a property that no run of a campaign saw: it has no seed`,
      `Sweep again: seedsweep run --target ${marker.target}`,
    )
  }
  return marker
}

function describeReproduction(marker: IssueMarker, address: IssueAddress, target: Recorded['target']): Reproduction {
  const [seed] = marker.seeds
  if (seed === undefined) throw new UserError('no-seed', `issue ${address.number} names no seed`)
  const origin = {
    namespace: 'local',
    number: 0,
    repository: address.repository,
    serverUrl: address.serverUrl,
    sha: marker.sha,
    changes: null,
    ref: null,
    workflow: null,
    event: null,
    runUrl: null,
    pullRequest: null,
  } as const
  const failing = {
    campaign: 'issue',
    index: 0,
    seed,
    outcome: 'failed',
    sha: marker.sha,
    step: null,
    durationMs: 0,
    digest: null,
    exitCode: null,
    exitSignal: null,
    config: readDrawn(marker, target, seed),
  } as const
  const title = `the failure of issue ${address.number}`
  return makeReproduction(
    target,
    { origin, carried: [], known: [] },
    failing,
    { key: marker.shows ?? marker.key, title },
    repeatOf(marker, target),
  )
}

/** As triage chose it; how long an attempt takes, only the store knows. */
function repeatOf({ proof, k, n }: IssueMarker, target: Recorded['target']): Repetition {
  const type = proof === 'pairs' ? unequalRunsType : ''
  return chooseRepetition(target, { signature: { type }, count: k, seedsJudged: n, seeds: [] })
}

/** The drawn values that the marker names where the target can have them, else those of the seed. */
function readDrawn({ config }: IssueMarker, target: Recorded['target'], seed: SeedText): Configuration {
  const said = target.axes.flatMap((axis) => {
    const value = config?.[axis.name]
    return value !== undefined && valuesOf(axis).includes(value) ? [[axis.name, value] as const] : []
  })
  return { ...drawConfiguration(target, seed), ...Object.fromEntries(said) }
}

async function fetchBody(address: IssueAddress, access: GitHubAccess): Promise<string> {
  const { owner, repo } = splitRepository(address.repository)
  const { octokit } = await openGitHub(access)
  try {
    const { data } = await octokit.rest.issues.get({ owner, repo, issue_number: address.number })
    return data.body ?? ''
  } catch (error) {
    const failed = toWorldError(`reading issue ${address.number} of ${address.repository}`, error)
    throw new WorldError(failed.code, failed.message, {
      hint: 'For a private repository set GITHUB_TOKEN to a token that may read its issues.',
      cause: error,
    })
  }
}
