import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { stopSharing } from '@/app/actions/cobrowse'
import { saveNote } from '@/app/actions/contact'
import { AdvisorLooking } from '@/components/cobrowse/advisor-looking'
import { CustomerCardView, CustomerHead } from '@/components/contact/customer-card'
import { NoteEditor } from '@/components/contact/note-editor'
import { MeetingStage } from '@/components/meeting/meeting-stage'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageTitle } from '@/components/ui/page-title'
import { openCustomerCard } from '@/db/contact'
import { findMeetingRecord } from '@/db/note'
import { isUuid } from '@/lib/access/uuid'
import { isLookAhead, notThere, requireRole } from '@/lib/server/session'

type MeetingPageProps = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('meeting')
  return { title: t('region') }
}

/** The meeting: the call, the customer's netbank, their card and one's notes. Only for the advisor it is with. */
export default async function MeetingPage({ params }: MeetingPageProps) {
  const actor = await requireRole('advisor')
  if (await isLookAhead()) notFound()
  const now = new Date()
  const { id } = await params
  const record = isUuid(id) ? await findMeetingRecord(actor, id) : undefined
  if (!record) return notThere(actor, now)
  const { customer, note, over } = record
  const [card, t] = await Promise.all([
    openCustomerCard(actor, customer.id, now),
    getTranslations('contact.meeting'),
  ])
  const earlier = card && { ...card, notes: card.notes.filter((one) => one.meetingId !== id) }
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
        netbank={<AdvisorLooking stopSharing={stopSharing} />}
        aside={
          <div className="flex flex-col gap-6">
            {card && <CustomerHead customer={card.customer} />}
            <NoteEditor key={id} meetingId={id} first={note} saveNote={saveNote} />
            {earlier && <CustomerCardView card={earlier} />}
          </div>
        }
      />
    </>
  )
}
