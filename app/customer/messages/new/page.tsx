import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { removeFile, saveDraft, startThread } from '@/app/actions/message'
import { NewThread } from '@/components/message/new-thread'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageTitle } from '@/components/ui/page-title'
import { findDraft } from '@/db/message-draft'
import { listUnsentFiles } from '@/db/message-file'
import { requireRole } from '@/lib/server/session'

const path = '/customer/messages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('message.page'))('newTitle') }
}

/** The first message of a thread: to the customer's own advisor. */
export default async function NewMessagePage() {
  const actor = await requireRole('customer')
  const place = { customerId: actor.id, threadId: null }
  const [t, draft, files] = await Promise.all([
    getTranslations('message.page'),
    findDraft(actor, place),
    listUnsentFiles(actor, place),
  ])
  const way = [{ label: t('title'), href: path }, { label: t('newTitle') }]
  return (
    <>
      <PageTitle share above={<Breadcrumb steps={way} />}>
        {t('newTitle')}
      </PageTitle>
      <NewThread
        customerId={actor.id}
        first={draft}
        files={files}
        actions={{ startThread, saveDraft, removeFile }}
        path={path}
      />
    </>
  )
}
