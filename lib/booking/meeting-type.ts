import type { Way } from '@/lib/booking/booking'
import type { SlotRule } from '@/lib/booking/free-slots'

const MINUTE = 60_000

/** What a meeting can be about. Minutes, unless it says days. */
export type MeetingType = {
  id: string
  key: string
  name: string
  duration: number
  bufferBefore: number
  bufferAfter: number
  /** How long before it begins it must be booked. */
  notice: number
  horizonDays: number
  /** Times are offered at multiples of this from the start of the working hours. */
  step: number
  ways: readonly Way[]
}

/** The type's minutes as the slot finder wants them, in milliseconds. */
export function slotRule(type: MeetingType): SlotRule {
  return {
    duration: type.duration * MINUTE,
    before: type.bufferBefore * MINUTE,
    after: type.bufferAfter * MINUTE,
    step: type.step * MINUTE,
  }
}
