import { MapPin, Phone, Video } from 'lucide-react'
import type { ComponentProps, CSSProperties, ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import type { CalendarEntry } from '@/lib/calendar/calendar-view'

const looks: Record<CalendarEntry['kind'], string> = {
  // the clear edges show where colours are forced
  booking: 'border border-l-3 border-transparent border-l-spruce bg-spruce-tint text-ink',
  away: 'hatched border border-line bg-sunken text-ink-2',
  busy: 'hatched border border-line bg-surface text-ink-2',
  hold: 'border border-dashed border-edge bg-surface text-ink-2',
}

const wayIcons = { video: Video, phone: Phone, branch: MapPin } as const

type EntryBoxProps = {
  entry: CalendarEntry
  past: boolean
  style: CSSProperties
  name: string
  children?: ReactNode
}
type Reach = { onOpen: () => void; stop: ComponentProps<'button'> }

function boxClass(entry: CalendarEntry, past: boolean, extra?: string): string {
  return cx(
    'absolute overflow-hidden rounded-[4px] px-1.5 py-0.5 text-left text-small leading-4',
    looks[entry.kind],
    past && entry.kind === 'booking' && 'border-l-edge !bg-sunken text-ink-2',
    entry.kind === 'away' ? 'z-0' : 'z-10',
    extra,
  )
}

/** Something in a calendar that can be opened: a button named in full, however little of it fits. */
export function EntryButton({ entry, past, style, name, children, onOpen, stop }: EntryBoxProps & Reach) {
  return (
    <button
      {...stop}
      type="button"
      aria-label={name}
      title={name}
      onClick={onOpen}
      style={style}
      className={boxClass(entry, past, 'hover:z-20 hover:border-ink focus-visible:z-20')}
    >
      {children}
    </button>
  )
}

/** Something in a calendar that is only there: a hold, busy time, an own day off. */
export function EntryMark({ entry, past, style, name, children }: EntryBoxProps) {
  return (
    <div title={name} style={style} className={boxClass(entry, past)}>
      <span className="sr-only">{name}</span>
      {children}
    </div>
  )
}

/** How they meet, as an icon; the word is in the name. */
export function WayIcon({ entry }: { entry: CalendarEntry }) {
  if (entry.kind !== 'booking') return null
  const Icon = wayIcons[entry.booking.way]
  return <Icon aria-hidden width={12} height={12} className="inline shrink-0" />
}
