/** A whole number: `1234567` -> `1,234,567`. */
export function formatCount(count: number): string {
  // Not `toLocaleString`: its first call takes 20 ms to load the customs of the whole world.
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `formatPlural(1, 'seed')` -> `1 seed`, `formatPlural(2000, 'seed')` -> `2,000 seeds`. */
export function formatPlural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** `2147483648` -> `2 GiB`, `1610612736` -> `1.5 GiB`, `300000000` -> `286 MiB`. */
export function formatSize(bytes: number): string {
  const [unit, size] = bytes >= 2 ** 30 ? ['GiB', bytes / 2 ** 30] : ['MiB', bytes / 2 ** 20]
  return `${Number(size < 100 ? size.toPrecision(3) : size.toFixed(0))} ${unit}`
}

/** Cuts a text to at most `max` UTF-16 units without splitting a surrogate pair, marking the cut with an ellipsis. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text
  const cut = text.slice(0, max - 1)
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** The candidate nearest to `word` by edit distance, or null where none is near enough to be a likely slip of the hand. */
export function nearestWord(word: string, candidates: readonly string[]): string | null {
  let best: { candidate: string; distance: number } | null = null
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (best === null || distance < best.distance) best = { candidate, distance }
  }
  return best !== null && best.distance <= Math.max(2, Math.floor(word.length / 3)) ? best.candidate : null
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}

/** The order of code units: the same on every machine, and of ASCII the same as SQLite's. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
