'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { StaffThreadActions, ThreadActions } from '@/components/message/message-actions'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions } from '@/components/ui/dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import { useTell } from '@/components/ui/toast'
import { useRefusal } from '@/components/ui/use-refusal'
import type { Thread, ThreadId } from '@/lib/message/thread'
import { type Result, settled } from '@/lib/result'

/** One deed at a time: done, it is told and the page fetched again, or left; refused, the sentence that says why. */
function useDeed() {
  const refusal = useRefusal('message')
  const tell = useTell()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const run = async (
    work: () => Promise<Result<unknown>>,
    done: string,
    goOn = () => router.refresh(),
  ): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    const answer = await settled(work())
    setBusy(false)
    setRefused(answer.ok ? null : refusal(answer.reason))
    if (!answer.ok) return false
    goOn()
    tell(done)
    return true
  }
  return { busy, refused, setRefused, run }
}

type CloseThreadProps = { id: ThreadId; closeThread: ThreadActions['closeThread'] }

/** Closes a thread. It asks nothing first: writing opens it again. */
export function CloseThread({ id, closeThread }: CloseThreadProps) {
  const t = useTranslations('message.deed')
  const { busy, refused, run } = useDeed()
  return (
    <>
      {refused && <Refused sentence={refused} />}
      <Button busy={busy} onClick={() => void run(() => closeThread({ id }), t('closed'))}>
        <span data-share="text">{t('close')}</span>
      </Button>
    </>
  )
}

function Refused({ sentence }: { sentence: string }) {
  return (
    <Alert className="basis-full">
      <p data-share="text">{sentence}</p>
    </Alert>
  )
}

/** `note`: why it cannot be given to them. */
type Deputy = { id: string; name: string; note?: string }
type HandOverProps = {
  thread: Thread
  /** Whom the own advisor can ask. Nobody: the reader is not the own advisor, and can only give it back. */
  deputies: Deputy[]
  /** Where whoever gives it back goes: they do not see it any more. */
  listHref: string
  actions: Pick<StaffThreadActions, 'handOverThread' | 'handBackThread'>
}

/** Gives a thread to a colleague, and takes it or gives it back. */
export function HandOver({ thread, deputies, listHref, actions }: HandOverProps) {
  const t = useTranslations('message.deed')
  const router = useRouter()
  const { busy, refused, run } = useDeed()
  const [open, setOpen] = useState(false)
  const { id, deputyId, byHand, standing } = thread
  const others = deputies.filter((deputy) => !byHand || deputy.id !== deputyId)
  const back = deputies.length > 0 ? 'takeBack' : 'handBack'
  const giveBack = () =>
    run(
      () => actions.handBackThread({ id }),
      t(`done.${back}`),
      back === 'handBack' ? () => router.push(listHref) : undefined,
    )
  return (
    <>
      {refused && <Refused sentence={refused} />}
      {standing.state !== 'closed' && others.length > 0 && (
        <Button onClick={() => setOpen(true)}>{t('handOver')}</Button>
      )}
      {deputyId !== null && (
        <Button busy={busy} onClick={() => void giveBack()}>
          {t(back)}
        </Button>
      )}
      <Dialog open={open} onOpenChange={setOpen} title={t('dialog.title')} description={t('dialog.text')}>
        <DeputyForm
          id={id}
          deputies={others}
          handOver={actions.handOverThread}
          onClose={() => setOpen(false)}
        />
      </Dialog>
    </>
  )
}

type DeputyFormProps = {
  id: ThreadId
  deputies: Deputy[]
  handOver: StaffThreadActions['handOverThread']
  onClose: () => void
}

/** Exported for its own test: a dialog shows nothing before it is opened. */
export function DeputyForm({ id, deputies, handOver, onClose }: DeputyFormProps) {
  const t = useTranslations('message.deed')
  const { busy, refused, setRefused, run } = useDeed()
  const [to, setTo] = useState('')
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const deputy = deputies.find((one) => one.id === to)
    if (!deputy) return setRefused(t('dialog.missing'))
    if (await run(() => handOver({ id, to }), t('done.handOver', { name: deputy.name }))) onClose()
  }
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-4">
      {refused && <Refused sentence={refused} />}
      <RadioGroup
        label={t('dialog.who')}
        options={deputies.map(({ id: value, name, note }) => ({
          value,
          label: name,
          hint: note,
          disabled: note !== undefined,
        }))}
        value={to}
        onValueChange={setTo}
      />
      <DialogActions>
        <Button onClick={onClose}>{t('dialog.cancel')}</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {t('handOver')}
        </Button>
      </DialogActions>
    </form>
  )
}
