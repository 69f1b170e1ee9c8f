import { BadBytes, type ByteReader, type ByteWriter } from './bytes'
import { limits } from './event'

/**
 * Words both sides know from the start: what nearly every page of ours is made of. Append only: the place of
 * a word is its number on the wire, and FORMAT in frame.ts goes up when the list changes otherwise.
 */
const common = [
  '',
  ' ',
  '0 0 24 24',
  ...`
  ••••• class div span p a button li ul ol section header nav main h1 h2 h3 h4 table thead tbody tr td
  th input label select option form svg path g circle line rect polyline template link head body html
  img dl dt dd strong em small time fieldset legend article aside footer figure dialog details summary
  textarea role type value checked selected disabled hidden true false text aria-hidden aria-expanded
  aria-selected aria-current aria-label data-state open closed data-hidden href rel stylesheet width
  height viewBox fill none stroke currentColor stroke-width 2 stroke-linecap stroke-linejoin round d x
  y cx cy r x1 x2 y1 y2 points 24 20 16 lang en sv dir scope col row colspan region status alert group
  list listitem navigation page image radio checkbox search submit email password required placeholder
  title alt src
`
    .trim()
    .split(/\s+/),
]

const HOLDS = 8_192
const LONGEST = 200

/**
 * The words one stream has used so far, numbered in the order of their first use. Writer and reader fill it in
 * the same way, so a class list that came before costs two bytes. A snapshot starts it anew.
 */
export class Words {
  #numbers = new Map<string, number>()
  #list: string[] = []

  constructor() {
    for (const word of common) this.#learn(word)
  }

  #learn(word: string): void {
    if (this.#numbers.has(word) || word.length > LONGEST || this.#list.length >= HOLDS) return
    this.#numbers.set(word, this.#list.length)
    this.#list.push(word)
  }

  write(to: ByteWriter, word: string): void {
    const number = this.#numbers.get(word)
    to.count(number === undefined ? 0 : number + 1)
    if (number !== undefined) return
    to.text(word)
    this.#learn(word)
  }

  read(from: ByteReader): string {
    const number = from.count()
    if (number === 0) {
      const word = from.text(limits.text)
      this.#learn(word)
      return word
    }
    const word = this.#list[number - 1]
    if (word === undefined) throw new BadBytes('unknown word')
    return word
  }
}
