import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { UnreadCount } from '@/components/message/unread-count'
import { NavLinks } from '@/components/shell/nav-links'
import { SettingsMenu } from '@/components/shell/settings-menu'
import { SignOutButton } from '@/components/shell/sign-out-button'
import { SkipLink } from '@/components/shell/skip-link'
import { Wordmark } from '@/components/shell/wordmark'

type StaffShellProps = {
  desk: 'advisor' | 'scheduler'
  name?: string
  /** Threads with something new in them. */
  unread?: number
  /** In the header, beside the pages: the advisor's own status in short. */
  status?: ReactNode
  /** What stands over the page and floats: an incoming call, the call dock. */
  dock?: ReactNode
  children: ReactNode
}

/** The desk around every page of an advisor or a scheduler: denser, and as wide as the screen. */
export function StaffShell({ desk, name, unread = 0, status, dock, children }: StaffShellProps) {
  const t = useTranslations('shell')
  const items =
    desk === 'advisor'
      ? [
          { href: '/advisor', label: t('nav.desk'), also: ['/advisor/customers/', '/advisor/meeting/'] },
          {
            href: '/advisor/messages',
            label: t('nav.messages'),
            also: ['/advisor/messages/'],
            count: <UnreadCount count={unread} />,
          },
          { href: '/advisor/calendar', label: t('nav.calendar') },
        ]
      : [{ href: '/scheduler', label: t('nav.board'), also: ['/scheduler/'] }]
  return (
    <div data-density="staff" className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-b border-line bg-surface">
        <div className="flex flex-wrap items-center gap-x-3 px-4 sm:gap-x-6">
          <Wordmark href={`/${desk}`} short className="min-h-12" />
          <NavLinks
            label={t('nav.label')}
            items={items}
            className="-mx-1 sm:-mx-2.5 [&_ul]:gap-x-3 [&_a]:min-h-12 [&_a]:text-body"
          />
          {status}
          <div className="ml-auto flex items-center gap-1">
            {name && <span className="mr-2 text-small text-ink-2 max-sm:sr-only">{name}</span>}
            <SettingsMenu />
            <SignOutButton />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="w-full min-w-0 grow px-4 pt-5 pb-10">
        {children}
      </main>
      {dock}
    </div>
  )
}
