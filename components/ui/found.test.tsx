import { describe, expect, test } from 'vitest'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { Found } from './found'
import { Pages } from './pages'

describe('what a search found', () => {
  const words = { count: '2 letters', none: 'No letters', showAll: 'Show all letters' }
  const found = (change: object = {}) =>
    markup(
      <Found path="/letters" filtered={false} problems={[]} count={2} words={words} {...change}>
        <p>Letters</p>
      </Found>,
    )

  test('stands under how much it is, which is heard when it changes', () => {
    const html = found()
    expect(textOf(html)).toBe('2 letters Letters')
    expect(html).toMatch(/<p role="status"[^>]*>2 letters/)
    expect(html).not.toContain('role="alert"')
  })

  test('nothing says so, and leads to everything while something is looked for', () => {
    expect(textOf(found({ count: 0 }))).toBe('2 letters No letters')
    const html = found({ count: 0, filtered: true })
    expect(textOf(html)).toBe('2 letters No letters Show all letters')
    expect(attributes(html, 'href')).toEqual(['/letters'])
  })

  test('what could not be used is said at once, beside what was found all the same', () => {
    const html = found({ problems: ['There is no such day.'] })
    expect(html).toContain('role="alert"')
    expect(textOf(html)).toBe('Not everything could be used There is no such day. 2 letters Letters')
  })

  test.each([
    [true, ['text']],
    [false, []],
  ])('how much it is can be read by whoever looks along: %s', (shareCount, shared) => {
    expect(attributes(found({ shareCount }), 'data-share')).toEqual(shared)
  })
})

describe('a list of several pages', () => {
  test.each([
    [null, null, []],
    [null, '/letters?before=3', ['/letters?before=3']],
    ['/letters', null, ['/letters']],
    ['/letters', '/letters?before=3', ['/letters', '/letters?before=3']],
  ])('newest %s, older %s', (newest, older, links) => {
    const html = markup(<Pages label="More letters" newest={newest} older={older} />)
    expect(attributes(html, 'href')).toEqual(links)
    expect(attributes(html, 'aria-label')).toEqual(links.length > 0 ? ['More letters'] : [])
  })
})
