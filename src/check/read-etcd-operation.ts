import type {
  EtcdCompare,
  EtcdDeleteRangeResult,
  EtcdErrorKind,
  EtcdKeyValue,
  EtcdKvRequest,
  EtcdKvResult,
  EtcdOperation,
  EtcdPutResult,
  EtcdRangeResult,
  EtcdRequest,
  EtcdResponse,
} from './etcd-operation.ts'
import { type JsonFields, jsonFields } from './json-fields.ts'
import { badLine } from './lines.ts'

const requestKinds = ['range', 'put', 'deleteRange', 'txn', 'compact', 'leaseGrant', 'leaseRevoke'] as const
const kvKinds = ['range', 'put', 'deleteRange'] as const
const compareTargets = ['version', 'create', 'mod', 'lease', 'value'] as const
const compareResults = ['=', '!=', '>', '<'] as const
const errorKinds = [
  'compacted',
  'future-revision',
  'lease-not-found',
  'lease-exists',
  'permission-denied',
  'rejected',
  'unknown',
] as const satisfies readonly EtcdErrorKind[]

/**
 * One operation of a history of etcd, checked in every field.
 *
 * @throws UserError `bad-history` with the line, the field and what was expected there
 */
export function readEtcdOperation(value: unknown, line: number): EtcdOperation {
  const read = makeReader(line)
  const fields = jsonFields(value, line, '')
  const operation = {
    client: fields.whole('client'),
    call: fields.whole('call'),
    ...present('return', fields.optionalWhole('return')),
    request: fields.required('request', read.request),
    ...present('response', fields.optional('response', read.response)),
    ...present('index', fields.optionalWhole('index')),
  }
  fields.end()
  const { request, response } = operation
  if (response !== undefined && operation.return === undefined) {
    throw badLine(line, 'return is missing', 'the order number of the response')
  }
  if (response !== undefined && response.kind !== 'error' && response.kind !== request.kind) {
    throw badLine(line, `response.kind is "${response.kind}"`, `"${request.kind}", as in the request, or "error"`)
  }
  return operation
}

/** A field that is left out where it has no value, as the types ask for. */
function present<Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: Value }
}

function makeReader(line: number) {
  const request = (value: unknown, at: string): EtcdRequest => {
    const fields = jsonFields(value, line, at)
    const kind = fields.choice('kind', requestKinds)
    switch (kind) {
      case 'range':
      case 'put':
      case 'deleteRange':
        return kvRequest(value, at)
      case 'txn': {
        const branches = { success: fields.list('success', kvRequest), failure: fields.list('failure', kvRequest) }
        return finish(fields, { kind, compare: fields.list('compare', compare), ...branches })
      }
      case 'compact':
        return finish(fields, { kind, revision: fields.whole('revision') })
      case 'leaseGrant':
      case 'leaseRevoke': {
        const lease = fields.whole('lease')
        if (lease === 0) throw badLine(line, `${at}.lease is 0`, 'the number of a lease, from 1')
        return finish(fields, { kind, lease })
      }
    }
  }

  const kvRequest = (value: unknown, at: string): EtcdKvRequest => {
    const fields = jsonFields(value, line, at)
    const kind = fields.choice('kind', kvKinds)
    const key = fields.text('key')
    switch (kind) {
      case 'range':
        return finish(fields, {
          kind,
          key,
          ...present('rangeEnd', fields.optionalText('rangeEnd')),
          ...present('revision', fields.optionalWhole('revision')),
          ...present('limit', fields.optionalWhole('limit')),
          ...present('keysOnly', fields.optionalFlag('keysOnly')),
          ...present('countOnly', fields.optionalFlag('countOnly')),
          ...present('serializable', fields.optionalFlag('serializable')),
        })
      case 'put': {
        const options = {
          ...present('lease', fields.optionalWhole('lease')),
          ...present('prevKv', fields.optionalFlag('prevKv')),
        }
        return finish(fields, { kind, key, value: fields.text('value'), ...options })
      }
      case 'deleteRange': {
        const rangeEnd = present('rangeEnd', fields.optionalText('rangeEnd'))
        return finish(fields, { kind, key, ...rangeEnd, ...present('prevKv', fields.optionalFlag('prevKv')) })
      }
    }
  }

  const compare = (value: unknown, at: string): EtcdCompare => {
    const fields = jsonFields(value, line, at)
    const key = fields.text('key')
    const target = fields.choice('target', compareTargets)
    const result = fields.choice('result', compareResults)
    return target === 'value'
      ? finish(fields, { key, target, result, value: fields.text('value') })
      : finish(fields, { key, target, result, number: fields.whole('number') })
  }

  const response = (value: unknown, at: string): EtcdResponse => {
    const fields = jsonFields(value, line, at)
    const kind = fields.choice('kind', [...requestKinds, 'error'])
    if (kind === 'error') {
      const error = fields.choice('error', errorKinds)
      return finish(fields, { kind, error, ...present('message', fields.optionalText('message')) })
    }
    const revision = fields.whole('revision')
    switch (kind) {
      case 'range':
      case 'put':
      case 'deleteRange':
        return finish(fields, { ...resultFields(kind, fields), revision })
      case 'txn': {
        const succeeded = fields.flag('succeeded')
        return finish(fields, { kind, revision, succeeded, responses: fields.list('responses', kvResult) })
      }
      case 'leaseGrant':
        return finish(fields, { kind, revision, lease: fields.whole('lease') })
      case 'compact':
      case 'leaseRevoke':
        return finish(fields, { kind, revision })
    }
  }

  const kvResult = (value: unknown, at: string): EtcdKvResult => {
    const fields = jsonFields(value, line, at)
    return finish(fields, resultFields(fields.choice('kind', kvKinds), fields))
  }

  const resultFields = (kind: (typeof kvKinds)[number], fields: JsonFields): EtcdKvResult => {
    switch (kind) {
      case 'range': {
        const result = { kind, kvs: fields.list('kvs', keyValue), count: fields.whole('count') }
        return { ...result, ...present('more', fields.optionalFlag('more')) } satisfies EtcdRangeResult
      }
      case 'put':
        return { kind, ...present('prevKv', fields.optional('prevKv', keyValue)) } satisfies EtcdPutResult
      case 'deleteRange': {
        const prevKvs = fields.optional('prevKvs', () => fields.list('prevKvs', keyValue))
        return {
          kind,
          deleted: fields.whole('deleted'),
          ...present('prevKvs', prevKvs),
        } satisfies EtcdDeleteRangeResult
      }
    }
  }

  const keyValue = (value: unknown, at: string): EtcdKeyValue => {
    const fields = jsonFields(value, line, at)
    return finish(fields, {
      key: fields.text('key'),
      value: fields.text('value'),
      createRevision: fields.whole('createRevision'),
      modRevision: fields.whole('modRevision'),
      version: fields.whole('version'),
      ...present('lease', fields.optionalWhole('lease')),
    })
  }

  return { request, response }
}

function finish<Item>(fields: JsonFields, item: Item): Item {
  fields.end()
  return item
}
