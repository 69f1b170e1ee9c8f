import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { catalogue } from '@/lib/language/catalogue'
import type { Locale } from '@/lib/language/locale'

/** What a component says before anything has happened: its HTML, in that language. Tags and all. */
export function markup(node: ReactNode, locale: Locale = 'en'): string {
  const onError = (error: Error) => {
    throw error
  }
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={catalogue[locale]}
      timeZone="Europe/Stockholm"
      onError={onError}
    >
      {node}
    </NextIntlClientProvider>,
  )
}

/** Its text alone, blanks folded. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
}

/** All values of an attribute, in order: the names of buttons by `aria-label`. */
export function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '')
}
