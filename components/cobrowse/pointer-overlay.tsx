'use client'

import { MousePointer2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useAnnounce } from '@/components/ui/announcer'
import { placeOf } from '@/lib/cobrowse/pointer'
import { firstName } from '@/lib/presence/first-name'
import { useSharing } from './customer-sharing'
import type { Pointed } from './sharer'
import { spokenName } from './spoken-name'

const REST = 1_000
const SAY_EVERY = 3_000

/** The advisor's pointer on the customer's page: at the same element, and said when it rests there. */
export function PointerOverlay() {
  const { advisor, pointed } = useSharing()
  const arrow = useRef<HTMLDivElement>(null)
  const name = advisor ? firstName(advisor.name) : ''
  useFollowing(arrow, pointed)
  useSpoken(pointed?.element ?? null, name)
  if (!pointed) return null
  return (
    <div
      ref={arrow}
      data-share="off"
      data-pointer
      aria-hidden
      className="pointer-events-none fixed top-0 left-0 z-50 flex items-start text-plum will-change-transform"
    >
      <MousePointer2 width={24} height={24} strokeWidth={1.5} className="fill-plum stroke-surface" />
      <span className="mt-4 rounded-control bg-plum px-2 py-0.5 text-small font-semibold text-on-spruce">
        {name}
      </span>
    </div>
  )
}

/** Keeps the arrow on the element while the page scrolls and changes; at the window's edge when it is outside. */
function useFollowing(arrow: React.RefObject<HTMLDivElement | null>, pointed: Pointed): void {
  useEffect(() => {
    if (!pointed) return
    let frame = 0
    const follow = () => {
      const { x, y } = placeOf(pointed.spot, pointed.element.getBoundingClientRect())
      const left = Math.min(Math.max(x, 0), window.innerWidth - 24)
      const top = Math.min(Math.max(y, 0), window.innerHeight - 24)
      const { current } = arrow
      if (current) {
        current.style.transform = `translate(${left}px, ${top}px)`
        current.style.visibility = pointed.element.isConnected ? 'visible' : 'hidden'
      }
      frame = requestAnimationFrame(follow)
    }
    follow()
    return () => cancelAnimationFrame(frame)
  }, [arrow, pointed])
}

/** Says what is pointed at, when the pointer has come to rest, and not too often. */
function useSpoken(element: Element | null, name: string): void {
  const t = useTranslations('cobrowse')
  const announce = useAnnounce()
  const said = useRef(0)
  useEffect(() => {
    const what = element ? spokenName(element) : ''
    if (!what) return
    const wait = Math.max(REST, said.current + SAY_EVERY - Date.now())
    const timer = setTimeout(() => {
      said.current = Date.now()
      announce(t('said.points', { name, what }))
    }, wait)
    return () => clearTimeout(timer)
  }, [element, name, announce, t])
}
