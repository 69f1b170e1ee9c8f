import { describe, expect, it } from 'vitest'
import { type FileKind, mediaTypes } from './content-kind'
import { fileHeaders, typedName } from './file-headers'

const kinds = Object.keys(mediaTypes) as FileKind[]

describe('fileHeaders', () => {
  it.each(kinds)('%s is what it is, runs nothing, and is kept nowhere', (kind) => {
    expect(fileHeaders({ name: 'x', kind })).toMatchObject({
      'Content-Type': mediaTypes[kind],
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'private, no-store',
    })
  })

  it('pictures that every browser knows are shown, everything else is saved', () => {
    const inline = kinds.filter((kind) =>
      fileHeaders({ name: 'x', kind })['Content-Disposition']?.startsWith('inline; '),
    )
    expect(inline).toEqual(['png', 'jpeg', 'webp'])
    expect(fileHeaders({ name: 'Lön.pdf', kind: 'pdf' })['Content-Disposition']).toBe(
      'attachment; filename="Lon.pdf"; filename*=UTF-8\'\'L%C3%B6n.pdf',
    )
  })
})

describe('typedName', () => {
  it.each([
    ['payslip.pdf', 'payslip.pdf'],
    [encodeURIComponent('Kvitto åäö (1).png'), 'Kvitto åäö (1).png'],
    [encodeURIComponent('../../x'), '../../x'],
    [encodeURIComponent('å'.repeat(1_000)), 'å'.repeat(1_000)],
  ])('%j', (header, name) => {
    expect(typedName(header)).toBe(name)
  })

  it.each([
    ['absent', null],
    ['empty', ''],
    ['half a sign', '%E5'],
    ['no number', '%zz'],
    ['not encoded', 'Kvitto åäö.png'],
    ['with a blank', 'a b'],
    ['over 1,000 characters', 'x'.repeat(1_001)],
  ])('%s: none', (_, header) => {
    expect(typedName(header)).toBeNull()
  })
})
