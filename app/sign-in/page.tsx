import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SignIn } from '@/components/access/sign-in'
import { demoPeople } from '@/lib/access/demo-people'
import { ownPath } from '@/lib/access/own-path'
import { environment } from '@/lib/server/environment'
import { currentSession } from '@/lib/server/session'

type SignInPageProps = { searchParams: Promise<{ next?: string | string[]; error?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('access')
  return { title: t('signIn.title') }
}

/** Open to everybody; whoever is signed in goes on to where they wanted. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next, error } = await searchParams
  const wanted = ownPath(next)
  if (await currentSession()) redirect(wanted)
  return (
    <SignIn
      next={wanted}
      refused={typeof error === 'string' ? error : undefined}
      people={environment().demo ? demoPeople : undefined}
    />
  )
}
