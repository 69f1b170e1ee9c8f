import { useLocale, useTranslations } from 'next-intl'
import type { AnswerVia, OutChannel } from '@/lib/question/channel'

/** "SMS and letter": channels by their names, in a sentence. */
export function useChannelNames(): (channels: readonly OutChannel[]) => string {
  const t = useTranslations('question.channel')
  const format = new Intl.ListFormat(useLocale(), { type: 'conjunction' })
  return (channels) => format.format(channels.map((channel) => t(`name.${channel}`)))
}

/** "by SMS", "in the netbank": the way an answer came. */
export function useViaWords(): (via: AnswerVia) => string {
  const t = useTranslations('question.channel')
  return (via) => t(`via.${via}`)
}
