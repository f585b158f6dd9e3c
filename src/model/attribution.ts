import { formatCount, formatPlural } from '../base/text.ts'

/** How often a drawn value was there: in the failing seeds of a finding, and in all seeds with a verdict. */
export interface DrawnCount {
  readonly name: string
  readonly value: string
  readonly failing: number
  readonly seeds: number
}

/** A value that failing seeds have more often than chance explains. */
export interface Influence {
  readonly name: string
  readonly value: string
  /** Failing seeds that had it, `of` how many. */
  readonly failing: number
  readonly of: number
}

/** What a failure has to do with the drawn configuration. */
export interface Attribution {
  /** In every failing seed. */
  readonly needs: readonly Influence[]
  /** In more failing seeds than chance explains, and yet not in all. */
  readonly favours: readonly Influence[]
  /** Names of axes whose values make no difference that shows. */
  readonly indifferent: readonly string[]
}

/** How words are shown: escaped, and names set apart. */
export interface AttributionStyle {
  readonly name: (text: string) => string
  readonly value: (text: string) => string
}

const plain: AttributionStyle = { name: (text) => text, value: (text) => text }

/**
 * One short sentence without a full stop: `Needs delay on (41 of 41 failing seeds); no difference seen with loss and
 * partitions`.
 */
export function describeAttribution({ needs, favours, indifferent }: Attribution, style = plain): string {
  const parts = [
    ...(needs.length === 0 ? [] : [`needs ${listInfluences(needs, style)}`]),
    ...(favours.length === 0 ? [] : [`comes more often with ${listInfluences(favours, style)}`]),
    ...(indifferent.length === 0 ? [] : [`no difference seen with ${joinWords(indifferent.map(style.value))}`]),
  ].join('; ')
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}`
}

function listInfluences(influences: readonly Influence[], { name, value }: AttributionStyle): string {
  return joinWords(
    influences.map((influence, position) => {
      const { failing, of } = influence
      const unit = position === 0 ? formatPlural(of, 'failing seed') : formatCount(of)
      return `${name(influence.name)} ${value(influence.value)} (${formatCount(failing)} of ${unit})`
    }),
  )
}

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
