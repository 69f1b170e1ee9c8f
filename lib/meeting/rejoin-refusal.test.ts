import { expect, it } from 'vitest'
import { refusalOf } from './rejoin-refusal'

it.each([
  ['seat_taken', 'seat_taken'],
  ['not_found', 'already_ended'],
  ['already_ended', 'already_ended'],
  ['not_yet', 'not_yet'],
  ['not_allowed', 'refused'],
  ['signed_out', 'refused'],
  ['video_unavailable', 'try_again'],
  ['failed:abc', 'try_again'],
])('%s means %s', (reason, meaning) => {
  expect(refusalOf(reason)).toBe(meaning)
})
