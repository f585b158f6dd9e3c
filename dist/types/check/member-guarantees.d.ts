/** What members promise beyond the answers to one client, by the names and sentences of every judge of etcd. */
export declare const memberGuarantees: {
    readonly Panic: 'no assertion of a member fails';
    readonly Durable: 'an acknowledged write is never lost';
    readonly Revision: 'the revision of a member never decreases';
    readonly Hash: 'all members agree on every key and revision';
    readonly Liveness: 'once faults have stopped, every member answers';
    readonly WatchLiveness: 'once faults have stopped, every watch catches up';
};
export type MemberGuarantee = keyof typeof memberGuarantees;
/** Ways of breaking them that are seen from the inside and from the outside alike. */
export declare const memberShapes: {
    readonly refusedApplied: 'refused transaction applied';
    readonly belowCompacted: 'restart below the compacted revision';
    readonly writeLost: 'acknowledged write lost';
    readonly membersDiffer: 'members differ at the end';
};
