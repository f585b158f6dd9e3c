import { assert } from '../base/assert.ts'

/** Lanczos approximation, g = 7, 9 terms (Lanczos 1964; coefficients of Godfrey): 15 digits for x >= 0.5. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** From here on Stirling's series with four terms is exact to the last digit. */
const stirlingMin = 16

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  assert(x > 0, `logGamma of ${x}`)
  if (x >= stirlingMin) return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + stirlingRest(x)
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const shifted = x - 1
  let sum = lanczos[0] ?? 0
  for (const [term, coefficient] of lanczos.entries()) if (term > 0) sum += coefficient / (shifted + term)
  const t = shifted + 7.5
  return Math.log(2 * Math.PI) / 2 + (shifted + 0.5) * Math.log(t) - t + Math.log(sum)
}

/** ln Γ(x) less Stirling's (x - 1/2) ln x - x + ln(2π)/2, for large x (Abramowitz, Stegun 6.1.41). */
function stirlingRest(x: number): number {
  const square = 1 / (x * x)
  return (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / x
}

/** ln B(a, b). For a large b, ln Γ(b) - ln Γ(a + b) is taken as a whole: each alone has only 5 right digits at 1e9. */
function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a]
  if (large < stirlingMin) return logGamma(a) + logGamma(b) - logGamma(a + b)
  const sum = small + large
  const difference =
    small - small * Math.log(large) - (sum - 0.5) * Math.log1p(small / large) + stirlingRest(large) - stirlingRest(sum)
  return logGamma(small) + difference
}

/**
 * Regularised incomplete beta function I_x(a, b): the chance that a Beta(a, b) variable is at most x.
 *
 * Continued fraction 8.17.22 of the DLMF by the modified Lentz method, on the side where it converges fast.
 *
 * @param x 0 to 1
 * @param y 1 - x; give it where x is so near to 1 that the difference would lose digits
 */
export function betaRegularized(x: number, a: number, b: number, y: number = 1 - x): number {
  assert(a > 0 && b > 0, `incomplete beta of shape ${a}, ${b}`)
  if (x <= 0) return 0
  if (y <= 0) return 1
  // The smaller of x and y is the one with all its digits.
  const [logX, logY] = x < y ? [Math.log(x), Math.log1p(-x)] : [Math.log1p(-y), Math.log(y)]
  const front = Math.exp(a * logX + b * logY - logBeta(a, b))
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(y, b, a)) / b
}

/** Steps grow with the square root of the larger shape: about 10^5 for 10^10 seeds. */
const stepsMax = 1_000_000
const tiny = 1e-300

function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m <= stepsMax; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    result *= d * c
    if (Math.abs(d * c - 1) < 1e-15) return result
  }
  return result
}

function nonZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value
}

/**
 * Regularised lower incomplete gamma function P(a, x): the chance that a Gamma(a, 1) variable is at most x.
 *
 * Series 8.11.4 below the mean, continued fraction 8.9.2 of the DLMF above it.
 */
export function gammaRegularized(a: number, x: number): number {
  assert(a > 0, `incomplete gamma of shape ${a}`)
  if (x <= 0) return 0
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; n <= stepsMax && term > sum * 1e-16; n++) {
      term *= x / (a + n)
      sum += term
    }
    return front * sum
  }
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let result = d
  for (let n = 1; n <= stepsMax; n++) {
    const step = -n * (n - a)
    b += 2
    d = 1 / nonZero(step * d + b)
    c = nonZero(b + step / c)
    result *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return 1 - front * result
}

/** The x with I_x(a, b) = probability: a quantile of Beta(a, b). */
export function betaQuantile(probability: number, a: number, b: number): number {
  assert(probability >= 0 && probability <= 1, `probability ${probability}`)
  if (probability === 0 || probability === 1) return probability
  // Over the logit t, x and 1 - x keep all their digits however near to 0 or 1 they are.
  const t = bisect((t) => betaRegularized(logistic(t), a, b, logistic(-t)) < probability, -700, 700)
  return logistic(t)
}

function logistic(t: number): number {
  return 1 / (1 + Math.exp(-t))
}

/** The x with P(a, x) = probability: a quantile of Gamma(a, 1). */
export function gammaQuantile(probability: number, a: number): number {
  assert(probability >= 0 && probability < 1, `probability ${probability}`)
  if (probability === 0) return 0
  return Math.exp(bisect((t) => gammaRegularized(a, Math.exp(t)) < probability, -700, Math.log(a + 1) + 50))
}

/** The point where `isBelow` turns false, to the last digit. */
function bisect(isBelow: (t: number) => boolean, from: number, to: number): number {
  let low = from
  let high = to
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (isBelow(middle)) low = middle
    else high = middle
  }
}
