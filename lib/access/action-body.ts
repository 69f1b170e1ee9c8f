/** Nothing that our pages send lies deeper. */
export const deepest = 32

/**
 * Is this what a page of ours calls an action with: a JSON list of plain values? References into other parts of the
 * request ("$1:then", "$F1"), which React's decoder would follow, are nothing we send; nor is what nests without end.
 */
export function isPlainReply(text: string): boolean {
  let level = readList(text)
  // level by level, so that no depth exhausts the stack
  for (let depth = 0; level && level.length > 0; depth += 1) {
    if (depth > deepest || level.some(isReference)) return false
    level = level.flatMap((value) => (value instanceof Object ? Object.values(value) : []))
  }
  return level !== undefined
}

function readList(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** React writes a typed "$" as "$$" and a missing value as "$undefined"; whatever else begins so refers to something. */
function isReference(value: unknown): boolean {
  return typeof value === 'string' && /^\$(?!\$|undefined$)/.test(value)
}
