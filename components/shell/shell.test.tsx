import { describe, expect, test, vi } from 'vitest'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { CustomerShell } from './customer-shell'
import { digestOf, ErrorMessage } from './error-message'
import { NotFoundMessage } from './not-found-message'
import { StaffShell } from './staff-shell'

const where = vi.hoisted(() => ({ path: '/customer' }))
vi.mock('next/navigation', () => ({
  usePathname: () => where.path,
  useRouter: () => ({ refresh: () => {} }),
}))

/** The link that says it is the page, or a page above it. */
function current(html: string): [string, string][] {
  return [...html.matchAll(/<a [^>]*aria-current="(\w+)"[^>]*>([^<]+)/g)].map((match) => [
    match[2] ?? '',
    match[1] ?? '',
  ])
}

describe('the shell', () => {
  test.each([
    ['/customer', 'Overview', 'page'],
    ['/customer/accounts/7', 'Overview', 'true'],
    ['/customer/book', 'Bookings', 'true'],
    ['/customer/bookings', 'Bookings', 'page'],
    ['/customer/history', 'History', 'page'],
  ])('a customer at %s is at %s', (path, name, how) => {
    where.path = path
    expect(current(markup(<CustomerShell>x</CustomerShell>))).toEqual([[name, how]])
  })

  test.each([
    ['advisor', '/advisor/meeting/7', 'Desk', 'true'],
    ['advisor', '/advisor/calendar', 'Calendar', 'page'],
    ['scheduler', '/scheduler/hours/7', 'Board', 'true'],
  ] as const)('an %s at %s is at %s', (desk, path, name, how) => {
    where.path = path
    const html = markup(<StaffShell desk={desk}>x</StaffShell>)
    expect(current(html)).toEqual([[name, how]])
    expect(html).toContain('data-density="staff"')
  })

  test.each(['en', 'sv'] as const)('has a way past the header and a way out (%s)', (locale) => {
    const html = markup(<CustomerShell name="Sara Holm">x</CustomerShell>, locale)
    expect(attributes(html, 'href')[0]).toBe('#main')
    expect(html).toContain('<main id="main" tabindex="-1"')
    expect(textOf(html)).toContain(locale === 'en' ? 'Sign out' : 'Logga ut')
  })

  test.each([
    ['/customer/payments', '/customer/help?from=/customer/payments'],
    ['/customer/help', '/customer/help'],
  ])('help is below every page, and knows that it was %s', (path, href) => {
    where.path = path
    const html = markup(<CustomerShell>x</CustomerShell>)
    const [, footer = ''] = html.split('<footer')
    expect(attributes(footer, 'href')).toEqual([href])
    expect(textOf(`<footer${footer}`)).toBe('Help')
  })

  test('who looks along may read the entries, not the name of who is signed in', () => {
    const html = markup(<CustomerShell name="Sara Holm">x</CustomerShell>)
    expect(html).toMatch(/<nav [^>]*data-share="tree"/)
    expect(html).toMatch(/<span class="[^"]*">Sara Holm/)
  })
})

describe('what went wrong', () => {
  test('has the number it was noted under, and a way on', () => {
    const error = Object.assign(new Error('secret'), { digest: '12345' })
    const html = markup(<ErrorMessage error={error} retry={() => {}} />)
    expect(html).toContain('role="alert"')
    expect(textOf(html)).toContain('12345')
    expect(textOf(html)).not.toContain('secret')
    expect(textOf(markup(<ErrorMessage error="thrown" retry={() => {}} />))).not.toContain('thrown')
  })

  test.each([
    undefined,
    null,
    'text',
    new Error('x'),
    { digest: 'x' },
    Object.assign(new Error('x'), { digest: 7 }),
  ])('no number in %j', (error) => {
    expect(digestOf(error)).toBeUndefined()
  })

  test('a page that does not exist leads home', () => {
    expect(attributes(markup(<NotFoundMessage />), 'href')).toEqual(['/'])
  })
})
