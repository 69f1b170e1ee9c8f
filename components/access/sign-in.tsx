'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { DemoAccounts, type DemoPerson } from '@/components/access/demo-accounts'
import { FrontPage } from '@/components/access/front-page'
import { SignInForm } from '@/components/access/sign-in-form'
import { useAnnounce } from '@/components/ui/announcer'
import { Link } from '@/components/ui/link'
import { demoPassword } from '@/lib/access/demo-people'

type SignInProps = {
  /** Where to go afterwards: a path of ours, already checked. */
  next: string
  /** Why the last try was refused, when it came back by a redirect. */
  refused?: string
  /** The password has just been changed by a link. */
  changed?: boolean
  /** Whoever has forgotten the password gets a link here. */
  recovery?: boolean
  /** The demo's people; undefined outside the demo. */
  people?: readonly DemoPerson[]
}

/** The page before the netbank: the form, and in the demo who one may be. */
export function SignIn({ next, refused, changed, recovery, people }: SignInProps) {
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
    <FrontPage beside={people && <DemoAccounts people={people} onPick={fill} />}>
      <div>
        <SignInForm ref={form} next={next} refused={refused} changed={changed} recovery={recovery} />
        <p className="mt-6">
          <Link href="/help" className="link">
            {t('signIn.help')}
          </Link>
        </p>
      </div>
    </FrontPage>
  )
}
