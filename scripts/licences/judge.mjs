/** Permissive, or weak copyleft that is used unmodified and stays replaceable. */
const fitting = new Set([
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'Unlicense',
    'BlueOak-1.0.0',
  ],
  ...['CC0-1.0', 'CC-BY-4.0', 'Zlib', 'Python-2.0', 'PostgreSQL', 'WTFPL'],
  ...['MPL-2.0', 'LGPL-2.1-only', 'LGPL-2.1-or-later', 'LGPL-3.0-only', 'LGPL-3.0-or-later'],
])

/**
 * Whether we may ship something under this SPDX expression: of an OR one side must fit, of an AND every side.
 * @param {string} expression such as "(MIT OR GPL-3.0-only)"
 * @returns {boolean}
 */
export function judge(expression) {
  const text = withoutParentheses(expression.trim())
  const either = splitOutside(text, ' OR ')
  if (either.length > 1) return either.some(judge)
  const both = splitOutside(text, ' AND ')
  if (both.length > 1) return both.every(judge)
  return fitting.has(text)
}

/** @param {string} text */
function withoutParentheses(text) {
  return text.startsWith('(') && closes(text) === text.length - 1 ? text.slice(1, -1).trim() : text
}

/** @param {string} text whose first character is an opening parenthesis */
function closes(text) {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')' && --depth === 0) return at
  }
  return -1
}

/**
 * @param {string} text
 * @param {string} word
 */
function splitOutside(text, word) {
  /** @type {string[]} */
  const parts = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')') depth--
    if (depth !== 0 || !text.startsWith(word, at)) continue
    parts.push(text.slice(from, at))
    from = at + word.length
  }
  return [...parts, text.slice(from)]
}
