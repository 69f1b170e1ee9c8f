import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CustomerCardView, CustomerContact } from '@/components/contact/customer-card'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageTitle } from '@/components/ui/page-title'
import { openCustomerCard } from '@/db/contact'
import { isUuid } from '@/lib/access/uuid'
import { isLookAhead, notThere, requireRole } from '@/lib/server/session'

type CustomerPageProps = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('contact')
  return { title: t('card.title') }
}

/** A customer's card outside a meeting: getting ready, calling back. Whoever may not open it finds nothing here. */
export default async function CustomerPage({ params }: CustomerPageProps) {
  const actor = await requireRole('advisor')
  if (await isLookAhead()) notFound()
  const now = new Date()
  const { id } = await params
  if (!isUuid(id)) return notThere(actor, now)
  const card = await openCustomerCard(actor, id, now)
  // the try has been written down with the card
  if (!card) notFound()
  const t = await getTranslations('contact')
  const way = [{ label: t('meeting.back'), href: '/advisor' }, { label: card.customer.name }]
  return (
    <div className="mx-auto max-w-netbank">
      <PageTitle above={<Breadcrumb steps={way} />} lead={<CustomerContact customer={card.customer} />}>
        {card.customer.name}
      </PageTitle>
      <CustomerCardView card={card} wide />
    </div>
  )
}
