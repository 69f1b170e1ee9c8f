'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useAnnounce } from '@/components/ui/announcer'
import { answerKey, type Focused, isTyping } from '@/lib/meeting/attention'

/**
 * Focus for something that comes in by itself: it takes it when nothing is being typed, else it is announced and one
 * key away. It takes the box, not a button, so that a key pressed by chance answers nothing; afterwards focus goes back.
 */
export function useCallFocus(name: string) {
  const t = useTranslations('meeting.incoming')
  const announce = useAnnounce()
  const box = useRef<HTMLDivElement>(null)
  const words = t('typing', { name, key: answerKey })

  useEffect(() => {
    const here = box.current
    const before = document.activeElement
    if (isTyping(describe(before))) announce(words)
    else here?.focus({ preventScroll: true })
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== answerKey) return
      event.preventDefault()
      here?.focus({ preventScroll: true })
    }
    window.addEventListener('keydown', onKey, true)
    const release = here && besideDialogs(here)
    return () => {
      window.removeEventListener('keydown', onKey, true)
      release?.()
      if (here?.contains(document.activeElement) && before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true })
    }
  }, [announce, words])

  return box
}

/** An open dialog must neither close nor pull back the focus because of what is done here. */
function besideDialogs(box: HTMLElement): () => void {
  const stop = (event: Event) => event.stopPropagation()
  box.addEventListener('pointerdown', stop)
  box.addEventListener('focusin', stop)
  return () => {
    box.removeEventListener('pointerdown', stop)
    box.removeEventListener('focusin', stop)
  }
}

function describe(element: Element | null): Focused | null {
  if (!(element instanceof HTMLElement)) return null
  const type = element instanceof HTMLInputElement ? element.type : undefined
  return {
    tag: element.tagName,
    type,
    editable: element.isContentEditable,
    role: element.getAttribute('role') ?? undefined,
  }
}
