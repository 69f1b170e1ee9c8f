import { isLocalDay, type LocalDay } from '@/lib/booking/local-day'
import type { Cursor } from './entry'
import { type Channel, channels } from './event'

/** What is looked for in a history. Days are local and inclusive. */
export type HistoryFilter = {
  text: string | null
  channel: Channel | null
  from: LocalDay | null
  to: LocalDay | null
}
export type HistoryField = 'q' | 'channel' | 'from' | 'to' | 'before'
export type HistoryReason =
  | 'text_invalid'
  | 'channel_invalid'
  | 'date_invalid'
  | 'period_reversed'
  | 'page_invalid'
export type HistoryProblem = { field: HistoryField; reason: HistoryReason }
export type Query = Partial<Record<string, string | string[]>>
export type HistoryRequest = { filter: HistoryFilter; before: Cursor | null; problems: HistoryProblem[] }

export const wholeHistory: HistoryFilter = { text: null, channel: null, from: null, to: null }
export const longestSearch = 80

/** Reads what is looked for from a URL. What cannot be read is left out and named, so that the page can say so. */
export function readHistoryFilter(query: Query): HistoryRequest {
  const problems: HistoryProblem[] = []
  const refuse = (field: HistoryField, reason: HistoryReason): null => {
    problems.push({ field, reason })
    return null
  }
  const read = <T>(field: HistoryField, reason: HistoryReason, parse: (text: string) => T | null) => {
    const text = first(query[field])
    return text === '' ? null : (parse(text) ?? refuse(field, reason))
  }
  const filter: HistoryFilter = {
    text: read('q', 'text_invalid', searchable),
    channel: read('channel', 'channel_invalid', (text) => channels.find((one) => one === text) ?? null),
    from: read('from', 'date_invalid', day),
    to: read('to', 'date_invalid', day),
  }
  const before = read('before', 'page_invalid', readCursor)
  if (filter.from && filter.to && filter.from > filter.to) filter.to = refuse('to', 'period_reversed')
  return { filter, before, problems }
}

function first(value: string | string[] | undefined): string {
  return ((Array.isArray(value) ? value[0] : value) ?? '').trim()
}

/** Short enough, and without NUL, which no database text can hold. */
function searchable(text: string): string | null {
  return text.length <= longestSearch && !text.includes('\0') ? text : null
}

function day(text: string): LocalDay | null {
  return isLocalDay(text) ? text : null
}

/** `1795322764954_481`: the last event of a page, in a form that fits in a URL. */
export function writeCursor({ at, id }: Cursor): string {
  return `${at}_${id}`
}

/** Reads it back; null when it is none. */
export function readCursor(text: string): Cursor | null {
  const match = /^(\d{1,14})_(\d{1,15})$/.exec(text)
  return match?.[1] && match[2] ? { at: Number(match[1]), id: match[2] } : null
}

/** The fields of the search form, in its order. */
export const historyFields = ['q', 'channel', 'from', 'to'] as const
export type HistoryValues = Partial<Record<(typeof historyFields)[number], string>>

/** What stands in the form's fields, just as it came, and never longer than a field can be. */
export function valuesOf(query: Query): HistoryValues {
  const filled = historyFields.map((field) => [field, first(query[field]).slice(0, 200)] as const)
  return Object.fromEntries(filled.filter(([, value]) => value !== ''))
}

/** `/customer/history?q=card&before=…`: what is looked for, and from where on. */
export function hrefOf(path: string, values: HistoryValues, before: Cursor | null = null): string {
  const query = new URLSearchParams(values)
  if (before) query.set('before', writeCursor(before))
  return query.size > 0 ? `${path}?${query}` : path
}

/** Whether anything at all is being looked for. */
export function isFiltered(filter: HistoryFilter): boolean {
  return Object.values(filter).some((value) => value !== null)
}

/** The kinds of events whose name, in the reader's language, contains the text: looked for beside the events' own words. */
export function named<T extends string>(text: string, names: Record<T, string>): T[] {
  const wanted = text.toLocaleLowerCase()
  return (Object.keys(names) as T[]).filter((name) => names[name].toLocaleLowerCase().includes(wanted))
}
