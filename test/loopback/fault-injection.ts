/**
 * A fault for the next requests that match. `reset`, `5xx`, `429` and `secondary` hit before anything happens;
 * `lost-response` lets the request happen and then destroys the connection; `delay` only waits.
 */
export interface Fault {
  readonly kind: '5xx' | '429' | 'secondary' | 'reset' | 'delay' | 'lost-response'
  /** Any method where absent. */
  readonly method?: string
  /** A pathname, an operation (`issues/create`, `artifact/CreateArtifact`, `blob/put-block`) or a pattern of pathnames. */
  readonly path: string | RegExp
  /** How many requests it hits; 1 where absent. */
  readonly times?: number
  /** How many matching requests pass unharmed first. */
  readonly skip?: number
  /** For `delay`. */
  readonly delayMs?: number
  /** For `429` and `secondary`; 1 where absent. */
  readonly retryAfterSeconds?: number
}

export interface FaultInjector {
  inject(fault: Fault): void
  /** The fault that hits this request, if any; counts it. */
  take(method: string, pathname: string, operation: string | null): Fault | null
}

export function createFaultInjector(): FaultInjector {
  const armed: { fault: Fault; skip: number; left: number }[] = []
  return {
    inject(fault) {
      armed.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? 1 })
    },
    take(method, pathname, operation) {
      for (const one of armed) {
        if (one.left === 0 || !matches(one.fault, method, pathname, operation)) continue
        if (one.skip > 0) {
          one.skip--
          continue
        }
        one.left--
        return one.fault
      }
      return null
    },
  }
}

function matches(fault: Fault, method: string, pathname: string, operation: string | null): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false
  return typeof fault.path === 'string'
    ? fault.path === pathname || fault.path === operation
    : fault.path.test(pathname)
}
