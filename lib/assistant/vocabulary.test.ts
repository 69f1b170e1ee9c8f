import { describe, expect, it } from 'vitest'
import dataEn from './help/words-en.json'
import dataSv from './help/words-sv.json'
import { stem } from './stem'
import { isVague, segmentsOf, termOf, vocabularies, wordsOf } from './vocabulary'

const { en, sv } = vocabularies
const terms = (text: string, vocabulary = en) => wordsOf(text, vocabulary).map(({ term }) => term)

describe('the words of a question', () => {
  it('are those that say what it is about, in one form', () => {
    expect(terms('How do I pay my bills?')).toEqual(terms('Paying a bill'))
    expect(terms('Hur betalar jag mina räkningar?', sv)).toEqual(terms('Betalning av räkningen', sv))
    expect(terms('')).toEqual([])
    expect(terms('Can I do this?')).toEqual([])
  })

  it('keep how they were written', () => {
    expect(wordsOf('My LIMIT, please', en)).toEqual([{ said: 'LIMIT', term: termOf('limit', en) }])
  })

  it('know a letter in each of its forms, and every apostrophe', () => {
    expect(terms('spärra', sv)).toEqual(terms('spa\u0308rra', sv))
    expect(terms('I can’t')).toEqual(terms("I can't"))
    expect(terms('the advisor’s')).toEqual(terms('an adviser'))
  })

  it('are no figures and no signs', () => {
    expect(segmentsOf('5050-1055, 12 % … 🙂 !', 'en')).toEqual([])
    expect(segmentsOf('SE45 and 10 MB', 'en')).toEqual(['SE45', 'and', 'MB'])
  })

  it('mean the same where they do', () => {
    expect(termOf('ceiling', en)).toBe(termOf('limit', en))
    expect(termOf('faktura', sv)).toBe(termOf('räkning', sv))
    expect(termOf('unblock', en)).not.toBe(termOf('block', en))
    expect(termOf('häva', sv)).not.toBe(termOf('spärra', sv))
  })
})

describe('a vague question', () => {
  it.each([
    ['It does not work', true],
    ['Why did that happen?', true],
    ['What is this?', true],
    ['Help!', true],
    ['My payment does not work', false],
    ['Which card is this?', false],
    ['asdf', false],
    ['???', false],
    ['', false],
  ])('%s: %s', (text, vague) => {
    expect(isVague(text, en)).toBe(vague)
  })

  it.each([
    ['Det fungerar inte', true],
    ['Varför gick det inte?', true],
    ['Kortet fungerar inte', false],
  ])('%s: %s', (text, vague) => {
    expect(isVague(text, sv)).toBe(vague)
  })
})

it.each([
  ['en', dataEn],
  ['sv', dataSv],
] as const)('the data of %s: a word stands for one thing, and no group is of one word', (locale, data) => {
  const groups = data.same.map((group) => group.split(' ').map((word) => stem(word.toLowerCase(), locale)))
  const stems = groups.flatMap((group) => [...new Set(group)])
  expect(stems.filter((one, at) => stems.indexOf(one) !== at)).toEqual([])
  expect(data.same.filter((group) => !group.includes(' '))).toEqual([])
  expect(data.stop.split(' ').length).toBeGreaterThan(150)
})
