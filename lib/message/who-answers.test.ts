import { describe, expect, it } from 'vitest'
import { usualPromise } from './promise'
import { type Candidate, whoAnswers } from './who-answers'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Eight hours on each of ten days, from 8 on. */
const open = Array.from({ length: 10 }, (_, day) => ({
  from: day * DAY + 8 * HOUR,
  to: day * DAY + 16 * HOUR,
}))
const someone = (id: string, away: Candidate['away'] = []): Candidate => ({ id, open, away })
const days = (from: number, to: number) => [{ from: from * DAY, to: to * DAY }]
const asked = 8 * HOUR

describe('who answers', () => {
  it.each<[string, Candidate, Candidate[], string, number | null]>([
    ['the own advisor', someone('eva'), [someone('mikael')], 'eva', 12 * HOUR],
    [
      'also after a morning at the dentist’s',
      someone('eva', [{ from: 8 * HOUR, to: 12 * HOUR }]),
      [someone('mikael')],
      'eva',
      16 * HOUR,
    ],
    ['also after one day off', someone('eva', days(0, 1)), [someone('mikael')], 'eva', DAY + 12 * HOUR],
    ['a deputy in a week of holidays', someone('eva', days(0, 7)), [someone('mikael')], 'mikael', 12 * HOUR],
    [
      'the next deputy when the first is away as well',
      someone('eva', days(0, 7)),
      [someone('mikael', days(0, 9)), someone('nadja')],
      'nadja',
      12 * HOUR,
    ],
    [
      'a deputy without hours stands in for nobody',
      someone('eva', days(0, 7)),
      [{ id: 'mikael', open: [], away: [] }],
      'eva',
      7 * DAY + 12 * HOUR,
    ],
    ['nobody there: it waits for the own', someone('eva', days(0, 7)), [], 'eva', 7 * DAY + 12 * HOUR],
    ['away for as far as one sees', someone('eva', days(0, 99)), [someone('mikael')], 'mikael', 12 * HOUR],
    [
      'never the own, and nobody yet: whoever can first',
      someone('eva', days(0, 99)),
      [someone('mikael', days(0, 7)), someone('nadja', days(0, 4))],
      'nadja',
      4 * DAY + 12 * HOUR,
    ],
    [
      'the own in a week, a deputy in two days: it waits for the own',
      someone('eva', days(0, 7)),
      [someone('mikael', days(0, 2))],
      'eva',
      7 * DAY + 12 * HOUR,
    ],
    [
      'a deputy who works later than the own is back: it waits for the own',
      someone('eva', days(0, 2)),
      [{ id: 'mikael', open: open.slice(3), away: [] }],
      'eva',
      2 * DAY + 12 * HOUR,
    ],
    [
      'the own may in a week, a deputy in two days: the deputy',
      { ...someone('eva', days(0, 7)), barred: true },
      [someone('mikael', days(0, 2))],
      'mikael',
      2 * DAY + 12 * HOUR,
    ],
    [
      'the own may in two days, the deputies later: the own',
      { ...someone('eva', days(0, 2)), barred: true },
      [someone('mikael', days(0, 7)), someone('nadja', days(0, 4))],
      'eva',
      2 * DAY + 12 * HOUR,
    ],
    ['no hours at all is no absence', { id: 'eva', open: [], away: [] }, [someone('mikael')], 'eva', null],
  ])('%s', (_, own, deputies, id, promisedBy) => {
    expect(whoAnswers(own, deputies, asked, usualPromise)).toEqual({ id, promisedBy })
  })
})
