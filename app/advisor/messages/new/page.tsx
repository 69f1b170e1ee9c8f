import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { removeFile, saveDraft, startThread } from '@/app/actions/message'
import { NewThread } from '@/components/message/new-thread'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageTitle } from '@/components/ui/page-title'
import { listTemplates } from '@/db/message'
import { findAddressee } from '@/db/message-addressee'
import { findDraft } from '@/db/message-draft'
import { listUnsentFiles } from '@/db/message-file'
import { readThreadQuery } from '@/lib/message/thread-query'
import { notThere, requireRole } from '@/lib/server/session'
import { path } from '../threads'

type NewMessagePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('message.page'))('newTitle') }
}

/** The first message of a thread to one of the advisor's own customers: `?customer=`. */
export default async function NewMessagePage({ searchParams }: NewMessagePageProps) {
  const actor = await requireRole('advisor')
  const { customerId } = readThreadQuery(await searchParams)
  if (!customerId) return notThere(actor)
  const customer = await findAddressee(actor, customerId)
  // the try has been written down
  if (!customer) notFound()
  const place = { customerId, threadId: null }
  const [t, draft, files, templates] = await Promise.all([
    getTranslations('message.page'),
    findDraft(actor, place),
    listUnsentFiles(actor, place),
    listTemplates(actor),
  ])
  const title = t('newTo', { name: customer.name })
  return (
    <div className="mx-auto max-w-reading">
      <PageTitle above={<Breadcrumb steps={[{ label: t('title'), href: path }, { label: title }]} />}>
        {title}
      </PageTitle>
      <NewThread
        customerId={customerId}
        first={draft}
        files={files}
        templates={templates}
        actions={{ startThread, saveDraft, removeFile }}
        path={path}
      />
    </div>
  )
}
