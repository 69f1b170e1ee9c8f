import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { UnreadCount } from '@/components/message/unread-count'
import { HelpLink } from '@/components/shell/help-link'
import { NavLinks } from '@/components/shell/nav-links'
import { SettingsMenu } from '@/components/shell/settings-menu'
import { SignOutButton } from '@/components/shell/sign-out-button'
import { SkipLink } from '@/components/shell/skip-link'
import { Wordmark } from '@/components/shell/wordmark'

type CustomerShellProps = {
  name?: string
  /** Threads with something new in them. */
  unread?: number
  /** Region **Your advisor**: beside the page on a desk, above it on a phone. */
  advisor?: ReactNode
  /** What floats: the call dock. */
  dock?: ReactNode
  children: ReactNode
}

/** The netbank around every customer page. */
export function CustomerShell({ name, unread = 0, advisor, dock, children }: CustomerShellProps) {
  return (
    <>
      <SkipLink />
      <CustomerHeader name={name} unread={unread} />
      <div className="mx-auto grid w-full max-w-netbank grid-cols-1 items-start gap-x-12 gap-y-8 px-4 pt-6 pb-16 sm:px-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:pt-10">
        {advisor && (
          <aside className="min-w-0 lg:sticky lg:top-6 lg:col-start-2 lg:row-start-1">{advisor}</aside>
        )}
        <main id="main" tabIndex={-1} className="min-w-0 lg:col-start-1 lg:row-start-1">
          {children}
        </main>
      </div>
      <footer className="mx-auto max-w-netbank px-4 pb-8 sm:px-6">
        <HelpLink />
      </footer>
      {dock}
    </>
  )
}

function CustomerHeader({ name, unread }: { name?: string; unread: number }) {
  const t = useTranslations('shell')
  const items = [
    { href: '/customer', label: t('nav.overview'), also: ['/customer/accounts/'] },
    { href: '/customer/payments', label: t('nav.payments') },
    { href: '/customer/cards', label: t('nav.cards') },
    // **Book a meeting** stands beside every page, so it takes no place in the one row of a phone
    { href: '/customer/bookings', label: t('nav.bookings'), also: ['/customer/book'] },
    {
      href: '/customer/messages',
      label: t('nav.messages'),
      also: ['/customer/messages/'],
      count: <UnreadCount count={unread} />,
    },
    // on a phone it is reached from the messages
    { href: '/customer/history', label: t('nav.history'), className: 'max-sm:hidden' },
  ]
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto grid max-w-netbank grid-cols-[auto_1fr] items-center gap-x-8 px-4 sm:px-6 md:grid-cols-[auto_1fr_auto]">
        <Wordmark href="/customer" className="md:min-h-16" />
        <div className="flex items-center justify-end gap-1 md:order-last">
          {name && <span className="mr-3 text-small text-ink-2 max-lg:sr-only">{name}</span>}
          <SettingsMenu />
          <SignOutButton />
        </div>
        <NavLinks
          label={t('nav.label')}
          items={items}
          className="-mx-1 sm:-mx-2.5 max-md:col-span-2 md:self-end [&_a]:md:min-h-16"
        />
      </div>
    </header>
  )
}
