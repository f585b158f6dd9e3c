import { formatCount } from '../base/text.ts'

/** How much is kept of the first and of the last output of a run, in bytes. */
export const outputHeadMax = 64 * 1024
export const outputTailMax = 256 * 1024

/** Output of a run, kept within bounds however much arrives. */
export interface BoundedOutput {
  readonly push: (chunk: Buffer) => void
  /** What was kept: head, a line that says how many bytes are missing, tail. Any bytes are accepted; what is not UTF-8 becomes U+FFFD. */
  text(): string
  clear(): void
}

/**
 * Keeps the first `headMax` and the last `tailMax` bytes of what is pushed. The tail is a ring, so a simulator that
 * writes gigabytes in tiny pieces costs no more memory than one that writes them at once.
 */
export function createBoundedOutput(headMax = outputHeadMax, tailMax = outputTailMax): BoundedOutput {
  let head: Buffer[] = []
  let headSize = 0
  let ring: Buffer | null = null
  let beyondHead = 0

  function pushTail(chunk: Buffer): void {
    ring ??= Buffer.allocUnsafe(tailMax)
    const kept = chunk.subarray(Math.max(0, chunk.length - tailMax))
    const at = (beyondHead + chunk.length - kept.length) % tailMax
    const first = kept.copy(ring, at)
    if (first < kept.length) kept.copy(ring, 0, first)
    beyondHead += chunk.length
  }

  function tail(): Buffer {
    if (ring === null) return Buffer.alloc(0)
    if (beyondHead <= tailMax) return ring.subarray(0, beyondHead)
    const at = beyondHead % tailMax
    return Buffer.concat([ring.subarray(at), ring.subarray(0, at)])
  }

  return {
    push(chunk) {
      const fits = Math.min(chunk.length, headMax - headSize)
      if (fits > 0) head.push(chunk.subarray(0, fits))
      headSize += Math.max(0, fits)
      if (fits < chunk.length) pushTail(chunk.subarray(Math.max(0, fits)))
    },
    text() {
      const missing = beyondHead - tailMax
      if (missing <= 0) return decode(Buffer.concat([...head, tail()]))
      const start = decode(withoutHalfCharacterAtEnd(Buffer.concat(head)))
      const end = decode(withoutHalfCharacterAtStart(tail()))
      return `${start}\n[... ${formatCount(missing)} bytes left out ...]\n${end}`
    },
    clear() {
      head = []
      headSize = 0
      beyondHead = 0
    },
  }
}

function decode(bytes: Buffer): string {
  return bytes.toString('utf8')
}

/** Our own cut may split a character; the simulator did not write half of one, so neither half is shown. */
function withoutHalfCharacterAtEnd(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return characterLength(byte) > back ? bytes.subarray(0, bytes.length - back) : bytes
    if (byte < 0x80) return bytes
  }
  return bytes
}

function withoutHalfCharacterAtStart(bytes: Buffer): Buffer {
  let start = 0
  while (start < Math.min(3, bytes.length) && ((bytes[start] ?? 0) & 0xc0) === 0x80) start++
  return bytes.subarray(start)
}

function characterLength(leadByte: number): number {
  if (leadByte >= 0xf0) return 4
  return leadByte >= 0xe0 ? 3 : 2
}
