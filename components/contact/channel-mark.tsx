import {
  Building2,
  CalendarDays,
  FileText,
  Mail,
  MessageCircle,
  MessageSquare,
  MonitorSmartphone,
  Phone,
  Smartphone,
  Video,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Channel } from '@/lib/contact/event'

const icons = {
  netbank: MonitorSmartphone,
  video: Video,
  booking: CalendarDays,
  phone: Phone,
  branch: Building2,
  mail: Mail,
  letter: FileText,
  message: MessageSquare,
  sms: Smartphone,
  messenger: MessageCircle,
} as const

/** A channel: its icon and its word. */
export function ChannelMark({ channel }: { channel: Channel }) {
  const t = useTranslations('contact.history.channel')
  const Icon = icons[channel]
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon aria-hidden width={16} height={16} strokeWidth={1.75} className="shrink-0" />
      {t(channel)}
    </span>
  )
}
