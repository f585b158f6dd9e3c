import { error, info, notice, warning } from '@actions/core'

/** Most annotations of one step, its conclusion included; a run shows 50 in all, and nobody reads more. */
const annotationsMax = 10

export type AnnotationLevel = 'error' | 'warning' | 'notice'

/** Writes annotations while there is room; what comes later is a line of the log. */
export interface Annotator {
  /** How many may still be written; one more is kept for the step's conclusion. */
  readonly room: number
  write(level: AnnotationLevel, message: string, title?: string): void
}

const writers = { error, warning, notice }

export function openAnnotator(): Annotator {
  let room = annotationsMax - 1
  return {
    get room() {
      return room
    },
    write(level, message, title) {
      if (room > 0) writers[level](message, title === undefined ? {} : { title })
      else info(`${level}: ${message}`)
      room = Math.max(0, room - 1)
    },
  }
}
