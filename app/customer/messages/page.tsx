import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ThreadList } from '@/components/message/thread-list'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { Pages } from '@/components/ui/pages'
import { listThreads } from '@/db/message'
import { hrefBefore, readThreadQuery } from '@/lib/message/thread-query'
import { requireRole } from '@/lib/server/session'

type MessagesPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const path = '/customer/messages'
const pageSize = 30

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('message.page'))('title') }
}

/** What the customer and their advisor write to each other, latest first. */
export default async function MessagesPage({ searchParams }: MessagesPageProps) {
  const actor = await requireRole('customer')
  const now = Date.now()
  const [query, t] = await Promise.all([searchParams, getTranslations('message.page')])
  const { before } = readThreadQuery(query)
  const { threads, next } = await listThreads(actor, { before, size: pageSize })
  const write = (
    <LinkButton href={`${path}/new`} variant="primary" data-share="text">
      {t('write')}
    </LinkButton>
  )
  const nothing = threads.length === 0 && !before
  return (
    <>
      <PageTitle share lead={t('lead')} actions={!nothing && write}>
        {t('title')}
      </PageTitle>
      {threads.length === 0 ? (
        <EmptyState action={nothing && write}>{t(nothing ? 'none' : 'noOlder')}</EmptyState>
      ) : (
        <ThreadList
          side="customer"
          label={t('title')}
          hrefOf={(id) => `${path}/${id}`}
          {...{ threads, now }}
        />
      )}
      <Pages label={t('title')} newest={before ? path : null} older={next && hrefBefore(path, next)} />
      {/* the menu of a phone has no room for it */}
      <p className="mt-8 sm:hidden">
        <Link href="/customer/history" className="link" data-share="text">
          {t('history')}
        </Link>
      </p>
    </>
  )
}
