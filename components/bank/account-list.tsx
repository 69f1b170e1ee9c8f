import { ArrowLeftRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { List, ListRow } from '@/components/ui/list'
import { Money } from '@/components/ui/money'
import type { Account } from '@/lib/bank/account'
import { lastFour } from '@/lib/bank/account-number'

/** The everyday account first and large, then the others, calm and in line. */
export function AccountList({ accounts }: { accounts: Account[] }) {
  const t = useTranslations('bank')
  const [first, ...others] = accounts
  if (!first) return null
  return (
    <>
      <MainAccount account={first} />
      {others.length > 0 && (
        <List aria-label={t('overview.others')} className="mt-6">
          {others.map((account) => (
            <ListRow
              key={account.id}
              href={`/customer/accounts/${account.id}`}
              title={<span data-share="text">{account.name}</span>}
              note={<Kind account={account} />}
              end={
                <Money
                  amount={account.balance.amount}
                  currency={account.balance.currency}
                  className="text-lead"
                  data-share="text"
                />
              }
            />
          ))}
        </List>
      )}
    </>
  )
}

function MainAccount({ account }: { account: Account }) {
  const t = useTranslations('bank')
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div>
        <p>
          <Link href={`/customer/accounts/${account.id}`} className="link" data-share="text">
            {account.name}
          </Link>
        </p>
        <p className="font-title text-figure">
          <Money
            amount={account.balance.amount}
            currency={account.balance.currency}
            className="max-sm:text-title"
            data-share="text"
          />
        </p>
        <p className="text-small text-ink-2">
          <Kind account={account} />
        </p>
      </div>
      <LinkButton
        href="/customer/payments"
        variant="primary"
        icon={<ArrowLeftRight aria-hidden width={20} height={20} />}
      >
        <span data-share="text">{t('overview.pay')}</span>
      </LinkButton>
    </div>
  )
}

/** What sort of account it is and its last digits: enough to know it by. */
export function Kind({ account }: { account: Pick<Account, 'kind' | 'number'> }) {
  const t = useTranslations('bank')
  return (
    <span data-share="text" className="figures">
      {t('account.known', { kind: t(`account.kind.${account.kind}`), digits: lastFour(account.number) })}
    </span>
  )
}
