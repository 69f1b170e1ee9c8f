'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { type RefObject, useRef, useState } from 'react'
import { EndForm } from '@/components/skill/end-form'
import type { SkillActions } from '@/components/skill/skill-actions'
import { useGrantWords } from '@/components/skill/use-grant-words'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { List, ListRow } from '@/components/ui/list'
import { Tag } from '@/components/ui/tag'
import { useTell } from '@/components/ui/toast'
import { localDayAt } from '@/lib/booking/local-day'
import { skillDay } from '@/lib/skill/day-name'
import { type GrantLine, grantState } from '@/lib/skill/grant'
import type { Skill } from '@/lib/skill/skill'

type GrantListProps = {
  label: string
  grants: readonly GrantLine[]
  skills: readonly Skill[]
  zone: string
  now: number
  /** Without them nothing can be changed: it is over. */
  actions?: Pick<SkillActions, 'previewSkillEnd' | 'endSkill'>
}

/** What an advisor has, with from when until when and who says so; its end can be changed while it is not over. */
export function GrantList({ label, grants, skills, zone, now, actions }: GrantListProps) {
  const t = useTranslations('skill.sheet')
  const words = useGrantWords({ skills, zone, now })
  const [ending, setEnding] = useState<GrantLine | null>(null)
  const list = useRef<HTMLUListElement>(null)
  return (
    <>
      <List ref={list} aria-label={label}>
        {grants.map((grant) => {
          const { title, span, told } = words(grant)
          const state = grantState(grant, now)
          return (
            <ListRow
              key={grant.id}
              title={title}
              mark={<Tag tone={state === 'valid' ? 'good' : 'plain'}>{t(`state.${state}`)}</Tag>}
              note={told}
              end={
                actions && (
                  <Button onClick={() => setEnding(grant)} aria-label={t('endOf', { what: title })}>
                    {t('end')}
                  </Button>
                )
              }
            >
              <p>{span}</p>
            </ListRow>
          )
        })}
      </List>
      {ending && actions && (
        <EndDialog
          grant={ending}
          {...{ list, zone, now, actions }}
          title={words(ending).title}
          onClose={() => setEnding(null)}
        />
      )}
    </>
  )
}

type EndDialogProps = Pick<GrantListProps, 'zone' | 'now'> & {
  grant: GrantLine
  title: string
  list: RefObject<HTMLElement | null>
  actions: Pick<SkillActions, 'previewSkillEnd' | 'endSkill'>
  onClose: () => void
}

function EndDialog({ grant, title, list, zone, now, actions, onClose }: EndDialogProps) {
  const t = useTranslations('skill.sheet')
  const locale = useLocale()
  const router = useRouter()
  const tell = useTell()
  const leaves = useRef(false)
  const done = (to: number, atOnce: boolean) => {
    leaves.current = atOnce || to <= grant.from
    const values = { what: title, day: skillDay(to - 1, { now, zone, locale }) }
    tell(t(to <= grant.from ? 'takenBack' : atOnce ? 'endedNow' : 'endedThen', values))
    onClose()
    router.refresh()
  }
  const today = localDayAt(zone, now)
  const lastDay = grant.to === null ? '' : localDayAt(zone, grant.to - 1)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('endTitle', { what: title })}
      description={t('endText')}
      wide
      onCloseAutoFocus={(event) => {
        if (!leaves.current) return
        event.preventDefault()
        focusHeading(list.current)
      }}
    >
      <EndForm grantId={grant.id} {...{ today, lastDay, actions }} onDone={done} onLeave={onClose} />
    </Dialog>
  )
}

/** What is over leaves the list, and the button with it that was pressed: one goes on at the heading. */
function focusHeading(list: HTMLElement | null) {
  const heading = list?.closest('section')?.querySelector('h2')
  heading?.setAttribute('tabindex', '-1')
  heading?.focus()
}
