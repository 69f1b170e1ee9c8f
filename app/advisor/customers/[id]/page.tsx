import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { finishStep, noteContact } from '@/app/actions/contact'
import { CustomerCardView, CustomerContact } from '@/components/contact/customer-card'
import { HistoryView } from '@/components/contact/history-view'
import { StaffNoteForm } from '@/components/contact/staff-note-form'
import { Timeline } from '@/components/contact/timeline'
import { ThreadList } from '@/components/message/thread-list'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Link } from '@/components/ui/link'
import { PageTitle } from '@/components/ui/page-title'
import { Section } from '@/components/ui/section'
import { listOwnAmong, openCustomerCard } from '@/db/contact'
import { firstPage, readHistory } from '@/db/contact-history'
import { listOwnMeetings } from '@/db/meeting-view'
import { listThreads } from '@/db/message'
import type { Actor } from '@/lib/access/actor'
import { isUuid } from '@/lib/access/uuid'
import { localDayAt } from '@/lib/booking/local-day'
import { named, readHistoryFilter } from '@/lib/contact/history-filter'
import { isFiltered, type Query } from '@/lib/list-query'
import { isLookAhead, notThere, requireRole } from '@/lib/server/session'

type CustomerPageProps = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

const pageSize = 30
const shownThreads = 5

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('contact')
  return { title: t('card.title') }
}

/** A customer's card and history: getting ready, calling back. Whoever may not open it finds nothing here. */
export default async function CustomerPage({ params, searchParams }: CustomerPageProps) {
  const actor = await requireRole('advisor')
  if (await isLookAhead()) notFound()
  const now = new Date()
  const [{ id }, query] = await Promise.all([params, searchParams])
  if (!isUuid(id)) return notThere(actor)
  const card = await openCustomerCard(actor, id, now)
  // the try has been written down with the card
  if (!card) notFound()
  const [t, meetings] = await Promise.all([getTranslations('contact'), listOwnMeetings(actor, now)])
  const live = meetings.find(({ state, customer }) => state === 'live' && customer.id === id)
  const way = [{ label: t('meeting.back'), href: '/advisor' }, { label: card.customer.name }]
  return (
    <div className="mx-auto max-w-netbank">
      <PageTitle above={<Breadcrumb steps={way} />} lead={<CustomerContact customer={card.customer} />}>
        {card.customer.name}
      </PageTitle>
      <CustomerCardView
        card={card}
        today={localDayAt(actor.zone, now.getTime())}
        reader={actor.id}
        finishStep={finishStep}
        look={live && `/advisor/meeting/${live.id}#netbank`}
        wide
      />
      <Messages actor={actor} id={id} />
      <Section title={t('history.staffTitle')}>
        <History actor={actor} id={id} query={query} now={now} />
      </Section>
      <Section title={t('staffNote.title')}>
        <StaffNoteForm customerId={id} noteContact={noteContact} />
      </Section>
    </div>
  )
}

/** The threads with this customer that the advisor sees; their own advisor may begin another one. */
async function Messages({ actor, id }: { actor: Actor; id: string }) {
  const [t, { threads }, own] = await Promise.all([
    getTranslations('message.page'),
    listThreads(actor, { customerId: id, before: null, size: shownThreads }),
    listOwnAmong(actor, [id]),
  ])
  if (threads.length === 0 && !own.has(id)) return null
  const write = own.has(id) && (
    <Link href={`/advisor/messages/new?customer=${id}`} className="link text-small">
      {t('write')}
    </Link>
  )
  return (
    <Section title={t('threads')} aside={write}>
      {threads.length === 0 && <p className="text-ink-2">{t('noneStaff')}</p>}
      {threads.length > 0 && (
        <ThreadList
          side="staff"
          label={t('threads')}
          now={Date.now()}
          hrefOf={(thread) => `/advisor/messages/${thread}`}
          threads={threads}
        />
      )}
    </Section>
  )
}

type HistoryProps = { actor: Actor; id: string; query: Query; now: Date }

/** The newest page belongs to the card; looking further, by word or page, is a reading of its own. */
async function History({ actor, id, query, now }: HistoryProps) {
  const t = await getTranslations('contact.history')
  const request = readHistoryFilter(query)
  const { filter, before } = request
  const kinds = named(filter.text, t.raw('kind') as Record<string, string>)
  const page =
    isFiltered(filter) || before
      ? await readHistory(actor, id, { filter, kinds, before, size: pageSize }, now)
      : await firstPage(actor, id, pageSize, now)
  if (!page) notFound()
  return (
    <HistoryView path={`/advisor/customers/${id}`} query={query} request={request} page={page}>
      <Timeline entries={page.entries} />
    </HistoryView>
  )
}
