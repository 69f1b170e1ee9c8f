import { useFormatter, useTranslations } from 'next-intl'
import { NetbankEvents } from '@/components/contact/netbank-events'
import { Avatar } from '@/components/ui/avatar'
import { List, ListRow } from '@/components/ui/list'
import { Money } from '@/components/ui/money'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import type { CardBooking, CardNote, CustomerCard } from '@/lib/contact/customer-card'

/** Who it is and how to reach them. */
export function CustomerHead({ customer }: Pick<CustomerCard, 'customer'>) {
  return (
    <div className="flex items-center gap-3">
      <Avatar name={customer.name} size={36} />
      <div className="min-w-0">
        <p className="font-semibold">{customer.name}</p>
        <p className="text-small text-ink-2">
          {customer.phone && (
            <a href={`tel:${customer.phone.replace(/[^\d+]/g, '')}`} className="link figures">
              {customer.phone}
            </a>
          )}
          {customer.phone && ' · '}
          {customer.email}
        </p>
      </div>
    </div>
  )
}

/** What the customer has and did: products, what happened in the netbank, bookings, earlier notes. */
export function CustomerCardView({ card }: { card: CustomerCard }) {
  const t = useTranslations('contact.card')
  return (
    <div className="flex flex-col gap-8">
      <Products card={card} />
      <Section title={t('events')}>
        <NetbankEvents events={card.events} />
      </Section>
      <Section title={t('bookings')}>
        <Bookings bookings={card.bookings} />
      </Section>
      {card.notes.length > 0 && (
        <Section title={t('notes')}>
          <Notes notes={card.notes} />
        </Section>
      )}
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
              note={`${t(`kind.${account.kind}`)} · ${t('ending', { digits: account.number.slice(-4) })}`}
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
  const format = useFormatter()
  if (bookings.length === 0) return <p className="text-ink-2">{t('noBookings')}</p>
  return (
    <List aria-label={t('bookings')}>
      {bookings.map((booking) => (
        <ListRow
          key={booking.id}
          title={booking.topic}
          note={`${format.dateTime(booking.startsAt, {
            weekday: 'short',
            day: 'numeric',
            month: 'short',
            hour: '2-digit',
            minute: '2-digit',
            hourCycle: 'h23',
          })} · ${t(`way.${booking.way}`)} · ${booking.advisorName}`}
        >
          {booking.about && <p className="line-clamp-3">{booking.about}</p>}
        </ListRow>
      ))}
    </List>
  )
}

function Notes({ notes }: { notes: CardNote[] }) {
  const t = useTranslations('contact.card')
  const format = useFormatter()
  return (
    <List aria-label={t('notes')}>
      {notes.map((note) => (
        <ListRow
          key={note.meetingId}
          title={`${format.dateTime(note.at, { day: 'numeric', month: 'long', year: 'numeric' })} · ${note.advisorName}`}
        >
          <p className="whitespace-pre-line text-ink-2">{note.text}</p>
        </ListRow>
      ))}
    </List>
  )
}
