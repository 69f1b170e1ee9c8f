import { describe, expect, test } from 'vitest'
import {
  isWatching,
  type Looking,
  type LookingEvent,
  lookingAfter,
  mayAsk,
  notLooking,
  UNANSWERED,
} from './looking'

const at = 1_000_000
const asked: Looking = { state: 'asked', askId: 'a1', until: at + UNANSWERED }
const refused: Looking = { state: 'refused', again: at + 120_000 }
const watching: Looking = { state: 'watching', following: true }
const lost: Looking = { state: 'lost' }
const ended: Looking = { state: 'ended', by: 'you' }
const answer = (allowed: boolean, again = 0, askId = 'a1'): LookingEvent => ({
  type: 'answer',
  askId,
  allowed,
  again,
  at,
})
const told = (sharing: boolean, again = 0): LookingEvent => ({ type: 'state', sharing, again, at })
const notNow: LookingEvent = { type: 'not_now', again: at + 120_000 }
const fresh: Looking = { state: 'watching', following: false }

test.each<[string, Looking, LookingEvent, Looking]>([
  ['asking', notLooking, { type: 'ask', askId: 'a1', at }, asked],
  ['asking again after an end', ended, { type: 'ask', askId: 'a1', at }, asked],
  ['asking while asked', asked, { type: 'ask', askId: 'a2', at }, asked],
  ['asking too soon', refused, { type: 'ask', askId: 'a2', at }, refused],
  ['asking while watching', watching, { type: 'ask', askId: 'a2', at }, watching],
  ['taking it back', asked, { type: 'withdraw' }, notLooking],
  ['taking nothing back', watching, { type: 'withdraw' }, watching],
  ['allowed', asked, answer(true), fresh],
  ['not now', asked, answer(false, 120_000), refused],
  ['not possible', asked, answer(false), notLooking],
  ['the answer to another question', asked, answer(true, 0, 'a0'), asked],
  ['an answer without a question', notLooking, answer(true), notLooking],
  ['the customer shares on their own', notLooking, told(true), fresh],
  ['the customer shares while we ask', asked, told(true), fresh],
  ['still shared after their reload', watching, told(true), watching],
  ['no longer shared after their reload', watching, told(false), { state: 'ended', by: 'customer' }],
  ['asked too soon, they say', asked, told(false, 120_000), refused],
  ['the server knows of a not now', notLooking, notNow, refused],
  ['the server was faster than their answer', asked, notNow, refused],
  ['they stopped, and then would rather not', ended, notNow, refused],
  ['the server repeats what they said', refused, { type: 'not_now', again: at + 120_250 }, refused],
  ['the server is behind what we see', watching, notNow, watching],
  ['nothing shared, they say', notLooking, told(false), notLooking],
  ['a question goes on when they say nothing is shared', asked, told(false), asked],
  ['a snapshot is due', watching, { type: 'following', following: false }, fresh],
  ['a snapshot came', fresh, { type: 'following', following: true }, watching],
  ['a late snapshot', ended, { type: 'following', following: true }, ended],
  ['we stop', watching, { type: 'stop', by: 'you' }, ended],
  ['they stop', lost, { type: 'stop', by: 'customer' }, { state: 'ended', by: 'customer' }],
  ['the server says it is over', lost, { type: 'over' }, { state: 'ended', by: 'customer' }],
  ['the server says so late, after the next question', asked, { type: 'over' }, asked],
  ['they stop what was only asked', asked, { type: 'stop', by: 'customer' }, notLooking],
  ['nothing to stop', refused, { type: 'stop', by: 'you' }, refused],
  ['the line goes', watching, { type: 'line', open: false }, lost],
  ['the line comes back', lost, { type: 'line', open: true }, fresh],
  ['the line goes while nothing is seen', asked, { type: 'line', open: false }, asked],
  ['the line is there', watching, { type: 'line', open: true }, watching],
  ['a minute without an answer', asked, { type: 'tick', at: at + UNANSWERED }, notLooking],
  ['not quite a minute', asked, { type: 'tick', at: at + UNANSWERED - 1 }, asked],
  ['the two minutes are over', refused, { type: 'tick', at: at + 120_000 }, notLooking],
  ['time goes by', watching, { type: 'tick', at: at + 900_000 }, watching],
])('%s', (_, before, event, after) => expect(lookingAfter(before, event)).toEqual(after))

describe('small questions', () => {
  test.each([
    ['off', notLooking, true],
    ['asked', asked, false],
    ['refused', refused, false],
    ['watching', watching, false],
    ['lost', lost, false],
    ['ended', ended, true],
  ])('%s: may it be asked?', (_, looking, may) => expect(mayAsk(looking, at)).toBe(may))
  test('after the two minutes it may', () => expect(mayAsk(refused, at + 120_000)).toBe(true))
  test.each([
    [watching, true],
    [lost, true],
    [asked, false],
    [ended, false],
  ])('%o: is there a page to be seen?', (looking, seen) => expect(isWatching(looking)).toBe(seen))
})
