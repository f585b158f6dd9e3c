import type { Errand, Fault } from './faults.ts'
import { block, type Link, unblock } from './links.ts'
import type { ArmedFailpoint, World } from './world.ts'

/** What the world cannot do by itself. */
export interface FaultActors {
  readonly members: readonly string[]
  /** Whether the leader's log no longer has what this member needs next. */
  needsSnapshot(member: string): boolean
  slowReader(client: number, on: boolean): void
  defragment(member: string): void
  /** Compacts at the newest revision. */
  compact(): void
  transferLeader(to: string): void
}

/** Ends all faults that still act: links open, processes resume, disks work, what is armed is disarmed. */
export interface FaultControl {
  heal(): void
  /** Indices of the faults that have begun. */
  readonly begun: readonly number[]
}

type AnyWorld = World<unknown, unknown, unknown>

/** Schedules every fault of a run at its time. Each has an end that comes by itself, or with `heal`, whichever is first. */
export function applyFaults(world: AnyWorld, faults: readonly Fault[], actors: FaultActors): FaultControl {
  const ends = new Set<() => void>()
  const begun: number[] = []
  let healed = false
  const lasting = (forUs: number, end: () => void): (() => void) => {
    const once = (): void => {
      if (ends.delete(once)) end()
    }
    ends.add(once)
    world.at(world.nowUs + forUs, once)
    return once
  }
  for (const fault of faults) {
    const { when } = fault
    const start = (): void => {
      if (healed) return
      begun.push(fault.index)
      world.trace.add(world.nowUs, 'world', `fault ${fault.family}`, fault.index, 0, () => describeFault(fault))
      begin(world, fault, actors, (forUs, end) =>
        lasting(forUs, () => {
          world.trace.add(world.nowUs, 'world', 'fault ends', fault.index, 0, undefined)
          end()
        }),
      )
    }
    world.at(fault.atUs, () => {
      if (healed) return
      if (when === undefined) start()
      else world.armed.push({ ...when, passesLeft: 1, sleepUs: 0, restartAfterUs: 0, begins: start })
    })
  }
  return {
    begun,
    heal() {
      healed = true
      world.trace.add(world.nowUs, 'world', 'faults stop', 0, 0, undefined)
      // An end takes itself out of the set, which a Set's iteration allows.
      for (const end of ends) end()
      world.armed.length = 0
      for (const member of actors.members) world.start(member)
    },
  }
}

function begin(
  world: AnyWorld,
  fault: Fault,
  actors: FaultActors,
  lasting: (forUs: number, end: () => void) => () => void,
): void {
  switch (fault.kind) {
    case 'crash':
      world.kill(fault.member)
      world.at(world.nowUs + fault.restartAfterUs, () => world.start(fault.member))
      return
    case 'failpoint':
      arm(world, { ...fault, passesLeft: fault.passes, sleepUs: 0 })
      runErrand(world, fault.brings, fault.member, 1, actors, lasting)
      return
    case 'sleep': {
      const armed = arm(world, { ...fault, passesLeft: undefined, restartAfterUs: 0 })
      // Who sleeps over one snapshot may be sent another one meanwhile.
      runErrand(world, fault.brings, fault.member, 2, actors, lasting)
      lasting(fault.forUs, () => {
        const at = world.armed.indexOf(armed)
        if (at >= 0) world.armed.splice(at, 1)
      })
      return
    }
    case 'pause':
      world.pause(fault.member)
      lasting(fault.forUs, () => world.resume(fault.member))
      return
    case 'partition': {
      const cut = linksAcross(world, fault.from, fault.to, fault.oneWay)
      for (const link of cut) block(link)
      lasting(fault.forUs, () => cut.forEach(unblock))
      return
    }
    case 'isolation':
      isolate(world, fault.member, fault.forUsMax, fault.times, actors, lasting)
      return
    case 'slow-disk': {
      const { faults } = world.diskOf(fault.member)
      faults.slowUs += fault.slowUs
      lasting(fault.forUs, () => {
        faults.slowUs -= fault.slowUs
      })
      return
    }
    case 'disk-failure': {
      const { faults } = world.diskOf(fault.member)
      faults.failure = fault.failure
      lasting(fault.forUs, () => {
        faults.failure = undefined
      })
      return
    }
    case 'clock': {
      const process = world.running(fault.member)
      if (process === undefined) return
      process.skewUs += fault.skewUs
      lasting(fault.forUs, () => {
        process.skewUs -= fault.skewUs
      })
      return
    }
    case 'preemption':
      setPreemption(world, fault.oneIn, fault.upToUs)
      lasting(fault.forUs, () => setPreemption(world, 0, 0))
      return
    case 'slow-reader':
      actors.slowReader(fault.client, true)
      lasting(fault.forUs, () => actors.slowReader(fault.client, false))
      return
    case 'defragment':
      actors.defragment(fault.member)
      return
    case 'leader-transfer':
      actors.transferLeader(fault.to)
      return
    case 'loss':
    case 'delay':
    case 'duplication':
    case 'reordering':
      onAllLinks(world, fault, actors, lasting)
  }
}

