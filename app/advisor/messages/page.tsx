import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MessagesFrame } from '@/components/message/messages-frame'
import { PageTitle } from '@/components/ui/page-title'
import { readThreadQuery } from '@/lib/message/thread-query'
import { requireRole } from '@/lib/server/session'
import { Threads } from './threads'

type MessagesPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('message.page'))('title') }
}

/** The messages of an advisor's customers, and those they answer for a colleague. */
export default async function MessagesPage({ searchParams }: MessagesPageProps) {
  const actor = await requireRole('advisor')
  const [query, t] = await Promise.all([searchParams, getTranslations('message.page')])
  const { all, before } = readThreadQuery(query)
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      <MessagesFrame shows="list" list={<Threads {...{ actor, all, before }} />}>
        <p className="text-ink-2">{t('choose')}</p>
      </MessagesFrame>
    </>
  )
}
