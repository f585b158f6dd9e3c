export interface TextWatch {
  push(chunk: Buffer): void
  seen(): boolean
}

/** Looks for a text in a stream of bytes, also across the borders of its chunks; null is never seen. */
export function createTextWatch(text: string | null): TextWatch {
  const wanted = Buffer.from(text ?? '')
  let seen = text === ''
  let tail: Buffer = Buffer.alloc(0)
  return {
    push(chunk) {
      if (seen || text === null) return
      // Only the last bytes before the border can belong to a text that crosses it.
      const border = Buffer.concat([tail, chunk.subarray(0, wanted.length - 1)])
      seen = border.includes(wanted) || chunk.includes(wanted)
      const recent = chunk.length >= wanted.length - 1 ? chunk : Buffer.concat([tail, chunk])
      tail = recent.subarray(Math.max(0, recent.length - wanted.length + 1))
    },
    seen: () => seen,
  }
}
