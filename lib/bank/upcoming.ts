import { dateFormat } from '@/lib/date-format'
import type { AccountId, TransactionKind } from './account'
import type { Money } from './money'

/** Something that is drawn or comes in on the same day every so many months. */
export type StandingOrder = {
  id: string
  accountId: AccountId
  text: string
  kind: TransactionKind
  amount: Money
  /** 1 to 31; in shorter months the last day. */
  dayOfMonth: number
  firstOn: string
  everyMonths: number
}

export type Upcoming = { order: StandingOrder; dueOn: string }

/** `2026-02`, day 31 -> `2026-02-28`. */
function dayIn(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(day, last))).toISOString().slice(0, 10)
}

/** Every day in `[from, to]` on which the order is due. Dates as `2026-11-22`. */
export function dueDays(order: StandingOrder, from: string, to: string): string[] {
  const [year = 0, month = 1] = order.firstOn.split('-').map(Number)
  const days: string[] = []
  for (let n = 0; ; n += order.everyMonths) {
    const day = dayIn(year, month - 1 + n, order.dayOfMonth)
    if (day > to) return days
    if (day >= from && day >= order.firstOn) days.push(day)
  }
}

/** What happens from tomorrow on, soonest first. */
export function upcoming(orders: StandingOrder[], today: string, days = 30): Upcoming[] {
  const from = plusDays(today, 1)
  const to = plusDays(today, days)
  return orders
    .flatMap((order) => dueDays(order, from, to).map((dueOn) => ({ order, dueOn })))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.order.text.localeCompare(b.order.text))
}

/** The date so many days later (earlier when negative). */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The date at the bank (Stockholm) at a moment: money is booked by the bank's calendar, wherever the customer is. */
export function bankDay(now: Date): string {
  return dateFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(now)
}
