import { truncate } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'

const unitBytes: Readonly<Record<string, number>> = {
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
}

/** Less than this no program starts with. */
const sizeMin = 2 ** 20

/**
 * `2GiB`, `512 MiB`, `1.5GB` to whole bytes: `GiB` counts by 1,024, `GB` by 1,000.
 *
 * @param where place named in errors: `seedsweep.yml:6:14`, `--memory`
 * @throws UserError `size` for anything else, and for less than 1 MiB
 */
export function parseSize(text: string, where = 'size'): number {
  const trimmed = text.trim()
  const shown = `${where}: ${JSON.stringify(truncate(trimmed, 40))}`
  const [, number = '', unit = ''] = /^([0-9]+(?:\.[0-9]+)?) ?([A-Za-z]*)$/.exec(trimmed) ?? []
  const factor = Object.entries(unitBytes).find(([name]) => name.toLowerCase() === unit.toLowerCase())?.[1]
  if (number === '') throw new UserError('size', `${shown} is not a size`, 'Write a number and a unit: 2GiB, 512MiB')
  if (factor === undefined) {
    const hint = /^[kmgt]?$/i.test(unit) ? `${number}${unit.toUpperCase() || 'M'}iB` : '2GiB, 512MiB'
    throw new UserError('size', `${shown} has no unit that is known`, `Write ${hint}`)
  }
  const bytes = Math.round(Number(number) * factor)
  if (bytes < sizeMin) throw new UserError('size', `${shown} is less than any program needs`, 'Write at least 1MiB')
  if (!Number.isSafeInteger(bytes)) throw new UserError('size', `${shown} is more than any machine has`, 'Write 2GiB')
  return bytes
}
