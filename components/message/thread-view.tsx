'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { Composer } from '@/components/message/composer'
import type { ThreadActions } from '@/components/message/message-actions'
import { ReadMarker } from '@/components/message/read-marker'
import { writtenAt } from '@/components/message/sheet'
import { Alert } from '@/components/ui/alert'
import { useAnnounce } from '@/components/ui/announcer'
import { TextareaField } from '@/components/ui/field'
import type { Draft } from '@/lib/message/draft'
import type { MessageInput } from '@/lib/message/message-input'
import type { Attachment, Side, Template, ThreadId, ThreadView } from '@/lib/message/thread'

type ThreadWritingProps = {
  view: ThreadView
  side: Side
  draft: Draft
  files: Attachment[]
  templates?: Template[]
  actions: ThreadActions
  /** What becomes of what is written, when it is not simply sent. */
  send?: (input: MessageInput) => ReturnType<ThreadActions['sendMessage']>
} & Pick<ComponentProps<typeof Composer>, 'above' | 'below' | 'refusal'>

/** What somebody does in a thread: they write, and what they see counts as read. */
export function ThreadWriting(props: ThreadWritingProps) {
  const { view, side, draft, files, templates, actions, send = actions.sendMessage } = props
  const router = useRouter()
  const { id, customerId } = view.thread
  const newest = view.messages[0]
  useArrivals(view, side)
  return (
    <>
      {newest && <ReadMarker threadId={id} seq={newest.seq} markRead={actions.markThreadRead} />}
      <Composer
        key={id}
        place={{ customerId, threadId: id }}
        first={draft}
        {...{ files, templates, actions }}
        send={({ key, text, attachments }) =>
          send({ threadId: id, seen: newest?.seq ?? 0, key, text, attachments })
        }
        onSent={() => router.refresh()}
        above={props.above}
        below={props.below}
        refusal={props.refusal}
      />
    </>
  )
}

/** Says that the other side has written while the page was open. */
function useArrivals({ thread }: ThreadView, side: Side): void {
  const t = useTranslations('message.write')
  const announce = useAnnounce()
  const { id, lastAt, standing } = thread
  const before = useRef({ id, lastAt })
  const isTheirs = standing.state === (side === 'customer' ? 'answered' : 'open')
  useEffect(() => {
    const was = before.current
    before.current = { id, lastAt }
    if (was.id === id && lastAt > was.lastAt && isTheirs) announce(t('arrived'))
  }, [id, lastAt, isTheirs, announce, t])
}

/** In place of a thread that somebody else answers by now: what one had begun to write there is not lost with it. */
export function ThreadGone({ threadId, draft }: { threadId: ThreadId; draft: string }) {
  const t = useTranslations('message.write')
  const [text] = useState(() => writtenAt(threadId) || draft)
  return (
    <div className="flex max-w-reading flex-col gap-4">
      <Alert tone="info" heading={t('gone')}>
        <p>{t('goneText')}</p>
      </Alert>
      <TextareaField label={t('goneField')} rows={5} readOnly value={text} />
    </div>
  )
}
