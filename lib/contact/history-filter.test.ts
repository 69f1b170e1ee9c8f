import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hrefOf, named, readCursor, readHistoryFilter, wholeHistory, writeCursor } from './history-filter'

describe('readHistoryFilter', () => {
  it('reads everything that is looked for', () => {
    const query = { q: ' card ', channel: 'phone', from: '2026-11-01', to: '2026-11-22', before: '1795_12' }
    expect(readHistoryFilter(query)).toEqual({
      filter: { text: 'card', channel: 'phone', from: '2026-11-01', to: '2026-11-22' },
      before: { at: 1795, id: '12' },
      problems: [],
    })
  })

  it('takes nothing for everything', () => {
    expect(readHistoryFilter({ q: '  ', channel: '' })).toEqual({
      filter: wholeHistory,
      before: null,
      problems: [],
    })
  })

  it.each([
    [{ q: 'x'.repeat(81) }, 'q', 'text_invalid'],
    [{ q: 'a\0b' }, 'q', 'text_invalid'],
    [{ channel: 'fax' }, 'channel', 'channel_invalid'],
    [{ channel: "video' OR 1=1" }, 'channel', 'channel_invalid'],
    [{ from: '2026-02-30' }, 'from', 'date_invalid'],
    [{ to: 'yesterday' }, 'to', 'date_invalid'],
    [{ from: '2026-11-02', to: '2026-11-01' }, 'to', 'period_reversed'],
    [{ before: '1; DROP TABLE person' }, 'before', 'page_invalid'],
    [{ before: '1_2_3' }, 'before', 'page_invalid'],
  ])('A42 names what cannot be read: %j', (query, field, reason) => {
    const { filter, before, problems } = readHistoryFilter(query)
    expect(problems).toEqual([{ field, reason }])
    expect(before).toBeNull()
    expect({ ...filter, from: null }).toEqual(wholeHistory)
  })

  it('takes the first of several', () => {
    expect(readHistoryFilter({ q: ['one', 'two'] }).filter.text).toBe('one')
  })

  it('never throws, whatever stands in the URL', () => {
    fc.assert(
      fc.property(fc.record({ q: fc.string(), channel: fc.string(), from: fc.string() }), (query) => {
        readHistoryFilter(query)
      }),
    )
  })
})

it('a cursor comes back as it went', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (at, id) => {
      expect(readCursor(writeCursor({ at, id: String(id) }))).toEqual({ at, id: String(id) })
    }),
  )
})

it('addresses carry what is looked for and where the page begins', () => {
  expect(hrefOf('/h', {})).toBe('/h')
  expect(hrefOf('/h', { q: 'å b', channel: 'mail' })).toBe('/h?q=%C3%A5+b&channel=mail')
  expect(hrefOf('/h', { q: 'x' }, { at: 5, id: '7' })).toBe('/h?q=x&before=5_7')
})

it.each([
  [null, []],
  ['pay', ['payment', 'transfer']],
  ['ÖVER', []],
  ['to own', ['transfer']],
])('%j finds kinds by their names: %j', (text, kinds) => {
  expect(named(text, { payment: 'Payment', transfer: 'Pay to own account', card: 'Card' })).toEqual(kinds)
})
