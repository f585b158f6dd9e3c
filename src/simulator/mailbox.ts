/** Things that happen, in order, for one reader that takes them when it has time. */
export interface Mailbox<T> {
  post(item: T): void
  /** The next item, waiting for it where there is none. One taker at a time. */
  take(): Promise<T>
}

export function createMailbox<T>(): Mailbox<T> {
  let items: T[] = []
  let next = 0
  let waiting: ((item: T) => void) | null = null
  return {
    post(item) {
      if (waiting === null) {
        items.push(item)
        return
      }
      const resolve = waiting
      waiting = null
      resolve(item)
    },
    async take() {
      if (next < items.length) {
        const item = items[next++] as T
        if (next === items.length) {
          items = []
          next = 0
        }
        return item
      }
      return new Promise<T>((resolve) => {
        waiting = resolve
      })
    },
  }
}
