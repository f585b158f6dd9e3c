/**
 * Whether a key is in etcd's interval: `key` alone where rangeEnd is left out, every key from `key` on where it is '\0',
 * else [key, rangeEnd).
 */
export declare function isInRange(key: string, from: string, rangeEnd: string | undefined): boolean;
