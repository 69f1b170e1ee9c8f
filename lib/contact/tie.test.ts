import { expect, it } from 'vitest'
import { occasionOf, type Tie } from './tie'

const minute = 60_000
const now = 1_000 * minute
const tie = (state: Tie['state'], from: number, to: number, booked: boolean): Tie => ({
  advisorId: 'eva',
  state,
  from: now + from * minute,
  to: now + to * minute,
  booked,
})

it.each([
  ['nothing between them', [], 'preparation'],
  ['it rings', [tie('ringing', 0, 0, false)], 'call'],
  ['a booked meeting is live', [tie('live', -5, 20, true)], 'meeting'],
  ['somebody waits', [tie('waiting', 5, 35, true)], 'meeting'],
  ['a meeting in 15 minutes', [tie('waiting', 15, 45, true)], 'meeting'],
  ['a meeting in 16 minutes', [tie('waiting', 16, 46, true)], 'preparation'],
  ['a call 59 minutes ago', [tie('over', -80, -59, false)], 'call'],
  ['a call 60 minutes ago', [tie('over', -80, -60, false)], 'preparation'],
  ['a call now and a meeting later', [tie('live', -1, 9, false), tie('waiting', 10, 40, true)], 'call'],
] as const)('%s: %s', (_, ties, occasion) => {
  expect(occasionOf([...ties], now)).toBe(occasion)
})
