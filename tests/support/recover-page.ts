import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { TestApp } from './app'
import { callerWith } from './http'

const link = /https?:\/\/[^\s<"]+\/recover\/[\w-]{43}/

/** Fills in the address at `/recover` and waits for the answer. */
export async function askAt(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByRole('button', { name: 'Send me a link', exact: true }).click()
  await page.getByText('Look in your mail').waitFor()
}

/** The link in the mail to this address, read where the demo shows what would have been sent. */
export async function linkInMail(
  page: Page,
  app: TestApp,
  email: string,
  subject = 'Choose a new password',
): Promise<string> {
  const mail = page.getByRole('article', { name: subject }).filter({ hasText: email }).first()
  await expect.poll(async () => (await linksTo(app, email)).length).toBeGreaterThan(0)
  await page.goto(`${app.url}/demo/mail`)
  return link.exec((await mail.textContent()) ?? '')?.[0] ?? ''
}

/** Links that have been mailed to this address so far, the newest first. */
export async function linksTo(app: TestApp, email: string): Promise<string[]> {
  const page = await (await fetch(`${app.url}/demo/mail`)).text()
  const mails = page.split('<article').map((rest) => rest.split('</article>', 1)[0] ?? '')
  return mails.filter((mail) => mail.includes(email)).flatMap((mail) => link.exec(mail)?.[0] ?? [])
}

/** Asks for a link over HTTP, and takes it from the mail that comes of it. */
export async function newLinkFor(app: TestApp, email: string): Promise<string> {
  const before = (await linksTo(app, email)).length
  const answer = await callerWith(app, '').act('askForLink', { email })
  expect(answer, email).toEqual({ ok: true, value: true })
  await expect.poll(async () => (await linksTo(app, email)).length).toBe(before + 1)
  return (await linksTo(app, email))[0] ?? ''
}
