import type { Locator, Page } from 'playwright-core'

/** The free times that are offered. */
export const times = (page: Page): Locator =>
  page.getByRole('list', { name: 'Available times' }).getByRole('button')
export const confirm = (page: Page): Locator => page.getByRole('button', { name: 'Confirm booking' })

/** Chooses the nth free time, and says how it is called. */
export async function choose(page: Page, nth: number): Promise<string> {
  const button = times(page).nth(nth)
  const name = (await button.getAttribute('aria-label')) ?? ''
  await button.click()
  await confirm(page).waitFor()
  return name
}
