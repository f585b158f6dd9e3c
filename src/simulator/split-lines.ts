/** Longest line that is read as a message or a result, in bytes. */
export const lineMax = 4 * 1024 * 1024

export interface LineSplitter {
  push(chunk: Buffer): void
  /** The stream has ended: what remains is a line without its newline. */
  end(): void
}

export interface LineListener {
  /** Only lines that start with these bytes are reported; the others are not even kept. Empty: all lines. */
  readonly prefix: string
  /** `whole` is false for a last line that lacks its newline; `end` is where it ends in the chunk that was pushed last. */
  onLine(line: string, whole: boolean, end: number): void
  /** A line grew past `lineMax`; `start` is how it begins. */
  onOverlong(start: string): void
}

/** Cuts a stream of bytes into lines (`\n` or `\r\n`), keeping at most `lineMax` bytes at a time. */
export function createLineSplitter(listener: LineListener): LineSplitter {
  const prefix = Buffer.from(listener.prefix)
  const firstByte = prefix[0]
  let parts: Buffer[] = []
  let size = 0
  let skipping = false

  function take(part: Buffer): void {
    parts.push(part)
    size += part.length
    if (prefix.length > 0 && !couldMatch()) drop()
    else if (size > lineMax) {
      listener.onOverlong(Buffer.concat(parts).toString('utf8', 0, 300))
      drop()
    }
  }

  function couldMatch(): boolean {
    // Joined only while the line is shorter than the prefix: afterwards the first part has all of it.
    if ((parts[0]?.length ?? 0) < prefix.length && parts.length > 1) parts = [Buffer.concat(parts)]
    const start = parts[0] ?? prefix
    const compared = Math.min(start.length, prefix.length)
    return start.compare(prefix, 0, compared, 0, compared) === 0
  }

  function drop(): void {
    parts = []
    size = 0
    skipping = true
  }

  function finish(whole: boolean, end: number): void {
    if (!skipping && (whole || size > 0) && size >= prefix.length) {
      const line = (parts.length === 1 ? parts[0] : Buffer.concat(parts))?.toString('utf8') ?? ''
      listener.onLine(line.endsWith('\r') ? line.slice(0, -1) : line, whole, end)
    }
    parts = []
    size = 0
    skipping = false
  }

  return {
    push(chunk) {
      let start = 0
      while (start < chunk.length) {
        const newline = chunk.indexOf(10, start)
        const stop = newline === -1 ? chunk.length : newline
        // The first byte tells most lines apart without making an object for each: noise costs one search a line.
        if (size === 0 && firstByte !== undefined && stop > start && chunk[start] !== firstByte) skipping = true
        if (!skipping && stop > start) take(chunk.subarray(start, stop))
        if (newline === -1) return
        finish(true, newline + 1)
        start = newline + 1
      }
    },
    end() {
      finish(false, 0)
    },
  }
}
