import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Passage } from '@/components/assistant/passage'
import { TextList } from '@/components/assistant/text-list'
import { SettingsMenu } from '@/components/shell/settings-menu'
import { SkipLink } from '@/components/shell/skip-link'
import { Wordmark } from '@/components/shell/wordmark'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { Section } from '@/components/ui/section'
import type { HelpText } from '@/lib/assistant/help-text'
import { longestQuestion } from '@/lib/assistant/talk'
import type { PassageView } from '@/lib/assistant/talk-view'
import { placeName } from '@/lib/booking/place-name'

/** Where a branch is. */
export type BranchPlace = { id: string; name: string; address: string; city: string }

type PublicHelpProps = {
  /** What was looked for; null for nothing yet. */
  words: string | null
  passages: readonly PassageView[]
  /** Why nothing was looked for. */
  refused: 'question_too_long' | null
  texts: readonly HelpText[]
  branches: readonly BranchPlace[]
}

/** Help for whoever has not signed in: one field, the texts anybody may read, and where people are. Works without script. */
export function PublicHelp({ words, passages, refused, texts, branches }: PublicHelpProps) {
  const t = useTranslations('assistant')
  return (
    <div className="mx-auto flex min-h-dvh max-w-netbank flex-col px-4 sm:px-6">
      <SkipLink />
      <header className="flex items-center justify-between py-3">
        <Wordmark href="/sign-in" />
        <div className="-mr-3.5 flex items-center gap-1">
          <LinkButton href="/sign-in" variant="quiet">
            {t('public.signIn')}
          </LinkButton>
          <SettingsMenu />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="grow pt-6 pb-16 md:pt-12">
        <PageTitle lead={t('public.lead')}>{t('title')}</PageTitle>
        <SearchForm words={words} refused={refused} />
        {words !== null && <Answers passages={passages} />}
        <Section title={t('texts.all')}>
          <TextList texts={texts} label={t('texts.all')} />
        </Section>
        <People branches={branches} />
      </main>
    </div>
  )
}

function SearchForm({ words, refused }: Pick<PublicHelpProps, 'words' | 'refused'>) {
  const t = useTranslations('assistant')
  return (
    <search className="block max-w-reading">
      <form method="get" action="/help" className="flex flex-col gap-3">
        {refused && (
          <Alert heading={t('public.failed')}>
            <p>{t(`refusal.${refused}`)}</p>
          </Alert>
        )}
        <TextField
          id="q"
          name="q"
          type="search"
          label={t('public.label')}
          hint={t('ask.hint')}
          maxLength={longestQuestion}
          autoComplete="off"
          defaultValue={words ?? ''}
        />
        <div>
          <Button type="submit" variant="primary">
            {t('public.search')}
          </Button>
        </div>
      </form>
    </search>
  )
}

function Answers({ passages }: { passages: readonly PassageView[] }) {
  const t = useTranslations('assistant.public')
  if (passages.length === 0) return <p className="mt-8 max-w-reading">{t('none')}</p>
  return (
    <Section title={t('answers', { count: passages.length })} className="mt-10 max-w-reading">
      <div className="flex flex-col gap-6">
        {passages.map((passage) => (
          <Passage key={passage.id} passage={passage} level={3} />
        ))}
      </div>
    </Section>
  )
}

/** **Talk to a person**: by signing in, or at a branch. */
function People({ branches }: { branches: readonly BranchPlace[] }): ReactNode {
  const t = useTranslations('assistant')
  return (
    <Section title={t('person.title')} className="mt-10 max-w-reading">
      <p>{t('public.person')}</p>
      <ul className="mt-3 flex flex-col gap-1">
        {branches.map((branch) => (
          <li key={branch.id}>{placeName(branch)}</li>
        ))}
      </ul>
    </Section>
  )
}
