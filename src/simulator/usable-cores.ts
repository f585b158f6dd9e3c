import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** What of the machine decides how many cores we may use. */
export interface CpuHost {
  readonly availableParallelism: number
  /** Text of a file, or null where it cannot be read. */
  readText(path: string): string | null
}

/**
 * How many simulators can run at once without taking time from each other: the cores this process may run on (its
 * affinity, which cpusets and `taskset` set), less where a cgroup grants it fewer (a container with `--cpus 2` on a machine with 64 sees 64). At least 1; a part of a
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
  const mounts = readMounts(host)
  const quotas: number[] = []
  for (const line of (host.readText('/proc/self/cgroup') ?? '').split('\n')) {
    const [id, controllers, ...rest] = line.split(':')
    const group = rest.join(':')
    if (id === '0' && controllers === '') {
      for (const path of withParents(group, mounts.v2)) quotas.push(...quotaV2(host, path))
    } else if (controllers?.split(',').includes('cpu')) {
      for (const path of withParents(group, mounts.v1)) quotas.push(...quotaV1(host, path))
    }
  }
  return quotas
}

/** Where a hierarchy of groups is to be seen: `root` is the group that stands at `point`. */
interface Mount {
  readonly root: string
  readonly point: string
}

/**
 * Where the hierarchies of the cpu controller are. Distributions mount that of v1 as `cpu`, as `cpu,cpuacct` or both, and
 * beside a v1 that of v2 as `unified`; what cannot be read is taken to be at the usual place.
 *
 * Source: Linux `Documentation/filesystems/proc.rst`, 3.5: the type follows the dash, after any number of fields.
 */
function readMounts(host: CpuHost): { readonly v1: Mount; readonly v2: Mount } {
  let v1: Mount = { root: '/', point: '/sys/fs/cgroup/cpu' }
  let v2: Mount = { root: '/', point: '/sys/fs/cgroup' }
  for (const line of (host.readText('/proc/self/mountinfo') ?? '').split('\n')) {
    const [place = '', kind = ''] = line.split(' - ')
    const [, , , root, point] = place.split(' ')
    const [type, , options = ''] = kind.split(' ')
    if (root === undefined || point === undefined) continue
    if (type === 'cgroup2') v2 = { root, point }
    if (type === 'cgroup' && options.split(',').includes('cpu')) v1 = { root, point }
  }
  return { v1, v2 }
}

/** The directories of a group and of those above it, the mount's own included; a container often sees only that one. */
function withParents(group: string, { root, point }: Mount): string[] {
  const below = group.startsWith(root) ? group.slice(root.length) : group
  const names = below.split('/').filter((name) => name !== '')
  return names.map((_, last) => `${point}/${names.slice(0, last + 1).join('/')}`).concat(point)
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
