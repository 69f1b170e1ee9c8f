import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { removeFile, saveDraft, startThread } from '@/app/actions/message'
import { NewThread } from '@/components/message/new-thread'
import { FitNotice } from '@/components/skill/fit-notice'
import { TopicSelect } from '@/components/skill/topic-select'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageTitle } from '@/components/ui/page-title'
import { listMeetingTypes } from '@/db/meeting-type'
import { findDraft } from '@/db/message-draft'
import { listUnsentFiles } from '@/db/message-file'
import { findTopicFit } from '@/db/skill-thread'
import { requireRole } from '@/lib/server/session'

type NewMessagePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const path = '/customer/messages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('message.page'))('newTitle') }
}

/** The first message of a thread: to the customer's own advisor, or to whoever may answer what it is about (`?topic=`). */
export default async function NewMessagePage({ searchParams }: NewMessagePageProps) {
  const actor = await requireRole('customer')
  const place = { customerId: actor.id, threadId: null }
  const [query, locale, t, draft, files] = await Promise.all([
    searchParams,
    getLocale(),
    getTranslations('message.page'),
    findDraft(actor, place),
    listUnsentFiles(actor, place),
  ])
  const topics = await listMeetingTypes(locale)
  const topic = topics.find(({ key }) => key === query.topic)
  const fit = await findTopicFit(actor, topic?.id ?? null, new Date())
  const way = [{ label: t('title'), href: path }, { label: t('newTitle') }]
  return (
    <>
      <PageTitle share above={<Breadcrumb steps={way} />}>
        {t('newTitle')}
      </PageTitle>
      <TopicSelect
        topics={topics.map(({ key, name }) => ({ key, name }))}
        value={topic?.key ?? ''}
        path={`${path}/new`}
      />
      {fit && (
        <div className="mb-4">
          <FitNotice fit={fit} side="customer" />
        </div>
      )}
      <NewThread
        customerId={actor.id}
        topicId={topic?.id}
        first={draft}
        files={files}
        actions={{ startThread, saveDraft, removeFile }}
        path={path}
      />
    </>
  )
}
