'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { StaffQuestionActions } from '@/components/question/question-actions'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions } from '@/components/ui/dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import { randomUuid } from '@/components/ui/random-uuid'
import { TextForm } from '@/components/ui/text-form'
import { useTell } from '@/components/ui/toast'
import { useRefusal } from '@/components/ui/use-refusal'
import { type ToldVia, toldVias } from '@/lib/question/channel'
import type { QuestionId } from '@/lib/question/question'
import { longestNoted } from '@/lib/question/question-input'
import { settled } from '@/lib/result'

type WithdrawProps = { id: QuestionId; withdrawQuestion: StaffQuestionActions['withdrawQuestion'] }

/** Waits for the answer no more. It asks nothing first: the same can be asked again. */
export function WithdrawQuestion({ id, withdrawQuestion }: WithdrawProps) {
  const t = useTranslations('question.deed')
  const sentence = useRefusal('question')
  const tell = useTell()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const withdraw = async () => {
    if (busy) return
    setBusy(true)
    const answer = await settled(withdrawQuestion({ id }))
    setBusy(false)
    setRefused(answer.ok ? null : sentence(answer.reason))
    router.refresh()
    if (answer.ok) tell(t('withdrawn'))
  }
  return (
    <>
      {refused && (
        <Alert className="basis-full">
          <p>{refused}</p>
        </Alert>
      )}
      <Button busy={busy} onClick={() => void withdraw()}>
        {t('withdraw')}
      </Button>
    </>
  )
}

type NoteProps = { id: QuestionId; noteAnswer: StaffQuestionActions['noteAnswer'] }

/** Writes down what the customer has answered elsewhere. */
export function NoteAnswer(props: NoteProps) {
  const t = useTranslations('question.deed')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('note')}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('noteTitle')} description={t('noteText')}>
        <NoteForm {...props} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

/** Exported for its own test: a dialog shows nothing before it is opened. */
export function NoteForm({ id, noteAnswer, onClose }: NoteProps & { onClose: () => void }) {
  const t = useTranslations('question.deed')
  const sentence = useRefusal('question')
  const tell = useTell()
  const router = useRouter()
  const [via, setVia] = useState<ToldVia>('phone')
  const key = useRef({ said: '', key: '' })
  const save = async (text: string) => {
    // the same words by the same way are one answer, however often they are sent
    const said = `${via} ${text}`
    if (key.current.said !== said) key.current = { said, key: randomUuid() }
    const answer = await settled(noteAnswer({ id, key: key.current.key, via, text }))
    router.refresh()
    if (!answer.ok) return sentence(answer.reason)
    tell(t('noted'))
    onClose()
    return null
  }
  return (
    <TextForm
      label={t('said')}
      rows={4}
      maxLength={longestNoted}
      missing={t('missing')}
      save={save}
      buttons={(busy) => (
        <DialogActions>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {t('save')}
          </Button>
        </DialogActions>
      )}
    >
      <RadioGroup
        label={t('how')}
        layout="bar"
        options={toldVias.map((value) => ({ value, label: t(`by.${value}`) }))}
        value={via}
        onValueChange={setVia}
      />
    </TextForm>
  )
}
