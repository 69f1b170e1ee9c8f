import vm from 'node:vm'
import { describe, expect, test } from 'vitest'
import { readTheme, settingCookie, themeSource } from '@/components/shell/theme'

describe('light or dark', () => {
  test.each([
    ['', 'system'],
    ['theme=dark', 'dark'],
    ['locale=sv; theme=light; x=1', 'light'],
    ['theme=system', 'system'],
    ['theme=pink', 'system'],
    ['mytheme=dark', 'system'],
  ])('cookie %j means %s', (cookie, theme) => {
    expect(readTheme(cookie)).toBe(theme)
  })

  test.each([
    ['', true, true],
    ['', false, false],
    ['theme=dark', false, true],
    ['a=b; theme=light', true, false],
  ])('before the first paint: cookie %j, device dark %s -> dark %s', (cookie, deviceDark, dark) => {
    const set: [string, boolean][] = []
    const classList = { toggle: (name: string, on: boolean) => set.push([name, on]) }
    const document = { cookie, documentElement: { classList } }
    vm.runInNewContext(themeSource, { document, matchMedia: () => ({ matches: deviceDark }) })
    expect(set).toEqual([['dark', dark]])
  })

  test('the cookie is ours alone, and secure where the page is', () => {
    expect(settingCookie('theme', 'dark', true)).toBe(
      'theme=dark; Path=/; Max-Age=31536000; SameSite=Lax; Secure',
    )
    expect(settingCookie('locale', 'sv', false)).not.toContain('Secure')
  })
})
