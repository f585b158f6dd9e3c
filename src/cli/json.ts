export { summariseJson } from '../campaign/publish-phase.ts'

/** A value as one line of JSON that is safe to print: what simulators said travels in it as escapes. */
export function jsonLine(value: unknown): string {
  return `${escapeJson(JSON.stringify(value))}\n`
}

/**
 * The same JSON text with escapes for what a terminal or a CI's log would act on: invisible and bidirectional
 * characters, and the `##[` that GitHub's runners take for a command anywhere in a line. Outside of strings JSON has
 * none of these.
 */
export function escapeJson(json: string): string {
  return json
    .replace(/[\u007F-\u009F\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, escapeUnits)
    .replaceAll('##[', '\\u0023\\u0023[')
}

function escapeUnits(character: string): string {
  return Array.from({ length: character.length }, (_, at) => {
    return `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`
  }).join('')
}
