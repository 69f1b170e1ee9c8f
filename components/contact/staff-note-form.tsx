'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { TextareaField } from '@/components/ui/field'
import { RadioGroup } from '@/components/ui/radio-group'
import { randomUuid } from '@/components/ui/random-uuid'
import { useTell } from '@/components/ui/toast'
import { useRefusal } from '@/components/ui/use-refusal'
import { type NotedBy, type NotedVia, notedBy, notedVias } from '@/lib/contact/event'
import { longestStaffNote, type StaffNote } from '@/lib/contact/staff-note'
import { type Result, settled } from '@/lib/result'

type StaffNoteFormProps = {
  customerId: string
  noteContact: (input: StaffNote) => Promise<Result<unknown>>
}

/** A visit, a phone call or a letter, written down by whoever was there. */
export function StaffNoteForm({ customerId, noteContact }: StaffNoteFormProps) {
  const t = useTranslations('contact.staffNote')
  const refusal = useRefusal('contact')
  const tell = useTell()
  const router = useRouter()
  const [via, setVia] = useState<NotedVia>('phone')
  const [by, setBy] = useState<NotedBy>('customer')
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const key = useRef<string>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (text.trim() === '') {
      setProblem(t('missing'))
      return field.current?.focus()
    }
    setBusy(true)
    key.current ??= randomUuid()
    const note = { customerId, key: key.current, via, by, text }
    const answer = await settled(noteContact(note))
    setBusy(false)
    if (!answer.ok) return setProblem(refusal(answer.reason))
    key.current = null
    setText('')
    setProblem(null)
    router.refresh()
    tell(t('saved'))
  }
  return (
    <form onSubmit={send} noValidate className="flex max-w-reading flex-col gap-4">
      {problem && (
        <Alert>
          <p>{problem}</p>
        </Alert>
      )}
      <RadioGroup
        label={t('via')}
        layout="bar"
        options={notedVias.map((value) => ({ value, label: t(`vias.${value}`) }))}
        value={via}
        onValueChange={setVia}
      />
      <RadioGroup
        label={t('by')}
        layout="bar"
        options={notedBy.map((value) => ({ value, label: t(`bys.${value}`) }))}
        value={by}
        onValueChange={setBy}
      />
      <TextareaField
        ref={field}
        label={t('text')}
        hint={t('lead')}
        rows={3}
        maxLength={longestStaffNote}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div>
        <Button type="submit" busy={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
