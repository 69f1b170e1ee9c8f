'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'

type Tell = (sentence: string) => void

const Context = createContext<Tell>(() => {})

/** How long a confirmation stays, ms. It never carries the only word about something. */
const staysMs = 8_000

const box =
  'fixed inset-x-4 bottom-[calc(var(--dock)+1rem)] z-30 mx-auto flex w-fit max-w-[calc(100%-2rem)] items-center gap-3 rounded-surface border border-line bg-surface py-1.5 pr-1.5 pl-5 shadow-float animate-menu'

/** Shows one short confirmation at a time, above the dock, in a live region of its own. Stands once, in the root layout. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('shell')
  const [sentence, setSentence] = useState<string | null>(null)
  useEffect(() => {
    if (sentence === null) return
    const timer = setTimeout(() => setSentence(null), staysMs)
    return () => clearTimeout(timer)
  }, [sentence])
  return (
    <Context value={setSentence}>
      {children}
      <div aria-live="polite">
        {sentence !== null && (
          <div className={box}>
            <p>{sentence}</p>
            <IconButton icon={X} label={t('close')} onClick={() => setSentence(null)} />
          </div>
        )}
      </div>
    </Context>
  )
}

/** Tells, for a moment, that something was done: "Meeting moved." */
export function useTell(): Tell {
  return useContext(Context)
}
