'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { AssistantActions, HandOverPreview } from '@/components/assistant/assistant-actions'
import { HandOverText } from '@/components/assistant/hand-over-text'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions } from '@/components/ui/dialog'
import { useTell } from '@/components/ui/toast'
import { useRefusal } from '@/components/ui/use-refusal'
import { firstName } from '@/lib/presence/first-name'
import { settled } from '@/lib/result'

type HandOverProps = {
  talkId: string
  /** First name of the customer's own advisor; who reads it is said before it is given. */
  first: string
  actions: Pick<AssistantActions, 'previewHandOver' | 'handOver'>
}

const messages = '/customer/messages'

/**
 * **Hand over**: shows word for word what goes along and who gets it, and asks. **Not now** leads to an empty message, in
 * which nothing of it stands; what has changed meanwhile has to be read first.
 */
export function HandOver({ talkId, first, actions }: HandOverProps) {
  const t = useTranslations('assistant')
  const router = useRouter()
  const tell = useTell()
  const [open, setOpen] = useState(false)
  const [preview, setPreview] = useState<HandOverPreview | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const read = async () => {
    const answer = await settled(actions.previewHandOver({ talkId }))
    setPreview(answer.ok ? answer.value : null)
    return answer.ok ? null : answer.reason
  }
  const show = async () => {
    setOpen(true)
    setPreview(null)
    setRefused(null)
    setRefused(await read())
  }
  const give = async () => {
    if (!preview || busy) return
    setBusy(true)
    const answer = await settled(actions.handOver({ talkId, shown: preview.shown }))
    if (answer.ok) {
      tell(t('handOver.done', { name: preview.to.name }))
      return router.push(`${messages}/${answer.value.threadId}`)
    }
    // what cannot be read again, either, says more than that it has changed
    const unread = answer.reason === 'changed_since' ? await read() : null
    setBusy(false)
    setRefused(unread ?? answer.reason)
  }
  return (
    <>
      <Button variant="primary" onClick={show} data-share="text">
        {t('person.handOver', { first })}
      </Button>
      <Dialog
        wide
        open={open}
        onOpenChange={setOpen}
        title={t('handOver.title', { first: preview ? firstName(preview.to.name) : first })}
        description={t('handOver.text')}
      >
        <Refused reason={refused} />
        {preview && <HandOverText preview={preview} />}
        {!preview && refused === null && <p role="status">{t('handOver.loading')}</p>}
        <DialogActions>
          <Button onClick={() => router.push(`${messages}/new`)}>{t('handOver.notNow')}</Button>
          <Button variant="primary" busy={busy} disabled={preview === null} onClick={give}>
            {t('handOver.give')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  )
}

function Refused({ reason }: { reason: string | null }) {
  const t = useTranslations('assistant.handOver')
  const refusal = useRefusal('assistant')
  if (reason === null) return null
  return (
    <Alert heading={t('failed')}>
      <p>{refusal(reason)}</p>
    </Alert>
  )
}
