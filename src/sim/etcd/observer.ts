import type { RaftPayload, RaftRequest } from './payload.ts'

/**
 * What the judges see of a cluster's inside: called by the server at the moment that something happens, never asked anything. A
 * server without an observer behaves the same.
 */
export interface Observer {
  /** A member became leader. `logTerms(index)` is the term of the entry that its log has there, 0 for none or compacted. */
  becameLeader(member: string, term: number, lastIndex: number, logTerm: (index: number) => number): void
  /**
   * A member's raft says, in a term of its own, that an entry is committed; also again after a restart. No payload: a new
   * leader's first entry.
   */
  committed(member: string, memberTerm: number, index: number, term: number, payload: RaftPayload | undefined): void
  /** A member has applied an entry (also one without payload); `revision` is its current revision afterwards. */
  applied(member: string, index: number, revision: number): void
  /** A member has opened its database after a start, before it applied anything. */
  restored(member: string, incarnation: number, appliedIndex: number, revision: number, compactRevision: number): void
  /** A member has installed a snapshot that was sent to it. */
  installed(member: string, appliedIndex: number, revision: number): void
  /**
   * A member that believes to lead proposes the end of a lease that has expired. The proposal may come to nothing; if it is
   * committed, its entry's payload holds this very request.
   */
  leaseExpired(member: string, lease: number, request: RaftRequest): void
}
