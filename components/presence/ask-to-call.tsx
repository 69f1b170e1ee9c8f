'use client'

import { Phone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions } from '@/components/ui/dialog'
import { TextareaField } from '@/components/ui/field'
import { useTell } from '@/components/ui/toast'
import { useRefusal } from '@/components/ui/use-refusal'
import { longestAbout } from '@/lib/presence/call-request'
import { firstName } from '@/lib/presence/first-name'
import type { Result } from '@/lib/result'

export type AskToCallMe = (input: { advisorId: string; about: string }) => Promise<Result<unknown>>

type AskToCallProps = {
  advisor: { id: string; name: string }
  askToCallMe: AskToCallMe
  /** What it is about, as far as it is known already. */
  about?: string
}

/** **Ask Eva to call me**: one short question, then it is on Eva's desk. */
export function AskToCall({ advisor, askToCallMe, about }: AskToCallProps) {
  const t = useTranslations('presence.ask')
  const [open, setOpen] = useState(false)
  const first = firstName(advisor.name)
  return (
    <>
      <Button
        className="w-full"
        icon={<Phone aria-hidden width={18} height={18} className="shrink-0" />}
        onClick={() => setOpen(true)}
      >
        {t('button', { first })}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('title', { first })}
        description={t('text', { first })}
      >
        <AskForm {...{ advisor, askToCallMe, about }} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function AskForm({
  advisor,
  askToCallMe,
  about: known = '',
  onDone,
}: AskToCallProps & { onDone: () => void }) {
  const t = useTranslations('presence.ask')
  const refusal = useRefusal('presence')
  const tell = useTell()
  const [about, setAbout] = useState(known)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const first = firstName(advisor.name)

  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const answer = await askToCallMe({ advisorId: advisor.id, about }).catch(() => null)
    setBusy(false)
    if (!answer?.ok) return setRefused(answer ? answer.reason : 'unavailable')
    tell(t('done', { first }))
    onDone()
  }

  return (
    <form onSubmit={send} className="flex flex-col gap-4">
      {refused && <Alert>{refusal(refused)}</Alert>}
      <TextareaField
        label={t('about')}
        hint={t('hint')}
        rows={3}
        maxLength={longestAbout}
        value={about}
        onChange={(event) => setAbout(event.target.value)}
      />
      <DialogActions>
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {t('send', { first })}
        </Button>
      </DialogActions>
    </form>
  )
}
