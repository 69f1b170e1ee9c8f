import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { TestApp } from './app'
import { field, main, send } from './message-page'

/** Ticks **Ask and wait for the answer**, says what about, and sends. */
export async function ask(page: Page, text: string, about: string): Promise<void> {
  await field(page).fill(text)
  await main(page).getByRole('checkbox', { name: 'Ask and wait for the answer' }).check()
  await main(page).getByRole('textbox', { name: 'What do you ask about?' }).fill(about)
  await send(page).click()
}

/** Where staff read how a question stands. */
export const asked = (page: Page, about: string): Locator =>
  main(page).getByRole('list', { name: 'Asked here' }).getByRole('listitem').filter({ hasText: about })

/** What went out by this channel to this address, the newest first: where the demo shows it. */
export async function sentTo(
  page: Page,
  app: TestApp,
  channel: string,
  address: string,
  nth = 1,
): Promise<Locator> {
  const sent = page.getByRole('article').filter({ hasText: address })
  await expect
    .poll(async () => {
      await page.goto(`${app.url}/demo/mail?channel=${channel}`)
      return sent.count()
    })
    .toBeGreaterThanOrEqual(nth)
  return sent.first()
}

/** The reply code in it. */
export async function codeIn(sent: Locator): Promise<string> {
  return /\b[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}\b/.exec((await sent.textContent()) ?? '')?.[0] ?? ''
}