function onAllLinks(
  world: AnyWorld,
  fault: Extract<Fault, { kind: 'loss' | 'delay' | 'duplication' | 'reordering' }>,
  actors: FaultActors,
  lasting: (forUs: number, end: () => void) => () => void,
): void {
  const links = linksAcross(world, actors.members, actors.members, true)
  const change = (sign: 1 | -1): void => {
    for (const link of links) {
      switch (fault.kind) {
        case 'loss':
          link.lossOneIn = sign > 0 ? fault.oneIn : 0
          break
        case 'duplication':
          link.doubledOneIn = sign > 0 ? fault.oneIn : 0
          break
        case 'delay':
          link.slowUs += sign * fault.slowUs
          link.jitterUs += sign * fault.jitterUs
          break
        case 'reordering':
          link.reordered += sign
          break
      }
    }
  }
  change(1)
  lasting(fault.forUs, () => change(-1))
}

/** Where errands cut a member off: not for longer than this. */
const errandIsolationUs = 2_000_000

function runErrand(
  world: AnyWorld,
  errand: Errand | undefined,
  member: string,
  times: number,
  actors: FaultActors,
  lasting: (forUs: number, end: () => void) => () => void,
): void {
  switch (errand) {
    case undefined:
      return
    case 'defragmentation':
      actors.defragment(member)
      return
    case 'compaction':
      actors.compact()
      return
    case 'isolation':
      isolate(world, member, errandIsolationUs, times, actors, lasting)
  }
}

/** How often an isolation looks whether it has reached its end. */
const lookUs = 10_000

/** Cuts one member off until it cannot catch up from the leader's log, and again once the snapshot has come, as often as is asked for. */
function isolate(
  world: AnyWorld,
  member: string,
  forUsMax: number,
  times: number,
  actors: FaultActors,
  lasting: (forUs: number, end: () => void) => () => void,
): void {
  const others = actors.members.filter((other) => other !== member)
  const cut = linksAcross(world, [member], others, false)
  for (const link of cut) block(link)
  let ended = false
  const end = lasting(forUsMax, () => {
    ended = true
    cut.forEach(unblock)
  })
  const look = (): void => {
    if (ended) return
    if (!actors.needsSnapshot(member)) {
      world.at(world.nowUs + lookUs, look)
      return
    }
    end()
    if (times === 1) return
    const again = (): void => isolate(world, member, forUsMax, times - 1, actors, lasting)
    world.armed.push({ member, name: 'raftAfterSaveSnap', passesLeft: 1, sleepUs: 0, restartAfterUs: 0, begins: again })
  }
  look()
}

