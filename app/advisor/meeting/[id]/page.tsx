import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { stopSharing } from '@/app/actions/cobrowse'
import { finishStep, saveAgreement, saveNote } from '@/app/actions/contact'
import { StaffThread } from '@/app/advisor/messages/staff-thread'
import { AdvisorLooking } from '@/components/cobrowse/advisor-looking'
import { AgreementForm } from '@/components/contact/agreement-form'
import { CustomerCardView, CustomerHead } from '@/components/contact/customer-card'
import { NoteEditor } from '@/components/contact/note-editor'
import { MeetingStage } from '@/components/meeting/meeting-stage'
import { ThreadList } from '@/components/message/thread-list'
import { ThreadGone } from '@/components/message/thread-view'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageTitle } from '@/components/ui/page-title'
import { Section } from '@/components/ui/section'
import { findAgreement } from '@/db/agreement'
import { openCustomerCard } from '@/db/contact'
import { listThreads, openThread } from '@/db/message'
import { findLeftThread } from '@/db/message-left'
import { findMeetingRecord } from '@/db/note'
import type { Actor } from '@/lib/access/actor'
import { isUuid } from '@/lib/access/uuid'
import { localDayAt } from '@/lib/booking/local-day'
import type { CustomerCard } from '@/lib/contact/customer-card'
import { readThreadQuery } from '@/lib/message/thread-query'
import { isLookAhead, notThere, requireRole } from '@/lib/server/session'

type MeetingPageProps = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Threads beside the meeting. */
const shownThreads = 5

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('meeting')
  return { title: t('region') }
}

/** The meeting: the call, the customer's netbank, their card, what was written, and one's notes. Only for the advisor it is with. */
export default async function MeetingPage({ params, searchParams }: MeetingPageProps) {
  const actor = await requireRole('advisor')
  if (await isLookAhead()) notFound()
  const now = new Date()
  const [{ id }, query] = await Promise.all([params, searchParams])
  const record = isUuid(id) ? await findMeetingRecord(actor, id) : undefined
  if (!record) return notThere(actor)
  const { customer, note, over, met, about } = record
  const { threadId, older } = readThreadQuery(query)
  const today = localDayAt(actor.zone, now.getTime())
  const [card, agreement, t, wrapUp] = await Promise.all([
    openCustomerCard(actor, customer.id, now),
    findAgreement(actor, id),
    getTranslations('contact.meeting'),
    getTranslations('contact.agreement.form'),
  ])
  const earlier = card && withoutThis(card, id)
  const title = t('title', { name: customer.name })
  return (
    <>
      <PageTitle
        above={<Breadcrumb steps={[{ label: t('back'), href: '/advisor' }, { label: title }]} />}
        lead={over ? t('over') : undefined}
      >
        {title}
      </PageTitle>
      <MeetingStage
        meetingId={id}
        over={over}
        netbank={<AdvisorLooking stopSharing={stopSharing} />}
        aside={
          <div className="flex flex-col gap-6 @3xl:grid @3xl:grid-cols-2 @3xl:items-start @3xl:gap-x-12">
            <div className="flex flex-col gap-6">
              {card && <CustomerHead customer={card.customer} />}
              <NoteEditor key={id} meetingId={id} first={note} saveNote={saveNote} />
              <Messages
                {...{ actor, customerId: customer.id, meetingId: id, older }}
                threadId={threadId ?? about?.threadId}
              />
              {met && (
                <Section title={wrapUp('title')}>
                  <AgreementForm key={id} first={agreement} today={today} saveAgreement={saveAgreement} />
                </Section>
              )}
            </div>
            {earlier && (
              <CustomerCardView
                card={earlier}
                today={today}
                reader={actor.id}
                finishStep={finishStep}
                look={over ? undefined : '#netbank'}
              />
            )}
          </div>
        }
      />
    </>
  )
}

type MessagesProps = {
  actor: Actor
  customerId: string
  meetingId: string
  /** The thread that is open: what the call is about, or what was chosen. */
  threadId: string | undefined
  /** In that thread: only messages older than this `seq`. */
  older: number | null
}

/** What the two have written, without leaving the call: one thread open, or the latest ones to open. */
async function Messages({ actor, customerId, meetingId, threadId, older }: MessagesProps) {
  const t = await getTranslations('message.page')
  const left = threadId ? await findLeftThread(actor, threadId) : undefined
  const [view, { threads }] = await Promise.all([
    threadId && !left ? openThread(actor, threadId, new Date(), older) : undefined,
    listThreads(actor, { customerId, before: null, size: shownThreads }),
  ])
  const others = threads.filter(({ id }) => id !== view?.thread.id)
  const hrefOf = (id: string) => `/advisor/meeting/${meetingId}?thread=${id}`
  return (
    <>
      {threadId && left?.draft && <ThreadGone threadId={threadId} draft={left.draft} />}
      {view && view.thread.customerId === customerId && (
        <Section title={view.thread.subject}>
          <StaffThread
            actor={actor}
            view={view}
            paged={older !== null}
            here={hrefOf(view.thread.id)}
            listHref={`/advisor/meeting/${meetingId}`}
            level={3}
          />
        </Section>
      )}
      {others.length > 0 && (
        <Section title={t(view ? 'others' : 'threads')}>
          <ThreadList side="staff" label={t('threads')} threads={others} now={Date.now()} hrefOf={hrefOf} />
        </Section>
      )}
    </>
  )
}

/** The card beside the meeting: what is written down about this very meeting stands in its own fields. */
function withoutThis(card: CustomerCard, id: string): CustomerCard {
  const isOther = ({ meetingId }: { meetingId: string }) => meetingId !== id
  return { ...card, notes: card.notes.filter(isOther), agreements: card.agreements.filter(isOther) }
}
