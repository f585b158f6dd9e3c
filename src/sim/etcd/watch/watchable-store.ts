import type { Random } from '../../world/random.ts'
import type { Row } from '../backend/row.ts'
import type { KeyStore } from '../mvcc/key-store.ts'
import { batchFor, type EventBatch, Watcher } from './watcher.ts'

/**
 * The watches of a member (server/storage/mvcc/watchable_store.go). A synced watcher has all that happened and gets events as they
 * happen; an unsynced one reads history in the sync loop; a victim has events that found its stream's channel full, and the
 * victim loop offers them again. Groups keep the order in which watchers came.
 */
export class WatchableStore {
  readonly store: KeyStore
  /** Decides what streams leave to chance. */
  readonly random: Random
  private readonly synced = new Set<Watcher>()
  private readonly unsynced = new Set<Watcher>()
  private readonly victims = new Map<Watcher, EventBatch>()
  private readonly phaseUs: number
  private syncArmed = false
  private victimsArmed = false

  constructor(store: KeyStore) {
    this.store = store
    const { process, settings } = store.options
    this.random = process.random.fork('watch streams')
    this.phaseUs = process.random.fork('watch sync timer').below(settings.watchSyncIntervalUs)
  }

  /** Adds a watcher: synced where it waits for the future, else unsynced. */
  watch(request: Pick<Watcher, 'id' | 'key' | 'rangeEnd' | 'startRevision' | 'filters' | 'channel'>): Watcher {
    const { currentRevision } = this.store
    const { startRevision } = request
    if (startRevision > currentRevision || startRevision === 0) {
      const watcher = new Watcher(request, Math.max(currentRevision + 1, startRevision), 'synced')
      this.synced.add(watcher)
      return watcher
    }
    const watcher = new Watcher(request, startRevision, 'unsynced')
    this.unsynced.add(watcher)
    this.armSync()
    return watcher
  }

  cancel(watcher: Watcher): void {
    this.synced.delete(watcher)
    this.unsynced.delete(watcher)
    this.victims.delete(watcher)
    watcher.group = 'gone'
  }

  /** Sends the rows of a write to the synced watchers that want them. */
  notify(revision: number, rows: readonly Row[]): void {
    const { settings, variants } = this.store.options
    for (const watcher of this.synced) {
      const batch = batchFor(watcher, rows, settings.watchBatchMaxRevs)
      if (batch === undefined) continue
      const sent = this.send(watcher, batch, revision)
      // Also where it was sent, because a restore makes all watchers unsynced, and the sync loop goes by this revision: left behind,
      // it brings back everything since the watcher began.
      if (!sent || !variants.syncedWatcherKeepsOldRevision) watcher.minRevision = revision + 1
      if (!sent) {
        this.synced.delete(watcher)
        this.addVictim(watcher, batch)
      }
    }
  }

  /** A snapshot has replaced the database: every watcher has to look for what it missed. */
  restore(): void {
    for (const watcher of this.synced) {
      watcher.restored = true
      watcher.group = 'unsynced'
      this.unsynced.add(watcher)
    }
    this.synced.clear()
    if (this.unsynced.size > 0) this.armSync()
  }

  /**
   * Sends the current revision on behalf of all the watchers (of one stream), if none of them still has to get something up to it.
   *
   * @param watchId under whose name
   */
  progressIfSynced(watchers: Iterable<Watcher>, watchId: number): void {
    const { currentRevision, options } = this.store
    let first: Watcher | undefined
    for (const watcher of watchers) {
      if (watcher.group !== 'synced') return
      // It waits for a later revision: a notification from before its start would tell its client of a past it did not ask for.
      if (currentRevision < watcher.startRevision && !options.variants.progressBelowStartRevision) return
      first ??= watcher
    }
    first?.channel.offer({ watchId, revision: currentRevision, compactRevision: 0, events: [] })
  }

  /** A channel has room again: it may be a victim's. */
  hasRoom(): void {
    if (this.victims.size === 0) return
    const { process, settings } = this.store.options
    this.armVictims(untilTick(process.nowUs() + this.phaseUs, settings.watchVictimIntervalUs))
  }