function arm(
  world: AnyWorld,
  fault: Pick<ArmedFailpoint, 'member' | 'name' | 'passesLeft' | 'sleepUs' | 'restartAfterUs'>,
): ArmedFailpoint {
  const { member, name, passesLeft, sleepUs, restartAfterUs } = fault
  const armed: ArmedFailpoint = { member, name, passesLeft, sleepUs, restartAfterUs }
  world.armed.push(armed)
  return armed
}

function setPreemption(world: AnyWorld, oneIn: number, upToUs: number): void {
  world.preemptionOneIn = oneIn
  world.preemptionUs = upToUs
  for (const process of world.everyRunning()) {
    process.preemptionOneIn = oneIn
    process.preemptionUs = upToUs
  }
}

/** The links from one side to the other, and back unless only one way is asked for; never a member's link to itself. */
function linksAcross(world: AnyWorld, from: readonly string[], to: readonly string[], oneWay: boolean): Link[] {
  const links: Link[] = []
  for (const one of from) {
    for (const other of to) {
      if (one === other) continue
      links.push(world.links.between(one, other))
      if (!oneWay) links.push(world.links.between(other, one))
    }
  }
  return links
}

/** One line for people: what the fault does and for how long. */
export function describeFault(fault: Fault): string {
  const { when } = fault
  return when === undefined
    ? describeAction(fault)
    : `when ${when.member} passes ${when.name}: ${describeAction(fault)}`
}

function describeAction(fault: Fault): string {
  switch (fault.kind) {
    case 'crash':
      return `${fault.member} is killed, back after ${ms(fault.restartAfterUs)}`
    case 'failpoint':
      return `${fault.member} ends at ${fault.name} (pass ${fault.passes})${led(fault.brings)}, back after ${ms(fault.restartAfterUs)}`
    case 'sleep':
      return `${fault.member} sleeps ${ms(fault.sleepUs)} at each ${fault.name}${led(fault.brings)} for ${ms(fault.forUs)}`
    case 'pause':
      return `${fault.member} is paused for ${ms(fault.forUs)}`
    case 'partition':
      return `${fault.from.join(' ')} ${fault.oneWay ? 'cannot reach' : 'and'} ${fault.to.join(' ')}${fault.oneWay ? '' : ' are apart'} for ${ms(fault.forUs)}`
    case 'isolation':
      return `${fault.member} is cut off until it needs a snapshot${fault.times === 1 ? '' : `, ${fault.times} times`}`
    case 'loss':
      return `1 in ${fault.oneIn} messages is lost for ${ms(fault.forUs)}`
    case 'delay':
      return `messages take ${ms(fault.slowUs)} and up to ${ms(fault.jitterUs)} longer for ${ms(fault.forUs)}`
    case 'duplication':
      return `1 in ${fault.oneIn} messages arrives twice for ${ms(fault.forUs)}`
    case 'reordering':
      return `messages overtake each other for ${ms(fault.forUs)}`
    case 'slow-disk':
      return `the disk of ${fault.member} is ${ms(fault.slowUs)} slower for ${ms(fault.forUs)}`
    case 'disk-failure':
      return `the disk of ${fault.member} says "${fault.failure}" for ${ms(fault.forUs)}`
    case 'clock':
      return `the clock of ${fault.member} is off by ${ms(fault.skewUs)} for ${ms(fault.forUs)}`
    case 'preemption':
      return `1 in ${fault.oneIn} steps waits up to ${ms(fault.upToUs)} for ${ms(fault.forUs)}`
    case 'slow-reader':
      return `client c${fault.client} stops reading for ${ms(fault.forUs)}`
    case 'defragment':
      return `${fault.member} is defragmented`
    case 'leader-transfer':
      return `leadership is asked to move to ${fault.to}`
  }
}

function led(errand: Errand | undefined): string {
  return errand === undefined ? '' : `, led there by ${errand === 'isolation' ? 'an' : 'a'} ${errand}`
}

function ms(us: number): string {
  return `${Math.floor(us / 1000)} ms`
}
