import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { saveNote } from '@/app/actions/contact'
import { CustomerCardView, CustomerHead } from '@/components/contact/customer-card'
import { NoteEditor } from '@/components/contact/note-editor'
import { MeetingStage } from '@/components/meeting/meeting-stage'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageTitle } from '@/components/ui/page-title'
import { Section } from '@/components/ui/section'
import { openCustomerCard } from '@/db/contact'
import { findMeeting } from '@/db/meeting'
import { findNote } from '@/db/note'
import { findName } from '@/db/person'
import { maySeeShared } from '@/lib/access/policy'
import { isUuid } from '@/lib/access/uuid'
import { isOpen } from '@/lib/meeting/meeting'
import { requireRole } from '@/lib/server/session'

type MeetingPageProps = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('meeting')
  return { title: t('region') }
}

/** The meeting: the call, the customer's netbank, their card and one's notes. Only for the advisor it is with. */
export default async function MeetingPage({ params }: MeetingPageProps) {
  const actor = await requireRole('advisor')
  const { id } = await params
  const meeting = isUuid(id) ? await findMeeting(id) : undefined
  if (!meeting || !maySeeShared(actor, meeting)) notFound()
  const [card, note, name, t, words] = await Promise.all([
    openCustomerCard(actor, meeting.customerId, new Date()),
    findNote(meeting.id),
    findName(meeting.customerId),
    getTranslations('contact.meeting'),
    getTranslations('contact.note'),
  ])
  const way = [{ label: t('back'), href: '/advisor' }, { label: t('title', { name }) }]
  return (
    <>
      <PageTitle above={<Breadcrumb steps={way} />} lead={isOpen(meeting) ? undefined : t('over')}>
        {t('title', { name })}
      </PageTitle>
      <MeetingStage
        meetingId={meeting.id}
        netbank={null}
        aside={
          <>
            {card && <CustomerHead customer={card.customer} />}
            <Section title={words('title')} className="!mt-6 mb-10">
              <NoteEditor meetingId={meeting.id} first={note} saveNote={saveNote} />
            </Section>
            {card && <CustomerCardView card={card} />}
          </>
        }
      />
    </>
  )
}
