/** The minutes at which a CI's schedule fires: POSIX cron of five fields, in UTC. */
export interface Schedule {
  fires(at: Date): boolean
}

const fields = [
  { least: 0, most: 59, names: [] },
  { least: 0, most: 23, names: [] },
  { least: 1, most: 31, names: [] },
  { least: 1, most: 12, names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
  { least: 0, most: 7, names: 'sun mon tue wed thu fri sat'.split(' ') },
] as const

const minuteMs = 60_000

/** Longest time looked through for the minutes of a schedule. */
const lookedThroughMaxMs = 90 * 86_400_000

/** Reads `17 3 * * 1-5`; null for what is not such a line. */
export function parseSchedule(text: string): Schedule | null {
  const words = text.trim().toLowerCase().split(/\s+/)
  const [minutes, hours, days, months, weekdays] = fields.map((field, place) => parseField(words[place] ?? '', field))
  if (words.length !== 5 || !minutes || !hours || !days || !months || !weekdays) return null
  if (weekdays.has(7)) weekdays.add(0)
  const [, , dayWord = '', , weekdayWord = ''] = words
  return {
    fires(at) {
      if (!minutes.has(at.getUTCMinutes()) || !hours.has(at.getUTCHours()) || !months.has(at.getUTCMonth() + 1)) {
        return false
      }
      const [day, weekday] = [days.has(at.getUTCDate()), weekdays.has(at.getUTCDay())]
      // Where both are restricted, either will do: crontab(5).
      return dayWord.startsWith('*') || weekdayWord.startsWith('*') ? day && weekday : day || weekday
    },
  }
}

/** How often a schedule fires after `from` and up to `to`; of a longer time than 90 days, the last 90. */
export function countFires(schedule: Schedule, from: Date, to: Date): number {
  const start = Math.max(from.getTime(), to.getTime() - lookedThroughMaxMs)
  let count = 0
  for (let at = Math.floor(start / minuteMs) * minuteMs + minuteMs; at <= to.getTime(); at += minuteMs) {
    if (schedule.fires(new Date(at))) count++
  }
  return count
}

interface Field {
  readonly least: number
  readonly most: number
  readonly names: readonly string[]
}

/** The values of a list of `*`, `3`, `1-5`, each with `/2` or without. */
function parseField(word: string, field: Field): Set<number> | null {
  const values = new Set<number>()
  for (const part of word.split(',')) {
    const match = /^(?:(\*)|([a-z]{3}|\d{1,2})(?:-([a-z]{3}|\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part)
    if (match === null) return null
    const [, star, first = '', last, step] = match
    const low = star === undefined ? readValue(first, field) : field.least
    // `5/15` goes on to the end of the field.
    const end = last ?? (step === undefined ? first : String(field.most))
    const high = star === undefined ? readValue(end, field) : field.most
    const stride = Number(step ?? '1')
    if (low === null || high === null || low > high || stride < 1) return null
    for (let value = low; value <= high; value += stride) values.add(value)
  }
  return values
}

function readValue(word: string, { least, most, names }: Field): number | null {
  const named = names.indexOf(word)
  const value = named >= 0 ? named + least : /^\d+$/.test(word) ? Number(word) : Number.NaN
  return value >= least && value <= most ? value : null
}
