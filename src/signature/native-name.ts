/**
 * Reduces a C, C++ or demangled Rust function to the name that stays the same over builds: no arguments, return type,
 * template arguments, clone suffixes or hashes.
 */
export function cleanNativeName(raw: string): string {
  const plain = raw
    .slice(0, 4000)
    .replace(/\(anonymous namespace\)|<unnamed>|`anonymous namespace'|\{anonymous\}/g, '{anon}')
    .replace(/\[abi:\w+\]/g, '')
    .replace(/ ?\[clone [^\]]*\]/g, '')
    .replace(/\[[0-9a-f]{8,16}\]/g, '')
    .replace(/\.(?:cold|part|isra|constprop|llvm|lto_priv|localalias)\b[.\d]*/g, '')
    .replace(/::h[0-9a-f]{16}\b/g, '')
    .replace(/\{\{closure\}\}|\{closure#\d+\}|\{lambda\([^)]*\)#\d+\}|\$_\d+/g, '{closure}')
    .replace(/\+0x[0-9a-f]+$/, '')
  if (/^[-+]\[/.test(plain)) return plain
  return dropReturnType(dropArguments(collapseTemplates(plain))).trim()
}

/** `a<b<c>>::d` -> `a<T>::d`; leaves `operator<`, `->` and a leading `<Type as Trait>` alone. */
function collapseTemplates(name: string): string {
  let out = ''
  let depth = 0
  const qualified = name.startsWith('<') && / as /.test(name)
  const shown = qualified ? 1 : 0
  for (let at = 0; at < name.length; at++) {
    const char = name.charAt(at)
    const operator =
      depth === 0 && out.endsWith('operator') ? /^(?:<=>|<<=?|>>=?|->\*?|<=?|>=?)/.exec(name.slice(at, at + 3)) : null
    if (operator !== null) {
      out += operator[0]
      at += operator[0].length - 1
    } else if (char === '<') {
      depth++
      if (depth <= shown) out += '<'
      else if (depth === shown + 1) out += '<T>'
    } else if (char === '>' && depth > 0 && name.charAt(at - 1) !== '-') {
      if (depth <= shown) out += '>'
      depth--
    } else if (depth <= shown) out += char
  }
  return out
}

function dropArguments(name: string): string {
  const from = name.startsWith('<') ? name.indexOf('>') : 0
  let open = name.indexOf('(', Math.max(from, 0))
  if (open >= 8 && name.slice(open - 8, open + 2) === 'operator()') open = name.indexOf('(', open + 1)
  return open > 0 ? name.slice(0, open) : name
}

function dropReturnType(name: string): string {
  const text = name.trimEnd()
  if (text.startsWith('<')) return text
  const operator = text.indexOf('operator ')
  const space = operator === -1 ? text.lastIndexOf(' ') : text.lastIndexOf(' ', operator - 1)
  return text.slice(space + 1).replace(/^[*&]+/, '')
}
