import { readdirSync } from 'node:fs'
import path from 'node:path'
import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { placeholders } from '@/tests/support/placeholders'
import { catalogue, type Messages } from './catalogue'
import { locales } from './locale'

const others = locales.filter((locale) => locale !== 'en')

/** `{ a: { b: 'x' } }` -> `[['a.b', 'x']]` */
function flat(messages: Messages, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )
}

const onError = (error: Error) => {
  throw error
}

describe.each(locales)('the catalogue in %s', (locale) => {
  test('has every file of its folder', () => {
    const files = readdirSync(path.join(import.meta.dirname, locale)).map((name) => name.replace('.json', ''))
    expect(Object.keys(catalogue[locale]).sort()).toEqual(files.sort())
  })

  test('leaves nothing unsaid', () => {
    const unsaid = flat(catalogue[locale]).filter(
      ([, message]) => message.trim() === '' || /\bTODO\b/.test(message),
    )
    expect(unsaid).toEqual([])
  })

  test('can be formatted, every sentence of it', () => {
    for (const [key, message] of flat(catalogue[locale])) {
      const { names, tags } = placeholders(message)
      const values = Object.fromEntries<number | ((inside: unknown) => string)>([
        ...names.map((name) => [name, 1] as const),
        ...tags.map((tag) => [tag, (inside: unknown) => String(inside)] as const),
      ])
      const t = createTranslator({ locale, messages: { message }, timeZone: 'UTC', onError })
      expect(t.rich('message', values), key).not.toBe('')
    }
  })

  test('asks nobody to decode our words', () => {
    const jargon = flat(catalogue[locale]).filter(([, message]) =>
      /\boops\b|\buser\b|\bsession\b/i.test(message),
    )
    expect(jargon).toEqual([])
  })
})

describe.each(others)('%s beside English', (locale) => {
  const english = flat(catalogue.en)
  const other = new Map(flat(catalogue[locale]))

  test('has the same keys', () => {
    expect([...other.keys()].sort()).toEqual(english.map(([key]) => key).sort())
  })

  test('fills in the same values', () => {
    const differing = english
      .filter(([key]) => other.has(key))
      .filter(([key, message]) => {
        const here = placeholders(message)
        const there = placeholders(other.get(key) ?? '')
        return `${here.names}|${here.tags}` !== `${there.names}|${there.tags}`
      })
      .map(([key]) => key)
    expect(differing).toEqual([])
  })
})

test('in Swedish a meeting is booked about something: "boka om" is to move one', () => {
  const said = flat(catalogue.sv).map(([, message]) => message)
  expect(said.filter((message) => /^Boka om (detta|det)/.test(message))).toEqual([])
  expect(said).toContain('Boka möte om detta')
})
