import { usableCores } from '../simulator/usable-cores.ts'

/** Seeds at once where nobody says: the cores this process may really use. */
export function usableJobs(): number {
  return usableCores()
}

/** `linux x64, 4 cores, node 24.21.0`. */
export function describeMachine(): string {
  return `${process.platform} ${process.arch}, ${usableCores()} cores, node ${process.versions.node}`
}
