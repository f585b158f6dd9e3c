/** One thing that happened, as `--trace` prints it. */
export interface TraceLine {
  readonly atUs: number
  /** The process it happened to, or 'world'. */
  readonly who: string
  readonly kind: string
  readonly a: number
  readonly b: number
  readonly text: string
}

/**
 * What happened in a run: always a digest, and the lines themselves where somebody reads them. The digest covers time, process,
 * kind and numbers, never the text, so that it is the same with and without `--trace`.
 */
export class Trace {
  readonly lines: TraceLine[] = []
  private readonly linesMax: number
  private readonly words = new Map<string, number>()
  private high = 0x6a09e667
  private low = 0xbb67ae85

  /** @param linesMax how many lines are kept; 0 keeps none and never builds a text */
  constructor(linesMax: number) {
    this.linesMax = linesMax
  }

  add(atUs: number, who: string, kind: string, a: number, b: number, text: (() => string) | undefined): void {
    this.mix(atUs)
    this.mix(this.wordOf(who))
    this.mix(this.wordOf(kind))
    this.mix(a)
    this.mix(b)
    if (this.lines.length < this.linesMax) {
      this.lines.push({ atUs, who, kind, a, b, text: text === undefined ? '' : text() })
    }
  }

  /** Mixes one whole number into the digest; two words, so that numbers above 2^32 count in full. */
  mix(value: number): void {
    const word = value | 0
    // Nearly all are small, and of those the upper word is the sign.
    const upper = word === value ? word >> 31 : Math.floor(value / 0x1_0000_0000)
    this.low = Math.imul(this.low ^ word, 0x9e3779b1)
    this.low ^= this.low >>> 15
    this.high = (Math.imul(this.high, 0x85ebca77) + this.low + upper) | 0
  }

  /** 64 bits as 16 hexadecimal digits. */
  get digest(): string {
    const high = Math.imul(this.high ^ (this.low >>> 13), 0xc2b2ae3d)
    const low = Math.imul(this.low ^ (high >>> 16), 0x27d4eb2f)
    return hexadecimal(high) + hexadecimal(low)
  }

  /** A stable number for a short text, computed once per text. */
  private wordOf(text: string): number {
    const known = this.words.get(text)
    if (known !== undefined) return known
    let word = 0x811c9dc5
    for (let at = 0; at < text.length; at += 1) word = Math.imul(word ^ text.charCodeAt(at), 0x01000193)
    this.words.set(text, word)
    return word
  }
}

function hexadecimal(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}
