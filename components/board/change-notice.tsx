'use client'

import { useTranslations } from 'next-intl'
import type { Answer } from '@/components/calendar/staff-actions'
import { useSubmit } from '@/components/calendar/use-submit'
import { Alert, Notice, type Tone } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'

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
        <p>{sentence}</p>
        {details.length > 0 && (
          <ul className="list-disc pl-5">
            {details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
        <p className="flex flex-wrap gap-2 pt-1">
          {undo && (
            <Button busy={busy} onClick={() => submit(undo, () => onUndone(undone))}>
              {undoLabel ?? t('undo')}
            </Button>
          )}
          <Button variant="quiet" onClick={onClose}>
            {t('dismiss')}
          </Button>
        </p>
      </Notice>
      {refusal && <Alert>{refusal}</Alert>}
    </div>
  )
}
