import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { ChannelMark } from '@/components/contact/channel-mark'
import { useDeedWords, useEventWords } from '@/components/contact/use-event-words'
import { Link } from '@/components/ui/link'
import { List, ListRow } from '@/components/ui/list'
import { timeName } from '@/lib/booking/time-name'
import type { LateDeed } from '@/lib/contact/customer-card'
import type { ContactEntry } from '@/lib/contact/entry'
import { channelOf, textOf } from '@/lib/contact/event'
import { pageOf } from '@/lib/contact/netbank-deed'
import type { Tried } from '@/lib/contact/tried'

type TriedLatelyProps = {
  tried: Tried[]
  /** Where one can look along, when there is a way: the meeting. */
  look?: string
  /** Name of the page beside each line; left out where every line counts. */
  pages?: boolean
}

/** What was tried in the netbank lately and where it stopped, latest first. A clock alone would not say which day. */
export function TriedLately({ tried, look, pages = false }: TriedLatelyProps) {
  const t = useTranslations('contact.tried')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  const words = useDeedWords()
  if (tried.length === 0) return <p className="text-ink-2">{t('none')}</p>
  return (
    <ul aria-label={t('title')} className="flex flex-col gap-2">
      {tried.map((one) => (
        <li
          key={`${one.form} ${one.step} ${one.outcome} ${one.codes.join()}`}
          className="border-l-3 border-ochre pl-3"
        >
          <p className="font-semibold">{words(one)}</p>
          <p className="text-small text-ink-2">
            <span className="figures inline-block first-letter:uppercase">
              {timeName(one.at, zone, locale)}
            </span>
            {pages &&
              ` · ${t('page', { page: t(pageOf(one.form) === '/customer/cards' ? 'pages.cards' : 'pages.payments') })}`}
            {look && (
              <>
                {' · '}
                <Link href={look} className="link">
                  {t('look')}
                </Link>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** What was done in the netbank last, through or not. */
export function LateDeeds({ deeds }: { deeds: LateDeed[] }) {
  const t = useTranslations('contact.card')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  const words = useDeedWords()
  if (deeds.length === 0) return <p className="text-ink-2">{t('noDeeds')}</p>
  return (
    <List aria-label={t('deeds')}>
      {deeds.map((deed) => (
        <ListRow key={deed.id} title={words(deed)} note={timeName(deed.at, zone, locale)} />
      ))}
    </List>
  )
}

/** The last times the two sides had to do with each other. */
export function LastContacts({ entries }: { entries: ContactEntry[] }) {
  const t = useTranslations('contact.last')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  const words = useEventWords()
  if (entries.length === 0) return <p className="text-ink-2">{t('none')}</p>
  return (
    <ul aria-label={t('title')} className="flex flex-col gap-2">
      {entries.map((entry) => (
        <li key={entry.id}>
          <p>{words(entry)}</p>
          {textOf(entry.event) && <p className="line-clamp-2 text-ink-2">{textOf(entry.event)}</p>}
          <p className="flex flex-wrap gap-x-3 text-small text-ink-2">
            <ChannelMark channel={channelOf(entry.event)} />
            <span className="inline-block first-letter:uppercase">{timeName(entry.at, zone, locale)}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}
