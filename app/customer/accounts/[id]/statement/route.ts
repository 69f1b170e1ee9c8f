import { getLocale, getTranslations } from 'next-intl/server'
import { findAccount, listAccountTransactions } from '@/db/bank-view'
import { attachment, statementCsv, statementName } from '@/lib/bank/statement'
import { readFilter } from '@/lib/bank/transaction-filter'
import { bankDay } from '@/lib/bank/upcoming'
import { notThere, requireRole } from '@/lib/server/session'

/** More lines than any household has in 24 months. */
const everyLine = 20_000

/** What the account page shows for the same query, all pages of it, as a file for a spreadsheet. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const actor = await requireRole('customer')
  const now = new Date()
  const account = await findAccount(actor, (await params).id)
  if (!account) return notThere(actor)
  const { filter } = readFilter(Object.fromEntries(new URL(request.url).searchParams))
  const { lines } = await listAccountTransactions(actor, account.id, filter, {
    before: null,
    size: everyLine,
  })
  const t = await getTranslations('bank.transaction')
  const heads = { date: t('date'), text: t('text'), amount: t('amount'), currency: t('currency') }
  return new Response(statementCsv(lines, heads, await getLocale()), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': attachment(statementName(account, bankDay(now))),
      'Cache-Control': 'no-store',
    },
  })
}
