// The seeds of a range, for a worker that takes ranges: what docs/simulators.md says in words, for whoever writes it in
// another language. `stream` is as the run message has it; `index` is a number below 2^53.

/** Seed at one index of a stream, as decimal text. */
export function seedAt(stream, index) {
  if (stream.kind === 'consecutive') return String(BigInt(stream.base) + BigInt(index))
  const key = BigInt(`0x${stream.key}`)
  const number = BigInt(stream.number)
  switch (stream.type) {
    case 'u64':
      return String(mix(key + number * 2n ** 32n + BigInt(index)))
    case 'i64':
      return String(BigInt.asIntN(64, mix(key + number * 2n ** 32n + BigInt(index))))
    case 'u63':
      return String(mix63(BigInt.asUintN(63, key + BigInt.asUintN(63, number * 2n ** 32n) + BigInt(index))))
    case 'u32':
      return String(permute(number * 2n ** 20n + BigInt(index), key) >>> 0)
    case 'i32':
      return String(permute(number * 2n ** 20n + BigInt(index), key) | 0)
    default:
      throw new Error(`unknown seed type ${stream.type}`)
  }
}

/** The output of splitmix64 whose state was `x` before the step. */
function mix(x) {
  let z = BigInt.asUintN(64, x + 0x9e3779b97f4a7c15n)
  z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n)
  z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn)
  return z ^ (z >> 31n)
}

/** 63 bits: mix, and mix the result again until it is below 2^63. */
function mix63(x) {
  let z = mix(x)
  while (z >= 2n ** 63n) z = mix(z)
  return z
}

/** 32 bits: four rounds over two halves of 16 bits, each with a key of its own. */
function permute(counter, key) {
  const bits = Number(BigInt.asUintN(32, counter))
  const [high, low] = [Number(key >> 32n), Number(key & 0xffffffffn)]
  let [left, right] = [bits >>> 16, bits & 0xffff]
  for (let round = 0; round < 4; round++) {
    const roundKey = scramble(scramble((high + Math.imul(round, 0x9e3779b9)) | 0) ^ low)
    const next = left ^ (scramble(right ^ roundKey) & 0xffff)
    left = right
    right = next
  }
  return (left << 16) | right
}

/** The finaliser of MurmurHash3, in 32 bits. */
function scramble(x) {
  let h = x
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
