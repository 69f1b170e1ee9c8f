import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SignIn } from '@/components/access/sign-in'
import { demoPeople } from '@/lib/access/demo-people'
import { ownPath } from '@/lib/access/own-path'
import { environment } from '@/lib/server/environment'
import { recoveryIsOn } from '@/lib/server/recovery'
import { currentSession } from '@/lib/server/session'

type Asked = Partial<Record<'next' | 'error' | 'changed', string | string[]>>
type SignInPageProps = { searchParams: Promise<Asked> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('access')
  return { title: t('signIn.title') }
}

/**
 * Open to everybody; whoever is signed in goes on to where they wanted. Who has just changed a password reads that it is,
 * also where somebody else is signed in.
 */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next, error, changed } = await searchParams
  const wanted = ownPath(next)
  const isChanged = changed === '1'
  if (!isChanged && (await currentSession())) redirect(wanted)
  return (
    <SignIn
      next={wanted}
      refused={typeof error === 'string' ? error : undefined}
      changed={isChanged}
      recovery={recoveryIsOn()}
      people={environment().demo ? demoPeople : undefined}
    />
  )
}
