/**
 * Whether a key is in etcd's interval: `key` alone where rangeEnd is left out, every key from `key` on where it is '\0',
 * else [key, rangeEnd).
 */
export function isInRange(key: string, from: string, rangeEnd: string | undefined): boolean {
  if (rangeEnd === undefined || rangeEnd === '') return key === from
  return key >= from && (rangeEnd === '\0' || key < rangeEnd)
}