  /** One pass of the sync loop: unsynced watchers get history, or learn that theirs is compacted. */
  private syncWatchers(): void {
    const { store } = this
    const { process, settings, variants } = store.options
    const { currentRevision, compactRevision } = store
    const chosen: Watcher[] = []
    let from = currentRevision + 1
    for (const watcher of this.unsynced) {
      if (chosen.length >= settings.maxWatchersPerSync) break
      chosen.push(watcher)
    }
    if (chosen.length > 0) process.trace('sync watchers', chosen.length, currentRevision)
    for (const watcher of chosen) {
      if (watcher.minRevision > currentRevision) {
        if (!watcher.restored) process.panic('watcher minimum revision should not exceed current revision')
        watcher.restored = false
      }
      if (watcher.minRevision >= compactRevision) from = Math.min(from, watcher.minRevision)
      else if (watcher.channel.offer({ watchId: watcher.id, revision: 0, compactRevision, events: [] })) {
        this.unsynced.delete(watcher)
        watcher.group = 'gone'
      }
    }
    const rows = store.backend.rowsBetween(from, currentRevision + 1)
    for (const watcher of chosen) {
      if (watcher.group === 'gone') continue
      // Its channel was full, so that it does not know yet that its history is compacted. It stays and is told at another pass: to
      // go on with it would skip that notice and hide the gap.
      if (watcher.minRevision < compactRevision && !variants.compactedWatcherMarkedSynced) continue
      this.syncWatcher(watcher, rows)
    }
  }

  private syncWatcher(watcher: Watcher, rows: readonly Row[]): void {
    const { currentRevision, options } = this.store
    const batch = batchFor(watcher, rows, options.settings.watchBatchMaxRevs)
    // One that waits for a future revision came here by a restore, and must not be pulled back to the present.
    watcher.minRevision = options.variants.restoreLowersFutureWatchers
      ? currentRevision + 1
      : Math.max(currentRevision + 1, watcher.minRevision)
    this.unsynced.delete(watcher)
    if (batch === undefined) {
      this.addSynced(watcher)
      return
    }
    if (batch.moreRevision !== 0) watcher.minRevision = batch.moreRevision
    if (!this.send(watcher, batch, currentRevision)) this.addVictim(watcher, batch)
    // There is more to read. Back to the end of the queue, so that others get their turn.
    else if (batch.moreRevision !== 0) this.unsynced.add(watcher)
    else this.addSynced(watcher)
  }

  /** One pass of the victim loop. */
  private moveVictims(): void {
    const { currentRevision } = this.store
    let moved = 0
    for (const [watcher, batch] of this.victims) {
      if (!this.send(watcher, batch, watcher.minRevision - 1)) continue
      moved += 1
      this.victims.delete(watcher)
      if (batch.moreRevision !== 0) watcher.minRevision = batch.moreRevision
      if (watcher.minRevision <= currentRevision) {
        watcher.group = 'unsynced'
        this.unsynced.add(watcher)
        this.armSync()
      } else this.addSynced(watcher)
    }
    if (moved > 0 && this.victims.size > 0) this.armVictims(0)
  }

  /** False where the stream's channel is full. What the filters leave nothing of counts as sent. */
  private send(watcher: Watcher, batch: EventBatch, revision: number): boolean {
    const { process, variants } = this.store.options
    const events =
      watcher.filters.length === 0 ? batch.events : batch.events.filter((event) => !watcher.filtersOut(event))
    const [first] = events
    if (first === undefined) return true
    // etcd has this assertion since it stopped to lower the revision of watchers that wait.
    if (first.kv.modRevision < watcher.startRevision && !variants.restoreLowersFutureWatchers) {
      process.panic('Event.ModRevision is less than the w.startRev for watchID')
    }
    return watcher.channel.offer({ watchId: watcher.id, revision, compactRevision: 0, events })
  }

  private addSynced(watcher: Watcher): void {
    watcher.group = 'synced'
    this.synced.add(watcher)
  }

  private addVictim(watcher: Watcher, batch: EventBatch): void {
    watcher.group = 'victim'
    this.victims.set(watcher, batch)
    this.armVictims(0)
  }

  /** The sync loop wakes at its interval for ever; it needs to run only while something is unsynced. */
  private armSync(): void {
    if (this.syncArmed) return
    this.syncArmed = true
    const { process, settings } = this.store.options
    process.after(untilTick(process.nowUs() + this.phaseUs, settings.watchSyncIntervalUs), this.runSync)
  }

  private readonly runSync = (): void => {
    this.store.options.process.step('beforeSyncWatchers', () => {
      this.syncArmed = false
      const before = this.unsynced.size
      if (before > 0) this.syncWatchers()
      if (this.unsynced.size === 0 || this.syncArmed) return
      if (this.unsynced.size === before) {
        this.armSync()
        return
      }
      // More is pending and some got on: the loop goes on at once.
      this.syncArmed = true
      this.runSync()
    })
  }

  /** The victim loop wakes when there is a new victim, and every 10 ms while there are any: here only if one can get on. */
  private armVictims(delayUs: number): void {
    if (this.victimsArmed) return
    this.victimsArmed = true
    const { process } = this.store.options
    process.after(delayUs, () => {
      process.step('beforeMoveVictims', () => {
        this.victimsArmed = false
        this.moveVictims()
      })
    })
  }
}

/** From now until the next tick of a timer that ticks at an interval, in microseconds. */
function untilTick(nowUs: number, intervalUs: number): number {
  return intervalUs - (nowUs % intervalUs)
}
