import type { ReportedFailure } from '../model/signature.ts'
import { readXml } from './read-xml.ts'

/** What one or more JUnit XML files say. */
export interface JunitReport {
  /** Test cases that ran: those skipped are not counted. */
  readonly testCount: number
  readonly failures: readonly ReportedFailure[]
  /** The text is no JUnit XML, or ends in the middle. */
  readonly torn: boolean
}

/** Failures kept; the others only count. */
const failuresMax = 100

/**
 * Reads the XML that JUnit's runners and their imitators write (pytest, vitest, jest, gotestsum, Gradle, Surefire). A
 * `failure` or `error` of a test case decides; one that a rerun took back (`flakyFailure`) does not.
 */
export function readJunit(text: string): JunitReport {
  const failures: ReportedFailure[] = []
  let testCount = 0
  let suite = ''
  let counted = 0
  let test: OpenTest | null = null
  let found: OpenFailure | null = null
  let isJunit = false
  const events = readXml(text)
  let event = events.next()
  for (; event.done !== true; event = events.next()) {
    const { value } = event
    if (value.type === 'text') {
      if (found !== null && found.text.length < textMax) found.text += value.text
      continue
    }
    switch (value.name) {
      case 'testsuites':
      case 'testsuite':
        isJunit = true
        if (value.type === 'open' && value.name === 'testsuite') {
          suite = value.attributes.name ?? ''
          counted += countOf(value.attributes.failures) + countOf(value.attributes.errors)
        }
        break
      case 'testcase':
        if (value.type === 'open') test = { name: nameOf(value.attributes, suite), skipped: false }
        else if (test !== null) {
          testCount += test.skipped ? 0 : 1
          test = null
        }
        break
      case 'skipped':
        if (test !== null) test.skipped = true
        break
      case 'failure':
      case 'error':
        if (value.type === 'open') {
          found = { element: value.name, test: test?.name ?? suite, attributes: value.attributes, text: '' }
        } else if (found !== null) {
          if (failures.length < failuresMax) failures.push(describeFailure(found))
          found = null
        }
        break
    }
  }
  // A suite can count failures that no test case owns, such as a file that does not load.
  if (failures.length === 0 && counted > 0) {
    failures.push({ kind: 'property', property: suite, message: 'the suite counts failures outside of its tests' })
  }
  return { testCount, failures, torn: event.value.torn || !isJunit }
}

const textMax = 65_536

interface OpenTest {
  readonly name: string
  skipped: boolean
}

interface OpenFailure {
  readonly element: 'failure' | 'error'
  readonly test: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
}

function countOf(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0
}

function nameOf(attributes: Readonly<Record<string, string>>, suite: string): string {
  const { name = '', classname = suite } = attributes
  // jest-junit writes the name of the suite into both.
  return classname === '' || `${name} `.startsWith(`${classname} `) ? name : `${classname} ${name}`
}

/**
 * A broken assertion is named after its test: which assertion it was says little without it. An error of a class of its
 * own, that nobody expected, is named after itself, so that one cause seen by two tests stays one.
 */
function describeFailure({ element, test, attributes, text }: OpenFailure): ReportedFailure {
  const stack = text.trim()
  const more = stack === '' ? {} : { stack }
  const message = attributes.message?.trim() || firstLine(stack) || `${element} without a message`
  // pytest writes the class of an error only into its message.
  const named = /^(?:[A-Za-z_]\w*\.){0,9}([A-Z]\w{0,99}): /.exec(message)
  const type = attributes.type || named?.[1] || ''
  if (type === '' || type === 'Error' || assertion.test(type))
    return { kind: 'property', property: test, message, ...more }
  const rest = named?.[1] === type ? message.slice(named[0].length) : message
  return { kind: 'error', type, message: rest, detail: `in ${test}`, ...more }
}

const assertion = /assert|comparisonfailure|multiplefailures|^expect/i

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.trim() ?? ''
}
