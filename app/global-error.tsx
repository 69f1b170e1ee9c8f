'use client'

import './globals.css'
import { useEffect, useState } from 'react'
import { digestOf } from '@/components/shell/error-message'
import { applyTheme } from '@/components/shell/theme'
import { buttonClass } from '@/components/ui/button-class'
import english from '@/lib/language/en/shell.json'
import { type Locale, pickLocale } from '@/lib/language/locale'
import swedish from '@/lib/language/sv/shell.json'

const words: Record<Locale, typeof english.error> = { en: english.error, sv: swedish.error }

/** When even the outermost layout fails: no provider is left, so it brings its own few words. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const [locale, setLocale] = useState<Locale>('en')
  useEffect(() => {
    applyTheme()
    const cookie = /(?:^|; )locale=(\w+)/.exec(document.cookie)?.[1]
    setLocale(pickLocale({ cookie, accept: navigator.languages.join(',') }))
  }, [])
  const t = words[locale]
  const id = digestOf(error)
  return (
    <html lang={locale} suppressHydrationWarning>
      <body>
        <title>{t.title}</title>
        <main className="mx-auto max-w-reading space-y-6 px-4 py-16">
          <h1 className="font-title text-title">{t.title}</h1>
          <div role="alert" className="space-y-2">
            <p>{t.text}</p>
            {id && <p>{t.reference.replace('{id}', id)}</p>}
          </div>
          <button type="button" className={buttonClass('primary')} onClick={retry}>
            {t.again}
          </button>
        </main>
      </body>
    </html>
  )
}
