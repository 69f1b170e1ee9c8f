import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { MessagesFrame } from '@/components/message/messages-frame'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageTitle } from '@/components/ui/page-title'
import { openThread } from '@/db/message'
import { isUuid } from '@/lib/access/uuid'
import { readThreadQuery } from '@/lib/message/thread-query'
import { isLookAhead, notThere, requireRole } from '@/lib/server/session'
import { StaffThread } from '../staff-thread'
import { path, Threads } from '../threads'

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
  const view = await openThread(actor, id, new Date(), older)
  // the try has been written down
  if (!view) notFound()
  const { subject } = view.thread
  return (
    <>
      <PageTitle above={<Breadcrumb steps={[{ label: t('title'), href: path }, { label: subject }]} />}>
        {subject}
      </PageTitle>
      <MessagesFrame shows="thread" list={<Threads {...{ actor, all, before }} here={id} />}>
        <StaffThread actor={actor} view={view} paged={older !== null} />
      </MessagesFrame>
    </>
  )
}
