import { holdsNul } from './plain-text'

/** A URL's query, as a page is given it. */
export type Query = Partial<Record<string, string | string[]>>

/** As long as a search text may be. */
export const longestSearch = 80

/** Reads what a list is asked for. What cannot be read is left out and named, so that the page can say so. */
export function queryReader<F extends string, R extends string>(query: Query) {
  const problems: { field: F; reason: R }[] = []
  const refuse = (field: F, reason: R): null => {
    problems.push({ field, reason })
    return null
  }
  const read = <T>(field: F, reason: R, parse: (text: string) => T | null): T | null => {
    const text = first(query[field])
    return text === '' ? null : (parse(text) ?? refuse(field, reason))
  }
  return { problems, refuse, read }
}

function first(value: string | string[] | undefined): string {
  return ((Array.isArray(value) ? value[0] : value) ?? '').trim()
}

/** A text that can be looked for: short enough, and something a row can hold. */
export function searchText(text: string): string | null {
  return text.length <= longestSearch && !holdsNul(text) ? text : null
}

/** What stands in the form's fields, just as it came, and never longer than a field can be. */
export function valuesOf<F extends string>(query: Query, fields: readonly F[]): Partial<Record<F, string>> {
  const filled = fields.map((field) => [field, first(query[field]).slice(0, 200)] as const)
  return Object.fromEntries(filled.filter(([, value]) => value !== '')) as Partial<Record<F, string>>
}

/** `?q=ica&dir=out`, or nothing when nothing is looked for. */
export function queryOf(values: Record<string, string>): string {
  const query = new URLSearchParams(values)
  return query.size > 0 ? `?${query}` : ''
}

/** Whether anything at all is being looked for. */
export function isFiltered(filter: object): boolean {
  return Object.values(filter).some((value) => value !== null)
}

/** A search text as a LIKE pattern in which nothing but the ends is a wildcard. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}
