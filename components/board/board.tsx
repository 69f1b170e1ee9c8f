'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { BoardDialog, type OpenEntry, type Opened } from '@/components/board/board-dialog'
import { BoardList } from '@/components/board/board-list'
import { BoardTable } from '@/components/board/board-table'
import { BoardToolbar } from '@/components/board/board-toolbar'
import { ChangeNotice } from '@/components/board/change-notice'
import { useTold } from '@/components/board/use-told'
import type { SchedulerActions, Topic } from '@/components/calendar/staff-actions'
import { useServerNow } from '@/components/calendar/use-server-now'
import { EmptyState } from '@/components/ui/empty-state'
import { localDayAt } from '@/lib/booking/local-day'
import type { CalendarView } from '@/lib/calendar/address'
import type { BranchDay } from '@/lib/calendar/calendar-view'
import { dayView } from '@/lib/calendar/day-view'

type BoardProps = {
  board: BranchDay
  topics: readonly Topic[]
  view: CalendarView
  /** The server's time, epoch ms. */
  now: number
  actions: SchedulerActions
  /** Day navigation, beside the buttons. */
  nav: ReactNode
}

/** The branch's day: who has what, and everything a scheduler can do about it. */
export function Board({ board, topics, view, now: renderedAt, actions, nav }: BoardProps) {
  const t = useTranslations('calendar')
  const router = useRouter()
  const now = useServerNow(renderedAt)
  const [opened, setOpened] = useState<Opened | null>(null)
  const { change, close, undone, ...told } = useTold(
    actions,
    () => setOpened(null),
    () => router.refresh(),
  )
  const { zone } = board.branch
  const lines = board.advisors.map((advisor) => ({ advisor, view: dayView(zone, board.day, advisor) }))
  const movable = board.advisors
    .flatMap(({ entries }) => entries)
    .filter((entry) => entry.kind === 'booking' && entry.from > now)
    .sort((a, b) => a.from - b.from)
  const open: OpenEntry = (entry) =>
    setOpened(
      entry.kind === 'booking' ? { step: 'details', booking: entry.booking } : { step: 'away', entry },
    )
  const shared = { lines, zone, now, onOpen: open }
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        {nav}
        <BoardToolbar onOpen={setOpened} />
      </div>
      {change && <ChangeNotice key={change.id} change={change} onUndone={undone} onClose={close} />}
      {lines.length === 0 && <EmptyState>{t('board.noAdvisors')}</EmptyState>}
      {lines.length > 0 && view === 'grid' && (
        <BoardTable
          {...shared}
          day={board.day}
          today={localDayAt(zone, now)}
          onMove={(booking) => setOpened({ step: 'move', booking })}
        />
      )}
      {lines.length > 0 && view === 'list' && <BoardList {...shared} />}
      <BoardDialog
        {...{ told, topics, movable, actions, zone, now }}
        opened={latest(opened, board)}
        day={board.day}
        advisors={board.advisors}
        onOpen={setOpened}
      />
    </>
  )
}

/** The same booking as it is now: somebody may have changed it since it was opened. */
function latest(opened: Opened | null, { advisors }: BranchDay): Opened | null {
  if (!opened || !('booking' in opened) || !opened.booking) return opened
  const { id } = opened.booking
  const entry = advisors.flatMap(({ entries }) => entries).find((one) => one.id === id)
  return entry?.kind === 'booking' ? { ...opened, booking: entry.booking } : opened
}
