import { describeEtcdRequest, describeEtcdResponse, describeKeys } from '../../check/models/describe-etcd.ts'
import type { WatchEvent } from '../../check/watch-record.ts'
import type { Evidence } from '../judge/judge-run.ts'
import type { RecordedOperation, RecordedResponse, RecordedWatch } from '../traffic/history-recorder.ts'
import type { TraceLine } from '../world/trace.ts'
import { describeTraceLine } from './describe-trace-line.ts'
import { type Focus, keysOf } from './find-focus.ts'

/** Something that happened, as a reader of a run sees it. */
export interface Moment {
  readonly atUs: number
  /** A member, a client, or 'world'. */
  readonly who: string
  readonly text: string
  /** What the violation shows in. */
  readonly isOffending: boolean
  /** How much a reader of this violation wants to see it, before distance in time counts; 0 for never. */
  readonly weight: number
}

/** All that happened, in order: what clients asked and were told, what watches were sent, what members and faults did. */
export function momentsOf(
  { operations, watches }: Evidence,
  trace: readonly TraceLine[],
  focus: Focus | undefined,
): readonly Moment[] {
  const moments = trace.map((line): Moment => {
    const { atUs, who } = line
    const isOffending = line === focus?.line
    return { atUs, who, text: describeTraceLine(line), isOffending, weight: weightOfLine(line, focus) }
  })
  for (const operation of operations) moments.push(...operationMoments(operation, focus))
  for (const watch of watches) moments.push(...watchMoments(watch, focus))
  // Sorting is stable: at one time the world's own lines come first, which are in order already.
  return moments.sort((one, other) => one.atUs - other.atUs)
}

/**
 * The moments that explain most, in order: those that the violation shows in, and around them what weighs more and is nearer in time.
 * What came after matters little.
 */
export function selectMoments(moments: readonly Moment[], atUs: number, count: number): readonly Moment[] {
  const scored = moments.map((moment, place) => {
    const distanceMs = moment.atUs <= atUs ? (atUs - moment.atUs) / 1000 : (moment.atUs - atUs) / 250
    return { place, score: moment.isOffending ? Number.POSITIVE_INFINITY : moment.weight / (10 + distanceMs) }
  })
  const best = scored.filter(({ score }) => score > 0).sort((one, other) => compareScores(one, other))
  const places = best.slice(0, count).map(({ place }) => place)
  return places.sort((one, other) => one - other).map((place) => moments[place] as Moment)
}

function compareScores(
  one: { readonly place: number; readonly score: number },
  other: { readonly place: number; readonly score: number },
): number {
  return one.score === other.score ? one.place - other.place : other.score - one.score
}

function operationMoments(operation: RecordedOperation, focus: Focus | undefined): readonly Moment[] {
  const { client, member, request, response, callUs, returnUs, user } = operation
  const isOffending = operation === focus?.operation
  const weight = focus === undefined ? 1 : weightOfOperation(operation, focus)
  const who = `client ${client}`
  const where = `${member === '' ? '' : ` at ${member}`}${user === undefined ? '' : ` as ${user}`}`
  const asked = `${describeEtcdRequest(request)}${where}`
  if (returnUs === undefined || response === undefined) {
    return [{ atUs: callUs, who, text: `${asked}, never answered`, isOffending, weight }]
  }
  const text = `${asked}, asked ${(returnUs - callUs) / 1000} ms ago: ${describeEtcdResponse(response)}`
  const answered: Moment = { atUs: returnUs, who, text, isOffending, weight }
  return isOffending ? [{ atUs: callUs, who, text: `asks: ${asked}`, isOffending, weight }, answered] : [answered]
}

function weightOfOperation({ request, response }: RecordedOperation, focus: Focus): number {
  const revision = response !== undefined && 'revision' in response ? response.revision : 0
  if (revision > 0 && revision === focus.revision && request.kind !== 'range') return 20
  if (request.kind === 'compact') return 4
  return keysOf(request).some((key) => focus.keys.has(key)) ? 4 : 1
}

function watchMoments(watch: RecordedWatch, focus: Focus | undefined): readonly Moment[] {
  const isFocus = watch === focus?.watch
  const weight = focus === undefined ? 1 : isFocus ? 3 : 0
  const who = `watch ${watch.client}`
  const { request, member, openedUs } = watch
  const { key, rangeEnd, startRevision = 0 } = request
  const asked = describeKeys(key, rangeEnd ?? '')
  const opened: Moment = {
    atUs: openedUs,
    who,
    text: `asks ${member} to watch ${asked}${startRevision > 0 ? ` from revision ${startRevision}` : ''}`,
    isOffending: false,
    weight: isFocus ? 40 : weight,
  }
  const told = watch.responses.map((response): Moment => {
    const isOffending = isFocus && response.atUs === focus?.atUs
    const isNear = isFocus && response.events.some(({ kv }) => Math.abs(kv.modRevision - focus.revision) <= 1)
    const text = `of ${asked} ${describeWatchResponse(response)}`
    return { atUs: response.atUs, who, text, isOffending, weight: isNear ? 40 : weight }
  })
  return [opened, ...told]
}

export function describeWatchResponse({ kind, revision, events, compactRevision }: RecordedResponse): string {
  switch (kind) {
    case 'created':
      return `is created at revision ${revision}`
    case 'events':
      return `is sent ${events.map(describeWatchEvent).join(', ')}`
    case 'progress':
      return `is notified that all up to revision ${revision} has been sent`
    case 'canceled':
      return `is canceled${compactRevision === undefined ? '' : `: revisions below ${compactRevision} are compacted`}`
  }
}

export function describeWatchEvent({ type, kv }: WatchEvent): string {
  return `${type} ${kv.key}${type === 'put' ? `=${JSON.stringify(kv.value)}` : ''} at revision ${kv.modRevision}`
}

function weightOfLine({ who, kind, a }: TraceLine, focus: Focus | undefined): number {
  switch (kind) {
    case 'start':
    case 'killed':
    case 'crashed at failpoint':
    case 'disk error':
    case 'panic':
    case 'open database':
    case 'install snapshot':
    case 'send snapshot':
    case 'elected':
      return who === focus?.member ? 20 : 8
    case 'pause':
    case 'resume':
    case 'compaction finished':
    case 'faults stop':
      return 4
    case 'apply':
    case 'skip':
      return who === focus?.member && Math.abs(a - (focus?.line?.a ?? 0)) <= 3 ? 10 : 0
    case 'commit':
    case 'sync watchers':
    case 'compaction batch':
    case 'save snapshot':
      return 0
    case 'follower':
    case 'preCandidate':
    case 'candidate':
    case 'leader':
      return 1
    default:
      return kind.startsWith('fault ') ? 3 : 1
  }
}
