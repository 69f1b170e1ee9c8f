'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import type { SchedulerActions } from '@/components/calendar/staff-actions'
import { useSubmit } from '@/components/calendar/use-submit'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { List, ListRow } from '@/components/ui/list'
import { Section } from '@/components/ui/section'
import { useTell } from '@/components/ui/toast'
import { absenceName } from '@/lib/calendar/absence'

export type TimeOffItem = { id: string; from: number; to: number; reason: string }

type TimeOffListProps = {
  advisor: string
  zone: string
  items: readonly TimeOffItem[]
  remove: SchedulerActions['removeTimeOff']
}

/** Time off that is still to come or going on, and the way to take it out again. */
export function TimeOffList({ advisor, zone, items, remove }: TimeOffListProps) {
  const t = useTranslations('calendar')
  const locale = useLocale()
  const router = useRouter()
  const tell = useTell()
  const { busy, refusal, submit } = useSubmit()
  const takeOut = (id: string) =>
    submit(
      () => remove({ id }),
      () => {
        tell(t('told.awayRemoved', { name: advisor }))
        router.refresh()
      },
    )
  return (
    <Section title={t('timeOff')} className="max-w-reading">
      {items.length === 0 && <p className="text-ink-2">{t('hours.noTimeOff')}</p>}
      {items.length > 0 && (
        <List>
          {items.map(({ id, from, to, reason }) => (
            <ListRow
              key={id}
              title={absenceName({ from, to }, zone, locale)}
              note={reason}
              end={
                <Button variant="danger-quiet" busy={busy} onClick={() => takeOut(id)}>
                  {t('form.removeTimeOff')}
                  <span className="sr-only"> {absenceName({ from, to }, zone, locale)}</span>
                </Button>
              }
            />
          ))}
        </List>
      )}
      {refusal && <Alert className="mt-3">{refusal}</Alert>}
    </Section>
  )
}
