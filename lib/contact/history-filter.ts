import { isLocalDay, type LocalDay } from '@/lib/booking/local-day'
import { type Query, queryOf, queryReader, searchText } from '@/lib/list-query'
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
export type HistoryRequest = { filter: HistoryFilter; before: Cursor | null; problems: HistoryProblem[] }

export const wholeHistory: HistoryFilter = { text: null, channel: null, from: null, to: null }

/** Reads what is looked for from a URL. What cannot be read is left out and named, so that the page can say so. */
export function readHistoryFilter(query: Query): HistoryRequest {
  const { problems, refuse, read } = queryReader<HistoryField, HistoryReason>(query)
  const filter: HistoryFilter = {
    text: read('q', 'text_invalid', searchText),
    channel: read('channel', 'channel_invalid', (text) => channels.find((one) => one === text) ?? null),
    from: read('from', 'date_invalid', day),
    to: read('to', 'date_invalid', day),
  }
  const before = read('before', 'page_invalid', readCursor)
  if (filter.from && filter.to && filter.from > filter.to) filter.to = refuse('to', 'period_reversed')
  return { filter, before, problems }
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

/** `/customer/history?q=card&before=…`: what is looked for, and from where on. */
export function hrefOf(path: string, values: HistoryValues, before: Cursor | null = null): string {
  return path + queryOf({ ...values, ...(before && { before: writeCursor(before) }) })
}

/** The kinds of events whose name, in the reader's language, contains the text: looked for beside the events' own words. */
export function named<T extends string>(text: string | null, names: Record<T, string>): T[] {
  if (text === null) return []
  const wanted = text.toLocaleLowerCase()
  return (Object.keys(names) as T[]).filter((name) => names[name].toLocaleLowerCase().includes(wanted))
}
