import { drawScenario, type Scenario } from './draw-scenario.ts'
import type { ClientMessage, MemberMessage } from './etcd/api.ts'
import type { PeerMessage } from './etcd/server/peer-message.ts'
import { type Member, startMember } from './etcd/server/start-member.ts'
import type { Variants } from './etcd/variants.ts'
import { type Ending, judgeRun, type Verdict } from './judge/judge-run.ts'
import { type LeasesAtRest, leaseEndUs, openLeases, requestUs } from './judge/lease-end.ts'
import { Observation } from './judge/observation.ts'
import { replayLog } from './judge/replay-log.ts'
import { mixHistory } from './mix-history.ts'
import type { RecordedWatch } from './traffic/history-recorder.ts'
import { areAtOneEntry, type MemberState, startTraffic, type Traffic } from './traffic/start-traffic.ts'
import { applyFaults, type FaultControl } from './world/apply-faults.ts'
import type { Fault, FaultFamily } from './world/faults.ts'
import { scheduleFaults } from './world/schedule-faults.ts'
import type { TraceLine } from './world/trace.ts'
import { World } from './world/world.ts'

export interface SimulationOptions {
  readonly seed: bigint
  readonly variants: Variants
  /** Exactly these families of faults, whatever the seed would switch on. */
  readonly faults?: readonly FaultFamily[]
  readonly without?: readonly FaultFamily[]
  /** Indices of faults that are left out. */
  readonly mask?: readonly number[]
  /** Stops after this many steps and judges what there is. */
  readonly stepsMax?: number
  /** Lines of trace that are kept; 0 for none. */
  readonly traceLinesMax?: number
  /** How long clients go on; by default the scenario decides. */
  readonly durationUs?: number
}

export interface Simulation {
  readonly scenario: Scenario
  readonly families: readonly FaultFamily[]
  readonly faults: readonly Fault[]
  readonly verdict: Verdict
  readonly digest: string
  readonly steps: number
  readonly simulatedUs: number
  readonly trace: readonly TraceLine[]
}

const second = 1_000_000
const stepsDefault = 20_000_000
/** A cluster without faults elects in a few time-outs; this is for the slowest disk and the unluckiest votes. */
const readyMaxUs = 30 * second
/** A watch that was sent nothing for so long will not be. */
const standstillUs = 5 * second
/** What is asked once faults have stopped waits for one thing after another: open requests, a read at every member, their states. */
const quietRequests = 3
/** Waiting for leases takes seconds of heartbeats, so that one seed in so many does it. */
const leaseEndOneIn = 8

const never = (): boolean => false

export type EtcdWorld = World<PeerMessage, ClientMessage, MemberMessage>

/**
 * Runs one seed: starts a cluster, lets clients work while faults happen, heals everything, waits until the cluster is at rest, and
 * judges what clients and observers saw. The same options give the same result, digest included, on every machine.
 */
export function runSimulation(options: SimulationOptions): Simulation {
  const world: EtcdWorld = new World(options.seed, options.traceLinesMax ?? 0)
  const stepsMax = options.stepsMax ?? stepsDefault
  const scenario = drawScenario(world.random.fork('scenario'), options.durationUs)
  const members = Array.from({ length: scenario.cluster.members }, (_, nth) => `m${nth}`)
  const traffic = startTraffic(world, scenario, members)
  const observation = new Observation(
    {
      get nowUs() {
        return world.nowUs
      },
      get steps() {
        return world.steps
      },
      nextOrder: () => traffic.history.nextOrder(),
    },
    traffic.noteIndex,
  )
  const started = new Map<string, Member>()
  for (const name of members) {
    world.addMember(name, (process, disk) => {
      const member = startMember({
        process,
        disk,
        peers: world.peers,
        clients: world.clients,
        members,
        settings: scenario.cluster,
        variants: options.variants,
        observer: observation,
      })
      started.set(name, member)
    })
  }
  const schedule = scheduleFaults(world.random.fork('faults'), {
    members,
    clients: scenario.watchClients,
    fromUs: second / 5,
    toUs: scenario.trafficUs,
    only: options.faults,
    without: options.without ?? [],
    mask: options.mask ?? [],
  })
  const ending = live(world, scenario, started, traffic, observation, schedule.faults, stepsMax)
  const verdict = judgeRun({ world, scenario, members, traffic, observation, ending, begun: ending.begun })
  mixHistory(world.trace, traffic.history)
  return {
    scenario,
    families: schedule.families,
    faults: schedule.faults,
    verdict,
    digest: world.trace.digest,
    steps: world.steps,
    simulatedUs: world.nowUs,
    trace: world.trace.lines,
  }
}

