/**
 * Joins sections with empty lines to at most `charactersMax` UTF-16 units. The first always stays; of the others, the
 * ones that do not fit are left out and counted at the end.
 */
export function joinSections(sections: readonly string[], charactersMax: number): string {
  const [first = '', ...others] = sections.filter((section) => section !== '')
  let text = first
  let left = 0
  for (const section of others) {
    if (text.length + section.length + 2 + noteRoom > charactersMax) left++
    else text += `\n\n${section}`
  }
  return left === 0
    ? text
    : `${text}\n\n${left === 1 ? 'One section was' : `${left} sections were`} left out for length; the store has all.`
}

const noteRoom = 80

/** A table of GitHub's Markdown; cells are safe already. Rows past `rowsMax` are counted below it. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[], rowsMax: number): string {
  const lines = [toLine(head), toLine(head.map(() => '---')), ...rows.slice(0, rowsMax).map(toLine)]
  const more = rows.length - rowsMax
  return more > 0 ? `${lines.join('\n')}\n\nand ${more} more in the store` : lines.join('\n')
}

function toLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
