import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { chooseReach, openByCode } from '@/app/actions/question'
import { ThreadList } from '@/components/message/thread-list'
import { CodeForm } from '@/components/question/code-form'
import { OwnQuestions } from '@/components/question/own-questions'
import { ReachForm } from '@/components/question/reach-form'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { Pages } from '@/components/ui/pages'
import { Section } from '@/components/ui/section'
import { listThreads } from '@/db/message'
import { listOwnQuestions } from '@/db/question'
import { findReach } from '@/db/question-reach'
import { hrefBefore, readThreadQuery } from '@/lib/message/thread-query'
import { requireRole } from '@/lib/server/session'

type MessagesPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const path = '/customer/messages'
const pageSize = 30

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('message.page'))('title') }
}

/** What the bank asks, and what the customer and their advisor write to each other, latest first; below, the ways to be reached. */
export default async function MessagesPage({ searchParams }: MessagesPageProps) {
  const actor = await requireRole('customer')
  const now = new Date()
  const [query, t, asks, questions, reach] = await Promise.all([
    searchParams,
    getTranslations('message.page'),
    getTranslations('question'),
    listOwnQuestions(actor, now),
    findReach(actor),
  ])
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
      <OwnQuestions questions={questions} />
      {threads.length === 0 ? (
        <EmptyState action={nothing && write}>{t(nothing ? 'none' : 'noOlder')}</EmptyState>
      ) : (
        <ThreadList
          side="customer"
          label={t('title')}
          hrefOf={(id) => `${path}/${id}`}
          threads={threads}
          now={now.getTime()}
        />
      )}
      <Pages label={t('title')} newest={before ? path : null} older={next && hrefBefore(path, next)} />
      <Section title={asks('code.title')} share>
        <CodeForm openByCode={openByCode} />
      </Section>
      {reach && (
        <Section title={asks('reach.title')} share>
          <ReachForm choice={reach} chooseReach={chooseReach} />
        </Section>
      )}
      {/* the menu of a phone has no room for it */}
      <p className="mt-8 sm:hidden">
        <Link href="/customer/history" className="link" data-share="text">
          {t('history')}
        </Link>
      </p>
    </>
  )
}
