import type { Way } from '@/lib/booking/booking'
import type { AbsenceForm } from '@/lib/calendar/absence'
import type { PlanItem } from '@/lib/calendar/absence-plan'
import type { BookingCard } from '@/lib/calendar/calendar-view'
import type { HoursRow } from '@/lib/calendar/hours-pattern'
import type { Result } from '@/lib/result'
import type { BookingFit } from '@/lib/skill/fit'

/** What an action answers: the thing, or the reason why not. */
export type Answer<T> = Promise<Result<T, string>>

export type TimesFor = { typeId: string; bookingId?: string; advisorId?: string; customerId?: string }
/** When a meeting can begin; `why` there is none. */
export type Times = { times: number[]; advisor: { zone: string }; why: string | null }

/** What anybody whose calendar it is may do with a booking. */
export type BookingActions = {
  findTimes: (input: TimesFor) => Answer<Times>
  move: (input: {
    bookingId: string
    version: number
    startsAt: number
    advisorId?: string
  }) => Answer<BookingCard>
  cancel: (input: { bookingId: string; version: number; reason: string }) => Answer<BookingCard>
}

export type AdvisorActions = BookingActions & {
  join: (input: { bookingId: string }) => Answer<{ meetingId: string }>
}

export type Customer = { id: string; name: string; email: string; ownAdvisorId: string; ownAdvisor: string }
export type NewBooking = {
  key: string
  typeId: string
  way: Way
  startsAt: number
  about: string
  advisorId: string
  customerId: string
}

export type AbsenceInput = AbsenceForm & { advisorId: string }
export type Choice =
  | { kind: 'keep' }
  | { kind: 'move'; advisorId: string; startsAt: number }
  | { kind: 'cancel'; reason: string }
export type AbsenceToSave = AbsenceInput & {
  reason: string
  choices: (Choice & { bookingId: string; version: number })[]
}
export type AbsenceSaved = {
  timeOffId: string
  outcomes: { bookingId: string; kind: Choice['kind']; reason: string | null }[]
}

/** Who of the branch may take a meeting, and what the others lack for it. */
export type FitActions = { findBookingFits: (input: { bookingId: string }) => Answer<BookingFit[]> }

export type SchedulerActions = BookingActions &
  FitActions & {
    book: (input: NewBooking) => Answer<BookingCard>
    searchCustomers: (input: { text: string }) => Answer<Customer[]>
    planAbsence: (input: AbsenceInput) => Answer<PlanItem[]>
    saveAbsence: (input: AbsenceToSave) => Answer<AbsenceSaved>
    removeTimeOff: (input: { id: string }) => Answer<unknown>
    addHours: (input: AddHoursInput) => Answer<unknown>
  }

export type AddHoursInput = {
  advisorId: string
  weekdays: number[]
  from: string
  to: string
  validFrom: string
}

/** A whole week of hours, as typed. */
export type WeekInput = { advisorId: string; rows: HoursRow[]; zone: string; validFrom: string }
export type HoursActions = {
  preview: (input: WeekInput) => Answer<BookingCard[]>
  save: (input: WeekInput & { mark: string }) => Answer<BookingCard[]>
}

export type Person = { id: string; name: string }
export type Topic = { id: string; name: string; ways: readonly Way[]; duration: number }
