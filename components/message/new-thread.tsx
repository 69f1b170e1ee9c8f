'use client'

import { useRouter } from 'next/navigation'
import { Composer } from '@/components/message/composer'
import type { NewThreadActions } from '@/components/message/message-actions'
import type { Draft } from '@/lib/message/draft'
import type { Attachment, Template } from '@/lib/message/thread'

type NewThreadProps = {
  customerId: string
  first: Draft
  files: Attachment[]
  templates?: Template[]
  /** What it is about, when that has been chosen. */
  topicId?: string
  actions: NewThreadActions
  /** The new thread's page lies below it. */
  path: string
}

/** Begins a thread with its subject and its first message, and goes there. */
export function NewThread(props: NewThreadProps) {
  const { customerId, first, files, templates, topicId, actions, path } = props
  const router = useRouter()
  return (
    <Composer
      key={customerId}
      place={{ customerId, threadId: null }}
      withSubject
      {...{ first, files, templates, actions }}
      send={(body) => actions.startThread({ customerId, topicId, ...body })}
      onSent={({ threadId }) => router.push(`${path}/${threadId}`)}
    />
  )
}
