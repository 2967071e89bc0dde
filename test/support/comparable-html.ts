// Elements that a browser lays out inside a line, where a space before or after them can be seen and heard.
const inline = new Set(['a', 'b', 'em', 'span', 'strong'])
const empty = new Set(['br', 'hr', 'img', 'input', 'link', 'meta'])
const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&ctdot;': '⋯',
}

const attribute = /([^\s"'<>/=]+)(?:="([^"]*)")?/g
const token = /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/gy

/**
 * HTML as lines that are equal when a browser would build the same page: one tag or one text a line,
 * attributes sorted, entities decoded, and white space collapsed as in CSS Text 3 §4.1.1 (kept in a
 * textarea). Reads what templates write, not everything that is HTML: it throws at the rest.
 */
export function comparableHtml(html: string): readonly string[] {
  const lines: string[] = []
  let afterSpace = true
  let verbatim = false
  let read = 0
  const endLine = (): void => {
    // The last space of a line is seen by nobody, even when tags have been closed after it.
    const last = lines.findLastIndex((line) => !isInlineTag(line))
    if (afterSpace && lines[last] === '" "') lines.splice(last, 1)
    afterSpace = true
  }
  for (const [whole, slash, name, attributes = '', selfClosed] of html.matchAll(token)) {
    read += whole.length
    if (name === undefined) {
      if (verbatim) {
        lines.push(quoted(whole))
        afterSpace = false
        continue
      }
      for (const piece of whole.match(/[ \t\n\r\f]+|[^ \t\n\r\f]+/g) ?? []) {
        const isSpace = /^[ \t\n\r\f]/.test(piece)
        if (!isSpace) lines.push(quoted(piece))
        else if (!afterSpace) lines.push('" "')
        afterSpace = isSpace
      }
      continue
    }
    if (!inline.has(name)) endLine()
    verbatim = name === 'textarea' && !slash
    const sorted = [...attributes.matchAll(attribute)]
      .map(([, key, value = '']) => ` ${key}=${quoted(value)}`)
      .toSorted()
    lines.push(`<${slash}${name}${sorted.join('')}>`)
    if (selfClosed && !empty.has(name)) lines.push(`</${name}>`)
  }
  if (read !== html.length) throw new Error(`cannot read the HTML at: ${html.slice(read, read + 80)}`)
  endLine()
  return lines
}

function isInlineTag(line: string): boolean {
  const name = /^<\/?([a-z0-9]+)/.exec(line)?.[1]
  return name !== undefined && inline.has(name)
}

function quoted(text: string): string {
  return JSON.stringify(
    text.replaceAll(/&[#\w]*;?/g, (entity) => {
      const character = entities[entity]
      if (character === undefined) throw new Error(`unknown entity ${entity}`)
      return character
    }),
  )
}