/** The phases of a run, each of which ends when its condition holds, its time is over, or the steps are used up. */
function live(
  world: EtcdWorld,
  scenario: Scenario,
  started: ReadonlyMap<string, Member>,
  traffic: Traffic,
  observation: Observation,
  faults: readonly Fault[],
  stepsMax: number,
): Ending & { readonly begun: readonly Fault[] } {
  let ready = false
  traffic.setUp(() => {
    ready = true
  })
  const stop = world.run(() => ready, readyMaxUs, stepsMax)
  if (stop !== 'condition') return { kind: stop === 'steps' ? 'stopped' : 'never ready', begun: [] }
  const startUs = world.nowUs
  traffic.start()
  const control = applyFaults(
    world as World<unknown, unknown, unknown>,
    faults.map((fault) => ({ ...fault, atUs: startUs + fault.atUs })),
    {
      members: [...started.keys()],
      needsSnapshot: (member) => needsSnapshot(started, member),
      slowReader: (client, on) => traffic.slowReader(client, on),
      defragment: (member) => traffic.operator.defragment(member),
      compact: () => traffic.operator.compactNow(),
      transferLeader: (to) => traffic.operator.transferLeader(to),
    },
  )
  const begun = (): readonly Fault[] => faults.filter((fault) => control.begun.includes(fault.index))
  if (world.run(never, startUs + scenario.trafficUs, stepsMax) === 'steps') return { kind: 'stopped', begun: begun() }
  const ending = comeToRest(world, scenario, [...started.keys()], traffic, observation, control, stepsMax)
  return { ...ending, begun: begun() }
}

/** Whether another member leads, and its log begins behind what this member has. */
function needsSnapshot(started: ReadonlyMap<string, Member>, name: string): boolean {
  const lagging = started.get(name)?.raft
  if (lagging === undefined) return false
  for (const [other, { raft }] of started) {
    if (other !== name && raft.role === 'leader' && raft.log.offset > lagging.log.lastIndex()) return true
  }
  return false
}

function comeToRest(
  world: EtcdWorld,
  scenario: Scenario,
  members: readonly string[],
  traffic: Traffic,
  observation: Observation,
  control: FaultControl,
  stepsMax: number,
): Ending {
  control.heal()
  const healedUs = world.nowUs
  traffic.stop()
  let limitUs = healedUs + quietRequests * requestUs(scenario.cluster)
  if (world.run(() => traffic.idle, limitUs, stepsMax) === 'steps') return { kind: 'stopped' }
  const reads = traffic.readEverywhere()
  let read = world.run(() => reads.done, limitUs, stepsMax)
  // Of members that need a snapshot, etcd's leader sends it to one after each batch of entries that it applies (`applyAll` in
  // etcdserver/server.go): the others wait for writes, and by now nobody writes.
  for (let nth = 2; read === 'time' && nth < members.length; nth += 1) {
    const answering = members.find((member) => !reads.waitingFor.includes(member))
    if (answering === undefined) break
    traffic.writeOnce(answering)
    limitUs += requestUs(scenario.cluster)
    read = world.run(() => reads.done, limitUs, stepsMax)
  }
  if (read === 'steps') return { kind: 'stopped' }
  if (read !== 'condition') return { kind: 'silent', members: reads.waitingFor }
  let leases: LeasesAtRest | undefined
  if (world.random.fork('lease end').chance(1, leaseEndOneIn)) {
    const { count, ttlS } = openLeases(observation.log)
    const waitUs = leaseEndUs(scenario.cluster, ttlS)
    const ended = (): boolean => openLeases(observation.log).count === 0
    limitUs += waitUs
    // Looking through the log after every event would cost more than the run.
    for (let dueUs = world.nowUs + waitUs; !ended() && world.nowUs < dueUs; ) {
      if (world.run(() => false, world.nowUs + 100_000, stepsMax) === 'steps') return { kind: 'stopped' }
    }
    leases = { watched: count, left: openLeases(observation.log).count }
  }
  // Members may still apply what they have, and a lease may still expire: ask until all say the same or the time is over.
  const askedUs = world.nowUs
  let asked = traffic.askEverywhere()
  for (;;) {
    const stop = world.run(() => asked.done, limitUs, stepsMax)
    if (stop === 'steps') return { kind: 'stopped' }
    if (stop !== 'condition') return { kind: 'silent', members: asked.waitingFor }
    if (haveAppliedTheSame(asked.states) || world.nowUs >= askedUs + 5 * second) break
    if (world.run(never, world.nowUs + 50_000, stepsMax) === 'steps') return { kind: 'stopped' }
    asked = traffic.askEverywhere()
  }
  const replayed = replayLog(observation.log)
  let behind = traffic.behind(replayed.replay)
  const atRest = { kind: 'at rest', states: asked.states, ...(leases === undefined ? {} : { leases }) } as const
  if (behind.length === 0) return { ...atRest, watchesBehind: behind, replayed }
  let sentUs = world.nowUs
  // A watch that reads a long history some revisions at a time is slow, not stuck.
  while (behind.length > 0 && world.nowUs < Math.max(limitUs, sentUs + standstillUs)) {
    const sent = countEvents(behind)
    if (world.run(never, world.nowUs + 50_000, stepsMax) === 'steps') return { kind: 'stopped' }
    if (countEvents(behind) > sent) sentUs = world.nowUs
    behind = traffic.behind(replayed.replay)
  }
  return { ...atRest, watchesBehind: behind }
}

/** Notifications do not count: a watch that lost its events for good is still sent those, for ever. */
function countEvents(watches: readonly RecordedWatch[]): number {
  let count = 0
  for (const { responses } of watches) for (const { events } of responses) count += events.length
  return count
}

function haveAppliedTheSame(states: readonly MemberState[]): boolean {
  const first = states[0]
  return states.every((state) => areAtOneEntry(state, first))
}
