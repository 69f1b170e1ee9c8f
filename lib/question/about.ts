import { oneLine } from '@/lib/plain-text'
import { no, ok, type Result } from '@/lib/result'

/** Longest name of what a question is about. Characters. */
export const longestAbout = 120

/** May a question be about this? There are words in it, and not such as are a page long once they are in one form. */
export function isAbout(about: string): boolean {
  const { length } = aboutKey(about)
  return length > 0 && length <= 500
}

/** Can this be asked? A question has words of its own, and says in a few what it is about. A file alone asks nothing. */
export function checkAsk(text: string, about: string): Result<true, 'question_empty' | 'about_missing'> {
  if (oneLine(text) === '') return no('question_empty')
  return isAbout(about) ? ok(true) : no('about_missing')
}

/**
 * What makes two questions the same: the words, however they are spaced, capitalised or set off. "Net  income?" and "net
 * income" are about the same thing. Empty when there are no words in it.
 */
export function aboutKey(about: string): string {
  return oneLine(about)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}
