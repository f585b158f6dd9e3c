import type { Store } from './open-store.ts';
/**
 * Makes the store one plain file without `-wal` and `-shm` beside it, ready to be copied or uploaded. It stays open
 * and may still be written.
 *
 * @throws WorldError `store-not-finalised` while another process reads it; `store-disk-full`; nothing is lost by either
 */
export declare function finaliseStore(store: Store): void;
