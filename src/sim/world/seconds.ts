/** Simulated time for people: 1.200345 s. */
export function seconds(us: number): string {
  const whole = Math.floor(us / 1_000_000)
  return `${whole}.${String(us % 1_000_000).padStart(6, '0')} s`
}
