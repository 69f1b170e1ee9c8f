import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentDisposition } from './content-disposition'

describe('contentDisposition', () => {
  it.each([
    ['payslip.pdf', 'filename="payslip.pdf"; filename*=UTF-8\'\'payslip.pdf'],
    ['Kvitto åäö.png', 'filename="Kvitto_aao.png"; filename*=UTF-8\'\'Kvitto%20%C3%A5%C3%A4%C3%B6.png'],
    ["it's (1)*.txt", 'filename="it_s__1__.txt"; filename*=UTF-8\'\'it%27s%20%281%29%2A.txt'],
    [
      'a"; x="\r\nSet-Cookie: b',
      'filename="a___x____Set-Cookie__b"; filename*=UTF-8\'\'a%22%3B%20x%3D%22%0D%0ASet-Cookie%3A%20b',
    ],
    ['half \ud800.txt', 'filename="half__.txt"; filename*=UTF-8\'\'half%20_.txt'],
    ['领收书.pdf', 'filename="___.pdf"; filename*=UTF-8\'\'%E9%A2%86%E6%94%B6%E4%B9%A6.pdf'],
  ])('A44 %j', (name, rest) => {
    expect(contentDisposition('attachment', name)).toBe(`attachment; ${rest}`)
    expect(contentDisposition('inline', name)).toBe(`inline; ${rest}`)
  })

  it('A44 whatever a file is called, the header stays one, and the name comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = contentDisposition('attachment', name)
        const [, encoded = ''] =
          /^attachment; filename="[A-Za-z0-9._-]*"; filename\*=UTF-8''([A-Za-z0-9!~._%-]*)$/.exec(header) ??
          []
        expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header)
        expect(decodeURIComponent(encoded)).toBe(name.replace(/\p{Cs}/gu, '_'))
      }),
    )
  })
})
