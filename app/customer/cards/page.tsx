import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { changeCard, confirmCardChange } from '@/app/actions/bank'
import { reportForm } from '@/app/actions/contact'
import { CardList } from '@/components/bank/card-list'
import { EmptyState } from '@/components/ui/empty-state'
import { PageTitle } from '@/components/ui/page-title'
import { listCardViews } from '@/db/bank-view'
import { isExpired } from '@/lib/bank/card'
import { bankDay } from '@/lib/bank/upcoming'
import { requireRole } from '@/lib/server/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bank.card'))('title') }
}

/** The customer's cards: what they are, whether they work, block and unblock. */
export default async function CardsPage() {
  const actor = await requireRole('customer')
  const t = await getTranslations('bank.card')
  const today = bankDay(new Date())
  const views = await listCardViews(actor)
  const cards = views.map(({ card, account }) => ({
    card,
    accountName: account?.name ?? '',
    expired: isExpired(card, today),
  }))
  return (
    <>
      <PageTitle share lead={t('lead')}>
        {t('title')}
      </PageTitle>
      {cards.length > 0 ? (
        <CardList {...{ cards, confirmCardChange, changeCard, reportForm }} />
      ) : (
        <EmptyState>
          <p data-share="text">{t('none')}</p>
        </EmptyState>
      )}
    </>
  )
}
