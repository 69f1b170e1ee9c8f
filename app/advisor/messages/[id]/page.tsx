import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { MessagesFrame } from '@/components/message/messages-frame'
import { ThreadGone } from '@/components/message/thread-view'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageTitle } from '@/components/ui/page-title'
import { openThread } from '@/db/message'
import { findLeftThread } from '@/db/message-left'
import { isUuid } from '@/lib/access/uuid'
import { readThreadQuery } from '@/lib/message/thread-query'
import { isLookAhead, notThere, requireRole } from '@/lib/server/session'
import { StaffThread } from '../staff-thread'
import { path, Threads, threadHref } from '../threads'

type ThreadPageProps = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('message.page'))('title') }
}

/** One thread beside the others. Reading it is on the record. */
export default async function ThreadPage({ params, searchParams }: ThreadPageProps) {
  const actor = await requireRole('advisor')
  if (await isLookAhead()) notFound()
  const [{ id }, query, t] = await Promise.all([params, searchParams, getTranslations('message.page')])
  const { all, before, older } = readThreadQuery(query)
  if (!isUuid(id)) return notThere(actor)
  const left = await findLeftThread(actor, id)
  // nobody is told more than that it is not there; what they had begun to write is theirs
  if (left?.draft === '') notFound()
  const view = left ? undefined : await openThread(actor, id, new Date(), older)
  // the try has been written down
  if (!left && !view) notFound()
  const subject = view?.thread.subject
  const way = subject && <Breadcrumb steps={[{ label: t('title'), href: path }, { label: subject }]} />
  return (
    <>
      <PageTitle above={way}>{subject ?? t('title')}</PageTitle>
      <MessagesFrame shows="thread" list={<Threads {...{ actor, all, before }} here={id} />}>
        {left && <ThreadGone threadId={id} draft={left.draft} />}
        {view && (
          <StaffThread
            actor={actor}
            view={view}
            paged={older !== null}
            here={threadHref(id, all, before)}
            listHref={path}
          />
        )}
      </MessagesFrame>
    </>
  )
}
