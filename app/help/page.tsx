import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { helpLocale, sayPassages } from '@/app/help/talk-words'
import { PublicHelp } from '@/components/assistant/public-help'
import { listBranches } from '@/db/branch'
import { openTexts } from '@/lib/assistant/help-text'
import { readQuestion } from '@/lib/assistant/talk'
import { answer } from '@/lib/server/assistant'
import { currentSession } from '@/lib/server/session'

type HelpPageProps = { searchParams: Promise<{ q?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assistant'))('title') }
}

/** Open to everybody, and keeps nothing; a customer who is signed in has more on their own page. */
export default async function HelpPage({ searchParams }: HelpPageProps) {
  const known = await currentSession()
  if (known?.actor.role === 'customer' && known.state === 'active') redirect('/customer/help')
  const [{ q }, locale, branches] = await Promise.all([searchParams, helpLocale(), listBranches()])
  const read = readQuestion(q)
  const words = read.ok ? read.value : null
  const found = words && (await answer({ words, locale, page: null, tried: [], openOnly: true }))
  return (
    <PublicHelp
      words={words}
      passages={found && found.kind === 'passages' ? await sayPassages(found.passages) : []}
      refused={read.ok ? null : read.reason}
      texts={openTexts(locale)}
      branches={branches}
    />
  )
}
