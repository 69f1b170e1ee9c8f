import { type Query, queryReader, searchText } from '@/lib/list-query'
import { parseAmount } from './money'
import { plusDays } from './upcoming'

export type Direction = 'in' | 'out'

/** What the customer looks for on an account. Dates are inclusive, amounts compare sizes, not signs. */
export type Filter = {
  text: string | null
  from: string | null
  to: string | null
  min: bigint | null
  max: bigint | null
  direction: Direction | null
}

/** Where the next page begins: strictly older than this line. */
export type Cursor = { bookedOn: string; id: string }

export type FilterField = 'q' | 'from' | 'to' | 'min' | 'max' | 'dir' | 'before'
export type FilterReason =
  | 'text_invalid'
  | 'date_invalid'
  | 'period_reversed'
  | 'amount_invalid'
  | 'amounts_reversed'
  | 'direction_invalid'
  | 'page_invalid'
export type FilterProblem = { field: FilterField; reason: FilterReason }

export type FilterRequest = { filter: Filter; before: Cursor | null; problems: FilterProblem[] }

export const everything: Filter = { text: null, from: null, to: null, min: null, max: null, direction: null }

/** Reads a filter from a URL. What cannot be read is left out and named, so that the page can say so. */
export function readFilter(query: Query): FilterRequest {
  const { problems, refuse, read } = queryReader<FilterField, FilterReason>(query)
  const filter: Filter = {
    text: read('q', 'text_invalid', searchText),
    from: read('from', 'date_invalid', isoDate),
    to: read('to', 'date_invalid', isoDate),
    min: read('min', 'amount_invalid', size),
    max: read('max', 'amount_invalid', size),
    direction: read('dir', 'direction_invalid', (text) => (text === 'in' || text === 'out' ? text : null)),
  }
  const before = read('before', 'page_invalid', readCursor)
  if (filter.from && filter.to && filter.from > filter.to) filter.to = refuse('to', 'period_reversed')
  if (filter.min !== null && filter.max !== null && filter.min > filter.max)
    filter.max = refuse('max', 'amounts_reversed')
  return { filter, before, problems }
}

/** A date that exists, between 1900 and 2199, as `2026-11-22`; else null. */
export function isoDate(text: string): string | null {
  if (!/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text)) return null
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}

function size(text: string): bigint | null {
  if (text === '0') return 0n
  const amount = parseAmount(text)
  return amount.ok ? amount.value : null
}

/** `2026-11-22_481`: the last line of a page, in a form that fits in a URL. */
export function writeCursor(cursor: Cursor): string {
  return `${cursor.bookedOn}_${cursor.id}`
}

function readCursor(text: string): Cursor | null {
  const [date = '', id = '', ...more] = text.split('_')
  const bookedOn = isoDate(date)
  return bookedOn && /^\d{1,18}$/.test(id) && more.length === 0 ? { bookedOn, id } : null
}

/** The fields of the filter form, in its order. */
export const filterFields = ['q', 'from', 'to', 'min', 'max', 'dir'] as const

export const periods = ['month', 'quarter', 'year', 'all'] as const
export type Period = (typeof periods)[number]
const days: Record<Period, number | null> = { month: 30, quarter: 90, year: 365, all: null }

/** First day of a period that ends today; null for everything there is. */
export function periodStart(period: Period, today: string): string | null {
  const back = days[period]
  return back === null ? null : plusDays(today, -back)
}
