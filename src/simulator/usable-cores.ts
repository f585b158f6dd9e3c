import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** What of the machine decides how many cores we may use. */
export interface CpuHost {
  readonly availableParallelism: number
  /** Text of a file, or null where it cannot be read. */
  readText(path: string): string | null
}

/**
 * How many simulators can run at once without taking time from each other: the cores this process may run on, less
 * where a cgroup grants it fewer (a container with `--cpus 2` on a machine with 64 sees 64). At least 1; a part of a
 * core does not count, because wall timeouts are meant for a whole one.
 *
 * Source: `cpu.max` of cgroup v2 and `cpu.cfs_quota_us` of v1, Linux `Documentation/admin-guide/cgroup-v2.rst`; a
 * limit of any parent group holds for its children.
 */
export function usableCores(host: CpuHost = thisHost()): number {
  const quotas = [host.availableParallelism, ...cgroupQuotas(host)]
  return Math.max(1, Math.floor(Math.min(...quotas)))
}

function thisHost(): CpuHost {
  return {
    availableParallelism: availableParallelism(),
    readText(path) {
      try {
        return readFileSync(path, 'utf8')
      } catch {
        // No such file on this system: then it sets no limit.
        return null
      }
    },
  }
}

function cgroupQuotas(host: CpuHost): number[] {
  const quotas: number[] = []
  for (const line of (host.readText('/proc/self/cgroup') ?? '').split('\n')) {
    const [id, controllers, ...rest] = line.split(':')
    const group = rest.join(':')
    if (id === '0' && controllers === '') {
      for (const path of withParents(group)) quotas.push(...quotaV2(host, `/sys/fs/cgroup${path}`))
    } else if (controllers?.split(',').includes('cpu')) {
      for (const path of withParents(group)) quotas.push(...quotaV1(host, `/sys/fs/cgroup/cpu${path}`))
    }
  }
  return quotas
}

/** `/a/b` -> `/a/b`, `/a`, and the root, which inside a container stands for the container's own group. */
function withParents(group: string): string[] {
  const names = group.split('/').filter((name) => name !== '')
  return names.map((_, last) => `/${names.slice(0, last + 1).join('/')}`).concat('')
}

function quotaV2(host: CpuHost, directory: string): number[] {
  const [quota, period] = (host.readText(`${directory}/cpu.max`) ?? '').trim().split(' ').map(Number)
  return ratio(quota, period)
}

function quotaV1(host: CpuHost, directory: string): number[] {
  const quota = host.readText(`${directory}/cpu.cfs_quota_us`)
  const period = host.readText(`${directory}/cpu.cfs_period_us`)
  return quota === null || period === null ? [] : ratio(Number(quota), Number(period))
}

/** `max` in v2 and -1 in v1 stand for no limit. */
function ratio(quota: number | undefined, period: number | undefined): number[] {
  if (quota === undefined || period === undefined) return []
  return quota > 0 && period > 0 ? [quota / period] : []
}
