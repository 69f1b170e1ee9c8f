'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/radio-group'
import { randomUuid } from '@/components/ui/random-uuid'
import { TextForm } from '@/components/ui/text-form'
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
  const key = useRef<string>(null)
  const save = async (text: string) => {
    key.current ??= randomUuid()
    const note = { customerId, key: key.current, via, by, text }
    const answer = await settled(noteContact(note))
    if (!answer.ok) return refusal(answer.reason)
    key.current = null
    router.refresh()
    tell(t('saved'))
    return null
  }
  return (
    <TextForm
      label={t('text')}
      hint={t('lead')}
      rows={3}
      maxLength={longestStaffNote}
      missing={t('missing')}
      save={save}
      buttons={(busy) => (
        <div>
          <Button type="submit" busy={busy}>
            {t('save')}
          </Button>
        </div>
      )}
      className="max-w-reading"
    >
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
    </TextForm>
  )
}
