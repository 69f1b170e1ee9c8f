'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { AssistantActions, HandOverPreview } from '@/components/assistant/assistant-actions'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions } from '@/components/ui/dialog'
import { useTell } from '@/components/ui/toast'
import { useRefusal } from '@/components/ui/use-refusal'
import { settled } from '@/lib/result'

type HandOverProps = {
  talkId: string
  first: string
  actions: Pick<AssistantActions, 'previewHandOver' | 'handOver'>
}

const messages = '/customer/messages'

/**
 * **Hand over**: shows word for word what goes along, and asks. **Not now** leads to an empty message, in which nothing of it
 * stands; what has come meanwhile has to be read first.
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
      tell(t('handOver.done', { first }))
      return router.push(`${messages}/${answer.value.threadId}`)
    }
    if (answer.reason === 'changed_since') await read()
    setBusy(false)
    setRefused(answer.reason)
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
        title={t('handOver.title', { first })}
        description={t('handOver.text', { first })}
      >
        <Refused reason={refused} />
        <Shown preview={preview} waiting={refused === null} />
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

/** Exactly what the other side will read. */
function Shown({ preview, waiting }: { preview: HandOverPreview | null; waiting: boolean }) {
  const t = useTranslations('assistant.handOver')
  const id = useId()
  if (!preview) return waiting ? <p role="status">{t('loading')}</p> : null
  const { subject, parts } = preview
  return (
    <section aria-labelledby={id} className="rounded-control bg-sunken px-4 py-3 wrap-anywhere">
      <p id={id} className="font-semibold">
        {t('subject', { subject })}
      </p>
      {parts.map((part, at) => (
        <div key={part} className="mt-3">
          {parts.length > 1 && (
            <p className="text-small text-ink-2">{t('parts', { nth: at + 1, count: parts.length })}</p>
          )}
          <p className="whitespace-pre-line">{part}</p>
        </div>
      ))}
    </section>
  )
}
