'use client'

import { useLocale, useTranslations } from 'next-intl'
import { skillDay } from '@/lib/skill/day-name'
import { type GrantLine, grantState } from '@/lib/skill/grant'
import { type Skill, skillName } from '@/lib/skill/skill'

type Known = { skills: readonly Skill[]; zone: string; now: number }

/** A grant in words: what it is, from when until when, and who says so. */
export function useGrantWords({ skills, zone, now }: Known) {
  const t = useTranslations('skill.sheet')
  const has = useTranslations('skill.has')
  const locale = useLocale()
  const dayOf = (at: number) => skillDay(at, { now, zone, locale })
  const spanOf = (grant: GrantLine) => {
    const from = dayOf(grant.from)
    if (grantState(grant, now) === 'taken_back') return t('span.never', { from })
    // over at midnight: good until the day before
    return grant.to === null ? t('span.open', { from }) : t('span.ends', { from, to: dayOf(grant.to - 1) })
  }
  return (grant: GrantLine) => {
    const skill = skills.find(({ key }) => key === grant.skill)
    const granted = t('granted', { name: grant.grantedBy, day: dayOf(grant.grantedAt) })
    const ended = grant.ended ? t('ended', { name: grant.ended.by, day: dayOf(grant.ended.at) }) : ''
    return {
      title: skill ? has(skill.kind, { what: skillName(skill, locale) }) : grant.skill,
      span: spanOf(grant),
      told: `${granted} ${ended}`.trim(),
    }
  }
}
