import { type ServiceError, status } from '@grpc/grpc-js'
import type { EtcdErrorKind, EtcdResponse } from 'seedsweep'

/** What a refused or failed call says of its effect. What is not known to have done nothing may have happened. */
export function readError({ code, details }: ServiceError): EtcdResponse & { readonly kind: 'error' } {
  return { kind: 'error', error: kindOf(code, details), message: details }
}

function kindOf(code: status, details: string): EtcdErrorKind {
  if (details.includes('required revision has been compacted')) return 'compacted'
  if (details.includes('required revision is a future revision')) return 'future-revision'
  if (details.includes('requested lease not found')) return 'lease-not-found'
  if (details.includes('lease already exists')) return 'lease-exists'
  // Nothing was proposed: the request is malformed, too large, or one of too many.
  if (code === status.INVALID_ARGUMENT || code === status.RESOURCE_EXHAUSTED) return 'rejected'
  return 'unknown'
}
