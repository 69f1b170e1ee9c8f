import { describe, expect, it } from 'vitest'
import { bytesOf } from '@/tests/support/files'
import { checkFile, checkRoom, largestFile, safeFileName, unsentAtMost, unsentInAll } from './attachment'

const png = bytesOf('\x89PNG\r\n\x1a\n\0')

describe('checkFile', () => {
  it('a picture is a picture, whatever it is called', () => {
    expect(checkFile('../../invoice.pdf.exe', png)).toEqual({
      ok: true,
      value: { name: 'invoice.pdf.exe.png', kind: 'png' },
    })
  })

  it.each([
    ['file_empty', new Uint8Array()],
    ['file_too_large', new Uint8Array(largestFile + 1)],
    ['file_executable', bytesOf('MZ')],
    ['file_active', bytesOf('<svg/>')],
  ])('%s', (reason, content) => {
    expect(checkFile('photo.png', content)).toEqual({ ok: false, reason })
  })

  it('the largest that is allowed is allowed', () => {
    const large = new Uint8Array(largestFile).fill(97)
    expect(checkFile('a.txt', large)).toMatchObject({ ok: true })
  })
})

describe('checkRoom', () => {
  const room = { here: unsentAtMost - 1, unsent: unsentInAll - 1, dayBytes: 20 * largestFile - 1 }

  it('is there up to the last', () => {
    expect(checkRoom(room, 'customer')).toEqual({ ok: true, value: true })
  })

  it.each([
    ['too_many_files', { here: unsentAtMost }],
    ['too_many_files', { unsent: unsentInAll }],
    ['files_of_the_day', { dayBytes: 20 * largestFile }],
  ])('%s: %o', (reason, more) => {
    expect(checkRoom({ ...room, ...more }, 'customer')).toEqual({ ok: false, reason })
  })

  it('staff send more in a day', () => {
    expect(checkRoom({ ...room, dayBytes: 100 * largestFile - 1 }, 'advisor')).toMatchObject({ ok: true })
    expect(checkRoom({ ...room, dayBytes: 100 * largestFile }, 'advisor')).toMatchObject({ ok: false })
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
