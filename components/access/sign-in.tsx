'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { DemoAccounts, type DemoPerson } from '@/components/access/demo-accounts'
import { SignInForm } from '@/components/access/sign-in-form'
import { SettingsMenu } from '@/components/shell/settings-menu'
import { Wordmark } from '@/components/shell/wordmark'
import { useAnnounce } from '@/components/ui/announcer'
import { cx } from '@/components/ui/cx'
import { Link } from '@/components/ui/link'
import { demoPassword } from '@/lib/access/demo-people'

type SignInProps = {
  /** Where to go afterwards: a path of ours, already checked. */
  next: string
  /** Why the last try was refused, when it came back by a redirect. */
  refused?: string
  /** The demo's people; undefined outside the demo. */
  people?: readonly DemoPerson[]
}

/** The page before the netbank: the form, and in the demo who one may be. */
export function SignIn({ next, refused, people }: SignInProps) {
  const t = useTranslations('access')
  const announce = useAnnounce()
  const form = useRef<HTMLFormElement>(null)
  const fill = (person: DemoPerson) => {
    const fields = form.current
    if (!fields) return
    for (const [name, value] of [
      ['email', person.email],
      ['password', demoPassword],
    ] as const) {
      const input = fields.elements.namedItem(name)
      if (input instanceof HTMLInputElement) input.value = value
    }
    fields.querySelector<HTMLButtonElement>('button[type=submit]')?.focus()
    announce(t('demo.filled', { name: person.name }))
  }
  return (
    <div className="mx-auto flex min-h-dvh max-w-netbank flex-col px-4 sm:px-6">
      <header className="flex items-center justify-between py-3">
        <Wordmark href="/sign-in" />
        <div className="-mr-3.5">
          <SettingsMenu />
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={cx(
          'grid grow content-start items-start gap-x-16 gap-y-12 pt-6 pb-16 md:pt-16',
          people
            ? 'md:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]'
            : 'justify-center grid-cols-[minmax(0,24rem)]',
        )}
      >
        <div>
          <SignInForm ref={form} next={next} refused={refused} />
          <p className="mt-6">
            <Link href="/help" className="link">
              {t('signIn.help')}
            </Link>
          </p>
        </div>
        {people && <DemoAccounts people={people} onPick={fill} />}
      </main>
    </div>
  )
}
