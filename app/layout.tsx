import './globals.css'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { StyleNonce } from '@/components/shell/style-nonce'
import { ThemeFollower } from '@/components/shell/theme-follower'
import { ThemeScript } from '@/components/shell/theme-script'
import { TitleKeeper } from '@/components/shell/title-keeper'
import { AnnouncerProvider } from '@/components/ui/announcer'
import { ToastProvider } from '@/components/ui/toast'
import { messagesFor } from '@/lib/language/messages-for'

export const metadata: Metadata = {
  title: { default: 'Rådrum', template: '%s · Rådrum' },
  robots: { index: false, follow: false },
  formatDetection: { telephone: false },
}

export const viewport: Viewport = {
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f3ee' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1513' },
  ],
}

/** Language, theme and the one live region; who may see what is decided by the pages. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, head] = await Promise.all([getLocale(), headers()])
  return (
    <html lang={locale} suppressHydrationWarning>
      <head>
        <ThemeScript nonce={head.get('x-nonce') ?? undefined} />
      </head>
      <body>
        <StyleNonce />
        <ThemeFollower />
        <TitleKeeper />
        <NextIntlClientProvider messages={messagesFor(locale, 'everybody')}>
          <AnnouncerProvider>
            <ToastProvider>{children}</ToastProvider>
          </AnnouncerProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
