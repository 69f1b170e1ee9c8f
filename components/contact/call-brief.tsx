'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { LastContacts, TriedLately } from '@/components/contact/known'
import type { Brief } from '@/lib/contact/customer-card'
import { type Result, settled } from '@/lib/result'

export type ReadBrief = (input: { meetingId: string }) => Promise<Result<Brief>>

/**
 * What the advisor should know before they say hello, beside a ringing call: read when it rings, once. It never keeps the call
 * waiting, and when it cannot be had it says so.
 */
export function CallBrief({ meetingId, readBrief }: { meetingId: string; readBrief: ReadBrief }) {
  const t = useTranslations('contact')
  const [brief, setBrief] = useState<Brief | 'failed' | null>(null)
  const read = useRef(readBrief)
  useEffect(() => {
    let gone = false
    const ask = async () => {
      const answer = await settled(read.current({ meetingId }))
      if (!gone) setBrief(answer.ok ? answer.value : 'failed')
    }
    void ask()
    return () => {
      gone = true
    }
  }, [meetingId])
  if (brief === null) return null
  if (brief === 'failed') return <p className="text-small text-ink-2">{t('brief.failed')}</p>
  // it scrolls in a low window, so it can be reached by keyboard
  const reach = { role: 'group', tabIndex: 0, 'aria-label': t('brief.title') }
  return (
    <div {...reach} className="flex max-h-[45dvh] flex-col gap-3 overflow-y-auto text-small">
      {brief.about && <p className="font-semibold">{t('brief.about', { subject: brief.about.subject })}</p>}
      <Products brief={brief} />
      {brief.tried.length > 0 && <TriedLately tried={brief.tried.slice(0, 3)} />}
      {brief.last.length > 0 && (
        <div>
          <h3 className="mb-1 font-semibold">{t('last.title')}</h3>
          <LastContacts entries={brief.last} />
        </div>
      )}
    </div>
  )
}

function Products({ brief: { products } }: { brief: Brief }) {
  const t = useTranslations('contact')
  const { kinds, cards } = products
  if (kinds.length + cards === 0) return <p className="text-ink-2">{t('brief.noProducts')}</p>
  const names = kinds.map((kind) => t(`card.kind.${kind}`)).join(', ')
  return <p>{t('brief.products', { kinds: names, cards })}</p>
}
