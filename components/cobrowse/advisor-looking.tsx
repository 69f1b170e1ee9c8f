'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ToggleButton } from '@/components/ui/toggle-button'
import { isWatching } from '@/lib/cobrowse/looking'
import { LookingFigures, LookingStatus } from './looking-status'
import { ReplayView } from './replay-view'
import type { SharingActions } from './sharing-actions'
import { type AdvisorLooking as Looks, useAdvisorLooking } from './use-advisor-looking'

/** The advisor's side of looking along: **Ask to look along**, then region **Customer's netbank**. In a live meeting. */
export function AdvisorLooking({ stopSharing }: { stopSharing: SharingActions['stopSharing'] }) {
  const looks = useAdvisorLooking(stopSharing)
  const ask = useRef<HTMLButtonElement>(null)
  const seen = looks !== null && isWatching(looks.looking)
  const before = useRef(false)
  useEffect(() => {
    // What had the focus is gone with the region; the next step has it now.
    if (before.current && !seen && document.activeElement === document.body) ask.current?.focus()
    before.current = seen
  }, [seen])
  if (!looks) return null
  const { looking, open, customer } = looks
  return (
    <div className="flex flex-col gap-3">
      <LookingStatus looking={looking} open={open} name={customer.name} />
      {seen ? <Netbank looks={looks} /> : <AskButton looks={looks} ref={ask} />}
    </div>
  )
}

function AskButton({ looks, ref }: { looks: Looks; ref: React.Ref<HTMLButtonElement> }) {
  const t = useTranslations('cobrowse')
  const { looking, open } = looks
  const asked = looking.state === 'asked'
  return (
    <div className="flex flex-wrap gap-3">
      <Button
        ref={ref}
        variant="primary"
        disabled={asked || looking.state === 'refused' || !open}
        onClick={looks.ask}
      >
        {t('ask')}
      </Button>
      {asked && (
        <Button variant="quiet" onClick={looks.withdraw}>
          {t('withdraw')}
        </Button>
      )}
    </div>
  )
}

function Netbank({ looks }: { looks: Looks }) {
  const t = useTranslations('cobrowse')
  const [pointing, setPointing] = useState(false)
  const toggle = useRef<HTMLButtonElement>(null)
  const { customer, figures, pointAt, showIn, refresh, stop } = looks
  const leavePointing = () => {
    setPointing(false)
    toggle.current?.focus()
  }
  return (
    <section aria-label={t('region')} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <ToggleButton ref={toggle} pressed={pointing} onPressedChange={setPointing}>
          {t('point')}
        </ToggleButton>
        {pointing && <p className="text-small text-ink-2">{t('pointHelp')}</p>}
        <div className="ml-auto flex flex-wrap items-center gap-3">
          <LookingFigures {...figures} />
          <Button onClick={stop}>{t('leave')}</Button>
        </div>
      </div>
      <ReplayView
        title={t('frame', { name: customer.name })}
        pointing={pointing}
        onPoint={pointAt}
        onEscape={leavePointing}
        showIn={showIn}
        refresh={refresh}
      />
    </section>
  )
}
