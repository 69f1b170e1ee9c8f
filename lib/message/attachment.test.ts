import { describe, expect, it } from 'vitest'
import { bytesOf } from '@/tests/support/files'
import { checkFile, largestFile, safeFileName, unsentAtMost } from './attachment'

const png = bytesOf('\x89PNG\r\n\x1a\n\0')

describe('checkFile', () => {
  it('a picture is a picture, whatever it is called', () => {
    expect(checkFile('../../invoice.pdf.exe', png, 0)).toEqual({
      ok: true,
      value: { name: 'invoice.pdf.exe.png', kind: 'png' },
    })
  })

  it.each([
    ['file_empty', new Uint8Array(), 0],
    ['file_too_large', new Uint8Array(largestFile + 1), 0],
    ['too_many_files', png, unsentAtMost],
    ['file_executable', bytesOf('MZ'), 0],
    ['file_active', bytesOf('<svg/>'), 0],
  ])('%s', (reason, content, unsent) => {
    expect(checkFile('photo.png', content, unsent)).toEqual({ ok: false, reason })
  })

  it('the largest that is allowed is allowed', () => {
    const large = new Uint8Array(largestFile).fill(97)
    expect(checkFile('a.txt', large, unsentAtMost - 1)).toMatchObject({ ok: true })
  })
})

describe('safeFileName', () => {
  it.each([
    ['Kvitto åäö.PNG', 'Kvitto åäö.png'],
    ['C:\\Users\\me\\scan.png', 'scan.png'],
    ['/etc/passwd', 'passwd.png'],
    ['..png', 'png.png'],
    ['.htaccess', 'htaccess.png'],
    ['', 'file.png'],
    ['...', 'file.png'],
    ['a\u202egnp.exe', 'agnp.exe.png'],
    ['a"; x="\r\nSet-Cookie: b', 'a; x= Set-Cookie b.png'],
    ['a<b>:|?*.png', 'ab.png'],
    [`${'x'.repeat(300)}.png`, `${'x'.repeat(80)}.png`],
  ])('%j is saved as %j', (typed, name) => {
    expect(safeFileName(typed, 'png')).toBe(name)
  })

  it('keeps an ending that is right in another way', () => {
    expect(safeFileName('me.jpeg', 'jpeg')).toBe('me.jpeg')
    expect(safeFileName('me.JPG', 'jpeg')).toBe('me.jpg')
    expect(safeFileName('rates.csv', 'text')).toBe('rates.csv')
  })
})
