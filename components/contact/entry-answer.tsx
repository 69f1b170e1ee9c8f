'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions } from '@/components/ui/dialog'
import { TextForm } from '@/components/ui/text-form'
import { useTell } from '@/components/ui/toast'
import { useRefusal } from '@/components/ui/use-refusal'
import { longestCorrection } from '@/lib/contact/staff-note'
import { type Result, settled } from '@/lib/result'

export type AnswerActions = {
  correctEvent(input: { id: string; text: string }): Promise<Result<unknown>>
  withholdEvent(input: { id: string; withheld: boolean }): Promise<Result<unknown>>
}

type EntryAnswerProps = {
  actions: AnswerActions
  id: string
  /** The entry's own sentence, so that each button says what it is about. */
  about: string
  correction: string
  withheld: boolean
  mayWithhold: boolean
}

/** What a customer can do about one entry: say what is not right, and keep it away from their advice. */
export function EntryAnswer({ actions, id, about, correction, withheld, mayWithhold }: EntryAnswerProps) {
  const t = useTranslations('contact.history')
  const refusal = useRefusal('contact')
  const tell = useTell()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const toggle = async () => {
    setBusy(true)
    const answer = await settled(actions.withholdEvent({ id, withheld: !withheld }))
    setBusy(false)
    setRefused(answer.ok ? null : answer.reason)
    if (!answer.ok) return
    router.refresh()
    tell(t(withheld ? 'saved.release' : 'saved.withhold'))
  }
  const correct = async (text: string) => {
    const answer = await settled(actions.correctEvent({ id, text }))
    if (!answer.ok) return refusal(answer.reason)
    setOpen(false)
    router.refresh()
    tell(t('saved.correct'))
    return null
  }
  const hidden = <span className="sr-only">{t('about', { what: about })}</span>
  return (
    <>
      {refused && (
        <Alert heading={t('failed')} className="mt-2">
          <p>{refusal(refused)}</p>
        </Alert>
      )}
      <div className="-ml-3 flex flex-wrap gap-x-2">
        <Button variant="quiet" onClick={() => setOpen(true)}>
          <span className="text-small">{t('correct')}</span> {hidden}
        </Button>
        {(mayWithhold || withheld) && (
          <Button variant="quiet" busy={busy} onClick={toggle}>
            <span className="text-small">{t(withheld ? 'release' : 'withhold')}</span> {hidden}
          </Button>
        )}
      </div>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('dialog.title')}
        description={t('dialog.text')}
        wide
      >
        <p className="border-l-2 border-line pl-3">{about}</p>
        <TextForm
          label={t('dialog.label')}
          rows={4}
          maxLength={longestCorrection}
          first={correction}
          missing={t('dialog.missing')}
          save={correct}
          buttons={(busy) => (
            <DialogActions>
              <Button onClick={() => setOpen(false)}>{t('dialog.cancel')}</Button>
              <Button type="submit" variant="primary" busy={busy}>
                {t('dialog.save')}
              </Button>
            </DialogActions>
          )}
        />
      </Dialog>
    </>
  )
}
