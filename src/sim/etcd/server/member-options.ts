import type { ClientNetwork } from '../../world/client-network.ts'
import type { Disk } from '../../world/disk.ts'
import type { PeerNetwork } from '../../world/peer-network.ts'
import type { Process } from '../../world/process.ts'
import type { ClientMessage, MemberMessage } from '../api.ts'
import type { Observer } from '../observer.ts'
import type { ClusterSettings } from '../settings.ts'
import type { Variants } from '../variants.ts'
import type { PeerMessage } from './peer-message.ts'

/** What one member runs on. */
export interface MemberOptions {
  readonly process: Process
  readonly disk: Disk
  readonly peers: PeerNetwork<PeerMessage>
  readonly clients: ClientNetwork<ClientMessage, MemberMessage>
  /** The names of all members, this one's among them; the same order everywhere. Raft numbers them from 1. */
  readonly members: readonly string[]
  readonly settings: ClusterSettings
  readonly variants: Variants
  readonly observer?: Observer
}
