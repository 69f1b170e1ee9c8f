import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { finishStep } from '@/app/actions/contact'
import { AccountList } from '@/components/bank/account-list'
import { TransactionTable } from '@/components/bank/transaction-table'
import { UpcomingList } from '@/components/bank/upcoming-list'
import { AgreementList } from '@/components/contact/agreement-list'
import { NewMessages } from '@/components/message/unread-count'
import { OwnQuestions } from '@/components/question/own-questions'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageTitle } from '@/components/ui/page-title'
import { Section } from '@/components/ui/section'
import { listOwnAgreements } from '@/db/agreement'
import { findOverview } from '@/db/bank-view'
import { countUnreadThreads } from '@/db/message'
import { listOwnQuestions } from '@/db/question'
import { bankDay } from '@/lib/bank/upcoming'
import { localDayAt } from '@/lib/booking/local-day'
import { requireRole } from '@/lib/server/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bank.overview'))('title') }
}

/** The netbank's first page: what there is, what happened, what comes. */
export default async function OverviewPage() {
  const actor = await requireRole('customer')
  const now = new Date()
  const [t, agreed, { accounts, latest, upcoming }, agreements, unread, questions] = await Promise.all([
    getTranslations('bank.overview'),
    getTranslations('contact.agreement'),
    findOverview(actor, now),
    listOwnAgreements(actor, now),
    countUnreadThreads(actor),
    listOwnQuestions(actor, now),
  ])
  const today = bankDay(now)
  const first = accounts[0]
  if (!first)
    return (
      <>
        <PageTitle share>{t('title')}</PageTitle>
        <OwnQuestions questions={questions} />
        <EmptyState>{t('noAccounts')}</EmptyState>
      </>
    )
  return (
    <>
      <PageTitle share>{t('title')}</PageTitle>
      <OwnQuestions questions={questions} />
      <NewMessages count={unread} />
      <AccountList accounts={accounts} />
      {agreements.length > 0 && (
        <Section title={agreed('staffTitle')} share>
          <AgreementList
            agreements={agreements}
            reader={{ side: 'customer', id: actor.id }}
            today={localDayAt(actor.zone, now.getTime())}
            finishStep={finishStep}
          />
        </Section>
      )}
      <Section
        title={t('latest')}
        share
        aside={
          <Link href={`/customer/accounts/${first.id}`} className="link text-small" data-share="text">
            {t('allOf', { account: first.name })}
          </Link>
        }
      >
        <TransactionTable caption={t('latest')} lines={latest} today={today} />
      </Section>
      <Section title={t('upcoming')} share>
        <UpcomingList upcoming={upcoming.slice(0, 6)} today={today} />
      </Section>
    </>
  )
}
