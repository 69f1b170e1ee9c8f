/** What somebody chose; `system` follows the device. Kept in a cookie, applied as a class. */
export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]

/**
 * Sets the class before the first paint, so that nothing flashes. Runs inline in the head (with the page's nonce),
 * and again whenever the choice or the device changes.
 */
export const themeSource = `(function(){var c=/(?:^|; )theme=(light|dark)/.exec(document.cookie);document.documentElement.classList.toggle('dark',c?c[1]==='dark':matchMedia('(prefers-color-scheme: dark)').matches)})()`

/** The choice kept in this browser. */
export function readTheme(cookie: string): Theme {
  const chosen = /(?:^|; )theme=(light|dark)/.exec(cookie)?.[1]
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

/** A year; not secret, not for other sites. */
export function settingCookie(name: string, value: string, https: boolean): string {
  return `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${https ? '; Secure' : ''}`
}

/** Keeps and applies a choice. */
export function chooseTheme(theme: Theme): void {
  keepSetting('theme', theme)
  applyTheme()
}

/** Puts the class on the page that choice and device ask for. */
export function applyTheme(): void {
  const theme = readTheme(document.cookie)
  const dark = theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark'
  document.documentElement.classList.toggle('dark', dark)
}

/** Writes a setting that the next page load reads. */
export function keepSetting(name: string, value: string): void {
  // by assignment: the Cookie Store API exists over https only
  Object.assign(document, { cookie: settingCookie(name, value, location.protocol === 'https:') })
}
