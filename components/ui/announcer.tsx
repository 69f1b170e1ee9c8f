'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'

type Announce = (sentence: string) => void

const Context = createContext<Announce>(() => {})

/** How long a spoken sentence stays in the live region, ms; then it is removed so that nobody finds it later. */
const staysMs = 8_000

/** Keeps the one polite live region of the page. Stands once, in the root layout. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ sentence: '', turn: 0 })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const announce = useCallback<Announce>((sentence) => {
    clearTimeout(timer.current)
    setSaid(({ turn }) => ({ sentence, turn: turn + 1 }))
    timer.current = setTimeout(() => setSaid(({ turn }) => ({ sentence: '', turn })), staysMs)
  }, [])
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <Context value={announce}>
      {children}
      <div aria-live="polite" data-stays className="sr-only">
        <p key={said.turn}>{said.sentence}</p>
      </div>
    </Context>
  )
}

/** Says one sentence to screen readers, politely. Only for what changed in what the person can do. */
export function useAnnounce(): Announce {
  return useContext(Context)
}
