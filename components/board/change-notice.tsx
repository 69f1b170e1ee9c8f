'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Answer } from '@/components/calendar/staff-actions'
import { useSubmit } from '@/components/calendar/use-submit'
import { Alert, Notice, type Tone } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'

/** What was just done, what of it did not work, and the way back where there is one. */
export type Change = {
  /** One a change: the notice starts afresh. */
  id: number
  tone: Tone
  sentence: string
  details?: string[]
  undo?: () => Answer<unknown>
  /** What the way back is called when it takes back only a part. */
  undoLabel?: string
  undone: string
}

type ChangeNoticeProps = { change: Change; onUndone: (sentence: string) => void; onClose: () => void }

/** Stands above the board until the next change, or until it is put away. */
export function ChangeNotice({ change, onUndone, onClose }: ChangeNoticeProps) {
  const t = useTranslations('calendar')
  const { busy, refusal, submit } = useSubmit()
  const { sentence, details = [], undo, undoLabel, undone, tone } = change
  return (
    <div className="mb-4 space-y-2">
      <Notice tone={tone}>
        <div className="flex items-start justify-between gap-3">
          <div className="min-w-0 space-y-2">
            <p>{sentence}</p>
            {details.length > 0 && (
              <ul className="list-disc pl-5">
                {details.map((detail) => (
                  <li key={detail}>{detail}</li>
                ))}
              </ul>
            )}
            {undo && (
              <Button busy={busy} onClick={() => submit(undo, () => onUndone(undone))}>
                {undoLabel ?? t('undo')}
              </Button>
            )}
          </div>
          <IconButton label={t('dismiss')} icon={X} onClick={onClose} className="shrink-0" />
        </div>
      </Notice>
      {refusal && <Alert>{refusal}</Alert>}
    </div>
  )
}
