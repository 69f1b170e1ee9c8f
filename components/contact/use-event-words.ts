import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { timeName } from '@/lib/booking/time-name'
import type { ContactEntry } from '@/lib/contact/entry'
import type { ContactEvent } from '@/lib/contact/event'
import type { NetbankDeed } from '@/lib/contact/netbank-deed'

type Deed = NetbankDeed & { times?: number; settled?: boolean }

/** A deed in the netbank in one line, in the reader's language. */
export function useDeedWords(): (deed: Deed) => string {
  const t = useTranslations('contact.netbank')
  return (deed) => deedWords(t, deed)
}

/** The same where there are no hooks: "Payment to a new payee, stopped at the daily limit, twice". */
export function deedWords(t: Words, deed: Deed): string {
  const { form, times = 1, settled = false } = deed
  const said = t('line', { form: t(`form.${form}`), how: howOf(t, deed), times })
  return settled ? `${said}; ${t('settled')}` : said
}

type Words = ReturnType<typeof useTranslations<'contact.netbank'>>

function howOf(t: Words, { outcome, codes }: NetbankDeed): string {
  if (outcome !== 'stopped') return t(outcome)
  const [code = 'other'] = codes
  const key = `stop.${code}`
  return t.has(key) ? t(key) : t('stop.other')
}

/** Names of fields that a deed is about, as the netbank calls them; empty when it is about none. */
export function useFieldWords(): (deed: NetbankDeed) => string {
  const t = useTranslations('contact.netbank')
  return ({ fields }) => {
    const names = fields.filter((field) => t.has(`field.${field}`)).map((field) => t(`field.${field}`))
    return names.length > 0 ? t('fields', { fields: names.join(', ') }) : ''
  }
}

/** An entry of the history in one sentence, the same for the customer and for staff. */
export function useEventWords(): (entry: ContactEntry) => string {
  const t = useTranslations('contact.history')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  const sayDeed = useDeedWords()
  return ({ event, staffName, topic }) => {
    const name = staffName ?? t('said.somebody')
    switch (event.type) {
      case 'asked_assistant':
        return t('said.asked_assistant', { found: topic ? 'yes' : 'no', titles: topic ?? '' })
      case 'netbank':
        return sayDeed(event)
      case 'reach_chosen': {
        const names = event.channels.map((channel) => t(`channel.${channel}`))
        return t('said.reach_chosen', { some: names.length > 0 ? 'yes' : 'no', channels: names.join(', ') })
      }
      case 'staff_note':
        return `${t(`said.staff_note.${event.via}.${event.by}`)}, ${t('said.by', { name })}`
      case 'call_missed':
        return t(`said.call_missed.${event.why}`, { name, booked: event.booked ? 'yes' : 'no' })
      case 'booked':
      case 'booking_moved':
      case 'booking_cancelled':
        return t(`said.${event.type}`, {
          name,
          topic: topic ?? t('said.meeting'),
          when: timeName(event.startsAt, zone, locale),
          way: t(`said.way.${event.way}`),
        })
      default:
        return t(`said.${event.type}`, { name, ...valuesOf(event, (minutes) => t('length', { minutes })) })
    }
  }
}

/** What an event's own sentence needs besides the name. */
function valuesOf(event: ContactEvent, length: (minutes: number) => string): Record<string, string | number> {
  const talked = (seconds: number) => length(Math.floor(seconds / 60))
  switch (event.type) {
    case 'met':
      return { booked: event.booked ? 'yes' : 'no', length: talked(event.seconds) }
    case 'looked_along':
      return { length: talked(event.seconds) }
    case 'agreed':
      return { again: event.again ? 'yes' : 'no', steps: event.steps }
    case 'step_done':
      return { what: event.what }
    case 'language_said':
      return { language: event.language, only: event.only ? 'yes' : 'no' }
    case 'mailed':
      return { subject: event.subject, by: event.by ?? 'mail' }
    case 'customer_wrote':
      return { way: event.way ?? 'netbank' }
    case 'question_answered':
      return { way: event.way }
    default:
      return {}
  }
}
