/**
 * Seeds that are known to find each bug; the first one is the shortest of docs/etcd-track-record.md. Whoever changes what the world
 * draws needs new ones, which the sweeps of test/long tell.
 */
export const knownSeeds: Readonly<Record<string, readonly number[]>> = {
  '13766': [471, 27, 161, 237],
  '14370': [36, 15, 55],
  '14571': [10, 24, 46],
  '14685': [306, 36, 61, 109],
  '15220': [3, 0, 7],
  '15271': [108, 192, 222],
  '17247': [321, 115, 161, 218],
  '17529': [129, 30, 49, 88],
  '17780': [315, 201],
  '18055': [669],
  '18089': [1, 3, 6],
  '18667': [34, 1, 3, 8],
  '19179': [200, 25, 450],
  '20221a': [14, 0, 1, 2],
  '20221b': [40, 56, 399],
  '20271': [433, 87, 286, 367],
  'stale-read': [271, 872],
}
