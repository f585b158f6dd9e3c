/**
 * Two lanes of MurmurHash3's mixing over UTF-16 units: plenty for telling traces apart, and cheaper to load and to run
 * than node:crypto. Not meant against people who want collisions.
 *
 * @param {readonly string[]} lines
 * @returns {string} 16 hexadecimal digits.
 */
export function digestOf(lines) {
  let low = 0x9747b28c
  let high = 0x3c6ef372
  let units = 0
  for (const line of lines) {
    for (let at = 0; at < line.length; at++) {
      const unit = line.charCodeAt(at)
      low = Math.imul(low ^ unit, 0x85ebca6b)
      high = Math.imul(high ^ unit, 0xc2b2ae35)
      low = (low << 13) | (low >>> 19)
      high = (high << 17) | (high >>> 15)
    }
    // The end of a line counts as well, so that no text can move from one line to the next unseen.
    low = Math.imul(low ^ 10, 0x85ebca6b)
    high = Math.imul(high ^ 10, 0xc2b2ae35)
    units += line.length + 1
  }
  return hex(finish(low ^ units, high)) + hex(finish(high ^ units, low))
}

/** MurmurHash3's finaliser: every bit of the lanes reaches every bit of the result. @param {number} lane @param {number} other */
function finish(lane, other) {
  let bits = lane ^ Math.imul(other, 0x27d4eb2d)
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** @param {number} bits */
function hex(bits) {
  return bits.toString(16).padStart(8, '0')
}
