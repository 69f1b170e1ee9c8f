import { expect, it } from 'vitest'
import { no } from '@/lib/result'
import { markup } from '@/tests/support/markup'
import { CallBrief } from './call-brief'

it('keeps the call from nothing: until it has been read, there is only the call', () => {
  expect(markup(<CallBrief meetingId="m" readBrief={async () => no('unavailable')} />)).toBe('')
})
