/**
 * The values and tags an ICU message asks for, sorted, each once:
 * "<b>{name}</b> has {count, plural, one {# message} other {# messages}}" -> names count, name; tags b.
 */
export function placeholders(message: string): { names: string[]; tags: string[] } {
  const names = new Set<string>()
  walk(withoutQuotes(message), names)
  const tags = new Set([...message.matchAll(/<([a-z]\w*)>/gi)].map((match) => match[1] ?? ''))
  return { names: [...names].sort(), tags: [...tags].sort() }
}

/** ICU quotes: '{' means a brace that is only a brace. */
function withoutQuotes(message: string): string {
  return message.replace(/'[{}<>][^']*'/g, '')
}

function walk(text: string, names: Set<string>): void {
  for (const argument of braces(text)) {
    const [name = '', kind, ...rest] = argument.split(',')
    names.add(name.trim())
    if (/^\s*(plural|select|selectordinal)\s*$/.test(kind ?? ''))
      for (const branch of braces(rest.join(','))) walk(branch, names)
  }
}

/** What stands between outermost braces: "a {b {c}} {d}" -> "b {c}", "d". */
function braces(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') {
      if (depth === 0) from = at + 1
      depth += 1
    } else if (text[at] === '}') {
      depth -= 1
      if (depth === 0) found.push(text.slice(from, at))
    }
  }
  return found
}
