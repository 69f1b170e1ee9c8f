import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { checkPayment, confirmPayment, pay } from '@/app/actions/bank'
import { reportForm } from '@/app/actions/contact'
import { PaymentFlow } from '@/components/bank/payment-flow'
import { PageTitle } from '@/components/ui/page-title'
import { findPaymentChoices } from '@/db/bank-view'
import { formatMoney } from '@/lib/bank/money'
import type { Query } from '@/lib/list-query'
import { requireRole } from '@/lib/server/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bank.payment'))('title') }
}

/** Money to an own account, to a known payee or to somebody new: fill in, check, confirm. */
export default async function PaymentsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireRole('customer')
  const [t, locale, query] = await Promise.all([getTranslations('bank.payment'), getLocale(), searchParams])
  const { accounts, payees, left } = await findPaymentChoices(actor, new Date())
  const from = accounts.find(({ id }) => id === query.from) ?? accounts[0]
  const today = from && formatMoney({ amount: left, currency: from.balance.currency }, locale)
  return (
    <>
      <PageTitle share lead={today && t('lead', { left: today })}>
        {t('title')}
      </PageTitle>
      <PaymentFlow
        {...{ checkPayment, confirmPayment, pay, accounts, payees, reportForm }}
        key={from?.id}
        from={from?.id ?? ''}
      />
    </>
  )
}
