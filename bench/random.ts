/** Uniform in (0, 1), the same numbers each time: mulberry32 (Ettinger, public domain). */
export function openRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t)
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 2 ** 32
  }
}
