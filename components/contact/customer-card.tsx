import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { AgreementList, type FinishStep } from '@/components/contact/agreement-list'
import { LastContacts, LateDeeds, TriedLately } from '@/components/contact/known'
import { Avatar } from '@/components/ui/avatar'
import { cx } from '@/components/ui/cx'
import { List, ListRow } from '@/components/ui/list'
import { Money } from '@/components/ui/money'
import { PhoneLink } from '@/components/ui/phone-link'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import { lastFour } from '@/lib/bank/account-number'
import type { LocalDay } from '@/lib/booking/local-day'
import { dayName, timeName } from '@/lib/booking/time-name'
import type { CardBooking, CardNote, CustomerCard } from '@/lib/contact/customer-card'

type Customer = CustomerCard['customer']

/** Who it is and how to reach them. */
export function CustomerHead({ customer }: { customer: Customer }) {
  return (
    <div className="flex items-center gap-3">
      <Avatar name={customer.name} size={36} />
      <div className="min-w-0">
        <p className="font-semibold">{customer.name}</p>
        <p className="text-small text-ink-2">
          <CustomerContact customer={customer} />
        </p>
      </div>
    </div>
  )
}

/** Phone and mail, in one line. */
export function CustomerContact({ customer: { phone, email } }: { customer: Customer }) {
  return (
    <>
      {phone && <PhoneLink phone={phone} />}
      {phone && ' · '}
      {email}
    </>
  )
}

type CardProps = {
  card: CustomerCard
  today: LocalDay
  /** Who reads it: their own next steps can be ticked off. */
  reader: string
  finishStep: FinishStep
  /** On a page of its own: what they have on the left, what happened on the right. */
  wide?: boolean
  /** Where one can look along now: an address on the meeting's page. */
  look?: string
}

/** What to know before saying hello: tried lately, last contacts, what was agreed; then products, netbank, bookings, notes. */
export function CustomerCardView({ card, today, reader, finishStep, wide = false, look }: CardProps) {
  const t = useTranslations('contact')
  const known = (
    <div className="flex flex-col gap-8">
      <Section title={t('tried.title')}>
        <TriedLately tried={card.tried} look={look} pages />
        {card.tried.length > 0 && !look && (
          <p className="mt-2 text-small text-ink-2">{t('tried.lookHint')}</p>
        )}
      </Section>
      <Section title={t('last.title')}>
        <LastContacts entries={card.last} />
      </Section>
      {card.agreements.length > 0 && (
        <Section title={t('agreement.staffTitle')}>
          <AgreementList
            agreements={card.agreements}
            reader={{ side: 'advisor', id: reader }}
            {...{ today, finishStep }}
          />
        </Section>
      )}
    </div>
  )
  return (
    <div className={cx('flex flex-col gap-8', wide && 'lg:grid lg:grid-cols-2 lg:items-start lg:gap-x-12')}>
      {known}
      <div className="flex flex-col gap-8">
        <Products card={card} />
        <Section title={t('card.deeds')}>
          <LateDeeds deeds={card.deeds} />
        </Section>
        <Section title={t('card.bookings')}>
          <Bookings bookings={card.bookings} />
        </Section>
        {card.notes.length > 0 && (
          <Section title={t('card.notes')}>
            <Notes notes={card.notes} />
          </Section>
        )}
      </div>
    </div>
  )
}

function Products({ card: { accounts, cards } }: { card: CustomerCard }) {
  const t = useTranslations('contact.card')
  return (
    <Section title={t('products')}>
      {accounts.length + cards.length === 0 && <p className="text-ink-2">{t('noProducts')}</p>}
      {accounts.length > 0 && (
        <List aria-label={t('accounts')}>
          {accounts.map((account) => (
            <ListRow
              key={account.id}
              title={account.name}
              note={`${t(`kind.${account.kind}`)} · ${t('ending', { digits: lastFour(account.number) })}`}
              end={<Money amount={account.balance.amount} currency={account.balance.currency} />}
            />
          ))}
        </List>
      )}
      {cards.length > 0 && (
        <List aria-label={t('cards')} className="mt-3">
          {cards.map((one) => (
            <ListRow
              key={one.id}
              title={one.name}
              note={`${t(`card.${one.kind}`)} · ${t('ending', { digits: one.lastFour })}`}
              end={one.status === 'blocked' ? <Tag tone="bad">{t('blocked')}</Tag> : null}
            />
          ))}
        </List>
      )}
    </Section>
  )
}

function Bookings({ bookings }: { bookings: CardBooking[] }) {
  const t = useTranslations('contact.card')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  if (bookings.length === 0) return <p className="text-ink-2">{t('noBookings')}</p>
  return (
    <List aria-label={t('bookings')}>
      {bookings.map((booking) => (
        <ListRow
          key={booking.id}
          title={booking.topic}
          note={`${timeName(booking.startsAt, zone, locale)} · ${t(`way.${booking.way}`)} · ${booking.advisorName}`}
        >
          {booking.about && <p className="line-clamp-3">{booking.about}</p>}
        </ListRow>
      ))}
    </List>
  )
}

function Notes({ notes }: { notes: CardNote[] }) {
  const t = useTranslations('contact.card')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  return (
    <List aria-label={t('notes')}>
      {notes.map((note) => (
        <ListRow key={note.meetingId} title={`${dayName(note.at, zone, locale)} · ${note.advisorName}`}>
          <p className="whitespace-pre-line text-ink-2">{note.text}</p>
        </ListRow>
      ))}
    </List>
  )
}
