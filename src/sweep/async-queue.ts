/** Values put in by several producers, taken out in order by one consumer. */
export interface AsyncQueue<T> extends AsyncIterable<T> {
  put(value: T): void
  /** No more values; with an error, the consumer's loop throws it after the values before it. */
  end(error?: unknown): void
}

/** An unbounded queue: producers here are slower than the consumer, which writes to a local file. */
export function openAsyncQueue<T>(): AsyncQueue<T> {
  let values: T[] = []
  let ended: { error: unknown } | null = null
  let wake: (() => void) | null = null
  const wakeConsumer = () => {
    wake?.()
    wake = null
  }
  return {
    put(value) {
      values.push(value)
      wakeConsumer()
    },
    end(error) {
      ended ??= { error }
      wakeConsumer()
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const ready = values
        values = []
        // Not yield*: going through the iterator of an array would cost three promises more for each.
        for (const value of ready) yield value
        if (values.length > 0) continue
        if (ended !== null) {
          if (ended.error !== undefined) throw ended.error
          return
        }
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
