import { describe, expect, test } from 'vitest'
import { type Fit, fitOf, fitWords, type NamedCandidate } from './fit'
import type { Held } from './skill'

const open = [{ from: 0, to: 1_000 }]
const held = (from: number, to: number | null = null, skill = 'investments'): Held => ({ skill, from, to })
const zone = 'Europe/Stockholm'
const eva = (...all: Held[]): NamedCandidate => ({ id: 'eva', name: 'Eva Lind', zone, held: all, open })
const mikael = (...all: Held[]): NamedCandidate => ({
  ...{ id: 'mikael', name: 'Mikael Strand', zone, open },
  held: all,
})
const need = { must: ['investments', 'sv'], wish: [] }
const sv = held(0, null, 'sv')
const asked = { id: 'eva', name: 'Eva Lind' }
const other = { id: 'mikael', name: 'Mikael Strand' }
const about = { asOf: 100, asked, skill: 'investments' }

describe('fitOf', () => {
  test.each<[string, NamedCandidate[], Fit | null]>([
    ['may, and goes on to: nothing to tell', [eva(held(0), sv), mikael()], null],
    ['may for longer than matters', [eva(held(0, 500), sv)], null],
    ['may for a while', [eva(held(0, 300), sv)], { ...about, who: 'asked', until: 300, zone }],
    [
      'speaks it for a while',
      [eva(held(0), held(0, 200, 'sv'))],
      { ...about, skill: 'sv', who: 'asked', until: 200, zone },
    ],
    [
      'may not, somebody else may',
      [eva(sv), mikael(held(0), sv)],
      { ...about, who: 'other', other, from: null },
    ],
    [
      'may later, somebody else now',
      [eva(held(400), sv), mikael(held(0), sv)],
      { ...about, who: 'other', other, from: 400 },
    ],
    [
      'may later, nobody now',
      [eva(held(400), sv), mikael()],
      { ...about, who: 'later', later: asked, from: 400 },
    ],
    [
      'never, and somebody else later',
      [eva(sv), mikael(held(400), sv)],
      { ...about, who: 'later', later: other, from: 400 },
    ],
    ['nobody ever', [eva(), mikael(sv)], { ...about, who: 'nobody' }],
    [
      'has the licence and not the language',
      [eva(held(0)), mikael()],
      { ...about, skill: 'sv', who: 'nobody' },
    ],
    ['nobody asked', [], null],
  ])('%s', (_, people, fit) => expect(fitOf(people, need, 100, 500)).toEqual(fit))

  test('nothing is needed: nothing to tell', () => {
    expect(fitOf([eva()], { must: [], wish: ['sv'] }, 100, 500)).toBeNull()
  })
})

describe('fitWords', () => {
  test.each<[Fit, unknown[][]]>([
    [{ ...about, who: 'asked', until: 9, zone }, [['until', 'Eva Lind', 9, zone]]],
    [
      { ...about, who: 'other', other, from: null },
      [
        ['never', 'Eva Lind'],
        ['instead', 'Mikael Strand'],
      ],
    ],
    [
      { ...about, who: 'other', other, from: 9 },
      [
        ['from', 'Eva Lind', 9],
        ['meanwhile', 'Mikael Strand'],
      ],
    ],
    [{ ...about, who: 'later', later: asked, from: 9 }, [['from', 'Eva Lind', 9], ['nobodyYet']]],
    [
      { ...about, who: 'later', later: other, from: 9 },
      [['never', 'Eva Lind'], ['from', 'Mikael Strand', 9], ['nobodyYet']],
    ],
    [{ ...about, who: 'nobody' }, [['never', 'Eva Lind'], ['nobody']]],
  ])('%j', (fit, expected) => {
    expect(fitWords(fit).map((one) => Object.values(one))).toEqual(expected)
  })
})
