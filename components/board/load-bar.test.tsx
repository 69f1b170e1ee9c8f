import { describe, expect, test } from 'vitest'
import { LoadBar } from '@/components/board/load-bar'
import { markup, textOf } from '@/tests/support/markup'

describe('LoadBar', () => {
  test.each([
    [{ worked: 480, booked: 90, share: 0.1875 }, '1.5 of 8 h booked', 'width:18.75%'],
    [{ worked: 480, booked: 0, share: 0 }, '0 of 8 h booked', 'width:0%'],
    [{ worked: 60, booked: 240, share: 1 }, '4 of 1 h booked', 'width:100%'],
  ])('%j', (load, words, width) => {
    const html = markup(<LoadBar load={load} />)
    expect(textOf(html)).toBe(words)
    expect(html).toContain(width)
  })
  test('a full day is another colour, and says it in words, too', () => {
    const bar = (share: number) => markup(<LoadBar load={{ worked: 480, booked: 450, share }} />)
    expect(bar(0.95)).toContain('bg-ochre')
    expect(bar(0.5)).not.toContain('bg-ochre')
  })
  test('somebody who does not work that day has no bar', () => {
    const html = markup(<LoadBar load={{ worked: 0, booked: 0, share: null }} />, 'sv')
    expect(textOf(html)).toBe('Arbetar inte')
    expect(html).not.toContain('width')
    const off = markup(<LoadBar load={{ worked: 0, booked: 0, share: null }} away />)
    expect(textOf(off)).toBe('Away all day')
  })
})
