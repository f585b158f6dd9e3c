/** @typedef {import('./simulate.js').Run} Run */

/**
 * What a machine reads of a run: the `result` object of seedsweep's simulator protocol.
 *
 * @param {Run} run
 * @param {number} [id] Of the request that a worker answers.
 */
export function resultOf({ seed, outcome, digest, step, failure, properties }, id) {
  return {
    type: 'result',
    ...(id === undefined ? {} : { id }),
    seed,
    outcome,
    digest,
    step,
    ...(failure === null ? {} : { failure }),
    properties,
  }
}

/** The result as a line among others. @param {Run} run */
export function resultLine(run) {
  return `seedsweep: ${JSON.stringify(resultOf(run))}\n`
}

/**
 * What a person reads of a run: what broke, what led to it, where.
 *
 * @param {Run} run
 * @param {boolean} wholeTrace
 */
export function describeRun({ seed, outcome, digest, step, time, failure, lines }, wholeTrace) {
  const trace = wholeTrace ? lines : (failure?.detail.split('\n') ?? [])
  const told = [
    ...(failure ? [`${failure.property ?? failure.type}: ${failure.message}`] : []),
    ...trace.map((line) => `  ${line}`),
    ...(failure?.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []),
    `seed ${seed} ${outcome} after ${step} steps and ${time} ms of simulated time (digest ${digest})`,
  ]
  return `${told.join('\n')}\n`
}
