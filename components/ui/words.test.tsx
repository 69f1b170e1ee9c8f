import { describe, expect, test } from 'vitest'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { Alert, Notice } from './alert'
import { Avatar } from './avatar'
import { Breadcrumb } from './breadcrumb'
import { DayGroup } from './day-group'
import { ErrorSummary } from './error-summary'
import { List, ListRow } from './list'
import { Money } from './money'
import { Section } from './section'
import { Skeleton } from './skeleton'
import { StatusShape } from './status-shape'
import { Table, Td, Th } from './table'

describe('what is said', () => {
  test('an error interrupts, a notice does not', () => {
    expect(markup(<Alert>Not paid</Alert>)).toContain('role="alert"')
    expect(markup(<Notice>Paid</Notice>)).not.toContain('role=')
  })

  test('a summary leads to each field, and is not there without errors', () => {
    const html = markup(
      <ErrorSummary heading="Check this" errors={[{ field: 'to', message: 'Choose a payee' }]} />,
    )
    expect(attributes(html, 'href')).toEqual(['#to'])
    expect(html).toContain('tabindex="-1"')
    expect(markup(<ErrorSummary heading="Check this" errors={[]} />)).toBe('')
  })

  test('the boxes of what is still to come are not heard', () => {
    const html = markup(<Skeleton className="h-9" />)
    expect(html).toContain('aria-hidden="true"')
    expect(textOf(html)).toBe('')
  })
})

describe('how things are named', () => {
  test.each([
    [<Section key="s" title="Accounts" />, 'h2'],
    [
      <DayGroup key="d" day="Tuesday">
        x
      </DayGroup>,
      'h3',
    ],
    [
      <DayGroup key="2" day="Tuesday" level={2}>
        x
      </DayGroup>,
      'h2',
    ],
  ])('a part of a page by its heading', (part, tag) => {
    const html = markup(part)
    const [labelled = ''] = attributes(html, 'aria-labelledby')
    expect(html).toMatch(new RegExp(`<${tag} id="${labelled}"`))
  })

  test('the last step of the way here is the page itself', () => {
    const html = markup(
      <Breadcrumb steps={[{ label: 'Overview', href: '/customer' }, { label: 'Buffert' }]} />,
    )
    expect(html).toMatch(/<span aria-current="page">Buffert/)
    expect(attributes(html, 'href')).toEqual(['/customer'])
  })

  test('a row is one link, named by its title', () => {
    const html = markup(
      <List aria-label="Accounts">
        <ListRow href="/a" title="Buffert" note="Savings" end="1 kr" />
      </List>,
    )
    expect(textOf(html.match(/<a .*?<\/a>/)?.[0] ?? '')).toBe('Buffert')
  })

  test('a table has a caption that is heard, and headings for its columns', () => {
    const html = markup(
      <Table caption="Latest">
        <thead>
          <tr>
            <Th numeric>Amount</Th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <Td numeric>1</Td>
          </tr>
        </tbody>
      </Table>,
    )
    expect(html).toMatch(/<caption class="sr-only">Latest/)
    expect(attributes(html, 'scope')).toEqual(['col'])
  })

  test('a portrait is not read out: the name stands beside it', () => {
    expect(markup(<Avatar name="Kerstin Åberg" />)).toMatch(/aria-hidden="true".*KÅ/)
  })
})

describe('figures and shapes', () => {
  test.each([
    ['en', -123405n, false, '−SEK 1,234.05'],
    ['sv', 123405n, true, '+1 234,05 kr'],
    ['sv', 0n, true, '0,00 kr'],
  ] as const)('money in %s: %s', (locale, amount, signed, words) => {
    const html = markup(<Money amount={amount} currency="SEK" signed={signed} />, locale)
    expect(textOf(html)).toBe(words)
    expect(html.includes('text-green')).toBe(signed && amount > 0n)
  })

  test('every state has a shape of its own', () => {
    const kinds = ['available', 'meeting', 'busy', 'away', 'offline'] as const
    const shapes = kinds.map((kind) => markup(<StatusShape kind={kind} />).replace(/class="[^"]*"/, ''))
    expect(new Set(shapes).size).toBe(kinds.length)
    for (const shape of shapes) expect(shape).toMatch(/aria-hidden="true" width="16" height="16"/)
  })
})
