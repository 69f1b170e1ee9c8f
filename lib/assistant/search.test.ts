import { describe, expect, it } from 'vitest'
import type { HelpText } from './help-text'
import { makeIndex, search } from './search'
import { vocabularies } from './vocabulary'

const text = (id: string, title: string, paragraph: string, ...words: string[]): HelpText => ({
  ...{ id, title, paragraphs: [paragraph], words },
  ...{ page: null, open: false },
})
const swedish = makeIndex(
  [
    text('kort', 'Spärra ett kort', 'Öppna Kort och tryck på knappen.', 'spärra', 'kort'),
    text('gräns', 'Så mycket kan du betala', 'Överföringar räknas inte.', 'gräns', 'överföring'),
    text('möte', 'Boka ett möte', 'Välj en tid på kontoret.', 'boka', 'möte'),
  ],
  vocabularies.sv,
)
const english = makeIndex(
  [
    text('block', 'Block a card', 'Press the button beside the card.', 'block', 'card'),
    text('unblock', 'Unblock a card', 'When it turned up.', 'unblock', 'card'),
    text('limit', 'What you can pay in a day', 'Ask your advisor about a card, too.', 'limit', 'pay'),
    text('meeting', 'Book a meeting', 'Choose a time.', 'meeting', 'book'),
  ],
  vocabularies.en,
)
const found = (index: typeof english, question: string) =>
  search(index, question)
    .filter(({ enough }) => enough)
    .map(({ text: { id } }) => id)

describe('a search', () => {
  it.each([
    ['How do I block my card?', 'block'],
    ['unblocking cards', 'unblock'],
    ['I cannot pay because of the limit', 'limit'],
    ['meeting', 'meeting'],
  ])('%s: %s first', (question, id) => {
    expect(found(english, question)[0]).toBe(id)
  })

  it.each([
    '',
    '???',
    'How do I do it?',
    'asdf',
    'How do I bake a cake?',
    'The card of my cat ran after a mouse',
  ])('finds nothing for "%s"', (question) => {
    expect(found(english, question)).toEqual([])
  })

  it('takes a rare word for more than a common one, and its own words for more than a paragraph', () => {
    expect(found(english, 'block card')).toEqual(['block'])
    expect(found(english, 'card')).toEqual(['block', 'unblock'])
  })

  it('says which words it was, as they were written, each once', () => {
    expect(search(english, 'BLOCK, block the Card of Eva')[0]).toMatchObject({ said: ['BLOCK', 'Card'] })
  })

  it('says the same again, and of equals the first', () => {
    expect(search(english, 'card')).toEqual(search(english, 'card'))
    expect(search(english, 'xyz').map(({ text: { id } }) => id)).toEqual([
      ...['block', 'unblock', 'limit', 'meeting'],
    ])
  })
})

describe('a Swedish compound', () => {
  it.each([
    ['kortspärren', 'kort'],
    ['överföringsgräns', 'gräns'],
    ['mötesbokning', 'möte'],
  ])('%s by both its parts: %s', (word, id) => {
    expect(found(swedish, word)[0]).toBe(id)
  })

  it('by its last part alone is not enough', () => {
    expect(found(swedish, 'vykort')).toEqual([])
    expect(search(swedish, 'semesterkort')[0]).toMatchObject({ text: { id: 'kort' }, enough: false })
  })

  it('is not taken apart in English', () => {
    expect(found(english, 'postcard')).toEqual([])
  })
})

it('nothing to search in is nothing found', () => {
  expect(search(makeIndex([], vocabularies.en), 'card')).toEqual([])
})
