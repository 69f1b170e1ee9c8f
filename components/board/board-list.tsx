'use client'

import { useTranslations } from 'next-intl'
import type { OpenEntry } from '@/components/board/board-dialog'
import type { BoardLine } from '@/components/board/board-table'
import { LoadBar } from '@/components/board/load-bar'
import { EntryRow } from '@/components/calendar/entry-row'
import { List } from '@/components/ui/list'
import { Section } from '@/components/ui/section'

type BoardListProps = { lines: readonly BoardLine[]; zone: string; now: number; onOpen: OpenEntry }

/** The same day in words, advisor by advisor. */
export function BoardList({ lines, zone, now, onOpen }: BoardListProps) {
  const t = useTranslations('calendar')
  return (
    <div className="grid gap-8 lg:grid-cols-2 2xl:grid-cols-3">
      {lines.map(({ advisor, view }) => {
        const entries = [...view.away, ...view.placed]
        return (
          <Section key={advisor.id} title={advisor.name} className="!mt-0">
            <div className="mb-3 w-44">
              <LoadBar load={advisor.load} away={view.away.length > 0} />
            </div>
            {entries.length === 0 ? (
              <p className="text-ink-2">{t('board.nothing')}</p>
            ) : (
              <List>
                {entries.map(({ entry }) => (
                  <EntryRow
                    key={entry.id}
                    {...{ entry, zone, now }}
                    onOpen={(booking) => onOpen({ ...entry, kind: 'booking', booking })}
                    onOpenAway={onOpen}
                  />
                ))}
              </List>
            )}
          </Section>
        )
      })}
    </div>
  )
}
