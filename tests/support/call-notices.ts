import type { Page } from 'playwright-core'

type Notice = { words: string; open: boolean }
type Told = { notices?: Notice[] }

/** The page stands behind another window from now on, and its person has allowed notifications; nobody really sees them. */
export async function standInForNotices(page: Page): Promise<void> {
  await page.evaluate(() => {
    const told: Notice[] = []
    ;(window as unknown as Told).notices = told
    class Silent {
      static readonly permission = 'granted'
      private readonly mine: Notice
      constructor(words: string) {
        this.mine = { words, open: true }
        told.push(this.mine)
      }
      close() {
        this.mine.open = false
      }
    }
    Object.defineProperty(window, 'Notification', { value: Silent })
    Object.defineProperty(document, 'hidden', { value: true })
  })
}

export function noticesOf(page: Page): Promise<Notice[]> {
  return page.evaluate(() => (window as unknown as Told).notices ?? [])
}
