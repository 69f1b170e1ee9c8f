import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { bookMeeting, findTimes } from '@/app/actions/booking'
import { sayLanguage } from '@/app/actions/skill'
import { BookMeeting, NothingToBook } from '@/components/booking/book-meeting'
import { LanguageChoice } from '@/components/skill/language-choice'
import { PageTitle } from '@/components/ui/page-title'
import { findBookingOffer } from '@/db/booking-offer'
import { findSubject } from '@/db/message-addressee'
import { findLanguageChoice } from '@/db/skill-language'
import { isUuid } from '@/lib/access/uuid'
import { placeName } from '@/lib/booking/place-name'
import { notThere, requireRole } from '@/lib/server/session'

type BookPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('booking')
  return { title: t('book.title') }
}

/** Books a meeting with the own advisor, or with the deputy that `?advisor=` names; about what a thread is about (`?about=`). */
export default async function BookPage({ searchParams }: BookPageProps) {
  const actor = await requireRole('customer')
  const { advisor, topic, about } = await searchParams
  const now = new Date()
  const wish = { advisorId: one(advisor), topic: one(topic) }
  const found = await findBookingOffer({ ...actor, locale: await getLocale() }, wish, now)
  if (!found.ok) return notThere(actor)
  const thread = one(about)
  const known = thread && isUuid(thread) ? await findSubject(actor, thread) : undefined
  const [t, choice] = await Promise.all([getTranslations('booking'), findLanguageChoice(actor)])
  const { offer, own } = found.value
  const lead = own.isOwn ? t('book.lead', { name: own.name }) : t('book.leadOther', { name: own.name })
  return (
    <>
      <PageTitle share lead={lead}>
        {t('book.title')}
      </PageTitle>
      {choice && (
        <div className="mb-6">
          <LanguageChoice {...choice} sayLanguage={sayLanguage} />
        </div>
      )}
      {offer ? (
        <BookMeeting
          {...offer}
          about={known}
          place={placeName(offer.branch)}
          actions={{ findTimes, bookMeeting }}
        />
      ) : (
        <NothingToBook />
      )}
    </>
  )
}

function one(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
