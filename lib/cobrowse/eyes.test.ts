import { expect, test } from 'vitest'
import type { Consent } from './consent'
import { type Eyes, eyesOn, type Shown } from './eyes'

const allowed: Consent = { state: 'allowed', since: 1 }
const away: Consent = { state: 'away', since: 1, gone: 2 }

test.each<[string, Consent, Shown, Eyes]>([
  ['it is on their screen', allowed, true, 'sees'],
  ['they walked to another page', allowed, false, 'elsewhere'],
  ['their page has not said yet', allowed, null, 'may_see'],
  ['the line is gone, whatever they said last', away, true, 'away'],
  ['after a reload, before it goes on', { state: 'none' }, null, 'away'],
])('%s', (_, consent, shown, eyes) => expect(eyesOn(consent, shown)).toBe(eyes))
