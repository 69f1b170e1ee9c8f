import { longestMessage } from '@/lib/message/message-input'
import { plainText } from '@/lib/plain-text'
import { withoutCode } from './reply-code'

/** Where a mail program begins what is being answered. What stands below was not written by whoever answers. */
const quoteBegins = [
  /^>/,
  /^-{2,}\s*(original message|ursprungligt meddelande|forwarded message|vidarebefordrat meddelande)/i,
  /^_{10,}$/,
  /^(on|den)\s.{4,200}\s(wrote|skrev)(\s.{1,100})?:$/i,
  /^(from|från):\s.+@/i,
]

/**
 * What somebody answered, of what a gateway has brought: without what they answer to, without the code, in plain text. Empty
 * when there was nothing else.
 */
export function replyText(brought: string, code: string | null): string {
  const lines = plainText(brought).split('\n')
  const end = lines.findIndex((line) => quoteBegins.some((begins) => begins.test(line.trim())))
  const own = lines.slice(0, end < 0 ? undefined : end).join('\n')
  return plainText(code === null ? own : withoutCode(own, code))
}

/** A text in as many parts as messages take, cut where a line or a word ends when there is one near. */
export function partsOf(text: string, longest = longestMessage): string[] {
  const parts: string[] = []
  for (let rest = text.trim(); rest !== ''; ) {
    if (rest.length <= longest) return [...parts, rest]
    const near = rest.slice(0, longest)
    const end = Math.max(near.lastIndexOf('\n'), near.lastIndexOf(' '))
    const part = near.slice(0, end > longest / 2 ? end : wholeCharacters(near))
    parts.push(part.trim())
    rest = rest.slice(part.length).trim()
  }
  return parts
}

/** No character is cut in two: half of a pair is none. */
function wholeCharacters(text: string): number {
  return /[\uD800-\uDBFF]$/.test(text) ? text.length - 1 : text.length
}
