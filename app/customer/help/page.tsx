import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { askAssistant, handOver, judgeAnswer, previewHandOver } from '@/app/actions/assistant'
import { helpLocale, sayTurn } from '@/app/help/talk-words'
import { HelpTalk } from '@/components/assistant/help-talk'
import { TextList } from '@/components/assistant/text-list'
import { PageTitle } from '@/components/ui/page-title'
import { Section } from '@/components/ui/section'
import { findTalk } from '@/db/assistant'
import { findBookingOffer } from '@/db/booking-offer'
import type { Actor } from '@/lib/access/actor'
import { helpTexts } from '@/lib/assistant/help-text'
import { type NetbankPage, pageAt } from '@/lib/assistant/netbank-page'
import type { TalkView } from '@/lib/assistant/talk-view'
import { requireRole } from '@/lib/server/session'

type HelpPageProps = { searchParams: Promise<{ from?: string | string[] }> }

const actions = { askAssistant, judgeAnswer, previewHandOver, handOver }
/** As many times for a meeting are named here; the others are where it is booked. */
const firstTimes = 3

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assistant'))('title') }
}

/** The first line: the bank's own texts, found by asking; and a person, always. `?from=` is the page they came from. */
export default async function HelpPage({ searchParams }: HelpPageProps) {
  const actor = await requireRole('customer')
  const now = new Date()
  const [{ from }, t, talk, person] = await Promise.all([
    searchParams,
    getTranslations('assistant'),
    readTalk(actor, now),
    readPerson(actor, now),
  ])
  const page = pageAt(from)
  const lead = page ? `${t('lead')} ${t('from', { page: t(`page.${page}`) })}` : t('lead')
  return (
    <>
      <PageTitle share lead={lead}>
        {t('title')}
      </PageTitle>
      <HelpTalk {...{ talk, page, actions, ...person }}>
        <TextsOf page={page} />
      </HelpTalk>
    </>
  )
}

async function readTalk(actor: Actor, now: Date): Promise<TalkView | null> {
  const found = await findTalk(actor, now)
  return found ? { id: found.talk.id, turns: await Promise.all(found.turns.map(sayTurn)) } : null
}

type Person = { advisorName: string; times: number[]; topic: string | null }

/** Whom they can talk to, and when first: about the bank's first topic, as on the page where a meeting is booked. */
async function readPerson(actor: Actor, now: Date): Promise<Person> {
  const locale = await getLocale()
  const found = await findBookingOffer({ ...actor, locale }, { advisorId: undefined, topic: undefined }, now)
  if (!found.ok) return { advisorName: '', times: [], topic: null }
  const { own, offer } = found.value
  const times = offer?.initial?.free.times.slice(0, firstTimes) ?? []
  return { advisorName: own.name, times, topic: offer?.topic.name ?? null }
}

/** What can be read about the page they came from, else all there is. */
async function TextsOf({ page }: { page: NetbankPage | null }) {
  const [t, locale] = await Promise.all([getTranslations('assistant'), helpLocale()])
  const title = page ? t('texts.page', { page: t(`page.${page}`) }) : t('texts.all')
  const texts = helpTexts[locale].filter((text) => page === null || text.page === page)
  return (
    <Section title={title} share>
      <TextList texts={texts} label={title} />
    </Section>
  )
}
