import { ArrowLeftRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Kind } from '@/components/bank/account-list'
import { AccountNumber } from '@/components/bank/account-number'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/link-button'
import { Money } from '@/components/ui/money'
import { PageTitle } from '@/components/ui/page-title'
import { type Account, available, mayPayFrom } from '@/lib/bank/account'

/** The account's name, number and balance, and the way to pay from it. */
export function AccountHead({ account }: { account: Account }) {
  const t = useTranslations('bank')
  const way = [{ label: t('overview.title'), href: '/customer' }, { label: account.name }]
  const credit = account.creditLimit > 0n ? available(account) : null
  return (
    <>
      <div data-share="tree">
        <Breadcrumb steps={way} />
      </div>
      <PageTitle share>{account.name}</PageTitle>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div>
          <p className="text-small text-ink-2" data-share="text">
            {t(account.kind === 'mortgage' ? 'account.owed' : 'account.balance')}
          </p>
          <p className="font-title text-figure">
            <Money
              amount={account.balance.amount}
              currency={account.balance.currency}
              className="max-sm:text-title"
              data-share="text"
            />
          </p>
          {credit && (
            <p data-share="text">
              {t('account.available')} <Money {...credit} data-share="text" />
            </p>
          )}
          <p className="text-small text-ink-2">
            <Kind account={account} />
          </p>
          <p className="text-small text-ink-2">
            <span data-share="text">{t('account.number')}</span> <AccountNumber number={account.number} />
          </p>
        </div>
        {mayPayFrom(account) && (
          <LinkButton
            href={`/customer/payments?from=${account.id}`}
            variant="primary"
            icon={<ArrowLeftRight aria-hidden width={20} height={20} />}
          >
            <span data-share="text">{t('overview.pay')}</span>
          </LinkButton>
        )}
      </div>
    </>
  )
}
