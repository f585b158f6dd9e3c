/** What a reader of XML meets, in order. Text comes with its entities replaced, CDATA as text. */
export type XmlEvent =
  | { readonly type: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly type: 'close'; readonly name: string }
  | { readonly type: 'text'; readonly text: string }

/**
 * Reads XML as test runners write it. Stops quietly where the text ends in the middle, as it does when the writer was
 * killed: `torn` then says so. Declarations of entities are skipped and never expanded.
 */
export function* readXml(text: string): Generator<XmlEvent, { readonly torn: boolean }, undefined> {
  let at = text.startsWith('\uFEFF') ? 1 : 0
  let depth = 0
  while (at < text.length) {
    const open = text.indexOf('<', at)
    const chars = text.slice(at, open === -1 ? text.length : open)
    if (chars.trim() !== '') yield { type: 'text', text: replaceEntities(chars) }
    if (open === -1) break
    const kind = kinds.find(({ start }) => text.startsWith(start, open))
    if (kind !== undefined) {
      const end = text.indexOf(kind.end, open + kind.start.length)
      if (end === -1) return { torn: true }
      if (kind.start === '<![CDATA[') yield { type: 'text', text: text.slice(open + kind.start.length, end) }
      at = end + kind.end.length
      continue
    }
    const end = endOfTag(text, open)
    if (end === -1) return { torn: true }
    const tag = text.slice(open + 1, end)
    if (tag.startsWith('/')) {
      depth--
      yield { type: 'close', name: tag.slice(1).trim() }
    } else {
      const name = /^[^\s/>]+/.exec(tag)?.[0] ?? ''
      yield { type: 'open', name, attributes: readAttributes(tag.slice(name.length)) }
      if (tag.endsWith('/')) yield { type: 'close', name }
      else depth++
    }
    at = end + 1
  }
  return { torn: depth > 0 }
}

const kinds = [
  { start: '<!--', end: '-->' },
  { start: '<![CDATA[', end: ']]>' },
  { start: '<?', end: '?>' },
  // A document type and what it declares: nothing of it is used.
  { start: '<!', end: '>' },
]

/** A `>` inside a quoted attribute does not end its tag. */
function endOfTag(text: string, open: number): number {
  let quote = ''
  for (let at = open + 1; at < text.length; at++) {
    const char = text.charAt(at)
    if (quote !== '') {
      if (char === quote) quote = ''
    } else if (char === '"' || char === "'") quote = char
    else if (char === '>') return at
  }
  return -1
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null)
  for (const [, name = '', double, single] of text.matchAll(
    /([^\s=/"']{1,100})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/g,
  )) {
    attributes[name] = replaceEntities(double ?? single ?? '')
  }
  return attributes
}

function replaceEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[String(name)] ?? whole
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
