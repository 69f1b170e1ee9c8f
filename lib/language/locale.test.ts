import { describe, expect, test } from 'vitest'
import { pickLocale } from './locale'

describe('which language a page speaks', () => {
  test.each([
    [{ cookie: 'sv', person: 'en', accept: 'en' }, 'sv'],
    [{ cookie: 'xx', person: 'sv', accept: 'en' }, 'sv'],
    [{ person: 'xx', accept: 'sv-SE,sv;q=0.9,en;q=0.8' }, 'sv'],
    [{ accept: 'en;q=0.5, sv;q=0.9' }, 'sv'],
    [{ accept: 'sv;q=0, en' }, 'en'],
    [{ accept: 'fi, nb;q=0.8, en;q=0.5' }, 'sv'],
    [{ accept: 'fi, de' }, 'en'],
    [{ accept: ';;;,q=,sv;q=abc' }, 'en'],
    [{ accept: null }, 'en'],
    [{}, 'en'],
  ])('%j -> %s', (known, locale) => {
    expect(pickLocale(known)).toBe(locale)
  })
})
