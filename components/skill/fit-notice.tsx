import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/link-button'
import type { Side } from '@/lib/message/thread'
import { firstName } from '@/lib/presence/first-name'
import { skillDay } from '@/lib/skill/day-name'
import { type Fit, type FitWords, fitWords } from '@/lib/skill/fit'
import { type Skill, skillName } from '@/lib/skill/skill'

type FitNoticeProps = {
  fit: Fit<Skill>
  side: Side
  /** Where a meeting with whoever may now is booked. */
  bookHref?: (advisorId: string) => string
  /** Other ways on from here. */
  children?: ReactNode
}

/** Who may help with it and from when, in words; what can be done until then. */
export function FitNotice({ fit, side, bookHref, children }: FitNoticeProps) {
  const t = useTranslations('skill.fit')
  const sentence = useFitSentence(fit, side)
  const other = fit.who === 'other' ? fit.other : null
  return (
    <Notice tone={fit.who === 'asked' ? 'info' : 'warning'} role="status" className="max-w-reading">
      <p data-share="text">{fitWords(fit).map(sentence).join(' ')}</p>
      {other && bookHref && (
        <p className="pt-1">
          <LinkButton href={bookHref(other.id)} data-share="text">
            {t('book', { first: firstName(other.name) })}
          </LinkButton>
        </p>
      )}
      {children}
    </Notice>
  )
}

function useFitSentence({ asOf, skill }: Fit<Skill>, side: Side): (words: FitWords) => string {
  const t = useTranslations('skill.fit')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  const what = skillName(skill, locale)
  return (words) => {
    switch (words.key) {
      case 'from': {
        const day = skillDay(words.at, { now: asOf, zone, locale })
        return t(`from.${skill.kind}`, { name: words.name, what, day })
      }
      case 'until': {
        // what is over at their midnight was good until the day before, also where it is later by then
        const day = skillDay(words.at - 1, { now: asOf, zone: words.zone, locale })
        return t(`until.${skill.kind}`, { name: words.name, what, day })
      }
      case 'never':
        return t(`never.${skill.kind}`, { name: words.name, what })
      case 'meanwhile':
      case 'instead':
        return t(`${words.key}.${side}`, { name: words.name })
      case 'nobodyYet':
      case 'nobody':
        return t(`${words.key}.${side}`)
    }
  }
}
