'use client'

import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import type { Messages } from '@/lib/language/catalogue'

/** More sentences for everything below, beside those that are there already. */
export function MoreMessages({ messages, children }: { messages: Messages; children: ReactNode }) {
  const locale = useLocale()
  const before = useMessages()
  const all = useMemo(() => ({ ...before, ...messages }), [before, messages])
  return (
    <NextIntlClientProvider locale={locale} messages={all}>
      {children}
    </NextIntlClientProvider>
  )
}
