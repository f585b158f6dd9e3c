/**
 * Bytes of memory that a process and its descendants hold, resident. What several of them share is counted for each as
 * long as the sum stays below `enough`; past it, exactly, which costs more. Linux only. A process that left the tree (its
 * parent has ended) is not seen.
 */
export declare function treeMemory(root: number, enough: number): number;
