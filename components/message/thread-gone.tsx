'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { writtenAt } from '@/components/message/sheet'
import { Alert } from '@/components/ui/alert'
import { TextareaField } from '@/components/ui/field'
import type { ThreadId } from '@/lib/message/thread'

/** In place of a thread that somebody else answers by now: what one had begun to write there is not lost with it. */
export function ThreadGone({ threadId, draft }: { threadId: ThreadId; draft: string }) {
  const t = useTranslations('message.gone')
  const [text] = useState(() => writtenAt(threadId) || draft)
  return (
    <div className="flex max-w-reading flex-col gap-4">
      <Alert tone="info" heading={t('title')}>
        <p>{t('text')}</p>
      </Alert>
      <TextareaField label={t('field')} rows={5} readOnly value={text} />
    </div>
  )
}
