import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountHead } from '@/components/bank/account-head'
import { PeriodLinks } from '@/components/bank/period-links'
import { TransactionFilter } from '@/components/bank/transaction-filter'
import { TransactionResults } from '@/components/bank/transaction-results'
import { Section } from '@/components/ui/section'
import { findAccount, listAccountTransactions } from '@/db/bank-view'
import { filterFields, readFilter } from '@/lib/bank/transaction-filter'
import { bankDay } from '@/lib/bank/upcoming'
import { isFiltered, type Query, queryOf, valuesOf } from '@/lib/list-query'
import { notThere, requireRole } from '@/lib/server/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bank.account'))('title') }
}

const pageSize = 50

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

/** One account: its balance, 24 months of transactions, and a way to find one of them. */
export default async function AccountPage({ params, searchParams }: Props) {
  const actor = await requireRole('customer')
  const now = new Date()
  const [{ id }, query] = await Promise.all([params, searchParams])
  const account = await findAccount(actor, id)
  if (!account) return notThere(actor)
  const t = await getTranslations('bank')
  const { filter, before, problems } = readFilter(query)
  const page = await listAccountTransactions(actor, account.id, filter, { before, size: pageSize })
  const path = `/customer/accounts/${account.id}`
  const values = valuesOf(query, filterFields)
  const errors = Object.fromEntries(
    problems.map(({ field, reason }) => [field, t(`filter.refusal.${reason}`)]),
  )
  return (
    <>
      <AccountHead account={account} />
      <Section title={t('account.transactions')} share>
        <PeriodLinks path={path} today={bankDay(now)} from={filter.from} to={filter.to} />
        <TransactionFilter path={path} values={values} errors={errors} filtered={isFiltered(filter)} />
        <TransactionResults
          path={path}
          page={page}
          today={bankDay(now)}
          query={queryOf(values)}
          problems={Object.values(errors)}
          paged={before !== null}
          filtered={isFiltered(filter)}
        />
      </Section>
    </>
  )
}
