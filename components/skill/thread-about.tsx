import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FitNotice } from '@/components/skill/fit-notice'
import type { Side, Standing } from '@/lib/message/thread'
import type { Fit } from '@/lib/skill/fit'
import type { Skill } from '@/lib/skill/skill'

type ThreadAboutProps = {
  about: { topic: string | null; fit: Fit<Skill> | null } | undefined
  standing: Standing
  side: Side
  /** Who answers, and by when. */
  head: ReactNode
}

/** A thread's topic, who answers it, and who may where that is not simply whoever reads or is read. */
export function ThreadAbout({ about, standing, side, head }: ThreadAboutProps) {
  const t = useTranslations('skill.topic')
  const { topic = null, fit = null } = about ?? {}
  // that nobody may is why nothing is promised: hours have nothing to do with it
  const isForLack = fit?.who === 'nobody' && standing.state === 'open' && standing.promisedBy === null
  return (
    <>
      {topic !== null && (
        <p className="mb-2 text-small text-ink-2" data-share="text">
          {t('about', { topic })}
        </p>
      )}
      {!isForLack && head}
      {fit && (
        <div className="mb-4">
          <FitNotice fit={fit} side={side} />
        </div>
      )}
    </>
  )
}
