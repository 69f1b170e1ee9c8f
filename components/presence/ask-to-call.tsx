'use client'

import { Phone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions } from '@/components/ui/dialog'
import { TextForm } from '@/components/ui/text-form'
import { useTell } from '@/components/ui/toast'
import { useRefusal } from '@/components/ui/use-refusal'
import { longestAbout } from '@/lib/presence/call-request'
import { firstName } from '@/lib/presence/first-name'
import { type Result, settled } from '@/lib/result'

export type AskToCallMe = (input: { advisorId: string; about: string }) => Promise<Result<unknown>>

type AskToCallProps = {
  advisor: { id: string; name: string }
  askToCallMe: AskToCallMe
  /** What it is about, as far as it is known already. */
  about?: string
  /** Told when the question is asked and when it is over. */
  onAsking?: (asking: boolean) => void
}

/** **Ask Eva to call me**: one short question, then it is on Eva's desk. */
export function AskToCall({ advisor, askToCallMe, about, onAsking }: AskToCallProps) {
  const t = useTranslations('presence.ask')
  const [open, setOpen] = useState(false)
  const ask = (asking: boolean) => {
    setOpen(asking)
    onAsking?.(asking)
  }
  const first = firstName(advisor.name)
  return (
    <>
      <Button
        className="w-full"
        icon={<Phone aria-hidden width={18} height={18} className="shrink-0" />}
        onClick={() => ask(true)}
      >
        {t('button', { first })}
      </Button>
      <Dialog open={open} onOpenChange={ask} title={t('title', { first })} description={t('text', { first })}>
        <AskForm {...{ advisor, askToCallMe, about }} onDone={() => ask(false)} />
      </Dialog>
    </>
  )
}

function AskForm({ advisor, askToCallMe, about, onDone }: AskToCallProps & { onDone: () => void }) {
  const t = useTranslations('presence.ask')
  const refusal = useRefusal('presence')
  const tell = useTell()
  const first = firstName(advisor.name)
  const ask = async (text: string) => {
    const answer = await settled(askToCallMe({ advisorId: advisor.id, about: text }))
    if (!answer.ok) return refusal(answer.reason)
    tell(t('done', { first }))
    onDone()
    return null
  }
  return (
    <TextForm
      label={t('about')}
      hint={t('hint')}
      first={about}
      rows={3}
      maxLength={longestAbout}
      save={ask}
      buttons={(busy) => (
        <DialogActions>
          <Button onClick={onDone}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {t('send', { first })}
          </Button>
        </DialogActions>
      )}
    />
  )
}
